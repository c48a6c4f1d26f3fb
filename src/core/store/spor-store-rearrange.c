/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "spor-store-private.h"

/* Several moves or marks as one change set, which one undo reverts. */

static const char *
spor_rearrange_action (SporRearrangement what)
{
  static const char *const actions[]
      = { [SPOR_REARRANGE_SEAT] = "seat",     [SPOR_REARRANGE_WAIT] = "wait",
          [SPOR_REARRANGE_UNSEAT] = "unseat", [SPOR_REARRANGE_PIN] = "pin",
          [SPOR_REARRANGE_BAR] = "bar",       [SPOR_REARRANGE_UNPIN] = "unpin" };

  return actions[what];
}

gboolean
spor_store_rearrange (SporStore *self,
                      const SporComposition *before,
                      const SporComposition *after,
                      SporRearrangement what,
                      const char *names,
                      GError **error)
{
  if (!spor_store_begin (self, spor_rearrange_action (what), names, error))
    return FALSE;
  return spor_store_end (self,
                         spor_store_has_composition (self, before, error)
                             && spor_store_has_newcomers (self, before, after, error)
                             && spor_store_save_composition (self, before, after, error),
                         error);
}

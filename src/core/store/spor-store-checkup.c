/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "spor-store-checkup.h"

#include "spor-store-alternatives.h"
#include "spor-store-rounds.h"

#include <glib/gi18n-lib.h>

void
spor_checkup_free (SporCheckup *self)
{
  g_clear_pointer (&self->findings, g_ptr_array_unref);
  g_clear_pointer (&self->remarks, g_ptr_array_unref);
  g_clear_pointer (&self->rounds, g_ptr_array_unref);
  g_free (self);
}

/* Of one round. */
typedef struct
{
  SporCheckup *checkup;
  const SporRoundEntry *entry;
  gboolean several; /* rounds: each sentence names its own */
} SporRoundCheck;

/* Where it is: "Proposal A", or "FBS 2.0, Proposal A". */
static char *
spor_round_check_place (const SporRoundCheck *self, const SporComposition *composition)
{
  return g_strjoin (", ", self->several ? self->entry->name : composition->name,
                    self->several ? composition->name : NULL, NULL);
}

static gboolean
is_answered (const SporComposition *composition)
{
  return composition->finalised_at != SPOR_TIME_NONE && composition->note && *composition->note;
}

static gboolean
is_finding (const SporBreach *breach, const SporComposition *composition)
{
  return composition->finalised_at != SPOR_TIME_NONE
             ? !is_answered (composition)
             : breach->rule != SPOR_RULE_SEATS && breach->rule != SPOR_RULE_CATEGORY;
}

static void
spor_round_check_add (const SporRoundCheck *self,
                      const SporComposition *composition,
                      gboolean counts)
{
  g_autoptr (GPtrArray) breaches = spor_composition_breaches (composition);
  g_autofree char *place = spor_round_check_place (self, composition);
  SporCheckup *checkup = self->checkup;

  for (guint i = 0; spor_composition_n_seated (composition) > 0 && i < breaches->len; i++)
    {
      const SporBreach *breach = g_ptr_array_index (breaches, i);
      gboolean finding = counts && is_finding (breach, composition);

      g_ptr_array_add (
          finding ? checkup->findings : checkup->remarks,
          is_answered (composition)
              /* Translators: a composition; the rule that it breaks, a sentence; why it is final */
              ? g_strdup_printf (_ ("%s: %s It is final all the same: “%s”"), place, breach->text,
                                 composition->note)
              /* Translators: a composition; the rule that it breaks, a sentence */
              : g_strdup_printf (_ ("%s: %s"), place, breach->text));
    }
}

static gboolean
spor_round_check_run (SporStore *store, gpointer data, GError **error)
{
  const SporRoundCheck *self = data;
  guint n = self->checkup->findings->len + self->checkup->remarks->len;
  g_autoptr (SporComposition) decided = spor_store_load_decided (store, FALSE, error);
  g_autoptr (GPtrArray) all
      = decided ? spor_store_load_compositions (store, decided->signups, error) : NULL;

  for (guint i = 0; all && i < all->len; i++)
    {
      const SporComposition *composition = g_ptr_array_index (all, i);
      gboolean counts = g_str_equal (composition->id, decided->id);

      spor_round_check_add (self, counts ? decided : composition,
                            counts && self->entry->archived_at == SPOR_TIME_NONE);
    }
  if (self->checkup->findings->len + self->checkup->remarks->len > n)
    g_ptr_array_add (self->checkup->rounds, g_strdup (self->entry->id));
  return all != NULL;
}

static gboolean
spor_checkup_run (SporCheckup *self, SporStore *store, const char *round, GError **error)
{
  g_autoptr (GPtrArray) rounds = spor_store_load_rounds (store, error);

  for (guint i = 0; rounds && i < rounds->len; i++)
    {
      const SporRoundEntry *entry = g_ptr_array_index (rounds, i);
      SporRoundCheck check = { self, entry, rounds->len > 1 };

      if (round && !g_str_equal (entry->id, round))
        continue;
      if (!spor_store_do_in_round (store, entry->id, spor_round_check_run, &check, error))
        return FALSE;
    }
  return rounds != NULL;
}

SporCheckup *
spor_store_check_up (SporStore *self, const char *round, GError **error)
{
  g_autoptr (SporCheckup) checkup = g_new0 (SporCheckup, 1);

  if (!(checkup->findings = spor_store_check (self, error)))
    return NULL;
  checkup->remarks = g_ptr_array_new_with_free_func (g_free);
  checkup->rounds = g_ptr_array_new_with_free_func (g_free);
  checkup->sound = checkup->findings->len == 0;
  if (checkup->sound && !spor_checkup_run (checkup, self, round, error))
    return NULL;
  return g_steal_pointer (&checkup);
}

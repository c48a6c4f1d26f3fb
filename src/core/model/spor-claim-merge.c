/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "spor-claim-merge.h"

#include "spor-claim-changes.h"
#include "spor-merge.h"

/* --- One thing ------------------------------------------------------------------------------ */

static void
spor_take_text (char **ours, const char *now)
{
  g_autofree char *was = *ours;

  *ours = g_strdup (now);
}

gboolean
spor_claim_text_is_disputed (const char *ours, const char *shown, const char *now)
{
  return spor_thing_of (g_str_equal (ours, shown), g_str_equal (now, shown),
                        g_str_equal (now, ours))
         == SPOR_THING_DISPUTED;
}

static gboolean
spor_claim_same_route (const SporClaim *a, const SporClaim *b)
{
  return a->route == b->route && g_str_equal (a->ean, b->ean);
}

static gboolean
spor_merge_route (SporClaim *ours, const SporClaim *shown, const SporClaim *now)
{
  SporThing whose
      = spor_thing_of (spor_claim_same_route (ours, shown), spor_claim_same_route (now, shown),
                       spor_claim_same_route (now, ours));

  if (whose == SPOR_THING_THEIRS)
    {
      ours->route = now->route;
      spor_take_text (&ours->ean, now->ean);
    }
  return whose != SPOR_THING_DISPUTED;
}

/* --- A line --------------------------------------------------------------------------------- */

/* An amount that comes of kilometres is worked out anew. */
static gboolean
spor_claim_line_same_cost (const SporClaimLine *a, const SporClaimLine *b)
{
  return a->mode == b->mode && a->metres == b->metres
         && (spor_mode_has_rate (a->mode) || a->amount == b->amount);
}

static gboolean
spor_merge_cost (SporClaimLine *ours, const SporClaimLine *shown, const SporClaimLine *now)
{
  SporThing whose = spor_thing_of (spor_claim_line_same_cost (ours, shown),
                                   spor_claim_line_same_cost (now, shown),
                                   spor_claim_line_same_cost (now, ours));

  if (whose == SPOR_THING_THEIRS)
    {
      ours->mode = now->mode;
      ours->metres = now->metres;
      ours->amount = now->amount;
    }
  return whose != SPOR_THING_DISPUTED;
}

static gboolean
spor_merge_line (SporClaimLine *ours, const SporClaimLine *shown, const SporClaimLine *now)
{
  gboolean agreed = TRUE;

  if (ours->rate == shown->rate)
    ours->rate = now->rate;
  agreed &= spor_merge_cost (ours, shown, now);
  agreed &= spor_merge_number (&ours->day, shown->day, now->day);
  agreed &= spor_merge_text (&ours->origin, shown->origin, now->origin);
  agreed &= spor_merge_text (&ours->destination, shown->destination, now->destination);
  agreed &= spor_merge_text (&ours->note, shown->note, now->note);
  agreed &= spor_merge_text (&ours->receipt_id, shown->receipt_id, now->receipt_id);
  return agreed;
}

static gboolean
spor_claim_line_same (const SporClaimLine *a, const SporClaimLine *b)
{
  return spor_claim_line_same_cost (a, b) && a->day == b->day && g_str_equal (a->origin, b->origin)
         && g_str_equal (a->destination, b->destination) && g_str_equal (a->note, b->note)
         && g_str_equal (a->receipt_id, b->receipt_id);
}

/* --- Lines ---------------------------------------------------------------------------------- */

/* Ours that were shown: merged with what has become of them, or gone with them unless we have
 * changed them. */
static gboolean
spor_merge_shown_lines (SporClaim *ours, const SporClaim *shown, const SporClaim *now)
{
  gboolean agreed = TRUE;

  for (guint i = ours->lines->len; i-- > 0;)
    {
      SporClaimLine *line = g_ptr_array_index (ours->lines, i);
      int before = spor_claim_find_line (shown, line->id);
      int after = spor_claim_find_line (now, line->id);

      if (before < 0)
        continue;
      if (after >= 0)
        agreed &= spor_merge_line (line, spor_claim_line (shown, before),
                                   spor_claim_line (now, after));
      else if (spor_claim_line_same (line, spor_claim_line (shown, before)))
        g_ptr_array_remove_index (ours->lines, i);
      else
        agreed = FALSE;
    }
  return agreed;
}

static gboolean
spor_claim_line_is_removed (const char *id, const SporClaim *shown, const SporClaim *now)
{
  return spor_claim_find_line (shown, id) >= 0 && spor_claim_find_line (now, id) < 0;
}

GPtrArray *
spor_claim_drop_removed (SporClaim *ours, const SporClaim *shown, const SporClaim *now)
{
  g_autoptr (GPtrArray) quotes = spor_quotes_new ();

  for (guint i = 0; i < ours->lines->len; i++)
    {
      const char *id = spor_claim_line (ours, i)->id;

      if (spor_claim_line_is_removed (id, shown, now))
        spor_claim_quote_line (quotes, ours, i,
                               spor_claim_line (shown, spor_claim_find_line (shown, id)));
    }
  for (guint i = ours->lines->len; i-- > 0;)
    if (spor_claim_line_is_removed (spor_claim_line (ours, i)->id, shown, now))
      g_ptr_array_remove_index (ours->lines, i);
  return g_steal_pointer (&quotes);
}

/* Theirs that are not ours: new ones after the line that they follow, and those that we dropped
 * only as they were shown. */
static gboolean
spor_merge_their_lines (SporClaim *ours, const SporClaim *shown, const SporClaim *now)
{
  gboolean agreed = TRUE;
  int last = -1;

  for (guint i = 0; i < now->lines->len; i++)
    {
      const SporClaimLine *line = spor_claim_line (now, i);
      int before = spor_claim_find_line (shown, line->id);
      int index = spor_claim_find_line (ours, line->id);

      if (index < 0 && before >= 0 && !spor_claim_line_same (line, spor_claim_line (shown, before)))
        agreed = FALSE;
      if (index < 0 && before < 0)
        {
          index = last + 1;
          g_ptr_array_insert (ours->lines, index, spor_claim_line_copy (line));
        }
      if (index >= 0)
        last = index;
    }
  return agreed;
}

/* --- Receipts ------------------------------------------------------------------------------- */

static void
spor_merge_receipts (SporClaim *ours, const SporClaim *shown, const SporClaim *now)
{
  g_autoptr (SporClaim) theirs = spor_claim_copy (now);

  for (guint i = ours->receipts->len; i-- > 0;)
    {
      const char *id = ((SporReceipt *)g_ptr_array_index (ours->receipts, i))->id;

      if (spor_claim_find_receipt (shown, id) && !spor_claim_find_receipt (now, id))
        g_ptr_array_remove_index (ours->receipts, i);
    }
  for (guint i = theirs->receipts->len; i-- > 0;)
    {
      const char *id = ((SporReceipt *)g_ptr_array_index (theirs->receipts, i))->id;

      if (!spor_claim_find_receipt (shown, id) && !spor_claim_find_receipt (ours, id))
        g_ptr_array_add (ours->receipts, g_ptr_array_steal_index (theirs->receipts, i));
    }
}

/* One has put on a line what the other has removed, and it is gone. */
static gboolean
spor_claim_drop_lost_receipts (SporClaim *self)
{
  gboolean dropped = FALSE;

  for (guint i = 0; i < self->lines->len; i++)
    {
      SporClaimLine *line = g_ptr_array_index (self->lines, i);

      if (!*line->receipt_id || spor_claim_find_receipt (self, line->receipt_id))
        continue;
      spor_take_text (&line->receipt_id, "");
      dropped = TRUE;
    }
  return dropped;
}

gboolean
spor_claim_merge (SporClaim *ours, const SporClaim *shown, const SporClaim *now)
{
  gboolean agreed = TRUE;

  agreed &= spor_merge_route (ours, shown, now);
  agreed &= spor_merge_text (&ours->note, shown->note, now->note);
  agreed &= spor_merge_shown_lines (ours, shown, now);
  agreed &= spor_merge_their_lines (ours, shown, now);
  spor_merge_receipts (ours, shown, now);
  return !spor_claim_drop_lost_receipts (ours) && agreed;
}

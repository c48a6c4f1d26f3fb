/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "spor-claim-changes.h"

#include "spor-day.h"
#include "spor-money.h"

#include <glib/gi18n-lib.h>

char *
spor_claim_line_field (guint number, const char *field)
{
  /* Translators: a line's number in a claim; one of its fields, such as "From" */
  return g_strdup_printf (_ ("Line %u: %s"), number, field);
}

static void
spor_quote_line (GPtrArray *quotes, guint number, const char *field, const char *text)
{
  g_autofree char *whole = spor_claim_line_field (number, field);

  spor_quotes_add (quotes, whole, text);
}

static void
spor_quote_text (
    GPtrArray *quotes, guint number, const char *field, const char *ours, const char *shown)
{
  if (g_strcmp0 (ours, shown) != 0)
    spor_quote_line (quotes, number, field, ours);
}

/* An amount that comes of kilometres is quoted as those. */
static void
spor_quote_cost (GPtrArray *quotes,
                 guint number,
                 const SporClaimLine *ours,
                 const SporClaimLine *shown)
{
  gboolean has_rate = spor_mode_has_rate (ours->mode);
  gint64 value = has_rate ? ours->metres : ours->amount;
  g_autofree char *text = has_rate ? spor_km_format (value) : spor_money_format (value);

  if (value != 0
      && (!shown || shown->mode != ours->mode
          || value != (has_rate ? shown->metres : shown->amount)))
    spor_quote_line (quotes, number, has_rate ? _ ("Kilometres") : _ ("Amount"), text);
}

static void
spor_quote_receipt (GPtrArray *quotes,
                    guint number,
                    const SporClaim *claim,
                    const SporClaimLine *ours,
                    const SporClaimLine *shown)
{
  const SporReceipt *receipt = spor_claim_find_receipt (claim, ours->receipt_id);

  if (receipt && g_strcmp0 (ours->receipt_id, shown ? shown->receipt_id : NULL) != 0)
    spor_quote_line (quotes, number, _ ("Receipt"), receipt->name);
}

void
spor_claim_quote_line (GPtrArray *quotes,
                       const SporClaim *claim,
                       guint index,
                       const SporClaimLine *shown)
{
  const SporClaimLine *ours = spor_claim_line (claim, index);
  guint number = index + 1;
  g_autofree char *day = ours->day == SPOR_DAY_NONE ? g_strdup ("") : spor_day_format (ours->day);

  if (!shown || ours->mode != shown->mode)
    spor_quote_line (quotes, number, _ ("Mode of transport"), spor_mode_label (ours->mode));
  if (!shown || ours->day != shown->day)
    spor_quote_line (quotes, number, _ ("Date"), day);
  spor_quote_text (quotes, number, _ ("From"), ours->origin, shown ? shown->origin : NULL);
  spor_quote_text (quotes, number, _ ("To"), ours->destination, shown ? shown->destination : NULL);
  spor_quote_cost (quotes, number, ours, shown);
  spor_quote_text (quotes, number, _ ("Note"), ours->note, shown ? shown->note : NULL);
  spor_quote_receipt (quotes, number, claim, ours, shown);
}

GPtrArray *
spor_claim_changes (const SporClaim *ours, const SporClaim *shown)
{
  g_autoptr (GPtrArray) quotes = spor_quotes_new ();

  for (guint i = 0; i < ours->lines->len; i++)
    {
      int index = spor_claim_find_line (shown, spor_claim_line (ours, i)->id);

      spor_claim_quote_line (quotes, ours, i, index >= 0 ? spor_claim_line (shown, index) : NULL);
    }
  if (ours->route != shown->route)
    spor_quotes_add (quotes, _ ("Payment"), spor_route_label (ours->route));
  if (g_strcmp0 (ours->ean, shown->ean) != 0)
    spor_quotes_add (quotes, _ ("EAN number"), ours->ean);
  if (g_strcmp0 (ours->note, shown->note) != 0)
    spor_quotes_add (quotes, _ ("Note to the approver"), ours->note);
  return g_steal_pointer (&quotes);
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "spor-claim-value.h"

#include "spor-claim-rules.h"
#include "spor-day.h"
#include "spor-ean.h"
#include "spor-money.h"

#include <glib/gi18n-lib.h>
#include <string.h>

static const char *const keys[] = { "text", "money", "km", "ean", "day", NULL };

const char *
spor_claim_value_kind_key (SporClaimValueKind kind)
{
  return keys[kind];
}

SporClaimValueKind
spor_claim_value_kind_from_key (const char *key)
{
  for (guint k = 0; keys[k]; k++)
    if (g_strcmp0 (keys[k], key) == 0)
      return k;
  g_return_val_if_reached (SPOR_CLAIM_VALUE_TEXT);
}

gboolean
spor_claim_value_parse (SporClaimValueKind kind, const char *text, gint64 near, gint64 *number)
{
  *number = kind == SPOR_CLAIM_VALUE_DAY ? SPOR_DAY_NONE : 0;
  if (!*text)
    return TRUE;
  switch (kind)
    {
    case SPOR_CLAIM_VALUE_MONEY:
      return spor_money_parse (text, number);
    case SPOR_CLAIM_VALUE_KM:
      return spor_km_parse (text, number);
    case SPOR_CLAIM_VALUE_DAY:
      return spor_day_parse_near (text, near, number);
    default:
      return TRUE;
    }
}

char *
spor_claim_value_format (SporClaimValueKind kind, gint64 number)
{
  g_autofree char *text = NULL;
  g_auto (GStrv) words = NULL;

  if (kind == SPOR_CLAIM_VALUE_DAY)
    return spor_day_format (number);
  if (number == 0)
    return g_strdup ("");
  text = kind == SPOR_CLAIM_VALUE_KM ? spor_km_format (number) : spor_money_format (number);
  words = g_strsplit (text, "\u00a0", -1);
  for (guint i = 0; words[i]; i++)
    if (g_ascii_isdigit (words[i][0]))
      return g_strdup (words[i]);
  return g_steal_pointer (&text);
}

/* Says how a number is written, in the program's language. */
static char *
spor_number_objection (SporClaimValueKind kind)
{
  g_autofree char *example
      = spor_claim_value_format (kind, kind == SPOR_CLAIM_VALUE_KM ? 143500 : 123450);

  if (kind == SPOR_CLAIM_VALUE_KM)
    /* Translators: %s: an example, "143.5" */
    return g_strdup_printf (_ ("This is not a distance; write it as %s."), example);
  /* Translators: %s: an example, "1,234.50" */
  return g_strdup_printf (_ ("This is not an amount; write it as %s."), example);
}

char *
spor_claim_value_objection (SporClaimValueKind kind, const char *text, gint64 near)
{
  g_autoptr (SporClaimFinding) finding = spor_claim_text_objection (text, -1);
  gint64 number;

  if (finding)
    return g_steal_pointer (&finding->text);
  if (kind == SPOR_CLAIM_VALUE_EAN && *text && !spor_ean_is_valid (text))
    return g_strdup (strlen (text) == 13
                         ? _ ("The last digit does not match the others: there is a typing error.")
                         : _ ("An EAN number has thirteen digits."));
  if (spor_claim_value_parse (kind, text, near, &number))
    return NULL;
  if (kind == SPOR_CLAIM_VALUE_DAY)
    return g_strdup (_ ("This is not a date. Write it like 3/3 or 3.3.2025."));
  return spor_number_objection (kind);
}

gboolean
spor_claim_value_may_wait (SporClaimValueKind kind, const char *text)
{
  g_autoptr (SporClaimFinding) finding = spor_claim_text_objection (text, -1);

  return !finding && (kind != SPOR_CLAIM_VALUE_EAN || strlen (text) < 13);
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "spor-store-private.h"
#include "spor-store-refunds.h"

#include "spor-id.h"

#include <glib/gi18n-lib.h>

/* The table rate: empty until somebody changes what the program brings. */

static const char *const select_rates
    = "SELECT from_day, to_day, high, low, bicycle, source FROM rate ORDER BY from_day";
static const char *const insert_rate
    = "INSERT INTO rate (from_day, to_day, high, low, bicycle, source, id) "
      "VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)";
static const char *const update_rate
    = "UPDATE rate SET from_day = ?1, to_day = ?2, high = ?3, low = ?4, bicycle = ?5, source = ?6 "
      "WHERE from_day = ?7";
static const char *const delete_rate = "DELETE FROM rate WHERE from_day = ?1";

/* --- Reading -------------------------------------------------------------------------------- */

static SporRate
spor_rate_from_row (SporStatement *statement)
{
  return (SporRate){ .from = spor_day_from_iso (spor_column_text (statement, 0)),
                     .to = spor_day_from_iso (spor_column_text (statement, 1)),
                     .high = sqlite3_column_int64 (statement, 2),
                     .low = sqlite3_column_int64 (statement, 3),
                     .bicycle = sqlite3_column_int64 (statement, 4),
                     .source = g_strdup (spor_column_text (statement, 5)) };
}

static void
spor_rate_clear_source (gpointer data)
{
  g_free ((char *)((SporRate *)data)->source);
}

/* The book's own, which may be none. */
static GArray *
spor_store_load_own_rates (SporStore *self, GError **error)
{
  g_autoptr (GArray) rates = g_array_new (FALSE, FALSE, sizeof (SporRate));
  g_autoptr (SporStatement) statement = spor_store_prepare (self, select_rates, error);
  int step;

  g_array_set_clear_func (rates, spor_rate_clear_source);
  if (!statement)
    return NULL;
  while ((step = spor_store_step (self, statement, error)) > 0)
    {
      SporRate rate = spor_rate_from_row (statement);

      g_array_append_val (rates, rate);
    }
  return step == 0 ? g_steal_pointer (&rates) : NULL;
}

SporRates *
spor_store_load_rates (SporStore *self, GError **error)
{
  g_autoptr (GArray) own = spor_store_load_own_rates (self, error);

  if (!own)
    return NULL;
  return own->len > 0 ? spor_rates_new_from ((const SporRate *)own->data, own->len)
                      : spor_rates_new (error);
}

/* --- Writing -------------------------------------------------------------------------------- */

/* @instead_of: SPOR_DAY_NONE: a row of its own */
static gboolean
spor_store_put_rate (SporStore *self, const SporRate *rate, gint64 instead_of, GError **error)
{
  gboolean is_new = instead_of == SPOR_DAY_NONE;
  g_autofree char *from = spor_day_to_iso (rate->from);
  g_autofree char *to = spor_day_to_iso (rate->to);
  g_autofree char *which = is_new ? spor_id_new () : spor_day_to_iso (instead_of);
  g_autoptr (SporStatement) statement
      = spor_store_prepare (self, is_new ? insert_rate : update_rate, error);

  if (!statement)
    return FALSE;
  spor_bind_text (statement, 1, from);
  spor_bind_text (statement, 2, to);
  spor_bind_int (statement, 3, rate->high);
  spor_bind_int (statement, 4, rate->low);
  spor_bind_int (statement, 5, rate->bicycle);
  spor_bind_text (statement, 6, rate->source ? rate->source : "");
  spor_bind_text (statement, 7, which);
  return spor_store_run (self, statement, error);
}

/* Inside a change set. The table as it is, which is the book's own from here on. */
static SporRates *
spor_store_own_rates (SporStore *self, GError **error)
{
  g_autoptr (SporRates) rates = spor_store_load_rates (self, error);
  g_autoptr (GArray) own = rates ? spor_store_load_own_rates (self, error) : NULL;

  if (!own)
    return NULL;
  for (guint i = 0; own->len == 0 && i < spor_rates_get_n (rates); i++)
    if (!spor_store_put_rate (self, spor_rates_get (rates, i), SPOR_DAY_NONE, error))
      return NULL;
  return g_steal_pointer (&rates);
}

static gboolean
spor_store_has_rate (const SporRates *rates, gint64 from, GError **error)
{
  g_autofree char *date = spor_day_format (from);

  if (spor_rates_beginning (rates, from))
    return TRUE;
  g_set_error (error, SPOR_STORE_ERROR, SPOR_STORE_ERROR_UNKNOWN_ID,
               /* Translators: a date */
               _ ("There are no rates that begin on %s."), date);
  return FALSE;
}

/* Whether the table has it already, wherever it was read: then it need not become the book's own.
 */
static gboolean
spor_rates_have (const SporRates *self, const SporRate *rate, gint64 instead_of)
{
  const SporRate *known = instead_of == rate->from ? spor_rates_beginning (self, rate->from) : NULL;

  return known && known->to == rate->to && known->high == rate->high && known->low == rate->low
         && known->bicycle == rate->bicycle;
}

static gboolean
spor_store_change_rate (SporStore *self, const SporRate *rate, gint64 instead_of, GError **error)
{
  g_autoptr (SporRates) known = spor_store_load_rates (self, error);
  g_autoptr (SporRates) rates = NULL;
  g_autoptr (GError) objection = NULL;

  if (known && spor_rates_have (known, rate, instead_of))
    return TRUE;
  rates = known ? spor_store_own_rates (self, error) : NULL;
  if (!rates || (instead_of != SPOR_DAY_NONE && !spor_store_has_rate (rates, instead_of, error)))
    return FALSE;
  if (!spor_rates_allows (rates, rate, instead_of, &objection))
    {
      g_set_error_literal (error, SPOR_STORE_ERROR, SPOR_STORE_ERROR_REFUSED, objection->message);
      return FALSE;
    }
  return spor_store_put_rate (self, rate, instead_of, error);
}

gboolean
spor_store_set_rate (SporStore *self, const SporRate *rate, gint64 instead_of, GError **error)
{
  g_autofree char *date = spor_day_format (rate->from);

  if (!spor_store_begin (self, "set-rate", date, error))
    return FALSE;
  return spor_store_end (self, spor_store_change_rate (self, rate, instead_of, error), error);
}

static gboolean
spor_store_drop_rate (SporStore *self, gint64 from, GError **error)
{
  g_autoptr (SporRates) rates = spor_store_own_rates (self, error);
  g_autofree char *day = spor_day_to_iso (from);
  g_autoptr (SporStatement) statement = NULL;

  if (!rates || !spor_store_has_rate (rates, from, error))
    return FALSE;
  if (spor_rates_get_n (rates) == 1)
    {
      g_set_error_literal (error, SPOR_STORE_ERROR, SPOR_STORE_ERROR_REFUSED,
                           _ ("These are the only rates there are; change them instead."));
      return FALSE;
    }
  if (!(statement = spor_store_prepare (self, delete_rate, error)))
    return FALSE;
  spor_bind_text (statement, 1, day);
  return spor_store_run (self, statement, error);
}

gboolean
spor_store_remove_rate (SporStore *self, gint64 from, GError **error)
{
  g_autofree char *date = spor_day_format (from);

  if (!spor_store_begin (self, "remove-rate", date, error))
    return FALSE;
  return spor_store_end (self, spor_store_drop_rate (self, from, error), error);
}

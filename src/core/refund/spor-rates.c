/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "spor-rates.h"

#include "spor-core-resources.h"

#include <gio/gio.h>
#include <glib/gi18n-lib.h>

#define RESOURCE "/dk/kombit/Spor/core/rates/rates.csv"

/* The columns of rates.csv, in its order. */
enum
{
  COLUMN_NAME,
  COLUMN_FROM,
  COLUMN_TO,
  COLUMN_HIGH,
  COLUMN_LOW,
  COLUMN_BICYCLE,
  COLUMN_SOURCE,
  N_COLUMNS
};

struct _SporRates
{
  GArray *rates; /* SporRate */
};

static void
spor_rate_clear (gpointer data)
{
  g_free ((char *)((SporRate *)data)->source);
}

static gint
spor_rate_compare (gconstpointer a, gconstpointer b)
{
  const SporRate *one = a, *other = b;

  return (one->from > other->from) - (one->from < other->from);
}

static SporRates *
spor_rates_new_empty (void)
{
  SporRates *self = g_new0 (SporRates, 1);

  self->rates = g_array_new (FALSE, FALSE, sizeof (SporRate));
  g_array_set_clear_func (self->rates, spor_rate_clear);
  return self;
}

static void
spor_rates_insert (SporRates *self, const SporRate *rate)
{
  SporRate copy = *rate;

  copy.source = g_strdup (rate->source);
  g_array_append_val (self->rates, copy);
  g_array_sort (self->rates, spor_rate_compare);
}

static gboolean
spor_rates_add (SporRates *self, const char *line)
{
  /* what is behind the last comma that counts may have commas of its own */
  g_auto (GStrv) cells = g_strsplit (line, ",", N_COLUMNS);
  SporRate rate = { 0 };

  if (g_strv_length (cells) != N_COLUMNS)
    return FALSE;
  rate.from = spor_day_from_iso (cells[COLUMN_FROM]);
  rate.to = spor_day_from_iso (cells[COLUMN_TO]);
  rate.source = cells[COLUMN_SOURCE];
  if (rate.from == SPOR_DAY_NONE || !spor_money_parse (cells[COLUMN_HIGH], &rate.high)
      || !spor_money_parse (cells[COLUMN_LOW], &rate.low)
      || !spor_money_parse (cells[COLUMN_BICYCLE], &rate.bicycle)
      || !spor_rates_allows (self, &rate, SPOR_DAY_NONE, NULL))
    return FALSE;
  spor_rates_insert (self, &rate);
  return TRUE;
}

SporRates *
spor_rates_new_from_csv (const char *csv, GError **error)
{
  g_autoptr (SporRates) self = spor_rates_new_empty ();
  g_auto (GStrv) lines = g_strsplit (csv, "\n", -1);

  for (guint i = 1; lines[0] && lines[i]; i++)
    if (*g_strchomp (lines[i]) && !spor_rates_add (self, lines[i]))
      {
        g_set_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA,
                     /* Translators: a line of a table */
                     _ ("The table of rates cannot be read here: “%s”."), lines[i]);
        return NULL;
      }
  return g_steal_pointer (&self);
}

SporRates *
spor_rates_new (GError **error)
{
  g_autoptr (GBytes) bytes = g_resource_lookup_data (spor_core_get_resource (), RESOURCE, 0, error);

  /* resource data ends with a NUL that is not counted */
  return bytes ? spor_rates_new_from_csv (g_bytes_get_data (bytes, NULL), error) : NULL;
}

SporRates *
spor_rates_new_from (const SporRate *rates, guint n)
{
  SporRates *self = spor_rates_new_empty ();

  for (guint i = 0; i < n; i++)
    spor_rates_insert (self, &rates[i]);
  return self;
}

void
spor_rates_free (SporRates *self)
{
  g_array_unref (self->rates);
  g_free (self);
}

guint
spor_rates_get_n (const SporRates *self)
{
  return self->rates->len;
}

const SporRate *
spor_rates_get (const SporRates *self, guint index)
{
  g_return_val_if_fail (index < self->rates->len, NULL);

  return &g_array_index (self->rates, SporRate, index);
}

const SporRate *
spor_rates_beginning (const SporRates *self, gint64 from)
{
  for (guint i = 0; i < self->rates->len; i++)
    if (spor_rates_get (self, i)->from == from)
      return spor_rates_get (self, i);
  return NULL;
}

/* --- Editing -------------------------------------------------------------------------------- */

static gboolean
spor_rate_begins_before_it_ends (const SporRate *self, GError **error)
{
  g_autofree char *from = spor_day_format (self->from);
  g_autofree char *to = spor_day_format (self->to);

  if (self->to >= self->from)
    return TRUE;
  g_set_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA,
               /* Translators: two dates */
               _ ("Rates that begin on %s cannot end on %s."), from, to);
  return FALSE;
}

static gboolean
spor_rate_leaves_days_to (const SporRate *self, const SporRate *other, GError **error)
{
  g_autofree char *from = spor_day_format (other->from);
  g_autofree char *to = spor_day_format (other->to);

  if (self->from > other->to || self->to < other->from)
    return TRUE;
  g_set_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA,
               /* Translators: two dates */
               _ ("There are rates from %s to %s already, and a day has one rate only."), from, to);
  return FALSE;
}

gboolean
spor_rates_allows (const SporRates *self, const SporRate *rate, gint64 instead_of, GError **error)
{
  if (!spor_rate_begins_before_it_ends (rate, error))
    return FALSE;
  if (rate->high <= 0 || rate->low <= 0 || rate->bicycle <= 0)
    {
      g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA,
                           _ ("Each of the three rates must be more than nothing."));
      return FALSE;
    }
  for (guint i = 0; i < self->rates->len; i++)
    {
      const SporRate *other = spor_rates_get (self, i);

      if (other->from != instead_of && !spor_rate_leaves_days_to (rate, other, error))
        return FALSE;
    }
  return TRUE;
}

/* --- Using ---------------------------------------------------------------------------------- */

gboolean
spor_rates_find (const SporRates *self,
                 gint64 day,
                 SporMode mode,
                 SporCarRate car_rate,
                 gint64 *rate,
                 GError **error)
{
  g_autofree char *date = NULL;

  g_return_val_if_fail (spor_mode_has_rate (mode), FALSE);

  for (guint i = 0; i < self->rates->len; i++)
    {
      const SporRate *found = spor_rates_get (self, i);

      if (day < found->from || day > found->to)
        continue;
      *rate = mode == SPOR_MODE_BICYCLE        ? found->bicycle
              : car_rate == SPOR_CAR_RATE_HIGH ? found->high
                                               : found->low;
      return TRUE;
    }
  date = spor_day_format (day);
  g_set_error (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND,
               /* Translators: a date */
               _ ("The table of rates has no rate per kilometre for %s."), date);
  return FALSE;
}

gboolean
spor_rates_price_line (const SporRates *self,
                       SporClaimLine *line,
                       SporCarRate car_rate,
                       GError **error)
{
  if (!spor_mode_has_rate (line->mode) || line->rate > 0)
    return TRUE;
  if (!spor_rates_find (self, line->day, line->mode, car_rate, &line->rate, error))
    return FALSE;
  line->amount = spor_money_of_distance (line->rate, line->metres);
  return TRUE;
}

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

/* "3.51" → 351. */
static gboolean
spor_rate_parse (const char *text, gint64 *oere)
{
  return spor_money_parse (text, oere) && *oere > 0;
}

static gboolean
spor_rates_add (SporRates *self, const char *line)
{
  /* what is behind the last comma that counts may have commas of its own */
  g_auto (GStrv) cells = g_strsplit (line, ",", N_COLUMNS);
  SporRate rate = { 0 };
  const SporRate *last = NULL;

  if (g_strv_length (cells) != N_COLUMNS)
    return FALSE;
  rate.from = spor_day_from_iso (cells[COLUMN_FROM]);
  rate.to = spor_day_from_iso (cells[COLUMN_TO]);
  if (self->rates->len > 0)
    last = &g_array_index (self->rates, SporRate, self->rates->len - 1);
  if (rate.from == SPOR_DAY_NONE || rate.to < rate.from || (last && rate.from <= last->to)
      || !spor_rate_parse (cells[COLUMN_HIGH], &rate.high)
      || !spor_rate_parse (cells[COLUMN_LOW], &rate.low)
      || !spor_rate_parse (cells[COLUMN_BICYCLE], &rate.bicycle))
    return FALSE;
  g_array_append_val (self->rates, rate);
  return TRUE;
}

SporRates *
spor_rates_new_from_csv (const char *csv, GError **error)
{
  g_autoptr (SporRates) self = g_new0 (SporRates, 1);
  g_auto (GStrv) lines = g_strsplit (csv, "\n", -1);

  self->rates = g_array_new (FALSE, FALSE, sizeof (SporRate));
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

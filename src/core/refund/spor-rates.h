/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "spor-claim.h"

G_BEGIN_DECLS

/* What the state pays for a kilometre, from one day to another, both included. They change within a
 * year too: on 1 May 2022. Source: data/rates/rates.csv (docs/sources.md). */
typedef struct
{
  gint64 from, to;  /* days */
  gint64 high, low; /* own car; øre per kilometre */
  gint64 bicycle;
  const char *source; /* where it was read, may be ""; the table's, where it is in one */
} SporRate;

/* The table in the order of days; immutable, may be shared by threads. */
typedef struct _SporRates SporRates;

/* The built-in table. */
SporRates *spor_rates_new (GError **error);

/**
 * spor_rates_new_from_csv:
 * @csv: the table as text with its header line: name, first day, last day, high, low, bicycle in
 * kroner with a point, where it was read
 *
 * Returns: (transfer full): %NULL with G_IO_ERROR_INVALID_DATA if a line is no rate, or if two
 * lines hold on one day
 */
SporRates *spor_rates_new_from_csv (const char *csv, GError **error);

/* A table of @n rates that spor_rates_allows() each, in any order; copies them. */
SporRates *spor_rates_new_from (const SporRate *rates, guint n);
void spor_rates_free (SporRates *self);

guint spor_rates_get_n (const SporRates *self);
const SporRate *spor_rates_get (const SporRates *self, guint index);

/* The rate that begins on @from, or NULL. */
const SporRate *spor_rates_beginning (const SporRates *self, gint64 from);

/**
 * spor_rates_allows:
 * @rate: one that is to be in the table
 * @instead_of: the first day of the one whose place it takes; SPOR_DAY_NONE: it is new
 *
 * Returns: %FALSE with G_IO_ERROR_INVALID_DATA and a sentence if it ends before it begins, has a
 * rate of nothing, or holds on a day that another does
 */
gboolean
spor_rates_allows (const SporRates *self, const SporRate *rate, gint64 instead_of, GError **error);

/**
 * spor_rates_find:
 * @mode: one with a rate
 * @car_rate: which of the car's two
 * @rate: (out): øre per kilometre on @day
 *
 * Returns: %FALSE with G_IO_ERROR_NOT_FOUND and a sentence if the table has no rate for @day
 */
gboolean spor_rates_find (const SporRates *self,
                          gint64 day,
                          SporMode mode,
                          SporCarRate car_rate,
                          gint64 *rate,
                          GError **error);

/* Sets the rate and the amount of a new line with kilometres by its own date; leaves other lines,
 * and those that have their rate, as they are. */
gboolean spor_rates_price_line (const SporRates *self,
                                SporClaimLine *line,
                                SporCarRate car_rate,
                                GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SporRates, spor_rates_free)

G_END_DECLS

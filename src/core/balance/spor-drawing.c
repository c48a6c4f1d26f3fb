/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "spor-drawing.h"

#include "spor-draw.h"
#include "spor-language.h"
#include "spor-suggestion.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#define SHORTEST_PSEUDONYM 3 /* digits */
#define TIGHT 1e-3           /* a tolerance with which few groups are left */
#define MORE 3               /* tickets that may be added so that they come out even */

char *
spor_pseudonym (guint candidate, guint n)
{
  guint digits = SHORTEST_PSEUDONYM;

  for (guint power = 1000; digits < 10 && n >= power; power *= 10)
    digits++;
  return g_strdup_printf ("P%0*u", digits, candidate + 1);
}

char *
spor_pool_digest (const char *const *ids)
{
  g_autoptr (GChecksum) checksum = g_checksum_new (G_CHECKSUM_SHA256);
  guint n = g_strv_length ((char **)ids);

  g_checksum_update (checksum, (const guchar *)"spor-pool-1\n", -1);
  for (guint i = 0; i < n; i++)
    {
      g_autofree char *pseudonym = spor_pseudonym (i, n);
      g_autofree char *line = g_strdup_printf ("%s %s\n", pseudonym, ids[i]);

      g_checksum_update (checksum, (const guchar *)line, -1);
    }
  return g_strdup (g_checksum_get_string (checksum));
}

/* Over "spor-tickets-1\n", the binding's line, and a line for each ticket: "P003 P017\n". */
static char *
spor_tickets_digest (const SporTickets *tickets, const char *binding, guint n_candidates)
{
  g_autoptr (GChecksum) checksum = g_checksum_new (G_CHECKSUM_SHA256);

  g_checksum_update (checksum, (const guchar *)"spor-tickets-1\n", -1);
  g_checksum_update (checksum, (const guchar *)(binding ? binding : ""), -1);
  for (guint t = 0; t < tickets->tickets->len; t++)
    {
      const GArray *ticket = g_ptr_array_index (tickets->tickets, t);

      for (guint i = 0; i < ticket->len; i++)
        {
          g_autofree char *pseudonym
              = spor_pseudonym (g_array_index (ticket, guint, i), n_candidates);

          g_checksum_update (checksum, (const guchar *)(i == 0 ? "\n" : " "), 1);
          g_checksum_update (checksum, (const guchar *)pseudonym, -1);
        }
      if (ticket->len == 0)
        g_checksum_update (checksum, (const guchar *)"\n", 1);
    }
  g_checksum_update (checksum, (const guchar *)"\n", 1);
  return g_strdup (g_checksum_get_string (checksum));
}

/* The most that a panel may deviate; FALSE: nothing to draw from. */
static gboolean
spor_drawing_find_most (SporDrawing *self,
                        const SporInstance *instance,
                        double tolerance,
                        const SporWatch *watch,
                        double *most)
{
  g_autoptr (SporSuggestion) suggestion = NULL;

  *most = HUGE_VAL;
  if (instance->terms->len == 0)
    return TRUE;
  suggestion = spor_suggestion_new (instance, SPOR_SUGGEST_ANY, watch);
  if (suggestion->outcome == SPOR_SUGGESTION_NOTHING)
    self->outcome = SPOR_DRAWING_NOTHING;
  if (suggestion->outcome != SPOR_SUGGESTION_PROVED)
    return FALSE;
  self->best = suggestion->deviation;
  *most = suggestion->deviation + tolerance;
  return TRUE;
}

/* As many tickets as are asked for; if these do not come out even, a few more. NULL: the watch
 * ended it. */
static SporTickets *
spor_drawing_deal (SporDrawing *self, const SporWatch *watch)
{
  guint asked = self->settings.n_tickets;
  SporTickets *tickets = spor_tickets_new (self->lottery, asked, watch);

  for (guint n = asked + 1; tickets && !spor_tickets_are_even (tickets)
                            && n <= MIN (asked + MORE, SPOR_DRAWING_MAX_TICKETS);
       n++)
    {
      SporTickets *others = spor_tickets_new (self->lottery, n, watch);

      if (!others || spor_tickets_are_even (others))
        {
          spor_tickets_free (tickets);
          tickets = others;
          self->settings.n_tickets = n;
        }
      else
        spor_tickets_free (others);
    }
  return tickets;
}

static void
spor_drawing_run (SporDrawing *self,
                  const SporInstance *instance,
                  const char *binding,
                  const SporWatch *watch)
{
  double most;

  self->outcome = SPOR_DRAWING_STOPPED;
  if (!spor_drawing_find_most (self, instance, self->settings.tolerance, watch, &most))
    return;
  self->lottery = spor_lottery_new (instance, self->settings.fair, most,
                                    self->settings.tolerance <= TIGHT, watch);
  if (self->lottery->proved && !self->lottery->possible)
    self->outcome = SPOR_DRAWING_NOTHING;
  if (!self->lottery->proved || !self->lottery->possible
      || !(self->tickets = spor_drawing_deal (self, watch)))
    return;

  self->digest = spor_tickets_digest (self->tickets, binding, instance->candidates->len);
  self->outcome = SPOR_DRAWING_DONE;
}

SporDrawing *
spor_drawing_new (const SporInstance *instance,
                  const char *binding,
                  const SporDrawingSettings *settings,
                  const SporWatch *watch)
{
  SporDrawing *self = g_new0 (SporDrawing, 1);

  self->settings = *settings;
  self->n_asked = settings->n_tickets;
  self->outcome = SPOR_DRAWING_STOPPED;
  g_return_val_if_fail (settings->n_tickets > 0, self);
  g_return_val_if_fail (settings->n_tickets <= SPOR_DRAWING_MAX_TICKETS, self);

  spor_drawing_run (self, instance, binding, watch);
  return self;
}

char *
spor_drawing_remark (const SporDrawing *self)
{
  g_autofree char *n = NULL;
  g_autofree char *asked = NULL;

  g_return_val_if_fail (self->outcome == SPOR_DRAWING_DONE, NULL);

  if (self->settings.n_tickets == self->n_asked)
    return spor_tickets_warning (self->tickets);
  n = spor_format_count (self->settings.n_tickets);
  asked = spor_format_count (self->n_asked);
  /* Translators: how many tickets, how many were asked for, the same again */
  return g_strdup_printf (_ ("There are %s tickets and not %s: with %s they do not come out even."),
                          n, asked, asked);
}

void
spor_drawing_draw (SporDrawing *self, const char *seed)
{
  g_return_if_fail (self->outcome == SPOR_DRAWING_DONE);
  g_return_if_fail (seed != NULL);

  g_free (self->seed);
  self->seed = g_strdup (seed);
  self->ticket = spor_draw_ticket (seed, self->digest, self->settings.n_tickets);
  self->chosen = g_ptr_array_index (self->tickets->tickets, self->ticket - 1);
}

void
spor_drawing_free (SporDrawing *self)
{
  g_clear_pointer (&self->tickets, spor_tickets_free);
  g_clear_pointer (&self->lottery, spor_lottery_free);
  g_free (self->digest);
  g_free (self->seed);
  g_free (self);
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "spor-tickets.h"

#include "spor-language.h"
#include "spor-rounding.h"
#include "spor-type-share.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#define MAX_PASSES 1000 /* of evening out; each makes the counts more even */
#define SEED 2025
#define EPSILON 1e-6 /* chances are that exact, in tickets */

typedef struct
{
  SporTickets *tickets;
  const SporLottery *lottery;
  guint n_tickets;
  GPtrArray *orders; /* GArray of guint, per type: in which order its candidates take turns */
  guint *turns;      /* per type: whose turn it is */
  GRand *rand;       /* the same numbers every time */
  GArray *fixed;     /* guint: candidates */
} SporDeal;

static const SporCandidate *
spor_deal_candidate (const SporDeal *self, guint candidate)
{
  return spor_instance_candidate (self->lottery->types->instance, candidate);
}

static GArray *
spor_deal_ticket (const SporDeal *self, guint ticket)
{
  return g_ptr_array_index (self->tickets->tickets, ticket);
}

static int
spor_compare_candidates (gconstpointer a, gconstpointer b)
{
  guint one = *(const guint *)a, two = *(const guint *)b;

  return (one > two) - (one < two);
}

/* --- Dealing -------------------------------------------------------------------------------- */

/* How far @candidate is behind what its chance is worth, after @n tickets. */
static double
spor_deal_lag (const SporDeal *self, guint candidate, guint n)
{
  return spor_lottery_chance (self->lottery, candidate) * n - self->tickets->counts[candidate];
}

/* The first @n of @order change places, so that those who signed up together do not go together. */
static void
spor_deal_shuffle (SporDeal *self, GArray *order, guint n)
{
  for (guint i = n; i > 1; i--)
    {
      guint other = g_rand_int_range (self->rand, 0, i);
      guint candidate = g_array_index (order, guint, i - 1);

      g_array_index (order, guint, i - 1) = g_array_index (order, guint, other);
      g_array_index (order, guint, other) = candidate;
    }
}

/* Who of @type is furthest behind, of those whose set is not on this ticket yet; of several any. */
static guint
spor_deal_furthest_behind (SporDeal *self, const SporType *type, const gboolean *used, guint n)
{
  const guint *cell_of = self->lottery->types->cell_of;
  guint best = SPOR_NO_TYPE, n_alike = 0;

  for (guint i = 0; i < type->members->len; i++)
    {
      guint candidate = g_array_index (type->members, guint, i);
      double ahead = best == SPOR_NO_TYPE
                         ? 1
                         : spor_deal_lag (self, candidate, n) - spor_deal_lag (self, best, n);

      if (used[cell_of[candidate]] || ahead < -1e-9)
        continue;
      n_alike = ahead > 1e-9 ? 1 : n_alike + 1;
      if (g_rand_int_range (self->rand, 0, n_alike) == 0)
        best = candidate;
    }
  return best;
}

/* Those of a type take turns, in another order each time round; where sets must be different, who
 * has waited longest. @n_here: how many of the type are on this ticket already: they come last next
 * time, for nobody is on a ticket twice. */
static guint
spor_deal_next (SporDeal *self, guint type_index, gboolean *used, guint n, guint n_here)
{
  const SporTypes *types = self->lottery->types;
  const SporType *type = spor_types_get (types, type_index);
  GArray *order = g_ptr_array_index (self->orders, type_index);
  guint *turn = &self->turns[type_index];
  guint candidate;

  if (types->cell_of[g_array_index (order, guint, 0)] == SPOR_NO_CELL)
    {
      if (*turn == 0)
        spor_deal_shuffle (self, order, order->len - MIN (n_here, order->len));
      candidate = g_array_index (order, guint, *turn);
      *turn = (*turn + 1) % order->len;
      return candidate;
    }
  candidate = spor_deal_furthest_behind (self, type, used, n);
  used[types->cell_of[candidate]] = TRUE;
  return candidate;
}

static void
spor_deal_fill (SporDeal *self, const guint *numbers, GArray *ticket, guint n)
{
  const SporTypes *types = self->lottery->types;
  g_autofree gboolean *used = g_new0 (gboolean, types->n_cells + 1);

  g_array_append_vals (ticket, self->fixed->data, self->fixed->len);
  for (guint t = 0; t < spor_types_n (types); t++)
    for (guint i = 0; i < numbers[t]; i++)
      {
        guint candidate = spor_deal_next (self, t, used, n, i);

        g_array_append_val (ticket, candidate);
      }
  for (guint i = 0; i < ticket->len; i++)
    self->tickets->counts[g_array_index (ticket, guint, i)]++;
  g_array_sort (ticket, spor_compare_candidates);
}

static void
spor_deal_run (SporDeal *self, const GPtrArray *panels)
{
  for (guint c = 0; c < self->lottery->types->instance->candidates->len; c++)
    if (spor_deal_candidate (self, c)->fixed)
      g_array_append_val (self->fixed, c);
  for (guint n = 0; n < panels->len; n++)
    {
      GArray *ticket = g_array_new (FALSE, FALSE, sizeof (guint));

      g_ptr_array_add (self->tickets->tickets, ticket);
      spor_deal_fill (self, g_ptr_array_index (panels, n), ticket, n + 1);
    }
}

/* --- Evening out ---------------------------------------------------------------------------- */

static gboolean
spor_ticket_find (const GArray *ticket, guint candidate, guint *place)
{
  return g_array_binary_search ((GArray *)ticket, &candidate, spor_compare_candidates, place);
}

/* Somebody else of the same merged set is on @ticket. */
static gboolean
spor_deal_cell_used (const SporDeal *self, const GArray *ticket, guint candidate)
{
  guint cell = self->lottery->types->cell_of[candidate];

  for (guint i = 0; i < ticket->len && cell != SPOR_NO_CELL; i++)
    if (self->lottery->types->cell_of[g_array_index (ticket, guint, i)] == cell)
      return TRUE;
  return FALSE;
}

static void
spor_deal_replace (SporDeal *self, GArray *ticket, guint place, guint candidate)
{
  self->tickets->counts[g_array_index (ticket, guint, place)]--;
  self->tickets->counts[candidate]++;
  g_array_index (ticket, guint, place) = candidate;
  g_array_sort (ticket, spor_compare_candidates);
}

/* Gives one of @more's tickets to @less, who is of the same type; within their own set, or to a set
 * that is not on that ticket. */
static gboolean
spor_deal_pass_on (SporDeal *self, guint more, guint less)
{
  const guint *cell_of = self->lottery->types->cell_of;

  for (guint n = 0; n < self->n_tickets; n++)
    {
      GArray *ticket = spor_deal_ticket (self, n);
      guint place, other;

      if (!spor_ticket_find (ticket, more, &place) || spor_ticket_find (ticket, less, &other)
          || (cell_of[more] != cell_of[less] && spor_deal_cell_used (self, ticket, less)))
        continue;
      spor_deal_replace (self, ticket, place, less);
      return TRUE;
    }
  return FALSE;
}

/* One step from those of a type who have most tickets to those who have least; FALSE when they are
 * even, or nothing can be passed on. */
static gboolean
spor_deal_even_type (SporDeal *self, const SporType *type)
{
  guint more = g_array_index (type->members, guint, 0), less = more;

  for (guint i = 0; i < type->members->len; i++)
    {
      guint candidate = g_array_index (type->members, guint, i);

      if (self->tickets->counts[candidate] > self->tickets->counts[more])
        more = candidate;
      if (self->tickets->counts[candidate] < self->tickets->counts[less])
        less = candidate;
    }
  return self->tickets->counts[more] > self->tickets->counts[less] + 1
         && spor_deal_pass_on (self, more, less);
}

static void
spor_deal_even_out (SporDeal *self)
{
  for (guint t = 0; t < spor_types_n (self->lottery->types); t++)
    for (guint pass = 0;
         pass < MAX_PASSES && spor_deal_even_type (self, spor_types_get (self->lottery->types, t));
         pass++)
      continue;
}

static void
spor_deal_measure (SporDeal *self)
{
  for (guint c = 0; c < self->lottery->types->instance->candidates->len; c++)
    self->tickets->shift
        = MAX (self->tickets->shift, fabs (spor_deal_lag (self, c, self->n_tickets)));
}

/* --- Tickets -------------------------------------------------------------------------------- */

static GPtrArray *
spor_deal_orders (const SporTypes *types)
{
  GPtrArray *orders = g_ptr_array_new_with_free_func ((GDestroyNotify)g_array_unref);

  for (guint t = 0; t < spor_types_n (types); t++)
    g_ptr_array_add (orders, g_array_copy (spor_types_get (types, t)->members));
  return orders;
}

SporTickets *
spor_tickets_new (const SporLottery *lottery, guint n_tickets, const SporWatch *watch)
{
  SporTickets *self;
  SporDeal deal = { NULL, lottery, n_tickets };
  g_autoptr (GPtrArray) panels = spor_rounding_new (lottery, n_tickets, watch);

  if (!panels)
    return NULL;
  self = deal.tickets = g_new0 (SporTickets, 1);
  self->tickets = g_ptr_array_new_with_free_func ((GDestroyNotify)g_array_unref);
  self->counts = g_new0 (guint, lottery->types->instance->candidates->len + 1);
  deal.turns = g_new0 (guint, spor_types_n (lottery->types) + 1);
  deal.orders = spor_deal_orders (lottery->types);
  deal.rand = g_rand_new_with_seed (SEED);
  deal.fixed = g_array_new (FALSE, FALSE, sizeof (guint));
  spor_deal_run (&deal, panels);
  spor_deal_even_out (&deal);
  spor_deal_measure (&deal);
  g_free (deal.turns);
  g_ptr_array_unref (deal.orders);
  g_rand_free (deal.rand);
  g_array_unref (deal.fixed);
  return self;
}

gboolean
spor_tickets_are_even (const SporTickets *self)
{
  return self->shift <= 1 + EPSILON;
}

char *
spor_tickets_warning (const SporTickets *self)
{
  g_autofree char *shift = NULL;

  if (spor_tickets_are_even (self))
    return NULL;
  shift = spor_format_number (self->shift, 1);
  /* Translators: how many tickets */
  return g_strdup_printf (
      _ ("The tickets do not come out quite even: somebody has up to %s tickets "
         "more or fewer than the chance says. Another number of tickets may do."),
      shift);
}

void
spor_tickets_free (SporTickets *self)
{
  g_ptr_array_unref (self->tickets);
  g_free (self->counts);
  g_free (self);
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "spor-seatings.h"

static void
spor_seating_free (SporSeating *self)
{
  spor_program_free (self->program);
  g_free (self->seats);
  g_free (self);
}

static int
spor_seating_compare (gconstpointer a, gconstpointer b)
{
  const SporSeating *one = *(SporSeating *const *)a, *two = *(SporSeating *const *)b;

  return (one->bound > two->bound) - (one->bound < two->bound);
}

/* Per body, what it may have; more than there are candidates for it need not be tried. */
static SporSeats *
spor_seats_limits (const SporInstance *instance)
{
  SporSeats *limits = g_new0 (SporSeats, instance->bodies->len + 1);

  for (guint c = 0; c < instance->candidates->len; c++)
    limits[spor_instance_candidate (instance, c)->body].max++;
  for (guint b = 0; b < instance->bodies->len; b++)
    {
      limits[b].min = spor_instance_body (instance, b)->min;
      limits[b].max = MIN (limits[b].max, spor_instance_body (instance, b)->max);
    }
  return limits;
}

/* The next of all combinations of numbers, the first body's number running fastest. */
static gboolean
spor_seats_step (const SporSeats *limits, guint n, guint *seats)
{
  for (guint b = 0; b < n; b++)
    {
      const SporSeats *allowed = &limits[b];

      if (seats[b] < allowed->max)
        {
          seats[b]++;
          return TRUE;
        }
      seats[b] = allowed->min;
    }
  return FALSE;
}

static void
spor_seatings_try (GPtrArray *self, const SporTypes *types, const guint *seats)
{
  g_autoptr (SporProgram) program = spor_program_new (types, seats);
  SporSeating *seating;
  double bound;

  if (!spor_program_relax (program, &bound))
    return;
  seating = g_new0 (SporSeating, 1);
  seating->seats = g_memdup2 (seats, types->instance->bodies->len * sizeof (guint));
  seating->program = g_steal_pointer (&program);
  seating->bound = bound;
  g_ptr_array_add (self, seating);
}

GPtrArray *
spor_seatings_new (const SporTypes *types, const SporWatch *watch)
{
  GPtrArray *self = g_ptr_array_new_with_free_func ((GDestroyNotify)spor_seating_free);
  guint n = types->instance->bodies->len;
  g_autofree guint *seats = g_new0 (guint, n + 1);
  g_autofree SporSeats *limits = spor_seats_limits (types->instance);

  if (!types->possible)
    return self;
  for (guint b = 0; b < n; b++)
    {
      if (limits[b].min > limits[b].max)
        return self;
      seats[b] = limits[b].min;
    }
  do
    spor_seatings_try (self, types, seats);
  while (spor_seats_step (limits, n, seats) && !spor_watch_is_over (watch));

  g_ptr_array_sort (self, spor_seating_compare);
  return self;
}

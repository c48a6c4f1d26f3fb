/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "spor-seatings.h"

#include <math.h>

#define MANY 16
#define LENIENCY 1e-7 /* what is relaxed to that far above the limit may be solved within it */
#define GOLDEN 0.6180339887498949 /* steps of that part of the whole are spread evenly over it */

static void
spor_seating_free (SporSeating *self)
{
  g_clear_pointer (&self->program, spor_program_free);
  g_free (self->seats);
  g_free (self);
}

/* --- All combinations ----------------------------------------------------------------------- */

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

/* Of more than can be counted no search sees the end: then so many as can be. */
static guint64
spor_seats_count (const SporSeats *limits, guint n)
{
  guint64 count = 1;

  for (guint b = 0; b < n; b++)
    {
      if (limits[b].min > limits[b].max)
        return 0;
      if (!g_uint64_checked_mul (&count, count, limits[b].max - limits[b].min + 1)
          || count > G_MAXINT64)
        return G_MAXINT64;
    }
  return count;
}

static guint64
spor_common_divisor (guint64 a, guint64 b)
{
  while (b != 0)
    {
      guint64 rest = a % b;

      a = b;
      b = rest;
    }
  return a;
}

/* With it, every one of @n is met once. */
static guint64
spor_seatings_find_stride (guint64 n)
{
  guint64 stride = MAX ((guint64)(GOLDEN * n), 1);

  while (spor_common_divisor (stride, n) != 1)
    stride++;
  return stride;
}

SporSeatings *
spor_seatings_new (const SporTypes *types)
{
  SporSeatings *self = g_new0 (SporSeatings, 1);

  self->types = types;
  self->open = g_ptr_array_new_with_free_func ((GDestroyNotify)spor_seating_free);
  self->limits = spor_seats_limits (types->instance);
  if (types->possible)
    self->n_all = spor_seats_count (self->limits, types->instance->bodies->len);
  self->stride = spor_seatings_are_many (self) ? spor_seatings_find_stride (self->n_all) : 1;
  return self;
}

void
spor_seatings_free (SporSeatings *self)
{
  g_ptr_array_unref (self->open);
  g_free (self->limits);
  g_free (self);
}

gboolean
spor_seatings_are_many (const SporSeatings *self)
{
  return self->n_all > MANY;
}

static guint *
spor_seatings_seats (const SporSeatings *self, guint64 number)
{
  guint n = self->types->instance->bodies->len;
  guint *seats = g_new0 (guint, n + 1);

  for (guint b = 0; b < n; b++)
    {
      guint choices = self->limits[b].max - self->limits[b].min + 1;

      seats[b] = self->limits[b].min + (guint)(number % choices);
      number /= choices;
    }
  return seats;
}

/* --- Relaxing ------------------------------------------------------------------------------- */

gboolean
spor_seatings_relax (SporSeatings *self, double most)
{
  SporSeating *seating;

  if (self->n_relaxed == self->n_all)
    return FALSE;
  seating = g_new0 (SporSeating, 1);
  seating->number = self->next;
  seating->seats = spor_seatings_seats (self, self->next);
  seating->program = spor_program_new (self->types, seating->seats);
  self->next = (self->next + self->stride) % self->n_all;
  self->n_relaxed++;
  if (spor_program_relax (seating->program, &seating->bound) && seating->bound <= most)
    {
      spor_seatings_release (self, seating);
      g_ptr_array_add (self->open, seating);
    }
  else
    spor_seating_free (seating);
  return TRUE;
}

SporProgram *
spor_seatings_program (SporSeatings *self, SporSeating *seating)
{
  double bound;

  if (!seating->program)
    {
      seating->program = spor_program_new (self->types, seating->seats);
      spor_program_relax (seating->program, &bound); /* as it was when it was first made */
    }
  return seating->program;
}

void
spor_seatings_release (SporSeatings *self, SporSeating *seating)
{
  if (spor_seatings_are_many (self))
    g_clear_pointer (&seating->program, spor_program_free);
}

/* --- Those that may matter ------------------------------------------------------------------ */

SporSeating *
spor_seatings_get (const SporSeatings *self, guint index)
{
  return g_ptr_array_index (self->open, index);
}

SporSeating *
spor_seatings_find_promising (const SporSeatings *self)
{
  SporSeating *best = NULL;

  for (guint i = 0; i < self->open->len; i++)
    {
      SporSeating *seating = spor_seatings_get (self, i);

      if (!seating->solved && (!best || seating->bound < best->bound))
        best = seating;
    }
  return best;
}

/* Of one bound, in their order: what is found does not depend on how they were met. */
static int
spor_seating_compare (gconstpointer a, gconstpointer b)
{
  const SporSeating *one = *(SporSeating *const *)a, *two = *(SporSeating *const *)b;

  if (one->bound != two->bound)
    return one->bound > two->bound ? 1 : -1;
  return (one->number > two->number) - (one->number < two->number);
}

void
spor_seatings_sort (SporSeatings *self)
{
  g_ptr_array_sort (self->open, spor_seating_compare);
}

void
spor_seatings_leave_out (SporSeatings *self, double most)
{
  guint kept = 0;

  for (guint i = 0; i < self->open->len; i++)
    {
      SporSeating *seating = spor_seatings_get (self, i);

      if (seating->bound > most)
        spor_seating_free (seating);
      else
        self->open->pdata[kept++] = seating;
      if (kept <= i)
        self->open->pdata[i] = NULL;
    }
  g_ptr_array_set_free_func (self->open, NULL);
  g_ptr_array_set_size (self->open, (int)kept);
  g_ptr_array_set_free_func (self->open, (GDestroyNotify)spor_seating_free);
}

double
spor_seatings_bound (const SporSeatings *self)
{
  double bound = HUGE_VAL;

  if (self->n_relaxed < self->n_all)
    return 0;
  for (guint i = 0; i < self->open->len; i++)
    bound = MIN (bound, spor_seatings_get (self, i)->bound);
  return bound;
}

/* --- For panels ----------------------------------------------------------------------------- */

static void
spor_seatings_relax_all (SporSeatings *self, double most, const SporWatch *watch)
{
  while (!spor_watch_is_over (watch) && spor_seatings_relax (self, most))
    ;
  spor_seatings_sort (self);
}

SporSeatings *
spor_seatings_new_for_panels (
    const SporTypes *types, double most, gboolean tight, guint patience, const SporWatch *watch)
{
  SporSeatings *self = spor_seatings_new (types);

  spor_seatings_relax_all (self, most + LENIENCY, watch);
  for (guint i = 0; i < self->open->len && !spor_watch_is_over (watch); i++)
    {
      SporProgram *program = spor_seatings_program (self, spor_seatings_get (self, i));

      spor_program_set_patience (program, patience);
      spor_program_use_cuts (program, tight);
      if (isfinite (most))
        spor_program_limit_deviation (program, most);
    }
  return self;
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "spor-pool.h"

#include "spor-text.h"

#include <gio/gio.h>
#include <string.h>

#define MAX_RUNS 200 /* of more changes views are told at once */

struct _SporPool
{
  GObject parent_instance;

  SporSignups *signups; /* owned */
  GArray *order;        /* guint: the eligible of signups, by name */
  GArray *shown;        /* guint: those that are candidates and pass the filter */
  SporPoolFilter filter;
  guint n_candidates;
};

static void spor_pool_list_model_init (GListModelInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (SporPool,
                               spor_pool,
                               G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, spor_pool_list_model_init))

static GType
spor_pool_get_item_type (GListModel *model)
{
  return SPOR_TYPE_SIGNUP;
}

static guint
spor_pool_get_n_items (GListModel *model)
{
  return SPOR_POOL (model)->shown->len;
}

static gpointer
spor_pool_get_item (GListModel *model, guint position)
{
  SporPool *self = SPOR_POOL (model);

  if (position >= self->shown->len)
    return NULL;
  return spor_signup_new (self->signups, g_array_index (self->shown, guint, position));
}

static void
spor_pool_list_model_init (GListModelInterface *iface)
{
  iface->get_item_type = spor_pool_get_item_type;
  iface->get_n_items = spor_pool_get_n_items;
  iface->get_item = spor_pool_get_item;
}

static void
spor_pool_finalize (GObject *object)
{
  SporPool *self = SPOR_POOL (object);

  g_clear_pointer (&self->signups, spor_signups_unref);
  g_array_unref (self->order);
  g_array_unref (self->shown);
  g_free (self->filter.words);
  G_OBJECT_CLASS (spor_pool_parent_class)->finalize (object);
}

static void
spor_pool_class_init (SporPoolClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = spor_pool_finalize;
}

static void
spor_pool_init (SporPool *self)
{
  self->order = g_array_new (FALSE, FALSE, sizeof (guint));
  self->shown = g_array_new (FALSE, FALSE, sizeof (guint));
  self->filter.track = self->filter.region = self->filter.sector = -1;
}

SporPool *
spor_pool_new (void)
{
  return g_object_new (SPOR_TYPE_POOL, NULL);
}

static int
spor_compare_names (gconstpointer a, gconstpointer b, gpointer data)
{
  const SporSignups *signups = data;

  return strcmp (spor_signups_row (signups, *(const guint *)a)->name_key,
                 spor_signups_row (signups, *(const guint *)b)->name_key);
}

static void
spor_pool_set_signups (SporPool *self, SporSignups *signups)
{
  if (self->signups == signups)
    return;

  g_clear_pointer (&self->signups, spor_signups_unref);
  g_array_set_size (self->order, 0);
  if (!signups)
    return;

  self->signups = spor_signups_ref (signups);
  for (guint i = 0; i < spor_signups_n (signups); i++)
    if (spor_signups_row (signups, i)->status == SPOR_STATUS_ELIGIBLE)
      g_array_append_val (self->order, i);
  g_array_sort_with_data (self->order, spor_compare_names, signups);
}

static gboolean
spor_has_words (const char *text, char **words)
{
  for (guint i = 0; words[i]; i++)
    if (!strstr (text, words[i]))
      return FALSE;
  return TRUE;
}

static gboolean
spor_pool_passes (SporPool *self, const SporSignupRow *row, char **words)
{
  const SporPoolFilter *filter = &self->filter;
  SporPlaces *places = spor_signups_round (self->signups)->places;

  if (filter->track >= 0 && row->track != filter->track)
    return FALSE;
  if (filter->region >= 0
      && (row->municipality < 0
          || spor_places_region_of (places, row->municipality) != (guint)filter->region))
    return FALSE;
  if (filter->sector >= 0 && !(row->sectors & (1u << filter->sector)))
    return FALSE;
  return spor_has_words (row->search, words);
}

static void
spor_pool_fill (SporPool *self, SporComposition *composition, const SporMeasure *measure)
{
  g_autofree char *folded = spor_text_fold (self->filter.words ? self->filter.words : "");
  g_auto (GStrv) words = g_strsplit (folded, " ", -1);

  self->n_candidates = 0;
  for (guint i = 0; i < self->order->len; i++)
    {
      guint signup = g_array_index (self->order, guint, i);

      if (spor_composition_find (composition, signup, NULL, NULL) != SPOR_SPOT_POOL)
        continue;
      self->n_candidates++;
      if (!spor_pool_passes (self, spor_signups_row (self->signups, signup), words))
        continue;
      if (self->filter.gaps_only
          && !spor_measure_fills_gap (measure, composition, signup, NULL, NULL))
        continue;
      g_array_append_val (self->shown, signup);
    }
}

/* A list of people, as it was or as it is. */
typedef struct
{
  SporSignups *signups;
  GArray *rows;
} SporPoolLine;

static gboolean
spor_pool_line_same (const SporPoolLine *a, guint in_a, const SporPoolLine *b, guint in_b)
{
  guint one = g_array_index (a->rows, guint, in_a);
  guint two = g_array_index (b->rows, guint, in_b);

  return g_str_equal (spor_signups_row (a->signups, one)->id,
                      spor_signups_row (b->signups, two)->id);
}

/* What lies between the people who stayed first and those who stayed last. */
typedef struct
{
  guint first, n_before, n_now;
} SporPoolStretch;

static SporPoolStretch
spor_pool_find_stretch (const SporPoolLine *before, const SporPoolLine *now)
{
  guint n_before = before->rows->len, n = now->rows->len;
  guint first = 0, last = 0;

  while (first < MIN (n_before, n) && spor_pool_line_same (before, first, now, first))
    first++;
  while (first + last < MIN (n_before, n)
         && spor_pool_line_same (before, n_before - 1 - last, now, n - 1 - last))
    last++;
  return (SporPoolStretch){ first, n_before - first - last, n - first - last };
}

/* In two signals, so that views do not fetch every row. */
static void
spor_pool_tell_at_once (SporPool *self, const SporPoolStretch *stretch)
{
  g_autoptr (GArray) stayed = g_array_copy (self->shown);
  GArray *now = self->shown;

  if (stretch->n_now > 0)
    g_array_remove_range (stayed, stretch->first, stretch->n_now);
  if (stretch->n_before > 0)
    {
      self->shown = stayed;
      g_list_model_items_changed (G_LIST_MODEL (self), stretch->first, stretch->n_before, 0);
      self->shown = now;
    }
  if (stretch->n_now > 0)
    g_list_model_items_changed (G_LIST_MODEL (self), stretch->first, 0, stretch->n_now);
}

/* Of each sign-up the place in @rows, counted from 1; 0: none. (transfer full) */
static GArray *
spor_pool_number (SporPool *self, const GArray *rows)
{
  GArray *numbers = g_array_new (FALSE, TRUE, sizeof (guint));

  g_array_set_size (numbers, spor_signups_n (self->signups));
  for (guint i = 0; i < rows->len; i++)
    g_array_index (numbers, guint, g_array_index (rows, guint, i)) = i + 1;
  return numbers;
}

/* The people of @before, as the sign-ups have them now. (transfer full): NULL if somebody is gone
 */
static GArray *
spor_pool_find_again (SporPool *self, const SporPoolLine *before)
{
  g_autoptr (GArray) found = g_array_sized_new (FALSE, FALSE, sizeof (guint), before->rows->len);

  for (guint i = 0; i < before->rows->len; i++)
    {
      guint row = g_array_index (before->rows, guint, i);
      int now
          = before->signups == self->signups
                ? (int)row
                : spor_signups_find (self->signups, spor_signups_row (before->signups, row)->id);

      if (now < 0)
        return NULL;
      g_array_append_val (found, now);
    }
  return g_steal_pointer (&found);
}

/* How many runs of @rows are not among those numbered; G_MAXUINT if the others are not in order. */
static guint
spor_pool_count_runs (const GArray *rows, const GArray *numbers)
{
  guint n = 0, last = 0;
  gboolean in_run = FALSE;

  for (guint i = 0; i < rows->len; i++)
    {
      guint number = g_array_index (numbers, guint, g_array_index (rows, guint, i));

      if (number > 0 && number < last)
        return G_MAXUINT;
      n += number == 0 && !in_run;
      in_run = number == 0;
      last = MAX (last, number);
    }
  return n;
}

static guint
spor_pool_run_length (const GArray *rows, guint from, const GArray *numbers)
{
  guint n = 0;

  while (from + n < rows->len
         && g_array_index (numbers, guint, g_array_index (rows, guint, from + n)) == 0)
    n++;
  return n;
}

/* Each run by itself: whoever stays is not told of, so that a view stays with them. */
static void
spor_pool_tell_runs (SporPool *self, GArray *was, const GArray *in_was, const GArray *in_now)
{
  g_autoptr (GArray) now = g_steal_pointer (&self->shown);
  guint n;

  self->shown = was;
  for (guint i = 0; i < was->len; i++)
    if ((n = spor_pool_run_length (was, i, in_now)) > 0)
      {
        g_array_remove_range (was, i, n);
        g_list_model_items_changed (G_LIST_MODEL (self), i, n, 0);
      }
  for (guint i = 0; i < now->len; i += n + 1)
    if ((n = spor_pool_run_length (now, i, in_was)) > 0)
      {
        g_array_insert_vals (was, i, &g_array_index (now, guint, i), n);
        g_list_model_items_changed (G_LIST_MODEL (self), i, 0, n);
      }
}

/* Tells only of what has changed, so that views stay where they are. */
static void
spor_pool_tell (SporPool *self, const SporPoolLine *before)
{
  const SporPoolLine now = { self->signups, self->shown };
  const SporPoolStretch stretch = spor_pool_find_stretch (before, &now);
  g_autoptr (GArray) was = NULL;
  g_autoptr (GArray) in_was = NULL;
  g_autoptr (GArray) in_now = NULL;

  if (stretch.n_before > 0 && stretch.n_now > 0 && self->signups)
    was = spor_pool_find_again (self, before);
  if (was)
    {
      in_was = spor_pool_number (self, was);
      in_now = spor_pool_number (self, self->shown);
    }
  if (was && spor_pool_count_runs (was, in_now) <= MAX_RUNS
      && spor_pool_count_runs (self->shown, in_was) <= MAX_RUNS)
    spor_pool_tell_runs (self, g_steal_pointer (&was), in_was, in_now);
  else
    spor_pool_tell_at_once (self, &stretch);
}

void
spor_pool_update (SporPool *self, SporComposition *composition, const SporMeasure *measure)
{
  g_autoptr (GArray) shown = NULL;
  g_autoptr (SporSignups) signups = NULL;

  g_return_if_fail (SPOR_IS_POOL (self));

  shown = g_steal_pointer (&self->shown);
  signups = self->signups ? spor_signups_ref (self->signups) : NULL;
  self->shown = g_array_new (FALSE, FALSE, sizeof (guint));
  spor_pool_set_signups (self, composition ? composition->signups : NULL);
  self->n_candidates = 0;
  if (composition)
    spor_pool_fill (self, composition, measure);
  spor_pool_tell (self, &(SporPoolLine){ signups, shown });
}

guint
spor_pool_find (SporPool *self, const char *id)
{
  g_return_val_if_fail (SPOR_IS_POOL (self), G_MAXUINT);

  for (guint i = 0; i < self->shown->len; i++)
    if (g_str_equal (spor_signups_row (self->signups, g_array_index (self->shown, guint, i))->id,
                     id))
      return i;
  return G_MAXUINT;
}

void
spor_pool_set_filter (SporPool *self, const SporPoolFilter *filter)
{
  g_return_if_fail (SPOR_IS_POOL (self));

  g_free (self->filter.words);
  self->filter = *filter;
  self->filter.words = g_strdup (filter->words);
}

guint
spor_pool_get_n_candidates (SporPool *self)
{
  g_return_val_if_fail (SPOR_IS_POOL (self), 0);

  return self->n_candidates;
}

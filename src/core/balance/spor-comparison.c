/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "spor-comparison.h"

#include "spor-numbers.h"

/* Those of @list who are in @other too, or who are not. (transfer full) */
static GArray *
spor_array_sift (const GArray *list, const GArray *other, gboolean shared)
{
  GArray *sifted = g_array_new (FALSE, FALSE, sizeof (guint));

  for (guint i = 0; i < list->len; i++)
    {
      guint signup = g_array_index (list, guint, i);

      if (spor_numbers_have (other, signup) == shared)
        g_array_append_val (sifted, signup);
    }
  return sifted;
}

static void
spor_track_comparison_free (gpointer data)
{
  SporTrackComparison *self = data;

  g_array_unref (self->left);
  g_array_unref (self->right);
  g_array_unref (self->both);
  g_free (self);
}

static SporTrackComparison *
spor_track_comparison_new (const GArray *left, const GArray *right)
{
  SporTrackComparison *self = g_new0 (SporTrackComparison, 1);

  self->left = spor_array_sift (left, right, FALSE);
  self->right = spor_array_sift (right, left, FALSE);
  self->both = spor_array_sift (left, right, TRUE);
  return self;
}

SporComparison *
spor_comparison_new (SporComposition *left, SporComposition *right)
{
  SporComparison *self;

  g_return_val_if_fail (left->signups == right->signups, NULL);

  self = g_new0 (SporComparison, 1);
  self->left = spor_composition_ref (left);
  self->right = spor_composition_ref (right);
  self->left_measure = spor_measure_new (left);
  self->right_measure = spor_measure_new (right);
  self->tracks = g_ptr_array_new_with_free_func (spor_track_comparison_free);
  for (guint t = 0; t < spor_round_n_tracks (spor_composition_round (left)); t++)
    g_ptr_array_add (self->tracks, spor_track_comparison_new (left->seated[t], right->seated[t]));
  return self;
}

void
spor_comparison_free (SporComparison *self)
{
  spor_composition_unref (self->left);
  spor_composition_unref (self->right);
  spor_measure_free (self->left_measure);
  spor_measure_free (self->right_measure);
  g_ptr_array_unref (self->tracks);
  g_free (self);
}

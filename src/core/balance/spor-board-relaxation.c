/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "spor-board-relaxation.h"

#include "spor-tally.h"
#include "spor-text.h"

#include <glib/gi18n-lib.h>

static const SporLimit *
spor_board_limit (const SporBoardInstance *self, const SporRelax *relax)
{
  return &g_array_index (self->instance->limits, SporLimit, relax->index);
}

static const SporSet *
spor_board_set (const SporBoardInstance *self, const SporRelax *relax)
{
  return g_ptr_array_index (self->instance->sets, relax->index);
}

static guint
spor_board_track_number (const SporComposition *composition, guint body)
{
  return spor_round_track (spor_composition_round (composition), body)->number;
}

/* "Region Nordjylland (the whole group)" */
static char *
spor_board_limit_label (const SporBoardInstance *self,
                        const SporComposition *composition,
                        const SporLimit *limit)
{
  guint feature = spor_instance_feature_of (self->instance, limit->category);
  const SporRound *round = spor_composition_round (composition);
  const SporDimension *dimension = g_ptr_array_index (round->dimensions, feature);
  guint category = limit->category - spor_instance_feature (self->instance, feature)->first;
  g_autofree char *label
      = spor_dimension_category_label (dimension,
                                       g_ptr_array_index (dimension->categories, category));

  if (limit->scope == SPOR_SCOPE_ALL)
    /* Translators: a category such as "Region Nordjylland", of which the whole group is meant */
    return g_strdup_printf (_ ("%s (the whole group)"), label);
  /* Translators: a category such as "Region Nordjylland", and the number of the track that is meant
   */
  return g_strdup_printf (_ ("%s (track %u)"), label,
                          spor_board_track_number (composition, limit->scope));
}

static const char *
spor_board_name (const SporBoardInstance *self, const SporComposition *composition, guint candidate)
{
  return spor_signups_row (composition->signups, g_array_index (self->signups, guint, candidate))
      ->name;
}

static char *
spor_board_seats_text (const SporBoardInstance *self,
                       const SporComposition *composition,
                       const SporRelax *rule)
{
  const SporSeats *seats = spor_instance_body (self->instance, rule->index);
  guint number = spor_board_track_number (composition, rule->index);

  if (rule->kind == SPOR_RELAX_SEATS_MIN)
    /* Translators: the number of a track, and of its seats */
    return g_strdup_printf (ngettext ("Track %u has at least %u seat.",
                                      "Track %u has at least %u seats.", seats->min),
                            number, seats->min);
  /* Translators: the number of a track, and of its seats */
  return g_strdup_printf (ngettext ("Track %u has at most %u seat.",
                                    "Track %u has at most %u seats.", seats->max),
                          number, seats->max);
}

char *
spor_board_rule_text (const SporBoardInstance *self,
                      const SporComposition *composition,
                      const SporRelax *rule)
{
  g_autofree char *label = NULL;

  switch (rule->kind)
    {
    case SPOR_RELAX_SEATS_MIN:
    case SPOR_RELAX_SEATS_MAX:
      return spor_board_seats_text (self, composition, rule);
    case SPOR_RELAX_LIMIT_MIN:
      label = spor_board_limit_label (self, composition, spor_board_limit (self, rule));
      /* Translators: a category, and a number of persons */
      return g_strdup_printf (_ ("%s: at least %d."), label, spor_board_limit (self, rule)->min);
    case SPOR_RELAX_LIMIT_MAX:
      label = spor_board_limit_label (self, composition, spor_board_limit (self, rule));
      /* Translators: a category, and a number of persons */
      return g_strdup_printf (_ ("%s: at most %d."), label, spor_board_limit (self, rule)->max);
    case SPOR_RELAX_CAP:
      /* Translators: the number of a track, and how many seats a municipality may have there */
      return g_strdup_printf (_ ("A municipality or organisation has at most %2$u in track %1$u."),
                              spor_board_track_number (composition,
                                                       spor_board_set (self, rule)->body),
                              spor_board_set (self, rule)->cap);
    case SPOR_RELAX_FIXED:
    default:
      g_assert_not_reached ();
    }
}

/* Their names. */
static GPtrArray *
spor_board_list_kept (const SporBoardInstance *self,
                      const SporComposition *composition,
                      const GArray *rules,
                      gboolean marked)
{
  GPtrArray *names = g_ptr_array_new ();

  for (guint i = 0; i < rules->len; i++)
    {
      const SporRelax *rule = &g_array_index (rules, SporRelax, i);

      if (rule->kind != SPOR_RELAX_FIXED)
        continue;
      if ((spor_composition_get_mark (composition,
                                      g_array_index (self->signups, guint, rule->index))
           == SPOR_MARK_PINNED)
          == marked)
        g_ptr_array_add (names, (char *)spor_board_name (self, composition, rule->index));
    }
  return names;
}

char *
spor_board_kept_text (const SporBoardInstance *self,
                      const SporComposition *composition,
                      const GArray *rules,
                      gboolean marked)
{
  g_autoptr (GPtrArray) names = spor_board_list_kept (self, composition, rules, marked);
  g_autofree char *list = names->len > 0 ? spor_text_list (names) : NULL;

  if (!list)
    return NULL;
  if (marked)
    /* Translators: one person's name, or several: "Anne, Bo and Carl" */
    return g_strdup_printf (ngettext ("%s must have a seat.", "%s must have seats.", names->len),
                            list);
  /* Translators: one person's name, or several: "Anne, Bo and Carl" */
  return g_strdup_printf (ngettext ("%s has a seat.", "%s have seats.", names->len), list);
}

char *
spor_board_relax_text (const SporBoardInstance *self,
                       const SporComposition *composition,
                       const SporRelax *relax)
{
  g_autofree char *label = NULL;

  switch (relax->kind)
    {
    case SPOR_RELAX_SEATS_MIN:
      /* Translators: the number of a track, and its least number of seats before and after */
      return g_strdup_printf (_ ("Lower the minimum of track %u from %u to %u seats"),
                              spor_board_track_number (composition, relax->index),
                              spor_instance_body (self->instance, relax->index)->min,
                              spor_instance_body (self->instance, relax->index)->min - relax->by);
    case SPOR_RELAX_SEATS_MAX:
      /* Translators: the number of a track, and its largest number of seats before and after */
      return g_strdup_printf (_ ("Raise the maximum of track %u from %u to %u seats"),
                              spor_board_track_number (composition, relax->index),
                              spor_instance_body (self->instance, relax->index)->max,
                              spor_instance_body (self->instance, relax->index)->max + relax->by);
    case SPOR_RELAX_LIMIT_MIN:
      label = spor_board_limit_label (self, composition, spor_board_limit (self, relax));
      /* Translators: a category, and its least number of persons before and after */
      return g_strdup_printf (_ ("Lower the minimum of %s from %d to %d"), label,
                              spor_board_limit (self, relax)->min,
                              spor_board_limit (self, relax)->min - (int)relax->by);
    case SPOR_RELAX_LIMIT_MAX:
      label = spor_board_limit_label (self, composition, spor_board_limit (self, relax));
      /* Translators: a category, and its largest number of persons before and after */
      return g_strdup_printf (_ ("Raise the maximum of %s from %d to %d"), label,
                              spor_board_limit (self, relax)->max,
                              spor_board_limit (self, relax)->max + (int)relax->by);
    case SPOR_RELAX_CAP:
      /* Translators: how many seats a municipality may have, and the number of the track */
      return g_strdup_printf (_ ("Let a municipality or organisation have %u in track %u"),
                              spor_board_set (self, relax)->cap + relax->by,
                              spor_board_track_number (composition,
                                                       spor_board_set (self, relax)->body));
    case SPOR_RELAX_FIXED:
      /* Translators: a person's name */
      return g_strdup_printf (_ ("Let %s be without a seat"),
                              spor_board_name (self, composition, relax->index));
    default:
      g_assert_not_reached ();
    }
}

static SporEase
spor_board_seats_ease (const SporBoardInstance *self, const SporRelax *relax)
{
  const SporSeats *seats = spor_instance_body (self->instance, relax->index);

  if (relax->kind == SPOR_RELAX_SEATS_MIN)
    return (SporEase){ .kind = SPOR_EASE_SEATS_MIN,
                       .track = relax->index,
                       .from = seats->min,
                       .to = seats->min - relax->by };
  return (SporEase){ .kind = SPOR_EASE_SEATS_MAX,
                     .track = relax->index,
                     .from = seats->max,
                     .to = seats->max + relax->by };
}

static SporEase
spor_board_limit_ease (const SporBoardInstance *self, const SporRelax *relax)
{
  const SporLimit *limit = spor_board_limit (self, relax);
  guint feature = spor_instance_feature_of (self->instance, limit->category);
  gboolean min = relax->kind == SPOR_RELAX_LIMIT_MIN;

  return (SporEase){ .kind = min ? SPOR_EASE_CATEGORY_MIN : SPOR_EASE_CATEGORY_MAX,
                     .dimension = feature,
                     .category
                     = limit->category - spor_instance_feature (self->instance, feature)->first,
                     .from = min ? limit->min : limit->max,
                     .to = min ? limit->min - (int)relax->by : limit->max + (int)relax->by };
}

SporEase
spor_board_relax_ease (const SporBoardInstance *self, const SporRelax *relax)
{
  switch (relax->kind)
    {
    case SPOR_RELAX_SEATS_MIN:
    case SPOR_RELAX_SEATS_MAX:
      return spor_board_seats_ease (self, relax);
    case SPOR_RELAX_LIMIT_MIN:
    case SPOR_RELAX_LIMIT_MAX:
      return spor_board_limit_ease (self, relax);
    case SPOR_RELAX_CAP:
      return (SporEase){ .kind = SPOR_EASE_PER_MUNICIPALITY,
                         .track = spor_board_set (self, relax)->body,
                         .from = spor_board_set (self, relax)->cap,
                         .to = spor_board_set (self, relax)->cap + relax->by };
    case SPOR_RELAX_FIXED:
      return (SporEase){ .kind = SPOR_EASE_PIN,
                         .signup = g_array_index (self->signups, guint, relax->index) };
    default:
      g_assert_not_reached ();
    }
}

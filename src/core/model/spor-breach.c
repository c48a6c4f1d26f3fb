/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "spor-breach.h"

#include "spor-tally.h"

#include <glib/gi18n-lib.h>

static const char *const rule_keys[] = {
  [SPOR_RULE_STATUS] = "status",
  [SPOR_RULE_ROLE] = "role",
  [SPOR_RULE_SEATS] = "seats",
  [SPOR_RULE_MUNICIPALITY] = "municipality",
  [SPOR_RULE_PERSON] = "person",
  [SPOR_RULE_CATEGORY] = "category",
  [SPOR_RULE_PIN] = "pin",
  [SPOR_RULE_BAR] = "bar",
  [SPOR_RULE_FINALISED] = "finalised",
};

const char *
spor_rule_key (SporRule rule)
{
  g_return_val_if_fail (rule < G_N_ELEMENTS (rule_keys), "");

  return rule_keys[rule];
}

static SporBreach *spor_breach_new (SporRule rule, const char *format, ...) G_GNUC_PRINTF (2, 3);

static SporBreach *
spor_breach_new (SporRule rule, const char *format, ...)
{
  SporBreach *self = g_new0 (SporBreach, 1);
  va_list args;

  va_start (args, format);
  self->rule = rule;
  self->text = g_strdup_vprintf (format, args);
  va_end (args);
  return self;
}

SporBreach *
spor_breach_nobody (void)
{
  return spor_breach_new (SPOR_RULE_STATUS, "%s", _ ("There is nobody who can be seated."));
}

void
spor_breach_free (SporBreach *self)
{
  g_free (self->text);
  g_free (self);
}

char *
spor_signup_row_who (const SporSignupRow *row)
{
  if (*row->name)
    return g_strdup (row->name);
  if (*row->email)
    return g_strdup (row->email);
  /* Translators: a sign-up without name and e-mail address, by its order of arrival */
  return g_strdup_printf (_ ("Sign-up no. %u"), row->ordinal);
}

SporBreach *
spor_breach_finalised (const SporComposition *composition)
{
  return spor_breach_new (SPOR_RULE_FINALISED,
                          /* Translators: the name of a composition */
                          _ ("“%s” is finalised and must be reopened first."),
                          composition->name ? composition->name : "");
}

char *
spor_signup_problem_texts (const SporSignups *signups, const SporSignupRow *row)
{
  g_autoptr (GPtrArray) texts = g_ptr_array_new_with_free_func (g_free);

  for (guint p = 0; p < SPOR_N_PROBLEMS; p++)
    if (row->problems & (1 << p))
      g_ptr_array_add (texts, spor_signup_problem_text (signups, row, p));
  g_ptr_array_add (texts, NULL);
  return g_strjoinv (" ", (char **)texts->pdata);
}

SporBreach *
spor_breach_status (const SporSignups *signups, const SporSignupRow *row)
{
  g_autofree char *who = spor_signup_row_who (row);
  g_autofree char *problems = spor_signup_problem_texts (signups, row);

  switch ((SporStatus)row->status)
    {
    case SPOR_STATUS_WITHDRAWN:
      /* Translators: somebody's name */
      return spor_breach_new (SPOR_RULE_STATUS, _ ("%s has withdrawn the sign-up."), who);
    case SPOR_STATUS_SKIPPED:
      return spor_breach_new (SPOR_RULE_STATUS,
                              /* Translators: somebody's name */
                              _ ("%s has not completed the questionnaire."), who);
    case SPOR_STATUS_ATTENTION:
      return spor_breach_new (
          SPOR_RULE_STATUS,
          /* Translators: somebody's name, and what to correct, as one or more sentences */
          _ ("%s cannot take part until this is corrected: %s"), who, problems);
    case SPOR_STATUS_ELIGIBLE:
    case SPOR_N_STATUSES:
    default:
      g_assert_not_reached ();
    }
}

SporBreach *
spor_breach_role (const SporRound *round, const SporTrack *track, const SporSignupRow *row)
{
  g_autofree char *who = spor_signup_row_who (row);
  g_autofree char *roles = spor_options_names (round->roles, track->roles);

  return spor_breach_new (
      SPOR_RULE_ROLE,
      /* Translators: somebody's name, a track's number, the roles that qualify for it */
      _ ("%s has no role that qualifies for track %u (%s)."), who, track->number, roles);
}

SporBreach *
spor_breach_full (const SporTrack *track)
{
  return spor_breach_new (SPOR_RULE_SEATS,
                          /* Translators: a track's number, the most seats it may have */
                          ngettext ("Track %u is full: at most %u seat.",
                                    "Track %u is full: at most %u seats.", track->seats_max),
                          track->number, track->seats_max);
}

SporBreach *
spor_breach_too_few (const SporTrack *track, guint seated)
{
  guint missing = track->seats_min - seated;

  return spor_breach_new (
      SPOR_RULE_SEATS,
      /* Translators: a track's number, how many more it needs, the fewest it may have */
      ngettext ("Track %u needs %u more person to reach its minimum of %u.",
                "Track %u needs %u more people to reach its minimum of %u.", missing),
      track->number, missing, track->seats_min);
}

SporBreach *
spor_breach_too_many (const SporTrack *track, guint seated)
{
  guint extra = seated - track->seats_max;

  return spor_breach_new (
      SPOR_RULE_SEATS,
      /* Translators: a track's number, how many too many it has, the most it may have */
      ngettext ("Track %u has %u person more than its maximum of %u.",
                "Track %u has %u people more than its maximum of %u.", extra),
      track->number, extra, track->seats_max);
}

SporBreach *
spor_breach_municipality_full (const SporTrack *track, const SporSignupRow *row)
{
  if (track->per_municipality == 1)
    return spor_breach_new (SPOR_RULE_MUNICIPALITY,
                            /* Translators: a municipality (or a person), a track's number */
                            _ ("%s already has a seat in track %u."), row->place, track->number);
  return spor_breach_new (
      SPOR_RULE_MUNICIPALITY,
      /* Translators: a municipality or another organisation, how many seats, a track's number */
      ngettext ("%s already has %u seat in track %u, the most it may have.",
                "%s already has %u seats in track %u, the most it may have.",
                track->per_municipality),
      row->place, track->per_municipality, track->number);
}

SporBreach *
spor_breach_municipality (const SporTrack *track, const SporSignupRow *row, guint seated)
{
  return spor_breach_new (SPOR_RULE_MUNICIPALITY,
                          /* Translators: a municipality or another organisation, how many seats it
                           * has, a track's number, the most seats it may have */
                          ngettext ("%s has %u seat in track %u; it may have at most %u.",
                                    "%s has %u seats in track %u; it may have at most %u.", seated),
                          row->place, seated, track->number, track->per_municipality);
}

SporBreach *
spor_breach_person_seated (const SporTrack *track, const SporSignupRow *row)
{
  g_autofree char *who = spor_signup_row_who (row);

  return spor_breach_new (SPOR_RULE_PERSON,
                          /* Translators: a municipality (or a person), a track's number */
                          _ ("%s already has a seat in track %u."), who, track->number);
}

SporBreach *
spor_breach_person (const SporTrack *track, const SporSignupRow *row, guint seated)
{
  g_autofree char *who = spor_signup_row_who (row);

  return spor_breach_new (SPOR_RULE_PERSON,
                          /* Translators: somebody's name, how many seats, a track's number */
                          ngettext ("%s has %u seat in track %u; one is enough.",
                                    "%s has %u seats in track %u; one is enough.", seated),
                          who, seated, track->number);
}

SporBreach *
spor_breach_category_full (const SporTrack *track,
                           const SporDimension *dimension,
                           const SporCategory *category)
{
  g_autofree char *label = spor_dimension_category_label (dimension, category);

  if (track)
    return spor_breach_new (
        SPOR_RULE_CATEGORY,
        /* Translators: a track's number, a number of people, a category of the balance */
        ngettext ("Track %u may have at most %d person in “%s”.",
                  "Track %u may have at most %d people in “%s”.", category->max),
        track->number, category->max, label);
  return spor_breach_new (SPOR_RULE_CATEGORY,
                          /* Translators: a number of people, a category of the balance */
                          ngettext ("The group may have at most %d person in “%s”.",
                                    "The group may have at most %d people in “%s”.", category->max),
                          category->max, label);
}

SporBreach *
spor_breach_category_few (const SporTrack *track,
                          const SporDimension *dimension,
                          const SporCategory *category,
                          double count)
{
  g_autofree char *label = spor_dimension_category_label (dimension, category);
  g_autofree char *has = spor_tally_format (count);

  if (track)
    return spor_breach_new (SPOR_RULE_CATEGORY,
                            /* Translators: a track's number, a number of people, a category of the
                             * balance, how many it has (perhaps "2.5") */
                            ngettext ("Track %u must have at least %d person in “%s”; it has %s.",
                                      "Track %u must have at least %d people in “%s”; it has %s.",
                                      category->min),
                            track->number, category->min, label, has);
  return spor_breach_new (SPOR_RULE_CATEGORY,
                          /* Translators: a number of people, a category of the balance, how many it
                             has (perhaps "2.5") */
                          ngettext ("The group must have at least %d person in “%s”; it has %s.",
                                    "The group must have at least %d people in “%s”; it has %s.",
                                    category->min),
                          category->min, label, has);
}

SporBreach *
spor_breach_category_many (const SporTrack *track,
                           const SporDimension *dimension,
                           const SporCategory *category,
                           double count)
{
  g_autofree char *label = spor_dimension_category_label (dimension, category);
  g_autofree char *has = spor_tally_format (count);

  if (track)
    return spor_breach_new (SPOR_RULE_CATEGORY,
                            /* Translators: a track's number, a number of people, a category of the
                             * balance, how many it has (perhaps "2.5") */
                            ngettext ("Track %u may have at most %d person in “%s”; it has %s.",
                                      "Track %u may have at most %d people in “%s”; it has %s.",
                                      category->max),
                            track->number, category->max, label, has);
  return spor_breach_new (SPOR_RULE_CATEGORY,
                          /* Translators: a number of people, a category of the balance, how many it
                             has (perhaps "2.5") */
                          ngettext ("The group may have at most %d person in “%s”; it has %s.",
                                    "The group may have at most %d people in “%s”; it has %s.",
                                    category->max),
                          category->max, label, has);
}

SporBreach *
spor_breach_pinned (const SporSignupRow *row)
{
  g_autofree char *who = spor_signup_row_who (row);

  /* Translators: a person's name */
  return spor_breach_new (SPOR_RULE_PIN, _ ("%s is marked “Must Have” and keeps a seat."), who);
}

SporBreach *
spor_breach_pin_without_seat (const SporSignupRow *row)
{
  g_autofree char *who = spor_signup_row_who (row);

  /* Translators: a person's name */
  return spor_breach_new (SPOR_RULE_PIN, _ ("%s is marked “Must Have” but has no seat."), who);
}

SporBreach *
spor_breach_barred (const SporSignupRow *row)
{
  g_autofree char *who = spor_signup_row_who (row);

  /* Translators: a person's name */
  return spor_breach_new (SPOR_RULE_BAR, _ ("%s is marked “Not This Time”."), who);
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "spor-round-setting.h"

#include "spor-language.h"
#include "spor-share.h"
#include "spor-text.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#define MOST_CATEGORIES 32

void
spor_round_fault_free (SporRoundFault *self)
{
  g_free (self->path);
  g_free (self->text);
  g_free (self);
}

/* @path: (transfer full) */
static void
spor_fault_take (GPtrArray *faults, char *path, char *text)
{
  SporRoundFault *fault = g_new0 (SporRoundFault, 1);

  fault->path = path;
  fault->text = text;
  g_ptr_array_add (faults, fault);
}

static void
spor_fault_add (GPtrArray *faults, char *path, const char *text)
{
  spor_fault_take (faults, path, g_strdup (text));
}

/* @path: (transfer full) */
static void
spor_fault_add_text (GPtrArray *faults, char *path, const char *text, guint most)
{
  char *objection = spor_text_objection (text, most);

  if (objection)
    spor_fault_take (faults, path, objection);
  else
    g_free (path);
}

/* --- Dates and names ------------------------------------------------------------------------ */

static void
spor_round_check_dates (const SporRound *self, GPtrArray *faults)
{
  gboolean has_deadline = self->deadline != SPOR_TIME_NONE;

  if (self->opens != SPOR_TIME_NONE && has_deadline && self->opens >= self->deadline)
    spor_fault_add (faults, g_strdup ("deadline"),
                    _ ("The deadline must not be before the day that sign-up opens."));
  /* the deadline is the first instant that is too late: midnight after its day */
  if (self->reply_by != SPOR_TIME_NONE && has_deadline
      && spor_time_day_end (self->reply_by) < self->deadline)
    spor_fault_add (faults, g_strdup ("reply-by"),
                    _ ("Replies cannot be promised by a day before the deadline."));
}

static void
spor_round_check_names (const SporRound *self, GPtrArray *faults)
{
  if (!*self->name)
    spor_fault_add (faults, g_strdup ("name"), _ ("The round needs a name."));
  spor_fault_add_text (faults, g_strdup ("name"), self->name, SPOR_TEXT_LINE);
  spor_fault_add_text (faults, g_strdup ("contact"), self->contact, SPOR_TEXT_LINE);
  if (*self->contact && !spor_text_is_email (self->contact))
    spor_fault_add (faults, g_strdup ("contact"),
                    _ ("This is not an e-mail address, such as anne@kommune.dk."));
}

/* --- Tracks --------------------------------------------------------------------------------- */

static char *
spor_track_path (const SporTrack *track, const char *name)
{
  return g_strdup_printf ("track.%u.%s", track->number, name);
}

static void
spor_track_check (const SporTrack *self, GHashTable *names, GPtrArray *faults)
{
  char *folded = spor_text_fold (self->name);

  if (!*self->name)
    spor_fault_add (faults, spor_track_path (self, "name"), _ ("The track needs a name."));
  else if (g_hash_table_contains (names, folded))
    spor_fault_add (faults, spor_track_path (self, "name"), _ ("Another track has the same name."));
  g_hash_table_add (names, folded);
  spor_fault_add_text (faults, spor_track_path (self, "name"), self->name, SPOR_TEXT_LINE);
  if (self->seats_max == 0)
    spor_fault_add (faults, spor_track_path (self, "seats-max"),
                    _ ("The track needs at least one seat."));
  else if (self->seats_min > self->seats_max)
    spor_fault_add (faults, spor_track_path (self, "seats-max"),
                    _ ("The most seats must not be fewer than the fewest."));
}

static void
spor_round_check_tracks (const SporRound *self, GPtrArray *faults)
{
  g_autoptr (GHashTable) names = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  if (self->tracks->len == 0)
    spor_fault_add (faults, g_strdup ("tracks"), _ ("The round needs at least one track."));
  for (guint t = 0; t < self->tracks->len; t++)
    spor_track_check (spor_round_track (self, t), names, faults);
}

/* --- Roles, sectors, organisations ---------------------------------------------------------- */

/* Notes that @text stands for @option; a sentence if it stands for another already. */
static char *
spor_note_answer (GHashTable *answers, const char *text, const SporOption *option)
{
  char *folded = spor_text_fold (text);
  const SporOption *known = g_hash_table_lookup (answers, folded);

  if (known && known != option)
    {
      g_free (folded);
      /* Translators: an answer; the role or other option that it stands for already */
      return g_strdup_printf (_ ("“%s” already stands for “%s”."), text, known->name);
    }
  g_hash_table_insert (answers, folded, (gpointer)option);
  return NULL;
}

static void
spor_option_check (const SporOption *self, const char *list, GHashTable *answers, GPtrArray *faults)
{
  char *taken = *self->name ? spor_note_answer (answers, self->name, self) : NULL;
  g_autofree char *aliases = g_strjoinv ("|", self->aliases);

  if (!*self->name)
    spor_fault_add (faults, g_strdup_printf ("%s.%s.name", list, self->key),
                    _ ("A name is needed."));
  spor_fault_add_text (faults, g_strdup_printf ("%s.%s.name", list, self->key), self->name,
                       SPOR_TEXT_LINE);
  spor_fault_add_text (faults, g_strdup_printf ("%s.%s.aliases", list, self->key), aliases,
                       SPOR_TEXT_NOTE);
  if (taken)
    spor_fault_take (faults, g_strdup_printf ("%s.%s.name", list, self->key), taken);
  for (guint a = 0; self->aliases[a]; a++)
    if (*self->aliases[a] && (taken = spor_note_answer (answers, self->aliases[a], self)))
      {
        spor_fault_take (faults, g_strdup_printf ("%s.%s.aliases", list, self->key), taken);
        break;
      }
}

static void
spor_options_check (const GPtrArray *options, const char *list, GPtrArray *faults)
{
  g_autoptr (GHashTable) answers = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; i < options->len; i++)
    spor_option_check (g_ptr_array_index (options, i), list, answers, faults);
}

/* --- Dimensions ----------------------------------------------------------------------------- */

static char *
spor_dimension_path (const SporDimension *dimension, const SporCategory *category, const char *name)
{
  return category ? g_strdup_printf ("dimension.%s.%s.%s", dimension->key, category->key, name)
                  : g_strdup_printf ("dimension.%s.%s", dimension->key, name);
}

static void
spor_category_check (const SporDimension *dimension, const SporCategory *self, GPtrArray *faults)
{
  if (!*self->name)
    spor_fault_add (faults, spor_dimension_path (dimension, self, "name"), _ ("A name is needed."));
  spor_fault_add_text (faults, spor_dimension_path (dimension, self, "name"), self->name,
                       SPOR_TEXT_LINE);
  if (self->min >= 0 && self->max >= 0 && self->min > self->max)
    spor_fault_add (faults, spor_dimension_path (dimension, self, "max"),
                    _ ("The most must not be fewer than the fewest."));
  if (dimension->kind == SPOR_DIMENSION_SIZE && self->upper > 0 && self->upper <= self->lower)
    spor_fault_add (faults, spor_dimension_path (dimension, self, "below"),
                    _ ("Each size must be larger than the one before."));
}

/* A share in per cent, to one more decimal than would show it as nothing. */
static char *
spor_lack_text (double lack)
{
  guint decimals = fabs (lack) >= 0.0995 ? 1 : 2;
  g_autofree char *percent = spor_format_percent (fabs (lack), decimals);

  if (fabs (lack) < 0.00005)
    return g_strdup (_ ("The targets do not add up to exactly 100%. Fractions, such as 1/3, do."));
  if (lack > 0)
    /* Translators: a share in per cent */
    return g_strdup_printf (_ ("The targets must add up to 100%%: %s is missing."), percent);
  /* Translators: a share in per cent */
  return g_strdup_printf (_ ("The targets must add up to 100%%: %s is too much."), percent);
}

static void
spor_dimension_check (const SporDimension *self, GPtrArray *faults)
{
  double lack;

  if (!*self->name)
    spor_fault_add (faults, spor_dimension_path (self, NULL, "name"), _ ("A name is needed."));
  spor_fault_add_text (faults, spor_dimension_path (self, NULL, "name"), self->name,
                       SPOR_TEXT_LINE);
  if (self->categories->len == 0 || self->categories->len > MOST_CATEGORIES)
    spor_fault_add (faults, spor_dimension_path (self, NULL, "targets"),
                    _ ("A dimension has from 1 to 32 categories."));
  else if (!spor_dimension_lack (self, &lack))
    spor_fault_take (faults, spor_dimension_path (self, NULL, "targets"), spor_lack_text (lack));
  for (guint c = 0; c < self->categories->len; c++)
    spor_category_check (self, g_ptr_array_index (self->categories, c), faults);
}

GPtrArray *
spor_round_check (const SporRound *self)
{
  GPtrArray *faults = g_ptr_array_new_with_free_func ((GDestroyNotify)spor_round_fault_free);

  spor_round_check_names (self, faults);
  spor_round_check_dates (self, faults);
  spor_round_check_tracks (self, faults);
  spor_options_check (self->roles, "role", faults);
  spor_options_check (self->sectors, "sector", faults);
  spor_options_check (self->organisations, "organisation", faults);
  for (guint d = 0; d < self->dimensions->len; d++)
    spor_dimension_check (g_ptr_array_index (self->dimensions, d), faults);
  return faults;
}

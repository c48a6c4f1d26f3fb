/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "spor-signups.h"

#include "spor-extra-categories.h"
#include "spor-judgement.h"
#include "spor-name.h"
#include "spor-text.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define CHUNK_SIZE (64 * 1024)

struct _SporSignups
{
  gatomicrefcount ref_count;
  SporRound *round;
  GArray *rows;   /* SporSignupRow */
  GArray *traits; /* SporTraits, until end() */
  SporExtraCategories *extra_categories;
  GStringChunk *strings;
  const char *import_id; /* of the last one added; "": by hand */
  guint batch;           /* it belongs to */
  GHashTable *by_id;     /* id in strings → index + 1 */
  guint counts[SPOR_N_STATUSES];
  gboolean with_texts;
  gboolean judge_only;
  gboolean ended;
};

G_DEFINE_BOXED_TYPE (SporSignups, spor_signups, spor_signups_ref, spor_signups_unref)

static const struct
{
  const char *key, *label;
} statuses[SPOR_N_STATUSES] = {
  [SPOR_STATUS_ELIGIBLE] = { "eligible", N_ ("Accepted") },
  [SPOR_STATUS_ATTENTION] = { "attention", N_ ("Needs attention") },
  [SPOR_STATUS_SKIPPED] = { "skipped", N_ ("Skipped") },
  [SPOR_STATUS_WITHDRAWN] = { "withdrawn", N_ ("Withdrawn") },
};

static const struct
{
  const char *key, *label;
  SporField field;
} problems[SPOR_N_PROBLEMS] = {
  [SPOR_PROBLEM_MISSING_NAME] = { "missing-name", N_ ("Name is missing"), SPOR_FIELD_NAME },
  [SPOR_PROBLEM_MISSING_EMAIL] = { "missing-email", N_ ("E-mail is missing"), SPOR_FIELD_EMAIL },
  [SPOR_PROBLEM_INVALID_EMAIL] = { "invalid-email", N_ ("E-mail is not valid"), SPOR_FIELD_EMAIL },
  [SPOR_PROBLEM_MISSING_TRACK] = { "missing-track", N_ ("Track is missing"), SPOR_FIELD_TRACK },
  [SPOR_PROBLEM_MISSING_ROLE] = { "missing-role", N_ ("Role is missing"), SPOR_FIELD_ROLES },
  [SPOR_PROBLEM_ROLE_NOT_ALLOWED]
  = { "role-not-allowed", N_ ("Wrong role for the track"), SPOR_FIELD_ROLES },
  [SPOR_PROBLEM_MISSING_MUNICIPALITY]
  = { "missing-municipality", N_ ("Municipality is missing"), SPOR_FIELD_MUNICIPALITY },
  [SPOR_PROBLEM_UNKNOWN_MUNICIPALITY]
  = { "unknown-municipality", N_ ("Municipality is unknown"), SPOR_FIELD_MUNICIPALITY },
  [SPOR_PROBLEM_LATE] = { "late", N_ ("Signed up late"), SPOR_FIELD_CLOSED },
  [SPOR_PROBLEM_DUPLICATE_PERSON]
  = { "duplicate-person", N_ ("Already signed up"), SPOR_FIELD_EMAIL },
};

static const struct
{
  const char *key, *label;
} remarks[SPOR_N_REMARKS] = {
  [SPOR_REMARK_SAME_MUNICIPALITY_AND_TRACK]
  = { "same-municipality-and-track", N_ ("Others from the same place want the same track") },
  [SPOR_REMARK_PERSONAL_NUMBER]
  = { "personal-number", N_ ("A personal number was removed from the text") },
  [SPOR_REMARK_OUTSIDE_MUNICIPALITIES]
  = { "outside-municipalities", N_ ("Outside the 98 municipalities") },
  [SPOR_REMARK_TOO_LONG] = { "too-long", N_ ("An answer was too long to be kept whole") },
};

const char *
spor_status_key (SporStatus status)
{
  return statuses[status].key;
}

const char *
spor_status_label (SporStatus status)
{
  return _ (statuses[status].label);
}

int
spor_status_from_key (const char *key)
{
  for (guint i = 0; i < SPOR_N_STATUSES; i++)
    if (g_strcmp0 (statuses[i].key, key) == 0)
      return i;
  return -1;
}

const char *
spor_problem_key (SporProblem problem)
{
  return problems[problem].key;
}

const char *
spor_problem_label (SporProblem problem)
{
  return _ (problems[problem].label);
}

SporField
spor_problem_field (SporProblem problem)
{
  return problems[problem].field;
}

int
spor_problem_from_key (const char *key)
{
  for (guint i = 0; i < SPOR_N_PROBLEMS; i++)
    if (g_strcmp0 (problems[i].key, key) == 0)
      return i;
  return -1;
}

const char *
spor_remark_key (SporRemark remark)
{
  return remarks[remark].key;
}

const char *
spor_remark_label (SporRemark remark)
{
  return _ (remarks[remark].label);
}

SporSignups *
spor_signups_begin (SporRound *round, gboolean with_texts)
{
  SporSignups *self = g_new0 (SporSignups, 1);

  g_atomic_ref_count_init (&self->ref_count);
  self->round = spor_round_ref (round);
  self->rows = g_array_new (FALSE, FALSE, sizeof (SporSignupRow));
  self->traits = g_array_new (FALSE, FALSE, sizeof (SporTraits));
  self->extra_categories = spor_extra_categories_new (round);
  self->strings = g_string_chunk_new (CHUNK_SIZE);
  self->import_id = "";
  self->with_texts = with_texts;
  return self;
}

void
spor_signups_judge_only (SporSignups *self)
{
  g_return_if_fail (self->rows->len == 0);

  self->judge_only = TRUE;
}

SporSignups *
spor_signups_ref (SporSignups *self)
{
  g_atomic_ref_count_inc (&self->ref_count);
  return self;
}

void
spor_signups_unref (SporSignups *self)
{
  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;

  spor_extra_categories_free (self->extra_categories);
  spor_round_unref (self->round);
  g_array_unref (self->rows);
  g_clear_pointer (&self->traits, g_array_unref);
  g_clear_pointer (&self->by_id, g_hash_table_unref);
  g_string_chunk_free (self->strings);
  g_free (self);
}

static const char *
spor_signups_keep (SporSignups *self, const char *text)
{
  return *text ? g_string_chunk_insert (self->strings, text) : "";
}

/* Many rows say the same: municipalities. */
static const char *
spor_signups_keep_const (SporSignups *self, const char *text)
{
  return *text ? g_string_chunk_insert_const (self->strings, text) : "";
}

static void
spor_signups_set_place (SporSignups *self, SporSignupRow *row, const SporSignupFacts *facts)
{
  row->municipality = facts->municipality;
  row->outside = facts->municipality < 0 && *facts->organisation;

  if (facts->municipality >= 0)
    {
      const SporMunicipality *place = spor_places_get (self->round->places, facts->municipality);

      row->place = place->name;
      row->place_key = place->sort_key;
    }
  else
    {
      g_autofree char *key = NULL;

      row->place = spor_signups_keep_const (self, *facts->organisation ? facts->organisation
                                                                       : facts->municipality_text);
      key = spor_text_sort_key (row->place);
      row->place_key = spor_signups_keep_const (self, key);
    }
}

static void
spor_signups_set_person (SporSignups *self, SporSignupRow *row)
{
  g_autofree char *person = g_utf8_strdown (row->email, -1);

  row->person = spor_signups_keep (self, person);
}

static void
spor_signups_set_keys (SporSignups *self, SporSignupRow *row)
{
  g_autofree char *name_key = spor_text_sort_key (row->name);
  g_autofree char *together = g_strjoin (" ", row->name, row->place, row->email, row->title, NULL);
  g_autofree char *search = spor_text_fold (together);

  row->name_key = spor_signups_keep (self, name_key);
  row->search = spor_signups_keep (self, search);
}

/* What one import brought is together, in order of arrival; what was typed in is by itself. */
static guint
spor_signups_find_batch (SporSignups *self, const char *import_id)
{
  if (import_id && g_str_equal (import_id, self->import_id))
    return self->batch;
  self->import_id = spor_signups_keep (self, import_id ? import_id : "");
  return ++self->batch;
}

void
spor_signups_add (SporSignups *self, const SporSignupFacts *facts)
{
  SporSignupRow row = { .id = spor_signups_keep (self, facts->id ? facts->id : ""),
                        .respondent = spor_signups_keep (self, facts->respondent),
                        .name = spor_signups_keep (self, facts->name),
                        .title = spor_signups_keep (self, facts->title),
                        .email = spor_signups_keep (self, facts->email),
                        .phone = spor_signups_keep (self, facts->phone),
                        .track_text = spor_signups_keep (self, facts->track_text),
                        .roles_text = spor_signups_keep (self, facts->roles_text),
                        .created = facts->created,
                        .closed = facts->closed,
                        .ordinal = facts->ordinal,
                        .roles = facts->roles,
                        .sectors = facts->sectors,
                        .earlier = -1,
                        .track = facts->track };
  SporTraits traits = { .completed = facts->completed,
                        .included = facts->included,
                        .withdrawn = facts->withdrawn,
                        .late_waived = facts->late_waived,
                        .masked = facts->masked,
                        .batch = spor_signups_find_batch (self, facts->import_id) };

  g_return_if_fail (!self->ended);

  if (self->with_texts)
    {
      row.motivation = spor_signups_keep (self, facts->motivation);
      row.extra = spor_signups_keep (self, facts->extra);
    }
  spor_signups_set_place (self, &row, facts);
  spor_signups_set_person (self, &row);
  if (self->judge_only)
    row.name_key = row.search = "";
  else
    spor_signups_set_keys (self, &row);
  g_array_append_val (self->rows, row);
  g_array_append_val (self->traits, traits);
  spor_extra_categories_add (self->extra_categories, facts->extra);
}

void
spor_signups_end (SporSignups *self)
{
  SporSignupRow *rows = (SporSignupRow *)self->rows->data;

  g_return_if_fail (!self->ended);

  self->ended = TRUE;
  spor_judge (self->round, rows, (SporTraits *)self->traits->data, self->rows->len);
  g_clear_pointer (&self->traits, g_array_unref);

  self->by_id = g_hash_table_new (g_str_hash, g_str_equal);
  for (guint i = 0; i < self->rows->len; i++)
    {
      g_hash_table_insert (self->by_id, (gpointer)rows[i].id, GUINT_TO_POINTER (i + 1));
      self->counts[rows[i].status]++;
    }
}

SporRound *
spor_signups_round (const SporSignups *self)
{
  return self->round;
}

guint
spor_signups_n (const SporSignups *self)
{
  return self->rows->len;
}

const SporSignupRow *
spor_signups_row (const SporSignups *self, guint index)
{
  g_return_val_if_fail (index < self->rows->len, NULL);

  return &g_array_index (self->rows, SporSignupRow, index);
}

int
spor_signups_find (const SporSignups *self, const char *id)
{
  g_return_val_if_fail (self->ended, -1);

  return GPOINTER_TO_INT (g_hash_table_lookup (self->by_id, id)) - 1;
}

/* @sought: folded; @from: index */
static int
spor_signups_find_name_from (const SporSignups *self, const char *sought, guint from)
{
  for (guint i = from; *sought && i < spor_signups_n (self); i++)
    {
      const SporSignupRow *row = spor_signups_row (self, i);
      g_autofree char *known = spor_text_fold (row->name);

      if (row->status != SPOR_STATUS_SKIPPED && g_str_equal (known, sought))
        return i;
    }
  return -1;
}

int
spor_signups_find_name (const SporSignups *self, const char *name)
{
  g_autofree char *sought = spor_text_fold (name);

  g_return_val_if_fail (self->ended, -1);

  return spor_signups_find_name_from (self, sought, 0);
}

guint
spor_signups_count_name (const SporSignups *self, const char *name)
{
  g_autofree char *sought = spor_text_fold (name);
  guint n = 0;

  g_return_val_if_fail (self->ended, 0);

  for (int i = -1; (i = spor_signups_find_name_from (self, sought, i + 1)) >= 0;)
    n++;
  return n;
}

char *
spor_signups_names (const SporSignups *self, const GArray *indices)
{
  const SporSignupRow *first
      = indices->len > 0 ? spor_signups_row (self, g_array_index (indices, guint, 0)) : NULL;
  const char *name = !first          ? ""
                     : *first->name  ? first->name
                     : *first->email ? first->email
                                     : first->respondent;

  return indices->len > 1 ? g_strdup_printf ("%s +%u", name, indices->len - 1) : g_strdup (name);
}

guint
spor_signups_count (const SporSignups *self, SporStatus status)
{
  return self->counts[status];
}

static gboolean
spor_category_has_size (const SporCategory *category, guint population)
{
  return population >= category->lower && (category->upper == 0 || population < category->upper);
}

static gboolean
spor_options_have_key (const GPtrArray *options, guint32 bits, const char *key)
{
  int index = spor_options_find_key (options, key);

  return index >= 0 && (bits & (1u << index));
}

static guint
spor_signups_index (const SporSignups *self, const SporSignupRow *row)
{
  return row - (const SporSignupRow *)self->rows->data;
}

static gboolean
spor_signup_in_category (const SporSignups *self,
                         const SporSignupRow *row,
                         const SporDimension *dimension,
                         const SporCategory *category)
{
  const SporMunicipality *place
      = row->municipality >= 0 ? spor_places_get (self->round->places, row->municipality) : NULL;

  switch (dimension->kind)
    {
    case SPOR_DIMENSION_REGION:
      return place && g_str_equal (place->region_code, category->key);
    case SPOR_DIMENSION_SIZE:
      return place && spor_category_has_size (category, place->population);
    case SPOR_DIMENSION_SECTOR:
      return spor_options_have_key (self->round->sectors, row->sectors, category->key);
    case SPOR_DIMENSION_ROLE:
      return spor_options_have_key (self->round->roles, row->roles, category->key);
    case SPOR_DIMENSION_EXTRA:
    default:
      g_assert_not_reached ();
    }
}

guint
spor_signup_categories (const SporSignups *self,
                        const SporSignupRow *row,
                        const SporDimension *dimension,
                        guint *categories)
{
  guint n = 0;
  int extra;

  if (dimension->kind == SPOR_DIMENSION_EXTRA)
    {
      extra = spor_extra_categories_get (self->extra_categories, spor_signups_index (self, row),
                                         dimension);
      categories[0] = MAX (extra, 0);
      return extra >= 0;
    }
  for (guint c = 0; c < dimension->categories->len && n < 32; c++)
    if (spor_signup_in_category (self, row, dimension,
                                 g_ptr_array_index (dimension->categories, c)))
      categories[n++] = c;
  return n;
}

int
spor_signup_suggestion (const SporSignups *self, const SporSignupRow *row)
{
  int index = -1;

  if (row->municipality >= 0 || row->outside
      || spor_places_match (self->round->places, row->place, &index) != SPOR_PLACE_NEAR)
    return -1;
  return index;
}

const char *
spor_signup_region (const SporSignups *self, const SporSignupRow *row)
{
  if (row->municipality < 0)
    return "";
  return spor_places_get (self->round->places, row->municipality)->region;
}

static const SporCategory *
spor_signup_size (const SporSignups *self, const SporSignupRow *row)
{
  for (guint d = 0; row->municipality >= 0 && d < self->round->dimensions->len; d++)
    {
      const SporDimension *dimension = g_ptr_array_index (self->round->dimensions, d);
      guint categories[32];

      if (dimension->kind == SPOR_DIMENSION_SIZE
          && spor_signup_categories (self, row, dimension, categories) > 0)
        return g_ptr_array_index (dimension->categories, categories[0]);
    }
  return NULL;
}

const char *
spor_signup_size_key (const SporSignups *self, const SporSignupRow *row)
{
  const SporCategory *size = spor_signup_size (self, row);

  return size ? size->key : "";
}

const char *
spor_signup_size_label (const SporSignups *self, const SporSignupRow *row)
{
  const SporCategory *size = spor_signup_size (self, row);

  return size ? size->name : "";
}

static char *
spor_unknown_municipality_text (const SporSignups *self, const SporSignupRow *row)
{
  int suggestion = spor_signup_suggestion (self, row);

  if (suggestion < 0)
    /* Translators: what somebody wrote where a municipality was asked for */
    return g_strdup_printf (_ ("“%s” is not a municipality."), row->place);
  /* Translators: what somebody wrote, and the municipality that is probably meant */
  return g_strdup_printf (_ ("“%s” is not a municipality. Is it %s?"), row->place,
                          spor_places_get (self->round->places, suggestion)->name);
}

static char *
spor_role_not_allowed_text (const SporSignups *self, const SporSignupRow *row)
{
  const SporTrack *track = spor_round_track (self->round, row->track);
  g_autofree char *roles = spor_options_names (self->round->roles, track->roles);
  g_autofree char *given = spor_options_names (self->round->roles, row->roles);

  /* Translators: the role that was given, the track's number, the roles that qualify for it */
  return g_strdup_printf (_ ("“%s” does not qualify for track %u, which is for: %s."),
                          *given ? given : row->roles_text, track->number, roles);
}

static char *
spor_late_text (const SporSignups *self, const SporSignupRow *row)
{
  g_autofree char *when = NULL;
  g_autofree char *deadline = NULL;

  /* Judged while the round still had a deadline. */
  if (self->round->deadline == SPOR_TIME_NONE)
    return g_strdup (spor_problem_label (SPOR_PROBLEM_LATE));

  when = spor_time_format_full (row->closed != SPOR_TIME_NONE ? row->closed : row->created);
  deadline = spor_time_format_date (self->round->deadline - 1);
  /* Translators: when somebody signed up, and the last day of sign-up */
  return g_strdup_printf (_ ("Signed up on %s; the deadline was %s."), when, deadline);
}

const SporSignupRow *
spor_signup_earlier (const SporSignups *self, const SporSignupRow *row)
{
  return row->earlier < 0 ? NULL : spor_signups_row (self, row->earlier);
}

char *
spor_signup_earlier_name (const SporSignups *self, const SporSignupRow *row)
{
  const SporSignupRow *earlier = spor_signup_earlier (self, row);

  if (!earlier)
    return NULL;
  return *earlier->place ? g_strdup_printf ("%s, %s", earlier->name, earlier->place)
                         : g_strdup (earlier->name);
}

gboolean
spor_signup_may_be_earlier (const SporSignups *self, const SporSignupRow *row)
{
  const SporSignupRow *earlier = spor_signup_earlier (self, row);

  return !earlier || spor_names_may_be_one (earlier->name, row->name);
}

static char *
spor_duplicate_text (const SporSignups *self, const SporSignupRow *row)
{
  g_autofree char *who = spor_signup_earlier_name (self, row);

  if (!who)
    /* Translators: an e-mail address */
    return g_strdup_printf (_ ("%s has already signed up for this track."), row->email);
  if (spor_signup_may_be_earlier (self, row))
    /* Translators: an e-mail address, and whose it is: "Karen Kaas, Vejle" */
    return g_strdup_printf (_ ("%s has already signed up for this track: %s."), row->email, who);
  return g_strdup_printf (
      /* Translators: an e-mail address, and who has it too: "Karen Kaas, Vejle" */
      _ ("%s has already signed up for this track: %s. The names differ: if they are two people "
         "who share a mailbox, give this one another address."),
      row->email, who);
}

char *
spor_signup_problem_text (const SporSignups *self, const SporSignupRow *row, SporProblem problem)
{
  switch (problem)
    {
    case SPOR_PROBLEM_MISSING_NAME:
      return g_strdup (_ ("The name is missing."));
    case SPOR_PROBLEM_MISSING_EMAIL:
      return g_strdup (_ ("The e-mail address is missing."));
    case SPOR_PROBLEM_INVALID_EMAIL:
      /* Translators: what somebody wrote where an e-mail address was asked for */
      return g_strdup_printf (_ ("“%s” is not an e-mail address."), row->email);
    case SPOR_PROBLEM_MISSING_TRACK:
      if (*row->track_text)
        /* Translators: what somebody wrote where a track was asked for */
        return g_strdup_printf (_ ("“%s” is not one of the tracks."), row->track_text);
      return g_strdup (_ ("No track was chosen."));
    case SPOR_PROBLEM_MISSING_ROLE:
      return g_strdup (_ ("No role was given."));
    case SPOR_PROBLEM_ROLE_NOT_ALLOWED:
      return spor_role_not_allowed_text (self, row);
    case SPOR_PROBLEM_MISSING_MUNICIPALITY:
      return g_strdup (_ ("The municipality is missing."));
    case SPOR_PROBLEM_UNKNOWN_MUNICIPALITY:
      return spor_unknown_municipality_text (self, row);
    case SPOR_PROBLEM_LATE:
      return spor_late_text (self, row);
    case SPOR_PROBLEM_DUPLICATE_PERSON:
      return spor_duplicate_text (self, row);
    case SPOR_N_PROBLEMS:
    default:
      g_return_val_if_reached (g_strdup (""));
    }
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "spor-judgement.h"

#include "spor-text.h"

static guint16
spor_judge_role (const SporRound *round, const SporSignupRow *row)
{
  guint32 qualifying = row->track >= 0 ? spor_round_track (round, row->track)->roles : 0;

  /* a track for everybody asks for no role, nor does a round that has none */
  if (row->track >= 0 ? qualifying == 0 : round->roles->len == 0)
    return 0;
  if (row->roles == 0 && *row->roles_text == '\0')
    return 1 << SPOR_PROBLEM_MISSING_ROLE;
  if (row->track >= 0 && (row->roles & qualifying) == 0)
    return 1 << SPOR_PROBLEM_ROLE_NOT_ALLOWED;
  return 0;
}

gboolean
spor_judge_late (const SporRound *round, gint64 when)
{
  return round->deadline != SPOR_TIME_NONE && when != SPOR_TIME_NONE && when >= round->deadline;
}

static gboolean
spor_is_late (const SporRound *round, const SporSignupRow *row)
{
  return spor_judge_late (round, row->closed != SPOR_TIME_NONE ? row->closed : row->created);
}

/* The problems that one sign-up has by itself. */
static guint16
spor_judge_alone (const SporRound *round, const SporSignupRow *row, SporTraits traits)
{
  guint16 problems = 0;

  if (*row->name == '\0')
    problems |= 1 << SPOR_PROBLEM_MISSING_NAME;
  if (*row->email == '\0')
    problems |= 1 << SPOR_PROBLEM_MISSING_EMAIL;
  else if (!spor_text_is_email (row->email))
    problems |= 1 << SPOR_PROBLEM_INVALID_EMAIL;
  if (row->track < 0)
    problems |= 1 << SPOR_PROBLEM_MISSING_TRACK;
  problems |= spor_judge_role (round, row);
  if (row->municipality < 0 && !row->outside)
    problems |= 1 << (*row->place ? SPOR_PROBLEM_UNKNOWN_MUNICIPALITY
                                  : SPOR_PROBLEM_MISSING_MUNICIPALITY);
  if (spor_is_late (round, row) && !traits.late_waived)
    problems |= 1 << SPOR_PROBLEM_LATE;
  return problems;
}

static SporStatus
spor_judge_status (const SporSignupRow *row, SporTraits traits)
{
  if (traits.withdrawn)
    return SPOR_STATUS_WITHDRAWN;
  if (!traits.completed && !traits.included)
    return SPOR_STATUS_SKIPPED;
  return row->problems ? SPOR_STATUS_ATTENTION : SPOR_STATUS_ELIGIBLE;
}

typedef struct
{
  SporSignupRow *rows;
  const SporTraits *traits;
} SporJudged;

static int
spor_compare_signed_up (gconstpointer a, gconstpointer b, gpointer data)
{
  const SporJudged *judged = data;
  const SporSignupRow *one = *(const SporSignupRow *const *)a;
  const SporSignupRow *two = *(const SporSignupRow *const *)b;
  guint batch = judged->traits[one - judged->rows].batch;
  guint other_batch = judged->traits[two - judged->rows].batch;

  if (batch != other_batch)
    return batch < other_batch ? -1 : 1;
  if (one->created != two->created)
    return one->created < two->created ? -1 : 1;
  return one->ordinal < two->ordinal ? -1 : one->ordinal > two->ordinal;
}

static guint
spor_person_hash (gconstpointer key)
{
  const SporSignupRow *row = key;

  return g_str_hash (row->person) * 31 + row->track;
}

static gboolean
spor_person_equal (gconstpointer a, gconstpointer b)
{
  const SporSignupRow *one = a, *two = b;

  return one->track == two->track && g_str_equal (one->person, two->person);
}

/* Same e-mail and track as an earlier accepted one. */
static void
spor_judge_persons (SporSignupRow *rows, const SporTraits *traits, guint n)
{
  SporJudged judged = { rows, traits };
  g_autoptr (GHashTable) standing = g_hash_table_new (spor_person_hash, spor_person_equal);
  g_autoptr (GPtrArray) eligible = g_ptr_array_new ();

  for (guint i = 0; i < n; i++)
    if (rows[i].status == SPOR_STATUS_ELIGIBLE)
      g_ptr_array_add (eligible, &rows[i]);
  g_ptr_array_sort_with_data (eligible, spor_compare_signed_up, &judged);

  for (guint i = 0; i < eligible->len; i++)
    {
      SporSignupRow *row = g_ptr_array_index (eligible, i);
      const SporSignupRow *earlier = g_hash_table_lookup (standing, row);

      if (earlier)
        {
          row->earlier = earlier - rows;
          row->problems |= 1 << SPOR_PROBLEM_DUPLICATE_PERSON;
          row->status = SPOR_STATUS_ATTENTION;
        }
      else
        g_hash_table_add (standing, row);
    }
}

/* Which municipality and track, or which organisation and track, counted from 0 in the order seen.
 * -1 if the sign-up has none to share. */
static int
spor_judge_group (const SporRound *round, const SporSignupRow *row, GHashTable *organisations)
{
  int n_places = spor_places_get_n (round->places);
  int place = row->municipality;

  if (row->status != SPOR_STATUS_ELIGIBLE || row->track < 0 || (place < 0 && !row->outside))
    return -1;
  if (place < 0)
    {
      gpointer known = NULL;

      if (!g_hash_table_lookup_extended (organisations, row->place, NULL, &known))
        {
          known = GINT_TO_POINTER (n_places + (int)g_hash_table_size (organisations));
          g_hash_table_insert (organisations, (gpointer)row->place, known);
        }
      place = GPOINTER_TO_INT (known);
    }
  return place * (int)round->tracks->len + row->track;
}

/* Every accepted sign-up that shares both municipality (or organisation) and track with another
 * accepted one. */
static void
spor_remark_same_municipality (const SporRound *round, SporSignupRow *rows, guint n)
{
  g_autoptr (GHashTable) organisations = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GArray) counts = g_array_new (FALSE, TRUE, sizeof (guint));

  for (guint pass = 0; pass < 2; pass++)
    for (guint i = 0; i < n; i++)
      {
        int group = spor_judge_group (round, &rows[i], organisations);

        if (group < 0)
          continue;
        if ((guint)group >= counts->len)
          g_array_set_size (counts, group + 1);
        if (pass == 0)
          g_array_index (counts, guint, group)++;
        else if (g_array_index (counts, guint, group) > 1)
          rows[i].remarks |= 1 << SPOR_REMARK_SAME_MUNICIPALITY_AND_TRACK;
      }
}

void
spor_judge (const SporRound *round, SporSignupRow *rows, const SporTraits *traits, guint n)
{
  for (guint i = 0; i < n; i++)
    {
      SporSignupRow *row = &rows[i];

      row->problems = spor_judge_alone (round, row, traits[i]);
      row->remarks = 0;
      if (traits[i].masked)
        row->remarks |= 1 << SPOR_REMARK_PERSONAL_NUMBER;
      if (row->outside)
        row->remarks |= 1 << SPOR_REMARK_OUTSIDE_MUNICIPALITIES;
      row->status = spor_judge_status (row, traits[i]);
    }
  spor_judge_persons (rows, traits, n);
  spor_remark_same_municipality (round, rows, n);
}

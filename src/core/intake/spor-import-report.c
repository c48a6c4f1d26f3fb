/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "spor-import-report.h"

#include "spor-answer-cut.h"
#include "spor-import-merge.h"
#include "spor-time.h"

/* More rows than anybody reads; each costs some hundred bytes. The counts stay whole. */
#define MAX_ROWS 20000

static const char *const outcome_keys[] = {
  [SPOR_OUTCOME_NEW] = "new",
  [SPOR_OUTCOME_UPDATED] = "updated",
  [SPOR_OUTCOME_UNCHANGED] = "unchanged",
};

const char *
spor_outcome_key (SporOutcome outcome)
{
  return outcome_keys[outcome];
}

static void
spor_import_entry_clear (gpointer data)
{
  SporImportEntry *self = data;

  g_clear_pointer (&self->changes, g_ptr_array_unref);
  g_clear_pointer (&self->cuts, g_ptr_array_unref);
}

GArray *
spor_import_entries_new (void)
{
  GArray *entries = g_array_new (FALSE, FALSE, sizeof (SporImportEntry));

  g_array_set_clear_func (entries, spor_import_entry_clear);
  return entries;
}

void
spor_import_row_free (SporImportRow *self)
{
  g_free (self->respondent);
  g_free (self->signup_id);
  g_ptr_array_unref (self->problem_texts);
  g_ptr_array_unref (self->problem_values);
  g_free (self->name);
  g_free (self->place);
  g_ptr_array_unref (self->cut_texts);
  g_ptr_array_unref (self->changes);
  g_free (self);
}

void
spor_import_report_free (SporImportReport *self)
{
  g_free (self->import_id);
  g_free (self->source);
  g_clear_pointer (&self->rows, g_ptr_array_unref);
  g_free (self);
}

/* Rows are in order of arrival. */
static guint
spor_signups_index_of (const SporSignups *signups, guint ordinal)
{
  guint low = 0, high = spor_signups_n (signups);

  while (low < high)
    {
      guint middle = low + (high - low) / 2;

      if (spor_signups_row (signups, middle)->ordinal < ordinal)
        low = middle + 1;
      else
        high = middle;
    }
  g_assert (low < spor_signups_n (signups) && spor_signups_row (signups, low)->ordinal == ordinal);
  return low;
}

/* What @row has in the field that corrects @problem, as people read it. */
static char *
spor_problem_value (const SporRound *round, const SporSignupRow *row, SporProblem problem)
{
  switch ((int)spor_problem_field (problem))
    {
    case SPOR_FIELD_NAME:
      return g_strdup (row->name);
    case SPOR_FIELD_EMAIL:
      return g_strdup (row->email);
    case SPOR_FIELD_TRACK:
      return g_strdup (row->track_text);
    case SPOR_FIELD_ROLES:
      {
        g_autofree char *names = spor_options_names (round->roles, row->roles);

        return g_strconcat (names, *names && *row->roles_text ? ", " : "", row->roles_text, NULL);
      }
    case SPOR_FIELD_MUNICIPALITY:
      return g_strdup (row->place);
    case SPOR_FIELD_CLOSED:
      return spor_time_to_iso (row->closed != SPOR_TIME_NONE ? row->closed : row->created);
    default:
      return g_strdup ("");
    }
}

/* An answer that is not completed is not judged: being skipped is all there is to say of it. */
static gboolean
spor_is_judged (const SporSignupRow *row)
{
  return row->status == SPOR_STATUS_ELIGIBLE || row->status == SPOR_STATUS_ATTENTION;
}

static void
spor_import_row_add_cuts (SporImportRow *self, const GPtrArray *cuts, const char *file)
{
  self->cut_texts = g_ptr_array_new_with_free_func (g_free);
  for (guint i = 0; cuts && i < cuts->len; i++)
    g_ptr_array_add (self->cut_texts,
                     spor_answer_cut_text (g_ptr_array_index (cuts, i), file, self->row));
  if (cuts)
    self->remarks |= 1 << SPOR_REMARK_TOO_LONG;
}

static SporImportRow *
spor_import_row_new (SporImportEntry *entry,
                     const SporSignups *signups,
                     const SporSignupRow *row,
                     const char *file)
{
  SporImportRow *self = g_new0 (SporImportRow, 1);

  self->row = entry->row;
  self->respondent = g_strdup (row->respondent);
  self->signup_id = g_strdup (row->id);
  self->outcome = entry->outcome;
  self->status = row->status;
  self->problems = spor_is_judged (row) ? row->problems : 0;
  self->remarks = spor_is_judged (row) ? row->remarks : 0;
  self->name = g_strdup (row->name);
  self->place = g_strdup (row->place);
  self->problem_texts = g_ptr_array_new_with_free_func (g_free);
  self->problem_values = g_ptr_array_new_with_free_func (g_free);
  for (guint p = 0; p < SPOR_N_PROBLEMS; p++)
    if (self->problems & (1u << p))
      {
        g_ptr_array_add (self->problem_texts, spor_signup_problem_text (signups, row, p));
        g_ptr_array_add (self->problem_values,
                         spor_problem_value (spor_signups_round (signups), row, p));
      }
  spor_import_row_add_cuts (self, spor_is_judged (row) ? entry->cuts : NULL, file);
  self->changes = entry->changes
                      ? g_steal_pointer (&entry->changes)
                      : g_ptr_array_new_with_free_func ((GDestroyNotify)spor_field_change_free);
  return self;
}

static void
spor_import_report_count (SporImportReport *self, const SporImportEntry *entry, SporStatus status)
{
  self->read++;
  self->accepted += status == SPOR_STATUS_ELIGIBLE;
  self->attention += status == SPOR_STATUS_ATTENTION;
  self->skipped += status == SPOR_STATUS_SKIPPED || status == SPOR_STATUS_WITHDRAWN;
  self->withdrawn += status == SPOR_STATUS_WITHDRAWN;
  self->added += entry->outcome == SPOR_OUTCOME_NEW;
  self->updated += entry->outcome == SPOR_OUTCOME_UPDATED;
  self->unchanged += entry->outcome == SPOR_OUTCOME_UNCHANGED;
  self->erased += entry->erased;
}

/* Once for each sign-up, also when it stands in the file twice. */
static void
spor_import_report_count_bits (SporImportReport *self, const SporSignupRow *row)
{
  for (guint p = 0; p < SPOR_N_PROBLEMS; p++)
    self->problems[p] += (row->problems >> p) & 1;
  for (guint r = 0; r < SPOR_N_REMARKS; r++)
    self->remarks[r] += (row->remarks >> r) & 1;
}

void
spor_import_report_fill (SporImportReport *self, const SporSignups *signups, GArray *entries)
{
  g_autofree guint8 *seen = g_new0 (guint8, spor_signups_n (signups) + 1);

  for (guint i = 0; i < entries->len; i++)
    {
      SporImportEntry *entry = &g_array_index (entries, SporImportEntry, i);
      guint index = spor_signups_index_of (signups, entry->ordinal);
      const SporSignupRow *row = spor_signups_row (signups, index);

      spor_import_report_count (self, entry, row->status);
      if (!seen[index] && spor_is_judged (row))
        spor_import_report_count_bits (self, row);
      self->remarks[SPOR_REMARK_TOO_LONG] += entry->cuts && spor_is_judged (row);
      seen[index] = TRUE;

      if (entry->outcome != SPOR_OUTCOME_UPDATED && row->status == SPOR_STATUS_ELIGIBLE
          && row->problems == 0 && row->remarks == 0 && !entry->cuts)
        continue;
      if (self->rows->len < MAX_ROWS)
        g_ptr_array_add (self->rows, spor_import_row_new (entry, signups, row, self->source));
      else
        self->left_off++;
    }
}

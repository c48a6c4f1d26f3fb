/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "spor-import.h"

#include "spor-import-answers.h"
#include "spor-import-merge.h"
#include "spor-import-report.h"
#include "spor-store-erasure.h"
#include "spor-text.h"

#define PROGRESS_INTERVAL (50 * G_TIME_SPAN_MILLISECOND)
/* How much of the work is reading the rows, and judging them; sealing them is the rest. */
#define READING_SHARE 0.85
#define JUDGED_SHARE 0.95

typedef struct
{
  /* borrowed */
  SporStore *store;
  SporRound *round;
  SporSource *source;
  const SporMapping *mapping;
  const SporImportOptions *options;
  GCancellable *cancellable;

  /* owned */
  SporMappingReader *reader;
  GArray *entries;      /* SporImportEntry */
  SporSignups *signups; /* the round's, with those added so far; NULL once one was updated */
  SporImportRecord record;
  gint64 progress_at;
} SporImport;

static void
spor_import_clear (SporImport *self)
{
  spor_mapping_reader_free (self->reader);
  g_array_unref (self->entries);
  g_clear_pointer (&self->signups, spor_signups_unref);
  g_free (self->record.id);
  g_free (self->record.source);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (SporImport, spor_import_clear)

static void
spor_import_tell (SporImport *self, double fraction)
{
  gint64 now = g_get_monotonic_time ();

  if (!self->options->progress || now - self->progress_at < PROGRESS_INTERVAL)
    return;
  self->progress_at = now;
  self->options->progress (fraction, self->entries->len, self->options->progress_data);
}

/* @facts is one more answer to @stored. Whoever has been erased stays so. */
static gboolean
spor_import_update (SporImport *self,
                    SporSignupFacts *stored,
                    SporSignupFacts *facts,
                    guint32 edited,
                    SporImportEntry *entry,
                    GError **error)
{
  gboolean save = FALSE;

  entry->ordinal = stored->ordinal;
  entry->outcome = SPOR_OUTCOME_UNCHANGED;
  if (stored->withdrawn && !spor_store_is_erased (self->store, stored->id, &entry->erased, error))
    return FALSE;
  if (entry->erased)
    return TRUE;
  if (!spor_import_merge (self->store, self->round, self->mapping, stored, facts, edited,
                          &entry->changes, &save, error))
    return FALSE;
  if (save || entry->changes)
    entry->outcome = SPOR_OUTCOME_UPDATED;
  if (!save)
    return TRUE;
  g_clear_pointer (&self->signups, spor_signups_unref);
  return spor_store_save_signup (self->store, self->round, stored, error);
}

/* @facts is the sign-up's first answer, or one more to a sign-up that is in the book. */
static gboolean
spor_import_put (SporImport *self, SporSignupFacts *facts, SporImportEntry *entry, GError **error)
{
  g_autoptr (SporSignupFacts) stored = NULL;
  guint32 edited = 0;

  if (!spor_store_match_signup (self->store, self->round, facts, &stored, &edited, error))
    return FALSE;

  if (!stored)
    {
      facts->import_id = g_strdup (self->record.id);
      if (!spor_store_add_signup (self->store, self->round, facts, error))
        return FALSE;
      if (self->signups)
        spor_signups_add (self->signups, facts);
      entry->ordinal = facts->ordinal;
      entry->outcome = SPOR_OUTCOME_NEW;
      return TRUE;
    }

  return spor_import_update (self, stored, facts, edited, entry, error);
}

static gboolean
spor_import_read_rows (SporImport *self, GError **error)
{
  g_autoptr (SporImportAnswers) answers
      = spor_import_answers_new (self->source, self->reader, self->cancellable);
  SporImportAnswer answer;
  int got;

  while ((got = spor_import_answers_next (answers, &answer, error)) == 1)
    {
      g_autoptr (SporSignupFacts) facts = answer.facts;
      SporImportEntry entry = { .row = answer.row, .cuts = answer.cuts };

      facts->included = self->options->include_incomplete && !facts->completed;
      if (!spor_import_put (self, facts, &entry, error))
        {
          g_clear_pointer (&entry.cuts, g_ptr_array_unref);
          return FALSE;
        }
      g_array_append_val (self->entries, entry);
      if (answer.row % 64 == 0)
        spor_import_tell (self, READING_SHARE * answer.progress);
    }
  return got == 0;
}

/* The sign-ups as the rules judge them with the new ones among the old. */
static SporImportReport *
spor_import_judge (SporImport *self, GError **error)
{
  SporImportReport *report;

  if (!self->signups
      && !(self->signups = spor_store_begin_signups (self->store, self->round, error)))
    return NULL;
  spor_signups_end (self->signups);

  report = g_new0 (SporImportReport, 1);
  report->source = g_strdup (self->record.source);
  report->rows = g_ptr_array_new_with_free_func ((GDestroyNotify)spor_import_row_free);
  spor_import_report_fill (report, self->signups, self->entries);
  return report;
}

static gboolean
spor_import_remember (SporImport *self, const SporImportReport *report, GError **error)
{
  g_autofree char *json = spor_mapping_to_json (self->mapping, self->source);

  self->record.read = report->read;
  self->record.accepted = report->accepted;
  self->record.attention = report->attention;
  self->record.skipped = report->skipped;
  self->record.added = report->added;
  self->record.updated = report->updated;
  self->record.unchanged = report->unchanged;
  if (!spor_store_save_import (self->store, &self->record, error))
    return FALSE;
  /* columns of which nothing comes are hardly the right ones, and not to be proposed again */
  return report->accepted == 0
         || spor_store_set_mapping (self->store, spor_source_get_questionnaire (self->source), json,
                                    error);
}

/* Everything between begin and commit. */
static SporImportReport *
spor_import_inside (SporImport *self, GError **error)
{
  g_autoptr (SporImportReport) report = NULL;

  if (!(self->signups = spor_store_begin_signups (self->store, self->round, error))
      || !spor_store_add_import (self->store, self->round, &self->record, error)
      || !spor_import_read_rows (self, error))
    return NULL;

  spor_import_tell (self, READING_SHARE);
  report = spor_import_judge (self, error);
  spor_import_tell (self, JUDGED_SHARE);
  if (!report || !spor_import_remember (self, report, error)
      || g_cancellable_set_error_if_cancelled (self->cancellable, error))
    return NULL;
  return g_steal_pointer (&report);
}

SporImportReport *
spor_import_run (SporStore *store,
                 SporRound *round,
                 SporSource *source,
                 const SporMapping *mapping,
                 const SporImportOptions *options,
                 GCancellable *cancellable,
                 GError **error)
{
  static const SporImportOptions defaults = { 0 };
  g_autoptr (SporImportReport) report = NULL;
  g_auto (SporImport) self = {
    .store = store,
    .round = round,
    .source = source,
    .mapping = mapping,
    .options = options ? options : &defaults,
    .cancellable = cancellable,
    .reader = spor_mapping_reader_new (mapping, source, round),
    .entries = spor_import_entries_new (),
    .record = { .at = g_get_real_time () / G_USEC_PER_SEC,
                .source = spor_text_mask_personal_numbers (spor_source_get_name (source), NULL) },
  };

  if (!spor_mapping_check (mapping, source, error)
      || !spor_source_rewind (source, cancellable, error)
      || !spor_store_begin (store, "import", self.record.source, error))
    return NULL;

  report = spor_import_inside (&self, error);

  /* An import that changes nothing is not worth an entry in the log, nor a step to undo. */
  if (!report || self.options->dry_run || report->added + report->updated == 0)
    {
      spor_store_rollback (store);
      return g_steal_pointer (&report);
    }
  if (!spor_store_commit (store, error))
    return NULL;

  report->import_id = g_steal_pointer (&self.record.id);
  return g_steal_pointer (&report);
}

SporMapping *
spor_import_choose_mapping (SporStore *store,
                            SporSource *source,
                            const SporRound *round,
                            GCancellable *cancellable,
                            GError **error)
{
  g_autoptr (GPtrArray) sample = spor_mapping_sample (source, cancellable, error);
  g_autofree char *json = NULL;
  const char *const *const *rows = NULL;
  SporMapping *mapping;

  if (!sample
      || !spor_store_get_mapping (store, spor_source_get_questionnaire (source), &json, error))
    return NULL;

  rows = (const char *const *const *)sample->pdata;
  if (!json)
    return spor_mapping_guess (source, round, rows);

  mapping = spor_mapping_from_json (source, json);
  spor_mapping_drop_codes (mapping, source, round, rows);
  return mapping;
}

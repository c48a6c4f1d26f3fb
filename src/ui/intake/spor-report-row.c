/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "spor-report-row.h"

#include "spor-import-text.h"

#include <glib/gi18n-lib.h>

struct _SporReportRow
{
  GObject parent_instance;

  /* owned */
  SporRound *round;
  GPtrArray *rows; /* keeps @row */

  const SporImportRow *row;
  SporReportKind kind;
  guint bit;
};

G_DEFINE_FINAL_TYPE (SporReportRow, spor_report_row, G_TYPE_OBJECT)

static void
spor_report_row_finalize (GObject *object)
{
  SporReportRow *self = SPOR_REPORT_ROW (object);

  spor_round_unref (self->round);
  g_ptr_array_unref (self->rows);
  G_OBJECT_CLASS (spor_report_row_parent_class)->finalize (object);
}

static void
spor_report_row_class_init (SporReportRowClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = spor_report_row_finalize;
}

static void
spor_report_row_init (SporReportRow *self)
{
}

SporReportRow *
spor_report_row_new (SporRound *round, GPtrArray *rows, guint index, SporReportKind kind, guint bit)
{
  SporReportRow *self = g_object_new (SPOR_TYPE_REPORT_ROW, NULL);

  self->round = spor_round_ref (round);
  self->rows = g_ptr_array_ref (rows);
  self->row = g_ptr_array_index (rows, index);
  self->kind = kind;
  self->bit = bit;
  return self;
}

const SporImportRow *
spor_report_row_get (SporReportRow *self)
{
  g_return_val_if_fail (SPOR_IS_REPORT_ROW (self), NULL);

  return self->row;
}

/* The texts are in the order of the problems' bits. */
static char *
spor_report_row_problem_text (SporReportRow *self)
{
  guint below = self->row->problems & ((1u << self->bit) - 1);
  guint index = __builtin_popcount (below);

  return g_strdup (g_ptr_array_index (self->row->problem_texts, index));
}

static char *
spor_report_row_changes_text (SporReportRow *self)
{
  g_autoptr (GPtrArray) lines = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < self->row->changes->len; i++)
    g_ptr_array_add (lines, spor_import_text_change (self->round, self->row->changes->pdata[i]));
  if (lines->len == 0)
    return g_strdup (_ ("Further columns have other answers."));
  g_ptr_array_add (lines, NULL);
  return g_strjoinv ("\n", (char **)lines->pdata);
}

static char *
spor_report_row_cuts_text (SporReportRow *self)
{
  g_autoptr (GStrvBuilder) lines = g_strv_builder_new ();
  g_auto (GStrv) texts = NULL;

  for (guint i = 0; i < self->row->cut_texts->len; i++)
    g_strv_builder_add (lines, g_ptr_array_index (self->row->cut_texts, i));
  texts = g_strv_builder_end (lines);
  return g_strjoinv ("\n", texts);
}

char *
spor_report_row_get_text (SporReportRow *self)
{
  g_return_val_if_fail (SPOR_IS_REPORT_ROW (self), NULL);

  switch (self->kind)
    {
    case SPOR_REPORT_PROBLEM:
      return spor_report_row_problem_text (self);
    case SPOR_REPORT_UPDATED:
      return spor_report_row_changes_text (self);
    case SPOR_REPORT_SKIPPED:
      return g_strdup (_ ("The answer was never completed."));
    case SPOR_REPORT_WITHDRAWN:
      return g_strdup (_ ("The sign-up was withdrawn in the book."));
    case SPOR_REPORT_REMARK:
    default:
      return self->bit == SPOR_REMARK_TOO_LONG ? spor_report_row_cuts_text (self) : g_strdup ("");
    }
}

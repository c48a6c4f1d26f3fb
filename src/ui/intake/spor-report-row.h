/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "spor-import.h"

G_BEGIN_DECLS

/* Why a row is among those to look at. */
typedef enum
{
  SPOR_REPORT_PROBLEM,
  SPOR_REPORT_SKIPPED,
  SPOR_REPORT_WITHDRAWN,
  SPOR_REPORT_UPDATED,
  SPOR_REPORT_REMARK,
} SporReportKind;

/* A row of an import's report, under one of the reasons that it is there for. */
#define SPOR_TYPE_REPORT_ROW (spor_report_row_get_type ())
G_DECLARE_FINAL_TYPE (SporReportRow, spor_report_row, SPOR, REPORT_ROW, GObject)

/* @rows: the report's; @index: of one of them; @bit: the problem or the remark */
SporReportRow *spor_report_row_new (
    SporRound *round, GPtrArray *rows, guint index, SporReportKind kind, guint bit);

const SporImportRow *spor_report_row_get (SporReportRow *self);

/* What there is to say, in a sentence or in several lines. (transfer full) */
char *spor_report_row_get_text (SporReportRow *self);

G_END_DECLS

/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "spor-report-row.h"

G_BEGIN_DECLS

/* Which rows are shown. */
typedef struct
{
  int status;  /* SporStatus, -1 = any */
  int outcome; /* SporOutcome, -1 = any */
} SporReportFilter;

/* The rows of an import's report with the same reason: a list model of #SporReportRow. */
#define SPOR_TYPE_REPORT_GROUP (spor_report_group_get_type ())
G_DECLARE_FINAL_TYPE (SporReportGroup, spor_report_group, SPOR, REPORT_GROUP, GObject)

/* A list of #SporReportGroup, none of them empty: problems first. (transfer full) */
GListModel *spor_report_groups_new (SporRound *round,
                                    const SporImportReport *report,
                                    const SporReportFilter *filter);

const char *spor_report_group_get_title (SporReportGroup *self);
const char *spor_report_group_get_icon_name (SporReportGroup *self);

/* How many sign-ups it is true of; there may be fewer rows in a very long report. */
guint spor_report_group_get_count (SporReportGroup *self);

G_END_DECLS

/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/* A line of an import's report: a group, or one of its rows. */
#define SPOR_TYPE_REPORT_LINE (spor_report_line_get_type ())
G_DECLARE_FINAL_TYPE (SporReportLine, spor_report_line, SPOR, REPORT_LINE, AdwBin)

/* @row: (nullable): of a tree of #SporReportGroup */
void spor_report_line_set_row (SporReportLine *self, GtkTreeListRow *row);

G_END_DECLS

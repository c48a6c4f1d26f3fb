/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "spor-import.h"

G_BEGIN_DECLS

/* What the import did with one row, as little as 100,000 of them should take. */
typedef struct
{
  guint row;
  guint ordinal; /* the sign-up's, which finds it among the judged ones */
  SporOutcome outcome;
  GPtrArray *changes; /* SporFieldChange*, or NULL */
  GPtrArray *cuts;    /* SporAnswerCut*, or NULL */
  gboolean erased;    /* it is in the book without its personal data, and stays so */
} SporImportEntry;

GArray *spor_import_entries_new (void);

/* Counts, and the rows with something to say, once all sign-ups are judged. Takes the entries'
 * changes. */
void spor_import_report_fill (SporImportReport *self, const SporSignups *signups, GArray *entries);

G_END_DECLS

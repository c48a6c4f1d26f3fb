/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "spor-source.h"
#include "spor-table.h"

G_BEGIN_DECLS

/**
 * SporQuestionnaire:
 *
 * What SurveyXact's "structure" (questions and options) and "labels" (texts of codes) say of the
 * columns. Either may be missing.
 */
typedef struct _SporQuestionnaire SporQuestionnaire;

SporQuestionnaire *spor_questionnaire_new (void);
void spor_questionnaire_free (SporQuestionnaire *self);

/* Whether @cells are the heading of a structure. */
gboolean spor_questionnaire_is_structure (const char *const *cells, guint n_cells);
/* Whether @cells can be a line of labels: variable, whole number, text. */
gboolean spor_questionnaire_is_label (const char *const *cells, guint n_cells);

gboolean spor_questionnaire_read_structure (SporQuestionnaire *self,
                                            SporTable *table,
                                            GCancellable *cancellable,
                                            GError **error);
gboolean spor_questionnaire_read_labels (SporQuestionnaire *self,
                                         SporTable *table,
                                         GCancellable *cancellable,
                                         GError **error);

/**
 * spor_questionnaire_describe:
 * @column: with its name; everything else is set here
 *
 * Names are matched without regard to case, and in their short and long forms ("responde" and
 * "respondentid", "stato_4" and "statoverall_4").
 */
void spor_questionnaire_describe (SporQuestionnaire *self, SporColumn *column);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SporQuestionnaire, spor_questionnaire_free)

G_END_DECLS

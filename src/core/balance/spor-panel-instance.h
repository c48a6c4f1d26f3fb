/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "spor-instance.h"
#include "spor-relaxation.h"

#include <gio/gio.h>

G_BEGIN_DECLS

/* A panel from plain tables: people with a value in each feature, and quotas on the values. */
typedef struct
{
  SporInstance *instance; /* one body; a candidate per row of people, in their order */
  GPtrArray *categories;  /* char*: "Gender: Female", per category of the instance */
  GPtrArray *one_per; /* char*: names of columns; the instance's sets have their index as rule */
} SporPanelInstance;

/**
 * spor_panel_instance_new:
 * @people: a CSV file, a row for each person
 * @quotas: a CSV file with the columns feature, value, min and max, in any order and among others;
 *   "category" may stand for feature, and then "name" or "feature" for value
 * @size: how many people
 * @one_per: (nullable): %NULL-terminated: columns of @people; of those who have the same there, one
 *   at most is drawn. Nobody shares a blank.
 *
 * Names of columns are found whatever their case; values must be written alike.
 *
 * Returns: (transfer full): %NULL with %SPOR_INTAKE_ERROR, a sentence with the file and the line
 */
SporPanelInstance *spor_panel_instance_new (const char *people,
                                            const char *quotas,
                                            guint size,
                                            const char *const *one_per,
                                            GCancellable *cancellable,
                                            GError **error);
void spor_panel_instance_free (SporPanelInstance *self);

/* A rule in one sentence, and what could be done about it: "Lower the minimum of Gender: Female
 * from 11 to 10" (transfer full) */
char *spor_panel_instance_rule_text (const SporPanelInstance *self, const SporRelax *rule);
char *spor_panel_instance_relax_text (const SporPanelInstance *self, const SporRelax *relax);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SporPanelInstance, spor_panel_instance_free)

G_END_DECLS

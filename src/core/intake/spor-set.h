/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "spor-source.h"
#include "spor-table.h"

G_BEGIN_DECLS

/**
 * SporSet:
 *
 * The parts of one export, told apart by what they hold and, where that leaves a doubt, by their
 * names: the answers, and perhaps the structure and the labels.
 */
typedef struct
{
  char *name; /* what the person chose: "eu.zip", "eu", "dataset.csv" */
  SporTable *dataset;
  SporTable *structure; /* NULL if there is none */
  SporTable *labels;    /* NULL if there is none */
} SporSet;

/* @paths as for spor_source_open(). The files beside a SurveyXact file that belong to it are found.
 */
SporSet *spor_set_open (const char *const *paths,
                        const SporSourceOptions *options,
                        GCancellable *cancellable,
                        GError **error);
void spor_set_free (SporSet *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SporSet, spor_set_free)

G_END_DECLS

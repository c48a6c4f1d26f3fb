/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "spor-source.h"
#include "spor-table.h"

G_BEGIN_DECLS

/* The words by which SurveyXact names the parts of an export. */
typedef enum
{
  SPOR_PART_WORD_NONE = -1,
  SPOR_PART_WORD_DATASET,
  SPOR_PART_WORD_STRUCTURE,
  SPOR_PART_WORD_LABELS,
} SporPartWord;

/* Which of the words @name holds. */
SporPartWord spor_gather_find_word (const char *name);

/* @name without that word: the same for the files of one export. */
char *spor_gather_get_set_name (const char *name);

/**
 * spor_gather_tables:
 * @paths: as for spor_source_open()
 *
 * Every table that may be part of an export: the files, those in a folder or a zip, the sheets of a
 * workbook; for a single file of SurveyXact's also the files beside it that belong to it by their
 * names.
 *
 * Returns: (element-type SporTable): at least one
 */
GPtrArray *spor_gather_tables (const char *const *paths,
                               const SporSourceOptions *options,
                               GCancellable *cancellable,
                               GError **error);

G_END_DECLS

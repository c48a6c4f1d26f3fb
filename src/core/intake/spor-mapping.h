/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "spor-signup-facts.h"
#include "spor-source.h"

G_BEGIN_DECLS

/* Which columns fill which field. Several columns for one field: the options of a multiple-choice
 * question (roles, sectors), or the status columns. */
typedef struct
{
  GArray *columns[SPOR_N_FIELDS];  /* guint column indices, in file order */
  gboolean guessed[SPOR_N_FIELDS]; /* found by Spor, not said by a person */
  GArray *extra;                   /* guint: further columns kept as extra fields */
} SporMapping;

SporMapping *spor_mapping_new (void);
SporMapping *spor_mapping_copy (const SporMapping *self);
void spor_mapping_free (SporMapping *self);

/**
 * spor_mapping_guess:
 * @sample: (nullable): SporSourceRow-like cells of the first rows (char***, NULL-terminated), to
 * tell columns by content
 *
 * By system name (short and long: "responde", "respondentid"), by question text ("Hvilken kommune
 * …"), and by content (municipality names, e-mail addresses). Columns left over that are answers
 * are kept as extra only when a person says so.
 */
SporMapping *
spor_mapping_guess (SporSource *source, const SporRound *round, const char *const *const *sample);

/* The first 200 rows of @source for a guess: char**, and a NULL at the end. @source is rewound
 * before and after. */
GPtrArray *spor_mapping_sample (SporSource *source, GCancellable *cancellable, GError **error);

/* spor_mapping_guess() by such a sample. */
SporMapping *spor_mapping_guess_source (SporSource *source,
                                        const SporRound *round,
                                        GCancellable *cancellable,
                                        GError **error);

/* Clears the fields for municipality, track, roles and sectors whose values in @sample are codes
 * that nothing in @source explains: a remembered mapping meets a dataset without its structure and
 * labels. */
void spor_mapping_drop_codes (SporMapping *self,
                              SporSource *source,
                              const SporRound *round,
                              const char *const *const *sample);

/* Sets @field to the columns named (comma-separated header names or question texts):
 * "municipality", "s_1". FALSE with COLUMNS if there is no such column. "" clears the field. */
gboolean spor_mapping_set (
    SporMapping *self, SporSource *source, SporField field, const char *columns, GError **error);

/* Error COLUMNS if nothing can come of it: needs a municipality column and one of name or e-mail.
 */
gboolean spor_mapping_check (const SporMapping *self, SporSource *source, GError **error);

/* By header names, for remembering; from_json ignores columns that are not there any more. */
char *spor_mapping_to_json (const SporMapping *self, SporSource *source);
SporMapping *spor_mapping_from_json (SporSource *source, const char *json);

/* The text of @field in one row, for showing: codes replaced by their labels, chosen options joined
 * by
 * ", ". */
char *spor_mapping_get_text (const SporMapping *self,
                             SporSource *source,
                             const SporSourceRow *row,
                             SporField field);

/* The whole row as facts (without id). For many rows make a SporMappingReader once. */
SporSignupFacts *spor_mapping_read (const SporMapping *self,
                                    SporSource *source,
                                    const SporRound *round,
                                    const SporSourceRow *row);

/**
 * SporMappingReader:
 *
 * A mapping made ready to read many rows: it looks up columns, labels and choices once, and
 * remembers how it understood the answers that come again and again (municipality, track, roles,
 * sectors, status).
 */
typedef struct _SporMappingReader SporMappingReader;

/* @mapping is copied; @source and @round must outlive the reader. */
SporMappingReader *
spor_mapping_reader_new (const SporMapping *mapping, SporSource *source, const SporRound *round);
SporSignupFacts *spor_mapping_reader_read (SporMappingReader *self, const SporSourceRow *row);

/* SporAnswerCut*: what was too long in the row that was read last; NULL if nothing was. (transfer
 * full) (nullable) */
GPtrArray *spor_mapping_reader_take_cuts (SporMappingReader *self);
void spor_mapping_reader_free (SporMappingReader *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SporMapping, spor_mapping_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (SporMappingReader, spor_mapping_reader_free)

G_END_DECLS

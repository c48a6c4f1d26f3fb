/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "spor-composition.h"
#include "spor-protocol-reader.h"
#include "spor-workbook.h"

G_BEGIN_DECLS

#define SPOR_CHOSEN_COLUMNS 5 /* the last has room to its right */

typedef struct
{
  SporWorkbook *book;
  lxw_worksheet *sheet;
  guint row;
  const SporComposition *composition;
  const SporRound *round;
  const SporProtocol *protocol; /* NULL: none */
  gboolean full;
} SporChosen;

/* Cells of the current row. */
void spor_chosen_text (SporChosen *self, guint column, SporStyle style, const char *text);
void spor_chosen_number (SporChosen *self, guint column, SporStyle style, double number);

/* A line of its own. @text: (nullable): nothing then */
void spor_chosen_say (SporChosen *self, const char *text);

void spor_chosen_begin_section (SporChosen *self, const char *title);

typedef struct
{
  const char *heading;
  gboolean right; /* over numbers */
} SporChosenColumn;

/* The headings of a table. Their ground goes on where there are no more of them: a text in the last
 * column may too. */
void spor_chosen_write_headings (SporChosen *self, const SporChosenColumn *columns, guint n);

/* What the protocol says of the pool, as it was then: sign-ups and marks may have changed since. */
void spor_chosen_write_pool (SporChosen *self);

/* The round's seats, rules, limits and weights. */
void spor_chosen_write_settings (SporChosen *self);

/* Who must have a seat, and who is not to have one. */
void spor_chosen_write_marks (SporChosen *self);

/* The rules that are broken now; not word for word for management: the sentences can quote answers.
 */
void spor_chosen_write_breaches (SporChosen *self);

G_END_DECLS

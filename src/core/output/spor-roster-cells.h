/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "spor-composition.h"
#include "spor-sheet.h"

G_BEGIN_DECLS

/* What a column shows of a person. */
typedef enum
{
  SPOR_CELL_NUMBER, /* of the sign-up, in order of arrival */
  SPOR_CELL_SEAT,
  SPOR_CELL_LINE,
  SPOR_CELL_NAME,
  SPOR_CELL_TITLE,
  SPOR_CELL_PLACE,
  SPOR_CELL_CODE,
  SPOR_CELL_REGION,
  SPOR_CELL_SIZE,
  SPOR_CELL_SECTORS,
  SPOR_CELL_ROLES,
  SPOR_CELL_TRACK,
  SPOR_CELL_STATUS,
  SPOR_CELL_SPOT,
  SPOR_CELL_PROBLEMS,
  SPOR_CELL_REMARKS,
  SPOR_CELL_CREATED,
  SPOR_CELL_CLOSED,
  SPOR_CELL_DEADLINE,
  SPOR_CELL_RESPONDENT,
  SPOR_CELL_EMAIL,
  SPOR_CELL_PHONE,
  SPOR_CELL_MOTIVATION,
  SPOR_N_ROSTER_CELLS
} SporRosterCell;

/* Where somebody stands: found once, asked for every sign-up. */
typedef struct
{
  SporSpot spot;
  guint place; /* from 1 */
  guint track; /* its number */
} SporStand;

/* What the cells of the roster's lists are made from. */
typedef struct
{
  const SporComposition *composition; /* borrowed, as are its parts */
  const SporSignups *signups;
  const SporRound *round;
  gboolean full;
  GPtrArray *track_titles;
  GHashTable *sector_names, *role_names; /* bits → names */
  GPtrArray *extra_keys;                 /* in the order they come; none for management */
  SporStand *stands;                     /* per sign-up */
} SporRosterCells;

void
spor_roster_cells_init (SporRosterCells *self, const SporComposition *composition, gboolean full);
void spor_roster_cells_clear (SporRosterCells *self);

/* Whether this kind of workbook may show @cell: see the table in the source. */
gboolean spor_roster_cells_may_show (const SporRosterCells *self, SporRosterCell cell);

SporSheetColumn spor_roster_cell_column (SporRosterCell cell);

/* Puts what @cell shows of a sign-up into the sheet's current row. */
void spor_roster_cells_put (
    SporRosterCells *self, SporSheet *sheet, guint column, SporRosterCell cell, guint signup);

/* Puts the extra fields, the first in @column. */
void
spor_roster_cells_put_extra (SporRosterCells *self, SporSheet *sheet, guint column, guint signup);

G_END_DECLS

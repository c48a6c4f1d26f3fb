/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "spor-cells.h"

#include <gio/gio.h>

G_BEGIN_DECLS

typedef struct _SporTable SporTable;

typedef struct
{
  int (*next) (SporTable *self, GCancellable *cancellable, GError **error);
  void (*rewind) (SporTable *self);
  double (*get_progress) (SporTable *self);
  void (*free) (SporTable *self);
} SporTableClass;

/**
 * SporTable:
 *
 * Records one after the other, from a CSV file or a sheet. Nothing is opened before the first
 * record is asked for, and nothing stays open after spor_table_rewind().
 */
struct _SporTable
{
  const SporTableClass *class;
  char *name;      /* for people: "dataset.csv", "surveyxact.xlsx: Dataset" */
  char *base_name; /* by which the parts of a set are told: "dataset.csv", "Dataset" */
  gboolean is_sheet;

  /* after a record */
  SporCells *cells; /* valid until the next call */
  guint line;       /* where it begins: line of the file, row of the sheet */

  /* after the first record of a CSV file */
  const char *encoding;
  char separator;
};

/* 1 with @cells and @line, 0 at the end, -1 with @error. Blank records are left out. */
int spor_table_next (SporTable *self, GCancellable *cancellable, GError **error);

/* Starts again before the first record. */
void spor_table_rewind (SporTable *self);

/* Share of the bytes read, 0–1. */
double spor_table_get_progress (SporTable *self);
void spor_table_free (SporTable *self);

/* For the classes: sets the fields common to all. */
void spor_table_init (SporTable *self,
                      const SporTableClass *class,
                      const char *name,
                      const char *base_name);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SporTable, spor_table_free)

G_END_DECLS

/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Text in aligned columns for the terminal. */
typedef struct _SporCliTable SporCliTable;

SporCliTable *spor_cli_table_new (guint n_columns);
void spor_cli_table_free (SporCliTable *self);

/* Adds a row of as many cells as there are columns; takes them over. */
void spor_cli_table_add (SporCliTable *self, char *cell, ...);

/* To stdout; line feeds and tabs inside a cell become spaces. */
void spor_cli_table_print (SporCliTable *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SporCliTable, spor_cli_table_free)

G_END_DECLS

/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Rows of a list on their way into a spreadsheet, a mail or a document. Rows are GStrv, the first
 * of them the headings. */
GPtrArray *spor_rows_new (void);

/* Takes texts up to a NULL. */
void spor_rows_add (GPtrArray *rows, const char *first, ...) G_GNUC_NULL_TERMINATED;

/* Cells between tabs, rows between line ends; within a cell either is a space. (transfer full) */
char *spor_rows_to_text (const GPtrArray *rows);

/* The same as an HTML table, which spreadsheets paste without asking. (transfer full) */
char *spor_rows_to_html (const GPtrArray *rows);

/* Puts them on the clipboard, as both, and says how many. Headings alone are nothing: FALSE. */
gboolean spor_copy_rows (GtkWidget *from, const GPtrArray *rows);

/* The same for so many that it takes a while: @make gets @data in a thread and returns them.
 * (transfer full) */
typedef GPtrArray *(*SporRowsFunc) (gpointer data);
void spor_copy_many (GtkWidget *from, SporRowsFunc make, gpointer data, GDestroyNotify data_free);

/* Widgets of the class copy what is selected by Ctrl+C, all that is listed with Shift besides.
 * @copy gets a boolean: whether all. */
void spor_copy_install_class (GtkWidgetClass *widget_class, GtkShortcutFunc copy);

/* The two keys, as the shortcuts window names them; NULL-terminated. */
const char *const *spor_copy_get_keys (void);

G_END_DECLS

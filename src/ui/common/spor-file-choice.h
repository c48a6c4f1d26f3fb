/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* The user has gone back. */
typedef void (*SporFilesNotChosen) (GtkWidget *from);

/* What is asked for. Strings are borrowed for the call. */
typedef struct
{
  const char *title;
  const char *accept;          /* the button's label, with mnemonic */
  const char *kind;            /* what the files are called in the filter: "Books" */
  const char *const *patterns; /* "*.spor"; NULL-terminated */
  gboolean save;
  gboolean multiple;    /* several files may be opened at once */
  gboolean folder;      /* a folder instead of files; no kind, no patterns */
  const char *name;     /* proposed name, for save */
  const char *begin_in; /* a folder; NULL, gone, or not to be saved in: that of documents */
  SporFilesNotChosen not_chosen; /* NULL: nobody waits */
} SporFileChoice;

/* @files: GFile, at least one. Not called when the user cancels. */
typedef void (*SporFilesChosen) (GtkWidget *from, GListModel *files, gpointer user_data);

/**
 * spor_choose_files:
 * @from: what asks; the chooser belongs to its window, and @chosen is not called once it is gone
 *
 * Asks for a file to open or a place to save in. A name to save under gets the ending of the first
 * pattern if it has none of theirs.
 */
void spor_choose_files (GtkWidget *from,
                        const SporFileChoice *choice,
                        SporFilesChosen chosen,
                        gpointer user_data);

/* @name as a file is to be called: with the first of @endings (".spor", lower case; at least one)
 * if it has none, and with an ending once, where a whole name was typed over a stem. (transfer
 * full) */
char *spor_file_name_complete (const char *name, const char *const *endings);

G_END_DECLS

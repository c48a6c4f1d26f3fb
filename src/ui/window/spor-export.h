/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "spor-book.h"
#include "spor-roster.h"
#include "spor-task-bar.h"

G_BEGIN_DECLS

/* Writes the roster of the book as it stands to @file; @bar, which must be free, shows how far it
 * is. The outcome is told in @from's window. */
void spor_export_roster (
    GtkWidget *from, SporBook *book, SporTaskBar *bar, SporRosterKind kind, GFile *file);

/* Writes how the composition was suggested or drawn to @file: a document if it ends with .pdf, else
 * what others can work the result out from (JSON). The outcome is told in @from's window. */
void spor_export_protocol (GtkWidget *from, SporBook *book, GFile *file);

G_END_DECLS

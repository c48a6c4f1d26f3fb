/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "spor-export-kind.h"
#include "spor-task-bar.h"

G_BEGIN_DECLS

/* Who exports: borrowed. */
typedef struct
{
  GtkWidget *window; /* where the outcome is told */
  SporBook *book;
  SporTaskBar *bar; /* must be free; shows how far it is */
  /* The map as it is shown; (transfer full). NULL while there is none. */
  SporMapPicture *(*draw_map) (GtkWidget *map_owner);
  GtkWidget *map_owner;
} SporExportPlace;

/* Writes @file as a file of @kind, from what the book holds now. The program does not end in the
 * middle of it. */
void spor_export_run (const SporExportPlace *place,
                      const SporExportKind *kind,
                      guint choice,
                      gboolean switched,
                      GFile *file);

G_END_DECLS

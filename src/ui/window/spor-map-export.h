/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "spor-map-picture.h"
#include "spor-task-bar.h"

G_BEGIN_DECLS

/**
 * spor_export_map:
 * @bar: must be free; shows that work is done
 * @picture: (transfer full): nobody else may use it meanwhile
 * @fineness: PNG: pixels of the file to one of 1200 × 800
 *
 * Writes the map to @file, whose ending says how. The outcome is told in @from's window.
 */
void spor_export_map (
    GtkWidget *from, SporTaskBar *bar, SporMapPicture *picture, guint fineness, GFile *file);

/* Puts the map on the clipboard, as a picture. @picture: (transfer full), as above */
void spor_copy_map (GtkWidget *from, SporTaskBar *bar, SporMapPicture *picture);

G_END_DECLS

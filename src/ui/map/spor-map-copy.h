/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "spor-map-picture.h"
#include "spor-task-bar.h"

G_BEGIN_DECLS

/**
 * spor_map_copy:
 * @from: whose clipboard it is, and in whose window the outcome is told
 * @bar: must be free; shows that work is done
 * @picture: (transfer full): nobody else may use it meanwhile
 *
 * Puts the map on the clipboard, as a picture.
 */
void spor_map_copy (GtkWidget *from, SporTaskBar *bar, SporMapPicture *picture);

G_END_DECLS

/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "spor-book.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* @preset: index of a preset, -1: as a copy of the round with @copy_of */
typedef void (*SporNewRoundChosen) (GtkWidget *from,
                                    const char *name,
                                    int preset,
                                    const char *copy_of);

/* Asks for a new round's name, and what it begins with. @copy_of: (nullable): proposed; else a
 * preset is. */
void spor_new_round_ask (GtkWidget *from,
                         SporBook *book,
                         const char *copy_of,
                         SporNewRoundChosen chosen);

G_END_DECLS

/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "spor-store-checkup.h"

#include <adwaita.h>

G_BEGIN_DECLS

/* Tells in @from's window what a look over the book has found, and leads to the composition that a
 * broken rule is about. @shown: (nullable): the id of the round that the window shows. */
void spor_checkup_dialog_show (GtkWidget *from, const SporCheckup *checkup, const char *shown);

G_END_DECLS

/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/* A row of somebody's own words, which are no markup and are shown whole. @subtitle: (nullable) */
GtkWidget *spor_plain_row_new (const char *title, const char *subtitle);

G_END_DECLS

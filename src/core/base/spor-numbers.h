/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Whether @n is one of @numbers, which are guint, in whatever order. */
gboolean spor_numbers_have (const GArray *numbers, guint n);

G_END_DECLS

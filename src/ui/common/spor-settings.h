/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* The user's settings, or NULL where the schema is not installed (from a build folder). (transfer
 * full) */
GSettings *spor_settings_new (void);

G_END_DECLS

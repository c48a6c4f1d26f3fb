/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* The key that is held down, which counts once. All zero: none. */
typedef struct
{
  guint key;
  gint64 at; /* when it was seen last: its release may be missed */
} SporHeldKey;

/* Whether @key (0: none) repeats; it is held down from now on. */
gboolean spor_held_key_repeats (SporHeldKey *held, guint key);

/* Nothing is held down any more. */
void spor_held_key_release (SporHeldKey *held);

G_END_DECLS

/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Two programs change the same record. One sees it as it was shown, and makes something else of it
 * (ours); by the time that is to be written, another program may have done so, too (now). Thing by
 * thing, what was not changed here is as it is now, and what was stays ours. */

typedef enum
{
  SPOR_THING_OURS,
  SPOR_THING_THEIRS,   /* it is to become as it is now */
  SPOR_THING_DISPUTED, /* both have changed it, each otherwise */
} SporThing;

/* @kept: ours is as it was shown; @same: now is as it was shown; @agreed: now is as ours. */
SporThing spor_thing_of (gboolean kept, gboolean same, gboolean agreed);

/* Each takes over what is theirs. FALSE: it is disputed, and stays ours. */
gboolean spor_merge_text (char **ours, const char *shown, const char *now);
gboolean spor_merge_number (gint64 *ours, gint64 shown, gint64 now);

G_END_DECLS

/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * SporUnfinishedBar:
 *
 * Keeps what is typed in a window that saves only when the user says so (spor-unfinished.h), after
 * a pause, until that window is done with it; and says in a line that something was there from
 * before, with a button that starts afresh. Not to be seen while there is nothing to say.
 *
 * Signals: "paused": time to spor_unfinished_bar_keep(); "afresh": the button was pressed.
 */
#define SPOR_TYPE_UNFINISHED_BAR (spor_unfinished_bar_get_type ())
G_DECLARE_FINAL_TYPE (SporUnfinishedBar, spor_unfinished_bar, SPOR, UNFINISHED_BAR, AdwBin)

/* What was kept of @kind for that round, if no other window is typing it. @began: (out): since
 * when. (transfer full) (nullable) */
GKeyFile *spor_unfinished_bar_begin (SporUnfinishedBar *self,
                                     const char *kind,
                                     const char *path,
                                     const char *round_id,
                                     gint64 *began);

/* @sentence: (nullable): NULL: there is nothing to say any more */
void spor_unfinished_bar_tell (SporUnfinishedBar *self, const char *sentence);

/* One goes on with what was there: the next key is typed after what the field with the keyboard
 * holds, not in its place. */
void spor_unfinished_bar_go_on (SporUnfinishedBar *self);

/* Something was typed: "paused" comes after the next pause. */
void spor_unfinished_bar_wait (SporUnfinishedBar *self);

/* @content: (nullable): NULL: nothing is typed */
void spor_unfinished_bar_keep (SporUnfinishedBar *self, GKeyFile *content);

/* It is in the book, or given up: nothing is kept from now on. */
void spor_unfinished_bar_end (SporUnfinishedBar *self);

G_END_DECLS

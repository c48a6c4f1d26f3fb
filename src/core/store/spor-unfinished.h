/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * SporUnfinished:
 *
 * What is typed in a window that saves only when the user says so, kept beside the book, in a file
 * of this user's state folder that nobody else can read, so that it outlives a program that dies.
 * While one window holds it, no other does, in this program or another. Files that cannot be read
 * are as good as none, and what nobody has come back to for 90 days is dropped.
 */
typedef struct _SporUnfinished SporUnfinished;

/* The kind of what stands in the fields of a book's windows and counts only later. Some of it is
 * somebody's answers: erasing anybody in the book forgets it. */
#define SPOR_UNFINISHED_TEXTS "texts"

/**
 * spor_unfinished_hold:
 * @kind: of the window: a word in lower-case letters
 * @path: the book's file
 * @round_id: ids of rounds are of one round in the world, but for copies of its book; "": of none
 *
 * Returns: (transfer full) (nullable): %NULL: another window holds it, or nothing can be kept
 */
SporUnfinished *spor_unfinished_hold (const char *kind, const char *path, const char *round_id);

/* Lets go of it; what is kept stays. */
void spor_unfinished_release (SporUnfinished *self);

/* What was kept last. @began: (out) (optional): the instant from which something was.
 * (transfer full) (nullable) */
GKeyFile *spor_unfinished_load (SporUnfinished *self, gint64 *began);

/* @content: whose group "Unfinished" is this function's own. FALSE: it could not be written */
gboolean spor_unfinished_keep (SporUnfinished *self, GKeyFile *content);

/* Nothing is kept any more: it is in the book, or given up. */
void spor_unfinished_drop (SporUnfinished *self);

/* Whether something is kept still: others may have forgotten it. */
gboolean spor_unfinished_is_kept (SporUnfinished *self);

/* Nothing is kept any more, whoever holds it. */
void spor_unfinished_forget (const char *kind, const char *path, const char *round_id);

/* Whether something is kept that no window holds. */
gboolean spor_unfinished_is_left (const char *kind, const char *path, const char *round_id);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SporUnfinished, spor_unfinished_release)

G_END_DECLS

/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "spor-book.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* What windows that make meetings keep beside the book: see spor-unfinished.h. */
#define SPOR_MEETING_BEGUN "meeting"

/* @meeting of @round, which is not in the book yet, as it is kept. @cut: digits are left out of it.
 * (transfer full) */
GKeyFile *spor_meeting_begun_new (const SporMeeting *meeting, const SporRound *round, gboolean cut);

gboolean spor_meeting_begun_is_cut (GKeyFile *content);

/* What is there of @meeting, which is as it is proposed; the rest stays so. */
void spor_meeting_begun_read (GKeyFile *content, SporMeeting *meeting, const SporRound *round);

/* Whether a meeting was begun in the round that @book shows, and no window has it. */
gboolean spor_meeting_begun_is_left (SporBook *book);

G_END_DECLS

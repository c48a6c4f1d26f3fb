/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "spor-window.h"

G_BEGIN_DECLS

/* Takes what is dropped on @window, which shows @page (nullable): opens books, begins an import of
 * sign-ups, loads boundaries, adds receipts to the claim that is being written. What cannot be
 * taken now is told in a toast, and FALSE comes back. @files: GFile */
gboolean spor_drop_take (SporWindow *window, GtkWidget *page, GListModel *files);

/* The same for windows that stand before a book's, now and later: books open, sign-ups are
 * imported. For the rest they would have to go first, which is told in a toast. */
void spor_drop_watch_windows (void);

G_END_DECLS

/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "spor-window.h"

G_BEGIN_DECLS

/* Takes what is dropped on @window, which shows @page (nullable): opens books, begins an import of
 * sign-ups, loads boundaries, adds receipts to the claim that is being written. What cannot be
 * taken now is told in a toast, and FALSE comes back. @files: GFile */
gboolean spor_drop_take (SporWindow *window, GtkWidget *page, GListModel *files);

G_END_DECLS

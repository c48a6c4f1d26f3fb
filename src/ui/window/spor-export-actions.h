/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "spor-export-job.h"
#include "spor-window.h"

G_BEGIN_DECLS

/* What an export from @window's book takes. */
SporExportPlace spor_export_place_of (SporWindow *window);

/* Gives a class of windows (SporWindow) the actions that write its book's content to files, or put
 * it on the clipboard. */
void spor_export_actions_install_class (GtkWidgetClass *widget_class);

G_END_DECLS

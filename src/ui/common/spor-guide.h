/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* The user's guide: a folder of pages for a web browser, one folder for each language it has been
 * written in. A page is called as the window's page or the window that it is about. */

/**
 * spor_guide_find:
 * @topic: (nullable): "board", "import" …; what the guide has no page of leads to its first page
 *
 * SPOR_GUIDEDIR in the environment takes the place of the installed folder.
 *
 * Returns: (transfer full) (nullable): the file, in the program's language if the guide speaks it;
 *   NULL where the guide is not installed
 */
char *spor_guide_find (const char *topic);

/* Opens the guide at @topic (nullable), or tells in @from (nullable) why it cannot be opened. */
void spor_guide_show (GtkWindow *from, const char *topic);

/* F1 opens the guide at @topic (static) in windows of this class. Those that belong to the
 * application have its action for it. */
void spor_guide_install_class (GtkWidgetClass *widget_class, const char *topic);

G_END_DECLS

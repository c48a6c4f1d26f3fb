/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "spor-care-actions.h"

#include "spor-book-care.h"
#include "spor-file-choice.h"
#include "spor-settle.h"
#include "spor-window.h"

#include <glib/gi18n-lib.h>

static void
on_check_activated_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  SporWindow *self = SPOR_WINDOW (widget);

  spor_book_care_check (widget, spor_window_get_book (self), spor_window_get_task_bar (self));
}

static void
on_backup_chosen_cb (GtkWidget *from, GListModel *files, gpointer user_data)
{
  SporWindow *self = SPOR_WINDOW (from);
  g_autoptr (GFile) file = g_list_model_get_item (files, 0);

  spor_book_care_copy (from, spor_window_get_book (self), spor_window_get_task_bar (self), file);
}

static void
on_backup_not_chosen_cb (GtkWidget *from)
{
  spor_settle_hear_copy (GTK_WINDOW (from), FALSE);
}

static void
on_backup_activated_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  static const char *const patterns[] = { "*.spor", NULL };
  SporBook *book = spor_window_get_book (SPOR_WINDOW (widget));
  g_autofree char *name = spor_book_care_copy_name (book);
  g_autofree char *folder = g_path_get_dirname (spor_book_get_path (book));
  const SporFileChoice choice = { .title = _ ("Save a Copy"),
                                  .accept = _ ("_Save"),
                                  .kind = _ ("Books"),
                                  .patterns = patterns,
                                  .save = TRUE,
                                  .begin_in = folder,
                                  .name = name,
                                  .not_chosen = on_backup_not_chosen_cb };

  spor_choose_files (widget, &choice, on_backup_chosen_cb, NULL);
}

void
spor_care_actions_install_class (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "win.backup", NULL, on_backup_activated_cb);
  gtk_widget_class_install_action (widget_class, "win.check", NULL, on_check_activated_cb);
}

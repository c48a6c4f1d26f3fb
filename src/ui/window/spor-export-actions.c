/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "spor-export-actions.h"

#include "spor-export.h"
#include "spor-file-choice.h"
#include "spor-map-export.h"
#include "spor-window.h"

#include <glib/gi18n-lib.h>

static void
on_roster_chosen_cb (GtkWidget *from, GListModel *files, gpointer user_data)
{
  SporWindow *window = SPOR_WINDOW (from);
  g_autoptr (GFile) file = g_list_model_get_item (files, 0);

  spor_export_roster (from, spor_window_get_book (window), spor_window_get_task_bar (window),
                      GPOINTER_TO_UINT (user_data), file);
}

static void
spor_choose_roster (GtkWidget *window, SporRosterKind kind, const char *name)
{
  static const char *const patterns[] = { "*.xlsx", NULL };
  const SporFileChoice choice = { .title = _ ("Export Roster"),
                                  .accept = _ ("_Export"),
                                  .kind = _ ("Workbooks"),
                                  .patterns = patterns,
                                  .save = TRUE,
                                  .name = name };

  spor_choose_files (window, &choice, on_roster_chosen_cb, GUINT_TO_POINTER (kind));
}

static void
on_export_roster_activated_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  spor_choose_roster (widget, SPOR_ROSTER_FULL, _ ("Roster.xlsx"));
}

static void
on_export_management_activated_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  spor_choose_roster (widget, SPOR_ROSTER_MANAGEMENT, _ ("Roster for management.xlsx"));
}

static void
on_protocol_chosen_cb (GtkWidget *from, GListModel *files, gpointer user_data)
{
  g_autoptr (GFile) file = g_list_model_get_item (files, 0);

  spor_export_protocol (from, spor_window_get_book (SPOR_WINDOW (from)), file);
}

static void
on_export_protocol_activated_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  static const char *const patterns[] = { "*.pdf", "*.json", NULL };
  const SporFileChoice choice = { .title = _ ("Save the Protocol"),
                                  .accept = _ ("_Save"),
                                  .kind = _ ("Documents and data"),
                                  .patterns = patterns,
                                  .save = TRUE,
                                  .name = _ ("Protocol.pdf") };

  spor_choose_files (widget, &choice, on_protocol_chosen_cb, NULL);
}

static void
on_map_export_chosen_cb (GtkWidget *from, GListModel *files, gpointer user_data)
{
  static const guint fineness[] = { 1, 2, 4 };
  SporWindow *window = SPOR_WINDOW (from);
  g_autoptr (GFile) file = g_list_model_get_item (files, 0);
  SporMapPicture *picture = spor_map_page_draw (spor_window_get_map_page (window));
  guint size = MIN (spor_files_get_option (files), G_N_ELEMENTS (fineness) - 1);

  if (picture)
    spor_export_map (from, spor_window_get_task_bar (window), picture, fineness[size], file);
}

static void
on_export_map_activated_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  static const char *const patterns[] = { "*.png", "*.svg", "*.pdf", NULL };
  const char *const sizes[]
      = { _ ("1200 × 800 pixels, for the screen"), _ ("2400 × 1600 pixels, for print"),
          _ ("4800 × 3200 pixels, for posters"), NULL };
  const SporFileChoice choice = { .title = _ ("Export Map"),
                                  .accept = _ ("_Export"),
                                  .kind = _ ("Pictures and documents (PNG, SVG, PDF)"),
                                  .patterns = patterns,
                                  .save = TRUE,
                                  .name = _ ("Map.png"),
                                  .option = _ ("Size as PNG:"),
                                  .options = sizes,
                                  .option_usual = 1 };

  spor_choose_files (widget, &choice, on_map_export_chosen_cb, NULL);
}

static void
on_copy_map_activated_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  SporWindow *window = SPOR_WINDOW (widget);
  SporMapPicture *picture = spor_map_page_draw (spor_window_get_map_page (window));

  if (picture)
    spor_copy_map (widget, spor_window_get_task_bar (window), picture);
}

void
spor_export_actions_install_class (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "win.export-roster", NULL,
                                   on_export_roster_activated_cb);
  gtk_widget_class_install_action (widget_class, "win.export-management", NULL,
                                   on_export_management_activated_cb);
  gtk_widget_class_install_action (widget_class, "win.export-protocol", NULL,
                                   on_export_protocol_activated_cb);
  gtk_widget_class_install_action (widget_class, "win.export-map", NULL,
                                   on_export_map_activated_cb);
  gtk_widget_class_install_action (widget_class, "win.copy-map", NULL, on_copy_map_activated_cb);
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "spor-export-actions.h"

#include "spor-export-window.h"
#include "spor-letters-window.h"
#include "spor-map-copy.h"

static SporMapPicture *
spor_window_draw_map (GtkWidget *window)
{
  return spor_map_page_draw (spor_pages_get_map (spor_window_get_pages (SPOR_WINDOW (window))));
}

SporExportPlace
spor_export_place_of (SporWindow *window)
{
  return (SporExportPlace){ GTK_WIDGET (window), spor_window_get_book (window),
                            spor_window_get_task_bar (window), spor_window_draw_map,
                            GTK_WIDGET (window) };
}

#define MOST_KINDS 5

/* What is exported from a page, the most likely first; none: what was taken last. */
static const char *const *
spor_window_get_export_kinds (SporWindow *window)
{
  static const struct
  {
    const char *page, *kinds[MOST_KINDS + 1];
  } pages[] = { { "signups", { "roster", "management" } },
                { "map", { "map" } },
                { "board", { "roster", "management", "list", "protocol", "letters" } },
                { "meetings", { "calendar", "calendars" } },
                { "refunds", { "refunds" } } };
  static const char *const none[] = { NULL };
  const char *page = spor_pages_get_shown_name (spor_window_get_pages (window));

  for (guint i = 0; i < G_N_ELEMENTS (pages); i++)
    if (g_strcmp0 (pages[i].page, page) == 0)
      return pages[i].kinds;
  return none;
}

static void
on_export_activated_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  const SporExportPlace place = spor_export_place_of (SPOR_WINDOW (widget));
  GtkWindow *window
      = parameter
            ? spor_export_window_new (&place, g_variant_get_string (parameter, NULL))
            : spor_export_window_new_for (&place,
                                          spor_window_get_export_kinds (SPOR_WINDOW (widget)));

  gtk_window_present (window);
}

static void
on_letters_activated_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  const SporExportPlace place = spor_export_place_of (SPOR_WINDOW (widget));

  spor_letters_window_present (&place);
}

static void
on_letters_contact_activated_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  const SporExportPlace place = spor_export_place_of (SPOR_WINDOW (widget));

  spor_letters_window_present_contact (&place);
}

static void
on_copy_map_activated_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  SporMapPicture *picture = spor_window_draw_map (widget);

  if (picture)
    spor_map_copy (widget, spor_window_get_task_bar (SPOR_WINDOW (widget)), picture);
}

void
spor_export_actions_install_class (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "win.export", NULL, on_export_activated_cb);
  gtk_widget_class_install_action (widget_class, "win.export-kind", "s", on_export_activated_cb);
  gtk_widget_class_install_action (widget_class, "win.letters", NULL, on_letters_activated_cb);
  gtk_widget_class_install_action (widget_class, "win.letters-contact", NULL,
                                   on_letters_contact_activated_cb);
  gtk_widget_class_install_action (widget_class, "win.copy-map", NULL, on_copy_map_activated_cb);
}

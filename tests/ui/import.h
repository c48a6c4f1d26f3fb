/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pointer.h"

#include "spor-import-window.h"
#include "spor-report-group.h"
#include "spor-task-bar.h"

#include <string.h>

/* The import's window, and what it says. */

typedef struct
{
  SporApplication *app;
  SporWindow *parent;
  SporImportWindow *window;
} Import;

static inline void
import_open (Import *self, gconstpointer app, const char *name)
{
  g_autofree char *path = fixture_book_new (name, FALSE);

  self->app = (SporApplication *)app;
  self->parent = fixture_open (self->app, path);
  self->window = SPOR_IMPORT_WINDOW (
      spor_import_window_new (GTK_WINDOW (self->parent), spor_window_get_book (self->parent)));
  gtk_window_present (GTK_WINDOW (self->window));
  fixture_settle ();
}

/* The window for one more import into the same book. */
static inline void
import_again (Import *self)
{
  gtk_window_destroy (GTK_WINDOW (self->window));
  self->window = SPOR_IMPORT_WINDOW (
      spor_import_window_new (GTK_WINDOW (self->parent), spor_window_get_book (self->parent)));
  gtk_window_present (GTK_WINDOW (self->window));
  fixture_settle ();
}

static inline void
import_close (Import *self)
{
  fixture_close (self->app);
}

static inline void
import_add (Import *self, const char *path)
{
  const char *paths[] = { path, NULL };

  spor_import_window_add_paths (self->window, paths);
}

static inline char *
example (const char *name)
{
  return g_build_filename (g_getenv ("SPOR_EXAMPLE"), name, NULL);
}

static inline GtkWidget *
find_named (GtkWidget *widget, const char *name)
{
  GtkWidget *found = strcmp (gtk_widget_get_name (widget), name) == 0 ? widget : NULL;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child && !found;
       child = gtk_widget_get_next_sibling (child))
    found = find_named (child, name);
  return found;
}

static inline GtkWidget *
named (Import *self, const char *name)
{
  GtkWidget *widget = find_named (GTK_WIDGET (self->window), name);

  g_assert_nonnull (widget);
  return widget;
}

static inline const char *
label (Import *self, const char *name)
{
  return gtk_label_get_label (GTK_LABEL (named (self, name)));
}

static inline const char *
shown (Import *self, const char *stack)
{
  return gtk_stack_get_visible_child_name (GTK_STACK (named (self, stack)));
}

static inline const char *
status_title (Import *self, const char *name)
{
  return adw_status_page_get_title (ADW_STATUS_PAGE (named (self, name)));
}

static inline gboolean
can_press (Import *self, const char *button)
{
  GtkWidget *widget = named (self, button);

  return gtk_widget_get_visible (widget) && gtk_widget_get_sensitive (widget);
}

static inline void
press (Import *self, const char *button)
{
  g_test_message ("%s", button);
  g_assert_true (can_press (self, button));
  g_signal_emit_by_name (named (self, button), "clicked");
}

static inline gboolean
is_at_columns (gpointer import)
{
  return strcmp (shown (import, "import-steps"), "columns") == 0;
}

static inline gboolean
is_checked (gpointer import)
{
  return strcmp (shown (import, "import-steps"), "check") == 0
         && strcmp (shown (import, "check-stack"), "checking") != 0
         && !spor_task_bar_get_active (SPOR_TASK_BAR (named (import, "import-work")));
}

static inline gboolean
has_result (gpointer import)
{
  return strcmp (shown (import, "import-steps"), "result") == 0
         && strcmp (shown (import, "result-stack"), "result") == 0;
}

static inline guint
count_signups (Import *self)
{
  return spor_signups_n (
      spor_snapshot_get_signups (spor_book_get_snapshot (spor_window_get_book (self->parent))));
}

static inline void
go_to_check (Import *self, const char *path)
{
  import_add (self, path);
  fixture_wait (is_at_columns, self);
  press (self, "import-next");
  fixture_wait (is_checked, self);
}

/* The groups in the list, by their titles. */
static inline GListModel *
groups (Import *self)
{
  GtkListView *list = GTK_LIST_VIEW (named (self, "check-rows"));
  GtkNoSelection *selection = GTK_NO_SELECTION (gtk_list_view_get_model (list));

  return gtk_tree_list_model_get_model (
      GTK_TREE_LIST_MODEL (gtk_no_selection_get_model (selection)));
}

static inline SporReportGroup *
find_group (Import *self, const char *title)
{
  GListModel *model = groups (self);

  for (guint i = 0; i < g_list_model_get_n_items (model); i++)
    {
      g_autoptr (SporReportGroup) group = g_list_model_get_item (model, i);

      if (strcmp (spor_report_group_get_title (group), title) == 0)
        return group;
    }
  return NULL;
}

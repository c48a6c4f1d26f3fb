/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "walk.h"

#include "spor-meeting-list.h"
#include "spor-signups-page.h"

/* Where a locked round is looked at. */

/* --- The stops ------------------------------------------------------------------------------ */

static inline void
arrange_page (SporWindow *window, const Stop *stop)
{
  if (g_strcmp0 (spor_window_get_page (window), stop->page) != 0)
    spor_window_show_page (window, stop->page);
  rest (window);
}

static inline GtkSelectionModel *
selection_of (SporWindow *window)
{
  GtkWidget *page = fixture_find_type (GTK_WIDGET (window), SPOR_TYPE_SIGNUPS_PAGE);

  return gtk_column_view_get_model (fixture_find_type (page, GTK_TYPE_COLUMN_VIEW));
}

static inline gboolean
has_rows (gpointer model)
{
  return g_list_model_get_n_items (model) > 0;
}

/* One by its number, or all. */
static inline void
arrange_signups (SporWindow *window, const Stop *stop)
{
  arrange_page (window, stop);
  fixture_wait (has_rows, selection_of (window));
  if (stop->number == G_MAXUINT)
    gtk_selection_model_select_all (selection_of (window));
  else if (!gtk_selection_model_is_selected (selection_of (window), stop->number))
    gtk_selection_model_select_item (selection_of (window), stop->number, TRUE);
  rest (window);
}

static inline void
arrange_meetings (SporWindow *window, const Stop *stop)
{
  GtkWidget *meetings;
  GtkListBox *list;

  arrange_page (window, stop);
  meetings = fixture_find_type (GTK_WIDGET (window), SPOR_TYPE_MEETING_LIST);
  list = fixture_find_type (meetings, GTK_TYPE_LIST_BOX);
  gtk_list_box_select_row (list, gtk_list_box_get_row_at_index (list, stop->number));
  rest (window);
  gtk_widget_grab_focus (meetings); /* whoever chooses a meeting has the keyboard there */
}

static inline void
arrange_claim (SporWindow *window, const Stop *stop)
{
  arrange_page (window, stop);
  gtk_widget_activate_action (GTK_WIDGET (window), "win.show-claim", "s",
                              spor_refunds_claim (refunds_of (window), stop->number)->id);
  rest (window);
}

static inline void
arrange_desk (SporWindow *window, const Stop *stop)
{
  GtkWidget *stack;

  arrange_page (window, stop);
  stack = gtk_widget_get_ancestor (desk_of (window), ADW_TYPE_VIEW_STACK);
  adw_view_stack_set_visible_child_name (ADW_VIEW_STACK (stack), "desk");
  rest (window);
  gtk_selection_model_select_item (gtk_list_view_get_model (
                                       fixture_find_type (desk_of (window), GTK_TYPE_LIST_VIEW)),
                                   0, TRUE);
  rest (window);
}

static const Stop stops[] = {
  { "one who needs attention", arrange_signups, "signups", 0 },
  { "one who is accepted", arrange_signups, "signups", 4 },
  { "several", arrange_signups, "signups", G_MAXUINT },
  { "the map", arrange_page, "map", 0 },
  { "the board", arrange_page, "board", 0 },
  { "a meeting that is over", arrange_meetings, "meetings", 0 },
  { "a meeting to come", arrange_meetings, "meetings", 1 },
  { "a submitted claim", arrange_claim, "refunds", 0 },
  { "a draft", arrange_claim, "refunds", 2 },
  { "the approval", arrange_desk, "refunds", 0 },
};

typedef struct
{
  SporApplication *app;
  const Stop *stop;
} Visit;

/* A test of each stop: "/archived/…" */
static inline void
add_visits (SporApplication *app, const char *room, GTestDataFunc test)
{
  static Visit visits[G_N_ELEMENTS (stops)]; /* as long as the tests run */

  for (guint i = 0; i < G_N_ELEMENTS (stops); i++)
    {
      g_autofree char *path = g_strdup_printf ("/%s/%s", room, stops[i].name);

      g_strdelimit (path, " ", '-');
      visits[i] = (Visit){ app, &stops[i] };
      g_test_add_data_func (path, &visits[i], test);
    }
}

static inline SporWindow *
open_archived (SporApplication *app, const char *path)
{
  SporWindow *window = fixture_open (app, path);

  gtk_window_set_default_size (GTK_WINDOW (window), 1300, 860);
  gtk_window_present (GTK_WINDOW (window));
  pointer_move (1390, 890); /* over nothing that comes and goes */
  pointer_settle ();
  return window;
}

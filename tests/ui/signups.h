/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "hands.h"

#include "spor-answer-row.h"
#include "spor-signup-list.h"
#include "spor-signup-pane.h"
#include "spor-signups-page.h"

/* The sign-ups in a window, and what is found there. */

/* (nullable) */
static inline const SporSignupRow *
row_of (SporSignupSlot *slot)
{
  const SporComposition *composition;
  int signup = spor_signup_slot_get (slot, &composition);

  return signup < 0 ? NULL : spor_signups_row (composition->signups, signup);
}

static inline gpointer
find_answer_row (GtkWidget *widget, SporField field)
{
  if (SPOR_IS_ANSWER_ROW (widget) && spor_answer_row_get_field (SPOR_ANSWER_ROW (widget)) == field)
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_answer_row (child, field);

      if (found)
        return found;
    }
  return NULL;
}

/* As if @keyval were pressed in the row. */
static inline gboolean
press_key (SporAnswerRow *row, guint keyval, GdkModifierType state)
{
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (GTK_WIDGET (row));
  gboolean used = FALSE;

  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++)
    {
      g_autoptr (GtkEventController) controller = g_list_model_get_item (controllers, i);

      if (GTK_IS_EVENT_CONTROLLER_KEY (controller))
        g_signal_emit_by_name (controller, "key-pressed", keyval, 0, state, &used);
    }
  return used;
}

typedef struct
{
  SporWindow *window;
  GtkWidget *page;
  GtkColumnView *view;
  GListModel *model;
  SporSignupPane *pane; /* once somebody is selected */
} Page;

static inline gboolean
has_rows (gpointer data)
{
  return g_list_model_get_n_items (data) > 0;
}

static inline Page
open_page (SporApplication *app, const char *path)
{
  Page page = { .window = fixture_open (app, path) };

  page.page = fixture_find_type (GTK_WIDGET (page.window), SPOR_TYPE_SIGNUPS_PAGE);
  page.view = fixture_find_type (page.page, GTK_TYPE_COLUMN_VIEW);
  page.model = G_LIST_MODEL (gtk_column_view_get_model (page.view));
  fixture_wait (has_rows, page.model);
  /* the pane costs as much as the rest of the page, and nobody has asked for it */
  g_assert_null (fixture_find_type (page.page, SPOR_TYPE_SIGNUP_PANE));
  return page;
}

/* The rows are put in order beside the window: those of the state before stay until then. */
static inline gboolean
rows_are_current (gpointer data)
{
  Page *page = data;
  SporSnapshot *snapshot = spor_book_get_snapshot (spor_window_get_book (page->window));
  g_autoptr (SporSignupSlot) slot = g_list_model_get_item (page->model, 0);
  const SporComposition *composition = NULL;

  if (slot)
    spor_signup_slot_get (slot, &composition);
  return composition == spor_snapshot_get_composition (snapshot);
}

static inline gboolean
pane_is_filled (gpointer data)
{
  SporSignup *signup = spor_signup_pane_get_signup (data);
  GtkEditable *name = find_answer_row (data, SPOR_FIELD_NAME);

  return signup && gtk_widget_get_mapped (GTK_WIDGET (name))
         && g_str_equal (gtk_editable_get_text (name), spor_signup_get_row (signup)->name);
}

static inline void
select_row (Page *page, guint position)
{
  fixture_wait (rows_are_current, page);
  gtk_selection_model_select_item (GTK_SELECTION_MODEL (page->model), position, TRUE);
  page->pane = fixture_find_type (page->page, SPOR_TYPE_SIGNUP_PANE);
  fixture_wait (pane_is_filled, page->pane);
}

static inline const SporSignupRow *
find_row (Page *page, const char *name)
{
  SporSignups *signups
      = spor_snapshot_get_signups (spor_book_get_snapshot (spor_window_get_book (page->window)));

  for (guint i = 0; i < spor_signups_n (signups); i++)
    if (g_str_equal (spor_signups_row (signups, i)->name, name))
      return spor_signups_row (signups, i);
  return NULL;
}

static inline gboolean
only_attention_is_shown (gpointer data)
{
  Page *page = data;

  return g_list_model_get_n_items (page->model) == 2;
}

static inline gpointer
find_cell (GtkWidget *widget, const char *text)
{
  if (GTK_IS_INSCRIPTION (widget)
      && g_strcmp0 (gtk_inscription_get_text (GTK_INSCRIPTION (widget)), text) == 0)
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_cell (child, text);

      if (found)
        return found;
    }
  return NULL;
}

static inline gboolean
is_laid_out (gpointer data)
{
  return gtk_widget_get_width (data) > 0;
}

static inline gboolean
is_menu_of (GtkWidget *widget, gconstpointer data)
{
  return GTK_IS_POPOVER_MENU (widget);
}

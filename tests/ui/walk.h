/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pointer.h"
#include "refunds.h"

#include "spor-clock.h"
#include "spor-signups-page.h"
#include "spor-store-alternatives.h"
#include "spor-store-letters.h"
#include "spor-store-rounds.h"
#include "spor-toast.h"

#include "../read-only.h"

/* A round that is locked: whatever can be used in its windows is used, and nothing may be refused.
 */

#define SENTENCE "is archived and cannot be changed. Restore it first."
#define READ_ONLY "can only be read: the file or its folder is read-only."

/* --- The book ------------------------------------------------------------------------------- */

static inline void
archive (const char *path)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SporStore) store = open_store (path, "another");
  g_autoptr (SporRound) round = spor_store_load_round (store, &error);

  g_assert_true (spor_store_archive_round (store, round->id, &error));
  g_assert_no_error (error);
}

/* Three members at yesterday's meeting, two of whom claim; letters, a meeting to come and a draft.
 */
static inline char *
full_book_new (const char *name)
{
  g_autofree char *path = book_new (name);
  g_autoptr (GError) error = NULL;
  g_autoptr (SporStore) store = NULL;
  g_autoptr (SporRound) round = NULL;
  g_autoptr (SporMeeting) meeting = spor_meeting_new ();
  g_autoptr (GPtrArray) meetings = NULL;
  g_autoptr (GPtrArray) invited = NULL;
  g_autoptr (SporClaim) draft = spor_claim_new ();

  submit_as (path, "tester", 0);
  submit_as (path, "tester", 1);
  store = open_store (path, "tester");
  round = spor_store_load_round (store, &error);
  meetings = spor_store_load_meetings (store, round, &error);
  set (&draft->meeting_id, ((SporMeeting *)g_ptr_array_index (meetings, 0))->id);
  invited = spor_store_load_attendance (store, draft->meeting_id, &error);
  set (&draft->signup_id, ((SporAttendee *)g_ptr_array_index (invited, 2))->signup_id);
  g_ptr_array_add (draft->lines, spor_claim_line_new (SPOR_MODE_PUBLIC, today () - 1));
  spor_store_add_claim (store, round, draft, NULL, &error);
  meeting->kind = SPOR_MEETING_ONLINE;
  meeting->starts = spor_clock_on_day (today () + 7, 9 * 60);
  meeting->ends = meeting->starts + 3600;
  meeting->tracks = 3;
  spor_store_add_meeting (store, round, meeting, &error);
  spor_store_save_contact (store, round, NULL, "fbs@example.dk", SPOR_TIME_NONE, &error);
  g_assert_no_error (error);
  return g_steal_pointer (&path);
}

static inline gboolean
is_archived (gpointer window)
{
  return spor_snapshot_get_closed (spor_book_get_snapshot (spor_window_get_book (window))) != NULL;
}

static inline gboolean
is_taken_back (gpointer window)
{
  return !is_archived (window);
}

static inline void
rest (SporWindow *window)
{
  fixture_settle ();
  fixture_wait (fixture_is_idle, spor_window_get_book (window));
  fixture_settle ();
}

/* --- What is refused ------------------------------------------------------------------------ */

static inline gboolean
says (GtkWidget *widget, gconstpointer text)
{
  return GTK_IS_LABEL (widget) && gtk_widget_get_mapped (widget)
         && strstr (gtk_label_get_text (GTK_LABEL (widget)), text);
}

/* A sentence that stands where it is for good is a reason; a refusal comes up. */
static inline gboolean
is_refusal (GtkWidget *widget, gconstpointer unused)
{
  if (!says (widget, SENTENCE) && !says (widget, READ_ONLY))
    return FALSE;
  if (gtk_widget_has_css_class (widget, "error"))
    return TRUE;
  for (; widget; widget = gtk_widget_get_parent (widget))
    if (ADW_IS_MESSAGE_DIALOG (widget)
        || g_str_equal (G_OBJECT_TYPE_NAME (widget), "AdwToastWidget"))
      return TRUE;
  return FALSE;
}

static inline gboolean
is_refused (void)
{
  g_autoptr (GList) windows = gtk_window_list_toplevels ();

  for (GList *l = windows; l; l = l->next)
    if (gtk_widget_get_mapped (l->data) && fixture_find_shown (l->data, is_refusal, NULL))
      return TRUE;
  return FALSE;
}

/* --- Using whatever there is ---------------------------------------------------------------- */

/* A place in the program, and how to get there again from wherever a button has led. */
typedef struct _Stop
{
  const char *name;
  void (*arrange) (SporWindow *window, const struct _Stop *stop);
  const char *page;
  guint number;
} Stop;

typedef struct
{
  SporWindow *window;
  const Stop *stop;
  GtkWidget *top;    /* what is walked through */
  GPtrArray *before; /* the windows that belong to the stop */
  GPtrArray *wrong;  /* char*: what was refused */
  guint n_used, n_locked;
} Walk;

/* What undoes the archiving, ends the program or the page, goes elsewhere, or is allowed although
 * the round does not change. */
static inline gboolean
is_left_alone (const char *action)
{
  static const char *const parts[]
      = { "app.",    "round.",   ".close",     "undo",     "redo",       "erase",
          "export",  "win.open", "act-as",     "backup",   "check",      "page",
          "default", "window.",  "clipboard.", "link.",    "text.",      "selection.",
          "menu.",   "misc.",    "scroll",     "list.",    "zoom",       "win.table",
          "guide",   "win.show", "sidebar",    "win.copy", "fullscreen", "minimize" };

  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    if (strstr (action, parts[i]))
      return TRUE;
  return FALSE;
}

static inline gboolean
can_be_typed_into (GtkWidget *widget)
{
  if (GTK_IS_TEXT_VIEW (widget))
    return gtk_text_view_get_editable (GTK_TEXT_VIEW (widget));
  return GTK_IS_TEXT (widget) && gtk_editable_get_editable (GTK_EDITABLE (widget))
         && !gtk_widget_get_ancestor (widget, GTK_TYPE_SEARCH_ENTRY);
}

static inline gboolean
can_be_used (GtkWidget *widget)
{
  const char *action = GTK_IS_ACTIONABLE (widget)
                           ? gtk_actionable_get_action_name (GTK_ACTIONABLE (widget))
                           : NULL;

  if (action)
    return !is_left_alone (action);
  return can_be_typed_into (widget) || GTK_IS_BUTTON (widget) || GTK_IS_CHECK_BUTTON (widget)
         || GTK_IS_SWITCH (widget) || GTK_IS_DROP_DOWN (widget) || ADW_IS_COMBO_ROW (widget)
         || (GTK_IS_LIST_BOX_ROW (widget)
             && gtk_list_box_row_get_activatable (GTK_LIST_BOX_ROW (widget)));
}

static inline void
collect (GtkWidget *from, GPtrArray *found)
{
  if (!gtk_widget_get_mapped (from))
    return;
  g_ptr_array_add (found, g_object_ref (from));
  for (GtkWidget *child = gtk_widget_get_first_child (from); child;
       child = gtk_widget_get_next_sibling (child))
    collect (child, found);
}

static inline void
choose_another (GtkWidget *widget)
{
  GListModel *model;
  guint selected;

  g_object_get (widget, "model", &model, "selected", &selected, NULL);
  if (g_list_model_get_n_items (model) > 1)
    g_object_set (widget, "selected", selected == 0 ? 1 : 0, NULL);
  g_object_unref (model);
}

static inline void
type_in (GtkWidget *widget)
{
  gtk_widget_grab_focus (widget);
  if (GTK_IS_TEXT_VIEW (widget))
    gtk_text_buffer_insert_at_cursor (gtk_text_view_get_buffer (GTK_TEXT_VIEW (widget)), "x", 1);
  else
    {
      int at = -1;

      gtk_editable_insert_text (GTK_EDITABLE (widget), "x", 1, &at);
      g_signal_emit_by_name (widget, "activate");
    }
  if (gtk_widget_get_root (widget)) /* it may have gone with what was typed */
    gtk_window_set_focus (GTK_WINDOW (gtk_widget_get_root (widget)), NULL);
}

static inline void
use (GtkWidget *widget)
{
  if (can_be_typed_into (widget))
    type_in (widget);
  else if (GTK_IS_SWITCH (widget))
    gtk_switch_set_active (GTK_SWITCH (widget), !gtk_switch_get_active (GTK_SWITCH (widget)));
  else if (GTK_IS_CHECK_BUTTON (widget))
    gtk_check_button_set_active (GTK_CHECK_BUTTON (widget),
                                 !gtk_check_button_get_active (GTK_CHECK_BUTTON (widget)));
  else if (GTK_IS_DROP_DOWN (widget) || ADW_IS_COMBO_ROW (widget))
    choose_another (widget);
  else
    gtk_widget_activate (widget);
}

/* Something that has come up and is still there. */
static inline GtkWindow *
find_comer (Walk *walk)
{
  g_autoptr (GList) windows = gtk_window_list_toplevels ();

  for (GList *l = windows; l; l = l->next)
    if (GTK_IS_WINDOW (l->data) && gtk_widget_get_mapped (l->data)
        && !g_ptr_array_find (walk->before, l->data, NULL))
      return l->data;
  return NULL;
}

/* What has come up goes away, and whatever goes with it. */
static inline void
clear_away (Walk *walk)
{
  GtkWindow *comer;

  while ((comer = find_comer (walk)))
    gtk_window_destroy (comer);
  spor_toast_withdraw (GTK_WIDGET (walk->window));
  fixture_settle ();
}

static inline void
judge (Walk *walk, GtkWidget *widget, const char *action)
{
  rest (walk->window);
  if (is_refused ())
    g_ptr_array_add (walk->wrong,
                     g_strdup_printf ("%s: %s “%s” in %s", walk->stop->name, action,
                                      gtk_widget_get_tooltip_text (widget)
                                          ? gtk_widget_get_tooltip_text (widget)
                                          : G_OBJECT_TYPE_NAME (widget),
                                      G_OBJECT_TYPE_NAME (gtk_widget_get_parent (widget))));
  g_assert_true (is_archived (walk->window));
  clear_away (walk);
  if (walk->top == GTK_WIDGET (walk->window))
    walk->stop->arrange (walk->window, walk->stop);
}

/* The actions of a widget's class that take nothing. */
static inline void
use_actions (Walk *walk, GtkWidget *widget)
{
  const GVariantType *parameter;
  const char *name, *property;
  GType owner;

  for (guint i = 0; gtk_widget_class_query_action (GTK_WIDGET_GET_CLASS (widget), i, &owner, &name,
                                                   &parameter, &property);
       i++)
    if (!parameter && !property && !is_left_alone (name) && gtk_widget_get_mapped (widget)
        && !(SPOR_IS_SIGNUPS_PAGE (widget) && g_str_has_prefix (name, "several."))) /* its menu's */
      {
        gtk_widget_activate_action (widget, name, NULL);
        judge (walk, widget, name);
      }
}

/* Everything below @top. */
static inline void
walk_through (Walk *walk, GtkWidget *top)
{
  g_autoptr (GPtrArray) widgets = g_ptr_array_new_with_free_func (g_object_unref);

  walk->top = top;
  collect (top, widgets);
  for (guint i = 0; i < widgets->len; i++)
    {
      GtkWidget *widget = g_ptr_array_index (widgets, i);
      g_autofree char *what = NULL;
      const char *tooltip = gtk_widget_get_tooltip_text (widget);

      if (!gtk_widget_get_root (widget) || !gtk_widget_get_mapped (widget))
        continue;
      walk->n_locked
          += tooltip && (strstr (tooltip, SENTENCE) || strstr (tooltip, READ_ONLY)) ? 1 : 0;
      use_actions (walk, widget);
      if (!gtk_widget_get_mapped (widget) || !gtk_widget_is_sensitive (widget)
          || !can_be_used (widget))
        continue;
      what = g_strdup_printf ("%s", G_OBJECT_TYPE_NAME (widget));
      g_test_message ("%s: %s %s", walk->stop->name, what, tooltip ? tooltip : "");
      use (widget);
      walk->n_used++;
      judge (walk, widget, what);
    }
}

static inline void
visit (SporWindow *window, const Stop *stop, GtkWidget *top)
{
  Walk walk = { .window = window, .stop = stop };
  g_autoptr (GPtrArray) before = g_ptr_array_new ();
  g_autoptr (GPtrArray) wrong = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GList) windows = gtk_window_list_toplevels ();

  for (GList *l = windows; l; l = l->next)
    g_ptr_array_add (before, l->data);
  walk.before = before;
  walk.wrong = wrong;
  walk_through (&walk, top);
  for (guint i = 0; i < wrong->len; i++)
    g_test_message ("REFUSED: %s", (char *)g_ptr_array_index (wrong, i));
  g_test_message ("%s: %u used, %u say why not", stop->name, walk.n_used, walk.n_locked);
  g_assert_cmpuint (wrong->len, ==, 0);
  g_assert_cmpuint (walk.n_used, >, 0);
  g_assert_cmpuint (walk.n_locked, >, 0);
}

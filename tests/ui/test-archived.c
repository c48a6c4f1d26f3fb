/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pointer.h"
#include "refunds.h"

#include "spor-answer-row.h"
#include "spor-balance-pane.h"
#include "spor-clock.h"
#include "spor-export-window.h"
#include "spor-letter-editor.h"
#include "spor-letters-window.h"
#include "spor-map-track.h"
#include "spor-meeting-list.h"
#include "spor-refund-settings.h"
#include "spor-signup-pane.h"
#include "spor-signups-page.h"
#include "spor-store-alternatives.h"
#include "spor-store-letters.h"
#include "spor-store-rounds.h"
#include "spor-toast.h"

#include "../read-only.h"

/* An archived round is locked, and so it looks: whatever can be used in it is used, and nothing may
 * be refused. */

#define SENTENCE "is archived and does not change. Take it back first."
#define READ_ONLY "can only be read: the file or its folder is read-only."

/* --- The book ------------------------------------------------------------------------------- */

static void
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
static char *
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
  spor_store_save_contact (store, round, "fbs@example.dk", SPOR_TIME_NONE, &error);
  g_assert_no_error (error);
  return g_steal_pointer (&path);
}

static gboolean
is_archived (gpointer window)
{
  return spor_snapshot_get_closed (spor_book_get_snapshot (spor_window_get_book (window))) != NULL;
}

static gboolean
is_taken_back (gpointer window)
{
  return !is_archived (window);
}

static void
rest (SporWindow *window)
{
  fixture_settle ();
  fixture_wait (is_idle, spor_window_get_book (window));
  fixture_settle ();
}

/* --- What is refused ------------------------------------------------------------------------ */

static gboolean
says (GtkWidget *widget, gconstpointer text)
{
  return GTK_IS_LABEL (widget) && gtk_widget_get_mapped (widget)
         && strstr (gtk_label_get_text (GTK_LABEL (widget)), text);
}

/* A sentence that stands where it is for good is a reason; a refusal comes up. */
static gboolean
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

static gboolean
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
static gboolean
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

static gboolean
can_be_typed_into (GtkWidget *widget)
{
  if (GTK_IS_TEXT_VIEW (widget))
    return gtk_text_view_get_editable (GTK_TEXT_VIEW (widget));
  return GTK_IS_TEXT (widget) && gtk_editable_get_editable (GTK_EDITABLE (widget))
         && !gtk_widget_get_ancestor (widget, GTK_TYPE_SEARCH_ENTRY);
}

static gboolean
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

static void
collect (GtkWidget *from, GPtrArray *found)
{
  if (!gtk_widget_get_mapped (from))
    return;
  g_ptr_array_add (found, g_object_ref (from));
  for (GtkWidget *child = gtk_widget_get_first_child (from); child;
       child = gtk_widget_get_next_sibling (child))
    collect (child, found);
}

static void
choose_another (GtkWidget *widget)
{
  GListModel *model;
  guint selected;

  g_object_get (widget, "model", &model, "selected", &selected, NULL);
  if (g_list_model_get_n_items (model) > 1)
    g_object_set (widget, "selected", selected == 0 ? 1 : 0, NULL);
  g_object_unref (model);
}

static void
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

static void
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
static GtkWindow *
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
static void
clear_away (Walk *walk)
{
  GtkWindow *comer;

  while ((comer = find_comer (walk)))
    gtk_window_destroy (comer);
  spor_toast_withdraw (GTK_WIDGET (walk->window));
  fixture_settle ();
}

static void
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
static void
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
static void
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

static void
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

/* --- The stops ------------------------------------------------------------------------------ */

static void
arrange_page (SporWindow *window, const Stop *stop)
{
  if (g_strcmp0 (spor_window_get_page (window), stop->page) != 0)
    spor_window_show_page (window, stop->page);
  rest (window);
}

static GtkSelectionModel *
selection_of (SporWindow *window)
{
  GtkWidget *page = fixture_find_type (GTK_WIDGET (window), SPOR_TYPE_SIGNUPS_PAGE);

  return gtk_column_view_get_model (fixture_find_type (page, GTK_TYPE_COLUMN_VIEW));
}

static gboolean
has_rows (gpointer model)
{
  return g_list_model_get_n_items (model) > 0;
}

/* One by its number, or all. */
static void
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

static void
arrange_meetings (SporWindow *window, const Stop *stop)
{
  GtkWidget *meetings;
  GtkListBox *list;

  arrange_page (window, stop);
  meetings = fixture_find_type (GTK_WIDGET (window), SPOR_TYPE_MEETING_LIST);
  list = fixture_find_type (meetings, GTK_TYPE_LIST_BOX);
  gtk_list_box_select_row (list, gtk_list_box_get_row_at_index (list, stop->number));
  rest (window);
}

static void
arrange_claim (SporWindow *window, const Stop *stop)
{
  arrange_page (window, stop);
  gtk_widget_activate_action (GTK_WIDGET (window), "win.show-claim", "s",
                              spor_refunds_claim (refunds_of (window), stop->number)->id);
  rest (window);
}

static void
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

static SporWindow *
open_archived (SporApplication *app, const char *path)
{
  SporWindow *window = fixture_open (app, path);

  gtk_window_set_default_size (GTK_WINDOW (window), 1300, 860);
  gtk_window_present (GTK_WINDOW (window));
  pointer_move (1390, 890); /* over nothing that comes and goes */
  pointer_settle ();
  return window;
}

static void
test_stop (gconstpointer data)
{
  const Visit *visited = data;
  g_autofree char *path = full_book_new ("archived.spor");
  SporWindow *window;

  archive (path);
  window = open_archived (visited->app, path);
  visited->stop->arrange (window, visited->stop);
  visit (window, visited->stop, GTK_WIDGET (window));
  fixture_close (visited->app);
  g_remove (path);
}

/* --- A book that can only be read ------------------------------------------------------------ */

/* @path in a folder of its own, which nobody can write. (transfer full) */
static char *
read_only_book_new (const char *path)
{
  char *folder = g_dir_make_tmp ("spor-read-only-XXXXXX", NULL);
  g_autofree char *name = g_path_get_basename (path);
  g_autofree char *there = g_build_filename (folder, name, NULL);

  g_assert_cmpint (g_rename (path, there), ==, 0);
  read_only_make (there, folder, 0400, 0500);
  g_free (folder);
  return g_steal_pointer (&there);
}

static void
read_only_book_remove (const char *path)
{
  g_autofree char *folder = g_path_get_dirname (path);

  g_chmod (folder, 0700);
  g_remove (path);
  g_rmdir (folder);
}

/* Nobody's, too, is where the program notes which books were opened. */
static void
hand_over_notes (void)
{
  g_autofree char *home = g_path_get_dirname (g_get_user_config_dir ());
  g_autofree char *notes = g_build_filename (g_get_user_config_dir (), "spor", NULL);
  g_autofree char *recent = g_build_filename (notes, "recent.ini", NULL);

  g_mkdir_with_parents (notes, 0700);
  read_only_own (home, 0700);
  read_only_own (g_get_user_config_dir (), 0700);
  read_only_own (notes, 0700);
  if (g_file_test (recent, G_FILE_TEST_EXISTS))
    read_only_own (recent, 0600);
}

static SporWindow *
open_read_only (SporApplication *app, const char *path)
{
  SporWindow *window;

  hand_over_notes ();
  read_only_become (TRUE);
  window = open_archived (app, path);
  read_only_become (FALSE);
  return window;
}

static void
test_read_only_stop (gconstpointer data)
{
  const Visit *visited = data;
  g_autofree char *written = full_book_new ("read-only.spor");
  g_autofree char *path = read_only_book_new (written);
  SporWindow *window = open_read_only (visited->app, path);

  visited->stop->arrange (window, visited->stop);
  visit (window, visited->stop, GTK_WIDGET (window));
  fixture_close (visited->app);
  read_only_book_remove (path);
}

static GtkWidget *
window_of (GType type)
{
  g_autoptr (GList) windows = gtk_window_list_toplevels ();

  for (GList *l = windows; l; l = l->next)
    if (G_TYPE_CHECK_INSTANCE_TYPE (l->data, type) && gtk_widget_get_mapped (l->data))
      return l->data;
  return NULL;
}

static gboolean
is_copy_button (GtkWidget *widget, gconstpointer unused)
{
  return GTK_IS_BUTTON (widget)
         && g_strcmp0 (gtk_actionable_get_action_name (GTK_ACTIONABLE (widget)), "win.backup") == 0;
}

/* As a button with that action would be. */
static gboolean
is_grey (SporWindow *window, const char *action)
{
  GtkWidget *button = gtk_button_new ();
  gboolean grey;

  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), action);
  gtk_box_append (fixture_find_type (GTK_WIDGET (window), GTK_TYPE_BOX), button);
  grey = !gtk_widget_get_sensitive (button);
  gtk_box_remove (GTK_BOX (gtk_widget_get_parent (button)), button);
  return grey;
}

/* It says so, leads to a copy, and is as grey as it is. */
static void
test_read_only (gconstpointer data)
{
  static const char *const grey[]
      = { "win.import",    "win.undo",       "win.redo",      "win.new-meeting", "win.act-as",
          "round.archive", "round.settings", "round.restore", "round.new",       "round.copy" };
  SporApplication *app = (SporApplication *)data;
  g_autofree char *written = full_book_new ("look.spor");
  g_autofree char *path = read_only_book_new (written);
  SporWindow *window = open_read_only (app, path);
  GtkWidget *copy;

  g_assert_nonnull (fixture_find_shown (GTK_WIDGET (window), says, "“look.spor” " READ_ONLY));
  copy = fixture_find_shown (GTK_WIDGET (window), is_copy_button, NULL);
  g_assert_nonnull (copy);
  g_assert_true (gtk_widget_is_sensitive (copy));
  for (guint i = 0; i < G_N_ELEMENTS (grey); i++)
    if (!is_grey (window, grey[i]))
      g_error ("%s is not grey", grey[i]);
  g_assert_false (is_grey (window, "win.export"));
  g_assert_false (is_grey (window, "win.backup"));
  g_assert_false (is_grey (window, "win.letters"));
  fixture_close (app);
  read_only_book_remove (path);
}

/* --- Windows -------------------------------------------------------------------------------- */

static gboolean
has_letters (gpointer unused)
{
  GtkWidget *window = window_of (SPOR_TYPE_LETTERS_WINDOW);
  GtkWidget *editor = window ? fixture_find_type (window, SPOR_TYPE_LETTER_EDITOR) : NULL;

  return editor && spor_letter_editor_get_template (SPOR_LETTER_EDITOR (editor));
}

/* What looks as if something could be typed into it. */
static gboolean
is_inviting (GtkWidget *widget, gconstpointer unused)
{
  return (GTK_IS_ENTRY (widget) || GTK_IS_TEXT_VIEW (widget)) && gtk_widget_is_sensitive (widget)
         && !gtk_widget_has_css_class (widget, "locked");
}

static void
test_letters (gconstpointer app)
{
  static const Stop stop = { "letters", arrange_page, "signups", 0 };
  g_autofree char *path = full_book_new ("letters.spor");
  SporWindow *window;

  archive (path);
  window = open_archived ((SporApplication *)app, path);
  gtk_widget_activate_action (GTK_WIDGET (window), "win.letters", NULL);
  fixture_wait (has_letters, NULL);
  rest (window);
  g_assert_null (fixture_find_shown (window_of (SPOR_TYPE_LETTERS_WINDOW), is_inviting, NULL));
  visit (window, &stop, window_of (SPOR_TYPE_LETTERS_WINDOW));
  fixture_close ((SporApplication *)app);
  g_remove (path);
}

static void
test_settings (gconstpointer app)
{
  static const Stop stop = { "refund settings", arrange_page, "refunds", 0 };
  g_autofree char *path = full_book_new ("settings.spor");
  GtkWidget *page;
  SporWindow *window;

  archive (path);
  window = open_archived ((SporApplication *)app, path);
  spor_window_show_page (window, "refunds");
  rest (window);
  page = gtk_widget_get_ancestor (desk_of (window), g_type_from_name ("SporRefundsPage"));
  g_assert_true (gtk_widget_activate_action (page, "refunds.settings", NULL));
  rest (window);
  visit (window, &stop, window_of (SPOR_TYPE_REFUND_SETTINGS));
  fixture_close ((SporApplication *)app);
  g_remove (path);
}

static gboolean
is_new_meeting (GtkWidget *widget, gconstpointer unused)
{
  return GTK_IS_BUTTON (widget)
         && g_strcmp0 (gtk_button_get_label (GTK_BUTTON (widget)), "_New Meeting…") == 0;
}

/* Without meetings there is nothing for calendars, and no way to it either. */
static void
test_export (gconstpointer app)
{
  g_autofree char *path = fixture_book_new ("export.spor", TRUE);
  SporWindow *window;
  GtkWidget *export;

  archive (path);
  window = open_archived ((SporApplication *)app, path);
  gtk_widget_activate_action (GTK_WIDGET (window), "win.export", NULL);
  rest (window);
  export = window_of (SPOR_TYPE_EXPORT_WINDOW);
  g_assert_nonnull (export);
  g_assert_null (fixture_find_shown (export, is_new_meeting, NULL));
  g_assert_nonnull (fixture_find_shown (export, says, "There are no meetings yet."));
  gtk_window_destroy (GTK_WINDOW (export));

  /* the empty page does not urge to it, either, until the round is taken back */
  spor_window_show_page (window, "meetings");
  rest (window);
  g_assert_null (fixture_find_shown (GTK_WIDGET (window), is_new_meeting, NULL));
  g_assert_nonnull (fixture_find_shown (GTK_WIDGET (window), says, SENTENCE));
  gtk_widget_activate_action (GTK_WIDGET (window), "round.restore", NULL);
  rest (window);
  g_assert_nonnull (fixture_find_shown (GTK_WIDGET (window), is_new_meeting, NULL));
  g_assert_null (fixture_find_shown (GTK_WIDGET (window), says, SENTENCE));
  fixture_close ((SporApplication *)app);
  g_remove (path);
}

/* --- Another program archives --------------------------------------------------------------- */

static guint
count_refusals (void)
{
  g_autoptr (GList) windows = gtk_window_list_toplevels ();
  guint n = 0;

  for (GList *l = windows; l; l = l->next)
    n += gtk_widget_get_mapped (l->data) && ADW_IS_MESSAGE_DIALOG (l->data)
                 && fixture_find_shown (l->data, is_refusal, NULL)
             ? 1
             : 0;
  return n;
}

static gboolean
is_withdrawn_switch (GtkWidget *widget, gconstpointer unused)
{
  return GTK_IS_SWITCH (widget) && gtk_widget_get_mapped (widget);
}

static gboolean
is_row_of (GtkWidget *widget, gconstpointer field)
{
  return SPOR_IS_ANSWER_ROW (widget)
         && spor_answer_row_get_field (SPOR_ANSWER_ROW (widget)) == GPOINTER_TO_UINT (field);
}

static gboolean
is_locked_switch (gpointer window)
{
  GtkWidget *found = fixture_find_shown (window, is_withdrawn_switch, NULL);

  return found && !gtk_widget_get_sensitive (found);
}

static gboolean
is_free_switch (gpointer window)
{
  GtkWidget *found = fixture_find_shown (window, is_withdrawn_switch, NULL);

  return found && gtk_widget_get_sensitive (found);
}

static gboolean
has_refusal (gpointer unused)
{
  return count_refusals () > 0;
}

/* What is refused at the last moment says so once, and is as it was. */
static void
test_switch (gconstpointer app)
{
  static const Stop stop = { "one", arrange_signups, "signups", 4 };
  g_autofree char *path = full_book_new ("switch.spor");
  SporWindow *window = open_archived ((SporApplication *)app, path);
  GtkSwitch *withdrawn;

  arrange_signups (window, &stop);
  fixture_wait (is_free_switch, window);
  withdrawn = fixture_find_shown (GTK_WIDGET (window), is_withdrawn_switch, NULL);
  g_assert_false (gtk_switch_get_active (withdrawn));
  archive (path);
  gtk_switch_set_active (withdrawn, TRUE);
  fixture_wait (is_locked_switch, window);
  rest (window);
  g_assert_false (gtk_switch_get_active (withdrawn));
  g_assert_cmpuint (count_refusals (), ==, 1);
  gtk_window_destroy (GTK_WINDOW (window_of (ADW_TYPE_MESSAGE_DIALOG)));

  /* also where the book has not changed meanwhile, and nothing comes from it by itself */
  gtk_switch_set_active (withdrawn, TRUE);
  fixture_wait (has_refusal, NULL);
  rest (window);
  g_assert_false (gtk_switch_get_active (withdrawn));
  fixture_close ((SporApplication *)app);
  g_remove (path);
}

/* What was being typed is told of with the reason, and the field shows what the book has; once the
 * round is taken back all is as before. */
static void
test_typed (gconstpointer app)
{
  static const Stop stop = { "one", arrange_signups, "signups", 4 };
  g_autofree char *path = full_book_new ("typed.spor");
  SporWindow *window = open_archived ((SporApplication *)app, path);
  g_autofree char *before = NULL;
  GtkEditable *title;

  keyboard_take (GTK_WINDOW (window));
  pointer_settle ();
  arrange_signups (window, &stop);
  fixture_wait (is_free_switch, window);
  title = fixture_find_shown (GTK_WIDGET (window), is_row_of, GUINT_TO_POINTER (SPOR_FIELD_TITLE));
  before = g_strdup (gtk_editable_get_text (title));
  gtk_widget_grab_focus (GTK_WIDGET (title));
  gtk_editable_set_text (title, "Bibliotekar");
  archive (path);
  fixture_wait (is_archived, window);
  fixture_wait (has_refusal, NULL);
  rest (window);
  g_assert_cmpuint (count_refusals (), ==, 1);
  g_assert_nonnull (fixture_find_shown (window_of (ADW_TYPE_MESSAGE_DIALOG), says, "Bibliotekar"));
  g_assert_cmpstr (gtk_editable_get_text (title), ==, before);
  g_assert_false (gtk_editable_get_editable (title));
  g_assert_nonnull (strstr (gtk_widget_get_tooltip_text (GTK_WIDGET (title)), SENTENCE));
  gtk_window_destroy (GTK_WINDOW (window_of (ADW_TYPE_MESSAGE_DIALOG)));

  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (window), "round.restore", NULL));
  fixture_wait (is_taken_back, window);
  rest (window);
  arrange_signups (window, &stop);
  fixture_wait (is_free_switch, window);
  rest (window);
  g_assert_true (gtk_editable_get_editable (title));
  g_assert_null (gtk_widget_get_tooltip_text (GTK_WIDGET (title)));
  fixture_close ((SporApplication *)app);
  g_remove (path);
}

/* --- A final group -------------------------------------------------------------------------- */

static void
finalise_and_withdraw (const char *path, const char *name)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SporStore) store = open_store (path, "tester");
  g_autoptr (SporComposition) composition = spor_store_load (store, FALSE, &error);

  g_assert_true (spor_store_finalise (store, composition, "Ingen andre", &error));
  for (guint i = 0; i < spor_signups_n (composition->signups); i++)
    if (g_str_equal (spor_signups_row (composition->signups, i)->name, name))
      spor_store_edit_signup (store, spor_signups_row (composition->signups, i)->id, NULL, 0, -1, 1,
                              &error);
  g_assert_no_error (error);
}

static gboolean
has_leaver (gpointer window)
{
  return fixture_find_shown (window, says, "Anne Hansen has withdrawn, and counts") != NULL;
}

/* It is decided: whether it could be is not the question, but who has left is. */
static void
test_final (gconstpointer app)
{
  g_autofree char *path = book_new ("final.spor");
  SporWindow *window;
  SporMapWidget *map;
  GtkWidget *track;

  finalise_and_withdraw (path, "Anne Hansen");
  window = open_archived ((SporApplication *)app, path);
  spor_window_show_page (window, "board");
  fixture_wait (has_leaver, window);
  g_assert_null (fixture_find_shown (GTK_WIDGET (window), says, "No whole group"));
  g_assert_null (fixture_find_shown (GTK_WIDGET (window), says, "With these seats"));

  /* nor is anybody to be dragged anywhere */
  spor_window_show_page (window, "map");
  rest (window);
  map = spor_map_page_get_map (fixture_find_type (GTK_WIDGET (window), SPOR_TYPE_MAP_PAGE));
  spor_map_widget_set_selected (map, 0, TRUE);
  g_signal_emit_by_name (map, "selection-changed");
  rest (window);
  track = fixture_find_type (GTK_WIDGET (window), SPOR_TYPE_MAP_TRACK);
  g_assert_nonnull (track);
  g_assert_cmpstr (gtk_inscription_get_text (fixture_find_type (track, GTK_TYPE_INSCRIPTION)), ==,
                   "Locked: nobody can be moved");
  g_assert_nonnull (strstr (gtk_widget_get_tooltip_text (track), "must be reopened first"));
  fixture_close ((SporApplication *)app);
  g_remove (path);
}

int
main (int argc, char *argv[])
{
  SporApplication *app;
  Visit visits[G_N_ELEMENTS (stops)];

  fixture_init (&argc, &argv);
  app = fixture_app_new ();
  for (guint i = 0; i < G_N_ELEMENTS (stops); i++)
    {
      g_autofree char *path = g_strdup_printf ("/archived/%s", stops[i].name);
      g_autofree char *read_only = g_strdup_printf ("/read-only/%s", stops[i].name);

      g_strdelimit (path, " ", '-');
      g_strdelimit (read_only, " ", '-');
      visits[i] = (Visit){ app, &stops[i] };
      g_test_add_data_func (path, &visits[i], test_stop);
      g_test_add_data_func (read_only, &visits[i], test_read_only_stop);
    }
  g_test_add_data_func ("/archived/letters", app, test_letters);
  g_test_add_data_func ("/archived/settings", app, test_settings);
  g_test_add_data_func ("/archived/export", app, test_export);
  g_test_add_data_func ("/archived/switch", app, test_switch);
  g_test_add_data_func ("/archived/typed", app, test_typed);
  g_test_add_data_func ("/archived/final", app, test_final);
  g_test_add_data_func ("/read-only/window", app, test_read_only);
  return fixture_run (app);
}

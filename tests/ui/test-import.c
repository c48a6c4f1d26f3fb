/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pointer.h"

#include "spor-import-window.h"
#include "spor-report-group.h"
#include "spor-task-bar.h"

#include <json-glib/json-glib.h>
#include <string.h>

typedef struct
{
  SporApplication *app;
  SporWindow *parent;
  SporImportWindow *window;
} Import;

static void
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
static void
import_again (Import *self)
{
  gtk_window_destroy (GTK_WINDOW (self->window));
  self->window = SPOR_IMPORT_WINDOW (
      spor_import_window_new (GTK_WINDOW (self->parent), spor_window_get_book (self->parent)));
  gtk_window_present (GTK_WINDOW (self->window));
  fixture_settle ();
}

static void
import_close (Import *self)
{
  fixture_close (self->app);
}

static void
import_add (Import *self, const char *path)
{
  const char *paths[] = { path, NULL };

  spor_import_window_add_paths (self->window, paths);
}

static char *
example (const char *name)
{
  return g_build_filename (g_getenv ("SPOR_EXAMPLE"), name, NULL);
}

/* --- What is on the screen ------------------------------------------------------------------ */

static GtkWidget *
find_named (GtkWidget *widget, const char *name)
{
  GtkWidget *found = strcmp (gtk_widget_get_name (widget), name) == 0 ? widget : NULL;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child && !found;
       child = gtk_widget_get_next_sibling (child))
    found = find_named (child, name);
  return found;
}

static GtkWidget *
named (Import *self, const char *name)
{
  GtkWidget *widget = find_named (GTK_WIDGET (self->window), name);

  g_assert_nonnull (widget);
  return widget;
}

static const char *
label (Import *self, const char *name)
{
  return gtk_label_get_label (GTK_LABEL (named (self, name)));
}

static const char *
shown (Import *self, const char *stack)
{
  return gtk_stack_get_visible_child_name (GTK_STACK (named (self, stack)));
}

static const char *
status_title (Import *self, const char *name)
{
  return adw_status_page_get_title (ADW_STATUS_PAGE (named (self, name)));
}

static gboolean
can_press (Import *self, const char *button)
{
  GtkWidget *widget = named (self, button);

  return gtk_widget_get_visible (widget) && gtk_widget_get_sensitive (widget);
}

static void
press (Import *self, const char *button)
{
  g_test_message ("%s", button);
  g_assert_true (can_press (self, button));
  g_signal_emit_by_name (named (self, button), "clicked");
}

static gboolean
is_at_columns (gpointer import)
{
  return strcmp (shown (import, "import-steps"), "columns") == 0;
}

static gboolean
is_checked (gpointer import)
{
  return strcmp (shown (import, "import-steps"), "check") == 0
         && strcmp (shown (import, "check-stack"), "checking") != 0
         && !spor_task_bar_get_active (SPOR_TASK_BAR (named (import, "import-work")));
}

static gboolean
has_result (gpointer import)
{
  return strcmp (shown (import, "import-steps"), "result") == 0
         && strcmp (shown (import, "result-stack"), "result") == 0;
}

static guint
count_signups (Import *self)
{
  return spor_signups_n (
      spor_snapshot_get_signups (spor_book_get_snapshot (spor_window_get_book (self->parent))));
}

static void
go_to_check (Import *self, const char *path)
{
  import_add (self, path);
  fixture_wait (is_at_columns, self);
  press (self, "import-next");
  fixture_wait (is_checked, self);
}

static void
go_to_result (Import *self, const char *path)
{
  go_to_check (self, path);
  press (self, "import-next");
  fixture_wait (has_result, self);
}

/* --- Every way in which the answers may arrive ---------------------------------------------- */

static JsonObject *
truth_load (JsonParser *parser)
{
  g_autofree char *path = example ("truth.json");
  g_autoptr (GError) error = NULL;

  json_parser_load_from_file (parser, path, &error);
  g_assert_no_error (error);
  return json_node_get_object (json_parser_get_root (parser));
}

static void
assert_number (Import *self, const char *name, gint64 expected)
{
  g_autofree char *text = g_strdup_printf ("%" G_GINT64_FORMAT, expected);

  g_test_message ("%s", name);
  g_assert_cmpstr (label (self, name), ==, text);
}

/* The groups in the list, by their titles. */
static GListModel *
groups (Import *self)
{
  GtkListView *list = GTK_LIST_VIEW (named (self, "check-rows"));
  GtkNoSelection *selection = GTK_NO_SELECTION (gtk_list_view_get_model (list));

  return gtk_tree_list_model_get_model (
      GTK_TREE_LIST_MODEL (gtk_no_selection_get_model (selection)));
}

static SporReportGroup *
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

static void
assert_group (Import *self, const char *title, gint64 expected)
{
  SporReportGroup *group = find_group (self, title);

  g_test_message ("%s", title);
  g_assert_cmpuint (group ? spor_report_group_get_count (group) : 0, ==, expected);
}

static void
assert_checked (Import *self, JsonObject *truth)
{
  JsonObject *problems = json_object_get_object_member (truth, "problems");

  assert_number (self, "check-accepted", json_object_get_int_member (truth, "accepted"));
  assert_number (self, "check-attention", json_object_get_int_member (truth, "attention"));
  assert_number (self, "check-skipped", json_object_get_int_member (truth, "skipped"));
  assert_number (self, "check-added", json_object_get_int_member (truth, "rows"));
  assert_number (self, "check-updated", 0);
  assert_number (self, "check-unchanged", 0);

  for (guint p = 0; p < SPOR_N_PROBLEMS; p++)
    assert_group (self, spor_problem_label (p),
                  json_object_get_int_member_with_default (problems, spor_problem_key (p), 0));
  assert_group (self, "Not a completed answer", json_object_get_int_member (truth, "skipped"));
  assert_group (self, spor_remark_label (SPOR_REMARK_PERSONAL_NUMBER),
                json_object_get_int_member (truth, "cpr_flagged"));
  assert_group (self, spor_remark_label (SPOR_REMARK_OUTSIDE_MUNICIPALITIES),
                json_object_get_int_member (truth, "outside_municipalities"));
}

typedef struct
{
  SporApplication *app;
  const char *name;
} Flavour;

static void
test_flavour (gconstpointer data)
{
  const Flavour *flavour = data;
  g_autofree char *path = example (flavour->name);
  g_autofree char *book = g_strconcat (flavour->name, ".spor", NULL);
  g_autofree char *sentence = NULL;
  g_autoptr (JsonParser) parser = json_parser_new ();
  JsonObject *truth = truth_load (parser);
  Import self;

  import_open (&self, flavour->app, book);
  g_assert_false (can_press (&self, "import-next"));
  g_assert_false (gtk_widget_get_visible (named (&self, "import-back")));
  go_to_check (&self, path);
  assert_checked (&self, truth);
  g_assert_cmpuint (count_signups (&self), ==, 0);

  press (&self, "import-next");
  fixture_wait (has_result, &self);
  sentence = g_strdup_printf ("%d accepted, %d need attention, %d skipped",
                              (int)json_object_get_int_member (truth, "accepted"),
                              (int)json_object_get_int_member (truth, "attention"),
                              (int)json_object_get_int_member (truth, "skipped"));
  g_assert_cmpstr (status_title (&self, "result-page"), ==, sentence);
  g_assert_cmpuint (count_signups (&self), ==, json_object_get_int_member (truth, "rows"));
  g_assert_false (gtk_widget_get_visible (named (&self, "import-back")));
  import_close (&self);
}

/* --- Files ---------------------------------------------------------------------------------- */

static gboolean
is_complaining (gpointer import)
{
  GtkWidget *complaint = named (import, "files-complaint");
  GtkWidget *revealer = gtk_widget_get_ancestor (complaint, GTK_TYPE_REVEALER);

  return gtk_revealer_get_reveal_child (GTK_REVEALER (revealer));
}

/* The reader's own sentence, and another file mends it. */
static void
test_bad_file (gconstpointer app)
{
  g_autofree char *path = g_build_filename (g_get_user_data_dir (), "letter.csv", NULL);
  const char *const paths[] = { path, NULL };
  g_autofree char *good = example ("eu.zip");
  g_autoptr (GError) error = NULL;
  g_autoptr (SporSource) source = NULL;
  Import self;

  import_open (&self, app, "bad.spor");
  g_assert_true (g_file_set_contents (path, "%PDF-1.7\n\0\1\2", 12, NULL));
  source = spor_source_open (paths, NULL, NULL, &error);
  g_assert_null (source);

  import_add (&self, path);
  fixture_wait (is_complaining, &self);
  g_assert_cmpstr (label (&self, "files-complaint"), ==, error->message);
  g_assert_cmpstr (shown (&self, "import-steps"), ==, "files");
  g_assert_false (can_press (&self, "import-next"));

  import_add (&self, good);
  fixture_wait (is_at_columns, &self);
  g_assert_false (is_complaining (&self));
  import_close (&self);
}

/* --- Columns -------------------------------------------------------------------------------- */

/* As a click on a row of the popover does it: by the text in the row. */
static void
pick (Import *self, const char *field, const char *column)
{
  GtkWidget *button = named (self, field);
  GtkPopover *popover = gtk_menu_button_get_popover (GTK_MENU_BUTTON (button));
  GtkListView *list = GTK_LIST_VIEW (find_named (GTK_WIDGET (popover), "picker-columns"));
  GListModel *model;
  guint position = 0;
  g_autofree char *title = NULL;

  gtk_menu_button_popup (GTK_MENU_BUTTON (button));
  model = G_LIST_MODEL (gtk_list_view_get_model (list));
  do
    {
      g_autoptr (GObject) choice = g_list_model_get_item (model, position++);

      g_assert_nonnull (choice);
      g_clear_pointer (&title, g_free);
      g_object_get (choice, "title", &title, NULL);
    }
  while (strcmp (title, column) != 0);
  g_signal_emit_by_name (list, "activate", position - 1);
  gtk_popover_popdown (popover);
}

static void
pick_none (Import *self, const char *field)
{
  GtkPopover *popover = gtk_menu_button_get_popover (GTK_MENU_BUTTON (named (self, field)));

  gtk_menu_button_popup (GTK_MENU_BUTTON (named (self, field)));
  g_signal_emit_by_name (find_named (GTK_WIDGET (popover), "picker-none"), "clicked");
}

static const char *
chosen (Import *self, const char *field)
{
  GtkWidget *child = gtk_menu_button_get_child (GTK_MENU_BUTTON (named (self, field)));

  return gtk_label_get_label (GTK_LABEL (gtk_widget_get_first_child (child)));
}

static gboolean
is_guessed (Import *self, const char *field)
{
  GtkWidget *grid = gtk_widget_get_parent (named (self, field));

  return gtk_widget_get_visible (find_named (grid, "guessed"));
}

/* What stands in the first row of the preview under @title; NULL if there is no such column. */
static char *
preview (Import *self, const char *title)
{
  GtkColumnView *view = GTK_COLUMN_VIEW (named (self, "preview"));
  GListModel *columns = gtk_column_view_get_columns (view);

  for (guint i = 0; i < g_list_model_get_n_items (columns); i++)
    {
      g_autoptr (GtkColumnViewColumn) column = g_list_model_get_item (columns, i);

      if (gtk_column_view_column_get_visible (column)
          && strcmp (gtk_column_view_column_get_title (column), title) == 0)
        return g_strdup (title);
    }
  return NULL;
}

static void
test_columns (gconstpointer app)
{
  g_autofree char *path = example ("eu");
  g_autofree char *shown_extra = NULL;
  Import self;

  import_open (&self, app, "columns.spor");
  import_add (&self, path);
  fixture_wait (is_at_columns, &self);
  g_assert_cmpstr (chosen (&self, "field-municipality"), ==, "Hvilken kommune repræsenterer du?");
  g_assert_cmpstr (chosen (&self, "field-roles"), ==,
                   "3 columns: Projektleder, Superbruger, Systemadministrator");
  g_assert_cmpstr (chosen (&self, "field-extra"), ==, "None kept");
  g_assert_true (is_guessed (&self, "field-municipality"));
  g_assert_true (can_press (&self, "import-next"));

  /* without a municipality nothing can come of it, and it says so */
  pick_none (&self, "field-municipality");
  g_assert_cmpstr (chosen (&self, "field-municipality"), ==, "Not in the file");
  g_assert_nonnull (strstr (label (&self, "columns-complaint"), "municipality"));
  g_assert_false (can_press (&self, "import-next"));

  pick (&self, "field-municipality", "Hvilken kommune repræsenterer du?");
  g_assert_true (can_press (&self, "import-next"));
  g_assert_false (is_guessed (&self, "field-municipality"));
  g_assert_true (is_guessed (&self, "field-track"));

  /* several columns are ticked one by one */
  pick (&self, "field-roles", "Superbruger");
  g_assert_cmpstr (chosen (&self, "field-roles"), ==,
                   "2 columns: Projektleder, Systemadministrator");
  pick (&self, "field-extra", "Ændret");
  g_assert_cmpstr (chosen (&self, "field-extra"), ==, "Ændret");
  shown_extra = preview (&self, "Ændret");
  g_assert_cmpstr (shown_extra, ==, "Ændret");
  import_close (&self);
}

/* What a person chose is remembered with the questionnaire, and is no guess any more. */
static void
test_columns_are_remembered (gconstpointer app)
{
  g_autofree char *first = example ("eu");
  g_autofree char *second = example ("intl");
  Import self;

  import_open (&self, app, "remembered.spor");
  import_add (&self, first);
  fixture_wait (is_at_columns, &self);
  pick_none (&self, "field-motivation");
  press (&self, "import-next");
  fixture_wait (is_checked, &self);
  press (&self, "import-next");
  fixture_wait (has_result, &self);

  import_again (&self);
  import_add (&self, second);
  fixture_wait (is_at_columns, &self);
  g_assert_cmpstr (chosen (&self, "field-motivation"), ==, "Not in the file");
  g_assert_cmpstr (chosen (&self, "field-municipality"), ==, "Hvilken kommune repræsenterer du?");
  g_assert_false (is_guessed (&self, "field-municipality"));
  import_close (&self);
}

/* --- Check ---------------------------------------------------------------------------------- */

static void
set_pressed (Import *self, const char *count, gboolean pressed)
{
  GtkWidget *button = gtk_widget_get_ancestor (named (self, count), GTK_TYPE_TOGGLE_BUTTON);

  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (button), pressed);
}

static void
test_counts_filter (gconstpointer app)
{
  g_autofree char *path = example ("eu");
  guint n_all;
  Import self;

  import_open (&self, app, "filter.spor");
  go_to_check (&self, path);
  n_all = g_list_model_get_n_items (groups (&self));

  set_pressed (&self, "check-skipped", TRUE);
  g_assert_cmpuint (g_list_model_get_n_items (groups (&self)), ==, 1);
  g_assert_nonnull (find_group (&self, "Not a completed answer"));

  set_pressed (&self, "check-attention", TRUE); /* instead of the other */
  g_assert_null (find_group (&self, "Not a completed answer"));
  g_assert_nonnull (find_group (&self, spor_problem_label (SPOR_PROBLEM_LATE)));

  set_pressed (&self, "check-attention", FALSE);
  g_assert_cmpuint (g_list_model_get_n_items (groups (&self)), ==, n_all);
  import_close (&self);
}

static gboolean
skips_nobody (gpointer import)
{
  return is_checked (import) && strcmp (label (import, "check-skipped"), "0") == 0;
}

static void
test_include_incomplete (gconstpointer app)
{
  g_autofree char *path = example ("eu");
  Import self;

  import_open (&self, app, "incomplete.spor");
  go_to_check (&self, path);
  g_assert_cmpstr (label (&self, "check-skipped"), ==, "4");
  gtk_switch_set_active (GTK_SWITCH (named (&self, "check-include")), TRUE);
  fixture_wait (skips_nobody, &self);
  g_assert_cmpint (atoi (label (&self, "check-accepted")) + atoi (label (&self, "check-attention")),
                   ==, 148);
  import_close (&self);
}

/* The same again is nothing new. */
static void
test_again (gconstpointer app)
{
  g_autofree char *path = example ("eu");
  Import self;

  import_open (&self, app, "again.spor");
  go_to_result (&self, path);
  import_again (&self);
  go_to_check (&self, path);
  g_assert_cmpstr (label (&self, "check-unchanged"), ==, "148");
  g_assert_cmpstr (label (&self, "check-added"), ==, "0");
  g_assert_false (can_press (&self, "import-next"));
  import_close (&self);
}

static void
write_answers (const char *path, const char *title, const char *phone)
{
  g_autofree char *text
      = g_strdup_printf ("Respondent;Kommune;Spor;Rolle;Navn;E-mail;Titel;Telefon\n"
                         "901;Aarhus;Spor 1;Projektleder;Anne Hansen;anne@aarhus.dk;%s;%s\n",
                         title, phone);

  g_assert_true (g_file_set_contents (path, text, -1, NULL));
}

static void
on_edited_cb (GObject *source, GAsyncResult *result, gpointer done)
{
  g_autoptr (GError) error = NULL;

  spor_book_run_finish (SPOR_BOOK (source), result, &error);
  g_assert_no_error (error);
  *(gboolean *)done = TRUE;
}

static gboolean
is_true (gpointer flag)
{
  return *(gboolean *)flag;
}

/* What the file changes, and what stays since a person has edited it. */
static void
test_updated (gconstpointer app)
{
  g_autofree char *path = g_build_filename (g_get_user_data_dir (), "answers.csv", NULL);
  SporReportGroup *group;
  g_autoptr (SporReportRow) row = NULL;
  g_autofree char *text = NULL;
  gboolean edited = FALSE;
  SporBook *book;
  Import self;

  import_open (&self, app, "updated.spor");
  write_answers (path, "Bibliotekar", "11 11 11 11");
  go_to_result (&self, path);
  book = spor_window_get_book (self.parent);
  spor_book_edit_async (
      book, spor_snapshot_get_round (spor_book_get_snapshot (book))->id,
      spor_signups_row (spor_snapshot_get_signups (spor_book_get_snapshot (book)), 0)->id,
      SPOR_FIELD_PHONE, "22 22 22 22", on_edited_cb, &edited);
  fixture_wait (is_true, &edited);

  write_answers (path, "Leder & chef", "33 33 33 33");
  import_again (&self);
  go_to_check (&self, path);
  g_assert_cmpstr (label (&self, "check-updated"), ==, "1");
  group = find_group (&self, "In the book already, with other answers");
  g_assert_nonnull (group);
  row = g_list_model_get_item (G_LIST_MODEL (group), 0);
  text = spor_report_row_get_text (row);
  g_assert_cmpstr (text, ==,
                   "Title: Bibliotekar → Leder & chef\n"
                   "Phone: stays 22 22 22 22, as edited here; the file has 33 33 33 33");
  import_close (&self);
}

/* --- Keyboard ------------------------------------------------------------------------------- */

static gboolean
has_file (gpointer import)
{
  return can_press (import, "import-next");
}

static gboolean
stands_out (Import *self, const char *button)
{
  return gtk_widget_has_css_class (named (self, button), "suggested-action");
}

/* Once a file is chosen, Enter leads through all the steps, and one button at a time stands out. */
static void
test_enter_leads_through (gconstpointer app)
{
  g_autofree char *path = example ("eu.zip");
  g_auto (GStrv) paths = g_strsplit (path, "\n", 1);
  Import self;

  import_open (&self, app, "enter.spor");
  keyboard_take (GTK_WINDOW (self.window));
  g_assert_true (stands_out (&self, "files-choose"));
  g_signal_emit_by_name (gtk_stack_get_visible_child (GTK_STACK (named (&self, "import-steps"))),
                         "chosen", paths, FALSE);
  fixture_wait (has_file, &self);
  g_assert_false (stands_out (&self, "files-choose"));
  keyboard_press (GDK_KEY_Return);
  fixture_wait (is_at_columns, &self);
  keyboard_press (GDK_KEY_Return);
  fixture_wait (is_checked, &self);
  keyboard_press (GDK_KEY_Return);
  fixture_wait (has_result, &self);
  g_assert_cmpuint (count_signups (&self), ==, 148);
  import_close (&self);
}

/* Where nothing is known yet, there is nothing to be said of an earlier import, and the keyboard is
 * where the columns are chosen. */
static void
test_nothing_known (gconstpointer app)
{
  g_autofree char *path = g_build_filename (g_get_user_data_dir (), "hej.csv", NULL);
  GtkWidget *focus;
  Import self;

  import_open (&self, app, "hej.spor");
  keyboard_take (GTK_WINDOW (self.window));
  g_assert_true (g_file_set_contents (path, "hej\nhej\n", -1, NULL));
  import_add (&self, path);
  fixture_wait (is_at_columns, &self);
  g_assert_nonnull (strstr (label (&self, "columns-heading"), "none of these columns"));
  focus = gtk_window_get_focus (GTK_WINDOW (self.window));
  g_assert_true (focus && gtk_widget_is_ancestor (focus, named (&self, "columns")));
  import_close (&self);
}

/* --- Result --------------------------------------------------------------------------------- */

static void
test_undo (gconstpointer app)
{
  g_autofree char *path = example ("eu");
  Import self;

  import_open (&self, app, "undo.spor");
  go_to_result (&self, path);
  g_assert_cmpuint (count_signups (&self), ==, 148);
  press (&self, "import-undo");
  while (strcmp (status_title (&self, "result-page"), "The Import Was Undone") != 0)
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpuint (count_signups (&self), ==, 0);

  /* and can be made after all */
  press (&self, "import-back");
  fixture_wait (is_checked, &self);
  g_assert_cmpstr (label (&self, "check-added"), ==, "148");
  import_close (&self);
}

/* Undo would take back what was done since. */
static void
test_undo_is_of_the_import (gconstpointer app)
{
  g_autofree char *path = example ("eu");
  gboolean edited = FALSE;
  SporBook *book;
  Import self;

  import_open (&self, app, "since.spor");
  go_to_result (&self, path);
  book = spor_window_get_book (self.parent);
  spor_book_edit_async (
      book, spor_snapshot_get_round (spor_book_get_snapshot (book))->id,
      spor_signups_row (spor_snapshot_get_signups (spor_book_get_snapshot (book)), 0)->id,
      SPOR_FIELD_PHONE, "22 22 22 22", on_edited_cb, &edited);
  fixture_wait (is_true, &edited);
  g_assert_false (can_press (&self, "import-undo"));
  import_close (&self);
}

static void
test_cancel (gconstpointer app)
{
  g_autofree char *path = example ("eu");
  Import self;

  import_open (&self, app, "cancel.spor");
  go_to_check (&self, path);
  press (&self, "import-next");
  gtk_widget_activate_action (GTK_WIDGET (self.window), "import.stop", NULL);
  fixture_wait (has_result, &self);
  g_assert_cmpstr (status_title (&self, "result-page"), ==, "The Import Was Cancelled");
  g_assert_cmpuint (count_signups (&self), ==, 0);
  import_close (&self);
}

static gboolean
is_null (gpointer pointer)
{
  return *(gpointer *)pointer == NULL;
}

/* Closing cancels; the window goes once the book is as it was. */
static void
test_close_cancels (gconstpointer app)
{
  g_autofree char *path = example ("eu");
  gpointer alive;
  Import self;

  import_open (&self, app, "close.spor");
  go_to_check (&self, path);
  press (&self, "import-next");
  alive = self.window;
  g_object_add_weak_pointer (alive, &alive);
  gtk_window_close (GTK_WINDOW (self.window));
  fixture_wait (is_null, &alive);
  g_assert_cmpuint (count_signups (&self), ==, 0);
  import_close (&self);
}

/* At any moment, whatever is under way; nothing is left behind. */
static void
destroy_at (gconstpointer app, const char *book, guint moment)
{
  g_autofree char *path = example ("eu.zip");
  gpointer alive;
  Import self;

  import_open (&self, app, book);
  alive = self.window;
  g_object_add_weak_pointer (alive, &alive);
  import_add (&self, path);
  if (moment > 0)
    {
      fixture_wait (is_at_columns, &self);
      press (&self, "import-next");
    }
  if (moment > 1)
    {
      fixture_wait (is_checked, &self);
      press (&self, "import-next");
    }
  gtk_window_destroy (GTK_WINDOW (self.window));
  fixture_wait (is_null, &alive);
  import_close (&self);
}

static void
test_destroy_opening (gconstpointer app)
{
  destroy_at (app, "destroy-opening.spor", 0);
}

static void
test_destroy_checking (gconstpointer app)
{
  destroy_at (app, "destroy-checking.spor", 1);
}

static void
test_destroy_importing (gconstpointer app)
{
  destroy_at (app, "destroy-importing.spor", 2);
}

int
main (int argc, char **argv)
{
  const char *const names[] = { "eu", "eu.zip", "intl", "us", "surveyxact.xlsx", "haandgemt.csv" };
  Flavour flavours[G_N_ELEMENTS (names)];
  SporApplication *app;

  fixture_init (&argc, &argv);
  app = fixture_app_new ();

  for (guint i = 0; i < G_N_ELEMENTS (flavours); i++)
    {
      g_autofree char *path = g_strconcat ("/import/flavour/", names[i], NULL);

      flavours[i] = (Flavour){ app, names[i] };
      g_test_add_data_func (path, &flavours[i], test_flavour);
    }
  g_test_add_data_func ("/import/bad-file", app, test_bad_file);
  g_test_add_data_func ("/import/columns", app, test_columns);
  g_test_add_data_func ("/import/columns-are-remembered", app, test_columns_are_remembered);
  g_test_add_data_func ("/import/counts-filter", app, test_counts_filter);
  g_test_add_data_func ("/import/include-incomplete", app, test_include_incomplete);
  g_test_add_data_func ("/import/again", app, test_again);
  g_test_add_data_func ("/import/updated", app, test_updated);
  g_test_add_data_func ("/import/enter-leads-through", app, test_enter_leads_through);
  g_test_add_data_func ("/import/nothing-known", app, test_nothing_known);
  g_test_add_data_func ("/import/undo", app, test_undo);
  g_test_add_data_func ("/import/undo-is-of-the-import", app, test_undo_is_of_the_import);
  g_test_add_data_func ("/import/cancel", app, test_cancel);
  g_test_add_data_func ("/import/close-cancels", app, test_close_cancels);
  g_test_add_data_func ("/import/destroy/opening", app, test_destroy_opening);
  g_test_add_data_func ("/import/destroy/checking", app, test_destroy_checking);
  g_test_add_data_func ("/import/destroy/importing", app, test_destroy_importing);
  return fixture_run (app);
}

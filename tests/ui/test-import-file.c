/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "import.h"

#include <json-glib/json-glib.h>

/* Files and their columns, up to the check. */

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

static gboolean
is_chosen_mark (GtkWidget *widget, gconstpointer data)
{
  return GTK_IS_IMAGE (widget)
         && g_strcmp0 (gtk_image_get_icon_name (GTK_IMAGE (widget)), "object-select-symbolic") == 0;
}

/* The popover of the button shows the column that is chosen, and not only its first ones. */
static gboolean
is_chosen_in_view (gpointer button)
{
  GtkWidget *popover = GTK_WIDGET (gtk_menu_button_get_popover (button));
  GtkWidget *list = find_named (popover, "picker-columns");
  GtkWidget *mark = fixture_find_shown (list, is_chosen_mark, NULL);
  graphene_rect_t bounds;

  return mark && gtk_widget_get_height (list) > 0 && gtk_widget_compute_bounds (mark, list, &bounds)
         && bounds.origin.y >= 0
         && bounds.origin.y + bounds.size.height <= gtk_widget_get_height (list);
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
  keyboard_take (GTK_WINDOW (self.window));
  fixture_settle ();
  gtk_menu_button_popup (GTK_MENU_BUTTON (named (&self, "field-email")));
  fixture_wait (is_chosen_in_view, named (&self, "field-email"));
  gtk_menu_button_popdown (GTK_MENU_BUTTON (named (&self, "field-email")));

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
  g_assert_false (gtk_widget_get_mapped (named (&self, "preview"))); /* it would be empty */
  focus = gtk_window_get_focus (GTK_WINDOW (self.window));
  g_assert_true (focus && gtk_widget_is_ancestor (focus, named (&self, "columns")));
  import_close (&self);
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
  g_test_add_data_func ("/import/enter-leads-through", app, test_enter_leads_through);
  g_test_add_data_func ("/import/nothing-known", app, test_nothing_known);
  return fixture_run (app);
}

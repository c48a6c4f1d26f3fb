/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fixture.h"

#include "pointer.h"
#include "spor-signups-page.h"
#include "spor-toast.h"

/* What a screen reader is told: rows of tables by what they show, toasts, and nothing by its type.
 */

static gboolean
is_row (GtkWidget *widget, gconstpointer name)
{
  return gtk_widget_get_mapped (widget) && gtk_widget_get_focusable (widget)
         && gtk_accessible_get_accessible_role (GTK_ACCESSIBLE (widget)) == GTK_ACCESSIBLE_ROLE_ROW;
}

static gboolean
has_row (gpointer page)
{
  return fixture_find (page, is_row, NULL) != NULL;
}

static gboolean
is_named (gpointer widget)
{
  return gtk_test_accessible_has_property (widget, GTK_ACCESSIBLE_PROPERTY_LABEL);
}

static void
test_row (gconstpointer app)
{
  g_autofree char *path = fixture_book_new ("names.spor", TRUE);
  SporWindow *window = fixture_open ((SporApplication *)app, path);
  GtkWidget *page = fixture_find_type (GTK_WIDGET (window), SPOR_TYPE_SIGNUPS_PAGE);
  GtkWidget *row;

  fixture_wait (has_row, page);
  row = fixture_find (page, is_row, NULL);
  g_assert_false (is_named (row));
  keyboard_take (GTK_WINDOW (window));
  gtk_widget_child_focus (gtk_widget_get_parent (row), GTK_DIR_TAB_FORWARD);
  row = gtk_root_get_focus (GTK_ROOT (window));
  fixture_wait (is_named, row);
  gtk_test_accessible_assert_property (
      GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL,
      "Bo Sørensen, Læsø, 1 Implementering, Role does not qualify for the track, Superbruger, "
      "Skolebibliotek, Nordjylland, Lille, 2025-02-19");
  fixture_close ((SporApplication *)app);
}

static gboolean
has_type_name (GtkWidget *widget, gconstpointer data)
{
  return gtk_widget_get_mapped (widget) && GTK_IS_IMAGE (widget)
         && !gtk_test_accessible_has_property (GTK_ACCESSIBLE (widget),
                                               GTK_ACCESSIBLE_PROPERTY_LABEL);
}

static void
test_nameless (gconstpointer app)
{
  g_autofree char *path = fixture_book_new ("nameless.spor", TRUE);
  SporWindow *window = fixture_open ((SporApplication *)app, path);
  GtkStack *stack = fixture_find_shown (GTK_WIDGET (window), fixture_has_type,
                                        GSIZE_TO_POINTER (GTK_TYPE_STACK));
  GtkAccessible *page
      = GTK_ACCESSIBLE (gtk_stack_get_page (stack, gtk_stack_get_visible_child (stack)));

  g_assert_null (fixture_find (GTK_WIDGET (window), has_type_name, NULL));
  g_assert_true (gtk_test_accessible_has_property (page, GTK_ACCESSIBLE_PROPERTY_LABEL));
  fixture_close ((SporApplication *)app);
}

static gboolean
is_described (gpointer widget)
{
  return gtk_test_accessible_has_property (widget, GTK_ACCESSIBLE_PROPERTY_DESCRIPTION);
}

static gboolean
is_not_described (gpointer widget)
{
  return !is_described (widget);
}

/* A toast is heard where the keyboard is; then it is forgotten. */
static void
test_toast (gconstpointer app)
{
  g_autofree char *path = fixture_book_new ("toast.spor", TRUE);
  SporWindow *window = fixture_open ((SporApplication *)app, path);
  GtkWidget *focus = gtk_root_get_focus (GTK_ROOT (window));

  g_assert_nonnull (focus);
  g_assert_false (is_described (focus));
  spor_toast (GTK_WIDGET (window), "A <b> of “Bo”");
  fixture_wait (is_described, focus);
  gtk_test_accessible_assert_property (GTK_ACCESSIBLE (focus), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                       "A <b> of “Bo”");
  fixture_wait (is_not_described, focus);
  fixture_close ((SporApplication *)app);
}

int
main (int argc, char *argv[])
{
  SporApplication *app;

  g_setenv ("GTK_A11Y", "test", TRUE);
  fixture_init (&argc, &argv);
  app = fixture_app_new ();
  g_test_add_data_func ("/names/row", app, test_row);
  g_test_add_data_func ("/names/nameless", app, test_nameless);
  g_test_add_data_func ("/names/toast", app, test_toast);
  return fixture_run (app);
}

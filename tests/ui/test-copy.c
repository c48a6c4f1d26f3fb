/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pointer.h"

#include "spor-copy.h"
#include "spor-signups-page.h"

#include <string.h>

/* Rows on the clipboard, as text and as a table. */

static void
test_cells (void)
{
  g_autoptr (GPtrArray) rows = spor_rows_new ();
  g_autofree char *text = NULL, *html = NULL;

  spor_rows_add (rows, "Navn", "Note", NULL);
  spor_rows_add (rows, "Bo & Åse", "to\tord\npå <to> linjer", NULL);
  text = spor_rows_to_text (rows);
  html = spor_rows_to_html (rows);
  g_assert_cmpstr (text, ==, "Navn\tNote\nBo & Åse\tto ord på <to> linjer\n");
  g_assert_nonnull (strstr (html, "<tr><th>Navn</th><th>Note</th></tr>"));
  g_assert_nonnull (strstr (html, "<td>Bo &amp; Åse</td><td>to\tord\npå &lt;to&gt; linjer</td>"));
}

static void
press_with_control (guint keyval, gboolean shift)
{
  Display *display = pointer_display ();
  KeyCode control = XKeysymToKeycode (display, GDK_KEY_Control_L);
  KeyCode shifting = XKeysymToKeycode (display, GDK_KEY_Shift_L);

  XTestFakeKeyEvent (display, control, TRUE, CurrentTime);
  if (shift)
    XTestFakeKeyEvent (display, shifting, TRUE, CurrentTime);
  keyboard_press (keyval);
  if (shift)
    XTestFakeKeyEvent (display, shifting, FALSE, CurrentTime);
  XTestFakeKeyEvent (display, control, FALSE, CurrentTime);
  pointer_settle ();
}

static void
on_text_read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autofree char *text = gdk_clipboard_read_text_finish (GDK_CLIPBOARD (source), result, NULL);

  *(char **)user_data = g_strdup (text ? text : "");
}

static gboolean
is_read (gpointer text)
{
  return *(char **)text != NULL;
}

static GStrv
read_lines (GtkWidget *widget)
{
  g_autofree char *text = NULL;

  gdk_clipboard_read_text_async (gtk_widget_get_clipboard (widget), NULL, on_text_read_cb, &text);
  fixture_wait (is_read, &text);
  return g_strsplit (text, "\n", -1);
}

static void
test_signups (gconstpointer data)
{
  g_autofree char *path = fixture_book_new ("copy.spor", TRUE);
  SporWindow *window = fixture_open ((SporApplication *)data, path);
  GtkWidget *view;
  g_auto (GStrv) all = NULL, one = NULL;
  g_autofree char *joined = NULL;

  spor_window_show_page (window, "signups");
  pointer_settle ();
  keyboard_take (GTK_WINDOW (window));
  view = fixture_find_type (GTK_WIDGET (window), GTK_TYPE_COLUMN_VIEW);
  gtk_widget_child_focus (gtk_widget_get_last_child (view), GTK_DIR_TAB_FORWARD);

  press_with_control (GDK_KEY_c, TRUE);
  all = read_lines (view);
  g_assert_cmpuint (g_strv_length (all), ==, G_N_ELEMENTS (invented) + 2); /* headings, the end */
  g_assert_true (g_str_has_prefix (all[0], "Name\tMunicipality\tTrack\t"));
  g_assert_nonnull (strstr (joined = g_strjoinv ("\n", all), "\nAnne Hansen\tAarhus\t"));
  /* what is seen: what it is that needs attention */
  g_assert_nonnull (strstr (joined, "\tWrong role for the track\t"));
  g_assert_null (strstr (joined, "Needs attention"));

  gtk_selection_model_select_item (gtk_column_view_get_model (GTK_COLUMN_VIEW (view)), 2, TRUE);
  fixture_settle ();
  gtk_widget_child_focus (gtk_widget_get_last_child (view), GTK_DIR_TAB_FORWARD);
  press_with_control (GDK_KEY_c, FALSE);
  one = read_lines (view);
  g_assert_cmpuint (g_strv_length (one), ==, 3);
  g_assert_cmpstr (one[0], ==, all[0]);
  g_assert_cmpstr (one[1], ==, all[3]);
  fixture_close ((SporApplication *)data);
}

int
main (int argc, char **argv)
{
  SporApplication *app;

  fixture_init (&argc, &argv);
  app = fixture_app_new ();
  g_test_add_func ("/copy/cells", test_cells);
  g_test_add_data_func ("/copy/signups", app, test_signups);
  return fixture_run (app);
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "beside.h"

#include "spor-date-entry.h"

/* The program's keys in the windows that stand beside or before the book's. */

static gboolean
is_over (gpointer app)
{
  return gtk_application_get_windows (app) == NULL;
}

static gboolean
is_asked (gpointer unused)
{
  return ADW_IS_MESSAGE_DIALOG (hands_window ());
}

static void
test_quit (Beside *beside, gconstpointer data)
{
  beside_open_above ("<Control>l");
  hands_press ("<Control>q");
  fixture_wait (is_over, beside->app);
}

/* What is typed is asked about, whatever closes it; then it may be quit again. */
static void
test_quit_asks (Beside *beside, gconstpointer data)
{
  GtkWindow *window = beside_open_above ("<Control>comma");

  hands_press ("<Control>a");
  hands_type ("Ny");
  hands_press ("<Control>q");
  fixture_wait (is_asked, NULL);
  g_assert_true (gtk_widget_get_mapped (GTK_WIDGET (beside->window)));
  pointer_settle ();
  keyboard_take (hands_window ());
  hands_press ("Escape");
  fixture_wait (beside_is_before, window);
}

static void
answer (const char *response)
{
  AdwMessageDialog *dialog = ADW_MESSAGE_DIALOG (hands_window ());

  adw_message_dialog_response (dialog, response);
  gtk_window_destroy (GTK_WINDOW (dialog)); /* as its buttons do */
}

/* What waits for an answer looks at it when there is nothing else to do. */
static void
let_it_look (void)
{
  pointer_settle ();
  for (guint i = 0; i < 1000 && g_main_context_iteration (NULL, FALSE); i++)
    ;
}

/* Once the question is answered, the rest is quit as well. */
static void
test_quit_goes_on (Beside *beside, gconstpointer response)
{
  beside_open_above ("<Control>comma");
  hands_press ("<Control>a");
  hands_type ("Ny");
  hands_press ("<Control>q");
  fixture_wait (is_asked, NULL);
  answer (response);
  fixture_wait (is_over, beside->app);
}

static void
test_quit_discards (Beside *beside, gconstpointer data)
{
  test_quit_goes_on (beside, "discard");
}

static void
test_quit_saves (Beside *beside, gconstpointer data)
{
  test_quit_goes_on (beside, "save");
}

/* Who goes back to what was typed does not quit, not even when it is closed later. */
static void
test_quit_goes_back (Beside *beside, gconstpointer data)
{
  GtkWindow *window = beside_open_above ("<Control>comma");

  hands_press ("<Control>a");
  hands_type ("Ny");
  hands_press ("<Control>q");
  fixture_wait (is_asked, NULL);
  answer ("cancel");
  let_it_look ();
  gtk_window_close (window);
  fixture_wait (is_asked, NULL);
  answer ("discard");
  pointer_pause (600);
  g_assert_true (hands_window () == GTK_WINDOW (beside->window));
}

static void
test_quit_meeting (Beside *beside, gconstpointer data)
{
  beside_open_above ("<Control>m");
  hands_type ("Opstart");
  hands_press ("<Control>q");
  fixture_wait (is_asked, NULL);
  g_assert_true (gtk_widget_get_mapped (GTK_WIDGET (beside->window)));
}

/* What is no date is not a change that could be saved, and is asked about all the same. */
static void
test_date (Beside *beside, gconstpointer data)
{
  GtkWindow *window = beside_open_above ("<Control>comma");

  gtk_widget_grab_focus (
      spor_date_entry_get_entry (fixture_find_type (GTK_WIDGET (window), SPOR_TYPE_DATE_ENTRY)));
  hands_type ("abc");
  gtk_window_close (hands_window ());
  fixture_wait (is_asked, NULL);
}

static gboolean
has_text (GtkWidget *widget, gconstpointer text)
{
  return GTK_IS_EDITABLE (widget)
         && g_str_equal (gtk_editable_get_text (GTK_EDITABLE (widget)), text);
}

/* What closes the window asks what its button would ask, and goes no further than to it. */
static void
test_close_asks (Beside *beside, gconstpointer data)
{
  GtkWindow *window = beside_open_above ("<Control>m");

  hands_type ("Opstart");
  hands_press ("<Control>w");
  fixture_wait (is_asked, NULL);
  pointer_settle ();
  keyboard_take (hands_window ());
  hands_press ("Escape");
  fixture_wait (beside_is_before, window);

  /* and goes on where it was typed */
  keyboard_take (window);
  hands_type (" 2");
  g_assert_nonnull (fixture_find_shown (GTK_WIDGET (window), has_text, "Opstart 2"));
  hands_press ("<Control>w");
  fixture_wait (is_asked, NULL);
  answer ("discard");
  fixture_wait (beside_is_before, beside->window);
}

/* As if the key that closes were @signal ("key-pressed", "key-released") in @window.
 * Returns: whether it goes no further */
static gboolean
emit_close_key (GtkWindow *window, const char *signal)
{
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (GTK_WIDGET (window));
  gboolean used = FALSE;

  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++)
    {
      g_autoptr (GtkEventController) controller = g_list_model_get_item (controllers, i);

      if (g_strcmp0 (gtk_event_controller_get_name (controller), "spor-close-key") == 0)
        g_signal_emit_by_name (controller, signal, GDK_KEY_w, 0, GDK_CONTROL_MASK, &used);
    }
  return used;
}

/* Held down it does not go on to the window behind. */
static void
test_held_close (Beside *beside, gconstpointer data)
{
  GtkWindow *window = beside_open_above ("<Control>comma");

  g_assert_false (emit_close_key (window, "key-pressed"));
  g_assert_true (emit_close_key (GTK_WINDOW (beside->window), "key-pressed"));
  emit_close_key (GTK_WINDOW (beside->window), "key-released");
  g_assert_false (emit_close_key (GTK_WINDOW (beside->window), "key-pressed"));
  emit_close_key (GTK_WINDOW (beside->window), "key-released");
}

/* The key that compares alternatives in the book's window does nothing in others. */
static void
test_no_inspector (Beside *beside, gconstpointer data)
{
  GtkWindow *window = beside_open_above ("<Control>l");

  hands_press ("<Shift><Control>d");
  hands_press ("<Shift><Control>i");
  pointer_settle ();
  g_assert_true (hands_window () == window);
}

int
main (int argc, char **argv)
{
  SporApplication *app;

  fixture_init (&argc, &argv);
  app = fixture_app_new ();
#define ADD(path, test) g_test_add ("/aside/" path, Beside, app, beside_open, test, beside_close)
  ADD ("quit", test_quit);
  ADD ("quit-asks", test_quit_asks);
  ADD ("quit-discards", test_quit_discards);
  ADD ("quit-saves", test_quit_saves);
  ADD ("quit-goes-back", test_quit_goes_back);
  ADD ("quit-meeting", test_quit_meeting);
  ADD ("close-asks", test_close_asks);
  ADD ("held-close", test_held_close);
  ADD ("date", test_date);
  ADD ("no-inspector", test_no_inspector);
  return fixture_run (app);
}

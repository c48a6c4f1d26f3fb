/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "meetings.h"

/* The session ends, on a bus where a session manager is: it waits for what is not saved yet. */

#define MANAGER "org.gnome.SessionManager"
#define MANAGER_PATH "/org/gnome/SessionManager"
#define CLIENT_PATH "/org/gnome/SessionManager/Client1"

static const char manager_xml[]
    = "<node>"
      "<interface name='org.gnome.SessionManager'>"
      "<method name='RegisterClient'><arg type='s' direction='in'/><arg type='s' direction='in'/>"
      "<arg type='o' direction='out'/></method>"
      "<method name='UnregisterClient'><arg type='o' direction='in'/></method>"
      "<method name='Inhibit'><arg type='s' direction='in'/><arg type='u' direction='in'/>"
      "<arg type='s' direction='in'/><arg type='u' direction='in'/>"
      "<arg type='u' direction='out'/></method>"
      "<method name='Uninhibit'><arg type='u' direction='in'/></method>"
      "</interface>"
      "<interface name='org.gnome.SessionManager.ClientPrivate'>"
      "<method name='EndSessionResponse'><arg type='b' direction='in'/>"
      "<arg type='s' direction='in'/></method>"
      "<signal name='QueryEndSession'><arg type='u'/></signal>"
      "</interface>"
      "</node>";

/* --- The session manager ---------------------------------------------------------------------- */

/* In a thread of its own: the program waits for its answers. */
typedef struct
{
  GTestDBus *bus;
  GThread *thread;
  GMainContext *context;
  GMainLoop *loop;
  GDBusNodeInfo *info;
  GDBusConnection *connection;

  int is_up, is_registered, n_inhibited, n_let_go, n_answers; /* atomic */
} Manager;

static void
on_called_cb (GDBusConnection *connection,
              const char *sender,
              const char *path,
              const char *interface,
              const char *method,
              GVariant *arguments,
              GDBusMethodInvocation *invocation,
              gpointer user_data)
{
  Manager *manager = user_data;
  GVariant *reply = NULL;

  if (g_str_equal (method, "RegisterClient"))
    {
      g_atomic_int_set (&manager->is_registered, TRUE);
      reply = g_variant_new ("(o)", CLIENT_PATH);
    }
  else if (g_str_equal (method, "Inhibit"))
    {
      g_atomic_int_inc (&manager->n_inhibited);
      reply = g_variant_new ("(u)", 7);
    }
  else if (g_str_equal (method, "Uninhibit"))
    g_atomic_int_inc (&manager->n_let_go);
  else if (g_str_equal (method, "EndSessionResponse"))
    g_atomic_int_inc (&manager->n_answers);
  g_dbus_method_invocation_return_value (invocation, reply);
  g_main_context_wakeup (NULL); /* the test waits for one of these */
}

static const GDBusInterfaceVTable vtable = { .method_call = on_called_cb };

static gpointer
run_manager (gpointer data)
{
  Manager *manager = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GVariant) reply = NULL;

  g_main_context_push_thread_default (manager->context);
  manager->connection = g_dbus_connection_new_for_address_sync (
      g_test_dbus_get_bus_address (manager->bus),
      G_DBUS_CONNECTION_FLAGS_AUTHENTICATION_CLIENT
          | G_DBUS_CONNECTION_FLAGS_MESSAGE_BUS_CONNECTION,
      NULL, NULL, &error);
  g_assert_no_error (error);
  g_dbus_connection_register_object (manager->connection, MANAGER_PATH,
                                     manager->info->interfaces[0], &vtable, manager, NULL, &error);
  g_assert_no_error (error);
  g_dbus_connection_register_object (manager->connection, CLIENT_PATH, manager->info->interfaces[1],
                                     &vtable, manager, NULL, &error);
  g_assert_no_error (error);
  reply = g_dbus_connection_call_sync (manager->connection, "org.freedesktop.DBus",
                                       "/org/freedesktop/DBus", "org.freedesktop.DBus",
                                       "RequestName", g_variant_new ("(su)", MANAGER, 4), NULL,
                                       G_DBUS_CALL_FLAGS_NONE, -1, NULL, &error);
  g_assert_no_error (error);
  g_atomic_int_set (&manager->is_up, TRUE);
  g_main_loop_run (manager->loop);
  g_main_context_pop_thread_default (manager->context);
  return NULL;
}

static void
manager_begin (Manager *manager)
{
  g_autofree char *display = g_strdup (g_getenv ("DISPLAY"));
  g_autoptr (GError) error = NULL;

  manager->bus = g_test_dbus_new (G_TEST_DBUS_NONE);
  g_test_dbus_up (manager->bus); /* which takes the display away */
  g_setenv ("DISPLAY", display, TRUE);
  manager->info = g_dbus_node_info_new_for_xml (manager_xml, &error);
  g_assert_no_error (error);
  manager->context = g_main_context_new ();
  manager->loop = g_main_loop_new (manager->context, FALSE);
  manager->thread = g_thread_new ("session", run_manager, manager);
  while (!g_atomic_int_get (&manager->is_up))
    g_usleep (1000);
}

static void
manager_end (Manager *manager)
{
  g_main_loop_quit (manager->loop);
  g_thread_join (manager->thread);
  g_main_loop_unref (manager->loop);
  g_main_context_unref (manager->context);
  g_dbus_node_info_unref (manager->info);
  g_object_unref (manager->connection);
  g_test_dbus_stop (manager->bus);
}

static Manager manager;

static gboolean
has_answer (gpointer n)
{
  return g_atomic_int_get (&manager.n_answers) == GPOINTER_TO_INT (n);
}

static gboolean
is_let_go (gpointer unused)
{
  return g_atomic_int_get (&manager.n_let_go) == g_atomic_int_get (&manager.n_inhibited);
}

/* Asks whether the session may end, and waits for the answer. */
static void
end_session (void)
{
  g_autoptr (GError) error = NULL;
  int n = g_atomic_int_get (&manager.n_answers);

  g_dbus_connection_emit_signal (manager.connection, NULL, CLIENT_PATH, MANAGER ".ClientPrivate",
                                 "QueryEndSession", g_variant_new ("(u)", 0), &error);
  g_assert_no_error (error);
  fixture_wait (has_answer, GINT_TO_POINTER (n + 1));
}

/* --- The program ------------------------------------------------------------------------------ */

static void
test_nothing (Meetings *m, gconstpointer data)
{
  int before = g_atomic_int_get (&manager.n_inhibited);

  g_assert_true (g_atomic_int_get (&manager.is_registered));
  end_session ();
  g_assert_cmpint (g_atomic_int_get (&manager.n_inhibited), ==, before);
  g_assert_true (gtk_widget_get_mapped (GTK_WIDGET (m->window)));
}

static gboolean
is_asked (gpointer unused)
{
  return fixture_find_window (ADW_TYPE_MESSAGE_DIALOG) != NULL;
}

/* It is held up until the title is in the book. */
static void
test_text (Meetings *m, gconstpointer data)
{
  GtkEditable *title = GTK_EDITABLE (find_row (m->window, "Title"));
  int before = g_atomic_int_get (&manager.n_inhibited);
  SporStore *store;

  type_in (m, title, "Opstart");
  store = fixture_lock (m->path);
  end_session ();
  g_assert_cmpint (g_atomic_int_get (&manager.n_inhibited), ==, before + 1);
  fixture_wait (is_asked, NULL);
  gtk_window_destroy (fixture_find_window (ADW_TYPE_MESSAGE_DIALOG));
  pointer_pause (1000);
  g_assert_false (is_let_go (NULL));
  fixture_unlock (store);
  end_session ();
  fixture_wait (is_let_go, NULL);
  g_assert_cmpint (g_atomic_int_get (&manager.n_inhibited), ==, before + 1);
  g_assert_cmpstr (meeting_of (m, 0)->title, ==, "Opstart");
}

/* So it is by what is saved only if the user says so. */
static void
test_window (Meetings *m, gconstpointer data)
{
  int before = g_atomic_int_get (&manager.n_inhibited);
  GtkWindow *window;

  do_action (m, "win.new-meeting");
  window = find_dialog ();
  end_session ();
  g_assert_cmpint (g_atomic_int_get (&manager.n_inhibited), ==, before);
  type_in (m, find_row (window, "Title"), "Opstart");
  end_session ();
  g_assert_cmpint (g_atomic_int_get (&manager.n_inhibited), ==, before + 1);
  gtk_editable_set_text (GTK_EDITABLE (find_row (window, "Title")), "");
  fixture_wait (is_let_go, NULL);
}

/* And by work. */
static void
test_work (Meetings *m, gconstpointer data)
{
  int before = g_atomic_int_get (&manager.n_inhibited);
  FixtureHold hold = { 0 };

  fixture_hold (&hold, spor_window_get_book (m->window));
  end_session ();
  g_assert_cmpint (g_atomic_int_get (&manager.n_inhibited), ==, before + 1);
  g_assert_false (is_let_go (NULL));
  fixture_let_go (&hold);
  fixture_wait (is_let_go, NULL);
}

int
main (int argc, char **argv)
{
  g_autofree char *daemon = g_find_program_in_path ("dbus-daemon");
  SporApplication *app;
  int status;

  if (!daemon)
    {
      g_print ("there is no dbus-daemon\n");
      return 77;
    }
  fixture_init (&argc, &argv);
  manager_begin (&manager);
  app = fixture_app_new ();
#define SESSION(path, test)                                                                        \
  g_test_add ("/session/" path, Meetings, app, meetings_open_with_one, test, meetings_close)
  SESSION ("nothing", test_nothing);
  SESSION ("text", test_text);
  SESSION ("window", test_window);
  SESSION ("work", test_work);
  status = fixture_run (app);
  manager_end (&manager);
  return status;
}

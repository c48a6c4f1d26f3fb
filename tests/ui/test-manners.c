/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "letters.h"
#include "manners.h"

#include "spor-focus.h"
#include "spor-signup-pane.h"
#include "spor-store-alternatives.h"

/* How windows and menus behave at the keyboard (docs/manners.md): each begins with the keyboard in
 * it, Escape closes it or asks where something typed would be lost, Enter does what the button that
 * stands out says, and afterwards the keyboard is where it was. */

typedef struct
{
  const char *name;  /* the title or heading of the window */
  const char *page;  /* where it is opened */
  const char *from;  /* what has the keyboard before */
  const char *opens; /* the key that opens it from there */
  const char *item;  /* (nullable): of the menu that comes, what opens it */
  const char *focus; /* what the keyboard begins in */
  const char *typed; /* (nullable): what is typed there and would be lost */
  const char *asks;  /* (nullable): the question about that */
  const char *enter; /* (nullable): the window that Enter leads to; "" where it closes this one */
  const char *into;  /* (nullable): the field to be typed in, if not the first */

  const char *window; /* (nullable): the key of the window that a popover is in */
} Manner;

#define DISCARD_MEETING "Discard the Meeting?"
#define SAVE "Save Changes?"
#define ROUND "Implementeringsarbejdsgruppe FBS 2.0"

static const Manner windows[] = {
  { "Import", "signups", "Import…", "<Control>i", NULL, "Choose Files…", .enter = "Choose Files" },
  { "Export", "signups", "Export…", "<Control>e", NULL, "Roster", .enter = "Roster" },
  { "Letters", "signups", "Export…", "<Control>l", NULL, "Seat" },
  { "Round Settings", "signups", "Export…", "<Control>comma", NULL, "Name", "x", SAVE, "" },
  { "New Meeting", "meetings", "Export…", "<Control>m", NULL, "Title", "Opstart", DISCARD_MEETING },
  { "New Sign-up", "signups", "Export…", "<Shift><Control>t" },
  { "New Round", "signups", ROUND, "space", "New Round…", .typed = "Faggruppe", .enter = "" },
  { "Who Are You?", "signups", "Main Menu", "space", "Acting As…", .typed = "Bo", .enter = "" },
  { "Save a Copy", "signups", "Main Menu", "space", "Save a Copy…" },
  { "The Book Is Sound", "signups", "Main Menu", "space", "Check the Book", "Close", .enter = "" },
  { NULL, "signups", "Export…", "<Control>question" },
  { "About", "signups", "Main Menu", "space", "About Spor" },
  { "New Book", "signups", "Export…", "<Control>n" },
  { "Open Book", "signups", "Export…", "<Control>o" },
  { "Duplicate the Alternative", "board", "Export…", "<Control>d", .typed = "Anden", .enter = "" },
  { "Rename the Alternative", "board", "Export…", "F2", .typed = "Anden", .enter = "" },
  { "New Alternative", "board", "More about This Alternative", "space", "New Alternative…",
    .typed = "Anden", .enter = "" },
  { "Finalise “Proposal B”?", "board", "Finalise…", "space" },
  { "Compare Alternatives", "board", "Compare…", "space" },
  { "Suggestion", "board", "Suggest…", "space" },
  { "Draw Lots", "board", "Draw Lots…", "space" },
  { "Find a Replacement", "board", "Anne Hansen", "Return", "Find a Replacement…" },
  { "Load Boundaries", "map", "More for the map", "space", "Load Boundaries…" },
  { "New Claim", "refunds", "New Claim…", "space" },
  { "Refund Settings", "refunds", "More about Refunds", "space", "Refund Settings…",
    "Rate for own car", "9", SAVE, "", "Budget of the round" },
};

/* Menus, months and other things that stand over the page until the keyboard leaves them. */
static const Manner popovers[] = {
  { "Main Menu", "signups", "Main Menu", "space" },
  { "Rounds", "signups", ROUND, "space" },
  { "Filters of sign-ups", "signups", "Choose which sign-ups are shown", "space" },
  { "Alternatives", "board", "Choose an Alternative", "space" },
  { "Alternative", "board", "More about This Alternative", "space" },
  { "Filters of candidates", "board", "Filter candidates", "space" },
  { "Card", "board", "Anne Hansen", "Return" },
  { "Card by the menu's key", "board", "Anne Hansen", "Menu" },
  { "Map", "map", "More for the map", "space" },
  { "Kinds of meeting", "meetings", "Kinds of meeting shown", "space" },
  { "Meeting", "meetings", "Opstart", "Menu" },
  { "Guests", "meetings", "Add Somebody Else", "space" },
  { "Refunds", "refunds", "More about Refunds", "space" },
  { "Places", "meetings", "Suggested Places", "space", .window = "<Control>m" },
  { "Month", "meetings", "Title", "<Alt>Down", .window = "<Control>m", .into = "Title" },
  { "Fields of a letter", "signups", "What is different in each letter", "space",
    .window = "<Control>l" },
};

/* --- The book ------------------------------------------------------------------------------- */

/* With another alternative. */
static char *
book_new (void)
{
  g_autofree char *path = letters_book_new ("manners.spor", LETTERS_CONTACT);
  g_autoptr (GError) error = NULL;
  g_autoptr (SporStore) store = letters_open_store (path);
  g_autoptr (SporComposition) composition = spor_store_load (store, FALSE, &error);

  g_assert_no_error (error);
  spor_store_copy_composition (store, composition, "Proposal B", &error);
  g_assert_no_error (error);
  return g_steal_pointer (&path);
}

typedef struct
{
  SporApplication *app;
  SporWindow *window;
  char *path;
} Desk;

static void
desk_open (Desk *desk, SporApplication *app)
{
  desk->app = app;
  desk->path = book_new ();
  desk->window = fixture_open (app, desk->path);
  gtk_window_set_default_size (GTK_WINDOW (desk->window), 1280, 860);
  gtk_window_present (GTK_WINDOW (desk->window));
  pointer_settle ();
}

static void
desk_close (Desk *desk)
{
  fixture_close (desk->app);
  g_remove (desk->path);
  g_free (desk->path);
}

/* --- Looking -------------------------------------------------------------------------------- */

typedef struct
{
  Desk *desk;
  const Manner *manner;
  GtkWidget *before;
} Visit;

static GtkWindow *
open_it (Visit *visit)
{
  const Manner *manner = visit->manner;
  GtkWindow *window;

  take_focus (manner->from);
  visit->before = hands_focus ();
  hands_press (manner->opens);
  if (manner->item)
    choose_item (manner->item);
  fixture_wait (hands_are_elsewhere, visit->desk->window);
  pointer_settle ();
  window = hands_window ();
  if (manner->name)
    g_assert_cmpstr (gtk_window_get_title (window), ==, manner->name);
  return window;
}

static void
close_it (Visit *visit)
{
  hands_press ("Escape");
  fixture_wait (is_back, visit->desk->window);
  pointer_settle ();
}

/* --- What is looked at ---------------------------------------------------------------------- */

static void
assert_focus_inside (const Manner *manner)
{
  GtkWidget *focus = hands_focus ();

  g_assert_nonnull (focus);
  g_assert_true (gtk_widget_get_mapped (focus) && gtk_widget_is_sensitive (focus));
  g_assert_true (!manner->typed || manner->into || GTK_IS_EDITABLE (focus));
  if (manner->focus && !hands_goes_by (focus, manner->focus))
    g_error ("%s begins in a %s", manner->name, G_OBJECT_TYPE_NAME (focus));
}

static void
assert_focus_returned (Visit *visit)
{
  GtkWidget *focus = hands_focus ();

  if (focus != visit->before)
    g_error ("%s leaves the keyboard in %s", visit->manner->name,
             focus ? G_OBJECT_TYPE_NAME (focus) : "nothing");
}

/* Types what would be lost; into what. */
static GtkWidget *
type (const Manner *manner)
{
  for (guint n = 0;
       manner->into && n < HANDS_MOST_TABS
       && !(GTK_IS_EDITABLE (hands_focus ()) && hands_goes_by (hands_focus (), manner->into));
       n++)
    hands_press ("Tab");
  if (manner->typed)
    hands_type (manner->typed);
  return hands_focus ();
}

/* Escape asks, and keeps what was typed; only what is discarded is gone. */
static void
check_question (Visit *visit)
{
  GtkWindow *window = open_it (visit);
  GtkWidget *field = type (visit->manner);
  g_autofree char *typed = g_strdup (gtk_editable_get_text (GTK_EDITABLE (field)));
  const char *kept;

  hands_press ("Escape");
  fixture_wait (hands_are_elsewhere, window);
  g_assert_cmpstr (gtk_window_get_title (hands_window ()), ==, visit->manner->asks);
  if (g_str_equal (visit->manner->asks, SAVE)) /* several books can be open */
    hands_read (" in manners.spor have been changed.");
  g_assert_nonnull (hands_focus ());
  hands_press ("Escape");
  fixture_wait (is_back, window);
  pointer_settle ();
  kept = gtk_editable_get_text (GTK_EDITABLE (field));
  g_assert_true (g_str_has_prefix (kept, typed)); /* a sum of money gets its decimals */
  g_assert_true (hands_focus () == field);
  hands_press ("Escape");
  fixture_wait (hands_are_elsewhere, window);
  hands_use (HANDS_KEYBOARD, "Discard");
  fixture_wait (is_back, visit->desk->window);
  pointer_settle ();
  assert_focus_returned (visit);
}

static void
check_enter (Visit *visit)
{
  const Manner *manner = visit->manner;
  GtkWindow *window = open_it (visit);

  type (manner);
  hands_press ("Return");
  fixture_wait (hands_are_elsewhere, window);
  pointer_settle ();
  g_assert_true (*manner->enter || hands_window () == GTK_WINDOW (visit->desk->window));
  if (*manner->enter)
    {
      g_assert_cmpstr (gtk_window_get_title (hands_window ()), ==, manner->enter);
      hands_press ("Escape");
      fixture_wait (is_back, window);
      close_it (visit);
    }
  assert_focus_returned (visit);
}

/* The key that closes a book's window closes this one, and not that; questions are answered. */
static void
check_close_key (Visit *visit)
{
  GtkWindow *window = open_it (visit);
  gboolean is_asked = ADW_IS_MESSAGE_DIALOG (window) || GTK_IS_FILE_CHOOSER (window);

  hands_press ("<Control>w");
  if (is_asked)
    {
      pointer_settle ();
      g_assert_true (hands_window () == window);
      hands_press ("Escape");
    }
  fixture_wait (is_back, visit->desk->window);
  pointer_settle ();
  assert_focus_returned (visit);
}

static void
test_window (gconstpointer data)
{
  Desk desk;
  Visit visit = { &desk, data };

  desk_open (&desk, SPOR_APPLICATION (g_application_get_default ()));
  spor_window_show_page (desk.window, visit.manner->page);
  pointer_settle ();
  open_it (&visit);
  assert_focus_inside (visit.manner);
  if (visit.manner->name && !GTK_IS_FILE_CHOOSER (hands_window ())) /* not in GTK's own windows */
    assert_tab_comes_round ();
  close_it (&visit);
  assert_focus_returned (&visit);
  check_close_key (&visit);
  if (visit.manner->asks)
    check_question (&visit);
  if (visit.manner->enter)
    check_enter (&visit);
  desk_close (&desk);
}

/* --- Popovers -------------------------------------------------------------------------------- */

static void
test_popover (gconstpointer data)
{
  Desk desk;
  Visit visit = { &desk, data };
  GtkWindow *window;
  FixtureSight popover;

  desk_open (&desk, SPOR_APPLICATION (g_application_get_default ()));
  spor_window_show_page (desk.window, visit.manner->page);
  pointer_settle ();
  if (visit.manner->window)
    {
      hands_press (visit.manner->window);
      fixture_wait (hands_are_elsewhere, desk.window);
      pointer_settle ();
    }
  window = hands_window ();
  popover = (FixtureSight){ GTK_WIDGET (window), GTK_TYPE_POPOVER };
  take_focus (visit.manner->from);
  if (visit.manner->into) /* the field after it */
    hands_press ("Tab");
  visit.before = hands_focus ();
  hands_press (visit.manner->opens);
  fixture_wait (fixture_is_in_sight, &popover);
  pointer_settle ();
  assert_focus_inside (visit.manner);
  g_assert_nonnull (gtk_widget_get_ancestor (hands_focus (), GTK_TYPE_POPOVER));
  hands_press ("Escape");
  fixture_wait (fixture_is_out_of_sight, &popover);
  g_assert_true (hands_window () == window); /* Escape has not gone further */
  pointer_settle ();
  assert_focus_returned (&visit);
  if (visit.manner->window)
    close_it (&visit);
  desk_close (&desk);
}

/* --- Fields --------------------------------------------------------------------------------- */

/* What is a key of the page elsewhere is text in its search: marks, seats, Delete, the book's undo.
 */
static void
test_search (gconstpointer data)
{
  static const char *const pages[] = { "signups", "board", "meetings" }; /* no claims, no search */
  Desk desk;

  desk_open (&desk, (SporApplication *)data);
  for (guint i = 0; i < G_N_ELEMENTS (pages); i++)
    {
      SporBook *book = spor_window_get_book (desk.window);
      SporSnapshot *snapshot;
      GtkEditable *search;

      g_test_message ("on %s", pages[i]);
      spor_window_show_page (desk.window, pages[i]);
      pointer_settle ();
      hands_press ("<Control>f");
      g_assert_true (GTK_IS_EDITABLE (hands_focus ()));
      search = GTK_EDITABLE (hands_focus ());
      snapshot = spor_book_get_snapshot (book);
      hands_type ("pbw10 a");
      g_assert_cmpstr (gtk_editable_get_text (search), ==, "pbw10 a");
      hands_press ("BackSpace");
      hands_press ("<Control>z");
      g_assert_cmpstr (gtk_editable_get_text (search), ==, "pbw10 a");
      hands_press ("<Control>a");
      hands_press ("Delete");
      g_assert_cmpstr (gtk_editable_get_text (search), ==, "");
      g_assert_true (spor_book_get_snapshot (book) == snapshot);
      hands_press ("Escape");
      g_assert_true (hands_window () == GTK_WINDOW (desk.window));
    }
  desk_close (&desk);
}

/* Whether a ring is drawn around @widget. */
static gboolean
has_ring (GtkWidget *widget)
{
  g_autoptr (GdkPaintable) paintable = gtk_widget_paintable_new (widget);
  g_autoptr (GtkSnapshot) snapshot = gtk_snapshot_new ();
  g_autoptr (GskRenderNode) node = NULL;
  g_autoptr (GBytes) drawn = NULL;

  gdk_paintable_snapshot (paintable, GDK_SNAPSHOT (snapshot), gtk_widget_get_width (widget),
                          gtk_widget_get_height (widget));
  node = gtk_snapshot_to_node (snapshot);
  if (!node) /* it has no text either */
    return FALSE;
  drawn = gsk_render_node_serialize (node);
  return g_strstr_len (g_bytes_get_data (drawn, NULL), g_bytes_get_size (drawn), "border {")
         != NULL;
}

/* A text of several lines shows that it has the keyboard, as fields of one line do. */
static void
test_ring_of_text (gconstpointer data)
{
  Desk desk;
  GtkWidget *text;

  desk_open (&desk, (SporApplication *)data);
  hands_press ("<Control>m");
  fixture_wait (hands_are_elsewhere, desk.window);
  pointer_settle ();
  text = fixture_find_shown (GTK_WIDGET (hands_window ()), fixture_has_type,
                             GSIZE_TO_POINTER (GTK_TYPE_TEXT_VIEW));
  g_assert_false (has_ring (text));
  gtk_widget_grab_focus (text);
  pointer_settle ();
  g_assert_true (has_ring (text));
  desk_close (&desk);
}

/* The key of the meetings leads to the one that is shown. */
static void
test_meetings (gconstpointer data)
{
  Desk desk;
  GtkWidget *row;

  desk_open (&desk, (SporApplication *)data);
  hands_press ("<Control>4");
  g_assert_true (GTK_IS_LIST_BOX_ROW (hands_focus ()));
  row = hands_focus ();
  g_assert_true (gtk_list_box_row_is_selected (GTK_LIST_BOX_ROW (row)));
  g_assert_nonnull (fixture_find_shown (row, hands_has, "Opstart"));
  desk_close (&desk);
}

/* The key of the search leads back to it, and does not throw away what is sought. */
static void
test_search_again (gconstpointer data)
{
  static const char *const pages[] = { "signups", "board", "meetings" };
  Desk desk;

  desk_open (&desk, (SporApplication *)data);
  for (guint i = 0; i < G_N_ELEMENTS (pages); i++)
    {
      GtkEditable *search;

      g_test_message ("on %s", pages[i]);
      spor_window_show_page (desk.window, pages[i]);
      pointer_settle ();
      hands_press ("<Control>f");
      search = GTK_EDITABLE (hands_focus ());
      hands_type ("a");
      hands_press ("Tab");
      g_assert_true (hands_focus () != GTK_WIDGET (search));
      hands_press ("<Control>f");
      g_assert_true (hands_focus () == GTK_WIDGET (search));
      hands_type ("e");
      g_assert_cmpstr (gtk_editable_get_text (search), ==, "e");
      if (!gtk_widget_get_ancestor (GTK_WIDGET (search), GTK_TYPE_SEARCH_BAR))
        continue;
      hands_press ("Escape"); /* a bar goes */
      g_assert_cmpstr (gtk_editable_get_text (search), ==, "");
    }
  desk_close (&desk);
}

/* Escape closes what is shown of a sign-up, from the list as from the pane itself. */
static void
test_signup (gconstpointer data)
{
  Desk desk;

  desk_open (&desk, (SporApplication *)data);
  spor_window_show_page (desk.window, "signups");
  for (guint into = 0; into < 2; into++)
    {
      FixtureSight sight = { GTK_WIDGET (desk.window), SPOR_TYPE_SIGNUP_PANE };
      GtkWidget *pane;

      hands_click ("Anne Hansen");
      fixture_wait (fixture_is_in_sight, &sight);
      pane = fixture_find_sight (&sight);
      if (into)
        gtk_widget_child_focus (pane, GTK_DIR_TAB_FORWARD);
      g_assert_true (!spor_focus_within (pane) == !into);
      hands_press ("Escape");
      fixture_wait (fixture_is_out_of_sight, &sight);
      g_assert_nonnull (gtk_widget_get_ancestor (hands_focus (), GTK_TYPE_COLUMN_VIEW));
    }
  desk_close (&desk);
}

/* --- What is told ---------------------------------------------------------------------------- */

static gboolean
is_idle_button (GtkWidget *widget, gconstpointer label)
{
  return GTK_IS_BUTTON (widget) && !gtk_widget_is_sensitive (widget)
         && g_strcmp0 (gtk_button_get_label (GTK_BUTTON (widget)), label) == 0;
}

/* Where there is no undo, no button offers it. */
static void
test_toast_without_undo (gconstpointer data)
{
  Desk desk;
  GtkWindow *settings;

  desk_open (&desk, (SporApplication *)data);
  hands_press ("<Control>comma");
  fixture_wait (hands_are_elsewhere, desk.window);
  settings = hands_window ();
  hands_walk ("Tab", "Refund Settings…");
  hands_press ("Return");
  fixture_wait (hands_are_elsewhere, settings);
  hands_walk ("Tab", "Budget of the round");
  hands_press ("Tab"); /* from the row into its field */
  hands_type ("9");
  hands_press ("Return");
  fixture_wait (is_back, settings);
  hands_read ("Refund settings saved");
  g_assert_null (fixture_find_shown (GTK_WIDGET (settings), is_idle_button, "_Undo"));
  desk_close (&desk);
}

int
main (int argc, char **argv)
{
  SporApplication *app;

  fixture_init (&argc, &argv);
  app = fixture_app_new ();
  g_application_set_default (G_APPLICATION (app));
  for (guint i = 0; i < G_N_ELEMENTS (windows); i++)
    {
      g_autofree char *path = g_strdup_printf ("/manners/window/%02u", i);

      g_test_add_data_func (path, &windows[i], test_window);
    }
  for (guint i = 0; i < G_N_ELEMENTS (popovers); i++)
    {
      g_autofree char *path = g_strdup_printf ("/manners/popover/%02u", i);

      g_test_add_data_func (path, &popovers[i], test_popover);
    }
  g_test_add_data_func ("/manners/search", app, test_search);
  g_test_add_data_func ("/manners/search-again", app, test_search_again);
  g_test_add_data_func ("/manners/meetings", app, test_meetings);
  g_test_add_data_func ("/manners/ring-of-text", app, test_ring_of_text);
  g_test_add_data_func ("/manners/signup", app, test_signup);
  g_test_add_data_func ("/manners/toast/without-undo", app, test_toast_without_undo);
  return fixture_run (app);
}

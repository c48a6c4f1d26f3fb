/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hands.h"
#include "refunds.h"

#include "spor-claim-list.h"

#include <glib/gstdio.h>

/* Another claim is chosen, or the window closed, while something is typed in one: nothing of it is
 * lost, whether the book takes it or not. */

typedef struct
{
  SporApplication *app;
  SporWindow *window;
  char *path;
  char *anne, *zenia; /* their claims */
} Claims;

static gboolean
shows (gpointer data, const char *id)
{
  SporOpenClaim *draft = spor_claim_editor_get_draft (editor_of (data));

  return draft && g_str_equal (spor_open_claim_get_claim (draft)->id, id);
}

static void
rest (Claims *c)
{
  fixture_settle ();
  fixture_wait (fixture_is_idle, spor_window_get_book (c->window));
  fixture_settle ();
  pointer_settle ();
}

static void
set_up (Claims *c, gconstpointer app)
{
  c->app = (SporApplication *)app;
  c->path = book_new ("leave.spor");
  c->window = refunds_open (app, c->path);
  gtk_window_set_default_size (GTK_WINDOW (c->window), 1280, 860);
  gtk_window_present (GTK_WINDOW (c->window));
  pointer_settle ();
  keyboard_take (GTK_WINDOW (c->window));
  begin_claim (c->window, "Zenia Ørsted");
  c->zenia = g_strdup (newest_claim (c->window)->id);
  begin_claim (c->window, "Anne Hansen");
  c->anne = g_strdup (
      spor_open_claim_get_claim (spor_claim_editor_get_draft (editor_of (c->window)))->id);
  g_assert_cmpstr (c->anne, !=, c->zenia);
  gtk_widget_activate_action (pane_of (c->window), "claim.add-line", "s", "public");
  spor_claim_editor_save (editor_of (c->window));
  rest (c);
}

static void
tear_down (Claims *c, gconstpointer app)
{
  fixture_close (c->app);
  g_remove (c->path);
  g_free (c->path);
  g_free (c->anne);
  g_free (c->zenia);
}

static SporClaimEntry *
amount_of (Claims *c)
{
  return field_of (pane_of (c->window), "how_much", SPOR_TYPE_CLAIM_LINE_ROW);
}

static const char *
text_of (SporClaimEntry *entry)
{
  return gtk_editable_get_text (fixture_find_type (GTK_WIDGET (entry), GTK_TYPE_ENTRY));
}

/* As the user does in the list. */
static void
choose (Claims *c, const char *id)
{
  GtkWidget *log = fixture_find_type (GTK_WIDGET (c->window), SPOR_TYPE_CLAIM_LOG);

  spor_claim_list_select (fixture_find_type (log, SPOR_TYPE_CLAIM_LIST), id);
}

static const char *
get_chosen (Claims *c)
{
  GtkWidget *log = fixture_find_type (GTK_WIDGET (c->window), SPOR_TYPE_CLAIM_LOG);
  g_autoptr (GPtrArray) selected
      = spor_claim_list_get_selected (fixture_find_type (log, SPOR_TYPE_CLAIM_LIST));

  g_assert_cmpuint (selected->len, ==, 1);
  return spor_claim_item_get_claim (g_ptr_array_index (selected, 0))->id;
}

static gint64
amount_in_book (Claims *c)
{
  SporRefunds *refunds = refunds_of (c->window);

  return spor_claim_line (spor_refunds_claim (refunds, spor_refunds_find_claim (refunds, c->anne)),
                          0)
      ->amount;
}

static gboolean
has_keyboard (Claims *c, SporClaimEntry *entry)
{
  GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (c->window));

  return focus && gtk_widget_is_ancestor (focus, GTK_WIDGET (entry));
}

static void
type_amount (Claims *c, const char *text)
{
  gtk_widget_grab_focus (GTK_WIDGET (amount_of (c)));
  type_into (amount_of (c), text);
}

/* --- Another claim ---------------------------------------------------------------------------- */

static void
test_saved (Claims *c, gconstpointer data)
{
  type_amount (c, "99,50");
  choose (c, c->zenia);
  rest (c);
  g_assert_true (shows (c->window, c->zenia));
  g_assert_cmpint (amount_in_book (c), ==, 9950);
}

/* What is no amount stays, with its sentence, until Escape gives it up. */
static void
test_no_amount (Claims *c, gconstpointer data)
{
  type_amount (c, "12x");
  choose (c, c->zenia);
  rest (c);
  g_assert_true (shows (c->window, c->anne));
  g_assert_cmpstr (get_chosen (c), ==, c->anne);
  g_assert_cmpstr (text_of (amount_of (c)), ==, "12x");
  g_assert_true (has_keyboard (c, amount_of (c)));
  hands_press ("Escape");
  g_assert_cmpstr (text_of (amount_of (c)), ==, "");
  choose (c, c->zenia);
  rest (c);
  g_assert_true (shows (c->window, c->zenia));
  g_assert_cmpstr (get_chosen (c), ==, c->zenia);
}

/* The book cannot be written: the list goes back, and another choice tries again. */
static void
test_locked (Claims *c, gconstpointer data)
{
  SporStore *store;

  type_amount (c, "99,50");
  store = fixture_lock (c->path);
  choose (c, c->zenia);
  fixture_wait (is_dialog, NULL);
  answer_with ("close");
  fixture_settle ();
  g_assert_true (shows (c->window, c->anne));
  g_assert_cmpstr (get_chosen (c), ==, c->anne);
  g_assert_cmpstr (text_of (amount_of (c)), ==, "99.50");
  fixture_unlock (store);
  choose (c, c->zenia);
  rest (c);
  g_assert_true (shows (c->window, c->zenia));
  g_assert_cmpint (amount_in_book (c), ==, 9950);
}

static gboolean
is_failure (GtkWidget *widget, gconstpointer unused)
{
  return GTK_IS_LABEL (widget)
         && g_str_has_prefix (gtk_label_get_label (GTK_LABEL (widget)), "Not saved: “leave.spor”");
}

static gboolean
tells_failure (gpointer editor)
{
  return fixture_find_shown (editor, is_failure, NULL) != NULL;
}

static gboolean
tells_no_failure (gpointer editor)
{
  return !tells_failure (editor);
}

/* Nobody who writes on is met by a dialog after a pause, where the book's file has gone: a line
 * says it. */
static void
test_gone (Claims *c, gconstpointer data)
{
  g_autofree char *away = g_strconcat (c->path, ".away", NULL);

  g_assert_cmpint (g_rename (c->path, away), ==, 0);
  type_amount (c, "99,50");
  fixture_wait (tells_failure, editor_of (c->window));
  rest (c);
  g_assert_false (is_dialog (NULL));
  g_assert_cmpint (g_rename (away, c->path), ==, 0);
  type_amount (c, "88");
  fixture_wait (tells_no_failure, editor_of (c->window));
  rest (c);
  g_assert_cmpint (amount_in_book (c), ==, 8800);
}

/* A search that does not find the claim that is written in leaves it in sight. */
static void
test_search (Claims *c, gconstpointer data)
{
  GtkWidget *log = fixture_find_type (GTK_WIDGET (c->window), SPOR_TYPE_CLAIM_LOG);
  GtkEditable *search = fixture_find_type (log, GTK_TYPE_SEARCH_ENTRY);

  type_amount (c, "12x");
  gtk_editable_set_text (search, "Zenia");
  g_signal_emit_by_name (search, "search-changed");
  rest (c);
  g_assert_true (shows (c->window, c->anne));
  g_assert_cmpstr (text_of (amount_of (c)), ==, "12x");
  g_assert_cmpstr (gtk_editable_get_text (search), ==, "Zenia");
}

/* Whoever goes through all its fields and changes nothing writes nothing. */
static void
test_visited (Claims *c, gconstpointer data)
{
  SporBook *book = spor_window_get_book (c->window);
  gint64 before = spor_snapshot_get_version (spor_book_get_snapshot (book));
  GtkWidget *editor = GTK_WIDGET (editor_of (c->window));
  guint n = 0;

  while (n++ < 100 && gtk_widget_child_focus (editor, GTK_DIR_TAB_FORWARD))
    fixture_settle ();
  g_assert_cmpuint (n, >, 5);
  g_assert_cmpuint (n, <, 100);
  choose (c, c->zenia);
  rest (c);
  g_assert_cmpint (spor_snapshot_get_version (spor_book_get_snapshot (book)), ==, before);
}

/* --- The window ------------------------------------------------------------------------------- */

/* Closing asks, and another try brings it into the book. */
static void
test_closed (Claims *c, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SporClaim) claim = NULL;
  SporStore *store;

  type_amount (c, "99,50");
  store = fixture_lock (c->path);
  gtk_window_close (GTK_WINDOW (c->window));
  fixture_wait (is_dialog, NULL);
  answer_with ("back");
  fixture_settle ();
  g_assert_true (gtk_widget_get_mapped (GTK_WIDGET (c->window)));
  g_assert_cmpstr (text_of (amount_of (c)), ==, "99.50");
  gtk_window_close (GTK_WINDOW (c->window));
  fixture_wait (is_dialog, NULL);
  fixture_unlock (store);
  answer_with ("again");
  fixture_wait (is_closed, c->app);
  store = open_store (c->path, "reader");
  claim = spor_store_load_claim (store, c->anne, &error);
  g_assert_no_error (error);
  g_assert_cmpint (spor_claim_line (claim, 0)->amount, ==, 9950);
  spor_store_close (store);
}

/* --- Shown from elsewhere --------------------------------------------------------------------- */

static gboolean
has_selected_text (GtkWidget *widget, gconstpointer unused)
{
  return GTK_IS_LABEL (widget) && gtk_label_get_selection_bounds (GTK_LABEL (widget), NULL, NULL);
}

/* However often: the keyboard goes into it once, and selects nothing that is there to be read. */
static void
test_shown_again (Claims *c, gconstpointer data)
{
  const SporDecision submit = { .act = SPOR_ACT_SUBMIT };
  const SporDecision back = { .act = SPOR_ACT_RETURN, .reason = "Bilaget mangler" };
  g_autoptr (GError) error = NULL;
  g_autoptr (SporStore) store = NULL;
  g_autoptr (SporRound) round = NULL;
  GtkWidget *focus = NULL;

  type_amount (c, "50");
  spor_claim_editor_save (editor_of (c->window));
  rest (c);
  store = open_store (c->path, "somebody");
  round = spor_store_load_round (store, &error);
  spor_store_decide (store, round, c->anne, &submit, NULL, &error);
  g_assert_no_error (error);
  spor_store_set_actor (store, "finance");
  spor_store_decide (store, round, c->anne, &back, NULL, &error);
  g_assert_no_error (error);
  for (guint i = 0; i < 6; i++)
    {
      gtk_widget_activate_action (GTK_WIDGET (c->window), "win.show-claim", "s", c->anne);
      rest (c);
      pointer_pause (i == 0 ? 1500 : 0); /* the window hears of what others do in the end */
      g_assert_null (fixture_find (pane_of (c->window), has_selected_text, NULL));
      g_assert_true (!focus || focus == gtk_window_get_focus (GTK_WINDOW (c->window)));
      focus = gtk_window_get_focus (GTK_WINDOW (c->window));
      g_assert_true (gtk_widget_is_ancestor (focus, pane_of (c->window)));
    }
}

int
main (int argc, char **argv)
{
  SporApplication *app;

  fixture_init (&argc, &argv);
  app = fixture_app_new ();
#define LEAVE(path, test) g_test_add ("/leave-claim/" path, Claims, app, set_up, test, tear_down)
  LEAVE ("saved", test_saved);
  LEAVE ("no-amount", test_no_amount);
  LEAVE ("locked", test_locked);
  LEAVE ("gone", test_gone);
  LEAVE ("search", test_search);
  LEAVE ("visited", test_visited);
  LEAVE ("closed", test_closed);
  LEAVE ("shown-again", test_shown_again);
  return fixture_run (app);
}

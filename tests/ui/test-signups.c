/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hands.h"

#include "spor-answer-row.h"
#include "spor-export-actions.h"
#include "spor-filter-bar.h"
#include "spor-focus.h"
#include "spor-signup-columns.h"
#include "spor-signup-history.h"
#include "spor-signup-list.h"
#include "spor-signup-pane.h"
#include "spor-signup-party.h"
#include "spor-signups-page.h"
#include "spor-store-alternatives.h"
#include "spor-store-rounds.h"

/* --- The list by itself --------------------------------------------------------------------- */

static SporComposition *
load_composition (const char *path)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SporPlaces) places = spor_places_new (&error);
  g_autoptr (SporStore) store = spor_store_open (path, places, "tester", &error);
  SporComposition *composition = spor_store_load (store, FALSE, &error);

  g_assert_no_error (error);
  return composition;
}

static void
on_updated_cb (SporSignupList *list, gpointer data)
{
  *(gboolean *)data = TRUE;
}

static gboolean
is_true (gpointer data)
{
  return *(gboolean *)data;
}

/* Asks and waits for the answer; query NULL: as before. */
static void
ask (SporSignupList *list, SporComposition *composition, const SporSignupQuery *query)
{
  gboolean updated = FALSE;
  gulong handler = g_signal_connect (list, "updated", G_CALLBACK (on_updated_cb), &updated);

  if (composition)
    spor_signup_list_set_composition (list, composition);
  if (query)
    spor_signup_list_set_query (list, query);
  fixture_wait (is_true, &updated);
  g_signal_handler_disconnect (list, handler);
}

/* (nullable) */
static const SporSignupRow *
row_of (SporSignupSlot *slot)
{
  const SporComposition *composition;
  int signup = spor_signup_slot_get (slot, &composition);

  return signup < 0 ? NULL : spor_signups_row (composition->signups, signup);
}

static char *
list_names (SporSignupList *list)
{
  GListModel *model = G_LIST_MODEL (list);
  g_autoptr (GString) names = g_string_new (NULL);

  for (guint i = 0; i < g_list_model_get_n_items (model); i++)
    {
      g_autoptr (SporSignupSlot) slot = g_list_model_get_item (model, i);

      g_string_append_printf (names, "%s%s", i ? "|" : "", row_of (slot)->name);
    }
  return g_string_free (g_steal_pointer (&names), FALSE);
}

#define assert_names(list, expected)                                                               \
  G_STMT_START                                                                                     \
  {                                                                                                \
    g_autofree char *names_ = list_names (list);                                                   \
    g_assert_cmpstr (names_, ==, expected);                                                        \
  }                                                                                                \
  G_STMT_END

static void
test_list_sorts (gconstpointer data)
{
  g_autofree char *path = fixture_book_new ("sorts.spor", TRUE);
  g_autoptr (SporComposition) signups = load_composition (path);
  g_autoptr (SporSignupList) list = spor_signup_list_new ();
  g_autoptr (SporSignupQuery) query = spor_signup_query_new ();

  /* what needs attention comes first */
  ask (list, signups, NULL);
  assert_names (list, "Bo Sørensen|Åse Ærø-Østergård|Anne Hansen|Carl Aage Holm|Zenia Ørsted|"
                      "Ærik Æbeltoft|Aase Aagaard");

  /* Danish order: æ, ø, å last, and aa is å */
  query->sort = SPOR_COLUMN_NAME;
  ask (list, NULL, query);
  assert_names (list, "Anne Hansen|Bo Sørensen|Carl Aage Holm|Zenia Ørsted|Ærik Æbeltoft|"
                      "Åse Ærø-Østergård|Aase Aagaard");
  query->descending = TRUE;
  ask (list, NULL, query);
  assert_names (list, "Aase Aagaard|Åse Ærø-Østergård|Ærik Æbeltoft|Zenia Ørsted|Carl Aage Holm|"
                      "Bo Sørensen|Anne Hansen");

  /* without a region last, whichever way */
  query->sort = SPOR_COLUMN_REGION;
  ask (list, NULL, query);
  assert_names (list,
                "Zenia Ørsted|Aase Aagaard|Bo Sørensen|Anne Hansen|Carl Aage Holm|Ærik Æbeltoft|"
                "Åse Ærø-Østergård");
  query->sort = SPOR_COLUMN_SIZE;
  query->descending = FALSE;
  ask (list, NULL, query);
  assert_names (list,
                "Bo Sørensen|Aase Aagaard|Carl Aage Holm|Zenia Ørsted|Anne Hansen|Ærik Æbeltoft|"
                "Åse Ærø-Østergård");
}

static void
test_list_filters (gconstpointer data)
{
  g_autofree char *path = fixture_book_new ("filters.spor", TRUE);
  g_autoptr (SporComposition) signups = load_composition (path);
  g_autoptr (SporSignupList) list = spor_signup_list_new ();
  g_autoptr (SporSignupQuery) query = spor_signup_query_new ();

  query->facets[SPOR_FACET_TRACK] = 1 << 1;
  ask (list, signups, query);
  assert_names (list, "Carl Aage Holm|Zenia Ørsted|Aase Aagaard");
  g_assert_true (spor_signup_query_narrows (query));

  query->facets[SPOR_FACET_SECTOR] = 1 << 1;
  ask (list, NULL, query);
  assert_names (list, "Carl Aage Holm|Zenia Ørsted");

  query->facets[SPOR_FACET_TRACK] = query->facets[SPOR_FACET_SECTOR] = 0;
  query->facets[SPOR_FACET_REGION] = 1u << SPOR_FACET_NONE;
  ask (list, NULL, query);
  assert_names (list, "Åse Ærø-Østergård|Ærik Æbeltoft");

  /* small, then those without a size */
  query->facets[SPOR_FACET_REGION] = 0;
  query->facets[SPOR_FACET_SIZE] = 1u << 0;
  ask (list, NULL, query);
  assert_names (list, "Bo Sørensen");
  query->facets[SPOR_FACET_SIZE] = 1u << SPOR_FACET_NONE;
  ask (list, NULL, query);
  assert_names (list, "Åse Ærø-Østergård|Ærik Æbeltoft");
}

/* All words, in any order, however the Danish letters are written. */
static void
test_list_searches (gconstpointer data)
{
  g_autofree char *path = fixture_book_new ("searches.spor", TRUE);
  g_autoptr (SporComposition) signups = load_composition (path);
  g_autoptr (SporSignupList) list = spor_signup_list_new ();
  g_autoptr (SporSignupQuery) query = spor_signup_query_new ();

  query->search = g_strdup ("  AERØ aase ");
  ask (list, signups, query);
  assert_names (list, "Åse Ærø-Østergård");

  g_free (query->search);
  query->search = g_strdup ("laeso sorensen");
  ask (list, NULL, query);
  assert_names (list, "");

  g_free (query->search);
  query->search = g_strdup ("laesoe soerensen");
  ask (list, NULL, query);
  assert_names (list, "Bo Sørensen");

  g_free (query->search);
  query->search = g_strdup ("gentofte.dk");
  ask (list, NULL, query);
  assert_names (list, "Carl Aage Holm");
}

/* Only the last question is answered. */
static void
test_list_drops_stale_answers (gconstpointer data)
{
  g_autofree char *path = fixture_book_new ("stale.spor", TRUE);
  g_autoptr (SporComposition) signups = load_composition (path);
  g_autoptr (SporSignupList) list = spor_signup_list_new ();
  g_autoptr (SporSignupQuery) query = spor_signup_query_new ();
  guint n_updates = 0;

  ask (list, signups, NULL);
  for (guint i = 0; i < 20; i++)
    {
      g_free (query->search);
      query->search = g_strdup (i < 19 ? "nobody" : "bo");
      spor_signup_list_set_query (list, query);
    }
  g_signal_connect_swapped (list, "updated", G_CALLBACK (g_atomic_int_inc), &n_updates);
  while (n_updates == 0)
    g_main_context_iteration (NULL, TRUE);
  assert_names (list, "Bo Sørensen|Åse Ærø-Østergård");
  fixture_settle ();
  g_assert_cmpuint (n_updates, ==, 1);
}

static void
on_items_changed_cb (GListModel *model, guint position, guint removed, guint added, char **told)
{
  g_autofree char *before = g_steal_pointer (told);

  *told = g_strdup_printf ("%s%u-%u+%u ", before, position, removed, added);
}

static void
on_slot_changed_cb (SporSignupSlot *slot, guint *n)
{
  ++*n;
}

/* Only the length is told as items that come or go; the slots that somebody holds tell the rest. */
static void
test_list_tells_slots (gconstpointer data)
{
  g_autofree char *path = fixture_book_new ("slots.spor", TRUE);
  g_autoptr (SporComposition) before = load_composition (path);
  g_autoptr (SporSignupList) list = spor_signup_list_new ();
  g_autoptr (SporSignupQuery) query = spor_signup_query_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (SporPlaces) places = spor_places_new (&error);
  g_autoptr (SporStore) store = spor_store_open (path, places, "tester", &error);
  SporEdit edit = { SPOR_FIELD_MUNICIPALITY, (char *)"Svendborg" };
  g_autoptr (SporComposition) after = NULL;
  g_autoptr (SporSignupSlot) second = NULL;
  g_autoptr (SporSignupSlot) last = NULL;
  g_autoptr (SporSignupSlot) same = NULL;
  g_autofree char *told = g_strdup ("");
  guint n_second = 0;

  g_signal_connect (list, "items-changed", G_CALLBACK (on_items_changed_cb), &told);
  ask (list, before, NULL);
  g_assert_cmpstr (told, ==, "0-0+7 ");
  second = g_list_model_get_item (G_LIST_MODEL (list), 1);
  same = g_list_model_get_item (G_LIST_MODEL (list), 1);
  last = g_list_model_get_item (G_LIST_MODEL (list), 6);
  g_assert_true (second == same);
  g_signal_connect (second, "changed", G_CALLBACK (on_slot_changed_cb), &n_second);
  g_assert_cmpstr (row_of (second)->name, ==, "Åse Ærø-Østergård");

  /* a mended sign-up goes elsewhere */
  spor_store_edit_signup (store, spor_signups_row (before->signups, 0)->id, &edit, 1, -1, -1,
                          &error);
  g_assert_no_error (error);
  after = load_composition (path);
  ask (list, after, NULL);
  assert_names (list, "Bo Sørensen|Anne Hansen|Carl Aage Holm|Zenia Ørsted|Ærik Æbeltoft|"
                      "Åse Ærø-Østergård|Aase Aagaard");
  g_assert_cmpstr (told, ==, "0-0+7 ");
  g_assert_cmpuint (n_second, ==, 1);
  g_assert_cmpstr (row_of (second)->name, ==, "Anne Hansen");
  g_assert_cmpuint (spor_signup_list_find (list, spor_signups_row (after->signups, 0)->id), ==, 5);

  query->facets[SPOR_FACET_TRACK] = 1 << 1;
  ask (list, NULL, query);
  g_assert_cmpstr (told, ==, "0-0+7 3-4+0 ");
  g_assert_null (row_of (last));
  g_assert_cmpuint (spor_signup_list_find (list, spor_signups_row (after->signups, 0)->id), ==,
                    G_MAXUINT);

  /* slots outlive the list */
  g_clear_object (&list);
  g_assert_null (row_of (second));
}

/* The composition with the sign-up called @name in @spot. */
static SporComposition *
with_spot (SporComposition *composition, const char *name, SporSpot spot)
{
  SporMove move = { 0, spot, 0, -1, -1 };

  while (!g_str_equal (spor_signups_row (composition->signups, move.signup)->name, name))
    move.signup++;
  return spor_composition_apply (composition, &move);
}

static char *
seat_cell (SporSignupList *list, guint position)
{
  g_autoptr (SporSignupSlot) slot = g_list_model_get_item (G_LIST_MODEL (list), position);
  const SporComposition *composition;
  int signup = spor_signup_slot_get (slot, &composition);

  return spor_signup_cell (composition, signup, SPOR_COLUMN_SEAT);
}

/* Who sits where: shown, followed without another order, sorted and filtered by. */
static void
test_list_seats (gconstpointer data)
{
  g_autofree char *path = fixture_book_new ("seats.spor", TRUE);
  g_autoptr (SporComposition) none = load_composition (path);
  g_autoptr (SporComposition) one = with_spot (none, "Zenia Ørsted", SPOR_SPOT_SEATED);
  g_autoptr (SporComposition) two = with_spot (one, "Anne Hansen", SPOR_SPOT_SEATED);
  g_autoptr (SporComposition) three = with_spot (two, "Carl Aage Holm", SPOR_SPOT_WAITING);
  g_autoptr (SporSignupList) list = spor_signup_list_new ();
  g_autoptr (SporSignupQuery) query = spor_signup_query_new ();
  g_autofree char *before = NULL, *after = NULL;
  guint n_updates = 0;

  query->sort = SPOR_COLUMN_NAME;
  ask (list, one, query);
  before = seat_cell (list, 0);
  g_assert_cmpstr (before, ==, "");
  g_signal_connect_swapped (list, "updated", G_CALLBACK (g_atomic_int_inc), &n_updates);
  spor_signup_list_set_composition (list, two);
  after = seat_cell (list, 0);
  g_assert_cmpstr (after, ==, "Track 1");
  g_assert_cmpuint (n_updates, ==, 1); /* at once: no thread was asked */

  query->sort = SPOR_COLUMN_SEAT;
  ask (list, three, NULL);
  ask (list, NULL, query);
  assert_names (list, "Zenia Ørsted|Anne Hansen|Carl Aage Holm|Bo Sørensen|Ærik Æbeltoft|"
                      "Åse Ærø-Østergård|Aase Aagaard");
  query->facets[SPOR_FACET_SEAT] = 1u << 1 | 1u << 0;
  ask (list, NULL, query);
  assert_names (list, "Zenia Ørsted|Anne Hansen|Carl Aage Holm");
  /* now it is about seats, and asked anew */
  ask (list, one, NULL);
  assert_names (list, "Zenia Ørsted");
  query->facets[SPOR_FACET_SEAT] = 1u << SPOR_FACET_NONE;
  query->sort = SPOR_COLUMN_NAME;
  ask (list, NULL, query);
  assert_names (list, "Anne Hansen|Bo Sørensen|Carl Aage Holm|Ærik Æbeltoft|Åse Ærø-Østergård|"
                      "Aase Aagaard");
}

static gboolean
has_three (gpointer list)
{
  return spor_signup_list_get_n_found (list) == 3;
}

/* The answer to what was asked before somebody moved has nobody where they were. */
static void
test_list_seats_while_asked (gconstpointer data)
{
  g_autofree char *path = fixture_book_new ("asked.spor", TRUE);
  g_autoptr (SporComposition) before = load_composition (path);
  g_autoptr (SporComposition) after = with_spot (before, "Carl Aage Holm", SPOR_SPOT_SEATED);
  g_autoptr (SporSignupList) list = spor_signup_list_new ();
  g_autoptr (SporSignupQuery) query = spor_signup_query_new ();
  g_autofree char *cell = NULL;

  query->sort = SPOR_COLUMN_NAME;
  ask (list, before, query);
  query->facets[SPOR_FACET_TRACK] = 1 << 1;
  spor_signup_list_set_query (list, query);
  spor_signup_list_set_composition (list, after);
  fixture_wait (has_three, list);
  assert_names (list, "Carl Aage Holm|Zenia Ørsted|Aase Aagaard");
  g_assert_true (spor_signup_list_get_composition (list) == after);
  cell = seat_cell (list, 0);
  g_assert_cmpstr (cell, ==, "Track 1");
}

static SporSignups *
many_signups (SporRound *round, guint n)
{
  SporSignups *signups = spor_signups_begin (round, FALSE);

  for (guint i = 0; i < n; i++)
    {
      g_autoptr (SporSignupFacts) facts = spor_signup_facts_new ();

      g_free (facts->id);
      facts->id = g_strdup_printf ("%04u", i);
      facts->ordinal = i + 1;
      spor_signup_facts_set_text (facts, round, SPOR_FIELD_NAME, i == 0 ? "Bo" : "Anne");
      spor_signups_add (signups, facts);
    }
  spor_signups_end (signups);
  return signups;
}

typedef struct
{
  SporSignupList *list;
  guint wanted;
} Growth;

static gboolean
has_all (gpointer data)
{
  Growth *growth = data;

  return g_list_model_get_n_items (G_LIST_MODEL (growth->list)) == growth->wanted;
}

static void
wait_for_rows (SporSignupList *list, guint n)
{
  fixture_wait (has_all, &(Growth){ list, n });
}

/* A list view makes 200 widgets; the window must not stand still for it. */
static void
test_list_grows_in_steps (gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SporPlaces) places = spor_places_new (&error);
  g_autoptr (SporRound) round = spor_round_new_fbs2 (places);
  g_autoptr (SporSignups) signups = many_signups (round, 1000);
  g_autoptr (SporComposition) composition = spor_composition_new (signups, "", "");
  g_autoptr (SporSignupList) list = spor_signup_list_new ();
  g_autoptr (SporSignupQuery) query = spor_signup_query_new ();
  g_autoptr (SporSignupSlot) first = NULL;
  g_autofree char *told = g_strdup ("");

  g_signal_connect (list, "items-changed", G_CALLBACK (on_items_changed_cb), &told);
  ask (list, composition, NULL);
  g_assert_cmpstr (told, ==, "0-0+40 ");
  g_assert_cmpuint (spor_signup_list_get_n_found (list), ==, 1000);
  wait_for_rows (list, 1000);
  g_assert_cmpstr (told, ==, "0-0+40 40-0+40 80-0+40 120-0+40 160-0+40 200-0+800 ");

  /* what is in sight stays as it is until the others have gone */
  g_clear_pointer (&told, g_free);
  told = g_strdup ("");
  first = g_list_model_get_item (G_LIST_MODEL (list), 0);
  query->search = g_strdup ("bo");
  ask (list, NULL, query);
  g_assert_cmpstr (told, ==, "200-800+0 160-40+0 120-40+0 80-40+0 40-40+0 1-39+0 ");
  g_assert_cmpstr (row_of (first)->name, ==, "Bo");

  /* another answer on the way takes over */
  g_free (query->search);
  query->search = g_strdup ("anne");
  ask (list, NULL, query);
  g_assert_cmpuint (spor_signup_list_get_n_found (list), ==, 999);
  g_free (query->search);
  query->search = g_strdup ("nobody");
  ask (list, NULL, query);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (list)), ==, 0);
  g_free (query->search);
  query->search = g_strdup ("");
  ask (list, NULL, query);
  wait_for_rows (list, 1000);

  /* nothing is nothing at once */
  spor_signup_list_set_composition (list, NULL);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (list)), ==, 0);
}

/* --- The page ------------------------------------------------------------------------------- */

static gpointer
find_answer_row (GtkWidget *widget, SporField field)
{
  if (SPOR_IS_ANSWER_ROW (widget) && spor_answer_row_get_field (SPOR_ANSWER_ROW (widget)) == field)
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_answer_row (child, field);

      if (found)
        return found;
    }
  return NULL;
}

typedef struct
{
  SporWindow *window;
  GtkWidget *page;
  GtkColumnView *view;
  GListModel *model;
  SporSignupPane *pane; /* once somebody is selected */
} Page;

static gboolean
has_rows (gpointer data)
{
  return g_list_model_get_n_items (data) > 0;
}

static Page
open_page (SporApplication *app, const char *path)
{
  Page page = { .window = fixture_open (app, path) };

  page.page = fixture_find_type (GTK_WIDGET (page.window), SPOR_TYPE_SIGNUPS_PAGE);
  page.view = fixture_find_type (page.page, GTK_TYPE_COLUMN_VIEW);
  page.model = G_LIST_MODEL (gtk_column_view_get_model (page.view));
  fixture_wait (has_rows, page.model);
  /* the pane costs as much as the rest of the page, and nobody has asked for it */
  g_assert_null (fixture_find_type (page.page, SPOR_TYPE_SIGNUP_PANE));
  return page;
}

static gboolean
pane_is_filled (gpointer data)
{
  SporSignup *signup = spor_signup_pane_get_signup (data);
  GtkEditable *name = find_answer_row (data, SPOR_FIELD_NAME);

  return signup && gtk_widget_get_mapped (GTK_WIDGET (name))
         && g_str_equal (gtk_editable_get_text (name), spor_signup_get_row (signup)->name);
}

static void
select_row (Page *page, guint position)
{
  gtk_selection_model_select_item (GTK_SELECTION_MODEL (page->model), position, TRUE);
  page->pane = fixture_find_type (page->page, SPOR_TYPE_SIGNUP_PANE);
  fixture_wait (pane_is_filled, page->pane);
}

static const SporSignupRow *
find_row (Page *page, const char *name)
{
  SporSignups *signups
      = spor_snapshot_get_signups (spor_book_get_snapshot (spor_window_get_book (page->window)));

  for (guint i = 0; i < spor_signups_n (signups); i++)
    if (g_str_equal (spor_signups_row (signups, i)->name, name))
      return spor_signups_row (signups, i);
  return NULL;
}

static gboolean
zenia_is_now_zeniaa (gpointer data)
{
  return find_row (data, "Zeniå") != NULL;
}

static gboolean
says_changed_by_hand (gpointer data)
{
  return g_str_equal (adw_preferences_row_get_title (data), "Name · changed by hand");
}

static gboolean
zenia_is_back (gpointer data)
{
  return find_row (data, "Zenia Ørsted") != NULL;
}

static gboolean
says_zenia (gpointer data)
{
  return g_str_equal (gtk_editable_get_text (data), "Zenia Ørsted");
}

/* As if @keyval were pressed in the row. */
static gboolean
press_key (SporAnswerRow *row, guint keyval, GdkModifierType state)
{
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (GTK_WIDGET (row));
  gboolean used = FALSE;

  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++)
    {
      g_autoptr (GtkEventController) controller = g_list_model_get_item (controllers, i);

      if (GTK_IS_EVENT_CONTROLLER_KEY (controller))
        g_signal_emit_by_name (controller, "key-pressed", keyval, 0, state, &used);
    }
  return used;
}

/* What is typed in the pane reaches the book; undo takes it out again. */
static void
test_page_edits (gconstpointer data)
{
  g_autofree char *path = fixture_book_new ("edits.spor", TRUE);
  Page page = open_page ((SporApplication *)data, path);
  SporAnswerRow *name;

  select_row (&page, 4);
  name = find_answer_row (GTK_WIDGET (page.pane), SPOR_FIELD_NAME);
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (name)), ==, "Zenia Ørsted");
  gtk_editable_set_text (GTK_EDITABLE (name), "Zeniå");
  g_signal_emit_by_name (name, "apply");
  fixture_wait (zenia_is_now_zeniaa, &page);
  fixture_wait (says_changed_by_hand, name);

  /* the keyboard is still in the field, which has nothing of its own to undo any more */
  g_assert_true (press_key (name, GDK_KEY_z, GDK_CONTROL_MASK));
  fixture_wait (zenia_is_back, &page);
  fixture_wait (says_zenia, name);

  g_assert_true (press_key (name, GDK_KEY_Z, GDK_CONTROL_MASK | GDK_SHIFT_MASK));
  fixture_wait (zenia_is_now_zeniaa, &page);
  fixture_wait (says_changed_by_hand, name);

  /* typing is the field's own to undo */
  gtk_editable_set_text (GTK_EDITABLE (name), "Zen");
  g_assert_false (press_key (name, GDK_KEY_z, GDK_CONTROL_MASK));
  g_assert_true (press_key (name, GDK_KEY_Escape, 0));
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (name)), ==, "Zeniå");
  fixture_close ((SporApplication *)data);
}

/* What cannot be is said under the row, and does not get into the book. */
static void
test_page_refuses (gconstpointer data)
{
  g_autofree char *path = fixture_book_new ("refuses.spor", TRUE);
  Page page = open_page ((SporApplication *)data, path);
  SporAnswerRow *closed, *email;
  GtkWidget *message;

  select_row (&page, 4);
  closed = find_answer_row (GTK_WIDGET (page.pane), SPOR_FIELD_CLOSED);
  gtk_editable_set_text (GTK_EDITABLE (closed), "31-02-2025");
  g_signal_emit_by_name (closed, "apply");
  g_assert_true (gtk_widget_has_css_class (GTK_WIDGET (closed), "error"));
  message = gtk_widget_get_next_sibling (GTK_WIDGET (closed));
  g_assert_true (gtk_widget_get_visible (message));

  email = find_answer_row (GTK_WIDGET (page.pane), SPOR_FIELD_EMAIL);
  gtk_editable_set_text (GTK_EDITABLE (email), "zenia at odense");
  g_signal_emit_by_name (email, "apply");
  g_assert_true (gtk_widget_has_css_class (GTK_WIDGET (email), "error"));
  fixture_settle ();
  g_assert_cmpstr (find_row (&page, "Zenia Ørsted")->email, ==, "zenia@odense.dk");
  fixture_close ((SporApplication *)data);
}

static gpointer
find_button (GtkWidget *widget, const char *label)
{
  if (GTK_IS_BUTTON (widget) && g_strcmp0 (gtk_button_get_label (GTK_BUTTON (widget)), label) == 0)
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_button (child, label);

      if (found)
        return found;
    }
  return NULL;
}

static gboolean
aase_is_accepted (gpointer data)
{
  return find_row (data, "Åse Ærø-Østergård")->status == SPOR_STATUS_ELIGIBLE;
}

static gboolean
is_mended (gpointer data)
{
  return !find_button (data, "Use Svendborg");
}

/* The mend beside the problem mends it, and the pane stays with whom it was. */
static void
test_page_mends (gconstpointer data)
{
  g_autofree char *path = fixture_book_new ("mends.spor", TRUE);
  Page page = open_page ((SporApplication *)data, path);
  GtkWidget *mend;

  select_row (&page, 1);
  mend = find_button (GTK_WIDGET (page.pane), "Use Svendborg");
  gtk_widget_grab_focus (mend);
  g_signal_emit_by_name (mend, "clicked");
  fixture_wait (aase_is_accepted, &page);
  fixture_wait (is_mended, page.pane);
  /* the button is gone; the keyboard has not gone on to a field further down */
  g_assert_true (GTK_IS_SCROLLED_WINDOW (gtk_window_get_focus (GTK_WINDOW (page.window))));
  g_assert_cmpstr (find_row (&page, "Åse Ærø-Østergård")->place, ==, "Svendborg");
  g_assert_cmpstr (spor_signup_get_row (spor_signup_pane_get_signup (page.pane))->name, ==,
                   "Åse Ærø-Østergård");
  fixture_close ((SporApplication *)data);
}

static gboolean
only_attention_is_shown (gpointer data)
{
  Page *page = data;

  return g_list_model_get_n_items (page->model) == 2;
}

static void
test_page_counts (gconstpointer data)
{
  g_autofree char *path = fixture_book_new ("counts.spor", TRUE);
  Page page = open_page ((SporApplication *)data, path);
  SporFilterBar *filters = fixture_find_type (page.page, SPOR_TYPE_FILTER_BAR);
  GtkRevealer *banner = fixture_find_type (page.page, GTK_TYPE_REVEALER);

  /* the search bar's revealer comes first */
  while (!gtk_revealer_get_reveal_child (banner))
    banner = fixture_find_type (gtk_widget_get_next_sibling (
                                    gtk_widget_get_parent (GTK_WIDGET (banner))),
                                GTK_TYPE_REVEALER);
  spor_filter_bar_set_facet (filters, SPOR_FACET_STATUS, 1u << SPOR_STATUS_ATTENTION);
  fixture_wait (only_attention_is_shown, &page);
  g_assert_false (gtk_revealer_get_reveal_child (banner));
  spor_filter_bar_clear (filters);
  while (g_list_model_get_n_items (page.model) != G_N_ELEMENTS (invented))
    g_main_context_iteration (NULL, TRUE);
  g_assert_true (gtk_revealer_get_reveal_child (banner));
  fixture_close ((SporApplication *)data);
}

static gboolean
is_free (gpointer window)
{
  return !spor_task_bar_get_active (fixture_find_type (window, SPOR_TYPE_TASK_BAR));
}

/* The roster is written while the window goes on; its bar then is free again. */
static void
test_page_exports (gconstpointer data)
{
  g_autofree char *path = fixture_book_new ("exports.spor", TRUE);
  Page page = open_page ((SporApplication *)data, path);
  SporTaskBar *bar = fixture_find_type (GTK_WIDGET (page.window), SPOR_TYPE_TASK_BAR);
  g_autofree char *folder = g_path_get_dirname (path);
  g_autoptr (GFile) file = g_file_new_build_filename (folder, "roster.xlsx", NULL);
  const SporExportPlace place = spor_export_place_of (page.window);

  spor_export_run (&place, &spor_export_roster, 0, FALSE, file);
  g_assert_true (spor_task_bar_get_active (bar));
  fixture_wait (is_free, page.window);
  g_assert_true (g_file_query_exists (file, NULL));
  fixture_close ((SporApplication *)data);
}

/* GTK does not tell by which column it was asked to sort; we find out. */
static void
test_page_reads_order (gconstpointer data)
{
  g_autofree char *path = fixture_book_new ("order.spor", TRUE);
  Page page = open_page ((SporApplication *)data, path);
  GListModel *columns = gtk_column_view_get_columns (page.view);
  int column;
  gboolean descending;

  spor_signup_columns_read_order (page.view, &column, &descending);
  g_assert_cmpint (column, ==, -1);
  for (guint i = 0; i < g_list_model_get_n_items (columns); i++)
    {
      g_autoptr (GtkColumnViewColumn) sorted = g_list_model_get_item (columns, i);

      gtk_column_view_sort_by_column (page.view, sorted, GTK_SORT_DESCENDING);
      spor_signup_columns_read_order (page.view, &column, &descending);
      g_assert_cmpint (column, ==, i);
      g_assert_true (descending);
      gtk_column_view_sort_by_column (page.view, sorted, GTK_SORT_ASCENDING);
      spor_signup_columns_read_order (page.view, &column, &descending);
      g_assert_cmpint (column, ==, i);
      g_assert_false (descending);
    }
  fixture_close ((SporApplication *)data);
}

static gpointer
find_cell (GtkWidget *widget, const char *text)
{
  if (GTK_IS_INSCRIPTION (widget)
      && g_strcmp0 (gtk_inscription_get_text (GTK_INSCRIPTION (widget)), text) == 0)
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_cell (child, text);

      if (found)
        return found;
    }
  return NULL;
}

static gboolean
is_laid_out (gpointer data)
{
  return gtk_widget_get_width (data) > 0;
}

static gboolean
has_tooltip (GtkWidget *cell)
{
  g_autoptr (GtkTooltip) tooltip = g_object_new (GTK_TYPE_TOOLTIP, NULL);
  gboolean shown = FALSE;

  g_signal_emit_by_name (cell, "query-tooltip", 1, 1, FALSE, tooltip, &shown);
  return shown;
}

/* A text that is cut off can be read in full, and only there is anything to read. */
static void
test_page_tooltips (gconstpointer data)
{
  g_autofree char *path = fixture_book_new ("tooltips.spor", TRUE);
  Page page = open_page ((SporApplication *)data, path);
  GtkWidget *several = find_cell (page.page, "Superbruger, Systemadministrator");
  GtkWidget *one = find_cell (page.page, "Superbruger");

  fixture_wait (is_laid_out, several);
  g_assert_true (has_tooltip (several));
  g_assert_false (has_tooltip (one));
  fixture_close ((SporApplication *)data);
}

static int
column_width (Page *page, SporColumnId id)
{
  g_autoptr (GtkColumnViewColumn) column
      = g_list_model_get_item (gtk_column_view_get_columns (page->view), id);

  return gtk_column_view_column_get_fixed_width (column);
}

/* The status can be seen beside an open pane; a width of the user's own stays. */
static void
test_page_fits_columns (gconstpointer data)
{
  g_autofree char *path = fixture_book_new ("columns.spor", TRUE);
  Page page = open_page ((SporApplication *)data, path);
  g_autoptr (GtkColumnViewColumn) place
      = g_list_model_get_item (gtk_column_view_get_columns (page.view), SPOR_COLUMN_PLACE);
  int wide, narrow = 0;

  spor_signup_columns_fit (page.view, 0);
  wide = column_width (&page, SPOR_COLUMN_NAME);
  spor_signup_columns_fit (page.view, 480);
  for (guint id = 0; id <= SPOR_COLUMN_STATUS; id++)
    narrow += column_width (&page, id);
  g_assert_cmpint (narrow, <=, 480);
  g_assert_cmpint (column_width (&page, SPOR_COLUMN_NAME), <, wide);

  gtk_column_view_column_set_fixed_width (place, 200);
  spor_signup_columns_fit (page.view, 0);
  g_assert_cmpint (column_width (&page, SPOR_COLUMN_PLACE), ==, 200);
  g_assert_cmpint (column_width (&page, SPOR_COLUMN_NAME), ==, wide);
  fixture_close ((SporApplication *)data);
}

static SporStore *
open_store (const char *path)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SporPlaces) places = spor_places_new (&error);
  SporStore *store = spor_store_open (path, places, "another program", &error);

  g_assert_no_error (error);
  return store;
}

static const char *
read_row_text (Page *page, SporField field)
{
  return gtk_editable_get_text (find_answer_row (GTK_WIDGET (page->pane), field));
}

static void
type_row_text (Page *page, SporField field, const char *text)
{
  SporAnswerRow *row = find_answer_row (GTK_WIDGET (page->pane), field);

  gtk_widget_grab_focus (GTK_WIDGET (row));
  gtk_editable_set_text (GTK_EDITABLE (row), text);
}

typedef struct
{
  SporStore *store;
  const char *round_id, *id;
} Kept;

static gboolean
zeniaa_is_kept (gpointer data)
{
  Kept *kept = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (SporRound) round = spor_store_load_round_by_id (kept->store, kept->round_id, &error);
  g_autoptr (SporSignupFacts) facts = spor_store_load_facts (kept->store, round, kept->id, &error);

  g_assert_no_error (error);
  return g_str_equal (facts->name, "Zeniå");
}

static gpointer
find_dialog (const char *body)
{
  GListModel *all = gtk_window_get_toplevels ();

  for (guint i = 0; i < g_list_model_get_n_items (all); i++)
    {
      g_autoptr (GtkWindow) window = g_list_model_get_item (all, i);

      if (ADW_IS_MESSAGE_DIALOG (window)
          && strstr (adw_message_dialog_get_body (ADW_MESSAGE_DIALOG (window)), body))
        return window;
    }
  return NULL;
}

static gboolean
says_zenia_at_odense (gpointer data)
{
  return find_dialog ("E-mail: “zenia at odense”") != NULL;
}

/* Another program shows another round while somebody types: what they typed is the first one's, and
 * what cannot be is not gone without a word. */
static void
test_page_other_round (gconstpointer data)
{
  g_autofree char *path = fixture_book_new ("other-round.spor", TRUE);
  Page page = open_page ((SporApplication *)data, path);
  g_autoptr (GError) error = NULL;
  g_autoptr (SporStore) store = open_store (path);
  g_autoptr (SporRound) round = spor_store_load_round (store, &error);
  g_autofree char *id = NULL;
  Kept kept = { store, round->id };

  select_row (&page, 4);
  kept.id = id = g_strdup (spor_signup_get_row (spor_signup_pane_get_signup (page.pane))->id);
  type_row_text (&page, SPOR_FIELD_EMAIL, "zenia at odense");
  type_row_text (&page, SPOR_FIELD_NAME, "Zeniå");
  spor_store_copy_round (store, round->id, "Den anden", NULL, &error);
  g_assert_no_error (error);
  fixture_wait (zeniaa_is_kept, &kept);
  fixture_wait (says_zenia_at_odense, NULL);
  g_assert_false (gtk_widget_get_mapped (GTK_WIDGET (page.pane)));
  gtk_window_destroy (find_dialog ("zenia at odense"));
  fixture_close ((SporApplication *)data);
}

/* Nor does it go to whoever is shown next. */
static void
test_page_other_person (gconstpointer data)
{
  g_autofree char *path = fixture_book_new ("other-person.spor", TRUE);
  Page page = open_page ((SporApplication *)data, path);

  select_row (&page, 4);
  type_row_text (&page, SPOR_FIELD_EMAIL, "zenia at odense");
  type_row_text (&page, SPOR_FIELD_NAME, "Zeniå");
  select_row (&page, 2);
  fixture_wait (zenia_is_now_zeniaa, &page);
  g_assert_cmpstr (read_row_text (&page, SPOR_FIELD_NAME), ==, "Anne Hansen");
  g_assert_cmpstr (read_row_text (&page, SPOR_FIELD_EMAIL), ==, "anne@aarhus.dk");
  g_assert_true (says_zenia_at_odense (NULL));
  gtk_window_destroy (find_dialog ("zenia at odense"));
  fixture_close ((SporApplication *)data);
}

static gboolean
nobody_is_shown (gpointer data)
{
  GtkWidget *cell = find_cell (data, "Without a name");

  return cell && gtk_widget_has_css_class (cell, "dim-label");
}

static gboolean
zenia_is_shown (gpointer data)
{
  GtkWidget *cell = find_cell (data, "Zenia Ørsted");

  return cell && !gtk_widget_has_css_class (cell, "dim-label")
         && !find_cell (data, "Without a name");
}

/* Somebody without a name has a row that says so. */
static void
test_page_shows_nobody (gconstpointer data)
{
  g_autofree char *path = fixture_book_new ("nobody.spor", TRUE);
  Page page = open_page ((SporApplication *)data, path);
  SporAnswerRow *name;

  g_assert_true (zenia_is_shown (page.view));
  select_row (&page, 4);
  name = find_answer_row (GTK_WIDGET (page.pane), SPOR_FIELD_NAME);
  gtk_editable_set_text (GTK_EDITABLE (name), "");
  g_signal_emit_by_name (name, "apply");
  fixture_wait (nobody_is_shown, page.view);
  gtk_widget_activate_action (GTK_WIDGET (page.window), "win.undo", NULL);
  fixture_wait (zenia_is_shown, page.view);
  fixture_close ((SporApplication *)data);
}

/* --- Several -------------------------------------------------------------------------------- */

static gpointer
find_party (Page *page)
{
  GtkWidget *party = fixture_find_type (page->page, SPOR_TYPE_SIGNUP_PARTY);

  return party && gtk_widget_get_mapped (party) ? party : NULL;
}

static char *
chosen_names (Page *page)
{
  GtkSelectionModel *selection = GTK_SELECTION_MODEL (page->model);
  g_autoptr (GString) names = g_string_new (NULL);

  for (guint i = 0; i < g_list_model_get_n_items (page->model); i++)
    {
      g_autoptr (SporSignupSlot) slot = g_list_model_get_item (page->model, i);

      if (gtk_selection_model_is_selected (selection, i))
        g_string_append_printf (names, "%s%s", names->len ? "|" : "", row_of (slot)->name);
    }
  return g_string_free (g_steal_pointer (&names), FALSE);
}

#define assert_chosen(page, expected)                                                              \
  G_STMT_START                                                                                     \
  {                                                                                                \
    g_autofree char *names_ = chosen_names (page);                                                 \
    g_assert_cmpstr (names_, ==, expected);                                                        \
  }                                                                                                \
  G_STMT_END

/* Clicks choose as anywhere: one, with Ctrl one more or less, with Shift up to there. */
static void
test_several_clicked (gconstpointer data)
{
  g_autofree char *path = fixture_book_new ("clicked.spor", TRUE);
  Page page = open_page ((SporApplication *)data, path);

  fixture_wait (is_laid_out, find_cell (page.page, "Anne Hansen"));
  keyboard_take (GTK_WINDOW (page.window));
  pointer_click_with (0, find_cell (page.page, "Anne Hansen"));
  assert_chosen (&page, "Anne Hansen");
  g_assert_null (find_party (&page));
  pointer_click_with (GDK_KEY_Control_L, find_cell (page.page, "Zenia Ørsted"));
  assert_chosen (&page, "Anne Hansen|Zenia Ørsted");
  g_assert_nonnull (find_party (&page));
  pointer_click_with (GDK_KEY_Control_L, find_cell (page.page, "Zenia Ørsted"));
  assert_chosen (&page, "Anne Hansen");
  g_assert_null (find_party (&page));
  pointer_click_with (0, find_cell (page.page, "Anne Hansen"));
  pointer_click_with (GDK_KEY_Shift_L, find_cell (page.page, "Zenia Ørsted"));
  assert_chosen (&page, "Anne Hansen|Carl Aage Holm|Zenia Ørsted");
  keyboard_press_with (GDK_KEY_Control_L, GDK_KEY_a);
  assert_chosen (&page, "Bo Sørensen|Åse Ærø-Østergård|Anne Hansen|Carl Aage Holm|Zenia Ørsted|"
                        "Ærik Æbeltoft|Aase Aagaard");
  keyboard_press (GDK_KEY_Escape);
  assert_chosen (&page, "");
  g_assert_null (find_party (&page));
  fixture_close ((SporApplication *)data);
}

static gboolean
two_have_withdrawn (gpointer data)
{
  return find_row (data, "Anne Hansen")->status == SPOR_STATUS_WITHDRAWN
         && find_row (data, "Carl Aage Holm")->status == SPOR_STATUS_WITHDRAWN;
}

static gboolean
nobody_has_withdrawn (gpointer data)
{
  return find_row (data, "Anne Hansen")->status == SPOR_STATUS_ELIGIBLE
         && find_row (data, "Carl Aage Holm")->status == SPOR_STATUS_ELIGIBLE;
}

/* One change, one undo; who is chosen stays so wherever they go in the list, and no longer than
 * they are in it. */
static void
test_several_withdrawn (gconstpointer data)
{
  g_autofree char *path = fixture_book_new ("withdrawn.spor", TRUE);
  Page page = open_page ((SporApplication *)data, path);
  SporFilterBar *filters = fixture_find_type (page.page, SPOR_TYPE_FILTER_BAR);

  gtk_selection_model_select_range (GTK_SELECTION_MODEL (page.model), 2, 2, TRUE);
  assert_chosen (&page, "Anne Hansen|Carl Aage Holm");
  g_assert_nonnull (
      fixture_find_shown (find_party (&page), fixture_has_label, "2 Sign-ups Chosen"));
  gtk_widget_activate_action (find_party (&page), "several.withdraw", NULL);
  fixture_wait (two_have_withdrawn, &page);
  fixture_settle ();
  assert_chosen (&page, "Anne Hansen|Carl Aage Holm");
  gtk_widget_activate_action (GTK_WIDGET (page.window), "win.undo", NULL);
  fixture_wait (nobody_has_withdrawn, &page);

  spor_filter_bar_set_facet (filters, SPOR_FACET_STATUS, 1u << SPOR_STATUS_ATTENTION);
  fixture_wait (only_attention_is_shown, &page);
  g_assert_null (find_party (&page));
  spor_filter_bar_clear (filters);
  while (g_list_model_get_n_items (page.model) != G_N_ELEMENTS (invented))
    g_main_context_iteration (NULL, TRUE);
  assert_chosen (&page, "");
  fixture_close ((SporApplication *)data);
}

static gboolean
is_menu_of (GtkWidget *widget, gconstpointer data)
{
  return GTK_IS_POPOVER_MENU (widget);
}

static gboolean
anne_has_withdrawn (gpointer data)
{
  return find_row (data, "Anne Hansen")->status == SPOR_STATUS_WITHDRAWN;
}

/* The other button chooses whom it is pressed over, and keeps the several that they are one of; the
 * menu says what the pane does. */
static void
test_several_menu (gconstpointer data)
{
  g_autofree char *path = fixture_book_new ("menu.spor", TRUE);
  Page page = open_page ((SporApplication *)data, path);
  GtkWidget *menu, *anne;

  fixture_wait (is_laid_out, find_cell (page.page, "Anne Hansen"));
  pointer_pause (200);
  keyboard_take (GTK_WINDOW (page.window));
  anne = find_cell (page.page, "Anne Hansen");
  hands_point (anne);
  pointer_press (3, TRUE);
  pointer_press (3, FALSE);
  pointer_pause (400);
  assert_chosen (&page, "Anne Hansen");
  menu = fixture_find_shown (page.page, is_menu_of, NULL);
  g_assert_nonnull (menu);
  g_assert_nonnull (fixture_find_shown (menu, fixture_has_label, "Copy E-mail Address"));
  hands_click_widget (fixture_find_shown (menu, fixture_has_label, "Withdraw"));
  fixture_wait (anne_has_withdrawn, &page);
  pointer_pause (300);
  g_assert_null (fixture_find_shown (page.page, is_menu_of, NULL));
  g_assert_nonnull (spor_focus_within (GTK_WIDGET (page.view)));
  fixture_close ((SporApplication *)data);
}

static gboolean
says_anne_leaves (gpointer data)
{
  return fixture_find_shown (data, fixture_has_label,
                             "Anne Hansen has withdrawn and still has a seat")
         && fixture_find_shown (data, hands_is_button, "Find a Replacement…");
}

static void
seat_anne (const char *path)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SporPlaces) places = spor_places_new (&error);
  g_autoptr (SporStore) store = spor_store_open (path, places, "tester", &error);
  g_autoptr (SporComposition) composition = spor_store_load (store, FALSE, &error);

  g_assert_no_error (error);
  for (guint i = 0; i < spor_signups_n (composition->signups); i++)
    if (g_str_equal (spor_signups_row (composition->signups, i)->name, "Anne Hansen"))
      {
        const SporMove move = { i, SPOR_SPOT_SEATED, 0, -1, -1 };

        spor_store_move (store, composition, &move, &error);
        g_assert_no_error (error);
      }
}

/* Whoever withdraws one with a seat in the list is led to a replacement, as in the pane. */
static void
test_seated_withdrawn (gconstpointer data)
{
  g_autofree char *path = fixture_book_new ("seated.spor", TRUE);
  GtkWidget *menu;
  Page page;

  seat_anne (path);
  page = open_page ((SporApplication *)data, path);
  fixture_wait (is_laid_out, find_cell (page.page, "Anne Hansen"));
  pointer_pause (200);
  keyboard_take (GTK_WINDOW (page.window));
  hands_point (find_cell (page.page, "Anne Hansen"));
  pointer_press (3, TRUE);
  pointer_press (3, FALSE);
  pointer_pause (400);
  menu = fixture_find_shown (page.page, is_menu_of, NULL);
  hands_click_widget (fixture_find_shown (menu, fixture_has_label, "Withdraw"));
  fixture_wait (says_anne_leaves, page.window);
  fixture_close ((SporApplication *)data);
}

/* The row of the list that @cell is in */
static GtkWidget *
row_around (GtkWidget *cell)
{
  GtkWidget *row = cell;

  while (!g_str_equal (gtk_widget_get_css_name (row), "row"))
    row = gtk_widget_get_parent (row);
  return row;
}

/* The menu leaves nothing behind: the keyboard is in the row that it was asked for, which is not
 * painted as if it were still pressed. */
static void
test_menu_leaves (gconstpointer data)
{
  g_autofree char *path = fixture_book_new ("leaves.spor", TRUE);
  Page page = open_page ((SporApplication *)data, path);
  GtkWidget *row;

  fixture_wait (is_laid_out, find_cell (page.page, "Anne Hansen"));
  pointer_pause (200);
  keyboard_take (GTK_WINDOW (page.window));
  row = row_around (find_cell (page.page, "Anne Hansen"));
  for (guint way = 0; way < 2; way++)
    {
      if (way == 0)
        {
          hands_point (find_cell (page.page, "Anne Hansen"));
          /* without a pause: the button is let go before the menu is there */
          XTestFakeButtonEvent (pointer_display (), 3, TRUE, CurrentTime);
          XTestFakeButtonEvent (pointer_display (), 3, FALSE, CurrentTime);
          pointer_pause (400);
        }
      else
        keyboard_press_with (GDK_KEY_Shift_L, GDK_KEY_F10);
      g_assert_nonnull (fixture_find_shown (page.page, is_menu_of, NULL));
      keyboard_press (GDK_KEY_Escape);
      pointer_pause (400);
      g_assert_null (fixture_find_shown (page.page, is_menu_of, NULL));
      g_assert_true (gtk_window_get_focus (GTK_WINDOW (page.window)) == row);
      g_assert_false (gtk_widget_get_state_flags (row) & GTK_STATE_FLAG_ACTIVE);
    }
  fixture_close ((SporApplication *)data);
}

static gboolean
two_wait (gpointer data)
{
  SporComposition *composition = spor_snapshot_get_composition (
      spor_book_get_snapshot (spor_window_get_book (((Page *)data)->window)));

  return composition->waiting[0]->len == 1 && composition->waiting[1]->len == 1;
}

static gboolean
says_two_wait (gpointer data)
{
  return fixture_find_shown (data, fixture_has_label, "Put on Waiting List (2 of 3)") != NULL;
}

static gboolean
says_nobody_can_wait (gpointer data)
{
  return fixture_find_shown (data, fixture_has_label,
                             "None of them is accepted and without a place on the board.")
         != NULL;
}

/* Whoever can goes; the button says beforehand that one cannot, and then that nobody can. */
static void
test_several_wait (gconstpointer data)
{
  g_autofree char *path = fixture_book_new ("wait.spor", TRUE);
  Page page = open_page ((SporApplication *)data, path);

  gtk_selection_model_select_range (GTK_SELECTION_MODEL (page.model), 1, 3, TRUE);
  assert_chosen (&page, "Åse Ærø-Østergård|Anne Hansen|Carl Aage Holm");
  g_assert_true (says_two_wait (find_party (&page)));
  gtk_widget_activate_action (find_party (&page), "several.wait", NULL);
  fixture_wait (two_wait, &page);
  fixture_wait (says_nobody_can_wait, find_party (&page));
  g_assert_nonnull (
      fixture_find_shown (find_party (&page), fixture_has_label, "Put on Waiting List"));
  fixture_close ((SporApplication *)data);
}

static gpointer
finalise (SporStore *store, gpointer data, GCancellable *cancellable, GError **error)
{
  g_autoptr (SporComposition) composition = spor_store_load (store, FALSE, error);

  return GINT_TO_POINTER (spor_store_finalise (store, composition, "Few", error));
}

static gboolean
is_final (gpointer window)
{
  return !spor_composition_is_open (
      spor_snapshot_get_composition (spor_book_get_snapshot (spor_window_get_book (window))));
}

/* Nobody is put on the board of a final group, and it says so. */
static void
test_several_final (gconstpointer data)
{
  g_autofree char *path = fixture_book_new ("final.spor", TRUE);
  Page page = open_page ((SporApplication *)data, path);

  spor_book_run_async (spor_window_get_book (page.window), finalise, NULL, NULL, NULL, NULL, NULL,
                       NULL);
  fixture_wait (is_final, page.window);
  gtk_selection_model_select_range (GTK_SELECTION_MODEL (page.model), 1, 3, TRUE);
  g_assert_false (says_two_wait (find_party (&page)));
  g_assert_nonnull (fixture_find_shown (find_party (&page), fixture_has_label,
                                        "“Proposal A” is finalised and must be reopened first."));
  fixture_close ((SporApplication *)data);
}

/* Before anybody has been shown, there is nobody to do it with. */
static void
test_several_of_nobody (gconstpointer data)
{
  g_autofree char *path = fixture_book_new ("of-nobody.spor", TRUE);
  Page page = open_page ((SporApplication *)data, path);

  g_assert_null (find_party (&page));
  gtk_widget_activate_action (page.page, "several.wait", NULL);
  g_assert_null (find_party (&page));
  fixture_close ((SporApplication *)data);
}

/* --- History -------------------------------------------------------------------------------- */

static void
test_history_in_words (gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SporPlaces) places = spor_places_new (&error);
  g_autoptr (SporRound) round = spor_round_new_fbs2 (places);
  SporChange change
      = { .before = (char *)"{\"municipality\":null,\"municipality_text\":\"Svendbrog\","
                            "\"roles\":\"super-user\",\"edited\":\"{}\"}",
          .after = (char *)"{\"municipality\":\"0479\",\"municipality_text\":\"\","
                           "\"roles\":\"super-user, project-manager\",\"edited\":\"x\"}" };
  g_autofree char *lines = spor_signup_change_lines (round, &change);

  g_assert_cmpstr (lines, ==,
                   "Municipality: “Svendbrog” → “Svendborg”\n"
                   "Roles: “Superbruger” → “Projektleder, Superbruger”");
}

/* What was taken back reads otherwise than what was changed. */
static void
test_history_of_undo (gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SporPlaces) places = spor_places_new (&error);
  g_autoptr (SporRound) round = spor_round_new_fbs2 (places);
  SporChange change = { .action = (char *)"undo",
                        .text = (char *)"Undone: Change to Bo: Name",
                        .before = (char *)"{\"name\":\"Bob\"}",
                        .after = (char *)"{\"name\":\"Bo\"}" };
  g_autofree char *undone = spor_signup_change_title (round, &change);
  g_autofree char *edited = NULL;

  change.action = (char *)"edit";
  edited = spor_signup_change_title (round, &change);
  g_assert_cmpstr (edited, ==, "Name: “Bob” → “Bo”");
  g_assert_cmpstr (undone, ==, "Undone: Change to Bo: Name\nName: “Bob” → “Bo”");
}

int
main (int argc, char **argv)
{
  SporApplication *app;

  fixture_init (&argc, &argv);
  app = fixture_app_new ();
  g_test_add_data_func ("/signups/list/sorts", app, test_list_sorts);
  g_test_add_data_func ("/signups/list/filters", app, test_list_filters);
  g_test_add_data_func ("/signups/list/seats", app, test_list_seats);
  g_test_add_data_func ("/signups/list/seats-while-asked", app, test_list_seats_while_asked);
  g_test_add_data_func ("/signups/list/searches", app, test_list_searches);
  g_test_add_data_func ("/signups/list/drops-stale-answers", app, test_list_drops_stale_answers);
  g_test_add_data_func ("/signups/list/tells-slots", app, test_list_tells_slots);
  g_test_add_data_func ("/signups/list/grows-in-steps", app, test_list_grows_in_steps);
  g_test_add_data_func ("/signups/page/edits", app, test_page_edits);
  g_test_add_data_func ("/signups/page/refuses", app, test_page_refuses);
  g_test_add_data_func ("/signups/page/mends", app, test_page_mends);
  g_test_add_data_func ("/signups/page/counts", app, test_page_counts);
  g_test_add_data_func ("/signups/page/exports", app, test_page_exports);
  g_test_add_data_func ("/signups/page/reads-order", app, test_page_reads_order);
  g_test_add_data_func ("/signups/page/fits-columns", app, test_page_fits_columns);
  g_test_add_data_func ("/signups/page/other-round", app, test_page_other_round);
  g_test_add_data_func ("/signups/page/other-person", app, test_page_other_person);
  g_test_add_data_func ("/signups/page/tooltips", app, test_page_tooltips);
  g_test_add_data_func ("/signups/page/shows-nobody", app, test_page_shows_nobody);
  g_test_add_data_func ("/signups/several/clicked", app, test_several_clicked);
  g_test_add_data_func ("/signups/several/withdrawn", app, test_several_withdrawn);
  g_test_add_data_func ("/signups/several/menu", app, test_several_menu);
  g_test_add_data_func ("/signups/menu-leaves", app, test_menu_leaves);
  g_test_add_data_func ("/signups/seated-withdrawn", app, test_seated_withdrawn);
  g_test_add_data_func ("/signups/several/wait", app, test_several_wait);
  g_test_add_data_func ("/signups/several/final", app, test_several_final);
  g_test_add_data_func ("/signups/several/of-nobody", app, test_several_of_nobody);
  g_test_add_data_func ("/signups/history/in-words", app, test_history_in_words);
  g_test_add_data_func ("/signups/history/of-undo", app, test_history_of_undo);
  return fixture_run (app);
}

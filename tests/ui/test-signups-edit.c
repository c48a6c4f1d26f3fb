/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "signups.h"

#include "spor-signup-problems.h"
#include "spor-store-erasure.h"
#include "spor-store-rounds.h"

/* One sign-up corrected in its pane. */

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

/* What was objected to goes as soon as it is right, and not before. */
static void
test_page_relents (gconstpointer data)
{
  g_autofree char *path = fixture_book_new ("relents.spor", TRUE);
  Page page = open_page ((SporApplication *)data, path);
  SporAnswerRow *email;
  int end = strlen ("post at odense"), sign = strlen ("post");

  select_row (&page, 4);
  email = find_answer_row (GTK_WIDGET (page.pane), SPOR_FIELD_EMAIL);
  gtk_editable_set_text (GTK_EDITABLE (email), "post at odense");
  g_signal_emit_by_name (email, "apply");
  gtk_editable_insert_text (GTK_EDITABLE (email), ".dk", -1, &end);
  gtk_editable_delete_text (GTK_EDITABLE (email), sign, sign + strlen (" at "));
  g_assert_true (gtk_widget_has_css_class (GTK_WIDGET (email), "error"));
  gtk_editable_insert_text (GTK_EDITABLE (email), "@", -1, &sign);
  g_assert_false (gtk_widget_has_css_class (GTK_WIDGET (email), "error"));
  gtk_editable_delete_text (GTK_EDITABLE (email), 4, 5);
  g_assert_false (gtk_widget_has_css_class (GTK_WIDGET (email), "error"));
  g_assert_true (press_key (email, GDK_KEY_Escape, 0));
  fixture_close ((SporApplication *)data);
}

static gboolean
is_message (GtkWidget *widget, gconstpointer unused)
{
  return gtk_widget_has_css_class (widget, "answer-message");
}

/* What is said below @row. */
static const char *
find_message (SporAnswerRow *row)
{
  GtkWidget *below = gtk_widget_get_next_sibling (GTK_WIDGET (row));
  GtkWidget *label = below ? fixture_find (below, is_message, NULL) : NULL;

  return label && gtk_widget_get_visible (below) && gtk_widget_get_visible (label)
             ? gtk_label_get_label (GTK_LABEL (label))
             : "";
}

/* What no answer can have is said while it is typed, and no longer; what may become right, not
 * before it is left. */
static void
test_page_bars (gconstpointer data)
{
  g_autofree char *path = fixture_book_new ("bars.spor", TRUE);
  Page page = open_page ((SporApplication *)data, path);
  SporAnswerRow *name, *email;

  select_row (&page, 4);
  name = find_answer_row (GTK_WIDGET (page.pane), SPOR_FIELD_NAME);
  gtk_editable_set_text (GTK_EDITABLE (name), "Zenia 010190-1234");
  g_assert_nonnull (strstr (find_message (name), "personal number"));
  g_assert_true (gtk_widget_has_css_class (GTK_WIDGET (name), "error"));
  g_signal_emit_by_name (name, "apply");
  g_assert_nonnull (strstr (find_message (name), "personal number"));
  gtk_editable_set_text (GTK_EDITABLE (name), "Zenia 010190-123");
  g_assert_cmpstr (find_message (name), ==, "");
  g_assert_false (gtk_widget_has_css_class (GTK_WIDGET (name), "error"));
  gtk_editable_set_text (GTK_EDITABLE (name), "Zenia 010190-1234");
  g_assert_true (press_key (name, GDK_KEY_Escape, 0));
  g_assert_cmpstr (find_message (name), ==, "");

  email = find_answer_row (GTK_WIDGET (page.pane), SPOR_FIELD_EMAIL);
  gtk_editable_set_text (GTK_EDITABLE (email), "zenia");
  g_assert_cmpstr (find_message (email), ==, "");
  g_signal_emit_by_name (email, "apply");
  g_assert_nonnull (strstr (find_message (email), "not an e-mail address"));
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
offers_next (gpointer pane)
{
  gpointer button = gtk_widget_get_template_child (pane, SPOR_TYPE_SIGNUP_PANE, "next");

  return gtk_widget_get_mapped (button);
}

static gboolean
offers_none (gpointer pane)
{
  return !offers_next (pane);
}

/* Who is mended drops out of those that need attention, and stays in the pane; a button leads to
 * the next. */
static void
test_next_to_mend (gconstpointer data)
{
  g_autofree char *path = fixture_book_new ("next.spor", TRUE);
  Page page = open_page ((SporApplication *)data, path);
  GtkWidget *mend;

  spor_signups_page_show_attention (SPOR_SIGNUPS_PAGE (page.page));
  fixture_settle ();
  select_row (&page, 1);
  g_assert_false (offers_next (page.pane));
  mend = find_button (GTK_WIDGET (page.pane), "Use Svendborg");
  gtk_widget_grab_focus (mend);
  g_signal_emit_by_name (mend, "clicked");
  fixture_wait (offers_next, page.pane);
  fixture_settle ();
  g_assert_cmpstr (spor_signup_get_row (spor_signup_pane_get_signup (page.pane))->name, ==,
                   "Åse Ærø-Østergård");
  g_assert_true (GTK_IS_BUTTON (gtk_window_get_focus (GTK_WINDOW (page.window))));

  gtk_widget_activate (gtk_window_get_focus (GTK_WINDOW (page.window)));
  fixture_wait (offers_none, page.pane);
  g_assert_cmpstr (spor_signup_get_row (spor_signup_pane_get_signup (page.pane))->name, !=,
                   "Åse Ærø-Østergård");
  g_assert_cmpint (spor_signup_get_row (spor_signup_pane_get_signup (page.pane))->status, ==,
                   SPOR_STATUS_ATTENTION);
  fixture_close ((SporApplication *)data);
}

/* The keyboard is in the answer, which can be seen. */
static void
assert_is_in (Page *page, SporField field)
{
  GtkWidget *row = find_answer_row (GTK_WIDGET (page->pane), field);
  GtkWidget *scroll = gtk_widget_get_ancestor (row, GTK_TYPE_SCROLLED_WINDOW);
  graphene_rect_t bounds;

  g_assert_true (gtk_widget_get_ancestor (hands_focus (), SPOR_TYPE_ANSWER_ROW) == row);
  g_assert_true (gtk_widget_compute_bounds (row, scroll, &bounds));
  g_assert_cmpfloat (bounds.origin.y, >=, 0);
  g_assert_cmpfloat (bounds.origin.y + bounds.size.height, <=, gtk_widget_get_height (scroll));
}

/* So far that the answer is the last that can be seen. */
static void
scroll_to_end_of (Page *page, SporField field)
{
  GtkWidget *row = find_answer_row (GTK_WIDGET (page->pane), field);
  GtkWidget *scroll = gtk_widget_get_ancestor (row, GTK_TYPE_SCROLLED_WINDOW);
  GtkAdjustment *along = gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (scroll));
  graphene_rect_t bounds;

  gtk_adjustment_set_value (along, 0);
  pointer_settle ();
  g_assert_true (gtk_widget_compute_bounds (row, scroll, &bounds));
  gtk_adjustment_set_value (along,
                            bounds.origin.y + bounds.size.height - gtk_widget_get_height (scroll));
  pointer_settle ();
}

/* What is said below an answer is passed over, and does not push the keyboard out of sight. */
static void
test_page_keys (gconstpointer data)
{
  g_autofree char *path = fixture_book_new ("keys.spor", TRUE);
  Page page = open_page ((SporApplication *)data, path);
  SporAnswerRow *title, *email;

  gtk_window_set_default_size (GTK_WINDOW (page.window), 1000, 500);
  select_row (&page, 4);
  pointer_settle ();
  title = find_answer_row (GTK_WIDGET (page.pane), SPOR_FIELD_TITLE);
  email = find_answer_row (GTK_WIDGET (page.pane), SPOR_FIELD_EMAIL);
  gtk_widget_grab_focus (GTK_WIDGET (title));
  hands_type ("010190-1234");
  g_assert_cmpstr (find_message (title), !=, "");
  hands_press ("Tab");
  assert_is_in (&page, SPOR_FIELD_EMAIL);
  hands_press ("<Shift>Tab");
  assert_is_in (&page, SPOR_FIELD_TITLE);
  hands_press ("Down");
  assert_is_in (&page, SPOR_FIELD_EMAIL);
  hands_press ("Up");
  assert_is_in (&page, SPOR_FIELD_TITLE);
  hands_press ("Tab");
  hands_type ("zenia");
  scroll_to_end_of (&page, SPOR_FIELD_PHONE);
  hands_press ("Tab");
  g_assert_cmpstr (find_message (email), !=, "");
  assert_is_in (&page, SPOR_FIELD_PHONE);
  hands_press ("Tab"); /* into the motivation, and back */
  g_assert_true (GTK_IS_TEXT_VIEW (hands_focus ()));
  hands_press ("<Shift>Tab");
  assert_is_in (&page, SPOR_FIELD_PHONE);
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

/* The dialog that quotes @text. */
static gpointer
find_dialog (const char *text)
{
  GListModel *all = gtk_window_get_toplevels ();

  for (guint i = 0; i < g_list_model_get_n_items (all); i++)
    {
      g_autoptr (GtkWindow) window = g_list_model_get_item (all, i);

      if (ADW_IS_MESSAGE_DIALOG (window)
          && fixture_find (GTK_WIDGET (window), fixture_has_label, text))
        return window;
    }
  return NULL;
}

static gboolean
says_zenia_at_odense (gpointer data)
{
  return find_dialog ("zenia at odense") != NULL;
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

/* What is right is kept at once, what is not keeps its person shown; none of it goes to whoever is
 * shown next. */
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
  fixture_settle ();
  g_assert_cmpstr (read_row_text (&page, SPOR_FIELD_NAME), ==, "Zeniå");
  g_assert_cmpstr (read_row_text (&page, SPOR_FIELD_EMAIL), ==, "zenia at odense");
  g_assert_false (says_zenia_at_odense (NULL));
  type_row_text (&page, SPOR_FIELD_EMAIL, "zenia@odense.dk");
  select_row (&page, 2);
  g_assert_cmpstr (read_row_text (&page, SPOR_FIELD_NAME), ==, "Anne Hansen");
  g_assert_cmpstr (read_row_text (&page, SPOR_FIELD_EMAIL), ==, "anne@aarhus.dk");
  fixture_close ((SporApplication *)data);
}

/* In large text there is no room for the track beside its heading. */
static void
test_large_track (gconstpointer data)
{
  g_autofree char *path = fixture_book_new ("large.spor", TRUE);
  GtkSettings *settings = gtk_settings_get_default ();
  g_autofree char *font = NULL;
  Page page;
  AdwComboRow *track;

  g_object_get (settings, "gtk-font-name", &font, NULL);
  g_object_set (settings, "gtk-font-name", "Cantarell 22", NULL);
  page = open_page ((SporApplication *)data, path);
  for (guint i = 2; i <= 4; i += 2)
    {
      GtkStringObject *title;

      select_row (&page, i);
      track = fixture_find_type (GTK_WIDGET (page.pane), ADW_TYPE_COMBO_ROW);
      title = adw_combo_row_get_selected_item (track);
      g_assert_cmpstr (adw_action_row_get_subtitle (ADW_ACTION_ROW (track)), ==,
                       gtk_string_object_get_string (title));
    }
  fixture_close ((SporApplication *)data);
  g_object_set (settings, "gtk-font-name", font, NULL);
}

/* What stands of an erased person can be read and copied, and says why it does not change. */
static void
test_erased (gconstpointer data)
{
  g_autofree char *path = fixture_book_new ("erased.spor", TRUE);
  Page page = open_page ((SporApplication *)data, path);
  GtkWidget *municipality;

  {
    const char *const ids[] = { find_row (&page, "Zenia Ørsted")->id, NULL };
    g_autoptr (GError) error = NULL;
    g_autoptr (SporPlaces) places = spor_places_new (&error);
    g_autoptr (SporStore) store = spor_store_open (path, places, "tester", &error);
    g_auto (GStrv) erased = spor_store_erase (store, ids, NULL, &error);

    g_assert_no_error (error);
    g_assert_nonnull (erased);
  }
  fixture_close ((SporApplication *)data);
  page = open_page ((SporApplication *)data, path);
  select_row (&page, g_list_model_get_n_items (page.model) - 1);
  municipality = find_answer_row (GTK_WIDGET (page.pane), SPOR_FIELD_MUNICIPALITY);
  g_assert_true (gtk_widget_is_sensitive (municipality));
  g_assert_true (gtk_widget_has_css_class (municipality, "locked"));
  g_assert_nonnull (strstr (gtk_widget_get_tooltip_text (municipality), "has been erased"));
  select_row (&page, 2);
  g_assert_false (gtk_widget_has_css_class (municipality, "locked"));
  fixture_close ((SporApplication *)data);
}

/* The first is who stands, the second gets their e-mail: (transfer full) all, as judged then. */
static SporSignups *
share_mailbox (const char *path, const char *name, const SporSignupRow **second)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SporPlaces) places = spor_places_new (&error);
  g_autoptr (SporStore) store = spor_store_open (path, places, "tester", &error);
  g_autoptr (SporRound) round = spor_store_load_round (store, &error);
  g_autoptr (SporSignups) before = spor_store_load_signups (store, round, FALSE, &error);
  SporSignups *after;
  const SporSignupRow *anne
      = spor_signups_row (before, spor_signups_find_name (before, "Anne Hansen"));
  const SporSignupRow *zenia
      = spor_signups_row (before, spor_signups_find_name (before, "Zenia Ørsted"));
  const SporEdit edits[] = { { SPOR_FIELD_EMAIL, (char *)anne->email },
                             { SPOR_FIELD_TRACK, "1" },
                             { SPOR_FIELD_ROLES, "Projektleder" },
                             { SPOR_FIELD_MUNICIPALITY, "Vejle" },
                             { SPOR_FIELD_NAME, (char *)name } };

  spor_store_edit_signup (store, anne->id, edits, 4, -1, -1, &error);
  g_assert_no_error (error);
  spor_store_edit_signup (store, zenia->id, edits, 5, -1, -1, &error);
  g_assert_no_error (error);
  after = spor_store_load_signups (store, round, FALSE, &error);
  g_assert_no_error (error);
  *second = spor_signups_row (after, spor_signups_find (after, zenia->id));
  return after;
}

static gboolean
is_recommended (GtkWidget *problems, const char *label)
{
  return gtk_widget_has_css_class (find_button (problems, label), "suggested-action");
}

/* It is said who has the e-mail; whoever is another person is not to be withdrawn for it. */
static void
test_duplicate (gconstpointer data)
{
  static const char *const names[] = { "A. Hansen", "Zenia Ørsted" };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *path = fixture_book_new (i ? "two.spor" : "one.spor", TRUE);
      const SporSignupRow *row;
      g_autoptr (SporSignups) signups = share_mailbox (path, names[i], &row);
      GtkWidget *problems = g_object_ref_sink (g_object_new (SPOR_TYPE_SIGNUP_PROBLEMS, NULL));
      g_autofree char *text
          = spor_signup_problem_text (signups, row, SPOR_PROBLEM_DUPLICATE_PERSON);

      g_assert_true (row->problems & (1 << SPOR_PROBLEM_DUPLICATE_PERSON));
      g_assert_nonnull (strstr (text, "for this track: Anne Hansen, Vejle."));
      g_assert_cmpint (strstr (text, "The names differ") != NULL, ==, i == 1);
      spor_signup_problems_show (SPOR_SIGNUP_PROBLEMS (problems), signups, row, FALSE);
      g_assert_cmpint (is_recommended (problems, "Withdraw This One"), ==, i == 0);
      g_assert_cmpint (is_recommended (problems, "Correct…"), ==, i == 1);
      g_object_unref (problems);
    }
}

int
main (int argc, char **argv)
{
  SporApplication *app;

  fixture_init (&argc, &argv);
  app = fixture_app_new ();
  g_test_add_data_func ("/signups/page/edits", app, test_page_edits);
  g_test_add_data_func ("/signups/page/refuses", app, test_page_refuses);
  g_test_add_data_func ("/signups/page/relents", app, test_page_relents);
  g_test_add_data_func ("/signups/page/bars", app, test_page_bars);
  g_test_add_data_func ("/signups/page/keys", app, test_page_keys);
  g_test_add_data_func ("/signups/page/mends", app, test_page_mends);
  g_test_add_data_func ("/signups/next-to-mend", app, test_next_to_mend);
  g_test_add_data_func ("/signups/page/other-round", app, test_page_other_round);
  g_test_add_data_func ("/signups/page/other-person", app, test_page_other_person);
  g_test_add_data_func ("/signups/page/large-track", app, test_large_track);
  g_test_add_data_func ("/signups/page/erased", app, test_erased);
  g_test_add_data_func ("/signups/page/duplicate", app, test_duplicate);
  return fixture_run (app);
}

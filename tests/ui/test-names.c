/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fixture.h"

#include "pointer.h"
#include "spor-card.h"
#include "spor-map-widget.h"
#include "spor-signups-page.h"
#include "spor-toast.h"
#include "spor-why.h"

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
  row = gtk_root_get_focus (GTK_ROOT (window));
  fixture_wait (is_named, row);
  gtk_test_accessible_assert_property (
      GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL,
      "Bo Sørensen, Læsø, 1 Implementering, Wrong role for the track, Superbruger, "
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

/* (transfer full): all that is said of a card, which its tooltip shows, too */
static char *
heard_of (gpointer card)
{
  return gtk_test_accessible_check_property (card, GTK_ACCESSIBLE_PROPERTY_LABEL, "");
}

static gboolean
tells_whole_reason (gpointer card)
{
  g_autofree char *heard = heard_of (card);

  return strstr (heard, "The only candidate for track 1 with this profile: ") != NULL;
}

static gboolean
is_star (GtkWidget *widget, gconstpointer name)
{
  return GTK_IS_IMAGE (widget)
         && g_strcmp0 (gtk_image_get_icon_name (GTK_IMAGE (widget)), name) == 0;
}

static void
assert_gap (GtkWidget *card, const char *gap, const char *how, const char *star)
{
  g_autoptr (SporSignup) signup = g_object_ref (spor_card_get_signup (SPOR_CARD (card)));
  g_autofree char *heard = NULL;

  spor_card_set_exchange (SPOR_CARD (card), how);
  spor_card_set_signup (SPOR_CARD (card), signup, gap, FALSE);
  heard = heard_of (card);
  g_assert_nonnull (strstr (heard, gap));
  g_assert_cmpint (strstr (heard, "Track 1 is full.") != NULL, ==, how != NULL);
  g_assert_nonnull (fixture_find_shown (card, is_star, star));
}

/* What is short on a card is said in sentences; a gap that takes a swap has a hollow star. */
static void
test_card (gconstpointer app)
{
  g_autofree char *path = fixture_book_new ("card.spor", TRUE);
  SporWindow *window = fixture_open ((SporApplication *)app, path);
  GtkWidget *card;

  spor_window_show_page (window, "board");
  fixture_settle ();
  card = fixture_find_shown (GTK_WIDGET (window), fixture_is_card_of, "Anne Hansen");
  fixture_wait (tells_whole_reason, card);
  assert_gap (card, "Could fill a gap", "Track 1 is full.", "non-starred-symbolic");
  assert_gap (card, "Fills a gap", NULL, "starred-symbolic");
  fixture_close ((SporApplication *)app);
}

/* Described so, or not at all: "none" */
typedef struct
{
  GtkWidget *widget;
  const char *text;
} Description;

static gboolean
is_described (gpointer data)
{
  Description *description = data;
  GtkAccessible *widget = GTK_ACCESSIBLE (description->widget);
  g_autofree char *other = NULL;

  if (!gtk_test_accessible_has_property (widget, GTK_ACCESSIBLE_PROPERTY_DESCRIPTION))
    return description->text == NULL;
  if (!description->text)
    return FALSE;
  other = gtk_test_accessible_check_property (widget, GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                              description->text);
  return other == NULL;
}

static void
wait_described (GtkWidget *widget, const char *text)
{
  Description description = { widget, text };

  fixture_wait (is_described, &description);
}

/* A toast is heard where the keyboard is; then what is there is described as before. */
static void
assert_heard (SporWindow *window, GtkWidget *focus, const char *own)
{
  Description before = { focus, own };

  gtk_widget_grab_focus (focus);
  g_assert_true (gtk_root_get_focus (GTK_ROOT (window)) == focus);
  g_assert_true (is_described (&before));
  spor_toast (GTK_WIDGET (window), "A <b> of “Bo”");
  wait_described (focus, "A <b> of “Bo”");
  wait_described (focus, own);
}

static void
test_toast (gconstpointer app)
{
  g_autofree char *path = fixture_book_new ("toast.spor", TRUE);
  SporWindow *window = fixture_open ((SporApplication *)app, path);

  assert_heard (window, gtk_root_get_focus (GTK_ROOT (window)), NULL);
  fixture_close ((SporApplication *)app);
}

static gboolean
has_tooltip (GtkWidget *widget, gconstpointer data)
{
  return GTK_IS_TOGGLE_BUTTON (widget) && gtk_widget_get_mapped (widget)
         && gtk_widget_get_focusable (widget) && gtk_widget_get_tooltip_text (widget);
}

static gboolean
is_mapped (gpointer widget)
{
  return gtk_widget_get_mapped (widget);
}

/* Also where there is a tooltip, and on the map, which says its keys. */
static void
test_toast_over_description (gconstpointer app)
{
  g_autofree char *path = fixture_book_new ("described.spor", TRUE);
  SporWindow *window = fixture_open ((SporApplication *)app, path);
  GtkWidget *button = fixture_find (GTK_WIDGET (window), has_tooltip, NULL);
  g_autofree char *tip = g_strdup (gtk_widget_get_tooltip_text (button));
  GtkWidget *map;

  assert_heard (window, button, tip);
  gtk_widget_activate_action (GTK_WIDGET (window), "win.page", "s", "map");
  map = fixture_find_type (GTK_WIDGET (window), SPOR_TYPE_MAP_WIDGET);
  fixture_wait (is_mapped, map);
  assert_heard (window, map,
                "Tab and the arrow keys go from municipality to municipality, letters to a name, "
                "Return selects. Control+Tab leaves the map, Control+T shows the same as a table.");
  fixture_close ((SporApplication *)app);
}

/* What went wrong meanwhile stays said; of two toasts, the second does not pass for what was there.
 */
static void
test_toast_meanwhile (gconstpointer app)
{
  g_autofree char *path = fixture_book_new ("meanwhile.spor", TRUE);
  SporWindow *window = fixture_open ((SporApplication *)app, path);
  GtkWidget *focus = fixture_find (GTK_WIDGET (window), has_tooltip, NULL);
  g_autofree char *tip = g_strdup (gtk_widget_get_tooltip_text (focus));

  gtk_widget_grab_focus (focus);
  spor_toast (GTK_WIDGET (window), "First");
  wait_described (focus, "First");
  spor_toast (GTK_WIDGET (window), "Second");
  wait_described (focus, "Second");
  wait_described (focus, tip);

  spor_toast (GTK_WIDGET (window), "Third");
  wait_described (focus, "Third");
  spor_say_why (focus, tip, "There is nothing to find.");
  spor_toast (GTK_WIDGET (window), "Fourth");
  wait_described (focus, "Fourth");
  wait_described (focus, "There is nothing to find.");
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
  g_test_add_data_func ("/names/card", app, test_card);
  g_test_add_data_func ("/names/toast/plain", app, test_toast);
  g_test_add_data_func ("/names/toast/over-description", app, test_toast_over_description);
  g_test_add_data_func ("/names/toast/meanwhile", app, test_toast_meanwhile);
  return fixture_run (app);
}

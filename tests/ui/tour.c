/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fixture.h"

#include "spor-actor-dialog.h"
#include "spor-board-page.h"
#include "spor-claim-desk.h"
#include "spor-compare-window.h"
#include "spor-claim-reach.h"
#include "spor-decision-dialog.h"
#include "spor-import-window.h"
#include "spor-language.h"
#include "spor-map-page.h"
#include "spor-rate-dialog.h"
#include "spor-refunds-page.h"
#include "spor-replace-window.h"
#include "spor-round-menu.h"
#include "spor-signups-page.h"

#include <glib-unix.h>
#include <string.h>
#include <unistd.h>

/* A tour of everything that the program can show: tour BOOK SIGN-UPS-FILE. At each stop it writes
 * the stop's name and what can be read there, and goes on when a line comes in. Each line is a
 * kind, a tab and a text, with line breaks as \n:
 *
 *   stop       the name of what is shown from here on
 *   text       something written on the screen, or told by a tooltip
 *   clipped    something of which too little is seen, and why
 *   end        all has been said; waits
 */

typedef struct
{
  SporApplication *app;
  SporWindow *window;
  GHashTable *menus; /* menu buttons that were opened already */
  const char *place;
} Tour;

/* --- Telling -------------------------------------------------------------------------------- */

static void
tell (const char *kind, const char *text)
{
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);
  g_autofree char *joined = g_strjoinv ("\\n", lines);

  printf ("%s\t%s\n", kind, joined);
}

static void
tell_clipped (GtkWidget *widget, const char *text, const char *why)
{
  g_autofree char *said = g_strdup_printf ("%s “%s”: %s", G_OBJECT_TYPE_NAME (widget), text, why);

  tell ("clipped", said);
}

/* What scrolls may be wider, or higher, than its place. */
static gboolean
scrolls (GtkWidget *widget)
{
  GtkWidget *scroll = gtk_widget_get_ancestor (widget, GTK_TYPE_SCROLLED_WINDOW);
  GtkPolicyType policy;

  if (!scroll)
    return FALSE;
  gtk_scrolled_window_get_policy (GTK_SCROLLED_WINDOW (scroll), &policy, NULL);
  return policy != GTK_POLICY_NEVER || scrolls (gtk_widget_get_parent (scroll));
}

/* Too narrow for three letters and the dots */
static gboolean
is_sliver (GtkWidget *widget)
{
  PangoContext *context = gtk_widget_get_pango_context (widget);
  PangoFontMetrics *metrics = pango_context_get_metrics (context, NULL, NULL);
  int width = pango_font_metrics_get_approximate_char_width (metrics) * 4 / PANGO_SCALE;

  pango_font_metrics_unref (metrics);
  return gtk_widget_get_width (widget) < width;
}

static void
look_at_edges (GtkWidget *widget, const char *text)
{
  GtkWidget *native = GTK_WIDGET (gtk_widget_get_native (widget));
  double x, y;

  gtk_widget_translate_coordinates (widget, native, 0, 0, &x, &y);
  if (!scrolls (widget)
      && (x < -1 || x + gtk_widget_get_width (widget) > gtk_widget_get_width (native) + 1))
    tell_clipped (widget, text, "reaches out of its window");
}

/* By the widget itself, or the row or button that it belongs to */
static gboolean
is_told_by_tooltip (GtkWidget *widget)
{
  for (guint i = 0; widget && i < 8; i++, widget = gtk_widget_get_parent (widget))
    if (gtk_widget_get_has_tooltip (widget))
      return TRUE;
  return FALSE;
}

static void
look_at_label (GtkWidget *widget, const char *text)
{
  PangoLayout *layout = gtk_label_get_layout (GTK_LABEL (widget));
  int width, height;

  pango_layout_get_pixel_size (layout, &width, &height);
  if (width > gtk_widget_get_width (widget))
    tell_clipped (widget, text, "needs more width");
  else if (height > gtk_widget_get_height (widget))
    tell_clipped (widget, text, "needs more height");
  else if (pango_layout_is_ellipsized (layout) && is_sliver (widget))
    tell_clipped (widget, text, "hardly a letter is left");
  else if (pango_layout_is_ellipsized (layout) && !is_told_by_tooltip (widget))
    tell_clipped (widget, text, "cut short, and nothing tells the rest");
  look_at_edges (widget, text);
}

static void
tell_widget (GtkWidget *widget)
{
  const char *text = NULL;
  const char *tip = gtk_widget_get_tooltip_text (widget);

  if (GTK_IS_LABEL (widget))
    look_at_label (widget, text = gtk_label_get_text (GTK_LABEL (widget)));
  else if (GTK_IS_INSCRIPTION (widget))
    text = gtk_inscription_get_text (GTK_INSCRIPTION (widget));
  else if (GTK_IS_TEXT (widget))
    text = gtk_text_get_placeholder_text (GTK_TEXT (widget));
  if (GTK_IS_INSCRIPTION (widget) && text && g_utf8_strlen (text, -1) > 4 && is_sliver (widget))
    tell_clipped (widget, text, "hardly a letter is left");
  if (text && *text)
    tell ("text", text);
  if (tip && *tip)
    tell ("text", tip);
}

static void
tell_all (GtkWidget *widget)
{
  if (!gtk_widget_get_mapped (widget))
    return;
  tell_widget (widget);
  if (GTK_IS_SHORTCUT_LABEL (widget))
    return; /* the keys' names are GTK's */
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child;
       child = gtk_widget_get_next_sibling (child))
    tell_all (child);
}

/* --- Waiting -------------------------------------------------------------------------------- */

static gboolean
is_spinning (GtkWidget *widget, gconstpointer data)
{
  return GTK_IS_SPINNER (widget) && gtk_spinner_get_spinning (GTK_SPINNER (widget));
}

/* A sum over what is where. */
static guint
look (GtkWidget *widget)
{
  double x = 0, y = 0;
  guint sum = g_direct_hash (widget) + gtk_widget_get_width (widget) * 31
              + gtk_widget_get_height (widget) * 37;

  if (!gtk_widget_get_mapped (widget))
    return 0;
  gtk_widget_translate_coordinates (widget, GTK_WIDGET (gtk_widget_get_native (widget)), 0, 0, &x,
                                    &y);
  sum += (int)x * 41 + (int)y * 43;
  if (GTK_IS_LABEL (widget))
    sum += g_str_hash (gtk_label_get_text (GTK_LABEL (widget)));
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child;
       child = gtk_widget_get_next_sibling (child))
    sum = sum * 33 + look (child);
  return sum;
}

static void
pause_for (guint milliseconds)
{
  gboolean over = FALSE;

  g_timeout_add (milliseconds, fixture_on_timeout_cb, &over);
  while (!over)
    g_main_context_iteration (NULL, TRUE);
}

static gboolean
on_frame_cb (GtkWidget *widget, GdkFrameClock *clock, gpointer data)
{
  guint *left = data;

  return --*left > 0 ? G_SOURCE_CONTINUE : G_SOURCE_REMOVE;
}

/* What has come is laid out, however long a busy machine takes for a frame: the second one begins
 * after the layout of the first. */
static void
wait_for_layout (GtkWidget *root)
{
  guint left = 2;

  gtk_widget_add_tick_callback (root, on_frame_cb, &left, NULL);
  while (left > 0)
    g_main_context_iteration (NULL, TRUE);
}

/* Until it is laid out, looks the same twice in a row, and nothing says that it is at work. */
static void
wait_for_rest (GtkWidget *root)
{
  guint before = 0, now;

  for (guint i = 0; i < 300; i++)
    {
      pause_for (60);
      wait_for_layout (root);
      now = look (root);
      if (now == before && gtk_widget_get_width (root) > 0
          && !fixture_find_shown (root, is_spinning, NULL))
        return;
      before = now;
    }
  g_error ("%s never comes to rest", G_OBJECT_TYPE_NAME (root));
}

static gboolean
on_line_cb (int fd, GIOCondition condition, gpointer data)
{
  char byte;

  if (read (fd, &byte, 1) != 1)
    exit (0); /* whoever asked is gone */
  *(gboolean *)data = TRUE;
  return G_SOURCE_REMOVE;
}

static void
wait_for_line (void)
{
  gboolean come = FALSE;

  fflush (stdout);
  g_unix_fd_add (STDIN_FILENO, G_IO_IN | G_IO_HUP, on_line_cb, &come);
  while (!come)
    g_main_context_iteration (NULL, TRUE);
}

/* --- Stops ---------------------------------------------------------------------------------- */

/* A small screen is 1024 by 700. */
static void
look_at_window (GtkWidget *root)
{
  int width, height;

  gtk_widget_measure (root, GTK_ORIENTATION_HORIZONTAL, -1, &width, NULL, NULL, NULL);
  gtk_widget_measure (root, GTK_ORIENTATION_VERTICAL, MAX (width, 1024), &height, NULL, NULL, NULL);
  if (width > 1024 || height > 700)
    {
      g_autofree char *size = g_strdup_printf ("%d×%d", width, height);

      tell_clipped (root, size, "does not fit on a small screen");
    }
}

static void
halt (const char *name, GtkWidget *root)
{
  wait_for_rest (root);
  tell ("stop", name);
  look_at_window (root);
  tell_all (root);
  tell ("end", "");
  wait_for_line ();
}

static void
collect_menus (GtkWidget *widget, GPtrArray *menus)
{
  if (!gtk_widget_get_mapped (widget))
    return;
  if (GTK_IS_MENU_BUTTON (widget) && gtk_widget_is_sensitive (widget))
    g_ptr_array_add (menus, widget);
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child;
       child = gtk_widget_get_next_sibling (child))
    collect_menus (child, menus);
}

/* A menu, by where it is and what it is for: rows of a list all have the same, and one look at it
 * is enough. */
static char *
name_menu (GtkWidget *button)
{
  GtkWidget *parent = gtk_widget_get_parent (button);
  const char *tip = gtk_widget_get_tooltip_text (button);

  return g_strdup_printf ("menu in %s/%s", G_OBJECT_TYPE_NAME (parent), tip ? tip : "");
}

/* Opens what can be opened here, and was not before. */
static void
open_menus (Tour *self, GtkWidget *root)
{
  g_autoptr (GPtrArray) menus = g_ptr_array_new ();

  collect_menus (root, menus);
  for (guint i = 0; i < menus->len; i++)
    {
      GtkMenuButton *button = menus->pdata[i];
      g_autofree char *name = name_menu (GTK_WIDGET (button));
      g_autofree char *place = g_strdup_printf ("%s: %s", self->place, name);

      if (!g_hash_table_add (self->menus, g_strdup (name)))
        continue;
      gtk_widget_grab_focus (GTK_WIDGET (button)); /* which brings it into view */
      wait_for_rest (root);
      gtk_menu_button_popup (button);
      if (gtk_menu_button_get_popover (button))
        halt (place, GTK_WIDGET (gtk_menu_button_get_popover (button)));
      gtk_menu_button_popdown (button);
      fixture_settle ();
    }
}

static void
visit (Tour *self, const char *name, GtkWidget *root)
{
  self->place = name;
  halt (name, root);
  open_menus (self, root);
}

/* The window in front of the one of the book. */
static GtkWidget *
front (Tour *self)
{
  g_autoptr (GList) toplevels = gtk_window_list_toplevels ();

  for (GList *l = toplevels; l; l = l->next)
    if (l->data != self->window && gtk_widget_get_mapped (l->data))
      return l->data;
  return NULL;
}

static gboolean
has_front (gpointer tour)
{
  return front (tour) != NULL;
}

static void
close_fronts (Tour *self)
{
  GtkWidget *window;

  while ((window = front (self)))
    {
      gtk_window_destroy (GTK_WINDOW (window));
      fixture_settle ();
    }
}

static void
visit_front (Tour *self, const char *name)
{
  fixture_wait (has_front, self);
  visit (self, name, front (self));
}

static gboolean
has_action (GtkWidget *widget, gconstpointer name)
{
  const char *known, *property;
  const GVariantType *type;
  GType owner;

  for (guint i = 0; gtk_widget_class_query_action (GTK_WIDGET_GET_CLASS (widget), i, &owner, &known,
                                                   &type, &property);
       i++)
    if (g_str_equal (known, name))
      return TRUE;
  return FALSE;
}

/* The action of whatever on the screen has it. */
static void
act (GtkWidget *root, const char *action, const char *target)
{
  GtkWidget *widget = fixture_find_shown (root, has_action, action);

  if (!widget)
    g_error ("nothing on the screen has %s", action);
  gtk_widget_activate_action (widget, action, target ? "s" : NULL, target);
}

static void
act_and_visit (Tour *self, const char *action, const char *target, const char *name)
{
  act (GTK_WIDGET (self->window), action, target);
  visit_front (self, name);
  close_fronts (self);
}

static gpointer
part (Tour *self, GType type)
{
  GtkWidget *found = fixture_find_type (GTK_WIDGET (self->window), type);

  if (!found)
    g_error ("there is no %s", g_type_name (type));
  return found;
}

static void
show_page (Tour *self, const char *name)
{
  spor_window_show_page (self->window, name);
  visit (self, name, GTK_WIDGET (self->window));
}

static void
present_and_visit (Tour *self, GtkWindow *window, const char *name)
{
  gtk_window_present (window);
  visit_front (self, name);
  close_fronts (self);
}

/* Each of the pages that a window has in a stack, after its first. */
static void
visit_pages (Tour *self, GtkWidget *window, const char *name)
{
  AdwViewStack *stack = fixture_find_type (window, ADW_TYPE_VIEW_STACK);
  g_autoptr (GtkSelectionModel) pages = stack ? adw_view_stack_get_pages (stack) : NULL;

  for (guint i = 1; pages && i < g_list_model_get_n_items (G_LIST_MODEL (pages)); i++)
    {
      gtk_selection_model_select_item (pages, i, TRUE);
      visit (self, name, window);
    }
}

/* --- The tour ------------------------------------------------------------------------------- */

static const char *
find_signup (Tour *self, SporStatus status)
{
  SporSignups *signups
      = spor_snapshot_get_signups (spor_book_get_snapshot (spor_window_get_book (self->window)));

  for (guint i = 0; i < spor_signups_n (signups); i++)
    if (spor_signups_row (signups, i)->status == status)
      return spor_signups_row (signups, i)->id;
  g_error ("no such sign-up");
}

/* Somebody who has a seat. */
static const char *
find_member (Tour *self)
{
  SporSnapshot *snapshot = spor_book_get_snapshot (spor_window_get_book (self->window));
  SporComposition *composition = spor_snapshot_get_composition (snapshot);
  guint member = g_array_index (composition->seated[0], guint, 0);

  return spor_signups_row (spor_snapshot_get_signups (snapshot), member)->id;
}

static void
tour_signups (Tour *self)
{
  GtkWidget *window = GTK_WIDGET (self->window);

  show_page (self, "signups");
  g_object_set (part (self, SPOR_TYPE_SIGNUPS_PAGE), "search-mode", TRUE, NULL);
  act (window, "win.show-signup", find_signup (self, SPOR_STATUS_ELIGIBLE));
  visit (self, "signups: one", window);
  act (window, "win.show-signup", find_signup (self, SPOR_STATUS_ATTENTION));
  visit (self, "signups: attention", window);
  gtk_selection_model_select_all (gtk_column_view_get_model (
      fixture_find_type (fixture_find_type (window, SPOR_TYPE_SIGNUPS_PAGE),
                         GTK_TYPE_COLUMN_VIEW)));
  visit (self, "signups: several", window);
  act_and_visit (self, "several.erase", NULL, "erase several");
  act_and_visit (self, "win.new-signup", NULL, "new sign-up");
}

static void
tour_rounds (Tour *self)
{
  GtkWidget *menu = part (self, SPOR_TYPE_ROUND_MENU);

  gtk_widget_activate_action (menu, "round.new", NULL);
  visit_front (self, "new round");
  close_fronts (self);
  gtk_widget_activate_action (menu, "round.settings", NULL);
  visit_front (self, "round settings");
  visit_pages (self, front (self), "round settings: page");
  close_fronts (self);
}

static void
tour_map (Tour *self)
{
  show_page (self, "map");
  act (GTK_WIDGET (self->window), "map.table", NULL);
  visit (self, "map: table", GTK_WIDGET (self->window));
  act (GTK_WIDGET (self->window), "map.table", NULL);
}

static void
tour_board (Tour *self)
{
  static const char *const methods[] = { "board.suggest", "board.draw" };
  GtkWidget *page;
  GtkWindow *window = GTK_WINDOW (self->window);
  SporBook *book = spor_window_get_book (self->window);

  show_page (self, "board");
  present_and_visit (self, spor_compare_window_new (window, book), "compare");
  present_and_visit (self, spor_replace_window_new (window, book, find_member (self)), "replace");
  page = part (self, SPOR_TYPE_BOARD_PAGE);
  for (guint i = 0; i < G_N_ELEMENTS (methods); i++)
    {
      gtk_widget_activate_action (page, methods[i], NULL);
      visit_front (self, methods[i]);
      close_fronts (self);
    }
}

static void
tour_meetings (Tour *self)
{
  show_page (self, "meetings");
  act_and_visit (self, "win.new-meeting", NULL, "new meeting");
}

static void
tour_decisions (Tour *self)
{
  GtkWidget *desk = part (self, SPOR_TYPE_CLAIM_DESK);
  SporBook *book = spor_window_get_book (self->window);
  g_autoptr (GPtrArray) items = spor_claim_items_load (spor_book_get_snapshot (book));
  const SporAct acts[] = { SPOR_ACT_RETURN, SPOR_ACT_REJECT, SPOR_ACT_PAY };

  for (guint i = 0; i < G_N_ELEMENTS (acts); i++)
    {
      g_autoptr (SporClaimReach) reach
          = spor_claim_reach_new (items, acts[i], spor_book_get_actor (book));

      spor_decision_ask (desk, book, reach->items, acts[i]);
      visit_front (self, "decision");
      close_fronts (self);
    }
}

static void
tour_refunds (Tour *self)
{
  SporRefunds *refunds
      = spor_snapshot_get_refunds (spor_book_get_snapshot (spor_window_get_book (self->window)));

  show_page (self, "refunds");
  for (guint i = 0; i < refunds->claims->len; i++)
    {
      SporClaim *claim = g_ptr_array_index (refunds->claims, i);

      act (GTK_WIDGET (self->window), "win.show-claim", claim->id);
      visit (self, "refunds: claim", GTK_WIDGET (self->window));
    }
  act_and_visit (self, "refunds.new-claim", NULL, "new claim");
  act_and_visit (self, "refunds.settings", NULL, "refund settings");
  spor_rate_ask (GTK_WIDGET (self->window), spor_window_get_book (self->window), SPOR_DAY_NONE);
  visit_front (self, "rates");
  close_fronts (self);
  adw_view_stack_set_visible_child_name (part (self, ADW_TYPE_VIEW_STACK), "desk");
  visit (self, "refunds: desk", GTK_WIDGET (self->window));
  tour_decisions (self);
}

static gboolean
can_go_on (GtkWidget *widget, gconstpointer name)
{
  return g_str_equal (gtk_widget_get_name (widget), name) && gtk_widget_is_sensitive (widget)
         && gtk_widget_get_visible (widget);
}

static gboolean
import_is_ready (gpointer window)
{
  return fixture_find_shown (window, can_go_on, "import-next") != NULL;
}

static void
tour_import (Tour *self, const char *path)
{
  const char *paths[] = { path, NULL };
  GtkWidget *window;

  act (GTK_WIDGET (self->window), "win.import", NULL);
  visit_front (self, "import: files");
  window = front (self);
  spor_import_window_add_paths (SPOR_IMPORT_WINDOW (window), paths);
  fixture_wait (import_is_ready, window);
  visit (self, "import: columns", window);
  act (window, "import.next", NULL);
  wait_for_rest (window);
  fixture_wait (import_is_ready, window);
  visit (self, "import: check", window);
  act (window, "import.next", NULL);
  wait_for_rest (window);
  visit (self, "import: result", window);
  act (window, "import.undo", NULL);
  wait_for_rest (window);
  close_fronts (self);
}

static void
tour_exports (Tour *self)
{
  static const char *const kinds[]
      = { "roster", "management", "list", "protocol", "map", "refunds", "letters", "calendar" };

  act_and_visit (self, "win.export", NULL, "export");
  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    {
      g_autofree char *name = g_strdup_printf ("export: %s", kinds[i]);

      act_and_visit (self, "win.export-kind", kinds[i], name);
    }
}

static void
tour_letters (Tour *self)
{
  GtkWidget *window;

  act (GTK_WIDGET (self->window), "win.letters", NULL);
  visit_front (self, "letters");
  window = front (self);
  for (guint i = 0; i < 3; i++)
    {
      AdwViewStack *kinds = fixture_find_type (window, ADW_TYPE_VIEW_STACK);
      GtkSelectionModel *pages = kinds ? adw_view_stack_get_pages (kinds) : NULL;

      if (!pages || i >= g_list_model_get_n_items (G_LIST_MODEL (pages)))
        break;
      gtk_selection_model_select_item (pages, i, TRUE);
      visit (self, "letters: kind", window);
      g_object_unref (pages);
    }
  close_fronts (self);
}

static void
tour_about (Tour *self)
{
  act_and_visit (self, "win.act-as", NULL, "acting as");
  act_and_visit (self, "win.check", NULL, "check");
  g_action_group_activate_action (G_ACTION_GROUP (self->window), "show-help-overlay", NULL);
  visit_front (self, "shortcuts");
  gtk_widget_set_visible (front (self), FALSE); /* the window's own, for the next time */
  g_action_group_activate_action (G_ACTION_GROUP (self->app), "about", NULL);
  visit_front (self, "about");
  close_fronts (self);
}

int
main (int argc, char **argv)
{
  Tour tour = { 0 };

  g_assert (argc == 3);
  spor_language_init (NULL);
  gtk_disable_setlocale ();
  tour.app = fixture_app_new ();
  tour.menus = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  g_application_activate (G_APPLICATION (tour.app));
  tour.window = SPOR_WINDOW (gtk_application_get_active_window (GTK_APPLICATION (tour.app)));
  gtk_window_set_default_size (GTK_WINDOW (tour.window), 1024, 700);
  visit (&tour, "welcome", GTK_WIDGET (tour.window));
  tour.window = fixture_open (tour.app, argv[1]);
  tour_signups (&tour);
  tour_rounds (&tour);
  tour_map (&tour);
  tour_board (&tour);
  tour_meetings (&tour);
  tour_refunds (&tour);
  tour_import (&tour, argv[2]);
  tour_exports (&tour);
  tour_letters (&tour);
  tour_about (&tour);
  fixture_close (tour.app);
  g_hash_table_unref (tour.menus);
  g_object_unref (tour.app);
  return 0;
}

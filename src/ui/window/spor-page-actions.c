/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "spor-page-actions.h"

#include "spor-keys.h"
#include "spor-pages.h"
#include "spor-toast.h"

/* --- Going somewhere ------------------------------------------------------------------------ */

static void
on_page_activated_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  SporPages *pages = spor_window_get_pages (SPOR_WINDOW (widget));

  spor_pages_show (pages, g_variant_get_string (parameter, NULL));
  spor_pages_focus_shown (pages);
}

/* Again and again: Escape in the search closes it. */
static void
on_search_activated_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  GtkWidget *page = spor_pages_get_shown (spor_window_get_pages (SPOR_WINDOW (widget)));

  if (SPOR_IS_BOARD_PAGE (page))
    spor_board_page_focus_search (SPOR_BOARD_PAGE (page));
  else if (SPOR_IS_REFUNDS_PAGE (page))
    spor_refunds_page_focus_search (SPOR_REFUNDS_PAGE (page));
  else if (SPOR_IS_SIGNUPS_PAGE (page))
    spor_signups_page_focus_search (SPOR_SIGNUPS_PAGE (page));
  else if (SPOR_IS_MEETINGS_PAGE (page))
    spor_meetings_page_focus_search (SPOR_MEETINGS_PAGE (page));
}

/* The page's table, wherever the keyboard is: what is chosen on a page may take the place away
 * where it was. */
static void
on_table_activated_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  SporPages *pages = spor_window_get_pages (SPOR_WINDOW (widget));

  if (g_strcmp0 (spor_pages_get_shown_name (pages), "map") == 0)
    gtk_widget_activate_action (GTK_WIDGET (spor_pages_get_map (pages)), "map.table", NULL);
}

/* --- With something to do there --------------------------------------------------------------- */

/* Where an import's result leads. */
static void
on_show_attention_activated_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  SporPages *pages = spor_window_get_pages (SPOR_WINDOW (widget));

  spor_pages_show (pages, "signups");
  spor_signups_page_show_attention (spor_pages_get_signups (pages));
}

/* Where a card of the board leads. */
static void
on_show_signup_activated_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  SporPages *pages = spor_window_get_pages (SPOR_WINDOW (widget));

  spor_pages_show (pages, "signups");
  spor_signups_page_show_signup (spor_pages_get_signups (pages),
                                 g_variant_get_string (parameter, NULL));
}

static void
on_new_signup_activated_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  SporPages *pages = spor_window_get_pages (SPOR_WINDOW (widget));

  spor_pages_show (pages, "signups");
  spor_signups_page_ask_for_signup (spor_pages_get_signups (pages));
}

static void
on_new_meeting_activated_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  SporPages *pages = spor_window_get_pages (SPOR_WINDOW (widget));

  spor_pages_show (pages, "meetings");
  spor_meetings_page_ask_for_meeting (spor_pages_get_meetings (pages), SPOR_DAY_NONE);
}

static void
on_new_claim_activated_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  SporPages *pages = spor_window_get_pages (SPOR_WINDOW (widget));
  const char *meeting_id, *signup_id;

  g_variant_get (parameter, "(&s&s)", &meeting_id, &signup_id);
  spor_pages_show (pages, "refunds");
  spor_refunds_page_new_claim (spor_pages_get_refunds (pages), meeting_id, signup_id);
}

/* Of whom and for which meeting is asked; where there can be none, the page says why. */
static void
on_begin_claim_activated_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  SporPages *pages = spor_window_get_pages (SPOR_WINDOW (widget));

  spor_pages_show (pages, "refunds");
  gtk_widget_activate_action (GTK_WIDGET (spor_pages_get_refunds (pages)), "refunds.new-claim",
                              NULL);
}

static void
on_show_claim_activated_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  SporPages *pages = spor_window_get_pages (SPOR_WINDOW (widget));

  spor_pages_show (pages, "refunds");
  spor_refunds_page_show_claim (spor_pages_get_refunds (pages),
                                g_variant_get_string (parameter, NULL));
}

/* --- Refused -------------------------------------------------------------------------------- */

/* The key of what would change a round that does not change: no grey button may be in sight. */
static gboolean
on_refused_pressed_cb (GtkWidget *widget, GVariant *arguments, gpointer unused)
{
  SporBook *book = spor_window_get_book (SPOR_WINDOW (widget));
  SporSnapshot *snapshot = book ? spor_book_get_snapshot (book) : NULL;
  const char *why = snapshot ? spor_snapshot_get_closed (snapshot) : NULL;

  if (!why)
    return GDK_EVENT_PROPAGATE;
  spor_toast (widget, why);
  return GDK_EVENT_STOP;
}

static void
spor_page_actions_explain (GtkWidgetClass *widget_class)
{
  static const char *const refused[] = { "win.import",      "win.new-signup", "win.new-meeting",
                                         "win.begin-claim", "round.settings", NULL };

  for (guint i = 0; i < spor_keys_n (); i++)
    if (g_strv_contains (refused, spor_keys_get (i)->action))
      {
        g_autoptr (GtkShortcut) shortcut
            = gtk_shortcut_new (gtk_shortcut_trigger_parse_string (spor_keys_get (i)->keys[0]),
                                gtk_callback_action_new (on_refused_pressed_cb, NULL, NULL));

        gtk_widget_class_add_shortcut (widget_class, shortcut);
      }
}

/* --- Installing ----------------------------------------------------------------------------- */

void
spor_page_actions_install_class (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "win.search", NULL, on_search_activated_cb);
  gtk_widget_class_install_action (widget_class, "win.page", "s", on_page_activated_cb);
  gtk_widget_class_install_action (widget_class, "win.table", NULL, on_table_activated_cb);
  gtk_widget_class_install_action (widget_class, "win.show-attention", NULL,
                                   on_show_attention_activated_cb);
  gtk_widget_class_install_action (widget_class, "win.new-signup", NULL,
                                   on_new_signup_activated_cb);
  gtk_widget_class_install_action (widget_class, "win.new-meeting", NULL,
                                   on_new_meeting_activated_cb);
  gtk_widget_class_install_action (widget_class, "win.show-signup", "s",
                                   on_show_signup_activated_cb);
  gtk_widget_class_install_action (widget_class, "win.new-claim", "(ss)",
                                   on_new_claim_activated_cb);
  gtk_widget_class_install_action (widget_class, "win.begin-claim", NULL,
                                   on_begin_claim_activated_cb);
  gtk_widget_class_install_action (widget_class, "win.show-claim", "s", on_show_claim_activated_cb);
  spor_page_actions_explain (widget_class);
}

void
spor_page_actions_enable (GtkWidget *window, gboolean has_book, gboolean writable)
{
  static const char *const reading[]
      = { "win.page", "win.search", "win.show-attention", "win.show-signup", "win.show-claim" };
  static const char *const writing[]
      = { "win.new-signup", "win.new-meeting", "win.new-claim", "win.begin-claim" };

  for (guint i = 0; i < G_N_ELEMENTS (reading); i++)
    gtk_widget_action_set_enabled (window, reading[i], has_book);
  for (guint i = 0; i < G_N_ELEMENTS (writing); i++)
    gtk_widget_action_set_enabled (window, writing[i], writable);
}

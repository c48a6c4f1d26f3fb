/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "spor-alternative-actions.h"

#include "spor-replace-window.h"

static void
on_alternative_activated_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  static const char *const silent[] = { "next", "previous", NULL };
  SporWindow *self = SPOR_WINDOW (widget);
  SporBoardPage *page = spor_pages_get_board (spor_window_get_pages (self));
  const char *what = g_variant_get_string (parameter, NULL);
  gboolean seen = gtk_widget_get_mapped (GTK_WIDGET (page));

  spor_window_show_page (self, "board");
  /* the others ask first; these would change what nobody sees */
  if (seen || !g_strv_contains (silent, what))
    spor_board_page_do_alternative (page, what);
}

/* Where seats are looked at, one goes on from whoever has come in. */
static void
on_replaced_cb (GtkWidget *widget, const char *id)
{
  SporBoardPage *page = spor_pages_get_board (spor_window_get_pages (SPOR_WINDOW (widget)));

  if (gtk_widget_get_mapped (GTK_WIDGET (page)))
    spor_board_page_focus_person (page, id);
}

static void
on_find_replacement_activated_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  SporBook *book = spor_window_get_book (SPOR_WINDOW (widget));
  GtkWindow *window
      = spor_replace_window_new (GTK_WINDOW (widget), book, g_variant_get_string (parameter, NULL));

  g_signal_connect_object (window, "replaced", G_CALLBACK (on_replaced_cb), widget,
                           G_CONNECT_SWAPPED);
  gtk_window_present (window);
}

void
spor_alternative_actions_install_class (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "win.alternative", "s",
                                   on_alternative_activated_cb);
  gtk_widget_class_install_action (widget_class, "win.find-replacement", "s",
                                   on_find_replacement_activated_cb);
}

void
spor_alternative_actions_enable (GtkWidget *window, gboolean has_book)
{
  gtk_widget_action_set_enabled (window, "win.alternative", has_book);
  gtk_widget_action_set_enabled (window, "win.find-replacement", has_book);
}

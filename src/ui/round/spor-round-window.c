/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "spor-round-window.h"

#include "spor-close-after.h"
#include "spor-error-dialog.h"
#include "spor-guide.h"
#include "spor-keeper.h"
#include "spor-round-begun.h"
#include "spor-round-page.h"
#include "spor-save-question.h"
#include "spor-setting-entry.h"
#include "spor-text-scale.h"
#include "spor-toast.h"
#include "spor-undo-key.h"
#include "spor-unfinished-bar.h"

#include <glib/gi18n-lib.h>

struct _SporRoundWindow
{
  AdwWindow parent_instance;

  /* template */
  SporUnfinishedBar *unfinished;
  AdwViewStack *stack;
  GtkRevealer *revealer;
  GtkLabel *description;
  GtkWidget *show;

  /* owned */
  SporRoundDraft *draft;
  GtkWidget *from;
  char *round_id; /* whose settings are kept */
  gboolean saving;
};

G_DEFINE_FINAL_TYPE (SporRoundWindow, spor_round_window, ADW_TYPE_WINDOW)

/* --- State ---------------------------------------------------------------------------------- */

static void
spor_round_window_update (SporRoundWindow *self)
{
  gboolean changed = spor_round_draft_is_changed (self->draft);
  gboolean bad;
  g_autofree char *text = spor_round_draft_describe (self->draft, &bad);

  if (*text && changed)
    gtk_label_set_label (self->description, text);
  gtk_revealer_set_reveal_child (self->revealer, *text && changed);
  if (bad)
    gtk_widget_add_css_class (GTK_WIDGET (self->description), "error");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self->description), "error");
  gtk_widget_set_visible (self->show, spor_round_draft_get_wrong (self->draft)
                                          || spor_round_draft_get_disputed (self->draft)
                                          || spor_round_draft_has_lost (self->draft));
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "settings.save",
                                 changed && !self->saving
                                     && spor_round_draft_is_valid (self->draft));
}

/* What was typed of what another program has removed since, to be copied. */
static void
spor_round_window_show_lost (SporRoundWindow *self)
{
  gboolean bad;
  g_autofree char *sentence = spor_round_draft_describe (self->draft, &bad);
  g_autoptr (GPtrArray) quotes = spor_round_draft_take_lost (self->draft);
  g_autoptr (GError) error
      = g_error_new_literal (SPOR_STORE_ERROR, SPOR_STORE_ERROR_CONFLICT, sentence);

  spor_show_lost (GTK_WIDGET (self), _ ("Removed by Another Program"), error, quotes);
}

/* Where something is wrong, or another program has written, too. */
static void
on_show_clicked_cb (SporRoundWindow *self)
{
  const char *wrong = spor_round_draft_get_wrong (self->draft);
  const char *path = wrong ? wrong : spor_round_draft_get_disputed (self->draft);

  if (spor_round_draft_has_lost (self->draft))
    {
      spor_round_window_show_lost (self);
      return;
    }
  for (GtkWidget *page = gtk_widget_get_first_child (GTK_WIDGET (self->stack)); page && path;
       page = gtk_widget_get_next_sibling (page))
    if (SPOR_IS_ROUND_PAGE (page) && spor_round_page_show (SPOR_ROUND_PAGE (page), path))
      {
        adw_view_stack_set_visible_child (self->stack, page);
        spor_round_page_show (SPOR_ROUND_PAGE (page), path); /* now that it can have the focus */
        return;
      }
}

/* The stack takes the first thing there is, which may be a button that removes. */
static void
on_page_shown_cb (SporRoundWindow *self)
{
  GtkWidget *page = adw_view_stack_get_visible_child (self->stack);
  GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (self));

  if (page && focus && gtk_widget_is_ancestor (focus, page))
    spor_round_page_begin (SPOR_ROUND_PAGE (page));
}

/* --- Kept beside the book --------------------------------------------------------------------- */

/* The path of the setting that has the keyboard; NULL: none has. (borrowed) */
static const char *
spor_round_window_get_typing (SporRoundWindow *self)
{
  GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (self));
  GtkWidget *entry = focus ? gtk_widget_get_ancestor (focus, SPOR_TYPE_SETTING_ENTRY) : NULL;

  return entry ? spor_setting_entry_get_path (SPOR_SETTING_ENTRY (entry)) : NULL;
}

static void
on_paused_cb (SporRoundWindow *self)
{
  const char *typing = spor_round_window_get_typing (self);
  g_autoptr (GKeyFile) content = spor_round_draft_keep (self->draft, typing);

  spor_unfinished_bar_keep (self->unfinished, content);
}

/* What stands in a field that has been left is what somebody means. */
static void
on_focus_moved_cb (SporRoundWindow *self)
{
  if (self->draft && !self->saving && spor_round_draft_is_changed (self->draft))
    spor_unfinished_bar_wait (self->unfinished);
}

/* What was changed in this round and not saved, since the program has died. */
static void
spor_round_window_resume (SporRoundWindow *self)
{
  SporBook *book = spor_round_draft_get_book (self->draft);
  gint64 began = 0;
  g_autoptr (GKeyFile) content = NULL;
  g_autofree char *day = NULL;
  g_autofree char *sentence = NULL;

  g_free (self->round_id);
  self->round_id = g_strdup (spor_round_draft_get_round (self->draft)->id);
  content = spor_unfinished_bar_begin (self->unfinished, SPOR_ROUND_BEGUN,
                                       spor_book_get_path (book), self->round_id, &began);
  if (content && spor_round_draft_resume (self->draft, content))
    {
      day = spor_time_format_date (began);
      /* Translators: a day */
      sentence = g_strdup_printf (
          _ ("You began to change these settings on %s, and they were not saved."), day);
    }
  else if (content)
    spor_unfinished_bar_keep (self->unfinished, NULL);
  spor_unfinished_bar_tell (self->unfinished, sentence);
}

static void
on_afresh_cb (SporRoundWindow *self)
{
  gtk_window_set_focus (GTK_WINDOW (self), NULL); /* a day that is left now is given up, too */
  spor_round_draft_restart (self->draft);
  spor_unfinished_bar_keep (self->unfinished, NULL);
  spor_unfinished_bar_tell (self->unfinished, NULL);
  spor_round_page_begin (SPOR_ROUND_PAGE (adw_view_stack_get_visible_child (self->stack)));
}

/* The book may show another round by now. */
static void
on_draft_changed_cb (SporRoundWindow *self)
{
  if (!g_str_equal (spor_round_draft_get_round (self->draft)->id, self->round_id))
    {
      spor_unfinished_bar_end (self->unfinished);
      spor_round_window_resume (self);
    }
  spor_round_window_update (self);
  spor_unfinished_bar_wait (self->unfinished);
}

/* --- Saving --------------------------------------------------------------------------------- */

static void spor_round_window_save (SporRoundWindow *self);

/* Another program was faster: by now what it changed has been taken over, or is told. */
static void
spor_round_window_go_on (SporRoundWindow *self)
{
  if (spor_round_draft_has_lost (self->draft) || spor_round_draft_is_disputed (self->draft))
    on_show_clicked_cb (self);
  else
    spor_round_window_save (self);
}

static void
on_saved_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (SporRoundWindow) self = user_data;
  g_autoptr (GError) error = NULL;

  self->saving = FALSE;
  if (!spor_round_draft_save_finish (SPOR_ROUND_DRAFT (source), result, &error))
    {
      spor_round_window_update (self);
      if (g_error_matches (error, SPOR_STORE_ERROR, SPOR_STORE_ERROR_CONFLICT))
        {
          spor_round_window_go_on (self);
          return;
        }
      spor_show_error (GTK_WIDGET (self), _ ("The Settings Could Not Be Saved"), error);
      return;
    }
  spor_unfinished_bar_end (self->unfinished);
  spor_toast_undo (self->from, _ ("Settings saved"));
  gtk_window_destroy (GTK_WINDOW (self));
}

static void
spor_round_window_save (SporRoundWindow *self)
{
  if (self->saving || !spor_round_draft_is_valid (self->draft))
    return;
  if (spor_round_draft_has_lost (self->draft))
    {
      spor_round_window_show_lost (self);
      return;
    }
  self->saving = TRUE;
  spor_round_window_update (self);
  spor_round_draft_save_async (self->draft, on_saved_cb, g_object_ref (self));
}

/* A day counts when its field is left: the focus goes before anything is saved. */
static void
on_save_activated_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  gtk_window_set_focus (GTK_WINDOW (widget), NULL);
  if (!spor_round_draft_is_changed (SPOR_ROUND_WINDOW (widget)->draft))
    gtk_window_close (GTK_WINDOW (widget));
  else
    spor_round_window_save (SPOR_ROUND_WINDOW (widget));
}

static void
on_response_cb (GtkWindow *window, const char *response)
{
  if (g_str_equal (response, "discard"))
    spor_save_give_up (window);
  else if (g_str_equal (response, "save"))
    spor_round_window_save (SPOR_ROUND_WINDOW (window));
}

/* What is being typed counts, and so does what is no day: it would be lost without a word. */
static gboolean
spor_round_window_would_lose (SporRoundWindow *self)
{
  GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (self));
  g_autofree char *objection = NULL;

  if (spor_save_is_given_up (GTK_WINDOW (self)))
    return FALSE;
  gtk_window_set_focus (GTK_WINDOW (self), NULL);
  gtk_window_set_focus (GTK_WINDOW (self), focus);
  objection = spor_keepers_object (GTK_WIDGET (self));
  return objection || spor_round_draft_is_changed (self->draft);
}

static gboolean
spor_round_window_has_changes (GtkWindow *window)
{
  g_autofree char *objection = spor_keepers_object (GTK_WIDGET (window));

  return objection || spor_round_draft_is_changed (SPOR_ROUND_WINDOW (window)->draft);
}

static void
spor_round_window_ask (SporRoundWindow *self)
{
  g_autofree char *objection = spor_keepers_object (GTK_WIDGET (self));
  g_autofree char *book = spor_save_name_book (spor_round_draft_get_book (self->draft));
  g_autofree char *body
      /* Translators: a book's file */
      = g_strdup_printf (_ ("The round’s settings in %s have been changed. Changes that are not "
                            "saved are lost."),
                         book);

  if (spor_round_draft_has_lost (self->draft))
    {
      spor_round_window_show_lost (self);
      return;
    }
  spor_ask_to_save (GTK_WINDOW (self), body, !objection && spor_round_draft_is_valid (self->draft),
                    on_response_cb);
}

static gboolean
spor_round_window_close_request (GtkWindow *window)
{
  SporRoundWindow *self = SPOR_ROUND_WINDOW (window);

  if (self->saving)
    return GDK_EVENT_STOP;
  if (spor_round_window_would_lose (self))
    {
      spor_round_window_ask (self);
      return GDK_EVENT_STOP;
    }
  spor_unfinished_bar_end (self->unfinished);
  return GTK_WINDOW_CLASS (spor_round_window_parent_class)->close_request (window);
}

/* Nor does the book's window close over what is not saved. */
static gboolean
on_parent_closing_cb (SporRoundWindow *self)
{
  if (!self->saving && !spor_round_window_would_lose (self))
    {
      if (!spor_round_draft_is_changed (self->draft))
        spor_unfinished_bar_keep (self->unfinished, NULL); /* it may have been just now */
      return GDK_EVENT_PROPAGATE;
    }
  gtk_window_present (GTK_WINDOW (self));
  if (!self->saving)
    spor_round_window_ask (self);
  spor_close_after (gtk_window_get_transient_for (GTK_WINDOW (self)), GTK_WINDOW (self));
  return GDK_EVENT_STOP;
}

/* --- Object --------------------------------------------------------------------------------- */

static void
spor_round_window_dispose (GObject *object)
{
  SporRoundWindow *self = SPOR_ROUND_WINDOW (object);

  if (self->draft && spor_save_is_given_up (GTK_WINDOW (self)))
    spor_unfinished_bar_end (self->unfinished); /* it has gone with the book's window */
  g_clear_object (&self->draft);
  g_clear_object (&self->from);
  G_OBJECT_CLASS (spor_round_window_parent_class)->dispose (object);
}

static void
spor_round_window_finalize (GObject *object)
{
  g_free (SPOR_ROUND_WINDOW (object)->round_id);
  G_OBJECT_CLASS (spor_round_window_parent_class)->finalize (object);
}

static void
spor_round_window_class_init (SporRoundWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = spor_round_window_dispose;
  G_OBJECT_CLASS (klass)->finalize = spor_round_window_finalize;
  GTK_WINDOW_CLASS (klass)->close_request = spor_round_window_close_request;
  g_type_ensure (SPOR_TYPE_UNFINISHED_BAR);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/dk/kombit/Spor/ui/spor-round-window.ui");
  gtk_widget_class_bind_template_child (widget_class, SporRoundWindow, unfinished);
  gtk_widget_class_bind_template_child (widget_class, SporRoundWindow, stack);
  gtk_widget_class_bind_template_child (widget_class, SporRoundWindow, revealer);
  gtk_widget_class_bind_template_child (widget_class, SporRoundWindow, description);
  gtk_widget_class_bind_template_child (widget_class, SporRoundWindow, show);
  gtk_widget_class_bind_template_callback (widget_class, on_show_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_paused_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_afresh_cb);
  gtk_widget_class_install_action (widget_class, "settings.save", NULL, on_save_activated_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_s, GDK_CONTROL_MASK, "settings.save",
                                       NULL);
  spor_guide_install_class (widget_class, "rounds");
}

/* The one within the title, which is not of the template. */
static void
spor_round_window_name_switchers (GtkWidget *widget)
{
  if (ADW_IS_VIEW_SWITCHER (widget))
    gtk_accessible_update_property (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                    _ ("Round Settings"), -1);
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child;
       child = gtk_widget_get_next_sibling (child))
    spor_round_window_name_switchers (child);
}

static void
spor_round_window_init (SporRoundWindow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  spor_round_window_name_switchers (GTK_WIDGET (self));
  g_signal_connect (self, "notify::focus-widget", G_CALLBACK (on_focus_moved_cb), NULL);
  spor_save_watch (GTK_WINDOW (self), spor_round_window_has_changes);
}

static void
spor_round_window_add_page (SporRoundWindow *self,
                            SporRoundFill fill,
                            const char *name,
                            const char *title,
                            const char *icon)
{
  GtkWidget *page = spor_round_page_new (self->draft, fill);

  adw_view_stack_add_titled (self->stack, page, name, title);
  adw_view_stack_page_set_icon_name (adw_view_stack_get_page (self->stack, page), icon);
}

GtkWindow *
spor_round_window_new (GtkWidget *from, SporBook *book)
{
  SporRoundWindow *self
      = g_object_new (SPOR_TYPE_ROUND_WINDOW, "transient-for", gtk_widget_get_root (from), NULL);

  self->from = g_object_ref (from);
  self->draft = spor_round_draft_new (book);
  spor_round_window_resume (self);
  spor_round_window_add_page (self, spor_round_fill_general, "general", _ ("General"),
                              "emblem-system-symbolic");
  spor_round_window_add_page (self, spor_round_fill_tracks, "tracks", _ ("Tracks"),
                              "view-grid-symbolic");
  spor_round_window_add_page (self, spor_round_fill_answers, "answers", _ ("Answers"),
                              "system-users-symbolic");
  spor_round_window_add_page (self, spor_round_fill_balance, "balance", _ ("Balance"),
                              "view-list-symbolic");
  g_signal_connect_object (self->draft, "changed", G_CALLBACK (on_draft_changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (gtk_widget_get_root (from), "close-request",
                           G_CALLBACK (on_parent_closing_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->stack, "notify::visible-child", G_CALLBACK (on_page_shown_cb),
                           self, G_CONNECT_SWAPPED);
  spor_text_scale_window (GTK_WINDOW (self));
  spor_round_window_update (self);
  spor_round_page_show (SPOR_ROUND_PAGE (adw_view_stack_get_visible_child (self->stack)), "name");
  if (gtk_widget_get_visible (GTK_WIDGET (self->unfinished)))
    spor_unfinished_bar_go_on (self->unfinished);
  return GTK_WINDOW (self);
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "spor-letters-window.h"

#include "spor-about.h"
#include "spor-close-after.h"
#include "spor-error-dialog.h"
#include "spor-export-window.h"
#include "spor-guide.h"
#include "spor-keeper.h"
#include "spor-letter-deed.h"
#include "spor-letter-list.h"
#include "spor-letter-post.h"
#include "spor-letter-preview.h"
#include "spor-letter-stock.h"
#include "spor-letter-texts.h"
#include "spor-letter-words.h"
#include "spor-lock.h"
#include "spor-save-question.h"
#include "spor-settle.h"
#include "spor-text-scale.h"
#include "spor-toast.h"
#include "spor-undo-buttons.h"

#include <glib/gi18n-lib.h>

struct _SporLettersWindow
{
  AdwWindow parent_instance;

  /* template */
  SporLetterTexts *texts;
  AdwWindowTitle *title;
  GtkLabel *summary;
  GtkLabel *closed; /* why nothing can be written */
  GtkWidget *closed_box;
  GtkLabel *warning;
  GtkWidget *warning_box;
  GtkWidget *recipients;
  SporLetterList *list;
  SporLetterPreview *preview;
  SporUndoButtons *undo_buttons;

  /* borrowed */
  SporExportPlace place; /* its window is this one */
  GtkWidget *main;       /* the window of the book, which outlives this one */

  /* owned */
  SporBook *book; /* NULL once the window goes */
  SporTaskBar *bar;
  GSignalGroup *book_signals;
  SporRound *round;       /* whose letters they are; NULL until they are loaded */
  SporLetterStock *stock; /* NULL until it is loaded */
  SporLetters *letters;   /* with the texts as typed; NULL: there can be none */
};

G_DEFINE_FINAL_TYPE (SporLettersWindow, spor_letters_window, ADW_TYPE_WINDOW)

#define LETTERS_KEY "spor-letters-window"

/* --- Who gets what -------------------------------------------------------------------------- */

static void
spor_letters_window_show_warning (SporLettersWindow *self)
{
  g_autofree char *text = self->letters ? spor_letter_words_written (self->letters) : NULL;

  gtk_label_set_label (self->warning, text ? text : "");
  gtk_widget_set_visible (self->warning_box, text != NULL);
}

static void
spor_letters_window_show_summary (SporLettersWindow *self)
{
  const SporComposition *composition = self->stock->composition;
  g_autofree char *text = spor_letter_words_summary (self->letters, composition->signups);
  g_autofree char *about = spor_about_composition (composition);

  gtk_label_set_label (self->summary, text);
  adw_window_title_set_subtitle (self->title, about);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->title), about);
}

/* Once for all that is grey. */
static void
spor_letters_window_show_closed (SporLettersWindow *self, const char *why)
{
  gtk_label_set_label (self->closed, why ? why : "");
  gtk_widget_set_visible (self->closed_box, why != NULL);
}

/* Once a day is enough. */
static gboolean
spor_letters_window_can_note (SporLettersWindow *self)
{
  SporLetterRecipient *chosen = self->letters ? spor_letter_list_get_chosen (self->list) : NULL;

  return chosen
         && !spor_letter_is_of_today (
             spor_letters_get (self->letters, spor_letter_recipient_get_index (chosen)));
}

static void
spor_letters_window_update_actions (SporLettersWindow *self)
{
  /* what leaves the program is noted in the book */
  static const char *const noting[] = { "letters.export", "letters.open", "letters.note", NULL };
  GtkWidget *widget = GTK_WIDGET (self);
  SporSnapshot *snapshot = spor_book_get_snapshot (self->book);
  gboolean chosen = self->letters && spor_letter_list_get_chosen (self->list);

  gtk_widget_action_set_enabled (widget, "win.undo", spor_snapshot_undoes_letters (snapshot));
  gtk_widget_action_set_enabled (widget, "win.redo", spor_snapshot_redoes_letters (snapshot));
  gtk_widget_action_set_enabled (widget, "letters.export",
                                 self->letters && !spor_task_bar_get_active (self->bar));
  gtk_widget_action_set_enabled (widget, "letters.copy", chosen);
  gtk_widget_action_set_enabled (widget, "letters.open", chosen);
  gtk_widget_action_set_enabled (widget, "letters.note", spor_letters_window_can_note (self));
  spor_lock_actions (widget, noting, spor_snapshot_get_closed (snapshot));
  spor_letters_window_show_closed (self, spor_snapshot_get_closed (snapshot));
}

static gboolean
spor_letters_has_kind (const SporLetters *letters, SporLetterKind kind)
{
  for (guint i = 0; i < spor_letters_n (letters); i++)
    if (spor_letters_get (letters, i)->kind == kind)
      return TRUE;
  return FALSE;
}

static void
spor_letters_window_show_preview (SporLettersWindow *self)
{
  SporLetterRecipient *chosen = spor_letter_list_get_chosen (self->list);

  if (chosen)
    spor_letter_preview_show (self->preview, self->letters,
                              spor_letter_recipient_get_index (chosen));
  else if (spor_letters_has_kind (self->letters, spor_letter_texts_get_kind (self->texts)))
    spor_letter_preview_say (self->preview, _ ("Choose somebody to see their letter."));
  else
    spor_letter_preview_say (self->preview, _ ("Nobody gets this letter."));
}

/* The letters as they are with what is typed; why there can be none stands in their place.
 * @all: whether somebody else may get one than before */
static void
spor_letters_window_make (SporLettersWindow *self, gboolean all)
{
  const SporLetterTemplate *templates[SPOR_N_LETTER_KINDS];
  gboolean had = self->letters != NULL;
  g_autoptr (GError) error = NULL;

  spor_letter_texts_get_templates (self->texts, templates);
  g_clear_pointer (&self->letters, spor_letters_free);
  self->letters = spor_letter_stock_make (self->stock, templates, &error);
  gtk_widget_set_visible (self->recipients, self->letters != NULL);
  if (all || had != (self->letters != NULL))
    {
      spor_letter_list_show (self->list, self->letters);
      spor_letters_window_show_warning (self);
    }
  if (!self->letters)
    {
      spor_letter_preview_say (self->preview, error->message);
      spor_letters_window_update_actions (self);
      return;
    }
  spor_letters_window_show_summary (self);
  spor_letter_list_choose_kind (self->list, spor_letter_texts_get_kind (self->texts));
  spor_letters_window_show_preview (self);
  spor_letters_window_update_actions (self);
}

/* --- From the book -------------------------------------------------------------------------- */

/* On the book's worker. */
static gpointer
spor_run_load_stock (SporStore *store, gpointer data, GCancellable *cancellable, GError **error)
{
  return spor_letter_stock_load (store, error);
}

/* Of another round nothing is shown: the window is about to close. */
static void
spor_letters_window_take (SporLettersWindow *self, SporLetterStock *stock)
{
  SporRound *round = spor_composition_round (stock->composition);

  if (self->round && !g_str_equal (self->round->id, round->id))
    {
      spor_letter_stock_free (stock);
      return;
    }
  if (!self->round)
    self->round = spor_round_ref (round);
  g_clear_pointer (&self->stock, spor_letter_stock_free);
  spor_letter_texts_show (self->texts, stock->templates);
  self->stock = stock;
  spor_letters_window_make (self, TRUE);
}

static void
on_stock_loaded_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  GWeakRef *window = user_data;
  g_autoptr (SporLettersWindow) self = g_weak_ref_get (window);
  g_autoptr (GError) error = NULL;
  SporLetterStock *stock = spor_book_run_finish (SPOR_BOOK (source), result, &error);

  g_weak_ref_clear (window);
  g_free (window);
  if (self && stock)
    spor_letters_window_take (self, stock);
  else if (stock) /* closed meanwhile */
    spor_letter_stock_free (stock);
  else if (self)
    spor_show_error (GTK_WIDGET (self), _ ("The Letters Could Not Be Read"), error);
}

/* What is not in sight here is not undone here. */
static void
spor_letters_window_explain_undo (SporLettersWindow *self)
{
  SporSnapshot *snapshot = spor_book_get_snapshot (self->book);
  const char *undo = spor_snapshot_get_undo (snapshot), *redo = spor_snapshot_get_redo (snapshot);
  /* Translators: what was done last, such as "Change to Anne Hansen" */
  g_autofree char *no_undo = g_strdup_printf (
      _ ("%s – done last, and undone in the book’s window, as it is not about letters"),
      undo ? undo : "");
  /* Translators: what was undone last, such as "Change to Anne Hansen" */
  g_autofree char *no_redo = g_strdup_printf (
      _ ("%s – undone last, and redone in the book’s window, as it is not about letters"),
      redo ? redo : "");

  spor_undo_buttons_explain (self->undo_buttons,
                             undo && !spor_snapshot_undoes_letters (snapshot) ? no_undo : NULL,
                             redo && !spor_snapshot_redoes_letters (snapshot) ? no_redo : NULL);
}

static void
spor_letters_window_update_undo (SporLettersWindow *self)
{
  SporSnapshot *snapshot = spor_book_get_snapshot (self->book);

  spor_undo_buttons_show (self->undo_buttons, spor_snapshot_get_undo (snapshot),
                          spor_snapshot_get_redo (snapshot));
  spor_letters_window_explain_undo (self);
}

static void
on_book_changed_cb (SporLettersWindow *self)
{
  GWeakRef *window = g_new0 (GWeakRef, 1);

  spor_letters_window_update_undo (self);
  spor_letters_window_update_actions (self);
  g_weak_ref_init (window, self);
  spor_book_run_async (self->book, spor_run_load_stock, NULL, NULL,
                       (GDestroyNotify)spor_letter_stock_free, NULL, on_stock_loaded_cb, window);
}

/* --- From the user -------------------------------------------------------------------------- */

static void
on_text_changed_cb (SporLettersWindow *self)
{
  if (self->stock && self->book)
    spor_letters_window_make (self, FALSE);
}

static void
on_kind_shown_cb (SporLettersWindow *self)
{
  if (self->letters && self->book)
    spor_letter_list_choose_kind (self->list, spor_letter_texts_get_kind (self->texts));
}

static void
on_recipient_chosen_cb (SporLettersWindow *self)
{
  SporLetterRecipient *chosen = spor_letter_list_get_chosen (self->list);

  if (!self->letters || !self->book)
    return;
  if (chosen)
    spor_letter_texts_show_kind (self->texts, spor_letter_recipient_get_kind (chosen));
  spor_letters_window_show_preview (self);
  spor_letters_window_update_actions (self);
}

/* --- What cannot be saved ------------------------------------------------------------------- */

/* Shows where the trouble is; FALSE if there is none. */
static gboolean
spor_letters_window_object (SporLettersWindow *self)
{
  if (!spor_letter_texts_save (self->texts))
    return FALSE;
  spor_letter_texts_show_objection (self->texts);
  return TRUE;
}

static void
on_give_up_response_cb (SporLettersWindow *self, const char *response)
{
  if (g_strcmp0 (response, "discard") == 0)
    spor_save_give_up (GTK_WINDOW (self));
}

static gboolean
spor_letters_window_would_lose (GtkWindow *window)
{
  SporLettersWindow *self = SPOR_LETTERS_WINDOW (window);

  return self->book && !spor_settle_is_given_up (GTK_WIDGET (self))
         && spor_letter_texts_find_objection (self->texts);
}

/* FALSE: the user is asked first. What can be saved is when the window is settled. */
static gboolean
spor_letters_window_may_close (SporLettersWindow *self)
{
  g_autofree char *objection
      = spor_save_would_lose (GTK_WINDOW (self)) ? g_strdup (
            spor_letter_texts_find_objection (self->texts)) /* said anew by showing it */
                                                 : NULL;

  if (!objection)
    return TRUE;
  spor_letter_texts_show_objection (self->texts);
  gtk_window_present (GTK_WINDOW (self));
  spor_letter_ask_to_discard (GTK_WIDGET (self), objection, G_CALLBACK (on_give_up_response_cb));
  return FALSE;
}

/* Another program may have gone to another round, and nobody asked for this window to close. */
static void
spor_letters_window_say_farewell (SporLettersWindow *self)
{
  SporRound *round = self->round;
  SporSnapshot *shown = self->book ? spor_book_get_snapshot (self->book) : NULL;
  g_autofree char *text = NULL;

  if (!round || !shown || g_str_equal (round->id, spor_snapshot_get_round (shown)->id))
    return;
  /* Translators: a round's name */
  text = g_strdup_printf (_ ("The letters are kept in the round “%s”"), round->name);
  spor_toast (self->main, text);
}

static void
on_settled_cb (GtkWindow *window, gpointer unused)
{
  spor_save_give_up (window);
}

/* What is on its way into the book may come back. */
static gboolean
spor_letters_window_is_settled (SporLettersWindow *self)
{
  return spor_settle_is_given_up (GTK_WIDGET (self))
         || (spor_save_is_given_up (GTK_WINDOW (self))
             && !spor_keepers_find_savable (GTK_WIDGET (self)))
         || spor_settle (GTK_WINDOW (self), self->book, _ ("_Close Without Saving"), on_settled_cb,
                         NULL, NULL);
}

static gboolean
spor_letters_window_close_request (GtkWindow *window)
{
  SporLettersWindow *self = SPOR_LETTERS_WINDOW (window);

  if (!spor_letters_window_may_close (self) || !spor_letters_window_is_settled (self))
    return TRUE;
  spor_letters_window_say_farewell (self);
  g_object_set_data (G_OBJECT (self->main), LETTERS_KEY, NULL);
  return GTK_WINDOW_CLASS (spor_letters_window_parent_class)->close_request (window);
}

/* The window of the book is about to go, and this one with it. */
static gboolean
on_main_closed_cb (SporLettersWindow *self)
{
  if (spor_letters_window_may_close (self))
    return GDK_EVENT_PROPAGATE;
  spor_close_after (GTK_WINDOW (self->main), GTK_WINDOW (self));
  return GDK_EVENT_STOP;
}

/* An export on its way may keep this longer than the window of the book. */
static void
on_main_destroyed_cb (SporLettersWindow *self)
{
  g_signal_group_set_target (self->book_signals, NULL);
  gtk_window_set_transient_for (GTK_WINDOW (self), NULL);
  gtk_window_destroy (GTK_WINDOW (self));
}

/* --- Ways out ------------------------------------------------------------------------------- */

static void
on_export_activated_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  SporLettersWindow *self = SPOR_LETTERS_WINDOW (widget);

  if (!spor_letters_window_object (self))
    gtk_window_present (spor_export_window_new (&self->place, "letters"));
}

static void
on_copy_activated_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  SporLettersWindow *self = SPOR_LETTERS_WINDOW (widget);
  SporLetterRecipient *chosen = spor_letter_list_get_chosen (self->list);
  g_autofree char *body
      = spor_letters_body (self->letters, spor_letter_recipient_get_index (chosen));

  gdk_clipboard_set_text (gtk_widget_get_clipboard (widget), body);
  spor_toast (widget, _ ("Text copied"));
}

static void
on_open_activated_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  SporLettersWindow *self = SPOR_LETTERS_WINDOW (widget);

  if (!spor_letters_window_object (self))
    spor_letter_open (GTK_WIDGET (self->preview), self->book,
                      spor_letter_recipient_get_signup_id (
                          spor_letter_list_get_chosen (self->list)));
}

static void
on_note_activated_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  SporLettersWindow *self = SPOR_LETTERS_WINDOW (widget);

  if (spor_book_is_busy (self->book)) /* the second click of a double one */
    return;
  if (!spor_letters_window_object (self))
    spor_letter_note (GTK_WIDGET (self->preview), self->book,
                      spor_letter_recipient_get_signup_id (
                          spor_letter_list_get_chosen (self->list)));
}

/* "win.undo", "win.undo-past" and "win.redo" are the book's. */
static void
on_history_activated_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  SporLettersWindow *self = SPOR_LETTERS_WINDOW (widget);

  gtk_widget_activate_action (self->main, action, NULL);
}

/* --- Window --------------------------------------------------------------------------------- */

static void
spor_letters_window_dispose (GObject *object)
{
  SporLettersWindow *self = SPOR_LETTERS_WINDOW (object);

  g_clear_object (&self->book_signals);
  g_clear_object (&self->book);
  g_clear_object (&self->bar);
  G_OBJECT_CLASS (spor_letters_window_parent_class)->dispose (object);
}

static void
spor_letters_window_finalize (GObject *object)
{
  SporLettersWindow *self = SPOR_LETTERS_WINDOW (object);

  g_clear_pointer (&self->letters, spor_letters_free);
  g_clear_pointer (&self->stock, spor_letter_stock_free);
  g_clear_pointer (&self->round, spor_round_unref);
  G_OBJECT_CLASS (spor_letters_window_parent_class)->finalize (object);
}

static void
spor_letters_window_bind_template (GtkWidgetClass *widget_class)
{
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/dk/kombit/Spor/ui/spor-letters-window.ui");
  gtk_widget_class_bind_template_child (widget_class, SporLettersWindow, texts);
  gtk_widget_class_bind_template_child (widget_class, SporLettersWindow, summary);
  gtk_widget_class_bind_template_child (widget_class, SporLettersWindow, title);
  gtk_widget_class_bind_template_child (widget_class, SporLettersWindow, closed);
  gtk_widget_class_bind_template_child (widget_class, SporLettersWindow, closed_box);
  gtk_widget_class_bind_template_child (widget_class, SporLettersWindow, warning);
  gtk_widget_class_bind_template_child (widget_class, SporLettersWindow, warning_box);
  gtk_widget_class_bind_template_child (widget_class, SporLettersWindow, recipients);
  gtk_widget_class_bind_template_child (widget_class, SporLettersWindow, list);
  gtk_widget_class_bind_template_child (widget_class, SporLettersWindow, preview);
  gtk_widget_class_bind_template_child (widget_class, SporLettersWindow, undo_buttons);
  gtk_widget_class_bind_template_callback (widget_class, on_text_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_kind_shown_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_recipient_chosen_cb);
}

static void
spor_letters_window_class_init (SporLettersWindowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = spor_letters_window_dispose;
  object_class->finalize = spor_letters_window_finalize;
  GTK_WINDOW_CLASS (klass)->close_request = spor_letters_window_close_request;

  g_type_ensure (SPOR_TYPE_LETTER_LIST);
  g_type_ensure (SPOR_TYPE_LETTER_PREVIEW);
  g_type_ensure (SPOR_TYPE_LETTER_TEXTS);
  g_type_ensure (SPOR_TYPE_UNDO_BUTTONS);
  spor_letters_window_bind_template (widget_class);
  gtk_widget_class_install_action (widget_class, "letters.export", NULL, on_export_activated_cb);
  gtk_widget_class_install_action (widget_class, "letters.copy", NULL, on_copy_activated_cb);
  gtk_widget_class_install_action (widget_class, "letters.open", NULL, on_open_activated_cb);
  gtk_widget_class_install_action (widget_class, "letters.note", NULL, on_note_activated_cb);
  gtk_widget_class_install_action (widget_class, "win.undo", NULL, on_history_activated_cb);
  gtk_widget_class_install_action (widget_class, "win.undo-past", NULL, on_history_activated_cb);
  gtk_widget_class_install_action (widget_class, "win.redo", NULL, on_history_activated_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_z, GDK_CONTROL_MASK, "win.undo", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_z, GDK_CONTROL_MASK | GDK_SHIFT_MASK,
                                       "win.redo", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
  spor_guide_install_class (widget_class, "letters");
}

static void
spor_letters_window_init (SporLettersWindow *self)
{
  self->book_signals = g_signal_group_new (SPOR_TYPE_BOOK);
  g_signal_group_connect_swapped (self->book_signals, "notify::snapshot",
                                  G_CALLBACK (on_book_changed_cb), self);
  gtk_widget_init_template (GTK_WIDGET (self));
  spor_save_watch (GTK_WINDOW (self), spor_letters_window_would_lose);
}

/* The keyboard begins at what is missing, else at the first kind of letter; not in Undo. */
static void
spor_letters_window_begin (SporLettersWindow *self)
{
  SporRound *round = spor_snapshot_get_round (spor_book_get_snapshot (self->book));

  if (spor_round_is_open (round) && !*round->contact)
    spor_letter_texts_focus_contact (self->texts);
  else
    spor_letter_texts_focus_kinds (self->texts);
}

static GtkWidget *
spor_letters_window_new (const SporExportPlace *place)
{
  SporLettersWindow *self
      = g_object_new (SPOR_TYPE_LETTERS_WINDOW, "transient-for", place->window, NULL);
  GApplication *app = g_application_get_default ();

  spor_text_scale_window (GTK_WINDOW (self));
  self->main = place->window;
  self->place = *place;
  self->place.window = GTK_WIDGET (self);
  self->book = g_object_ref (place->book);
  self->bar = g_object_ref (place->bar);
  if (app) /* for the button of a toast that shows a file in its folder */
    gtk_widget_insert_action_group (GTK_WIDGET (self), "app", G_ACTION_GROUP (app));
  spor_letter_texts_set_book (self->texts, self->book);
  g_signal_group_set_target (self->book_signals, self->book);
  g_signal_connect_object (self->main, "close-request", G_CALLBACK (on_main_closed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->main, "destroy", G_CALLBACK (on_main_destroyed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->bar, "notify::active",
                           G_CALLBACK (spor_letters_window_update_actions), self,
                           G_CONNECT_SWAPPED);
  on_book_changed_cb (self);
  spor_letters_window_begin (self);
  return GTK_WIDGET (self);
}

/* It is asked for again where it was not closed, but went. */
static void
on_gone_cb (GObject *main)
{
  g_object_set_data (main, LETTERS_KEY, NULL);
}

static SporLettersWindow *
spor_letters_window_show (const SporExportPlace *place)
{
  GtkWidget *known = g_object_get_data (G_OBJECT (place->window), LETTERS_KEY);

  if (!known)
    {
      known = spor_letters_window_new (place);
      g_object_set_data (G_OBJECT (place->window), LETTERS_KEY, known);
      g_signal_connect_object (known, "destroy", G_CALLBACK (on_gone_cb), place->window,
                               G_CONNECT_SWAPPED);
    }
  gtk_window_present (GTK_WINDOW (known));
  return SPOR_LETTERS_WINDOW (known);
}

void
spor_letters_window_present (const SporExportPlace *place)
{
  spor_letters_window_show (place);
}

void
spor_letters_window_present_contact (const SporExportPlace *place)
{
  spor_letter_texts_focus_contact (spor_letters_window_show (place)->texts);
}

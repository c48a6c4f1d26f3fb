/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "spor-unsaved.h"

#include "spor-keeper.h"
#include "spor-pause.h"
#include "spor-quote-list.h"
#include "spor-text.h"
#include "spor-time.h"
#include "spor-unfinished.h"
#include "spor-windows.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

#define UNSAVED_KEY "spor-unsaved"
#define TYPED_KEY "spor-unsaved-typed"

/* What saves itself after a pause has done so by then. */
#define WAIT_MS (SPOR_PAUSE_MS + 500)

/* What stands for digits that are not kept. */
#define LEFT_OUT "…"

/* Of a day. */
#define MOST_DIGITS 8

/* Of a book's window, on which it hangs. */
typedef struct
{
  GtkWindow *window;
  SporBook *book;
  SporUnfinished *held; /* or NULL: another program keeps what is typed in this book */
  GPtrArray *before;    /* SporQuote*: from before this program */
  gint64 began;         /* since when */
  char *kept;           /* what was kept last; NULL: nothing is */
  gulong resting;       /* handler */
  guint waiting;        /* source, or 0 */
} SporUnsaved;

/* The field of a window that has the keyboard. */
typedef struct
{
  GObject *field;
  char *was; /* what stood there when it got it */
} SporTyped;

/* --- The field ------------------------------------------------------------------------------ */

/* @widget: (nullable): Returns: (nullable): what says that something is typed there */
static GObject *
spor_typed_find_field (GtkWidget *widget)
{
  if (GTK_IS_TEXT_VIEW (widget))
    return G_OBJECT (gtk_text_view_get_buffer (GTK_TEXT_VIEW (widget)));
  return GTK_IS_EDITABLE (widget) ? G_OBJECT (widget) : NULL;
}

static char *
spor_typed_read (GObject *field)
{
  char *text;

  g_object_get (field, "text", &text, NULL);
  return text ? text : g_strdup ("");
}

static void
spor_typed_free (gpointer data)
{
  SporTyped *self = data;

  g_object_unref (self->field);
  g_free (self->was);
  g_free (self);
}

/* --- What is kept --------------------------------------------------------------------------- */

static void
spor_unsaved_free (gpointer data)
{
  SporUnsaved *self = data;

  g_clear_signal_handler (&self->resting, self->book);
  g_clear_handle_id (&self->waiting, g_source_remove);
  g_clear_pointer (&self->held, spor_unfinished_release);
  g_ptr_array_unref (self->before);
  g_object_unref (self->book);
  g_free (self->kept);
  g_free (self);
}

static gboolean
spor_quote_is_short_value (const SporQuote *quote)
{
  guint n = 0;

  for (const char *p = quote->text; *p; p++)
    n += g_ascii_isdigit (*p);
  return quote->is_value && n <= MOST_DIGITS;
}

/* A number that stands there is masked, one that may be coming is left out, which is to be seen.
 * @was: what stood in its field before */
static char *
spor_unsaved_clean (const char *was, const SporQuote *quote)
{
  g_autofree char *masked = spor_text_mask_personal_numbers (quote->text, NULL);
  g_autofree char *rest = NULL;

  if (spor_quote_is_short_value (quote))
    return g_steal_pointer (&masked);
  rest = spor_text_without_begun_number (was, masked);
  return g_str_equal (rest, masked) ? g_steal_pointer (&rest) : g_strconcat (rest, LEFT_OUT, NULL);
}

static gboolean
spor_unsaved_is_same (const char *a, const char *b)
{
  g_autofree char *left = g_strstrip (g_strdup (a));
  g_autofree char *right = g_strstrip (g_strdup (b));

  return g_str_equal (left, right);
}

/* In whatever field it stands, its end is judged as if it were being typed. */
static void
spor_unsaved_add (GPtrArray *quotes, const GPtrArray *found, const SporTyped *typed)
{
  g_autofree char *now = typed ? spor_typed_read (typed->field) : g_strdup ("");

  for (guint i = 0; i < found->len; i++)
    {
      const SporQuote *quote = g_ptr_array_index (found, i);
      gboolean here = typed && spor_unsaved_is_same (quote->text, now);
      g_autofree char *text = spor_unsaved_clean (here ? typed->was : "", quote);

      spor_quotes_add (quotes, quote->field, text);
    }
}

/* A question is no keeper: what is typed in it counts once it is answered. */
static void
spor_unsaved_report_question (GtkWindow *question, const SporTyped *typed, GPtrArray *quotes)
{
  const char *heading = adw_message_dialog_get_heading (ADW_MESSAGE_DIALOG (question));
  g_autofree char *now = typed ? spor_typed_read (typed->field) : NULL;

  if (now && heading && !g_str_equal (now, typed->was))
    spor_quotes_add (quotes, heading, now);
}

/* (transfer full) */
static GPtrArray *
spor_unsaved_collect (SporUnsaved *self)
{
  GPtrArray *quotes = spor_quotes_new ();
  g_autoptr (GList) toplevels = gtk_window_list_toplevels ();

  for (GList *l = toplevels; l; l = l->next)
    if (spor_windows_belong (l->data, self->window) && gtk_widget_get_mapped (l->data))
      {
        const SporTyped *typed = g_object_get_data (l->data, TYPED_KEY);
        g_autoptr (GPtrArray) found = spor_quotes_new ();

        spor_keepers_quote (l->data, found);
        if (ADW_IS_MESSAGE_DIALOG (l->data) && found->len == 0)
          spor_unsaved_report_question (l->data, typed, found);
        spor_unsaved_add (quotes, found, typed);
      }
  return quotes;
}

/* Beside what was there before. @now: (nullable): SporQuote* */
static void
spor_unsaved_keep (SporUnsaved *self, const GPtrArray *now)
{
  g_autoptr (GPtrArray) all = spor_quotes_new ();
  g_autoptr (GKeyFile) content = g_key_file_new ();
  g_autofree char *text = NULL;

  spor_quotes_add_all (all, self->before);
  if (now)
    spor_quotes_add_all (all, now);
  text = all->len > 0 ? spor_quotes_to_text (all) : NULL;
  if (!self->held || g_strcmp0 (text, self->kept) == 0)
    return;
  spor_quotes_write (all, content);
  if (!text)
    spor_unfinished_drop (self->held);
  else if (!spor_unfinished_keep (self->held, content))
    return;
  g_free (self->kept);
  self->kept = g_steal_pointer (&text);
}

static gboolean
on_wait_over_cb (gpointer user_data)
{
  SporUnsaved *self = user_data;
  g_autoptr (GPtrArray) now = spor_unsaved_collect (self);

  self->waiting = 0;
  spor_unsaved_keep (self, now);
  return G_SOURCE_REMOVE;
}

static void
spor_unsaved_wait (SporUnsaved *self)
{
  g_clear_handle_id (&self->waiting, g_source_remove);
  if (self->held)
    self->waiting = g_timeout_add (WAIT_MS, on_wait_over_cb, self);
}

/* What was kept may be in the book by now; or somebody has been erased, and nobody knows of whom it
 * spoke. */
static void
on_rested_cb (SporUnsaved *self)
{
  if (!self->kept)
    return;
  if (!spor_unfinished_is_kept (self->held))
    {
      g_ptr_array_set_size (self->before, 0);
      g_clear_pointer (&self->kept, g_free);
    }
  if (!self->waiting)
    spor_unsaved_wait (self);
}

/* --- What is typed -------------------------------------------------------------------------- */

/* Of the book that @window is about, be it before its window. (nullable) */
static SporUnsaved *
spor_unsaved_find (GtkWindow *window)
{
  SporUnsaved *self = NULL;

  for (; window && !self; window = gtk_window_get_transient_for (window))
    self = g_object_get_data (G_OBJECT (window), UNSAVED_KEY);
  return self;
}

static void
on_changed_cb (GtkWindow *window)
{
  SporUnsaved *self = spor_unsaved_find (window);

  if (self)
    spor_unsaved_wait (self);
}

/* Another field has the keyboard, and what was left may have been saved. */
static void
on_focus_changed_cb (GtkWindow *window)
{
  SporTyped *before = g_object_get_data (G_OBJECT (window), TYPED_KEY);
  GObject *field = spor_typed_find_field (gtk_window_get_focus (window));
  SporTyped *typed = NULL;

  if (before ? before->field == field : !field)
    return;
  if (before)
    g_signal_handlers_disconnect_by_func (before->field, on_changed_cb, window);
  if (field)
    {
      typed = g_new0 (SporTyped, 1);
      typed->field = g_object_ref (field);
      typed->was = spor_typed_read (field);
      g_signal_connect_object (field, "changed", G_CALLBACK (on_changed_cb), window,
                               G_CONNECT_SWAPPED);
    }
  g_object_set_data_full (G_OBJECT (window), TYPED_KEY, typed, spor_typed_free);
  on_changed_cb (window);
}

/* A question that goes has been answered. */
static void
spor_unsaved_meet (GtkWindow *window)
{
  g_signal_connect (window, "unmap", G_CALLBACK (on_changed_cb), NULL);
  g_signal_connect (window, "notify::focus-widget", G_CALLBACK (on_focus_changed_cb), NULL);
}

void
spor_unsaved_install (void)
{
  spor_windows_meet (spor_unsaved_meet);
}

/* --- The book ------------------------------------------------------------------------------- */

/* Whoever leaves a book has saved what was typed, or given it up. */
static void
spor_unsaved_leave (GtkWindow *window)
{
  SporUnsaved *self = g_object_steal_data (G_OBJECT (window), UNSAVED_KEY);

  if (!self)
    return;
  spor_unsaved_keep (self, NULL);
  spor_unsaved_free (self);
}

static void
spor_unsaved_load (SporUnsaved *self)
{
  g_autoptr (GKeyFile) content
      = self->held ? spor_unfinished_load (self->held, &self->began) : NULL;

  self->before = content ? spor_quotes_read (content) : spor_quotes_new ();
  self->kept = self->before->len > 0 ? spor_quotes_to_text (self->before) : NULL;
}

void
spor_unsaved_watch (GtkWindow *window, SporBook *book)
{
  SporUnsaved *self;

  g_return_if_fail (GTK_IS_WINDOW (window));

  spor_unsaved_leave (window);
  if (!book)
    return;
  self = g_new0 (SporUnsaved, 1);
  self->window = window;
  self->book = g_object_ref (book);
  self->held = spor_unfinished_hold (SPOR_UNFINISHED_TEXTS, spor_book_get_path (book), "");
  self->resting = g_signal_connect_swapped (book, "notify::busy", G_CALLBACK (on_rested_cb), self);
  spor_unsaved_load (self);
  g_object_set_data_full (G_OBJECT (window), UNSAVED_KEY, self, spor_unsaved_free);
}

/* --- What was there ------------------------------------------------------------------------- */

/* What was typed since stays. */
static void
on_discarded_cb (GtkWindow *window)
{
  SporUnsaved *self = g_object_get_data (G_OBJECT (window), UNSAVED_KEY);
  g_autoptr (GPtrArray) now = self ? spor_unsaved_collect (self) : NULL;

  if (!self)
    return;
  g_ptr_array_set_size (self->before, 0);
  spor_unsaved_keep (self, now);
}

static AdwMessageDialog *
spor_unsaved_dialog_new (SporUnsaved *self)
{
  g_autofree char *day = spor_time_format_date (self->began);
  /* Translators: a date */
  g_autofree char *body
      = g_strdup_printf (_ ("It was typed on %s, and Spor ended before it was saved. It is shown "
                            "here each time the book is opened until you discard it."),
                         day);
  AdwMessageDialog *dialog = ADW_MESSAGE_DIALOG (
      adw_message_dialog_new (self->window, _ ("Something Was Not Saved"), body));

  adw_message_dialog_add_responses (dialog, "discard", _ ("_Discard"), "keep",
                                    _ ("_Keep for Later"), NULL);
  adw_message_dialog_set_response_appearance (dialog, "discard", ADW_RESPONSE_DESTRUCTIVE);
  adw_message_dialog_set_default_response (dialog, "keep");
  adw_message_dialog_set_close_response (dialog, "keep");
  adw_message_dialog_set_extra_child (dialog, spor_quote_list_new_to_copy (self->before));
  return dialog;
}

void
spor_unsaved_tell (GtkWindow *window)
{
  SporUnsaved *self;
  AdwMessageDialog *dialog;

  g_return_if_fail (GTK_IS_WINDOW (window));

  self = g_object_get_data (G_OBJECT (window), UNSAVED_KEY);
  if (!self || self->before->len == 0)
    return;
  dialog = spor_unsaved_dialog_new (self);
  g_signal_connect_object (dialog, "response::discard", G_CALLBACK (on_discarded_cb), window,
                           G_CONNECT_SWAPPED);
  gtk_window_present (GTK_WINDOW (dialog));
}

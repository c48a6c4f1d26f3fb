/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "spor-unsaved.h"

#include "spor-day.h"
#include "spor-field.h"
#include "spor-keeper.h"
#include "spor-pause.h"
#include "spor-quote-list.h"
#include "spor-response-focus.h"
#include "spor-save-question.h"
#include "spor-text.h"
#include "spor-time.h"
#include "spor-typed.h"
#include "spor-unfinished-bar.h"
#include "spor-unfinished.h"
#include "spor-windows.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

#define UNSAVED_KEY "spor-unsaved"

/* What saves itself after a pause has done so by then. */
#define WAIT_MS (SPOR_PAUSE_MS + 500)

/* What follows at once has followed by then. */
#define SOON_MS 100

/* What stands for digits that are not kept. */
#define LEFT_OUT "…"

/* Those of a day, which six digits may be as well as the beginning of a personal number. */
#define DAY_DIGITS 8
#define SHORT_DAY_DIGITS 6

/* Those of a time. */
#define CLOCK_DIGITS 4

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
  guint waiting;        /* source, or 0: for a pause in typing */
  guint hurrying;       /* source, or 0: something has gone from its field */
} SporUnsaved;

/* --- What is kept --------------------------------------------------------------------------- */

static void
spor_unsaved_free (gpointer data)
{
  SporUnsaved *self = data;

  g_clear_signal_handler (&self->resting, self->book);
  g_clear_handle_id (&self->waiting, g_source_remove);
  g_clear_handle_id (&self->hurrying, g_source_remove);
  g_clear_pointer (&self->held, spor_unfinished_release);
  g_ptr_array_unref (self->before);
  g_object_unref (self->book);
  g_free (self->kept);
  g_free (self);
}

static guint
spor_count_digits (const char *text)
{
  guint n = 0;

  for (const char *p = text; *p; p++)
    n += g_ascii_isdigit (*p);
  return n;
}

/* Or with the beginning of a time behind it: "24. december 2026 kl. 9" */
static gboolean
spor_text_is_day (const char *text)
{
  gint64 day;
  gboolean is_day = spor_day_parse (text, &day);

  for (const char *p = strpbrk (text, " ,"); p && !is_day; p = strpbrk (p + 1, " ,"))
    {
      g_autofree char *start = g_strndup (text, p - text);

      is_day = spor_count_digits (p) <= CLOCK_DIGITS && spor_day_parse (start, &day);
    }
  return is_day;
}

/* A day or an amount, though its digits may begin a personal number. */
static gboolean
spor_quote_is_short_value (const SporQuote *quote)
{
  guint n = spor_count_digits (quote->text);

  if (!quote->is_value || n > DAY_DIGITS + CLOCK_DIGITS)
    return FALSE;
  return n <= SHORT_DAY_DIGITS || (n <= DAY_DIGITS && strchr (quote->text, ','))
         || spor_text_is_day (quote->text);
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

/* In whatever field it stands, its end is judged as if it were being typed. @typed: (nullable): the
 * field that has the keyboard */
static void
spor_unsaved_add (GPtrArray *quotes, const GPtrArray *found, const SporTyped *typed)
{
  g_autoptr (GPtrArray) here = spor_quotes_new ();
  g_autofree char *now = typed && typed->field ? spor_field_read (typed->field) : g_strdup ("");

  spor_quotes_add (here, "", now);
  for (guint i = 0; i < found->len; i++)
    {
      const SporQuote *quote = g_ptr_array_index (found, i);
      const char *was = spor_quotes_have (here, quote->text) ? typed->was : "";
      g_autofree char *text = spor_unsaved_clean (was, quote);

      spor_quotes_add (quotes, quote->field, text);
    }
}

static gboolean
spor_widget_has (GtkWidget *from, GType type)
{
  gboolean has = G_TYPE_CHECK_INSTANCE_TYPE (from, type);

  for (GtkWidget *child = gtk_widget_get_first_child (from); child && !has;
       child = gtk_widget_get_next_sibling (child))
    has = spor_widget_has (child, type);
  return has;
}

/* Whether nobody else keeps @quote of a field in @window: a question's counts once it is answered,
 * and so does what a window has that would lose it; one that keeps it all by itself leaves out what
 * may become a number, until its field is left. */
static gboolean
spor_unsaved_is_alone (GtkWindow *window, const SporTyped *typed, const SporQuote *quote)
{
  g_autofree char *clean = spor_unsaved_clean (typed->was, quote);

  if (ADW_IS_MESSAGE_DIALOG (window))
    return TRUE;
  if (spor_field_is_pending (typed->field))
    return gtk_widget_get_mapped (typed->field);
  if (spor_widget_has (GTK_WIDGET (window), SPOR_TYPE_UNFINISHED_BAR))
    return typed == spor_typed_get_current (window) && !g_str_equal (clean, quote->text);
  return spor_save_would_lose (window) && !spor_keepers_find_unsaved (GTK_WIDGET (window));
}

/* @said: by keepers */
static void
spor_unsaved_quote_field (GtkWindow *window,
                          const SporTyped *typed,
                          const GPtrArray *said,
                          GPtrArray *quotes)
{
  const char *about = spor_keepers_name_window (window);
  g_autofree char *text = spor_field_read (typed->field);
  g_autofree char *name = spor_field_name (typed->field);
  SporQuote quote = { name, text, spor_field_is_value (typed->field) };

  if (g_str_equal (text, typed->first) || spor_quotes_have (said, text)
      || !spor_unsaved_is_alone (window, typed, &quote))
    return;
  if (name)
    spor_quotes_add_about (quotes, &quote, about);
  else if (about)
    spor_quotes_add_as (quotes, about, &quote);
}

/* What was typed in fields that are no keepers, added to what those have @said. */
static void
spor_unsaved_quote_fields (GtkWindow *window, GPtrArray *said)
{
  const GPtrArray *all = spor_typed_get_all (window);
  g_autoptr (GPtrArray) quotes = spor_quotes_new ();

  for (guint i = 0; all && i < all->len; i++)
    {
      const SporTyped *typed = g_ptr_array_index (all, i);

      if (typed->field)
        spor_unsaved_quote_field (window, typed, said, quotes);
    }
  spor_quotes_add_all (said, quotes);
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
        g_autoptr (GPtrArray) found = spor_quotes_new ();

        spor_keepers_quote (l->data, found);
        spor_unsaved_quote_fields (l->data, found);
        spor_unsaved_add (quotes, found, spor_typed_get_current (l->data));
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
  if (now->len > 0 || !spor_book_is_busy (self->book)) /* else as below */
    spor_unsaved_keep (self, now);
  return G_SOURCE_REMOVE;
}

/* What is gone from its field may be on its way to the book, and stays until it is there. */
static gboolean
on_hurry_over_cb (gpointer user_data)
{
  SporUnsaved *self = user_data;
  g_autoptr (GPtrArray) now = NULL;

  if (spor_book_is_busy (self->book))
    return G_SOURCE_CONTINUE;
  self->hurrying = 0;
  now = spor_unsaved_collect (self);
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

static void
spor_unsaved_hurry (SporUnsaved *self)
{
  if (self->held && self->kept && !self->hurrying)
    self->hurrying = g_timeout_add (SOON_MS, on_hurry_over_cb, self);
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
  spor_unsaved_hurry (self);
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
spor_unsaved_hear (GtkWindow *window)
{
  SporUnsaved *self = spor_unsaved_find (window);

  if (!self)
    return;
  spor_unsaved_wait (self);
  if (!gtk_widget_get_mapped (GTK_WIDGET (window)))
    spor_unsaved_hurry (self);
}

/* GTK's own choosers of files have no text of a book. */
static void
spor_unsaved_meet (GtkWindow *window)
{
  if (!GTK_IS_FILE_CHOOSER (window))
    spor_typed_watch (window, spor_unsaved_hear);
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

static gboolean
spor_unsaved_has_left_out (SporUnsaved *self)
{
  for (guint i = 0; i < self->before->len; i++)
    if (g_str_has_suffix (((SporQuote *)g_ptr_array_index (self->before, i))->text, LEFT_OUT))
      return TRUE;
  return FALSE;
}

static char *
spor_unsaved_body (SporUnsaved *self)
{
  g_autofree char *day = spor_time_format_date (self->began);
  /* Translators: a date */
  g_autofree char *body
      = g_strdup_printf (_ ("It was typed on %s, and Spor ended before it was saved. It is shown "
                            "here each time the book is opened until you discard it."),
                         day);

  if (!spor_unsaved_has_left_out (self))
    return g_steal_pointer (&body);
  return g_strjoin ("\n\n", body,
                    _ ("“…” is where digits that may belong to a personal number were not kept."),
                    NULL);
}

static AdwMessageDialog *
spor_unsaved_dialog_new (SporUnsaved *self)
{
  g_autofree char *body = spor_unsaved_body (self);
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
  spor_response_focus_begin (dialog);
}

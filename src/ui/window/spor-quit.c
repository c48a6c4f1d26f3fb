/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "spor-quit.h"

#include "spor-keeper.h"
#include "spor-save-question.h"
#include "spor-settle.h"
#include "spor-window.h"
#include "spor-windows.h"

#define QUIT_KEY "spor-quit"
#define SETTLED_KEY "spor-quit-settled"

/* So often it is looked whether work has come to its end. */
#define LOOK_MS 200

/* --- Who answers ---------------------------------------------------------------------------- */

/* Each that would lose something answers, one after another, and then all close. Who does is found
 * anew after each answer: while one window asks, more may be typed in another. */
typedef struct
{
  GtkApplication *app;
  GtkWindow *from;    /* weak: where the user was */
  GtkWindow *asked;   /* weak: whose answer is waited for; NULL: the next one's turn has come */
  gboolean elsewhere; /* the question was there before, and is about something else */
  gboolean settling;  /* a book's window is, which says itself how that ends */
  guint looking;      /* source */
} SporQuit;

static void spor_quit_look_soon (SporQuit *self);

static void
spor_quit_free (gpointer data)
{
  SporQuit *self = data;

  g_signal_handlers_disconnect_by_data (gtk_window_get_toplevels (), self);
  g_clear_handle_id (&self->looking, g_source_remove);
  g_clear_weak_pointer (&self->from);
  g_clear_weak_pointer (&self->asked);
  g_free (self);
}

/* Who stays after all types on, and what was given up in another window is not. */
static void
spor_quit_end (SporQuit *self)
{
  g_autoptr (GList) toplevels = gtk_window_list_toplevels ();

  for (GList *l = toplevels; l; l = l->next)
    if (g_object_steal_data (l->data, SETTLED_KEY))
      spor_settle_give_up (l->data, FALSE);
  spor_save_release (G_APPLICATION (self->app));
  g_object_set_data (G_OBJECT (self->app), QUIT_KEY, NULL);
}

static GtkWindow *
spor_quit_find (gboolean (*test) (gpointer window), GtkWindow *within)
{
  g_autoptr (GList) toplevels = gtk_window_list_toplevels ();

  for (GList *l = toplevels; l; l = l->next)
    if (gtk_widget_get_mapped (l->data) && (!within || spor_windows_belong (l->data, within))
        && test (l->data))
      return l->data;
  return NULL;
}

/* Of those that stand before @book: the one where the user is comes first, then what is behind it.
 */
static GtkWindow *
spor_quit_find_nearest (SporQuit *self, gboolean (*test) (gpointer window), GtkWindow *book)
{
  GtkWindow *window = spor_windows_belong (self->from, book) ? self->from : NULL;

  while (window && !(gtk_widget_get_mapped (GTK_WIDGET (window)) && test (window)))
    window = gtk_window_get_transient_for (window);
  return window ? window : spor_quit_find (test, book);
}

static gboolean
spor_window_is_question (gpointer window)
{
  return ADW_IS_MESSAGE_DIALOG (window);
}

static gboolean
spor_window_asks (gpointer window)
{
  return ADW_IS_MESSAGE_DIALOG (window) || GTK_IS_FILE_CHOOSER (window);
}

/* What stands beside a book's window, and asks for itself. */
static gboolean
spor_window_would_ask (gpointer window)
{
  return !SPOR_IS_WINDOW (window) && spor_save_would_lose (window);
}

/* Work under way is cut short only where something is to be saved: it ends with its window. */
static gboolean
spor_window_is_to_settle (gpointer window)
{
  SporBook *book = SPOR_IS_WINDOW (window) ? spor_window_get_book (window) : NULL;

  if (!SPOR_IS_WINDOW (window) || spor_settle_is_given_up (window))
    return FALSE;
  if ((book && spor_book_needs_copy (book)) || spor_keepers_find_unsaved (window))
    return TRUE;
  return !g_object_get_data (window, SETTLED_KEY)
         && !spor_task_bar_get_active (spor_window_get_task_bar (window));
}

/* --- They are asked ------------------------------------------------------------------------- */

/* Whether a question over @window is about what is not saved there, or in one behind it. */
static gboolean
spor_window_is_settled_behind (GtkWindow *window)
{
  while (window && !spor_settle_is_under_way (window))
    window = gtk_window_get_transient_for (window);
  return window != NULL;
}

/* What is asked already comes first, whatever it is about. TRUE: it is waited for. */
static gboolean
spor_quit_await (SporQuit *self, GtkWindow *question)
{
  GtkWindow *window;

  if (!question)
    return FALSE;
  window = gtk_window_get_transient_for (question);
  g_set_weak_pointer (&self->asked, window);
  self->elsewhere = !spor_window_is_settled_behind (window);
  gtk_window_present (question);
  return TRUE;
}

/* TRUE: it is waited for what comes of it. */
static gboolean
spor_quit_close_one (SporQuit *self, GtkWindow *window)
{
  if (!window)
    return FALSE;
  g_set_weak_pointer (&self->asked, window);
  self->elsewhere = FALSE;
  gtk_window_close (window);
  spor_quit_look_soon (self);
  return TRUE;
}

static void
on_settled_cb (GtkWindow *window, gpointer user_data)
{
  SporQuit *self = user_data;

  g_object_set_data (G_OBJECT (window), SETTLED_KEY, GINT_TO_POINTER (TRUE));
  self->settling = FALSE;
  g_clear_weak_pointer (&self->asked);
  spor_quit_look_soon (self);
}

static void
on_settle_over_cb (gpointer user_data)
{
  SporQuit *self = user_data;

  if (self->settling) /* the user went back */
    spor_quit_end (self);
}

static void
spor_quit_settle_one (SporQuit *self, GtkWindow *window)
{
  SporBook *book = spor_window_get_book (SPOR_WINDOW (window));

  if (!book || !spor_book_has_moved (book)) /* a copy may be on its way */
    spor_task_bar_cancel (spor_window_get_task_bar (SPOR_WINDOW (window)));
  self->settling = TRUE;
  if (spor_settle_to_close (window, book, on_settled_cb, self, on_settle_over_cb))
    on_settled_cb (window, self);
  else
    spor_settle_return_to (window, self->from);
}

/* TRUE: it is waited for what comes of it. */
static gboolean
spor_quit_settle (SporQuit *self, GtkWindow *window)
{
  if (!window)
    return FALSE;
  g_set_weak_pointer (&self->asked, window);
  self->elsewhere = FALSE;
  if (spor_settle_is_under_way (window)) /* it is being closed */
    spor_quit_look_soon (self);
  else
    spor_quit_settle_one (self, window);
  return TRUE;
}

/* --- All close ------------------------------------------------------------------------------ */

/* Those given up first; one may take others with it. */
static void
spor_quit_close_all (SporQuit *self)
{
  GtkApplication *app = self->app;
  GList *toplevels = gtk_window_list_toplevels ();
  GList *windows = g_list_copy_deep (gtk_application_get_windows (app),
                                     (GCopyFunc)(void (*) (void))g_object_ref, NULL);

  g_list_foreach (toplevels, (GFunc)(void (*) (void))g_object_ref, NULL);
  for (GList *l = toplevels; l; l = l->next)
    if (gtk_widget_get_mapped (l->data) && spor_save_is_given_up (l->data))
      gtk_window_close (l->data);
  for (GList *l = windows; l; l = l->next)
    if (g_list_find (gtk_application_get_windows (app), l->data))
      gtk_window_close (l->data);
  g_list_free_full (toplevels, g_object_unref);
  g_list_free_full (windows, g_object_unref);
  spor_quit_end (self);
}

/* What stands before a book's window goes first. TRUE: it is waited for what comes of it. */
static gboolean
spor_quit_ask_book (SporQuit *self, GtkWindow *book)
{
  return spor_quit_close_one (self, spor_quit_find_nearest (self, spor_window_would_ask, book))
         || spor_quit_settle (self, spor_quit_find_nearest (self, spor_window_is_to_settle, book));
}

static GtkWindow *
spor_window_get_hindmost (GtkWindow *window)
{
  while (window && gtk_window_get_transient_for (window))
    window = gtk_window_get_transient_for (window);
  return window;
}

/* The book where the user is comes first. TRUE: one asks. */
static gboolean
spor_quit_ask_books (SporQuit *self)
{
  GtkWindow *nearest = spor_window_get_hindmost (self->from);
  g_autoptr (GList) toplevels = gtk_window_list_toplevels ();

  if (nearest && spor_quit_ask_book (self, nearest))
    return TRUE;
  for (GList *l = toplevels; l; l = l->next)
    if (!gtk_window_get_transient_for (l->data) && spor_quit_ask_book (self, l->data))
      return TRUE;
  return FALSE;
}

/* Nothing that does not ask closes before. */
static void
spor_quit_go_on (SporQuit *self)
{
  if (!spor_quit_await (self, spor_quit_find (spor_window_is_question, NULL))
      && !spor_quit_ask_books (self))
    spor_quit_close_all (self);
}

static gboolean
spor_quit_is_waiting (void)
{
  g_autoptr (GList) toplevels = gtk_window_list_toplevels ();

  for (GList *l = toplevels; l; l = l->next)
    if (spor_settle_is_waiting (l->data)
        || (SPOR_IS_WINDOW (l->data) && spor_window_is_busy (l->data)))
      return TRUE;
  return FALSE;
}

/* No question is left: whether that was not going back. */
static gboolean
spor_quit_has_answer (SporQuit *self)
{
  return !self->asked || !gtk_widget_get_mapped (GTK_WIDGET (self->asked))
         || spor_save_is_given_up (self->asked)
         || (self->elsewhere && !spor_window_would_ask (self->asked));
}

static gboolean
on_look_cb (gpointer user_data)
{
  SporQuit *self = user_data;

  self->looking = 0;
  if (self->settling)
    return G_SOURCE_REMOVE;
  if (self->asked && spor_quit_is_waiting ())
    self->looking = g_timeout_add (LOOK_MS, on_look_cb, self);
  else if (self->asked && spor_quit_find (spor_window_asks, NULL)) /* its going is heard of */
    return G_SOURCE_REMOVE;
  else if (spor_quit_has_answer (self))
    spor_quit_go_on (self);
  else
    spor_quit_end (self);
  return G_SOURCE_REMOVE;
}

/* Whoever closes once a question is answered does so before. */
static void
spor_quit_look_soon (SporQuit *self)
{
  if (!self->looking)
    self->looking = g_idle_add_full (G_PRIORITY_LOW, on_look_cb, self, NULL);
}

/* A question goes, and the keyboard is to be behind it. */
static GtkWindow *
spor_quit_find_user (void)
{
  g_autoptr (GList) toplevels = gtk_window_list_toplevels ();
  GtkWindow *window = NULL;

  for (GList *l = toplevels; l && !window; l = l->next)
    if (gtk_window_is_active (l->data))
      window = l->data;
  while (window && ADW_IS_MESSAGE_DIALOG (window))
    window = gtk_window_get_transient_for (window);
  return window;
}

void
spor_quit (GtkApplication *app)
{
  SporQuit *self;

  g_return_if_fail (GTK_IS_APPLICATION (app));

  if (!(self = g_object_get_data (G_OBJECT (app), QUIT_KEY)))
    {
      self = g_new0 (SporQuit, 1);
      self->app = app;
      g_set_weak_pointer (&self->from, spor_quit_find_user ());
      spor_save_hold (G_APPLICATION (app));
      g_object_set_data_full (G_OBJECT (app), QUIT_KEY, self, spor_quit_free);
      g_signal_connect_swapped (gtk_window_get_toplevels (), "items-changed",
                                G_CALLBACK (spor_quit_look_soon), self);
    }
  if (!self->settling)
    spor_quit_go_on (self);
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "spor-quit.h"

#include "spor-keeper.h"
#include "spor-save-question.h"
#include "spor-settle.h"
#include "spor-window.h"

#include <glib/gi18n-lib.h>

#define QUIT_KEY "spor-quit"
#define SETTLED_KEY "spor-quit-settled"

/* So often it is looked whether work has come to its end. */
#define LOOK_MS 200

/* --- Window by window ----------------------------------------------------------------------- */

typedef struct
{
  GtkApplication *app;
  guint n_windows, n_questions; /* when it was looked last */
  guint looking;                /* source */
  GtkWindow *asked;             /* weak: over which a question stands */
  gboolean elsewhere;           /* that question was there before, and is about something else */
  gboolean settling;            /* a book's window, which says itself how that ends */
  gboolean goes_on;             /* nothing is to be judged: the next window's turn has come */
} SporQuit;

static void spor_quit_look_soon (SporQuit *self);

static void
spor_quit_free (gpointer data)
{
  SporQuit *self = data;

  g_signal_handlers_disconnect_by_data (gtk_window_get_toplevels (), self);
  g_clear_handle_id (&self->looking, g_source_remove);
  g_clear_weak_pointer (&self->asked);
  g_free (self);
}

/* Who stays after all types on, and what was given up in another window is not. */
static void
spor_quit_end (SporQuit *self)
{
  g_autoptr (GList) toplevels = gtk_window_list_toplevels ();

  for (GList *l = toplevels; l; l = l->next)
    if (g_object_steal_data (l->data, SETTLED_KEY) || spor_save_is_given_up (l->data))
      spor_settle_give_up (l->data, FALSE);
  spor_save_release (G_APPLICATION (self->app));
  g_object_set_data (G_OBJECT (self->app), QUIT_KEY, NULL);
}

static void
spor_quit_count (guint *n_windows, guint *n_questions)
{
  g_autoptr (GList) toplevels = gtk_window_list_toplevels ();

  *n_windows = *n_questions = 0;
  for (GList *l = toplevels; l; l = l->next)
    if (!gtk_widget_get_mapped (l->data))
      continue;
    else if (ADW_IS_MESSAGE_DIALOG (l->data) || GTK_IS_FILE_CHOOSER (l->data))
      ++*n_questions;
    else
      ++*n_windows;
}

/* --- What asks is asked --------------------------------------------------------------------- */

static gboolean
spor_window_has_objection (GtkWidget *window)
{
  g_autofree char *objection = spor_keepers_object (window);

  return objection != NULL;
}

static gboolean
spor_window_has_moved (gpointer window)
{
  SporBook *book = SPOR_IS_WINDOW (window) ? spor_window_get_book (window) : NULL;

  return book && !spor_save_is_given_up (window) && spor_book_has_moved (book);
}

/* What stands beside a book's window, and asks for itself. */
static gboolean
spor_window_would_ask (gpointer window)
{
  return !SPOR_IS_WINDOW (window) && gtk_widget_get_mapped (window)
         && !spor_save_is_given_up (window)
         && (spor_save_would_lose (window) || spor_window_has_objection (window));
}

static GtkWindow *
spor_quit_find (gboolean (*test) (gpointer window))
{
  g_autoptr (GList) toplevels = gtk_window_list_toplevels ();

  for (GList *l = toplevels; l; l = l->next)
    if (test (l->data))
      return l->data;
  return NULL;
}

static gboolean
spor_window_is_question (gpointer window)
{
  return ADW_IS_MESSAGE_DIALOG (window) && gtk_widget_get_mapped (window);
}

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
  spor_quit_count (&self->n_windows, &self->n_questions);
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
  spor_quit_count (&self->n_windows, &self->n_questions);
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
  self->goes_on = TRUE;
  spor_quit_look_soon (self);
}

static void
on_settle_over_cb (gpointer user_data)
{
  SporQuit *self = user_data;

  if (self->settling) /* the user went back */
    spor_quit_end (self);
}

/* Work under way is cut short only where something is to be saved: it ends with its window. While
 * another window asks, more may be typed. */
static gboolean
spor_window_is_to_settle (gpointer window)
{
  SporTaskBar *bar;

  if (!SPOR_IS_WINDOW (window) || !gtk_widget_get_mapped (window)
      || spor_settle_is_given_up (window) || spor_save_is_given_up (window)
      || spor_window_has_moved (window))
    return FALSE;
  if (g_object_get_data (window, SETTLED_KEY))
    return spor_keepers_find_unsaved (window) != NULL;
  bar = spor_window_get_task_bar (window);
  return !spor_task_bar_get_active (bar) || spor_keepers_find_unsaved (window);
}

/* TRUE: it is waited for what comes of it. */
static gboolean
spor_quit_settle (SporQuit *self)
{
  GtkWindow *window;

  while ((window = spor_quit_find (spor_window_is_to_settle)))
    {
      if (spor_settle_is_under_way (window)) /* it is being closed */
        {
          spor_quit_count (&self->n_windows, &self->n_questions);
          spor_quit_look_soon (self);
          return TRUE;
        }
      spor_task_bar_cancel (spor_window_get_task_bar (SPOR_WINDOW (window)));
      self->settling = TRUE;
      if (!spor_settle (window, spor_window_get_book (SPOR_WINDOW (window)),
                        _ ("_Close Without Saving"), on_settled_cb, self, on_settle_over_cb))
        return TRUE;
      self->settling = FALSE;
      g_object_set_data (G_OBJECT (window), SETTLED_KEY, GINT_TO_POINTER (TRUE));
    }
  return FALSE;
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
  spor_quit_count (&self->n_windows, &self->n_questions);
  spor_quit_look_soon (self);
}

/* What asks is asked, one after another; nothing that does not ask closes before. */
static void
spor_quit_go_on (SporQuit *self)
{
  self->goes_on = FALSE;
  if (!spor_quit_await (self, spor_quit_find (spor_window_is_question))
      && !spor_quit_close_one (self, spor_quit_find (spor_window_would_ask))
      && !spor_quit_settle (self)
      && !spor_quit_close_one (self, spor_quit_find (spor_window_has_moved)))
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

/* A question has gone with its window still there: whether that was not going back. */
static gboolean
spor_quit_is_free (SporQuit *self)
{
  if (self->asked && spor_save_is_given_up (self->asked))
    return TRUE;
  return self->elsewhere
         && !(self->asked
              && (spor_window_would_ask (self->asked)
                  || spor_window_has_objection (GTK_WIDGET (self->asked))));
}

static void
spor_quit_judge (SporQuit *self)
{
  guint n_windows, n_questions;
  gboolean fewer;

  spor_quit_count (&n_windows, &n_questions);
  fewer = n_windows < self->n_windows
          || (n_questions < self->n_questions && spor_quit_is_free (self))
          || (self->asked && spor_save_is_given_up (self->asked));
  if (n_windows == 0 || (!fewer && n_questions < MAX (self->n_questions, 1)))
    spor_quit_end (self);
  else if (fewer && n_questions == 0)
    spor_quit_go_on (self);
  else
    {
      self->n_windows = n_windows;
      self->n_questions = n_questions;
    }
}

static gboolean
on_look_cb (gpointer user_data)
{
  SporQuit *self = user_data;

  self->looking = 0;
  if (self->settling)
    return G_SOURCE_REMOVE;
  if (self->goes_on)
    spor_quit_go_on (self);
  else if (spor_quit_is_waiting ())
    self->looking = g_timeout_add (LOOK_MS, on_look_cb, self);
  else
    spor_quit_judge (self);
  return G_SOURCE_REMOVE;
}

/* Whoever closes once a question is answered does so before. */
static void
spor_quit_look_soon (SporQuit *self)
{
  if (!self->looking)
    self->looking = g_idle_add_full (G_PRIORITY_LOW, on_look_cb, self, NULL);
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
      spor_save_hold (G_APPLICATION (app));
      g_object_set_data_full (G_OBJECT (app), QUIT_KEY, self, spor_quit_free);
      g_signal_connect_swapped (gtk_window_get_toplevels (), "items-changed",
                                G_CALLBACK (spor_quit_look_soon), self);
    }
  if (!self->settling)
    spor_quit_go_on (self);
}

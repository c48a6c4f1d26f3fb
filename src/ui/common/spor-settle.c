/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "spor-settle.h"

#include "spor-keeper.h"
#include "spor-response-focus.h"
#include "spor-save-question.h"
#include "spor-settle-place.h"
#include "spor-settle-question.h"
#include "spor-windows.h"

#include <glib/gi18n-lib.h>

#define SETTLE_KEY "spor-settle"
#define GIVEN_UP_KEY "spor-given-up"

/* Whoever types on while it is saved has this saved as well; but not for ever. */
#define MAX_ROUNDS 5

typedef struct
{
  GtkWindow *window; /* which this hangs on */
  GtkWidget *focus;  /* weak: what had the keyboard */
  GtkWindow *back;   /* weak: what has it again if nothing is to be corrected: where the user was */
  SporBook *book;
  gboolean closes; /* the book too */
  char *leave;
  SporSettled settled;
  gpointer user_data;
  GDestroyNotify free_data;
  GError *error; /* the first of this round */
  gboolean lost; /* something is told of that stands in no field any more */
  guint n_rounds;
  gboolean asking;
  gboolean gone;    /* it is asked about the file */
  gboolean copying; /* the user saves a copy of what it held */
  gulong resting;   /* handler */
  guint looking;    /* source */
} SporSettle;

static void spor_settle_wait (SporSettle *self);

static void
spor_settle_free (gpointer data)
{
  SporSettle *self = data;

  g_clear_signal_handler (&self->resting, self->book);
  g_clear_handle_id (&self->looking, g_source_remove);
  g_clear_weak_pointer (&self->focus);
  g_clear_weak_pointer (&self->back);
  g_clear_object (&self->book);
  g_clear_error (&self->error);
  g_free (self->leave);
  if (self->free_data)
    self->free_data (self->user_data);
  g_free (self);
}

/* --- The windows ---------------------------------------------------------------------------- */

/* What a window beside it asks for itself, or the user has given up there, is no matter here. */
static SporKeeper *
spor_settle_find_in (GtkWindow *window, GtkWindow *settled)
{
  if (window != settled && (spor_save_would_lose (window) || spor_save_is_given_up (window)))
    return spor_keepers_find_savable (GTK_WIDGET (window));
  return spor_keepers_find_unsaved (GTK_WIDGET (window));
}

static SporKeeper *
spor_settle_find_unsaved (SporSettle *self)
{
  g_autoptr (GList) toplevels = gtk_window_list_toplevels ();
  SporKeeper *found = spor_settle_find_in (self->window, self->window);

  for (GList *l = toplevels; l && !found; l = l->next)
    if (l->data != self->window && spor_windows_belong (l->data, self->window))
      found = spor_settle_find_in (l->data, self->window);
  return found;
}

static gboolean
spor_settle_has_gone (SporSettle *self)
{
  return self->closes && self->book && spor_book_needs_copy (self->book);
}

static void
spor_settle_save (SporSettle *self)
{
  g_autoptr (GList) toplevels = gtk_window_list_toplevels ();
  GtkWidget *focus = gtk_window_get_focus (self->window);

  if (focus)
    g_set_weak_pointer (&self->focus, focus);
  for (GList *l = toplevels; l; l = l->next)
    if (spor_windows_belong (l->data, self->window) && !ADW_IS_MESSAGE_DIALOG (l->data))
      {
        spor_settle_leave_field (l->data);
        spor_keepers_save (l->data);
      }
}

static gboolean
spor_settle_is_busy (SporSettle *self)
{
  return self->book && spor_book_is_busy (self->book);
}

/* --- The end -------------------------------------------------------------------------------- */

static void
spor_settle_end (SporSettle *self, gboolean settled)
{
  g_autoptr (GtkWindow) window = g_object_ref (self->window);

  g_object_steal_data (G_OBJECT (window), SETTLE_KEY);
  gtk_widget_set_cursor (GTK_WIDGET (window), NULL);
  spor_settle_return ();
  if (settled)
    self->settled (window, self->user_data);
  spor_settle_free (self);
}

/* The keyboard goes back to what cannot be saved, or to where it was; to what has to be corrected
 * also where the user was in a window before it. */
static void
spor_settle_go_back (SporSettle *self)
{
  SporKeeper *keeper = self->gone ? NULL : spor_settle_find_unsaved (self);
  g_autofree char *objection = keeper ? spor_keeper_object (keeper) : NULL;
  GtkWindow *to = objection ? GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (keeper))) : self->back;
  GtkWidget *focus = self->focus;

  if (keeper && !(focus && gtk_widget_is_ancestor (focus, GTK_WIDGET (keeper))))
    spor_keeper_reveal (keeper);
  else if (focus)
    gtk_widget_grab_focus (focus);
  if (focus && GTK_IS_EDITABLE (focus)) /* the next key does not take the place of it all */
    gtk_editable_set_position (GTK_EDITABLE (focus), -1);
  if (to && gtk_widget_get_mapped (GTK_WIDGET (to)) && (!objection || spor_settle_uncover (to)))
    gtk_window_present (to);
  spor_settle_end (self, FALSE);
}

/* --- The question --------------------------------------------------------------------------- */

static gboolean
on_left_cb (gpointer user_data)
{
  SporSettle *self = g_object_get_data (user_data, SETTLE_KEY);

  if (self)
    spor_settle_end (self, TRUE);
  return G_SOURCE_REMOVE;
}

static gboolean
on_back_cb (gpointer user_data)
{
  SporSettle *self = g_object_get_data (user_data, SETTLE_KEY);

  if (self)
    spor_settle_go_back (self);
  return G_SOURCE_REMOVE;
}

/* It is heard what comes of it. */
static gboolean
on_copy_cb (gpointer window)
{
  SporSettle *self = g_object_get_data (window, SETTLE_KEY);

  if (self)
    self->copying = gtk_widget_activate_action (window, "win.backup", NULL);
  if (self && !self->copying)
    spor_settle_go_back (self);
  return G_SOURCE_REMOVE;
}

/* The question goes first: it belongs to the window. */
static void
on_response_cb (GtkWindow *window, const char *response)
{
  SporSettle *self = g_object_get_data (G_OBJECT (window), SETTLE_KEY);
  gboolean leaves = g_str_equal (response, "leave") || g_str_equal (response, "close");
  gboolean copies = g_str_equal (response, "copy");

  if (!self || !self->asking)
    return;
  self->asking = FALSE;
  if (leaves)
    spor_settle_give_up (window, TRUE);
  if (g_str_equal (response, "again"))
    {
      self->n_rounds = 0;
      spor_settle_wait (self);
    }
  else
    g_idle_add_full (G_PRIORITY_DEFAULT_IDLE,
                     leaves   ? on_left_cb
                     : copies ? on_copy_cb
                              : on_back_cb,
                     g_object_ref (window), g_object_unref);
}

static void
spor_settle_present (SporSettle *self, AdwMessageDialog *dialog)
{
  GtkWindow *place = gtk_window_get_transient_for (GTK_WINDOW (dialog));

  gtk_widget_set_cursor (GTK_WIDGET (self->window), NULL);
  self->asking = TRUE;
  if (!self->back)
    g_set_weak_pointer (&self->back, place);
  g_signal_connect_object (dialog, "response", G_CALLBACK (on_response_cb), self->window,
                           G_CONNECT_SWAPPED);
  gtk_window_present (GTK_WINDOW (dialog));
  if (!self->gone) /* or what is lost with the file is copied first */
    spor_response_focus_begin (dialog);
}

/* What is typed and not saved, in all windows that are settled. (transfer full) */
static GPtrArray *
spor_settle_quote (SporSettle *self)
{
  g_autoptr (GList) toplevels = gtk_window_list_toplevels ();
  GPtrArray *quotes = spor_quotes_new ();

  for (GList *l = toplevels; l; l = l->next)
    if (spor_windows_belong (l->data, self->window))
      spor_keepers_quote (l->data, quotes);
  return quotes;
}

/* @why: a sentence; @again: whether it may go better the next time */
static void
spor_settle_ask (SporSettle *self, SporKeeper *about, const char *why, gboolean again)
{
  g_autoptr (GPtrArray) quotes = again ? NULL : spor_settle_quote (self);
  GtkWindow *place = spor_settle_find_place (self->window, GTK_WIDGET (about));

  self->gone = FALSE;
  spor_settle_present (self, spor_settle_question_new (place, self->leave, why, again, quotes));
}

/* One question for the file and for what was typed. */
static void
spor_settle_ask_gone (SporSettle *self)
{
  g_autoptr (GPtrArray) quotes = spor_settle_quote (self);

  self->gone = TRUE;
  spor_settle_present (self,
                       spor_settle_question_new_gone (spor_settle_find_place (self->window, NULL),
                                                      spor_book_get_path (self->book), quotes));
}

/* --- The outcome ---------------------------------------------------------------------------- */

/* What stands in the way may be gone the next time: a lock, a full disk. What the book says no to
 * it will say no to again. */
static gboolean
spor_settle_may_pass (const GError *error)
{
  static const SporStoreError lasting[]
      = { SPOR_STORE_ERROR_MOVED,  SPOR_STORE_ERROR_FOREIGN,    SPOR_STORE_ERROR_DAMAGED,
          SPOR_STORE_ERROR_NEWER,  SPOR_STORE_ERROR_UNKNOWN_ID, SPOR_STORE_ERROR_REFUSED,
          SPOR_STORE_ERROR_DECIDED };

  for (guint i = 0; i < G_N_ELEMENTS (lasting); i++)
    if (g_error_matches (error, SPOR_STORE_ERROR, lasting[i]))
      return FALSE;
  return TRUE;
}

static void
spor_settle_judge (SporSettle *self)
{
  SporKeeper *unsaved = spor_settle_find_unsaved (self);
  g_autofree char *objection = unsaved ? spor_keeper_object (unsaved) : NULL;

  if (spor_settle_has_gone (self))
    spor_settle_ask_gone (self);
  else if (self->error)
    spor_settle_ask (self, unsaved, self->error->message, spor_settle_may_pass (self->error));
  else if (objection)
    spor_settle_ask (self, unsaved, objection, FALSE);
  else if (unsaved && self->n_rounds < MAX_ROUNDS)
    spor_settle_wait (self);
  else if (unsaved)
    spor_settle_ask (self, unsaved, _ ("It could not be written to the book."), TRUE);
  else
    spor_settle_end (self, !self->lost);
}

static void spor_settle_listen (SporSettle *self);

static gboolean
on_look_cb (gpointer user_data)
{
  SporSettle *self = user_data;

  self->looking = 0;
  if (spor_settle_is_busy (self))
    spor_settle_listen (self);
  else
    spor_settle_judge (self);
  return G_SOURCE_REMOVE;
}

/* Whoever waits for the book hears of it before this looks. */
static void
on_rested_cb (SporSettle *self)
{
  if (spor_settle_is_busy (self))
    return;
  g_clear_signal_handler (&self->resting, self->book);
  self->looking = g_idle_add_full (G_PRIORITY_LOW, on_look_cb, self, NULL);
}

static void
spor_settle_listen (SporSettle *self)
{
  if (spor_settle_is_busy (self))
    self->resting
        = g_signal_connect_swapped (self->book, "notify::busy", G_CALLBACK (on_rested_cb), self);
  else
    self->looking = g_idle_add_full (G_PRIORITY_LOW, on_look_cb, self, NULL);
}

/* One round. */
static void
spor_settle_wait (SporSettle *self)
{
  self->n_rounds++;
  g_clear_error (&self->error);
  gtk_widget_set_cursor_from_name (GTK_WIDGET (self->window), "progress");
  spor_settle_save (self);
  spor_settle_listen (self);
}

/* Takes @self. TRUE: there was nothing to wait for. */
static gboolean
spor_settle_begin (SporSettle *self)
{
  if (g_object_get_data (G_OBJECT (self->window), SETTLE_KEY)) /* and asked for already */
    {
      spor_settle_free (self);
      return FALSE;
    }
  g_object_set_data_full (G_OBJECT (self->window), SETTLE_KEY, self, spor_settle_free);
  spor_settle_wait (self);
  if (spor_settle_is_busy (self) || spor_settle_has_gone (self) || spor_settle_find_unsaved (self))
    return FALSE;
  self->free_data = NULL;
  spor_settle_end (self, FALSE);
  return TRUE;
}

static SporSettle *
spor_settle_new (GtkWindow *window,
                 SporBook *book,
                 const char *leave,
                 SporSettled settled,
                 gpointer user_data,
                 GDestroyNotify free_data)
{
  SporSettle *self = g_new0 (SporSettle, 1);

  self->window = window;
  self->book = book ? g_object_ref (book) : NULL;
  self->leave = g_strdup (leave);
  self->settled = settled;
  self->user_data = user_data;
  self->free_data = free_data;
  return self;
}

gboolean
spor_settle (GtkWindow *window,
             SporBook *book,
             const char *leave,
             SporSettled settled,
             gpointer user_data,
             GDestroyNotify free_data)
{
  g_return_val_if_fail (GTK_IS_WINDOW (window), TRUE);

  return spor_settle_begin (spor_settle_new (window, book, leave, settled, user_data, free_data));
}

gboolean
spor_settle_to_close (GtkWindow *window,
                      SporBook *book,
                      SporSettled settled,
                      gpointer user_data,
                      GDestroyNotify free_data)
{
  SporSettle *self;

  g_return_val_if_fail (GTK_IS_WINDOW (window), TRUE);

  self = spor_settle_new (window, book, _ ("_Close Without Saving"), settled, user_data, free_data);
  self->closes = TRUE;
  return spor_settle_begin (self);
}

void
spor_settle_return_to (GtkWindow *window, GtkWindow *back)
{
  SporSettle *self;

  g_return_if_fail (GTK_IS_WINDOW (window));

  self = g_object_get_data (G_OBJECT (window), SETTLE_KEY);
  if (self)
    g_set_weak_pointer (&self->back, back);
}

void
spor_settle_hear_copy (GtkWindow *window, gboolean saved)
{
  SporSettle *self = window ? g_object_get_data (G_OBJECT (window), SETTLE_KEY) : NULL;

  if (!self || !self->copying)
    return;
  self->copying = FALSE;
  self->n_rounds = 0;
  if (saved)
    spor_settle_wait (self);
  else
    spor_settle_go_back (self);
}

void
spor_settle_hear_lost (GtkWidget *from)
{
  GtkRoot *root = gtk_widget_get_root (from);

  for (GtkWindow *window = GTK_IS_WINDOW (root) ? GTK_WINDOW (root) : NULL; window;
       window = gtk_window_get_transient_for (window))
    {
      SporSettle *self = g_object_get_data (G_OBJECT (window), SETTLE_KEY);

      if (!self)
        continue;
      self->lost = TRUE;
      g_clear_error (
          &self->error); /* what went wrong otherwise is still to be saved, and does again */
    }
}

gboolean
spor_settle_hear (GtkWidget *from, const GError *error)
{
  GtkRoot *root = gtk_widget_get_root (from);

  for (GtkWindow *window = GTK_IS_WINDOW (root) ? GTK_WINDOW (root) : NULL; window;
       window = gtk_window_get_transient_for (window))
    {
      SporSettle *self = g_object_get_data (G_OBJECT (window), SETTLE_KEY);

      if (self && !self->error)
        self->error = g_error_copy (error);
      if (self || g_object_get_data (G_OBJECT (window), GIVEN_UP_KEY))
        return TRUE;
    }
  return SPOR_IS_KEEPER (from) && spor_save_is_held (); /* its turn to be asked about comes */
}

gboolean
spor_settle_is_under_way (GtkWindow *window)
{
  g_return_val_if_fail (GTK_IS_WINDOW (window), FALSE);

  return g_object_get_data (G_OBJECT (window), SETTLE_KEY) != NULL;
}

gboolean
spor_settle_is_waiting (GtkWindow *window)
{
  SporSettle *self;

  g_return_val_if_fail (GTK_IS_WINDOW (window), FALSE);

  self = g_object_get_data (G_OBJECT (window), SETTLE_KEY);
  return self && !self->asking;
}

/* Each by itself: one that is let go of stands before none any more. */
void
spor_settle_give_up (GtkWindow *window, gboolean given_up)
{
  g_autoptr (GList) toplevels = gtk_window_list_toplevels ();

  g_return_if_fail (GTK_IS_WINDOW (window));

  for (GList *l = toplevels; l; l = l->next)
    if (spor_windows_belong (l->data, window))
      g_object_set_data (l->data, GIVEN_UP_KEY, GINT_TO_POINTER (given_up));
}

gboolean
spor_settle_is_given_up (GtkWidget *widget)
{
  GtkRoot *root = gtk_widget_get_root (widget);

  for (GtkWindow *window = GTK_IS_WINDOW (root) ? GTK_WINDOW (root) : NULL; window;
       window = gtk_window_get_transient_for (window))
    if (g_object_get_data (G_OBJECT (window), GIVEN_UP_KEY))
      return TRUE;
  return FALSE;
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "spor-settle.h"

#include "spor-keeper.h"
#include "spor-windows.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

#define SETTLE_KEY "spor-settle"
#define GIVEN_UP_KEY "spor-given-up"
#define FOCUS_KEY "spor-settle-focus"

/* Whoever types on while it is saved has this saved as well; but not for ever. */
#define MAX_ROUNDS 5

typedef struct
{
  GtkWindow *window; /* which this hangs on */
  GtkWidget *focus;  /* weak: what had the keyboard */
  SporBook *book;
  char *leave;
  SporSettled settled;
  gpointer user_data;
  GDestroyNotify free_data;
  GError *error; /* the first of this round */
  gboolean lost; /* something is told of that stands in no field any more */
  guint n_rounds;
  gboolean asking;
  gulong resting; /* handler */
  guint looking;  /* source */
} SporSettle;

static void spor_settle_wait (SporSettle *self);

static void
spor_settle_free (gpointer data)
{
  SporSettle *self = data;

  g_clear_signal_handler (&self->resting, self->book);
  g_clear_handle_id (&self->looking, g_source_remove);
  g_clear_weak_pointer (&self->focus);
  g_clear_object (&self->book);
  g_clear_error (&self->error);
  g_free (self->leave);
  if (self->free_data)
    self->free_data (self->user_data);
  g_free (self);
}

/* --- The windows ---------------------------------------------------------------------------- */

static SporKeeper *
spor_settle_find_unsaved (SporSettle *self)
{
  g_autoptr (GList) toplevels = gtk_window_list_toplevels ();
  SporKeeper *found = spor_keepers_find_unsaved (GTK_WIDGET (self->window));

  for (GList *l = toplevels; l && !found; l = l->next)
    if (l->data != self->window && spor_windows_belong (l->data, self->window))
      {
        g_autofree char *objection = NULL;

        found = spor_keepers_find_unsaved (l->data);
        objection = found ? spor_keeper_object (found) : NULL;
        if (objection) /* its window asks for itself */
          found = NULL;
      }
  return found;
}

/* What is being typed counts once its field is left. Unless that has been before, it is noted. */
static void
spor_settle_leave_field (GtkWindow *window)
{
  GtkWidget *focus = gtk_window_get_focus (window);

  if (focus)
    g_object_set_data_full (G_OBJECT (window), FOCUS_KEY, g_object_ref (focus), g_object_unref);
  gtk_window_set_focus (window, NULL);
}

/* In each window the keyboard is where it was, unless it is somewhere else by now. */
static void
spor_settle_return (void)
{
  g_autoptr (GList) toplevels = gtk_window_list_toplevels ();

  for (GList *l = toplevels; l; l = l->next)
    {
      g_autoptr (GtkWidget) focus = g_object_steal_data (l->data, FOCUS_KEY);

      if (focus && gtk_widget_get_mapped (focus) && !gtk_window_get_focus (l->data))
        gtk_widget_grab_focus (focus);
    }
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
  gboolean busy = FALSE;

  if (self->book)
    g_object_get (self->book, "busy", &busy, NULL);
  return busy;
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

/* The keyboard goes back to what cannot be saved, or to where it was. */
static void
spor_settle_go_back (SporSettle *self)
{
  SporKeeper *keeper = spor_settle_find_unsaved (self);
  GtkWidget *focus = self->focus;

  if (keeper && !(focus && gtk_widget_is_ancestor (focus, GTK_WIDGET (keeper))))
    spor_keeper_reveal (keeper);
  else if (focus)
    gtk_widget_grab_focus (focus);
  if (focus && GTK_IS_EDITABLE (focus)) /* the next key does not take the place of it all */
    gtk_editable_set_position (GTK_EDITABLE (focus), -1);
  spor_settle_end (self, FALSE);
}

/* --- The question --------------------------------------------------------------------------- */

static gboolean
on_answered_cb (gpointer user_data)
{
  SporSettle *self = g_object_get_data (user_data, SETTLE_KEY);

  if (self)
    spor_settle_end (self, TRUE);
  return G_SOURCE_REMOVE;
}

/* The question goes first: it belongs to the window. */
static void
on_response_cb (GtkWindow *window, const char *response)
{
  SporSettle *self = g_object_get_data (G_OBJECT (window), SETTLE_KEY);

  if (!self || !self->asking)
    return;
  self->asking = FALSE;
  if (g_str_equal (response, "leave"))
    {
      spor_settle_give_up (window, TRUE);
      g_idle_add_full (G_PRIORITY_DEFAULT_IDLE, on_answered_cb, g_object_ref (window),
                       g_object_unref);
    }
  else if (g_str_equal (response, "again"))
    {
      self->n_rounds = 0;
      spor_settle_wait (self);
    }
  else
    spor_settle_go_back (self);
}

/* Where the user is: in the window that it is @about, or in one that stands before that. There the
 * keyboard is again afterwards. */
static GtkWindow *
spor_settle_find_place (SporSettle *self, SporKeeper *about)
{
  GtkRoot *root = about ? gtk_widget_get_root (GTK_WIDGET (about)) : NULL;
  GtkWindow *window = root ? GTK_WINDOW (root) : self->window;
  g_autoptr (GList) toplevels = gtk_window_list_toplevels ();

  for (GList *l = toplevels; l; l = l->next)
    if (gtk_window_is_active (l->data) && !ADW_IS_MESSAGE_DIALOG (l->data)
        && spor_windows_belong (l->data, window))
      return l->data;
  return window;
}

/* @why: a sentence; @again: whether it may go better the next time */
static void
spor_settle_ask (SporSettle *self, SporKeeper *about, const char *why, gboolean again)
{
  /* Translators: a sentence: why something could not be saved */
  g_autofree char *body
      = g_strdup_printf (_ ("%s\n\nWhat was typed is still there. It is lost if it is not saved."),
                         why);
  GtkWidget *widget = adw_message_dialog_new (spor_settle_find_place (self, about),
                                              _ ("Something Is Not Saved"), body);
  AdwMessageDialog *dialog = ADW_MESSAGE_DIALOG (widget);

  adw_message_dialog_add_responses (dialog, "back", _ ("Go _Back"), "leave", self->leave, NULL);
  adw_message_dialog_set_response_appearance (dialog, "leave", ADW_RESPONSE_DESTRUCTIVE);
  if (again)
    {
      adw_message_dialog_add_response (dialog, "again", _ ("_Try Again"));
      adw_message_dialog_set_response_appearance (dialog, "again", ADW_RESPONSE_SUGGESTED);
    }
  adw_message_dialog_set_default_response (dialog, again ? "again" : "back");
  adw_message_dialog_set_close_response (dialog, "back");
  gtk_widget_set_cursor (GTK_WIDGET (self->window), NULL);
  self->asking = TRUE;
  g_signal_connect_object (dialog, "response", G_CALLBACK (on_response_cb), self->window,
                           G_CONNECT_SWAPPED);
  gtk_window_present (GTK_WINDOW (dialog));
}

/* --- The outcome ---------------------------------------------------------------------------- */

static void
spor_settle_judge (SporSettle *self)
{
  SporKeeper *unsaved = spor_settle_find_unsaved (self);
  g_autofree char *objection = unsaved ? spor_keeper_object (unsaved) : NULL;

  if (self->error)
    spor_settle_ask (self, unsaved, self->error->message, TRUE);
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

gboolean
spor_settle (GtkWindow *window,
             SporBook *book,
             const char *leave,
             SporSettled settled,
             gpointer user_data,
             GDestroyNotify free_data)
{
  SporSettle *self;

  g_return_val_if_fail (GTK_IS_WINDOW (window), TRUE);

  if (g_object_get_data (G_OBJECT (window), SETTLE_KEY)) /* and asked for already */
    {
      if (free_data)
        free_data (user_data);
      return FALSE;
    }
  self = g_new0 (SporSettle, 1);
  self->window = window;
  self->book = book ? g_object_ref (book) : NULL;
  self->leave = g_strdup (leave);
  self->settled = settled;
  self->user_data = user_data;
  self->free_data = free_data;
  g_object_set_data_full (G_OBJECT (window), SETTLE_KEY, self, spor_settle_free);
  spor_settle_wait (self);
  if (spor_settle_is_busy (self) || spor_settle_find_unsaved (self))
    return FALSE;
  self->free_data = NULL;
  spor_settle_end (self, FALSE);
  return TRUE;
}

void
spor_settle_hear_lost (GtkWidget *from)
{
  GtkRoot *root = gtk_widget_get_root (from);

  for (GtkWindow *window = GTK_IS_WINDOW (root) ? GTK_WINDOW (root) : NULL; window;
       window = gtk_window_get_transient_for (window))
    {
      SporSettle *self = g_object_get_data (G_OBJECT (window), SETTLE_KEY);

      if (self)
        self->lost = TRUE;
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
  return FALSE;
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

void
spor_settle_give_up (GtkWindow *window, gboolean given_up)
{
  g_return_if_fail (GTK_IS_WINDOW (window));

  g_object_set_data (G_OBJECT (window), GIVEN_UP_KEY, GINT_TO_POINTER (given_up));
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

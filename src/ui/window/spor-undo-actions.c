/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "spor-undo-actions.h"

#include "spor-error-dialog.h"
#include "spor-held-key.h"
#include "spor-task-watch.h"
#include "spor-toast.h"
#include "spor-window.h"
#include "spor-windows.h"

#include <glib/gi18n-lib.h>

/* On a window while a long one is under way: another is not asked for before anybody has seen what
 * this one leads to, or whether it was cancelled. */
#define UNDER_WAY "spor-undoing"

/* Where it was asked for: in front of the book's window another may stand that has its undo, and
 * closes before it is done. */
typedef struct
{
  SporWindow *window;
  GWeakRef front;
  SporTaskWatch watch;
} SporUndoing;

typedef void (*SporReverseAsync) (SporBook *book,
                                  GCancellable *cancellable,
                                  SporStoreProgress progress,
                                  gpointer data,
                                  GAsyncReadyCallback callback,
                                  gpointer user_data);

static GtkWindow *
spor_window_find_front (SporWindow *self)
{
  g_autoptr (GList) toplevels = gtk_window_list_toplevels ();

  for (GList *l = toplevels; l; l = l->next)
    if (gtk_window_is_active (l->data) && spor_windows_belong (l->data, GTK_WINDOW (self))
        && spor_toast_can_undo (l->data))
      return l->data;
  return GTK_WINDOW (self);
}

static SporUndoing *
spor_undoing_new (SporWindow *window)
{
  SporUndoing *self = g_new0 (SporUndoing, 1);

  self->window = g_object_ref (window);
  g_weak_ref_init (&self->front, spor_window_find_front (window));
  return self;
}

static void
spor_undoing_free (SporUndoing *self)
{
  if (self->watch.bar)
    g_object_set_data (G_OBJECT (self->window), UNDER_WAY, NULL);
  spor_task_watch_end (&self->watch);
  g_weak_ref_clear (&self->front);
  g_object_unref (self->window);
  g_free (self);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SporUndoing, spor_undoing_free)

/* (transfer full) */
static GtkWidget *
spor_undoing_get_window (SporUndoing *self)
{
  g_autoptr (GtkWidget) front = g_weak_ref_get (&self->front);

  return front && gtk_widget_get_mapped (front) ? g_steal_pointer (&front)
                                                : GTK_WIDGET (g_object_ref (self->window));
}

/* @n: of so many rows */
static void
spor_window_reverse (SporWindow *self,
                     SporReverseAsync reverse,
                     const char *title,
                     guint n,
                     GAsyncReadyCallback callback)
{
  SporUndoing *undoing;

  if (g_object_get_data (G_OBJECT (self), UNDER_WAY))
    return;
  undoing = spor_undoing_new (self);
  spor_task_watch_begin (&undoing->watch, GTK_WIDGET (spor_window_get_task_bar (self)), title, n);
  if (undoing->watch.bar)
    g_object_set_data (G_OBJECT (self), UNDER_WAY, undoing);
  reverse (spor_window_get_book (self), undoing->watch.cancellable,
           undoing->watch.meter ? spor_task_meter_set : NULL, undoing->watch.meter, callback,
           undoing);
}

static void
on_undone_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (SporUndoing) undoing = user_data;
  g_autoptr (GtkWidget) self = spor_undoing_get_window (undoing);
  g_autoptr (GError) error = NULL;
  g_autofree char *what = spor_book_run_finish (SPOR_BOOK (source), result, &error);
  /* Translators: what was undone, such as "Change to Anne Hansen" */
  g_autofree char *text = what ? g_strdup_printf (_ ("Undone – %s"), what) : NULL;

  if (text)
    spor_toast (self, text);
  else if (g_error_matches (error, SPOR_STORE_ERROR, SPOR_STORE_ERROR_DECIDED))
    spor_toast_offer (self, error->message, _ ("_Undo That"), "win.undo-past");
  else if (!g_error_matches (error, SPOR_STORE_ERROR, SPOR_STORE_ERROR_NOTHING))
    spor_show_error (self, _ ("This Could Not Be Undone"), error);
}

static void
on_redone_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (SporUndoing) undoing = user_data;
  g_autoptr (GtkWidget) self = spor_undoing_get_window (undoing);
  g_autoptr (GError) error = NULL;
  g_autofree char *what = spor_book_run_finish (SPOR_BOOK (source), result, &error);
  /* Translators: what was done again */
  g_autofree char *text = what ? g_strdup_printf (_ ("Redone – %s"), what) : NULL;

  if (text)
    spor_toast (self, text);
  else if (!g_error_matches (error, SPOR_STORE_ERROR, SPOR_STORE_ERROR_NOTHING))
    spor_show_error (self, _ ("This Could Not Be Done Again"), error);
}

static void
spor_window_undo (SporWindow *self, SporReverseAsync undo)
{
  SporSnapshot *snapshot = spor_book_get_snapshot (spor_window_get_book (self));

  spor_window_reverse (self, undo, _ ("Undoing…"), spor_snapshot_get_n_undo (snapshot),
                       on_undone_cb);
}

/* --- Keys that are held down ---------------------------------------------------------------- */

/* The keys of undo and redo count once, however long they are held down: what each press takes back
 * was decided by somebody. */
typedef struct
{
  SporHeldKey held;
  gboolean repeats;
} SporUndoKeys;

#define KEYS "spor-undo-keys"

static gboolean
on_key_pressed_cb (
    GtkEventController *keys, guint keyval, guint keycode, GdkModifierType state, SporWindow *self)
{
  SporUndoKeys *held = g_object_get_data (G_OBJECT (self), KEYS);

  held->repeats = spor_held_key_repeats (&held->held, gdk_keyval_to_lower (keyval));
  return GDK_EVENT_PROPAGATE;
}

static void
on_key_released_cb (
    GtkEventController *keys, guint keyval, guint keycode, GdkModifierType state, SporWindow *self)
{
  SporUndoKeys *held = g_object_get_data (G_OBJECT (self), KEYS);

  spor_held_key_release (&held->held);
  held->repeats = FALSE;
}

void
spor_undo_actions_watch_keys (SporWindow *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();

  g_object_set_data_full (G_OBJECT (self), KEYS, g_new0 (SporUndoKeys, 1), g_free);
  gtk_event_controller_set_name (keys, KEYS);
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect (keys, "key-pressed", G_CALLBACK (on_key_pressed_cb), self);
  g_signal_connect (keys, "key-released", G_CALLBACK (on_key_released_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
}

static gboolean
spor_window_key_repeats (SporWindow *self)
{
  const SporUndoKeys *held = g_object_get_data (G_OBJECT (self), KEYS);

  /* its release may be missed */
  return held->repeats && g_get_monotonic_time () - held->held.at < G_USEC_PER_SEC;
}

static void
on_undo_activated_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  if (!spor_window_key_repeats (SPOR_WINDOW (widget)))
    spor_window_undo (SPOR_WINDOW (widget), spor_book_undo_async);
}

/* Asked for by name, after a decision that undo does not reach. */
static void
on_undo_past_activated_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  spor_window_undo (SPOR_WINDOW (widget), spor_book_undo_past_async);
}

static void
on_redo_activated_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  SporWindow *self = SPOR_WINDOW (widget);
  SporSnapshot *snapshot = spor_book_get_snapshot (spor_window_get_book (self));

  if (!spor_window_key_repeats (self))
    spor_window_reverse (self, spor_book_redo_async, _ ("Redoing…"),
                         spor_snapshot_get_n_redo (snapshot), on_redone_cb);
}

void
spor_undo_actions_install_class (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "win.undo", NULL, on_undo_activated_cb);
  gtk_widget_class_install_action (widget_class, "win.undo-past", NULL, on_undo_past_activated_cb);
  gtk_widget_class_install_action (widget_class, "win.redo", NULL, on_redo_activated_cb);
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "spor-signups-deed.h"

#include "spor-error-dialog.h"
#include "spor-group-move.h"
#include "spor-language.h"
#include "spor-signup-deed.h"
#include "spor-store-refunds.h"
#include "spor-store-rounds.h"
#include "spor-task-watch.h"
#include "spor-toast.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define MOST_REASONS 6

typedef struct
{
  GtkWidget *from;
  char *round_id;
  GStrv ids;
  char *names;

  SporSignupsChange change;
  char *note;

  SporComposition *composition; /* for waiting lists */

  SporTaskWatch watch;
} SporSignupsDeed;

static void
spor_spots_set (guint8 *spots, const GArray *signups, SporSpot spot)
{
  for (guint i = 0; i < signups->len; i++)
    spots[g_array_index (signups, guint, i)] = spot;
}

guint8 *
spor_signups_spots (const SporComposition *composition)
{
  guint8 *spots = g_new (guint8, MAX (spor_signups_n (composition->signups), 1));

  memset (spots, SPOR_SPOT_POOL, spor_signups_n (composition->signups));
  for (guint t = 0; t < spor_round_n_tracks (spor_composition_round (composition)); t++)
    {
      spor_spots_set (spots, composition->seated[t], SPOR_SPOT_SEATED);
      spor_spots_set (spots, composition->waiting[t], SPOR_SPOT_WAITING);
    }
  return spots;
}

static SporSignupsDeed *
spor_signups_deed_new (GtkWidget *from, SporSignups *signups, const GArray *indices)
{
  SporSignupsDeed *self = g_new0 (SporSignupsDeed, 1);

  self->from = g_object_ref (from);
  self->round_id = g_strdup (spor_signups_round (signups)->id);
  self->names = spor_signups_names (signups, indices);
  self->ids = g_new0 (char *, indices->len + 1);
  for (guint i = 0; i < indices->len; i++)
    self->ids[i] = g_strdup (spor_signups_row (signups, g_array_index (indices, guint, i))->id);
  return self;
}

static void
spor_signups_deed_free (SporSignupsDeed *self)
{
  g_object_unref (self->from);
  g_free (self->round_id);
  g_strfreev (self->ids);
  g_free (self->names);
  g_free (self->note);
  g_clear_pointer (&self->composition, spor_composition_unref);
  g_free (self);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SporSignupsDeed, spor_signups_deed_free)

/* --- Changing ------------------------------------------------------------------------------- */

static gboolean
spor_signups_change_in_round (SporStore *store, gpointer data, GError **error)
{
  SporSignupsDeed *deed = data;

  return spor_store_change_signups (store, (const char *const *)deed->ids, deed->change, deed->note,
                                    deed->names, error);
}

/* On the book's worker; the answer frees @data. Result: one more than the meetings that were left,
 * by each of them; NULL: it failed */
static gpointer
spor_run_change (SporStore *store, gpointer data, GCancellable *cancellable, GError **error)
{
  SporSignupsDeed *deed = data;
  gboolean done;

  spor_task_watch_enter (&deed->watch, store);
  done = spor_store_do_in_round (store, deed->round_id, spor_signups_change_in_round, deed, error);
  spor_task_watch_leave (&deed->watch, store);
  return done ? GUINT_TO_POINTER (1 + spor_store_get_n_left (store)) : NULL;
}

static char *
spor_signups_change_text (SporSignupsChange change, guint n)
{
  g_autofree char *count = spor_format_count (n);

  switch (change)
    {
    case SPOR_SIGNUPS_WITHDRAW:
      return g_strdup_printf (ngettext ("%s sign-up withdrawn", "%s sign-ups withdrawn", n), count);
    case SPOR_SIGNUPS_RETURN:
      return g_strdup_printf (ngettext ("%s sign-up no longer withdrawn",
                                        "%s sign-ups no longer withdrawn", n),
                              count);
    case SPOR_SIGNUPS_INCLUDE:
      return g_strdup_printf (ngettext ("%s sign-up included", "%s sign-ups included", n), count);
    case SPOR_SIGNUPS_WAIVE_LATE:
      return g_strdup_printf (ngettext ("Lateness of %s sign-up waived",
                                        "Lateness of %s sign-ups waived", n),
                              count);
    case SPOR_N_SIGNUPS_CHANGES:
    default:
      g_return_val_if_reached (g_strdup (""));
    }
}

/* Those who have withdrawn from a seat, which somebody else is now to have. SporSignupRow */
static GPtrArray *
spor_signups_deed_find_seated (SporSignupsDeed *self, SporBook *book)
{
  SporSnapshot *snapshot = spor_book_get_snapshot (book);
  SporComposition *composition = snapshot ? spor_snapshot_get_composition (snapshot) : NULL;
  g_autofree guint8 *spots = composition ? spor_signups_spots (composition) : NULL;
  GPtrArray *seated = g_ptr_array_new ();

  for (guint i = 0; spots && self->change == SPOR_SIGNUPS_WITHDRAW && self->ids[i]; i++)
    {
      int index = spor_signups_find (composition->signups, self->ids[i]);

      if (index >= 0 && spots[index] == SPOR_SPOT_SEATED)
        g_ptr_array_add (seated, (gpointer)spor_signups_row (composition->signups, index));
    }
  return seated;
}

/* With the meetings that nobody expects them at any more. */
static char *
spor_signups_change_done (SporSignupsChange change, guint n, guint n_left)
{
  g_autofree char *done = spor_signups_change_text (change, n);

  if (n_left == 0)
    return g_steal_pointer (&done);
  /* Translators: "5 sign-ups withdrawn", and how many invitations to meetings went with that */
  return spor_format_counts (ngettext ("%s, and %u invitation to a meeting",
                                       "%s, and %u invitations to meetings", n_left),
                             done, n_left);
}

/* One who leaves a seat is told of by name, with the way to whoever takes it over. */
static void
spor_signups_deed_tell (SporSignupsDeed *self, SporBook *book, guint n_left)
{
  guint n = g_strv_length (self->ids);
  g_autofree char *done = spor_signups_change_done (self->change, n, n_left);
  g_autoptr (GPtrArray) seated = spor_signups_deed_find_seated (self, book);
  g_autofree char *count = spor_format_count (seated->len);
  g_autofree char *both = NULL;

  if (n == 1 && seated->len == 1)
    {
      spor_signup_tell_leaver (self->from, g_ptr_array_index (seated, 0), n_left);
      return;
    }
  if (seated->len > 0)
    /* Translators: "5 sign-ups withdrawn", and how many of these people still have a seat */
    both = g_strdup_printf (ngettext ("%s; %s still has a seat", "%s; %s still have a seat",
                                      seated->len),
                            done, count);
  spor_toast_undo (self->from, both ? both : done);
}

static void
on_changed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (SporSignupsDeed) deed = user_data;
  g_autoptr (GError) error = NULL;
  guint done = GPOINTER_TO_UINT (spor_book_run_finish (SPOR_BOOK (source), result, &error));

  spor_task_watch_end (&deed->watch);
  if (done > 0)
    spor_signups_deed_tell (deed, SPOR_BOOK (source), done - 1);
  else
    spor_show_lost_text (deed->from, _ ("This Could Not Be Done"), error, _ ("Reason"), deed->note);
}

void
spor_signups_change (GtkWidget *from,
                     SporBook *book,
                     SporSignups *signups,
                     const GArray *indices,
                     SporSignupsChange change,
                     const char *note)
{
  SporSignupsDeed *deed = spor_signups_deed_new (from, signups, indices);

  deed->change = change;
  deed->note = g_strdup (note);
  spor_task_watch_begin (&deed->watch, from, _ ("Changing the sign-ups…"), indices->len);
  spor_book_run_async (book, spor_run_change, deed, NULL, NULL, deed->watch.cancellable,
                       on_changed_cb, deed);
}

/* --- Waiting lists -------------------------------------------------------------------------- */

/* So much of it is to find out who can. */
#define PLANNING 80

static gboolean
spor_signups_deed_go_on (guint done, guint all, gpointer data)
{
  SporSignupsDeed *self = data;

  return spor_task_watch_go_on (done, all * 100 / PLANNING, &self->watch);
}

/* NULL with @error if it was cancelled. */
static SporGroupMove *
spor_signups_deed_plan_wait (SporSignupsDeed *self, GCancellable *cancellable, GError **error)
{
  const SporDestination to = { SPOR_SPOT_WAITING, SPOR_OWN_TRACK, -1 };
  g_autoptr (GArray) party = g_array_new (FALSE, FALSE, sizeof (guint));
  SporGroupMove *moved;

  for (guint i = 0; self->ids[i]; i++)
    {
      int index = spor_signups_find (self->composition->signups, self->ids[i]);

      if (index >= 0)
        g_array_append_val (party, index);
    }
  moved = spor_group_move_new_while (self->composition, party, &to, spor_signups_deed_go_on, self);
  if (!moved)
    g_cancellable_set_error_if_cancelled (cancellable, error);
  return moved;
}

/* On the book's worker: many moves take a while. Result: SporGroupMove */
static gpointer
spor_run_wait (SporStore *store, gpointer data, GCancellable *cancellable, GError **error)
{
  SporSignupsDeed *deed = data;
  g_autoptr (SporGroupMove) moved = spor_signups_deed_plan_wait (deed, cancellable, error);
  g_autofree char *names = NULL;

  if (!moved)
    return NULL;
  names = spor_group_move_names (moved);
  spor_task_watch_enter (&deed->watch, store);
  if (moved->done->len > 0
      && !spor_store_rearrange (store, deed->composition, moved->after, SPOR_REARRANGE_WAIT, names,
                                error))
    g_clear_pointer (&moved, spor_group_move_free);
  spor_task_watch_leave (&deed->watch, store);
  return g_steal_pointer (&moved);
}

static void
spor_signups_tell_refusals (GtkWidget *from, const GPtrArray *refusals)
{
  g_autofree char *count = spor_format_count (refusals->len);
  g_autofree char *heading
      = g_strdup_printf (ngettext ("%s Could Not Be Put on the Waiting List",
                                   "%s Could Not Be Put on the Waiting List", refusals->len),
                         count);
  g_autoptr (GString) reasons = g_string_new (NULL);
  guint n = MIN (refusals->len, MOST_REASONS), more = refusals->len - n;
  GtkWidget *dialog;

  for (guint i = 0; i < n; i++)
    g_string_append_printf (reasons, "%s%s", i ? "\n" : "",
                            ((SporBreach *)g_ptr_array_index (refusals, i))->text);
  if (more > 0)
    {
      g_autofree char *others
          /* Translators: after some sentences: how many more people they are about */
          = spor_format_counts (ngettext ("and %u more", "and %u more", more), more);

      g_string_append_printf (reasons, "\n%s", others);
    }
  dialog = adw_message_dialog_new (GTK_WINDOW (gtk_widget_get_root (from)), heading, reasons->str);
  adw_message_dialog_add_response (ADW_MESSAGE_DIALOG (dialog), "close", _ ("_Close"));
  gtk_window_present (GTK_WINDOW (dialog));
}

static void
on_waiting_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (SporSignupsDeed) deed = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (SporGroupMove) moved = spor_book_run_finish (SPOR_BOOK (source), result, &error);
  g_autofree char *count = NULL;
  g_autofree char *text = NULL;

  spor_task_watch_end (&deed->watch);
  if (!moved)
    {
      spor_show_error (deed->from, _ ("This Could Not Be Done"), error);
      return;
    }
  count = spor_format_count (moved->done->len);
  text = g_strdup_printf (ngettext ("%s put on the waiting list", "%s put on the waiting list",
                                    moved->done->len),
                          count);
  if (moved->done->len > 0)
    spor_toast_undo (deed->from, text);
  if (moved->refusals->len > 0)
    spor_signups_tell_refusals (deed->from, moved->refusals);
}

void
spor_signups_wait (GtkWidget *from, SporBook *book, SporSignups *signups, const GArray *indices)
{
  SporSignupsDeed *deed = spor_signups_deed_new (from, signups, indices);

  deed->composition
      = spor_composition_ref (spor_snapshot_get_composition (spor_book_get_snapshot (book)));
  spor_task_watch_begin (&deed->watch, from, _ ("Putting on the waiting lists…"), indices->len);
  spor_book_run_async (book, spor_run_wait, deed, NULL, (GDestroyNotify)spor_group_move_free,
                       deed->watch.cancellable, on_waiting_cb, deed);
}

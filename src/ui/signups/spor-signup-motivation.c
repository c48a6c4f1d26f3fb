/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "spor-signup-motivation.h"

#include "spor-answer-words.h"
#include "spor-dispute.h"
#include "spor-error-dialog.h"
#include "spor-focus.h"
#include "spor-keeper.h"
#include "spor-leave.h"
#include "spor-objection.h"
#include "spor-pause.h"
#include "spor-settle.h"
#include "spor-signup-deed.h"
#include "spor-text.h"
#include "spor-undo-key.h"
#include "spor-untold.h"

#include <glib/gi18n-lib.h>

#define MARGINS 24 /* those of the template, above and below */

struct _SporSignupMotivation
{
  AdwPreferencesGroup parent_instance;

  /* template */
  GtkTextView *view;
  SporObjection *objection;
  SporDispute *dispute;

  /* owned */
  SporBook *book;
  SporRound *round;
  char *id;
  char *shown;        /* as the book has it; NULL: it is yet to say what has been written */
  char *saved;        /* the same, as it is shown */
  char *sent;         /* under way to the book, or there and not yet back */
  char *refused;      /* stands there, and the book has not taken it; or NULL */
  gboolean sending;   /* that is under way */
  gboolean is_behind; /* meanwhile, another program has made something else of it */

  guint pause; /* after which it is saved, or 0 */
  SporUntold untold;
};

static void spor_signup_motivation_keep (SporKeeperInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (SporSignupMotivation,
                               spor_signup_motivation,
                               ADW_TYPE_PREFERENCES_GROUP,
                               G_IMPLEMENT_INTERFACE (SPOR_TYPE_KEEPER,
                                                      spor_signup_motivation_keep))

/* --- What is typed -------------------------------------------------------------------------- */

static char *
spor_signup_motivation_get_typed (SporSignupMotivation *self)
{
  char *text;

  g_object_get (gtk_text_view_get_buffer (self->view), "text", &text, NULL);
  return text;
}

/* Whether nothing is typed that has yet to reach the book. */
static gboolean
spor_signup_motivation_has_saved (SporSignupMotivation *self)
{
  g_autofree char *text = spor_signup_motivation_get_typed (self);

  return g_strcmp0 (text, self->saved) == 0 || g_strcmp0 (text, self->sent) == 0;
}

/* Whether the book has @typed: it keeps no space at either end. */
static gboolean
spor_signup_motivation_is_kept_as (const char *typed, const char *kept)
{
  g_autofree char *clean = spor_text_clean (typed);

  return g_strcmp0 (clean, kept) == 0;
}

/* What the pauses have saved. */
static void
spor_signup_motivation_tell (SporSignupMotivation *self)
{
  spor_untold_tell (&self->untold, GTK_WIDGET (self), self->book, self->round,
                    SPOR_FIELD_MOTIVATION);
}

/* --- To the book ---------------------------------------------------------------------------- */

static void spor_signup_motivation_go_on (SporSignupMotivation *self);

/* What the other has written is said in its place, once it is known here. */
static void
spor_signup_motivation_refuse (SporSignupMotivation *self, const GError *error)
{
  gboolean known = self->is_behind;

  self->refused = g_steal_pointer (&self->sent);
  if (!g_error_matches (error, SPOR_STORE_ERROR, SPOR_STORE_ERROR_CONFLICT))
    spor_show_error (GTK_WIDGET (self), _ ("The Answer Was Not Changed"), error);
  else
    {
      if (known)
        spor_dispute_set_theirs (self->dispute, self->saved);
      spor_settle_hear (GTK_WIDGET (self), error);
    }
  gtk_widget_activate_action (GTK_WIDGET (self), "signup.look-again", NULL);
}

/* Another sign-up may be shown by now, and then it stands nowhere else. */
static void
spor_signup_motivation_show_lost (SporSignupMotivation *self, const char *text, const GError *error)
{
  g_autoptr (GPtrArray) quotes = spor_quotes_new ();

  spor_quotes_add (quotes, spor_field_label (SPOR_FIELD_MOTIVATION), text);
  spor_show_lost (GTK_WIDGET (self), _ ("The Answer Was Not Changed"), error, quotes);
}

static void
on_edited_cb (GtkWidget *from, const char *id, const char *text, const GError *error)
{
  SporSignupMotivation *self = SPOR_SIGNUP_MOTIVATION (from);

  if (g_strcmp0 (self->id, id) != 0)
    {
      if (error)
        spor_signup_motivation_show_lost (self, text, error);
      return;
    }
  self->sending = FALSE;
  g_clear_pointer (&self->refused, g_free);
  if (error)
    spor_signup_motivation_refuse (self, error);
  else
    {
      g_clear_pointer (&self->shown, g_free);
      spor_dispute_set_theirs (self->dispute, NULL);
    }
  self->is_behind = FALSE;
  if (!error)
    spor_signup_motivation_go_on (self);
  spor_leave_hear (from);
}

static void
spor_signup_motivation_send (SporSignupMotivation *self, gboolean pausing)
{
  SporTell tell = spor_untold_count (&self->untold, self->book, self->saved, pausing);

  g_free (self->sent);
  self->sent = spor_signup_motivation_get_typed (self);
  self->sending = TRUE;
  spor_signup_edit (GTK_WIDGET (self), self->book, self->round, self->id, SPOR_FIELD_MOTIVATION,
                    self->shown, self->sent, tell, on_edited_cb);
}

static void
spor_signup_motivation_write (SporSignupMotivation *self, gboolean pausing)
{
  g_clear_handle_id (&self->pause, g_source_remove);
  if (!self->book || self->sending || spor_settle_is_given_up (GTK_WIDGET (self))
      || spor_objection_get_text (self->objection))
    return;
  if (spor_signup_motivation_has_saved (self))
    {
      spor_dispute_set_theirs (self->dispute, NULL);
      return;
    }
  spor_signup_motivation_send (self, pausing);
}

static void
spor_signup_motivation_apply (SporSignupMotivation *self)
{
  spor_signup_motivation_write (self, FALSE);
}

/* What is not to be kept stands nowhere else. */
static void
spor_signup_motivation_part_with (SporSignupMotivation *self)
{
  const char *objection = spor_objection_get_text (self->objection);
  g_autofree char *text = NULL;
  g_autoptr (GError) error = NULL;

  if (!self->book || spor_signup_motivation_has_saved (self))
    return;
  if (!objection)
    {
      spor_signup_motivation_send (self, FALSE);
      return;
    }
  text = spor_signup_motivation_get_typed (self);
  error = g_error_new_literal (SPOR_STORE_ERROR, SPOR_STORE_ERROR_REFUSED, objection);
  spor_signup_motivation_show_lost (self, text, error);
  gtk_text_buffer_set_text (gtk_text_view_get_buffer (self->view), self->saved, -1);
}

/* --- Callbacks ------------------------------------------------------------------------------ */

/* The error of what the book has refused takes the keyboard from the text, which is no reason to
 * try again and to come by the next error. */
static gboolean
spor_signup_motivation_is_refused (SporSignupMotivation *self)
{
  g_autofree char *text = spor_signup_motivation_get_typed (self);

  return g_strcmp0 (text, self->refused) == 0;
}

/* Who has left it sees it as the book has it. */
static void
spor_signup_motivation_tidy (SporSignupMotivation *self)
{
  g_autofree char *text = spor_signup_motivation_get_typed (self);

  if (g_strcmp0 (text, self->saved) != 0 && spor_signup_motivation_is_kept_as (text, self->saved))
    gtk_text_buffer_set_text (gtk_text_view_get_buffer (self->view), self->saved, -1);
}

static void
on_left_cb (SporSignupMotivation *self)
{
  if (spor_dispute_leave (self->dispute) || spor_signup_motivation_is_refused (self))
    return;
  spor_signup_motivation_apply (self);
  if (self->sending || !self->book || !spor_signup_motivation_has_saved (self))
    return;
  spor_signup_motivation_tell (self);
  spor_signup_motivation_tidy (self);
}

/* No digits are saved of what may yet become a personal number. */
static gboolean
spor_signup_motivation_is_unfinished (SporSignupMotivation *self)
{
  g_autofree char *text = spor_signup_motivation_get_typed (self);

  return spor_text_may_become_number (self->saved, text);
}

static gboolean
on_pause_over_cb (gpointer user_data)
{
  SporSignupMotivation *self = user_data;

  self->pause = 0;
  if (!spor_dispute_get_theirs (self->dispute) && !spor_signup_motivation_is_refused (self)
      && !spor_signup_motivation_is_unfinished (self))
    spor_signup_motivation_write (self, TRUE);
  return G_SOURCE_REMOVE;
}

/* What another program has changed too is written over by nobody who has not left its field. */
static void
spor_signup_motivation_wait (SporSignupMotivation *self)
{
  g_clear_handle_id (&self->pause, g_source_remove);
  if (!spor_dispute_get_theirs (self->dispute))
    self->pause = g_timeout_add (SPOR_PAUSE_MS, on_pause_over_cb, self);
}

/* While the book was busy with it, the pause may have been over again, or the keyboard have left.
 */
static void
spor_signup_motivation_go_on (SporSignupMotivation *self)
{
  gboolean saved = spor_signup_motivation_has_saved (self);

  if (!saved && gtk_widget_is_focus (GTK_WIDGET (self->view)))
    spor_signup_motivation_wait (self);
  else if (!saved)
    spor_signup_motivation_apply (self);
  else if (!gtk_widget_is_focus (GTK_WIDGET (self->view)))
    spor_signup_motivation_tell (self);
}

static void
on_buffer_changed_cb (SporSignupMotivation *self)
{
  if (self->book && !spor_signup_motivation_has_saved (self))
    spor_signup_motivation_wait (self);
  else
    g_clear_handle_id (&self->pause, g_source_remove);
}

/* The text is as high as it is long, and scrolls with the pane: the line that is written in stays
 * in sight. */
static void
on_cursor_moved_cb (SporSignupMotivation *self)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (self->view);
  GtkWidget *scroll = gtk_widget_get_ancestor (GTK_WIDGET (self), GTK_TYPE_SCROLLED_WINDOW);
  GtkAdjustment *adjustment;
  GtkTextIter iter;
  GdkRectangle line;
  double x, y, value;

  if (!scroll || !gtk_widget_has_focus (GTK_WIDGET (self->view)))
    return;
  gtk_text_buffer_get_iter_at_mark (buffer, &iter, gtk_text_buffer_get_insert (buffer));
  gtk_text_view_get_iter_location (self->view, &iter, &line);
  if (!gtk_widget_translate_coordinates (GTK_WIDGET (self->view), scroll, line.x, line.y, &x, &y))
    return;
  adjustment = gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (scroll));
  value = gtk_adjustment_get_value (adjustment) + y;
  gtk_adjustment_clamp_page (adjustment, value, value + line.height + MARGINS);
}

/* Escape restores; undo and redo are the book's unless something is typed. */
static gboolean
on_key_pressed_cb (SporSignupMotivation *self, guint keyval, guint keycode, GdkModifierType state)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (self->view);

  if (spor_signup_motivation_has_saved (self))
    return spor_undo_key (GTK_WIDGET (self), keyval, state);
  if (keyval != GDK_KEY_Escape)
    return GDK_EVENT_PROPAGATE;
  gtk_text_buffer_set_text (buffer, self->saved, -1);
  spor_dispute_set_theirs (self->dispute, NULL);
  return GDK_EVENT_STOP;
}

/* As if it were typed: the text's own undo brings back what was. */
static void
on_taken_cb (SporSignupMotivation *self)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (self->view);
  GtkTextIter start, end;

  gtk_widget_grab_focus (GTK_WIDGET (self->view));
  spor_dispute_set_theirs (self->dispute, NULL);
  gtk_text_buffer_begin_user_action (buffer);
  gtk_text_buffer_get_bounds (buffer, &start, &end);
  gtk_text_buffer_delete (buffer, &start, &end);
  gtk_text_buffer_insert (buffer, &start, self->saved, -1);
  gtk_text_buffer_end_user_action (buffer);
}

/* --- Keeper --------------------------------------------------------------------------------- */

static gboolean
spor_signup_motivation_is_saved (SporKeeper *keeper)
{
  SporSignupMotivation *self = SPOR_SIGNUP_MOTIVATION (keeper);

  return !self->book || spor_signup_motivation_has_saved (self);
}

static gboolean
spor_signup_motivation_is_sending (SporKeeper *keeper)
{
  return SPOR_SIGNUP_MOTIVATION (keeper)->sending;
}

static void
spor_signup_motivation_quote (SporKeeper *keeper, GPtrArray *quotes)
{
  g_autofree char *motivation = spor_signup_motivation_get_typed (SPOR_SIGNUP_MOTIVATION (keeper));

  spor_quotes_add (quotes, spor_field_label (SPOR_FIELD_MOTIVATION), motivation);
}

static char *
spor_signup_motivation_about (SporKeeper *keeper)
{
  SporSignupMotivation *self = SPOR_SIGNUP_MOTIVATION (keeper);

  return spor_answer_about (self->book, self->id);
}

static void
spor_signup_motivation_keep (SporKeeperInterface *iface)
{
  iface->save = (void (*) (SporKeeper *))spor_signup_motivation_apply;
  iface->is_saved = spor_signup_motivation_is_saved;
  iface->is_sending = spor_signup_motivation_is_sending;
  iface->quote = spor_signup_motivation_quote;
  iface->about = spor_signup_motivation_about;
}

/* --- Object --------------------------------------------------------------------------------- */

static gboolean
spor_signup_motivation_grab_focus (GtkWidget *widget)
{
  return spor_focus_hand_on (GTK_WIDGET (SPOR_SIGNUP_MOTIVATION (widget)->view));
}

static void
spor_signup_motivation_dispose (GObject *object)
{
  SporSignupMotivation *self = SPOR_SIGNUP_MOTIVATION (object);

  g_clear_handle_id (&self->pause, g_source_remove);
  spor_untold_forget (&self->untold);
  g_clear_object (&self->book);
  G_OBJECT_CLASS (spor_signup_motivation_parent_class)->dispose (object);
}

static void
spor_signup_motivation_finalize (GObject *object)
{
  SporSignupMotivation *self = SPOR_SIGNUP_MOTIVATION (object);

  g_clear_pointer (&self->round, spor_round_unref);
  g_free (self->id);
  g_free (self->shown);
  g_free (self->saved);
  g_free (self->sent);
  g_free (self->refused);
  G_OBJECT_CLASS (spor_signup_motivation_parent_class)->finalize (object);
}

static void
spor_signup_motivation_class_init (SporSignupMotivationClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = spor_signup_motivation_dispose;
  object_class->finalize = spor_signup_motivation_finalize;
  widget_class->grab_focus = spor_signup_motivation_grab_focus;

  g_type_ensure (SPOR_TYPE_DISPUTE);
  g_type_ensure (SPOR_TYPE_OBJECTION);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/dk/kombit/Spor/ui/spor-signup-motivation.ui");
  gtk_widget_class_bind_template_child (widget_class, SporSignupMotivation, view);
  gtk_widget_class_bind_template_child (widget_class, SporSignupMotivation, objection);
  gtk_widget_class_bind_template_child (widget_class, SporSignupMotivation, dispute);
  gtk_widget_class_bind_template_callback (widget_class, on_left_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_key_pressed_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_taken_cb);
  gtk_widget_class_bind_template_callback (widget_class, spor_signup_motivation_apply);
}

static void
spor_signup_motivation_init (SporSignupMotivation *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  g_signal_connect_object (gtk_text_view_get_buffer (self->view), "notify::cursor-position",
                           G_CALLBACK (on_cursor_moved_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (gtk_text_view_get_buffer (self->view), "changed",
                           G_CALLBACK (on_buffer_changed_cb), self, G_CONNECT_SWAPPED);
}

/* --- From the book -------------------------------------------------------------------------- */

/* As the book has it, unless that is what stands there already: whoever is typing goes on where
 * they are. */
static void
spor_signup_motivation_fill (SporSignupMotivation *self, const char *text, gboolean other)
{
  g_autofree char *typed = spor_signup_motivation_get_typed (self);

  spor_dispute_set_theirs (self->dispute, NULL);
  if (!other && gtk_widget_is_focus (GTK_WIDGET (self->view))
      && spor_signup_motivation_is_kept_as (typed, text))
    {
      if (g_str_equal (typed, text))
        g_clear_pointer (&self->sent, g_free);
      return;
    }
  gtk_text_buffer_set_text (gtk_text_view_get_buffer (self->view), text, -1);
  g_clear_pointer (&self->sent, g_free);
}

/* What is typed of somebody whom another program has erased is not kept here either. */
static void
spor_signup_motivation_give_up (SporSignupMotivation *self)
{
  g_autofree char *text = spor_signup_motivation_get_typed (self);
  g_autoptr (GError) error = g_error_new_literal (SPOR_STORE_ERROR, SPOR_STORE_ERROR_REFUSED,
                                                  spor_signup_erased_sentence ());

  spor_signup_motivation_show_lost (self, text, error);
}

/* What is typed, and not in the book yet, stays.
 * @changed: another program has made something else of it */
static void
spor_signup_motivation_show_text (SporSignupMotivation *self,
                                  const char *text,
                                  gboolean other,
                                  gboolean changed)
{
  if (other || (spor_signup_motivation_has_saved (self) && !self->sending))
    spor_signup_motivation_fill (self, text, other);
  else if (changed && self->sending)
    self->is_behind = TRUE;
  else if (changed)
    spor_dispute_set_theirs (self->dispute, text);
  if (other)
    g_clear_pointer (&self->refused, g_free);
  if (other)
    self->sending = self->is_behind = FALSE;
  if (other)
    spor_untold_forget (&self->untold);
  g_free (self->saved);
  self->saved = g_strdup (text);
  on_buffer_changed_cb (self);
  spor_objection_set_known (self->objection, text);
}

void
spor_signup_motivation_show (SporSignupMotivation *self,
                             SporBook *book,
                             const SporSignupDetail *detail)
{
  g_autofree char *title = spor_answer_title (SPOR_FIELD_MOTIVATION, detail->edited);
  g_autofree char *before = NULL;
  gboolean other;

  g_return_if_fail (SPOR_IS_SIGNUP_MOTIVATION (self));

  other = g_strcmp0 (self->id, detail->facts->id) != 0;
  if (!other && detail->erased && !self->sending && !spor_signup_motivation_has_saved (self))
    {
      spor_signup_motivation_give_up (self);
      other = TRUE;
    }
  g_set_object (&self->book, book);
  g_clear_pointer (&self->round, spor_round_unref);
  self->round = spor_round_ref (detail->round);
  g_free (self->id);
  self->id = g_strdup (detail->facts->id);
  before = g_steal_pointer (&self->shown);
  self->shown = spor_signup_facts_get_text (detail->facts, detail->round, SPOR_FIELD_MOTIVATION);
  spor_signup_motivation_show_text (self, detail->facts->motivation, other,
                                    before && !g_str_equal (before, self->shown));
  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (self), title);
}

void
spor_signup_motivation_leave (SporSignupMotivation *self)
{
  g_return_if_fail (SPOR_IS_SIGNUP_MOTIVATION (self));

  if (spor_settle_is_given_up (GTK_WIDGET (self)))
    gtk_text_buffer_set_text (gtk_text_view_get_buffer (self->view), self->saved, -1);
  else
    spor_signup_motivation_part_with (self);
}

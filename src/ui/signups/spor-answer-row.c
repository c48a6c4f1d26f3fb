/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "spor-answer-row.h"

#include "spor-answer-message.h"
#include "spor-answer-words.h"
#include "spor-error-dialog.h"
#include "spor-focus.h"
#include "spor-keeper.h"
#include "spor-leave.h"
#include "spor-pause.h"
#include "spor-settle.h"
#include "spor-text.h"
#include "spor-undo-key.h"
#include "spor-untold.h"

#include <glib/gi18n-lib.h>

struct _SporAnswerRow
{
  SporEntryRow parent_instance;

  SporAnswerMessage *message; /* borrowed, below it; NULL: nothing has been said yet */

  /* owned */
  SporField field;
  SporBook *book;
  SporRound *round;
  char *id;
  char *text;    /* as the book has it */
  char *shown;   /* the same as the book says it; NULL: it is yet to say what has been written */
  char *applied; /* under way to the book, or there and not yet back */
  gboolean applying; /* under way */
  gboolean erased;   /* nothing of the person is kept */
  gboolean barred;   /* what is said is about what is typed, and goes away with it */
  gboolean objected; /* what is said is about what was typed, and goes once that is right */

  guint pause; /* after which it is saved, or 0 */
  SporUntold untold;
};

enum
{
  PROP_FIELD = 1,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

static void spor_answer_row_keep (SporKeeperInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (SporAnswerRow,
                               spor_answer_row,
                               SPOR_TYPE_ENTRY_ROW,
                               G_IMPLEMENT_INTERFACE (SPOR_TYPE_KEEPER, spor_answer_row_keep))

/* --- What is wrong -------------------------------------------------------------------------- */

static void on_taken_cb (SporAnswerRow *self);
static void spor_answer_row_apply (SporAnswerRow *self);

/* Whether there is a row for that, which is @wanted. */
static gboolean
spor_answer_row_has_message (SporAnswerRow *self, gboolean wanted)
{
  SporDispute *dispute;

  if (self->message || !wanted || !GTK_IS_LIST_BOX (gtk_widget_get_parent (GTK_WIDGET (self))))
    return self->message != NULL;
  self->message = spor_answer_message_insert (GTK_LIST_BOX_ROW (self));
  dispute = spor_answer_message_get_dispute (self->message);
  g_signal_connect_object (dispute, "taken", G_CALLBACK (on_taken_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (dispute, "left", G_CALLBACK (spor_answer_row_apply), self,
                           G_CONNECT_SWAPPED);
  return TRUE;
}

/* NULL: nothing is wrong. */
static void
spor_answer_row_say (SporAnswerRow *self, const char *wrong)
{
  if (wrong)
    gtk_widget_add_css_class (GTK_WIDGET (self), "error");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self), "error");
  self->barred = self->objected = FALSE;
  if (spor_answer_row_has_message (self, wrong != NULL))
    spor_answer_message_say (self->message, wrong);
}

static gboolean
spor_answer_row_is_wrong (SporAnswerRow *self)
{
  return gtk_widget_has_css_class (GTK_WIDGET (self), "error");
}

/* @theirs: (nullable): what another program has made of the answer while something else was typed
 * here */
static void
spor_answer_row_dispute (SporAnswerRow *self, const char *theirs)
{
  if (!spor_answer_row_has_message (self, theirs != NULL))
    return;
  if (theirs)
    spor_answer_row_say (self, NULL);
  spor_answer_message_set_theirs (self->message, theirs);
}

static SporDispute *
spor_answer_row_get_dispute (SporAnswerRow *self)
{
  return self->message ? spor_answer_message_get_dispute (self->message) : NULL;
}

/* --- To and from the book ------------------------------------------------------------------- */

static void
spor_answer_row_update_title (SporAnswerRow *self, guint32 edited)
{
  g_autofree char *title = spor_answer_title (self->field, edited);

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self), title);
}

static const char *
spor_answer_row_get_typed (SporAnswerRow *self)
{
  return gtk_editable_get_text (GTK_EDITABLE (self));
}

/* Whether nothing is typed that has yet to reach the book. */
static gboolean
spor_answer_row_is_saved (SporAnswerRow *self)
{
  const char *text = spor_answer_row_get_typed (self);

  return g_strcmp0 (text, self->text) == 0 || (self->applied && g_str_equal (text, self->applied));
}

static void
spor_answer_row_hide_button (SporAnswerRow *self)
{
  adw_entry_row_set_show_apply_button (ADW_ENTRY_ROW (self), FALSE);
  adw_entry_row_set_show_apply_button (ADW_ENTRY_ROW (self), TRUE);
}

/* What was for the typing goes away with it: the button that applies, and the entry's own undo,
 * which would revert what only the book can. */
static void
spor_answer_row_settle (SporAnswerRow *self)
{
  spor_answer_row_hide_button (self);
  gtk_editable_set_enable_undo (GTK_EDITABLE (self), FALSE);
  gtk_editable_set_enable_undo (GTK_EDITABLE (self), TRUE);
  spor_answer_row_say (self, NULL);
  spor_answer_row_dispute (self, NULL);
}

/* Shows the book's text. */
static void
spor_answer_row_reset (SporAnswerRow *self)
{
  g_clear_pointer (&self->applied, g_free);
  if (g_strcmp0 (spor_answer_row_get_typed (self), self->text) != 0)
    {
      gtk_editable_set_text (GTK_EDITABLE (self), self->text ? self->text : "");
      if (spor_focus_within (GTK_WIDGET (self)))
        gtk_editable_set_position (GTK_EDITABLE (self), -1);
    }
  spor_answer_row_settle (self);
}

/* Whether the book has what is typed by now, and whoever types may go on where they are: it keeps
 * no space at either end. */
static gboolean
spor_answer_row_is_kept (SporAnswerRow *self)
{
  g_autofree char *clean = spor_text_clean (spor_answer_row_get_typed (self));

  return spor_focus_within (GTK_WIDGET (self)) && g_strcmp0 (clean, self->text) == 0;
}

/* Shows the book's text, unless that is what stands there already. */
static void
spor_answer_row_fill (SporAnswerRow *self)
{
  if (!self->applied || !spor_answer_row_is_kept (self))
    spor_answer_row_reset (self);
  else
    spor_answer_row_settle (self);
}

typedef struct
{
  SporAnswerRow *row;
  char *id; /* the row may show another sign-up by the time the book answers */
  char *shown, *text;
  SporRound *round;
  SporSnapshot *before;
  SporTell tell;
} SporAnswerEdit;

/* What was typed stands in no field any more, so it stands here. */
static void
spor_answer_row_refuse (SporAnswerRow *self, const char *text, const char *why)
{
  g_autoptr (GError) error = g_error_new_literal (SPOR_STORE_ERROR, SPOR_STORE_ERROR_REFUSED, why);
  g_autoptr (GPtrArray) quotes = spor_quotes_new ();

  spor_quotes_add (quotes, spor_field_label (self->field), text);
  spor_show_lost (GTK_WIDGET (self), _ ("The Answer Was Not Changed"), error, quotes);
}

/* What another program has put into the archive, or erased, while something was typed here is said
 * once, with what was typed; the row shows what the book has. */
static void
spor_answer_row_give_up (SporAnswerRow *self, const char *why)
{
  g_autofree char *typed = g_strdup (spor_answer_row_get_typed (self));

  spor_answer_row_reset (self);
  spor_answer_row_refuse (self, typed, why);
}

/* Why nothing of the person or of the round that is shown can be changed; NULL: it can. */
static const char *
spor_answer_row_get_closed (SporAnswerRow *self)
{
  SporSnapshot *snapshot = spor_book_get_snapshot (self->book);

  if (self->erased)
    return spor_signup_erased_sentence ();
  return snapshot && !spor_book_is_elsewhere (self->book, self->round)
             ? spor_snapshot_get_closed (snapshot)
             : NULL;
}

static void
spor_answer_edit_free (SporAnswerEdit *edit)
{
  g_object_unref (edit->row);
  g_object_unref (edit->before);
  spor_round_unref (edit->round);
  g_free (edit->shown);
  g_free (edit->text);
  g_free (edit->id);
  g_free (edit);
}

/* What the other has written is said once it is known here; till then, that there is such a thing.
 */
static void
spor_answer_row_hear (SporAnswerRow *self, const char *shown, const GError *error)
{
  gboolean conflict = g_error_matches (error, SPOR_STORE_ERROR, SPOR_STORE_ERROR_CONFLICT);

  if (conflict && g_strcmp0 (self->shown, shown) != 0)
    spor_answer_row_dispute (self, self->text);
  else
    spor_answer_row_say (self, error->message);
  spor_settle_hear (GTK_WIDGET (self), error);
}

static void spor_answer_row_go_on (SporAnswerRow *self);

static void
on_edited_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  SporAnswerEdit *edit = user_data;
  SporAnswerRow *self = edit->row;
  gboolean shown = g_strcmp0 (self->id, edit->id) == 0;
  g_autoptr (GError) error = NULL;

  if (shown)
    self->applying = FALSE;
  if (spor_book_run_finish (SPOR_BOOK (source), result, &error))
    {
      if (shown && spor_book_get_snapshot (self->book) != edit->before)
        g_clear_pointer (&self->shown, g_free); /* else the book has that already, and goes on so */
      spor_signup_edited (GTK_WIDGET (self), SPOR_BOOK (source), edit->round, edit->before,
                          self->field, edit->tell);
      if (shown)
        spor_answer_row_go_on (self);
    }
  else
    {
      if (shown)
        g_clear_pointer (&self->applied, g_free);
      if (shown && spor_answer_row_get_closed (self))
        spor_answer_row_give_up (self, error->message);
      else if (shown && gtk_widget_get_mapped (GTK_WIDGET (self)))
        spor_answer_row_hear (self, edit->shown, error);
      else
        spor_answer_row_refuse (self, edit->text, error->message);
    }
  spor_leave_hear (GTK_WIDGET (self));
  spor_answer_edit_free (edit);
}

static void
spor_answer_row_send (SporAnswerRow *self, const char *text, SporTell tell)
{
  SporAnswerEdit *edit = g_new0 (SporAnswerEdit, 1);

  g_clear_handle_id (&self->pause, g_source_remove);
  self->applying = TRUE;
  g_free (self->applied);
  self->applied = g_strdup (text);
  edit->row = g_object_ref (self);
  edit->id = g_strdup (self->id);
  edit->shown = g_strdup (self->shown);
  edit->text = g_strdup (text);
  edit->round = spor_round_ref (self->round);
  edit->before = g_object_ref (spor_book_get_snapshot (self->book));
  edit->tell = tell;
  spor_book_edit_async (self->book, self->round->id, self->id, self->field, self->shown, text,
                        on_edited_cb, edit);
}

/* What no answer can have is said while it is typed, and no longer; not of what the book has. */
static void
spor_answer_row_bar (SporAnswerRow *self)
{
  const char *text = spor_answer_row_get_typed (self);
  g_autofree char *objection = NULL;

  if (!self->book)
    return;
  if (!spor_answer_row_is_saved (self))
    objection = spor_answer_text_objection (self->field, text);
  if (!objection && !self->barred)
    return;
  if (!self->message || g_strcmp0 (spor_answer_message_get_said (self->message), objection) != 0)
    spor_answer_row_say (self, objection);
  self->barred = objection != NULL;
}

/* What was objected to is right now. */
static void
spor_answer_row_relent (SporAnswerRow *self)
{
  const char *text = spor_answer_row_get_typed (self);
  g_autofree char *objection = NULL;

  if (!self->book || !self->objected)
    return;
  if (!spor_answer_row_is_saved (self))
    objection = spor_answer_objection (self->round, self->field, text);
  if (!objection)
    spor_answer_row_say (self, NULL);
}

/* @pausing: the typing may go on */
static void
spor_answer_row_write (SporAnswerRow *self, gboolean pausing)
{
  const char *text = spor_answer_row_get_typed (self);
  g_autofree char *objection = NULL;

  if (!self->book || self->applying || spor_settle_is_given_up (GTK_WIDGET (self)))
    return;
  objection = spor_answer_objection (self->round, self->field, text);
  spor_answer_row_say (self, objection);
  spor_answer_row_bar (self);
  self->objected = objection != NULL;
  if (spor_answer_row_is_saved (self))
    spor_answer_row_dispute (self, NULL);
  else if (!objection)
    spor_answer_row_send (self, text,
                          spor_untold_count (&self->untold, self->book, self->text, pausing));
}

static void
spor_answer_row_apply (SporAnswerRow *self)
{
  spor_answer_row_write (self, FALSE);
}

/* --- Pauses --------------------------------------------------------------------------------- */

/* Nothing is saved that is not decided, or not finished: of a personal number not a digit. */
static gboolean
spor_answer_row_can_pause (SporAnswerRow *self)
{
  SporDispute *dispute = spor_answer_row_get_dispute (self);
  const char *text = spor_answer_row_get_typed (self);

  return spor_focus_within (GTK_WIDGET (self)) && !spor_answer_row_is_wrong (self)
         && !(dispute && spor_dispute_get_theirs (dispute))
         && spor_answer_is_whole (self->round, self->field, text)
         && !spor_text_may_become_number (self->text, text);
}

static gboolean
on_pause_over_cb (gpointer user_data)
{
  SporAnswerRow *self = user_data;

  self->pause = 0;
  if (spor_answer_row_can_pause (self))
    spor_answer_row_write (self, TRUE);
  return G_SOURCE_REMOVE;
}

static void
spor_answer_row_wait (SporAnswerRow *self)
{
  g_clear_handle_id (&self->pause, g_source_remove);
  if (self->book && !spor_answer_row_is_saved (self) && spor_focus_within (GTK_WIDGET (self)))
    self->pause = g_timeout_add (SPOR_PAUSE_MS, on_pause_over_cb, self);
}

/* Whoever has left it is told of what is saved, and sees it as the book has it. */
static void
spor_answer_row_part (SporAnswerRow *self)
{
  if (!self->book || self->applying || !spor_answer_row_is_saved (self))
    return;
  spor_untold_tell (&self->untold, GTK_WIDGET (self), self->book, self->round, self->field);
  if (self->applied && self->shown)
    spor_answer_row_reset (self);
  else if (!self->applied && !spor_answer_row_is_wrong (self))
    spor_answer_row_hide_button (self);
}

/* While the book was busy with it, the pause may have been over again, or the keyboard have left.
 */
static void
spor_answer_row_go_on (SporAnswerRow *self)
{
  if (spor_focus_within (GTK_WIDGET (self)))
    spor_answer_row_wait (self);
  else if (!spor_answer_row_is_saved (self))
    spor_answer_row_apply (self);
  else
    spor_answer_row_part (self);
}

/* What the pauses have saved is taken back too. */
static void
spor_answer_row_take_back (SporAnswerRow *self)
{
  g_autofree char *first = g_strdup (self->untold.first);

  spor_answer_row_reset (self);
  if (!first)
    return;
  spor_untold_forget (&self->untold);
  gtk_editable_set_text (GTK_EDITABLE (self), first);
  gtk_editable_set_position (GTK_EDITABLE (self), -1);
  if (!self->applying && !spor_answer_row_is_saved (self))
    spor_answer_row_send (self, first, SPOR_TELL_NOTHING);
}

/* --- Keeper --------------------------------------------------------------------------------- */

static gboolean
spor_answer_row_has_saved (SporKeeper *keeper)
{
  SporAnswerRow *self = SPOR_ANSWER_ROW (keeper);

  return !self->book || spor_answer_row_is_saved (self);
}

static gboolean
spor_answer_row_is_sending (SporKeeper *keeper)
{
  return SPOR_ANSWER_ROW (keeper)->applying;
}

static char *
spor_answer_row_object (SporKeeper *keeper)
{
  SporAnswerRow *self = SPOR_ANSWER_ROW (keeper);

  return spor_answer_objection (self->round, self->field, spor_answer_row_get_typed (self));
}

static void
spor_answer_row_quote (SporKeeper *keeper, GPtrArray *quotes)
{
  SporAnswerRow *self = SPOR_ANSWER_ROW (keeper);
  const char *label = spor_field_label (self->field);

  if (self->field == SPOR_FIELD_CREATED || self->field == SPOR_FIELD_CLOSED)
    spor_quotes_add_value (quotes, label, spor_answer_row_get_typed (self));
  else
    spor_quotes_add (quotes, label, spor_answer_row_get_typed (self));
}

static char *
spor_answer_row_about (SporKeeper *keeper)
{
  return spor_answer_about (SPOR_ANSWER_ROW (keeper)->book, SPOR_ANSWER_ROW (keeper)->id);
}

static void
spor_answer_row_keep (SporKeeperInterface *iface)
{
  iface->save = (void (*) (SporKeeper *))spor_answer_row_apply;
  iface->is_saved = spor_answer_row_has_saved;
  iface->is_sending = spor_answer_row_is_sending;
  iface->object = spor_answer_row_object;
  iface->quote = spor_answer_row_quote;
  iface->about = spor_answer_row_about;
}

/* --- Callbacks ------------------------------------------------------------------------------ */

static void
on_changed_cb (SporAnswerRow *self)
{
  spor_answer_row_relent (self);
  spor_answer_row_bar (self);
  spor_answer_row_wait (self);
}

static void
on_applied_cb (SporAnswerRow *self)
{
  spor_answer_row_apply (self);
}

/* Not for what another program has written here: then it is not decided yet. */
static void
on_focus_left_cb (SporAnswerRow *self)
{
  SporDispute *dispute = spor_answer_row_get_dispute (self);

  if (dispute && spor_dispute_leave (dispute))
    return;
  spor_answer_row_apply (self);
  spor_answer_row_part (self);
}

static void
on_taken_cb (SporAnswerRow *self)
{
  gtk_widget_grab_focus (GTK_WIDGET (self));
  spor_answer_row_reset (self);
}

static gboolean
on_key_pressed_cb (SporAnswerRow *self, guint keyval, guint keycode, GdkModifierType state)
{
  gboolean saved = spor_answer_row_is_saved (self);

  if (keyval == GDK_KEY_Escape && (!saved || self->untold.n > 0))
    {
      spor_answer_row_take_back (self);
      return GDK_EVENT_STOP;
    }
  return saved ? spor_undo_key (GTK_WIDGET (self), keyval, state) : GDK_EVENT_PROPAGATE;
}

/* --- Object --------------------------------------------------------------------------------- */

static void
spor_answer_row_constructed (GObject *object)
{
  G_OBJECT_CLASS (spor_answer_row_parent_class)->constructed (object);

  spor_answer_row_update_title (SPOR_ANSWER_ROW (object), 0);
}

static void
spor_answer_row_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  switch (id)
    {
    case PROP_FIELD:
      SPOR_ANSWER_ROW (object)->field = spor_field_from_key (g_value_get_string (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
spor_answer_row_dispose (GObject *object)
{
  SporAnswerRow *self = SPOR_ANSWER_ROW (object);

  g_clear_handle_id (&self->pause, g_source_remove);
  spor_untold_forget (&self->untold);
  g_clear_object (&self->book);
  g_clear_pointer (&self->round, spor_round_unref);
  G_OBJECT_CLASS (spor_answer_row_parent_class)->dispose (object);
}

static void
spor_answer_row_finalize (GObject *object)
{
  SporAnswerRow *self = SPOR_ANSWER_ROW (object);

  g_free (self->id);
  g_free (self->text);
  g_free (self->shown);
  g_free (self->applied);
  G_OBJECT_CLASS (spor_answer_row_parent_class)->finalize (object);
}

static void
spor_answer_row_class_init (SporAnswerRowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->constructed = spor_answer_row_constructed;
  object_class->set_property = spor_answer_row_set_property;
  object_class->dispose = spor_answer_row_dispose;
  object_class->finalize = spor_answer_row_finalize;
  properties[PROP_FIELD]
      = g_param_spec_string ("field", NULL, NULL, "name",
                             G_PARAM_WRITABLE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/dk/kombit/Spor/ui/spor-answer-row.ui");
  gtk_widget_class_bind_template_callback (widget_class, on_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_applied_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_focus_left_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_key_pressed_cb);
}

/* The button that applies is for the pointer: Enter does the same, and Tab goes on to the next
 * answer, which applies too. */
static void
spor_answer_row_skip_button (GtkWidget *widget)
{
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child;
       child = gtk_widget_get_next_sibling (child))
    if (GTK_IS_BUTTON (child))
      gtk_widget_set_focusable (child, FALSE);
    else
      spor_answer_row_skip_button (child);
}

static void
spor_answer_row_init (SporAnswerRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  spor_answer_row_skip_button (GTK_WIDGET (self));
}

/* Then the question quotes what is typed. */
static gboolean
spor_answer_row_is_asked_about (SporAnswerRow *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));

  return GTK_IS_WINDOW (root) && spor_settle_is_under_way (GTK_WINDOW (root))
         && !spor_settle_is_waiting (GTK_WINDOW (root));
}

/* Takes over what the book has. Returns: whether another program has made something else of it
 * since it was shown last. */
static gboolean
spor_answer_row_take (SporAnswerRow *self, const SporSignupDetail *detail)
{
  g_autofree char *before = g_steal_pointer (&self->shown);

  g_free (self->text);
  self->text = spor_answer_text (self->field, detail);
  self->shown = spor_signup_facts_get_text (detail->facts, detail->round, self->field);
  return before && !g_str_equal (before, self->shown);
}

/* Of the one who is not shown any more. */
static void
spor_answer_row_forget (SporAnswerRow *self)
{
  self->applying = FALSE;
  g_clear_handle_id (&self->pause, g_source_remove);
  spor_untold_forget (&self->untold);
}

void
spor_answer_row_show (SporAnswerRow *self, SporBook *book, const SporSignupDetail *detail)
{
  gboolean other, typing, said, changed;
  const char *closed;

  g_return_if_fail (SPOR_IS_ANSWER_ROW (self));

  other = g_strcmp0 (self->id, detail->facts->id) != 0;
  typing = !other && (!spor_answer_row_is_saved (self) || self->applying);
  if (other)
    spor_answer_row_forget (self);
  g_set_object (&self->book, book);
  g_clear_pointer (&self->round, spor_round_unref);
  self->round = spor_round_ref (detail->round);
  g_free (self->id);
  self->id = g_strdup (detail->facts->id);
  self->erased = detail->erased;
  changed = spor_answer_row_take (self, detail);
  spor_answer_row_update_title (self, detail->edited);
  closed = spor_answer_row_get_closed (self);
  said = spor_answer_row_is_wrong (self) && !self->barred && !self->erased;
  if (typing && self->erased && spor_answer_row_is_asked_about (self))
    spor_answer_row_reset (self);
  else if (typing && closed && !self->applying && !said)
    spor_answer_row_give_up (self, closed);
  else if (other || (closed && said))
    spor_answer_row_reset (self);
  else if (!typing)
    spor_answer_row_fill (self);
  else if (changed && !self->applying)
    spor_answer_row_dispute (self, self->text);
  if (!other && closed && said)
    spor_answer_row_say (self, closed);
}

void
spor_answer_row_leave (SporAnswerRow *self)
{
  const char *text = spor_answer_row_get_typed (self);
  g_autofree char *objection = NULL;

  g_return_if_fail (SPOR_IS_ANSWER_ROW (self));

  if (!self->book || spor_answer_row_is_saved (self))
    return;
  if (spor_settle_is_given_up (GTK_WIDGET (self)))
    {
      spor_answer_row_reset (self);
      return;
    }
  objection = spor_answer_objection (self->round, self->field, text);
  if (!objection)
    {
      spor_answer_row_send (self, text,
                            spor_untold_count (&self->untold, self->book, self->text, FALSE));
      return;
    }
  spor_answer_row_refuse (self, text, objection);
  spor_answer_row_reset (self);
}

void
spor_answer_row_apply_text (SporAnswerRow *self, const char *text)
{
  g_return_if_fail (SPOR_IS_ANSWER_ROW (self));

  gtk_editable_set_text (GTK_EDITABLE (self), text);
  spor_answer_row_apply (self);
}

SporField
spor_answer_row_get_field (SporAnswerRow *self)
{
  g_return_val_if_fail (SPOR_IS_ANSWER_ROW (self), SPOR_N_FIELDS);

  return self->field;
}

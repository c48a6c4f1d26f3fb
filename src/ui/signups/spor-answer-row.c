/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "spor-answer-row.h"

#include "spor-dispute.h"
#include "spor-error-dialog.h"
#include "spor-keeper.h"
#include "spor-leave.h"
#include "spor-scroll.h"
#include "spor-settle.h"
#include "spor-signup-deed.h"
#include "spor-undo-key.h"

#include <glib/gi18n-lib.h>

struct _SporAnswerRow
{
  SporEntryRow parent_instance;

  /* borrowed, in the same list box */
  GtkWidget *message_row;
  GtkLabel *message;
  SporDispute *dispute;

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
static void spor_answer_row_update_message (SporAnswerRow *self);

/* What is wrong and what is disputed stand in a row of their own. */
static void
spor_answer_row_create_message (SporAnswerRow *self)
{
  GtkWidget *list = gtk_widget_get_parent (GTK_WIDGET (self));
  GtkWidget *label = gtk_label_new (NULL);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *dispute = spor_dispute_new (GTK_WIDGET (self));

  self->message = GTK_LABEL (label);
  gtk_label_set_wrap (self->message, TRUE);
  gtk_label_set_wrap_mode (self->message, PANGO_WRAP_WORD_CHAR);
  gtk_label_set_xalign (self->message, 0);
  gtk_widget_add_css_class (label, "error");
  gtk_widget_add_css_class (label, "answer-message");
  self->message_row = gtk_list_box_row_new ();
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (self->message_row), FALSE);
  gtk_list_box_row_set_selectable (GTK_LIST_BOX_ROW (self->message_row), FALSE);
  gtk_widget_set_focusable (self->message_row, FALSE);
  gtk_widget_add_css_class (dispute, "answer-dispute");
  g_signal_connect_object (dispute, "taken", G_CALLBACK (on_taken_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (dispute, "left", G_CALLBACK (spor_answer_row_apply), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (dispute, "notify::visible", G_CALLBACK (spor_answer_row_update_message),
                           self, G_CONNECT_SWAPPED);
  self->dispute = SPOR_DISPUTE (dispute);
  gtk_box_append (GTK_BOX (box), label);
  gtk_box_append (GTK_BOX (box), dispute);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (self->message_row), box);
  gtk_list_box_insert (GTK_LIST_BOX (list), self->message_row,
                       gtk_list_box_row_get_index (GTK_LIST_BOX_ROW (self)) + 1);
}

/* Whether there is such a row, which is @wanted. */
static gboolean
spor_answer_row_has_message (SporAnswerRow *self, gboolean wanted)
{
  if (wanted && !self->message_row && GTK_IS_LIST_BOX (gtk_widget_get_parent (GTK_WIDGET (self))))
    spor_answer_row_create_message (self);
  return self->message_row != NULL;
}

static void
spor_answer_row_update_message (SporAnswerRow *self)
{
  gboolean says = *gtk_label_get_label (self->message);

  gtk_widget_set_visible (GTK_WIDGET (self->message), says);
  gtk_widget_set_visible (self->message_row,
                          says || gtk_widget_get_visible (GTK_WIDGET (self->dispute)));
}

/* NULL: nothing is wrong. */
static void
spor_answer_row_say (SporAnswerRow *self, const char *message)
{
  if (message)
    gtk_widget_add_css_class (GTK_WIDGET (self), "error");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self), "error");
  self->barred = self->objected = FALSE;
  if (!spor_answer_row_has_message (self, message != NULL))
    return;
  gtk_label_set_label (self->message, message ? message : "");
  spor_answer_row_update_message (self);
  if (message)
    spor_scroll_to (self->message_row, 0);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                  message ? message : spor_dispute_get_said (self->dispute), -1);
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
  gtk_widget_set_visible (self->message_row, TRUE);
  spor_dispute_set_theirs (self->dispute, theirs);
  spor_answer_row_update_message (self);
}

/* --- To and from the book ------------------------------------------------------------------- */

/* Times are shown as Danes write them, to the minute. */
static char *
spor_answer_time_text (gint64 instant)
{
  g_autoptr (GTimeZone) zone = spor_time_copenhagen ();
  g_autofree char *date = spor_time_format_short (instant);
  g_autoptr (GDateTime) utc = NULL;
  g_autoptr (GDateTime) local = NULL;
  g_autofree char *time = NULL;

  if (instant == SPOR_TIME_NONE)
    return g_strdup ("");
  utc = g_date_time_new_from_unix_utc (instant);
  local = g_date_time_to_timezone (utc, zone);
  time = g_date_time_format (local, "%H:%M");
  return g_strdup_printf ("%s %s", date, time);
}

static char *
spor_answer_text (SporField field, const SporSignupDetail *detail)
{
  switch (field)
    {
    case SPOR_FIELD_CREATED:
      return spor_answer_time_text (detail->facts->created);
    case SPOR_FIELD_CLOSED:
      return spor_answer_time_text (detail->facts->closed);
    default:
      return spor_signup_facts_get_text (detail->facts, detail->round, field);
    }
}

char *
spor_answer_title (SporField field, guint32 edited)
{
  const char *label = spor_field_label (field);

  if (edited & (1u << field))
    /* Translators: heading of an answer, such as "E-mail", that somebody has corrected */
    return g_strdup_printf (_ ("%s · changed by hand"), label);
  return g_strdup (label);
}

static void
spor_answer_row_update_title (SporAnswerRow *self, guint32 edited)
{
  g_autofree char *title = spor_answer_title (self->field, edited);

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self), title);
}

/* Whether nothing is typed that has yet to reach the book. */
static gboolean
spor_answer_row_is_saved (SporAnswerRow *self)
{
  const char *text = gtk_editable_get_text (GTK_EDITABLE (self));

  return g_strcmp0 (text, self->text) == 0 || (self->applied && g_str_equal (text, self->applied));
}

/* Shows the book's text; what was for the typing goes away with it: the button that applies, and
 * the entry's own undo, which would revert what only the book can. */
static void
spor_answer_row_reset (SporAnswerRow *self)
{
  g_clear_pointer (&self->applied, g_free);
  if (g_strcmp0 (gtk_editable_get_text (GTK_EDITABLE (self)), self->text) != 0)
    {
      gtk_editable_set_text (GTK_EDITABLE (self), self->text ? self->text : "");
      if (gtk_widget_get_state_flags (GTK_WIDGET (self)) & GTK_STATE_FLAG_FOCUS_WITHIN)
        gtk_editable_set_position (GTK_EDITABLE (self), -1);
    }
  adw_entry_row_set_show_apply_button (ADW_ENTRY_ROW (self), FALSE);
  adw_entry_row_set_show_apply_button (ADW_ENTRY_ROW (self), TRUE);
  gtk_editable_set_enable_undo (GTK_EDITABLE (self), FALSE);
  gtk_editable_set_enable_undo (GTK_EDITABLE (self), TRUE);
  spor_answer_row_say (self, NULL);
  spor_answer_row_dispute (self, NULL);
}

typedef struct
{
  SporAnswerRow *row;
  char *id; /* the row may show another sign-up by the time the book answers */
  char *shown, *text;
  SporRound *round;
  SporSnapshot *before;
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
  g_autofree char *typed = g_strdup (gtk_editable_get_text (GTK_EDITABLE (self)));

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
      if (shown)
        g_clear_pointer (&self->shown, g_free);
      spor_signup_edited (GTK_WIDGET (self), SPOR_BOOK (source), edit->round, edit->before,
                          self->field, SPOR_TELL_UNDO);
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
spor_answer_row_send (SporAnswerRow *self, const char *text)
{
  SporAnswerEdit *edit = g_new0 (SporAnswerEdit, 1);

  self->applying = TRUE;
  g_free (self->applied);
  self->applied = g_strdup (text);
  edit->row = g_object_ref (self);
  edit->id = g_strdup (self->id);
  edit->shown = g_strdup (self->shown);
  edit->text = g_strdup (text);
  edit->round = spor_round_ref (self->round);
  edit->before = g_object_ref (spor_book_get_snapshot (self->book));
  spor_book_edit_async (self->book, self->round->id, self->id, self->field, self->shown, text,
                        on_edited_cb, edit);
}

/* What no answer can have is said while it is typed, and no longer; not of what the book has. */
static void
spor_answer_row_bar (SporAnswerRow *self)
{
  const char *text = gtk_editable_get_text (GTK_EDITABLE (self));
  g_autofree char *objection = NULL;

  if (!self->book)
    return;
  if (!spor_answer_row_is_saved (self))
    objection = spor_answer_text_objection (self->field, text);
  if (!objection && !self->barred)
    return;
  if (!self->message || g_strcmp0 (gtk_label_get_label (self->message), objection) != 0)
    spor_answer_row_say (self, objection);
  self->barred = objection != NULL;
}

/* What was objected to is right now. */
static void
spor_answer_row_relent (SporAnswerRow *self)
{
  const char *text = gtk_editable_get_text (GTK_EDITABLE (self));
  g_autofree char *objection = NULL;

  if (!self->book || !self->objected)
    return;
  if (!spor_answer_row_is_saved (self))
    objection = spor_answer_objection (self->round, self->field, text);
  if (!objection)
    spor_answer_row_say (self, NULL);
}

static void
spor_answer_row_apply (SporAnswerRow *self)
{
  const char *text = gtk_editable_get_text (GTK_EDITABLE (self));
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
    spor_answer_row_send (self, text);
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

  return spor_answer_objection (self->round, self->field,
                                gtk_editable_get_text (GTK_EDITABLE (self)));
}

static void
spor_answer_row_quote (SporKeeper *keeper, GPtrArray *quotes)
{
  SporAnswerRow *self = SPOR_ANSWER_ROW (keeper);

  spor_quotes_add (quotes, spor_field_label (self->field),
                   gtk_editable_get_text (GTK_EDITABLE (self)));
}

static void
spor_answer_row_keep (SporKeeperInterface *iface)
{
  iface->save = (void (*) (SporKeeper *))spor_answer_row_apply;
  iface->is_saved = spor_answer_row_has_saved;
  iface->is_sending = spor_answer_row_is_sending;
  iface->object = spor_answer_row_object;
  iface->quote = spor_answer_row_quote;
}

/* --- Callbacks ------------------------------------------------------------------------------ */

static void
on_changed_cb (SporAnswerRow *self)
{
  spor_answer_row_relent (self);
  spor_answer_row_bar (self);
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
  if (!self->dispute || !spor_dispute_leave (self->dispute))
    spor_answer_row_apply (self);
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
  if (spor_answer_row_is_saved (self))
    return spor_undo_key (GTK_WIDGET (self), keyval, state);
  if (keyval != GDK_KEY_Escape)
    return GDK_EVENT_PROPAGATE;
  spor_answer_row_reset (self);
  return GDK_EVENT_STOP;
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

static void
spor_answer_row_init (SporAnswerRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
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

void
spor_answer_row_show (SporAnswerRow *self, SporBook *book, const SporSignupDetail *detail)
{
  gboolean other, typing, said, changed;
  const char *closed;

  g_return_if_fail (SPOR_IS_ANSWER_ROW (self));

  other = g_strcmp0 (self->id, detail->facts->id) != 0;
  typing = !other && (!spor_answer_row_is_saved (self) || self->applying);
  if (other)
    self->applying = FALSE;
  g_set_object (&self->book, book);
  g_clear_pointer (&self->round, spor_round_unref);
  self->round = spor_round_ref (detail->round);
  g_free (self->id);
  self->id = g_strdup (detail->facts->id);
  self->erased = detail->erased;
  changed = spor_answer_row_take (self, detail);
  spor_answer_row_update_title (self, detail->edited);
  closed = spor_answer_row_get_closed (self);
  said = gtk_widget_has_css_class (GTK_WIDGET (self), "error") && !self->barred && !self->erased;
  if (typing && self->erased && spor_answer_row_is_asked_about (self))
    spor_answer_row_reset (self);
  else if (typing && closed && !self->applying && !said)
    spor_answer_row_give_up (self, closed);
  else if (!typing || (closed && said))
    spor_answer_row_reset (self);
  else if (changed && !self->applying)
    spor_answer_row_dispute (self, self->text);
  if (!other && closed && said)
    spor_answer_row_say (self, closed);
}

void
spor_answer_row_leave (SporAnswerRow *self)
{
  const char *text = gtk_editable_get_text (GTK_EDITABLE (self));
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
      spor_answer_row_send (self, text);
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

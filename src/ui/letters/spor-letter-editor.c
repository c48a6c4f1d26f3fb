/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "spor-letter-editor.h"

#include "spor-columns.h"
#include "spor-focus.h"
#include "spor-keeper.h"
#include "spor-letter-deed.h"
#include "spor-letter-sheet.h"
#include "spor-lock.h"
#include "spor-pause.h"
#include "spor-scroll.h"
#include "spor-sending.h"
#include "spor-settle.h"
#include "spor-text.h"

#include <glib/gi18n-lib.h>

#define MARGIN 12 /* round the column that it is in */

struct _SporLetterEditor
{
  AdwBin parent_instance;

  /* template */
  SporLetterSheet *sheet;
  GtkMenuButton *fields;
  GtkLabel *objection_label;
  GtkLabel *failure; /* why the book has not taken what is typed */
  GtkWidget *unsaved;
  GtkWidget *buttons;

  SporLetterKind kind;
  guint pause; /* source: what is typed is saved then; 0: none */

  /* owned */
  SporBook *book;
  SporRound *round;          /* whose letters they are */
  SporSending *sending;      /* SporLetterTemplate */
  SporLetterTemplate *valid; /* the last that was typed and could be a letter */
  char *objection;           /* why what is typed cannot be one; or NULL */
};

enum
{
  CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static void spor_letter_editor_keep (SporKeeperInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (SporLetterEditor,
                               spor_letter_editor,
                               ADW_TYPE_BIN,
                               G_IMPLEMENT_INTERFACE (SPOR_TYPE_KEEPER, spor_letter_editor_keep))

static const SporSendingType sending_type = {
  (GBoxedCopyFunc)spor_letter_template_copy,
  (GDestroyNotify)spor_letter_template_free,
  (GEqualFunc)spor_letter_template_equal,
};

/* --- What is typed -------------------------------------------------------------------------- */

/* Why the letters cannot be written; NULL: they can. */
static const char *
spor_letter_editor_get_closed (SporLetterEditor *self)
{
  SporSnapshot *snapshot = spor_book_get_snapshot (self->book);

  return snapshot ? spor_snapshot_get_closed (snapshot) : NULL;
}

static void
spor_letter_editor_lock (SporLetterEditor *self)
{
  static const char *const writing[] = { "letter.insert", "letter.save", "letter.reset", NULL };
  const char *why = spor_letter_editor_get_closed (self);

  gtk_widget_action_set_enabled (GTK_WIDGET (self), "letter.insert", TRUE);
  spor_lock_actions (GTK_WIDGET (self), writing, why);
  spor_lock_controls (GTK_WIDGET (self), why);
}

/* What is said of the text moves the buttons down, out of sight in large text; there they are
 * looked for. */
static void
spor_letter_editor_say (SporLetterEditor *self, GtkLabel *label, const char *sentence)
{
  gboolean appears = sentence && !gtk_widget_get_visible (GTK_WIDGET (label));

  gtk_label_set_label (label, sentence ? sentence : "");
  gtk_widget_set_visible (GTK_WIDGET (label), sentence != NULL);
  if (appears && spor_focus_within (GTK_WIDGET (self)))
    spor_scroll_to (self->buttons, MARGIN);
}

/* @error: (nullable): why what is typed can be no letter */
static void
spor_letter_editor_object (SporLetterEditor *self, const GError *error)
{
  g_autofree char *was = g_steal_pointer (&self->objection);

  self->objection = error ? g_strdup (error->message) : NULL;
  spor_letter_editor_say (self, self->objection_label, self->objection);
}

static void
spor_letter_editor_allow (SporLetterEditor *self, const SporLetterTemplate *typed)
{
  g_autoptr (SporLetterTemplate) built_in = spor_letter_template_new_default (self->kind);
  const SporLetterTemplate *shown = spor_sending_get_shown (self->sending);
  gboolean is_stored = shown && spor_letter_template_equal (typed, shown);

  gtk_widget_set_visible (self->unsaved, !is_stored);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "letter.save", !self->objection && !is_stored);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "letter.reset",
                                 !is_stored || !spor_letter_template_equal (typed, built_in));
  spor_letter_editor_lock (self);
}

static void
spor_letter_editor_update (SporLetterEditor *self)
{
  g_autoptr (SporLetterTemplate) typed = spor_letter_sheet_read (self->sheet);
  g_autoptr (GError) error = NULL;

  spor_letter_template_check (typed, &error);
  spor_letter_editor_object (self, error);
  spor_letter_sheet_judge (self->sheet, typed);
  spor_letter_editor_allow (self, typed);
  if (!error)
    {
      g_clear_pointer (&self->valid, spor_letter_template_free);
      self->valid = g_steal_pointer (&typed);
    }
  g_signal_emit (self, signals[CHANGED], 0);
}

static void spor_letter_editor_wait (SporLetterEditor *self);

static void
on_typed_cb (SporLetterEditor *self)
{
  if (!spor_sending_get_shown (self->sending))
    return;
  spor_letter_editor_update (self);
  spor_letter_editor_wait (self);
}

/* --- Fields --------------------------------------------------------------------------------- */

static void
spor_letter_editor_fill_menu (SporLetterEditor *self)
{
  g_autoptr (GMenu) menu = g_menu_new ();

  for (int field = 0; field < SPOR_N_LETTER_FIELDS; field++)
    {
      const char *name = spor_letter_field_name (field);
      g_autofree char *label = g_strdup_printf ("{%s}: %s", name, spor_letter_field_label (field));
      g_autoptr (GMenuItem) item = g_menu_item_new (label, NULL);

      g_menu_item_set_action_and_target (item, "letter.insert", "s", name);
      g_menu_append_item (menu, item);
    }
  gtk_menu_button_set_menu_model (self->fields, G_MENU_MODEL (menu));
}

static void
on_insert_activated_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  g_autofree char *field = g_strdup_printf ("{%s}", g_variant_get_string (parameter, NULL));

  spor_letter_sheet_insert (SPOR_LETTER_EDITOR (widget)->sheet, field);
}

/* --- Saving --------------------------------------------------------------------------------- */

/* @error: (nullable): what another program has written instead is said elsewhere */
static void
spor_letter_editor_say_failure (SporLetterEditor *self, const GError *error)
{
  gboolean says = error && !g_error_matches (error, SPOR_STORE_ERROR, SPOR_STORE_ERROR_CONFLICT);
  /* Translators: why, a sentence */
  g_autofree char *sentence = says ? g_strdup_printf (_ ("Not saved: %s"), error->message) : NULL;

  spor_letter_editor_say (self, self->failure, sentence);
}

/* It is in the book, even if that shows another round by now and nothing of it comes back; what an
 * archived round has refused is not kept. */
static void
on_saved_cb (GtkWidget *from, const GError *error)
{
  SporLetterEditor *self = SPOR_LETTER_EDITOR (from);

  spor_sending_answer (self->sending, error,
                       self->book && spor_book_is_elsewhere (self->book, self->round));
  if (!error || !self->book || !spor_letter_editor_get_closed (self))
    {
      spor_letter_editor_say_failure (self, error);
      return;
    }
  spor_letter_editor_say_failure (self, NULL);
  spor_letter_sheet_fill (self->sheet, spor_sending_get_shown (self->sending));
  spor_letter_editor_update (self);
}

/* Whether the book has what is typed, or is about to. */
static gboolean
spor_letter_editor_is_saved (SporKeeper *keeper)
{
  SporLetterEditor *self = SPOR_LETTER_EDITOR (keeper);
  g_autoptr (SporLetterTemplate) typed = spor_letter_sheet_read (self->sheet);

  return !spor_sending_get_shown (self->sending) || spor_sending_is_known (self->sending, typed);
}

/* @asked: somebody has asked for it, or waits for it. FALSE: it can be no letter. */
static gboolean
spor_letter_editor_write (SporLetterEditor *self, gboolean asked)
{
  g_autoptr (SporLetterTemplate) known = NULL;
  SporLetterTemplate *typed;

  g_clear_handle_id (&self->pause, g_source_remove);
  if (self->objection)
    return FALSE;
  if (spor_letter_editor_is_saved (SPOR_KEEPER (self))
      || spor_settle_is_given_up (GTK_WIDGET (self)))
    return TRUE;
  typed = spor_letter_sheet_read (self->sheet);
  known = spor_letter_template_copy (spor_sending_get_known (self->sending));
  spor_sending_send (self->sending, spor_letter_template_copy (typed));
  spor_letter_save (GTK_WIDGET (self), self->book, self->round, known, typed, asked, on_saved_cb);
  return TRUE;
}

gboolean
spor_letter_editor_save (SporLetterEditor *self)
{
  g_return_val_if_fail (SPOR_IS_LETTER_EDITOR (self), FALSE);

  return spor_letter_editor_write (self, TRUE);
}

static void
spor_letter_editor_send (SporKeeper *keeper)
{
  spor_letter_editor_save (SPOR_LETTER_EDITOR (keeper));
}

static char *
spor_letter_editor_why_not_saved (SporKeeper *keeper)
{
  return g_strdup (SPOR_LETTER_EDITOR (keeper)->objection);
}

static void
spor_letter_editor_quote (SporKeeper *keeper, GPtrArray *quotes)
{
  SporLetterEditor *self = SPOR_LETTER_EDITOR (keeper);
  g_autoptr (SporLetterTemplate) typed = spor_letter_sheet_read (self->sheet);
  const SporLetterTemplate *shown = spor_sending_get_shown (self->sending);
  const char *kind = spor_letter_kind_label (self->kind);
  /* Translators: a kind of letter, such as "Waiting List" */
  g_autofree char *subject = g_strdup_printf (_ ("Subject of the letter “%s”"), kind);
  /* Translators: a kind of letter, such as "Waiting List" */
  g_autofree char *body = g_strdup_printf (_ ("Text of the letter “%s”"), kind);

  if (!g_str_equal (typed->subject, shown->subject))
    spor_quotes_add (quotes, subject, typed->subject);
  if (!g_str_equal (typed->body, shown->body))
    spor_quotes_add (quotes, body, typed->body);
}

static void
spor_letter_editor_keep (SporKeeperInterface *iface)
{
  iface->save = spor_letter_editor_send;
  iface->is_saved = spor_letter_editor_is_saved;
  iface->object = spor_letter_editor_why_not_saved;
  iface->quote = spor_letter_editor_quote;
}

/* Nobody has asked for it: what comes of it is said in a line. The error of what the book has
 * refused takes the keyboard from the text, which is no reason to try again and to come by the next
 * error. */
static void
on_left_cb (SporLetterEditor *self)
{
  g_autoptr (SporLetterTemplate) typed = spor_letter_sheet_read (self->sheet);

  if (!spor_sending_is_refused (self->sending, typed))
    spor_letter_editor_write (self, FALSE);
}

static gboolean
spor_letter_may_become_number (const char *was, const char *text)
{
  return !g_str_equal (was, text) && spor_text_may_become_number (was, text);
}

/* No digits are saved of what may yet become a personal number. */
static gboolean
spor_letter_editor_is_unfinished (SporLetterEditor *self)
{
  const SporLetterTemplate *known = spor_sending_get_known (self->sending);
  g_autoptr (SporLetterTemplate) typed = spor_letter_sheet_read (self->sheet);

  return spor_letter_may_become_number (known->subject, typed->subject)
         || spor_letter_may_become_number (known->body, typed->body);
}

static gboolean
on_pause_over_cb (gpointer user_data)
{
  SporLetterEditor *self = user_data;

  self->pause = 0;
  if (!spor_letter_sheet_is_disputed (self->sheet) && !spor_letter_editor_is_unfinished (self))
    on_left_cb (self);
  return G_SOURCE_REMOVE;
}

/* What another program has changed too is written over by nobody who has not left its field. */
static void
spor_letter_editor_wait (SporLetterEditor *self)
{
  g_clear_handle_id (&self->pause, g_source_remove);
  if (!spor_letter_sheet_is_disputed (self->sheet))
    self->pause = g_timeout_add (SPOR_PAUSE_MS, on_pause_over_cb, self);
}

static void
on_save_activated_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  spor_letter_editor_save (SPOR_LETTER_EDITOR (widget));
}

/* What was typed is saved before, so that undo brings it back. */
static void
spor_letter_editor_reset (SporLetterEditor *self)
{
  g_autoptr (SporLetterTemplate) built_in = spor_letter_template_new_default (self->kind);
  gboolean was_saved = spor_letter_editor_save (self);
  g_autoptr (SporLetterTemplate) known
      = spor_letter_template_copy (spor_sending_get_known (self->sending));

  spor_letter_sheet_retype (self->sheet, built_in);
  if (was_saved || !spor_letter_template_equal (known, built_in))
    {
      spor_sending_send (self->sending, spor_letter_template_copy (built_in));
      spor_letter_reset (GTK_WIDGET (self), self->book, self->round, known, on_saved_cb);
    }
  spor_letter_editor_update (self);
}

static void
on_reset_response_cb (SporLetterEditor *self, const char *response)
{
  if (g_strcmp0 (response, "discard") == 0)
    spor_letter_editor_reset (self);
}

/* What cannot be saved no undo brings back. */
static void
on_reset_activated_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  SporLetterEditor *self = SPOR_LETTER_EDITOR (widget);

  if (self->objection)
    spor_letter_ask_to_discard (widget, self->objection, G_CALLBACK (on_reset_response_cb));
  else
    spor_letter_editor_reset (self);
}

/* --- Object --------------------------------------------------------------------------------- */

static void
spor_letter_editor_dispose (GObject *object)
{
  SporLetterEditor *self = SPOR_LETTER_EDITOR (object);

  g_clear_handle_id (&self->pause, g_source_remove);
  g_clear_object (&self->book);
  G_OBJECT_CLASS (spor_letter_editor_parent_class)->dispose (object);
}

static void
spor_letter_editor_finalize (GObject *object)
{
  SporLetterEditor *self = SPOR_LETTER_EDITOR (object);

  g_clear_pointer (&self->round, spor_round_unref);
  spor_sending_unref (self->sending);
  g_clear_pointer (&self->valid, spor_letter_template_free);
  g_free (self->objection);
  G_OBJECT_CLASS (spor_letter_editor_parent_class)->finalize (object);
}

static void
spor_letter_editor_class_init (SporLetterEditorClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  g_type_ensure (SPOR_TYPE_COLUMNS);
  g_type_ensure (SPOR_TYPE_LETTER_SHEET);
  object_class->dispose = spor_letter_editor_dispose;
  object_class->finalize = spor_letter_editor_finalize;
  signals[CHANGED] = g_signal_new ("changed", SPOR_TYPE_LETTER_EDITOR, G_SIGNAL_RUN_LAST, 0, NULL,
                                   NULL, NULL, G_TYPE_NONE, 0);

  gtk_widget_class_set_css_name (widget_class, "lettereditor");
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/dk/kombit/Spor/ui/spor-letter-editor.ui");
  gtk_widget_class_bind_template_child (widget_class, SporLetterEditor, sheet);
  gtk_widget_class_bind_template_child (widget_class, SporLetterEditor, fields);
  gtk_widget_class_bind_template_child (widget_class, SporLetterEditor, objection_label);
  gtk_widget_class_bind_template_child (widget_class, SporLetterEditor, failure);
  gtk_widget_class_bind_template_child (widget_class, SporLetterEditor, buttons);
  gtk_widget_class_bind_template_child (widget_class, SporLetterEditor, unsaved);
  gtk_widget_class_bind_template_callback (widget_class, on_typed_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_left_cb);
  gtk_widget_class_install_action (widget_class, "letter.insert", "s", on_insert_activated_cb);
  gtk_widget_class_install_action (widget_class, "letter.save", NULL, on_save_activated_cb);
  gtk_widget_class_install_action (widget_class, "letter.reset", NULL, on_reset_activated_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_s, GDK_CONTROL_MASK, "letter.save",
                                       NULL);
}

static void
spor_letter_editor_init (SporLetterEditor *self)
{
  self->sending = spor_sending_new (&sending_type);
  gtk_widget_init_template (GTK_WIDGET (self));
  spor_letter_editor_fill_menu (self);
}

/* --- Public --------------------------------------------------------------------------------- */

GtkWidget *
spor_letter_editor_new (SporBook *book, SporLetterKind kind)
{
  SporLetterEditor *self = g_object_new (SPOR_TYPE_LETTER_EDITOR, NULL);

  self->book = g_object_ref (book);
  self->round = spor_round_ref (spor_snapshot_get_round (spor_book_get_snapshot (book)));
  self->kind = kind;
  spor_letter_sheet_set_letter (self->sheet, kind, self->sending);
  return GTK_WIDGET (self);
}

void
spor_letter_editor_show (SporLetterEditor *self, const SporLetterTemplate *template)
{
  g_return_if_fail (SPOR_IS_LETTER_EDITOR (self));

  if (spor_sending_get_shown (self->sending))
    spor_letter_sheet_follow (self->sheet, template);
  else
    spor_letter_sheet_fill (self->sheet, template);
  spor_sending_show (self->sending, template);
  spor_letter_editor_update (self);
}

const SporLetterTemplate *
spor_letter_editor_get_template (SporLetterEditor *self)
{
  g_return_val_if_fail (SPOR_IS_LETTER_EDITOR (self), NULL);

  return self->valid ? self->valid : spor_sending_get_shown (self->sending);
}

const char *
spor_letter_editor_get_objection (SporLetterEditor *self)
{
  g_return_val_if_fail (SPOR_IS_LETTER_EDITOR (self), NULL);

  return self->objection;
}

void
spor_letter_editor_show_objection (SporLetterEditor *self)
{
  g_return_if_fail (SPOR_IS_LETTER_EDITOR (self));

  spor_letter_sheet_focus_refused (self->sheet);
}

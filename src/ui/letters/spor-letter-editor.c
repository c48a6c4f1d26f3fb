/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "spor-letter-editor.h"

#include "spor-columns.h"
#include "spor-dispute.h"
#include "spor-focus.h"
#include "spor-keeper.h"
#include "spor-letter-deed.h"
#include "spor-lock.h"
#include "spor-merge.h"
#include "spor-pause.h"
#include "spor-settle.h"

#include <glib/gi18n-lib.h>

/* As long as a text is told whole. */
#define LONG_TEXT 200

struct _SporLetterEditor
{
  AdwBin parent_instance;

  /* template */
  GtkEditable *subject;
  GtkTextView *body;
  GtkTextBuffer *body_buffer;
  GtkMenuButton *fields;
  SporDispute *subject_dispute;
  SporDispute *body_dispute;
  GtkLabel *objection;
  GtkWidget *unsaved;
  GtkTextTag *refused; /* the body buffer's */

  SporLetterKind kind;
  GtkWidget *writing; /* borrowed: subject or body, where the keyboard was last */
  gboolean filling;   /* from the book, not by hand */
  guint follows;      /* the body's tick while it follows what is typed; 0: none */
  guint frames_to_follow;
  guint pause; /* source: what is typed is saved then; 0: none */

  /* owned */
  SporBook *book;
  SporRound *round;              /* whose letters they are */
  SporLetterTemplate *stored;    /* in the book; NULL until it is known */
  SporLetterTemplate *valid;     /* the last that was typed and could be a letter */
  GPtrArray *sent;               /* SporLetterTemplate*: saved from here since @stored */
  guint n_saving;                /* how many of them, the last, the book has not answered yet */
  SporLetterTemplate *not_taken; /* stands there, and the book has refused it; or NULL */
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

/* --- What is typed -------------------------------------------------------------------------- */

static SporLetterTemplate *
spor_letter_editor_read (SporLetterEditor *self)
{
  GtkTextIter start, end;
  g_autofree char *body = NULL;

  gtk_text_buffer_get_bounds (self->body_buffer, &start, &end);
  body = gtk_text_buffer_get_text (self->body_buffer, &start, &end, TRUE);
  return spor_letter_template_new (self->kind, gtk_editable_get_text (self->subject), body);
}

/* --- What no letter can be made from --------------------------------------------------------- */

static void
spor_letter_editor_mark_body (SporLetterEditor *self)
{
  GtkTextIter start, end;
  g_autofree char *text = NULL;
  const char *refused, *rest;
  gsize length;

  gtk_text_buffer_get_bounds (self->body_buffer, &start, &end);
  gtk_text_buffer_remove_tag (self->body_buffer, self->refused, &start, &end);
  text = gtk_text_buffer_get_text (self->body_buffer, &start, &end, TRUE);
  for (rest = text; (refused = spor_letter_text_find_refused (rest, &length));
       rest = refused + length)
    {
      gtk_text_buffer_get_iter_at_offset (self->body_buffer, &start,
                                          g_utf8_pointer_to_offset (text, refused));
      gtk_text_buffer_get_iter_at_offset (self->body_buffer, &end,
                                          g_utf8_pointer_to_offset (text, refused + length));
      gtk_text_buffer_apply_tag (self->body_buffer, self->refused, &start, &end);
    }
}

static void
spor_letter_editor_mark_subject (SporLetterEditor *self)
{
  const char *text = gtk_editable_get_text (self->subject);
  g_autoptr (PangoAttrList) marks = pango_attr_list_new ();
  const char *refused, *rest;
  gsize length;

  for (rest = text; (refused = spor_letter_text_find_refused (rest, &length));
       rest = refused + length)
    {
      PangoAttribute *underline = pango_attr_underline_new (PANGO_UNDERLINE_ERROR);

      underline->start_index = refused - text;
      underline->end_index = refused + length - text;
      pango_attr_list_insert (marks, underline);
    }
  gtk_entry_set_attributes (GTK_ENTRY (self->subject), marks);
}

/* The text scrolls by and by, and finds out by and by how high it is: half a second of frames. */
#define FRAMES_TO_FOLLOW 30

static gboolean
on_tick_cb (GtkWidget *body, GdkFrameClock *clock, gpointer user_data)
{
  SporLetterEditor *self = user_data;
  GtkTextView *text = GTK_TEXT_VIEW (body);

  gtk_text_view_scroll_mark_onscreen (text,
                                      gtk_text_buffer_get_insert (gtk_text_view_get_buffer (text)));
  if (--self->frames_to_follow > 0)
    return G_SOURCE_CONTINUE;
  self->follows = 0;
  return G_SOURCE_REMOVE;
}

/* The line that is typed stays in sight, also where the sentence below takes room from the text:
 * once it has. */
static void
on_page_size_changed_cb (SporLetterEditor *self)
{
  if (!gtk_widget_is_focus (GTK_WIDGET (self->body)))
    return;
  self->frames_to_follow = FRAMES_TO_FOLLOW;
  if (!self->follows)
    self->follows = gtk_widget_add_tick_callback (GTK_WIDGET (self->body), on_tick_cb, self, NULL);
}

/* Puts the keyboard where the body is refused; FALSE if it is not. */
static gboolean
spor_letter_editor_show_refused_body (SporLetterEditor *self)
{
  GtkTextIter at, end;
  gboolean empty;

  gtk_text_buffer_get_bounds (self->body_buffer, &at, &end);
  empty = gtk_text_iter_equal (&at, &end);
  if (!empty && !gtk_text_iter_has_tag (&at, self->refused)
      && !gtk_text_iter_forward_to_tag_toggle (&at, self->refused))
    return FALSE;
  if (!empty && !gtk_text_iter_has_tag (&at, self->refused))
    return FALSE;
  end = at;
  gtk_text_iter_forward_to_tag_toggle (&end, self->refused);
  gtk_widget_grab_focus (GTK_WIDGET (self->body));
  gtk_text_buffer_select_range (self->body_buffer, &end, &at);
  gtk_text_view_scroll_to_mark (self->body, gtk_text_buffer_get_insert (self->body_buffer), 0.1,
                                FALSE, 0, 0);
  return TRUE;
}

void
spor_letter_editor_show_objection (SporLetterEditor *self)
{
  gsize length;

  g_return_if_fail (SPOR_IS_LETTER_EDITOR (self));

  if (*gtk_editable_get_text (self->subject)
      && !spor_letter_text_find_refused (gtk_editable_get_text (self->subject), &length)
      && spor_letter_editor_show_refused_body (self))
    return;
  gtk_widget_grab_focus (GTK_WIDGET (self->subject));
}

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

/* Nothing is disputed where there stands what the book has. */
static void
spor_letter_editor_agree (SporLetterEditor *self, const SporLetterTemplate *typed)
{
  if (self->stored && g_str_equal (typed->subject, self->stored->subject))
    spor_dispute_set_theirs (self->subject_dispute, NULL);
  if (self->stored && g_str_equal (typed->body, self->stored->body))
    spor_dispute_set_theirs (self->body_dispute, NULL);
}

static void
spor_letter_editor_update (SporLetterEditor *self)
{
  g_autoptr (SporLetterTemplate) typed = spor_letter_editor_read (self);
  g_autoptr (SporLetterTemplate) built_in = spor_letter_template_new_default (self->kind);
  g_autoptr (GError) error = NULL;
  gboolean is_valid = spor_letter_template_check (typed, &error);
  gboolean is_stored = self->stored && spor_letter_template_equal (typed, self->stored);

  spor_letter_editor_mark_subject (self);
  spor_letter_editor_mark_body (self);
  spor_letter_editor_agree (self, typed);
  gtk_label_set_label (self->objection, error ? error->message : "");
  gtk_widget_set_visible (GTK_WIDGET (self->objection), !is_valid);
  gtk_widget_set_visible (self->unsaved, !is_stored);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "letter.save", is_valid && !is_stored);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "letter.reset",
                                 !is_stored || !spor_letter_template_equal (typed, built_in));
  spor_letter_editor_lock (self);
  if (is_valid)
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
  if (self->filling || !self->stored)
    return;
  spor_letter_editor_update (self);
  spor_letter_editor_wait (self);
}

/* The cursor stays where it was, as far as there is text. */
static void
spor_letter_editor_fill_subject (SporLetterEditor *self, const char *text)
{
  int position = gtk_editable_get_position (self->subject);

  self->filling = TRUE;
  gtk_editable_set_text (self->subject, text);
  gtk_editable_set_position (self->subject, MIN (position, (int)g_utf8_strlen (text, -1)));
  self->filling = FALSE;
}

static void
spor_letter_editor_fill_body (SporLetterEditor *self, const char *text)
{
  GtkTextIter at;
  int offset;

  gtk_text_buffer_get_iter_at_mark (self->body_buffer, &at,
                                    gtk_text_buffer_get_insert (self->body_buffer));
  offset = gtk_text_iter_get_offset (&at);
  self->filling = TRUE;
  gtk_text_buffer_set_text (self->body_buffer, text, -1);
  gtk_text_buffer_get_iter_at_offset (self->body_buffer, &at, offset);
  gtk_text_buffer_place_cursor (self->body_buffer, &at);
  self->filling = FALSE;
}

/* As the book has it: undo is the book's then, not the text's. */
static void
spor_letter_editor_fill (SporLetterEditor *self, const SporLetterTemplate *template)
{
  spor_letter_editor_fill_subject (self, template->subject);
  spor_letter_editor_fill_body (self, template->body);
}

/* As if it were typed: one step that can be undone in the text itself. */
static void
spor_letter_editor_retype_body (SporLetterEditor *self, const char *text)
{
  GtkTextIter start, end;

  self->filling = TRUE;
  gtk_text_buffer_begin_user_action (self->body_buffer);
  gtk_text_buffer_get_bounds (self->body_buffer, &start, &end);
  gtk_text_buffer_delete (self->body_buffer, &start, &end);
  gtk_text_buffer_insert (self->body_buffer, &start, text, -1);
  gtk_text_buffer_end_user_action (self->body_buffer);
  self->filling = FALSE;
}

static void
spor_letter_editor_retype (SporLetterEditor *self, const SporLetterTemplate *template)
{
  self->filling = TRUE;
  gtk_editable_set_text (self->subject, template->subject);
  self->filling = FALSE;
  spor_letter_editor_retype_body (self, template->body);
}

/* Undo and redo in a text are the text's: where it has nothing to undo, nothing is, least of
 * all something in the book that is not in sight. */
static gboolean
on_key_pressed_cb (SporLetterEditor *self, guint keyval, guint keycode, GdkModifierType state)
{
  GdkModifierType held = state & gtk_accelerator_get_default_mod_mask ();
  gboolean in_text = spor_focus_within (GTK_WIDGET (self->subject))
                     || gtk_widget_is_focus (GTK_WIDGET (self->body));

  return in_text && gdk_keyval_to_lower (keyval) == GDK_KEY_z
         && (held & ~GDK_SHIFT_MASK) == GDK_CONTROL_MASK;
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
  SporLetterEditor *self = SPOR_LETTER_EDITOR (widget);
  g_autofree char *field = g_strdup_printf ("{%s}", g_variant_get_string (parameter, NULL));
  int position = gtk_editable_get_position (self->subject);

  if (self->writing == GTK_WIDGET (self->subject))
    {
      gtk_editable_insert_text (self->subject, field, -1, &position);
      gtk_entry_grab_focus_without_selecting (GTK_ENTRY (self->subject));
      gtk_editable_set_position (self->subject, position);
      return;
    }
  gtk_text_buffer_begin_user_action (self->body_buffer);
  gtk_text_buffer_delete_selection (self->body_buffer, TRUE, TRUE);
  gtk_text_buffer_insert_at_cursor (self->body_buffer, field, -1);
  gtk_text_buffer_end_user_action (self->body_buffer);
  gtk_widget_grab_focus (GTK_WIDGET (self->body));
}

static void
on_subject_entered_cb (SporLetterEditor *self)
{
  self->writing = GTK_WIDGET (self->subject);
}

static void
on_body_entered_cb (SporLetterEditor *self)
{
  self->writing = GTK_WIDGET (self->body);
}

/* --- What another program has written -------------------------------------------------------- */

static void
on_subject_taken_cb (SporLetterEditor *self)
{
  gtk_widget_grab_focus (GTK_WIDGET (self->subject));
  gtk_editable_set_text (self->subject, self->stored->subject);
  gtk_editable_set_position (self->subject, -1);
}

static void
on_body_taken_cb (SporLetterEditor *self)
{
  gtk_widget_grab_focus (GTK_WIDGET (self->body));
  spor_letter_editor_retype_body (self, self->stored->body);
  spor_letter_editor_update (self);
}

static gboolean
spor_letter_editor_has_sent (SporLetterEditor *self, const char *subject, const char *body)
{
  for (guint i = 0; i < self->sent->len; i++)
    {
      const SporLetterTemplate *sent = g_ptr_array_index (self->sent, i);

      if ((subject && g_str_equal (sent->subject, subject))
          || (body && g_str_equal (sent->body, body)))
        return TRUE;
    }
  return FALSE;
}

/* Letters begin alike: of a long one, from the line before which they are the same. */
static char *
spor_letter_editor_excerpt (const char *theirs, const char *typed)
{
  const char *line = theirs;

  if (g_utf8_strlen (theirs, -1) <= LONG_TEXT)
    return g_strdup (theirs);
  for (const char *at = theirs; *at && *at == *typed; at++, typed++)
    if (*at == '\n' && at[1] && at[1] != '\n')
      line = at + 1;
  return line == theirs ? g_strdup (theirs) : g_strconcat ("…\n", line, NULL);
}

/* Whether the book's @now takes the place of what is @typed and was @shown; something else than
 * either, which was not sent from here, is told. */
static gboolean
spor_letter_editor_follows (
    SporDispute *dispute, const char *typed, const char *shown, const char *now, gboolean sent)
{
  SporThing whose = spor_thing_of (g_str_equal (typed, shown), g_str_equal (now, shown),
                                   g_str_equal (now, typed));

  if (whose == SPOR_THING_DISPUTED && !sent)
    {
      g_autofree char *excerpt = spor_letter_editor_excerpt (now, typed);

      spor_dispute_set_theirs (dispute, excerpt);
    }
  return whose == SPOR_THING_THEIRS && !g_str_equal (now, typed);
}

/* What is typed and not saved yet stays. */
static void
spor_letter_editor_follow (SporLetterEditor *self, const SporLetterTemplate *now)
{
  g_autoptr (SporLetterTemplate) typed = spor_letter_editor_read (self);
  const SporLetterTemplate *shown = self->stored;

  if (spor_letter_editor_follows (self->subject_dispute, typed->subject, shown->subject,
                                  now->subject,
                                  spor_letter_editor_has_sent (self, now->subject, NULL)))
    spor_letter_editor_fill_subject (self, now->subject);
  if (spor_letter_editor_follows (self->body_dispute, typed->body, shown->body, now->body,
                                  spor_letter_editor_has_sent (self, NULL, now->body)))
    spor_letter_editor_fill_body (self, now->body);
}

/* --- Saving --------------------------------------------------------------------------------- */

/* What the book has once it has taken all that was sent to it. */
static const SporLetterTemplate *
spor_letter_editor_get_known (SporLetterEditor *self)
{
  return self->sent->len > 0 ? g_ptr_array_index (self->sent, self->sent->len - 1) : self->stored;
}

static gboolean
spor_letter_editor_knows (SporLetterEditor *self, const SporLetterTemplate *typed)
{
  const SporLetterTemplate *known = spor_letter_editor_get_known (self);

  return !known || spor_letter_template_equal (typed, known);
}

/* (transfer full) (nullable): what the book answers to */
static SporLetterTemplate *
spor_letter_editor_pop (SporLetterEditor *self)
{
  guint first = self->sent->len - self->n_saving;

  if (self->n_saving == 0)
    return NULL;
  self->n_saving--;
  return g_ptr_array_steal_index (self->sent, first);
}

/* It is in the book, even if that shows another round by now and nothing of it comes back; what an
 * archived round has refused is not kept. */
static void
on_saved_cb (GtkWidget *from, const GError *error)
{
  SporLetterEditor *self = SPOR_LETTER_EDITOR (from);
  g_autoptr (SporLetterTemplate) answered = spor_letter_editor_pop (self);

  g_clear_pointer (&self->not_taken, spor_letter_template_free);
  if (!error && answered && spor_book_is_elsewhere (self->book, self->round))
    {
      g_clear_pointer (&self->stored, spor_letter_template_free);
      self->stored = g_steal_pointer (&answered);
    }
  else if (!error && answered) /* until it is shown */
    g_ptr_array_insert (self->sent, self->sent->len - self->n_saving, g_steal_pointer (&answered));
  else if (error && !g_error_matches (error, SPOR_STORE_ERROR, SPOR_STORE_ERROR_CONFLICT))
    self->not_taken = g_steal_pointer (&answered);
  if (!error || !self->book || !self->stored || !spor_letter_editor_get_closed (self))
    return;
  spor_letter_editor_fill (self, self->stored);
  spor_letter_editor_update (self);
}

/* @template: (transfer full) */
static void
spor_letter_editor_note_sent (SporLetterEditor *self, SporLetterTemplate *template)
{
  g_ptr_array_add (self->sent, template);
  self->n_saving++;
}

gboolean
spor_letter_editor_save (SporLetterEditor *self)
{
  g_autoptr (SporLetterTemplate) typed = NULL;
  g_autoptr (SporLetterTemplate) known = NULL;

  g_return_val_if_fail (SPOR_IS_LETTER_EDITOR (self), FALSE);

  g_clear_handle_id (&self->pause, g_source_remove);
  if (spor_letter_editor_get_objection (self))
    return FALSE;
  typed = spor_letter_editor_read (self);
  if (!self->stored || spor_letter_editor_knows (self, typed)
      || spor_settle_is_given_up (GTK_WIDGET (self)))
    return TRUE;
  known = spor_letter_template_copy (spor_letter_editor_get_known (self));
  spor_letter_editor_note_sent (self, spor_letter_template_copy (typed));
  spor_letter_save (GTK_WIDGET (self), self->book, self->round, known, g_steal_pointer (&typed),
                    on_saved_cb);
  return TRUE;
}

static void
spor_letter_editor_send (SporKeeper *keeper)
{
  spor_letter_editor_save (SPOR_LETTER_EDITOR (keeper));
}

static gboolean
spor_letter_editor_is_saved (SporKeeper *keeper)
{
  SporLetterEditor *self = SPOR_LETTER_EDITOR (keeper);
  g_autoptr (SporLetterTemplate) typed = spor_letter_editor_read (self);

  return !self->stored || spor_letter_editor_knows (self, typed);
}

static char *
spor_letter_editor_why_not_saved (SporKeeper *keeper)
{
  return g_strdup (spor_letter_editor_get_objection (SPOR_LETTER_EDITOR (keeper)));
}

static void
spor_letter_editor_quote (SporKeeper *keeper, GPtrArray *quotes)
{
  SporLetterEditor *self = SPOR_LETTER_EDITOR (keeper);
  g_autoptr (SporLetterTemplate) typed = spor_letter_editor_read (self);
  const char *kind = spor_letter_kind_label (self->kind);
  /* Translators: a kind of letter, such as "Waiting List" */
  g_autofree char *subject = g_strdup_printf (_ ("Subject of the letter “%s”"), kind);
  /* Translators: a kind of letter, such as "Waiting List" */
  g_autofree char *body = g_strdup_printf (_ ("Text of the letter “%s”"), kind);

  if (!g_str_equal (typed->subject, self->stored->subject))
    spor_quotes_add (quotes, subject, typed->subject);
  if (!g_str_equal (typed->body, self->stored->body))
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

/* The error of what the book has refused takes the keyboard from the text, which is no reason to
 * try again and to come by the next error. */
static void
on_left_cb (SporLetterEditor *self)
{
  g_autoptr (SporLetterTemplate) typed = spor_letter_editor_read (self);

  if (!self->not_taken || !spor_letter_template_equal (typed, self->not_taken))
    spor_letter_editor_save (self);
}

static gboolean
spor_letter_editor_is_disputed (SporLetterEditor *self)
{
  return spor_dispute_get_theirs (self->subject_dispute)
         || spor_dispute_get_theirs (self->body_dispute);
}

static gboolean
on_pause_over_cb (gpointer user_data)
{
  SporLetterEditor *self = user_data;

  self->pause = 0;
  if (!spor_letter_editor_is_disputed (self))
    on_left_cb (self);
  return G_SOURCE_REMOVE;
}

/* What another program has changed too is written over by nobody who has not left its field. */
static void
spor_letter_editor_wait (SporLetterEditor *self)
{
  g_clear_handle_id (&self->pause, g_source_remove);
  if (!spor_letter_editor_is_disputed (self))
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
      = spor_letter_template_copy (spor_letter_editor_get_known (self));

  spor_letter_editor_retype (self, built_in);
  if (was_saved || !spor_letter_template_equal (known, built_in))
    {
      spor_letter_editor_note_sent (self, spor_letter_template_copy (built_in));
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
  const char *objection = spor_letter_editor_get_objection (self);

  if (objection)
    spor_letter_ask_to_discard (widget, objection, G_CALLBACK (on_reset_response_cb));
  else
    spor_letter_editor_reset (self);
}

/* --- Object --------------------------------------------------------------------------------- */

static void
spor_letter_editor_dispose (GObject *object)
{
  SporLetterEditor *self = SPOR_LETTER_EDITOR (object);

  self->filling = TRUE; /* nothing is typed any more */
  g_clear_handle_id (&self->pause, g_source_remove);
  g_clear_object (&self->book);
  G_OBJECT_CLASS (spor_letter_editor_parent_class)->dispose (object);
}

static void
spor_letter_editor_finalize (GObject *object)
{
  SporLetterEditor *self = SPOR_LETTER_EDITOR (object);

  g_clear_pointer (&self->round, spor_round_unref);
  g_clear_pointer (&self->stored, spor_letter_template_free);
  g_clear_pointer (&self->valid, spor_letter_template_free);
  g_ptr_array_unref (self->sent);
  g_clear_pointer (&self->not_taken, spor_letter_template_free);
  G_OBJECT_CLASS (spor_letter_editor_parent_class)->finalize (object);
}

static void
spor_letter_editor_class_init (SporLetterEditorClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  g_type_ensure (SPOR_TYPE_COLUMNS);
  g_type_ensure (SPOR_TYPE_DISPUTE);
  object_class->dispose = spor_letter_editor_dispose;
  object_class->finalize = spor_letter_editor_finalize;
  signals[CHANGED] = g_signal_new ("changed", SPOR_TYPE_LETTER_EDITOR, G_SIGNAL_RUN_LAST, 0, NULL,
                                   NULL, NULL, G_TYPE_NONE, 0);

  gtk_widget_class_set_css_name (widget_class, "lettereditor");
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/dk/kombit/Spor/ui/spor-letter-editor.ui");
  gtk_widget_class_bind_template_child (widget_class, SporLetterEditor, subject);
  gtk_widget_class_bind_template_child (widget_class, SporLetterEditor, body);
  gtk_widget_class_bind_template_child (widget_class, SporLetterEditor, body_buffer);
  gtk_widget_class_bind_template_child (widget_class, SporLetterEditor, fields);
  gtk_widget_class_bind_template_child (widget_class, SporLetterEditor, subject_dispute);
  gtk_widget_class_bind_template_child (widget_class, SporLetterEditor, body_dispute);
  gtk_widget_class_bind_template_child (widget_class, SporLetterEditor, objection);
  gtk_widget_class_bind_template_child (widget_class, SporLetterEditor, unsaved);
  gtk_widget_class_bind_template_callback (widget_class, on_typed_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_left_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_subject_taken_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_body_taken_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_key_pressed_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_subject_entered_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_body_entered_cb);
  gtk_widget_class_install_action (widget_class, "letter.insert", "s", on_insert_activated_cb);
  gtk_widget_class_install_action (widget_class, "letter.save", NULL, on_save_activated_cb);
  gtk_widget_class_install_action (widget_class, "letter.reset", NULL, on_reset_activated_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_s, GDK_CONTROL_MASK, "letter.save",
                                       NULL);
}

static void
spor_letter_editor_init (SporLetterEditor *self)
{
  self->sent = g_ptr_array_new_with_free_func ((GDestroyNotify)spor_letter_template_free);
  gtk_widget_init_template (GTK_WIDGET (self));
  self->refused = gtk_text_buffer_create_tag (self->body_buffer, "refused", "underline",
                                              PANGO_UNDERLINE_ERROR, NULL);
  g_signal_connect_object (gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (self->body)),
                           "notify::page-size", G_CALLBACK (on_page_size_changed_cb), self,
                           G_CONNECT_SWAPPED);
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
  return GTK_WIDGET (self);
}

void
spor_letter_editor_show (SporLetterEditor *self, const SporLetterTemplate *template)
{
  g_return_if_fail (SPOR_IS_LETTER_EDITOR (self));

  if (self->stored)
    spor_letter_editor_follow (self, template);
  else
    spor_letter_editor_fill (self, template);
  if (self->n_saving == 0)
    g_ptr_array_set_size (self->sent, 0);
  g_clear_pointer (&self->stored, spor_letter_template_free);
  self->stored = spor_letter_template_copy (template);
  spor_letter_editor_update (self);
}

const SporLetterTemplate *
spor_letter_editor_get_template (SporLetterEditor *self)
{
  g_return_val_if_fail (SPOR_IS_LETTER_EDITOR (self), NULL);

  return self->valid ? self->valid : self->stored;
}

const char *
spor_letter_editor_get_objection (SporLetterEditor *self)
{
  g_return_val_if_fail (SPOR_IS_LETTER_EDITOR (self), NULL);

  return gtk_widget_get_visible (GTK_WIDGET (self->objection))
             ? gtk_label_get_label (self->objection)
             : NULL;
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "spor-letter-sheet.h"

#include "spor-columns.h"
#include "spor-dispute.h"
#include "spor-focus.h"

/* As long as a text is told whole. */
#define LONG_TEXT 200

struct _SporLetterSheet
{
  AdwBin parent_instance;

  /* template */
  GtkEditable *subject;
  GtkTextView *body;
  GtkTextBuffer *body_buffer;
  SporDispute *subject_dispute;
  SporDispute *body_dispute;
  GtkTextTag *refused; /* the body buffer's */

  SporLetterKind kind;
  GtkWidget *writing; /* borrowed: subject or body, where the keyboard was last */
  gboolean filling;   /* the program types, not somebody */
  guint follows;      /* the body's tick while it follows what is typed; 0: none */
  guint frames_to_follow;

  /* owned */
  SporSending *sending;
};

enum
{
  TYPED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (SporLetterSheet, spor_letter_sheet, ADW_TYPE_BIN)

/* --- What no letter can be made from --------------------------------------------------------- */

static void
spor_letter_sheet_mark_body (SporLetterSheet *self)
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
spor_letter_sheet_mark_subject (SporLetterSheet *self)
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
  SporLetterSheet *self = user_data;
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
on_page_size_changed_cb (SporLetterSheet *self)
{
  if (!gtk_widget_is_focus (GTK_WIDGET (self->body)))
    return;
  self->frames_to_follow = FRAMES_TO_FOLLOW;
  if (!self->follows)
    self->follows = gtk_widget_add_tick_callback (GTK_WIDGET (self->body), on_tick_cb, self, NULL);
}

/* Puts the keyboard where the body is refused; FALSE if it is not. */
static gboolean
spor_letter_sheet_show_refused_body (SporLetterSheet *self)
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
spor_letter_sheet_focus_refused (SporLetterSheet *self)
{
  gsize length;

  g_return_if_fail (SPOR_IS_LETTER_SHEET (self));

  if (*gtk_editable_get_text (self->subject)
      && !spor_letter_text_find_refused (gtk_editable_get_text (self->subject), &length)
      && spor_letter_sheet_show_refused_body (self))
    return;
  gtk_widget_grab_focus (GTK_WIDGET (self->subject));
}

/* --- What the program types ----------------------------------------------------------------- */

/* The cursor stays where it was, as far as there is text. */
static void
spor_letter_sheet_fill_subject (SporLetterSheet *self, const char *text)
{
  int position = gtk_editable_get_position (self->subject);

  self->filling = TRUE;
  gtk_editable_set_text (self->subject, text);
  gtk_editable_set_position (self->subject, MIN (position, (int)g_utf8_strlen (text, -1)));
  self->filling = FALSE;
}

static void
spor_letter_sheet_fill_body (SporLetterSheet *self, const char *text)
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

static void
spor_letter_sheet_retype_body (SporLetterSheet *self, const char *text)
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

/* --- What somebody types -------------------------------------------------------------------- */

static void
on_typed_cb (SporLetterSheet *self)
{
  if (!self->filling)
    g_signal_emit (self, signals[TYPED], 0);
}

/* Undo and redo in a text are the text's: where it has nothing to undo, nothing is, least of
 * all something in the book that is not in sight. */
static gboolean
on_key_pressed_cb (SporLetterSheet *self, guint keyval, guint keycode, GdkModifierType state)
{
  GdkModifierType held = state & gtk_accelerator_get_default_mod_mask ();
  gboolean in_text = spor_focus_within (GTK_WIDGET (self->subject))
                     || gtk_widget_is_focus (GTK_WIDGET (self->body));

  return in_text && gdk_keyval_to_lower (keyval) == GDK_KEY_z
         && (held & ~GDK_SHIFT_MASK) == GDK_CONTROL_MASK;
}

static void
on_subject_entered_cb (SporLetterSheet *self)
{
  self->writing = GTK_WIDGET (self->subject);
}

static void
on_body_entered_cb (SporLetterSheet *self)
{
  self->writing = GTK_WIDGET (self->body);
}

/* --- What another program has written -------------------------------------------------------- */

static gboolean
spor_letter_has_subject_of (gconstpointer self, gconstpointer other)
{
  return g_str_equal (((const SporLetterTemplate *)self)->subject,
                      ((const SporLetterTemplate *)other)->subject);
}

static gboolean
spor_letter_has_body_of (gconstpointer self, gconstpointer other)
{
  return g_str_equal (((const SporLetterTemplate *)self)->body,
                      ((const SporLetterTemplate *)other)->body);
}

static void
on_subject_taken_cb (SporLetterSheet *self)
{
  const SporLetterTemplate *shown = spor_sending_get_shown (self->sending);

  gtk_widget_grab_focus (GTK_WIDGET (self->subject));
  gtk_editable_set_text (self->subject, shown->subject);
  gtk_editable_set_position (self->subject, -1);
}

static void
on_body_taken_cb (SporLetterSheet *self)
{
  const SporLetterTemplate *shown = spor_sending_get_shown (self->sending);

  gtk_widget_grab_focus (GTK_WIDGET (self->body));
  spor_letter_sheet_retype_body (self, shown->body);
  on_typed_cb (self);
}

/* Letters begin alike: of a long one, from the line before which they are the same. */
static char *
spor_letter_sheet_excerpt (const char *theirs, const char *typed)
{
  const char *line = theirs;

  if (g_utf8_strlen (theirs, -1) <= LONG_TEXT)
    return g_strdup (theirs);
  for (const char *at = theirs; *at && *at == *typed; at++, typed++)
    if (*at == '\n' && at[1] && at[1] != '\n')
      line = at + 1;
  return line == theirs ? g_strdup (theirs) : g_strconcat ("…\n", line, NULL);
}

static void
spor_letter_sheet_dispute (SporDispute *dispute, const char *theirs, const char *typed)
{
  g_autofree char *excerpt = spor_letter_sheet_excerpt (theirs, typed);

  spor_dispute_set_theirs (dispute, excerpt);
}

static void
spor_letter_sheet_follow_subject (SporLetterSheet *self,
                                  const SporLetterTemplate *typed,
                                  const SporLetterTemplate *now)
{
  SporThing whose = spor_sending_whose (self->sending, spor_letter_has_subject_of, typed, now);

  if (whose == SPOR_THING_THEIRS)
    spor_letter_sheet_fill_subject (self, now->subject);
  else if (whose == SPOR_THING_DISPUTED)
    spor_letter_sheet_dispute (self->subject_dispute, now->subject, typed->subject);
}

static void
spor_letter_sheet_follow_body (SporLetterSheet *self,
                               const SporLetterTemplate *typed,
                               const SporLetterTemplate *now)
{
  SporThing whose = spor_sending_whose (self->sending, spor_letter_has_body_of, typed, now);

  if (whose == SPOR_THING_THEIRS)
    spor_letter_sheet_fill_body (self, now->body);
  else if (whose == SPOR_THING_DISPUTED)
    spor_letter_sheet_dispute (self->body_dispute, now->body, typed->body);
}

/* --- Object --------------------------------------------------------------------------------- */

static void
spor_letter_sheet_dispose (GObject *object)
{
  SPOR_LETTER_SHEET (object)->filling = TRUE; /* nothing is typed any more */
  G_OBJECT_CLASS (spor_letter_sheet_parent_class)->dispose (object);
}

static void
spor_letter_sheet_finalize (GObject *object)
{
  g_clear_pointer (&SPOR_LETTER_SHEET (object)->sending, spor_sending_unref);
  G_OBJECT_CLASS (spor_letter_sheet_parent_class)->finalize (object);
}

static void
spor_letter_sheet_class_init (SporLetterSheetClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  g_type_ensure (SPOR_TYPE_COLUMNS);
  g_type_ensure (SPOR_TYPE_DISPUTE);
  object_class->dispose = spor_letter_sheet_dispose;
  object_class->finalize = spor_letter_sheet_finalize;
  signals[TYPED] = g_signal_new ("typed", SPOR_TYPE_LETTER_SHEET, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                 NULL, G_TYPE_NONE, 0);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/dk/kombit/Spor/ui/spor-letter-sheet.ui");
  gtk_widget_class_bind_template_child (widget_class, SporLetterSheet, subject);
  gtk_widget_class_bind_template_child (widget_class, SporLetterSheet, body);
  gtk_widget_class_bind_template_child (widget_class, SporLetterSheet, body_buffer);
  gtk_widget_class_bind_template_child (widget_class, SporLetterSheet, subject_dispute);
  gtk_widget_class_bind_template_child (widget_class, SporLetterSheet, body_dispute);
  gtk_widget_class_bind_template_callback (widget_class, on_typed_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_subject_taken_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_body_taken_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_key_pressed_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_subject_entered_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_body_entered_cb);
}

static void
spor_letter_sheet_init (SporLetterSheet *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->refused = gtk_text_buffer_create_tag (self->body_buffer, "refused", "underline",
                                              PANGO_UNDERLINE_ERROR, NULL);
  g_signal_connect_object (gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (self->body)),
                           "notify::page-size", G_CALLBACK (on_page_size_changed_cb), self,
                           G_CONNECT_SWAPPED);
}

/* --- Public --------------------------------------------------------------------------------- */

void
spor_letter_sheet_set_letter (SporLetterSheet *self, SporLetterKind kind, SporSending *sending)
{
  g_return_if_fail (SPOR_IS_LETTER_SHEET (self));
  g_return_if_fail (self->sending == NULL);

  self->kind = kind;
  self->sending = spor_sending_ref (sending);
}

SporLetterTemplate *
spor_letter_sheet_read (SporLetterSheet *self)
{
  GtkTextIter start, end;
  g_autofree char *body = NULL;

  g_return_val_if_fail (SPOR_IS_LETTER_SHEET (self), NULL);

  gtk_text_buffer_get_bounds (self->body_buffer, &start, &end);
  body = gtk_text_buffer_get_text (self->body_buffer, &start, &end, TRUE);
  return spor_letter_template_new (self->kind, gtk_editable_get_text (self->subject), body);
}

void
spor_letter_sheet_fill (SporLetterSheet *self, const SporLetterTemplate *template)
{
  g_return_if_fail (SPOR_IS_LETTER_SHEET (self));

  spor_letter_sheet_fill_subject (self, template->subject);
  spor_letter_sheet_fill_body (self, template->body);
}

void
spor_letter_sheet_retype (SporLetterSheet *self, const SporLetterTemplate *template)
{
  g_return_if_fail (SPOR_IS_LETTER_SHEET (self));

  self->filling = TRUE;
  gtk_editable_set_text (self->subject, template->subject);
  self->filling = FALSE;
  spor_letter_sheet_retype_body (self, template->body);
}

void
spor_letter_sheet_follow (SporLetterSheet *self, const SporLetterTemplate *now)
{
  g_autoptr (SporLetterTemplate) typed = NULL;

  g_return_if_fail (SPOR_IS_LETTER_SHEET (self));

  typed = spor_letter_sheet_read (self);
  spor_letter_sheet_follow_subject (self, typed, now);
  spor_letter_sheet_follow_body (self, typed, now);
}

void
spor_letter_sheet_judge (SporLetterSheet *self, const SporLetterTemplate *typed)
{
  const SporLetterTemplate *shown;

  g_return_if_fail (SPOR_IS_LETTER_SHEET (self));

  spor_letter_sheet_mark_subject (self);
  spor_letter_sheet_mark_body (self);
  shown = spor_sending_get_shown (self->sending);
  if (shown && spor_letter_has_subject_of (typed, shown))
    spor_dispute_set_theirs (self->subject_dispute, NULL);
  if (shown && spor_letter_has_body_of (typed, shown))
    spor_dispute_set_theirs (self->body_dispute, NULL);
}

gboolean
spor_letter_sheet_is_disputed (SporLetterSheet *self)
{
  g_return_val_if_fail (SPOR_IS_LETTER_SHEET (self), FALSE);

  return spor_dispute_get_theirs (self->subject_dispute)
         || spor_dispute_get_theirs (self->body_dispute);
}

void
spor_letter_sheet_insert (SporLetterSheet *self, const char *text)
{
  int position;

  g_return_if_fail (SPOR_IS_LETTER_SHEET (self));

  if (self->writing == GTK_WIDGET (self->subject))
    {
      gtk_editable_delete_selection (self->subject);
      position = gtk_editable_get_position (self->subject);
      gtk_editable_insert_text (self->subject, text, -1, &position);
      gtk_entry_grab_focus_without_selecting (GTK_ENTRY (self->subject));
      gtk_editable_set_position (self->subject, position);
      return;
    }
  gtk_text_buffer_begin_user_action (self->body_buffer);
  gtk_text_buffer_delete_selection (self->body_buffer, TRUE, TRUE);
  gtk_text_buffer_insert_at_cursor (self->body_buffer, text, -1);
  gtk_text_buffer_end_user_action (self->body_buffer);
  gtk_widget_grab_focus (GTK_WIDGET (self->body));
}

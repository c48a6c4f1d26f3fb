/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "spor-letter-template.h"

#include "spor-core-resources.h"
#include "spor-merge.h"
#include "spor-text.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define LETTER_FOLDER "/dk/kombit/Spor/core/letters/"

G_DEFINE_QUARK (spor - letter - error - quark, spor_letter_error)

static const struct
{
  const char *key, *label, *file;
} kinds[] = {
  /* Translators: kinds of letters; in the name of a file as one word, of letters and hyphens */
  [SPOR_LETTER_ACCEPTED] = { "accepted", N_ ("Seat"), NC_ ("file name", "seat") },
  [SPOR_LETTER_WAITING] = { "waiting", N_ ("Waiting list"), NC_ ("file name", "waiting-list") },
  [SPOR_LETTER_REJECTED] = { "rejected", N_ ("No seat"), NC_ ("file name", "no-seat") },
};

static const struct
{
  const char *name, *label;
} fields[] = {
  [SPOR_LETTER_FIELD_NAME] = { "navn", N_ ("the recipient’s name") },
  [SPOR_LETTER_FIELD_MUNICIPALITY]
  = { "kommune", N_ ("the recipient’s municipality or organisation") },
  [SPOR_LETTER_FIELD_TRACK] = { "spor", N_ ("the track") },
  [SPOR_LETTER_FIELD_REPLY_BY] = { "svarfrist", N_ ("the promised reply date of the round") },
  [SPOR_LETTER_FIELD_CONTACT] = { "kontakt", N_ ("the round’s contact address") },
  [SPOR_LETTER_FIELD_REASON] = { "begrundelse", N_ ("the reason in words") },
  [SPOR_LETTER_FIELD_ROUND] = { "runde", N_ ("the name of the round") },
};

const char *
spor_letter_kind_key (SporLetterKind kind)
{
  return kinds[kind].key;
}

const char *
spor_letter_kind_label (SporLetterKind kind)
{
  return _ (kinds[kind].label);
}

const char *
spor_letter_kind_file_word (SporLetterKind kind)
{
  return g_dpgettext2 (GETTEXT_PACKAGE, "file name", kinds[kind].file);
}

int
spor_letter_kind_from_key (const char *key)
{
  for (int kind = 0; kind < SPOR_N_LETTER_KINDS; kind++)
    if (g_strcmp0 (kinds[kind].key, key) == 0)
      return kind;
  return -1;
}

const char *
spor_letter_field_name (SporLetterField field)
{
  return fields[field].name;
}

const char *
spor_letter_field_label (SporLetterField field)
{
  return _ (fields[field].label);
}

char *
spor_letter_field_list (void)
{
  GString *list = g_string_new (NULL);

  for (int field = 0; field < SPOR_N_LETTER_FIELDS; field++)
    g_string_append_printf (list, "%s{%s}", field ? ", " : "", fields[field].name);
  return g_string_free (list, FALSE);
}

/* --- Templates ------------------------------------------------------------------------------ */

SporLetterTemplate *
spor_letter_template_new (SporLetterKind kind, const char *subject, const char *body)
{
  SporLetterTemplate *self = g_new0 (SporLetterTemplate, 1);

  self->kind = kind;
  self->subject = spor_text_one_line (subject);
  self->body = spor_text_clean (body);
  return self;
}

/* A file with the subject in its first line, and the body after a blank one. */
SporLetterTemplate *
spor_letter_template_new_default (SporLetterKind kind)
{
  g_autofree char *path = g_strconcat (LETTER_FOLDER, kinds[kind].key, ".txt", NULL);
  g_autoptr (GBytes) bytes = g_resource_lookup_data (spor_core_get_resource (), path, 0, NULL);
  const char *text;
  g_autofree char *subject = NULL;

  g_assert (bytes != NULL);
  text = g_bytes_get_data (bytes, NULL); /* ends with a NUL that is not counted */
  subject = g_strndup (text, strcspn (text, "\n"));
  return spor_letter_template_new (kind, subject, text + strlen (subject));
}

SporLetterTemplate *
spor_letter_template_copy (const SporLetterTemplate *self)
{
  return spor_letter_template_new (self->kind, self->subject, self->body);
}

void
spor_letter_template_free (SporLetterTemplate *self)
{
  g_free (self->subject);
  g_free (self->body);
  g_free (self);
}

gboolean
spor_letter_template_equal (const SporLetterTemplate *self, const SporLetterTemplate *other)
{
  return g_str_equal (self->subject, other->subject) && g_str_equal (self->body, other->body);
}

/* Both texts, also where the first is disputed. */
gboolean
spor_letter_template_merge (SporLetterTemplate *self,
                            const SporLetterTemplate *shown,
                            const SporLetterTemplate *now)
{
  gboolean subject = spor_merge_text (&self->subject, shown->subject, now->subject);
  gboolean body = spor_merge_text (&self->body, shown->body, now->body);

  return subject && body;
}

/* --- Fields --------------------------------------------------------------------------------- */

typedef enum
{
  PIECE_TEXT,
  PIECE_FIELD,
  PIECE_UNKNOWN,  /* a field that there is none of */
  PIECE_UNCLOSED, /* a field that does not end on its line */
} PieceKind;

typedef struct
{
  PieceKind kind;
  const char *start; /* of text; of a field with its brace */
  gsize length;
  SporLetterField field;
} Piece;

static int
find_field (const char *start, gsize length)
{
  g_autofree char *given = g_strndup (start, length);
  g_autofree char *folded = spor_text_fold (given);

  for (int field = 0; field < SPOR_N_LETTER_FIELDS; field++)
    if (g_str_equal (folded, fields[field].name))
      return field;
  return -1;
}

static void
read_field (const char *text, Piece *piece)
{
  gsize end = 1 + strcspn (text + 1, "{}\n");
  int field = find_field (text + 1, end - 1);

  piece->start = text;
  piece->length = end + (text[end] == '}');
  piece->field = MAX (field, 0);
  piece->kind = text[end] != '}' ? PIECE_UNCLOSED : field < 0 ? PIECE_UNKNOWN : PIECE_FIELD;
}

/* Reads on; FALSE at the end. */
static gboolean
next_piece (const char **text, Piece *piece)
{
  const char *start = *text;

  if (*start == '\0')
    return FALSE;
  if (*start == '{' && start[1] == '{')
    {
      *piece = (Piece){ PIECE_TEXT, start, 1 };
      *text += 2;
      return TRUE;
    }
  if (*start == '{')
    read_field (start, piece);
  else
    *piece = (Piece){ PIECE_TEXT, start, strcspn (start, "{") };
  *text += piece->length;
  return TRUE;
}

static guint
count_lines (const char *text, const char *end)
{
  guint n = 1;

  for (; text < end; text++)
    n += *text == '\n';
  return n;
}

/* @line: 0 for the subject */
static void
refuse_field (const Piece *piece, guint line, GError **error)
{
  g_autofree char *field = g_strndup (piece->start, piece->length);
  g_autofree char *shown = spor_text_one_line (field);
  g_autofree char *list = spor_letter_field_list ();
  g_autofree char *text = NULL;

  if (piece->kind == PIECE_UNKNOWN && line == 0)
    /* Translators: a field as it was typed, and all fields that there are */
    text = g_strdup_printf (_ ("The subject has the unknown field %s. The fields are %s."), shown,
                            list);
  else if (piece->kind == PIECE_UNKNOWN)
    /* Translators: the number of a line, a field as it was typed, and all fields that there are */
    text = g_strdup_printf (_ ("Line %u has the unknown field %s. The fields are %s."), line, shown,
                            list);
  else if (line == 0)
    /* Translators: the beginning of a field, and all fields that there are */
    text = g_strdup_printf (
        _ ("In the subject the field “%s” has no } at its end. The fields are %s."), shown, list);
  else
    /* Translators: the number of a line, the beginning of a field, all fields that there are */
    text = g_strdup_printf (_ ("In line %u the field “%s” has no } at its end. The fields are %s."),
                            line, shown, list);
  g_set_error_literal (error, SPOR_LETTER_ERROR, SPOR_LETTER_ERROR_TEMPLATE, text);
}

const char *
spor_letter_text_find_refused (const char *text, gsize *length)
{
  Piece piece;

  while (next_piece (&text, &piece))
    if (piece.kind == PIECE_UNKNOWN || piece.kind == PIECE_UNCLOSED)
      {
        *length = piece.length;
        return piece.start;
      }
  return NULL;
}

static gboolean
check_fields (const char *text, gboolean is_subject, GError **error)
{
  gsize length = 0;
  const char *refused = spor_letter_text_find_refused (text, &length);
  Piece piece;

  if (!refused)
    return TRUE;
  read_field (refused, &piece);
  refuse_field (&piece, is_subject ? 0 : count_lines (text, refused), error);
  return FALSE;
}

static gboolean
check_kept (const char *text, guint most, GError **error)
{
  g_autofree char *objection = spor_text_objection (text, most);

  if (objection)
    g_set_error_literal (error, SPOR_LETTER_ERROR, SPOR_LETTER_ERROR_TEMPLATE, objection);
  return !objection;
}

gboolean
spor_letter_template_check (const SporLetterTemplate *self, GError **error)
{
  if (!*self->subject || !*self->body)
    {
      g_set_error_literal (error, SPOR_LETTER_ERROR, SPOR_LETTER_ERROR_TEMPLATE,
                           *self->body ? _ ("A letter needs a subject.")
                                       : _ ("A letter needs a text."));
      return FALSE;
    }
  return check_kept (self->subject, SPOR_TEXT_LINE, error)
         && check_kept (self->body, SPOR_TEXT_LONG, error)
         && check_fields (self->subject, TRUE, error) && check_fields (self->body, FALSE, error);
}

static guint32
fields_of (const char *text)
{
  guint32 bits = 0;
  Piece piece;

  while (next_piece (&text, &piece))
    if (piece.kind == PIECE_FIELD)
      bits |= 1u << piece.field;
  return bits;
}

guint32
spor_letter_template_fields (const SporLetterTemplate *self)
{
  return fields_of (self->subject) | fields_of (self->body);
}

char *
spor_letter_text_fill (const char *text, const char *const values[SPOR_N_LETTER_FIELDS])
{
  GString *filled = g_string_new (NULL);
  Piece piece;

  while (next_piece (&text, &piece))
    if (piece.kind == PIECE_FIELD)
      g_string_append (filled, values[piece.field]);
    else
      g_string_append_len (filled, piece.start, piece.length);
  return g_string_free (filled, FALSE);
}

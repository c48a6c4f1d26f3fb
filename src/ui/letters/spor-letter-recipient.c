/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "spor-letter-recipient.h"

#include <glib/gi18n-lib.h>
#include <string.h>

struct _SporLetterRecipient
{
  GObject parent_instance;

  guint index;
  SporLetterKind kind;
  gboolean written;

  /* owned */
  char *signup_id;
  char *name;
  char *remark;
  char *search; /* folded */
};

enum
{
  PROP_0,
  PROP_NAME,
  PROP_REMARK,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (SporLetterRecipient, spor_letter_recipient, G_TYPE_OBJECT)

static void
spor_letter_recipient_finalize (GObject *object)
{
  SporLetterRecipient *self = SPOR_LETTER_RECIPIENT (object);

  g_free (self->signup_id);
  g_free (self->name);
  g_free (self->remark);
  g_free (self->search);
  G_OBJECT_CLASS (spor_letter_recipient_parent_class)->finalize (object);
}

static void
spor_letter_recipient_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  SporLetterRecipient *self = SPOR_LETTER_RECIPIENT (object);

  switch (id)
    {
    case PROP_NAME:
      g_value_set_string (value, self->name);
      break;
    case PROP_REMARK:
      g_value_set_string (value, self->remark);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
spor_letter_recipient_class_init (SporLetterRecipientClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->finalize = spor_letter_recipient_finalize;
  object_class->get_property = spor_letter_recipient_get_property;
  properties[PROP_NAME]
      = g_param_spec_string ("name", NULL, NULL, "", G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  properties[PROP_REMARK]
      = g_param_spec_string ("remark", NULL, NULL, "", G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
spor_letter_recipient_init (SporLetterRecipient *self)
{
}

static char *
spor_letter_remark (const SporLetter *letter)
{
  const char *kind = spor_letter_kind_label (letter->kind);
  g_autofree char *day = spor_time_format_date (letter->sent_at);

  if (letter->sent_at == SPOR_TIME_NONE)
    /* Translators: which letter: "Waiting list" */
    return g_strdup_printf (_ ("%s; not written yet"), kind);
  /* Translators: which letter, "Waiting list", and a date */
  return g_strdup_printf (_ ("%s; written on %s"), kind, day);
}

SporLetterRecipient *
spor_letter_recipient_new (const SporLetters *letters, guint index)
{
  SporLetterRecipient *self = g_object_new (SPOR_TYPE_LETTER_RECIPIENT, NULL);
  const SporLetter *letter = spor_letters_get (letters, index);
  const SporSignupRow *row = spor_letters_recipient (letters, index);

  self->index = index;
  self->kind = letter->kind;
  self->written = letter->sent_at != SPOR_TIME_NONE;
  self->signup_id = g_strdup (row->id);
  self->name = g_strdup (row->name);
  self->remark = spor_letter_remark (letter);
  self->search = g_strdup (row->search);
  return self;
}

guint
spor_letter_recipient_get_index (SporLetterRecipient *self)
{
  g_return_val_if_fail (SPOR_IS_LETTER_RECIPIENT (self), 0);

  return self->index;
}

SporLetterKind
spor_letter_recipient_get_kind (SporLetterRecipient *self)
{
  g_return_val_if_fail (SPOR_IS_LETTER_RECIPIENT (self), 0);

  return self->kind;
}

gboolean
spor_letter_recipient_is_written (SporLetterRecipient *self)
{
  g_return_val_if_fail (SPOR_IS_LETTER_RECIPIENT (self), FALSE);

  return self->written;
}

const char *
spor_letter_recipient_get_signup_id (SporLetterRecipient *self)
{
  g_return_val_if_fail (SPOR_IS_LETTER_RECIPIENT (self), NULL);

  return self->signup_id;
}

gboolean
spor_letter_recipient_matches (SporLetterRecipient *self, const char *folded)
{
  g_return_val_if_fail (SPOR_IS_LETTER_RECIPIENT (self), FALSE);

  return strstr (self->search, folded) != NULL;
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "spor-letters.h"

#include "spor-day.h"
#include "spor-letter-mail.h"
#include "spor-letter-reasons.h"
#include "spor-text.h"

#include <glib/gi18n-lib.h>
#include <string.h>

struct _SporLetters
{
  SporComposition *composition;
  SporLetterReasons *reasons;
  SporLetterTemplate *templates[SPOR_N_LETTER_KINDS];
  GArray *letters; /* SporLetter */
  int *of_signup;  /* per sign-up its letter, or -1 */
  char *reply_by;  /* in words */
  guint n_doubled, n_known;
};

static SporRound *
spor_letters_round (const SporLetters *self)
{
  return spor_composition_round (self->composition);
}

/* --- Whom ----------------------------------------------------------------------------------- */

static void
spor_letters_add (SporLetters *self, SporLetterKind kind, guint track, guint signup)
{
  SporLetter letter = { .signup = signup, .kind = kind, .track = track, .sent_at = SPOR_TIME_NONE };

  /* who sits there and can no longer be seated is told when that has been corrected */
  if (spor_signups_row (self->composition->signups, signup)->status != SPOR_STATUS_ELIGIBLE
      || self->of_signup[signup] >= 0)
    return;
  self->of_signup[signup] = self->letters->len;
  g_array_append_val (self->letters, letter);
}

static void
spor_letters_add_lists (SporLetters *self, SporLetterKind kind, GArray *const *lists)
{
  for (guint t = 0; t < spor_round_n_tracks (spor_letters_round (self)); t++)
    for (guint i = 0; i < lists[t]->len; i++)
      spor_letters_add (self, kind, t, g_array_index (lists[t], guint, i));
}

static int
spor_letters_compare (gconstpointer a, gconstpointer b, gpointer data)
{
  const SporSignups *signups = data;
  const SporSignupRow *one = spor_signups_row (signups, *(const guint *)a);
  const SporSignupRow *other = spor_signups_row (signups, *(const guint *)b);
  int order = one->track - other->track;

  if (order == 0)
    order = strcmp (one->name_key, other->name_key);
  return order != 0 ? order : (one->ordinal > other->ordinal) - (one->ordinal < other->ordinal);
}

static void
spor_letters_add_others (SporLetters *self)
{
  SporSignups *signups = self->composition->signups;
  g_autoptr (GArray) others = g_array_new (FALSE, FALSE, sizeof (guint));

  for (guint i = 0; i < spor_signups_n (signups); i++)
    if (self->of_signup[i] < 0 && spor_signups_row (signups, i)->status == SPOR_STATUS_ELIGIBLE)
      g_array_append_val (others, i);
  g_array_sort_with_data (others, spor_letters_compare, signups);
  for (guint i = 0; i < others->len; i++)
    {
      guint signup = g_array_index (others, guint, i);

      spor_letters_add (self, SPOR_LETTER_REJECTED, spor_signups_row (signups, signup)->track,
                        signup);
    }
}

/* A person is who has an address; everybody with a letter has one. */
static void
spor_letters_count_doubled (SporLetters *self)
{
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < self->letters->len; i++)
    {
      const char *person = spor_letters_recipient (self, i)->person;
      guint n = GPOINTER_TO_UINT (g_hash_table_lookup (seen, person));

      self->n_doubled += n == 1;
      g_hash_table_insert (seen, (char *)person, GUINT_TO_POINTER (n + 1));
    }
}

static void
spor_letters_find_recipients (SporLetters *self)
{
  guint n = spor_signups_n (self->composition->signups);

  self->of_signup = g_new (int, n);
  for (guint i = 0; i < n; i++)
    self->of_signup[i] = -1;
  spor_letters_add_lists (self, SPOR_LETTER_ACCEPTED, self->composition->seated);
  spor_letters_add_lists (self, SPOR_LETTER_WAITING, self->composition->waiting);
  spor_letters_add_others (self);
  spor_letters_count_doubled (self);
}

/* The newest letter of a sign-up counts: who has been told of a seat after the waiting list can be
 * told of the waiting list again. */
static void
spor_letters_note_records (SporLetters *self, const GPtrArray *records)
{
  self->n_known = records ? records->len : 0;
  for (guint i = 0; i < self->n_known; i++)
    {
      const SporLetterRecord *record = g_ptr_array_index (records, i);
      int signup = spor_signups_find (self->composition->signups, record->signup_id);
      SporLetter *letter;

      if (signup < 0 || self->of_signup[signup] < 0)
        continue;
      letter = &g_array_index (self->letters, SporLetter, self->of_signup[signup]);
      letter->sent_at
          = record->kind == letter->kind
                    && g_str_equal (record->track_id,
                                    spor_round_track (spor_letters_round (self), letter->track)->id)
                ? record->at
                : SPOR_TIME_NONE;
    }
}

/* --- What is needed ------------------------------------------------------------------------- */

static gboolean
spor_letters_miss (GError **error, const char *sentence)
{
  g_set_error_literal (error, SPOR_LETTER_ERROR, SPOR_LETTER_ERROR_MISSING, sentence);
  return FALSE;
}

gboolean
spor_letters_have_contact (const SporRound *round)
{
  return spor_text_is_email (round->contact);
}

char *
spor_letters_why_not (const SporComposition *composition)
{
  if (!spor_letters_have_contact (spor_composition_round (composition)))
    return g_strdup (_ ("The round has no contact address that letters can come from: set it "
                        "first."));
  if (spor_composition_n_seated (composition) == 0)
    return g_strdup (_ ("Nobody has a seat yet: put the group together first."));
  return NULL;
}

char *
spor_letters_past_reply (const SporRound *round, gint64 now)
{
  g_autofree char *date = NULL;

  if (round->reply_by == SPOR_TIME_NONE
      || spor_day_of_instant (round->reply_by) >= spor_day_of_instant (now))
    return NULL;
  date = spor_time_format_date (round->reply_by);
  /* Translators: a date */
  return g_strdup_printf (_ ("The reply date that letters promise, %s, is past."), date);
}

char *
spor_letters_not_final (const SporComposition *composition)
{
  if (composition->finalised_at != SPOR_TIME_NONE)
    return NULL;
  /* Translators: the name of an alternative, such as "Proposal A" */
  return g_strdup_printf (_ ("“%s” is not final: where people stand may still change."),
                          composition->name);
}

static gboolean
spor_letters_check (const SporLetters *self, GError **error)
{
  g_autofree char *why_not = NULL;

  for (guint kind = 0; kind < SPOR_N_LETTER_KINDS; kind++)
    {
      const SporLetterTemplate *template = self->templates[kind];

      if (!spor_letter_template_check (template, error))
        return FALSE;
      if (spor_letters_round (self)->reply_by == SPOR_TIME_NONE
          && (spor_letter_template_fields (template) >> SPOR_LETTER_FIELD_REPLY_BY & 1))
        return spor_letters_miss (error, _ ("The letters name the reply date {svarfrist}, and the "
                                            "round has none: set it, or leave it out of the "
                                            "letters."));
    }
  why_not = spor_letters_why_not (self->composition);
  return !why_not || spor_letters_miss (error, why_not);
}

SporLetters *
spor_letters_new (const SporComposition *composition,
                  const SporLetterTemplate *const templates[SPOR_N_LETTER_KINDS],
                  const GPtrArray *records,
                  GError **error)
{
  g_autoptr (SporLetters) self = g_new0 (SporLetters, 1);

  self->composition = spor_composition_ref ((SporComposition *)composition);
  self->letters = g_array_new (FALSE, FALSE, sizeof (SporLetter));
  for (guint kind = 0; kind < SPOR_N_LETTER_KINDS; kind++)
    self->templates[kind]
        = spor_letter_template_new (kind, templates[kind]->subject, templates[kind]->body);
  if (!spor_letters_check (self, error))
    return NULL;
  self->reasons = spor_letter_reasons_new (composition);
  self->reply_by = spor_time_format_date_danish (spor_letters_round (self)->reply_by);
  spor_letters_find_recipients (self);
  spor_letters_note_records (self, records);
  return g_steal_pointer (&self);
}

void
spor_letters_free (SporLetters *self)
{
  spor_composition_unref (self->composition);
  g_clear_pointer (&self->reasons, spor_letter_reasons_free);
  for (guint kind = 0; kind < SPOR_N_LETTER_KINDS; kind++)
    spor_letter_template_free (self->templates[kind]);
  g_array_unref (self->letters);
  g_free (self->of_signup);
  g_free (self->reply_by);
  g_free (self);
}

/* --- Reading -------------------------------------------------------------------------------- */

const SporComposition *
spor_letters_composition (const SporLetters *self)
{
  return self->composition;
}

guint
spor_letters_n (const SporLetters *self)
{
  return self->letters->len;
}

const SporLetter *
spor_letters_get (const SporLetters *self, guint index)
{
  return &g_array_index (self->letters, SporLetter, index);
}

const SporSignupRow *
spor_letters_recipient (const SporLetters *self, guint index)
{
  return spor_signups_row (self->composition->signups, spor_letters_get (self, index)->signup);
}

int
spor_letters_find (const SporLetters *self, guint signup)
{
  return self->of_signup[signup];
}

guint
spor_letters_n_doubled (const SporLetters *self)
{
  return self->n_doubled;
}

guint
spor_letters_n_known (const SporLetters *self)
{
  return self->n_known;
}

static char *
spor_letters_fill (const SporLetters *self, guint index, const char *text)
{
  const SporLetter *letter = spor_letters_get (self, index);
  const SporSignupRow *row = spor_letters_recipient (self, index);
  const SporRound *round = spor_letters_round (self);
  g_autofree char *name = spor_text_one_line (row->name);
  g_autofree char *place = spor_text_one_line (row->place);
  g_autofree char *track = spor_letter_track_title (spor_round_track (round, letter->track));
  g_autofree char *reason
      = spor_letter_reasons_say (self->reasons, letter->kind, letter->track, letter->signup);
  const char *values[SPOR_N_LETTER_FIELDS] = {
    [SPOR_LETTER_FIELD_NAME] = name,
    [SPOR_LETTER_FIELD_MUNICIPALITY] = place,
    [SPOR_LETTER_FIELD_TRACK] = track,
    [SPOR_LETTER_FIELD_REPLY_BY] = self->reply_by,
    [SPOR_LETTER_FIELD_CONTACT] = round->contact,
    [SPOR_LETTER_FIELD_REASON] = reason,
    [SPOR_LETTER_FIELD_ROUND] = round->name,
  };

  return spor_letter_text_fill (text, values);
}

char *
spor_letters_subject (const SporLetters *self, guint index)
{
  const SporLetterTemplate *template = self->templates[spor_letters_get (self, index)->kind];
  g_autofree char *filled = spor_letters_fill (self, index, template->subject);

  return spor_text_one_line (filled);
}

char *
spor_letters_body (const SporLetters *self, guint index)
{
  return spor_letters_fill (self, index,
                            self->templates[spor_letters_get (self, index)->kind]->body);
}

char *
spor_letters_mail (
    const SporLetters *self, guint index, gint64 at, char **message_id, gsize *length)
{
  const SporSignupRow *row = spor_letters_recipient (self, index);
  const SporRound *round = spor_letters_round (self);
  g_autofree char *to_name = spor_text_one_line (row->name);
  g_autofree char *from_name = spor_text_one_line (round->name);
  g_autofree char *subject = spor_letters_subject (self, index);
  g_autofree char *body = spor_letters_body (self, index);
  g_autofree char *id = spor_letter_message_id (row->id, subject, body, round->contact);
  SporLetterMail mail = { .from_name = from_name,
                          .from = round->contact,
                          .to_name = to_name,
                          .to = row->email,
                          .subject = subject,
                          .body = body,
                          .message_id = id,
                          .at = at };
  char *text = spor_letter_mail (&mail, length);

  if (message_id)
    *message_id = g_steal_pointer (&id);
  return text;
}

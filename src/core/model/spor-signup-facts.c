/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "spor-signup-facts.h"

#include "spor-text.h"

#include <glib/gi18n-lib.h>
#include <string.h>

static const struct
{
  const char *key, *label;
} fields[SPOR_N_FIELDS] = {
  [SPOR_FIELD_RESPONDENT] = { "respondent", N_ ("Respondent") },
  [SPOR_FIELD_CREATED] = { "created", N_ ("Created") },
  [SPOR_FIELD_CLOSED] = { "closed", N_ ("Completed at") },
  [SPOR_FIELD_STATUS] = { "status", N_ ("Answer status") },
  [SPOR_FIELD_MUNICIPALITY] = { "municipality", N_ ("Municipality") },
  [SPOR_FIELD_TRACK] = { "track", N_ ("Track") },
  [SPOR_FIELD_ROLES] = { "roles", N_ ("Roles") },
  [SPOR_FIELD_SECTORS] = { "sectors", N_ ("Library") },
  [SPOR_FIELD_NAME] = { "name", N_ ("Name") },
  [SPOR_FIELD_TITLE] = { "title", N_ ("Title") },
  [SPOR_FIELD_EMAIL] = { "email", N_ ("E-mail") },
  [SPOR_FIELD_PHONE] = { "phone", N_ ("Phone") },
  [SPOR_FIELD_MOTIVATION] = { "motivation", N_ ("Motivation") },
};

const char *
spor_field_key (SporField field)
{
  return fields[field].key;
}

const char *
spor_field_label (SporField field)
{
  return _ (fields[field].label);
}

int
spor_field_from_key (const char *key)
{
  for (guint i = 0; i < SPOR_N_FIELDS; i++)
    if (g_strcmp0 (fields[i].key, key) == 0)
      return i;
  return -1;
}

SporSignupFacts *
spor_signup_facts_new (void)
{
  SporSignupFacts *self = g_new0 (SporSignupFacts, 1);

  self->respondent = g_strdup ("");
  self->track_text = g_strdup ("");
  self->municipality_text = g_strdup ("");
  self->organisation = g_strdup ("");
  self->roles_text = g_strdup ("");
  self->sectors_text = g_strdup ("");
  self->name = g_strdup ("");
  self->title = g_strdup ("");
  self->email = g_strdup ("");
  self->phone = g_strdup ("");
  self->motivation = g_strdup ("");
  self->extra = g_strdup ("{}");
  self->late_note = g_strdup ("");
  self->created = self->closed = SPOR_TIME_NONE;
  self->completed = TRUE;
  self->track = self->municipality = -1;
  return self;
}

SporSignupFacts *
spor_signup_facts_copy (const SporSignupFacts *self)
{
  SporSignupFacts *copy = g_memdup2 (self, sizeof *self);

  copy->id = g_strdup (self->id);
  copy->import_id = g_strdup (self->import_id);
  copy->respondent = g_strdup (self->respondent);
  copy->track_text = g_strdup (self->track_text);
  copy->municipality_text = g_strdup (self->municipality_text);
  copy->organisation = g_strdup (self->organisation);
  copy->roles_text = g_strdup (self->roles_text);
  copy->sectors_text = g_strdup (self->sectors_text);
  copy->name = g_strdup (self->name);
  copy->title = g_strdup (self->title);
  copy->email = g_strdup (self->email);
  copy->phone = g_strdup (self->phone);
  copy->motivation = g_strdup (self->motivation);
  copy->extra = g_strdup (self->extra);
  copy->late_note = g_strdup (self->late_note);
  return copy;
}

void
spor_signup_facts_free (SporSignupFacts *self)
{
  g_free (self->id);
  g_free (self->import_id);
  g_free (self->respondent);
  g_free (self->track_text);
  g_free (self->municipality_text);
  g_free (self->organisation);
  g_free (self->roles_text);
  g_free (self->sectors_text);
  g_free (self->name);
  g_free (self->title);
  g_free (self->email);
  g_free (self->phone);
  g_free (self->motivation);
  g_free (self->extra);
  g_free (self->late_note);
  g_free (self);
}

static void
spor_take_string (char **target, char *text)
{
  g_free (*target);
  *target = text;
}

/* Free text: personal numbers never get further than here. */
static char *
spor_masked (SporSignupFacts *self, const char *clean)
{
  guint n_masked = 0;
  char *masked = spor_text_mask_personal_numbers (clean, &n_masked);

  if (n_masked > 0)
    self->masked = TRUE;
  return masked;
}

/* In place of a telephone or an e-mail address: plain numbers of ten digits are telephones, and
 * stay. */
static char *
spor_masked_phone (SporSignupFacts *self, const char *clean)
{
  return spor_text_prints_personal_number (clean) ? spor_masked (self, clean) : g_strdup (clean);
}

/* An address or a respondent's number, left out rather than masked: it tells people apart, and
 * every mask is the same. */
static char *
spor_masked_key (SporSignupFacts *self, const char *clean)
{
  if (!spor_text_prints_personal_number (clean))
    return g_strdup (clean);
  self->masked = TRUE;
  return g_strdup ("");
}

static void
spor_signup_facts_set_municipality (SporSignupFacts *self,
                                    const SporRound *round,
                                    const char *clean)
{
  int index = -1;

  self->municipality = -1;
  spor_take_string (&self->municipality_text, g_strdup (""));
  spor_take_string (&self->organisation, g_strdup (""));

  if (!*clean)
    return;

  if (spor_places_match (round->places, clean, &index) == SPOR_PLACE_MATCH)
    self->municipality = index;
  else
    {
      guint32 known = spor_options_parse (round->organisations, clean, NULL);

      if (known)
        spor_take_string (&self->organisation, spor_options_names (round->organisations, known));
      else
        spor_take_string (&self->municipality_text, spor_masked (self, clean));
    }
}

static void
spor_signup_facts_set_track (SporSignupFacts *self, const SporRound *round, const char *clean)
{
  self->track = spor_round_parse_track (round, clean);
  spor_take_string (&self->track_text, self->track < 0 ? spor_masked (self, clean) : g_strdup (""));
}

static void
spor_signup_facts_set_options (
    SporSignupFacts *self, const GPtrArray *options, const char *clean, guint32 *bits, char **text)
{
  g_autofree char *rest = NULL;

  *bits = spor_options_parse (options, clean, &rest);
  spor_take_string (text, spor_masked (self, rest ? rest : ""));
}

static gboolean
spor_set_instant (gint64 *target, const char *clean)
{
  if (!*clean)
    {
      *target = SPOR_TIME_NONE;
      return TRUE;
    }
  return spor_time_parse (clean, target);
}

/* Wordings of SurveyXact in Danish, Norwegian, English and German, and of people. "" counts as
 * completed: a file without a status holds answers. */
static gboolean
spor_means_completed (const char *clean)
{
  static const char *const wordings[]
      = { "",       "gennemført", "gjennomført", "completed", "abgeschlossen",
          "1",      "ja",         "yes",         "true",      "sand",
          "færdig", "afsluttet",  "fuldført",    "valgt",     "selected" };
  g_autofree char *folded = spor_text_fold (clean);

  for (guint i = 0; i < G_N_ELEMENTS (wordings); i++)
    {
      g_autofree char *wording = spor_text_fold (wordings[i]);

      if (strcmp (folded, wording) == 0)
        return TRUE;
    }
  return FALSE;
}

gboolean
spor_signup_facts_set_text (SporSignupFacts *self,
                            const SporRound *round,
                            SporField field,
                            const char *text)
{
  g_autofree char *clean = spor_text_clean (text);

  switch (field)
    {
    case SPOR_FIELD_RESPONDENT:
      spor_take_string (&self->respondent, spor_masked_key (self, clean));
      break;
    case SPOR_FIELD_CREATED:
      return spor_set_instant (&self->created, clean);
    case SPOR_FIELD_CLOSED:
      return spor_set_instant (&self->closed, clean);
    case SPOR_FIELD_STATUS:
      self->completed = spor_means_completed (clean);
      break;
    case SPOR_FIELD_MUNICIPALITY:
      spor_signup_facts_set_municipality (self, round, clean);
      break;
    case SPOR_FIELD_TRACK:
      spor_signup_facts_set_track (self, round, clean);
      break;
    case SPOR_FIELD_ROLES:
      spor_signup_facts_set_options (self, round->roles, clean, &self->roles, &self->roles_text);
      break;
    case SPOR_FIELD_SECTORS:
      spor_signup_facts_set_options (self, round->sectors, clean, &self->sectors,
                                     &self->sectors_text);
      break;
    case SPOR_FIELD_NAME:
      spor_take_string (&self->name, spor_masked (self, clean));
      break;
    case SPOR_FIELD_TITLE:
      spor_take_string (&self->title, spor_masked (self, clean));
      break;
    case SPOR_FIELD_EMAIL:
      spor_take_string (&self->email, spor_masked_key (self, clean));
      break;
    case SPOR_FIELD_PHONE:
      spor_take_string (&self->phone, spor_masked_phone (self, clean));
      break;
    case SPOR_FIELD_MOTIVATION:
      spor_take_string (&self->motivation, spor_masked (self, clean));
      break;
    case SPOR_N_FIELDS:
    default:
      g_return_val_if_reached (FALSE);
    }
  return TRUE;
}

/* As they are masked when they come from a file. */
static char *
spor_answer_clean_objection (SporField field, const char *clean)
{
  gboolean is_time = field == SPOR_FIELD_CREATED || field == SPOR_FIELD_CLOSED;
  gboolean is_number
      = field == SPOR_FIELD_PHONE || field == SPOR_FIELD_EMAIL || field == SPOR_FIELD_RESPONDENT;

  if (is_time || (is_number && !spor_text_prints_personal_number (clean)))
    return spor_text_length_objection (clean, SPOR_TEXT_LINE);
  return spor_text_objection (clean,
                              field == SPOR_FIELD_MOTIVATION ? SPOR_TEXT_LONG : SPOR_TEXT_LINE);
}

char *
spor_answer_text_objection (SporField field, const char *text)
{
  g_autofree char *clean = spor_text_clean (text);

  return spor_answer_clean_objection (field, clean);
}

/* With an example as the answer is shown. */
static char *
spor_answer_time_objection (const char *clean)
{
  g_autofree char *example = spor_time_format_minute (spor_time_from_iso ("2025-03-03T13:30:00Z"));

  if (spor_time_lacks_minutes (clean))
    /* Translators: a date with a time of day, such as "2025-03-03 14:30" */
    return g_strdup_printf (_ ("The time lacks its minutes. Write it like %s."), example);
  /* Translators: a date with a time of day, such as "2025-03-03 14:30" */
  return g_strdup_printf (_ ("This is not a date, such as %s."), example);
}

char *
spor_answer_objection (const SporRound *round, SporField field, const char *text)
{
  g_autofree char *clean = spor_text_clean (text);
  char *objection = NULL;
  gint64 instant;

  if (!*clean || (objection = spor_answer_clean_objection (field, clean)))
    return objection;
  switch (field)
    {
    case SPOR_FIELD_EMAIL:
      if (spor_text_is_email (clean))
        return NULL;
      return g_strdup (_ ("This is not an e-mail address, such as anne@kommune.dk."));
    case SPOR_FIELD_CREATED:
    case SPOR_FIELD_CLOSED:
      if (!spor_time_parse (clean, &instant))
        return spor_answer_time_objection (clean);
      return instant < spor_time_day_end (g_get_real_time () / G_USEC_PER_SEC)
                 ? NULL
                 : g_strdup (_ ("This day is yet to come."));
    case SPOR_FIELD_TRACK:
      if (spor_round_parse_track (round, clean) >= 0)
        return NULL;
      /* Translators: what was typed */
      return g_strdup_printf (_ ("There is no track “%s”."), clean);
    default:
      return NULL;
    }
}

static gboolean
spor_place_is_whole (const SporRound *round, const char *clean)
{
  g_autoptr (SporSignupFacts) facts = spor_signup_facts_new ();

  spor_signup_facts_set_municipality (facts, round, clean);
  return facts->municipality >= 0 || *facts->organisation;
}

gboolean
spor_answer_is_whole (const SporRound *round, SporField field, const char *text)
{
  g_autofree char *clean = spor_text_clean (text);
  g_autofree char *objection = spor_answer_objection (round, field, clean);

  if (!*clean || objection)
    return FALSE;
  switch (field)
    {
    case SPOR_FIELD_MUNICIPALITY:
      return spor_place_is_whole (round, clean);
    case SPOR_FIELD_CREATED:
    case SPOR_FIELD_CLOSED:
      return g_regex_match_simple ("(^|[^0-9])[0-9]{4}[^0-9].*[:.][0-9]{2}$", clean, 0, 0);
    default:
      return TRUE;
    }
}

static char *
spor_options_text (const GPtrArray *options, guint32 bits, const char *rest)
{
  g_autofree char *keys = spor_options_keys (options, bits);

  return g_strconcat (keys, *keys && *rest ? ", " : "", rest, NULL);
}

static char *
spor_instant_text (gint64 instant)
{
  return instant == SPOR_TIME_NONE ? g_strdup ("") : spor_time_to_iso (instant);
}

char *
spor_signup_facts_get_text (const SporSignupFacts *self, const SporRound *round, SporField field)
{
  switch (field)
    {
    case SPOR_FIELD_RESPONDENT:
      return g_strdup (self->respondent);
    case SPOR_FIELD_CREATED:
      return spor_instant_text (self->created);
    case SPOR_FIELD_CLOSED:
      return spor_instant_text (self->closed);
    case SPOR_FIELD_STATUS:
      return g_strdup (self->completed ? "completed" : "incomplete");
    case SPOR_FIELD_MUNICIPALITY:
      if (self->municipality >= 0)
        return g_strdup (spor_places_get (round->places, self->municipality)->name);
      return g_strdup (*self->organisation ? self->organisation : self->municipality_text);
    case SPOR_FIELD_TRACK:
      if (self->track >= 0)
        return g_strdup_printf ("%u", spor_round_track (round, self->track)->number);
      return g_strdup (self->track_text);
    case SPOR_FIELD_ROLES:
      return spor_options_text (round->roles, self->roles, self->roles_text);
    case SPOR_FIELD_SECTORS:
      return spor_options_text (round->sectors, self->sectors, self->sectors_text);
    case SPOR_FIELD_NAME:
      return g_strdup (self->name);
    case SPOR_FIELD_TITLE:
      return g_strdup (self->title);
    case SPOR_FIELD_EMAIL:
      return g_strdup (self->email);
    case SPOR_FIELD_PHONE:
      return g_strdup (self->phone);
    case SPOR_FIELD_MOTIVATION:
      return g_strdup (self->motivation);
    case SPOR_N_FIELDS:
    default:
      g_return_val_if_reached (g_strdup (""));
    }
}

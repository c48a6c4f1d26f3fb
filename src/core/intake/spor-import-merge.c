/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "spor-import-merge.h"

#include <string.h>

void
spor_field_change_free (SporFieldChange *self)
{
  g_free (self->before);
  g_free (self->after);
  g_free (self);
}

/* A list saved by hand has times without seconds (or with :00, where a spreadsheet made them),
 * which say nothing against the seconds that SurveyXact gave for the same minute. */
static gboolean
spor_same_time (gint64 stored, gint64 incoming)
{
  const gint64 minute = 60;

  return incoming == stored
         || (incoming != SPOR_TIME_NONE && stored != SPOR_TIME_NONE && incoming % minute == 0
             && stored >= incoming && stored - incoming < minute);
}

/* As understood, not as spelt: "Århus" is Aarhus. Times
 * apart the same as comparing spor_signup_facts_get_text(). @a: stored, @b: incoming. */
static gboolean
spor_same_field (const SporSignupFacts *a, const SporSignupFacts *b, SporField field)
{
  switch (field)
    {
    case SPOR_FIELD_RESPONDENT:
      return strcmp (a->respondent, b->respondent) == 0;
    case SPOR_FIELD_CREATED:
      return spor_same_time (a->created, b->created);
    case SPOR_FIELD_CLOSED:
      return spor_same_time (a->closed, b->closed);
    case SPOR_FIELD_STATUS:
      return a->completed == b->completed;
    case SPOR_FIELD_MUNICIPALITY:
      return a->municipality == b->municipality
             && strcmp (a->municipality_text, b->municipality_text) == 0
             && strcmp (a->organisation, b->organisation) == 0;
    case SPOR_FIELD_TRACK:
      return a->track == b->track && strcmp (a->track_text, b->track_text) == 0;
    case SPOR_FIELD_ROLES:
      return a->roles == b->roles && strcmp (a->roles_text, b->roles_text) == 0;
    case SPOR_FIELD_SECTORS:
      return a->sectors == b->sectors && strcmp (a->sectors_text, b->sectors_text) == 0;
    case SPOR_FIELD_NAME:
      return strcmp (a->name, b->name) == 0;
    case SPOR_FIELD_TITLE:
      return strcmp (a->title, b->title) == 0;
    case SPOR_FIELD_EMAIL:
      return strcmp (a->email, b->email) == 0;
    case SPOR_FIELD_PHONE:
      return strcmp (a->phone, b->phone) == 0;
    case SPOR_FIELD_MOTIVATION:
      return strcmp (a->motivation, b->motivation) == 0;
    case SPOR_N_FIELDS:
    default:
      g_return_val_if_reached (TRUE);
    }
}

static void
spor_swap (char **a, char **b)
{
  char *kept = *a;

  *a = *b;
  *b = kept;
}

static void
spor_take_field (SporSignupFacts *to, SporSignupFacts *from, SporField field)
{
  switch (field)
    {
    case SPOR_FIELD_RESPONDENT:
      spor_swap (&to->respondent, &from->respondent);
      break;
    case SPOR_FIELD_CREATED:
      to->created = from->created;
      break;
    case SPOR_FIELD_CLOSED:
      to->closed = from->closed;
      break;
    case SPOR_FIELD_STATUS:
      to->completed = from->completed;
      break;
    case SPOR_FIELD_MUNICIPALITY:
      to->municipality = from->municipality;
      spor_swap (&to->municipality_text, &from->municipality_text);
      spor_swap (&to->organisation, &from->organisation);
      break;
    case SPOR_FIELD_TRACK:
      to->track = from->track;
      spor_swap (&to->track_text, &from->track_text);
      break;
    case SPOR_FIELD_ROLES:
      to->roles = from->roles;
      spor_swap (&to->roles_text, &from->roles_text);
      break;
    case SPOR_FIELD_SECTORS:
      to->sectors = from->sectors;
      spor_swap (&to->sectors_text, &from->sectors_text);
      break;
    case SPOR_FIELD_NAME:
      spor_swap (&to->name, &from->name);
      break;
    case SPOR_FIELD_TITLE:
      spor_swap (&to->title, &from->title);
      break;
    case SPOR_FIELD_EMAIL:
      spor_swap (&to->email, &from->email);
      break;
    case SPOR_FIELD_PHONE:
      spor_swap (&to->phone, &from->phone);
      break;
    case SPOR_FIELD_MOTIVATION:
      spor_swap (&to->motivation, &from->motivation);
      break;
    case SPOR_N_FIELDS:
    default:
      g_return_if_reached ();
    }
}

/* Whether a field set by hand was imported as @incoming before. Remembers @incoming if it was not.
 */
static gboolean
spor_import_known_before (SporStore *store,
                          const char *id,
                          SporField field,
                          const char *incoming,
                          gboolean *known,
                          GError **error)
{
  g_autofree char *last = NULL;

  if (!spor_store_get_imported (store, id, field, &last, error))
    return FALSE;
  *known = g_strcmp0 (last, incoming) == 0;
  return *known || spor_store_set_imported (store, id, field, incoming, error);
}

static void
spor_changes_add (
    GPtrArray **changes, SporField field, const char *before, char *after, gboolean kept)
{
  SporFieldChange *change = g_new0 (SporFieldChange, 1);

  change->field = field;
  change->before = g_strdup (before);
  change->after = after;
  change->kept = kept;
  if (!*changes)
    *changes = g_ptr_array_new_with_free_func ((GDestroyNotify)spor_field_change_free);
  g_ptr_array_add (*changes, change);
}

static gboolean
spor_import_merge_field (SporStore *store,
                         const SporRound *round,
                         SporSignupFacts *stored,
                         SporSignupFacts *incoming,
                         SporField field,
                         gboolean by_hand,
                         GPtrArray **changes,
                         gboolean *save,
                         GError **error)
{
  gboolean same = spor_same_field (stored, incoming, field);
  gboolean known = FALSE;
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;

  if (same && !by_hand)
    return TRUE;

  before = spor_signup_facts_get_text (stored, round, field);
  after = spor_signup_facts_get_text (incoming, round, field);
  if (by_hand && !spor_import_known_before (store, stored->id, field, after, &known, error))
    return FALSE;
  if (!same && !known)
    spor_changes_add (changes, field, before, g_steal_pointer (&after), by_hand);
  if (!same && !by_hand)
    {
      spor_take_field (stored, incoming, field);
      *save = TRUE;
    }
  return TRUE;
}

static gboolean
spor_has_mask (const SporSignupFacts *self)
{
  static const char mask[] = "••••••-••••";

  return strstr (self->motivation, mask) || strstr (self->name, mask) || strstr (self->title, mask)
         || strstr (self->phone, mask) || strstr (self->municipality_text, mask)
         || strstr (self->track_text, mask) || strstr (self->roles_text, mask)
         || strstr (self->sectors_text, mask) || strstr (self->extra, mask);
}

/* Whoever was added by hand has signed up then, also when they answer the questionnaire later. */
static gboolean
spor_came_before (const SporSignupFacts *stored, const SporSignupFacts *incoming)
{
  gint64 at = incoming->created != SPOR_TIME_NONE ? incoming->created : incoming->closed;

  return !stored->import_id && stored->created != SPOR_TIME_NONE && at != SPOR_TIME_NONE
         && stored->created < at;
}

gboolean
spor_import_merge (SporStore *store,
                   const SporRound *round,
                   const SporMapping *mapping,
                   SporSignupFacts *stored,
                   SporSignupFacts *incoming,
                   guint32 edited,
                   GPtrArray **changes,
                   gboolean *save,
                   GError **error)
{
  g_autoptr (GPtrArray) found = NULL;

  *save = FALSE;
  if (spor_came_before (stored, incoming))
    edited |= 1u << SPOR_FIELD_CREATED | 1u << SPOR_FIELD_CLOSED;
  for (guint f = 0; f < SPOR_N_FIELDS; f++)
    {
      gboolean by_hand = (edited & (1u << f)) != 0;

      if (mapping->columns[f]->len == 0)
        continue;
      /* A sign-up keeps the number it once had. */
      if (f == SPOR_FIELD_RESPONDENT && *incoming->respondent == '\0')
        continue;
      if (!spor_import_merge_field (store, round, stored, incoming, f, by_hand, &found, save,
                                    error))
        return FALSE;
    }

  if (mapping->extra->len > 0 && strcmp (stored->extra, incoming->extra) != 0)
    {
      spor_swap (&stored->extra, &incoming->extra);
      *save = TRUE;
    }
  if (incoming->included && !stored->included)
    *save = stored->included = TRUE;
  if (*save)
    stored->masked = incoming->masked || spor_has_mask (stored);

  *changes = g_steal_pointer (&found);
  return TRUE;
}

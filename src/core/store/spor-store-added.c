/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "spor-store-added.h"
#include "spor-store-private.h"

#include "spor-name.h"
#include "spor-text.h"

/* What is compared, of one that was added by hand. */
typedef struct
{
  char *id;
  char *person;      /* the e-mail as duplicates are judged; "": has none */
  char *name;        /* folded */
  char *place;       /* the municipality's code, or folded what stands for it; "": none */
  char *track;       /* id; "": none */
  gboolean numbered; /* came with a respondent number since */
} SporAdded;

#define SELECT                                                                                     \
  "SELECT id, email, name, municipality, organisation, municipality_text, track_id, respondent "   \
  "FROM signup WHERE "

static const char *const select_added
    = SELECT "round_id = ?1 AND import_id IS NULL AND respondent = '' "
             "AND NOT " SPOR_SQL_ERASED ("signup.id") " ORDER BY ordinal";

static const char *const select_one = SELECT "id = ?1";

static void
spor_added_free (SporAdded *self)
{
  g_free (self->id);
  g_free (self->person);
  g_free (self->name);
  g_free (self->place);
  g_free (self->track);
  g_free (self);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SporAdded, spor_added_free)

static char *
spor_added_place (const char *code, const char *organisation, const char *text)
{
  return *code ? g_strdup (code) : spor_text_fold (*organisation ? organisation : text);
}

static SporAdded *
spor_added_from_row (SporStatement *row)
{
  SporAdded *self = g_new0 (SporAdded, 1);

  self->id = g_strdup (spor_column_text (row, 0));
  self->person = g_utf8_strdown (spor_column_text (row, 1), -1);
  self->name = spor_text_fold (spor_column_text (row, 2));
  self->place = spor_added_place (spor_column_text (row, 3), spor_column_text (row, 4),
                                  spor_column_text (row, 5));
  self->track = g_strdup (spor_column_text (row, 6));
  self->numbered = *spor_column_text (row, 7) != '\0';
  return self;
}

/* An answer, in the same words. */
static SporAdded *
spor_added_from_facts (const SporRound *round, const SporSignupFacts *facts)
{
  SporAdded *self = g_new0 (SporAdded, 1);
  const char *code
      = facts->municipality < 0 ? "" : spor_places_get (round->places, facts->municipality)->code;

  self->person = g_utf8_strdown (facts->email, -1);
  self->name = spor_text_fold (facts->name);
  self->place = spor_added_place (code, facts->organisation, facts->municipality_text);
  self->track = g_strdup (facts->track < 0 ? "" : spor_round_track (round, facts->track)->id);
  return self;
}

static gboolean
spor_store_load_added (SporStore *self, const SporRound *round, GError **error)
{
  g_autoptr (GPtrArray) added = g_ptr_array_new_with_free_func ((GDestroyNotify)spor_added_free);
  g_autoptr (SporStatement) statement = NULL;
  int step;

  if (self->set && self->added)
    return TRUE;
  if (!(statement = spor_store_prepare (self, select_added, error)))
    return FALSE;
  spor_bind_text (statement, 1, round->id);
  while ((step = spor_store_step (self, statement, error)) > 0)
    g_ptr_array_add (added, spor_added_from_row (statement));
  if (step < 0)
    return FALSE;
  g_clear_pointer (&self->added, g_ptr_array_unref);
  self->added = g_steal_pointer (&added);
  return TRUE;
}

/* The track apart. A name alone is not enough. */
static gboolean
spor_added_is_person (const SporAdded *self, const SporAdded *other)
{
  if (*self->person)
    return g_str_equal (self->person, other->person)
           && spor_names_may_be_one (self->name, other->name);
  return *self->name && *self->place && g_str_equal (self->name, other->name)
         && g_str_equal (self->place, other->place);
}

static gboolean
spor_added_suits (const SporAdded *self, const SporAdded *answer)
{
  return !self->numbered && (*self->track == '\0' || g_str_equal (self->track, answer->track))
         && spor_added_is_person (self, answer);
}

/* The index of who was added for that very track, or else for none; -1. */
static int
spor_added_choose (const GPtrArray *added, const SporAdded *answer)
{
  int without = -1;

  for (guint i = 0; i < added->len; i++)
    {
      const SporAdded *one = g_ptr_array_index (added, i);

      if (!spor_added_suits (one, answer))
        continue;
      if (g_str_equal (one->track, answer->track))
        return i;
      if (without < 0)
        without = i;
    }
  return without;
}

/* An answer before this one may have changed them. */
static gboolean
spor_store_refresh_added (SporStore *self, guint index, GError **error)
{
  const SporAdded *one = g_ptr_array_index (self->added, index);
  g_autoptr (SporStatement) statement = spor_store_prepare (self, select_one, error);

  if (!statement)
    return FALSE;
  spor_bind_text (statement, 1, one->id);
  if (spor_store_step (self, statement, error) <= 0)
    return FALSE;
  spor_added_free (g_steal_pointer (&self->added->pdata[index]));
  self->added->pdata[index] = spor_added_from_row (statement);
  return TRUE;
}

gboolean
spor_store_find_added (SporStore *self,
                       const SporRound *round,
                       const SporSignupFacts *facts,
                       const char **id,
                       GError **error)
{
  g_autoptr (SporAdded) answer = NULL;
  const SporAdded *one;
  int index;

  *id = NULL;
  if (!spor_store_load_added (self, round, error))
    return FALSE;
  if (self->added->len == 0)
    return TRUE;
  answer = spor_added_from_facts (round, facts);
  while ((index = spor_added_choose (self->added, answer)) >= 0)
    {
      if (!spor_store_refresh_added (self, index, error))
        return FALSE;
      one = g_ptr_array_index (self->added, index);
      if (spor_added_suits (one, answer))
        {
          *id = one->id;
          break;
        }
    }
  return TRUE;
}

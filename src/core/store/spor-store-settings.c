/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "spor-store-alternatives.h"
#include "spor-store-private.h"
#include "spor-store-rounds.h"

#include <glib/gi18n-lib.h>

/* A round's settings: what is different between two states of it. */

static const char *const update_round
    = "UPDATE round SET name = ?2, opens = ?3, deadline = ?4, reply_by = ?5, contact = ?6 "
      "WHERE id = ?1";
static const char *const delete_option
    = "DELETE FROM option WHERE round_id = ?1 AND list = ?2 AND key = ?3";
static const char *const delete_track = "DELETE FROM track WHERE id = ?1";
static const char *const delete_dimension = "DELETE FROM dimension WHERE id = ?1";
static const char *const delete_category
    = "DELETE FROM category WHERE dimension_id = ?1 AND key = ?2";
static const char *const select_track_signup = "SELECT 1 FROM signup WHERE track_id = ?1 LIMIT 1";
static const char *const select_track_seat = "SELECT 1 FROM seat WHERE track_id = ?1 LIMIT 1";
static const char *const select_track_meeting
    = "SELECT 1 FROM meeting_track WHERE track_id = ?1 LIMIT 1";
static const char *const select_track_letter = "SELECT 1 FROM letter WHERE track_id = ?1 LIMIT 1";

static gboolean
spor_settings_refuse (GError **error, const char *sentence, const char *name)
{
  g_autoptr (GString) text = g_string_new (sentence);

  g_string_replace (text, "%s", name, 1);
  g_set_error_literal (error, SPOR_STORE_ERROR, SPOR_STORE_ERROR_REFUSED, text->str);
  return FALSE;
}

/* Runs @sql with up to three texts. */
static gboolean
spor_store_run_texts (SporStore *self,
                      const char *sql,
                      const char *one,
                      const char *two,
                      const char *three,
                      GError **error)
{
  g_autoptr (SporStatement) statement = spor_store_prepare (self, sql, error);

  if (!statement)
    return FALSE;
  spor_bind_text (statement, 1, one);
  if (two)
    spor_bind_text (statement, 2, two);
  if (three)
    spor_bind_text (statement, 3, three);
  return spor_store_run (self, statement, error);
}

static gboolean
spor_store_put_head (SporStore *self, const SporRound *round, GError **error)
{
  g_autoptr (SporStatement) statement = spor_store_prepare (self, update_round, error);

  if (!statement)
    return FALSE;
  spor_bind_text (statement, 1, round->id);
  spor_bind_text (statement, 2, round->name);
  spor_bind_instant (statement, 3, round->opens);
  spor_bind_instant (statement, 4, round->deadline);
  spor_bind_instant (statement, 5, round->reply_by);
  spor_bind_text (statement, 6, round->contact);
  return spor_store_run (self, statement, error);
}

/* --- Roles, sectors, organisations ---------------------------------------------------------- */

typedef struct
{
  const SporRound *before, *after;
  const SporSignups *signups; /* as they are before */
} SporSettingsChange;

static gboolean
spor_signup_names_option (const SporSignupRow *row,
                          const char *list,
                          guint index,
                          const SporOption *option)
{
  if (g_str_equal (list, "role"))
    return row->roles & (1u << index);
  if (g_str_equal (list, "sector"))
    return row->sectors & (1u << index);
  return row->outside && g_str_equal (row->place, option->name);
}

static gboolean
spor_store_drop_option (SporStore *self,
                        const SporSettingsChange *change,
                        const char *list,
                        guint index,
                        const SporOption *option,
                        GError **error)
{
  for (guint i = 0; i < spor_signups_n (change->signups); i++)
    if (spor_signup_names_option (spor_signups_row (change->signups, i), list, index, option))
      return spor_settings_refuse (
          error, /* Translators: a role, a kind of library or an organisation */
          _ ("“%s” cannot be removed: there are sign-ups that name it."), option->name);
  return spor_store_run_texts (self, delete_option, change->before->id, list, option->key, error);
}

static gboolean
spor_store_put_options (SporStore *self,
                        const SporSettingsChange *change,
                        const char *list,
                        const GPtrArray *before,
                        const GPtrArray *after,
                        GError **error)
{
  for (guint i = 0; i < before->len; i++)
    {
      const SporOption *option = g_ptr_array_index (before, i);

      if (spor_options_find_key (after, option->key) < 0
          && !spor_store_drop_option (self, change, list, i, option, error))
        return FALSE;
    }
  for (guint i = 0; i < after->len; i++)
    {
      const SporOption *option = g_ptr_array_index (after, i);
      int old = spor_options_find_key (before, option->key);

      if (old == (int)i && spor_option_equal (g_ptr_array_index (before, old), option))
        continue;
      if (!spor_store_save_option (self, change->after, list, i, option, error))
        return FALSE;
    }
  return TRUE;
}

/* --- Tracks --------------------------------------------------------------------------------- */

static int
spor_round_find_track_id (const SporRound *self, const char *id)
{
  for (guint t = 0; t < self->tracks->len; t++)
    if (g_str_equal (spor_round_track (self, t)->id, id))
      return t;
  return -1;
}

/* 1 if there is such a row, 0, or -1. */
static int
spor_store_find_row (SporStore *self, const char *sql, const char *id, GError **error)
{
  g_autoptr (SporStatement) statement = spor_store_prepare (self, sql, error);

  if (!statement)
    return -1;
  spor_bind_text (statement, 1, id);
  return spor_store_step (self, statement, error);
}

static gboolean
spor_store_drop_track (SporStore *self, const SporTrack *track, GError **error)
{
  const struct
  {
    const char *sql, *sentence;
  } uses[] = {
    /* Translators: the title of a track */
    { select_track_signup, _ ("“%s” cannot be removed: there are sign-ups for it.") },
    { select_track_seat, _ ("“%s” cannot be removed: somebody has a place in it.") },
    { select_track_meeting, _ ("“%s” cannot be removed: it is invited to meetings.") },
    { select_track_letter, _ ("“%s” cannot be removed: letters have been written about it.") },
  };
  g_autofree char *title = spor_track_title (track);

  for (guint i = 0; i < G_N_ELEMENTS (uses); i++)
    {
      int found = spor_store_find_row (self, uses[i].sql, track->id, error);

      if (found != 0)
        return found > 0 && spor_settings_refuse (error, uses[i].sentence, title);
    }
  return spor_store_run_texts (self, delete_track, track->id, NULL, NULL, error);
}

/* A track's roles are kept by key: a role's place in the list may have changed. */
static gboolean
spor_track_is_as_before (const SporSettingsChange *change,
                         const SporTrack *before,
                         const SporTrack *after)
{
  g_autofree char *old = spor_options_keys (change->before->roles, before->roles);
  g_autofree char *new = spor_options_keys (change->after->roles, after->roles);

  SporTrack one = *before, other = *after;

  one.roles = other.roles = 0;
  return spor_track_equal (&one, &other) && g_str_equal (old, new);
}

static gboolean
spor_store_put_tracks (SporStore *self, const SporSettingsChange *change, GError **error)
{
  const SporRound *before = change->before, *after = change->after;

  for (guint t = 0; t < before->tracks->len; t++)
    {
      const SporTrack *track = spor_round_track (before, t);

      if (spor_round_find_track_id (after, track->id) < 0
          && !spor_store_drop_track (self, track, error))
        return FALSE;
    }
  for (guint t = 0; t < after->tracks->len; t++)
    {
      const SporTrack *track = spor_round_track (after, t);
      int old = spor_round_find_track_id (before, track->id);

      if (old >= 0 && spor_track_is_as_before (change, spor_round_track (before, old), track))
        continue;
      if (!spor_store_save_track (self, after, track, error))
        return FALSE;
    }
  return TRUE;
}

/* --- Dimensions ----------------------------------------------------------------------------- */

static int
spor_find_dimension_id (const SporRound *round, const char *id)
{
  for (guint d = 0; d < round->dimensions->len; d++)
    if (g_str_equal (((SporDimension *)g_ptr_array_index (round->dimensions, d))->id, id))
      return d;
  return -1;
}

static int
spor_find_category (const SporDimension *dimension, const char *key)
{
  for (guint c = 0; c < dimension->categories->len; c++)
    if (g_str_equal (((SporCategory *)g_ptr_array_index (dimension->categories, c))->key, key))
      return c;
  return -1;
}

/* Those of @before that @after (nullable: none) has not. */
static gboolean
spor_store_drop_categories (SporStore *self,
                            const SporDimension *before,
                            const SporDimension *after,
                            GError **error)
{
  for (guint c = 0; c < before->categories->len; c++)
    {
      const SporCategory *category = g_ptr_array_index (before->categories, c);

      if ((!after || spor_find_category (after, category->key) < 0)
          && !spor_store_run_texts (self, delete_category, before->id, category->key, NULL, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
spor_store_put_categories (SporStore *self,
                           const SporDimension *before,
                           const SporDimension *after,
                           GError **error)
{
  if (!spor_store_drop_categories (self, before, after, error))
    return FALSE;
  for (guint c = 0; c < after->categories->len; c++)
    {
      const SporCategory *category = g_ptr_array_index (after->categories, c);
      int old = spor_find_category (before, category->key);

      if (old == (int)c
          && spor_category_equal (g_ptr_array_index (before->categories, c), category))
        continue;
      if (!spor_store_save_category (self, after, c, category, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
spor_store_drop_dimensions (SporStore *self, const SporSettingsChange *change, GError **error)
{
  for (guint d = 0; d < change->before->dimensions->len; d++)
    {
      const SporDimension *dimension = g_ptr_array_index (change->before->dimensions, d);

      if (spor_find_dimension_id (change->after, dimension->id) < 0
          && (!spor_store_drop_categories (self, dimension, NULL, error)
              || !spor_store_run_texts (self, delete_dimension, dimension->id, NULL, NULL, error)))
        return FALSE;
    }
  return TRUE;
}

static gboolean
spor_store_put_dimensions (SporStore *self, const SporSettingsChange *change, GError **error)
{
  if (!spor_store_drop_dimensions (self, change, error))
    return FALSE;
  for (guint d = 0; d < change->after->dimensions->len; d++)
    {
      const SporDimension *dimension = g_ptr_array_index (change->after->dimensions, d);
      int old = spor_find_dimension_id (change->before, dimension->id);
      const SporDimension *before
          = old >= 0 ? g_ptr_array_index (change->before->dimensions, old) : NULL;

      if (!before ? !spor_store_save_dimension (self, change->after, d, dimension, error)
                  : ((old != (int)d || !spor_dimension_equal_head (before, dimension))
                     && !spor_store_save_dimension_head (self, change->after, d, dimension, error))
                        || !spor_store_put_categories (self, before, dimension, error))
        return FALSE;
    }
  return TRUE;
}

/* --- Answers read anew ---------------------------------------------------------------------- */

/* An organisation is kept by its name. */
static void
spor_facts_rename_organisation (SporSignupFacts *facts, const SporSettingsChange *change)
{
  const GPtrArray *before = change->before->organisations;
  const GPtrArray *after = change->after->organisations;

  for (guint i = 0; *facts->organisation && i < before->len; i++)
    {
      const SporOption *old = g_ptr_array_index (before, i);
      int index = g_str_equal (old->name, facts->organisation)
                      ? spor_options_find_key (after, old->key)
                      : -1;

      if (index < 0)
        continue;
      g_free (facts->organisation);
      facts->organisation = g_strdup (((SporOption *)g_ptr_array_index (after, index))->name);
      return;
    }
}

static void
spor_facts_read_anew (SporSignupFacts *facts, const SporRound *round, SporField field)
{
  g_autofree char *text = spor_signup_facts_get_text (facts, round, field);

  spor_signup_facts_set_text (facts, round, field, text);
}

static gboolean
spor_store_read_anew (SporStore *self,
                      const SporSettingsChange *change,
                      const SporSignupFacts *was,
                      GError **error)
{
  const SporRound *round = change->after;
  g_autoptr (SporSignupFacts) facts = spor_signup_facts_copy (was);

  spor_facts_rename_organisation (facts, change);
  if (*facts->track_text)
    spor_facts_read_anew (facts, round, SPOR_FIELD_TRACK);
  if (*facts->municipality_text)
    spor_facts_read_anew (facts, round, SPOR_FIELD_MUNICIPALITY);
  if (*facts->roles_text)
    spor_facts_read_anew (facts, round, SPOR_FIELD_ROLES);
  if (*facts->sectors_text)
    spor_facts_read_anew (facts, round, SPOR_FIELD_SECTORS);
  if (facts->track == was->track && facts->municipality == was->municipality
      && facts->roles == was->roles && facts->sectors == was->sectors
      && g_str_equal (facts->organisation, was->organisation))
    return TRUE;
  return spor_store_save_signup (self, round, facts, error);
}

/* What was not understood may be understood now; what was, stays. */
static gboolean
spor_store_read_all_anew (SporStore *self, const SporSettingsChange *change, GError **error)
{
  g_autoptr (GPtrArray) doubtful = spor_store_load_doubtful (self, change->after, error);

  if (!doubtful)
    return FALSE;
  for (guint i = 0; i < doubtful->len; i++)
    if (!spor_store_read_anew (self, change, g_ptr_array_index (doubtful, i), error))
      return FALSE;
  return TRUE;
}

/* --- Whole actions -------------------------------------------------------------------------- */

typedef SporComposition *(*SporLoadComposition) (SporStore *self,
                                                 SporSignups *signups,
                                                 GError **error);

static SporComposition *
spor_store_load_of_round (SporStore *self,
                          const char *round_id,
                          SporLoadComposition load,
                          GError **error)
{
  g_autoptr (SporRound) round = spor_store_load_round_by_id (self, round_id, error);
  g_autoptr (SporSignups) signups
      = round ? spor_store_load_signups (self, round, FALSE, error) : NULL;

  return signups ? load (self, signups, error) : NULL;
}

static gboolean
spor_breaches_have (const GPtrArray *breaches, const char *text)
{
  for (guint i = 0; i < breaches->len; i++)
    if (g_str_equal (((SporBreach *)g_ptr_array_index (breaches, i))->text, text))
      return TRUE;
  return FALSE;
}

/* What was decided for good must not turn out to be against the rules afterwards. */
static gboolean
spor_store_keeps_finalised (const SporComposition *before,
                            const SporComposition *after,
                            GError **error)
{
  g_autoptr (GPtrArray) old = spor_composition_breaches (before);
  g_autoptr (GPtrArray) new = spor_composition_breaches (after);

  for (guint i = 0; before->finalised_at != SPOR_TIME_NONE && i < new->len; i++)
    {
      const SporBreach *breach = g_ptr_array_index (new, i);

      if (spor_breaches_have (old, breach->text))
        continue;
      g_set_error (error, SPOR_STORE_ERROR, SPOR_STORE_ERROR_REFUSED,
                   /* Translators: the name of a composition; a sentence: which rule */
                   _ ("The composition “%s” is finalised, and would break a rule: %s"),
                   before->name, breach->text);
      return FALSE;
    }
  return TRUE;
}

static gboolean
spor_store_is_round (const SporRound *now, const SporRound *before, GError **error)
{
  if (spor_round_equal (now, before))
    return TRUE;
  g_set_error_literal (error, SPOR_STORE_ERROR, SPOR_STORE_ERROR_CONFLICT,
                       _ ("The round’s settings have changed in the meantime. Look again, then "
                          "change them."));
  return FALSE;
}

static gboolean
spor_store_put_settings (SporStore *self, const SporSettingsChange *change, GError **error)
{
  const SporRound *before = change->before, *after = change->after;

  return (spor_round_equal_head (before, after) || spor_store_put_head (self, after, error))
         && spor_store_put_options (self, change, "role", before->roles, after->roles, error)
         && spor_store_put_options (self, change, "sector", before->sectors, after->sectors, error)
         && spor_store_put_options (self, change, "organisation", before->organisations,
                                    after->organisations, error)
         && spor_store_put_tracks (self, change, error)
         && spor_store_put_dimensions (self, change, error)
         && spor_store_read_all_anew (self, change, error);
}

/* Inside a change set: what comes of it on the board, which is NULL if it is refused. */
static SporComposition *
spor_store_change_settings (SporStore *self,
                            const SporRound *before,
                            const SporRound *after,
                            GError **error)
{
  g_autoptr (SporComposition) was
      = spor_store_load_of_round (self, before->id, spor_store_load_decided_of, error);
  g_autoptr (SporComposition) is = NULL;
  SporSettingsChange change = { .before = before, .after = after };

  if (!was || !spor_store_is_round (spor_composition_round (was), before, error)
      || !spor_store_check_round (self, after, error))
    return NULL;
  change.signups = was->signups;
  if (!spor_store_put_settings (self, &change, error)
      || !(is = spor_store_load_of_round (self, after->id, spor_store_load_decided_of, error))
      || !spor_store_keeps_finalised (was, is, error))
    return NULL;
  return spor_store_load_composition (self, is->signups, error);
}

gboolean
spor_store_save_settings (SporStore *self,
                          const SporRound *before,
                          const SporRound *after,
                          GError **error)
{
  g_autoptr (SporComposition) is = NULL;

  g_return_val_if_fail (g_str_equal (before->id, after->id), FALSE);

  if (!spor_store_begin (self, "edit-round", after->name, error))
    return FALSE;
  is = spor_store_change_settings (self, before, after, error);
  return spor_store_end (self, is != NULL, error);
}

SporComposition *
spor_store_try_settings (SporStore *self,
                         const SporRound *before,
                         const SporRound *after,
                         GError **error)
{
  SporComposition *is;

  g_return_val_if_fail (g_str_equal (before->id, after->id), NULL);

  if (!spor_store_begin (self, "edit-round", after->name, error))
    return NULL;
  is = spor_store_change_settings (self, before, after, error);
  if (self->set)
    spor_store_rollback (self);
  return is;
}

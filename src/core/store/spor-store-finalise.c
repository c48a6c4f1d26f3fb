/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "spor-store-alternatives.h"

#include "spor-id.h"
#include "spor-store-private.h"
#include "spor-store-rounds.h"
#include "spor-succession.h"
#include "spor-text.h"

#include <glib/gi18n-lib.h>

/* The table finalisation, and what the composition on the board ends with. */

static const char *const update_final
    = "UPDATE composition SET finalised_at = ?2, finalised_by = ?3 WHERE id = ?1";
static const char *const insert_note
    = "INSERT INTO finalisation (id, composition_id, note) VALUES (?1, ?2, ?3)";
static const char *const delete_note = "DELETE FROM finalisation WHERE composition_id = ?1";

/* --- Final and open again ------------------------------------------------------------------- */

/* @at: SPOR_TIME_NONE opens it. */
static gboolean
spor_store_set_final (SporStore *self, const char *id, gint64 at, const char *by, GError **error)
{
  g_autoptr (SporStatement) statement = spor_store_prepare (self, update_final, error);

  if (!statement)
    return FALSE;
  spor_bind_text (statement, 1, id);
  spor_bind_instant (statement, 2, at);
  spor_bind_text (statement, 3, by);
  return spor_store_run (self, statement, error);
}

static gboolean
spor_store_add_note (SporStore *self, const char *id, const char *note, GError **error)
{
  g_autofree char *row = spor_id_new ();
  g_autoptr (SporStatement) statement = spor_store_prepare (self, insert_note, error);

  if (!statement)
    return FALSE;
  spor_bind_text (statement, 1, row);
  spor_bind_text (statement, 2, id);
  spor_bind_text (statement, 3, note);
  return spor_store_run (self, statement, error);
}

/* Only one of a round's compositions is final. */
static gboolean
spor_store_no_other_is_final (SporStore *self, const SporComposition *composition, GError **error)
{
  g_autoptr (SporComposition) decided
      = spor_store_load_decided_of (self, composition->signups, error);

  if (!decided)
    return FALSE;
  if (decided->finalised_at == SPOR_TIME_NONE || g_str_equal (decided->id, composition->id))
    return TRUE;
  g_set_error (error, SPOR_STORE_ERROR, SPOR_STORE_ERROR_REFUSED,
               /* Translators: the name of a composition */
               _ ("“%s” is final. Reopen it before another alternative is finalised."),
               decided->name);
  return FALSE;
}

/* Which rules @composition breaks by what the book holds now: somebody may have withdrawn, or a
 * rule have changed, since it was read. */
static GPtrArray *
spor_store_list_breaches (SporStore *self, const SporComposition *composition, GError **error)
{
  g_autoptr (SporRound) round
      = spor_store_load_round_by_id (self, spor_composition_round (composition)->id, error);
  g_autoptr (SporSignups) signups
      = round ? spor_store_load_signups (self, round, FALSE, error) : NULL;
  g_autoptr (SporComposition) now
      = signups ? spor_store_load_composition (self, signups, error) : NULL;

  return now ? spor_composition_breaches (now) : NULL;
}

/* All the reasons, for all of them must be put right, or be answered for. */
static gboolean
spor_store_is_sound (SporStore *self, const SporComposition *composition, GError **error)
{
  g_autoptr (GPtrArray) breaches = spor_store_list_breaches (self, composition, error);
  g_autoptr (GString) texts = g_string_new (NULL);

  if (!breaches || breaches->len == 0)
    return breaches != NULL;
  for (guint i = 0; i < breaches->len; i++)
    g_string_append_printf (texts, "%s%s", i ? " " : "",
                            ((SporBreach *)g_ptr_array_index (breaches, i))->text);
  g_set_error (error, SPOR_STORE_ERROR, SPOR_STORE_ERROR_REFUSED,
               /* Translators: one or more sentences, each on a rule that is not kept */
               _ ("The group does not keep the rules: %s A note must say why it is final all the "
                  "same."),
               texts->str);
  return FALSE;
}

static gboolean
spor_store_make_final (SporStore *self,
                       const SporComposition *composition,
                       const char *note,
                       GError **error)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_utc ();

  return spor_store_has_composition (self, composition, error)
         && spor_store_no_other_is_final (self, composition, error)
         && (*note ? spor_store_add_note (self, composition->id, note, error)
                   : spor_store_is_sound (self, composition, error))
         && spor_store_set_final (self, composition->id, g_date_time_to_unix (now), self->actor,
                                  error);
}

gboolean
spor_store_finalise (SporStore *self,
                     const SporComposition *composition,
                     const char *note,
                     GError **error)
{
  g_autofree char *clean = spor_text_clean (note);

  if (!spor_store_is_open (composition, error)
      || !spor_store_begin (self, "finalise", composition->name, error))
    return FALSE;
  return spor_store_end (self, spor_store_make_final (self, composition, clean, error), error);
}

static gboolean
spor_store_is_final (const SporComposition *composition, GError **error)
{
  if (composition->finalised_at == SPOR_TIME_NONE)
    g_set_error (error, SPOR_STORE_ERROR, SPOR_STORE_ERROR_REFUSED,
                 /* Translators: the name of a composition */
                 _ ("“%s” is not final."), composition->name);
  return composition->finalised_at != SPOR_TIME_NONE;
}

static gboolean
spor_store_make_open (SporStore *self, const SporComposition *composition, GError **error)
{
  return spor_store_has_decided (self, composition, error)
         && spor_store_set_final (self, composition->id, SPOR_TIME_NONE, "", error)
         && spor_store_run_on (self, delete_note, composition->id, error);
}

gboolean
spor_store_reopen (SporStore *self, const SporComposition *composition, GError **error)
{
  if (!spor_store_is_final (composition, error)
      || !spor_store_begin (self, "reopen", composition->name, error))
    return FALSE;
  return spor_store_end (self, spor_store_make_open (self, composition, error), error);
}

/* --- A seat handed over --------------------------------------------------------------------- */

/* Who withdrew before meetings were left by it leaves them now, at the latest. */
static gboolean
spor_store_change_meetings (SporStore *self,
                            const SporComposition *composition,
                            guint leaver,
                            guint successor,
                            guint *n_invited,
                            GError **error)
{
  const SporSignupRow *left = spor_signups_row (composition->signups, leaver);

  return (left->status != SPOR_STATUS_WITHDRAWN
          || spor_store_leave_meetings (self, left->id, error))
         && spor_store_invite_newcomer (self, spor_composition_round (composition),
                                        spor_signups_row (composition->signups, successor)->id,
                                        n_invited, error);
}

static gboolean
spor_store_make_replacement (SporStore *self,
                             const SporComposition *composition,
                             guint leaver,
                             guint successor,
                             guint *n_invited,
                             GError **error)
{
  g_autoptr (SporComposition) after = spor_composition_succeed (composition, leaver, successor);

  return spor_store_has_composition (self, composition, error)
         && spor_store_has_newcomers (self, composition, after, error)
         && spor_store_save_composition (self, composition, after, error)
         && spor_store_change_meetings (self, composition, leaver, successor, n_invited, error);
}

/* "Anne → Carl" */
static char *
spor_replacement_detail (const SporComposition *composition, guint leaver, guint successor)
{
  return g_strdup_printf ("%s → %s", spor_signups_row (composition->signups, leaver)->name,
                          spor_signups_row (composition->signups, successor)->name);
}

gboolean
spor_store_replace (SporStore *self,
                    const SporComposition *composition,
                    guint leaver,
                    guint successor,
                    guint *n_invited,
                    GError **error)
{
  g_autofree char *detail = spor_replacement_detail (composition, leaver, successor);

  if (!spor_store_allow (spor_composition_check_successor (composition, leaver, successor), error)
      || !spor_store_begin (self, "replace", detail, error))
    return FALSE;
  return spor_store_end (self,
                         spor_store_make_replacement (self, composition, leaver, successor,
                                                      n_invited, error),
                         error);
}

gboolean
spor_store_reopen_and_replace (SporStore *self,
                               SporComposition *composition,
                               guint leaver,
                               guint successor,
                               guint *n_invited,
                               GError **error)
{
  g_autofree char *detail = spor_replacement_detail (composition, leaver, successor);
  g_autoptr (SporComposition) open = spor_composition_reopened (composition);

  if (!spor_store_is_final (composition, error)
      || !spor_store_allow (spor_composition_check_successor (open, leaver, successor), error)
      || !spor_store_begin (self, "reopen-replace", detail, error))
    return FALSE;
  return spor_store_end (self,
                         spor_store_make_open (self, composition, error)
                             && spor_store_make_replacement (self, open, leaver, successor,
                                                             n_invited, error),
                         error);
}

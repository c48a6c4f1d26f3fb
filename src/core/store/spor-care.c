/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "spor-store-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

static void
spor_add_finding (GPtrArray *findings, char *text)
{
  g_ptr_array_add (findings, text);
}

static gboolean
spor_check_pages (SporStore *self, GPtrArray *findings, GError **error)
{
  g_autoptr (SporStatement) integrity = spor_store_prepare (self, "PRAGMA integrity_check", error);
  g_autoptr (SporStatement) references = NULL;
  int step;

  if (!integrity)
    return FALSE;
  while ((step = spor_store_step (self, integrity, error)) > 0)
    if (g_strcmp0 (spor_column_text (integrity, 0), "ok") != 0)
      /* Translators: SQLite's own words */
      spor_add_finding (findings, g_strdup_printf (_ ("The file is damaged: %s"),
                                                   spor_column_text (integrity, 0)));
  if (step < 0 || !(references = spor_store_prepare (self, "PRAGMA foreign_key_check", error)))
    return FALSE;
  while ((step = spor_store_step (self, references, error)) > 0)
    /* Translators: the name of a table */
    spor_add_finding (findings,
                      g_strdup_printf (_ ("A row of “%s” refers to something that is not there."),
                                       spor_column_text (references, 0)));
  return step == 0;
}

static const char *
spor_column_or_null (SporStatement *statement, int column)
{
  return (const char *)sqlite3_column_text (statement, column);
}

/* @digest: over the digests of one change set's rows, as they stand. */
static gboolean
spor_check_changes (SporStore *self, gint64 no, SporDigest *digest, GError **error)
{
  g_autoptr (SporStatement) statement
      = spor_store_prepare (self, "SELECT digest FROM change WHERE set_no = ?1 ORDER BY seq",
                            error);
  int step;

  if (!statement)
    return FALSE;
  spor_bind_int (statement, 1, no);
  while ((step = spor_store_step (self, statement, error)) > 0)
    spor_digest_add (digest, sqlite3_column_blob (statement, 0),
                     sqlite3_column_bytes (statement, 0));
  return step == 0;
}

/* One change set against its predecessor's hash; @hash becomes its own. */
static gboolean
spor_check_set (
    SporStore *self, SporStatement *set, char **hash, GPtrArray *findings, GError **error)
{
  gint64 no = sqlite3_column_int64 (set, 0);
  const char *salt = spor_column_or_null (set, 5);
  const char *detail_digest = spor_column_text (set, 6);
  g_autofree char *detail = spor_detail_digest (salt, spor_column_or_null (set, 4));
  g_autofree char *digest = NULL;
  g_autofree char *computed = NULL;
  SporDigest parts;

  spor_digest_init (&parts);
  if (!spor_check_changes (self, no, &parts, error))
    return FALSE;
  spor_digest_add (&parts, detail_digest, strlen (detail_digest));
  digest = spor_digest_end_hex (&parts);
  computed = spor_set_hash (*hash, no, spor_column_text (set, 1), spor_column_text (set, 2),
                            spor_column_text (set, 3), sqlite3_column_int64 (set, 7), digest);
  if ((salt && g_strcmp0 (detail, detail_digest) != 0)
      || g_strcmp0 (computed, spor_column_text (set, 9)) != 0)
    spor_add_finding (
        findings,
        /* Translators: the number of a change set in the log */
        g_strdup_printf (_ ("The change log was altered: the chain breaks at no. %ld."),
                         (glong)no));
  g_free (*hash);
  *hash = g_strdup (spor_column_text (set, 9));
  return TRUE;
}

static gboolean
spor_check_chain (SporStore *self, GPtrArray *findings, GError **error)
{
  g_autofree char *hash = g_strdup ("");
  g_autoptr (SporStatement) sets = spor_store_prepare (
      self,
      "SELECT no, at, actor, action, detail, detail_salt, detail_digest, coalesce (target, 0), "
      "digest, hash FROM change_set ORDER BY no",
      error);
  gint64 expected = 1;
  int step;

  if (!sets)
    return FALSE;
  while ((step = spor_store_step (self, sets, error)) > 0)
    {
      gint64 no = sqlite3_column_int64 (sets, 0);

      if (no != expected)
        spor_add_finding (findings,
                          /* Translators: the number of a change set in the log */
                          g_strdup_printf (_ ("The change log was altered: no. %ld is missing."),
                                           (glong)expected));
      expected = no + 1;
      if (!spor_check_set (self, sets, &hash, findings, error))
        return FALSE;
    }
  return step == 0;
}

static gboolean
spor_check_seats (SporStore *self, GPtrArray *findings, GError **error)
{
  gint64 n_gaps;

  if (!spor_store_query_int (
          self,
          "SELECT count(*) FROM (SELECT count(*) AS n, max (position) + 1 AS last, "
          "count (DISTINCT position) AS different FROM seat "
          "GROUP BY composition_id, track_id, spot) AS lists WHERE n <> last OR n <> different",
          &n_gaps, error))
    return FALSE;
  if (n_gaps > 0)
    spor_add_finding (findings, g_strdup (_ ("The seats of a track are not numbered in order.")));
  return TRUE;
}

/* Nobody of one round has anything in another. */
static gboolean
spor_check_rounds (SporStore *self, GPtrArray *findings, GError **error)
{
  gint64 n;

  if (!spor_store_query_int (
          self,
          "SELECT (SELECT count(*) FROM seat JOIN composition ON composition.id = composition_id "
          "JOIN signup ON signup.id = signup_id WHERE signup.round_id <> composition.round_id) "
          "+ (SELECT count(*) FROM attendance JOIN meeting ON meeting.id = meeting_id "
          "JOIN signup ON signup.id = signup_id WHERE signup.round_id <> meeting.round_id) "
          "+ (SELECT count(*) FROM claim JOIN meeting ON meeting.id = meeting_id "
          "JOIN signup ON signup.id = signup_id WHERE signup.round_id <> meeting.round_id) "
          "+ (SELECT count(*) FROM letter JOIN signup ON signup.id = signup_id "
          "WHERE signup.round_id <> letter.round_id) "
          "+ (SELECT count(*) FROM signup JOIN track ON track.id = track_id "
          "WHERE signup.round_id <> track.round_id)",
          &n, error))
    return FALSE;
  if (n > 0)
    spor_add_finding (findings, g_strdup (_ ("Somebody of one round has a place in another.")));
  return TRUE;
}

GPtrArray *
spor_store_check (SporStore *self, GError **error)
{
  g_autoptr (GPtrArray) findings = g_ptr_array_new_with_free_func (g_free);

  if (!spor_check_pages (self, findings, error) || !spor_check_chain (self, findings, error)
      || !spor_check_rows (self, findings, error) || !spor_check_seats (self, findings, error)
      || !spor_check_rounds (self, findings, error) || !spor_check_receipts (self, findings, error))
    return NULL;
  return g_steal_pointer (&findings);
}

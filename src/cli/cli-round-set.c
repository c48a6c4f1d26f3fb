/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cli-part.h"
#include "cli-round.h"

#include "spor-measure.h"
#include "spor-round-setting.h"
#include "spor-store-rounds.h"
#include "spor-text.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* What is added or taken away, and to which of the round's lists. */
static GPtrArray *
spor_round_list (SporRound *round, const char *name)
{
  if (g_str_equal (name, "role"))
    return round->roles;
  if (g_str_equal (name, "sector"))
    return round->sectors;
  return g_str_equal (name, "organisation") ? round->organisations : NULL;
}

static gboolean
spor_cli_full (GError **error, const char *typed)
{
  /* Translators: what was to be added */
  return spor_cli_misuse (error, _ ("There is no room for “%s”: 32 of a kind is the most."), typed);
}

static int
spor_find_kind (const char *key)
{
  static const char *const kinds[] = { "region", "size", "sector", "role" };

  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    if (g_str_equal (kinds[i], key))
      return i;
  return SPOR_DIMENSION_EXTRA;
}

/* A dimension of the round's own kind, or of an imported column. */
static gboolean
spor_cli_add_dimension (SporCli *cli, SporRound *round, const char *key, GError **error)
{
  g_autoptr (GPtrArray) fields = NULL;
  int kind = spor_find_kind (key);

  if (spor_round_find_dimension (round, key) >= 0)
    /* Translators: what was typed */
    return spor_cli_misuse (error, _ ("There is a dimension “%s” already."), key);
  if (kind != SPOR_DIMENSION_EXTRA)
    {
      spor_round_add_dimension (round, kind, NULL, NULL);
      return TRUE;
    }
  if (!(fields = spor_store_load_extra_fields (cli->store, round, error)))
    return FALSE;
  for (guint i = 0; i < fields->len; i++)
    {
      const SporExtraField *field = g_ptr_array_index (fields, i);
      g_autoptr (GPtrArray) values = NULL;

      if (!g_str_equal (field->key, key))
        continue;
      values = g_ptr_array_new ();
      for (guint v = 0; v < field->values->len; v++)
        g_ptr_array_add (values, g_ptr_array_index (field->values, v));
      g_ptr_array_add (values, NULL);
      spor_round_add_dimension (round, kind, key, (const char *const *)values->pdata);
      return TRUE;
    }
  /* Translators: what was typed */
  return spor_cli_misuse (error, _ ("“%s” is neither a dimension nor a column that was imported."),
                          key);
}

static gboolean
spor_cli_add_part (
    SporCli *cli, SporRound *round, const char *part, const char *name, GError **error)
{
  GPtrArray *list = spor_round_list (round, part);

  if (g_str_equal (part, "dimension"))
    return spor_cli_add_dimension (cli, round, name, error);
  if (list)
    return spor_round_add_option (list, name) || spor_cli_full (error, name);
  if (g_str_equal (part, "track"))
    return spor_round_add_track (round, name) || spor_cli_full (error, name);
  /* Translators: what was typed */
  return spor_cli_misuse (error, _ ("A round has no “%s” to add to."), part);
}

static gboolean
spor_cli_remove_part (SporRound *round, const char *part, const char *name, GError **error)
{
  GPtrArray *list = spor_round_list (round, part);
  int index = list                              ? spor_options_find_key (list, name)
              : g_str_equal (part, "dimension") ? spor_round_find_dimension (round, name)
              : g_str_equal (part, "track")     ? spor_round_parse_track (round, name)
                                                : -1;

  if (index < 0)
    /* Translators: what was typed */
    return spor_cli_misuse (error, _ ("There is no “%s” to remove."), name);
  if (list == round->roles)
    spor_round_remove_role (round, index);
  else if (list == round->sectors)
    spor_round_remove_sector (round, index);
  else if (list)
    g_ptr_array_remove_index (list, index);
  else if (g_str_equal (part, "dimension"))
    spor_round_remove_dimension (round, index);
  else
    spor_round_remove_track (round, index);
  return TRUE;
}

/* One FIELD=VALUE. The first "=" that leaves a field that there is: an imported column may have one
 * in its name. */
static gboolean
spor_cli_apply_setting (SporCli *cli, SporRound *round, const char *word, GError **error)
{
  const char *equals = strchr (word, '=');
  g_autofree char *path = equals ? g_strndup (word, equals - word) : NULL;
  g_autoptr (GError) found = NULL;

  if (!path)
    /* Translators: what was typed */
    return spor_cli_misuse (error, _ ("“%s” is not written as FIELD=VALUE."), word);
  if (g_str_has_prefix (path, "add-"))
    return spor_cli_add_part (cli, round, path + strlen ("add-"), equals + 1, error);
  if (g_str_has_prefix (path, "remove-"))
    return spor_cli_remove_part (round, path + strlen ("remove-"), equals + 1, error);
  if (spor_round_set_setting (round, path, equals + 1, &found))
    return TRUE;
  if (g_error_matches (found, SPOR_ROUND_ERROR, SPOR_ROUND_ERROR_UNKNOWN))
    g_set_error_literal (error, SPOR_CLI_ERROR, SPOR_CLI_ERROR_USAGE, found->message);
  else
    g_set_error_literal (error, SPOR_CLI_ERROR, SPOR_CLI_ERROR_REFUSED, found->message);
  return FALSE;
}

static SporRound *
spor_cli_read_settings (SporCli *cli, GError **error)
{
  g_autoptr (SporRound) round = spor_round_copy (cli->round);

  for (guint i = 1; i < cli->words->len; i++)
    if (!spor_cli_apply_setting (cli, round, spor_cli_word (cli, i), error))
      return NULL;
  return g_steal_pointer (&round);
}

static double
spor_representativeness (const SporComposition *composition)
{
  g_autoptr (SporMeasure) measure = spor_measure_new (composition);

  return measure->representativeness;
}

static SporCliEffect
spor_cli_compare (const SporComposition *before, const SporComposition *after)
{
  SporCliEffect effect
      = { .before = spor_representativeness (before), .after = spor_representativeness (after) };

  for (guint i = 0; i < spor_signups_n (before->signups); i++)
    effect.n_changed += spor_signups_row (before->signups, i)->status
                        != spor_signups_row (after->signups, i)->status;
  return effect;
}

gboolean
spor_cli_round_set (SporCli *cli, GError **error)
{
  g_autoptr (SporRound) round = spor_cli_read_settings (cli, error);
  g_autoptr (SporComposition) before = round ? spor_store_load (cli->store, FALSE, error) : NULL;
  g_autoptr (SporComposition) after = NULL;
  SporCliEffect effect;

  if (!before || !(after = spor_store_try_settings (cli->store, cli->round, round, error)))
    return FALSE;
  if (!spor_cli_option (cli, "dry-run")
      && !spor_store_save_settings (cli->store, cli->round, round, error))
    return FALSE;
  effect = spor_cli_compare (before, after);
  spor_cli_print_round (cli, round, &effect);
  return TRUE;
}

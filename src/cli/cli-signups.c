/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cli-commands.h"
#include "cli-json.h"
#include "cli-signup.h"
#include "cli-table.h"
#include "spor-id.h"
#include "spor-store-alternatives.h"
#include "spor-text.h"

#include <glib/gi18n-lib.h>
#include <stdio.h>
#include <string.h>

/* --- signups -------------------------------------------------------------------------------- */

typedef struct
{
  int status; /* SporStatus, or -1: any */
  int track;  /* index, or -1: any */
} SporCliFilter;

static gboolean
spor_cli_get_filter (SporCli *cli, SporCliFilter *filter, GError **error)
{
  const char *status = spor_cli_option (cli, "status");

  filter->status = status ? spor_status_from_key (status) : -1;
  if (!status || filter->status >= 0)
    return spor_cli_get_track (cli, &filter->track, error);

  g_set_error (error, SPOR_CLI_ERROR, SPOR_CLI_ERROR_USAGE,
               /* Translators: what was typed */
               _ ("“%s” is not a status: choose eligible, attention, skipped or withdrawn."),
               status);
  return FALSE;
}

static gboolean
spor_cli_filter_matches (const SporCliFilter *filter, const SporSignupRow *row)
{
  return (filter->status < 0 || filter->status == row->status)
         && (filter->track < 0 || filter->track == row->track);
}

/* One sign-up at a time: there may be a hundred thousand. */
static void
spor_cli_print_signups_json (const SporSignups *signups, const SporCliFilter *filter)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  const char *before = "\n";

  printf ("{\"signups\": [");
  for (guint i = 0; i < spor_signups_n (signups); i++)
    if (spor_cli_filter_matches (filter, spor_signups_row (signups, i)))
      {
        json_builder_reset (builder);
        spor_json_add_signup (builder, signups, i);
        fputs (before, stdout);
        spor_json_write (builder, FALSE);
        before = ",\n";
      }
  printf ("\n]}\n");
}

static void
spor_cli_add_signup_row (SporCliTable *table, const SporSignups *signups, const SporSignupRow *row)
{
  const SporRound *round = spor_signups_round (signups);

  spor_cli_table_add (table, spor_short_id (row->id), g_strdup (row->name), g_strdup (row->place),
                      row->track >= 0
                          ? g_strdup_printf ("%u", spor_round_track (round, row->track)->number)
                          : g_strdup (""),
                      spor_options_names (round->roles, row->roles),
                      g_strdup (spor_status_label (row->status)),
                      spor_signup_problem_words (signups, row));
}

static void
spor_cli_print_signups_text (const SporSignups *signups, const SporCliFilter *filter)
{
  g_autoptr (SporCliTable) table = spor_cli_table_new (7);
  guint n = 0;

  spor_cli_table_add (table, g_strdup (_ ("ID")), g_strdup (_ ("Name")),
                      g_strdup (_ ("Municipality")), g_strdup (_ ("Track")), g_strdup (_ ("Roles")),
                      g_strdup (_ ("Status")), g_strdup (_ ("Problems")));
  for (guint i = 0; i < spor_signups_n (signups); i++)
    if (spor_cli_filter_matches (filter, spor_signups_row (signups, i)))
      {
        spor_cli_add_signup_row (table, signups, spor_signups_row (signups, i));
        n++;
      }

  if (n > 0)
    spor_cli_table_print (table);
  printf (ngettext ("%u sign-up", "%u sign-ups", n), n);
  putchar ('\n');
}

gboolean
spor_cli_signups (SporCli *cli, GError **error)
{
  g_autoptr (SporSignups) signups = NULL;
  SporCliFilter filter;

  if (!spor_cli_open (cli, error) || !spor_cli_get_filter (cli, &filter, error)
      || !(signups = spor_store_load_signups (cli->store, cli->round, TRUE, error)))
    return FALSE;

  if (cli->json)
    spor_cli_print_signups_json (signups, &filter);
  else
    spor_cli_print_signups_text (signups, &filter);
  return TRUE;
}

/* --- add, edit, waive ----------------------------------------------------------------------- */

/* What FIELD=VALUE… asks for. */
typedef struct
{
  GArray *edits;            /* SporEdit */
  int included, withdrawn;  /* 1, 0, or -1: as it is */
  const char *organisation; /* NULL: as it is */
} SporCliEdits;

static void
spor_edit_clear (SporEdit *self)
{
  g_free (self->text);
}

static gboolean
spor_cli_parse_yes (const char *value, int *yes, GError **error)
{
  static const char *const words[] = { "no", "nej", "0", "yes", "ja", "1" };

  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    if (g_ascii_strcasecmp (value, words[i]) == 0)
      {
        *yes = i >= G_N_ELEMENTS (words) / 2;
        return TRUE;
      }
  /* Translators: what was typed */
  g_set_error (error, SPOR_CLI_ERROR, SPOR_CLI_ERROR_USAGE, _ ("“%s” is neither yes nor no."),
               value);
  return FALSE;
}

static gboolean
spor_cli_parse_edit (SporCliEdits *edits, const char *word, GError **error)
{
  const char *equals = strchr (word, '=');
  g_autofree char *key = equals ? g_strndup (word, equals - word) : g_strdup (word);
  int field = spor_field_from_key (key);

  if (equals && field >= 0)
    {
      SporEdit edit = { field, g_strdup (equals + 1) };

      g_array_append_val (edits->edits, edit);
      return TRUE;
    }
  if (equals && strcmp (key, "included") == 0)
    return spor_cli_parse_yes (equals + 1, &edits->included, error);
  if (equals && strcmp (key, "withdrawn") == 0)
    return spor_cli_parse_yes (equals + 1, &edits->withdrawn, error);
  if (equals && strcmp (key, "organisation") == 0)
    {
      edits->organisation = equals + 1;
      return TRUE;
    }

  g_set_error (
      error, SPOR_CLI_ERROR, SPOR_CLI_ERROR_USAGE,
      /* Translators: what was typed */
      _ ("“%s” is not FIELD=VALUE with a field that Spor knows; “spor-cli edit --help” lists "
         "them."),
      word);
  return FALSE;
}

/* @from: the first word that is FIELD=VALUE */
static gboolean
spor_cli_parse_words (SporCli *cli, guint from, SporCliEdits *edits, GError **error)
{
  for (guint i = from; i < cli->words->len; i++)
    if (!spor_cli_parse_edit (edits, spor_cli_word (cli, i), error))
      return FALSE;
  return TRUE;
}

static gboolean
spor_cli_parse_edits (SporCli *cli, SporCliEdits *edits, GError **error)
{
  if (!spor_cli_parse_words (cli, 1, edits, error))
    return FALSE;
  if (!edits->organisation || cli->words->len == 2)
    return TRUE;
  g_set_error_literal (error, SPOR_CLI_ERROR, SPOR_CLI_ERROR_USAGE,
                       _ ("The organisation is set on its own: it is a change of its own."));
  return FALSE;
}

static gboolean
spor_cli_print_signup (SporCli *cli, const char *id, GError **error)
{
  g_autoptr (SporSignups) signups = spor_store_load_signups (cli->store, cli->round, TRUE, error);
  int index;

  if (!signups || (index = spor_cli_find_signup (signups, id, error)) < 0)
    return FALSE;

  if (cli->json)
    {
      g_autoptr (JsonBuilder) builder = json_builder_new ();

      spor_json_add_signup (builder, signups, index);
      spor_json_print (builder);
    }
  else
    {
      g_autoptr (SporCliTable) table = spor_cli_table_new (7);

      spor_cli_add_signup_row (table, signups, spor_signups_row (signups, index));
      spor_cli_table_print (table);
    }
  return TRUE;
}

/* The whole id of the sign-up that the first word names. */
static char *
spor_cli_open_signup (SporCli *cli, GError **error)
{
  g_autoptr (SporSignups) signups = NULL;
  int index;

  if (!spor_cli_open (cli, error)
      || !(signups = spor_store_load_signups (cli->store, cli->round, FALSE, error))
      || (index = spor_cli_find_signup (signups, spor_cli_word (cli, 0), error)) < 0)
    return NULL;
  return g_strdup (spor_signups_row (signups, index)->id);
}

static gboolean
spor_cli_apply_edits (SporCli *cli, const char *id, const SporCliEdits *edits, GError **error)
{
  if (edits->organisation)
    return spor_store_set_organisation (cli->store, id, edits->organisation, error);
  return spor_store_edit_signup (cli->store, id,
                                 (const SporEdit *)(gconstpointer)edits->edits->data,
                                 edits->edits->len, edits->included, edits->withdrawn, error);
}

/* A track that there is not is a slip of the keyboard, as it is for the commands of the board. */
static gboolean
spor_cli_check_edits (SporCli *cli, const SporCliEdits *edits, GError **error)
{
  for (guint i = 0; i < edits->edits->len; i++)
    {
      const SporEdit *edit = &g_array_index (edits->edits, SporEdit, i);
      g_autofree char *objection = edit->field == SPOR_FIELD_TRACK
                                       ? spor_answer_objection (cli->round, edit->field, edit->text)
                                       : NULL;

      if (!objection)
        continue;
      g_set_error_literal (error, SPOR_CLI_ERROR, SPOR_CLI_ERROR_USAGE, objection);
      return FALSE;
    }
  return TRUE;
}

/* The sentences of the rules about people that the composition breaks; NULL with @error. */
static GHashTable *
spor_cli_load_breaches (SporCli *cli, GError **error)
{
  g_autoptr (SporComposition) composition = spor_store_load_decided (cli->store, FALSE, error);
  g_autoptr (GPtrArray) breaches = NULL;
  GHashTable *texts;

  if (!composition)
    return NULL;
  breaches = spor_composition_breaches (composition);
  texts = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  for (guint i = 0; i < breaches->len; i++)
    {
      const SporBreach *breach = g_ptr_array_index (breaches, i);

      if (breach->rule != SPOR_RULE_SEATS && breach->rule != SPOR_RULE_CATEGORY)
        g_hash_table_add (texts, g_strdup (breach->text));
    }
  return texts;
}

/* Says which rules the composition breaks that it kept @before. */
static gboolean
spor_cli_warn_of_breaches (SporCli *cli, GHashTable *before, GError **error)
{
  g_autoptr (GHashTable) now = spor_cli_load_breaches (cli, error);
  GHashTableIter iter;
  gpointer text;

  if (!now)
    return FALSE;
  g_hash_table_iter_init (&iter, now);
  while (g_hash_table_iter_next (&iter, &text, NULL))
    if (!g_hash_table_contains (before, text))
      {
        /* Translators: which rule, as a sentence */
        g_autofree char *warning
            = g_strdup_printf (_ ("The composition now breaks a rule: %s"), (const char *)text);

        fprintf (stderr, "spor-cli: %s\n", warning);
      }
  return TRUE;
}

gboolean
spor_cli_edit (SporCli *cli, GError **error)
{
  g_autoptr (GArray) list = g_array_new (FALSE, FALSE, sizeof (SporEdit));
  SporCliEdits edits = { list, -1, -1, NULL };
  g_autoptr (GHashTable) breaches = NULL;
  g_autofree char *id = NULL;

  g_array_set_clear_func (list, (GDestroyNotify)spor_edit_clear);
  return spor_cli_parse_edits (cli, &edits, error) && (id = spor_cli_open_signup (cli, error))
         && spor_cli_check_edits (cli, &edits, error)
         && (breaches = spor_cli_load_breaches (cli, error))
         && spor_cli_apply_edits (cli, id, &edits, error)
         && spor_cli_warn_of_breaches (cli, breaches, error)
         && spor_cli_print_signup (cli, id, error);
}

static gboolean
spor_cli_parse_answers (SporCli *cli, SporCliEdits *answers, GError **error)
{
  if (!spor_cli_parse_words (cli, 0, answers, error))
    return FALSE;
  if (answers->included < 0 && answers->withdrawn < 0 && !answers->organisation)
    return TRUE;
  g_set_error_literal (
      error, SPOR_CLI_ERROR, SPOR_CLI_ERROR_USAGE,
      _ ("A new sign-up has answers alone. Change the rest with “spor-cli edit”."));
  return FALSE;
}

gboolean
spor_cli_add (SporCli *cli, GError **error)
{
  g_autoptr (GArray) list = g_array_new (FALSE, FALSE, sizeof (SporEdit));
  SporCliEdits answers = { list, -1, -1, NULL };
  g_autofree char *id = NULL;

  g_array_set_clear_func (list, (GDestroyNotify)spor_edit_clear);
  if (!spor_cli_parse_answers (cli, &answers, error) || !spor_cli_open (cli, error)
      || !spor_cli_check_edits (cli, &answers, error))
    return FALSE;
  id = spor_store_sign_up (cli->store, (const SporEdit *)(gconstpointer)list->data, list->len,
                           error);
  return id && spor_cli_print_signup (cli, id, error);
}

gboolean
spor_cli_waive (SporCli *cli, GError **error)
{
  g_autofree char *note = spor_text_clean (spor_cli_word (cli, 2));
  g_autofree char *id = NULL;

  if (strcmp (spor_cli_word (cli, 1), "late") != 0 || !*note)
    {
      g_set_error_literal (error, SPOR_CLI_ERROR, SPOR_CLI_ERROR_USAGE,
                           _ ("Only “late” can be waived, and a note has to say why."));
      return FALSE;
    }
  return (id = spor_cli_open_signup (cli, error))
         && spor_store_waive_late (cli->store, id, note, error)
         && spor_cli_print_signup (cli, id, error);
}

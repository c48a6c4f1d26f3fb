/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cli-commands.h"
#include "cli-json.h"
#include "spor-store-erasure.h"

#include <glib/gi18n-lib.h>
#include <stdio.h>
#include <string.h>

#define WHOLE_ID_LENGTH 36

/* Whether it cannot be the beginning or the end of an id. */
static gboolean
spor_cli_is_name (const char *word)
{
  return word[strspn (word, "0123456789abcdefABCDEF-")] != '\0' || strlen (word) == WHOLE_ID_LENGTH;
}

/* Ids as the book has them; addresses, whole ids and names as they are, for somebody may be in the
 * change log alone. */
static GStrv
spor_cli_find_persons (SporCli *cli, GError **error)
{
  g_autoptr (SporSignups) signups = spor_store_load_signups (cli->store, cli->round, FALSE, error);
  g_autoptr (GStrvBuilder) who = g_strv_builder_new ();

  for (guint i = 0; signups && i < cli->words->len; i++)
    {
      const char *word = spor_cli_word (cli, i);
      gboolean as_it_is = strchr (word, '@') || spor_cli_is_name (word);
      int index = as_it_is ? 0 : spor_cli_find_signup (signups, word, error);

      if (index < 0)
        return NULL;
      g_strv_builder_add (who, as_it_is ? word : spor_signups_row (signups, index)->id);
    }
  return signups ? g_strv_builder_end (who) : NULL;
}

static void
spor_cli_add_texts (JsonBuilder *builder, const char *member, GStrv texts)
{
  json_builder_set_member_name (builder, member);
  json_builder_begin_array (builder);
  for (guint i = 0; texts[i]; i++)
    json_builder_add_string_value (builder, texts[i]);
  json_builder_end_array (builder);
}

static void
spor_cli_print_erased_json (GStrv ids, GStrv others)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();

  json_builder_begin_object (builder);
  spor_cli_add_texts (builder, "erased", ids);
  spor_cli_add_texts (builder, "others", others);
  json_builder_end_object (builder);
  spor_json_print (builder);
}

/* Whose several sign-ups are, and who has the same address and stays. */
static void
spor_cli_print_erased_names (const SporErasurePlan *plan)
{
  g_autofree char *names = g_strjoinv (", ", plan->names);
  g_autofree char *others = spor_erasure_plan_others_text (plan);

  if (plan->names[0] && plan->ids[0] && plan->ids[1])
    printf ("%s\n", names);
  if (others)
    printf ("%s\n", others);
}

static void
spor_cli_print_erased (SporCli *cli, const SporErasurePlan *plan, GStrv ids, gboolean dry_run)
{
  guint n = g_strv_length (ids);

  if (cli->json)
    {
      spor_cli_print_erased_json (ids, plan->others);
      return;
    }
  if (dry_run)
    printf (ngettext ("%u sign-up would be erased.\n", "%u sign-ups would be erased.\n", n), n);
  else
    printf (ngettext ("%u sign-up was erased. Delete copies of the book as well.\n",
                      "%u sign-ups were erased. Delete copies of the book as well.\n", n),
            n);
  spor_cli_print_erased_names (plan);
}

gboolean
spor_cli_erase (SporCli *cli, GError **error)
{
  gboolean dry_run = spor_cli_option (cli, "dry-run") != NULL;
  gboolean clean = TRUE;
  g_auto (GStrv) who = NULL;
  g_auto (GStrv) erased = NULL;
  g_autoptr (SporErasurePlan) plan = NULL;

  if (!spor_cli_open (cli, error) || !(who = spor_cli_find_persons (cli, error))
      || !(plan = spor_store_plan_erasure (cli->store, (const char *const *)who, error)))
    return FALSE;
  if (!dry_run
      && !(erased = spor_store_erase (cli->store, (const char *const *)who, &clean, error)))
    return FALSE;
  spor_cli_print_erased (cli, plan, dry_run ? plan->ids : erased, dry_run);
  if (!clean)
    g_printerr ("%s\n", _ ("Another program reads the book. Close it: only then is everything gone "
                           "from the book’s files."));
  return TRUE;
}

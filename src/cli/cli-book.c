/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cli-commands.h"
#include "cli-json.h"
#include "spor-store-alternatives.h"

#include <glib/gi18n-lib.h>
#include <stdio.h>

static void
spor_cli_print_new (SporCli *cli)
{
  g_autofree char *book = g_canonicalize_filename (spor_store_path (cli->store), NULL);
  g_autofree char *shown = g_filename_display_name (book);

  if (cli->json)
    {
      g_autoptr (JsonBuilder) builder = json_builder_new ();

      json_builder_begin_object (builder);
      spor_json_add_text (builder, "book", shown);
      spor_json_add_text (builder, "round", cli->round->name);
      json_builder_end_object (builder);
      spor_json_print (builder);
    }
  else
    {
      /* Translators: a file, and the name of a round of sign-ups */
      printf (_ ("Made %s with the round “%s”."), shown, cli->round->name);
      putchar ('\n');
    }
}

gboolean
spor_cli_new (SporCli *cli, GError **error)
{
  if (!spor_cli_create (cli, error))
    return FALSE;

  spor_cli_print_new (cli);
  return TRUE;
}

/* The rules that a group keeps also while it is being built; that seats are still empty is no
 * finding. */
static gboolean
spor_cli_add_breaches (SporCli *cli, GPtrArray *findings, GError **error)
{
  g_autoptr (SporComposition) composition = spor_store_load_decided (cli->store, FALSE, error);
  g_autoptr (GPtrArray) breaches = NULL;

  if (!composition)
    return FALSE;

  breaches = spor_composition_breaches (composition);
  for (guint i = 0; i < breaches->len; i++)
    {
      const SporBreach *breach = g_ptr_array_index (breaches, i);

      if (breach->rule != SPOR_RULE_SEATS && breach->rule != SPOR_RULE_CATEGORY)
        g_ptr_array_add (findings, g_strdup (breach->text));
    }
  return TRUE;
}

static void
spor_cli_print_findings (SporCli *cli, const GPtrArray *findings)
{
  if (cli->json)
    {
      g_autoptr (JsonBuilder) builder = json_builder_new ();

      json_builder_begin_object (builder);
      spor_json_add_boolean (builder, "ok", findings->len == 0);
      json_builder_set_member_name (builder, "findings");
      json_builder_begin_array (builder);
      for (guint i = 0; i < findings->len; i++)
        json_builder_add_string_value (builder, g_ptr_array_index (findings, i));
      json_builder_end_array (builder);
      json_builder_end_object (builder);
      spor_json_print (builder);
      return;
    }

  for (guint i = 0; i < findings->len; i++)
    printf ("%s\n", (const char *)g_ptr_array_index (findings, i));
  if (findings->len == 0)
    printf ("%s\n", _ ("The book is sound."));
}

gboolean
spor_cli_check (SporCli *cli, GError **error)
{
  g_autoptr (GPtrArray) findings = NULL;

  if (!spor_cli_open (cli, error) || !(findings = spor_store_check (cli->store, error)))
    return FALSE;

  /* a book that is not sound may not be readable either */
  if (findings->len == 0 && !spor_cli_add_breaches (cli, findings, error))
    return FALSE;

  spor_cli_print_findings (cli, findings);
  if (findings->len == 0)
    return TRUE;
  g_set_error (error, SPOR_CLI_ERROR, SPOR_CLI_ERROR_REFUSED,
               ngettext ("The check has %u finding.", "The check has %u findings.", findings->len),
               findings->len);
  return FALSE;
}

gboolean
spor_cli_backup (SporCli *cli, GError **error)
{
  const char *out = spor_cli_word (cli, 0);
  g_autofree char *shown = g_filename_display_name (out);

  if (!spor_cli_open (cli, error) || !spor_store_backup (cli->store, out, cli->cancellable, error))
    return FALSE;

  if (cli->json)
    {
      g_autoptr (JsonBuilder) builder = json_builder_new ();

      json_builder_begin_object (builder);
      spor_json_add_text (builder, "written", shown);
      json_builder_end_object (builder);
      spor_json_print (builder);
    }
  else
    {
      /* Translators: a file */
      printf (_ ("Written: %s"), shown);
      putchar ('\n');
    }
  return TRUE;
}

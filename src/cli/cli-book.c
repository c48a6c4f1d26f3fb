/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cli-commands.h"
#include "cli-json.h"

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
      printf (_ ("Created %s with the round “%s”."), shown, cli->round->name);
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

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cli-commands.h"
#include "cli-json.h"
#include "spor-protocol.h"

#include <gio/gio.h>
#include <glib/gi18n-lib.h>
#include <stdio.h>

static char *
spor_cli_read_protocol (const char *path, GError **error)
{
  g_autofree char *name = g_filename_display_name (path);
  g_autofree char *text = NULL;
  g_autoptr (GError) failure = NULL;

  if (!g_file_get_contents (path, &text, NULL, &failure))
    g_set_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA,
                 /* Translators: a file, and the system's own words */
                 _ ("“%s” could not be read: %s."), name,
                 g_error_matches (failure, G_FILE_ERROR, G_FILE_ERROR_NOENT)
                     ? _ ("there is no such file")
                     : failure->message);
  return g_steal_pointer (&text);
}

static void
spor_cli_print_rerun_json (const SporRerun *rerun)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();

  json_builder_begin_object (builder);
  spor_json_add_text (builder, "kind", rerun->lottery ? "lottery" : "suggestion");
  spor_json_add_boolean (builder, "same", rerun->same);
  if (rerun->ticket > 0)
    spor_json_add_int (builder, "ticket", rerun->ticket);
  json_builder_set_member_name (builder, "chosen");
  json_builder_begin_array (builder);
  for (guint i = 0; i < rerun->chosen->len; i++)
    json_builder_add_string_value (builder, g_ptr_array_index (rerun->chosen, i));
  json_builder_end_array (builder);
  json_builder_end_object (builder);
  spor_json_print (builder);
}

static void
spor_cli_print_rerun_text (const SporRerun *rerun)
{
  if (rerun->ticket > 0)
    {
      /* Translators: the number of a ticket */
      printf (_ ("Ticket %u is drawn."), rerun->ticket);
      putchar ('\n');
    }
  if (rerun->chosen->len > 0)
    {
      g_ptr_array_add (rerun->chosen, NULL);
      g_autofree char *names = g_strjoinv (" ", (char **)rerun->chosen->pdata);

      /* Translators: pseudonyms, such as "P003 P017" */
      printf (_ ("Chosen: %s"), names);
      putchar ('\n');
    }
  if (rerun->same)
    puts (_ ("Worked out again: the result is the one that the protocol says."));
}

gboolean
spor_cli_rerun (SporCli *cli, GError **error)
{
  SporWatch watch = { .cancellable = cli->cancellable };
  const char *path = spor_cli_word (cli, 0);
  g_autofree char *name = g_filename_display_basename (path);
  g_autofree char *text = spor_cli_read_protocol (path, error);
  g_autoptr (SporRerun) rerun = NULL;

  if (!text)
    return FALSE;
  if (!(rerun = spor_protocol_rerun (text, &watch, error)))
    {
      g_prefix_error (error, "%s: ", name);
      return FALSE;
    }
  if (g_cancellable_set_error_if_cancelled (cli->cancellable, error))
    return FALSE;
  if (cli->json)
    spor_cli_print_rerun_json (rerun);
  else
    spor_cli_print_rerun_text (rerun);
  if (!rerun->same)
    g_set_error_literal (error, SPOR_CLI_ERROR, SPOR_CLI_ERROR_REFUSED,
                         _ ("Worked out again, the result is another than the protocol says."));
  return rerun->same;
}

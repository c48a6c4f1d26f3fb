/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cli-commands.h"
#include "cli-json.h"
#include "spor-store-checkup.h"

#include <glib/gi18n-lib.h>
#include <stdio.h>

static void
spor_json_add_texts (JsonBuilder *builder, const char *name, const GPtrArray *texts)
{
  json_builder_set_member_name (builder, name);
  json_builder_begin_array (builder);
  for (guint i = 0; i < texts->len; i++)
    json_builder_add_string_value (builder, g_ptr_array_index (texts, i));
  json_builder_end_array (builder);
}

static void
spor_cli_print_checkup_json (const SporCheckup *self)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();

  json_builder_begin_object (builder);
  spor_json_add_boolean (builder, "ok", self->findings->len == 0);
  spor_json_add_texts (builder, "findings", self->findings);
  spor_json_add_texts (builder, "remarks", self->remarks);
  json_builder_end_object (builder);
  spor_json_print (builder);
}

static void
spor_cli_print_checkup_text (const SporCheckup *self)
{
  for (guint i = 0; i < self->findings->len; i++)
    printf ("%s\n", (const char *)g_ptr_array_index (self->findings, i));
  for (guint i = 0; i < self->remarks->len; i++)
    {
      /* Translators: what does not stand in the way; a sentence */
      printf (_ ("Remark: %s"), (const char *)g_ptr_array_index (self->remarks, i));
      putchar ('\n');
    }
  if (self->findings->len == 0)
    printf ("%s\n", _ ("The book is sound."));
}

gboolean
spor_cli_check (SporCli *cli, GError **error)
{
  g_autoptr (SporCheckup) checkup = NULL;
  guint n;

  if (!spor_cli_open (cli, error)
      || !(checkup
           = spor_store_check_up (cli->store,
                                  spor_cli_option (cli, "round") ? cli->round->id : NULL, error)))
    return FALSE;

  if (cli->json)
    spor_cli_print_checkup_json (checkup);
  else
    spor_cli_print_checkup_text (checkup);
  n = checkup->findings->len;
  if (n == 0)
    return TRUE;
  g_set_error (error, SPOR_CLI_ERROR, SPOR_CLI_ERROR_REFUSED,
               ngettext ("The check has %u finding.", "The check has %u findings.", n), n);
  return FALSE;
}

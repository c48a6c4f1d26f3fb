/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cli-letter.h"

#include "cli-commands.h"
#include "cli-json.h"
#include "cli-part.h"
#include "cli-table.h"
#include "spor-day.h"
#include "spor-letters.h"
#include "spor-store-letters.h"

#include <glib/gi18n-lib.h>
#include <stdio.h>
#include <string.h>

int
spor_cli_find_letter_kind (const char *key, GError **error)
{
  int kind = spor_letter_kind_from_key (key);

  if (kind < 0)
    spor_cli_misuse (error,
                     /* Translators: what was typed */
                     _ ("“%s” is not a kind of letter: choose accepted, waiting or rejected."),
                     key);
  return kind;
}

void
spor_cli_warn_of_past_reply (SporCli *cli)
{
  g_autofree char *warning
      = spor_letters_past_reply (cli->round, g_get_real_time () / G_USEC_PER_SEC);

  if (warning)
    fprintf (stderr, "spor-cli: %s\n", warning);
}

/* --- Templates ------------------------------------------------------------------------------ */

static void
spor_cli_print_template_json (const SporLetterTemplate *template)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();

  json_builder_begin_object (builder);
  spor_json_add_text (builder, "kind", spor_letter_kind_key (template->kind));
  spor_json_add_text (builder, "subject", template->subject);
  spor_json_add_text (builder, "body", template->body);
  json_builder_set_member_name (builder, "fields");
  json_builder_begin_array (builder);
  for (int field = 0; field < SPOR_N_LETTER_FIELDS; field++)
    json_builder_add_string_value (builder, spor_letter_field_name (field));
  json_builder_end_array (builder);
  json_builder_end_object (builder);
  spor_json_print (builder);
}

static void
spor_cli_print_template_text (const SporLetterTemplate *template)
{
  g_autoptr (SporCliTable) table = spor_cli_table_new (2);

  /* Translators: a letter's subject */
  printf (_ ("Subject: %s"), template->subject);
  printf ("\n\n%s\n\n%s\n", template->body, _ ("Fields:"));
  for (int field = 0; field < SPOR_N_LETTER_FIELDS; field++)
    spor_cli_table_add (table, g_strdup_printf ("  {%s}", spor_letter_field_name (field)),
                        g_strdup (spor_letter_field_label (field)));
  spor_cli_table_print (table);
}

static gboolean
spor_cli_print_template (SporCli *cli, SporLetterKind kind, GError **error)
{
  g_autoptr (SporLetterTemplate) template
      = spor_store_load_letter_template (cli->store, cli->round, kind, error);

  if (!template)
    return FALSE;
  if (cli->json)
    spor_cli_print_template_json (template);
  else
    spor_cli_print_template_text (template);
  return TRUE;
}

static gboolean
spor_cli_letter_show (SporCli *cli, GError **error)
{
  int kind = spor_cli_find_letter_kind (spor_cli_word (cli, 1), error);

  return kind >= 0 && spor_cli_print_template (cli, kind, error);
}

/* The text of a file, or NULL with a sentence. */
static char *
spor_cli_read_body (const char *path, GError **error)
{
  g_autofree char *text = NULL;
  g_autoptr (GError) failure = NULL;
  gsize length;

  if (!g_file_get_contents (path, &text, &length, &failure))
    g_set_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA,
                 /* Translators: a file's name */
                 _ ("The text “%s” cannot be read."), path);
  else if (!g_utf8_validate (text, length, NULL))
    g_set_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA,
                 /* Translators: a file's name */
                 _ ("“%s” is not plain text in UTF-8."), path);
  else
    return g_steal_pointer (&text);
  return NULL;
}

static gboolean
spor_cli_letter_set (SporCli *cli, GError **error)
{
  const char *subject = spor_cli_option (cli, "subject"), *path = spor_cli_option (cli, "body");
  g_autoptr (SporLetterTemplate) template = NULL;
  g_autoptr (SporLetterTemplate) changed = NULL;
  g_autofree char *body = NULL;
  int kind = spor_cli_find_letter_kind (spor_cli_word (cli, 1), error);

  if (kind < 0)
    return FALSE;
  if (!subject && !path)
    return spor_cli_misuse (error,
                            _ ("Say what the letter should be: --subject TEXT, --body FILE."), "");
  if ((path && !(body = spor_cli_read_body (path, error)))
      || !(template = spor_store_load_letter_template (cli->store, cli->round, kind, error)))
    return FALSE;
  changed = spor_letter_template_new (kind, subject ? subject : template->subject,
                                      body ? body : template->body);
  return spor_store_save_letter_template (cli->store, cli->round, template, changed, error)
         && spor_cli_print_template (cli, kind, error);
}

static gboolean
spor_cli_letter_reset (SporCli *cli, GError **error)
{
  int kind = spor_cli_find_letter_kind (spor_cli_word (cli, 1), error);

  return kind >= 0 && spor_store_reset_letter_template (cli->store, cli->round, NULL, kind, error)
         && spor_cli_print_template (cli, kind, error);
}

/* --- Contact -------------------------------------------------------------------------------- */

static gboolean
spor_cli_read_reply_by (SporCli *cli, gint64 *reply_by, GError **error)
{
  const char *text = spor_cli_option (cli, "reply-by");
  gint64 day;

  *reply_by = cli->round->reply_by;
  if (!text)
    return TRUE;
  if (!spor_day_parse (text, &day))
    /* Translators: what was typed */
    return spor_cli_misuse (error, _ ("“%s” is not a date: 2025-03-31."), text);
  *reply_by = spor_day_begins (day);
  return TRUE;
}

static void
spor_cli_print_contact (SporCli *cli)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  g_autofree char *day = spor_time_format_date (cli->round->reply_by);

  if (cli->json)
    {
      json_builder_begin_object (builder);
      spor_json_add_text (builder, "contact", cli->round->contact);
      spor_json_add_instant (builder, "reply-by", cli->round->reply_by);
      json_builder_end_object (builder);
      spor_json_print (builder);
      return;
    }
  if (*day)
    /* Translators: an e-mail address, and a date */
    printf (_ ("Contact: %s. Replies are promised by %s."), cli->round->contact, day);
  else
    /* Translators: an e-mail address */
    printf (_ ("Contact: %s. No reply date is promised."), cli->round->contact);
  putchar ('\n');
}

static gboolean
spor_cli_letter_contact (SporCli *cli, GError **error)
{
  gint64 reply_by;
  SporRound *round;

  if (!spor_cli_read_reply_by (cli, &reply_by, error)
      || !spor_store_save_contact (cli->store, cli->round, cli->round, spor_cli_word (cli, 1),
                                   reply_by, error)
      || !(round = spor_store_load_round (cli->store, error)))
    return FALSE;
  spor_round_unref (cli->round);
  cli->round = round;
  spor_cli_warn_of_past_reply (cli);
  spor_cli_print_contact (cli);
  return TRUE;
}

/* --- Who got one ---------------------------------------------------------------------------- */

static const char *
spor_cli_recipient_name (const SporSignups *signups, const SporLetterRecord *record)
{
  int signup = spor_signups_find (signups, record->signup_id);

  return signup < 0 ? "" : spor_signups_row (signups, signup)->name;
}

static void
spor_cli_print_sent_json (const SporSignups *signups, const GPtrArray *records)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();

  json_builder_begin_object (builder);
  json_builder_set_member_name (builder, "letters");
  json_builder_begin_array (builder);
  for (guint i = 0; i < records->len; i++)
    {
      const SporLetterRecord *record = g_ptr_array_index (records, i);

      json_builder_begin_object (builder);
      spor_json_add_text (builder, "id", record->signup_id);
      spor_json_add_text (builder, "name", spor_cli_recipient_name (signups, record));
      spor_json_add_text (builder, "kind", spor_letter_kind_key (record->kind));
      spor_json_add_text (builder, "email", record->email);
      spor_json_add_text (builder, "message-id", record->message_id);
      spor_json_add_instant (builder, "at", record->at);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
  json_builder_end_object (builder);
  spor_json_print (builder);
}

static void
spor_cli_print_sent_text (const SporSignups *signups, const GPtrArray *records)
{
  g_autoptr (SporCliTable) table = spor_cli_table_new (4);

  for (guint i = 0; i < records->len; i++)
    {
      const SporLetterRecord *record = g_ptr_array_index (records, i);

      spor_cli_table_add (table, spor_time_format_full (record->at),
                          g_strdup (spor_letter_kind_label (record->kind)),
                          g_strdup (spor_cli_recipient_name (signups, record)),
                          g_strdup (record->email));
    }
  spor_cli_table_print (table);
}

static gboolean
spor_cli_letter_sent (SporCli *cli, GError **error)
{
  g_autoptr (SporSignups) signups = spor_store_load_signups (cli->store, cli->round, FALSE, error);
  g_autoptr (GPtrArray) records
      = signups ? spor_store_load_letters (cli->store, cli->round, error) : NULL;

  if (!records)
    return FALSE;
  if (cli->json)
    spor_cli_print_sent_json (signups, records);
  else if (records->len > 0)
    spor_cli_print_sent_text (signups, records);
  else
    printf ("%s\n", _ ("Nobody has got a letter yet."));
  return TRUE;
}

gboolean
spor_cli_letter (SporCli *cli, GError **error)
{
  static const SporCliPart parts[] = {
    { "show", N_ ("KIND"), 2, spor_cli_letter_show },
    { "set",
      N_ ("KIND --subject TEXT --body FILE"),
      2,
      spor_cli_letter_set,
      { "subject", "body" } },
    { "reset", N_ ("KIND"), 2, spor_cli_letter_reset },
    { "contact", N_ ("ADDRESS --reply-by DATE"), 2, spor_cli_letter_contact, { "reply-by" } },
    { "sent", "", 1, spor_cli_letter_sent },
    { NULL },
  };

  return spor_cli_run_part (cli, parts, error);
}

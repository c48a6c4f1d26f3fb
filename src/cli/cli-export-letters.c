/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cli-commands.h"
#include "cli-json.h"
#include "cli-letter.h"
#include "spor-letter-export.h"
#include "spor-letter-mail.h"
#include "spor-letters-without.h"
#include "spor-text.h"

#include <glib/gi18n-lib.h>
#include <stdio.h>

static gint64
spor_now (void)
{
  return g_get_real_time () / G_USEC_PER_SEC;
}

/* --- One letter ----------------------------------------------------------------------------- */

static void
spor_json_add_letter (JsonBuilder *builder, const SporLetters *letters, guint index)
{
  const SporLetter *letter = spor_letters_get (letters, index);
  const SporSignupRow *row = spor_letters_recipient (letters, index);
  const SporRound *round = spor_composition_round (spor_letters_composition (letters));
  g_autofree char *subject = spor_letters_subject (letters, index);

  spor_json_add_text (builder, "id", row->id);
  spor_json_add_text (builder, "name", row->name);
  spor_json_add_text (builder, "email", row->email);
  spor_json_add_text (builder, "kind", spor_letter_kind_key (letter->kind));
  spor_json_add_int (builder, "track", spor_round_track (round, letter->track)->number);
  spor_json_add_text (builder, "subject", subject);
  spor_json_add_instant (builder, "sent", letter->sent_at);
}

static void
spor_cli_preview_json (const SporLetters *letters, guint index)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  g_autofree char *body = spor_letters_body (letters, index);
  g_autofree char *html = spor_letter_html (body);

  json_builder_begin_object (builder);
  spor_json_add_letter (builder, letters, index);
  spor_json_add_text (builder, "body", body);
  spor_json_add_text (builder, "html", html);
  json_builder_end_object (builder);
  spor_json_print (builder);
}

static void
spor_cli_preview_text (const SporLetters *letters, guint index)
{
  const SporSignupRow *row = spor_letters_recipient (letters, index);
  g_autofree char *name = spor_text_one_line (row->name);
  g_autofree char *subject = spor_letters_subject (letters, index);
  g_autofree char *body = spor_letters_body (letters, index);

  /* Translators: whom a letter is to: a name, an e-mail address */
  printf (_ ("To: %s <%s>"), name, row->email);
  putchar ('\n');
  /* Translators: a letter's subject */
  printf (_ ("Subject: %s"), subject);
  printf ("\n\n%s\n", body);
}

static gboolean
spor_cli_preview (SporCli *cli, const SporLetters *letters, GError **error)
{
  SporSignups *signups = spor_letters_composition (letters)->signups;
  int signup = spor_cli_find_signup (signups, spor_cli_option (cli, "preview"), error);
  int index = signup < 0 ? -1 : spor_letters_find (letters, signup);

  if (signup < 0)
    return FALSE;
  if (index < 0)
    {
      g_set_error (error, SPOR_CLI_ERROR, SPOR_CLI_ERROR_REFUSED,
                   /* Translators: a person */
                   _ ("%s gets no letter: the sign-up cannot be seated."),
                   spor_signups_row (signups, signup)->name);
      return FALSE;
    }
  if (cli->json)
    spor_cli_preview_json (letters, index);
  else
    spor_cli_preview_text (letters, index);
  return TRUE;
}

/* --- All letters ---------------------------------------------------------------------------- */

static void
on_letters_progressed_cb (double fraction, gpointer data)
{
  spor_cli_show_progress (_ ("Exporting"), fraction);
}

static void
spor_cli_print_letters_json (const SporLetters *letters,
                             const GArray *chosen,
                             const GPtrArray *paths,
                             guint n_left_out,
                             guint n_attention)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();

  json_builder_begin_object (builder);
  json_builder_set_member_name (builder, "written");
  json_builder_begin_array (builder);
  for (guint i = 0; i < paths->len; i++)
    json_builder_add_string_value (builder, g_ptr_array_index (paths, i));
  json_builder_end_array (builder);
  json_builder_set_member_name (builder, "letters");
  json_builder_begin_array (builder);
  for (guint i = 0; i < chosen->len; i++)
    {
      json_builder_begin_object (builder);
      spor_json_add_letter (builder, letters, g_array_index (chosen, guint, i));
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
  spor_json_add_int (builder, "already", n_left_out);
  spor_json_add_int (builder, "doubled", spor_letters_n_doubled (letters));
  spor_json_add_int (builder, "attention", n_attention);
  json_builder_end_object (builder);
  spor_json_print (builder);
}

static void
spor_cli_print_count (const char *sentence, guint n)
{
  g_autofree char *count = g_strdup_printf ("%u", n);
  g_autoptr (GString) text = g_string_new (sentence);

  g_string_replace (text, "%u", count, 1);
  printf ("%s\n", text->str);
}

static void
spor_cli_print_letters_text (const SporLetters *letters,
                             const GArray *chosen,
                             const char *out,
                             guint n_attention)
{
  guint n[SPOR_N_LETTER_KINDS] = { 0 };
  guint n_doubled = spor_letters_n_doubled (letters);

  for (guint i = 0; i < chosen->len; i++)
    n[spor_letters_get (letters, g_array_index (chosen, guint, i))->kind]++;
  /* Translators: a file */
  printf (_ ("Written: %s"), out);
  putchar ('\n');
  for (guint kind = 0; kind < SPOR_N_LETTER_KINDS; kind++)
    if (n[kind] > 0)
      printf ("  %s: %u\n", spor_letter_kind_label (kind), n[kind]);
  if (n_doubled > 0)
    spor_cli_print_count (ngettext ("%u person signed up for several tracks and gets a letter for "
                                    "each.",
                                    "%u people signed up for several tracks and get a letter for "
                                    "each.",
                                    n_doubled),
                          n_doubled);
  if (n_attention > 0)
    spor_cli_print_count (ngettext ("%u sign-up needs attention and gets no letter.",
                                    "%u sign-ups need attention and get no letter.", n_attention),
                          n_attention);
}

/* One sentence, either way. */
static char *
spor_cli_already_text (guint n)
{
  return g_strdup_printf (
      /* Translators: a number of people */
      ngettext ("%u person has got this letter already, and gets it again only with --again.",
                "%u people have got this letter already, and get it again only with --again.", n),
      n);
}

static gboolean
spor_cli_refuse_none (guint n_left_out, GError **error)
{
  g_autofree char *already = spor_cli_already_text (n_left_out);

  g_set_error_literal (error, SPOR_CLI_ERROR, SPOR_CLI_ERROR_REFUSED,
                       n_left_out > 0 ? already : _ ("Nobody gets such a letter."));
  return FALSE;
}

/* Whoever has a place on the board expects one. */
static void
spor_cli_warn_of_without (const SporLetters *letters)
{
  g_autoptr (GPtrArray) without = spor_letters_without (spor_letters_composition (letters));

  for (guint i = 0; i < without->len; i++)
    fprintf (stderr, "spor-cli: %s\n", (const char *)without->pdata[i]);
}

static gboolean
spor_cli_write_letters (SporCli *cli, const SporLetters *letters, int kind, GError **error)
{
  const char *out = spor_cli_word (cli, 1);
  guint n_left_out;
  g_autoptr (GArray) chosen
      = spor_letters_choose (letters, kind, spor_cli_option (cli, "again") != NULL, &n_left_out);
  guint n_attention
      = spor_signups_count (spor_letters_composition (letters)->signups, SPOR_STATUS_ATTENTION);
  g_autofree char *already = spor_cli_already_text (n_left_out);
  g_autoptr (GPtrArray) paths = NULL;

  if (chosen->len == 0)
    return spor_cli_refuse_none (n_left_out, error);
  paths = spor_letters_export (letters, cli->store, chosen, out, spor_now (),
                               on_letters_progressed_cb, NULL, cli->cancellable, error);
  spor_cli_end_progress ();
  if (!paths)
    return FALSE;
  if (n_left_out > 0)
    fprintf (stderr, "spor-cli: %s\n", already);
  spor_cli_warn_of_past_reply (cli);
  spor_cli_warn_of_without (letters);
  if (cli->json)
    spor_cli_print_letters_json (letters, chosen, paths, n_left_out, n_attention);
  else
    spor_cli_print_letters_text (letters, chosen, out, n_attention);
  return TRUE;
}

gboolean
spor_cli_export_letters (SporCli *cli, GError **error)
{
  const char *key = spor_cli_option (cli, "kind");
  gboolean preview = spor_cli_option (cli, "preview") != NULL;
  g_autoptr (SporLetters) letters = NULL;
  int kind = -1;

  if ((key && (kind = spor_cli_find_letter_kind (key, error)) < 0) || !spor_cli_open (cli, error)
      || !(letters = spor_letters_load (cli->store, error)))
    return FALSE;
  return preview ? spor_cli_preview (cli, letters, error)
                 : spor_cli_write_letters (cli, letters, kind, error);
}

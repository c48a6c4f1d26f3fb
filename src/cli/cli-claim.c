/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cli-claim-print.h"
#include "cli-commands.h"
#include "cli-meeting.h"
#include "cli-part.h"
#include "cli-terms.h"
#include "cli-totals.h"

#include "spor-id.h"
#include "spor-receipt-check.h"
#include "spor-receipts.h"
#include "spor-text.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define MIN_ID_LENGTH 4

/* The fields of --line, in their order. */
enum
{
  LINE_MODE,
  LINE_DATE,
  LINE_FROM,
  LINE_TO,
  LINE_AMOUNT, /* or kilometres */
  LINE_RECEIPT,
  LINE_NOTE,
  N_LINE_FIELDS
};

/* --- Finding -------------------------------------------------------------------------------- */

char *
spor_cli_find_claim (SporCli *cli, const char *part, GError **error)
{
  g_autoptr (GPtrArray) claims = spor_store_load_claims (cli->store, cli->round, error);
  const char *found = NULL;
  guint n_found = 0;

  for (guint i = 0; claims && strlen (part) >= MIN_ID_LENGTH && i < claims->len; i++)
    {
      const SporClaim *claim = g_ptr_array_index (claims, i);

      if (spor_id_matches (claim->id, part))
        {
          found = claim->id;
          n_found++;
        }
    }
  if (claims && n_found > 1)
    /* Translators: what was typed */
    spor_cli_misuse (error, _ ("More than one claim has an id that begins or ends with “%s”."),
                     part);
  else if (claims && n_found == 0)
    /* Translators: an id */
    spor_cli_misuse (error, _ ("There is no claim with the id “%s”."), part);
  return n_found == 1 ? g_strdup (found) : NULL;
}

static void
spor_cli_set (char **field, const char *text)
{
  g_free (*field);
  *field = spor_text_clean (text);
}

/* --- Adding, editing ------------------------------------------------------------------------ */

/* The file as a receipt of @claim; the same file twice is one receipt. Returns its id, borrowed. */
static const char *
spor_cli_add_receipt (SporClaim *claim, const char *path, GError **error)
{
  g_autofree char *name = g_path_get_basename (path);
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (SporReceipt) receipt = NULL;
  g_autoptr (GError) failure = NULL;
  char *content;
  gsize length;

  if (!g_file_get_contents (path, &content, &length, &failure))
    {
      g_set_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA,
                   /* Translators: a file's name */
                   _ ("The receipt “%s” cannot be read."), path);
      return NULL;
    }
  bytes = g_bytes_new_take (content, length);
  if (!(receipt = spor_receipt_new_from_bytes (name, bytes, error)))
    return NULL;
  for (guint i = 0; i < claim->receipts->len; i++)
    {
      const SporReceipt *known = g_ptr_array_index (claim->receipts, i);

      if (g_str_equal (known->sha256, receipt->sha256))
        return known->id;
    }
  if (!spor_receipt_check_shows (receipt, error))
    return NULL;
  g_ptr_array_add (claim->receipts, receipt);
  return g_steal_pointer (&receipt)->id;
}

static gboolean
spor_cli_fill_line (SporClaim *claim, SporClaimLine *line, char **fields, GError **error)
{
  const char *receipt;
  gboolean has_rate = spor_mode_has_rate (line->mode);

  spor_cli_set (&line->origin, fields[LINE_FROM]);
  spor_cli_set (&line->destination, fields[LINE_TO]);
  spor_cli_set (&line->note, fields[LINE_NOTE]);
  if (has_rate && !spor_km_parse (fields[LINE_AMOUNT], &line->metres))
    /* Translators: what was typed */
    return spor_cli_misuse (error, _ ("“%s” is not a number of kilometres: 145,5."),
                            fields[LINE_AMOUNT]);
  if (!has_rate && !spor_money_parse (fields[LINE_AMOUNT], &line->amount))
    /* Translators: what was typed */
    return spor_cli_misuse (error, _ ("“%s” is not an amount of money: 1.234,50."),
                            fields[LINE_AMOUNT]);
  if (!*fields[LINE_RECEIPT])
    return TRUE;
  if (!(receipt = spor_cli_add_receipt (claim, fields[LINE_RECEIPT], error)))
    return FALSE;
  spor_cli_set (&line->receipt_id, receipt);
  return TRUE;
}

/* @text: "toll;2025-04-01;Odense;Aarhus;245,00;bro.pdf;there and back" */
static gboolean
spor_cli_add_line (SporClaim *claim, const char *text, GError **error)
{
  g_auto (GStrv) given = g_strsplit (text, ";", N_LINE_FIELDS);
  guint n_given = g_strv_length (given);
  char *fields[N_LINE_FIELDS];
  SporClaimLine *line;
  int mode;
  gint64 day;

  for (guint i = 0; i < N_LINE_FIELDS; i++)
    fields[i] = i < n_given ? g_strstrip (given[i]) : (char *)"";
  mode = spor_mode_from_key (fields[LINE_MODE]);
  if (n_given <= LINE_AMOUNT || mode < 0 || !spor_day_parse (fields[LINE_DATE], &day))
    /* Translators: what was typed */
    return spor_cli_misuse (
        error,
        _ ("“%s” is not a line: MODE;DATE;FROM;TO;AMOUNT, or kilometres for car and bicycle."),
        text);
  line = spor_claim_line_new (mode, day);
  g_ptr_array_add (claim->lines, line);
  return spor_cli_fill_line (claim, line, fields, error);
}

static gboolean
spor_cli_read_member (SporCli *cli, SporClaim *claim, GError **error)
{
  g_autoptr (SporSignups) signups = NULL;
  g_autoptr (SporMeeting) meeting = NULL;
  const char *member = spor_cli_option (cli, "member");
  const char *meeting_id = spor_cli_option (cli, "meeting");
  int found;

  if (!member || !meeting_id)
    return spor_cli_misuse (error,
                            _ ("Say whose claim it is and for which meeting: --member ID "
                               "--meeting ID."),
                            "");
  if (!(meeting = spor_cli_load_meeting (cli, meeting_id, error))
      || !(signups = spor_store_load_signups (cli->store, cli->round, FALSE, error))
      || (found = spor_cli_find_signup (signups, member, error)) < 0)
    return FALSE;
  spor_cli_set (&claim->meeting_id, meeting->id);
  spor_cli_set (&claim->signup_id, spor_signups_row (signups, found)->id);
  return TRUE;
}

/* What "add" and "edit" have in common. Lines that are given take the place of all there were. */
static gboolean
spor_cli_read_content (SporCli *cli, SporClaim *claim, GError **error)
{
  const GPtrArray *lines = spor_cli_option_all (cli, "line");

  if (spor_cli_option (cli, "note"))
    spor_cli_set (&claim->note, spor_cli_option (cli, "note"));
  if (spor_cli_option (cli, "ean"))
    spor_cli_set (&claim->ean, spor_cli_option (cli, "ean"));
  claim->route = *claim->ean ? SPOR_ROUTE_EAN : SPOR_ROUTE_NEMKONTO;
  if (!lines)
    return TRUE;
  g_ptr_array_set_size (claim->lines, 0);
  g_ptr_array_set_size (claim->receipts, 0);
  for (guint i = 0; i < lines->len; i++)
    if (!spor_cli_add_line (claim, g_ptr_array_index (lines, i), error))
      return FALSE;
  return TRUE;
}

static gboolean
spor_cli_read_claim (SporCli *cli, SporClaim *claim, GError **error)
{
  const char *corrects = spor_cli_option (cli, "corrects");

  if (!spor_cli_read_member (cli, claim, error))
    return FALSE;
  if (corrects)
    {
      g_free (claim->corrects);
      if (!(claim->corrects = spor_cli_find_claim (cli, corrects, error)))
        return FALSE;
    }
  return spor_cli_read_content (cli, claim, error);
}

static gboolean
spor_cli_claim_add (SporCli *cli, GError **error)
{
  g_autoptr (SporClaim) claim = spor_claim_new ();
  g_autoptr (GPtrArray) findings = NULL;

  if (!spor_cli_read_claim (cli, claim, error))
    return FALSE;
  if (!spor_store_add_claim (cli->store, cli->round, claim, &findings, error))
    return spor_cli_explain_refusal (cli, findings, error);
  return spor_cli_print_claim (cli, claim->id, error);
}

static gboolean
spor_cli_claim_edit (SporCli *cli, GError **error)
{
  g_autofree char *id = spor_cli_find_claim (cli, spor_cli_word (cli, 1), error);
  g_autoptr (SporClaim) shown = id ? spor_store_load_claim (cli->store, id, error) : NULL;
  g_autoptr (SporClaim) claim = shown ? spor_claim_copy (shown) : NULL;
  g_autoptr (GPtrArray) findings = NULL;

  if (!claim || !spor_cli_read_content (cli, claim, error))
    return FALSE;
  if (!spor_store_save_claim (cli->store, cli->round, shown, claim, &findings, error))
    return spor_cli_explain_refusal (cli, findings, error);
  return spor_cli_print_claim (cli, id, error);
}

/* Prints what is gone, as it was. */
static gboolean
spor_cli_claim_delete (SporCli *cli, GError **error)
{
  g_autofree char *id = spor_cli_find_claim (cli, spor_cli_word (cli, 1), error);
  g_autoptr (SporClaim) claim = id ? spor_store_load_claim (cli->store, id, error) : NULL;

  return claim && spor_store_delete_claim (cli->store, id, error)
         && spor_cli_print_loaded_claim (cli, claim, error);
}

/* --- Looking -------------------------------------------------------------------------------- */

static gboolean
spor_cli_claim_list (SporCli *cli, GError **error)
{
  const char *given = spor_cli_option (cli, "state");
  const char *member = spor_cli_option (cli, "member");
  const char *meeting_id = spor_cli_option (cli, "meeting");
  g_autoptr (SporSignups) signups = NULL;
  g_autoptr (SporMeeting) meeting = NULL;
  SporCliClaimFilter filter = { .state = given ? spor_claim_state_from_key (given) : -1 };
  int found = -1;

  if (given && filter.state < 0)
    /* Translators: what was typed */
    return spor_cli_misuse (error, _ ("There is no state “%s”."), given);
  if ((meeting_id && !(meeting = spor_cli_load_meeting (cli, meeting_id, error)))
      || !(signups = spor_store_load_signups (cli->store, cli->round, FALSE, error))
      || (member && (found = spor_cli_find_signup (signups, member, error)) < 0))
    return FALSE;
  filter.signup_id = member ? spor_signups_row (signups, found)->id : NULL;
  filter.meeting_id = meeting ? meeting->id : NULL;
  return spor_cli_print_claims (cli, signups, &filter, error);
}

static gboolean
spor_cli_claim_show (SporCli *cli, GError **error)
{
  g_autofree char *id = spor_cli_find_claim (cli, spor_cli_word (cli, 1), error);

  return id && spor_cli_print_claim (cli, id, error);
}

/* --- Deciding ------------------------------------------------------------------------------- */

static gboolean
spor_cli_decide (SporCli *cli, const SporDecision *decision, GError **error)
{
  g_autofree char *id = spor_cli_find_claim (cli, spor_cli_word (cli, 1), error);
  g_autoptr (GPtrArray) findings = NULL;

  if (!id)
    return FALSE;
  if (!spor_store_decide (cli->store, cli->round, id, decision, &findings, error))
    return spor_cli_explain_refusal (cli, findings, error);
  return spor_cli_print_claim (cli, id, error);
}

static gboolean
spor_cli_claim_submit (SporCli *cli, GError **error)
{
  SporDecision decision = { .act = SPOR_ACT_SUBMIT };

  return spor_cli_decide (cli, &decision, error);
}

static gboolean
spor_cli_claim_approve (SporCli *cli, GError **error)
{
  SporDecision decision = { .act = SPOR_ACT_APPROVE };

  return spor_cli_decide (cli, &decision, error);
}

static gboolean
spor_cli_claim_return (SporCli *cli, GError **error)
{
  SporDecision decision = { .act = SPOR_ACT_RETURN, .reason = spor_cli_word (cli, 2) };

  return spor_cli_decide (cli, &decision, error);
}

static gboolean
spor_cli_claim_reject (SporCli *cli, GError **error)
{
  SporDecision decision = { .act = SPOR_ACT_REJECT, .reason = spor_cli_word (cli, 2) };

  return spor_cli_decide (cli, &decision, error);
}

static gboolean
spor_cli_claim_pay (SporCli *cli, GError **error)
{
  const char *date = spor_cli_option (cli, "date");
  SporDecision decision = { .act = SPOR_ACT_PAY,
                            .reference = spor_cli_option (cli, "reference"),
                            .paid_on = SPOR_DAY_NONE };

  if (date && !spor_day_parse (date, &decision.paid_on))
    return spor_cli_misuse (error, _ ("Say on which day: --date 2025-04-01, not “%s”."), date);
  return spor_cli_decide (cli, &decision, error);
}

gboolean
spor_cli_claim (SporCli *cli, GError **error)
{
  static const SporCliPart parts[] = {
    { "add",
      N_ ("--member ID --meeting ID --line LINE…"),
      1,
      spor_cli_claim_add,
      { "member", "meeting", "line", "ean", "note", "corrects" } },
    { "edit", N_ ("ID --line LINE…"), 2, spor_cli_claim_edit, { "line", "ean", "note" } },
    { "delete", "ID", 2, spor_cli_claim_delete },
    { "list", "", 1, spor_cli_claim_list, { "member", "meeting", "state" } },
    { "show", "ID", 2, spor_cli_claim_show },
    { "submit", "ID", 2, spor_cli_claim_submit },
    { "approve", "ID", 2, spor_cli_claim_approve },
    { "return", N_ ("ID REASON"), 3, spor_cli_claim_return },
    { "reject", N_ ("ID REASON"), 3, spor_cli_claim_reject },
    { "terms",
      "",
      1,
      spor_cli_claim_terms,
      { "car-rate", "receipt-above", "days-before", "days-after", "months", "budget" } },
    { "totals", "", 1, spor_cli_claim_totals, { "by" } },
    { "pay",
      N_ ("ID --date DATE --reference TEXT"),
      2,
      spor_cli_claim_pay,
      { "date", "reference" } },
    { NULL },
  };

  return spor_cli_run_part (cli, parts, error);
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "spor-claim-rules-private.h"

#include "spor-ean.h"
#include "spor-great-circle.h"
#include "spor-text.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

#define DETOUR 1.6 /* roads, of the great circle */
#define SLACK_KM 20
#define METRES_PER_KM 1000

static const struct
{
  const char *key;
  SporSeverity severity;
} rules[SPOR_N_CLAIM_RULES] = {
  [SPOR_CLAIM_RULE_EMPTY] = { "empty", SPOR_SEVERITY_BLOCKS },
  [SPOR_CLAIM_RULE_NOT_PHYSICAL] = { "not-physical", SPOR_SEVERITY_BLOCKS },
  [SPOR_CLAIM_RULE_NOT_INVITED] = { "not-invited", SPOR_SEVERITY_BLOCKS },
  [SPOR_CLAIM_RULE_NOT_ATTENDED] = { "not-attended", SPOR_SEVERITY_WARNS },
  [SPOR_CLAIM_RULE_AMOUNT] = { "amount", SPOR_SEVERITY_BLOCKS },
  [SPOR_CLAIM_RULE_DATE] = { "date", SPOR_SEVERITY_BLOCKS },
  [SPOR_CLAIM_RULE_RECEIPT] = { "receipt", SPOR_SEVERITY_BLOCKS },
  [SPOR_CLAIM_RULE_DOUBLED] = { "doubled", SPOR_SEVERITY_BLOCKS },
  [SPOR_CLAIM_RULE_DOUBLED_RECEIPT] = { "doubled-receipt", SPOR_SEVERITY_BLOCKS },
  [SPOR_CLAIM_RULE_CORRECTS] = { "corrects", SPOR_SEVERITY_BLOCKS },
  [SPOR_CLAIM_RULE_CORRECTION] = { "correction", SPOR_SEVERITY_WARNS },
  [SPOR_CLAIM_RULE_KM] = { "km", SPOR_SEVERITY_WARNS },
  [SPOR_CLAIM_RULE_DEADLINE] = { "deadline", SPOR_SEVERITY_BLOCKS },
  [SPOR_CLAIM_RULE_PERSONAL_NUMBER] = { "personal-number", SPOR_SEVERITY_BLOCKS },
  [SPOR_CLAIM_RULE_EAN] = { "ean", SPOR_SEVERITY_BLOCKS },
  [SPOR_CLAIM_RULE_STATE] = { "state", SPOR_SEVERITY_BLOCKS },
  [SPOR_CLAIM_RULE_OWN_CLAIM] = { "own-claim", SPOR_SEVERITY_BLOCKS },
  [SPOR_CLAIM_RULE_REASON] = { "reason", SPOR_SEVERITY_BLOCKS },
  [SPOR_CLAIM_RULE_PAYMENT] = { "payment", SPOR_SEVERITY_BLOCKS },
};

const char *
spor_claim_rule_key (SporClaimRule rule)
{
  return rules[rule].key;
}

SporSeverity
spor_claim_rule_severity (SporClaimRule rule)
{
  return rules[rule].severity;
}

/* --- Findings ------------------------------------------------------------------------------- */

SporClaimFinding *
spor_claim_finding_new (SporClaimRule rule, int line, char *text)
{
  SporClaimFinding *self = g_new0 (SporClaimFinding, 1);

  self->rule = rule;
  self->severity = rules[rule].severity;
  self->line = line;
  self->text = text;
  return self;
}

void
spor_claim_finding_free (SporClaimFinding *self)
{
  g_free (self->text);
  g_free (self);
}

GPtrArray *
spor_claim_findings_new (void)
{
  return g_ptr_array_new_with_free_func ((GDestroyNotify)spor_claim_finding_free);
}

gboolean
spor_claim_findings_block (const GPtrArray *findings)
{
  for (guint i = 0; i < findings->len; i++)
    if (((SporClaimFinding *)g_ptr_array_index (findings, i))->severity == SPOR_SEVERITY_BLOCKS)
      return TRUE;
  return FALSE;
}

void
spor_claim_findings_add (GPtrArray *findings, SporClaimRule rule, int line, char *text)
{
  g_ptr_array_add (findings, spor_claim_finding_new (rule, line, text));
}

/* --- The claim as a whole ------------------------------------------------------------------- */

static void
spor_check_meeting (const SporClaimCase *facts, GPtrArray *findings)
{
  if (facts->meeting->kind != SPOR_MEETING_PHYSICAL)
    spor_claim_findings_add (findings, SPOR_CLAIM_RULE_NOT_PHYSICAL, -1,
                             g_strdup (_ ("Transport is refunded for physical meetings only.")));
  if (facts->attendance < 0)
    spor_claim_findings_add (findings, SPOR_CLAIM_RULE_NOT_INVITED, -1,
                             g_strdup (_ ("The member was not invited to the meeting.")));
  else if (facts->attendance != SPOR_ATTENDANCE_ATTENDED)
    spor_claim_findings_add (findings, SPOR_CLAIM_RULE_NOT_ATTENDED, -1,
                             g_strdup (
                                 _ ("It is not noted that the member attended the meeting.")));
}

/* "2300 København S", "Aarhus C": a postcode before the town, and which part of it after. */
static int
spor_find_town (const char *part, SporPlaces *places)
{
  g_autofree char *text = g_strstrip (g_strdup (part));
  char *town = text + strspn (text, "0123456789 ");
  char *last;
  int index;

  do
    {
      if (spor_places_match (places, town, &index) == SPOR_PLACE_MATCH)
        return index;
      if ((last = strrchr (town, ' ')))
        *last = '\0';
    }
  while (last);
  return -1;
}

int
spor_meeting_find_place (const SporMeeting *meeting, SporPlaces *places)
{
  g_auto (GStrv) parts = g_strsplit (meeting->place, ",", -1);
  int index = -1;

  /* "KOMBIT, Halfdansgade 8, København S": the town comes last */
  for (guint i = g_strv_length (parts); i-- > 0 && index < 0;)
    index = spor_find_town (parts[i], places);
  return index;
}

gint64
spor_claim_km_limit (const SporMunicipality *home, const SporMunicipality *there)
{
  double km
      = spor_great_circle_km (home->town_lat, home->town_lon, there->town_lat, there->town_lon);

  return floor ((DETOUR * 2 * km + SLACK_KM) * METRES_PER_KM);
}

static void
spor_check_km (const SporClaim *claim, const SporClaimCase *facts, GPtrArray *findings)
{
  int place = facts->home ? spor_meeting_find_place (facts->meeting, facts->places) : -1;
  gint64 metres = spor_claim_metres (claim);
  g_autofree char *has = spor_km_format (metres);
  g_autofree char *most = NULL;
  gint64 limit;

  if (place < 0)
    return;
  limit = spor_claim_km_limit (facts->home, spor_places_get (facts->places, place));
  if (metres <= limit)
    return;
  most = spor_km_format (limit / METRES_PER_KM * METRES_PER_KM);
  spor_claim_findings_add (findings, SPOR_CLAIM_RULE_KM, -1,
                           /* Translators: a distance; a town; a town; a distance */
                           g_strdup_printf (_ ("%s is more than a return trip from %s to %s can be "
                                               "expected to be (at most %s)."),
                                            has, facts->home->main_town,
                                            spor_places_get (facts->places, place)->main_town,
                                            most));
}

/* A meeting that ends at midnight ends on the day before. */
static gint64
spor_meeting_last_day (const SporMeeting *meeting)
{
  return spor_day_of_instant (MAX (meeting->starts, meeting->ends - 1));
}

gint64
spor_claim_last_day (const SporMeeting *meeting, const SporRefundTerms *terms)
{
  return spor_day_add_months (spor_meeting_last_day (meeting), terms->months);
}

static void
spor_check_deadline (const SporClaimCase *facts, GPtrArray *findings)
{
  gint64 last = spor_claim_last_day (facts->meeting, &facts->terms);
  g_autofree char *date = spor_day_format (last);

  if (facts->today > last)
    spor_claim_findings_add (findings, SPOR_CLAIM_RULE_DEADLINE, -1,
                             /* Translators: a date */
                             g_strdup_printf (_ ("The deadline for this claim was %s."), date));
}

static void
spor_check_ean (const SporClaim *claim, GPtrArray *findings)
{
  if (claim->route != SPOR_ROUTE_EAN || spor_ean_is_valid (claim->ean))
    return;
  if (!*claim->ean)
    spor_claim_findings_add (findings, SPOR_CLAIM_RULE_EAN, -1,
                             g_strdup (_ ("An EAN invoice needs the municipality’s EAN number.")));
  else
    spor_claim_findings_add (findings, SPOR_CLAIM_RULE_EAN, -1,
                             /* Translators: what was typed */
                             g_strdup_printf (_ ("“%s” is not an EAN number: it has thirteen "
                                                 "digits, and the last one must match the others."),
                                              claim->ean));
}

/* --- Personal numbers ----------------------------------------------------------------------- */

SporClaimFinding *
spor_claim_text_objection (const char *text, int line)
{
  char *objection = spor_text_number_objection (text);

  return objection ? spor_claim_finding_new (SPOR_CLAIM_RULE_PERSONAL_NUMBER, line, objection)
                   : NULL;
}

static void
spor_check_text (const char *text, int line, GPtrArray *findings)
{
  SporClaimFinding *finding = spor_claim_text_objection (text, line);

  if (finding)
    g_ptr_array_add (findings, finding);
}

void
spor_claim_check_texts (const SporClaim *claim, GPtrArray *findings)
{
  spor_check_text (claim->note, -1, findings);
  spor_check_text (claim->ean, -1, findings);
  for (guint i = 0; i < claim->receipts->len; i++)
    spor_check_text (((SporReceipt *)g_ptr_array_index (claim->receipts, i))->name, -1, findings);
  for (guint i = 0; i < claim->lines->len; i++)
    {
      const SporClaimLine *line = spor_claim_line (claim, i);

      spor_check_text (line->origin, i, findings);
      spor_check_text (line->destination, i, findings);
      spor_check_text (line->note, i, findings);
    }
}

/* --- Lines ---------------------------------------------------------------------------------- */

static void
spor_check_amount (const SporClaim *claim, const SporClaimCase *facts, int i, GPtrArray *findings)
{
  const SporClaimLine *line = spor_claim_line (claim, i);

  if (spor_mode_has_rate (line->mode) && line->rate <= 0)
    spor_claim_findings_add (findings, SPOR_CLAIM_RULE_AMOUNT, i,
                             /* Translators: a line's number; its mode */
                             g_strdup_printf (_ ("Line %d (%s) has no rate per kilometre."), i + 1,
                                              spor_mode_label (line->mode)));
  else if (line->amount <= 0)
    spor_claim_findings_add (findings, SPOR_CLAIM_RULE_AMOUNT, i,
                             /* Translators: a line's number; its mode */
                             g_strdup_printf (_ ("Line %d (%s) has no amount."), i + 1,
                                              spor_mode_label (line->mode)));
}

static void
spor_check_date (const SporClaim *claim, const SporClaimCase *facts, int i, GPtrArray *findings)
{
  gint64 day = spor_claim_line (claim, i)->day;
  gint64 first = spor_day_of_instant (facts->meeting->starts) - facts->terms.days_before;
  gint64 last = spor_meeting_last_day (facts->meeting) + facts->terms.days_after;
  g_autofree char *date = spor_day_format (day);
  g_autofree char *from = spor_day_format (first);
  g_autofree char *to = spor_day_format (last);

  if (day < first || day > last)
    spor_claim_findings_add (
        findings, SPOR_CLAIM_RULE_DATE, i,
        /* Translators: a line's number; a date; the first and the last day */
        g_strdup_printf (_ ("Line %d is dated %s; travel to the meeting lies from "
                            "%s to %s."),
                         i + 1, date, from, to));
}

gboolean
spor_claim_needs_receipt (SporMode mode, gint64 amount, const SporRefundTerms *terms)
{
  /* kilometres are shown by the line itself: there is no receipt for them */
  if (spor_mode_has_rate (mode))
    return FALSE;
  return mode == SPOR_MODE_TOLL || mode == SPOR_MODE_FERRY || mode == SPOR_MODE_PARKING
         || mode == SPOR_MODE_TAXI || amount > terms->receipt_above;
}

static void
spor_check_receipt (const SporClaim *claim, const SporClaimCase *facts, int i, GPtrArray *findings)
{
  const SporClaimLine *line = spor_claim_line (claim, i);
  g_autofree char *above = spor_money_format (facts->terms.receipt_above);

  if (spor_claim_find_receipt (claim, line->receipt_id)
      || !spor_claim_needs_receipt (line->mode, line->amount, &facts->terms))
    return;
  spor_claim_findings_add (
      findings, SPOR_CLAIM_RULE_RECEIPT, i,
      /* Translators: a line's number; its mode; an amount */
      g_strdup_printf (_ ("Line %d (%s) needs a receipt: it is required above %s, "
                          "and always for toll, ferry, parking and taxi."),
                       i + 1, spor_mode_label (line->mode), above));
}

/* --- All of it ------------------------------------------------------------------------------ */

GPtrArray *
spor_claim_check (const SporClaim *claim, const SporClaimCase *facts)
{
  static void (*const line_rules[]) (const SporClaim *, const SporClaimCase *, int, GPtrArray *)
      = { spor_check_amount, spor_check_date, spor_check_receipt, spor_claim_check_line_doubled };
  GPtrArray *findings = spor_claim_findings_new ();

  if (claim->lines->len == 0)
    spor_claim_findings_add (findings, SPOR_CLAIM_RULE_EMPTY, -1,
                             g_strdup (_ ("The claim has no lines.")));
  spor_check_meeting (facts, findings);
  for (guint r = 0; r < G_N_ELEMENTS (line_rules); r++)
    for (guint i = 0; i < claim->lines->len; i++)
      line_rules[r](claim, facts, i, findings);
  spor_claim_check_files (claim, facts, findings);
  spor_claim_check_correction (claim, facts, findings);
  spor_check_km (claim, facts, findings);
  spor_check_deadline (facts, findings);
  spor_claim_check_texts (claim, findings);
  spor_check_ean (claim, findings);
  return findings;
}

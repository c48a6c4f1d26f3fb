/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "spor-claim-page.h"

#include "spor-id.h"
#include "spor-receipt-pages.h"
#include "spor-time.h"

#include <glib/gi18n-lib.h>

typedef struct
{
  const SporRefunds *refunds;
  const SporComposition *composition;
  const SporClaim *claim;
  const SporMeeting *meeting;  /* NULL: not among the round's */
  const SporSignupRow *member; /* NULL: not among the sign-ups */
  gint64 now;
  SporPaper *paper;
} SporClaimPage;

static void
spor_claim_page_add_fact (SporClaimPage *self, const char *label, const char *value)
{
  if (value && *value)
    spor_paper_add_fact (self->paper, label, value);
}

/* --- Whose it is ---------------------------------------------------------------------------- */

static void
spor_claim_page_add_member (SporClaimPage *self)
{
  const SporTrack *track = spor_claim_track (self->claim, self->composition);
  g_autofree char *title = track ? spor_track_title (track) : NULL;

  if (self->member)
    {
      spor_claim_page_add_fact (self, _ ("Name"), self->member->name);
      spor_claim_page_add_fact (self, _ ("Municipality"), self->member->place);
    }
  spor_claim_page_add_fact (self, _ ("Track"), title);
}

static void
spor_claim_page_add_meeting (SporClaimPage *self)
{
  g_autofree char *name = self->meeting ? spor_meeting_name (self->meeting) : NULL;
  g_autofree char *date = self->meeting ? spor_time_format_date (self->meeting->starts) : NULL;

  spor_claim_page_add_fact (self, _ ("Meeting"), name);
  spor_claim_page_add_fact (self, _ ("Date of the meeting"), date);
  if (self->meeting)
    spor_claim_page_add_fact (self, _ ("Place"), self->meeting->place);
}

static void
spor_claim_page_add_payment (SporClaimPage *self)
{
  g_autofree char *total = spor_money_format (spor_claim_total (self->claim));
  gint64 due = spor_refunds_due (self->refunds, self->claim);
  g_autofree char *amount = spor_money_format (ABS (due));
  const char *route = spor_route_label (self->claim->route);
  g_autofree char *invoice = self->claim->route == SPOR_ROUTE_EAN
                                 ? g_strdup_printf ("%s, %s", route, self->claim->ean)
                                 : g_strdup (route);
  g_autofree char *corrects = *self->claim->corrects ? spor_short_id (self->claim->corrects) : NULL;

  spor_claim_page_add_fact (self, _ ("State"), spor_claim_state_label (self->claim->state));
  spor_claim_page_add_fact (self, _ ("Amount"), total);
  if (due != spor_claim_total (self->claim))
    spor_claim_page_add_fact (self, due < 0 ? _ ("To pay back") : _ ("To pay out"), amount);
  spor_claim_page_add_fact (self, _ ("Paid to"), invoice);
  spor_claim_page_add_fact (self, _ ("Corrects"), corrects);
  spor_claim_page_add_fact (self, _ ("Note"), self->claim->note);
}

static void
spor_claim_page_add_head (SporClaimPage *self)
{
  g_autofree char *id = spor_short_id (self->claim->id);
  g_autofree char *date = spor_time_format_date (self->now);
  g_autofree char *about
      /* Translators: a claim's id, a round, a date */
      = g_strdup_printf (_ ("Claim %s – %s. Made on %s."), id,
                         spor_composition_round (self->composition)->name, date);

  spor_paper_add (self->paper, SPOR_PAPER_TITLE, _ ("Travel claim"));
  spor_paper_add (self->paper, SPOR_PAPER_NOTE, about);
  spor_claim_page_add_member (self);
  spor_claim_page_add_meeting (self);
  spor_claim_page_add_payment (self);
}

/* --- What the rules say --------------------------------------------------------------------- */

static void
spor_claim_page_add_findings (SporClaimPage *self)
{
  SporPlaces *places = spor_composition_round (self->composition)->places;
  const SporMunicipality *home = self->member && self->member->municipality >= 0
                                     ? spor_places_get (places, self->member->municipality)
                                     : NULL;
  g_autoptr (GPtrArray) findings
      = self->meeting ? spor_refunds_check (self->refunds, self->claim, home, places,
                                            spor_day_of_instant (self->now))
                      : NULL;

  if (!findings || findings->len == 0)
    return;
  spor_paper_add (self->paper, SPOR_PAPER_HEADING, _ ("What to look at"));
  for (guint i = 0; i < findings->len; i++)
    spor_paper_add (self->paper, SPOR_PAPER_WARNING,
                    ((SporClaimFinding *)g_ptr_array_index (findings, i))->text);
}

/* --- Lines ---------------------------------------------------------------------------------- */

/* Which of the claim's receipts, from 1; 0 if none. */
static guint
spor_claim_receipt_number (const SporClaim *claim, const SporClaimLine *line)
{
  for (guint i = 0; *line->receipt_id && i < claim->receipts->len; i++)
    if (g_str_equal (((SporReceipt *)g_ptr_array_index (claim->receipts, i))->id, line->receipt_id))
      return i + 1;
  return 0;
}

/* "640,5 km × 2,28 kr."; NULL without a rate */
static char *
spor_claim_line_distance (const SporClaimLine *line)
{
  g_autofree char *km = spor_km_format (line->metres);
  g_autofree char *rate = spor_money_format (line->rate);

  return spor_mode_has_rate (line->mode) ? g_strdup_printf ("%s × %s", km, rate) : NULL;
}

/* "Odense – Aarhus", what the amount comes from, and the line's note: what there is of them, below
 * one another. */
static char *
spor_claim_line_way (const SporClaimLine *line)
{
  gboolean both = *line->origin && *line->destination;
  g_autofree char *way = g_strconcat (line->origin, both ? " – " : "", line->destination, NULL);
  g_autofree char *distance = spor_claim_line_distance (line);
  const char *parts[] = { way, distance, line->note };
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    if (parts[i] && *parts[i])
      g_string_append_printf (text, "%s%s", text->len > 0 ? "\n" : "", parts[i]);
  return g_string_free (text, FALSE);
}

static void
spor_claim_page_add_line (SporClaimPage *self, const SporClaimLine *line)
{
  guint receipt = spor_claim_receipt_number (self->claim, line);
  g_autofree char *date = spor_day_format (line->day);
  g_autofree char *way = spor_claim_line_way (line);
  g_autofree char *number = receipt ? g_strdup_printf ("%u", receipt) : g_strdup ("");
  g_autofree char *amount = spor_money_format (line->amount);

  spor_paper_add_row (self->paper,
                      (const char *[]){ date, spor_mode_label (line->mode), way, number, amount });
}

static void
spor_claim_page_add_lines (SporClaimPage *self)
{
  const SporPaperColumn columns[] = { { _ ("Date"), 0 },
                                      { _ ("Transport"), 0 },
                                      { _ ("From, to"), 1 },
                                      { _ ("Receipt"), 0, TRUE },
                                      { _ ("Amount"), 0, TRUE } };
  g_autofree char *total = spor_money_format (spor_claim_total (self->claim));

  spor_paper_add (self->paper, SPOR_PAPER_HEADING, _ ("Lines"));
  if (self->claim->lines->len == 0)
    {
      spor_paper_add (self->paper, SPOR_PAPER_TEXT, _ ("There are no lines yet."));
      return;
    }
  spor_paper_begin_table (self->paper, columns, G_N_ELEMENTS (columns));
  for (guint i = 0; i < self->claim->lines->len; i++)
    spor_claim_page_add_line (self, spor_claim_line (self->claim, i));
  spor_paper_add_row (self->paper, (const char *[]){ "", "", _ ("Total"), "", total });
}

/* --- What has happened ---------------------------------------------------------------------- */

/* Nothing where it has not come so far. */
static void
spor_claim_page_add_event (
    SporClaimPage *self, const char *what, gint64 when, const char *who, const char *remark)
{
  g_autofree char *time = spor_time_format_full (when);

  if (when != SPOR_TIME_NONE)
    spor_paper_add_row (self->paper, (const char *[]){ what, time, who, remark });
}

/* A claim that is paid was approved before. */
static const char *
spor_claim_decision_label (const SporClaim *claim)
{
  return spor_claim_state_label (claim->state == SPOR_CLAIM_PAID ? SPOR_CLAIM_APPROVED
                                                                 : claim->state);
}

static void
spor_claim_page_add_events (SporClaimPage *self)
{
  const SporClaim *claim = self->claim;
  const SporPaperColumn columns[]
      = { { _ ("Step"), 0 }, { _ ("When"), 0 }, { _ ("By"), 1 }, { _ ("Remark"), 2 } };
  g_autofree char *paid_on = spor_day_format (claim->paid_on);
  /* Translators: a date, what the payment can be found by */
  g_autofree char *payment = g_strdup_printf (_ ("%s, reference %s"), paid_on, claim->reference);

  spor_paper_add (self->paper, SPOR_PAPER_HEADING, _ ("What has happened"));
  spor_paper_begin_table (self->paper, columns, G_N_ELEMENTS (columns));
  spor_claim_page_add_event (self, _ ("Created"), claim->created_at, claim->created_by, "");
  for (guint i = 0; i < claim->returns->len; i++)
    {
      const SporClaimReturn *earlier = g_ptr_array_index (claim->returns, i);

      spor_claim_page_add_event (self, spor_claim_state_label (SPOR_CLAIM_SUBMITTED),
                                 earlier->submitted_at, earlier->submitted_by, "");
      spor_claim_page_add_event (self, spor_claim_state_label (SPOR_CLAIM_RETURNED),
                                 earlier->decided_at, earlier->decided_by, earlier->reason);
    }
  spor_claim_page_add_event (self, spor_claim_state_label (SPOR_CLAIM_SUBMITTED),
                             claim->submitted_at, claim->submitted_by, "");
  spor_claim_page_add_event (self, spor_claim_decision_label (claim), claim->decided_at,
                             claim->decided_by, claim->reason);
  spor_claim_page_add_event (self, spor_claim_state_label (SPOR_CLAIM_PAID), claim->paid_at,
                             claim->paid_by, payment);
}

/* --- Receipts ------------------------------------------------------------------------------- */

static void
spor_claim_page_add_receipts (SporClaimPage *self)
{
  const GPtrArray *receipts = self->claim->receipts;

  if (receipts->len == 0)
    return;
  spor_paper_add (self->paper, SPOR_PAPER_HEADING, _ ("Receipts"));
  spor_paper_add (self->paper, SPOR_PAPER_NOTE,
                  _ ("They follow on pages of their own. The digest (SHA-256) of each file tells "
                     "whether it is the one that was submitted."));
  for (guint i = 0; i < receipts->len; i++)
    {
      const SporReceipt *receipt = g_ptr_array_index (receipts, i);
      g_autofree char *label = g_strdup_printf ("%u. %s", i + 1, receipt->name);

      spor_paper_add_fact_code (self->paper, label, receipt->sha256);
    }
  for (guint i = 0; i < receipts->len; i++)
    spor_receipt_pages_add (self->paper, g_ptr_array_index (receipts, i), i + 1);
}

/* --- The page ------------------------------------------------------------------------------- */

static void
spor_claim_page_find (SporClaimPage *self)
{
  int meeting = spor_refunds_find_meeting (self->refunds, self->claim->meeting_id);
  int member = spor_signups_find (self->composition->signups, self->claim->signup_id);

  if (meeting >= 0)
    self->meeting = spor_refunds_meeting (self->refunds, meeting);
  if (member >= 0)
    self->member = spor_signups_row (self->composition->signups, member);
}

static char *
spor_claim_page_footer (const SporClaimPage *self)
{
  g_autofree char *id = spor_short_id (self->claim->id);

  /* Translators: a claim's id, a name */
  return g_strdup_printf (_ ("Travel claim %s, %s"), id, self->member ? self->member->name : "");
}

gboolean
spor_claim_page_write (const SporRefunds *refunds,
                       const SporComposition *composition,
                       const SporClaim *claim,
                       const char *path,
                       GCancellable *cancellable,
                       GError **error)
{
  SporClaimPage self = { .refunds = refunds,
                         .composition = composition,
                         .claim = claim,
                         .now = g_get_real_time () / G_USEC_PER_SEC };
  g_autoptr (SporPaper) paper = NULL;
  g_autofree char *footer = NULL;

  spor_claim_page_find (&self);
  footer = spor_claim_page_footer (&self);
  self.paper = paper = spor_paper_new (_ ("Travel claim"), footer, self.now);
  spor_claim_page_add_head (&self);
  spor_claim_page_add_findings (&self);
  spor_claim_page_add_lines (&self);
  spor_claim_page_add_events (&self);
  spor_claim_page_add_receipts (&self);
  return spor_paper_write (paper, path, cancellable, error);
}

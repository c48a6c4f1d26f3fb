/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "spor-claim-rules-private.h"

#include "spor-name.h"

#include <glib/gi18n-lib.h>

/* What would be paid twice: the rules that look at other claims. */

static gboolean
spor_claim_is_settled (const SporClaim *claim)
{
  return claim->state == SPOR_CLAIM_APPROVED || claim->state == SPOR_CLAIM_PAID;
}

gboolean
spor_claim_can_correct (const SporClaim *claim, const SporClaim *other)
{
  return spor_claim_is_settled (other) && g_str_equal (other->signup_id, claim->signup_id);
}

/* Whether @other is paid out beside @claim: not if it was rejected, or if one corrects the other;
 * nor is it the business of a claim that is submitted what others only have as a draft. */
static gboolean
spor_claim_counts_beside (const SporClaim *claim, const SporClaim *other)
{
  if (!spor_claim_is_open (claim) && spor_claim_is_open (other))
    return FALSE;
  if (other->state == SPOR_CLAIM_REJECTED || (*claim->id && g_str_equal (other->id, claim->id)))
    return FALSE;
  if (g_str_equal (claim->corrects, other->id))
    return !spor_claim_can_correct (claim, other);
  if (*claim->id && g_str_equal (other->corrects, claim->id))
    return !spor_claim_can_correct (other, claim);
  return TRUE;
}

static gboolean
spor_claim_has_line_like (const SporClaim *self, const SporClaimLine *line)
{
  for (guint i = 0; i < self->lines->len; i++)
    {
      const SporClaimLine *own = spor_claim_line (self, i);

      if (own->day == line->day && own->mode == line->mode && own->amount == line->amount)
        return TRUE;
    }
  return FALSE;
}

/* Somebody has a sign-up in each round, and for each track; colleagues may share a mailbox. */
static gboolean
spor_claims_share_person (const SporClaim *a, const SporClaim *b)
{
  return g_str_equal (a->signup_id, b->signup_id)
         || (*a->person && g_str_equal (a->person, b->person)
             && spor_names_may_be_one (a->name, b->name));
}

typedef gboolean (*SporClaimTest) (const SporClaim *claim,
                                   const SporClaim *other,
                                   gconstpointer what);

/* The first claim that is paid out beside @claim and passes @test, of its own round first; NULL:
 * none. */
static const SporClaim *
spor_claim_find_double (const SporClaim *claim,
                        const SporClaimCase *facts,
                        SporClaimTest test,
                        gconstpointer what)
{
  const GPtrArray *const rooms[] = { facts->others, facts->elsewhere };

  for (guint r = 0; r < G_N_ELEMENTS (rooms); r++)
    for (guint o = 0; rooms[r] && o < rooms[r]->len; o++)
      {
        const SporClaim *other = g_ptr_array_index (rooms[r], o);

        if (spor_claim_counts_beside (claim, other) && test (claim, other, what))
          return other;
      }
  return NULL;
}

static gboolean
spor_claim_is_elsewhere (const SporClaim *other, const SporClaimCase *facts)
{
  return facts->elsewhere && g_ptr_array_find ((GPtrArray *)facts->elsewhere, other, NULL);
}

static gboolean
spor_claim_doubles_line (const SporClaim *claim, const SporClaim *other, gconstpointer line)
{
  return spor_claims_share_person (claim, other) && spor_claim_has_line_like (other, line);
}

/* Two alike in one claim are the way there and the way back. */
void
spor_claim_check_line_doubled (const SporClaim *claim,
                               const SporClaimCase *facts,
                               int i,
                               GPtrArray *findings)
{
  const SporClaimLine *line = spor_claim_line (claim, i);
  const SporClaim *other = spor_claim_find_double (claim, facts, spor_claim_doubles_line, line);
  char *text;

  if (!other)
    return;
  if (spor_claim_is_elsewhere (other, facts))
    /* Translators: a line's number; its mode; a round's name */
    text = g_strdup_printf (_ ("Line %d (%s) is in a claim of the same person in the round “%s” "
                               "too: same date, same amount."),
                            i + 1, spor_mode_label (line->mode), other->round_name);
  else
    /* Translators: a line's number; its mode */
    text = g_strdup_printf (_ ("Line %d (%s) is in another claim of the same person "
                               "too: same date, same amount."),
                            i + 1, spor_mode_label (line->mode));
  spor_claim_findings_add (findings, SPOR_CLAIM_RULE_DOUBLED, i, text);
}

static gboolean
spor_claim_doubles_file (const SporClaim *claim, const SporClaim *other, gconstpointer sha256)
{
  for (guint i = 0; i < other->receipts->len; i++)
    if (g_str_equal (((SporReceipt *)g_ptr_array_index (other->receipts, i))->sha256, sha256))
      return TRUE;
  return FALSE;
}

void
spor_claim_check_files (const SporClaim *claim, const SporClaimCase *facts, GPtrArray *findings)
{
  for (guint i = 0; i < claim->receipts->len; i++)
    {
      const SporReceipt *receipt = g_ptr_array_index (claim->receipts, i);
      const SporClaim *other
          = spor_claim_find_double (claim, facts, spor_claim_doubles_file, receipt->sha256);
      char *text;

      if (!other)
        continue;
      if (spor_claim_is_elsewhere (other, facts))
        /* Translators: a file's name; a round's name */
        text = g_strdup_printf (_ ("The receipt “%s” is in a claim in the round “%s” too."),
                                receipt->name, other->round_name);
      else
        /* Translators: a file's name */
        text = g_strdup_printf (_ ("The receipt “%s” is in another claim too."), receipt->name);
      spor_claim_findings_add (findings, SPOR_CLAIM_RULE_DOUBLED_RECEIPT, -1, text);
    }
}

/* How much more or less is asked for. */
static char *
spor_claim_difference (const SporClaim *claim, const SporClaim *other)
{
  gint64 due = spor_claim_total (claim) - spor_claim_total (other);
  g_autofree char *before = spor_money_format (spor_claim_total (other));
  g_autofree char *amount = spor_money_format (ABS (due));

  if (due > 0)
    /* Translators: two amounts */
    return g_strdup_printf (_ ("This corrects an approved claim of %s: the difference is to be "
                               "paid out, %s."),
                            before, amount);
  if (due < 0)
    /* Translators: two amounts */
    return g_strdup_printf (_ ("This corrects an approved claim of %s: the difference is to be "
                               "paid back, %s."),
                            before, amount);
  /* Translators: an amount */
  return g_strdup_printf (_ ("This corrects an approved claim, which comes to the same, %s: "
                             "nothing is to be paid."),
                          before);
}

/* Another submitted claim that corrects @other too, or NULL: each would be paid its difference. */
static const SporClaim *
spor_claim_find_rival (const SporClaim *claim, const SporClaim *other, const GPtrArray *others)
{
  for (guint i = 0; i < others->len; i++)
    {
      const SporClaim *rival = g_ptr_array_index (others, i);

      if (g_str_equal (rival->corrects, other->id) && !g_str_equal (rival->id, claim->id)
          && !spor_claim_is_open (rival) && rival->state != SPOR_CLAIM_REJECTED)
        return rival;
    }
  return NULL;
}

void
spor_claim_check_correction (const SporClaim *claim,
                             const SporClaimCase *facts,
                             GPtrArray *findings)
{
  const SporClaim *other = NULL;

  if (!*claim->corrects)
    return;
  for (guint o = 0; o < facts->others->len; o++)
    if (g_str_equal (((SporClaim *)g_ptr_array_index (facts->others, o))->id, claim->corrects))
      other = g_ptr_array_index (facts->others, o);
  if (!other || !spor_claim_can_correct (claim, other))
    spor_claim_findings_add (findings, SPOR_CLAIM_RULE_CORRECTS, -1,
                             g_strdup (_ ("A correction refers to an approved claim of the same "
                                          "person; what is not approved yet is changed itself.")));
  else if (spor_claim_find_rival (claim, other, facts->others))
    spor_claim_findings_add (findings, SPOR_CLAIM_RULE_CORRECTS, -1,
                             g_strdup (_ ("Another claim corrects the same one already: correct "
                                          "that one instead.")));
  else
    spor_claim_findings_add (findings, SPOR_CLAIM_RULE_CORRECTION, -1,
                             spor_claim_difference (claim, other));
}

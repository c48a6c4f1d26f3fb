/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "spor-claim.h"

#include "spor-merge.h"
#include "spor-time.h"

#include <glib/gi18n-lib.h>

typedef struct
{
  const char *key, *label;
} SporWord;

static const SporWord modes[SPOR_N_MODES] = {
  [SPOR_MODE_PUBLIC] = { "public", N_ ("Public transport") },
  [SPOR_MODE_CAR] = { "car", N_ ("Own car") },
  [SPOR_MODE_BICYCLE] = { "bicycle", N_ ("Bicycle") },
  [SPOR_MODE_TOLL] = { "toll", N_ ("Bridge toll") },
  [SPOR_MODE_FERRY] = { "ferry", N_ ("Ferry") },
  [SPOR_MODE_PARKING] = { "parking", N_ ("Parking") },
  [SPOR_MODE_TAXI] = { "taxi", N_ ("Taxi") },
  [SPOR_MODE_OTHER] = { "other", N_ ("Other expense") },
};

static const SporWord states[SPOR_N_CLAIM_STATES] = {
  /* Translators: the states of a travel claim */
  [SPOR_CLAIM_DRAFT] = { "draft", N_ ("Draft") },
  [SPOR_CLAIM_SUBMITTED] = { "submitted", N_ ("Submitted") },
  [SPOR_CLAIM_APPROVED] = { "approved", N_ ("Approved") },
  [SPOR_CLAIM_RETURNED] = { "returned", N_ ("Returned") },
  [SPOR_CLAIM_REJECTED] = { "rejected", N_ ("Rejected") },
  [SPOR_CLAIM_PAID] = { "paid", N_ ("Paid") },
};

static const SporWord routes[SPOR_N_ROUTES] = {
  /* Translators: where a refund is paid to: the member's own account with the state */
  [SPOR_ROUTE_NEMKONTO] = { "nemkonto", N_ ("NemKonto") },
  /* Translators: where a refund is paid to: the municipality, by an electronic invoice */
  [SPOR_ROUTE_EAN] = { "ean", N_ ("EAN invoice") },
};

static const SporWord car_rates[SPOR_N_CAR_RATES] = {
  [SPOR_CAR_RATE_LOW] = { "low", NULL },
  [SPOR_CAR_RATE_HIGH] = { "high", NULL },
};

static int
spor_word_find (const SporWord *words, int n_words, const char *key)
{
  for (int i = 0; i < n_words; i++)
    if (g_strcmp0 (words[i].key, key) == 0)
      return i;
  return -1;
}

const char *
spor_mode_key (SporMode mode)
{
  return modes[mode].key;
}

const char *
spor_mode_label (SporMode mode)
{
  return _ (modes[mode].label);
}

int
spor_mode_from_key (const char *key)
{
  return spor_word_find (modes, SPOR_N_MODES, key);
}

gboolean
spor_mode_has_rate (SporMode mode)
{
  return mode == SPOR_MODE_CAR || mode == SPOR_MODE_BICYCLE;
}

const char *
spor_claim_state_key (SporClaimState state)
{
  return states[state].key;
}

const char *
spor_claim_state_label (SporClaimState state)
{
  return _ (states[state].label);
}

int
spor_claim_state_from_key (const char *key)
{
  return spor_word_find (states, SPOR_N_CLAIM_STATES, key);
}

const char *
spor_route_key (SporRoute route)
{
  return routes[route].key;
}

const char *
spor_route_label (SporRoute route)
{
  return _ (routes[route].label);
}

int
spor_route_from_key (const char *key)
{
  return spor_word_find (routes, SPOR_N_ROUTES, key);
}

const char *
spor_car_rate_key (SporCarRate rate)
{
  return car_rates[rate].key;
}

int
spor_car_rate_from_key (const char *key)
{
  return spor_word_find (car_rates, SPOR_N_CAR_RATES, key);
}

SporRefundTerms
spor_refund_terms_default (void)
{
  return (SporRefundTerms){
    .car_rate = SPOR_CAR_RATE_LOW,
    .receipt_above = 10000,
    .days_before = 2,
    .days_after = 2,
    .months = 3,
  };
}

gboolean
spor_refund_terms_equal (const SporRefundTerms *a, const SporRefundTerms *b)
{
  return a->car_rate == b->car_rate && a->receipt_above == b->receipt_above
         && a->days_before == b->days_before && a->days_after == b->days_after
         && a->months == b->months && a->budget == b->budget;
}

static gboolean
spor_merge_count (guint *ours, guint shown, guint now)
{
  gint64 count = *ours;
  gboolean agreed = spor_merge_number (&count, shown, now);

  *ours = count;
  return agreed;
}

static gboolean
spor_merge_car_rate (SporCarRate *ours, SporCarRate shown, SporCarRate now)
{
  gint64 rate = *ours;
  gboolean agreed = spor_merge_number (&rate, shown, now);

  *ours = rate;
  return agreed;
}

gboolean
spor_refund_terms_merge (SporRefundTerms *ours,
                         const SporRefundTerms *shown,
                         const SporRefundTerms *now)
{
  gboolean agreed = TRUE;

  agreed &= spor_merge_car_rate (&ours->car_rate, shown->car_rate, now->car_rate);
  agreed &= spor_merge_number (&ours->receipt_above, shown->receipt_above, now->receipt_above);
  agreed &= spor_merge_count (&ours->days_before, shown->days_before, now->days_before);
  agreed &= spor_merge_count (&ours->days_after, shown->days_after, now->days_after);
  agreed &= spor_merge_count (&ours->months, shown->months, now->months);
  agreed &= spor_merge_number (&ours->budget, shown->budget, now->budget);
  return agreed;
}

SporReceipt *
spor_receipt_new (void)
{
  SporReceipt *self = g_new0 (SporReceipt, 1);

  self->id = g_strdup ("");
  self->name = g_strdup ("");
  self->media_type = g_strdup ("");
  self->sha256 = g_strdup ("");
  return self;
}

void
spor_receipt_free (SporReceipt *self)
{
  g_free (self->id);
  g_free (self->name);
  g_free (self->media_type);
  g_free (self->sha256);
  g_clear_pointer (&self->bytes, g_bytes_unref);
  g_free (self);
}

SporClaimLine *
spor_claim_line_new (SporMode mode, gint64 day)
{
  SporClaimLine *self = g_new0 (SporClaimLine, 1);

  self->id = g_strdup ("");
  self->mode = mode;
  self->day = day;
  self->origin = g_strdup ("");
  self->destination = g_strdup ("");
  self->note = g_strdup ("");
  self->receipt_id = g_strdup ("");
  return self;
}

void
spor_claim_line_free (SporClaimLine *self)
{
  g_free (self->id);
  g_free (self->origin);
  g_free (self->destination);
  g_free (self->note);
  g_free (self->receipt_id);
  g_free (self);
}

void
spor_claim_return_free (SporClaimReturn *self)
{
  g_free (self->submitted_by);
  g_free (self->decided_by);
  g_free (self->reason);
  g_free (self);
}

SporClaim *
spor_claim_new (void)
{
  SporClaim *self = g_new0 (SporClaim, 1);
  char **texts[] = { &self->id,       &self->meeting_id,   &self->signup_id,  &self->person,
                     &self->round_id, &self->round_name,   &self->corrects,   &self->ean,
                     &self->note,     &self->submitted_by, &self->decided_by, &self->paid_by,
                     &self->reason,   &self->reference,    &self->created_by, &self->name };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    *texts[i] = g_strdup ("");
  self->lines = g_ptr_array_new_with_free_func ((GDestroyNotify)spor_claim_line_free);
  self->receipts = g_ptr_array_new_with_free_func ((GDestroyNotify)spor_receipt_free);
  self->returns = g_ptr_array_new_with_free_func ((GDestroyNotify)spor_claim_return_free);
  self->created_at = self->submitted_at = self->decided_at = self->paid_at = SPOR_TIME_NONE;
  self->paid_on = SPOR_DAY_NONE;
  return self;
}

void
spor_claim_free (SporClaim *self)
{
  char *texts[] = { self->id,       self->meeting_id,   self->signup_id,  self->person,
                    self->round_id, self->round_name,   self->corrects,   self->ean,
                    self->note,     self->submitted_by, self->decided_by, self->paid_by,
                    self->reason,   self->reference,    self->created_by, self->name };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    g_free (texts[i]);
  g_ptr_array_unref (self->lines);
  g_ptr_array_unref (self->receipts);
  g_ptr_array_unref (self->returns);
  g_free (self);
}

/* --- Copies --------------------------------------------------------------------------------- */

static SporReceipt *
spor_receipt_copy (const SporReceipt *self)
{
  SporReceipt *copy = g_memdup2 (self, sizeof *self);

  copy->id = g_strdup (self->id);
  copy->name = g_strdup (self->name);
  copy->media_type = g_strdup (self->media_type);
  copy->sha256 = g_strdup (self->sha256);
  copy->bytes = self->bytes ? g_bytes_ref (self->bytes) : NULL;
  return copy;
}

static SporClaimReturn *
spor_claim_return_copy (const SporClaimReturn *self)
{
  SporClaimReturn *copy = g_memdup2 (self, sizeof *self);

  copy->submitted_by = g_strdup (self->submitted_by);
  copy->decided_by = g_strdup (self->decided_by);
  copy->reason = g_strdup (self->reason);
  return copy;
}

SporClaimLine *
spor_claim_line_copy (const SporClaimLine *self)
{
  SporClaimLine *copy = g_memdup2 (self, sizeof *self);

  copy->id = g_strdup (self->id);
  copy->origin = g_strdup (self->origin);
  copy->destination = g_strdup (self->destination);
  copy->note = g_strdup (self->note);
  copy->receipt_id = g_strdup (self->receipt_id);
  return copy;
}

SporClaim *
spor_claim_copy (const SporClaim *self)
{
  SporClaim *copy = g_memdup2 (self, sizeof *self);
  char **texts[] = { &copy->id,       &copy->meeting_id,   &copy->signup_id,  &copy->person,
                     &copy->round_id, &copy->round_name,   &copy->corrects,   &copy->ean,
                     &copy->note,     &copy->submitted_by, &copy->decided_by, &copy->paid_by,
                     &copy->reason,   &copy->reference,    &copy->created_by, &copy->name };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    *texts[i] = g_strdup (*texts[i]);
  copy->lines = g_ptr_array_new_with_free_func ((GDestroyNotify)spor_claim_line_free);
  copy->receipts = g_ptr_array_new_with_free_func ((GDestroyNotify)spor_receipt_free);
  copy->returns = g_ptr_array_new_with_free_func ((GDestroyNotify)spor_claim_return_free);
  for (guint i = 0; i < self->returns->len; i++)
    g_ptr_array_add (copy->returns, spor_claim_return_copy (g_ptr_array_index (self->returns, i)));
  for (guint i = 0; i < self->lines->len; i++)
    g_ptr_array_add (copy->lines, spor_claim_line_copy (spor_claim_line (self, i)));
  for (guint i = 0; i < self->receipts->len; i++)
    g_ptr_array_add (copy->receipts, spor_receipt_copy (g_ptr_array_index (self->receipts, i)));
  return copy;
}

static gboolean
spor_claim_line_equal (const SporClaimLine *a, const SporClaimLine *b)
{
  return g_str_equal (a->id, b->id) && a->mode == b->mode && a->day == b->day
         && g_str_equal (a->origin, b->origin) && g_str_equal (a->destination, b->destination)
         && a->metres == b->metres && a->rate == b->rate && a->amount == b->amount
         && g_str_equal (a->note, b->note) && g_str_equal (a->receipt_id, b->receipt_id);
}

gboolean
spor_claim_content_equal (const SporClaim *a, const SporClaim *b)
{
  if (a->route != b->route || !g_str_equal (a->ean, b->ean) || !g_str_equal (a->note, b->note)
      || a->lines->len != b->lines->len || a->receipts->len != b->receipts->len)
    return FALSE;
  for (guint i = 0; i < a->lines->len; i++)
    if (!spor_claim_line_equal (spor_claim_line (a, i), spor_claim_line (b, i)))
      return FALSE;
  for (guint i = 0; i < a->receipts->len; i++)
    if (!spor_claim_find_receipt (b, ((SporReceipt *)g_ptr_array_index (a->receipts, i))->id))
      return FALSE;
  return TRUE;
}

/* --- Reading -------------------------------------------------------------------------------- */

const SporClaimLine *
spor_claim_line (const SporClaim *self, guint index)
{
  g_return_val_if_fail (index < self->lines->len, NULL);

  return g_ptr_array_index (self->lines, index);
}

int
spor_claim_find_line (const SporClaim *self, const char *id)
{
  for (guint i = 0; *id && i < self->lines->len; i++)
    if (g_str_equal (spor_claim_line (self, i)->id, id))
      return i;
  return -1;
}

const SporReceipt *
spor_claim_find_receipt (const SporClaim *self, const char *id)
{
  for (guint i = 0; i < self->receipts->len; i++)
    {
      const SporReceipt *receipt = g_ptr_array_index (self->receipts, i);

      if (*id && g_str_equal (receipt->id, id))
        return receipt;
    }
  return NULL;
}

gint64
spor_claim_total (const SporClaim *self)
{
  gint64 total = 0;

  for (guint i = 0; i < self->lines->len; i++)
    total += spor_claim_line (self, i)->amount;
  return total;
}

gint64
spor_claim_metres (const SporClaim *self)
{
  gint64 metres = 0;

  for (guint i = 0; i < self->lines->len; i++)
    if (spor_mode_has_rate (spor_claim_line (self, i)->mode))
      metres += spor_claim_line (self, i)->metres;
  return metres;
}

gboolean
spor_claim_is_open (const SporClaim *self)
{
  return self->state == SPOR_CLAIM_DRAFT || self->state == SPOR_CLAIM_RETURNED;
}

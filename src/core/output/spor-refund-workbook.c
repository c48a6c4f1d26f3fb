/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "spor-refund-workbook.h"

#include "spor-language.h"
#include "spor-refund-cells.h"
#include "spor-time.h"

#include <glib/gi18n-lib.h>

typedef struct
{
  const SporRefunds *refunds;
  const SporComposition *composition;
  SporWorkbook *book;
  char *today;
  const char *about; /* of which round */
} SporRefundWorkbook;

/* The rows of one sheet. */
typedef struct
{
  guint claim;
  int line;
} SporRefundPlace;

static void
spor_refund_workbook_clear (SporRefundWorkbook *self)
{
  g_clear_pointer (&self->book, spor_workbook_free);
  g_clear_pointer (&self->today, g_free);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (SporRefundWorkbook, spor_refund_workbook_clear)

/* --- Lists ---------------------------------------------------------------------------------- */

static void
spor_refund_workbook_put (const SporRefundWorkbook *self,
                          SporSheet *sheet,
                          const SporRefundList *list,
                          const SporRefundPlace *place)
{
  SporRefundRow row = spor_refund_row (self->refunds, self->composition, place->claim, place->line);

  for (guint c = 0; c < list->n_columns; c++)
    list->columns[c].put (&row, sheet, c);
}

static void
spor_refund_workbook_write_list (SporRefundWorkbook *self,
                                 const char *name,
                                 const char *const *titles,
                                 const SporRefundList *list,
                                 const GArray *places)
{
  g_autofree SporSheetColumn *columns = g_new0 (SporSheetColumn, list->n_columns);
  g_autoptr (SporSheet) sheet = NULL;

  for (guint c = 0; c < list->n_columns; c++)
    columns[c] = (SporSheetColumn){ _ (list->columns[c].heading), list->columns[c].style };
  sheet = spor_sheet_new (self->book, name, columns, list->n_columns);
  for (guint i = 0; i < places->len; i++)
    spor_refund_workbook_put (self, sheet, list, &g_array_index (places, SporRefundPlace, i));
  spor_sheet_begin (sheet, titles, list->n_frozen);
  for (guint i = 0; i < places->len; i++)
    {
      spor_refund_workbook_put (self, sheet, list, &g_array_index (places, SporRefundPlace, i));
      spor_sheet_next_row (sheet);
    }
  spor_sheet_end (sheet);
}

/* What a column comes to. (transfer full) */
static char *
spor_refund_workbook_sum (const SporRefundWorkbook *self,
                          gint64 (*measure) (const SporRefunds *refunds, const SporClaim *claim))
{
  gint64 sum = 0;

  for (guint c = 0; c < spor_refunds_n_claims (self->refunds); c++)
    sum += measure (self->refunds, spor_refunds_claim (self->refunds, c));
  return spor_money_format (sum);
}

static gint64
spor_refund_claimed (const SporRefunds *refunds, const SporClaim *claim)
{
  return spor_claim_total (claim);
}

static void
spor_refund_workbook_write_claims (SporRefundWorkbook *self)
{
  g_autoptr (GArray) places = g_array_new (FALSE, FALSE, sizeof (SporRefundPlace));
  g_autofree char *to_pay = spor_refund_workbook_sum (self, spor_refund_to_pay);
  g_autofree char *paid = spor_refund_workbook_sum (self, spor_refund_paid);
  g_autofree char *facts = NULL;

  for (guint c = 0; c < spor_refunds_n_claims (self->refunds); c++)
    g_array_append_vals (places, &(SporRefundPlace){ c, -1 }, 1);
  facts = spor_format_counts (
      /* Translators: how many claims, two amounts, a date */
      ngettext ("%u claim. %s is approved and to be paid out; %s is paid out. Made on %s.",
                "%u claims. %s is approved and to be paid out; %s is paid out. Made on %s.",
                places->len),
      places->len, to_pay, paid, self->today);

  const char *titles[] = { _ ("Travel claims"), self->about, facts, NULL };

  if (places->len > 0)
    spor_refund_workbook_write_list (self, _ ("Claims"), titles, &spor_refund_claims, places);
  else
    spor_sheet_write_empty (self->book, _ ("Claims"), titles, _ ("There are no claims yet."));
}

static void
spor_refund_workbook_write_lines (SporRefundWorkbook *self)
{
  g_autoptr (GArray) places = g_array_new (FALSE, FALSE, sizeof (SporRefundPlace));
  g_autofree char *sum = spor_refund_workbook_sum (self, spor_refund_claimed);
  g_autofree char *facts = NULL;

  for (guint c = 0; c < spor_refunds_n_claims (self->refunds); c++)
    for (guint i = 0; i < spor_refunds_claim (self->refunds, c)->lines->len; i++)
      g_array_append_vals (places, &(SporRefundPlace){ c, i }, 1);
  facts = spor_format_counts (
      /* Translators: how many lines of claims, what they come to, a date */
      ngettext ("%u line, %s in all, whatever the claim’s state. Made on %s.",
                "%u lines, %s in all, whatever the claims’ states. Made on %s.", places->len),
      places->len, sum, self->today);

  const char *titles[] = { _ ("Lines of the claims"), self->about, facts, NULL };

  if (places->len > 0)
    spor_refund_workbook_write_list (self, _ ("Lines"), titles, &spor_refund_lines, places);
  else
    spor_sheet_write_empty (self->book, _ ("Lines"), titles, _ ("No claim has lines yet."));
}

/* The approved claims, of @claims (nullable: of all). */
static GArray *
spor_refund_workbook_find_payments (const SporRefundWorkbook *self, const char *const *claims)
{
  GArray *places = g_array_new (FALSE, FALSE, sizeof (SporRefundPlace));

  for (guint c = 0; c < spor_refunds_n_claims (self->refunds); c++)
    {
      const SporClaim *claim = spor_refunds_claim (self->refunds, c);

      if (claim->state == SPOR_CLAIM_APPROVED && (!claims || g_strv_contains (claims, claim->id)))
        g_array_append_vals (places, &(SporRefundPlace){ c, -1 }, 1);
    }
  return places;
}

static void
spor_refund_workbook_write_payments (SporRefundWorkbook *self)
{
  g_autoptr (GArray) places = spor_refund_workbook_find_payments (self, NULL);
  g_autofree char *sum = spor_refund_workbook_sum (self, spor_refund_to_pay);
  g_autofree char *facts = spor_format_counts (
      /* Translators: how many payments, what they come to, a date */
      ngettext ("%u payment, %s in all. Made on %s.", "%u payments, %s in all. Made on %s.",
                places->len),
      places->len, sum, self->today);
  const char *titles[]
      = { _ ("Payment list: approved and not paid yet"), self->about, facts, NULL };

  if (places->len > 0)
    spor_refund_workbook_write_list (self, _ ("Payment list"), titles, &spor_refund_payments,
                                     places);
  else
    spor_sheet_write_empty (self->book, _ ("Payment list"), titles,
                            _ ("Nothing that is approved waits to be paid."));
}

/* @places: some of the payments */
static void
spor_refund_workbook_write_chosen (SporRefundWorkbook *self,
                                   const GArray *places,
                                   const GArray *all)
{
  g_autofree char *whole = spor_refund_workbook_sum (self, spor_refund_to_pay);
  g_autofree char *sum = NULL;
  g_autofree char *facts = NULL;
  gint64 to_pay = 0;

  for (guint i = 0; i < places->len; i++)
    to_pay += spor_refund_to_pay (
        self->refunds,
        spor_refunds_claim (self->refunds, g_array_index (places, SporRefundPlace, i).claim));
  sum = spor_money_format (to_pay);
  facts = spor_format_counts (
      /* Translators: how many payments of how many, what they come to of how much, a date */
      ngettext ("%u of %u payment, %s of %s in all. Made on %s.",
                "%u of %u payments, %s of %s in all. Made on %s.", all->len),
      places->len, all->len, sum, whole, self->today);

  const char *titles[] = { _ ("Payment list: a selection of what is approved and not paid yet"),
                           self->about, facts, NULL };

  spor_refund_workbook_write_list (self, _ ("Payment list"), titles, &spor_refund_payments, places);
}

/* --- Totals --------------------------------------------------------------------------------- */

enum
{
  TOTAL_BY,
  TOTAL_GROUP,
  TOTAL_CLAIMS,
  TOTAL_SUM,
  TOTAL_STATES, /* one for each */
  N_TOTAL_COLUMNS = TOTAL_STATES + SPOR_N_CLAIM_STATES
};

static void
spor_totals_put (SporSheet *sheet, const char *by, const SporClaimTotal *total)
{
  spor_sheet_put_text (sheet, TOTAL_BY, by);
  spor_sheet_put_text (sheet, TOTAL_GROUP, total->label);
  spor_sheet_put_number (sheet, TOTAL_CLAIMS, total->n_claims);
  spor_sheet_put_number (sheet, TOTAL_SUM, spor_kroner (spor_claim_total_sum (total)));
  for (int state = 0; state < SPOR_N_CLAIM_STATES; state++)
    spor_sheet_put_number (sheet, TOTAL_STATES + state, spor_kroner (total->amounts[state]));
}

static void
spor_totals_put_all (const SporRefundWorkbook *self,
                     SporSheet *sheet,
                     const SporClaimTotal *whole,
                     gboolean measuring)
{
  spor_totals_put (sheet, _ ("Everything"), whole);
  for (int by = 0; by < SPOR_N_TOTALS_BYS; by++)
    {
      g_autoptr (GPtrArray) totals = spor_claim_totals (self->refunds, self->composition, by);

      for (guint i = 0; i < totals->len; i++)
        {
          if (!measuring)
            spor_sheet_next_row (sheet);
          spor_totals_put (sheet, spor_totals_by_label (by), g_ptr_array_index (totals, i));
        }
    }
  if (!measuring)
    spor_sheet_next_row (sheet);
}

static char *
spor_totals_facts (const SporRefundWorkbook *self, const SporClaimTotal *whole)
{
  g_autofree char *budget = spor_money_format (self->refunds->terms.budget);
  g_autofree char *used = spor_money_format (spor_claim_total_used (whole));
  g_autofree char *waiting = spor_money_format (spor_claim_total_waiting (whole));

  if (self->refunds->terms.budget > 0)
    /* Translators: three amounts: approved or paid, the budget, submitted; a date */
    return g_strdup_printf (_ ("%s of a budget of %s is approved or paid; %s waits. Made on %s."),
                            used, budget, waiting, self->today);
  /* Translators: two amounts: approved or paid, submitted; a date */
  return g_strdup_printf (_ ("%s is approved or paid; %s waits. Made on %s."), used, waiting,
                          self->today);
}

static void
spor_refund_workbook_write_totals (SporRefundWorkbook *self)
{
  g_autoptr (SporClaimTotal) whole = spor_claim_totals_whole (self->refunds);
  g_autofree char *facts = spor_totals_facts (self, whole);
  const char *titles[] = { _ ("Totals"), self->about, facts, NULL };
  SporSheetColumn columns[N_TOTAL_COLUMNS] = {
    [TOTAL_BY] = { _ ("Grouped by"), SPOR_STYLE_TEXT },
    [TOTAL_GROUP] = { _ ("Group"), SPOR_STYLE_TEXT },
    [TOTAL_CLAIMS] = { _ ("Claims"), SPOR_STYLE_WHOLE },
    [TOTAL_SUM] = { _ ("Total"), SPOR_STYLE_MONEY },
  };
  g_autoptr (SporSheet) sheet = NULL;

  for (int state = 0; state < SPOR_N_CLAIM_STATES; state++)
    columns[TOTAL_STATES + state]
        = (SporSheetColumn){ spor_claim_state_label (state), SPOR_STYLE_MONEY };
  sheet = spor_sheet_new (self->book, _ ("Totals"), columns, N_TOTAL_COLUMNS);
  spor_totals_put_all (self, sheet, whole, TRUE);
  spor_sheet_begin (sheet, titles, 2);
  spor_totals_put_all (self, sheet, whole, FALSE);
  spor_sheet_end (sheet);
}

static SporRefundWorkbook
spor_refund_workbook_begin (const SporRefunds *refunds,
                            const SporComposition *composition,
                            const char *path)
{
  return (SporRefundWorkbook){
    .refunds = refunds,
    .composition = composition,
    .book = spor_workbook_new (path, _ ("Travel claims"), NULL),
    .today = spor_time_format_date (g_get_real_time () / G_USEC_PER_SEC),
    .about = spor_composition_round (composition)->name,
  };
}

gboolean
spor_refund_workbook_write (const SporRefunds *refunds,
                            const SporComposition *composition,
                            const char *path,
                            GCancellable *cancellable,
                            GError **error)
{
  g_auto (SporRefundWorkbook) self = spor_refund_workbook_begin (refunds, composition, path);

  spor_refund_workbook_write_claims (&self);
  spor_refund_workbook_write_lines (&self);
  spor_refund_workbook_write_totals (&self);
  spor_refund_workbook_write_payments (&self);
  return spor_workbook_finish (self.book, cancellable, error);
}

gboolean
spor_refund_workbook_write_some (const SporRefunds *refunds,
                                 const SporComposition *composition,
                                 const char *const *claims,
                                 const char *path,
                                 GCancellable *cancellable,
                                 GError **error)
{
  g_auto (SporRefundWorkbook) self = spor_refund_workbook_begin (refunds, composition, path);
  g_autoptr (GArray) places = spor_refund_workbook_find_payments (&self, claims);
  g_autoptr (GArray) all = spor_refund_workbook_find_payments (&self, NULL);

  if (places->len == 0)
    {
      g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND,
                           _ ("None of these claims waits to be paid any more."));
      return FALSE;
    }
  if (places->len == all->len)
    spor_refund_workbook_write_payments (&self);
  else
    spor_refund_workbook_write_chosen (&self, places, all);
  return spor_workbook_finish (self.book, cancellable, error);
}

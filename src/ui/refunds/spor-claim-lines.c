/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "spor-claim-lines.h"

#include "spor-claim-line-row.h"
#include "spor-focus.h"
#include "spor-quotes.h"
#include "spor-scroll.h"

struct _SporClaimLines
{
  AdwBin parent_instance;

  /* template */
  GtkBox *rows;
  GtkWidget *none; /* what to do while there are no lines */

  /* owned */
  SporOpenClaim *draft;
  char *next;     /* the line that gets the focus soon; or NULL */
  guint focusing; /* idle source, 0: none */
};

enum
{
  SHOW_RECEIPT,
  HELD,
  LOST,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (SporClaimLines, spor_claim_lines, ADW_TYPE_BIN)

/* --- Rows ----------------------------------------------------------------------------------- */

static SporClaimLineRow *
spor_claim_lines_first (SporClaimLines *self)
{
  return (SporClaimLineRow *)gtk_widget_get_first_child (GTK_WIDGET (self->rows));
}

static SporClaimLineRow *
spor_claim_lines_next (SporClaimLineRow *row)
{
  return (SporClaimLineRow *)gtk_widget_get_next_sibling (GTK_WIDGET (row));
}

static SporClaimLineRow *
spor_claim_lines_find (SporClaimLines *self, const char *id)
{
  for (SporClaimLineRow *row = spor_claim_lines_first (self); row;
       row = spor_claim_lines_next (row))
    if (g_strcmp0 (spor_claim_line_row_get_id (row), id) == 0)
      return row;
  return NULL;
}

static void
on_row_show_receipt_cb (SporClaimLines *self, const char *receipt_id)
{
  g_signal_emit (self, signals[SHOW_RECEIPT], 0, receipt_id);
}

static void
on_row_held_cb (SporClaimLines *self)
{
  g_signal_emit (self, signals[HELD], 0);
}

static SporClaimLineRow *
spor_claim_lines_add (SporClaimLines *self, const char *id)
{
  GtkWidget *row = spor_claim_line_row_new (self->draft, id);

  g_signal_connect_object (row, "show-receipt", G_CALLBACK (on_row_show_receipt_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (row, "held", G_CALLBACK (on_row_held_cb), self, G_CONNECT_SWAPPED);
  gtk_box_append (self->rows, row);
  return SPOR_CLAIM_LINE_ROW (row);
}

static void
spor_claim_lines_remove (SporClaimLines *self, SporClaimLineRow *row)
{
  gtk_box_remove (self->rows, GTK_WIDGET (row));
}

/* What is no value cannot stay in a line that another program has removed; it is quoted. */
static void
spor_claim_lines_quote_lost (SporClaimLines *self, SporClaimLineRow *row)
{
  g_autoptr (GPtrArray) quotes = spor_claim_line_row_quote_held (row);

  if (quotes->len > 0)
    g_signal_emit (self, signals[LOST], 0, quotes);
}

/* --- Object --------------------------------------------------------------------------------- */

static void
spor_claim_lines_dispose (GObject *object)
{
  SporClaimLines *self = SPOR_CLAIM_LINES (object);

  g_clear_handle_id (&self->focusing, g_source_remove);
  g_clear_pointer (&self->next, g_free);
  g_clear_object (&self->draft);
  G_OBJECT_CLASS (spor_claim_lines_parent_class)->dispose (object);
}

static void
spor_claim_lines_class_init (SporClaimLinesClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = spor_claim_lines_dispose;
  signals[SHOW_RECEIPT] = g_signal_new ("show-receipt", SPOR_TYPE_CLAIM_LINES, G_SIGNAL_RUN_LAST, 0,
                                        NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
  signals[HELD] = g_signal_new ("held", SPOR_TYPE_CLAIM_LINES, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                NULL, G_TYPE_NONE, 0);
  signals[LOST] = g_signal_new ("lost", SPOR_TYPE_CLAIM_LINES, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                NULL, G_TYPE_NONE, 1, G_TYPE_POINTER);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/dk/kombit/Spor/ui/spor-claim-lines.ui");
  gtk_widget_class_bind_template_child (widget_class, SporClaimLines, rows);
  gtk_widget_class_bind_template_child (widget_class, SporClaimLines, none);
}

static void
spor_claim_lines_init (SporClaimLines *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

void
spor_claim_lines_set_draft (SporClaimLines *self, SporOpenClaim *draft)
{
  SporClaimLineRow *row;

  g_return_if_fail (SPOR_IS_CLAIM_LINES (self));

  while ((row = spor_claim_lines_first (self)))
    spor_claim_lines_remove (self, row);
  g_set_object (&self->draft, draft);
}

/* Rows of lines that stay are kept: the keyboard may be in one. */
void
spor_claim_lines_show (SporClaimLines *self, gboolean afresh)
{
  const SporClaim *claim;
  SporCarRate car_rate;
  SporClaimLineRow *last = NULL, *row;

  g_return_if_fail (SPOR_IS_CLAIM_LINES (self));

  claim = spor_open_claim_get_claim (self->draft);
  car_rate = spor_snapshot_get_refunds (spor_open_claim_get_snapshot (self->draft))->terms.car_rate;
  for (guint i = 0; i < claim->lines->len; i++)
    {
      const char *id = spor_claim_line (claim, i)->id;

      row = spor_claim_lines_find (self, id);
      if (!row)
        row = spor_claim_lines_add (self, id);
      if (gtk_widget_get_prev_sibling (GTK_WIDGET (row)) != (GtkWidget *)last)
        gtk_box_reorder_child_after (self->rows, GTK_WIDGET (row), (GtkWidget *)last);
      spor_claim_line_row_show (row, i, car_rate);
      last = row;
    }
  while ((row = last ? spor_claim_lines_next (last) : spor_claim_lines_first (self)))
    {
      if (afresh)
        spor_claim_lines_quote_lost (self, row);
      spor_claim_lines_remove (self, row);
    }
  gtk_widget_set_visible (self->none, claim->lines->len == 0);
}

void
spor_claim_lines_take_away (SporClaimLines *self, const GPtrArray *gone)
{
  g_autoptr (GPtrArray) quotes = spor_quotes_new ();
  const SporClaim *claim;
  SporClaimLineRow *next;

  g_return_if_fail (SPOR_IS_CLAIM_LINES (self));

  claim = spor_open_claim_get_claim (self->draft);
  spor_quotes_add_all (quotes, gone);
  for (SporClaimLineRow *row = spor_claim_lines_first (self); row; row = next)
    {
      next = spor_claim_lines_next (row);
      if (spor_claim_find_line (claim, spor_claim_line_row_get_id (row)) < 0)
        {
          g_autoptr (GPtrArray) held = spor_claim_line_row_quote_held (row);

          spor_quotes_put_all (quotes, held);
          spor_claim_lines_remove (self, row);
        }
    }
  if (quotes->len > 0)
    g_signal_emit (self, signals[LOST], 0, quotes);
}

void
spor_claim_lines_mark (SporClaimLines *self, const GPtrArray *findings)
{
  const SporClaim *claim;

  g_return_if_fail (SPOR_IS_CLAIM_LINES (self));

  claim = spor_open_claim_get_claim (self->draft);
  for (guint i = 0; i < claim->lines->len; i++)
    {
      SporClaimLineRow *row = spor_claim_lines_find (self, spor_claim_line (claim, i)->id);

      if (row)
        spor_claim_line_row_mark (row, i, findings);
    }
}

void
spor_claim_lines_quote_held (SporClaimLines *self, GPtrArray *quotes)
{
  g_return_if_fail (SPOR_IS_CLAIM_LINES (self));

  for (SporClaimLineRow *row = spor_claim_lines_first (self); row;
       row = spor_claim_lines_next (row))
    {
      g_autoptr (GPtrArray) held = spor_claim_line_row_quote_held (row);

      spor_quotes_add_all (quotes, held);
    }
}

void
spor_claim_lines_enter (SporClaimLines *self)
{
  g_return_if_fail (SPOR_IS_CLAIM_LINES (self));

  if (!spor_focus_within (GTK_WIDGET (self)))
    gtk_widget_child_focus (GTK_WIDGET (self), GTK_DIR_TAB_FORWARD);
}

void
spor_claim_lines_focus (SporClaimLines *self, guint number, SporClaimRule rule)
{
  const SporClaim *claim;
  SporClaimLineRow *row;

  g_return_if_fail (SPOR_IS_CLAIM_LINES (self));

  claim = spor_open_claim_get_claim (self->draft);
  row = number < claim->lines->len
            ? spor_claim_lines_find (self, spor_claim_line (claim, number)->id)
            : NULL;
  if (row)
    spor_claim_line_row_focus (row, rule);
}

static gboolean
on_focusing_cb (gpointer user_data)
{
  SporClaimLines *self = user_data;
  SporClaimLineRow *row = spor_claim_lines_find (self, self->next);

  self->focusing = 0;
  if (row)
    {
      spor_claim_line_row_focus (row, SPOR_CLAIM_RULE_AMOUNT);
      spor_scroll_to (GTK_WIDGET (row), 0);
    }
  return G_SOURCE_REMOVE;
}

void
spor_claim_lines_focus_soon (SporClaimLines *self, const char *line_id)
{
  g_return_if_fail (SPOR_IS_CLAIM_LINES (self));

  g_free (self->next);
  self->next = g_strdup (line_id);
  /* soon: a menu from which a line was added gives the focus away only when it has closed */
  if (!self->focusing)
    self->focusing = g_idle_add (on_focusing_cb, self);
}

const char *
spor_claim_lines_get_focus (SporClaimLines *self)
{
  GtkWidget *focus, *row;

  g_return_val_if_fail (SPOR_IS_CLAIM_LINES (self), NULL);

  focus = spor_focus_within (GTK_WIDGET (self));
  row = focus ? gtk_widget_get_ancestor (focus, SPOR_TYPE_CLAIM_LINE_ROW) : NULL;
  return row ? spor_claim_line_row_get_id (SPOR_CLAIM_LINE_ROW (row)) : NULL;
}

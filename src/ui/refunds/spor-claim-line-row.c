/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "spor-claim-line-row.h"

#include "spor-claim-changes.h"
#include "spor-claim-entry.h"
#include "spor-claim-merge.h"
#include "spor-columns.h"
#include "spor-claim-words.h"
#include "spor-settle.h"
#include "spor-tab-box.h"

#include <glib/gi18n-lib.h>

struct _SporClaimLineRow
{
  AdwBin parent_instance;

  /* template */
  GtkLabel *number;
  GtkDropDown *mode;
  GtkStringList *modes;
  SporClaimEntry *day;
  SporClaimEntry *origin;
  SporClaimEntry *destination;
  SporClaimEntry *how_much;
  GtkWidget *arrow;
  GtkLabel *unit;
  GtkLabel *rate;
  GtkLabel *amount;
  GtkMenuButton *receipt;
  GtkLabel *receipt_name;
  GtkWidget *receipt_shown;
  SporClaimEntry *note;
  GtkWidget *return_trip;
  GtkWidget *remove;

  /* owned */
  SporOpenClaim *draft;
  char *line_id;
  gboolean showing; /* the draft speaks, not somebody */
};

enum
{
  SHOW_RECEIPT,
  HELD,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (SporClaimLineRow, spor_claim_line_row, ADW_TYPE_BIN)

static SporClaimLine *
spor_claim_line_row_get_line (SporClaimLineRow *self)
{
  return self->draft ? spor_open_claim_edit_line (self->draft, self->line_id) : NULL;
}

/* --- Somebody edits ------------------------------------------------------------------------- */

static void
spor_take_text (char **field, SporClaimEntry *entry)
{
  g_free (*field);
  *field = g_strdup (spor_claim_entry_get_text (entry));
}

static void
on_edited_cb (SporClaimLineRow *self, SporClaimEntry *field)
{
  SporClaimLine *line = spor_claim_line_row_get_line (self);
  gint64 day = spor_claim_entry_get_number (self->day);

  if (!line || self->showing)
    return;
  spor_take_text (&line->origin, self->origin);
  spor_take_text (&line->destination, self->destination);
  spor_take_text (&line->note, self->note);
  if (spor_mode_has_rate (line->mode))
    line->metres = spor_claim_entry_get_number (self->how_much);
  else
    line->amount = spor_claim_entry_get_number (self->how_much);
  if (day != SPOR_DAY_NONE && day != line->day)
    {
      line->day = day;
      line->rate = 0; /* that of the other day is found anew */
    }
  spor_open_claim_touch (self->draft);
  if (spor_claim_entry_is_disputed (field))
    spor_open_claim_wait (self->draft);
}

/* See the editor's. */
static void
on_left_cb (SporClaimLineRow *self, SporClaimEntry *field)
{
  if (self->draft && !spor_settle_is_given_up (GTK_WIDGET (self))
      && (!spor_open_claim_is_refused (self->draft) || spor_claim_entry_is_disputed (field)))
    spor_open_claim_save_quietly (self->draft);
}

static void
on_held_cb (SporClaimLineRow *self)
{
  g_signal_emit (self, signals[HELD], 0);
}

/* Kilometres are no amount, and the other way round. */
static void
on_mode_chosen_cb (SporClaimLineRow *self)
{
  SporClaimLine *line = spor_claim_line_row_get_line (self);
  guint mode = gtk_drop_down_get_selected (self->mode);

  if (!line || self->showing || mode >= SPOR_N_MODES || line->mode == mode)
    return;
  if (spor_mode_has_rate (line->mode) != spor_mode_has_rate (mode))
    line->metres = line->amount = 0;
  line->mode = mode;
  line->rate = 0;
  spor_open_claim_touch (self->draft);
}

static void
on_receipt_shown_cb (SporClaimLineRow *self)
{
  const SporClaimLine *line = spor_claim_line_row_get_line (self);

  if (line && *line->receipt_id)
    g_signal_emit (self, signals[SHOW_RECEIPT], 0, line->receipt_id);
}

/* --- The draft is shown --------------------------------------------------------------------- */

static void
spor_menu_add (
    GMenu *menu, const char *label, const char *action, const char *line_id, const char *id)
{
  g_autoptr (GMenuItem) item = g_menu_item_new (label, NULL);

  if (id)
    g_menu_item_set_action_and_target (item, action, "(ss)", line_id, id);
  else
    g_menu_item_set_action_and_target (item, action, "s", line_id);
  g_menu_append_item (menu, item);
}

static void
spor_claim_line_row_fill_receipts (SporClaimLineRow *self)
{
  const SporClaim *claim = spor_open_claim_get_claim (self->draft);
  g_autoptr (GMenu) menu = g_menu_new ();
  g_autoptr (GMenu) files = g_menu_new ();
  g_autoptr (GMenu) others = g_menu_new ();

  for (guint i = 0; i < claim->receipts->len; i++)
    {
      const SporReceipt *receipt = g_ptr_array_index (claim->receipts, i);

      spor_menu_add (files, receipt->name, "claim.set-receipt", self->line_id, receipt->id);
    }
  spor_menu_add (others, _ ("_No Receipt"), "claim.set-receipt", self->line_id, "");
  spor_menu_add (others, _ ("_Add File…"), "claim.add-receipt", self->line_id, NULL);
  g_menu_append_section (menu, NULL, G_MENU_MODEL (files));
  g_menu_append_section (menu, NULL, G_MENU_MODEL (others));
  gtk_menu_button_set_menu_model (self->receipt, G_MENU_MODEL (menu));
}

static void
spor_claim_line_row_show_receipt (SporClaimLineRow *self, const SporClaimLine *line)
{
  const SporReceipt *receipt
      = spor_claim_find_receipt (spor_open_claim_get_claim (self->draft), line->receipt_id);
  const char *name = receipt ? receipt->name : _ ("No receipt");

  gtk_label_set_label (self->receipt_name, name);
  gtk_widget_set_visible (self->receipt_shown, receipt != NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->receipt), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  name, -1);
  spor_claim_line_row_fill_receipts (self);
}

static void
spor_claim_line_row_show_amount (SporClaimLineRow *self,
                                 const SporClaimLine *line,
                                 SporCarRate car_rate)
{
  gboolean has_rate = spor_mode_has_rate (line->mode);
  g_autofree char *rate = spor_claim_line_rate_text (line, car_rate);
  g_autofree char *amount = spor_money_format (line->amount);

  spor_claim_entry_set_kind (self->how_much, has_rate ? "km" : "money",
                             has_rate ? _ ("Kilometres") : _ ("Amount"));
  spor_claim_entry_set_number (self->how_much, has_rate ? line->metres : line->amount);
  gtk_label_set_label (self->unit, has_rate ? _ ("km") : _ ("DKK"));
  gtk_label_set_label (self->rate, rate);
  gtk_label_set_label (self->amount, amount);
}

static void
spor_dispute_text (SporClaimEntry *entry, const char *ours, const char *before, const char *now)
{
  if (spor_claim_text_is_disputed (ours, before, now))
    spor_claim_entry_dispute (entry, now);
}

static void
spor_dispute_number (SporClaimEntry *entry, gint64 ours, gint64 before, gint64 now)
{
  if (now != before && now != ours && ours != before)
    spor_claim_entry_dispute_number (entry, now);
}

/* What another program has made of what was changed here. */
static void
spor_claim_line_row_show_disputes (SporClaimLineRow *self, const SporClaimLine *line)
{
  const SporClaim *theirs, *shown = spor_open_claim_get_disputed (self->draft, &theirs);
  int was_at = shown ? spor_claim_find_line (shown, line->id) : -1;
  int is_at = was_at >= 0 ? spor_claim_find_line (theirs, line->id) : -1;
  const SporClaimLine *before, *now;

  if (is_at < 0)
    return;
  before = spor_claim_line (shown, was_at);
  now = spor_claim_line (theirs, is_at);
  spor_dispute_number (self->day, line->day, before->day, now->day);
  spor_dispute_text (self->origin, line->origin, before->origin, now->origin);
  spor_dispute_text (self->destination, line->destination, before->destination, now->destination);
  spor_dispute_text (self->note, line->note, before->note, now->note);
  if (line->mode == now->mode && spor_mode_has_rate (line->mode))
    spor_dispute_number (self->how_much, line->metres, before->metres, now->metres);
  else if (line->mode == now->mode)
    spor_dispute_number (self->how_much, line->amount, before->amount, now->amount);
}

void
spor_claim_line_row_show (SporClaimLineRow *self, guint number, SporCarRate car_rate)
{
  const SporClaimLine *line = spor_claim_line_row_get_line (self);
  g_autofree char *figure = g_strdup_printf ("%u", number + 1);
  g_autofree char *label = NULL;

  g_return_if_fail (SPOR_IS_CLAIM_LINE_ROW (self));

  if (!line)
    return;
  self->showing = TRUE;
  /* Translators: a line's number; its mode of transport */
  label = g_strdup_printf (_ ("Line %s: %s"), figure, spor_mode_label (line->mode));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  gtk_label_set_label (self->number, figure);
  gtk_drop_down_set_selected (self->mode, line->mode);
  spor_claim_entry_set_number (self->day, line->day);
  spor_claim_entry_set_text (self->origin, line->origin);
  spor_claim_entry_set_text (self->destination, line->destination);
  spor_claim_entry_set_text (self->note, line->note);
  spor_claim_line_row_show_amount (self, line, car_rate);
  spor_claim_line_row_show_receipt (self, line);
  spor_claim_line_row_show_disputes (self, line);
  self->showing = FALSE;
}

void
spor_claim_line_row_mark (SporClaimLineRow *self, guint number, const GPtrArray *findings)
{
  gboolean blocks = FALSE;

  g_return_if_fail (SPOR_IS_CLAIM_LINE_ROW (self));

  for (guint i = 0; i < findings->len; i++)
    {
      const SporClaimFinding *finding = g_ptr_array_index (findings, i);

      blocks |= finding->line == (int)number && finding->severity == SPOR_SEVERITY_BLOCKS;
    }
  if (blocks)
    gtk_widget_add_css_class (GTK_WIDGET (self), "blocked");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self), "blocked");
}

void
spor_claim_line_row_focus (SporClaimLineRow *self, SporClaimRule rule)
{
  g_return_if_fail (SPOR_IS_CLAIM_LINE_ROW (self));

  switch (rule)
    {
    case SPOR_CLAIM_RULE_DATE:
      gtk_widget_grab_focus (GTK_WIDGET (self->day));
      break;
    case SPOR_CLAIM_RULE_RECEIPT:
    case SPOR_CLAIM_RULE_DOUBLED_RECEIPT:
      gtk_widget_child_focus (GTK_WIDGET (self->receipt), GTK_DIR_TAB_FORWARD);
      break;
    case SPOR_CLAIM_RULE_PERSONAL_NUMBER:
      gtk_widget_grab_focus (GTK_WIDGET (self->note));
      break;
    default:
      gtk_widget_grab_focus (GTK_WIDGET (self->how_much));
    }
}

static void
spor_quote_held (GPtrArray *quotes, SporClaimEntry *entry, guint number)
{
  g_autofree char *field = spor_claim_line_field (number, spor_claim_entry_get_label (entry));

  spor_claim_entry_quote_held (entry, field, quotes);
}

GPtrArray *
spor_claim_line_row_quote_held (SporClaimLineRow *self)
{
  SporClaimEntry *entries[]
      = { self->day, self->origin, self->destination, self->how_much, self->note };
  g_autoptr (GPtrArray) quotes = spor_quotes_new ();

  g_return_val_if_fail (SPOR_IS_CLAIM_LINE_ROW (self), NULL);

  for (guint i = 0; i < G_N_ELEMENTS (entries); i++)
    spor_quote_held (quotes, entries[i],
                     g_ascii_strtoull (gtk_label_get_label (self->number), NULL, 10));
  return g_steal_pointer (&quotes);
}

/* --- Object --------------------------------------------------------------------------------- */

static void
spor_claim_line_row_dispose (GObject *object)
{
  g_clear_object (&SPOR_CLAIM_LINE_ROW (object)->draft);
  G_OBJECT_CLASS (spor_claim_line_row_parent_class)->dispose (object);
}

static void
spor_claim_line_row_finalize (GObject *object)
{
  g_free (SPOR_CLAIM_LINE_ROW (object)->line_id);
  G_OBJECT_CLASS (spor_claim_line_row_parent_class)->finalize (object);
}

static void
spor_claim_line_row_class_init (SporClaimLineRowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = spor_claim_line_row_dispose;
  object_class->finalize = spor_claim_line_row_finalize;
  signals[SHOW_RECEIPT] = g_signal_new ("show-receipt", SPOR_TYPE_CLAIM_LINE_ROW, G_SIGNAL_RUN_LAST,
                                        0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
  signals[HELD] = g_signal_new ("held", SPOR_TYPE_CLAIM_LINE_ROW, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                NULL, G_TYPE_NONE, 0);

  g_type_ensure (SPOR_TYPE_CLAIM_ENTRY);
  g_type_ensure (SPOR_TYPE_COLUMNS);
  g_type_ensure (SPOR_TYPE_TAB_BOX);
  gtk_widget_class_set_css_name (widget_class, "claimline");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/dk/kombit/Spor/ui/spor-claim-line-row.ui");
  gtk_widget_class_bind_template_child (widget_class, SporClaimLineRow, number);
  gtk_widget_class_bind_template_child (widget_class, SporClaimLineRow, mode);
  gtk_widget_class_bind_template_child (widget_class, SporClaimLineRow, modes);
  gtk_widget_class_bind_template_child (widget_class, SporClaimLineRow, day);
  gtk_widget_class_bind_template_child (widget_class, SporClaimLineRow, origin);
  gtk_widget_class_bind_template_child (widget_class, SporClaimLineRow, destination);
  gtk_widget_class_bind_template_child (widget_class, SporClaimLineRow, how_much);
  gtk_widget_class_bind_template_child (widget_class, SporClaimLineRow, arrow);
  gtk_widget_class_bind_template_child (widget_class, SporClaimLineRow, unit);
  gtk_widget_class_bind_template_child (widget_class, SporClaimLineRow, rate);
  gtk_widget_class_bind_template_child (widget_class, SporClaimLineRow, amount);
  gtk_widget_class_bind_template_child (widget_class, SporClaimLineRow, receipt);
  gtk_widget_class_bind_template_child (widget_class, SporClaimLineRow, receipt_name);
  gtk_widget_class_bind_template_child (widget_class, SporClaimLineRow, receipt_shown);
  gtk_widget_class_bind_template_child (widget_class, SporClaimLineRow, note);
  gtk_widget_class_bind_template_child (widget_class, SporClaimLineRow, return_trip);
  gtk_widget_class_bind_template_child (widget_class, SporClaimLineRow, remove);
  gtk_widget_class_bind_template_callback (widget_class, on_edited_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_left_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_held_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_mode_chosen_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_receipt_shown_cb);
}

static void
spor_claim_line_row_init (SporClaimLineRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  spor_claim_entry_level (self->origin, self->arrow);
  spor_claim_entry_level (self->how_much, GTK_WIDGET (self->unit));
  spor_claim_entry_level (self->how_much, GTK_WIDGET (self->amount));
  spor_claim_entry_level (self->note, GTK_WIDGET (self->receipt));
  for (guint m = 0; m < SPOR_N_MODES; m++)
    gtk_string_list_append (self->modes, spor_mode_label (m));
}

GtkWidget *
spor_claim_line_row_new (SporOpenClaim *draft, const char *line_id)
{
  SporClaimLineRow *self = g_object_new (SPOR_TYPE_CLAIM_LINE_ROW, NULL);

  self->draft = g_object_ref (draft);
  self->line_id = g_strdup (line_id);
  gtk_actionable_set_action_target (GTK_ACTIONABLE (self->return_trip), "s", line_id);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (self->return_trip), "claim.return-trip");
  gtk_actionable_set_action_target (GTK_ACTIONABLE (self->remove), "s", line_id);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (self->remove), "claim.remove-line");
  return GTK_WIDGET (self);
}

const char *
spor_claim_line_row_get_id (SporClaimLineRow *self)
{
  g_return_val_if_fail (SPOR_IS_CLAIM_LINE_ROW (self), NULL);

  return self->line_id;
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "spor-claim-desk.h"

#include "spor-claim-deed.h"
#include "spor-approval-dialog.h"
#include "spor-claim-list.h"
#include "spor-claim-pane.h"
#include "spor-claim-reach.h"
#include "spor-claim-sums.h"
#include "spor-context-menu.h"
#include "spor-decision-dialog.h"
#include "spor-flow.h"
#include "spor-focus.h"
#include "spor-key-tip.h"
#include "spor-language.h"
#include "spor-lock.h"
#include "spor-payment-list.h"
#include "spor-shown-keys.h"

#include <glib/gi18n-lib.h>

struct _SporClaimDesk
{
  AdwBin parent_instance;

  /* template */
  GtkToggleButton *waiting;
  GtkToggleButton *unpaid;
  SporClaimList *list;
  GtkWidget *pay_next; /* on the empty list of what waits */
  SporClaimPane *pane;
  SporClaimSums *sums;
  GtkWidget *bar;
  GtkWidget *act_as;
  GtkLabel *actor;
  GtkLabel *selected;
  GtkWidget *approve;
  GtkWidget *send_back;
  GtkWidget *reject;
  GtkWidget *list_payments;
  GtkWidget *pay;
  GtkLabel *objection;
  GtkPopover *menu;
  AdwBin *sums_place;
  GtkMenuButton *totals;
  GtkPopover *totals_popover;
  GtkWidget *choices;
  GtkFlowBox *ways; /* in it */

  /* owned */
  SporBook *book;
  gboolean is_low;    /* no room for the totals under the list */
  gboolean is_narrow; /* none for the keys on the buttons */
  guint turning;      /* source, or 0 */
};

/* Beside a key on a button, and around it: "button .key" in the style. */
#define BUTTON_SPACING 9
#define KEY_PADDING 10

G_DEFINE_FINAL_TYPE (SporClaimDesk, spor_claim_desk, ADW_TYPE_BIN)

static const SporShownKey keys[] = {
  { "<Control>Return", "desk.go-on" },
  { "<Control>r", "desk.return" },
  { "<Shift><Control>r", "desk.reject" },
};

static gboolean
spor_claim_desk_is_paying (SporClaimDesk *self)
{
  return !gtk_toggle_button_get_active (self->waiting);
}

/* --- What may be done ----------------------------------------------------------------------- */

/* The first reason against it where it may be done to none of @items; NULL: it may. */
static char *
spor_claim_desk_object (SporClaimDesk *self, const GPtrArray *items, SporAct act)
{
  g_autofree char *first = NULL;

  for (guint i = 0; i < items->len; i++)
    {
      g_autofree char *objection = spor_claim_item_object (g_ptr_array_index (items, i), act,
                                                           spor_book_get_actor (self->book));

      if (!objection)
        return NULL;
      if (!first)
        first = g_steal_pointer (&objection);
    }
  return first ? g_steal_pointer (&first) : g_strdup ("");
}

static void
spor_claim_desk_enable (
    SporClaimDesk *self, const GPtrArray *items, SporAct act, const char *action, gboolean offered)
{
  const char *closed = spor_snapshot_get_closed (spor_book_get_snapshot (self->book));
  g_autofree char *objection = !offered ? g_strdup ("")
                               : closed ? g_strdup (closed)
                                        : spor_claim_desk_object (self, items, act);

  gtk_widget_action_set_enabled (GTK_WIDGET (self), action, objection == NULL);
  if (objection && *objection)
    {
      gtk_label_set_label (self->objection, objection);
      gtk_widget_set_visible (GTK_WIDGET (self->objection), TRUE);
    }
}

/* How many buttons stand under the claim. */
static guint
spor_claim_desk_count_ways (SporClaimDesk *self)
{
  return spor_claim_desk_is_paying (self) ? 2 : 3;
}

static guint
spor_claim_desk_count (SporClaimDesk *self, SporClaimState state)
{
  SporSnapshot *snapshot = self->book ? spor_book_get_snapshot (self->book) : NULL;

  return snapshot ? spor_refunds_n_in_state (spor_snapshot_get_refunds (snapshot), state) : 0;
}

/* Where nothing waits and something is to be paid, a button leads there. */
static void
spor_claim_desk_lead_on (SporClaimDesk *self)
{
  guint n = spor_claim_desk_count (self, SPOR_CLAIM_APPROVED);

  gtk_button_set_label (GTK_BUTTON (self->pay_next),
                        gtk_button_get_label (GTK_BUTTON (self->unpaid)));
  gtk_widget_set_visible (self->pay_next, n > 0 && !spor_claim_desk_is_paying (self));
}

static void
on_pay_next_clicked_cb (SporClaimDesk *self)
{
  gtk_toggle_button_set_active (self->unpaid, TRUE);
  spor_claim_list_focus_rows (self->list);
}

/* Whether the payments of @items alone are listed. One is chosen to be looked at; its own menu has
 * the list of it alone. */
static gboolean
spor_claim_desk_lists_some (SporClaimDesk *self, const GPtrArray *items)
{
  return items->len > 1 && items->len < spor_claim_desk_count (self, SPOR_CLAIM_APPROVED);
}

/* (transfer full) */
static char *
spor_claim_desk_list_label (SporClaimDesk *self, const GPtrArray *items)
{
  guint all = spor_claim_desk_count (self, SPOR_CLAIM_APPROVED);

  if (spor_claim_desk_lists_some (self, items))
    /* Translators: of how many claims that are chosen among more */
    return spor_format_counts (ngettext ("Payment _List of %u…", "Payment _List of %u…",
                                         items->len),
                               items->len);
  if (all > 1)
    /* Translators: button beside "1 claim: 301.00 kr."; of how many claims, 2 or more */
    return spor_format_counts (ngettext ("Payment _List of All %u…", "Payment _List of All %u…",
                                         all),
                               all);
  return g_strdup (_ ("Payment _List…"));
}

static void
spor_claim_desk_name_list (SporClaimDesk *self, const GPtrArray *items)
{
  g_autofree char *label = spor_claim_desk_list_label (self, items);

  gtk_button_set_label (GTK_BUTTON (self->list_payments), label);
}

static void
spor_claim_desk_update_actions (SporClaimDesk *self, const GPtrArray *items)
{
  static const char *const deciding[]
      = { "desk.approve", "desk.return", "desk.reject", "desk.pay", NULL };
  gboolean paying = spor_claim_desk_is_paying (self);

  gtk_widget_set_visible (GTK_WIDGET (self->objection), FALSE);
  spor_claim_desk_enable (self, items, SPOR_ACT_APPROVE, "desk.approve", !paying);
  spor_claim_desk_enable (self, items, SPOR_ACT_RETURN, "desk.return", !paying);
  spor_claim_desk_enable (self, items, SPOR_ACT_REJECT, "desk.reject", !paying);
  spor_claim_desk_enable (self, items, SPOR_ACT_PAY, "desk.pay", paying);
  spor_lock_actions (GTK_WIDGET (self), deciding,
                     spor_snapshot_get_closed (spor_book_get_snapshot (self->book)));
  gtk_widget_set_visible (gtk_widget_get_parent (self->approve), !paying);
  gtk_widget_set_visible (gtk_widget_get_parent (self->send_back), !paying);
  gtk_widget_set_visible (gtk_widget_get_parent (self->reject), !paying);
  gtk_widget_set_visible (gtk_widget_get_parent (self->list_payments), paying);
  spor_claim_desk_name_list (self, items);
  gtk_widget_set_visible (gtk_widget_get_parent (self->pay), paying);
  /* they share the whole row */
  gtk_flow_box_set_max_children_per_line (self->ways, spor_claim_desk_count_ways (self));
}

static void
spor_claim_desk_show_selected (SporClaimDesk *self, const GPtrArray *items)
{
  /* the list of all is there whoever is chosen */
  gboolean lists
      = spor_claim_desk_is_paying (self) && spor_claim_desk_count (self, SPOR_CLAIM_APPROVED) > 0;
  gint64 total = 0;
  g_autofree char *sum = NULL;
  g_autofree char *text = NULL;

  for (guint i = 0; i < items->len; i++)
    total += spor_claim_item_get_due (g_ptr_array_index (items, i));
  sum = spor_money_format (total);
  /* Translators: how many are selected; an amount */
  text = spor_format_counts (ngettext ("%u claim: %s", "%u claims: %s", items->len), items->len,
                             sum);
  gtk_label_set_label (self->selected, items->len > 0 ? text : _ ("None selected"));
  gtk_widget_set_visible (self->bar, items->len > 0 || lists);
}

/* One is shown with all its lines, several together. */
static void
spor_claim_desk_show_claims (SporClaimDesk *self, const GPtrArray *items)
{
  guint acts = spor_claim_desk_is_paying (self)
                   ? 1u << SPOR_ACT_PAY
                   : 1u << SPOR_ACT_APPROVE | 1u << SPOR_ACT_RETURN | 1u << SPOR_ACT_REJECT;

  if (items->len > 1)
    spor_claim_pane_show_several (self->pane, self->book, items, acts);
  else
    spor_claim_pane_show (self->pane, self->book, items->len ? g_ptr_array_index (items, 0) : NULL);
}

/* What is done may grey the button that did it, or take them all away with the last claim. */
static void
spor_claim_desk_keep_focus (SporClaimDesk *self)
{
  GtkToggleButton *queue = spor_claim_desk_is_paying (self) ? self->unpaid : self->waiting;

  if (spor_focus_within (GTK_WIDGET (self)))
    return;
  if (spor_claim_list_get_n (self->list) > 0)
    spor_claim_list_focus_rows (self->list);
  else
    gtk_widget_grab_focus (GTK_WIDGET (queue));
}

static void
on_selected_cb (SporClaimDesk *self)
{
  g_autoptr (GPtrArray) items = spor_claim_list_get_selected (self->list);
  gboolean had_focus;

  if (!self->book)
    return;
  had_focus = spor_focus_within (self->bar) != NULL;
  spor_claim_desk_show_claims (self, items);
  spor_claim_desk_update_actions (self, items);
  spor_claim_desk_show_selected (self, items);
  if (had_focus)
    spor_claim_desk_keep_focus (self);
}

/* --- What waits ----------------------------------------------------------------------------- */

static void
spor_claim_desk_show_counts (SporClaimDesk *self)
{
  /* Translators: how many claims wait for approval */
  g_autofree char *waiting
      = spor_format_counts (_ ("Waiting (%u)"), spor_claim_desk_count (self, SPOR_CLAIM_SUBMITTED));
  /* Translators: how many approved claims are unpaid */
  g_autofree char *unpaid
      = spor_format_counts (_ ("To Pay (%u)"), spor_claim_desk_count (self, SPOR_CLAIM_APPROVED));

  gtk_button_set_label (GTK_BUTTON (self->waiting), waiting);
  gtk_button_set_label (GTK_BUTTON (self->unpaid), unpaid);
  spor_claim_desk_lead_on (self);
}

static void
on_queue_chosen_cb (SporClaimDesk *self)
{
  gboolean paying = spor_claim_desk_is_paying (self);

  if (paying)
    spor_claim_list_set_empty_text (self->list, _ ("Nothing to Pay"),
                                    _ ("What is approved is paid from here."));
  else
    spor_claim_list_set_empty_text (self->list, _ ("Nothing Waits"),
                                    _ ("Claims that are submitted wait here for approval."));
  spor_claim_desk_lead_on (self);
  spor_claim_list_set_states (self->list,
                              1u << (paying ? SPOR_CLAIM_APPROVED : SPOR_CLAIM_SUBMITTED));
}

/* --- Decisions ------------------------------------------------------------------------------ */

static void
on_approve_activated_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  SporClaimDesk *self = SPOR_CLAIM_DESK (widget);
  g_autoptr (GPtrArray) items = spor_claim_list_get_selected (self->list);

  spor_approval_ask (widget, self->book, items);
  spor_claim_list_focus_rows (self->list);
}

static void
on_ask_activated_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  SporClaimDesk *self = SPOR_CLAIM_DESK (widget);
  g_autoptr (GPtrArray) items = spor_claim_list_get_selected (self->list);
  SporAct act = g_str_equal (action, "desk.return")   ? SPOR_ACT_RETURN
                : g_str_equal (action, "desk.reject") ? SPOR_ACT_REJECT
                                                      : SPOR_ACT_PAY;

  if (!spor_focus_within (
          GTK_WIDGET (self))) /* it comes back to where it was before the question */
    spor_claim_list_focus_rows (self->list);
  spor_decision_ask (widget, self->book, items, act);
}

static void
on_list_payments_activated_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  SporClaimDesk *self = SPOR_CLAIM_DESK (widget);
  g_autoptr (GPtrArray) items = spor_claim_list_get_selected (self->list);

  spor_payment_list_export (widget, self->book,
                            spor_claim_desk_lists_some (self, items) ? items : NULL);
}

/* What lies nearest for what is selected. */
static void
on_go_on_activated_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  gtk_widget_activate_action (widget,
                              spor_claim_desk_is_paying (SPOR_CLAIM_DESK (widget)) ? "desk.pay"
                                                                                   : "desk.approve",
                              NULL);
}

static void
on_menu_cb (SporClaimDesk *self, double x, double y)
{
  GtkWidget *on = gtk_widget_pick (GTK_WIDGET (self->list), x, y, GTK_PICK_DEFAULT);
  double at_x, at_y;

  gtk_widget_translate_coordinates (GTK_WIDGET (self->list), GTK_WIDGET (self), x, y, &at_x, &at_y);
  spor_focus_lend (self->menu, on ? on : GTK_WIDGET (self->list));
  spor_context_menu_popup (self->menu, at_x, at_y);
}

/* The keyboard goes back to the rows that the menu was about. */
static void
on_menu_closed_cb (SporClaimDesk *self)
{
  spor_claim_list_focus_rows (self->list);
}

/* --- Small windows, large text --------------------------------------------------------------- */

/* With fewer lines than that the totals would leave the list no room. */
#define LINES_FOR_SUMS 26

static int
spor_widget_text_size (GtkWidget *widget, const char *text, gboolean height)
{
  g_autoptr (PangoLayout) layout = gtk_widget_create_pango_layout (widget, text);
  int wide, high;

  pango_layout_get_pixel_size (layout, &wide, &high);
  return height ? high : wide;
}

static gboolean
spor_claim_desk_finds_low (SporClaimDesk *self, int height)
{
  return height < LINES_FOR_SUMS * spor_widget_text_size (GTK_WIDGET (self), "Åg", TRUE);
}

/* Whether the buttons with their keys would not stand in one line. */
static gboolean
spor_claim_desk_finds_narrow (SporClaimDesk *self)
{
  GtkWidget *const buttons[] = { self->reject, self->send_back, self->approve, self->pay };
  int needed = 0;

  for (guint i = 0; i < G_N_ELEMENTS (buttons); i++)
    {
      GtkWidget *key = gtk_widget_get_last_child (gtk_button_get_child (GTK_BUTTON (buttons[i])));
      int width;

      if (!gtk_widget_get_visible (gtk_widget_get_parent (buttons[i])))
        continue;
      gtk_widget_measure (buttons[i], GTK_ORIENTATION_HORIZONTAL, -1, NULL, &width, NULL, NULL);
      if (!gtk_widget_get_visible (key))
        width += BUTTON_SPACING + KEY_PADDING
                 + spor_widget_text_size (key, gtk_label_get_label (GTK_LABEL (key)), FALSE);
      needed = MAX (needed, width);
    }
  /* they are equally wide */
  return gtk_widget_get_width (self->choices) < (int)spor_claim_desk_count_ways (self) * needed;
}

static void
spor_claim_desk_place_sums (SporClaimDesk *self)
{
  GtkWidget *sums = g_object_ref (GTK_WIDGET (self->sums));

  if (self->is_low)
    {
      adw_bin_set_child (self->sums_place, NULL);
      gtk_popover_set_child (self->totals_popover, sums);
    }
  else
    {
      gtk_popover_set_child (self->totals_popover, NULL);
      adw_bin_set_child (self->sums_place, sums);
    }
  gtk_widget_set_visible (GTK_WIDGET (self->sums_place), !self->is_low);
  gtk_widget_set_visible (GTK_WIDGET (self->totals), self->is_low);
  g_object_unref (sums);
}

static gboolean
on_turned_cb (gpointer user_data)
{
  SporClaimDesk *self = user_data;
  GtkWidget *const buttons[] = { self->reject, self->send_back, self->approve, self->pay };
  gboolean low = spor_claim_desk_finds_low (self, gtk_widget_get_height (GTK_WIDGET (self)));

  self->turning = 0;
  self->is_narrow = spor_claim_desk_finds_narrow (self);
  for (guint i = 0; i < G_N_ELEMENTS (buttons); i++)
    gtk_widget_set_visible (gtk_widget_get_last_child (
                                gtk_button_get_child (GTK_BUTTON (buttons[i]))),
                            !self->is_narrow);
  if (low != self->is_low)
    {
      self->is_low = low;
      spor_claim_desk_place_sums (self);
    }
  return G_SOURCE_REMOVE;
}

static void
spor_claim_desk_measure (GtkWidget *widget,
                         GtkOrientation orientation,
                         int for_size,
                         int *minimum,
                         int *natural,
                         int *minimum_baseline,
                         int *natural_baseline)
{
  gtk_widget_measure (adw_bin_get_child (ADW_BIN (widget)), orientation, for_size, minimum, natural,
                      NULL, NULL);
}

static void
spor_claim_desk_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  SporClaimDesk *self = SPOR_CLAIM_DESK (widget);

  gtk_widget_allocate (adw_bin_get_child (ADW_BIN (widget)), width, height, baseline, NULL);
  gtk_popover_present (self->menu);
  if (!self->turning
      && (spor_claim_desk_finds_low (self, height) != self->is_low
          || (gtk_widget_get_mapped (self->bar)
              && spor_claim_desk_finds_narrow (self) != self->is_narrow)))
    self->turning = g_idle_add (on_turned_cb, self);
}

/* --- Object --------------------------------------------------------------------------------- */

static void
spor_claim_desk_dispose (GObject *object)
{
  SporClaimDesk *self = SPOR_CLAIM_DESK (object);

  g_clear_handle_id (&self->turning, g_source_remove);
  if (self->menu)
    gtk_widget_unparent (GTK_WIDGET (self->menu));
  self->menu = NULL;
  g_clear_object (&self->book);
  G_OBJECT_CLASS (spor_claim_desk_parent_class)->dispose (object);
}

static void
spor_claim_desk_install_actions (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "desk.approve", NULL, on_approve_activated_cb);
  gtk_widget_class_install_action (widget_class, "desk.return", NULL, on_ask_activated_cb);
  gtk_widget_class_install_action (widget_class, "desk.reject", NULL, on_ask_activated_cb);
  gtk_widget_class_install_action (widget_class, "desk.pay", NULL, on_ask_activated_cb);
  gtk_widget_class_install_action (widget_class, "desk.list-payments", NULL,
                                   on_list_payments_activated_cb);
  gtk_widget_class_install_action (widget_class, "desk.go-on", NULL, on_go_on_activated_cb);
}

static void
spor_claim_desk_class_init (SporClaimDeskClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = spor_claim_desk_dispose;
  spor_claim_desk_install_actions (widget_class);
  g_type_ensure (SPOR_TYPE_CLAIM_LIST);
  g_type_ensure (SPOR_TYPE_CLAIM_PANE);
  g_type_ensure (SPOR_TYPE_CLAIM_SUMS);
  g_type_ensure (SPOR_TYPE_FLOW);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/dk/kombit/Spor/ui/spor-claim-desk.ui");
  gtk_widget_class_bind_template_child (widget_class, SporClaimDesk, waiting);
  gtk_widget_class_bind_template_child (widget_class, SporClaimDesk, unpaid);
  gtk_widget_class_bind_template_child (widget_class, SporClaimDesk, list);
  gtk_widget_class_bind_template_child (widget_class, SporClaimDesk, pane);
  gtk_widget_class_bind_template_child (widget_class, SporClaimDesk, sums);
  gtk_widget_class_bind_template_child (widget_class, SporClaimDesk, bar);
  gtk_widget_class_bind_template_child (widget_class, SporClaimDesk, act_as);
  gtk_widget_class_bind_template_child (widget_class, SporClaimDesk, actor);
  gtk_widget_class_bind_template_child (widget_class, SporClaimDesk, selected);
  gtk_widget_class_bind_template_child (widget_class, SporClaimDesk, approve);
  gtk_widget_class_bind_template_child (widget_class, SporClaimDesk, send_back);
  gtk_widget_class_bind_template_child (widget_class, SporClaimDesk, reject);
  gtk_widget_class_bind_template_child (widget_class, SporClaimDesk, list_payments);
  gtk_widget_class_bind_template_child (widget_class, SporClaimDesk, pay);
  gtk_widget_class_bind_template_child (widget_class, SporClaimDesk, objection);
  gtk_widget_class_bind_template_child (widget_class, SporClaimDesk, menu);
  gtk_widget_class_bind_template_child (widget_class, SporClaimDesk, sums_place);
  gtk_widget_class_bind_template_child (widget_class, SporClaimDesk, totals);
  gtk_widget_class_bind_template_child (widget_class, SporClaimDesk, totals_popover);
  gtk_widget_class_bind_template_child (widget_class, SporClaimDesk, choices);
  gtk_widget_class_bind_template_child (widget_class, SporClaimDesk, ways);
  gtk_widget_class_bind_template_callback (widget_class, on_selected_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_queue_chosen_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_menu_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_menu_closed_cb);
}

/* A button says its key as well as what it does. */
static void
spor_desk_button_set_key (GtkWidget *button, const char *label, const char *key)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, BUTTON_SPACING);
  GtkWidget *said = gtk_label_new_with_mnemonic (label);
  g_autofree char *accelerator = spor_key_name (key);
  GtkWidget *shown = gtk_label_new (accelerator);

  gtk_label_set_mnemonic_widget (GTK_LABEL (said), button);
  gtk_widget_add_css_class (shown, "key");
  gtk_widget_set_tooltip_text (button, accelerator);
  gtk_box_append (GTK_BOX (box), said);
  gtk_box_append (GTK_BOX (box), shown);
  gtk_widget_set_halign (box, GTK_ALIGN_CENTER);
  gtk_button_set_child (GTK_BUTTON (button), box);
}

static void
spor_claim_desk_add_pay_next (SporClaimDesk *self)
{
  self->pay_next = gtk_button_new ();
  gtk_widget_set_halign (self->pay_next, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (self->pay_next, "pill");
  g_signal_connect_swapped (self->pay_next, "clicked", G_CALLBACK (on_pay_next_clicked_cb), self);
  spor_claim_list_set_empty_child (self->list, self->pay_next);
}

static void
spor_claim_desk_init (SporClaimDesk *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  spor_claim_desk_add_pay_next (self);
  gtk_widget_set_parent (GTK_WIDGET (self->menu), GTK_WIDGET (self));
  gtk_widget_set_layout_manager (GTK_WIDGET (self),
                                 gtk_custom_layout_new (NULL, spor_claim_desk_measure,
                                                        spor_claim_desk_allocate));
  spor_shown_keys_add (GTK_WIDGET (self), keys, G_N_ELEMENTS (keys));
  spor_desk_button_set_key (self->approve, _ ("_Approve"), keys[0].key);
  spor_desk_button_set_key (self->pay, _ ("_Mark as Paid…"), keys[0].key);
  spor_desk_button_set_key (self->send_back, _ ("Re_turn…"), keys[1].key);
  spor_desk_button_set_key (self->reject, _ ("Re_ject…"), keys[2].key);
  on_queue_chosen_cb (self);
}

void
spor_claim_desk_set_book (SporClaimDesk *self, SporBook *book)
{
  g_autofree char *actor = NULL;

  g_return_if_fail (SPOR_IS_CLAIM_DESK (self));

  g_set_object (&self->book, book);
  if (book) /* before the list: the keyboard may have to go on from it */
    spor_claim_desk_show_counts (self);
  spor_claim_list_set_snapshot (self->list, book ? spor_book_get_snapshot (book) : NULL);
  spor_claim_sums_show (self->sums, book ? spor_book_get_snapshot (book) : NULL);
  if (!book)
    return;
  /* Translators: who acts */
  actor = g_strdup_printf (_ ("You are: %s"), spor_book_get_actor (book));
  gtk_label_set_label (self->actor, actor);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->act_as), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  actor, -1);
}

void
spor_claim_desk_go_to_queue (SporClaimDesk *self, gboolean paying)
{
  GtkToggleButton *queue;

  g_return_if_fail (SPOR_IS_CLAIM_DESK (self));

  queue = paying ? self->unpaid : self->waiting;
  gtk_toggle_button_set_active (queue, TRUE);
  if (spor_claim_list_get_n (self->list) > 0)
    spor_claim_list_focus_rows (self->list);
  else
    gtk_widget_grab_focus (GTK_WIDGET (queue));
}

void
spor_claim_desk_focus_rows (SporClaimDesk *self)
{
  g_return_if_fail (SPOR_IS_CLAIM_DESK (self));

  spor_claim_desk_go_to_queue (self, spor_claim_desk_is_paying (self));
}

void
spor_claim_desk_set_queue_keys (SporClaimDesk *self, const char *waiting, const char *unpaid)
{
  g_return_if_fail (SPOR_IS_CLAIM_DESK (self));

  spor_key_tip (GTK_WIDGET (self->waiting), waiting);
  spor_key_tip (GTK_WIDGET (self->unpaid), unpaid);
}

void
spor_claim_desk_focus_search (SporClaimDesk *self)
{
  g_return_if_fail (SPOR_IS_CLAIM_DESK (self));

  spor_claim_list_focus_search (self->list);
}

const char *const *
spor_claim_desk_get_keys (void)
{
  static const char *const shown[] = { "<Control>Return", "<Control>r", "<Shift><Control>r", NULL };

  return shown;
}

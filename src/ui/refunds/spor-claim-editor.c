/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "spor-claim-editor.h"

#include "spor-claim-entry.h"
#include "spor-claim-farewell.h"
#include "spor-claim-findings.h"
#include "spor-claim-head.h"
#include "spor-claim-history.h"
#include "spor-claim-lines.h"
#include "spor-claim-merge.h"
#include "spor-columns.h"
#include "spor-error-dialog.h"
#include "spor-focus.h"
#include "spor-keeper.h"
#include "spor-key-tip.h"
#include "spor-leave.h"
#include "spor-receipt-list.h"
#include "spor-scroll.h"
#include "spor-settle.h"
#include "spor-short-choice.h"

#include <glib/gi18n-lib.h>

struct _SporClaimEditor
{
  AdwBin parent_instance;

  /* template */
  GtkScrolledWindow *scroll;
  SporClaimHead *head;
  SporClaimFindings *findings;
  GtkDropDown *route;
  SporClaimEntry *ean;
  SporClaimLines *lines;
  SporReceiptList *receipts;
  SporClaimEntry *note;
  AdwBin *below; /* receipts that do not fit beside */
  SporClaimHistory *history;
  GtkLabel *saved;
  GtkLabel *total;
  GtkWidget *submit;

  /* owned */
  SporBook *book;
  SporClaimItem *item;
  SporOpenClaim *draft;
  GSignalGroup *draft_signals;
  gboolean showing; /* the draft speaks, not somebody */
  char *failure;    /* why it could not be saved, said in a line; or NULL */
  gboolean told;    /* what was changed and could not be saved has been quoted */
};

enum
{
  SHOW_RECEIPT,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static void spor_claim_editor_keep (SporKeeperInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (SporClaimEditor,
                               spor_claim_editor,
                               ADW_TYPE_BIN,
                               G_IMPLEMENT_INTERFACE (SPOR_TYPE_KEEPER, spor_claim_editor_keep))

/* --- Fields --------------------------------------------------------------------------------- */

static void
on_show_receipt_cb (SporClaimEditor *self, const char *receipt_id)
{
  g_signal_emit (self, signals[SHOW_RECEIPT], 0, receipt_id);
}

/* The first visible field under @from of which @is is true. */
static GtkWidget *
spor_find_field (GtkWidget *from, gboolean (*is) (SporClaimEntry *field))
{
  if (SPOR_IS_CLAIM_ENTRY (from))
    return gtk_widget_get_visible (from) && is (SPOR_CLAIM_ENTRY (from)) ? from : NULL;
  for (GtkWidget *child = gtk_widget_get_first_child (from); child;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = spor_find_field (child, is);

      if (found)
        return found;
    }
  return NULL;
}

/* For spor_find_field(): goes through all. */
static gboolean
spor_settle_field (SporClaimEntry *field)
{
  spor_claim_entry_settle (field);
  return FALSE;
}

/* For spor_find_field(): goes through all. What was changed here has been written over theirs. */
static gboolean
spor_agree_on_field (SporClaimEntry *field)
{
  if (!spor_claim_entry_is_held (field))
    spor_claim_entry_dispute (field, NULL);
  return FALSE;
}

/* Saved is what the book has, and nothing else stands in a field. */
static gboolean
spor_claim_editor_is_saved (SporClaimEditor *self)
{
  return self->draft && spor_open_claim_is_saved (self->draft)
         && !spor_find_field (GTK_WIDGET (self), spor_claim_entry_is_held);
}

static void
spor_claim_editor_say_saved (SporClaimEditor *self, gboolean saved)
{
  /* Translators: why, a sentence */
  g_autofree char *not_saved
      = self->failure ? g_strdup_printf (_ ("Not saved: %s"), self->failure) : NULL;

  if (not_saved)
    gtk_widget_add_css_class (GTK_WIDGET (self->saved), "error");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self->saved), "error");
  gtk_label_set_label (self->saved, not_saved ? not_saved
                                    : saved   ? _ ("Saved")
                                              : _ ("Not saved yet"));
}

static void
on_draft_saved_cb (SporClaimEditor *self)
{
  gboolean saved = spor_claim_editor_is_saved (self);

  if (self->draft && spor_open_claim_is_saved (self->draft))
    {
      spor_find_field (GTK_WIDGET (self), spor_agree_on_field);
      self->told = FALSE;
      g_clear_pointer (&self->failure, g_free);
    }
  spor_claim_editor_say_saved (self, saved);
}

/* --- All of it ------------------------------------------------------------------------------ */

static void
spor_claim_editor_judge (SporClaimEditor *self)
{
  const SporClaim *claim = spor_open_claim_get_claim (self->draft);
  SporSnapshot *snapshot = spor_open_claim_get_snapshot (self->draft);
  g_autoptr (GPtrArray) findings = spor_snapshot_judge (snapshot, claim);
  gint64 due = spor_refunds_due (spor_snapshot_get_refunds (snapshot), claim);
  g_autofree char *total = spor_money_format (due);

  spor_claim_findings_show (self->findings, findings, TRUE);
  spor_claim_lines_mark (self->lines, findings);
  spor_claim_head_set_total (self->head, due);
  gtk_label_set_label (self->total, total);
}

/* What another program has made of what was changed here. */
static void
spor_claim_editor_show_disputes (SporClaimEditor *self, const SporClaim *claim)
{
  const SporClaim *now, *before = spor_open_claim_get_disputed (self->draft, &now);

  if (before && spor_claim_text_is_disputed (claim->note, before->note, now->note))
    spor_claim_entry_dispute (self->note, now->note);
  if (before && claim->route == now->route
      && spor_claim_text_is_disputed (claim->ean, before->ean, now->ean))
    spor_claim_entry_dispute (self->ean, now->ean);
}

/* @afresh: the book has it so */
static void
spor_claim_editor_fill (SporClaimEditor *self, gboolean afresh)
{
  const SporClaim *claim = spor_open_claim_get_claim (self->draft);

  self->showing = TRUE;
  gtk_drop_down_set_selected (self->route, claim->route);
  spor_claim_entry_set_text (self->ean, claim->ean);
  gtk_widget_set_visible (GTK_WIDGET (self->ean), claim->route == SPOR_ROUTE_EAN);
  spor_claim_entry_set_text (self->note, claim->note);
  spor_claim_editor_show_disputes (self, claim);
  spor_claim_lines_show (self->lines, afresh);
  spor_receipt_list_show (self->receipts, claim);
  spor_claim_editor_judge (self);
  self->showing = FALSE;
}

static void
on_draft_changed_cb (SporClaimEditor *self, gboolean afresh)
{
  spor_claim_editor_fill (self, afresh);
}

/* @quotes: SporQuote* */
static void
on_lines_lost_cb (SporClaimEditor *self, GPtrArray *quotes)
{
  spor_claim_show_lines_lost (GTK_WIDGET (self), self->item, quotes);
}

static void
on_lines_gone_cb (SporClaimEditor *self, GPtrArray *gone)
{
  spor_claim_lines_take_away (self->lines, gone);
}

/* What stands in the fields and is no value. */
static GPtrArray *
spor_claim_editor_quote_held (SporClaimEditor *self)
{
  GPtrArray *quotes = spor_quotes_new ();

  spor_claim_lines_quote_held (self->lines, quotes);
  if (gtk_widget_get_visible (GTK_WIDGET (self->ean)))
    spor_claim_entry_quote_held (self->ean, spor_claim_entry_get_label (self->ean), quotes);
  spor_claim_entry_quote_held (self->note, spor_claim_entry_get_label (self->note), quotes);
  return quotes;
}

/* Whether what was typed stands in the fields, and another try may save it. */
static gboolean
spor_claim_error_may_pass (const GError *error)
{
  return !g_error_matches (error, SPOR_STORE_ERROR, SPOR_STORE_ERROR_REFUSED)
         && !g_error_matches (error, SPOR_STORE_ERROR, SPOR_STORE_ERROR_UNKNOWN_ID);
}

/* Whether a line says enough: nobody has asked for it to be saved. */
static gboolean
spor_claim_editor_says_itself (SporClaimEditor *self, SporOpenClaim *draft)
{
  return spor_open_claim_is_quiet (draft) && gtk_widget_get_mapped (GTK_WIDGET (self));
}

static void
spor_claim_editor_fail (SporClaimEditor *self, const GError *error)
{
  g_autofree char *was = g_steal_pointer (&self->failure);

  self->failure = g_strdup (error->message);
  spor_claim_editor_say_saved (self, FALSE);
}

/* What a field says is not said again; only whoever leaves is asked. What no field has any more is
 * quoted. */
static void
on_draft_failed_cb (SporClaimEditor *self, const GError *error, SporOpenClaim *draft)
{
  gboolean seen = gtk_widget_get_mapped (GTK_WIDGET (self))
                  && g_error_matches (error, SPOR_STORE_ERROR, SPOR_STORE_ERROR_CONFLICT)
                  && spor_find_field (GTK_WIDGET (self), spor_claim_entry_is_disputed);

  if (seen)
    spor_settle_hear (GTK_WIDGET (self), error);
  else if (spor_claim_error_may_pass (error) && spor_claim_editor_says_itself (self, draft))
    {
      spor_claim_editor_fail (self, error);
      spor_settle_hear (GTK_WIDGET (self), error);
    }
  else if (spor_claim_error_may_pass (error))
    spor_show_error (GTK_WIDGET (self), _ ("The Claim Could Not Be Saved"), error);
  else
    {
      g_autoptr (GPtrArray) changes = spor_open_claim_get_changes (draft);
      g_autoptr (GPtrArray) held = spor_claim_editor_quote_held (self);

      spor_quotes_put_all (changes, held);
      spor_claim_show_lost (GTK_WIDGET (self), _ ("The Claim Could Not Be Saved"), self->item,
                            error, changes);
      self->told = TRUE;
    }
}

/* --- Somebody edits ------------------------------------------------------------------------- */

static void
on_edited_cb (SporClaimEditor *self, SporClaimEntry *field)
{
  SporClaim *claim = self->draft ? spor_open_claim_edit (self->draft) : NULL;

  if (!claim || self->showing)
    return;
  g_free (claim->ean);
  claim->ean
      = g_strdup (claim->route == SPOR_ROUTE_EAN ? spor_claim_entry_get_text (self->ean) : "");
  g_free (claim->note);
  claim->note = g_strdup (spor_claim_entry_get_text (self->note));
  spor_open_claim_touch (self->draft);
  if (field && spor_claim_entry_is_disputed (field))
    spor_open_claim_wait (self->draft);
}

static void
on_route_chosen_cb (SporClaimEditor *self)
{
  guint route = gtk_drop_down_get_selected (self->route);

  if (!self->draft || self->showing || route >= SPOR_N_ROUTES)
    return;
  spor_open_claim_edit (self->draft)->route = route;
  on_edited_cb (self, NULL);
  if (route == SPOR_ROUTE_EAN)
    gtk_widget_grab_focus (GTK_WIDGET (self->ean));
}

static void
spor_claim_editor_write (SporClaimEditor *self, void (*save) (SporOpenClaim *draft))
{
  if (!self->draft || spor_settle_is_given_up (GTK_WIDGET (self)))
    return;
  spor_find_field (GTK_WIDGET (self), spor_settle_field);
  save (self->draft);
}

void
spor_claim_editor_save (SporClaimEditor *self)
{
  g_return_if_fail (SPOR_IS_CLAIM_EDITOR (self));

  spor_claim_editor_write (self, spor_open_claim_save);
}

/* The error of what the book has refused takes the keyboard from the field, which is no reason to
 * try again and to come by the next error. Whoever goes on from what another program has written in
 * the field means what they wrote. */
static void
on_left_cb (SporClaimEditor *self, SporClaimEntry *field)
{
  if (self->draft
      && (!spor_open_claim_is_refused (self->draft) || spor_claim_entry_is_disputed (field)))
    spor_claim_editor_write (self, spor_open_claim_save_quietly);
}

static gboolean
spor_claim_editor_has_saved (SporKeeper *keeper)
{
  SporClaimEditor *self = SPOR_CLAIM_EDITOR (keeper);

  return !self->draft || spor_claim_editor_is_saved (self);
}

static gboolean
spor_claim_editor_is_sending (SporKeeper *keeper)
{
  SporClaimEditor *self = SPOR_CLAIM_EDITOR (keeper);

  return self->draft && spor_open_claim_is_saving (self->draft);
}

static void
on_draft_answered_cb (SporClaimEditor *self)
{
  spor_leave_hear (GTK_WIDGET (self));
}

static char *
spor_claim_editor_find_objection (SporClaimEditor *self)
{
  GtkWidget *field = spor_find_field (GTK_WIDGET (self), spor_claim_entry_is_held);

  return field ? spor_claim_entry_get_objection (SPOR_CLAIM_ENTRY (field)) : NULL;
}

/* Why what is typed is no value, and in whose claim; NULL: all is. */
static char *
spor_claim_editor_say_objection (SporClaimEditor *self)
{
  g_autofree char *objection = spor_claim_editor_find_objection (self);

  if (!objection || !self->item)
    return NULL;
  /* Translators: a person; why what was typed is no value, a sentence */
  return g_strdup_printf (_ ("Not kept in the claim of %s: %s"),
                          spor_claim_item_get_name (self->item), objection);
}

static char *
spor_claim_editor_why_not_saved (SporKeeper *keeper)
{
  return spor_claim_editor_say_objection (SPOR_CLAIM_EDITOR (keeper));
}

/* What has been a value, and what is none yet. */
static void
spor_claim_editor_quote (SporKeeper *keeper, GPtrArray *quotes)
{
  SporClaimEditor *self = SPOR_CLAIM_EDITOR (keeper);
  g_autoptr (GPtrArray) changes = spor_open_claim_get_changes (self->draft);
  g_autoptr (GPtrArray) held = spor_claim_editor_quote_held (self);

  spor_quotes_put_all (changes, held);
  spor_quotes_add_all (quotes, changes);
}

static char *
spor_claim_editor_about (SporKeeper *keeper)
{
  SporClaimEditor *self = SPOR_CLAIM_EDITOR (keeper);

  return self->item ? g_strdup (spor_claim_item_get_name (self->item)) : NULL;
}

static void
spor_claim_editor_keep (SporKeeperInterface *iface)
{
  iface->save = (void (*) (SporKeeper *))spor_claim_editor_save;
  iface->is_saved = spor_claim_editor_has_saved;
  iface->is_sending = spor_claim_editor_is_sending;
  iface->object = spor_claim_editor_why_not_saved;
  iface->quote = spor_claim_editor_quote;
  iface->about = spor_claim_editor_about;
}

static void
on_finding_chosen_cb (SporClaimEditor *self, int rule, int line)
{
  if (line >= 0)
    spor_claim_lines_focus (self->lines, line, rule);
  else if (rule == SPOR_CLAIM_RULE_EAN)
    gtk_widget_grab_focus (GTK_WIDGET (self->ean));
  else if (rule == SPOR_CLAIM_RULE_EMPTY)
    spor_claim_editor_enter (self);
}

/* --- Object --------------------------------------------------------------------------------- */

/* What is on the way out is not lost with the page. */
static void
spor_claim_editor_unmap (GtkWidget *widget)
{
  spor_claim_editor_save (SPOR_CLAIM_EDITOR (widget));
  GTK_WIDGET_CLASS (spor_claim_editor_parent_class)->unmap (widget);
}

/* What cannot be kept as it stands first. */
static gboolean
spor_claim_editor_grab_focus (GtkWidget *widget)
{
  GtkWidget *held = spor_find_field (widget, spor_claim_entry_is_held);

  return held ? gtk_widget_grab_focus (held)
              : GTK_WIDGET_CLASS (spor_claim_editor_parent_class)->grab_focus (widget);
}

static void
spor_claim_editor_dispose (GObject *object)
{
  SporClaimEditor *self = SPOR_CLAIM_EDITOR (object);

  g_clear_object (&self->draft_signals);
  g_clear_object (&self->draft);
  g_clear_object (&self->item);
  g_clear_object (&self->book);
  g_clear_pointer (&self->failure, g_free);
  G_OBJECT_CLASS (spor_claim_editor_parent_class)->dispose (object);
}

static void
spor_claim_editor_class_init (SporClaimEditorClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = spor_claim_editor_dispose;
  widget_class->unmap = spor_claim_editor_unmap;
  widget_class->grab_focus = spor_claim_editor_grab_focus;
  widget_class->focus = spor_focus_through;
  signals[SHOW_RECEIPT] = g_signal_new ("show-receipt", SPOR_TYPE_CLAIM_EDITOR, G_SIGNAL_RUN_LAST,
                                        0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);

  g_type_ensure (SPOR_TYPE_CLAIM_ENTRY);
  g_type_ensure (SPOR_TYPE_CLAIM_FINDINGS);
  g_type_ensure (SPOR_TYPE_CLAIM_HEAD);
  g_type_ensure (SPOR_TYPE_CLAIM_HISTORY);
  g_type_ensure (SPOR_TYPE_CLAIM_LINES);
  g_type_ensure (SPOR_TYPE_COLUMNS);
  g_type_ensure (SPOR_TYPE_RECEIPT_LIST);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/dk/kombit/Spor/ui/spor-claim-editor.ui");
  gtk_widget_class_bind_template_child (widget_class, SporClaimEditor, scroll);
  gtk_widget_class_bind_template_child (widget_class, SporClaimEditor, head);
  gtk_widget_class_bind_template_child (widget_class, SporClaimEditor, findings);
  gtk_widget_class_bind_template_child (widget_class, SporClaimEditor, route);
  gtk_widget_class_bind_template_child (widget_class, SporClaimEditor, ean);
  gtk_widget_class_bind_template_child (widget_class, SporClaimEditor, lines);
  gtk_widget_class_bind_template_child (widget_class, SporClaimEditor, receipts);
  gtk_widget_class_bind_template_child (widget_class, SporClaimEditor, note);
  gtk_widget_class_bind_template_child (widget_class, SporClaimEditor, history);
  gtk_widget_class_bind_template_child (widget_class, SporClaimEditor, below);
  gtk_widget_class_bind_template_child (widget_class, SporClaimEditor, saved);
  gtk_widget_class_bind_template_child (widget_class, SporClaimEditor, total);
  gtk_widget_class_bind_template_child (widget_class, SporClaimEditor, submit);
  gtk_widget_class_bind_template_callback (widget_class, on_edited_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_draft_saved_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_lines_lost_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_route_chosen_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_finding_chosen_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_show_receipt_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_left_cb);
}

static void
spor_claim_editor_init (SporClaimEditor *self)
{
  self->draft_signals = g_signal_group_new (SPOR_TYPE_OPEN_CLAIM);
  g_signal_group_connect_swapped (self->draft_signals, "changed", G_CALLBACK (on_draft_changed_cb),
                                  self);
  g_signal_group_connect_swapped (self->draft_signals, "lines-gone", G_CALLBACK (on_lines_gone_cb),
                                  self);
  g_signal_group_connect_swapped (self->draft_signals, "notify::saved",
                                  G_CALLBACK (on_draft_saved_cb), self);
  g_signal_group_connect_swapped (self->draft_signals, "failed", G_CALLBACK (on_draft_failed_cb),
                                  self);
  g_signal_group_connect_swapped (self->draft_signals, "answered",
                                  G_CALLBACK (on_draft_answered_cb), self);
  gtk_widget_init_template (GTK_WIDGET (self));
  spor_short_choice (self->route);
  spor_key_tip (self->submit, "<Control>Return");
}

static void
spor_claim_editor_begin (SporClaimEditor *self)
{
  spor_claim_entry_forget (self->ean);
  spor_claim_entry_forget (self->note);
  self->draft = spor_open_claim_new (self->book, self->item);
  self->told = FALSE;
  g_clear_pointer (&self->failure, g_free);
  spor_claim_lines_set_draft (self->lines, self->draft);
  g_signal_group_set_target (self->draft_signals, self->draft);
  on_draft_saved_cb (self);
}

static void
spor_claim_editor_end (SporClaimEditor *self)
{
  SporClaimFarewell farewell
      = { .from = GTK_WIDGET (self), .book = self->book, .told = self->told };
  g_autoptr (GPtrArray) held = NULL;
  g_autofree char *objection = NULL;

  spor_find_field (GTK_WIDGET (self), spor_settle_field);
  held = spor_claim_editor_quote_held (self);
  objection = spor_claim_editor_find_objection (self);
  farewell.draft = self->draft;
  farewell.item = self->item;
  farewell.held = held;
  farewell.objection = objection;
  g_signal_group_set_target (self->draft_signals, NULL);
  spor_claim_say_farewell (&farewell);
  spor_claim_lines_set_draft (self->lines, NULL);
  g_clear_object (&self->draft);
}

void
spor_claim_editor_show (SporClaimEditor *self, SporBook *book, SporClaimItem *item)
{
  const char *id = item ? spor_claim_item_get_claim (item)->id : NULL;

  g_return_if_fail (SPOR_IS_CLAIM_EDITOR (self));

  if (self->draft && g_strcmp0 (spor_open_claim_get_claim (self->draft)->id, id) != 0)
    spor_claim_editor_end (self);
  g_set_object (&self->book, book);
  g_set_object (&self->item, item);
  if (!item)
    return;
  spor_claim_head_show (self->head, item);
  if (self->draft)
    spor_open_claim_look (self->draft);
  else
    {
      spor_claim_editor_begin (self);
      gtk_adjustment_set_value (gtk_scrolled_window_get_vadjustment (self->scroll), 0);
    }
  spor_claim_editor_fill (self, TRUE);
  spor_claim_history_show (self->history, book, id);
}

SporOpenClaim *
spor_claim_editor_get_draft (SporClaimEditor *self)
{
  g_return_val_if_fail (SPOR_IS_CLAIM_EDITOR (self), NULL);

  return self->draft;
}

gboolean
spor_claim_editor_object (SporClaimEditor *self)
{
  GtkWidget *field = spor_find_field (GTK_WIDGET (self), spor_claim_entry_has_objection);
  g_autoptr (GPtrArray) findings = NULL;

  g_return_val_if_fail (SPOR_IS_CLAIM_EDITOR (self), FALSE);

  if (field)
    {
      gtk_widget_grab_focus (field);
      return TRUE;
    }
  findings = spor_snapshot_judge (spor_open_claim_get_snapshot (self->draft),
                                  spor_open_claim_get_claim (self->draft));
  if (!spor_claim_findings_block (findings))
    return FALSE;
  gtk_widget_child_focus (GTK_WIDGET (self->findings), GTK_DIR_TAB_FORWARD);
  spor_scroll_to (GTK_WIDGET (self->findings), 0);
  return TRUE;
}

void
spor_claim_editor_enter (SporClaimEditor *self)
{
  g_return_if_fail (SPOR_IS_CLAIM_EDITOR (self));

  spor_claim_lines_enter (self->lines);
}

void
spor_claim_editor_focus_line (SporClaimEditor *self, const char *line_id)
{
  g_return_if_fail (SPOR_IS_CLAIM_EDITOR (self));

  spor_claim_lines_focus_soon (self->lines, line_id);
}

const char *
spor_claim_editor_get_focus_line (SporClaimEditor *self)
{
  g_return_val_if_fail (SPOR_IS_CLAIM_EDITOR (self), NULL);

  return spor_claim_lines_get_focus (self->lines);
}

AdwBin *
spor_claim_editor_get_below (SporClaimEditor *self)
{
  g_return_val_if_fail (SPOR_IS_CLAIM_EDITOR (self), NULL);

  return self->below;
}

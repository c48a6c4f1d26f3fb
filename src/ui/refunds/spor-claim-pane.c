/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "spor-claim-pane.h"

#include "spor-claim-deed.h"
#include "spor-claim-editor.h"
#include "spor-claim-export.h"
#include "spor-claim-party.h"
#include "spor-claim-sheet.h"
#include "spor-lock.h"
#include "spor-payment-list.h"
#include "spor-receipt-intake.h"
#include "spor-receipt-view.h"
#include "spor-scroll.h"
#include "spor-toast.h"

#include <glib/gi18n-lib.h>

struct _SporClaimPane
{
  AdwBin parent_instance;

  /* template */
  GtkPaned *paned;
  GtkStack *stack; /* "none", "editor", "several", "sheet" */
  SporClaimEditor *editor;
  SporClaimSheet *sheet;
  SporClaimParty *party;
  SporReceiptView *receipts;

  /* owned */
  SporBook *book;
  SporClaimItem *item;
  GSignalGroup *draft_signals;
  SporReceiptIntake *intake;
  SporClaim *submitted; /* as it was on the screen, until it has been saved; or NULL */
  gboolean read_only;
  gboolean is_below; /* the receipts scroll with the claim */
  guint turning;     /* source, or 0 */
};

/* They are no narrower beside it. */
#define RECEIPTS_WIDTH 240

enum
{
  PROP_READ_ONLY = 1,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (SporClaimPane, spor_claim_pane, ADW_TYPE_BIN)

/* Why nothing can be changed; NULL: it can, as far as the claim's state goes. */
static const char *
spor_claim_pane_get_closed (SporClaimPane *self)
{
  return self->item ? spor_snapshot_get_closed (spor_claim_item_get_snapshot (self->item)) : NULL;
}

static gboolean
spor_claim_pane_edits (SporClaimPane *self)
{
  return self->item && !self->read_only && !spor_claim_pane_get_closed (self)
         && spor_claim_is_open (spor_claim_item_get_claim (self->item));
}

static SporOpenClaim *
spor_claim_pane_get_draft (SporClaimPane *self)
{
  return spor_claim_pane_edits (self) ? spor_claim_editor_get_draft (self->editor) : NULL;
}

/* --- Receipts ------------------------------------------------------------------------------- */

/* @id: (nullable): which one */
static void
spor_claim_pane_show_receipt (SporClaimPane *self, const char *id)
{
  SporOpenClaim *draft = spor_claim_pane_get_draft (self);
  const SporClaim *claim = draft        ? spor_open_claim_get_claim (draft)
                           : self->item ? spor_claim_item_get_claim (self->item)
                                        : NULL;

  if (claim)
    spor_receipt_view_show (self->receipts, self->book, claim->receipts, id);
  gtk_widget_set_visible (GTK_WIDGET (self->receipts), claim && claim->receipts->len > 0);
}

static void
on_show_receipt_cb (SporClaimPane *self, const char *id)
{
  spor_claim_pane_show_receipt (self, id);
  if (self->is_below)
    spor_scroll_to (GTK_WIDGET (self->receipts), 0);
}

static void
on_draft_changed_cb (SporClaimPane *self)
{
  spor_claim_pane_show_receipt (self, NULL);
}

gboolean
spor_claim_pane_add_files (SporClaimPane *self, GListModel *files)
{
  g_return_val_if_fail (SPOR_IS_CLAIM_PANE (self), FALSE);

  return spor_receipt_intake_take (self->intake, files);
}

/* Parameter: the line that it is for, or "". */
static void
on_add_receipt_activated_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  spor_receipt_intake_choose (SPOR_CLAIM_PANE (widget)->intake,
                              g_variant_get_string (parameter, NULL));
}

static void
on_set_receipt_activated_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  SporClaimPane *self = SPOR_CLAIM_PANE (widget);
  SporOpenClaim *draft = spor_claim_pane_get_draft (self);
  const char *line_id, *receipt_id;
  SporClaimLine *line;

  g_variant_get (parameter, "(&s&s)", &line_id, &receipt_id);
  if (!draft || !(line = spor_open_claim_edit_line (draft, line_id)))
    return;
  g_free (line->receipt_id);
  line->receipt_id = g_strdup (receipt_id);
  spor_open_claim_touch (draft);
  spor_open_claim_save (draft);
  if (*receipt_id)
    spor_claim_pane_show_receipt (self, receipt_id);
}

static void
on_remove_receipt_activated_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  SporOpenClaim *draft = spor_claim_pane_get_draft (SPOR_CLAIM_PANE (widget));

  if (draft)
    spor_open_claim_remove_receipt (draft, g_variant_get_string (parameter, NULL));
}

/* Files and pictures are receipts, wherever the keyboard is; text goes into the field. */
static gboolean
on_paste_cb (GtkWidget *widget, GVariant *arguments, gpointer user_data)
{
  SporClaimPane *self = user_data;

  return spor_receipt_intake_paste (self->intake, spor_claim_editor_get_focus_line (self->editor));
}

static void
spor_claim_pane_add_paste (SporClaimPane *self)
{
  GtkEventController *controller = gtk_shortcut_controller_new ();

  gtk_event_controller_set_propagation_phase (controller, GTK_PHASE_CAPTURE);
  gtk_shortcut_controller_add_shortcut (
      GTK_SHORTCUT_CONTROLLER (controller),
      gtk_shortcut_new (gtk_shortcut_trigger_parse_string ("<Control>v"),
                        gtk_callback_action_new (on_paste_cb, self, NULL)));
  gtk_widget_add_controller (GTK_WIDGET (self), controller);
}

/* --- Lines ---------------------------------------------------------------------------------- */

static void
on_add_line_activated_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  SporClaimPane *self = SPOR_CLAIM_PANE (widget);
  SporOpenClaim *draft = spor_claim_pane_get_draft (self);
  int mode = spor_mode_from_key (g_variant_get_string (parameter, NULL));

  if (draft && mode >= 0)
    spor_claim_editor_focus_line (self->editor, spor_open_claim_add_line (draft, mode));
}

static void
on_return_trip_activated_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  SporClaimPane *self = SPOR_CLAIM_PANE (widget);
  SporOpenClaim *draft = spor_claim_pane_get_draft (self);
  const char *id
      = draft ? spor_open_claim_add_return (draft, g_variant_get_string (parameter, NULL)) : NULL;

  if (id)
    spor_claim_editor_focus_line (self->editor, id);
}

static void
on_remove_line_activated_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  SporOpenClaim *draft = spor_claim_pane_get_draft (SPOR_CLAIM_PANE (widget));

  if (!draft)
    return;
  spor_open_claim_remove_line (draft, g_variant_get_string (parameter, NULL));
}

/* --- The claim as a whole ------------------------------------------------------------------- */

static void
spor_claim_pane_submit (SporClaimPane *self, const char *id)
{
  const SporDecision decision = { .act = SPOR_ACT_SUBMIT };
  const char *ids[] = { id, NULL };

  spor_claims_decide (GTK_WIDGET (self), self->book, spor_claim_item_get_snapshot (self->item), ids,
                      &decision);
}

/* Only what whoever submits it has seen: another program may have changed it. What could not be
 * saved has been told. */
static void
on_draft_answered_cb (SporClaimPane *self, SporOpenClaim *draft)
{
  const SporClaim *claim = spor_open_claim_get_claim (draft);
  g_autoptr (SporClaim) seen = NULL;

  if (!self->submitted || spor_open_claim_is_saving (draft))
    return;
  seen = g_steal_pointer (&self->submitted);
  if (!spor_open_claim_is_saved (draft))
    return;
  if (spor_claim_content_equal (claim, seen))
    spor_claim_pane_submit (self, claim->id);
  else
    spor_toast (GTK_WIDGET (self),
                _ ("Another program has changed the claim: look at it before it is submitted"));
}

static void
on_submit_activated_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  SporClaimPane *self = SPOR_CLAIM_PANE (widget);
  SporOpenClaim *draft = spor_claim_pane_get_draft (self);

  if (!draft)
    return;
  spor_claim_pane_save (self);
  if (spor_claim_editor_object (self->editor))
    spor_toast (widget, _ ("The claim cannot be submitted yet: see what must be corrected"));
  else if (spor_open_claim_is_saved (draft))
    spor_claim_pane_submit (self, spor_open_claim_get_claim (draft)->id);
  else
    {
      g_clear_pointer (&self->submitted, spor_claim_free);
      self->submitted = spor_claim_copy (spor_open_claim_get_claim (draft));
    }
}

static void
on_delete_activated_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  SporClaimPane *self = SPOR_CLAIM_PANE (widget);

  spor_claim_pane_save (self);
  spor_claim_delete (widget, self->book, spor_claim_item_get_claim (self->item)->id);
}

static void
on_correction_made_cb (GtkWidget *from, const char *id)
{
  if (id)
    gtk_widget_activate_action (from, "win.show-claim", "s", id);
}

static void
on_correct_activated_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  SporClaimPane *self = SPOR_CLAIM_PANE (widget);
  const SporClaim *claim = spor_claim_item_get_claim (self->item);
  SporRound *round = spor_snapshot_get_round (spor_claim_item_get_snapshot (self->item));

  spor_claim_make (widget, self->book, round, claim->meeting_id, claim->signup_id, claim->id,
                   on_correction_made_cb);
}

static void
on_export_activated_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  SporClaimPane *self = SPOR_CLAIM_PANE (widget);

  spor_claim_pane_save (self);
  spor_claim_export (widget, self->book, self->item);
}

static void
on_list_payment_activated_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  SporClaimPane *self = SPOR_CLAIM_PANE (widget);
  g_autoptr (GPtrArray) alone = g_ptr_array_new ();

  g_ptr_array_add (alone, self->item);
  spor_payment_list_export (widget, self->book, alone);
}

static void
spor_claim_pane_update_actions (SporClaimPane *self)
{
  static const char *const correcting[] = { "claim.correct", NULL };
  GtkWidget *widget = GTK_WIDGET (self);
  gboolean edits = spor_claim_pane_edits (self);
  SporClaimState state
      = self->item ? spor_claim_item_get_claim (self->item)->state : SPOR_CLAIM_DRAFT;

  gtk_widget_action_set_enabled (widget, "claim.export", self->item != NULL);
  gtk_widget_action_set_enabled (widget, "claim.list-payment", state == SPOR_CLAIM_APPROVED);
  gtk_widget_action_set_enabled (widget, "claim.submit", edits);
  gtk_widget_action_set_enabled (widget, "claim.delete", edits && state == SPOR_CLAIM_DRAFT);
  gtk_widget_action_set_enabled (widget, "claim.correct",
                                 self->item
                                     && (state == SPOR_CLAIM_APPROVED || state == SPOR_CLAIM_PAID));
  spor_lock_actions (widget, correcting, spor_claim_pane_get_closed (self));
}

/* --- Beside or below ------------------------------------------------------------------------ */

/* So high is a receipt that scrolls with the claim. */
#define BELOW_HEIGHT 420

/* Beside the claim, or below what is shown of it. */
static void
spor_claim_pane_place_receipts (SporClaimPane *self)
{
  GtkWidget *receipts = GTK_WIDGET (self->receipts);
  AdwBin *below = spor_claim_pane_edits (self) ? spor_claim_editor_get_below (self->editor)
                                               : spor_claim_sheet_get_below (self->sheet);
  GtkWidget *place = self->is_below ? GTK_WIDGET (below) : GTK_WIDGET (self->paned);
  GtkWidget *now = gtk_widget_get_parent (receipts);

  if (now == place)
    return;
  g_object_ref (receipts);
  if (now == GTK_WIDGET (self->paned))
    gtk_paned_set_end_child (self->paned, NULL);
  else
    adw_bin_set_child (ADW_BIN (now), NULL);
  gtk_widget_set_size_request (receipts, RECEIPTS_WIDTH, self->is_below ? BELOW_HEIGHT : -1);
  if (self->is_below)
    adw_bin_set_child (below, receipts);
  else
    gtk_paned_set_end_child (self->paned, receipts);
  g_object_unref (receipts);
}

static gboolean
on_turned_cb (gpointer user_data)
{
  SporClaimPane *self = user_data;

  self->turning = 0;
  self->is_below = !self->is_below;
  spor_claim_pane_place_receipts (self);
  return G_SOURCE_REMOVE;
}

static void
spor_claim_pane_measure (GtkWidget *widget,
                         GtkOrientation orientation,
                         int for_size,
                         int *minimum,
                         int *natural,
                         int *minimum_baseline,
                         int *natural_baseline)
{
  gtk_widget_measure (GTK_WIDGET (SPOR_CLAIM_PANE (widget)->paned), orientation, for_size, minimum,
                      natural, NULL, NULL);
}

/* Receipts that do not fit beside the claim, in a small window or with large text, lie below it. */
static void
spor_claim_pane_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  SporClaimPane *self = SPOR_CLAIM_PANE (widget);
  int claim, receipts;

  gtk_widget_allocate (GTK_WIDGET (self->paned), width, height, baseline, NULL);
  gtk_widget_measure (GTK_WIDGET (self->stack), GTK_ORIENTATION_HORIZONTAL, -1, &claim, NULL, NULL,
                      NULL);
  gtk_widget_measure (GTK_WIDGET (self->receipts), GTK_ORIENTATION_HORIZONTAL, -1, &receipts, NULL,
                      NULL, NULL);
  if (self->is_below != (width < claim + MAX (receipts, RECEIPTS_WIDTH)) && !self->turning)
    self->turning = g_idle_add (on_turned_cb, self);
}

/* --- Object --------------------------------------------------------------------------------- */

static void
spor_claim_pane_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  switch (id)
    {
    case PROP_READ_ONLY:
      g_value_set_boolean (value, SPOR_CLAIM_PANE (object)->read_only);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
spor_claim_pane_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  switch (id)
    {
    case PROP_READ_ONLY:
      SPOR_CLAIM_PANE (object)->read_only = g_value_get_boolean (value);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
spor_claim_pane_dispose (GObject *object)
{
  SporClaimPane *self = SPOR_CLAIM_PANE (object);

  g_clear_handle_id (&self->turning, g_source_remove);
  g_clear_object (&self->draft_signals);
  g_clear_pointer (&self->submitted, spor_claim_free);
  g_clear_object (&self->item);
  g_clear_object (&self->book);
  G_OBJECT_CLASS (spor_claim_pane_parent_class)->dispose (object);
}

/* Until then files may be chosen for it. */
static void
spor_claim_pane_finalize (GObject *object)
{
  g_object_unref (SPOR_CLAIM_PANE (object)->intake);
  G_OBJECT_CLASS (spor_claim_pane_parent_class)->finalize (object);
}

static void
spor_claim_pane_class_init (SporClaimPaneClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = spor_claim_pane_get_property;
  object_class->set_property = spor_claim_pane_set_property;
  object_class->dispose = spor_claim_pane_dispose;
  object_class->finalize = spor_claim_pane_finalize;
  properties[PROP_READ_ONLY]
      = g_param_spec_boolean ("read-only", NULL, NULL, FALSE,
                              G_PARAM_READWRITE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  gtk_widget_class_install_action (widget_class, "claim.add-line", "s", on_add_line_activated_cb);
  gtk_widget_class_install_action (widget_class, "claim.return-trip", "s",
                                   on_return_trip_activated_cb);
  gtk_widget_class_install_action (widget_class, "claim.remove-line", "s",
                                   on_remove_line_activated_cb);
  gtk_widget_class_install_action (widget_class, "claim.add-receipt", "s",
                                   on_add_receipt_activated_cb);
  gtk_widget_class_install_action (widget_class, "claim.set-receipt", "(ss)",
                                   on_set_receipt_activated_cb);
  gtk_widget_class_install_action (widget_class, "claim.remove-receipt", "s",
                                   on_remove_receipt_activated_cb);
  gtk_widget_class_install_action (widget_class, "claim.submit", NULL, on_submit_activated_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Return, GDK_CONTROL_MASK,
                                       "claim.submit", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_KP_Enter, GDK_CONTROL_MASK,
                                       "claim.submit", NULL);
  gtk_widget_class_install_action (widget_class, "claim.delete", NULL, on_delete_activated_cb);
  gtk_widget_class_install_action (widget_class, "claim.export", NULL, on_export_activated_cb);
  gtk_widget_class_install_action (widget_class, "claim.list-payment", NULL,
                                   on_list_payment_activated_cb);
  gtk_widget_class_install_action (widget_class, "claim.correct", NULL, on_correct_activated_cb);

  g_type_ensure (SPOR_TYPE_CLAIM_EDITOR);
  g_type_ensure (SPOR_TYPE_CLAIM_PARTY);
  g_type_ensure (SPOR_TYPE_CLAIM_SHEET);
  g_type_ensure (SPOR_TYPE_RECEIPT_VIEW);
  gtk_widget_class_set_css_name (widget_class, "claimpane");
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/dk/kombit/Spor/ui/spor-claim-pane.ui");
  gtk_widget_class_bind_template_child (widget_class, SporClaimPane, paned);
  gtk_widget_class_bind_template_child (widget_class, SporClaimPane, stack);
  gtk_widget_class_bind_template_child (widget_class, SporClaimPane, editor);
  gtk_widget_class_bind_template_child (widget_class, SporClaimPane, sheet);
  gtk_widget_class_bind_template_child (widget_class, SporClaimPane, party);
  gtk_widget_class_bind_template_child (widget_class, SporClaimPane, receipts);
  gtk_widget_class_bind_template_callback (widget_class, on_show_receipt_cb);
}

static void
spor_claim_pane_init (SporClaimPane *self)
{
  self->draft_signals = g_signal_group_new (SPOR_TYPE_OPEN_CLAIM);
  g_signal_group_connect_swapped (self->draft_signals, "changed", G_CALLBACK (on_draft_changed_cb),
                                  self);
  g_signal_group_connect_swapped (self->draft_signals, "answered",
                                  G_CALLBACK (on_draft_answered_cb), self);
  self->intake = spor_receipt_intake_new (GTK_WIDGET (self));
  g_signal_connect_object (self->intake, "taken", G_CALLBACK (spor_claim_pane_show_receipt), self,
                           G_CONNECT_SWAPPED);
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_widget_set_layout_manager (GTK_WIDGET (self),
                                 gtk_custom_layout_new (NULL, spor_claim_pane_measure,
                                                        spor_claim_pane_allocate));
  spor_claim_pane_add_paste (self);
}

/* What was submitted of another claim goes its own way. */
static void
spor_claim_pane_follow (SporClaimPane *self, SporOpenClaim *draft)
{
  g_autoptr (SporOpenClaim) before = g_signal_group_dup_target (self->draft_signals);

  if (before != draft)
    g_clear_pointer (&self->submitted, spor_claim_free);
  g_signal_group_set_target (self->draft_signals, draft);
  spor_receipt_intake_set_draft (self->intake, draft);
}

void
spor_claim_pane_show (SporClaimPane *self, SporBook *book, SporClaimItem *item)
{
  gboolean edits;

  g_return_if_fail (SPOR_IS_CLAIM_PANE (self));

  g_set_object (&self->book, book);
  g_set_object (&self->item, item);
  edits = spor_claim_pane_edits (self);
  spor_claim_editor_show (self->editor, book, edits ? item : NULL);
  if (item && !edits)
    spor_claim_sheet_show (self->sheet, book, item);
  spor_claim_pane_follow (self, spor_claim_pane_get_draft (self));
  spor_claim_pane_place_receipts (self);
  gtk_stack_set_visible_child_name (self->stack, edits ? "editor" : item ? "sheet" : "none");
  spor_claim_pane_show_receipt (self, NULL);
  spor_claim_pane_update_actions (self);
}

void
spor_claim_pane_show_several (SporClaimPane *self,
                              SporBook *book,
                              const GPtrArray *items,
                              guint acts)
{
  g_return_if_fail (SPOR_IS_CLAIM_PANE (self));

  spor_claim_pane_show (self, book, NULL);
  spor_claim_party_show (self->party, items, acts, spor_book_get_actor (book));
  gtk_stack_set_visible_child_name (self->stack, "several");
}

const char *
spor_claim_pane_get_claim (SporClaimPane *self)
{
  g_return_val_if_fail (SPOR_IS_CLAIM_PANE (self), NULL);

  return self->item ? spor_claim_item_get_claim (self->item)->id : NULL;
}

void
spor_claim_pane_enter (SporClaimPane *self)
{
  g_return_if_fail (SPOR_IS_CLAIM_PANE (self));

  if (spor_claim_pane_get_draft (self))
    spor_claim_editor_enter (self->editor);
  else
    gtk_widget_child_focus (GTK_WIDGET (self), GTK_DIR_TAB_FORWARD);
}

void
spor_claim_pane_save (SporClaimPane *self)
{
  g_return_if_fail (SPOR_IS_CLAIM_PANE (self));

  spor_claim_editor_save (self->editor);
}

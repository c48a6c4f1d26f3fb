/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "spor-proposal-window.h"

#include "spor-draw-settings.h"
#include "spor-error-dialog.h"
#include "spor-guide.h"
#include "spor-lottery-page.h"
#include "spor-move-list.h"
#include "spor-proposal-job.h"
#include "spor-proposal-words.h"
#include "spor-text-scale.h"
#include "spor-toast.h"
#include "spor-ways-out.h"

#include <glib/gi18n-lib.h>

struct _SporProposalWindow
{
  AdwWindow parent_instance;

  /* template */
  GtkButton *cancel;
  GtkButton *next;
  GtkStack *stack;
  GtkSpinner *spinner;
  SporDrawSettings *draw_settings;
  SporLotteryPage *lottery;
  GtkLabel *figures;
  GtkLabel *proof;
  SporMoveList *moves;
  SporWaysOut *ways;
  SporTaskBar *task_bar;

  /* owned */
  SporBook *book;
  SporMethod method;
  SporReasons *reasons;
  SporProposal *proposal;
  SporTaskMeter *meter;
  gboolean applying;
};

enum
{
  PROP_BOOK = 1,
  PROP_METHOD,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (SporProposalWindow, spor_proposal_window, ADW_TYPE_WINDOW)

/* --- Where it stands ------------------------------------------------------------------------ */

static gboolean
spor_proposal_window_shows (SporProposalWindow *self, const char *page)
{
  return g_strcmp0 (gtk_stack_get_visible_child_name (self->stack), page) == 0;
}

/* Whether there is nothing to be done: the group is what is suggested. */
static gboolean
spor_proposal_window_is_idle (SporProposalWindow *self)
{
  return spor_proposal_window_shows (self, "result") && !self->proposal->drawing
         && spor_proposal_moves_nobody (self->proposal);
}

/* The one button that leads on: what it is called, and whether it may be pressed. */
static void
spor_proposal_window_update (SporProposalWindow *self)
{
  gboolean settings = spor_proposal_window_shows (self, "settings");
  gboolean lottery = spor_proposal_window_shows (self, "lottery");
  gboolean idle = spor_proposal_window_is_idle (self);
  gboolean result = spor_proposal_window_shows (self, "result") && !idle;
  gboolean nothing = spor_proposal_window_shows (self, "nothing") && self->proposal
                     && self->proposal->choices->len > 0;

  gtk_button_set_label (self->next, settings  ? _ ("_Work Out Chances")
                                    : lottery ? _ ("_Draw")
                                    : nothing ? _ ("_Change the Rule")
                                              : _ ("_Give the Seats"));
  gtk_button_set_label (self->cancel, idle ? _ ("_Close") : _ ("_Cancel"));
  gtk_widget_set_visible (GTK_WIDGET (self->next), settings || lottery || result || nothing);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "proposal.next",
                                 settings || (lottery && spor_lottery_page_is_ready (self->lottery))
                                     || ((result || nothing) && !self->applying));
}

static void
spor_proposal_window_go_to (SporProposalWindow *self, const char *page)
{
  gtk_stack_set_visible_child_name (self->stack, page);
  gtk_spinner_set_spinning (self->spinner, g_str_equal (page, "working"));
  spor_proposal_window_update (self);
  if (g_str_equal (page, "result"))
    gtk_widget_grab_focus (
        GTK_WIDGET (spor_proposal_window_is_idle (self) ? self->cancel : self->next));
  else if (g_str_equal (page, "lottery"))
    gtk_widget_grab_focus (GTK_WIDGET (self->lottery));
  else if (g_str_equal (page, "settings"))
    gtk_widget_grab_focus (GTK_WIDGET (self->draw_settings));
}

/* --- The result ----------------------------------------------------------------------------- */

static void
spor_proposal_window_show_result (SporProposalWindow *self)
{
  g_autofree char *figures = spor_proposal_figures (self->proposal);
  g_autofree char *proof = spor_proposal_proof (self->proposal);

  gtk_label_set_label (self->figures, figures);
  gtk_label_set_label (self->proof, proof);
  spor_move_list_show (self->moves, self->proposal, self->reasons);
  spor_proposal_window_go_to (self, "result");
}

static void
spor_proposal_window_show_nothing (SporProposalWindow *self)
{
  spor_ways_out_show (self->ways, self->proposal);
  spor_proposal_window_go_to (self, "nothing");
}

static void
spor_proposal_window_show_lottery (SporProposalWindow *self)
{
  spor_lottery_page_show (self->lottery, self->proposal);
  spor_proposal_window_go_to (self, "lottery");
}

static void
spor_proposal_window_draw (SporProposalWindow *self)
{
  if (spor_proposal_draw (self->proposal, spor_lottery_page_get_seed (self->lottery)))
    spor_proposal_window_show_result (self);
}

/* --- The search ----------------------------------------------------------------------------- */

static void
spor_proposal_window_take (SporProposalWindow *self)
{
  const SporProposal *proposal = self->proposal;

  if (proposal->composition)
    spor_proposal_window_show_result (self);
  else if (proposal->drawing && proposal->outcome == SPOR_SUGGESTION_PROVED)
    spor_proposal_window_show_lottery (self);
  else if (proposal->outcome == SPOR_SUGGESTION_NOTHING)
    spor_proposal_window_show_nothing (self);
  else if (self->method == SPOR_METHOD_LOTTERY && !proposal->failed)
    {
      spor_draw_settings_set_stopped (self->draw_settings, TRUE);
      spor_proposal_window_go_to (self, "settings"); /* another tolerance, perhaps */
    }
  else
    gtk_window_close (GTK_WINDOW (self));
}

static void
on_worked_out_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (SporProposalWindow) self = data;
  SporProposal *proposal = spor_proposal_run_finish (result);

  g_clear_pointer (&self->meter, spor_task_meter_unref);
  if (self->stack)
    spor_lottery_page_show (self->lottery, NULL);
  g_clear_pointer (&self->proposal, spor_proposal_free);
  self->proposal = proposal;
  if (!self->stack) /* closed meanwhile */
    return;
  spor_task_bar_end (self->task_bar);
  spor_proposal_window_take (self);
}

static void
spor_proposal_window_search (SporProposalWindow *self, const SporDrawingSettings *settings)
{
  SporSnapshot *snapshot = spor_book_get_snapshot (self->book);
  g_autoptr (GCancellable) cancellable = NULL;
  const char *what = settings ? _ ("Working out the fairest chances…")
                              : _ ("Looking for the most representative group…");

  spor_draw_settings_set_stopped (self->draw_settings, FALSE);
  cancellable = spor_task_bar_begin (self->task_bar, what, &self->meter);
  if (settings) /* which is said when it gives nothing */
    spor_task_meter_offer_stop (self->meter);
  spor_proposal_window_go_to (self, "working");
  spor_proposal_run_async (spor_snapshot_get_composition (snapshot), settings, cancellable,
                           self->meter, on_worked_out_cb, g_object_ref (self));
}

static void
spor_proposal_window_prepare_lottery (SporProposalWindow *self)
{
  const SporDrawingSettings settings = spor_draw_settings_take (self->draw_settings);

  spor_proposal_window_search (self, &settings);
}

/* --- Being made ----------------------------------------------------------------------------- */

/* What was worked out is no longer true. */
static void
spor_proposal_window_start_again (SporProposalWindow *self)
{
  if (self->method == SPOR_METHOD_SUGGESTION)
    spor_proposal_window_search (self, NULL);
  else
    spor_proposal_window_go_to (self, "settings");
}

static void
on_applied_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (SporProposalWindow) self = data;
  g_autoptr (GError) error = NULL;
  GtkWindow *parent = gtk_window_get_transient_for (GTK_WINDOW (self));
  SporSnapshot *snapshot = spor_book_get_snapshot (SPOR_BOOK (source));

  self->applying = FALSE;
  if (!spor_book_run_finish (SPOR_BOOK (source), result, &error))
    {
      spor_show_error (GTK_WIDGET (parent ? parent : GTK_WINDOW (self)),
                       _ ("The Seats Could Not Be Given"), error);
      if (self->stack)
        spor_proposal_window_start_again (self);
      return;
    }
  if (parent && snapshot && spor_snapshot_get_undo (snapshot))
    spor_toast_undo (GTK_WIDGET (parent), spor_snapshot_get_undo (snapshot));
  gtk_window_close (GTK_WINDOW (self));
}

static void
spor_proposal_window_apply (SporProposalWindow *self)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_utc ();
  g_autofree char *protocol = spor_proposal_sign (self->proposal, g_date_time_to_unix (now));

  self->applying = TRUE;
  spor_proposal_window_update (self);
  spor_book_apply_async (self->book, self->proposal->before, self->proposal->composition, protocol,
                         on_applied_cb, g_object_ref (self));
}

/* With the rule changed, the search begins again. */
static void
on_eased_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (SporProposalWindow) self = data;
  g_autoptr (GError) error = NULL;

  self->applying = FALSE;
  if (!self->stack)
    return;
  if (!spor_book_run_finish (SPOR_BOOK (source), result, &error))
    spor_show_error (GTK_WIDGET (self), _ ("The Rule Could Not Be Changed"), error);
  else if (self->method == SPOR_METHOD_LOTTERY)
    spor_proposal_window_prepare_lottery (self);
  else
    spor_proposal_window_search (self, NULL);
}

static void
spor_proposal_window_ease (SporProposalWindow *self)
{
  guint way = spor_ways_out_get_chosen (self->ways);
  GPtrArray *texts = g_ptr_array_index (self->proposal->choices, way);
  g_autoptr (GString) joined = g_string_new (NULL);

  for (guint i = 0; i < texts->len; i++)
    g_string_append_printf (joined, "%s%s", i ? "; " : "", (char *)g_ptr_array_index (texts, i));
  self->applying = TRUE;
  spor_proposal_window_update (self);
  spor_book_ease_async (self->book, self->proposal->before,
                        g_ptr_array_index (self->proposal->eases, way), joined->str, on_eased_cb,
                        g_object_ref (self));
}

static void
on_next_activated_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  SporProposalWindow *self = SPOR_PROPOSAL_WINDOW (widget);

  if (spor_proposal_window_shows (self, "settings"))
    spor_proposal_window_prepare_lottery (self);
  else if (spor_proposal_window_shows (self, "lottery"))
    spor_proposal_window_draw (self);
  else if (spor_proposal_window_shows (self, "nothing"))
    spor_proposal_window_ease (self);
  else if (spor_proposal_window_shows (self, "result"))
    spor_proposal_window_apply (self);
}

/* --- Window --------------------------------------------------------------------------------- */

/* A search under way ends with the window. */
static gboolean
spor_proposal_window_close_request (GtkWindow *window)
{
  SporProposalWindow *self = SPOR_PROPOSAL_WINDOW (window);

  if (spor_task_bar_get_active (self->task_bar))
    spor_task_bar_cancel (self->task_bar);
  return GTK_WINDOW_CLASS (spor_proposal_window_parent_class)->close_request (window);
}

static void
spor_proposal_window_constructed (GObject *object)
{
  SporProposalWindow *self = SPOR_PROPOSAL_WINDOW (object);
  gboolean lottery = self->method == SPOR_METHOD_LOTTERY;

  G_OBJECT_CLASS (spor_proposal_window_parent_class)->constructed (object);
  gtk_window_set_title (GTK_WINDOW (self), lottery ? _ ("Draw Lots") : _ ("Suggestion"));
  if (lottery)
    spor_proposal_window_go_to (self, "settings");
  else
    spor_proposal_window_search (self, NULL);
}

static void
spor_proposal_window_set_property (GObject *object,
                                   guint id,
                                   const GValue *value,
                                   GParamSpec *pspec)
{
  SporProposalWindow *self = SPOR_PROPOSAL_WINDOW (object);

  switch (id)
    {
    case PROP_BOOK:
      self->book = g_value_dup_object (value);
      break;
    case PROP_METHOD:
      self->method = g_value_get_uint (value);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
spor_proposal_window_dispose (GObject *object)
{
  SporProposalWindow *self = SPOR_PROPOSAL_WINDOW (object);

  gtk_widget_dispose_template (GTK_WIDGET (self), SPOR_TYPE_PROPOSAL_WINDOW);
  self->stack = NULL;
  g_clear_object (&self->book);
  g_clear_pointer (&self->reasons, spor_reasons_unref);
  G_OBJECT_CLASS (spor_proposal_window_parent_class)->dispose (object);
}

static void
spor_proposal_window_finalize (GObject *object)
{
  SporProposalWindow *self = SPOR_PROPOSAL_WINDOW (object);

  g_clear_pointer (&self->proposal, spor_proposal_free);
  G_OBJECT_CLASS (spor_proposal_window_parent_class)->finalize (object);
}

static void
spor_proposal_window_bind_template (GtkWidgetClass *widget_class)
{
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/dk/kombit/Spor/ui/spor-proposal-window.ui");
  gtk_widget_class_bind_template_child (widget_class, SporProposalWindow, cancel);
  gtk_widget_class_bind_template_child (widget_class, SporProposalWindow, next);
  gtk_widget_class_bind_template_child (widget_class, SporProposalWindow, stack);
  gtk_widget_class_bind_template_child (widget_class, SporProposalWindow, spinner);
  gtk_widget_class_bind_template_child (widget_class, SporProposalWindow, draw_settings);
  gtk_widget_class_bind_template_child (widget_class, SporProposalWindow, lottery);
  gtk_widget_class_bind_template_child (widget_class, SporProposalWindow, figures);
  gtk_widget_class_bind_template_child (widget_class, SporProposalWindow, proof);
  gtk_widget_class_bind_template_child (widget_class, SporProposalWindow, moves);
  gtk_widget_class_bind_template_child (widget_class, SporProposalWindow, ways);
  gtk_widget_class_bind_template_child (widget_class, SporProposalWindow, task_bar);
  gtk_widget_class_bind_template_callback (widget_class, spor_proposal_window_update);
}

static void
spor_proposal_window_class_init (SporProposalWindowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->constructed = spor_proposal_window_constructed;
  object_class->set_property = spor_proposal_window_set_property;
  object_class->dispose = spor_proposal_window_dispose;
  object_class->finalize = spor_proposal_window_finalize;
  GTK_WINDOW_CLASS (klass)->close_request = spor_proposal_window_close_request;

  properties[PROP_BOOK]
      = g_param_spec_object ("book", NULL, NULL, SPOR_TYPE_BOOK,
                             G_PARAM_WRITABLE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS);
  properties[PROP_METHOD]
      = g_param_spec_uint ("method", NULL, NULL, 0, SPOR_METHOD_LOTTERY, 0,
                           G_PARAM_WRITABLE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  g_type_ensure (SPOR_TYPE_DRAW_SETTINGS);
  g_type_ensure (SPOR_TYPE_LOTTERY_PAGE);
  g_type_ensure (SPOR_TYPE_MOVE_LIST);
  g_type_ensure (SPOR_TYPE_TASK_BAR);
  g_type_ensure (SPOR_TYPE_WAYS_OUT);
  spor_proposal_window_bind_template (widget_class);
  gtk_widget_class_install_action (widget_class, "proposal.next", NULL, on_next_activated_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
  spor_guide_install_class (widget_class, "board");
}

static void
spor_proposal_window_init (SporProposalWindow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  spor_task_bar_set_stop_label (self->task_bar, _ ("Stop Here"));
}

GtkWindow *
spor_proposal_window_new (GtkWindow *parent,
                          SporBook *book,
                          SporMethod method,
                          SporReasons *reasons)
{
  GtkWindow *self = g_object_new (SPOR_TYPE_PROPOSAL_WINDOW, "transient-for", parent, "book", book,
                                  "method", method, NULL);

  spor_text_scale_window (self);
  if (reasons)
    SPOR_PROPOSAL_WINDOW (self)->reasons = spor_reasons_ref (reasons);
  return self;
}

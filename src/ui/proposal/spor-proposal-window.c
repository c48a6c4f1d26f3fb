/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "spor-proposal-window.h"

#include "spor-error-dialog.h"
#include "spor-file-choice.h"
#include "spor-file.h"
#include "spor-focus.h"
#include "spor-guide.h"
#include "spor-language.h"
#include "spor-move-list.h"
#include "spor-proposal-job.h"
#include "spor-proposal-words.h"
#include "spor-protocol-page.h"
#include "spor-settings.h"
#include "spor-text-scale.h"
#include "spor-toast.h"

#include <glib/gi18n-lib.h>

struct _SporProposalWindow
{
  AdwWindow parent_instance;

  /* template */
  GtkButton *cancel;
  GtkButton *next;
  GtkStack *stack;
  GtkSpinner *spinner;
  GtkWidget *stopped;
  GtkSpinButton *tolerance;
  GtkSpinButton *tickets;
  GtkLabel *lottery;
  AdwPreferencesGroup *chances;
  GtkLabel *digest;
  AdwEntryRow *seed;
  GtkLabel *figures;
  GtkLabel *proof;
  SporMoveList *moves;
  GtkLabel *clash;
  AdwPreferencesGroup *ways;
  SporTaskBar *task_bar;

  /* owned */
  SporBook *book;
  SporMethod method;
  SporReasons *reasons;
  SporProposal *proposal;
  GPtrArray *rows; /* borrowed by the groups: what was added to them */
  SporTaskMeter *meter;
  GSettings *settings;       /* NULL where they are not installed */
  GtkCheckButton *first_way; /* borrowed: the group of ways out */
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
  g_autofree char *bare = g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->seed)));

  gtk_button_set_label (self->next, settings  ? _ ("_Work Out Chances")
                                    : lottery ? _ ("_Draw")
                                    : nothing ? _ ("_Change the Rule")
                                              : _ ("_Give the Seats"));
  gtk_button_set_label (self->cancel, idle ? _ ("_Close") : _ ("_Cancel"));
  gtk_widget_set_visible (GTK_WIDGET (self->next), settings || lottery || result || nothing);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "proposal.next",
                                 settings || (lottery && *g_strstrip (bare))
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
    gtk_widget_grab_focus (GTK_WIDGET (self->seed));
  else if (g_str_equal (page, "settings"))
    gtk_widget_grab_focus (GTK_WIDGET (self->tolerance));
}

static void
spor_proposal_window_add_row (SporProposalWindow *self,
                              AdwPreferencesGroup *group,
                              const char *title,
                              const char *subtitle)
{
  GtkWidget *row = adw_action_row_new ();

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_title_lines (ADW_ACTION_ROW (row), 0);
  if (subtitle)
    adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (row), 0);
  adw_preferences_group_add (group, row);
  g_ptr_array_add (self->rows, row);
}

static void
spor_proposal_window_clear_rows (SporProposalWindow *self)
{
  for (guint i = 0; i < self->rows->len; i++)
    {
      GtkWidget *row = g_ptr_array_index (self->rows, i);
      GtkWidget *group = gtk_widget_get_ancestor (row, ADW_TYPE_PREFERENCES_GROUP);

      adw_preferences_group_remove (ADW_PREFERENCES_GROUP (group), row);
    }
  g_ptr_array_set_size (self->rows, 0);
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

/* Only one of the ways out is taken. */
static void
spor_proposal_window_add_way (SporProposalWindow *self, GtkWidget *row, guint number)
{
  GtkWidget *check = gtk_check_button_new ();

  gtk_widget_set_valign (check, GTK_ALIGN_CENTER);
  if (number == 0)
    self->first_way = GTK_CHECK_BUTTON (check);
  else
    gtk_check_button_set_group (GTK_CHECK_BUTTON (check), self->first_way);
  gtk_check_button_set_active (GTK_CHECK_BUTTON (check), number == 0);
  g_object_set_data (G_OBJECT (check), "way", GUINT_TO_POINTER (number));
  adw_action_row_add_prefix (ADW_ACTION_ROW (row), check);
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (row), check);
}

static void
spor_proposal_window_show_nothing (SporProposalWindow *self)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < self->proposal->obstacles->len; i++)
    g_string_append_printf (text, "%s%s", i ? "\n" : "",
                            ((SporBreach *)g_ptr_array_index (self->proposal->obstacles, i))->text);
  gtk_label_set_label (self->clash, text->str);
  g_string_free (text, TRUE);
  for (guint i = 0; i < self->proposal->choices->len; i++)
    {
      const GPtrArray *choice = g_ptr_array_index (self->proposal->choices, i);
      g_autoptr (GString) joined = g_string_new (NULL);

      for (guint c = 0; c < choice->len; c++)
        g_string_append_printf (joined, "%s%s", c ? "\n" : "",
                                (char *)g_ptr_array_index (choice, c));
      spor_proposal_window_add_row (self, self->ways, joined->str, NULL);
      spor_proposal_window_add_way (self, g_ptr_array_index (self->rows, self->rows->len - 1), i);
    }
  gtk_widget_set_visible (GTK_WIDGET (self->ways), self->proposal->choices->len > 0);
  spor_proposal_window_go_to (self, "nothing");
}

/* --- The lottery ---------------------------------------------------------------------------- */

static void
spor_proposal_window_show_lottery (SporProposalWindow *self)
{
  const SporDrawing *drawing = self->proposal->drawing;
  g_autoptr (GArray) groups = spor_proposal_group_chances (self->proposal);
  g_autofree char *text = spor_proposal_lottery_text (self->proposal);

  gtk_label_set_label (self->lottery, text);
  gtk_label_set_label (self->digest, drawing->digest);
  for (guint i = 0; i < groups->len; i++)
    {
      const SporChanceGroup *group = &g_array_index (groups, SporChanceGroup, i);
      g_autofree char *percent = spor_format_percent (group->chance, 1);
      g_autofree char *people = spor_chance_group_people (group, self->proposal->before->signups);

      spor_proposal_window_add_row (self, self->chances, percent, people);
    }
  spor_proposal_window_go_to (self, "lottery");
}

static void
spor_proposal_window_draw (SporProposalWindow *self)
{
  if (spor_proposal_draw (self->proposal, gtk_editable_get_text (GTK_EDITABLE (self->seed))))
    spor_proposal_window_show_result (self);
}

static void
on_seed_entered_cb (SporProposalWindow *self)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "proposal.next", NULL);
}

/* In the program's language, whatever the machine's is. */
static gboolean
on_tolerance_shown_cb (GtkSpinButton *button)
{
  g_autofree char *text = spor_format_number (gtk_spin_button_get_value (button), 1);

  if (!g_str_equal (gtk_editable_get_text (GTK_EDITABLE (button)), text))
    gtk_editable_set_text (GTK_EDITABLE (button), text);
  return TRUE;
}

/* A decimal comma or point, as it comes. */
static int
on_tolerance_typed_cb (GtkSpinButton *button, double *value)
{
  return spor_number_parse (gtk_editable_get_text (GTK_EDITABLE (button)), value) ? TRUE
                                                                                  : GTK_INPUT_ERROR;
}

static void
on_tickets_chosen_cb (GtkWidget *from, GListModel *files, gpointer data)
{
  SporProposalWindow *self = SPOR_PROPOSAL_WINDOW (from);
  g_autoptr (GDateTime) now = g_date_time_new_now_utc ();
  g_autoptr (GFile) file = g_list_model_get_item (files, 0);
  g_autoptr (GError) error = NULL;
  g_autofree char *name = g_file_get_basename (file);
  g_autofree char *lower = g_utf8_strdown (name, -1);
  g_autofree char *tickets = spor_proposal_tickets (self->proposal, g_date_time_to_unix (now));

  if (g_str_has_suffix (lower, ".pdf")
          ? spor_protocol_page_write (tickets, NULL, NULL, g_file_peek_path (file), NULL, &error)
          : spor_file_write (g_file_peek_path (file), tickets, -1, &error))
    {
      /* Translators: the name of a file */
      g_autofree char *text = g_strdup_printf (_ ("“%s” written"), name);

      spor_toast_file (GTK_WIDGET (gtk_window_get_transient_for (GTK_WINDOW (self))), text, file);
    }
  else
    spor_show_error (from, _ ("The tickets could not be written"), error);
}

static void
on_save_tickets_activated_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  static const char *const patterns[] = { "*.pdf", "*.json", NULL };
  const SporFileChoice choice = { .title = _ ("Save the Tickets"),
                                  .accept = _ ("_Save"),
                                  .kind = _ ("Documents and data"),
                                  .patterns = patterns,
                                  .save = TRUE,
                                  .name = _ ("Tickets.pdf") };

  spor_choose_files (widget, &choice, on_tickets_chosen_cb, NULL);
}

static void
on_copy_digest_activated_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  SporProposalWindow *self = SPOR_PROPOSAL_WINDOW (widget);

  gdk_clipboard_set_text (gtk_widget_get_clipboard (widget), gtk_label_get_label (self->digest));
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
      gtk_widget_set_visible (self->stopped, TRUE);
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

  spor_proposal_window_clear_rows (self);
  gtk_widget_set_visible (self->stopped, FALSE);
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
  const SporDrawingSettings settings
      = { .fair = SPOR_FAIR_LEXIMIN,
          .tolerance = gtk_spin_button_get_value (self->tolerance) / 100,
          .n_tickets = (guint)gtk_spin_button_get_value_as_int (self->tickets) };

  if (self->settings)
    {
      g_settings_set_double (self->settings, "draw-tolerance",
                             gtk_spin_button_get_value (self->tolerance));
      g_settings_set_int (self->settings, "draw-tickets", (int)settings.n_tickets);
    }
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
                       _ ("The seats could not be given"), error);
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
    spor_show_error (GTK_WIDGET (self), _ ("The rule could not be changed"), error);
  else if (self->method == SPOR_METHOD_LOTTERY)
    spor_proposal_window_prepare_lottery (self);
  else
    spor_proposal_window_search (self, NULL);
}

static guint
spor_proposal_window_chosen_way (SporProposalWindow *self)
{
  for (guint i = 0; i < self->rows->len; i++)
    {
      GtkWidget *check = adw_action_row_get_activatable_widget (g_ptr_array_index (self->rows, i));

      if (check && gtk_check_button_get_active (GTK_CHECK_BUTTON (check)))
        return GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (check), "way"));
    }
  return 0;
}

static void
spor_proposal_window_ease (SporProposalWindow *self)
{
  guint way = spor_proposal_window_chosen_way (self);
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
  if (!lottery)
    {
      spor_proposal_window_search (self, NULL);
      return;
    }
  if (self->settings)
    {
      gtk_spin_button_set_value (self->tolerance,
                                 g_settings_get_double (self->settings, "draw-tolerance"));
      gtk_spin_button_set_value (self->tickets,
                                 g_settings_get_int (self->settings, "draw-tickets"));
    }
  spor_proposal_window_go_to (self, "settings");
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
  g_clear_object (&self->settings);
  g_clear_pointer (&self->reasons, spor_reasons_unref);
  G_OBJECT_CLASS (spor_proposal_window_parent_class)->dispose (object);
}

static void
spor_proposal_window_finalize (GObject *object)
{
  SporProposalWindow *self = SPOR_PROPOSAL_WINDOW (object);

  g_clear_pointer (&self->proposal, spor_proposal_free);
  g_ptr_array_unref (self->rows);
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
  gtk_widget_class_bind_template_child (widget_class, SporProposalWindow, tolerance);
  gtk_widget_class_bind_template_child (widget_class, SporProposalWindow, stopped);
  gtk_widget_class_bind_template_child (widget_class, SporProposalWindow, tickets);
  gtk_widget_class_bind_template_child (widget_class, SporProposalWindow, lottery);
  gtk_widget_class_bind_template_child (widget_class, SporProposalWindow, chances);
  gtk_widget_class_bind_template_child (widget_class, SporProposalWindow, digest);
  gtk_widget_class_bind_template_child (widget_class, SporProposalWindow, seed);
  gtk_widget_class_bind_template_child (widget_class, SporProposalWindow, figures);
  gtk_widget_class_bind_template_child (widget_class, SporProposalWindow, proof);
  gtk_widget_class_bind_template_child (widget_class, SporProposalWindow, moves);
  gtk_widget_class_bind_template_child (widget_class, SporProposalWindow, clash);
  gtk_widget_class_bind_template_child (widget_class, SporProposalWindow, ways);
  gtk_widget_class_bind_template_child (widget_class, SporProposalWindow, task_bar);
  gtk_widget_class_bind_template_callback (widget_class, spor_proposal_window_update);
  gtk_widget_class_bind_template_callback (widget_class, on_seed_entered_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_tolerance_shown_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_tolerance_typed_cb);
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

  g_type_ensure (SPOR_TYPE_MOVE_LIST);
  g_type_ensure (SPOR_TYPE_TASK_BAR);
  spor_proposal_window_bind_template (widget_class);
  gtk_widget_class_install_action (widget_class, "proposal.next", NULL, on_next_activated_cb);
  gtk_widget_class_install_action (widget_class, "proposal.save-tickets", NULL,
                                   on_save_tickets_activated_cb);
  gtk_widget_class_install_action (widget_class, "proposal.copy-digest", NULL,
                                   on_copy_digest_activated_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
  spor_guide_install_class (widget_class, "board");
}

static void
spor_proposal_window_init (SporProposalWindow *self)
{
  self->rows = g_ptr_array_new ();
  self->settings = spor_settings_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
  spor_task_bar_set_stop_label (self->task_bar, _ ("Stop Here"));
  spor_spin_button_activate_default (self->tolerance);
  spor_spin_button_activate_default (self->tickets);
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

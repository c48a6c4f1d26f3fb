/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "spor-import-window.h"

#include "spor-check-step.h"
#include "spor-columns-step.h"
#include "spor-files-step.h"
#include "spor-focus.h"
#include "spor-guide.h"
#include "spor-import-job.h"
#include "spor-import-steps.h"
#include "spor-result-step.h"
#include "spor-text-scale.h"

#include <glib/gi18n-lib.h>

typedef enum
{
  STEP_FILES,
  STEP_COLUMNS,
  STEP_CHECK,
  STEP_RESULT,
} SporImportStep;

static const char *const step_names[] = { "files", "columns", "check", "result" };

struct _SporImportWindow
{
  AdwWindow parent_instance;

  /* template */
  AdwWindowTitle *title;
  GtkButton *back;
  GtkButton *next;
  SporImportSteps *indicator;
  GtkStack *steps;
  SporFilesStep *files;
  SporColumnsStep *columns;
  SporCheckStep *check;
  SporResultStep *result;
  SporTaskBar *task_bar;

  /* owned */
  SporBook *book;
  char **paths;              /* last given; NULL: none yet */
  SporImportFile *file;      /* NULL: nothing that can be read */
  GCancellable *cancellable; /* of the work under way; NULL: none */

  SporImportStep step;
  guint work;              /* number of the work begun last; answers of earlier work are stale */
  gboolean changes_wanted; /* the check found something to import */
  gboolean doubtful;       /* and nothing in it that can be accepted */
  gboolean writing;        /* the work under way may change the book: it is waited for */
  gboolean closing;        /* the window goes once the import has been cancelled */
  gboolean imported;       /* and not undone */
  gint64 imported_version; /* the book's, after the import */
};

enum
{
  PROP_BOOK = 1,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (SporImportWindow, spor_import_window, ADW_TYPE_WINDOW)

/* --- Work ----------------------------------------------------------------------------------- */

/* Goes with each piece of work and comes back with its answer. */
typedef struct
{
  SporImportWindow *window;
  guint number;
  gboolean go_on;       /* to the next step, if all is well */
  SporTaskMeter *meter; /* NULL: somebody else's */
} SporImportWork;

static void
spor_import_work_free (SporImportWork *work)
{
  g_object_unref (work->window);
  g_clear_pointer (&work->meter, spor_task_meter_unref);
  g_free (work);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SporImportWork, spor_import_work_free)

/* Nobody waits for the answer of what is under way any more. */
static void
spor_import_window_abandon (SporImportWindow *self)
{
  self->work++;
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  if (self->task_bar)
    spor_task_bar_end (self->task_bar);
}

static SporImportWork *
spor_import_window_begin (SporImportWindow *self, const char *title, SporTaskMeter **meter)
{
  SporImportWork *work = g_new0 (SporImportWork, 1);

  spor_import_window_abandon (self);
  self->cancellable = spor_task_bar_begin (self->task_bar, title, meter);
  work->window = g_object_ref (self);
  work->number = self->work;
  return work;
}

/* FALSE: the answer comes too late, or the window is gone. */
static gboolean
spor_import_work_end (SporImportWork *work)
{
  SporImportWindow *self = work->window;

  if (work->number != self->work)
    return FALSE;
  g_clear_object (&self->cancellable);
  spor_task_bar_end (self->task_bar);
  return TRUE;
}

/* --- Steps ---------------------------------------------------------------------------------- */

static gboolean
spor_import_window_can_go_on (SporImportWindow *self)
{
  if (self->cancellable)
    return FALSE;
  switch (self->step)
    {
    case STEP_FILES:
      return self->file != NULL;
    case STEP_COLUMNS:
      return spor_columns_step_get_ready (self->columns);
    case STEP_CHECK:
      return self->changes_wanted;
    case STEP_RESULT:
    default:
      return FALSE;
    }
}

static void
spor_import_window_update_actions (SporImportWindow *self)
{
  GtkWidget *widget = GTK_WIDGET (self);
  SporSnapshot *snapshot = spor_book_get_snapshot (self->book);
  gboolean can_go_back
      = self->step == STEP_RESULT ? !self->writing && !self->imported : self->step != STEP_FILES;

  gtk_widget_set_visible (GTK_WIDGET (self->back), can_go_back);
  gtk_widget_set_visible (GTK_WIDGET (self->next), self->step != STEP_RESULT);
  gtk_button_set_label (self->next, self->step == STEP_CHECK ? _ ("_Import") : _ ("_Next"));
  if (self->step == STEP_CHECK && self->doubtful)
    gtk_widget_remove_css_class (GTK_WIDGET (self->next), "suggested-action");
  else
    gtk_widget_add_css_class (GTK_WIDGET (self->next), "suggested-action");
  gtk_widget_action_set_enabled (widget, "import.back", can_go_back);
  gtk_widget_action_set_enabled (widget, "import.next", spor_import_window_can_go_on (self));
  gtk_widget_action_set_enabled (widget, "import.show-attention", self->imported);
  /* Undo undoes what was done last, which must be the import. */
  gtk_widget_action_set_enabled (widget, "import.undo",
                                 self->imported
                                     && spor_snapshot_get_version (snapshot)
                                            == self->imported_version);
  adw_window_title_set_subtitle (self->title, self->file ? spor_source_get_name (
                                                  spor_import_file_get_source (self->file))
                                                         : NULL);
}

/* The button that goes on has the keyboard, so that Enter leads through all steps; where the step
 * is to be looked at first, what is in it, and where nothing good would come of going on, the
 * button that goes back. */
static void
spor_import_window_lead_on (SporImportWindow *self)
{
  gboolean doubtful = self->step == STEP_CHECK && self->doubtful;

  if (self->cancellable)
    return;
  if (spor_import_window_can_go_on (self) && !doubtful)
    gtk_widget_grab_focus (GTK_WIDGET (self->next));
  else if (self->step == STEP_CHECK)
    gtk_widget_grab_focus (GTK_WIDGET (self->back));
  else if (self->step == STEP_COLUMNS)
    gtk_widget_child_focus (GTK_WIDGET (self->columns), GTK_DIR_TAB_FORWARD);
}

/* Whoever tries something in the step stays there; choosing the files is done. */
static void
spor_import_window_offer_next (SporImportWindow *self)
{
  GtkWidget *focus = spor_focus_within (GTK_WIDGET (self->steps));

  if (!focus || (self->step == STEP_FILES && GTK_IS_BUTTON (focus)))
    spor_import_window_lead_on (self);
}

static void
spor_import_window_go_to (SporImportWindow *self, SporImportStep step)
{
  gboolean elsewhere = step != self->step;

  self->step = step;
  gtk_stack_set_visible_child_name (self->steps, step_names[step]);
  spor_import_steps_set_step (self->indicator, step);
  spor_import_window_update_actions (self);
  if (elsewhere)
    spor_import_window_lead_on (self);
}

/* --- Files ---------------------------------------------------------------------------------- */

static void
spor_import_window_take_file (SporImportWindow *self, SporImportFile *file)
{
  g_set_object (&self->file, file);
  spor_files_step_show_file (self->files, file);
  spor_columns_step_set_file (self->columns, file);
  spor_check_step_reset (self->check);
}

static void
on_opened_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (SporImportWork) work = user_data;
  SporImportWindow *self = work->window;
  g_autoptr (GError) error = NULL;
  g_autoptr (SporImportFile) file = spor_import_file_open_finish (result, &error);

  if (!spor_import_work_end (work))
    return;
  if (file)
    spor_import_window_take_file (self, file);
  else
    spor_files_step_show_error (self->files, error);
  if (file && work->go_on)
    spor_import_window_go_to (self, STEP_COLUMNS);
  spor_import_window_update_actions (self);
  if (file && self->step == STEP_FILES)
    spor_import_window_offer_next (self);
}

static void
spor_import_window_open (SporImportWindow *self, gboolean go_on)
{
  SporSourceOptions options = spor_files_step_get_options (self->files);
  g_autoptr (SporTaskMeter) meter = NULL;
  SporImportWork *work;

  work = spor_import_window_begin (self, _ ("Reading the files…"), &meter);
  work->go_on = go_on;
  g_clear_object (&self->file);
  spor_files_step_show_reading (self->files);
  spor_import_window_go_to (self, STEP_FILES);
  spor_import_file_open_async (self->book, (const char *const *)self->paths, &options,
                               self->cancellable, on_opened_cb, work);
}

static void
spor_import_window_set_paths (SporImportWindow *self, const char *const *paths, gboolean go_on)
{
  char **copy = g_strdupv ((char **)paths);

  g_strfreev (self->paths);
  self->paths = copy;
  spor_files_step_reset_options (self->files);
  spor_import_window_open (self, go_on);
}

static void
on_files_chosen_cb (SporImportWindow *self, char **paths, gboolean dropped)
{
  spor_import_window_set_paths (self, (const char *const *)paths, dropped);
}

static void
on_options_changed_cb (SporImportWindow *self)
{
  if (self->paths)
    spor_import_window_open (self, FALSE);
}

/* --- Check ---------------------------------------------------------------------------------- */

static void
on_checked_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (SporImportWork) work = user_data;
  SporImportWindow *self = work->window;
  g_autoptr (GError) error = NULL;
  g_autoptr (SporImportReport) report = spor_import_job_finish (SPOR_BOOK (source), result, &error);

  if (!spor_import_work_end (work))
    return;
  if (report)
    spor_check_step_show_report (self->check, spor_import_file_get_round (self->file), report);
  else
    spor_check_step_show_error (self->check, error);
  self->changes_wanted = report && report->added + report->updated > 0;
  self->doubtful = report && report->accepted == 0;
  spor_import_window_update_actions (self);
  spor_import_window_offer_next (self);
}

static void
spor_import_window_check (SporImportWindow *self)
{
  SporTaskMeter *meter = NULL;
  SporImportWork *work = spor_import_window_begin (self, _ ("Checking the answers…"), &meter);

  self->changes_wanted = FALSE;
  spor_check_step_show_checking (self->check);
  spor_import_window_go_to (self, STEP_CHECK);
  spor_import_job_async (self->book, self->file,
                         spor_check_step_get_include_incomplete (self->check), TRUE, meter,
                         self->cancellable, on_checked_cb, work);
}

/* --- Result --------------------------------------------------------------------------------- */

/* TRUE: the window has gone, as it was to. */
static gboolean
spor_import_window_end_writing (SporImportWindow *self, const GError *error)
{
  gboolean goes = self->closing && g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);

  self->writing = FALSE;
  self->closing = FALSE; /* what was done, or went wrong, is worth knowing */
  if (goes)
    gtk_window_destroy (GTK_WINDOW (self));
  return goes;
}

static void
on_imported_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (SporImportWork) work = user_data;
  SporImportWindow *self = work->window;
  g_autoptr (GError) error = NULL;
  g_autoptr (SporImportReport) report = spor_import_job_finish (SPOR_BOOK (source), result, &error);

  if (!spor_import_work_end (work) || spor_import_window_end_writing (self, error))
    return;
  self->imported = report != NULL;
  self->imported_version = spor_snapshot_get_version (spor_book_get_snapshot (self->book));
  spor_import_window_update_actions (self);
  if (report)
    spor_result_step_show_report (self->result, report);
  else
    spor_result_step_show_error (self->result, error, FALSE);
}

static void
spor_import_window_import (SporImportWindow *self)
{
  SporTaskMeter *meter = NULL;
  SporImportWork *work = spor_import_window_begin (self, _ ("Importing the answers…"), &meter);

  self->writing = TRUE;
  spor_result_step_show_importing (self->result);
  spor_import_window_go_to (self, STEP_RESULT);
  spor_import_job_async (self->book, self->file,
                         spor_check_step_get_include_incomplete (self->check), FALSE, meter,
                         self->cancellable, on_imported_cb, work);
}

/* Cancelled, it leaves what the import did, and the report of it, as they were. */
static void
on_undone_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (SporImportWork) work = user_data;
  SporImportWindow *self = work->window;
  g_autoptr (GError) error = NULL;
  g_autofree char *what = spor_book_run_finish (SPOR_BOOK (source), result, &error);

  if (!spor_import_work_end (work) || spor_import_window_end_writing (self, error))
    return;
  self->imported = g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  if (what)
    spor_result_step_show_undone (self->result);
  else if (!self->imported)
    spor_result_step_show_error (self->result, error, TRUE);
  spor_import_window_update_actions (self);
}

static void
spor_import_window_undo (SporImportWindow *self)
{
  SporTaskMeter *meter = NULL;
  SporImportWork *work = spor_import_window_begin (self, _ ("Undoing…"), &meter);

  work->meter = meter;
  self->imported = FALSE;
  self->writing = TRUE;
  spor_import_window_update_actions (self);
  spor_book_undo_async (self->book, self->cancellable, spor_task_meter_set, meter, on_undone_cb,
                        work);
}

/* --- Actions -------------------------------------------------------------------------------- */

static void
on_next_activated_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  SporImportWindow *self = SPOR_IMPORT_WINDOW (widget);

  switch (self->step)
    {
    case STEP_FILES:
      spor_import_window_go_to (self, STEP_COLUMNS);
      break;
    case STEP_COLUMNS:
      spor_import_window_check (self);
      break;
    case STEP_CHECK:
      spor_import_window_import (self);
      break;
    case STEP_RESULT:
    default:
      break;
    }
}

static void
on_back_activated_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  SporImportWindow *self = SPOR_IMPORT_WINDOW (widget);

  spor_import_window_abandon (self);
  if (self->step == STEP_RESULT)
    spor_import_window_check (self);
  else
    spor_import_window_go_to (self, self->step - 1);
}

/* Escape: first what is under way, then the window. */
static void
on_stop_activated_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  SporImportWindow *self = SPOR_IMPORT_WINDOW (widget);

  if (self->cancellable)
    g_cancellable_cancel (self->cancellable);
  else
    gtk_window_close (GTK_WINDOW (self));
}

static void
on_undo_activated_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  spor_import_window_undo (SPOR_IMPORT_WINDOW (widget));
}

static void
on_show_attention_activated_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  GtkWindow *parent = gtk_window_get_transient_for (GTK_WINDOW (widget));
  g_autoptr (GtkWidget) main_window = parent ? g_object_ref (GTK_WIDGET (parent)) : NULL;

  gtk_window_destroy (GTK_WINDOW (widget));
  if (main_window)
    gtk_widget_activate_action (main_window, "win.show-attention", NULL);
}

/* --- Window --------------------------------------------------------------------------------- */

/* An import under way, or its undoing, is cancelled, and the window goes when that is done. */
static gboolean
spor_import_window_close_request (GtkWindow *window)
{
  SporImportWindow *self = SPOR_IMPORT_WINDOW (window);

  if (self->writing)
    {
      self->closing = TRUE;
      g_cancellable_cancel (self->cancellable);
      return TRUE;
    }
  return GTK_WINDOW_CLASS (spor_import_window_parent_class)->close_request (window);
}

static void
spor_import_window_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  SporImportWindow *self = SPOR_IMPORT_WINDOW (object);

  switch (id)
    {
    case PROP_BOOK:
      self->book = g_value_dup_object (value);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
spor_import_window_constructed (GObject *object)
{
  SporImportWindow *self = SPOR_IMPORT_WINDOW (object);

  G_OBJECT_CLASS (spor_import_window_parent_class)->constructed (object);
  g_signal_connect_object (self->book, "notify::snapshot",
                           G_CALLBACK (spor_import_window_update_actions), self, G_CONNECT_SWAPPED);
  spor_import_window_go_to (self, STEP_FILES);
}

static void
spor_import_window_dispose (GObject *object)
{
  SporImportWindow *self = SPOR_IMPORT_WINDOW (object);

  if (self->book)
    g_signal_handlers_disconnect_by_data (self->book, self);
  spor_import_window_abandon (self);
  gtk_widget_dispose_template (GTK_WIDGET (self), SPOR_TYPE_IMPORT_WINDOW);
  g_clear_object (&self->file);
  g_clear_object (&self->book);
  g_clear_pointer (&self->paths, g_strfreev);
  G_OBJECT_CLASS (spor_import_window_parent_class)->dispose (object);
}

static void
spor_import_window_class_init (SporImportWindowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->set_property = spor_import_window_set_property;
  object_class->constructed = spor_import_window_constructed;
  object_class->dispose = spor_import_window_dispose;
  GTK_WINDOW_CLASS (klass)->close_request = spor_import_window_close_request;
  properties[PROP_BOOK]
      = g_param_spec_object ("book", NULL, NULL, SPOR_TYPE_BOOK,
                             G_PARAM_WRITABLE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  g_type_ensure (SPOR_TYPE_IMPORT_STEPS);
  g_type_ensure (SPOR_TYPE_FILES_STEP);
  g_type_ensure (SPOR_TYPE_COLUMNS_STEP);
  g_type_ensure (SPOR_TYPE_CHECK_STEP);
  g_type_ensure (SPOR_TYPE_RESULT_STEP);
  g_type_ensure (SPOR_TYPE_TASK_BAR);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/dk/kombit/Spor/ui/spor-import-window.ui");
  gtk_widget_class_bind_template_child (widget_class, SporImportWindow, title);
  gtk_widget_class_bind_template_child (widget_class, SporImportWindow, back);
  gtk_widget_class_bind_template_child (widget_class, SporImportWindow, next);
  gtk_widget_class_bind_template_child (widget_class, SporImportWindow, indicator);
  gtk_widget_class_bind_template_child (widget_class, SporImportWindow, steps);
  gtk_widget_class_bind_template_child (widget_class, SporImportWindow, files);
  gtk_widget_class_bind_template_child (widget_class, SporImportWindow, columns);
  gtk_widget_class_bind_template_child (widget_class, SporImportWindow, check);
  gtk_widget_class_bind_template_child (widget_class, SporImportWindow, result);
  gtk_widget_class_bind_template_child (widget_class, SporImportWindow, task_bar);
  gtk_widget_class_bind_template_callback (widget_class, on_files_chosen_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_options_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, spor_import_window_check);
  gtk_widget_class_bind_template_callback (widget_class, spor_import_window_update_actions);

  gtk_widget_class_install_action (widget_class, "import.next", NULL, on_next_activated_cb);
  gtk_widget_class_install_action (widget_class, "import.back", NULL, on_back_activated_cb);
  gtk_widget_class_install_action (widget_class, "import.stop", NULL, on_stop_activated_cb);
  gtk_widget_class_install_action (widget_class, "import.undo", NULL, on_undo_activated_cb);
  gtk_widget_class_install_action (widget_class, "import.show-attention", NULL,
                                   on_show_attention_activated_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "import.stop", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Left, GDK_ALT_MASK, "import.back",
                                       NULL);
  spor_guide_install_class (widget_class, "import");
}

static void
spor_import_window_init (SporImportWindow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWindow *
spor_import_window_new (GtkWindow *parent, SporBook *book)
{
  GtkWindow *self;

  g_return_val_if_fail (!parent || GTK_IS_WINDOW (parent), NULL);
  g_return_val_if_fail (SPOR_IS_BOOK (book), NULL);

  self = g_object_new (SPOR_TYPE_IMPORT_WINDOW, "transient-for", parent, "book", book, NULL);
  spor_text_scale_window (self);
  return self;
}

void
spor_import_window_add_paths (SporImportWindow *self, const char *const *paths)
{
  g_return_if_fail (SPOR_IS_IMPORT_WINDOW (self));
  g_return_if_fail (paths && paths[0]);

  if (!self->writing)
    spor_import_window_set_paths (self, paths, TRUE);
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "spor-replace-window.h"

#include "spor-alternative-deed.h"
#include "spor-guide.h"
#include "spor-language.h"
#include "spor-replacements.h"
#include "spor-succession.h"
#include "spor-text-scale.h"

#include <glib/gi18n-lib.h>

/* Of a longer list the best are shown: nobody reads further. */
#define MAX_ROWS 40

struct _SporReplaceWindow
{
  AdwWindow parent_instance;

  /* template */
  GtkStack *stack;
  GtkSpinner *spinner;
  AdwStatusPage *refused;
  GtkLabel *heading;
  GtkLabel *now;
  GtkWidget *final;
  GtkLabel *final_text;
  AdwPreferencesGroup *waiting;
  AdwPreferencesGroup *others;
  AdwPreferencesGroup *unable;

  /* owned */
  SporBook *book;
  char *leaver;
  char *successor; /* who was chosen last, or NULL */
  SporReplacements *replacements;
  GPtrArray *rows;   /* borrowed by the groups: what was added to them */
  guint search;      /* the newest; answers of older ones are dropped */
  gboolean applying; /* a seat is being handed over */
};

enum
{
  REPLACED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (SporReplaceWindow, spor_replace_window, ADW_TYPE_WINDOW)

/* --- Rows ----------------------------------------------------------------------------------- */

static void
on_replaced_cb (GtkWidget *window, gboolean replaced)
{
  SporReplaceWindow *self = SPOR_REPLACE_WINDOW (window);

  self->applying = FALSE;
  if (!replaced)
    return;
  g_signal_emit (self, signals[REPLACED], 0, self->successor);
  gtk_window_close (GTK_WINDOW (window));
}

static void
spor_replace_window_apply (SporReplaceWindow *self, guint successor)
{
  if (self->applying)
    return;
  self->applying = TRUE;
  g_free (self->successor);
  self->successor
      = g_strdup (spor_signups_row (self->replacements->composition->signups, successor)->id);
  spor_alternative_replace (GTK_WIDGET (self), self->book, self->replacements->composition,
                            self->replacements->leaver, successor, on_replaced_cb);
}

#define SUCCESSOR_KEY "spor-signup"

static void
on_reopen_response_cb (GtkWidget *dialog, const char *response, SporReplaceWindow *self)
{
  guint search = GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (dialog), "spor-search"));

  /* What the book holds by now may be others: then the list has been made anew. */
  if (g_str_equal (response, "give") && self->stack && search == self->search)
    spor_replace_window_apply (self, GPOINTER_TO_UINT (
                                         g_object_get_data (G_OBJECT (dialog), SUCCESSOR_KEY)));
}

/* That a final group is reopened is a decision. */
static void
spor_replace_window_ask (SporReplaceWindow *self, guint successor)
{
  const SporComposition *composition = self->replacements->composition;
  g_autofree char *final = spor_composition_final_text (composition);
  /* Translators: the name of a composition */
  g_autofree char *heading
      = g_strdup_printf (_ ("Reopen “%s” and Give the Seat?"), composition->name);
  g_autofree char *body = g_strdup_printf (
      /* Translators: "Finally decided on 26 March 2025 by Anne Hansen"; who gets a seat; whose */
      _ ("%s. It is reopened, and %s gets the seat of %s. Finalise it again once it is as it "
         "should be; a single undo reverts both."),
      final, spor_signups_row (composition->signups, successor)->name,
      spor_signups_row (composition->signups, self->replacements->leaver)->name);
  GtkWidget *dialog = adw_message_dialog_new (GTK_WINDOW (self), heading, body);

  adw_message_dialog_add_responses (ADW_MESSAGE_DIALOG (dialog), "cancel", _ ("_Cancel"), "give",
                                    _ ("_Reopen and Give the Seat"), NULL);
  adw_message_dialog_set_response_appearance (ADW_MESSAGE_DIALOG (dialog), "give",
                                              ADW_RESPONSE_SUGGESTED);
  adw_message_dialog_set_default_response (ADW_MESSAGE_DIALOG (dialog), "give");
  adw_message_dialog_set_close_response (ADW_MESSAGE_DIALOG (dialog), "cancel");
  g_object_set_data (G_OBJECT (dialog), SUCCESSOR_KEY, GUINT_TO_POINTER (successor));
  g_object_set_data (G_OBJECT (dialog), "spor-search", GUINT_TO_POINTER (self->search));
  g_signal_connect_object (dialog, "response", G_CALLBACK (on_reopen_response_cb), self, 0);
  gtk_window_present (GTK_WINDOW (dialog));
}

static void
on_chosen_cb (GtkButton *button, SporReplaceWindow *self)
{
  guint successor = GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (button), SUCCESSOR_KEY));

  if (self->applying)
    return;
  if (self->replacements->composition->finalised_at != SPOR_TIME_NONE)
    spor_replace_window_ask (self, successor);
  else
    spor_replace_window_apply (self, successor);
}

static GtkWidget *
spor_replace_row_new (const char *title, const char *subtitle)
{
  GtkWidget *row = adw_action_row_new ();

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_title_lines (ADW_ACTION_ROW (row), 0);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (row), 0);
  return row;
}

/* "Anne Hansen, Lemvig" */
static char *
spor_replace_title (const SporReplacements *replacements, const SporReplacement *replacement)
{
  const SporSignupRow *row
      = spor_signups_row (replacements->composition->signups, replacement->signup);

  return g_strdup_printf ("%s, %s", row->name, row->place);
}

/* What it does to the group, after the place in line. */
static char *
spor_replace_subtitle (const SporReplacements *replacements, const SporReplacement *replacement)
{
  g_autofree char *effect = spor_replacements_effect (replacements, replacement->signup);
  const char *does = *effect ? effect : _ ("The balance stays as it is");

  if (replacement->line < 0)
    return g_strdup (does);
  /* Translators: somebody's place in line, what a seat for them does to the group: "Nordjylland
   * from 0 to 1" */
  return g_strdup_printf (_ ("No. %d in line · %s"), replacement->line + 1, does);
}

static void
spor_replace_window_add_candidate (SporReplaceWindow *self,
                                   AdwPreferencesGroup *group,
                                   const SporReplacement *replacement)
{
  g_autofree char *title = spor_replace_title (self->replacements, replacement);
  g_autofree char *subtitle = spor_replace_subtitle (self->replacements, replacement);
  g_autofree char *percent = spor_format_percent (1 - replacement->deviation, 1);
  /* Translators: for screen readers: a person and their municipality */
  g_autofree char *spoken = g_strdup_printf (_ ("Give the seat to %s"), title);
  GtkWidget *row = spor_replace_row_new (title, subtitle);
  GtkWidget *figure = gtk_label_new (percent);
  GtkWidget *button = gtk_button_new_with_mnemonic (
      self->replacements->composition->finalised_at == SPOR_TIME_NONE ? _ ("Give the Seat")
                                                                      : _ ("Give the Seat…"));

  gtk_widget_add_css_class (figure, "numeric");
  gtk_widget_add_css_class (figure, "heading");
  gtk_widget_set_margin_start (figure, 12);
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken,
                                  -1);
  g_object_set_data (G_OBJECT (button), SUCCESSOR_KEY, GUINT_TO_POINTER (replacement->signup));
  g_signal_connect_object (button, "clicked", G_CALLBACK (on_chosen_cb), self, 0);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), figure);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), button);
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (row), button);
  adw_preferences_group_add (group, row);
  g_ptr_array_add (self->rows, row);
}

static void
spor_replace_window_add_candidates (SporReplaceWindow *self,
                                    AdwPreferencesGroup *group,
                                    const GPtrArray *list)
{
  guint more = list->len > MAX_ROWS ? list->len - MAX_ROWS : 0;

  gtk_widget_set_visible (GTK_WIDGET (group), list->len > 0);
  for (guint i = 0; i < list->len - more; i++)
    spor_replace_window_add_candidate (self, group, g_ptr_array_index (list, i));
  if (more > 0)
    {
      g_autofree char *text = spor_format_counts (ngettext ("%u other comes after these",
                                                            "%u others come after these", more),
                                                  more);
      GtkWidget *row = spor_replace_row_new (text, "");

      adw_preferences_group_add (group, row);
      g_ptr_array_add (self->rows, row);
    }
}

/* They are folded away: who asks why somebody is missing finds them. */
static void
spor_replace_window_add_unable (SporReplaceWindow *self, const GPtrArray *list)
{
  GtkWidget *expander = adw_expander_row_new ();
  g_autofree char *title
      = spor_format_counts (ngettext ("%u person cannot have the seat",
                                      "%u people cannot have the seat", list->len),
                            list->len);

  gtk_widget_set_visible (GTK_WIDGET (self->unable), list->len > 0);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (expander), title);
  for (guint i = 0; i < MIN (list->len, MAX_ROWS); i++)
    {
      const SporReplacement *replacement = g_ptr_array_index (list, i);
      g_autofree char *name = spor_replace_title (self->replacements, replacement);

      adw_expander_row_add_row (ADW_EXPANDER_ROW (expander),
                                spor_replace_row_new (name, replacement->obstacle));
    }
  adw_preferences_group_add (self->unable, expander);
  g_ptr_array_add (self->rows, expander);
}

static void
spor_replace_window_clear (SporReplaceWindow *self)
{
  for (guint i = 0; i < self->rows->len; i++)
    {
      GtkWidget *row = g_ptr_array_index (self->rows, i);
      GtkWidget *group = gtk_widget_get_ancestor (row, ADW_TYPE_PREFERENCES_GROUP);

      adw_preferences_group_remove (ADW_PREFERENCES_GROUP (group), row);
    }
  g_ptr_array_set_size (self->rows, 0);
}

/* What giving the seat takes in a final group is said before. */
static void
spor_replace_window_show_final (SporReplaceWindow *self)
{
  const SporComposition *composition = self->replacements->composition;
  gboolean final = composition->finalised_at != SPOR_TIME_NONE;
  g_autofree char *text = NULL;

  gtk_widget_set_visible (self->final, final);
  if (!final)
    return;
  /* Translators: the name of a composition */
  text = g_strdup_printf (_ ("“%s” is final and stays so while you look. It is reopened when you "
                             "give the seat to somebody."),
                          composition->name);
  gtk_label_set_label (self->final_text, text);
}

/* That there is nobody on the waiting list is an answer, too. */
static void
spor_replace_window_show_waiting (SporReplaceWindow *self)
{
  const SporReplacements *found = self->replacements;
  const char *nobody = found->composition->waiting[found->track]->len > 0
                           ? _ ("Nobody on the track’s waiting list can have the seat.")
                           : _ ("Nobody is on the track’s waiting list.");

  spor_replace_window_add_candidates (self, self->waiting, found->waiting);
  gtk_widget_set_visible (GTK_WIDGET (self->waiting), TRUE);
  adw_preferences_group_set_description (self->waiting, found->waiting->len > 0 ? NULL : nobody);
}

static void
spor_replace_window_show (SporReplaceWindow *self)
{
  const SporReplacements *found = self->replacements;
  const SporComposition *composition = found->composition;
  const SporSignupRow *row = spor_signups_row (composition->signups, found->leaver);
  g_autoptr (SporMeasure) measure = spor_measure_new (composition);
  g_autofree char *percent = spor_format_percent (measure->representativeness, 1);
  g_autofree char *track
      = spor_track_title (spor_round_track (spor_composition_round (composition), found->track));
  /* Translators: a person, their municipality, a track's title */
  g_autofree char *heading
      = g_strdup_printf (_ ("The seat of %s, %s, in %s"), row->name, row->place, track);
  g_autofree char *now = g_strdup_printf (
      found->waiting->len + found->others->len > 0
          /* Translators: representativeness in per cent */
          ? _ ("The group’s representativeness is %s now. Beside each person stands what it would "
               "be with them in the seat.")
          : _ ("The group’s representativeness is %s now. Nobody who signed up for the track can "
               "have the seat."),
      percent);

  spor_replace_window_clear (self);
  gtk_label_set_label (self->heading, heading);
  gtk_label_set_label (self->now, now);
  spor_replace_window_show_final (self);
  spor_replace_window_show_waiting (self);
  spor_replace_window_add_candidates (self, self->others, found->others);
  spor_replace_window_add_unable (self, found->unable);
  gtk_stack_set_visible_child_name (self->stack, "list");
  if (self->rows->len > 0)
    gtk_widget_child_focus (GTK_WIDGET (self->stack), GTK_DIR_TAB_FORWARD);
}

/* --- The ranking, off the main thread ------------------------------------------------------- */

typedef struct
{
  SporComposition *composition;
  guint leaver;
  guint search;
} SporReplaceSearch;

static void
spor_replace_search_free (gpointer data)
{
  SporReplaceSearch *search = data;

  spor_composition_unref (search->composition);
  g_free (search);
}

static void
spor_replace_work (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  SporReplaceSearch *search = data;

  g_task_return_pointer (task, spor_replacements_new (search->composition, search->leaver),
                         (GDestroyNotify)spor_replacements_free);
}

static void
on_ranked_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  SporReplaceWindow *self = SPOR_REPLACE_WINDOW (source);
  SporReplaceSearch *search = g_task_get_task_data (G_TASK (result));
  g_autoptr (SporReplacements) found = g_task_propagate_pointer (G_TASK (result), NULL);

  if (!self->stack || search->search != self->search) /* closed, or asked anew */
    return;
  gtk_spinner_stop (self->spinner);
  g_clear_pointer (&self->replacements, spor_replacements_free);
  self->replacements = g_steal_pointer (&found);
  spor_replace_window_show (self);
}

static void
spor_replace_window_search (SporReplaceWindow *self, SporComposition *composition, guint leaver)
{
  g_autoptr (GTask) task = g_task_new (self, NULL, on_ranked_cb, NULL);
  SporReplaceSearch *search = g_new0 (SporReplaceSearch, 1);

  search->composition = spor_composition_ref (composition);
  search->leaver = leaver;
  search->search = ++self->search;
  if (!self->replacements)
    gtk_spinner_start (self->spinner);
  g_task_set_source_tag (task, spor_replace_window_search);
  g_task_set_task_data (task, search, spor_replace_search_free);
  g_task_run_in_thread (task, spor_replace_work);
}

static void
spor_replace_window_refuse (SporReplaceWindow *self, const char *why)
{
  self->search++;
  adw_status_page_set_description (self->refused, why);
  gtk_stack_set_visible_child_name (self->stack, "refused");
}

static void
on_snapshot_changed_cb (SporReplaceWindow *self)
{
  SporSnapshot *snapshot = spor_book_get_snapshot (self->book);
  SporComposition *composition = snapshot ? spor_snapshot_get_composition (snapshot) : NULL;
  int leaver = composition ? spor_signups_find (composition->signups, self->leaver) : -1;
  g_autoptr (SporComposition) open = NULL;
  g_autoptr (SporBreach) breach = NULL;
  g_autofree char *archived = NULL;

  if (leaver < 0 || spor_composition_find (composition, leaver, NULL, NULL) != SPOR_SPOT_SEATED)
    {
      if (!self->applying) /* else whoever hands it over closes it */
        gtk_window_close (GTK_WINDOW (self));
      return;
    }
  archived = spor_round_closed_text (spor_composition_round (composition));
  open = spor_composition_reopened (composition);
  breach = spor_composition_check_leaver (open, leaver);
  if (archived || breach)
    spor_replace_window_refuse (self, archived ? archived : breach->text);
  else
    spor_replace_window_search (self, composition, leaver);
}

/* --- Window --------------------------------------------------------------------------------- */

static void
spor_replace_window_dispose (GObject *object)
{
  SporReplaceWindow *self = SPOR_REPLACE_WINDOW (object);

  gtk_widget_dispose_template (GTK_WIDGET (self), SPOR_TYPE_REPLACE_WINDOW);
  self->stack = NULL;
  g_clear_object (&self->book);
  G_OBJECT_CLASS (spor_replace_window_parent_class)->dispose (object);
}

static void
spor_replace_window_finalize (GObject *object)
{
  SporReplaceWindow *self = SPOR_REPLACE_WINDOW (object);

  g_clear_pointer (&self->replacements, spor_replacements_free);
  g_ptr_array_unref (self->rows);
  g_free (self->leaver);
  g_free (self->successor);
  G_OBJECT_CLASS (spor_replace_window_parent_class)->finalize (object);
}

static void
spor_replace_window_class_init (SporReplaceWindowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = spor_replace_window_dispose;
  object_class->finalize = spor_replace_window_finalize;
  signals[REPLACED] = g_signal_new ("replaced", SPOR_TYPE_REPLACE_WINDOW, G_SIGNAL_RUN_LAST, 0,
                                    NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/dk/kombit/Spor/ui/spor-replace-window.ui");
  gtk_widget_class_bind_template_child (widget_class, SporReplaceWindow, stack);
  gtk_widget_class_bind_template_child (widget_class, SporReplaceWindow, spinner);
  gtk_widget_class_bind_template_child (widget_class, SporReplaceWindow, refused);
  gtk_widget_class_bind_template_child (widget_class, SporReplaceWindow, heading);
  gtk_widget_class_bind_template_child (widget_class, SporReplaceWindow, now);
  gtk_widget_class_bind_template_child (widget_class, SporReplaceWindow, final);
  gtk_widget_class_bind_template_child (widget_class, SporReplaceWindow, final_text);
  gtk_widget_class_bind_template_child (widget_class, SporReplaceWindow, waiting);
  gtk_widget_class_bind_template_child (widget_class, SporReplaceWindow, others);
  gtk_widget_class_bind_template_child (widget_class, SporReplaceWindow, unable);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
  spor_guide_install_class (widget_class, "board");
}

static void
spor_replace_window_init (SporReplaceWindow *self)
{
  self->rows = g_ptr_array_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWindow *
spor_replace_window_new (GtkWindow *parent, SporBook *book, const char *leaver)
{
  SporReplaceWindow *self = g_object_new (SPOR_TYPE_REPLACE_WINDOW, "transient-for", parent, NULL);

  self->book = g_object_ref (book);
  self->leaver = g_strdup (leaver);
  spor_text_scale_window (GTK_WINDOW (self));
  g_signal_connect_object (book, "notify::snapshot", G_CALLBACK (on_snapshot_changed_cb), self,
                           G_CONNECT_SWAPPED);
  on_snapshot_changed_cb (self);
  return GTK_WINDOW (self);
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "spor-signup-problems.h"

#include "spor-alike.h"
#include "spor-language.h"
#include "spor-mend.h"
#include "spor-signup-columns.h"
#include "spor-text.h"

#include <glib/gi18n-lib.h>

struct _SporSignupProblems
{
  AdwBin parent_instance;

  /* template */
  GtkListBox *list;

  /* owned */
  char *id;        /* who is shown */
  guint16 for_all; /* bits: SporProblem */
};

/* Whom else it is about is said in a line. */
#define MOST_NAMES 3
#define PROBLEM_KEY "spor-problem"

/* So much of a sentence is in one line, however large the text: the name of a role. */
#define LEAST_CHARS 19

G_DEFINE_FINAL_TYPE (SporSignupProblems, spor_signup_problems, ADW_TYPE_BIN)

/* A sentence with an icon, over a line of buttons. Returns where the buttons go. */
static GtkFlowBox *
spor_signup_problems_add (SporSignupProblems *self, const char *icon, const char *text)
{
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *lines = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget *image = g_object_new (GTK_TYPE_IMAGE, "accessible-role",
                                   GTK_ACCESSIBLE_ROLE_PRESENTATION, "icon-name", icon, NULL);
  g_autofree char *kept = spor_text_keep_numbers (text);
  GtkWidget *label = gtk_label_new (kept);
  GtkWidget *buttons = gtk_flow_box_new ();
  g_autoptr (PangoAttrList) plain = pango_attr_list_new ();

  pango_attr_list_insert (plain, pango_attr_insert_hyphens_new (FALSE));
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_width_chars (GTK_LABEL (label), LEAST_CHARS);
  gtk_label_set_attributes (GTK_LABEL (label), plain);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_selectable (GTK_LABEL (label), FALSE);
  gtk_widget_set_valign (image, GTK_ALIGN_START);
  gtk_widget_set_hexpand (lines, TRUE);
  gtk_box_append (GTK_BOX (lines), label);
  gtk_box_append (GTK_BOX (lines), buttons);
  gtk_flow_box_set_selection_mode (GTK_FLOW_BOX (buttons), GTK_SELECTION_NONE);
  gtk_flow_box_set_column_spacing (GTK_FLOW_BOX (buttons), 6);
  gtk_flow_box_set_row_spacing (GTK_FLOW_BOX (buttons), 6);
  gtk_widget_set_visible (buttons, FALSE);
  gtk_box_append (GTK_BOX (box), image);
  gtk_box_append (GTK_BOX (box), lines);
  gtk_widget_add_css_class (box, "problem");
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), FALSE);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, text, -1);
  gtk_list_box_append (self->list, row);
  return GTK_FLOW_BOX (buttons);
}

static void
spor_mend_add (GtkFlowBox *buttons, const char *label, const char *detailed_action, gboolean first)
{
  GtkWidget *button = gtk_button_new_with_label (label);

  gtk_actionable_set_detailed_action_name (GTK_ACTIONABLE (button), detailed_action);
  if (first)
    gtk_widget_add_css_class (button, "suggested-action");
  gtk_flow_box_append (buttons, button);
  gtk_widget_set_focusable (gtk_widget_get_parent (button), FALSE); /* the button is */
  gtk_widget_set_visible (GTK_WIDGET (buttons), TRUE);
}

static void
spor_mend_add_correct (GtkFlowBox *buttons, SporProblem problem, gboolean first)
{
  g_autofree char *action
      = g_strdup_printf ("signup.correct::%s", spor_field_key (spor_problem_field (problem)));

  spor_mend_add (buttons, _ ("Correct…"), action, first);
}

static void
spor_mend_add_place (GtkFlowBox *buttons, const SporSignups *signups, const SporSignupRow *row)
{
  int suggestion = spor_signup_suggestion (signups, row);
  SporPlaces *places = spor_signups_round (signups)->places;

  if (suggestion >= 0)
    {
      /* Translators: button; the municipality that was probably meant */
      g_autofree char *label
          = g_strdup_printf (_ ("Use %s"), spor_places_get (places, suggestion)->name);

      spor_mend_add (buttons, label, "signup.use-suggestion", TRUE);
    }
  spor_mend_add_correct (buttons, SPOR_PROBLEM_UNKNOWN_MUNICIPALITY, suggestion < 0);
  spor_mend_add (buttons, _ ("Is an Organisation"), "signup.organisation", FALSE);
}

/* One of two people is not to be withdrawn for sharing a mailbox. */
static void
spor_mend_add_duplicate (GtkFlowBox *buttons, gboolean may_be_one)
{
  if (!may_be_one)
    spor_mend_add_correct (buttons, SPOR_PROBLEM_DUPLICATE_PERSON, TRUE);
  spor_mend_add (buttons, _ ("Withdraw This One"), "signup.withdraw", may_be_one);
  if (may_be_one)
    spor_mend_add_correct (buttons, SPOR_PROBLEM_DUPLICATE_PERSON, FALSE);
}

static void
on_for_all_toggled_cb (GtkCheckButton *check, SporSignupProblems *self)
{
  guint bit = 1u << GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (check), PROBLEM_KEY));

  if (gtk_check_button_get_active (check))
    self->for_all |= bit;
  else
    self->for_all &= ~bit;
}

/* "Also for 11 others with the same answer", and who they are. */
static void
spor_signup_problems_add_alike (SporSignupProblems *self,
                                GtkFlowBox *buttons,
                                const SporSignups *signups,
                                const SporSignupRow *row,
                                SporProblem problem)
{
  g_autoptr (GArray) alike
      = spor_signups_alike (signups, spor_signups_find (signups, row->id), problem, NULL);
  g_autofree char *count = NULL;
  g_autofree char *text = NULL;
  g_autofree char *names = NULL;
  GtkWidget *lines = gtk_widget_get_parent (GTK_WIDGET (buttons));
  GtkWidget *check, *label;

  if (alike->len < 2)
    return;
  g_array_remove_index (alike, 0); /* who is shown */
  count = spor_format_count (alike->len);
  text = g_strdup_printf (ngettext ("Also for %s other with the same answer",
                                    "Also for %s others with the same answer", alike->len),
                          count);
  names = spor_mend_names (signups, alike, MOST_NAMES);
  check = gtk_check_button_new_with_label (text);
  gtk_check_button_set_active (GTK_CHECK_BUTTON (check), self->for_all & (1u << problem));
  g_object_set_data (G_OBJECT (check), PROBLEM_KEY, GUINT_TO_POINTER (problem));
  g_signal_connect_object (check, "toggled", G_CALLBACK (on_for_all_toggled_cb), self, 0);
  label = gtk_label_new (names);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_add_css_class (label, "dim-label");
  gtk_widget_add_css_class (label, "caption");
  gtk_accessible_update_property (GTK_ACCESSIBLE (check), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                  names, -1);
  gtk_box_append (GTK_BOX (lines), check);
  gtk_box_append (GTK_BOX (lines), label);
}

static void
spor_signup_problems_add_problem (SporSignupProblems *self,
                                  const SporSignups *signups,
                                  const SporSignupRow *row,
                                  SporProblem problem)
{
  g_autofree char *text = spor_signup_problem_text (signups, row, problem);
  GtkFlowBox *buttons = spor_signup_problems_add (self, "dialog-warning-symbolic", text);

  switch (problem)
    {
    case SPOR_PROBLEM_UNKNOWN_MUNICIPALITY:
      spor_mend_add_place (buttons, signups, row);
      break;
    case SPOR_PROBLEM_LATE:
      spor_mend_add (buttons, _ ("Waive…"), "signup.waive", TRUE);
      spor_mend_add_correct (buttons, problem, FALSE);
      break;
    case SPOR_PROBLEM_DUPLICATE_PERSON:
      spor_mend_add_duplicate (buttons, spor_signup_may_be_earlier (signups, row));
      break;
    default:
      spor_mend_add_correct (buttons, problem, TRUE);
      break;
    }
  spor_signup_problems_add_alike (self, buttons, signups, row, problem);
}

static void
spor_signup_problems_add_status (SporSignupProblems *self, SporStatus status, gboolean seated)
{
  GtkFlowBox *buttons;

  if (status == SPOR_STATUS_SKIPPED)
    {
      buttons = spor_signup_problems_add (self, spor_status_icon (status),
                                          _ ("The questionnaire was not completed."));
      spor_mend_add (buttons, _ ("Include"), "signup.include", TRUE);
    }
  else if (status == SPOR_STATUS_WITHDRAWN)
    {
      buttons = spor_signup_problems_add (self, spor_status_icon (status),
                                          seated ? _ ("The sign-up has been withdrawn, but the "
                                                      "seat is still taken.")
                                                 : _ ("The sign-up has been withdrawn."));
      if (seated)
        spor_mend_add (buttons, _ ("Find a Replacement…"), "signup.replace", TRUE);
      spor_mend_add (buttons, _ ("Reinstate"), "signup.return", !seated);
    }
}

static void
spor_signup_problems_finalize (GObject *object)
{
  g_free (SPOR_SIGNUP_PROBLEMS (object)->id);
  G_OBJECT_CLASS (spor_signup_problems_parent_class)->finalize (object);
}

static void
spor_signup_problems_class_init (SporSignupProblemsClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = spor_signup_problems_finalize;

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/dk/kombit/Spor/ui/spor-signup-problems.ui");
  gtk_widget_class_bind_template_child (widget_class, SporSignupProblems, list);
}

static void
spor_signup_problems_init (SporSignupProblems *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

void
spor_signup_problems_show (SporSignupProblems *self,
                           const SporSignups *signups,
                           const SporSignupRow *row,
                           gboolean seated)
{
  GtkWidget *child;

  g_return_if_fail (SPOR_IS_SIGNUP_PROBLEMS (self));

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->list))))
    gtk_list_box_remove (self->list, child);
  if (g_strcmp0 (self->id, row->id) != 0)
    self->for_all = 0;
  g_free (self->id);
  self->id = g_strdup (row->id);

  spor_signup_problems_add_status (self, row->status, seated);
  for (guint p = 0; p < SPOR_N_PROBLEMS; p++)
    if (row->problems & (1u << p))
      spor_signup_problems_add_problem (self, signups, row, p);
  for (guint r = 0; r < SPOR_N_REMARKS; r++)
    if (row->remarks & (1u << r))
      spor_signup_problems_add (self, "dialog-information-symbolic", spor_remark_label (r));
  gtk_widget_set_visible (GTK_WIDGET (self),
                          gtk_widget_get_first_child (GTK_WIDGET (self->list)) != NULL);
}

gboolean
spor_signup_problems_is_for_all (SporSignupProblems *self, SporProblem problem)
{
  g_return_val_if_fail (SPOR_IS_SIGNUP_PROBLEMS (self), FALSE);

  return (self->for_all & (1u << problem)) != 0;
}

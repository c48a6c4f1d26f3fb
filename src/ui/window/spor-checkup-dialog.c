/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "spor-checkup-dialog.h"

#include <glib/gi18n-lib.h>

#define TEXTS_MAX_HEIGHT 300

/* So wide that the height which is asked for is the one that is needed. */
#define TEXTS_CHARS 44

/* Between what belongs to one heading and the next. */
#define HEADING_MARGIN 12

static GtkWidget *
append_text (GtkBox *box, const char *text)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_width_chars (GTK_LABEL (label), TEXTS_CHARS);
  gtk_label_set_max_width_chars (GTK_LABEL (label), TEXTS_CHARS);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_box_append (box, label);
  return label;
}

static void
append_texts (GtkBox *box, const char *heading, const GPtrArray *texts)
{
  gboolean first = gtk_widget_get_first_child (GTK_WIDGET (box)) == NULL;

  if (texts->len > 0)
    {
      GtkWidget *label = append_text (box, heading);

      gtk_widget_add_css_class (label, "heading");
      gtk_widget_set_margin_top (label, first ? 0 : HEADING_MARGIN);
    }
  for (guint i = 0; i < texts->len; i++)
    gtk_label_set_selectable (GTK_LABEL (append_text (box, g_ptr_array_index (texts, i))), TRUE);
}

static GtkWidget *
create_texts (const SporCheckup *checkup)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget *scroll = gtk_scrolled_window_new ();

  append_texts (GTK_BOX (box), checkup->sound ? _ ("Broken rules") : _ ("Faults"),
                checkup->findings);
  append_texts (GTK_BOX (box), _ ("Remarks"), checkup->remarks);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroll), box);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroll), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_propagate_natural_height (GTK_SCROLLED_WINDOW (scroll), TRUE);
  gtk_scrolled_window_set_max_content_height (GTK_SCROLLED_WINDOW (scroll), TEXTS_MAX_HEIGHT);
  return scroll;
}

static const char *
get_heading (const SporCheckup *checkup)
{
  if (!checkup->sound)
    return _ ("The Book Has Faults");
  return checkup->findings->len > 0 ? _ ("Rules Are Broken") : _ ("The Book Is Sound");
}

static const char *
get_body (const SporCheckup *checkup)
{
  if (!checkup->sound)
    return NULL;
  if (checkup->findings->len > 0)
    return _ ("Every entry was checked against the change log and is as it was written, but a "
              "composition breaks rules.");
  return _ ("Every entry was checked against the change log, and nothing is wrong.");
}

/* Of those that something is said of, the one that is shown, or else the first; NULL: none. */
static const char *
find_round (const SporCheckup *checkup, const char *shown)
{
  for (guint i = 0; shown && i < checkup->rounds->len; i++)
    if (g_str_equal (g_ptr_array_index (checkup->rounds, i), shown))
      return shown;
  return checkup->rounds->len > 0 ? g_ptr_array_index (checkup->rounds, 0) : NULL;
}

#define ROUND_KEY "spor-checkup-round"

static void
on_answered_cb (AdwMessageDialog *dialog, const char *response, GtkWidget *from)
{
  const char *round = g_object_get_data (G_OBJECT (dialog), ROUND_KEY);

  if (!g_str_equal (response, "go"))
    return;
  if (round)
    gtk_widget_activate_action (from, "round.show", "s", round);
  gtk_widget_activate_action (from, "win.page", "s", "board");
}

void
spor_checkup_dialog_show (GtkWidget *from, const SporCheckup *checkup, const char *shown)
{
  GtkRoot *root = gtk_widget_get_root (from);
  const char *round = find_round (checkup, shown);
  AdwMessageDialog *dialog
      = ADW_MESSAGE_DIALOG (adw_message_dialog_new (GTK_IS_WINDOW (root) ? GTK_WINDOW (root) : NULL,
                                                    get_heading (checkup), get_body (checkup)));

  if (checkup->findings->len + checkup->remarks->len > 0)
    adw_message_dialog_set_extra_child (dialog, create_texts (checkup));
  adw_message_dialog_add_response (dialog, "close", _ ("_Close"));
  if (round)
    {
      adw_message_dialog_add_response (dialog, "go", _ ("_Go to Composition"));
      if (g_strcmp0 (round, shown) != 0)
        g_object_set_data_full (G_OBJECT (dialog), ROUND_KEY, g_strdup (round), g_free);
    }
  adw_message_dialog_set_default_response (dialog, "close");
  adw_message_dialog_set_close_response (dialog, "close");
  g_signal_connect_object (dialog, "response", G_CALLBACK (on_answered_cb), from, 0);
  gtk_window_present (GTK_WINDOW (dialog));
}

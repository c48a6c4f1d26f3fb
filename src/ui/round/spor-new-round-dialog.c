/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "spor-new-round-dialog.h"

#include "spor-store-rounds.h"
#include "spor-text.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

/* What is being asked; goes with the dialog. */
typedef struct
{
  GtkWidget *from;
  SporSnapshot *snapshot;
  SporPlaces *places;
  SporNewRoundChosen chosen;
  GtkEditable *name;
  GtkDropDown *beginning;
  GtkLabel *objection;
  GtkLabel *days; /* what becomes of those that the beginning has */
} SporNewRound;

static void
spor_new_round_free (gpointer data)
{
  SporNewRound *asked = data;

  g_object_unref (asked->from);
  g_object_unref (asked->snapshot);
  g_object_unref (asked->places);
  g_free (asked);
}

static gboolean
spor_new_round_is_taken (SporNewRound *asked, const char *name)
{
  const GPtrArray *rounds = spor_snapshot_get_rounds (asked->snapshot);
  g_autofree char *folded = spor_text_fold (name);

  for (guint i = 0; i < rounds->len; i++)
    {
      g_autofree char *other
          = spor_text_fold (((SporRoundEntry *)g_ptr_array_index (rounds, i))->name);

      if (g_str_equal (folded, other))
        return TRUE;
    }
  return FALSE;
}

static void
on_name_changed_cb (AdwMessageDialog *dialog)
{
  SporNewRound *asked = g_object_get_data (G_OBJECT (dialog), "spor-asked");
  g_autofree char *name = spor_text_one_line (gtk_editable_get_text (asked->name));
  gboolean taken = spor_new_round_is_taken (asked, name);
  g_autofree char *objection = taken ? g_strdup (_ ("There is a round of that name already."))
                                     : spor_text_objection (name, SPOR_TEXT_LINE);

  gtk_label_set_label (asked->objection, objection ? objection : "");
  adw_message_dialog_set_response_enabled (dialog, "create", *name && !objection);
}

static void
on_response_cb (AdwMessageDialog *dialog, const char *response, SporNewRound *asked)
{
  g_autofree char *name = spor_text_one_line (gtk_editable_get_text (asked->name));
  const GPtrArray *rounds = spor_snapshot_get_rounds (asked->snapshot);
  guint beginning = gtk_drop_down_get_selected (asked->beginning);
  gboolean preset = beginning < spor_presets_n ();
  const SporRoundEntry *entry
      = preset ? NULL : g_ptr_array_index (rounds, beginning - spor_presets_n ());

  if (g_str_equal (response, "create"))
    asked->chosen (asked->from, name, preset ? (int)beginning : -1, entry ? entry->id : NULL);
}

/* (nullable) (transfer full): that sign-ups to a round like the preset would be late. */
static char *
spor_new_round_preset_days (SporNewRound *asked, guint preset)
{
  g_autoptr (SporRound) round = spor_preset_get (preset).make (asked->places);
  g_autofree char *day = NULL;

  if (round->deadline == SPOR_TIME_NONE || round->deadline > g_get_real_time () / G_USEC_PER_SEC)
    return NULL;
  day = spor_time_format_date (round->deadline - 1);
  /* Translators: a date */
  return g_strdup_printf (_ ("Its last day to sign up, %s, has passed: set another in Round "
                             "Settings."),
                          day);
}

static void
on_beginning_chosen_cb (SporNewRound *asked)
{
  guint beginning = gtk_drop_down_get_selected (asked->beginning);
  g_autofree char *days
      = beginning < spor_presets_n ()
            ? spor_new_round_preset_days (asked, beginning)
            : g_strdup (_ ("Without its sign-ups, and without a last day to sign up or to reply by "
                           "that has passed."));

  gtk_label_set_label (asked->days, days ? days : "");
  gtk_widget_set_visible (GTK_WIDGET (asked->days), days != NULL);
}

/* Presets, then the rounds that there are. */
static GtkWidget *
spor_new_round_beginning_new (SporNewRound *asked, const char *copy_of)
{
  const GPtrArray *rounds = spor_snapshot_get_rounds (asked->snapshot);
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);
  guint selected = 0;
  GtkWidget *choice;

  for (guint i = 0; i < spor_presets_n (); i++)
    gtk_string_list_append (names, spor_preset_get (i).name);
  for (guint i = 0; i < rounds->len; i++)
    {
      const SporRoundEntry *entry = g_ptr_array_index (rounds, i);

      /* Translators: the name of a round */
      gtk_string_list_take (names, g_strdup_printf (_ ("Like “%s”"), entry->name));
      if (g_strcmp0 (entry->id, copy_of) == 0)
        selected = spor_presets_n () + i;
    }
  choice = gtk_drop_down_new (G_LIST_MODEL (g_steal_pointer (&names)), NULL);
  gtk_drop_down_set_selected (GTK_DROP_DOWN (choice), selected);
  gtk_accessible_update_property (GTK_ACCESSIBLE (choice), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Begins with"), -1);
  return choice;
}

static GtkWidget *
spor_new_round_content_new (SporNewRound *asked, const char *copy_of)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget *name = gtk_entry_new ();
  GtkWidget *objection = gtk_label_new (""), *days = gtk_label_new ("");
  GtkWidget *beginning = spor_new_round_beginning_new (asked, copy_of);

  asked->name = GTK_EDITABLE (name);
  asked->beginning = GTK_DROP_DOWN (beginning);
  asked->objection = GTK_LABEL (objection);
  asked->days = GTK_LABEL (days);
  gtk_entry_set_activates_default (GTK_ENTRY (name), TRUE);
  gtk_entry_set_placeholder_text (GTK_ENTRY (name), _ ("Name, such as FBS-faggruppe"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (name), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Name"),
                                  -1);
  gtk_label_set_wrap (GTK_LABEL (objection), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (objection), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_xalign (GTK_LABEL (objection), 0);
  gtk_widget_add_css_class (objection, "error");
  gtk_widget_add_css_class (objection, "caption");
  gtk_label_set_wrap (GTK_LABEL (days), TRUE);
  gtk_label_set_max_width_chars (GTK_LABEL (days), 44);
  gtk_label_set_xalign (GTK_LABEL (days), 0);
  gtk_widget_add_css_class (days, "caption");
  gtk_box_append (GTK_BOX (box), name);
  gtk_box_append (GTK_BOX (box), objection);
  gtk_box_append (GTK_BOX (box), beginning);
  gtk_box_append (GTK_BOX (box), days);
  return box;
}

void
spor_new_round_ask (GtkWidget *from, SporBook *book, const char *copy_of, SporNewRoundChosen chosen)
{
  SporNewRound *asked = g_new0 (SporNewRound, 1);
  GtkWidget *dialog = adw_message_dialog_new (
      GTK_WINDOW (gtk_widget_get_root (from)), _ ("New Round"),
      _ ("Another group in the same book, with sign-ups, meetings and claims of its own."));
  AdwMessageDialog *message = ADW_MESSAGE_DIALOG (dialog);

  asked->from = g_object_ref (from);
  asked->snapshot = g_object_ref (spor_book_get_snapshot (book));
  asked->places = g_object_ref (spor_book_get_places (book));
  asked->chosen = chosen;
  g_object_set_data_full (G_OBJECT (dialog), "spor-asked", asked, spor_new_round_free);
  adw_message_dialog_set_extra_child (message, spor_new_round_content_new (asked, copy_of));
  adw_message_dialog_add_responses (message, "cancel", _ ("_Cancel"), "create", _ ("_Create"),
                                    NULL);
  adw_message_dialog_set_response_appearance (message, "create", ADW_RESPONSE_SUGGESTED);
  adw_message_dialog_set_default_response (message, "create");
  adw_message_dialog_set_close_response (message, "cancel");
  adw_message_dialog_set_response_enabled (message, "create", FALSE);
  g_signal_connect_object (asked->name, "changed", G_CALLBACK (on_name_changed_cb), dialog,
                           G_CONNECT_SWAPPED);
  g_signal_connect_swapped (asked->beginning, "notify::selected",
                            G_CALLBACK (on_beginning_chosen_cb), asked);
  on_beginning_chosen_cb (asked);
  g_signal_connect (dialog, "response", G_CALLBACK (on_response_cb), asked);
  gtk_window_present (GTK_WINDOW (dialog));
  gtk_widget_grab_focus (GTK_WIDGET (asked->name));
}

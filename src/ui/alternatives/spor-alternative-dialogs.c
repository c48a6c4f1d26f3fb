/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "spor-alternative-dialogs.h"

#include "spor-store-alternatives.h"
#include "spor-text.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

/* Of a longer list nobody reads the end. */
#define MAX_BREACHES 6

/* What a dialog asks for; goes with it. */
typedef struct
{
  GtkWidget *from;
  SporBook *book;
  SporAlternativeDeed deed;
  SporComposition *composition;
  GPtrArray *all;      /* NULL: it is no name */
  GtkEditable *entry;  /* borrowed; NULL: nothing is asked for */
  GtkLabel *objection; /* borrowed */
} SporQuestion;

static void
spor_question_free (gpointer data)
{
  SporQuestion *self = data;

  g_object_unref (self->from);
  g_object_unref (self->book);
  spor_composition_unref (self->composition);
  g_clear_pointer (&self->all, g_ptr_array_unref);
  g_free (self);
}

static char *
spor_question_text (SporQuestion *self)
{
  return self->entry ? spor_text_one_line (gtk_editable_get_text (self->entry)) : g_strdup ("");
}

static void
on_response_cb (AdwMessageDialog *dialog, const char *response, gpointer data)
{
  SporQuestion *self = data;
  g_autofree char *text = spor_question_text (self);

  if (g_str_equal (response, "do"))
    spor_alternative_do (self->from, self->book, self->deed, self->composition, text);
}

static GtkWidget *
spor_question_ask (
    SporQuestion *self, const char *heading, const char *body, const char *answer, GtkWidget *child)
{
  GtkWidget *dialog
      = adw_message_dialog_new (GTK_WINDOW (gtk_widget_get_root (self->from)), heading, body);

  adw_message_dialog_set_extra_child (ADW_MESSAGE_DIALOG (dialog), child);
  adw_message_dialog_add_responses (ADW_MESSAGE_DIALOG (dialog), "cancel", _ ("_Cancel"), "do",
                                    answer, NULL);
  adw_message_dialog_set_response_appearance (ADW_MESSAGE_DIALOG (dialog), "do",
                                              ADW_RESPONSE_SUGGESTED);
  adw_message_dialog_set_default_response (ADW_MESSAGE_DIALOG (dialog), "do");
  adw_message_dialog_set_close_response (ADW_MESSAGE_DIALOG (dialog), "cancel");
  g_object_set_data_full (G_OBJECT (dialog), "spor-question", self, spor_question_free);
  g_signal_connect (dialog, "response", G_CALLBACK (on_response_cb), self);
  gtk_window_present (GTK_WINDOW (dialog));
  if (self->entry)
    gtk_widget_grab_focus (GTK_WIDGET (self->entry));
  return dialog;
}

/* An entry with a line below it for what is wrong. */
static GtkWidget *
spor_question_add_entry (SporQuestion *self, const char *label, const char *text)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget *entry = gtk_entry_new ();
  GtkWidget *objection = gtk_label_new (NULL);

  gtk_editable_set_text (GTK_EDITABLE (entry), text);
  gtk_entry_set_activates_default (GTK_ENTRY (entry), TRUE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (entry), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  gtk_label_set_wrap (GTK_LABEL (objection), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (objection), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_xalign (GTK_LABEL (objection), 0);
  gtk_widget_add_css_class (objection, "caption");
  gtk_widget_add_css_class (objection, "error");
  gtk_box_append (GTK_BOX (box), entry);
  gtk_box_append (GTK_BOX (box), objection);
  self->entry = GTK_EDITABLE (entry);
  self->objection = GTK_LABEL (objection);
  return box;
}

static SporQuestion *
spor_question_new (GtkWidget *from,
                   SporBook *book,
                   SporAlternativeDeed deed,
                   SporComposition *composition)
{
  SporQuestion *self = g_new0 (SporQuestion, 1);

  self->from = g_object_ref (from);
  self->book = g_object_ref (book);
  self->deed = deed;
  self->composition = spor_composition_ref (composition);
  return self;
}

/* What the book would not keep. (transfer full) (nullable) */
static char *
spor_question_objection (SporQuestion *self, guint most)
{
  g_autofree char *text = spor_question_text (self);

  return spor_text_objection (text, most);
}

/* --- A name --------------------------------------------------------------------------------- */

static void
on_name_changed_cb (AdwMessageDialog *dialog)
{
  SporQuestion *self = g_object_get_data (G_OBJECT (dialog), "spor-question");
  g_autofree char *name = spor_question_text (self);
  const SporComposition *other = spor_compositions_find_name (self->all, name);
  gboolean taken = other && (self->deed != SPOR_ALTERNATIVE_RENAME || other != self->composition);
  g_autofree char *objection = taken ? g_strdup (_ ("Another alternative has this name."))
                                     : spor_question_objection (self, SPOR_TEXT_LINE);

  gtk_label_set_label (self->objection, objection ? objection : "");
  adw_message_dialog_set_response_enabled (dialog, "do", *name && !objection);
}

void
spor_alternative_ask_name (GtkWidget *from,
                           SporBook *book,
                           SporAlternativeDeed deed,
                           SporComposition *composition,
                           GPtrArray *all)
{
  SporQuestion *self = spor_question_new (from, book, deed, composition);
  gboolean copies = deed == SPOR_ALTERNATIVE_COPY;
  g_autofree char *name = deed == SPOR_ALTERNATIVE_RENAME
                              ? g_strdup (composition->name)
                              : spor_compositions_new_name (all, copies ? composition : NULL);
  const char *heading = copies                            ? _ ("Duplicate the Alternative")
                        : deed == SPOR_ALTERNATIVE_RENAME ? _ ("Rename the Alternative")
                                                          : _ ("New Alternative");
  const char *body = copies ? _ ("The copy has the same seats, waiting lists and marks.")
                     : deed == SPOR_ALTERNATIVE_RENAME ? NULL
                                                       : _ ("It begins with all seats empty.");
  const char *answer = copies                            ? _ ("_Duplicate")
                       : deed == SPOR_ALTERNATIVE_RENAME ? _ ("_Rename")
                                                         : _ ("_Create");
  GtkWidget *child = spor_question_add_entry (self, _ ("Name"), name);
  GtkWidget *dialog;

  self->all = g_ptr_array_ref (all);
  dialog = spor_question_ask (self, heading, body, answer, child);
  g_signal_connect_object (self->entry, "changed", G_CALLBACK (on_name_changed_cb), dialog,
                           G_CONNECT_SWAPPED);
}

/* --- Final ---------------------------------------------------------------------------------- */

static void
on_note_changed_cb (AdwMessageDialog *dialog)
{
  SporQuestion *self = g_object_get_data (G_OBJECT (dialog), "spor-question");
  g_autofree char *note = spor_question_text (self);
  g_autofree char *objection = spor_question_objection (self, SPOR_TEXT_NOTE);

  gtk_label_set_label (self->objection, objection ? objection : "");
  adw_message_dialog_set_response_enabled (dialog, "do", *note && !objection);
}

/* "• Track 1 needs 2 more people …"; so many as fit. */
static char *
spor_breaches_text (const GPtrArray *breaches)
{
  GString *text = g_string_new (NULL);
  guint more = breaches->len > MAX_BREACHES ? breaches->len - MAX_BREACHES : 0;

  for (guint i = 0; i < breaches->len - more; i++)
    g_string_append_printf (text, "%s• %s", i ? "\n" : "",
                            ((SporBreach *)g_ptr_array_index (breaches, i))->text);
  if (more > 0)
    {
      g_string_append (text, "\n• ");
      /* Translators: how many more rules are broken than are named */
      g_string_append_printf (text, ngettext ("and %u more", "and %u more", more), more);
    }
  return g_string_free (text, FALSE);
}

/* Whoever decides so answers for it. */
static GtkWidget *
spor_question_add_breaches (SporQuestion *self, const GPtrArray *breaches)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);
  g_autofree char *text = spor_breaches_text (breaches);
  GtkWidget *label = gtk_label_new (text);
  GtkWidget *ask = gtk_label_new (_ ("Why is it final all the same?"));

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_xalign (GTK_LABEL (ask), 0);
  gtk_widget_add_css_class (ask, "heading");
  gtk_box_append (GTK_BOX (box), label);
  gtk_box_append (GTK_BOX (box), ask);
  gtk_box_append (GTK_BOX (box),
                  spor_question_add_entry (self, _ ("Why is it final all the same?"), ""));
  return box;
}

void
spor_alternative_ask_final (GtkWidget *from, SporBook *book, SporComposition *composition)
{
  SporQuestion *self = spor_question_new (from, book, SPOR_ALTERNATIVE_FINALISE, composition);
  g_autoptr (GPtrArray) breaches = spor_composition_breaches (composition);
  /* Translators: the name of a composition */
  g_autofree char *heading = g_strdup_printf (_ ("Finalise “%s”?"), composition->name);
  GtkWidget *child = breaches->len > 0 ? spor_question_add_breaches (self, breaches) : NULL;
  GtkWidget *dialog = spor_question_ask (
      self, heading,
      breaches->len > 0
          ? _ ("The group does not keep these rules:")
          : _ ("Nobody can move or mark anybody in it until it is reopened. Meetings, letters and "
               "exports are about it from now on."),
      _ ("_Finalise"), child);

  if (!self->entry)
    return;
  adw_message_dialog_set_response_enabled (ADW_MESSAGE_DIALOG (dialog), "do", FALSE);
  g_signal_connect_object (self->entry, "changed", G_CALLBACK (on_note_changed_cb), dialog,
                           G_CONNECT_SWAPPED);
}

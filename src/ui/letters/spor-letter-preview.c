/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "spor-letter-preview.h"

#include "spor-flow.h"
#include "spor-letter-words.h"
#include "spor-tab-box.h"
#include "spor-text-scale.h"

#include <glib/gi18n-lib.h>

struct _SporLetterPreview
{
  AdwBin parent_instance;

  /* template */
  GtkStack *stack;
  GtkLabel *sentence;
  GtkLabel *from;
  GtkLabel *to;
  GtkLabel *subject;
  GtkWidget *deeds;
  GtkWidget *copy;
  GtkWidget *note;
  GtkButton *note_button;
  GMenu *letter_deeds;
  GtkWidget *more; /* in which these two are, where there is little room */
  GtkScrolledWindow *page;
  GtkTextBuffer *body;
};

G_DEFINE_FINAL_TYPE (SporLetterPreview, spor_letter_preview, ADW_TYPE_BIN)

static void
spor_letter_preview_class_init (SporLetterPreviewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  gtk_widget_class_set_css_name (widget_class, "letterpreview");
  g_type_ensure (SPOR_TYPE_FLOW);
  g_type_ensure (SPOR_TYPE_TAB_BOX);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/dk/kombit/Spor/ui/spor-letter-preview.ui");
  gtk_widget_class_bind_template_child (widget_class, SporLetterPreview, stack);
  gtk_widget_class_bind_template_child (widget_class, SporLetterPreview, sentence);
  gtk_widget_class_bind_template_child (widget_class, SporLetterPreview, from);
  gtk_widget_class_bind_template_child (widget_class, SporLetterPreview, to);
  gtk_widget_class_bind_template_child (widget_class, SporLetterPreview, subject);
  gtk_widget_class_bind_template_child (widget_class, SporLetterPreview, deeds);
  gtk_widget_class_bind_template_child (widget_class, SporLetterPreview, copy);
  gtk_widget_class_bind_template_child (widget_class, SporLetterPreview, note);
  gtk_widget_class_bind_template_child (widget_class, SporLetterPreview, note_button);
  gtk_widget_class_bind_template_child (widget_class, SporLetterPreview, letter_deeds);
  gtk_widget_class_bind_template_child (widget_class, SporLetterPreview, more);
  gtk_widget_class_bind_template_child (widget_class, SporLetterPreview, page);
  gtk_widget_class_bind_template_child (widget_class, SporLetterPreview, body);
}

/* In large text the letter scrolls with what is round it, as there is no room for both, and what
 * can be done with it comes first. */
static void
spor_letter_preview_give_room (SporLetterPreview *self)
{
  gtk_scrolled_window_set_policy (self->page, GTK_POLICY_NEVER, GTK_POLICY_NEVER);
  gtk_box_reorder_child_after (GTK_BOX (gtk_widget_get_parent (self->deeds)), self->deeds, NULL);
  gtk_widget_set_visible (self->copy, FALSE);
  gtk_widget_set_visible (self->note, FALSE);
  gtk_widget_set_visible (self->more, TRUE);
}

static void
spor_letter_preview_init (SporLetterPreview *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  if (spor_text_scale (GTK_WIDGET (self)) > SPOR_LARGE_TEXT)
    spor_letter_preview_give_room (self);
}

/* @at: when they got it last. (transfer full) */
static char *
spor_letter_note_about (gint64 at)
{
  g_autofree char *day = spor_time_format_date (at);

  /* Translators: a date */
  return g_strdup_printf (_ ("It is noted for %s: the book notes that this person got it once more "
                             "today"),
                          day);
}

/* What is noted already is noted once more, for today, unless it is noted for today. */
static void
spor_letter_preview_name_note (SporLetterPreview *self, const SporLetter *letter)
{
  gboolean again = letter->sent_at != SPOR_TIME_NONE && !spor_letter_is_of_today (letter);
  const char *label = again ? _ ("_Note as Written Again") : _ ("_Note as Written");
  g_autofree char *about
      = again ? spor_letter_note_about (letter->sent_at)
        : letter->sent_at != SPOR_TIME_NONE
            ? g_strdup (_ ("It is noted for today"))
            : g_strdup (_ ("For a letter that went another way: the book notes that this person "
                           "got it"));

  gtk_button_set_label (self->note_button, label);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->note_button), about);
  g_menu_remove (self->letter_deeds,
                 g_menu_model_get_n_items (G_MENU_MODEL (self->letter_deeds)) - 1);
  g_menu_append (self->letter_deeds, label, "letters.note");
}

void
spor_letter_preview_show (SporLetterPreview *self, const SporLetters *letters, guint index)
{
  const SporSignupRow *row = spor_letters_recipient (letters, index);
  const SporRound *round = spor_composition_round (spor_letters_composition (letters));
  /* Translators: a name, and an e-mail address */
  g_autofree char *from = g_strdup_printf (_ ("From: %s <%s>"), round->name, round->contact);
  /* Translators: a name, and an e-mail address */
  g_autofree char *to = g_strdup_printf (_ ("To: %s <%s>"), row->name, row->email);
  g_autofree char *subject = spor_letters_subject (letters, index);
  g_autofree char *body = spor_letters_body (letters, index);

  g_return_if_fail (SPOR_IS_LETTER_PREVIEW (self));

  gtk_label_set_label (self->from, from);
  gtk_label_set_label (self->to, to);
  gtk_label_set_label (self->subject, subject);
  gtk_text_buffer_set_text (self->body, body, -1);
  spor_letter_preview_name_note (self, spor_letters_get (letters, index));
  gtk_stack_set_visible_child_name (self->stack, "letter");
}

void
spor_letter_preview_say (SporLetterPreview *self, const char *sentence)
{
  g_return_if_fail (SPOR_IS_LETTER_PREVIEW (self));

  gtk_label_set_label (self->sentence, sentence);
  gtk_stack_set_visible_child_name (self->stack, "sentence");
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "spor-answer-message.h"

#include "spor-scroll.h"

struct _SporAnswerMessage
{
  GtkListBoxRow parent_instance;

  /* borrowed */
  GtkWidget *answer;
  GtkLabel *wrong;
  SporDispute *dispute;
};

G_DEFINE_FINAL_TYPE (SporAnswerMessage, spor_answer_message, GTK_TYPE_LIST_BOX_ROW)

static void
spor_answer_message_update (SporAnswerMessage *self)
{
  gboolean says = *gtk_label_get_label (self->wrong);

  gtk_widget_set_visible (GTK_WIDGET (self->wrong), says);
  gtk_widget_set_visible (GTK_WIDGET (self),
                          says || gtk_widget_get_visible (GTK_WIDGET (self->dispute)));
}

/* The next row in sight, or the one before. */
static GtkWidget *
spor_answer_message_get_neighbour (SporAnswerMessage *self, gboolean back)
{
  GtkWidget *row = GTK_WIDGET (self);

  do
    row = back ? gtk_widget_get_prev_sibling (row) : gtk_widget_get_next_sibling (row);
  while (row && !gtk_widget_get_visible (row));
  return row;
}

/* A list goes from a row to the one beside it and, if that does not take the keyboard, out of the
 * list: what is only read hands it on. */
static gboolean
spor_answer_message_focus (GtkWidget *widget, GtkDirectionType direction)
{
  gboolean back = direction == GTK_DIR_TAB_BACKWARD || direction == GTK_DIR_UP;
  gboolean across = direction == GTK_DIR_LEFT || direction == GTK_DIR_RIGHT;
  GtkWidget *beside;

  if (GTK_WIDGET_CLASS (spor_answer_message_parent_class)->focus (widget, direction))
    return TRUE;
  beside = across ? NULL : spor_answer_message_get_neighbour (SPOR_ANSWER_MESSAGE (widget), back);
  return beside && gtk_widget_child_focus (beside, direction);
}

static void
spor_answer_message_class_init (SporAnswerMessageClass *klass)
{
  GTK_WIDGET_CLASS (klass)->focus = spor_answer_message_focus;
}

static void
spor_answer_message_init (SporAnswerMessage *self)
{
  GtkWidget *wrong = gtk_label_new (NULL);

  self->wrong = GTK_LABEL (wrong);
  gtk_label_set_wrap (self->wrong, TRUE);
  gtk_label_set_wrap_mode (self->wrong, PANGO_WRAP_WORD_CHAR);
  gtk_label_set_xalign (self->wrong, 0);
  gtk_widget_add_css_class (wrong, "error");
  gtk_widget_add_css_class (wrong, "answer-message");
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (self), FALSE);
  gtk_list_box_row_set_selectable (GTK_LIST_BOX_ROW (self), FALSE);
  gtk_widget_set_focusable (GTK_WIDGET (self), FALSE);
}

static void
spor_answer_message_fill (SporAnswerMessage *self, GtkWidget *answer)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *dispute = spor_dispute_new (answer);

  self->answer = answer;
  self->dispute = SPOR_DISPUTE (dispute);
  gtk_widget_add_css_class (dispute, "answer-dispute");
  g_signal_connect_object (dispute, "notify::visible", G_CALLBACK (spor_answer_message_update),
                           self, G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->wrong));
  gtk_box_append (GTK_BOX (box), dispute);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (self), box);
  spor_answer_message_update (self);
}

SporAnswerMessage *
spor_answer_message_insert (GtkListBoxRow *answer)
{
  GtkWidget *list = gtk_widget_get_parent (GTK_WIDGET (answer));
  SporAnswerMessage *self;

  g_return_val_if_fail (GTK_IS_LIST_BOX (list), NULL);

  self = g_object_new (SPOR_TYPE_ANSWER_MESSAGE, NULL);
  spor_answer_message_fill (self, GTK_WIDGET (answer));
  gtk_list_box_insert (GTK_LIST_BOX (list), GTK_WIDGET (self),
                       gtk_list_box_row_get_index (answer) + 1);
  return self;
}

void
spor_answer_message_say (SporAnswerMessage *self, const char *wrong)
{
  g_return_if_fail (SPOR_IS_ANSWER_MESSAGE (self));

  gtk_label_set_label (self->wrong, wrong ? wrong : "");
  spor_answer_message_update (self);
  if (wrong)
    spor_scroll_to_with_focus (GTK_WIDGET (self));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->answer),
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                  wrong ? wrong : spor_dispute_get_said (self->dispute), -1);
}

const char *
spor_answer_message_get_said (SporAnswerMessage *self)
{
  g_return_val_if_fail (SPOR_IS_ANSWER_MESSAGE (self), "");

  return gtk_label_get_label (self->wrong);
}

void
spor_answer_message_set_theirs (SporAnswerMessage *self, const char *theirs)
{
  g_return_if_fail (SPOR_IS_ANSWER_MESSAGE (self));

  gtk_widget_set_visible (GTK_WIDGET (self), TRUE);
  spor_dispute_set_theirs (self->dispute, theirs);
  spor_answer_message_update (self);
}

SporDispute *
spor_answer_message_get_dispute (SporAnswerMessage *self)
{
  g_return_val_if_fail (SPOR_IS_ANSWER_MESSAGE (self), NULL);

  return self->dispute;
}

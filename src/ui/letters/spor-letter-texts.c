/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "spor-letter-texts.h"

#include "spor-letter-contact.h"

#define CONTACT (-1) /* in the place of a kind: what stands above all of them */

struct _SporLetterTexts
{
  AdwBin parent_instance;

  /* template */
  SporLetterContact *contact;
  GtkWidget *switcher;
  GtkStack *kinds;

  SporLetterEditor *editors[SPOR_N_LETTER_KINDS]; /* borrowed */
  int objected;                                   /* the kind that could not be saved, or CONTACT */
};

enum
{
  CHANGED,
  KIND_SHOWN,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (SporLetterTexts, spor_letter_texts, ADW_TYPE_BIN)

static void
on_text_changed_cb (SporLetterTexts *self)
{
  g_signal_emit (self, signals[CHANGED], 0);
}

static void
on_kind_shown_cb (SporLetterTexts *self)
{
  g_signal_emit (self, signals[KIND_SHOWN], 0);
}

static void
spor_letter_texts_class_init (SporLetterTextsClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  GType type = G_TYPE_FROM_CLASS (klass);

  signals[CHANGED]
      = g_signal_new ("changed", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[KIND_SHOWN]
      = g_signal_new ("kind-shown", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  g_type_ensure (SPOR_TYPE_LETTER_CONTACT);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/dk/kombit/Spor/ui/spor-letter-texts.ui");
  gtk_widget_class_bind_template_child (widget_class, SporLetterTexts, contact);
  gtk_widget_class_bind_template_child (widget_class, SporLetterTexts, switcher);
  gtk_widget_class_bind_template_child (widget_class, SporLetterTexts, kinds);
  gtk_widget_class_bind_template_callback (widget_class, on_kind_shown_cb);
}

static void
spor_letter_texts_init (SporLetterTexts *self)
{
  self->objected = CONTACT;
  gtk_widget_init_template (GTK_WIDGET (self));
}

static void
spor_letter_texts_add_editor (SporLetterTexts *self, SporBook *book, SporLetterKind kind)
{
  GtkWidget *editor = spor_letter_editor_new (book, kind);

  self->editors[kind] = SPOR_LETTER_EDITOR (editor);
  g_signal_connect_object (editor, "changed", G_CALLBACK (on_text_changed_cb), self,
                           G_CONNECT_SWAPPED);
  gtk_stack_add_titled (self->kinds, editor, spor_letter_kind_key (kind),
                        spor_letter_kind_label (kind));
}

void
spor_letter_texts_set_book (SporLetterTexts *self, SporBook *book)
{
  g_return_if_fail (SPOR_IS_LETTER_TEXTS (self));
  g_return_if_fail (SPOR_IS_BOOK (book));

  for (guint kind = 0; kind < SPOR_N_LETTER_KINDS; kind++)
    spor_letter_texts_add_editor (self, book, kind);
  spor_letter_contact_set_book (self->contact, book);
}

void
spor_letter_texts_show (SporLetterTexts *self, SporLetterTemplate *const *templates)
{
  g_return_if_fail (SPOR_IS_LETTER_TEXTS (self));

  for (guint kind = 0; kind < SPOR_N_LETTER_KINDS; kind++)
    spor_letter_editor_show (self->editors[kind], templates[kind]);
}

void
spor_letter_texts_get_templates (SporLetterTexts *self, const SporLetterTemplate **templates)
{
  g_return_if_fail (SPOR_IS_LETTER_TEXTS (self));

  for (guint kind = 0; kind < SPOR_N_LETTER_KINDS; kind++)
    templates[kind] = spor_letter_editor_get_template (self->editors[kind]);
}

SporLetterKind
spor_letter_texts_get_kind (SporLetterTexts *self)
{
  g_return_val_if_fail (SPOR_IS_LETTER_TEXTS (self), 0);

  return spor_letter_kind_from_key (gtk_stack_get_visible_child_name (self->kinds));
}

void
spor_letter_texts_show_kind (SporLetterTexts *self, SporLetterKind kind)
{
  g_return_if_fail (SPOR_IS_LETTER_TEXTS (self));

  gtk_stack_set_visible_child_name (self->kinds, spor_letter_kind_key (kind));
}

/* All of it, also where something before it cannot be; of that the first is objected to. */
const char *
spor_letter_texts_save (SporLetterTexts *self)
{
  g_return_val_if_fail (SPOR_IS_LETTER_TEXTS (self), NULL);

  self->objected = CONTACT;
  for (int kind = 0; kind < SPOR_N_LETTER_KINDS; kind++)
    if (!spor_letter_editor_save (self->editors[kind]) && self->objected == CONTACT)
      self->objected = kind;
  if (self->objected != CONTACT)
    {
      spor_letter_contact_save (self->contact);
      return spor_letter_editor_get_objection (self->editors[self->objected]);
    }
  return spor_letter_contact_save (self->contact)
             ? NULL
             : spor_letter_contact_get_objection (self->contact);
}

const char *
spor_letter_texts_find_objection (SporLetterTexts *self)
{
  const char *objection = NULL;

  g_return_val_if_fail (SPOR_IS_LETTER_TEXTS (self), NULL);

  self->objected = CONTACT;
  for (int kind = 0; kind < SPOR_N_LETTER_KINDS && !objection; kind++)
    if ((objection = spor_letter_editor_get_objection (self->editors[kind])))
      self->objected = kind;
  return objection ? objection : spor_letter_contact_find_objection (self->contact);
}

void
spor_letter_texts_show_objection (SporLetterTexts *self)
{
  g_return_if_fail (SPOR_IS_LETTER_TEXTS (self));

  if (self->objected == CONTACT)
    {
      spor_letter_contact_focus (self->contact);
      return;
    }
  spor_letter_texts_show_kind (self, self->objected);
  spor_letter_editor_show_objection (self->editors[self->objected]);
}

void
spor_letter_texts_focus_contact (SporLetterTexts *self)
{
  g_return_if_fail (SPOR_IS_LETTER_TEXTS (self));

  spor_letter_contact_focus (self->contact);
}

void
spor_letter_texts_focus_kinds (SporLetterTexts *self)
{
  g_return_if_fail (SPOR_IS_LETTER_TEXTS (self));

  gtk_widget_grab_focus (gtk_widget_get_first_child (self->switcher));
}

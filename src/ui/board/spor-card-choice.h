/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * SporCardChoice:
 *
 * Whose cards are chosen, by id, in the order in which they were: what is done to one of several is
 * done to all.
 *
 * Signal "changed": others are.
 */
#define SPOR_TYPE_CARD_CHOICE (spor_card_choice_get_type ())
G_DECLARE_FINAL_TYPE (SporCardChoice, spor_card_choice, SPOR, CARD_CHOICE, GObject)

SporCardChoice *spor_card_choice_new (void);

guint spor_card_choice_get_n (SporCardChoice *self);
const char *spor_card_choice_get (SporCardChoice *self, guint index); /* borrowed */
gboolean spor_card_choice_has (SporCardChoice *self, const char *id);

void spor_card_choice_set (SporCardChoice *self, const char *id); /* that one alone */
void spor_card_choice_toggle (SporCardChoice *self, const char *id);
void spor_card_choice_clear (SporCardChoice *self);

/* What was to be done with them has been done: they stay, as undo may bring them back, until
 * anybody else is chosen, who does not join them. One alone is let go, who would look as if the
 * next key were about them. */
void spor_card_choice_spend (SporCardChoice *self);

/* Of @line (char*, ids in order) those between the one who was chosen or let go last and @id, and
 * nobody else; those who are not of the line stay. */
void spor_card_choice_extend (SporCardChoice *self, const GPtrArray *line, const char *id);

void spor_card_choice_add_all (SporCardChoice *self, const GPtrArray *line);

/* Lets go of those of whom @keep says so. */
typedef gboolean (*SporCardChoiceKeep) (const char *id, gpointer data);
void spor_card_choice_sift (SporCardChoice *self, SporCardChoiceKeep keep, gpointer data);

/* A widget that shows cards in a line, which can be chosen from one to another. */
#define SPOR_TYPE_CARD_LINE (spor_card_line_get_type ())
G_DECLARE_INTERFACE (SporCardLine, spor_card_line, SPOR, CARD_LINE, GtkWidget)

struct _SporCardLineInterface
{
  GTypeInterface parent;

  /* ids (char*) in order, also of those who are scrolled out of sight (transfer full) */
  GPtrArray *(*get_ids) (SporCardLine *self);
};

GPtrArray *spor_card_line_get_ids (SporCardLine *self);

G_END_DECLS

/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * SporObjection:
 *
 * The line below a field that says why a book does not keep what is typed there
 * (spor_text_objection()); not to be seen while there is nothing against it. The text stays. As a
 * keeper it holds up whoever would close the window meanwhile.
 *
 * Property "field": the #GtkEditable or #GtkTextView; "most": how many characters it may have.
 */
#define SPOR_TYPE_OBJECTION (spor_objection_get_type ())
G_DECLARE_FINAL_TYPE (SporObjection, spor_objection, SPOR, OBJECTION, GtkWidget)

GtkWidget *spor_objection_new (GtkWidget *field, guint most);

/* The text that the book has got already, which may stand as it is. */
void spor_objection_set_known (SporObjection *self, const char *known);

/* What it says; %NULL: nothing. */
const char *spor_objection_get_text (SporObjection *self);

/* Moves the keyboard to the field; FALSE if there is nothing against it. */
gboolean spor_objection_grab (SporObjection *self);

/* Puts @was in the place of @text (owned), which must not be written as it is typed. */
void spor_objection_keep (SporObjection *self, char **text, const char *was);

G_END_DECLS

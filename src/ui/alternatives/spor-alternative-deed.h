/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "spor-book.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* What can be done with the alternatives of a round. */
typedef enum
{
  SPOR_ALTERNATIVE_NEW,
  SPOR_ALTERNATIVE_COPY,
  SPOR_ALTERNATIVE_RENAME,
  SPOR_ALTERNATIVE_DELETE,
  SPOR_ALTERNATIVE_USE,
  SPOR_ALTERNATIVE_FINALISE,
  SPOR_ALTERNATIVE_REOPEN,
} SporAlternativeDeed;

/**
 * spor_alternative_do:
 * @from: where it was asked for
 * @composition: which one it is done to
 * @text: (nullable): the name, or the note that a final one has
 *
 * Does it on the book's worker. A toast tells of it and undoes it, unless it is seen at once; what
 * went wrong is said.
 */
void spor_alternative_do (GtkWidget *from,
                          SporBook *book,
                          SporAlternativeDeed deed,
                          SporComposition *composition,
                          const char *text);

/* Hands the seat of @leaver over to @successor for the window @from, and reopens a final group for
 * it; the toast is in the window that @from belongs to. @done: called with whether it was done;
 * @from stays until then. */
void spor_alternative_replace (GtkWidget *from,
                               SporBook *book,
                               SporComposition *composition,
                               guint leaver,
                               guint successor,
                               void (*done) (GtkWidget *from, gboolean replaced));

G_END_DECLS

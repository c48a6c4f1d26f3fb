/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* How a composition came about that was applied as a whole. */
typedef enum
{
  SPOR_METHOD_SUGGESTION,
  SPOR_METHOD_LOTTERY,
} SporMethod;

/* Whom a composition was chosen from, by whichever method: those who were candidates then, in the
 * order of their pseudonyms (P001 …), each with the chance they had and whether they were chosen.
 * The protocol has them by pseudonym alone; this is what leads back to the sign-ups, and it is kept
 * in the book. Filled once, then immutable and shared. */
typedef struct
{
  gatomicrefcount ref_count;
  SporMethod method;
  gint64 at;         /* an instant */
  char *protocol_id; /* NULL until it is in the book */
  GPtrArray *ids;    /* char *: sign-ups */
  GArray *chances;   /* double: from 0 to 1; of a suggestion 0 or 1 */
  GArray *chosen;    /* gboolean */
  guint n_chosen;
  GHashTable *candidates; /* id → candidate + 1 */
} SporOrigin;

SporOrigin *spor_origin_new (SporMethod method, gint64 at);
SporOrigin *spor_origin_ref (SporOrigin *self);
void spor_origin_unref (SporOrigin *self);

void spor_origin_add (SporOrigin *self, const char *id, double chance, gboolean chosen);

/* The candidate that a sign-up was; -1 if it was none. */
int spor_origin_find (const SporOrigin *self, const char *id);

/* A line "id chance chosen" for each candidate, as the book has it: the chance is written so that
 * it is read back exactly, chosen is 0 or 1. (transfer full) */
char *spor_origin_to_text (const SporOrigin *self);

/* Adds the people of such a text; FALSE if it is none, what was added until then stays. */
gboolean spor_origin_add_text (SporOrigin *self, const char *text);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SporOrigin, spor_origin_unref)

G_END_DECLS

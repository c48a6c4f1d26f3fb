/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "spor-store.h"

G_BEGIN_DECLS

/* The rounds of a book, and their settings; the rules of spor-store.h hold. Everything that writes
 * is a whole action: a change set of its own. What is done in one round says nothing of another,
 * also where the same people take part in both; but nothing is paid for in two of them.
 *
 * The book remembers which round it shows, in the log: so undo first goes back to the round in
 * which something was done, and never changes what nobody sees. */

/* One round, as a choice. */
typedef struct
{
  char *id;
  char *name;
  gint64 archived_at; /* SPOR_TIME_NONE: not archived */
  gboolean shown;     /* it is what spor_store_load_round() loads */
  guint n_signups;    /* by spor_store_count_round(), else 0 */
} SporRoundEntry;

void spor_round_entry_free (SporRoundEntry *self);

/* --- spor-store-rounds.c --------------------------------------------------------------------- */

/* Every round in the order they were made: SporRoundEntry*. */
GPtrArray *spor_store_load_rounds (SporStore *self, GError **error);

/* How many sign-ups it has, into @entry. */
gboolean spor_store_count_round (SporStore *self, SporRoundEntry *entry, GError **error);

/* A round that need not be shown. UNKNOWN_ID if there is none. */
SporRound *spor_store_load_round_by_id (SporStore *self, const char *id, GError **error);

/* The id of the only round with that name, or with an id that begins or ends with @text's at least
 * four characters. UNKNOWN_ID if there is none, or more than one. (transfer full) */
char *spor_store_find_round (SporStore *self, const char *text, GError **error);

/* From now on this connection reads and writes the round with @id, whatever the book shows; %NULL:
 * what the book shows again. UNKNOWN_ID if there is none. Not inside a change set. */
gboolean spor_store_look_at_round (SporStore *self, const char *id, GError **error);

/* Does @deed, whole actions on the worker's thread, in the round with @id, whatever the book shows:
 * what was typed there is that round's, even if another is shown by now. UNKNOWN_ID if there is no
 * such round any more. */
typedef gboolean (*SporStoreDeed) (SporStore *self, gpointer data, GError **error);
gboolean spor_store_do_in_round (
    SporStore *self, const char *id, SporStoreDeed deed, gpointer data, GError **error);

/* Adds @round, with one empty composition, and shows it. REFUSED by spor_round_check(), or if
 * another has its name. */
gboolean spor_store_add_round (SporStore *self, const SporRound *round, GError **error);

/* Adds a round with the settings of another: its rules, letters and terms for refunds, and nobody
 * in it, without a deadline or a day to reply by that has passed; and shows it. @id: (out)
 * (optional) (transfer full). */
gboolean spor_store_copy_round (
    SporStore *self, const char *from, const char *name, char **id, GError **error);

/* Shows another round. */
gboolean spor_store_show_round (SporStore *self, const char *id, GError **error);

/* Archives a round: it can be looked at, and does not change until it is restored. */
gboolean spor_store_archive_round (SporStore *self, const char *id, GError **error);
gboolean spor_store_restore_round (SporStore *self, const char *id, GError **error);

/* --- spor-store-settings.c ------------------------------------------------------------------- */

/**
 * spor_store_save_settings:
 * @before: what @after was made from; CONFLICT if the book has moved on
 * @after: another state of the same round, see spor_round_copy()
 *
 * Writes what is different, and reads anew those answers that were not understood: a new alias may
 * mean them. REFUSED by spor_round_check(), if a track or an option is gone that somebody has
 * chosen, and if a finalised composition would break a rule that it keeps now.
 */
gboolean spor_store_save_settings (SporStore *self,
                                   const SporRound *before,
                                   const SporRound *after,
                                   GError **error);

/* What the round's composition, with its sign-ups, would be after that; nothing is written. Fails
 * as it would. (transfer full) */
SporComposition *spor_store_try_settings (SporStore *self,
                                          const SporRound *before,
                                          const SporRound *after,
                                          GError **error);

/* --- spor-store-extra.c ---------------------------------------------------------------------- */

/* An imported column that was kept, and what stands in it. */
typedef struct
{
  char *key;
  GPtrArray *values; /* char*, the most frequent first; at most as many as a dimension may have */
  guint n_values;    /* how many different ones there are */
} SporExtraField;

void spor_extra_field_free (SporExtraField *self);

/* Those of @round's sign-ups, by name: SporExtraField*. */
GPtrArray *spor_store_load_extra_fields (SporStore *self, const SporRound *round, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SporRoundEntry, spor_round_entry_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (SporExtraField, spor_extra_field_free)

G_END_DECLS

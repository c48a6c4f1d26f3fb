/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "spor-store.h"

G_BEGIN_DECLS

/* The compositions of a round: alternatives to each other, of which one is on the board and at most
 * one is final. The rules of spor-store.h hold.
 *
 * What goes out of the house (meetings' invitations, letters, workbooks) is about the composition
 * that is decided on: the final one, or as long as there is none, the one on the board. */

/* --- Reading ------------------------------------------------------------------------------- */

/* All of the round's, in order, with seats and marks but not with their origins: SporComposition*.
 */
GPtrArray *spor_store_load_compositions (SporStore *self, SporSignups *signups, GError **error);

/* The composition decided on. */
SporComposition *spor_store_load_decided_of (SporStore *self, SporSignups *signups, GError **error);

/* As spor_store_load(), of the composition decided on. */
SporComposition *spor_store_load_decided (SporStore *self, gboolean with_texts, GError **error);

/* As spor_store_load(), of the composition with this name; UNKNOWN_ID if there is none. */
SporComposition *
spor_store_load_named (SporStore *self, const char *name, gboolean with_texts, GError **error);

/* The composition of @all with this name, whatever its case; NULL if there is none. (borrowed) */
SporComposition *spor_compositions_find_name (GPtrArray *all, const char *name);

/* The final one of @all; NULL if there is none. (borrowed) */
SporComposition *spor_compositions_find_final (GPtrArray *all);

/* A name that none of @all has: the next of "Proposal A, Proposal B …", or what a copy of @source
 * is called. (transfer full) */
char *spor_compositions_new_name (GPtrArray *all, const SporComposition *source);

/* --- Writing: whole actions ---------------------------------------------------------------- */

/* In all of these: REFUSED if @name is empty or another composition of the round has it; CONFLICT
 * if the composition is gone, or has other seats than @composition says. */

/* Adds an empty composition and puts it on the board. */
gboolean spor_store_new_composition (SporStore *self,
                                     const SporRound *round,
                                     const char *name,
                                     GError **error);

/* Adds one with the seats, waiting lists and marks of @source and puts it on the board. It came
 * about as @source did, whose protocol it leads to; it is not final. */
gboolean spor_store_copy_composition (SporStore *self,
                                      const SporComposition *source,
                                      const char *name,
                                      GError **error);

/* REFUSED of the final one. */
gboolean spor_store_rename_composition (SporStore *self,
                                        const SporComposition *composition,
                                        const char *name,
                                        GError **error);

/* REFUSED of the final and of the only one. If it was on the board, the one before it is now, or
 * else the first. A protocol that copies lead to stays with them. */
gboolean
spor_store_delete_composition (SporStore *self, const SporComposition *composition, GError **error);

/* Puts @composition on the board. It is an action like any other: undo takes away what was done on
 * a board only while that board is seen. */
gboolean
spor_store_use_composition (SporStore *self, const SporComposition *composition, GError **error);

/**
 * spor_store_finalise:
 * @composition: what is on the board
 * @note: why, although a rule is broken; may be ""
 *
 * Makes @composition final: it does not change until it is reopened. REFUSED if another one is, or
 * if it breaks rules, which are named, and @note does not say why it is final nevertheless.
 */
gboolean spor_store_finalise (SporStore *self,
                              const SporComposition *composition,
                              const char *note,
                              GError **error);

/* Opens @composition again. REFUSED if it is not final. */
gboolean spor_store_reopen (SporStore *self, const SporComposition *composition, GError **error);

/**
 * spor_store_replace:
 * @composition: what is on the board
 * @leaver: somebody who has a seat
 * @successor: who gets it
 * @n_invited: (out) (optional): to how many meetings @successor was invited by it
 *
 * Takes @leaver off the board and gives @successor the seat; if the composition is the one decided
 * on, with an invitation to the meetings of its track that have not begun. REFUSED with the reason;
 * CONFLICT as for moves.
 */
gboolean spor_store_replace (SporStore *self,
                             const SporComposition *composition,
                             guint leaver,
                             guint successor,
                             guint *n_invited,
                             GError **error);

/* The same in a final group, which is reopened first: one action, and undo makes the group final
 * again as it was. REFUSED if it is not final. */
gboolean spor_store_reopen_and_replace (SporStore *self,
                                        SporComposition *composition,
                                        guint leaver,
                                        guint successor,
                                        guint *n_invited,
                                        GError **error);

G_END_DECLS

/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "spor-composition.h"

G_BEGIN_DECLS

/* What becomes of a composition when several people move, or are marked, together: one after the
 * other, as far as the rules allow. Pure. */
typedef struct
{
  SporComposition *after;
  GArray *done;        /* guint: who moved, or was marked, in their order */
  GPtrArray *refusals; /* SporBreach*: why others could not, one each, in their order */
} SporGroupMove;

#define SPOR_OWN_TRACK (-1)

/* Where they go. */
typedef struct
{
  SporSpot spot;
  int track;  /* SPOR_OWN_TRACK: each to the track signed up for */
  int before; /* the sign-up in that list whom they come before; -1 = last */
} SporDestination;

/* @signups: guint, in the order in which they ask for their places. Who is there already is neither
 * done nor refused, unless they are put in order before somebody. (transfer full) */
SporGroupMove *spor_group_move_new (const SporComposition *composition,
                                    const GArray *signups,
                                    const SporDestination *to);

/* Whether to go on, after @done of @all. */
typedef gboolean (*SporGroupMoveGoOn) (guint done, guint all, gpointer data);

/* As spor_group_move_new(), for so many that it takes a while; %NULL once @go_on says no.
 * (transfer full) */
SporGroupMove *spor_group_move_new_while (const SporComposition *composition,
                                          const GArray *signups,
                                          const SporDestination *to,
                                          SporGroupMoveGoOn go_on,
                                          gpointer data);

/* The same for a mark. (transfer full) */
SporGroupMove *
spor_group_move_new_mark (const SporComposition *composition, const GArray *signups, SporMark mark);
void spor_group_move_free (SporGroupMove *self);

/* "Anne Hansen", "Anne Hansen +2": who it was, for the log. (transfer full) */
char *spor_group_move_names (const SporGroupMove *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SporGroupMove, spor_group_move_free)

G_END_DECLS

/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "spor-origin.h"
#include "spor-signups.h"

G_BEGIN_DECLS

typedef enum
{
  SPOR_SPOT_POOL, /* neither seated nor waiting */
  SPOR_SPOT_SEATED,
  SPOR_SPOT_WAITING,
} SporSpot;

/* What the coordinator has decided beforehand about somebody. */
typedef enum
{
  SPOR_MARK_NONE,
  SPOR_MARK_PINNED, /* must have: a suggestion seats them, in the track where they sit or else in
                       their own */
  SPOR_MARK_BARRED, /* not this time: nobody seats them */
} SporMark;

typedef struct
{
  guint signup;
  SporMark mark; /* never none */
} SporMarked;

/* Who sits where, by index into one SporSignups. Immutable once shared; boxed. A sign-up stands in
 * at most one spot. */
typedef struct
{
  gatomicrefcount ref_count;
  char *id;
  char *name;          /* "Forslag A" */
  gint64 finalised_at; /* SPOR_TIME_NONE: still open */
  char *finalised_by;
  char *note;        /* why it is final although it breaks a rule; "" or NULL: it breaks none */
  char *copied_from; /* what the one was called that it began as a copy of; NULL: as none */
  SporSignups *signups;
  GArray **seated;    /* per track: guint, in seat order */
  GArray **waiting;   /* per track: guint, first in line first */
  GArray *marks;      /* SporMarked, by sign-up */
  SporOrigin *origin; /* NULL: never suggested or drawn as a whole */

  /* of spor_composition_find(): atomic, and nobody else's */
  guint *index;       /* NULL: not yet worth it */
  int looked_through; /* how many places, until it was */
} SporComposition;

#define SPOR_TYPE_COMPOSITION (spor_composition_get_type ())
GType spor_composition_get_type (void);

/* Empty, for all tracks of the signups' round. */
SporComposition *spor_composition_new (SporSignups *signups, const char *id, const char *name);
SporComposition *spor_composition_copy (const SporComposition *self);
SporComposition *spor_composition_ref (SporComposition *self);
void spor_composition_unref (SporComposition *self);

SporRound *spor_composition_round (const SporComposition *self);

/* Where @signup stands; in no time, also with a long waiting list. @track and @position, its place
 * in that list, are optional, and set unless it is in the pool. */
SporSpot
spor_composition_find (const SporComposition *self, guint signup, guint *track, guint *position);

guint spor_composition_n_seated (const SporComposition *self); /* in all tracks */

SporMark spor_composition_get_mark (const SporComposition *self, guint signup);

/* Who is marked "must have" and has no seat, by sign-up: (transfer full): guint */
GArray *spor_composition_list_pinned_out (const SporComposition *self);

/* The chance that @signup had in the draw that the composition came from; -1 if it came from none,
 * or
 * @signup was not in it. */
double spor_composition_chance (const SporComposition *self, guint signup);

/* How many of those seated were not chosen when the composition came about, and how many that were
 * chosen are not seated any more; 0 and 0 also if it did not come about as a whole. */
void spor_composition_compare_origin (const SporComposition *self, guint *added, guint *left);

/* That in a sentence; (nullable) (transfer full): NULL where nothing has changed since. */
char *spor_composition_stray_text (const SporComposition *self);

/* Since when it is final and by whom, in a sentence without its stop: "Finally decided on 26 March
 * 2025 by Anne Hansen"; (nullable) (transfer full): NULL while it is open. */
char *spor_composition_final_text (const SporComposition *self);

/* Whether it can be changed: it is not final, nor its round archived. */
gboolean spor_composition_is_open (const SporComposition *self);

/* Why it cannot be; (nullable) (transfer full): NULL while it is open. */
char *spor_composition_closed_text (const SporComposition *self);

/* What it would be if it were reopened: itself where it is not final. (transfer full) */
SporComposition *spor_composition_reopened (SporComposition *self);

/* What it began as, in a sentence: "Began as a copy of “Proposal A”."; (nullable) (transfer full):
 * NULL where it began empty. */
char *spor_composition_copied_text (const SporComposition *self);

/* The composition with @signup so marked; who is barred leaves seat and waiting list. It is not
 * checked. (transfer full) */
SporComposition *
spor_composition_with_mark (const SporComposition *self, guint signup, SporMark mark);

/* One action on the board. */
typedef struct
{
  guint signup; /* who moves */
  SporSpot to;
  guint track;   /* unless to the pool */
  int position;  /* place in the list, as it is after the move; -1 = last */
  int swap_with; /* the sign-up whose place is taken, wherever it is, and which goes to where
                  * @signup was; -1 = nobody */
} SporMove;

/* The composition after @move; it is not checked. (transfer full) */
SporComposition *spor_composition_apply (const SporComposition *self, const SporMove *move);

/* The hard rules, for people and machines. */
typedef enum
{
  SPOR_RULE_STATUS,       /* only accepted sign-ups */
  SPOR_RULE_ROLE,         /* a role that qualifies */
  SPOR_RULE_SEATS,        /* seats within minimum and maximum */
  SPOR_RULE_MUNICIPALITY, /* at most so many per municipality per track */
  SPOR_RULE_PERSON,       /* one seat per person per track */
  SPOR_RULE_CATEGORY,  /* category minimum or maximum, counted as in the balance (both sectors: ½
                        * each), in  the whole group if the dimension counts there, else in each of
                        * its tracks */
  SPOR_RULE_PIN,       /* must have: has a seat */
  SPOR_RULE_BAR,       /* not this time: has none, and does not wait */
  SPOR_RULE_FINALISED, /* a finalised composition does not change */
} SporRule;

const char *spor_rule_key (SporRule rule); /* "municipality" */

/* A rule that is, or would be, broken. */
typedef struct
{
  SporRule rule;
  char *text; /* one sentence, translated */
} SporBreach;

void spor_breach_free (SporBreach *self);

/**
 * spor_composition_check_move:
 *
 * Whether @move is allowed: everything that the moved person, and the one swapped with, must
 * satisfy where they arrive. Minima (seats, categories) never refuse a move: a group is built one
 * by one. A waiting list takes accepted sign-ups with a qualifying role.
 *
 * Returns: (nullable) (transfer full): %NULL if allowed, or the first reason against it
 */
SporBreach *spor_composition_check_move (const SporComposition *self, const SporMove *move);

/* Whether @signup could be given a seat in @track at all, whoever else sits there: (nullable)
 * (transfer full): the reason against it. */
SporBreach *
spor_composition_check_candidate (const SporComposition *self, guint track, guint signup);

/* Whether @signup may be marked so: (nullable) (transfer full): the reason against it. */
SporBreach *spor_composition_check_mark (const SporComposition *self, guint signup, SporMark mark);

/* Every hard rule that @self breaks now, minima included: SporBreach*, empty when complete and
 * sound. */
GPtrArray *spor_composition_breaches (const SporComposition *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SporComposition, spor_composition_unref)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (SporBreach, spor_breach_free)

G_END_DECLS

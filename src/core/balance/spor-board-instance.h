/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "spor-composition.h"
#include "spor-instance.h"

G_BEGIN_DECLS

typedef enum
{
  SPOR_KEEP_PINNED, /* those marked "must have" */
  SPOR_KEEP_SEATED, /* and everybody who sits */
} SporKeep;

/* A composition's sign-ups, rules and targets as an instance. Everybody who can be seated is a
 * candidate for the track where they sit, or else for the one that they signed up for. */
typedef struct
{
  SporInstance *instance;
  GArray *signups;      /* guint, per candidate; who signed up first comes first */
  GPtrArray *obstacles; /* SporBreach*: those who are kept but may not sit; nothing fits then */
} SporBoardInstance;

SporBoardInstance *spor_board_instance_new (const SporComposition *composition, SporKeep keep);
void spor_board_instance_free (SporBoardInstance *self);

/* @composition with exactly @chosen (candidates) seated: who stays in a track keeps the seat, the
 * others follow in their order; who loses a seat goes to the pool, who gets one leaves the waiting
 * list. (transfer full) */
SporComposition *spor_board_instance_seat (const SporBoardInstance *self,
                                           const SporComposition *composition,
                                           const GArray *chosen);

/* What the rules of the instance's sets are about. */
enum
{
  SPOR_SET_MUNICIPALITY,
  SPOR_SET_PERSON,
};

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SporBoardInstance, spor_board_instance_free)

G_END_DECLS

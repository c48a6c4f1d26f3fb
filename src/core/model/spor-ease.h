/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* A rule of a round or composition that gives way, so that a group becomes possible. */
typedef enum
{
  SPOR_EASE_SEATS_MIN,        /* of a track */
  SPOR_EASE_SEATS_MAX,        /* of a track */
  SPOR_EASE_PER_MUNICIPALITY, /* of a track */
  SPOR_EASE_CATEGORY_MIN,
  SPOR_EASE_CATEGORY_MAX,
  SPOR_EASE_PIN, /* somebody is no longer marked "must have" */
} SporEaseKind;

typedef struct
{
  SporEaseKind kind;
  guint track;               /* index in the round */
  guint dimension, category; /* index in the round, in the dimension */
  guint signup;
  int from, to; /* seats or persons, before and after */
} SporEase;

G_END_DECLS

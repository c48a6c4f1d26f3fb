/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "spor-places.h"
#include "spor-time.h"

G_BEGIN_DECLS

/* A role or a sector that a sign-up can name. */
typedef struct
{
  char *key;      /* stable, machine-readable: "super-user", "school" */
  char *name;     /* as people read it: "Superbruger" */
  char **aliases; /* other answers that mean it: "PLC"; NULL-terminated, may be empty */
} SporOption;

typedef struct
{
  char *id;
  guint number; /* 1, 2 … as in "Spor 1" */
  char *name;   /* "Implementering" */
  guint seats_min, seats_max;
  guint per_municipality; /* most seats for one municipality; 0 = any number */
  guint32 roles;          /* bit i: round->roles[i] qualifies; 0 = any role, or none, does */
} SporTrack;

typedef enum
{
  SPOR_DIMENSION_REGION, /* category keys are region codes */
  SPOR_DIMENSION_SIZE,   /* by population; categories have lower and upper */
  SPOR_DIMENSION_SECTOR, /* category keys are sector keys */
  SPOR_DIMENSION_ROLE,   /* category keys are role keys */
  SPOR_DIMENSION_EXTRA,  /* category keys are values of the extra field named by the dimension's key
                          */
} SporDimensionKind;

typedef struct
{
  char *key;
  char *name;
  gint64 target_num, target_den; /* the target share as a fraction; a dimension's add up to 1 */
  int min, max;                  /* hard limits in persons, -1 = none */
  guint lower, upper; /* SPOR_DIMENSION_SIZE: lower <= population < upper (0 = no upper limit) */
} SporCategory;

typedef struct
{
  char *id;
  char *key; /* "region", "size", "sector", "role", or an extra field's name */
  char *name;
  SporDimensionKind kind;
  double weight;
  gboolean for_group;    /* counts in the whole group's deviation */
  guint32 for_tracks;    /* bit i: counts in round->tracks[i]'s deviation */
  GPtrArray *categories; /* SporCategory* */
} SporDimension;

/* One call for participants with its rules (design: "The trade's rules"). Immutable once loaded and
 * therefore free to share between threads; boxed. */
typedef struct
{
  gatomicrefcount ref_count;
  char *id;
  char *name;
  gint64 opens;       /* first instant, or SPOR_TIME_NONE */
  gint64 deadline;    /* first instant that is too late (midnight after the last day), or NONE */
  gint64 reply_by;    /* an instant on the promised day, or NONE */
  char *contact;      /* e-mail address */
  char *read_only;    /* why nothing of its book can be changed, in a sentence; NULL: it can */
  gint64 archived_at; /* since when it is archived and does not change, or NONE */
  GPtrArray *tracks;  /* SporTrack*, by number */
  GPtrArray *roles;   /* SporOption*, at most 32 */
  GPtrArray *sectors; /* SporOption*, at most 32 */
  GPtrArray *organisations; /* SporOption*: those outside the municipalities known to take part */
  GPtrArray *dimensions;    /* SporDimension*, in the order shown */
  SporPlaces *places;
} SporRound;

#define SPOR_TYPE_ROUND (spor_round_get_type ())
GType spor_round_get_type (void);

/* An empty round with a new id; fill the arrays before sharing it. */
SporRound *spor_round_new (SporPlaces *places);

/* The preset "FBS 2.0": two tracks, three roles, two sectors, Sydslesvig, four dimensions with
 * targets by number of municipalities, deadline 3 March 2025. */
SporRound *spor_round_new_fbs2 (SporPlaces *places);

/* A round for any other group: one track for everybody, no roles, no kinds of library; regions and
 * sizes with targets by number of municipalities. */
SporRound *spor_round_new_plain (SporPlaces *places);

/* What a new round can begin with. */
typedef struct
{
  const char *key;  /* "fbs2" */
  const char *name; /* translated, for a choice */
  const char *description;
  SporRound *(*make) (SporPlaces *places);
} SporPreset;

guint spor_presets_n (void);
SporPreset spor_preset_get (guint index);
int spor_preset_find (const char *key); /* index or -1 */

/* A copy to change before it is shared, with the same ids: the same round in another state. */
SporRound *spor_round_copy (const SporRound *self);

/* Whether two states, or parts, are the same. Dimensions without their categories. */
gboolean spor_round_equal (const SporRound *a, const SporRound *b);
gboolean spor_round_equal_head (const SporRound *a, const SporRound *b); /* without any parts */
gboolean spor_options_equal (const GPtrArray *a, const GPtrArray *b);
gboolean spor_option_equal (const SporOption *a, const SporOption *b);
gboolean spor_track_equal (const SporTrack *a, const SporTrack *b);
gboolean spor_dimension_equal_head (const SporDimension *a, const SporDimension *b);
gboolean spor_category_equal (const SporCategory *a, const SporCategory *b);

/* Why nothing of an archived round of this name can be changed. (transfer full) */
char *spor_archived_sentence (const char *round_name);

/* The same of this round, or that its book can only be read; NULL: it can be. (transfer full) */
char *spor_round_closed_text (const SporRound *self);

/* Whether it can be changed: it is not archived, and its book can be written. */
gboolean spor_round_is_open (const SporRound *self);

/* Another round with the same settings, not archived. */
SporRound *spor_round_copy_as_new (const SporRound *self, const char *name);

/* Takes the deadline, and the opening before it, out of @self if it has passed at @now, and the day
 * to reply by if that is over: they were those of another group. Before sharing it. */
void spor_round_drop_past_days (SporRound *self, gint64 now);

SporRound *spor_round_ref (SporRound *self);
void spor_round_unref (SporRound *self);

SporOption *spor_option_new (const char *key, const char *name, const char *aliases);
void spor_option_free (SporOption *self);
SporTrack *spor_track_new (guint number, const char *name, guint min, guint max, guint32 roles);
void spor_track_free (SporTrack *self);
SporDimension *spor_dimension_new (SporDimensionKind kind, const char *key, const char *name);
void spor_dimension_free (SporDimension *self);
SporCategory *spor_dimension_add (
    SporDimension *self, const char *key, const char *name, gint64 target_num, gint64 target_den);

guint spor_round_n_tracks (const SporRound *self);
const SporTrack *spor_round_track (const SporRound *self, guint index);
int spor_round_find_track (const SporRound *self, guint number); /* index or -1 */

/* "Spor 1: Implementering" in the program's language. */
char *spor_track_title (const SporTrack *self);

/* A list's index of @key, or -1. */
int spor_options_find_key (const GPtrArray *options, const char *key);

/**
 * spor_options_parse:
 * @options: SporOption*
 * @text: (nullable): one or several answers: "Superbruger, Systemadministrator", "plc",
 * "super-user"
 * @rest: (out) (optional) (nullable) (transfer full): the answers that are none of them, joined by
 * ", "
 *
 * Case and accents do not matter; answers are separated by comma, semicolon, slash, line feed, "og"
 * or "&".
 *
 * Returns: bit i for options[i]
 */
guint32 spor_options_parse (const GPtrArray *options, const char *text, char **rest);

/* The names (or keys) of the set bits, joined by ", ". */
char *spor_options_names (const GPtrArray *options, guint32 bits);
char *spor_options_keys (const GPtrArray *options, guint32 bits);

/* Index of the track that an answer names ("Spor 2: Uddannelse", "spor 2", "2", "uddannelse"), or
 * -1. */
int spor_round_parse_track (const SporRound *self, const char *text);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SporRound, spor_round_unref)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (SporOption, spor_option_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (SporTrack, spor_track_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (SporDimension, spor_dimension_free)

G_END_DECLS

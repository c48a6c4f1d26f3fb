/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "spor-round.h"

G_BEGIN_DECLS

/* A round's settings, one by one, as text: for whoever edits them, by hand or by a script. Each has
 * a path:
 *
 *   name, opens, deadline, reply-by, contact
 *   track.N.name, .seats-min, .seats-max, .per-municipality, .roles
 *   role.KEY.name, .aliases; sector.KEY…; organisation.KEY…
 *   dimension.KEY.name, .weight, .group, .tracks, .targets
 *   dimension.KEY.CATEGORY.name, .target, .min, .max, .below (a size: under so many inhabitants)
 *
 * Days are days in Copenhagen; the deadline is the last day to sign up. */

typedef enum
{
  SPOR_ROUND_ERROR_UNKNOWN, /* there is no such setting */
  SPOR_ROUND_ERROR_VALUE,   /* a text that means nothing there */
} SporRoundError;

#define SPOR_ROUND_ERROR (spor_round_error_quark ())
GQuark spor_round_error_quark (void);

/* As one would type it; NULL if there is no such setting. (transfer full) */
char *spor_round_get_setting (const SporRound *self, const char *path);

/* The paths of all that is typed of it and begins with @part, "" or "track.1.", as it is shown:
 * char*. A size's "below" is among them, also where it has none. (transfer full) */
GPtrArray *spor_round_list_settings (const SporRound *self, const char *part);

/* The paths of all of them, those that are chosen too, in the order in which they are shown: char*.
 * (transfer full) */
GPtrArray *spor_round_list_all_settings (const SporRound *self);

/* The path in @to, another state of the same round, of what @path is of in @from: a track is the
 * same by its id, not by its number. NULL: it has gone. (transfer full) */
char *spor_round_follow_setting (const SporRound *from, const SporRound *to, const char *path);

/* What the setting is of: "Track 1: Implementering", "Region"; NULL: of the round itself, or of
 * nothing. (transfer full) */
char *spor_round_get_setting_part (const SporRound *self, const char *path);

/* Sets it, in a round that is not shared yet. FALSE with a sentence in @error that says what was
 * expected, and nothing changed. Whether it fits the others is for spor_round_check() to say. */
gboolean
spor_round_set_setting (SporRound *self, const char *path, const char *text, GError **error);

/* A setting that is wrong by itself, or beside the others. */
typedef struct
{
  char *path;
  char *text; /* one sentence: what is expected */
} SporRoundFault;

void spor_round_fault_free (SporRoundFault *self);

/* All that is wrong with the settings: SporRoundFault*, empty if they can be saved. */
GPtrArray *spor_round_check (const SporRound *self);

/* --- Parts: of a round that is not shared yet ------------------------------------------------ */

/* Adds a track with the next number for everybody, and returns it. NULL if there is no room. */
SporTrack *spor_round_add_track (SporRound *self, const char *name);
void spor_round_remove_track (SporRound *self, guint index);

/* Adds a role, a sector or an organisation to one of the round's lists, with a key made from its
 * name, and returns it. NULL if there is no room. */
SporOption *spor_round_add_option (GPtrArray *options, const char *name);

/* Gives options that @before has not got keys made from the names that they have now. */
void spor_round_settle_keys (SporRound *self, const SporRound *before);

/* Takes a role away, from the tracks that it qualifies for and from dimensions too. */
void spor_round_remove_role (SporRound *self, guint index);
void spor_round_remove_sector (SporRound *self, guint index);

/* Adds a dimension of @kind, which the round has none of yet, with its categories and targets. An
 * extra one is made of the field @key and of its answers @values. */
SporDimension *spor_round_add_dimension (SporRound *self,
                                         SporDimensionKind kind,
                                         const char *key,
                                         const char *const *values);
int spor_round_find_dimension (const SporRound *self, const char *key); /* index or -1 */
void spor_round_remove_dimension (SporRound *self, guint index);

/* Adds a category for the option @key to a dimension of roles or sectors, without a share. */
void spor_dimension_add_option (SporDimension *self, const SporOption *option);
void spor_dimension_remove_category (SporDimension *self, guint index);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SporRoundFault, spor_round_fault_free)

G_END_DECLS

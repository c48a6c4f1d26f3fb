/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "spor-round-merge.h"

G_BEGIN_DECLS

/* What is merged of one entry of a list, or of the round itself, and where what comes of it is
 * noted. */
typedef struct
{
  SporRoundMerge *noted;
  const char *part; /* "track.1." */
  gboolean anew;    /* both have added it: there is nothing that it was */
} SporMerging;

/* Each takes over what is theirs, setting by setting. What stands for an entry of a list, a role or
 * a track, is merged apart: its place may have changed. */
void
spor_merge_head (SporMerging *in, SporRound *ours, const SporRound *shown, const SporRound *now);
void
spor_merge_track (SporMerging *in, SporTrack *ours, const SporTrack *shown, const SporTrack *now);
void spor_merge_option (SporMerging *in,
                        SporOption *ours,
                        const SporOption *shown,
                        const SporOption *now);
void spor_merge_dimension (SporMerging *in,
                           SporDimension *ours,
                           const SporDimension *shown,
                           const SporDimension *now);
void spor_merge_category (SporMerging *in,
                          SporCategory *ours,
                          const SporCategory *shown,
                          const SporCategory *now);

/* Of the setting @name: bits that all stand for the same. */
guint32
spor_merge_bits (SporMerging *in, const char *name, guint32 ours, guint32 shown, guint32 now);

G_END_DECLS

/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "spor-signup-query.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * SporFilterBar:
 *
 * Which sign-ups are looked at: a button with every filter as a check box, each filter in use as a
 * chip that removes it, a button that removes all, and how many are shown.
 *
 * Signal "changed": the user asks for something else.
 */
#define SPOR_TYPE_FILTER_BAR (spor_filter_bar_get_type ())
G_DECLARE_FINAL_TYPE (SporFilterBar, spor_filter_bar, SPOR, FILTER_BAR, GtkWidget)

/* The values that can be chosen are those of @round. */
void spor_filter_bar_set_round (SporFilterBar *self, SporRound *round);

/* Bits of the values of @facet that are wanted; 0 = all. Setting them is a change too. */
guint32 spor_filter_bar_get_facet (SporFilterBar *self, SporFacet facet);
void spor_filter_bar_set_facet (SporFilterBar *self, SporFacet facet, guint32 wanted);
void spor_filter_bar_clear (SporFilterBar *self);

/* What the filters in use are called. (transfer full) */
GStrv spor_filter_bar_list_names (SporFilterBar *self);

/* From now on both filter alike, whichever the user changes; to begin with, as @self does. */
void spor_filter_bar_share (SporFilterBar *self, SporFilterBar *other);

/* "126 of 148" */
void spor_filter_bar_set_counts (SporFilterBar *self, guint shown, guint all);

G_END_DECLS

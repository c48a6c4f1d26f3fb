/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "spor-setting-entry.h"

G_BEGIN_DECLS

/**
 * SporRoundPage:
 *
 * One page of a round's settings. It is filled anew when parts come or go, and then goes on where
 * one was.
 */
#define SPOR_TYPE_ROUND_PAGE (spor_round_page_get_type ())
G_DECLARE_FINAL_TYPE (SporRoundPage, spor_round_page, SPOR, ROUND_PAGE, AdwBin)

/* Adds its groups to @page. */
typedef void (*SporRoundFill) (AdwPreferencesPage *page, SporRoundDraft *draft);

GtkWidget *spor_round_page_new (SporRoundDraft *draft, SporRoundFill fill);

/* Goes to the setting with @path; if it has no field, to the first of its part. FALSE if it is not
 * on this page. */
gboolean spor_round_page_show (SporRoundPage *self, const char *path);

/* Goes to where the work of this page begins: its first setting, or what that is folded into. */
void spor_round_page_begin (SporRoundPage *self);

/* The pages. */
void spor_round_fill_general (AdwPreferencesPage *page, SporRoundDraft *draft);
void spor_round_fill_tracks (AdwPreferencesPage *page, SporRoundDraft *draft);
void spor_round_fill_answers (AdwPreferencesPage *page, SporRoundDraft *draft);
void spor_round_fill_balance (AdwPreferencesPage *page, SporRoundDraft *draft);

/* A group with a title and, if @add is given, a button in its head. (transfer none: it is in @page)
 */
AdwPreferencesGroup *spor_round_page_add_group (AdwPreferencesPage *page,
                                                const char *title,
                                                const char *description,
                                                GtkWidget *head);

/* A button such as "Add…" for the head of a group. */
GtkWidget *spor_round_page_new_button (const char *label);

G_END_DECLS

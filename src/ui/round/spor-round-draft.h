/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "spor-book.h"

G_BEGIN_DECLS

/**
 * SporRoundDraft:
 *
 * The settings of the round that a book shows, while somebody edits them: a state that is not saved
 * yet, what is wrong with it, and what it would come to.
 *
 * Signals: "changed": a setting, or what there is to say of one, is another; "restructured"
 * (string, nullable: where to go on): parts have come or gone. The second comes before the first.
 */
#define SPOR_TYPE_ROUND_DRAFT (spor_round_draft_get_type ())
G_DECLARE_FINAL_TYPE (SporRoundDraft, spor_round_draft, SPOR, ROUND_DRAFT, GObject)

SporRoundDraft *spor_round_draft_new (SporBook *book);

SporBook *spor_round_draft_get_book (SporRoundDraft *self);

/* The state that is edited; whoever changes its parts calls restructure(). (borrowed) */
SporRound *spor_round_draft_get_round (SporRoundDraft *self);

/* Imported columns that a dimension can be made of: SporExtraField*; empty until they are known. */
const GPtrArray *spor_round_draft_get_extra_fields (SporRoundDraft *self);

/* A setting by its path (spor-round-setting.h), as it was typed. (transfer full) */
char *spor_round_draft_get_text (SporRoundDraft *self, const char *path);
void spor_round_draft_set_text (SporRoundDraft *self, const char *path, const char *text);

/* What is wrong with it, in a sentence; NULL: nothing. (borrowed) */
const char *spor_round_draft_get_fault (SporRoundDraft *self, const char *path);

/* What another program has made of a setting that was changed here, too, as it would be typed;
 * NULL: nothing else. It is to be told, and may then be saved over. (borrowed) */
const char *spor_round_draft_get_theirs (SporRoundDraft *self, const char *path);

/* Whether there is one, or something removed here that another program has changed. */
gboolean spor_round_draft_is_disputed (SporRoundDraft *self);

/* The path of the first such setting in the pages; NULL: there is none. (borrowed) */
const char *spor_round_draft_get_disputed (SporRoundDraft *self);

/* The sentence that says so of @path; NULL: it is not disputed. (transfer full) */
char *spor_round_draft_tell_theirs (SporRoundDraft *self, const char *path);

/* Whether something was made here of what another program has removed since: it is gone, and is to
 * be told. */
gboolean spor_round_draft_has_lost (SporRoundDraft *self);

/* That, to be read and copied: SporQuote*. It is told then. (transfer full) */
GPtrArray *spor_round_draft_take_lost (SporRoundDraft *self);

/* While "restructured" is emitted: where a setting is by now that was at @path; NULL: it has gone.
 * (transfer full) */
char *spor_round_draft_follow (SporRoundDraft *self, const char *path);

/* A part has been changed in its place. */
void spor_round_draft_touch (SporRoundDraft *self);

/* Parts have come or gone. @focus: (nullable): the path of the setting to go on with. */
void spor_round_draft_restructure (SporRoundDraft *self, const char *focus);

/* Whether there is anything to save, and whether it can be. */
gboolean spor_round_draft_is_changed (SporRoundDraft *self);
gboolean spor_round_draft_is_valid (SporRoundDraft *self);

/* The path of the first setting in the pages that is wrong; NULL: none is. (borrowed) */
const char *spor_round_draft_get_wrong (SporRoundDraft *self);

/* What saving would come to, or why it cannot be done; "" while there is nothing to say. @bad:
 * (out): it cannot. (transfer full) */
char *spor_round_draft_describe (SporRoundDraft *self, gboolean *bad);

/* What was made of the round, to be kept beside the book; NULL: nothing. @typing: (nullable): the
 * path of the setting that somebody is typing: where it may yet become a personal number, it is as
 * it was kept last. (transfer full) */
GKeyFile *spor_round_draft_keep (SporRoundDraft *self, const char *typing);

/* Goes on with what was kept, as if the round had become what it is now in the meantime. FALSE: it
 * is of no such round, or comes to nothing by now. */
gboolean spor_round_draft_resume (SporRoundDraft *self, GKeyFile *content);

/* Gives up what was made of it: it is what is in the book again. */
void spor_round_draft_restart (SporRoundDraft *self);

/* Saves it as one change set. */
void spor_round_draft_save_async (SporRoundDraft *self,
                                  GAsyncReadyCallback callback,
                                  gpointer user_data);
gboolean spor_round_draft_save_finish (SporRoundDraft *self, GAsyncResult *result, GError **error);

G_END_DECLS

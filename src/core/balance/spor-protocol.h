/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "spor-board-instance.h"
#include "spor-drawing.h"
#include "spor-suggestion.h"

G_BEGIN_DECLS

/* How a group was chosen, for whoever wants to check it: a JSON document, specified in
 * docs/lottery.md. It has people by pseudonym alone, and a digest that binds them to the book; with
 * the book one can show later who was who, and with the document alone anyone can compute the
 * result again. */

/* Of a drawing that is done; of one without a seed it is what to publish before the draw.
 * @made: an instant. (transfer full) */
char *spor_protocol_of_drawing (const SporBoardInstance *board,
                                const SporComposition *composition,
                                const SporDrawing *drawing,
                                gint64 made);
char *spor_protocol_of_suggestion (const SporBoardInstance *board,
                                   const SporComposition *composition,
                                   const SporSuggestion *suggestion,
                                   gint64 made);

/* The digest that binds a board's candidates to its book. (transfer full) */
char *spor_board_instance_digest (const SporBoardInstance *self,
                                  const SporComposition *composition);

typedef struct
{
  gboolean lottery;  /* FALSE: a suggestion */
  gboolean finished; /* FALSE: the watch ended it */
  gboolean same;     /* everything that was computed again is as it was written */
  guint ticket;      /* of a lottery that has been drawn; else 0 */
  GPtrArray *chosen; /* char *: pseudonyms, as computed now; empty before the draw */
} SporRerun;

/**
 * spor_protocol_rerun:
 * @text: a protocol
 *
 * Computes the result again from what the protocol says went in, and compares it with what it says
 * came out.
 *
 * Returns: (transfer full) (nullable): %NULL with %G_IO_ERROR_INVALID_DATA if @text is no protocol
 */
SporRerun *spor_protocol_rerun (const char *text, const SporWatch *watch, GError **error);
void spor_rerun_free (SporRerun *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SporRerun, spor_rerun_free)

G_END_DECLS

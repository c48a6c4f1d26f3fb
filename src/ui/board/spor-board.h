/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "spor-book.h"
#include "spor-card-choice.h"
#include "spor-foresight.h"
#include "spor-group-move.h"
#include "spor-measure.h"
#include "spor-prospect.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * SporBoard:
 *
 * What the widgets of the board page share: the composition as it stands, its measure, who is being
 * dragged, and the moves. Cards and seats ask it and tell it; none of them know each other.
 *
 * Property "dragged" (SporSignup, %NULL: nobody). Signals: "changed" (another composition or
 * measure), "failed" (const char *why: a move was refused), "moved" (const char *what: a move was
 * made), "refused" (const char *whys: why some of several could not go along, a line for each; "":
 * that is over), "aimed" (what is dragged is over another place), "carried" (it lies elsewhere, or
 * is of another size), "reveal" (const char *id: whose card is to be shown and get the keyboard).
 * What can still become of the composition is in its prospect, which has a signal of its own.
 */
#define SPOR_TYPE_BOARD (spor_board_get_type ())
G_DECLARE_FINAL_TYPE (SporBoard, spor_board, SPOR, BOARD, GObject)

SporBoard *spor_board_new (void);

void spor_board_set_book (SporBoard *self, SporBook *book);
SporBook *spor_board_get_book (SporBoard *self);

SporComposition *spor_board_get_composition (SporBoard *self); /* borrowed; NULL without a book */
const SporMeasure *spor_board_get_measure (SporBoard *self);   /* borrowed; NULL without a book */

SporProspect *spor_board_get_prospect (SporBoard *self);   /* borrowed */
SporForesight *spor_board_get_foresight (SporBoard *self); /* borrowed */

/* What sets @signup apart, once that is worked out: "Only one: Nordjylland". @count: (out): how
 * many share it. (nullable) (transfer full) */
char *spor_board_get_reason (SporBoard *self, SporSignup *signup, guint *count);

/* The same in a whole sentence. (nullable) (transfer full) */
char *spor_board_get_reason_sentence (SporBoard *self, SporSignup *signup);

/* The chance that @signup had in the draw that the composition came from; below 0: none. */
double spor_board_get_chance (SporBoard *self, SporSignup *signup);

/* What @signup is called in the protocol of the composition: "P017"; (nullable) (transfer full) */
char *spor_board_get_pseudonym (SporBoard *self, SporSignup *signup);

/* Whose cards are chosen. */
SporCardChoice *spor_board_get_choice (SporBoard *self); /* borrowed */

/* Who goes along with @signup: all who are chosen if they are, else nobody else. Indexes of
 * sign-ups, in the order in which they were chosen. (transfer full) */
GArray *spor_board_party (SporBoard *self, SporSignup *signup);

void spor_board_set_dragged (SporBoard *self, SporSignup *signup);
SporSignup *spor_board_get_dragged (SporBoard *self);

/* Where somebody may go. @swap_with: who sits there, -1 = nobody. */
typedef struct
{
  SporSpot spot;
  guint track;
  int position;  /* -1 = last */
  int swap_with; /* index of a sign-up in the composition's, -1 = nobody */
} SporPlaceOnBoard;

/* Whether @signup, with who goes along, may go there. Returns: (transfer full): the effect ("+2.1
 * points"; of who is dragged also how good the group can still become, once the board's foresight
 * has that) or the reason against it. The whole of it is in spor-offer.h. */
char *spor_board_offer (SporBoard *self,
                        SporSignup *signup,
                        const SporPlaceOnBoard *place,
                        gboolean *allowed);

/* The place under what is dragged; %NULL: there is none, unless another @owner has set it. */
void spor_board_set_aim (SporBoard *self, GtkWidget *owner, const SporPlaceOnBoard *place);

/* @owner is another @place now: what is held there is judged anew, but nobody has moved it. */
void spor_board_aim_anew (SporBoard *self, GtkWidget *owner, const SporPlaceOnBoard *place);

const SporPlaceOnBoard *spor_board_get_aim (SporBoard *self); /* (nullable): borrowed */

/* Where what is dragged lies in the window, for what it covers cannot be read, and the pointer. */
void spor_board_set_carried (SporBoard *self,
                             const graphene_rect_t *carried,
                             const graphene_point_t *pointer);
const graphene_rect_t *spor_board_get_carried (SporBoard *self); /* (nullable): borrowed */

/* Whether the pointer, at @pointer in the window, has not been moved since it let go of what was
 * dragged: what lies under it was not pointed at. */
gboolean spor_board_is_pointer_at_rest (SporBoard *self, const graphene_point_t *pointer);

/* Moves @signup there, or says why not ("failed"). */
void spor_board_move (SporBoard *self, SporSignup *signup, const SporPlaceOnBoard *place);

/* The same for @signup and who goes along, in one step as far as the rules allow; "refused" tells
 * of the others. On a list they come before whoever is at the place's position. */
void spor_board_drop (SporBoard *self, SporSignup *signup, const SporPlaceOnBoard *place);

/* Moves, or marks, several in one step. */
void spor_board_move_party (SporBoard *self, const GArray *party, const SporDestination *to);
void spor_board_mark_party (SporBoard *self, const GArray *party, SporMark mark);

/* Shows the card of @id, wherever it is, and gives it the keyboard. */
void spor_board_reveal (SporBoard *self, const char *id);

/* Whether the move on its way was made by dragging: then the cards are where they were let go. */
gboolean spor_board_is_dropping (SporBoard *self);

/* What is decided beforehand about @signup. */
SporMark spor_board_get_mark (SporBoard *self, SporSignup *signup);

/* Marks @signup so, or says why not ("failed"); "moved" tells of it. */
void spor_board_mark (SporBoard *self, SporSignup *signup, SporMark mark);

/* Whose move or mark is on its way, by id; %NULL: nobody's. It still is when "changed" tells of it.
 */
const char *spor_board_get_moving (SporBoard *self);

/* An attribute of the menu's custom items: the reason (string) why what stands above cannot be
 * chosen. */
#define SPOR_BOARD_MENU_REASON "spor-reason"

/* Everything that can be done with @signup, for a menu; actions are in the groups "board" and
 * "win". */
GMenuModel *spor_board_menu (SporBoard *self, SporSignup *signup);

/* The actions of that menu. */
GActionGroup *spor_board_get_actions (SporBoard *self);

/* A key pressed on the card of @signup: a digit seats it in that track, W puts it on its waiting
 * list, Delete takes it off; P marks it "must have", B "not this time", and takes that mark away
 * again. Who goes along does the same. A key that repeats because it is held down does nothing
 * more, on whosever card it is by then; nor does one that comes while a move is on its way. */
gboolean spor_board_press_key (SporBoard *self, SporSignup *signup, guint key);

/* @key, or whichever, is not held down any more. */
void spor_board_release_key (SporBoard *self);

/* The keys of a card as accelerators, NULL-terminated; the shortcuts window shows the same. */
const char *const *spor_board_get_keys (void);

G_END_DECLS

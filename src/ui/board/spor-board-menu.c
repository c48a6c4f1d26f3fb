/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "spor-board-private.h"

#include "spor-claim-offer.h"
#include "spor-effect.h"
#include "spor-succession.h"

#include <glib/gi18n-lib.h>

/* Everything that can be done with somebody, as a menu. What a rule is against is there too, but
 * cannot be chosen, and says why. */

/* Where a way leads, as the target of "board.move". */
static GVariant *
spor_board_target (SporBoard *self, guint signup, const SporPlaceOnBoard *place)
{
  SporSignups *signups = spor_board_get_composition (self)->signups;
  const char *other = place->swap_with >= 0 ? spor_signups_row (signups, place->swap_with)->id : "";

  return g_variant_new (MOVE_TYPE, spor_signups_row (signups, signup)->id, (guint)place->spot,
                        place->track, place->position, other);
}

static void
spor_board_add_reason (GMenu *menu, const char *reason, guint number)
{
  g_autofree char *id = g_strdup_printf ("reason-%u", number);
  g_autoptr (GMenuItem) item = g_menu_item_new (NULL, NULL);

  g_menu_item_set_attribute (item, "custom", "s", id);
  g_menu_item_set_attribute (item, SPOR_BOARD_MENU_REASON, "s", reason);
  g_menu_append_item (menu, item);
}

/* Why @breach (transfer full) (nullable), or a round that does not change at all, is against it;
 * (nullable) (transfer full): NULL where nothing is. */
static char *
spor_board_obstacle (SporBoard *self, SporBreach *breach)
{
  g_autoptr (SporBreach) against = breach;
  char *closed
      = spor_round_closed_text (spor_composition_round (spor_board_get_composition (self)));

  return closed ? closed : against ? g_strdup (against->text) : NULL;
}

/* What comes of it is known before, as it is to who drags: "Seat in Track 2 (+2.1 points)". Where
 * nobody gets a seat or loses one, nothing does. */
static char *
spor_board_label_way (SporBoard *self, const SporMove *move, const char *label)
{
  SporComposition *composition = spor_board_get_composition (self);
  g_autofree char *points = NULL;

  if (move->to != SPOR_SPOT_SEATED)
    return g_strdup (label);
  points = spor_points_text (spor_board_get_measure (self)->deviation
                             - spor_measure_deviation_after (composition, move));
  /* Translators: a way to go in a menu, and the percentage points that it adds: "Seat in Track 2
   * (+2.1 points)" */
  return g_strdup_printf (_ ("%s (%s)"), label, points);
}

/* One way to go. One that a rule is against is there, but cannot be chosen, and says why; what
 * @said already holds is not said again. */
static void
spor_board_add_way (SporBoard *self,
                    GMenu *menu,
                    guint signup,
                    const SporPlaceOnBoard *place,
                    const char *label,
                    const char *key,
                    GHashTable *said)
{
  const SporMove move = spor_move_to (signup, place);
  g_autofree char *obstacle
      = spor_board_obstacle (self, spor_composition_check_move (spor_board_get_composition (self),
                                                                &move));
  g_autofree char *told = obstacle ? g_strdup (label) : spor_board_label_way (self, &move, label);
  g_autoptr (GMenuItem) item = g_menu_item_new (told, NULL);

  g_menu_item_set_action_and_target_value (item, obstacle ? "board.refused" : "board.move",
                                           spor_board_target (self, signup, place));
  if (key)
    g_menu_item_set_attribute (item, "accel", "s", key);
  g_menu_append_item (menu, item);
  if (obstacle && g_hash_table_add (said, g_strdup (obstacle)))
    spor_board_add_reason (menu, obstacle, g_hash_table_size (said));
}

static gboolean
spor_board_allows (SporBoard *self, guint signup, const SporPlaceOnBoard *place)
{
  const SporMove move = spor_move_to (signup, place);
  g_autofree char *obstacle
      = spor_board_obstacle (self, spor_composition_check_move (spor_board_get_composition (self),
                                                                &move));

  return obstacle == NULL;
}

static void
spor_board_add_way_to (
    SporBoard *self, GMenu *menu, guint signup, SporSpot spot, guint track_index, GHashTable *said)
{
  const SporTrack *track
      = spor_round_track (spor_composition_round (spor_board_get_composition (self)), track_index);
  const SporPlaceOnBoard place = { spot, track_index, -1, -1 };
  gboolean own = spor_signups_row (spor_board_get_composition (self)->signups, signup)->track
                 == (int)track_index;
  g_autofree char *title = spor_track_title (track);
  g_autofree char *label = NULL;
  g_autofree char *digit = track->number <= 9 ? g_strdup_printf ("%u", track->number) : NULL;

  if (spor_board_is_there (self, signup, &place))
    return;
  label = spot == SPOR_SPOT_SEATED
              /* Translators: a track, "Track 1: Implementation" */
              ? g_strdup_printf (_ ("Seat in %s"), title)
              : g_strdup_printf (_ ("Waiting List of %s"), title);
  spor_board_add_way (self, menu, signup, &place, label,
                      spot == SPOR_SPOT_SEATED ? digit
                      : own                    ? "w"
                                               : NULL,
                      said);
}

/* The track signed up for comes first. */
static GMenuModel *
spor_board_ways_to (SporBoard *self, guint signup, SporSpot spot, GHashTable *said)
{
  GMenu *menu = g_menu_new ();
  int own = spor_signups_row (spor_board_get_composition (self)->signups, signup)->track;

  if (own >= 0)
    spor_board_add_way_to (self, menu, signup, spot, own, said);
  for (guint t = 0;
       t < spor_round_n_tracks (spor_composition_round (spor_board_get_composition (self))); t++)
    if ((int)t != own)
      spor_board_add_way_to (self, menu, signup, spot, t, said);
  return G_MENU_MODEL (menu);
}

/* With those of the track where one sits already there is nothing to swap. */
static GMenuModel *
spor_board_swaps (SporBoard *self, guint signup)
{
  GMenu *menu = g_menu_new ();
  SporRound *round = spor_composition_round (spor_board_get_composition (self));
  guint here = 0;
  SporSpot spot = spor_composition_find (spor_board_get_composition (self), signup, &here, NULL);

  for (guint t = 0; t < spor_round_n_tracks (round); t++)
    for (guint s = 0; s < spor_board_get_composition (self)->seated[t]->len; s++)
      {
        guint other = g_array_index (spor_board_get_composition (self)->seated[t], guint, s);
        const SporPlaceOnBoard place = { SPOR_SPOT_SEATED, t, s, other };
        const SporSignupRow *row
            = spor_signups_row (spor_board_get_composition (self)->signups, other);
        g_autofree char *label = NULL;

        if ((spot == SPOR_SPOT_SEATED && t == here) || !spor_board_allows (self, signup, &place))
          continue;
        /* Translators: a person, their municipality, the number of their track */
        label = g_strdup_printf (_ ("%s, %s (track %u)"), row->name, row->place,
                                 spor_round_track (round, t)->number);
        spor_board_add_way (self, menu, signup, &place, label, NULL, NULL);
      }
  return G_MENU_MODEL (menu);
}

static void
spor_board_add_mark (SporBoard *self,
                     GMenu *menu,
                     guint signup,
                     SporMark mark,
                     const char *label,
                     const char *key,
                     GHashTable *said)
{
  g_autofree char *obstacle
      = spor_board_obstacle (self, spor_composition_check_mark (spor_board_get_composition (self),
                                                                signup, mark));
  g_autoptr (GMenuItem) item = g_menu_item_new (label, NULL);

  g_menu_item_set_action_and_target (
      item, obstacle ? "board.mark-refused" : "board.mark", MARK_TYPE,
      spor_signups_row (spor_board_get_composition (self)->signups, signup)->id, (guint)mark);
  g_menu_item_set_attribute (item, "accel", "s", key);
  g_menu_append_item (menu, item);
  if (obstacle && g_hash_table_add (said, g_strdup (obstacle)))
    spor_board_add_reason (menu, obstacle, g_hash_table_size (said));
}

/* The mark that is there can be removed, by its own key. */
static GMenuModel *
spor_board_marks (SporBoard *self, guint signup, GHashTable *said)
{
  GMenu *menu = g_menu_new ();
  SporMark now = spor_composition_get_mark (spor_board_get_composition (self), signup);

  if (now != SPOR_MARK_PINNED)
    spor_board_add_mark (self, menu, signup, SPOR_MARK_PINNED, _ ("Must Have"), "p", said);
  if (now != SPOR_MARK_BARRED)
    spor_board_add_mark (self, menu, signup, SPOR_MARK_BARRED, _ ("Not This Time"), "b", said);
  if (now != SPOR_MARK_NONE)
    spor_board_add_mark (self, menu, signup, SPOR_MARK_NONE, _ ("Remove Mark"),
                         now == SPOR_MARK_PINNED ? "p" : "b", said);
  return G_MENU_MODEL (menu);
}

/* Who is no member cannot claim, and reads why. */
static void
spor_board_add_claim (SporBoard *self, GMenu *menu, const char *id, GHashTable *said)
{
  SporSnapshot *snapshot = spor_board_get_snapshot (self);
  g_autofree char *objection = snapshot ? spor_claim_offer_objection (snapshot, id) : g_strdup ("");
  g_autoptr (GMenuItem) item = g_menu_item_new (_ ("New Travel Claim…"), NULL);

  if (objection)
    g_menu_item_set_detailed_action (item, "board.claim-refused");
  else
    g_menu_item_set_action_and_target (item, "win.new-claim", "(ss)", "", id);
  g_menu_append_item (menu, item);
  if (objection && *objection && g_hash_table_add (said, g_strdup (objection)))
    spor_board_add_reason (menu, objection, g_hash_table_size (said));
}

/* Who has a seat may leave it to another; of a final group the window says who could have it, and
 * reopens the group if somebody is to. */
static void
spor_board_add_replacement (SporBoard *self, GMenu *menu, guint signup, GHashTable *said)
{
  const SporComposition *composition = spor_board_get_composition (self);
  SporBreach *breach;
  g_autofree char *obstacle = NULL;
  g_autoptr (GMenuItem) item = g_menu_item_new (_ ("Find a Replacement…"), NULL);

  if (spor_composition_find (composition, signup, NULL, NULL) != SPOR_SPOT_SEATED)
    return;
  breach = spor_composition_check_leaver (composition, signup);
  if (breach && breach->rule == SPOR_RULE_FINALISED)
    g_clear_pointer (&breach, spor_breach_free);
  obstacle = spor_board_obstacle (self, breach);
  if (obstacle)
    g_menu_item_set_detailed_action (item, "board.replace-refused");
  else
    g_menu_item_set_action_and_target (item, "win.find-replacement", "s",
                                       spor_signups_row (composition->signups, signup)->id);
  g_menu_append_item (menu, item);
  if (obstacle && g_hash_table_add (said, g_strdup (obstacle)))
    spor_board_add_reason (menu, obstacle, g_hash_table_size (said));
}

/* Who has left for good: the same as the switch in the list of sign-ups. It is said of a member of
 * a final group too, whose seat is another question; in an archived round nothing is. */
static void
spor_board_add_withdrawal (SporBoard *self, GMenu *menu, guint signup, GHashTable *said)
{
  const SporComposition *composition = spor_board_get_composition (self);
  const SporSignupRow *row = spor_signups_row (composition->signups, signup);
  gboolean gone = row->status == SPOR_STATUS_WITHDRAWN;
  g_autofree char *closed = spor_round_closed_text (spor_composition_round (composition));
  g_autoptr (GMenuItem) item
      = g_menu_item_new (gone ? _ ("Reinstate the Sign-up") : _ ("Withdraw the Sign-up"), NULL);

  g_menu_item_set_action_and_target (item, closed ? "board.withdraw-refused" : "board.withdraw",
                                     WITHDRAW_TYPE, row->id, !gone);
  g_menu_append_item (menu, item);
  if (closed && g_hash_table_add (said, g_strdup (closed)))
    spor_board_add_reason (menu, closed, g_hash_table_size (said));
}

static GMenuModel *
spor_board_looks (SporBoard *self, guint signup, GHashTable *said)
{
  GMenu *menu = g_menu_new ();
  const char *id = spor_signups_row (spor_board_get_composition (self)->signups, signup)->id;
  g_autoptr (GMenuItem) item = g_menu_item_new (_ ("Show Sign-up"), NULL);

  g_menu_item_set_action_and_target (item, "win.show-signup", "s", id);
  g_menu_append_item (menu, item);
  spor_board_add_withdrawal (self, menu, signup, said);
  spor_board_add_claim (self, menu, id, said);
  return G_MENU_MODEL (menu);
}

GMenuModel *
spor_board_menu (SporBoard *self, SporSignup *signup)
{
  GMenu *menu = g_menu_new ();
  int index = spor_board_index (self, signup);
  const SporPlaceOnBoard off = { SPOR_SPOT_POOL, 0, -1, -1 };
  g_autoptr (GHashTable) said = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GMenuModel) seats = NULL;
  g_autoptr (GMenuModel) waiting = NULL;
  g_autoptr (GMenuModel) swaps = NULL;
  g_autoptr (GMenuModel) marks = NULL;
  g_autoptr (GMenuModel) looks = NULL;
  g_autoptr (GMenu) others = g_menu_new ();
  g_autoptr (GArray) party = NULL;

  if (index < 0)
    return G_MENU_MODEL (menu);
  party = spor_board_party (self, signup);
  if (party->len > 1)
    {
      g_object_unref (menu);
      return spor_board_party_menu (self, party);
    }
  seats = spor_board_ways_to (self, index, SPOR_SPOT_SEATED, said);
  waiting = spor_board_ways_to (self, index, SPOR_SPOT_WAITING, said);
  swaps = spor_board_swaps (self, index);
  g_menu_append_section (menu, NULL, seats);
  g_menu_append_section (menu, NULL, waiting);
  if (g_menu_model_get_n_items (swaps) > 0)
    g_menu_append_submenu (others, _ ("Swap With"), swaps);
  spor_board_add_replacement (self, others, index, said);
  if (!spor_board_is_there (self, index, &off))
    spor_board_add_way (self, others, index, &off, _ ("Take Off the Board"), "Delete", said);
  g_menu_append_section (menu, NULL, G_MENU_MODEL (others));
  marks = spor_board_marks (self, index, said);
  looks = spor_board_looks (self, index, said);
  g_menu_append_section (menu, NULL, marks);
  g_menu_append_section (menu, NULL, looks);
  return G_MENU_MODEL (menu);
}

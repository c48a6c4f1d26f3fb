/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "spor-board-private.h"

/* What menus and keys do with one person. */

static void
on_move_activated_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  SporBoard *self = data;
  SporComposition *composition = spor_board_get_composition (self);
  g_autoptr (SporSignup) signup = NULL;
  SporPlaceOnBoard place;
  const char *id, *other;
  int index;

  g_variant_get (parameter, "(&suui&s)", &id, &place.spot, &place.track, &place.position, &other);
  index = composition ? spor_signups_find (composition->signups, id) : -1;
  if (index < 0)
    return;
  place.swap_with = *other ? spor_signups_find (composition->signups, other) : -1;
  signup = spor_signup_new (composition->signups, index);
  spor_board_move (self, signup, &place);
}

/* Whose name was followed is chosen: what is to be done with them can be done at once. */
static void
on_reveal_activated_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  SporBoard *self = data;
  SporComposition *composition = spor_board_get_composition (self);
  const char *id = g_variant_get_string (parameter, NULL);

  if (!composition || spor_signups_find (composition->signups, id) < 0)
    return;
  spor_card_choice_set (spor_board_get_choice (self), id);
  spor_board_reveal (self, id);
}

static void
on_mark_activated_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  SporBoard *self = data;
  SporComposition *composition = spor_board_get_composition (self);
  g_autoptr (SporSignup) signup = NULL;
  const char *id;
  SporMark mark;
  int index;

  g_variant_get (parameter, "(&su)", &id, &mark);
  index = composition ? spor_signups_find (composition->signups, id) : -1;
  if (index < 0)
    return;
  signup = spor_signup_new (composition->signups, index);
  spor_board_mark (self, signup, mark);
}

void
spor_board_add_actions (SporBoard *self)
{
  const GActionEntry entries[]
      = { { .name = "move", .activate = on_move_activated_cb, .parameter_type = MOVE_TYPE },
          { .name = "refused", .parameter_type = MOVE_TYPE },
          { .name = "reveal", .activate = on_reveal_activated_cb, .parameter_type = "s" },
          { .name = "mark", .activate = on_mark_activated_cb, .parameter_type = MARK_TYPE },
          { .name = "mark-refused", .parameter_type = MARK_TYPE },
          { .name = "claim-refused" } };
  const char *const refused[] = { "refused", "mark-refused", "claim-refused" };
  GActionMap *actions = G_ACTION_MAP (spor_board_get_actions (self));

  g_action_map_add_action_entries (actions, entries, G_N_ELEMENTS (entries), self);
  for (guint i = 0; i < G_N_ELEMENTS (refused); i++)
    {
      GAction *action = g_action_map_lookup_action (actions, refused[i]);

      g_simple_action_set_enabled (G_SIMPLE_ACTION (action), FALSE);
    }
}

/* --- Keys ----------------------------------------------------------------------------------- */

const char *const *
spor_board_get_keys (void)
{
  static const char *const keys[]
      = { "1...9",  "w",      "p", "b", "Delete", "space", "<Control>a", "<Shift>Up <Shift>Down",
          "Escape", "Return", NULL };

  return keys;
}

/* The key of a mark, pressed again, takes the mark away. */
static gboolean
spor_board_press_mark_key (SporBoard *self, SporSignup *signup, guint key)
{
  guint lower = gdk_keyval_to_lower (key);
  SporMark mark = lower == GDK_KEY_p   ? SPOR_MARK_PINNED
                  : lower == GDK_KEY_b ? SPOR_MARK_BARRED
                                       : SPOR_MARK_NONE;

  if (mark == SPOR_MARK_NONE)
    return FALSE;
  spor_board_mark (self, signup,
                   spor_board_get_mark (self, signup) == mark ? SPOR_MARK_NONE : mark);
  return TRUE;
}

static gboolean
spor_board_is_deed_key (guint key)
{
  guint lower = gdk_keyval_to_lower (key);

  return (key >= GDK_KEY_1 && key <= GDK_KEY_9) || lower == GDK_KEY_w || lower == GDK_KEY_p
         || lower == GDK_KEY_b || key == GDK_KEY_Delete || key == GDK_KEY_BackSpace;
}

gboolean
spor_board_press_key (SporBoard *self, SporSignup *signup, guint key)
{
  SporComposition *composition = spor_board_get_composition (self);
  SporPlaceOnBoard place = { SPOR_SPOT_SEATED, 0, -1, -1 };
  const SporSignupRow *row = spor_signup_get_row (signup);
  g_autoptr (GArray) party = NULL;
  int track = -1;

  if (!composition || !spor_board_is_deed_key (key))
    return FALSE;
  if (spor_board_holds_key (self, key) || spor_board_get_moving (self))
    return TRUE;
  party = spor_board_party (self, signup);
  if (party->len > 1)
    return spor_board_press_party_key (self, party, key);
  if (spor_board_press_mark_key (self, signup, key))
    return TRUE;
  if (key >= GDK_KEY_1 && key <= GDK_KEY_9)
    track = spor_round_find_track (spor_composition_round (composition), key - GDK_KEY_1 + 1);
  else if (key == GDK_KEY_w || key == GDK_KEY_W)
    {
      place.spot = SPOR_SPOT_WAITING;
      track = row->track;
    }
  else if (key == GDK_KEY_Delete || key == GDK_KEY_BackSpace)
    {
      place.spot = SPOR_SPOT_POOL;
      track = 0;
    }
  if (track < 0)
    return FALSE;
  place.track = track;
  spor_board_move (self, signup, &place);
  return TRUE;
}

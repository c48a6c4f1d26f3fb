/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "spor-board-private.h"
#include "spor-language.h"

#include <glib/gi18n-lib.h>

/* What is done to several people together: one change set, one undo. */

/* All who are chosen, as the composition knows them. (transfer full) */
static GArray *
spor_board_chosen (SporBoard *self)
{
  GArray *chosen = g_array_new (FALSE, FALSE, sizeof (guint));
  SporCardChoice *choice = spor_board_get_choice (self);
  SporComposition *composition = spor_board_get_composition (self);

  for (guint i = 0; composition && i < spor_card_choice_get_n (choice); i++)
    {
      int index = spor_signups_find (composition->signups, spor_card_choice_get (choice, i));

      if (index >= 0)
        g_array_append_val (chosen, index);
    }
  return chosen;
}

GArray *
spor_board_party (SporBoard *self, SporSignup *signup)
{
  GArray *party
      = spor_card_choice_has (spor_board_get_choice (self), spor_signup_get_row (signup)->id)
            ? spor_board_chosen (self)
            : g_array_new (FALSE, FALSE, sizeof (guint));
  int index = spor_board_index (self, signup);

  if (party->len == 0 && index >= 0)
    g_array_append_val (party, index);
  return party;
}

/* --- In the book ---------------------------------------------------------------------------- */

typedef struct
{
  SporComposition *before, *after;
  SporRearrangement what;
  char *names;
} SporRearrangeJob;

static void
spor_rearrange_job_free (gpointer data)
{
  SporRearrangeJob *job = data;

  spor_composition_unref (job->before);
  spor_composition_unref (job->after);
  g_free (job->names);
  g_free (job);
}

static gpointer
spor_run_rearrange (SporStore *store, gpointer data, GCancellable *cancellable, GError **error)
{
  const SporRearrangeJob *job = data;

  return GINT_TO_POINTER (
      spor_store_rearrange (store, job->before, job->after, job->what, job->names, error));
}

/* Where the keyboard goes: with who asked first. */
static const char *
spor_board_first_id (SporBoard *self, const SporGroupMove *moved)
{
  return spor_signups_row (spor_board_get_composition (self)->signups,
                           g_array_index (moved->done, guint, 0))
      ->id;
}

/* If nobody could, the first reason is told like that of one who could not. */
static void
spor_board_rearrange (SporBoard *self, const SporGroupMove *moved, SporRearrangement what)
{
  SporRearrangeJob *job;

  if (moved->done->len == 0 && moved->refusals->len == 1)
    spor_board_fail (self, ((SporBreach *)g_ptr_array_index (moved->refusals, 0))->text);
  else
    spor_board_tell_refusals (self, moved->refusals);
  if (moved->done->len == 0)
    return;
  job = g_new0 (SporRearrangeJob, 1);
  job->before = spor_composition_ref (spor_board_get_composition (self));
  job->after = spor_composition_ref (moved->after);
  job->what = what;
  job->names = spor_group_move_names (moved);
  spor_board_begin_move (self, spor_board_first_id (self, moved));
  spor_book_run_async (spor_board_get_book (self), spor_run_rearrange, job, spor_rearrange_job_free,
                       NULL, NULL, on_board_moved_cb, g_object_ref (self));
}

void
spor_board_move_party (SporBoard *self, const GArray *party, const SporDestination *to)
{
  static const SporRearrangement whats[] = { [SPOR_SPOT_POOL] = SPOR_REARRANGE_UNSEAT,
                                             [SPOR_SPOT_SEATED] = SPOR_REARRANGE_SEAT,
                                             [SPOR_SPOT_WAITING] = SPOR_REARRANGE_WAIT };
  g_autoptr (SporGroupMove) moved = NULL;

  g_return_if_fail (SPOR_IS_BOARD (self));

  if (!spor_board_get_composition (self))
    return;
  moved = spor_group_move_new (spor_board_get_composition (self), party, to);
  spor_board_rearrange (self, moved, whats[to->spot]);
}

void
spor_board_mark_party (SporBoard *self, const GArray *party, SporMark mark)
{
  static const SporRearrangement whats[] = { [SPOR_MARK_NONE] = SPOR_REARRANGE_UNPIN,
                                             [SPOR_MARK_PINNED] = SPOR_REARRANGE_PIN,
                                             [SPOR_MARK_BARRED] = SPOR_REARRANGE_BAR };
  g_autoptr (SporGroupMove) moved = NULL;

  g_return_if_fail (SPOR_IS_BOARD (self));

  if (!spor_board_get_composition (self))
    return;
  moved = spor_group_move_new_mark (spor_board_get_composition (self), party, mark);
  spor_board_rearrange (self, moved, whats[mark]);
}

void
spor_board_drop (SporBoard *self, SporSignup *signup, const SporPlaceOnBoard *place)
{
  SporDestination to = { place->spot, place->track, -1 };
  g_autoptr (GArray) party = NULL;
  GArray *line;

  g_return_if_fail (SPOR_IS_BOARD (self));

  if (!spor_board_keeps_promise (self, signup, place))
    {
      spor_board_fail (self, _ ("The composition changed while you held the card, and letting go "
                                "would have done something else. Nothing was done."));
      return;
    }
  party = spor_board_party (self, signup);
  if (party->len <= 1)
    {
      spor_board_move (self, signup, place);
      return;
    }
  if (place->swap_with >= 0)
    {
      spor_board_fail (self, _ ("Only one person at a time can swap places"));
      return;
    }
  if (place->spot == SPOR_SPOT_WAITING && place->position >= 0)
    {
      line = spor_board_get_composition (self)->waiting[place->track];
      if ((guint)place->position < line->len)
        to.before = g_array_index (line, guint, place->position);
    }
  spor_board_move_party (self, party, &to);
}

/* --- Keys ----------------------------------------------------------------------------------- */

/* The key of a mark that all have takes it away. */
static void
spor_board_toggle_party_mark (SporBoard *self, const GArray *party, SporMark mark)
{
  SporComposition *composition = spor_board_get_composition (self);
  gboolean all = TRUE;

  for (guint i = 0; i < party->len; i++)
    all = all && spor_composition_get_mark (composition, g_array_index (party, guint, i)) == mark;
  spor_board_mark_party (self, party, all ? SPOR_MARK_NONE : mark);
}

gboolean
spor_board_press_party_key (SporBoard *self, const GArray *party, guint key)
{
  SporDestination to = { SPOR_SPOT_POOL, 0, -1 };
  guint lower = gdk_keyval_to_lower (key);

  if (lower == GDK_KEY_p || lower == GDK_KEY_b)
    {
      spor_board_toggle_party_mark (self, party,
                                    lower == GDK_KEY_p ? SPOR_MARK_PINNED : SPOR_MARK_BARRED);
      return TRUE;
    }
  if (key >= GDK_KEY_1 && key <= GDK_KEY_9)
    {
      to.spot = SPOR_SPOT_SEATED;
      to.track = spor_round_find_track (spor_composition_round (spor_board_get_composition (self)),
                                        key - GDK_KEY_1 + 1);
      if (to.track < 0)
        return FALSE;
    }
  else if (lower == GDK_KEY_w)
    to = (SporDestination){ SPOR_SPOT_WAITING, SPOR_OWN_TRACK, -1 };
  else if (key != GDK_KEY_Delete && key != GDK_KEY_BackSpace)
    return FALSE;
  spor_board_move_party (self, party, &to);
  return TRUE;
}

/* --- Menu ----------------------------------------------------------------------------------- */

/* How many it would do something to is said where not all; where it would to nobody, it cannot be
 * chosen. @label (transfer full) */
static void
spor_board_add_party_item (GMenu *menu,
                           const GArray *party,
                           const SporGroupMove *moved,
                           char *label,
                           const char *key,
                           const char *action,
                           GVariant *target)
{
  g_autofree char *name = label;
  g_autoptr (GVariant) sunk = g_variant_ref_sink (target);
  g_autofree char *counted
      /* Translators: what to do, to how many, and of how many: "Must Have (2 of 3)" */
      = spor_format_counts (_ ("%s (%u of %u)"), name, moved->done->len, party->len);
  g_autoptr (GMenuItem) item
      = g_menu_item_new (moved->done->len > 0 && moved->done->len < party->len ? counted : name,
                         NULL);
  g_autofree char *refused = g_strconcat (action, "-refused", NULL);

  g_menu_item_set_action_and_target_value (item, moved->done->len > 0 ? action : refused, sunk);
  if (key)
    g_menu_item_set_attribute (item, "accel", "s", key);
  g_menu_append_item (menu, item);
}

static void
spor_board_add_party_way (SporBoard *self,
                          GMenu *menu,
                          const GArray *party,
                          SporSpot spot,
                          int track,
                          char *label,
                          const char *key)
{
  const SporDestination to = { spot, track, -1 };
  g_autoptr (SporGroupMove) moved
      = spor_group_move_new (spor_board_get_composition (self), party, &to);

  spor_board_add_party_item (menu, party, moved, label, key, "board.move-chosen",
                             g_variant_new (MOVE_CHOSEN_TYPE, (guint)spot, track));
}

static void
spor_board_add_party_mark (SporBoard *self,
                           GMenu *menu,
                           const GArray *party,
                           SporMark mark,
                           const char *label,
                           const char *key)
{
  g_autoptr (SporGroupMove) moved
      = spor_group_move_new_mark (spor_board_get_composition (self), party, mark);

  spor_board_add_party_item (menu, party, moved, g_strdup (label), key, "board.mark-chosen",
                             g_variant_new_uint32 (mark));
}

static void
spor_board_add_section (GMenu *menu, const char *title, GMenu *section)
{
  g_menu_append_section (menu, title, G_MENU_MODEL (section));
  g_object_unref (section);
}

GMenuModel *
spor_board_party_menu (SporBoard *self, const GArray *party)
{
  GMenu *menu = g_menu_new (), *seats = g_menu_new (), *lines = g_menu_new ();
  GMenu *off = g_menu_new (), *marks = g_menu_new ();
  const SporRound *round = spor_composition_round (spor_board_get_composition (self));
  g_autofree char *title
      = spor_format_counts (ngettext ("%u person", "%u people", party->len), party->len);

  for (guint t = 0; t < spor_round_n_tracks (round); t++)
    {
      const SporTrack *track = spor_round_track (round, t);
      g_autofree char *name = spor_track_title (track);
      g_autofree char *digit = track->number <= 9 ? g_strdup_printf ("%u", track->number) : NULL;

      spor_board_add_party_way (self, seats, party, SPOR_SPOT_SEATED, t,
                                g_strdup_printf (_ ("Seat in %s"), name), digit);
      spor_board_add_party_way (self, lines, party, SPOR_SPOT_WAITING, t,
                                g_strdup_printf (_ ("Waiting List of %s"), name), NULL);
    }
  spor_board_add_party_way (self, lines, party, SPOR_SPOT_WAITING, SPOR_OWN_TRACK,
                            g_strdup (_ ("Waiting List of Their Own Track")), "w");
  spor_board_add_party_way (self, off, party, SPOR_SPOT_POOL, 0,
                            g_strdup (_ ("Take Off the Board")), "Delete");
  spor_board_add_party_mark (self, marks, party, SPOR_MARK_PINNED, _ ("Must Have"), "p");
  spor_board_add_party_mark (self, marks, party, SPOR_MARK_BARRED, _ ("Not This Time"), "b");
  spor_board_add_party_mark (self, marks, party, SPOR_MARK_NONE, _ ("Remove Mark"), NULL);
  spor_board_add_section (menu, title, seats);
  spor_board_add_section (menu, NULL, lines);
  spor_board_add_section (menu, NULL, off);
  spor_board_add_section (menu, NULL, marks);
  return G_MENU_MODEL (menu);
}

static void
on_move_chosen_activated_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  g_autoptr (GArray) party = spor_board_chosen (data);
  SporDestination to = { SPOR_SPOT_POOL, 0, -1 };

  g_variant_get (parameter, MOVE_CHOSEN_TYPE, &to.spot, &to.track);
  spor_board_move_party (data, party, &to);
}

static void
on_mark_chosen_activated_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  g_autoptr (GArray) party = spor_board_chosen (data);

  spor_board_mark_party (data, party, g_variant_get_uint32 (parameter));
}

static void
on_clear_choice_activated_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  spor_board_tell_refusals (data, NULL);
  spor_card_choice_clear (spor_board_get_choice (data));
}

static void
on_forget_refusals_activated_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  spor_board_tell_refusals (data, NULL);
}

void
spor_board_add_party_actions (SporBoard *self)
{
  const GActionEntry entries[]
      = { { .name = "move-chosen",
            .activate = on_move_chosen_activated_cb,
            .parameter_type = MOVE_CHOSEN_TYPE },
          { .name = "move-chosen-refused", .parameter_type = MOVE_CHOSEN_TYPE },
          { .name = "mark-chosen", .activate = on_mark_chosen_activated_cb, .parameter_type = "u" },
          { .name = "mark-chosen-refused", .parameter_type = "u" },
          { .name = "clear-choice", .activate = on_clear_choice_activated_cb },
          { .name = "forget-refusals", .activate = on_forget_refusals_activated_cb } };
  const char *const refused[] = { "move-chosen-refused", "mark-chosen-refused" };
  GActionMap *actions = G_ACTION_MAP (spor_board_get_actions (self));

  g_action_map_add_action_entries (actions, entries, G_N_ELEMENTS (entries), self);
  for (guint i = 0; i < G_N_ELEMENTS (refused); i++)
    g_simple_action_set_enabled (G_SIMPLE_ACTION (g_action_map_lookup_action (actions, refused[i])),
                                 FALSE);
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cli-board.h"

#include "cli-commands.h"
#include "cli-composition.h"
#include "cli-json.h"

#include <glib/gi18n-lib.h>
#include <stdio.h>

/* How often a move is tried anew because somebody else changed the board in between. */
#define MAX_TRIES 5

/* The best group still reachable is not waited for any longer: who wants to know asks "suggest". */
#define BEST_SECONDS 5

static void
spor_cli_print_board_json (const SporComposition *composition, const SporProposal *best)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();

  json_builder_begin_object (builder);
  spor_cli_add_composition (builder, composition, best);
  json_builder_end_object (builder);
  spor_json_print (builder);
}

gboolean
spor_cli_print_board (SporCli *cli, GError **error)
{
  g_autoptr (SporComposition) composition = spor_store_load (cli->store, FALSE, error);
  SporWatch watch = { .cancellable = cli->cancellable,
                      .deadline = g_get_monotonic_time () + BEST_SECONDS * G_USEC_PER_SEC };
  g_autoptr (SporProposal) best = NULL;

  if (!composition)
    return FALSE;
  best = spor_proposal_new (composition, SPOR_KEEP_SEATED, SPOR_SUGGEST_ANY, &watch);
  if (cli->json)
    spor_cli_print_board_json (composition, best);
  else
    spor_cli_print_composition (composition, best);
  return TRUE;
}

/* --- Moves ---------------------------------------------------------------------------------- */

/* --swap-with: where the other sits is where @move goes. */
static gboolean
spor_cli_aim_at_person (SporCli *cli,
                        const SporComposition *composition,
                        SporMove *move,
                        GError **error)
{
  guint position = 0;

  move->swap_with
      = spor_cli_find_signup (composition->signups, spor_cli_option (cli, "swap-with"), error);
  if (move->swap_with < 0)
    return FALSE;

  if (spor_composition_find (composition, move->swap_with, &move->track, &position)
      != SPOR_SPOT_SEATED)
    {
      g_set_error (error, SPOR_CLI_ERROR, SPOR_CLI_ERROR_REFUSED,
                   /* Translators: a person's name */
                   _ ("%s has no seat to take over."),
                   spor_signups_row (composition->signups, move->swap_with)->name);
      return FALSE;
    }
  move->position = position;
  return TRUE;
}

/* --track, or the track that the person signed up for. */
static gboolean
spor_cli_aim_at_track (SporCli *cli,
                       const SporComposition *composition,
                       SporMove *move,
                       GError **error)
{
  const SporSignupRow *row = spor_signups_row (composition->signups, move->signup);
  int track;

  if (!spor_cli_get_track (cli, &track, error))
    return FALSE;
  if (track < 0)
    track = row->track;
  if (track >= 0)
    {
      move->track = track;
      return TRUE;
    }

  g_set_error (error, SPOR_CLI_ERROR, SPOR_CLI_ERROR_REFUSED,
               /* Translators: a person's name */
               _ ("%s has signed up for no track."), row->name);
  return FALSE;
}

static gboolean
spor_cli_aim (
    SporCli *cli, const SporComposition *composition, SporSpot to, SporMove *move, GError **error)
{
  int signup = spor_cli_find_signup (composition->signups, spor_cli_word (cli, 0), error);

  if (signup < 0)
    return FALSE;

  *move = (SporMove){ .signup = signup, .to = to, .position = -1, .swap_with = -1 };
  if (to == SPOR_SPOT_POOL)
    return TRUE;
  if (spor_cli_option (cli, "swap-with"))
    return spor_cli_aim_at_person (cli, composition, move, error);
  return spor_cli_aim_at_track (cli, composition, move, error);
}

/* Whether the board is already as the command would have it: a script may say things twice. */
static gboolean
spor_cli_is_there (const SporComposition *composition, const SporMove *move)
{
  guint track = 0;
  SporSpot spot = spor_composition_find (composition, move->signup, &track, NULL);

  if (move->swap_with >= 0)
    return move->swap_with == (int)move->signup;
  return spot == move->to && (spot == SPOR_SPOT_POOL || track == move->track);
}

static gboolean
spor_cli_try_move (SporCli *cli, int to, GError **error)
{
  g_autoptr (SporComposition) composition = spor_store_load (cli->store, FALSE, error);
  SporMove move;

  return composition && spor_cli_aim (cli, composition, to, &move, error)
         && (spor_cli_is_there (composition, &move)
             || spor_store_move (cli->store, composition, &move, error));
}

static gboolean
spor_cli_try_mark (SporCli *cli, int mark, GError **error)
{
  g_autoptr (SporComposition) composition = spor_store_load (cli->store, FALSE, error);
  int signup = composition
                   ? spor_cli_find_signup (composition->signups, spor_cli_word (cli, 0), error)
                   : -1;

  return signup >= 0 && spor_store_mark (cli->store, composition, signup, mark, error);
}

gboolean
spor_cli_change_board (SporCli *cli, SporCliAttempt attempt, int what, GError **error)
{
  if (!spor_cli_open (cli, error))
    return FALSE;

  for (guint tries = 1;; tries++)
    {
      g_autoptr (GError) failure = NULL;

      if (attempt (cli, what, &failure))
        return spor_cli_print_board (cli, error);
      if (tries == MAX_TRIES
          || !g_error_matches (failure, SPOR_STORE_ERROR, SPOR_STORE_ERROR_CONFLICT))
        {
          g_propagate_error (error, g_steal_pointer (&failure));
          return FALSE;
        }
    }
}

gboolean
spor_cli_seat (SporCli *cli, GError **error)
{
  if (spor_cli_option (cli, "track") && spor_cli_option (cli, "swap-with"))
    {
      g_set_error_literal (error, SPOR_CLI_ERROR, SPOR_CLI_ERROR_USAGE,
                           _ ("Say either --track or --swap-with, not both."));
      return FALSE;
    }
  return spor_cli_change_board (cli, spor_cli_try_move, SPOR_SPOT_SEATED, error);
}

gboolean
spor_cli_unseat (SporCli *cli, GError **error)
{
  return spor_cli_change_board (cli, spor_cli_try_move, SPOR_SPOT_POOL, error);
}

gboolean
spor_cli_wait (SporCli *cli, GError **error)
{
  return spor_cli_change_board (cli, spor_cli_try_move, SPOR_SPOT_WAITING, error);
}

/* --- Marks ---------------------------------------------------------------------------------- */

gboolean
spor_cli_pin (SporCli *cli, GError **error)
{
  return spor_cli_change_board (cli, spor_cli_try_mark, SPOR_MARK_PINNED, error);
}

gboolean
spor_cli_bar (SporCli *cli, GError **error)
{
  return spor_cli_change_board (cli, spor_cli_try_mark, SPOR_MARK_BARRED, error);
}

gboolean
spor_cli_unpin (SporCli *cli, GError **error)
{
  return spor_cli_change_board (cli, spor_cli_try_mark, SPOR_MARK_NONE, error);
}

/* --- Undo, redo ----------------------------------------------------------------------------- */

static void
spor_cli_print_step (SporCli *cli, const char *key, const char *text, const char *sentence)
{
  if (cli->json)
    {
      g_autoptr (JsonBuilder) builder = json_builder_new ();

      json_builder_begin_object (builder);
      spor_json_add_text (builder, key, text);
      json_builder_end_object (builder);
      spor_json_print (builder);
    }
  else
    printf ("%s\n", sentence);
}

gboolean
spor_cli_undo (SporCli *cli, GError **error)
{
  g_autofree char *text = NULL;
  g_autofree char *sentence = NULL;

  if (!spor_cli_open (cli, error) || !spor_store_undo (cli->store, &text, error))
    return FALSE;
  /* Translators: an action as the change log has it */
  sentence = g_strdup_printf (_ ("Undone – %s"), text);
  spor_cli_print_step (cli, "undone", text, sentence);
  return TRUE;
}

gboolean
spor_cli_redo (SporCli *cli, GError **error)
{
  g_autofree char *text = NULL;
  g_autofree char *sentence = NULL;

  if (!spor_cli_open (cli, error) || !spor_store_redo (cli->store, &text, error))
    return FALSE;
  /* Translators: an action as the change log has it */
  sentence = g_strdup_printf (_ ("Redone – %s"), text);
  spor_cli_print_step (cli, "redone", text, sentence);
  return TRUE;
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "fixture.h"

#include "spor-meeting.h"
#include "spor-store-letters.h"
#include "spor-store-refunds.h"

/* A book from which letters and calendars can be written. */

#define LETTERS_CONTACT "fbs@example.dk"

static inline guint
letters_signup (SporComposition *composition, const char *name)
{
  for (guint i = 0; i < spor_signups_n (composition->signups); i++)
    if (g_str_equal (spor_signups_row (composition->signups, i)->name, name))
      return i;
  g_assert_not_reached ();
}

static inline void
letters_move (SporStore *store, const char *name, SporSpot to)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SporComposition) composition = spor_store_load (store, FALSE, &error);
  guint signup = letters_signup (composition, name);
  const SporMove move
      = { signup, to, spor_signups_row (composition->signups, signup)->track, -1, -1 };

  spor_store_move (store, composition, &move, &error);
  g_assert_no_error (error);
}

static inline void
letters_add_meeting (SporStore *store, SporRound *round, const char *title, guint32 tracks)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SporMeeting) meeting = spor_meeting_new ();

  meeting->starts = 1743500000;
  meeting->ends = meeting->starts + 3600;
  meeting->tracks = tracks;
  g_free (meeting->title);
  meeting->title = g_strdup (title);
  g_free (meeting->place);
  meeting->place = g_strdup ("Odense");
  spor_store_add_meeting (store, round, meeting, &error);
  g_assert_no_error (error);
}

static inline SporStore *
letters_open_store (const char *path)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SporPlaces) places = spor_places_new (&error);
  SporStore *store = spor_store_open (path, places, "tester", &error);

  g_assert_no_error (error);
  return store;
}

/* Anne and Zenia have seats, Aase waits; @contact: (nullable): the round's, NULL for none. */
static inline char *
letters_book_new (const char *name, const char *contact)
{
  g_autofree char *path = fixture_book_new (name, TRUE);
  g_autoptr (GError) error = NULL;
  g_autoptr (SporStore) store = letters_open_store (path);
  g_autoptr (SporRound) round = spor_store_load_round (store, &error);

  letters_move (store, "Anne Hansen", SPOR_SPOT_SEATED);
  letters_move (store, "Zenia Ørsted", SPOR_SPOT_SEATED);
  letters_move (store, "Aase Aagaard", SPOR_SPOT_WAITING);
  letters_add_meeting (store, round, "Opstart", 3);
  letters_add_meeting (store, round, "Data", 1);
  if (contact)
    spor_store_save_contact (store, round, NULL, contact,
                             spor_time_from_iso ("2025-04-01T00:00:00Z"), &error);
  g_assert_no_error (error);
  return g_steal_pointer (&path);
}

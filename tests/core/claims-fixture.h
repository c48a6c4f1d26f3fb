/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "book-fixture.h"

#include "spor-receipts.h"
#include "spor-store-refunds.h"

#include <string.h>

/* A round with a meeting in the book, and claims of those who attended it. */

#define PDF "%PDF-1.7 an invented ticket "
#define HOUR 3600

typedef struct
{
  BookFixture book;
  SporRound *round;
  SporMeeting *meeting;
  char *anne;
} Fixture;

static inline gint64
today (void)
{
  return spor_day_of_instant (g_get_real_time () / G_USEC_PER_SEC);
}

static inline void
set (char **field, const char *text)
{
  g_free (*field);
  *field = g_strdup (text);
}

static inline SporMeeting *
meeting_on (gint64 day)
{
  SporMeeting *meeting = spor_meeting_new ();

  meeting->starts = spor_day_begins (day) + 9 * HOUR;
  meeting->ends = meeting->starts + 7 * HOUR;
  meeting->tracks = 1 << 0;
  set (&meeting->title, "Heldagsmøde");
  set (&meeting->place, "Aarhus");
  set (&meeting->agenda, "1. Velkomst");
  return meeting;
}

static inline void
fixture_set_up (Fixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SporComposition) composition = NULL;
  SporMove move = { 0, SPOR_SPOT_SEATED, 0, -1, -1 };

  book_set_up (&self->book, data);
  book_sign_up (&self->book, "Anne", "Odense");
  book_sign_up (&self->book, "Bo", "Greve");
  composition = book_load (&self->book);
  self->anne = g_strdup (spor_signups_row (composition->signups, 0)->id);
  spor_store_move (self->book.store, composition, &move, &error);
  g_assert_no_error (error);
  self->round = spor_store_load_round (self->book.store, &error);
  g_assert_no_error (error);
  self->meeting = meeting_on (today () - 1);
  spor_store_add_meeting (self->book.store, self->round, self->meeting, &error);
  g_assert_no_error (error);
}

static inline void
fixture_tear_down (Fixture *self, gconstpointer data)
{
  spor_meeting_free (self->meeting);
  spor_round_unref (self->round);
  g_free (self->anne);
  book_tear_down (&self->book, data);
}

static inline void
act_as (Fixture *self, const char *actor)
{
  g_autoptr (GError) error = NULL;

  g_clear_pointer (&self->book.store, spor_store_close);
  self->book.store = spor_store_open (self->book.path, self->book.places, actor, &error);
  g_assert_no_error (error);
}

static inline void
attend (Fixture *self, SporAttendance attendance)
{
  g_autoptr (GError) error = NULL;
  SporAttendee anne = { self->anne, (char *)"Anne", attendance };

  spor_store_attend (self->book.store, self->meeting, &anne, &error);
  g_assert_no_error (error);
}

static inline SporReceipt *
receipt_of (const char *text)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *content = g_strconcat (PDF, text, NULL);
  g_autoptr (GBytes) bytes = g_bytes_new (content, strlen (content) + 1);
  SporReceipt *receipt = spor_receipt_new_from_bytes ("billet.pdf", bytes, &error);

  g_assert_no_error (error);
  return receipt;
}

static inline SporClaimLine *
add_line (SporClaim *claim, SporMode mode, gint64 amount)
{
  SporClaimLine *line = spor_claim_line_new (mode, today () - 1);

  set (&line->origin, "Odense");
  set (&line->destination, "Aarhus");
  line->amount = amount;
  g_ptr_array_add (claim->lines, line);
  return line;
}

/* A train, and a toll with its receipt. */
static inline SporClaim *
draft (Fixture *self)
{
  SporClaim *claim = spor_claim_new ();
  SporReceipt *receipt = receipt_of ("Storebælt");

  set (&claim->meeting_id, self->meeting->id);
  set (&claim->signup_id, self->anne);
  add_line (claim, SPOR_MODE_PUBLIC, 4800);
  set (&add_line (claim, SPOR_MODE_TOLL, 24500)->receipt_id, receipt->id);
  g_ptr_array_add (claim->receipts, receipt);
  return claim;
}

static inline void
add_claim (Fixture *self, SporClaim *claim)
{
  g_autoptr (GError) error = NULL;

  spor_store_add_claim (self->book.store, self->round, claim, NULL, &error);
  g_assert_no_error (error);
}

static inline SporClaim *
load_claim (Fixture *self, const char *id)
{
  g_autoptr (GError) error = NULL;
  SporClaim *claim = spor_store_load_claim (self->book.store, id, &error);

  g_assert_no_error (error);
  return claim;
}

static inline SporDecision
decision_of (SporAct act)
{
  return (SporDecision){
    .act = act, .reason = "Mangler bilag", .reference = "B-17", .paid_on = today ()
  };
}

static inline void
decide (Fixture *self, const SporClaim *claim, SporAct act)
{
  g_autoptr (GError) error = NULL;
  SporDecision decision = decision_of (act);

  spor_store_decide (self->book.store, self->round, claim->id, &decision, NULL, &error);
  g_assert_no_error (error);
}

static inline void
undo (Fixture *self, const char *expected)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;

  spor_store_undo (self->book.store, &text, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (text, ==, expected);
}

/* On a day that has a rate, whatever today is. */
static inline SporClaimLine *
add_car (SporClaim *claim, gint64 metres)
{
  SporClaimLine *line = add_line (claim, SPOR_MODE_CAR, 0);

  line->day = spor_day_from_iso ("2025-04-01");
  line->metres = metres;
  return line;
}

#define ADD(path, func)                                                                            \
  g_test_add ("/claims/" path, Fixture, NULL, fixture_set_up, func, fixture_tear_down)

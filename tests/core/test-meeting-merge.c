/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "spor-meeting-merge.h"

#include "spor-clock.h"
#include "spor-day.h"

/* Two programs move one meeting: each moves the day, the last day or an hour. */

typedef struct
{
  const char *first, *last;
  int from, to; /* hours */
} When;

static const When shown = { "2025-04-01", "2025-04-01", 9, 16 };

static SporMeeting *
meeting_new (const When *when)
{
  SporMeeting *meeting = spor_meeting_new ();

  meeting->starts = spor_clock_on_day (spor_day_from_iso (when->first), when->from * 60);
  meeting->ends = spor_clock_on_day (spor_day_from_iso (when->last), when->to * 60);
  return meeting;
}

static gboolean
merge (const When *ours, const When *now, const When *expected)
{
  g_autoptr (SporMeeting) a = meeting_new (ours);
  g_autoptr (SporMeeting) b = meeting_new (&shown);
  g_autoptr (SporMeeting) c = meeting_new (now);
  g_autoptr (SporMeeting) d = meeting_new (expected);

  if (!spor_meeting_merge (a, b, c))
    return FALSE;
  g_assert_cmpint (a->starts, ==, d->starts);
  g_assert_cmpint (a->ends, ==, d->ends);
  return TRUE;
}

#define WHEN(...) (&(When){ __VA_ARGS__ })

static void
test_one_moves (void)
{
  const When *other = WHEN ("2025-04-02", "2025-04-03", 8, 15);

  g_assert_true (merge (other, &shown, other));
  g_assert_true (merge (&shown, other, other));
  g_assert_true (merge (other, other, other));
}

static void
test_other_parts (void)
{
  g_assert_true (merge (WHEN ("2025-04-01", "2025-04-01", 7, 16),
                        WHEN ("2025-04-01", "2025-04-01", 9, 12),
                        WHEN ("2025-04-01", "2025-04-01", 7, 12)));
  g_assert_true (merge (WHEN ("2025-04-01", "2025-04-01", 9, 12),
                        WHEN ("2025-04-08", "2025-04-08", 9, 16),
                        WHEN ("2025-04-08", "2025-04-08", 9, 12)));
  g_assert_true (merge (WHEN ("2025-04-01", "2025-04-02", 9, 16),
                        WHEN ("2025-04-08", "2025-04-08", 10, 16),
                        WHEN ("2025-04-08", "2025-04-09", 10, 16)));
}

/* Whose clocks are put forward in between: an hour of the day is no span of time. */
static void
test_summer_time (void)
{
  g_assert_true (merge (WHEN ("2025-03-29", "2025-03-29", 9, 16),
                        WHEN ("2025-04-01", "2025-04-01", 10, 16),
                        WHEN ("2025-03-29", "2025-03-29", 10, 16)));
}

static void
test_same_part (void)
{
  g_assert_false (merge (WHEN ("2025-04-01", "2025-04-01", 9, 13),
                         WHEN ("2025-04-01", "2025-04-01", 9, 12), &shown));
  g_assert_false (merge (WHEN ("2025-04-01", "2025-04-01", 7, 13),
                         WHEN ("2025-04-01", "2025-04-01", 8, 16), &shown));
  g_assert_false (merge (WHEN ("2025-04-02", "2025-04-02", 9, 16),
                         WHEN ("2025-04-03", "2025-04-03", 9, 16), &shown));
  g_assert_false (merge (WHEN ("2025-04-01", "2025-04-02", 9, 16),
                         WHEN ("2025-04-01", "2025-04-03", 9, 16), &shown));
}

/* Each is a meeting, and what comes of both would end before it begins. */
static void
test_out_of_order (void)
{
  g_assert_false (merge (WHEN ("2025-04-01", "2025-04-01", 14, 16),
                         WHEN ("2025-04-01", "2025-04-01", 9, 13), &shown));
  g_assert_false (merge (WHEN ("2025-04-01", "2025-04-01", 12, 16),
                         WHEN ("2025-04-01", "2025-04-01", 9, 12), &shown));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/meeting-merge/one-moves", test_one_moves);
  g_test_add_func ("/meeting-merge/other-parts", test_other_parts);
  g_test_add_func ("/meeting-merge/summer-time", test_summer_time);
  g_test_add_func ("/meeting-merge/same-part", test_same_part);
  g_test_add_func ("/meeting-merge/out-of-order", test_out_of_order);
  return g_test_run ();
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "spor-sending.h"

#include "spor-store.h"

/* A record of two letters, each of which is a part: "ab". */

static const SporSendingType text_type = { (GBoxedCopyFunc)g_strdup, g_free, g_str_equal };

static gboolean
same_first (gconstpointer a, gconstpointer b)
{
  return ((const char *)a)[0] == ((const char *)b)[0];
}

static gboolean
same_second (gconstpointer a, gconstpointer b)
{
  return ((const char *)a)[1] == ((const char *)b)[1];
}

static SporSending *
sending_new (const char *shown)
{
  SporSending *sending = spor_sending_new (&text_type);

  spor_sending_show (sending, shown);
  return sending;
}

static void
refuse (SporSending *sending, int code)
{
  g_autoptr (GError) error = g_error_new_literal (SPOR_STORE_ERROR, code, "No.");

  spor_sending_answer (sending, error, FALSE);
}

/* What is under way counts as saved; of several, the last. */
static void
test_known (void)
{
  g_autoptr (SporSending) sending = spor_sending_new (&text_type);

  g_assert_null (spor_sending_get_known (sending));
  g_assert_false (spor_sending_is_known (sending, "ab"));
  spor_sending_show (sending, "ab");
  g_assert_true (spor_sending_is_known (sending, "ab"));
  spor_sending_send (sending, g_strdup ("cb"));
  spor_sending_send (sending, g_strdup ("cd"));
  g_assert_true (spor_sending_is_known (sending, "cd"));
  g_assert_false (spor_sending_is_known (sending, "cb"));
  g_assert_cmpstr (spor_sending_get_shown (sending), ==, "ab");
}

/* It stays known when it has been taken, before it is shown. */
static void
test_taken (void)
{
  g_autoptr (SporSending) sending = sending_new ("ab");

  spor_sending_send (sending, g_strdup ("cb"));
  spor_sending_answer (sending, NULL, FALSE);
  g_assert_cmpstr (spor_sending_get_known (sending), ==, "cb");
  g_assert_cmpstr (spor_sending_get_shown (sending), ==, "ab");
  spor_sending_show (sending, "cx"); /* with what another has made of it */
  g_assert_cmpstr (spor_sending_get_known (sending), ==, "cx");
  spor_sending_send (sending, g_strdup ("dx")); /* which begins anew */
  refuse (sending, SPOR_STORE_ERROR_REFUSED);
  g_assert_true (spor_sending_is_refused (sending, "dx"));
}

/* Of two, the first answer is to the first. */
static void
test_in_order (void)
{
  g_autoptr (SporSending) sending = sending_new ("ab");

  spor_sending_send (sending, g_strdup ("cb"));
  spor_sending_send (sending, g_strdup ("db"));
  spor_sending_answer (sending, NULL, FALSE);
  spor_sending_show (sending, "cb");
  g_assert_cmpstr (spor_sending_get_known (sending), ==, "db");
  refuse (sending, SPOR_STORE_ERROR_REFUSED);
  g_assert_true (spor_sending_is_refused (sending, "db"));
  g_assert_cmpstr (spor_sending_get_known (sending), ==, "cb");
}

/* The same would be refused again, until something else is answered. */
static void
test_refused (void)
{
  g_autoptr (SporSending) sending = sending_new ("ab");

  spor_sending_send (sending, g_strdup ("cb"));
  refuse (sending, SPOR_STORE_ERROR_REFUSED);
  g_assert_true (spor_sending_is_refused (sending, "cb"));
  g_assert_false (spor_sending_is_refused (sending, "db"));
  g_assert_false (spor_sending_is_known (sending, "cb"));
  g_assert_true (spor_sending_is_known (sending, "ab"));
  spor_sending_send (sending, g_strdup ("db"));
  spor_sending_answer (sending, NULL, FALSE);
  g_assert_false (spor_sending_is_refused (sending, "cb"));
}

/* What is disputed may be sent again. */
static void
test_conflict (void)
{
  g_autoptr (SporSending) sending = sending_new ("ab");

  spor_sending_send (sending, g_strdup ("cb"));
  refuse (sending, SPOR_STORE_ERROR_CONFLICT);
  g_assert_false (spor_sending_is_refused (sending, "cb"));
  g_assert_true (spor_sending_is_known (sending, "ab"));
}

/* Nothing of it comes back from a round that is not shown. */
static void
test_elsewhere (void)
{
  g_autoptr (SporSending) sending = sending_new ("ab");

  spor_sending_send (sending, g_strdup ("cb"));
  spor_sending_send (sending, g_strdup ("db"));
  spor_sending_answer (sending, NULL, TRUE);
  g_assert_cmpstr (spor_sending_get_shown (sending), ==, "cb");
  refuse (sending, SPOR_STORE_ERROR_REFUSED);
  g_assert_cmpstr (spor_sending_get_known (sending), ==, "cb");
}

/* Part by part: what is not typed over follows, what is stays, and both at once is told. */
static void
test_whose (void)
{
  g_autoptr (SporSending) sending = sending_new ("ab");

  g_assert_cmpint (spor_sending_whose (sending, same_first, "ay", "xb"), ==, SPOR_THING_THEIRS);
  g_assert_cmpint (spor_sending_whose (sending, same_second, "ay", "xb"), ==, SPOR_THING_OURS);
  g_assert_cmpint (spor_sending_whose (sending, same_first, "yb", "xb"), ==, SPOR_THING_DISPUTED);
  g_assert_cmpint (spor_sending_whose (sending, same_first, "xb", "xb"), ==, SPOR_THING_OURS);
  g_assert_cmpint (spor_sending_whose (sending, same_first, "ab", "ab"), ==, SPOR_THING_OURS);
}

/* What is half typed is not what was shown, whatever it may become. */
static void
test_half_typed (void)
{
  g_autoptr (SporSending) sending = sending_new ("ab");

  g_assert_cmpint (spor_sending_whose (sending, same_first, NULL, "ab"), ==, SPOR_THING_OURS);
  g_assert_cmpint (spor_sending_whose (sending, same_first, NULL, "xb"), ==, SPOR_THING_DISPUTED);
}

/* One's own, typed over by the time it comes back, is nobody else's. */
static void
test_own (void)
{
  g_autoptr (SporSending) sending = sending_new ("ab");

  spor_sending_send (sending, g_strdup ("cb"));
  g_assert_cmpint (spor_sending_whose (sending, same_first, "db", "cb"), ==, SPOR_THING_OURS);
  spor_sending_answer (sending, NULL, FALSE);
  g_assert_cmpint (spor_sending_whose (sending, same_first, "db", "cb"), ==, SPOR_THING_OURS);
  g_assert_cmpint (spor_sending_whose (sending, same_first, "db", "xb"), ==, SPOR_THING_DISPUTED);
  spor_sending_show (sending, "cb");
  spor_sending_show (sending, "ab");
  g_assert_cmpint (spor_sending_whose (sending, same_first, "db", "cb"), ==, SPOR_THING_DISPUTED);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/sending/known", test_known);
  g_test_add_func ("/sending/taken", test_taken);
  g_test_add_func ("/sending/in-order", test_in_order);
  g_test_add_func ("/sending/refused", test_refused);
  g_test_add_func ("/sending/conflict", test_conflict);
  g_test_add_func ("/sending/elsewhere", test_elsewhere);
  g_test_add_func ("/sending/whose", test_whose);
  g_test_add_func ("/sending/half-typed", test_half_typed);
  g_test_add_func ("/sending/own", test_own);
  return g_test_run ();
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "random-round.h"

#include "spor-drawing.h"
#include "spor-draw.h"
#include "spor-suggestion.h"
#include "spor-tickets.h"

#include <glpk.h>
#include <string.h>

#define N_ROUNDS 200
#define N_WIDE_ROUNDS 8
#define N_WIDE 60
#define WIDTH 0.1
#define SAME 1e-9
#define NEAR 1e-6

static const SporWatch no_watch = { 0 };

/* --- The fairest chances, the long way ------------------------------------------------------ */

/* Maximises, over probabilities of @panels, the least chance of those in @raised, while everybody
 * has at least @least. */
static double
solve_chances (const GArray *panels, guint n, guint raised, const double *least)
{
  glp_prob *lp = glp_create_prob ();
  glp_smcp parameters;
  double value;

  glp_init_smcp (&parameters);
  parameters.msg_lev = GLP_MSG_OFF;
  glp_set_obj_dir (lp, GLP_MAX);
  glp_add_rows (lp, n + 1);
  glp_add_cols (lp, panels->len + 1);
  glp_set_row_bnds (lp, n + 1, GLP_FX, 1, 1);
  glp_set_col_bnds (lp, panels->len + 1, GLP_FR, 0, 0);
  glp_set_obj_coef (lp, panels->len + 1, 1);
  for (guint p = 0; p < panels->len; p++)
    {
      int rows[RANDOM_PEOPLE + 2], count = 0;
      double values[RANDOM_PEOPLE + 2];

      for (guint i = 0; i < n; i++)
        if (g_array_index (panels, guint, p) >> i & 1)
          {
            rows[++count] = i + 1;
            values[count] = 1;
          }
      rows[++count] = n + 1;
      values[count] = 1;
      glp_set_col_bnds (lp, p + 1, GLP_LO, 0, 0);
      glp_set_mat_col (lp, p + 1, count, rows, values);
    }
  {
    int rows[RANDOM_PEOPLE + 2], count = 0;
    double values[RANDOM_PEOPLE + 2];

    for (guint i = 0; i < n; i++)
      {
        glp_set_row_bnds (lp, i + 1, GLP_LO, raised >> i & 1 ? 0 : least[i], 0);
        if (raised >> i & 1)
          {
            rows[++count] = i + 1;
            values[count] = -1;
          }
      }
    glp_set_mat_col (lp, panels->len + 1, count, rows, values);
  }
  g_assert_cmpint (glp_simplex (lp, &parameters), ==, 0);
  g_assert_cmpint (glp_exact (lp, &parameters), ==, 0); /* in fractions, from where that ended */
  g_assert_cmpint (glp_get_status (lp), ==, GLP_OPT);
  value = glp_get_obj_val (lp);
  glp_delete_prob (lp);
  return value;
}

/* By definition: the least chance as large as can be; of those who have it, whoever cannot have
 * more keeps it; and so on with the others. */
static void
find_leximin (const GArray *panels, guint n, double *chances)
{
  guint open = (1u << n) - 1;

  memset (chances, 0, n * sizeof (double));
  while (open != 0)
    {
      double value = solve_chances (panels, n, open, chances);
      double least[RANDOM_PEOPLE];
      guint stuck = 0;

      for (guint i = 0; i < n; i++)
        least[i] = (open >> i & 1 ? value : chances[i]) - SAME;
      for (guint i = 0; i < n; i++)
        if ((open >> i & 1) && solve_chances (panels, n, 1u << i, least) < value + 1e-7)
          stuck |= 1u << i;
      g_assert_cmpuint (stuck, !=, 0);
      for (guint i = 0; i < n; i++)
        if (stuck >> i & 1)
          chances[i] = value;
      open &= ~stuck;
    }
}

/* --- Comparison ----------------------------------------------------------------------------- */

static GArray *
list_panels (const RandomRound *random, double most)
{
  GArray *panels = g_array_new (FALSE, FALSE, sizeof (guint));
  double best;
  g_autofree double *deviations = random_round_enumerate (random, &best);

  for (guint bits = 0; bits < 1u << random->eligible->len; bits++)
    if (deviations[bits] < RANDOM_DEVIATION_NONE && deviations[bits] <= most + SAME)
      g_array_append_val (panels, bits);
  return panels;
}

static void
check_sums (const SporLottery *lottery)
{
  double sum = 0;

  for (guint p = 0; p < lottery->panels->len; p++)
    {
      const SporPanel *panel = g_ptr_array_index (lottery->panels, p);
      g_autoptr (GArray) chosen = spor_types_choose (lottery->types, panel->numbers, NULL);

      g_assert_true (spor_instance_holds (lottery->types->instance, chosen));
      g_assert_cmpfloat (panel->probability, >, 0);
      sum += panel->probability;
    }
  g_assert_cmpfloat_with_epsilon (sum, 1, SAME);
}

/* Each ticket keeps the rules, and nobody's number of them is off by more than one. */
static void
check_tickets (const SporLottery *lottery, guint n_tickets)
{
  const SporInstance *instance = lottery->types->instance;
  g_autoptr (SporTickets) tickets = spor_tickets_new (lottery, n_tickets, &no_watch);
  g_autofree guint *counts = g_new0 (guint, instance->candidates->len);

  g_assert_cmpuint (tickets->tickets->len, ==, n_tickets);
  for (guint i = 0; i < n_tickets; i++)
    {
      const GArray *ticket = g_ptr_array_index (tickets->tickets, i);

      g_assert_true (spor_instance_holds (instance, ticket));
      if (isfinite (lottery->most))
        g_assert_cmpfloat (spor_instance_deviation (instance, ticket), <, lottery->most + 1e-8);
      for (guint p = 0; p < ticket->len; p++)
        counts[g_array_index (ticket, guint, p)]++;
    }
  for (guint c = 0; c < instance->candidates->len; c++)
    {
      g_assert_cmpuint (tickets->counts[c], ==, counts[c]);
      g_assert_cmpfloat (fabs (counts[c] - spor_lottery_chance (lottery, c) * n_tickets), <,
                         1 + 1e-6);
    }
  g_assert_cmpfloat (tickets->shift, <, 1 + 1e-6);
}

static void
check_lottery (const RandomRound *random, const SporBoardInstance *board, double most)
{
  g_autoptr (GArray) panels = list_panels (random, most);
  g_autoptr (SporLottery) lottery
      = spor_lottery_new (board->instance, SPOR_FAIR_LEXIMIN, most, isfinite (most), &no_watch);
  g_autoptr (SporLottery) maximin
      = spor_lottery_new (board->instance, SPOR_FAIR_MAXIMIN, most, FALSE, &no_watch);
  double chances[RANDOM_PEOPLE];

  g_assert_true (lottery->proved);
  g_assert_cmpint (lottery->possible, ==, panels->len > 0);
  if (panels->len == 0)
    return;
  check_sums (lottery);
  check_sums (maximin);
  check_tickets (lottery, 100);
  check_tickets (maximin, 7);
  g_assert_cmpfloat_with_epsilon (maximin->minimum, lottery->minimum, NEAR);

  find_leximin (panels, random->eligible->len, chances);
  for (guint i = 0; i < random->eligible->len; i++)
    {
      double chance = 0; /* of those who are no candidates, for they are barred */

      for (guint c = 0; c < board->signups->len; c++)
        if (g_array_index (board->signups, guint, c) == g_array_index (random->eligible, guint, i))
          chance = spor_lottery_chance (lottery, c);
      g_assert_cmpfloat_with_epsilon (chance, chances[i], NEAR);
    }
}

static void
test_brute_force (gconstpointer data)
{
  double tolerance = *(const double *)data;

  for (guint seed = 0; seed < N_ROUNDS; seed++)
    {
      RandomRound random;
      g_autoptr (SporBoardInstance) board = NULL;
      g_autoptr (SporSuggestion) suggestion = NULL;

      g_test_message ("round %u", seed);
      random_round_init (&random, seed);
      board = spor_board_instance_new (random.composition, SPOR_KEEP_PINNED);
      suggestion = spor_suggestion_new (board->instance, SPOR_SUGGEST_ANY, &no_watch);
      check_lottery (&random, board,
                     suggestion->chosen ? suggestion->deviation + tolerance : tolerance);
      random_round_clear (&random);
    }
}

/* --- Wide lotteries ------------------------------------------------------------------------- */

/* One body, three features, hardly two people alike. */
static SporInstance *
new_wide_instance (guint seed)
{
  static const guint categories[] = { 5, 3, 2 };
  g_autoptr (GRand) rand = g_rand_new_with_seed (seed);
  SporInstance *instance = spor_instance_new ();
  guint features[G_N_ELEMENTS (categories)];

  spor_instance_add_body (instance, 9, 9);
  for (guint f = 0; f < G_N_ELEMENTS (categories); f++)
    {
      features[f] = spor_instance_add_feature (instance, categories[f], 1);
      spor_instance_add_term (instance, SPOR_SCOPE_ALL, features[f], 1.0 / 3);
    }
  for (guint c = 0; c < instance->targets->len; c++)
    {
      guint f = spor_instance_feature_of (instance, c);

      g_array_index (instance->targets, SporTarget, c) = (SporTarget){ 1, categories[f] };
    }
  for (guint i = 0; i < N_WIDE; i++)
    {
      SporPart parts[G_N_ELEMENTS (categories)];

      for (guint f = 0; f < G_N_ELEMENTS (categories); f++)
        {
          /* the lower of two, so that some are rare */
          guint one = g_rand_int_range (rand, 0, categories[f]);
          guint other = g_rand_int_range (rand, 0, categories[f]);

          parts[f]
              = (SporPart){ spor_instance_feature (instance, features[f])->first + MIN (one, other),
                            1 };
        }
      spor_instance_add_candidate (instance, 0,
                                   spor_instance_add_profile (instance, parts,
                                                              G_N_ELEMENTS (categories)),
                                   FALSE);
    }
  return instance;
}

/* Where very many groups may be drawn, and the known ones do not make the tickets even. */
static void
test_wide (void)
{
  for (guint seed = 0; seed < N_WIDE_ROUNDS; seed++)
    {
      g_autoptr (SporInstance) instance = new_wide_instance (seed);
      g_autoptr (SporSuggestion) best = spor_suggestion_new (instance, SPOR_SUGGEST_ANY, &no_watch);
      g_autoptr (SporLottery) lottery
          = spor_lottery_new (instance, SPOR_FAIR_LEXIMIN, best->deviation + WIDTH, FALSE,
                              &no_watch);

      g_assert_true (lottery->proved);
      check_tickets (lottery, 97);
      check_tickets (lottery, 750);
      check_tickets (lottery, 1000);
    }
}

/* --- The draw ------------------------------------------------------------------------------- */

/* Computed from docs/lottery.md by other means (Python's hashlib). */
static void
test_draw_is_as_specified (void)
{
  static const char digest[] = "2cf24dba5fb0a30e26e83b2ac5b9e29e1b161e5c1fa7425e73043362938b9824";

  g_assert_cmpuint (spor_draw_ticket ("12 14 21 27 31 33 36", digest, 1000), ==, 208);
  g_assert_cmpuint (spor_draw_ticket ("12 14 21 27 31 33 36", digest, 7), ==, 5);
  g_assert_cmpuint (spor_draw_ticket ("æøå", digest, 1000), ==, 315);
  g_assert_cmpuint (spor_draw_ticket ("", digest, 3000000000), ==, 721025981);
  g_assert_cmpuint (spor_draw_ticket ("whatever", digest, 1), ==, 1);
}

/* 6,000 seeds over 6 tickets: each comes up 1,000 times, give or take five standard deviations. */
static void
test_draw_is_even (void)
{
  guint counts[6] = { 0 };

  for (guint i = 0; i < 6000; i++)
    {
      g_autofree char *seed = g_strdup_printf ("%u", i);
      guint ticket = spor_draw_ticket (seed, "digest", G_N_ELEMENTS (counts));

      g_assert_cmpuint (ticket, >=, 1);
      g_assert_cmpuint (ticket, <=, G_N_ELEMENTS (counts));
      counts[ticket - 1]++;
    }
  for (guint i = 0; i < G_N_ELEMENTS (counts); i++)
    {
      g_assert_cmpuint (counts[i], >, 1000 - 5 * 29);
      g_assert_cmpuint (counts[i], <, 1000 + 5 * 29);
    }
}

/* More than a ticket off is said, and how far; a ticket is what rounding takes. */
static void
test_uneven_tickets_are_said (void)
{
  const SporTickets even = { .shift = 1 }, uneven = { .shift = 1.694 };
  g_autofree char *none = spor_tickets_warning (&even);
  g_autofree char *warning = spor_tickets_warning (&uneven);

  g_assert_null (none);
  g_assert_nonnull (warning);
  g_assert_nonnull (strstr (warning, "up to 1.7 tickets"));
}

/* Where a few tickets more come out even there are as many, and that is said. */
static void
test_more_tickets_are_said (void)
{
  SporTickets even = { .shift = 1 };
  SporDrawing as_asked = { SPOR_DRAWING_DONE, { .n_tickets = 997 }, 997, .tickets = &even };
  SporDrawing more = { SPOR_DRAWING_DONE, { .n_tickets = 998 }, 997, .tickets = &even };
  g_autofree char *none = spor_drawing_remark (&as_asked);
  g_autofree char *remark = spor_drawing_remark (&more);

  g_assert_null (none);
  g_assert_nonnull (strstr (remark, "998 tickets and not 997"));
}

int
main (int argc, char **argv)
{
  static const double best = 0, near = 0.03, any = HUGE_VAL;

  g_test_init (&argc, &argv, NULL);
  glp_term_out (GLP_OFF);
  g_test_add_data_func ("/lottery/brute-force/best", &best, test_brute_force);
  g_test_add_data_func ("/lottery/brute-force/near", &near, test_brute_force);
  g_test_add_data_func ("/lottery/brute-force/any", &any, test_brute_force);
  g_test_add_func ("/lottery/wide", test_wide);
  g_test_add_func ("/lottery/draw-is-as-specified", test_draw_is_as_specified);
  g_test_add_func ("/lottery/draw-is-even", test_draw_is_even);
  g_test_add_func ("/lottery/uneven-tickets-are-said", test_uneven_tickets_are_said);
  g_test_add_func ("/lottery/more-tickets-are-said", test_more_tickets_are_said);
  return g_test_run ();
}

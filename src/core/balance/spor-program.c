/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "spor-program.h"

#include <glpk.h>
#include <math.h>

/* Deviations are hundredths and less; the solver's tolerances suit numbers about a thousand. */
#define SCALE 1e4
#define TOLERANCE 1e-10 /* of the objective, relative */
#define STEPS_MIN 1000  /* a simplex that takes more goes in circles */
#define STEPS_EACH 20
#define INDIFFERENCE 1e-9 /* deviations and weights that close are the same */

struct _SporProgram
{
  const SporTypes *types; /* borrowed */
  glp_prob *lp;
  double constant;   /* what no choice changes, scaled */
  GArray *distances; /* SporDistance, in the order of their columns */
  GArray *counts; /* SporDistance: how many count in a category, and what one more or less costs */
  int deviation_row;
  gboolean weights; /* what is aimed at */
  guint patience;   /* nodes; 0: without end */
  gboolean cuts;
  gboolean possible;
};

/* A column that costs, scaled. */
typedef struct
{
  int column;
  double cost;
} SporDistance;

/* --- Building ------------------------------------------------------------------------------- */

/* Sparse row under construction; GLPK counts from 1. */
typedef struct
{
  GArray *columns; /* int */
  GArray *values;  /* double */
} SporRowDraft;

static void
spor_row_draft_init (SporRowDraft *self)
{
  const int no_column = 0;
  const double no_value = 0;

  self->columns = g_array_new (FALSE, FALSE, sizeof (int));
  self->values = g_array_new (FALSE, FALSE, sizeof (double));
  g_array_append_val (self->columns, no_column);
  g_array_append_val (self->values, no_value);
}

static void
spor_row_draft_add (SporRowDraft *self, int column, double value)
{
  g_array_append_val (self->columns, column);
  g_array_append_val (self->values, value);
}

static int
spor_program_add_row (SporProgram *self, SporRowDraft *draft, int kind, double low, double high)
{
  int row = glp_add_rows (self->lp, 1);

  glp_set_row_bnds (self->lp, row, kind, low, high);
  glp_set_mat_row (self->lp, row, draft->columns->len - 1, (int *)draft->columns->data,
                   (double *)draft->values->data);
  g_array_unref (draft->columns);
  g_array_unref (draft->values);
  return row;
}

static int
spor_program_column (guint type)
{
  return type + 1;
}

static void
spor_program_add_types (SporProgram *self)
{
  glp_add_cols (self->lp, MAX (spor_types_n (self->types), 1));
  for (guint t = 0; t < spor_types_n (self->types); t++)
    {
      glp_set_col_kind (self->lp, spor_program_column (t), GLP_IV);
      glp_set_col_bnds (self->lp, spor_program_column (t), GLP_DB, 0,
                        spor_types_get (self->types, t)->upper);
    }
  if (spor_types_n (self->types) == 0)
    glp_set_col_bnds (self->lp, 1, GLP_FX, 0, 0);
}

static void
spor_program_add_rows (SporProgram *self)
{
  for (guint r = 0; r < self->types->rows->len; r++)
    {
      const SporTypeRow *row = g_ptr_array_index (self->types->rows, r);
      SporRowDraft draft;

      spor_row_draft_init (&draft);
      for (guint i = 0; i < row->types->len; i++)
        spor_row_draft_add (&draft, spor_program_column (g_array_index (row->types, guint, i)), 1);
      spor_program_add_row (self, &draft, GLP_UP, 0, row->cap);
    }
}

static guint
spor_program_count_fixed (const SporProgram *self, guint body)
{
  const SporInstance *instance = self->types->instance;
  guint n = 0;

  for (guint c = 0; c < instance->candidates->len; c++)
    {
      const SporCandidate *candidate = spor_instance_candidate (instance, c);

      n += candidate->fixed && candidate->body == body;
    }
  return n;
}

static void
spor_program_add_bodies (SporProgram *self, const guint *seats)
{
  for (guint b = 0; b < self->types->instance->bodies->len; b++)
    {
      guint fixed = spor_program_count_fixed (self, b);
      SporRowDraft draft;

      if (fixed > seats[b])
        self->possible = FALSE;
      spor_row_draft_init (&draft);
      for (guint t = 0; t < spor_types_n (self->types); t++)
        if (spor_types_get (self->types, t)->body == b)
          spor_row_draft_add (&draft, spor_program_column (t), 1);
      spor_program_add_row (self, &draft, GLP_FX, (double)seats[b] - fixed, 0);
    }
}

static guint
spor_profile_part (const GArray *profile, guint category)
{
  for (guint p = 0; p < profile->len; p++)
    if (g_array_index (profile, SporPart, p).category == category)
      return g_array_index (profile, SporPart, p).part;
  return 0;
}

/* What those who are fixed count in @category, in parts. */
static gint64
spor_program_fixed_parts (const SporProgram *self, int scope, guint category)
{
  const SporInstance *instance = self->types->instance;
  gint64 parts = 0;

  for (guint c = 0; c < instance->candidates->len; c++)
    {
      const SporCandidate *candidate = spor_instance_candidate (instance, c);

      if (candidate->fixed && spor_scope_has (scope, candidate->body))
        parts += spor_profile_part (spor_instance_profile (instance, candidate->profile), category);
    }
  return parts;
}

/* Σ parts of @category over those chosen in @scope */
static void
spor_program_draft_count (const SporProgram *self, SporRowDraft *draft, int scope, guint category)
{
  spor_row_draft_init (draft);
  for (guint t = 0; t < spor_types_n (self->types); t++)
    {
      const SporType *type = spor_types_get (self->types, t);
      guint part
          = spor_scope_has (scope, type->body)
                ? spor_profile_part (spor_instance_profile (self->types->instance, type->profile),
                                     category)
                : 0;

      if (part > 0)
        spor_row_draft_add (draft, spor_program_column (t), part);
    }
}

/* How many count in @category, as a number of its own that can be branched on: once the counts are
 * whole the deviation is exact, and what is left is easy. */
static int
spor_program_add_count (
    SporProgram *self, const SporTerm *term, guint category, double most, double cost)
{
  SporDistance count = { glp_add_cols (self->lp, 1), cost };
  SporRowDraft draft;

  glp_set_col_kind (self->lp, count.column, GLP_IV);
  glp_set_col_bnds (self->lp, count.column, most > 0 ? GLP_DB : GLP_FX, 0, most);
  g_array_append_val (self->counts, count);
  spor_program_draft_count (self, &draft, term->scope, category);
  spor_row_draft_add (&draft, count.column, -1);
  spor_program_add_row (self, &draft, GLP_FX, 0, 0);
  return count.column;
}

static int
spor_program_add_distance (SporProgram *self, double cost, double upper)
{
  SporDistance distance = { glp_add_cols (self->lp, 1), cost };

  glp_set_col_bnds (self->lp, distance.column, upper > 0 ? GLP_DB : GLP_LO, 0, upper);
  g_array_append_val (self->distances, distance);
  return distance.column;
}

/* @n: persons in the scope */
static void
spor_program_add_category (SporProgram *self, const SporTerm *term, guint category, guint n)
{
  const SporInstance *instance = self->types->instance;
  const SporFeature *feature = spor_instance_feature (instance, term->feature);
  const SporTarget *target = &g_array_index (instance->targets, SporTarget, category);
  gint64 aim = (gint64)feature->unit * n * target->num;
  gint64 floor = aim / target->den;
  double rest = (double)(aim % target->den) / target->den;
  double each = SCALE * term->share / 2 / feature->unit / n;
  double base = (double)(floor - spor_program_fixed_parts (self, term->scope, category));
  SporRowDraft draft;

  spor_row_draft_init (&draft);
  spor_row_draft_add (
      &draft, spor_program_add_count (self, term, category, (double)feature->unit * n, each), 1);
  spor_row_draft_add (&draft, spor_program_add_distance (self, each * (1 - 2 * rest), 1), -1);
  spor_row_draft_add (&draft, spor_program_add_distance (self, each, 0), -1);
  spor_row_draft_add (&draft, spor_program_add_distance (self, each, 0), 1);
  spor_program_add_row (self, &draft, GLP_FX, base, 0);
  self->constant += each * rest;
}

static void
spor_program_add_terms (SporProgram *self, const guint *seats)
{
  const SporInstance *instance = self->types->instance;

  for (guint t = 0; t < instance->terms->len; t++)
    {
      const SporTerm *term = &g_array_index (instance->terms, SporTerm, t);
      const SporFeature *feature = spor_instance_feature (instance, term->feature);
      guint n = 0;

      for (guint b = 0; b < instance->bodies->len; b++)
        n += spor_scope_has (term->scope, b) ? seats[b] : 0;
      if (n == 0)
        self->constant += SCALE * term->share;
      for (guint c = 0; c < feature->n_categories && n > 0; c++)
        spor_program_add_category (self, term, feature->first + c, n);
    }
}

static void
spor_program_add_limits (SporProgram *self)
{
  const SporInstance *instance = self->types->instance;

  for (guint l = 0; l < instance->limits->len; l++)
    {
      const SporLimit *limit = &g_array_index (instance->limits, SporLimit, l);
      gint64 unit
          = spor_instance_feature (instance, spor_instance_feature_of (instance, limit->category))
                ->unit;
      gint64 fixed = spor_program_fixed_parts (self, limit->scope, limit->category);
      double low = limit->min * unit - fixed, high = limit->max * unit - fixed;
      SporRowDraft draft;
      int kind = limit->min < 0             ? GLP_UP
                 : limit->max < 0           ? GLP_LO
                 : limit->min == limit->max ? GLP_FX
                                            : GLP_DB;

      if (limit->min < 0 && limit->max < 0)
        continue;
      if (limit->min >= 0 && limit->max >= 0 && limit->min > limit->max)
        self->possible = FALSE;
      spor_program_draft_count (self, &draft, limit->scope, limit->category);
      spor_program_add_row (self, &draft, kind, low, high);
    }
}

static void
spor_program_add_deviation (SporProgram *self)
{
  SporRowDraft draft;

  spor_row_draft_init (&draft);
  for (guint d = 0; d < self->distances->len; d++)
    {
      const SporDistance *distance = &g_array_index (self->distances, SporDistance, d);

      if (distance->cost != 0)
        spor_row_draft_add (&draft, distance->column, distance->cost);
    }
  self->deviation_row = spor_program_add_row (self, &draft, GLP_FR, 0, 0);
}

SporProgram *
spor_program_new (const SporTypes *types, const guint *seats)
{
  SporProgram *self = g_new0 (SporProgram, 1);

  glp_term_out (GLP_OFF);
  self->types = types;
  self->possible = types->possible;
  self->lp = glp_create_prob ();
  self->distances = g_array_new (FALSE, FALSE, sizeof (SporDistance));
  self->counts = g_array_new (FALSE, FALSE, sizeof (SporDistance));
  spor_program_add_types (self);
  spor_program_add_rows (self);
  spor_program_add_bodies (self, seats);
  spor_program_add_terms (self, seats);
  spor_program_add_limits (self);
  spor_program_add_deviation (self);
  spor_program_aim_at_deviation (self);
  return self;
}

void
spor_program_free (SporProgram *self)
{
  glp_delete_prob (self->lp);
  g_array_unref (self->distances);
  g_array_unref (self->counts);
  g_free (self);
}

void
spor_program_forget_thread (void)
{
  glp_free_env ();
}

/* --- Asking --------------------------------------------------------------------------------- */

static void
spor_program_set_costs (SporProgram *self, gboolean on)
{
  for (guint d = 0; d < self->distances->len; d++)
    {
      const SporDistance *distance = &g_array_index (self->distances, SporDistance, d);

      glp_set_obj_coef (self->lp, distance->column, on ? distance->cost : 0);
    }
  glp_set_obj_coef (self->lp, 0, on ? self->constant : 0);
}

void
spor_program_aim_at_deviation (SporProgram *self)
{
  self->weights = FALSE;
  glp_set_obj_dir (self->lp, GLP_MIN);
  for (guint t = 0; t < spor_types_n (self->types); t++)
    glp_set_obj_coef (self->lp, spor_program_column (t), 0);
  spor_program_set_costs (self, TRUE);
}

void
spor_program_aim_at_weights (SporProgram *self, const double *weights)
{
  self->weights = TRUE;
  glp_set_obj_dir (self->lp, GLP_MAX);
  spor_program_set_costs (self, FALSE);
  for (guint t = 0; t < spor_types_n (self->types); t++)
    glp_set_obj_coef (self->lp, spor_program_column (t), SCALE * weights[t]);
}

void
spor_program_limit_deviation (SporProgram *self, double most)
{
  glp_set_row_bnds (self->lp, self->deviation_row, GLP_UP, 0,
                    SCALE * (most + INDIFFERENCE) - self->constant);
}

void
spor_program_require (SporProgram *self, guint type, guint least)
{
  guint upper = spor_types_get (self->types, type)->upper;

  if (least > upper)
    self->possible = FALSE;
  else
    glp_set_col_bnds (self->lp, spor_program_column (type), least == upper ? GLP_FX : GLP_DB, least,
                      upper);
}

/* --- Solving -------------------------------------------------------------------------------- */

void
spor_solution_clear (SporSolution *self)
{
  g_clear_pointer (&self->numbers, g_free);
}

static double
spor_program_value (const SporProgram *self, double objective)
{
  return objective / SCALE;
}

/* The basis of the last time is where the next one starts. */
static int
spor_program_run_simplex (SporProgram *self)
{
  glp_smcp parameters;
  int status;

  glp_init_smcp (&parameters);
  parameters.msg_lev = GLP_MSG_OFF;
  parameters.meth = GLP_DUALP;
  parameters.it_lim
      = STEPS_MIN + STEPS_EACH * (glp_get_num_rows (self->lp) + glp_get_num_cols (self->lp));
  if ((status = glp_simplex (self->lp, &parameters)) != 0)
    {
      glp_std_basis (self->lp);
      status = glp_simplex (self->lp, &parameters);
    }
  return status;
}

gboolean
spor_program_relax (SporProgram *self, double *bound)
{
  if (!self->possible || spor_program_run_simplex (self) != 0
      || glp_get_status (self->lp) != GLP_OPT)
    return FALSE;
  *bound = spor_program_value (self, glp_get_obj_val (self->lp));
  return TRUE;
}

typedef struct
{
  const SporProgram *program;
  const SporWatch *watch;
  double limit;
  gboolean any;
  double bound;
  guint n_nodes;
  gboolean stopped, useless, enough, impatient;
} SporSearch;

static gboolean
spor_search_is_within (const SporSearch *self, double value)
{
  return self->program->weights ? value > self->limit - INDIFFERENCE
                                : value < self->limit + INDIFFERENCE;
}

static gboolean
spor_search_has_found (const SporSearch *self)
{
  return glp_mip_status (self->program->lp) == GLP_FEAS
         && spor_search_is_within (self, spor_program_value (self->program,
                                                             glp_mip_obj_val (self->program->lp)));
}

/* Everything that is still open: its best bound is the search's. */
static void
spor_search_select (SporSearch *self, glp_tree *tree)
{
  int node = glp_ios_best_node (tree);

  if (node == 0)
    return;
  self->n_nodes++;
  self->bound = spor_program_value (self->program, glp_ios_node_bound (tree, node));
  if (self->program->patience > 0 && self->n_nodes > self->program->patience
      && spor_search_has_found (self))
    {
      self->impatient = TRUE;
      glp_ios_terminate (tree);
      return;
    }
  if (!spor_search_is_within (self, self->bound))
    {
      self->useless = TRUE;
      glp_ios_terminate (tree);
    }
}

/* Where the tree branches first: on the count whose being whole costs most. With a limit on the
 * deviation the search would otherwise not end (measured: above 20 s for a panel instead of 0.1).
 */
static void
spor_search_branch (SporSearch *self, glp_tree *tree)
{
  double most = 0;
  int column = 0;

  for (guint i = 0; i < self->program->counts->len; i++)
    {
      const SporDistance *count = &g_array_index (self->program->counts, SporDistance, i);
      double value, part;

      if (!glp_ios_can_branch (tree, count->column))
        continue;
      value = glp_get_col_prim (glp_ios_get_prob (tree), count->column);
      part = value - floor (value);
      if (MIN (part, 1 - part) * count->cost > most)
        {
          most = MIN (part, 1 - part) * count->cost;
          column = count->column;
        }
    }
  if (column > 0)
    glp_ios_branch_upon (tree, column, GLP_NO_BRNCH);
}

static void
on_search_step_cb (glp_tree *tree, gpointer data)
{
  SporSearch *self = data;

  if (spor_watch_is_over (self->watch))
    {
      self->stopped = TRUE;
      glp_ios_terminate (tree);
    }
  else if (glp_ios_reason (tree) == GLP_ISELECT)
    spor_search_select (self, tree);
  else if (glp_ios_reason (tree) == GLP_IBRANCH)
    spor_search_branch (self, tree);
  else if (glp_ios_reason (tree) == GLP_IBINGO && self->any
           && spor_search_is_within (self,
                                     spor_program_value (self->program,
                                                         glp_mip_obj_val (self->program->lp))))
    {
      self->enough = TRUE;
      glp_ios_terminate (tree);
    }
}

static void
spor_program_read (SporProgram *self, SporSolution *solution)
{
  int status = glp_mip_status (self->lp);
  guint n = spor_types_n (self->types);

  if (status != GLP_OPT && status != GLP_FEAS)
    return;
  solution->found = TRUE;
  solution->value = spor_program_value (self, glp_mip_obj_val (self->lp));
  solution->numbers = g_new (guint, n + 1);
  for (guint t = 0; t < n; t++)
    solution->numbers[t] = (guint)lround (glp_mip_col_val (self->lp, spor_program_column (t)));
}

static void
spor_program_search (SporProgram *self, SporSearch *search, SporSolution *solution)
{
  glp_iocp parameters;
  int status;

  glp_init_iocp (&parameters);
  parameters.msg_lev = GLP_MSG_OFF;
  parameters.tol_obj = TOLERANCE;
  if (self->counts->len == 0) /* nothing is aimed at: GLPK's own choice costs more than it saves */
    parameters.br_tech = GLP_BR_LFV;
  parameters.mir_cuts = parameters.gmi_cuts = parameters.cov_cuts = self->cuts ? GLP_ON : GLP_OFF;
  parameters.cb_func = on_search_step_cb;
  parameters.cb_info = search;
  status = glp_intopt (self->lp, &parameters);
  spor_program_read (self, solution);
  if (search->stopped)
    solution->end = SPOR_END_STOPPED;
  else if (search->impatient)
    solution->end = SPOR_END_GOOD;
  else if (status == 0 || search->enough || search->useless)
    solution->end = solution->found && spor_search_is_within (search, solution->value)
                        ? SPOR_END_BEST
                        : SPOR_END_NONE;
  else
    solution->end = SPOR_END_STOPPED;
  solution->bound
      = solution->end == SPOR_END_BEST && !search->enough ? solution->value : search->bound;
}

void
spor_program_set_patience (SporProgram *self, guint n_nodes)
{
  self->patience = n_nodes;
}

void
spor_program_use_cuts (SporProgram *self, gboolean use)
{
  self->cuts = use;
}

SporSolution
spor_program_solve (SporProgram *self, const SporWatch *watch, double limit, gboolean any)
{
  SporSolution solution = { SPOR_END_NONE };
  SporSearch search = { self, watch, limit, any };

  solution.bound = self->weights ? -HUGE_VAL : HUGE_VAL;
  if (!spor_program_relax (self, &search.bound))
    return solution;
  solution.bound = search.bound;
  if (!spor_search_is_within (&search, search.bound))
    return solution;
  if (spor_watch_is_over (watch))
    {
      solution.end = SPOR_END_STOPPED;
      return solution;
    }
  spor_program_search (self, &search, &solution);
  return solution;
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "spor-program-private.h"

#include <math.h>

#define TOLERANCE 1e-10 /* of the objective, relative */
#define STEPS_MIN 1000  /* a simplex that takes more goes in circles */
#define STEPS_EACH 20

void
spor_solution_clear (SporSolution *self)
{
  g_clear_pointer (&self->numbers, g_free);
}

static double
spor_program_value (const SporProgram *self, double objective)
{
  return objective / SPOR_PROGRAM_SCALE;
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
  return self->program->weights ? value > self->limit - SPOR_PROGRAM_INDIFFERENCE
                                : value < self->limit + SPOR_PROGRAM_INDIFFERENCE;
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

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "spor-program-private.h"

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
  double each = SPOR_PROGRAM_SCALE * term->share / 2 / feature->unit / n;
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
        self->constant += SPOR_PROGRAM_SCALE * term->share;
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
    glp_set_obj_coef (self->lp, spor_program_column (t), SPOR_PROGRAM_SCALE * weights[t]);
}

void
spor_program_limit_deviation (SporProgram *self, double most)
{
  glp_set_row_bnds (self->lp, self->deviation_row, GLP_UP, 0,
                    SPOR_PROGRAM_SCALE * (most + SPOR_PROGRAM_INDIFFERENCE) - self->constant);
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

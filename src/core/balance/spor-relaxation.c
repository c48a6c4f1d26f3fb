/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "spor-relaxation.h"

#include <glpk.h>
#include <math.h>
#include <string.h>

/* What one person of a rule weighs: a rule of a later kind gives way only if none of the earlier
 * can. */
#define COST_LIMIT 1.0
#define COST_CAP 1e3
#define COST_FIXED 1e6
#define SOME 0.5 /* a whole number above it is not 0 */

/* A rule with the column that says by how much it gives way. */
typedef struct
{
  SporRelax relax;
  int column;
  double cost, most;
} SporWay;

/* Candidates that are alike in everything, as one column. */
typedef struct
{
  guint body, profile;
  GArray *sets;  /* guint */
  GArray *fixed; /* guint: candidates among them who are fixed */
  guint n;
  int column;
} SporKin;

typedef struct
{
  const SporInstance *instance;
  const SporWatch *watch;
  glp_prob *lp;
  GPtrArray *kin; /* SporKin* */
  GArray *ways;   /* SporWay */
} SporWayOut;

/* --- Building ------------------------------------------------------------------------------- */

static void
spor_kin_free (SporKin *self)
{
  g_array_unref (self->sets);
  g_array_unref (self->fixed);
  g_free (self);
}

static GPtrArray *
spor_way_out_list_sets (const SporInstance *instance)
{
  GPtrArray *lists = g_ptr_array_new_with_free_func ((GDestroyNotify)g_array_unref);

  for (guint c = 0; c < instance->candidates->len; c++)
    g_ptr_array_add (lists, g_array_new (FALSE, FALSE, sizeof (guint)));
  for (guint s = 0; s < instance->sets->len; s++)
    {
      const SporSet *set = g_ptr_array_index (instance->sets, s);

      for (guint m = 0; m < set->members->len && set->members->len > set->cap; m++)
        g_array_append_val ((GArray *)g_ptr_array_index (lists,
                                                         g_array_index (set->members, guint, m)),
                            s);
    }
  return lists;
}

static void
spor_way_out_find_kin (SporWayOut *self)
{
  g_autoptr (GPtrArray) lists = spor_way_out_list_sets (self->instance);
  g_autoptr (GHashTable) known
      = g_hash_table_new_full (g_bytes_hash, g_bytes_equal, (GDestroyNotify)g_bytes_unref, NULL);

  for (guint c = 0; c < self->instance->candidates->len; c++)
    {
      const SporCandidate *candidate = spor_instance_candidate (self->instance, c);
      GArray *sets = g_ptr_array_index (lists, c);
      g_autoptr (GArray) words = g_array_copy (sets);
      g_autoptr (GBytes) key = NULL;
      SporKin *kin;

      g_array_append_val (words, candidate->body);
      g_array_append_val (words, candidate->profile);
      key = g_bytes_new (words->data, words->len * sizeof (guint));
      if (!(kin = g_hash_table_lookup (known, key)))
        {
          kin = g_new0 (SporKin, 1);
          kin->body = candidate->body;
          kin->profile = candidate->profile;
          kin->sets = g_array_ref (sets);
          kin->fixed = g_array_new (FALSE, FALSE, sizeof (guint));
          g_ptr_array_add (self->kin, kin);
          g_hash_table_insert (known, g_bytes_ref (key), kin);
        }
      kin->n++;
      if (candidate->fixed)
        g_array_append_val (kin->fixed, c);
    }
}

static int
spor_way_out_add_column (SporWayOut *self, double most, double cost)
{
  int column = glp_add_cols (self->lp, 1);

  glp_set_col_kind (self->lp, column, GLP_IV);
  glp_set_col_bnds (self->lp, column, most > 0 ? GLP_DB : GLP_FX, 0, most);
  glp_set_obj_coef (self->lp, column, cost);
  return column;
}

static int
spor_way_out_add_way (SporWayOut *self, SporRelaxKind kind, guint index, double most, double cost)
{
  SporWay way = { { kind, index, 0 }, 0, cost, most };

  way.column = spor_way_out_add_column (self, most, cost);
  g_array_append_val (self->ways, way);
  return way.column;
}

typedef struct
{
  GArray *columns, *values;
} SporTerms;

static SporTerms
spor_terms_new (void)
{
  const int column = 0;
  const double value = 0;
  SporTerms self
      = { g_array_new (FALSE, FALSE, sizeof (int)), g_array_new (FALSE, FALSE, sizeof (double)) };

  g_array_append_val (self.columns, column);
  g_array_append_val (self.values, value);
  return self;
}

static void
spor_terms_add (SporTerms *self, int column, double value)
{
  g_array_append_val (self->columns, column);
  g_array_append_val (self->values, value);
}

/* @way: the column that lets the row give way by @by each */
static void
spor_way_out_add_row (
    SporWayOut *self, SporTerms *terms, int kind, double bound, int way, double by)
{
  int row = glp_add_rows (self->lp, 1);

  if (way > 0)
    spor_terms_add (terms, way, kind == GLP_LO ? by : -by);
  glp_set_row_bnds (self->lp, row, kind, bound, bound);
  glp_set_mat_row (self->lp, row, terms->columns->len - 1, (int *)terms->columns->data,
                   (double *)terms->values->data);
  g_array_unref (terms->columns);
  g_array_unref (terms->values);
}

static SporTerms
spor_way_out_count_body (const SporWayOut *self, guint body)
{
  SporTerms terms = spor_terms_new ();

  for (guint k = 0; k < self->kin->len; k++)
    {
      const SporKin *kin = g_ptr_array_index (self->kin, k);

      if (kin->body == body)
        spor_terms_add (&terms, kin->column, 1);
    }
  return terms;
}

static void
spor_way_out_add_bodies (SporWayOut *self)
{
  for (guint b = 0; b < self->instance->bodies->len; b++)
    {
      const SporSeats *seats = spor_instance_body (self->instance, b);
      SporTerms low = spor_way_out_count_body (self, b);
      SporTerms high = spor_way_out_count_body (self, b);

      spor_way_out_add_row (self, &low, GLP_LO, seats->min,
                            spor_way_out_add_way (self, SPOR_RELAX_SEATS_MIN, b, seats->min,
                                                  COST_LIMIT),
                            1);
      spor_way_out_add_row (self, &high, GLP_UP, seats->max,
                            spor_way_out_add_way (self, SPOR_RELAX_SEATS_MAX, b,
                                                  self->instance->candidates->len, COST_LIMIT),
                            1);
    }
}

static SporTerms
spor_way_out_count_limit (const SporWayOut *self, const SporLimit *limit)
{
  SporTerms terms = spor_terms_new ();

  for (guint k = 0; k < self->kin->len; k++)
    {
      const SporKin *kin = g_ptr_array_index (self->kin, k);
      const GArray *profile = spor_instance_profile (self->instance, kin->profile);

      for (guint p = 0; p < profile->len && spor_scope_has (limit->scope, kin->body); p++)
        if (g_array_index (profile, SporPart, p).category == limit->category)
          spor_terms_add (&terms, kin->column, g_array_index (profile, SporPart, p).part);
    }
  return terms;
}

static void
spor_way_out_add_limits (SporWayOut *self)
{
  for (guint l = 0; l < self->instance->limits->len; l++)
    {
      const SporLimit *limit = &g_array_index (self->instance->limits, SporLimit, l);
      double unit
          = spor_instance_feature (self->instance,
                                   spor_instance_feature_of (self->instance, limit->category))
                ->unit;

      if (limit->min >= 0)
        {
          SporTerms terms = spor_way_out_count_limit (self, limit);

          spor_way_out_add_row (self, &terms, GLP_LO, unit * limit->min,
                                spor_way_out_add_way (self, SPOR_RELAX_LIMIT_MIN, l, limit->min,
                                                      COST_LIMIT),
                                unit);
        }
      if (limit->max >= 0)
        {
          SporTerms terms = spor_way_out_count_limit (self, limit);

          spor_way_out_add_row (self, &terms, GLP_UP, unit * limit->max,
                                spor_way_out_add_way (self, SPOR_RELAX_LIMIT_MAX, l,
                                                      self->instance->candidates->len, COST_LIMIT),
                                unit);
        }
    }
}

/* One way for all sets of a body with the same rule; 0: they never give way. */
static int
spor_way_out_cap_way (SporWayOut *self, guint set_index)
{
  const SporSet *set = g_ptr_array_index (self->instance->sets, set_index);

  for (guint w = 0; w < self->ways->len && !set->firm; w++)
    {
      const SporWay *way = &g_array_index (self->ways, SporWay, w);
      const SporSet *its = way->relax.kind == SPOR_RELAX_CAP
                               ? g_ptr_array_index (self->instance->sets, way->relax.index)
                               : NULL;

      if (its && its->body == set->body && its->rule == set->rule)
        return way->column;
    }
  if (set->firm)
    return 0;
  return spor_way_out_add_way (self, SPOR_RELAX_CAP, set_index, self->instance->candidates->len,
                               COST_CAP);
}

static void
spor_way_out_add_sets (SporWayOut *self)
{
  g_autofree SporTerms *rows = g_new0 (SporTerms, self->instance->sets->len + 1);

  for (guint k = 0; k < self->kin->len; k++)
    {
      const SporKin *kin = g_ptr_array_index (self->kin, k);

      for (guint i = 0; i < kin->sets->len; i++)
        {
          SporTerms *row = &rows[g_array_index (kin->sets, guint, i)];

          if (!row->columns)
            *row = spor_terms_new ();
          spor_terms_add (row, kin->column, 1);
        }
    }
  for (guint s = 0; s < self->instance->sets->len; s++)
    {
      const SporSet *set = g_ptr_array_index (self->instance->sets, s);

      if (rows[s].columns)
        spor_way_out_add_row (self, &rows[s], GLP_UP, set->cap, spor_way_out_cap_way (self, s), 1);
    }
}

/* At least those who are fixed, less those who need not be. */
static void
spor_way_out_add_kin (SporWayOut *self)
{
  for (guint k = 0; k < self->kin->len; k++)
    {
      SporKin *kin = g_ptr_array_index (self->kin, k);

      kin->column = spor_way_out_add_column (self, kin->n, 0);
    }
  for (guint k = 0; k < self->kin->len; k++)
    {
      const SporKin *kin = g_ptr_array_index (self->kin, k);
      SporTerms terms;

      if (kin->fixed->len == 0)
        continue;
      terms = spor_terms_new ();
      spor_terms_add (&terms, kin->column, 1);
      for (guint i = 0; i < kin->fixed->len; i++)
        spor_terms_add (&terms,
                        spor_way_out_add_way (self, SPOR_RELAX_FIXED,
                                              g_array_index (kin->fixed, guint, i), 1, COST_FIXED),
                        1);
      spor_way_out_add_row (self, &terms, GLP_LO, kin->fixed->len, 0, 0);
    }
}

/* --- Asking --------------------------------------------------------------------------------- */

static void
on_way_out_step_cb (glp_tree *tree, gpointer data)
{
  const SporWayOut *self = data;

  if (spor_watch_is_over (self->watch))
    glp_ios_terminate (tree);
}

static gboolean
spor_way_out_solve (SporWayOut *self)
{
  glp_smcp simplex;
  glp_iocp search;

  glp_init_smcp (&simplex);
  simplex.msg_lev = GLP_MSG_OFF;
  simplex.meth = GLP_DUALP;
  glp_init_iocp (&search);
  search.msg_lev = GLP_MSG_OFF;
  search.cb_func = on_way_out_step_cb;
  search.cb_info = self;
  return !spor_watch_is_over (self->watch) && glp_simplex (self->lp, &simplex) == 0
         && glp_get_status (self->lp) == GLP_OPT && glp_intopt (self->lp, &search) == 0
         && glp_mip_status (self->lp) == GLP_OPT;
}

/* Rules that are not @kept may be broken at no cost. */
static gboolean
spor_way_out_fits (SporWayOut *self, const gboolean *kept)
{
  for (guint w = 0; w < self->ways->len; w++)
    {
      const SporWay *way = &g_array_index (self->ways, SporWay, w);

      glp_set_obj_coef (self->lp, way->column, kept[w] ? way->cost : 0);
    }
  return !spor_way_out_solve (self) || glp_mip_obj_val (self->lp) < SOME;
}

/* Leaves out one rule after the other as long as the rest cannot be kept: what remains is the
 * clash. */
static void
spor_way_out_find_clash (SporWayOut *self, GArray *clash)
{
  g_autofree gboolean *kept = g_new (gboolean, self->ways->len + 1);

  for (guint w = 0; w < self->ways->len; w++)
    kept[w] = TRUE;
  if (spor_way_out_fits (self, kept))
    return;
  for (guint w = 0; w < self->ways->len; w++)
    {
      kept[w] = FALSE;
      kept[w] = spor_way_out_fits (self, kept);
    }
  for (guint w = 0; w < self->ways->len && !spor_watch_is_over (self->watch); w++)
    if (kept[w])
      g_array_append_val (clash, g_array_index (self->ways, SporWay, w).relax);
}

/* (nullable): the smallest relaxation that the ways' columns allow */
static GArray *
spor_way_out_find_choice (SporWayOut *self)
{
  GArray *choice;

  for (guint w = 0; w < self->ways->len; w++)
    {
      const SporWay *way = &g_array_index (self->ways, SporWay, w);

      glp_set_obj_coef (self->lp, way->column, way->cost);
    }
  if (!spor_way_out_solve (self))
    return NULL;
  choice = g_array_new (FALSE, FALSE, sizeof (SporRelax));
  for (guint w = 0; w < self->ways->len; w++)
    {
      SporRelax relax = g_array_index (self->ways, SporWay, w).relax;

      relax.by = (guint)lround (
          glp_mip_col_val (self->lp, g_array_index (self->ways, SporWay, w).column));
      if (relax.by > 0)
        g_array_append_val (choice, relax);
    }
  return choice;
}

static gboolean
spor_relax_equal (const SporRelax *a, const SporRelax *b)
{
  return a->kind == b->kind && a->index == b->index;
}

/* The rule that @choice gives up first stays as it is from now on. */
static void
spor_way_out_close (SporWayOut *self, const GArray *choice)
{
  for (guint w = 0; w < self->ways->len && choice->len > 0; w++)
    {
      const SporWay *way = &g_array_index (self->ways, SporWay, w);

      if (spor_relax_equal (&way->relax, &g_array_index (choice, SporRelax, 0)))
        glp_set_col_bnds (self->lp, way->column, GLP_FX, 0, 0);
    }
}

static void
spor_way_out_find_choices (SporWayOut *self, GPtrArray *choices, guint max)
{
  while (choices->len < max)
    {
      GArray *choice = spor_way_out_find_choice (self);

      if (!choice)
        return;
      g_ptr_array_add (choices, choice);
      if (choice->len == 0)
        return; /* it fits after all */
      spor_way_out_close (self, choice);
    }
}

SporRelaxation *
spor_relaxation_new (const SporInstance *instance, guint max_choices, const SporWatch *watch)
{
  SporRelaxation *self = g_new0 (SporRelaxation, 1);
  SporWayOut way_out = { instance, watch };

  self->clash = g_array_new (FALSE, FALSE, sizeof (SporRelax));
  self->choices = g_ptr_array_new_with_free_func ((GDestroyNotify)g_array_unref);
  glp_term_out (GLP_OFF);
  way_out.lp = glp_create_prob ();
  way_out.kin = g_ptr_array_new_with_free_func ((GDestroyNotify)spor_kin_free);
  way_out.ways = g_array_new (FALSE, FALSE, sizeof (SporWay));
  spor_way_out_find_kin (&way_out);
  spor_way_out_add_kin (&way_out);
  spor_way_out_add_bodies (&way_out);
  spor_way_out_add_limits (&way_out);
  spor_way_out_add_sets (&way_out);

  spor_way_out_find_clash (&way_out, self->clash);
  spor_way_out_find_choices (&way_out, self->choices, max_choices);

  glp_delete_prob (way_out.lp);
  g_ptr_array_unref (way_out.kin);
  g_array_unref (way_out.ways);
  return self;
}

void
spor_relaxation_free (SporRelaxation *self)
{
  g_array_unref (self->clash);
  g_ptr_array_unref (self->choices);
  g_free (self);
}

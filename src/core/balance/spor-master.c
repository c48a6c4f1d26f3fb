/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "spor-master.h"

#include <glpk.h>

/* The program is held in its dual form, for GLPK's dual simplex does not go in circles where many
 * panels are equally good: prices of the types and a threshold, least
 *   threshold − Σ settled: size · chance · price
 * such that no panel is worth more than the threshold and Σ open: size · price = 1. A panel is a
 * row, and the row's dual its probability. */

#define WHOLE 1e3      /* what the probabilities add up to: the solver's tolerances are absolute */
#define WEIGHED 1e-6   /* a price above it is no rounding error */
#define PANELS_EACH 2  /* how many panels for each type are many */
#define SLACK 1e-7     /* a panel that far from its bound is not at it */
#define STEPS_MIN 1000 /* a simplex that takes more goes in circles */
#define STEPS_EACH 10

struct _SporMaster
{
  const SporTypes *types; /* borrowed */
  glp_prob *lp;
  int *columns;   /* per type; 0: takes no part */
  gboolean *open; /* per type */
  guint n_open;
  int sum_row;
  int threshold_column;
  GHashTable *known; /* GBytes, as a set */
  GPtrArray *panels; /* guint *, from the second row on */
  double thinned_at; /* the value when panels were last left out */
};

static guint
spor_master_size (const SporMaster *self, guint type)
{
  return spor_types_get (self->types, type)->members->len;
}

/* Σ open: size · price = 1 */
static void
spor_master_write_sum (SporMaster *self)
{
  guint n = spor_types_n (self->types);
  g_autofree int *indices = g_new0 (int, n + 1);
  g_autofree double *values = g_new0 (double, n + 1);
  int count = 0;

  for (guint t = 0; t < n; t++)
    if (self->open[t])
      {
        indices[++count] = self->columns[t];
        values[count] = spor_master_size (self, t);
      }
  glp_set_mat_row (self->lp, self->sum_row, count, indices, values);
}

static void
spor_master_add_columns (SporMaster *self)
{
  self->threshold_column = glp_add_cols (self->lp, 1);
  glp_set_col_bnds (self->lp, self->threshold_column, GLP_FR, 0, 0);
  glp_set_obj_coef (self->lp, self->threshold_column, WHOLE);
  for (guint t = 0; t < spor_types_n (self->types); t++)
    if (self->open[t])
      {
        self->columns[t] = glp_add_cols (self->lp, 1);
        glp_set_col_bnds (self->lp, self->columns[t], GLP_LO, 0, 0);
        self->n_open++;
      }
  self->sum_row = glp_add_rows (self->lp, 1);
  glp_set_row_bnds (self->lp, self->sum_row, GLP_FX, 1, 1);
  spor_master_write_sum (self);
}

SporMaster *
spor_master_new (const SporTypes *types, const gboolean *open)
{
  SporMaster *self = g_new0 (SporMaster, 1);
  guint n = spor_types_n (types);

  glp_term_out (GLP_OFF);
  self->types = types;
  self->columns = g_new0 (int, n + 1);
  self->open = g_memdup2 (open, (n + 1) * sizeof (gboolean));
  self->known
      = g_hash_table_new_full (g_bytes_hash, g_bytes_equal, (GDestroyNotify)g_bytes_unref, NULL);
  self->panels = g_ptr_array_new_with_free_func (g_free);
  self->lp = glp_create_prob ();
  spor_master_add_columns (self);
  return self;
}

void
spor_master_free (SporMaster *self)
{
  glp_delete_prob (self->lp);
  g_free (self->columns);
  g_free (self->open);
  g_hash_table_unref (self->known);
  g_ptr_array_unref (self->panels);
  g_free (self);
}

static int
spor_master_row (const SporMaster *self, guint panel)
{
  return self->sum_row + 1 + panel;
}

gboolean
spor_master_add_panel (SporMaster *self, guint *numbers)
{
  guint n = spor_types_n (self->types);
  g_autofree guint *panel = numbers;
  g_autofree int *indices = g_new0 (int, n + 2);
  g_autofree double *values = g_new0 (double, n + 2);
  int count = 0, row;

  if (!g_hash_table_add (self->known, g_bytes_new (panel, n * sizeof (guint))))
    return FALSE;
  for (guint t = 0; t < n; t++)
    if (self->columns[t] > 0 && panel[t] > 0)
      {
        indices[++count] = self->columns[t];
        values[count] = -(double)panel[t];
      }
  indices[++count] = self->threshold_column;
  values[count] = 1;
  row = glp_add_rows (self->lp, 1);
  glp_set_row_bnds (self->lp, row, GLP_LO, 0, 0);
  glp_set_mat_row (self->lp, row, count, indices, values);
  g_ptr_array_add (self->panels, g_steal_pointer (&panel));
  return TRUE;
}

static gboolean
spor_master_run_simplex (SporMaster *self, int method)
{
  glp_smcp parameters;

  glp_init_smcp (&parameters);
  parameters.msg_lev = GLP_MSG_OFF;
  parameters.meth = method;
  parameters.it_lim
      = STEPS_MIN + STEPS_EACH * (glp_get_num_rows (self->lp) + glp_get_num_cols (self->lp));
  return glp_simplex (self->lp, &parameters) == 0 && glp_get_status (self->lp) == GLP_OPT;
}

/* Panels that hold nothing up leave once there are many; they can come again. The value has grown
 * since the last time, so that this ends. */
static void
spor_master_thin_out (SporMaster *self)
{
  g_autofree int *rows = g_new0 (int, self->panels->len + 1);
  int n = 0;

  if (self->panels->len < PANELS_EACH * spor_types_n (self->types)
      || spor_master_value (self) <= self->thinned_at)
    return;
  self->thinned_at = spor_master_value (self);
  for (guint p = self->panels->len; p-- > 0;)
    {
      int row = spor_master_row (self, p);
      g_autoptr (GBytes) key = NULL;

      if (glp_get_row_stat (self->lp, row) != GLP_BS || glp_get_row_prim (self->lp, row) < SLACK)
        continue;
      key = g_bytes_new (g_ptr_array_index (self->panels, p),
                         spor_types_n (self->types) * sizeof (guint));
      g_hash_table_remove (self->known, key);
      g_ptr_array_remove_index (self->panels, p);
      rows[++n] = row;
    }
  if (n > 0)
    glp_del_rows (self->lp, n, rows);
}

gboolean
spor_master_solve (SporMaster *self)
{
  spor_master_thin_out (self);
  if (spor_master_run_simplex (self, GLP_DUALP))
    return TRUE;
  glp_std_basis (self->lp);
  if (spor_master_run_simplex (self, GLP_DUALP))
    return TRUE;
  glp_adv_basis (self->lp, 0);
  return spor_master_run_simplex (self, GLP_PRIMAL);
}

double
spor_master_value (SporMaster *self)
{
  return glp_get_obj_val (self->lp) / WHOLE;
}

void
spor_master_prices (SporMaster *self, double *prices, double *threshold)
{
  for (guint t = 0; t < spor_types_n (self->types); t++)
    prices[t] = self->columns[t] > 0 ? MAX (glp_get_col_prim (self->lp, self->columns[t]), 0) : 0;
  *threshold = glp_get_col_prim (self->lp, self->threshold_column);
}

double
spor_master_settled_worth (SporMaster *self, const double *prices)
{
  double worth = 0;

  for (guint t = 0; t < spor_types_n (self->types); t++)
    if (self->columns[t] > 0 && !self->open[t])
      worth -= prices[t] * glp_get_obj_coef (self->lp, self->columns[t]) / WHOLE;
  return worth;
}

guint
spor_master_settle (SporMaster *self)
{
  double value = spor_master_value (self);
  guint n = 0;

  for (guint t = 0; t < spor_types_n (self->types); t++)
    {
      guint size = spor_master_size (self, t);

      if (!self->open[t] || glp_get_col_prim (self->lp, self->columns[t]) * size <= WEIGHED)
        continue;
      self->open[t] = FALSE;
      glp_set_obj_coef (self->lp, self->columns[t], -WHOLE * size * value);
      n++;
    }
  self->n_open -= n;
  if (self->n_open > 0)
    spor_master_write_sum (self);
  glp_std_basis (self->lp); /* the old one may be singular now */
  return n;
}

guint
spor_master_n_open (const SporMaster *self)
{
  return self->n_open;
}

guint
spor_master_n_panels (const SporMaster *self)
{
  return self->panels->len;
}

const guint *
spor_master_panel (const SporMaster *self, guint panel, double *probability)
{
  *probability = glp_get_row_dual (self->lp, spor_master_row (self, panel)) / WHOLE;
  return g_ptr_array_index (self->panels, panel);
}

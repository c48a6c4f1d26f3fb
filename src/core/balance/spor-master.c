/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "spor-master.h"

#include <glpk.h>

#define WEIGHED 1e-6 /* a dual above it is no rounding error; those open add up to 1 */

struct _SporMaster
{
  const SporTypes *types; /* borrowed */
  glp_prob *lp;
  int *rows;      /* per type; 0: takes no part */
  gboolean *open; /* per type */
  guint n_open;
  int sum_row;
  int value_column;
  GHashTable *known; /* GBytes, as a set */
  GPtrArray *panels; /* guint *, from the second column on */
};

static guint
spor_master_size (const SporMaster *self, guint type)
{
  return spor_types_get (self->types, type)->members->len;
}

/* The rows of those open: Σ probability · number − size · value ≥ 0 */
static void
spor_master_write_value (SporMaster *self)
{
  guint n = spor_types_n (self->types);
  g_autofree int *indices = g_new0 (int, n + 1);
  g_autofree double *values = g_new0 (double, n + 1);
  int count = 0;

  for (guint t = 0; t < n; t++)
    if (self->open[t])
      {
        indices[++count] = self->rows[t];
        values[count] = -(double)spor_master_size (self, t);
      }
  glp_set_mat_col (self->lp, self->value_column, count, indices, values);
}

static void
spor_master_add_rows (SporMaster *self)
{
  for (guint t = 0; t < spor_types_n (self->types); t++)
    if (self->open[t])
      {
        self->rows[t] = glp_add_rows (self->lp, 1);
        glp_set_row_bnds (self->lp, self->rows[t], GLP_LO, 0, 0);
        self->n_open++;
      }
  self->sum_row = glp_add_rows (self->lp, 1);
  glp_set_row_bnds (self->lp, self->sum_row, GLP_FX, 1, 1);
  self->value_column = glp_add_cols (self->lp, 1);
  glp_set_col_bnds (self->lp, self->value_column, GLP_DB, 0, 1);
  glp_set_obj_coef (self->lp, self->value_column, 1);
  spor_master_write_value (self);
}

SporMaster *
spor_master_new (const SporTypes *types, const gboolean *open)
{
  SporMaster *self = g_new0 (SporMaster, 1);
  guint n = spor_types_n (types);

  glp_term_out (GLP_OFF);
  self->types = types;
  self->rows = g_new0 (int, n + 1);
  self->open = g_memdup2 (open, (n + 1) * sizeof (gboolean));
  self->known = g_hash_table_new_full (g_bytes_hash, g_bytes_equal, (GDestroyNotify)g_bytes_unref,
                                       NULL);
  self->panels = g_ptr_array_new_with_free_func (g_free);
  self->lp = glp_create_prob ();
  glp_set_obj_dir (self->lp, GLP_MAX);
  spor_master_add_rows (self);
  return self;
}

void
spor_master_free (SporMaster *self)
{
  glp_delete_prob (self->lp);
  g_free (self->rows);
  g_free (self->open);
  g_hash_table_unref (self->known);
  g_ptr_array_unref (self->panels);
  g_free (self);
}

gboolean
spor_master_add_panel (SporMaster *self, guint *numbers)
{
  guint n = spor_types_n (self->types);
  g_autofree guint *panel = numbers;
  g_autofree int *indices = g_new0 (int, n + 2);
  g_autofree double *values = g_new0 (double, n + 2);
  int count = 0, column;

  if (!g_hash_table_add (self->known, g_bytes_new (panel, n * sizeof (guint))))
    return FALSE;
  for (guint t = 0; t < n; t++)
    if (self->rows[t] > 0 && panel[t] > 0)
      {
        indices[++count] = self->rows[t];
        values[count] = panel[t];
      }
  indices[++count] = self->sum_row;
  values[count] = 1;
  column = glp_add_cols (self->lp, 1);
  glp_set_col_bnds (self->lp, column, GLP_LO, 0, 0);
  glp_set_mat_col (self->lp, column, count, indices, values);
  g_ptr_array_add (self->panels, g_steal_pointer (&panel));
  return TRUE;
}

gboolean
spor_master_solve (SporMaster *self)
{
  glp_smcp parameters;

  glp_init_smcp (&parameters);
  parameters.msg_lev = GLP_MSG_OFF;
  parameters.tol_bnd = 1e-9;
  parameters.tol_dj = 1e-9;
  if (glp_simplex (self->lp, &parameters) != 0 || glp_get_status (self->lp) != GLP_OPT)
    {
      glp_adv_basis (self->lp, 0);
      if (glp_simplex (self->lp, &parameters) != 0)
        return FALSE;
    }
  return glp_get_status (self->lp) == GLP_OPT;
}

double
spor_master_value (SporMaster *self)
{
  return glp_get_col_prim (self->lp, self->value_column);
}

void
spor_master_prices (SporMaster *self, double *prices, double *threshold)
{
  for (guint t = 0; t < spor_types_n (self->types); t++)
    prices[t] = self->rows[t] > 0 ? MAX (-glp_get_row_dual (self->lp, self->rows[t]), 0) : 0;
  *threshold = glp_get_row_dual (self->lp, self->sum_row);
}

/* A dual is for the row, so for all candidates of a type together; the weights of those open add up
 * to 1 once each is multiplied by the type's size. */
guint
spor_master_settle (SporMaster *self)
{
  double value = spor_master_value (self);
  guint n = 0;

  for (guint t = 0; t < spor_types_n (self->types); t++)
    {
      guint size = spor_master_size (self, t);

      if (!self->open[t] || -glp_get_row_dual (self->lp, self->rows[t]) * size <= WEIGHED)
        continue;
      self->open[t] = FALSE;
      glp_set_row_bnds (self->lp, self->rows[t], GLP_LO, size * value, 0);
      n++;
    }
  self->n_open -= n;
  spor_master_write_value (self);
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
  *probability = glp_get_col_prim (self->lp, self->value_column + 1 + panel);
  return g_ptr_array_index (self->panels, panel);
}

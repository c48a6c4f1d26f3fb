/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "spor-panel-instance.h"

#include "spor-csv-table.h"
#include "spor-source.h"
#include "spor-text.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* --- Tables --------------------------------------------------------------------------------- */

/* A CSV file whose first record names the columns. */
typedef struct
{
  SporTable *table;
  GPtrArray *names; /* char*, cleaned */
  GCancellable *cancellable;
} SporSheetFile;

static void
spor_sheet_file_clear (SporSheetFile *self)
{
  g_clear_pointer (&self->table, spor_table_free);
  g_clear_pointer (&self->names, g_ptr_array_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (SporSheetFile, spor_sheet_file_clear)

/* Always FALSE. @format: with the file's name as its last %s */
static gboolean G_GNUC_PRINTF (3, 4)
    spor_panel_fail (GError **error, SporIntakeError code, const char *format, ...)
{
  va_list args;

  va_start (args, format);
  if (error)
    *error = g_error_new_valist (SPOR_INTAKE_ERROR, code, format, args);
  va_end (args);
  return FALSE;
}

static gboolean
spor_sheet_file_open_table (SporSheetFile *self, const char *path, GError **error)
{
  g_autoptr (SporInput) input = spor_input_new_file (path, self->cancellable, error);
  SporInputKind kind;

  if (!input || !spor_input_detect (input, &kind, self->cancellable, error))
    return FALSE;
  if (kind != SPOR_INPUT_TEXT)
    /* Translators: a file name */
    return spor_panel_fail (error, SPOR_INTAKE_ERROR_FORMAT,
                            _ ("“%s” is not a CSV file. Save the table as CSV."), input->name);
  self->table = spor_csv_table_new (input, SPOR_ENCODING_UNKNOWN, 0);
  return TRUE;
}

static gboolean
spor_sheet_file_open (SporSheetFile *self, const char *path, GError **error)
{
  int found;

  if (!spor_sheet_file_open_table (self, path, error)
      || (found = spor_table_next (self->table, self->cancellable, error)) < 0)
    return FALSE;
  if (found == 0)
    /* Translators: a file name */
    return spor_panel_fail (error, SPOR_INTAKE_ERROR_FORMAT, _ ("“%s” is empty."),
                            self->table->name);
  self->names = g_ptr_array_new_with_free_func (g_free);
  for (guint i = 0; i < self->table->cells->n_cells; i++)
    g_ptr_array_add (self->names, spor_text_clean (spor_cells_get (self->table->cells, 0)[i]));
  return TRUE;
}

/* 1 with a record, 0 at the end, −1 with @error. */
static int
spor_sheet_file_next (SporSheetFile *self, GError **error)
{
  int found = spor_table_next (self->table, self->cancellable, error);

  if (found <= 0 || spor_cells_get_used (self->table->cells) <= self->names->len)
    return found;
  spor_panel_fail (error, SPOR_INTAKE_ERROR_FORMAT,
                   /* Translators: a line, a file name */
                   _ ("Line %u of “%s” has more cells than the heading."), self->table->line,
                   self->table->name);
  return -1;
}

/* (transfer full) */
static char *
spor_sheet_file_cell (const SporSheetFile *self, guint column)
{
  return spor_text_clean (spor_cells_get (self->table->cells, self->names->len)[column]);
}

static gboolean
spor_names_match (const char *one, const char *other)
{
  g_autofree char *a = g_utf8_casefold (one, -1);
  g_autofree char *b = g_utf8_casefold (other, -1);

  return strcmp (a, b) == 0;
}

/* −1 if there is none */
static int
spor_sheet_file_find (const SporSheetFile *self, const char *name)
{
  for (guint i = 0; i < self->names->len; i++)
    if (spor_names_match (g_ptr_array_index (self->names, i), name))
      return i;
  return -1;
}

/* The same, with an error if there is none or more than one. */
static int
spor_sheet_file_require (const SporSheetFile *self, const char *name, GError **error)
{
  int found = spor_sheet_file_find (self, name);

  if (found < 0)
    spor_panel_fail (error, SPOR_INTAKE_ERROR_COLUMNS,
                     /* Translators: a file name, the name of a column */
                     _ ("Line 1 of “%s” names no column “%s”."), self->table->name, name);
  for (guint i = found + 1; found >= 0 && i < self->names->len; i++)
    if (spor_names_match (g_ptr_array_index (self->names, i), name))
      {
        spor_panel_fail (error, SPOR_INTAKE_ERROR_COLUMNS,
                         /* Translators: a file name, the name of a column */
                         _ ("Line 1 of “%s” names the column “%s” more than once."),
                         self->table->name, name);
        return -1;
      }
  return found;
}

/* --- Quotas --------------------------------------------------------------------------------- */

typedef struct
{
  char *value;
  int min, max;
} SporQuota;

typedef struct
{
  char *name;
  GPtrArray *quotas; /* SporQuota* */
  int column;        /* of the people */
  guint first;       /* its first category */
} SporQuotaFeature;

static void
spor_quota_free (SporQuota *self)
{
  g_free (self->value);
  g_free (self);
}

static void
spor_quota_feature_free (SporQuotaFeature *self)
{
  g_free (self->name);
  g_ptr_array_unref (self->quotas);
  g_free (self);
}

typedef struct
{
  int feature, value, min, max;
} SporQuotaColumns;

/* "feature" is what "category" has the values of, if both are there. */
static gboolean
spor_quotas_find_columns (const SporSheetFile *file, SporQuotaColumns *columns, GError **error)
{
  gboolean by_category = spor_sheet_file_find (file, "category") >= 0;
  const char *value = "value";

  if (spor_sheet_file_find (file, value) < 0)
    value = spor_sheet_file_find (file, "name") >= 0 ? "name" : by_category ? "feature" : "value";
  return (columns->feature
          = spor_sheet_file_require (file, by_category ? "category" : "feature", error))
             >= 0
         && (columns->value = spor_sheet_file_require (file, value, error)) >= 0
         && (columns->min = spor_sheet_file_require (file, "min", error)) >= 0
         && (columns->max = spor_sheet_file_require (file, "max", error)) >= 0;
}

static gboolean
spor_quotas_read_number (const SporSheetFile *file, guint column, int *number, GError **error)
{
  g_autofree char *text = spor_sheet_file_cell (file, column);
  guint64 value;

  if (g_ascii_string_to_unsigned (text, 10, 0, G_MAXINT, &value, NULL))
    {
      *number = value;
      return TRUE;
    }
  return spor_panel_fail (error, SPOR_INTAKE_ERROR_FORMAT,
                          /* Translators: a line, a file name, what stands there, a column's name */
                          _ ("Line %u of “%s” has “%s” as “%s”, which is not a whole number."),
                          file->table->line, file->table->name, text,
                          (char *)g_ptr_array_index (file->names, column));
}

static SporQuotaFeature *
spor_quotas_find_feature (GPtrArray *features, const char *name)
{
  SporQuotaFeature *feature;

  for (guint f = 0; f < features->len; f++)
    {
      feature = g_ptr_array_index (features, f);
      if (spor_names_match (feature->name, name))
        return feature;
    }
  feature = g_new0 (SporQuotaFeature, 1);
  feature->name = g_strdup (name);
  feature->quotas = g_ptr_array_new_with_free_func ((GDestroyNotify)spor_quota_free);
  g_ptr_array_add (features, feature);
  return feature;
}

static int
spor_quota_feature_find (const SporQuotaFeature *self, const char *value)
{
  for (guint q = 0; q < self->quotas->len; q++)
    if (strcmp (((SporQuota *)g_ptr_array_index (self->quotas, q))->value, value) == 0)
      return q;
  return -1;
}

static gboolean
spor_quotas_check (const SporSheetFile *file,
                   const SporQuotaFeature *feature,
                   const SporQuota *quota,
                   GError **error)
{
  guint line = file->table->line;
  const char *name = file->table->name;

  if (!*feature->name || !*quota->value)
    return spor_panel_fail (error, SPOR_INTAKE_ERROR_FORMAT,
                            /* Translators: a line, a file name */
                            _ ("Line %u of “%s” does not name both a feature and a value."), line,
                            name);
  if (quota->min > quota->max)
    return spor_panel_fail (error, SPOR_INTAKE_ERROR_FORMAT,
                            /* Translators: a line, a file name, two numbers */
                            _ ("Line %u of “%s” has a minimum of %d above its maximum of %d."),
                            line, name, quota->min, quota->max);
  if (spor_quota_feature_find (feature, quota->value) >= 0)
    return spor_panel_fail (error, SPOR_INTAKE_ERROR_FORMAT,
                            /* Translators: a line, a file name, a value, a feature */
                            _ ("Line %u of “%s” has “%s” of “%s” a second time."), line, name,
                            quota->value, feature->name);
  return TRUE;
}

static gboolean
spor_quotas_read_line (const SporSheetFile *file,
                       const SporQuotaColumns *columns,
                       GPtrArray *features,
                       GError **error)
{
  g_autofree char *name = spor_sheet_file_cell (file, columns->feature);
  SporQuotaFeature *feature = spor_quotas_find_feature (features, name);
  SporQuota *quota = g_new0 (SporQuota, 1);

  quota->value = spor_sheet_file_cell (file, columns->value);
  if (spor_quotas_read_number (file, columns->min, &quota->min, error)
      && spor_quotas_read_number (file, columns->max, &quota->max, error)
      && spor_quotas_check (file, feature, quota, error))
    {
      g_ptr_array_add (feature->quotas, quota);
      return TRUE;
    }
  spor_quota_free (quota);
  return FALSE;
}

/* SporQuotaFeature*, in the order of the file. */
static GPtrArray *
spor_quotas_read (const char *path, GCancellable *cancellable, GError **error)
{
  g_autoptr (GPtrArray) features
      = g_ptr_array_new_with_free_func ((GDestroyNotify)spor_quota_feature_free);
  g_auto (SporSheetFile) file = { .cancellable = cancellable };
  SporQuotaColumns columns;
  int found;

  if (!spor_sheet_file_open (&file, path, error)
      || !spor_quotas_find_columns (&file, &columns, error))
    return NULL;
  while ((found = spor_sheet_file_next (&file, error)) > 0)
    if (!spor_quotas_read_line (&file, &columns, features, error))
      return NULL;
  return found == 0 ? g_steal_pointer (&features) : NULL;
}

/* --- The instance --------------------------------------------------------------------------- */

static void
spor_panel_instance_add_features (SporPanelInstance *self, GPtrArray *features)
{
  for (guint f = 0; f < features->len; f++)
    {
      SporQuotaFeature *feature = g_ptr_array_index (features, f);
      guint number = spor_instance_add_feature (self->instance, feature->quotas->len, 1);

      feature->first = spor_instance_feature (self->instance, number)->first;
      for (guint q = 0; q < feature->quotas->len; q++)
        {
          const SporQuota *quota = g_ptr_array_index (feature->quotas, q);

          spor_instance_add_limit (self->instance, SPOR_SCOPE_ALL, feature->first + q, quota->min,
                                   quota->max);
          g_ptr_array_add (self->categories,
                           g_strdup_printf ("%s: %s", feature->name, quota->value));
        }
    }
}

typedef struct
{
  SporSheetFile file;
  GPtrArray *features; /* borrowed */
  GArray *columns;     /* int: of "one per" */
  GPtrArray *sets;     /* GHashTable: value → GArray of candidates; per column */
} SporPeople;

static void
spor_people_clear (SporPeople *self)
{
  spor_sheet_file_clear (&self->file);
  g_clear_pointer (&self->columns, g_array_unref);
  g_clear_pointer (&self->sets, g_ptr_array_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (SporPeople, spor_people_clear)

static gboolean
spor_people_find_columns (SporPeople *self, SporPanelInstance *panel, GError **error)
{
  for (guint f = 0; f < self->features->len; f++)
    {
      SporQuotaFeature *feature = g_ptr_array_index (self->features, f);

      feature->column = spor_sheet_file_require (&self->file, feature->name, error);
      if (feature->column < 0)
        return FALSE;
    }
  for (guint i = 0; i < panel->one_per->len; i++)
    {
      int column
          = spor_sheet_file_require (&self->file, g_ptr_array_index (panel->one_per, i), error);

      if (column < 0)
        return FALSE;
      g_array_append_val (self->columns, column);
      g_ptr_array_add (self->sets, g_hash_table_new_full (g_str_hash, g_str_equal, g_free,
                                                          (GDestroyNotify)g_array_unref));
    }
  return TRUE;
}

static gboolean
spor_people_read_part (const SporPeople *self,
                       const SporQuotaFeature *feature,
                       SporPart *part,
                       GError **error)
{
  g_autofree char *value = spor_sheet_file_cell (&self->file, feature->column);
  int found = spor_quota_feature_find (feature, value);
  guint line = self->file.table->line;
  const char *name = self->file.table->name;

  if (!*value)
    return spor_panel_fail (error, SPOR_INTAKE_ERROR_FORMAT,
                            /* Translators: a line, a file name, a column's name */
                            _ ("Line %u of “%s” has nothing as “%s”."), line, name, feature->name);
  if (found < 0)
    return spor_panel_fail (error, SPOR_INTAKE_ERROR_FORMAT,
                            /* Translators: a line, a file name, a value, a column's name */
                            _ ("Line %u of “%s” has “%s” as “%s”, for which there is no quota."),
                            line, name, value, feature->name);
  *part = (SporPart){ feature->first + found, 1 };
  return TRUE;
}

/* Nobody shares a blank. */
static void
spor_people_join (SporPeople *self, guint candidate)
{
  for (guint i = 0; i < self->columns->len; i++)
    {
      g_autofree char *value
          = spor_sheet_file_cell (&self->file, g_array_index (self->columns, int, i));
      char *key = g_utf8_casefold (value, -1);
      GHashTable *sets = g_ptr_array_index (self->sets, i);
      GArray *members = g_hash_table_lookup (sets, key);

      if (*key && !members)
        g_hash_table_insert (sets, g_strdup (key),
                             members = g_array_new (FALSE, FALSE, sizeof (guint)));
      if (*key)
        g_array_append_val (members, candidate);
      g_free (key);
    }
}

static gboolean
spor_people_read_line (SporPeople *self, SporPanelInstance *panel, GError **error)
{
  g_autofree SporPart *parts = g_new (SporPart, self->features->len + 1);
  guint profile;

  for (guint f = 0; f < self->features->len; f++)
    if (!spor_people_read_part (self, g_ptr_array_index (self->features, f), &parts[f], error))
      return FALSE;
  profile = spor_instance_add_profile (panel->instance, parts, self->features->len);
  spor_people_join (self, spor_instance_add_candidate (panel->instance, 0, profile, FALSE));
  return TRUE;
}

static int
spor_compare_members (gconstpointer a, gconstpointer b)
{
  const GArray *one = *(GArray *const *)a, *two = *(GArray *const *)b;
  guint first = g_array_index (one, guint, 0), second = g_array_index (two, guint, 0);

  return (first > second) - (first < second);
}

/* In the order of their first members, so that the same files always give the same instance. */
static void
spor_people_add_sets (SporPeople *self, SporPanelInstance *panel)
{
  for (guint i = 0; i < self->sets->len; i++)
    {
      g_autoptr (GPtrArray) lists = g_ptr_array_new ();
      GHashTableIter iter;
      gpointer list;

      g_hash_table_iter_init (&iter, g_ptr_array_index (self->sets, i));
      while (g_hash_table_iter_next (&iter, NULL, &list))
        g_ptr_array_add (lists, list);
      g_ptr_array_sort (lists, spor_compare_members);
      for (guint l = 0; l < lists->len; l++)
        {
          const GArray *members = g_ptr_array_index (lists, l);

          if (members->len > 1)
            g_array_append_vals (spor_instance_add_set (panel->instance, 0, 1, i)->members,
                                 members->data, members->len);
        }
    }
}

static gboolean
spor_panel_instance_read_people (SporPanelInstance *self,
                                 const char *path,
                                 GPtrArray *features,
                                 GCancellable *cancellable,
                                 GError **error)
{
  g_auto (SporPeople) people = {
    .file = { .cancellable = cancellable },
    .features = features,
    .columns = g_array_new (FALSE, FALSE, sizeof (int)),
    .sets = g_ptr_array_new_with_free_func ((GDestroyNotify)g_hash_table_unref),
  };
  int found;

  if (!spor_sheet_file_open (&people.file, path, error)
      || !spor_people_find_columns (&people, self, error))
    return FALSE;
  while ((found = spor_sheet_file_next (&people.file, error)) > 0)
    if (!spor_people_read_line (&people, self, error))
      return FALSE;
  spor_people_add_sets (&people, self);
  return found == 0;
}

SporPanelInstance *
spor_panel_instance_new (const char *people,
                         const char *quotas,
                         guint size,
                         const char *const *one_per,
                         GCancellable *cancellable,
                         GError **error)
{
  g_autoptr (GPtrArray) features = spor_quotas_read (quotas, cancellable, error);
  g_autoptr (SporPanelInstance) self = NULL;

  if (!features)
    return NULL;
  self = g_new0 (SporPanelInstance, 1);
  self->instance = spor_instance_new ();
  self->categories = g_ptr_array_new_with_free_func (g_free);
  self->one_per = g_ptr_array_new_with_free_func (g_free);
  for (guint i = 0; one_per && one_per[i]; i++)
    g_ptr_array_add (self->one_per, g_strdup (one_per[i]));
  spor_instance_add_body (self->instance, size, size);
  spor_panel_instance_add_features (self, features);
  if (!spor_panel_instance_read_people (self, people, features, cancellable, error))
    return NULL;
  return g_steal_pointer (&self);
}

void
spor_panel_instance_free (SporPanelInstance *self)
{
  spor_instance_free (self->instance);
  g_ptr_array_unref (self->categories);
  g_ptr_array_unref (self->one_per);
  g_free (self);
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "spor-questionnaire.h"

#include "spor-text.h"

#include <glib/gi18n-lib.h>
#include <string.h>

enum
{
  LIMIT_LINES = 100000,
  SHORT_NAME = 8, /* SurveyXact's short variable names have at most so many characters */
};

/* One line of the structure. */
typedef struct
{
  char *name; /* folded variableName */
  char *question_name;
  char *question;
  char *choice;
  gboolean multiple;
} Variable;

struct _SporQuestionnaire
{
  GPtrArray *variables; /* Variable* */
  GHashTable *by_name;  /* folded name, short or long → Variable*, borrowed */
  GHashTable *labels;   /* folded name → GHashTable: code → label */
};

static void
variable_free (Variable *self)
{
  g_free (self->name);
  g_free (self->question_name);
  g_free (self->question);
  g_free (self->choice);
  g_free (self);
}

static char *
fold_name (const char *name)
{
  g_autofree char *clean = spor_text_clean (name);

  return g_utf8_strdown (clean, -1);
}

SporQuestionnaire *
spor_questionnaire_new (void)
{
  SporQuestionnaire *self = g_new0 (SporQuestionnaire, 1);

  self->variables = g_ptr_array_new_with_free_func ((GDestroyNotify)variable_free);
  self->by_name = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->labels
      = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify)g_hash_table_unref);
  return self;
}

void
spor_questionnaire_free (SporQuestionnaire *self)
{
  if (self == NULL)
    return;
  g_hash_table_unref (self->by_name);
  g_hash_table_unref (self->labels);
  g_ptr_array_unref (self->variables);
  g_free (self);
}

static int
find_heading (const char *const *cells, guint n_cells, const char *heading)
{
  for (guint i = 0; i < n_cells; i++)
    {
      g_autofree char *folded = fold_name (cells[i]);

      if (strcmp (folded, heading) == 0)
        return (int)i;
    }
  return -1;
}

gboolean
spor_questionnaire_is_structure (const char *const *cells, guint n_cells)
{
  return n_cells >= 2 && find_heading (cells, n_cells, "variablename") >= 0
         && (find_heading (cells, n_cells, "questionname") >= 0
             || find_heading (cells, n_cells, "questiontext") >= 0);
}

gboolean
spor_questionnaire_is_label (const char *const *cells, guint n_cells)
{
  const char *code = n_cells >= 2 ? cells[1] : "";

  if (n_cells < 2 || cells[0][0] == '\0')
    return FALSE;
  for (guint i = 3; i < n_cells; i++)
    if (cells[i][0] != '\0')
      return FALSE;
  if (*code == '-')
    code++;
  return *code != '\0' && strspn (code, "0123456789") == strlen (code);
}

static void
set_too_long (GError **error, const char *name)
{
  g_set_error (
      error, SPOR_INTAKE_ERROR, SPOR_INTAKE_ERROR_LIMIT,
      /* Translators: file name */
      _ ("“%s” has more than 100,000 lines, which no questionnaire has. Choose the export of one "
         "questionnaire."),
      name);
}

/* The question's own name is the long form of the column's; its options are numbered in their
 * order. */
static void
spor_questionnaire_index (SporQuestionnaire *self)
{
  g_autoptr (GHashTable) n_options = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < self->variables->len; i++)
    {
      Variable *variable = g_ptr_array_index (self->variables, i);

      if (!g_hash_table_contains (self->by_name, variable->name))
        g_hash_table_insert (self->by_name, g_strdup (variable->name), variable);
    }

  for (guint i = 0; i < self->variables->len; i++)
    {
      Variable *variable = g_ptr_array_index (self->variables, i);
      g_autofree char *name = fold_name (variable->question_name);

      if (variable->multiple)
        {
          const guint number
              = GPOINTER_TO_UINT (g_hash_table_lookup (n_options, variable->question_name)) + 1;
          char *numbered = g_strdup_printf ("%s_%u", name, number);

          g_hash_table_insert (n_options, variable->question_name, GUINT_TO_POINTER (number));
          g_free (name);
          name = numbered;
        }
      if (*name != '\0' && !g_hash_table_contains (self->by_name, name))
        g_hash_table_insert (self->by_name, g_steal_pointer (&name), variable);
    }
}

static char *
read_cell (const char *const *cells, int column)
{
  return column < 0 ? g_strdup ("") : spor_text_clean (cells[column]);
}

gboolean
spor_questionnaire_read_structure (SporQuestionnaire *self,
                                   SporTable *table,
                                   GCancellable *cancellable,
                                   GError **error)
{
  enum
  {
    QUESTION_NAME,
    VARIABLE_NAME,
    SUB_TYPE,
    QUESTION_TEXT,
    CHOICE_TEXT,
    N_HEADINGS
  };
  static const char *const headings[N_HEADINGS]
      = { "questionname", "variablename", "subtype", "questiontext", "choicetext" };
  int columns[N_HEADINGS];
  guint n_columns;
  int result = spor_table_next (table, cancellable, error);

  if (result <= 0)
    return result == 0;
  n_columns = table->cells->n_cells;
  for (guint i = 0; i < N_HEADINGS; i++)
    columns[i] = find_heading (spor_cells_get (table->cells, 0), n_columns, headings[i]);
  if (columns[VARIABLE_NAME] < 0)
    {
      g_set_error (
          error, SPOR_INTAKE_ERROR, SPOR_INTAKE_ERROR_FORMAT,
          /* Translators: file name; leave “variableName” as it is */
          _ ("“%s” has no column “variableName”, as SurveyXact’s structure has. Export it again, "
             "or choose the file of answers alone."),
          table->name);
      return FALSE;
    }

  while ((result = spor_table_next (table, cancellable, error)) == 1)
    {
      const char *const *cells = spor_cells_get (table->cells, n_columns);
      g_autofree char *sub_type = read_cell (cells, columns[SUB_TYPE]);
      Variable *variable = g_new0 (Variable, 1);

      variable->name = fold_name (cells[columns[VARIABLE_NAME]]);
      variable->question_name = read_cell (cells, columns[QUESTION_NAME]);
      variable->question = read_cell (cells, columns[QUESTION_TEXT]);
      variable->choice = read_cell (cells, columns[CHOICE_TEXT]);
      variable->multiple = g_ascii_strcasecmp (sub_type, "Multiple") == 0;
      g_ptr_array_add (self->variables, variable);
      if (self->variables->len > LIMIT_LINES)
        {
          set_too_long (error, table->name);
          return FALSE;
        }
    }
  spor_questionnaire_index (self);
  return result == 0;
}

gboolean
spor_questionnaire_read_labels (SporQuestionnaire *self,
                                SporTable *table,
                                GCancellable *cancellable,
                                GError **error)
{
  guint n_lines = 0;
  int result;

  while ((result = spor_table_next (table, cancellable, error)) == 1)
    {
      const char *const *cells = spor_cells_get (table->cells, 3);
      g_autofree char *name = fold_name (cells[0]);
      GHashTable *labels = g_hash_table_lookup (self->labels, name);

      if (++n_lines > LIMIT_LINES)
        {
          set_too_long (error, table->name);
          return FALSE;
        }
      if (labels == NULL)
        {
          labels = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
          g_hash_table_insert (self->labels, g_steal_pointer (&name), labels);
        }
      g_hash_table_insert (labels, spor_text_clean (cells[1]), spor_text_clean (cells[2]));
    }
  return result == 0;
}

/* "stato_4" → 5, and 4 in @number; a name without number → its length, and 0. */
static gsize
split_number (const char *name, guint64 *number)
{
  const char *underscore = strrchr (name, '_');
  char *end = NULL;

  *number = 0;
  if (underscore == NULL || !g_ascii_isdigit (underscore[1]))
    return strlen (name);
  *number = g_ascii_strtoull (underscore + 1, &end, 10);
  if (*end == '\0' && *number > 0)
    return (gsize)(underscore - name);
  *number = 0;
  return strlen (name);
}

/* SurveyXact cuts a name so that it has at most eight characters with its number. */
static gboolean
is_short_form (const char *brief, const char *full)
{
  guint64 brief_number, full_number;
  const gsize brief_stem = split_number (brief, &brief_number);
  const gsize full_stem = split_number (full, &full_number);

  const gsize length = strlen (brief);

  /* One numbered from 1 to 9 leaves room for a second digit. */
  if (length != SHORT_NAME && (brief_number == 0 || length != SHORT_NAME - 1))
    return FALSE;
  return brief_number == full_number && brief_stem < full_stem
         && strncmp (brief, full, brief_stem) == 0;
}

/* The value of the one key that is a short or long form of @name; NULL if there is none, or
 * several. */
static gpointer
find_other_form (GHashTable *table, const char *name)
{
  GHashTableIter iter;
  gpointer key, value, found = NULL;

  if (strlen (name) + 1 < SHORT_NAME)
    return NULL;
  g_hash_table_iter_init (&iter, table);
  while (g_hash_table_iter_next (&iter, &key, &value))
    if (is_short_form (name, key) || is_short_form (key, name))
      {
        if (found != NULL && found != value)
          return NULL;
        found = value;
      }
  return found;
}

static gpointer
find_form (GHashTable *table, const char *name)
{
  gpointer found = g_hash_table_lookup (table, name);

  return found != NULL ? found : find_other_form (table, name);
}

void
spor_questionnaire_describe (SporQuestionnaire *self, SporColumn *column)
{
  g_autofree char *name = fold_name (column->name);
  const Variable *variable = find_form (self->by_name, name);
  GHashTable *labels = find_form (self->labels, name);

  if (labels == NULL && variable != NULL)
    labels = g_hash_table_lookup (self->labels, variable->name);

  column->question = g_strdup (variable != NULL ? variable->question : "");
  column->question_name = g_strdup (variable != NULL ? variable->question_name : "");
  column->choice = g_strdup (variable != NULL && variable->multiple ? variable->choice : "");
  column->multiple = variable != NULL && variable->multiple;
  column->labels = labels != NULL ? g_hash_table_ref (labels) : NULL;
}

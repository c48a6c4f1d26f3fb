/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "spor-sheet-table.h"

#include "spor-sheet-text.h"
#include "spor-source.h"

#include <glib/gi18n-lib.h>
#include <string.h>

enum
{
  EXCEL_COLUMNS = 16384,
};

/* The "t" of a cell. */
typedef enum
{
  TYPE_NUMBER,
  TYPE_SHARED,
  TYPE_STRING, /* the result of a formula */
  TYPE_INLINE,
  TYPE_BOOLEAN,
  TYPE_ERROR,
  TYPE_DATE,
} CellType;

typedef struct
{
  SporTable table;

  SporXlsx *workbook;
  guint sheet;

  /* while open */
  SporXml *xml;
  SporCells *cells;
  guint row;    /* in the sheet, from 1 */
  guint column; /* of the open cell, from 0 */
  CellType type;
  guint64 style;
  gboolean in_cell;
  gboolean in_inline;
  guint n_phonetic; /* depth of reading aids */
  gboolean takes_text;
} SporSheetTable;

static void
spor_sheet_table_fail_limit (SporSheetTable *self, SporCellsLimit limit)
{
  spor_xml_fail (self->xml, spor_sheet_table_new_limit_error (&self->table, self->row, limit));
}

static void
spor_sheet_table_fail_damaged (SporSheetTable *self)
{
  spor_xml_fail (
      self->xml,
      g_error_new (SPOR_INTAKE_ERROR, SPOR_INTAKE_ERROR_FORMAT,
                   /* Translators: row number, file name */
                   _ ("Row %u of “%s” is damaged. Open the workbook in Excel or LibreOffice, save "
                      "it, and choose it again."),
                   self->row, self->table.name));
}

/* "AB12" → 27. FALSE if it is no reference. */
static gboolean
read_column (const char *reference, guint *column)
{
  guint n = 0;

  for (; g_ascii_isalpha (*reference) && n <= EXCEL_COLUMNS; reference++)
    n = n * 26 + (guint)(g_ascii_toupper (*reference) - 'A' + 1);
  *column = n - 1;
  return n >= 1 && n <= EXCEL_COLUMNS && g_ascii_isdigit (*reference);
}

static CellType
read_type (const char *type)
{
  if (type == NULL || strcmp (type, "n") == 0)
    return TYPE_NUMBER;
  if (strcmp (type, "s") == 0)
    return TYPE_SHARED;
  if (strcmp (type, "inlineStr") == 0)
    return TYPE_INLINE;
  if (strcmp (type, "b") == 0)
    return TYPE_BOOLEAN;
  if (strcmp (type, "e") == 0)
    return TYPE_ERROR;
  if (strcmp (type, "d") == 0)
    return TYPE_DATE;
  return TYPE_STRING;
}

static void
spor_sheet_table_start_row (SporSheetTable *self, const char **attributes)
{
  const char *number = spor_xml_find (attributes, "r");
  const guint64 row = number != NULL ? g_ascii_strtoull (number, NULL, 10) : 0;

  self->row = row > 0 && row <= G_MAXINT ? (guint)row : self->row + 1;
  self->column = 0;
  spor_cells_reset (self->cells);
}

static void
spor_sheet_table_start_cell (SporSheetTable *self, const char **attributes)
{
  self->type = TYPE_NUMBER;
  self->style = 0;
  for (; *attributes != NULL; attributes += 2)
    {
      const char *value = attributes[1];

      if (strcmp (attributes[0], "r") == 0)
        {
          if (!read_column (value, &self->column))
            spor_sheet_table_fail_damaged (self);
        }
      else if (strcmp (attributes[0], "s") == 0)
        self->style = g_ascii_strtoull (value, NULL, 10);
      else if (strcmp (attributes[0], "t") == 0)
        self->type = read_type (value);
    }
  self->in_cell = TRUE;
  spor_cells_discard_open (self->cells);
}

static void
spor_sheet_table_take_shared (SporSheetTable *self)
{
  const char *index = spor_cells_get_open (self->cells, NULL);
  const char *string = NULL;
  char *end = NULL;
  gsize length = 0;
  guint64 n;

  if (*index == '\0')
    return;
  n = g_ascii_strtoull (index, &end, 10);
  string = spor_xlsx_get_string (self->workbook, n, &length);
  if (*end != '\0' || string == NULL)
    {
      spor_sheet_table_fail_damaged (self);
      return;
    }
  spor_cells_discard_open (self->cells);
  if (spor_cells_append (self->cells, string, length) != SPOR_CELLS_OK)
    spor_sheet_table_fail_limit (self, SPOR_CELLS_RECORD_TOO_LARGE);
}

static void
spor_sheet_table_end_cell (SporSheetTable *self)
{
  SporCells *cells = self->cells;
  SporCellsLimit limit;
  gsize length = 0;

  switch (self->type)
    {
    case TYPE_SHARED:
      spor_sheet_table_take_shared (self);
      break;
    case TYPE_STRING:
    case TYPE_INLINE:
      spor_sheet_text_string (cells);
      break;
    case TYPE_ERROR:
      spor_cells_discard_open (cells);
      break;
    case TYPE_DATE:
      spor_sheet_text_iso (cells);
      break;
    case TYPE_BOOLEAN:
      break;
    case TYPE_NUMBER:
    default:
      if (spor_xlsx_is_date (self->workbook, self->style))
        spor_sheet_text_date (cells, spor_xlsx_get_epoch_1904 (self->workbook));
      else
        spor_sheet_text_number (cells);
      break;
    }

  spor_cells_get_open (cells, &length);
  limit = length > 0 && self->column >= SPOR_LIMIT_COLUMNS ? SPOR_CELLS_TOO_MANY : SPOR_CELLS_OK;
  if (limit == SPOR_CELLS_OK && length > 0)
    limit = spor_cells_close_at (cells, self->column);
  if (limit != SPOR_CELLS_OK)
    spor_sheet_table_fail_limit (self, limit);
  self->column++;
  self->in_cell = FALSE;
}

static void
spor_sheet_table_end_row (SporSheetTable *self)
{
  if (self->cells->n_cells == 0)
    return;
  if (self->cells->unclean)
    spor_cells_clean (self->cells);
  spor_xml_pause (self->xml);
}

static void
on_start (gpointer data, const char *element, const char **attributes)
{
  SporSheetTable *self = data;

  if (element[0] == 'c' && element[1] == '\0')
    spor_sheet_table_start_cell (self, attributes);
  else if (element[0] == 'v' && element[1] == '\0')
    self->takes_text = self->in_cell;
  else if (strcmp (element, "row") == 0)
    spor_sheet_table_start_row (self, attributes);
  else if (strcmp (element, "is") == 0)
    self->in_inline = self->in_cell;
  else if (strcmp (element, "rPh") == 0)
    self->n_phonetic++;
  else if (strcmp (element, "t") == 0)
    self->takes_text = self->in_inline && self->n_phonetic == 0;
}

static void
on_end (gpointer data, const char *element)
{
  SporSheetTable *self = data;

  if (element[0] == 'v' && element[1] == '\0')
    self->takes_text = FALSE;
  else if (element[0] == 'c' && element[1] == '\0')
    spor_sheet_table_end_cell (self);
  else if (strcmp (element, "row") == 0)
    spor_sheet_table_end_row (self);
  else if (strcmp (element, "t") == 0)
    self->takes_text = FALSE;
  else if (strcmp (element, "is") == 0)
    self->in_inline = FALSE;
  else if (strcmp (element, "rPh") == 0)
    self->n_phonetic--;
}

static void
on_text (gpointer data, const char *text, gsize length)
{
  SporSheetTable *self = data;
  SporCellsLimit limit;

  if (!self->takes_text)
    return;
  limit = spor_cells_append (self->cells, text, length);
  if (limit != SPOR_CELLS_OK)
    spor_sheet_table_fail_limit (self, limit);
}

static void
spor_sheet_table_rewind (SporTable *table)
{
  SporSheetTable *self = (SporSheetTable *)table;

  g_clear_pointer (&self->xml, spor_xml_free);
  g_clear_pointer (&self->cells, spor_cells_free);
  table->cells = NULL;
  self->row = self->column = self->n_phonetic = 0;
  self->in_cell = self->in_inline = self->takes_text = FALSE;
}

static gboolean
spor_sheet_table_open (SporSheetTable *self, GCancellable *cancellable, GError **error)
{
  static const SporXmlHandlers handlers = { on_start, on_end, on_text };
  g_autoptr (GInputStream) stream
      = spor_xlsx_open_sheet (self->workbook, self->sheet, cancellable, error);

  if (stream == NULL)
    return FALSE;
  self->xml = spor_xml_new (stream, self->table.name, &handlers, self);
  self->cells = spor_cells_new ();
  self->table.cells = self->cells;
  return TRUE;
}

static int
spor_sheet_table_next (SporTable *table, GCancellable *cancellable, GError **error)
{
  SporSheetTable *self = (SporSheetTable *)table;
  int result;

  if (self->xml == NULL && !spor_sheet_table_open (self, cancellable, error))
    return -1;
  result = spor_xml_run (self->xml, cancellable, error);
  table->line = self->row;
  if (result < 0 && self->row > 0 && spor_xml_is_malformed (self->xml))
    {
      g_clear_error (error);
      g_set_error (
          error, SPOR_INTAKE_ERROR, SPOR_INTAKE_ERROR_FORMAT,
          /* Translators: file name, row number */
          _ ("“%s” is damaged after row %u. Open the workbook in Excel or LibreOffice, save it, "
             "and choose it again."),
          table->name, self->row);
    }
  return result;
}

static double
spor_sheet_table_get_progress (SporTable *table)
{
  SporSheetTable *self = (SporSheetTable *)table;
  const guint64 size = spor_xlsx_get_sheet_size (self->workbook, self->sheet);

  if (self->xml == NULL || size == 0)
    return 0;
  return MIN (1.0, (double)spor_xml_get_n_bytes (self->xml) / (double)size);
}

static void
spor_sheet_table_free (SporTable *table)
{
  SporSheetTable *self = (SporSheetTable *)table;

  spor_sheet_table_rewind (table);
  spor_xlsx_unref (self->workbook);
  g_free (self);
}

static const SporTableClass sheet_table_class = {
  .next = spor_sheet_table_next,
  .rewind = spor_sheet_table_rewind,
  .get_progress = spor_sheet_table_get_progress,
  .free = spor_sheet_table_free,
};

SporTable *
spor_sheet_table_new (SporXlsx *workbook, guint sheet)
{
  SporSheetTable *self = g_new0 (SporSheetTable, 1);
  const char *name = spor_xlsx_get_name (workbook);
  const char *sheet_name = spor_xlsx_get_sheet_name (workbook, sheet);
  g_autofree char *full = NULL;

  full = spor_xlsx_get_n_sheets (workbook) > 1 ? g_strdup_printf ("%s: %s", name, sheet_name)
                                               : g_strdup (name);
  spor_table_init (&self->table, &sheet_table_class, full, sheet_name);
  self->table.is_sheet = TRUE;
  self->workbook = spor_xlsx_ref (workbook);
  self->sheet = sheet;
  return &self->table;
}

GError *
spor_sheet_table_new_limit_error (const SporTable *table, guint row, SporCellsLimit limit)
{
  if (limit == SPOR_CELLS_TOO_MANY)
    return g_error_new (
        SPOR_INTAKE_ERROR, SPOR_INTAKE_ERROR_LIMIT,
        /* Translators: row number, file name */
        _ ("Row %u of “%s” has text to the right of the 2,000th column. Delete what stands "
           "outside the table."),
        row, table->name);
  return g_error_new (
      SPOR_INTAKE_ERROR, SPOR_INTAKE_ERROR_LIMIT,
      /* Translators: row number, file name */
      _ ("Row %u of “%s” is too long: a cell holds at most 1 MB, a row 16 MB. Choose the "
         "export of one questionnaire."),
      row, table->name);
}

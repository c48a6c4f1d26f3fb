/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "spor-csv-table.h"

#include "spor-csv.h"
#include "spor-source.h"

#include <glib/gi18n-lib.h>
#include <string.h>

typedef struct
{
  SporTable table;

  SporInput *input;
  SporEncoding stated_encoding;
  char stated_separator;

  /* while open */
  GInputStream *stream;
  SporDecoder *decoder;
  SporCsv *csv;
  const char *at, *end; /* of the decoded text */
  guint64 n_decoded;
} SporCsvTable;

/* How well the first records of @text hang together with @separator: columns, weighed by the share
 * of records that have as many as the heading. 0 if it makes one column. */
static double
rate_separator (const char *text, const char *end, gboolean whole, char separator)
{
  g_autoptr (SporCsv) csv = spor_csv_new (separator);
  guint n_columns = 0, n_records = 0, n_alike = 0;
  double weight = 1;

  while (n_records < 25)
    {
      SporCsvResult result = spor_csv_read (csv, &text, end);
      guint n_cells;

      if (result == SPOR_CSV_MORE && (whole || n_records == 0))
        result = spor_csv_finish (csv);
      if (result != SPOR_CSV_RECORD)
        break;
      if (spor_cells_is_blank (csv->cells))
        continue;

      n_cells = csv->cells->n_cells;
      if (n_records++ == 0)
        {
          const char *const *cells = spor_cells_get (csv->cells, 0);

          n_columns = n_cells;
          /* ", " is prose rather than a separator. */
          for (guint i = 1; i < n_cells; i++)
            if (cells[i][0] == ' ')
              weight = 0.1;
        }
      n_alike += n_cells == n_columns;
    }
  return n_columns < 2 ? 0 : weight * (n_columns - 1) * n_alike / n_records;
}

/* Excel's "sep=;" in the first line. 0 if it is not there. */
static char
read_separator_line (const char *text, const char *end)
{
  if (end - text >= 6 && g_ascii_strncasecmp (text, "sep=", 4) == 0
      && (text[4] == ';' || text[4] == ',' || text[4] == '\t')
      && (text[5] == '\r' || text[5] == '\n'))
    return text[4];
  return 0;
}

static char
find_separator (const char *text, const char *end, gboolean whole)
{
  static const char candidates[] = { ';', '\t', ',' };
  char best = ';';
  double best_rate = 0;

  for (guint i = 0; i < G_N_ELEMENTS (candidates); i++)
    {
      const double rate = rate_separator (text, end, whole, candidates[i]);

      if (rate > best_rate)
        {
          best = candidates[i];
          best_rate = rate;
        }
    }
  return best;
}

static void
spor_csv_table_set_limit_error (SporCsvTable *self, GError **error)
{
  const char *name = self->table.name;
  SporCsv *csv = self->csv;

  switch (csv->limit)
    {
    case SPOR_CELLS_TOO_MANY:
      g_set_error (
          error, SPOR_INTAKE_ERROR, SPOR_INTAKE_ERROR_LIMIT,
          /* Translators: line number, file name */
          _ ("Line %u of “%s” has more than 2,000 columns, which no set of sign-ups has. Choose "
             "the export of one questionnaire."),
          csv->record_line, name);
      break;
    case SPOR_CELLS_CELL_TOO_LARGE:
    case SPOR_CELLS_RECORD_TOO_LARGE:
    case SPOR_CELLS_OK:
    default:
      if (csv->state == SPOR_CSV_STATE_QUOTED)
        g_set_error (
            error, SPOR_INTAKE_ERROR, SPOR_INTAKE_ERROR_LIMIT,
            /* Translators: line number, file name */
            _ ("The quotation mark in line %u of “%s” is not closed within 1 MB. Close or remove "
               "it, or export the file again."),
            csv->quote_line, name);
      else
        g_set_error (
            error, SPOR_INTAKE_ERROR, SPOR_INTAKE_ERROR_LIMIT,
            /* Translators: line number, file name */
            _ ("Line %u of “%s” is too long: a cell holds at most 1 MB, a line 16 MB. Choose the "
               "export of one questionnaire."),
            csv->record_line, name);
      break;
    }
}

static void
spor_csv_table_rewind (SporTable *table)
{
  SporCsvTable *self = (SporCsvTable *)table;

  g_clear_pointer (&self->csv, spor_csv_free);
  g_clear_pointer (&self->decoder, spor_decoder_free);
  g_clear_object (&self->stream);
  self->at = self->end = NULL;
  self->n_decoded = 0;
  table->cells = NULL;
}

/* More text: 1, or 0 at the end. */
static int
spor_csv_table_fill (SporCsvTable *self, guint line, GCancellable *cancellable, GError **error)
{
  gsize length = 0;
  const int result
      = spor_decoder_next (self->decoder, line, &self->at, &length, cancellable, error);

  self->end = self->at + length;
  self->n_decoded = spor_decoder_get_n_bytes (self->decoder);
  return result;
}

static gboolean
spor_csv_table_open (SporCsvTable *self, GCancellable *cancellable, GError **error)
{
  SporTable *table = &self->table;
  char separator = 0;
  int result;

  self->stream = spor_input_open (self->input, cancellable, error);
  if (self->stream == NULL)
    return FALSE;
  self->decoder = spor_decoder_new (self->stream, table->name, self->stated_encoding);
  result = spor_csv_table_fill (self, 1, cancellable, error);
  if (result < 0)
    return FALSE;

  if (result == 1)
    {
      separator = read_separator_line (self->at, self->end);
      if (separator != 0)
        self->at += 5;
      else if (self->stated_separator == 0)
        separator = find_separator (self->at, self->end,
                                    spor_decoder_get_n_bytes (self->decoder) >= self->input->size);
    }
  if (self->stated_separator != 0)
    separator = self->stated_separator;
  table->separator = separator != 0 ? separator : ';';
  self->csv = spor_csv_new (table->separator);
  table->cells = self->csv->cells;
  return TRUE;
}

static int
spor_csv_table_next (SporTable *table, GCancellable *cancellable, GError **error)
{
  SporCsvTable *self = (SporCsvTable *)table;
  SporCsvResult result = SPOR_CSV_MORE;
  int more = 1;

  if (self->csv == NULL)
    {
      spor_csv_table_rewind (table);
      if (!spor_csv_table_open (self, cancellable, error))
        {
          spor_csv_table_rewind (table);
          return -1;
        }
    }

  while (result == SPOR_CSV_MORE && more == 1)
    {
      result = spor_csv_read (self->csv, &self->at, self->end);
      if (result == SPOR_CSV_MORE)
        more = spor_csv_table_fill (self, self->csv->line, cancellable, error);
    }
  if (more < 0)
    return -1;
  if (more == 0)
    result = spor_csv_finish (self->csv);

  table->encoding = spor_encoding_get_name (spor_decoder_get_encoding (self->decoder));
  table->line = self->csv->record_line;
  switch (result)
    {
    case SPOR_CSV_RECORD:
      return 1;
    case SPOR_CSV_LIMIT:
      spor_csv_table_set_limit_error (self, error);
      return -1;
    case SPOR_CSV_UNTERMINATED:
      g_set_error (
          error, SPOR_INTAKE_ERROR, SPOR_INTAKE_ERROR_FORMAT,
          /* Translators: line number, file name */
          _ ("The quotation mark in line %u of “%s” is never closed. Close or remove it, or export "
             "the file again."),
          self->csv->quote_line, table->name);
      return -1;
    case SPOR_CSV_MORE:
    default:
      return 0;
    }
}

static double
spor_csv_table_get_progress (SporTable *table)
{
  SporCsvTable *self = (SporCsvTable *)table;
  const guint64 waiting = (guint64)(self->end - self->at);

  if (self->input->size == 0 || self->n_decoded <= waiting)
    return 0;
  return MIN (1.0, (double)(self->n_decoded - waiting) / (double)self->input->size);
}

static void
spor_csv_table_free (SporTable *table)
{
  SporCsvTable *self = (SporCsvTable *)table;

  spor_csv_table_rewind (table);
  spor_input_free (self->input);
  g_free (self);
}

static const SporTableClass csv_table_class = {
  .next = spor_csv_table_next,
  .rewind = spor_csv_table_rewind,
  .get_progress = spor_csv_table_get_progress,
  .free = spor_csv_table_free,
};

SporTable *
spor_csv_table_new (const SporInput *input, SporEncoding encoding, char separator)
{
  SporCsvTable *self = g_new0 (SporCsvTable, 1);

  spor_table_init (&self->table, &csv_table_class, input->name, input->base_name);
  self->input = spor_input_copy (input);
  self->stated_encoding = encoding;
  self->stated_separator = separator;
  return &self->table;
}

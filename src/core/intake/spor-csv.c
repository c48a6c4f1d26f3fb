/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "spor-csv.h"

#include <string.h>

/* What the reader must look at; everything else is copied in runs. */
enum
{
  KIND_PLAIN,
  KIND_SEPARATOR,
  KIND_QUOTE,
  KIND_RETURN,
  KIND_LINE,
  KIND_UNCLEAN, /* may need spor_cells_clean() */
};

SporCsv *
spor_csv_new (char separator)
{
  SporCsv *self = g_new0 (SporCsv, 1);

  self->cells = spor_cells_new ();
  self->line = 1;
  self->fresh = TRUE;
  self->separator = separator;

  for (guint i = 0; i < 0x20; i++)
    self->kinds[i] = KIND_UNCLEAN;
  self->kinds[0x7f] = KIND_UNCLEAN;
  self->kinds[0xc2] = KIND_UNCLEAN; /* C1 control characters (and harmless Latin-1 signs) */
  self->kinds[0xcc] = KIND_UNCLEAN; /* combining accents */
  self->kinds[0xcd] = KIND_UNCLEAN;
  self->kinds['\t'] = KIND_PLAIN;
  self->kinds['\r'] = KIND_RETURN;
  self->kinds['\n'] = KIND_LINE;
  self->kinds['"'] = KIND_QUOTE;
  self->kinds[(guchar)separator] = KIND_SEPARATOR;
  return self;
}

void
spor_csv_free (SporCsv *self)
{
  if (self == NULL)
    return;
  spor_cells_free (self->cells);
  g_free (self);
}

static SporCsvResult
spor_csv_fail (SporCsv *self, SporCellsLimit limit)
{
  self->limit = limit;
  return SPOR_CSV_LIMIT;
}

static SporCsvResult
spor_csv_end_record (SporCsv *self)
{
  const SporCellsLimit limit = spor_cells_close (self->cells);

  self->state = SPOR_CSV_STATE_START;
  self->fresh = TRUE;
  if (limit != SPOR_CELLS_OK)
    return spor_csv_fail (self, limit);
  if (self->cells->unclean)
    spor_cells_clean (self->cells);
  return SPOR_CSV_RECORD;
}

/* A character that is not plain, outside quotes. */
static SporCsvResult
spor_csv_read_mark (SporCsv *self, char mark)
{
  SporCellsLimit limit = SPOR_CELLS_OK;

  switch (self->kinds[(guchar)mark])
    {
    case KIND_SEPARATOR:
      limit = spor_cells_close (self->cells);
      self->state = SPOR_CSV_STATE_START;
      break;
    case KIND_RETURN:
      self->after_return = TRUE;
      self->line++;
      return spor_csv_end_record (self);
    case KIND_LINE:
      self->line++;
      return spor_csv_end_record (self);
    case KIND_QUOTE:
      if (self->state == SPOR_CSV_STATE_START)
        {
          self->state = SPOR_CSV_STATE_QUOTED;
          self->quote_line = self->line;
          break;
        }
      if (self->state == SPOR_CSV_STATE_QUOTE)
        self->state = SPOR_CSV_STATE_QUOTED;
      limit = spor_cells_append (self->cells, &mark, 1);
      break;
    default:
      self->cells->unclean = TRUE;
      self->state = SPOR_CSV_STATE_PLAIN;
      limit = spor_cells_append (self->cells, &mark, 1);
      break;
    }
  return limit == SPOR_CELLS_OK ? SPOR_CSV_MORE : spor_csv_fail (self, limit);
}

static SporCsvResult
spor_csv_read_quoted_mark (SporCsv *self, char mark)
{
  SporCellsLimit limit = SPOR_CELLS_OK;

  switch (self->kinds[(guchar)mark])
    {
    case KIND_QUOTE:
      self->state = SPOR_CSV_STATE_QUOTE;
      break;
    case KIND_RETURN:
      self->after_return = TRUE;
      self->line++;
      limit = spor_cells_append (self->cells, "\n", 1);
      break;
    case KIND_LINE:
      self->line++;
      limit = spor_cells_append (self->cells, "\n", 1);
      break;
    case KIND_UNCLEAN:
      self->cells->unclean = TRUE;
      limit = spor_cells_append (self->cells, &mark, 1);
      break;
    default:
      limit = spor_cells_append (self->cells, &mark, 1);
      break;
    }
  return limit == SPOR_CELLS_OK ? SPOR_CSV_MORE : spor_csv_fail (self, limit);
}

SporCsvResult
spor_csv_read (SporCsv *self, const char **text, const char *end)
{
  const guint8 *kinds = self->kinds;
  SporCsvResult result = SPOR_CSV_MORE;
  const char *at = *text;

  while (at < end && result == SPOR_CSV_MORE)
    {
      const char *run = at;

      if (self->after_return)
        {
          self->after_return = FALSE;
          if (*at == '\n')
            {
              at++;
              continue;
            }
        }
      if (self->fresh)
        {
          spor_cells_reset (self->cells);
          self->record_line = self->line;
          self->fresh = FALSE;
        }

      while (at < end && kinds[(guchar)*at] == KIND_PLAIN)
        at++;
      if (at > run)
        {
          const SporCellsLimit limit = spor_cells_append (self->cells, run, (gsize)(at - run));

          if (limit != SPOR_CELLS_OK)
            result = spor_csv_fail (self, limit);
          if (self->state != SPOR_CSV_STATE_QUOTED)
            self->state = SPOR_CSV_STATE_PLAIN;
        }
      else if (self->state == SPOR_CSV_STATE_QUOTED)
        result = spor_csv_read_quoted_mark (self, *at++);
      else
        result = spor_csv_read_mark (self, *at++);
    }

  *text = at;
  return result;
}

SporCsvResult
spor_csv_finish (SporCsv *self)
{
  if (self->fresh)
    return SPOR_CSV_MORE;
  if (self->state == SPOR_CSV_STATE_QUOTED)
    return SPOR_CSV_UNTERMINATED;
  return spor_csv_end_record (self);
}

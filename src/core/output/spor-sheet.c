/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "spor-sheet.h"

#include "spor-cell-text.h"
#include "spor-time.h"

#include <math.h>
#include <string.h>

/* Points */
#define LINE_HEIGHT 15.0
#define TITLE_HEIGHT 22.0
#define LAST_LINE_HEIGHT 24.0 /* a little air above the list */
#define HIGHEST_ROW 409.0     /* for Excel */

/* Widths, in characters */
#define PADDING 1.0
#define SAFE 0.95 /* of the width is counted on */
#define BOLD 1.07 /* times as wide */
#define FILTER_BUTTON 3.5
#define SHORT_HEADING 14.0   /* longer ones are wrapped */
#define SHORT_TEXT 31.0      /* longer texts are wrapped … */
#define LONG_TEXT 50.0       /* … wider where they are sentences … */
#define VERY_LONG_TEXT 100.0 /* … and more so where a row would become too high for Excel */
#define LONGEST_WORD 60.0
#define PAGE_WIDTH 300.0 /* can still be read on paper */

/* Characters */
#define LONG_FROM 90
#define VERY_LONG_FROM 1200

#define EPSILON 0.01

#define LINE_COLOUR 0xC0BFBC

/* The widest of a column's measured cells. */
typedef struct
{
  double line, word; /* as widths */
  guint text;        /* characters */
} SporExtent;

struct _SporSheet
{
  SporWorkbook *book;             /* borrowed */
  lxw_worksheet *worksheet;       /* the book's; NULL after an error */
  const SporSheetColumn *columns; /* borrowed */
  char **headings;                /* all different, for a table */
  SporStyle *heading_styles;
  SporExtent *extents;      /* measured */
  double *widths;           /* from them */
  guint16 byte_widths[256]; /* see spor_sheet_set_byte_widths() */
  guint n_columns;
  guint n_printed; /* of them, from the first */
  guint n_pages;   /* side by side */
  guint header, row;
  guint n_lines; /* of the row's highest cell */
  gboolean measuring;
};

/* The width of letters in hundredths of a digit's, in Carlito, which has the measures of Calibri,
 * in which Excel writes. From U+0020 on. */
static const guint8 letter_widths[] = {
  45,  64,  79,  98,  100, 141, 135, 44,  60,  60,  98,  98,  49,  60,  50,  76,  100, 100, 100,
  100, 100, 100, 100, 100, 100, 100, 53,  53,  98,  98,  98,  91,  176, 114, 107, 105, 121, 96,
  91,  124, 123, 50,  63,  103, 83,  169, 127, 131, 102, 133, 107, 91,  96,  127, 112, 176, 102,
  96,  92,  61,  76,  61,  98,  98,  57,  95,  104, 83,  104, 98,  60,  93,  104, 45,  47,  90,
  45,  158, 104, 104, 104, 104, 69,  77,  66,  104, 89,  141, 85,  89,  78,  62,  91,  62,  98,
};

static double
spor_letter_width (gunichar c)
{
  if (c >= ' ' && c < ' ' + G_N_ELEMENTS (letter_widths))
    return letter_widths[c - ' '] / 100.0;
  if (c < 0x250) /* Latin */
    return g_unichar_isupper (c) || c == 0xE6 ? 1.53 : 1.04;
  return c < 0x10000 ? 1.4 : 2.4;
}

static void
spor_extent_add (SporExtent *self, const char *text)
{
  double line = 0, word = 0;
  guint n = 0;

  for (const char *p = text; *p; p = g_utf8_next_char (p), n++)
    {
      double width = spor_letter_width (g_utf8_get_char (p));

      line = *p == '\n' ? 0 : line + width;
      word = *p == '\n' || *p == ' ' ? 0 : word + width;
      self->line = MAX (self->line, line);
      self->word = MAX (self->word, word);
    }
  self->text = MAX (self->text, n);
}

static double
spor_extent_width (const SporExtent *self)
{
  double widest = SHORT_TEXT;

  if (self->text > VERY_LONG_FROM)
    widest = VERY_LONG_TEXT;
  else if (self->text > LONG_FROM)
    widest = LONG_TEXT;
  return MAX (MIN (self->line, widest), MIN (self->word, LONGEST_WORD)) / SAFE + PADDING;
}

/* For bytes of UTF-8, in hundredths: enough for any letter that begins so, or that goes on so. */
static void
spor_sheet_set_byte_widths (SporSheet *self)
{
  for (guint byte = 0; byte < 256; byte++)
    if (byte == '\n' || byte == '\r')
      self->byte_widths[byte] = G_MAXUINT16;
    else if (byte < 0x80)
      self->byte_widths[byte] = ceil (spor_letter_width (MAX (byte, ' ')) * 100);
    else if (byte >= 0xC0)
      self->byte_widths[byte] = byte < 0xE0 ? 153 : byte < 0xF0 ? 140 : 240;
}

/* What people asked, which their columns are called by, can be alike, or too long. */
static char **
spor_sheet_make_headings (const SporSheetColumn *columns, guint n_columns)
{
  g_autoptr (GHashTable) taken = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  char **headings = g_new0 (char *, n_columns + 1);

  for (guint c = 0; c < n_columns; c++)
    {
      g_autofree char *clean = spor_heading_clean (columns[c].heading);

      headings[c] = spor_cell_text_unique (taken, clean, SPOR_HEADING_LENGTH, " (", ")");
    }
  return headings;
}

SporSheet *
spor_sheet_new (SporWorkbook *book,
                const char *name,
                const SporSheetColumn *columns,
                guint n_columns)
{
  SporSheet *self = g_new0 (SporSheet, 1);

  self->book = book;
  self->worksheet = spor_workbook_add_sheet (book, name);
  self->columns = columns;
  self->headings = spor_sheet_make_headings (columns, n_columns);
  self->heading_styles = g_new0 (SporStyle, n_columns);
  for (guint c = 0; c < n_columns; c++)
    self->heading_styles[c] = spor_style_heading (columns[c].style);
  self->n_columns = n_columns;
  while (self->n_printed < n_columns && !columns[self->n_printed].aside)
    self->n_printed++;
  self->extents = g_new0 (SporExtent, n_columns);
  self->widths = g_new0 (double, n_columns);
  self->measuring = TRUE;
  spor_sheet_set_byte_widths (self);
  return self;
}

void
spor_sheet_free (SporSheet *self)
{
  g_strfreev (self->headings);
  g_free (self->heading_styles);
  g_free (self->extents);
  g_free (self->widths);
  g_free (self);
}

/* Whether @text surely stands in one line of @width; quick, as nearly all do. */
static gboolean
spor_sheet_is_one_line (const SporSheet *self, const char *text, double width)
{
  guint64 line = 0;

  for (const guchar *p = (const guchar *)text; *p; p++)
    line += self->byte_widths[*p];
  return line <= width * SAFE * 100;
}

/* Lines that @text takes in @width: programs do not all find the height of a row by themselves. */
static guint
spor_text_lines (const char *text, double width)
{
  double room = width * SAFE + EPSILON;
  double line = 0, word = 0;
  guint lines = 1;

  for (const char *p = text; *p; p = g_utf8_next_char (p))
    {
      double letter = spor_letter_width (g_utf8_get_char (p));

      if (*p == '\n' || (*p == '\r' && p[1] != '\n'))
        {
          lines++;
          line = word = 0;
          continue;
        }
      line += letter;
      word = *p == ' ' ? 0 : word + letter;
      if (line > room && word > 0)
        {
          lines++;
          word = word > room ? letter : word; /* a word that is too long is broken */
          line = word;
        }
    }
  return lines;
}

/* For a heading that is short, or the longest word of one that is not. */
static double
spor_sheet_heading_width (const SporSheet *self, guint column)
{
  SporExtent extent = { 0 };

  spor_extent_add (&extent, self->headings[column]);
  return (extent.line <= SHORT_HEADING ? extent.line : MIN (extent.word, SHORT_TEXT)) * BOLD / SAFE
         + FILTER_BUTTON;
}

/* Wide enough for its cells and for its heading. */
static double
spor_sheet_column_width (const SporSheet *self, guint column)
{
  double width;

  switch ((int)self->columns[column].style)
    {
    case SPOR_STYLE_DATE:
      width = 12;
      break;
    case SPOR_STYLE_LONG_DATE:
      width = 20;
      break;
    case SPOR_STYLE_TIME:
      width = 18;
      break;
    case SPOR_STYLE_MONEY:
      width = 17;
      break;
    case SPOR_STYLE_TEXT:
    case SPOR_STYLE_CODE:
      width = spor_extent_width (&self->extents[column]);
      break;
    default:
      width = 8;
      break;
    }
  return MAX (width, spor_sheet_heading_width (self, column));
}

guint
spor_sheet_write_title (SporWorkbook *book, lxw_worksheet *sheet, const char *const *lines)
{
  guint n = 0;

  for (; lines[n]; n++)
    {
      SporStyle style = n == 0 ? SPOR_STYLE_TITLE : SPOR_STYLE_NOTE;

      if (n == 0 || !lines[n + 1])
        spor_workbook_note (book,
                            worksheet_set_row (sheet, n, n == 0 ? TITLE_HEIGHT : LAST_LINE_HEIGHT,
                                               NULL));
      spor_workbook_put_text (book, sheet, n, 0, style, lines[n]);
    }
  return n;
}

static void
spor_sheet_set_widths (SporSheet *self)
{
  double sum = 0;

  for (guint c = 0; c < self->n_columns; c++)
    {
      self->widths[c] = spor_sheet_column_width (self, c);
      if (c < self->n_printed)
        sum += self->widths[c];
      spor_workbook_note (self->book,
                          worksheet_set_column (self->worksheet, c, c, self->widths[c], NULL));
    }
  self->n_pages = self->n_printed < self->n_columns ? 1 : MAX (1, ceil (sum / PAGE_WIDTH));
  worksheet_print_across (self->worksheet);
  worksheet_fit_to_pages (self->worksheet, self->n_pages, 0);
}

static void
spor_sheet_set_height (SporSheet *self, guint n_lines)
{
  if (n_lines > 1)
    spor_workbook_note (self->book,
                        worksheet_set_row (self->worksheet, self->row,
                                           MIN (n_lines * LINE_HEIGHT, HIGHEST_ROW), NULL));
}

static void
spor_sheet_write_headings (SporSheet *self)
{
  guint n_lines = 1;

  for (guint c = 0; c < self->n_columns; c++)
    {
      const char *heading = self->headings[c];

      spor_workbook_put_text (self->book, self->worksheet, self->row, c, self->heading_styles[c],
                              heading);
      n_lines = MAX (n_lines, spor_text_lines (heading, (self->widths[c] - FILTER_BUTTON) / BOLD));
    }
  spor_sheet_set_height (self, n_lines);
  self->row++;
}

void
spor_sheet_begin (SporSheet *self, const char *const *lines, guint n_frozen)
{
  self->measuring = FALSE;
  if (!self->worksheet)
    return;

  spor_sheet_set_widths (self);
  self->header = self->row = spor_sheet_write_title (self->book, self->worksheet, lines);
  spor_sheet_write_headings (self);

  worksheet_freeze_panes (self->worksheet, self->row, n_frozen);
  spor_workbook_note (self->book,
                      worksheet_repeat_rows (self->worksheet, self->header, self->header));
  spor_workbook_note (self->book, worksheet_repeat_columns (self->worksheet, 0, n_frozen - 1));
}

void
spor_sheet_put_text (SporSheet *self, guint column, const char *text)
{
  double width = self->widths[column] - PADDING;

  if (self->measuring)
    {
      spor_extent_add (&self->extents[column], text);
      return;
    }
  if (column < self->n_printed && !spor_sheet_is_one_line (self, text, width))
    self->n_lines = MAX (self->n_lines, spor_text_lines (text, width));
  spor_workbook_put_text (self->book, self->worksheet, self->row, column,
                          self->columns[column].style, text);
}

void
spor_sheet_put_number (SporSheet *self, guint column, double number)
{
  if (!self->measuring)
    spor_workbook_put_number (self->book, self->worksheet, self->row, column,
                              self->columns[column].style, number);
}

void
spor_sheet_put_time (SporSheet *self, guint column, gint64 instant)
{
  if (!self->measuring)
    spor_workbook_put_time (self->book, self->worksheet, self->row, column,
                            self->columns[column].style, instant);
}

void
spor_sheet_next_row (SporSheet *self)
{
  if (self->worksheet)
    spor_sheet_set_height (self, self->n_lines);
  self->n_lines = 1;
  self->row++;
}

/* A thin line below every row, under empty cells too. */
static void
spor_sheet_draw_lines (SporSheet *self)
{
  lxw_format *format = workbook_add_format (spor_workbook_get_book (self->book));
  lxw_conditional_format always
      = { .type = LXW_CONDITIONAL_TYPE_FORMULA, .value_string = (char *)"=TRUE", .format = format };

  format_set_bottom (format, LXW_BORDER_THIN);
  format_set_bottom_color (format, LINE_COLOUR);
  spor_workbook_note (self->book,
                      worksheet_conditional_format_range (self->worksheet, self->header + 1, 0,
                                                          self->row - 1, self->n_columns - 1,
                                                          &always));
}

/* On several pages side by side the title would be cut where the repeated columns end. */
static void
spor_sheet_set_print_area (SporSheet *self)
{
  if (self->n_pages > 1 || self->n_printed < self->n_columns)
    spor_workbook_note (self->book,
                        worksheet_print_area (self->worksheet, self->n_pages > 1 ? self->header : 0,
                                              0, self->row - 1, self->n_printed - 1));
}

void
spor_sheet_end (SporSheet *self)
{
  char cells[LXW_MAX_CELL_RANGE_LENGTH];

  if (!self->worksheet || !spor_workbook_note (self->book, LXW_NO_ERROR))
    return;

  spor_sheet_draw_lines (self);
  spor_sheet_set_print_area (self);
  spor_workbook_add_list (self->book, self->worksheet, (const char *const *)self->headings,
                          self->heading_styles, self->header, self->row - 1);

  /* No green corners on telephone numbers. */
  lxw_rowcol_to_range (cells, self->header + 1, 0, self->row - 1, self->n_columns - 1);
  spor_workbook_note (self->book,
                      worksheet_ignore_errors (self->worksheet, LXW_IGNORE_NUMBER_STORED_AS_TEXT,
                                               cells));
}

void
spor_sheet_write_empty (SporWorkbook *book,
                        const char *name,
                        const char *const *lines,
                        const char *sentence)
{
  lxw_worksheet *sheet = spor_workbook_add_sheet (book, name);
  guint row;

  if (!sheet)
    return;
  row = spor_sheet_write_title (book, sheet, lines);
  spor_workbook_put_text (book, sheet, row, 0, SPOR_STYLE_LABEL, sentence);
  worksheet_fit_to_pages (sheet, 1, 0);
}

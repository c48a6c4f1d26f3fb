/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "spor-workbook.h"

#include "spor-cell-text.h"
#include "spor-file.h"
#include "spor-temp.h"
#include "spor-time.h"

#include <errno.h>
#include <glib/gi18n-lib.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>
#include <zip.h>

/* A cell in Excel's own text format shows only # beyond this. */
#define TEXT_FORMAT_LENGTH 255

/* Bytes looked at in both ends of a part. */
#define PART_END 32768

/* Figures stand away from the text to the right of them, and their headings away from the filter's
 * button. */
#define RIGHT_INDENT 2

#define GREY 0x5E5C64
#define HEADING_FILL 0xDEDDDA

struct _SporWorkbook
{
  char *path;
  char *header;
  int memory;                         /* what the book is packed into; -1: straight into temp */
  SporTemp *temp;                     /* beside it, until finished */
  lxw_workbook *book;                 /* owned until lxw's close */
  lxw_format *formats[SPOR_N_STYLES]; /* the book's */
  gboolean streams;                   /* and can have no tables */
  GHashTable *names;                  /* folded sheet names */
  GHashTable *list_names;             /* folded */
  GError *error;                      /* the first */
};

/* Codes in the file are written the American way and shown in the reader's way. */
static const struct
{
  const char *number;
  guint8 align;
  gboolean bold;
} styles[SPOR_N_STYLES] = {
  [SPOR_STYLE_TITLE] = { NULL, LXW_ALIGN_LEFT, TRUE },
  [SPOR_STYLE_NOTE] = { NULL, LXW_ALIGN_LEFT },
  [SPOR_STYLE_NOTE_RIGHT] = { NULL, LXW_ALIGN_RIGHT },
  [SPOR_STYLE_SECTION] = { NULL, LXW_ALIGN_LEFT, TRUE },
  [SPOR_STYLE_LABEL] = { NULL, LXW_ALIGN_LEFT },
  [SPOR_STYLE_HEADING] = { NULL, LXW_ALIGN_LEFT, TRUE },
  [SPOR_STYLE_HEADING_RIGHT] = { NULL, LXW_ALIGN_RIGHT, TRUE },
  [SPOR_STYLE_TEXT] = { NULL, LXW_ALIGN_LEFT },
  [SPOR_STYLE_CODE] = { "@", LXW_ALIGN_LEFT },
  [SPOR_STYLE_WHOLE] = { "0", LXW_ALIGN_RIGHT },
  [SPOR_STYLE_TENTH] = { "0.0", LXW_ALIGN_RIGHT },
  [SPOR_STYLE_DIFFERENCE] = { "[>=0.05]+0.0;[<=-0.05]\\-0.0;0.0", LXW_ALIGN_RIGHT },
  [SPOR_STYLE_PERCENT] = { "0.0%", LXW_ALIGN_RIGHT },
  [SPOR_STYLE_SHARE] = { "0.0%", LXW_ALIGN_LEFT },
  [SPOR_STYLE_MONEY] = { "#,##0.00\\ [$kr.-406]", LXW_ALIGN_RIGHT },
  [SPOR_STYLE_DISTANCE] = { "#,##0.0##", LXW_ALIGN_RIGHT },
  [SPOR_STYLE_DATE] = { "dd\\-mm\\-yyyy", LXW_ALIGN_LEFT },
  [SPOR_STYLE_LONG_DATE] = { "[$-406]d. mmmm yyyy", LXW_ALIGN_LEFT },
  [SPOR_STYLE_TIME] = { "dd\\-mm\\-yyyy\\ hh:mm", LXW_ALIGN_LEFT },
};

SporStyle
spor_style_heading (SporStyle style)
{
  return styles[style].align == LXW_ALIGN_RIGHT ? SPOR_STYLE_HEADING_RIGHT : SPOR_STYLE_HEADING;
}

/* libxlsxwriter's code as a sentence. */
static void
spor_workbook_fail (SporWorkbook *self, lxw_error code, int failure)
{
  switch ((int)code)
    {
    case LXW_ERROR_CREATING_TMPFILE:
    case LXW_ERROR_READING_TMPFILE:
      g_set_error (
          &self->error, G_IO_ERROR, G_IO_ERROR_NO_SPACE,
          /* Translators: a folder */
          _ ("There is no room for temporary files in “%s”. Make room there and try again."),
          g_get_tmp_dir ());
      break;
    case LXW_ERROR_CREATING_XLSX_FILE:
    case LXW_ERROR_ZIP_FILE_OPERATION:
    case LXW_ERROR_ZIP_FILE_ADD:
    case LXW_ERROR_ZIP_CLOSE:
      spor_file_fail (self->path, failure ? failure : EIO, &self->error);
      break;
    case LXW_ERROR_WORKSHEET_INDEX_OUT_OF_RANGE:
      g_set_error (&self->error, G_IO_ERROR, G_IO_ERROR_NOT_SUPPORTED,
                   _ ("There is more to write than a sheet in Excel can hold: 1,048,576 rows and "
                      "16,384 columns."));
      break;
    default:
      g_set_error (&self->error, G_IO_ERROR, G_IO_ERROR_FAILED,
                   /* Translators: a file, and a technical reason in English */
                   _ ("The workbook “%s” could not be written: %s"), self->path,
                   lxw_strerror (code));
      break;
    }
}

gboolean
spor_workbook_note (SporWorkbook *self, lxw_error code)
{
  int failure = errno;

  if (!self->error && code != LXW_NO_ERROR)
    spor_workbook_fail (self, code, failure);
  return self->error == NULL;
}

static lxw_format *
spor_workbook_make_format (SporWorkbook *self, SporStyle style)
{
  lxw_format *format = workbook_add_format (self->book);

  if (styles[style].number)
    format_set_num_format (format, styles[style].number);
  if (styles[style].bold)
    format_set_bold (format);
  format_set_align (format, styles[style].align);
  format_set_align (format, LXW_ALIGN_VERTICAL_TOP);
  if (styles[style].align == LXW_ALIGN_RIGHT)
    format_set_indent (format, RIGHT_INDENT);

  switch ((int)style)
    {
    case SPOR_STYLE_TITLE:
      format_set_font_size (format, 15);
      break;
    case SPOR_STYLE_NOTE:
    case SPOR_STYLE_NOTE_RIGHT:
      format_set_font_color (format, GREY);
      break;
    case SPOR_STYLE_SECTION:
      format_set_font_size (format, 12);
      break;
    case SPOR_STYLE_HEADING:
    case SPOR_STYLE_HEADING_RIGHT:
      format_set_text_wrap (format);
      format_set_bg_color (format, HEADING_FILL);
      break;
    case SPOR_STYLE_TEXT:
    case SPOR_STYLE_CODE:
      format_set_text_wrap (format);
      break;
    default:
      break;
    }
  return format;
}

/* "&" begins a code in headers and footers. */
static char *
spor_header_text (const char *text, glong n_characters)
{
  g_autofree char *cut = g_utf8_substring (text, 0, MIN (n_characters, g_utf8_strlen (text, -1)));
  g_auto (GStrv) parts = g_strsplit (cut, "&", -1);

  return g_strjoinv ("&&", parts);
}

static char *
spor_header_new (const char *title, const char *remark)
{
  g_autofree char *left = spor_header_text (title, 110);
  g_autofree char *right = spor_header_text (remark ? remark : "", 80);

  return g_strconcat ("&L", left, "&C&A", *right ? "&R" : "", right, NULL);
}

/* Into memory: on a disk that is full libxlsxwriter would say so on stderr, in its own words. (It
 * opens the file by this name, and so does libzip.) */
static char *
spor_workbook_packed_path (const SporWorkbook *self)
{
  return self->memory >= 0 ? g_strdup_printf ("/proc/self/fd/%d", self->memory)
                           : g_strdup (spor_temp_path (self->temp));
}

SporWorkbook *
spor_workbook_new (const char *path, const char *title, const char *remark)
{
  return spor_workbook_new_for (path, title, remark, G_MAXUINT);
}

SporWorkbook *
spor_workbook_new_for (const char *path, const char *title, const char *remark, guint n_rows)
{
  SporWorkbook *self = g_new0 (SporWorkbook, 1);
  gboolean streams = n_rows > SPOR_WORKBOOK_TABLE_ROWS;
  lxw_workbook_options options = { .constant_memory = streams, .use_zip64 = TRUE };
  g_autofree char *packed = NULL;
  lxw_doc_properties properties = { .title = (char *)title, .author = (char *)"Spor" };

  self->memory = -1;
  self->path = g_strdup (path);
  self->header = spor_header_new (title, remark);
  self->streams = streams;
  self->names = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->list_names = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->temp = spor_temp_new_beside (path, &self->error);
  if (!self->temp)
    return self;

  self->memory = memfd_create ("spor-workbook", MFD_CLOEXEC);
  packed = spor_workbook_packed_path (self);
  self->book = workbook_new_opt (packed, &options);
  workbook_set_properties (self->book, &properties);
  for (int style = 0; style < SPOR_N_STYLES; style++)
    self->formats[style] = spor_workbook_make_format (self, style);
  return self;
}

void
spor_workbook_free (SporWorkbook *self)
{
  g_clear_pointer (&self->book, lxw_workbook_free);
  g_clear_pointer (&self->temp, spor_temp_free);
  if (self->memory >= 0)
    close (self->memory);
  g_clear_pointer (&self->names, g_hash_table_unref);
  g_clear_pointer (&self->list_names, g_hash_table_unref);
  g_clear_error (&self->error);
  g_free (self->path);
  g_free (self->header);
  g_free (self);
}

lxw_workbook *
spor_workbook_get_book (SporWorkbook *self)
{
  return self->book;
}

lxw_format *
spor_workbook_get_format (SporWorkbook *self, SporStyle style)
{
  return self->formats[style];
}

lxw_worksheet *
spor_workbook_add_sheet (SporWorkbook *self, const char *name)
{
  g_autofree char *clean = spor_sheet_name_clean (name);
  g_autofree char *unique = NULL;
  g_autofree char *footer = NULL;
  lxw_worksheet *sheet;

  if (self->error)
    return NULL;

  /* Two tracks may have names that are alike where Excel allows none to be. */
  unique = spor_cell_text_unique (self->names, clean, SPOR_SHEET_NAME_LENGTH, " (", ")");
  sheet = workbook_add_worksheet (self->book, unique);
  if (!sheet)
    {
      spor_workbook_note (self, LXW_ERROR_PARAMETER_VALIDATION);
      return NULL;
    }

  worksheet_set_paper (sheet, 9); /* A4 */
  worksheet_set_landscape (sheet);
  worksheet_set_margins (sheet, 0.4, 0.4, 0.75, 0.6);
  spor_workbook_note (self, worksheet_set_header (sheet, self->header));
  /* Translators: below each printed page; &P is the page's number, &N the number of pages */
  footer = g_strconcat ("&R", _ ("Page &P of &N"), NULL);
  spor_workbook_note (self, worksheet_set_footer (sheet, footer));
  return sheet;
}

void
spor_workbook_put_text (SporWorkbook *self,
                        lxw_worksheet *sheet,
                        guint row,
                        guint column,
                        SporStyle style,
                        const char *text)
{
  g_autofree char *clean = NULL;
  g_autofree char *escaped = NULL;
  gsize length = 0;

  if (self->error || !text || !*text)
    return;

  if (!spor_cell_text_is_plain (text, &length))
    {
      clean = spor_cell_text_clean (text);
      escaped = spor_cell_text_escape (clean);
      text = escaped;
      length = strlen (text);
    }
  if (length == 0)
    return;

  /* Editing such a cell must not turn it into a formula. */
  if (style == SPOR_STYLE_TEXT && strchr ("=+-@", *text))
    style = SPOR_STYLE_CODE;
  if (style == SPOR_STYLE_CODE && length > TEXT_FORMAT_LENGTH)
    style = SPOR_STYLE_TEXT;
  spor_workbook_note (self,
                      worksheet_write_string (sheet, row, column, text, self->formats[style]));
}

void
spor_workbook_put_number (SporWorkbook *self,
                          lxw_worksheet *sheet,
                          guint row,
                          guint column,
                          SporStyle style,
                          double number)
{
  if (!self->error)
    spor_workbook_note (self,
                        worksheet_write_number (sheet, row, column, number, self->formats[style]));
}

void
spor_workbook_put_time (SporWorkbook *self,
                        lxw_worksheet *sheet,
                        guint row,
                        guint column,
                        SporStyle style,
                        gint64 instant)
{
  if (instant != SPOR_TIME_NONE)
    spor_workbook_put_number (self, sheet, row, column, style, spor_time_to_excel (instant));
}

static void
spor_workbook_add_table (SporWorkbook *self,
                         lxw_worksheet *sheet,
                         const char *const *headings,
                         const SporStyle *heading_styles,
                         guint header,
                         guint last,
                         char *name)
{
  guint n = g_strv_length ((char **)headings);
  g_autofree lxw_table_column *columns = g_new0 (lxw_table_column, n);
  g_autoptr (GPtrArray) pointers = g_ptr_array_new ();
  g_auto (GStrv) escaped = g_new0 (char *, n + 1);
  /* style 0 is none: the cells have their own */
  lxw_table_options options = { .name = name, .style_type = LXW_TABLE_STYLE_TYPE_LIGHT };

  for (guint c = 0; c < n; c++)
    {
      escaped[c] = spor_cell_text_escape (headings[c]);
      columns[c].header = escaped[c];
      columns[c].header_format = self->formats[heading_styles[c]];
      g_ptr_array_add (pointers, &columns[c]);
    }
  g_ptr_array_add (pointers, NULL);
  options.columns = (lxw_table_column **)pointers->pdata;
  spor_workbook_note (self, worksheet_add_table (sheet, header, 0, last, n - 1, &options));
}

static void
spor_workbook_add_named_range (
    SporWorkbook *self, lxw_worksheet *sheet, guint n, guint header, guint last, const char *name)
{
  g_auto (GStrv) parts = g_strsplit (sheet->name, "'", -1);
  g_autofree char *quoted = g_strjoinv ("''", parts);
  g_autofree char *formula = NULL;
  char cells[LXW_MAX_CELL_RANGE_LENGTH];

  lxw_rowcol_to_range_abs (cells, header, 0, last, n - 1);
  formula = g_strdup_printf ("='%s'!%s", quoted, cells);
  spor_workbook_note (self, worksheet_autofilter (sheet, header, 0, last, n - 1));
  spor_workbook_note (self, workbook_define_name (self->book, name, formula));
}

void
spor_workbook_add_list (SporWorkbook *self,
                        lxw_worksheet *sheet,
                        const char *const *headings,
                        const SporStyle *heading_styles,
                        guint header,
                        guint last)
{
  g_autofree char *clean = NULL;
  g_autofree char *name = NULL;

  if (self->error)
    return;
  clean = spor_list_name_clean (sheet->name);
  name = spor_cell_text_unique (self->list_names, clean, SPOR_LIST_NAME_LENGTH, "_", "");
  if (self->streams)
    spor_workbook_add_named_range (self, sheet, g_strv_length ((char **)headings), header, last,
                                   name);
  else
    spor_workbook_add_table (self, sheet, headings, heading_styles, header, last, name);
}

/* The root element's name in the first bytes of a part: "worksheet". */
static char *
spor_part_root (const char *head)
{
  const char *declaration = strstr (head, "?>");
  const char *start = declaration ? strchr (declaration, '<') : NULL;

  return start ? g_strndup (start + 1, strcspn (start + 1, " />")) : NULL;
}

/* Whether an XML part goes on to the end of its root element. */
static gboolean
spor_part_is_whole (zip_file_t *part)
{
  char buffer[2 * PART_END + 1];
  char head[PART_END + 1] = "";
  g_autofree char *root = NULL;
  g_autofree char *end = NULL;
  gsize kept = 0;
  zip_int64_t n;

  while ((n = zip_fread (part, buffer + kept, PART_END)) > 0)
    {
      buffer[kept + n] = '\0';
      if (!*head)
        g_strlcpy (head, buffer, sizeof head);
      if (kept + n > PART_END)
        {
          memmove (buffer, buffer + kept + n - PART_END, PART_END + 1);
          kept = PART_END;
        }
      else
        kept += n;
    }
  root = spor_part_root (head);
  if (n < 0 || !root)
    return FALSE;
  end = g_strdup_printf ("</%s>", root);
  buffer[kept] = '\0';
  return g_str_has_suffix (g_strchomp (buffer), end);
}

/* libxlsxwriter does not notice when the disk of its temporary files is full: it ships what got
 * there. */
static gboolean
spor_archive_is_whole (const char *path)
{
  int code = 0;
  zip_t *archive = zip_open (path, ZIP_RDONLY, &code);
  gboolean whole = archive != NULL;

  for (zip_int64_t i = 0; whole && i < zip_get_num_entries (archive, 0); i++)
    {
      const char *name = zip_get_name (archive, i, 0);
      zip_file_t *part = zip_fopen_index (archive, i, 0);

      whole = part && (!g_str_has_suffix (name, ".xml") || spor_part_is_whole (part));
      if (part)
        zip_fclose (part);
    }
  if (archive)
    zip_discard (archive);
  return whole;
}

/* From memory onto the disk. */
static gboolean
spor_workbook_unload (SporWorkbook *self, GError **error)
{
  g_autoptr (GMappedFile) packed = NULL;

  if (self->memory < 0)
    return TRUE;
  packed = g_mapped_file_new_from_fd (self->memory, FALSE, NULL);
  if (!packed)
    return spor_file_fail (self->path, EIO, error);
  return spor_temp_write (self->temp, g_mapped_file_get_contents (packed),
                          g_mapped_file_get_length (packed), error);
}

gboolean
spor_workbook_finish (SporWorkbook *self, GCancellable *cancellable, GError **error)
{
  g_autofree char *packed = NULL;

  if (!self->error)
    g_cancellable_set_error_if_cancelled (cancellable, &self->error);
  errno = 0;
  if (!self->error)
    spor_workbook_note (self, workbook_close (g_steal_pointer (&self->book)));
  if (!self->error)
    packed = spor_workbook_packed_path (self);
  if (!self->error && !spor_archive_is_whole (packed))
    spor_workbook_note (self, LXW_ERROR_READING_TMPFILE);
  if (!self->error)
    g_cancellable_set_error_if_cancelled (cancellable, &self->error);
  if (!self->error && spor_workbook_unload (self, &self->error))
    spor_temp_commit (self->temp, &self->error);

  if (self->error)
    {
      g_propagate_error (error, g_steal_pointer (&self->error));
      return FALSE;
    }
  return TRUE;
}

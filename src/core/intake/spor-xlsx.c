/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "spor-xlsx.h"

#include "spor-shared-strings.h"
#include "spor-sheet-text.h"
#include "spor-source.h"

#include <glib/gi18n-lib.h>
#include <string.h>

enum
{
  LIMIT_STYLES = 100000, /* Excel itself stops at 65,490 */
  LIMIT_SHEETS = 1000,
  LIMIT_RELATIONS = 10000,
};

/* A part that another points to. */
typedef struct
{
  char *type;   /* the last word of its kind: "worksheet" */
  char *target; /* name in the archive */
} Relation;

typedef struct
{
  char *name;
  char *relation; /* id */
  gboolean hidden;
  guint64 entry;
} Sheet;

struct _SporWorkbook
{
  SporArchive *archive;
  GPtrArray *sheets;          /* Sheet* */
  GByteArray *dates;          /* by style: whether it shows a date */
  SporSharedStrings *strings; /* NULL before the first sheet is opened */
  char *strings_part;         /* NULL if there is none */
  gboolean epoch_1904;
};

/* What the handlers fill; each reading uses its own fields. */
typedef struct
{
  SporXlsx *workbook;
  char *base;            /* folder of the part that the relations belong to */
  GHashTable *relations; /* id → Relation* */
  GHashTable
      *date_formats; /* number format id → whether it is a date, for the workbook's own formats */
  gboolean is_workbook;
  gboolean in_styles;
} Reading;

static void
relation_free (Relation *self)
{
  g_free (self->type);
  g_free (self->target);
  g_free (self);
}

static void
sheet_free (Sheet *self)
{
  g_free (self->name);
  g_free (self->relation);
  g_free (self);
}

static void
on_nothing (gpointer data, const char *element)
{
}

/* The name in the archive of @target as seen from @base: "xl" + "../x.xml" → "x.xml". */
static char *
resolve (const char *base, const char *target)
{
  g_autofree char *folder = g_strconcat ("/", base, NULL);
  g_autofree char *path = g_canonicalize_filename (target, folder);

  return g_strdup (path + strspn (path, "/"));
}

static void
on_relation (gpointer data, const char *element, const char **attributes)
{
  Reading *self = data;
  const char *id = spor_xml_find (attributes, "Id");
  const char *type = spor_xml_find (attributes, "Type");
  const char *target = spor_xml_find (attributes, "Target");
  const char *mode = spor_xml_find (attributes, "TargetMode");
  Relation *relation = NULL;

  if (strcmp (element, "Relationship") != 0 || id == NULL || type == NULL || target == NULL
      || g_strcmp0 (mode, "External") == 0
      || g_hash_table_size (self->relations) >= LIMIT_RELATIONS)
    return;
  relation = g_new0 (Relation, 1);
  relation->type = g_path_get_basename (type);
  relation->target = resolve (self->base, target);
  g_hash_table_insert (self->relations, g_strdup (id), relation);
}

static void
on_workbook (gpointer data, const char *element, const char **attributes)
{
  Reading *self = data;
  const char *name = spor_xml_find (attributes, "name");
  const char *id = spor_xml_find (attributes, "id");
  const char *state = spor_xml_find (attributes, "state");
  const char *epoch = spor_xml_find (attributes, "date1904");

  if (strcmp (element, "workbook") == 0)
    self->is_workbook = TRUE;
  else if (strcmp (element, "workbookPr") == 0)
    self->workbook->epoch_1904 = g_strcmp0 (epoch, "1") == 0 || g_strcmp0 (epoch, "true") == 0
                                 || g_strcmp0 (epoch, "on") == 0;
  else if (strcmp (element, "sheet") == 0 && name != NULL && id != NULL
           && self->workbook->sheets->len < LIMIT_SHEETS)
    {
      Sheet *sheet = g_new0 (Sheet, 1);

      sheet->name = g_strdup (name);
      sheet->relation = g_strdup (id);
      sheet->hidden = state != NULL && strcmp (state, "visible") != 0;
      g_ptr_array_add (self->workbook->sheets, sheet);
    }
}

/* Formats that every workbook has. Source: ECMA-376 part 1, § 18.8.30; 27–36 and 50–58 are dates in
 * Asia. */
static gboolean
is_built_in_date (guint64 format)
{
  return (format >= 14 && format <= 22) || (format >= 27 && format <= 36) || format == 45
         || format == 47 || (format >= 50 && format <= 58);
}

static void
on_styles (gpointer data, const char *element, const char **attributes)
{
  Reading *self = data;
  const char *id = spor_xml_find (attributes, "numFmtId");
  const guint64 format = id != NULL ? g_ascii_strtoull (id, NULL, 10) : 0;
  const char *code = spor_xml_find (attributes, "formatCode");
  gpointer is_date = NULL;

  if (strcmp (element, "cellXfs") == 0)
    self->in_styles = TRUE;
  else if (strcmp (element, "numFmt") == 0 && code != NULL && format <= G_MAXUINT
           && g_hash_table_size (self->date_formats) < LIMIT_STYLES)
    g_hash_table_insert (self->date_formats, GUINT_TO_POINTER ((guint)format),
                         GINT_TO_POINTER (spor_sheet_text_is_date_format (code)));
  else if (strcmp (element, "xf") == 0 && self->in_styles
           && self->workbook->dates->len < LIMIT_STYLES)
    {
      guint8 date = is_built_in_date (format);

      if (format <= G_MAXUINT
          && g_hash_table_lookup_extended (self->date_formats, GUINT_TO_POINTER ((guint)format),
                                           NULL, &is_date))
        date = GPOINTER_TO_INT (is_date) != 0;
      g_byte_array_append (self->workbook->dates, &date, 1);
    }
}

static void
on_styles_end (gpointer data, const char *element)
{
  Reading *self = data;

  if (strcmp (element, "cellXfs") == 0)
    self->in_styles = FALSE;
}

static const SporXmlHandlers relation_handlers = { on_relation, on_nothing, NULL };
static const SporXmlHandlers workbook_handlers = { on_workbook, on_nothing, NULL };
static const SporXmlHandlers style_handlers = { on_styles, on_styles_end, NULL };

static gboolean
spor_xlsx_read_part (SporXlsx *self,
                     const char *part,
                     const SporXmlHandlers *handlers,
                     Reading *reading,
                     GCancellable *cancellable,
                     GError **error)
{
  const char *name = spor_archive_get_name (self->archive);
  g_autoptr (GInputStream) stream = NULL;
  g_autoptr (SporXml) xml = NULL;
  guint64 entry;

  if (!spor_archive_find (self->archive, part, &entry))
    {
      spor_xml_set_damaged (error, name);
      return FALSE;
    }
  stream = spor_archive_open_entry (self->archive, entry, error);
  if (stream == NULL)
    return FALSE;
  xml = spor_xml_new (stream, name, handlers, reading);
  return spor_xml_run (xml, cancellable, error) == 0;
}

/* The relations of @part: "xl/workbook.xml" has them in "xl/_rels/workbook.xml.rels"; "" is the
 * package. */
static gboolean
spor_xlsx_read_relations (
    SporXlsx *self, const char *part, Reading *reading, GCancellable *cancellable, GError **error)
{
  const char *slash = strrchr (part, '/');
  g_autofree char *folder = slash != NULL ? g_strndup (part, (gsize)(slash - part)) : g_strdup ("");
  g_autofree char *relations = NULL;

  relations = g_strconcat (folder, *folder != '\0' ? "/" : "", "_rels/",
                           slash != NULL ? slash + 1 : part, ".rels", NULL);
  g_hash_table_remove_all (reading->relations);
  g_free (reading->base);
  reading->base = g_steal_pointer (&folder);
  return spor_xlsx_read_part (self, relations, &relation_handlers, reading, cancellable, error);
}

static const Relation *
find_relation (GHashTable *relations, const char *type)
{
  GHashTableIter iter;
  gpointer value;

  g_hash_table_iter_init (&iter, relations);
  while (g_hash_table_iter_next (&iter, NULL, &value))
    if (strcmp (((Relation *)value)->type, type) == 0)
      return value;
  return NULL;
}

static int
compare_sheets (gconstpointer a, gconstpointer b)
{
  const Sheet *const *left = a;
  const Sheet *const *right = b;

  return (*left)->hidden - (*right)->hidden;
}

/* Finds each sheet's part; those without cells are left out. */
static void
spor_xlsx_locate_sheets (SporXlsx *self, GHashTable *relations)
{
  for (guint i = 0; i < self->sheets->len;)
    {
      Sheet *sheet = g_ptr_array_index (self->sheets, i);
      const Relation *relation = g_hash_table_lookup (relations, sheet->relation);

      if (relation != NULL && strcmp (relation->type, "worksheet") == 0
          && spor_archive_find (self->archive, relation->target, &sheet->entry))
        i++;
      else
        g_ptr_array_remove_index (self->sheets, i);
    }
  /* Stable for arrays: g_ptr_array_sort() is a merge sort. */
  g_ptr_array_sort (self->sheets, compare_sheets);
}

static void
set_no_workbook (GError **error, const char *name, const char *part)
{
  if (g_str_has_suffix (part, ".bin"))
    g_set_error (
        error, SPOR_INTAKE_ERROR, SPOR_INTAKE_ERROR_FORMAT,
        /* Translators: file name */
        _ ("“%s” is a binary workbook (.xlsb). Open it in Excel, save it as “Excel Workbook "
           "(.xlsx)”, and choose that."),
        name);
  else
    g_set_error (error, SPOR_INTAKE_ERROR, SPOR_INTAKE_ERROR_FORMAT,
                 /* Translators: file name */
                 _ ("“%s” is not a workbook, but another kind of document. Choose a CSV file, an "
                    "Excel workbook (.xlsx) or an export from SurveyXact."),
                 name);
}

static gboolean
spor_xlsx_read (SporXlsx *self, Reading *reading, GCancellable *cancellable, GError **error)
{
  const char *name = spor_archive_get_name (self->archive);
  const Relation *relation = NULL;
  g_autofree char *part = NULL;

  if (!spor_xlsx_read_relations (self, "", reading, cancellable, error))
    return FALSE;
  relation = find_relation (reading->relations, "officeDocument");
  part = g_strdup (relation != NULL ? relation->target : "xl/workbook.xml");
  if (g_str_has_suffix (part, ".bin"))
    {
      set_no_workbook (error, name, part);
      return FALSE;
    }
  if (!spor_xlsx_read_part (self, part, &workbook_handlers, reading, cancellable, error))
    return FALSE;
  if (!reading->is_workbook)
    {
      set_no_workbook (error, name, part);
      return FALSE;
    }
  if (!spor_xlsx_read_relations (self, part, reading, cancellable, error))
    return FALSE;

  spor_xlsx_locate_sheets (self, reading->relations);
  if (self->sheets->len == 0)
    {
      g_set_error (error, SPOR_INTAKE_ERROR, SPOR_INTAKE_ERROR_FORMAT,
                   /* Translators: file name */
                   _ ("“%s” has no sheet with cells. Choose the workbook with the sign-ups."),
                   name);
      return FALSE;
    }
  relation = find_relation (reading->relations, "sharedStrings");
  self->strings_part = g_strdup (relation != NULL ? relation->target : NULL);
  relation = find_relation (reading->relations, "styles");
  return relation == NULL
         || spor_xlsx_read_part (self, relation->target, &style_handlers, reading, cancellable,
                                 error);
}

gboolean
spor_xlsx_is_package (SporArchive *archive)
{
  guint64 entry;

  return spor_archive_find (archive, "[Content_Types].xml", &entry);
}

SporXlsx *
spor_xlsx_open (SporArchive *archive, GCancellable *cancellable, GError **error)
{
  g_autoptr (SporXlsx) self = g_rc_box_new0 (SporXlsx);
  Reading reading = { self };
  gboolean done;

  self->archive = spor_archive_ref (archive);
  self->sheets = g_ptr_array_new_with_free_func ((GDestroyNotify)sheet_free);
  self->dates = g_byte_array_new ();
  reading.relations
      = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify)relation_free);
  reading.date_formats = g_hash_table_new (NULL, NULL);
  done = spor_xlsx_read (self, &reading, cancellable, error);
  g_hash_table_unref (reading.relations);
  g_hash_table_unref (reading.date_formats);
  g_free (reading.base);
  return done ? g_steal_pointer (&self) : NULL;
}

SporXlsx *
spor_xlsx_ref (SporXlsx *self)
{
  return g_rc_box_acquire (self);
}

static void
spor_xlsx_clear (SporXlsx *self)
{
  spor_archive_unref (self->archive);
  g_ptr_array_unref (self->sheets);
  g_byte_array_unref (self->dates);
  g_clear_pointer (&self->strings, spor_shared_strings_free);
  g_free (self->strings_part);
}

void
spor_xlsx_unref (SporXlsx *self)
{
  if (self != NULL)
    g_rc_box_release_full (self, (GDestroyNotify)spor_xlsx_clear);
}

const char *
spor_xlsx_get_name (SporXlsx *self)
{
  return spor_archive_get_name (self->archive);
}

guint
spor_xlsx_get_n_sheets (SporXlsx *self)
{
  return self->sheets->len;
}

const char *
spor_xlsx_get_sheet_name (SporXlsx *self, guint sheet)
{
  return ((Sheet *)g_ptr_array_index (self->sheets, sheet))->name;
}

guint64
spor_xlsx_get_sheet_size (SporXlsx *self, guint sheet)
{
  const Sheet *part = g_ptr_array_index (self->sheets, sheet);

  return spor_archive_get_entry_size (self->archive, part->entry);
}

static gboolean
spor_xlsx_read_strings (SporXlsx *self, GCancellable *cancellable, GError **error)
{
  g_autoptr (SporSharedStrings) strings = spor_shared_strings_new ();
  g_autoptr (GInputStream) stream = NULL;
  guint64 entry;

  if (self->strings_part != NULL && spor_archive_find (self->archive, self->strings_part, &entry))
    {
      stream = spor_archive_open_entry (self->archive, entry, error);
      if (stream == NULL
          || !spor_shared_strings_read (strings, stream, spor_archive_get_name (self->archive),
                                        cancellable, error))
        return FALSE;
    }
  self->strings = g_steal_pointer (&strings);
  return TRUE;
}

GInputStream *
spor_xlsx_open_sheet (SporXlsx *self, guint sheet, GCancellable *cancellable, GError **error)
{
  const Sheet *part = g_ptr_array_index (self->sheets, sheet);

  if (self->strings == NULL && !spor_xlsx_read_strings (self, cancellable, error))
    return NULL;
  return spor_archive_open_entry (self->archive, part->entry, error);
}

const char *
spor_xlsx_get_string (SporXlsx *self, guint64 index, gsize *length)
{
  return spor_shared_strings_get (self->strings, index, length);
}

gboolean
spor_xlsx_is_date (SporXlsx *self, guint64 style)
{
  return style < self->dates->len && self->dates->data[style];
}

gboolean
spor_xlsx_get_epoch_1904 (SporXlsx *self)
{
  return self->epoch_1904;
}

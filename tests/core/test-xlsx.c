/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "source-fixture.h"

#define XML "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n"
#define MAIN "xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\""
#define OFFICE "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
#define PACKAGE "xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\""

#define TYPES "[Content_Types].xml", XML "<Types/>"
#define ROOT                                                                                       \
  "_rels/.rels", XML "<Relationships " PACKAGE "><Relationship Id=\"r\" Type=\"" OFFICE            \
                     "/officeDocument\" Target=\"xl/workbook.xml\"/></Relationships>"
#define RELATION(id, type, target)                                                                 \
  "<Relationship Id=\"" id "\" Type=\"" OFFICE "/" type "\" Target=\"" target "\"/>"
#define RELATIONS(relations)                                                                       \
  "xl/_rels/workbook.xml.rels", XML "<Relationships " PACKAGE ">" relations "</Relationships>"
#define WORKBOOK(content)                                                                          \
  "xl/workbook.xml", XML "<workbook " MAIN " xmlns:r=\"" OFFICE "\">" content "</workbook>"
#define SHEET(rows) XML "<worksheet " MAIN "><sheetData>" rows "</sheetData></worksheet>"
#define ONE_SHEET                                                                                  \
  TYPES, ROOT, WORKBOOK ("<sheets><sheet name=\"Ark1\" sheetId=\"1\" r:id=\"a\"/></sheets>"),      \
      RELATIONS (RELATION ("a", "worksheet", "worksheets/sheet1.xml"))
#define TWO_SHEETS(first, second)                                                                  \
  TYPES, ROOT,                                                                                     \
      WORKBOOK ("<sheets><sheet name=\"" first                                                     \
                "\" sheetId=\"1\" r:id=\"a\"/><sheet name=\"" second                               \
                "\" sheetId=\"2\" r:id=\"b\"/></sheets>"),                                         \
      RELATIONS (RELATION ("a", "worksheet", "worksheets/sheet1.xml")                              \
                     RELATION ("b", "worksheet", "worksheets/sheet2.xml"))
#define TEXT(text) "<c t=\"inlineStr\"><is><t>" text "</t></is></c>"

static void
write_sheet (SourceFixture *fixture, const char *rows)
{
  g_autofree char *sheet
      = g_strconcat (XML "<worksheet " MAIN "><sheetData>", rows, "</sheetData></worksheet>", NULL);

  source_fixture_write_zip (fixture, "a.xlsx", ONE_SHEET, "xl/worksheets/sheet1.xml", sheet, NULL);
}

static void
assert_sheet_reads (SourceFixture *fixture, const char *rows, const char *expected)
{
  g_autoptr (SporSource) source = NULL;

  write_sheet (fixture, rows);
  source = source_fixture_open (fixture, "a.xlsx");
  g_assert_null (spor_source_get_encoding (source));
  g_assert_cmpint (spor_source_get_separator (source), ==, 0);
  assert_reads (source, expected);
  g_assert_cmpfloat (spor_source_get_progress (source), ==, 1);
  g_assert_true (spor_source_rewind (source, NULL, NULL));
  assert_reads (source, expected);
}

#define ROW_AB "<row r=\"1\">" TEXT ("a") TEXT ("b") "</row>"

static void
test_values (SourceFixture *fixture, gconstpointer data)
{
  assert_sheet_reads (
      fixture,
      "<row>" TEXT ("a") TEXT ("b") TEXT ("c") TEXT ("d") TEXT ("e") TEXT ("f") TEXT (
          "g") "</row>"
               "<row><c><v>901000036</v></c><c><v>0.1</v></c><c t=\"n\"><v>4.548394179E9</v></c>"
               "<c><v>2.5000000000000004</v></c><c><v>-7.0</v></c><c><v>1E-3</v></c>"
               "<c><v>12345678901234567</v></c></row>"
               "<row><c t=\"b\"><v>1</v></c><c t=\"b\"><v>0</v></c><c t=\"e\"><v>#N/A</v></c>"
               "<c t=\"str\"><f>\"x\"&amp;1</f><v> x1 &amp; </v></c><c/><c><v></v></c>"
               "<c t=\"d\"><v>2025-03-03T18:49:08.5Z</v></c></row>",
      "a|b|c|d|e|f|g⏎901000036|0.1|4548394179|2.5|-7|0.001|12345678901234568⏎1|0|| x1 & |||"
      "2025-03-03 18:49:08");
}

static void
test_strings (SourceFixture *fixture, gconstpointer data)
{
  g_autoptr (SporSource) source = NULL;

  source_fixture_write_zip (
      fixture, "a.xlsx", TYPES, ROOT,
      WORKBOOK ("<sheets><sheet name=\"Ark1\" sheetId=\"1\" r:id=\"a\"/></sheets>"),
      RELATIONS (RELATION ("a", "worksheet", "/xl/worksheets/sheet1.xml")
                     RELATION ("b", "sharedStrings", "../xl/strings.xml")),
      "xl/strings.xml",
      XML "<sst " MAIN "><si><t>navn</t></si><si><t xml:space=\"preserve\"> æøå 🙂 </t></si>"
          "<si><r><rPr><b/></rPr><t>fed</t></r><r><t>skrift</t></r><rPh sb=\"0\" "
          "eb=\"1\"><t>NO</t></rPh></si>"
          "<si><t>a_x000D_\nb&#13;c_x0041_ _x005F_x0041_ "
          "_xZZZZ_</t></si><si/><si><t>A&#x30a;\x7f</t></si></sst>",
      "xl/worksheets/sheet1.xml",
      SHEET (
          "<row><c t=\"s\"><v>0</v></c><c t=\"inlineStr\"><is><r><t>te</t></r><r><t>kst</t></r>"
          "<rPh><t>NO</t></rPh></is></c></row>"
          "<row><c t=\"s\"><v>1</v></c><c t=\"s\"><v>2</v></c></row>"
          "<row><c t=\"s\"><v>3</v></c><c t=\"s\"><v>5</v></c></row>"
          "<row><c t=\"s\"><v>4</v></c><c t=\"inlineStr\"><is><t>x_x000D_\ny</t></is></c></row>"),
      NULL);
  source = source_fixture_open (fixture, "a.xlsx");
  assert_reads (source,
                "navn|tekst⏎ æøå 🙂 |fedskrift⏎a\nb\ncA _x0041_ _xZZZZ_|Å⏎|x\ny");

  write_sheet (fixture, ROW_AB "<row r=\"2\"><c t=\"s\"><v>0</v></c></row>");
  source_fixture_assert_fails (fixture, "a.xlsx", SPOR_INTAKE_ERROR_FORMAT,
                               "Row 2 of “a.xlsx” is damaged");
}

static void
assert_dates (SourceFixture *fixture, const char *properties, const char *expected)
{
  g_autofree char *workbook = g_strdup_printf (
      XML "<workbook " MAIN " xmlns:r=\"" OFFICE
          "\">%s<sheets><sheet name=\"Ark1\" sheetId=\"1\" r:id=\"a\"/></sheets></workbook>",
      properties);
  g_autoptr (SporSource) source = NULL;

  source_fixture_write_zip (
      fixture, "a.xlsx", TYPES, ROOT, "xl/workbook.xml", workbook,
      RELATIONS (RELATION ("a", "worksheet", "worksheets/sheet1.xml")
                     RELATION ("b", "styles", "styles.xml")),
      "xl/styles.xml",
      XML "<styleSheet " MAIN
          "><numFmts><numFmt numFmtId=\"164\" formatCode=\"[$-406]d. mmmm yyyy;@\"/>"
          "<numFmt numFmtId=\"165\" formatCode=\"#,##0.00\\ &quot;dage&quot;\"/>"
          "<numFmt numFmtId=\"166\" formatCode=\"[h]:mm\"/></numFmts>"
          "<cellStyleXfs><xf numFmtId=\"14\"/></cellStyleXfs>"
          "<cellXfs><xf numFmtId=\"0\"/><xf numFmtId=\"22\"/><xf numFmtId=\"164\"/><xf "
          "numFmtId=\"165\"/>"
          "<xf numFmtId=\"166\"/></cellXfs></styleSheet>",
      "xl/worksheets/sheet1.xml",
      SHEET ("<row>" TEXT ("a") TEXT ("b") TEXT ("c") TEXT ("d") TEXT (
          "e") "</row>"
               "<row><c s=\"1\"><v>45719.784120370372</v></c><c s=\"2\"><v>45719</v></c>"
               "<c s=\"3\"><v>45719</v></c><c s=\"4\"><v>1.5</v></c><c "
               "s=\"0\"><v>45719</v></c></row>"
               "<row><c s=\"1\"><v>0.75</v></c><c s=\"1\"><v>1</v></c><c s=\"1\"><v>61</v></c>"
               "<c s=\"1\"><v>-1</v></c><c s=\"1\"><v>2958465.5</v></c></row>"
               "<row><c s=\"1\"><v>1E300</v></c><c s=\"1\"><v>nej</v></c>"
               "<c s=\"1\" t=\"inlineStr\"><is><t>3/3-2025</t></is></c><c s=\"9\"><v>5</v></c>"
               "<c s=\"1\"><v>45716.999999999</v></c></row>"),
      NULL);
  source = source_fixture_open (fixture, "a.xlsx");
  assert_reads (source, expected);
}

static void
test_dates (SourceFixture *fixture, gconstpointer data)
{
  assert_dates (fixture, "<workbookPr/>",
                "a|b|c|d|e⏎2025-03-03 18:49:08|2025-03-03|45719|1.5|45719"
                "⏎18:00:00|1900-01-01|1900-03-01|-1|9999-12-31 12:00:00"
                "⏎1e+300|nej|3/3-2025|5|2025-03-01");
  assert_dates (fixture, "<workbookPr date1904=\"1\"/>",
                "a|b|c|d|e⏎2029-03-04 18:49:08|2029-03-04|45719|1.5|45719"
                "⏎18:00:00|1904-01-02|1904-03-02|-1|2958465.5"
                "⏎1e+300|nej|3/3-2025|5|2029-03-02");
}

/* Cells and rows that are left out, come twice, or stand without a reference. */
static void
test_sparse (SourceFixture *fixture, gconstpointer data)
{
  g_autoptr (SporSource) source = NULL;
  SporSourceRow row;

  write_sheet (fixture,
               "<row r=\"2\"/><row r=\"3\"><c r=\"B3\" s=\"4\"/></row>"
               "<row r=\"4\"><c r=\"A4\" t=\"inlineStr\"><is><t>a</t></is></c>" TEXT (
                   "b") "<c r=\"D4\" t=\"str\"><v>d</v></c><c r=\"XFD4\" s=\"1\"/></row>"
                        "<row r=\"9\"><c r=\"D9\"><v>4</v></c><c r=\"A9\"><v>1</v></c></row>"
                        "<row><c r=\"C10\"><v>3</v></c></row>");
  source = source_fixture_open (fixture, "a.xlsx");
  g_assert_cmpuint (spor_source_get_n_columns (source), ==, 4);
  g_assert_cmpint (spor_source_next (source, &row, NULL, NULL), ==, 1);
  g_assert_cmpuint (row.row, ==, 1);
  g_assert_cmpuint (row.line, ==, 9);
  g_assert_cmpint (spor_source_next (source, &row, NULL, NULL), ==, 1);
  g_assert_cmpuint (row.row, ==, 2);
  g_assert_cmpuint (row.line, ==, 10);
  g_assert_true (spor_source_rewind (source, NULL, NULL));
  assert_reads (source, "a|b|column_3|d⏎1|||4⏎||3|");

  /* A title above the headings; and one column, all of which look like titles. */
  assert_sheet_reads (fixture,
                      "<row>" TEXT ("Tilmeldte 2025") "</row>" ROW_AB "<row><c><v>1</v></c></row>",
                      "a|b⏎1|");
  assert_sheet_reads (fixture,
                      "<row>" TEXT (
                          "a") "</row><row><c><v>1</v></c></row><row><c><v>2</v></c></row>",
                      "a⏎1⏎2");
}

/* Some programs write a prefix before every name, and their own names for the parts. */
static void
test_other_writers (SourceFixture *fixture, gconstpointer data)
{
  g_autoptr (SporSource) source = NULL;

  source_fixture_write_zip (
      fixture, "a.xlsx", "[content_types].xml", XML "<Types/>", "_rels/.rels",
      XML
      "<Relationships " PACKAGE "><Relationship Id=\"x\" Type=\"http://purl.oclc.org/ooxml/"
      "officeDocument/relationships/officeDocument\" Target=\"/bog/mappe.xml\"/></Relationships>",
      "bog/mappe.xml",
      XML "<x:workbook xmlns:x=\"http://purl.oclc.org/ooxml/spreadsheetml/main\" "
          "xmlns:r=\"y\"><x:sheets>"
          "<x:sheet name=\"Diagram\" sheetId=\"1\" r:id=\"c\"/>"
          "<x:sheet name=\"Skjult\" sheetId=\"2\" state=\"hidden\" r:id=\"h\"/>"
          "<x:sheet name=\"Tom\" sheetId=\"3\" r:id=\"t\"/>"
          "<x:sheet name=\"Svar\" sheetId=\"4\" r:id=\"s\"/></x:sheets></x:workbook>",
      "bog/_rels/mappe.xml.rels",
      XML "<Relationships " PACKAGE ">" RELATION ("c", "chartsheet", "svar.xml")
          RELATION ("h", "worksheet", "skjult.xml") RELATION ("t", "worksheet", "tom.xml")
              RELATION ("s", "worksheet", "ark/SVAR.xml") "</Relationships>",
      "bog/skjult.xml", SHEET (ROW_AB), "bog/tom.xml", SHEET ("<row r=\"1\"><c r=\"A1\"/></row>"),
      "bog/ark/svar.xml",
      XML
      "<x:worksheet xmlns:x=\"z\"><x:sheetData><x:row r=\"1\"><x:c r=\"A1\" "
      "t=\"str\"><x:v>by</x:v></x:c>"
      "<x:c t=\"inlineStr\"><x:is><x:t>navn</x:t></x:is></x:c></x:row></x:sheetData></x:worksheet>",
      NULL);
  source = source_fixture_open (fixture, "a.xlsx");
  assert_reads (source, "by|navn");
}

static const SporColumn *
get_column (SporSource *source, const char *name)
{
  for (guint i = 0; i < spor_source_get_n_columns (source); i++)
    if (strcmp (spor_source_get_column (source, i)->name, name) == 0)
      return spor_source_get_column (source, i);
  g_error ("no column %s", name);
}

static void
test_variables_sheet (SourceFixture *fixture, gconstpointer data)
{
  g_autoptr (SporSource) source = NULL;

  source_fixture_write_zip (
      fixture, "a.xlsx", TWO_SHEETS ("Variables", "Dataset"), "xl/worksheets/sheet1.xml",
      SHEET ("<row>" TEXT ("questionName") TEXT ("variableName") TEXT ("subType")
                 TEXT ("questionText") "</row>"
                                       "<row>" TEXT ("s_1") TEXT ("s_1") TEXT ("Single")
                                           TEXT ("Kommune?\n") "</row>"),
      "xl/worksheets/sheet2.xml",
      SHEET ("<row>" TEXT ("s_1") TEXT ("s_2") "</row><row><c><v>6</v></c></row>"), NULL);
  source = source_fixture_open (fixture, "a.xlsx");
  g_assert_cmpstr (get_column (source, "s_1")->question, ==, "Kommune?");
  assert_reads (source, "s_1|s_2⏎6|");
}

static void
test_several_datasets (SourceFixture *fixture, gconstpointer data)
{
  g_autoptr (SporSource) source = NULL;

  /* More rows of the same columns. */
  source_fixture_write_zip (fixture, "a.xlsx", TWO_SHEETS ("Dataset(1)", "Dataset(2)"),
                            "xl/worksheets/sheet1.xml",
                            SHEET (ROW_AB "<row r=\"2\"><c><v>1</v></c></row>"),
                            "xl/worksheets/sheet2.xml",
                            SHEET (ROW_AB "<row r=\"2\"><c r=\"B2\"><v>2</v></c></row>"), NULL);
  source = source_fixture_open (fixture, "a.xlsx");
  assert_reads (source, "a|b⏎1|⏎|2");
  g_assert_cmpfloat (spor_source_get_progress (source), ==, 1);
  g_assert_true (spor_source_rewind (source, NULL, NULL));
  assert_reads (source, "a|b⏎1|⏎|2");
  g_clear_object (&source);

  /* More columns of the same rows. */
  source_fixture_write_zip (
      fixture, "a.xlsx", TWO_SHEETS ("Dataset(1)", "Dataset(2)"), "xl/worksheets/sheet1.xml",
      SHEET (ROW_AB "<row r=\"2\"><c><v>1</v></c></row><row r=\"4\"><c><v>3</v></c></row>"),
      "xl/worksheets/sheet2.xml",
      SHEET ("<row r=\"1\">" TEXT ("c") "</row><row r=\"3\"><c><v>2</v></c></row>"
                                        "<row r=\"4\"><c><v>4</v></c></row>"),
      NULL);
  source = source_fixture_open (fixture, "a.xlsx");
  assert_reads (source, "a|b|c⏎1||⏎||2⏎3||4");
  g_clear_object (&source);

  source_fixture_write_zip (fixture, "a.xlsx", TWO_SHEETS ("Dataset(1)", "Dataset(2)"),
                            "xl/worksheets/sheet1.xml",
                            SHEET (ROW_AB "<row r=\"2\"><c r=\"C2\"><v>1</v></c></row>"),
                            "xl/worksheets/sheet2.xml", SHEET ("<row r=\"1\">" TEXT ("c") "</row>"),
                            NULL);
  source_fixture_assert_fails (fixture, "a.xlsx", SPOR_INTAKE_ERROR_FORMAT,
                               "Row 2 of “a.xlsx: Dataset(1)”");
}

static void
test_damaged (SourceFixture *fixture, gconstpointer data)
{
  write_sheet (fixture, ROW_AB "<row r=\"7\"><c r=\"A7\"><v>1</c></row>");
  source_fixture_assert_fails (fixture, "a.xlsx", SPOR_INTAKE_ERROR_FORMAT,
                               "“a.xlsx” is damaged after row 7");
  write_sheet (fixture, ROW_AB "<row r=\"7\"><c r=\"7A\"><v>1</v></c></row>");
  source_fixture_assert_fails (fixture, "a.xlsx", SPOR_INTAKE_ERROR_FORMAT,
                               "Row 7 of “a.xlsx” is damaged");
  write_sheet (fixture, ROW_AB "<row r=\"2\"><c r=\"C2\"><v>1</v></c></row>");
  source_fixture_assert_fails (fixture, "a.xlsx", SPOR_INTAKE_ERROR_FORMAT,
                               "Row 2 of “a.xlsx” has too many cells: 3, where 2");
  write_sheet (fixture, "");
  source_fixture_assert_fails (fixture, "a.xlsx", SPOR_INTAKE_ERROR_FORMAT, "“a.xlsx” is empty");

  source_fixture_write_zip (fixture, "b.xlsx", TYPES, ROOT, WORKBOOK ("<sheets/>"), RELATIONS (""),
                            NULL);
  source_fixture_assert_fails (fixture, "b.xlsx", SPOR_INTAKE_ERROR_FORMAT,
                               "“b.xlsx” has no sheet");
  source_fixture_write_zip (fixture, "b.xlsx", ONE_SHEET, NULL);
  source_fixture_assert_fails (fixture, "b.xlsx", SPOR_INTAKE_ERROR_FORMAT,
                               "“b.xlsx” has no sheet");
  source_fixture_write_zip (fixture, "b.xlsx", TYPES, ROOT, NULL);
  source_fixture_assert_fails (fixture, "b.xlsx", SPOR_INTAKE_ERROR_FORMAT, "“b.xlsx” is damaged");
  source_fixture_write_zip (fixture, "b.xlsx", TYPES, ROOT, "xl/workbook.xml", "PK", NULL);
  source_fixture_assert_fails (fixture, "b.xlsx", SPOR_INTAKE_ERROR_FORMAT, "“b.xlsx” is damaged");
  source_fixture_write_zip (fixture, "b.xlsx", TYPES, NULL);
  source_fixture_assert_fails (fixture, "b.xlsx", SPOR_INTAKE_ERROR_FORMAT, "“b.xlsx” is damaged");
}

static void
test_other_documents (SourceFixture *fixture, gconstpointer data)
{
  source_fixture_write_zip (fixture, "a.docx", TYPES, "_rels/.rels",
                            XML "<Relationships>" RELATION ("r", "officeDocument",
                                                            "word/document.xml") "</Relationships>",
                            "word/document.xml", XML "<w:document xmlns:w=\"w\"/>", NULL);
  source_fixture_assert_fails (fixture, "a.docx", SPOR_INTAKE_ERROR_FORMAT,
                               "“a.docx” is not a workbook");
  source_fixture_write_zip (fixture, "a.xlsb", TYPES, "_rels/.rels",
                            XML "<Relationships>" RELATION ("r", "officeDocument",
                                                            "xl/workbook.bin") "</Relationships>",
                            NULL);
  source_fixture_assert_fails (fixture, "a.xlsb", SPOR_INTAKE_ERROR_FORMAT, "“a.xlsb”|.xlsb|.xlsx");
  source_fixture_write_zip (fixture, "a.ods", "mimetype",
                            "application/vnd.oasis.opendocument.spreadsheet", "content.xml", "<x/>",
                            "META-INF/manifest.xml", "<x/>", NULL);
  source_fixture_assert_fails (fixture, "a.ods", SPOR_INTAKE_ERROR_FORMAT,
                               "“a.ods”|OpenDocument|.xlsx");
  source_fixture_write_secret_zip (fixture, "a.xlsx", ONE_SHEET, "xl/worksheets/sheet1.xml", "x",
                                   NULL);
  source_fixture_assert_fails (fixture, "a.xlsx", SPOR_INTAKE_ERROR_FORMAT, "“a.xlsx”|password");
}

/* Letters that hardly pack, so that it is not the archive that is refused. */
static void
append_noise (GString *text, gsize length)
{
  const gsize start = text->len;
  guint32 state = 1;

  g_string_set_size (text, start + length);
  for (gsize i = start; i < text->len; i++)
    {
      state = state * 1664525 + 1013904223;
      text->str[i] = (char)('a' + (state >> 24) % 16);
    }
}

static void
test_attacks (SourceFixture *fixture, gconstpointer data)
{
  g_autoptr (GString) text = g_string_new (NULL);

  source_fixture_write_zip (
      fixture, "a.xlsx", ONE_SHEET, "xl/worksheets/sheet1.xml",
      XML "<!DOCTYPE x [<!ENTITY a \"ha\"><!ENTITY b \"&a;&a;&a;&a;\">"
          "<!ENTITY c SYSTEM \"file:///etc/passwd\">]><worksheet><sheetData><row><c t=\"str\">"
          "<v>&b;&c;</v></c></row></sheetData></worksheet>",
      NULL);
  source_fixture_assert_fails (fixture, "a.xlsx", SPOR_INTAKE_ERROR_FORMAT,
                               "“a.xlsx” was not opened|DTD");

  /* A tag that never ends. */
  g_string_append (text, ROW_AB "<row r=\"2\" x=\"");
  append_noise (text, 6 * 1024 * 1024);
  g_string_append (text, "\"/>");
  write_sheet (fixture, text->str);
  source_fixture_assert_fails (fixture, "a.xlsx", SPOR_INTAKE_ERROR_LIMIT, "“a.xlsx”|4 MB");

  g_string_assign (text, ROW_AB "<row r=\"2\"><c t=\"str\"><v>");
  append_noise (text, 1100 * 1024);
  g_string_append (text, "</v></c></row>");
  write_sheet (fixture, text->str);
  source_fixture_assert_fails (fixture, "a.xlsx", SPOR_INTAKE_ERROR_LIMIT,
                               "Row 2 of “a.xlsx” is too long");

  write_sheet (fixture, ROW_AB "<row r=\"2\"><c r=\"XFD2\"><v>1</v></c></row>");
  source_fixture_assert_fails (fixture, "a.xlsx", SPOR_INTAKE_ERROR_LIMIT,
                               "Row 2 of “a.xlsx”|2,000th");
  write_sheet (fixture, ROW_AB "<row r=\"2\"><c r=\"ZZZZZZZZZZ2\"><v>1</v></c></row>");
  source_fixture_assert_fails (fixture, "a.xlsx", SPOR_INTAKE_ERROR_FORMAT,
                               "Row 2 of “a.xlsx” is damaged");

  g_string_set_size (text, 0);
  for (guint i = 0; i < 200000; i++)
    g_string_append (text, "<row/>");
  write_sheet (fixture, text->str);
  source_fixture_assert_fails (fixture, "a.xlsx", SPOR_INTAKE_ERROR_LIMIT,
                               "“a.xlsx” was not opened|200 times");
}

static void
test_in_zip (SourceFixture *fixture, gconstpointer data)
{
  g_autofree char *inner = source_fixture_get_path (fixture, "a.xlsx");
  g_autofree char *outer = source_fixture_get_path (fixture, "ud.zip");
  g_autoptr (SporSource) source = NULL;
  zip_t *zip = NULL;

  write_sheet (fixture, ROW_AB "<row><c><v>1</v></c></row>");
  zip = zip_open (outer, ZIP_CREATE, NULL);
  g_assert_cmpint (zip_file_add (zip, "mappe/a.xlsx", zip_source_file (zip, inner, 0, -1), 0), >=,
                   0);
  g_assert_cmpint (zip_close (zip), ==, 0);
  source = source_fixture_open (fixture, "ud.zip");
  g_assert_cmpstr (spor_source_get_name (source), ==, "ud.zip");
  assert_reads (source, "a|b⏎1|");
}

/* Thousands of rows, so that pieces of the file end anywhere, and pausing and going on is seen. */
static void
test_many_rows (SourceFixture *fixture, gconstpointer data)
{
  g_autoptr (GString) rows = g_string_new (ROW_AB);
  g_autoptr (SporSource) source = NULL;
  g_autoptr (GError) error = NULL;
  SporSourceRow row;
  guint n_rows = 0;

  for (guint i = 2; i <= 20000; i++)
    g_string_append_printf (rows,
                            "<row r=\"%u\"><c r=\"A%u\"><v>%u</v></c>" TEXT (
                                "æ&amp;&#8364;%u") "</row>",
                            i, i, i * 7919, i);
  write_sheet (fixture, rows->str);
  source = source_fixture_open (fixture, "a.xlsx");
  while (spor_source_next (source, &row, NULL, &error) == 1)
    {
      g_autofree char *number = g_strdup_printf ("%u", row.line * 7919);
      g_autofree char *text = g_strdup_printf ("æ&€%u", row.line);

      n_rows++;
      g_assert_cmpuint (row.line, ==, n_rows + 1);
      g_assert_cmpstr (row.cells[0], ==, number);
      g_assert_cmpstr (row.cells[1], ==, text);
    }
  g_assert_no_error (error);
  g_assert_cmpuint (n_rows, ==, 19999);
}

enum
{
  N_MUTATIONS = 600,
};

typedef struct
{
  char *name;
  char *bytes;
  gsize length;
} Part;

static GArray *
read_parts (const char *path)
{
  GArray *parts = g_array_new (FALSE, FALSE, sizeof (Part));
  zip_t *zip = zip_open (path, ZIP_RDONLY, NULL);

  for (zip_int64_t i = 0; i < zip_get_num_entries (zip, 0); i++)
    {
      zip_file_t *file = zip_fopen_index (zip, (zip_uint64_t)i, 0);
      zip_stat_t stat;
      Part part;

      g_assert_cmpint (zip_stat_index (zip, (zip_uint64_t)i, 0, &stat), ==, 0);
      part = (Part){ g_strdup (stat.name), g_malloc (stat.size), stat.size };
      g_assert_cmpint (zip_fread (file, part.bytes, stat.size), ==, (zip_int64_t)stat.size);
      zip_fclose (file);
      g_array_append_val (parts, part);
    }
  zip_discard (zip);
  return parts;
}

/* The example with one part damaged inside intact packing, so that it is the reading of XML that is
 * tried. */
static void
test_mutated_parts (SourceFixture *fixture, gconstpointer data)
{
  g_autofree char *example = g_build_filename (g_getenv ("SPOR_EXAMPLE"), "surveyxact.xlsx", NULL);
  g_autofree char *path = source_fixture_get_path (fixture, "a.xlsx");
  g_autoptr (GRand) rand = g_rand_new_with_seed (1904);
  g_autoptr (GArray) parts = read_parts (example);
  guint n_errors = 0, n_rows = 0;

  for (guint i = 0; i < N_MUTATIONS; i++)
    {
      zip_t *zip = zip_open (path, ZIP_CREATE | ZIP_TRUNCATE, NULL);
      const Part *chosen
          = &g_array_index (parts, Part, g_rand_int_range (rand, 0, (gint32)parts->len));
      g_autofree char *copy = g_memdup2 (chosen->bytes, chosen->length);
      const gboolean cut = g_rand_int_range (rand, 0, 6) == 0;
      const gsize kept
          = cut ? (gsize)g_rand_int_range (rand, 0, (gint32)chosen->length) : chosen->length;
      const char *const bits = "\"<>&/=;0123456789 AZaz_x";
      g_autoptr (SporSource) source = NULL;
      g_autoptr (GError) error = NULL;

      for (gint32 change = g_rand_int_range (rand, 1, 6); change > 0; change--)
        copy[g_rand_int_range (rand, 0, (gint32)chosen->length)]
            = g_rand_boolean (rand) ? bits[g_rand_int_range (rand, 0, (gint32)strlen (bits))]
                                    : (char)g_rand_int_range (rand, 0, 256);
      for (guint j = 0; j < parts->len; j++)
        {
          const Part *part = &g_array_index (parts, Part, j);
          zip_source_t *bytes = part == chosen
                                    ? zip_source_buffer (zip, copy, kept, 0)
                                    : zip_source_buffer (zip, part->bytes, part->length, 0);
          const zip_int64_t index = zip_file_add (zip, part->name, bytes, 0);

          zip_set_file_compression (zip, (zip_uint64_t)index, ZIP_CM_STORE, 0);
        }
      g_assert_cmpint (zip_close (zip), ==, 0);

      source = source_fixture_try (fixture, "a.xlsx", &error);
      if (source != NULL)
        {
          g_autofree char *text = read_all (source, &error);

          g_assert_true ((text != NULL) == (error == NULL));
          n_rows += text != NULL;
        }
      if (error != NULL)
        {
          g_assert_cmpuint (error->domain, ==, SPOR_INTAKE_ERROR);
          n_errors++;
        }
    }
  g_test_message ("%u refused, %u read", n_errors, n_rows);
  g_assert_cmpuint (n_errors + n_rows, ==, N_MUTATIONS);
  g_assert_cmpuint (n_errors, >, N_MUTATIONS / 10);
  g_assert_cmpuint (n_rows, >, N_MUTATIONS / 10);
  for (guint i = 0; i < parts->len; i++)
    {
      g_free (g_array_index (parts, Part, i).name);
      g_free (g_array_index (parts, Part, i).bytes);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  SOURCE_TEST ("/xlsx/values", test_values);
  SOURCE_TEST ("/xlsx/strings", test_strings);
  SOURCE_TEST ("/xlsx/dates", test_dates);
  SOURCE_TEST ("/xlsx/sparse", test_sparse);
  SOURCE_TEST ("/xlsx/other-writers", test_other_writers);
  SOURCE_TEST ("/xlsx/variables-sheet", test_variables_sheet);
  SOURCE_TEST ("/xlsx/several-datasets", test_several_datasets);
  SOURCE_TEST ("/xlsx/damaged", test_damaged);
  SOURCE_TEST ("/xlsx/other-documents", test_other_documents);
  SOURCE_TEST ("/xlsx/attacks", test_attacks);
  SOURCE_TEST ("/xlsx/in-zip", test_in_zip);
  SOURCE_TEST ("/xlsx/many-rows", test_many_rows);
  SOURCE_TEST ("/xlsx/mutated-parts", test_mutated_parts);
  return g_test_run ();
}

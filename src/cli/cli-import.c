/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cli-commands.h"
#include "cli-json.h"
#include "cli-signup.h"
#include "cli-table.h"
#include "spor-decoder.h"
#include "spor-import-text.h"
#include "spor-text.h"

#include <glib/gi18n-lib.h>
#include <stdio.h>
#include <string.h>

/* --- JSON ----------------------------------------------------------------------------------- */

static void
spor_json_add_problem_counts (JsonBuilder *builder, const SporImportReport *report)
{
  json_builder_set_member_name (builder, "problems");
  json_builder_begin_object (builder);
  for (guint p = 0; p < SPOR_N_PROBLEMS; p++)
    if (report->problems[p] > 0)
      spor_json_add_int (builder, spor_problem_key (p), report->problems[p]);
  json_builder_end_object (builder);

  json_builder_set_member_name (builder, "remarks");
  json_builder_begin_object (builder);
  for (guint r = 0; r < SPOR_N_REMARKS; r++)
    if (report->remarks[r] > 0)
      spor_json_add_int (builder, spor_remark_key (r), report->remarks[r]);
  json_builder_end_object (builder);
}

static void
spor_json_add_row_problems (JsonBuilder *builder, const SporImportRow *row)
{
  guint i = 0;

  json_builder_set_member_name (builder, "problems");
  json_builder_begin_array (builder);
  for (guint p = 0; p < SPOR_N_PROBLEMS; p++)
    if (row->problems & (1 << p))
      {
        json_builder_begin_object (builder);
        spor_json_add_text (builder, "code", spor_problem_key (p));
        spor_json_add_text (builder, "field", spor_field_key (spor_problem_field (p)));
        spor_json_add_text (builder, "value", g_ptr_array_index (row->problem_values, i));
        spor_json_add_text (builder, "text", g_ptr_array_index (row->problem_texts, i));
        json_builder_end_object (builder);
        i++;
      }
  json_builder_end_array (builder);
}

static void
spor_json_add_changes (JsonBuilder *builder, const GPtrArray *changes)
{
  json_builder_set_member_name (builder, "changes");
  json_builder_begin_array (builder);
  for (guint i = 0; i < changes->len; i++)
    {
      const SporFieldChange *change = g_ptr_array_index (changes, i);

      json_builder_begin_object (builder);
      spor_json_add_text (builder, "field", spor_field_key (change->field));
      spor_json_add_text (builder, "before", change->before);
      spor_json_add_text (builder, "after", change->after);
      spor_json_add_boolean (builder, "kept", change->kept);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
}

static void
spor_json_add_cuts (JsonBuilder *builder, const GPtrArray *texts)
{
  json_builder_set_member_name (builder, "too_long");
  json_builder_begin_array (builder);
  for (guint i = 0; i < texts->len; i++)
    json_builder_add_string_value (builder, g_ptr_array_index (texts, i));
  json_builder_end_array (builder);
}

static void
spor_json_add_rows (JsonBuilder *builder, const GPtrArray *rows)
{
  json_builder_set_member_name (builder, "rows");
  json_builder_begin_array (builder);
  for (guint i = 0; i < rows->len; i++)
    {
      const SporImportRow *row = g_ptr_array_index (rows, i);

      json_builder_begin_object (builder);
      spor_json_add_int (builder, "row", row->row);
      spor_json_add_text (builder, "respondent", row->respondent);
      spor_json_add_text (builder, "outcome", spor_outcome_key (row->outcome));
      spor_json_add_text (builder, "status", spor_status_key (row->status));
      spor_json_add_row_problems (builder, row);
      spor_json_add_remarks (builder, row->remarks);
      if (row->cut_texts->len > 0)
        spor_json_add_cuts (builder, row->cut_texts);
      if (row->outcome == SPOR_OUTCOME_UPDATED)
        spor_json_add_changes (builder, row->changes);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
}

static void
spor_cli_print_report_json (const SporImportReport *report)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();

  json_builder_begin_object (builder);
  spor_json_add_int (builder, "read", report->read);
  spor_json_add_int (builder, "accepted", report->accepted);
  spor_json_add_int (builder, "attention", report->attention);
  spor_json_add_int (builder, "skipped", report->skipped);
  spor_json_add_int (builder, "new", report->added);
  spor_json_add_int (builder, "updated", report->updated);
  spor_json_add_int (builder, "unchanged", report->unchanged);
  if (report->erased > 0)
    spor_json_add_int (builder, "erased", report->erased);
  spor_json_add_problem_counts (builder, report);
  spor_json_add_rows (builder, report->rows);
  if (report->left_off > 0)
    spor_json_add_int (builder, "left_off", report->left_off);
  json_builder_end_object (builder);
  spor_json_print (builder);
}

/* --- Text ----------------------------------------------------------------------------------- */

static void
spor_cli_add_count (SporCliTable *table, const char *label, guint count)
{
  spor_cli_table_add (table, g_strconcat ("  ", label, NULL), g_strdup_printf ("%u", count));
}

static void
spor_cli_print_counts (const SporImportReport *report)
{
  g_autoptr (SporCliTable) table = spor_cli_table_new (2);

  spor_cli_add_count (table, _ ("Read"), report->read);
  spor_cli_add_count (table, spor_status_label (SPOR_STATUS_ELIGIBLE), report->accepted);
  spor_cli_add_count (table, spor_status_label (SPOR_STATUS_ATTENTION), report->attention);
  spor_cli_add_count (table, spor_status_label (SPOR_STATUS_SKIPPED), report->skipped);
  spor_cli_add_count (table, _ ("New"), report->added);
  spor_cli_add_count (table, _ ("Updated"), report->updated);
  spor_cli_add_count (table, _ ("Unchanged"), report->unchanged);
  if (report->erased > 0)
    spor_cli_add_count (table, _ ("Erased before, and left out"), report->erased);
  for (guint p = 0; p < SPOR_N_PROBLEMS; p++)
    if (report->problems[p] > 0)
      spor_cli_add_count (table, spor_problem_label (p), report->problems[p]);
  for (guint r = 0; r < SPOR_N_REMARKS; r++)
    if (report->remarks[r] > 0)
      spor_cli_add_count (table, spor_remark_label (r), report->remarks[r]);
  spor_cli_table_print (table);
}

static void
spor_cli_print_rows (const SporRound *round, const SporImportReport *report)
{
  g_autoptr (SporCliTable) table = spor_cli_table_new (3);

  spor_cli_table_add (table, g_strdup (_ ("Row")), g_strdup (_ ("Name")), g_strdup (_ ("Remarks")));
  for (guint i = 0; i < report->rows->len; i++)
    {
      const SporImportRow *row = g_ptr_array_index (report->rows, i);

      for (guint p = 0; p < row->problem_texts->len; p++)
        spor_cli_table_add (table, g_strdup_printf ("%u", row->row), g_strdup (row->name),
                            g_strdup (g_ptr_array_index (row->problem_texts, p)));
      for (guint c = 0; c < row->cut_texts->len; c++)
        spor_cli_table_add (table, g_strdup_printf ("%u", row->row), g_strdup (row->name),
                            g_strdup (g_ptr_array_index (row->cut_texts, c)));
      for (guint c = 0; c < row->changes->len; c++)
        spor_cli_table_add (table, g_strdup_printf ("%u", row->row), g_strdup (row->name),
                            spor_import_text_change (round, g_ptr_array_index (row->changes, c)));
    }
  spor_cli_table_print (table);
}

static void
spor_cli_print_report_text (const SporRound *round,
                            const SporImportReport *report,
                            gboolean dry_run)
{
  printf ("%s\n", report->source);
  spor_cli_print_counts (report);
  if (report->rows->len > 0)
    {
      putchar ('\n');
      spor_cli_print_rows (round, report);
    }
  if (report->left_off > 0)
    {
      printf (ngettext ("%u more row has remarks.", "%u more rows have remarks.", report->left_off),
              report->left_off);
      putchar ('\n');
    }
  if (dry_run)
    printf ("\n%s\n", _ ("This was a trial: the book was left as it is."));
}

/* --- How the file is read ------------------------------------------------------------------- */

static gboolean
spor_cli_get_encoding (SporCli *cli, SporSourceOptions *options, GError **error)
{
  const char *text = spor_cli_option (cli, "encoding");
  SporEncoding encoding = spor_encoding_from_name (text);

  options->encoding = spor_encoding_get_name (encoding);
  if (!text || encoding != SPOR_ENCODING_UNKNOWN)
    return TRUE;

  g_set_error (error, SPOR_CLI_ERROR, SPOR_CLI_ERROR_USAGE,
               /* Translators: what was typed */
               _ ("“%s” is not an encoding that Spor reads: choose UTF-8, UTF-16LE, UTF-16BE or "
                  "Windows-1252."),
               text);
  return FALSE;
}

static gboolean
spor_cli_get_separator (SporCli *cli, SporSourceOptions *options, GError **error)
{
  static const struct
  {
    const char *name;
    char character;
  } separators[] = { { "semicolon", ';' }, { "comma", ',' }, { "tab", '\t' } };
  const char *text = spor_cli_option (cli, "separator");

  if (!text)
    return TRUE;
  for (guint i = 0; i < G_N_ELEMENTS (separators); i++)
    if (g_ascii_strcasecmp (text, separators[i].name) == 0
        || (text[0] == separators[i].character && text[1] == '\0'))
      {
        options->separator = separators[i].character;
        return TRUE;
      }

  g_set_error (error, SPOR_CLI_ERROR, SPOR_CLI_ERROR_USAGE,
               /* Translators: what was typed */
               _ ("“%s” is not a separator that Spor reads: choose semicolon, comma or tab."),
               text);
  return FALSE;
}

/* --- Import --------------------------------------------------------------------------------- */

/* "municipality=s_1": the field, and in @columns what comes after it; -1 with @error. */
static int
spor_cli_parse_map (const char *word, const char **columns, GError **error)
{
  const char *equals = strchr (word, '=');
  g_autofree char *key = equals ? g_strndup (word, equals - word) : NULL;
  int field = key ? spor_field_from_key (key) : -1;

  if (field >= 0)
    {
      *columns = equals + 1;
      return field;
    }
  g_set_error (error, SPOR_CLI_ERROR, SPOR_CLI_ERROR_USAGE,
               /* Translators: what was typed */
               _ ("“%s” is not FIELD=COLUMN with a field that Spor knows; “spor-cli import "
                  "--help” lists them."),
               word);
  return -1;
}

static gboolean
spor_cli_check_maps (SporCli *cli, GError **error)
{
  const GPtrArray *words = spor_cli_option_all (cli, "map");
  const char *columns;

  for (guint i = 0; words && i < words->len; i++)
    if (spor_cli_parse_map (g_ptr_array_index (words, i), &columns, error) < 0)
      return FALSE;
  return TRUE;
}

static gboolean
spor_cli_map (SporMapping *mapping, SporSource *source, const char *word, GError **error)
{
  g_autoptr (GError) failure = NULL;
  const char *columns;
  int field = spor_cli_parse_map (word, &columns, error);

  if (field < 0)
    return FALSE;
  if (spor_mapping_set (mapping, source, field, columns, &failure))
    return TRUE;

  /* the file can be read: it is the command that asks for a column it does not have */
  g_set_error_literal (error, SPOR_CLI_ERROR, SPOR_CLI_ERROR_USAGE, failure->message);
  return FALSE;
}

static SporMapping *
spor_cli_choose_mapping (SporCli *cli, SporSource *source, GError **error)
{
  const GPtrArray *words = spor_cli_option_all (cli, "map");
  g_autoptr (SporMapping) mapping
      = spor_import_choose_mapping (cli->store, source, cli->round, cli->cancellable, error);

  for (guint i = 0; mapping && words && i < words->len; i++)
    if (!spor_cli_map (mapping, source, g_ptr_array_index (words, i), error))
      return NULL;
  return g_steal_pointer (&mapping);
}

static void
on_import_progressed_cb (double fraction, guint rows, gpointer data)
{
  spor_cli_show_progress (_ ("Importing"), fraction);
}

static SporImportReport *
spor_cli_run_import (SporCli *cli, SporSource *source, GError **error)
{
  const SporImportOptions options
      = { .include_incomplete = spor_cli_option (cli, "include-incomplete") != NULL,
          .dry_run = spor_cli_option (cli, "dry-run") != NULL,
          .progress = on_import_progressed_cb };
  g_autoptr (SporMapping) mapping = spor_cli_choose_mapping (cli, source, error);
  SporImportReport *report;

  if (!mapping)
    return NULL;

  report = spor_import_run (cli->store, cli->round, source, mapping, &options, cli->cancellable,
                            error);
  spor_cli_end_progress ();
  return report;
}

/* A workbook says itself how it is written. */
static gboolean
spor_cli_check_workbooks (SporCli *cli, GError **error)
{
  const char *given = spor_cli_option (cli, "encoding")    ? "encoding"
                      : spor_cli_option (cli, "separator") ? "separator"
                                                           : NULL;

  for (guint w = 0; given && w < cli->words->len; w++)
    {
      g_autofree char *lower = g_ascii_strdown (spor_cli_word (cli, w), -1);

      if (!g_str_has_suffix (lower, ".xlsx"))
        continue;
      g_set_error (error, SPOR_CLI_ERROR, SPOR_CLI_ERROR_USAGE,
                   /* Translators: the name of an option */
                   _ ("--%s is for text files: leave it out for a workbook."), given);
      return FALSE;
    }
  return TRUE;
}

gboolean
spor_cli_import (SporCli *cli, GError **error)
{
  g_autoptr (GPtrArray) paths = g_ptr_array_copy (cli->words, NULL, NULL);
  g_autoptr (SporSource) source = NULL;
  g_autoptr (SporImportReport) report = NULL;
  SporSourceOptions options = { NULL };

  g_ptr_array_add (paths, NULL);
  if (!spor_cli_check_maps (cli, error) || !spor_cli_check_workbooks (cli, error)
      || !spor_cli_get_encoding (cli, &options, error)
      || !spor_cli_get_separator (cli, &options, error) || !spor_cli_open (cli, error)
      || !(source = spor_source_open ((const char *const *)paths->pdata, &options, cli->cancellable,
                                      error))
      || !(report = spor_cli_run_import (cli, source, error)))
    return FALSE;

  if (cli->json)
    spor_cli_print_report_json (report);
  else
    spor_cli_print_report_text (cli->round, report, spor_cli_option (cli, "dry-run") != NULL);
  return TRUE;
}

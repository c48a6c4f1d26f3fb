/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cli-commands.h"
#include "cli-options.h"
#include "cli-claim-print.h"
#include "cli-json.h"
#include "cli-part.h"
#include "spor-claim-page.h"
#include "spor-about.h"
#include "spor-file.h"
#include "spor-map-figures.h"
#include "spor-map-file.h"
#include "spor-participant-list.h"
#include "spor-protocol-page.h"
#include "spor-refund-workbook.h"
#include "spor-roster.h"
#include "spor-store-alternatives.h"
#include "spor-store-refunds.h"

#include <glib/gi18n-lib.h>
#include <stdio.h>
#include <string.h>

static void
on_export_progressed_cb (double fraction, gpointer data)
{
  spor_cli_show_progress (_ ("Exporting"), fraction);
}

static void
spor_cli_print_written (SporCli *cli, const char *path)
{
  g_autofree char *shown = g_filename_display_name (path);

  if (cli->json)
    {
      g_autoptr (JsonBuilder) builder = json_builder_new ();

      json_builder_begin_object (builder);
      json_builder_set_member_name (builder, "written");
      json_builder_begin_array (builder);
      json_builder_add_string_value (builder, shown);
      json_builder_end_array (builder);
      json_builder_end_object (builder);
      spor_json_print (builder);
    }
  else
    {
      /* Translators: a file */
      printf (_ ("Written: %s"), shown);
      putchar ('\n');
    }
}

/* --composition, or the one decided on. */
static SporComposition *
spor_cli_load_group (SporCli *cli, gboolean with_texts, GError **error)
{
  const char *name = spor_cli_option (cli, "composition");

  return name ? spor_store_load_named (cli->store, name, with_texts, error)
              : spor_store_load_decided (cli->store, with_texts, error);
}

static gboolean
spor_cli_export_roster (SporCli *cli, const char *out, GError **error)
{
  g_autoptr (SporComposition) composition = NULL;
  g_autoptr (SporBoundaries) boundaries = NULL;
  g_autofree char *protocol = NULL;
  SporRosterKind kind
      = strcmp (spor_cli_word (cli, 0), "roster") == 0 ? SPOR_ROSTER_FULL : SPOR_ROSTER_MANAGEMENT;
  gboolean written;

  if (!spor_cli_open (cli, error) || !(composition = spor_cli_load_group (cli, TRUE, error))
      || !(boundaries = spor_store_load_boundaries (cli->store, error))
      || (composition->origin
          && !(protocol = spor_store_load_protocol (cli->store, composition, error))))
    return FALSE;

  written = spor_roster_write (composition, kind, boundaries, protocol, out,
                               on_export_progressed_cb, NULL, cli->cancellable, error);
  spor_cli_end_progress ();
  return written;
}

gboolean
spor_cli_write_protocol (
    SporCli *cli, const char *protocol, const char *remark, const char *out, GError **error)
{
  g_autofree char *lower = g_ascii_strdown (out, -1);

  if (g_str_has_suffix (lower, ".pdf"))
    return spor_protocol_page_write (protocol, NULL, remark, out, cli->cancellable, error);
  if (g_str_has_suffix (lower, ".json"))
    return spor_file_write (out, protocol, -1, error);
  g_set_error (error, SPOR_CLI_ERROR, SPOR_CLI_ERROR_USAGE,
               /* Translators: a file */
               _ ("“%s” is not a name for a protocol: let it end with .json or .pdf."), out);
  return FALSE;
}

static gboolean
spor_cli_export_protocol (SporCli *cli, const char *out, GError **error)
{
  g_autoptr (SporComposition) composition = NULL;
  g_autofree char *text = NULL;
  g_autofree char *remark = NULL;

  if (!spor_cli_open (cli, error) || !(composition = spor_cli_load_group (cli, FALSE, error))
      || !(text = spor_store_load_protocol (cli->store, composition, error)))
    return FALSE;
  remark = spor_about_provenance (composition);
  return spor_cli_write_protocol (cli, text, remark, out, error);
}

static gboolean
spor_cli_export_list (SporCli *cli, const char *out, GError **error)
{
  g_autoptr (SporComposition) composition = NULL;
  g_autoptr (SporBoundaries) boundaries = NULL;

  return spor_cli_open (cli, error) && (composition = spor_cli_load_group (cli, FALSE, error))
         && (boundaries = spor_store_load_boundaries (cli->store, error))
         && spor_participant_list_write (composition, boundaries,
                                         spor_cli_option (cli, "contact") != NULL,
                                         g_get_real_time () / G_USEC_PER_SEC, out, cli->cancellable,
                                         error);
}

/* --- Map ------------------------------------------------------------------------------------ */

static gboolean
spor_cli_get_show (SporCli *cli, SporMapShow *show, GError **error)
{
  const char *key = spor_cli_option (cli, "show");
  int found = key ? spor_map_show_from_key (key) : SPOR_MAP_SHOW_SIGNUPS;

  if (found < 0)
    {
      g_set_error (error, SPOR_CLI_ERROR, SPOR_CLI_ERROR_USAGE,
                   /* Translators: what was typed */
                   _ ("The map cannot show “%s”: choose signups, seated, waiting, coverage or "
                      "population."),
                   key);
      return FALSE;
    }
  *show = found;
  return TRUE;
}

static gboolean
spor_cli_get_format (const char *out, SporMapFormat *format, GError **error)
{
  g_autoptr (GError) failure = NULL;

  if (spor_map_format_of (out, format, &failure))
    return TRUE;
  g_set_error_literal (error, SPOR_CLI_ERROR, SPOR_CLI_ERROR_USAGE, failure->message);
  return FALSE;
}

/* A larger picture is the same map, finer; a PDF is a page, which has its own size. */
static gboolean
spor_cli_get_pixels (SporCli *cli,
                     SporMapFormat format,
                     SporMapFileOptions *options,
                     GError **error)
{
  const char *text = spor_cli_option (cli, "pixels");
  guint64 width = 0, height = 0;
  g_auto (GStrv) sides = text ? g_strsplit (text, "x", 3) : NULL;

  if (!text)
    return TRUE;
  if (format == SPOR_MAP_PDF)
    {
      g_set_error_literal (
          error, SPOR_CLI_ERROR, SPOR_CLI_ERROR_USAGE,
          _ ("A PDF is a page of A4 and takes no --pixels: leave it out, or choose "
             "a name that ends in .png or .svg."));
      return FALSE;
    }
  if (g_strv_length (sides) != 2
      || !g_ascii_string_to_unsigned (sides[0], 10, 200, 20000, &width, NULL)
      || !g_ascii_string_to_unsigned (sides[1], 10, 200, 20000, &height, NULL))
    {
      g_set_error (error, SPOR_CLI_ERROR, SPOR_CLI_ERROR_USAGE,
                   /* Translators: what was typed */
                   _ ("“%s” is not a size of a picture: write it as 2400x1600, from 200 to 20000."),
                   text);
      return FALSE;
    }
  options->scale = MAX (1, width / options->width);
  options->width = width / options->scale;
  options->height = height / options->scale;
  return TRUE;
}

static gboolean
spor_cli_export_map (SporCli *cli, const char *out, GError **error)
{
  SporMapFileOptions options = SPOR_MAP_FILE_OPTIONS_INIT;
  g_autoptr (SporComposition) composition = NULL;
  g_autoptr (SporMapFigures) figures = NULL;
  g_autoptr (SporBoundaries) boundaries = NULL;
  g_autoptr (SporMapPicture) picture = NULL;
  SporMapFormat format;
  SporMapShow show;

  if (!spor_cli_get_show (cli, &show, error) || !spor_cli_get_format (out, &format, error)
      || !spor_cli_get_pixels (cli, format, &options, error))
    return FALSE;
  if (!spor_cli_open (cli, error) || !(composition = spor_cli_load_group (cli, FALSE, error))
      || !(boundaries = spor_store_load_boundaries (cli->store, error)))
    return FALSE;

  figures = spor_map_figures_new (composition, NULL, NULL);
  picture = spor_map_figures_draw (figures, boundaries, show, TRUE);
  spor_map_picture_set_title (picture, cli->round->name);
  options.created = g_get_real_time () / G_USEC_PER_SEC;
  return spor_map_write (picture, &options, out, cli->cancellable, error);
}

/* --- Refunds -------------------------------------------------------------------------------- */

static gboolean
spor_cli_export_refunds (SporCli *cli, const char *out, GError **error)
{
  g_autoptr (SporComposition) composition = NULL;
  g_autoptr (SporRefunds) refunds = NULL;

  return spor_cli_open (cli, error) && (composition = spor_cli_load_group (cli, FALSE, error))
         && (refunds = spor_store_load_refunds (cli->store, cli->round, error))
         && spor_refund_workbook_write (refunds, composition, out, cli->cancellable, error);
}

static const char *
spor_cli_find_payment (SporCli *cli, const SporRefunds *refunds, const char *part, GError **error)
{
  g_autofree char *id = spor_cli_find_claim (cli, part, error);
  const SporClaim *claim
      = id ? spor_refunds_claim (refunds, spor_refunds_find_claim (refunds, id)) : NULL;

  if (claim && claim->state != SPOR_CLAIM_APPROVED)
    {
      g_set_error (error, SPOR_STORE_ERROR, SPOR_STORE_ERROR_REFUSED,
                   /* Translators: what was typed: a claim's id */
                   _ ("The claim “%s” does not wait to be paid."), part);
      return NULL;
    }
  return claim ? claim->id : NULL;
}

/* The ids that are given, before OUT; without any, of all. */
static gboolean
spor_cli_export_payments (SporCli *cli, const char *out, GError **error)
{
  g_autoptr (SporComposition) composition = NULL;
  g_autoptr (SporRefunds) refunds = NULL;
  g_autoptr (GPtrArray) ids = g_ptr_array_new ();

  if (!spor_cli_open (cli, error) || !(composition = spor_cli_load_group (cli, FALSE, error))
      || !(refunds = spor_store_load_refunds (cli->store, cli->round, error)))
    return FALSE;
  for (guint i = 1; i + 1 < cli->words->len; i++)
    {
      const char *id = spor_cli_find_payment (cli, refunds, spor_cli_word (cli, i), error);

      if (!id)
        return FALSE;
      g_ptr_array_add (ids, (char *)id);
    }
  g_ptr_array_add (ids, NULL);
  return spor_refund_workbook_write_some (refunds, composition,
                                          ids->len > 1 ? (const char *const *)ids->pdata : NULL,
                                          out, cli->cancellable, error);
}

static gboolean
spor_cli_export_claim (SporCli *cli, const char *out, GError **error)
{
  g_autoptr (SporComposition) composition = NULL;
  g_autoptr (SporRefunds) refunds = NULL;
  g_autoptr (SporClaim) claim = NULL;
  g_autofree char *id = NULL;

  return spor_cli_open (cli, error)
         && (id = spor_cli_find_claim (cli, spor_cli_word (cli, 1), error))
         && (claim = spor_store_load_claim (cli->store, id, error))
         && spor_store_load_files (cli->store, claim, error)
         && (composition = spor_cli_load_group (cli, FALSE, error))
         && (refunds = spor_store_load_refunds (cli->store, cli->round, error))
         && spor_claim_page_write (refunds, composition, claim, out, cli->cancellable, error);
}

/* --- The command ---------------------------------------------------------------------------- */

#define NO_WORKBOOK N_ ("“%s” is not a name for a workbook: let it end with .xlsx.")

static const struct
{
  const char *what;
  guint n_words; /* with its own name and OUT; 0: any number of ids between these */
  gboolean (*write) (SporCli *cli, const char *out, GError **error);
  const char *ending;     /* of OUT; NULL: there are several, which write() knows */
  const char *refusal;    /* of another; not translated yet */
  const char *options[4]; /* those that it has */
} exports[] = {
  { "roster", 2, spor_cli_export_roster, ".xlsx", NO_WORKBOOK, { "composition" } },
  { "management", 2, spor_cli_export_roster, ".xlsx", NO_WORKBOOK, { "composition" } },
  { "list",
    2,
    spor_cli_export_list,
    ".pdf",
    N_ ("“%s” is not a name for a participant list: let it end with .pdf."),
    { "composition", "contact" } },
  { "protocol", 2, spor_cli_export_protocol, NULL, NULL, { "composition" } },
  { "map", 2, spor_cli_export_map, NULL, NULL, { "composition", "show", "pixels" } },
  { "refunds", 2, spor_cli_export_refunds, ".xlsx", NO_WORKBOOK, { "composition" } },
  { "payments", 0, spor_cli_export_payments, ".xlsx", NO_WORKBOOK, { "composition" } },
  { "claim",
    3,
    spor_cli_export_claim,
    ".pdf",
    N_ ("“%s” is not a name for a claim: let it end with .pdf."),
    { "composition" } },
};

/* Those of the other two. */
static const char *const of_letters[] = { "kind", "again", NULL };
static const char *const of_preview[] = { "preview", NULL };
static const char *const of_calendar[] = { "meeting", "track", "attendees", NULL };

static gboolean
spor_cli_check_name (const char *out, const char *ending, const char *refusal, GError **error)
{
  g_autofree char *lower = g_ascii_strdown (out, -1);

  return !ending || g_str_has_suffix (lower, ending) || spor_cli_misuse (error, _ (refusal), out);
}

static gboolean
spor_cli_check_export_words (SporCli *cli, guint n_words, GError **error)
{
  return (n_words > 0 ? cli->words->len == n_words : cli->words->len >= 2)
         || spor_cli_misuse (error,
                             _ ("The command is written “spor-cli export WHAT OUT”; a claim is "
                                "exported with “export claim ID OUT”."),
                             "");
}

static gboolean
spor_cli_export_letters_or_one (SporCli *cli, GError **error)
{
  /* nothing is written then */
  gboolean preview = spor_cli_option (cli, "preview") != NULL;

  if (preview && cli->words->len > 1)
    /* Translators: what was typed */
    return spor_cli_misuse (error, _ ("With --preview nothing is written: leave out “%s”."),
                            spor_cli_word (cli, 1));
  return (preview || spor_cli_check_export_words (cli, 2, error))
         && spor_cli_check_part_options (cli, preview ? "letters --preview" : "letters",
                                         preview ? of_preview : of_letters, FALSE, error)
         && spor_cli_export_letters (cli, error);
}

gboolean
spor_cli_export (SporCli *cli, GError **error)
{
  const char *what = spor_cli_word (cli, 0);
  const char *out = spor_cli_word (cli, cli->words->len - 1);

  if (strcmp (what, "letters") == 0)
    return spor_cli_export_letters_or_one (cli, error);
  if (strcmp (what, "calendar") == 0)
    return spor_cli_check_export_words (cli, 2, error)
           && spor_cli_check_part_options (cli, what, of_calendar, FALSE, error)
           && spor_cli_export_calendar (cli, error);
  for (guint i = 0; i < G_N_ELEMENTS (exports); i++)
    if (strcmp (what, exports[i].what) == 0)
      {
        if (!spor_cli_check_export_words (cli, exports[i].n_words, error)
            || !spor_cli_check_part_options (cli, what, exports[i].options, FALSE, error)
            || !spor_cli_check_name (out, exports[i].ending, exports[i].refusal, error)
            || !exports[i].write (cli, out, error))
          return FALSE;
        spor_cli_print_written (cli, out);
        return TRUE;
      }
  return spor_cli_misuse (error,
                          /* Translators: what was typed */
                          _ ("“%s” cannot be exported: choose roster, management, list, protocol, "
                             "map, refunds, payments, claim, letters or calendar."),
                          what);
}

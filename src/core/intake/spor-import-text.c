/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "spor-import-text.h"

#include "spor-language.h"
#include "spor-text.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* --- Answers -------------------------------------------------------------------------------- */

static char *
spor_import_text_place (const SporRound *round, const SporSignupFacts *facts, gboolean *doubtful)
{
  *doubtful = *facts->municipality_text != '\0';
  if (facts->municipality >= 0)
    return g_strdup (spor_places_get (round->places, facts->municipality)->name);
  return g_strdup (*doubtful ? facts->municipality_text : facts->organisation);
}

static char *
spor_import_text_track (const SporRound *round, const SporSignupFacts *facts, gboolean *doubtful)
{
  *doubtful = *facts->track_text != '\0';
  return facts->track >= 0 ? spor_track_title (spor_round_track (round, facts->track))
                           : g_strdup (facts->track_text);
}

/* The options understood, then what was not. */
static char *
spor_import_text_options (const GPtrArray *options,
                          guint32 bits,
                          const char *rest,
                          gboolean *doubtful)
{
  g_autofree char *names = spor_options_names (options, bits);

  *doubtful = *rest != '\0';
  return g_strconcat (names, *names && *rest ? ", " : "", rest, NULL);
}

char *
spor_import_text_field (const SporRound *round,
                        const SporSignupFacts *facts,
                        SporField field,
                        gboolean *doubtful)
{
  gboolean ignored;

  doubtful = doubtful ? doubtful : &ignored;
  *doubtful = FALSE;
  switch (field)
    {
    case SPOR_FIELD_RESPONDENT:
      return g_strdup (facts->respondent);
    case SPOR_FIELD_CREATED:
      return spor_time_format_full (facts->created);
    case SPOR_FIELD_CLOSED:
      return spor_time_format_full (facts->closed);
    case SPOR_FIELD_STATUS:
      return g_strdup (facts->completed ? _ ("Completed") : _ ("Not completed"));
    case SPOR_FIELD_MUNICIPALITY:
      return spor_import_text_place (round, facts, doubtful);
    case SPOR_FIELD_TRACK:
      return spor_import_text_track (round, facts, doubtful);
    case SPOR_FIELD_ROLES:
      return spor_import_text_options (round->roles, facts->roles, facts->roles_text, doubtful);
    case SPOR_FIELD_SECTORS:
      return spor_import_text_options (round->sectors, facts->sectors, facts->sectors_text,
                                       doubtful);
    case SPOR_FIELD_NAME:
      return g_strdup (facts->name);
    case SPOR_FIELD_TITLE:
      return g_strdup (facts->title);
    case SPOR_FIELD_EMAIL:
      *doubtful = *facts->email != '\0' && !spor_text_is_email (facts->email);
      return g_strdup (facts->email);
    case SPOR_FIELD_PHONE:
      return g_strdup (facts->phone);
    case SPOR_FIELD_MOTIVATION:
      return g_strdup (facts->motivation);
    case SPOR_N_FIELDS:
    default:
      g_return_val_if_reached (g_strdup (""));
    }
}

/* --- Changes -------------------------------------------------------------------------------- */

/* From the words in which the book keeps a field to those that people read. */
static char *
spor_import_text_kept (const SporRound *round, SporField field, const char *text)
{
  g_autoptr (SporSignupFacts) facts = spor_signup_facts_new ();
  g_autofree char *shown = NULL;

  if (!spor_signup_facts_set_text (facts, round, field, text))
    return g_strdup (text);
  shown = spor_import_text_field (round, facts, field, NULL);
  return *shown ? g_steal_pointer (&shown) : g_strdup (_ ("nothing"));
}

/* What differs in its seconds alone, in which a time is not shown elsewhere, is shown with them. */
static void
spor_import_text_tell_apart (const SporFieldChange *change, char **before, char **after)
{
  if (!g_str_equal (*before, *after)
      || (change->field != SPOR_FIELD_CREATED && change->field != SPOR_FIELD_CLOSED))
    return;
  g_free (*before);
  g_free (*after);
  *before = spor_time_format_second (spor_time_from_iso (change->before));
  *after = spor_time_format_second (spor_time_from_iso (change->after));
}

char *
spor_import_text_change (const SporRound *round, const SporFieldChange *change)
{
  g_autofree char *before = spor_import_text_kept (round, change->field, change->before);
  g_autofree char *after = spor_import_text_kept (round, change->field, change->after);
  const char *label = spor_field_label (change->field);
  g_autofree char *old = NULL;
  g_autofree char *new = NULL;

  spor_import_text_tell_apart (change, &before, &after);
  spor_text_excerpts (before, after, SPOR_TEXT_EXCERPT, &old, &new);
  if (change->kept)
    /* Translators: a field, what stands in the book, what stands in the file */
    return g_strdup_printf (_ ("%s: stays %s, as edited here; the file has %s"), label, old, new);
  /* Translators: a field, what it was before, what it is now */
  return g_strdup_printf (_ ("%s: %s → %s"), label, old, new);
}

/* --- Columns -------------------------------------------------------------------------------- */

char *
spor_import_text_single_line (const char *text)
{
  char *line = g_strdup (text);

  return g_strdelimit (line, "\n\t\r", ' ');
}

char *
spor_import_text_column (const SporColumn *column)
{
  const char *title = *column->choice     ? column->choice
                      : *column->question ? column->question
                                          : column->name;

  return spor_import_text_single_line (title);
}

/* --- Files ---------------------------------------------------------------------------------- */

static const char *
spor_import_text_encoding (const char *encoding)
{
  return strcmp (encoding, "WINDOWS-1252") == 0 ? "Windows-1252" : encoding;
}

static const char *
spor_import_text_separator (char separator)
{
  switch (separator)
    {
    case ';':
      return _ ("semicolon");
    case ',':
      return _ ("comma");
    case '\t':
      return _ ("tab");
    default:
      return "";
    }
}

char *
spor_import_text_source (SporSource *source)
{
  guint n = spor_source_get_n_columns (source);
  const char *encoding = spor_source_get_encoding (source);
  g_autofree char *columns
      = spor_format_counts (g_dngettext (GETTEXT_PACKAGE, "%u column", "%u columns", n), n);

  if (!encoding)
    /* Translators: number of columns */
    return g_strdup_printf (_ ("Excel workbook · %s"), columns);
  /* Translators: encoding, separator, number of columns */
  return g_strdup_printf (_ ("%s · %s · %s"), spor_import_text_encoding (encoding),
                          spor_import_text_separator (spor_source_get_separator (source)), columns);
}

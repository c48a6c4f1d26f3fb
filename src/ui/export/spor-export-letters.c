/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "spor-export-kind.h"

#include "spor-language.h"
#include "spor-letter-export.h"

#include <glib/gi18n-lib.h>

/* The answers to those who signed up, one file each, noted in the book. */

/* The first choice is all kinds. */
#define KIND(choice) ((int)(choice)-1)

typedef struct
{
  guint n_written, n_left_out;
} SporLettersOutcome;

static char *
why_not (SporSnapshot *snapshot)
{
  const char *closed = spor_snapshot_get_closed (snapshot); /* each is noted in the book */

  return closed ? g_strdup (closed) : spor_letters_why_not (spor_snapshot_get_decided (snapshot));
}

static const SporExportWay *
way_on (SporSnapshot *snapshot)
{
  static const SporExportWay contact = { N_ ("Set Contact _Address…"), "win.letters-contact" };
  static const SporExportWay board = { N_ ("_Go to Composition"), "win.page", "board" };

  if (spor_snapshot_get_closed (snapshot))
    return NULL;
  return spor_letters_have_contact (spor_snapshot_get_round (snapshot)) ? &board : &contact;
}

static char *
remark (SporSnapshot *snapshot)
{
  g_autofree char *past = spor_letters_past_reply (spor_snapshot_get_round (snapshot),
                                                   g_get_real_time () / G_USEC_PER_SEC);
  g_autofree char *not_final = spor_letters_not_final (spor_snapshot_get_decided (snapshot));

  if (past && not_final)
    return g_strjoin ("\n", past, not_final, NULL);
  return past ? g_steal_pointer (&past) : g_steal_pointer (&not_final);
}

static char **
choices (SporSnapshot *snapshot)
{
  g_autoptr (GStrvBuilder) names = g_strv_builder_new ();

  /* Translators: who gets a letter */
  g_strv_builder_add (names, C_ ("letters", "Everybody"));
  for (int kind = 0; kind < SPOR_N_LETTER_KINDS; kind++)
    g_strv_builder_add (names, spor_letter_kind_label (kind));
  return g_strv_builder_end (names);
}

/* Why there is none to write, though there are letters. (transfer full) */
static char *
say_none (guint n_left_out)
{
  if (n_left_out == 0)
    return g_strdup (_ ("Nobody gets such a letter."));
  return spor_format_counts (
      /* Translators: a number of people */
      ngettext ("%u person has got this letter already. Switch on “Once More” to write it again.",
                "%u people have got this letter already. Switch on “Once More” to write it again.",
                n_left_out),
      n_left_out);
}

static gboolean
refuse_none (guint n_left_out, GError **error)
{
  g_autofree char *sentence = say_none (n_left_out);

  g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND, sentence);
  return FALSE;
}

static gpointer
survey (SporStore *store, GError **error)
{
  return spor_letters_load (store, error);
}

static char *
objection (gconstpointer surveyed, guint choice, gboolean switched)
{
  guint n_left_out;
  g_autoptr (GArray) chosen = spor_letters_choose (surveyed, KIND (choice), switched, &n_left_out);

  return chosen->len > 0 ? NULL : say_none (n_left_out);
}

static gboolean
deliver (SporStore *store,
         SporExportOrder *order,
         SporProgress progress,
         gpointer progress_data,
         GCancellable *cancellable,
         GError **error)
{
  g_autoptr (SporLetters) letters = spor_letters_load (store, error);
  g_autoptr (GArray) chosen = NULL;
  g_autoptr (GPtrArray) paths = NULL;
  SporLettersOutcome outcome = { 0 };

  if (!letters)
    return FALSE;
  chosen
      = spor_letters_choose (letters, KIND (order->choice), order->switched, &outcome.n_left_out);
  if (chosen->len == 0)
    return refuse_none (outcome.n_left_out, error);
  paths = spor_letters_export (letters, store, chosen, g_file_peek_path (order->file),
                               g_get_real_time () / G_USEC_PER_SEC, progress, progress_data,
                               cancellable, error);
  outcome.n_written = chosen->len;
  order->loaded = g_memdup2 (&outcome, sizeof outcome);
  return paths != NULL;
}

static char *
tell (const SporExportOrder *order)
{
  const SporLettersOutcome *outcome = order->loaded;

  if (outcome->n_left_out == 0)
    return spor_format_counts (ngettext ("%u letter written", "%u letters written",
                                         outcome->n_written),
                               outcome->n_written);
  return spor_format_counts (
      /* Translators: the number of letters, and of people who got theirs before */
      ngettext ("%u letter written; left out, as they have theirs: %u",
                "%u letters written; left out, as they have theirs: %u", outcome->n_written),
      outcome->n_written, outcome->n_left_out);
}

const SporExportKind spor_export_letters = {
  .key = "letters",
  .title = N_ ("Letters"),
  .purpose = N_ ("A folder with an e-mail (.eml) to each who signed up, ready to be sent. The book "
                 "notes who got which."),
  .doing = N_ ("Writing the letters…"),
  .failed = N_ ("The Letters Could Not Be Written"),
  .name = N_ ("Letters"),
  .choice = N_ ("To whom"),
  .choices = choices,
  .switch_title = N_ ("Once more"),
  .switch_subtitle = N_ ("Also to those who got the same letter already"),
  .why_not = why_not,
  .way_on = way_on,
  .remark = remark,
  .survey = survey,
  .survey_free = (GDestroyNotify)spor_letters_free,
  .objection = objection,
  .deliver = deliver,
  .loaded_free = g_free,
  .tell = tell,
};

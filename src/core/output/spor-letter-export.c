/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "spor-letter-export.h"

#include "spor-folder.h"
#include "spor-letter-stock.h"

#include <string.h>

#define MIN_DIGITS 2
#define MAX_NAME 40 /* characters of a name in the name of a file */

SporLetters *
spor_letters_load (SporStore *store, GError **error)
{
  g_autoptr (SporLetterStock) stock = spor_letter_stock_load (store, error);

  return stock ? spor_letter_stock_make (stock, NULL, error) : NULL;
}

GArray *
spor_letters_choose (const SporLetters *self, int kind, gboolean again, guint *n_left_out)
{
  GArray *chosen = g_array_new (FALSE, FALSE, sizeof (guint));
  guint n = 0;

  for (guint i = 0; i < spor_letters_n (self); i++)
    {
      const SporLetter *letter = spor_letters_get (self, i);

      if (kind >= 0 && letter->kind != (SporLetterKind)kind)
        continue;
      if (again || letter->sent_at == SPOR_TIME_NONE)
        g_array_append_val (chosen, i);
      else
        n++;
    }
  if (n_left_out)
    *n_left_out = n;
  return chosen;
}

/* --- Names ---------------------------------------------------------------------------------- */

/* "01-seat-Anne-Hansen.eml", in whichever language: its number, 0 for another kind of name. */
static guint64
spor_letter_file_number (const char *name)
{
  char *rest = NULL;
  guint64 number = g_ascii_isdigit (*name) ? g_ascii_strtoull (name, &rest, 10) : 0;

  return number > 0 && *rest == '-' && g_str_has_suffix (rest, ".eml") ? number : 0;
}

static gboolean
spor_is_letter_file (const char *name)
{
  return spor_letter_file_number (name) > 0;
}

/* Letters that come later are numbered on. */
static guint64
spor_letters_first_number (const SporFolder *folder)
{
  const GPtrArray *known = spor_folder_known (folder);
  guint64 last = 0;

  for (guint i = 0; i < known->len; i++)
    last = MAX (last, spor_letter_file_number (g_ptr_array_index (known, i)));
  return last + 1;
}

static char *
spor_letter_file_name (const SporLetters *self, guint index, guint64 number, int n_digits)
{
  const char *kind = spor_letter_kind_file_word (spor_letters_get (self, index)->kind);
  g_autofree char *name
      = spor_file_name_part (spor_letters_recipient (self, index)->name, MAX_NAME);

  return g_strdup_printf ("%0*" G_GUINT64_FORMAT "-%s%s%s.eml", n_digits, number, kind,
                          *name ? "-" : "", name);
}

/* --- Writing -------------------------------------------------------------------------------- */

typedef struct
{
  const SporLetters *letters;
  const GArray *chosen;
  gint64 at;
  SporFolder *folder;
  GPtrArray *records; /* SporLetterRecord* */
  SporProgress progress;
  gpointer progress_data;
  GCancellable *cancellable;
} SporLetterExport;

static SporLetterRecord *
spor_letter_export_record (const SporLetterExport *self, guint index, char *message_id)
{
  const SporRound *round = spor_composition_round (spor_letters_composition (self->letters));
  const SporLetter *letter = spor_letters_get (self->letters, index);
  const SporSignupRow *row = spor_letters_recipient (self->letters, index);
  SporLetterRecord *record = g_new0 (SporLetterRecord, 1);

  record->signup_id = g_strdup (row->id);
  record->track_id = g_strdup (spor_round_track (round, letter->track)->id);
  record->kind = letter->kind;
  record->email = g_strdup (row->email);
  record->message_id = message_id;
  record->at = self->at;
  return record;
}

static gboolean
spor_letter_export_write (SporLetterExport *self, guint index, const char *name, GError **error)
{
  char *message_id = NULL;
  gsize length;
  g_autofree char *mail = spor_letters_mail (self->letters, index, self->at, &message_id, &length);

  g_ptr_array_add (self->records, spor_letter_export_record (self, index, message_id));
  return spor_folder_add (self->folder, name, mail, length, error);
}

static gboolean
spor_letter_export_write_all (SporLetterExport *self, GError **error)
{
  guint64 first = spor_letters_first_number (self->folder);
  g_autofree char *last = g_strdup_printf ("%" G_GUINT64_FORMAT, first + self->chosen->len);
  int n_digits = MAX (MIN_DIGITS, (int)strlen (last));

  for (guint i = 0; i < self->chosen->len; i++)
    {
      guint index = g_array_index (self->chosen, guint, i);
      g_autofree char *name = spor_letter_file_name (self->letters, index, first + i, n_digits);

      if (g_cancellable_set_error_if_cancelled (self->cancellable, error)
          || !spor_letter_export_write (self, index, name, error))
        return FALSE;
      if (self->progress)
        self->progress ((double)(i + 1) / self->chosen->len, self->progress_data);
    }
  return !g_cancellable_set_error_if_cancelled (self->cancellable, error);
}

static gboolean
spor_letter_export_deliver (gpointer data, GError **error)
{
  SporLetterExport *self = data;

  return spor_folder_commit (self->folder, error);
}

/* Files that the book knows nothing of must not be left: nobody would know that they were sent. */
static gboolean
spor_letter_export_commit (SporLetterExport *self, SporStore *store, GError **error)
{
  if (spor_store_add_letters (store, spor_letters_composition (self->letters), self->records,
                              spor_letters_n_known (self->letters), spor_letter_export_deliver,
                              self, error))
    return TRUE;
  spor_folder_revert (self->folder);
  return FALSE;
}

GPtrArray *
spor_letters_export (const SporLetters *self,
                     SporStore *store,
                     const GArray *chosen,
                     const char *path,
                     gint64 at,
                     SporProgress progress,
                     gpointer progress_data,
                     GCancellable *cancellable,
                     GError **error)
{
  g_autoptr (SporFolder) folder = NULL;
  g_autoptr (GPtrArray) records
      = g_ptr_array_new_with_free_func ((GDestroyNotify)spor_letter_record_free);
  SporLetterExport export = { .letters = self,
                              .chosen = chosen,
                              .at = at,
                              .records = records,
                              .progress = progress,
                              .progress_data = progress_data,
                              .cancellable = cancellable };

  g_return_val_if_fail (chosen->len > 0, NULL);

  if (!(folder = spor_folder_new (path, spor_is_letter_file, FALSE, error)))
    return NULL;
  export.folder = folder;
  if (!spor_letter_export_write_all (&export, error)
      || !spor_letter_export_commit (&export, store, error))
    return NULL;
  return spor_folder_paths (folder);
}

static gboolean
spor_letter_deliver_nothing (gpointer data, GError **error)
{
  return TRUE;
}

gboolean
spor_letters_note (
    const SporLetters *self, SporStore *store, guint index, gint64 at, GError **error)
{
  const SporLetterExport export = { .letters = self, .at = at };
  g_autoptr (GPtrArray) records
      = g_ptr_array_new_with_free_func ((GDestroyNotify)spor_letter_record_free);
  char *message_id = NULL;
  gsize length;
  g_autofree char *mail = spor_letters_mail (self, index, at, &message_id, &length);

  g_ptr_array_add (records, spor_letter_export_record (&export, index, message_id));
  return spor_store_add_letters (store, spor_letters_composition (self), records,
                                 spor_letters_n_known (self), spor_letter_deliver_nothing, NULL,
                                 error);
}

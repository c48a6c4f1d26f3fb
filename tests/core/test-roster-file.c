/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "roster-fixture.h"

#include "spor-cell-text.h"
#include "spor-language.h"
#include "spor-public-text.h"
#include "spor-roster.h"

#include <string.h>
#include <sys/resource.h>
#include <signal.h>

/* The workbook as a file: its names, its progress, and when it cannot be written. */

static void
test_cell_text (void)
{
  static const struct
  {
    const char *text, *clean;
  } texts[] = {
    { "a\x02\x0b\x1f\x7f\xc2\x9f z", "a z" },
    { "a\r\nb\rc\n", "a\nb\nc\n" },
    { "\xef\xbf\xbf\xef\xb7\x90x", "x" },
    { "ok \xff", "ok \xef\xbf\xbd" },
  };
  g_autofree char *escaped = spor_cell_text_escape ("_x0041_x0042_");
  g_autofree char *longest = g_strnfill (SPOR_CELL_LENGTH, 'x');
  g_autofree char *too_long = g_strconcat (longest, "y", NULL);
  g_autofree char *kept = spor_cell_text_clean (longest);
  g_autofree char *cut = spor_cell_text_clean (too_long);
  g_autofree char *name = spor_sheet_name_clean (" 'Spor 1: [a]*?/\\ \nb' ");

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autofree char *clean = spor_cell_text_clean (texts[i].text);

      g_assert_cmpstr (clean, ==, texts[i].clean);
    }
  g_assert_cmpstr (escaped, ==, "_x005F_x0041_x005F_x0042_");
  g_assert_cmpstr (kept, ==, longest);
  g_assert_cmpuint (g_utf8_strlen (cut, -1), ==, SPOR_CELL_LENGTH);
  g_assert_true (g_str_has_suffix (cut, "32768 characters)"));
  g_assert_cmpstr (name, ==, "Spor 1 a b");
}

/* Nobody finds every way to write an address: what is not plainly a name or a title is left out. */
static void
test_public_text (void)
{
  static const char *const titles[] = { "",
                                        "Bibliotekar",
                                        "Lærer, PLC",
                                        "It- og digitaliseringschef",
                                        "Afd. leder",
                                        "Pædagogisk konsulent/underviser",
                                        "Leder & koordinator",
                                        "E. leder" };
  static const char *const names[] = { "",
                                       "Åse Ærø-Østergård",
                                       "J.P. Jacobsen",
                                       "Anne M. O’Hara",
                                       "Anna D'Este Jr.",
                                       "José Müller",
                                       "Rikke Petersen 251",
                                       "2. Anne 1b" };
  static const char *const neither[]
      = { "Tlf.nr.: 1234 - 5678",
          "ole [at] kommune.dk",
          "ole＠kommune.dk",
          "ole@kommune.dk",
          "Ane (a) kommune punktum dk",
          "ane snabel-a kommune dk",
          "ane snabela kommune dk",
          "ane kommune Punktum dk",
          "ane.kommune.dk",
          "Lokal 1234567",
          "Ring 12 34 56 78",
          "Ring ①②③",
          "Anne 8000",
          "Anne 12 34",
          "Ane\u200bBo",
          "Jeg brænder for FBS",
          "Jeg vil gerne fordi jeg brænder for FBS",
          "Ansvarlig for det hele og lidt til, men mest for alt andet, tak",
          "a b c d e f g h i" };
  static const char *const only_names[]
      = { "Vi Min Nguyen", "O’Hara", "a b c d e f", "Rikke Petersen 251" };

  for (guint i = 0; i < G_N_ELEMENTS (titles); i++)
    {
      g_autofree char *title = spor_public_title (titles[i]);

      g_assert_cmpstr (title, ==, titles[i]);
    }
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *name = spor_public_name (names[i]);

      g_assert_cmpstr (name, ==, names[i]);
    }
  for (guint i = 0; i < G_N_ELEMENTS (neither); i++)
    {
      g_autofree char *title = spor_public_title (neither[i]);
      g_autofree char *name = spor_public_name (neither[i]);

      g_test_message ("%s", neither[i]);
      g_assert_cmpstr (title, ==, "–");
      g_assert_cmpstr (name, ==, "–");
    }
  for (guint i = 0; i < G_N_ELEMENTS (only_names); i++)
    {
      g_autofree char *title = spor_public_title (only_names[i]);
      g_autofree char *name = spor_public_name (only_names[i]);

      g_assert_cmpstr (title, ==, "–");
      g_assert_cmpstr (name, ==, only_names[i]);
    }
}

static void
test_names (void)
{
  static const struct
  {
    const char *text, *name;
  } texts[] = {
    { "Spor 1 – Økonomi", "Spor_1_Økonomi" },
    { "A1", "_A1" },
    { "xfd99", "_xfd99" },
    { "R1C1", "_R1C1" },
    { "c", "_c" },
    { "2. runde", "_2_runde" },
    { "?", "_" },
    { "Alle tilmeldinger (2)", "Alle_tilmeldinger_2" },
  };
  g_autoptr (GHashTable) taken = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autofree char *heading = spor_heading_clean (" Hvor\nmange\t\t år? ");
  g_autofree char *endless = g_strnfill (300, 'x');
  g_autofree char *cut = spor_heading_clean (endless);
  g_autofree char *one = spor_cell_text_unique (taken, "Åse", 5, " (", ")");
  g_autofree char *two = spor_cell_text_unique (taken, "ÅSE", 5, " (", ")");

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autofree char *name = spor_list_name_clean (texts[i].text);

      g_assert_cmpstr (name, ==, texts[i].name);
    }
  g_assert_cmpstr (heading, ==, "Hvor mange år?");
  g_assert_cmpuint (g_utf8_strlen (cut, -1), ==, SPOR_HEADING_LENGTH);
  g_assert_cmpstr (one, ==, "Åse");
  g_assert_cmpstr (two, ==, "Å (2)");
}

static void
on_progress_cb (double fraction, gpointer data)
{
  double *last = data;

  g_assert_cmpfloat (fraction, >, *last);
  g_assert_cmpfloat (fraction, <=, 1);
  *last = fraction;
}

static void
on_progress_cancel_cb (double fraction, gpointer data)
{
  g_cancellable_cancel (data);
}

static void
assert_untouched (Fixture *self)
{
  g_autofree char *content = NULL;

  g_assert_true (g_file_get_contents (self->path, &content, NULL, NULL));
  g_assert_cmpstr (content, ==, "before");
  g_assert_cmpuint (folder_count (self->folder), ==, 1);
}

static void
test_progress (Fixture *self, gconstpointer data)
{
  g_autoptr (SporRound) round = spor_round_new_fbs2 (self->places);
  g_autoptr (SporSignups) signups = random_signups (round, 1100);
  g_autoptr (SporComposition) composition = compose (signups);
  g_autoptr (GError) error = NULL;
  GStatBuf after;
  double last = 0;

  g_assert_true (g_file_set_contents_full (self->path, "before", -1, 0, 0640, NULL));
  g_assert_true (spor_roster_write (composition, SPOR_ROSTER_FULL, NULL, NULL, self->path,
                                    on_progress_cb, &last, NULL, &error));
  g_assert_no_error (error);
  g_assert_cmpfloat (last, ==, 1);
  g_assert_cmpint (g_stat (self->path, &after), ==, 0);
  g_assert_cmpint (after.st_mode & 0777, ==, 0640);
  g_assert_cmpuint (folder_count (self->folder), ==, 1);
}

static void
test_cancelled (Fixture *self, gconstpointer data)
{
  g_autoptr (SporRound) round = spor_round_new_fbs2 (self->places);
  g_autoptr (SporSignups) signups = random_signups (round, 600);
  g_autoptr (SporComposition) composition = compose (signups);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;

  g_assert_true (g_file_set_contents (self->path, "before", -1, NULL));
  g_assert_false (spor_roster_write (composition, SPOR_ROSTER_FULL, NULL, NULL, self->path,
                                     on_progress_cancel_cb, cancellable, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  assert_untouched (self);
}

static void
test_no_folder (Fixture *self, gconstpointer data)
{
  g_autoptr (SporRound) round = spor_round_new_fbs2 (self->places);
  g_autoptr (SporSignups) signups = random_signups (round, 3);
  g_autoptr (SporComposition) composition = compose (signups);
  g_autofree char *path = g_build_filename (self->folder, "nowhere", "roster.xlsx", NULL);
  g_autoptr (GError) error = NULL;

  g_assert_false (spor_roster_write (composition, SPOR_ROSTER_FULL, NULL, NULL, path, NULL, NULL,
                                     NULL, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND);
  g_assert_cmpuint (folder_count (self->folder), ==, 0);
}

static gboolean
write_with_room (const SporComposition *composition, const char *path, guint bytes, GError **error)
{
  struct rlimit before, little;
  gboolean written;

  g_assert_cmpint (getrlimit (RLIMIT_FSIZE, &before), ==, 0);
  little = (struct rlimit){ bytes, before.rlim_max };
  g_assert_cmpint (setrlimit (RLIMIT_FSIZE, &little), ==, 0);
  written = spor_roster_write (composition, SPOR_ROSTER_FULL, NULL, NULL, path, NULL, NULL, NULL,
                               error);
  g_assert_cmpint (setrlimit (RLIMIT_FSIZE, &before), ==, 0);
  return written;
}

/* libxlsxwriter itself does not notice that its temporary files have no room, and ships what got
 * there. */
static void
test_full_disk (Fixture *self, gconstpointer data)
{
  g_autoptr (SporRound) round = spor_round_new_fbs2 (self->places);
  g_autoptr (SporSignups) signups = random_signups (round, 150);
  g_autoptr (SporComposition) composition = compose (signups);
  guint no_room = 0, no_temporary_room = 0, n_tries = 0;

  signal (SIGXFSZ, SIG_IGN);
  /* small steps where the map's picture, most of the file, has room and the file has not */
  for (guint bytes = 4096;; bytes = bytes < 1 << 18 ? bytes * 2 : bytes + bytes / 16, n_tries++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_cmpuint (bytes, <, 1 << 28);
      g_assert_true (g_file_set_contents (self->path, "before", -1, NULL));
      if (write_with_room (composition, self->path, bytes, &error))
        break;
      assert_untouched (self);
      g_test_message ("%u: %s", bytes, error->message);
      no_room += strstr (error->message, "could not be written") != NULL;
      no_temporary_room += strstr (error->message, "no room for temporary files") != NULL;
    }
  g_assert_cmpuint (no_room, >, 0);
  g_assert_cmpuint (no_temporary_room, >, 0);
  g_assert_cmpuint (no_room + no_temporary_room, ==, n_tries);
}

int
main (int argc, char *argv[])
{
  spor_language_init ("en");
  g_test_init (&argc, &argv, NULL);

  ADD ("progress", test_progress);
  ADD ("cancelled", test_cancelled);
  ADD ("no-folder", test_no_folder);
  ADD ("full-disk", test_full_disk);
  g_test_add_func ("/roster/cell-text", test_cell_text);
  g_test_add_func ("/roster/public-text", test_public_text);
  g_test_add_func ("/roster/names", test_names);
  return g_test_run ();
}

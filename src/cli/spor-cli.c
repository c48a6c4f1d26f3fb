/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "spor-cli.h"

#include "cli-commands.h"
#include "cli-help.h"
#include "cli-options.h"
#include "spor-id.h"
#include "spor-language.h"
#include "spor-recent.h"
#include "spor-source.h"
#include "spor-store-rounds.h"
#include "spor-text.h"

#include <errno.h>
#include <glib/gi18n-lib.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#define MIN_ID_LENGTH 4

enum
{
  EXIT_DONE = 0,
  EXIT_REFUSED = 1,
  EXIT_USAGE = 2,
  EXIT_INPUT = 3,
  EXIT_BOOK = 4,
  EXIT_CANCELLED = 5,
};

G_DEFINE_QUARK (spor - cli - error - quark, spor_cli_error)

/* --- Exit status ---------------------------------------------------------------------------- */

static int
spor_cli_store_status (SporStoreError code)
{
  switch (code)
    {
    case SPOR_STORE_ERROR_MISSING:
    case SPOR_STORE_ERROR_MOVED:
    case SPOR_STORE_ERROR_FOREIGN:
    case SPOR_STORE_ERROR_DAMAGED:
    case SPOR_STORE_ERROR_NEWER:
    case SPOR_STORE_ERROR_READ_ONLY:
    case SPOR_STORE_ERROR_FAILED:
      return EXIT_BOOK;
    case SPOR_STORE_ERROR_UNKNOWN_ID:
      return EXIT_USAGE;
    case SPOR_STORE_ERROR_FULL:
    case SPOR_STORE_ERROR_BUSY:
    case SPOR_STORE_ERROR_EXISTS:
    case SPOR_STORE_ERROR_REFUSED:
    case SPOR_STORE_ERROR_NOTHING:
    case SPOR_STORE_ERROR_DECIDED:
    case SPOR_STORE_ERROR_CONFLICT:
    default:
      return EXIT_REFUSED;
    }
}

/* What cannot be written (a full disk, a folder that is read-only) is neither an input nor the
 * book, so it ends as "refused", with a sentence that says what it was. */
static int
spor_cli_exit_status (const GError *error)
{
  if (!error)
    return EXIT_DONE;
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return EXIT_CANCELLED;
  if (g_error_matches (error, SPOR_CLI_ERROR, SPOR_CLI_ERROR_USAGE))
    return EXIT_USAGE;
  if (error->domain == SPOR_INTAKE_ERROR
      || g_error_matches (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA))
    return EXIT_INPUT;
  if (error->domain == SPOR_STORE_ERROR)
    return spor_cli_store_status (error->code);
  return EXIT_REFUSED;
}

/* --- Signals -------------------------------------------------------------------------------- */

/* The first signal cancels, which leaves book and files as they were; a second one does not wait
 * for that. */
static gpointer
spor_cli_await_signals (gpointer data)
{
  GCancellable *cancellable = data;
  sigset_t signals;
  int number;

  sigemptyset (&signals);
  sigaddset (&signals, SIGINT);
  sigaddset (&signals, SIGTERM);
  sigwait (&signals, &number);
  g_cancellable_cancel (cancellable);
  sigwait (&signals, &number);
  _exit (EXIT_CANCELLED);
}

/* Before any other thread, which inherits that these signals wait for the one that asks for them.
 */
static void
spor_cli_watch_signals (GCancellable *cancellable)
{
  sigset_t signals;

  sigemptyset (&signals);
  sigaddset (&signals, SIGINT);
  sigaddset (&signals, SIGTERM);
  pthread_sigmask (SIG_BLOCK, &signals, NULL);
  g_thread_unref (g_thread_new ("signals", spor_cli_await_signals, cancellable));
}

/* --- For the commands ----------------------------------------------------------------------- */

const GPtrArray *
spor_cli_option_all (SporCli *cli, const char *name)
{
  return g_hash_table_lookup (cli->options, name);
}

const char *
spor_cli_option (SporCli *cli, const char *name)
{
  const GPtrArray *values = spor_cli_option_all (cli, name);

  return values ? g_ptr_array_index (values, values->len - 1) : NULL;
}

const char *
spor_cli_word (SporCli *cli, guint index)
{
  return g_ptr_array_index (cli->words, index);
}

static char *
spor_cli_actor (SporCli *cli)
{
  const char *given = spor_cli_option (cli, "actor");
  g_autofree char *name = spor_text_clean (given ? given : g_get_real_name ());

  if (*name && (given || strcmp (name, "Unknown") != 0))
    return g_steal_pointer (&name);
  return spor_text_clean (g_get_user_name ());
}

static gboolean
spor_cli_load_places (SporCli *cli, GError **error)
{
  cli->places = spor_places_new (error);
  return cli->places != NULL;
}

/* The book is open, whether or not it could be noted that it is. */
static void
spor_cli_remember_book (SporCli *cli)
{
  g_autoptr (GError) error = NULL;

  if (!spor_recent_set_last (spor_store_path (cli->store), &error))
    g_debug ("The book could not be remembered: %s", error->message);
}

static char *
spor_cli_book_path (SporCli *cli, GError **error)
{
  const char *given = spor_cli_option (cli, "book");
  char *path = given ? g_strdup (given) : spor_recent_get_last ();

  if (!path)
    g_set_error_literal (error, SPOR_STORE_ERROR, SPOR_STORE_ERROR_MISSING,
                         _ ("No book has been opened yet: name one with --book FILE."));
  return path;
}

/* For this call alone: what the book shows stays. */
static gboolean
spor_cli_look_at_round (SporCli *cli, GError **error)
{
  const char *name = spor_cli_option (cli, "round");
  g_autofree char *id = name ? spor_store_find_round (cli->store, name, error) : NULL;

  return !name || (id && spor_store_look_at_round (cli->store, id, error));
}

gboolean
spor_cli_open (SporCli *cli, GError **error)
{
  g_autofree char *actor = spor_cli_actor (cli);
  g_autofree char *path = spor_cli_book_path (cli, error);

  if (!path || !spor_cli_load_places (cli, error))
    return FALSE;

  cli->store = spor_store_open_or_read (path, cli->places, actor, error);
  if (!cli->store)
    return FALSE;

  spor_cli_remember_book (cli);
  if (!spor_cli_look_at_round (cli, error))
    return FALSE;
  cli->round = spor_store_load_round (cli->store, error);
  return cli->round != NULL;
}

SporRound *
spor_cli_make_round (SporCli *cli, GError **error)
{
  const char *key = spor_cli_option (cli, "preset");
  int preset = spor_preset_find (key ? key : "fbs2");

  if (preset >= 0)
    return spor_preset_get (preset).make (cli->places);
  g_set_error (error, SPOR_CLI_ERROR, SPOR_CLI_ERROR_USAGE,
               /* Translators: what was typed */
               _ ("“%s” is not a preset: fbs2 or plain."), key);
  return NULL;
}

gboolean
spor_cli_create (SporCli *cli, GError **error)
{
  g_autofree char *actor = spor_cli_actor (cli);
  const char *path = spor_cli_option (cli, "book");

  if (!path || !*path)
    {
      g_set_error_literal (error, SPOR_CLI_ERROR, SPOR_CLI_ERROR_USAGE,
                           _ ("Say where the new book is to be: --book FILE."));
      return FALSE;
    }
  if (!spor_cli_load_places (cli, error))
    return FALSE;

  if (!(cli->round = spor_cli_make_round (cli, error)))
    return FALSE;
  cli->store = spor_store_create (path, cli->round, actor, error);
  if (!cli->store)
    return FALSE;
  spor_cli_remember_book (cli);
  return TRUE;
}

int
spor_cli_find_signup (const SporSignups *signups, const char *id, GError **error)
{
  gsize length = strlen (id);
  int found = spor_signups_find (signups, id);
  guint n_found = 0;

  if (found >= 0)
    return found;

  for (guint i = 0; length >= MIN_ID_LENGTH && i < spor_signups_n (signups); i++)
    if (spor_id_matches (spor_signups_row (signups, i)->id, id))
      {
        found = i;
        n_found++;
      }
  if (n_found == 1)
    return found;

  if (n_found > 1)
    /* Translators: what was typed */
    g_set_error (error, SPOR_CLI_ERROR, SPOR_CLI_ERROR_USAGE,
                 _ ("More than one sign-up has an id that begins or ends with “%s”."), id);
  else
    /* Translators: what was typed */
    g_set_error (error, SPOR_CLI_ERROR, SPOR_CLI_ERROR_USAGE,
                 _ ("There is no sign-up with the id “%s”."), id);
  return -1;
}

gboolean
spor_cli_get_track (SporCli *cli, int *track, GError **error)
{
  const char *text = spor_cli_option (cli, "track");
  guint64 number;

  *track = -1;
  if (!text)
    return TRUE;

  if (g_ascii_string_to_unsigned (text, 10, 1, G_MAXUINT, &number, NULL))
    *track = spor_round_find_track (cli->round, number);
  if (*track >= 0)
    return TRUE;

  /* Translators: what was typed */
  g_set_error (error, SPOR_CLI_ERROR, SPOR_CLI_ERROR_USAGE, _ ("There is no track “%s”."), text);
  return FALSE;
}

void
spor_cli_show_progress (const char *what, double fraction)
{
  g_autofree char *percent = NULL;

  if (!isatty (STDERR_FILENO))
    return;
  percent = spor_format_percent (fraction, 0);
  fprintf (stderr, "\r%s %s\033[K", what, percent);
}

void
spor_cli_end_progress (void)
{
  if (isatty (STDERR_FILENO))
    fputs ("\r\033[K", stderr);
}

/* --- The program ---------------------------------------------------------------------------- */

static void
spor_cli_clear (SporCli *cli)
{
  g_clear_pointer (&cli->round, spor_round_unref);
  g_clear_pointer (&cli->store, spor_store_close);
  g_clear_object (&cli->places);
  g_clear_pointer (&cli->options, g_hash_table_unref);
  g_clear_pointer (&cli->words, g_ptr_array_unref);
}

static gboolean
spor_cli_run (SporCli *cli, int argc, char *argv[], GError **error)
{
  if (!spor_cli_parse (cli, spor_cli_commands (), argc, argv, error))
    return FALSE;

  if (spor_cli_option (cli, "help"))
    spor_cli_print_help (spor_cli_commands (), cli->command);
  else if (spor_cli_option (cli, "version"))
    printf ("spor-cli %s\n", SPOR_VERSION);
  else
    return cli->command->run (cli, error);
  return TRUE;
}

/* Whoever reads the output must hear of it if some of it is lost. */
static gboolean
spor_cli_flush (GError **error)
{
  if (fflush (stdout) == 0 && !ferror (stdout))
    return TRUE;
  g_set_error (error, G_IO_ERROR, G_IO_ERROR_FAILED,
               /* Translators: the system's reason */
               _ ("The result could not be written: %s."), g_strerror (errno));
  return FALSE;
}

int
spor_cli_main (int argc, char *argv[])
{
  /* for the whole process: the thread that waits for signals is never joined */
  GCancellable *cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (GError) lost = NULL;
  SporCli cli = { .cancellable = cancellable };

  spor_language_init (spor_cli_find_language (argc, argv));
  spor_cli_watch_signals (cancellable);

  cli.words = g_ptr_array_new ();
  cli.options
      = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, (GDestroyNotify)g_ptr_array_unref);
  spor_cli_run (&cli, argc, argv, &error);
  spor_cli_clear (&cli);

  if (!spor_cli_flush (&lost) && !error)
    error = g_steal_pointer (&lost);
  if (error)
    fprintf (stderr, "spor-cli: %s\n", error->message);
  return spor_cli_exit_status (error);
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "spor-store.h"

G_BEGIN_DECLS

/* What the command line itself finds; the core's errors come in the core's domains. */
typedef enum
{
  SPOR_CLI_ERROR_USAGE,   /* the command cannot be understood */
  SPOR_CLI_ERROR_REFUSED, /* understood, but a rule or the book's content refuses it */
} SporCliError;

#define SPOR_CLI_ERROR (spor_cli_error_quark ())
GQuark spor_cli_error_quark (void);

typedef struct _SporCli SporCli;

/* One command. Texts are marked for translation and translated where they are shown. */
typedef struct
{
  const char *name;
  const char *arguments;      /* as in the usage line: "ID [--track N]" */
  const char *summary;        /* one line */
  const char *details;        /* further lines for its own help, or NULL */
  const char *const *options; /* names of its own options, NULL-terminated, or NULL */
  guint n_min, n_max;         /* how many words may follow; G_MAXUINT: any number */
  gboolean (*run) (SporCli *cli, GError **error);
  const char *const *without; /* names of those options of every command that it lacks, or NULL */
} SporCliCommand;

/* One call of the program. */
struct _SporCli
{
  const SporCliCommand *command; /* NULL: none was given */
  GPtrArray *words;              /* borrowed char*: what follows the command */
  GHashTable *options;           /* option name → GPtrArray of its values, in order */
  gboolean json;
  GCancellable *cancellable; /* cancelled by SIGINT and SIGTERM */
  SporPlaces *places;        /* these three are set by spor_cli_open() */
  SporStore *store;
  SporRound *round;
};

/* The whole program: parses, runs, says what went wrong. Returns the exit status. */
int spor_cli_main (int argc, char *argv[]);

/* --- for the commands ---------------------------------------------------------------------- */

/* The last value given for an option ("" for a flag), NULL if it was not given. */
const char *spor_cli_option (SporCli *cli, const char *name);

/* Every value given, in order; NULL if none. */
const GPtrArray *spor_cli_option_all (SporCli *cli, const char *name);

const char *spor_cli_word (SporCli *cli, guint index);

/* Opens the book that --book names, or the one last opened, and loads the round that
 * --round names, or else the one that the book shows. */
gboolean spor_cli_open (SporCli *cli, GError **error);

/* A new round as --preset says; USAGE if there is no such preset. */
SporRound *spor_cli_make_round (SporCli *cli, GError **error);

/* Makes a book with that round at the path that --book names. */
gboolean spor_cli_create (SporCli *cli, GError **error);

/* Index of the sign-up with @id, or with the only id that begins with @id's at least four
 * characters; -1 with USAGE if there is none or several. */
int spor_cli_find_signup (const SporSignups *signups, const char *id, GError **error);

/* Index of the track that --track names in @track, -1 if the option was not given. */
gboolean spor_cli_get_track (SporCli *cli, int *track, GError **error);

/* How far something has come, on a terminal only; a line of its own that the next one replaces. */
void spor_cli_show_progress (const char *what, double fraction);
void spor_cli_end_progress (void);

G_END_DECLS

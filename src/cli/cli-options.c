/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cli-options.h"

#include <glib/gi18n-lib.h>
#include <string.h>

static const SporCliOption options[] = {
  { "book", N_ ("FILE"), N_ ("The book; without it, the book last opened"), TRUE },
  { "round", N_ ("NAME"), N_ ("The round; without it, the one that the book shows"), TRUE },
  { "json", NULL, N_ ("Machine-readable output"), TRUE },
  { "actor", N_ ("NAME"), N_ ("Who acts, for the change log; without it, the user’s name"), TRUE },
  { "language", "da|en", N_ ("The language of messages"), TRUE },
  { "help", NULL, N_ ("Show help, also for one command"), TRUE },
  { "version", NULL, N_ ("Show the version"), TRUE },
  { "preset", "fbs2|plain", N_ ("What a new round begins with; without it, fbs2"), FALSE },
  { "copy", N_ ("NAME"), N_ ("Begin with the settings of this round"), FALSE },
  { "map", N_ ("FIELD=COLUMN"), N_ ("Take a field from the named column or question"), FALSE },
  { "encoding", "UTF-8|UTF-16LE|UTF-16BE|Windows-1252",
    N_ ("The file’s encoding; without it, Spor finds it"), FALSE },
  { "separator", "semicolon|comma|tab",
    N_ ("What stands between the columns; without it, Spor finds it"), FALSE },
  { "include-incomplete", NULL, N_ ("Include answers that are not completed"), FALSE },
  { "dry-run", NULL, N_ ("Report what would happen, and change nothing"), FALSE },
  { "status", "eligible|attention|skipped|withdrawn", N_ ("Only sign-ups with this status"),
    FALSE },
  { "track", "N", N_ ("The track’s number"), FALSE },
  { "swap-with", "ID", N_ ("Take this person’s place, who goes where the other was"), FALSE },
  { "apply", NULL, N_ ("Give the seats as suggested"), FALSE },
  { "seconds", "N", N_ ("Search no longer than this, and use the best found by then"), FALSE },
  { "lottery", NULL, N_ ("Let a lottery decide among the groups that are representative enough"),
    FALSE },
  { "within", "D", N_ ("How much more than the best a group may deviate: 0.01; without it, 0"),
    FALSE },
  { "tickets", "N", N_ ("How many tickets the lottery has; without it, 1,000"), FALSE },
  { "seed", N_ ("TEXT"), N_ ("What draws the ticket, exactly as announced"), FALSE },
  { "protocol", "OUT", N_ ("Write what others can check the result by (.json), or read (.pdf)"),
    FALSE },
  { "people", "CSV", N_ ("The table of people"), FALSE },
  { "features", "CSV", N_ ("The table of quotas"), FALSE },
  { "size", "K", N_ ("How many people the panel has"), FALSE },
  { "one-per", N_ ("COLUMN"), N_ ("At most one of those who have the same in this column"), FALSE },
  { "fair", "leximin|maximin",
    N_ ("The least chance as large as can be; with leximin then the next, and so on"), FALSE },
  { "show", "signups|seated|waiting|coverage|population",
    N_ ("What the map’s colours stand for; without it, signups"), FALSE },
  { "pixels", N_ ("WIDTHxHEIGHT"), N_ ("The size of a .png or .svg; without it, 2400x1600"),
    FALSE },
  { "contact", NULL, N_ ("Put e-mail addresses and telephone numbers on the participant list"),
    FALSE },
  { "composition", N_ ("NAME"),
    N_ ("The alternative to export; without it the final one, or else the one on the board"),
    FALSE },
  { "again", NULL, N_ ("Also to those who got the same letter already"), FALSE },
  { "preview", "ID", N_ ("Show the letter that this sign-up gets"), FALSE },
  { "subject", N_ ("TEXT"), N_ ("The letter’s subject, with fields"), FALSE },
  { "body", N_ ("FILE"), N_ ("The letter’s text, with fields; blank lines separate paragraphs"),
    FALSE },
  { "reply-by", N_ ("DATE"), N_ ("The day by which everyone is promised a reply"), FALSE },
  { "kind", "physical|online|review", N_ ("What kind of meeting it is"), FALSE, "meeting" },
  { "kind", "accepted|waiting|rejected", N_ ("Only letters of this kind"), FALSE, "export" },
  { "date", N_ ("DATE"), N_ ("The day of the meeting"), FALSE, "meeting" },
  { "date", N_ ("DATE"), N_ ("The day of the payment"), FALSE, "claim" },
  { "from", N_ ("TIME"), N_ ("When the meeting begins; without it, at 9"), FALSE },
  { "to", N_ ("TIME"), N_ ("When it ends; without it, as long after as is usual for its kind"),
    FALSE },
  { "place", N_ ("PLACE"), N_ ("Where the meeting is"), FALSE },
  { "title", N_ ("TEXT"), N_ ("What the meeting is called"), FALSE },
  { "agenda", N_ ("TEXT"), N_ ("What is on its agenda"), FALSE },
  { "repeat", "week|N-weeks|first-tuesday|last-friday|…",
    N_ ("Add a series of such meetings: every so many weeks, or on such a day of each month"),
    FALSE },
  { "until", N_ ("DATE"), N_ ("The last day that a meeting of the series may be on"), FALSE },
  { "count", "N", N_ ("How many meetings the series has"), FALSE },
  { "member", "ID", N_ ("Whose claim it is"), FALSE },
  { "meeting", "ID", N_ ("Which meeting"), FALSE },
  { "attendees", NULL, N_ ("Name who is invited, with their e-mail addresses"), FALSE },
  { "line", N_ ("LINE"), N_ ("What was paid, or how far it was; may be given several times"),
    FALSE },
  { "ean", N_ ("NUMBER"), N_ ("Pay to the municipality’s EAN number, not to the NemKonto"), FALSE },
  { "note", N_ ("TEXT"), N_ ("A note for whoever approves the claim"), FALSE, "claim" },
  { "note", N_ ("TEXT"), N_ ("Why the group is final although it breaks a rule"), FALSE,
    "composition" },
  { "corrects", "ID", N_ ("The claim that this one corrects"), FALSE },
  { "state", "draft|submitted|approved|returned|rejected|paid", N_ ("Only claims in this state"),
    FALSE },
  { "car-rate", "low|high", N_ ("Which of the car’s two rates applies"), FALSE },
  { "receipt-above", N_ ("AMOUNT"), N_ ("A line of more than this needs a receipt"), FALSE },
  { "days-before", "N", N_ ("A line’s date may lie so many days before the meeting"), FALSE },
  { "days-after", "N", N_ ("Or so many days after it"), FALSE },
  { "months", "N", N_ ("A claim can be submitted until so many months after the meeting"), FALSE },
  { "budget", N_ ("AMOUNT"), N_ ("What the round may spend on transport; 0: no budget"), FALSE },
  { "by", "meeting|track|municipality|region|month|state", N_ ("What claims are grouped by"),
    FALSE },
  { "high", N_ ("KR"), N_ ("The high rate for own car, in kroner a kilometre"), FALSE },
  { "low", N_ ("KR"), N_ ("The low rate for own car"), FALSE },
  { "bicycle", N_ ("KR"), N_ ("The rate for bicycle"), FALSE },
  { "source", N_ ("TEXT"), N_ ("Where the rates were read"), FALSE },
  { "reference", N_ ("TEXT"), N_ ("What the payment can be found by"), FALSE },
  { NULL },
};

const SporCliOption *
spor_cli_options (void)
{
  return options;
}

gboolean
spor_cli_command_has_option (const SporCliCommand *command, const SporCliOption *option)
{
  if (option->everywhere)
    return !command->without || !g_strv_contains (command->without, option->name);
  return command->options && g_strv_contains (command->options, option->name);
}

gboolean
spor_cli_command_shows_option (const SporCliCommand *command, const SporCliOption *option)
{
  return spor_cli_command_has_option (command, option)
         && (!option->command || strcmp (option->command, command->name) == 0);
}

char *
spor_cli_synopsis (const SporCliCommand *command)
{
  /* the translation of "" is the catalogue's header */
  return *command->arguments ? g_strjoin (" ", command->name, _ (command->arguments), NULL)
                             : g_strdup (command->name);
}

static const SporCliOption *
spor_cli_find_option (const char *name, gsize length)
{
  for (const SporCliOption *option = options; option->name; option++)
    if (strlen (option->name) == length && strncmp (option->name, name, length) == 0)
      return option;
  return NULL;
}

static void
spor_cli_keep_value (SporCli *cli, const SporCliOption *option, const char *value)
{
  GPtrArray *values = g_hash_table_lookup (cli->options, option->name);

  if (!values)
    {
      values = g_ptr_array_new ();
      g_hash_table_insert (cli->options, (gpointer)option->name, values);
    }
  g_ptr_array_add (values, (gpointer)value);
}

/* @argv: from the option on. Returns how many of them it took, 0 with @error. */
static int
spor_cli_parse_option (SporCli *cli, int argc, char *argv[], GError **error)
{
  const char *name = argv[0][1] == '-' ? argv[0] + 2 : strcmp (argv[0], "-h") == 0 ? "help" : "";
  gsize length = strcspn (name, "=");
  const SporCliOption *option = spor_cli_find_option (name, length);
  const char *value = name[length] == '=' ? name + length + 1 : NULL;

  if (!option)
    /* Translators: what was typed */
    g_set_error (error, SPOR_CLI_ERROR, SPOR_CLI_ERROR_USAGE, _ ("There is no option %s."),
                 argv[0]);
  else if (!option->argument && value)
    g_set_error (error, SPOR_CLI_ERROR, SPOR_CLI_ERROR_USAGE,
                 /* Translators: an option's name */
                 _ ("The option --%s takes no value."), option->name);
  else if (option->argument && !value && argc < 2)
    g_set_error (error, SPOR_CLI_ERROR, SPOR_CLI_ERROR_USAGE,
                 /* Translators: an option's name, and a word for its value */
                 _ ("The option --%s needs a value: %s."), option->name, _ (option->argument));
  else
    {
      gboolean takes_next = option->argument && !value;

      spor_cli_keep_value (cli, option, takes_next ? argv[1] : value ? value : "");
      return takes_next ? 2 : 1;
    }
  return 0;
}

static gboolean
spor_cli_split (SporCli *cli, int argc, char *argv[], GError **error)
{
  gboolean ended = FALSE;

  for (int i = 1; i < argc;)
    {
      int taken = 1;

      if (!ended && strcmp (argv[i], "--") == 0)
        ended = TRUE;
      else if (ended || argv[i][0] != '-' || argv[i][1] == '\0')
        g_ptr_array_add (cli->words, argv[i]);
      else if ((taken = spor_cli_parse_option (cli, argc - i, argv + i, error)) == 0)
        return FALSE;
      i += taken;
    }
  return TRUE;
}

static gboolean
spor_cli_check_options (SporCli *cli, GError **error)
{
  const char *language = spor_cli_option (cli, "language");

  if (language && strcmp (language, "da") != 0 && strcmp (language, "en") != 0)
    {
      g_set_error (error, SPOR_CLI_ERROR, SPOR_CLI_ERROR_USAGE,
                   /* Translators: what was typed */
                   _ ("“%s” is not a language Spor speaks: use da or en."), language);
      return FALSE;
    }

  for (const SporCliOption *option = options; option->name && cli->command; option++)
    if (spor_cli_option (cli, option->name) && !spor_cli_command_has_option (cli->command, option))
      {
        g_set_error (error, SPOR_CLI_ERROR, SPOR_CLI_ERROR_USAGE,
                     /* Translators: a command's name, and an option's */
                     _ ("The command “%s” has no option --%s."), cli->command->name, option->name);
        return FALSE;
      }
  return TRUE;
}

gboolean
spor_cli_check_part_options (
    SporCli *cli, const char *part, const char *const *own, gboolean of_book, GError **error)
{
  for (const SporCliOption *option = spor_cli_options (); option->name; option++)
    if (spor_cli_option (cli, option->name)
        && (option->everywhere ? of_book && strcmp (option->name, "round") == 0
                               : !own || !g_strv_contains (own, option->name)))
      {
        g_autofree char *name = g_strjoin (" ", cli->command->name, part, NULL);

        g_set_error (error, SPOR_CLI_ERROR, SPOR_CLI_ERROR_USAGE,
                     /* Translators: a command's name, and an option's */
                     _ ("The command “%s” has no option --%s."), name, option->name);
        return FALSE;
      }
  return TRUE;
}

static gboolean
spor_cli_check_words (SporCli *cli, GError **error)
{
  g_autofree char *synopsis = NULL;

  if (cli->words->len >= cli->command->n_min && cli->words->len <= cli->command->n_max)
    return TRUE;

  synopsis = spor_cli_synopsis (cli->command);
  g_set_error (error, SPOR_CLI_ERROR, SPOR_CLI_ERROR_USAGE,
               /* Translators: a command's name with what belongs after it */
               _ ("The command is written “spor-cli %s”."), synopsis);
  return FALSE;
}

static gboolean
spor_cli_find_command (SporCli *cli, const SporCliCommand *commands, GError **error)
{
  const char *name = g_ptr_array_index (cli->words, 0);

  for (const SporCliCommand *command = commands; command->name; command++)
    if (strcmp (command->name, name) == 0)
      {
        cli->command = command;
        g_ptr_array_remove_index (cli->words, 0);
        return TRUE;
      }

  g_set_error (error, SPOR_CLI_ERROR, SPOR_CLI_ERROR_USAGE,
               /* Translators: what was typed */
               _ ("There is no command “%s”. “spor-cli --help” lists the commands."), name);
  return FALSE;
}

gboolean
spor_cli_parse (
    SporCli *cli, const SporCliCommand *commands, int argc, char *argv[], GError **error)
{
  if (!spor_cli_split (cli, argc, argv, error))
    return FALSE;

  cli->json = spor_cli_option (cli, "json") != NULL;
  if (cli->words->len > 0 && !spor_cli_find_command (cli, commands, error))
    return FALSE;
  if (!spor_cli_check_options (cli, error))
    return FALSE;
  if (spor_cli_option (cli, "help") || spor_cli_option (cli, "version"))
    return TRUE;

  if (!cli->command)
    {
      g_set_error_literal (error, SPOR_CLI_ERROR, SPOR_CLI_ERROR_USAGE,
                           _ ("No command was given. “spor-cli --help” lists the commands."));
      return FALSE;
    }
  return spor_cli_check_words (cli, error);
}

const char *
spor_cli_find_language (int argc, char *argv[])
{
  const char *language = NULL;

  for (int i = 1; i < argc && strcmp (argv[i], "--") != 0; i++)
    if (g_str_has_prefix (argv[i], "--language="))
      language = argv[i] + strlen ("--language=");
    else if (strcmp (argv[i], "--language") == 0 && i + 1 < argc)
      language = argv[i + 1];

  return g_strcmp0 (language, "da") == 0 || g_strcmp0 (language, "en") == 0 ? language : NULL;
}

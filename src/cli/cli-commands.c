/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cli-commands.h"

#include <glib/gi18n-lib.h>

static const char *const new_options[] = { "preset", NULL };
static const char *const round_options[] = { "preset", "copy", "dry-run", NULL };
static const char *const import_options[]
    = { "map", "encoding", "separator", "include-incomplete", "dry-run", NULL };
static const char *const signups_options[] = { "status", "track", NULL };
static const char *const erase_options[] = { "dry-run", NULL };
static const char *const seat_options[] = { "track", "swap-with", NULL };
static const char *const wait_options[] = { "track", NULL };
static const char *const composition_options[] = { "note", NULL };
static const char *const suggest_options[]
    = { "apply", "seconds", "lottery", "within", "tickets", "seed", "protocol", NULL };
static const char *const panel_options[]
    = { "people", "features", "size", "one-per", "fair", "tickets", "seed", NULL };
static const char *const export_options[]
    = { "show",    "pixels", "contact",   "kind",        "again", "preview",
        "meeting", "track",  "attendees", "composition", NULL };
static const char *const letter_options[] = { "subject", "body", "reply-by", NULL };
static const char *const meeting_options[]
    = { "kind",   "date",  "from",   "to",    "place", "title",
        "agenda", "track", "repeat", "until", "count", NULL };
static const char *const claim_options[]
    = { "member",   "meeting",       "line",        "ean",        "note",   "corrects",
        "state",    "date",          "reference",   "by",         "budget", "months",
        "car-rate", "receipt-above", "days-before", "days-after", NULL };
static const char *const rate_options[] = { "high", "low", "bicycle", "source", NULL };

/* What concerns the whole book, or no book. */
static const char *const no_round[] = { "round", NULL };
static const char *const no_book[] = { "book", "round", "actor", NULL };

static const SporCliCommand commands[] = {
  { "new", N_ ("--book FILE"), N_ ("Create a book with the round FBS 2.0, or another preset"), NULL,
    new_options, 0, 0, spor_cli_new, no_round },
  { "round", N_ ("list|show|add|use|rename|archive|restore|set …"),
    N_ ("The rounds of a book, and their settings"),
    /* xgettext:no-c-format */
    N_ ("list: every round. show: the settings, each as “set” takes it.\n"
        "add NAME: a new one with a preset, or with --copy the settings of another and nobody in "
        "it;\n"
        "the book shows it. use NAME: the book shows another one. rename NAME: the one shown.\n"
        "archive NAME: put away, and not to be changed; restore NAME: brought back.\n"
        "set FIELD=VALUE…: all of them or none; with --dry-run only what it would come to.\n"
        "Fields are those that “show” lists. Targets: number (of municipalities), population,\n"
        "even; a target is typed as 29.6% or 29/98. Also add-track=NAME, remove-track=N, and the\n"
        "same for role, sector, organisation and dimension; add-dimension=COLUMN makes one of an\n"
        "imported column."),
    round_options, 1, G_MAXUINT, spor_cli_round },
  { "import", N_ ("PATH…"), N_ ("Import sign-ups"),
    N_ ("PATH is a CSV file, a workbook (.xlsx), or what SurveyXact exports: a folder, a zip file, "
        "or\n"
        "the files dataset, structure and labels. All of it is imported, or nothing.\n"
        "Fields: respondent, created, closed, status, municipality, track, roles, sectors, name,\n"
        "title, email, phone, motivation. COLUMN is a header or a question’s text; several are\n"
        "separated by commas."),
    import_options, 1, G_MAXUINT, spor_cli_import },
  { "signups", "", N_ ("List the sign-ups"), NULL, signups_options, 0, 0, spor_cli_signups },
  { "add", N_ ("FIELD=VALUE…"), N_ ("Add somebody who signed up by mail or telephone"),
    N_ ("Fields: created, closed, municipality, track, roles, sectors, name, title, email, phone,\n"
        "motivation, respondent. A name or an e-mail address at least; without created, that is "
        "now."),
    NULL, 1, G_MAXUINT, spor_cli_add },
  { "edit", N_ ("ID FIELD=VALUE…"), N_ ("Correct a sign-up; its problems are checked again"),
    N_ ("Fields: respondent, created, closed, status, municipality, track, roles, sectors, name,\n"
        "title, email, phone, motivation. Also included=yes|no (an answer that is not completed),\n"
        "withdrawn=yes|no, and on its own organisation=NAME (not one of the municipalities)."),
    NULL, 2, G_MAXUINT, spor_cli_edit },
  { "waive", N_ ("ID late NOTE"), N_ ("Accept a late sign-up, with a note that says why"), NULL,
    NULL, 3, 3, spor_cli_waive },
  { "erase", N_ ("ID|ADDRESS|NAME…"), N_ ("Erase the personal data of people who ask for it"),
    N_ ("Everything that they have signed up for in the book, by their e-mail address. NAME is "
        "for\n"
        "those who are in the change log alone, since what added them was undone. Place, "
        "track,\n"
        "roles and sectors stay, without a name. Nobody can undo it, nor what came before. "
        "Whoever\n"
        "has travel claims, or is in a final group, is refused; then nobody is erased."),
    erase_options, 1, G_MAXUINT, spor_cli_erase },
  { "seat", "ID", N_ ("Give a seat on the sign-up’s own track, or on another"), NULL, seat_options,
    1, 1, spor_cli_seat },
  { "unseat", "ID", N_ ("Take away the seat, or the place in the waiting list"), NULL, NULL, 1, 1,
    spor_cli_unseat },
  { "wait", "ID", N_ ("Put last in the waiting list"), NULL, wait_options, 1, 1, spor_cli_wait },
  { "pin", "ID", N_ ("Mark as must have: a suggestion gives a seat"), NULL, NULL, 1, 1,
    spor_cli_pin },
  { "bar", "ID", N_ ("Mark as not this time: no seat, and no place in the waiting list"), NULL,
    NULL, 1, 1, spor_cli_bar },
  { "unpin", "ID", N_ ("Remove either mark"), NULL, NULL, 1, 1, spor_cli_unpin },
  { "undo", "", N_ ("Undo the last change"), NULL, NULL, 0, 0, spor_cli_undo, no_round },
  { "redo", "", N_ ("Redo what was undone last"), NULL, NULL, 0, 0, spor_cli_redo, no_round },
  { "replace", N_ ("ID [SUCCESSOR]"), N_ ("Show who could take over a seat, and hand it over"),
    N_ ("The best of the track’s waiting list first, then others who signed up for the track, "
        "each\n"
        "with what the group would be. With SUCCESSOR the seat changes hands; ID leaves the "
        "board."),
    NULL, 1, 2, spor_cli_replace },
  { "composition", N_ ("[list|add|copy|rename|delete|use|finalise|reopen|compare …]"),
    N_ ("Show who sits where and how representative the group is"),
    N_ ("list: the alternatives. One of them is on the board, where seats are given.\n"
        "add NAME: an empty one. copy NAME: one like that on the board. Both go on the board.\n"
        "rename NAME NEW, delete NAME: not the final one, and not the only one.\n"
        "use NAME: puts it on the board.\n"
        "finalise: what is on the board is final and cannot be changed. If it breaks a rule, "
        "--note\n"
        "must say why it is final all the same. reopen: the final one can be changed again.\n"
        "compare NAME OTHER: who sits in one of them alone, and how their balance differs."),
    composition_options, 0, 3, spor_cli_composition },
  { "suggest", "", N_ ("Show the most representative group that satisfies the rules"),
    N_ ("Whoever is marked as must have gets a seat; who sits without being marked may lose it.\n"
        "Nothing is saved without --apply. If no group satisfies the rules, the exit status is 1.\n"
        "With --lottery: everybody’s chance, as fair as can be, and the tickets. Publish them "
        "first\n"
        "(--protocol), then let a --seed come about that nobody can know: it draws the ticket."),
    suggest_options, 0, 0, spor_cli_suggest },
  { "rerun", N_ ("PROTOCOL"), N_ ("Work a suggestion or a lottery out again from its protocol"),
    N_ ("Needs no book. If the result is another than the protocol says, the exit status is 1."),
    NULL, 1, 1, spor_cli_rerun, no_book },
  { "panel", N_ ("--people CSV --features CSV --size K --fair leximin|maximin"),
    N_ ("Work out the fairest lottery for a panel from plain tables"),
    N_ ("Needs no book. The quotas are a table with the columns feature, value, min and max; "
        "other\n"
        "columns are ignored. Rows of people are counted from 1. If no panel satisfies the "
        "quotas,\n"
        "the exit status is 1. With --tickets or --seed the lottery is dealt out on tickets, of\n"
        "which the seed draws one."),
    panel_options, 0, 0, spor_cli_panel, no_book },
  { "meeting", N_ ("add|edit|delete|list|attend|uninvite …"),
    N_ ("Add meetings and note who comes"),
    N_ ("add --date DATE --place PLACE: whoever has a seat in its tracks is invited. With "
        "--repeat\n"
        "and --until or --count it becomes a series; each meeting can be changed on its own.\n"
        "edit MEETING: what is given takes the place of what there was.\n"
        "delete MEETING: not if travel to it is claimed.\n"
        "list: all of them, with who is invited.\n"
        "attend MEETING ID invited|accepted|attended|excused: ID is the member’s.\n"
        "uninvite MEETING ID: withdraws the invitation, unless it is noted how they took part."),
    meeting_options, 1, 4, spor_cli_meeting },
  { "claim", N_ ("add|edit|delete|list|show|submit|approve|return|reject|pay|terms|totals …"),
    N_ ("Refund what members pay for transport to meetings"),
    N_ ("add --member ID --meeting ID --line LINE…: a draft. LINE is MODE;DATE;FROM;TO;AMOUNT, or\n"
        "kilometres instead for car and bicycle, and may go on with ;RECEIPT (a file) and ;NOTE.\n"
        "Modes: public, car, bicycle, toll, ferry, parking, taxi, other.\n"
        "edit ID: a draft or a returned claim; lines that are given replace those it had.\n"
        "delete ID: a draft that was never submitted.\n"
        "list: claims with what the rules say of them; with --member, --meeting or --state only "
        "such.\n"
        "show ID: one of them.\n"
        "submit ID, approve ID, return ID REASON, reject ID REASON,\n"
        "pay ID --date DATE --reference TEXT: whoever submitted a claim cannot approve it.\n"
        "terms: the round’s settings, after changing those that are given.\n"
        "totals: what claims come to, in all or --by one thing.\n"
        "What a rule refuses ends with status 1 and the rule’s code."),
    claim_options, 1, 3, spor_cli_claim },
  { "rate", N_ ("list|set|remove …"), N_ ("Show and change the rates per kilometre"),
    N_ ("list: from which day to which, both included.\n"
        "set FROM TO --high KR --low KR --bicycle KR: if there are rates that begin on FROM they\n"
        "become these, and what is not given stays. A day has one rate only.\n"
        "remove FROM: those that begin on that day.\n"
        "Lines of claims keep the rate that they have."),
    rate_options, 1, 3, spor_cli_rate, no_round },
  { "letter", N_ ("show|set|reset|contact|sent …"), N_ ("Word the answers to sign-ups"),
    N_ ("show KIND: the template, and the fields that it may have. KIND is accepted, waiting or\n"
        "rejected.\n"
        "set KIND --subject TEXT --body FILE: either or both; FILE is plain text.\n"
        "reset KIND: back to the built-in template.\n"
        "contact ADDRESS: whom letters come from; with --reply-by also the promised reply date.\n"
        "sent: who got which letter when.\n"
        "Letters are written by “spor-cli export letters”."),
    letter_options, 1, 2, spor_cli_letter },
  { "export",
    N_ ("roster|management|list|protocol|map|refunds|letters|calendar OUT, "
        "payments [ID…] OUT, claim ID OUT"),
    N_ ("Write files for others"),
    N_ ("roster: a workbook (.xlsx) of all participants. management: the same without contact\n"
        "data and free text. list: who has a seat and who waits, for print (.pdf). protocol: how\n"
        "the group was suggested or drawn, for whoever wants to check it (.json, .pdf). map: who\n"
        "comes from where (.png, .svg or .pdf). refunds: a workbook (.xlsx) of claims, lines,\n"
        "totals and what is to be paid. payments: a workbook (.xlsx) of what is to be paid alone,\n"
        "or of these claims of it. claim: one with its receipts (.pdf).\n"
        "letters: an answer to everyone, as .eml files in the folder OUT; the book notes who got\n"
        "which. With --preview one of them is shown, and nothing written.\n"
        "calendar: meetings for calendars, all in the file OUT (.ics), or each in a file of its\n"
        "own in the folder OUT.\n"
        "If OUT cannot be written it stays as it was, and the exit status is 1."),
    export_options, 1, G_MAXUINT, spor_cli_export },
  { "check", "", N_ ("Check the book: the file, the rules, the change log"),
    N_ ("Looks at every round, or at the one that --round names. A rule that the composition "
        "which\n"
        "counts breaks is a finding: all rules once it is final, and before that those that do "
        "not\n"
        "only wait for seats to be given. What the note of a final one answers for, what is still "
        "to\n"
        "be filled, what other alternatives break and what is archived are remarks.\n"
        "The exit status is 1 if there are findings."),
    NULL, 0, 0, spor_cli_check },
  { "backup", N_ ("OUT"), N_ ("Write a consistent copy, also while the book is in use"),
    N_ ("If OUT cannot be written it stays as it was, and the exit status is 1."), NULL, 1, 1,
    spor_cli_backup, no_round },
  { NULL },
};

const SporCliCommand *
spor_cli_commands (void)
{
  return commands;
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "spor-roster-chosen.h"

#include "spor-cell-text.h"
#include "spor-measure.h"
#include "spor-protocol-words.h"
#include "spor-sheet.h"

#include <glib/gi18n-lib.h>

/* Characters */
#define LEAST_WIDTH 26.0
#define MOST_WIDTH 60.0
#define COLUMN_WIDTH 18.0

#define N_COLUMNS 5 /* the last has room to its right */

typedef struct
{
  SporWorkbook *book;
  lxw_worksheet *sheet;
  guint row;
  const SporComposition *composition;
  const SporRound *round;
  const SporProtocol *protocol; /* NULL: none */
  gboolean full;
} SporChosen;

/* --- Cells ---------------------------------------------------------------------------------- */

static void
spor_chosen_text (SporChosen *self, guint column, SporStyle style, const char *text)
{
  spor_workbook_put_text (self->book, self->sheet, self->row, column, style, text);
}

static void
spor_chosen_number (SporChosen *self, guint column, SporStyle style, double number)
{
  spor_workbook_put_number (self->book, self->sheet, self->row, column, style, number);
}

/* A line of its own. @text: (nullable): nothing then */
static void
spor_chosen_say (SporChosen *self, const char *text)
{
  if (!text)
    return;
  spor_chosen_text (self, 0, SPOR_STYLE_LABEL, text);
  self->row++;
}

static void
spor_chosen_begin_section (SporChosen *self, const char *title)
{
  self->row++;
  spor_chosen_text (self, 0, SPOR_STYLE_SECTION, title);
  self->row++;
}

typedef struct
{
  const char *heading;
  gboolean right; /* over numbers */
} SporChosenColumn;

/* The headings of a table. Their ground goes on where there are no more of them: a text in the last
 * column may too. */
static void
spor_chosen_write_headings (SporChosen *self, const SporChosenColumn *columns, guint n)
{
  lxw_format *ground = spor_workbook_get_format (self->book, SPOR_STYLE_HEADING);

  for (guint c = 0; c < n; c++)
    spor_chosen_text (self, c, columns[c].right ? SPOR_STYLE_HEADING_RIGHT : SPOR_STYLE_HEADING,
                      columns[c].heading);
  for (guint c = n; c < N_COLUMNS; c++)
    spor_workbook_note (self->book, worksheet_write_blank (self->sheet, self->row, c, ground));
  self->row++;
}

static void
spor_chosen_write_fact (SporChosen *self, const char *label, const char *value)
{
  spor_chosen_text (self, 0, SPOR_STYLE_LABEL, label);
  spor_chosen_text (self, 1, SPOR_STYLE_LABEL, value);
  self->row++;
}

static void
spor_chosen_write_share (SporChosen *self, const char *label, double share)
{
  spor_chosen_text (self, 0, SPOR_STYLE_LABEL, label);
  spor_chosen_number (self, 1, SPOR_STYLE_SHARE, share);
  self->row++;
}

/* --- The method ----------------------------------------------------------------------------- */

static void
spor_chosen_write_draw (SporChosen *self)
{
  const SporProtocol *protocol = self->protocol;
  /* Translators: the number of the ticket drawn, how many tickets there are */
  g_autofree char *ticket
      = g_strdup_printf (_ ("%u of %u"), protocol->ticket, protocol->tickets->len);

  spor_chosen_write_share (self, _ ("Best possible (proved)"), 1 - protocol->best);
  spor_chosen_write_share (self, _ ("Every group drawn from, at least"),
                           1 - protocol->best - protocol->tolerance);
  if (protocol->chosen)
    spor_chosen_write_share (self, _ ("The group drawn"),
                             1 - spor_instance_deviation (protocol->instance, protocol->chosen));
  if (protocol->seed)
    {
      spor_chosen_write_fact (self, _ ("Seed"), protocol->seed);
      spor_chosen_write_fact (self, _ ("Ticket drawn"), ticket);
    }
  spor_chosen_write_fact (self, _ ("Digest (SHA-256)"), protocol->digest);
}

static void
spor_chosen_write_suggestion (SporChosen *self)
{
  const SporProtocol *protocol = self->protocol;

  spor_chosen_write_share (self, _ ("The group suggested"), 1 - protocol->deviation);
  spor_chosen_write_share (self, _ ("No group has more than"), 1 - protocol->bound);
  spor_chosen_say (
      self, protocol->proved
                ? _ ("It is proved that no group that keeps the rules is more representative.")
                : _ ("It is not proved that this is the most representative group: the search was "
                     "ended before."));
  if (protocol->tied)
    spor_chosen_say (self,
                     protocol->earliest
                         ? _ ("Several groups are as good. Of them, this one has the earliest "
                              "sign-ups.")
                         : _ ("Several groups are as good. This is one of them."));
}

static void
spor_chosen_write_protocol (SporChosen *self)
{
  const SporProtocol *protocol = self->protocol;
  g_autofree char *summary = spor_protocol_summary (protocol);

  spor_chosen_say (self, summary);
  self->row++;
  spor_chosen_text (self, 0, SPOR_STYLE_LABEL, _ ("Worked out"));
  spor_workbook_put_time (self->book, self->sheet, self->row++, 1, SPOR_STYLE_TIME, protocol->made);
  spor_chosen_write_fact (self, _ ("Program"), protocol->program);
  if (protocol->lottery)
    spor_chosen_write_draw (self);
  else
    spor_chosen_write_suggestion (self);
  spor_chosen_write_fact (self, _ ("Binding (SHA-256)"), protocol->binding);
}

static void
spor_chosen_write_method (SporChosen *self, double representativeness)
{
  const SporComposition *composition = self->composition;
  g_autofree char *stray = spor_composition_stray_text (composition);

  if (self->protocol)
    spor_chosen_write_protocol (self);
  else if (composition->origin)
    spor_chosen_say (self, composition->origin->method == SPOR_METHOD_LOTTERY
                               ? _ ("The group was drawn by lot. The protocol cannot be read.")
                               : _ ("The group was suggested. The protocol cannot be read."));
  else
    spor_chosen_say (self, _ ("The seats were given by hand."));
  spor_chosen_write_share (self, _ ("Representativeness now"), representativeness);
  spor_chosen_say (self, stray);
}

/* --- The pool and the rules ------------------------------------------------------------------ */

static guint
spor_chosen_count_eligible (const SporChosen *self, guint t)
{
  guint n = 0;

  for (guint i = 0; i < spor_signups_n (self->composition->signups); i++)
    {
      const SporSignupRow *row = spor_signups_row (self->composition->signups, i);

      n += row->status == SPOR_STATUS_ELIGIBLE && row->track == (int)t;
    }
  return n;
}

/* As it was then: sign-ups and marks may have changed since. */
static void
spor_chosen_write_pool (SporChosen *self)
{
  const SporProtocol *protocol = self->protocol;
  const SporChosenColumn columns[]
      = { { _ ("Track") }, { _ ("Candidates"), TRUE }, { _ ("Chosen beforehand"), TRUE } };

  if (!protocol)
    return;
  spor_chosen_begin_section (self, _ ("What was chosen from"));
  spor_chosen_write_headings (self, columns, G_N_ELEMENTS (columns));
  for (guint b = 0; b < protocol->bodies->len; b++)
    {
      spor_chosen_text (self, 0, SPOR_STYLE_TEXT, g_ptr_array_index (protocol->bodies, b));
      spor_chosen_number (self, 1, SPOR_STYLE_WHOLE,
                          spor_protocol_count_candidates (protocol, b, FALSE));
      spor_chosen_number (self, 2, SPOR_STYLE_WHOLE,
                          spor_protocol_count_candidates (protocol, b, TRUE));
      self->row++;
    }
}

static void
spor_chosen_write_tracks (SporChosen *self)
{
  const SporChosenColumn columns[] = { { _ ("Track") },
                                       { _ ("Accepted sign-ups"), TRUE },
                                       { _ ("Seats at least"), TRUE },
                                       { _ ("Seats at most"), TRUE },
                                       { _ ("Seated"), TRUE } };

  spor_chosen_begin_section (self, _ ("Seats"));
  spor_chosen_write_headings (self, columns, G_N_ELEMENTS (columns));
  for (guint t = 0; t < self->round->tracks->len; t++)
    {
      const SporTrack *track = spor_round_track (self->round, t);
      g_autofree char *title = spor_track_title (track);

      spor_chosen_text (self, 0, SPOR_STYLE_TEXT, title);
      spor_chosen_number (self, 1, SPOR_STYLE_WHOLE, spor_chosen_count_eligible (self, t));
      spor_chosen_number (self, 2, SPOR_STYLE_WHOLE, track->seats_min);
      spor_chosen_number (self, 3, SPOR_STYLE_WHOLE, track->seats_max);
      spor_chosen_number (self, 4, SPOR_STYLE_WHOLE, self->composition->seated[t]->len);
      self->row++;
    }
}

static void
spor_chosen_write_rules (SporChosen *self)
{
  spor_chosen_begin_section (self, _ ("Rules"));
  for (guint t = 0; t < self->round->tracks->len; t++)
    {
      const SporTrack *track = spor_round_track (self->round, t);
      g_autofree char *title = spor_track_title (track);
      g_autofree char *roles = spor_options_names (self->round->roles, track->roles);
      /* Translators: a track, the roles that qualify for it */
      g_autofree char *qualifies = g_strdup_printf (_ ("%s: for %s."), title, roles);
      g_autofree char *cap = g_strdup_printf (
          /* Translators: a track ("Track 1: Implementation"), how many people */
          ngettext ("%s: at most %u person from the same municipality or organisation.",
                    "%s: at most %u people from the same municipality or organisation.",
                    track->per_municipality),
          title, track->per_municipality);

      if (*roles)
        spor_chosen_say (self, qualifies);
      if (track->per_municipality > 0)
        spor_chosen_say (self, cap);
    }
  spor_chosen_say (self, _ ("Nobody has two seats in the same track."));
}

static void
spor_chosen_write_limit (SporChosen *self,
                         const SporDimension *dimension,
                         const SporCategory *category)
{
  spor_chosen_text (self, 0, SPOR_STYLE_TEXT, category->name);
  spor_chosen_text (self, 1, SPOR_STYLE_TEXT, dimension->name);
  if (category->min >= 0)
    spor_chosen_number (self, 2, SPOR_STYLE_WHOLE, category->min);
  if (category->max >= 0)
    spor_chosen_number (self, 3, SPOR_STYLE_WHOLE, category->max);
  self->row++;
}

static void
spor_chosen_write_limits (SporChosen *self)
{
  const SporChosenColumn columns[] = {
    { _ ("Category") }, { _ ("Dimension") }, { _ ("At least"), TRUE }, { _ ("At most"), TRUE }
  };
  gboolean begun = FALSE;

  for (guint d = 0; d < self->round->dimensions->len; d++)
    {
      const SporDimension *dimension = g_ptr_array_index (self->round->dimensions, d);

      for (guint c = 0; c < dimension->categories->len; c++)
        {
          const SporCategory *category = g_ptr_array_index (dimension->categories, c);

          if (category->min < 0 && category->max < 0)
            continue;
          if (!begun)
            {
              spor_chosen_begin_section (self, _ ("Limits"));
              spor_chosen_write_headings (self, columns, G_N_ELEMENTS (columns));
            }
          begun = TRUE;
          spor_chosen_write_limit (self, dimension, category);
        }
    }
}

/* "The whole group, Track 2: Uddannelse" */
static char *
spor_chosen_where (const SporChosen *self, const SporDimension *dimension)
{
  g_autoptr (GPtrArray) scopes = g_ptr_array_new_with_free_func (g_free);

  if (dimension->for_group)
    g_ptr_array_add (scopes, g_strdup (_ ("The whole group")));
  for (guint t = 0; t < self->round->tracks->len; t++)
    if (dimension->for_tracks & (1u << t))
      g_ptr_array_add (scopes, spor_track_title (spor_round_track (self->round, t)));
  g_ptr_array_add (scopes, NULL);
  return g_strjoinv (", ", (char **)scopes->pdata);
}

static void
spor_chosen_write_weights (SporChosen *self)
{
  const SporChosenColumn columns[]
      = { { _ ("Dimension") }, { _ ("Weight"), TRUE }, { _ ("Where") } };

  spor_chosen_begin_section (self, _ ("What counts"));
  spor_chosen_write_headings (self, columns, G_N_ELEMENTS (columns));
  for (guint d = 0; d < self->round->dimensions->len; d++)
    {
      const SporDimension *dimension = g_ptr_array_index (self->round->dimensions, d);
      g_autofree char *where = spor_chosen_where (self, dimension);

      spor_chosen_text (self, 0, SPOR_STYLE_TEXT, dimension->name);
      spor_chosen_number (self, 1, SPOR_STYLE_TENTH, dimension->weight);
      spor_chosen_text (self, 2, SPOR_STYLE_LABEL, where);
      self->row++;
    }
}

/* --- Decisions ------------------------------------------------------------------------------ */

static void
spor_chosen_write_mark (SporChosen *self, const SporMarked *marked)
{
  const SporSignupRow *row = spor_signups_row (self->composition->signups, marked->signup);
  g_autofree char *name
      = self->full ? g_strdup (row->name) : spor_cell_text_without_contact (row->name);

  spor_chosen_text (self, 0, SPOR_STYLE_TEXT, name);
  spor_chosen_text (self, 1, SPOR_STYLE_TEXT,
                    marked->mark == SPOR_MARK_PINNED ? _ ("Must have") : _ ("Not this time"));
  if (self->full || row->municipality >= 0 || row->outside)
    spor_chosen_text (self, 2, SPOR_STYLE_LABEL, row->place);
  self->row++;
}

static void
spor_chosen_write_marks (SporChosen *self)
{
  const GArray *marks = self->composition->marks;
  const SporChosenColumn columns[] = { { _ ("Name") }, { _ ("Decision") }, { _ ("Municipality") } };

  spor_chosen_begin_section (self, _ ("Decided by the coordinator"));
  if (marks->len == 0)
    {
      spor_chosen_say (self, _ ("Nobody is marked as “must have” or “not this time”."));
      return;
    }
  spor_chosen_write_headings (self, columns, G_N_ELEMENTS (columns));
  for (guint i = 0; i < marks->len; i++)
    spor_chosen_write_mark (self, &g_array_index (marks, SporMarked, i));
}

/* The sentences can quote answers. */
static void
spor_chosen_write_breaches (SporChosen *self)
{
  g_autoptr (GPtrArray) breaches = spor_composition_breaches (self->composition);
  g_autofree char *count = g_strdup_printf (
      /* Translators: how many */
      ngettext ("%u rule is broken.", "%u rules are broken.", breaches->len), breaches->len);

  spor_chosen_begin_section (self, _ ("The group as it stands"));
  spor_chosen_say (self, breaches->len == 0 ? _ ("It keeps every rule.") : count);
  for (guint i = 0; self->full && i < breaches->len; i++)
    spor_chosen_say (self, ((SporBreach *)g_ptr_array_index (breaches, i))->text);
}

/* --- The sheet ------------------------------------------------------------------------------ */

static void
spor_chosen_set_up (SporChosen *self)
{
  glong longest = g_utf8_strlen (_ ("Every group drawn from, at least"), -1);

  for (guint t = 0; t < self->round->tracks->len; t++)
    {
      g_autofree char *title = spor_track_title (spor_round_track (self->round, t));

      longest = MAX (longest, g_utf8_strlen (title, -1));
    }
  spor_workbook_note (self->book,
                      worksheet_set_column (self->sheet, 0, 0,
                                            CLAMP (longest, LEAST_WIDTH, MOST_WIDTH) + 2, NULL));
  spor_workbook_note (self->book,
                      worksheet_set_column (self->sheet, 1, N_COLUMNS - 1, COLUMN_WIDTH, NULL));
  worksheet_gridlines (self->sheet, LXW_HIDE_ALL_GRIDLINES);
  worksheet_fit_to_pages (self->sheet, 1, 0);
}

void
spor_roster_write_chosen (SporWorkbook *book,
                          const SporComposition *composition,
                          const SporProtocol *protocol,
                          gboolean full,
                          const char *about,
                          const char *today)
{
  g_autoptr (SporMeasure) measure = spor_measure_new (composition);
  /* Translators: a date */
  g_autofree char *facts = g_strdup_printf (_ ("Made on %s."), today);
  const char *lines[] = { _ ("How the group was chosen"), about, facts, NULL };
  SporChosen self = { .book = book,
                      .composition = composition,
                      .round = spor_composition_round (composition),
                      .protocol = protocol,
                      .full = full };

  if (((SporScopeMeasure *)g_ptr_array_index (measure->scopes, 0))->n == 0)
    {
      spor_sheet_write_empty (book, _ ("How it was chosen"), lines, _ ("Nobody has a seat yet."));
      return;
    }
  self.sheet = spor_workbook_add_sheet (book, _ ("How it was chosen"));
  if (!self.sheet)
    return;
  spor_chosen_set_up (&self);
  self.row = spor_sheet_write_title (book, self.sheet, lines);
  spor_chosen_write_method (&self, measure->representativeness);
  spor_chosen_write_breaches (&self);
  spor_chosen_write_pool (&self);
  spor_chosen_write_tracks (&self);
  spor_chosen_write_rules (&self);
  spor_chosen_write_limits (&self);
  spor_chosen_write_weights (&self);
  spor_chosen_write_marks (&self);
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "spor-roster-chosen.h"

#include "spor-language.h"
#include "spor-measure.h"
#include "spor-protocol-words.h"
#include "spor-roster-chosen-private.h"
#include "spor-sheet.h"

#include <glib/gi18n-lib.h>

/* Characters */
#define LEAST_WIDTH 26.0
#define MOST_WIDTH 60.0
#define COLUMN_WIDTH 18.0

/* --- Cells ---------------------------------------------------------------------------------- */

void
spor_chosen_text (SporChosen *self, guint column, SporStyle style, const char *text)
{
  spor_workbook_put_text (self->book, self->sheet, self->row, column, style, text);
}

void
spor_chosen_number (SporChosen *self, guint column, SporStyle style, double number)
{
  spor_workbook_put_number (self->book, self->sheet, self->row, column, style, number);
}

void
spor_chosen_say (SporChosen *self, const char *text)
{
  if (!text)
    return;
  spor_chosen_text (self, 0, SPOR_STYLE_LABEL, text);
  self->row++;
}

void
spor_chosen_begin_section (SporChosen *self, const char *title)
{
  self->row++;
  spor_chosen_text (self, 0, SPOR_STYLE_SECTION, title);
  self->row++;
}

void
spor_chosen_write_headings (SporChosen *self, const SporChosenColumn *columns, guint n)
{
  lxw_format *ground = spor_workbook_get_format (self->book, SPOR_STYLE_HEADING);

  for (guint c = 0; c < n; c++)
    spor_chosen_text (self, c, columns[c].right ? SPOR_STYLE_HEADING_RIGHT : SPOR_STYLE_HEADING,
                      columns[c].heading);
  for (guint c = n; c < SPOR_CHOSEN_COLUMNS; c++)
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
      = spor_format_counts (_ ("%u of %u"), protocol->ticket, protocol->tickets->len);

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
  g_autofree char *copied = spor_composition_copied_text (composition);
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
  spor_chosen_say (self, copied);
  spor_chosen_say (self, stray);
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
  spor_workbook_note (self->book, worksheet_set_column (self->sheet, 1, SPOR_CHOSEN_COLUMNS - 1,
                                                        COLUMN_WIDTH, NULL));
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
  spor_chosen_write_settings (&self);
  spor_chosen_write_marks (&self);
}

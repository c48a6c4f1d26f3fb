/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "spor-roster-chances.h"

#include "spor-language.h"
#include "spor-numbers.h"
#include "spor-public-text.h"
#include "spor-drawing.h"
#include "spor-protocol-words.h"
#include "spor-sheet.h"

#include <glib/gi18n-lib.h>

enum
{
  COLUMN_PSEUDONYM,
  COLUMN_NAME,
  COLUMN_PLACE,
  COLUMN_TRACK,
  COLUMN_DRAWN,
  COLUMN_CHANCE,
  COLUMN_TICKETS,
  N_COLUMNS
};

typedef struct
{
  const SporComposition *composition;
  const SporProtocol *protocol;
  gboolean full;
  guint *tickets; /* per candidate */
  SporSheet *sheet;
} SporChances;

/* Somebody may have been taken out of the book since: then the pseudonym is all there is. */
static const SporSignupRow *
spor_chances_find_signup (const SporChances *self, guint candidate)
{
  const SporOrigin *origin = self->composition->origin;
  int signup = origin && candidate < origin->ids->len
                   ? spor_signups_find (self->composition->signups,
                                        g_ptr_array_index (origin->ids, candidate))
                   : -1;

  return signup < 0 ? NULL : spor_signups_row (self->composition->signups, signup);
}

static gboolean
spor_chances_was_drawn (const SporChances *self, guint candidate)
{
  const GArray *chosen = self->protocol->chosen;

  return chosen && spor_numbers_have (chosen, candidate);
}

static void
spor_chances_put_row (const SporChances *self, guint candidate)
{
  const SporProtocol *protocol = self->protocol;
  guint n = protocol->instance->candidates->len;
  guint body = spor_instance_candidate (protocol->instance, candidate)->body;
  const SporSignupRow *row = spor_chances_find_signup (self, candidate);
  const SporRound *round = spor_composition_round (self->composition);
  g_autofree char *pseudonym = spor_pseudonym (candidate, n);

  spor_sheet_put_text (self->sheet, COLUMN_PSEUDONYM, pseudonym);
  if (row)
    {
      g_autofree char *name = self->full ? g_strdup (row->name) : spor_public_name (row->name);
      g_autofree char *place = self->full ? g_strdup (row->place) : spor_public_place (round, row);

      spor_sheet_put_text (self->sheet, COLUMN_NAME, name);
      spor_sheet_put_text (self->sheet, COLUMN_PLACE, place);
    }
  spor_sheet_put_text (self->sheet, COLUMN_TRACK, g_ptr_array_index (protocol->bodies, body));
  if (spor_chances_was_drawn (self, candidate))
    /* Translators: in the column "Drawn" of a list of candidates */
    spor_sheet_put_text (self->sheet, COLUMN_DRAWN, _ ("Yes"));
  spor_sheet_put_number (self->sheet, COLUMN_CHANCE,
                         g_array_index (protocol->chances, double, candidate));
  spor_sheet_put_number (self->sheet, COLUMN_TICKETS, self->tickets[candidate]);
}

void
spor_roster_write_chances (SporWorkbook *book,
                           const SporComposition *composition,
                           const SporProtocol *protocol,
                           gboolean full,
                           const char *about,
                           const char *today)
{
  const SporSheetColumn columns[N_COLUMNS] = {
    [COLUMN_PSEUDONYM] = { _ ("Pseudonym"), SPOR_STYLE_TEXT },
    [COLUMN_NAME] = { _ ("Name"), SPOR_STYLE_TEXT },
    [COLUMN_PLACE] = { _ ("Municipality"), SPOR_STYLE_TEXT },
    [COLUMN_TRACK] = { _ ("Track"), SPOR_STYLE_TEXT },
    [COLUMN_DRAWN] = { _ ("Drawn"), SPOR_STYLE_TEXT },
    [COLUMN_CHANCE] = { _ ("Chance"), SPOR_STYLE_PERCENT },
    [COLUMN_TICKETS] = { _ ("Tickets"), SPOR_STYLE_WHOLE },
  };
  guint n = protocol->instance->candidates->len;
  g_autofree guint *tickets = spor_protocol_count_tickets (protocol);
  g_autofree char *facts = spor_format_counts (
      /* Translators: how many candidates, how many tickets, a date */
      ngettext ("%u candidate, %u tickets. Made on %s.", "%u candidates, %u tickets. Made on %s.",
                n),
      n, protocol->tickets->len, today);
  const char *lines[] = { _ ("Everybody’s chance in the draw"), about, facts, NULL };
  g_autoptr (SporSheet) sheet = NULL;
  SporChances self = { composition, protocol, full, tickets, NULL };

  if (n == 0)
    return;
  self.sheet = sheet = spor_sheet_new (book, _ ("Chances"), columns, N_COLUMNS);
  for (guint c = 0; c < n; c++)
    spor_chances_put_row (&self, c);
  spor_sheet_begin (sheet, lines, 2);
  for (guint c = 0; c < n; c++)
    {
      spor_chances_put_row (&self, c);
      spor_sheet_next_row (sheet);
    }
  spor_sheet_end (sheet);
}

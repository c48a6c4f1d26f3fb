/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "spor-roster.h"

#include "spor-about.h"
#include "spor-language.h"
#include "spor-public-text.h"
#include "spor-roster-balance.h"
#include "spor-roster-cells.h"
#include "spor-roster-chances.h"
#include "spor-roster-chosen.h"
#include "spor-roster-map.h"

#include <glib/gi18n-lib.h>

#define ROWS_BETWEEN_CHECKS 500
#define ROWS_MEASURED 2000
#define SHARE_OF_ROWS 0.7 /* of the work; the rest is packing */

static const SporRosterCell track_cells[] = {
  SPOR_CELL_SEAT,  SPOR_CELL_NAME,   SPOR_CELL_STATUS, SPOR_CELL_TITLE,
  SPOR_CELL_PLACE, SPOR_CELL_REGION, SPOR_CELL_SIZE,   SPOR_CELL_SECTORS,
  SPOR_CELL_ROLES, SPOR_CELL_EMAIL,  SPOR_CELL_PHONE,  SPOR_CELL_MOTIVATION,
};

static const SporRosterCell waiting_cells[] = {
  SPOR_CELL_TRACK, SPOR_CELL_LINE,   SPOR_CELL_NAME,       SPOR_CELL_STATUS,  SPOR_CELL_TITLE,
  SPOR_CELL_PLACE, SPOR_CELL_REGION, SPOR_CELL_SIZE,       SPOR_CELL_SECTORS, SPOR_CELL_ROLES,
  SPOR_CELL_EMAIL, SPOR_CELL_PHONE,  SPOR_CELL_MOTIVATION,
};

static const SporRosterCell signup_cells[] = {
  SPOR_CELL_NUMBER,     SPOR_CELL_NAME,       SPOR_CELL_TITLE,   SPOR_CELL_PLACE,
  SPOR_CELL_CODE,       SPOR_CELL_REGION,     SPOR_CELL_SIZE,    SPOR_CELL_SECTORS,
  SPOR_CELL_ROLES,      SPOR_CELL_TRACK,      SPOR_CELL_STATUS,  SPOR_CELL_SPOT,
  SPOR_CELL_PROBLEMS,   SPOR_CELL_REMARKS,    SPOR_CELL_CREATED, SPOR_CELL_CLOSED,
  SPOR_CELL_DEADLINE,   SPOR_CELL_RESPONDENT, SPOR_CELL_EMAIL,   SPOR_CELL_PHONE,
  SPOR_CELL_MOTIVATION,
};

typedef struct
{
  SporRosterCells cells;
  SporWorkbook *book;
  char *about; /* of which round and composition */

  SporProgress progress;
  gpointer progress_data;
  GCancellable *cancellable;
  guint n_rows, n_written;
} SporRoster;

/* The rows of one sheet: sign-ups by index. */
typedef struct
{
  const SporRosterCell *cells;
  guint n_cells;
  guint n_frozen;
  GArray *signups; /* guint */
  gboolean with_extra;
  SporRosterCell first_aside; /* 0: all are printed */
} SporRosterList;

static void
spor_roster_clear (SporRoster *self)
{
  spor_roster_cells_clear (&self->cells);
  g_clear_pointer (&self->book, spor_workbook_free);
  g_clear_pointer (&self->about, g_free);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (SporRoster, spor_roster_clear)

static void
spor_roster_prepare (SporRoster *self,
                     const SporComposition *composition,
                     SporRosterKind kind,
                     const char *path)
{
  const SporRound *round = spor_composition_round (composition);

  spor_roster_cells_init (&self->cells, composition, kind == SPOR_ROSTER_FULL);
  self->about = spor_about_composition (composition);
  self->n_rows = spor_signups_n (composition->signups);
  for (guint t = 0; t < round->tracks->len; t++)
    self->n_rows += composition->seated[t]->len + composition->waiting[t]->len;
  self->book = spor_workbook_new_for (
      path, round->name,
      kind == SPOR_ROSTER_FULL ? NULL : _ ("Without contact data and motivation"),
      self->n_rows + (composition->origin ? composition->origin->ids->len : 0));
}

/* Whoever has a place is accepted, unless they withdrew since, say. */
static gboolean
spor_roster_tells_status (const SporRoster *self, const SporRosterList *list)
{
  gboolean tells = list->cells == signup_cells;

  for (guint i = 0; !tells && i < list->signups->len; i++)
    tells = spor_signups_row (self->cells.signups, g_array_index (list->signups, guint, i))->status
            != SPOR_STATUS_ELIGIBLE;
  return tells;
}

/* The columns of @list in this kind of workbook, and what each shows. */
static GArray *
spor_roster_choose_cells (const SporRoster *self, const SporRosterList *list)
{
  GArray *chosen = g_array_new (FALSE, FALSE, sizeof (SporRosterCell));
  gboolean status = spor_roster_tells_status (self, list);

  for (guint c = 0; c < list->n_cells; c++)
    if (spor_roster_cells_may_show (&self->cells, list->cells[c])
        && (status || list->cells[c] != SPOR_CELL_STATUS))
      g_array_append_val (chosen, list->cells[c]);
  return chosen;
}

static GArray *
spor_roster_make_columns (const SporRoster *self, const SporRosterList *list, const GArray *chosen)
{
  GArray *columns = g_array_new (FALSE, FALSE, sizeof (SporSheetColumn));

  for (guint c = 0; c < chosen->len; c++)
    {
      SporRosterCell cell = g_array_index (chosen, SporRosterCell, c);
      SporSheetColumn column = spor_roster_cell_column (cell);

      column.aside = list->first_aside && cell >= list->first_aside;
      g_array_append_val (columns, column);
    }
  for (guint k = 0; list->with_extra && k < self->cells.extra_keys->len; k++)
    {
      SporSheetColumn column = { g_ptr_array_index (self->cells.extra_keys, k), SPOR_STYLE_TEXT,
                                 list->first_aside != 0 };

      g_array_append_val (columns, column);
    }
  return columns;
}

static void
spor_roster_put_row (SporRoster *self,
                     SporSheet *sheet,
                     const SporRosterList *list,
                     const GArray *chosen,
                     guint signup)
{
  for (guint c = 0; c < chosen->len; c++)
    spor_roster_cells_put (&self->cells, sheet, c, g_array_index (chosen, SporRosterCell, c),
                           signup);
  if (list->with_extra && self->cells.extra_keys->len > 0)
    spor_roster_cells_put_extra (&self->cells, sheet, chosen->len, signup);
}

/* Returns whether to go on. */
static gboolean
spor_roster_count_row (SporRoster *self)
{
  if (++self->n_written % ROWS_BETWEEN_CHECKS != 0)
    return TRUE;
  if (self->progress)
    self->progress (SHARE_OF_ROWS * self->n_written / self->n_rows, self->progress_data);
  return !g_cancellable_is_cancelled (self->cancellable);
}

/* The last of @lines, with a sentence on what is left out of the list where something is.
 * (transfer full) */
static char *
spor_roster_add_left_out (const SporRoster *self, const char *line, const SporRosterList *list)
{
  for (guint i = 0; !self->cells.full && i < list->signups->len; i++)
    if (spor_public_leaves_out (
            spor_signups_row (self->cells.signups, g_array_index (list->signups, guint, i))))
      return g_strconcat (line, " ", spor_public_left_out_note (), NULL);
  return g_strdup (line);
}

/* @lines: three */
static void
spor_roster_write_list (SporRoster *self,
                        const char *name,
                        const char *const *lines,
                        const SporRosterList *list)
{
  g_autoptr (GArray) chosen = spor_roster_choose_cells (self, list);
  g_autoptr (GArray) columns = spor_roster_make_columns (self, list, chosen);
  g_autoptr (SporSheet) sheet
      = spor_sheet_new (self->book, name, (const SporSheetColumn *)columns->data, columns->len);
  guint n = list->signups->len;
  guint step = 1 + n / ROWS_MEASURED;
  g_autofree char *facts = spor_roster_add_left_out (self, lines[2], list);
  const char *title[] = { lines[0], lines[1], facts, NULL };

  for (guint i = 0; i < n; i += step)
    spor_roster_put_row (self, sheet, list, chosen, g_array_index (list->signups, guint, i));

  spor_sheet_begin (sheet, title, list->n_frozen);
  for (guint i = 0; i < n; i++)
    {
      spor_roster_put_row (self, sheet, list, chosen, g_array_index (list->signups, guint, i));
      spor_sheet_next_row (sheet);
      if (!spor_roster_count_row (self))
        return;
    }
  spor_sheet_end (sheet);
}

static void
spor_roster_write_track (SporRoster *self, guint t, const char *today)
{
  const SporTrack *track = spor_round_track (self->cells.round, t);
  SporRosterList list
      = { track_cells, G_N_ELEMENTS (track_cells), 2, self->cells.composition->seated[t] };
  guint n = list.signups->len;
  g_autofree char *seats = spor_about_seats (track);
  /* Translators: the name of a sheet: the number and the name of a track */
  g_autofree char *name = g_strdup_printf (_ ("Track %u – %s"), track->number, track->name);
  g_autofree char *facts = spor_format_counts (
      /* Translators: how many people, how many seats ("5–6"), a date */
      ngettext ("%u person has a seat, of %s seats. Made on %s.",
                "%u people have a seat, of %s seats. Made on %s.", n),
      n, seats, today);
  const char *lines[]
      = { g_ptr_array_index (self->cells.track_titles, t), self->about, facts, NULL };

  if (n > 0)
    spor_roster_write_list (self, name, lines, &list);
  else
    spor_sheet_write_empty (self->book, name, lines, _ ("Nobody has a seat in this track yet."));
}

static void
spor_roster_write_waiting (SporRoster *self, const char *today)
{
  g_autoptr (GArray) waiting = g_array_new (FALSE, FALSE, sizeof (guint));
  SporRosterList list = { waiting_cells, G_N_ELEMENTS (waiting_cells), 3, waiting };
  g_autofree char *facts = NULL;

  for (guint t = 0; t < self->cells.round->tracks->len; t++)
    g_array_append_vals (waiting, self->cells.composition->waiting[t]->data,
                         self->cells.composition->waiting[t]->len);
  facts = spor_format_counts (
      /* Translators: how many people, a date */
      ngettext ("%u person is waiting, first in line first. Made on %s.",
                "%u people are waiting, first in line first. Made on %s.", waiting->len),
      waiting->len, today);

  const char *lines[] = { _ ("Waiting list"), self->about, facts, NULL };

  if (waiting->len > 0)
    spor_roster_write_list (self, _ ("Waiting list"), lines, &list);
  else
    spor_sheet_write_empty (self->book, _ ("Waiting list"), lines,
                            _ ("Nobody is on the waiting list."));
}

static char *
spor_roster_signup_facts (const SporRoster *self, const char *today)
{
  guint n = spor_signups_n (self->cells.signups);
  g_autofree char *deadline = NULL;

  if (self->cells.round->deadline == SPOR_TIME_NONE)
    /* Translators: how many sign-ups, a date */
    return spor_format_counts (ngettext ("%u sign-up. Made on %s.", "%u sign-ups. Made on %s.", n),
                               n, today);
  deadline = spor_time_format_date (self->cells.round->deadline - 1);
  return spor_format_counts (
      /* Translators: how many sign-ups, the last day of sign-up, a date */
      ngettext ("%u sign-up; the sign-up deadline was %s. Made on %s.",
                "%u sign-ups; the sign-up deadline was %s. Made on %s.", n),
      n, deadline, today);
}

static void
spor_roster_write_signups (SporRoster *self, const char *today)
{
  guint n = spor_signups_n (self->cells.signups);
  g_autoptr (GArray) all = g_array_sized_new (FALSE, FALSE, sizeof (guint), n);
  SporRosterList list
      = { signup_cells, G_N_ELEMENTS (signup_cells), 2, all, TRUE, SPOR_CELL_PROBLEMS };
  g_autofree char *facts = spor_roster_signup_facts (self, today);
  const char *lines[] = { _ ("All sign-ups"), self->about, facts, NULL };

  for (guint i = 0; i < n; i++)
    g_array_append_val (all, i);
  if (n > 0)
    spor_roster_write_list (self, _ ("All sign-ups"), lines, &list);
  else
    spor_sheet_write_empty (self->book, _ ("All sign-ups"), lines,
                            _ ("There are no sign-ups yet."));
}

/* A protocol that cannot be read is said in the sheet: it keeps nobody from the rest. */
static void
spor_roster_write_origin (SporRoster *self, const char *text, const char *today)
{
  const SporComposition *composition = self->cells.composition;
  g_autoptr (SporProtocol) protocol
      = text && composition->origin ? spor_protocol_read (text, NULL) : NULL;

  spor_roster_write_chosen (self->book, composition, protocol, self->cells.full, self->about,
                            today);
  if (protocol && protocol->lottery)
    spor_roster_write_chances (self->book, composition, protocol, self->cells.full, self->about,
                               today);
}

gboolean
spor_roster_write (const SporComposition *composition,
                   SporRosterKind kind,
                   SporBoundaries *boundaries,
                   const char *protocol,
                   const char *path,
                   SporProgress progress,
                   gpointer progress_data,
                   GCancellable *cancellable,
                   GError **error)
{
  g_auto (SporRoster) self = {
    .progress = progress,
    .progress_data = progress_data,
    .cancellable = cancellable,
  };
  g_autofree char *today = spor_time_format_date (g_get_real_time () / G_USEC_PER_SEC);

  g_return_val_if_fail (path != NULL, FALSE);

  spor_roster_prepare (&self, composition, kind, path);
  for (guint t = 0; t < self.cells.round->tracks->len; t++)
    spor_roster_write_track (&self, t, today);
  spor_roster_write_waiting (&self, today);
  spor_roster_write_signups (&self, today);
  spor_roster_write_balance (self.book, composition, self.about, today);
  spor_roster_write_map (self.book, composition, boundaries, kind == SPOR_ROSTER_FULL, self.about,
                         today);
  spor_roster_write_origin (&self, protocol, today);

  if (!spor_workbook_finish (self.book, cancellable, error))
    return FALSE;
  if (progress)
    progress (1.0, progress_data);
  return TRUE;
}

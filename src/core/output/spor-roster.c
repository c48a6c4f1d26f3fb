/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "spor-roster.h"

#include "spor-roster-balance.h"
#include "spor-sheet.h"
#include "spor-text.h"

#include <glib/gi18n-lib.h>
#include <json-glib/json-glib.h>

#define ROWS_BETWEEN_CHECKS 500
#define ROWS_MEASURED 2000
#define SHARE_OF_ROWS 0.7 /* of the work; the rest is packing */

/* What a column shows of a person. */
typedef enum
{
  SPOR_CELL_NUMBER, /* of the sign-up, in order of arrival */
  SPOR_CELL_SEAT,
  SPOR_CELL_LINE,
  SPOR_CELL_NAME,
  SPOR_CELL_TITLE,
  SPOR_CELL_PLACE,
  SPOR_CELL_CODE,
  SPOR_CELL_REGION,
  SPOR_CELL_SIZE,
  SPOR_CELL_SECTORS,
  SPOR_CELL_ROLES,
  SPOR_CELL_TRACK,
  SPOR_CELL_STATUS,
  SPOR_CELL_SPOT,
  SPOR_CELL_PROBLEMS,
  SPOR_CELL_REMARKS,
  SPOR_CELL_CREATED,
  SPOR_CELL_CLOSED,
  SPOR_CELL_DEADLINE,
  SPOR_CELL_RESPONDENT,
  SPOR_CELL_EMAIL,
  SPOR_CELL_PHONE,
  SPOR_CELL_MOTIVATION,
  SPOR_CELL_EXTRA, /* and the following: one for each extra field */
} SporCell;

/* Management's workbook is made of the columns that are not full_only, and of nothing else. */
static const struct
{
  const char *heading;
  SporStyle style;
  gboolean full_only;
} cells[] = {
  [SPOR_CELL_NUMBER] = { N_ ("No."), SPOR_STYLE_WHOLE },
  [SPOR_CELL_SEAT] = { N_ ("Seat"), SPOR_STYLE_WHOLE },
  [SPOR_CELL_LINE] = { N_ ("Place in line"), SPOR_STYLE_WHOLE },
  [SPOR_CELL_NAME] = { N_ ("Name"), SPOR_STYLE_TEXT },
  [SPOR_CELL_TITLE] = { N_ ("Title"), SPOR_STYLE_TEXT },
  [SPOR_CELL_PLACE] = { N_ ("Municipality"), SPOR_STYLE_TEXT },
  [SPOR_CELL_CODE] = { N_ ("Municipality code"), SPOR_STYLE_CODE },
  [SPOR_CELL_REGION] = { N_ ("Region"), SPOR_STYLE_TEXT },
  [SPOR_CELL_SIZE] = { N_ ("Size"), SPOR_STYLE_TEXT },
  [SPOR_CELL_SECTORS] = { N_ ("Library"), SPOR_STYLE_TEXT },
  [SPOR_CELL_ROLES] = { N_ ("Roles"), SPOR_STYLE_TEXT },
  [SPOR_CELL_TRACK] = { N_ ("Track"), SPOR_STYLE_TEXT },
  [SPOR_CELL_STATUS] = { N_ ("Status"), SPOR_STYLE_TEXT },
  [SPOR_CELL_SPOT] = { N_ ("Place in the group"), SPOR_STYLE_TEXT },
  [SPOR_CELL_PROBLEMS] = { N_ ("Problems"), SPOR_STYLE_TEXT },
  [SPOR_CELL_REMARKS] = { N_ ("Remarks"), SPOR_STYLE_TEXT },
  [SPOR_CELL_CREATED] = { N_ ("Created"), SPOR_STYLE_TIME },
  [SPOR_CELL_CLOSED] = { N_ ("Completed at"), SPOR_STYLE_TIME },
  [SPOR_CELL_DEADLINE] = { N_ ("Deadline"), SPOR_STYLE_TEXT },
  [SPOR_CELL_RESPONDENT] = { N_ ("Respondent"), SPOR_STYLE_CODE, TRUE },
  [SPOR_CELL_EMAIL] = { N_ ("E-mail"), SPOR_STYLE_TEXT, TRUE },
  [SPOR_CELL_PHONE] = { N_ ("Phone"), SPOR_STYLE_CODE, TRUE },
  [SPOR_CELL_MOTIVATION] = { N_ ("Motivation"), SPOR_STYLE_TEXT, TRUE },
};

static const SporCell track_cells[] = {
  SPOR_CELL_SEAT,   SPOR_CELL_NAME,  SPOR_CELL_TITLE,      SPOR_CELL_PLACE,
  SPOR_CELL_REGION, SPOR_CELL_SIZE,  SPOR_CELL_SECTORS,    SPOR_CELL_ROLES,
  SPOR_CELL_EMAIL,  SPOR_CELL_PHONE, SPOR_CELL_MOTIVATION,
};

static const SporCell waiting_cells[] = {
  SPOR_CELL_TRACK, SPOR_CELL_LINE,   SPOR_CELL_NAME,  SPOR_CELL_TITLE,
  SPOR_CELL_PLACE, SPOR_CELL_REGION, SPOR_CELL_SIZE,  SPOR_CELL_SECTORS,
  SPOR_CELL_ROLES, SPOR_CELL_EMAIL,  SPOR_CELL_PHONE, SPOR_CELL_MOTIVATION,
};

static const SporCell signup_cells[] = {
  SPOR_CELL_NUMBER,     SPOR_CELL_NAME,       SPOR_CELL_TITLE,   SPOR_CELL_PLACE,
  SPOR_CELL_CODE,       SPOR_CELL_REGION,     SPOR_CELL_SIZE,    SPOR_CELL_SECTORS,
  SPOR_CELL_ROLES,      SPOR_CELL_TRACK,      SPOR_CELL_STATUS,  SPOR_CELL_SPOT,
  SPOR_CELL_PROBLEMS,   SPOR_CELL_REMARKS,    SPOR_CELL_CREATED, SPOR_CELL_CLOSED,
  SPOR_CELL_DEADLINE,   SPOR_CELL_RESPONDENT, SPOR_CELL_EMAIL,   SPOR_CELL_PHONE,
  SPOR_CELL_MOTIVATION,
};

/* Where somebody stands: found once, asked for every sign-up. */
typedef struct
{
  SporSpot spot;
  guint place; /* from 1 */
} SporStand;

typedef struct
{
  const SporComposition *composition;
  const SporSignups *signups;
  const SporRound *round;
  gboolean full;
  SporWorkbook *book;
  char *about; /* of which round and composition */
  GPtrArray *track_titles;
  GHashTable *sector_names, *role_names; /* bits → names */
  GPtrArray *extra_keys;
  SporStand *stands; /* per sign-up */

  SporProgress progress;
  gpointer progress_data;
  GCancellable *cancellable;
  guint n_rows, n_written;
} SporRoster;

/* The rows of one sheet: sign-ups by index. */
typedef struct
{
  const SporCell *cells;
  guint n_cells;
  guint n_frozen;
  GArray *signups; /* guint */
  gboolean with_extra;
} SporRosterList;

static void
spor_roster_clear (SporRoster *self)
{
  g_clear_pointer (&self->book, spor_workbook_free);
  g_clear_pointer (&self->track_titles, g_ptr_array_unref);
  g_clear_pointer (&self->sector_names, g_hash_table_unref);
  g_clear_pointer (&self->role_names, g_hash_table_unref);
  g_clear_pointer (&self->extra_keys, g_ptr_array_unref);
  g_clear_pointer (&self->stands, g_free);
  g_clear_pointer (&self->about, g_free);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (SporRoster, spor_roster_clear)

static JsonNode *
spor_parse_extra (const SporSignupRow *row)
{
  g_autoptr (JsonNode) root = NULL;

  if (!row->extra || !*row->extra || g_str_equal (row->extra, "{}"))
    return NULL;
  root = json_from_string (row->extra, NULL);
  return root && JSON_NODE_HOLDS_OBJECT (root) ? g_steal_pointer (&root) : NULL;
}

/* The extra fields that any sign-up has, in the order they come. */
static GPtrArray *
spor_roster_find_extra_keys (const SporRoster *self)
{
  GPtrArray *keys = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);
  guint n = self->full ? spor_signups_n (self->signups) : 0;

  for (guint i = 0; i < n; i++)
    {
      g_autoptr (JsonNode) extra = spor_parse_extra (spor_signups_row (self->signups, i));
      JsonObjectIter iter;
      const char *key;

      if (!extra)
        continue;
      json_object_iter_init_ordered (&iter, json_node_get_object (extra));
      while (json_object_iter_next_ordered (&iter, &key, NULL))
        if (!g_hash_table_contains (seen, key))
          {
            g_ptr_array_add (keys, g_strdup (key));
            g_hash_table_add (seen, g_ptr_array_index (keys, keys->len - 1));
          }
    }
  return keys;
}

static void
spor_roster_take_stands (SporRoster *self, GArray *const *lists, SporSpot spot)
{
  for (guint t = 0; t < self->round->tracks->len; t++)
    for (guint i = 0; i < lists[t]->len; i++)
      self->stands[g_array_index (lists[t], guint, i)] = (SporStand){ spot, i + 1 };
}

static char *
spor_roster_make_about (const SporRoster *self)
{
  const SporComposition *composition = self->composition;
  g_autofree char *date = spor_time_format_date (composition->finalised_at);

  if (composition->finalised_at != SPOR_TIME_NONE)
    /* Translators: a round, the name of a composition, the date on which it became final */
    return g_strdup_printf (_ ("%s — composition “%s”, final since %s"), self->round->name,
                            composition->name, date);
  if (composition->name && *composition->name)
    /* Translators: a round, the name of a composition */
    return g_strdup_printf (_ ("%s — composition “%s”"), self->round->name, composition->name);
  return g_strdup (self->round->name);
}

static void
spor_roster_prepare (SporRoster *self, const char *path)
{
  guint n_tracks = self->round->tracks->len;

  self->about = spor_roster_make_about (self);
  self->track_titles = g_ptr_array_new_with_free_func (g_free);
  for (guint t = 0; t < n_tracks; t++)
    g_ptr_array_add (self->track_titles, spor_track_title (spor_round_track (self->round, t)));
  self->sector_names = g_hash_table_new_full (NULL, NULL, NULL, g_free);
  self->role_names = g_hash_table_new_full (NULL, NULL, NULL, g_free);
  self->extra_keys = spor_roster_find_extra_keys (self);
  self->stands = g_new0 (SporStand, spor_signups_n (self->signups));
  spor_roster_take_stands (self, self->composition->seated, SPOR_SPOT_SEATED);
  spor_roster_take_stands (self, self->composition->waiting, SPOR_SPOT_WAITING);

  self->n_rows = spor_signups_n (self->signups);
  for (guint t = 0; t < n_tracks; t++)
    self->n_rows += self->composition->seated[t]->len + self->composition->waiting[t]->len;

  self->book = spor_workbook_new (path, self->round->name,
                                  self->full ? NULL : _ ("Without contact data and motivation"));
}

/* There are few combinations and many sign-ups. */
static const char *
spor_names_of (GHashTable *cache, const GPtrArray *options, guint32 bits)
{
  char *names = g_hash_table_lookup (cache, GUINT_TO_POINTER (bits));

  if (!names)
    {
      names = spor_options_names (options, bits);
      g_hash_table_insert (cache, GUINT_TO_POINTER (bits), names);
    }
  return names;
}

static void
spor_roster_put_roles (SporRoster *self, SporSheet *sheet, guint column, const SporSignupRow *row)
{
  const char *names = spor_names_of (self->role_names, self->round->roles, row->roles);

  if (self->full && *row->roles_text)
    {
      g_autofree char *all = g_strconcat (names, *names ? ", " : "", row->roles_text, NULL);

      spor_sheet_put_text (sheet, column, all);
    }
  else
    spor_sheet_put_text (sheet, column, names);
}

/* An answer that names no municipality, or no track, can be anything: management does not get it.
 */
static const char *
spor_roster_place (const SporRoster *self, const SporSignupRow *row)
{
  return self->full || row->municipality >= 0 || row->outside ? row->place : "";
}

static const char *
spor_roster_track (const SporRoster *self, const SporSignupRow *row)
{
  if (row->track >= 0)
    return g_ptr_array_index (self->track_titles, row->track);
  return self->full ? row->track_text : "";
}

static const char *
spor_roster_code (const SporRoster *self, const SporSignupRow *row)
{
  return row->municipality >= 0 ? spor_places_get (self->round->places, row->municipality)->code
                                : "";
}

static void
spor_roster_put_spot (SporRoster *self, SporSheet *sheet, guint column, guint signup)
{
  g_autofree char *text = NULL;

  if (self->stands[signup].spot == SPOR_SPOT_POOL)
    return;
  if (self->stands[signup].spot == SPOR_SPOT_SEATED)
    /* Translators: the number of somebody's seat in a track */
    text = g_strdup_printf (_ ("Seat %u"), self->stands[signup].place);
  else
    /* Translators: somebody's place in line */
    text = g_strdup_printf (_ ("Waiting list, no. %u"), self->stands[signup].place);
  spor_sheet_put_text (sheet, column, text);
}

/* The sentences quote answers, the labels do not. */
static void
spor_roster_put_problems (SporRoster *self,
                          SporSheet *sheet,
                          guint column,
                          const SporSignupRow *row)
{
  g_autoptr (GString) text = NULL;

  if (!row->problems)
    return;
  text = g_string_new (NULL);
  for (int p = 0; p < SPOR_N_PROBLEMS; p++)
    if (row->problems & (1 << p))
      {
        g_autofree char *sentence
            = self->full ? spor_signup_problem_text (self->signups, row, p) : NULL;

        if (text->len > 0)
          g_string_append_c (text, '\n');
        g_string_append (text, sentence ? sentence : spor_problem_label (p));
      }
  spor_sheet_put_text (sheet, column, text->str);
}

static void
spor_roster_put_remarks (SporSheet *sheet, guint column, const SporSignupRow *row)
{
  g_autoptr (GString) text = NULL;

  if (!row->remarks)
    return;
  text = g_string_new (NULL);
  for (int r = 0; r < SPOR_N_REMARKS; r++)
    if (row->remarks & (1 << r))
      {
        if (text->len > 0)
          g_string_append_c (text, '\n');
        g_string_append (text, spor_remark_label (r));
      }
  spor_sheet_put_text (sheet, column, text->str);
}

/* As the rule for late sign-ups has it: closed, or else created. */
static const char *
spor_roster_deadline (const SporRoster *self, const SporSignupRow *row)
{
  gint64 when = row->closed != SPOR_TIME_NONE ? row->closed : row->created;

  if (when == SPOR_TIME_NONE || self->round->deadline == SPOR_TIME_NONE)
    return "";
  if (when < self->round->deadline)
    return _ ("In time");
  if (row->problems & (1 << SPOR_PROBLEM_LATE))
    return _ ("Late");
  return _ ("Late, but waived");
}

static void
spor_roster_put_extra (SporRoster *self, SporSheet *sheet, guint column, const SporSignupRow *row)
{
  g_autoptr (JsonNode) extra = spor_parse_extra (row);

  for (guint k = 0; extra && k < self->extra_keys->len; k++)
    {
      JsonNode *member = json_object_get_member (json_node_get_object (extra),
                                                 g_ptr_array_index (self->extra_keys, k));

      if (member && JSON_NODE_HOLDS_VALUE (member)
          && json_node_get_value_type (member) == G_TYPE_STRING)
        spor_sheet_put_text (sheet, column + k, json_node_get_string (member));
      else if (member && !JSON_NODE_HOLDS_NULL (member))
        {
          g_autofree char *text = json_to_string (member, FALSE);

          spor_sheet_put_text (sheet, column + k, text);
        }
    }
}

static void
spor_roster_put_cell (SporRoster *self, SporSheet *sheet, guint column, SporCell cell, guint signup)
{
  const SporSignupRow *row = spor_signups_row (self->signups, signup);

  switch (cell)
    {
    case SPOR_CELL_NUMBER:
      spor_sheet_put_number (sheet, column, row->ordinal);
      break;
    case SPOR_CELL_SEAT:
    case SPOR_CELL_LINE:
      spor_sheet_put_number (sheet, column, self->stands[signup].place);
      break;
    case SPOR_CELL_NAME:
      spor_sheet_put_text (sheet, column, row->name);
      break;
    case SPOR_CELL_TITLE:
      spor_sheet_put_text (sheet, column, row->title);
      break;
    case SPOR_CELL_PLACE:
      spor_sheet_put_text (sheet, column, spor_roster_place (self, row));
      break;
    case SPOR_CELL_CODE:
      spor_sheet_put_text (sheet, column, spor_roster_code (self, row));
      break;
    case SPOR_CELL_REGION:
      spor_sheet_put_text (sheet, column, spor_signup_region (self->signups, row));
      break;
    case SPOR_CELL_SIZE:
      spor_sheet_put_text (sheet, column, spor_signup_size_label (self->signups, row));
      break;
    case SPOR_CELL_SECTORS:
      spor_sheet_put_text (sheet, column,
                           spor_names_of (self->sector_names, self->round->sectors, row->sectors));
      break;
    case SPOR_CELL_ROLES:
      spor_roster_put_roles (self, sheet, column, row);
      break;
    case SPOR_CELL_TRACK:
      spor_sheet_put_text (sheet, column, spor_roster_track (self, row));
      break;
    case SPOR_CELL_STATUS:
      spor_sheet_put_text (sheet, column, spor_status_label (row->status));
      break;
    case SPOR_CELL_SPOT:
      spor_roster_put_spot (self, sheet, column, signup);
      break;
    case SPOR_CELL_PROBLEMS:
      spor_roster_put_problems (self, sheet, column, row);
      break;
    case SPOR_CELL_REMARKS:
      spor_roster_put_remarks (sheet, column, row);
      break;
    case SPOR_CELL_CREATED:
      spor_sheet_put_time (sheet, column, row->created);
      break;
    case SPOR_CELL_CLOSED:
      spor_sheet_put_time (sheet, column, row->closed);
      break;
    case SPOR_CELL_DEADLINE:
      spor_sheet_put_text (sheet, column, spor_roster_deadline (self, row));
      break;
    case SPOR_CELL_RESPONDENT:
      spor_sheet_put_text (sheet, column, row->respondent);
      break;
    case SPOR_CELL_EMAIL:
      spor_sheet_put_text (sheet, column, row->email);
      break;
    case SPOR_CELL_PHONE:
      spor_sheet_put_text (sheet, column, row->phone);
      break;
    case SPOR_CELL_MOTIVATION:
      spor_sheet_put_text (sheet, column, row->motivation ? row->motivation : "");
      break;
    case SPOR_CELL_EXTRA:
    default:
      g_assert_not_reached ();
    }
}

/* The columns of @list in this kind of workbook, and what each shows. */
static GArray *
spor_roster_choose_cells (const SporRoster *self, const SporRosterList *list)
{
  GArray *chosen = g_array_new (FALSE, FALSE, sizeof (SporCell));

  for (guint c = 0; c < list->n_cells; c++)
    if (self->full || !cells[list->cells[c]].full_only)
      g_array_append_val (chosen, list->cells[c]);
  return chosen;
}

static GArray *
spor_roster_make_columns (const SporRoster *self, const SporRosterList *list, const GArray *chosen)
{
  GArray *columns = g_array_new (FALSE, FALSE, sizeof (SporSheetColumn));

  for (guint c = 0; c < chosen->len; c++)
    {
      SporCell cell = g_array_index (chosen, SporCell, c);
      SporSheetColumn column = { _ (cells[cell].heading), cells[cell].style };

      g_array_append_val (columns, column);
    }
  for (guint k = 0; list->with_extra && k < self->extra_keys->len; k++)
    {
      SporSheetColumn column = { g_ptr_array_index (self->extra_keys, k), SPOR_STYLE_TEXT };

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
    spor_roster_put_cell (self, sheet, c, g_array_index (chosen, SporCell, c), signup);
  if (list->with_extra && self->extra_keys->len > 0)
    spor_roster_put_extra (self, sheet, chosen->len, spor_signups_row (self->signups, signup));
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

  for (guint i = 0; i < n; i += step)
    spor_roster_put_row (self, sheet, list, chosen, g_array_index (list->signups, guint, i));

  spor_sheet_begin (sheet, lines, list->n_frozen);
  for (guint i = 0; i < n; i++)
    {
      spor_roster_put_row (self, sheet, list, chosen, g_array_index (list->signups, guint, i));
      spor_sheet_next_row (sheet);
      if (!spor_roster_count_row (self))
        return;
    }
  spor_sheet_end (sheet);
}

static char *
spor_track_seats (const SporTrack *track)
{
  if (track->seats_min == track->seats_max)
    return g_strdup_printf ("%u", track->seats_max);
  return g_strdup_printf ("%u–%u", track->seats_min, track->seats_max);
}

static void
spor_roster_write_track (SporRoster *self, guint t, const char *today)
{
  const SporTrack *track = spor_round_track (self->round, t);
  SporRosterList list
      = { track_cells, G_N_ELEMENTS (track_cells), 2, self->composition->seated[t] };
  guint n = list.signups->len;
  g_autofree char *seats = spor_track_seats (track);
  /* Translators: the name of a sheet: the number and the name of a track */
  g_autofree char *name = g_strdup_printf (_ ("Track %u – %s"), track->number, track->name);
  g_autofree char *facts = g_strdup_printf (
      /* Translators: how many people, how many seats ("5–6"), a date */
      ngettext ("%u person has a seat, of %s seats. Made on %s.",
                "%u people have a seat, of %s seats. Made on %s.", n),
      n, seats, today);
  const char *lines[] = { g_ptr_array_index (self->track_titles, t), self->about, facts, NULL };

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

  for (guint t = 0; t < self->round->tracks->len; t++)
    g_array_append_vals (waiting, self->composition->waiting[t]->data,
                         self->composition->waiting[t]->len);
  facts = g_strdup_printf (
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
  guint n = spor_signups_n (self->signups);
  g_autofree char *deadline = NULL;

  if (self->round->deadline == SPOR_TIME_NONE)
    /* Translators: how many sign-ups, a date */
    return g_strdup_printf (ngettext ("%u sign-up. Made on %s.", "%u sign-ups. Made on %s.", n), n,
                            today);
  deadline = spor_time_format_date (self->round->deadline - 1);
  return g_strdup_printf (
      /* Translators: how many sign-ups, the last day of sign-up, a date */
      ngettext ("%u sign-up; the sign-up deadline was %s. Made on %s.",
                "%u sign-ups; the sign-up deadline was %s. Made on %s.", n),
      n, deadline, today);
}

static void
spor_roster_write_signups (SporRoster *self, const char *today)
{
  guint n = spor_signups_n (self->signups);
  g_autoptr (GArray) all = g_array_sized_new (FALSE, FALSE, sizeof (guint), n);
  SporRosterList list = { signup_cells, G_N_ELEMENTS (signup_cells), 2, all, TRUE };
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

gboolean
spor_roster_write (const SporComposition *composition,
                   SporRosterKind kind,
                   const char *path,
                   SporProgress progress,
                   gpointer progress_data,
                   GCancellable *cancellable,
                   GError **error)
{
  g_auto (SporRoster) self = { .composition = composition,
                               .signups = composition->signups,
                               .round = spor_composition_round (composition),
                               .full = kind == SPOR_ROSTER_FULL,
                               .progress = progress,
                               .progress_data = progress_data,
                               .cancellable = cancellable };
  g_autofree char *today = spor_time_format_date (g_get_real_time () / G_USEC_PER_SEC);

  g_return_val_if_fail (path != NULL, FALSE);

  spor_roster_prepare (&self, path);
  for (guint t = 0; t < self.round->tracks->len; t++)
    spor_roster_write_track (&self, t, today);
  spor_roster_write_waiting (&self, today);
  spor_roster_write_signups (&self, today);
  spor_roster_write_balance (self.book, composition, self.about, today);

  if (!spor_workbook_finish (self.book, cancellable, error))
    return FALSE;
  if (progress)
    progress (1.0, progress_data);
  return TRUE;
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "spor-roster-cells.h"

#include "spor-public-text.h"

#include <glib/gi18n-lib.h>
#include <json-glib/json-glib.h>

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
spor_roster_cells_find_extra_keys (const SporRosterCells *self)
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
spor_roster_cells_take_stands (SporRosterCells *self, GArray *const *lists, SporSpot spot)
{
  for (guint t = 0; t < self->round->tracks->len; t++)
    for (guint i = 0; i < lists[t]->len; i++)
      self->stands[g_array_index (lists[t], guint, i)]
          = (SporStand){ spot, i + 1, spor_round_track (self->round, t)->number };
}

void
spor_roster_cells_init (SporRosterCells *self, const SporComposition *composition, gboolean full)
{
  SporRound *round = spor_composition_round (composition);

  self->composition = composition;
  self->signups = composition->signups;
  self->round = round;
  self->full = full;
  self->track_titles = g_ptr_array_new_with_free_func (g_free);
  for (guint t = 0; t < round->tracks->len; t++)
    g_ptr_array_add (self->track_titles, spor_track_title (spor_round_track (round, t)));
  self->sector_names = g_hash_table_new_full (NULL, NULL, NULL, g_free);
  self->role_names = g_hash_table_new_full (NULL, NULL, NULL, g_free);
  self->extra_keys = spor_roster_cells_find_extra_keys (self);
  self->stands = g_new0 (SporStand, spor_signups_n (self->signups));
  spor_roster_cells_take_stands (self, composition->seated, SPOR_SPOT_SEATED);
  spor_roster_cells_take_stands (self, composition->waiting, SPOR_SPOT_WAITING);
}

void
spor_roster_cells_clear (SporRosterCells *self)
{
  g_clear_pointer (&self->track_titles, g_ptr_array_unref);
  g_clear_pointer (&self->sector_names, g_hash_table_unref);
  g_clear_pointer (&self->role_names, g_hash_table_unref);
  g_clear_pointer (&self->extra_keys, g_ptr_array_unref);
  g_clear_pointer (&self->stands, g_free);
}

gboolean
spor_roster_cells_may_show (const SporRosterCells *self, SporRosterCell cell)
{
  return self->full || !cells[cell].full_only;
}

SporSheetColumn
spor_roster_cell_column (SporRosterCell cell)
{
  return (SporSheetColumn){ _ (cells[cell].heading), cells[cell].style };
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
spor_roster_cells_put_roles (SporRosterCells *self,
                             SporSheet *sheet,
                             guint column,
                             const SporSignupRow *row)
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

/* An answer that management gets if it is plainly what was asked for. */
static void
spor_roster_cells_put_answer (const SporRosterCells *self,
                              SporSheet *sheet,
                              guint column,
                              const char *answer,
                              char *(*make_public) (const char *text))
{
  g_autofree char *public = self->full ? NULL : make_public (answer);

  spor_sheet_put_text (sheet, column, self->full ? answer : public);
}

static void
spor_roster_cells_put_place (const SporRosterCells *self,
                             SporSheet *sheet,
                             guint column,
                             const SporSignupRow *row)
{
  g_autofree char *public = self->full ? NULL : spor_public_place (self->round, row);

  spor_sheet_put_text (sheet, column, self->full ? row->place : public);
}

/* An answer that names no track can be anything: management does not get it. */
static const char *
spor_roster_cells_track (const SporRosterCells *self, const SporSignupRow *row)
{
  if (row->track >= 0)
    return g_ptr_array_index (self->track_titles, row->track);
  return self->full ? row->track_text : "";
}

static const char *
spor_roster_cells_code (const SporRosterCells *self, const SporSignupRow *row)
{
  return row->municipality >= 0 ? spor_places_get (self->round->places, row->municipality)->code
                                : "";
}

static void
spor_roster_cells_put_spot (SporRosterCells *self, SporSheet *sheet, guint column, guint signup)
{
  g_autofree char *text = NULL;

  if (self->stands[signup].spot == SPOR_SPOT_POOL)
    return;
  if (self->stands[signup].spot == SPOR_SPOT_SEATED)
    /* Translators: a track's number, the number of somebody's seat in it */
    text = g_strdup_printf (_ ("Track %u, seat %u"), self->stands[signup].track,
                            self->stands[signup].place);
  else
    /* Translators: a track's number, somebody's place in line for it */
    text = g_strdup_printf (_ ("Track %u, waiting list no. %u"), self->stands[signup].track,
                            self->stands[signup].place);
  spor_sheet_put_text (sheet, column, text);
}

/* The sentences quote answers, the labels do not. */
static void
spor_roster_cells_put_problems (SporRosterCells *self,
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
spor_roster_cells_put_remarks (SporSheet *sheet, guint column, const SporSignupRow *row)
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
spor_roster_cells_deadline (const SporRosterCells *self, const SporSignupRow *row)
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

void
spor_roster_cells_put_extra (SporRosterCells *self, SporSheet *sheet, guint column, guint signup)
{
  g_autoptr (JsonNode) extra = spor_parse_extra (spor_signups_row (self->signups, signup));

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

void
spor_roster_cells_put (
    SporRosterCells *self, SporSheet *sheet, guint column, SporRosterCell cell, guint signup)
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
      spor_roster_cells_put_answer (self, sheet, column, row->name, spor_public_name);
      break;
    case SPOR_CELL_TITLE:
      spor_roster_cells_put_answer (self, sheet, column, row->title, spor_public_title);
      break;
    case SPOR_CELL_PLACE:
      spor_roster_cells_put_place (self, sheet, column, row);
      break;
    case SPOR_CELL_CODE:
      spor_sheet_put_text (sheet, column, spor_roster_cells_code (self, row));
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
      spor_roster_cells_put_roles (self, sheet, column, row);
      break;
    case SPOR_CELL_TRACK:
      spor_sheet_put_text (sheet, column, spor_roster_cells_track (self, row));
      break;
    case SPOR_CELL_STATUS:
      spor_sheet_put_text (sheet, column, spor_status_label (row->status));
      break;
    case SPOR_CELL_SPOT:
      spor_roster_cells_put_spot (self, sheet, column, signup);
      break;
    case SPOR_CELL_PROBLEMS:
      spor_roster_cells_put_problems (self, sheet, column, row);
      break;
    case SPOR_CELL_REMARKS:
      spor_roster_cells_put_remarks (sheet, column, row);
      break;
    case SPOR_CELL_CREATED:
      spor_sheet_put_time (sheet, column, row->created);
      break;
    case SPOR_CELL_CLOSED:
      spor_sheet_put_time (sheet, column, row->closed);
      break;
    case SPOR_CELL_DEADLINE:
      spor_sheet_put_text (sheet, column, spor_roster_cells_deadline (self, row));
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
    case SPOR_N_ROSTER_CELLS:
    default:
      g_assert_not_reached ();
    }
}

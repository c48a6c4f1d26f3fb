/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "spor-protocol.h"

#include "spor-instance-json.h"
#include "spor-protocol-reader.h"
#include "spor-tally.h"
#include "spor-time.h"

#include <gio/gio.h>
#include <glib/gi18n-lib.h>
#include <math.h>

#define FORMAT "spor-protocol-1"
#define SAME 1e-9
#define SAME_CHANCE 1e-6

/* --- Writing -------------------------------------------------------------------------------- */

static void
spor_protocol_put_text (JsonBuilder *builder, const char *name, const char *text)
{
  json_builder_set_member_name (builder, name);
  json_builder_add_string_value (builder, text ? text : "");
}

static void
spor_protocol_put_number (JsonBuilder *builder, const char *name, double number)
{
  json_builder_set_member_name (builder, name);
  json_builder_add_double_value (builder, number);
}

static void
spor_protocol_put_people (JsonBuilder *builder, const GArray *candidates, guint n)
{
  json_builder_begin_array (builder);
  for (guint i = 0; i < candidates->len; i++)
    {
      g_autofree char *name = spor_pseudonym (g_array_index (candidates, guint, i), n);

      json_builder_add_string_value (builder, name);
    }
  json_builder_end_array (builder);
}

/* What the numbers in the instance stand for. */
static void
spor_protocol_put_names (JsonBuilder *builder, const SporRound *round)
{
  json_builder_set_member_name (builder, "names");
  json_builder_begin_object (builder);
  json_builder_set_member_name (builder, "bodies");
  json_builder_begin_array (builder);
  for (guint t = 0; t < spor_round_n_tracks (round); t++)
    {
      g_autofree char *title = spor_track_title (spor_round_track (round, t));

      json_builder_add_string_value (builder, title);
    }
  json_builder_end_array (builder);
  json_builder_set_member_name (builder, "features");
  json_builder_begin_array (builder);
  for (guint d = 0; d < round->dimensions->len; d++)
    {
      const SporDimension *dimension = g_ptr_array_index (round->dimensions, d);

      json_builder_begin_object (builder);
      spor_protocol_put_text (builder, "name", dimension->name);
      json_builder_set_member_name (builder, "categories");
      json_builder_begin_array (builder);
      for (guint c = 0; c < dimension->categories->len; c++)
        json_builder_add_string_value (
            builder, ((SporCategory *)g_ptr_array_index (dimension->categories, c))->name);
      json_builder_end_array (builder);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
  json_builder_end_object (builder);
}

/* What stays the same wherever the sign-ups are imported: the respondent's number, or else the
 * e-mail address; the book's own id where there is neither. */
static const char *
spor_signup_binding (const SporSignupRow *row)
{
  if (*row->respondent)
    return row->respondent;
  return *row->person ? row->person : row->id;
}

char *
spor_board_instance_digest (const SporBoardInstance *self, const SporComposition *composition)
{
  g_autoptr (GPtrArray) ids = g_ptr_array_new ();

  for (guint c = 0; c < self->signups->len; c++)
    g_ptr_array_add (ids, (gpointer)spor_signup_binding (
                              spor_signups_row (composition->signups,
                                                g_array_index (self->signups, guint, c))));
  g_ptr_array_add (ids, NULL);
  return spor_pool_digest ((const char *const *)ids->pdata);
}

static JsonBuilder *
spor_protocol_begin (const SporBoardInstance *board,
                     const SporComposition *composition,
                     const char *kind,
                     gint64 made)
{
  JsonBuilder *builder = json_builder_new ();
  const SporRound *round = spor_composition_round (composition);
  g_autofree char *when = spor_time_to_iso (made);
  g_autofree char *binding = spor_board_instance_digest (board, composition);

  json_builder_begin_object (builder);
  spor_protocol_put_text (builder, "format", FORMAT);
  spor_protocol_put_text (builder, "kind", kind);
  spor_protocol_put_text (builder, "made", when);
  spor_protocol_put_text (builder, "program", "Spor " SPOR_VERSION);
  spor_protocol_put_text (builder, "round", round->name);
  spor_protocol_put_text (builder, "composition", composition->name);
  spor_protocol_put_names (builder, round);
  spor_protocol_put_text (builder, "binding", binding);
  json_builder_set_member_name (builder, "instance");
  json_builder_begin_object (builder);
  spor_instance_write (board->instance, builder);
  json_builder_end_object (builder);
  return builder;
}

static char *
spor_protocol_end (JsonBuilder *builder)
{
  g_autoptr (JsonGenerator) generator = json_generator_new ();
  g_autoptr (JsonNode) root = NULL;

  json_builder_end_object (builder);
  root = json_builder_get_root (builder);
  json_generator_set_root (generator, root);
  return json_generator_to_data (generator, NULL);
}

static void
spor_protocol_put_drawing (JsonBuilder *builder, const SporDrawing *drawing, guint n)
{
  json_builder_set_member_name (builder, "chances");
  json_builder_begin_array (builder);
  for (guint c = 0; c < n; c++)
    json_builder_add_double_value (builder, spor_lottery_chance (drawing->lottery, c));
  json_builder_end_array (builder);
  json_builder_set_member_name (builder, "tickets");
  json_builder_begin_array (builder);
  for (guint t = 0; t < drawing->tickets->tickets->len; t++)
    spor_protocol_put_people (builder, g_ptr_array_index (drawing->tickets->tickets, t), n);
  json_builder_end_array (builder);
  spor_protocol_put_text (builder, "digest", drawing->digest);
}

char *
spor_protocol_of_drawing (const SporBoardInstance *board,
                          const SporComposition *composition,
                          const SporDrawing *drawing,
                          gint64 made)
{
  g_autoptr (JsonBuilder) builder = spor_protocol_begin (board, composition, "lottery", made);
  guint n = board->instance->candidates->len;

  g_return_val_if_fail (drawing->outcome == SPOR_DRAWING_DONE, NULL);

  spor_protocol_put_text (builder, "fair",
                          drawing->settings.fair == SPOR_FAIR_LEXIMIN ? "leximin" : "maximin");
  spor_protocol_put_number (builder, "tolerance", drawing->settings.tolerance);
  spor_protocol_put_number (builder, "best", drawing->best);
  spor_protocol_put_drawing (builder, drawing, n);
  if (drawing->seed)
    {
      spor_protocol_put_text (builder, "seed", drawing->seed);
      json_builder_set_member_name (builder, "ticket");
      json_builder_add_int_value (builder, drawing->ticket);
      json_builder_set_member_name (builder, "chosen");
      spor_protocol_put_people (builder, drawing->chosen, n);
    }
  return spor_protocol_end (builder);
}

char *
spor_protocol_of_suggestion (const SporBoardInstance *board,
                             const SporComposition *composition,
                             const SporSuggestion *suggestion,
                             gint64 made)
{
  g_autoptr (JsonBuilder) builder = spor_protocol_begin (board, composition, "suggestion", made);

  g_return_val_if_fail (suggestion->chosen != NULL, NULL);

  spor_protocol_put_number (builder, "deviation", suggestion->deviation);
  spor_protocol_put_number (builder, "bound", suggestion->bound);
  json_builder_set_member_name (builder, "proved");
  json_builder_add_boolean_value (builder, suggestion->outcome == SPOR_SUGGESTION_PROVED);
  json_builder_set_member_name (builder, "tied");
  json_builder_add_boolean_value (builder, suggestion->tied);
  json_builder_set_member_name (builder, "earliest");
  json_builder_add_boolean_value (builder, suggestion->earliest);
  json_builder_set_member_name (builder, "chosen");
  spor_protocol_put_people (builder, suggestion->chosen, board->instance->candidates->len);
  return spor_protocol_end (builder);
}

/* --- Computing again ------------------------------------------------------------------------ */

static const char *
spor_protocol_text (JsonObject *object, const char *name)
{
  JsonNode *node = json_object_get_member (object, name);

  return node && JSON_NODE_HOLDS_VALUE (node) ? json_node_get_string (node) : NULL;
}

/* Whether @node is the list of @people, by pseudonym. */
static gboolean
spor_protocol_names_people (JsonNode *node, const GArray *people, guint n)
{
  JsonArray *list = node && JSON_NODE_HOLDS_ARRAY (node) ? json_node_get_array (node) : NULL;

  if (!list || json_array_get_length (list) != people->len)
    return FALSE;
  for (guint i = 0; i < people->len; i++)
    {
      g_autofree char *name = spor_pseudonym (g_array_index (people, guint, i), n);
      JsonNode *element = json_array_get_element (list, i);

      if (!JSON_NODE_HOLDS_VALUE (element) || g_strcmp0 (json_node_get_string (element), name) != 0)
        return FALSE;
    }
  return TRUE;
}

/* Whether @people are those who are written as chosen; they are what the result has now. */
static gboolean
spor_rerun_choose (SporRerun *self, JsonObject *object, const GArray *people, guint n)
{
  for (guint i = 0; i < people->len; i++)
    g_ptr_array_add (self->chosen, spor_pseudonym (g_array_index (people, guint, i), n));
  return spor_protocol_names_people (json_object_get_member (object, "chosen"), people, n);
}

static gboolean
spor_rerun_compare_tickets (JsonObject *object, const SporTickets *tickets, guint n)
{
  JsonArray *list = json_object_get_array_member (object, "tickets"); /* as many: the settings */

  for (guint t = 0; t < tickets->tickets->len; t++)
    if (!spor_protocol_names_people (json_array_get_element (list, t),
                                     g_ptr_array_index (tickets->tickets, t), n))
      return FALSE;
  return TRUE;
}

static gboolean
spor_rerun_compare_chances (JsonObject *object, const SporLottery *lottery, guint n)
{
  JsonNode *node = json_object_get_member (object, "chances");
  JsonArray *list = node && JSON_NODE_HOLDS_ARRAY (node) ? json_node_get_array (node) : NULL;

  if (!list || json_array_get_length (list) != n)
    return FALSE;
  for (guint c = 0; c < n; c++)
    {
      JsonNode *element = json_array_get_element (list, c);

      if (!JSON_NODE_HOLDS_VALUE (element)
          || fabs (spor_json_number (element, -1) - spor_lottery_chance (lottery, c)) > SAME_CHANCE)
        return FALSE;
    }
  return TRUE;
}

/* FALSE if what went in makes no sense. */
static gboolean
spor_rerun_get_settings (JsonObject *object, SporDrawingSettings *settings)
{
  JsonNode *tickets = json_object_get_member (object, "tickets");
  gboolean maximin = g_strcmp0 (spor_protocol_text (object, "fair"), "maximin") == 0;

  settings->fair = maximin ? SPOR_FAIR_MAXIMIN : SPOR_FAIR_LEXIMIN;
  settings->tolerance = spor_json_number (json_object_get_member (object, "tolerance"), 0);
  settings->n_tickets = tickets && JSON_NODE_HOLDS_ARRAY (tickets)
                            ? json_array_get_length (json_node_get_array (tickets))
                            : 0;
  return settings->n_tickets > 0 && settings->n_tickets <= SPOR_DRAWING_MAX_TICKETS
         && isfinite (settings->tolerance) && settings->tolerance >= 0;
}

static gboolean
spor_protocol_says (JsonObject *object, const char *name, double number)
{
  return fabs (spor_json_number (json_object_get_member (object, name), -HUGE_VAL) - number) < SAME;
}

static gboolean
spor_protocol_claims (JsonObject *object, const char *name, gboolean truth)
{
  JsonNode *node = json_object_get_member (object, name);

  return node && JSON_NODE_HOLDS_VALUE (node) && json_node_get_value_type (node) == G_TYPE_BOOLEAN
         && json_node_get_boolean (node) == truth;
}

/* Whether the seed draws what it says it drew. */
static gboolean
spor_rerun_draw_again (SporRerun *self, SporDrawing *drawing, JsonObject *object, guint n)
{
  spor_drawing_draw (drawing, spor_protocol_text (object, "seed"));
  self->ticket = drawing->ticket;
  return spor_rerun_choose (self, object, drawing->chosen, n)
         && spor_json_number (json_object_get_member (object, "ticket"), 0) == drawing->ticket;
}

static gboolean
spor_rerun_draw (SporRerun *self,
                 const SporInstance *instance,
                 JsonObject *object,
                 const SporWatch *watch,
                 GError **error)
{
  const char *binding = spor_protocol_text (object, "binding");
  gboolean drawn = json_object_has_member (object, "seed");
  guint n = instance->candidates->len;
  SporDrawingSettings settings;
  g_autoptr (SporDrawing) drawing = NULL;

  if (!binding || !spor_rerun_get_settings (object, &settings)
      || (drawn && !spor_protocol_text (object, "seed"))
      || drawn != json_object_has_member (object, "ticket")
      || drawn != json_object_has_member (object, "chosen"))
    return spor_protocol_fail (error);

  drawing = spor_drawing_new (instance, binding, &settings, watch);
  self->lottery = TRUE;
  self->finished = drawing->outcome != SPOR_DRAWING_STOPPED;
  if (drawing->outcome != SPOR_DRAWING_DONE)
    return TRUE;
  self->same = g_strcmp0 (spor_protocol_text (object, "digest"), drawing->digest) == 0
               && spor_protocol_says (object, "best", drawing->best)
               && spor_rerun_compare_tickets (object, drawing->tickets, n)
               && spor_rerun_compare_chances (object, drawing->lottery, n);
  if (drawn)
    self->same = spor_rerun_draw_again (self, drawing, object, n) && self->same;
  return TRUE;
}

static gboolean
spor_rerun_suggest (SporRerun *self,
                    const SporInstance *instance,
                    JsonObject *object,
                    const SporWatch *watch)
{
  g_autoptr (SporSuggestion) suggestion
      = spor_suggestion_new (instance, SPOR_SUGGEST_EARLIEST, watch);

  self->finished = suggestion->outcome == SPOR_SUGGESTION_PROVED
                   || suggestion->outcome == SPOR_SUGGESTION_NOTHING;
  self->same
      = suggestion->chosen
        && spor_rerun_choose (self, object, suggestion->chosen, instance->candidates->len)
        && spor_protocol_says (object, "deviation", suggestion->deviation)
        && spor_protocol_says (object, "bound", suggestion->bound)
        && spor_protocol_claims (object, "proved", suggestion->outcome == SPOR_SUGGESTION_PROVED)
        && spor_protocol_claims (object, "tied", suggestion->tied)
        && spor_protocol_claims (object, "earliest", suggestion->earliest);
  return TRUE;
}

SporRerun *
spor_protocol_rerun (const char *text, const SporWatch *watch, GError **error)
{
  g_autoptr (JsonNode) root = spor_protocol_open (text, error);
  JsonObject *object = root ? json_node_get_object (root) : NULL;
  JsonNode *node = object ? json_object_get_member (object, "instance") : NULL;
  g_autoptr (SporInstance) instance = NULL;
  g_autoptr (SporRerun) self = NULL;

  if (!root)
    return NULL;
  if (!node || !JSON_NODE_HOLDS_OBJECT (node))
    {
      spor_protocol_fail (error);
      return NULL;
    }
  if (!(instance = spor_instance_read (json_node_get_object (node), error)))
    return NULL;

  self = g_new0 (SporRerun, 1);
  self->chosen = g_ptr_array_new_with_free_func (g_free);
  if (g_strcmp0 (spor_protocol_text (object, "kind"), "lottery") == 0)
    return spor_rerun_draw (self, instance, object, watch, error) ? g_steal_pointer (&self) : NULL;
  if (g_strcmp0 (spor_protocol_text (object, "kind"), "suggestion") != 0
      || json_object_has_member (object, "seed") || json_object_has_member (object, "ticket"))
    {
      spor_protocol_fail (error);
      return NULL;
    }
  spor_rerun_suggest (self, instance, object, watch);
  return g_steal_pointer (&self);
}

void
spor_rerun_free (SporRerun *self)
{
  g_ptr_array_unref (self->chosen);
  g_free (self);
}

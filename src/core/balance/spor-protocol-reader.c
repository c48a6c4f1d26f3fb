/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "spor-protocol-reader.h"

#include "spor-draw.h"
#include "spor-drawing.h"
#include "spor-instance-json.h"
#include "spor-time.h"

#include <gio/gio.h>
#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

#define FORMAT "spor-protocol-1"
#define DEEPEST 16 /* more than a protocol nests; the parser calls itself for each level */
#define MAX_TICKETS 1000000
#define MOST 1e6 /* of anything measured in deviations; far more than there is */
#define LONGEST_NAME 200
#define ROUNDING 1e-6 /* a solver's 1 may be a little more */

/* Whatever is not as expected makes @valid FALSE and reads as 0, "" or empty. */
typedef struct
{
  SporProtocol *protocol;
  JsonObject *object;
  GHashTable *candidates; /* pseudonym → number + 1 */
  gboolean valid;
} SporProtocolReader;

gboolean
spor_protocol_fail (GError **error)
{
  g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA,
                       _ ("This is not the protocol of a draw as Spor writes it."));
  return FALSE;
}

/* --- Members -------------------------------------------------------------------------------- */

static void
spor_protocol_reader_expect (SporProtocolReader *self, gboolean fine)
{
  self->valid = self->valid && fine;
}

/* JSON's escapes can spell what is no text. */
static char *
spor_protocol_reader_node_text (SporProtocolReader *self, JsonNode *node)
{
  gboolean fine
      = node && JSON_NODE_HOLDS_VALUE (node) && json_node_get_value_type (node) == G_TYPE_STRING;

  spor_protocol_reader_expect (self, fine);
  return fine ? g_utf8_make_valid (json_node_get_string (node), -1) : g_strdup ("");
}

/* A name as long as one may be; the rest is only there to make a page endless. */
static char *
spor_protocol_reader_node_name (SporProtocolReader *self, JsonNode *node)
{
  g_autofree char *whole = spor_protocol_reader_node_text (self, node);
  g_autofree char *begin = NULL;

  if (g_utf8_strlen (whole, -1) <= LONGEST_NAME)
    return g_steal_pointer (&whole);
  begin = g_utf8_substring (whole, 0, LONGEST_NAME);
  return g_strconcat (begin, "…", NULL);
}

static char *
spor_protocol_reader_name (SporProtocolReader *self, const char *name)
{
  return spor_protocol_reader_node_name (self, json_object_get_member (self->object, name));
}

static char *
spor_protocol_reader_text (SporProtocolReader *self, const char *name)
{
  return spor_protocol_reader_node_text (self, json_object_get_member (self->object, name));
}

static double
spor_protocol_reader_node_number (SporProtocolReader *self, JsonNode *node, double min, double max)
{
  double number = spor_json_number (node, NAN);
  gboolean fine = isfinite (number) && number >= min && number <= max;

  spor_protocol_reader_expect (self, fine);
  return fine ? number : min;
}

static double
spor_protocol_reader_number (SporProtocolReader *self, const char *name, double min, double max)
{
  return spor_protocol_reader_node_number (self, json_object_get_member (self->object, name), min,
                                           max);
}

/* (transfer full) */
static JsonArray *
spor_protocol_reader_list (SporProtocolReader *self, JsonNode *node)
{
  gboolean fine = node && JSON_NODE_HOLDS_ARRAY (node);

  spor_protocol_reader_expect (self, fine);
  return fine ? json_array_ref (json_node_get_array (node)) : json_array_new ();
}

static GPtrArray *
spor_protocol_reader_names (SporProtocolReader *self, JsonNode *node)
{
  g_autoptr (JsonArray) list = spor_protocol_reader_list (self, node);
  GPtrArray *texts = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < json_array_get_length (list); i++)
    g_ptr_array_add (texts,
                     spor_protocol_reader_node_name (self, json_array_get_element (list, i)));
  return texts;
}

/* (nullable) */
static JsonObject *
spor_protocol_reader_object (SporProtocolReader *self, JsonNode *node)
{
  gboolean fine = node && JSON_NODE_HOLDS_OBJECT (node);

  spor_protocol_reader_expect (self, fine);
  return fine ? json_node_get_object (node) : NULL;
}

/* Candidates by their pseudonyms, nobody twice. */
static GArray *
spor_protocol_reader_people (SporProtocolReader *self, JsonNode *node)
{
  g_autoptr (JsonArray) list = spor_protocol_reader_list (self, node);
  g_autoptr (GHashTable) seen = g_hash_table_new (NULL, NULL);
  GArray *people = g_array_new (FALSE, FALSE, sizeof (guint));

  for (guint i = 0; i < json_array_get_length (list); i++)
    {
      g_autofree char *name
          = spor_protocol_reader_node_text (self, json_array_get_element (list, i));
      guint number = GPOINTER_TO_UINT (g_hash_table_lookup (self->candidates, name));
      guint candidate = number - 1;

      spor_protocol_reader_expect (self, number > 0
                                             && g_hash_table_add (seen, GUINT_TO_POINTER (number)));
      if (number > 0)
        g_array_append_val (people, candidate);
    }
  return people;
}

/* --- Parts ---------------------------------------------------------------------------------- */

static void
spor_protocol_reader_take_features (SporProtocolReader *self, JsonNode *node)
{
  g_autoptr (JsonArray) list = spor_protocol_reader_list (self, node);
  SporProtocol *protocol = self->protocol;
  guint n = json_array_get_length (list);

  spor_protocol_reader_expect (self, n == protocol->instance->features->len);
  for (guint f = 0; f < n && self->valid; f++)
    {
      JsonObject *object = spor_protocol_reader_object (self, json_array_get_element (list, f));
      g_autoptr (GPtrArray) categories = NULL;

      if (!object)
        return;
      g_ptr_array_add (protocol->features,
                       spor_protocol_reader_node_name (self,
                                                       json_object_get_member (object, "name")));
      categories = spor_protocol_reader_names (self, json_object_get_member (object, "categories"));
      spor_protocol_reader_expect (
          self, categories->len == spor_instance_feature (protocol->instance, f)->n_categories);
      g_ptr_array_extend_and_steal (protocol->categories, g_steal_pointer (&categories));
    }
}

static void
spor_protocol_reader_take_names (SporProtocolReader *self)
{
  SporProtocol *protocol = self->protocol;
  JsonObject *names
      = spor_protocol_reader_object (self, json_object_get_member (self->object, "names"));

  protocol->features = g_ptr_array_new_with_free_func (g_free);
  protocol->categories = g_ptr_array_new_with_free_func (g_free);
  if (!names)
    return;
  protocol->bodies = spor_protocol_reader_names (self, json_object_get_member (names, "bodies"));
  spor_protocol_reader_expect (self, protocol->bodies->len == protocol->instance->bodies->len);
  spor_protocol_reader_take_features (self, json_object_get_member (names, "features"));
}

static void
spor_protocol_reader_name_candidates (SporProtocolReader *self)
{
  guint n = self->protocol->instance->candidates->len;

  for (guint c = 0; c < n; c++)
    g_hash_table_insert (self->candidates, spor_pseudonym (c, n), GUINT_TO_POINTER (c + 1));
}

static void
spor_protocol_reader_take_chances (SporProtocolReader *self)
{
  g_autoptr (JsonArray) list
      = spor_protocol_reader_list (self, json_object_get_member (self->object, "chances"));
  guint n = json_array_get_length (list);

  self->protocol->chances = g_array_new (FALSE, FALSE, sizeof (double));
  spor_protocol_reader_expect (self, n == self->protocol->instance->candidates->len);
  for (guint c = 0; c < n; c++)
    {
      double chance = spor_protocol_reader_node_number (self, json_array_get_element (list, c),
                                                        -ROUNDING, 1 + ROUNDING);

      chance = CLAMP (chance, 0, 1);
      g_array_append_val (self->protocol->chances, chance);
    }
}

static void
spor_protocol_reader_take_tickets (SporProtocolReader *self)
{
  g_autoptr (JsonArray) list
      = spor_protocol_reader_list (self, json_object_get_member (self->object, "tickets"));
  guint n = json_array_get_length (list);

  self->protocol->tickets = g_ptr_array_new_with_free_func ((GDestroyNotify)g_array_unref);
  spor_protocol_reader_expect (self, n > 0 && n <= MAX_TICKETS);
  for (guint t = 0; t < n && self->valid; t++)
    g_ptr_array_add (self->protocol->tickets,
                     spor_protocol_reader_people (self, json_array_get_element (list, t)));
}

static gboolean
spor_protocol_is_on_ticket (const SporProtocol *self, const GArray *people)
{
  const GArray *ticket = g_ptr_array_index (self->tickets, self->ticket - 1);

  return ticket->len == people->len
         && (people->len == 0
             || memcmp (ticket->data, people->data, people->len * sizeof (guint)) == 0);
}

/* Seed, ticket and the chosen come about together. */
static void
spor_protocol_reader_take_draw (SporProtocolReader *self)
{
  SporProtocol *protocol = self->protocol;
  JsonNode *chosen = json_object_get_member (self->object, "chosen");
  gboolean drawn = json_object_has_member (self->object, "seed");

  spor_protocol_reader_expect (self,
                               drawn == (chosen != NULL)
                                   && drawn == json_object_has_member (self->object, "ticket"));
  if (!drawn || !self->valid)
    return;
  protocol->seed = spor_protocol_reader_text (self, "seed");
  protocol->ticket = spor_protocol_reader_number (self, "ticket", 1, protocol->tickets->len);
  protocol->chosen = spor_protocol_reader_people (self, chosen);
  spor_protocol_reader_expect (self,
                               protocol->ticket
                                       == spor_draw_ticket (protocol->seed, protocol->digest,
                                                            protocol->tickets->len)
                                   && spor_protocol_is_on_ticket (protocol, protocol->chosen));
}

static void
spor_protocol_reader_take_lottery (SporProtocolReader *self)
{
  SporProtocol *protocol = self->protocol;
  g_autofree char *fair = spor_protocol_reader_text (self, "fair");

  protocol->leximin = g_str_equal (fair, "leximin");
  spor_protocol_reader_expect (self, protocol->leximin || g_str_equal (fair, "maximin"));
  protocol->tolerance = spor_protocol_reader_number (self, "tolerance", 0, MOST);
  protocol->best = spor_protocol_reader_number (self, "best", 0, MOST);
  protocol->digest = spor_protocol_reader_text (self, "digest");
  spor_protocol_reader_take_chances (self);
  spor_protocol_reader_take_tickets (self);
  spor_protocol_reader_take_draw (self);
}

/* Not there is FALSE. */
static gboolean
spor_protocol_reader_truth (SporProtocolReader *self, const char *name)
{
  JsonNode *node = json_object_get_member (self->object, name);
  gboolean is_truth
      = node && JSON_NODE_HOLDS_VALUE (node) && json_node_get_value_type (node) == G_TYPE_BOOLEAN;

  spor_protocol_reader_expect (self, !node || is_truth);
  return is_truth && json_node_get_boolean (node);
}

static void
spor_protocol_reader_take_suggestion (SporProtocolReader *self)
{
  SporProtocol *protocol = self->protocol;
  JsonNode *proved = json_object_get_member (self->object, "proved");

  spor_protocol_reader_expect (self, proved && JSON_NODE_HOLDS_VALUE (proved)
                                         && json_node_get_value_type (proved) == G_TYPE_BOOLEAN);
  protocol->proved = self->valid && json_node_get_boolean (proved);
  protocol->tied = spor_protocol_reader_truth (self, "tied");
  protocol->earliest = spor_protocol_reader_truth (self, "earliest");
  protocol->deviation = spor_protocol_reader_number (self, "deviation", 0, MOST);
  protocol->bound = spor_protocol_reader_number (self, "bound", -MOST, MOST);
  protocol->chosen
      = spor_protocol_reader_people (self, json_object_get_member (self->object, "chosen"));
}

static void
spor_protocol_reader_take_head (SporProtocolReader *self)
{
  SporProtocol *protocol = self->protocol;
  g_autofree char *kind = spor_protocol_reader_text (self, "kind");
  g_autofree char *made = spor_protocol_reader_text (self, "made");

  protocol->lottery = g_str_equal (kind, "lottery");
  spor_protocol_reader_expect (self, protocol->lottery || g_str_equal (kind, "suggestion"));
  protocol->made = spor_time_from_iso (made);
  protocol->program = spor_protocol_reader_name (self, "program");
  protocol->round = spor_protocol_reader_name (self, "round");
  protocol->composition = spor_protocol_reader_name (self, "composition");
  protocol->binding = spor_protocol_reader_text (self, "binding");
}

/* --- The document --------------------------------------------------------------------------- */

/* Whether lists and objects are nested no deeper than the parser can bear. Comments, which it would
 * accept, could hide quotation marks; a protocol has none. */
static gboolean
spor_protocol_is_shallow (const char *text)
{
  gboolean quoted = FALSE;
  int depth = 0;

  for (const char *p = text; *p; p++)
    if (*p == '\\' && p[1])
      p++;
    else if (*p == '"')
      quoted = !quoted;
    else if (!quoted && (strchr ("/#'", *p) || (strchr ("[{", *p) && ++depth > DEEPEST)))
      return FALSE;
    else if (!quoted && (*p == ']' || *p == '}'))
      depth--;
  return TRUE;
}

JsonNode *
spor_protocol_open (const char *text, GError **error)
{
  g_autoptr (JsonNode) root = NULL;
  JsonNode *format;

  /* a NUL would end a seed before its end */
  if (g_utf8_validate (text, -1, NULL) && !strstr (text, "\\u0000")
      && spor_protocol_is_shallow (text))
    root = json_from_string (text, NULL);
  format = root && JSON_NODE_HOLDS_OBJECT (root)
               ? json_object_get_member (json_node_get_object (root), "format")
               : NULL;
  if (format && JSON_NODE_HOLDS_VALUE (format)
      && g_strcmp0 (json_node_get_string (format), FORMAT) == 0)
    return g_steal_pointer (&root);

  spor_protocol_fail (error);
  return NULL;
}

SporProtocol *
spor_protocol_read (const char *text, GError **error)
{
  g_autoptr (JsonNode) root = spor_protocol_open (text, error);
  g_autoptr (SporProtocol) self = NULL;
  g_autoptr (GHashTable) candidates = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  SporProtocolReader reader = { NULL, NULL, candidates, TRUE };
  JsonObject *instance;

  if (!root)
    return NULL;
  reader.protocol = self = g_new0 (SporProtocol, 1);
  reader.object = json_node_get_object (root);
  instance
      = spor_protocol_reader_object (&reader, json_object_get_member (reader.object, "instance"));
  if (instance && !(self->instance = spor_instance_read (instance, error)))
    return NULL;

  if (reader.valid)
    {
      spor_protocol_reader_name_candidates (&reader);
      spor_protocol_reader_take_head (&reader);
      spor_protocol_reader_take_names (&reader);
    }
  if (reader.valid && self->lottery)
    spor_protocol_reader_take_lottery (&reader);
  else if (reader.valid)
    spor_protocol_reader_take_suggestion (&reader);
  if (reader.valid)
    return g_steal_pointer (&self);

  spor_protocol_fail (error);
  return NULL;
}

void
spor_protocol_free (SporProtocol *self)
{
  g_clear_pointer (&self->instance, spor_instance_free);
  g_clear_pointer (&self->bodies, g_ptr_array_unref);
  g_clear_pointer (&self->features, g_ptr_array_unref);
  g_clear_pointer (&self->categories, g_ptr_array_unref);
  g_clear_pointer (&self->chosen, g_array_unref);
  g_clear_pointer (&self->chances, g_array_unref);
  g_clear_pointer (&self->tickets, g_ptr_array_unref);
  g_free (self->program);
  g_free (self->round);
  g_free (self->composition);
  g_free (self->binding);
  g_free (self->digest);
  g_free (self->seed);
  g_free (self);
}

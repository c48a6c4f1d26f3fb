/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "spor-round.h"

#include "spor-id.h"
#include "spor-text.h"

#include <glib/gi18n-lib.h>
#include <string.h>

G_DEFINE_BOXED_TYPE (SporRound, spor_round, spor_round_ref, spor_round_unref)

static void
spor_set_text (char **target, const char *text)
{
  char *copy = g_strdup (text);

  g_free (*target);
  *target = copy;
}

static void
spor_category_free (SporCategory *self)
{
  g_free (self->key);
  g_free (self->name);
  g_free (self);
}

/**
 * spor_option_new:
 * @aliases: (nullable): other answers that mean the same, separated by "|"
 */
SporOption *
spor_option_new (const char *key, const char *name, const char *aliases)
{
  SporOption *self = g_new0 (SporOption, 1);

  self->key = g_strdup (key);
  self->name = g_strdup (name);
  self->aliases = g_strsplit (aliases ? aliases : "", "|", -1);
  return self;
}

void
spor_option_free (SporOption *self)
{
  g_free (self->key);
  g_free (self->name);
  g_strfreev (self->aliases);
  g_free (self);
}

SporTrack *
spor_track_new (guint number, const char *name, guint min, guint max, guint32 roles)
{
  SporTrack *self = g_new0 (SporTrack, 1);

  self->id = spor_id_new ();
  self->number = number;
  self->name = g_strdup (name);
  self->seats_min = min;
  self->seats_max = max;
  self->per_municipality = 1;
  self->roles = roles;
  return self;
}

void
spor_track_free (SporTrack *self)
{
  g_free (self->id);
  g_free (self->name);
  g_free (self);
}

SporDimension *
spor_dimension_new (SporDimensionKind kind, const char *key, const char *name)
{
  SporDimension *self = g_new0 (SporDimension, 1);

  self->id = spor_id_new ();
  self->kind = kind;
  self->key = g_strdup (key);
  self->name = g_strdup (name);
  self->weight = 1;
  self->for_group = TRUE;
  self->for_tracks = G_MAXUINT32;
  self->categories = g_ptr_array_new_with_free_func ((GDestroyNotify)spor_category_free);
  return self;
}

void
spor_dimension_free (SporDimension *self)
{
  g_free (self->id);
  g_free (self->key);
  g_free (self->name);
  g_ptr_array_unref (self->categories);
  g_free (self);
}

SporCategory *
spor_dimension_add (
    SporDimension *self, const char *key, const char *name, gint64 target_num, gint64 target_den)
{
  SporCategory *category = g_new0 (SporCategory, 1);

  g_return_val_if_fail (target_den > 0, NULL);

  category->key = g_strdup (key);
  category->name = g_strdup (name);
  category->target_num = target_num;
  category->target_den = target_den;
  category->min = category->max = -1;
  g_ptr_array_add (self->categories, category);
  return category;
}

SporRound *
spor_round_new (SporPlaces *places)
{
  SporRound *self = g_new0 (SporRound, 1);

  g_return_val_if_fail (SPOR_IS_PLACES (places), NULL);

  g_atomic_ref_count_init (&self->ref_count);
  self->id = spor_id_new ();
  self->name = g_strdup ("");
  self->contact = g_strdup ("");
  self->opens = self->deadline = self->reply_by = self->archived_at = SPOR_TIME_NONE;
  self->tracks = g_ptr_array_new_with_free_func ((GDestroyNotify)spor_track_free);
  self->roles = g_ptr_array_new_with_free_func ((GDestroyNotify)spor_option_free);
  self->sectors = g_ptr_array_new_with_free_func ((GDestroyNotify)spor_option_free);
  self->organisations = g_ptr_array_new_with_free_func ((GDestroyNotify)spor_option_free);
  self->dimensions = g_ptr_array_new_with_free_func ((GDestroyNotify)spor_dimension_free);
  self->places = g_object_ref (places);
  return self;
}

/* --- Copies --- */

static void
spor_options_copy (GPtrArray *to, const GPtrArray *from)
{
  for (guint i = 0; i < from->len; i++)
    {
      const SporOption *option = g_ptr_array_index (from, i);
      g_autofree char *aliases = g_strjoinv ("|", option->aliases);

      g_ptr_array_add (to, spor_option_new (option->key, option->name, aliases));
    }
}

static SporTrack *
spor_track_copy (const SporTrack *self)
{
  SporTrack *copy = g_memdup2 (self, sizeof *self);

  copy->id = g_strdup (self->id);
  copy->name = g_strdup (self->name);
  return copy;
}

static SporDimension *
spor_dimension_copy (const SporDimension *self)
{
  SporDimension *copy = spor_dimension_new (self->kind, self->key, self->name);

  g_free (copy->id);
  copy->id = g_strdup (self->id);
  copy->weight = self->weight;
  copy->for_group = self->for_group;
  copy->for_tracks = self->for_tracks;
  for (guint c = 0; c < self->categories->len; c++)
    {
      const SporCategory *from = g_ptr_array_index (self->categories, c);
      SporCategory *to
          = spor_dimension_add (copy, from->key, from->name, from->target_num, from->target_den);

      to->min = from->min;
      to->max = from->max;
      to->lower = from->lower;
      to->upper = from->upper;
    }
  return copy;
}

SporRound *
spor_round_copy (const SporRound *self)
{
  SporRound *copy = spor_round_new (self->places);

  spor_set_text (&copy->id, self->id);
  spor_set_text (&copy->name, self->name);
  spor_set_text (&copy->contact, self->contact);
  copy->opens = self->opens;
  copy->deadline = self->deadline;
  copy->reply_by = self->reply_by;
  copy->archived_at = self->archived_at;
  copy->read_only = g_strdup (self->read_only);
  spor_options_copy (copy->roles, self->roles);
  spor_options_copy (copy->sectors, self->sectors);
  spor_options_copy (copy->organisations, self->organisations);
  for (guint t = 0; t < self->tracks->len; t++)
    g_ptr_array_add (copy->tracks, spor_track_copy (spor_round_track (self, t)));
  for (guint d = 0; d < self->dimensions->len; d++)
    g_ptr_array_add (copy->dimensions,
                     spor_dimension_copy (g_ptr_array_index (self->dimensions, d)));
  return copy;
}

static void
spor_renew_id (char **id)
{
  g_free (*id);
  *id = spor_id_new ();
}

char *
spor_archived_sentence (const char *round_name)
{
  /* Translators: the name of a round; the words are those of the button “Restore” */
  return g_strdup_printf (_ ("The round “%s” is archived and cannot be changed. Restore it first."),
                          round_name);
}

char *
spor_round_closed_text (const SporRound *self)
{
  if (self->read_only)
    return g_strdup (self->read_only);
  return self->archived_at == SPOR_TIME_NONE ? NULL : spor_archived_sentence (self->name);
}

gboolean
spor_round_is_open (const SporRound *self)
{
  return self->archived_at == SPOR_TIME_NONE && !self->read_only;
}

SporRound *
spor_round_copy_as_new (const SporRound *self, const char *name)
{
  SporRound *copy = spor_round_copy (self);

  spor_set_text (&copy->name, name);
  copy->archived_at = SPOR_TIME_NONE;
  spor_renew_id (&copy->id);
  for (guint t = 0; t < copy->tracks->len; t++)
    spor_renew_id (&((SporTrack *)g_ptr_array_index (copy->tracks, t))->id);
  for (guint d = 0; d < copy->dimensions->len; d++)
    spor_renew_id (&((SporDimension *)g_ptr_array_index (copy->dimensions, d))->id);
  return copy;
}

void
spor_round_drop_past_days (SporRound *self, gint64 now)
{
  if (self->deadline != SPOR_TIME_NONE && self->deadline <= now)
    self->opens = self->deadline = SPOR_TIME_NONE;
  if (self->reply_by != SPOR_TIME_NONE && spor_time_day_end (self->reply_by) <= now)
    self->reply_by = SPOR_TIME_NONE;
}

SporRound *
spor_round_ref (SporRound *self)
{
  g_atomic_ref_count_inc (&self->ref_count);
  return self;
}

void
spor_round_unref (SporRound *self)
{
  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;

  g_free (self->id);
  g_free (self->name);
  g_free (self->read_only);
  g_free (self->contact);
  g_ptr_array_unref (self->tracks);
  g_ptr_array_unref (self->roles);
  g_ptr_array_unref (self->sectors);
  g_ptr_array_unref (self->organisations);
  g_ptr_array_unref (self->dimensions);
  g_object_unref (self->places);
  g_free (self);
}

guint
spor_round_n_tracks (const SporRound *self)
{
  return self->tracks->len;
}

const SporTrack *
spor_round_track (const SporRound *self, guint index)
{
  g_return_val_if_fail (index < self->tracks->len, NULL);

  return g_ptr_array_index (self->tracks, index);
}

int
spor_round_find_track (const SporRound *self, guint number)
{
  for (guint i = 0; i < self->tracks->len; i++)
    if (spor_round_track (self, i)->number == number)
      return i;
  return -1;
}

char *
spor_track_title (const SporTrack *self)
{
  /* Translators: the number and the name of a track, "Track 1: Implementation" */
  return g_strdup_printf (_ ("Track %u: %s"), self->number, self->name);
}

int
spor_options_find_key (const GPtrArray *options, const char *key)
{
  for (guint i = 0; i < options->len; i++)
    {
      const SporOption *option = g_ptr_array_index (options, i);

      if (g_strcmp0 (option->key, key) == 0)
        return i;
    }
  return -1;
}

static gboolean
spor_fold_equal (const char *folded, const char *text)
{
  g_autofree char *other = spor_text_fold (text);

  return strcmp (folded, other) == 0;
}

/* Which option a whole answer means, or -1. */
static int
spor_options_find_answer (const GPtrArray *options, const char *answer)
{
  g_autofree char *folded = spor_text_fold (answer);

  for (guint i = 0; i < options->len; i++)
    {
      const SporOption *option = g_ptr_array_index (options, i);

      if (spor_fold_equal (folded, option->name) || spor_fold_equal (folded, option->key))
        return i;
      for (guint a = 0; option->aliases[a]; a++)
        if (*option->aliases[a] && spor_fold_equal (folded, option->aliases[a]))
          return i;
    }
  return -1;
}

static GRegex *
spor_answer_separators (void)
{
  return g_regex_new ("\\s*[,;/\\n|&]\\s*|\\s+og\\s+|\\s+and\\s+", G_REGEX_CASELESS, 0, NULL);
}

guint32
spor_options_parse (const GPtrArray *options, const char *text, char **rest)
{
  g_autofree char *clean = spor_text_clean (text);
  g_autoptr (GString) unknown = g_string_new (NULL);
  g_auto (GStrv) parts = NULL;
  guint32 bits = 0;
  int whole = *clean ? spor_options_find_answer (options, clean) : -1;

  if (whole >= 0)
    bits = 1u << whole;
  else if (*clean)
    {
      g_autoptr (GRegex) separators = spor_answer_separators ();

      parts = g_regex_split (separators, clean, 0);
    }

  for (guint i = 0; parts && parts[i]; i++)
    {
      int index = *parts[i] ? spor_options_find_answer (options, parts[i]) : -1;

      if (index >= 0)
        bits |= 1u << index;
      else if (*parts[i])
        g_string_append_printf (unknown, "%s%s", unknown->len ? ", " : "", parts[i]);
    }

  if (rest)
    *rest = unknown->len ? g_strdup (unknown->str) : NULL;
  return bits;
}

static char *
spor_options_join (const GPtrArray *options, guint32 bits, gboolean keys)
{
  GString *joined = g_string_new (NULL);

  for (guint i = 0; i < options->len && i < 32; i++)
    {
      const SporOption *option = g_ptr_array_index (options, i);

      if (bits & (1u << i))
        {
          if (joined->len > 0)
            g_string_append (joined, ", ");
          g_string_append (joined, keys ? option->key : option->name);
        }
    }
  return g_string_free (joined, FALSE);
}

char *
spor_options_names (const GPtrArray *options, guint32 bits)
{
  return spor_options_join (options, bits, FALSE);
}

char *
spor_options_keys (const GPtrArray *options, guint32 bits)
{
  return spor_options_join (options, bits, TRUE);
}

/* The number in "2", "spor 2", "track 2: …"; 0 if the text does not begin so. */
static guint
spor_leading_track_number (const char *folded)
{
  static const char *const words[] = { "spor", "track", NULL };
  const char *p = folded;
  guint64 number;
  char *end;

  for (guint i = 0; words[i]; i++)
    if (g_str_has_prefix (p, words[i]))
      {
        p += strlen (words[i]);
        while (*p == ' ')
          p++;
        break;
      }

  if (!g_ascii_isdigit (*p))
    return 0;
  number = g_ascii_strtoull (p, &end, 10);
  if (number > G_MAXUINT16 || g_ascii_isalnum (*end))
    return 0;
  return number;
}

int
spor_round_parse_track (const SporRound *self, const char *text)
{
  g_autofree char *clean = spor_text_clean (text);
  g_autofree char *folded = spor_text_fold (clean);
  int found;

  if (!*folded)
    return -1;

  found = spor_round_find_track (self, spor_leading_track_number (folded));
  if (found >= 0)
    return found;

  for (guint i = 0; i < self->tracks->len; i++)
    if (spor_fold_equal (folded, spor_round_track (self, i)->name))
      return i;
  return -1;
}

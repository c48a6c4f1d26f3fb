/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "spor-round-merge-private.h"

#include "spor-round-setting.h"

#define MOST_ENTRIES 32 /* as many as there are bits for */

SporRoundMerge *
spor_round_merge_new (void)
{
  SporRoundMerge *self = g_new0 (SporRoundMerge, 1);

  self->disputed = g_ptr_array_new_with_free_func (g_free);
  self->lost = spor_quotes_new ();
  self->removed = g_ptr_array_new_with_free_func (g_free);
  return self;
}

void
spor_round_merge_free (SporRoundMerge *self)
{
  g_ptr_array_unref (self->disputed);
  g_ptr_array_unref (self->lost);
  g_ptr_array_unref (self->removed);
  g_free (self);
}

/* The three states, as they were before anything was merged. */
typedef struct
{
  const SporRound *was, *shown, *now;
  SporRoundMerge *noted;
} SporStates;

/* --- What does not go together --------------------------------------------------------------- */

/* As both know it, else as it is called here. */
static char *
spor_states_call (const SporStates *states, const char *path)
{
  g_autofree char *shown = spor_round_get_setting_part (states->shown, path);
  g_autofree char *was = spor_round_get_setting_part (states->was, path);

  return g_strdup (shown ? shown : was ? was : path);
}

/* What was made of the entry at @part since it was shown, if it was. */
static void
spor_states_quote (const SporStates *states, const char *part)
{
  g_autoptr (GPtrArray) paths = spor_round_list_settings (states->was, part);

  for (guint i = 0; i < paths->len; i++)
    {
      const char *path = g_ptr_array_index (paths, i);
      g_autofree char *shown = spor_round_get_setting (states->shown, path);
      g_autofree char *was = spor_round_get_setting (states->was, path);
      g_autofree char *called = spor_states_call (states, path);

      if (was && g_strcmp0 (shown, was) != 0)
        spor_quotes_add (states->noted->lost, called, was);
    }
}

static gboolean
spor_states_has_changed (const SporStates *states, const char *part)
{
  g_autoptr (GPtrArray) paths = spor_round_list_settings (states->now, part);

  for (guint i = 0; i < paths->len; i++)
    {
      const char *path = g_ptr_array_index (paths, i);
      g_autofree char *shown = spor_round_get_setting (states->shown, path);
      g_autofree char *now = spor_round_get_setting (states->now, path);

      if (g_strcmp0 (shown, now) != 0)
        return TRUE;
    }
  return FALSE;
}

static void
spor_states_note_removed (const SporStates *states, const char *part)
{
  char *called;

  if (!spor_states_has_changed (states, part))
    return;
  called = spor_round_get_setting_part (states->now, part);
  g_ptr_array_add (states->noted->removed, called ? called : g_strdup (part));
}

/* --- Lists ----------------------------------------------------------------------------------- */

/* How a list is merged. @list: "track.", or what else its entries' paths begin with. */
typedef struct
{
  const char *(*get_id) (gconstpointer entry);
  char *(*get_part) (const char *list, gconstpointer entry);
  void (*merge) (const SporStates *states,
                 SporMerging *in,
                 gpointer ours,
                 gconstpointer shown,
                 gpointer theirs);
} SporEntryKind;

static gpointer
spor_entries_find (const SporEntryKind *kind, const GPtrArray *entries, const char *id)
{
  for (guint i = 0; i < entries->len; i++)
    if (g_str_equal (kind->get_id (g_ptr_array_index (entries, i)), id))
      return g_ptr_array_index (entries, i);
  return NULL;
}

/* @shown: (nullable): both have added it */
static void
spor_merge_entry (const SporStates *states,
                  const SporEntryKind *kind,
                  const char *list,
                  gpointer ours,
                  gconstpointer shown,
                  gpointer theirs)
{
  g_autofree char *part = kind->get_part (list, ours);
  SporMerging in = { states->noted, part, shown == NULL };

  kind->merge (states, &in, ours, shown ? shown : theirs, theirs);
}

/* What the other has, in its order. */
static void
spor_merge_theirs (const SporStates *states,
                   const SporEntryKind *kind,
                   const char *list,
                   GPtrArray *merged,
                   GPtrArray *ours,
                   const GPtrArray *shown,
                   GPtrArray *theirs)
{
  while (theirs->len > 0)
    {
      gpointer entry = g_ptr_array_index (theirs, 0);
      const char *id = kind->get_id (entry);
      gpointer own = spor_entries_find (kind, ours, id);
      gpointer before = spor_entries_find (kind, shown, id);
      g_autofree char *part = kind->get_part (list, entry);

      if (own)
        {
          g_ptr_array_remove (ours, own);
          spor_merge_entry (states, kind, list, own, before, entry);
          g_ptr_array_add (merged, own);
        }
      else if (before)
        spor_states_note_removed (states, part);
      else
        {
          g_ptr_array_add (merged, g_ptr_array_steal_index (theirs, 0));
          continue;
        }
      g_ptr_array_remove_index (theirs, 0);
    }
}

/* What the other has not: added here, or removed there. */
static void
spor_merge_rest (const SporStates *states,
                 const SporEntryKind *kind,
                 const char *list,
                 GPtrArray *merged,
                 const GPtrArray *ours,
                 const GPtrArray *shown)
{
  for (guint i = 0; i < ours->len; i++)
    {
      gpointer entry = g_ptr_array_index (ours, i);
      g_autofree char *part = kind->get_part (list, entry);

      if (!spor_entries_find (kind, shown, kind->get_id (entry)) && merged->len < MOST_ENTRIES)
        {
          g_ptr_array_add (merged, entry);
          continue;
        }
      spor_states_quote (states, part);
      g_ptr_array_add (merged, entry); /* which knows how it goes */
      g_ptr_array_remove_index (merged, merged->len - 1);
    }
}

static void
spor_merge_list (const SporStates *states,
                 const SporEntryKind *kind,
                 const char *list,
                 GPtrArray *merged,
                 const GPtrArray *shown,
                 GPtrArray *theirs)
{
  g_autoptr (GPtrArray) ours = g_ptr_array_new ();

  while (merged->len > 0)
    g_ptr_array_add (ours, g_ptr_array_steal_index (merged, 0));
  spor_merge_theirs (states, kind, list, merged, ours, shown, theirs);
  spor_merge_rest (states, kind, list, merged, ours, shown);
}

/* --- Kinds of entries ------------------------------------------------------------------------ */

static const char *
spor_track_get_id (gconstpointer entry)
{
  return ((const SporTrack *)entry)->id;
}

static char *
spor_track_get_part (const char *list, gconstpointer entry)
{
  return g_strdup_printf ("%s%u.", list, ((const SporTrack *)entry)->number);
}

static void
spor_track_merge (
    const SporStates *states, SporMerging *in, gpointer ours, gconstpointer shown, gpointer theirs)
{
  spor_merge_track (in, ours, shown, theirs);
}

static const SporEntryKind track_kind
    = { spor_track_get_id, spor_track_get_part, spor_track_merge };

static const char *
spor_option_get_id (gconstpointer entry)
{
  return ((const SporOption *)entry)->key;
}

static char *
spor_option_get_part (const char *list, gconstpointer entry)
{
  return g_strdup_printf ("%s%s.", list, ((const SporOption *)entry)->key);
}

static void
spor_option_merge (
    const SporStates *states, SporMerging *in, gpointer ours, gconstpointer shown, gpointer theirs)
{
  spor_merge_option (in, ours, shown, theirs);
}

static const SporEntryKind option_kind
    = { spor_option_get_id, spor_option_get_part, spor_option_merge };

static const char *
spor_category_get_id (gconstpointer entry)
{
  return ((const SporCategory *)entry)->key;
}

static char *
spor_category_get_part (const char *list, gconstpointer entry)
{
  return g_strdup_printf ("%s%s.", list, ((const SporCategory *)entry)->key);
}

static void
spor_category_merge (
    const SporStates *states, SporMerging *in, gpointer ours, gconstpointer shown, gpointer theirs)
{
  spor_merge_category (in, ours, shown, theirs);
}

static const SporEntryKind category_kind
    = { spor_category_get_id, spor_category_get_part, spor_category_merge };

/* There is one of a key at most. */
static const char *
spor_dimension_get_id (gconstpointer entry)
{
  return ((const SporDimension *)entry)->key;
}

static char *
spor_dimension_get_part (const char *list, gconstpointer entry)
{
  return g_strdup_printf ("%s%s.", list, ((const SporDimension *)entry)->key);
}

static void
spor_dimension_merge (
    const SporStates *states, SporMerging *in, gpointer ours, gconstpointer shown, gpointer theirs)
{
  const SporDimension *before = shown;
  SporDimension *own = ours, *other = theirs;
  g_autoptr (GPtrArray) none = g_ptr_array_new ();

  /* the row that the book has of it, also where it was removed here and added again */
  g_free (own->id);
  own->id = g_strdup (other->id);
  spor_merge_dimension (in, own, before, other);
  spor_merge_list (states, &category_kind, in->part, own->categories,
                   in->anew ? none : before->categories, other->categories);
}

static const SporEntryKind dimension_kind
    = { spor_dimension_get_id, spor_dimension_get_part, spor_dimension_merge };

/* --- What stands for an entry by its place --------------------------------------------------- */

static int
spor_tracks_find (const GPtrArray *tracks, const char *id)
{
  for (guint i = 0; i < tracks->len; i++)
    if (g_str_equal (spor_track_get_id (g_ptr_array_index (tracks, i)), id))
      return i;
  return -1;
}

static guint32
spor_roles_move (guint32 bits, const GPtrArray *from, const GPtrArray *to)
{
  guint32 moved = 0;

  for (guint i = 0; i < to->len; i++)
    {
      int old = spor_options_find_key (from, spor_option_get_id (g_ptr_array_index (to, i)));

      if (old >= 0 && (bits >> old & 1))
        moved |= 1u << i;
    }
  return moved;
}

/* The bits above those of the tracks there are stand for tracks to come: @from does not know some
 * of @to yet. */
static guint32
spor_tracks_move (guint32 bits, const GPtrArray *from, const GPtrArray *to)
{
  gboolean coming = from->len < 32 && (bits >> from->len & 1);
  guint32 moved = 0;

  for (guint i = 0; i < 32; i++)
    {
      const SporTrack *track = i < to->len ? g_ptr_array_index (to, i) : NULL;
      int old = track ? spor_tracks_find (from, track->id) : -1;

      if (old >= 0 ? (bits >> old & 1) != 0 : coming)
        moved |= 1u << i;
    }
  return moved;
}

/* What was chosen here has gone altogether, which would let everybody in: it is as the other has
 * it, and what was chosen is quoted. */
static void
spor_states_quote_roles (const SporStates *states,
                         const SporTrack *was,
                         const SporTrack *shown,
                         const char *part)
{
  g_autofree char *names = spor_options_names (states->was->roles, was->roles);
  g_autofree char *before = shown ? spor_options_names (states->shown->roles, shown->roles) : NULL;
  g_autofree char *called = spor_states_call (states, part);

  if (g_strcmp0 (names, before) != 0)
    spor_quotes_add (states->noted->lost, called, names);
}

static void
spor_merge_track_roles (const SporStates *states, SporTrack *track, const GPtrArray *roles)
{
  const SporTrack *was = spor_entries_find (&track_kind, states->was->tracks, track->id);
  const SporTrack *shown = spor_entries_find (&track_kind, states->shown->tracks, track->id);
  const SporTrack *now = spor_entries_find (&track_kind, states->now->tracks, track->id);
  guint32 before = shown ? spor_roles_move (shown->roles, states->shown->roles, roles) : 0;
  guint32 ours = was ? spor_roles_move (was->roles, states->was->roles, roles) : 0;
  guint32 theirs = now ? spor_roles_move (now->roles, states->now->roles, roles) : 0;
  g_autofree char *part = spor_track_get_part ("track.", track);
  SporMerging in = { states->noted, part, shown == NULL };

  if (was && now && was->roles && !ours && theirs)
    {
      track->roles = theirs;
      spor_states_quote_roles (states, was, shown, part);
    }
  else if (was && now)
    track->roles = spor_merge_bits (&in, "roles", ours, before, theirs);
  else
    track->roles = was ? ours : theirs;
}

static void
spor_merge_dimension_tracks (const SporStates *states,
                             SporDimension *dimension,
                             const GPtrArray *tracks)
{
  const SporDimension *was
      = spor_entries_find (&dimension_kind, states->was->dimensions, dimension->key);
  const SporDimension *shown
      = spor_entries_find (&dimension_kind, states->shown->dimensions, dimension->key);
  const SporDimension *now
      = spor_entries_find (&dimension_kind, states->now->dimensions, dimension->key);
  guint32 ours = was ? spor_tracks_move (was->for_tracks, states->was->tracks, tracks) : 0;
  guint32 theirs = now ? spor_tracks_move (now->for_tracks, states->now->tracks, tracks) : 0;
  g_autofree char *part = spor_dimension_get_part ("dimension.", dimension);
  SporMerging in = { states->noted, part, shown == NULL };

  if (was && now)
    dimension->for_tracks = spor_merge_bits (
        &in, "tracks", ours,
        shown ? spor_tracks_move (shown->for_tracks, states->shown->tracks, tracks) : 0, theirs);
  else
    dimension->for_tracks = was ? ours : theirs;
}

/* --- What follows from it -------------------------------------------------------------------- */

static int
spor_compare_numbers (gconstpointer a, gconstpointer b)
{
  const SporTrack *one = *(SporTrack *const *)a, *other = *(SporTrack *const *)b;

  return one->number < other->number ? -1 : one->number > other->number;
}

/* A number that both have given to a new track is the other's. */
static void
spor_round_renumber (SporRound *self, const SporRound *now)
{
  guint highest = 0;

  for (guint t = 0; t < self->tracks->len; t++)
    highest = MAX (highest, spor_round_track (self, t)->number);
  for (guint t = 0; t < self->tracks->len; t++)
    {
      SporTrack *track = g_ptr_array_index (self->tracks, t);

      if (spor_tracks_find (now->tracks, track->id) < 0
          && spor_round_find_track (now, track->number) >= 0)
        track->number = ++highest;
    }
  g_ptr_array_sort (self->tracks, spor_compare_numbers);
}

/* What stands for a role or a kind of library that is gone. */
static void
spor_dimension_drop_orphans (SporDimension *self, const GPtrArray *options)
{
  for (guint c = self->categories->len; c-- > 0;)
    if (spor_options_find_key (options,
                               spor_category_get_id (g_ptr_array_index (self->categories, c)))
        < 0)
      g_ptr_array_remove_index (self->categories, c);
}

static void
spor_round_drop_orphans (SporRound *self)
{
  for (guint d = 0; d < self->dimensions->len; d++)
    {
      SporDimension *dimension = g_ptr_array_index (self->dimensions, d);

      if (dimension->kind == SPOR_DIMENSION_ROLE)
        spor_dimension_drop_orphans (dimension, self->roles);
      else if (dimension->kind == SPOR_DIMENSION_SECTOR)
        spor_dimension_drop_orphans (dimension, self->sectors);
    }
}

/* --- The whole ------------------------------------------------------------------------------- */

static void
spor_merge_lists (const SporStates *states, SporRound *ours)
{
  const SporRound *shown = states->shown;
  g_autoptr (SporRound) theirs = spor_round_copy (states->now);

  spor_merge_list (states, &track_kind, "track.", ours->tracks, shown->tracks, theirs->tracks);
  spor_merge_list (states, &option_kind, "role.", ours->roles, shown->roles, theirs->roles);
  spor_merge_list (states, &option_kind, "sector.", ours->sectors, shown->sectors, theirs->sectors);
  spor_merge_list (states, &option_kind, "organisation.", ours->organisations, shown->organisations,
                   theirs->organisations);
  spor_merge_list (states, &dimension_kind, "dimension.", ours->dimensions, shown->dimensions,
                   theirs->dimensions);
}

SporRoundMerge *
spor_round_merge (SporRound *ours, const SporRound *shown, const SporRound *now)
{
  SporRoundMerge *noted = spor_round_merge_new ();
  g_autoptr (SporRound) was = spor_round_copy (ours);
  const SporStates states = { was, shown, now, noted };
  SporMerging in = { noted, "", FALSE };

  spor_merge_lists (&states, ours);
  spor_round_renumber (ours, now);
  for (guint t = 0; t < ours->tracks->len; t++)
    spor_merge_track_roles (&states, g_ptr_array_index (ours->tracks, t), ours->roles);
  for (guint d = 0; d < ours->dimensions->len; d++)
    spor_merge_dimension_tracks (&states, g_ptr_array_index (ours->dimensions, d), ours->tracks);
  spor_round_drop_orphans (ours);
  spor_merge_head (&in, ours, shown, now);
  return noted;
}

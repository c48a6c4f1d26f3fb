/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What the group was chosen from, by which rules, and who was decided on beforehand. */

#include "spor-public-text.h"
#include "spor-protocol-words.h"
#include "spor-roster-chosen-private.h"

#include <glib/gi18n-lib.h>

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

void
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
      /* Translators: a track ("Track 1: Implementation"), the roles that qualify for it */
      g_autofree char *qualifies = g_strdup_printf (_ ("%s is for %s."), title, roles);
      g_autofree char *cap = g_strdup_printf (
          /* Translators: a track ("Track 1: Implementation"), how many people */
          ngettext ("%s has at most %u person from the same municipality or organisation.",
                    "%s has at most %u people from the same municipality or organisation.",
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

void
spor_chosen_write_settings (SporChosen *self)
{
  spor_chosen_write_tracks (self);
  spor_chosen_write_rules (self);
  spor_chosen_write_limits (self);
  spor_chosen_write_weights (self);
}

/* --- Decisions ------------------------------------------------------------------------------ */

static void
spor_chosen_write_mark (SporChosen *self, const SporMarked *marked)
{
  const SporSignupRow *row = spor_signups_row (self->composition->signups, marked->signup);
  g_autofree char *name = self->full ? g_strdup (row->name) : spor_public_name (row->name);
  g_autofree char *place
      = self->full ? g_strdup (row->place) : spor_public_place (self->round, row);

  spor_chosen_text (self, 0, SPOR_STYLE_TEXT, name);
  spor_chosen_text (self, 1, SPOR_STYLE_TEXT,
                    marked->mark == SPOR_MARK_PINNED ? _ ("Must have") : _ ("Not this time"));
  spor_chosen_text (self, 2, SPOR_STYLE_LABEL, place);
  self->row++;
}

void
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

void
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

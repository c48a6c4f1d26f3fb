/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "spor-letter-reasons.h"

#include "spor-reasons.h"
#include "spor-tally.h"
#include "spor-text.h"

#include <math.h>
#include <string.h>

/* Letters go to Danes, whatever language the program speaks, so these sentences are not translated:
 * they belong to the templates in data/letters. */

#define CERTAIN 1e-9 /* chances are sums of fractions */
#define NO_BREAK_SPACE "\302\240"

struct _SporLetterReasons
{
  SporComposition *composition;
  SporReasons *reasons;
  guint *n_eligible; /* sign-ups, per track */
};

/* What one person is told. */
typedef struct
{
  const SporLetterReasons *of;
  const SporComposition *composition;
  const SporRound *round;
  const SporTrack *rules;
  const SporSignupRow *row;
  SporLetterKind kind;
  guint track, signup;
  GString *text;
} SporReasonText;

/* Adds a whole sentence. */
static void G_GNUC_PRINTF (2, 3) spor_reason_say (SporReasonText *self, const char *format, ...)
{
  va_list values;

  if (self->text->len)
    g_string_append_c (self->text, ' ');
  va_start (values, format);
  g_string_append_vprintf (self->text, format, values);
  va_end (values);
}

char *
spor_letter_track_title (const SporTrack *track)
{
  return *track->name ? g_strdup_printf ("Spor %u: %s", track->number, track->name)
                      : g_strdup_printf ("Spor %u", track->number);
}

/* "a, b og c" */
static char *
spor_reason_join (const GPtrArray *names)
{
  GString *list = g_string_new (NULL);

  for (guint i = 0; i < names->len; i++)
    g_string_append_printf (list, "%s%s",
                            i == 0                ? ""
                            : i + 1 == names->len ? " og "
                                                  : ", ",
                            (const char *)g_ptr_array_index (names, i));
  return g_string_free (list, FALSE);
}

/* --- How many ------------------------------------------------------------------------------- */

static void
spor_reason_say_demand (SporReasonText *self)
{
  guint seats = self->composition->seated[self->track]->len;
  guint n = self->of->n_eligible[self->track];
  g_autofree char *title = spor_letter_track_title (self->rules);

  if (seats > 0 && n > seats)
    spor_reason_say (self,
                     "Der var %u tilmeldinger, som kunne komme i betragtning til %s, og %u fik en "
                     "plads.",
                     n, title, seats);
}

/* --- Rules ---------------------------------------------------------------------------------- */

static gboolean
spor_reason_shares_place (const SporSignupRow *row, const SporSignupRow *other)
{
  g_autofree char *place = NULL;
  g_autofree char *other_place = NULL;

  if (row->municipality >= 0 || other->municipality >= 0)
    return row->municipality == other->municipality;
  place = spor_text_fold (row->place);
  other_place = spor_text_fold (other->place);
  return strcmp (place, other_place) == 0;
}

/* Where others of the same place sit, as many as may. */
static void
spor_reason_say_place (SporReasonText *self)
{
  const GArray *seated = self->composition->seated[self->track];
  const char *place = self->row->municipality >= 0 ? "kommune" : "organisation";
  guint limit = self->rules->per_municipality, n = 0;

  for (guint i = 0; i < seated->len; i++)
    n += spor_reason_shares_place (self->row, spor_signups_row (self->composition->signups,
                                                                g_array_index (seated, guint, i)));
  if (limit == 0 || n < limit)
    return;
  if (limit == 1)
    spor_reason_say (self,
                     "Der kan højst være én deltager fra samme %s i sporet, og %s er "
                     "repræsenteret.",
                     place, self->row->place);
  else
    spor_reason_say (self,
                     "Der kan højst være %u deltagere fra samme %s i sporet, og så mange er der "
                     "fra %s.",
                     limit, place, self->row->place);
}

/* --- How the group came about --------------------------------------------------------------- */

/* In a sentence "Region" is written "region", but "IT-system" as it is. */
static char *
spor_reason_lower_first (const char *name)
{
  const char *rest = *name ? g_utf8_next_char (name) : name;
  GString *lower;

  if (*rest && g_unichar_isupper (g_utf8_get_char (rest)))
    return g_strdup (name);
  lower = g_string_new (NULL);
  if (*name)
    g_string_append_unichar (lower, g_unichar_tolower (g_utf8_get_char (name)));
  g_string_append (lower, rest);
  return g_string_free (lower, FALSE);
}

/* What counts in the group or in this track. */
static char *
spor_reason_dimensions (const SporReasonText *self)
{
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);

  for (guint d = 0; d < self->round->dimensions->len; d++)
    {
      const SporDimension *dimension = g_ptr_array_index (self->round->dimensions, d);

      if (dimension->weight > 0
          && (spor_dimension_applies (dimension, -1)
              || spor_dimension_applies (dimension, (int)self->track)))
        g_ptr_array_add (names, spor_reason_lower_first (dimension->name));
    }
  return spor_reason_join (names);
}

/* What the group came from as a whole says why @signup is where they are only if that put them
 * there: not if they were moved since, or kept a seat that they had been given by hand. */
static const SporOrigin *
spor_reason_origin (const SporReasonText *self, int *candidate)
{
  const SporOrigin *origin = self->composition->origin;
  gboolean seated = self->kind == SPOR_LETTER_ACCEPTED;

  if (!origin || (*candidate = spor_origin_find (origin, self->row->id)) < 0
      || g_array_index (origin->chosen, gboolean, *candidate) != seated
      || spor_composition_get_mark (self->composition, self->signup) != SPOR_MARK_NONE)
    return NULL;
  return origin;
}

static void
spor_reason_say_suggestion (SporReasonText *self)
{
  g_autofree char *dimensions = spor_reason_dimensions (self);

  if (*dimensions)
    spor_reason_say (self,
                     "Gruppen er sat sammen, så den bliver så repræsentativ som muligt, når "
                     "der ses på %s.",
                     dimensions);
  else
    spor_reason_say (self, "Gruppen er sat sammen efter rundens regler.");
}

static void
spor_reason_say_chance (SporReasonText *self, double chance)
{
  int percent = (int)round (100 * chance);

  if (chance < CERTAIN)
    spor_reason_say (self, "Du indgik ikke i nogen af de grupper, der blev trukket lod om.");
  else if (chance > 1 - CERTAIN)
    spor_reason_say (self, "Du indgik i alle de grupper, der blev trukket lod om.");
  else if (percent < 1)
    spor_reason_say (self, "Din chance for en plads var under 1" NO_BREAK_SPACE "%%.");
  else if (percent > 99)
    spor_reason_say (self, "Din chance for en plads var over 99" NO_BREAK_SPACE "%%.");
  else
    spor_reason_say (self, "Din chance for en plads var %d" NO_BREAK_SPACE "%%.", percent);
}

static void
spor_reason_say_lottery (SporReasonText *self, const SporOrigin *origin, int candidate)
{
  g_autofree char *day = spor_time_format_date_danish (origin->at);

  spor_reason_say (self,
                   "Flere mulige grupper var omtrent lige repræsentative, og derfor blev "
                   "gruppen fundet ved lodtrækning den %s.",
                   day);
  spor_reason_say_chance (self, g_array_index (origin->chances, double, candidate));
}

/* Regions have names, the others are common nouns. */
static char *
spor_reason_category (const SporCited *of)
{
  const char *name = spor_category_short_name (of->category);

  return of->dimension->kind == SPOR_DIMENSION_REGION ? g_strdup (name)
                                                      : spor_reason_lower_first (name);
}

/* All of one dimension, from @start on. */
static guint
spor_reason_add_dimension (GString *profile, const GArray *cited, guint start)
{
  const SporDimension *dimension = g_array_index (cited, SporCited, start).dimension;
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *label = spor_reason_lower_first (dimension->name);
  g_autofree char *categories = NULL;
  guint i = start;

  for (; i < cited->len && g_array_index (cited, SporCited, i).dimension == dimension; i++)
    g_ptr_array_add (names, spor_reason_category (&g_array_index (cited, SporCited, i)));
  categories = spor_reason_join (names);
  g_string_append_printf (profile, "%s%s: %s", start ? ", " : "", label, categories);
  return i;
}

/* "region: Hovedstaden, bibliotek: folkebibliotek og skolebibliotek" */
static char *
spor_reason_profile (const GArray *cited)
{
  GString *profile = g_string_new (NULL);

  for (guint i = 0; i < cited->len;)
    i = spor_reason_add_dimension (profile, cited, i);
  return g_string_free (profile, FALSE);
}

/* To be the only one of one's kind does not explain why one has no seat, and is not told then. */
static void
spor_reason_say_profile (SporReasonText *self)
{
  guint n = spor_reasons_count (self->of->reasons, self->signup);
  g_autoptr (GArray) cited = spor_reasons_cited (self->of->reasons, self->signup);
  g_autofree char *profile = spor_reason_profile (cited);

  if (cited->len == 0 || self->row->track != (int)self->track)
    return;
  if (n > 1)
    spor_reason_say (self, "Du er én af %u kandidater til sporet med din profil (%s).", n, profile);
  else if (self->kind == SPOR_LETTER_ACCEPTED)
    spor_reason_say (self, "Du er den eneste kandidat til sporet med din profil (%s).", profile);
}

static void
spor_reason_say_origin (SporReasonText *self)
{
  int candidate;
  const SporOrigin *origin = spor_reason_origin (self, &candidate);

  if (!origin)
    spor_reason_say (self, "Pladserne er fordelt ud fra en samlet vurdering af, hvordan gruppen "
                           "bliver repræsentativ.");
  else if (origin->method == SPOR_METHOD_SUGGESTION)
    {
      spor_reason_say_suggestion (self);
      spor_reason_say_profile (self);
    }
  else
    {
      spor_reason_say_lottery (self, origin, candidate);
      spor_reason_say_profile (self);
    }
}

static void
spor_reason_say_line (SporReasonText *self)
{
  guint position = 0;

  spor_composition_find (self->composition, self->signup, NULL, &position);
  spor_reason_say (self, "Du står som nummer %u på ventelisten til sporet.", position + 1);
}

/* --- Everybody ------------------------------------------------------------------------------ */

SporLetterReasons *
spor_letter_reasons_new (const SporComposition *composition)
{
  SporLetterReasons *self = g_new0 (SporLetterReasons, 1);
  const SporSignups *signups = composition->signups;

  self->composition = spor_composition_ref ((SporComposition *)composition);
  self->reasons = spor_reasons_new (composition);
  self->n_eligible = g_new0 (guint, spor_round_n_tracks (spor_composition_round (composition)));
  for (guint i = 0; i < spor_signups_n (signups); i++)
    {
      const SporSignupRow *row = spor_signups_row (signups, i);

      if (row->status == SPOR_STATUS_ELIGIBLE && row->track >= 0)
        self->n_eligible[row->track]++;
    }
  return self;
}

void
spor_letter_reasons_free (SporLetterReasons *self)
{
  spor_composition_unref (self->composition);
  spor_reasons_unref (self->reasons);
  g_free (self->n_eligible);
  g_free (self);
}

char *
spor_letter_reasons_say (const SporLetterReasons *self,
                         SporLetterKind kind,
                         guint track,
                         guint signup)
{
  const SporRound *round = spor_composition_round (self->composition);
  SporReasonText text = { .of = self,
                          .composition = self->composition,
                          .round = round,
                          .rules = spor_round_track (round, track),
                          .row = spor_signups_row (self->composition->signups, signup),
                          .kind = kind,
                          .track = track,
                          .signup = signup,
                          .text = g_string_new (NULL) };

  spor_reason_say_demand (&text);
  if (kind != SPOR_LETTER_ACCEPTED)
    spor_reason_say_place (&text);
  spor_reason_say_origin (&text);
  if (kind == SPOR_LETTER_WAITING)
    spor_reason_say_line (&text);
  return g_string_free (text.text, FALSE);
}

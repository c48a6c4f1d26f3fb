/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "spor-claim-totals.h"

#include "spor-time.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* Behind every other group. */
#define LAST "\x7f"

static const struct
{
  const char *key, *label;
} bys[SPOR_N_TOTALS_BYS] = {
  [SPOR_TOTALS_BY_MEETING] = { "meeting", N_ ("Meeting") },
  [SPOR_TOTALS_BY_TRACK] = { "track", N_ ("Track") },
  [SPOR_TOTALS_BY_MUNICIPALITY] = { "municipality", N_ ("Municipality") },
  [SPOR_TOTALS_BY_REGION] = { "region", N_ ("Region") },
  [SPOR_TOTALS_BY_MONTH] = { "month", N_ ("Month") },
  [SPOR_TOTALS_BY_STATE] = { "state", N_ ("State") },
};

/* A group before its claims are counted. */
typedef struct
{
  char *order; /* compares as groups are listed */
  char *key, *label;
} SporGroup;

typedef struct
{
  const SporRefunds *refunds;
  const SporComposition *composition;
} SporTotalling;

const char *
spor_totals_by_key (SporTotalsBy by)
{
  return bys[by].key;
}

const char *
spor_totals_by_label (SporTotalsBy by)
{
  return _ (bys[by].label);
}

int
spor_totals_by_from_key (const char *key)
{
  for (int by = 0; by < SPOR_N_TOTALS_BYS; by++)
    if (g_strcmp0 (bys[by].key, key) == 0)
      return by;
  return -1;
}

/* --- Totals --------------------------------------------------------------------------------- */

static void
spor_claim_total_add (SporClaimTotal *self, const SporRefunds *refunds, const SporClaim *claim)
{
  self->n_claims++;
  self->amounts[claim->state] += spor_refunds_due (refunds, claim);
}

void
spor_claim_total_free (SporClaimTotal *self)
{
  g_free (self->key);
  g_free (self->label);
  g_free (self);
}

gint64
spor_claim_total_sum (const SporClaimTotal *self)
{
  gint64 sum = 0;

  for (int state = 0; state < SPOR_N_CLAIM_STATES; state++)
    sum += self->amounts[state];
  return sum;
}

gint64
spor_claim_total_used (const SporClaimTotal *self)
{
  return self->amounts[SPOR_CLAIM_APPROVED] + self->amounts[SPOR_CLAIM_PAID];
}

gint64
spor_claim_total_waiting (const SporClaimTotal *self)
{
  return self->amounts[SPOR_CLAIM_SUBMITTED];
}

SporClaimTotal *
spor_claim_totals_whole (const SporRefunds *refunds)
{
  SporClaimTotal *whole = g_new0 (SporClaimTotal, 1);

  whole->key = g_strdup ("");
  whole->label = g_strdup (_ ("All claims"));
  for (guint i = 0; i < spor_refunds_n_claims (refunds); i++)
    spor_claim_total_add (whole, refunds, spor_refunds_claim (refunds, i));
  return whole;
}

/* --- Groups --------------------------------------------------------------------------------- */

static SporGroup
spor_group_none (const char *label)
{
  return (SporGroup){ g_strdup (LAST), g_strdup (""), g_strdup (label) };
}

/* (nullable): the member, if they are still among the sign-ups */
static const SporSignupRow *
spor_totalling_member (const SporTotalling *self, const SporClaim *claim)
{
  int index = spor_signups_find (self->composition->signups, claim->signup_id);

  return index >= 0 ? spor_signups_row (self->composition->signups, index) : NULL;
}

/* (nullable) */
static const SporMeeting *
spor_totalling_meeting (const SporTotalling *self, const SporClaim *claim)
{
  int index = spor_refunds_find_meeting (self->refunds, claim->meeting_id);

  return index >= 0 ? spor_refunds_meeting (self->refunds, index) : NULL;
}

static SporGroup
spor_group_by_meeting (const SporTotalling *self, const SporClaim *claim)
{
  int index = spor_refunds_find_meeting (self->refunds, claim->meeting_id);
  const SporMeeting *meeting = spor_totalling_meeting (self, claim);
  g_autofree char *name = NULL;
  g_autofree char *date = NULL;

  if (!meeting)
    return spor_group_none (_ ("Unknown meeting"));
  name = spor_meeting_name (meeting);
  date = spor_time_format_short (meeting->starts);
  return (SporGroup){ g_strdup_printf ("%08d", index), g_strdup (meeting->id),
                      /* Translators: a date, the name of a meeting */
                      g_strdup_printf (_ ("%s, %s"), date, name) };
}

const SporTrack *
spor_claim_track (const SporClaim *claim, const SporComposition *composition)
{
  int index = spor_signups_find (composition->signups, claim->signup_id);
  guint track, position;

  if (index < 0)
    return NULL;
  if (spor_composition_find (composition, index, &track, &position) != SPOR_SPOT_SEATED)
    {
      const SporSignupRow *member = spor_signups_row (composition->signups, index);

      if (member->track < 0)
        return NULL;
      track = member->track;
    }
  return spor_round_track (spor_composition_round (composition), track);
}

static SporGroup
spor_group_by_track (const SporTotalling *self, const SporClaim *claim)
{
  const SporTrack *track = spor_claim_track (claim, self->composition);

  if (!track)
    return spor_group_none (_ ("No track"));
  return (SporGroup){ g_strdup_printf ("%08u", track->number),
                      g_strdup_printf ("%u", track->number), spor_track_title (track) };
}

/* An organisation outside the municipalities stands among them by its own name. */
static SporGroup
spor_group_by_municipality (const SporTotalling *self, const SporClaim *claim)
{
  const SporSignupRow *member = spor_totalling_member (self, claim);
  SporPlaces *places = spor_composition_round (self->composition)->places;

  if (!member || !*member->place)
    return spor_group_none (_ ("No municipality"));
  return (SporGroup){ g_strdup (member->place_key),
                      g_strdup (member->municipality >= 0
                                    ? spor_places_get (places, member->municipality)->code
                                    : member->place),
                      g_strdup (member->place) };
}

static SporGroup
spor_group_by_region (const SporTotalling *self, const SporClaim *claim)
{
  const SporSignupRow *member = spor_totalling_member (self, claim);
  SporPlaces *places = spor_composition_round (self->composition)->places;
  const SporRegion *region;
  guint index;

  if (!member || member->municipality < 0)
    return spor_group_none (_ ("Outside the regions"));
  index = spor_places_region_of (places, member->municipality);
  region = spor_places_get_region (places, index);
  return (SporGroup){ g_strdup_printf ("%08u", index), g_strdup (region->code),
                      g_strdup (region->name) };
}

static SporGroup
spor_group_by_month (const SporTotalling *self, const SporClaim *claim)
{
  const SporMeeting *meeting = spor_totalling_meeting (self, claim);
  g_autofree char *iso = NULL;

  if (!meeting)
    return spor_group_none (_ ("Unknown month"));
  iso = spor_day_to_iso (spor_day_of_instant (meeting->starts));
  *strrchr (iso, '-') = '\0';
  return (SporGroup){ g_strdup (iso), g_strdup (iso), spor_time_format_month (meeting->starts) };
}

static SporGroup
spor_group_by_state (const SporTotalling *self, const SporClaim *claim)
{
  return (SporGroup){ g_strdup_printf ("%08d", claim->state),
                      g_strdup (spor_claim_state_key (claim->state)),
                      g_strdup (spor_claim_state_label (claim->state)) };
}

static SporGroup (*const groupings[SPOR_N_TOTALS_BYS]) (const SporTotalling *, const SporClaim *)
    = {
        [SPOR_TOTALS_BY_MEETING] = spor_group_by_meeting,
        [SPOR_TOTALS_BY_TRACK] = spor_group_by_track,
        [SPOR_TOTALS_BY_MUNICIPALITY] = spor_group_by_municipality,
        [SPOR_TOTALS_BY_REGION] = spor_group_by_region,
        [SPOR_TOTALS_BY_MONTH] = spor_group_by_month,
        [SPOR_TOTALS_BY_STATE] = spor_group_by_state,
      };

/* --- Grouping ------------------------------------------------------------------------------- */

/* Takes @group over. */
static SporClaimTotal *
spor_totals_ensure (GTree *totals, SporGroup group)
{
  g_autofree char *order = g_strconcat (group.order, "\n", group.key, NULL);
  SporClaimTotal *total = g_tree_lookup (totals, order);

  g_free (group.order);
  if (total)
    {
      g_free (group.key);
      g_free (group.label);
      return total;
    }
  total = g_new0 (SporClaimTotal, 1);
  total->key = group.key;
  total->label = group.label;
  g_tree_insert (totals, g_steal_pointer (&order), total);
  return total;
}

static gint
spor_order_compare (gconstpointer a, gconstpointer b, gpointer data)
{
  return strcmp (a, b);
}

static gboolean
spor_totals_collect (gpointer key, gpointer value, gpointer data)
{
  g_ptr_array_add (data, value);
  return FALSE;
}

GPtrArray *
spor_claim_totals (const SporRefunds *refunds, const SporComposition *composition, SporTotalsBy by)
{
  GPtrArray *list = g_ptr_array_new_with_free_func ((GDestroyNotify)spor_claim_total_free);
  g_autoptr (GTree) totals = g_tree_new_full (spor_order_compare, NULL, g_free, NULL);
  SporTotalling totalling = { refunds, composition };

  for (guint i = 0; i < spor_refunds_n_claims (refunds); i++)
    {
      const SporClaim *claim = spor_refunds_claim (refunds, i);

      spor_claim_total_add (spor_totals_ensure (totals, groupings[by](&totalling, claim)), refunds,
                            claim);
    }
  g_tree_foreach (totals, spor_totals_collect, list);
  return list;
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "spor-claim-item.h"

#include "spor-language.h"
#include "spor-text.h"

#include <string.h>

struct _SporClaimItem
{
  GObject parent_instance;

  /* owned */
  SporSnapshot *snapshot;
  guint index;
  char *meeting_name;
  char *search;        /* folded */
  GPtrArray *findings; /* NULL until asked for */

  /* borrowed from the snapshot */
  const SporSignupRow *member; /* NULL: not there any more */
  const SporMeeting *meeting;
};

G_DEFINE_FINAL_TYPE (SporClaimItem, spor_claim_item, G_TYPE_OBJECT)

static void
spor_claim_item_finalize (GObject *object)
{
  SporClaimItem *self = SPOR_CLAIM_ITEM (object);

  g_object_unref (self->snapshot);
  g_free (self->meeting_name);
  g_free (self->search);
  g_clear_pointer (&self->findings, g_ptr_array_unref);
  G_OBJECT_CLASS (spor_claim_item_parent_class)->finalize (object);
}

static void
spor_claim_item_class_init (SporClaimItemClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = spor_claim_item_finalize;
}

static void
spor_claim_item_init (SporClaimItem *self)
{
}

/* As it is written, and as it is typed: without what parts the thousands. */
static void
spor_text_add_amount (GString *text, gint64 amount)
{
  g_autofree char *written = spor_money_format (amount);
  g_auto (GStrv) parts = g_strsplit (written, spor_language_is_danish () ? "." : ",", -1);
  g_autofree char *typed = g_strjoinv ("", parts);

  g_string_append_printf (text, " %s %s", written, typed);
}

static char *
spor_claim_item_fold (SporClaimItem *self)
{
  const SporClaim *claim = spor_claim_item_get_claim (self);
  g_autoptr (GString) text = g_string_new (NULL);
  g_string_append_printf (text, "%s %s %s %s %s %s %s", spor_claim_item_get_name (self),
                          spor_claim_item_get_place (self), self->meeting_name,
                          self->meeting->place, spor_claim_state_label (claim->state), claim->note,
                          claim->reference);
  spor_text_add_amount (text, spor_claim_item_get_total (self));
  spor_text_add_amount (text, spor_claim_item_get_due (self));
  for (guint i = 0; i < claim->lines->len; i++)
    {
      const SporClaimLine *line = spor_claim_line (claim, i);

      g_string_append_printf (text, " %s %s %s %s", spor_mode_label (line->mode), line->origin,
                              line->destination, line->note);
    }
  return spor_text_fold (text->str);
}

SporClaimItem *
spor_claim_item_new (SporSnapshot *snapshot, guint index)
{
  SporRefunds *refunds = spor_snapshot_get_refunds (snapshot);
  const SporClaim *claim = spor_refunds_claim (refunds, index);
  const SporMeeting *meeting = spor_snapshot_find_meeting (snapshot, claim->meeting_id);
  SporClaimItem *self;

  if (!meeting)
    return NULL;
  self = g_object_new (SPOR_TYPE_CLAIM_ITEM, NULL);
  self->snapshot = g_object_ref (snapshot);
  self->index = index;
  self->meeting = meeting;
  self->member = spor_snapshot_find_member (snapshot, claim->signup_id);
  self->meeting_name = spor_meeting_name (meeting);
  self->search = spor_claim_item_fold (self);
  return self;
}

SporClaimItem *
spor_claim_item_new_for_id (SporSnapshot *snapshot, const char *id)
{
  int index = spor_refunds_find_claim (spor_snapshot_get_refunds (snapshot), id);

  return index >= 0 ? spor_claim_item_new (snapshot, index) : NULL;
}

GPtrArray *
spor_claim_items_load (SporSnapshot *snapshot)
{
  SporRefunds *refunds = spor_snapshot_get_refunds (snapshot);
  GPtrArray *items = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < spor_refunds_n_claims (refunds); i++)
    {
      SporClaimItem *item = spor_claim_item_new (snapshot, i);

      if (item)
        g_ptr_array_add (items, item);
    }
  return items;
}

SporSnapshot *
spor_claim_item_get_snapshot (SporClaimItem *self)
{
  g_return_val_if_fail (SPOR_IS_CLAIM_ITEM (self), NULL);

  return self->snapshot;
}

const SporClaim *
spor_claim_item_get_claim (SporClaimItem *self)
{
  g_return_val_if_fail (SPOR_IS_CLAIM_ITEM (self), NULL);

  return spor_refunds_claim (spor_snapshot_get_refunds (self->snapshot), self->index);
}

const SporMeeting *
spor_claim_item_get_meeting (SporClaimItem *self)
{
  g_return_val_if_fail (SPOR_IS_CLAIM_ITEM (self), NULL);

  return self->meeting;
}

const char *
spor_claim_item_get_name (SporClaimItem *self)
{
  g_return_val_if_fail (SPOR_IS_CLAIM_ITEM (self), "");

  return self->member ? self->member->name : "";
}

const char *
spor_claim_item_get_name_key (SporClaimItem *self)
{
  g_return_val_if_fail (SPOR_IS_CLAIM_ITEM (self), "");

  return self->member ? self->member->name_key : "";
}

const char *
spor_claim_item_get_place (SporClaimItem *self)
{
  g_return_val_if_fail (SPOR_IS_CLAIM_ITEM (self), "");

  return self->member ? self->member->place : "";
}

const char *
spor_claim_item_get_meeting_name (SporClaimItem *self)
{
  g_return_val_if_fail (SPOR_IS_CLAIM_ITEM (self), "");

  return self->meeting_name;
}

gint64
spor_claim_item_get_total (SporClaimItem *self)
{
  return spor_claim_total (spor_claim_item_get_claim (self));
}

gint64
spor_claim_item_get_due (SporClaimItem *self)
{
  return spor_refunds_due (spor_snapshot_get_refunds (self->snapshot),
                           spor_claim_item_get_claim (self));
}

const GPtrArray *
spor_claim_item_get_findings (SporClaimItem *self)
{
  g_return_val_if_fail (SPOR_IS_CLAIM_ITEM (self), NULL);

  if (!self->findings)
    self->findings = spor_snapshot_judge (self->snapshot, spor_claim_item_get_claim (self));
  return self->findings;
}

guint
spor_claim_item_count_findings (SporClaimItem *self, SporSeverity severity)
{
  const GPtrArray *findings = spor_claim_item_get_findings (self);
  guint n = 0;

  for (guint i = 0; i < findings->len; i++)
    if (((SporClaimFinding *)g_ptr_array_index (findings, i))->severity == severity)
      n++;
  return n;
}

gboolean
spor_claim_item_matches (SporClaimItem *self, const char *folded)
{
  g_auto (GStrv) words = g_strsplit (folded, " ", -1);

  for (guint i = 0; words[i]; i++)
    if (!strstr (self->search, words[i]))
      return FALSE;
  return TRUE;
}

/* --- What claims are judged by -------------------------------------------------------------- */

const SporSignupRow *
spor_snapshot_find_member (SporSnapshot *snapshot, const char *signup_id)
{
  SporSignups *signups = spor_snapshot_get_signups (snapshot);
  int index = spor_signups_find (signups, signup_id);

  return index >= 0 ? spor_signups_row (signups, index) : NULL;
}

const SporMunicipality *
spor_snapshot_find_home (SporSnapshot *snapshot, const char *signup_id)
{
  const SporSignupRow *member = spor_snapshot_find_member (snapshot, signup_id);

  return member && member->municipality >= 0
             ? spor_places_get (spor_snapshot_get_round (snapshot)->places, member->municipality)
             : NULL;
}

const SporMeeting *
spor_snapshot_find_meeting (SporSnapshot *snapshot, const char *meeting_id)
{
  SporRefunds *refunds = spor_snapshot_get_refunds (snapshot);
  int index = spor_refunds_find_meeting (refunds, meeting_id);

  return index >= 0 ? spor_refunds_meeting (refunds, index) : NULL;
}

GPtrArray *
spor_snapshot_judge (SporSnapshot *snapshot, const SporClaim *claim)
{
  return spor_refunds_check (spor_snapshot_get_refunds (snapshot), claim,
                             spor_snapshot_find_home (snapshot, claim->signup_id),
                             spor_snapshot_get_round (snapshot)->places,
                             spor_day_of_instant (g_get_real_time () / G_USEC_PER_SEC));
}

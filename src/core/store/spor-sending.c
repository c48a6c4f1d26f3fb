/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "spor-sending.h"

#include "spor-store.h"

struct _SporSending
{
  const SporSendingType *type;
  gpointer shown;   /* as the book had it last; NULL: not known yet */
  GPtrArray *sent;  /* since: first what the book has taken and not shown yet */
  guint n_taken;    /* how many these are; the others are not answered yet */
  gpointer refused; /* what the book answered last that it does not take; or NULL */
};

SporSending *
spor_sending_new (const SporSendingType *type)
{
  SporSending *self = g_rc_box_new0 (SporSending);

  self->type = type;
  self->sent = g_ptr_array_new_with_free_func (type->free);
  return self;
}

SporSending *
spor_sending_ref (SporSending *self)
{
  return g_rc_box_acquire (self);
}

static void
spor_sending_clear (gpointer data)
{
  SporSending *self = data;

  g_clear_pointer (&self->shown, self->type->free);
  g_clear_pointer (&self->refused, self->type->free);
  g_ptr_array_unref (self->sent);
}

void
spor_sending_unref (SporSending *self)
{
  g_rc_box_release_full (self, spor_sending_clear);
}

/* @now: (transfer full) */
static void
spor_sending_set_shown (SporSending *self, gpointer now)
{
  g_clear_pointer (&self->shown, self->type->free);
  self->shown = now;
}

static gboolean
spor_sending_is_waiting (SporSending *self)
{
  return self->n_taken < self->sent->len;
}

/* While the book still has to answer, older things than were taken may be shown. */
void
spor_sending_show (SporSending *self, gconstpointer now)
{
  g_return_if_fail (self != NULL && now != NULL);

  if (!spor_sending_is_waiting (self))
    {
      g_ptr_array_set_size (self->sent, 0);
      self->n_taken = 0;
    }
  spor_sending_set_shown (self, self->type->copy ((gpointer)now));
}

gpointer
spor_sending_get_shown (SporSending *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->shown;
}

gpointer
spor_sending_get_known (SporSending *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->sent->len > 0 ? g_ptr_array_index (self->sent, self->sent->len - 1) : self->shown;
}

void
spor_sending_send (SporSending *self, gpointer record)
{
  g_return_if_fail (self != NULL && record != NULL);

  g_ptr_array_add (self->sent, record);
}

void
spor_sending_answer (SporSending *self, const GError *error, gboolean elsewhere)
{
  g_return_if_fail (self != NULL);
  g_return_if_fail (spor_sending_is_waiting (self));

  g_clear_pointer (&self->refused, self->type->free);
  if (!error && !elsewhere)
    self->n_taken++;
  else if (!error)
    spor_sending_set_shown (self, g_ptr_array_steal_index (self->sent, self->n_taken));
  else if (g_error_matches (error, SPOR_STORE_ERROR, SPOR_STORE_ERROR_CONFLICT))
    g_ptr_array_remove_index (self->sent, self->n_taken);
  else
    self->refused = g_ptr_array_steal_index (self->sent, self->n_taken);
}

gboolean
spor_sending_is_known (SporSending *self, gconstpointer typed)
{
  gconstpointer known = spor_sending_get_known (self);

  return known && self->type->equal (typed, known);
}

gboolean
spor_sending_is_refused (SporSending *self, gconstpointer typed)
{
  g_return_val_if_fail (self != NULL, FALSE);

  return self->refused && self->type->equal (typed, self->refused);
}

static gboolean
spor_sending_has_sent (SporSending *self, GEqualFunc same, gconstpointer now)
{
  for (guint i = 0; i < self->sent->len; i++)
    if (same (g_ptr_array_index (self->sent, i), now))
      return TRUE;
  return FALSE;
}

SporThing
spor_sending_whose (SporSending *self, GEqualFunc same, gconstpointer typed, gconstpointer now)
{
  SporThing whose;

  g_return_val_if_fail (self != NULL && self->shown != NULL, SPOR_THING_OURS);

  if (typed && same (typed, now))
    return SPOR_THING_OURS;
  whose = spor_thing_of (typed && same (typed, self->shown), same (now, self->shown), FALSE);
  return whose == SPOR_THING_DISPUTED && spor_sending_has_sent (self, same, now) ? SPOR_THING_OURS
                                                                                 : whose;
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "spor-signups.h"

struct _SporSignup
{
  GObject parent_instance;

  SporSignups *signups; /* owned */
  guint index;
};

G_DEFINE_FINAL_TYPE (SporSignup, spor_signup, G_TYPE_OBJECT)

static void
spor_signup_finalize (GObject *object)
{
  SporSignup *self = SPOR_SIGNUP (object);

  spor_signups_unref (self->signups);
  G_OBJECT_CLASS (spor_signup_parent_class)->finalize (object);
}

static void
spor_signup_class_init (SporSignupClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = spor_signup_finalize;
}

static void
spor_signup_init (SporSignup *self)
{
}

SporSignup *
spor_signup_new (SporSignups *signups, guint index)
{
  SporSignup *self;

  g_return_val_if_fail (index < spor_signups_n (signups), NULL);

  self = g_object_new (SPOR_TYPE_SIGNUP, NULL);
  self->signups = spor_signups_ref (signups);
  self->index = index;
  return self;
}

SporSignups *
spor_signup_get_signups (SporSignup *self)
{
  g_return_val_if_fail (SPOR_IS_SIGNUP (self), NULL);

  return self->signups;
}

guint
spor_signup_get_index (SporSignup *self)
{
  g_return_val_if_fail (SPOR_IS_SIGNUP (self), 0);

  return self->index;
}

const SporSignupRow *
spor_signup_get_row (SporSignup *self)
{
  g_return_val_if_fail (SPOR_IS_SIGNUP (self), NULL);

  return spor_signups_row (self->signups, self->index);
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "spor-signup-side.h"

struct _SporSignupSide
{
  AdwBin parent_instance;

  /* borrowed, NULL until somebody is shown */
  GtkStack *stack;
  SporSignupPane *pane;   /* one */
  SporSignupParty *party; /* several */

  guint place; /* where the one is in the list, or was: then that of whoever came after */
};

enum
{
  CLOSED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (SporSignupSide, spor_signup_side, ADW_TYPE_BIN)

static void
spor_signup_side_class_init (SporSignupSideClass *klass)
{
  signals[CLOSED] = g_signal_new ("closed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                  NULL, NULL, G_TYPE_NONE, 0);
}

static void
spor_signup_side_init (SporSignupSide *self)
{
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
}

static void
on_closed_cb (SporSignupSide *self)
{
  g_signal_emit (self, signals[CLOSED], 0);
}

static void
spor_signup_side_add (SporSignupSide *self, GtkWidget *child)
{
  g_signal_connect_object (child, "closed", G_CALLBACK (on_closed_cb), self, G_CONNECT_SWAPPED);
  gtk_stack_add_child (self->stack, child);
}

/* Filling a pane with its fields takes as long as the rest of the page, and the window can do
 * without. */
static void
spor_signup_side_fill (SporSignupSide *self)
{
  if (self->stack)
    return;
  self->stack = GTK_STACK (gtk_stack_new ());
  gtk_stack_set_hhomogeneous (self->stack, FALSE);
  self->pane = g_object_new (SPOR_TYPE_SIGNUP_PANE, NULL);
  self->party = g_object_new (SPOR_TYPE_SIGNUP_PARTY, NULL);
  spor_signup_side_add (self, GTK_WIDGET (self->pane));
  spor_signup_side_add (self, GTK_WIDGET (self->party));
  adw_bin_set_child (ADW_BIN (self), GTK_WIDGET (self->stack));
}

void
spor_signup_side_show_one (SporSignupSide *self, SporBook *book, SporSignup *signup)
{
  g_return_if_fail (SPOR_IS_SIGNUP_SIDE (self));

  if (signup)
    spor_signup_side_fill (self);
  if (!self->stack)
    return;
  spor_signup_pane_show (self->pane, book, signup);
  gtk_widget_set_visible (GTK_WIDGET (self), signup != NULL);
  gtk_stack_set_visible_child (self->stack, GTK_WIDGET (self->pane));
}

SporSignupParty *
spor_signup_side_gather (SporSignupSide *self,
                         SporBook *book,
                         SporSignups *signups,
                         GArray *indices)
{
  g_return_val_if_fail (SPOR_IS_SIGNUP_SIDE (self), NULL);

  spor_signup_side_fill (self);
  spor_signup_party_show (self->party, book, signups, indices);
  return self->party;
}

void
spor_signup_side_show_several (SporSignupSide *self,
                               SporBook *book,
                               SporSignups *signups,
                               GArray *indices)
{
  g_return_if_fail (SPOR_IS_SIGNUP_SIDE (self));

  spor_signup_side_gather (self, book, signups, indices);
  gtk_stack_set_visible_child (self->stack, GTK_WIDGET (self->party));
  gtk_widget_set_visible (GTK_WIDGET (self), TRUE);
}

SporSignupPane *
spor_signup_side_get_pane (SporSignupSide *self)
{
  g_return_val_if_fail (SPOR_IS_SIGNUP_SIDE (self), NULL);

  return self->pane;
}

SporSignupParty *
spor_signup_side_get_party (SporSignupSide *self)
{
  g_return_val_if_fail (SPOR_IS_SIGNUP_SIDE (self), NULL);

  return self->party;
}

void
spor_signup_side_follow (SporSignupSide *self, SporSignupList *list, const char *id)
{
  guint place = id ? spor_signup_list_find (list, id) : G_MAXUINT;

  g_return_if_fail (SPOR_IS_SIGNUP_SIDE (self));

  if (place != G_MAXUINT)
    self->place = place;
  if (self->pane)
    spor_signup_pane_set_unlisted (self->pane, id && place == G_MAXUINT
                                                   && spor_signup_list_get_n_found (list) > 0);
}

const char *
spor_signup_side_get_next (SporSignupSide *self, SporSignupList *list)
{
  guint n = spor_signup_list_get_n_found (list);
  int index;

  g_return_val_if_fail (SPOR_IS_SIGNUP_SIDE (self), NULL);

  index = spor_signup_list_get_index (list, self->place < n ? self->place : 0);
  return index < 0 ? NULL : spor_signups_row (spor_signup_list_get_signups (list), index)->id;
}

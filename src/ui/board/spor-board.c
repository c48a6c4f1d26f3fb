/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "spor-board-private.h"

#include "spor-held-key.h"
#include "spor-offer.h"

#include <glib/gi18n-lib.h>

/* A hand that trembles does not move the pointer. */
#define TREMBLE 8

struct _SporBoard
{
  GObject parent_instance;

  /* owned */
  SporBook *book;
  SporComposition *composition;
  SporMeasure *measure;
  SporProspect *prospect;
  SporForesight *foresight;
  SporCardChoice *choice;
  SporSignup *dragged;
  char *moving; /* whose move is on its way */
  GSimpleActionGroup *actions;

  /* borrowed */
  GtkWidget *aim_owner; /* weak; NULL: nothing is aimed at */

  SporPlaceOnBoard aim;
  graphene_rect_t carried;  /* where what is dragged lies, in the window */
  graphene_point_t pointer; /* in the window; of no use before anything is carried */
  char *promise;            /* what was to become of the card when it came to where it is */
  gboolean reshaped;        /* the composition is another since then */
  gboolean dropping;        /* the move on its way was made by dragging */
  gboolean is_carried;
  gboolean is_at_rest; /* the pointer is where it let go */
  SporHeldKey held;
};

enum
{
  PROP_DRAGGED = 1,
  N_PROPS
};

enum
{
  CHANGED,
  FAILED,
  MOVED,
  REFUSED,
  AIMED,
  CARRIED,
  REVEAL,
  N_SIGNALS
};

static GParamSpec *properties[N_PROPS];
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (SporBoard, spor_board, G_TYPE_OBJECT)

static gboolean
spor_board_knows (const char *id, gpointer data)
{
  SporBoard *self = data;

  return self->composition && spor_signups_find (self->composition->signups, id) >= 0;
}

static void
spor_board_set_composition (SporBoard *self, SporComposition *composition)
{
  g_clear_pointer (&self->measure, spor_measure_free);
  g_clear_pointer (&self->composition, spor_composition_unref);
  if (composition)
    {
      self->composition = spor_composition_ref (composition);
      self->measure = spor_measure_new (composition);
    }
  self->reshaped = TRUE;
  spor_card_choice_sift (self->choice, spor_board_knows, self);
  spor_prospect_ask (self->prospect, composition);
  g_signal_emit (self, signals[CHANGED], 0);
}

static void
on_snapshot_changed_cb (SporBoard *self)
{
  SporSnapshot *snapshot = self->book ? spor_book_get_snapshot (self->book) : NULL;

  spor_board_set_composition (self, snapshot ? spor_snapshot_get_composition (snapshot) : NULL);
}

/* --- Moves ---------------------------------------------------------------------------------- */

/* The sign-up as the composition knows it now, or -1: snapshots change while somebody drags. */
int
spor_board_index (SporBoard *self, SporSignup *signup)
{
  if (!self->composition)
    return -1;
  if (spor_signup_get_signups (signup) == self->composition->signups)
    return spor_signup_get_index (signup);
  return spor_signups_find (self->composition->signups, spor_signup_get_row (signup)->id);
}

SporMove
spor_move_to (guint signup, const SporPlaceOnBoard *place)
{
  return (SporMove){ .signup = signup,
                     .to = place->spot,
                     .track = place->track,
                     .position = place->position,
                     .swap_with = place->swap_with };
}

gboolean
spor_board_is_there (SporBoard *self, guint signup, const SporPlaceOnBoard *place)
{
  guint track, position;
  SporSpot spot = spor_composition_find (self->composition, signup, &track, &position);

  if (place->swap_with == (int)signup)
    return TRUE;
  return spot == place->spot && (spot == SPOR_SPOT_POOL || track == place->track)
         && place->position < 0 && place->swap_with < 0;
}

char *
spor_board_offer (SporBoard *self,
                  SporSignup *signup,
                  const SporPlaceOnBoard *place,
                  gboolean *allowed)
{
  g_autoptr (SporOffer) offer = spor_offer_new (self, signup, place);

  *allowed = offer && offer->allowed;
  return offer ? g_steal_pointer (&offer->brief) : NULL;
}

void
spor_board_begin_move (SporBoard *self, const char *id)
{
  char *own = g_strdup (id);

  g_free (self->moving);
  self->moving = own;
  self->dropping = self->dragged != NULL;
}

void
spor_board_fail (SporBoard *self, const char *why)
{
  g_signal_emit (self, signals[FAILED], 0, why);
}

void
spor_board_tell_refusals (SporBoard *self, const GPtrArray *refusals)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; refusals && i < refusals->len; i++)
    g_string_append_printf (text, "%s%s", i ? "\n" : "",
                            ((SporBreach *)g_ptr_array_index (refusals, i))->text);
  g_signal_emit (self, signals[REFUSED], 0, text->str);
}

void
on_board_moved_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (SporBoard) self = data;
  g_autoptr (GError) error = NULL;
  SporSnapshot *snapshot = spor_book_get_snapshot (SPOR_BOOK (source));

  g_clear_pointer (&self->moving, g_free);
  self->dropping = FALSE;
  if (!spor_book_run_finish (SPOR_BOOK (source), result, &error))
    g_signal_emit (self, signals[FAILED], 0, error->message);
  else if (snapshot)
    g_signal_emit (self, signals[MOVED], 0, spor_snapshot_get_undo (snapshot));
}

void
spor_board_move (SporBoard *self, SporSignup *signup, const SporPlaceOnBoard *place)
{
  g_autoptr (SporBreach) breach = NULL;
  int index;
  SporMove move;

  g_return_if_fail (SPOR_IS_BOARD (self));

  index = spor_board_index (self, signup);
  if (index < 0 || spor_board_is_there (self, index, place))
    return;
  move = spor_move_to (index, place);
  if ((breach = spor_composition_check_move (self->composition, &move)))
    {
      g_signal_emit (self, signals[FAILED], 0, breach->text);
      return;
    }
  spor_board_tell_refusals (self, NULL);
  spor_board_begin_move (self, spor_signup_get_row (signup)->id);
  spor_book_move_async (self->book, self->composition, &move, on_board_moved_cb,
                        g_object_ref (self));
}

SporMark
spor_board_get_mark (SporBoard *self, SporSignup *signup)
{
  int index;

  g_return_val_if_fail (SPOR_IS_BOARD (self), SPOR_MARK_NONE);

  index = spor_board_index (self, signup);
  return index < 0 ? SPOR_MARK_NONE : spor_composition_get_mark (self->composition, index);
}

void
spor_board_mark (SporBoard *self, SporSignup *signup, SporMark mark)
{
  g_autoptr (SporBreach) breach = NULL;
  int index;

  g_return_if_fail (SPOR_IS_BOARD (self));

  index = spor_board_index (self, signup);
  if (index < 0 || spor_composition_get_mark (self->composition, index) == mark)
    return;
  if ((breach = spor_composition_check_mark (self->composition, index, mark)))
    {
      g_signal_emit (self, signals[FAILED], 0, breach->text);
      return;
    }
  spor_board_tell_refusals (self, NULL);
  spor_board_begin_move (self, spor_signup_get_row (signup)->id);
  spor_book_mark_async (self->book, self->composition, index, mark, on_board_moved_cb,
                        g_object_ref (self));
}

const char *
spor_board_get_moving (SporBoard *self)
{
  g_return_val_if_fail (SPOR_IS_BOARD (self), NULL);

  return self->moving;
}

gboolean
spor_board_holds_key (SporBoard *self, guint key)
{
  return spor_held_key_repeats (&self->held, key);
}

void
spor_board_release_key (SporBoard *self)
{
  g_return_if_fail (SPOR_IS_BOARD (self));

  spor_held_key_release (&self->held);
}

/* --- Object --------------------------------------------------------------------------------- */

static void
spor_board_dispose (GObject *object)
{
  SporBoard *self = SPOR_BOARD (object);

  g_clear_object (&self->book);
  g_clear_object (&self->dragged);
  g_clear_object (&self->choice);
  g_clear_weak_pointer (&self->aim_owner);
  /* what is still being worked out holds on to them */
  if (self->prospect)
    spor_prospect_ask (self->prospect, NULL);
  if (self->foresight)
    spor_foresight_ask (self->foresight, NULL, 0);
  g_clear_object (&self->prospect);
  g_clear_object (&self->foresight);
  g_clear_object (&self->actions);
  G_OBJECT_CLASS (spor_board_parent_class)->dispose (object);
}

static void
spor_board_finalize (GObject *object)
{
  SporBoard *self = SPOR_BOARD (object);

  g_free (self->promise);
  g_free (self->moving);
  g_clear_pointer (&self->measure, spor_measure_free);
  g_clear_pointer (&self->composition, spor_composition_unref);
  G_OBJECT_CLASS (spor_board_parent_class)->finalize (object);
}

static void
spor_board_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  SporBoard *self = SPOR_BOARD (object);

  if (id == PROP_DRAGGED)
    g_value_set_object (value, self->dragged);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static guint
spor_signal_new (const char *name, gboolean with_text)
{
  if (with_text)
    return g_signal_new (name, SPOR_TYPE_BOARD, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE,
                         1, G_TYPE_STRING);
  return g_signal_new (name, SPOR_TYPE_BOARD, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE,
                       0);
}

static void
spor_board_class_init (SporBoardClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = spor_board_dispose;
  object_class->finalize = spor_board_finalize;
  object_class->get_property = spor_board_get_property;

  properties[PROP_DRAGGED] = g_param_spec_object ("dragged", NULL, NULL, SPOR_TYPE_SIGNUP,
                                                  G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  signals[CHANGED] = spor_signal_new ("changed", FALSE);
  signals[FAILED] = spor_signal_new ("failed", TRUE);
  signals[MOVED] = spor_signal_new ("moved", TRUE);
  signals[REFUSED] = spor_signal_new ("refused", TRUE);
  signals[AIMED] = spor_signal_new ("aimed", FALSE);
  signals[CARRIED] = spor_signal_new ("carried", FALSE);
  signals[REVEAL] = spor_signal_new ("reveal", TRUE);
}

static void
spor_board_init (SporBoard *self)
{
  self->prospect = spor_prospect_new ();
  self->foresight = spor_foresight_new ();
  self->choice = spor_card_choice_new ();
  self->actions = g_simple_action_group_new ();
  spor_board_add_actions (self);
  spor_board_add_party_actions (self);
}

SporBoard *
spor_board_new (void)
{
  return g_object_new (SPOR_TYPE_BOARD, NULL);
}

void
spor_board_set_book (SporBoard *self, SporBook *book)
{
  g_return_if_fail (SPOR_IS_BOARD (self));

  if (self->book == book)
    return;
  if (self->book)
    g_signal_handlers_disconnect_by_func (self->book, on_snapshot_changed_cb, self);
  g_set_object (&self->book, book);
  if (book)
    g_signal_connect_object (book, "notify::snapshot", G_CALLBACK (on_snapshot_changed_cb), self,
                             G_CONNECT_SWAPPED);
  on_snapshot_changed_cb (self);
}

SporBook *
spor_board_get_book (SporBoard *self)
{
  g_return_val_if_fail (SPOR_IS_BOARD (self), NULL);

  return self->book;
}

SporComposition *
spor_board_get_composition (SporBoard *self)
{
  g_return_val_if_fail (SPOR_IS_BOARD (self), NULL);

  return self->composition;
}

const SporMeasure *
spor_board_get_measure (SporBoard *self)
{
  g_return_val_if_fail (SPOR_IS_BOARD (self), NULL);

  return self->measure;
}

SporProspect *
spor_board_get_prospect (SporBoard *self)
{
  g_return_val_if_fail (SPOR_IS_BOARD (self), NULL);

  return self->prospect;
}

SporForesight *
spor_board_get_foresight (SporBoard *self)
{
  g_return_val_if_fail (SPOR_IS_BOARD (self), NULL);

  return self->foresight;
}

char *
spor_board_get_reason (SporBoard *self, SporSignup *signup, guint *count)
{
  SporReasons *reasons;
  int index;

  g_return_val_if_fail (SPOR_IS_BOARD (self), NULL);

  reasons = spor_prospect_get_reasons (self->prospect);
  index = spor_board_index (self, signup);
  *count = reasons && index >= 0 ? spor_reasons_count (reasons, index) : 0;
  return *count > 0 ? spor_reasons_text (reasons, index) : NULL;
}

char *
spor_board_get_reason_sentence (SporBoard *self, SporSignup *signup)
{
  SporReasons *reasons;
  int index;

  g_return_val_if_fail (SPOR_IS_BOARD (self), NULL);

  reasons = spor_prospect_get_reasons (self->prospect);
  index = spor_board_index (self, signup);
  return reasons && index >= 0 ? spor_reasons_sentence (reasons, index) : NULL;
}

double
spor_board_get_chance (SporBoard *self, SporSignup *signup)
{
  int index;

  g_return_val_if_fail (SPOR_IS_BOARD (self), -1);

  index = spor_board_index (self, signup);
  return index < 0 ? -1 : spor_composition_chance (self->composition, index);
}

char *
spor_board_get_pseudonym (SporBoard *self, SporSignup *signup)
{
  const SporOrigin *origin;
  int candidate;

  g_return_val_if_fail (SPOR_IS_BOARD (self), NULL);

  origin = self->composition ? self->composition->origin : NULL;
  candidate = origin ? spor_origin_find (origin, spor_signup_get_row (signup)->id) : -1;
  return candidate < 0 ? NULL : spor_pseudonym (candidate, origin->ids->len);
}

GActionGroup *
spor_board_get_actions (SporBoard *self)
{
  g_return_val_if_fail (SPOR_IS_BOARD (self), NULL);

  return G_ACTION_GROUP (self->actions);
}

SporCardChoice *
spor_board_get_choice (SporBoard *self)
{
  g_return_val_if_fail (SPOR_IS_BOARD (self), NULL);

  return self->choice;
}

static gboolean
spor_places_equal (const SporPlaceOnBoard *one, const SporPlaceOnBoard *other)
{
  return one->spot == other->spot && one->track == other->track && one->position == other->position
         && one->swap_with == other->swap_with;
}

/* (transfer full) (nullable) */
static char *
spor_board_foretell (SporBoard *self, SporSignup *signup, const SporPlaceOnBoard *place)
{
  g_autoptr (SporOffer) offer = spor_offer_new (self, signup, place);

  return offer ? g_steal_pointer (&offer->deed) : NULL;
}

gboolean
spor_board_keeps_promise (SporBoard *self, SporSignup *signup, const SporPlaceOnBoard *place)
{
  g_autofree char *deed = NULL;

  g_return_val_if_fail (SPOR_IS_BOARD (self), FALSE);

  if (!self->reshaped || !self->promise)
    return TRUE;
  deed = spor_board_foretell (self, signup, place);
  return g_strcmp0 (deed, self->promise) == 0;
}

void
spor_board_aim_anew (SporBoard *self, GtkWidget *owner, const SporPlaceOnBoard *place)
{
  g_return_if_fail (SPOR_IS_BOARD (self));

  if (self->aim_owner != owner)
    return;
  self->aim = *place;
  g_signal_emit (self, signals[AIMED], 0);
}

void
spor_board_set_aim (SporBoard *self, GtkWidget *owner, const SporPlaceOnBoard *place)
{
  g_return_if_fail (SPOR_IS_BOARD (self));

  if (place ? self->aim_owner == owner && spor_places_equal (&self->aim, place)
            : self->aim_owner != owner)
    return;
  g_set_weak_pointer (&self->aim_owner, place ? owner : NULL);
  if (place)
    {
      self->aim = *place;
      g_free (self->promise);
      self->promise = self->dragged ? spor_board_foretell (self, self->dragged, place) : NULL;
      self->reshaped = FALSE;
    }
  g_signal_emit (self, signals[AIMED], 0);
}

const SporPlaceOnBoard *
spor_board_get_aim (SporBoard *self)
{
  g_return_val_if_fail (SPOR_IS_BOARD (self), NULL);

  return self->aim_owner ? &self->aim : NULL;
}

void
spor_board_reveal (SporBoard *self, const char *id)
{
  g_return_if_fail (SPOR_IS_BOARD (self));

  g_signal_emit (self, signals[REVEAL], 0, id);
}

gboolean
spor_board_is_dropping (SporBoard *self)
{
  g_return_val_if_fail (SPOR_IS_BOARD (self), FALSE);

  return self->dropping;
}

/* With several on the way nobody can say yet. */
static void
spor_board_foresee (SporBoard *self)
{
  g_autoptr (GArray) party = self->dragged ? spor_board_party (self, self->dragged) : NULL;
  int index = party && party->len == 1 ? (int)g_array_index (party, guint, 0) : -1;

  spor_foresight_ask (self->foresight, index < 0 ? NULL : self->composition, MAX (index, 0));
}

void
spor_board_set_dragged (SporBoard *self, SporSignup *signup)
{
  g_return_if_fail (SPOR_IS_BOARD (self));

  if (!g_set_object (&self->dragged, signup))
    return;
  g_clear_weak_pointer (&self->aim_owner);
  self->is_at_rest = !signup && self->is_carried;
  self->is_carried = FALSE;
  if (signup)
    g_clear_pointer (&self->promise, g_free);
  spor_board_foresee (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_DRAGGED]);
}

SporSignup *
spor_board_get_dragged (SporBoard *self)
{
  g_return_val_if_fail (SPOR_IS_BOARD (self), NULL);

  return self->dragged;
}

void
spor_board_set_carried (SporBoard *self,
                        const graphene_rect_t *carried,
                        const graphene_point_t *pointer)
{
  g_return_if_fail (SPOR_IS_BOARD (self));

  self->carried = *carried;
  self->pointer = *pointer;
  self->is_carried = TRUE;
  g_signal_emit (self, signals[CARRIED], 0);
}

const graphene_rect_t *
spor_board_get_carried (SporBoard *self)
{
  g_return_val_if_fail (SPOR_IS_BOARD (self), NULL);

  return self->is_carried ? &self->carried : NULL;
}

gboolean
spor_board_is_pointer_at_rest (SporBoard *self, const graphene_point_t *pointer)
{
  g_return_val_if_fail (SPOR_IS_BOARD (self), FALSE);

  if (self->is_at_rest && !graphene_point_near (&self->pointer, pointer, TREMBLE))
    self->is_at_rest = FALSE;
  return self->is_at_rest;
}

SporSnapshot *
spor_board_get_snapshot (SporBoard *self)
{
  g_return_val_if_fail (SPOR_IS_BOARD (self), NULL);

  return self->book ? spor_book_get_snapshot (self->book) : NULL;
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "spor-signup-list.h"

/* A list view keeps widgets for 200 rows, shown or not, and makes or breaks one in half a
 * millisecond. So many rows come or go in one turn of the main loop; those past the view's widgets
 * cost nothing. */
#define STEP 40
#define VIEW_ROWS 200

struct _SporSignupSlot
{
  GObject parent_instance;

  /* borrowed */
  SporSignupList *list; /* NULL once it is gone */

  guint position;
};

struct _SporSignupList
{
  GObject parent_instance;

  /* shown */
  SporComposition *shown; /* owned, nullable */
  GArray *order;          /* guint: indices of its sign-ups */
  guint told;             /* how many rows it is said to have: order's, once it has come so far */
  GHashTable *slots;      /* position → SporSignupSlot, borrowed: those in use */

  /* to be shown, once enough rows have gone; else NULL */
  SporComposition *next;
  GArray *next_order;
  guint stepping; /* source id */

  /* asked for */
  SporComposition *wanted; /* owned, nullable */
  SporSignupQuery *query;
  GArray *sorted; /* all of sorted_of in the order of sorted_by; owned, nullable */
  SporComposition *sorted_of;
  int sorted_by;
  gboolean sorted_descending;
  GCancellable *cancellable; /* of the question under way; NULL: none is */
  guint serial;              /* an answer to an older question is dropped */
};

enum
{
  CHANGED,
  UPDATED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (SporSignupSlot, spor_signup_slot, G_TYPE_OBJECT)

static void spor_signup_list_iface_init (GListModelInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (SporSignupList,
                               spor_signup_list,
                               G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL,
                                                      spor_signup_list_iface_init))

/* --- Questions and answers ------------------------------------------------------------------ */

typedef struct
{
  GWeakRef list; /* weak: the thread may be the last to let go of the question */
  guint serial;
  SporComposition *composition;
  SporSignupQuery *query;
  GArray *sorted; /* NULL: sort first */
} SporQuestion;

typedef struct
{
  GArray *sorted;
  GArray *order;
} SporAnswer;

static void
spor_question_free (gpointer data)
{
  SporQuestion *question = data;

  g_weak_ref_clear (&question->list);
  spor_composition_unref (question->composition);
  spor_signup_query_free (question->query);
  g_clear_pointer (&question->sorted, g_array_unref);
  g_free (question);
}

static void
spor_answer_free (gpointer data)
{
  SporAnswer *answer = data;

  g_array_unref (answer->sorted);
  g_array_unref (answer->order);
  g_free (answer);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SporAnswer, spor_answer_free)

/* In a thread. */
static void
spor_question_work (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  SporQuestion *question = data;
  g_autoptr (GArray) sorted = question->sorted
                                  ? g_array_ref (question->sorted)
                                  : spor_signups_sort (question->composition, question->query);
  g_autoptr (GArray) order
      = spor_signups_filter (question->composition, sorted, question->query, cancellable);
  SporAnswer *answer;

  if (!order)
    {
      g_task_return_error_if_cancelled (task);
      return;
    }
  answer = g_new0 (SporAnswer, 1);
  answer->sorted = g_steal_pointer (&sorted);
  answer->order = g_steal_pointer (&order);
  g_task_return_pointer (task, answer, spor_answer_free);
}

/* A list view may drop slots, or ask for more, while it hears of a change. */
static void
spor_signup_list_tell_slots (SporSignupList *self)
{
  g_autoptr (GPtrArray) slots = g_ptr_array_new_with_free_func (g_object_unref);
  GHashTableIter iter;
  gpointer slot;

  g_hash_table_iter_init (&iter, self->slots);
  while (g_hash_table_iter_next (&iter, NULL, &slot))
    g_ptr_array_add (slots, g_object_ref (slot));
  for (guint i = 0; i < slots->len; i++)
    g_signal_emit (g_ptr_array_index (slots, i), signals[CHANGED], 0);
}

static void
spor_signup_list_tell (SporSignupList *self, guint told)
{
  guint before = self->told, common = MIN (before, told);

  self->told = told;
  if (before != told)
    g_list_model_items_changed (G_LIST_MODEL (self), common, before - common, told - common);
}

/* How many rows to have after the next step from @told to @wanted. */
static guint
spor_next_step (guint told, guint wanted)
{
  if (told < wanted)
    return told >= VIEW_ROWS ? wanted : MIN (wanted, told + STEP);
  if (told > VIEW_ROWS)
    return MAX (wanted, VIEW_ROWS);
  return MAX ((int)wanted, (int)told - STEP);
}

/* The next order is shown from now on, with @told of its rows. */
static void
spor_signup_list_install (SporSignupList *self, guint told)
{
  g_clear_pointer (&self->shown, spor_composition_unref);
  self->shown = g_steal_pointer (&self->next);
  g_array_unref (self->order);
  self->order = g_steal_pointer (&self->next_order);
  spor_signup_list_tell (self, told);
  spor_signup_list_tell_slots (self);
  g_signal_emit (self, signals[UPDATED], 0);
}

/* Rows go before the new order is shown, and come after. Returns whether that was not all. */
static gboolean
spor_signup_list_step (SporSignupList *self)
{
  guint wanted = self->next_order ? self->next_order->len : self->order->len;
  guint told = spor_next_step (self->told, wanted);

  if (self->next_order && (told == wanted || wanted > self->told))
    spor_signup_list_install (self, told);
  else
    spor_signup_list_tell (self, told);
  return self->next_order || self->told != self->order->len;
}

static gboolean
on_next_step_cb (gpointer user_data)
{
  g_autoptr (SporSignupList) self = g_object_ref (user_data);

  if (spor_signup_list_step (self))
    return G_SOURCE_CONTINUE;
  self->stepping = 0;
  return G_SOURCE_REMOVE;
}

/* @composition: NULL for an empty @order */
static void
spor_signup_list_replace (SporSignupList *self, SporComposition *composition, GArray *order)
{
  g_clear_handle_id (&self->stepping, g_source_remove);
  g_clear_pointer (&self->next, spor_composition_unref);
  g_clear_pointer (&self->next_order, g_array_unref);
  self->next = composition ? spor_composition_ref (composition) : NULL;
  self->next_order = g_array_ref (order);

  if (!composition)
    spor_signup_list_install (self, 0);
  else if (spor_signup_list_step (self))
    self->stepping = g_idle_add (on_next_step_cb, self);
}

static void
on_answered_cb (GObject *object, GAsyncResult *result, gpointer user_data)
{
  SporQuestion *question = g_task_get_task_data (G_TASK (result));
  g_autoptr (SporSignupList) self = g_weak_ref_get (&question->list);
  g_autoptr (SporAnswer) answer = g_task_propagate_pointer (G_TASK (result), NULL);

  if (!self || !answer || question->serial != self->serial)
    return;

  g_clear_object (&self->cancellable);
  g_clear_pointer (&self->sorted, g_array_unref);
  self->sorted = g_array_ref (answer->sorted);
  g_clear_pointer (&self->sorted_of, spor_composition_unref);
  self->sorted_of = spor_composition_ref (question->composition);
  self->sorted_by = question->query->sort;
  self->sorted_descending = question->query->descending;

  spor_signup_list_replace (self, question->composition, answer->order);
}

static gboolean
spor_signup_list_is_sorted (SporSignupList *self)
{
  return self->sorted && self->sorted_of->signups == self->wanted->signups
         && (self->sorted_of == self->wanted || self->sorted_by != SPOR_COLUMN_SEAT)
         && self->sorted_by == self->query->sort
         && self->sorted_descending == self->query->descending;
}

static void
spor_signup_list_ask (SporSignupList *self)
{
  SporQuestion *question;
  g_autoptr (GTask) task = NULL;

  self->serial++;
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  if (!self->wanted)
    {
      g_autoptr (GArray) none = g_array_new (FALSE, FALSE, sizeof (guint));

      spor_signup_list_replace (self, NULL, none);
      return;
    }

  question = g_new0 (SporQuestion, 1);
  g_weak_ref_init (&question->list, self);
  question->serial = self->serial;
  question->composition = spor_composition_ref (self->wanted);
  question->query = spor_signup_query_copy (self->query);
  question->sorted = spor_signup_list_is_sorted (self) ? g_array_ref (self->sorted) : NULL;

  self->cancellable = g_cancellable_new ();
  task = g_task_new (NULL, self->cancellable, on_answered_cb, NULL);
  g_task_set_source_tag (task, spor_signup_list_ask);
  g_task_set_task_data (task, question, spor_question_free);
  g_task_run_in_thread (task, spor_question_work);
}

/* --- List model ----------------------------------------------------------------------------- */

static GType
spor_signup_list_get_item_type (GListModel *model)
{
  return SPOR_TYPE_SIGNUP_SLOT;
}

static guint
spor_signup_list_get_n_items (GListModel *model)
{
  return SPOR_SIGNUP_LIST (model)->told;
}

static gpointer
spor_signup_list_get_item (GListModel *model, guint position)
{
  SporSignupList *self = SPOR_SIGNUP_LIST (model);
  SporSignupSlot *slot;

  if (position >= self->told)
    return NULL;
  slot = g_hash_table_lookup (self->slots, GUINT_TO_POINTER (position));
  if (slot)
    return g_object_ref (slot);
  slot = g_object_new (SPOR_TYPE_SIGNUP_SLOT, NULL);
  slot->list = self;
  slot->position = position;
  g_hash_table_insert (self->slots, GUINT_TO_POINTER (position), slot);
  return slot;
}

static void
spor_signup_list_iface_init (GListModelInterface *iface)
{
  iface->get_item_type = spor_signup_list_get_item_type;
  iface->get_n_items = spor_signup_list_get_n_items;
  iface->get_item = spor_signup_list_get_item;
}

/* --- Slots ---------------------------------------------------------------------------------- */

static void
spor_signup_slot_finalize (GObject *object)
{
  SporSignupSlot *self = SPOR_SIGNUP_SLOT (object);

  if (self->list)
    g_hash_table_remove (self->list->slots, GUINT_TO_POINTER (self->position));
  G_OBJECT_CLASS (spor_signup_slot_parent_class)->finalize (object);
}

static void
spor_signup_slot_class_init (SporSignupSlotClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = spor_signup_slot_finalize;
  signals[CHANGED] = g_signal_new ("changed", SPOR_TYPE_SIGNUP_SLOT, G_SIGNAL_RUN_LAST, 0, NULL,
                                   NULL, NULL, G_TYPE_NONE, 0);
}

static void
spor_signup_slot_init (SporSignupSlot *self)
{
}

int
spor_signup_slot_get (SporSignupSlot *self, const SporComposition **composition)
{
  SporSignupList *list;

  g_return_val_if_fail (SPOR_IS_SIGNUP_SLOT (self), -1);

  list = self->list;
  if (!list || self->position >= list->order->len)
    return -1;
  *composition = list->shown;
  return g_array_index (list->order, guint, self->position);
}

/* --- Object --------------------------------------------------------------------------------- */

static void
spor_signup_list_dispose (GObject *object)
{
  g_cancellable_cancel (SPOR_SIGNUP_LIST (object)->cancellable);
  g_clear_handle_id (&SPOR_SIGNUP_LIST (object)->stepping, g_source_remove);
  G_OBJECT_CLASS (spor_signup_list_parent_class)->dispose (object);
}

static void
spor_signup_list_finalize (GObject *object)
{
  SporSignupList *self = SPOR_SIGNUP_LIST (object);
  GHashTableIter iter;
  gpointer slot;

  g_hash_table_iter_init (&iter, self->slots);
  while (g_hash_table_iter_next (&iter, NULL, &slot))
    SPOR_SIGNUP_SLOT (slot)->list = NULL;
  g_hash_table_unref (self->slots);
  g_clear_pointer (&self->shown, spor_composition_unref);
  g_array_unref (self->order);
  g_clear_pointer (&self->next, spor_composition_unref);
  g_clear_pointer (&self->next_order, g_array_unref);
  g_clear_pointer (&self->wanted, spor_composition_unref);
  spor_signup_query_free (self->query);
  g_clear_pointer (&self->sorted, g_array_unref);
  g_clear_pointer (&self->sorted_of, spor_composition_unref);
  g_clear_object (&self->cancellable);
  G_OBJECT_CLASS (spor_signup_list_parent_class)->finalize (object);
}

static void
spor_signup_list_class_init (SporSignupListClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = spor_signup_list_dispose;
  object_class->finalize = spor_signup_list_finalize;
  signals[UPDATED] = g_signal_new ("updated", SPOR_TYPE_SIGNUP_LIST, G_SIGNAL_RUN_LAST, 0, NULL,
                                   NULL, NULL, G_TYPE_NONE, 0);
}

static void
spor_signup_list_init (SporSignupList *self)
{
  self->order = g_array_new (FALSE, FALSE, sizeof (guint));
  self->slots = g_hash_table_new (NULL, NULL);
  self->query = spor_signup_query_new ();
}

SporSignupList *
spor_signup_list_new (void)
{
  return g_object_new (SPOR_TYPE_SIGNUP_LIST, NULL);
}

SporComposition *
spor_signup_list_get_composition (SporSignupList *self)
{
  g_return_val_if_fail (SPOR_IS_SIGNUP_LIST (self), NULL);

  return self->shown;
}

SporSignups *
spor_signup_list_get_signups (SporSignupList *self)
{
  g_return_val_if_fail (SPOR_IS_SIGNUP_LIST (self), NULL);

  return self->shown ? self->shown->signups : NULL;
}

/* Somebody moved on the board: nothing that the order is about. A question under way would bring
 * back the old seats with its answer; it is asked anew. */
static gboolean
spor_signup_list_take_seats (SporSignupList *self, SporComposition *composition)
{
  if (!composition || !self->shown || self->cancellable || self->next_order
      || self->shown != self->wanted || self->shown->signups != composition->signups
      || spor_signup_query_asks_for_seats (self->query))
    return FALSE;
  spor_composition_unref (self->shown);
  self->shown = spor_composition_ref (composition);
  spor_composition_unref (self->wanted);
  self->wanted = spor_composition_ref (composition);
  spor_signup_list_tell_slots (self);
  g_signal_emit (self, signals[UPDATED], 0);
  return TRUE;
}

void
spor_signup_list_set_composition (SporSignupList *self, SporComposition *composition)
{
  g_return_if_fail (SPOR_IS_SIGNUP_LIST (self));

  if (self->wanted == composition || spor_signup_list_take_seats (self, composition))
    return;
  g_clear_pointer (&self->wanted, spor_composition_unref);
  self->wanted = composition ? spor_composition_ref (composition) : NULL;
  spor_signup_list_ask (self);
}

void
spor_signup_list_set_query (SporSignupList *self, const SporSignupQuery *query)
{
  g_return_if_fail (SPOR_IS_SIGNUP_LIST (self));

  spor_signup_query_free (self->query);
  self->query = spor_signup_query_copy (query);
  spor_signup_list_ask (self);
}

const SporSignupQuery *
spor_signup_list_get_query (SporSignupList *self)
{
  g_return_val_if_fail (SPOR_IS_SIGNUP_LIST (self), NULL);

  return self->query;
}

guint
spor_signup_list_get_n_found (SporSignupList *self)
{
  g_return_val_if_fail (SPOR_IS_SIGNUP_LIST (self), 0);

  return self->order->len;
}

int
spor_signup_list_get_index (SporSignupList *self, guint position)
{
  g_return_val_if_fail (SPOR_IS_SIGNUP_LIST (self), -1);

  return position < self->order->len ? (int)g_array_index (self->order, guint, position) : -1;
}

guint
spor_signup_list_find (SporSignupList *self, const char *id)
{
  int index;

  g_return_val_if_fail (SPOR_IS_SIGNUP_LIST (self), G_MAXUINT);

  index = self->shown ? spor_signups_find (self->shown->signups, id) : -1;
  for (guint i = 0; index >= 0 && i < self->order->len; i++)
    if (g_array_index (self->order, guint, i) == (guint)index)
      return i;
  return G_MAXUINT;
}

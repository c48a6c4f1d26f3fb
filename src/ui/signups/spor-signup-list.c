/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "spor-signup-list.h"

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
  SporSignups *signups; /* owned, nullable */
  GArray *order;        /* guint: indices of signups */
  GHashTable *slots;    /* position → SporSignupSlot, borrowed: those in use */

  /* asked for */
  SporSignups *wanted; /* owned, nullable */
  SporSignupQuery *query;
  GArray *sorted; /* all of sorted_of in the order of sorted_by; owned, nullable */
  SporSignups *sorted_of;
  int sorted_by;
  gboolean sorted_descending;
  GCancellable *cancellable; /* of the question under way */
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
  SporSignups *signups;
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
  spor_signups_unref (question->signups);
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
                                  : spor_signups_sort (question->signups, question->query);
  g_autoptr (GArray) order
      = spor_signups_filter (question->signups, sorted, question->query, cancellable);
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

/* @signups: NULL for an empty @order */
static void
spor_signup_list_replace (SporSignupList *self, SporSignups *signups, GArray *order)
{
  guint before = self->order->len, after = order->len;

  g_clear_pointer (&self->signups, spor_signups_unref);
  self->signups = signups ? spor_signups_ref (signups) : NULL;
  g_array_ref (order);
  g_array_unref (self->order);
  self->order = order;

  if (before != after)
    g_list_model_items_changed (G_LIST_MODEL (self), MIN (before, after),
                                before - MIN (before, after), after - MIN (before, after));
  spor_signup_list_tell_slots (self);
  g_signal_emit (self, signals[UPDATED], 0);
}

static void
on_answered_cb (GObject *object, GAsyncResult *result, gpointer user_data)
{
  SporQuestion *question = g_task_get_task_data (G_TASK (result));
  g_autoptr (SporSignupList) self = g_weak_ref_get (&question->list);
  g_autoptr (SporAnswer) answer = g_task_propagate_pointer (G_TASK (result), NULL);

  if (!self || !answer || question->serial != self->serial)
    return;

  g_clear_pointer (&self->sorted, g_array_unref);
  self->sorted = g_array_ref (answer->sorted);
  g_clear_pointer (&self->sorted_of, spor_signups_unref);
  self->sorted_of = spor_signups_ref (question->signups);
  self->sorted_by = question->query->sort;
  self->sorted_descending = question->query->descending;

  spor_signup_list_replace (self, question->signups, answer->order);
}

static gboolean
spor_signup_list_is_sorted (SporSignupList *self)
{
  return self->sorted && self->sorted_of == self->wanted && self->sorted_by == self->query->sort
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
  question->signups = spor_signups_ref (self->wanted);
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
  return SPOR_SIGNUP_LIST (model)->order->len;
}

static gpointer
spor_signup_list_get_item (GListModel *model, guint position)
{
  SporSignupList *self = SPOR_SIGNUP_LIST (model);
  SporSignupSlot *slot;

  if (position >= self->order->len)
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

const SporSignupRow *
spor_signup_slot_get_row (SporSignupSlot *self, SporSignups **signups)
{
  SporSignupList *list;

  g_return_val_if_fail (SPOR_IS_SIGNUP_SLOT (self), NULL);

  list = self->list;
  if (!list || self->position >= list->order->len)
    return NULL;
  if (signups)
    *signups = list->signups;
  return spor_signups_row (list->signups, g_array_index (list->order, guint, self->position));
}

/* --- Object --------------------------------------------------------------------------------- */

static void
spor_signup_list_dispose (GObject *object)
{
  g_cancellable_cancel (SPOR_SIGNUP_LIST (object)->cancellable);
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
  g_clear_pointer (&self->signups, spor_signups_unref);
  g_array_unref (self->order);
  g_clear_pointer (&self->wanted, spor_signups_unref);
  spor_signup_query_free (self->query);
  g_clear_pointer (&self->sorted, g_array_unref);
  g_clear_pointer (&self->sorted_of, spor_signups_unref);
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

SporSignups *
spor_signup_list_get_signups (SporSignupList *self)
{
  g_return_val_if_fail (SPOR_IS_SIGNUP_LIST (self), NULL);

  return self->signups;
}

void
spor_signup_list_set_signups (SporSignupList *self, SporSignups *signups)
{
  g_return_if_fail (SPOR_IS_SIGNUP_LIST (self));

  if (self->wanted == signups)
    return;
  g_clear_pointer (&self->wanted, spor_signups_unref);
  self->wanted = signups ? spor_signups_ref (signups) : NULL;
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
spor_signup_list_find (SporSignupList *self, const char *id)
{
  int index;

  g_return_val_if_fail (SPOR_IS_SIGNUP_LIST (self), G_MAXUINT);

  index = self->signups ? spor_signups_find (self->signups, id) : -1;
  for (guint i = 0; index >= 0 && i < self->order->len; i++)
    if (g_array_index (self->order, guint, i) == (guint)index)
      return i;
  return G_MAXUINT;
}

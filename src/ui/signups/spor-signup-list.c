/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "spor-signup-list.h"

/* Up to so many rows are exchanged in one signal: list views then keep their place. */
#define SMALL_CHANGE 64

struct _SporSignupList
{
  GObject parent_instance;

  /* shown */
  SporSignups *signups; /* owned, nullable */
  GArray *order;        /* guint: indices of signups */

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
  UPDATED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static void spor_signup_list_iface_init (GListModelInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (SporSignupList,
                               spor_signup_list,
                               G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL,
                                                      spor_signup_list_iface_init))

/* --- Questions and answers ------------------------------------------------------------------ */

typedef struct
{
  guint serial;
  SporSignups *signups;
  SporSignupQuery *query;
  GArray *sorted;     /* NULL: sort first */
  SporSignups *shown; /* what the list shows while this is asked */
  GArray *shown_order;
} SporQuestion;

typedef struct
{
  GArray *sorted;
  GArray *order;
  guint prefix, suffix; /* so many rows at either end look as before */
  int moved; /* 1: what differs is that the first row between them went last; -1: the last went
                first */
} SporAnswer;

static void
spor_question_free (gpointer data)
{
  SporQuestion *question = data;

  spor_signups_unref (question->signups);
  spor_signup_query_free (question->query);
  g_clear_pointer (&question->sorted, g_array_unref);
  g_clear_pointer (&question->shown, spor_signups_unref);
  g_array_unref (question->shown_order);
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

static gboolean
spor_rows_look_alike (const SporSignupRow *one, const SporSignupRow *two)
{
  return one == two
         || (one->status == two->status && one->track == two->track && one->roles == two->roles
             && one->sectors == two->sectors && one->municipality == two->municipality
             && one->closed == two->closed && one->created == two->created
             && g_str_equal (one->id, two->id) && g_str_equal (one->name, two->name)
             && g_str_equal (one->place, two->place)
             && g_str_equal (one->track_text, two->track_text)
             && g_str_equal (one->roles_text, two->roles_text));
}

static const SporSignupRow *
spor_answer_row (const SporQuestion *question, const SporAnswer *answer, guint i)
{
  return spor_signups_row (question->signups, g_array_index (answer->order, guint, i));
}

static const SporSignupRow *
spor_question_row (const SporQuestion *question, guint i)
{
  return spor_signups_row (question->shown, g_array_index (question->shown_order, guint, i));
}

/* Whether @n rows from @now on in the new order look like those from @then on in the old one. */
static gboolean
spor_answer_repeats (
    const SporQuestion *question, const SporAnswer *answer, guint now, guint then, guint n)
{
  for (guint i = 0; i < n; i++)
    if (!spor_rows_look_alike (spor_answer_row (question, answer, now + i),
                               spor_question_row (question, then + i)))
      return FALSE;
  return TRUE;
}

/* Mending one sign-up sends it elsewhere in the list; the others stay. */
static int
spor_answer_find_move (const SporQuestion *question, const SporAnswer *answer)
{
  guint first = answer->prefix;
  guint n = answer->order->len - answer->prefix - answer->suffix;
  guint last = first + n - 1;

  if (n < 2 || answer->order->len != question->shown_order->len)
    return 0;
  if (g_str_equal (spor_answer_row (question, answer, last)->id,
                   spor_question_row (question, first)->id)
      && spor_answer_repeats (question, answer, first, first + 1, n - 1))
    return 1;
  if (g_str_equal (spor_answer_row (question, answer, first)->id,
                   spor_question_row (question, last)->id)
      && spor_answer_repeats (question, answer, first + 1, first, n - 1))
    return -1;
  return 0;
}

static void
spor_answer_compare (const SporQuestion *question, SporAnswer *answer)
{
  guint n_new = answer->order->len, n_old = question->shown ? question->shown_order->len : 0;
  guint n = MIN (n_new, n_old);

  while (answer->prefix < n
         && spor_answer_repeats (question, answer, answer->prefix, answer->prefix, 1))
    answer->prefix++;
  while (answer->suffix < n - answer->prefix
         && spor_answer_repeats (question, answer, n_new - 1 - answer->suffix,
                                 n_old - 1 - answer->suffix, 1))
    answer->suffix++;
  if (question->shown)
    answer->moved = spor_answer_find_move (question, answer);
}

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
  spor_answer_compare (question, answer);
  g_task_return_pointer (task, answer, spor_answer_free);
}

/* Shows @order, of which @removed rows at @position have made room for @added. */
static void
spor_signup_list_show (
    SporSignupList *self, GArray *order, guint position, guint removed, guint added)
{
  g_array_ref (order);
  g_array_unref (self->order);
  self->order = order;
  if (removed > 0 || added > 0)
    g_list_model_items_changed (G_LIST_MODEL (self), position, removed, added);
}

/* A large change, or a row moved far: in two signals, for with one, list views would fetch every
 * row. */
static void
spor_signup_list_replace (SporSignupList *self, SporSignups *signups, SporAnswer *answer)
{
  guint n_old = self->order->len, n_new = answer->order->len;
  guint start = answer->prefix;
  guint removed = n_old - answer->prefix - answer->suffix;
  guint added = n_new - answer->prefix - answer->suffix;
  guint to = start;
  g_autoptr (GArray) between = NULL;

  g_clear_pointer (&self->signups, spor_signups_unref);
  self->signups = spor_signups_ref (signups);
  if (!answer->moved && removed <= SMALL_CHANGE && added <= SMALL_CHANGE)
    {
      spor_signup_list_show (self, answer->order, start, removed, added);
      return;
    }

  if (answer->moved)
    {
      to = answer->moved > 0 ? start + added - 1 : start;
      start = answer->moved > 0 ? start : start + removed - 1;
      removed = added = 1;
    }
  between = g_array_copy (answer->order);
  g_array_remove_range (between, to, added);
  spor_signup_list_show (self, between, start, removed, 0);
  spor_signup_list_show (self, answer->order, to, 0, added);
}

static void
on_answered_cb (GObject *object, GAsyncResult *result, gpointer user_data)
{
  SporSignupList *self = SPOR_SIGNUP_LIST (object);
  SporQuestion *question = g_task_get_task_data (G_TASK (result));
  g_autoptr (SporAnswer) answer = g_task_propagate_pointer (G_TASK (result), NULL);

  if (!answer || question->serial != self->serial)
    return;

  /* compared with something else than what is shown now */
  if (question->shown_order != self->order)
    answer->prefix = answer->suffix = answer->moved = 0;

  g_clear_pointer (&self->sorted, g_array_unref);
  self->sorted = g_array_ref (answer->sorted);
  g_clear_pointer (&self->sorted_of, spor_signups_unref);
  self->sorted_of = spor_signups_ref (question->signups);
  self->sorted_by = question->query->sort;
  self->sorted_descending = question->query->descending;

  spor_signup_list_replace (self, question->signups, answer);
  g_signal_emit (self, signals[UPDATED], 0);
}

static void
spor_signup_list_clear (SporSignupList *self)
{
  g_autoptr (GArray) none = g_array_new (FALSE, FALSE, sizeof (guint));

  spor_signup_list_show (self, none, 0, self->order->len, 0);
  g_clear_pointer (&self->signups, spor_signups_unref);
  g_signal_emit (self, signals[UPDATED], 0);
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
      spor_signup_list_clear (self);
      return;
    }

  question = g_new0 (SporQuestion, 1);
  question->serial = self->serial;
  question->signups = spor_signups_ref (self->wanted);
  question->query = spor_signup_query_copy (self->query);
  question->sorted = spor_signup_list_is_sorted (self) ? g_array_ref (self->sorted) : NULL;
  question->shown = self->signups ? spor_signups_ref (self->signups) : NULL;
  question->shown_order = g_array_ref (self->order);

  self->cancellable = g_cancellable_new ();
  task = g_task_new (self, self->cancellable, on_answered_cb, NULL);
  g_task_set_source_tag (task, spor_signup_list_ask);
  g_task_set_task_data (task, question, spor_question_free);
  g_task_run_in_thread (task, spor_question_work);
}

/* --- List model ----------------------------------------------------------------------------- */

static GType
spor_signup_list_get_item_type (GListModel *model)
{
  return SPOR_TYPE_SIGNUP;
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

  if (position >= self->order->len)
    return NULL;
  return spor_signup_new (self->signups, g_array_index (self->order, guint, position));
}

static void
spor_signup_list_iface_init (GListModelInterface *iface)
{
  iface->get_item_type = spor_signup_list_get_item_type;
  iface->get_n_items = spor_signup_list_get_n_items;
  iface->get_item = spor_signup_list_get_item;
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

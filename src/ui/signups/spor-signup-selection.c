/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "spor-signup-selection.h"

struct _SporSignupSelection
{
  GObject parent_instance;

  /* owned */
  SporSignupList *list;
  SporSignups *signups; /* whose indices are meant; NULL: there are none */
  guint8 *chosen;       /* by index of signups: 1 or 0 */

  guint n_chosen;
};

enum
{
  PICKED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static void spor_signup_selection_list_init (GListModelInterface *iface);
static void spor_signup_selection_model_init (GtkSelectionModelInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (SporSignupSelection,
                               spor_signup_selection,
                               G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL,
                                                      spor_signup_selection_list_init)
                                   G_IMPLEMENT_INTERFACE (GTK_TYPE_SELECTION_MODEL,
                                                          spor_signup_selection_model_init))

/* --- List model ----------------------------------------------------------------------------- */

static GType
spor_signup_selection_get_item_type (GListModel *model)
{
  return SPOR_TYPE_SIGNUP_SLOT;
}

static guint
spor_signup_selection_get_n_items (GListModel *model)
{
  return g_list_model_get_n_items (G_LIST_MODEL (SPOR_SIGNUP_SELECTION (model)->list));
}

static gpointer
spor_signup_selection_get_item (GListModel *model, guint position)
{
  return g_list_model_get_item (G_LIST_MODEL (SPOR_SIGNUP_SELECTION (model)->list), position);
}

static void
spor_signup_selection_list_init (GListModelInterface *iface)
{
  iface->get_item_type = spor_signup_selection_get_item_type;
  iface->get_n_items = spor_signup_selection_get_n_items;
  iface->get_item = spor_signup_selection_get_item;
}

/* --- Selection model ------------------------------------------------------------------------ */

/* While rows come and go a few at a time, the list may have got its next sign-ups just now. */
static gboolean
spor_signup_selection_is_current (SporSignupSelection *self)
{
  return self->signups && self->signups == spor_signup_list_get_signups (self->list);
}

static gboolean
spor_signup_selection_has (SporSignupSelection *self, guint position)
{
  int index = spor_signup_list_get_index (self->list, position);

  return index >= 0 && spor_signup_selection_is_current (self) && self->chosen[index];
}

static gboolean
spor_signup_selection_is_selected (GtkSelectionModel *model, guint position)
{
  return spor_signup_selection_has (SPOR_SIGNUP_SELECTION (model), position);
}

static GtkBitset *
spor_signup_selection_get_in_range (GtkSelectionModel *model, guint position, guint n_items)
{
  GtkBitset *selected = gtk_bitset_new_empty ();

  for (guint i = position; i < position + n_items; i++)
    if (spor_signup_selection_has (SPOR_SIGNUP_SELECTION (model), i))
      gtk_bitset_add (selected, i);
  return selected;
}

static void
spor_signup_selection_tell (SporSignupSelection *self)
{
  guint n = g_list_model_get_n_items (G_LIST_MODEL (self));

  if (n > 0)
    gtk_selection_model_selection_changed (GTK_SELECTION_MODEL (self), 0, n);
}

/* Choosing one, all or a range comes here too. */
static gboolean
spor_signup_selection_set (GtkSelectionModel *model, GtkBitset *selected, GtkBitset *mask)
{
  SporSignupSelection *self = SPOR_SIGNUP_SELECTION (model);
  GtkBitsetIter iter;
  guint position;

  if (!spor_signup_selection_is_current (self))
    return FALSE;
  for (gboolean more = gtk_bitset_iter_init_first (&iter, mask, &position); more;
       more = gtk_bitset_iter_next (&iter, &position))
    {
      int index = spor_signup_list_get_index (self->list, position);
      guint8 is = index >= 0 && gtk_bitset_contains (selected, position);

      if (index < 0)
        break;
      self->n_chosen += is - self->chosen[index];
      self->chosen[index] = is;
    }
  spor_signup_selection_tell (self);
  g_signal_emit (self, signals[PICKED], 0);
  return TRUE;
}

static void
spor_signup_selection_model_init (GtkSelectionModelInterface *iface)
{
  iface->is_selected = spor_signup_selection_is_selected;
  iface->get_selection_in_range = spor_signup_selection_get_in_range;
  iface->set_selection = spor_signup_selection_set;
}

/* --- What the list holds now ---------------------------------------------------------------- */

/* Where the sign-up at @index of @before is in @now; most stay in their order of arrival. */
static int
spor_find_again (const SporSignups *before, guint index, const SporSignups *now)
{
  const char *id = spor_signups_row (before, index)->id;

  if (index < spor_signups_n (now) && g_str_equal (spor_signups_row (now, index)->id, id))
    return index;
  return spor_signups_find (now, id);
}

static void
spor_signup_selection_follow (SporSignupSelection *self, SporSignups *now)
{
  g_autofree guint8 *before = g_steal_pointer (&self->chosen);
  g_autoptr (SporSignups) old = g_steal_pointer (&self->signups);

  self->signups = now ? spor_signups_ref (now) : NULL;
  self->chosen = now ? g_new0 (guint8, spor_signups_n (now) + 1) : NULL;
  for (guint i = 0; now && old && i < spor_signups_n (old); i++)
    {
      int index = before[i] ? spor_find_again (old, i, now) : -1;

      if (index >= 0)
        self->chosen[index] = 1;
    }
}

/* Who is chosen and not listed is not chosen any more. */
static void
spor_signup_selection_prune (SporSignupSelection *self)
{
  g_autofree guint8 *before = g_steal_pointer (&self->chosen);

  self->n_chosen = 0;
  if (!self->signups)
    return;
  self->chosen = g_new0 (guint8, spor_signups_n (self->signups) + 1);
  for (guint i = 0; i < spor_signup_list_get_n_found (self->list); i++)
    {
      int index = spor_signup_list_get_index (self->list, i);

      if (index < 0 || !before[index])
        continue;
      self->chosen[index] = 1;
      self->n_chosen++;
    }
}

static void
on_list_updated_cb (SporSignupSelection *self)
{
  guint n_before = self->n_chosen;

  if (self->signups != spor_signup_list_get_signups (self->list))
    spor_signup_selection_follow (self, spor_signup_list_get_signups (self->list));
  spor_signup_selection_prune (self);
  if (n_before > 0)
    spor_signup_selection_tell (self);
}

static void
on_items_changed_cb (SporSignupSelection *self, guint position, guint removed, guint added)
{
  g_list_model_items_changed (G_LIST_MODEL (self), position, removed, added);
}

/* --- Object --------------------------------------------------------------------------------- */

static void
spor_signup_selection_finalize (GObject *object)
{
  SporSignupSelection *self = SPOR_SIGNUP_SELECTION (object);

  g_clear_object (&self->list);
  g_clear_pointer (&self->signups, spor_signups_unref);
  g_free (self->chosen);
  G_OBJECT_CLASS (spor_signup_selection_parent_class)->finalize (object);
}

static void
spor_signup_selection_class_init (SporSignupSelectionClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = spor_signup_selection_finalize;
  signals[PICKED] = g_signal_new ("picked", SPOR_TYPE_SIGNUP_SELECTION, G_SIGNAL_RUN_LAST, 0, NULL,
                                  NULL, NULL, G_TYPE_NONE, 0);
}

static void
spor_signup_selection_init (SporSignupSelection *self)
{
}

SporSignupSelection *
spor_signup_selection_new (SporSignupList *list)
{
  SporSignupSelection *self = g_object_new (SPOR_TYPE_SIGNUP_SELECTION, NULL);

  self->list = g_object_ref (list);
  spor_signup_selection_follow (self, spor_signup_list_get_signups (list));
  g_signal_connect_object (list, "items-changed", G_CALLBACK (on_items_changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (list, "updated", G_CALLBACK (on_list_updated_cb), self,
                           G_CONNECT_SWAPPED);
  return self;
}

guint
spor_signup_selection_get_n (SporSignupSelection *self)
{
  g_return_val_if_fail (SPOR_IS_SIGNUP_SELECTION (self), 0);

  return self->n_chosen;
}

GArray *
spor_signup_selection_get (SporSignupSelection *self)
{
  GArray *indices;

  g_return_val_if_fail (SPOR_IS_SIGNUP_SELECTION (self), NULL);

  indices = g_array_sized_new (FALSE, FALSE, sizeof (guint), self->n_chosen);
  for (guint i = 0; self->n_chosen > 0 && i < spor_signup_list_get_n_found (self->list); i++)
    if (spor_signup_selection_has (self, i))
      {
        guint index = spor_signup_list_get_index (self->list, i);

        g_array_append_val (indices, index);
      }
  return indices;
}

void
spor_signup_selection_set_only (SporSignupSelection *self, const char *id)
{
  int index;

  g_return_if_fail (SPOR_IS_SIGNUP_SELECTION (self));

  index
      = id && spor_signup_selection_is_current (self) ? spor_signups_find (self->signups, id) : -1;
  if (self->n_chosen == (index >= 0) && (index < 0 || self->chosen[index]))
    return;
  if (self->signups)
    memset (self->chosen, 0, spor_signups_n (self->signups));
  if (index >= 0)
    self->chosen[index] = 1;
  self->n_chosen = index >= 0;
  spor_signup_selection_tell (self);
}

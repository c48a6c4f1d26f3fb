/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "spor-card-choice.h"

struct _SporCardChoice
{
  GObject parent_instance;

  /* owned */
  GPtrArray *ids;    /* char* */
  GHashTable *known; /* the same (borrowed) */
  char *anchor;      /* where a stretch begins; NULL: nowhere */
  gboolean spent;    /* they do not wait for anything */
};

enum
{
  CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (SporCardChoice, spor_card_choice, G_TYPE_OBJECT)

G_DEFINE_INTERFACE (SporCardLine, spor_card_line, GTK_TYPE_WIDGET)

static void
spor_card_line_default_init (SporCardLineInterface *iface)
{
}

GPtrArray *
spor_card_line_get_ids (SporCardLine *self)
{
  g_return_val_if_fail (SPOR_IS_CARD_LINE (self), NULL);

  return SPOR_CARD_LINE_GET_IFACE (self)->get_ids (self);
}

static gboolean
spor_card_choice_add (SporCardChoice *self, const char *id)
{
  char *own;

  if (g_hash_table_contains (self->known, id))
    return FALSE;
  own = g_strdup (id);
  g_ptr_array_add (self->ids, own);
  g_hash_table_add (self->known, own);
  return TRUE;
}

static void
spor_card_choice_remove (SporCardChoice *self, guint index)
{
  g_hash_table_remove (self->known, g_ptr_array_index (self->ids, index));
  g_ptr_array_remove_index (self->ids, index);
}

static void
spor_card_choice_empty (SporCardChoice *self)
{
  self->spent = FALSE;
  g_hash_table_remove_all (self->known);
  g_ptr_array_set_size (self->ids, 0);
}

static guint
spor_card_choice_find (SporCardChoice *self, const char *id)
{
  guint index = 0;

  return g_ptr_array_find_with_equal_func (self->ids, id, g_str_equal, &index) ? index : G_MAXUINT;
}

static void
spor_card_choice_set_anchor (SporCardChoice *self, const char *id)
{
  char *own = g_strdup (id);

  g_free (self->anchor);
  self->anchor = own;
}

static void
spor_card_choice_finalize (GObject *object)
{
  SporCardChoice *self = SPOR_CARD_CHOICE (object);

  g_hash_table_unref (self->known);
  g_ptr_array_unref (self->ids);
  g_free (self->anchor);
  G_OBJECT_CLASS (spor_card_choice_parent_class)->finalize (object);
}

static void
spor_card_choice_class_init (SporCardChoiceClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = spor_card_choice_finalize;
  signals[CHANGED] = g_signal_new ("changed", SPOR_TYPE_CARD_CHOICE, G_SIGNAL_RUN_LAST, 0, NULL,
                                   NULL, NULL, G_TYPE_NONE, 0);
}

static void
spor_card_choice_init (SporCardChoice *self)
{
  self->ids = g_ptr_array_new_with_free_func (g_free);
  self->known = g_hash_table_new (g_str_hash, g_str_equal);
}

SporCardChoice *
spor_card_choice_new (void)
{
  return g_object_new (SPOR_TYPE_CARD_CHOICE, NULL);
}

guint
spor_card_choice_get_n (SporCardChoice *self)
{
  g_return_val_if_fail (SPOR_IS_CARD_CHOICE (self), 0);

  return self->ids->len;
}

const char *
spor_card_choice_get (SporCardChoice *self, guint index)
{
  g_return_val_if_fail (SPOR_IS_CARD_CHOICE (self), NULL);
  g_return_val_if_fail (index < self->ids->len, NULL);

  return g_ptr_array_index (self->ids, index);
}

gboolean
spor_card_choice_has (SporCardChoice *self, const char *id)
{
  g_return_val_if_fail (SPOR_IS_CARD_CHOICE (self), FALSE);

  return g_hash_table_contains (self->known, id);
}

void
spor_card_choice_set (SporCardChoice *self, const char *id)
{
  g_return_if_fail (SPOR_IS_CARD_CHOICE (self));

  spor_card_choice_set_anchor (self, id);
  self->spent = FALSE;
  if (self->ids->len == 1 && g_hash_table_contains (self->known, id))
    return;
  spor_card_choice_empty (self);
  spor_card_choice_add (self, id);
  g_signal_emit (self, signals[CHANGED], 0);
}

void
spor_card_choice_toggle (SporCardChoice *self, const char *id)
{
  guint index;

  g_return_if_fail (SPOR_IS_CARD_CHOICE (self));

  index = spor_card_choice_find (self, id);
  if (self->spent && index == G_MAXUINT)
    spor_card_choice_empty (self);
  spor_card_choice_set_anchor (self, id);
  if (index == G_MAXUINT)
    spor_card_choice_add (self, id);
  else
    spor_card_choice_remove (self, index);
  g_signal_emit (self, signals[CHANGED], 0);
}

void
spor_card_choice_clear (SporCardChoice *self)
{
  g_return_if_fail (SPOR_IS_CARD_CHOICE (self));

  g_clear_pointer (&self->anchor, g_free);
  if (self->ids->len == 0)
    return;
  spor_card_choice_empty (self);
  g_signal_emit (self, signals[CHANGED], 0);
}

void
spor_card_choice_spend (SporCardChoice *self)
{
  g_return_if_fail (SPOR_IS_CARD_CHOICE (self));

  if (self->ids->len == 1)
    spor_card_choice_clear (self);
  else
    self->spent = TRUE;
}

void
spor_card_choice_extend (SporCardChoice *self, const GPtrArray *line, const char *id)
{
  guint from, to;

  g_return_if_fail (SPOR_IS_CARD_CHOICE (self));

  if (!g_ptr_array_find_with_equal_func ((GPtrArray *)line, id, g_str_equal, &to))
    return;
  if (!self->anchor
      || !g_ptr_array_find_with_equal_func ((GPtrArray *)line, self->anchor, g_str_equal, &from))
    {
      from = to;
      spor_card_choice_set_anchor (self, id);
    }
  if (self->spent)
    spor_card_choice_empty (self);
  /* a stretch that was drawn before from here gives way */
  for (guint i = 0; i < line->len; i++)
    {
      guint index = spor_card_choice_find (self, g_ptr_array_index (line, i));

      if (index != G_MAXUINT && (i < MIN (from, to) || i > MAX (from, to)))
        spor_card_choice_remove (self, index);
    }
  for (guint i = MIN (from, to); i <= MAX (from, to); i++)
    spor_card_choice_add (self, g_ptr_array_index (line, i));
  g_signal_emit (self, signals[CHANGED], 0);
}

void
spor_card_choice_add_all (SporCardChoice *self, const GPtrArray *line)
{
  gboolean any;

  g_return_if_fail (SPOR_IS_CARD_CHOICE (self));

  any = self->spent;
  if (self->spent)
    spor_card_choice_empty (self);
  for (guint i = 0; i < line->len; i++)
    any = spor_card_choice_add (self, g_ptr_array_index (line, i)) || any;
  if (any)
    g_signal_emit (self, signals[CHANGED], 0);
}

void
spor_card_choice_sift (SporCardChoice *self, SporCardChoiceKeep keep, gpointer data)
{
  guint n;

  g_return_if_fail (SPOR_IS_CARD_CHOICE (self));

  n = self->ids->len;
  for (guint i = n; i-- > 0;)
    if (!keep (g_ptr_array_index (self->ids, i), data))
      spor_card_choice_remove (self, i);
  if (self->ids->len != n)
    g_signal_emit (self, signals[CHANGED], 0);
}

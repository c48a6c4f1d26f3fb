/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "spor-store-private.h"

#include "spor-id.h"

/* The table mark: who must be seated, and who must not. */

static const char *const select_marks
    = "SELECT signup_id, mark FROM mark WHERE composition_id = ?1";
static const char *const put_mark
    = "INSERT INTO mark (id, composition_id, signup_id, mark) VALUES (?1, ?2, ?3, ?4) "
      "ON CONFLICT (composition_id, signup_id) DO UPDATE SET mark = ?4";
static const char *const delete_mark
    = "DELETE FROM mark WHERE composition_id = ?1 AND signup_id = ?2";

/* The actions that set them, and how the table has them. */
static const struct
{
  const char *action, *text;
} marks[] = {
  [SPOR_MARK_NONE] = { "unpin", NULL },
  [SPOR_MARK_PINNED] = { "pin", "pinned" },
  [SPOR_MARK_BARRED] = { "bar", "barred" },
};

static gint
spor_marked_compare (gconstpointer a, gconstpointer b)
{
  const SporMarked *one = a, *other = b;

  return one->signup < other->signup ? -1 : one->signup > other->signup;
}

gboolean
spor_marks_equal (const GArray *a, const GArray *b)
{
  for (guint i = 0; a->len == b->len && i < a->len; i++)
    {
      const SporMarked *one = &g_array_index (a, SporMarked, i);
      const SporMarked *other = &g_array_index (b, SporMarked, i);

      if (one->signup != other->signup || one->mark != other->mark)
        return FALSE;
    }
  return a->len == b->len;
}

gboolean
spor_store_load_marks (SporStore *self, SporComposition *composition, GError **error)
{
  g_autoptr (SporStatement) statement = spor_store_prepare (self, select_marks, error);
  int step;

  if (!statement)
    return FALSE;
  spor_bind_text (statement, 1, composition->id);
  while ((step = spor_store_step (self, statement, error)) > 0)
    {
      int found = spor_signups_find (composition->signups, spor_column_text (statement, 0));
      gboolean pinned = g_str_equal (spor_column_text (statement, 1), marks[SPOR_MARK_PINNED].text);
      SporMarked marked = { found, pinned ? SPOR_MARK_PINNED : SPOR_MARK_BARRED };

      if (found >= 0)
        g_array_append_val (composition->marks, marked);
    }
  g_array_sort (composition->marks, spor_marked_compare);
  return step == 0;
}

static gboolean
spor_store_put_mark (SporStore *self,
                     const SporComposition *composition,
                     const SporMarked *marked,
                     GError **error)
{
  g_autofree char *id = spor_id_new ();
  g_autoptr (SporStatement) statement = spor_store_prepare (self, put_mark, error);

  if (!statement)
    return FALSE;
  spor_bind_text (statement, 1, id);
  spor_bind_text (statement, 2, composition->id);
  spor_bind_text (statement, 3, spor_signups_row (composition->signups, marked->signup)->id);
  spor_bind_static (statement, 4, marks[marked->mark].text);
  return spor_store_run (self, statement, error);
}

static gboolean
spor_store_delete_mark (SporStore *self,
                        const SporComposition *composition,
                        guint signup,
                        GError **error)
{
  g_autoptr (SporStatement) statement = spor_store_prepare (self, delete_mark, error);

  if (!statement)
    return FALSE;
  spor_bind_text (statement, 1, composition->id);
  spor_bind_text (statement, 2, spor_signups_row (composition->signups, signup)->id);
  return spor_store_run (self, statement, error);
}

gboolean
spor_store_save_marks (SporStore *self,
                       const SporComposition *before,
                       const SporComposition *after,
                       GError **error)
{
  for (guint i = 0; i < before->marks->len; i++)
    {
      guint signup = g_array_index (before->marks, SporMarked, i).signup;

      if (spor_composition_get_mark (after, signup) == SPOR_MARK_NONE
          && !spor_store_delete_mark (self, after, signup, error))
        return FALSE;
    }
  for (guint i = 0; i < after->marks->len; i++)
    {
      const SporMarked *marked = &g_array_index (after->marks, SporMarked, i);

      if (spor_composition_get_mark (before, marked->signup) != marked->mark
          && !spor_store_put_mark (self, after, marked, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
spor_store_make_mark (SporStore *self,
                      const SporComposition *composition,
                      guint signup,
                      SporMark mark,
                      GError **error)
{
  g_autoptr (SporComposition) after = NULL;

  if (!spor_store_has_composition (self, composition, error))
    return FALSE;
  after = spor_composition_with_mark (composition, signup, mark);
  return spor_store_save_composition (self, composition, after, error);
}

gboolean
spor_store_mark (SporStore *self,
                 const SporComposition *composition,
                 guint signup,
                 SporMark mark,
                 GError **error)
{
  g_autoptr (SporBreach) breach = spor_composition_check_mark (composition, signup, mark);
  const SporSignupRow *row = spor_signups_row (composition->signups, signup);

  if (breach)
    {
      g_set_error_literal (error, SPOR_STORE_ERROR, SPOR_STORE_ERROR_REFUSED, breach->text);
      return FALSE;
    }
  if (!spor_store_begin (self, marks[mark].action, row->name, error))
    return FALSE;
  if (spor_store_make_mark (self, composition, signup, mark, error))
    return spor_store_commit (self, error);
  if (self->set)
    spor_store_rollback (self);
  return FALSE;
}

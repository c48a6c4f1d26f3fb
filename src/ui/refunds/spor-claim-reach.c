/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "spor-claim-reach.h"

#include "spor-language.h"

#include <glib/gi18n-lib.h>

/* What is said of claims is no higher; it scrolls. */
#define REMARKS_HEIGHT_MAX 240
/* No wider than a question is: its height is that of its lines. */
#define REMARKS_WIDTH 36

char *
spor_claim_item_object (SporClaimItem *item, SporAct act, const char *actor)
{
  gint64 now = g_get_real_time () / G_USEC_PER_SEC;
  const SporDecision decision = { .act = act,
                                  .actor = actor,
                                  .at = now,
                                  .reason = "–",
                                  .reference = "–",
                                  .paid_on = spor_day_of_instant (now) };
  g_autoptr (SporClaimFinding) objection
      = spor_claim_objection (spor_claim_item_get_claim (item), &decision);

  return objection ? g_strdup (objection->text) : NULL;
}

SporClaimReach *
spor_claim_reach_new (const GPtrArray *items, SporAct act, const char *actor)
{
  SporClaimReach *self = g_new0 (SporClaimReach, 1);

  self->items = g_ptr_array_new_with_free_func (g_object_unref);
  self->staying = g_ptr_array_new_with_free_func (g_free);
  for (guint i = 0; i < items->len; i++)
    {
      SporClaimItem *item = g_ptr_array_index (items, i);
      g_autofree char *objection = spor_claim_item_object (item, act, actor);

      if (objection)
        {
          g_ptr_array_add (self->staying,
                           g_strdup_printf (_ ("%s: %s"), spor_claim_item_get_name (item),
                                            objection));
          continue;
        }
      g_ptr_array_add (self->items, g_object_ref (item));
      self->due += spor_claim_item_get_due (item);
    }
  return self;
}

void
spor_claim_reach_free (SporClaimReach *self)
{
  g_ptr_array_unref (self->items);
  g_ptr_array_unref (self->staying);
  g_free (self);
}

GStrv
spor_claim_reach_get_ids (const SporClaimReach *self)
{
  g_autoptr (GStrvBuilder) ids = g_strv_builder_new ();

  for (guint i = 0; i < self->items->len; i++)
    g_strv_builder_add (ids, spor_claim_item_get_claim (g_ptr_array_index (self->items, i))->id);
  return g_strv_builder_end (ids);
}

char *
spor_claim_reach_tell_staying (const SporClaimReach *self)
{
  g_autofree char *first = NULL;
  GString *text;

  if (self->staying->len == 0)
    return NULL;
  first = spor_format_counts (ngettext ("%u that is chosen stays as it is:",
                                        "%u that are chosen stay as they are:", self->staying->len),
                              self->staying->len);
  text = g_string_new (first);
  for (guint i = 0; i < self->staying->len; i++)
    g_string_append_printf (text, "\n%s", (char *)g_ptr_array_index (self->staying, i));
  return g_string_free (text, FALSE);
}

GtkWidget *
spor_claim_remarks_new (const char *text)
{
  GtkWidget *label = gtk_label_new (text);
  GtkWidget *scroll = gtk_scrolled_window_new ();

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_max_width_chars (GTK_LABEL (label), REMARKS_WIDTH);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroll), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_propagate_natural_height (GTK_SCROLLED_WINDOW (scroll), TRUE);
  gtk_scrolled_window_set_max_content_height (GTK_SCROLLED_WINDOW (scroll), REMARKS_HEIGHT_MAX);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroll), label);
  return scroll;
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "spor-claim-party.h"

#include "spor-claim-reach.h"
#include "spor-language.h"

#include <glib/gi18n-lib.h>

/* More reasons than that are counted. */
#define MOST_REASONS 8

struct _SporClaimParty
{
  AdwBin parent_instance;

  /* template */
  GtkLabel *title;
  GtkLabel *sum;
  GtkBox *facts;
  GtkBox *ways;
};

G_DEFINE_FINAL_TYPE (SporClaimParty, spor_claim_party, ADW_TYPE_BIN)

static void
spor_box_clear (GtkBox *box)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (box))))
    gtk_box_remove (box, child);
}

static void
spor_box_add_text (GtkBox *box, const char *text, gboolean is_reason)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  if (is_reason)
    {
      gtk_widget_add_css_class (label, "dim-label");
      gtk_widget_add_css_class (label, "caption");
    }
  gtk_box_append (box, label);
}

/* --- What they are -------------------------------------------------------------------------- */

static guint
spor_claim_items_count_people (const GPtrArray *items)
{
  g_autoptr (GHashTable) people = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < items->len; i++)
    g_hash_table_add (people, spor_claim_item_get_claim (g_ptr_array_index (items, i))->signup_id);
  return g_hash_table_size (people);
}

static void
spor_claim_party_add_state (SporClaimParty *self, const GPtrArray *items, SporClaimState state)
{
  guint n = 0;
  gint64 total = 0;
  g_autofree char *sum = NULL;
  g_autofree char *text = NULL;

  for (guint i = 0; i < items->len; i++)
    if (spor_claim_item_get_claim (g_ptr_array_index (items, i))->state == state)
      {
        n++;
        total += spor_claim_item_get_due (g_ptr_array_index (items, i));
      }
  if (n == 0)
    return;
  sum = spor_money_format (total);
  /* Translators: a claim's state; how many claims are in it, and what they come to */
  text = spor_format_counts (_ ("%s: %u (%s)"), spor_claim_state_label (state), n, sum);
  spor_box_add_text (self->facts, text, FALSE);
}

static void
spor_claim_party_add_remarks (SporClaimParty *self, const GPtrArray *items)
{
  guint n = 0;
  g_autofree char *text = NULL;

  for (guint i = 0; i < items->len; i++)
    n += spor_claim_item_get_findings (g_ptr_array_index (items, i))->len > 0;
  if (n == 0)
    return;
  text = spor_format_counts (ngettext ("%u of them needs a look", "%u of them need a look", n), n);
  spor_box_add_text (self->facts, text, FALSE);
}

static void
spor_claim_party_show_facts (SporClaimParty *self, const GPtrArray *items)
{
  guint n_people = spor_claim_items_count_people (items);
  g_autofree char *people
      = spor_format_counts (ngettext ("From %u person", "From %u people", n_people), n_people);

  spor_box_clear (self->facts);
  spor_box_add_text (self->facts, people, FALSE);
  for (int state = 0; state < SPOR_N_CLAIM_STATES; state++)
    spor_claim_party_add_state (self, items, state);
  spor_claim_party_add_remarks (self, items);
}

/* --- What can be done ----------------------------------------------------------------------- */

static char *
spor_act_text (SporAct act, guint n, guint all)
{
  switch (act)
    {
    case SPOR_ACT_APPROVE:
      /* Translators: of how many claims that are chosen */
      return spor_format_counts (_ ("%u of %u can be approved"), n, all);
    case SPOR_ACT_RETURN:
      return spor_format_counts (_ ("%u of %u can be returned"), n, all);
    case SPOR_ACT_REJECT:
      return spor_format_counts (_ ("%u of %u can be rejected"), n, all);
    case SPOR_ACT_PAY:
      return spor_format_counts (_ ("%u of %u can be marked as paid"), n, all);
    case SPOR_ACT_SUBMIT:
    default:
      return spor_format_counts (_ ("%u of %u can be submitted"), n, all);
    }
}

static void
spor_claim_party_add_way (SporClaimParty *self,
                          const GPtrArray *items,
                          SporAct act,
                          const char *actor)
{
  g_autoptr (SporClaimReach) reach = spor_claim_reach_new (items, act, actor);
  const GPtrArray *reasons = reach->staying;
  g_autofree char *text = spor_act_text (act, reach->items->len, items->len);
  g_autofree char *more = NULL;

  spor_box_add_text (self->ways, text, FALSE);
  for (guint i = 0; i < MIN (reasons->len, MOST_REASONS); i++)
    spor_box_add_text (self->ways, g_ptr_array_index (reasons, i), TRUE);
  if (reasons->len <= MOST_REASONS)
    return;
  more = spor_format_counts (ngettext ("and %u more", "and %u more", reasons->len - MOST_REASONS),
                             reasons->len - MOST_REASONS);
  spor_box_add_text (self->ways, more, TRUE);
}

void
spor_claim_party_show (SporClaimParty *self, const GPtrArray *items, guint acts, const char *actor)
{
  gint64 total = 0;
  g_autofree char *title = NULL;
  g_autofree char *sum = NULL;

  g_return_if_fail (SPOR_IS_CLAIM_PARTY (self));

  for (guint i = 0; i < items->len; i++)
    total += spor_claim_item_get_due (g_ptr_array_index (items, i));
  title = spor_format_counts (ngettext ("%u Claim Chosen", "%u Claims Chosen", items->len),
                              items->len);
  sum = spor_money_format (total);
  gtk_label_set_label (self->title, title);
  gtk_label_set_label (self->sum, sum);
  spor_claim_party_show_facts (self, items);
  spor_box_clear (self->ways);
  for (guint act = 0; act < SPOR_N_ACTS; act++)
    if (acts >> act & 1)
      spor_claim_party_add_way (self, items, act, actor);
}

/* --- Object --------------------------------------------------------------------------------- */

static void
spor_claim_party_class_init (SporClaimPartyClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/dk/kombit/Spor/ui/spor-claim-party.ui");
  gtk_widget_class_bind_template_child (widget_class, SporClaimParty, title);
  gtk_widget_class_bind_template_child (widget_class, SporClaimParty, sum);
  gtk_widget_class_bind_template_child (widget_class, SporClaimParty, facts);
  gtk_widget_class_bind_template_child (widget_class, SporClaimParty, ways);
}

static void
spor_claim_party_init (SporClaimParty *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

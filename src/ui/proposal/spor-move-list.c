/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "spor-move-list.h"

#include "spor-language.h"
#include "spor-plain-row.h"

#include <glib/gi18n-lib.h>

struct _SporMoveList
{
  GtkWidget parent_instance;

  GtkBox *box; /* the only child */
};

G_DEFINE_FINAL_TYPE (SporMoveList, spor_move_list, GTK_TYPE_WIDGET)

typedef enum
{
  SPOR_COMES,
  SPOR_LEAVES,
  SPOR_STAYS,
} SporChangeOfSeat;

static const struct
{
  const char *icon, *label;
} changes[] = {
  [SPOR_COMES] = { "list-add-symbolic", N_ ("Gets a seat") },
  [SPOR_LEAVES] = { "list-remove-symbolic", N_ ("Loses the seat") },
  [SPOR_STAYS] = { "object-select-symbolic", N_ ("Stays") },
};

static gboolean
spor_seats_have (const SporComposition *composition, guint track, guint signup)
{
  guint in = 0;

  return spor_composition_find (composition, signup, &in, NULL) == SPOR_SPOT_SEATED && in == track;
}

/* "Lemvig · Only one: Region Nordjylland · Chance in the draw: 12.5 %" */
static char *
spor_move_list_describe (const SporProposal *proposal, const SporReasons *reasons, guint signup)
{
  const SporSignupRow *row = spor_signups_row (proposal->before->signups, signup);
  GString *text = g_string_new (row->place);
  g_autofree char *reason = reasons ? spor_reasons_text (reasons, signup) : NULL;

  if (reason)
    g_string_append_printf (text, "\n%s", reason);
  if (proposal->drawing)
    {
      g_autofree char *chance = spor_format_percent (spor_proposal_chance (proposal, signup), 1);

      g_string_append_c (text, '\n');
      /* Translators: somebody's chance in a draw, in per cent */
      g_string_append_printf (text, _ ("Chance in the draw: %s"), chance);
    }
  return g_string_free (text, FALSE);
}

static GtkWidget *
spor_move_row_new (const char *name, const char *about, const char *why, SporChangeOfSeat change)
{
  GtkWidget *row = spor_plain_row_new (name, about);
  GtkWidget *icon = gtk_image_new_from_icon_name (changes[change].icon);
  GtkWidget *label = gtk_label_new (_ (changes[change].label));

  gtk_widget_set_tooltip_text (row, why);

  adw_action_row_add_prefix (ADW_ACTION_ROW (row), icon);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), label);
  gtk_widget_add_css_class (label, change == SPOR_STAYS ? "dim-label" : "heading");
  gtk_widget_add_css_class (row, change == SPOR_COMES    ? "comes"
                                 : change == SPOR_LEAVES ? "leaves"
                                                         : "stays");
  return row;
}

/* Those of @who whose seat changes so between the two. */
static guint
spor_move_list_add_rows (const SporProposal *proposal,
                         const SporReasons *reasons,
                         AdwPreferencesGroup *group,
                         guint track,
                         SporChangeOfSeat change)
{
  const SporComposition *of = change == SPOR_LEAVES ? proposal->before : proposal->composition;
  const SporComposition *other = change == SPOR_LEAVES ? proposal->composition : proposal->before;
  guint n = 0;

  for (guint i = 0; i < of->seated[track]->len; i++)
    {
      guint signup = g_array_index (of->seated[track], guint, i);
      g_autofree char *about = NULL;
      g_autofree char *why = NULL;

      if (spor_seats_have (other, track, signup) != (change == SPOR_STAYS))
        continue;
      about = spor_move_list_describe (proposal, reasons, signup);
      why = reasons ? spor_reasons_sentence (reasons, signup) : NULL;
      adw_preferences_group_add (group,
                                 spor_move_row_new (spor_signups_row (of->signups, signup)->name,
                                                    about, why, change));
      n++;
    }
  return n;
}

static void
spor_move_list_add_track (SporMoveList *self,
                          const SporProposal *proposal,
                          const SporReasons *reasons,
                          guint index)
{
  const SporTrack *track = spor_round_track (spor_composition_round (proposal->composition), index);
  GtkWidget *group = adw_preferences_group_new ();
  g_autofree char *title = spor_track_title (track);
  g_autofree char *escaped = g_markup_escape_text (title, -1);
  g_autofree char *seats = NULL;
  guint n = proposal->composition->seated[index]->len;

  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (group), escaped);
  /* Translators: how many sit, the fewest and the most who may */
  seats = g_strdup_printf (ngettext ("%u seat of %u–%u", "%u seats of %u–%u", n), n,
                           track->seats_min, track->seats_max);
  adw_preferences_group_set_description (ADW_PREFERENCES_GROUP (group), seats);
  spor_move_list_add_rows (proposal, reasons, ADW_PREFERENCES_GROUP (group), index, SPOR_COMES);
  spor_move_list_add_rows (proposal, reasons, ADW_PREFERENCES_GROUP (group), index, SPOR_LEAVES);
  spor_move_list_add_rows (proposal, reasons, ADW_PREFERENCES_GROUP (group), index, SPOR_STAYS);
  gtk_box_append (self->box, group);
}

static void
spor_move_list_dispose (GObject *object)
{
  SporMoveList *self = SPOR_MOVE_LIST (object);

  if (self->box)
    gtk_widget_unparent (GTK_WIDGET (g_steal_pointer (&self->box)));
  G_OBJECT_CLASS (spor_move_list_parent_class)->dispose (object);
}

static void
spor_move_list_class_init (SporMoveListClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = spor_move_list_dispose;
  gtk_widget_class_set_css_name (GTK_WIDGET_CLASS (klass), "movelist");
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
}

static void
spor_move_list_init (SporMoveList *self)
{
  self->box = GTK_BOX (gtk_box_new (GTK_ORIENTATION_VERTICAL, 18));
  gtk_widget_set_parent (GTK_WIDGET (self->box), GTK_WIDGET (self));
}

void
spor_move_list_show (SporMoveList *self, const SporProposal *proposal, const SporReasons *reasons)
{
  GtkWidget *child;

  g_return_if_fail (SPOR_IS_MOVE_LIST (self));
  g_return_if_fail (proposal->composition != NULL);

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->box))))
    gtk_box_remove (self->box, child);
  for (guint t = 0; t < spor_round_n_tracks (spor_composition_round (proposal->composition)); t++)
    spor_move_list_add_track (self, proposal, reasons, t);
}

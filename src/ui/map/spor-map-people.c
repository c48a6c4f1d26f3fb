/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "spor-map-people.h"

#include "spor-card.h"
#include "spor-focus.h"
#include "spor-one-stop.h"
#include "spor-scroll.h"

#include <glib/gi18n-lib.h>
#include <string.h>

struct _SporMapPeople
{
  GtkWidget parent_instance;

  /* template */
  GtkWidget *stop;
  GtkListView *list;

  /* owned */
  SporBoard *board;
  SporComposition *composition;
  GListStore *people; /* SporSignup */
};

G_DEFINE_FINAL_TYPE (SporMapPeople, spor_map_people, GTK_TYPE_WIDGET)

/* --- Groups --------------------------------------------------------------------------------- */

typedef enum
{
  GROUP_SEATED, /* by track */
  GROUP_WAITING,
  GROUP_POOL,
  GROUP_OTHER, /* by status */
} GroupKind;

#define GROUP(kind, number) ((kind) << 16 | (guint16)(number))

/* Which group somebody is in; groups are shown in the order of these numbers. */
static guint
find_group (const SporComposition *composition, guint signup, guint *position)
{
  const SporSignupRow *row = spor_signups_row (composition->signups, signup);
  guint track;

  *position = 0;
  switch (spor_composition_find (composition, signup, &track, position))
    {
    case SPOR_SPOT_SEATED:
      return GROUP (GROUP_SEATED, track);
    case SPOR_SPOT_WAITING:
      return GROUP (GROUP_WAITING, track);
    case SPOR_SPOT_POOL:
    default:
      *position = 0;
      return row->status == SPOR_STATUS_ELIGIBLE && row->track >= 0
                 ? GROUP (GROUP_POOL, row->track)
                 : GROUP (GROUP_OTHER, row->status);
    }
}

static char *
name_group (const SporComposition *composition, guint group)
{
  guint number = group & 0xffff;
  const SporTrack *track = group >> 16 == GROUP_OTHER
                               ? NULL
                               : spor_round_track (spor_composition_round (composition), number);
  g_autofree char *title = track ? spor_track_title (track) : NULL;

  switch (group >> 16)
    {
    case GROUP_SEATED:
      /* Translators: a track, "Track 1: Implementation"; a heading over people */
      return g_strdup_printf (_ ("%s, with a seat"), title);
    case GROUP_WAITING:
      /* Translators: a track, "Track 1: Implementation"; a heading over people */
      return g_strdup_printf (_ ("%s, on the waiting list"), title);
    case GROUP_POOL:
      /* Translators: a track, "Track 1: Implementation"; a heading over people */
      return g_strdup_printf (_ ("%s, signed up"), title);
    default:
      return g_strdup (spor_status_label (number));
    }
}

static int
compare_people (gconstpointer one, gconstpointer other, gpointer data)
{
  const SporComposition *composition = data;
  guint a = *(const guint *)one, b = *(const guint *)other, a_position, b_position;
  guint a_group = find_group (composition, a, &a_position);
  guint b_group = find_group (composition, b, &b_position);
  const SporSignupRow *a_row = spor_signups_row (composition->signups, a);
  const SporSignupRow *b_row = spor_signups_row (composition->signups, b);
  int order;

  if (a_group != b_group)
    return a_group < b_group ? -1 : 1;
  if (a_position != b_position)
    return a_position < b_position ? -1 : 1;
  order = strcmp (a_row->name_key, b_row->name_key);
  return order ? order : (a > b) - (a < b);
}

/* --- Rows ----------------------------------------------------------------------------------- */

static void
on_item_set_up_cb (GtkSignalListItemFactory *factory, GtkListItem *item, SporMapPeople *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget *heading = gtk_label_new (NULL);
  GtkWidget *card = spor_card_new ();

  gtk_label_set_xalign (GTK_LABEL (heading), 0);
  gtk_label_set_wrap (GTK_LABEL (heading), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (heading), PANGO_WRAP_WORD_CHAR);
  gtk_widget_add_css_class (heading, "caption-heading");
  gtk_widget_add_css_class (heading, "group");
  gtk_box_append (GTK_BOX (box), heading);
  gtk_box_append (GTK_BOX (box), card);
  spor_card_set_board (SPOR_CARD (card), self->board);
  gtk_list_item_set_child (item, box);
  gtk_list_item_set_activatable (item, FALSE);
  gtk_list_item_set_selectable (item, FALSE);
}

/* The first of a group has its heading over it. */
static void
on_item_bound_cb (GtkSignalListItemFactory *factory, GtkListItem *item, SporMapPeople *self)
{
  SporSignup *signup = gtk_list_item_get_item (item);
  guint at = gtk_list_item_get_position (item), place;
  GtkWidget *heading = gtk_widget_get_first_child (gtk_list_item_get_child (item));
  guint group = find_group (self->composition, spor_signup_get_index (signup), &place);
  g_autofree char *name = name_group (self->composition, group);
  gboolean first = at == 0;

  if (!first)
    {
      g_autoptr (SporSignup) before = g_list_model_get_item (G_LIST_MODEL (self->people), at - 1);

      first = find_group (self->composition, spor_signup_get_index (before), &place) != group;
    }
  gtk_label_set_label (GTK_LABEL (heading), name);
  gtk_widget_set_visible (heading, first);
  spor_card_set_signup (SPOR_CARD (gtk_widget_get_next_sibling (heading)), signup, NULL, FALSE);
}

static void
on_item_unbound_cb (GtkSignalListItemFactory *factory, GtkListItem *item, SporMapPeople *self)
{
  GtkWidget *card = gtk_widget_get_last_child (gtk_list_item_get_child (item));

  spor_card_set_signup (SPOR_CARD (card), NULL, NULL, FALSE);
}

/* --- Widget --------------------------------------------------------------------------------- */

static void
spor_map_people_dispose (GObject *object)
{
  SporMapPeople *self = SPOR_MAP_PEOPLE (object);

  gtk_widget_dispose_template (GTK_WIDGET (self), SPOR_TYPE_MAP_PEOPLE);
  g_clear_object (&self->board);
  g_clear_object (&self->people);
  g_clear_pointer (&self->composition, spor_composition_unref);
  G_OBJECT_CLASS (spor_map_people_parent_class)->dispose (object);
}

static void
spor_map_people_class_init (SporMapPeopleClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = spor_map_people_dispose;

  gtk_widget_class_set_css_name (widget_class, "mappeople");
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  g_type_ensure (SPOR_TYPE_ONE_STOP);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/dk/kombit/Spor/ui/spor-map-people.ui");
  gtk_widget_class_bind_template_child (widget_class, SporMapPeople, stop);
  gtk_widget_class_bind_template_child (widget_class, SporMapPeople, list);
  gtk_widget_class_bind_template_callback (widget_class, on_item_set_up_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_item_bound_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_item_unbound_cb);
}

static void
spor_map_people_init (SporMapPeople *self)
{
  g_autoptr (GtkNoSelection) selection = NULL;

  self->people = g_list_store_new (SPOR_TYPE_SIGNUP);
  gtk_widget_init_template (GTK_WIDGET (self));
  selection = gtk_no_selection_new (G_LIST_MODEL (g_object_ref (self->people)));
  gtk_list_view_set_model (self->list, GTK_SELECTION_MODEL (selection));
}

void
spor_map_people_set_board (SporMapPeople *self, SporBoard *board)
{
  g_return_if_fail (SPOR_IS_MAP_PEOPLE (self));

  g_set_object (&self->board, board);
}

static GtkWidget *
find_card (GtkWidget *from, const char *id)
{
  SporSignup *signup = SPOR_IS_CARD (from) ? spor_card_get_signup (SPOR_CARD (from)) : NULL;

  if (signup && g_str_equal (spor_signup_get_row (signup)->id, id))
    return from;
  for (GtkWidget *child = gtk_widget_get_first_child (from); child;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_card (child, id);

      if (found)
        return found;
    }
  return NULL;
}

/* Whose card has the keyboard, by id; NULL: nobody's. (transfer full) */
static char *
spor_map_people_find_focused (SporMapPeople *self)
{
  GtkWidget *focus = spor_focus_within (GTK_WIDGET (self));
  GtkWidget *card = focus ? gtk_widget_get_ancestor (focus, SPOR_TYPE_CARD) : NULL;
  SporSignup *signup = card ? spor_card_get_signup (SPOR_CARD (card)) : NULL;

  return signup ? g_strdup (spor_signup_get_row (signup)->id) : NULL;
}

void
spor_map_people_show (SporMapPeople *self, SporComposition *composition, GArray *signups)
{
  g_return_if_fail (SPOR_IS_MAP_PEOPLE (self) && composition != NULL && signups != NULL);

  g_autofree char *focused = spor_map_people_find_focused (self);
  g_autoptr (GPtrArray) people = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GArray) sorted = g_array_copy (signups);
  GtkWidget *card;

  g_array_sort_with_data (sorted, compare_people, composition);
  for (guint i = 0; i < sorted->len; i++)
    g_ptr_array_add (people,
                     spor_signup_new (composition->signups, g_array_index (sorted, guint, i)));
  spor_composition_ref (composition);
  g_clear_pointer (&self->composition, spor_composition_unref);
  self->composition = composition;
  g_list_store_splice (self->people, 0, g_list_model_get_n_items (G_LIST_MODEL (self->people)),
                       people->pdata, people->len);
  card = focused ? find_card (GTK_WIDGET (self->list), focused) : NULL;
  if (card)
    gtk_widget_grab_focus (card);
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "spor-map-side.h"

#include "spor-language.h"
#include "spor-map-people.h"
#include "spor-map-track.h"

#include <glib/gi18n-lib.h>

struct _SporMapSide
{
  GtkWidget parent_instance;

  /* template */
  GtkWidget *box;
  GtkStack *stack; /* "overview", "selection" */
  GtkLabel *regions_title;
  GtkListBox *regions;
  GtkLabel *gaps;
  GtkLabel *outside;
  GtkLabel *title;
  GtkLabel *facts;
  GtkStack *found; /* "people", "nobody" */
  SporMapPeople *people;
  GtkBox *tracks;

  /* owned */
  SporBoard *board;
};

enum
{
  REGION_CHOSEN,
  CLEARED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (SporMapSide, spor_map_side, GTK_TYPE_WIDGET)

/* --- Overview ------------------------------------------------------------------------------- */

static GtkWidget *
create_region_row (const char *name, const char *text)
{
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *label = gtk_label_new (name), *count = gtk_label_new (text);
  g_autofree char *all = g_strdup_printf ("%s, %s", name, text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_widget_set_hexpand (label, TRUE);
  gtk_widget_add_css_class (count, "numeric");
  gtk_widget_add_css_class (count, "dim-label");
  gtk_box_append (GTK_BOX (box), label);
  gtk_box_append (GTK_BOX (box), count);
  gtk_widget_add_css_class (box, "region");
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, all, -1);
  return row;
}

static void
set_words (GtkLabel *label, char *words)
{
  gtk_label_set_label (label, words ? words : "");
  gtk_widget_set_visible (GTK_WIDGET (label), words != NULL);
  g_free (words);
}

static void
spor_map_side_show_overview (SporMapSide *self, const SporMapFigures *figures, SporMapShow show)
{
  SporPlaces *places = spor_composition_round (figures->composition)->places;
  GtkWidget *row;

  while ((row = gtk_widget_get_first_child (GTK_WIDGET (self->regions))))
    gtk_list_box_remove (self->regions, row);
  for (guint r = 0; r < spor_places_get_n_regions (places); r++)
    {
      g_autofree char *text = spor_map_figures_get_region_text (figures, show, r);

      gtk_list_box_append (self->regions,
                           create_region_row (spor_places_get_region (places, r)->name, text));
    }
  gtk_label_set_label (self->regions_title, spor_map_show_label (show));
  set_words (self->gaps, spor_map_figures_describe_gaps (figures, show));
  set_words (self->outside, spor_map_figures_describe_outside (figures, FALSE));
}

static void
on_region_activated_cb (SporMapSide *self, GtkListBoxRow *row)
{
  g_signal_emit (self, signals[REGION_CHOSEN], 0, (guint)gtk_list_box_row_get_index (row));
}

static void
on_clear_clicked_cb (SporMapSide *self)
{
  g_signal_emit (self, signals[CLEARED], 0);
}

/* --- Selection ------------------------------------------------------------------------------ */

/* The region whose municipalities are just those selected, or -1. */
static int
find_region (SporPlaces *places, const GArray *selected)
{
  guint region = spor_places_region_of (places, g_array_index (selected, guint, 0));
  guint n = 0;

  for (guint m = 0; m < spor_places_get_n (places); m++)
    n += spor_places_region_of (places, m) == region;
  for (guint i = 0; i < selected->len; i++)
    if (spor_places_region_of (places, g_array_index (selected, guint, i)) != region)
      return -1;
  return n == selected->len ? (int)region : -1;
}

static char *
name_selection (SporPlaces *places, const GArray *selected)
{
  int region = find_region (places, selected);

  if (selected->len == 1)
    return g_strdup (spor_places_get (places, g_array_index (selected, guint, 0))->name);
  if (region >= 0)
    return g_strdup (spor_places_get_region (places, region)->name);
  return spor_format_counts (ngettext ("%u municipality", "%u municipalities", selected->len),
                             selected->len);
}

static GArray *
list_people (const SporMapFigures *figures, const GArray *selected)
{
  SporSignups *signups = figures->composition->signups;
  g_autoptr (GHashTable) wanted = g_hash_table_new (NULL, NULL);
  GArray *people = g_array_new (FALSE, FALSE, sizeof (guint));

  for (guint i = 0; i < selected->len; i++)
    g_hash_table_add (wanted, GUINT_TO_POINTER (g_array_index (selected, guint, i)));
  for (guint i = 0; i < figures->wanted->len; i++)
    {
      guint signup = g_array_index (figures->wanted, guint, i);
      int municipality = spor_signups_row (signups, signup)->municipality;

      if (municipality >= 0 && g_hash_table_contains (wanted, GUINT_TO_POINTER (municipality)))
        g_array_append_val (people, signup);
    }
  return people;
}

/* "12 sign-ups, 3 with a seat" */
static char *
describe_selection (const SporMapFigures *figures, SporMapShow show, const GArray *selected)
{
  SporMapCount count = { 0 };

  if (selected->len == 1)
    return spor_map_figures_describe_municipality (figures, show,
                                                   g_array_index (selected, guint, 0));
  for (guint i = 0; i < selected->len; i++)
    {
      const SporMapCount *one = &figures->municipalities[g_array_index (selected, guint, i)];

      count.signups += one->signups;
      count.seated += one->seated;
      count.waiting += one->waiting;
    }
  return spor_format_counts (
      /* Translators: how many signed up, have a seat, wait */
      ngettext ("%u sign-up, %u with a seat, %u on the waiting list",
                "%u sign-ups, %u with a seat, %u on the waiting list", count.signups),
      count.signups, count.seated, count.waiting);
}

static void
spor_map_side_show_selection (SporMapSide *self,
                              const SporMapFigures *figures,
                              SporMapShow show,
                              const GArray *selected)
{
  SporPlaces *places = spor_composition_round (figures->composition)->places;
  g_autofree char *name = name_selection (places, selected);
  g_autofree char *facts = describe_selection (figures, show, selected);
  g_autoptr (GArray) people = list_people (figures, selected);

  gtk_label_set_label (self->title, name);
  gtk_label_set_label (self->facts, facts);
  spor_map_people_show (self->people, figures->composition, people);
  gtk_stack_set_visible_child_name (self->found, people->len > 0 ? "people" : "nobody");
}

static void
spor_map_side_update_tracks (SporMapSide *self)
{
  SporComposition *composition = spor_board_get_composition (self->board);
  guint n = composition ? spor_round_n_tracks (spor_composition_round (composition)) : 0;
  GtkWidget *child;
  guint i = 0;

  for (child = gtk_widget_get_first_child (GTK_WIDGET (self->tracks)); child;
       child = gtk_widget_get_next_sibling (child))
    i++;
  for (; i < n; i++)
    gtk_box_append (self->tracks, spor_map_track_new (self->board, i));
  for (; i > n; i--)
    gtk_box_remove (self->tracks, gtk_widget_get_last_child (GTK_WIDGET (self->tracks)));
  for (child = gtk_widget_get_first_child (GTK_WIDGET (self->tracks)); child;
       child = gtk_widget_get_next_sibling (child))
    spor_map_track_update (SPOR_MAP_TRACK (child));
}

/* --- Widget --------------------------------------------------------------------------------- */

static void
spor_map_side_dispose (GObject *object)
{
  SporMapSide *self = SPOR_MAP_SIDE (object);

  gtk_widget_dispose_template (GTK_WIDGET (self), SPOR_TYPE_MAP_SIDE);
  g_clear_object (&self->board);
  G_OBJECT_CLASS (spor_map_side_parent_class)->dispose (object);
}

static void
spor_map_side_class_init (SporMapSideClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = spor_map_side_dispose;
  signals[REGION_CHOSEN] = g_signal_new ("region-chosen", SPOR_TYPE_MAP_SIDE, G_SIGNAL_RUN_LAST, 0,
                                         NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_UINT);
  signals[CLEARED] = g_signal_new ("cleared", SPOR_TYPE_MAP_SIDE, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                   NULL, G_TYPE_NONE, 0);

  g_type_ensure (SPOR_TYPE_MAP_PEOPLE);
  gtk_widget_class_set_css_name (widget_class, "mapside");
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class, "/dk/kombit/Spor/ui/spor-map-side.ui");
  gtk_widget_class_bind_template_child (widget_class, SporMapSide, box);
  gtk_widget_class_bind_template_child (widget_class, SporMapSide, stack);
  gtk_widget_class_bind_template_child (widget_class, SporMapSide, regions_title);
  gtk_widget_class_bind_template_child (widget_class, SporMapSide, regions);
  gtk_widget_class_bind_template_child (widget_class, SporMapSide, gaps);
  gtk_widget_class_bind_template_child (widget_class, SporMapSide, outside);
  gtk_widget_class_bind_template_child (widget_class, SporMapSide, title);
  gtk_widget_class_bind_template_child (widget_class, SporMapSide, facts);
  gtk_widget_class_bind_template_child (widget_class, SporMapSide, found);
  gtk_widget_class_bind_template_child (widget_class, SporMapSide, people);
  gtk_widget_class_bind_template_child (widget_class, SporMapSide, tracks);
  gtk_widget_class_bind_template_callback (widget_class, on_region_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_clear_clicked_cb);
}

static void
spor_map_side_init (SporMapSide *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

void
spor_map_side_set_board (SporMapSide *self, SporBoard *board)
{
  g_return_if_fail (SPOR_IS_MAP_SIDE (self));

  g_set_object (&self->board, board);
  g_signal_connect_object (board, "changed", G_CALLBACK (spor_map_side_update_tracks), self,
                           G_CONNECT_SWAPPED);
  spor_map_people_set_board (self->people, board);
}

void
spor_map_side_show (SporMapSide *self,
                    const SporMapFigures *figures,
                    SporMapShow show,
                    const GArray *selected)
{
  g_return_if_fail (SPOR_IS_MAP_SIDE (self) && figures != NULL && selected != NULL);

  spor_map_side_show_overview (self, figures, show);
  spor_map_side_update_tracks (self);
  if (selected->len > 0)
    spor_map_side_show_selection (self, figures, show, selected);
  gtk_stack_set_visible_child_name (self->stack, selected->len > 0 ? "selection" : "overview");
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "spor-map-page.h"

#include "spor-board.h"
#include "spor-columns.h"
#include "spor-error-dialog.h"
#include "spor-focus.h"
#include "spor-map-boundaries.h"
#include "spor-map-figures.h"
#include "spor-map-list.h"
#include "spor-map-side.h"
#include "spor-map-source.h"
#include "spor-tab-box.h"
#include "spor-toast.h"

#include <glib/gi18n-lib.h>

#define ZOOM_STEP 1.5

struct _SporMapPage
{
  AdwBin parent_instance;

  /* template */
  GtkStack *stack; /* "empty", "map" */
  GtkDropDown *show;
  GtkToggleButton *marks;
  GtkToggleButton *table;
  SporFilterBar *filters;
  GtkStack *views; /* "map", "table" */
  SporMapWidget *map;
  GtkWidget *zoom;
  SporMapList *list;
  SporMapSide *side;

  /* owned */
  SporBook *book;
  GSignalGroup *book_signals;
  SporBoard *board;
  SporMapSource *source;
  SporMapFigures *figures;

  gboolean stale; /* to be counted anew once it is shown */
};

enum
{
  PROP_BOOK = 1,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (SporMapPage, spor_map_page, ADW_TYPE_BIN)

/* --- Figures -------------------------------------------------------------------------------- */

/* Who asks for a status by name wants to see it. */
static SporMapPart
is_wanted (const SporComposition *composition, guint signup, gpointer data)
{
  SporMapPage *self = data;

  for (guint f = 0; f < SPOR_N_FACETS; f++)
    {
      guint32 wanted = spor_filter_bar_get_facet (self->filters, f);

      if (wanted && !(wanted & spor_signup_facet (composition, signup, f)))
        return SPOR_MAP_NOTHING;
    }
  return spor_filter_bar_get_facet (self->filters, SPOR_FACET_STATUS)
             ? SPOR_MAP_SIGNUP
             : spor_map_part (composition, signup, NULL);
}

/* How many the filters choose from. */
static guint
spor_map_page_count_all (SporMapPage *self, const SporComposition *composition)
{
  guint n = 0;

  if (spor_filter_bar_get_facet (self->filters, SPOR_FACET_STATUS))
    return spor_signups_n (composition->signups);
  for (guint i = 0; i < spor_signups_n (composition->signups); i++)
    n += spor_map_part (composition, i, NULL) == SPOR_MAP_SIGNUP;
  return n;
}

static char *
describe (guint municipality, gpointer data)
{
  SporMapPage *self = data;

  return self->figures
             ? spor_map_figures_describe_municipality (self->figures,
                                                       gtk_drop_down_get_selected (self->show),
                                                       municipality)
             : NULL;
}

static SporPlaces *
spor_map_page_get_places (SporMapPage *self)
{
  return spor_book_get_places (self->book);
}

/* (transfer full) */
static GArray *
spor_map_page_list_selected (SporMapPage *self)
{
  GArray *selected = g_array_new (FALSE, FALSE, sizeof (guint));

  for (guint m = 0; m < spor_places_get_n (spor_map_page_get_places (self)); m++)
    if (spor_map_widget_get_selected (self->map, m))
      g_array_append_val (selected, m);
  return selected;
}

static void
spor_map_page_show_side (SporMapPage *self)
{
  g_autoptr (GArray) selected = spor_map_page_list_selected (self);

  spor_map_side_show (self->side, self->figures, gtk_drop_down_get_selected (self->show), selected);
}

static void
spor_map_page_colour (SporMapPage *self)
{
  SporBoundaries *boundaries = spor_map_source_get (self->source);
  g_autoptr (SporMapPicture) picture = NULL;

  if (!self->figures || !boundaries)
    return;
  picture
      = spor_map_figures_draw (self->figures, boundaries, gtk_drop_down_get_selected (self->show),
                               gtk_toggle_button_get_active (self->marks));
  spor_map_widget_set_picture (self->map, picture);
  spor_map_page_show_side (self);
}

static void
spor_map_page_count (SporMapPage *self)
{
  SporSnapshot *snapshot = self->book ? spor_book_get_snapshot (self->book) : NULL;
  SporComposition *composition = snapshot ? spor_snapshot_get_composition (snapshot) : NULL;
  guint all = composition ? spor_signups_n (composition->signups) : 0;
  gboolean writable = snapshot && !spor_snapshot_get_read_only (snapshot);

  gtk_stack_set_visible_child_name (self->stack, all > 0 ? "map" : "empty");
  self->stale = !gtk_widget_get_mapped (GTK_WIDGET (self));
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "map.built-in-boundaries",
                                 spor_map_source_is_own (self->source) && writable);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "map.load-boundaries", writable);
  if (all == 0 || self->stale || !spor_map_source_get (self->source))
    return;

  spor_filter_bar_set_round (self->filters, spor_composition_round (composition));
  g_clear_pointer (&self->figures, spor_map_figures_free);
  self->figures = spor_map_figures_new (composition, is_wanted, self);
  spor_filter_bar_set_counts (self->filters, self->figures->all.signups,
                              spor_map_page_count_all (self, composition));
  spor_map_list_show (self->list, self->figures);
  spor_map_page_colour (self);
}

/* --- Boundaries ------------------------------------------------------------------------------ */

static void
on_source_failed_cb (SporMapPage *self, const GError *error)
{
  spor_show_error (GTK_WIDGET (self), _ ("The Map Could Not Be Read"), error);
}

static void
on_load_boundaries_activated_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  spor_map_boundaries_choose (widget, SPOR_MAP_PAGE (widget)->book);
}

static void
on_built_in_boundaries_activated_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  spor_map_boundaries_forget (widget, SPOR_MAP_PAGE (widget)->book);
}

/* --- Selection ------------------------------------------------------------------------------ */

static void
on_map_selection_changed_cb (SporMapPage *self)
{
  g_autoptr (GArray) selected = spor_map_page_list_selected (self);

  spor_map_list_select (self->list, selected);
  spor_map_page_show_side (self);
}

static void
on_list_selection_changed_cb (SporMapPage *self)
{
  for (guint m = 0; m < spor_places_get_n (spor_map_page_get_places (self)); m++)
    spor_map_widget_set_selected (self->map, m, spor_map_list_get_selected (self->list, m));
  spor_map_page_show_side (self);
}

static void
on_region_chosen_cb (SporMapPage *self, guint region)
{
  SporPlaces *places = spor_map_page_get_places (self);

  gtk_widget_grab_focus (GTK_WIDGET (self)); /* the row goes, and GTK would look beyond the page */
  for (guint m = 0; m < spor_places_get_n (places); m++)
    spor_map_widget_set_selected (self->map, m, spor_places_region_of (places, m) == region);
  on_map_selection_changed_cb (self);
  gtk_widget_child_focus (GTK_WIDGET (self->side), GTK_DIR_TAB_FORWARD);
}

static void
on_cleared_cb (SporMapPage *self)
{
  spor_map_widget_unselect_all (self->map);
  on_map_selection_changed_cb (self);
  gtk_widget_grab_focus (GTK_WIDGET (self));
}

/* --- Actions -------------------------------------------------------------------------------- */

static void
on_zoom_in_activated_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  spor_map_widget_zoom (SPOR_MAP_PAGE (widget)->map, ZOOM_STEP);
}

static void
on_zoom_out_activated_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  spor_map_widget_zoom (SPOR_MAP_PAGE (widget)->map, 1 / ZOOM_STEP);
}

static void
on_show_all_activated_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  spor_map_widget_show_all (SPOR_MAP_PAGE (widget)->map);
}

static void
on_table_activated_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  GtkToggleButton *table = SPOR_MAP_PAGE (widget)->table;

  gtk_toggle_button_set_active (table, !gtk_toggle_button_get_active (table));
}

static void
on_table_toggled_cb (SporMapPage *self)
{
  gboolean table = gtk_toggle_button_get_active (self->table);

  gtk_stack_set_visible_child_name (self->views, table ? "table" : "map");
  gtk_widget_set_sensitive (GTK_WIDGET (self->marks), !table);
  gtk_widget_child_focus (gtk_stack_get_visible_child (self->views), GTK_DIR_TAB_FORWARD);
  if (table)
    spor_map_list_reveal_selected (self->list);
}

/* --- Book ----------------------------------------------------------------------------------- */

static void
on_failed_cb (SporMapPage *self, const char *why)
{
  gtk_widget_error_bell (GTK_WIDGET (self));
  spor_toast (GTK_WIDGET (self), why);
}

static void
on_moved_cb (SporMapPage *self, const char *what)
{
  spor_toast_undo (GTK_WIDGET (self), what);
}

static void
on_dragged_changed_cb (SporMapPage *self)
{
  if (spor_board_get_dragged (self->board))
    spor_toast_withdraw (GTK_WIDGET (self));
}

static void
spor_map_page_set_book (SporMapPage *self, SporBook *book)
{
  if (!g_set_object (&self->book, book))
    return;
  g_clear_pointer (&self->figures, spor_map_figures_free);
  spor_map_source_set_book (self->source, book);
  g_signal_group_set_target (self->book_signals, book);
  spor_board_set_book (self->board, book);
  spor_map_page_count (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_BOOK]);
}

/* --- Object --------------------------------------------------------------------------------- */

static void
spor_map_page_map (GtkWidget *widget)
{
  SporMapPage *self = SPOR_MAP_PAGE (widget);

  GTK_WIDGET_CLASS (spor_map_page_parent_class)->map (widget);
  if (self->stale)
    spor_map_page_count (self);
}

static void
spor_map_page_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  if (id == PROP_BOOK)
    g_value_set_object (value, SPOR_MAP_PAGE (object)->book);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
spor_map_page_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  if (id == PROP_BOOK)
    spor_map_page_set_book (SPOR_MAP_PAGE (object), g_value_get_object (value));
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
spor_map_page_dispose (GObject *object)
{
  SporMapPage *self = SPOR_MAP_PAGE (object);

  if (self->map)
    spor_map_widget_set_describe (self->map, NULL, NULL);
  g_clear_object (&self->book_signals);
  g_clear_pointer (&self->figures, spor_map_figures_free);
  g_clear_object (&self->source);
  g_clear_object (&self->board);
  g_clear_object (&self->book);
  G_OBJECT_CLASS (spor_map_page_parent_class)->dispose (object);
}

static void
spor_map_page_install_actions (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "map.zoom-in", NULL, on_zoom_in_activated_cb);
  gtk_widget_class_install_action (widget_class, "map.zoom-out", NULL, on_zoom_out_activated_cb);
  gtk_widget_class_install_action (widget_class, "map.show-all", NULL, on_show_all_activated_cb);
  gtk_widget_class_install_action (widget_class, "map.table", NULL, on_table_activated_cb);
  gtk_widget_class_install_action (widget_class, "map.load-boundaries", NULL,
                                   on_load_boundaries_activated_cb);
  gtk_widget_class_install_action (widget_class, "map.built-in-boundaries", NULL,
                                   on_built_in_boundaries_activated_cb);
}

static gboolean
spor_map_page_grab_focus (GtkWidget *widget)
{
  SporMapPage *self = SPOR_MAP_PAGE (widget);

  if (!gtk_widget_get_mapped (GTK_WIDGET (self->views))) /* there is nobody to show */
    return FALSE;
  return gtk_toggle_button_get_active (self->table)
             ? gtk_widget_child_focus (GTK_WIDGET (self->views), GTK_DIR_TAB_FORWARD)
             : gtk_widget_grab_focus (GTK_WIDGET (self->map));
}

static void
spor_map_page_class_init (SporMapPageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = spor_map_page_get_property;
  object_class->set_property = spor_map_page_set_property;
  object_class->dispose = spor_map_page_dispose;
  widget_class->map = spor_map_page_map;
  widget_class->grab_focus = spor_map_page_grab_focus;
  widget_class->focus = spor_focus_through;
  properties[PROP_BOOK]
      = g_param_spec_object ("book", NULL, NULL, SPOR_TYPE_BOOK,
                             G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  g_type_ensure (SPOR_TYPE_COLUMNS);
  g_type_ensure (SPOR_TYPE_FILTER_BAR);
  g_type_ensure (SPOR_TYPE_MAP_WIDGET);
  g_type_ensure (SPOR_TYPE_MAP_LIST);
  g_type_ensure (SPOR_TYPE_MAP_SIDE);
  g_type_ensure (SPOR_TYPE_TAB_BOX);
  gtk_widget_class_set_template_from_resource (widget_class, "/dk/kombit/Spor/ui/spor-map-page.ui");
  gtk_widget_class_bind_template_child (widget_class, SporMapPage, stack);
  gtk_widget_class_bind_template_child (widget_class, SporMapPage, show);
  gtk_widget_class_bind_template_child (widget_class, SporMapPage, marks);
  gtk_widget_class_bind_template_child (widget_class, SporMapPage, table);
  gtk_widget_class_bind_template_child (widget_class, SporMapPage, filters);
  gtk_widget_class_bind_template_child (widget_class, SporMapPage, views);
  gtk_widget_class_bind_template_child (widget_class, SporMapPage, map);
  gtk_widget_class_bind_template_child (widget_class, SporMapPage, zoom);
  gtk_widget_class_bind_template_child (widget_class, SporMapPage, list);
  gtk_widget_class_bind_template_child (widget_class, SporMapPage, side);
  gtk_widget_class_bind_template_callback (widget_class, spor_map_page_count);
  gtk_widget_class_bind_template_callback (widget_class, spor_map_page_colour);
  gtk_widget_class_bind_template_callback (widget_class, on_table_toggled_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_map_selection_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_list_selection_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_region_chosen_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_cleared_cb);
  spor_map_page_install_actions (widget_class);
}

static void
spor_map_page_init (SporMapPage *self)
{
  g_autoptr (GtkStringList) shows = gtk_string_list_new (NULL);

  self->board = spor_board_new ();
  self->source = spor_map_source_new ();
  self->book_signals = g_signal_group_new (SPOR_TYPE_BOOK);
  g_signal_group_connect_swapped (self->book_signals, "notify::snapshot",
                                  G_CALLBACK (spor_map_page_count), self);
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_widget_insert_action_group (GTK_WIDGET (self), "board", spor_board_get_actions (self->board));
  spor_map_side_set_board (self->side, self->board);
  spor_map_widget_set_describe (self->map, describe, self);
  spor_map_widget_set_over (self->map, self->zoom);
  for (guint s = 0; s < SPOR_N_MAP_SHOWS; s++)
    gtk_string_list_append (shows, spor_map_show_label (s));
  gtk_drop_down_set_model (self->show, G_LIST_MODEL (shows));
  g_signal_connect_object (self->source, "changed", G_CALLBACK (spor_map_page_count), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->source, "failed", G_CALLBACK (on_source_failed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->board, "failed", G_CALLBACK (on_failed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->board, "moved", G_CALLBACK (on_moved_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->board, "notify::dragged", G_CALLBACK (on_dragged_changed_cb), self,
                           G_CONNECT_SWAPPED);
}

SporFilterBar *
spor_map_page_get_filters (SporMapPage *self)
{
  g_return_val_if_fail (SPOR_IS_MAP_PAGE (self), NULL);

  return self->filters;
}

SporMapWidget *
spor_map_page_get_map (SporMapPage *self)
{
  g_return_val_if_fail (SPOR_IS_MAP_PAGE (self), NULL);

  return self->map;
}

SporMapPicture *
spor_map_page_draw (SporMapPage *self)
{
  g_return_val_if_fail (SPOR_IS_MAP_PAGE (self), NULL);

  SporSnapshot *snapshot = self->book ? spor_book_get_snapshot (self->book) : NULL;
  SporBoundaries *boundaries = spor_map_source_get (self->source);
  g_autoptr (SporMapFigures) figures = NULL;
  SporMapPicture *picture;

  if (!snapshot || !boundaries)
    return NULL;
  figures = spor_map_figures_new (spor_snapshot_get_composition (snapshot), is_wanted, self);
  picture = spor_map_figures_draw (figures, boundaries, gtk_drop_down_get_selected (self->show),
                                   gtk_toggle_button_get_active (self->marks));
  spor_map_picture_set_title (picture, spor_snapshot_get_round (snapshot)->name);
  return picture;
}

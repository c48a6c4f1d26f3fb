/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "spor-map-list.h"

#include "spor-map-columns.h"
#include "spor-numbers.h"
#include "spor-one-stop.h"

struct _SporMapList
{
  GtkWidget parent_instance;

  /* template */
  GtkWidget *stop;
  GtkColumnView *view;

  /* owned */
  GListStore *entries;
  GArray *tracks; /* guint: the numbers of those that have columns */
  GtkMultiSelection *selection;

  gboolean following; /* the selection follows, it does not lead */
};

enum
{
  SELECTION_CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (SporMapList, spor_map_list, GTK_TYPE_WIDGET)

static void
on_selection_changed_cb (SporMapList *self)
{
  if (!self->following)
    g_signal_emit (self, signals[SELECTION_CHANGED], 0);
}

static void
spor_map_list_dispose (GObject *object)
{
  SporMapList *self = SPOR_MAP_LIST (object);

  gtk_widget_dispose_template (GTK_WIDGET (self), SPOR_TYPE_MAP_LIST);
  g_clear_object (&self->selection);
  g_clear_object (&self->entries);
  g_clear_pointer (&self->tracks, g_array_unref);
  G_OBJECT_CLASS (spor_map_list_parent_class)->dispose (object);
}

static void
spor_map_list_class_init (SporMapListClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = spor_map_list_dispose;
  signals[SELECTION_CHANGED]
      = g_signal_new ("selection-changed", SPOR_TYPE_MAP_LIST, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                      NULL, G_TYPE_NONE, 0);

  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  g_type_ensure (SPOR_TYPE_ONE_STOP);
  gtk_widget_class_set_template_from_resource (widget_class, "/dk/kombit/Spor/ui/spor-map-list.ui");
  gtk_widget_class_bind_template_child (widget_class, SporMapList, stop);
  gtk_widget_class_bind_template_child (widget_class, SporMapList, view);
}

static void
spor_map_list_init (SporMapList *self)
{
  g_autoptr (GtkSortListModel) sorted = NULL;

  self->entries = g_list_store_new (SPOR_TYPE_MAP_ENTRY);
  self->tracks = g_array_new (FALSE, FALSE, sizeof (guint));
  gtk_widget_init_template (GTK_WIDGET (self));
  spor_map_columns_append (self->view);
  sorted = gtk_sort_list_model_new (G_LIST_MODEL (g_object_ref (self->entries)),
                                    g_object_ref (gtk_column_view_get_sorter (self->view)));
  self->selection = gtk_multi_selection_new (G_LIST_MODEL (g_steal_pointer (&sorted)));
  gtk_column_view_set_model (self->view, GTK_SELECTION_MODEL (self->selection));
  g_signal_connect_object (self->selection, "selection-changed",
                           G_CALLBACK (on_selection_changed_cb), self, G_CONNECT_SWAPPED);
}

static GArray *
spor_map_list_list_selected (SporMapList *self)
{
  GArray *selected = g_array_new (FALSE, FALSE, sizeof (guint));

  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (self->selection)); i++)
    if (gtk_selection_model_is_selected (GTK_SELECTION_MODEL (self->selection), i))
      {
        g_autoptr (SporMapEntry) entry = g_list_model_get_item (G_LIST_MODEL (self->selection), i);

        guint municipality = spor_map_entry_get_municipality (entry);

        g_array_append_val (selected, municipality);
      }
  return selected;
}

static gboolean
has_columns_of (SporMapList *self, const SporRound *round)
{
  if (self->tracks->len != spor_round_n_tracks (round))
    return FALSE;
  for (guint t = 0; t < self->tracks->len; t++)
    if (g_array_index (self->tracks, guint, t) != spor_round_track (round, t)->number)
      return FALSE;
  return TRUE;
}

/* A round's tracks can be others than the last one's. */
static void
spor_map_list_show_tracks (SporMapList *self, const SporRound *round)
{
  GListModel *shown = gtk_column_view_get_columns (self->view);

  if (has_columns_of (self, round))
    return;
  while (g_list_model_get_n_items (shown) > SPOR_N_MAP_COLUMNS)
    {
      g_autoptr (GtkColumnViewColumn) column = g_list_model_get_item (shown, SPOR_N_MAP_COLUMNS);

      gtk_column_view_remove_column (self->view, column);
    }
  g_array_set_size (self->tracks, 0);
  for (guint t = 0; t < spor_round_n_tracks (round); t++)
    {
      guint number = spor_round_track (round, t)->number;

      spor_map_columns_append_track (self->view, t, number);
      g_array_append_val (self->tracks, number);
    }
}

void
spor_map_list_show (SporMapList *self, const SporMapFigures *figures)
{
  g_return_if_fail (SPOR_IS_MAP_LIST (self) && figures != NULL);

  g_autoptr (GArray) selected = spor_map_list_list_selected (self);
  g_autoptr (GPtrArray) entries = g_ptr_array_new_with_free_func (g_object_unref);
  guint n = spor_places_get_n (spor_composition_round (figures->composition)->places);

  spor_map_list_show_tracks (self, spor_composition_round (figures->composition));
  for (guint m = 0; m < n; m++)
    g_ptr_array_add (entries, spor_map_entry_new (figures, m));
  self->following = TRUE;
  g_list_store_splice (self->entries, 0, g_list_model_get_n_items (G_LIST_MODEL (self->entries)),
                       entries->pdata, entries->len);
  self->following = FALSE;
  spor_map_list_select (self, selected);
}

gboolean
spor_map_list_get_selected (SporMapList *self, guint municipality)
{
  g_return_val_if_fail (SPOR_IS_MAP_LIST (self), FALSE);

  g_autoptr (GArray) selected = spor_map_list_list_selected (self);

  return spor_numbers_have (selected, municipality);
}

/* The keyboard goes on from the row, whose widget is there once it is in sight. */
static void
focus_selected (GtkWidget *rows)
{
  for (GtkWidget *row = gtk_widget_get_first_child (rows); row;
       row = gtk_widget_get_next_sibling (row))
    if (gtk_widget_get_state_flags (row) & GTK_STATE_FLAG_SELECTED)
      {
        gtk_widget_grab_focus (row);
        return;
      }
}

/* A list scrolls only once it has a size. */
static gboolean
on_tick_cb (GtkWidget *widget, GdkFrameClock *clock, gpointer data)
{
  SporMapList *self = SPOR_MAP_LIST (widget);
  GtkWidget *rows = gtk_widget_get_last_child (GTK_WIDGET (self->view));

  if (gtk_widget_get_height (rows) == 0)
    return G_SOURCE_CONTINUE;
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (self->selection)); i++)
    if (gtk_selection_model_is_selected (GTK_SELECTION_MODEL (self->selection), i))
      {
        gtk_widget_activate_action (rows, "list.scroll-to-item", "u", i);
        focus_selected (rows);
        break;
      }
  return G_SOURCE_REMOVE;
}

void
spor_map_list_reveal_selected (SporMapList *self)
{
  g_return_if_fail (SPOR_IS_MAP_LIST (self));

  gtk_widget_add_tick_callback (GTK_WIDGET (self), on_tick_cb, NULL, NULL);
}

void
spor_map_list_select (SporMapList *self, const GArray *municipalities)
{
  g_return_if_fail (SPOR_IS_MAP_LIST (self) && municipalities != NULL);

  GtkSelectionModel *model = GTK_SELECTION_MODEL (self->selection);

  self->following = TRUE;
  gtk_selection_model_unselect_all (model);
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (model)); i++)
    {
      g_autoptr (SporMapEntry) entry = g_list_model_get_item (G_LIST_MODEL (model), i);

      for (guint k = 0; k < municipalities->len; k++)
        if (g_array_index (municipalities, guint, k) == spor_map_entry_get_municipality (entry))
          gtk_selection_model_select_item (model, i, FALSE);
    }
  self->following = FALSE;
}

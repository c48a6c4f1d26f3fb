/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "spor-map-list.h"

#include "spor-language.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* --- A row ---------------------------------------------------------------------------------- */

#define SPOR_TYPE_MAP_ENTRY (spor_map_entry_get_type ())
G_DECLARE_FINAL_TYPE (SporMapEntry, spor_map_entry, SPOR, MAP_ENTRY, GObject)

struct _SporMapEntry
{
  GObject parent_instance;

  guint municipality;
  const SporMunicipality *place; /* lives as long as the places do */
  SporPlaces *places;            /* owned */
  char *size;
  guint region;
  SporMapCount count;
};

G_DEFINE_FINAL_TYPE (SporMapEntry, spor_map_entry, G_TYPE_OBJECT)

static void
spor_map_entry_finalize (GObject *object)
{
  SporMapEntry *self = SPOR_MAP_ENTRY (object);

  g_object_unref (self->places);
  g_free (self->size);
  G_OBJECT_CLASS (spor_map_entry_parent_class)->finalize (object);
}

static void
spor_map_entry_class_init (SporMapEntryClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = spor_map_entry_finalize;
}

static void
spor_map_entry_init (SporMapEntry *self)
{
}

static SporMapEntry *
spor_map_entry_new (const SporMapFigures *figures, guint municipality)
{
  SporPlaces *places = spor_composition_round (figures->composition)->places;
  SporMapEntry *self = g_object_new (SPOR_TYPE_MAP_ENTRY, NULL);

  self->municipality = municipality;
  self->places = g_object_ref (places);
  self->place = spor_places_get (places, municipality);
  self->region = spor_places_region_of (places, municipality);
  self->size = g_strdup (spor_map_figures_get_size (figures, municipality));
  self->count = figures->municipalities[municipality];
  return self;
}

/* --- Columns -------------------------------------------------------------------------------- */

typedef enum
{
  COLUMN_NAME,
  COLUMN_REGION,
  COLUMN_POPULATION,
  COLUMN_SIZE,
  COLUMN_SIGNUPS,
  COLUMN_SEATED,
  COLUMN_WAITING,
  N_COLUMNS
} Column;

static const struct
{
  const char *title;
  gboolean is_number;
} columns[N_COLUMNS] = {
  [COLUMN_NAME] = { N_ ("Municipality"), FALSE },
  [COLUMN_REGION] = { N_ ("Region"), FALSE },
  [COLUMN_POPULATION] = { N_ ("Population"), TRUE },
  [COLUMN_SIZE] = { N_ ("Size"), FALSE },
  [COLUMN_SIGNUPS] = { N_ ("Sign-ups"), TRUE },
  /* Translators: the heading of a column: how many have a seat */
  [COLUMN_SEATED] = { N_ ("Seated"), TRUE },
  /* Translators: the heading of a column: how many wait for a seat */
  [COLUMN_WAITING] = { N_ ("Waiting"), TRUE },
};

static guint
get_number (const SporMapEntry *entry, Column column)
{
  switch (column)
    {
    case COLUMN_REGION:
      return entry->region;
    case COLUMN_POPULATION:
    case COLUMN_SIZE:
      return entry->place->population;
    case COLUMN_SIGNUPS:
      return entry->count.signups;
    case COLUMN_SEATED:
      return entry->count.seated;
    case COLUMN_WAITING:
      return entry->count.waiting;
    case COLUMN_NAME:
    case N_COLUMNS:
    default:
      return 0;
    }
}

static char *
get_text (const SporMapEntry *entry, Column column)
{
  switch (column)
    {
    case COLUMN_NAME:
      return g_strdup (entry->place->name);
    case COLUMN_REGION:
      return g_strdup (entry->place->region);
    case COLUMN_SIZE:
      return g_strdup (entry->size);
    case COLUMN_POPULATION:
    case COLUMN_SIGNUPS:
    case COLUMN_SEATED:
    case COLUMN_WAITING:
    case N_COLUMNS:
    default:
      return spor_format_count (get_number (entry, column));
    }
}

static int
compare_entries (gconstpointer one, gconstpointer other, gpointer column)
{
  const SporMapEntry *a = one, *b = other;
  guint a_number = get_number (a, GPOINTER_TO_UINT (column));
  guint b_number = get_number (b, GPOINTER_TO_UINT (column));

  if (a_number != b_number)
    return a_number < b_number ? -1 : 1;
  return strcmp (a->place->sort_key, b->place->sort_key);
}

static void
on_cell_set_up_cb (GtkSignalListItemFactory *factory, GtkListItem *item, gpointer column)
{
  GtkWidget *label = gtk_label_new (NULL);
  gboolean is_number = columns[GPOINTER_TO_UINT (column)].is_number;

  gtk_label_set_xalign (GTK_LABEL (label), is_number ? 1 : 0);
  if (is_number)
    gtk_widget_add_css_class (label, "numeric");
  if (GPOINTER_TO_UINT (column) == N_COLUMNS - 1)
    gtk_widget_set_margin_end (label, 12); /* room for the scroll bar */
  gtk_list_item_set_child (item, label);
}

static void
on_cell_bound_cb (GtkSignalListItemFactory *factory, GtkListItem *item, gpointer column)
{
  g_autofree char *text = get_text (gtk_list_item_get_item (item), GPOINTER_TO_UINT (column));

  gtk_label_set_label (GTK_LABEL (gtk_list_item_get_child (item)), text);
}

static GtkColumnViewColumn *
create_column (Column column)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
  GtkColumnViewColumn *made = gtk_column_view_column_new (_ (columns[column].title), factory);
  g_autoptr (GtkSorter) sorter
      = GTK_SORTER (gtk_custom_sorter_new (compare_entries, GUINT_TO_POINTER (column), NULL));

  g_signal_connect (factory, "setup", G_CALLBACK (on_cell_set_up_cb), GUINT_TO_POINTER (column));
  g_signal_connect (factory, "bind", G_CALLBACK (on_cell_bound_cb), GUINT_TO_POINTER (column));
  gtk_column_view_column_set_sorter (made, sorter);
  gtk_column_view_column_set_resizable (made, TRUE);
  gtk_column_view_column_set_expand (made, !columns[column].is_number && column != COLUMN_SIZE);
  return made;
}

/* --- Widget --------------------------------------------------------------------------------- */

struct _SporMapList
{
  GtkWidget parent_instance;

  /* template */
  GtkWidget *scroll;
  GtkColumnView *view;

  /* owned */
  GListStore *entries;
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
  gtk_widget_class_set_template_from_resource (widget_class, "/dk/kombit/Spor/ui/spor-map-list.ui");
  gtk_widget_class_bind_template_child (widget_class, SporMapList, scroll);
  gtk_widget_class_bind_template_child (widget_class, SporMapList, view);
}

static void
spor_map_list_init (SporMapList *self)
{
  g_autoptr (GtkSortListModel) sorted = NULL;

  self->entries = g_list_store_new (SPOR_TYPE_MAP_ENTRY);
  gtk_widget_init_template (GTK_WIDGET (self));
  for (guint c = 0; c < N_COLUMNS; c++)
    {
      g_autoptr (GtkColumnViewColumn) column = create_column (c);

      gtk_column_view_append_column (self->view, column);
      if (c == COLUMN_NAME)
        gtk_column_view_sort_by_column (self->view, column, GTK_SORT_ASCENDING);
    }
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

        g_array_append_val (selected, entry->municipality);
      }
  return selected;
}

void
spor_map_list_show (SporMapList *self, const SporMapFigures *figures)
{
  g_return_if_fail (SPOR_IS_MAP_LIST (self) && figures != NULL);

  g_autoptr (GArray) selected = spor_map_list_list_selected (self);
  g_autoptr (GPtrArray) entries = g_ptr_array_new_with_free_func (g_object_unref);
  guint n = spor_places_get_n (spor_composition_round (figures->composition)->places);

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

  for (guint i = 0; i < selected->len; i++)
    if (g_array_index (selected, guint, i) == municipality)
      return TRUE;
  return FALSE;
}

void
spor_map_list_reveal_selected (SporMapList *self)
{
  g_return_if_fail (SPOR_IS_MAP_LIST (self));

  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (self->selection)); i++)
    if (gtk_selection_model_is_selected (GTK_SELECTION_MODEL (self->selection), i))
      {
        gtk_widget_activate_action (gtk_widget_get_last_child (GTK_WIDGET (self->view)),
                                    "list.scroll-to-item", "u", i);
        return;
      }
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
        if (g_array_index (municipalities, guint, k) == entry->municipality)
          gtk_selection_model_select_item (model, i, FALSE);
    }
  self->following = FALSE;
}

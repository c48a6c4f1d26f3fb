/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "spor-map-columns.h"

#include "spor-language.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define REGION "Region "

/* Words keep so far from the number before them. */
#define AFTER_NUMBER 12

/* --- A row ---------------------------------------------------------------------------------- */

struct _SporMapEntry
{
  GObject parent_instance;

  guint municipality;
  const SporMunicipality *place; /* lives as long as the places do */
  SporPlaces *places;            /* owned */
  char *size;
  guint region;
  SporMapCount count;
  GArray *by_track; /* SporMapCount */
  double coverage;  /* of the region: seated less target */
  char *coverage_text;
  char *coverage_words; /* with what it amounts to */
};

G_DEFINE_FINAL_TYPE (SporMapEntry, spor_map_entry, G_TYPE_OBJECT)

static void
spor_map_entry_finalize (GObject *object)
{
  SporMapEntry *self = SPOR_MAP_ENTRY (object);

  g_object_unref (self->places);
  g_array_unref (self->by_track);
  g_free (self->size);
  g_free (self->coverage_text);
  g_free (self->coverage_words);
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
  self->by_track = g_array_new (FALSE, FALSE, sizeof (SporMapCount));
}

SporMapEntry *
spor_map_entry_new (const SporMapFigures *figures, guint municipality)
{
  const SporRound *round = spor_composition_round (figures->composition);
  SporMapEntry *self = g_object_new (SPOR_TYPE_MAP_ENTRY, NULL);

  self->municipality = municipality;
  self->places = g_object_ref (round->places);
  self->place = spor_places_get (round->places, municipality);
  self->region = spor_places_region_of (round->places, municipality);
  self->size = g_strdup (spor_map_figures_get_size (figures, municipality));
  self->count = figures->municipalities[municipality];
  for (guint t = 0; t < spor_round_n_tracks (round); t++)
    g_array_append_vals (self->by_track, spor_map_figures_get_track (figures, municipality, t), 1);
  self->coverage
      = figures->regions[self->region].seated - spor_map_figures_get_target (figures, self->region);
  self->coverage_text
      = spor_map_figures_get_region_text (figures, SPOR_MAP_SHOW_COVERAGE, self->region);
  self->coverage_words = spor_map_figures_describe_coverage (figures, self->region);
  return self;
}

guint
spor_map_entry_get_municipality (SporMapEntry *self)
{
  g_return_val_if_fail (SPOR_IS_MAP_ENTRY (self), 0);

  return self->municipality;
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
  COLUMN_COVERAGE, /* the last of SPOR_N_MAP_COLUMNS */
  /* for each track */
  COLUMN_TRACK_SIGNUPS,
  COLUMN_TRACK_SEATED,
  COLUMN_TRACK_WAITING,
  N_KINDS
} ColumnKind;

static const struct
{
  const char *title; /* of a track's: NULL, it has a number */
  gboolean is_number;
} columns[N_KINDS] = {
  [COLUMN_NAME] = { N_ ("Municipality"), FALSE },
  [COLUMN_REGION] = { N_ ("Region"), FALSE },
  [COLUMN_POPULATION] = { N_ ("Population"), TRUE },
  [COLUMN_SIZE] = { N_ ("Size"), FALSE },
  /* Translators: the heading of a column: how many signed up */
  [COLUMN_SIGNUPS] = { N_ ("Signed Up"), TRUE },
  /* Translators: the heading of a column: how many have a seat */
  [COLUMN_SEATED] = { N_ ("Seated"), TRUE },
  /* Translators: the heading of a column: how many wait for a seat */
  [COLUMN_WAITING] = { N_ ("Waiting"), TRUE },
  /* Translators: the heading of a column: a region's seats and target */
  [COLUMN_COVERAGE] = { N_ ("In the Region"), FALSE },
  [COLUMN_TRACK_SIGNUPS] = { NULL, TRUE },
  [COLUMN_TRACK_SEATED] = { NULL, TRUE },
  [COLUMN_TRACK_WAITING] = { NULL, TRUE },
};

static char *
get_title (ColumnKind kind, guint track)
{
  switch (kind)
    {
    case COLUMN_TRACK_SIGNUPS:
      /* Translators: the number of a track; how many signed up for it */
      return g_strdup_printf (_ ("Track %u, sign-ups"), track);
    case COLUMN_TRACK_SEATED:
      /* Translators: the number of a track; those who have a seat there */
      return g_strdup_printf (_ ("Track %u, seated"), track);
    case COLUMN_TRACK_WAITING:
      /* Translators: the number of a track; those who wait for a seat there */
      return g_strdup_printf (_ ("Track %u, waiting"), track);
    default:
      return g_strdup (_ (columns[kind].title));
    }
}

/* A column: its kind and, for some, its track. */
#define COLUMN(kind, track) GUINT_TO_POINTER ((kind) + (track)*N_KINDS)
#define KIND(column) (GPOINTER_TO_UINT (column) % N_KINDS)
#define TRACK(column) (GPOINTER_TO_UINT (column) / N_KINDS)

static guint
get_number (const SporMapEntry *entry, gconstpointer column)
{
  static const SporMapCount none;
  const SporMapCount *of_track
      = TRACK (column) < entry->by_track->len
            ? &g_array_index (entry->by_track, SporMapCount, TRACK (column))
            : &none;

  switch (KIND (column))
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
    case COLUMN_TRACK_SIGNUPS:
      return of_track->signups;
    case COLUMN_TRACK_SEATED:
      return of_track->seated;
    case COLUMN_TRACK_WAITING:
      return of_track->waiting;
    default:
      return 0;
    }
}

/* "Region Midtjylland" → "Midtjylland": the heading says the rest. */
static const char *
get_short_region (const SporMapEntry *entry)
{
  const char *region = entry->place->region;

  return g_str_has_prefix (region, REGION) ? region + strlen (REGION) : region;
}

static char *
get_text (const SporMapEntry *entry, gconstpointer column)
{
  switch (KIND (column))
    {
    case COLUMN_NAME:
      return g_strdup (entry->place->name);
    case COLUMN_REGION:
      return g_strdup (get_short_region (entry));
    case COLUMN_SIZE:
      return g_strdup (entry->size);
    case COLUMN_COVERAGE:
      return g_strdup (entry->coverage_text);
    default:
      return spor_format_count (get_number (entry, column));
    }
}

static int
compare_entries (gconstpointer one, gconstpointer other, gpointer column)
{
  const SporMapEntry *a = one, *b = other;
  double a_number = KIND (column) == COLUMN_COVERAGE ? a->coverage : get_number (a, column);
  double b_number = KIND (column) == COLUMN_COVERAGE ? b->coverage : get_number (b, column);

  if (a_number != b_number)
    return a_number < b_number ? -1 : 1;
  return strcmp (a->place->sort_key, b->place->sort_key);
}

static void
on_cell_set_up_cb (GtkSignalListItemFactory *factory, GtkListItem *item, gpointer column)
{
  GtkWidget *label = gtk_label_new (NULL);
  gboolean is_number = columns[KIND (column)].is_number;

  gtk_label_set_xalign (GTK_LABEL (label), is_number ? 1 : 0);
  if (is_number)
    gtk_widget_add_css_class (label, "numeric");
  if (KIND (column) == COLUMN_COVERAGE)
    gtk_widget_set_margin_start (label, AFTER_NUMBER);
  gtk_list_item_set_child (item, label);
}

static void
on_cell_bound_cb (GtkSignalListItemFactory *factory, GtkListItem *item, gpointer column)
{
  SporMapEntry *entry = gtk_list_item_get_item (item);
  g_autofree char *text = get_text (entry, column);

  gtk_label_set_label (GTK_LABEL (gtk_list_item_get_child (item)), text);
  if (KIND (column) == COLUMN_COVERAGE)
    gtk_widget_set_tooltip_text (gtk_list_item_get_child (item), entry->coverage_words);
}

/* --- Headings ------------------------------------------------------------------------------- */

#define COLUMN_KEY "spor-column"

/* The label in a heading; NULL: it is none. */
static GtkWidget *
find_label (GtkWidget *from)
{
  if (GTK_IS_LABEL (from))
    return from;
  for (GtkWidget *child = gtk_widget_get_first_child (from); child;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_label (child);

      if (found)
        return found;
    }
  return NULL;
}

/* A number's heading ends where the numbers do, with the arrow before it; a column view would have
 * it begin at the left. */
static void
align_heading (GtkWidget *label, gpointer column)
{
  GtkWidget *box = gtk_widget_get_parent (label);

  if (KIND (column) == COLUMN_COVERAGE)
    gtk_widget_set_margin_start (box, AFTER_NUMBER);
  if (!columns[KIND (column)].is_number || !GTK_IS_BOX (box))
    return;
  gtk_widget_set_halign (box, GTK_ALIGN_END);
  gtk_box_reorder_child_after (GTK_BOX (box), label, gtk_widget_get_last_child (box));
}

/* They are made anew whenever a column comes into view. */
static void
align_headings (GtkColumnView *view)
{
  GtkWidget *header = gtk_widget_get_first_child (GTK_WIDGET (view));
  GListModel *shown = gtk_column_view_get_columns (view);

  for (GtkWidget *title = gtk_widget_get_first_child (header); title;
       title = gtk_widget_get_next_sibling (title))
    {
      GtkWidget *label = find_label (title);

      for (guint c = 0; label && c < g_list_model_get_n_items (shown); c++)
        {
          g_autoptr (GtkColumnViewColumn) column = g_list_model_get_item (shown, c);

          if (g_strcmp0 (gtk_column_view_column_get_title (column),
                         gtk_label_get_label (GTK_LABEL (label)))
              == 0)
            align_heading (label, g_object_get_data (G_OBJECT (column), COLUMN_KEY));
        }
    }
}

static void
append_column (GtkColumnView *view, GtkColumnViewColumn *column)
{
  gtk_column_view_append_column (view, column);
  align_headings (view);
  g_signal_connect_object (column, "notify::visible", G_CALLBACK (align_headings), view,
                           G_CONNECT_SWAPPED);
}

static GtkColumnViewColumn *
create_column (ColumnKind kind, guint track, guint number)
{
  gpointer column = COLUMN (kind, track);
  g_autofree char *title = get_title (kind, number);
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
  GtkColumnViewColumn *made = gtk_column_view_column_new (title, factory);
  g_autoptr (GtkSorter) sorter = GTK_SORTER (gtk_custom_sorter_new (compare_entries, column, NULL));

  g_signal_connect (factory, "setup", G_CALLBACK (on_cell_set_up_cb), column);
  g_signal_connect (factory, "bind", G_CALLBACK (on_cell_bound_cb), column);
  g_object_set_data (G_OBJECT (made), COLUMN_KEY, column);
  gtk_column_view_column_set_sorter (made, sorter);
  gtk_column_view_column_set_resizable (made, TRUE);
  gtk_column_view_column_set_expand (made, !columns[KIND (column)].is_number
                                               && KIND (column) != COLUMN_SIZE);
  return made;
}

void
spor_map_columns_append (GtkColumnView *view)
{
  for (guint c = 0; c < SPOR_N_MAP_COLUMNS; c++)
    {
      g_autoptr (GtkColumnViewColumn) column = create_column (c, 0, 0);

      append_column (view, column);
      if (c == COLUMN_NAME)
        gtk_column_view_sort_by_column (view, column, GTK_SORT_ASCENDING);
    }
}

void
spor_map_columns_append_track (GtkColumnView *view, guint track, guint number)
{
  for (guint kind = COLUMN_TRACK_SIGNUPS; kind < N_KINDS; kind++)
    {
      g_autoptr (GtkColumnViewColumn) column = create_column (kind, track, number);

      append_column (view, column);
    }
}

G_STATIC_ASSERT (COLUMN_COVERAGE + 1 == SPOR_N_MAP_COLUMNS);

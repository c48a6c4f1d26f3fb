/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "spor-map-placing-private.h"

#include "spor-map-mark.h"

#include <string.h>

/* Pixels, at 100 % text. */
#define NAME_SIZE 11.5
#define COUNT_SIZE 10.5

static void
clear_texts (gpointer data)
{
  for (int kind = 0; kind < N_TEXTS; kind++)
    g_clear_object (&((SporMapTextsOf *)data)->layouts[kind]);
}

static int
compare_population (gconstpointer one, gconstpointer other, gpointer data)
{
  const SporMunicipality *a = spor_places_get (data, *(const guint *)one);
  const SporMunicipality *b = spor_places_get (data, *(const guint *)other);

  return (a->population < b->population) - (a->population > b->population);
}

SporMapTexts *
spor_map_texts_new (SporMapPicture *picture, PangoContext *context, double text_scale)
{
  SporMapTexts *self = g_new0 (SporMapTexts, 1);
  SporPlaces *places;
  guint n;

  self->picture = g_object_ref (picture);
  self->boundaries = spor_map_picture_get_boundaries (picture);
  self->context = g_object_ref (context);
  self->text_scale = text_scale;
  places = spor_boundaries_get_places (self->boundaries);
  n = spor_places_get_n (places);
  self->of = g_array_new (FALSE, TRUE, sizeof (SporMapTextsOf));
  g_array_set_clear_func (self->of, clear_texts);
  g_array_set_size (self->of, n);
  self->counts = g_hash_table_new_full (NULL, NULL, NULL, g_object_unref);
  self->by_size = g_new (guint, n);
  for (guint m = 0; m < n; m++)
    self->by_size[m] = m;
  g_qsort_with_data (self->by_size, n, sizeof (guint), compare_population, places);
  return self;
}

void
spor_map_texts_free (SporMapTexts *self)
{
  g_array_unref (self->of);
  g_hash_table_unref (self->counts);
  g_free (self->by_size);
  g_object_unref (self->context);
  g_object_unref (self->picture);
  g_free (self);
}

PangoLayout *
spor_map_texts_get_count (SporMapTexts *self, guint count)
{
  PangoLayout *layout = g_hash_table_lookup (self->counts, GUINT_TO_POINTER (count));

  if (!layout && count > 1)
    {
      g_autofree char *text = g_strdup_printf ("%u", count);

      layout = spor_map_text_new (self->context, text, COUNT_SIZE * self->text_scale, TRUE);
      g_hash_table_insert (self->counts, GUINT_TO_POINTER (count), layout);
    }
  return layout;
}

double
spor_map_texts_mark_size (SporMapTexts *self)
{
  return SPOR_MAP_MARK_SIZE * (1 + self->text_scale) / 2; /* shapes are made out before letters */
}

double
spor_map_texts_mark_width (SporMapTexts *self, const SporMapMark *mark)
{
  PangoLayout *count = spor_map_texts_get_count (self, mark->count);
  double width = spor_map_texts_mark_size (self) + 2 * SPOR_MAP_MARK_GAP;

  return count ? width + spor_map_text_width (count) + SPOR_MAP_MARK_GAP : width;
}

static void
make_bold (PangoLayout *layout, const char *text, const char *value)
{
  PangoAttrList *attributes = pango_attr_list_new ();
  PangoAttribute *bold = pango_attr_weight_new (PANGO_WEIGHT_BOLD);

  bold->start_index = strlen (text) - strlen (value);
  pango_attr_list_insert (attributes, bold);
  pango_layout_set_attributes (layout, attributes);
  pango_attr_list_unref (attributes);
}

/* The name in one or two lines, with the value if wanted; NULL where there is none of that kind. */
static char *
compose (SporMapTexts *self, guint municipality, SporMapTextKind kind, const char *value)
{
  const char *name
      = spor_places_get (spor_boundaries_get_places (self->boundaries), municipality)->name;
  const char *hyphen = strchr (name, '-');
  g_autofree char *broken = NULL;

  if (kind == TEXT_VALUE)
    return g_strdup (value);
  if (kind == TEXT_TWO_LINES)
    {
      if (!hyphen)
        return NULL;
      broken = g_strdup_printf ("%.*s\n%s", (int)(hyphen - name + 1), name, hyphen + 1);
      name = broken;
    }
  return value ? g_strdup_printf ("%s\u00a0%s", name, value) : g_strdup (name);
}

PangoLayout *
spor_map_texts_get (SporMapTexts *self, guint municipality, SporMapTextKind kind)
{
  SporMapTextsOf *texts = &g_array_index (self->of, SporMapTextsOf, municipality);
  const char *value = spor_map_picture_get_names (self->picture) == SPOR_MAP_NAMES_AND_VALUES
                          ? spor_map_picture_get_value (self->picture, municipality)
                          : NULL;
  g_autofree char *text = NULL;

  if (texts->layouts[kind])
    return texts->layouts[kind];
  text = compose (self, municipality, kind, value);
  if (!text)
    return NULL;
  texts->layouts[kind]
      = spor_map_text_new (self->context, text, NAME_SIZE * self->text_scale, FALSE);
  if (value)
    make_bold (texts->layouts[kind], text, value);
  return texts->layouts[kind];
}

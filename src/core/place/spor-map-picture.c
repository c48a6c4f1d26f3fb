/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "spor-map-picture.h"

typedef struct
{
  int class_index;
  char *value;   /* owned, nullable */
  GArray *marks; /* owned: SporMapMark, by kind */
  gboolean selected;
} Shown;

struct _SporMapPicture
{
  GObject parent_instance;

  /* owned */
  SporBoundaries *boundaries;
  char *title;
  SporMapScale scale;
  char *scale_title;
  GStrv class_labels;
  GArray *mark_kinds; /* SporMapMarkKind */
  char *region_title;
  GStrv region_texts;
  GArray *shown; /* Shown, per municipality */

  SporMapNames names;
  gboolean bare;
  int hovered;
};

G_DEFINE_FINAL_TYPE (SporMapPicture, spor_map_picture, G_TYPE_OBJECT)

static void
clear_shown (gpointer data)
{
  Shown *shown = data;

  g_free (shown->value);
  g_array_unref (shown->marks);
}

static void
clear_mark_kind (gpointer data)
{
  g_free (((SporMapMarkKind *)data)->label);
}

static void
spor_map_picture_finalize (GObject *object)
{
  SporMapPicture *self = SPOR_MAP_PICTURE (object);

  g_clear_object (&self->boundaries);
  g_free (self->title);
  g_free (self->scale_title);
  g_strfreev (self->class_labels);
  g_array_unref (self->mark_kinds);
  g_free (self->region_title);
  g_strfreev (self->region_texts);
  g_array_unref (self->shown);
  G_OBJECT_CLASS (spor_map_picture_parent_class)->finalize (object);
}

static void
spor_map_picture_class_init (SporMapPictureClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = spor_map_picture_finalize;
}

static void
spor_map_picture_init (SporMapPicture *self)
{
  self->class_labels = g_new0 (char *, 1);
  self->mark_kinds = g_array_new (FALSE, FALSE, sizeof (SporMapMarkKind));
  g_array_set_clear_func (self->mark_kinds, clear_mark_kind);
  self->shown = g_array_new (FALSE, FALSE, sizeof (Shown));
  g_array_set_clear_func (self->shown, clear_shown);
  self->names = SPOR_MAP_NAMES;
  self->hovered = -1;
}

static Shown *
spor_map_picture_shown (SporMapPicture *self, guint municipality)
{
  g_assert (municipality < self->shown->len);
  return &g_array_index (self->shown, Shown, municipality);
}

SporMapPicture *
spor_map_picture_new (SporBoundaries *boundaries)
{
  g_return_val_if_fail (SPOR_IS_BOUNDARIES (boundaries), NULL);

  SporMapPicture *self = g_object_new (SPOR_TYPE_MAP_PICTURE, NULL);
  guint n = spor_places_get_n (spor_boundaries_get_places (boundaries));

  self->boundaries = g_object_ref (boundaries);
  for (guint m = 0; m < n; m++)
    {
      Shown shown = { -1, NULL, g_array_new (FALSE, FALSE, sizeof (SporMapMark)) };

      g_array_append_val (self->shown, shown);
    }
  return self;
}

SporBoundaries *
spor_map_picture_get_boundaries (SporMapPicture *self)
{
  g_return_val_if_fail (SPOR_IS_MAP_PICTURE (self), NULL);

  return self->boundaries;
}

static void
take_text (char **field, const char *text)
{
  char *copy = g_strdup (text);

  g_free (*field);
  *field = copy;
}

void
spor_map_picture_set_title (SporMapPicture *self, const char *title)
{
  g_return_if_fail (SPOR_IS_MAP_PICTURE (self));

  take_text (&self->title, title);
}

const char *
spor_map_picture_get_title (SporMapPicture *self)
{
  g_return_val_if_fail (SPOR_IS_MAP_PICTURE (self), NULL);

  return self->title;
}

void
spor_map_picture_set_scale (SporMapPicture *self,
                            SporMapScale scale,
                            const char *title,
                            const char *const *labels)
{
  g_return_if_fail (SPOR_IS_MAP_PICTURE (self) && labels != NULL);
  g_return_if_fail (g_strv_length ((GStrv)labels) <= SPOR_MAP_MAX_CLASSES);

  GStrv copy = g_strdupv ((GStrv)labels);

  self->scale = scale;
  take_text (&self->scale_title, title);
  g_strfreev (self->class_labels);
  self->class_labels = copy;
  for (guint m = 0; m < self->shown->len; m++)
    spor_map_picture_shown (self, m)->class_index = -1;
}

const char *
spor_map_picture_get_scale_title (SporMapPicture *self)
{
  g_return_val_if_fail (SPOR_IS_MAP_PICTURE (self), NULL);

  return self->scale_title;
}

guint
spor_map_picture_get_n_classes (SporMapPicture *self)
{
  g_return_val_if_fail (SPOR_IS_MAP_PICTURE (self), 0);

  return g_strv_length (self->class_labels);
}

SporColour
spor_map_picture_get_colour (SporMapPicture *self, const SporMapTheme *theme, int index)
{
  return spor_map_theme_class (theme, self->scale, index, spor_map_picture_get_n_classes (self));
}

const char *
spor_map_picture_get_class_label (SporMapPicture *self, guint index)
{
  g_return_val_if_fail (index < spor_map_picture_get_n_classes (self), NULL);

  return self->class_labels[index];
}

void
spor_map_picture_set_value (SporMapPicture *self, guint municipality, int index, const char *text)
{
  g_return_if_fail (SPOR_IS_MAP_PICTURE (self) && municipality < self->shown->len);
  g_return_if_fail (index >= -1 && index < (int)spor_map_picture_get_n_classes (self));

  Shown *shown = spor_map_picture_shown (self, municipality);

  shown->class_index = index;
  take_text (&shown->value, text);
}

int
spor_map_picture_get_class (SporMapPicture *self, guint municipality)
{
  g_return_val_if_fail (SPOR_IS_MAP_PICTURE (self) && municipality < self->shown->len, -1);

  return spor_map_picture_shown (self, municipality)->class_index;
}

const char *
spor_map_picture_get_value (SporMapPicture *self, guint municipality)
{
  g_return_val_if_fail (SPOR_IS_MAP_PICTURE (self) && municipality < self->shown->len, NULL);

  return spor_map_picture_shown (self, municipality)->value;
}

guint
spor_map_picture_add_mark_kind (SporMapPicture *self,
                                SporMapShape shape,
                                gboolean filled,
                                const char *label)
{
  g_return_val_if_fail (SPOR_IS_MAP_PICTURE (self) && shape < SPOR_MAP_N_SHAPES, 0);
  g_return_val_if_fail (label != NULL, 0);

  SporMapMarkKind kind = { shape, filled, g_strdup (label) };

  g_array_append_val (self->mark_kinds, kind);
  return self->mark_kinds->len - 1;
}

guint
spor_map_picture_get_n_mark_kinds (SporMapPicture *self)
{
  g_return_val_if_fail (SPOR_IS_MAP_PICTURE (self), 0);

  return self->mark_kinds->len;
}

const SporMapMarkKind *
spor_map_picture_get_mark_kind (SporMapPicture *self, guint kind)
{
  g_return_val_if_fail (SPOR_IS_MAP_PICTURE (self) && kind < self->mark_kinds->len, NULL);

  return &g_array_index (self->mark_kinds, SporMapMarkKind, kind);
}

void
spor_map_picture_add_marks (SporMapPicture *self, guint municipality, guint kind, guint count)
{
  g_return_if_fail (SPOR_IS_MAP_PICTURE (self) && municipality < self->shown->len);
  g_return_if_fail (kind < self->mark_kinds->len);

  GArray *marks = spor_map_picture_shown (self, municipality)->marks;
  SporMapMark mark = { kind, count };
  guint at = 0;

  if (count == 0)
    return;
  while (at < marks->len && g_array_index (marks, SporMapMark, at).kind < kind)
    at++;
  if (at < marks->len && g_array_index (marks, SporMapMark, at).kind == kind)
    g_array_index (marks, SporMapMark, at).count += count;
  else
    g_array_insert_val (marks, at, mark);
}

void
spor_map_picture_clear_marks (SporMapPicture *self)
{
  g_return_if_fail (SPOR_IS_MAP_PICTURE (self));

  for (guint m = 0; m < self->shown->len; m++)
    g_array_set_size (spor_map_picture_shown (self, m)->marks, 0);
}

const GArray *
spor_map_picture_get_marks (SporMapPicture *self, guint municipality)
{
  g_return_val_if_fail (SPOR_IS_MAP_PICTURE (self) && municipality < self->shown->len, NULL);

  return spor_map_picture_shown (self, municipality)->marks;
}

void
spor_map_picture_set_regions (SporMapPicture *self, const char *title, const char *const *texts)
{
  g_return_if_fail (SPOR_IS_MAP_PICTURE (self));
  g_return_if_fail (
      texts == NULL
      || g_strv_length ((GStrv)texts)
             == spor_places_get_n_regions (spor_boundaries_get_places (self->boundaries)));

  GStrv copy = g_strdupv ((GStrv)texts);

  take_text (&self->region_title, title);
  g_strfreev (self->region_texts);
  self->region_texts = copy;
}

const char *
spor_map_picture_get_region_title (SporMapPicture *self)
{
  g_return_val_if_fail (SPOR_IS_MAP_PICTURE (self), NULL);

  return self->region_title;
}

const char *
spor_map_picture_get_region_text (SporMapPicture *self, guint region)
{
  g_return_val_if_fail (SPOR_IS_MAP_PICTURE (self), NULL);

  return self->region_texts ? self->region_texts[region] : NULL;
}

void
spor_map_picture_set_bare (SporMapPicture *self, gboolean bare)
{
  g_return_if_fail (SPOR_IS_MAP_PICTURE (self));

  self->bare = bare;
}

gboolean
spor_map_picture_get_bare (SporMapPicture *self)
{
  g_return_val_if_fail (SPOR_IS_MAP_PICTURE (self), FALSE);

  return self->bare;
}

void
spor_map_picture_set_names (SporMapPicture *self, SporMapNames names)
{
  g_return_if_fail (SPOR_IS_MAP_PICTURE (self));

  self->names = names;
}

SporMapNames
spor_map_picture_get_names (SporMapPicture *self)
{
  g_return_val_if_fail (SPOR_IS_MAP_PICTURE (self), SPOR_MAP_NO_NAMES);

  return self->names;
}

void
spor_map_picture_set_selected (SporMapPicture *self, guint municipality, gboolean selected)
{
  g_return_if_fail (SPOR_IS_MAP_PICTURE (self) && municipality < self->shown->len);

  spor_map_picture_shown (self, municipality)->selected = selected;
}

gboolean
spor_map_picture_get_selected (SporMapPicture *self, guint municipality)
{
  g_return_val_if_fail (SPOR_IS_MAP_PICTURE (self) && municipality < self->shown->len, FALSE);

  return spor_map_picture_shown (self, municipality)->selected;
}

void
spor_map_picture_unselect_all (SporMapPicture *self)
{
  g_return_if_fail (SPOR_IS_MAP_PICTURE (self));

  for (guint m = 0; m < self->shown->len; m++)
    spor_map_picture_shown (self, m)->selected = FALSE;
}

void
spor_map_picture_set_hovered (SporMapPicture *self, int municipality)
{
  g_return_if_fail (SPOR_IS_MAP_PICTURE (self) && municipality < (int)self->shown->len);

  self->hovered = municipality;
}

int
spor_map_picture_get_hovered (SporMapPicture *self)
{
  g_return_val_if_fail (SPOR_IS_MAP_PICTURE (self), -1);

  return self->hovered;
}

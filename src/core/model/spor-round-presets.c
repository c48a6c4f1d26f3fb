/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "spor-round.h"

#include <glib/gi18n-lib.h>

/* The preset for FBS 2.0. Names of roles, tracks and categories are data of the round, in the
 * language of its questionnaire; they are not translated. Source: KOMBIT's call for participants.
 */

enum
{
  PROJECT_MANAGER = 1 << 0,
  SUPER_USER = 1 << 1,
  SYSTEM_ADMINISTRATOR = 1 << 2,
};

static gint64
spor_preset_day (const char *date)
{
  gint64 instant = SPOR_TIME_NONE;
  gboolean is_date = spor_time_parse (date, &instant);

  g_assert (is_date);
  return instant;
}

static void
spor_preset_add_options (SporRound *self)
{
  g_ptr_array_add (self->roles, spor_option_new ("project-manager", "Projektleder",
                                                 "Projekt leder|Project manager"));
  g_ptr_array_add (self->roles,
                   spor_option_new ("super-user", "Superbruger", "Super-bruger|Super user"));
  g_ptr_array_add (self->roles,
                   spor_option_new ("system-administrator", "Systemadministrator",
                                    "System-administrator|Systemadm.|System administrator"));

  g_ptr_array_add (self->sectors,
                   spor_option_new ("public", "Folkebibliotek", "Folkebiblioteket|Public library"));
  g_ptr_array_add (self->sectors,
                   spor_option_new ("school", "Skolebibliotek",
                                    "Skolebibliotek (PLC)|PLC|Pædagogisk læringscenter|"
                                    "Skolebiblioteket|School library"));

  g_ptr_array_add (self->organisations,
                   spor_option_new ("sydslesvig", "Sydslesvig",
                                    "Dansk Centralbibliotek for Sydslesvig|Südschleswig"));
}

static void
spor_preset_add_regions (SporRound *self)
{
  SporDimension *region = spor_dimension_new (SPOR_DIMENSION_REGION, "region", "Region");
  guint n = spor_places_get_n (self->places);

  region->weight = 3;
  for (guint r = 0; r < spor_places_get_n_regions (self->places); r++)
    {
      const SporRegion *place = spor_places_get_region (self->places, r);
      guint count = 0;

      for (guint m = 0; m < n; m++)
        count += spor_places_region_of (self->places, m) == r;
      spor_dimension_add (region, place->code, place->name, count, n);
    }
  g_ptr_array_add (self->dimensions, region);
}

static void
spor_preset_add_sizes (SporRound *self)
{
  static const struct
  {
    const char *key, *name;
    guint lower, upper;
  } classes[] = { { "small", "Lille", 0, 30000 },
                  { "medium", "Mellem", 30000, 60001 },
                  { "large", "Stor", 60001, 0 } };
  SporDimension *size = spor_dimension_new (SPOR_DIMENSION_SIZE, "size", "Størrelse");
  guint n = spor_places_get_n (self->places);

  size->weight = 3;
  for (guint c = 0; c < G_N_ELEMENTS (classes); c++)
    {
      SporCategory *category;
      guint count = 0;

      for (guint m = 0; m < n; m++)
        {
          guint population = spor_places_get (self->places, m)->population;

          count += population >= classes[c].lower
                   && (classes[c].upper == 0 || population < classes[c].upper);
        }
      category = spor_dimension_add (size, classes[c].key, classes[c].name, count, n);
      category->lower = classes[c].lower;
      category->upper = classes[c].upper;
    }
  g_ptr_array_add (self->dimensions, size);
}

static void
spor_preset_add_kinds (SporRound *self)
{
  SporDimension *sector = spor_dimension_new (SPOR_DIMENSION_SECTOR, "sector", "Bibliotek");
  SporDimension *role = spor_dimension_new (SPOR_DIMENSION_ROLE, "role", "Rolle");

  sector->weight = 3;
  spor_dimension_add (sector, "public", "Folkebibliotek", 1, 2);
  spor_dimension_add (sector, "school", "Skolebibliotek", 1, 2);
  g_ptr_array_add (self->dimensions, sector);

  role->weight = 1;
  role->for_group = FALSE;
  role->for_tracks = 1 << 1;
  spor_dimension_add (role, "super-user", "Superbruger", 1, 2);
  spor_dimension_add (role, "system-administrator", "Systemadministrator", 1, 2);
  g_ptr_array_add (self->dimensions, role);
}

SporRound *
spor_round_new_fbs2 (SporPlaces *places)
{
  SporRound *self = spor_round_new (places);

  g_free (self->name);
  self->name = g_strdup ("Implementeringsarbejdsgruppe FBS 2.0");
  self->deadline = spor_time_day_end (spor_preset_day ("2025-03-03"));
  self->reply_by = spor_preset_day ("2025-03-31");

  spor_preset_add_options (self);
  g_ptr_array_add (self->tracks, spor_track_new (1, "Implementering", 5, 6, PROJECT_MANAGER));
  g_ptr_array_add (self->tracks,
                   spor_track_new (2, "Uddannelse", 6, 8, SUPER_USER | SYSTEM_ADMINISTRATOR));
  spor_preset_add_regions (self);
  spor_preset_add_sizes (self);
  spor_preset_add_kinds (self);
  return self;
}

/* Nothing is known of the next group but that it is from Danish municipalities. */
SporRound *
spor_round_new_plain (SporPlaces *places)
{
  SporRound *self = spor_round_new (places);

  g_free (self->name);
  self->name = g_strdup (_ ("New group"));
  g_ptr_array_add (self->tracks, spor_track_new (1, _ ("The group"), 1, 10, 0));
  spor_preset_add_regions (self);
  spor_preset_add_sizes (self);
  return self;
}

static const SporPreset presets[] = {
  { "fbs2", N_ ("FBS 2.0"),
    N_ ("Two tracks, three roles, two kinds of library, and the targets of the call for FBS 2.0"),
    spor_round_new_fbs2 },
  { "plain", N_ ("Another group"),
    N_ ("One track that everyone may sign up for; regions and sizes of municipalities"),
    spor_round_new_plain },
};

guint
spor_presets_n (void)
{
  return G_N_ELEMENTS (presets);
}

SporPreset
spor_preset_get (guint index)
{
  SporPreset preset;

  g_assert (index < G_N_ELEMENTS (presets));
  preset = presets[index];
  preset.name = _ (preset.name);
  preset.description = _ (preset.description);
  return preset;
}

int
spor_preset_find (const char *key)
{
  for (guint i = 0; i < G_N_ELEMENTS (presets); i++)
    if (g_strcmp0 (presets[i].key, key) == 0)
      return i;
  return -1;
}

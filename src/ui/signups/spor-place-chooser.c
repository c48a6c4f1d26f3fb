/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "spor-place-chooser.h"

#include "spor-text.h"

#include <glib/gi18n.h>
#include <string.h>

struct _SporPlaceChooser
{
  SporSearchPopover parent_instance;

  GtkStringList *places; /* the parent's */
};

enum
{
  CHOSEN,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (SporPlaceChooser, spor_place_chooser, SPOR_TYPE_SEARCH_POPOVER)

static gboolean
spor_place_chooser_matches (SporSearchPopover *popover, gpointer item, const char *folded)
{
  g_autofree char *name = spor_text_fold (gtk_string_object_get_string (item));

  return strstr (name, folded) != NULL;
}

static void
spor_place_chooser_chosen (SporSearchPopover *popover, gpointer item)
{
  g_signal_emit (popover, signals[CHOSEN], 0, gtk_string_object_get_string (item));
}

static void
spor_place_chooser_class_init (SporPlaceChooserClass *klass)
{
  SporSearchPopoverClass *popover_class = SPOR_SEARCH_POPOVER_CLASS (klass);

  popover_class->matches = spor_place_chooser_matches;
  popover_class->chosen = spor_place_chooser_chosen;
  signals[CHOSEN] = g_signal_new ("chosen", SPOR_TYPE_PLACE_CHOOSER, G_SIGNAL_RUN_LAST, 0, NULL,
                                  NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
}

static void
spor_place_chooser_init (SporPlaceChooser *self)
{
  GtkListItemFactory *factory
      = gtk_builder_list_item_factory_new_from_resource (NULL,
                                                         "/dk/kombit/Spor/ui/spor-place-row.ui");

  self->places = gtk_string_list_new (NULL);
  spor_search_popover_set_items (SPOR_SEARCH_POPOVER (self), G_LIST_MODEL (self->places), factory,
                                 _ ("Search for a municipality"), _ ("Municipalities"));
}

static int
spor_compare_municipalities (gconstpointer a, gconstpointer b)
{
  const SporMunicipality *one = *(const SporMunicipality *const *)a;
  const SporMunicipality *two = *(const SporMunicipality *const *)b;

  return strcmp (one->sort_key, two->sort_key);
}

void
spor_place_chooser_set_round (SporPlaceChooser *self, SporRound *round)
{
  g_autoptr (GPtrArray) municipalities = g_ptr_array_new ();

  g_return_if_fail (SPOR_IS_PLACE_CHOOSER (self));

  for (guint i = 0; i < spor_places_get_n (round->places); i++)
    g_ptr_array_add (municipalities, (gpointer)spor_places_get (round->places, i));
  g_ptr_array_sort (municipalities, spor_compare_municipalities);

  gtk_string_list_splice (self->places, 0, g_list_model_get_n_items (G_LIST_MODEL (self->places)),
                          NULL);
  for (guint i = 0; i < municipalities->len; i++)
    gtk_string_list_append (
        self->places, ((const SporMunicipality *)g_ptr_array_index (municipalities, i))->name);
  for (guint i = 0; i < round->organisations->len; i++)
    gtk_string_list_append (self->places,
                            ((SporOption *)g_ptr_array_index (round->organisations, i))->name);
}

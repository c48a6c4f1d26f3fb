/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "spor-place-chooser.h"

#include "spor-text.h"

#include <string.h>

struct _SporPlaceChooser
{
  GtkPopover parent_instance;

  /* template */
  GtkSearchEntry *search;
  GtkListView *list;
  GtkStringList *places;
  GtkCustomFilter *filter;

  /* owned */
  char *folded; /* what is searched for */
};

enum
{
  CHOSEN,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (SporPlaceChooser, spor_place_chooser, GTK_TYPE_POPOVER)

static gboolean
spor_place_chooser_matches (gpointer item, gpointer user_data)
{
  SporPlaceChooser *self = user_data;
  g_autofree char *folded = spor_text_fold (gtk_string_object_get_string (item));

  return !self->folded || strstr (folded, self->folded) != NULL;
}

static void
on_search_changed_cb (SporPlaceChooser *self)
{
  g_free (self->folded);
  self->folded = spor_text_fold (gtk_editable_get_text (GTK_EDITABLE (self->search)));
  gtk_filter_changed (GTK_FILTER (self->filter), GTK_FILTER_CHANGE_DIFFERENT);
}

static void
on_place_activated_cb (SporPlaceChooser *self, guint position)
{
  GListModel *model = G_LIST_MODEL (gtk_list_view_get_model (self->list));
  g_autoptr (GtkStringObject) place = g_list_model_get_item (model, position);

  if (!place)
    return;
  gtk_popover_popdown (GTK_POPOVER (self));
  g_signal_emit (self, signals[CHOSEN], 0, gtk_string_object_get_string (place));
}

/* Enter takes the first that is left. */
static void
on_search_activated_cb (SporPlaceChooser *self)
{
  on_place_activated_cb (self, 0);
}

static void
spor_place_chooser_map (GtkWidget *widget)
{
  SporPlaceChooser *self = SPOR_PLACE_CHOOSER (widget);

  gtk_editable_set_text (GTK_EDITABLE (self->search), "");
  GTK_WIDGET_CLASS (spor_place_chooser_parent_class)->map (widget);
  gtk_widget_grab_focus (GTK_WIDGET (self->search));
}

static void
spor_place_chooser_dispose (GObject *object)
{
  SporPlaceChooser *self = SPOR_PLACE_CHOOSER (object);

  if (self->filter)
    gtk_custom_filter_set_filter_func (self->filter, NULL, NULL, NULL);
  self->filter = NULL;
  G_OBJECT_CLASS (spor_place_chooser_parent_class)->dispose (object);
}

static void
spor_place_chooser_finalize (GObject *object)
{
  g_free (SPOR_PLACE_CHOOSER (object)->folded);
  G_OBJECT_CLASS (spor_place_chooser_parent_class)->finalize (object);
}

static void
spor_place_chooser_class_init (SporPlaceChooserClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = spor_place_chooser_dispose;
  object_class->finalize = spor_place_chooser_finalize;
  widget_class->map = spor_place_chooser_map;
  signals[CHOSEN] = g_signal_new ("chosen", SPOR_TYPE_PLACE_CHOOSER, G_SIGNAL_RUN_LAST, 0, NULL,
                                  NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/dk/kombit/Spor/ui/spor-place-chooser.ui");
  gtk_widget_class_bind_template_child (widget_class, SporPlaceChooser, search);
  gtk_widget_class_bind_template_child (widget_class, SporPlaceChooser, list);
  gtk_widget_class_bind_template_child (widget_class, SporPlaceChooser, places);
  gtk_widget_class_bind_template_child (widget_class, SporPlaceChooser, filter);
  gtk_widget_class_bind_template_callback (widget_class, on_search_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_search_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_place_activated_cb);
}

static void
spor_place_chooser_init (SporPlaceChooser *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_custom_filter_set_filter_func (self->filter, spor_place_chooser_matches, self, NULL);
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

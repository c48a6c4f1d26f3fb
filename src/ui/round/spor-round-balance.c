/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "spor-round-page.h"
#include "spor-round-setting.h"
#include "spor-share.h"
#include "spor-store-rounds.h"

#include <glib/gi18n-lib.h>

/* What makes a group representative: dimensions, and in them categories with their targets. */

#define DIMENSION_KEY "spor-dimension"
#define INDEX_KEY "spor-index"
#define TARGETS_KEY "spor-targets"

static const char *const kind_keys[] = { "region", "size", "sector", "role" };

static char *
spor_dimension_setting (const SporDimension *dimension, const char *name)
{
  return g_strdup_printf ("dimension.%s.%s", dimension->key, name);
}

static char *
spor_category_setting (const SporDimension *dimension,
                       const SporCategory *category,
                       const char *name)
{
  return g_strdup_printf ("dimension.%s.%s.%s", dimension->key, category->key, name);
}

/* --- Where it counts ------------------------------------------------------------------------ */

static gboolean
spor_counts_in_group (SporRound *round, gpointer dimension, guint index)
{
  return ((SporDimension *)dimension)->for_group;
}

static void
spor_count_in_group (SporRound *round, gpointer dimension, guint index, gboolean chosen)
{
  ((SporDimension *)dimension)->for_group = chosen;
}

static gboolean
spor_counts_in_track (SporRound *round, gpointer dimension, guint index)
{
  return ((SporDimension *)dimension)->for_tracks & (1u << index);
}

/* All of them: those to come too. */
static void
spor_count_in_track (SporRound *round, gpointer data, guint index, gboolean chosen)
{
  SporDimension *dimension = data;
  guint32 all = (guint32)((G_GUINT64_CONSTANT (1) << round->tracks->len) - 1);
  guint32 bits = dimension->for_tracks & all;

  bits = chosen ? bits | (1u << index) : bits & ~(1u << index);
  dimension->for_tracks = bits == all ? G_MAXUINT32 : bits;
}

static GtkWidget *
spor_scope_row_new (SporRoundDraft *draft, SporDimension *dimension)
{
  SporRound *round = spor_round_draft_get_round (draft);
  GtkWidget *row = spor_setting_row_new (draft, _ ("Counts in"), NULL);
  g_autofree char *tracks = spor_dimension_setting (dimension, "tracks");
  g_autoptr (GPtrArray) titles = g_ptr_array_new_with_free_func (g_free);
  SporSettingChoice choices[33]
      = { { _ ("The whole group"), spor_counts_in_group, spor_count_in_group, 0 } };

  for (guint t = 0; t < round->tracks->len; t++)
    {
      char *title = g_strdup_printf (_ ("Track %u"), spor_round_track (round, t)->number);

      g_ptr_array_add (titles, title);
      choices[t + 1] = (SporSettingChoice){ title, spor_counts_in_track, spor_count_in_track, t };
    }
  spor_setting_row_add_choices (SPOR_SETTING_ROW (row), _ ("Counts in"), _ ("Nothing"), choices,
                                round->tracks->len + 1, dimension);
  spor_setting_row_watch (SPOR_SETTING_ROW (row), tracks);
  return row;
}

/* --- Targets -------------------------------------------------------------------------------- */

/* The ways to work targets out that @dimension allows: bit t: SporTargets t. */
static guint
spor_allowed_targets (const SporDimension *dimension)
{
  guint bits = 0;

  for (guint t = 0; t < SPOR_N_TARGETS; t++)
    bits |= (guint)spor_dimension_allows_targets (dimension, t) << t;
  return bits;
}

/* The place of @targets among those that are allowed. */
static guint
spor_targets_position (guint allowed, SporTargets targets)
{
  guint position = 0;

  for (guint t = 0; t < (guint)targets; t++)
    position += allowed >> t & 1;
  return position;
}

static SporTargets
spor_targets_at (guint allowed, guint position)
{
  guint t = 0;

  while (t < SPOR_TARGETS_TYPED && (!(allowed >> t & 1) || position-- > 0))
    t++;
  return t;
}

static void
spor_show_targets (SporRoundDraft *draft, GtkDropDown *choice)
{
  SporDimension *dimension = g_object_get_data (G_OBJECT (choice), DIMENSION_KEY);
  guint allowed = GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (choice), TARGETS_KEY));
  SporRound *round = spor_round_draft_get_round (draft);

  if (g_ptr_array_find (round->dimensions, dimension, NULL))
    gtk_drop_down_set_selected (
        choice,
        spor_targets_position (allowed, spor_dimension_get_targets (dimension, round->places)));
}

static void
on_targets_chosen_cb (GtkDropDown *choice, GParamSpec *pspec, SporRoundDraft *draft)
{
  SporDimension *dimension = g_object_get_data (G_OBJECT (choice), DIMENSION_KEY);
  guint allowed = GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (choice), TARGETS_KEY));
  SporTargets targets = spor_targets_at (allowed, gtk_drop_down_get_selected (choice));
  g_autofree char *path = NULL;

  if (!g_ptr_array_find (spor_round_draft_get_round (draft)->dimensions, dimension, NULL))
    return;
  path = spor_dimension_setting (dimension, "targets");
  if (targets == SPOR_TARGETS_TYPED)
    spor_show_targets (draft, choice); /* typing does that by itself */
  else
    spor_round_draft_set_text (draft, path, spor_targets_key (targets));
}

static GtkWidget *
spor_targets_row_new (SporRoundDraft *draft, SporDimension *dimension)
{
  g_autofree char *path = spor_dimension_setting (dimension, "targets");
  GtkWidget *row = spor_setting_row_new (
      draft, _ ("Targets"),
      /* xgettext:no-c-format */ _ ("Type other shares below, as 29.6% or 29/98: together 100%"));
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);
  guint allowed = spor_allowed_targets (dimension);
  GtkWidget *choice;

  for (guint t = 0; t < SPOR_N_TARGETS; t++)
    if (allowed >> t & 1)
      gtk_string_list_append (names, spor_targets_label (t));
  choice = gtk_drop_down_new (G_LIST_MODEL (g_steal_pointer (&names)), NULL);
  gtk_widget_set_valign (choice, GTK_ALIGN_CENTER);
  gtk_accessible_update_property (GTK_ACCESSIBLE (choice), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Targets"), -1);
  g_object_set_data (G_OBJECT (choice), DIMENSION_KEY, dimension);
  g_object_set_data (G_OBJECT (choice), TARGETS_KEY, GUINT_TO_POINTER (allowed));
  spor_show_targets (draft, GTK_DROP_DOWN (choice));
  g_signal_connect_object (choice, "notify::selected", G_CALLBACK (on_targets_chosen_cb), draft, 0);
  g_signal_connect_object (draft, "changed", G_CALLBACK (spor_show_targets), choice, 0);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), choice);
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (row), choice);
  spor_setting_row_watch (SPOR_SETTING_ROW (row), path);
  return row;
}

/* --- Categories ----------------------------------------------------------------------------- */

static void
on_category_removed_cb (GtkButton *button, SporRoundDraft *draft)
{
  SporDimension *dimension = g_object_get_data (G_OBJECT (button), DIMENSION_KEY);
  guint index = GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (button), INDEX_KEY));

  spor_dimension_remove_category (dimension, index);
  spor_round_draft_restructure (draft, NULL);
}

static GtkWidget *
spor_category_row_add (SporSettingRow *row,
                       const SporDimension *dimension,
                       const SporCategory *category,
                       const char *name,
                       const char *label,
                       int width)
{
  g_autofree char *path = spor_category_setting (dimension, category, name);
  /* Translators: a category, and what of it: "Region Hovedstaden: at least" */
  g_autofree char *whole = g_strdup_printf (_ ("%s: %s"), category->name, label);

  return spor_setting_row_add (row, path, whole, width);
}

static void
spor_category_row_add_limit (SporSettingRow *row,
                             const SporDimension *dimension,
                             const SporCategory *category,
                             const char *name,
                             const char *label)
{
  GtkWidget *entry = spor_category_row_add (row, dimension, category, name, label, 7);

  gtk_entry_set_placeholder_text (GTK_ENTRY (entry), label);
}

/* Inhabitants of a size; what it counts as, how much, and how many it must and may have. */
static GtkWidget *
spor_category_row_new (SporRoundDraft *draft, SporDimension *dimension, guint index)
{
  const SporCategory *category = g_ptr_array_index (dimension->categories, index);
  gboolean can_remove = dimension->kind != SPOR_DIMENSION_REGION
                        && dimension->kind != SPOR_DIMENSION_SIZE && dimension->categories->len > 1;
  GtkWidget *row = spor_setting_row_new (draft, category->name, NULL);
  GtkWidget *remove;

  if (dimension->kind == SPOR_DIMENSION_SIZE && category->upper > 0)
    spor_category_row_add (SPOR_SETTING_ROW (row), dimension, category, "below",
                           _ ("fewer inhabitants than"), 9);
  spor_category_row_add (SPOR_SETTING_ROW (row), dimension, category, "target", _ ("share"), 9);
  spor_category_row_add_limit (SPOR_SETTING_ROW (row), dimension, category, "min", _ ("at least"));
  spor_category_row_add_limit (SPOR_SETTING_ROW (row), dimension, category, "max", _ ("at most"));
  if (can_remove)
    {
      remove = spor_setting_row_add_button (SPOR_SETTING_ROW (row), "user-trash-symbolic",
                                            _ ("Remove"));
      g_object_set_data (G_OBJECT (remove), DIMENSION_KEY, dimension);
      g_object_set_data (G_OBJECT (remove), INDEX_KEY, GUINT_TO_POINTER (index));
      g_signal_connect_object (remove, "clicked", G_CALLBACK (on_category_removed_cb), draft, 0);
    }
  return row;
}

static void
on_category_added_cb (GtkButton *button, SporRoundDraft *draft)
{
  SporDimension *dimension = g_object_get_data (G_OBJECT (button), DIMENSION_KEY);
  guint index = GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (button), INDEX_KEY));
  SporRound *round = spor_round_draft_get_round (draft);
  GPtrArray *options = dimension->kind == SPOR_DIMENSION_ROLE ? round->roles : round->sectors;
  const SporOption *option = g_ptr_array_index (options, index);
  g_autofree char *path = g_strdup_printf ("dimension.%s.%s.target", dimension->key, option->key);

  spor_dimension_add_option (dimension, option);
  spor_round_draft_restructure (draft, path);
}

static gboolean
spor_dimension_has_category (const SporDimension *dimension, const char *key)
{
  for (guint c = 0; c < dimension->categories->len; c++)
    if (g_str_equal (((SporCategory *)g_ptr_array_index (dimension->categories, c))->key, key))
      return TRUE;
  return FALSE;
}

/* Roles, or kinds of library, that do not count yet. */
static void
spor_dimension_offer_options (AdwExpanderRow *rows, SporRoundDraft *draft, SporDimension *dimension)
{
  SporRound *round = spor_round_draft_get_round (draft);
  GPtrArray *options = dimension->kind == SPOR_DIMENSION_ROLE     ? round->roles
                       : dimension->kind == SPOR_DIMENSION_SECTOR ? round->sectors
                                                                  : NULL;

  for (guint i = 0; options && i < options->len; i++)
    {
      const SporOption *option = g_ptr_array_index (options, i);
      GtkWidget *row, *add;

      if (!*option->name || spor_dimension_has_category (dimension, option->key))
        continue;
      row = spor_setting_row_new (draft, option->name, _ ("Does not count"));
      add = spor_setting_row_add_button (SPOR_SETTING_ROW (row), "list-add-symbolic",
                                         _ ("Let It Count"));
      g_object_set_data (G_OBJECT (add), DIMENSION_KEY, dimension);
      g_object_set_data (G_OBJECT (add), INDEX_KEY, GUINT_TO_POINTER (i));
      g_signal_connect_object (add, "clicked", G_CALLBACK (on_category_added_cb), draft, 0);
      adw_expander_row_add_row (rows, row);
    }
}

/* --- Dimensions ----------------------------------------------------------------------------- */

static void
on_dimension_removed_cb (GtkButton *button, SporRoundDraft *draft)
{
  SporDimension *dimension = g_object_get_data (G_OBJECT (button), DIMENSION_KEY);
  guint index;

  if (!g_ptr_array_find (spor_round_draft_get_round (draft)->dimensions, dimension, &index))
    return;
  spor_round_remove_dimension (spor_round_draft_get_round (draft), index);
  spor_round_draft_restructure (draft, NULL);
}

/* The heads of the columns beneath. */
static GtkWidget *
spor_columns_row_new (SporRoundDraft *draft, const SporDimension *dimension)
{
  return spor_setting_row_new (
      draft, _ ("Categories"),
      dimension->kind == SPOR_DIMENSION_SIZE
          ? _ ("Fewer inhabitants than; share; at least; at most so many people")
          : _ ("Share; at least; at most so many people"));
}

static void
spor_dimension_describe (AdwExpanderRow *row, SporRoundDraft *draft, const SporDimension *dimension)
{
  SporRound *round = spor_round_draft_get_round (draft);
  g_autofree char *path = spor_dimension_setting (dimension, "weight");
  g_autofree char *weight = spor_round_draft_get_text (draft, path);
  const char *targets = spor_targets_label (spor_dimension_get_targets (dimension, round->places));
  /* Translators: a number; where targets come from: "By population" */
  g_autofree char *subtitle = g_strdup_printf (_ ("Weight %s. %s"), weight, targets);

  adw_expander_row_set_subtitle (row, subtitle);
}

static GtkWidget *
spor_dimension_row_new (SporRoundDraft *draft, SporDimension *dimension)
{
  GtkWidget *row = adw_expander_row_new ();
  AdwExpanderRow *rows = ADW_EXPANDER_ROW (row);
  g_autofree char *name = spor_dimension_setting (dimension, "name");
  g_autofree char *weight = spor_dimension_setting (dimension, "weight");
  GtkWidget *own = spor_setting_row_new_text (draft, name, _ ("Name"), NULL, 22);
  GtkWidget *remove = spor_setting_row_add_button (SPOR_SETTING_ROW (own), "user-trash-symbolic",
                                                   _ ("Remove the Dimension"));

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), dimension->name);
  spor_dimension_describe (rows, draft, dimension);
  g_object_set_data (G_OBJECT (remove), DIMENSION_KEY, dimension);
  g_signal_connect_object (remove, "clicked", G_CALLBACK (on_dimension_removed_cb), draft, 0);
  adw_expander_row_add_row (rows, own);
  adw_expander_row_add_row (
      rows,
      spor_setting_row_new_text (draft, weight, _ ("Weight"),
                                 _ ("How much it counts beside the others; 0 for nothing"), 6));
  adw_expander_row_add_row (rows, spor_scope_row_new (draft, dimension));
  adw_expander_row_add_row (rows, spor_targets_row_new (draft, dimension));
  adw_expander_row_add_row (rows, spor_columns_row_new (draft, dimension));
  for (guint c = 0; c < dimension->categories->len; c++)
    adw_expander_row_add_row (rows, spor_category_row_new (draft, dimension, c));
  spor_dimension_offer_options (rows, draft, dimension);
  return row;
}

/* --- Adding --------------------------------------------------------------------------------- */

typedef struct
{
  SporDimensionKind kind;
  char *key;     /* of an imported column */
  char **values; /* NULL-terminated */
} SporOffer;

static void
spor_offer_free (gpointer data, GClosure *closure)
{
  SporOffer *offer = data;

  g_free (offer->key);
  g_strfreev (offer->values);
  g_free (offer);
}

static void
on_dimension_added_cb (GtkButton *button, SporOffer *offer)
{
  SporRoundDraft *draft = g_object_get_data (G_OBJECT (button), DIMENSION_KEY);
  GtkWidget *popover = gtk_widget_get_ancestor (GTK_WIDGET (button), GTK_TYPE_POPOVER);
  SporDimension *dimension
      = spor_round_add_dimension (spor_round_draft_get_round (draft), offer->kind, offer->key,
                                  (const char *const *)offer->values);
  g_autofree char *path = spor_dimension_setting (dimension, "weight");

  gtk_popover_popdown (GTK_POPOVER (popover));
  spor_round_draft_restructure (draft, path);
}

static void
spor_offers_add (GtkWidget *box,
                 SporRoundDraft *draft,
                 SporDimensionKind kind,
                 const char *label,
                 const SporExtraField *field)
{
  GtkWidget *button = gtk_button_new_with_label (label);
  SporOffer *offer = g_new0 (SporOffer, 1);
  g_autoptr (GStrvBuilder) values = g_strv_builder_new ();

  for (guint i = 0; field && i < field->values->len; i++)
    g_strv_builder_add (values, g_ptr_array_index (field->values, i));
  offer->kind = kind;
  offer->key = field ? g_strdup (field->key) : NULL;
  offer->values = g_strv_builder_end (values);
  gtk_widget_add_css_class (button, "flat");
  g_object_set_data_full (G_OBJECT (button), DIMENSION_KEY, g_object_ref (draft), g_object_unref);
  g_signal_connect_data (button, "clicked", G_CALLBACK (on_dimension_added_cb), offer,
                         spor_offer_free, 0);
  gtk_box_append (GTK_BOX (box), button);
}

/* What no dimension is made of yet; a column with one answer, or a different one for each, tells
 * nobody apart. */
static GtkWidget *
spor_offers_new (SporRoundDraft *draft)
{
  const char *const labels[] = { _ ("Region"), _ ("Size"), _ ("Library"), _ ("Role") };
  const GPtrArray *fields = spor_round_draft_get_extra_fields (draft);
  SporRound *round = spor_round_draft_get_round (draft);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);

  for (guint kind = 0; kind < G_N_ELEMENTS (kind_keys); kind++)
    {
      gboolean empty = (kind == SPOR_DIMENSION_SECTOR && round->sectors->len == 0)
                       || (kind == SPOR_DIMENSION_ROLE && round->roles->len == 0);

      if (!empty && spor_round_find_dimension (round, kind_keys[kind]) < 0)
        spor_offers_add (box, draft, kind, labels[kind], NULL);
    }
  for (guint f = 0; f < fields->len; f++)
    {
      const SporExtraField *field = g_ptr_array_index (fields, f);

      if (spor_round_find_dimension (round, field->key) < 0 && field->n_values > 1
          && field->n_values <= field->values->len)
        spor_offers_add (box, draft, SPOR_DIMENSION_EXTRA, field->key, field);
    }
  return box;
}

static GtkWidget *
spor_add_dimension_button_new (SporRoundDraft *draft)
{
  GtkWidget *button = gtk_menu_button_new ();
  GtkWidget *popover = gtk_popover_new ();
  GtkWidget *offers = spor_offers_new (draft);

  gtk_menu_button_set_label (GTK_MENU_BUTTON (button), _ ("Add"));
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_set_tooltip_text (button, _ ("Add Dimension"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Add Dimension"), -1);
  gtk_widget_set_sensitive (button, gtk_widget_get_first_child (offers) != NULL);
  gtk_popover_set_child (GTK_POPOVER (popover), offers);
  gtk_menu_button_set_popover (GTK_MENU_BUTTON (button), popover);
  return button;
}

void
spor_round_fill_balance (AdwPreferencesPage *page, SporRoundDraft *draft)
{
  const SporRound *round = spor_round_draft_get_round (draft);
  AdwPreferencesGroup *group
      = spor_round_page_add_group (page, _ ("Dimensions"),
                                   _ ("In what a group should resemble the country. Columns that "
                                      "were kept at an import can be added, too."),
                                   spor_add_dimension_button_new (draft));

  for (guint d = 0; d < round->dimensions->len; d++)
    adw_preferences_group_add (group,
                               spor_dimension_row_new (draft,
                                                       g_ptr_array_index (round->dimensions, d)));
}

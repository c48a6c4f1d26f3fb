/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "spor-round-page.h"
#include "spor-round-setting.h"

#include <glib/gi18n-lib.h>

/* What answers mean: roles, kinds of library, organisations, each with other words for it. */

#define INDEX_KEY "spor-index"
#define LIST_KEY "spor-list"

typedef struct
{
  const char *name; /* as in a path */
  const char *title, *description, *add;
} SporAnswerList;

static const SporAnswerList lists[] = {
  { "role", N_ ("Roles"),
    N_ ("What people do at their library. Other words that mean the same are separated by commas."),
    N_ ("Add Role") },
  { "sector", N_ ("Libraries"), N_ ("The kinds of library that people come from."),
    N_ ("Add Kind of Library") },
  { "organisation", N_ ("Organisations"), N_ ("Who takes part without being a municipality."),
    N_ ("Add Organisation") },
};

static GPtrArray *
spor_answer_options (SporRoundDraft *draft, guint list)
{
  SporRound *round = spor_round_draft_get_round (draft);

  return list == 0 ? round->roles : list == 1 ? round->sectors : round->organisations;
}

static void
on_option_removed_cb (GtkButton *button, SporRoundDraft *draft)
{
  guint list = GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (button), LIST_KEY));
  guint index = GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (button), INDEX_KEY));
  SporRound *round = spor_round_draft_get_round (draft);

  if (index >= spor_answer_options (draft, list)->len)
    return;
  if (list == 0)
    spor_round_remove_role (round, index);
  else if (list == 1)
    spor_round_remove_sector (round, index);
  else
    g_ptr_array_remove_index (round->organisations, index);
  spor_round_draft_restructure (draft, NULL);
}

static void
on_option_added_cb (GtkButton *button, SporRoundDraft *draft)
{
  guint list = GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (button), LIST_KEY));
  SporOption *option = spor_round_add_option (spor_answer_options (draft, list), "");
  g_autofree char *path
      = option ? g_strdup_printf ("%s.%s.name", lists[list].name, option->key) : NULL;

  if (option)
    spor_round_draft_restructure (draft, path);
}

static GtkWidget *
spor_option_row_new (SporRoundDraft *draft, guint list, guint index)
{
  const SporOption *option = g_ptr_array_index (spor_answer_options (draft, list), index);
  g_autofree char *name = g_strdup_printf ("%s.%s.name", lists[list].name, option->key);
  g_autofree char *aliases = g_strdup_printf ("%s.%s.aliases", lists[list].name, option->key);
  GtkWidget *row = adw_expander_row_new ();
  GtkWidget *own = spor_setting_row_new_text (draft, name, _ ("Name"), NULL, 28);
  GtkWidget *others = spor_setting_row_new_text (draft, aliases, _ ("Other words"),
                                                 _ ("Separated by commas"), 28);
  GtkWidget *remove
      = spor_setting_row_add_button (SPOR_SETTING_ROW (own), "user-trash-symbolic", _ ("Remove"));

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row),
                                 *option->name ? option->name : _ ("New"));
  g_object_set_data (G_OBJECT (remove), LIST_KEY, GUINT_TO_POINTER (list));
  g_object_set_data (G_OBJECT (remove), INDEX_KEY, GUINT_TO_POINTER (index));
  g_signal_connect_object (remove, "clicked", G_CALLBACK (on_option_removed_cb), draft, 0);
  adw_expander_row_add_row (ADW_EXPANDER_ROW (row), own);
  adw_expander_row_add_row (ADW_EXPANDER_ROW (row), others);
  return row;
}

void
spor_round_fill_answers (AdwPreferencesPage *page, SporRoundDraft *draft)
{
  for (guint list = 0; list < G_N_ELEMENTS (lists); list++)
    {
      GtkWidget *add = spor_round_page_new_button (_ ("Add"));
      AdwPreferencesGroup *group = spor_round_page_add_group (page, _ (lists[list].title),
                                                              _ (lists[list].description), add);

      gtk_widget_set_tooltip_text (add, _ (lists[list].add));
      gtk_accessible_update_property (GTK_ACCESSIBLE (add), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                      _ (lists[list].add), -1);
      g_object_set_data (G_OBJECT (add), LIST_KEY, GUINT_TO_POINTER (list));
      g_signal_connect_object (add, "clicked", G_CALLBACK (on_option_added_cb), draft, 0);
      for (guint i = 0; i < spor_answer_options (draft, list)->len; i++)
        adw_preferences_group_add (group, spor_option_row_new (draft, list, i));
    }
}

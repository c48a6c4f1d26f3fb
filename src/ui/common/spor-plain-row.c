/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "spor-plain-row.h"

/* A row's title that is not broken within words, unless they are as long as this. */
#define LONGEST_WORD 20

static GtkWidget *
spor_plain_row_find_title (GtkWidget *widget)
{
  GtkWidget *found = NULL;

  if (GTK_IS_LABEL (widget) && gtk_widget_has_css_class (widget, "title"))
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child && !found;
       child = gtk_widget_get_next_sibling (child))
    found = spor_plain_row_find_title (child);
  return found;
}

static int
spor_longest_word (const char *text)
{
  g_auto (GStrv) words = g_strsplit (text, " ", -1);
  glong most = 0;

  for (guint w = 0; words[w]; w++)
    most = MAX (most, g_utf8_strlen (words[w], -1));
  return (int)most;
}

void
spor_plain_row_keep_words (GtkWidget *row)
{
  GtkWidget *title = spor_plain_row_find_title (row);
  g_autoptr (PangoAttrList) plain = pango_attr_list_new ();

  g_return_if_fail (title != NULL);

  pango_attr_list_insert (plain, pango_attr_insert_hyphens_new (FALSE));
  gtk_label_set_attributes (GTK_LABEL (title), plain);
  gtk_label_set_width_chars (GTK_LABEL (title),
                             MIN (spor_longest_word (
                                      adw_preferences_row_get_title (ADW_PREFERENCES_ROW (row))),
                                  LONGEST_WORD));
}

GtkWidget *
spor_plain_row_new (const char *title, const char *subtitle)
{
  GtkWidget *row = adw_action_row_new ();

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_title_lines (ADW_ACTION_ROW (row), 0);
  if (subtitle)
    adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (row), 0);
  return row;
}

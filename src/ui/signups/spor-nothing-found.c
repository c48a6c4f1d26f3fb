/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "spor-nothing-found.h"

#include <glib/gi18n-lib.h>

/* Of what was searched for, in characters. */
#define MOST_QUOTED 40

struct _SporNothingFound
{
  AdwBin parent_instance;

  /* template */
  AdwStatusPage *page;
  GtkWidget *drop_filters; /* while there is something to search for as well */
};

enum
{
  DROP_FILTERS,
  SHOW_ALL,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (SporNothingFound, spor_nothing_found, ADW_TYPE_BIN)

static void
on_drop_filters_clicked_cb (SporNothingFound *self)
{
  g_signal_emit (self, signals[DROP_FILTERS], 0);
}

static void
on_show_all_clicked_cb (SporNothingFound *self)
{
  g_signal_emit (self, signals[SHOW_ALL], 0);
}

static void
spor_nothing_found_class_init (SporNothingFoundClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  GType type = G_TYPE_FROM_CLASS (klass);

  signals[DROP_FILTERS]
      = g_signal_new ("drop-filters", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[SHOW_ALL]
      = g_signal_new ("show-all", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/dk/kombit/Spor/ui/spor-nothing-found.ui");
  gtk_widget_class_bind_template_child (widget_class, SporNothingFound, page);
  gtk_widget_class_bind_template_child (widget_class, SporNothingFound, drop_filters);
  gtk_widget_class_bind_template_callback (widget_class, on_drop_filters_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_show_all_clicked_cb);
}

static void
spor_nothing_found_init (SporNothingFound *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/* In one line, as it stands in its field, with its beginning if it is long. (transfer full) */
static char *
spor_nothing_found_quote (const char *searched)
{
  g_autoptr (GRegex) breaks = g_regex_new ("\\s+", 0, 0, NULL);
  g_autofree char *line = g_regex_replace_literal (breaks, searched, -1, 0, " ", 0, NULL);
  g_autofree char *start = NULL;

  if (g_utf8_strlen (line, -1) <= MOST_QUOTED)
    return g_steal_pointer (&line);
  start = g_utf8_substring (line, 0, MOST_QUOTED - 1);
  return g_strconcat (g_strchomp (start), "…", NULL);
}

/* (transfer full) */
static char *
spor_nothing_found_describe (const char *searched, char **filters)
{
  g_autofree char *names = g_strjoinv ("”, “", filters);
  guint n = g_strv_length (filters);

  if (n == 0)
    /* Translators: what was searched for */
    return g_strdup_printf (_ ("Nothing contains “%s”."), searched);
  if (!*searched)
    return g_strdup_printf (
        /* Translators: a filter, or filters with quotation marks between them */
        ngettext ("Nothing matches the filter “%s”.", "Nothing matches the filters “%s”.", n),
        names);
  return g_strdup_printf (
      /* Translators: what was searched for; a filter, or filters with quotation marks between */
      ngettext ("Nothing contains “%s” and matches the filter “%s”.",
                "Nothing contains “%s” and matches the filters “%s”.", n),
      searched, names);
}

void
spor_nothing_found_show (SporNothingFound *self, const char *searched, char **filters)
{
  g_autofree char *quoted = NULL;
  g_autofree char *text = NULL;
  g_autofree char *markup = NULL;

  g_return_if_fail (SPOR_IS_NOTHING_FOUND (self));

  quoted = spor_nothing_found_quote (searched);
  text = spor_nothing_found_describe (quoted, filters);
  markup = g_markup_escape_text (text, -1);
  adw_status_page_set_description (self->page, markup);
  gtk_button_set_label (GTK_BUTTON (self->drop_filters),
                        ngettext ("Remove the _Filter", "Remove the _Filters",
                                  g_strv_length (filters)));
  gtk_widget_set_visible (self->drop_filters, *searched && *filters);
}

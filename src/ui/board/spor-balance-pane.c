/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "spor-balance-pane.h"

#include "spor-ceiling.h"
#include "spor-effect.h"
#include "spor-language.h"
#include "spor-target-bar.h"
#include "spor-why.h"

#include <glib/gi18n-lib.h>

#define COLUMN_SPACING 8

/* How large captions are beside other text. */
#define CAPTION 0.82

struct _SporBalancePane
{
  GtkWidget parent_instance;

  /* template */
  GtkWidget *box;
  GtkLabel *figure;
  GtkLabel *best;
  GtkLabel *obstacle;
  GtkWidget *suggest;
  GtkWidget *draw;
  GtkWidget *origin;
  GtkLabel *origin_label;
  GtkDropDown *scope;
  GtkBox *dimensions;
  GtkBox *missing;

  gboolean stacked; /* text is so large that bars stand under their names */
  guint refresh;    /* the source that looks whether it still is; 0 = none */

  /* borrowed from the board, until the next set_measure() */
  const SporMeasure *measure;

  /* owned */
  SporProspect *prospect;
};

G_DEFINE_FINAL_TYPE (SporBalancePane, spor_balance_pane, GTK_TYPE_WIDGET)

static void
spor_box_clear (GtkBox *box)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (box))))
    gtk_box_remove (box, child);
}

static GtkWidget *
spor_label (const char *text, const char *css_class)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  if (css_class)
    gtk_widget_add_css_class (label, css_class);
  return label;
}

/* "4 / 4,1": persons there, persons that the target comes to. */
static char *
spor_category_figures (const SporCategoryMeasure *category, guint size)
{
  gboolean whole = category->count == (int)category->count;
  g_autofree char *count = spor_format_number (category->count, whole ? 0 : 1);
  g_autofree char *target = spor_format_number (category->target * size, 1);

  /* Translators: persons seated, persons that the target comes to: "4 / 4.1" */
  return g_strdup_printf (_ ("%s / %s"), count, target);
}

/* What a name and its figures take, in characters. */
#define NAME_CHARS 14
#define FIGURE_CHARS 7

/* A bar shorter than this says nothing. */
#define BAR_WIDTH 56

static gboolean
spor_balance_pane_wants_stacked (SporBalancePane *self)
{
  PangoContext *context = gtk_widget_get_pango_context (GTK_WIDGET (self));
  PangoFontMetrics *metrics = pango_context_get_metrics (context, NULL, NULL);
  int char_width = pango_font_metrics_get_approximate_char_width (metrics);
  int margins = gtk_widget_get_margin_start (self->box) + gtk_widget_get_margin_end (self->box)
                + 2 * COLUMN_SPACING;
  int width = 0;

  pango_font_metrics_unref (metrics);
  gtk_widget_get_size_request (GTK_WIDGET (self), &width, NULL);
  /* captions are a little smaller than the text they are measured by */
  return PANGO_PIXELS (char_width * (NAME_CHARS + FIGURE_CHARS) * CAPTION) + margins + BAR_WIDTH
         > width;
}

static void
spor_balance_pane_attach_category (SporBalancePane *self,
                                   GtkGrid *grid,
                                   int row,
                                   GtkWidget *name,
                                   GtkWidget *bar,
                                   GtkWidget *number)
{
  if (self->stacked)
    {
      gtk_widget_set_hexpand (name, TRUE);
      gtk_grid_attach (grid, name, 0, 2 * row, 1, 1);
      gtk_grid_attach (grid, number, 1, 2 * row, 1, 1);
      gtk_grid_attach (grid, bar, 0, 2 * row + 1, 2, 1);
      return;
    }
  gtk_label_set_width_chars (GTK_LABEL (name), NAME_CHARS);
  gtk_label_set_max_width_chars (GTK_LABEL (name), NAME_CHARS);
  gtk_label_set_width_chars (GTK_LABEL (number), FIGURE_CHARS);
  gtk_grid_attach (grid, name, 0, row, 1, 1);
  gtk_grid_attach (grid, bar, 1, row, 1, 1);
  gtk_grid_attach (grid, number, 2, row, 1, 1);
}

static void
spor_balance_pane_add_category (SporBalancePane *self,
                                GtkGrid *grid,
                                int row,
                                const SporCategoryMeasure *category,
                                guint size,
                                double full)
{
  GtkWidget *name = spor_label (category->category->name, "caption");
  GtkWidget *bar = spor_target_bar_new ();
  g_autofree char *figures = spor_category_figures (category, size);
  g_autofree char *spoken = NULL;
  GtkWidget *number = spor_label (figures, "caption");

  if (g_str_has_prefix (category->category->name, "Region "))
    gtk_label_set_label (GTK_LABEL (name), category->category->name + strlen ("Region "));
  gtk_widget_set_tooltip_text (name, category->category->name);
  gtk_widget_add_css_class (number, "numeric");
  gtk_label_set_xalign (GTK_LABEL (number), 1);
  gtk_widget_set_hexpand (bar, TRUE);
  gtk_widget_set_valign (bar, GTK_ALIGN_CENTER);
  spor_target_bar_set (SPOR_TARGET_BAR (bar), size ? category->count / size : 0, category->target,
                       full);
  /* Translators: for screen readers: a category, then persons there and wanted */
  spoken = g_strdup_printf (_ ("%s: %s"), category->category->name, figures);
  gtk_accessible_update_property (GTK_ACCESSIBLE (bar), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken, -1);
  spor_balance_pane_attach_category (self, grid, row, name, bar, number);
}

/* The longest bar of a dimension fills the width. */
static double
spor_dimension_full (const SporDimensionMeasure *dimension, guint size)
{
  double full = 0;

  for (guint c = 0; c < dimension->categories->len; c++)
    {
      const SporCategoryMeasure *category
          = &g_array_index (dimension->categories, SporCategoryMeasure, c);

      full = MAX (full, MAX (category->target, size ? category->count / size : 0));
    }
  return full;
}

static void
spor_balance_pane_add_dimension (SporBalancePane *self,
                                 const SporDimensionMeasure *dimension,
                                 guint size)
{
  GtkWidget *grid = gtk_grid_new ();
  double full = spor_dimension_full (dimension, size);

  gtk_grid_set_row_spacing (GTK_GRID (grid), 4);
  gtk_grid_set_column_spacing (GTK_GRID (grid), COLUMN_SPACING);
  for (guint c = 0; c < dimension->categories->len; c++)
    spor_balance_pane_add_category (self, GTK_GRID (grid), c,
                                    &g_array_index (dimension->categories, SporCategoryMeasure, c),
                                    size, full);
  gtk_box_append (self->dimensions, spor_label (dimension->dimension->name, "heading"));
  gtk_box_append (self->dimensions, grid);
}

static GtkWidget *
spor_balance_pane_say (SporBalancePane *self, const char *sentence)
{
  GtkWidget *label = spor_label (sentence, "caption");

  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_NONE);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_box_append (self->missing, label);
  return label;
}

/* --- Who would fill a gap ------------------------------------------------------------------- */

static gboolean
on_filler_activated_cb (GtkLabel *label, const char *id, SporBalancePane *self)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "board.reveal", "s", id);
  return TRUE;
}

/* What the tooltip says: "Seat in track 2 instead of Bo Nielsen: +2.1 points" */
static char *
spor_filler_describe (const SporFiller *filler, const SporComposition *composition)
{
  guint number = spor_round_track (spor_composition_round (composition), filler->track)->number;
  g_autofree char *points = spor_points_text (filler->gain);

  if (filler->instead_of < 0)
    /* Translators: the number of a track, percentage points with their sign */
    return g_strdup_printf (_ ("Seat in track %u: %s"), number, points);
  /* Translators: the number of a track, a name, percentage points with their sign */
  return g_strdup_printf (_ ("Seat in track %u instead of %s: %s"), number,
                          spor_signups_row (composition->signups, filler->instead_of)->name,
                          points);
}

static char *
spor_filler_link (const SporFiller *filler, const SporComposition *composition)
{
  const SporSignupRow *row = spor_signups_row (composition->signups, filler->signup);
  g_autofree char *tooltip = spor_filler_describe (filler, composition);

  return g_markup_printf_escaped ("<a href=\"%s\" title=\"%s\">%s</a>", row->id, tooltip,
                                  row->name);
}

/* Where nobody can be moved, nobody is named. */
static gboolean
spor_balance_pane_is_open (SporBalancePane *self)
{
  SporComposition *composition
      = self->prospect ? spor_prospect_get_composition (self->prospect) : NULL;

  return composition && spor_composition_is_open (composition);
}

/* The names lead to the cards. */
static void
spor_balance_pane_name_fillers (SporBalancePane *self, const SporShortage *shortage, int track)
{
  SporFillers *fillers
      = spor_balance_pane_is_open (self) ? spor_prospect_get_fillers (self->prospect) : NULL;
  const GArray *found
      = fillers && shortage->missing > 0
            ? spor_fillers_find (fillers, track, shortage->dimension, shortage->category)
            : NULL;
  g_autoptr (GString) names = g_string_new (NULL);
  g_autofree char *markup = NULL;
  GtkWidget *label;

  if (!found)
    return;
  for (guint i = 0; i < found->len; i++)
    {
      g_autofree char *link = spor_filler_link (&g_array_index (found, SporFiller, i),
                                                spor_prospect_get_composition (self->prospect));

      g_string_append_printf (names, "%s%s", i ? ", " : "", link);
    }
  if (found->len == 0)
    {
      label = spor_balance_pane_say (self, _ ("No candidate could fill it."));
      gtk_widget_add_css_class (label, "dim-label");
      return;
    }
  /* Translators: up to three names of people with whom the group would have more of a category */
  markup = g_strdup_printf (_ ("Best with: %s"), names->str);
  label = spor_balance_pane_say (self, "");
  gtk_label_set_markup (GTK_LABEL (label), markup);
  gtk_widget_add_css_class (label, "fillers");
  g_signal_connect_object (label, "activate-link", G_CALLBACK (on_filler_activated_cb), self, 0);
}

/* Until there are as many as there must be, the targets are for that many; (nullable). */
static char *
spor_scope_needed (const SporScopeMeasure *scope)
{
  guint more = scope->size - scope->n;

  if (more == 0)
    return NULL;
  if (scope->n == 0)
    return g_strdup_printf (
        /* Translators: for how many people in all the targets are shown */
        ngettext ("Nobody has a seat yet; the targets are for a group of %u.",
                  "Nobody has a seat yet; the targets are for a group of %u.", scope->size),
        scope->size);
  return g_strdup_printf (
      /* Translators: how many more people, and for how many in all the targets are shown */
      ngettext ("%u more person is needed; the targets are for %u in all.",
                "%u more people are needed; the targets are for %u in all.", more),
      more, scope->size);
}

static void
spor_balance_pane_show_missing (SporBalancePane *self, guint index)
{
  const SporScopeMeasure *scope;
  g_autoptr (GPtrArray) shortages = NULL;
  g_autofree char *needed = NULL;

  spor_box_clear (self->missing);
  if (!self->measure || index >= self->measure->scopes->len)
    return;
  scope = g_ptr_array_index (self->measure->scopes, index);
  shortages = spor_measure_shortages (self->measure, index);
  needed = spor_scope_needed (scope);
  if (needed)
    spor_balance_pane_say (self, needed);
  for (guint i = 0; i < shortages->len; i++)
    {
      const SporShortage *shortage = g_ptr_array_index (shortages, i);

      spor_balance_pane_say (self, shortage->text);
      spor_balance_pane_name_fillers (self, shortage, scope->track);
    }
}

static void
spor_balance_pane_show_scope (SporBalancePane *self)
{
  guint index = gtk_drop_down_get_selected (self->scope);
  const SporScopeMeasure *scope;

  spor_box_clear (self->dimensions);
  spor_balance_pane_show_missing (self, index);
  if (!self->measure || index >= self->measure->scopes->len)
    return;
  self->stacked = spor_balance_pane_wants_stacked (self);
  scope = g_ptr_array_index (self->measure->scopes, index);
  for (guint d = 0; d < scope->dimensions->len; d++)
    spor_balance_pane_add_dimension (self, g_ptr_array_index (scope->dimensions, d), scope->size);
}

/* The scopes of another round. */
static void
spor_balance_pane_set_scopes (SporBalancePane *self)
{
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);
  guint selected = gtk_drop_down_get_selected (self->scope);
  GListModel *now = gtk_drop_down_get_model (self->scope);

  for (guint s = 0; self->measure && s < self->measure->scopes->len; s++)
    {
      const SporScopeMeasure *scope = g_ptr_array_index (self->measure->scopes, s);
      g_autofree char *title
          = scope->track < 0
                ? g_strdup (_ ("Whole group"))
                : spor_track_title (spor_round_track (self->measure->round, scope->track));

      gtk_string_list_append (names, title);
    }
  if (now && g_list_model_get_n_items (now) == g_list_model_get_n_items (G_LIST_MODEL (names)))
    return;
  gtk_drop_down_set_model (self->scope, G_LIST_MODEL (names));
  gtk_drop_down_set_selected (self->scope, selected == GTK_INVALID_LIST_POSITION ? 0 : selected);
}

static gboolean
on_refreshed_cb (gpointer data)
{
  SporBalancePane *self = data;

  self->refresh = 0;
  if (self->stacked != spor_balance_pane_wants_stacked (self))
    spor_balance_pane_show_scope (self);
  return G_SOURCE_REMOVE;
}

/* The text may have another size now; what stands here cannot be changed in the middle of that. */
static void
spor_balance_pane_css_changed (GtkWidget *widget, GtkCssStyleChange *change)
{
  SporBalancePane *self = SPOR_BALANCE_PANE (widget);

  GTK_WIDGET_CLASS (spor_balance_pane_parent_class)->css_changed (widget, change);
  if (!self->refresh && self->dimensions)
    self->refresh = g_idle_add (on_refreshed_cb, self);
}

static void
spor_balance_pane_dispose (GObject *object)
{
  SporBalancePane *self = SPOR_BALANCE_PANE (object);
  GtkWidget *child;

  g_clear_handle_id (&self->refresh, g_source_remove);
  g_clear_object (&self->prospect);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (object))))
    gtk_widget_unparent (child);
  G_OBJECT_CLASS (spor_balance_pane_parent_class)->dispose (object);
}

static void
spor_balance_pane_class_init (SporBalancePaneClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = spor_balance_pane_dispose;
  widget_class->css_changed = spor_balance_pane_css_changed;

  gtk_widget_class_set_css_name (widget_class, "balancepane");
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/dk/kombit/Spor/ui/spor-balance-pane.ui");
  gtk_widget_class_bind_template_child (widget_class, SporBalancePane, box);
  gtk_widget_class_bind_template_child (widget_class, SporBalancePane, figure);
  gtk_widget_class_bind_template_child (widget_class, SporBalancePane, best);
  gtk_widget_class_bind_template_child (widget_class, SporBalancePane, obstacle);
  gtk_widget_class_bind_template_child (widget_class, SporBalancePane, suggest);
  gtk_widget_class_bind_template_child (widget_class, SporBalancePane, draw);
  gtk_widget_class_bind_template_child (widget_class, SporBalancePane, origin);
  gtk_widget_class_bind_template_child (widget_class, SporBalancePane, origin_label);
  gtk_widget_class_bind_template_child (widget_class, SporBalancePane, scope);
  gtk_widget_class_bind_template_child (widget_class, SporBalancePane, dimensions);
  gtk_widget_class_bind_template_child (widget_class, SporBalancePane, missing);
}

static void
spor_balance_pane_init (SporBalancePane *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  g_signal_connect_object (self->scope, "notify::selected",
                           G_CALLBACK (spor_balance_pane_show_scope), self, G_CONNECT_SWAPPED);
}

void
spor_balance_pane_set_measure (SporBalancePane *self, const SporMeasure *measure)
{
  g_autofree char *figure = NULL;

  g_return_if_fail (SPOR_IS_BALANCE_PANE (self));

  self->measure = measure;
  figure = measure && !spor_measure_is_empty (measure)
               ? spor_format_percent (measure->representativeness, 1)
               : g_strdup ("–");
  gtk_label_set_label (self->figure, figure);
  spor_balance_pane_set_scopes (self);
  spor_balance_pane_show_scope (self);
}

/* "With these seats at most 91 %" and "Best possible 97 %"; of a group in which nobody moves, what
 * could be done with its seats is not the question. @now: (nullable) */
static char *
spor_prospect_sentence (SporProspect *prospect, gboolean open, const SporMeasure *now)
{
  GString *text = g_string_new (NULL);
  SporProspectState state = spor_prospect_get_state (prospect);
  double ideal = spor_prospect_get_ideal (prospect);
  gboolean empty = now && spor_measure_is_empty (now);
  double value = now && !empty ? now->representativeness : 0;
  g_autofree char *best = NULL;
  g_autofree char *of_all = NULL;

  /* before anybody has a seat that is the best of all */
  if (open && state == SPOR_PROSPECT_REACHABLE && !(empty && ideal >= 0))
    best = spor_ceiling_text (spor_prospect_get_composition (prospect),
                              spor_prospect_get_best (prospect), value);
  else if (open && state == SPOR_PROSPECT_IMPOSSIBLE)
    best = g_strdup (_ ("The group cannot be completed with these seats"));
  if (state != SPOR_PROSPECT_UNKNOWN && ideal >= 0)
    of_all = spor_ceiling_ideal_text (ideal, value);
  g_string_append_printf (text, "%s%s%s", best ? best : "", best && of_all ? "\n" : "",
                          of_all ? of_all : "");
  return g_string_free (text, FALSE);
}

/* Who has left a group that is decided, and whose seat is to be handed over. (transfer full),
 * NULL: nobody has */
static char *
spor_composition_leavers_text (const SporComposition *composition)
{
  SporRound *round = spor_composition_round (composition);
  const char *name = NULL;
  guint n = 0;

  for (guint t = 0; t < spor_round_n_tracks (round); t++)
    for (guint i = 0; i < composition->seated[t]->len; i++)
      {
        const SporSignupRow *row
            = spor_signups_row (composition->signups,
                                g_array_index (composition->seated[t], guint, i));

        if (row->status != SPOR_STATUS_WITHDRAWN)
          continue;
        name = row->name;
        n++;
      }
  if (n == 0)
    return NULL;
  if (n == 1)
    return g_strdup_printf (
        /* Translators: a person */
        _ ("%s has withdrawn, and counts in these figures until the seat is handed over."), name);
  return g_strdup_printf (
      /* Translators: how many people, two at least */
      ngettext ("%u member has withdrawn, and counts in these figures until the seat is handed "
                "over.",
                "%u members have withdrawn, and count in these figures until their seats are "
                "handed over.",
                n),
      n);
}

static void
spor_balance_pane_show_obstacle (SporBalancePane *self, const char *sentence)
{
  gtk_label_set_label (self->obstacle, sentence ? sentence : "");
  gtk_widget_set_visible (GTK_WIDGET (self->obstacle), sentence && *sentence);
}

void
spor_balance_pane_set_prospect (SporBalancePane *self, SporProspect *prospect)
{
  SporComposition *composition;
  g_autofree char *sentence = NULL;
  g_autofree char *leavers = NULL;
  gboolean open, impossible;

  g_return_if_fail (SPOR_IS_BALANCE_PANE (self));

  g_set_object (&self->prospect, prospect);
  composition = spor_prospect_get_composition (prospect);
  open = spor_balance_pane_is_open (self);
  impossible = open && spor_prospect_get_state (prospect) == SPOR_PROSPECT_IMPOSSIBLE;
  sentence = spor_prospect_sentence (prospect, open, self->measure);
  leavers = composition && !open ? spor_composition_leavers_text (composition) : NULL;
  if (spor_prospect_get_fillers (prospect))
    spor_balance_pane_show_missing (self, gtk_drop_down_get_selected (self->scope));
  /* while it is being worked out anew, what was true a moment ago stays rather than flickers */
  if (*sentence)
    gtk_label_set_label (self->best, sentence);
  if (spor_prospect_get_state (prospect) == SPOR_PROSPECT_UNKNOWN)
    return;
  if (impossible)
    gtk_widget_add_css_class (GTK_WIDGET (self->best), "warning");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self->best), "warning");
  spor_balance_pane_show_obstacle (self,
                                   impossible ? spor_prospect_get_obstacle (prospect) : leavers);
}

/* "Drawn by lot on 25 November 2026. Changed by hand since: 1 in, 1 out." */
static char *
spor_origin_sentence (const SporComposition *composition)
{
  g_autofree char *date = spor_time_format_date (composition->origin->at);
  GString *text = g_string_new (NULL);
  g_autofree char *stray = spor_composition_stray_text (composition);

  if (composition->origin->method == SPOR_METHOD_LOTTERY)
    /* Translators: a date */
    g_string_append_printf (text, _ ("Drawn by lot on %s."), date);
  else
    /* Translators: a date */
    g_string_append_printf (text, _ ("Suggested on %s."), date);
  if (stray)
    g_string_append_printf (text, " %s", stray);
  return g_string_free (text, FALSE);
}

void
spor_balance_pane_set_closed (SporBalancePane *self, const char *why)
{
  g_return_if_fail (SPOR_IS_BALANCE_PANE (self));

  spor_say_why (self->suggest, _ ("Find the most representative group that satisfies the rules"),
                why);
  spor_say_why (self->draw,
                _ ("Let a fair draw decide among groups that are representative enough"), why);
}

void
spor_balance_pane_set_origin (SporBalancePane *self, const SporComposition *composition)
{
  g_autofree char *sentence
      = composition && composition->origin ? spor_origin_sentence (composition) : NULL;

  g_return_if_fail (SPOR_IS_BALANCE_PANE (self));

  gtk_widget_set_visible (self->origin, sentence != NULL);
  gtk_label_set_label (self->origin_label, sentence ? sentence : "");
}

void
spor_balance_pane_add (SporBalancePane *self, GtkWidget *widget)
{
  g_return_if_fail (SPOR_IS_BALANCE_PANE (self));

  gtk_box_insert_child_after (GTK_BOX (self->box), widget, GTK_WIDGET (self->missing));
}

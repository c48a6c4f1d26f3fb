/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "spor-compare-window.h"

#include "spor-compare-balance.h"
#include "spor-guide.h"
#include "spor-language.h"
#include "spor-shelf-layout.h"
#include "spor-text-scale.h"

#include <glib/gi18n-lib.h>
#include <math.h>

/* What a column has room for where columns stand side by side, and how far they are from each
 * other. */
#define COLUMN_CHARS 17
#define COLUMN_SPACING 12
#define ROW_SPACING 18

struct _SporCompareWindow
{
  AdwWindow parent_instance;

  /* template */
  GtkDropDown *left;
  GtkDropDown *right;
  GtkLabel *left_figure, *right_figure;
  GtkLabel *left_remark, *right_remark;
  GtkBox *content;

  /* owned */
  SporBook *book;
  GPtrArray *all;           /* SporComposition*, in the order of the choosers */
  char *left_id, *right_id; /* what is chosen; survives a change of the book */
  gboolean filling;         /* the choosers */
};

G_DEFINE_FINAL_TYPE (SporCompareWindow, spor_compare_window, ADW_TYPE_WINDOW)

/* --- People --------------------------------------------------------------------------------- */

static void
on_person_clicked_cb (GtkButton *button)
{
  const char *id = g_object_get_data (G_OBJECT (button), "spor-id");
  GtkWindow *window = GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (button)));
  GtkWindow *parent = gtk_window_get_transient_for (window);

  if (!parent)
    return;
  gtk_widget_activate_action (GTK_WIDGET (parent), "win.show-signup", "s", id);
  gtk_window_present (parent);
}

static GtkWidget *
spor_compare_person (const SporSignupRow *row)
{
  GtkWidget *button = gtk_button_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  const char *const lines[] = { row->name, row->place };

  for (guint i = 0; i < G_N_ELEMENTS (lines); i++)
    {
      GtkWidget *label = gtk_label_new (lines[i]);

      gtk_label_set_xalign (GTK_LABEL (label), 0);
      gtk_label_set_wrap (GTK_LABEL (label), TRUE);
      gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
      if (i > 0)
        {
          gtk_widget_add_css_class (label, "caption");
          gtk_widget_add_css_class (label, "dim-label");
        }
      gtk_box_append (GTK_BOX (box), label);
    }
  gtk_button_set_child (GTK_BUTTON (button), box);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_tooltip_text (button, _ ("Show Sign-up"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, row->name,
                                  -1);
  g_object_set_data_full (G_OBJECT (button), "spor-id", g_strdup (row->id), g_free);
  g_signal_connect (button, "clicked", G_CALLBACK (on_person_clicked_cb), NULL);
  return button;
}

/* A column without anybody says so. */
static GtkWidget *
spor_compare_nobody (void)
{
  GtkWidget *label = gtk_label_new (_ ("Nobody"));

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_add_css_class (label, "dim-label");
  return label;
}

static GtkWidget *
spor_compare_people (const SporSignups *signups, const GArray *list, const char *title)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *label = gtk_label_new (title);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_widget_add_css_class (label, "caption-heading");
  gtk_widget_set_margin_bottom (label, 6);
  gtk_widget_add_css_class (box, "compared");
  gtk_box_append (GTK_BOX (box), label);
  for (guint i = 0; i < list->len; i++)
    gtk_box_append (GTK_BOX (box), spor_compare_person (
                                       spor_signups_row (signups, g_array_index (list, guint, i))));
  if (list->len == 0)
    gtk_box_append (GTK_BOX (box), spor_compare_nobody ());
  return box;
}

static GtkWidget *
spor_compare_track (const SporComparison *comparison, guint t)
{
  const SporSignups *signups = comparison->left->signups;
  const SporTrackComparison *track = g_ptr_array_index (comparison->tracks, t);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  GtkLayoutManager *shelf = spor_shelf_layout_new (COLUMN_CHARS, COLUMN_SPACING, ROW_SPACING, 0);
  g_autofree char *left
      /* Translators: the name of a composition, how many people */
      = g_strdup_printf (_ ("Only in “%s” (%u)"), comparison->left->name, track->left->len);
  g_autofree char *right
      = g_strdup_printf (_ ("Only in “%s” (%u)"), comparison->right->name, track->right->len);
  /* Translators: how many people are in both of two compositions */
  g_autofree char *both = g_strdup_printf (_ ("In both (%u)"), track->both->len);

  /* nobody of the right one stands below the left one */
  spor_shelf_layout_set_whole (SPOR_SHELF_LAYOUT (shelf), TRUE);
  gtk_widget_set_layout_manager (box, shelf);
  gtk_box_append (GTK_BOX (box), spor_compare_people (signups, track->left, left));
  gtk_box_append (GTK_BOX (box), spor_compare_people (signups, track->both, both));
  gtk_box_append (GTK_BOX (box), spor_compare_people (signups, track->right, right));
  return box;
}

/* --- What is shown -------------------------------------------------------------------------- */

static void
spor_compare_window_add_heading (SporCompareWindow *self, const char *text)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_widget_add_css_class (label, "title-4");
  gtk_widget_set_margin_top (label, 12);
  gtk_box_append (self->content, label);
}

static char *
spor_compare_percent (const SporMeasure *measure)
{
  return spor_measure_is_empty (measure) ? g_strdup ("–")
                                         : spor_format_percent (measure->representativeness, 1);
}

/* How the right one differs from the left; NULL where there is nothing to say. */
static char *
spor_compare_points (const SporComparison *comparison)
{
  /* between the figures as they stand above, or it would not add up */
  double points = (round (1000 * comparison->right_measure->representativeness)
                   - round (1000 * comparison->left_measure->representativeness))
                  / 10;
  g_autofree char *amount = spor_format_number (fabs (points), 1);

  if (comparison->left == comparison->right || spor_measure_is_empty (comparison->left_measure)
      || spor_measure_is_empty (comparison->right_measure))
    return NULL;
  if (fabs (points) < 0.05)
    return g_strdup (_ ("As representative as the left one"));
  /* Translators: how many percentage points of representativeness more than the other: "1.2" */
  return g_strdup_printf (points > 0 ? _ ("▲ %s percentage points more representative")
                                     /* Translators: the same, less */
                                     : _ ("▼ %s percentage points less representative"),
                          amount);
}

/* Whether it is final stands with it. */
static void
spor_compare_window_show_side (GtkLabel *figure,
                               GtkLabel *remark,
                               const SporComposition *composition,
                               const SporMeasure *measure,
                               const char *points)
{
  g_autofree char *percent = spor_compare_percent (measure);
  g_autofree char *final = spor_composition_final_text (composition);
  g_autofree char *text = g_strdup_printf ("%s%s%s", points ? points : "",
                                           points && final ? "\n" : "", final ? final : "");

  gtk_label_set_label (figure, percent);
  gtk_label_set_label (remark, text);
}

static void
spor_compare_window_show_figures (SporCompareWindow *self, const SporComparison *comparison)
{
  g_autofree char *points = spor_compare_points (comparison);

  spor_compare_window_show_side (self->left_figure, self->left_remark, comparison->left,
                                 comparison->left_measure, NULL);
  spor_compare_window_show_side (self->right_figure, self->right_remark, comparison->right,
                                 comparison->right_measure, points);
}

/* Who differs comes first: it is what is looked for. */
static void
spor_compare_window_show (SporCompareWindow *self, SporComposition *left, SporComposition *right)
{
  g_autoptr (SporComparison) comparison = spor_comparison_new (left, right);
  SporRound *round = spor_composition_round (left);
  GtkWidget *child;

  spor_compare_window_show_figures (self, comparison);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->content))))
    gtk_box_remove (self->content, child);
  for (guint t = 0; t < comparison->tracks->len; t++)
    {
      g_autofree char *title = spor_track_title (spor_round_track (round, t));

      spor_compare_window_add_heading (self, title);
      gtk_box_append (self->content, spor_compare_track (comparison, t));
    }
  spor_compare_window_add_heading (self, _ ("Balance"));
  gtk_box_append (self->content, spor_compare_balance_new (comparison));
}

static void
spor_compare_window_choose (char **id, GtkDropDown *chooser, GPtrArray *all)
{
  guint selected = gtk_drop_down_get_selected (chooser);

  if (selected >= all->len)
    return;
  g_free (*id);
  *id = g_strdup (((SporComposition *)g_ptr_array_index (all, selected))->id);
}

static void
on_chosen_cb (SporCompareWindow *self)
{
  guint left = gtk_drop_down_get_selected (self->left);
  guint right = gtk_drop_down_get_selected (self->right);

  if (self->filling || !self->all || left >= self->all->len || right >= self->all->len)
    return;
  spor_compare_window_choose (&self->left_id, self->left, self->all);
  spor_compare_window_choose (&self->right_id, self->right, self->all);
  spor_compare_window_show (self, g_ptr_array_index (self->all, left),
                            g_ptr_array_index (self->all, right));
}

/* Where @id is now, or @otherwise. */
static guint
spor_compare_window_find (SporCompareWindow *self, const char *id, guint otherwise)
{
  for (guint i = 0; i < self->all->len; i++)
    if (g_strcmp0 (((SporComposition *)g_ptr_array_index (self->all, i))->id, id) == 0)
      return i;
  return otherwise % self->all->len;
}

static void
spor_compare_window_fill (SporCompareWindow *self, guint current)
{
  guint left = spor_compare_window_find (self, self->left_id, current);
  guint right = spor_compare_window_find (self, self->right_id, left + 1);
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);

  for (guint i = 0; i < self->all->len; i++)
    gtk_string_list_append (names, ((SporComposition *)g_ptr_array_index (self->all, i))->name);
  self->filling = TRUE;
  gtk_drop_down_set_model (self->left, G_LIST_MODEL (names));
  gtk_drop_down_set_model (self->right, G_LIST_MODEL (names));
  gtk_drop_down_set_selected (self->left, left);
  gtk_drop_down_set_selected (self->right, right);
  self->filling = FALSE;
  on_chosen_cb (self);
}

static void
on_snapshot_changed_cb (SporCompareWindow *self)
{
  SporSnapshot *snapshot = spor_book_get_snapshot (self->book);
  guint current = 0;

  if (!snapshot)
    return;
  g_clear_pointer (&self->all, g_ptr_array_unref);
  self->all = g_ptr_array_ref (spor_snapshot_get_compositions (snapshot));
  g_ptr_array_find (self->all, spor_snapshot_get_composition (snapshot), &current);
  spor_compare_window_fill (self, current);
}

/* --- Window --------------------------------------------------------------------------------- */

static void
spor_compare_window_dispose (GObject *object)
{
  SporCompareWindow *self = SPOR_COMPARE_WINDOW (object);

  self->filling = TRUE; /* nothing is chosen any more */
  gtk_widget_dispose_template (GTK_WIDGET (self), SPOR_TYPE_COMPARE_WINDOW);
  g_clear_object (&self->book);
  G_OBJECT_CLASS (spor_compare_window_parent_class)->dispose (object);
}

static void
spor_compare_window_finalize (GObject *object)
{
  SporCompareWindow *self = SPOR_COMPARE_WINDOW (object);

  g_clear_pointer (&self->all, g_ptr_array_unref);
  g_free (self->left_id);
  g_free (self->right_id);
  G_OBJECT_CLASS (spor_compare_window_parent_class)->finalize (object);
}

static void
spor_compare_window_class_init (SporCompareWindowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = spor_compare_window_dispose;
  object_class->finalize = spor_compare_window_finalize;

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/dk/kombit/Spor/ui/spor-compare-window.ui");
  gtk_widget_class_bind_template_child (widget_class, SporCompareWindow, left);
  gtk_widget_class_bind_template_child (widget_class, SporCompareWindow, right);
  gtk_widget_class_bind_template_child (widget_class, SporCompareWindow, left_figure);
  gtk_widget_class_bind_template_child (widget_class, SporCompareWindow, right_figure);
  gtk_widget_class_bind_template_child (widget_class, SporCompareWindow, left_remark);
  gtk_widget_class_bind_template_child (widget_class, SporCompareWindow, right_remark);
  gtk_widget_class_bind_template_child (widget_class, SporCompareWindow, content);
  gtk_widget_class_bind_template_callback (widget_class, on_chosen_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
  spor_guide_install_class (widget_class, "board");
}

static void
spor_compare_window_init (SporCompareWindow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWindow *
spor_compare_window_new (GtkWindow *parent, SporBook *book)
{
  SporCompareWindow *self = g_object_new (SPOR_TYPE_COMPARE_WINDOW, "transient-for", parent, NULL);

  spor_text_scale_window (GTK_WINDOW (self));
  self->book = g_object_ref (book);
  g_signal_connect_object (book, "notify::snapshot", G_CALLBACK (on_snapshot_changed_cb), self,
                           G_CONNECT_SWAPPED);
  on_snapshot_changed_cb (self);
  return GTK_WINDOW (self);
}

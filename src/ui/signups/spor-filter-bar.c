/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "spor-filter-bar.h"

#include "spor-flow.h"
#include "spor-language.h"
#include "spor-tab-box.h"
#include "spor-text-scale.h"

#include <glib/gi18n-lib.h>

struct _SporFilterBar
{
  GtkWidget parent_instance;

  /* template */
  GtkWidget *box;
  GtkMenuButton *button;
  GtkScrolledWindow *scroller;
  GtkBox *columns[3];
  GtkFlowBox *chips;
  GtkWidget *clear_button;
  GtkLabel *counts;

  /* owned */
  SporRound *round;
  guint32 wanted[SPOR_N_FACETS];
  gboolean updating; /* check boxes follow, they do not lead */
};

enum
{
  CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (SporFilterBar, spor_filter_bar, GTK_TYPE_WIDGET)

/* With text of the usual size. */
#define POPOVER_WIDTH 760

/* In which of the popover's columns a facet stands. */
static const guint facet_columns[SPOR_N_FACETS] = {
  [SPOR_FACET_STATUS] = 0, [SPOR_FACET_SEAT] = 0,   [SPOR_FACET_TRACK] = 2, [SPOR_FACET_REGION] = 1,
  [SPOR_FACET_SIZE] = 1,   [SPOR_FACET_SECTOR] = 2, [SPOR_FACET_ROLE] = 2,
};

/* --- What a check box or a chip stands for --------------------------------------------------- */

#define VALUE_KEY "spor-facet-value"

static void
spor_facet_value_attach (GtkWidget *widget, SporFacet facet, guint value)
{
  g_object_set_data (G_OBJECT (widget), VALUE_KEY, GUINT_TO_POINTER (facet << 8 | value));
}

static void
spor_facet_value_read (GtkWidget *widget, SporFacet *facet, guint32 *bit)
{
  guint value = GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (widget), VALUE_KEY));

  *facet = value >> 8;
  *bit = 1u << (value & 0xff);
}

/* What can be seen of a chip's name at least; all of it is under the pointer. */
#define CHIP_CHARS 12

/* --- Chips ---------------------------------------------------------------------------------- */

static void
on_chip_clicked_cb (SporFilterBar *self, GtkWidget *chip)
{
  SporFacet facet;
  guint32 bit;

  spor_facet_value_read (chip, &facet, &bit);
  spor_filter_bar_set_facet (self, facet, self->wanted[facet] & ~bit);
}

static GtkWidget *
spor_filter_bar_create_chip (SporFilterBar *self, SporFacet facet, guint value)
{
  GtkWidget *chip = gtk_button_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  g_autofree char *name = spor_facet_value_name (self->round, facet, value);
  /* Translators: a filter that is in use, such as "Region Sjælland" */
  g_autofree char *remove = g_strdup_printf (_ ("Remove the filter “%s”"), name);

  gtk_box_append (GTK_BOX (box),
                  g_object_new (GTK_TYPE_LABEL, "label", name, "ellipsize", PANGO_ELLIPSIZE_END,
                                "width-chars", (int)MIN (g_utf8_strlen (name, -1), CHIP_CHARS),
                                NULL));
  gtk_box_append (GTK_BOX (box), gtk_image_new_from_icon_name ("window-close-symbolic"));
  gtk_button_set_child (GTK_BUTTON (chip), box);
  gtk_widget_add_css_class (chip, "chip");
  gtk_widget_set_halign (chip, GTK_ALIGN_START);
  gtk_widget_set_tooltip_text (chip, remove);
  gtk_accessible_update_property (GTK_ACCESSIBLE (chip), GTK_ACCESSIBLE_PROPERTY_LABEL, remove, -1);
  spor_facet_value_attach (chip, facet, value);
  g_signal_connect_swapped (chip, "clicked", G_CALLBACK (on_chip_clicked_cb), self);
  return chip;
}

static void
spor_filter_bar_update_chips (SporFilterBar *self)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->chips))))
    gtk_flow_box_remove (self->chips, child);
  for (guint f = 0; self->round && f < SPOR_N_FACETS; f++)
    for (guint value = 0; value < 32; value++)
      if (self->wanted[f] & (1u << value))
        {
          gtk_flow_box_append (self->chips, spor_filter_bar_create_chip (self, f, value));
          gtk_widget_set_focusable (gtk_widget_get_last_child (GTK_WIDGET (self->chips)), FALSE);
        }
  child = gtk_widget_get_first_child (GTK_WIDGET (self->chips));
  gtk_widget_set_visible (GTK_WIDGET (self->chips), child != NULL);
  gtk_widget_set_visible (self->clear_button, child != NULL);
}

/* --- Check boxes ---------------------------------------------------------------------------- */

static void
spor_filter_bar_update_checks (SporFilterBar *self)
{
  self->updating = TRUE;
  for (guint c = 0; c < G_N_ELEMENTS (self->columns); c++)
    for (GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (self->columns[c])); child;
         child = gtk_widget_get_next_sibling (child))
      if (GTK_IS_CHECK_BUTTON (child))
        {
          SporFacet facet;
          guint32 bit;

          spor_facet_value_read (child, &facet, &bit);
          gtk_check_button_set_active (GTK_CHECK_BUTTON (child), (self->wanted[facet] & bit) != 0);
        }
  self->updating = FALSE;
}

static void
on_check_toggled_cb (SporFilterBar *self, GtkCheckButton *check)
{
  SporFacet facet;
  guint32 bit, wanted;

  if (self->updating)
    return;
  spor_facet_value_read (GTK_WIDGET (check), &facet, &bit);
  wanted = self->wanted[facet] & ~bit;
  spor_filter_bar_set_facet (self, facet,
                             gtk_check_button_get_active (check) ? wanted | bit : wanted);
}

/* Large text has several lines before there is anything to scroll to beside it. */
static void
spor_filter_bar_wrap (GtkWidget *label)
{
  g_autoptr (PangoAttrList) plain = pango_attr_list_new ();

  pango_attr_list_insert (plain, pango_attr_insert_hyphens_new (FALSE));
  g_object_set (label, "wrap", TRUE, "natural-wrap-mode", GTK_NATURAL_WRAP_NONE, "xalign", 0.0,
                "attributes", plain, NULL);
}

static void
spor_filter_bar_add_facet (SporFilterBar *self, SporFacet facet)
{
  GtkBox *column = self->columns[facet_columns[facet]];
  guint32 values = spor_facet_values (self->round, facet);
  GtkWidget *heading;

  if (values == 0)
    return;
  heading = gtk_label_new (spor_facet_name (facet));
  gtk_widget_add_css_class (heading, "heading");
  gtk_widget_set_halign (heading, GTK_ALIGN_START);
  if (gtk_widget_get_first_child (GTK_WIDGET (column)))
    gtk_widget_set_margin_top (heading, 12);
  gtk_box_append (column, heading);
  for (guint value = 0; value < 32; value++)
    if (values & (1u << value))
      {
        g_autofree char *name = spor_facet_value_name (self->round, facet, value);
        GtkWidget *check = gtk_check_button_new_with_label (name);

        spor_filter_bar_wrap (gtk_widget_get_last_child (check));
        spor_facet_value_attach (check, facet, value);
        g_signal_connect_swapped (check, "toggled", G_CALLBACK (on_check_toggled_cb), self);
        gtk_box_append (column, check);
      }
}

static void
on_clear_clicked_cb (SporFilterBar *self)
{
  spor_filter_bar_clear (self);
  gtk_widget_grab_focus (GTK_WIDGET (self->button));
}

/* --- Widget --------------------------------------------------------------------------------- */

static void
spor_filter_bar_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), SPOR_TYPE_FILTER_BAR);
  G_OBJECT_CLASS (spor_filter_bar_parent_class)->dispose (object);
}

static void
spor_filter_bar_finalize (GObject *object)
{
  g_clear_pointer (&SPOR_FILTER_BAR (object)->round, spor_round_unref);
  G_OBJECT_CLASS (spor_filter_bar_parent_class)->finalize (object);
}

/* Its columns are as wide as their text. */
static void
on_opened_cb (SporFilterBar *self)
{
  gtk_scrolled_window_set_max_content_width (self->scroller,
                                             (int)(POPOVER_WIDTH
                                                   * spor_text_scale (GTK_WIDGET (self))));
}

static void
spor_filter_bar_class_init (SporFilterBarClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = spor_filter_bar_dispose;
  object_class->finalize = spor_filter_bar_finalize;
  signals[CHANGED] = g_signal_new ("changed", SPOR_TYPE_FILTER_BAR, G_SIGNAL_RUN_LAST, 0, NULL,
                                   NULL, NULL, G_TYPE_NONE, 0);

  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  g_type_ensure (SPOR_TYPE_FLOW);
  g_type_ensure (SPOR_TYPE_TAB_BOX);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/dk/kombit/Spor/ui/spor-filter-bar.ui");
  gtk_widget_class_bind_template_child (widget_class, SporFilterBar, box);
  gtk_widget_class_bind_template_child (widget_class, SporFilterBar, button);
  gtk_widget_class_bind_template_child_full (widget_class, "column_0", FALSE,
                                             G_STRUCT_OFFSET (SporFilterBar, columns[0]));
  gtk_widget_class_bind_template_child_full (widget_class, "column_1", FALSE,
                                             G_STRUCT_OFFSET (SporFilterBar, columns[1]));
  gtk_widget_class_bind_template_child_full (widget_class, "column_2", FALSE,
                                             G_STRUCT_OFFSET (SporFilterBar, columns[2]));
  gtk_widget_class_bind_template_child (widget_class, SporFilterBar, chips);
  gtk_widget_class_bind_template_child (widget_class, SporFilterBar, clear_button);
  gtk_widget_class_bind_template_child (widget_class, SporFilterBar, counts);
  gtk_widget_class_bind_template_child (widget_class, SporFilterBar, scroller);
  gtk_widget_class_bind_template_callback (widget_class, on_clear_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_opened_cb);
}

static void
spor_filter_bar_init (SporFilterBar *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  spor_filter_bar_update_chips (self);
}

void
spor_filter_bar_set_round (SporFilterBar *self, SporRound *round)
{
  g_return_if_fail (SPOR_IS_FILTER_BAR (self));

  if (self->round == round)
    return;
  g_clear_pointer (&self->round, spor_round_unref);
  self->round = spor_round_ref (round);
  for (guint c = 0; c < G_N_ELEMENTS (self->columns); c++)
    {
      GtkWidget *child;

      while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->columns[c]))))
        gtk_box_remove (self->columns[c], child);
    }
  for (guint f = 0; f < SPOR_N_FACETS; f++)
    spor_filter_bar_add_facet (self, f);
  spor_filter_bar_update_checks (self);
  spor_filter_bar_update_chips (self);
}

guint32
spor_filter_bar_get_facet (SporFilterBar *self, SporFacet facet)
{
  g_return_val_if_fail (SPOR_IS_FILTER_BAR (self), 0);

  return self->wanted[facet];
}

void
spor_filter_bar_set_facet (SporFilterBar *self, SporFacet facet, guint32 wanted)
{
  g_return_if_fail (SPOR_IS_FILTER_BAR (self));

  if (self->wanted[facet] == wanted)
    return;
  self->wanted[facet] = wanted;
  spor_filter_bar_update_checks (self);
  spor_filter_bar_update_chips (self);
  g_signal_emit (self, signals[CHANGED], 0);
}

void
spor_filter_bar_clear (SporFilterBar *self)
{
  guint32 any = 0;

  g_return_if_fail (SPOR_IS_FILTER_BAR (self));

  for (guint f = 0; f < SPOR_N_FACETS; f++)
    {
      any |= self->wanted[f];
      self->wanted[f] = 0;
    }
  if (!any)
    return;
  spor_filter_bar_update_checks (self);
  spor_filter_bar_update_chips (self);
  g_signal_emit (self, signals[CHANGED], 0);
}

GStrv
spor_filter_bar_list_names (SporFilterBar *self)
{
  g_autoptr (GStrvBuilder) names = g_strv_builder_new ();

  g_return_val_if_fail (SPOR_IS_FILTER_BAR (self), NULL);

  for (guint f = 0; self->round && f < SPOR_N_FACETS; f++)
    for (guint value = 0; value < 32; value++)
      if (self->wanted[f] & (1u << value))
        {
          g_autofree char *name = spor_facet_value_name (self->round, f, value);

          g_strv_builder_add (names, name);
        }
  return g_strv_builder_end (names);
}

/* @other takes over what @self filters by, in one change. */
static void
on_shared_changed_cb (SporFilterBar *self, SporFilterBar *other)
{
  gboolean same = TRUE;

  for (guint f = 0; f < SPOR_N_FACETS; f++)
    {
      same = same && other->wanted[f] == self->wanted[f];
      other->wanted[f] = self->wanted[f];
    }
  if (same)
    return;
  spor_filter_bar_update_checks (other);
  spor_filter_bar_update_chips (other);
  g_signal_emit (other, signals[CHANGED], 0);
}

void
spor_filter_bar_share (SporFilterBar *self, SporFilterBar *other)
{
  g_return_if_fail (SPOR_IS_FILTER_BAR (self) && SPOR_IS_FILTER_BAR (other));

  on_shared_changed_cb (self, other);
  g_signal_connect_object (self, "changed", G_CALLBACK (on_shared_changed_cb), other, 0);
  g_signal_connect_object (other, "changed", G_CALLBACK (on_shared_changed_cb), self, 0);
}

void
spor_filter_bar_set_counts (SporFilterBar *self, guint shown, guint all)
{
  g_autofree char *shown_text = spor_format_count (shown);
  g_autofree char *all_text = spor_format_count (all);
  g_autofree char *text = NULL;

  g_return_if_fail (SPOR_IS_FILTER_BAR (self));

  if (shown == all)
    text = g_strdup_printf (ngettext ("%s sign-up", "%s sign-ups", all), all_text);
  else
    /* Translators: how many sign-ups the list shows, and how many there are */
    text = g_strdup_printf (_ ("%s of %s"), shown_text, all_text);
  gtk_label_set_label (self->counts, text);
}

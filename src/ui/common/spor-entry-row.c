/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "spor-entry-row.h"

#include "spor-focus.h"

#define ELLIPSIS "…"

G_DEFINE_TYPE (SporEntryRow, spor_entry_row, ADW_TYPE_ENTRY_ROW)

static GtkWidget *
spor_entry_row_get_text (SporEntryRow *self)
{
  return GTK_WIDGET (gtk_editable_get_delegate (GTK_EDITABLE (self)));
}

static int
spor_entry_row_measure (SporEntryRow *self, const char *text)
{
  g_autoptr (PangoLayout) layout
      = gtk_widget_create_pango_layout (spor_entry_row_get_text (self), text);
  int width;

  pango_layout_get_pixel_size (layout, &width, NULL);
  return width;
}

gboolean
spor_entry_row_is_cut (SporEntryRow *self)
{
  GtkWidget *text;

  g_return_val_if_fail (SPOR_IS_ENTRY_ROW (self), FALSE);

  text = spor_entry_row_get_text (self);
  return !spor_focus_within (GTK_WIDGET (self))
         && spor_entry_row_measure (self, gtk_editable_get_text (GTK_EDITABLE (self)))
                > gtk_widget_get_width (text);
}

/* Beside the text, in the margin that is kept for it. */
static void
spor_entry_row_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  SporEntryRow *self = SPOR_ENTRY_ROW (widget);
  GtkWidget *text = spor_entry_row_get_text (self);
  gboolean right_to_left = gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL;
  g_autoptr (PangoLayout) layout = gtk_widget_create_pango_layout (text, ELLIPSIS);
  graphene_rect_t start;
  int width;
  double x, y;

  GTK_WIDGET_CLASS (spor_entry_row_parent_class)->snapshot (widget, snapshot);

  if (!spor_entry_row_is_cut (self))
    return;
  pango_layout_get_pixel_size (layout, &width, NULL);
  gtk_text_compute_cursor_extents (GTK_TEXT (text), 0, &start, NULL); /* the height of the line */
  gtk_widget_translate_coordinates (text, widget,
                                    right_to_left ? -width : gtk_widget_get_width (text),
                                    start.origin.y, &x, &y);
  gtk_snapshot_render_layout (snapshot, gtk_widget_get_style_context (widget), x, y, layout);
}

/* What was typed may have been longer than the field: its beginning is what tells most. */
static void
on_left_cb (GtkWidget *row)
{
  gtk_editable_set_position (GTK_EDITABLE (row), 0);
  gtk_widget_queue_draw (row);
}

static void
spor_entry_row_css_changed (GtkWidget *widget, GtkCssStyleChange *change)
{
  SporEntryRow *self = SPOR_ENTRY_ROW (widget);

  GTK_WIDGET_CLASS (spor_entry_row_parent_class)->css_changed (widget, change);
  gtk_widget_set_margin_end (spor_entry_row_get_text (self),
                             spor_entry_row_measure (self, ELLIPSIS));
}

/* All of it, where it is cut off. */
static gboolean
on_tooltip_asked_cb (
    SporEntryRow *self, int x, int y, gboolean keyboard, GtkTooltip *tooltip, gpointer data)
{
  if (!spor_entry_row_is_cut (self))
    return FALSE;
  gtk_tooltip_set_text (tooltip, gtk_editable_get_text (GTK_EDITABLE (self)));
  return TRUE;
}

static void
spor_entry_row_class_init (SporEntryRowClass *klass)
{
  GTK_WIDGET_CLASS (klass)->snapshot = spor_entry_row_snapshot;
  GTK_WIDGET_CLASS (klass)->css_changed = spor_entry_row_css_changed;
}

static void
spor_entry_row_init (SporEntryRow *self)
{
  GtkEventController *focus = gtk_event_controller_focus_new ();

  g_signal_connect_swapped (focus, "leave", G_CALLBACK (on_left_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), focus);
  gtk_widget_set_has_tooltip (GTK_WIDGET (self), TRUE);
  g_signal_connect (self, "query-tooltip", G_CALLBACK (on_tooltip_asked_cb), NULL);
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "spor-entry-row.h"

#include "spor-focus.h"

#include <math.h>

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

/* Where the line of the text stands in the row. */
static void
spor_entry_row_get_line (SporEntryRow *self, graphene_rect_t *line)
{
  GtkWidget *text = spor_entry_row_get_text (self);
  double x, y;

  gtk_text_compute_cursor_extents (GTK_TEXT (text), 0, line, NULL);
  gtk_widget_translate_coordinates (text, GTK_WIDGET (self), 0, line->origin.y, &x, &y);
  graphene_rect_init (line, x, y, gtk_widget_get_width (text), line->size.height);
}

/* How wide that is of it which is whole letters: half a d is a c. */
static int
spor_entry_row_measure_whole (SporEntryRow *self, int width)
{
  const char *text = gtk_editable_get_text (GTK_EDITABLE (self));
  g_autoptr (PangoLayout) layout
      = gtk_widget_create_pango_layout (spor_entry_row_get_text (self), text);
  PangoRectangle letter;
  int index;

  pango_layout_xy_to_index (layout, width * PANGO_SCALE, 0, &index, NULL);
  pango_layout_index_to_pos (layout, index, &letter);
  return CLAMP (PANGO_PIXELS_CEIL (MIN (letter.x, letter.x + letter.width)), 0, width);
}

/* The letter that the line ends in the middle of; nothing where it is written from the right. */
static void
spor_entry_row_get_rest (SporEntryRow *self, const graphene_rect_t *line, graphene_rect_t *rest)
{
  int width = (int)line->size.width;
  int whole = width;

  if (gtk_widget_get_direction (GTK_WIDGET (self)) != GTK_TEXT_DIR_RTL)
    whole = spor_entry_row_measure_whole (self, width);
  graphene_rect_init (rest, line->origin.x + whole, floorf (line->origin.y), width - whole,
                      ceilf (line->size.height) + 1);
}

static void
spor_entry_row_append_part (GtkSnapshot *snapshot,
                            GskRenderNode *node,
                            double left,
                            double top,
                            double right,
                            double bottom)
{
  if (right <= left || bottom <= top)
    return;
  gtk_snapshot_push_clip (snapshot, &GRAPHENE_RECT_INIT (left, top, right - left, bottom - top));
  gtk_snapshot_append_node (snapshot, node);
  gtk_snapshot_pop (snapshot);
}

/* What is in the row, but for what is drawn in @rest. */
static void
spor_entry_row_append_without (GtkSnapshot *snapshot,
                               GskRenderNode *node,
                               const graphene_rect_t *rest)
{
  double left = rest->origin.x, right = left + rest->size.width;
  double top = rest->origin.y, bottom = top + rest->size.height;
  graphene_rect_t all;
  double all_right, all_bottom;

  gsk_render_node_get_bounds (node, &all);
  graphene_rect_round_extents (&all, &all);
  all_right = all.origin.x + all.size.width;
  all_bottom = all.origin.y + all.size.height;
  spor_entry_row_append_part (snapshot, node, all.origin.x, all.origin.y, left, all_bottom);
  spor_entry_row_append_part (snapshot, node, left, all.origin.y, right, top);
  spor_entry_row_append_part (snapshot, node, left, bottom, right, all_bottom);
  spor_entry_row_append_part (snapshot, node, right, all.origin.y, all_right, all_bottom);
}

/* Behind the last whole letter; there is a margin for it, if that is where the text ends. */
static void
spor_entry_row_append_ellipsis (SporEntryRow *self,
                                GtkSnapshot *snapshot,
                                const graphene_rect_t *line,
                                const graphene_rect_t *rest)
{
  GtkWidget *widget = GTK_WIDGET (self);
  GtkWidget *text = spor_entry_row_get_text (self);
  g_autoptr (PangoLayout) layout = gtk_widget_create_pango_layout (text, ELLIPSIS);
  double x = rest->origin.x;
  int width;

  pango_layout_get_pixel_size (layout, &width, NULL);
  if (gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL)
    x = line->origin.x - width;
  gtk_snapshot_render_layout (snapshot, gtk_widget_get_style_context (widget), x, line->origin.y,
                              layout);
}

static void
spor_entry_row_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  SporEntryRow *self = SPOR_ENTRY_ROW (widget);
  GtkSnapshot *inside;
  g_autoptr (GskRenderNode) node = NULL;
  graphene_rect_t line, rest;

  if (!spor_entry_row_is_cut (self))
    {
      GTK_WIDGET_CLASS (spor_entry_row_parent_class)->snapshot (widget, snapshot);
      return;
    }
  inside = gtk_snapshot_new ();
  GTK_WIDGET_CLASS (spor_entry_row_parent_class)->snapshot (widget, inside);
  node = gtk_snapshot_free_to_node (inside);
  spor_entry_row_get_line (self, &line);
  spor_entry_row_get_rest (self, &line, &rest);
  if (node)
    spor_entry_row_append_without (snapshot, node, &rest);
  spor_entry_row_append_ellipsis (self, snapshot, &line, &rest);
}

/* What was typed may have been longer than the field: its beginning is what tells most. Who looks
 * into another window goes on typing where they were. */
static void
on_left_cb (GtkWidget *row)
{
  if (spor_focus_within (row))
    return;
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

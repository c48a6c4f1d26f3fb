/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "spor-drag-bubble.h"

#include "spor-language.h"
#include "spor-offer.h"
#include "spor-text-scale.h"

#include <glib/gi18n-lib.h>

/* More would hide what lies under it. */
#define MOST_CHANGES 4

/* It lies beside the pointer, so that the place under that can be seen. */
#define OFFSET 14

/* In a line of large text. */
#define LARGE_TEXT_CHARS 18

struct _SporDragBubble
{
  GtkWidget parent_instance;

  /* template */
  GtkWidget *box;
  GtkLabel *name;
  GtkLabel *deed;
  GtkLabel *effect;
  GtkLabel *outlook;
  GtkBox *changes;

  /* owned */
  SporBoard *board;
  SporSignup *signup;

  /* borrowed */
  GdkDrag *drag;               /* weak */
  GtkWidget *root;             /* weak: the window that it is dragged from */
  GtkEventController *pointer; /* of the root */

  graphene_point_t at; /* the pointer, in the root */
  graphene_point_t hotspot;
};

G_DEFINE_FINAL_TYPE (SporDragBubble, spor_drag_bubble, GTK_TYPE_WIDGET)

static void
spor_label_show (GtkLabel *label, const char *text)
{
  gtk_label_set_label (label, text ? text : "");
  gtk_widget_set_visible (GTK_WIDGET (label), text != NULL);
}

/* Shape and word, not colour alone: an arrow tells whether it comes nearer to the target. */
static void
spor_drag_bubble_add_change (SporDragBubble *self, const char *text, int better)
{
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *icon = gtk_image_new_from_icon_name (better > 0   ? "emblem-ok-symbolic"
                                                  : better < 0 ? "go-down-symbolic"
                                                               : "list-remove-symbolic");
  GtkWidget *label = gtk_label_new (text);

  gtk_image_set_pixel_size (GTK_IMAGE (icon), 12);
  gtk_widget_add_css_class (row, better > 0 ? "better" : better < 0 ? "worse" : "same");
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_widget_add_css_class (label, "caption");
  gtk_box_append (GTK_BOX (row), icon);
  gtk_box_append (GTK_BOX (row), label);
  gtk_box_append (self->changes, row);
}

/* Their box stays visible, for GTK 4.8 does not measure anew what was hidden when it changed. */
static void
spor_drag_bubble_show_changes (SporDragBubble *self, const SporOffer *offer)
{
  GtkWidget *child;
  guint n = offer ? offer->changes->len : 0;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->changes))))
    gtk_box_remove (self->changes, child);
  for (guint i = 0; i < MIN (n, MOST_CHANGES); i++)
    spor_drag_bubble_add_change (self, g_ptr_array_index (offer->changes, i),
                                 g_array_index (offer->better, int, i));
}

/* Where the window ends the screen may end, too: there it lies on the other side of the pointer,
 * or, where it has no room on either side, as far in as it goes. */
static double
spor_drag_bubble_hotspot (double pointer, int size, int end)
{
  if (pointer + OFFSET + size <= end)
    return -OFFSET;
  if (pointer - OFFSET - size >= 0)
    return size + OFFSET;
  return MIN (pointer, pointer + size - end);
}

/* What was let go of stays for a while, and would come into sight again. */
static gboolean
spor_drag_bubble_is_dragged (SporDragBubble *self)
{
  return self->board && spor_board_get_dragged (self->board) == self->signup;
}

static void
spor_drag_bubble_tell (SporDragBubble *self, const GtkRequisition *size)
{
  const graphene_rect_t carried
      = GRAPHENE_RECT_INIT (self->at.x - self->hotspot.x, self->at.y - self->hotspot.y, size->width,
                            size->height);

  if (self->root && spor_drag_bubble_is_dragged (self))
    spor_board_set_carried (self->board, &carried, &self->at);
}

static void
spor_drag_bubble_place (SporDragBubble *self, const GtkRequisition *size)
{
  graphene_point_t hotspot = { -OFFSET, -OFFSET };

  if (self->root)
    {
      hotspot.x
          = spor_drag_bubble_hotspot (self->at.x, size->width, gtk_widget_get_width (self->root));
      hotspot.y
          = spor_drag_bubble_hotspot (self->at.y, size->height, gtk_widget_get_height (self->root));
    }
  if (self->drag && !graphene_point_equal (&hotspot, &self->hotspot))
    gdk_drag_set_hotspot (self->drag, (int)hotspot.x, (int)hotspot.y);
  self->hotspot = hotspot;
  spor_drag_bubble_tell (self, size);
}

/* As high as its texts are at the width that it gets: what hangs at the pointer has to GTK a height
 * that is that of no width, which leaves it empty below. */
static void
spor_drag_bubble_measure (SporDragBubble *self, GtkRequisition *size)
{
  GtkWidget *widget = GTK_WIDGET (self);

  gtk_widget_measure (widget, GTK_ORIENTATION_HORIZONTAL, -1, NULL, &size->width, NULL, NULL);
  gtk_widget_measure (widget, GTK_ORIENTATION_VERTICAL, size->width, NULL, &size->height, NULL,
                      NULL);
}

/* (nullable): what it hangs in is no drag's. */
static GdkDragSurface *
spor_drag_bubble_get_surface (SporDragBubble *self, GtkRequisition *size)
{
  GtkNative *native = gtk_widget_get_native (GTK_WIDGET (self));
  GdkSurface *surface = native ? gtk_native_get_surface (native) : NULL;

  if (!GDK_IS_DRAG_SURFACE (surface))
    return NULL;
  spor_drag_bubble_measure (self, size);
  return GDK_DRAG_SURFACE (surface);
}

static void
on_pointer_moved_cb (SporDragBubble *self, double x, double y)
{
  GtkRequisition size;

  graphene_point_init (&self->at, x, y);
  if (spor_drag_bubble_get_surface (self, &size))
    spor_drag_bubble_place (self, &size);
}

/* What is dragged keeps the size that it began with unless it is told. */
static void
spor_drag_bubble_resize (SporDragBubble *self)
{
  GtkRequisition size;
  GdkDragSurface *surface = spor_drag_bubble_get_surface (self, &size);

  if (!surface)
    return;
  spor_drag_bubble_place (self, &size);
  gdk_drag_surface_present (surface, MAX (size.width, 1), MAX (size.height, 1));
}

static gboolean
spor_drag_bubble_is_large (SporDragBubble *self)
{
  return spor_text_scale (self->root ? self->root : GTK_WIDGET (self)) > SPOR_LARGE_TEXT;
}

/* Large text would cover half of the window: no more than what is under the pointer does not say.
 * Who has the seat stands there. */
static void
spor_drag_bubble_show_brief (SporDragBubble *self, const SporOffer *offer, gboolean swap)
{
  spor_label_show (self->deed, offer && !swap ? offer->deed : NULL);
  spor_label_show (self->effect, offer && offer->allowed ? offer->brief : NULL);
  spor_label_show (self->outlook, NULL);
}

static void
spor_drag_bubble_show_all (SporDragBubble *self, const SporOffer *offer)
{
  spor_label_show (self->deed, offer ? offer->deed : NULL);
  spor_label_show (self->effect, offer ? offer->effect : NULL);
  spor_label_show (self->outlook, offer ? offer->outlook : NULL);
  spor_drag_bubble_show_changes (self, offer);
}

static void
spor_drag_bubble_update (SporDragBubble *self)
{
  const SporPlaceOnBoard *aim;
  g_autoptr (SporOffer) offer = NULL;

  if (!spor_drag_bubble_is_dragged (self))
    return;
  aim = spor_board_get_aim (self->board);
  offer = aim ? spor_offer_new (self->board, self->signup, aim) : NULL;
  if (spor_drag_bubble_is_large (self))
    spor_drag_bubble_show_brief (self, offer, offer && offer->allowed && aim->swap_with >= 0);
  else
    spor_drag_bubble_show_all (self, offer);
  gtk_widget_remove_css_class (GTK_WIDGET (self), "refused");
  if (offer && !offer->allowed)
    gtk_widget_add_css_class (GTK_WIDGET (self), "refused");
  spor_drag_bubble_resize (self);
}

/* GDK 4.8 keeps a drag, and its icon, for ever: the book would stay open. */
static void
spor_drag_bubble_let_go (SporDragBubble *self)
{
  if (self->board)
    g_signal_handlers_disconnect_by_data (self->board, self);
  g_clear_object (&self->board);
  g_clear_object (&self->signup);
  if (self->root)
    gtk_widget_remove_controller (self->root, self->pointer);
  g_clear_weak_pointer (&self->root);
}

static void
spor_drag_bubble_dispose (GObject *object)
{
  SporDragBubble *self = SPOR_DRAG_BUBBLE (object);

  gtk_widget_dispose_template (GTK_WIDGET (self), SPOR_TYPE_DRAG_BUBBLE);
  spor_drag_bubble_let_go (self);
  g_clear_weak_pointer (&self->drag);
  G_OBJECT_CLASS (spor_drag_bubble_parent_class)->dispose (object);
}

static void
spor_drag_bubble_class_init (SporDragBubbleClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = spor_drag_bubble_dispose;

  gtk_widget_class_set_css_name (widget_class, "dragbubble");
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/dk/kombit/Spor/ui/spor-drag-bubble.ui");
  gtk_widget_class_bind_template_child (widget_class, SporDragBubble, box);
  gtk_widget_class_bind_template_child (widget_class, SporDragBubble, name);
  gtk_widget_class_bind_template_child (widget_class, SporDragBubble, deed);
  gtk_widget_class_bind_template_child (widget_class, SporDragBubble, effect);
  gtk_widget_class_bind_template_child (widget_class, SporDragBubble, outlook);
  gtk_widget_class_bind_template_child (widget_class, SporDragBubble, changes);
}

static void
spor_drag_bubble_init (SporDragBubble *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/* Large text must not make it so wide that it has room on neither side of the pointer. */
static void
spor_drag_bubble_fit_text (SporDragBubble *self)
{
  GtkLabel *const labels[] = { self->name, self->deed, self->effect, self->outlook };
  gboolean large = spor_drag_bubble_is_large (self);

  for (guint i = 0; large && i < G_N_ELEMENTS (labels); i++)
    {
      gtk_label_set_width_chars (labels[i], -1);
      gtk_label_set_max_width_chars (labels[i], LARGE_TEXT_CHARS);
    }
}

/* The pointer is told of by the window, whatever it is over there. */
static void
spor_drag_bubble_follow (SporDragBubble *self, GtkWidget *root)
{
  g_set_weak_pointer (&self->root, root);
  self->pointer = gtk_drop_controller_motion_new ();
  gtk_event_controller_set_propagation_phase (self->pointer, GTK_PHASE_CAPTURE);
  g_signal_connect_object (self->pointer, "motion", G_CALLBACK (on_pointer_moved_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->pointer, "enter", G_CALLBACK (on_pointer_moved_cb), self,
                           G_CONNECT_SWAPPED);
  gtk_widget_add_controller (root, self->pointer);
}

void
spor_drag_bubble_hang (GtkWidget *from, SporBoard *board, SporSignup *signup, GdkDrag *drag)
{
  SporDragBubble *self = g_object_new (SPOR_TYPE_DRAG_BUBBLE, NULL);
  g_autoptr (GArray) party = spor_board_party (board, signup);
  g_autofree char *name
      = party->len > 1
            ? spor_format_counts (ngettext ("%u person", "%u people", party->len), party->len)
            : g_strdup (spor_signup_get_row (signup)->name);

  self->board = g_object_ref (board);
  self->signup = g_object_ref (signup);
  gtk_label_set_label (self->name, name);
  g_signal_connect_object (board, "aimed", G_CALLBACK (spor_drag_bubble_update), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (board, "changed", G_CALLBACK (spor_drag_bubble_update), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (spor_board_get_foresight (board), "changed",
                           G_CALLBACK (spor_drag_bubble_update), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (spor_board_get_prospect (board), "changed",
                           G_CALLBACK (spor_drag_bubble_update), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (drag, "dnd-finished", G_CALLBACK (spor_drag_bubble_let_go), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (drag, "cancel", G_CALLBACK (spor_drag_bubble_let_go), self,
                           G_CONNECT_SWAPPED);
  g_set_weak_pointer (&self->drag, drag);
  gtk_drag_icon_set_child (GTK_DRAG_ICON (gtk_drag_icon_get_for_drag (drag)), GTK_WIDGET (self));
  self->hotspot = GRAPHENE_POINT_INIT (-OFFSET, -OFFSET);
  gdk_drag_set_hotspot (drag, -OFFSET, -OFFSET);
  spor_drag_bubble_follow (self, GTK_WIDGET (gtk_widget_get_root (from)));
  spor_drag_bubble_fit_text (self);
  spor_drag_bubble_update (self);
}

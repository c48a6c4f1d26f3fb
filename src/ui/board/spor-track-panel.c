/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "spor-track-panel.h"

#include "spor-heading-layout.h"
#include "spor-seat.h"
#include "spor-shelf-layout.h"
#include "spor-waiting-list.h"

#include <glib/gi18n-lib.h>

/* What a seat has room for where seats stand side by side, what it cannot do without, and how far
 * seats are from each other. */
#define SEAT_CHARS 30
#define SEAT_LEAST 18
#define SEAT_SPACING 4

#define HEADING_SPACING 6

/* From what is said over the seats to where they end. */
#define REFUSAL_GAP 6

/* Where what all seats refuse is said, as long as what is carried does not lie over it there. */
typedef enum
{
  STAND_MIDDLE,
  STAND_TOP,
  STAND_BOTTOM,
} SporRefusalStand;

struct _SporTrackPanel
{
  GtkWidget parent_instance;

  /* template */
  GtkWidget *box;
  GtkWidget *heading;
  GtkLabel *title;
  GtkLabel *count;
  GtkImage *state;
  GtkWidget *over;
  GtkLabel *refusal;
  GtkBox *seats;

  /* borrowed */
  SporWaitingList *waiting;
  GtkScrolledWindow *scroll; /* that it stands in; NULL: in none */

  /* owned */
  SporBoard *board;

  guint track;
  guint placing; /* source */
  SporRefusalStand stand;
  gboolean said;    /* what is carried says the refusal itself */
  gboolean cramped; /* too little of the seats is to be seen for it */
};

static void spor_track_panel_card_line_init (SporCardLineInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (SporTrackPanel,
                               spor_track_panel,
                               GTK_TYPE_WIDGET,
                               G_IMPLEMENT_INTERFACE (SPOR_TYPE_CARD_LINE,
                                                      spor_track_panel_card_line_init))

static void
spor_set_css_class (GtkWidget *widget, const char *name, gboolean set)
{
  if (set)
    gtk_widget_add_css_class (widget, name);
  else
    gtk_widget_remove_css_class (widget, name);
}

static SporSeat *
spor_track_panel_seat (SporTrackPanel *self, guint index)
{
  GtkWidget *seat = gtk_widget_get_first_child (GTK_WIDGET (self->seats));

  while (seat && index-- > 0)
    seat = gtk_widget_get_next_sibling (seat);
  return seat ? SPOR_SEAT (seat) : NULL;
}

/* The reason against @dragged that all seats share, or NULL. */
static char *
spor_track_panel_shared_refusal (SporTrackPanel *self, SporSignup *dragged)
{
  g_autofree char *shared = NULL;
  SporSeat *seat;

  for (guint i = 0; (seat = spor_track_panel_seat (self, i)); i++)
    {
      gboolean allowed;
      g_autofree char *text = spor_seat_weigh_offer (seat, dragged, &allowed);

      if (allowed || (shared && g_strcmp0 (shared, text) != 0))
        return NULL;
      g_free (shared);
      shared = g_steal_pointer (&text);
    }
  return g_steal_pointer (&shared);
}

/* Where somebody goes who is dropped beside the seats. */
static SporSeat *
spor_track_panel_free_seat (SporTrackPanel *self)
{
  SporSeat *seat;

  for (guint i = 0; (seat = spor_track_panel_seat (self, i)); i++)
    if (!spor_card_get_signup (spor_seat_get_card (seat)))
      return seat;
  return NULL;
}

static void
spor_track_panel_aim (SporTrackPanel *self, SporSeat *aimed)
{
  SporSeat *seat;

  for (guint i = 0; (seat = spor_track_panel_seat (self, i)); i++)
    spor_seat_set_aimed (seat, seat == aimed);
}

static SporPlaceOnBoard
spor_track_panel_place (SporTrackPanel *self)
{
  return (SporPlaceOnBoard){ SPOR_SPOT_SEATED, self->track, -1, -1 };
}

/* Whether a card held at @x, @y would be dropped on the track itself, not on something in it. */
static gboolean
spor_track_panel_is_beside (SporTrackPanel *self, double x, double y)
{
  GtkWidget *under = gtk_widget_pick (GTK_WIDGET (self), x, y, GTK_PICK_DEFAULT);

  return under && !gtk_widget_get_ancestor (under, SPOR_TYPE_SEAT)
         && !gtk_widget_get_ancestor (under, SPOR_TYPE_WAITING_LIST);
}

/* What refuses the card is held over as well: the bubble says why. */
static void
on_motion_cb (GtkDropControllerMotion *motion, double x, double y, SporTrackPanel *self)
{
  SporSignup *dragged = spor_board_get_dragged (self->board);
  const SporPlaceOnBoard place = spor_track_panel_place (self);
  gboolean beside = dragged && spor_track_panel_is_beside (self, x, y);
  gboolean allowed = FALSE;
  g_autofree char *text = beside ? spor_board_offer (self->board, dragged, &place, &allowed) : NULL;

  spor_track_panel_aim (self, allowed ? spor_track_panel_free_seat (self) : NULL);
  spor_set_css_class (GTK_WIDGET (self), "aimed", beside);
  spor_board_set_aim (self->board, GTK_WIDGET (self), beside ? &place : NULL);
}

static void
on_left_cb (GtkDropControllerMotion *motion, SporTrackPanel *self)
{
  spor_track_panel_aim (self, NULL);
  spor_set_css_class (GTK_WIDGET (self), "aimed", FALSE);
  spor_board_set_aim (self->board, GTK_WIDGET (self), NULL);
}

static gboolean
on_dropped_cb (GtkDropTarget *target, const GValue *value, double x, double y, SporTrackPanel *self)
{
  const SporPlaceOnBoard place = spor_track_panel_place (self);

  spor_board_drop (self->board, g_value_get_object (value), &place);
  return TRUE;
}

/* Beside its seats the track takes nobody whom none of its free seats takes. */
static void
spor_track_panel_show_refused (SporTrackPanel *self, SporSignup *dragged)
{
  const SporPlaceOnBoard place = spor_track_panel_place (self);
  gboolean allowed = FALSE;
  g_autofree char *why = dragged ? spor_board_offer (self->board, dragged, &place, &allowed) : NULL;

  spor_set_css_class (GTK_WIDGET (self), "refused", why && !allowed);
  if (!dragged)
    spor_set_css_class (GTK_WIDGET (self), "aimed", FALSE);
}

/* --- What all seats refuse ------------------------------------------------------------------ */

/* It keeps its place, for this may come in the middle of a layout. */
static void
spor_track_panel_show_refusal (SporTrackPanel *self)
{
  gtk_widget_set_opacity (GTK_WIDGET (self->refusal), self->said || self->cramped ? 0 : 1);
}

/* Where it is held over what refuses it, what is carried says the same. */
static void
on_aimed_cb (SporTrackPanel *self)
{
  const SporPlaceOnBoard *aim = spor_board_get_aim (self->board);
  SporSignup *dragged = spor_board_get_dragged (self->board);
  gboolean allowed;
  g_autofree char *text = NULL;

  if (!dragged || !gtk_widget_get_visible (GTK_WIDGET (self->refusal)))
    return;
  if (aim && aim->spot != SPOR_SPOT_POOL && aim->track == self->track)
    text = spor_board_offer (self->board, dragged, aim, &allowed);
  self->said = g_strcmp0 (text, gtk_label_get_label (self->refusal)) == 0;
  spor_track_panel_show_refusal (self);
}

/* From where to where the seats are to be seen. Where they are to be, for they may not have been
 * moved there yet. */
static void
spor_track_panel_find_seen (SporTrackPanel *self, double *top, double *bottom)
{
  GtkWidget *viewport = self->scroll ? gtk_scrolled_window_get_child (self->scroll) : NULL;
  GtkWidget *all
      = GTK_IS_VIEWPORT (viewport) ? gtk_viewport_get_child (GTK_VIEWPORT (viewport)) : NULL;
  double height = gtk_widget_get_height (GTK_WIDGET (self->seats)), above;
  graphene_rect_t bounds;

  *top = 0;
  *bottom = height;
  if (!all || !gtk_widget_compute_bounds (self->over, all, &bounds))
    return;
  above = gtk_adjustment_get_value (gtk_scrolled_window_get_vadjustment (self->scroll))
          - gtk_widget_get_margin_top (all) - bounds.origin.y;
  *top = CLAMP (above, 0, height);
  *bottom = CLAMP (above + gtk_widget_get_height (viewport), 0, height);
}

static double
spor_stand_find_y (SporRefusalStand stand, double height, double top, double bottom)
{
  switch (stand)
    {
    case STAND_TOP:
      return top + REFUSAL_GAP;
    case STAND_BOTTOM:
      return bottom - REFUSAL_GAP - height;
    case STAND_MIDDLE:
    default:
      return (top + bottom - height) / 2;
    }
}

/* Whether what is carried lies over @at, of @in, or would touch it. */
static gboolean
spor_track_panel_is_covered (SporTrackPanel *self, GtkWidget *in, const graphene_rect_t *at)
{
  const graphene_rect_t *carried = spor_board_get_carried (self->board);
  GtkWidget *root = GTK_WIDGET (gtk_widget_get_root (in));
  graphene_rect_t around;
  double x, y;

  if (!carried || !gtk_widget_translate_coordinates (in, root, at->origin.x, at->origin.y, &x, &y))
    return FALSE;
  graphene_rect_init (&around, x, y, at->size.width, at->size.height);
  graphene_rect_inset (&around, -REFUSAL_GAP, -REFUSAL_GAP);
  return graphene_rect_intersection (carried, &around, NULL);
}

/* It stays where it is as long as it can be read there, and does not run away from the pointer. */
static void
spor_track_panel_place_refusal (SporTrackPanel *self, GdkRectangle *at, double top, double bottom)
{
  const SporRefusalStand stands[] = { self->stand, STAND_MIDDLE, STAND_TOP, STAND_BOTTOM };

  for (guint i = 0; i < G_N_ELEMENTS (stands); i++)
    {
      double y = spor_stand_find_y (stands[i], at->height, top, bottom);

      if (spor_track_panel_is_covered (self, self->over,
                                       &GRAPHENE_RECT_INIT (at->x, y, at->width, at->height)))
        continue;
      self->stand = stands[i];
      break;
    }
  at->y = (int)spor_stand_find_y (self->stand, at->height, top, bottom);
}

/* Within what is to be seen of the seats, wherever they are scrolled to. */
static gboolean
on_refusal_placed_cb (GtkOverlay *over, GtkWidget *refusal, GdkRectangle *at, SporTrackPanel *self)
{
  int room = gtk_widget_get_width (GTK_WIDGET (self->seats));
  double top, bottom;

  gtk_widget_measure (refusal, GTK_ORIENTATION_HORIZONTAL, -1, NULL, &at->width, NULL, NULL);
  at->width = MIN (at->width, room);
  gtk_widget_measure (refusal, GTK_ORIENTATION_VERTICAL, at->width, NULL, &at->height, NULL, NULL);
  spor_track_panel_find_seen (self, &top, &bottom);
  at->x = (room - at->width) / 2;
  spor_track_panel_place_refusal (self, at, top, bottom);
  self->cramped = bottom - top < at->height + 2 * REFUSAL_GAP;
  spor_track_panel_show_refusal (self);
  return TRUE;
}

static gboolean
on_place_due_cb (gpointer data)
{
  SporTrackPanel *self = data;

  self->placing = 0;
  gtk_widget_queue_allocate (self->over);
  return G_SOURCE_REMOVE;
}

/* Not at once: a layout may be what scrolls, and would leave what asks for another one undrawn. */
static void
on_scrolled_cb (SporTrackPanel *self)
{
  if (gtk_widget_get_visible (GTK_WIDGET (self->refusal)) && !self->placing)
    self->placing = g_idle_add_full (G_PRIORITY_HIGH_IDLE, on_place_due_cb, self, NULL);
}

static void
on_carried_cb (SporTrackPanel *self)
{
  GtkWidget *refusal = GTK_WIDGET (self->refusal);
  const graphene_rect_t all
      = GRAPHENE_RECT_INIT (0, 0, gtk_widget_get_width (refusal), gtk_widget_get_height (refusal));

  if (gtk_widget_get_mapped (refusal) && spor_track_panel_is_covered (self, refusal, &all))
    on_scrolled_cb (self);
}

/* --- While somebody is dragged -------------------------------------------------------------- */

/* While a card is dragged, each seat says what would come of it; what holds for all is said once.
 */
static void
on_dragged_changed_cb (SporTrackPanel *self)
{
  SporSignup *dragged = spor_board_get_dragged (self->board);
  g_autofree char *shared = dragged ? spor_track_panel_shared_refusal (self, dragged) : NULL;
  SporSeat *seat;

  spor_track_panel_aim (self, NULL);
  spor_track_panel_show_refused (self, dragged);
  gtk_label_set_label (self->refusal, shared ? shared : "");
  gtk_widget_set_visible (GTK_WIDGET (self->refusal), shared != NULL);
  if (!shared)
    self->stand = STAND_MIDDLE;
  on_aimed_cb (self);
  for (guint i = 0; (seat = spor_track_panel_seat (self, i)); i++)
    {
      gboolean allowed = TRUE;
      g_autofree char *text
          = dragged && !shared ? spor_seat_weigh_offer (seat, dragged, &allowed) : NULL;

      spor_seat_show_offer (seat, allowed && !shared, text);
    }
  spor_waiting_list_show_offer (self->waiting, dragged, shared);
}

static void
on_prospect_changed_cb (SporTrackPanel *self)
{
  if (spor_board_get_dragged (self->board))
    on_dragged_changed_cb (self);
}

/* Who sits, then who waits. */
static GPtrArray *
spor_track_panel_get_ids (SporCardLine *line)
{
  SporTrackPanel *self = SPOR_TRACK_PANEL (line);
  GPtrArray *ids = g_ptr_array_new_with_free_func (g_free);
  SporComposition *composition = spor_board_get_composition (self->board);
  const GArray *lists[] = { composition->seated[self->track], composition->waiting[self->track] };

  for (guint l = 0; l < G_N_ELEMENTS (lists); l++)
    for (guint i = 0; i < lists[l]->len; i++)
      g_ptr_array_add (
          ids,
          g_strdup (
              spor_signups_row (composition->signups, g_array_index (lists[l], guint, i))->id));
  return ids;
}

static void
spor_track_panel_card_line_init (SporCardLineInterface *iface)
{
  iface->get_ids = spor_track_panel_get_ids;
}

static void
spor_track_panel_dispose (GObject *object)
{
  SporTrackPanel *self = SPOR_TRACK_PANEL (object);
  GtkWidget *child;

  g_clear_handle_id (&self->placing, g_source_remove);
  g_clear_object (&self->board);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))))
    gtk_widget_unparent (child);
  G_OBJECT_CLASS (spor_track_panel_parent_class)->dispose (object);
}

static void
spor_track_panel_class_init (SporTrackPanelClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = spor_track_panel_dispose;

  gtk_widget_class_set_css_name (widget_class, "trackpanel");
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/dk/kombit/Spor/ui/spor-track-panel.ui");
  gtk_widget_class_bind_template_child (widget_class, SporTrackPanel, box);
  gtk_widget_class_bind_template_child (widget_class, SporTrackPanel, heading);
  gtk_widget_class_bind_template_child (widget_class, SporTrackPanel, title);
  gtk_widget_class_bind_template_child (widget_class, SporTrackPanel, count);
  gtk_widget_class_bind_template_child (widget_class, SporTrackPanel, state);
  gtk_widget_class_bind_template_child (widget_class, SporTrackPanel, over);
  gtk_widget_class_bind_template_child (widget_class, SporTrackPanel, refusal);
  gtk_widget_class_bind_template_child (widget_class, SporTrackPanel, seats);
  gtk_widget_class_bind_template_callback (widget_class, on_refusal_placed_cb);
}

static void
spor_track_panel_init (SporTrackPanel *self)
{
  GtkDropTarget *target = gtk_drop_target_new (SPOR_TYPE_SIGNUP, GDK_ACTION_MOVE);
  GtkEventController *motion = gtk_drop_controller_motion_new ();

  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_widget_set_layout_manager (self->heading, spor_heading_layout_new (HEADING_SPACING));
  gtk_widget_set_layout_manager (GTK_WIDGET (self->seats),
                                 spor_shelf_layout_new (SEAT_CHARS, SEAT_SPACING, SEAT_SPACING,
                                                        SEAT_LEAST));
  g_signal_connect (target, "drop", G_CALLBACK (on_dropped_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (target));
  g_signal_connect (motion, "motion", G_CALLBACK (on_motion_cb), self);
  g_signal_connect (motion, "enter", G_CALLBACK (on_motion_cb), self);
  g_signal_connect (motion, "leave", G_CALLBACK (on_left_cb), self);
  gtk_event_controller_set_propagation_phase (motion, GTK_PHASE_CAPTURE);
  gtk_widget_add_controller (GTK_WIDGET (self), motion);
}

GtkWidget *
spor_track_panel_new (SporBoard *board, guint track)
{
  SporTrackPanel *self = g_object_new (SPOR_TYPE_TRACK_PANEL, NULL);
  GtkWidget *waiting = spor_waiting_list_new (board, track);

  self->board = g_object_ref (board);
  self->track = track;
  self->waiting = SPOR_WAITING_LIST (waiting);
  gtk_box_append (GTK_BOX (self->box), waiting);
  g_signal_connect_object (board, "notify::dragged", G_CALLBACK (on_dragged_changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (spor_board_get_foresight (board), "changed",
                           G_CALLBACK (on_dragged_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (spor_board_get_prospect (board), "changed",
                           G_CALLBACK (on_prospect_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (board, "aimed", G_CALLBACK (on_aimed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (board, "carried", G_CALLBACK (on_carried_cb), self, G_CONNECT_SWAPPED);
  return GTK_WIDGET (self);
}

static void
spor_track_panel_fit (SporTrackPanel *self, guint n)
{
  SporSeat *seat;
  guint i = 0;

  while (spor_track_panel_seat (self, i))
    i++;
  for (; i < n; i++)
    gtk_box_append (self->seats, spor_seat_new (self->board, self->track, i));
  while ((seat = spor_track_panel_seat (self, n)))
    gtk_box_remove (self->seats, GTK_WIDGET (seat));
}

/* Who has withdrawn from a seat here: how many, and one of them. */
static guint
spor_track_panel_count_leavers (SporTrackPanel *self, const SporSignupRow **leaver)
{
  SporComposition *composition = spor_board_get_composition (self->board);
  const GArray *seated = composition->seated[self->track];
  guint n = 0;

  for (guint i = 0; i < seated->len; i++)
    {
      const SporSignupRow *row
          = spor_signups_row (composition->signups, g_array_index (seated, guint, i));

      if (row->status != SPOR_STATUS_WITHDRAWN)
        continue;
      *leaver = row;
      n++;
    }
  return n;
}

/* A seat that is to be handed over is taken, but not filled. */
static void
spor_track_panel_update_state (SporTrackPanel *self, gboolean complete)
{
  const SporSignupRow *leaver = NULL;
  guint n = spor_track_panel_count_leavers (self, &leaver);
  g_autofree char *text = NULL;

  if (n == 1)
    /* Translators: somebody's name */
    text = g_strdup_printf (_ ("%s has withdrawn and still has a seat"), leaver->name);
  else if (n > 1)
    text = g_strdup_printf (ngettext ("%u member who has withdrawn still has a seat",
                                      "%u members who have withdrawn still have seats", n),
                            n);
  else
    text = g_strdup (_ ("As many seats are taken as there should be"));
  gtk_image_set_from_icon_name (self->state,
                                n > 0 ? "dialog-warning-symbolic" : "emblem-ok-symbolic");
  gtk_widget_remove_css_class (GTK_WIDGET (self->state), n > 0 ? "success" : "warning");
  gtk_widget_add_css_class (GTK_WIDGET (self->state), n > 0 ? "warning" : "success");
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->state), text);
  gtk_widget_set_visible (GTK_WIDGET (self->state), complete || n > 0);
}

static void
spor_track_panel_update_heading (SporTrackPanel *self, const SporTrack *track, guint n)
{
  g_autofree char *title = spor_track_title (track);
  g_autofree char *count = NULL;

  if (track->seats_min == track->seats_max)
    /* Translators: seats taken, seats there are */
    count = g_strdup_printf (_ ("%u of %u"), n, track->seats_max);
  else
    /* Translators: seats taken, fewest and most seats */
    count = g_strdup_printf (_ ("%u of %u–%u"), n, track->seats_min, track->seats_max);
  gtk_label_set_label (self->title, title);
  gtk_label_set_label (self->count, count);
  spor_track_panel_update_state (self, n >= track->seats_min && n <= track->seats_max);
}

void
spor_track_panel_update (SporTrackPanel *self)
{
  SporComposition *composition;
  const SporTrack *track;
  GArray *seated;

  g_return_if_fail (SPOR_IS_TRACK_PANEL (self));

  composition = spor_board_get_composition (self->board);
  track = spor_round_track (spor_composition_round (composition), self->track);
  seated = composition->seated[self->track];

  spor_track_panel_update_heading (self, track, seated->len);
  spor_track_panel_fit (self, MAX (track->seats_max, seated->len));
  for (guint i = 0; i < MAX (track->seats_max, seated->len); i++)
    {
      g_autoptr (SporSignup) signup
          = i < seated->len
                ? spor_signup_new (composition->signups, g_array_index (seated, guint, i))
                : NULL;

      spor_seat_set_signup (spor_track_panel_seat (self, i), signup, i < track->seats_min);
    }
  spor_waiting_list_update (self->waiting);
}

const char *
spor_track_panel_get_title (SporTrackPanel *self)
{
  g_return_val_if_fail (SPOR_IS_TRACK_PANEL (self), NULL);

  return gtk_label_get_label (self->title);
}

char *
spor_track_panel_get_number (SporTrackPanel *self)
{
  SporComposition *composition;

  g_return_val_if_fail (SPOR_IS_TRACK_PANEL (self), NULL);

  composition = spor_board_get_composition (self->board);
  /* Translators: a track by its number */
  return g_strdup_printf (
      _ ("Track %u"), spor_round_track (spor_composition_round (composition), self->track)->number);
}

void
spor_track_panel_watch (SporTrackPanel *self, GtkScrolledWindow *scroll)
{
  GtkAdjustment *adjustment;

  g_return_if_fail (SPOR_IS_TRACK_PANEL (self));

  self->scroll = scroll;
  adjustment = gtk_scrolled_window_get_vadjustment (scroll);
  g_signal_connect_object (adjustment, "value-changed", G_CALLBACK (on_scrolled_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (adjustment, "changed", G_CALLBACK (on_scrolled_cb), self,
                           G_CONNECT_SWAPPED);
}

void
spor_track_panel_align (SporTrackPanel *self, GtkSizeGroup *group)
{
  g_return_if_fail (SPOR_IS_TRACK_PANEL (self));

  gtk_size_group_add_widget (group, self->heading);
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "spor-waiting-list.h"

#include "spor-card.h"
#include "spor-flow.h"
#include "spor-language.h"
#include "spor-numbers.h"
#include "spor-text-scale.h"

#include <glib/gi18n-lib.h>

struct _SporWaitingList
{
  GtkWidget parent_instance;

  /* template */
  GtkWidget *box;
  GtkLabel *title;
  GtkLabel *offer;
  GtkFlowBox *line;

  /* owned */
  SporBoard *board;

  guint track;
  gboolean tells; /* which place in line whoever is dragged would get */
};

G_DEFINE_FINAL_TYPE (SporWaitingList, spor_waiting_list, GTK_TYPE_WIDGET)

static GArray *
spor_waiting_list_get (SporWaitingList *self)
{
  SporComposition *composition = spor_board_get_composition (self->board);

  return composition ? composition->waiting[self->track] : NULL;
}

/* Where in line a card dropped at @x, @y comes: before the card it is dropped on, else last. */
static int
spor_waiting_list_position (SporWaitingList *self, double x, double y)
{
  double in_x, in_y;
  GtkFlowBoxChild *child;

  gtk_widget_translate_coordinates (GTK_WIDGET (self), GTK_WIDGET (self->line), x, y, &in_x, &in_y);
  child = gtk_flow_box_get_child_at_pos (self->line, in_x, in_y);
  return child ? gtk_flow_box_child_get_index (child) : -1;
}

static SporPlaceOnBoard
spor_waiting_list_place (SporWaitingList *self, double x, double y)
{
  return (SporPlaceOnBoard){ .spot = SPOR_SPOT_WAITING,
                             .track = self->track,
                             .position = spor_waiting_list_position (self, x, y),
                             .swap_with = -1 };
}

static gboolean
on_dropped_cb (
    GtkDropTarget *target, const GValue *value, double x, double y, SporWaitingList *self)
{
  const SporPlaceOnBoard place = spor_waiting_list_place (self, x, y);

  spor_board_drop (self->board, g_value_get_object (value), &place);
  return TRUE;
}

static void
on_motion_cb (GtkDropControllerMotion *motion, double x, double y, SporWaitingList *self)
{
  const SporPlaceOnBoard place = spor_waiting_list_place (self, x, y);

  spor_board_set_aim (self->board, GTK_WIDGET (self), &place);
}

static void
on_left_cb (GtkDropControllerMotion *motion, SporWaitingList *self)
{
  spor_board_set_aim (self->board, GTK_WIDGET (self), NULL);
}

/* How many stay before whoever is let go where the pointer is; a party goes there together. */
static guint
spor_waiting_list_count_before (SporWaitingList *self, const GArray *party)
{
  const SporPlaceOnBoard *aim = spor_board_get_aim (self->board);
  GArray *waiting = spor_waiting_list_get (self);
  guint n = 0;

  if (!aim || aim->spot != SPOR_SPOT_WAITING || aim->track != self->track || aim->position < 0)
    return waiting->len;
  for (guint i = 0; i < MIN ((guint)aim->position, waiting->len); i++)
    n += !spor_numbers_have (party, g_array_index (waiting, guint, i));
  return n;
}

/* Which place in line it would be; where text is large there is room for it only in what is
 * carried. (nullable) (transfer full) */
static char *
spor_waiting_list_describe_place (SporWaitingList *self)
{
  g_autoptr (GArray) party = NULL;
  guint number;

  if (spor_text_scale (GTK_WIDGET (self)) > SPOR_LARGE_TEXT)
    return NULL;
  party = spor_board_party (self->board, spor_board_get_dragged (self->board));
  number = spor_waiting_list_count_before (self, party) + 1;
  if (party->len > 1)
    /* Translators: which place on a waiting list the first of several who are let go there
     * together gets: "from no. 2" */
    return g_strdup_printf (_ ("from no. %u"), number);
  /* Translators: which place on a waiting list whoever is let go there gets: "as no. 2" */
  return g_strdup_printf (_ ("as no. %u"), number);
}

/* What is told of the place goes with the pointer. */
static void
on_aimed_cb (SporWaitingList *self)
{
  g_autofree char *text = NULL;

  if (!self->tells || !spor_board_get_dragged (self->board))
    return;
  text = spor_waiting_list_describe_place (self);
  gtk_label_set_label (self->offer, text ? text : "");
}

static void
spor_waiting_list_dispose (GObject *object)
{
  SporWaitingList *self = SPOR_WAITING_LIST (object);
  GtkWidget *child;

  g_clear_object (&self->board);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))))
    gtk_widget_unparent (child);
  G_OBJECT_CLASS (spor_waiting_list_parent_class)->dispose (object);
}

static void
spor_waiting_list_class_init (SporWaitingListClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = spor_waiting_list_dispose;

  gtk_widget_class_set_css_name (widget_class, "waitinglist");
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  g_type_ensure (SPOR_TYPE_FLOW);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/dk/kombit/Spor/ui/spor-waiting-list.ui");
  gtk_widget_class_bind_template_child (widget_class, SporWaitingList, box);
  gtk_widget_class_bind_template_child (widget_class, SporWaitingList, title);
  gtk_widget_class_bind_template_child (widget_class, SporWaitingList, offer);
  gtk_widget_class_bind_template_child (widget_class, SporWaitingList, line);
}

static void
spor_waiting_list_init (SporWaitingList *self)
{
  GtkDropTarget *target = gtk_drop_target_new (SPOR_TYPE_SIGNUP, GDK_ACTION_MOVE);
  GtkEventController *motion = gtk_drop_controller_motion_new ();

  gtk_widget_init_template (GTK_WIDGET (self));
  g_signal_connect (target, "drop", G_CALLBACK (on_dropped_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (target));
  g_signal_connect (motion, "enter", G_CALLBACK (on_motion_cb), self);
  g_signal_connect (motion, "motion", G_CALLBACK (on_motion_cb), self);
  g_signal_connect (motion, "leave", G_CALLBACK (on_left_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), motion);
}

GtkWidget *
spor_waiting_list_new (SporBoard *board, guint track)
{
  SporWaitingList *self = g_object_new (SPOR_TYPE_WAITING_LIST, NULL);

  self->board = g_object_ref (board);
  self->track = track;
  g_signal_connect_object (board, "aimed", G_CALLBACK (on_aimed_cb), self, G_CONNECT_SWAPPED);
  return GTK_WIDGET (self);
}

static void
spor_waiting_list_fit (SporWaitingList *self, guint n)
{
  GtkFlowBoxChild *child;
  guint i = 0;

  while (gtk_flow_box_get_child_at_index (self->line, i))
    i++;
  for (; i < n; i++)
    {
      GtkWidget *card = spor_card_new ();

      spor_card_set_board (SPOR_CARD (card), self->board);
      gtk_flow_box_append (self->line, card);
      gtk_widget_set_focusable (gtk_widget_get_parent (card), FALSE);
    }
  while ((child = gtk_flow_box_get_child_at_index (self->line, n)))
    gtk_flow_box_remove (self->line, GTK_WIDGET (child));
}

void
spor_waiting_list_update (SporWaitingList *self)
{
  GArray *waiting = spor_waiting_list_get (self);
  guint n = waiting ? waiting->len : 0;
  g_autofree char *title = NULL;

  g_return_if_fail (SPOR_IS_WAITING_LIST (self));

  spor_waiting_list_fit (self, n);
  for (guint i = 0; i < n; i++)
    {
      SporSignups *signups = spor_board_get_composition (self->board)->signups;
      g_autoptr (SporSignup) signup = spor_signup_new (signups, g_array_index (waiting, guint, i));
      GtkWidget *child
          = gtk_flow_box_child_get_child (gtk_flow_box_get_child_at_index (self->line, i));

      spor_card_set_rank (SPOR_CARD (child), i + 1);
      spor_card_set_signup (SPOR_CARD (child), signup, NULL, TRUE);
    }

  title = n == 0 ? g_strdup (_ ("Waiting list: nobody"))
                 /* Translators: how many are on a waiting list */
                 : spor_format_counts (_ ("Waiting list: %u"), n);
  gtk_label_set_label (self->title, title);
  gtk_widget_set_visible (GTK_WIDGET (self->line), n > 0);
}

void
spor_waiting_list_show_offer (SporWaitingList *self, SporSignup *dragged, const char *said)
{
  const SporPlaceOnBoard place = { SPOR_SPOT_WAITING, self->track, -1, -1 };
  g_autofree char *text = NULL;
  gboolean allowed = FALSE;

  g_return_if_fail (SPOR_IS_WAITING_LIST (self));

  self->tells = FALSE;
  gtk_widget_remove_css_class (GTK_WIDGET (self), "allowed");
  gtk_widget_remove_css_class (GTK_WIDGET (self), "refused");
  if (dragged)
    {
      text = spor_board_offer (self->board, dragged, &place, &allowed);
      /* who waits here already may go to another place in line */
      gtk_widget_add_css_class (GTK_WIDGET (self), allowed || !text ? "allowed" : "refused");
    }
  if (text && (allowed || g_strcmp0 (text, said) == 0))
    {
      g_free (text);
      self->tells = allowed;
      text = allowed ? spor_waiting_list_describe_place (self) : NULL;
    }
  gtk_label_set_label (self->offer, text ? text : "");
}

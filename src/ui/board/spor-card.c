/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "spor-card.h"

#include "spor-card-words.h"
#include "spor-context-menu.h"
#include "spor-drag-bubble.h"
#include "spor-drag-escape.h"
#include "spor-focus.h"
#include "spor-language.h"
#include "spor-text-scale.h"
#include "spor-text.h"
#include "spor-toast.h"

#include <glib/gi18n-lib.h>
#include <math.h>

/* In a line of a tooltip, where text is large. */
#define TOOLTIP_CHARS 40

struct _SporCard
{
  GtkWidget parent_instance;

  /* template */
  GtkWidget *box;
  GtkLabel *rank;
  GtkLabel *name;
  GtkLabel *beside;
  GtkLabel *track;
  GtkLabel *chance;
  GtkWidget *mark;
  GtkWidget *second;
  GtkLabel *place;
  GtkWidget *only;
  GtkLabel *traits;
  GtkWidget *unfit;
  GtkLabel *unfit_label;
  GtkLabel *reason;
  GtkWidget *gap;
  GtkImage *gap_star;
  GtkLabel *gap_label;

  /* owned */
  SporBoard *board;
  SporSignup *signup;
  char *exchange;  /* what filling the gap takes but a free seat; NULL: nothing */
  GtkWidget *menu; /* the popover, while it is open */

  guint place_in_line; /* from 1; 0 = in no line */
  gboolean dense;      /* no more lines than it must have */
  gboolean pressed;    /* one of several who are chosen: who alone is if it is let go here */
};

G_DEFINE_FINAL_TYPE (SporCard, spor_card, GTK_TYPE_WIDGET)

/* In a final composition or an archived round nobody goes anywhere; who tries reads why. */
static gboolean
spor_card_is_frozen (SporCard *self)
{
  const SporComposition *composition = spor_board_get_composition (self->board);
  g_autofree char *why = composition ? spor_composition_closed_text (composition) : NULL;

  if (why)
    spor_toast_of_page (GTK_WIDGET (self), why);
  return why != NULL;
}

static GdkContentProvider *
on_drag_prepared_cb (GtkDragSource *source, double x, double y, SporCard *self)
{
  return self->signup && self->board && !spor_card_is_frozen (self)
             ? gdk_content_provider_new_typed (SPOR_TYPE_SIGNUP, self->signup)
             : NULL;
}

static void
on_drag_began_cb (GtkDragSource *source, GdkDrag *drag, SporCard *self)
{
  spor_board_set_dragged (self->board, self->signup);
  spor_drag_bubble_hang (GTK_WIDGET (self), self->board, self->signup, drag);
  spor_drag_escape_watch (source);
}

static void
on_drag_ended_cb (GtkDragSource *source, GdkDrag *drag, gboolean deleted, SporCard *self)
{
  spor_drag_escape_leave (source);
  spor_board_set_dragged (self->board, NULL);
}

static gboolean
spor_card_is_chosen (SporCard *self)
{
  return self->signup && self->board
         && spor_card_choice_has (spor_board_get_choice (self->board),
                                  spor_signup_get_row (self->signup)->id);
}

/* Whether it is this one that is dragged, or one that it goes along with. */
static gboolean
spor_card_is_dragged (SporCard *self)
{
  SporSignup *dragged = self->signup && self->board ? spor_board_get_dragged (self->board) : NULL;

  if (!dragged)
    return FALSE;
  return g_str_equal (spor_signup_get_row (dragged)->id, spor_signup_get_row (self->signup)->id)
         || (spor_card_is_chosen (self)
             && spor_card_choice_has (spor_board_get_choice (self->board),
                                      spor_signup_get_row (dragged)->id));
}

static void
spor_card_set_css_class (SporCard *self, const char *name, gboolean set)
{
  if (set)
    gtk_widget_add_css_class (GTK_WIDGET (self), name);
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self), name);
}

static void
spor_card_show_state (SporCard *self)
{
  gboolean chosen = spor_card_is_chosen (self);

  spor_card_set_css_class (self, "chosen", chosen);
  spor_card_set_css_class (self, "dragged", spor_card_is_dragged (self));
  gtk_accessible_update_state (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_STATE_SELECTED, chosen, -1);
}

/* The chosen action runs after the popover has closed, so it goes a little later; by then the card
 * may have gone, and the popover with it. */
static gboolean
on_menu_left_cb (gpointer data)
{
  if (gtk_widget_get_parent (data))
    gtk_widget_unparent (data);
  return G_SOURCE_REMOVE;
}

static void
on_menu_closed_cb (SporCard *self)
{
  GtkWidget *menu = g_steal_pointer (&self->menu);

  if (!menu)
    return;
  g_idle_add_full (G_PRIORITY_DEFAULT_IDLE, on_menu_left_cb, g_object_ref (menu), g_object_unref);
}

/* Reasons are text between the ways to go. */
static void
spor_card_add_reasons (GtkPopoverMenu *menu, GMenuModel *model)
{
  for (int i = 0; i < g_menu_model_get_n_items (model); i++)
    {
      g_autoptr (GMenuModel) section = g_menu_model_get_item_link (model, i, G_MENU_LINK_SECTION);
      g_autofree char *reason = NULL;
      g_autofree char *id = NULL;
      GtkWidget *label;

      if (section)
        spor_card_add_reasons (menu, section);
      if (!g_menu_model_get_item_attribute (model, i, SPOR_BOARD_MENU_REASON, "s", &reason)
          || !g_menu_model_get_item_attribute (model, i, "custom", "s", &id))
        continue;
      label = gtk_label_new (reason);
      gtk_label_set_wrap (GTK_LABEL (label), TRUE);
      gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
      gtk_label_set_max_width_chars (GTK_LABEL (label), 40);
      gtk_label_set_xalign (GTK_LABEL (label), 0);
      gtk_widget_add_css_class (label, "caption");
      gtk_widget_add_css_class (label, "reason");
      gtk_popover_menu_add_child (menu, label, id);
    }
}

static void
spor_card_ask_menu (SporCard *self, double x, double y)
{
  g_autoptr (GMenuModel) model = NULL;

  if (!self->signup || !self->board || self->menu)
    return;
  model = spor_board_menu (self->board, self->signup);
  self->menu = gtk_popover_menu_new_from_model (model);
  spor_card_add_reasons (GTK_POPOVER_MENU (self->menu), model);
  gtk_widget_set_parent (self->menu, GTK_WIDGET (self));
  g_signal_connect_object (self->menu, "closed", G_CALLBACK (on_menu_closed_cb), self,
                           G_CONNECT_SWAPPED);
  spor_focus_lend (GTK_POPOVER (self->menu), GTK_WIDGET (self));
  spor_context_menu_popup (GTK_POPOVER (self->menu), x, y);
  gtk_widget_trigger_tooltip_query (GTK_WIDGET (self));
}

static void
on_secondary_pressed_cb (GtkGestureClick *gesture, int n, double x, double y, SporCard *self)
{
  spor_card_ask_menu (self, x, y);
}

/* --- Choosing -------------------------------------------------------------------------------- */

/* Elsewhere there is one card at a time. */
static GtkWidget *
spor_card_find_line (SporCard *self)
{
  return gtk_widget_get_ancestor (GTK_WIDGET (self), SPOR_TYPE_CARD_LINE);
}

/* (nullable) (transfer full): the ids of the line that the card stands in */
static GPtrArray *
spor_card_line (SporCard *self)
{
  GtkWidget *line = spor_card_find_line (self);

  return line ? spor_card_line_get_ids (SPOR_CARD_LINE (line)) : NULL;
}

static void
spor_card_extend_to (SporCard *self, const char *id)
{
  g_autoptr (GPtrArray) line = spor_card_line (self);

  if (line)
    spor_card_choice_extend (spor_board_get_choice (self->board), line, id);
}

/* The next in line, or the one before, is chosen as well, and gets the keyboard. */
static void
spor_card_extend_by (SporCard *self, int step)
{
  const char *id = spor_signup_get_row (self->signup)->id;
  g_autoptr (GPtrArray) line = spor_card_line (self);
  g_autofree char *next = NULL;
  guint index;

  if (!line || !g_ptr_array_find_with_equal_func (line, id, g_str_equal, &index)
      || (step < 0 && index == 0) || index + step >= line->len)
    return;
  if (!spor_card_is_chosen (self))
    spor_card_choice_set (spor_board_get_choice (self->board), id);
  next = g_strdup (g_ptr_array_index (line, index + step));
  spor_card_choice_extend (spor_board_get_choice (self->board), line, next);
  spor_board_reveal (self->board, next);
}

static void
spor_card_choose_all (SporCard *self)
{
  g_autoptr (GPtrArray) line = spor_card_line (self);

  if (line)
    spor_card_choice_add_all (spor_board_get_choice (self->board), line);
}

/* One of several who are chosen may be about to be dragged with the others: they stay chosen until
 * the button is let go. */
static void
spor_card_press (SporCard *self, GdkModifierType state)
{
  SporCardChoice *choice = spor_board_get_choice (self->board);
  const char *id = spor_signup_get_row (self->signup)->id;

  self->pressed = FALSE;
  if (state & GDK_SHIFT_MASK)
    spor_card_extend_to (self, id);
  else if (state & GDK_CONTROL_MASK)
    spor_card_choice_toggle (choice, id);
  else if (spor_card_is_chosen (self))
    self->pressed = TRUE;
  else
    spor_card_choice_set (choice, id);
}

static void
on_primary_pressed_cb (GtkGestureClick *gesture, int n, double x, double y, SporCard *self)
{
  GdkModifierType state
      = gtk_event_controller_get_current_event_state (GTK_EVENT_CONTROLLER (gesture));

  gtk_widget_grab_focus (GTK_WIDGET (self));
  if (!self->signup || !self->board)
    return;
  if (n == 2 && !(state & (GDK_SHIFT_MASK | GDK_CONTROL_MASK)))
    gtk_widget_activate_action (GTK_WIDGET (self), "win.show-signup", "s",
                                spor_signup_get_row (self->signup)->id);
  else if (spor_card_find_line (self))
    spor_card_press (self, state);
}

static void
on_primary_released_cb (GtkGestureClick *gesture, int n, double x, double y, SporCard *self)
{
  if (self->pressed && self->signup && self->board)
    spor_card_choice_set (spor_board_get_choice (self->board),
                          spor_signup_get_row (self->signup)->id);
  self->pressed = FALSE;
}

/* Keys that choose. */
static gboolean
spor_card_press_choice_key (SporCard *self, guint key, GdkModifierType state)
{
  SporCardChoice *choice = spor_board_get_choice (self->board);

  if (key == GDK_KEY_space || key == GDK_KEY_KP_Space)
    spor_card_choice_toggle (choice, spor_signup_get_row (self->signup)->id);
  else if ((key == GDK_KEY_a || key == GDK_KEY_A) && (state & GDK_CONTROL_MASK))
    spor_card_choose_all (self);
  else if (key == GDK_KEY_Down && (state & GDK_SHIFT_MASK))
    spor_card_extend_by (self, 1);
  else if (key == GDK_KEY_Up && (state & GDK_SHIFT_MASK))
    spor_card_extend_by (self, -1);
  else if (key == GDK_KEY_Escape && spor_card_choice_get_n (choice) > 0)
    gtk_widget_activate_action (GTK_WIDGET (self), "board.clear-choice", NULL);
  else
    return FALSE;
  return TRUE;
}

static gboolean
on_key_pressed_cb (
    GtkEventControllerKey *controller, guint key, guint code, GdkModifierType state, SporCard *self)
{
  if (!self->signup || !self->board)
    return GDK_EVENT_PROPAGATE;
  if (key == GDK_KEY_Menu || key == GDK_KEY_Return || key == GDK_KEY_KP_Enter
      || (key == GDK_KEY_F10 && (state & GDK_SHIFT_MASK)))
    {
      spor_card_ask_menu (self, gtk_widget_get_width (GTK_WIDGET (self)) / 2, 24);
      return GDK_EVENT_STOP;
    }
  if (spor_card_find_line (self) && spor_card_press_choice_key (self, key, state))
    return GDK_EVENT_STOP;
  if (state & (GDK_CONTROL_MASK | GDK_ALT_MASK))
    return GDK_EVENT_PROPAGATE;
  return spor_board_press_key (self->board, self->signup, key);
}

/* "Seat 2 in track 1"; (nullable): NULL for who has none */
static char *
spor_card_describe_seat (SporCard *self)
{
  SporComposition *composition = self->board ? spor_board_get_composition (self->board) : NULL;
  const char *id = spor_signup_get_row (self->signup)->id;
  int index = composition ? spor_signups_find (composition->signups, id) : -1;
  guint track, position;

  if (index < 0
      || spor_composition_find (composition, index, &track, &position) != SPOR_SPOT_SEATED)
    return NULL;
  /* Translators: the number of a seat, and of its track */
  return g_strdup_printf (_ ("Seat %u in track %u"), position + 1,
                          spor_round_track (spor_composition_round (composition), track)->number);
}

/* "Track 1", which somebody signed up for; (nullable): NULL where there is but one, or none is
 * known. */
static char *
spor_card_describe_track (SporCard *self)
{
  const SporSignupRow *row = spor_signup_get_row (self->signup);
  const SporRound *round = spor_signups_round (spor_signup_get_signups (self->signup));

  if (row->track < 0 || spor_round_n_tracks (round) < 2)
    return NULL;
  /* Translators: the number of a track */
  return g_strdup_printf (_ ("Track %u"), spor_round_track (round, row->track)->number);
}

static void
spor_append_line (GString *text, const char *line)
{
  if (line && *line)
    g_string_append_printf (text, "\n%s", line);
}

/* All that is known, for who hovers or listens. */
static char *
spor_card_describe (SporCard *self)
{
  const SporSignupRow *row = spor_signup_get_row (self->signup);
  SporSignups *signups = spor_signup_get_signups (self->signup);
  GString *all = g_string_new (row->name);
  g_autofree char *place = spor_card_place (signups, row);
  g_autofree char *traits = spor_card_traits (signups, row);
  double chance = self->board ? spor_board_get_chance (self->board, self->signup) : -1;
  g_autofree char *pseudonym
      = self->board ? spor_board_get_pseudonym (self->board, self->signup) : NULL;
  g_autofree char *reason
      = self->board ? spor_board_get_reason_sentence (self->board, self->signup) : NULL;
  g_autofree char *seat = spor_card_describe_seat (self);
  g_autofree char *track = seat ? NULL : spor_card_describe_track (self);

  if (row->status != SPOR_STATUS_ELIGIBLE)
    spor_append_line (all, spor_status_label (row->status));
  spor_append_line (all, track);
  spor_append_line (all, place);
  spor_append_line (all, traits);
  if (gtk_widget_get_visible (self->gap))
    {
      spor_append_line (all, gtk_label_get_label (self->gap_label));
      spor_append_line (all, self->exchange);
    }
  spor_append_line (all, reason);
  if (chance >= 0)
    {
      g_autofree char *percent = spor_format_percent (chance, 1);

      g_string_append_c (all, '\n');
      /* Translators: somebody's chance in a draw, in per cent */
      g_string_append_printf (all, _ ("Chance in the draw: %s"), percent);
    }
  if (pseudonym)
    {
      g_string_append_c (all, '\n');
      /* Translators: what somebody is called in a protocol without names: "P017" */
      g_string_append_printf (all, _ ("In the protocol: %s"), pseudonym);
    }
  if (self->board)
    spor_append_line (all, spor_mark_name (spor_board_get_mark (self->board, self->signup)));
  spor_append_line (all, seat);
  if (self->place_in_line > 0)
    {
      g_string_append_c (all, '\n');
      /* Translators: somebody's place in line */
      g_string_append_printf (all, _ ("Waiting list, no. %u"), self->place_in_line);
    }
  return g_string_free (all, FALSE);
}

/* What was dragged has been let go of here: nobody has pointed at the card yet. */
static gboolean
spor_card_was_dropped_on (SporCard *self, int x, int y)
{
  GtkWidget *root = GTK_WIDGET (gtk_widget_get_root (GTK_WIDGET (self)));
  double in_x, in_y;

  return self->board && root
         && gtk_widget_translate_coordinates (GTK_WIDGET (self), root, x, y, &in_x, &in_y)
         && spor_board_is_pointer_at_rest (self->board, &GRAPHENE_POINT_INIT (in_x, in_y));
}

/* GTK would make one of large text as wide as the screen, or wider. */
static void
spor_card_fill_tooltip (SporCard *self, GtkTooltip *tooltip, const char *text)
{
  GtkWidget *label;

  if (!text || spor_text_scale (GTK_WIDGET (self)) <= SPOR_LARGE_TEXT)
    {
      gtk_tooltip_set_text (tooltip, text);
      return;
    }
  label = gtk_label_new (text);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_max_width_chars (GTK_LABEL (label), TOOLTIP_CHARS);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_tooltip_set_custom (tooltip, label);
}

/* Made when it is asked for: what a draw and the others say arrives after the card was filled. It
 * would lie over the menu, or over where somebody is dragged. */
static gboolean
on_tooltip_asked_cb (
    SporCard *self, int x, int y, gboolean keyboard, GtkTooltip *tooltip, gpointer data)
{
  gboolean in_the_way = self->menu || (self->board && spor_board_get_dragged (self->board))
                        || (!keyboard && spor_card_was_dropped_on (self, x, y));
  g_autofree char *all = self->signup && !in_the_way ? spor_card_describe (self) : NULL;

  spor_card_fill_tooltip (self, tooltip, all);
  return all != NULL;
}

static void
spor_card_dispose (GObject *object)
{
  SporCard *self = SPOR_CARD (object);
  GtkWidget *child;

  self->menu = NULL;
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))))
    gtk_widget_unparent (child);
  g_clear_object (&self->signup);
  g_clear_object (&self->board);
  G_OBJECT_CLASS (spor_card_parent_class)->dispose (object);
}

static void
spor_card_finalize (GObject *object)
{
  g_free (SPOR_CARD (object)->exchange);
  G_OBJECT_CLASS (spor_card_parent_class)->finalize (object);
}

static void
spor_card_class_init (SporCardClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = spor_card_dispose;
  object_class->finalize = spor_card_finalize;

  gtk_widget_class_set_css_name (widget_class, "card");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class, "/dk/kombit/Spor/ui/spor-card.ui");
  gtk_widget_class_bind_template_child (widget_class, SporCard, box);
  gtk_widget_class_bind_template_child (widget_class, SporCard, rank);
  gtk_widget_class_bind_template_child (widget_class, SporCard, name);
  gtk_widget_class_bind_template_child (widget_class, SporCard, beside);
  gtk_widget_class_bind_template_child (widget_class, SporCard, track);
  gtk_widget_class_bind_template_child (widget_class, SporCard, chance);
  gtk_widget_class_bind_template_child (widget_class, SporCard, mark);
  gtk_widget_class_bind_template_child (widget_class, SporCard, second);
  gtk_widget_class_bind_template_child (widget_class, SporCard, place);
  gtk_widget_class_bind_template_child (widget_class, SporCard, only);
  gtk_widget_class_bind_template_child (widget_class, SporCard, traits);
  gtk_widget_class_bind_template_child (widget_class, SporCard, unfit);
  gtk_widget_class_bind_template_child (widget_class, SporCard, unfit_label);
  gtk_widget_class_bind_template_child (widget_class, SporCard, reason);
  gtk_widget_class_bind_template_child (widget_class, SporCard, gap);
  gtk_widget_class_bind_template_child (widget_class, SporCard, gap_star);
  gtk_widget_class_bind_template_child (widget_class, SporCard, gap_label);
  gtk_widget_class_bind_template_callback (widget_class, on_drag_prepared_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_drag_began_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_drag_ended_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_secondary_pressed_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_primary_pressed_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_primary_released_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_key_pressed_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_tooltip_asked_cb);
}

static void
spor_card_init (SporCard *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
spor_card_new (void)
{
  return g_object_new (SPOR_TYPE_CARD, NULL);
}

void
spor_card_set_board (SporCard *self, SporBoard *board)
{
  g_return_if_fail (SPOR_IS_CARD (self));

  if (!g_set_object (&self->board, board))
    return;
  g_signal_connect_object (board, "notify::dragged", G_CALLBACK (spor_card_show_state), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (spor_board_get_choice (board), "changed",
                           G_CALLBACK (spor_card_show_state), self, G_CONNECT_SWAPPED);
}

void
spor_card_set_dense (SporCard *self, gboolean dense)
{
  g_return_if_fail (SPOR_IS_CARD (self));

  self->dense = dense;
  spor_card_set_css_class (self, "dense", dense);
}

void
spor_card_set_rank (SporCard *self, guint rank)
{
  g_autofree char *number = g_strdup_printf ("%u", rank);

  g_return_if_fail (SPOR_IS_CARD (self));

  self->place_in_line = rank;
  gtk_label_set_label (self->rank, number);
  gtk_widget_set_visible (GTK_WIDGET (self->rank), rank > 0);
}

static void
spor_card_show_mark (SporCard *self, SporMark mark)
{
  const char *name = spor_mark_name (mark);

  gtk_widget_set_visible (self->mark, name != NULL);
  if (!name)
    return;
  gtk_image_set_from_icon_name (GTK_IMAGE (self->mark), mark == SPOR_MARK_PINNED
                                                            ? "view-pin-symbolic"
                                                            : "action-unavailable-symbolic");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->mark), GTK_ACCESSIBLE_PROPERTY_LABEL, name,
                                  -1);
}

/* What a draw and the other candidates say of the person; the reason on the face only where nobody
 * else has the same, and on a dense card no more than that there is one. */
static void
spor_card_show_prospect (SporCard *self, gboolean compact)
{
  double chance = spor_board_get_chance (self->board, self->signup);
  g_autofree char *percent = chance < 0 ? NULL : spor_format_percent (chance, 1);
  guint count;
  g_autofree char *reason = spor_board_get_reason (self->board, self->signup, &count);

  gtk_label_set_label (self->chance, percent ? percent : "");
  gtk_widget_set_visible (GTK_WIDGET (self->chance), percent != NULL);
  gtk_label_set_label (self->reason, reason ? reason : "");
  gtk_widget_set_visible (GTK_WIDGET (self->reason),
                          reason && count == 1 && !compact && !self->dense);
  gtk_widget_set_visible (self->only, reason && count == 1 && !compact && self->dense);
}

/* On one line there is room for little of a name, and one that only begins is nobody's: what stands
 * beside it goes below. */
static gboolean
spor_card_is_large (SporCard *self)
{
  return spor_text_scale (GTK_WIDGET (self)) > SPOR_LARGE_TEXT;
}

/* Who has withdrawn, or cannot take part for another reason, keeps the seat until somebody else
 * gets it: that matters more than what they would have brought, or where they come from. */
static void
spor_card_show_status (SporCard *self, SporStatus status, const char *place, gboolean compact)
{
  gboolean unfit = status != SPOR_STATUS_ELIGIBLE;

  gtk_label_set_label (self->unfit_label, unfit ? spor_status_label (status) : "");
  gtk_widget_set_visible (self->unfit, unfit && (!compact || spor_card_is_large (self)));
  gtk_widget_set_visible (GTK_WIDGET (self->traits), !compact && !unfit);
  gtk_label_set_label (self->beside, unfit ? spor_status_label (status) : place);
  if (unfit)
    gtk_widget_add_css_class (GTK_WIDGET (self->beside), "unfit");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self->beside), "unfit");
}

/* Among candidates of all tracks, which one they ask for; elsewhere that is where they are. */
static void
spor_card_show_track (SporCard *self, const char *traits)
{
  gboolean below = spor_card_is_large (self);
  g_autofree char *track = self->dense ? NULL : spor_card_describe_track (self);
  g_autofree char *both
      = track && below && *traits ? g_strconcat (track, SPOR_TEXT_DOT, traits, NULL) : NULL;

  gtk_label_set_label (self->track, track ? track : "");
  gtk_widget_set_visible (GTK_WIDGET (self->track), track && !both);
  gtk_label_set_label (self->traits, both ? both : traits);
}

/* As it was when it was made: a card that shows nobody is no taller than any other, and an empty
 * seat is as tall as the card that it keeps. */
static void
spor_card_clear (SporCard *self)
{
  gtk_label_set_label (self->name, "");
  gtk_label_set_label (self->place, "");
  gtk_label_set_label (self->traits, "");
  spor_card_show_status (self, SPOR_STATUS_ELIGIBLE, "", FALSE);
  gtk_widget_set_visible (GTK_WIDGET (self->chance), FALSE);
  gtk_widget_set_visible (GTK_WIDGET (self->reason), FALSE);
  gtk_widget_set_visible (self->only, FALSE);
  gtk_widget_set_visible (self->mark, FALSE);
  gtk_widget_set_visible (self->gap, FALSE);
}

/* Its star is hollow where it takes a swap. */
static void
spor_card_show_gap (SporCard *self, const char *gap)
{
  gtk_widget_set_visible (self->gap, gap != NULL);
  gtk_image_set_from_icon_name (self->gap_star,
                                self->exchange ? "non-starred-symbolic" : "starred-symbolic");
  gtk_label_set_label (self->gap_label, gap ? gap : "");
}

void
spor_card_set_exchange (SporCard *self, const char *how)
{
  g_return_if_fail (SPOR_IS_CARD (self));

  g_free (self->exchange);
  self->exchange = g_strdup (how);
}

void
spor_card_set_signup (SporCard *self, SporSignup *signup, const char *gap, gboolean compact)
{
  const SporSignupRow *row;
  SporSignups *signups;
  gboolean below = spor_card_is_large (self);
  g_autofree char *place = NULL;
  g_autofree char *traits = NULL;
  g_autofree char *all = NULL;

  g_return_if_fail (SPOR_IS_CARD (self));

  g_set_object (&self->signup, signup);
  spor_card_show_state (self);
  if (!signup)
    {
      spor_card_clear (self);
      return;
    }

  row = spor_signup_get_row (signup);
  signups = spor_signup_get_signups (signup);
  place = compact ? g_strdup (row->place) : spor_card_place (signups, row);
  traits = spor_card_traits (signups, row);

  gtk_label_set_label (self->name, row->name);
  gtk_label_set_label (self->place, place);
  gtk_widget_set_visible (self->second, !compact || below);
  gtk_widget_set_visible (GTK_WIDGET (self->beside), compact && !below);
  gtk_label_set_label (self->traits, traits);
  spor_card_show_status (self, row->status, place, compact);
  if (!compact)
    spor_card_show_track (self, traits);
  spor_card_show_gap (self, compact ? NULL : gap);
  if (self->board)
    {
      spor_card_show_mark (self, spor_board_get_mark (self->board, signup));
      spor_card_show_prospect (self, compact || gap);
    }
  all = spor_card_describe (self);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, all, -1);
}

/* Where something stands at the end of the line there is none. */
int
spor_card_get_room (SporCard *self, guint line, GtkWidget *in)
{
  GtkWidget *label;
  int width;
  double end, y;

  g_return_val_if_fail (SPOR_IS_CARD (self), 0);
  g_return_val_if_fail (line < 2, 0);

  label = GTK_WIDGET (line == 0 ? self->name : self->place);
  for (GtkWidget *beside = gtk_widget_get_next_sibling (label); beside;
       beside = gtk_widget_get_next_sibling (beside))
    if (gtk_widget_get_visible (beside))
      return 0;
  pango_layout_get_pixel_size (gtk_label_get_layout (GTK_LABEL (label)), &width, NULL);
  if (!gtk_widget_translate_coordinates (label, in, width, 0, &end, &y))
    return 0;
  return gtk_widget_get_width (in) - (int)ceil (end);
}

SporSignup *
spor_card_get_signup (SporCard *self)
{
  g_return_val_if_fail (SPOR_IS_CARD (self), NULL);

  return self->signup;
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "spor-meeting-list.h"

#include "spor-context-menu.h"
#include "spor-copy.h"
#include "spor-focus.h"
#include "spor-meeting-row.h"
#include "spor-meeting-words.h"
#include "spor-month.h"
#include "spor-one-stop.h"
#include "spor-scroll.h"
#include "spor-text.h"

#include <glib/gi18n-lib.h>

#define ALL_KINDS ((1u << SPOR_N_MEETING_KINDS) - 1)

struct _SporMeetingList
{
  AdwBin parent_instance;

  /* template */
  GtkDropDown *kinds;
  SporMonth *month;
  GtkListBox *list;
  GMenuModel *menu;

  /* owned */
  char *folded;         /* what is searched for */
  gboolean updating;    /* the selection follows the book, it does not lead */
  SporRefunds *refunds; /* as shown */
};

enum
{
  CHOSEN,
  WANTED,
  OPENED,
  CLEARED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (SporMeetingList, spor_meeting_list, ADW_TYPE_BIN)

/* --- Order, sections and filter ------------------------------------------------------------- */

static int
spor_meeting_list_compare (GtkListBoxRow *row, GtkListBoxRow *other, gpointer user_data)
{
  return spor_meeting_row_compare (SPOR_MEETING_ROW (row), SPOR_MEETING_ROW (other));
}

static gboolean
spor_meeting_list_matches (GtkListBoxRow *row, gpointer user_data)
{
  SporMeetingList *self = user_data;
  guint selected = gtk_drop_down_get_selected (self->kinds);
  guint kinds
      = selected == 0 || selected == GTK_INVALID_LIST_POSITION ? ALL_KINDS : 1u << (selected - 1);

  return spor_meeting_row_matches (SPOR_MEETING_ROW (row), kinds, self->folded);
}

static void
spor_meeting_list_head (GtkListBoxRow *row, GtkListBoxRow *before, gpointer user_data)
{
  gboolean past = spor_meeting_row_is_past (SPOR_MEETING_ROW (row));
  GtkWidget *label;

  if (before && spor_meeting_row_is_past (SPOR_MEETING_ROW (before)) == past)
    {
      gtk_list_box_row_set_header (row, NULL);
      return;
    }
  /* Translators: meetings */
  label = gtk_label_new (past ? C_ ("meetings", "Past") : C_ ("meetings", "Upcoming"));
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_add_css_class (label, "heading");
  gtk_widget_add_css_class (label, "dim-label");
  gtk_widget_add_css_class (label, "section");
  gtk_list_box_row_set_header (row, label);
}

static void
on_filter_changed_cb (SporMeetingList *self)
{
  gtk_list_box_invalidate_filter (self->list);
}

void
spor_meeting_list_search (SporMeetingList *self, const char *text)
{
  g_return_if_fail (SPOR_IS_MEETING_LIST (self));

  g_free (self->folded);
  self->folded = spor_text_fold (text);
  gtk_list_box_invalidate_filter (self->list);
}

static void
spor_meeting_list_show_all (SporMeetingList *self)
{
  gtk_drop_down_set_selected (self->kinds, 0);
  g_signal_emit (self, signals[CLEARED], 0);
}

/* --- Choosing ------------------------------------------------------------------------------- */

static SporMeetingRow *
spor_meeting_list_get_row (SporMeetingList *self, int index)
{
  return SPOR_MEETING_ROW (gtk_list_box_get_row_at_index (self->list, index));
}

static SporMeetingRow *
spor_meeting_list_find (SporMeetingList *self, const char *id)
{
  SporMeetingRow *row;

  for (int i = 0; id && (row = spor_meeting_list_get_row (self, i)); i++)
    if (g_str_equal (spor_meeting_row_get_meeting (row)->id, id))
      return row;
  return NULL;
}

static SporMeetingRow *
spor_meeting_list_get_selected (SporMeetingList *self)
{
  return SPOR_MEETING_ROW (gtk_list_box_get_selected_row (self->list));
}

static void
on_row_selected_cb (SporMeetingList *self, GtkListBoxRow *row)
{
  const SporMeeting *meeting = row ? spor_meeting_row_get_meeting (SPOR_MEETING_ROW (row)) : NULL;

  if (self->updating || !meeting)
    return;
  spor_month_set_day (self->month, spor_day_of_instant (meeting->starts));
  g_signal_emit (self, signals[CHOSEN], 0);
}

/* Enter, or a double click. */
static void
on_row_activated_cb (SporMeetingList *self)
{
  g_signal_emit (self, signals[OPENED], 0);
}

static gboolean
spor_meeting_list_grab_focus (GtkWidget *widget)
{
  SporMeetingRow *row = spor_meeting_list_get_selected (SPOR_MEETING_LIST (widget));

  return row && gtk_widget_grab_focus (GTK_WIDGET (row));
}

const char *
spor_meeting_list_get_chosen (SporMeetingList *self)
{
  SporMeetingRow *row;

  g_return_val_if_fail (SPOR_IS_MEETING_LIST (self), NULL);

  row = spor_meeting_list_get_selected (self);
  return row ? spor_meeting_row_get_meeting (row)->id : NULL;
}

void
spor_meeting_list_choose (SporMeetingList *self, const char *id)
{
  SporMeetingRow *row;

  g_return_if_fail (SPOR_IS_MEETING_LIST (self));

  if (!(row = spor_meeting_list_find (self, id)))
    return;
  if (!gtk_widget_get_child_visible (GTK_WIDGET (row)))
    spor_meeting_list_show_all (self);
  gtk_list_box_select_row (self->list, GTK_LIST_BOX_ROW (row));
  spor_scroll_to (GTK_WIDGET (row), 0);
}

/* --- Month ---------------------------------------------------------------------------------- */

/* Whether @meeting is on @day; it may last several. */
static gboolean
spor_meeting_is_on (const SporMeeting *meeting, gint64 day)
{
  return spor_day_of_instant (meeting->starts) <= day && day <= spor_day_of_instant (meeting->ends);
}

/* The first meeting on @day, or NULL. */
static const SporMeeting *
spor_meeting_list_find_on (SporMeetingList *self, gint64 day)
{
  for (guint i = 0; self->refunds && i < spor_refunds_n_meetings (self->refunds); i++)
    if (spor_meeting_is_on (spor_refunds_meeting (self->refunds, i), day))
      return spor_refunds_meeting (self->refunds, i);
  return NULL;
}

static char *
spor_meeting_list_note (gint64 day, gpointer user_data)
{
  SporMeetingList *self = user_data;
  GString *note = g_string_new (NULL);

  for (guint i = 0; self->refunds && i < spor_refunds_n_meetings (self->refunds); i++)
    {
      const SporMeeting *meeting = spor_refunds_meeting (self->refunds, i);
      g_autofree char *heading = spor_meeting_heading (meeting);

      if (spor_meeting_is_on (meeting, day))
        g_string_append_printf (note, "%s%s", note->len ? ", " : "", heading);
    }
  return g_string_free (note, note->len == 0);
}

static void
on_day_chosen_cb (SporMeetingList *self, gint64 day)
{
  const SporMeeting *meeting = spor_meeting_list_find_on (self, day);

  if (meeting)
    spor_meeting_list_choose (self, meeting->id);
}

static void
on_day_activated_cb (SporMeetingList *self, gint64 day)
{
  if (!spor_meeting_list_find_on (self, day))
    g_signal_emit (self, signals[WANTED], 0, day);
}

/* --- Menu ----------------------------------------------------------------------------------- */

static void
spor_meeting_list_popup (SporMeetingList *self, GtkWidget *row, double x, double y)
{
  spor_context_menu_open (GTK_WIDGET (self), self->menu, row, GTK_WIDGET (self->list), x, y);
}

static void
on_secondary_pressed_cb (SporMeetingList *self, int n_press, double x, double y)
{
  GtkListBoxRow *row = gtk_list_box_get_row_at_y (self->list, y);
  double at_x = x, at_y = y;

  if (!row)
    return;
  gtk_list_box_select_row (self->list, row);
  gtk_widget_translate_coordinates (GTK_WIDGET (self->list), GTK_WIDGET (self), x, y, &at_x, &at_y);
  spor_meeting_list_popup (self, GTK_WIDGET (row), at_x, at_y);
}

static gboolean
on_menu_key_cb (GtkWidget *widget, GVariant *arguments, gpointer user_data)
{
  SporMeetingList *self = SPOR_MEETING_LIST (widget);
  SporMeetingRow *row = spor_meeting_list_get_selected (self);
  graphene_rect_t bounds;

  if (!row || !gtk_widget_compute_bounds (GTK_WIDGET (row), widget, &bounds))
    return FALSE;
  spor_meeting_list_popup (self, GTK_WIDGET (row), bounds.origin.x + 24,
                           bounds.origin.y + bounds.size.height / 2);
  return TRUE;
}

/* --- From the book -------------------------------------------------------------------------- */

static void
spor_meeting_list_remove_gone (SporMeetingList *self)
{
  SporMeetingRow *row;

  for (int i = 0; (row = spor_meeting_list_get_row (self, i));)
    if (spor_refunds_find_meeting (self->refunds, spor_meeting_row_get_meeting (row)->id) >= 0)
      i++;
    else
      gtk_list_box_remove (self->list, GTK_WIDGET (row));
}

/* A row shows its meeting before it is in the list, which asks it for its place. */
static void
spor_meeting_list_put (SporMeetingList *self,
                       const SporComposition *composition,
                       guint index,
                       gint64 now)
{
  const SporMeeting *meeting = spor_refunds_meeting (self->refunds, index);
  SporMeetingRow *row = spor_meeting_list_find (self, meeting->id);
  gboolean is_new = row == NULL;

  if (is_new)
    row = SPOR_MEETING_ROW (spor_meeting_row_new ());
  spor_meeting_row_show (row, meeting, spor_refunds_attendance (self->refunds, index), composition,
                         now);
  if (is_new)
    gtk_list_box_append (self->list, GTK_WIDGET (row));
}

static gboolean
spor_meeting_list_is_shown (SporMeetingRow *row)
{
  return row && gtk_widget_get_child_visible (GTK_WIDGET (row));
}

/* Chooses what has come to be at @index, or else what is before it. */
static void
spor_meeting_list_choose_near (SporMeetingList *self, int index)
{
  SporMeetingRow *row;

  for (int i = index; (row = spor_meeting_list_get_row (self, i)); i++)
    if (spor_meeting_list_is_shown (row))
      break;
  for (int i = index - 1; !spor_meeting_list_is_shown (row) && i >= 0; i--)
    row = spor_meeting_list_get_row (self, i);
  if (spor_meeting_list_is_shown (row))
    gtk_list_box_select_row (self->list, GTK_LIST_BOX_ROW (row));
}

static void
spor_meeting_list_fill (SporMeetingList *self, SporSnapshot *snapshot)
{
  gint64 now = g_get_real_time () / G_USEC_PER_SEC;

  spor_meeting_list_remove_gone (self);
  for (guint i = 0; i < spor_refunds_n_meetings (self->refunds); i++)
    spor_meeting_list_put (self, spor_snapshot_get_decided (snapshot), i, now);
  gtk_list_box_invalidate_sort (self->list);
  gtk_list_box_invalidate_headers (self->list);
  gtk_list_box_invalidate_filter (self->list);
}

/* The month stays where somebody has turned to, unless the day of the one chosen is another. */
static void
spor_meeting_list_update_month (SporMeetingList *self)
{
  SporMeetingRow *row = spor_meeting_list_get_selected (self);
  const SporMeeting *meeting = row ? spor_meeting_row_get_meeting (row) : NULL;
  gint64 day = meeting ? spor_day_of_instant (meeting->starts) : SPOR_DAY_NONE;

  if (day != spor_month_get_day (self->month))
    spor_month_set_day (self->month, day);
  else
    spor_month_refresh (self->month);
}

void
spor_meeting_list_show (SporMeetingList *self, SporSnapshot *snapshot)
{
  GtkListBoxRow *selected;
  gboolean had_focus;
  int index;

  g_return_if_fail (SPOR_IS_MEETING_LIST (self));

  selected = gtk_list_box_get_selected_row (self->list);
  index = selected ? gtk_list_box_row_get_index (selected) : 0;
  had_focus = spor_focus_within (GTK_WIDGET (self->list)) != NULL;
  g_clear_pointer (&self->refunds, spor_refunds_unref);
  self->refunds = spor_refunds_ref (spor_snapshot_get_refunds (snapshot));
  self->updating = TRUE;
  spor_meeting_list_fill (self, snapshot);
  if (!gtk_list_box_get_selected_row (self->list))
    spor_meeting_list_choose_near (self, index);
  if (had_focus) /* it may have been on one that is gone */
    spor_meeting_list_grab_focus (GTK_WIDGET (self));
  self->updating = FALSE;
  spor_meeting_list_update_month (self);
}

/* --- Object --------------------------------------------------------------------------------- */

static void
spor_meeting_list_dispose (GObject *object)
{
  SporMeetingList *self = SPOR_MEETING_LIST (object);

  if (self->month)
    spor_month_set_notes (self->month, NULL, NULL);
  self->month = NULL;
  g_clear_pointer (&self->refunds, spor_refunds_unref);
  G_OBJECT_CLASS (spor_meeting_list_parent_class)->dispose (object);
}

static void
spor_meeting_list_finalize (GObject *object)
{
  g_free (SPOR_MEETING_LIST (object)->folded);
  G_OBJECT_CLASS (spor_meeting_list_parent_class)->finalize (object);
}

/* --- Copying -------------------------------------------------------------------------------- */

static void
spor_meeting_list_add_row (SporMeetingList *self, const SporMeeting *meeting, GPtrArray *rows)
{
  gint64 now = g_get_real_time () / G_USEC_PER_SEC;
  int index = spor_refunds_find_meeting (self->refunds, meeting->id);
  g_autofree char *day = spor_time_format_short (meeting->starts);
  g_autofree char *heading = spor_meeting_heading (meeting);
  g_autofree char *attendance
      = index < 0 ? g_strdup ("")
                  : spor_meeting_attendance_short (spor_refunds_attendance (self->refunds, index),
                                                   spor_meeting_has_begun (meeting, now));

  spor_rows_add (rows, day, heading, spor_meeting_kind_label (meeting->kind),
                 meeting->place ? meeting->place : "", attendance, NULL);
}

static gboolean
on_copied_cb (GtkWidget *widget, GVariant *all, gpointer data)
{
  SporMeetingList *self = SPOR_MEETING_LIST (widget);
  g_autoptr (GPtrArray) rows = spor_rows_new ();
  SporMeetingRow *row;

  spor_rows_add (rows, _ ("Date"), _ ("Title"), _ ("Kind of meeting"), _ ("Place"),
                 _ ("Attendance"), NULL);
  for (int i = 0; (row = spor_meeting_list_get_row (self, i)); i++)
    if (g_variant_get_boolean (all) ? spor_meeting_list_matches (GTK_LIST_BOX_ROW (row), self)
                                    : row == spor_meeting_list_get_selected (self))
      spor_meeting_list_add_row (self, spor_meeting_row_get_meeting (row), rows);
  return spor_copy_rows (widget, rows);
}

static void
spor_meeting_list_class_init (SporMeetingListClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = spor_meeting_list_dispose;
  G_OBJECT_CLASS (klass)->finalize = spor_meeting_list_finalize;
  widget_class->grab_focus = spor_meeting_list_grab_focus;
  widget_class->focus = spor_focus_through;
  spor_copy_install_class (widget_class, on_copied_cb);
  signals[CHOSEN] = g_signal_new ("chosen", SPOR_TYPE_MEETING_LIST, G_SIGNAL_RUN_LAST, 0, NULL,
                                  NULL, NULL, G_TYPE_NONE, 0);
  signals[WANTED] = g_signal_new ("wanted", SPOR_TYPE_MEETING_LIST, G_SIGNAL_RUN_LAST, 0, NULL,
                                  NULL, NULL, G_TYPE_NONE, 1, G_TYPE_INT64);
  signals[OPENED] = g_signal_new ("opened", SPOR_TYPE_MEETING_LIST, G_SIGNAL_RUN_LAST, 0, NULL,
                                  NULL, NULL, G_TYPE_NONE, 0);
  signals[CLEARED] = g_signal_new ("cleared", SPOR_TYPE_MEETING_LIST, G_SIGNAL_RUN_LAST, 0, NULL,
                                   NULL, NULL, G_TYPE_NONE, 0);

  g_type_ensure (SPOR_TYPE_MONTH);
  gtk_widget_class_set_css_name (widget_class, "meetinglist");
  g_type_ensure (SPOR_TYPE_ONE_STOP);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/dk/kombit/Spor/ui/spor-meeting-list.ui");
  gtk_widget_class_bind_template_child (widget_class, SporMeetingList, kinds);
  gtk_widget_class_bind_template_child (widget_class, SporMeetingList, month);
  gtk_widget_class_bind_template_child (widget_class, SporMeetingList, list);
  gtk_widget_class_bind_template_child (widget_class, SporMeetingList, menu);
  gtk_widget_class_bind_template_callback (widget_class, on_filter_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_row_selected_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_row_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_day_chosen_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_day_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_secondary_pressed_cb);
  gtk_widget_class_bind_template_callback (widget_class, spor_meeting_list_show_all);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Menu, 0, on_menu_key_cb, NULL);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_F10, GDK_SHIFT_MASK, on_menu_key_cb, NULL);
}

static void
spor_meeting_list_init (SporMeetingList *self)
{
  g_autoptr (GtkStringList) kinds = gtk_string_list_new (NULL);

  self->folded = g_strdup ("");
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_string_list_append (kinds, _ ("All Kinds"));
  for (int kind = 0; kind < SPOR_N_MEETING_KINDS; kind++)
    gtk_string_list_append (kinds, spor_meeting_kind_label (kind));
  gtk_drop_down_set_model (self->kinds, G_LIST_MODEL (kinds));
  gtk_list_box_set_sort_func (self->list, spor_meeting_list_compare, NULL, NULL);
  gtk_list_box_set_header_func (self->list, spor_meeting_list_head, NULL, NULL);
  gtk_list_box_set_filter_func (self->list, spor_meeting_list_matches, self, NULL);
  spor_month_set_notes (self->month, spor_meeting_list_note, self);
}

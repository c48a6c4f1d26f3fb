/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "spor-meeting-repeat.h"

#include "spor-date-entry.h"
#include "spor-meeting-series.h"
#include "spor-text.h"

#include <glib/gi18n-lib.h>

/* What the list of ways says, in its order. */
enum
{
  NEVER,
  BY_WEEKS,
  BY_MONTHS,
};

#define LAST_WEEK_CHOICE 4
#define AFTER_A_NUMBER 0

/* To begin with, a series that ends on a day is proposed to last so long. */
#define USUAL_MONTHS 6

struct _SporMeetingRepeat
{
  AdwBin parent_instance;

  /* template */
  AdwComboRow *repeat;
  AdwPreferencesRow *every_row;
  GtkSpinButton *every;
  GtkWidget *day_row;
  GtkDropDown *week;
  GtkDropDown *weekday;
  AdwComboRow *end;
  GtkWidget *count_row;
  GtkSpinButton *count;
  GtkWidget *until_row;
  SporDateEntry *until;
  AdwPreferencesGroup *days_group;
  GtkListBox *days;

  /* borrowed: the list's, one for each day */
  GPtrArray *checks; /* GtkCheckButton* */

  /* owned */
  gint64 first;
  GArray *series; /* gint64: the days of the rule, ticked or not */
  gboolean updating;
};

enum
{
  CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (SporMeetingRepeat, spor_meeting_repeat, ADW_TYPE_BIN)

/* --- Rule ----------------------------------------------------------------------------------- */

static SporSeriesRule
spor_meeting_repeat_get_rule (SporMeetingRepeat *self)
{
  guint week = gtk_drop_down_get_selected (self->week);
  gboolean counted = adw_combo_row_get_selected (self->end) == AFTER_A_NUMBER;

  return (SporSeriesRule){
    .repeat = adw_combo_row_get_selected (self->repeat) == BY_WEEKS ? SPOR_REPEAT_WEEKS
                                                                    : SPOR_REPEAT_MONTHS,
    .every = gtk_spin_button_get_value_as_int (self->every),
    .week = week == LAST_WEEK_CHOICE ? SPOR_SERIES_LAST_WEEK : (int)week + 1,
    .weekday = gtk_drop_down_get_selected (self->weekday) + 1,
    .until = counted ? SPOR_DAY_NONE : spor_date_entry_get_day (self->until),
    .count = counted ? gtk_spin_button_get_value_as_int (self->count) : 0,
  };
}

static gboolean
spor_meeting_repeat_is_never (SporMeetingRepeat *self)
{
  return adw_combo_row_get_selected (self->repeat) == NEVER;
}

guint
spor_meeting_repeat_count (SporMeetingRepeat *self)
{
  guint n = 0;

  g_return_val_if_fail (SPOR_IS_MEETING_REPEAT (self), 0);

  if (spor_meeting_repeat_is_never (self))
    return 1;
  for (guint i = 0; i < self->checks->len; i++)
    n += gtk_check_button_get_active (g_ptr_array_index (self->checks, i)) ? 1 : 0;
  return n;
}

static gboolean
spor_meeting_repeat_has_day (SporMeetingRepeat *self, gint64 day)
{
  for (guint i = 0; i < self->checks->len; i++)
    if (g_array_index (self->series, gint64, i) == day)
      return gtk_check_button_get_active (g_ptr_array_index (self->checks, i));
  return FALSE;
}

GPtrArray *
spor_meeting_repeat_make (SporMeetingRepeat *self, const SporMeeting *pattern)
{
  SporSeriesRule rule = spor_meeting_repeat_get_rule (self);
  GPtrArray *meetings;

  g_return_val_if_fail (SPOR_IS_MEETING_REPEAT (self), NULL);

  if (spor_meeting_repeat_is_never (self))
    {
      meetings = g_ptr_array_new_with_free_func ((GDestroyNotify)spor_meeting_free);
      g_ptr_array_add (meetings, spor_meeting_copy (pattern));
      return meetings;
    }
  meetings = spor_series_meetings (pattern, &rule);
  for (guint i = meetings->len; i-- > 0;)
    {
      const SporMeeting *meeting = g_ptr_array_index (meetings, i);

      if (!spor_meeting_repeat_has_day (self, spor_day_of_instant (meeting->starts)))
        g_ptr_array_remove_index (meetings, i);
    }
  return meetings;
}

/* --- Days ----------------------------------------------------------------------------------- */

static void
spor_meeting_repeat_update_title (SporMeetingRepeat *self)
{
  guint n = spor_meeting_repeat_count (self);
  g_autofree char *title = g_strdup_printf (ngettext ("%u meeting", "%u meetings", n), n);

  adw_preferences_group_set_title (self->days_group, title);
  adw_preferences_group_set_description (self->days_group,
                                         n > 0 ? NULL : _ ("Choose at least one day."));
  if (n > 0)
    gtk_widget_remove_css_class (GTK_WIDGET (self->days_group), "error");
}

static void
on_day_toggled_cb (SporMeetingRepeat *self)
{
  spor_meeting_repeat_update_title (self);
  g_signal_emit (self, signals[CHANGED], 0);
}

static void
spor_meeting_repeat_add_day (SporMeetingRepeat *self, gint64 day)
{
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *check = gtk_check_button_new ();
  g_autofree char *text = spor_day_format_long (day);
  g_autofree char *title = spor_text_capitalise (text);

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  gtk_check_button_set_active (GTK_CHECK_BUTTON (check), TRUE);
  gtk_widget_set_valign (check, GTK_ALIGN_CENTER);
  adw_action_row_add_prefix (ADW_ACTION_ROW (row), check);
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (row), check);
  g_signal_connect_swapped (check, "toggled", G_CALLBACK (on_day_toggled_cb), self);
  gtk_list_box_append (self->days, row);
  g_ptr_array_add (self->checks, check);
}

static void
spor_meeting_repeat_fill (SporMeetingRepeat *self)
{
  SporSeriesRule rule = spor_meeting_repeat_get_rule (self);
  GtkListBoxRow *row;

  while ((row = gtk_list_box_get_row_at_index (self->days, 0)))
    gtk_list_box_remove (self->days, GTK_WIDGET (row));
  g_ptr_array_set_size (self->checks, 0);
  g_clear_pointer (&self->series, g_array_unref);
  if (!spor_meeting_repeat_is_never (self) && self->first != SPOR_DAY_NONE
      && (rule.count > 0 || rule.until != SPOR_DAY_NONE))
    self->series = spor_series_days (self->first, &rule);
  for (guint i = 0; self->series && i < self->series->len; i++)
    spor_meeting_repeat_add_day (self, g_array_index (self->series, gint64, i));
  spor_meeting_repeat_update_title (self);
}

static void
spor_meeting_repeat_update (SporMeetingRepeat *self)
{
  guint repeat = adw_combo_row_get_selected (self->repeat);
  gboolean repeated = repeat != NEVER;
  gboolean counted = adw_combo_row_get_selected (self->end) == AFTER_A_NUMBER;

  adw_preferences_row_set_title (self->every_row, repeat == BY_WEEKS
                                                      ? _ ("Weeks between meetings")
                                                      : _ ("Months between meetings"));
  gtk_widget_set_visible (GTK_WIDGET (self->every_row), repeated);
  gtk_widget_set_visible (self->day_row, repeat == BY_MONTHS);
  gtk_widget_set_visible (GTK_WIDGET (self->end), repeated);
  gtk_widget_set_visible (self->count_row, repeated && counted);
  gtk_widget_set_visible (self->until_row, repeated && !counted);
  gtk_widget_set_visible (GTK_WIDGET (self->days_group), repeated);
  spor_meeting_repeat_fill (self);
}

void
spor_meeting_repeat_focus_wrong (SporMeetingRepeat *self)
{
  g_return_if_fail (SPOR_IS_MEETING_REPEAT (self));

  gtk_widget_add_css_class (GTK_WIDGET (self->days_group), "error");
  if (self->checks->len > 0)
    gtk_widget_grab_focus (g_ptr_array_index (self->checks, 0));
  else if (gtk_widget_get_visible (self->until_row))
    gtk_widget_grab_focus (GTK_WIDGET (self->until));
  else
    gtk_widget_grab_focus (GTK_WIDGET (self->repeat));
}

static void
on_rule_changed_cb (SporMeetingRepeat *self)
{
  if (self->updating)
    return;
  spor_meeting_repeat_update (self);
  g_signal_emit (self, signals[CHANGED], 0);
}

/* The fifth of a month is its last, and not every month has one. */
void
spor_meeting_repeat_set_first (SporMeetingRepeat *self, gint64 day)
{
  g_return_if_fail (SPOR_IS_MEETING_REPEAT (self));

  if (day == self->first)
    return;
  self->updating = TRUE;
  self->first = day;
  if (day != SPOR_DAY_NONE)
    {
      gtk_drop_down_set_selected (self->weekday, spor_day_weekday (day) - 1);
      gtk_drop_down_set_selected (self->week,
                                  MIN (spor_day_week_of_month (day) - 1, LAST_WEEK_CHOICE));
      if (spor_date_entry_get_day (self->until) == SPOR_DAY_NONE
          || spor_date_entry_get_day (self->until) < day)
        spor_date_entry_set_day (self->until, spor_day_add_months (day, USUAL_MONTHS));
    }
  self->updating = FALSE;
  spor_meeting_repeat_update (self);
}

/* --- Kept ------------------------------------------------------------------------------------ */

#define GROUP "Repeat"

static void
spor_meeting_repeat_keep_left_out (SporMeetingRepeat *self, GKeyFile *content)
{
  g_autoptr (GArray) days = g_array_new (FALSE, FALSE, sizeof (int));

  for (guint i = 0; i < self->checks->len; i++)
    {
      int day = g_array_index (self->series, gint64, i);

      if (!gtk_check_button_get_active (g_ptr_array_index (self->checks, i)))
        g_array_append_val (days, day);
    }
  g_key_file_set_integer_list (content, GROUP, "LeftOut", (int *)days->data, days->len);
}

void
spor_meeting_repeat_keep (SporMeetingRepeat *self, GKeyFile *content)
{
  g_return_if_fail (SPOR_IS_MEETING_REPEAT (self));

  if (spor_meeting_repeat_is_never (self))
    return;
  g_key_file_set_integer (content, GROUP, "Repeat", adw_combo_row_get_selected (self->repeat));
  g_key_file_set_integer (content, GROUP, "Every", gtk_spin_button_get_value_as_int (self->every));
  g_key_file_set_integer (content, GROUP, "Week", gtk_drop_down_get_selected (self->week));
  g_key_file_set_integer (content, GROUP, "Weekday", gtk_drop_down_get_selected (self->weekday));
  g_key_file_set_integer (content, GROUP, "End", adw_combo_row_get_selected (self->end));
  g_key_file_set_integer (content, GROUP, "Count", gtk_spin_button_get_value_as_int (self->count));
  g_key_file_set_int64 (content, GROUP, "Until", spor_date_entry_get_day (self->until));
  spor_meeting_repeat_keep_left_out (self, content);
}

static guint
spor_meeting_repeat_read_choice (GKeyFile *content, const char *key, GListModel *choices)
{
  int choice = g_key_file_get_integer (content, GROUP, key, NULL);

  return choice >= 0 && (guint)choice < g_list_model_get_n_items (choices) ? choice : 0;
}

static void
spor_meeting_repeat_read_rule (SporMeetingRepeat *self, GKeyFile *content)
{
  gint64 until = g_key_file_get_int64 (content, GROUP, "Until", NULL);

  adw_combo_row_set_selected (
      self->repeat,
      spor_meeting_repeat_read_choice (content, "Repeat", adw_combo_row_get_model (self->repeat)));
  gtk_spin_button_set_value (self->every, g_key_file_get_integer (content, GROUP, "Every", NULL));
  gtk_drop_down_set_selected (self->week, spor_meeting_repeat_read_choice (content, "Week",
                                                                           gtk_drop_down_get_model (
                                                                               self->week)));
  gtk_drop_down_set_selected (
      self->weekday, spor_meeting_repeat_read_choice (content, "Weekday",
                                                      gtk_drop_down_get_model (self->weekday)));
  adw_combo_row_set_selected (self->end, spor_meeting_repeat_read_choice (
                                             content, "End", adw_combo_row_get_model (self->end)));
  gtk_spin_button_set_value (self->count, g_key_file_get_integer (content, GROUP, "Count", NULL));
  if (until >= self->first && until <= spor_day_add_months (self->first, 12 * SPOR_SERIES_MOST))
    spor_date_entry_set_day (self->until, until);
}

static void
spor_meeting_repeat_leave_out (SporMeetingRepeat *self, GKeyFile *content)
{
  gsize n = 0;
  g_autofree int *days = g_key_file_get_integer_list (content, GROUP, "LeftOut", &n, NULL);

  for (guint i = 0; i < self->checks->len; i++)
    for (gsize d = 0; d < n; d++)
      if (days[d] == g_array_index (self->series, gint64, i))
        gtk_check_button_set_active (g_ptr_array_index (self->checks, i), FALSE);
}

void
spor_meeting_repeat_resume (SporMeetingRepeat *self, GKeyFile *content)
{
  gboolean repeated = content && g_key_file_has_group (content, GROUP);

  g_return_if_fail (SPOR_IS_MEETING_REPEAT (self));
  g_return_if_fail (self->first != SPOR_DAY_NONE);

  self->updating = TRUE;
  if (repeated)
    spor_meeting_repeat_read_rule (self, content);
  else
    adw_combo_row_set_selected (self->repeat, NEVER);
  self->updating = FALSE;
  spor_meeting_repeat_update (self);
  if (repeated)
    spor_meeting_repeat_leave_out (self, content);
}

/* --- Object --------------------------------------------------------------------------------- */

static void
spor_meeting_repeat_finalize (GObject *object)
{
  SporMeetingRepeat *self = SPOR_MEETING_REPEAT (object);

  g_ptr_array_unref (self->checks);
  g_clear_pointer (&self->series, g_array_unref);
  G_OBJECT_CLASS (spor_meeting_repeat_parent_class)->finalize (object);
}

static void
spor_meeting_repeat_class_init (SporMeetingRepeatClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = spor_meeting_repeat_finalize;
  signals[CHANGED] = g_signal_new ("changed", SPOR_TYPE_MEETING_REPEAT, G_SIGNAL_RUN_LAST, 0, NULL,
                                   NULL, NULL, G_TYPE_NONE, 0);

  g_type_ensure (SPOR_TYPE_DATE_ENTRY);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/dk/kombit/Spor/ui/spor-meeting-repeat.ui");
  gtk_widget_class_bind_template_child (widget_class, SporMeetingRepeat, repeat);
  gtk_widget_class_bind_template_child (widget_class, SporMeetingRepeat, every_row);
  gtk_widget_class_bind_template_child (widget_class, SporMeetingRepeat, every);
  gtk_widget_class_bind_template_child (widget_class, SporMeetingRepeat, day_row);
  gtk_widget_class_bind_template_child (widget_class, SporMeetingRepeat, week);
  gtk_widget_class_bind_template_child (widget_class, SporMeetingRepeat, weekday);
  gtk_widget_class_bind_template_child (widget_class, SporMeetingRepeat, end);
  gtk_widget_class_bind_template_child (widget_class, SporMeetingRepeat, count_row);
  gtk_widget_class_bind_template_child (widget_class, SporMeetingRepeat, count);
  gtk_widget_class_bind_template_child (widget_class, SporMeetingRepeat, until_row);
  gtk_widget_class_bind_template_child (widget_class, SporMeetingRepeat, until);
  gtk_widget_class_bind_template_child (widget_class, SporMeetingRepeat, days_group);
  gtk_widget_class_bind_template_child (widget_class, SporMeetingRepeat, days);
  gtk_widget_class_bind_template_callback (widget_class, on_rule_changed_cb);
}

static void
spor_meeting_repeat_init (SporMeetingRepeat *self)
{
  g_autoptr (GtkStringList) weekdays = gtk_string_list_new (NULL);

  self->checks = g_ptr_array_new ();
  self->first = SPOR_DAY_NONE;
  self->updating = TRUE;
  gtk_widget_init_template (GTK_WIDGET (self));
  for (int weekday = 1; weekday <= 7; weekday++)
    gtk_string_list_append (weekdays, spor_weekday_name (weekday));
  gtk_drop_down_set_model (self->weekday, G_LIST_MODEL (weekdays));
  gtk_accessible_update_relation (GTK_ACCESSIBLE (self->every), GTK_ACCESSIBLE_RELATION_LABELLED_BY,
                                  self->every_row, NULL, -1);
  gtk_accessible_update_relation (GTK_ACCESSIBLE (self->count), GTK_ACCESSIBLE_RELATION_LABELLED_BY,
                                  self->count_row, NULL, -1);
  self->updating = FALSE;
  spor_meeting_repeat_update (self);
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "spor-meeting-row.h"

#include "spor-meeting-guests.h"
#include "spor-meeting-words.h"

#include <string.h>

struct _SporMeetingRow
{
  GtkListBoxRow parent_instance;

  /* template */
  GtkLabel *heading;
  GtkLabel *when;
  GtkLabel *where;
  GtkLabel *attendance;
  GtkLabel *mismatch;

  /* owned */
  SporMeeting *meeting;
  char *search; /* folded */
  gboolean past;
};

G_DEFINE_FINAL_TYPE (SporMeetingRow, spor_meeting_row, GTK_TYPE_LIST_BOX_ROW)

static void
spor_meeting_row_finalize (GObject *object)
{
  SporMeetingRow *self = SPOR_MEETING_ROW (object);

  g_clear_pointer (&self->meeting, spor_meeting_free);
  g_free (self->search);
  G_OBJECT_CLASS (spor_meeting_row_parent_class)->finalize (object);
}

static void
spor_meeting_row_class_init (SporMeetingRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = spor_meeting_row_finalize;
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/dk/kombit/Spor/ui/spor-meeting-row.ui");
  gtk_widget_class_bind_template_child (widget_class, SporMeetingRow, heading);
  gtk_widget_class_bind_template_child (widget_class, SporMeetingRow, when);
  gtk_widget_class_bind_template_child (widget_class, SporMeetingRow, where);
  gtk_widget_class_bind_template_child (widget_class, SporMeetingRow, attendance);
  gtk_widget_class_bind_template_child (widget_class, SporMeetingRow, mismatch);
}

static void
spor_meeting_row_init (SporMeetingRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
spor_meeting_row_new (void)
{
  return g_object_new (SPOR_TYPE_MEETING_ROW, NULL);
}

void
spor_meeting_row_show (SporMeetingRow *self,
                       const SporMeeting *meeting,
                       const GPtrArray *attendees,
                       const SporComposition *composition,
                       gint64 now)
{
  const SporRound *round = spor_composition_round (composition);
  g_autofree char *heading = spor_meeting_heading (meeting);
  g_autofree char *when = spor_meeting_when (meeting);
  g_autofree char *where = spor_meeting_where (meeting, round);
  g_autofree char *attendance
      = spor_meeting_attendance_short (attendees, spor_meeting_has_begun (meeting, now));
  g_autofree char *mismatch = spor_meeting_mismatch_text (meeting, attendees, composition, now);
  g_autofree char *label = g_strjoin (", ", heading, when, where, attendance, mismatch, NULL);
  SporMeeting *copy = spor_meeting_dup (meeting);

  g_return_if_fail (SPOR_IS_MEETING_ROW (self));

  g_clear_pointer (&self->meeting, spor_meeting_free);
  self->meeting = copy;
  self->past = meeting->ends < now;
  g_free (self->search);
  self->search = spor_meeting_search_text (meeting, round);
  gtk_label_set_label (self->heading, heading);
  gtk_label_set_label (self->when, when);
  gtk_label_set_label (self->where, where);
  gtk_widget_set_visible (GTK_WIDGET (self->where), *where != '\0');
  gtk_label_set_label (self->attendance, attendance);
  gtk_label_set_label (self->mismatch, mismatch ? mismatch : "");
  gtk_widget_set_visible (GTK_WIDGET (self->mismatch), mismatch != NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
}

const SporMeeting *
spor_meeting_row_get_meeting (SporMeetingRow *self)
{
  g_return_val_if_fail (SPOR_IS_MEETING_ROW (self), NULL);

  return self->meeting;
}

gboolean
spor_meeting_row_is_past (SporMeetingRow *self)
{
  g_return_val_if_fail (SPOR_IS_MEETING_ROW (self), FALSE);

  return self->past;
}

gboolean
spor_meeting_row_matches (SporMeetingRow *self, guint kinds, const char *folded)
{
  g_return_val_if_fail (SPOR_IS_MEETING_ROW (self), FALSE);

  return (kinds >> self->meeting->kind & 1) && strstr (self->search, folded) != NULL;
}

int
spor_meeting_row_compare (SporMeetingRow *self, SporMeetingRow *other)
{
  const SporMeeting *one = self->meeting, *two = other->meeting;
  int order = one->starts < two->starts ? -1 : one->starts > two->starts;

  if (self->past != other->past)
    return self->past ? 1 : -1;
  if (order != 0)
    return self->past ? -order : order;
  return strcmp (one->id, two->id);
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "spor-meeting-times.h"

#include "spor-clock.h"
#include "spor-date-entry.h"
#include "spor-dispute.h"
#include "spor-keeper.h"
#include "spor-meeting-words.h"
#include "spor-time.h"
#include "spor-undo-key.h"

#include <glib/gi18n-lib.h>

/* What two programs may change, each by itself. */
typedef enum
{
  SPOR_PART_DAY,
  SPOR_PART_DAYS, /* how many the last one is after the first */
  SPOR_PART_FROM,
  SPOR_PART_TO,
  SPOR_N_PARTS
} SporPart;

struct _SporMeetingTimes
{
  AdwPreferencesRow parent_instance;

  /* template */
  SporDateEntry *day;
  GtkWidget *last_label;
  SporDateEntry *last;
  GtkEntry *from;
  GtkEntry *to;
  GtkLabel *length;
  GtkLabel *message;
  SporDispute *disputes[SPOR_N_PARTS];

  /* owned */
  gint64 starts, ends; /* as shown last */
  gint64 first_day;    /* the day that the last one follows */
  SporMeetingKind kind;
  gboolean by_hand;  /* hours or a last day have been typed */
  gboolean updating; /* the fields follow, they do not lead */
};

enum
{
  CHANGED,
  LEFT,
  DECIDED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static void spor_meeting_times_keep (SporKeeperInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (SporMeetingTimes,
                               spor_meeting_times,
                               ADW_TYPE_PREFERENCES_ROW,
                               G_IMPLEMENT_INTERFACE (SPOR_TYPE_KEEPER, spor_meeting_times_keep))

/* --- What the fields say -------------------------------------------------------------------- */

static void
spor_meeting_times_say (SporMeetingTimes *self, const char *message)
{
  gtk_label_set_label (self->message, message ? message : "");
  gtk_widget_set_visible (GTK_WIDGET (self->message), message != NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->to), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                  message ? message : "", -1);
}

static void
spor_meeting_times_set_wrong (GtkEntry *entry, gboolean wrong)
{
  if (wrong)
    gtk_widget_add_css_class (GTK_WIDGET (entry), "error");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (entry), "error");
}

static gboolean
spor_meeting_times_read_clock (GtkEntry *entry, int *minutes)
{
  return spor_clock_parse (gtk_editable_get_text (GTK_EDITABLE (entry)), minutes);
}

/* Days and clocks, where they can be read. */
typedef struct
{
  gint64 day, last;
  int from, to;
  gboolean has_from, has_to;
} SporTyped;

static SporTyped
spor_meeting_times_get_typed (SporMeetingTimes *self)
{
  SporTyped typed
      = { spor_date_entry_get_day (self->day), spor_date_entry_get_day (self->last), 0, 0 };

  typed.has_from = spor_meeting_times_read_clock (self->from, &typed.from);
  typed.has_to = spor_meeting_times_read_clock (self->to, &typed.to);
  return typed;
}

static gboolean
spor_typed_is_in_order (const SporTyped *self)
{
  return self->last > self->day || (self->last == self->day && self->to > self->from);
}

/* Of the clocks; NULL: nothing is wrong. */
static const char *
spor_typed_object (const SporTyped *self)
{
  if (!self->has_from || !self->has_to)
    return _ ("Write the time like 9.30.");
  return spor_typed_is_in_order (self) ? NULL : _ ("A meeting ends after it begins.");
}

/* Seconds are not shown: what says the minute that was shown is that instant still. */
static gint64
spor_meeting_times_instant (gint64 day, int minutes, gint64 shown)
{
  return day == spor_day_of_instant (shown) && minutes == spor_clock_of_instant (shown)
             ? shown
             : spor_clock_on_day (day, minutes);
}

gboolean
spor_meeting_times_read (SporMeetingTimes *self, gboolean complain, gint64 *starts, gint64 *ends)
{
  SporTyped typed;
  const char *objection;

  g_return_val_if_fail (SPOR_IS_MEETING_TIMES (self), FALSE);

  typed = spor_meeting_times_get_typed (self);
  if (typed.day == SPOR_DAY_NONE || typed.last == SPOR_DAY_NONE)
    return FALSE;
  objection = spor_typed_object (&typed);
  if (complain)
    {
      spor_meeting_times_set_wrong (self->from, !typed.has_from);
      spor_meeting_times_set_wrong (self->to, !typed.has_to || (typed.has_from && objection));
      spor_meeting_times_say (self, objection);
    }
  if (objection || !spor_date_entry_is_valid (self->day) || !spor_date_entry_is_valid (self->last))
    return FALSE;
  *starts = spor_meeting_times_instant (typed.day, typed.from, self->starts);
  *ends = spor_meeting_times_instant (typed.last, typed.to, self->ends);
  return TRUE;
}

/* The days answer for themselves. */
static char *
spor_meeting_times_object (SporKeeper *keeper)
{
  SporTyped typed = spor_meeting_times_get_typed (SPOR_MEETING_TIMES (keeper));

  return g_strdup (spor_typed_object (&typed));
}

/* Others send it, if nothing is wrong with it. */
static gboolean
spor_meeting_times_is_saved (SporKeeper *keeper)
{
  SporTyped typed = spor_meeting_times_get_typed (SPOR_MEETING_TIMES (keeper));
  gboolean shown = SPOR_MEETING_TIMES (keeper)->ends != 0;

  return !shown || !spor_typed_object (&typed);
}

/* Whoever sends it quotes it too, once it is right. */
static void
spor_meeting_times_quote_typing (SporKeeper *keeper, GPtrArray *quotes)
{
  SporMeetingTimes *self = SPOR_MEETING_TIMES (keeper);
  const SporMeeting shown = { .starts = self->starts, .ends = self->ends };

  if (!spor_meeting_times_is_saved (keeper))
    spor_meeting_times_quote (self, &shown, quotes);
}

static void
spor_meeting_times_keep (SporKeeperInterface *iface)
{
  iface->is_saved = spor_meeting_times_is_saved;
  iface->object = spor_meeting_times_object;
  iface->quote_typing = spor_meeting_times_quote_typing;
}

/* --- What they show ------------------------------------------------------------------------- */

static void
spor_meeting_times_update (SporMeetingTimes *self)
{
  gint64 starts, ends;
  gboolean several = spor_date_entry_get_day (self->last) != spor_date_entry_get_day (self->day);
  gboolean whole_days = self->kind == SPOR_MEETING_PHYSICAL || several;
  g_autofree char *length = spor_meeting_times_read (self, FALSE, &starts, &ends)
                                ? spor_meeting_length_text (starts, ends)
                                : g_strdup ("");

  gtk_label_set_label (self->length, length);
  gtk_widget_set_visible (self->last_label, whole_days);
  gtk_widget_set_visible (GTK_WIDGET (self->last), whole_days);
}

static void
spor_meeting_times_write_clock (GtkEntry *entry, int minutes)
{
  g_autofree char *text = spor_clock_format (minutes);

  if (!g_str_equal (gtk_editable_get_text (GTK_EDITABLE (entry)), text))
    gtk_editable_set_text (GTK_EDITABLE (entry), text);
  gtk_editable_set_enable_undo (GTK_EDITABLE (entry), FALSE);
  gtk_editable_set_enable_undo (GTK_EDITABLE (entry), TRUE);
}

static void
spor_meeting_times_write (SporMeetingTimes *self, gint64 starts, gint64 ends)
{
  self->updating = TRUE;
  self->starts = starts;
  self->ends = ends;
  self->first_day = spor_day_of_instant (starts);
  spor_date_entry_set_day (self->day, self->first_day);
  spor_date_entry_set_day (self->last, spor_day_of_instant (ends));
  spor_meeting_times_write_clock (self->from, spor_clock_of_instant (starts));
  spor_meeting_times_write_clock (self->to, spor_clock_of_instant (ends));
  spor_meeting_times_set_wrong (self->from, FALSE);
  spor_meeting_times_set_wrong (self->to, FALSE);
  spor_meeting_times_say (self, NULL);
  self->updating = FALSE;
  spor_meeting_times_update (self);
}

gboolean
spor_meeting_times_is_touched (SporMeetingTimes *self)
{
  gint64 starts, ends;

  return !spor_meeting_times_read (self, FALSE, &starts, &ends) || starts != self->starts
         || ends != self->ends;
}

/* --- What another program has written ------------------------------------------------------- */

static void
spor_parts_of_times (gint64 starts, gint64 ends, gint64 *parts)
{
  parts[SPOR_PART_DAY] = spor_day_of_instant (starts);
  parts[SPOR_PART_DAYS] = spor_day_of_instant (ends) - parts[SPOR_PART_DAY];
  parts[SPOR_PART_FROM] = spor_clock_of_instant (starts);
  parts[SPOR_PART_TO] = spor_clock_of_instant (ends);
}

/* A clock that cannot be read is none that was shown. */
static void
spor_meeting_times_get_parts (SporMeetingTimes *self, gint64 *parts)
{
  SporTyped typed = spor_meeting_times_get_typed (self);

  parts[SPOR_PART_DAY] = typed.day;
  parts[SPOR_PART_DAYS] = typed.last - typed.day;
  parts[SPOR_PART_FROM] = typed.has_from ? typed.from : -1;
  parts[SPOR_PART_TO] = typed.has_to ? typed.to : -1;
}

/* A day counts once it is left. */
static gboolean
spor_meeting_times_is_typing (SporMeetingTimes *self, SporPart part)
{
  return (part == SPOR_PART_DAY && spor_date_entry_is_typed (self->day))
         || (part == SPOR_PART_DAYS && spor_date_entry_is_typed (self->last));
}

/* Nothing is disputed where there stands what the book has. */
static void
spor_meeting_times_agree (SporMeetingTimes *self)
{
  gint64 typed[SPOR_N_PARTS], shown[SPOR_N_PARTS];

  spor_meeting_times_get_parts (self, typed);
  spor_parts_of_times (self->starts, self->ends, shown);
  for (int part = 0; part < SPOR_N_PARTS; part++)
    if (typed[part] == shown[part] && !spor_meeting_times_is_typing (self, part))
      spor_dispute_set_theirs (self->disputes[part], NULL);
}

static void
spor_meeting_times_set_part (SporMeetingTimes *self, SporPart part, gint64 value)
{
  GtkEntry *clock = part == SPOR_PART_FROM ? self->from : self->to;

  switch (part)
    {
    case SPOR_PART_DAY:
      spor_date_entry_follow_day (self->day, value);
      self->first_day = value;
      break;
    case SPOR_PART_DAYS:
      spor_date_entry_follow_day (self->last, self->first_day + value);
      break;
    case SPOR_PART_FROM:
    case SPOR_PART_TO:
    default:
      spor_meeting_times_write_clock (clock, value);
      spor_meeting_times_set_wrong (clock, FALSE);
    }
}

static char *
spor_meeting_times_format_part (SporMeetingTimes *self, SporPart part, gint64 value)
{
  if (part == SPOR_PART_DAY)
    return spor_time_format_date (spor_day_begins (value));
  if (part == SPOR_PART_DAYS)
    return spor_time_format_date (spor_day_begins (self->first_day + value));
  return spor_clock_format (value);
}

/* @stays: what is typed there is kept. A meeting that only comes about so may end too soon. */
static void
spor_meeting_times_put (SporMeetingTimes *self, const gint64 *now, const gboolean *stays)
{
  gint64 typed[SPOR_N_PARTS];
  gint64 starts, ends;
  gboolean others = FALSE;

  spor_meeting_times_get_parts (self, typed);
  self->updating = TRUE;
  for (int part = 0; part < SPOR_N_PARTS; part++)
    {
      others |= !stays[part] && typed[part] != now[part];
      if (!stays[part] || spor_meeting_times_is_typing (self, part))
        spor_meeting_times_set_part (self, part, now[part]);
      else if (part == SPOR_PART_DAYS)
        spor_meeting_times_set_part (self, part, typed[part]);
    }
  self->updating = FALSE;
  spor_meeting_times_update (self);
  if (others && typed[SPOR_PART_FROM] >= 0 && typed[SPOR_PART_TO] >= 0)
    spor_meeting_times_read (self, TRUE, &starts, &ends);
}

/* Part by part: what is typed stays, and its field says what another program has made of it. What
 * was sent from here (@written, nullable) and has arrived is no other program's. */
static void
spor_meeting_times_merge (SporMeetingTimes *self,
                          const SporMeeting *meeting,
                          const SporMeeting *written)
{
  gint64 typed[SPOR_N_PARTS], shown[SPOR_N_PARTS], now[SPOR_N_PARTS], sent[SPOR_N_PARTS];
  gboolean stays[SPOR_N_PARTS];

  spor_meeting_times_get_parts (self, typed);
  spor_parts_of_times (self->starts, self->ends, shown);
  spor_parts_of_times (meeting->starts, meeting->ends, now);
  if (written)
    spor_parts_of_times (written->starts, written->ends, sent);
  self->starts = meeting->starts;
  self->ends = meeting->ends;
  for (int part = 0; part < SPOR_N_PARTS; part++)
    stays[part] = spor_meeting_times_is_typing (self, part)
                  || (typed[part] != shown[part] && typed[part] != now[part]);
  spor_meeting_times_put (self, now, stays);
  for (int part = 0; part < SPOR_N_PARTS; part++)
    if (stays[part] && now[part] != shown[part] && !(written && sent[part] == now[part]))
      {
        g_autofree char *theirs = spor_meeting_times_format_part (self, part, now[part]);

        spor_dispute_set_theirs (self->disputes[part], theirs);
      }
}

static gboolean
spor_meeting_times_is_typed (SporMeetingTimes *self)
{
  return spor_meeting_times_is_touched (self) || spor_date_entry_is_typed (self->day)
         || spor_date_entry_is_typed (self->last);
}

void
spor_meeting_times_show (SporMeetingTimes *self,
                         const SporMeeting *meeting,
                         const SporMeeting *written,
                         gboolean force)
{
  g_return_if_fail (SPOR_IS_MEETING_TIMES (self));

  if (force)
    self->by_hand = meeting->ends - meeting->starts != spor_meeting_kind_length (meeting->kind);
  self->kind = meeting->kind;
  if (force || !spor_meeting_times_is_typed (self))
    spor_meeting_times_write (self, meeting->starts, meeting->ends);
  else
    spor_meeting_times_merge (self, meeting, written);
  spor_meeting_times_agree (self);
}

gboolean
spor_meeting_times_is_disputed (SporMeetingTimes *self)
{
  g_return_val_if_fail (SPOR_IS_MEETING_TIMES (self), FALSE);

  for (int part = 0; part < SPOR_N_PARTS; part++)
    if (spor_dispute_get_theirs (self->disputes[part]))
      return TRUE;
  return FALSE;
}

gboolean
spor_meeting_times_leave (SporMeetingTimes *self)
{
  gboolean disputed = FALSE;

  g_return_val_if_fail (SPOR_IS_MEETING_TIMES (self), FALSE);

  for (int part = 0; part < SPOR_N_PARTS; part++)
    disputed |= spor_dispute_leave (self->disputes[part]);
  return disputed;
}

static GtkWidget *
spor_meeting_times_get_field (SporMeetingTimes *self, SporPart part)
{
  GtkWidget *const fields[] = { GTK_WIDGET (self->day), GTK_WIDGET (self->last),
                                GTK_WIDGET (self->from), GTK_WIDGET (self->to) };

  return fields[part];
}

static void
spor_meeting_times_take (SporMeetingTimes *self, SporPart part)
{
  gint64 typed[SPOR_N_PARTS], shown[SPOR_N_PARTS];

  spor_meeting_times_get_parts (self, typed);
  spor_parts_of_times (self->starts, self->ends, shown);
  self->updating = TRUE;
  if (part == SPOR_PART_DAY)
    spor_date_entry_set_day (self->day, shown[part]); /* even over what has not counted yet */
  if (part == SPOR_PART_DAYS)
    spor_date_entry_set_day (self->last, self->first_day + shown[part]);
  spor_meeting_times_set_part (self, part, shown[part]);
  if (part == SPOR_PART_DAY)
    spor_meeting_times_set_part (self, SPOR_PART_DAYS, typed[SPOR_PART_DAYS]);
  self->updating = FALSE;
}

static void
on_taken_cb (SporMeetingTimes *self, SporDispute *dispute)
{
  gint64 starts, ends;
  int part = 0;

  while (self->disputes[part] != dispute)
    part++;
  gtk_widget_grab_focus (spor_meeting_times_get_field (self, part));
  spor_meeting_times_take (self, part);
  spor_meeting_times_read (self, TRUE, &starts, &ends);
  spor_meeting_times_update (self);
  spor_meeting_times_agree (self);
  g_signal_emit (self, signals[CHANGED], 0);
}

/* The keyboard has left all of them. */
static void
on_decided_cb (SporMeetingTimes *self)
{
  g_signal_emit (self, signals[DECIDED], 0);
}

/* --- Quotes --------------------------------------------------------------------------------- */

/* What only follows another program has been typed by nobody. */
static gboolean
spor_meeting_times_is_unsaved (SporMeetingTimes *self, SporPart part, const SporMeeting *known)
{
  gint64 typed[SPOR_N_PARTS], shown[SPOR_N_PARTS], book[SPOR_N_PARTS];

  spor_meeting_times_get_parts (self, typed);
  spor_parts_of_times (self->starts, self->ends, shown);
  spor_parts_of_times (known->starts, known->ends, book);
  return (typed[part] != shown[part] && typed[part] != book[part])
         || spor_meeting_times_is_typing (self, part);
}

void
spor_meeting_times_quote (SporMeetingTimes *self, const SporMeeting *known, GPtrArray *quotes)
{
  const char *const labels[] = { _ ("Date"), _ ("Last day"), _ ("From"), _ ("To") };
  GtkWidget *entries[] = { NULL, NULL, NULL, NULL };

  g_return_if_fail (SPOR_IS_MEETING_TIMES (self));

  entries[SPOR_PART_DAY] = spor_date_entry_get_entry (self->day);
  if (gtk_widget_get_visible (self->last_label))
    entries[SPOR_PART_DAYS] = spor_date_entry_get_entry (self->last);
  entries[SPOR_PART_FROM] = GTK_WIDGET (self->from);
  entries[SPOR_PART_TO] = GTK_WIDGET (self->to);
  for (int part = 0; part < SPOR_N_PARTS; part++)
    if (entries[part] && spor_meeting_times_is_unsaved (self, part, known))
      spor_quotes_add_value (quotes, labels[part],
                             gtk_editable_get_text (GTK_EDITABLE (entries[part])));
}

/* --- What others choose --------------------------------------------------------------------- */

void
spor_meeting_times_set_kind (SporMeetingTimes *self, SporMeetingKind kind)
{
  gint64 starts, ends;
  int from;

  g_return_if_fail (SPOR_IS_MEETING_TIMES (self));

  self->kind = kind;
  if (!self->by_hand && spor_meeting_times_read_clock (self->from, &from)
      && spor_date_entry_get_day (self->day) != SPOR_DAY_NONE)
    {
      gint64 shown_starts = self->starts, shown_ends = self->ends;

      starts = spor_clock_on_day (spor_date_entry_get_day (self->day), from);
      ends = starts + spor_meeting_kind_length (kind);
      spor_meeting_times_write (self, starts, ends);
      self->starts = shown_starts;
      self->ends = shown_ends;
    }
  spor_meeting_times_update (self);
  spor_meeting_times_agree (self);
}

void
spor_meeting_times_take_kind_back (SporMeetingTimes *self, SporMeetingKind kind)
{
  g_return_if_fail (SPOR_IS_MEETING_TIMES (self));

  self->kind = kind;
  if (!self->by_hand)
    spor_meeting_times_write (self, self->starts, self->ends);
  spor_meeting_times_update (self);
  spor_meeting_times_agree (self);
}

void
spor_meeting_times_set_day (SporMeetingTimes *self, gint64 day)
{
  g_return_if_fail (SPOR_IS_MEETING_TIMES (self));

  spor_date_entry_set_day (self->day, day);
}

void
spor_meeting_times_focus_wrong (SporMeetingTimes *self)
{
  int minutes;

  g_return_if_fail (SPOR_IS_MEETING_TIMES (self));

  if (!spor_date_entry_is_valid (self->day))
    gtk_widget_grab_focus (GTK_WIDGET (self->day));
  else if (!spor_date_entry_is_valid (self->last))
    gtk_widget_grab_focus (GTK_WIDGET (self->last));
  else if (!spor_meeting_times_read_clock (self->from, &minutes))
    gtk_widget_grab_focus (GTK_WIDGET (self->from));
  else
    gtk_widget_grab_focus (GTK_WIDGET (self->to));
}

/* --- Callbacks ------------------------------------------------------------------------------ */

static void
on_left_cb (SporMeetingTimes *self)
{
  gint64 starts, ends;

  spor_meeting_times_read (self, TRUE, &starts, &ends);
  g_signal_emit (self, signals[LEFT], 0);
}

static void
on_typed_cb (SporMeetingTimes *self)
{
  if (self->updating)
    return;
  self->by_hand = TRUE;
  spor_meeting_times_update (self);
  spor_meeting_times_agree (self);
  g_signal_emit (self, signals[CHANGED], 0);
}

/* The last day stays as far from the first. */
static void
on_day_changed_cb (SporMeetingTimes *self)
{
  gint64 day = spor_date_entry_get_day (self->day), last = spor_date_entry_get_day (self->last);

  if (self->updating || day == SPOR_DAY_NONE)
    return;
  self->updating = TRUE;
  if (last != SPOR_DAY_NONE)
    spor_date_entry_set_day (self->last, day + (last - self->first_day));
  self->first_day = day;
  self->updating = FALSE;
  spor_meeting_times_update (self);
  spor_meeting_times_agree (self);
  g_signal_emit (self, signals[CHANGED], 0);
}

static void
on_clock_changed_cb (SporMeetingTimes *self, GtkEntry *entry)
{
  spor_meeting_times_set_wrong (entry, FALSE);
  on_typed_cb (self);
}

/* As Danes write it, whatever was typed. */
static void
spor_meeting_times_tidy (SporMeetingTimes *self, GtkEntry *entry)
{
  int minutes;

  self->updating = TRUE;
  if (spor_meeting_times_read_clock (entry, &minutes))
    spor_meeting_times_write_clock (entry, minutes);
  self->updating = FALSE;
}

static void
on_clock_left_cb (SporMeetingTimes *self)
{
  spor_meeting_times_tidy (self, self->from);
  spor_meeting_times_tidy (self, self->to);
  on_left_cb (self);
}

/* Escape restores; undo and redo are the book's unless something is typed. */
static gboolean
on_clock_key_cb (SporMeetingTimes *self, guint keyval, guint keycode, GdkModifierType state)
{
  if (!spor_meeting_times_is_touched (self))
    return spor_undo_key (GTK_WIDGET (self), keyval, state);
  if (keyval != GDK_KEY_Escape)
    return GDK_EVENT_PROPAGATE;
  spor_meeting_times_write (self, self->starts, self->ends);
  spor_meeting_times_agree (self);
  g_signal_emit (self, signals[CHANGED], 0);
  return GDK_EVENT_STOP;
}

/* --- Object --------------------------------------------------------------------------------- */

static const char *const dispute_ids[SPOR_N_PARTS]
    = { "day_dispute", "last_dispute", "from_dispute", "to_dispute" };

static void
spor_meeting_times_class_init (SporMeetingTimesClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  signals[CHANGED] = g_signal_new ("changed", SPOR_TYPE_MEETING_TIMES, G_SIGNAL_RUN_LAST, 0, NULL,
                                   NULL, NULL, G_TYPE_NONE, 0);
  signals[LEFT] = g_signal_new ("left", SPOR_TYPE_MEETING_TIMES, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                NULL, G_TYPE_NONE, 0);
  signals[DECIDED] = g_signal_new ("decided", SPOR_TYPE_MEETING_TIMES, G_SIGNAL_RUN_LAST, 0, NULL,
                                   NULL, NULL, G_TYPE_NONE, 0);

  g_type_ensure (SPOR_TYPE_DISPUTE);
  g_type_ensure (SPOR_TYPE_DATE_ENTRY);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/dk/kombit/Spor/ui/spor-meeting-times.ui");
  gtk_widget_class_bind_template_child (widget_class, SporMeetingTimes, day);
  gtk_widget_class_bind_template_child (widget_class, SporMeetingTimes, last_label);
  gtk_widget_class_bind_template_child (widget_class, SporMeetingTimes, last);
  gtk_widget_class_bind_template_child (widget_class, SporMeetingTimes, from);
  gtk_widget_class_bind_template_child (widget_class, SporMeetingTimes, to);
  gtk_widget_class_bind_template_child (widget_class, SporMeetingTimes, length);
  gtk_widget_class_bind_template_child (widget_class, SporMeetingTimes, message);
  for (int part = 0; part < SPOR_N_PARTS; part++)
    gtk_widget_class_bind_template_child_full (widget_class, dispute_ids[part], FALSE,
                                               G_STRUCT_OFFSET (SporMeetingTimes, disputes)
                                                   + part * (goffset)sizeof (SporDispute *));
  gtk_widget_class_bind_template_callback (widget_class, on_taken_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_decided_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_left_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_typed_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_day_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_clock_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_clock_left_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_clock_key_cb);
}

static void
spor_meeting_times_init (SporMeetingTimes *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

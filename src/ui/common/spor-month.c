/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "spor-month.h"

#include "spor-civil.h"
#include "spor-focus.h"
#include "spor-time.h"

#include <glib/gi18n-lib.h>

#define WEEKS 6
#define N_DAYS (WEEKS * 7)

struct _SporMonth
{
  AdwBin parent_instance;

  /* template */
  GtkLabel *title;
  GtkGrid *grid;

  /* borrowed: the grid's */
  GtkWidget *buttons[N_DAYS];
  GtkWidget *labels[N_DAYS];

  /* owned */
  gint64 day;         /* chosen */
  gint64 cursor;      /* where the keyboard is; its month is shown */
  gint64 first;       /* the Monday that the first button stands for */
  gint64 clicked_day; /* last, for the second of two clicks */
  gint64 clicked_at;  /* ms */
  SporMonthNote note;
  gpointer note_data;
};

enum
{
  PROP_DAY = 1,
  N_PROPS
};

enum
{
  CHOSEN,
  ACTIVATED,
  N_SIGNALS
};

static GParamSpec *properties[N_PROPS];
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (SporMonth, spor_month, ADW_TYPE_BIN)

static SporCivil
spor_month_civil (gint64 day)
{
  return spor_civil_from_wall (day * 86400);
}

static gint64
spor_month_today (void)
{
  return spor_day_of_instant (g_get_real_time () / G_USEC_PER_SEC);
}

/* --- What is shown -------------------------------------------------------------------------- */

static void
spor_month_set_class (GtkWidget *widget, const char *name, gboolean has)
{
  if (has)
    gtk_widget_add_css_class (widget, name);
  else
    gtk_widget_remove_css_class (widget, name);
}

static void
spor_month_update_day (SporMonth *self, guint index)
{
  GtkWidget *button = self->buttons[index];
  gint64 day = self->first + index;
  SporCivil civil = spor_month_civil (day);
  g_autofree char *number = g_strdup_printf ("%d", civil.day);
  g_autofree char *date = spor_day_format_long (day);
  g_autofree char *note = self->note ? self->note (day, self->note_data) : NULL;
  g_autofree char *label = note ? g_strdup_printf ("%s: %s", date, note) : g_strdup (date);

  gtk_label_set_label (GTK_LABEL (self->labels[index]), number);
  gtk_widget_set_tooltip_text (button, note);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, label,
                                  -1);
  spor_month_set_class (button, "marked", note != NULL);
  spor_month_set_class (button, "today", day == spor_month_today ());
  spor_month_set_class (button, "chosen", day == self->day);
  spor_month_set_class (button, "other-month",
                        civil.month != spor_month_civil (self->cursor).month);
  gtk_widget_set_focusable (button, day == self->cursor);
}

void
spor_month_refresh (SporMonth *self)
{
  SporCivil civil;
  gint64 first;
  g_autofree char *title = NULL;

  g_return_if_fail (SPOR_IS_MONTH (self));

  title = spor_day_format_month (self->cursor);
  civil = spor_month_civil (self->cursor);
  first = self->cursor - civil.day + 1;
  self->first = first - spor_day_weekday (first) + 1;
  gtk_label_set_label (self->title, title);
  for (guint i = 0; i < N_DAYS; i++)
    spor_month_update_day (self, i);
}

/* Days can be focused one at a time, so that Tab leaves the month at once. */
static void
spor_month_go (SporMonth *self, gint64 day)
{
  self->cursor = day;
  spor_month_refresh (self);
  gtk_widget_grab_focus (self->buttons[day - self->first]);
}

static gint64
spor_month_of_step (gint64 day, int months)
{
  SporCivil civil = spor_month_civil (day);

  if (months > 0)
    return spor_day_add_months (day, months);
  civil.month--;
  if (civil.month == 0)
    {
      civil.month = 12;
      civil.year--;
    }
  while (!spor_civil_is_valid (&civil) && civil.day > 28)
    civil.day--;
  return spor_civil_to_wall (&civil) / 86400;
}

/* --- Callbacks ------------------------------------------------------------------------------ */

static void
on_previous_clicked_cb (SporMonth *self)
{
  spor_month_show (self, spor_month_of_step (self->cursor, -1));
}

static void
on_next_clicked_cb (SporMonth *self)
{
  spor_month_show (self, spor_month_of_step (self->cursor, 1));
}

static int
spor_month_find_button (SporMonth *self, GtkWidget *widget)
{
  for (int i = 0; i < N_DAYS; i++)
    if (widget && (widget == self->buttons[i] || gtk_widget_is_ancestor (widget, self->buttons[i])))
      return i;
  return -1;
}

/* The button takes the clicks, so that no gesture around it can count them. */
static gboolean
spor_month_is_second_click (SporMonth *self, gint64 day)
{
  gint64 now = g_get_monotonic_time () / 1000;
  int most;
  gboolean second;

  g_object_get (gtk_widget_get_settings (GTK_WIDGET (self)), "gtk-double-click-time", &most, NULL);
  second = day == self->clicked_day && now - self->clicked_at <= most;
  self->clicked_day = second ? SPOR_DAY_NONE : day;
  self->clicked_at = now;
  return second;
}

static void
spor_month_choose (SporMonth *self, gint64 day)
{
  spor_month_set_day (self, day);
  spor_month_go (self, day);
  g_signal_emit (self, signals[CHOSEN], 0, day);
}

static void
on_day_clicked_cb (SporMonth *self, GtkWidget *button)
{
  g_autoptr (SporMonth) kept = g_object_ref (self);
  gint64 day = self->first + spor_month_find_button (self, button);
  gboolean second = spor_month_is_second_click (self, day);

  spor_month_choose (self, day);
  if (second)
    g_signal_emit (self, signals[ACTIVATED], 0, day);
}

/* Enter chooses as a click does, and then goes on. */
static void
spor_month_activate (SporMonth *self)
{
  g_autoptr (SporMonth) kept = g_object_ref (self);
  gint64 day = self->cursor;

  spor_month_choose (self, day);
  g_signal_emit (self, signals[ACTIVATED], 0, day);
}

static gboolean
on_key_pressed_cb (SporMonth *self, guint keyval)
{
  switch (keyval)
    {
    case GDK_KEY_Left:
    case GDK_KEY_KP_Left:
      spor_month_go (self, self->cursor - 1);
      return GDK_EVENT_STOP;
    case GDK_KEY_Right:
    case GDK_KEY_KP_Right:
      spor_month_go (self, self->cursor + 1);
      return GDK_EVENT_STOP;
    case GDK_KEY_Up:
    case GDK_KEY_KP_Up:
      spor_month_go (self, self->cursor - 7);
      return GDK_EVENT_STOP;
    case GDK_KEY_Down:
    case GDK_KEY_KP_Down:
      spor_month_go (self, self->cursor + 7);
      return GDK_EVENT_STOP;
    case GDK_KEY_Page_Up:
    case GDK_KEY_KP_Page_Up:
      spor_month_go (self, spor_month_of_step (self->cursor, -1));
      return GDK_EVENT_STOP;
    case GDK_KEY_Page_Down:
    case GDK_KEY_KP_Page_Down:
      spor_month_go (self, spor_month_of_step (self->cursor, 1));
      return GDK_EVENT_STOP;
    case GDK_KEY_Return:
    case GDK_KEY_KP_Enter:
      spor_month_activate (self);
      return GDK_EVENT_STOP;
    default:
      return GDK_EVENT_PROPAGATE;
    }
}

/* --- Object --------------------------------------------------------------------------------- */

static void
spor_month_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  switch (id)
    {
    case PROP_DAY:
      g_value_set_int64 (value, SPOR_MONTH (object)->day);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
spor_month_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  switch (id)
    {
    case PROP_DAY:
      spor_month_set_day (SPOR_MONTH (object), g_value_get_int64 (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static gboolean
spor_month_grab_focus (GtkWidget *widget)
{
  SporMonth *self = SPOR_MONTH (widget);

  return gtk_widget_grab_focus (self->buttons[self->cursor - self->first]);
}

static void
spor_month_class_init (SporMonthClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = spor_month_get_property;
  object_class->set_property = spor_month_set_property;
  widget_class->grab_focus = spor_month_grab_focus;
  widget_class->focus = spor_focus_through;
  properties[PROP_DAY]
      = g_param_spec_int64 ("day", NULL, NULL, G_MININT64, G_MAXINT64, SPOR_DAY_NONE,
                            G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY);
  g_object_class_install_properties (object_class, N_PROPS, properties);
  signals[CHOSEN] = g_signal_new ("chosen", SPOR_TYPE_MONTH, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                  G_TYPE_NONE, 1, G_TYPE_INT64);
  signals[ACTIVATED] = g_signal_new ("activated", SPOR_TYPE_MONTH, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                     NULL, G_TYPE_NONE, 1, G_TYPE_INT64);

  gtk_widget_class_set_css_name (widget_class, "month");
  gtk_widget_class_set_template_from_resource (widget_class, "/dk/kombit/Spor/ui/spor-month.ui");
  gtk_widget_class_bind_template_child (widget_class, SporMonth, title);
  gtk_widget_class_bind_template_child (widget_class, SporMonth, grid);
  gtk_widget_class_bind_template_callback (widget_class, on_previous_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_next_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_key_pressed_cb);
}

static void
spor_month_add_day (SporMonth *self, guint index)
{
  GtkWidget *button = gtk_button_new ();
  GtkWidget *label = gtk_label_new (NULL);

  gtk_button_set_child (GTK_BUTTON (button), label);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_add_css_class (button, "day");
  gtk_widget_add_css_class (label, "numeric");
  g_signal_connect_swapped (button, "clicked", G_CALLBACK (on_day_clicked_cb), self);
  gtk_grid_attach (self->grid, button, index % 7, 1 + index / 7, 1, 1);
  self->buttons[index] = button;
  self->labels[index] = label;
}

static void
spor_month_init (SporMonth *self)
{
  self->day = self->clicked_day = SPOR_DAY_NONE;
  self->cursor = spor_month_today ();
  gtk_widget_init_template (GTK_WIDGET (self));
  for (int weekday = 1; weekday <= 7; weekday++)
    {
      GtkWidget *label = gtk_label_new (spor_weekday_short (weekday));

      gtk_widget_add_css_class (label, "caption");
      gtk_widget_add_css_class (label, "dim-label");
      gtk_grid_attach (self->grid, label, weekday - 1, 0, 1, 1);
    }
  for (guint i = 0; i < N_DAYS; i++)
    spor_month_add_day (self, i);
  spor_month_refresh (self);
}

GtkWidget *
spor_month_new (void)
{
  return g_object_new (SPOR_TYPE_MONTH, NULL);
}

gint64
spor_month_get_day (SporMonth *self)
{
  g_return_val_if_fail (SPOR_IS_MONTH (self), SPOR_DAY_NONE);

  return self->day;
}

void
spor_month_set_day (SporMonth *self, gint64 day)
{
  g_return_if_fail (SPOR_IS_MONTH (self));

  if (day != SPOR_DAY_NONE)
    self->cursor = day;
  if (day != self->day)
    {
      self->day = day;
      g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_DAY]);
    }
  spor_month_refresh (self);
}

void
spor_month_show (SporMonth *self, gint64 day)
{
  g_return_if_fail (SPOR_IS_MONTH (self));
  g_return_if_fail (day != SPOR_DAY_NONE);

  self->cursor = day;
  spor_month_refresh (self);
}

void
spor_month_set_notes (SporMonth *self, SporMonthNote note, gpointer user_data)
{
  g_return_if_fail (SPOR_IS_MONTH (self));

  self->note = note;
  self->note_data = user_data;
  spor_month_refresh (self);
}

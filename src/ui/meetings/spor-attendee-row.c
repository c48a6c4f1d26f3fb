/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "spor-attendee-row.h"

#include "spor-tab-box.h"

#include <glib/gi18n-lib.h>

struct _SporAttendeeRow
{
  GtkListBoxRow parent_instance;

  /* template */
  GtkCheckButton *check;
  GtkLabel *name;
  GtkLabel *place;
  GtkLabel *doubt;
  GtkMenuButton *button;
  GMenu *attendances;

  /* owned */
  char *signup_id;
  SporAttendance attendance;
  GSimpleAction *action; /* what the menu shows and sets */
  gboolean updating;
};

enum
{
  NOTED,
  UNINVITED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (SporAttendeeRow, spor_attendee_row, GTK_TYPE_LIST_BOX_ROW)

static void
spor_attendee_row_note (SporAttendeeRow *self, SporAttendance attendance)
{
  if (attendance != self->attendance)
    g_signal_emit (self, signals[NOTED], 0, (int)attendance);
}

/* The keyboard goes on from where the pointer has ticked. */
static void
spor_attendee_row_choose (SporAttendeeRow *self)
{
  GtkWidget *list = gtk_widget_get_parent (GTK_WIDGET (self));

  gtk_widget_grab_focus (GTK_WIDGET (self));
  if (GTK_IS_LIST_BOX (list))
    gtk_list_box_select_row (GTK_LIST_BOX (list), GTK_LIST_BOX_ROW (self));
}

static void
on_toggled_cb (SporAttendeeRow *self)
{
  gboolean came = gtk_check_button_get_active (self->check);

  if (self->updating)
    return;
  spor_attendee_row_choose (self);
  spor_attendee_row_note (self, came ? SPOR_ATTENDANCE_ATTENDED : SPOR_ATTENDANCE_INVITED);
}

static void
on_attendance_activated_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  SporAttendeeRow *self = user_data;
  int attendance = spor_attendance_from_key (g_variant_get_string (parameter, NULL));

  if (attendance >= 0)
    spor_attendee_row_note (self, attendance);
}

/* In an archived round the box is grey. */
static void
on_tick_activated_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  SporAttendeeRow *self = user_data;

  if (gtk_widget_is_sensitive (GTK_WIDGET (self->check)))
    spor_attendee_row_toggle (self);
}

static void
on_uninvite_activated_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  g_signal_emit (user_data, signals[UNINVITED], 0);
}

static void
spor_attendee_row_dispose (GObject *object)
{
  g_clear_object (&SPOR_ATTENDEE_ROW (object)->action);
  G_OBJECT_CLASS (spor_attendee_row_parent_class)->dispose (object);
}

static void
spor_attendee_row_finalize (GObject *object)
{
  g_free (SPOR_ATTENDEE_ROW (object)->signup_id);
  G_OBJECT_CLASS (spor_attendee_row_parent_class)->finalize (object);
}

static void
spor_attendee_row_class_init (SporAttendeeRowClass *klass)
{
  static const guint ticking[]
      = { GDK_KEY_space, GDK_KEY_KP_Space, GDK_KEY_Return, GDK_KEY_ISO_Enter, GDK_KEY_KP_Enter };
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = spor_attendee_row_dispose;
  G_OBJECT_CLASS (klass)->finalize = spor_attendee_row_finalize;
  signals[NOTED] = g_signal_new ("noted", SPOR_TYPE_ATTENDEE_ROW, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                 NULL, G_TYPE_NONE, 1, G_TYPE_INT);
  signals[UNINVITED] = g_signal_new ("uninvited", SPOR_TYPE_ATTENDEE_ROW, G_SIGNAL_RUN_LAST, 0,
                                     NULL, NULL, NULL, G_TYPE_NONE, 0);
  for (guint i = 0; i < G_N_ELEMENTS (ticking); i++)
    gtk_widget_class_add_binding_action (widget_class, ticking[i], 0, "attendee.tick", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Delete, 0, "attendee.uninvite", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_KP_Delete, 0, "attendee.uninvite",
                                       NULL);

  g_type_ensure (SPOR_TYPE_TAB_BOX);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/dk/kombit/Spor/ui/spor-attendee-row.ui");
  gtk_widget_class_bind_template_child (widget_class, SporAttendeeRow, check);
  gtk_widget_class_bind_template_child (widget_class, SporAttendeeRow, name);
  gtk_widget_class_bind_template_child (widget_class, SporAttendeeRow, place);
  gtk_widget_class_bind_template_child (widget_class, SporAttendeeRow, doubt);
  gtk_widget_class_bind_template_child (widget_class, SporAttendeeRow, button);
  gtk_widget_class_bind_template_child (widget_class, SporAttendeeRow, attendances);
  gtk_widget_class_bind_template_callback (widget_class, on_toggled_cb);
}

/* A click on a name chooses it: only the box and the keyboard tick. */
static void
spor_attendee_row_add_tick (SporAttendeeRow *self, GActionMap *group)
{
  g_autoptr (GSimpleAction) action = g_simple_action_new ("tick", NULL);

  g_signal_connect_object (action, "activate", G_CALLBACK (on_tick_activated_cb), self, 0);
  g_action_map_add_action (group, G_ACTION (action));
}

static void
spor_attendee_row_add_uninvite (SporAttendeeRow *self, GActionMap *group)
{
  g_autoptr (GSimpleAction) action = g_simple_action_new ("uninvite", NULL);
  g_autoptr (GMenu) section = g_menu_new ();
  g_autoptr (GMenuItem) item = g_menu_item_new (_ ("_Uninvite"), "attendee.uninvite");

  g_signal_connect_object (action, "activate", G_CALLBACK (on_uninvite_activated_cb), self, 0);
  g_action_map_add_action (group, G_ACTION (action));
  g_menu_item_set_attribute (item, "accel", "s", "Delete");
  g_menu_append_item (section, item);
  g_menu_append_section (self->attendances, NULL, G_MENU_MODEL (section));
}

static void
spor_attendee_row_add_menu (SporAttendeeRow *self)
{
  g_autoptr (GSimpleActionGroup) group = g_simple_action_group_new ();
  g_autoptr (GMenu) section = g_menu_new ();
  g_autoptr (GVariant) state = g_variant_ref_sink (g_variant_new_string (""));

  self->action = g_simple_action_new_stateful ("attendance", G_VARIANT_TYPE_STRING, state);
  g_signal_connect_object (self->action, "activate", G_CALLBACK (on_attendance_activated_cb), self,
                           0);
  g_action_map_add_action (G_ACTION_MAP (group), G_ACTION (self->action));
  gtk_widget_insert_action_group (GTK_WIDGET (self), "attendee", G_ACTION_GROUP (group));
  for (int attendance = 0; attendance < SPOR_N_ATTENDANCES; attendance++)
    {
      g_autofree char *action
          = g_strdup_printf ("attendee.attendance::%s", spor_attendance_key (attendance));

      g_menu_append (section, spor_attendance_label (attendance), action);
    }
  g_menu_append_section (self->attendances, NULL, G_MENU_MODEL (section));
  spor_attendee_row_add_tick (self, G_ACTION_MAP (group));
  spor_attendee_row_add_uninvite (self, G_ACTION_MAP (group));
}

static void
spor_attendee_row_init (SporAttendeeRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  spor_attendee_row_add_menu (self);
}

GtkWidget *
spor_attendee_row_new (void)
{
  return g_object_new (SPOR_TYPE_ATTENDEE_ROW, NULL);
}

void
spor_attendee_row_show (SporAttendeeRow *self,
                        const SporAttendee *attendee,
                        const char *place,
                        const char *doubt)
{
  const char *state = spor_attendance_label (attendee->attendance);
  g_autofree char *label
      = g_strjoin (", ", attendee->name, place, state, doubt, NULL); /* doubt may end it */
  /* Translators: a button; a person's name */
  g_autofree char *button = g_strdup_printf (_ ("Attendance of %s"), attendee->name);

  g_return_if_fail (SPOR_IS_ATTENDEE_ROW (self));

  if (self->signup_id != attendee->signup_id)
    {
      g_free (self->signup_id);
      self->signup_id = g_strdup (attendee->signup_id);
    }
  self->attendance = attendee->attendance;
  self->updating = TRUE;
  gtk_check_button_set_active (self->check, attendee->attendance == SPOR_ATTENDANCE_ATTENDED);
  self->updating = FALSE;
  gtk_label_set_label (self->name, attendee->name);
  gtk_label_set_label (self->place, place);
  gtk_label_set_label (self->doubt, doubt ? doubt : "");
  gtk_widget_set_visible (GTK_WIDGET (self->doubt), doubt != NULL);
  gtk_menu_button_set_label (self->button, state);
  g_simple_action_set_state (self->action,
                             g_variant_new_string (spor_attendance_key (attendee->attendance)));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->check), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  attendee->name, -1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->button), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  button, -1);
}

const char *
spor_attendee_row_get_signup (SporAttendeeRow *self)
{
  g_return_val_if_fail (SPOR_IS_ATTENDEE_ROW (self), NULL);

  return self->signup_id;
}

void
spor_attendee_row_toggle (SporAttendeeRow *self)
{
  g_return_if_fail (SPOR_IS_ATTENDEE_ROW (self));

  gtk_check_button_set_active (self->check, !gtk_check_button_get_active (self->check));
}

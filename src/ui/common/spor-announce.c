/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "spor-announce.h"

/* What the keyboard is at has come to rest by then: what was done may have moved it. */
#define SETTLE_MS 150
/* So long it is the description of what the keyboard is at; whoever asks again hears it again. */
#define HEARD_MS 4000

#define HEARD_KEY "spor-announced"

typedef struct
{
  GWeakRef widget;
  char *text;
} SporAnnouncement;

static SporAnnouncement *
spor_announcement_new (gpointer widget, const char *text)
{
  SporAnnouncement *self = g_new0 (SporAnnouncement, 1);

  g_weak_ref_init (&self->widget, widget);
  self->text = g_strdup (text);
  return self;
}

static void
spor_announcement_free (gpointer data)
{
  SporAnnouncement *self = data;

  g_weak_ref_clear (&self->widget);
  g_free (self->text);
  g_free (self);
}

static gboolean
on_heard_cb (gpointer data)
{
  g_autoptr (GtkWidget) focus = g_weak_ref_get (&((SporAnnouncement *)data)->widget);

  if (focus)
    {
      g_object_set_data (G_OBJECT (focus), HEARD_KEY, NULL);
      gtk_accessible_reset_property (GTK_ACCESSIBLE (focus), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION);
    }
  return G_SOURCE_REMOVE;
}

/* A screen reader says the description of what the keyboard is at when it changes. What has one of
 * its own, such as the map with its keys, keeps it. */
static void
spor_describe (GtkWidget *focus, const char *text)
{
  gboolean is_ours = g_object_get_data (G_OBJECT (focus), HEARD_KEY) != NULL;

  if (!is_ours
      && gtk_test_accessible_has_property (GTK_ACCESSIBLE (focus),
                                           GTK_ACCESSIBLE_PROPERTY_DESCRIPTION))
    return;
  gtk_accessible_update_property (GTK_ACCESSIBLE (focus), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, text,
                                  -1);
  if (is_ours)
    return;
  g_object_set_data (G_OBJECT (focus), HEARD_KEY, focus);
  g_timeout_add_full (G_PRIORITY_DEFAULT, HEARD_MS, on_heard_cb,
                      spor_announcement_new (focus, NULL), spor_announcement_free);
}

static gboolean
on_settled_cb (gpointer data)
{
  SporAnnouncement *self = data;
  g_autoptr (GtkWidget) from = g_weak_ref_get (&self->widget);
  GtkRoot *root = from ? gtk_widget_get_root (from) : NULL;
  GtkWidget *focus = root ? gtk_root_get_focus (root) : NULL;

  if (focus)
    spor_describe (focus, self->text);
  return G_SOURCE_REMOVE;
}

void
spor_announce (GtkWidget *from, const char *text)
{
  g_return_if_fail (GTK_IS_WIDGET (from));
  g_return_if_fail (text != NULL);

  g_timeout_add_full (G_PRIORITY_DEFAULT, SETTLE_MS, on_settled_cb,
                      spor_announcement_new (from, text), spor_announcement_free);
}

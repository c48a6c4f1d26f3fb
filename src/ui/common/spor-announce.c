/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "spor-announce.h"

/* What the keyboard is at has come to rest by then: what was done may have moved it. */
#define SETTLE_MS 150
/* So long it is the description of what the keyboard is at; whoever asks again hears it again. Then
 * that has its own back. */
#define HEARD_MS 4000

#define HEARD_KEY "spor-announced"

/* What is said, somewhere in the window of a widget. */
typedef struct
{
  GWeakRef from;
  char *text;
} SporAnnouncement;

static SporAnnouncement *
spor_announcement_new (GtkWidget *from, const char *text)
{
  SporAnnouncement *self = g_new0 (SporAnnouncement, 1);

  g_weak_ref_init (&self->from, from);
  self->text = g_strdup (text);
  return self;
}

static void
spor_announcement_free (gpointer data)
{
  SporAnnouncement *self = data;

  g_weak_ref_clear (&self->from);
  g_free (self->text);
  g_free (self);
}

/* --- The description it is lent ------------------------------------------------------------- */

/* What a widget is described by for a while, and what it was described by before: a tooltip, its
 * keys, what is wrong with it. The widget keeps it. */
typedef struct
{
  GtkWidget *widget; /* borrowed: it keeps this */
  char *text;
  char *former; /* nullable: by nothing */
  guint timeout;
} SporLoan;

static void
spor_loan_free (gpointer data)
{
  SporLoan *self = data;

  g_clear_handle_id (&self->timeout, g_source_remove);
  g_free (self->text);
  g_free (self->former);
  g_free (self);
}

/* (nullable) (transfer full): NULL where there is none. GTK tells it to tests, and to nobody else.
 */
static char *
spor_get_description (GtkWidget *widget)
{
  char *text;

  if (!gtk_test_accessible_has_property (GTK_ACCESSIBLE (widget),
                                         GTK_ACCESSIBLE_PROPERTY_DESCRIPTION))
    return NULL;
  text = gtk_test_accessible_check_property (GTK_ACCESSIBLE (widget),
                                             GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, "");
  return text ? text : g_strdup ("");
}

/* @text: nullable */
static void
spor_set_description (GtkWidget *widget, const char *text)
{
  if (text)
    gtk_accessible_update_property (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                    text, -1);
  else
    gtk_accessible_reset_property (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION);
}

/* What has been set meanwhile is newer, and stays. */
static gboolean
on_heard_cb (gpointer data)
{
  SporLoan *loan = data;
  g_autofree char *present = spor_get_description (loan->widget);

  loan->timeout = 0;
  if (g_strcmp0 (present, loan->text) == 0)
    spor_set_description (loan->widget, loan->former);
  g_object_set_data (G_OBJECT (loan->widget), HEARD_KEY, NULL);
  return G_SOURCE_REMOVE;
}

/* A screen reader says the description of what the keyboard is at when it changes. */
static void
spor_describe (GtkWidget *focus, const char *text)
{
  SporLoan *before = g_object_get_data (G_OBJECT (focus), HEARD_KEY);
  g_autofree char *present = spor_get_description (focus);
  gboolean lent = before && g_strcmp0 (present, before->text) == 0;
  SporLoan *loan = g_new0 (SporLoan, 1);

  loan->widget = focus;
  loan->text = g_strdup (text);
  loan->former = g_strdup (lent ? before->former : present);
  loan->timeout = g_timeout_add (HEARD_MS, on_heard_cb, loan);
  g_object_set_data_full (G_OBJECT (focus), HEARD_KEY, loan, spor_loan_free);
  spor_set_description (focus, text);
}

/* -------------------------------------------------------------------------------------------- */

static gboolean
on_settled_cb (gpointer data)
{
  SporAnnouncement *self = data;
  g_autoptr (GtkWidget) from = g_weak_ref_get (&self->from);
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

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "spor-meeting-claims.h"

#include "spor-member-chooser.h"
#include "spor-plain-row.h"
#include "spor-why.h"

#include <glib/gi18n-lib.h>

#define CLAIM_ID "spor-claim-id"

struct _SporMeetingClaims
{
  AdwBin parent_instance;

  /* template */
  AdwPreferencesGroup *group;
  GtkWidget *add;
  SporMemberChooser *chooser;
  GtkListBox *list;

  /* owned */
  char *meeting_id;
};

G_DEFINE_FINAL_TYPE (SporMeetingClaims, spor_meeting_claims, ADW_TYPE_BIN)

/* --- Where they lead ------------------------------------------------------------------------ */

static gboolean
spor_window_has_action (GtkWidget *widget, const char *wanted)
{
  GtkRoot *root = gtk_widget_get_root (widget);
  GtkWidgetClass *klass = root ? GTK_WIDGET_GET_CLASS (root) : NULL;
  const GVariantType *parameter;
  const char *name, *property;
  GType owner;

  for (guint i = 0;
       klass && gtk_widget_class_query_action (klass, i, &owner, &name, &parameter, &property); i++)
    if (g_str_equal (name, wanted))
      return TRUE;
  return FALSE;
}

static void
on_row_activated_cb (SporMeetingClaims *self, GtkListBoxRow *row)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "win.show-claim", "s",
                              g_object_get_data (G_OBJECT (row), CLAIM_ID));
}

static void
on_chosen_cb (SporMeetingClaims *self, SporSignup *signup)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "win.new-claim", "(ss)", self->meeting_id,
                              spor_signup_get_row (signup)->id);
}

/* --- What is shown -------------------------------------------------------------------------- */

static void
spor_meeting_claims_add_row (SporMeetingClaims *self,
                             const SporClaim *claim,
                             gint64 due,
                             SporSignups *signups)
{
  int index = spor_signups_find (signups, claim->signup_id);
  const char *name = index >= 0 ? spor_signups_row (signups, index)->name : _ ("Not known");
  g_autofree char *amount = spor_money_format (due);
  GtkWidget *row = spor_plain_row_new (name, spor_claim_state_label (claim->state));

  adw_action_row_add_suffix (ADW_ACTION_ROW (row),
                             g_object_new (GTK_TYPE_LABEL, "label", amount, "css-classes",
                                           (const char *const[]){ "numeric", NULL }, NULL));
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row),
                                    spor_window_has_action (GTK_WIDGET (self), "win.show-claim"));
  g_object_set_data_full (G_OBJECT (row), CLAIM_ID, g_strdup (claim->id), g_free);
  gtk_list_box_append (self->list, row);
}

/* Several claims to a meeting, or none. */
static void
spor_meeting_claims_say (SporMeetingClaims *self, guint n, gint64 total)
{
  g_autofree char *amount = spor_money_format (total);
  g_autofree char *text
      /* Translators: how many travel claims, and what they add up to */
      = g_strdup_printf (ngettext ("%1$u claim, %2$s", "%1$u claims, %2$s in all", n), n, amount);

  adw_preferences_group_set_description (
      self->group, n > 0 ? text : _ ("Nobody has claimed transport to this meeting."));
  gtk_widget_set_visible (GTK_WIDGET (self->list), n > 0);
}

/* Those who came may have had expenses. */
static void
spor_meeting_claims_offer (SporMeetingClaims *self,
                           SporSignups *signups,
                           const GPtrArray *attendees,
                           const char *closed)
{
  g_autoptr (GArray) people = g_array_new (FALSE, FALSE, sizeof (guint));
  gboolean has_action = spor_window_has_action (GTK_WIDGET (self), "win.new-claim");

  for (guint i = 0; i < attendees->len; i++)
    {
      const SporAttendee *attendee = g_ptr_array_index (attendees, i);
      int index = spor_signups_find (signups, attendee->signup_id);
      guint person = index;

      if (index >= 0 && attendee->attendance == SPOR_ATTENDANCE_ATTENDED)
        g_array_append_val (people, person);
    }
  spor_member_chooser_set_people (self->chooser, signups, people);
  gtk_widget_set_sensitive (self->add, has_action && people->len > 0 && !closed);
  spor_say_why (self->add,
                people->len > 0 ? _ ("For somebody who came")
                                : _ ("Tick that they came; then they can claim transport"),
                closed);
}

void
spor_meeting_claims_show (SporMeetingClaims *self, SporBook *book, guint meeting)
{
  SporSnapshot *snapshot = spor_book_get_snapshot (book);
  SporRefunds *refunds = spor_snapshot_get_refunds (snapshot);
  SporSignups *signups = spor_snapshot_get_signups (snapshot);
  const SporMeeting *shown = spor_refunds_meeting (refunds, meeting);
  GtkListBoxRow *row;
  gint64 total = 0;
  guint n = 0;

  g_return_if_fail (SPOR_IS_MEETING_CLAIMS (self));

  g_free (self->meeting_id);
  self->meeting_id = g_strdup (shown->id);
  while ((row = gtk_list_box_get_row_at_index (self->list, 0)))
    gtk_list_box_remove (self->list, GTK_WIDGET (row));
  for (guint i = 0; i < spor_refunds_n_claims (refunds); i++)
    {
      const SporClaim *claim = spor_refunds_claim (refunds, i);

      if (!g_str_equal (claim->meeting_id, shown->id))
        continue;
      spor_meeting_claims_add_row (self, claim, spor_refunds_due (refunds, claim), signups);
      total += spor_refunds_due (refunds, claim);
      n++;
    }
  spor_meeting_claims_say (self, n, total);
  spor_meeting_claims_offer (self, signups, spor_refunds_attendance (refunds, meeting),
                             spor_snapshot_get_closed (snapshot));
  gtk_widget_set_visible (self->add, shown->kind == SPOR_MEETING_PHYSICAL);
  gtk_widget_set_visible (GTK_WIDGET (self), shown->kind == SPOR_MEETING_PHYSICAL || n > 0);
}

/* --- Object --------------------------------------------------------------------------------- */

static void
spor_meeting_claims_finalize (GObject *object)
{
  g_free (SPOR_MEETING_CLAIMS (object)->meeting_id);
  G_OBJECT_CLASS (spor_meeting_claims_parent_class)->finalize (object);
}

static void
spor_meeting_claims_class_init (SporMeetingClaimsClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = spor_meeting_claims_finalize;
  g_type_ensure (SPOR_TYPE_MEMBER_CHOOSER);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/dk/kombit/Spor/ui/spor-meeting-claims.ui");
  gtk_widget_class_bind_template_child (widget_class, SporMeetingClaims, group);
  gtk_widget_class_bind_template_child (widget_class, SporMeetingClaims, add);
  gtk_widget_class_bind_template_child (widget_class, SporMeetingClaims, chooser);
  gtk_widget_class_bind_template_child (widget_class, SporMeetingClaims, list);
  gtk_widget_class_bind_template_callback (widget_class, on_row_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_chosen_cb);
}

static void
spor_meeting_claims_init (SporMeetingClaims *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "spor-new-claim-window.h"

#include "spor-claim-item.h"
#include "spor-claim-offer.h"
#include "spor-claim-words.h"
#include "spor-guide.h"
#include "spor-member-chooser.h"
#include "spor-short-choice.h"
#include "spor-text-scale.h"

#include <glib/gi18n-lib.h>
#include <string.h>

struct _SporNewClaimWindow
{
  AdwWindow parent_instance;

  /* template */
  GtkMenuButton *member;
  SporMemberChooser *chooser;
  GtkLabel *member_name;
  GtkDropDown *meeting;
  GtkStringList *meeting_names;
  GtkLabel *objection;
  GtkLabel *claimed;
  GtkWidget *make;

  /* owned */
  SporBook *book;
  SporSnapshot *snapshot;
  GtkWidget *from;
  SporClaimMade made;
  char *signup_id;     /* who is chosen; NULL: there is nobody to choose */
  GPtrArray *meetings; /* const SporMeeting*, as in the drop down */
  char *meeting_id;    /* the one that is wished for */
};

G_DEFINE_FINAL_TYPE (SporNewClaimWindow, spor_new_claim_window, ADW_TYPE_WINDOW)

/* --- Who and what there is to choose -------------------------------------------------------- */

static gboolean
spor_is_offered (SporSnapshot *snapshot, const char *signup_id)
{
  g_autofree char *objection = spor_claim_offer_objection (snapshot, signup_id);

  return !objection;
}

static gboolean
spor_is_member (SporComposition *composition, SporSignups *signups, const SporSignupRow *row)
{
  int index = spor_signups_find (signups, row->id);

  return index >= 0 && spor_composition_find (composition, index, NULL, NULL) == SPOR_SPOT_SEATED;
}

static int
spor_compare_members (gconstpointer a, gconstpointer b, gpointer user_data)
{
  const SporSignupRow *one = *(const SporSignupRow *const *)a;
  const SporSignupRow *two = *(const SporSignupRow *const *)b;
  SporComposition *composition = spor_snapshot_get_decided (user_data);
  SporSignups *signups = spor_snapshot_get_signups (user_data);
  int order
      = spor_is_member (composition, signups, two) - spor_is_member (composition, signups, one);

  return order ? order : strcmp (one->name_key, two->name_key);
}

static GPtrArray *
spor_list_members (SporSnapshot *snapshot)
{
  SporSignups *signups = spor_snapshot_get_signups (snapshot);
  GPtrArray *members = g_ptr_array_new ();

  for (guint i = 0; i < spor_signups_n (signups); i++)
    if (spor_is_offered (snapshot, spor_signups_row (signups, i)->id))
      g_ptr_array_add (members, (gpointer)spor_signups_row (signups, i));
  g_ptr_array_sort_with_data (members, spor_compare_members, snapshot);
  return members;
}

gboolean
spor_new_claim_is_possible (SporSnapshot *snapshot)
{
  g_autoptr (GPtrArray) members = spor_list_members (snapshot);

  return members->len > 0;
}

/* The latest first. */
static GPtrArray *
spor_list_meetings (SporSnapshot *snapshot, const char *signup_id)
{
  SporRefunds *refunds = spor_snapshot_get_refunds (snapshot);
  GPtrArray *meetings = g_ptr_array_new ();

  for (guint m = spor_refunds_n_meetings (refunds); m-- > 0;)
    if (spor_is_invited (snapshot, m, signup_id))
      g_ptr_array_add (meetings, (gpointer)spor_refunds_meeting (refunds, m));
  return meetings;
}

/* Somebody claims for what is over: the latest meeting that has begun. */
static guint
spor_new_claim_window_propose (SporNewClaimWindow *self)
{
  gint64 now = g_get_real_time () / G_USEC_PER_SEC;

  for (guint i = 0; i < self->meetings->len; i++)
    if (g_strcmp0 (((SporMeeting *)g_ptr_array_index (self->meetings, i))->id, self->meeting_id)
        == 0)
      return i;
  for (guint i = 0; i < self->meetings->len; i++)
    if (((SporMeeting *)g_ptr_array_index (self->meetings, i))->starts <= now)
      return i;
  return 0;
}

/* --- What has been claimed ------------------------------------------------------------------ */

/* The newest for a meeting, and how many there are. */
static const SporClaim *
spor_find_claim (const SporRefunds *refunds,
                 const char *meeting_id,
                 const char *signup_id,
                 guint *n)
{
  const SporClaim *newest = NULL;

  *n = 0;
  for (guint i = 0; i < spor_refunds_n_claims (refunds); i++)
    {
      const SporClaim *claim = spor_refunds_claim (refunds, i);

      if (!g_str_equal (claim->meeting_id, meeting_id)
          || !g_str_equal (claim->signup_id, signup_id))
        continue;
      newest = claim;
      (*n)++;
    }
  return newest;
}

/* Not forbidden: something may have been forgotten in the first. */
static char *
spor_new_claim_window_describe_claimed (SporNewClaimWindow *self)
{
  SporRefunds *refunds = spor_snapshot_get_refunds (self->snapshot);
  SporSignups *signups = spor_snapshot_get_signups (self->snapshot);
  guint chosen = gtk_drop_down_get_selected (self->meeting);
  guint n = 0;
  const SporMeeting *meeting
      = chosen < self->meetings->len ? g_ptr_array_index (self->meetings, chosen) : NULL;
  const SporClaim *claim
      = meeting ? spor_find_claim (refunds, meeting->id, self->signup_id, &n) : NULL;
  int index = claim ? spor_signups_find (signups, self->signup_id) : -1;
  g_autofree char *state = NULL;
  g_autofree char *amount = NULL;

  if (index < 0)
    return g_strdup ("");
  state = g_utf8_strdown (spor_claim_state_label (claim->state), -1);
  amount = spor_money_format (spor_refunds_due (refunds, claim));
  return g_strdup_printf (
      /* Translators: a member; how many claims there are; the state and the amount of the only or
       * the newest one */
      ngettext ("%1$s has %2$u claim for this meeting already: %3$s, %4$s.",
                "%1$s has %2$u claims for this meeting already. The newest: %3$s, %4$s.", n),
      spor_signups_row (signups, index)->name, n, state, amount);
}

/* Who does not see the line hears it where either is chosen. */
static void
spor_new_claim_window_tell_claimed (SporNewClaimWindow *self)
{
  g_autofree char *text = spor_new_claim_window_describe_claimed (self);
  const char *hint = gtk_widget_get_tooltip_text (GTK_WIDGET (self->member));

  gtk_label_set_label (self->claimed, text);
  gtk_widget_set_visible (GTK_WIDGET (self->claimed), *text);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->member),
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, *text ? text : hint, -1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->meeting),
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, text, -1);
}

/* --- Filling -------------------------------------------------------------------------------- */

static void
spor_string_list_clear (GtkStringList *list)
{
  gtk_string_list_splice (list, 0, g_list_model_get_n_items (G_LIST_MODEL (list)), NULL);
}

static void
spor_new_claim_window_fill_meetings (SporNewClaimWindow *self)
{
  g_clear_pointer (&self->meetings, g_ptr_array_unref);
  self->meetings
      = self->signup_id ? spor_list_meetings (self->snapshot, self->signup_id) : g_ptr_array_new ();
  spor_string_list_clear (self->meeting_names);
  for (guint i = 0; i < self->meetings->len; i++)
    {
      g_autofree char *name = spor_meeting_summary (g_ptr_array_index (self->meetings, i));

      gtk_string_list_append (self->meeting_names, name);
    }
  gtk_drop_down_set_selected (self->meeting, spor_new_claim_window_propose (self));
  gtk_widget_set_sensitive (self->make, self->meetings->len > 0);
  gtk_widget_set_visible (GTK_WIDGET (self->objection), !self->signup_id);
  spor_new_claim_window_tell_claimed (self);
}

/* @row: (nullable): nobody */
static void
spor_new_claim_window_choose (SporNewClaimWindow *self, const SporSignupRow *row)
{
  g_autofree char *name
      = row ? g_strjoin (", ", row->name, *row->place ? row->place : NULL, NULL) : NULL;
  g_autofree char *spoken = NULL;

  g_free (self->signup_id);
  self->signup_id = row ? g_strdup (row->id) : NULL;
  gtk_label_set_label (self->member_name, name ? name : "");
  /* Translators: for screen readers: what is asked for, and who is chosen */
  spoken = g_strdup_printf (_ ("%s: %s"), _ ("Member"), name ? name : "");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->member), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  spoken, -1);
  gtk_widget_set_sensitive (GTK_WIDGET (self->member), row != NULL);
  spor_new_claim_window_fill_meetings (self);
}

/* @signup_id: (nullable): who is wished for; else the first */
static void
spor_new_claim_window_fill (SporNewClaimWindow *self, const char *signup_id)
{
  SporSignups *signups = spor_snapshot_get_signups (self->snapshot);
  g_autoptr (GPtrArray) members = spor_list_members (self->snapshot);
  g_autoptr (GArray) people = g_array_new (FALSE, FALSE, sizeof (guint));
  const SporSignupRow *chosen = members->len > 0 ? g_ptr_array_index (members, 0) : NULL;

  for (guint i = 0; i < members->len; i++)
    {
      const SporSignupRow *row = g_ptr_array_index (members, i);
      guint index = spor_signups_find (signups, row->id);

      g_array_append_val (people, index);
      if (g_strcmp0 (row->id, signup_id) == 0)
        chosen = row;
    }
  spor_member_chooser_set_people (self->chooser, signups, people);
  spor_new_claim_window_choose (self, chosen);
}

static void
on_member_chosen_cb (SporNewClaimWindow *self, SporSignup *signup)
{
  spor_new_claim_window_choose (self, spor_signup_get_row (signup));
}

/* Also while the meetings are filled in, and there is nothing to say yet. */
static void
on_meeting_chosen_cb (SporNewClaimWindow *self)
{
  if (self->meetings)
    spor_new_claim_window_tell_claimed (self);
}

static void
on_make_clicked_cb (SporNewClaimWindow *self)
{
  guint meeting = gtk_drop_down_get_selected (self->meeting);

  if (!self->signup_id || meeting >= self->meetings->len)
    return;
  spor_claim_make (self->from, self->book, spor_snapshot_get_round (self->snapshot),
                   ((SporMeeting *)g_ptr_array_index (self->meetings, meeting))->id,
                   self->signup_id, NULL, self->made);
  gtk_window_close (GTK_WINDOW (self));
}

static void
on_begin_activated_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  on_make_clicked_cb (SPOR_NEW_CLAIM_WINDOW (widget));
}

/* --- Object --------------------------------------------------------------------------------- */

static void
spor_new_claim_window_dispose (GObject *object)
{
  SporNewClaimWindow *self = SPOR_NEW_CLAIM_WINDOW (object);

  g_clear_pointer (&self->meetings, g_ptr_array_unref);
  g_clear_object (&self->snapshot);
  g_clear_object (&self->book);
  g_clear_object (&self->from);
  G_OBJECT_CLASS (spor_new_claim_window_parent_class)->dispose (object);
}

static void
spor_new_claim_window_finalize (GObject *object)
{
  g_free (SPOR_NEW_CLAIM_WINDOW (object)->meeting_id);
  g_free (SPOR_NEW_CLAIM_WINDOW (object)->signup_id);
  G_OBJECT_CLASS (spor_new_claim_window_parent_class)->finalize (object);
}

static void
spor_new_claim_window_class_init (SporNewClaimWindowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = spor_new_claim_window_dispose;
  object_class->finalize = spor_new_claim_window_finalize;
  g_type_ensure (SPOR_TYPE_MEMBER_CHOOSER);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/dk/kombit/Spor/ui/spor-new-claim-window.ui");
  gtk_widget_class_bind_template_child (widget_class, SporNewClaimWindow, member);
  gtk_widget_class_bind_template_child (widget_class, SporNewClaimWindow, chooser);
  gtk_widget_class_bind_template_child (widget_class, SporNewClaimWindow, member_name);
  gtk_widget_class_bind_template_child (widget_class, SporNewClaimWindow, meeting);
  gtk_widget_class_bind_template_child (widget_class, SporNewClaimWindow, meeting_names);
  gtk_widget_class_bind_template_child (widget_class, SporNewClaimWindow, objection);
  gtk_widget_class_bind_template_child (widget_class, SporNewClaimWindow, claimed);
  gtk_widget_class_bind_template_child (widget_class, SporNewClaimWindow, make);
  gtk_widget_class_bind_template_callback (widget_class, on_member_chosen_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_meeting_chosen_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_make_clicked_cb);
  /* not the window's own: with the keyboard in a list of choices that opens the list */
  gtk_widget_class_install_action (widget_class, "claim.begin", NULL, on_begin_activated_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Return, GDK_CONTROL_MASK,
                                       "claim.begin", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_KP_Enter, GDK_CONTROL_MASK,
                                       "claim.begin", NULL);
  spor_guide_install_class (widget_class, "refunds");
}

static void
spor_new_claim_window_init (SporNewClaimWindow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  spor_fill_menu_button (self->member);
  spor_short_choice (self->meeting);
}

static gboolean
spor_may_claim (SporSnapshot *snapshot, const char *meeting_id, const char *signup_id)
{
  int meeting = meeting_id && *meeting_id
                    ? spor_refunds_find_meeting (spor_snapshot_get_refunds (snapshot), meeting_id)
                    : -1;

  return meeting >= 0 && signup_id && *signup_id && spor_is_invited (snapshot, meeting, signup_id);
}

void
spor_new_claim_ask (GtkWidget *from,
                    SporBook *book,
                    const char *meeting_id,
                    const char *signup_id,
                    SporClaimMade made)
{
  SporSnapshot *snapshot = spor_book_get_snapshot (book);
  SporNewClaimWindow *self;

  if (spor_may_claim (snapshot, meeting_id, signup_id))
    {
      spor_claim_make (from, book, spor_snapshot_get_round (snapshot), meeting_id, signup_id, NULL,
                       made);
      return;
    }
  self = g_object_new (SPOR_TYPE_NEW_CLAIM_WINDOW, "transient-for", gtk_widget_get_root (from),
                       NULL);
  spor_text_scale_window (GTK_WINDOW (self));
  self->from = g_object_ref (from);
  self->book = g_object_ref (book);
  self->snapshot = g_object_ref (snapshot);
  self->made = made;
  self->meeting_id = g_strdup (meeting_id);
  spor_new_claim_window_fill (self, signup_id);
  gtk_widget_grab_focus (GTK_WIDGET (self->member));
  gtk_window_present (GTK_WINDOW (self));
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "spor-new-claim-window.h"

#include "spor-claim-item.h"
#include "spor-claim-offer.h"
#include "spor-claim-words.h"
#include "spor-guide.h"
#include "spor-short-choice.h"
#include "spor-text-scale.h"

#include <glib/gi18n-lib.h>
#include <string.h>

struct _SporNewClaimWindow
{
  AdwWindow parent_instance;

  /* template */
  GtkDropDown *member;
  GtkStringList *member_names;
  GtkDropDown *meeting;
  GtkStringList *meeting_names;
  GtkLabel *objection;
  GtkWidget *make;

  /* owned */
  SporBook *book;
  SporSnapshot *snapshot;
  GtkWidget *from;
  SporClaimMade made;
  GPtrArray *members;  /* const SporSignupRow*, as in the drop down */
  GPtrArray *meetings; /* const SporMeeting*, as in the drop down */
  char *meeting_id;    /* the one that is wished for */
  gboolean filling;
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

/* --- Filling -------------------------------------------------------------------------------- */

static void
spor_string_list_clear (GtkStringList *list)
{
  gtk_string_list_splice (list, 0, g_list_model_get_n_items (G_LIST_MODEL (list)), NULL);
}

static void
spor_new_claim_window_fill_members (SporNewClaimWindow *self, const char *signup_id)
{
  guint chosen = 0;

  self->filling = TRUE;
  self->members = spor_list_members (self->snapshot);
  spor_string_list_clear (self->member_names);
  for (guint i = 0; i < self->members->len; i++)
    {
      const SporSignupRow *row = g_ptr_array_index (self->members, i);
      g_autofree char *name = g_strjoin (", ", row->name, *row->place ? row->place : NULL, NULL);

      gtk_string_list_append (self->member_names, name);
      if (g_strcmp0 (row->id, signup_id) == 0)
        chosen = i;
    }
  gtk_drop_down_set_selected (self->member, chosen);
  self->filling = FALSE;
}

static void
spor_new_claim_window_fill_meetings (SporNewClaimWindow *self)
{
  guint chosen = gtk_drop_down_get_selected (self->member);
  const SporSignupRow *member
      = chosen < self->members->len ? g_ptr_array_index (self->members, chosen) : NULL;

  g_clear_pointer (&self->meetings, g_ptr_array_unref);
  self->meetings = member ? spor_list_meetings (self->snapshot, member->id) : g_ptr_array_new ();
  spor_string_list_clear (self->meeting_names);
  for (guint i = 0; i < self->meetings->len; i++)
    {
      g_autofree char *name = spor_meeting_summary (g_ptr_array_index (self->meetings, i));

      gtk_string_list_append (self->meeting_names, name);
    }
  gtk_drop_down_set_selected (self->meeting, spor_new_claim_window_propose (self));
  gtk_widget_set_sensitive (self->make, self->meetings->len > 0);
  gtk_widget_set_visible (GTK_WIDGET (self->objection), self->members->len == 0);
}

static void
on_member_chosen_cb (SporNewClaimWindow *self)
{
  if (!self->filling && self->members)
    spor_new_claim_window_fill_meetings (self);
}

static void
on_make_clicked_cb (SporNewClaimWindow *self)
{
  guint member = gtk_drop_down_get_selected (self->member);
  guint meeting = gtk_drop_down_get_selected (self->meeting);

  if (member >= self->members->len || meeting >= self->meetings->len)
    return;
  spor_claim_make (self->from, self->book, spor_snapshot_get_round (self->snapshot),
                   ((SporMeeting *)g_ptr_array_index (self->meetings, meeting))->id,
                   ((SporSignupRow *)g_ptr_array_index (self->members, member))->id, NULL,
                   self->made);
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

  g_clear_pointer (&self->members, g_ptr_array_unref);
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
  G_OBJECT_CLASS (spor_new_claim_window_parent_class)->finalize (object);
}

static void
spor_new_claim_window_class_init (SporNewClaimWindowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = spor_new_claim_window_dispose;
  object_class->finalize = spor_new_claim_window_finalize;
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/dk/kombit/Spor/ui/spor-new-claim-window.ui");
  gtk_widget_class_bind_template_child (widget_class, SporNewClaimWindow, member);
  gtk_widget_class_bind_template_child (widget_class, SporNewClaimWindow, member_names);
  gtk_widget_class_bind_template_child (widget_class, SporNewClaimWindow, meeting);
  gtk_widget_class_bind_template_child (widget_class, SporNewClaimWindow, meeting_names);
  gtk_widget_class_bind_template_child (widget_class, SporNewClaimWindow, objection);
  gtk_widget_class_bind_template_child (widget_class, SporNewClaimWindow, make);
  gtk_widget_class_bind_template_callback (widget_class, on_member_chosen_cb);
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

static GtkWidget *
spor_find_child (GtkWidget *from, GType type)
{
  GtkWidget *found = NULL;

  if (G_TYPE_CHECK_INSTANCE_TYPE (from, type))
    return from;
  for (GtkWidget *child = gtk_widget_get_first_child (from); child && !found;
       child = gtk_widget_get_next_sibling (child))
    found = spor_find_child (child, type);
  return found;
}

/* What is typed while the list is open is searched for, wherever in it the keyboard is. */
static void
spor_new_claim_window_search_at_once (SporNewClaimWindow *self)
{
  GtkWidget *list = spor_find_child (GTK_WIDGET (self->member), GTK_TYPE_POPOVER);
  GtkWidget *search = list ? spor_find_child (list, GTK_TYPE_SEARCH_ENTRY) : NULL;

  if (search)
    gtk_search_entry_set_key_capture_widget (GTK_SEARCH_ENTRY (search), list);
}

static void
spor_new_claim_window_init (SporNewClaimWindow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  spor_short_choice (self->member);
  spor_short_choice (self->meeting);
  spor_new_claim_window_search_at_once (self);
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
  spor_new_claim_window_fill_members (self, signup_id);
  spor_new_claim_window_fill_meetings (self);
  gtk_widget_grab_focus (GTK_WIDGET (self->member));
  gtk_window_present (GTK_WINDOW (self));
}

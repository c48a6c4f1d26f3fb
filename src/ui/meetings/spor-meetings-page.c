/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "spor-meetings-page.h"

#include "spor-focus.h"
#include "spor-leave.h"
#include "spor-lock.h"
#include "spor-meeting-deed.h"
#include "spor-meeting-list.h"
#include "spor-meeting-pane.h"
#include "spor-meeting-window.h"
#include "spor-toast.h"

#define SATURDAY 6

struct _SporMeetingsPage
{
  AdwBin parent_instance;

  /* template */
  GtkStack *stack; /* "empty", "list" */
  GtkSearchBar *search_bar;
  GtkSearchEntry *search;
  SporMeetingList *list;
  SporMeetingPane *pane;

  /* owned */
  SporBook *book;
  GSignalGroup *book_signals;
};

enum
{
  PROP_BOOK = 1,
  PROP_SEARCH_MODE,
  PROP_SEARCHABLE,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (SporMeetingsPage, spor_meetings_page, ADW_TYPE_BIN)

/* --- What is chosen ------------------------------------------------------------------------- */

static SporRefunds *
spor_meetings_page_get_refunds (SporMeetingsPage *self)
{
  SporSnapshot *snapshot = self->book ? spor_book_get_snapshot (self->book) : NULL;

  return snapshot ? spor_snapshot_get_refunds (snapshot) : NULL;
}

/* The index of the one chosen, or -1. */
static int
spor_meetings_page_get_chosen (SporMeetingsPage *self)
{
  SporRefunds *refunds = spor_meetings_page_get_refunds (self);
  const char *id = spor_meeting_list_get_chosen (self->list);

  return refunds && id ? spor_refunds_find_meeting (refunds, id) : -1;
}

/* Why no meeting can be made or changed; NULL: they can. */
static const char *
spor_meetings_page_get_closed (SporMeetingsPage *self)
{
  SporSnapshot *snapshot = self->book ? spor_book_get_snapshot (self->book) : NULL;

  return snapshot ? spor_snapshot_get_closed (snapshot) : NULL;
}

static void on_chosen_cb (SporMeetingsPage *self);

/* What is typed about a meeting goes into the book before another is shown; the list goes back to
 * it if it cannot be saved. (Its index, or that of the one that was chosen.) */
static int
spor_meetings_page_leave (SporMeetingsPage *self, int chosen)
{
  const char *id = spor_meeting_pane_get_meeting (self->pane);
  SporRefunds *refunds = spor_meetings_page_get_refunds (self);
  int shown = refunds && id ? spor_refunds_find_meeting (refunds, id) : -1;
  SporLeave leave;

  if (shown < 0 || shown == chosen)
    return chosen;
  leave = spor_leave (GTK_WIDGET (self->pane), (SporLeaveAgain)on_chosen_cb, self);
  if (leave == SPOR_LEAVE_NOT)
    spor_meeting_list_choose (self->list, id);
  return leave == SPOR_LEAVE_NOW ? chosen : shown;
}

static void
on_chosen_cb (SporMeetingsPage *self)
{
  static const char *const actions[] = { "meetings.delete", NULL };
  int index = spor_meetings_page_leave (self, spor_meetings_page_get_chosen (self));

  if (index >= 0)
    spor_meeting_pane_show (self->pane, self->book, index);
  else
    spor_meeting_pane_clear (self->pane);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "meetings.delete", index >= 0);
  spor_lock_actions (GTK_WIDGET (self), actions, spor_meetings_page_get_closed (self));
}

static void
on_made_cb (SporMeetingsPage *self, const char *id)
{
  spor_meeting_list_choose (self->list, id);
  gtk_widget_grab_focus (GTK_WIDGET (self->list));
}

static void
on_opened_cb (SporMeetingsPage *self)
{
  gtk_widget_grab_focus (GTK_WIDGET (self->pane));
}

/* After today. */
static gint64
spor_next_working_day (void)
{
  gint64 day = spor_day_of_instant (g_get_real_time () / G_USEC_PER_SEC) + 1;

  while (spor_day_weekday (day) >= SATURDAY)
    day++;
  return day;
}

void
spor_meetings_page_ask_for_meeting (SporMeetingsPage *self, gint64 day)
{
  SporMeetingWindow *window;

  g_return_if_fail (SPOR_IS_MEETINGS_PAGE (self));

  if (spor_meetings_page_get_closed (self))
    {
      spor_toast (GTK_WIDGET (self), spor_meetings_page_get_closed (self));
      return;
    }
  spor_meeting_pane_save (self->pane);
  window
      = spor_meeting_window_new (GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))), self->book,
                                 day == SPOR_DAY_NONE ? spor_next_working_day () : day);
  g_signal_connect_object (window, "made", G_CALLBACK (on_made_cb), self, G_CONNECT_SWAPPED);
  gtk_window_present (GTK_WINDOW (window));
}

static void
on_delete_activated_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  SporMeetingsPage *self = SPOR_MEETINGS_PAGE (widget);
  int index = spor_meetings_page_get_chosen (self);

  if (index < 0)
    return;
  spor_meeting_pane_save (self->pane);
  spor_meeting_delete (widget, self->book,
                       spor_refunds_meeting (spor_meetings_page_get_refunds (self), index));
}

/* --- Search --------------------------------------------------------------------------------- */

static void
on_search_changed_cb (SporMeetingsPage *self)
{
  spor_meeting_list_search (self->list, gtk_editable_get_text (GTK_EDITABLE (self->search)));
}

static void
on_cleared_cb (SporMeetingsPage *self)
{
  gtk_editable_set_text (GTK_EDITABLE (self->search), "");
}

static void
on_search_mode_changed_cb (SporMeetingsPage *self)
{
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SEARCH_MODE]);
}

/* Whether there is anything to search in. */
static gboolean
spor_meetings_page_is_searchable (SporMeetingsPage *self)
{
  return g_strcmp0 (gtk_stack_get_visible_child_name (self->stack), "list") == 0;
}

/* --- Book ----------------------------------------------------------------------------------- */

/* Whether the keyboard is on a meeting that is gone, or was, and its field has been left for what
 * is typed there to be saved. */
static gboolean
spor_meetings_page_loses_keyboard (SporMeetingsPage *self, SporRefunds *refunds)
{
  const char *id = spor_meeting_pane_get_meeting (self->pane);
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));

  return id && refunds && spor_refunds_find_meeting (refunds, id) < 0
         && gtk_widget_get_mapped (GTK_WIDGET (self))
         && (!gtk_root_get_focus (root) || spor_focus_within (GTK_WIDGET (self->pane)));
}

/* Whoever types on does not type into the meeting that takes its place. */
static void
spor_meetings_page_return_keyboard (SporMeetingsPage *self)
{
  if (!gtk_widget_grab_focus (GTK_WIDGET (self->list)))
    gtk_widget_child_focus (gtk_stack_get_visible_child (self->stack), GTK_DIR_TAB_FORWARD);
  gtk_window_set_focus_visible (GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))), TRUE);
}

static void
on_snapshot_changed_cb (SporMeetingsPage *self)
{
  SporRefunds *refunds = spor_meetings_page_get_refunds (self);
  gboolean some = refunds && spor_refunds_n_meetings (refunds) > 0;
  gboolean homeless = spor_meetings_page_loses_keyboard (self, refunds);

  if (refunds)
    spor_meeting_list_show (self->list, spor_book_get_snapshot (self->book));
  on_chosen_cb (self);
  gtk_stack_set_visible_child_name (self->stack, some ? "list" : "empty");
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SEARCHABLE]);
  if (homeless)
    spor_meetings_page_return_keyboard (self);
}

static void
spor_meetings_page_set_book (SporMeetingsPage *self, SporBook *book)
{
  if (book == self->book)
    return;
  spor_meeting_pane_clear (self->pane);
  g_set_object (&self->book, book);
  g_signal_group_set_target (self->book_signals, book);
  on_snapshot_changed_cb (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_BOOK]);
}

/* --- Object --------------------------------------------------------------------------------- */

static void
spor_meetings_page_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  SporMeetingsPage *self = SPOR_MEETINGS_PAGE (object);

  switch (id)
    {
    case PROP_BOOK:
      g_value_set_object (value, self->book);
      break;
    case PROP_SEARCH_MODE:
      g_value_set_boolean (value, gtk_search_bar_get_search_mode (self->search_bar));
      break;
    case PROP_SEARCHABLE:
      g_value_set_boolean (value, spor_meetings_page_is_searchable (self));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
spor_meetings_page_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  SporMeetingsPage *self = SPOR_MEETINGS_PAGE (object);

  switch (id)
    {
    case PROP_BOOK:
      spor_meetings_page_set_book (self, g_value_get_object (value));
      break;
    case PROP_SEARCH_MODE:
      gtk_search_bar_set_search_mode (self->search_bar, g_value_get_boolean (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
spor_meetings_page_dispose (GObject *object)
{
  SporMeetingsPage *self = SPOR_MEETINGS_PAGE (object);

  g_clear_object (&self->book_signals);
  g_clear_object (&self->book);
  G_OBJECT_CLASS (spor_meetings_page_parent_class)->dispose (object);
}

static void
spor_meetings_page_class_init (SporMeetingsPageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = spor_meetings_page_get_property;
  object_class->set_property = spor_meetings_page_set_property;
  object_class->dispose = spor_meetings_page_dispose;
  properties[PROP_BOOK]
      = g_param_spec_object ("book", NULL, NULL, SPOR_TYPE_BOOK,
                             G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY);
  properties[PROP_SEARCH_MODE]
      = g_param_spec_boolean ("search-mode", NULL, NULL, FALSE,
                              G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY);
  properties[PROP_SEARCHABLE]
      = g_param_spec_boolean ("searchable", NULL, NULL, FALSE,
                              G_PARAM_READABLE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  g_type_ensure (SPOR_TYPE_MEETING_LIST);
  g_type_ensure (SPOR_TYPE_MEETING_PANE);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/dk/kombit/Spor/ui/spor-meetings-page.ui");
  gtk_widget_class_bind_template_child (widget_class, SporMeetingsPage, stack);
  gtk_widget_class_bind_template_child (widget_class, SporMeetingsPage, search_bar);
  gtk_widget_class_bind_template_child (widget_class, SporMeetingsPage, search);
  gtk_widget_class_bind_template_child (widget_class, SporMeetingsPage, list);
  gtk_widget_class_bind_template_child (widget_class, SporMeetingsPage, pane);
  gtk_widget_class_bind_template_callback (widget_class, on_chosen_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_cleared_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_opened_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_search_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_search_mode_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, spor_meetings_page_ask_for_meeting);
  gtk_widget_class_install_action (widget_class, "meetings.delete", NULL, on_delete_activated_cb);
}

static void
spor_meetings_page_init (SporMeetingsPage *self)
{
  self->book_signals = g_signal_group_new (SPOR_TYPE_BOOK);
  g_signal_group_connect_swapped (self->book_signals, "notify::snapshot",
                                  G_CALLBACK (on_snapshot_changed_cb), self);
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_search_bar_connect_entry (self->search_bar, GTK_EDITABLE (self->search));
}

void
spor_meetings_page_focus_search (SporMeetingsPage *self)
{
  g_return_if_fail (SPOR_IS_MEETINGS_PAGE (self));

  if (!spor_meetings_page_is_searchable (self))
    return;
  gtk_search_bar_set_search_mode (self->search_bar, TRUE);
  spor_focus_search (GTK_WIDGET (self->search));
}

gboolean
spor_meetings_page_focus_rows (SporMeetingsPage *self)
{
  g_return_val_if_fail (SPOR_IS_MEETINGS_PAGE (self), FALSE);

  return gtk_widget_grab_focus (GTK_WIDGET (self->list));
}

const char *const *
spor_meetings_page_get_keys (void)
{
  static const char *const keys[]
      = { "space", "Delete", "Left Right Up Down", "Page_Up Page_Down", "<Alt>Down", NULL };

  return keys;
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "spor-window.h"

#include "spor-actor-dialog.h"
#include "spor-alternative-actions.h"
#include "spor-book-care.h"
#include "spor-care-actions.h"
#include "spor-close-after.h"
#include "spor-drop.h"
#include "spor-export-actions.h"
#include "spor-import-window.h"
#include "spor-key-sheet.h"
#include "spor-keys.h"
#include "spor-lock.h"
#include "spor-page-actions.h"
#include "spor-round-banner.h"
#include "spor-round-menu.h"
#include "spor-settings.h"
#include "spor-settle.h"
#include "spor-sidebar.h"
#include "spor-task-bar.h"
#include "spor-text-scale.h"
#include "spor-toast.h"
#include "spor-undo-actions.h"
#include "spor-undo-buttons.h"
#include "spor-unsaved.h"
#include "spor-welcome.h"
#include "spor-windows.h"

#include <glib/gi18n-lib.h>

struct _SporWindow
{
  AdwApplicationWindow parent_instance;

  /* template */
  AdwToastOverlay *toasts;
  SporRoundMenu *round_menu;
  GtkStack *content;
  GtkSpinner *spinner;
  AdwFlap *flap;
  SporSidebar *sidebar;
  SporPages *pages;
  GtkWidget *sidebar_button;
  GtkToggleButton *search_button;
  GtkWidget *export_button;
  SporUndoButtons *undo_buttons;
  GtkWidget *import_button;
  SporTaskBar *task_bar;
  GMenu *open_section;

  /* owned */
  SporBook *book;
  char *round_id;      /* the round that the pages show */
  gboolean locked;     /* buttons say that the round is archived */
  gboolean leaving;    /* they have let it go, and wait for another */
  char *opening;       /* path of the book being opened */
  GSettings *settings; /* NULL where they are not installed */
  GSignalGroup *book_signals;
  GBindingGroup *search_binding;
};

enum
{
  PROP_BOOK = 1,
  PROP_PAGE_BOOK,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (SporWindow, spor_window, ADW_TYPE_APPLICATION_WINDOW)

/* --- State ---------------------------------------------------------------------------------- */

static SporSnapshot *
spor_window_get_snapshot (SporWindow *self)
{
  return self->book ? spor_book_get_snapshot (self->book) : NULL;
}

static void
spor_window_update_undo (SporWindow *self, const char *undo, const char *redo)
{
  GtkWidget *widget = GTK_WIDGET (self);

  if (undo)
    gtk_widget_action_set_enabled (widget, "win.undo", TRUE);
  if (redo)
    gtk_widget_action_set_enabled (widget, "win.redo", TRUE);
  if (!spor_undo_buttons_hand_over (self->undo_buttons, undo != NULL, redo != NULL))
    gtk_widget_grab_focus (self->import_button);
  gtk_widget_action_set_enabled (widget, "win.undo", undo != NULL);
  gtk_widget_action_set_enabled (widget, "win.redo", redo != NULL);
  spor_undo_buttons_show (self->undo_buttons, undo, redo);
}

/* Some pages search in a bar that comes and goes, where there is anything to search in; the board
 * in an entry of its own. */
static gboolean
spor_page_has_search_bar (GtkWidget *page)
{
  return page && g_object_class_find_property (G_OBJECT_GET_CLASS (page), "search-mode");
}

/* Wherever a button would lead to what an archived round refuses, it says why not. */
static void
spor_window_lock_buttons (SporWindow *self, const char *why)
{
  static const char *const actions[]
      = { "win.import", "win.new-signup", "win.new-meeting", "round.settings", NULL };

  if (why || self->locked)
    spor_lock_buttons (GTK_WIDGET (self), actions, why);
  self->locked = why != NULL;
}

static void
spor_window_update_actions (SporWindow *self)
{
  GtkWidget *widget = GTK_WIDGET (self);
  SporSnapshot *snapshot = spor_window_get_snapshot (self);
  gboolean working = spor_task_bar_get_active (self->task_bar);
  const char *closed = snapshot ? spor_snapshot_get_closed (snapshot) : NULL;
  gboolean writable = snapshot && !closed;

  spor_window_update_undo (self, snapshot ? spor_snapshot_get_undo (snapshot) : NULL,
                           snapshot ? spor_snapshot_get_redo (snapshot) : NULL);
  gtk_widget_action_set_enabled (widget, "win.sidebar", snapshot != NULL);
  gtk_widget_action_set_enabled (widget, "win.import", writable && !working);
  spor_alternative_actions_enable (widget, snapshot != NULL);
  spor_page_actions_enable (widget, snapshot != NULL, writable);
  gtk_widget_action_set_enabled (widget, "win.act-as",
                                 snapshot && !spor_snapshot_get_read_only (snapshot));
  gtk_widget_action_set_enabled (widget, "win.export", snapshot != NULL && !working);
  gtk_widget_action_set_enabled (widget, "win.export-kind", snapshot != NULL && !working);
  gtk_widget_action_set_enabled (widget, "win.letters", snapshot != NULL);
  gtk_widget_action_set_enabled (widget, "win.copy-map", snapshot != NULL && !working);
  gtk_widget_action_set_enabled (widget, "win.backup", snapshot != NULL && !working);
  gtk_widget_action_set_enabled (widget, "win.check", snapshot != NULL && !working);
  spor_window_lock_buttons (self, closed);
}

static void
spor_window_update (SporWindow *self)
{
  const char *shown = spor_window_get_snapshot (self) ? "book"
                      : self->opening                 ? "opening"
                                                      : "welcome";

  gboolean has_book = spor_window_get_snapshot (self) != NULL;

  gtk_stack_set_visible_child_name (self->content, shown);
  gtk_spinner_set_spinning (self->spinner,
                            g_str_equal (shown, "opening")); /* it draws while hidden, too */
  gtk_widget_set_visible (self->sidebar_button, has_book);
  gtk_widget_set_visible (GTK_WIDGET (self->undo_buttons), has_book);
  gtk_widget_set_visible (self->import_button, has_book);
  gtk_widget_set_visible (self->export_button, has_book);
  if (!has_book || !spor_page_has_search_bar (spor_pages_get_shown (self->pages)))
    gtk_widget_set_visible (GTK_WIDGET (self->search_button), FALSE);
  spor_window_update_actions (self);
}

/* --- Rounds --------------------------------------------------------------------------------- */

/* Pages save what is half-done in the round that they still see, and let go of it. */
static void
on_round_leaving_cb (SporWindow *self)
{
  spor_pages_save (self->pages);
  self->leaving = TRUE;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_PAGE_BOOK]);
}

static void
on_round_arrived_cb (SporWindow *self)
{
  self->leaving = FALSE;
  spor_settle_give_up (GTK_WINDOW (self), FALSE);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_PAGE_BOOK]);
}

/* Undo, or another program, may have gone to another round: nothing of the last one stays. */
static void
spor_window_follow_round (SporWindow *self)
{
  SporSnapshot *snapshot = spor_window_get_snapshot (self);
  const char *id = snapshot ? spor_snapshot_get_round (snapshot)->id : NULL;
  gboolean same = g_strcmp0 (id, self->round_id) == 0;
  gboolean first = self->round_id == NULL;

  if (same)
    return;
  g_free (self->round_id);
  self->round_id = g_strdup (id);
  if (first || self->leaving)
    return;
  spor_round_menu_close_windows (self->round_menu);
  on_round_leaving_cb (self);
  on_round_arrived_cb (self);
}

static void
on_snapshot_changed_cb (SporWindow *self)
{
  spor_window_follow_round (self);
  spor_toast_withdraw_undo (self->toasts);
  spor_window_update (self);
}

/* --- Pages ---------------------------------------------------------------------------------- */

/* A folded sidebar covers the page; it goes away once the choice is made. */
static void
on_sidebar_row_activated_cb (SporWindow *self)
{
  if (adw_flap_get_folded (self->flap))
    adw_flap_set_reveal_flap (self->flap, FALSE);
}

static void
on_page_shown_cb (SporWindow *self)
{
  GtkWidget *page = spor_pages_get_shown (self->pages);

  g_binding_group_set_source (self->search_binding, spor_page_has_search_bar (page) ? page : NULL);
  if (self->settings)
    g_settings_set_string (self->settings, "last-page", spor_pages_get_shown_name (self->pages));
  spor_toast_leave_page (self->toasts);
  spor_window_update (self);
}

void
spor_window_show_page (SporWindow *self, const char *name)
{
  g_return_if_fail (SPOR_IS_WINDOW (self));

  spor_pages_show (self->pages, name);
}

const char *
spor_window_get_page (SporWindow *self)
{
  g_return_val_if_fail (SPOR_IS_WINDOW (self), NULL);

  return spor_window_get_snapshot (self) ? spor_pages_get_shown_name (self->pages) : NULL;
}

static void
on_sidebar_activated_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  AdwFlap *flap = SPOR_WINDOW (widget)->flap;

  adw_flap_set_reveal_flap (flap, !adw_flap_get_reveal_flap (flap));
}

/* --- What else the window does -------------------------------------------------------------- */

static void
on_close_activated_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  gtk_window_close (GTK_WINDOW (widget));
}

static void
on_import_activated_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  gtk_window_present (spor_import_window_new (GTK_WINDOW (widget), SPOR_WINDOW (widget)->book));
}

static void
on_act_as_activated_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  spor_actor_ask (widget, SPOR_WINDOW (widget)->book);
}

/* --- Width ---------------------------------------------------------------------------------- */

#define NARROW_CHARS 110 /* of the window's own text, whatever its size */

/* A page needs its width more than the sidebar where the text is large. */
static void
on_width_changed_cb (SporWindow *self, GParamSpec *pspec, GdkSurface *surface)
{
  PangoContext *context = gtk_widget_get_pango_context (GTK_WIDGET (self));
  PangoFontMetrics *metrics = pango_context_get_metrics (context, NULL, NULL);
  int character = PANGO_PIXELS (pango_font_metrics_get_approximate_char_width (metrics));
  gboolean narrow = gdk_surface_get_width (surface) < NARROW_CHARS * character;

  pango_font_metrics_unref (metrics);
  adw_flap_set_fold_policy (self->flap,
                            narrow ? ADW_FLAP_FOLD_POLICY_ALWAYS : ADW_FLAP_FOLD_POLICY_AUTO);
}

static void
spor_window_realize (GtkWidget *widget)
{
  GdkSurface *surface;

  GTK_WIDGET_CLASS (spor_window_parent_class)->realize (widget);

  surface = gtk_native_get_surface (GTK_NATIVE (widget));
  g_signal_connect_object (surface, "notify::width", G_CALLBACK (on_width_changed_cb), widget,
                           G_CONNECT_SWAPPED);
  spor_key_sheet_fit (GTK_APPLICATION_WINDOW (widget));
}

/* --- Files dropped -------------------------------------------------------------------------- */

/* Whatever is dropped is taken, or somebody says why not. */
static gboolean
on_files_dropped_cb (SporWindow *self, const GValue *value)
{
  g_autoptr (GListStore) files = g_list_store_new (G_TYPE_FILE);

  for (GSList *l = g_value_get_boxed (value); l; l = l->next)
    g_list_store_append (files, l->data);
  return spor_drop_take (self, spor_pages_get_shown (self->pages), G_LIST_MODEL (files));
}

/* --- Window --------------------------------------------------------------------------------- */

static void
spor_window_bind_settings (SporWindow *self)
{
  /* a window opens as the last one was left, and does not follow another that is open */
  const GSettingsBindFlags once
      = G_SETTINGS_BIND_GET | G_SETTINGS_BIND_SET | G_SETTINGS_BIND_GET_NO_CHANGES;
  g_autofree char *page = NULL;

  if (!(self->settings = spor_settings_new ()))
    return;
  g_settings_bind (self->settings, "window-width", self, "default-width", once);
  g_settings_bind (self->settings, "window-height", self, "default-height", once);
  g_settings_bind (self->settings, "window-maximized", self, "maximized", once);
  page = g_settings_get_string (self->settings, "last-page");
  spor_window_show_page (self, page);
}

static void
spor_window_constructed (GObject *object)
{
  SporWindow *self = SPOR_WINDOW (object);

  G_OBJECT_CLASS (spor_window_parent_class)->constructed (object);

  spor_text_scale_columns (GTK_WIDGET (self));
  spor_window_bind_settings (self);
  on_page_shown_cb (self);
  spor_window_update (self);
}

/* Those that stand beside or before it go first, each as if it were closed by itself: one that asks
 * has to be answered, and then it goes on. */
static gboolean
spor_window_is_last (SporWindow *self)
{
  GtkWindow *question = NULL;

  if (!spor_round_menu_close_windows (self->round_menu))
    question = spor_windows_find_question (GTK_WINDOW (self));
  if (question)
    spor_close_after (GTK_WINDOW (self), gtk_window_get_transient_for (question));
  return !question;
}

static void
on_settled_cb (GtkWindow *window, gpointer unused)
{
  if (spor_window_is_last (SPOR_WINDOW (window)))
    gtk_window_destroy (window);
}

/* Who quits the program has been asked before. */
static gboolean
spor_window_is_settled (SporWindow *self)
{
  return spor_settle_is_given_up (GTK_WIDGET (self))
         || spor_settle_to_close (GTK_WINDOW (self), self->book, on_settled_cb, NULL, NULL);
}

/* Work that nobody would hear of any more comes to its end; what is typed does not get lost. */
static gboolean
spor_window_close_request (GtkWindow *window)
{
  SporWindow *self = SPOR_WINDOW (window);

  if (!self->book || !spor_book_has_moved (self->book)) /* a copy may be on its way */
    spor_task_bar_cancel (self->task_bar);
  if (!spor_window_is_settled (self) || !spor_window_is_last (self))
    return GDK_EVENT_STOP;
  return GTK_WINDOW_CLASS (spor_window_parent_class)->close_request (window);
}

static void
spor_window_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  switch (id)
    {
    case PROP_BOOK:
      g_value_set_object (value, SPOR_WINDOW (object)->book);
      break;
    case PROP_PAGE_BOOK:
      g_value_set_object (value, SPOR_WINDOW (object)->leaving ? NULL : SPOR_WINDOW (object)->book);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
spor_window_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  switch (id)
    {
    case PROP_BOOK:
      spor_window_set_book (SPOR_WINDOW (object), g_value_get_object (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
spor_window_dispose (GObject *object)
{
  SporWindow *self = SPOR_WINDOW (object);

  if (self->book)
    spor_book_care_let_finish (self->book, gtk_window_get_application (GTK_WINDOW (self)));
  spor_unsaved_watch (GTK_WINDOW (self), NULL);
  g_clear_object (&self->book_signals);
  g_clear_object (&self->search_binding);
  g_clear_object (&self->book);
  g_clear_object (&self->settings);
  G_OBJECT_CLASS (spor_window_parent_class)->dispose (object);
}

static void
spor_window_finalize (GObject *object)
{
  g_free (SPOR_WINDOW (object)->opening);
  g_free (SPOR_WINDOW (object)->round_id);
  G_OBJECT_CLASS (spor_window_parent_class)->finalize (object);
}

static void
spor_window_class_add_properties (GObjectClass *object_class)
{
  properties[PROP_BOOK]
      = g_param_spec_object ("book", NULL, NULL, SPOR_TYPE_BOOK,
                             G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY);
  /* what pages show: the book, but for the moment between two rounds */
  properties[PROP_PAGE_BOOK] = g_param_spec_object ("page-book", NULL, NULL, SPOR_TYPE_BOOK,
                                                    G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
spor_window_class_bind_template (GtkWidgetClass *widget_class)
{
  g_type_ensure (GDK_TYPE_FILE_LIST); /* GDK itself does it on X11 alone */
  g_type_ensure (SPOR_TYPE_ROUND_BANNER);
  g_type_ensure (SPOR_TYPE_ROUND_MENU);
  g_type_ensure (SPOR_TYPE_PAGES);
  g_type_ensure (SPOR_TYPE_SIDEBAR);
  g_type_ensure (SPOR_TYPE_TASK_BAR);
  g_type_ensure (SPOR_TYPE_UNDO_BUTTONS);
  g_type_ensure (SPOR_TYPE_WELCOME);
  gtk_widget_class_set_template_from_resource (widget_class, "/dk/kombit/Spor/ui/spor-window.ui");
  gtk_widget_class_bind_template_child (widget_class, SporWindow, toasts);
  gtk_widget_class_bind_template_child (widget_class, SporWindow, round_menu);
  gtk_widget_class_bind_template_child (widget_class, SporWindow, content);
  gtk_widget_class_bind_template_child (widget_class, SporWindow, spinner);
  gtk_widget_class_bind_template_child (widget_class, SporWindow, flap);
  gtk_widget_class_bind_template_child (widget_class, SporWindow, sidebar);
  gtk_widget_class_bind_template_child (widget_class, SporWindow, pages);
  gtk_widget_class_bind_template_child (widget_class, SporWindow, sidebar_button);
  gtk_widget_class_bind_template_child (widget_class, SporWindow, search_button);
  gtk_widget_class_bind_template_child (widget_class, SporWindow, export_button);
  gtk_widget_class_bind_template_child (widget_class, SporWindow, undo_buttons);
  gtk_widget_class_bind_template_child (widget_class, SporWindow, import_button);
  gtk_widget_class_bind_template_child (widget_class, SporWindow, task_bar);
  gtk_widget_class_bind_template_child (widget_class, SporWindow, open_section);
  gtk_widget_class_bind_template_callback (widget_class, on_sidebar_row_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_page_shown_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_round_leaving_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_round_arrived_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_files_dropped_cb);
  gtk_widget_class_bind_template_callback (widget_class, spor_window_update_actions);
}

static void
spor_window_class_add_actions (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "win.sidebar", NULL, on_sidebar_activated_cb);
  gtk_widget_class_install_action (widget_class, "win.import", NULL, on_import_activated_cb);
  gtk_widget_class_install_action (widget_class, "win.act-as", NULL, on_act_as_activated_cb);
  gtk_widget_class_install_action (widget_class, "win.close", NULL, on_close_activated_cb);
  spor_alternative_actions_install_class (widget_class);
  spor_care_actions_install_class (widget_class);
  spor_export_actions_install_class (widget_class);
  spor_undo_actions_install_class (widget_class);
  spor_keys_install_class (widget_class);
  spor_page_actions_install_class (widget_class);
}

static void
spor_window_class_init (SporWindowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->constructed = spor_window_constructed;
  object_class->get_property = spor_window_get_property;
  object_class->set_property = spor_window_set_property;
  object_class->dispose = spor_window_dispose;
  object_class->finalize = spor_window_finalize;
  GTK_WINDOW_CLASS (klass)->close_request = spor_window_close_request;
  widget_class->realize = spor_window_realize;
  spor_window_class_add_properties (object_class);
  spor_window_class_bind_template (widget_class);
  spor_window_class_add_actions (widget_class);
}

static void
spor_window_init (SporWindow *self)
{
  g_autoptr (GtkWindowGroup) group = gtk_window_group_new ();

  /* a question about one book keeps nobody from another */
  gtk_window_group_add_window (group, GTK_WINDOW (self));
  self->search_binding = g_binding_group_new ();
  self->book_signals = g_signal_group_new (SPOR_TYPE_BOOK);
  g_signal_group_connect_swapped (self->book_signals, "notify::snapshot",
                                  G_CALLBACK (on_snapshot_changed_cb), self);

  gtk_widget_init_template (GTK_WIDGET (self));
  spor_undo_actions_watch_keys (self);
  g_object_set (self->sidebar, "stack", spor_pages_get_stack (self->pages), NULL);
  g_object_bind_property (self->round_menu, "title", self, "title", G_BINDING_SYNC_CREATE);
  g_binding_group_bind (self->search_binding, "search-mode", self->search_button, "active",
                        G_BINDING_BIDIRECTIONAL | G_BINDING_SYNC_CREATE);
  g_binding_group_bind (self->search_binding, "searchable", self->search_button, "visible",
                        G_BINDING_SYNC_CREATE);
}

SporWindow *
spor_window_new (SporApplication *app)
{
  SporWindow *self = g_object_new (SPOR_TYPE_WINDOW, "application", app, NULL);

  g_menu_append_submenu (self->open_section, _ ("Open _Recent"),
                         spor_application_get_recent_menu (app));
  return self;
}

const char *
spor_window_get_path (SporWindow *self)
{
  g_return_val_if_fail (SPOR_IS_WINDOW (self), NULL);

  return self->book ? spor_book_get_path (self->book) : self->opening;
}

void
spor_window_set_opening (SporWindow *self, const char *path)
{
  g_return_if_fail (SPOR_IS_WINDOW (self));

  g_free (self->opening);
  self->opening = g_strdup (path);
  spor_round_menu_set_file (self->round_menu, path);
  spor_window_update (self);
}

SporPages *
spor_window_get_pages (SporWindow *self)
{
  g_return_val_if_fail (SPOR_IS_WINDOW (self), NULL);

  return self->pages;
}

SporTaskBar *
spor_window_get_task_bar (SporWindow *self)
{
  g_return_val_if_fail (SPOR_IS_WINDOW (self), NULL);

  return self->task_bar;
}

SporBook *
spor_window_get_book (SporWindow *self)
{
  g_return_val_if_fail (SPOR_IS_WINDOW (self), NULL);

  return self->book;
}

gboolean
spor_window_is_busy (SporWindow *self)
{
  g_return_val_if_fail (SPOR_IS_WINDOW (self), FALSE);

  return self->book && spor_book_is_busy (self->book);
}

void
spor_window_set_book (SporWindow *self, SporBook *book)
{
  g_return_if_fail (SPOR_IS_WINDOW (self));
  g_return_if_fail (!book || SPOR_IS_BOOK (book));

  if (!g_set_object (&self->book, book))
    return;
  g_clear_pointer (&self->opening, g_free);
  g_signal_group_set_target (self->book_signals, book);
  spor_unsaved_watch (GTK_WINDOW (self), book);
  spor_window_update (self);
  g_clear_pointer (&self->round_id, g_free);
  spor_window_follow_round (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_BOOK]);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_PAGE_BOOK]);
  if (spor_window_get_snapshot (self)) /* not in the header bar, with Space about to fold a thing */
    spor_pages_focus_shown (self->pages);
}

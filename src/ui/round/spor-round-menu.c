/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "spor-round-menu.h"

#include "spor-close-after.h"
#include "spor-error-dialog.h"
#include "spor-new-round-dialog.h"
#include "spor-round-window.h"
#include "spor-settle.h"
#include "spor-store-rounds.h"
#include "spor-toast.h"
#include "spor-windows.h"

#include <glib/gi18n-lib.h>

struct _SporRoundMenu
{
  AdwBin parent_instance;

  /* template */
  GtkMenuButton *button;
  AdwWindowTitle *window_title;

  /* owned */
  SporBook *book;
  GSignalGroup *book_signals;
  GSimpleActionGroup *actions;
  char *file;
  char *listed; /* what the menu was made from */
};

enum
{
  PROP_BOOK = 1,
  PROP_TITLE,
  N_PROPS
};

enum
{
  SIGNAL_LEAVING,
  SIGNAL_ARRIVED,
  N_SIGNALS
};

static GParamSpec *properties[N_PROPS];
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (SporRoundMenu, spor_round_menu, ADW_TYPE_BIN)

static SporSnapshot *
spor_round_menu_get_snapshot (SporRoundMenu *self)
{
  return self->book ? spor_book_get_snapshot (self->book) : NULL;
}

/* --- The menu ------------------------------------------------------------------------------- */

static void
spor_menu_append_round (GMenu *menu, const SporRoundEntry *entry)
{
  g_autoptr (GMenuItem) item = g_menu_item_new (NULL, NULL);
  g_auto (GStrv) parts = g_strsplit (entry->name, "_", -1);
  g_autofree char *label = g_strjoinv ("__", parts); /* no mnemonics */

  g_menu_item_set_label (item, label);
  g_menu_item_set_action_and_target (item, "round.show", "s", entry->id);
  g_menu_append_item (menu, item);
}

/* Those that are not archived, and the others one step further. */
static void
spor_menu_append_rounds (GMenu *menu, const GPtrArray *rounds)
{
  g_autoptr (GMenu) current = g_menu_new ();
  g_autoptr (GMenu) archived = g_menu_new ();

  for (guint i = 0; i < rounds->len; i++)
    {
      const SporRoundEntry *entry = g_ptr_array_index (rounds, i);

      spor_menu_append_round (entry->archived_at == SPOR_TIME_NONE ? current : archived, entry);
    }
  if (g_menu_model_get_n_items (G_MENU_MODEL (archived)) > 0)
    g_menu_append_submenu (current, _ ("Archived"), G_MENU_MODEL (archived));
  g_menu_append_section (menu, _ ("Rounds"), G_MENU_MODEL (current));
}

static GMenuModel *
spor_round_menu_build (SporSnapshot *snapshot)
{
  GMenu *menu = g_menu_new ();
  g_autoptr (GMenu) making = g_menu_new ();
  g_autoptr (GMenu) own = g_menu_new ();
  gboolean archived = spor_snapshot_get_round (snapshot)->archived_at != SPOR_TIME_NONE;

  spor_menu_append_rounds (menu, spor_snapshot_get_rounds (snapshot));
  g_menu_append (making, _ ("_New Round…"), "round.new");
  g_menu_append (making, _ ("_Copy This Round’s Settings…"), "round.copy");
  g_menu_append_section (menu, NULL, G_MENU_MODEL (making));
  g_menu_append (own, _ ("Round _Settings…"), "round.settings");
  if (archived)
    g_menu_append (own, _ ("_Restore from the Archive"), "round.restore");
  else
    g_menu_append (own, _ ("_Archive This Round"), "round.archive");
  g_menu_append_section (menu, NULL, G_MENU_MODEL (own));
  return G_MENU_MODEL (menu);
}

static void
spor_round_menu_set_enabled (SporRoundMenu *self, const char *name, gboolean enabled)
{
  GAction *action = g_action_map_lookup_action (G_ACTION_MAP (self->actions), name);

  g_simple_action_set_enabled (G_SIMPLE_ACTION (action), enabled);
}

static void
spor_round_menu_update_actions (SporRoundMenu *self, SporSnapshot *snapshot)
{
  const SporRound *round = snapshot ? spor_snapshot_get_round (snapshot) : NULL;
  gboolean archived = round && round->archived_at != SPOR_TIME_NONE;
  gboolean writable = round && !round->read_only;
  GAction *show = g_action_map_lookup_action (G_ACTION_MAP (self->actions), "show");

  g_simple_action_set_state (G_SIMPLE_ACTION (show), g_variant_new_string (round ? round->id : ""));
  spor_round_menu_set_enabled (self, "show", round != NULL);
  spor_round_menu_set_enabled (self, "new", writable);
  spor_round_menu_set_enabled (self, "copy", writable);
  spor_round_menu_set_enabled (self, "settings", writable && !archived);
  spor_round_menu_set_enabled (self, "archive", writable && !archived);
  spor_round_menu_set_enabled (self, "restore", writable && archived);
}

/* All that the menu shows, in one text. */
static char *
spor_round_menu_list (SporSnapshot *snapshot)
{
  const GPtrArray *rounds = spor_snapshot_get_rounds (snapshot);
  GString *listed = g_string_new (spor_snapshot_get_round (snapshot)->id);

  for (guint i = 0; i < rounds->len; i++)
    {
      const SporRoundEntry *entry = g_ptr_array_index (rounds, i);

      g_string_append_printf (listed, "\n%s %d %s", entry->id, entry->archived_at != SPOR_TIME_NONE,
                              entry->name);
    }
  return g_string_free (listed, FALSE);
}

/* A menu that is open stays so while nothing of it changes. */
static void
spor_round_menu_update_menu (SporRoundMenu *self, SporSnapshot *snapshot)
{
  g_autofree char *listed = snapshot ? spor_round_menu_list (snapshot) : NULL;
  g_autoptr (GMenuModel) menu = NULL;

  if (g_strcmp0 (listed, self->listed) == 0)
    return;
  g_free (self->listed);
  self->listed = g_steal_pointer (&listed);
  menu = snapshot ? spor_round_menu_build (snapshot) : NULL;
  gtk_menu_button_set_menu_model (self->button, menu);
  gtk_menu_button_set_always_show_arrow (self->button, menu != NULL);
}

static void
spor_round_menu_update (SporRoundMenu *self)
{
  SporSnapshot *snapshot = spor_round_menu_get_snapshot (self);
  const char *path = self->book ? spor_book_get_path (self->book) : self->file;
  g_autofree char *base = path ? g_path_get_basename (path) : g_strdup ("");
  g_autofree char *file = g_filename_display_name (base);
  const char *name = snapshot ? spor_snapshot_get_round (snapshot)->name : "Spor";
  /* Translators: the name of a round */
  g_autofree char *label = g_strdup_printf (_ ("Round: %s"), name);

  adw_window_title_set_title (self->window_title, name);
  adw_window_title_set_subtitle (self->window_title, file);
  spor_round_menu_update_menu (self, snapshot);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->button), snapshot ? name : NULL);
  gtk_widget_set_sensitive (GTK_WIDGET (self->button), snapshot != NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->button), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  snapshot ? label : name, -1);
  spor_round_menu_update_actions (self, snapshot);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_TITLE]);
}

/* --- From round to round -------------------------------------------------------------------- */

typedef enum
{
  DEED_SHOW,
  DEED_ADD,
  DEED_COPY,
  DEED_ARCHIVE,
  DEED_RESTORE,
} SporRoundDeedKind;

typedef struct
{
  SporRoundMenu *menu;
  SporRoundDeedKind kind;
  SporRound *round; /* to be added */
  char *id;         /* to be shown, copied, archived or restored */
  char *name;
} SporRoundDeed;

static void
spor_round_deed_free (gpointer data)
{
  SporRoundDeed *deed = data;

  g_object_unref (deed->menu);
  g_clear_pointer (&deed->round, spor_round_unref);
  g_free (deed->id);
  g_free (deed->name);
  g_free (deed);
}

/* On the book's worker. */
static gpointer
spor_run_deed (SporStore *store, gpointer data, GCancellable *cancellable, GError **error)
{
  SporRoundDeed *deed = data;

  switch (deed->kind)
    {
    case DEED_SHOW:
      return GINT_TO_POINTER (spor_store_show_round (store, deed->id, error));
    case DEED_ADD:
      return GINT_TO_POINTER (spor_store_add_round (store, deed->round, error));
    case DEED_COPY:
      return GINT_TO_POINTER (spor_store_copy_round (store, deed->id, deed->name, NULL, error));
    case DEED_ARCHIVE:
      return GINT_TO_POINTER (spor_store_archive_round (store, deed->id, error));
    case DEED_RESTORE:
    default:
      return GINT_TO_POINTER (spor_store_restore_round (store, deed->id, error));
    }
}

static void
spor_round_deed_tell (SporRoundMenu *self, SporRoundDeedKind kind)
{
  if (kind == DEED_ADD || kind == DEED_COPY)
    spor_toast_undo (GTK_WIDGET (self), _ ("Round added"));
  else if (kind == DEED_ARCHIVE)
    spor_toast_undo (GTK_WIDGET (self), _ ("Round archived"));
  else if (kind == DEED_RESTORE)
    spor_toast_undo (GTK_WIDGET (self), _ ("Round restored from the archive"));
}

static void
on_deed_done_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  SporRoundDeed *deed = user_data;
  g_autoptr (GError) error = NULL;
  gboolean done = spor_book_run_finish (SPOR_BOOK (source), result, &error) != NULL;

  g_signal_emit (deed->menu, signals[SIGNAL_ARRIVED], 0);
  if (done)
    spor_round_deed_tell (deed->menu, deed->kind);
  else
    spor_show_lost_text (GTK_WIDGET (deed->menu), _ ("This Could Not Be Done with the Round"),
                         error, _ ("Name"), deed->name);
}

/* The window before @window that asks whether it may close; or NULL. (borrowed) */
static GtkWindow *
spor_round_menu_find_asking (GtkWindow *window)
{
  g_autoptr (GList) toplevels = gtk_window_list_toplevels ();

  for (GList *l = toplevels; l; l = l->next)
    if (gtk_window_get_transient_for (l->data) == window && gtk_widget_get_visible (l->data)
        && spor_windows_find_question (l->data))
      return l->data;
  return NULL;
}

static void on_settled_cb (GtkWindow *window, gpointer box);
static void spor_round_deed_box_free (gpointer box);

/* Once what a window asks before it closes is answered, it goes on. */
static void
spor_round_menu_wait (GtkWindow *window, SporRoundDeed *deed)
{
  GtkWindow *asking = deed->menu->book ? spor_round_menu_find_asking (window) : NULL;
  SporRoundDeed **box;

  if (!asking)
    {
      spor_settle_give_up (window, FALSE);
      spor_round_deed_free (deed);
      return;
    }
  box = g_new0 (SporRoundDeed *, 1);
  *box = deed;
  spor_go_on_after (window, asking, on_settled_cb, box, spor_round_deed_box_free);
}

/* Takes @deed. */
static void
spor_round_menu_go (SporRoundMenu *self, SporRoundDeed *deed)
{
  if (!self->book || !spor_round_menu_close_windows (self))
    {
      spor_round_menu_wait (GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))), deed);
      return;
    }
  g_signal_emit (self, signals[SIGNAL_LEAVING], 0);
  spor_book_run_async (self->book, spor_run_deed, deed, spor_round_deed_free, NULL, NULL,
                       on_deed_done_cb, deed);
}

static void
on_settled_cb (GtkWindow *window, gpointer box)
{
  SporRoundDeed *deed = g_steal_pointer ((SporRoundDeed **)box);

  spor_round_menu_go (deed->menu, deed);
}

static void
spor_round_deed_box_free (gpointer box)
{
  g_clear_pointer ((SporRoundDeed **)box, spor_round_deed_free);
  g_free (box);
}

/* What is typed in the round that is left is in the book first. */
static void
spor_round_menu_do (SporRoundMenu *self, SporRoundDeed *deed)
{
  SporRoundDeed **box = g_new0 (SporRoundDeed *, 1);

  *box = deed;
  deed->menu = g_object_ref (self);
  if (spor_settle (GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))), self->book,
                   _ ("_Leave Without Saving"), on_settled_cb, box, spor_round_deed_box_free))
    {
      g_free (box);
      spor_round_menu_go (self, deed);
    }
}

static SporRoundDeed *
spor_round_deed_new (SporRoundDeedKind kind, const char *id)
{
  SporRoundDeed *deed = g_new0 (SporRoundDeed, 1);

  deed->kind = kind;
  deed->id = g_strdup (id);
  return deed;
}

static const char *
spor_round_menu_get_id (SporRoundMenu *self)
{
  SporSnapshot *snapshot = spor_round_menu_get_snapshot (self);

  return snapshot ? spor_snapshot_get_round (snapshot)->id : NULL;
}

static void
on_show_activated_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  SporRoundMenu *self = user_data;
  const char *id = g_variant_get_string (parameter, NULL);

  if (g_strcmp0 (id, spor_round_menu_get_id (self)) != 0)
    spor_round_menu_do (self, spor_round_deed_new (DEED_SHOW, id));
}

static void
on_new_round_chosen_cb (GtkWidget *from, const char *name, int preset, const char *copy_of)
{
  SporRoundMenu *self = SPOR_ROUND_MENU (from);
  SporRoundDeed *deed = spor_round_deed_new (preset < 0 ? DEED_COPY : DEED_ADD, copy_of);

  deed->name = g_strdup (name);
  if (preset >= 0)
    {
      deed->round = spor_preset_get (preset).make (spor_book_get_places (self->book));
      g_free (deed->round->name);
      deed->round->name = g_strdup (name);
    }
  spor_round_menu_do (self, deed);
}

static void
on_new_activated_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  spor_new_round_ask (user_data, SPOR_ROUND_MENU (user_data)->book, NULL, on_new_round_chosen_cb);
}

static void
on_copy_activated_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  spor_new_round_ask (user_data, SPOR_ROUND_MENU (user_data)->book,
                      spor_round_menu_get_id (user_data), on_new_round_chosen_cb);
}

static void
on_settings_activated_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  gtk_window_present (spor_round_window_new (user_data, SPOR_ROUND_MENU (user_data)->book));
}

static void
on_archive_activated_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  spor_round_menu_do (user_data,
                      spor_round_deed_new (DEED_ARCHIVE, spor_round_menu_get_id (user_data)));
}

static void
on_restore_activated_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  spor_round_menu_do (user_data,
                      spor_round_deed_new (DEED_RESTORE, spor_round_menu_get_id (user_data)));
}

static const GActionEntry actions[] = {
  { "show", on_show_activated_cb, "s", "''" },
  { "new", on_new_activated_cb },
  { "copy", on_copy_activated_cb },
  { "settings", on_settings_activated_cb },
  { "archive", on_archive_activated_cb },
  { "restore", on_restore_activated_cb },
};

/* --- Object --------------------------------------------------------------------------------- */

static void
spor_round_menu_root (GtkWidget *widget)
{
  SporRoundMenu *self = SPOR_ROUND_MENU (widget);

  GTK_WIDGET_CLASS (spor_round_menu_parent_class)->root (widget);
  gtk_widget_insert_action_group (GTK_WIDGET (gtk_widget_get_root (widget)), "round",
                                  G_ACTION_GROUP (self->actions));
}

/* Several books may have a round of the same name. */
static char *
spor_round_menu_dup_title (SporRoundMenu *self)
{
  const char *round = adw_window_title_get_title (self->window_title);
  const char *file = adw_window_title_get_subtitle (self->window_title);

  return *file ? g_strdup_printf ("%s – %s", round, file) : g_strdup (round);
}

static void
spor_round_menu_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  SporRoundMenu *self = SPOR_ROUND_MENU (object);

  switch (id)
    {
    case PROP_BOOK:
      g_value_set_object (value, self->book);
      break;
    case PROP_TITLE:
      g_value_take_string (value, spor_round_menu_dup_title (self));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
spor_round_menu_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  SporRoundMenu *self = SPOR_ROUND_MENU (object);

  if (id != PROP_BOOK)
    {
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
      return;
    }
  if (!g_set_object (&self->book, g_value_get_object (value)))
    return;
  g_signal_group_set_target (self->book_signals, self->book);
  spor_round_menu_update (self);
  g_object_notify_by_pspec (object, pspec);
}

static void
spor_round_menu_dispose (GObject *object)
{
  SporRoundMenu *self = SPOR_ROUND_MENU (object);

  g_clear_object (&self->book_signals);
  g_clear_object (&self->book);
  g_clear_object (&self->actions);
  G_OBJECT_CLASS (spor_round_menu_parent_class)->dispose (object);
}

static void
spor_round_menu_finalize (GObject *object)
{
  g_free (SPOR_ROUND_MENU (object)->file);
  g_free (SPOR_ROUND_MENU (object)->listed);
  G_OBJECT_CLASS (spor_round_menu_parent_class)->finalize (object);
}

static void
spor_round_menu_class_init (SporRoundMenuClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = spor_round_menu_dispose;
  object_class->finalize = spor_round_menu_finalize;
  object_class->get_property = spor_round_menu_get_property;
  object_class->set_property = spor_round_menu_set_property;
  widget_class->root = spor_round_menu_root;

  properties[PROP_BOOK]
      = g_param_spec_object ("book", NULL, NULL, SPOR_TYPE_BOOK,
                             G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY);
  properties[PROP_TITLE]
      = g_param_spec_string ("title", NULL, NULL, NULL, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
  signals[SIGNAL_LEAVING] = g_signal_new ("leaving", SPOR_TYPE_ROUND_MENU, G_SIGNAL_RUN_LAST, 0,
                                          NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[SIGNAL_ARRIVED] = g_signal_new ("arrived", SPOR_TYPE_ROUND_MENU, G_SIGNAL_RUN_LAST, 0,
                                          NULL, NULL, NULL, G_TYPE_NONE, 0);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/dk/kombit/Spor/ui/spor-round-menu.ui");
  gtk_widget_class_bind_template_child (widget_class, SporRoundMenu, button);
  gtk_widget_class_bind_template_child (widget_class, SporRoundMenu, window_title);
}

static void
spor_round_menu_init (SporRoundMenu *self)
{
  self->actions = g_simple_action_group_new ();
  g_action_map_add_action_entries (G_ACTION_MAP (self->actions), actions, G_N_ELEMENTS (actions),
                                   self);
  self->book_signals = g_signal_group_new (SPOR_TYPE_BOOK);
  g_signal_group_connect_swapped (self->book_signals, "notify::snapshot",
                                  G_CALLBACK (spor_round_menu_update), self);
  gtk_widget_init_template (GTK_WIDGET (self));
  spor_round_menu_update (self);
}

void
spor_round_menu_set_file (SporRoundMenu *self, const char *path)
{
  g_return_if_fail (SPOR_IS_ROUND_MENU (self));

  g_free (self->file);
  self->file = g_strdup (path);
  spor_round_menu_update (self);
}

gboolean
spor_round_menu_close_windows (SporRoundMenu *self)
{
  GtkWindow *window = GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self)));
  g_autoptr (GList) toplevels = gtk_window_list_toplevels ();
  gboolean closed = TRUE;

  g_return_val_if_fail (SPOR_IS_ROUND_MENU (self), FALSE);

  for (GList *l = toplevels; l; l = l->next)
    if (gtk_window_get_transient_for (l->data) == window && gtk_widget_get_visible (l->data)
        && !ADW_IS_MESSAGE_DIALOG (l->data))
      {
        g_autoptr (GtkWindow) other = g_object_ref (l->data);

        gtk_window_close (other);
        closed = closed && !gtk_widget_get_visible (GTK_WIDGET (other));
        if (spor_windows_find_question (other)) /* one after another */
          break;
      }
  return closed;
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "spor-drop.h"

#include "spor-import-window.h"
#include "spor-map-boundaries.h"
#include "spor-refunds-page.h"
#include "spor-toast.h"
#include "spor-windows.h"

#include <glib/gi18n-lib.h>

/* What files that are dropped are for. */
typedef enum
{
  SPOR_DROP_NOTHING, /* there are no files, or not on this computer */
  SPOR_DROP_MIXED,   /* some for one thing and some for another */
  SPOR_DROP_BOOK,
  SPOR_DROP_BOUNDARIES,
  SPOR_DROP_RECEIPTS,
  SPOR_DROP_SIGNUPS, /* or what an import says something about */
} SporDropKind;

static const struct
{
  const char *ending;
  SporDropKind kind;
} endings[] = {
  { ".spor", SPOR_DROP_BOOK },     { ".geojson", SPOR_DROP_BOUNDARIES },
  { ".pdf", SPOR_DROP_RECEIPTS },  { ".json", SPOR_DROP_BOUNDARIES },
  { ".png", SPOR_DROP_RECEIPTS },  { ".jpg", SPOR_DROP_RECEIPTS },
  { ".jpeg", SPOR_DROP_RECEIPTS },
};

/* Windows writes endings in capitals, too. */
static SporDropKind
spor_drop_get_kind_of (GFile *file)
{
  g_autofree char *base = g_file_get_basename (file);
  g_autofree char *name = base ? g_ascii_strdown (base, -1) : NULL;

  if (!g_file_peek_path (file))
    return SPOR_DROP_NOTHING;
  for (guint i = 0; name && i < G_N_ELEMENTS (endings); i++)
    if (g_str_has_suffix (name, endings[i].ending))
      return endings[i].kind;
  return SPOR_DROP_SIGNUPS;
}

/* By their names: what is in them is looked at by whoever takes them. */
static SporDropKind
spor_drop_get_kind (GListModel *files)
{
  SporDropKind kind = SPOR_DROP_NOTHING;

  for (guint i = 0; i < g_list_model_get_n_items (files); i++)
    {
      g_autoptr (GFile) file = g_list_model_get_item (files, i);
      SporDropKind its = spor_drop_get_kind_of (file);

      if (its == SPOR_DROP_NOTHING)
        return its;
      kind = i == 0 || its == kind ? its : SPOR_DROP_MIXED;
    }
  return kind;
}

/* --- Taking them ---------------------------------------------------------------------------- */

static void
spor_drop_open_books (SporWindow *window, GListModel *files)
{
  GtkApplication *app = gtk_window_get_application (GTK_WINDOW (window));

  for (guint i = 0; i < g_list_model_get_n_items (files); i++)
    {
      g_autoptr (GFile) file = g_list_model_get_item (files, i);

      spor_application_open_book (SPOR_APPLICATION (app), GTK_WINDOW (window),
                                  g_file_peek_path (file), FALSE, NULL);
    }
}

static void
spor_drop_import_files (SporWindow *window, GListModel *files)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_auto (GStrv) paths = NULL;
  GtkWindow *dialog;

  for (guint i = 0; i < g_list_model_get_n_items (files); i++)
    {
      g_autoptr (GFile) file = g_list_model_get_item (files, i);

      g_strv_builder_add (builder, g_file_peek_path (file));
    }
  paths = g_strv_builder_end (builder);
  dialog = spor_import_window_new (GTK_WINDOW (window), spor_window_get_book (window));
  spor_import_window_add_paths (SPOR_IMPORT_WINDOW (dialog), (const char *const *)paths);
  gtk_window_present (dialog);
}

static void
spor_drop_load_boundaries (SporWindow *window, GListModel *files)
{
  g_autoptr (GFile) file = g_list_model_get_item (files, 0);

  spor_window_show_page (window, "map");
  spor_map_boundaries_load (GTK_WIDGET (spor_pages_get_map (spor_window_get_pages (window))),
                            spor_window_get_book (window), file);
}

/* FALSE where no claim is edited in sight. */
static gboolean
spor_drop_add_receipts (GtkWidget *page, GListModel *files)
{
  return SPOR_IS_REFUNDS_PAGE (page)
         && spor_refunds_page_add_files (SPOR_REFUNDS_PAGE (page), files);
}

/* Why files of @kind cannot be taken now, or NULL. (transfer full) */
static char *
spor_drop_object (SporWindow *window, SporDropKind kind, guint n)
{
  SporBook *book = spor_window_get_book (window);
  SporSnapshot *snapshot = book ? spor_book_get_snapshot (book) : NULL;
  SporRound *round = snapshot ? spor_snapshot_get_round (snapshot) : NULL;

  if (kind == SPOR_DROP_NOTHING)
    return g_strdup (_ ("These files are not on this computer: copy them to a folder here, and "
                        "choose them there."));
  if (kind == SPOR_DROP_MIXED)
    return g_strdup (
        _ ("Drop files of one kind at a time: books, sign-ups, boundaries or receipts."));
  if (kind == SPOR_DROP_BOOK)
    return NULL;
  if (!round)
    return g_strdup (_ ("Open a book first, or drop one here."));
  if (round->read_only)
    return spor_round_closed_text (round);
  if (kind == SPOR_DROP_BOUNDARIES)
    return n > 1 ? g_strdup (_ ("Drop one file with boundaries.")) : NULL;
  if (!spor_round_is_open (round))
    return spor_round_closed_text (round);
  return kind == SPOR_DROP_SIGNUPS && spor_task_bar_get_active (spor_window_get_task_bar (window))
             ? g_strdup (_ ("Wait until what is under way has ended."))
             : NULL;
}

/* Why not while @before (nullable) stands before the book's window; NULL if they can be. */
static const char *
spor_drop_object_before (GtkWindow *before, SporDropKind kind)
{
  if (!before || kind == SPOR_DROP_BOOK || kind == SPOR_DROP_NOTHING || kind == SPOR_DROP_MIXED)
    return NULL;
  if (SPOR_IS_IMPORT_WINDOW (before))
    return _ ("Finish the import that is open first.");
  return kind == SPOR_DROP_SIGNUPS ? NULL : _ ("Close the window in front first.");
}

gboolean
spor_drop_take (SporWindow *window, GtkWidget *page, GListModel *files)
{
  SporDropKind kind = spor_drop_get_kind (files);
  g_autofree char *objection = spor_drop_object (window, kind, g_list_model_get_n_items (files));

  if (objection)
    spor_toast (GTK_WIDGET (window), objection);
  else if (kind == SPOR_DROP_BOOK)
    spor_drop_open_books (window, files);
  else if (kind == SPOR_DROP_BOUNDARIES)
    spor_drop_load_boundaries (window, files);
  else if (kind == SPOR_DROP_SIGNUPS)
    spor_drop_import_files (window, files);
  else if (!spor_drop_add_receipts (page, files))
    {
      spor_toast_lead (GTK_WIDGET (window),
                       _ ("Receipts belong to a claim: drop them on one that is being written."),
                       _ ("_Go to Refunds"), "win.page", "refunds");
      return FALSE;
    }
  return objection == NULL;
}

/* --- Windows in front ----------------------------------------------------------------------- */

/* The book's window that @window stands before, or NULL. A question is answered first. */
static SporWindow *
spor_drop_find_behind (GtkWindow *window)
{
  if (ADW_IS_MESSAGE_DIALOG (window) || GTK_IS_FILE_CHOOSER (window))
    return NULL;
  for (GtkWindow *behind = window; behind; behind = gtk_window_get_transient_for (behind))
    if (SPOR_IS_WINDOW (behind))
      return SPOR_WINDOW (behind);
  return NULL;
}

/* @before: (nullable): the window that they were dropped on, if it stands before @window */
static gboolean
spor_drop_take_before (SporWindow *window, GtkWindow *before, GtkWidget *page, GListModel *files)
{
  const char *objection = spor_drop_object_before (before, spor_drop_get_kind (files));

  if (!objection)
    return spor_drop_take (window, page, files);
  spor_toast (GTK_WIDGET (before), objection);
  spor_toast (GTK_WIDGET (window), objection);
  return FALSE;
}

static gboolean
on_dropped_before_cb (GtkWindow *before, const GValue *value)
{
  SporWindow *window = spor_drop_find_behind (before);
  g_autoptr (GListStore) files = g_list_store_new (G_TYPE_FILE);

  for (GSList *l = g_value_get_boxed (value); l; l = l->next)
    g_list_store_append (files, l->data);
  return window && spor_drop_take_before (window, before, NULL, G_LIST_MODEL (files));
}

static gboolean
on_dragged_before_cb (GtkWindow *before, GdkDrop *drop)
{
  return spor_drop_find_behind (before)
         && gdk_content_formats_contain_gtype (gdk_drop_get_formats (drop), GDK_TYPE_FILE_LIST);
}

static void
spor_drop_watch_window (GtkWindow *window)
{
  GtkDropTarget *target;

  if (SPOR_IS_WINDOW (window)) /* has its own, which knows its page */
    return;
  target = gtk_drop_target_new (GDK_TYPE_FILE_LIST, GDK_ACTION_COPY);
  g_signal_connect_object (target, "accept", G_CALLBACK (on_dragged_before_cb), window,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (target, "drop", G_CALLBACK (on_dropped_before_cb), window,
                           G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (window), GTK_EVENT_CONTROLLER (target));
}

void
spor_drop_watch_windows (void)
{
  spor_windows_meet (spor_drop_watch_window);
}

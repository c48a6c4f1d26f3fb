/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "spor-map-boundaries.h"

#include "spor-error-dialog.h"
#include "spor-file-choice.h"
#include "spor-toast.h"

#include <glib/gi18n-lib.h>

/* A file on its way into the book. */
typedef struct
{
  GtkWidget *from;
  SporBook *book;
  char *name;
  GBytes *bytes; /* NULL: the built-in ones */
} SporMapLoading;

static void
spor_map_loading_free (SporMapLoading *loading)
{
  g_object_unref (loading->from);
  g_object_unref (loading->book);
  g_free (loading->name);
  g_clear_pointer (&loading->bytes, g_bytes_unref);
  g_free (loading);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SporMapLoading, spor_map_loading_free)

static SporMapLoading *
spor_map_loading_new (GtkWidget *from, SporBook *book, char *name)
{
  SporMapLoading *loading = g_new0 (SporMapLoading, 1);

  loading->from = g_object_ref (from);
  loading->book = g_object_ref (book);
  loading->name = name;
  return loading;
}

/* On the book's worker. Gives the boundaries that the map is drawn with from now on. */
static gpointer
spor_map_loading_keep (SporStore *store, gpointer data, GCancellable *cancellable, GError **error)
{
  SporMapLoading *loading = data;

  return spor_store_set_boundaries (store, loading->name, loading->bytes, error)
             ? spor_store_load_boundaries (store, error)
             : NULL;
}

static void
on_kept_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (SporMapLoading) loading = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (SporBoundaries) boundaries = spor_book_run_finish (SPOR_BOOK (source), result, &error);
  g_autofree char *gaps = boundaries ? spor_boundaries_describe_gaps (boundaries) : NULL;

  if (error)
    spor_show_error (loading->from, _ ("These boundaries cannot be used"), error);
  else if (gaps)
    spor_toast_undo (loading->from, gaps);
  else
    spor_toast_undo (loading->from,
                     loading->bytes ? _ ("Boundaries loaded") : _ ("Built-in boundaries in use"));
}

static void
spor_map_loading_run (SporMapLoading *loading)
{
  spor_book_run_async (loading->book, spor_map_loading_keep, loading, NULL, g_object_unref, NULL,
                       on_kept_cb, loading);
}

static void
on_read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (SporMapLoading) loading = user_data;
  g_autoptr (GError) error = NULL;

  loading->bytes = g_file_load_bytes_finish (G_FILE (source), result, NULL, &error);
  if (error)
    spor_show_error (loading->from, _ ("These boundaries cannot be used"), error);
  else
    spor_map_loading_run (g_steal_pointer (&loading));
}

static void
on_chosen_cb (GtkWidget *from, GListModel *files, gpointer book)
{
  g_autoptr (GFile) file = g_list_model_get_item (files, 0);

  g_file_load_bytes_async (file, NULL, on_read_cb,
                           spor_map_loading_new (from, book, g_file_get_basename (file)));
}

void
spor_map_boundaries_choose (GtkWidget *from, SporBook *book)
{
  static const char *const patterns[] = { "*.geojson", "*.json", NULL };
  const SporFileChoice choice = { .title = _ ("Load Boundaries"),
                                  .accept = _ ("_Load"),
                                  .kind = _ ("Boundaries (GeoJSON)"),
                                  .patterns = patterns };

  spor_choose_files (from, &choice, on_chosen_cb, book);
}

void
spor_map_boundaries_forget (GtkWidget *from, SporBook *book)
{
  spor_map_loading_run (spor_map_loading_new (from, book, NULL));
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "spor-map-boundaries.h"

#include "spor-error-dialog.h"
#include "spor-file-choice.h"
#include "spor-toast.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

/* As much of a long list as is seen at once: characters, pixels. */
#define LIST_WIDTH 36
#define LIST_HEIGHT 240

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

  if (error)
    spor_show_error (loading->from, _ ("These Boundaries Cannot Be Used"), error);
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

/* --- Whether they will do -------------------------------------------------------------------- */

static void
on_answered_cb (GtkWidget *dialog, const char *response, gpointer user_data)
{
  g_autoptr (SporMapLoading) loading = user_data;

  if (g_str_equal (response, "use"))
    spor_map_loading_run (g_steal_pointer (&loading));
}

/* "“x.geojson” has no outline for 97 of the 98 municipalities." (transfer full) */
static char *
describe_lack (SporMapLoading *loading, SporBoundaries *boundaries)
{
  guint n = spor_places_get_n (spor_boundaries_get_places (boundaries)), n_missing = 0;

  for (guint m = 0; m < n; m++)
    n_missing += !spor_boundaries_has (boundaries, m);
  if (n_missing == 0)
    /* Translators: a file name */
    return g_strdup_printf (_ ("“%s” has areas that belong to no municipality."), loading->name);
  return g_strdup_printf (
      /* Translators: a file name, how many are missing, how many there should be */
      ngettext ("“%s” has no outline for %u of the %u municipalities.",
                "“%s” has no outline for %u of the %u municipalities.", n_missing),
      loading->name, n_missing, n);
}

static GtkWidget *
create_list (const char *gaps)
{
  GtkWidget *label = gtk_label_new (gaps), *scroll = gtk_scrolled_window_new ();

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_max_width_chars (GTK_LABEL (label), LIST_WIDTH);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroll), label);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroll), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_propagate_natural_height (GTK_SCROLLED_WINDOW (scroll), TRUE);
  gtk_scrolled_window_set_max_content_height (GTK_SCROLLED_WINDOW (scroll), LIST_HEIGHT);
  return scroll;
}

static void
spor_map_loading_ask (SporMapLoading *loading, SporBoundaries *boundaries, const char *gaps)
{
  GtkRoot *root = gtk_widget_get_root (loading->from);
  g_autofree char *lack = describe_lack (loading, boundaries);
  AdwMessageDialog *dialog
      = ADW_MESSAGE_DIALOG (adw_message_dialog_new (GTK_IS_WINDOW (root) ? GTK_WINDOW (root) : NULL,
                                                    _ ("Use These Boundaries?"), lack));

  adw_message_dialog_add_responses (dialog, "cancel", _ ("_Cancel"), "use", _ ("_Use"), NULL);
  adw_message_dialog_set_default_response (dialog, "cancel");
  adw_message_dialog_set_close_response (dialog, "cancel");
  adw_message_dialog_set_extra_child (dialog, create_list (gaps));
  g_signal_connect (dialog, "response", G_CALLBACK (on_answered_cb), loading);
  gtk_window_present (GTK_WINDOW (dialog));
}

static void
on_checked_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (SporMapLoading) loading = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (SporBoundaries) boundaries = spor_book_run_finish (SPOR_BOOK (source), result, &error);
  g_autofree char *gaps = boundaries ? spor_boundaries_describe_gaps (boundaries) : NULL;

  if (error)
    spor_show_error (loading->from, _ ("These Boundaries Cannot Be Used"), error);
  else if (gaps)
    spor_map_loading_ask (g_steal_pointer (&loading), boundaries, gaps);
  else
    spor_map_loading_run (g_steal_pointer (&loading));
}

/* On the book's worker, which keeps nothing yet. */
static gpointer
spor_map_loading_check (SporStore *store, gpointer data, GCancellable *cancellable, GError **error)
{
  SporMapLoading *loading = data;

  return spor_boundaries_new_from_bytes (spor_book_get_places (loading->book), loading->bytes,
                                         loading->name, error);
}

/* --- From a file ----------------------------------------------------------------------------- */

static void
on_read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (SporMapLoading) loading = user_data;
  g_autoptr (GError) error = NULL;

  loading->bytes = g_file_load_bytes_finish (G_FILE (source), result, NULL, &error);
  if (error)
    {
      spor_show_error (loading->from, _ ("These Boundaries Cannot Be Used"), error);
      return;
    }
  spor_book_run_async (loading->book, spor_map_loading_check, loading, NULL, g_object_unref, NULL,
                       on_checked_cb, loading);
  g_steal_pointer (&loading);
}

void
spor_map_boundaries_load (GtkWidget *from, SporBook *book, GFile *file)
{
  g_return_if_fail (GTK_IS_WIDGET (from) && SPOR_IS_BOOK (book) && G_IS_FILE (file));

  g_file_load_bytes_async (file, NULL, on_read_cb,
                           spor_map_loading_new (from, book, g_file_get_basename (file)));
}

static void
on_chosen_cb (GtkWidget *from, GListModel *files, gpointer book)
{
  g_autoptr (GFile) file = g_list_model_get_item (files, 0);

  spor_map_boundaries_load (from, book, file);
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

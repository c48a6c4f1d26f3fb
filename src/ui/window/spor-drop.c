/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "spor-drop.h"

#include "spor-import-window.h"
#include "spor-map-boundaries.h"
#include "spor-refunds-page.h"
#include "spor-toast.h"

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
  if (kind == SPOR_DROP_BOUNDARIES)
    return n > 1 ? g_strdup (_ ("Drop one file with boundaries.")) : NULL;
  if (round->archived_at != SPOR_TIME_NONE)
    return g_strdup_printf (_ ("The round “%s” is archived and does not change. Take it back from "
                               "the archive first."),
                            round->name);
  return kind == SPOR_DROP_SIGNUPS && spor_task_bar_get_active (spor_window_get_task_bar (window))
             ? g_strdup (_ ("Wait until what is under way has ended."))
             : NULL;
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

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "spor-claim-log.h"

#include "spor-claim-list.h"
#include "spor-claim-pane.h"
#include "spor-focus.h"
#include "spor-leave.h"

struct _SporClaimLog
{
  AdwBin parent_instance;

  /* template */
  GtkPaned *paned;
  SporClaimList *list;
  SporClaimPane *pane;

  /* owned */
  SporBook *book;
  char *entered; /* the claim that the keyboard is to go into; or NULL */
};

G_DEFINE_FINAL_TYPE (SporClaimLog, spor_claim_log, ADW_TYPE_BIN)

static void on_selected_cb (SporClaimLog *self);

/* The one in the pane, as the book has it, where somebody may still be writing in it. */
static SporClaimItem *
spor_claim_log_load_shown (SporClaimLog *self)
{
  const char *id = spor_claim_pane_get_claim (self->pane);
  SporSnapshot *snapshot = self->book ? spor_book_get_snapshot (self->book) : NULL;
  g_autoptr (SporClaimItem) item
      = id && snapshot ? spor_claim_item_new_for_id (snapshot, id) : NULL;

  return item && spor_claim_is_open (spor_claim_item_get_claim (item)) ? g_steal_pointer (&item)
                                                                       : NULL;
}

static gboolean
spor_claim_items_are_one (SporClaimItem *one, SporClaimItem *other)
{
  return one && other
         && g_str_equal (spor_claim_item_get_claim (one)->id,
                         spor_claim_item_get_claim (other)->id);
}

/* What is typed goes into the book before another claim is shown; the list goes back to it if it
 * cannot be saved. Returns: (transfer full) (nullable): which one is shown */
static SporClaimItem *
spor_claim_log_leave (SporClaimLog *self, SporClaimItem *chosen)
{
  g_autoptr (SporClaimItem) shown = spor_claim_log_load_shown (self);
  SporLeave leave;

  if (!shown || spor_claim_items_are_one (shown, chosen))
    return chosen ? g_object_ref (chosen) : NULL;
  leave = spor_leave (GTK_WIDGET (self->pane), (SporLeaveAgain)on_selected_cb, self);
  if (leave == SPOR_LEAVE_NOW)
    return chosen ? g_object_ref (chosen) : NULL;
  if (leave == SPOR_LEAVE_NOT)
    g_clear_pointer (&self->entered, g_free);
  if (leave == SPOR_LEAVE_NOT && chosen) /* a search that does not find it is no choice */
    spor_claim_list_select (self->list, spor_claim_item_get_claim (shown)->id);
  return g_steal_pointer (&shown);
}

/* A text that can be selected is there to be read, and is not about to be copied. */
static void
spor_claim_log_enter (SporClaimLog *self)
{
  GtkWidget *focus;

  if (!spor_focus_within (GTK_WIDGET (self->pane)))
    spor_claim_pane_enter (self->pane);
  focus = spor_focus_within (GTK_WIDGET (self->pane));
  if (GTK_IS_LABEL (focus))
    gtk_label_select_region (GTK_LABEL (focus), 0, 0);
}

static void
on_selected_cb (SporClaimLog *self)
{
  g_autoptr (GPtrArray) selected = spor_claim_list_get_selected (self->list);
  g_autoptr (SporClaimItem) item
      = spor_claim_log_leave (self, selected->len ? g_ptr_array_index (selected, 0) : NULL);

  spor_claim_pane_show (self->pane, self->book, item);
  if (g_strcmp0 (self->entered, spor_claim_pane_get_claim (self->pane)) != 0 || !self->entered)
    return;
  g_clear_pointer (&self->entered, g_free);
  spor_claim_log_enter (self);
}

static void
spor_claim_log_dispose (GObject *object)
{
  g_clear_object (&SPOR_CLAIM_LOG (object)->book);
  G_OBJECT_CLASS (spor_claim_log_parent_class)->dispose (object);
}

static void
spor_claim_log_finalize (GObject *object)
{
  g_free (SPOR_CLAIM_LOG (object)->entered);
  G_OBJECT_CLASS (spor_claim_log_parent_class)->finalize (object);
}

/* So many times as high as a line of text is the list wide, before somebody draws the line. */
#define LIST_WIDTH 16
/* But no wider: in the smallest window the claim has the other half. */
#define LIST_WIDTH_MAX 400

/* Larger text has a wider list; the claim keeps what it cannot do without. */
static void
spor_claim_log_realize (GtkWidget *widget)
{
  SporClaimLog *self = SPOR_CLAIM_LOG (widget);
  g_autoptr (PangoLayout) layout = gtk_widget_create_pango_layout (widget, "Åg");
  int height;

  GTK_WIDGET_CLASS (spor_claim_log_parent_class)->realize (widget);
  pango_layout_get_pixel_size (layout, NULL, &height);
  gtk_paned_set_position (self->paned, MIN (LIST_WIDTH * height, LIST_WIDTH_MAX));
}

static void
spor_claim_log_class_init (SporClaimLogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = spor_claim_log_dispose;
  G_OBJECT_CLASS (klass)->finalize = spor_claim_log_finalize;
  widget_class->realize = spor_claim_log_realize;
  g_type_ensure (SPOR_TYPE_CLAIM_LIST);
  g_type_ensure (SPOR_TYPE_CLAIM_PANE);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/dk/kombit/Spor/ui/spor-claim-log.ui");
  gtk_widget_class_bind_template_child (widget_class, SporClaimLog, paned);
  gtk_widget_class_bind_template_child (widget_class, SporClaimLog, list);
  gtk_widget_class_bind_template_child (widget_class, SporClaimLog, pane);
  gtk_widget_class_bind_template_callback (widget_class, on_selected_cb);
}

static void
spor_claim_log_init (SporClaimLog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

void
spor_claim_log_set_book (SporClaimLog *self, SporBook *book)
{
  g_return_if_fail (SPOR_IS_CLAIM_LOG (self));

  if (self->book && self->book != book)
    {
      spor_claim_pane_show (self->pane, self->book, NULL);
      spor_claim_list_select (self->list, NULL);
    }
  g_set_object (&self->book, book);
  spor_claim_list_set_snapshot (self->list, book ? spor_book_get_snapshot (book) : NULL);
}

void
spor_claim_log_show_claim (SporClaimLog *self, const char *id)
{
  g_return_if_fail (SPOR_IS_CLAIM_LOG (self));

  g_free (self->entered);
  self->entered = g_strdup (id);
  spor_claim_list_select (self->list, id);
}

void
spor_claim_log_focus_search (SporClaimLog *self)
{
  g_return_if_fail (SPOR_IS_CLAIM_LOG (self));

  spor_claim_list_focus_search (self->list);
}

void
spor_claim_log_focus_rows (SporClaimLog *self)
{
  g_return_if_fail (SPOR_IS_CLAIM_LOG (self));

  spor_claim_list_focus_rows (self->list);
}

void
spor_claim_log_save (SporClaimLog *self)
{
  g_return_if_fail (SPOR_IS_CLAIM_LOG (self));

  spor_claim_pane_save (self->pane);
}

gboolean
spor_claim_log_add_files (SporClaimLog *self, GListModel *files)
{
  g_return_val_if_fail (SPOR_IS_CLAIM_LOG (self), FALSE);

  return spor_claim_pane_add_files (self->pane, files);
}

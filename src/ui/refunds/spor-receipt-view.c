/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "spor-receipt-view.h"

#include "spor-language.h"
#include "spor-open-receipt.h"
#include "spor-store-refunds.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#define ZOOM_STEP 1.25
#define ZOOM_MIN 0.1
#define ZOOM_MAX 4.0

/* So long after the pane was resized the page is drawn anew. */
#define RESIZE_MS 120

struct _SporReceiptView
{
  AdwBin parent_instance;

  /* template */
  GtkStack *stack; /* "none", "loading", "page", "failed" */
  GtkSpinner *spinner;
  GtkDropDown *chooser;
  GtkStringList *names;
  GtkScrolledWindow *scroll;
  GtkPicture *picture;
  GtkLabel *failure;
  GtkLabel *zoom_label;
  GtkWidget *pages_box;
  GtkLabel *page_label;

  /* owned */
  SporBook *book;
  GPtrArray *ids;   /* char*: of the receipts */
  GPtrArray *types; /* char*: their media types */
  char *shown_id;
  GCancellable *cancellable; /* of what is under way for it */
  SporOpenReceipt *pages;    /* NULL until opened */
  guint page;
  double zoom;    /* 0: fit */
  guint resizing; /* source, or 0 */
  gboolean filling;
};

G_DEFINE_FINAL_TYPE (SporReceiptView, spor_receipt_view, ADW_TYPE_BIN)

/* --- Drawing -------------------------------------------------------------------------------- */

static double
spor_receipt_view_fit (SporReceiptView *self, double width, double height)
{
  double wide = gtk_widget_get_width (GTK_WIDGET (self->scroll));
  double high = gtk_widget_get_height (GTK_WIDGET (self->scroll));

  return wide > 0 && high > 0 ? MIN (wide / width, high / height) : 1;
}

static void
spor_receipt_view_update (SporReceiptView *self)
{
  guint n = self->pages ? spor_open_receipt_get_n (self->pages) : 0;
  g_autofree char *zoom
      = self->zoom > 0 ? spor_format_percent (self->zoom, 0) : g_strdup (_ ("Fit"));
  /* Translators: a page's number; how many there are */
  g_autofree char *page = g_strdup_printf (_ ("%u of %u"), self->page + 1, n);

  gtk_label_set_label (self->zoom_label, zoom);
  gtk_label_set_label (self->page_label, page);
  gtk_widget_set_visible (self->pages_box, n > 1);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "receipt.previous", self->page > 0);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "receipt.next", self->page + 1 < n);
}

static void
spor_receipt_view_fail (SporReceiptView *self, const GError *error)
{
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  gtk_label_set_label (self->failure, error->message);
  gtk_stack_set_visible_child_name (self->stack, "failed");
}

static void
on_drawn_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (SporReceiptView) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GdkTexture) texture
      = spor_open_receipt_draw_finish (SPOR_OPEN_RECEIPT (source), result, &error);

  if (!texture)
    {
      spor_receipt_view_fail (self, error);
      return;
    }
  if (self->pages != SPOR_OPEN_RECEIPT (source))
    return;
  gtk_picture_set_paintable (self->picture, GDK_PAINTABLE (texture));
  gtk_stack_set_visible_child_name (self->stack, "page");
  gtk_spinner_stop (self->spinner);
}

static void
spor_receipt_view_draw (SporReceiptView *self)
{
  double width, height, scale;

  if (!self->pages)
    return;
  spor_open_receipt_get_size (self->pages, self->page, &width, &height);
  scale = self->zoom > 0 ? self->zoom : spor_receipt_view_fit (self, width, height);
  /* what is fit has no size of its own: it takes what there is */
  gtk_widget_set_size_request (GTK_WIDGET (self->picture),
                               self->zoom > 0 ? ceil (width * scale) : -1,
                               self->zoom > 0 ? ceil (height * scale) : -1);
  spor_open_receipt_draw_async (self->pages, self->page,
                                scale * gtk_widget_get_scale_factor (GTK_WIDGET (self)),
                                self->cancellable, on_drawn_cb, g_object_ref (self));
  spor_receipt_view_update (self);
}

static gboolean
on_resize_over_cb (gpointer user_data)
{
  SporReceiptView *self = user_data;

  self->resizing = 0;
  spor_receipt_view_draw (self);
  return G_SOURCE_REMOVE;
}

static void
on_resized_cb (SporReceiptView *self)
{
  if (self->zoom > 0 || !self->pages)
    return;
  g_clear_handle_id (&self->resizing, g_source_remove);
  self->resizing = g_timeout_add (RESIZE_MS, on_resize_over_cb, self);
}

/* --- Loading -------------------------------------------------------------------------------- */

static void
on_opened_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (SporReceiptView) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (SporOpenReceipt) pages = spor_open_receipt_open_finish (result, &error);

  if (!pages)
    {
      spor_receipt_view_fail (self, error);
      return;
    }
  g_set_object (&self->pages, pages);
  spor_receipt_view_draw (self);
}

static const char *
spor_receipt_view_get_type_of (SporReceiptView *self, const char *id)
{
  for (guint i = 0; i < self->ids->len; i++)
    if (g_str_equal (g_ptr_array_index (self->ids, i), id))
      return g_ptr_array_index (self->types, i);
  return "";
}

static void
spor_receipt_view_open (SporReceiptView *self, GBytes *bytes)
{
  spor_open_receipt_open_async (bytes, spor_receipt_view_get_type_of (self, self->shown_id),
                                self->cancellable, on_opened_cb, g_object_ref (self));
}

typedef struct
{
  SporReceiptView *view;
  char *id;
} SporReceiptQuestion;

static void
spor_receipt_question_free (gpointer data)
{
  SporReceiptQuestion *question = data;

  g_object_unref (question->view);
  g_free (question->id);
  g_free (question);
}

/* On the book's worker. */
static gpointer
spor_run_load_receipt (SporStore *store, gpointer data, GCancellable *cancellable, GError **error)
{
  return spor_store_load_receipt (store, ((SporReceiptQuestion *)data)->id, error);
}

static void
on_bytes_loaded_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  SporReceiptQuestion *question = user_data;
  SporReceiptView *self = question->view;
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = spor_book_run_finish (SPOR_BOOK (source), result, &error);

  if (g_strcmp0 (question->id, self->shown_id) != 0)
    return;
  if (bytes)
    spor_receipt_view_open (self, bytes);
  else
    spor_receipt_view_fail (self, error);
}

static void
spor_receipt_view_ask (SporReceiptView *self)
{
  SporReceiptQuestion *question = g_new0 (SporReceiptQuestion, 1);

  question->view = g_object_ref (self);
  question->id = g_strdup (self->shown_id);
  spor_book_run_async (self->book, spor_run_load_receipt, question, spor_receipt_question_free,
                       (GDestroyNotify)g_bytes_unref, self->cancellable, on_bytes_loaded_cb,
                       question);
}

static void
spor_receipt_view_forget (SporReceiptView *self)
{
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->pages);
  g_clear_pointer (&self->shown_id, g_free);
  g_clear_handle_id (&self->resizing, g_source_remove);
  self->page = 0;
}

/* @receipt: NULL: none is shown */
static void
spor_receipt_view_load (SporReceiptView *self, const SporReceipt *receipt)
{
  spor_receipt_view_forget (self);
  gtk_picture_set_paintable (self->picture, NULL);
  gtk_spinner_set_spinning (self->spinner, receipt != NULL);
  gtk_stack_set_visible_child_name (self->stack, receipt ? "loading" : "none");
  if (!receipt)
    return;
  self->zoom = 0;
  self->shown_id = g_strdup (receipt->id);
  self->cancellable = g_cancellable_new ();
  gtk_picture_set_alternative_text (self->picture, receipt->name);
  if (receipt->bytes)
    spor_receipt_view_open (self, receipt->bytes);
  else
    spor_receipt_view_ask (self);
}

/* --- Actions -------------------------------------------------------------------------------- */

static void
spor_receipt_view_set_zoom (SporReceiptView *self, double zoom)
{
  self->zoom = zoom > 0 ? CLAMP (zoom, ZOOM_MIN, ZOOM_MAX) : 0;
  spor_receipt_view_draw (self);
}

static void
spor_receipt_view_zoom_by (SporReceiptView *self, double factor)
{
  double width, height;

  if (!self->pages)
    return;
  spor_open_receipt_get_size (self->pages, self->page, &width, &height);
  spor_receipt_view_set_zoom (self, (self->zoom > 0 ? self->zoom
                                                    : spor_receipt_view_fit (self, width, height))
                                        * factor);
}

static void
on_zoom_activated_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  SporReceiptView *self = SPOR_RECEIPT_VIEW (widget);

  if (g_str_equal (action, "receipt.zoom-in"))
    spor_receipt_view_zoom_by (self, ZOOM_STEP);
  else if (g_str_equal (action, "receipt.zoom-out"))
    spor_receipt_view_zoom_by (self, 1 / ZOOM_STEP);
  else
    spor_receipt_view_set_zoom (self, g_str_equal (action, "receipt.zoom-fit") ? 0 : 1);
}

static void
on_page_activated_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  SporReceiptView *self = SPOR_RECEIPT_VIEW (widget);

  self->page += g_str_equal (action, "receipt.next") ? 1 : -1;
  gtk_adjustment_set_value (gtk_scrolled_window_get_vadjustment (self->scroll), 0);
  spor_receipt_view_draw (self);
}

static gboolean
on_scrolled_cb (SporReceiptView *self, double dx, double dy, GtkEventControllerScroll *controller)
{
  GdkModifierType state
      = gtk_event_controller_get_current_event_state (GTK_EVENT_CONTROLLER (controller));

  if (!(state & GDK_CONTROL_MASK) || dy == 0)
    return GDK_EVENT_PROPAGATE;
  spor_receipt_view_zoom_by (self, dy < 0 ? ZOOM_STEP : 1 / ZOOM_STEP);
  return GDK_EVENT_STOP;
}

/* --- Object --------------------------------------------------------------------------------- */

static void on_receipt_chosen_cb (SporReceiptView *self);

static void
spor_receipt_view_dispose (GObject *object)
{
  SporReceiptView *self = SPOR_RECEIPT_VIEW (object);

  spor_receipt_view_forget (self);
  g_clear_object (&self->book);
  G_OBJECT_CLASS (spor_receipt_view_parent_class)->dispose (object);
}

static void
spor_receipt_view_finalize (GObject *object)
{
  SporReceiptView *self = SPOR_RECEIPT_VIEW (object);

  g_ptr_array_unref (self->ids);
  g_ptr_array_unref (self->types);
  G_OBJECT_CLASS (spor_receipt_view_parent_class)->finalize (object);
}

static void
spor_receipt_view_add_keys (GtkWidgetClass *widget_class)
{
  static const struct
  {
    guint keyval;
    const char *action;
  } keys[] = {
    { GDK_KEY_plus, "receipt.zoom-in" },     { GDK_KEY_KP_Add, "receipt.zoom-in" },
    { GDK_KEY_minus, "receipt.zoom-out" },   { GDK_KEY_KP_Subtract, "receipt.zoom-out" },
    { GDK_KEY_0, "receipt.zoom-fit" },       { GDK_KEY_1, "receipt.zoom-original" },
    { GDK_KEY_Page_Up, "receipt.previous" }, { GDK_KEY_Page_Down, "receipt.next" },
  };

  for (guint k = 0; k < G_N_ELEMENTS (keys); k++)
    gtk_widget_class_add_binding_action (widget_class, keys[k].keyval, 0, keys[k].action, NULL);
}

static void
spor_receipt_view_class_init (SporReceiptViewClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = spor_receipt_view_dispose;
  object_class->finalize = spor_receipt_view_finalize;
  gtk_widget_class_install_action (widget_class, "receipt.zoom-in", NULL, on_zoom_activated_cb);
  gtk_widget_class_install_action (widget_class, "receipt.zoom-out", NULL, on_zoom_activated_cb);
  gtk_widget_class_install_action (widget_class, "receipt.zoom-fit", NULL, on_zoom_activated_cb);
  gtk_widget_class_install_action (widget_class, "receipt.zoom-original", NULL,
                                   on_zoom_activated_cb);
  gtk_widget_class_install_action (widget_class, "receipt.previous", NULL, on_page_activated_cb);
  gtk_widget_class_install_action (widget_class, "receipt.next", NULL, on_page_activated_cb);
  spor_receipt_view_add_keys (widget_class);

  gtk_widget_class_set_css_name (widget_class, "receiptview");
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/dk/kombit/Spor/ui/spor-receipt-view.ui");
  gtk_widget_class_bind_template_child (widget_class, SporReceiptView, stack);
  gtk_widget_class_bind_template_child (widget_class, SporReceiptView, spinner);
  gtk_widget_class_bind_template_child (widget_class, SporReceiptView, chooser);
  gtk_widget_class_bind_template_child (widget_class, SporReceiptView, names);
  gtk_widget_class_bind_template_child (widget_class, SporReceiptView, scroll);
  gtk_widget_class_bind_template_child (widget_class, SporReceiptView, picture);
  gtk_widget_class_bind_template_child (widget_class, SporReceiptView, failure);
  gtk_widget_class_bind_template_child (widget_class, SporReceiptView, zoom_label);
  gtk_widget_class_bind_template_child (widget_class, SporReceiptView, pages_box);
  gtk_widget_class_bind_template_child (widget_class, SporReceiptView, page_label);
  gtk_widget_class_bind_template_callback (widget_class, on_receipt_chosen_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_scrolled_cb);
}

static void
spor_receipt_view_init (SporReceiptView *self)
{
  self->ids = g_ptr_array_new_with_free_func (g_free);
  self->types = g_ptr_array_new_with_free_func (g_free);
  gtk_widget_init_template (GTK_WIDGET (self));
  g_signal_connect_object (gtk_scrolled_window_get_hadjustment (self->scroll), "notify::page-size",
                           G_CALLBACK (on_resized_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (gtk_scrolled_window_get_vadjustment (self->scroll), "notify::page-size",
                           G_CALLBACK (on_resized_cb), self, G_CONNECT_SWAPPED);
}

/* --- Which one ------------------------------------------------------------------------------ */

static const SporReceipt *
spor_receipts_find (const GPtrArray *receipts, const char *id)
{
  for (guint i = 0; id && i < receipts->len; i++)
    if (g_str_equal (((SporReceipt *)g_ptr_array_index (receipts, i))->id, id))
      return g_ptr_array_index (receipts, i);
  return NULL;
}

static void
spor_receipt_view_fill_chooser (SporReceiptView *self,
                                const GPtrArray *receipts,
                                const SporReceipt *shown)
{
  self->filling = TRUE;
  g_ptr_array_set_size (self->ids, 0);
  g_ptr_array_set_size (self->types, 0);
  gtk_string_list_splice (self->names, 0, g_list_model_get_n_items (G_LIST_MODEL (self->names)),
                          NULL);
  for (guint i = 0; i < receipts->len; i++)
    {
      const SporReceipt *receipt = g_ptr_array_index (receipts, i);

      g_ptr_array_add (self->ids, g_strdup (receipt->id));
      g_ptr_array_add (self->types, g_strdup (receipt->media_type));
      gtk_string_list_append (self->names, receipt->name);
      if (receipt == shown)
        gtk_drop_down_set_selected (self->chooser, i);
    }
  self->filling = FALSE;
}

static void
on_receipt_chosen_cb (SporReceiptView *self)
{
  guint index = gtk_drop_down_get_selected (self->chooser);
  g_autoptr (SporReceipt) chosen = NULL;

  if (self->filling || index >= self->ids->len
      || g_strcmp0 (g_ptr_array_index (self->ids, index), self->shown_id) == 0)
    return;
  chosen = spor_receipt_new ();
  g_free (chosen->id);
  chosen->id = g_strdup (g_ptr_array_index (self->ids, index));
  g_free (chosen->name);
  chosen->name = g_strdup (gtk_string_list_get_string (self->names, index));
  spor_receipt_view_load (self, chosen);
}

void
spor_receipt_view_show (SporReceiptView *self,
                        SporBook *book,
                        const GPtrArray *receipts,
                        const char *id)
{
  const SporReceipt *receipt;

  g_return_if_fail (SPOR_IS_RECEIPT_VIEW (self));

  g_set_object (&self->book, book);
  receipt = spor_receipts_find (receipts, id ? id : self->shown_id);
  if (!receipt && receipts->len > 0)
    receipt = g_ptr_array_index (receipts, 0);
  spor_receipt_view_fill_chooser (self, receipts, receipt);
  if (!receipt || g_strcmp0 (receipt->id, self->shown_id) != 0)
    spor_receipt_view_load (self, receipt);
}

const char *
spor_receipt_view_get_shown (SporReceiptView *self)
{
  g_return_val_if_fail (SPOR_IS_RECEIPT_VIEW (self), NULL);

  return self->shown_id;
}

gboolean
spor_receipt_view_is_drawn (SporReceiptView *self)
{
  g_return_val_if_fail (SPOR_IS_RECEIPT_VIEW (self), FALSE);

  return gtk_picture_get_paintable (self->picture) != NULL;
}

double
spor_receipt_view_get_zoom (SporReceiptView *self)
{
  g_return_val_if_fail (SPOR_IS_RECEIPT_VIEW (self), 0);

  return self->zoom;
}

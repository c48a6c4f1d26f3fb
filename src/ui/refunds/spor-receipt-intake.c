/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "spor-receipt-intake.h"

#include "spor-file-choice.h"
#include "spor-receipt-files.h"
#include "spor-toast.h"

#include <glib/gi18n-lib.h>

struct _SporReceiptIntake
{
  GObject parent_instance;

  /* borrowed */
  GtkWidget *over; /* weak */

  /* owned */
  SporOpenClaim *draft; /* or NULL */
  char *chosen_line;    /* that files are being chosen for; or NULL */
  char *pasted_line;    /* that a picture is being pasted for; or NULL */
};

enum
{
  TAKEN,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (SporReceiptIntake, spor_receipt_intake, G_TYPE_OBJECT)

/* --- Reading -------------------------------------------------------------------------------- */

/* What a file that is being read is for: another claim may be shown by then. */
typedef struct
{
  SporReceiptIntake *intake;
  SporOpenClaim *draft;
  char *line_id;
} SporReceiptAim;

static void
spor_receipt_aim_free (gpointer data)
{
  SporReceiptAim *aim = data;

  g_object_unref (aim->intake);
  g_object_unref (aim->draft);
  g_free (aim->line_id);
  g_free (aim);
}

static SporReceiptAim *
spor_receipt_aim_new (SporReceiptIntake *intake, const char *line_id)
{
  SporReceiptAim *aim = g_new0 (SporReceiptAim, 1);

  aim->intake = g_object_ref (intake);
  aim->draft = g_object_ref (intake->draft);
  aim->line_id = g_strdup (line_id);
  return aim;
}

static gboolean
spor_claim_has_file (const SporClaim *claim, const SporReceipt *receipt)
{
  for (guint i = 0; i < claim->receipts->len; i++)
    if (g_str_equal (((SporReceipt *)g_ptr_array_index (claim->receipts, i))->sha256,
                     receipt->sha256))
      return TRUE;
  return FALSE;
}

static void
on_receipt_read_cb (GtkWidget *from, SporReceipt *receipt, gpointer user_data)
{
  SporReceiptAim *aim = user_data;
  g_autofree char *id = g_strdup (receipt->id);

  if (spor_claim_has_file (spor_open_claim_get_claim (aim->draft), receipt))
    {
      spor_toast (from, _ ("The claim has this file already"));
      spor_receipt_free (receipt);
      return;
    }
  spor_open_claim_add_receipt (aim->draft, receipt, aim->line_id);
  if (aim->draft == aim->intake->draft)
    g_signal_emit (aim->intake, signals[TAKEN], 0, id);
}

static void
spor_receipt_intake_read (SporReceiptIntake *self, GFile *file, const char *line_id)
{
  if (self->draft && self->over)
    spor_receipt_read_file (self->over, file, on_receipt_read_cb,
                            spor_receipt_aim_new (self, line_id), spor_receipt_aim_free);
}

/* --- The clipboard -------------------------------------------------------------------------- */

static void
on_files_pasted_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (SporReceiptIntake) self = user_data;
  const GValue *value = gdk_clipboard_read_value_finish (GDK_CLIPBOARD (source), result, NULL);

  for (GSList *l = value ? g_value_get_boxed (value) : NULL; l; l = l->next)
    spor_receipt_intake_read (self, l->data, NULL);
}

static void
on_texture_pasted_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (SporReceiptIntake) self = user_data;
  g_autoptr (GdkTexture) texture
      = gdk_clipboard_read_texture_finish (GDK_CLIPBOARD (source), result, NULL);

  if (texture && self->draft && self->over)
    spor_receipt_read_texture (self->over, texture, on_receipt_read_cb,
                               spor_receipt_aim_new (self, self->pasted_line),
                               spor_receipt_aim_free);
}

/* --- Object --------------------------------------------------------------------------------- */

static void
spor_receipt_intake_finalize (GObject *object)
{
  SporReceiptIntake *self = SPOR_RECEIPT_INTAKE (object);

  g_clear_weak_pointer (&self->over);
  g_clear_object (&self->draft);
  g_free (self->chosen_line);
  g_free (self->pasted_line);
  G_OBJECT_CLASS (spor_receipt_intake_parent_class)->finalize (object);
}

static void
spor_receipt_intake_class_init (SporReceiptIntakeClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = spor_receipt_intake_finalize;
  signals[TAKEN] = g_signal_new ("taken", SPOR_TYPE_RECEIPT_INTAKE, G_SIGNAL_RUN_LAST, 0, NULL,
                                 NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
}

static void
spor_receipt_intake_init (SporReceiptIntake *self)
{
}

SporReceiptIntake *
spor_receipt_intake_new (GtkWidget *over)
{
  SporReceiptIntake *self = g_object_new (SPOR_TYPE_RECEIPT_INTAKE, NULL);

  g_set_weak_pointer (&self->over, over);
  return self;
}

void
spor_receipt_intake_set_draft (SporReceiptIntake *self, SporOpenClaim *draft)
{
  g_return_if_fail (SPOR_IS_RECEIPT_INTAKE (self));

  g_set_object (&self->draft, draft);
}

gboolean
spor_receipt_intake_take (SporReceiptIntake *self, GListModel *files)
{
  g_return_val_if_fail (SPOR_IS_RECEIPT_INTAKE (self), FALSE);

  if (!self->draft)
    return FALSE;
  for (guint i = 0; i < g_list_model_get_n_items (files); i++)
    {
      g_autoptr (GFile) file = g_list_model_get_item (files, i);

      spor_receipt_intake_read (self, file, NULL);
    }
  return TRUE;
}

static void
on_files_chosen_cb (GtkWidget *from, GListModel *files, gpointer user_data)
{
  SporReceiptIntake *self = user_data;
  g_autofree char *line_id = g_steal_pointer (&self->chosen_line);

  for (guint i = 0; i < g_list_model_get_n_items (files); i++)
    {
      g_autoptr (GFile) file = g_list_model_get_item (files, i);

      spor_receipt_intake_read (self, file, line_id);
    }
}

void
spor_receipt_intake_choose (SporReceiptIntake *self, const char *line_id)
{
  static const char *const patterns[]
      = { "*.pdf", "*.PDF", "*.png", "*.PNG", "*.jpg", "*.JPG", "*.jpeg", "*.JPEG", NULL };
  const SporFileChoice choice = { .title = _ ("Add Receipts"),
                                  .accept = _ ("_Add"),
                                  .kind = _ ("Receipts (PDF, PNG, JPEG)"),
                                  .patterns = patterns,
                                  .multiple = !*line_id };

  g_return_if_fail (SPOR_IS_RECEIPT_INTAKE (self));

  g_free (self->chosen_line);
  self->chosen_line = *line_id ? g_strdup (line_id) : NULL;
  spor_choose_files (self->over, &choice, on_files_chosen_cb, self);
}

gboolean
spor_receipt_intake_paste (SporReceiptIntake *self, const char *line_id)
{
  GdkClipboard *clipboard;
  GdkContentFormats *formats;

  g_return_val_if_fail (SPOR_IS_RECEIPT_INTAKE (self), FALSE);

  if (!self->draft)
    return FALSE;
  clipboard = gtk_widget_get_clipboard (self->over);
  formats = gdk_clipboard_get_formats (clipboard);
  if (gdk_content_formats_contain_gtype (formats, GDK_TYPE_FILE_LIST)
      || gdk_content_formats_contain_mime_type (formats, "text/uri-list"))
    gdk_clipboard_read_value_async (clipboard, GDK_TYPE_FILE_LIST, G_PRIORITY_DEFAULT, NULL,
                                    on_files_pasted_cb, g_object_ref (self));
  else if (gdk_content_formats_contain_gtype (formats, GDK_TYPE_TEXTURE)
           || gdk_content_formats_contain_mime_type (formats, "image/png")
           || gdk_content_formats_contain_mime_type (formats, "image/jpeg"))
    {
      g_free (self->pasted_line);
      self->pasted_line = g_strdup (line_id);
      gdk_clipboard_read_texture_async (clipboard, NULL, on_texture_pasted_cb, g_object_ref (self));
    }
  else
    return FALSE;
  return TRUE;
}

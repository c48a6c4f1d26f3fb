/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "spor-settle-question.h"

#include "spor-quote-list.h"

#include <glib/gi18n-lib.h>

AdwMessageDialog *
spor_settle_question_new (
    GtkWindow *place, const char *leave, const char *why, gboolean again, const GPtrArray *quotes)
{
  /* Translators: a sentence: why something could not be saved */
  g_autofree char *body
      = g_strdup_printf (_ ("%s\n\nWhat was typed is still there. It is lost if it is not saved."),
                         why);
  AdwMessageDialog *dialog
      = ADW_MESSAGE_DIALOG (adw_message_dialog_new (place, _ ("Something Is Not Saved"), body));

  adw_message_dialog_add_responses (dialog, "back", _ ("Go _Back"), "leave", leave, NULL);
  adw_message_dialog_set_response_appearance (dialog, "leave", ADW_RESPONSE_DESTRUCTIVE);
  if (again)
    {
      adw_message_dialog_add_response (dialog, "again", _ ("_Try Again"));
      adw_message_dialog_set_response_appearance (dialog, "again", ADW_RESPONSE_SUGGESTED);
    }
  adw_message_dialog_set_default_response (dialog, again ? "again" : "back");
  adw_message_dialog_set_close_response (dialog, "back");
  if (quotes && quotes->len > 0)
    adw_message_dialog_set_extra_child (dialog, spor_quote_list_new_to_copy (quotes));
  return dialog;
}

/* --- A book whose file has gone ------------------------------------------------------------- */

static char *
spor_gone_body (const char *path, gboolean typed)
{
  g_autofree char *name = g_path_get_basename (path);

  if (typed)
    /* Translators: a file name */
    return g_strdup_printf (
        _ ("The file “%s” was moved, renamed, replaced or deleted while it was open. If it was "
           "deleted, what it held is lost without a copy. What was typed since goes into no copy: "
           "it is lost when the book is closed."),
        name);
  /* Translators: a file name */
  return g_strdup_printf (
      _ ("The file “%s” was moved, renamed, replaced or deleted while it was open. If it was "
         "deleted, what it held is lost without a copy."),
      name);
}

AdwMessageDialog *
spor_settle_question_new_gone (GtkWindow *place, const char *path, const GPtrArray *quotes)
{
  g_autofree char *body = spor_gone_body (path, quotes->len > 0);
  AdwMessageDialog *dialog
      = ADW_MESSAGE_DIALOG (adw_message_dialog_new (place, _ ("Save a Copy?"), body));

  adw_message_dialog_add_responses (dialog, "cancel", _ ("_Cancel"), "close", _ ("_Close"), "copy",
                                    _ ("_Save a Copy…"), NULL);
  adw_message_dialog_set_response_appearance (dialog, "close", ADW_RESPONSE_DESTRUCTIVE);
  adw_message_dialog_set_response_appearance (dialog, "copy", ADW_RESPONSE_SUGGESTED);
  adw_message_dialog_set_default_response (dialog, "copy");
  adw_message_dialog_set_close_response (dialog, "cancel");
  if (quotes->len > 0)
    adw_message_dialog_set_extra_child (dialog, spor_quote_list_new_to_copy (quotes));
  return dialog;
}

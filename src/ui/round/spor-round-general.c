/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "spor-refund-settings.h"
#include "spor-round-page.h"

#include <glib/gi18n-lib.h>

/* Name, days, contact; and the way to the settings for refunds. */

static void
on_refunds_activated_cb (AdwActionRow *row, SporRoundDraft *draft)
{
  gtk_window_present (
      spor_refund_settings_new (GTK_WIDGET (row), spor_round_draft_get_book (draft)));
}

static GtkWidget *
spor_refunds_row_new (SporRoundDraft *draft)
{
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *arrow = gtk_image_new_from_icon_name ("go-next-symbolic");

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), _ ("_Refund Settings…"));
  adw_preferences_row_set_use_underline (ADW_PREFERENCES_ROW (row), TRUE);
  adw_action_row_set_subtitle (
      ADW_ACTION_ROW (row),
      _ ("Rates per kilometre, budget, receipts, deadline for claims; they are saved separately"));
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), arrow);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  g_signal_connect_object (row, "activated", G_CALLBACK (on_refunds_activated_cb), draft, 0);
  return row;
}

void
spor_round_fill_general (AdwPreferencesPage *page, SporRoundDraft *draft)
{
  AdwPreferencesGroup *group = spor_round_page_add_group (page, NULL, NULL, NULL);

  adw_preferences_group_add (group,
                             spor_setting_row_new_text (draft, "name", _ ("Name"), NULL, 34));
  adw_preferences_group_add (
      group, spor_setting_row_new_text (draft, "contact", _ ("Contact"),
                                        _ ("The e-mail address that letters come from"), 34));

  group = spor_round_page_add_group (page, _ ("Days"),
                                     _ ("Whole days in Copenhagen. Leave out what is not decided."),
                                     NULL);
  adw_preferences_group_add (group,
                             spor_setting_row_new_day (draft, "opens", _ ("Sign-up opens"), NULL));
  adw_preferences_group_add (
      group, spor_setting_row_new_day (draft, "deadline", _ ("Last day to sign up"),
                                       _ ("Whoever signs up later needs your attention")));
  adw_preferences_group_add (group, spor_setting_row_new_day (draft, "reply-by",
                                                              _ ("Reply promised by"), NULL));

  group = spor_round_page_add_group (page, _ ("Refunds"), NULL, NULL);
  adw_preferences_group_add (group, spor_refunds_row_new (draft));
}

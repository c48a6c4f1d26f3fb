/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "spor-lottery-page.h"

#include "spor-error-dialog.h"
#include "spor-field.h"
#include "spor-file-choice.h"
#include "spor-file.h"
#include "spor-focus.h"
#include "spor-language.h"
#include "spor-plain-row.h"
#include "spor-proposal-words.h"
#include "spor-protocol-page.h"
#include "spor-tab-box.h"
#include "spor-toast.h"

#include <glib/gi18n-lib.h>

struct _SporLotteryPage
{
  AdwBin parent_instance;

  /* template */
  GtkLabel *text;
  GtkLabel *digest;
  AdwEntryRow *seed;
  AdwPreferencesGroup *chances;

  const SporProposal *proposal; /* borrowed */
  GPtrArray *rows;              /* borrowed by the group: the chances */
};

enum
{
  PROP_READY = 1,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (SporLotteryPage, spor_lottery_page, ADW_TYPE_BIN)

/* --- The tickets ---------------------------------------------------------------------------- */

static void
on_tickets_chosen_cb (GtkWidget *from, GListModel *files, gpointer data)
{
  SporLotteryPage *self = SPOR_LOTTERY_PAGE (from);
  GtkWindow *window = GTK_WINDOW (gtk_widget_get_root (from));
  g_autoptr (GDateTime) now = g_date_time_new_now_utc ();
  g_autoptr (GFile) file = g_list_model_get_item (files, 0);
  g_autoptr (GError) error = NULL;
  g_autofree char *name = g_file_get_basename (file);
  g_autofree char *lower = g_utf8_strdown (name, -1);
  g_autofree char *tickets = NULL;

  if (!self->proposal)
    return;
  tickets = spor_proposal_tickets (self->proposal, g_date_time_to_unix (now));
  if (g_str_has_suffix (lower, ".pdf")
          ? spor_protocol_page_write (tickets, NULL, NULL, g_file_peek_path (file), NULL, &error)
          : spor_file_write (g_file_peek_path (file), tickets, -1, &error))
    {
      /* Translators: the name of a file */
      g_autofree char *text = g_strdup_printf (_ ("“%s” written"), name);

      spor_toast_file (GTK_WIDGET (gtk_window_get_transient_for (window)), text, file);
    }
  else
    spor_show_error (from, _ ("The Tickets Could Not Be Written"), error);
}

static void
on_save_tickets_activated_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  static const char *const patterns[] = { "*.pdf", "*.json", NULL };
  const SporFileChoice choice = { .title = _ ("Save the Tickets"),
                                  .accept = _ ("_Save"),
                                  .kind = _ ("Documents and data"),
                                  .patterns = patterns,
                                  .save = TRUE,
                                  .name = _ ("Tickets.pdf") };

  spor_choose_files (widget, &choice, on_tickets_chosen_cb, NULL);
}

static void
on_copy_digest_activated_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  SporLotteryPage *self = SPOR_LOTTERY_PAGE (widget);

  gdk_clipboard_set_text (gtk_widget_get_clipboard (widget), gtk_label_get_label (self->digest));
}

/* --- The seed ------------------------------------------------------------------------------- */

static void
on_seed_changed_cb (SporLotteryPage *self)
{
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_READY]);
}

static void
on_seed_entered_cb (SporLotteryPage *self)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "proposal.next", NULL);
}

gboolean
spor_lottery_page_is_ready (SporLotteryPage *self)
{
  g_autofree char *bare = g_strdup (spor_lottery_page_get_seed (self));

  return *g_strstrip (bare) != '\0';
}

const char *
spor_lottery_page_get_seed (SporLotteryPage *self)
{
  return gtk_editable_get_text (GTK_EDITABLE (self->seed));
}

/* --- The chances ---------------------------------------------------------------------------- */

static void
spor_lottery_page_clear (SporLotteryPage *self)
{
  for (guint i = 0; i < self->rows->len; i++)
    adw_preferences_group_remove (self->chances, g_ptr_array_index (self->rows, i));
  g_ptr_array_set_size (self->rows, 0);
}

static void
spor_lottery_page_list_chances (SporLotteryPage *self)
{
  g_autoptr (GArray) groups = spor_proposal_group_chances (self->proposal);

  for (guint i = 0; i < groups->len; i++)
    {
      const SporChanceGroup *group = &g_array_index (groups, SporChanceGroup, i);
      g_autofree char *percent = spor_format_percent (group->chance, 1);
      g_autofree char *people = spor_chance_group_people (group, self->proposal->before->signups);
      GtkWidget *row = spor_plain_row_new (percent, people);

      adw_preferences_group_add (self->chances, row);
      g_ptr_array_add (self->rows, row);
    }
}

void
spor_lottery_page_show (SporLotteryPage *self, const SporProposal *proposal)
{
  g_autofree char *text = proposal ? spor_proposal_lottery_text (proposal) : NULL;

  g_return_if_fail (SPOR_IS_LOTTERY_PAGE (self));

  self->proposal = proposal;
  spor_lottery_page_clear (self);
  if (!proposal)
    return;
  gtk_label_set_label (self->text, text);
  gtk_label_set_label (self->digest, proposal->drawing->digest);
  spor_lottery_page_list_chances (self);
}

/* --- Page ----------------------------------------------------------------------------------- */

static gboolean
spor_lottery_page_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (GTK_WIDGET (SPOR_LOTTERY_PAGE (widget)->seed));
}

static void
spor_lottery_page_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  if (id == PROP_READY)
    g_value_set_boolean (value, spor_lottery_page_is_ready (SPOR_LOTTERY_PAGE (object)));
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
spor_lottery_page_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), SPOR_TYPE_LOTTERY_PAGE);
  G_OBJECT_CLASS (spor_lottery_page_parent_class)->dispose (object);
}

static void
spor_lottery_page_finalize (GObject *object)
{
  g_ptr_array_unref (SPOR_LOTTERY_PAGE (object)->rows);
  G_OBJECT_CLASS (spor_lottery_page_parent_class)->finalize (object);
}

static void
spor_lottery_page_class_init (SporLotteryPageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = spor_lottery_page_get_property;
  object_class->dispose = spor_lottery_page_dispose;
  object_class->finalize = spor_lottery_page_finalize;
  widget_class->grab_focus = spor_lottery_page_grab_focus;
  widget_class->focus = spor_focus_through;
  properties[PROP_READY] = g_param_spec_boolean ("ready", NULL, NULL, FALSE,
                                                 G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  g_type_ensure (SPOR_TYPE_TAB_BOX);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/dk/kombit/Spor/ui/spor-lottery-page.ui");
  gtk_widget_class_bind_template_child (widget_class, SporLotteryPage, text);
  gtk_widget_class_bind_template_child (widget_class, SporLotteryPage, digest);
  gtk_widget_class_bind_template_child (widget_class, SporLotteryPage, seed);
  gtk_widget_class_bind_template_child (widget_class, SporLotteryPage, chances);
  gtk_widget_class_bind_template_callback (widget_class, on_seed_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_seed_entered_cb);
  gtk_widget_class_install_action (widget_class, "lottery.save-tickets", NULL,
                                   on_save_tickets_activated_cb);
  gtk_widget_class_install_action (widget_class, "lottery.copy-digest", NULL,
                                   on_copy_digest_activated_cb);
}

static void
spor_lottery_page_init (SporLotteryPage *self)
{
  self->rows = g_ptr_array_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
  spor_field_set_pending (GTK_WIDGET (self->seed));
}

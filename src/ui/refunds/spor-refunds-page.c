/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "spor-refunds-page.h"

#include "spor-claim-desk.h"
#include "spor-claim-log.h"
#include "spor-focus.h"
#include "spor-key-tip.h"
#include "spor-language.h"
#include "spor-lock.h"
#include "spor-new-claim-window.h"
#include "spor-refund-settings.h"
#include "spor-settings.h"
#include "spor-shown-keys.h"

#include <glib/gi18n-lib.h>

struct _SporRefundsPage
{
  AdwBin parent_instance;

  /* template */
  GtkStack *stack;      /* "no-meetings", "views" */
  GtkStack *body;       /* "no-claims", "views" */
  GtkWidget *new_claim; /* in the bar; the empty page has its own */
  GtkWidget *switcher;
  AdwViewStack *views; /* "log", "desk" */
  AdwViewStackPage *desk_page;
  SporClaimLog *log;
  SporClaimDesk *desk;

  /* owned */
  SporBook *book;
  GSignalGroup *book_signals;
  GSettings *settings; /* NULL where they are not installed */
};

enum
{
  PROP_BOOK = 1,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (SporRefundsPage, spor_refunds_page, ADW_TYPE_BIN)

/* The keys that lead to what is seen of the claims, wherever the keyboard is on the page. */
static const SporShownKey keys[] = {
  { "<Alt>1", "refunds.view", "log" },
  { "<Alt>2", "refunds.view", "waiting" },
  { "<Alt>3", "refunds.view", "unpaid" },
};

/* What somebody has to do something about there: decide on it, or pay it. */
static guint
spor_count_open (const SporRefunds *refunds)
{
  return spor_refunds_n_in_state (refunds, SPOR_CLAIM_SUBMITTED)
         + spor_refunds_n_in_state (refunds, SPOR_CLAIM_APPROVED);
}

/* In words of the text's own size: a badge stays as small as it is, however large the text. */
static void
spor_refunds_page_show_open (SporRefundsPage *self, guint n_open)
{
  g_autofree char *title
      = n_open
            /* Translators: a view, and how many claims are to be approved or paid there */
            ? spor_format_counts (_ ("Approve and Pay (%u)"), n_open)
            : g_strdup (_ ("Approve and Pay"));

  adw_view_stack_page_set_title (self->desk_page, title);
}

static void
on_book_changed_cb (SporRefundsPage *self)
{
  static const char *const making[] = { "refunds.new-claim", NULL };
  SporSnapshot *snapshot = self->book ? spor_book_get_snapshot (self->book) : NULL;
  SporBook *book = snapshot ? self->book : NULL;
  SporRefunds *refunds = snapshot ? spor_snapshot_get_refunds (snapshot) : NULL;
  gboolean any = refunds && spor_refunds_n_claims (refunds) > 0;
  gboolean is_possible = snapshot && spor_new_claim_is_possible (snapshot);

  spor_claim_log_set_book (self->log, book);
  spor_claim_desk_set_book (self->desk, book);
  spor_refunds_page_show_open (self, refunds ? spor_count_open (refunds) : 0);
  gtk_stack_set_visible_child_name (self->stack, any || is_possible ? "views" : "no-meetings");
  gtk_stack_set_visible_child_name (self->body, any ? "views" : "no-claims");
  gtk_widget_set_visible (self->new_claim, any);
  gtk_widget_set_visible (self->switcher, any);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "refunds.settings", snapshot != NULL);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "refunds.new-claim", is_possible);
  spor_lock_actions (GTK_WIDGET (self), making,
                     snapshot ? spor_snapshot_get_closed (snapshot) : NULL);
}

static void
spor_refunds_page_set_book (SporRefundsPage *self, SporBook *book)
{
  if (!g_set_object (&self->book, book))
    return;
  g_signal_group_set_target (self->book_signals, book);
  on_book_changed_cb (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_BOOK]);
}

static void
on_new_claim_activated_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  spor_refunds_page_new_claim (SPOR_REFUNDS_PAGE (widget), NULL, NULL);
}

static void
on_settings_activated_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  gtk_window_present (spor_refund_settings_new (widget, SPOR_REFUNDS_PAGE (widget)->book));
}

/* --- Views ---------------------------------------------------------------------------------- */

/* Parameter: one of the views of the keys. */
static void
on_view_activated_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  SporRefundsPage *self = SPOR_REFUNDS_PAGE (widget);
  const char *view = g_variant_get_string (parameter, NULL);
  gboolean is_log = g_str_equal (view, "log");

  if (!gtk_widget_get_visible (self->switcher))
    return; /* there are no claims */
  adw_view_stack_set_visible_child_name (self->views, is_log ? "log" : "desk");
  if (is_log)
    spor_claim_log_focus_rows (self->log);
  else
    spor_claim_desk_go_to_queue (self->desk, g_str_equal (view, "unpaid"));
}

static void
spor_refunds_page_add_keys (SporRefundsPage *self)
{
  spor_shown_keys_add (GTK_WIDGET (self), keys, G_N_ELEMENTS (keys));
  spor_claim_desk_set_queue_keys (self->desk, keys[1].key, keys[2].key);
  spor_key_tip (self->new_claim, "<Shift><Control>n");
}

/* --- Object --------------------------------------------------------------------------------- */

static void
spor_refunds_page_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  switch (id)
    {
    case PROP_BOOK:
      g_value_set_object (value, SPOR_REFUNDS_PAGE (object)->book);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
spor_refunds_page_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  switch (id)
    {
    case PROP_BOOK:
      spor_refunds_page_set_book (SPOR_REFUNDS_PAGE (object), g_value_get_object (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
spor_refunds_page_dispose (GObject *object)
{
  SporRefundsPage *self = SPOR_REFUNDS_PAGE (object);

  g_clear_object (&self->book_signals);
  g_clear_object (&self->book);
  g_clear_object (&self->settings);
  G_OBJECT_CLASS (spor_refunds_page_parent_class)->dispose (object);
}

/* Toasts do not lie over the bar at the end of the page. */
static void
spor_refunds_page_map (GtkWidget *widget)
{
  GtkWidget *overlay = gtk_widget_get_ancestor (widget, ADW_TYPE_TOAST_OVERLAY);

  GTK_WIDGET_CLASS (spor_refunds_page_parent_class)->map (widget);
  if (overlay)
    gtk_widget_add_css_class (overlay, "above-bar");
}

static void
spor_refunds_page_unmap (GtkWidget *widget)
{
  GtkWidget *overlay = gtk_widget_get_ancestor (widget, ADW_TYPE_TOAST_OVERLAY);

  if (overlay)
    gtk_widget_remove_css_class (overlay, "above-bar");
  GTK_WIDGET_CLASS (spor_refunds_page_parent_class)->unmap (widget);
}

static void
spor_refunds_page_class_init (SporRefundsPageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = spor_refunds_page_get_property;
  object_class->set_property = spor_refunds_page_set_property;
  object_class->dispose = spor_refunds_page_dispose;
  widget_class->map = spor_refunds_page_map;
  widget_class->unmap = spor_refunds_page_unmap;
  properties[PROP_BOOK]
      = g_param_spec_object ("book", NULL, NULL, SPOR_TYPE_BOOK,
                             G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY);
  g_object_class_install_properties (object_class, N_PROPS, properties);
  gtk_widget_class_install_action (widget_class, "refunds.new-claim", NULL,
                                   on_new_claim_activated_cb);
  gtk_widget_class_install_action (widget_class, "refunds.settings", NULL,
                                   on_settings_activated_cb);
  gtk_widget_class_install_action (widget_class, "refunds.view", "s", on_view_activated_cb);

  g_type_ensure (SPOR_TYPE_CLAIM_DESK);
  g_type_ensure (SPOR_TYPE_CLAIM_LOG);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/dk/kombit/Spor/ui/spor-refunds-page.ui");
  gtk_widget_class_bind_template_child (widget_class, SporRefundsPage, stack);
  gtk_widget_class_bind_template_child (widget_class, SporRefundsPage, body);
  gtk_widget_class_bind_template_child (widget_class, SporRefundsPage, new_claim);
  gtk_widget_class_bind_template_child (widget_class, SporRefundsPage, switcher);
  gtk_widget_class_bind_template_child (widget_class, SporRefundsPage, views);
  gtk_widget_class_bind_template_child (widget_class, SporRefundsPage, desk_page);
  gtk_widget_class_bind_template_child (widget_class, SporRefundsPage, log);
  gtk_widget_class_bind_template_child (widget_class, SporRefundsPage, desk);
}

static void
spor_refunds_page_init (SporRefundsPage *self)
{
  self->book_signals = g_signal_group_new (SPOR_TYPE_BOOK);
  g_signal_group_connect_swapped (self->book_signals, "notify::snapshot",
                                  G_CALLBACK (on_book_changed_cb), self);
  g_signal_group_connect_swapped (self->book_signals, "notify::actor",
                                  G_CALLBACK (on_book_changed_cb), self);
  gtk_widget_init_template (GTK_WIDGET (self));
  spor_refunds_page_add_keys (self);
  if ((self->settings = spor_settings_new ()))
    g_settings_bind (self->settings, "refunds-view", self->views, "visible-child-name",
                     G_SETTINGS_BIND_GET | G_SETTINGS_BIND_SET | G_SETTINGS_BIND_GET_NO_CHANGES);
}

static void
on_claim_made_cb (GtkWidget *from, const char *id)
{
  if (id)
    spor_refunds_page_show_claim (SPOR_REFUNDS_PAGE (from), id);
}

void
spor_refunds_page_new_claim (SporRefundsPage *self, const char *meeting_id, const char *signup_id)
{
  g_return_if_fail (SPOR_IS_REFUNDS_PAGE (self));

  if (self->book)
    spor_new_claim_ask (GTK_WIDGET (self), self->book, meeting_id, signup_id, on_claim_made_cb);
}

void
spor_refunds_page_show_claim (SporRefundsPage *self, const char *id)
{
  g_return_if_fail (SPOR_IS_REFUNDS_PAGE (self));

  adw_view_stack_set_visible_child_name (self->views, "log");
  spor_claim_log_show_claim (self->log, id);
}

void
spor_refunds_page_focus_search (SporRefundsPage *self)
{
  g_return_if_fail (SPOR_IS_REFUNDS_PAGE (self));

  if (!gtk_widget_get_visible (self->switcher))
    return; /* there is nothing to search in */
  if (g_strcmp0 (adw_view_stack_get_visible_child_name (self->views), "desk") == 0)
    spor_claim_desk_focus_search (self->desk);
  else
    spor_claim_log_focus_search (self->log);
}

void
spor_refunds_page_save (SporRefundsPage *self)
{
  g_return_if_fail (SPOR_IS_REFUNDS_PAGE (self));

  spor_claim_log_save (self->log);
}

gboolean
spor_refunds_page_add_files (SporRefundsPage *self, GListModel *files)
{
  g_return_val_if_fail (SPOR_IS_REFUNDS_PAGE (self), FALSE);

  return g_strcmp0 (adw_view_stack_get_visible_child_name (self->views), "log") == 0
         && spor_claim_log_add_files (self->log, files);
}

const char *const *
spor_refunds_page_get_keys (void)
{
  static const char *const shown[] = { "<Alt>1", "<Alt>2", "<Alt>3", NULL };

  return shown;
}

gboolean
spor_refunds_page_focus_rows (SporRefundsPage *self)
{
  g_return_val_if_fail (SPOR_IS_REFUNDS_PAGE (self), FALSE);

  if (!gtk_widget_get_visible (self->switcher)) /* no claims: what is offered instead */
    return gtk_widget_get_mapped (GTK_WIDGET (self->body))
           && gtk_widget_child_focus (gtk_stack_get_visible_child (self->body),
                                      GTK_DIR_TAB_FORWARD);
  if (g_strcmp0 (adw_view_stack_get_visible_child_name (self->views), "desk") == 0)
    spor_claim_desk_focus_rows (self->desk);
  else
    spor_claim_log_focus_rows (self->log);
  return spor_focus_within (GTK_WIDGET (self)) != NULL;
}

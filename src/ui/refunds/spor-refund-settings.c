/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "spor-refund-settings.h"

#include "spor-claim-entry.h"
#include "spor-close-after.h"
#include "spor-dispute.h"
#include "spor-error-dialog.h"
#include "spor-focus.h"
#include "spor-guide.h"
#include "spor-lock.h"
#include "spor-merge.h"
#include "spor-rate-dialog.h"
#include "spor-save-question.h"
#include "spor-scroll.h"
#include "spor-store-refunds.h"
#include "spor-text-scale.h"
#include "spor-toast.h"
#include "spor-why.h"

#include <glib/gi18n-lib.h>

typedef enum
{
  TERM_CAR_RATE,
  TERM_RECEIPT_ABOVE,
  TERM_DAYS_BEFORE,
  TERM_DAYS_AFTER,
  TERM_MONTHS,
  TERM_BUDGET,
  N_TERMS
} SporTerm;

struct _SporRefundSettings
{
  AdwWindow parent_instance;

  /* template */
  AdwComboRow *car_rate;
  SporClaimEntry *receipt_above;
  GtkSpinButton *days_before;
  GtkSpinButton *days_after;
  GtkSpinButton *months;
  SporClaimEntry *budget;
  SporDispute *disputes[N_TERMS]; /* NULL: the field has its own */
  AdwPreferencesGroup *rules;
  GtkWidget *rates_group;
  GtkListBox *rates;
  GtkWidget *save;
  AdwWindowTitle *title;

  /* owned */
  SporBook *book;
  SporRound *round; /* whose settings they are, whatever is shown by now */
  GSignalGroup *book_signals;
  GtkWidget *from;
  SporRefundTerms shown; /* as the book had them, and they were told */
  gboolean saving;       /* the book has not answered yet */
  gboolean over;         /* saved: nothing is lost by closing */
  gboolean stayed;       /* it was to close with its round, but for what was typed */
};

G_DEFINE_FINAL_TYPE (SporRefundSettings, spor_refund_settings, ADW_TYPE_WINDOW)

#define DAY_KEY "spor-day"

static SporRefunds *
spor_refund_settings_get_refunds (SporRefundSettings *self)
{
  return spor_snapshot_get_refunds (spor_book_get_snapshot (self->book));
}

/* --- Terms ---------------------------------------------------------------------------------- */

static void
spor_refund_settings_show_terms (SporRefundSettings *self)
{
  const SporRefundTerms *terms = &spor_refund_settings_get_refunds (self)->terms;

  adw_combo_row_set_selected (self->car_rate, terms->car_rate);
  spor_claim_entry_set_number (self->receipt_above, terms->receipt_above);
  gtk_spin_button_set_value (self->days_before, terms->days_before);
  gtk_spin_button_set_value (self->days_after, terms->days_after);
  gtk_spin_button_set_value (self->months, terms->months);
  spor_claim_entry_set_number (self->budget, terms->budget);
}

typedef struct
{
  SporRefundSettings *window;
  SporRound *round;
  SporRefundTerms shown, terms;
} SporTermsSaving;

static void
spor_terms_saving_free (gpointer data)
{
  SporTermsSaving *saving = data;

  g_object_unref (saving->window);
  spor_round_unref (saving->round);
  g_free (saving);
}

/* On the book's worker. */
static gpointer
spor_run_save_terms (SporStore *store, gpointer data, GCancellable *cancellable, GError **error)
{
  SporTermsSaving *saving = data;

  return GINT_TO_POINTER (
      spor_store_save_terms (store, saving->round, &saving->shown, &saving->terms, error));
}

/* Whose settings they are, if another round is shown by now. */
static char *
spor_terms_saving_text (const SporTermsSaving *saving, SporBook *book)
{
  SporSnapshot *shown = spor_book_get_snapshot (book);

  if (!shown || g_str_equal (spor_snapshot_get_round (shown)->id, saving->round->id))
    return g_strdup (_ ("Refund settings saved"));
  /* Translators: a round's name */
  return g_strdup_printf (_ ("Refund settings saved in the round “%s”"), saving->round->name);
}

static void
spor_refund_settings_set_saving (SporRefundSettings *self, gboolean saving)
{
  self->saving = saving;
  gtk_widget_set_sensitive (adw_window_get_content (ADW_WINDOW (self)), !saving);
}

static GtkWidget *
spor_refund_settings_get_field (SporRefundSettings *self, SporTerm term)
{
  GtkWidget *const fields[N_TERMS] = {
    [TERM_CAR_RATE] = GTK_WIDGET (self->car_rate),
    [TERM_RECEIPT_ABOVE] = GTK_WIDGET (self->receipt_above),
    [TERM_DAYS_BEFORE] = GTK_WIDGET (self->days_before),
    [TERM_DAYS_AFTER] = GTK_WIDGET (self->days_after),
    [TERM_MONTHS] = GTK_WIDGET (self->months),
    [TERM_BUDGET] = GTK_WIDGET (self->budget),
  };

  return fields[term];
}

static gboolean
spor_refund_settings_is_disputed (SporRefundSettings *self, SporTerm term)
{
  return self->disputes[term] ? spor_dispute_get_theirs (self->disputes[term]) != NULL
                              : spor_claim_entry_is_disputed (
                                  SPOR_CLAIM_ENTRY (spor_refund_settings_get_field (self, term)));
}

/* FALSE: nothing is disputed. */
static gboolean
spor_refund_settings_show_dispute (SporRefundSettings *self)
{
  for (SporTerm term = 0; term < N_TERMS; term++)
    if (spor_refund_settings_is_disputed (self, term))
      {
        GtkWidget *field = spor_refund_settings_get_field (self, term);

        gtk_widget_grab_focus (field);
        spor_scroll_to (self->disputes[term] ? GTK_WIDGET (self->disputes[term]) : field, 0);
        return TRUE;
      }
  return FALSE;
}

/* What could not be saved is still there to be saved again; by now the field says what another
 * program has made of the same. */
static void
on_terms_saved_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  SporTermsSaving *saving = user_data;
  SporRefundSettings *self = saving->window;
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;

  spor_refund_settings_set_saving (self, FALSE);
  if (!spor_book_run_finish (SPOR_BOOK (source), result, &error))
    {
      if (g_error_matches (error, SPOR_STORE_ERROR, SPOR_STORE_ERROR_CONFLICT)
          && spor_refund_settings_show_dispute (self))
        return;
      gtk_widget_grab_focus (GTK_WIDGET (self->car_rate));
      spor_show_error (GTK_WIDGET (self), _ ("The Settings Could Not Be Saved"), error);
      return;
    }
  text = spor_terms_saving_text (saving, SPOR_BOOK (source));
  spor_toast_undo (self->from, text);
  self->over = TRUE;
  gtk_window_close (GTK_WINDOW (self));
}

/* What cannot be kept is said at its field, and nothing is saved. */
static gboolean
spor_refund_settings_object (SporRefundSettings *self)
{
  SporClaimEntry *const entries[] = { self->receipt_above, self->budget };

  for (guint i = 0; i < G_N_ELEMENTS (entries); i++)
    if (spor_claim_entry_has_objection (entries[i]))
      {
        gtk_widget_grab_focus (GTK_WIDGET (entries[i]));
        return TRUE;
      }
  return FALSE;
}

static SporRefundTerms
spor_refund_settings_read (SporRefundSettings *self)
{
  return (SporRefundTerms){
    .car_rate = adw_combo_row_get_selected (self->car_rate),
    .receipt_above = spor_claim_entry_get_number (self->receipt_above),
    .days_before = gtk_spin_button_get_value_as_int (self->days_before),
    .days_after = gtk_spin_button_get_value_as_int (self->days_after),
    .months = gtk_spin_button_get_value_as_int (self->months),
    .budget = spor_claim_entry_get_number (self->budget),
  };
}

static void
on_save_clicked_cb (SporRefundSettings *self)
{
  SporTermsSaving *saving;

  /* the field that the keyboard is in is left only now */
  gtk_window_set_focus (GTK_WINDOW (self), NULL);
  if (self->saving || spor_refund_settings_object (self))
    return;
  saving = g_new0 (SporTermsSaving, 1);
  saving->window = g_object_ref (self);
  saving->round = spor_round_ref (self->round);
  saving->shown = self->shown;
  saving->terms = spor_refund_settings_read (self);
  spor_refund_settings_set_saving (self, TRUE);
  spor_book_run_async (self->book, spor_run_save_terms, saving, spor_terms_saving_free, NULL, NULL,
                       on_terms_saved_cb, saving);
}

/* --- One by one ----------------------------------------------------------------------------- */

static gint64
spor_refund_terms_get (const SporRefundTerms *terms, SporTerm term)
{
  const gint64 numbers[N_TERMS] = {
    [TERM_CAR_RATE] = terms->car_rate,       [TERM_RECEIPT_ABOVE] = terms->receipt_above,
    [TERM_DAYS_BEFORE] = terms->days_before, [TERM_DAYS_AFTER] = terms->days_after,
    [TERM_MONTHS] = terms->months,           [TERM_BUDGET] = terms->budget,
  };

  return numbers[term];
}

static gint64
spor_refund_settings_get (SporRefundSettings *self, SporTerm term)
{
  GtkWidget *field = spor_refund_settings_get_field (self, term);

  if (GTK_IS_SPIN_BUTTON (field))
    return g_ascii_strtoll (gtk_editable_get_text (GTK_EDITABLE (field)), NULL, 10);
  return SPOR_IS_CLAIM_ENTRY (field) ? spor_claim_entry_get_number (SPOR_CLAIM_ENTRY (field))
                                     : adw_combo_row_get_selected (self->car_rate);
}

static void
spor_refund_settings_set (SporRefundSettings *self, SporTerm term, gint64 number)
{
  GtkWidget *field = spor_refund_settings_get_field (self, term);

  if (GTK_IS_SPIN_BUTTON (field))
    gtk_spin_button_set_value (GTK_SPIN_BUTTON (field), number);
  else if (SPOR_IS_CLAIM_ENTRY (field))
    spor_claim_entry_set_number (SPOR_CLAIM_ENTRY (field), number);
  else
    adw_combo_row_set_selected (self->car_rate, number);
}

/* (transfer full) */
static char *
spor_refund_settings_word (SporRefundSettings *self, SporTerm term, gint64 number)
{
  if (term != TERM_CAR_RATE)
    return g_strdup_printf ("%" G_GINT64_FORMAT, number);
  return g_strdup (
      gtk_string_list_get_string (GTK_STRING_LIST (adw_combo_row_get_model (self->car_rate)),
                                  number));
}

static void
spor_refund_settings_dispute (SporRefundSettings *self, SporTerm term, gint64 theirs)
{
  g_autofree char *word = spor_refund_settings_word (self, term, theirs);

  if (self->disputes[term])
    spor_dispute_set_theirs (self->disputes[term], word);
  else
    spor_claim_entry_dispute_number (SPOR_CLAIM_ENTRY (spor_refund_settings_get_field (self, term)),
                                     theirs);
}

static void
spor_refund_settings_agree (SporRefundSettings *self, SporTerm term)
{
  GtkWidget *field = spor_refund_settings_get_field (self, term);

  if (self->disputes[term])
    spor_dispute_set_theirs (self->disputes[term], NULL);
  else if (!spor_claim_entry_is_held (SPOR_CLAIM_ENTRY (field)))
    spor_claim_entry_dispute (SPOR_CLAIM_ENTRY (field), NULL);
}

/* --- What there is to save ------------------------------------------------------------------ */

/* As it is typed, before the keyboard has left it. */
static gboolean
spor_spin_button_says (GtkSpinButton *spin, guint number)
{
  return g_ascii_strtoll (gtk_editable_get_text (GTK_EDITABLE (spin)), NULL, 10) == number;
}

static void
on_edited_cb (SporRefundSettings *self)
{
  const SporRefundTerms *shown = &self->shown;
  SporRefundTerms now = spor_refund_settings_read (self);
  gboolean same = now.car_rate == shown->car_rate && now.receipt_above == shown->receipt_above
                  && now.budget == shown->budget && !spor_claim_entry_is_held (self->receipt_above)
                  && !spor_claim_entry_is_held (self->budget)
                  && spor_spin_button_says (self->days_before, shown->days_before)
                  && spor_spin_button_says (self->days_after, shown->days_after)
                  && spor_spin_button_says (self->months, shown->months);

  gtk_widget_set_sensitive (self->save, !same);
  for (SporTerm term = 0; term < N_TERMS; term++)
    if (spor_refund_settings_get (self, term) == spor_refund_terms_get (shown, term))
      spor_refund_settings_agree (self, term);
}

/* --- What another program makes of them ------------------------------------------------------ */

static void
spor_refund_settings_merge (SporRefundSettings *self, SporTerm term, gint64 shown, gint64 now)
{
  gint64 ours = spor_refund_settings_get (self, term);
  SporThing whose = spor_thing_of (ours == shown, now == shown, now == ours);

  if (whose == SPOR_THING_THEIRS && now != shown)
    spor_refund_settings_set (self, term, now);
  else if (whose == SPOR_THING_DISPUTED)
    spor_refund_settings_dispute (self, term, now);
  if (whose != SPOR_THING_DISPUTED && (ours == now || whose == SPOR_THING_THEIRS))
    spor_refund_settings_agree (self, term);
}

/* What was not changed here is as the book has it by now; elsewhere the field says so. */
static void
spor_refund_settings_follow (SporRefundSettings *self)
{
  const SporRefundTerms now = spor_refund_settings_get_refunds (self)->terms;
  const SporRefundTerms shown = self->shown;

  self->shown = now;
  for (SporTerm term = 0; term < N_TERMS; term++)
    spor_refund_settings_merge (self, term, spor_refund_terms_get (&shown, term),
                                spor_refund_terms_get (&now, term));
  on_edited_cb (self);
}

static void
on_theirs_taken_cb (SporDispute *dispute, SporRefundSettings *self)
{
  for (SporTerm term = 0; term < N_TERMS; term++)
    if (self->disputes[term] == dispute)
      {
        gtk_widget_grab_focus (spor_refund_settings_get_field (self, term));
        spor_refund_settings_set (self, term, spor_refund_terms_get (&self->shown, term));
      }
}

static void spor_refund_settings_show_rates (SporRefundSettings *self);

/* An archived round's rules do not change; the rates are all rounds'. What was typed before another
 * program archived it is refused when it is saved. */
static void
spor_refund_settings_lock (SporRefundSettings *self)
{
  GtkWidget *const fields[] = { GTK_WIDGET (self->car_rate),    GTK_WIDGET (self->receipt_above),
                                GTK_WIDGET (self->days_before), GTK_WIDGET (self->days_after),
                                GTK_WIDGET (self->months),      GTK_WIDGET (self->budget) };
  const char *why = spor_snapshot_get_closed (spor_book_get_snapshot (self->book));

  if (self->saving || gtk_widget_get_sensitive (self->save))
    return;
  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    spor_lock_controls (fields[i], why);
  adw_preferences_group_set_description (self->rules, why);
  spor_say_why (self->save, NULL, why);
}

static void
on_book_changed_cb (SporRefundSettings *self)
{
  spor_refund_settings_show_rates (self);
  if (spor_book_is_elsewhere (self->book, self->round))
    return;
  spor_refund_settings_follow (self);
  spor_refund_settings_lock (self);
}

/* --- Closing -------------------------------------------------------------------------------- */

/* What is typed and cannot be kept would be lost as well. */
static gboolean
spor_refund_settings_is_changed (SporRefundSettings *self)
{
  GtkSpinButton *const spins[] = { self->days_before, self->days_after, self->months };
  SporRefundTerms now;

  for (guint i = 0; i < G_N_ELEMENTS (spins); i++)
    gtk_spin_button_update (spins[i]);
  now = spor_refund_settings_read (self);
  return now.car_rate != self->shown.car_rate || now.receipt_above != self->shown.receipt_above
         || now.days_before != self->shown.days_before || now.days_after != self->shown.days_after
         || now.months != self->shown.months || now.budget != self->shown.budget
         || spor_claim_entry_has_objection (self->receipt_above)
         || spor_claim_entry_has_objection (self->budget);
}

static gboolean
spor_refund_settings_is_over (SporRefundSettings *self)
{
  return self->over || spor_save_is_given_up (GTK_WINDOW (self));
}

static gboolean
spor_refund_settings_would_lose (GtkWindow *window)
{
  SporRefundSettings *self = SPOR_REFUND_SETTINGS (window);

  return !self->over && gtk_widget_get_sensitive (self->save);
}

static gboolean
on_to_save_cb (gpointer self)
{
  on_save_clicked_cb (self);
  return G_SOURCE_REMOVE;
}

/* The question goes first: it belongs to this window. */
static void
on_response_cb (GtkWindow *window, const char *response)
{
  if (g_str_equal (response, "discard"))
    spor_save_give_up (window);
  else if (g_str_equal (response, "save"))
    g_idle_add_full (G_PRIORITY_DEFAULT_IDLE, on_to_save_cb, g_object_ref (window), g_object_unref);
}

static void
spor_refund_settings_ask (SporRefundSettings *self)
{
  g_autofree char *book = spor_save_name_book (self->book);
  g_autofree char *body
      /* Translators: a book's file */
      = g_strdup_printf (_ ("The refund settings in %s have been changed. Changes that are not "
                            "saved are lost."),
                         book);

  spor_ask_to_save (GTK_WINDOW (self), body, TRUE, on_response_cb);
}

/* All windows close when another round is shown, which another program may do: not this one, where
 * something was typed. */
static gboolean
spor_refund_settings_stays (SporRefundSettings *self)
{
  if (self->stayed || !spor_book_is_elsewhere (self->book, self->round))
    return FALSE;
  self->stayed = TRUE;
  return TRUE;
}

static gboolean
spor_refund_settings_close_request (GtkWindow *window)
{
  SporRefundSettings *self = SPOR_REFUND_SETTINGS (window);

  if (self->saving)
    return GDK_EVENT_STOP;
  if (!spor_refund_settings_is_over (self) && spor_refund_settings_is_changed (self))
    {
      if (!spor_refund_settings_stays (self))
        spor_refund_settings_ask (self);
      return GDK_EVENT_STOP;
    }
  return GTK_WINDOW_CLASS (spor_refund_settings_parent_class)->close_request (window);
}

/* Nor does the book's window close over what is not saved. */
static gboolean
on_parent_closing_cb (SporRefundSettings *self)
{
  if (self->saving)
    return GDK_EVENT_STOP;
  if (spor_refund_settings_is_over (self) || !spor_refund_settings_is_changed (self))
    return GDK_EVENT_PROPAGATE;
  gtk_window_present (GTK_WINDOW (self));
  spor_refund_settings_ask (self);
  spor_close_after (gtk_window_get_transient_for (GTK_WINDOW (self)), GTK_WINDOW (self));
  return GDK_EVENT_STOP;
}

/* --- Rates ---------------------------------------------------------------------------------- */

static void
on_rate_removed_cb (GtkButton *button, SporRefundSettings *self)
{
  spor_rate_remove (GTK_WIDGET (self), self->book,
                    *(gint64 *)g_object_get_data (G_OBJECT (button), DAY_KEY));
}

static void
on_rate_edited_cb (GtkButton *button, SporRefundSettings *self)
{
  spor_rate_ask (GTK_WIDGET (self), self->book,
                 *(gint64 *)g_object_get_data (G_OBJECT (button), DAY_KEY));
}

static void
on_rate_added_cb (SporRefundSettings *self)
{
  spor_rate_ask (GTK_WIDGET (self), self->book, SPOR_DAY_NONE);
}

static void
spor_rate_row_add_button (SporRefundSettings *self,
                          AdwActionRow *row,
                          const SporRate *rate,
                          const char *icon,
                          const char *label,
                          GCallback clicked)
{
  GtkWidget *button = gtk_button_new_from_icon_name (icon);

  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_tooltip_text (button, label);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, label,
                                  -1);
  g_object_set_data_full (G_OBJECT (button), DAY_KEY, g_memdup2 (&rate->from, sizeof rate->from),
                          g_free);
  g_signal_connect_object (button, "clicked", clicked, self, 0);
  adw_action_row_add_suffix (row, button);
}

static GtkWidget *
spor_rate_row_new (SporRefundSettings *self, const SporRate *rate)
{
  GtkWidget *row = adw_action_row_new ();
  g_autofree char *from = spor_day_format (rate->from);
  g_autofree char *to = spor_day_format (rate->to);
  g_autofree char *high = spor_money_format (rate->high);
  g_autofree char *low = spor_money_format (rate->low);
  g_autofree char *bicycle = spor_money_format (rate->bicycle);
  /* Translators: two dates */
  g_autofree char *title = g_strdup_printf (_ ("%s to %s"), from, to);
  /* Translators: three amounts per kilometre */
  g_autofree char *subtitle = g_strdup_printf (_ ("car %s or %s, bicycle %s"), low, high, bicycle);

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
  spor_rate_row_add_button (self, ADW_ACTION_ROW (row), rate, "document-edit-symbolic",
                            _ ("Change the Rates"), G_CALLBACK (on_rate_edited_cb));
  spor_rate_row_add_button (self, ADW_ACTION_ROW (row), rate, "user-trash-symbolic",
                            _ ("Remove the Rates"), G_CALLBACK (on_rate_removed_cb));
  return row;
}

/* The newest first. */
static void
spor_refund_settings_show_rates (SporRefundSettings *self)
{
  const SporRates *rates = spor_refund_settings_get_refunds (self)->rates;
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->rates))))
    gtk_list_box_remove (self->rates, child);
  for (guint i = spor_rates_get_n (rates); i-- > 0;)
    gtk_list_box_append (self->rates, spor_rate_row_new (self, spor_rates_get (rates, i)));
  spor_lock_controls (self->rates_group,
                      spor_snapshot_get_read_only (spor_book_get_snapshot (self->book)));
}

/* --- Object --------------------------------------------------------------------------------- */

static void
spor_refund_settings_dispose (GObject *object)
{
  SporRefundSettings *self = SPOR_REFUND_SETTINGS (object);

  g_clear_object (&self->book_signals);
  g_clear_object (&self->book);
  g_clear_object (&self->from);
  G_OBJECT_CLASS (spor_refund_settings_parent_class)->dispose (object);
}

static void
spor_refund_settings_finalize (GObject *object)
{
  g_clear_pointer (&SPOR_REFUND_SETTINGS (object)->round, spor_round_unref);
  G_OBJECT_CLASS (spor_refund_settings_parent_class)->finalize (object);
}

static void
spor_refund_settings_class_init (SporRefundSettingsClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = spor_refund_settings_dispose;
  G_OBJECT_CLASS (klass)->finalize = spor_refund_settings_finalize;
  GTK_WINDOW_CLASS (klass)->close_request = spor_refund_settings_close_request;
  g_type_ensure (SPOR_TYPE_CLAIM_ENTRY);
  g_type_ensure (SPOR_TYPE_DISPUTE);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/dk/kombit/Spor/ui/spor-refund-settings.ui");
  gtk_widget_class_bind_template_child (widget_class, SporRefundSettings, car_rate);
  gtk_widget_class_bind_template_child (widget_class, SporRefundSettings, receipt_above);
  gtk_widget_class_bind_template_child (widget_class, SporRefundSettings, days_before);
  gtk_widget_class_bind_template_child (widget_class, SporRefundSettings, days_after);
  gtk_widget_class_bind_template_child (widget_class, SporRefundSettings, months);
  gtk_widget_class_bind_template_child (widget_class, SporRefundSettings, budget);
  gtk_widget_class_bind_template_child_full (widget_class, "car_rate_dispute", FALSE,
                                             G_STRUCT_OFFSET (SporRefundSettings,
                                                              disputes[TERM_CAR_RATE]));
  gtk_widget_class_bind_template_child_full (widget_class, "days_before_dispute", FALSE,
                                             G_STRUCT_OFFSET (SporRefundSettings,
                                                              disputes[TERM_DAYS_BEFORE]));
  gtk_widget_class_bind_template_child_full (widget_class, "days_after_dispute", FALSE,
                                             G_STRUCT_OFFSET (SporRefundSettings,
                                                              disputes[TERM_DAYS_AFTER]));
  gtk_widget_class_bind_template_child_full (widget_class, "months_dispute", FALSE,
                                             G_STRUCT_OFFSET (SporRefundSettings,
                                                              disputes[TERM_MONTHS]));
  gtk_widget_class_bind_template_child (widget_class, SporRefundSettings, rules);
  gtk_widget_class_bind_template_child (widget_class, SporRefundSettings, rates_group);
  gtk_widget_class_bind_template_child (widget_class, SporRefundSettings, rates);
  gtk_widget_class_bind_template_child (widget_class, SporRefundSettings, save);
  gtk_widget_class_bind_template_child (widget_class, SporRefundSettings, title);
  gtk_widget_class_bind_template_callback (widget_class, on_save_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_rate_added_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_edited_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_theirs_taken_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
  spor_guide_install_class (widget_class, "refunds");
}

static void
spor_refund_settings_init (SporRefundSettings *self)
{
  spor_save_watch (GTK_WINDOW (self), spor_refund_settings_would_lose);
  self->book_signals = g_signal_group_new (SPOR_TYPE_BOOK);
  g_signal_group_connect_swapped (self->book_signals, "notify::snapshot",
                                  G_CALLBACK (on_book_changed_cb), self);
  gtk_widget_init_template (GTK_WIDGET (self));
  spor_claim_entry_set_activates_default (self->receipt_above);
  spor_claim_entry_set_activates_default (self->budget);
  spor_spin_button_activate_default (self->days_before);
  spor_spin_button_activate_default (self->days_after);
  spor_spin_button_activate_default (self->months);
}

GtkWindow *
spor_refund_settings_new (GtkWidget *from, SporBook *book)
{
  SporRefundSettings *self
      = g_object_new (SPOR_TYPE_REFUND_SETTINGS, "transient-for", gtk_widget_get_root (from), NULL);

  spor_text_scale_window (GTK_WINDOW (self));
  self->from = g_object_ref (from);
  self->book = g_object_ref (book);
  self->round = spor_round_ref (spor_snapshot_get_round (spor_book_get_snapshot (book)));
  adw_window_title_set_subtitle (self->title, self->round->name);
  g_signal_group_set_target (self->book_signals, book);
  spor_refund_settings_show_terms (self);
  spor_refund_settings_show_rates (self);
  self->shown = spor_refund_settings_get_refunds (self)->terms;
  on_edited_cb (self);
  spor_refund_settings_lock (self);
  g_signal_connect_object (gtk_widget_get_root (from), "close-request",
                           G_CALLBACK (on_parent_closing_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_grab_focus (GTK_WIDGET (self->car_rate));
  return GTK_WINDOW (self);
}

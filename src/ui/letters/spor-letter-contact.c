/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "spor-letter-contact.h"

#include "spor-columns.h"
#include "spor-date-entry.h"
#include "spor-dispute.h"
#include "spor-keeper.h"
#include "spor-letter-deed.h"
#include "spor-letters.h"
#include "spor-lock.h"
#include "spor-merge.h"
#include "spor-settle.h"
#include "spor-text.h"

#include <glib/gi18n-lib.h>

/* The height of a line, in pixels, that makes a text large. */
#define LARGE_LINE 30

struct _SporLetterContact
{
  AdwBin parent_instance;

  /* template */
  GtkToggleButton *summary_button; /* with large text, the fields fold away under it */
  GtkLabel *summary;
  GtkWidget *fields;
  GtkEditable *address;
  SporDateEntry *reply_by;
  SporDispute *address_dispute;
  SporDispute *reply_dispute;
  GtkLabel *past;
  GtkLabel *objection;

  /* owned */
  SporBook *book;
  GSignalGroup *book_signals;
  SporRound *round; /* as shown */
  GPtrArray *sent;  /* SporRound*: as it is on its way into the book */
  char *refused;    /* what stands there and the book has not taken; or NULL */
  gint64 refused_day;
  gboolean filling;
};

static void spor_letter_contact_keep (SporKeeperInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (SporLetterContact,
                               spor_letter_contact,
                               ADW_TYPE_BIN,
                               G_IMPLEMENT_INTERFACE (SPOR_TYPE_KEEPER, spor_letter_contact_keep))

/* What nobody has touched as it came from the book. (transfer full) */
static char *
spor_letter_contact_read (SporLetterContact *self)
{
  if (self->round && g_str_equal (gtk_editable_get_text (self->address), self->round->contact))
    return g_strdup (self->round->contact);
  return g_strstrip (g_strdup (gtk_editable_get_text (self->address)));
}

/* --- What is shown -------------------------------------------------------------------------- */

static void
spor_letter_contact_object (SporLetterContact *self, const char *sentence)
{
  gtk_label_set_label (self->objection, sentence ? sentence : "");
  gtk_widget_set_visible (GTK_WIDGET (self->objection), sentence != NULL);
}

/* With so large a text the letter itself needs the room. */
static gboolean
spor_letter_contact_is_large (SporLetterContact *self)
{
  PangoFontMetrics *metrics
      = pango_context_get_metrics (gtk_widget_get_pango_context (GTK_WIDGET (self)), NULL, NULL);
  int height = pango_font_metrics_get_height (metrics) / PANGO_SCALE;

  pango_font_metrics_unref (metrics);
  return height >= LARGE_LINE;
}

/* In one line what stands in the fields while they are folded, or what is wrong with it; then they
 * say it themselves. */
static void
spor_letter_contact_summarise (SporLetterContact *self)
{
  const char *warning
      = gtk_widget_get_visible (GTK_WIDGET (self->past)) ? gtk_label_get_label (self->past) : NULL;
  const char *name = _ ("Contact address and reply date");
  gboolean unfolded = gtk_toggle_button_get_active (self->summary_button);
  const char *text = unfolded                 ? name
                     : !*self->round->contact ? _ ("No contact address")
                     : warning                ? _ ("The reply date is past")
                                              : self->round->contact;

  gtk_label_set_label (self->summary, text);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->summary_button), warning ? warning : name);
  if (!unfolded && (warning || !*self->round->contact))
    gtk_widget_add_css_class (GTK_WIDGET (self->summary), "warning");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self->summary), "warning");
}

static void
spor_letter_contact_fold (SporLetterContact *self)
{
  gboolean large = spor_letter_contact_is_large (self);

  gtk_widget_set_visible (GTK_WIDGET (self->summary_button), large);
  gtk_widget_set_visible (self->fields,
                          !large || gtk_toggle_button_get_active (self->summary_button));
  if (self->round)
    spor_letter_contact_summarise (self);
}

static void
spor_letter_contact_show_past (SporLetterContact *self)
{
  /* what an archived round says is not to be corrected */
  g_autofree char *warning
      = !spor_round_is_open (self->round)
            ? NULL
            : spor_letters_past_reply (self->round, g_get_real_time () / G_USEC_PER_SEC);

  gtk_label_set_label (self->past, warning ? warning : "");
  gtk_widget_set_visible (GTK_WIDGET (self->past), warning != NULL);
  spor_letter_contact_summarise (self);
}

/* --- What another program has written -------------------------------------------------------- */

/* Nothing is disputed where there stands what the book has. */
static void
spor_letter_contact_agree (SporLetterContact *self)
{
  g_autofree char *typed = spor_letter_contact_read (self);

  if (g_str_equal (typed, self->round->contact))
    spor_dispute_set_theirs (self->address_dispute, NULL);
  if (spor_date_entry_get_day (self->reply_by) == spor_day_of_instant (self->round->reply_by)
      && !spor_date_entry_is_typed (self->reply_by))
    spor_dispute_set_theirs (self->reply_dispute, NULL);
}

static gboolean
spor_letter_contact_has_sent (SporLetterContact *self, const char *contact, gint64 reply_by)
{
  for (guint i = 0; i < self->sent->len; i++)
    {
      const SporRound *sent = g_ptr_array_index (self->sent, i);

      if (contact ? g_str_equal (sent->contact, contact) : sent->reply_by == reply_by)
        return TRUE;
    }
  return FALSE;
}

static void
spor_letter_contact_follow_address (SporLetterContact *self, const SporRound *now)
{
  g_autofree char *typed = spor_letter_contact_read (self);
  const char *shown = self->round->contact;
  SporThing whose = spor_thing_of (g_str_equal (typed, shown), g_str_equal (now->contact, shown),
                                   g_str_equal (now->contact, typed));

  if (whose == SPOR_THING_THEIRS && !g_str_equal (now->contact, shown))
    gtk_editable_set_text (self->address, now->contact);
  else if (whose == SPOR_THING_DISPUTED && !spor_letter_contact_has_sent (self, now->contact, 0))
    spor_dispute_set_theirs (self->address_dispute, now->contact);
}

/* What is no day yet is typed, too. */
static void
spor_letter_contact_follow_day (SporLetterContact *self, const SporRound *now)
{
  gint64 typed = spor_date_entry_get_day (self->reply_by);
  gint64 shown = spor_day_of_instant (self->round->reply_by);
  gint64 day = spor_day_of_instant (now->reply_by);
  g_autofree char *theirs = spor_time_format_date (now->reply_by);
  SporThing whose
      = spor_thing_of (typed == shown && !spor_date_entry_is_typed (self->reply_by), day == shown,
                       day == typed && !spor_date_entry_is_typed (self->reply_by));

  if (whose == SPOR_THING_THEIRS && day != shown)
    spor_date_entry_set_day (self->reply_by, day);
  else if (whose == SPOR_THING_DISPUTED
           && !spor_letter_contact_has_sent (self, NULL, now->reply_by))
    spor_dispute_set_theirs (self->reply_dispute, theirs);
}

static void
on_address_taken_cb (SporLetterContact *self)
{
  gtk_widget_grab_focus (GTK_WIDGET (self->address));
  gtk_editable_set_text (self->address, self->round->contact);
  gtk_editable_set_position (self->address, -1);
}

static void
on_day_taken_cb (SporLetterContact *self)
{
  gtk_widget_grab_focus (GTK_WIDGET (self->reply_by));
  spor_date_entry_set_day (self->reply_by, spor_day_of_instant (self->round->reply_by));
  spor_letter_contact_agree (self);
}

/* --- From the book -------------------------------------------------------------------------- */

static void
spor_letter_contact_begin (SporLetterContact *self, SporRound *round)
{
  self->round = spor_round_ref (round);
  gtk_editable_set_text (self->address, round->contact);
  spor_date_entry_set_day (self->reply_by, spor_day_of_instant (round->reply_by));
}

/* What is typed and not saved yet stays. */
static void
spor_letter_contact_follow (SporLetterContact *self, SporRound *round)
{
  g_autoptr (SporRound) shown = NULL;

  spor_letter_contact_follow_address (self, round);
  spor_letter_contact_follow_day (self, round);
  shown = g_steal_pointer (&self->round);
  self->round = spor_round_ref (round);
  spor_letter_contact_agree (self);
}

static void
spor_letter_contact_update (SporLetterContact *self)
{
  SporRound *round = spor_snapshot_get_round (spor_book_get_snapshot (self->book));

  if (self->round && !g_str_equal (self->round->id, round->id))
    return; /* another is shown: the window is about to close */
  self->filling = TRUE;
  if (self->round)
    spor_letter_contact_follow (self, round);
  else
    spor_letter_contact_begin (self, round);
  self->filling = FALSE;
  spor_letter_contact_show_past (self);
  spor_lock_controls (self->fields, spor_snapshot_get_closed (spor_book_get_snapshot (self->book)));
}

/* --- Saving --------------------------------------------------------------------------------- */

/* As the book has it once it has taken all that was sent to it. */
static SporRound *
spor_letter_contact_get_known (SporLetterContact *self)
{
  return self->sent->len > 0 ? g_ptr_array_index (self->sent, self->sent->len - 1) : self->round;
}

/* Whether the book has it, or is about to. */
static gboolean
spor_letter_contact_is_saved (SporLetterContact *self, const char *address, gint64 day)
{
  const SporRound *known = spor_letter_contact_get_known (self);

  return g_str_equal (address, known->contact) && day == spor_day_of_instant (known->reply_by);
}

static void
spor_letter_contact_revert (SporLetterContact *self)
{
  self->filling = TRUE;
  gtk_editable_set_text (self->address, self->round->contact);
  spor_date_entry_set_day (self->reply_by, spor_day_of_instant (self->round->reply_by));
  self->filling = FALSE;
  spor_letter_contact_agree (self);
}

/* The same would be refused again; what is disputed is saved once it has been told. */
static void
spor_letter_contact_note_refused (SporLetterContact *self,
                                  const SporRound *refused,
                                  const GError *error)
{
  g_clear_pointer (&self->refused, g_free);
  if (!error || g_error_matches (error, SPOR_STORE_ERROR, SPOR_STORE_ERROR_CONFLICT))
    return;
  self->refused = g_strdup (refused->contact);
  self->refused_day = spor_day_of_instant (refused->reply_by);
}

/* It is in the book, even if that shows another round by now and nothing of it comes back; what an
 * archived round has refused is not kept. */
static void
on_saved_cb (GtkWidget *from, const GError *error)
{
  SporLetterContact *self = SPOR_LETTER_CONTACT (from);
  g_autoptr (SporRound) answered = g_ptr_array_steal_index (self->sent, 0);
  g_autoptr (SporRound) shown = NULL;

  spor_letter_contact_note_refused (self, answered, error);
  if (!error && self->book && spor_book_is_elsewhere (self->book, self->round))
    {
      shown = g_steal_pointer (&self->round);
      self->round = g_steal_pointer (&answered);
    }
  if (error && self->book && !spor_round_is_open (self->round))
    spor_letter_contact_revert (self);
}

/* FALSE: what is typed cannot be saved, and it is said why. */
static gboolean
spor_letter_contact_judge (SporLetterContact *self, const char *address, gint64 day)
{
  /* Translators: what was typed */
  g_autofree char *no_address = g_strdup_printf (_ ("“%s” is not an e-mail address."), address);
  gboolean can_be
      = spor_letter_contact_is_saved (self, address, day) || spor_text_is_email (address);

  if (can_be)
    spor_letter_contact_object (self, NULL);
  else
    spor_letter_contact_object (self, *address ? no_address
                                               : _ ("Type the address that letters come from."));
  return can_be;
}

const char *
spor_letter_contact_find_objection (SporLetterContact *self)
{
  g_autofree char *address = NULL;

  g_return_val_if_fail (SPOR_IS_LETTER_CONTACT (self), NULL);

  if (!self->round || self->filling)
    return NULL;
  address = spor_letter_contact_read (self);
  spor_letter_contact_judge (self, address, spor_date_entry_get_day (self->reply_by));
  return spor_letter_contact_get_objection (self);
}

gboolean
spor_letter_contact_save (SporLetterContact *self)
{
  g_autofree char *address = NULL;
  g_autoptr (SporRound) known = NULL;
  SporRound *sent;
  gint64 day;

  g_return_val_if_fail (SPOR_IS_LETTER_CONTACT (self), FALSE);

  if (!self->round || self->filling || spor_settle_is_given_up (GTK_WIDGET (self)))
    return TRUE;
  address = spor_letter_contact_read (self);
  day = spor_date_entry_get_day (self->reply_by);
  if (!spor_letter_contact_judge (self, address, day))
    return FALSE;
  if (spor_letter_contact_is_saved (self, address, day))
    return TRUE;
  known = spor_round_ref (spor_letter_contact_get_known (self));
  sent = spor_round_copy (known);
  g_free (sent->contact);
  sent->contact = g_strdup (address);
  if (day != spor_day_of_instant (known->reply_by))
    sent->reply_by = spor_day_begins (day);
  g_ptr_array_add (self->sent, sent);
  spor_letter_set_contact (GTK_WIDGET (self), self->book, known, address, sent->reply_by,
                           on_saved_cb);
  return TRUE;
}

const char *
spor_letter_contact_get_objection (SporLetterContact *self)
{
  g_return_val_if_fail (SPOR_IS_LETTER_CONTACT (self), NULL);

  return gtk_widget_get_visible (GTK_WIDGET (self->objection))
             ? gtk_label_get_label (self->objection)
             : NULL;
}

static void
spor_letter_contact_send (SporKeeper *keeper)
{
  spor_letter_contact_save (SPOR_LETTER_CONTACT (keeper));
}

static gboolean
spor_letter_contact_has_saved (SporKeeper *keeper)
{
  SporLetterContact *self = SPOR_LETTER_CONTACT (keeper);
  g_autofree char *address = spor_letter_contact_read (self);

  return !self->round || self->filling
         || spor_letter_contact_is_saved (self, address, spor_date_entry_get_day (self->reply_by));
}

static char *
spor_letter_contact_why_not_saved (SporKeeper *keeper)
{
  return g_strdup (spor_letter_contact_get_objection (SPOR_LETTER_CONTACT (keeper)));
}

static void
spor_letter_contact_quote (SporKeeper *keeper, GPtrArray *quotes)
{
  SporLetterContact *self = SPOR_LETTER_CONTACT (keeper);
  g_autofree char *address = spor_letter_contact_read (self);
  gint64 day = spor_date_entry_get_day (self->reply_by);

  if (!g_str_equal (address, self->round->contact))
    spor_quotes_add (quotes, _ ("Contact address"), address);
  if (day != spor_day_of_instant (self->round->reply_by))
    spor_quotes_add (quotes, _ ("Reply promised by"),
                     gtk_editable_get_text (
                         GTK_EDITABLE (spor_date_entry_get_entry (self->reply_by))));
}

static void
spor_letter_contact_keep (SporKeeperInterface *iface)
{
  iface->save = spor_letter_contact_send;
  iface->is_saved = spor_letter_contact_has_saved;
  iface->object = spor_letter_contact_why_not_saved;
  iface->quote = spor_letter_contact_quote;
}

/* The error of what the book has refused takes the keyboard from the field, which is no reason to
 * try again and to come by the next error. */
static void
on_decided_cb (SporLetterContact *self)
{
  g_autofree char *address = spor_letter_contact_read (self);

  if (g_strcmp0 (address, self->refused) == 0
      && spor_date_entry_get_day (self->reply_by) == self->refused_day)
    return;
  spor_letter_contact_save (self);
}

/* Whoever goes from a field to what another program has written there has not decided yet. */
static void
on_left_cb (SporLetterContact *self)
{
  gboolean disputed;

  if (self->filling)
    return;
  disputed = spor_dispute_leave (self->address_dispute);
  disputed |= spor_dispute_leave (self->reply_dispute);
  if (!disputed)
    on_decided_cb (self);
}

/* The objection is to what was typed before. */
static void
on_typed_cb (SporLetterContact *self)
{
  if (self->filling)
    return;
  spor_letter_contact_object (self, NULL);
  if (self->round)
    spor_letter_contact_agree (self);
}

/* --- Object --------------------------------------------------------------------------------- */

static void
spor_letter_contact_css_changed (GtkWidget *widget, GtkCssStyleChange *change)
{
  GTK_WIDGET_CLASS (spor_letter_contact_parent_class)->css_changed (widget, change);
  if (SPOR_LETTER_CONTACT (widget)->fields)
    spor_letter_contact_fold (SPOR_LETTER_CONTACT (widget));
}

static void
spor_letter_contact_dispose (GObject *object)
{
  SporLetterContact *self = SPOR_LETTER_CONTACT (object);

  self->filling = TRUE; /* nothing is typed any more */
  g_clear_object (&self->book_signals);
  g_clear_object (&self->book);
  G_OBJECT_CLASS (spor_letter_contact_parent_class)->dispose (object);
}

static void
spor_letter_contact_finalize (GObject *object)
{
  SporLetterContact *self = SPOR_LETTER_CONTACT (object);

  g_clear_pointer (&self->round, spor_round_unref);
  g_ptr_array_unref (self->sent);
  g_free (self->refused);
  G_OBJECT_CLASS (spor_letter_contact_parent_class)->finalize (object);
}

static void
spor_letter_contact_class_init (SporLetterContactClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = spor_letter_contact_dispose;
  object_class->finalize = spor_letter_contact_finalize;
  widget_class->css_changed = spor_letter_contact_css_changed;
  g_type_ensure (SPOR_TYPE_COLUMNS);
  g_type_ensure (SPOR_TYPE_DATE_ENTRY);
  g_type_ensure (SPOR_TYPE_DISPUTE);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/dk/kombit/Spor/ui/spor-letter-contact.ui");
  gtk_widget_class_bind_template_child (widget_class, SporLetterContact, summary_button);
  gtk_widget_class_bind_template_child (widget_class, SporLetterContact, summary);
  gtk_widget_class_bind_template_child (widget_class, SporLetterContact, fields);
  gtk_widget_class_bind_template_child (widget_class, SporLetterContact, address);
  gtk_widget_class_bind_template_child (widget_class, SporLetterContact, reply_by);
  gtk_widget_class_bind_template_child (widget_class, SporLetterContact, address_dispute);
  gtk_widget_class_bind_template_child (widget_class, SporLetterContact, reply_dispute);
  gtk_widget_class_bind_template_child (widget_class, SporLetterContact, past);
  gtk_widget_class_bind_template_child (widget_class, SporLetterContact, objection);
  gtk_widget_class_bind_template_callback (widget_class, on_address_taken_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_day_taken_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_decided_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_left_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_typed_cb);
  gtk_widget_class_bind_template_callback (widget_class, spor_letter_contact_fold);
}

static void
spor_letter_contact_init (SporLetterContact *self)
{
  self->sent = g_ptr_array_new_with_free_func ((GDestroyNotify)spor_round_unref);
  self->book_signals = g_signal_group_new (SPOR_TYPE_BOOK);
  g_signal_group_connect_swapped (self->book_signals, "notify::snapshot",
                                  G_CALLBACK (spor_letter_contact_update), self);
  gtk_widget_init_template (GTK_WIDGET (self));
}

void
spor_letter_contact_set_book (SporLetterContact *self, SporBook *book)
{
  g_return_if_fail (SPOR_IS_LETTER_CONTACT (self));

  self->book = g_object_ref (book);
  g_signal_group_set_target (self->book_signals, book);
  spor_letter_contact_update (self);
  /* without an address there can be no letter */
  gtk_toggle_button_set_active (self->summary_button, !*self->round->contact);
  spor_letter_contact_fold (self);
}

void
spor_letter_contact_focus (SporLetterContact *self)
{
  g_return_if_fail (SPOR_IS_LETTER_CONTACT (self));

  gtk_toggle_button_set_active (self->summary_button, TRUE);
  gtk_widget_grab_focus (GTK_WIDGET (self->address));
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "spor-letter-contact.h"

#include "spor-columns.h"
#include "spor-date-entry.h"
#include "spor-dispute.h"
#include "spor-keeper.h"
#include "spor-letter-deed.h"
#include "spor-letters.h"
#include "spor-lock.h"
#include "spor-sending.h"
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
  GtkLabel *objection_label;
  GtkLabel *failure; /* why the book has not taken what is typed */

  gboolean filling; /* from the book, not by hand */

  /* owned */
  SporBook *book;
  GSignalGroup *book_signals;
  SporSending *sending; /* SporRound: of which the contact and the reply date are typed */
  char *objection;      /* why what is typed cannot be saved, once that is said; or NULL */
};

static void spor_letter_contact_keep (SporKeeperInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (SporLetterContact,
                               spor_letter_contact,
                               ADW_TYPE_BIN,
                               G_IMPLEMENT_INTERFACE (SPOR_TYPE_KEEPER, spor_letter_contact_keep))

/* --- What is typed -------------------------------------------------------------------------- */

static gboolean
spor_round_has_contact_of (gconstpointer self, gconstpointer other)
{
  return g_str_equal (((const SporRound *)self)->contact, ((const SporRound *)other)->contact);
}

static gboolean
spor_round_has_reply_day_of (gconstpointer self, gconstpointer other)
{
  return spor_day_of_instant (((const SporRound *)self)->reply_by)
         == spor_day_of_instant (((const SporRound *)other)->reply_by);
}

static gboolean
spor_round_is_typed_like (gconstpointer self, gconstpointer other)
{
  return spor_round_has_contact_of (self, other) && spor_round_has_reply_day_of (self, other);
}

static const SporSendingType sending_type = {
  (GBoxedCopyFunc)spor_round_ref,
  (GDestroyNotify)spor_round_unref,
  spor_round_is_typed_like,
};

/* As shown; NULL: none is yet. */
static SporRound *
spor_letter_contact_get_round (SporLetterContact *self)
{
  return spor_sending_get_shown (self->sending);
}

/* What nobody has touched as it came from the book. (transfer full) */
static char *
spor_letter_contact_read_address (SporLetterContact *self)
{
  const char *typed = gtk_editable_get_text (self->address);

  if (g_str_equal (typed, spor_letter_contact_get_round (self)->contact))
    return g_strdup (typed);
  return g_strstrip (g_strdup (typed));
}

/* The round with what is typed, and all else as the book is about to have it. */
static SporRound *
spor_letter_contact_read (SporLetterContact *self)
{
  SporRound *typed = spor_round_copy (spor_sending_get_known (self->sending));
  gint64 day = spor_date_entry_get_day (self->reply_by);

  g_free (typed->contact);
  typed->contact = spor_letter_contact_read_address (self);
  if (day != spor_day_of_instant (typed->reply_by))
    typed->reply_by = spor_day_begins (day);
  return typed;
}

/* --- What is shown -------------------------------------------------------------------------- */

static void
spor_letter_contact_object (SporLetterContact *self, const char *sentence)
{
  g_autofree char *was = g_steal_pointer (&self->objection);

  self->objection = g_strdup (sentence);
  gtk_label_set_label (self->objection_label, sentence ? sentence : "");
  gtk_widget_set_visible (GTK_WIDGET (self->objection_label), sentence != NULL);
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
  const char *contact = spor_letter_contact_get_round (self)->contact;
  const char *text = unfolded    ? name
                     : !*contact ? _ ("No contact address")
                     : warning   ? _ ("The reply date is past")
                                 : contact;

  gtk_label_set_label (self->summary, text);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->summary_button), warning ? warning : name);
  if (!unfolded && (warning || !*contact))
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
  if (spor_letter_contact_get_round (self))
    spor_letter_contact_summarise (self);
}

static void
spor_letter_contact_show_past (SporLetterContact *self)
{
  SporRound *round = spor_letter_contact_get_round (self);
  /* what an archived round says is not to be corrected */
  g_autofree char *warning
      = !spor_round_is_open (round)
            ? NULL
            : spor_letters_past_reply (round, g_get_real_time () / G_USEC_PER_SEC);

  gtk_label_set_label (self->past, warning ? warning : "");
  gtk_widget_set_visible (GTK_WIDGET (self->past), warning != NULL);
  spor_letter_contact_summarise (self);
}

/* --- What another program has written -------------------------------------------------------- */

/* Nothing is disputed where there stands what the book has. What is no day yet is typed, too. */
static void
spor_letter_contact_agree (SporLetterContact *self)
{
  const SporRound *shown = spor_letter_contact_get_round (self);
  g_autoptr (SporRound) typed = spor_letter_contact_read (self);

  if (spor_round_has_contact_of (typed, shown))
    spor_dispute_set_theirs (self->address_dispute, NULL);
  if (spor_round_has_reply_day_of (typed, shown) && !spor_date_entry_is_typed (self->reply_by))
    spor_dispute_set_theirs (self->reply_dispute, NULL);
}

static void
spor_letter_contact_follow_address (SporLetterContact *self,
                                    const SporRound *typed,
                                    const SporRound *now)
{
  SporThing whose = spor_sending_whose (self->sending, spor_round_has_contact_of, typed, now);

  if (whose == SPOR_THING_THEIRS)
    gtk_editable_set_text (self->address, now->contact);
  else if (whose == SPOR_THING_DISPUTED)
    spor_dispute_set_theirs (self->address_dispute, now->contact);
}

static void
spor_letter_contact_follow_day (SporLetterContact *self,
                                const SporRound *typed,
                                const SporRound *now)
{
  SporThing whose
      = spor_sending_whose (self->sending, spor_round_has_reply_day_of,
                            spor_date_entry_is_typed (self->reply_by) ? NULL : typed, now);
  g_autofree char *theirs = spor_time_format_date (now->reply_by);

  if (whose == SPOR_THING_THEIRS)
    spor_date_entry_set_day (self->reply_by, spor_day_of_instant (now->reply_by));
  else if (whose == SPOR_THING_DISPUTED)
    spor_dispute_set_theirs (self->reply_dispute, theirs);
}

static void
on_address_taken_cb (SporLetterContact *self)
{
  gtk_widget_grab_focus (GTK_WIDGET (self->address));
  gtk_editable_set_text (self->address, spor_letter_contact_get_round (self)->contact);
  gtk_editable_set_position (self->address, -1);
}

static void
on_day_taken_cb (SporLetterContact *self)
{
  gtk_widget_grab_focus (GTK_WIDGET (self->reply_by));
  spor_date_entry_set_day (self->reply_by,
                           spor_day_of_instant (spor_letter_contact_get_round (self)->reply_by));
  spor_letter_contact_agree (self);
}

/* --- From the book -------------------------------------------------------------------------- */

static void
spor_letter_contact_fill (SporLetterContact *self)
{
  const SporRound *round = spor_letter_contact_get_round (self);

  self->filling = TRUE;
  gtk_editable_set_text (self->address, round->contact);
  spor_date_entry_set_day (self->reply_by, spor_day_of_instant (round->reply_by));
  self->filling = FALSE;
  spor_letter_contact_agree (self);
}

/* What is typed and not saved yet stays. */
static void
spor_letter_contact_follow (SporLetterContact *self, SporRound *round)
{
  g_autoptr (SporRound) typed = spor_letter_contact_read (self);

  self->filling = TRUE;
  spor_letter_contact_follow_address (self, typed, round);
  spor_letter_contact_follow_day (self, typed, round);
  self->filling = FALSE;
  spor_sending_show (self->sending, round);
  spor_letter_contact_agree (self);
}

static void
spor_letter_contact_update (SporLetterContact *self)
{
  SporRound *round = spor_snapshot_get_round (spor_book_get_snapshot (self->book));
  const SporRound *shown = spor_letter_contact_get_round (self);

  if (shown && !g_str_equal (shown->id, round->id))
    return; /* another is shown: the window is about to close */
  if (shown)
    spor_letter_contact_follow (self, round);
  else
    {
      spor_sending_show (self->sending, round);
      spor_letter_contact_fill (self);
    }
  spor_letter_contact_show_past (self);
  spor_lock_controls (self->fields, spor_snapshot_get_closed (spor_book_get_snapshot (self->book)));
}

/* --- Saving --------------------------------------------------------------------------------- */

/* @error: (nullable): what another program has written instead is said elsewhere */
static void
spor_letter_contact_say_failure (SporLetterContact *self, const GError *error)
{
  gboolean says = error && !g_error_matches (error, SPOR_STORE_ERROR, SPOR_STORE_ERROR_CONFLICT);
  /* Translators: why, a sentence */
  g_autofree char *sentence = says ? g_strdup_printf (_ ("Not saved: %s"), error->message) : NULL;

  gtk_label_set_label (self->failure, says ? sentence : "");
  gtk_widget_set_visible (GTK_WIDGET (self->failure), says);
}

/* It is in the book, even if that shows another round by now and nothing of it comes back; what an
 * archived round has refused is not kept. */
static void
on_saved_cb (GtkWidget *from, const GError *error)
{
  SporLetterContact *self = SPOR_LETTER_CONTACT (from);
  SporRound *round = spor_letter_contact_get_round (self);

  spor_sending_answer (self->sending, error,
                       self->book && spor_book_is_elsewhere (self->book, round));
  spor_letter_contact_say_failure (self, spor_round_is_open (round) ? error : NULL);
  if (error && self->book && !spor_round_is_open (round))
    spor_letter_contact_fill (self);
}

/* What can be saved is said to be right, what cannot not. */
static void
spor_letter_contact_judge (SporLetterContact *self, const SporRound *typed)
{
  /* Translators: what was typed */
  g_autofree char *no_address
      = g_strdup_printf (_ ("“%s” is not an e-mail address."), typed->contact);

  if (spor_sending_is_known (self->sending, typed) || spor_text_is_email (typed->contact))
    spor_letter_contact_object (self, NULL);
  else
    spor_letter_contact_object (self, *typed->contact
                                          ? no_address
                                          : _ ("Type the address that letters come from."));
}

const char *
spor_letter_contact_find_objection (SporLetterContact *self)
{
  g_autoptr (SporRound) typed = NULL;

  g_return_val_if_fail (SPOR_IS_LETTER_CONTACT (self), NULL);

  if (!spor_letter_contact_get_round (self) || self->filling)
    return NULL;
  typed = spor_letter_contact_read (self);
  spor_letter_contact_judge (self, typed);
  return self->objection;
}

/* @asked: somebody has asked for it, or waits for it. FALSE: it cannot be saved. */
static gboolean
spor_letter_contact_write (SporLetterContact *self, gboolean asked)
{
  g_autoptr (SporRound) typed = NULL;
  g_autoptr (SporRound) known = NULL;

  if (!spor_letter_contact_get_round (self) || self->filling
      || spor_settle_is_given_up (GTK_WIDGET (self)))
    return TRUE;
  if (spor_letter_contact_find_objection (self))
    return FALSE;
  typed = spor_letter_contact_read (self);
  if (spor_sending_is_known (self->sending, typed))
    return TRUE;
  known = spor_round_ref (spor_sending_get_known (self->sending));
  spor_sending_send (self->sending, spor_round_ref (typed));
  spor_letter_set_contact (GTK_WIDGET (self), self->book, known, typed->contact, typed->reply_by,
                           asked, on_saved_cb);
  return TRUE;
}

gboolean
spor_letter_contact_save (SporLetterContact *self)
{
  g_return_val_if_fail (SPOR_IS_LETTER_CONTACT (self), FALSE);

  return spor_letter_contact_write (self, TRUE);
}

const char *
spor_letter_contact_get_objection (SporLetterContact *self)
{
  g_return_val_if_fail (SPOR_IS_LETTER_CONTACT (self), NULL);

  return self->objection;
}

static void
spor_letter_contact_send (SporKeeper *keeper)
{
  spor_letter_contact_save (SPOR_LETTER_CONTACT (keeper));
}

static gboolean
spor_letter_contact_is_saved (SporKeeper *keeper)
{
  SporLetterContact *self = SPOR_LETTER_CONTACT (keeper);
  g_autoptr (SporRound) typed = NULL;

  if (!spor_letter_contact_get_round (self) || self->filling)
    return TRUE;
  typed = spor_letter_contact_read (self);
  return spor_sending_is_known (self->sending, typed);
}

static char *
spor_letter_contact_why_not_saved (SporKeeper *keeper)
{
  return g_strdup (SPOR_LETTER_CONTACT (keeper)->objection);
}

static void
spor_letter_contact_quote (SporKeeper *keeper, GPtrArray *quotes)
{
  SporLetterContact *self = SPOR_LETTER_CONTACT (keeper);
  const SporRound *shown = spor_letter_contact_get_round (self);
  g_autoptr (SporRound) typed = spor_letter_contact_read (self);

  if (!spor_round_has_contact_of (typed, shown))
    spor_quotes_add (quotes, _ ("Contact address"), typed->contact);
  if (!spor_round_has_reply_day_of (typed, shown))
    spor_quotes_add_value (quotes, _ ("Reply promised by"),
                           gtk_editable_get_text (
                               GTK_EDITABLE (spor_date_entry_get_entry (self->reply_by))));
}

static void
spor_letter_contact_keep (SporKeeperInterface *iface)
{
  iface->save = spor_letter_contact_send;
  iface->is_saved = spor_letter_contact_is_saved;
  iface->object = spor_letter_contact_why_not_saved;
  iface->quote = spor_letter_contact_quote;
}

/* Nobody has asked for it: what comes of it is said in a line. The error of what the book has
 * refused takes the keyboard from the field, which is no reason to try again and to come by the
 * next error. */
static void
on_decided_cb (SporLetterContact *self)
{
  g_autoptr (SporRound) typed
      = spor_letter_contact_get_round (self) ? spor_letter_contact_read (self) : NULL;

  if (typed && !spor_sending_is_refused (self->sending, typed))
    spor_letter_contact_write (self, FALSE);
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
  if (spor_letter_contact_get_round (self))
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

  spor_sending_unref (self->sending);
  g_free (self->objection);
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
  gtk_widget_class_bind_template_child (widget_class, SporLetterContact, objection_label);
  gtk_widget_class_bind_template_child (widget_class, SporLetterContact, failure);
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
  self->sending = spor_sending_new (&sending_type);
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
  gtk_toggle_button_set_active (self->summary_button,
                                !*spor_letter_contact_get_round (self)->contact);
  spor_letter_contact_fold (self);
}

void
spor_letter_contact_focus (SporLetterContact *self)
{
  g_return_if_fail (SPOR_IS_LETTER_CONTACT (self));

  gtk_toggle_button_set_active (self->summary_button, TRUE);
  gtk_widget_grab_focus (GTK_WIDGET (self->address));
}

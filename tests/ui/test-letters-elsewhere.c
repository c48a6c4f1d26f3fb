/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "letters-window.h"

#include "pointer.h"

#include "spor-date-entry.h"
#include "spor-dispute.h"
#include "spor-letter-contact.h"
#include "spor-letter-sheet.h"

/* Another program changes what one writes in Letters: field by field both are in the book; in the
 * same field what was typed stays, and it says what the other has written. */

/* --- The other program ---------------------------------------------------------------------- */

/* @subject, @body: (nullable): NULL: as it is */
static void
write_elsewhere (Letters *l, const char *subject, const char *body)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SporStore) store = letters_open_store (l->path);
  g_autoptr (SporRound) round = spor_store_load_round (store, &error);
  g_autoptr (SporLetterTemplate) now
      = spor_store_load_letter_template (store, round, SPOR_LETTER_ACCEPTED, &error);
  g_autoptr (SporLetterTemplate) after
      = spor_letter_template_new (SPOR_LETTER_ACCEPTED, subject ? subject : now->subject,
                                  body ? body : now->body);

  g_assert_no_error (error);
  spor_store_save_letter_template (store, round, now, after, &error);
  g_assert_no_error (error);
}

static void
set_contact_elsewhere (Letters *l, const char *contact, const char *day)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SporStore) store = letters_open_store (l->path);
  g_autoptr (SporRound) round = spor_store_load_round (store, &error);

  spor_store_save_contact (store, round, round, contact ? contact : round->contact,
                           day ? spor_day_begins (spor_day_from_iso (day)) : round->reply_by,
                           &error);
  g_assert_no_error (error);
}

/* --- What there is -------------------------------------------------------------------------- */

typedef struct
{
  Letters *l;
  const char *subject, *body; /* or contact and day; NULL: whatever */
} Awaited;

static gboolean
is_in_book (gpointer data)
{
  Awaited *awaited = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (SporStore) store = letters_open_store (awaited->l->path);
  g_autoptr (SporRound) round = spor_store_load_round (store, &error);
  g_autoptr (SporLetterTemplate) now
      = spor_store_load_letter_template (store, round, SPOR_LETTER_ACCEPTED, &error);

  g_assert_no_error (error);
  return (!awaited->subject || g_str_equal (now->subject, awaited->subject))
         && (!awaited->body || g_str_equal (now->body, awaited->body));
}

static void
wait_for_book (Letters *l, const char *subject, const char *body)
{
  Awaited awaited = { l, subject, body };

  fixture_wait (is_in_book, &awaited);
}

static gboolean
has_contact (gpointer data)
{
  Awaited *awaited = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (SporStore) store = letters_open_store (awaited->l->path);
  g_autoptr (SporRound) round = spor_store_load_round (store, &error);

  g_assert_no_error (error);
  return g_str_equal (round->contact, awaited->subject)
         && spor_day_of_instant (round->reply_by) == spor_day_from_iso (awaited->body);
}

static void
wait_for_contact (Letters *l, const char *contact, const char *day)
{
  Awaited awaited = { l, contact, day };

  fixture_wait (has_contact, &awaited);
}

static SporDispute *
dispute_of (gpointer widget, GType type, const char *id)
{
  return SPOR_DISPUTE (gtk_widget_get_template_child (widget, type, id));
}

static SporDispute *
editor_dispute (Letters *l, const char *id)
{
  return dispute_of (fixture_find_type (GTK_WIDGET (editor_of (l)), SPOR_TYPE_LETTER_SHEET),
                     SPOR_TYPE_LETTER_SHEET, id);
}

static gboolean
is_disputed (gpointer dispute)
{
  return spor_dispute_get_theirs (dispute) && gtk_widget_get_mapped (dispute);
}

static GtkEditable *
subject_of (Letters *l)
{
  return fixture_find_type (GTK_WIDGET (editor_of (l)), GTK_TYPE_ENTRY);
}

typedef struct
{
  GtkEditable *field;
  const char *text;
} Shown;

static gboolean
shows (gpointer data)
{
  Shown *shown = data;

  return g_str_equal (gtk_editable_get_text (shown->field), shown->text);
}

static void
wait_for_shown (GtkEditable *field, const char *text)
{
  Shown shown = { field, text };

  fixture_wait (shows, &shown);
}

static void
begin_in (Letters *l, gpointer field)
{
  keyboard_take (GTK_WINDOW (l->window));
  gtk_widget_grab_focus (field);
}

static void
leave (Letters *l)
{
  gtk_widget_grab_focus (fixture_find_type (fixture_find_type (l->window, SPOR_TYPE_LETTER_LIST),
                                            GTK_TYPE_SEARCH_ENTRY));
}

static void
assert_body (Letters *l, const char *text)
{
  g_autofree char *shown = read_text (editor_of (l));

  g_assert_cmpstr (shown, ==, text);
}

/* --- Letters -------------------------------------------------------------------------------- */

/* What nobody types in follows the book; what is typed is saved beside it. */
static void
test_other_field (Letters *l, gconstpointer data)
{
  begin_in (l, text_in (editor_of (l)));
  type_text (l, "Vores tekst");
  write_elsewhere (l, "Deres emne", NULL);
  wait_for_shown (subject_of (l), "Deres emne");
  assert_body (l, "Vores tekst");
  g_assert_null (spor_dispute_get_theirs (editor_dispute (l, "body_dispute")));
  leave (l);
  wait_for_book (l, "Deres emne", "Vores tekst");
}

/* Also where it is saved before the other's has come here. */
static void
test_at_once (Letters *l, gconstpointer data)
{
  begin_in (l, text_in (editor_of (l)));
  type_text (l, "Vores tekst");
  write_elsewhere (l, "Deres emne", NULL);
  g_assert_true (spor_letter_editor_save (editor_of (l)));
  wait_for_book (l, "Deres emne", "Vores tekst");
  wait_for_shown (subject_of (l), "Deres emne");
  fixture_settle ();
  g_assert_null (spor_dispute_get_theirs (editor_dispute (l, "subject_dispute")));
  g_assert_null (spor_dispute_get_theirs (editor_dispute (l, "body_dispute")));
  /* what came with the save is what the next is made from */
  gtk_editable_set_text (subject_of (l), "Vores emne");
  g_assert_true (spor_letter_editor_save (editor_of (l)));
  wait_for_book (l, "Vores emne", "Vores tekst");
}

static void
test_same_field (Letters *l, gconstpointer data)
{
  SporDispute *dispute = editor_dispute (l, "body_dispute");

  begin_in (l, text_in (editor_of (l)));
  type_text (l, "Vores tekst");
  write_elsewhere (l, NULL, "Deres tekst");
  fixture_wait (is_disputed, dispute);
  g_assert_cmpstr (spor_dispute_get_theirs (dispute), ==, "Deres tekst");
  g_assert_nonnull (strstr (spor_dispute_get_said (dispute), "“Deres tekst”"));
  assert_body (l, "Vores tekst");
  leave (l); /* what was typed counts now */
  wait_for_book (l, NULL, "Vores tekst");
  fixture_settle ();
  g_assert_null (spor_dispute_get_theirs (dispute));
}

static void
test_theirs_taken (Letters *l, gconstpointer data)
{
  SporDispute *subject = editor_dispute (l, "subject_dispute");
  SporDispute *body = editor_dispute (l, "body_dispute");

  begin_in (l, subject_of (l));
  gtk_editable_set_text (subject_of (l), "Vores emne");
  type_text (l, "Vores tekst");
  write_elsewhere (l, "Deres emne", "Deres tekst");
  fixture_wait (is_disputed, subject);
  fixture_wait (is_disputed, body);
  g_signal_emit_by_name (subject, "taken");
  g_assert_cmpstr (gtk_editable_get_text (subject_of (l)), ==, "Deres emne");
  g_assert_null (spor_dispute_get_theirs (subject));
  g_assert_nonnull (spor_dispute_get_theirs (body));
  g_signal_emit_by_name (body, "taken");
  assert_body (l, "Deres tekst");
  g_assert_null (spor_dispute_get_theirs (body));
  leave (l);
  fixture_settle ();
  wait_for_book (l, "Deres emne", "Deres tekst");
}

/* Letters begin alike: what is told of a long one begins where it is another. */
static void
test_long (Letters *l, gconstpointer data)
{
  SporDispute *dispute = editor_dispute (l, "body_dispute");
  g_autofree char *begin = g_strnfill (300, 'a');
  g_autofree char *ours = g_strconcat (begin, "\n\nHilsen\nos", NULL);
  g_autofree char *theirs = g_strconcat (begin, "\n\nHilsen\ndem", NULL);

  begin_in (l, text_in (editor_of (l)));
  type_text (l, ours);
  write_elsewhere (l, NULL, theirs);
  fixture_wait (is_disputed, dispute);
  g_assert_cmpstr (spor_dispute_get_theirs (dispute), ==, "…\ndem");
  g_signal_emit_by_name (dispute, "taken");
  assert_body (l, theirs);
}

/* Refused by the book, it stays as it was typed and is told; saved again, it counts. */
static void
test_refused (Letters *l, gconstpointer data)
{
  SporDispute *dispute = editor_dispute (l, "body_dispute");

  begin_in (l, text_in (editor_of (l)));
  type_text (l, "Vores tekst");
  write_elsewhere (l, NULL, "Deres tekst");
  g_assert_true (spor_letter_editor_save (editor_of (l)));
  fixture_wait (is_disputed, dispute);
  fixture_settle ();
  g_assert_null (fixture_find_window (ADW_TYPE_MESSAGE_DIALOG));
  g_assert_nonnull (fixture_find_shown (l->window, says, "Not saved: another program"));
  assert_body (l, "Vores tekst");
  wait_for_book (l, NULL, "Deres tekst");
  g_assert_nonnull (fixture_find_shown (l->window, fixture_has_label, "Not saved yet"));
  g_assert_true (spor_letter_editor_save (editor_of (l)));
  wait_for_book (l, NULL, "Vores tekst");
}

/* What one has written oneself is no other program's, however soon one types on. */
static void
test_own (Letters *l, gconstpointer data)
{
  static const char *const typed[] = { "Et", "Et to", "Et to tre", "Et to tre fire" };

  begin_in (l, text_in (editor_of (l)));
  for (guint i = 0; i < G_N_ELEMENTS (typed); i++)
    {
      type_text (l, typed[i]);
      if (i < 3)
        g_assert_true (spor_letter_editor_save (editor_of (l)));
    }
  wait_for_book (l, NULL, "Et to tre");
  fixture_settle ();
  g_assert_null (spor_dispute_get_theirs (editor_dispute (l, "body_dispute")));
  g_assert_null (fixture_find_shown (l->window, says, "Not saved: another program"));
  assert_body (l, "Et to tre fire");
  leave (l);
  wait_for_book (l, NULL, "Et to tre fire");
}

/* The built-in text does not come back over what nobody here has seen. */
static void
test_reset (Letters *l, gconstpointer data)
{
  g_autoptr (SporLetterTemplate) built_in = spor_letter_template_new_default (SPOR_LETTER_ACCEPTED);
  SporDispute *dispute = editor_dispute (l, "body_dispute");

  begin_in (l, text_in (editor_of (l)));
  type_text (l, "Vores tekst");
  g_assert_true (spor_letter_editor_save (editor_of (l)));
  wait_for_book (l, NULL, "Vores tekst");
  fixture_settle ();
  write_elsewhere (l, NULL, "Deres tekst");
  gtk_widget_activate_action (GTK_WIDGET (editor_of (l)), "letter.reset", NULL);
  fixture_wait (is_disputed, dispute);
  g_assert_cmpstr (spor_dispute_get_theirs (dispute), ==, "Deres tekst");
  fixture_settle ();
  assert_body (l, built_in->body);
  wait_for_book (l, NULL, "Deres tekst");
}

/* --- Contact and day ------------------------------------------------------------------------ */

static void
test_contact (Letters *l, gconstpointer data)
{
  GtkWidget *contact = fixture_find_type (l->window, SPOR_TYPE_LETTER_CONTACT);
  GtkEditable *address = fixture_find_type (contact, GTK_TYPE_ENTRY);
  SporDateEntry *day = fixture_find_type (contact, SPOR_TYPE_DATE_ENTRY);
  SporDispute *dispute = dispute_of (contact, SPOR_TYPE_LETTER_CONTACT, "address_dispute");

  /* each its own */
  begin_in (l, address);
  gtk_editable_set_text (address, "vores@example.dk");
  set_contact_elsewhere (l, NULL, "2025-04-10");
  leave (l);
  wait_for_contact (l, "vores@example.dk", "2025-04-10");
  fixture_settle ();
  g_assert_cmpint (spor_date_entry_get_day (day), ==, spor_day_from_iso ("2025-04-10"));
  g_assert_null (spor_dispute_get_theirs (dispute));

  /* the same: told, and what was typed counts */
  begin_in (l, address);
  gtk_editable_set_text (address, "nye@example.dk");
  set_contact_elsewhere (l, "deres@example.dk", NULL);
  fixture_wait (is_disputed, dispute);
  g_assert_cmpstr (gtk_editable_get_text (address), ==, "nye@example.dk");
  leave (l);
  wait_for_contact (l, "nye@example.dk", "2025-04-10");
  fixture_settle ();
  g_assert_null (spor_dispute_get_theirs (dispute));

  /* or theirs is taken */
  begin_in (l, address);
  gtk_editable_set_text (address, "vores@example.dk");
  set_contact_elsewhere (l, "deres@example.dk", NULL);
  fixture_wait (is_disputed, dispute);
  g_signal_emit_by_name (dispute, "taken");
  g_assert_cmpstr (gtk_editable_get_text (address), ==, "deres@example.dk");
  leave (l);
  fixture_settle ();
  wait_for_contact (l, "deres@example.dk", "2025-04-10");
}

static void
test_day (Letters *l, gconstpointer data)
{
  GtkWidget *contact = fixture_find_type (l->window, SPOR_TYPE_LETTER_CONTACT);
  SporDateEntry *day = fixture_find_type (contact, SPOR_TYPE_DATE_ENTRY);
  GtkEditable *entry = GTK_EDITABLE (spor_date_entry_get_entry (day));
  SporDispute *dispute = dispute_of (contact, SPOR_TYPE_LETTER_CONTACT, "reply_dispute");

  begin_in (l, entry);
  gtk_editable_set_text (entry, "9-4-2025");
  set_contact_elsewhere (l, NULL, "2025-04-10");
  fixture_wait (is_disputed, dispute);
  g_assert_cmpstr (gtk_editable_get_text (entry), ==, "9-4-2025");
  leave (l);
  wait_for_contact (l, LETTERS_CONTACT, "2025-04-09");
  fixture_settle ();
  g_assert_null (spor_dispute_get_theirs (dispute));

  begin_in (l, entry);
  gtk_editable_set_text (entry, "8-4-2025");
  set_contact_elsewhere (l, NULL, "2025-04-10");
  fixture_wait (is_disputed, dispute);
  g_signal_emit_by_name (dispute, "taken");
  g_assert_null (spor_dispute_get_theirs (dispute));
  leave (l);
  fixture_settle ();
  wait_for_contact (l, LETTERS_CONTACT, "2025-04-10");
}

/* What one has sent oneself is no other program's. */
static void
test_own_contact (Letters *l, gconstpointer data)
{
  GtkWidget *contact = fixture_find_type (l->window, SPOR_TYPE_LETTER_CONTACT);
  GtkEditable *address = fixture_find_type (contact, GTK_TYPE_ENTRY);

  begin_in (l, address);
  gtk_editable_set_text (address, "et@example.dk");
  spor_letter_contact_save (SPOR_LETTER_CONTACT (contact));
  gtk_editable_set_text (address, "to@example.dk");
  spor_letter_contact_save (SPOR_LETTER_CONTACT (contact));
  gtk_editable_set_text (address, "tre@example.dk");
  wait_for_contact (l, "to@example.dk", "2025-04-01");
  fixture_settle ();
  g_assert_null (
      spor_dispute_get_theirs (dispute_of (contact, SPOR_TYPE_LETTER_CONTACT, "address_dispute")));
  g_assert_cmpstr (gtk_editable_get_text (address), ==, "tre@example.dk");
  leave (l);
  wait_for_contact (l, "tre@example.dk", "2025-04-01");
}

int
main (int argc, char *argv[])
{
  SporApplication *app;

  fixture_init (&argc, &argv);
  app = fixture_app_new ();
  fixture_animate (TRUE); /* see the test of the letters' texts */
#define ADD(path, func)                                                                            \
  g_test_add ("/letters-elsewhere/" path, Letters, app, letters_set_up, func, letters_tear_down)
  ADD ("other-field", test_other_field);
  ADD ("at-once", test_at_once);
  ADD ("same-field", test_same_field);
  ADD ("theirs-taken", test_theirs_taken);
  ADD ("long", test_long);
  ADD ("refused", test_refused);
  ADD ("own", test_own);
  ADD ("reset", test_reset);
  ADD ("contact", test_contact);
  ADD ("day", test_day);
  ADD ("own-contact", test_own_contact);
  return fixture_run (app);
}

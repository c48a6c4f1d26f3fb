/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "answers.h"
#include "asked.h"
#include "begun.h"
#include "quoted.h"

#include "spor-date-entry.h"
#include "spor-quotes.h"
#include "spor-refund-settings.h"

/* What is typed and is not in the book yet is shown when the program has died. */

/* --- A program that dies ---------------------------------------------------------------------- */

/* (transfer full) (nullable) */
static char *
find_kept (void)
{
  g_autofree char *folder = g_build_filename (g_get_user_state_dir (), "spor", "unfinished", NULL);
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while (dir && (name = g_dir_read_name (dir)))
    if (g_str_has_prefix (name, "texts-") && is_content (name))
      return g_build_filename (folder, name, NULL);
  return NULL;
}

static void
give_up (Meetings *m)
{
  gtk_window_close (GTK_WINDOW (m->window));
  fixture_wait (is_asked, NULL);
  answer ("leave");
  fixture_wait (is_closed, m->app);
}

static void
open_again (Meetings *m)
{
  m->window = fixture_open (m->app, m->path);
  pointer_settle ();
}

/* Whatever the window does as it closes, what was kept is there as it was before. */
static void
die_and_open (Meetings *m)
{
  g_autofree char *kept = find_kept ();
  g_autofree char *content = NULL;
  gsize length;

  g_assert_true (g_file_get_contents (kept, &content, &length, NULL));
  give_up (m);
  g_assert_true (g_file_set_contents (kept, content, length, NULL));
  open_again (m);
}

/* --- What is kept ----------------------------------------------------------------------------- */

static GtkEditable *
type_email (Meetings *m, const char *text)
{
  GtkEditable *row;

  show_person (m, "Zenia Ørsted");
  row = GTK_EDITABLE (find_row (m->window, "E-mail"));
  type_in (m, row, text);
  return row;
}

static void
test_answer (Meetings *m, gconstpointer data)
{
  type_email (m, "zenia@ny");
  fixture_wait (is_on_disk, (gpointer) "Text=zenia@ny\n");
  die_and_open (m);
  fixture_wait (quotes, (gpointer) "zenia@ny");
  g_assert_nonnull (fixture_find_shown (question (), fixture_has_label, "E-mail (Zenia Ørsted)"));

  /* for as often as the book is opened, until it is discarded */
  answer ("keep");
  gtk_window_close (GTK_WINDOW (m->window));
  fixture_wait (is_closed, m->app);
  open_again (m);
  fixture_wait (quotes, (gpointer) "zenia@ny");
  answer ("discard");
  g_assert_true (is_not_on_disk (NULL));
  gtk_window_close (GTK_WINDOW (m->window));
  fixture_wait (is_closed, m->app);
  open_again (m);
  g_assert_null (question ());
}

/* A time of which the minutes are missing is one, and no personal number. */
static void
test_time (Meetings *m, gconstpointer data)
{
  show_person (m, "Zenia Ørsted");
  type_in (m, GTK_EDITABLE (find_row (m->window, "Created")), "24-12-2026 9");
  fixture_wait (is_on_disk, (gpointer) "Text=24-12-2026 9\n");
  type_in (m, GTK_EDITABLE (find_row (m->window, "Created")), "24-12-2026 010190-1");
  fixture_wait (is_on_disk, (gpointer) "Text=…\n");
  g_assert_false (is_on_disk ((gpointer) "0190"));
  give_up (m);
}

/* What is kept from before is not lost by what is typed since. */
static void
test_both (Meetings *m, gconstpointer data)
{
  type_email (m, "zenia@ny");
  fixture_wait (is_on_disk, (gpointer) "Text=zenia@ny\n");
  die_and_open (m);
  fixture_wait (is_asked, NULL);
  answer ("keep");
  type_email (m, "zenia@nyere");
  fixture_wait (is_on_disk, (gpointer) "Text=zenia@nyere\n");
  g_assert_true (is_on_disk ((gpointer) "Text=zenia@ny\n"));
  die_and_open (m);
  fixture_wait (quotes, (gpointer) "zenia@nyere");
  g_assert_true (quotes ((gpointer) "zenia@ny"));
  answer ("discard");
}

/* It may be about anybody. */
static void
test_erased (Meetings *m, gconstpointer data)
{
  type_email (m, "zenia@ny");
  fixture_wait (is_on_disk, (gpointer) "Text=zenia@ny\n");
  die_and_open (m);
  fixture_wait (is_asked, NULL);
  answer ("keep");
  erase_elsewhere (m, "Zenia Ørsted");
  g_assert_true (is_not_on_disk (NULL));

  /* nor is it there again with what is typed next */
  rest (m);
  show_person (m, "Anne Hansen");
  type_in (m, find_row (m->window, "E-mail"), "anne@ny");
  fixture_wait (is_on_disk, (gpointer) "Text=anne@ny\n");
  g_assert_false (is_on_disk ((gpointer) "zenia"));
  give_up (m);
}

/* Once it is an answer it is in the book, and in no other place. */
static void
test_saved (Meetings *m, gconstpointer data)
{
  GtkEditable *row = type_email (m, "zenia@ny");

  fixture_wait (is_on_disk, (gpointer) "Text=zenia@ny\n");
  type_in (m, row, "zenia@ny.dk");
  fixture_wait (is_not_on_disk, NULL);
  g_assert_cmpstr (find_person (m, "Zenia Ørsted")->email, ==, "zenia@ny.dk");
}

/* Whoever closes over it has been asked. */
static void
test_given_up (Meetings *m, gconstpointer data)
{
  type_email (m, "zenia@ny");
  fixture_wait (is_on_disk, (gpointer) "Text=zenia@ny\n");
  give_up (m);
  g_assert_true (is_not_on_disk (NULL));
}

/* A day counts once its field is left. */
static void
test_day (Meetings *m, gconstpointer data)
{
  SporDateEntry *day = find_type (m->window, SPOR_TYPE_DATE_ENTRY);
  GtkEditable *entry = GTK_EDITABLE (spor_date_entry_get_entry (day));

  type_in (m, entry, "24-12-2031");
  fixture_wait (is_on_disk, (gpointer) "Text=24-12-2031\n");
  leave (m);
  fixture_wait (is_not_on_disk, NULL);
}

static void
test_clock (Meetings *m, gconstpointer data)
{
  GtkWidget *from = find_clock (m->window, FALSE);

  type_in (m, from, "8.");
  fixture_wait (is_on_disk, (gpointer) "Text=8.\n");
  type_in (m, from, "8.15");
  fixture_wait (is_not_on_disk, NULL);
}

/* What a question was answered with is kept until the book has it. */
static void
test_answered (Meetings *m, gconstpointer data)
{
  FixtureHold hold = { 0 };

  spor_window_show_page (m->window, "signups");
  do_action (m, "win.new-signup");
  fixture_wait (is_asked, NULL);
  type_in (m, fixture_find_type (question (), GTK_TYPE_TEXT), "Yrsa Ny");
  fixture_wait (is_on_disk, (gpointer) "Text=Yrsa Ny\n");
  fixture_hold (&hold, spor_window_get_book (m->window));
  adw_message_dialog_response (ADW_MESSAGE_DIALOG (question ()), "add");
  gtk_window_destroy (GTK_WINDOW (question ()));
  pointer_pause (600);
  g_assert_true (is_on_disk ((gpointer) "Text=Yrsa Ny\n"));
  fixture_let_go (&hold);
  fixture_wait (is_not_on_disk, NULL);
  g_assert_nonnull (find_person (m, "Yrsa Ny"));
}

/* A question is answered, or it goes: either way nothing is left. */
static void
test_question (Meetings *m, gconstpointer data)
{
  spor_window_show_page (m->window, "signups");
  do_action (m, "win.new-signup");
  fixture_wait (is_asked, NULL);
  type_in (m, fixture_find_type (question (), GTK_TYPE_TEXT), "Yrsa Ny");
  fixture_wait (is_on_disk, (gpointer) "Text=Yrsa Ny\n");

  /* all of it, wherever the keyboard is by now */
  type_in (m,
           fixture_find_type (fixture_find_type (question (), SPOR_TYPE_DATE_ENTRY), GTK_TYPE_TEXT),
           "1/3-20");
  fixture_wait (is_on_disk, (gpointer) "Field=Signed up on (New Sign-up)\nText=1/3-20\n");
  g_assert_true (is_on_disk ((gpointer) "Field=Name (New Sign-up)\nText=Yrsa Ny\n"));
  answer ("cancel");
  fixture_wait (is_not_on_disk, NULL);
}

static void
type_amount (Meetings *m, GtkWindow *settings, const char *field, const char *amount)
{
  GObject *entry
      = gtk_widget_get_template_child (GTK_WIDGET (settings), SPOR_TYPE_REFUND_SETTINGS, field);

  type_in (m, fixture_find_type (GTK_WIDGET (entry), GTK_TYPE_TEXT), amount);
}

/* What counts only once it is saved: each field of it. */
static void
test_refund_settings (Meetings *m, gconstpointer data)
{
  GtkWindow *settings;

  settings = spor_refund_settings_new (GTK_WIDGET (m->window), spor_window_get_book (m->window));
  gtk_window_present (settings);
  pointer_settle ();
  type_amount (m, settings, "budget", "250.00");
  fixture_wait (is_on_disk,
                (gpointer) "Field=Budget of the round (Refund Settings)\nText=250.00\n");
  type_amount (m, settings, "receipt_above", "250.00");
  fixture_wait (is_on_disk,
                (gpointer) "Field=Receipt required above (Refund Settings)\nText=250.00\n");
  g_assert_true (
      is_on_disk ((gpointer) "Field=Budget of the round (Refund Settings)\nText=250.00\n"));
  gtk_window_destroy (settings);
  fixture_wait (is_not_on_disk, NULL);
}

/* --- Personal numbers ------------------------------------------------------------------------- */

static gboolean
is_about_digits (GtkWidget *widget, gconstpointer unused)
{
  return GTK_IS_LABEL (widget)
         && strstr (gtk_label_get_label (GTK_LABEL (widget)), "digits that may belong");
}

/* Neither a whole one nor the beginning of one is kept; but that something stood there is. */
static void
test_number (Meetings *m, gconstpointer data)
{
  GtkEditable *title = GTK_EDITABLE (find_row (m->window, "Title"));

  type_in (m, title, "Møde 010190-12");
  fixture_wait (is_on_disk, (gpointer) "Text=Møde …\n");
  g_assert_false (is_on_disk ((gpointer) "0101"));
  type_in (m, title, "Møde 010190-1234 om Anne");
  fixture_wait (is_on_disk, (gpointer) "om Anne");
  g_assert_false (is_on_disk ((gpointer) "0101"));
  type_in (m, title, "Møde");
  fixture_wait (is_not_on_disk, NULL);
}

/* Nor where a day is expected, which may have as many digits; and it is said why they are gone. */
static void
test_number_as_day (Meetings *m, gconstpointer data)
{
  SporDateEntry *day = find_type (m->window, SPOR_TYPE_DATE_ENTRY);

  type_in (m, GTK_EDITABLE (spor_date_entry_get_entry (day)), "010190-12");
  fixture_wait (is_on_disk, (gpointer) "Text=…\n");
  g_assert_false (is_on_disk ((gpointer) "0190"));
  die_and_open (m);
  fixture_wait (is_asked, NULL);
  g_assert_nonnull (fixture_find_shown (question (), is_about_digits, NULL));
  answer ("discard");
}

#define HALF(path, set_up, test)                                                                   \
  g_test_add ("/half-typed/" path, Meetings, app, set_up, test, meetings_close)

int
main (int argc, char **argv)
{
  SporApplication *app;

  fixture_init (&argc, &argv);
  app = fixture_app_new ();
  HALF ("answer", meetings_open, test_answer);
  HALF ("time", meetings_open, test_time);
  HALF ("both", meetings_open, test_both);
  HALF ("erased", meetings_open, test_erased);
  HALF ("saved", meetings_open, test_saved);
  HALF ("given-up", meetings_open, test_given_up);
  HALF ("day", meetings_open_with_one, test_day);
  HALF ("clock", meetings_open_with_one, test_clock);
  HALF ("question", meetings_open, test_question);
  HALF ("answered", meetings_open, test_answered);
  HALF ("refund-settings", meetings_open, test_refund_settings);
  HALF ("number", meetings_open_with_one, test_number);
  HALF ("number-as-day", meetings_open_with_one, test_number_as_day);
  return fixture_run (app);
}

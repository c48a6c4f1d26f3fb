/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "manners.h"
#include "refunds.h"

/* How questions about claims and sign-ups behave at the keyboard (docs/manners.md): each begins
 * where the answer does, Escape leaves all as it was, Enter does nothing before the answer is whole
 * and never what cannot be taken back, and afterwards the keyboard is where it was. */

#define MOST_TYPED 5

typedef struct Desk Desk;

typedef struct
{
  const char *name;
  void (*go) (Desk *desk); /* to where it is asked */
  const char *from;        /* what has the keyboard before; NULL: it is there already */
  const char *opens;       /* the key that asks from there */
  const char *heading;
  const char *focus;             /* what the keyboard begins in */
  const char *typed[MOST_TYPED]; /* the answer, from there on from field to field */
  const char *yes;               /* the button that does it; NULL: Enter does */
} Question;

struct Desk
{
  const Question *question;
  GtkWindow *parent; /* of the question */
  SporWindow *window;
  GtkWidget *before; /* what had the keyboard; NULL once it is gone */
  char *path;
};

/* --- Where they are asked ------------------------------------------------------------------- */

static void
go_to_rates (Desk *desk)
{
  spor_window_show_page (desk->window, "refunds");
  pointer_settle ();
  take_focus ("More about Refunds");
  hands_press ("space");
  choose_item ("Refund Settings…");
  fixture_wait (hands_are_elsewhere, desk->window);
}

static void
go_to_claim (Desk *desk)
{
  spor_window_show_page (desk->window, "refunds");
  hands_use (HANDS_POINTER, "Approve and Pay (2)");
  hands_use (HANDS_POINTER, "Anne Hansen");
}

static void
go_to_claims (Desk *desk)
{
  go_to_claim (desk);
  hands_press ("<Control>a");
}

static void
go_to_approved (Desk *desk)
{
  go_to_claim (desk);
  hands_use (HANDS_POINTER, "Approve");
  hands_use (HANDS_POINTER, "To Pay (1)");
  hands_use (HANDS_POINTER, "Anne Hansen");
}

static void
go_to_late (Desk *desk)
{
  spor_window_show_page (desk->window, "signups");
  hands_use (HANDS_POINTER, "Sen Hansen");
}

static void
go_to_signup (Desk *desk)
{
  spor_window_show_page (desk->window, "signups");
  hands_use (HANDS_POINTER, "Carl Aage Holm"); /* who has no claim that must be kept */
}

static const Question questions[] = {
  { "new-rates",
    go_to_rates,
    "Add…",
    "space",
    "New Rates",
    "First day",
    { "1-1-2031", "31-12-2031", "2", "3", "1" } },
  { "rates",
    go_to_rates,
    "Change the Rates",
    "space",
    "Change Rates",
    "First day",
    { "", "", "2" } },
  { "return",
    go_to_claim,
    "Return…",
    "space",
    "Return the Claim of Anne Hansen?",
    "Reason",
    { "Bilag mangler" } },
  { "reject",
    go_to_claim,
    "Reject…",
    "space",
    "Reject the Claim of Anne Hansen?",
    "Reason",
    { "Online" } },
  { "pay",
    go_to_approved,
    "Mark as Paid…",
    "space",
    "Mark the Claim of Anne Hansen as Paid?",
    "Reference",
    { "4711" } },
  { "approve", go_to_claims, NULL, "<Control>Return", "Approve 2 Claims?", "Cancel",
    .yes = "Approve" },
  { "waive", go_to_late, "Waive…", "space", "Waive the Lateness?", "Reason", { "Syg" } },
  { "erase", go_to_signup, "Erase Personal Data…", "space",
    "Erase the Personal Data of Carl Aage Holm?", "Cancel", .yes = "Erase" },
};

/* --- The book ------------------------------------------------------------------------------- */

/* Two claims wait for somebody else's approval, and one sign-up came too late. */
static char *
desk_book_new (void)
{
  static const Invented late
      = { "Sen Hansen", "Aarhus", "1", "Projektleder", "Folkebibliotek", "sen@aarhus.dk" };
  g_autofree char *path = book_new ("questions.spor");
  g_autoptr (GError) error = NULL;
  g_autoptr (SporStore) store = open_store (path, "tester");
  g_autoptr (SporRound) round = spor_store_load_round (store, &error);

  g_assert_no_error (error);
  spor_store_begin (store, "import", "late", &error);
  g_assert_no_error (error);
  fixture_add_one (store, round, &late, 24 * 60, NULL); /* hours after the first */
  spor_store_commit (store, &error);
  g_assert_no_error (error);
  submit_as (path, "Carl", 0);
  submit_as (path, "Carl", 1);
  return g_steal_pointer (&path);
}

static void
desk_open (Desk *desk, const Question *question)
{
  desk->question = question;
  desk->path = desk_book_new ();
  desk->window = fixture_open (SPOR_APPLICATION (g_application_get_default ()), desk->path);
  spor_book_set_actor (spor_window_get_book (desk->window), "Finn");
  gtk_window_set_default_size (GTK_WINDOW (desk->window), 1280, 860);
  gtk_window_present (GTK_WINDOW (desk->window));
  pointer_settle ();
  question->go (desk);
  pointer_settle ();
  desk->parent = hands_window ();
}

static void
desk_close (Desk *desk)
{
  g_clear_weak_pointer (&desk->before);
  if (hands_window () != GTK_WINDOW (desk->window))
    hands_press ("Escape");
  fixture_close (SPOR_APPLICATION (g_application_get_default ()));
  g_remove (desk->path);
  g_free (desk->path);
}

/* --- Asking --------------------------------------------------------------------------------- */

static SporSnapshot *
snapshot_of (Desk *desk)
{
  return spor_book_get_snapshot (spor_window_get_book (desk->window));
}

static void
ask (Desk *desk)
{
  if (desk->question->from)
    take_focus (desk->question->from);
  g_set_weak_pointer (&desk->before, hands_focus ());
  hands_press (desk->question->opens);
  fixture_wait (hands_are_elsewhere, desk->parent);
  pointer_settle ();
  g_assert_cmpstr (gtk_window_get_title (hands_window ()), ==, desk->question->heading);
}

static void
fill_in (Desk *desk)
{
  for (guint i = 0; i < MOST_TYPED && desk->question->typed[i]; i++)
    {
      if (i > 0)
        hands_press ("Tab");
      hands_type (desk->question->typed[i]);
    }
}

static void
assert_back (Desk *desk)
{
  fixture_wait (is_back, desk->parent);
  pointer_settle ();
  g_assert_nonnull (desk->before);
  if (hands_focus () != desk->before)
    g_error ("“%s” leaves the keyboard in %s", desk->question->heading,
             hands_focus () ? G_OBJECT_TYPE_NAME (hands_focus ()) : "nothing");
}

/* --- What is looked at ---------------------------------------------------------------------- */

/* Begins in the answer, and the Tab key comes round. */
static void
check_beginning (Desk *desk)
{
  ask (desk);
  if (!hands_focus () || !hands_goes_by (hands_focus (), desk->question->focus))
    g_error ("“%s” begins in %s", desk->question->heading,
             hands_focus () ? G_OBJECT_TYPE_NAME (hands_focus ()) : "nothing");
  assert_tab_comes_round ();
}

/* Whether the question comes with an answer that could be taken as it is. */
static gboolean
has_answer (const Question *question)
{
  return !question->yes && question->typed[0] && !*question->typed[0];
}

/* Enter too early or by mistake, and Escape, also with the answer there: nothing is changed. */
static void
check_nothing_done (Desk *desk)
{
  SporSnapshot *before = snapshot_of (desk);
  GtkWindow *asking = hands_window ();

  if (!has_answer (desk->question))
    {
      hands_press ("Return");
      g_assert_true (hands_window () == (desk->question->yes ? desk->parent : asking));
    }
  if (!desk->question->yes)
    hands_press ("Escape");
  assert_back (desk);
  ask (desk);
  fill_in (desk);
  hands_press ("Escape");
  assert_back (desk);
  g_assert_true (snapshot_of (desk) == before);
}

/* The answer is taken, and the keyboard is not lost, though what it was in may be done with. */
static void
check_done (Desk *desk)
{
  g_autoptr (SporSnapshot) before = g_object_ref (snapshot_of (desk));
  GtkWidget *focus;

  ask (desk);
  fill_in (desk);
  if (desk->question->yes)
    hands_use (HANDS_KEYBOARD, desk->question->yes);
  else
    hands_press ("Return");
  fixture_wait (is_back, desk->parent);
  pointer_settle ();
  g_assert_true (snapshot_of (desk) != before);
  focus = hands_focus ();
  if (!focus || !gtk_widget_get_mapped (focus) || !gtk_widget_is_sensitive (focus))
    g_error ("“%s”, answered, leaves the keyboard in %s", desk->question->heading,
             focus ? G_OBJECT_TYPE_NAME (focus) : "nothing");
}

static void
test_question (gconstpointer data)
{
  Desk desk = { 0 };

  desk_open (&desk, data);
  check_beginning (&desk);
  check_nothing_done (&desk);
  check_done (&desk);
  desk_close (&desk);
}

int
main (int argc, char **argv)
{
  SporApplication *app;

  fixture_init (&argc, &argv);
  app = fixture_app_new ();
  g_application_set_default (G_APPLICATION (app));
  for (guint i = 0; i < G_N_ELEMENTS (questions); i++)
    {
      g_autofree char *path = g_strconcat ("/questions/", questions[i].name, NULL);

      g_test_add_data_func (path, &questions[i], test_question);
    }
  return fixture_run (app);
}

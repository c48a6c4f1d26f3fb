/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hands.h"

#include "spor-day.h"
#include "spor-seat.h"
#include "spor-waiting-list.h"

#include <sys/wait.h>

/* The whole job, from sign-ups to letters and from a meeting to the payment, in real windows: once
 * with the pointer, once with the keyboard alone. */

typedef struct
{
  SporApplication *app;
  SporWindow *window;
  char *path;   /* the book */
  char *folder; /* what is written */
} Journey;

static void
journey_begin (Journey *self, SporApplication *app, const char *name)
{
  g_autofree char *book = g_strconcat (name, ".spor", NULL);

  self->app = app;
  self->folder = g_build_filename (g_get_user_data_dir (), name, NULL);
  g_mkdir_with_parents (self->folder, 0700);
  self->path = fixture_book_new (book, FALSE);
  self->window = fixture_open (app, self->path);
  gtk_window_present (GTK_WINDOW (self->window));
  fixture_settle ();
}

static void
journey_end (Journey *self)
{
  fixture_close (self->app);
  g_free (self->path);
  g_free (self->folder);
}

/* --- The book -------------------------------------------------------------------------------- */

static SporSnapshot *
snapshot_of (Journey *self)
{
  return spor_book_get_snapshot (spor_window_get_book (self->window));
}

static SporComposition *
composition_of (Journey *self)
{
  return spor_snapshot_get_composition (snapshot_of (self));
}

static SporSpot
spot_of (Journey *self, guint signup)
{
  return spor_composition_find (composition_of (self), signup, NULL, NULL);
}

static const char *
name_of (Journey *self, guint signup)
{
  return spor_signups_row (composition_of (self)->signups, signup)->name;
}

typedef struct
{
  Journey *journey;
  guint signup;
  SporSpot spot;
} Whereabouts;

static gboolean
is_there (gpointer data)
{
  const Whereabouts *where = data;

  return spot_of (where->journey, where->signup) == where->spot;
}

static void
wait_until_there (Journey *self, guint signup, SporSpot spot)
{
  Whereabouts where = { self, signup, spot };

  fixture_wait (is_there, &where);
  fixture_settle ();
}

static const SporClaim *
claim_of (Journey *self)
{
  SporRefunds *refunds = spor_snapshot_get_refunds (snapshot_of (self));

  return spor_refunds_n_claims (refunds) ? spor_refunds_claim (refunds, 0) : NULL;
}

typedef struct
{
  Journey *journey;
  SporClaimState state;
} Progress;

static gboolean
is_so_far (gpointer data)
{
  const Progress *progress = data;
  const SporClaim *claim = claim_of (progress->journey);

  return claim && claim->state == progress->state;
}

static void
wait_until_claim_is (Journey *self, SporClaimState state)
{
  Progress progress = { self, state };

  fixture_wait (is_so_far, &progress);
  fixture_settle ();
}

/* --- The job --------------------------------------------------------------------------------- */

static void
go_to_page (Hands hands, const char *name, const char *key)
{
  if (hands == HANDS_POINTER)
    hands_click (name);
  else
    hands_press (key);
}

/* The keyboard goes through a list from its first row. */
static void
choose_row (Hands hands, const char *first, const char *name)
{
  if (hands == HANDS_POINTER)
    {
      hands_click (name);
      return;
    }
  hands_walk ("Tab", first);
  hands_walk ("Down", name);
  hands_press ("Return");
}

static void
choose_in_menu (Hands hands, const char *menu, const char *item)
{
  hands_use (hands, menu);
  if (hands == HANDS_POINTER)
    {
      hands_click (item);
      return;
    }
  hands_walk ("Down", item);
  hands_press ("Return");
}

static void
import (Journey *self, Hands hands)
{
  g_autofree char *zip = g_build_filename (g_getenv ("SPOR_EXAMPLE"), "eu.zip", NULL);

  go_to_page (hands, "Import…", "<Control>i");
  hands_use (hands, "Choose Files…");
  hands_choose (zip);
  hands_use (hands, "Next");
  hands_use (hands, "Next");
  hands_use (hands, "Import");
  hands_use (hands, "Show What Needs Attention");
  hands_read ("18 of 148");
}

static void
mend (Journey *self, Hands hands)
{
  choose_row (hands, "Without a name", "Kirsten Vestergaard");
  hands_use (hands, "Correct…");
  hands_type ("kirsten@example.dk");
  hands_press ("Return");
  hands_read ("17 of 148");
}

static void
suggest (Journey *self, Hands hands)
{
  go_to_page (hands, "Composition", "<Control>3");
  hands_use (hands, "Suggest…");
  hands_use (hands, "Give the Seats");
  hands_read ("Undo");
}

static gboolean
is_empty_seat (GtkWidget *widget, gconstpointer unused)
{
  return SPOR_IS_SEAT (widget)
         && !fixture_search (widget, TRUE, fixture_has_type, GSIZE_TO_POINTER (SPOR_TYPE_CARD));
}

/* Out of the seat and into it again. */
static void
drag (Journey *self, Hands hands)
{
  guint signup = g_array_index (composition_of (self)->seated[0], guint, 0);
  GtkWidget *from = GTK_WIDGET (self->window);

  if (hands == HANDS_POINTER)
    pointer_drag (fixture_find_shown (from, fixture_is_card_of, name_of (self, signup)),
                  fixture_find_type (from, SPOR_TYPE_WAITING_LIST));
  else
    {
      hands_walk ("Tab", name_of (self, signup));
      hands_press ("w");
    }
  wait_until_there (self, signup, SPOR_SPOT_WAITING);
  if (hands == HANDS_POINTER)
    pointer_drag (fixture_find_shown (from, fixture_is_card_of, name_of (self, signup)),
                  fixture_find_shown (from, is_empty_seat, NULL));
  else
    {
      hands_walk ("Tab", name_of (self, signup));
      hands_press ("1");
    }
  wait_until_there (self, signup, SPOR_SPOT_SEATED);
}

static gboolean
is_final (gpointer journey)
{
  return composition_of (journey)->finalised_at != SPOR_TIME_NONE;
}

static void
finalise (Journey *self, Hands hands)
{
  hands_use (hands, "Finalise…");
  hands_use (hands, "Finalise");
  fixture_wait (is_final, self);
  hands_read ("Finally decided on");
}

static void
write_letters (Journey *self, Hands hands)
{
  g_autofree char *letters = g_build_filename (self->folder, "letters", NULL);

  g_mkdir (letters, 0700);
  if (hands == HANDS_POINTER)
    hands_use (hands, "Letters…"); /* what comes next after a final group */
  else
    hands_press ("<Control>l");
  hands_fill (hands, "Contact address", "fbs@example.dk");
  hands_press ("Return");
  hands_use (hands, "Write to a Folder…");
  hands_use (hands, "Export…");
  hands_choose (letters);
  hands_read ("127 letters written");
  hands_press ("Escape");
}

static void
hold_meeting (Journey *self, Hands hands)
{
  gint64 today = spor_day_of_instant (g_get_real_time () / G_USEC_PER_SEC);
  g_autofree char *yesterday = spor_day_format (today - 1);

  go_to_page (hands, "Meetings", "<Control>4");
  go_to_page (hands, "New Meeting…", "<Control>m");
  hands_fill (hands, "Title", "Kickoff");
  hands_fill (hands, "Date", yesterday);
  hands_fill (hands, "Place", "Aarhus");
  hands_use (hands, "Create");
  hands_use (hands, "Everybody Came");
}

static void
log_claim (Journey *self, Hands hands)
{
  g_autofree char *receipt = g_build_filename (self->folder, "ticket.png", NULL);
  cairo_surface_t *picture = cairo_image_surface_create (CAIRO_FORMAT_RGB24, 90, 60);

  cairo_surface_write_to_png (picture, receipt);
  cairo_surface_destroy (picture);
  go_to_page (hands, "Refunds", "<Control>5");
  hands_use (hands, "New Claim…");
  hands_use (hands, "Begin");
  choose_in_menu (hands, "Add Line", "Public Transport");
  hands_type ("87.50");
  hands_use (hands, "Add Receipts…");
  hands_choose (receipt);
  hands_read ("on 1 line");
  hands_use (hands, "Submit");
  wait_until_claim_is (self, SPOR_CLAIM_SUBMITTED);
}

static void
decide (Journey *self, Hands hands)
{
  guint signup = spor_signups_find (composition_of (self)->signups, claim_of (self)->signup_id);
  const char *name = name_of (self, signup);

  choose_in_menu (hands, "Main Menu", "Acting As…");
  hands_press ("<Control>a");
  hands_type ("Finance");
  hands_press ("Return");
  hands_use (hands, "Approve and Pay (1)");
  choose_row (hands, name, name);
  if (hands == HANDS_POINTER)
    hands_click ("Approve");
  else
    hands_press ("<Control>Return");
  wait_until_claim_is (self, SPOR_CLAIM_APPROVED);
  hands_use (hands, "To Pay (1)");
  choose_row (hands, name, name);
  if (hands == HANDS_POINTER)
    hands_click ("Mark as Paid…");
  else
    hands_press ("<Control>Return");
  hands_type ("B-2026-17");
  hands_press ("Return");
  wait_until_claim_is (self, SPOR_CLAIM_PAID);
}

static void export(Journey *self, Hands hands, const char *kind, const char *file)
{
  g_autofree char *path = g_build_filename (self->folder, file, NULL);

  go_to_page (hands, "Export…", "<Control>e");
  hands_use (hands, kind);
  hands_use (hands, "Export…");
  hands_choose (path);
  hands_read (file);
}

/* By a program that knows nothing of this one. */
static void
check_files (Journey *self)
{
  g_autoptr (GPtrArray) arguments = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GError) error = NULL;
  int status;

  g_ptr_array_add (arguments, g_strdup ("/usr/bin/python3"));
  g_ptr_array_add (arguments, g_test_build_filename (G_TEST_DIST, "ui", "check_journey.py", NULL));
  g_ptr_array_add (arguments, g_strdup (self->folder));
  for (guint t = 0; t < 2; t++)
    for (guint s = 0; s < composition_of (self)->seated[t]->len; s++)
      g_ptr_array_add (arguments,
                       g_strdup (name_of (self, g_array_index (composition_of (self)->seated[t],
                                                               guint, s))));
  g_ptr_array_add (arguments, NULL);
  g_spawn_sync (NULL, (char **)arguments->pdata, NULL, G_SPAWN_DEFAULT, NULL, NULL, NULL, NULL,
                &status, &error);
  g_assert_no_error (error);
  if (WIFEXITED (status) && WEXITSTATUS (status) == 77)
    g_test_message ("openpyxl is not there: the files were not opened");
  else
    g_assert_cmpint (status, ==, 0);
}

static void
travel (gconstpointer app, const char *name, Hands hands)
{
  Journey journey;

  journey_begin (&journey, (SporApplication *)app, name);
  import (&journey, hands);
  mend (&journey, hands);
  suggest (&journey, hands);
  drag (&journey, hands);
  finalise (&journey, hands);
  write_letters (&journey, hands);
  hold_meeting (&journey, hands);
  log_claim (&journey, hands);
  decide (&journey, hands);
  export(&journey, hands, "Roster", "roster.xlsx");
  export(&journey, hands, "Refunds", "refunds.xlsx");
  check_files (&journey);
  journey_end (&journey);
}

static void
test_pointer (gconstpointer app)
{
  travel (app, "pointer", HANDS_POINTER);
}

static void
test_keyboard (gconstpointer app)
{
  travel (app, "keyboard", HANDS_KEYBOARD);
}

int
main (int argc, char *argv[])
{
  SporApplication *app;

  fixture_init (&argc, &argv);
  app = fixture_app_new ();
  g_test_add_data_func ("/journey/pointer", app, test_pointer);
  g_test_add_data_func ("/journey/keyboard", app, test_keyboard);
  return fixture_run (app);
}

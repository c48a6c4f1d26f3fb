/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "camera.h"

#include "spor-language.h"

/* guide-pictures FOLDER: goes through the job with the example's people, and takes the pictures of
 * the user's guide on the way. tools/make-guide-pictures runs it. */

/* The program's own clock stands still: the pictures tell of days in a guide, not of today. */
gint64
g_get_real_time (void)
{
  return *camera_clock ();
}

GDateTime *
g_date_time_new_now_utc (void)
{
  return g_date_time_new_from_unix_utc (*camera_clock () / G_USEC_PER_SEC);
}

static void
act_as (SporWindow *window, const char *name)
{
  spor_book_set_actor (spor_window_get_book (window), name);
}

static void
go_to_page (const char *message)
{
  camera_use (message);
  fixture_settle ();
}

/* --- From sign-ups to letters ---------------------------------------------------------------- */

static void
show_welcome (SporApplication *app, const Camera *camera)
{
  GtkWindow *window = GTK_WINDOW (spor_window_new (app));

  gtk_window_present (window);
  camera_take (camera, "welcome", NULL);
}

static void
import (const Camera *camera)
{
  g_autofree char *zip = g_build_filename (g_getenv ("SPOR_EXAMPLE"), "eu.zip", NULL);

  camera_use ("_Import…");
  camera_take (camera, "import-files", NULL);
  camera_choose ("Choose _Files…", zip);
  camera_use ("_Next");
  camera_take (camera, "import-columns", NULL);
  camera_use ("_Next");
  camera_take (camera, "import-check", NULL);
  camera_use ("_Import");
  camera_use ("_Show What Needs Attention");
}

static void
mend (const Camera *camera)
{
  hands_click ("Kirsten Vestergaard");
  camera_take (camera, "signups", NULL);
  camera_use ("Correct…");
  hands_type ("kirsten@example.dk");
  hands_press ("Return");
  camera_use ("Clear");
}

static void
look_at_map (const Camera *camera)
{
  go_to_page ("Map");
  hands_click ("Region Nordjylland");
  camera_take (camera, "map", NULL);
}

/* Over somebody's seat, and back again */
static void
drag (const Camera *camera)
{
  GtkWidget *window = GTK_WIDGET (hands_window ());
  GtkWidget *card = fixture_find_shown (window, fixture_is_card_of, "Anne Dahl");
  GtkWidget *taken = fixture_find_shown (window, fixture_is_card_of, "Bo Nielsen");
  g_autoptr (GdkPaintable) live = gtk_widget_paintable_new (card);
  g_autoptr (GdkPaintable) carried = gdk_paintable_get_current_image (live);
  Camera moving = *camera;
  int x, y, to_x, to_y;

  pointer_middle (card, &x, &y);
  pointer_middle (taken, &to_x, &to_y);
  pointer_move (x, y);
  pointer_press (1, TRUE);
  pointer_move (x + 12, y + 6);
  pointer_move (x + 30, y + 15);
  pointer_move (to_x - 1, to_y);
  pointer_move (to_x, to_y);
  moving.carried = carried;
  moving.x = to_x - gtk_widget_get_width (card) * 9 / 10;
  moving.y = to_y - gtk_widget_get_height (card);
  camera_take (&moving, "drag", NULL);
  pointer_move (x, y);
  pointer_press (1, FALSE);
}

static void
propose (const Camera *camera)
{
  go_to_page ("Composition");
  camera_use ("_Suggest…");
  camera_take (camera, "proposal", NULL);
  camera_use ("_Give the Seats");
  camera_take (camera, "board", NULL);
  drag (camera);
}

static void
draw_lots (const Camera *camera)
{
  camera_use ("_Draw Lots…");
  camera_use ("_Work Out Chances");
  camera_take (camera, "lottery", NULL);
  hands_press ("Escape");
}

/* The same group with one other member, and then as before */
static void
compare (const Camera *camera)
{
  camera_use ("More about This Alternative");
  camera_use ("_Duplicate…");
  hands_press ("<Control>a");
  hands_type ("Forslag B");
  hands_press ("Return");
  fixture_settle ();
  hands_click ("Winnie Grøn");
  hands_press ("Return");
  camera_use ("Find a Replacement…");
  camera_take (camera, "replace", NULL);
  camera_use ("Give the Seat");
  camera_use ("_Compare…");
  camera_take (camera, "compare", NULL);
  hands_press ("Escape");
  hands_press ("<Control>z");
}

static void
write_letters (const Camera *camera)
{
  hands_press ("<Control>l");
  hands_fill (HANDS_POINTER, camera_say ("_Contact address"), "fbs@example.dk");
  hands_press ("Return");
  camera_take (camera, "letters", NULL);
  hands_press ("Escape");
}

static void
look_at_settings (const Camera *camera)
{
  hands_press ("<Control>comma");
  camera_take (camera, "round", NULL);
  hands_press ("Escape");
}

static void
look_at_exports (const Camera *camera)
{
  hands_press ("<Control>e");
  camera_take (camera, "export", NULL);
  hands_press ("Escape");
}

/* --- From the meeting to the payment --------------------------------------------------------- */

static void
hold_meeting (const Camera *camera)
{
  camera_set_clock ("2025-05-12T07:30:00Z");
  hands_press ("<Control>4");
  hands_press ("<Control>m");
  hands_fill (HANDS_POINTER, camera_say ("Title"), "Opstart");
  hands_fill (HANDS_POINTER, camera_say ("Date"), "7-5-2025");
  hands_fill (HANDS_POINTER, camera_say ("Place"), "Aarhus");
  camera_take (camera, "meeting-new", NULL);
  camera_use ("_Create");
  camera_use ("_Everybody Came");
  camera_take (camera, "meetings", NULL);
}

/* A ticket, as a machine prints it */
static char *
print_ticket (void)
{
  static const char *const lines[]
      = { "TOGBILLET", "Lemvig – Aarhus", "7. maj 2025", "Voksen, 2. klasse", "198,00 kr." };
  g_autofree char *path = g_build_filename (g_get_user_data_dir (), "togbillet.png", NULL);
  cairo_surface_t *paper = cairo_image_surface_create (CAIRO_FORMAT_RGB24, 420, 300);
  cairo_t *cr = cairo_create (paper);

  cairo_set_source_rgb (cr, 0.98, 0.97, 0.94);
  cairo_paint (cr);
  cairo_set_source_rgb (cr, 0.1, 0.1, 0.15);
  cairo_select_font_face (cr, "Cantarell", CAIRO_FONT_SLANT_NORMAL, CAIRO_FONT_WEIGHT_BOLD);
  cairo_set_font_size (cr, 26);
  for (guint i = 0; i < G_N_ELEMENTS (lines); i++)
    {
      cairo_move_to (cr, 40, 62 + 48 * (double)i);
      cairo_show_text (cr, lines[i]);
    }
  cairo_destroy (cr);
  cairo_surface_write_to_png (paper, path);
  cairo_surface_destroy (paper);
  return g_steal_pointer (&path);
}

static void
log_claim (const Camera *camera)
{
  g_autofree char *ticket = print_ticket ();
  g_autofree char *used = g_strdup_printf (ngettext ("on %u line", "on %u lines", 1), 1);

  hands_press ("<Control>5");
  camera_use ("_New Claim…");
  camera_use ("_Begin");
  camera_use ("Add _Line");
  camera_use ("_Public Transport");
  hands_type ("198");
  hands_press ("Tab");
  camera_choose ("Add _Receipts…", ticket);
  hands_read (used);
  camera_take (camera, "claim", NULL);
  camera_use ("_Submit");
}

static void
decide (SporWindow *window, const Camera *camera)
{
  camera_set_clock ("2025-05-14T08:00:00Z");
  act_as (window, "Økonomi");
  camera_use ("Godkend og betal (1)");
  camera_take (camera, "approval", NULL);
}

int
main (int argc, char *argv[])
{
  SporApplication *app;
  SporWindow *window;
  g_autofree char *path = NULL;
  Camera camera = { 0 };

  spor_language_init ("da");
  gtk_disable_setlocale ();
  fixture_init (&argc, &argv);
  camera.folder = argc > 1 ? argv[1] : ".";
  camera_set_clock ("2025-03-05T08:15:00Z");
  app = fixture_app_new ();
  g_object_set (gtk_settings_get_default (), "gtk-font-name", "Cantarell 11", NULL);
  show_welcome (app, &camera);
  path = fixture_book_new ("FBS 2.0.spor", FALSE);
  window = fixture_open (app, path);
  act_as (window, "Koordinator");
  import (&camera);
  mend (&camera);
  look_at_map (&camera);
  propose (&camera);
  draw_lots (&camera);
  compare (&camera);
  write_letters (&camera);
  hold_meeting (&camera);
  log_claim (&camera);
  decide (window, &camera);
  look_at_exports (&camera);
  look_at_settings (&camera);
  fixture_close (app);
  g_object_unref (app);
  fixture_remove (g_getenv ("SPOR_TEST_ROOT"));
  return 0;
}

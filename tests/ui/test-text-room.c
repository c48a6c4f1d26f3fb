/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fixture.h"

#include "spor-answer-row.h"
#include "spor-claim-list.h"
#include "spor-columns.h"
#include "spor-entry-row.h"
#include "spor-letter-preview.h"
#include "spor-quote-list.h"
#include "spor-shelf-layout.h"
#include "spor-text-scale.h"
#include "spor-toast.h"

#include <math.h>

/* What is done about texts that there is no room for. */

#define LONG                                                                                       \
  "Store mødelokale i stueetagen til højre for trappen, Dokk1, Hack Kampmanns Plads 2, 8000 "    \
  "Aarhus C, Danmark"

typedef struct
{
  GtkWindow *window;
  GtkWidget *row;
  GtkWidget *other;
} Room;

static void
room_open (Room *room, gconstpointer data)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);

  room->window = GTK_WINDOW (adw_window_new ());
  room->row = g_object_new (SPOR_TYPE_ENTRY_ROW, "title", "Place", NULL);
  room->other = gtk_button_new_with_label ("Else");
  gtk_box_append (GTK_BOX (box), room->row);
  gtk_box_append (GTK_BOX (box), room->other);
  adw_window_set_content (ADW_WINDOW (room->window), box);
  gtk_window_set_default_size (room->window, 600, 300);
  gtk_window_present (room->window);
  fixture_settle ();
  gtk_widget_grab_focus (room->other);
}

static void
room_close (Room *room, gconstpointer data)
{
  gtk_window_destroy (room->window);
  fixture_settle ();
}

static gboolean
is_laid_out (gpointer row)
{
  return gtk_widget_get_width (row) > 0;
}

static gboolean
has_tooltip (GtkWidget *widget)
{
  g_autoptr (GtkTooltip) tooltip = g_object_new (GTK_TYPE_TOOLTIP, NULL);
  gboolean shown = FALSE;

  g_signal_emit_by_name (widget, "query-tooltip", 5, 5, FALSE, tooltip, &shown);
  return shown;
}

/* While nobody types, the end of what is too long is told of, and all of it is in a tooltip. */
static void
test_ellipsis (Room *room, gconstpointer data)
{
  SporEntryRow *row = SPOR_ENTRY_ROW (room->row);

  fixture_wait (is_laid_out, row);
  gtk_editable_set_text (GTK_EDITABLE (row), "Aarhus");
  g_assert_false (spor_entry_row_is_cut (row));
  g_assert_false (has_tooltip (room->row));
  gtk_editable_set_text (GTK_EDITABLE (row), LONG);
  g_assert_true (spor_entry_row_is_cut (row));
  g_assert_true (has_tooltip (room->row));
  /* so do answers of a sign-up */
  g_assert_true (g_type_is_a (SPOR_TYPE_ANSWER_ROW, SPOR_TYPE_ENTRY_ROW));
}

static void
test_typing (Room *room, gconstpointer data)
{
  SporEntryRow *row = SPOR_ENTRY_ROW (room->row);

  fixture_wait (is_laid_out, row);
  gtk_editable_set_text (GTK_EDITABLE (row), LONG);
  gtk_widget_grab_focus (room->row);
  g_assert_false (spor_entry_row_is_cut (row));
  gtk_editable_set_position (GTK_EDITABLE (row), -1);
  gtk_widget_grab_focus (room->other);
  g_assert_true (spor_entry_row_is_cut (row));
  g_assert_cmpint (gtk_editable_get_position (GTK_EDITABLE (row)), ==, 0);
}

/* --- What is refused ------------------------------------------------------------------------ */

static double
luminance (const guchar *pixel)
{
  const double parts[] = { 0.0722, 0.7152, 0.2126 }; /* of blue, green, red */
  double sum = 0;

  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    {
      double c = pixel[i] / 255.0;

      sum += parts[i] * (c <= 0.04045 ? c / 12.92 : pow ((c + 0.055) / 1.055, 2.4));
    }
  return sum;
}

typedef struct
{
  GtkWidget *window;
  GskRenderNode *node; /* owned */
} Drawing;

/* Not while the window is about to draw anew. */
static gboolean
is_drawn (gpointer data)
{
  Drawing *drawing = data;
  g_autoptr (GdkPaintable) paintable = gtk_widget_paintable_new (drawing->window);
  GtkSnapshot *snapshot = gtk_snapshot_new ();

  gdk_paintable_snapshot (paintable, snapshot, gtk_widget_get_width (drawing->window),
                          gtk_widget_get_height (drawing->window));
  drawing->node = gtk_snapshot_free_to_node (snapshot);
  return drawing->node != NULL;
}

/* What is drawn at @at, four bytes a pixel. */
static guchar *
draw (GtkWidget *window, const graphene_rect_t *at, int *width, int *height)
{
  Drawing drawing = { window, NULL };
  g_autoptr (GdkTexture) texture = NULL;
  guchar *pixels;

  fixture_wait (is_drawn, &drawing);
  texture = gsk_renderer_render_texture (gtk_native_get_renderer (GTK_NATIVE (window)),
                                         drawing.node, at);
  gsk_render_node_unref (drawing.node);
  *width = gdk_texture_get_width (texture);
  *height = gdk_texture_get_height (texture);
  pixels = g_malloc ((gsize)*width * *height * 4);
  gdk_texture_download (texture, pixels, (gsize)*width * 4);
  return pixels;
}

/* How much what is drawn most strongly there stands out from its corner (WCAG). */
static double
contrast_in (GtkWidget *window, const graphene_rect_t *at)
{
  int width, height;
  g_autofree guchar *pixels = draw (window, at, &width, &height);
  double ground = luminance (pixels) + 0.05, most = 1;

  for (int i = 0; i < width * height; i++)
    {
      double there = luminance (pixels + (gsize)i * 4) + 0.05;

      most = MAX (most, MAX (there, ground) / MIN (there, ground));
    }
  return most;
}

static gboolean
is_small_label (GtkWidget *widget, gconstpointer data)
{
  return GTK_IS_LABEL (widget) && gtk_widget_has_css_class (widget, "subtitle");
}

static gboolean
is_shown (gpointer label)
{
  return gtk_widget_get_width (label) > 0 && gtk_widget_get_opacity (label) == 1;
}

/* The small label of a row whose text is refused can be read, on a light ground and a dark one. */
static void
test_refused (Room *room, gconstpointer data)
{
  const AdwColorScheme schemes[] = { ADW_COLOR_SCHEME_FORCE_LIGHT, ADW_COLOR_SCHEME_FORCE_DARK };
  AdwStyleManager *style = adw_style_manager_get_default ();
  GtkSettings *settings = gtk_settings_get_default ();
  GtkWidget *list = gtk_list_box_new (), *row, *label;
  g_autofree char *font = NULL;
  graphene_rect_t at;

  g_object_get (settings, "gtk-font-name", &font, NULL);
  g_object_set (settings, "gtk-font-name", "Cantarell 33", NULL); /* strokes of several pixels */
  row = g_object_new (SPOR_TYPE_ENTRY_ROW, "title", "HILT", "text", "zenia", NULL);
  gtk_widget_add_css_class (list, "boxed-list");
  gtk_widget_add_css_class (row, "error");
  gtk_list_box_append (GTK_LIST_BOX (list), row);
  adw_window_set_content (ADW_WINDOW (room->window), list);
  label = fixture_find (row, is_small_label, NULL);
  fixture_wait (is_shown, label);
  for (guint i = 0; i < G_N_ELEMENTS (schemes); i++)
    {
      adw_style_manager_set_color_scheme (style, schemes[i]);
      fixture_settle ();
      g_assert_true (gtk_widget_compute_bounds (label, GTK_WIDGET (room->window), &at));
      g_assert_cmpfloat (contrast_in (GTK_WIDGET (room->window), &at), >=, 4.5);
    }
  adw_style_manager_set_color_scheme (style, ADW_COLOR_SCHEME_DEFAULT);
  g_object_set (settings, "gtk-font-name", font, NULL);
}

/* --- Letters that are cut ------------------------------------------------------------------- */

/* What is as wide as there is room for, letter by letter. */
static int
whole_letters (GtkWidget *text, const char *letters)
{
  int whole = 0;

  for (const char *end = letters; *end; end = g_utf8_next_char (end))
    {
      g_autofree char *start = g_strndup (letters, end - letters);
      g_autoptr (PangoLayout) layout = gtk_widget_create_pango_layout (text, start);
      int width;

      pango_layout_get_pixel_size (layout, &width, NULL);
      if (width > gtk_widget_get_width (text))
        break;
      whole = width;
    }
  return whole;
}

/* Nothing of the next letter is to be seen: above the foot of the line, where the ellipsis is,
 * there is nothing behind the last one. */
static void
assert_ends_whole (Room *room, const char *letters)
{
  GtkWidget *text = GTK_WIDGET (gtk_editable_get_delegate (GTK_EDITABLE (room->row)));
  int whole, width, height;
  graphene_rect_t at, line;
  g_autofree guchar *pixels = NULL;

  gtk_editable_set_text (GTK_EDITABLE (room->row), letters);
  fixture_settle ();
  g_assert_true (spor_entry_row_is_cut (SPOR_ENTRY_ROW (room->row)));
  whole = whole_letters (text, letters) + 1; /* a letter ends between two pixels */
  g_assert_true (gtk_widget_compute_bounds (text, GTK_WIDGET (room->window), &at));
  gtk_text_compute_cursor_extents (GTK_TEXT (text), 0, &line, NULL);
  at.origin.x += whole;
  at.size.width -= whole;
  at.origin.y += line.origin.y;
  at.size.height = line.size.height / 2;
  if (at.size.width < 1)
    return;
  pixels = draw (GTK_WIDGET (room->window), &at, &width, &height);
  for (int i = 1; i < width * height; i++)
    g_assert_cmpmem (pixels, 4, pixels + (gsize)i * 4, 4);
}

static void
test_whole_letters (Room *room, gconstpointer data)
{
  g_autofree char *most = g_strnfill (200, 'H');

  g_autofree guchar *pixels = NULL;
  int width, height;

  fixture_wait (is_laid_out, room->row);
  /* once it has been drawn, it has got its width */
  pixels = draw (GTK_WIDGET (room->window), &GRAPHENE_RECT_INIT (0, 0, 9, 9), &width, &height);
  for (guint i = 0; i < 6; i++)
    {
      g_autofree char *first = g_strnfill (i, 'i');
      g_autofree char *letters = g_strconcat (first, most, NULL);

      assert_ends_whole (room, letters);
    }
}

/* --- Questions ------------------------------------------------------------------------------ */

static int
quotes_width (Room *room, int dpi)
{
  g_autoptr (GPtrArray) quotes = spor_quotes_new ();
  GtkWidget *list;
  int width;

  spor_quotes_add (quotes, "E-mail", "half@");
  g_object_set (gtk_settings_get_default (), "gtk-xft-dpi", dpi, NULL);
  list = spor_quote_list_new (quotes);
  gtk_box_append (GTK_BOX (adw_window_get_content (ADW_WINDOW (room->window))), list);
  gtk_widget_measure (list, GTK_ORIENTATION_HORIZONTAL, -1, &width, NULL, NULL, NULL);
  return width;
}

/* libadwaita makes a question as narrow for large text as for small, unless what is in it is wider:
 * the quoted text would have no line left under a long reason. */
static void
test_quotes (Room *room, gconstpointer data)
{
  int dpi, small, large;

  g_object_get (gtk_settings_get_default (), "gtk-xft-dpi", &dpi, NULL);
  small = quotes_width (room, 96 * 1024);
  large = quotes_width (room, 192 * 1024);
  g_object_set (gtk_settings_get_default (), "gtk-xft-dpi", dpi, NULL);
  g_assert_cmpint (small, >=, 250);
  g_assert_cmpint (small, <=, 372); /* what libadwaita gives a question at usual size */
  g_assert_cmpint (large, >, 1.8 * small);
}

/* --- Columns -------------------------------------------------------------------------------- */

static SporColumns *
make_columns (GtkWidget *first, GtkWidget *second, gboolean fill_first)
{
  SporColumns *columns
      = g_object_new (SPOR_TYPE_COLUMNS, "first", first, "second", second, "spacing", 10, "equal",
                      FALSE, "fill-first", fill_first, NULL);

  gtk_widget_set_size_request (first, 100, 20);
  gtk_widget_set_size_request (second, 60, 20);
  return g_object_ref_sink (columns);
}

static int
height_at (SporColumns *columns, int width)
{
  int height;

  gtk_widget_measure (GTK_WIDGET (columns), GTK_ORIENTATION_VERTICAL, width, &height, NULL, NULL,
                      NULL);
  return height;
}

/* Where both do not fit, one stands above the other; one alone keeps no room for the other. */
static void
test_columns (void)
{
  GtkWidget *first = gtk_drawing_area_new (), *second = gtk_drawing_area_new ();
  SporColumns *columns = make_columns (first, second, TRUE);

  g_assert_cmpint (height_at (columns, 170), ==, 20);
  g_assert_cmpint (height_at (columns, 169), ==, 50);
  gtk_widget_set_visible (second, FALSE);
  g_assert_cmpint (height_at (columns, 169), ==, 20);
  g_object_unref (columns);
}

/* What would fit by itself waits until there is room for all of its kind. */
static void
test_columns_beside_from (void)
{
  GtkWidget *first = gtk_drawing_area_new (), *second = gtk_drawing_area_new ();
  SporColumns *columns = make_columns (first, second, TRUE);
  double scale = spor_text_scale (GTK_WIDGET (columns));

  g_object_set (columns, "beside-from", 300, NULL);
  g_assert_cmpint (height_at (columns, (int)(300 * scale) + 1), ==, 20);
  g_assert_cmpint (height_at (columns, (int)(300 * scale) - 1), ==, 50);
  g_object_unref (columns);
}

static int
top_of (GtkWidget *widget)
{
  graphene_point_t at;

  g_assert_true (gtk_widget_compute_point (widget, gtk_widget_get_parent (widget),
                                           &GRAPHENE_POINT_INIT (0, 0), &at));
  return (int)at.y;
}

/* Only where they do not fit side by side. */
static void
test_columns_second_on_top (void)
{
  GtkWidget *first = gtk_drawing_area_new (), *second = gtk_drawing_area_new ();
  SporColumns *columns = make_columns (first, second, TRUE);

  g_object_set (columns, "second-on-top", TRUE, NULL);
  gtk_widget_allocate (GTK_WIDGET (columns), 100, 50, -1, NULL);
  g_assert_cmpint (gtk_widget_get_height (second), ==, 20);
  g_assert_cmpint (top_of (second), ==, 0);
  g_assert_cmpint (top_of (first), ==, 30);
  gtk_widget_allocate (GTK_WIDGET (columns), 400, 50, -1, NULL);
  g_assert_cmpint (top_of (first), ==, 0);
  g_object_unref (columns);
}

static void
test_columns_filled (void)
{
  GtkWidget *first = gtk_drawing_area_new (), *second = gtk_drawing_area_new ();
  SporColumns *columns = make_columns (first, second, TRUE);

  gtk_widget_allocate (GTK_WIDGET (columns), 400, 20, -1, NULL);
  g_assert_cmpint (gtk_widget_get_width (first), ==, 330);
  g_assert_cmpint (gtk_widget_get_width (second), ==, 60);
  g_object_unref (columns);
}

/* --- Shelves -------------------------------------------------------------------------------- */

/* Three children, of which two have room side by side. */
static int
shelf_height (gboolean whole)
{
  GtkWidget *box = g_object_ref_sink (gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0));
  GtkLayoutManager *layout = spor_shelf_layout_new (1, 10, 10, 0);
  int height;

  spor_shelf_layout_set_whole (SPOR_SHELF_LAYOUT (layout), whole);
  gtk_widget_set_layout_manager (box, layout);
  for (guint i = 0; i < 3; i++)
    {
      GtkWidget *child = gtk_drawing_area_new ();

      gtk_widget_set_size_request (child, 100, 20);
      gtk_box_append (GTK_BOX (box), child);
    }
  gtk_widget_measure (box, GTK_ORIENTATION_VERTICAL, 250, &height, NULL, NULL, NULL);
  g_object_unref (box);
  return height;
}

/* What belongs in one row does not stand with its last one below the first. */
static void
test_shelves (void)
{
  g_assert_cmpint (shelf_height (FALSE), ==, 50);
  g_assert_cmpint (shelf_height (TRUE), ==, 80);
}

/* --- Tooltips ------------------------------------------------------------------------------- */

/* No tooltip over the list that has just been opened. */
static void
test_hush (Room *room, gconstpointer data)
{
  GtkWidget *button = gtk_menu_button_new ();
  GtkWidget *popover = gtk_popover_new ();

  gtk_popover_set_child (GTK_POPOVER (popover), gtk_label_new ("First line"));
  gtk_menu_button_set_popover (GTK_MENU_BUTTON (button), popover);
  gtk_widget_set_tooltip_text (button, "What it is for");
  gtk_box_append (GTK_BOX (adw_window_get_content (ADW_WINDOW (room->window))), button);
  fixture_wait (is_laid_out, button);
  gtk_menu_button_popup (GTK_MENU_BUTTON (button));
  fixture_settle ();
  g_assert_true (gtk_widget_get_mapped (popover));
  g_assert_false (gtk_widget_get_has_tooltip (button));
  gtk_menu_button_popdown (GTK_MENU_BUTTON (button));
  fixture_settle ();
  g_assert_true (gtk_widget_get_has_tooltip (button));
}

/* --- Toasts --------------------------------------------------------------------------------- */

static gboolean
is_label_of (GtkWidget *widget, gconstpointer text)
{
  return GTK_IS_LABEL (widget) && g_str_equal (gtk_label_get_label (GTK_LABEL (widget)), text);
}

static gboolean
is_whole (gpointer label)
{
  PangoLayout *layout = gtk_label_get_layout (label);
  int width, height;

  pango_layout_get_pixel_size (layout, &width, &height);
  return gtk_widget_get_mapped (label) && pango_layout_get_line_count (layout) > 1
         && !pango_layout_is_ellipsized (layout) && height <= gtk_widget_get_height (label)
         && width <= gtk_widget_get_width (label);
}

/* A reason is read to its end, on as many lines as it takes, and the button that closes it stays in
 * sight. */
static void
test_toast (Room *room, gconstpointer data)
{
  GtkWidget *overlay = adw_toast_overlay_new (), *inside = gtk_drawing_area_new ();
  GtkWidget *label, *close;
  graphene_rect_t bounds;

  adw_toast_overlay_set_child (ADW_TOAST_OVERLAY (overlay), inside);
  adw_window_set_content (ADW_WINDOW (room->window), overlay);
  fixture_wait (is_laid_out, inside);
  spor_toast (inside, LONG " & <b>");
  label = fixture_find (overlay, is_label_of, LONG " & <b>");
  g_assert_nonnull (label);
  fixture_wait (is_whole, label);
  close = fixture_find_type (overlay, GTK_TYPE_BUTTON);
  for (GtkWidget *next = close; next; next = gtk_widget_get_next_sibling (next))
    close = next;
  g_assert_true (gtk_widget_compute_bounds (close, overlay, &bounds));
  g_assert_cmpfloat (bounds.origin.x + bounds.size.width, <=, gtk_widget_get_width (overlay));
}

/* One that is told as its window opens has the room that there will be. */
static void
test_toast_at_once (void)
{
  GtkWindow *window = GTK_WINDOW (adw_window_new ());
  GtkWidget *overlay = adw_toast_overlay_new (), *label;

  adw_toast_overlay_set_child (ADW_TOAST_OVERLAY (overlay), gtk_drawing_area_new ());
  adw_window_set_content (ADW_WINDOW (window), overlay);
  gtk_window_set_default_size (window, 900, 300);
  spor_toast (overlay, "The round’s settings were changed and not saved");
  gtk_window_present (window);
  fixture_wait (is_laid_out, overlay);
  label = fixture_find (overlay, is_label_of, "The round’s settings were changed and not saved");
  g_assert_nonnull (label);
  fixture_wait (is_laid_out, label);
  g_assert_cmpint (pango_layout_get_line_count (gtk_label_get_layout (GTK_LABEL (label))), ==, 1);
  gtk_window_destroy (window);
  fixture_settle ();
}

/* --- Windows -------------------------------------------------------------------------------- */

static GtkWindow *
make_window (GtkWindow *behind)
{
  GtkWindow *window = GTK_WINDOW (adw_window_new ());
  GtkWidget *clamp = adw_clamp_new (), *list = adw_clamp_scrollable_new ();

  adw_clamp_set_maximum_size (ADW_CLAMP (clamp), 300);
  adw_clamp_scrollable_set_maximum_size (ADW_CLAMP_SCROLLABLE (list), 300);
  adw_clamp_set_child (ADW_CLAMP (clamp), list);
  adw_window_set_content (ADW_WINDOW (window), clamp);
  gtk_window_set_default_size (window, 500, -1);
  gtk_window_set_transient_for (window, behind);
  return window;
}

/* Twice as large a text: twice as wide, as far as the window behind is. */
static void
test_windows (Room *room, gconstpointer data)
{
  GtkSettings *settings = gtk_settings_get_default ();
  g_autofree char *font = NULL;
  GtkWindow *window;
  int width, height;

  g_object_get (settings, "gtk-font-name", &font, NULL);
  fixture_wait (is_laid_out, room->window);
  g_object_set (settings, "gtk-font-name", "Cantarell 22", NULL);
  window = make_window (room->window);
  spor_text_scale_window (window);
  gtk_window_get_default_size (window, &width, &height);
  g_assert_cmpint (width, ==, MAX (500, gtk_widget_get_width (GTK_WIDGET (room->window))));
  g_assert_cmpint (height, ==, -1);
  g_assert_cmpint (adw_clamp_get_maximum_size (
                       ADW_CLAMP (adw_window_get_content (ADW_WINDOW (window)))),
                   ==, 600);
  g_assert_cmpint (adw_clamp_scrollable_get_maximum_size (
                       fixture_find_type (GTK_WIDGET (window), ADW_TYPE_CLAMP_SCROLLABLE)),
                   ==, 600);
  gtk_window_destroy (window);
  g_object_set (settings, "gtk-font-name", font, NULL);
}

static gboolean
is_as_high_as_long (gpointer preview)
{
  int height;

  gtk_widget_measure (preview, GTK_ORIENTATION_VERTICAL, 600, &height, NULL, NULL, NULL);
  return height > 60 * 22;
}

/* In large text a letter is as high as it is long, and scrolls with what is round it. */
static void
test_letter (Room *room, gconstpointer data)
{
  GtkSettings *settings = gtk_settings_get_default ();
  g_autofree char *font = NULL;
  g_autofree char *lines = g_strnfill (60, '\n');
  GtkWidget *preview, *scroll = gtk_scrolled_window_new ();
  GtkTextView *view;

  g_object_get (settings, "gtk-font-name", &font, NULL);
  g_object_set (settings, "gtk-font-name", "Cantarell 22", NULL);
  preview = g_object_new (SPOR_TYPE_LETTER_PREVIEW, NULL);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroll), preview);
  adw_window_set_content (ADW_WINDOW (room->window), scroll);
  gtk_stack_set_visible_child_name (GTK_STACK (adw_bin_get_child (ADW_BIN (preview))), "letter");
  view = fixture_find_type (preview, GTK_TYPE_TEXT_VIEW);
  gtk_text_buffer_set_text (gtk_text_view_get_buffer (view), lines, -1);
  fixture_wait (is_as_high_as_long, preview);
  g_object_set (settings, "gtk-font-name", font, NULL);
}

/* What a search is for is read in the field, and in a tooltip only where the field is too narrow.
 */
static void
test_search (Room *room, gconstpointer data)
{
  GtkWidget *list = g_object_new (SPOR_TYPE_CLAIM_LIST, NULL);
  GtkWidget *search = fixture_find_type (list, GTK_TYPE_SEARCH_ENTRY);

  adw_window_set_content (ADW_WINDOW (room->window), list);
  fixture_wait (is_laid_out, gtk_editable_get_delegate (GTK_EDITABLE (search)));
  g_assert_false (has_tooltip (search));
  g_object_set (search, "placeholder-text", LONG, NULL);
  g_assert_true (has_tooltip (search));
}

#define ADD(path, test) g_test_add ("/text-room/" path, Room, NULL, room_open, test, room_close)

int
main (int argc, char *argv[])
{
  SporApplication *app;

  fixture_init (&argc, &argv);
  app = fixture_app_new ();
  ADD ("ellipsis", test_ellipsis);
  ADD ("typing", test_typing);
  ADD ("refused", test_refused);
  ADD ("whole-letters", test_whole_letters);
  ADD ("quotes", test_quotes);
  ADD ("windows", test_windows);
  ADD ("hush", test_hush);
  ADD ("toast", test_toast);
  g_test_add_func ("/text-room/toast-at-once", test_toast_at_once);
  ADD ("letter", test_letter);
  ADD ("search", test_search);
  g_test_add_func ("/text-room/columns", test_columns);
  g_test_add_func ("/text-room/columns-beside-from", test_columns_beside_from);
  g_test_add_func ("/text-room/columns-filled", test_columns_filled);
  g_test_add_func ("/text-room/columns-second-on-top", test_columns_second_on_top);
  g_test_add_func ("/text-room/shelves", test_shelves);
  return fixture_run (app);
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "spor-signup-columns.h"

#include "spor-signup-list.h"

#include <glib/gi18n-lib.h>

/* What is beside the text in a cell: padding on both sides. */
#define CELL_PADDING 16
#define STATUS_ICON_WIDTH 24

/* Narrower than any column: what is wider than its cell is cut off with its ellipsis. */
#define LEAST_CHARS 2

/* On a cell: its column. */
#define COLUMN_KEY "spor-column"

/* On a cell: its list item. */
#define ITEM_KEY "spor-item"

/* On the text of a status: why, in sentences. */
#define REASONS_KEY "spor-reasons"

/* On a column: that its width is being set here, or has been set by the user. */
#define FITTING_KEY "spor-fitting"
#define OWN_WIDTH_KEY "spor-own-width"

/* In how many steps columns become narrow: not at each pixel of a window that is drawn smaller. */
#define STEPS 4

static const struct
{
  const char *title;
  guint width; /* in characters */
  guint least; /* where there is little room: those up to the status are to be seen; 0: as ever */
  guint tight; /* where there is not even room for those up to the status; 0: as ever */
} columns[SPOR_N_COLUMNS] = {
  [SPOR_COLUMN_NAME] = { N_ ("Name"), 18, 15, 10 },
  [SPOR_COLUMN_PLACE] = { N_ ("Municipality"), 15, 12, 8 },
  [SPOR_COLUMN_TRACK] = { N_ ("Track"), 17, 9, 4 },
  [SPOR_COLUMN_STATUS] = { N_ ("Status"), 26, 17, 14 }, /* as its words are */
  [SPOR_COLUMN_SEAT] = { N_ ("Seat"), 12, 12, 0 },      /* at most: as its words are */
  [SPOR_COLUMN_ROLES] = { N_ ("Roles"), 21, 0, 0 },
  [SPOR_COLUMN_SECTORS] = { N_ ("Library"), 14, 0, 0 },
  [SPOR_COLUMN_REGION] = { N_ ("Region"), 13, 0, 0 },
  [SPOR_COLUMN_SIZE] = { N_ ("Size"), 8, 0, 0 },
  [SPOR_COLUMN_SIGNED_UP] = { N_ ("Signed up"), 13, 0, 0 },
};

const char *
spor_status_icon (SporStatus status)
{
  switch (status)
    {
    case SPOR_STATUS_ELIGIBLE:
      return "emblem-ok-symbolic";
    case SPOR_STATUS_ATTENTION:
      return "dialog-warning-symbolic";
    case SPOR_STATUS_SKIPPED:
      return "action-unavailable-symbolic";
    case SPOR_STATUS_WITHDRAWN:
      return "edit-undo-symbolic";
    case SPOR_N_STATUSES:
    default:
      g_return_val_if_reached ("");
    }
}

const char *
spor_signup_column_title (SporColumnId column)
{
  return _ (columns[column].title);
}

/* --- Header clicks -------------------------------------------------------------------------- */

/* A sorter that never compares signups: GTK 4.8 does not tell by which column a view is sorted, but
 * it asks the chosen column's sorter first, and turns the answer round when the order is
 * descending. */
#define SPOR_TYPE_COLUMN_SORTER (spor_column_sorter_get_type ())
G_DECLARE_FINAL_TYPE (SporColumnSorter, spor_column_sorter, SPOR, COLUMN_SORTER, GtkSorter)

struct _SporColumnSorter
{
  GtkSorter parent_instance;

  SporColumnId column;
};

G_DEFINE_FINAL_TYPE (SporColumnSorter, spor_column_sorter, GTK_TYPE_SORTER)

/* What spor_signup_columns_read_order() asks with instead of sign-ups. */
#define SPOR_TYPE_COLUMN_PROBE (spor_column_probe_get_type ())
G_DECLARE_FINAL_TYPE (SporColumnProbe, spor_column_probe, SPOR, COLUMN_PROBE, GObject)

struct _SporColumnProbe
{
  GObject parent_instance;

  int column;
};

G_DEFINE_FINAL_TYPE (SporColumnProbe, spor_column_probe, G_TYPE_OBJECT)

static void
spor_column_probe_class_init (SporColumnProbeClass *klass)
{
}

static void
spor_column_probe_init (SporColumnProbe *self)
{
  self->column = -1;
}

static GtkOrdering
spor_column_sorter_compare (GtkSorter *sorter, gpointer one, gpointer two)
{
  if (SPOR_IS_COLUMN_PROBE (one))
    ((SporColumnProbe *)one)->column = SPOR_COLUMN_SORTER (sorter)->column;
  return GTK_ORDERING_LARGER;
}

static GtkSorterOrder
spor_column_sorter_get_order (GtkSorter *sorter)
{
  return GTK_SORTER_ORDER_TOTAL;
}

static void
spor_column_sorter_class_init (SporColumnSorterClass *klass)
{
  GtkSorterClass *sorter_class = GTK_SORTER_CLASS (klass);

  sorter_class->compare = spor_column_sorter_compare;
  sorter_class->get_order = spor_column_sorter_get_order;
}

static void
spor_column_sorter_init (SporColumnSorter *self)
{
}

void
spor_signup_columns_read_order (GtkColumnView *view, int *column, gboolean *descending)
{
  g_autoptr (SporColumnProbe) one = g_object_new (SPOR_TYPE_COLUMN_PROBE, NULL);
  g_autoptr (SporColumnProbe) two = g_object_new (SPOR_TYPE_COLUMN_PROBE, NULL);
  GtkOrdering order = gtk_sorter_compare (gtk_column_view_get_sorter (view), one, two);

  *column = one->column;
  *descending = order == GTK_ORDERING_SMALLER;
}

/* --- Cells ---------------------------------------------------------------------------------- */

/* An inscription does not tell whether it shows all of its text. Asked under the pointer only:
 * while rows scroll by, nobody measures anything. */
static gboolean
spor_cell_text_is_cut (GtkInscription *cell)
{
  g_autoptr (PangoLayout) layout
      = gtk_widget_create_pango_layout (GTK_WIDGET (cell), gtk_inscription_get_text (cell));
  int width, height;

  pango_layout_get_pixel_size (layout, &width, &height);
  return width > gtk_widget_get_width (GTK_WIDGET (cell))
         || height > gtk_widget_get_height (GTK_WIDGET (cell));
}

static gboolean
on_cell_tooltip_queried_cb (
    GtkWidget *cell, int x, int y, gboolean keyboard, GtkTooltip *tooltip, gpointer user_data)
{
  const char *reasons = g_object_get_data (G_OBJECT (cell), REASONS_KEY);

  if (reasons)
    {
      gtk_tooltip_set_text (tooltip, reasons);
      return TRUE;
    }
  if (!spor_cell_text_is_cut (GTK_INSCRIPTION (cell)))
    return FALSE;
  gtk_tooltip_set_text (tooltip, gtk_inscription_get_text (GTK_INSCRIPTION (cell)));
  return TRUE;
}

static GtkWidget *
spor_cell_text_new (guint chars)
{
  GtkWidget *text = g_object_new (GTK_TYPE_INSCRIPTION, "min-chars", LEAST_CHARS, "nat-chars",
                                  MAX (chars, LEAST_CHARS), "text-overflow",
                                  GTK_INSCRIPTION_OVERFLOW_ELLIPSIZE_END, "xalign", 0.0, "hexpand",
                                  TRUE, "has-tooltip", TRUE, NULL);

  g_signal_connect (text, "query-tooltip", G_CALLBACK (on_cell_tooltip_queried_cb), NULL);
  return text;
}

static void
on_cell_setup_cb (GtkSignalListItemFactory *factory, GtkListItem *item, gpointer user_data)
{
  SporColumnId column = GPOINTER_TO_UINT (user_data);
  GtkWidget *text = spor_cell_text_new (columns[column].width / 2);
  GtkWidget *cell = text;

  if (column == SPOR_COLUMN_STATUS)
    {
      cell = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
      gtk_box_append (GTK_BOX (cell), g_object_new (GTK_TYPE_IMAGE, "accessible-role",
                                                    GTK_ACCESSIBLE_ROLE_PRESENTATION, NULL));
      gtk_box_append (GTK_BOX (cell), text);
    }
  g_object_set_data (G_OBJECT (cell), COLUMN_KEY, user_data);
  gtk_list_item_set_child (item, cell);
  /* The row is clicked on. In GTK 4.8 each cell takes a click as well: with Ctrl held, the second
   * reverts what the first has chosen. */
  gtk_list_item_set_selectable (item, FALSE);
  gtk_list_item_set_activatable (item, FALSE);
}

static void
spor_cell_set_status (GtkWidget *box, SporStatus status)
{
  if (gtk_widget_has_css_class (box, spor_status_key (status)))
    return;
  for (guint s = 0; s < SPOR_N_STATUSES; s++)
    gtk_widget_remove_css_class (box, spor_status_key (s));
  gtk_widget_add_css_class (box, spor_status_key (status));
  gtk_image_set_from_icon_name (GTK_IMAGE (gtk_widget_get_first_child (box)),
                                spor_status_icon (status));
}

/* What needs attention says what for: the first reason is in the cell, all of them are under the
 * pointer. Only rows in sight come here. */
static void
spor_cell_set_reasons (GtkInscription *cell, const SporSignups *signups, const SporSignupRow *row)
{
  g_autoptr (GString) reasons = g_string_new (NULL);

  if (row->status != SPOR_STATUS_ATTENTION || row->problems == 0)
    {
      g_object_set_data (G_OBJECT (cell), REASONS_KEY, NULL);
      return;
    }
  for (guint p = 0; p < SPOR_N_PROBLEMS; p++)
    if (row->problems & (1u << p))
      {
        g_autofree char *text = spor_signup_problem_text (signups, row, p);

        g_string_append_printf (reasons, "%s%s", reasons->len ? "\n" : "", text);
      }
  g_object_set_data_full (G_OBJECT (cell), REASONS_KEY,
                          g_string_free (g_steal_pointer (&reasons), FALSE), g_free);
}

/* Nobody is nothing to click on. */
static void
spor_cell_set_name (GtkInscription *cell, const char *name)
{
  gboolean missing = *name == '\0';

  gtk_inscription_set_text (cell, missing ? _ ("Without a name") : name);
  if (missing)
    gtk_widget_add_css_class (GTK_WIDGET (cell), "dim-label");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (cell), "dim-label");
}

static void
spor_cell_update (GtkWidget *cell, SporSignupSlot *slot)
{
  SporColumnId column = GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (cell), COLUMN_KEY));
  const SporComposition *composition;
  int signup = spor_signup_slot_get (slot, &composition);
  g_autofree char *text = signup >= 0 ? spor_signup_cell (composition, signup, column) : NULL;
  const SporSignupRow *row;

  if (signup < 0)
    return;
  row = spor_signups_row (composition->signups, signup);
  if (column == SPOR_COLUMN_STATUS)
    {
      spor_cell_set_status (cell, row->status);
      cell = gtk_widget_get_last_child (cell);
    }
  if (column == SPOR_COLUMN_NAME)
    spor_cell_set_name (GTK_INSCRIPTION (cell), text);
  else
    gtk_inscription_set_text (GTK_INSCRIPTION (cell), text);
  if (column == SPOR_COLUMN_STATUS)
    spor_cell_set_reasons (GTK_INSCRIPTION (cell), composition->signups, row);
}

static void
on_cell_bound_cb (GtkSignalListItemFactory *factory, GtkListItem *item, gpointer user_data)
{
  SporSignupSlot *slot = gtk_list_item_get_item (item);
  GtkWidget *cell = gtk_list_item_get_child (item);

  g_object_set_data (G_OBJECT (cell), ITEM_KEY, item);
  g_signal_connect_swapped (slot, "changed", G_CALLBACK (spor_cell_update), cell);
  spor_cell_update (cell, slot);
}

static void
on_cell_unbound_cb (GtkSignalListItemFactory *factory, GtkListItem *item, gpointer user_data)
{
  g_signal_handlers_disconnect_by_data (gtk_list_item_get_item (item),
                                        gtk_list_item_get_child (item));
  g_object_set_data (G_OBJECT (gtk_list_item_get_child (item)), ITEM_KEY, NULL);
}

/* Of a cell, or of the first in a row. */
static GtkListItem *
spor_cell_find_item (GtkWidget *widget)
{
  GtkListItem *item = NULL;

  for (guint depth = 0; widget && !item && depth < 3; depth++)
    {
      item = g_object_get_data (G_OBJECT (widget), ITEM_KEY);
      widget = gtk_widget_get_first_child (widget);
    }
  return item;
}

guint
spor_signup_columns_find_row (GtkColumnView *view, double x, double y)
{
  GtkWidget *at = gtk_widget_pick (GTK_WIDGET (view), x, y, GTK_PICK_DEFAULT);
  GtkListItem *item = NULL;

  for (; at && !item && at != GTK_WIDGET (view); at = gtk_widget_get_parent (at))
    item = spor_cell_find_item (at);
  return item ? gtk_list_item_get_position (item) : G_MAXUINT;
}

gboolean
spor_signup_columns_focus_row (GtkColumnView *view, guint position)
{
  GtkWidget *rows = gtk_widget_get_last_child (GTK_WIDGET (view));

  for (GtkWidget *row = gtk_widget_get_first_child (rows); row;
       row = gtk_widget_get_next_sibling (row))
    {
      GtkListItem *item = spor_cell_find_item (row);

      if (item && gtk_list_item_get_position (item) == position)
        return gtk_widget_grab_focus (row);
    }
  return FALSE;
}

/* --- Columns -------------------------------------------------------------------------------- */

static GtkColumnViewColumn *
spor_signup_column_new (SporColumnId id)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
  g_autoptr (SporColumnSorter) sorter = g_object_new (SPOR_TYPE_COLUMN_SORTER, NULL);
  GtkColumnViewColumn *column;

  sorter->column = id;
  g_signal_connect (factory, "setup", G_CALLBACK (on_cell_setup_cb), GUINT_TO_POINTER (id));
  g_signal_connect (factory, "bind", G_CALLBACK (on_cell_bound_cb), NULL);
  g_signal_connect (factory, "unbind", G_CALLBACK (on_cell_unbound_cb), NULL);
  column = gtk_column_view_column_new (_ (columns[id].title), factory);
  gtk_column_view_column_set_sorter (column, GTK_SORTER (sorter));
  gtk_column_view_column_set_resizable (column, TRUE);
  gtk_column_view_column_set_expand (column, id == SPOR_COLUMN_NAME);
  return column;
}

static void
on_width_changed_cb (GObject *column, GParamSpec *pspec, gpointer user_data)
{
  if (!g_object_get_data (column, FITTING_KEY))
    g_object_set_data (column, OWN_WIDTH_KEY, GINT_TO_POINTER (TRUE));
}

void
spor_signup_columns_add (GtkColumnView *view)
{
  for (guint id = 0; id < SPOR_N_COLUMNS; id++)
    {
      g_autoptr (GtkColumnViewColumn) column = spor_signup_column_new (id);

      gtk_column_view_append_column (view, column);
    }
  spor_signup_columns_fit (view, 0);
  for (guint id = 0; id < SPOR_N_COLUMNS; id++)
    {
      g_autoptr (GtkColumnViewColumn) column
          = g_list_model_get_item (gtk_column_view_get_columns (view), id);

      g_signal_connect (column, "notify::fixed-width", G_CALLBACK (on_width_changed_cb), NULL);
    }
}

static double
spor_char_width (GtkWidget *widget)
{
  PangoFontMetrics *metrics
      = pango_context_get_metrics (gtk_widget_get_pango_context (widget), NULL, NULL);
  double width = (double)pango_font_metrics_get_approximate_char_width (metrics) / PANGO_SCALE;

  pango_font_metrics_unref (metrics);
  return width;
}

static int
spor_column_width (guint id, double chars, double char_width)
{
  return (int)(chars * char_width) + CELL_PADDING
         + (id == SPOR_COLUMN_STATUS ? STATUS_ICON_WIDTH : 0);
}

static double
spor_text_chars (GtkWidget *widget, const char *text, double char_width)
{
  g_autoptr (PangoLayout) layout = gtk_widget_create_pango_layout (widget, text);
  int width;

  pango_layout_get_pixel_size (layout, &width, NULL);
  return (width + 1) / char_width;
}

/* What the widest of all that can stand there takes, in characters. */
static double
spor_status_chars (GtkWidget *widget, double char_width)
{
  double chars = columns[SPOR_COLUMN_STATUS].least;

  for (guint s = 0; s < SPOR_N_STATUSES; s++)
    if (s != SPOR_STATUS_ATTENTION) /* which says what for instead */
      chars = MAX (chars, spor_text_chars (widget, spor_status_label (s), char_width));
  for (guint p = 0; p < SPOR_N_PROBLEMS; p++)
    chars = MAX (chars, spor_text_chars (widget, spor_problem_label (p), char_width));
  return chars;
}

/* The same for seats, of tracks whose number has one digit. */
static double
spor_seat_chars (GtkWidget *widget, double char_width)
{
  g_autofree char *seated = g_strdup_printf (_ ("Track %u"), 8);
  g_autofree char *waiting = g_strdup_printf (_ ("Waiting %u"), 8);

  return MAX (spor_text_chars (widget, seated, char_width),
              spor_text_chars (widget, waiting, char_width));
}

/* How many characters wide each column is where there is room. */
static void
spor_columns_measure (GtkWidget *widget, double char_width, double *chars)
{
  for (guint id = 0; id < SPOR_N_COLUMNS; id++)
    chars[id] = columns[id].width;
  chars[SPOR_COLUMN_STATUS] = spor_status_chars (widget, char_width);
  chars[SPOR_COLUMN_SEAT] = MIN (chars[SPOR_COLUMN_SEAT], spor_seat_chars (widget, char_width));
}

/* @full: where there is room */
static double
spor_column_least (guint id, double full)
{
  return columns[id].least ? MIN (columns[id].least, full) : full;
}

/* How wide the columns are that give way: from 0, at their narrowest, to STEPS. */
static guint
spor_columns_step (const double *chars, double char_width, int room)
{
  int full = 0, least = 0;

  for (guint id = 0; id < SPOR_N_COLUMNS; id++)
    if (columns[id].least > 0)
      {
        full += spor_column_width (id, chars[id], char_width);
        least += spor_column_width (id, spor_column_least (id, chars[id]), char_width);
      }
  if (room <= 0 || room >= full)
    return STEPS;
  return room <= least ? 0 : (guint)(STEPS * (room - least) / (full - least));
}

/* Whether a status at its narrowest would be cut off by the edge. */
static gboolean
spor_columns_are_tight (double char_width, int room)
{
  int needed = 0;

  for (guint id = 0; id <= SPOR_COLUMN_STATUS; id++)
    needed += spor_column_width (id, columns[id].least, char_width);
  return room > 0 && room < needed;
}

/* How many characters wide column @id is where @room is to be had. */
static double
spor_column_chars (guint id, double full, double char_width, int room, guint step)
{
  double least = spor_column_least (id, full);

  if (columns[id].tight && spor_columns_are_tight (char_width, room))
    return columns[id].tight;
  return least + (full - least) * step / STEPS;
}

void
spor_signup_columns_fit (GtkColumnView *view, int room)
{
  double char_width = spor_char_width (GTK_WIDGET (view));
  GListModel *list = gtk_column_view_get_columns (view);
  double full[SPOR_N_COLUMNS];
  guint step;

  spor_columns_measure (GTK_WIDGET (view), char_width, full);
  step = spor_columns_step (full, char_width, room);
  for (guint id = 0; id < SPOR_N_COLUMNS; id++)
    {
      g_autoptr (GtkColumnViewColumn) column = g_list_model_get_item (list, id);
      double chars = spor_column_chars (id, full[id], char_width, room, step);
      int width = spor_column_width (id, chars, char_width);

      if (g_object_get_data (G_OBJECT (column), OWN_WIDTH_KEY)
          || gtk_column_view_column_get_fixed_width (column) == width)
        continue;
      g_object_set_data (G_OBJECT (column), FITTING_KEY, GINT_TO_POINTER (TRUE));
      gtk_column_view_column_set_fixed_width (column, width);
      g_object_set_data (G_OBJECT (column), FITTING_KEY, NULL);
    }
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "spor-pages.h"

#include "spor-map-small.h"
#include "spor-text-scale.h"

#include <glib/gi18n-lib.h>

/* So wide two tracks stand side by side between the candidates and the balance, where text has its
 * usual size. */
#define WANTED_WIDTH 920

struct _SporPages
{
  AdwBin parent_instance;

  GtkStack *stack; /* the child */

  /* owned */
  SporBook *book;
  gboolean begun; /* there has been a book */
};

enum
{
  PROP_BOOK = 1,
  PROP_SHOWN,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (SporPages, spor_pages, ADW_TYPE_BIN)

static const struct
{
  const char *name, *title, *icon;
  GType (*get_type) (void);
} kinds[] = {
  { "signups", N_ ("Sign-ups"), "system-users-symbolic", spor_signups_page_get_type },
  { "map", N_ ("Map"), "mark-location-symbolic", spor_map_page_get_type },
  { "board", N_ ("Composition"), "view-grid-symbolic", spor_board_page_get_type },
  { "meetings", N_ ("Meetings"), "x-office-calendar-symbolic", spor_meetings_page_get_type },
  { "refunds", N_ ("Refunds"), "x-office-spreadsheet-symbolic", spor_refunds_page_get_type },
};

/* --- Making pages --------------------------------------------------------------------------- */

static GtkWidget *
spor_pages_find (SporPages *self, const char *name)
{
  return adw_bin_get_child (ADW_BIN (gtk_stack_get_child_by_name (self->stack, name)));
}

static GtkWidget *
spor_pages_make (SporPages *self, const char *name)
{
  GtkWidget *page = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (kinds) && !page; i++)
    if (g_str_equal (kinds[i].name, name))
      page = g_object_new (kinds[i].get_type (), NULL);
  if (SPOR_IS_MAP_PAGE (page))
    spor_filter_bar_share (spor_signups_page_get_filters (spor_pages_get_signups (self)),
                           spor_map_page_get_filters (SPOR_MAP_PAGE (page)));
  if (SPOR_IS_BOARD_PAGE (page))
    spor_board_page_add (SPOR_BOARD_PAGE (page),
                         spor_map_small_new (spor_board_page_get_board (SPOR_BOARD_PAGE (page))));
  adw_bin_set_child (ADW_BIN (gtk_stack_get_child_by_name (self->stack, name)), page);
  spor_text_scale_columns (page);
  g_object_set (page, "book", self->book, NULL);
  return page;
}

static GtkWidget *
spor_pages_get (SporPages *self, const char *name)
{
  GtkWidget *page = spor_pages_find (self, name);

  return page ? page : spor_pages_make (self, name);
}

static void
on_shown_cb (SporPages *self)
{
  if (self->begun)
    spor_pages_get (self, gtk_stack_get_visible_child_name (self->stack));
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SHOWN]);
}

static void
spor_pages_set_book (SporPages *self, SporBook *book)
{
  if (!g_set_object (&self->book, book))
    return;
  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    {
      GtkWidget *page = spor_pages_find (self, kinds[i].name);

      if (page)
        g_object_set (page, "book", book, NULL);
    }
  if (book && !self->begun)
    {
      self->begun = TRUE;
      on_shown_cb (self);
    }
}

/* --- Width ---------------------------------------------------------------------------------- */

/* The sidebar is folded where pages do not get what they want: all want the same, so that it does
 * not come and go as they do. */
static void
spor_pages_measure (GtkWidget *widget,
                    GtkOrientation orientation,
                    int for_size,
                    int *minimum,
                    int *natural,
                    int *minimum_baseline,
                    int *natural_baseline)
{
  gtk_widget_measure (GTK_WIDGET (SPOR_PAGES (widget)->stack), orientation, for_size, minimum,
                      natural, minimum_baseline, natural_baseline);
  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    *natural = MAX (*minimum, (int)(WANTED_WIDTH * MAX (spor_text_scale (widget), 1)));
}

static void
spor_pages_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  gtk_widget_allocate (GTK_WIDGET (SPOR_PAGES (widget)->stack), width, height, baseline, NULL);
}

static GtkSizeRequestMode
spor_pages_get_request_mode (GtkWidget *widget)
{
  return gtk_widget_get_request_mode (GTK_WIDGET (SPOR_PAGES (widget)->stack));
}

/* --- Focus ---------------------------------------------------------------------------------- */

/* What had the keyboard when the page was left. */
static GtkWidget *
spor_page_get_last_focus (GtkWidget *page)
{
  GtkWidget *last = page, *child;

  while ((child = gtk_widget_get_focus_child (last)))
    last = child;
  return last != page && gtk_widget_get_mapped (last) ? last : NULL;
}

/* A text is not chosen: a key too many would take its place. */
static gboolean
spor_focus_again (GtkWidget *widget)
{
  return GTK_IS_TEXT (widget) ? gtk_text_grab_focus_without_selecting (GTK_TEXT (widget))
                              : gtk_widget_grab_focus (widget);
}

/* Where its work begins */
static gboolean
spor_page_focus (GtkWidget *page)
{
  if (SPOR_IS_SIGNUPS_PAGE (page) && spor_signups_page_focus_rows (SPOR_SIGNUPS_PAGE (page)))
    return TRUE;
  if (SPOR_IS_BOARD_PAGE (page) && spor_board_page_focus_candidates (SPOR_BOARD_PAGE (page)))
    return TRUE;
  if (SPOR_IS_MEETINGS_PAGE (page) && spor_meetings_page_focus_rows (SPOR_MEETINGS_PAGE (page)))
    return TRUE;
  if (SPOR_IS_REFUNDS_PAGE (page) && spor_refunds_page_focus_rows (SPOR_REFUNDS_PAGE (page)))
    return TRUE;
  return gtk_widget_grab_focus (page) || gtk_widget_child_focus (page, GTK_DIR_TAB_FORWARD);
}

/* --- Object --------------------------------------------------------------------------------- */

static void
spor_pages_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  SporPages *self = SPOR_PAGES (object);

  switch (id)
    {
    case PROP_BOOK:
      g_value_set_object (value, self->book);
      break;
    case PROP_SHOWN:
      g_value_set_object (value, spor_pages_get_shown (self));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
spor_pages_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  switch (id)
    {
    case PROP_BOOK:
      spor_pages_set_book (SPOR_PAGES (object), g_value_get_object (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
spor_pages_dispose (GObject *object)
{
  g_clear_object (&SPOR_PAGES (object)->book);
  G_OBJECT_CLASS (spor_pages_parent_class)->dispose (object);
}

static void
spor_pages_class_init (SporPagesClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = spor_pages_get_property;
  object_class->set_property = spor_pages_set_property;
  object_class->dispose = spor_pages_dispose;
  properties[PROP_BOOK] = g_param_spec_object ("book", NULL, NULL, SPOR_TYPE_BOOK,
                                               G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  properties[PROP_SHOWN] = g_param_spec_object ("shown", NULL, NULL, GTK_TYPE_WIDGET,
                                                G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
spor_pages_init (SporPages *self)
{
  self->stack = GTK_STACK (gtk_stack_new ());
  gtk_widget_set_hexpand (GTK_WIDGET (self->stack), TRUE);
  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    {
      GtkStackPage *page
          = gtk_stack_add_titled (self->stack, adw_bin_new (), kinds[i].name, _ (kinds[i].title));

      gtk_stack_page_set_icon_name (page, kinds[i].icon);
    }
  g_signal_connect_object (self->stack, "notify::visible-child", G_CALLBACK (on_shown_cb), self,
                           G_CONNECT_SWAPPED);
  adw_bin_set_child (ADW_BIN (self), GTK_WIDGET (self->stack));
  gtk_widget_set_layout_manager (GTK_WIDGET (self),
                                 gtk_custom_layout_new (spor_pages_get_request_mode,
                                                        spor_pages_measure, spor_pages_allocate));
}

/* --- Public --------------------------------------------------------------------------------- */

GtkStack *
spor_pages_get_stack (SporPages *self)
{
  g_return_val_if_fail (SPOR_IS_PAGES (self), NULL);

  return self->stack;
}

void
spor_pages_focus_shown (SporPages *self)
{
  GtkWidget *page, *last;

  g_return_if_fail (SPOR_IS_PAGES (self));

  page = spor_pages_get_shown (self);
  last = page ? spor_page_get_last_focus (page) : NULL;
  if (page && !(last && spor_focus_again (last)))
    spor_page_focus (page);
}

void
spor_pages_show (SporPages *self, const char *name)
{
  g_return_if_fail (SPOR_IS_PAGES (self) && name != NULL);

  if (gtk_stack_get_child_by_name (self->stack, name))
    gtk_stack_set_visible_child_name (self->stack, name);
}

const char *
spor_pages_get_shown_name (SporPages *self)
{
  g_return_val_if_fail (SPOR_IS_PAGES (self), NULL);

  return gtk_stack_get_visible_child_name (self->stack);
}

GtkWidget *
spor_pages_get_shown (SporPages *self)
{
  g_return_val_if_fail (SPOR_IS_PAGES (self), NULL);

  return spor_pages_find (self, gtk_stack_get_visible_child_name (self->stack));
}

SporSignupsPage *
spor_pages_get_signups (SporPages *self)
{
  g_return_val_if_fail (SPOR_IS_PAGES (self), NULL);

  return SPOR_SIGNUPS_PAGE (spor_pages_get (self, "signups"));
}

SporMapPage *
spor_pages_get_map (SporPages *self)
{
  g_return_val_if_fail (SPOR_IS_PAGES (self), NULL);

  return SPOR_MAP_PAGE (spor_pages_get (self, "map"));
}

SporBoardPage *
spor_pages_get_board (SporPages *self)
{
  g_return_val_if_fail (SPOR_IS_PAGES (self), NULL);

  return SPOR_BOARD_PAGE (spor_pages_get (self, "board"));
}

SporMeetingsPage *
spor_pages_get_meetings (SporPages *self)
{
  g_return_val_if_fail (SPOR_IS_PAGES (self), NULL);

  return SPOR_MEETINGS_PAGE (spor_pages_get (self, "meetings"));
}

SporRefundsPage *
spor_pages_get_refunds (SporPages *self)
{
  g_return_val_if_fail (SPOR_IS_PAGES (self), NULL);

  return SPOR_REFUNDS_PAGE (spor_pages_get (self, "refunds"));
}

void
spor_pages_save (SporPages *self)
{
  GtkWidget *refunds;

  g_return_if_fail (SPOR_IS_PAGES (self));

  if ((refunds = spor_pages_find (self, "refunds")))
    spor_refunds_page_save (SPOR_REFUNDS_PAGE (refunds));
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "spor-columns.h"

#include "spor-focus.h"
#include "spor-text-scale.h"

struct _SporColumns
{
  GtkWidget parent_instance;

  /* owned, as children */
  GtkWidget *first;
  GtkWidget *second;

  int spacing;
  gboolean equal;
  gboolean fill_first;
  gboolean second_on_top;
  int beside_from;
};

enum
{
  PROP_FIRST = 1,
  PROP_SECOND,
  PROP_SPACING,
  PROP_EQUAL,
  PROP_FILL_FIRST,
  PROP_SECOND_ON_TOP,
  PROP_BESIDE_FROM,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (SporColumns, spor_columns, GTK_TYPE_WIDGET)

static int
spor_columns_child_width (GtkWidget *child, gboolean natural)
{
  int least = 0, usual = 0;

  if (child)
    gtk_widget_measure (child, GTK_ORIENTATION_HORIZONTAL, -1, &least, &usual, NULL, NULL);
  return natural ? usual : least;
}

/* Between two; one alone has all the room. */
static int
spor_columns_gap (SporColumns *self)
{
  return gtk_widget_get_visible (self->first) && gtk_widget_get_visible (self->second)
             ? self->spacing
             : 0;
}

static void
spor_columns_share (SporColumns *self, int room, int *first, int *second)
{
  if (self->equal)
    *first = *second = room / 2;
  else if (self->fill_first)
    *first = room - (*second = spor_columns_child_width (self->second, TRUE));
  else
    *second = room - (*first = spor_columns_child_width (self->first, TRUE));
}

/* How wide each child is where @width is to be had; TRUE: they stand side by side. */
static gboolean
spor_columns_split (SporColumns *self, int width, int *first, int *second)
{
  spor_columns_share (self, width - self->spacing, first, second);
  if (spor_columns_gap (self) == self->spacing
      && width >= self->beside_from * spor_text_scale (GTK_WIDGET (self))
      && spor_columns_child_width (self->first, FALSE) <= *first
      && spor_columns_child_width (self->second, FALSE) <= *second)
    return TRUE;
  *first = *second = width;
  return FALSE;
}

static void
spor_columns_measure_width (SporColumns *self, int *minimum, int *natural)
{
  int usual = spor_columns_child_width (self->first, TRUE);
  int second = spor_columns_child_width (self->second, TRUE);

  *minimum = MAX (spor_columns_child_width (self->first, FALSE),
                  spor_columns_child_width (self->second, FALSE));
  *natural = (self->equal ? 2 * MAX (usual, second) : usual + second) + spor_columns_gap (self);
}

static void
spor_columns_measure_height (SporColumns *self, int width, int *minimum, int *natural)
{
  int first = -1, second = -1;
  gboolean beside = width >= 0 && spor_columns_split (self, width, &first, &second);
  int least, usual, second_least, second_usual;

  gtk_widget_measure (self->first, GTK_ORIENTATION_VERTICAL, first, &least, &usual, NULL, NULL);
  gtk_widget_measure (self->second, GTK_ORIENTATION_VERTICAL, second, &second_least, &second_usual,
                      NULL, NULL);
  *minimum = beside ? MAX (least, second_least) : least + spor_columns_gap (self) + second_least;
  *natural = beside ? MAX (usual, second_usual) : usual + spor_columns_gap (self) + second_usual;
}

static void
spor_columns_measure (GtkWidget *widget,
                      GtkOrientation orientation,
                      int for_size,
                      int *minimum,
                      int *natural,
                      int *minimum_baseline,
                      int *natural_baseline)
{
  SporColumns *self = SPOR_COLUMNS (widget);

  *minimum = *natural = 0;
  if (!self->first || !self->second)
    return;
  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    spor_columns_measure_width (self, minimum, natural);
  else
    spor_columns_measure_height (self, for_size, minimum, natural);
}

static void
spor_columns_stack (SporColumns *self, int width, int height)
{
  GtkWidget *upper = self->second_on_top ? self->second : self->first;
  GtkWidget *lower = self->second_on_top ? self->first : self->second;
  int top = 0;

  gtk_widget_measure (upper, GTK_ORIENTATION_VERTICAL, width, NULL, &top, NULL, NULL);
  top = MIN (top, height);
  gtk_widget_size_allocate (upper, &(GtkAllocation){ 0, 0, width, top }, -1);
  top += spor_columns_gap (self);
  gtk_widget_size_allocate (lower, &(GtkAllocation){ 0, top, width, MAX (height - top, 0) }, -1);
}

static void
spor_columns_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  SporColumns *self = SPOR_COLUMNS (widget);
  gboolean right_to_left = gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL;
  int first, second;

  if (!self->first || !self->second)
    return;
  if (spor_columns_split (self, width, &first, &second))
    {
      gtk_widget_size_allocate (
          self->first, &(GtkAllocation){ right_to_left ? width - first : 0, 0, first, height }, -1);
      gtk_widget_size_allocate (self->second,
                                &(GtkAllocation){ right_to_left ? 0 : width - second, 0, second,
                                                  height },
                                -1);
    }
  else
    spor_columns_stack (self, width, height);
}

/* Above each other they are sorted as they stand there. */
static gboolean
spor_columns_focus (GtkWidget *widget, GtkDirectionType direction)
{
  SporColumns *self = SPOR_COLUMNS (widget);
  int first, second;

  if (spor_focus_is_tab (direction) && self->first && self->second
      && spor_columns_split (self, gtk_widget_get_width (widget), &first, &second))
    return spor_focus_in_order (widget, direction);
  return GTK_WIDGET_CLASS (spor_columns_parent_class)->focus (widget, direction);
}

static GtkSizeRequestMode
spor_columns_get_request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

/* --- Object --------------------------------------------------------------------------------- */

static void
spor_columns_set_child (SporColumns *self, GtkWidget **place, GtkWidget *child)
{
  g_clear_pointer (place, gtk_widget_unparent);
  *place = child;
  if (child)
    gtk_widget_insert_after (child, GTK_WIDGET (self), place == &self->second ? self->first : NULL);
}

static void
spor_columns_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  SporColumns *self = SPOR_COLUMNS (object);

  switch (id)
    {
    case PROP_FIRST:
      g_value_set_object (value, self->first);
      break;
    case PROP_SECOND:
      g_value_set_object (value, self->second);
      break;
    case PROP_SPACING:
      g_value_set_int (value, self->spacing);
      break;
    case PROP_EQUAL:
      g_value_set_boolean (value, self->equal);
      break;
    case PROP_FILL_FIRST:
      g_value_set_boolean (value, self->fill_first);
      break;
    case PROP_SECOND_ON_TOP:
      g_value_set_boolean (value, self->second_on_top);
      break;
    case PROP_BESIDE_FROM:
      g_value_set_int (value, self->beside_from);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
spor_columns_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  SporColumns *self = SPOR_COLUMNS (object);

  switch (id)
    {
    case PROP_FIRST:
      spor_columns_set_child (self, &self->first, g_value_get_object (value));
      break;
    case PROP_SECOND:
      spor_columns_set_child (self, &self->second, g_value_get_object (value));
      break;
    case PROP_SPACING:
      self->spacing = g_value_get_int (value);
      gtk_widget_queue_resize (GTK_WIDGET (self));
      break;
    case PROP_EQUAL:
      self->equal = g_value_get_boolean (value);
      gtk_widget_queue_resize (GTK_WIDGET (self));
      break;
    case PROP_FILL_FIRST:
      self->fill_first = g_value_get_boolean (value);
      gtk_widget_queue_resize (GTK_WIDGET (self));
      break;
    case PROP_SECOND_ON_TOP:
      self->second_on_top = g_value_get_boolean (value);
      gtk_widget_queue_allocate (GTK_WIDGET (self));
      break;
    case PROP_BESIDE_FROM:
      self->beside_from = g_value_get_int (value);
      gtk_widget_queue_resize (GTK_WIDGET (self));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
spor_columns_dispose (GObject *object)
{
  SporColumns *self = SPOR_COLUMNS (object);

  g_clear_pointer (&self->first, gtk_widget_unparent);
  g_clear_pointer (&self->second, gtk_widget_unparent);
  G_OBJECT_CLASS (spor_columns_parent_class)->dispose (object);
}

static void
spor_columns_class_init (SporColumnsClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = spor_columns_get_property;
  object_class->set_property = spor_columns_set_property;
  object_class->dispose = spor_columns_dispose;
  widget_class->measure = spor_columns_measure;
  widget_class->size_allocate = spor_columns_size_allocate;
  widget_class->focus = spor_columns_focus;
  widget_class->get_request_mode = spor_columns_get_request_mode;
  properties[PROP_FIRST] = g_param_spec_object ("first", NULL, NULL, GTK_TYPE_WIDGET,
                                                G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  properties[PROP_SECOND] = g_param_spec_object ("second", NULL, NULL, GTK_TYPE_WIDGET,
                                                 G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  properties[PROP_SPACING] = g_param_spec_int ("spacing", NULL, NULL, 0, G_MAXINT, 0,
                                               G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  properties[PROP_EQUAL] = g_param_spec_boolean ("equal", NULL, NULL, TRUE,
                                                 G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  properties[PROP_FILL_FIRST] = g_param_spec_boolean ("fill-first", NULL, NULL, FALSE,
                                                      G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  properties[PROP_SECOND_ON_TOP]
      = g_param_spec_boolean ("second-on-top", NULL, NULL, FALSE,
                              G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  properties[PROP_BESIDE_FROM] = g_param_spec_int ("beside-from", NULL, NULL, 0, G_MAXINT, 0,
                                                   G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
spor_columns_init (SporColumns *self)
{
  self->equal = TRUE;
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "spor-typed.h"

#include "spor-field.h"

#define FIELDS_KEY "spor-typed-fields"

/* Those of a window. */
typedef struct
{
  GPtrArray *all;     /* SporTyped*, whose fields are weak */
  SporTyped *current; /* of them; or NULL */
  GObject *source;    /* weak: says that something is typed there; or NULL */
  SporTypedFunc changed;
} SporFields;

static void
spor_typed_free (gpointer data)
{
  SporTyped *self = data;

  g_clear_weak_pointer (&self->field);
  g_free (self->first);
  g_free (self->was);
  g_free (self);
}

static void
spor_fields_free (gpointer data)
{
  SporFields *self = data;

  g_ptr_array_unref (self->all);
  g_clear_weak_pointer (&self->source);
  g_free (self);
}

static SporFields *
spor_fields_of (GtkWindow *window)
{
  return g_object_get_data (G_OBJECT (window), FIELDS_KEY);
}

static void
spor_fields_forget_gone (SporFields *self)
{
  for (guint i = self->all->len; i-- > 0;)
    if (!((SporTyped *)g_ptr_array_index (self->all, i))->field)
      g_ptr_array_remove_index (self->all, i);
}

static SporTyped *
spor_fields_find (SporFields *self, GtkWidget *field)
{
  for (guint i = 0; i < self->all->len; i++)
    {
      SporTyped *typed = g_ptr_array_index (self->all, i);

      if (typed->field == field)
        return typed;
    }
  return NULL;
}

static SporTyped *
spor_fields_enter (SporFields *self, GtkWidget *field)
{
  SporTyped *typed = spor_fields_find (self, field);

  if (!typed)
    {
      typed = g_new0 (SporTyped, 1);
      g_set_weak_pointer (&typed->field, field);
      typed->first = spor_field_read (field);
      g_ptr_array_add (self->all, typed);
    }
  g_free (typed->was);
  typed->was = spor_field_read (field);
  return typed;
}

/* @field: (nullable). Returns: (nullable): what says that something is typed there */
static GObject *
spor_field_source (GtkWidget *field)
{
  if (GTK_IS_TEXT_VIEW (field))
    return G_OBJECT (gtk_text_view_get_buffer (GTK_TEXT_VIEW (field)));
  return GTK_IS_EDITABLE (field) ? G_OBJECT (field) : NULL;
}

static void
on_changed_cb (GtkWindow *window)
{
  spor_fields_of (window)->changed (window);
}

static void
on_focus_changed_cb (GtkWindow *window)
{
  SporFields *fields = spor_fields_of (window);
  GtkWidget *focus = gtk_window_get_focus (window);
  GObject *source = spor_field_source (focus);

  if (fields->source == source)
    return;
  if (fields->source)
    g_signal_handlers_disconnect_by_func (fields->source, on_changed_cb, window);
  g_set_weak_pointer (&fields->source, source);
  fields->current = NULL;
  spor_fields_forget_gone (fields);
  if (source)
    {
      fields->current = spor_fields_enter (fields, focus);
      g_signal_connect_object (source, "changed", G_CALLBACK (on_changed_cb), window,
                               G_CONNECT_SWAPPED);
    }
  fields->changed (window);
}

void
spor_typed_watch (GtkWindow *window, SporTypedFunc changed)
{
  SporFields *fields;

  g_return_if_fail (GTK_IS_WINDOW (window));
  g_return_if_fail (changed != NULL);

  fields = g_new0 (SporFields, 1);
  fields->all = g_ptr_array_new_with_free_func (spor_typed_free);
  fields->changed = changed;
  g_object_set_data_full (G_OBJECT (window), FIELDS_KEY, fields, spor_fields_free);
  g_signal_connect (window, "unmap", G_CALLBACK (on_changed_cb), NULL);
  g_signal_connect (window, "notify::focus-widget", G_CALLBACK (on_focus_changed_cb), NULL);
}

const GPtrArray *
spor_typed_get_all (GtkWindow *window)
{
  SporFields *fields;

  g_return_val_if_fail (GTK_IS_WINDOW (window), NULL);

  fields = spor_fields_of (window);
  return fields ? fields->all : NULL;
}

const SporTyped *
spor_typed_get_current (GtkWindow *window)
{
  SporFields *fields;

  g_return_val_if_fail (GTK_IS_WINDOW (window), NULL);

  fields = spor_fields_of (window);
  return fields ? fields->current : NULL;
}

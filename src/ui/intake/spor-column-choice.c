/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "spor-column-choice.h"

#include "spor-import-text.h"
#include "spor-text.h"

#include <glib/gi18n-lib.h>
#include <string.h>

struct _SporColumnChoice
{
  GObject parent_instance;

  /* owned */
  char *title;
  char *detail;
  char *search; /* folded */

  guint index;
  gboolean several;
  gboolean chosen;
};

enum
{
  PROP_TITLE = 1,
  PROP_DETAIL,
  PROP_SEVERAL,
  PROP_CHOSEN,
  PROP_MARKED,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (SporColumnChoice, spor_column_choice, G_TYPE_OBJECT)

static void
spor_column_choice_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  SporColumnChoice *self = SPOR_COLUMN_CHOICE (object);

  switch (id)
    {
    case PROP_TITLE:
      g_value_set_string (value, self->title);
      break;
    case PROP_DETAIL:
      g_value_set_string (value, self->detail);
      break;
    case PROP_SEVERAL:
      g_value_set_boolean (value, self->several);
      break;
    case PROP_CHOSEN:
      g_value_set_boolean (value, self->chosen);
      break;
    case PROP_MARKED:
      g_value_set_boolean (value, self->chosen && !self->several);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
spor_column_choice_finalize (GObject *object)
{
  SporColumnChoice *self = SPOR_COLUMN_CHOICE (object);

  g_free (self->title);
  g_free (self->detail);
  g_free (self->search);
  G_OBJECT_CLASS (spor_column_choice_parent_class)->finalize (object);
}

static void
spor_column_choice_class_init (SporColumnChoiceClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GParamFlags flags = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS;

  object_class->get_property = spor_column_choice_get_property;
  object_class->finalize = spor_column_choice_finalize;
  properties[PROP_TITLE] = g_param_spec_string ("title", NULL, NULL, NULL, flags);
  properties[PROP_DETAIL] = g_param_spec_string ("detail", NULL, NULL, NULL, flags);
  properties[PROP_SEVERAL] = g_param_spec_boolean ("several", NULL, NULL, FALSE, flags);
  properties[PROP_CHOSEN] = g_param_spec_boolean ("chosen", NULL, NULL, FALSE, flags);
  properties[PROP_MARKED] = g_param_spec_boolean ("marked", NULL, NULL, FALSE, flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
spor_column_choice_init (SporColumnChoice *self)
{
}

/* Where the column is found, and what stands in it. */
static char *
spor_column_choice_describe (SporImportFile *file, guint index)
{
  const SporColumn *column = spor_source_get_column (spor_import_file_get_source (file), index);
  g_autofree char *examples = *column->choice ? spor_import_text_single_line (column->question)
                                              : spor_import_file_get_examples (file, index);

  if (*examples == '\0')
    {
      g_free (examples);
      examples = g_strdup (_ ("no answers"));
    }
  return *column->question ? g_strconcat (column->name, " · ", examples, NULL)
                           : g_steal_pointer (&examples);
}

SporColumnChoice *
spor_column_choice_new (SporImportFile *file, guint index, gboolean several)
{
  SporColumnChoice *self = g_object_new (SPOR_TYPE_COLUMN_CHOICE, NULL);
  g_autofree char *all = NULL;

  self->index = index;
  self->several = several;
  self->title = spor_import_text_column (
      spor_source_get_column (spor_import_file_get_source (file), index));
  self->detail = spor_column_choice_describe (file, index);
  all = g_strjoin (" ", self->title, self->detail, NULL);
  self->search = spor_text_fold (all);
  return self;
}

guint
spor_column_choice_get_index (SporColumnChoice *self)
{
  g_return_val_if_fail (SPOR_IS_COLUMN_CHOICE (self), 0);

  return self->index;
}

gboolean
spor_column_choice_matches (SporColumnChoice *self, const char *folded)
{
  g_return_val_if_fail (SPOR_IS_COLUMN_CHOICE (self), FALSE);

  return strstr (self->search, folded) != NULL;
}

gboolean
spor_column_choice_get_chosen (SporColumnChoice *self)
{
  g_return_val_if_fail (SPOR_IS_COLUMN_CHOICE (self), FALSE);

  return self->chosen;
}

void
spor_column_choice_set_chosen (SporColumnChoice *self, gboolean chosen)
{
  g_return_if_fail (SPOR_IS_COLUMN_CHOICE (self));

  if (self->chosen == chosen)
    return;
  self->chosen = chosen;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_CHOSEN]);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_MARKED]);
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "spor-panel-instance.h"

#include <glib/gi18n-lib.h>

static const SporLimit *
spor_panel_limit (const SporPanelInstance *self, const SporRelax *relax)
{
  return &g_array_index (self->instance->limits, SporLimit, relax->index);
}

static const char *
spor_panel_limit_label (const SporPanelInstance *self, const SporRelax *relax)
{
  return g_ptr_array_index (self->categories, spor_panel_limit (self, relax)->category);
}

/* The column that a set comes from. */
static const char *
spor_panel_set_label (const SporPanelInstance *self, const SporRelax *relax)
{
  const SporSet *set = g_ptr_array_index (self->instance->sets, relax->index);

  return g_ptr_array_index (self->one_per, set->rule);
}

char *
spor_panel_instance_rule_text (const SporPanelInstance *self, const SporRelax *rule)
{
  switch (rule->kind)
    {
    case SPOR_RELAX_LIMIT_MIN:
      /* Translators: a category, and a number of persons */
      return g_strdup_printf (_ ("%s: at least %d."), spor_panel_limit_label (self, rule),
                              spor_panel_limit (self, rule)->min);
    case SPOR_RELAX_LIMIT_MAX:
      /* Translators: a category, and a number of persons */
      return g_strdup_printf (_ ("%s: at most %d."), spor_panel_limit_label (self, rule),
                              spor_panel_limit (self, rule)->max);
    case SPOR_RELAX_CAP:
      /* Translators: the name of a column, such as an address */
      return g_strdup_printf (_ ("At most one person per “%s”."),
                              spor_panel_set_label (self, rule));
    case SPOR_RELAX_SEATS_MIN:
    case SPOR_RELAX_SEATS_MAX:
    case SPOR_RELAX_FIXED: /* nobody is */
    default:
      /* Translators: a number of people */
      return g_strdup_printf (ngettext ("The panel has %u person.", "The panel has %u people.",
                                        spor_instance_body (self->instance, 0)->max),
                              spor_instance_body (self->instance, 0)->max);
    }
}

char *
spor_panel_instance_relax_text (const SporPanelInstance *self, const SporRelax *relax)
{
  guint size = spor_instance_body (self->instance, 0)->max;

  switch (relax->kind)
    {
    case SPOR_RELAX_LIMIT_MIN:
      /* Translators: a category, and its least number of persons before and after */
      return g_strdup_printf (_ ("Lower the minimum of %s from %d to %d"),
                              spor_panel_limit_label (self, relax),
                              spor_panel_limit (self, relax)->min,
                              spor_panel_limit (self, relax)->min - (int)relax->by);
    case SPOR_RELAX_LIMIT_MAX:
      /* Translators: a category, and its largest number of persons before and after */
      return g_strdup_printf (_ ("Raise the maximum of %s from %d to %d"),
                              spor_panel_limit_label (self, relax),
                              spor_panel_limit (self, relax)->max,
                              spor_panel_limit (self, relax)->max + (int)relax->by);
    case SPOR_RELAX_CAP:
      /* Translators: a number of people, and the name of a column, such as an address */
      return g_strdup_printf (_ ("Let %u people have the same “%s”"), 1 + relax->by,
                              spor_panel_set_label (self, relax));
    case SPOR_RELAX_SEATS_MIN:
    case SPOR_RELAX_SEATS_MAX:
    case SPOR_RELAX_FIXED: /* nobody is */
    default:
      size = relax->kind == SPOR_RELAX_SEATS_MIN ? size - relax->by : size + relax->by;
      /* Translators: a number of people */
      return g_strdup_printf (ngettext ("Draw a panel of %u person", "Draw a panel of %u people",
                                        size),
                              size);
    }
}

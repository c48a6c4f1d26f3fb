/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "spor-export-kind.h"

static const SporExportKind *const kinds[] = {
  &spor_export_roster,   &spor_export_management,
  &spor_export_list,     &spor_export_protocol,
  &spor_export_map,      &spor_export_letters,
  &spor_export_calendar, &spor_export_calendars,
  &spor_export_refunds,  NULL,
};

const SporExportKind *const *
spor_export_kinds (void)
{
  return kinds;
}

const SporExportKind *
spor_export_kind_find (const char *key)
{
  for (guint i = 0; kinds[i]; i++)
    if (g_strcmp0 (kinds[i]->key, key) == 0)
      return kinds[i];
  return NULL;
}

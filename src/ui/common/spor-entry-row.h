/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * SporEntryRow:
 *
 * An entry row that shows whether there is more of its text than has room: while nobody types in
 * it, the text is seen from its beginning, and ends in an ellipsis; a tooltip has all of it.
 */
#define SPOR_TYPE_ENTRY_ROW (spor_entry_row_get_type ())
G_DECLARE_DERIVABLE_TYPE (SporEntryRow, spor_entry_row, SPOR, ENTRY_ROW, AdwEntryRow)

struct _SporEntryRowClass
{
  AdwEntryRowClass parent_class;
};

/* Whether it ends in an ellipsis now. */
gboolean spor_entry_row_is_cut (SporEntryRow *self);

G_END_DECLS

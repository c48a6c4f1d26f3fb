/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "spor-book.h"

#include <adwaita.h>

G_BEGIN_DECLS

/* Travel refunds, in two views: claims are logged in one and approved and paid in the other.
 * Property "book". */
#define SPOR_TYPE_REFUNDS_PAGE (spor_refunds_page_get_type ())
G_DECLARE_FINAL_TYPE (SporRefundsPage, spor_refunds_page, SPOR, REFUNDS_PAGE, AdwBin)

/* Asks for a new claim; NULL or "": not known yet. */
void
spor_refunds_page_new_claim (SporRefundsPage *self, const char *meeting_id, const char *signup_id);

/* Shows a claim where it is edited, or read. */
void spor_refunds_page_show_claim (SporRefundsPage *self, const char *id);
void spor_refunds_page_focus_search (SporRefundsPage *self);

/* The keyboard goes to the list of claims as it is shown. FALSE: there is none. */
gboolean spor_refunds_page_focus_rows (SporRefundsPage *self);

/* Saves at once what is not saved. */
void spor_refunds_page_save (SporRefundsPage *self);

/* Receipts of the claim that is edited in sight: GFile. FALSE if none is. */
gboolean spor_refunds_page_add_files (SporRefundsPage *self, GListModel *files);

/* The keys that work on the page, beside those of the desk; NULL-terminated. */
const char *const *spor_refunds_page_get_keys (void);

G_END_DECLS

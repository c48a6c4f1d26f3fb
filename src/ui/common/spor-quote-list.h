/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "spor-quotes.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* What was typed and is not saved, a list of SporQuote*, to be read and copied in a dialog. */
GtkWidget *spor_quote_list_new (const GPtrArray *quotes);

/* The same with a button below it that copies all of it. */
GtkWidget *spor_quote_list_new_to_copy (const GPtrArray *quotes);

G_END_DECLS

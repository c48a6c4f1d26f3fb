/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * spor_ean_is_valid:
 * @text: (nullable): what was typed
 *
 * Whether @text is an EAN (GLN) number as public bodies have for electronic invoices: thirteen
 * digits of which the last is the check digit. Source: GS1 General Specifications, § 7.9: the
 * digits before it, weighed 1 and 3 in turn, and the check digit add up to a multiple of ten.
 */
gboolean spor_ean_is_valid (const char *text);

G_END_DECLS

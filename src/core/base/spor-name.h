/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * spor_names_may_be_one:
 * @a: a person's name as somebody wrote it; "" if it is not known
 *
 * Whether two who share a mailbox can be one person. One may have more names than the other,
 * another order of them, an initial for a name, or none yet. With another first name, or another
 * surname, they are two: to take two for one loses what one of them has said, and to take one for
 * two is told, and mended by hand.
 */
gboolean spor_names_may_be_one (const char *a, const char *b);

G_END_DECLS

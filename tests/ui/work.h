/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

/* What the program does beside its windows: in GTasks' threads and the workers of books. Test
 * programs are linked so that it comes by here (see work_link_args). With SPOR_TEST_SLOW set, each
 * piece of it takes a while, which shows who does not wait for it: meson test --setup slow */

/* Whether a GTask runs in a thread, or has and not yet told its end. */
gboolean work_goes_on (void);

/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "spor-composition.h"

G_BEGIN_DECLS

/* A sentence for everybody who has a seat or waits and cannot be seated, and so gets no letter:
 * "Ditte Nielsen has a seat and gets no letter: The e-mail address is missing." By track; those
 * with a seat first. (transfer full): char*, empty if there is nobody */
GPtrArray *spor_letters_without (const SporComposition *composition);

G_END_DECLS

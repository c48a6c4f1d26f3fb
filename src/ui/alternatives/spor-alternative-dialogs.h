/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "spor-alternative-deed.h"

G_BEGIN_DECLS

/* Asks for a name and does @deed (new, copy or rename) with it; says at once why a name will not
 * do.
 * @all: SporComposition*, those there are. */
void spor_alternative_ask_name (GtkWidget *from,
                                SporBook *book,
                                SporAlternativeDeed deed,
                                SporComposition *composition,
                                GPtrArray *all);

/* Asks whether @composition is to be final, and if it breaks rules, why. */
void spor_alternative_ask_final (GtkWidget *from, SporBook *book, SporComposition *composition);

G_END_DECLS

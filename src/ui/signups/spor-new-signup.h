/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "spor-book.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* @id: of the sign-up that is in the book now */
typedef void (*SporSignupMade) (GtkWidget *from, const char *id);

/* @id: of one that was in the book before, and is to be looked at instead; @name: (nullable): the
 * name that it has in common with others, which are to be looked at as well */
typedef void (*SporSignupShow) (GtkWidget *from, const char *id, const char *name);

/* Asks for the name of somebody who has not signed up by the questionnaire, and adds a sign-up to
 * the round that is shown. What else there is to say is said where sign-ups are corrected. */
void
spor_new_signup_ask (GtkWidget *from, SporBook *book, SporSignupMade made, SporSignupShow show);

G_END_DECLS

/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/* In every question of the program, the keyboard stays with the answer that it began on: where
 * their buttons come to stand above each other, for there is no room for them side by side,
 * libadwaita would have it go to the topmost, which may throw away. */
void spor_response_focus_install (void);

/* Once @question is shown: begins in its default response, though a button stands above it. */
void spor_response_focus_begin (AdwMessageDialog *question);

G_END_DECLS

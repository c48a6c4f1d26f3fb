/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/* What a window without a book shows: make one, open one, or try the example. */
#define SPOR_TYPE_WELCOME (spor_welcome_get_type ())
G_DECLARE_FINAL_TYPE (SporWelcome, spor_welcome, SPOR, WELCOME, AdwBin)

G_END_DECLS

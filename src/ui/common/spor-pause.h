/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* Whoever stops typing for so long has said something: it is saved. */
#define SPOR_PAUSE_MS 1500

/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* What can stand in a field of a claim. */
typedef enum
{
  SPOR_CLAIM_VALUE_TEXT,
  SPOR_CLAIM_VALUE_MONEY,
  SPOR_CLAIM_VALUE_KM,
  SPOR_CLAIM_VALUE_EAN,
  SPOR_CLAIM_VALUE_DAY,
} SporClaimValueKind;

const char *spor_claim_value_kind_key (SporClaimValueKind kind); /* "money" */
SporClaimValueKind spor_claim_value_kind_from_key (const char *key);

/* The number that @text writes: nothing is 0, or no day. @near: a day; a date without a year is the
 * one nearest to it. FALSE if it writes none. */
gboolean
spor_claim_value_parse (SporClaimValueKind kind, const char *text, gint64 near, gint64 *number);

/* "1.234,50", without the unit, which stands beside the field. */
char *spor_claim_value_format (SporClaimValueKind kind, gint64 number);

/* Why @text is no value; NULL: it is one. */
char *spor_claim_value_objection (SporClaimValueKind kind, const char *text, gint64 near);

/* Whether @text, which is no value, may become one with the next keys: then nothing is said yet. */
gboolean spor_claim_value_may_wait (SporClaimValueKind kind, const char *text);

G_END_DECLS

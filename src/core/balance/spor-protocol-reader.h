/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "spor-instance.h"

#include <json-glib/json-glib.h>

G_BEGIN_DECLS

/* What a protocol (docs/lottery.md) says, checked as far as it can be without computing anything
 * again: numbers are in range, everything that is called by a number is there, whoever is chosen is
 * on the ticket that the seed draws. All of it is borrowed by nobody. */
typedef struct
{
  gboolean lottery; /* FALSE: a suggestion */
  gint64 made;      /* SPOR_TIME_NONE: not said */
  char *program;    /* texts of a protocol may be "" and never %NULL unless that is said here */
  char *round;
  char *composition;
  char *binding;
  GPtrArray *bodies;     /* char *: titles */
  GPtrArray *features;   /* char *: names */
  GPtrArray *categories; /* char *: names, over all features */
  SporInstance *instance;
  GArray *chosen; /* guint, candidates; NULL: not drawn yet */

  /* of a suggestion */
  double deviation;
  double bound;
  gboolean proved;
  gboolean tied;     /* others are as good */
  gboolean earliest; /* this one has the earliest sign-ups of them */

  /* of a lottery */
  gboolean leximin; /* FALSE: maximin */
  double tolerance;
  double best;
  GArray *chances;    /* double, 0–1, per candidate */
  GPtrArray *tickets; /* GArray of guint, candidates */
  char *digest;
  char *seed;   /* NULL: not drawn yet */
  guint ticket; /* from 1; 0: not drawn yet */
} SporProtocol;

/**
 * spor_protocol_open:
 * @text: anything
 *
 * The document, if it claims to be a protocol. Text on which a JSON parser would come to harm
 * (lists in lists without end) is none.
 *
 * Returns: (transfer full) (nullable): an object; %NULL with %G_IO_ERROR_INVALID_DATA
 */
JsonNode *spor_protocol_open (const char *text, GError **error);

/**
 * spor_protocol_read:
 * @text: anything
 *
 * Returns: (transfer full) (nullable): %NULL with %G_IO_ERROR_INVALID_DATA if @text is no protocol
 */
SporProtocol *spor_protocol_read (const char *text, GError **error);
void spor_protocol_free (SporProtocol *self);

/* Sets the error for what is no protocol; always returns FALSE. */
gboolean spor_protocol_fail (GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SporProtocol, spor_protocol_free)

G_END_DECLS

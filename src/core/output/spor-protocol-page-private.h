/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "spor-paper.h"
#include "spor-protocol-reader.h"

G_BEGIN_DECLS

typedef struct
{
  const SporProtocol *protocol;
  const char *const *names; /* NULL: for the public */
  const char *remark;       /* NULL: none */
  SporPaper *paper;
} SporProtocolPage;

/* A paragraph. @text: (transfer full) */
void spor_protocol_page_say (SporProtocolPage *self, char *text);

/* A section's heading. */
void spor_protocol_page_head (SporProtocolPage *self, const char *text);

char *spor_protocol_page_pseudonym (const SporProtocolPage *self, guint candidate);

/* "P003, P017"; those of @body alone, or SPOR_SCOPE_ALL. */
char *spor_protocol_page_people (const SporProtocolPage *self, const GArray *people, int body);

/* A scope's name: a track's title, or the whole group. */
const char *spor_protocol_page_scope (const SporProtocolPage *self, int scope);

/* What went in. */
void spor_protocol_page_add_pool (SporProtocolPage *self);
void spor_protocol_page_add_rules (SporProtocolPage *self);
void spor_protocol_page_add_targets (SporProtocolPage *self);
void spor_protocol_page_add_measure (SporProtocolPage *self);

/* The lottery, before it is drawn. */
void spor_protocol_page_add_lottery (SporProtocolPage *self);
void spor_protocol_page_add_chances (SporProtocolPage *self);
void spor_protocol_page_add_tickets (SporProtocolPage *self);

/* The draw, done or to come. */
void spor_protocol_page_add_draw (SporProtocolPage *self);

/* How anybody can check it. */
void spor_protocol_page_add_check (SporProtocolPage *self);

G_END_DECLS

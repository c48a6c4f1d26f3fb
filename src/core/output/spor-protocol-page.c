/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "spor-protocol-page.h"

#include "spor-drawing.h"
#include "spor-language.h"
#include "spor-protocol-page-private.h"
#include "spor-protocol-words.h"
#include "spor-time.h"

#include <glib/gi18n-lib.h>

/* --- Words ---------------------------------------------------------------------------------- */

void
spor_protocol_page_say (SporProtocolPage *self, char *text)
{
  spor_paper_add (self->paper, SPOR_PAPER_TEXT, text);
  g_free (text);
}

void
spor_protocol_page_head (SporProtocolPage *self, const char *text)
{
  spor_paper_add (self->paper, SPOR_PAPER_HEADING, text);
}

char *
spor_protocol_page_pseudonym (const SporProtocolPage *self, guint candidate)
{
  return spor_pseudonym (candidate, self->protocol->instance->candidates->len);
}

char *
spor_protocol_page_people (const SporProtocolPage *self, const GArray *people, int body)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < people->len; i++)
    {
      guint candidate = g_array_index (people, guint, i);
      g_autofree char *name = spor_protocol_page_pseudonym (self, candidate);

      if (!spor_scope_has (body,
                           spor_instance_candidate (self->protocol->instance, candidate)->body))
        continue;
      g_string_append_printf (text, "%s%s", text->len > 0 ? ", " : "", name);
    }
  return g_string_free (text, FALSE);
}

const char *
spor_protocol_page_scope (const SporProtocolPage *self, int scope)
{
  return scope == SPOR_SCOPE_ALL ? _ ("The whole group")
                                 : g_ptr_array_index (self->protocol->bodies, scope);
}

/* --- The beginning -------------------------------------------------------------------------- */

static const char *
spor_protocol_page_title (const SporProtocol *protocol)
{
  if (!protocol->lottery)
    return _ ("How the group was suggested");
  return protocol->chosen ? _ ("How the group was drawn") : _ ("How the group will be drawn");
}

static void
spor_protocol_page_add_beginning (SporProtocolPage *self)
{
  const SporProtocol *protocol = self->protocol;
  g_autofree char *made = spor_time_format_full (protocol->made);

  spor_paper_add (self->paper, SPOR_PAPER_TITLE, spor_protocol_page_title (protocol));
  if (self->names)
    spor_paper_add (self->paper, SPOR_PAPER_WARNING,
                    _ ("For internal use. This version has names, which are personal data, and "
                       "must not be published."));
  spor_protocol_page_say (self, spor_protocol_summary (protocol));
  spor_paper_add_fact (self->paper, _ ("Round"), protocol->round);
  spor_paper_add_fact (self->paper, _ ("Composition"), protocol->composition);
  spor_paper_add_fact (self->paper, _ ("Worked out"), made);
  /* Translators: the computer program that wrote the protocol: "Spor 1.0" */
  spor_paper_add_fact (self->paper, _ ("Program"), protocol->program);
  if (!self->names)
    spor_paper_add (self->paper, SPOR_PAPER_NOTE,
                    _ ("People are called by pseudonyms here. The page has no personal data."));
}

/* --- The end -------------------------------------------------------------------------------- */

static void
spor_protocol_page_add_named (SporProtocolPage *self)
{
  const SporProtocol *protocol = self->protocol;
  const SporPaperColumn columns[]
      = { { _ ("Pseudonym"), 0 }, { _ ("Name"), 0.6 }, { _ ("Track"), 0.4 } };

  spor_paper_begin_table (self->paper, columns, G_N_ELEMENTS (columns));
  for (guint b = 0; b < protocol->bodies->len; b++)
    for (guint i = 0; i < protocol->chosen->len; i++)
      {
        guint candidate = g_array_index (protocol->chosen, guint, i);
        g_autofree char *pseudonym = spor_protocol_page_pseudonym (self, candidate);

        if (spor_instance_candidate (protocol->instance, candidate)->body == b)
          spor_paper_add_row (self->paper,
                              (const char *[]){ pseudonym, self->names[candidate],
                                                g_ptr_array_index (protocol->bodies, b) });
      }
}

static void
spor_protocol_page_add_chosen (SporProtocolPage *self)
{
  const SporProtocol *protocol = self->protocol;
  const SporPaperColumn columns[] = { { _ ("Track"), 0.35 }, { _ ("Chosen"), 0.65 } };

  spor_protocol_page_head (self, protocol->lottery ? _ ("Who was drawn") : _ ("Who was suggested"));
  if (self->remark)
    spor_paper_add (self->paper, SPOR_PAPER_WARNING, self->remark);
  if (self->names)
    {
      spor_protocol_page_add_named (self);
      return;
    }
  spor_paper_begin_table (self->paper, columns, G_N_ELEMENTS (columns));
  for (guint b = 0; b < protocol->bodies->len; b++)
    {
      g_autofree char *people = spor_protocol_page_people (self, protocol->chosen, b);

      spor_paper_add_row (self->paper,
                          (const char *[]){ g_ptr_array_index (protocol->bodies, b), people });
    }
}

static void
spor_protocol_page_fill (SporProtocolPage *self)
{
  spor_protocol_page_add_beginning (self);
  if (self->protocol->chosen)
    spor_protocol_page_add_chosen (self);
  spor_protocol_page_add_pool (self);
  spor_protocol_page_add_rules (self);
  spor_protocol_page_add_targets (self);
  spor_protocol_page_add_measure (self);
  if (self->protocol->lottery)
    {
      spor_protocol_page_add_lottery (self);
      spor_protocol_page_add_draw (self);
    }
  spor_protocol_page_add_check (self);
  if (self->protocol->lottery)
    {
      spor_protocol_page_add_chances (self);
      spor_protocol_page_add_tickets (self);
    }
}

gboolean
spor_protocol_page_write (const char *protocol,
                          const char *const *names,
                          const char *remark,
                          const char *path,
                          GCancellable *cancellable,
                          GError **error)
{
  g_autoptr (SporProtocol) read = spor_protocol_read (protocol, error);
  g_autoptr (SporPaper) paper = NULL;
  g_autofree char *footer = NULL;
  SporProtocolPage self;

  if (!read)
    return FALSE;
  if (names && g_strv_length ((char **)names) != read->instance->candidates->len)
    {
      g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_INVALID_ARGUMENT,
                           _ ("The names are not those of the candidates in this protocol."));
      return FALSE;
    }

  footer = g_strdup_printf ("%s · %s", read->round, read->composition);
  paper = spor_paper_new (spor_protocol_page_title (read), footer, read->made);
  self = (SporProtocolPage){ read, names, remark, paper };
  spor_protocol_page_fill (&self);
  return spor_paper_write (paper, path, cancellable, error);
}

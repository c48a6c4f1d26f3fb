/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The lottery: how fair it is, everybody's chance, and the tickets. */

#include "spor-language.h"
#include "spor-protocol-page-private.h"
#include "spor-protocol-words.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#define MOST_TICKETS 1000 /* that are printed */

/* --- Counting ------------------------------------------------------------------------------- */

/* By how many tickets anybody's number differs from chance · tickets, at most. */
static double
spor_protocol_most_off (const SporProtocol *self, const guint *counts)
{
  double most = 0;

  for (guint c = 0; c < self->chances->len; c++)
    most = MAX (most,
                fabs (counts[c] - g_array_index (self->chances, double, c) * self->tickets->len));
  return most;
}

/* --- How fair ------------------------------------------------------------------------------- */

static int
spor_chance_compare (gconstpointer a, gconstpointer b)
{
  double one = *(const double *)a, two = *(const double *)b;

  return (one < two) - (one > two);
}

/* Chances that are written alike are alike here. */
static void
spor_protocol_page_add_groups (SporProtocolPage *self)
{
  const SporPaperColumn columns[] = { { _ ("Chance"), 0, TRUE }, { _ ("People"), 1 } };
  g_autoptr (GArray) chances = g_array_copy (self->protocol->chances);
  guint n = 0;

  g_array_sort (chances, spor_chance_compare);
  spor_paper_begin_table (self->paper, columns, G_N_ELEMENTS (columns));
  for (guint c = 0; c < chances->len; c++)
    {
      g_autofree char *chance = spor_format_percent (g_array_index (chances, double, c), 1);
      g_autofree char *next = c + 1 < chances->len
                                  ? spor_format_percent (g_array_index (chances, double, c + 1), 1)
                                  : NULL;
      g_autofree char *count = NULL;
      g_autofree char *people = NULL;

      n++;
      if (g_strcmp0 (chance, next) == 0)
        continue;
      count = spor_format_count (n);
      /* Translators: how many people have the same chance */
      people = g_strdup_printf (ngettext ("%s person", "%s people", n), count);
      spor_paper_add_row (self->paper, (const char *[]){ chance, people });
      n = 0;
    }
}

void
spor_protocol_page_add_lottery (SporProtocolPage *self)
{
  const SporProtocol *protocol = self->protocol;
  g_autofree guint *counts = spor_protocol_count_tickets (protocol);
  g_autofree char *tickets = spor_format_count (protocol->tickets->len);
  g_autofree char *off = spor_format_number (spor_protocol_most_off (protocol, counts), 2);

  spor_protocol_page_head (self, _ ("The lottery"));
  spor_paper_add (
      self->paper, SPOR_PAPER_TEXT,
      protocol->leximin
          ? _ (
              "Where several groups are good enough, chance decides, as fairly as the rules allow: "
              "the least chance that anybody has is as large as it can be; then the second least "
              "is as large as it can be; and so on (leximin).")
          : _ (
              "Where several groups are good enough, chance decides, as fairly as the rules allow: "
              "the least chance that anybody has is as large as it can be (maximin)."));
  spor_protocol_page_say (
      self, g_strdup_printf (
                /* Translators: how many tickets, the same, and a number such as "0.4" of tickets */
                ngettext ("There is %s numbered ticket, with a group that keeps every rule and the "
                          "tolerance. The number of tickets that somebody is on differs from their "
                          "chance by at most %s tickets.",
                          "There are %s numbered tickets, each with a group that keeps every rule "
                          "and the tolerance. One of them is drawn, each with the same chance. The "
                          "number of tickets that somebody is on differs from their chance by at "
                          "most %s tickets.",
                          protocol->tickets->len),
                tickets, off));
  spor_protocol_page_add_groups (self);
}

/* --- Everybody ------------------------------------------------------------------------------ */

void
spor_protocol_page_add_chances (SporProtocolPage *self)
{
  const SporProtocol *protocol = self->protocol;
  g_autofree guint *counts = spor_protocol_count_tickets (protocol);
  const SporPaperColumn columns[] = { { _ ("Pseudonym"), 0 },
                                      { _ ("Track"), 0.35 },
                                      { _ ("Chance"), 0, TRUE },
                                      { _ ("Tickets"), 0, TRUE },
                                      { self->names ? _ ("Name") : "", 0.65 } };

  spor_paper_break_page (self->paper);
  spor_protocol_page_head (self, _ ("Appendix: everybody’s chance"));
  spor_paper_begin_table (self->paper, columns, G_N_ELEMENTS (columns) - (self->names ? 0 : 1));
  for (guint c = 0; c < protocol->chances->len; c++)
    {
      guint body = spor_instance_candidate (protocol->instance, c)->body;
      g_autofree char *pseudonym = spor_protocol_page_pseudonym (self, c);
      g_autofree char *chance
          = spor_format_percent (g_array_index (protocol->chances, double, c), 1);
      g_autofree char *tickets = spor_format_count (counts[c]);

      spor_paper_add_row (self->paper,
                          (const char *[]){ pseudonym, g_ptr_array_index (protocol->bodies, body),
                                            chance, tickets, self->names ? self->names[c] : "" });
    }
}

void
spor_protocol_page_add_tickets (SporProtocolPage *self)
{
  const SporProtocol *protocol = self->protocol;
  const SporPaperColumn columns[] = { { _ ("Ticket"), 0, TRUE }, { _ ("Chosen"), 1 } };

  spor_protocol_page_head (self, _ ("Appendix: the tickets"));
  if (protocol->tickets->len > MOST_TICKETS)
    {
      g_autofree char *n = spor_format_count (protocol->tickets->len);

      spor_protocol_page_say (
          self, g_strdup_printf (
                    /* Translators: how many tickets */
                    _ ("There are %s tickets. All of them are in the document for machines."), n));
      return;
    }
  spor_paper_begin_table (self->paper, columns, G_N_ELEMENTS (columns));
  for (guint t = 0; t < protocol->tickets->len; t++)
    {
      g_autofree char *number = spor_format_count (t + 1);
      g_autofree char *people
          = spor_protocol_page_people (self, g_ptr_array_index (protocol->tickets, t),
                                       SPOR_SCOPE_ALL);

      spor_paper_add_row (self->paper, (const char *[]){ number, people });
    }
}

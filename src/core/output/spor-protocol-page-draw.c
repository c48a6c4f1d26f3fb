/* SPDX-License-Identifier: GPL-3.0-or-later */

/* How the ticket is drawn, and how anybody can check everything. */

#include "spor-language.h"
#include "spor-protocol-page-private.h"

#include <glib/gi18n-lib.h>

/* --- The draw ------------------------------------------------------------------------------- */

/* What is hashed: docs/lottery.md, "The draw". */
static char *
spor_protocol_hashed (const SporProtocol *self, guint round)
{
  return g_strdup_printf ("spor-draw-1\n%s\n%s\n%u", self->digest, self->seed, round);
}

/* The number x of the round that counts, worked out for the page so that it can be followed. */
static guint64
spor_protocol_number (const SporProtocol *self, guint *round)
{
  guint64 n = self->tickets->len;
  guint64 above = -n % n; /* 2⁶⁴ mod n */
  guint64 x = 0;

  for (*round = 0;; (*round)++)
    {
      g_autofree char *text = spor_protocol_hashed (self, *round);
      g_autofree char *hash = g_compute_checksum_for_string (G_CHECKSUM_SHA256, text, -1);

      hash[16] = '\0';
      x = g_ascii_strtoull (hash, NULL, 16);
      if (x < -above || above == 0)
        return x;
    }
}

static void
spor_protocol_page_add_result (SporProtocolPage *self, guint64 x)
{
  g_autofree char *ticket = spor_format_count (self->protocol->ticket);
  g_autofree char *number = g_strdup_printf ("%" G_GUINT64_FORMAT, x);

  spor_protocol_page_say (
      self, g_strdup_printf (
                /* Translators: a whole number of up to twenty digits, the number of a ticket */
                _ ("Here x is %s, and so ticket %s is drawn."), number, ticket));
}

static void
spor_protocol_page_add_recipe (SporProtocolPage *self)
{
  const SporProtocol *protocol = self->protocol;
  guint round = 0;
  guint64 x = protocol->seed ? spor_protocol_number (protocol, &round) : 0;
  g_autofree char *hashed
      = protocol->seed ? spor_protocol_hashed (protocol, round)
                       : g_strdup_printf ("spor-draw-1\n%s\n<%s>\n0", protocol->digest,
                                          /* Translators: stands where the seed of a draw will be */
                                          _ ("the seed"));

  spor_paper_add (self->paper, SPOR_PAPER_TEXT,
                  _ ("1. The tickets and their digest are published before anybody can know the "
                     "seed."));
  spor_paper_add (
      self->paper, SPOR_PAPER_TEXT,
      _ ("2. The seed comes about by something that nobody can know or sway: the "
         "winning numbers of a public lottery on a day named beforehand, or dice thrown "
         "before witnesses. It is written down exactly as announced."));
  spor_paper_add (self->paper, SPOR_PAPER_TEXT,
                  _ ("3. These lines make a text, with a line feed between them and none at the "
                     "end:"));
  spor_paper_add (self->paper, SPOR_PAPER_CODE, hashed);
  spor_protocol_page_say (
      self,
      g_strdup_printf (
          /* Translators: the number of tickets, twice; without separators */
          _ ("4. The first eight bytes of the text’s SHA-256 are a whole number x, the first byte "
             "the most significant. If x is not below 2⁶⁴ − (2⁶⁴ mod %u), the last line becomes "
             "one "
             "more and the text is hashed again; with %u tickets that hardly ever happens."),
          protocol->tickets->len, protocol->tickets->len));
  spor_protocol_page_say (
      self, g_strdup_printf (
                /* Translators: the number of tickets, without separators */
                _ ("5. The ticket drawn is the remainder when x is divided by %u, plus 1."),
                protocol->tickets->len));
  if (protocol->seed)
    spor_protocol_page_add_result (self, x);
}

void
spor_protocol_page_add_draw (SporProtocolPage *self)
{
  const SporProtocol *protocol = self->protocol;

  spor_protocol_page_head (self, protocol->seed ? _ ("The draw")
                                                : _ ("The draw, which is still to come"));
  spor_paper_add_fact_code (self->paper, _ ("Digest (SHA-256)"), protocol->digest);
  if (protocol->seed)
    {
      g_autofree char *ticket = spor_format_count (protocol->ticket);
      g_autofree char *n = spor_format_count (protocol->tickets->len);
      /* Translators: the number of the ticket drawn, how many tickets there are */
      g_autofree char *drawn = g_strdup_printf (_ ("%s of %s"), ticket, n);

      spor_paper_add_fact_code (self->paper, _ ("Seed"), protocol->seed);
      spor_paper_add_fact (self->paper, _ ("Ticket drawn"), drawn);
    }
  spor_protocol_page_add_recipe (self);
}

/* --- Checking ------------------------------------------------------------------------------- */

/* Python and C escape alike what is not printable; other letters stay as they are. */
static char *
spor_python_quote (const char *text)
{
  char letters[129];
  g_autofree char *escaped = NULL;

  for (guint i = 0; i < 128; i++)
    letters[i] = (char)(128 + i);
  letters[128] = '\0';
  escaped = g_strescape (text, letters);
  return g_strdup_printf ("\"%s\"", escaped);
}

static void
spor_protocol_page_add_python (SporProtocolPage *self)
{
  const SporProtocol *protocol = self->protocol;
  g_autofree char *seed
      = protocol->seed ? spor_python_quote (protocol->seed) : g_strdup_printf ("\"…\"");
  g_autofree char *digest = spor_python_quote (protocol->digest);
  g_autofree char *code = g_strdup_printf (
      "import hashlib\n"
      "\n"
      "def draw(seed, digest, tickets):\n"
      "    round = 0\n"
      "    while True:\n"
      "        text = f\"spor-draw-1\\n{digest}\\n{seed}\\n{round}\"\n"
      "        x = int.from_bytes(hashlib.sha256(text.encode()).digest()[:8], \"big\")\n"
      "        if x < 2**64 - 2**64 %% tickets:\n"
      "            return x %% tickets + 1\n"
      "        round += 1\n"
      "\n"
      "print(draw(%s,\n"
      "           %s,\n"
      "           %u))",
      seed, digest, protocol->tickets->len);

  spor_paper_add (self->paper, SPOR_PAPER_TEXT,
                  _ ("The draw alone can be checked without the program, with these lines of "
                     "Python:"));
  spor_paper_add (self->paper, SPOR_PAPER_CODE, code);
}

void
spor_protocol_page_add_check (SporProtocolPage *self)
{
  g_autofree char *command = g_strconcat ("spor-cli rerun ", _ ("PROTOCOL"), NULL);

  spor_protocol_page_head (self, _ ("Check it again"));
  spor_paper_add (self->paper, SPOR_PAPER_TEXT,
                  _ ("This page was made from a document for machines (JSON), in which everything "
                     "is that the result depends on. Whoever has it can compute the result again "
                     "on any computer, with the program Spor, which is free software:"));
  spor_paper_add (self->paper, SPOR_PAPER_CODE, command);
  if (self->protocol->lottery)
    spor_protocol_page_add_python (self);
}

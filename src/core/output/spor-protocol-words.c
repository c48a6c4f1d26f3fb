/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "spor-protocol-words.h"

#include "spor-language.h"

#include <glib/gi18n-lib.h>

char *
spor_protocol_summary (const SporProtocol *protocol)
{
  guint n = protocol->chosen ? protocol->chosen->len : 0;
  g_autofree char *persons = spor_format_count (n);
  g_autofree char *pool = spor_format_count (protocol->instance->candidates->len);

  if (!protocol->lottery)
    /* Translators: how many are suggested, how many candidates there are */
    return g_strdup_printf (ngettext ("%s person was suggested, out of %s candidates.",
                                      "%s people were suggested, out of %s candidates.", n),
                            persons, pool);
  if (protocol->chosen)
    /* Translators: how many are chosen, how many candidates there are */
    return g_strdup_printf (ngettext ("%s person was drawn by lot, out of %s candidates.",
                                      "%s people were drawn by lot, out of %s candidates.", n),
                            persons, pool);
  return g_strdup_printf (
      /* Translators: how many candidates there are */
      _ ("The group will be drawn by lot, out of %s candidates. The draw is still to come: this "
         "page says beforehand what is drawn from and how."),
      pool);
}

guint
spor_protocol_count_candidates (const SporProtocol *self, guint body, gboolean fixed)
{
  const SporInstance *instance = self->instance;
  guint n = 0;

  for (guint c = 0; c < instance->candidates->len; c++)
    {
      const SporCandidate *candidate = spor_instance_candidate (instance, c);

      n += candidate->body == body && (!fixed || candidate->fixed);
    }
  return n;
}

guint *
spor_protocol_count_tickets (const SporProtocol *self)
{
  guint *counts = g_new0 (guint, self->instance->candidates->len + 1);

  for (guint t = 0; t < self->tickets->len; t++)
    {
      const GArray *ticket = g_ptr_array_index (self->tickets, t);

      for (guint i = 0; i < ticket->len; i++)
        counts[g_array_index (ticket, guint, i)]++;
    }
  return counts;
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "spor-answer-words.h"

#include <glib/gi18n-lib.h>

char *
spor_answer_text (SporField field, const SporSignupDetail *detail)
{
  switch (field)
    {
    case SPOR_FIELD_CREATED:
      return spor_time_format_minute (detail->facts->created);
    case SPOR_FIELD_CLOSED:
      return spor_time_format_minute (detail->facts->closed);
    default:
      return spor_signup_facts_get_text (detail->facts, detail->round, field);
    }
}

char *
spor_answer_title (SporField field, guint32 edited)
{
  const char *label = spor_field_label (field);

  if (edited & (1u << field))
    /* Translators: heading of an answer, such as "E-mail", that somebody has corrected */
    return g_strdup_printf (_ ("%s · changed by hand"), label);
  return g_strdup (label);
}

char *
spor_answer_about (SporBook *book, const char *id)
{
  SporSnapshot *snapshot = book ? spor_book_get_snapshot (book) : NULL;
  SporSignups *signups = snapshot ? spor_snapshot_get_signups (snapshot) : NULL;
  int row = signups && id ? spor_signups_find (signups, id) : -1;

  return row >= 0 ? g_strdup (spor_signups_row (signups, row)->name) : NULL;
}

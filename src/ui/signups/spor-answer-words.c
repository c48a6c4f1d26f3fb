/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "spor-answer-words.h"

#include <glib/gi18n-lib.h>

/* Times are shown as Danes write them, to the minute. */
static char *
spor_answer_time_text (gint64 instant)
{
  g_autoptr (GTimeZone) zone = spor_time_copenhagen ();
  g_autofree char *date = spor_time_format_short (instant);
  g_autoptr (GDateTime) utc = NULL;
  g_autoptr (GDateTime) local = NULL;
  g_autofree char *time = NULL;

  if (instant == SPOR_TIME_NONE)
    return g_strdup ("");
  utc = g_date_time_new_from_unix_utc (instant);
  local = g_date_time_to_timezone (utc, zone);
  time = g_date_time_format (local, "%H:%M");
  return g_strdup_printf ("%s %s", date, time);
}

char *
spor_answer_text (SporField field, const SporSignupDetail *detail)
{
  switch (field)
    {
    case SPOR_FIELD_CREATED:
      return spor_answer_time_text (detail->facts->created);
    case SPOR_FIELD_CLOSED:
      return spor_answer_time_text (detail->facts->closed);
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

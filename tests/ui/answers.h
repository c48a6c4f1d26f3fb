/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "meetings.h"

#include "spor-answer-row.h"
#include "spor-signups-page.h"
#include "spor-store-erasure.h"

/* The answers of a person in the pane of sign-ups. */

/* (nullable): what there is of @name, in the book as it is shown */
static inline const SporSignupRow *
find_person (Meetings *m, const char *name)
{
  SporSignups *signups = spor_snapshot_get_signups (snapshot_of (m));

  for (guint i = 0; i < spor_signups_n (signups); i++)
    if (g_str_equal (spor_signups_row (signups, i)->name, name))
      return spor_signups_row (signups, i);
  return NULL;
}

static inline gboolean
shows_answers (gpointer m)
{
  return find_row (((Meetings *)m)->window, "Name") != NULL;
}

/* Shows the answers of @name, of which there is one. */
static inline void
show_person (Meetings *m, const char *name)
{
  spor_window_show_page (m->window, "signups");
  fixture_settle ();
  spor_signups_page_show_signup (find_type (m->window, SPOR_TYPE_SIGNUPS_PAGE),
                                 find_person (m, name)->id);
  fixture_wait (shows_answers, m);
  rest (m);
}

/* Another program erases @name. */
static inline void
erase_elsewhere (Meetings *m, const char *name)
{
  const char *const who[] = { find_person (m, name)->id, NULL };
  g_autoptr (GError) error = NULL;
  g_autoptr (SporPlaces) places = spor_places_new (&error);
  g_autoptr (SporStore) store = spor_store_open (m->path, places, "another program", &error);
  g_auto (GStrv) erased = spor_store_erase (store, who, NULL, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (g_strv_length (erased), ==, 1);
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "import-fixture.h"

/* Answers brought into a book, and what became of them. */

static inline SporStore *
new_book (ImportFixture *self)
{
  g_autofree char *path = g_build_filename (self->folder, "book.spor", NULL);
  g_autoptr (GError) error = NULL;
  SporStore *store = spor_store_create (path, self->round, "Karen", &error);

  g_assert_no_error (error);
  return store;
}

static inline SporImportReport *
import_with (ImportFixture *self,
             SporStore *store,
             SporSource *source,
             const SporImportOptions *options)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SporMapping) mapping = NULL;
  SporImportReport *report;

  mapping = spor_import_choose_mapping (store, source, self->round, NULL, &error);
  g_assert_no_error (error);
  report = spor_import_run (store, self->round, source, mapping, options, NULL, &error);
  g_assert_no_error (error);
  return report;
}

static inline SporImportReport *
import_text (ImportFixture *self, SporStore *store, const char *text)
{
  g_autoptr (SporSource) source = import_open_text (self, text);

  return import_with (self, store, source, NULL);
}

static inline void
assert_outcomes (const SporImportReport *report, guint added, guint updated, guint unchanged)
{
  g_assert_cmpuint (report->added, ==, added);
  g_assert_cmpuint (report->updated, ==, updated);
  g_assert_cmpuint (report->unchanged, ==, unchanged);
  g_assert_cmpuint (report->read, ==, added + updated + unchanged);
  g_assert_cmpuint (report->read, ==, report->accepted + report->attention + report->skipped);
}

static inline guint
n_signups (ImportFixture *self, SporStore *store)
{
  g_autoptr (SporSignups) signups = spor_store_load_signups (store, self->round, FALSE, NULL);

  return spor_signups_n (signups);
}

#define HEADER                                                                                     \
  "Respondent;Oprettet;Kommune;Spor;Rolle;Navn;E-mail;Telefon;Hvorfor vil du deltage?\n"

static inline SporSignupFacts *
facts_of (ImportFixture *self, SporStore *store, const char *respondent)
{
  g_autoptr (SporSignups) signups = spor_store_load_signups (store, self->round, FALSE, NULL);

  for (guint i = 0; i < spor_signups_n (signups); i++)
    if (strcmp (spor_signups_row (signups, i)->respondent, respondent) == 0)
      return spor_store_load_facts (store, self->round, spor_signups_row (signups, i)->id, NULL);
  g_error ("no respondent %s", respondent);
}

#define ADD(name, data, function)                                                                  \
  g_test_add ("/import/" name, ImportFixture, data, import_fixture_set_up, function,               \
              import_fixture_tear_down)

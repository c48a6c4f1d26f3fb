/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "book-fixture.h"

#include "spor-store-alternatives.h"

#include <string.h>

/* Several compositions in one round, and what is done to each by its name. */

static inline void
set_up (BookFixture *fixture, gconstpointer data)
{
  book_set_up (fixture, data);
  book_sign_up (fixture, "Anne", "Aarhus");
  book_sign_up (fixture, "Bo", "Odense");
  book_sign_up (fixture, "Carl", "Greve");
  book_sign_up (fixture, "Dorthe", "Ukendt Kommune");
}

static inline void
mark (BookFixture *fixture, guint signup, SporMark with)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SporComposition) composition = book_load (fixture);

  spor_store_mark (fixture->store, composition, signup, with, &error);
  g_assert_no_error (error);
}

static inline SporComposition *
named (BookFixture *fixture, const char *name)
{
  g_autoptr (GError) error = NULL;
  SporComposition *composition = spor_store_load_named (fixture->store, name, FALSE, &error);

  g_assert_no_error (error);
  return composition;
}

static inline void
add (BookFixture *fixture, const char *name)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SporComposition) composition = book_load (fixture);

  spor_store_new_composition (fixture->store, spor_composition_round (composition), name, &error);
  g_assert_no_error (error);
}

/* Like GINT_TO_POINTER: what each of these does to the composition called so. */
typedef gboolean (*Deed) (SporStore *store, const SporComposition *composition, GError **error);
typedef gboolean (*Naming) (SporStore *store,
                            const SporComposition *composition,
                            const char *text,
                            GError **error);

static inline void
do_to (BookFixture *fixture, const char *name, Deed deed)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SporComposition) composition = named (fixture, name);

  deed (fixture->store, composition, &error);
  g_assert_no_error (error);
}

static inline void
name_to (BookFixture *fixture, const char *name, Naming deed, const char *text)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SporComposition) composition = named (fixture, name);

  deed (fixture->store, composition, text, &error);
  g_assert_no_error (error);
}

/* @error (transfer full) says no, and the log holds nothing new. */
static inline void
assert_refused (BookFixture *fixture, GError *error, const char *saying)
{
  g_assert_error (error, SPOR_STORE_ERROR, SPOR_STORE_ERROR_REFUSED);
  if (!strstr (error->message, saying))
    g_error ("“%s” does not say “%s”", error->message, saying);
  g_error_free (error);
}

static inline void
refuse (BookFixture *fixture, const char *name, Deed deed, const char *saying)
{
  GError *error = NULL;
  g_autoptr (SporComposition) composition = named (fixture, name);

  g_assert_false (deed (fixture->store, composition, &error));
  assert_refused (fixture, error, saying);
}

static inline void
refuse_naming (
    BookFixture *fixture, const char *name, Naming deed, const char *text, const char *saying)
{
  GError *error = NULL;
  g_autoptr (SporComposition) composition = named (fixture, name);

  g_assert_false (deed (fixture->store, composition, text, &error));
  assert_refused (fixture, error, saying);
}

/* "A, [B], C*": the one on the board in brackets, a final one with a star. */
static inline void
assert_alternatives (BookFixture *fixture, const char *expected)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SporComposition) current = book_load (fixture);
  g_autoptr (GPtrArray) all
      = spor_store_load_compositions (fixture->store, current->signups, &error);
  g_autoptr (GString) text = g_string_new (NULL);

  g_assert_no_error (error);
  for (guint i = 0; i < all->len; i++)
    {
      const SporComposition *composition = g_ptr_array_index (all, i);
      gboolean on_board = g_str_equal (composition->id, current->id);

      g_string_append_printf (text, "%s%s%s%s%s", i ? ", " : "", on_board ? "[" : "",
                              composition->name, on_board ? "]" : "",
                              composition->finalised_at == SPOR_TIME_NONE ? "" : "*");
    }
  g_assert_cmpstr (text->str, ==, expected);
}

/* "Anne, Bo | Carl": who sits in track 1 of the one on the board, who waits. */
static inline void
assert_board (BookFixture *fixture, const char *expected)
{
  g_autoptr (SporComposition) composition = book_load (fixture);
  g_autoptr (GString) text = g_string_new (NULL);
  GArray *const lists[] = { composition->seated[0], composition->waiting[0] };

  for (guint l = 0; l < G_N_ELEMENTS (lists); l++)
    {
      if (l)
        g_string_append (text, " |");
      for (guint i = 0; i < lists[l]->len; i++)
        g_string_append_printf (
            text, "%s%s", i ? ", " : (l ? " " : ""),
            spor_signups_row (composition->signups, g_array_index (lists[l], guint, i))->name);
    }
  g_assert_cmpstr (text->str, ==, expected);
}

static inline void
suggest (BookFixture *fixture, guint seated)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SporComposition) before = book_load (fixture);
  const SporMove made = { seated, SPOR_SPOT_SEATED, 0, -1, -1 };
  g_autoptr (SporComposition) after = spor_composition_apply (before, &made);

  g_clear_pointer (&after->origin, spor_origin_unref);
  after->origin = spor_origin_new (SPOR_METHOD_LOTTERY, 1743000000);
  for (guint i = 0; i < 3; i++)
    spor_origin_add (after->origin, spor_signups_row (before->signups, i)->id, 0.25 * (i + 1),
                     i == seated);
  spor_store_apply (fixture->store, before, after, "{\"drawn\": true}", &error);
  g_assert_no_error (error);
}

#define TEST(path, function)                                                                       \
  g_test_add ("/alternatives/" path, BookFixture, NULL, set_up, function, book_tear_down)

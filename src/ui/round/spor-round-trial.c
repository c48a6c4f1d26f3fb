/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "spor-round-trial.h"

#include "spor-language.h"
#include "spor-measure.h"
#include "spor-round-setting.h"
#include "spor-store-rounds.h"

#include <glib/gi18n-lib.h>

typedef struct
{
  SporRound *before, *after;
  SporComposition *composition;
} SporTrying;

static void
spor_trying_free (gpointer data)
{
  SporTrying *trying = data;

  spor_round_unref (trying->before);
  spor_round_unref (trying->after);
  spor_composition_unref (trying->composition);
  g_free (trying);
}

static SporTrying *
spor_trying_new (SporBook *book, SporRound *before, const SporRound *after)
{
  SporTrying *trying = g_new0 (SporTrying, 1);
  SporSnapshot *snapshot = spor_book_get_snapshot (book);

  trying->before = spor_round_ref (before);
  trying->after = spor_round_copy (after);
  spor_round_settle_keys (trying->after, before);
  trying->composition = spor_composition_ref (spor_snapshot_get_composition (snapshot));
  return trying;
}

/* --- What it would come to ------------------------------------------------------------------ */

typedef struct
{
  guint n_changed;
  double before, after;
} SporEffect;

static char *
spor_effect_describe (const SporEffect *self)
{
  g_autofree char *before = spor_format_percent (self->before, 1);
  g_autofree char *after = spor_format_percent (self->after, 1);
  g_autofree char *changed
      = self->n_changed
            ? spor_format_counts (ngettext ("%u sign-up gets another status.",
                                            "%u sign-ups get another status.", self->n_changed),
                                  self->n_changed)
            : g_strdup (_ ("No sign-up gets another status."));
  g_autofree char *measure
      = g_str_equal (before, after)
            /* Translators: a share in per cent */
            ? g_strdup_printf (_ ("Representativeness stays at %s."), after)
            /* Translators: two shares in per cent: before, after */
            : g_strdup_printf (_ ("Representativeness goes from %s to %s."), before, after);

  return g_strdup_printf ("%s %s", changed, measure);
}

static double
spor_representativeness (const SporComposition *composition)
{
  g_autoptr (SporMeasure) measure = spor_measure_new (composition);

  return measure->representativeness;
}

/* On the book's worker. */
static gpointer
spor_run_try (SporStore *store, gpointer data, GCancellable *cancellable, GError **error)
{
  SporTrying *trying = data;
  g_autoptr (SporComposition) after
      = spor_store_try_settings (store, trying->before, trying->after, error);
  SporSignups *before = trying->composition->signups;
  g_autofree SporEffect *effect = NULL;

  if (!after)
    return NULL;
  effect = g_new0 (SporEffect, 1);
  effect->before = spor_representativeness (trying->composition);
  effect->after = spor_representativeness (after);
  for (guint i = 0; i < spor_signups_n (after->signups); i++)
    {
      const SporSignupRow *row = spor_signups_row (after->signups, i);
      int old = spor_signups_find (before, row->id);

      effect->n_changed += old >= 0 && spor_signups_row (before, old)->status != row->status;
    }
  return spor_effect_describe (effect);
}

void
spor_round_trial_async (SporBook *book,
                        SporRound *before,
                        const SporRound *after,
                        GAsyncReadyCallback callback,
                        gpointer user_data)
{
  g_return_if_fail (SPOR_IS_BOOK (book));

  spor_book_run_async (book, spor_run_try, spor_trying_new (book, before, after), spor_trying_free,
                       g_free, NULL, callback, user_data);
}

char *
spor_round_trial_finish (SporBook *book, GAsyncResult *result, GError **error)
{
  return spor_book_run_finish (book, result, error);
}

/* --- Saving --------------------------------------------------------------------------------- */

/* On the book's worker. */
static gpointer
spor_run_save (SporStore *store, gpointer data, GCancellable *cancellable, GError **error)
{
  SporTrying *trying = data;

  return GINT_TO_POINTER (spor_store_save_settings (store, trying->before, trying->after, error));
}

void
spor_round_trial_save_async (SporBook *book,
                             SporRound *before,
                             const SporRound *after,
                             GAsyncReadyCallback callback,
                             gpointer user_data)
{
  g_return_if_fail (SPOR_IS_BOOK (book));

  spor_book_run_async (book, spor_run_save, spor_trying_new (book, before, after), spor_trying_free,
                       NULL, NULL, callback, user_data);
}

gboolean
spor_round_trial_save_finish (SporBook *book, GAsyncResult *result, GError **error)
{
  return spor_book_run_finish (book, result, error) != NULL;
}

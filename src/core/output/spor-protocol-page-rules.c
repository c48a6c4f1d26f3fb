/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What went into a suggestion or a lottery: the pool, the rules, the targets and the measure. */

#include "spor-board-instance.h"
#include "spor-language.h"
#include "spor-protocol-page-private.h"
#include "spor-protocol-words.h"
#include "spor-tally.h"

#include <glib/gi18n-lib.h>

/* --- The pool ------------------------------------------------------------------------------- */

static char *
spor_seats_format (const SporSeats *self)
{
  g_autofree char *min = spor_format_count (self->min);
  g_autofree char *max = spor_format_count (self->max);

  return self->min == self->max ? g_steal_pointer (&min) : g_strdup_printf ("%s–%s", min, max);
}

void
spor_protocol_page_add_pool (SporProtocolPage *self)
{
  const SporInstance *instance = self->protocol->instance;
  const SporPaperColumn columns[] = { { _ ("Track"), 1 },
                                      { _ ("Candidates"), 0, TRUE },
                                      { _ ("Chosen beforehand"), 0, TRUE },
                                      { _ ("Seats"), 0, TRUE } };

  spor_protocol_page_head (self, _ ("What was chosen from"));
  spor_paper_begin_table (self->paper, columns, G_N_ELEMENTS (columns));
  for (guint b = 0; b < instance->bodies->len; b++)
    {
      g_autofree char *n
          = spor_format_count (spor_protocol_count_candidates (self->protocol, b, FALSE));
      g_autofree char *fixed
          = spor_format_count (spor_protocol_count_candidates (self->protocol, b, TRUE));
      g_autofree char *seats = spor_seats_format (spor_instance_body (instance, b));

      spor_paper_add_row (self->paper,
                          (const char *[]){ g_ptr_array_index (self->protocol->bodies, b), n, fixed,
                                            seats });
    }
  spor_paper_add (self->paper, SPOR_PAPER_TEXT,
                  _ ("Whoever could be given a seat is a candidate. The candidates are numbered in "
                     "the order in which they signed up: P001, P002 and so on. The number below "
                     "binds them to the sign-ups: it shows later that nobody was exchanged, and "
                     "tells nothing before."));
  spor_paper_add_fact_code (self->paper, _ ("Binding (SHA-256)"), self->protocol->binding);
}

/* --- The rules ------------------------------------------------------------------------------ */

static int
spor_set_compare (gconstpointer a, gconstpointer b)
{
  const SporSet *one = *(SporSet **)a, *two = *(SporSet **)b;

  if (one->body != two->body)
    return one->body < two->body ? -1 : 1;
  return (one->cap > two->cap) - (one->cap < two->cap);
}

/* Sets with the same track and the same most make one sentence. */
static void
spor_protocol_page_add_caps (SporProtocolPage *self)
{
  const GPtrArray *all = self->protocol->instance->sets;
  g_autoptr (GPtrArray) sets = g_ptr_array_new (); /* borrows them */
  const SporSet *last = NULL;

  for (guint s = 0; s < all->len; s++)
    g_ptr_array_add (sets, g_ptr_array_index (all, s));
  g_ptr_array_sort (sets, spor_set_compare);
  for (guint s = 0; s < sets->len; s++)
    {
      const SporSet *set = g_ptr_array_index (sets, s);

      if (set->rule != SPOR_SET_MUNICIPALITY
          || (last && last->body == set->body && last->cap == set->cap))
        continue;
      last = set;
      spor_protocol_page_say (
          self,
          spor_format_counts (
              /* Translators: a track ("Track 1: Implementation"), how many people */
              ngettext ("%s has at most %u person from the same municipality or organisation.",
                        "%s has at most %u people from the same municipality or organisation.",
                        set->cap),
              spor_protocol_page_scope (self, set->body), set->cap));
    }
}

static void
spor_protocol_page_add_repeated (SporProtocolPage *self)
{
  guint n = 0;

  for (guint s = 0; s < self->protocol->instance->sets->len; s++)
    n += ((SporSet *)g_ptr_array_index (self->protocol->instance->sets, s))->rule
         == SPOR_SET_PERSON;
  if (n > 0)
    spor_protocol_page_say (
        self, spor_format_counts (
                  /* Translators: how many people */
                  ngettext ("%u person signed up several times and can be chosen once.",
                            "%u people signed up several times and can each be chosen once.", n),
                  n));
}

static void
spor_protocol_page_add_fixed (SporProtocolPage *self)
{
  const SporInstance *instance = self->protocol->instance;
  g_autoptr (GArray) fixed = g_array_new (FALSE, FALSE, sizeof (guint));
  g_autofree char *people = NULL;

  for (guint c = 0; c < instance->candidates->len; c++)
    if (spor_instance_candidate (instance, c)->fixed)
      g_array_append_val (fixed, c);
  people = spor_protocol_page_people (self, fixed, SPOR_SCOPE_ALL);
  spor_protocol_page_say (
      self,
      fixed->len == 0
          ? g_strdup (_ ("Nobody was chosen beforehand."))
          /* Translators: pseudonyms: "P003, P017" */
          : g_strdup_printf (_ ("Chosen beforehand, and given a seat in any case: %s."), people));
}

/* −1: none */
static char *
spor_limit_format (int persons)
{
  return persons < 0 ? g_strdup ("–") : spor_format_count (persons);
}

static void
spor_protocol_page_add_limits (SporProtocolPage *self)
{
  const SporProtocol *protocol = self->protocol;
  const SporInstance *instance = protocol->instance;
  const SporPaperColumn columns[] = { { _ ("Category"), 0.35 },
                                      { _ ("Dimension"), 0.3 },
                                      { _ ("Where"), 0.35 },
                                      { _ ("At least"), 0, TRUE },
                                      { _ ("At most"), 0, TRUE } };

  if (instance->limits->len == 0)
    return;
  spor_paper_begin_table (self->paper, columns, G_N_ELEMENTS (columns));
  for (guint l = 0; l < instance->limits->len; l++)
    {
      const SporLimit *limit = &g_array_index (instance->limits, SporLimit, l);
      guint feature = spor_instance_feature_of (instance, limit->category);
      g_autofree char *min = spor_limit_format (limit->min);
      g_autofree char *max = spor_limit_format (limit->max);

      spor_paper_add_row (self->paper,
                          (const char *[]){
                              g_ptr_array_index (protocol->categories, limit->category),
                              g_ptr_array_index (protocol->features, feature),
                              spor_protocol_page_scope (self, limit->scope), min, max });
    }
}

void
spor_protocol_page_add_rules (SporProtocolPage *self)
{
  spor_protocol_page_head (self, _ ("Rules"));
  spor_paper_add (
      self->paper, SPOR_PAPER_TEXT,
      _ ("Every group must have the seats above filled and keep these rules. A rule that "
         "limits nobody here is left out."));
  spor_protocol_page_add_caps (self);
  spor_protocol_page_add_repeated (self);
  spor_protocol_page_add_fixed (self);
  spor_protocol_page_add_limits (self);
}

/* --- The targets ---------------------------------------------------------------------------- */

static gboolean
spor_instance_aims_at (const SporInstance *self, guint feature)
{
  for (guint t = 0; t < self->terms->len; t++)
    {
      const SporTerm *term = &g_array_index (self->terms, SporTerm, t);

      if (term->feature == feature && term->share > 0)
        return TRUE;
    }
  return FALSE;
}

/* Whether those of @body are among whom @feature has targets for: some have them in one track
 * alone. */
static gboolean
spor_instance_aims_in (const SporInstance *self, guint feature, guint body)
{
  for (guint t = 0; t < self->terms->len; t++)
    {
      const SporTerm *term = &g_array_index (self->terms, SporTerm, t);

      if (term->feature == feature && term->share > 0 && spor_scope_has (term->scope, body))
        return TRUE;
    }
  return FALSE;
}

/* Adds somebody's parts, as persons, to those of each category that has a target for them. */
static void
spor_instance_add_person (const SporInstance *self, guint candidate, double *persons)
{
  guint body = spor_instance_candidate (self, candidate)->body;
  const GArray *profile
      = spor_instance_profile (self, spor_instance_candidate (self, candidate)->profile);

  for (guint p = 0; p < profile->len; p++)
    {
      const SporPart *part = &g_array_index (profile, SporPart, p);
      guint feature = spor_instance_feature_of (self, part->category);

      if (spor_instance_aims_in (self, feature, body))
        persons[part->category] += part->part / (double)spor_instance_feature (self, feature)->unit;
    }
}

/* Of how many people the targets of @feature are shares. */
static guint
spor_protocol_count_aimed (const SporProtocol *self, guint feature)
{
  guint n = 0;

  for (guint i = 0; self->chosen && i < self->chosen->len; i++)
    {
      guint candidate = g_array_index (self->chosen, guint, i);

      n += spor_instance_aims_in (self->instance, feature,
                                  spor_instance_candidate (self->instance, candidate)->body);
    }
  return n;
}

static void
spor_protocol_page_add_feature (SporProtocolPage *self,
                                guint feature,
                                const double *pool,
                                const double *chosen)
{
  const SporProtocol *protocol = self->protocol;
  guint first = spor_instance_feature (protocol->instance, feature)->first;

  for (guint i = 0; i < spor_instance_feature (protocol->instance, feature)->n_categories; i++)
    {
      const SporTarget *target
          = &g_array_index (protocol->instance->targets, SporTarget, first + i);
      g_autofree char *share = spor_format_percent (target->num / (double)target->den, 1);
      g_autofree char *candidates = spor_tally_format (pool[first + i]);
      g_autofree char *n = spor_tally_format (chosen[first + i]);
      g_autofree char *got = spor_format_percent (
          chosen[first + i] / MAX (spor_protocol_count_aimed (protocol, feature), 1), 1);

      spor_paper_add_row (self->paper,
                          (const char *[]){ i == 0 ? g_ptr_array_index (protocol->features, feature)
                                                   : "",
                                            g_ptr_array_index (protocol->categories, first + i),
                                            candidates, share, got, n });
    }
}

static void
spor_protocol_page_add_target_table (SporProtocolPage *self)
{
  const SporProtocol *protocol = self->protocol;
  const SporInstance *instance = protocol->instance;
  const SporPaperColumn columns[]
      = { { _ ("Dimension"), 0.4 },  { _ ("Category"), 0.6 },    { _ ("Candidates"), 0, TRUE },
          { _ ("Target"), 0, TRUE }, { _ ("Reached"), 0, TRUE }, { _ ("People"), 0, TRUE } };
  g_autofree double *pool = g_new0 (double, instance->targets->len + 1);
  g_autofree double *chosen = g_new0 (double, instance->targets->len + 1);

  for (guint c = 0; c < instance->candidates->len; c++)
    spor_instance_add_person (instance, c, pool);
  for (guint i = 0; protocol->chosen && i < protocol->chosen->len; i++)
    spor_instance_add_person (instance, g_array_index (protocol->chosen, guint, i), chosen);

  /* Before the draw nothing is reached, and the last two columns are not there. */
  spor_paper_begin_table (self->paper, columns,
                          G_N_ELEMENTS (columns) - (protocol->chosen ? 0 : 2));
  for (guint f = 0; f < instance->features->len; f++)
    if (spor_instance_aims_at (instance, f))
      spor_protocol_page_add_feature (self, f, pool, chosen);
}

void
spor_protocol_page_add_targets (SporProtocolPage *self)
{
  spor_protocol_page_head (self, _ ("Targets"));
  if (self->protocol->instance->terms->len == 0)
    {
      spor_paper_add (self->paper, SPOR_PAPER_TEXT,
                      _ ("There are no targets: any group that keeps the rules will do."));
      return;
    }
  spor_paper_add (self->paper, SPOR_PAPER_TEXT,
                  _ ("The target is the share of the group that a category should have. Whoever "
                     "belongs to several categories of a dimension counts in each of them in part; "
                     "whoever belongs to none counts in the whole all the same. Where a dimension "
                     "counts in some tracks only, only their people are meant."));
  spor_protocol_page_add_target_table (self);
}

/* --- The measure ---------------------------------------------------------------------------- */

static void
spor_protocol_page_add_terms (SporProtocolPage *self)
{
  const SporInstance *instance = self->protocol->instance;
  const SporPaperColumn columns[]
      = { { _ ("Dimension"), 0.4 }, { _ ("Where"), 0.6 }, { _ ("Counts"), 0, TRUE } };

  spor_paper_begin_table (self->paper, columns, G_N_ELEMENTS (columns));
  for (guint t = 0; t < instance->terms->len; t++)
    {
      const SporTerm *term = &g_array_index (instance->terms, SporTerm, t);
      g_autofree char *share = spor_format_percent (term->share, 1);

      spor_paper_add_row (self->paper,
                          (const char *[]){
                              g_ptr_array_index (self->protocol->features, term->feature),
                              spor_protocol_page_scope (self, term->scope), share });
    }
}

static void
spor_protocol_page_add_share (SporProtocolPage *self, const char *label, double deviation)
{
  g_autofree char *share = spor_format_percent (1 - deviation, 2);

  spor_paper_add_fact (self->paper, label, share);
}

static void
spor_protocol_page_add_reach (SporProtocolPage *self)
{
  const SporProtocol *protocol = self->protocol;

  if (protocol->lottery)
    {
      g_autofree char *tolerance = spor_format_percent (protocol->tolerance, 2);

      spor_protocol_page_add_share (self, _ ("Best possible (proved)"), protocol->best);
      spor_paper_add_fact (self->paper, _ ("Tolerance"), tolerance);
      spor_protocol_page_add_share (self, _ ("Every group drawn from, at least"),
                                    protocol->best + protocol->tolerance);
      if (protocol->chosen)
        spor_protocol_page_add_share (self, _ ("The group drawn"),
                                      spor_instance_deviation (protocol->instance,
                                                               protocol->chosen));
      return;
    }
  spor_protocol_page_add_share (self, _ ("The group suggested"), protocol->deviation);
  spor_protocol_page_add_share (self, _ ("No group has more than"), protocol->bound);
  spor_paper_add (
      self->paper, SPOR_PAPER_TEXT,
      protocol->proved
          ? _ ("It is proved that no group that keeps the rules is more representative.")
          : _ ("It is not proved that this is the most representative group: the search was ended "
               "before."));
  if (protocol->tied)
    spor_paper_add (self->paper, SPOR_PAPER_TEXT,
                    protocol->earliest
                        ? _ ("Several groups are as good. Of them, this one has the earliest "
                             "sign-ups.")
                        : _ ("Several groups are as good. This is one of them."));
}

void
spor_protocol_page_add_measure (SporProtocolPage *self)
{
  if (self->protocol->instance->terms->len == 0)
    return;
  spor_protocol_page_head (self, _ ("How representative"));
  spor_paper_add (self->paper, SPOR_PAPER_TEXT,
                  _ ("A group is fully representative if it meets every target. For each dimension "
                     "half the sum of the differences between what is reached and the target is "
                     "taken off, as much as the dimension counts."));
  spor_protocol_page_add_reach (self);
  spor_protocol_page_add_terms (self);
}

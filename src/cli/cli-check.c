/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cli-commands.h"
#include "cli-json.h"
#include "spor-store-alternatives.h"
#include "spor-store-rounds.h"

#include <glib/gi18n-lib.h>
#include <stdio.h>

/* Findings are what must not be; remarks are what somebody may want to know. Of the composition
 * that counts, a broken rule is a finding, unless it is only that seats or categories are still to
 * be filled, or the note of a final one answers for it. What the other alternatives break, and what
 * lies in the archive, is a remark. */
typedef struct
{
  GPtrArray *findings, *remarks; /* char* */
  gboolean several;              /* rounds */
} SporCliCheckup;

/* Where it is: "Proposal A", or "FBS 2.0, Proposal A". */
static char *
spor_cli_composition_place (const SporCliCheckup *self, const SporComposition *composition)
{
  return g_strjoin (", ",
                    self->several ? spor_composition_round (composition)->name : composition->name,
                    self->several ? composition->name : NULL, NULL);
}

static gboolean
spor_cli_is_finding (const SporBreach *breach, const SporComposition *composition)
{
  gboolean is_final = composition->finalised_at != SPOR_TIME_NONE;
  gboolean answered = composition->note && *composition->note;

  return is_final ? !answered
                  : breach->rule != SPOR_RULE_SEATS && breach->rule != SPOR_RULE_CATEGORY;
}

static void
spor_cli_add_breaches (SporCliCheckup *self, const SporComposition *composition, gboolean counts)
{
  g_autoptr (GPtrArray) breaches = spor_composition_breaches (composition);
  g_autofree char *place = spor_cli_composition_place (self, composition);
  gboolean is_final = composition->finalised_at != SPOR_TIME_NONE;

  for (guint i = 0; spor_composition_n_seated (composition) > 0 && i < breaches->len; i++)
    {
      const SporBreach *breach = g_ptr_array_index (breaches, i);
      gboolean finding = counts && spor_cli_is_finding (breach, composition);
      char *text;

      if (is_final && composition->note && *composition->note)
        /* Translators: a composition; the rule that it breaks, a sentence; why it is final */
        text = g_strdup_printf (_ ("%s: %s It is final all the same: “%s”"), place, breach->text,
                                composition->note);
      else
        /* Translators: a composition; the rule that it breaks, a sentence */
        text = g_strdup_printf (_ ("%s: %s"), place, breach->text);
      g_ptr_array_add (finding ? self->findings : self->remarks, text);
    }
}

static gboolean
spor_cli_check_round (SporCli *cli, SporCliCheckup *self, gboolean archived, GError **error)
{
  g_autoptr (SporComposition) decided = spor_store_load_decided (cli->store, FALSE, error);
  g_autoptr (GPtrArray) all
      = decided ? spor_store_load_compositions (cli->store, decided->signups, error) : NULL;

  for (guint i = 0; all && i < all->len; i++)
    {
      const SporComposition *composition = g_ptr_array_index (all, i);
      gboolean counts = g_str_equal (composition->id, decided->id);

      spor_cli_add_breaches (self, counts ? decided : composition, counts && !archived);
    }
  return all != NULL;
}

/* Every round, or the one that --round names. */
static gboolean
spor_cli_check_rounds (SporCli *cli, SporCliCheckup *self, GError **error)
{
  gboolean one = spor_cli_option (cli, "round") != NULL;
  g_autoptr (GPtrArray) rounds = spor_store_load_rounds (cli->store, error);

  self->several = rounds && rounds->len > 1;
  for (guint i = 0; rounds && i < rounds->len; i++)
    {
      const SporRoundEntry *entry = g_ptr_array_index (rounds, i);

      if (one && !g_str_equal (entry->id, cli->round->id))
        continue;
      if (!spor_store_look_at_round (cli->store, entry->id, error)
          || !spor_cli_check_round (cli, self, entry->archived_at != SPOR_TIME_NONE, error))
        return FALSE;
    }
  return rounds != NULL;
}

/* --- Result --------------------------------------------------------------------------------- */

static void
spor_json_add_texts (JsonBuilder *builder, const char *name, const GPtrArray *texts)
{
  json_builder_set_member_name (builder, name);
  json_builder_begin_array (builder);
  for (guint i = 0; i < texts->len; i++)
    json_builder_add_string_value (builder, g_ptr_array_index (texts, i));
  json_builder_end_array (builder);
}

static void
spor_cli_print_checkup_json (const SporCliCheckup *self)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();

  json_builder_begin_object (builder);
  spor_json_add_boolean (builder, "ok", self->findings->len == 0);
  spor_json_add_texts (builder, "findings", self->findings);
  spor_json_add_texts (builder, "remarks", self->remarks);
  json_builder_end_object (builder);
  spor_json_print (builder);
}

static void
spor_cli_print_checkup_text (const SporCliCheckup *self)
{
  for (guint i = 0; i < self->findings->len; i++)
    printf ("%s\n", (const char *)g_ptr_array_index (self->findings, i));
  for (guint i = 0; i < self->remarks->len; i++)
    {
      /* Translators: what does not stand in the way; a sentence */
      printf (_ ("Remark: %s"), (const char *)g_ptr_array_index (self->remarks, i));
      putchar ('\n');
    }
  if (self->findings->len == 0)
    printf ("%s\n", _ ("The book is sound."));
}

gboolean
spor_cli_check (SporCli *cli, GError **error)
{
  g_autoptr (GPtrArray) findings = NULL;
  g_autoptr (GPtrArray) remarks = g_ptr_array_new_with_free_func (g_free);
  SporCliCheckup self = { .remarks = remarks };

  if (!spor_cli_open (cli, error) || !(findings = spor_store_check (cli->store, error)))
    return FALSE;

  /* a book that is not sound may not be readable either */
  self.findings = findings;
  if (findings->len == 0 && !spor_cli_check_rounds (cli, &self, error))
    return FALSE;

  if (cli->json)
    spor_cli_print_checkup_json (&self);
  else
    spor_cli_print_checkup_text (&self);
  if (findings->len == 0)
    return TRUE;
  g_set_error (error, SPOR_CLI_ERROR, SPOR_CLI_ERROR_REFUSED,
               ngettext ("The check has %u finding.", "The check has %u findings.", findings->len),
               findings->len);
  return FALSE;
}

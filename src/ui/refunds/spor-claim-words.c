/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "spor-claim-words.h"

#include "spor-text.h"

#include <glib/gi18n-lib.h>

char *
spor_claim_line_rate_text (const SporClaimLine *line, SporCarRate car_rate)
{
  g_autofree char *rate = spor_money_format (line->rate);
  g_autofree char *day = spor_day_to_iso (line->day);
  g_autofree char *year = day ? g_strndup (day, 4) : NULL;

  if (!spor_mode_has_rate (line->mode) || !day)
    return g_strdup ("");
  if (line->rate <= 0)
    return g_strdup (_ ("No rate on this day"));
  if (line->mode == SPOR_MODE_BICYCLE)
    /* Translators: an amount per kilometre; a year */
    return g_strdup_printf (_ ("%s/km, bicycle rate %s"), rate, year);
  if (car_rate == SPOR_CAR_RATE_HIGH)
    /* Translators: an amount per kilometre; a year */
    return g_strdup_printf (_ ("%s/km, high rate %s"), rate, year);
  /* Translators: an amount per kilometre; a year */
  return g_strdup_printf (_ ("%s/km, low rate %s"), rate, year);
}

char *
spor_claim_line_title (const SporClaimLine *line)
{
  const char *mode = spor_mode_label (line->mode);

  if (*line->origin && *line->destination)
    /* Translators: mode of transport; from; to */
    return g_strdup_printf (_ ("%s: %s → %s"), mode, line->origin, line->destination);
  if (*line->origin || *line->destination)
    /* Translators: mode of transport; a place */
    return g_strdup_printf (_ ("%s: %s"), mode, *line->origin ? line->origin : line->destination);
  return g_strdup (mode);
}

static void
spor_join (GString *text, const char *part)
{
  if (part && *part)
    g_string_append_printf (text, "%s%s", text->len ? SPOR_TEXT_DOT : "", part);
}

char *
spor_claim_line_subtitle (const SporClaimLine *line)
{
  g_autoptr (GString) text = g_string_new (NULL);
  g_autofree char *day = spor_day_format (line->day);
  g_autofree char *km = spor_km_format (line->metres);
  g_autofree char *rate = spor_money_format (line->rate);
  /* Translators: an amount */
  g_autofree char *per_km = g_strdup_printf (_ ("%s/km"), rate);

  spor_join (text, day);
  if (spor_mode_has_rate (line->mode))
    {
      spor_join (text, km);
      spor_join (text, per_km);
    }
  spor_join (text, line->note);
  return g_string_free (g_steal_pointer (&text), FALSE);
}

char *
spor_meeting_summary (const SporMeeting *meeting)
{
  g_autoptr (GString) text = g_string_new (NULL);
  g_autofree char *day = spor_time_format_short (meeting->starts);
  g_autofree char *place = spor_text_keep_town (meeting->place);

  spor_join (text, *meeting->title ? meeting->title : spor_meeting_kind_label (meeting->kind));
  spor_join (text, day);
  spor_join (text, place);
  return g_string_free (g_steal_pointer (&text), FALSE);
}

char *
spor_claim_route_text (const SporClaim *claim)
{
  if (claim->route == SPOR_ROUTE_EAN)
    /* Translators: the EAN number that an electronic invoice goes to */
    return g_strdup_printf (_ ("EAN %s"), claim->ean);
  return g_strdup (_ ("NemKonto"));
}

char *
spor_claim_state_text (const SporClaim *claim)
{
  g_autofree char *created = spor_time_format_full (claim->created_at);
  g_autofree char *submitted = spor_time_format_full (claim->submitted_at);
  g_autofree char *decided = spor_time_format_full (claim->decided_at);
  g_autofree char *paid = spor_day_format (claim->paid_on);

  switch (claim->state)
    {
    case SPOR_CLAIM_SUBMITTED:
      /* Translators: a time; a person */
      return g_strdup_printf (_ ("Submitted %s by %s"), submitted, claim->submitted_by);
    case SPOR_CLAIM_APPROVED:
      /* Translators: a time; a person */
      return g_strdup_printf (_ ("Approved %s by %s"), decided, claim->decided_by);
    case SPOR_CLAIM_RETURNED:
      /* Translators: a time; a person */
      return g_strdup_printf (_ ("Returned %s by %s"), decided, claim->decided_by);
    case SPOR_CLAIM_REJECTED:
      /* Translators: a time; a person */
      return g_strdup_printf (_ ("Rejected %s by %s"), decided, claim->decided_by);
    case SPOR_CLAIM_PAID:
      /* Translators: a date; what the payment can be found by */
      return g_strdup_printf (_ ("Paid %s, reference %s"), paid, claim->reference);
    default:
      /* Translators: a time */
      return g_strdup_printf (_ ("Draft since %s"), created);
    }
}

void
spor_claim_state_show (GtkLabel *label, SporClaimState state)
{
  for (guint s = 0; s < SPOR_N_CLAIM_STATES; s++)
    gtk_widget_remove_css_class (GTK_WIDGET (label), spor_claim_state_key (s));
  gtk_widget_add_css_class (GTK_WIDGET (label), spor_claim_state_key (state));
  gtk_label_set_label (label, spor_claim_state_label (state));
}

const char *
spor_severity_icon (SporSeverity severity)
{
  return severity == SPOR_SEVERITY_BLOCKS ? "dialog-error-symbolic" : "dialog-warning-symbolic";
}

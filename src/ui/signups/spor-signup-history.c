/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "spor-signup-history.h"

#include "spor-plain-row.h"
#include "spor-text.h"

#include <glib/gi18n-lib.h>
#include <json-glib/json-glib.h>

struct _SporSignupHistory
{
  AdwBin parent_instance;

  /* template */
  GtkListBox *list;
};

G_DEFINE_FINAL_TYPE (SporSignupHistory, spor_signup_history, ADW_TYPE_BIN)

/* --- Changes in words ------------------------------------------------------------------------ */

static char *
spor_track_title_of (const SporRound *round, const char *id)
{
  for (guint i = 0; i < spor_round_n_tracks (round); i++)
    if (g_str_equal (spor_round_track (round, i)->id, id))
      return spor_track_title (spor_round_track (round, i));
  return g_strdup ("");
}

/* A column's value as people read it; of a time @seconds too. */
static char *
spor_column_words (const SporRound *round, const char *column, const char *value, gboolean seconds)
{
  if (g_str_equal (column, "municipality"))
    {
      int index = spor_places_find_code (round->places, value);

      return g_strdup (index >= 0 ? spor_places_get (round->places, index)->name : "");
    }
  if (g_str_equal (column, "track_id"))
    return spor_track_title_of (round, value);
  if (g_str_equal (column, "roles"))
    return spor_options_names (round->roles, spor_options_parse (round->roles, value, NULL));
  if (g_str_equal (column, "sectors"))
    return spor_options_names (round->sectors, spor_options_parse (round->sectors, value, NULL));
  if (g_str_equal (column, "created") || g_str_equal (column, "closed"))
    return seconds ? spor_time_format_second (spor_time_from_iso (value))
                   : spor_time_format_full (spor_time_from_iso (value));
  return g_strdup (value);
}

/* What the columns of @field say in @image, together. */
static char *
spor_image_words (const SporRound *round, JsonObject *image, SporField field, gboolean seconds)
{
  g_autoptr (GString) words = g_string_new (NULL);
  g_autoptr (GList) columns = json_object_get_members (image);

  for (GList *l = columns; l; l = l->next)
    {
      const char *value;
      g_autofree char *said = NULL;

      if (spor_answer_column_field (l->data) != (int)field)
        continue;
      value = json_object_get_string_member_with_default (image, l->data, NULL);
      said = value && *value ? spor_column_words (round, l->data, value, seconds) : NULL;
      if (said && *said)
        g_string_append_printf (words, "%s%s", words->len ? ", " : "", said);
    }
  return g_string_free (g_steal_pointer (&words), FALSE);
}

static JsonObject *
spor_image_parse (const char *text)
{
  g_autoptr (JsonNode) node = text ? json_from_string (text, NULL) : NULL;

  return node && JSON_NODE_HOLDS_OBJECT (node) ? json_node_dup_object (node) : json_object_new ();
}

static char *
spor_change_line (SporField field, const char *before, const char *after)
{
  g_autofree char *old = NULL;
  g_autofree char *new = NULL;

  spor_text_excerpts (before, after, SPOR_TEXT_EXCERPT, &old, &new);
  if (!*old)
    /* Translators: in a history: an answer (such as "E-mail") that was empty before, and what it
     * became */
    return g_strdup_printf (_ ("%s: “%s” added"), spor_field_label (field), new);
  if (!*new)
    /* Translators: in a history: an answer (such as "E-mail"), and what was removed from it */
    return g_strdup_printf (_ ("%s: “%s” removed"), spor_field_label (field), old);
  /* Translators: in a history: an answer (such as "E-mail"), what it was and what it became */
  return g_strdup_printf (_ ("%s: “%s” → “%s”"), spor_field_label (field), old, new);
}

/* (nullable): how @field differs; what does in its seconds alone is told with them. */
static char *
spor_answer_change_line (const SporRound *round, JsonObject *was, JsonObject *is, SporField field)
{
  for (int seconds = 0; seconds < 2; seconds++)
    {
      g_autofree char *before = spor_image_words (round, was, field, seconds);
      g_autofree char *after = spor_image_words (round, is, field, seconds);

      if (!g_str_equal (before, after))
        return spor_change_line (field, before, after);
    }
  return NULL;
}

char *
spor_signup_change_lines (const SporRound *round, const SporChange *change)
{
  g_autoptr (JsonObject) was = spor_image_parse (change->before);
  g_autoptr (JsonObject) is = spor_image_parse (change->after);
  g_autoptr (GString) lines = g_string_new (NULL);

  /* it came into the book; or it is a seat, whose track is no answer */
  if (json_object_get_size (was) == 0 || g_strcmp0 (change->table, "signup") != 0)
    return g_strdup ("");
  for (guint f = 0; f < SPOR_N_FIELDS; f++)
    {
      g_autofree char *line = spor_answer_change_line (round, was, is, f);

      if (line)
        g_string_append_printf (lines, "%s%s", lines->len ? "\n" : "", line);
    }
  return g_string_free (g_steal_pointer (&lines), FALSE);
}

/* --- Widget --------------------------------------------------------------------------------- */

char *
spor_signup_change_title (const SporRound *round, const SporChange *change)
{
  g_autofree char *lines = spor_signup_change_lines (round, change);

  if (!*lines)
    return g_strdup (change->text);
  if (g_str_equal (change->action, "undo") || g_str_equal (change->action, "redo"))
    return g_strjoin ("\n", change->text, lines, NULL);
  return g_steal_pointer (&lines);
}

static void
spor_signup_history_add (SporSignupHistory *self, const SporRound *round, const SporChange *change)
{
  g_autofree char *said = spor_signup_change_title (round, change);
  g_autofree char *when = spor_time_format_full (change->at);
  g_autofree char *kept = spor_text_keep_numbers (said);
  g_autofree char *by = g_strjoin (SPOR_TEXT_DOT, when, change->actor, NULL);

  gtk_list_box_append (self->list, spor_plain_row_new (kept, by));
}

static void
spor_signup_history_class_init (SporSignupHistoryClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/dk/kombit/Spor/ui/spor-signup-history.ui");
  gtk_widget_class_bind_template_child (widget_class, SporSignupHistory, list);
}

static void
spor_signup_history_init (SporSignupHistory *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

void
spor_signup_history_show (SporSignupHistory *self, const SporSignupDetail *detail)
{
  GtkWidget *child;

  g_return_if_fail (SPOR_IS_SIGNUP_HISTORY (self));

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->list))))
    gtk_list_box_remove (self->list, child);
  for (guint i = 0; i < detail->history->len; i++)
    spor_signup_history_add (self, detail->round, g_ptr_array_index (detail->history, i));
}

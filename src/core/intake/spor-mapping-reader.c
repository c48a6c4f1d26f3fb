/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "spor-mapping.h"

#include "spor-answer-cut.h"
#include "spor-choice.h"
#include "spor-text.h"

#include <json-glib/json-glib.h>
#include <string.h>

/* Answers remembered per field. A questionnaire has some hundred; more means free text. */
#define MAX_REMEMBERED 4096

/* One column of a field, looked up once. */
typedef struct
{
  guint index;
  const SporColumn *column; /* borrowed from the source */
  char *choice;             /* what a tick stands for, NULL if the cells are answers */
  gboolean completes;       /* a tick here means a completed answer */
  GHashTable *
      ticks; /* cell → SporTick, for exports with labels in place of 0 and 1; NULL without choice */
} SporReaderColumn;

/* Extra columns that go together: one, or the options of one question. */
typedef struct
{
  char *key;
  GArray *columns; /* SporReaderColumn */
} SporReaderExtra;

struct _SporMappingReader
{
  /* borrowed */
  const SporRound *round;

  /* owned */
  GArray *columns[SPOR_N_FIELDS];     /* SporReaderColumn */
  GPtrArray *extra;                   /* SporReaderExtra* */
  GHashTable *answers[SPOR_N_FIELDS]; /* text → SporSignupFacts with that one field set; NULL for
                                         free text */
  GString *joined;
  GPtrArray *cuts; /* SporAnswerCut*: of the row that is read; NULL if there is none */
};

static void
spor_reader_column_clear (gpointer data)
{
  SporReaderColumn *self = data;

  g_free (self->choice);
  g_clear_pointer (&self->ticks, g_hash_table_unref);
}

static void
spor_reader_extra_free (gpointer data)
{
  SporReaderExtra *self = data;

  g_free (self->key);
  g_array_unref (self->columns);
  g_free (self);
}

static GArray *
spor_reader_columns_new (void)
{
  GArray *columns = g_array_new (FALSE, FALSE, sizeof (SporReaderColumn));

  g_array_set_clear_func (columns, spor_reader_column_clear);
  return columns;
}

/* By SurveyXact's number whatever the language of its labels, else by the label. */
static gboolean
spor_column_completes (const SporReaderColumn *self, const SporRound *round)
{
  g_autoptr (SporSignupFacts) facts = NULL;
  guint overall = spor_choice_overall_status (self->column->name);

  if (overall > 0)
    return overall == 4;

  facts = spor_signup_facts_new ();
  spor_signup_facts_set_text (facts, round, SPOR_FIELD_STATUS, self->choice);
  return facts->completed;
}

static void
spor_reader_columns_add (
    GArray *columns, SporSource *source, const SporRound *round, SporField field, guint index)
{
  SporReaderColumn self = { .index = index, .column = spor_source_get_column (source, index) };

  self.choice = spor_choice_of_column (self.column, field, round);
  if (self.choice)
    self.ticks = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  if (self.choice && field == SPOR_FIELD_STATUS)
    self.completes = spor_column_completes (&self, round);
  g_array_append_val (columns, self);
}

/* Extra fields go by the question's text, as people read it; the header where there is none. */
static void
spor_mapping_reader_add_extra (SporMappingReader *self, SporSource *source, guint index)
{
  const SporColumn *column = spor_source_get_column (source, index);
  const char *key = *column->question ? column->question : column->name;
  SporReaderExtra *extra = NULL;

  for (guint i = 0; i < self->extra->len; i++)
    if (strcmp (((SporReaderExtra *)self->extra->pdata[i])->key, key) == 0)
      extra = self->extra->pdata[i];
  if (!extra)
    {
      extra = g_new0 (SporReaderExtra, 1);
      extra->key = g_strdup (key);
      extra->columns = spor_reader_columns_new ();
      g_ptr_array_add (self->extra, extra);
    }
  spor_reader_columns_add (extra->columns, source, self->round, SPOR_N_FIELDS, index);
}

static gboolean
spor_field_has_choices (SporField field)
{
  return field == SPOR_FIELD_STATUS || field == SPOR_FIELD_MUNICIPALITY || field == SPOR_FIELD_TRACK
         || field == SPOR_FIELD_ROLES || field == SPOR_FIELD_SECTORS;
}

/* --- One cell ------------------------------------------------------------------------------- */

static SporTick
spor_reader_column_tick (const SporReaderColumn *self, const char *cell)
{
  gpointer known = NULL;
  SporTick tick;

  if ((cell[0] == '0' || cell[0] == '1') && cell[1] == '\0')
    return cell[0] == '1' ? SPOR_TICK_YES : SPOR_TICK_NO;
  if (*cell == '\0')
    return SPOR_TICK_NO;
  if (g_hash_table_lookup_extended (self->ticks, cell, NULL, &known))
    return GPOINTER_TO_INT (known);

  tick = spor_tick_parse (self->column, cell);
  if (g_hash_table_size (self->ticks) < MAX_REMEMBERED)
    g_hash_table_insert (self->ticks, g_strdup (cell), GINT_TO_POINTER (tick));
  return tick;
}

/* The label of a code, or the cell. */
static const char *
spor_column_label (const SporColumn *column, const char *cell)
{
  const char *label = NULL;

  if (!column->labels || *cell == '\0')
    return cell;

  label = g_hash_table_lookup (column->labels, cell);
  if (!label && (g_ascii_isspace (cell[0]) || g_ascii_isspace (cell[strlen (cell) - 1])))
    {
      g_autofree char *clean = spor_text_clean (cell);

      label = g_hash_table_lookup (column->labels, clean);
    }
  return label ? label : cell;
}

/* The answer in one column; NULL if there is none. */
static const char *
spor_reader_column_answer (const SporReaderColumn *self, const SporSourceRow *row)
{
  const char *cell = row->cells[self->index];
  const char *text
      = self->choice && self->column->multiple ? cell : spor_column_label (self->column, cell);

  if (self->choice)
    switch (spor_reader_column_tick (self, text))
      {
      case SPOR_TICK_YES:
        return self->choice;
      case SPOR_TICK_NO:
        return NULL;
      case SPOR_TICK_ANSWER:
      default:
        break;
      }
  return *text ? text : NULL;
}

/* The answers of several columns as one text: borrowed, valid until the next call. */
static const char *
spor_mapping_reader_join (SporMappingReader *self,
                          const GArray *columns,
                          const char *separator,
                          const SporSourceRow *row)
{
  if (columns->len == 1)
    {
      const char *answer
          = spor_reader_column_answer (&g_array_index (columns, SporReaderColumn, 0), row);

      return answer ? answer : "";
    }

  g_string_truncate (self->joined, 0);
  for (guint i = 0; i < columns->len; i++)
    {
      const char *answer
          = spor_reader_column_answer (&g_array_index (columns, SporReaderColumn, i), row);

      if (!answer)
        continue;
      if (self->joined->len > 0)
        g_string_append (self->joined, separator);
      g_string_append (self->joined, answer);
    }
  return self->joined->str;
}

/* First name and family name make one name. */
static const char *
spor_field_separator (SporField field)
{
  return field == SPOR_FIELD_NAME ? " " : ", ";
}

/* --- One field ------------------------------------------------------------------------------ */

static void
spor_replace (char **target, const char *text)
{
  if (strcmp (*target, text) != 0)
    {
      g_free (*target);
      *target = g_strdup (text);
    }
}

/* What understanding @field's text did to @answer is done to @facts. */
static void
spor_signup_facts_take_answer (SporSignupFacts *facts,
                               SporField field,
                               const SporSignupFacts *answer)
{
  switch ((int)field)
    {
    case SPOR_FIELD_STATUS:
      facts->completed = answer->completed;
      break;
    case SPOR_FIELD_MUNICIPALITY:
      facts->municipality = answer->municipality;
      spor_replace (&facts->municipality_text, answer->municipality_text);
      spor_replace (&facts->organisation, answer->organisation);
      break;
    case SPOR_FIELD_TRACK:
      facts->track = answer->track;
      spor_replace (&facts->track_text, answer->track_text);
      break;
    case SPOR_FIELD_ROLES:
      facts->roles = answer->roles;
      spor_replace (&facts->roles_text, answer->roles_text);
      break;
    case SPOR_FIELD_SECTORS:
      facts->sectors = answer->sectors;
      spor_replace (&facts->sectors_text, answer->sectors_text);
      break;
    default:
      g_assert_not_reached ();
    }
  facts->masked = facts->masked || answer->masked;
}

/* Remembers how @text was understood; matching a municipality costs more than all the rest of a
 * row. */
static void
spor_mapping_reader_understand (SporMappingReader *self,
                                SporSignupFacts *facts,
                                SporField field,
                                const char *text)
{
  SporSignupFacts *answer = g_hash_table_lookup (self->answers[field], text);

  if (!answer && g_hash_table_size (self->answers[field]) >= MAX_REMEMBERED)
    {
      spor_signup_facts_set_text (facts, self->round, field, text);
      return;
    }
  if (!answer)
    {
      answer = spor_signup_facts_new ();
      spor_signup_facts_set_text (answer, self->round, field, text);
      g_hash_table_insert (self->answers[field], g_strdup (text), answer);
    }
  spor_signup_facts_take_answer (facts, field, answer);
}

/* A row is completed if any of its statuses says so. Options of which none is ticked say that it is
 * not. */
static void
spor_mapping_reader_read_status (SporMappingReader *self,
                                 SporSignupFacts *facts,
                                 const SporSourceRow *row)
{
  const GArray *columns = self->columns[SPOR_FIELD_STATUS];
  gboolean completed = FALSE;

  for (guint i = 0; i < columns->len && !completed; i++)
    {
      const SporReaderColumn *column = &g_array_index (columns, SporReaderColumn, i);
      const char *answer = spor_reader_column_answer (column, row);

      if (column->choice && (!answer || answer == column->choice))
        completed = answer != NULL && column->completes;
      else
        {
          spor_mapping_reader_understand (self, facts, SPOR_FIELD_STATUS, answer ? answer : "");
          completed = facts->completed;
        }
    }
  facts->completed = completed;
}

/* --- What is too long ----------------------------------------------------------------------- */

/* @cut: (transfer full) (nullable) */
static void
spor_mapping_reader_add_cut (SporMappingReader *self, SporAnswerCut *cut)
{
  if (!cut)
    return;
  if (!self->cuts)
    self->cuts = g_ptr_array_new_with_free_func ((GDestroyNotify)spor_answer_cut_free);
  g_ptr_array_add (self->cuts, cut);
}

/* The question as people read it, or the header. */
static const char *
spor_reader_columns_name (const GArray *columns)
{
  const SporColumn *column = g_array_index (columns, SporReaderColumn, 0).column;

  return *column->question ? column->question : column->name;
}

/* Several choices may take more room than the text of one that is none; more than a note is not
 * looked for among them. */
static void
spor_mapping_reader_read_choices (SporMappingReader *self,
                                  SporSignupFacts *facts,
                                  SporField field,
                                  const char *text)
{
  g_autofree char *clean = NULL;
  g_autofree char *masked = NULL;
  SporAnswerCut *cut;
  guint n_masked = 0;

  if (strlen (text) <= SPOR_TEXT_NOTE)
    {
      spor_mapping_reader_understand (self, facts, field, text);
      return;
    }
  clean = spor_text_clean (text);
  masked = spor_text_mask_personal_numbers (clean, &n_masked);
  cut = spor_answer_cut (&masked, SPOR_TEXT_NOTE, FALSE,
                         spor_reader_columns_name (self->columns[field]));
  spor_mapping_reader_add_cut (self, cut);
  spor_mapping_reader_understand (self, facts, field, masked);
  facts->masked = facts->masked || n_masked > 0;
}

static void
spor_mapping_reader_cut_field (SporMappingReader *self, SporSignupFacts *facts, SporField field)
{
  SporAnswerCut *cut
      = spor_answer_cut_field (facts, field, spor_reader_columns_name (self->columns[field]));
  guint n = self->cuts ? self->cuts->len : 0;
  const SporAnswerCut *last = n > 0 ? g_ptr_array_index (self->cuts, n - 1) : NULL;

  if (cut && last && g_str_equal (last->column, cut->column)) /* said already */
    g_clear_pointer (&cut, spor_answer_cut_free);
  spor_mapping_reader_add_cut (self, cut);
}

/* --- Further columns ------------------------------------------------------------------------ */

/* {"question": "answer", …}; personal numbers never get further than here. */
static void
spor_mapping_reader_read_extra (SporMappingReader *self,
                                SporSignupFacts *facts,
                                const SporSourceRow *row)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  g_autoptr (JsonNode) root = NULL;

  json_builder_begin_object (builder);
  for (guint i = 0; i < self->extra->len; i++)
    {
      const SporReaderExtra *extra = self->extra->pdata[i];
      const char *text = spor_mapping_reader_join (self, extra->columns, ", ", row);
      g_autofree char *clean = spor_text_clean (text);
      guint n_masked = 0;
      g_autofree char *masked = spor_text_mask_personal_numbers (clean, &n_masked);

      spor_mapping_reader_add_cut (self,
                                   spor_answer_cut (&masked, SPOR_TEXT_LONG, FALSE, extra->key));
      if (!*masked)
        continue;
      facts->masked = facts->masked || n_masked > 0;
      json_builder_set_member_name (builder, extra->key);
      json_builder_add_string_value (builder, masked);
    }
  json_builder_end_object (builder);

  root = json_builder_get_root (builder);
  g_free (facts->extra);
  facts->extra = json_to_string (root, FALSE);
}

/* --- Public --------------------------------------------------------------------------------- */

SporMappingReader *
spor_mapping_reader_new (const SporMapping *mapping, SporSource *source, const SporRound *round)
{
  SporMappingReader *self = g_new0 (SporMappingReader, 1);

  self->round = round;
  self->joined = g_string_new (NULL);
  self->extra = g_ptr_array_new_with_free_func (spor_reader_extra_free);

  for (guint f = 0; f < SPOR_N_FIELDS; f++)
    {
      self->columns[f] = spor_reader_columns_new ();
      for (guint i = 0; i < mapping->columns[f]->len; i++)
        spor_reader_columns_add (self->columns[f], source, round, f,
                                 g_array_index (mapping->columns[f], guint, i));
      if (spor_field_has_choices (f))
        self->answers[f] = g_hash_table_new_full (g_str_hash, g_str_equal, g_free,
                                                  (GDestroyNotify)spor_signup_facts_free);
    }
  for (guint i = 0; i < mapping->extra->len; i++)
    spor_mapping_reader_add_extra (self, source, g_array_index (mapping->extra, guint, i));
  return self;
}

void
spor_mapping_reader_free (SporMappingReader *self)
{
  for (guint f = 0; f < SPOR_N_FIELDS; f++)
    {
      g_array_unref (self->columns[f]);
      g_clear_pointer (&self->answers[f], g_hash_table_unref);
    }
  g_ptr_array_unref (self->extra);
  g_clear_pointer (&self->cuts, g_ptr_array_unref);
  g_string_free (self->joined, TRUE);
  g_free (self);
}

/**
 * spor_mapping_reader_read:
 *
 * Returns: (transfer full): @row as facts without id; a date that is none counts as not answered
 */
SporSignupFacts *
spor_mapping_reader_read (SporMappingReader *self, const SporSourceRow *row)
{
  SporSignupFacts *facts = spor_signup_facts_new ();

  g_clear_pointer (&self->cuts, g_ptr_array_unref);
  for (guint f = 0; f < SPOR_N_FIELDS; f++)
    {
      const char *text;

      if (self->columns[f]->len == 0)
        continue;
      if (f == SPOR_FIELD_STATUS)
        {
          spor_mapping_reader_read_status (self, facts, row);
          continue;
        }

      text = spor_mapping_reader_join (self, self->columns[f], spor_field_separator (f), row);
      if (!*text)
        continue;
      if (self->answers[f])
        spor_mapping_reader_read_choices (self, facts, f, text);
      else
        spor_signup_facts_set_text (facts, self->round, f, text);
      spor_mapping_reader_cut_field (self, facts, f);
    }
  if (self->extra->len > 0)
    spor_mapping_reader_read_extra (self, facts, row);
  return facts;
}

GPtrArray *
spor_mapping_reader_take_cuts (SporMappingReader *self)
{
  return g_steal_pointer (&self->cuts);
}

SporSignupFacts *
spor_mapping_read (const SporMapping *self,
                   SporSource *source,
                   const SporRound *round,
                   const SporSourceRow *row)
{
  g_autoptr (SporMappingReader) reader = spor_mapping_reader_new (self, source, round);

  return spor_mapping_reader_read (reader, row);
}

char *
spor_mapping_get_text (const SporMapping *self,
                       SporSource *source,
                       const SporSourceRow *row,
                       SporField field)
{
  g_autoptr (SporMappingReader) reader = spor_mapping_reader_new (self, source, NULL);
  const char *text = spor_mapping_reader_join (reader, reader->columns[field],
                                               spor_field_separator (field), row);

  return spor_text_clean (text);
}

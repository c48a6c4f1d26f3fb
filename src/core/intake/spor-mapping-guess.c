/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "spor-mapping.h"

#include "spor-choice.h"
#include "spor-guess.h"
#include "spor-text.h"

#include <string.h>

/* Every question of the source (a column, or the options of one multiple-choice question) gets
 * points for every field: for SurveyXact's own names, for words in its header, and for what stands
 * in it. The best pair takes each other, then the next best, down to MIN_POINTS. Questions that
 * nobody answered come last: SurveyXact's background variables "email" and "name" are often empty
 * beside a question asking the same. */

#define N_SAMPLE_ROWS 200
#define MIN_POINTS 35
#define MAX_TEXTS 40
#define POINTS_SYSTEM 120
#define NEVER (-1000)

typedef struct
{
  GArray *columns; /* guint */
  const SporColumn *first;
  char *header;     /* " hvilken kommune repraesenterer du " */
  char *name;       /* " s 1 " */
  GPtrArray *texts; /* distinct answers, labels in place of codes; labels or options if known */
  guint n_rows, n_filled, n_distinct; /* of the sample */
  gboolean coded;                     /* nothing but numbers, and nothing that explains them */
  int points[SPOR_N_FIELDS];
  int system; /* the field that SurveyXact fills it with, SPOR_N_FIELDS for others of its own, -1 =
                 none */
} SporQuestion;

typedef struct
{
  SporSource *source;
  const SporRound *round;
  const char *const *const *sample;
  GPtrArray *questions; /* SporQuestion* */
} SporGuess;

static void
spor_question_free (gpointer data)
{
  SporQuestion *self = data;

  g_array_unref (self->columns);
  g_free (self->header);
  g_free (self->name);
  g_ptr_array_unref (self->texts);
  g_free (self);
}

/* --- Points --------------------------------------------------------------------------------- */

/* What content is worth. */
static const struct
{
  int with_header; /* added to what a header says */
  int without;     /* the same if none of the answers looks like it */
  int alone;       /* where no header says anything for the field; NEVER if content cannot tell */
  gboolean shy; /* alone only under a header that says nothing: a CVR number looks like a phone */
} content_points[SPOR_N_FIELDS] = {
  [SPOR_FIELD_RESPONDENT] = { 40, -60, NEVER, FALSE },
  [SPOR_FIELD_CREATED] = { 40, NEVER, NEVER, FALSE },
  [SPOR_FIELD_CLOSED] = { 40, NEVER, NEVER, FALSE },
  [SPOR_FIELD_STATUS] = { 50, NEVER, NEVER, FALSE },
  [SPOR_FIELD_MUNICIPALITY] = { 60, -40, 60, FALSE },
  [SPOR_FIELD_TRACK] = { 60, -30, 55, FALSE },
  [SPOR_FIELD_ROLES] = { 60, -30, 55, FALSE },
  [SPOR_FIELD_SECTORS] = { 60, -30, 60, FALSE },
  [SPOR_FIELD_NAME] = { 50, -30, 50, TRUE },
  [SPOR_FIELD_TITLE] = { 50, 0, 45, TRUE },
  [SPOR_FIELD_EMAIL] = { 60, -60, 70, FALSE },
  [SPOR_FIELD_PHONE] = { 50, -40, 50, TRUE },
  [SPOR_FIELD_MOTIVATION] = { 50, -10, 50, TRUE },
};

/* Fields that bare codes say nothing about. "1" and "2" may be tracks if a header says that it is
 * the track. */
static gboolean
spor_field_hides_codes (SporField field, gboolean header)
{
  switch ((int)field)
    {
    case SPOR_FIELD_RESPONDENT:
    case SPOR_FIELD_PHONE:
      return FALSE;
    case SPOR_FIELD_TRACK:
    case SPOR_FIELD_STATUS:
    case SPOR_FIELD_MUNICIPALITY:
      return !header;
    default:
      return TRUE;
    }
}

static double
spor_question_share (const SporQuestion *self, SporField field, const SporRound *round)
{
  guint n = 0;

  for (guint i = 0; i < self->texts->len; i++)
    n += spor_guess_looks_like (field, round, self->texts->pdata[i]);
  return self->texts->len > 0 ? (double)n / self->texts->len : 0;
}

static int
spor_question_content_points (const SporQuestion *self,
                              SporField field,
                              const SporRound *round,
                              int header)
{
  double share = spor_question_share (self, field, round);
  double filled = self->n_rows > 0 ? (double)self->n_filled / self->n_rows : 1;

  if (self->coded && spor_field_hides_codes (field, header > 0))
    return NEVER;
  /* Municipality codes (0101) and tracks are numbers that mean something; a list's own numbers are
   * not. */
  if (self->coded && (field == SPOR_FIELD_MUNICIPALITY || field == SPOR_FIELD_TRACK) && share < 0.5)
    return NEVER;
  if (self->texts->len == 0)
    return 0;
  if (header > 0)
    return share < 0.1 ? content_points[field].without
                       : content_points[field].with_header * share * (0.6 + 0.4 * filled);
  if (share < 0.5 || (content_points[field].shy && !spor_guess_header_is_silent (self->header)))
    return NEVER;
  return content_points[field].alone * share * (0.8 + 0.2 * filled);
}

static int
spor_question_points (const SporQuestion *self, SporField field, const SporRound *round)
{
  int header = MAX (spor_guess_header_points (field, self->header),
                    spor_guess_header_points (field, self->name));

  if (self->system >= 0)
    return self->system == (int)field ? POINTS_SYSTEM : NEVER;
  /* Numbers of respondents differ, but for those who answered twice. */
  if (field == SPOR_FIELD_RESPONDENT && self->n_distinct < 0.5 * self->n_filled)
    return NEVER;
  /* Options ticked in several columns are no free text. */
  if (self->columns->len > 1 && field > SPOR_FIELD_SECTORS)
    return NEVER;

  /* Beside a background variable of the same kind the question is what people themselves wrote. */
  return header + spor_question_content_points (self, field, round, header)
         + (*self->first->question ? 1 : 0);
}

/* Nobody in the sample answered it. Options and labels say nothing about that. */
static gboolean
spor_question_is_empty (const SporQuestion *self)
{
  return self->n_rows > 0 && self->n_filled == 0;
}

/* --- Questions ------------------------------------------------------------------------------ */

/* Columns that belong together: options of one question, or the overall status. */
static gboolean
spor_question_has (const SporQuestion *self, const SporColumn *column)
{
  if (column->multiple && self->first->multiple && *column->question_name)
    return strcmp (self->first->question_name, column->question_name) == 0;
  return spor_choice_overall_status (column->name) > 0
         && spor_choice_overall_status (self->first->name) > 0;
}

static SporQuestion *
spor_guess_add_column (SporGuess *self, guint index)
{
  const SporColumn *column = spor_source_get_column (self->source, index);
  SporQuestion *question = NULL;

  for (guint i = 0; i < self->questions->len && !question; i++)
    if (spor_question_has (self->questions->pdata[i], column))
      question = self->questions->pdata[i];

  if (!question)
    {
      question = g_new0 (SporQuestion, 1);
      question->columns = g_array_new (FALSE, FALSE, sizeof (guint));
      question->first = column;
      question->header = spor_guess_words (*column->question ? column->question : column->name);
      question->name = spor_guess_words (column->name);
      question->texts = g_ptr_array_new_with_free_func (g_free);
      question->system = spor_guess_system_field (column->name);
      if (question->system < 0 && *column->question_name)
        question->system = spor_guess_system_field (column->question_name);
      g_ptr_array_add (self->questions, question);
    }
  g_array_append_val (question->columns, index);
  return question;
}

static void
spor_question_add_text (SporQuestion *self, const char *text)
{
  g_autofree char *clean = spor_text_clean (text);

  if (*clean)
    g_ptr_array_add (self->texts, g_steal_pointer (&clean));
}

/* The questionnaire's own list of answers is better than any sample. */
static gboolean
spor_question_add_known_texts (SporQuestion *self, SporSource *source)
{
  for (guint i = 0; i < self->columns->len; i++)
    {
      const SporColumn *column
          = spor_source_get_column (source, g_array_index (self->columns, guint, i));
      GHashTableIter iter;
      gpointer label;

      if (*column->choice)
        spor_question_add_text (self, column->choice);
      else if (column->labels && !column->multiple)
        {
          g_hash_table_iter_init (&iter, column->labels);
          while (g_hash_table_iter_next (&iter, NULL, &label))
            spor_question_add_text (self, label);
        }
    }
  return self->texts->len > 0;
}

static void
spor_question_read_sample (SporQuestion *self, SporGuess *guess)
{
  gboolean known = spor_question_add_known_texts (self, guess->source);
  guint index = g_array_index (self->columns, guint, 0);
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  gboolean numbers = TRUE;

  for (guint r = 0; guess->sample && guess->sample[r]; r++)
    {
      g_autofree char *clean = spor_text_clean (guess->sample[r][index]);

      self->n_rows++;
      if (!*clean)
        continue;
      self->n_filled++;
      numbers = numbers && spor_guess_is_number (clean);
      if (g_hash_table_contains (seen, clean))
        continue;
      if (!known && self->texts->len < MAX_TEXTS)
        g_ptr_array_add (self->texts, g_strdup (clean));
      g_hash_table_add (seen, g_steal_pointer (&clean));
    }
  self->n_distinct = g_hash_table_size (seen);
  self->coded = !known && self->n_filled > 0 && numbers;
}

/* Columns of ticks that a hand-saved file heads by the options themselves, each a question by its
 * column: they fill @field together. */
static void
spor_guess_take_ticks (SporGuess *self, SporMapping *mapping, SporField field)
{
  for (guint i = 0; i < self->questions->len; i++)
    {
      const SporQuestion *question = self->questions->pdata[i];
      g_autofree char *choice = NULL;
      gboolean ticks = question->texts->len > 0;

      if (question->system >= 0 || question->columns->len > 1 || *question->first->choice)
        continue;
      choice = spor_choice_of_column (question->first, field, self->round);
      for (guint t = 0; choice && t < question->texts->len; t++)
        ticks = ticks
                && (strcmp (choice, question->texts->pdata[t]) == 0
                    || spor_tick_parse (question->first, question->texts->pdata[t])
                           != SPOR_TICK_ANSWER);
      if (choice && ticks)
        g_array_append_vals (mapping->columns[field], question->columns->data, 1);
    }
  mapping->guessed[field] = mapping->columns[field]->len > 0;
}

static const SporQuestion *
spor_guess_find_header (SporGuess *self, const char *const *patterns)
{
  for (guint i = 0; i < self->questions->len; i++)
    for (guint p = 0; patterns[p]; p++)
      if (strcmp (((SporQuestion *)self->questions->pdata[i])->header, patterns[p]) == 0)
        return self->questions->pdata[i];
  return NULL;
}

/* First name and family name in two columns, where no column has the whole. */
static void
spor_guess_take_split_name (SporGuess *self, SporMapping *mapping)
{
  static const char *const whole[] = { " navn ", " name ", " dit navn ", " fulde navn ", NULL };
  static const char *const given[]
      = { " fornavn ", " fornavne ", " first name ", " given name ", " vorname ", NULL };
  static const char *const family[] = { " efternavn ",   " etternavn ", " last name ", " surname ",
                                        " family name ", " nachname ",  NULL };
  const SporQuestion *parts[]
      = { spor_guess_find_header (self, given), spor_guess_find_header (self, family) };

  if (!parts[0] || !parts[1] || spor_guess_find_header (self, whole))
    return;
  for (guint p = 0; p < G_N_ELEMENTS (parts); p++)
    g_array_append_vals (mapping->columns[SPOR_FIELD_NAME], parts[p]->columns->data, 1);
  mapping->guessed[SPOR_FIELD_NAME] = TRUE;
}

static gboolean
spor_mapping_uses (const SporMapping *self, const SporQuestion *question)
{
  for (guint f = 0; f < SPOR_N_FIELDS; f++)
    for (guint i = 0; i < self->columns[f]->len; i++)
      if (g_array_index (self->columns[f], guint, i) == g_array_index (question->columns, guint, 0))
        return TRUE;
  return FALSE;
}

/* Gives the best pair of a free field and a free question to each other; FALSE when there is none
 * left. */
static gboolean
spor_guess_take_best (SporGuess *self, SporMapping *mapping, gboolean empty_too)
{
  int best = MIN_POINTS - 1;
  SporField best_field = SPOR_N_FIELDS;
  const SporQuestion *best_question = NULL;

  for (guint i = 0; i < self->questions->len; i++)
    {
      const SporQuestion *question = self->questions->pdata[i];

      if (spor_mapping_uses (mapping, question)
          || (!empty_too && spor_question_is_empty (question)))
        continue;
      for (guint f = 0; f < SPOR_N_FIELDS; f++)
        if (mapping->columns[f]->len == 0 && question->points[f] > best)
          {
            best = question->points[f];
            best_field = f;
            best_question = question;
          }
    }
  if (!best_question)
    return FALSE;

  g_array_append_vals (mapping->columns[best_field], best_question->columns->data,
                       best_question->columns->len);
  mapping->guessed[best_field] = TRUE;
  return TRUE;
}

/* --- Public --------------------------------------------------------------------------------- */

SporMapping *
spor_mapping_guess (SporSource *source, const SporRound *round, const char *const *const *sample)
{
  g_autoptr (GPtrArray) questions = g_ptr_array_new_with_free_func (spor_question_free);
  SporGuess self = { .source = source, .round = round, .sample = sample, .questions = questions };
  SporMapping *mapping = spor_mapping_new ();

  for (guint i = 0; i < spor_source_get_n_columns (source); i++)
    spor_guess_add_column (&self, i);
  for (guint i = 0; i < questions->len; i++)
    {
      SporQuestion *question = questions->pdata[i];

      spor_question_read_sample (question, &self);
      for (guint f = 0; f < SPOR_N_FIELDS; f++)
        question->points[f] = spor_question_points (question, f, round);
    }

  spor_guess_take_ticks (&self, mapping, SPOR_FIELD_ROLES);
  spor_guess_take_ticks (&self, mapping, SPOR_FIELD_SECTORS);
  spor_guess_take_split_name (&self, mapping);
  while (spor_guess_take_best (&self, mapping, FALSE))
    ;
  while (spor_guess_take_best (&self, mapping, TRUE))
    ;
  return mapping;
}

void
spor_mapping_drop_codes (SporMapping *self,
                         SporSource *source,
                         const SporRound *round,
                         const char *const *const *sample)
{
  for (guint f = SPOR_FIELD_MUNICIPALITY; f <= SPOR_FIELD_SECTORS; f++)
    for (guint i = 0; i < self->columns[f]->len; i++)
      {
        guint index = g_array_index (self->columns[f], guint, i);
        g_autoptr (GPtrArray) questions = g_ptr_array_new_with_free_func (spor_question_free);
        SporGuess guess
            = { .source = source, .round = round, .sample = sample, .questions = questions };
        SporQuestion *question = spor_guess_add_column (&guess, index);
        g_autofree char *choice = spor_choice_of_column (question->first, f, round);

        spor_question_read_sample (question, &guess);
        if (!choice && question->coded && spor_question_share (question, f, round) < 0.5)
          g_array_set_size (self->columns[f], 0);
      }
}

GPtrArray *
spor_mapping_sample (SporSource *source, GCancellable *cancellable, GError **error)
{
  g_autoptr (GPtrArray) sample = g_ptr_array_new_with_free_func ((GDestroyNotify)g_strfreev);
  SporSourceRow row;
  int got = 1;

  if (!spor_source_rewind (source, cancellable, error))
    return NULL;
  while (sample->len < N_SAMPLE_ROWS
         && (got = spor_source_next (source, &row, cancellable, error)) == 1)
    {
      char **cells = g_new0 (char *, row.n_cells + 1);

      for (guint i = 0; i < row.n_cells; i++)
        cells[i] = g_strdup (row.cells[i]);
      g_ptr_array_add (sample, cells);
    }
  if (got < 0 || !spor_source_rewind (source, cancellable, error))
    return NULL;
  g_ptr_array_add (sample, NULL);
  return g_steal_pointer (&sample);
}

SporMapping *
spor_mapping_guess_source (SporSource *source,
                           const SporRound *round,
                           GCancellable *cancellable,
                           GError **error)
{
  g_autoptr (GPtrArray) sample = spor_mapping_sample (source, cancellable, error);

  if (!sample)
    return NULL;
  return spor_mapping_guess (source, round, (const char *const *const *)sample->pdata);
}

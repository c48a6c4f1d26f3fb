/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "spor-signup-answers.h"

#include "spor-answer-row.h"
#include "spor-answer-words.h"
#include "spor-place-chooser.h"
#include "spor-plain-row.h"
#include "spor-signup-deed.h"
#include "spor-signup-motivation.h"
#include "spor-text-scale.h"

#include <glib/gi18n-lib.h>
#include <json-glib/json-glib.h>

struct _SporSignupAnswers
{
  AdwBin parent_instance;

  /* template */
  SporAnswerRow *name;
  SporAnswerRow *title;
  SporAnswerRow *email;
  SporAnswerRow *phone;
  SporAnswerRow *municipality;
  SporAnswerRow *created;
  SporAnswerRow *closed;
  SporPlaceChooser *place_chooser;
  AdwComboRow *track;
  AdwExpanderRow *roles;
  AdwExpanderRow *sectors;
  SporSignupMotivation *motivation;
  AdwActionRow *respondent;
  AdwActionRow *completed;
  GtkSwitch *included;
  GtkSwitch *withdrawn;
  AdwActionRow *waiver;
  AdwPreferencesGroup *extra_group;

  /* borrowed: rows made for the round or the sign-up */
  GPtrArray *role_checks; /* GtkCheckButton* */
  GPtrArray *sector_checks;
  GPtrArray *extra_rows;

  /* owned */
  SporBook *book;
  SporRound *round;
  char *id;
  char *shown[SPOR_N_FIELDS]; /* as the book has it; NULL: it is yet to say what has been written */
  gboolean updating;          /* switches and lists follow the book, they do not lead */
};

G_DEFINE_FINAL_TYPE (SporSignupAnswers, spor_signup_answers, ADW_TYPE_BIN)

/* --- To the book ---------------------------------------------------------------------------- */

static void
spor_signup_answers_edit (SporSignupAnswers *self, SporField field, const char *text)
{
  g_autofree char *shown = g_steal_pointer (&self->shown[field]);

  spor_signup_edit (GTK_WIDGET (self), self->book, self->round, self->id, field, shown, text,
                    SPOR_TELL_UNDO, NULL);
}

static void
on_track_selected_cb (SporSignupAnswers *self)
{
  guint selected = adw_combo_row_get_selected (self->track);
  GtkStringObject *title = adw_combo_row_get_selected_item (self->track);
  g_autofree char *number = NULL;

  gtk_widget_set_tooltip_text (GTK_WIDGET (self->track),
                               title ? gtk_string_object_get_string (title) : NULL);
  if (self->updating || !self->book || selected == GTK_INVALID_LIST_POSITION)
    return;
  if (selected > 0)
    number = g_strdup_printf ("%u", spor_round_track (self->round, selected - 1)->number);
  spor_signup_answers_edit (self, SPOR_FIELD_TRACK, number ? number : "");
}

static guint32
spor_checks_get_bits (GPtrArray *checks)
{
  guint32 bits = 0;

  for (guint i = 0; i < checks->len; i++)
    if (gtk_check_button_get_active (g_ptr_array_index (checks, i)))
      bits |= 1u << i;
  return bits;
}

static void
on_option_toggled_cb (SporSignupAnswers *self, GtkCheckButton *check)
{
  gboolean is_role = g_ptr_array_find (self->role_checks, check, NULL);
  GPtrArray *checks = is_role ? self->role_checks : self->sector_checks;
  GPtrArray *options = is_role ? self->round->roles : self->round->sectors;
  g_autofree char *keys = NULL;

  if (self->updating || !self->book)
    return;
  keys = spor_options_keys (options, spor_checks_get_bits (checks));
  spor_signup_answers_edit (self, is_role ? SPOR_FIELD_ROLES : SPOR_FIELD_SECTORS, keys);
}

static void
on_place_chosen_cb (SporSignupAnswers *self, const char *place)
{
  spor_answer_row_apply_text (self->municipality, place);
}

static void
on_included_changed_cb (SporSignupAnswers *self)
{
  if (!self->updating && self->book)
    spor_signup_do (GTK_WIDGET (self), self->book, self->round, self->id,
                    gtk_switch_get_active (self->included) ? SPOR_DEED_INCLUDE : SPOR_DEED_EXCLUDE,
                    NULL);
}

static void
on_withdrawn_changed_cb (SporSignupAnswers *self)
{
  if (!self->updating && self->book)
    spor_signup_do (GTK_WIDGET (self), self->book, self->round, self->id,
                    gtk_switch_get_active (self->withdrawn) ? SPOR_DEED_WITHDRAW : SPOR_DEED_RETURN,
                    NULL);
}

/* --- From the book -------------------------------------------------------------------------- */

static void
spor_signup_answers_add_checks (SporSignupAnswers *self,
                                AdwExpanderRow *parent,
                                GPtrArray *checks,
                                GPtrArray *options)
{
  for (guint i = 0; i < options->len; i++)
    {
      const SporOption *option = g_ptr_array_index (options, i);
      GtkWidget *row = spor_plain_row_new (option->name, NULL);
      GtkWidget *check = gtk_check_button_new ();

      spor_plain_row_keep_words (row);
      adw_action_row_add_prefix (ADW_ACTION_ROW (row), check);
      adw_action_row_set_activatable_widget (ADW_ACTION_ROW (row), check);
      g_signal_connect_swapped (check, "toggled", G_CALLBACK (on_option_toggled_cb), self);
      adw_expander_row_add_row (parent, row);
      g_ptr_array_add (checks, check);
    }
}

static void
spor_signup_answers_remove_checks (AdwExpanderRow *parent, GPtrArray *checks)
{
  for (guint i = 0; i < checks->len; i++)
    adw_expander_row_remove (parent, gtk_widget_get_ancestor (g_ptr_array_index (checks, i),
                                                              ADW_TYPE_ACTION_ROW));
  g_ptr_array_set_size (checks, 0);
}

static gboolean
spor_tracks_equal (const GPtrArray *one, const GPtrArray *two)
{
  if (one->len != two->len)
    return FALSE;
  for (guint i = 0; i < one->len; i++)
    {
      const SporTrack *a = g_ptr_array_index (one, i), *b = g_ptr_array_index (two, i);

      if (a->number != b->number || !g_str_equal (a->name, b->name))
        return FALSE;
    }
  return TRUE;
}

static void
spor_signup_answers_set_tracks (SporSignupAnswers *self, SporRound *round)
{
  g_autoptr (GtkStringList) titles = gtk_string_list_new (NULL);

  gtk_string_list_append (titles, _ ("No track"));
  for (guint i = 0; i < spor_round_n_tracks (round); i++)
    gtk_string_list_take (titles, spor_track_title (spor_round_track (round, i)));
  adw_combo_row_set_model (self->track, G_LIST_MODEL (titles));
}

/* Rows for the round's choices; they stay while it offers the same, so that the keyboard stays
 * where it is. */
static void
spor_signup_answers_set_round (SporSignupAnswers *self, SporRound *round)
{
  SporRound *before = self->round;

  if (before == round)
    return;
  if (!before || !spor_tracks_equal (before->tracks, round->tracks))
    spor_signup_answers_set_tracks (self, round);
  if (!before || !spor_options_equal (before->roles, round->roles))
    {
      spor_signup_answers_remove_checks (self->roles, self->role_checks);
      spor_signup_answers_add_checks (self, self->roles, self->role_checks, round->roles);
    }
  if (!before || !spor_options_equal (before->sectors, round->sectors))
    {
      spor_signup_answers_remove_checks (self->sectors, self->sector_checks);
      spor_signup_answers_add_checks (self, self->sectors, self->sector_checks, round->sectors);
    }
  if (!before || !spor_options_equal (before->organisations, round->organisations))
    spor_place_chooser_set_round (self->place_chooser, round);
  self->round = spor_round_ref (round);
  g_clear_pointer (&before, spor_round_unref);
}

static void
spor_signup_answers_show_options (
    AdwExpanderRow *row, GPtrArray *checks, GPtrArray *options, guint32 bits, const char *rest)
{
  g_autofree char *names = spor_options_names (options, bits);
  g_autofree char *both = g_strjoin (*names && *rest ? ", " : "", names, rest, NULL);
  g_autofree char *subtitle = g_markup_escape_text (*both ? both : _ ("Not answered"), -1);

  adw_expander_row_set_subtitle (row, subtitle);
  for (guint i = 0; i < checks->len; i++)
    gtk_check_button_set_active (g_ptr_array_index (checks, i), (bits & (1u << i)) != 0);
}

static void
spor_signup_answers_add_extra (SporSignupAnswers *self, const char *name, JsonNode *value)
{
  const char *text
      = JSON_NODE_HOLDS_VALUE (value) && json_node_get_value_type (value) == G_TYPE_STRING
            ? json_node_get_string (value)
            : "";
  GtkWidget *row = spor_plain_row_new (name, text);

  adw_preferences_group_add (self->extra_group, row);
  g_ptr_array_add (self->extra_rows, row);
}

static void
spor_signup_answers_show_extra (SporSignupAnswers *self, const char *extra)
{
  g_autoptr (JsonNode) node = json_from_string (extra, NULL);
  g_autoptr (GList) members = NULL;

  for (guint i = 0; i < self->extra_rows->len; i++)
    adw_preferences_group_remove (self->extra_group, g_ptr_array_index (self->extra_rows, i));
  g_ptr_array_set_size (self->extra_rows, 0);
  if (node && JSON_NODE_HOLDS_OBJECT (node))
    {
      members = json_object_get_members (json_node_get_object (node));
      for (GList *l = members; l; l = l->next)
        spor_signup_answers_add_extra (self, l->data,
                                       json_object_get_member (json_node_get_object (node),
                                                               l->data));
    }
  gtk_widget_set_visible (GTK_WIDGET (self->extra_group), self->extra_rows->len > 0);
}

static void
spor_signup_answers_show_titles (SporSignupAnswers *self, guint32 edited)
{
  g_autofree char *track = spor_answer_title (SPOR_FIELD_TRACK, edited);
  g_autofree char *roles = spor_answer_title (SPOR_FIELD_ROLES, edited);
  g_autofree char *sectors = spor_answer_title (SPOR_FIELD_SECTORS, edited);

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->track), track);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->roles), roles);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->sectors), sectors);
}

static void
spor_signup_answers_show_state (SporSignupAnswers *self, const SporSignupFacts *facts)
{
  g_autofree char *note = g_markup_escape_text (facts->late_note, -1);
  g_autofree char *respondent = g_markup_escape_text (facts->respondent, -1);

  adw_action_row_set_subtitle (self->respondent, *respondent ? respondent : _ ("Not known"));
  gtk_widget_set_visible (GTK_WIDGET (self->completed), !facts->completed);
  gtk_switch_set_active (self->included, facts->included);
  gtk_switch_set_active (self->withdrawn, facts->withdrawn);
  gtk_widget_set_visible (GTK_WIDGET (self->waiver), facts->late_waived);
  adw_action_row_set_subtitle (self->waiver, note);
}

/* --- Object --------------------------------------------------------------------------------- */

static void
spor_signup_answers_dispose (GObject *object)
{
  SporSignupAnswers *self = SPOR_SIGNUP_ANSWERS (object);

  g_clear_object (&self->book);
  G_OBJECT_CLASS (spor_signup_answers_parent_class)->dispose (object);
}

static void
spor_signup_answers_finalize (GObject *object)
{
  SporSignupAnswers *self = SPOR_SIGNUP_ANSWERS (object);

  g_ptr_array_unref (self->role_checks);
  g_ptr_array_unref (self->sector_checks);
  g_ptr_array_unref (self->extra_rows);
  g_clear_pointer (&self->round, spor_round_unref);
  g_free (self->id);
  for (guint f = 0; f < SPOR_N_FIELDS; f++)
    g_free (self->shown[f]);
  G_OBJECT_CLASS (spor_signup_answers_parent_class)->finalize (object);
}

static void
spor_signup_answers_class_init (SporSignupAnswersClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = spor_signup_answers_dispose;
  object_class->finalize = spor_signup_answers_finalize;

  g_type_ensure (SPOR_TYPE_ANSWER_ROW);
  g_type_ensure (SPOR_TYPE_PLACE_CHOOSER);
  g_type_ensure (SPOR_TYPE_SIGNUP_MOTIVATION);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/dk/kombit/Spor/ui/spor-signup-answers.ui");
  gtk_widget_class_bind_template_child (widget_class, SporSignupAnswers, name);
  gtk_widget_class_bind_template_child (widget_class, SporSignupAnswers, title);
  gtk_widget_class_bind_template_child (widget_class, SporSignupAnswers, email);
  gtk_widget_class_bind_template_child (widget_class, SporSignupAnswers, phone);
  gtk_widget_class_bind_template_child (widget_class, SporSignupAnswers, municipality);
  gtk_widget_class_bind_template_child (widget_class, SporSignupAnswers, created);
  gtk_widget_class_bind_template_child (widget_class, SporSignupAnswers, closed);
  gtk_widget_class_bind_template_child (widget_class, SporSignupAnswers, place_chooser);
  gtk_widget_class_bind_template_child (widget_class, SporSignupAnswers, track);
  gtk_widget_class_bind_template_child (widget_class, SporSignupAnswers, roles);
  gtk_widget_class_bind_template_child (widget_class, SporSignupAnswers, sectors);
  gtk_widget_class_bind_template_child (widget_class, SporSignupAnswers, motivation);
  gtk_widget_class_bind_template_child (widget_class, SporSignupAnswers, respondent);
  gtk_widget_class_bind_template_child (widget_class, SporSignupAnswers, completed);
  gtk_widget_class_bind_template_child (widget_class, SporSignupAnswers, included);
  gtk_widget_class_bind_template_child (widget_class, SporSignupAnswers, withdrawn);
  gtk_widget_class_bind_template_child (widget_class, SporSignupAnswers, waiver);
  gtk_widget_class_bind_template_child (widget_class, SporSignupAnswers, extra_group);
  gtk_widget_class_bind_template_callback (widget_class, on_track_selected_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_place_chosen_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_included_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_withdrawn_changed_cb);
}

static void
spor_signup_answers_init (SporSignupAnswers *self)
{
  self->role_checks = g_ptr_array_new ();
  self->sector_checks = g_ptr_array_new ();
  self->extra_rows = g_ptr_array_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
  /* below its heading there is room for all of a title, however large */
  adw_combo_row_set_use_subtitle (self->track,
                                  spor_text_scale (GTK_WIDGET (self)) > SPOR_LARGE_TEXT);
}

/* Below its heading stands what was answered and is none of the tracks; else, in large text, the
 * track itself, for which there is no room beside it. */
static void
spor_signup_answers_show_track (SporSignupAnswers *self, const SporSignupFacts *facts)
{
  GtkStringObject *title;
  const char *text = facts->track_text;
  g_autofree char *subtitle = NULL;

  adw_combo_row_set_selected (self->track, facts->track + 1);
  title = adw_combo_row_get_selected_item (self->track);
  if (!*text && title && adw_combo_row_get_use_subtitle (self->track))
    text = gtk_string_object_get_string (title);
  subtitle = g_markup_escape_text (text, -1);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (self->track), subtitle);
}

/* Takes over what the book has. */
static void
spor_signup_answers_take (SporSignupAnswers *self, const SporSignupDetail *detail)
{
  for (guint f = 0; f < SPOR_N_FIELDS; f++)
    {
      g_free (self->shown[f]);
      self->shown[f] = spor_signup_facts_get_text (detail->facts, detail->round, f);
    }
}

void
spor_signup_answers_show (SporSignupAnswers *self, SporBook *book, const SporSignupDetail *detail)
{
  SporAnswerRow *rows[] = { self->name,         self->title,   self->email, self->phone,
                            self->municipality, self->created, self->closed };
  const SporSignupFacts *facts = detail->facts;

  g_return_if_fail (SPOR_IS_SIGNUP_ANSWERS (self));

  g_set_object (&self->book, book);
  g_free (self->id);
  self->id = g_strdup (facts->id);

  self->updating = TRUE;
  spor_signup_answers_take (self, detail);
  spor_signup_answers_set_round (self, detail->round);
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    spor_answer_row_show (rows[i], book, detail);
  spor_signup_answers_show_track (self, facts);
  spor_signup_answers_show_options (self->roles, self->role_checks, detail->round->roles,
                                    facts->roles, facts->roles_text);
  spor_signup_answers_show_options (self->sectors, self->sector_checks, detail->round->sectors,
                                    facts->sectors, facts->sectors_text);
  spor_signup_motivation_show (self->motivation, book, detail);
  spor_signup_answers_show_titles (self, detail->edited);
  spor_signup_answers_show_state (self, facts);
  spor_signup_answers_show_extra (self, facts->extra);
  self->updating = FALSE;
}

void
spor_signup_answers_leave (SporSignupAnswers *self)
{
  SporAnswerRow *rows[] = { self->name,         self->title,   self->email, self->phone,
                            self->municipality, self->created, self->closed };

  g_return_if_fail (SPOR_IS_SIGNUP_ANSWERS (self));

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    spor_answer_row_leave (rows[i]);
  spor_signup_motivation_leave (self->motivation);
}

void
spor_signup_answers_focus (SporSignupAnswers *self, SporField field)
{
  SporAnswerRow *rows[] = { self->name,         self->title,   self->email, self->phone,
                            self->municipality, self->created, self->closed };

  g_return_if_fail (SPOR_IS_SIGNUP_ANSWERS (self));

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    if (spor_answer_row_get_field (rows[i]) == field)
      gtk_widget_grab_focus (GTK_WIDGET (rows[i]));
  if (field == SPOR_FIELD_TRACK)
    gtk_widget_grab_focus (GTK_WIDGET (self->track));
  if (field == SPOR_FIELD_ROLES && self->role_checks->len > 0)
    {
      adw_expander_row_set_expanded (self->roles, TRUE);
      gtk_widget_grab_focus (g_ptr_array_index (self->role_checks, 0));
    }
}

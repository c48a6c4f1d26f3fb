/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "spor-signup-pane.h"

#include "spor-alike.h"
#include "spor-claim-offer.h"
#include "spor-erase-dialog.h"
#include "spor-error-dialog.h"
#include "spor-focus.h"
#include "spor-lock.h"
#include "spor-mend.h"
#include "spor-scroll.h"
#include "spor-signup-answers.h"
#include "spor-signup-columns.h"
#include "spor-signup-deed.h"
#include "spor-signup-detail.h"
#include "spor-signup-history.h"
#include "spor-signup-problems.h"
#include "spor-succession.h"
#include "spor-text.h"
#include "spor-waive-dialog.h"

#include <glib/gi18n-lib.h>

/* So much is to be seen below the field that the keyboard goes to: the next ones. */
#define NEXT_FIELDS 180

struct _SporSignupPane
{
  AdwBin parent_instance;

  /* template */
  GtkLabel *name;
  GtkLabel *place;
  GtkImage *status_icon;
  GtkLabel *status;
  GtkScrolledWindow *scroll;
  GtkWidget *unlisted;
  GtkWidget *next;
  GtkWidget *claim;
  GtkLabel *claim_objection;
  GtkWidget *replacement;
  GtkWidget *replace_button;
  GtkLabel *replace_objection;
  GtkWidget *details; /* what has to be loaded */
  SporSignupProblems *problems;
  SporSignupAnswers *answers;
  SporSignupHistory *history;

  /* owned */
  SporBook *book;
  SporSignup *signup; /* NULL: nothing is shown */
  guint serial;       /* details of another sign-up, or of an earlier state, are dropped */
  gboolean erased;    /* as far as is known yet */
  guint wanted;       /* 1 + the field that the keyboard goes to, once it is known; 0: none */
};

enum
{
  CLOSED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (SporSignupPane, spor_signup_pane, ADW_TYPE_BIN)

/* --- What is shown -------------------------------------------------------------------------- */

/* Why nothing can be changed; NULL: it can. */
static const char *
spor_signup_pane_get_closed (SporSignupPane *self)
{
  SporSnapshot *snapshot = spor_book_get_snapshot (self->book);

  return snapshot ? spor_snapshot_get_closed (snapshot) : NULL;
}

/* The button that corrected something is about to go. The keyboard goes to the pane, before it is
 * handed to the next field, and the pane scrolls there and away from whom it shows. */
static void
spor_signup_pane_keep_focus (SporSignupPane *self)
{
  if (spor_focus_within (GTK_WIDGET (self->problems)))
    gtk_widget_grab_focus (GTK_WIDGET (self->scroll));
}

/* A member who cannot claim yet reads why; for others there is nothing to claim. */
static void
spor_signup_pane_offer_claim (SporSignupPane *self)
{
  SporSnapshot *snapshot = spor_book_get_snapshot (self->book);
  const char *id = spor_signup_get_row (self->signup)->id;
  g_autofree char *objection = spor_claim_offer_objection (snapshot, id);

  gtk_widget_set_visible (self->claim, spor_claim_offer_concerns (snapshot, id));
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "signup.claim", !objection);
  gtk_label_set_label (self->claim_objection, objection ? objection : "");
  gtk_widget_set_visible (GTK_WIDGET (self->claim_objection), objection != NULL);
}

/* NULL: the sign-up is not of the round that is shown. */
static SporComposition *
spor_signup_pane_get_composition (SporSignupPane *self)
{
  SporSnapshot *snapshot = spor_book_get_snapshot (self->book);
  SporComposition *composition = snapshot ? spor_snapshot_get_composition (snapshot) : NULL;

  return composition && composition->signups == spor_signup_get_signups (self->signup) ? composition
                                                                                       : NULL;
}

static gboolean
spor_signup_pane_is_seated (SporSignupPane *self)
{
  SporComposition *composition = spor_signup_pane_get_composition (self);

  return composition
         && spor_composition_find (composition, spor_signup_get_index (self->signup), NULL, NULL)
                == SPOR_SPOT_SEATED;
}

/* As the menu of their card does: who has a seat may leave it to another; of a final group the
 * window says who could have it. What is said of one who has withdrawn has the button already. */
static void
spor_signup_pane_offer_replacement (SporSignupPane *self)
{
  SporComposition *composition = spor_signup_pane_get_composition (self);
  gboolean seated = spor_signup_pane_is_seated (self);
  gboolean gone = spor_signup_get_row (self->signup)->status == SPOR_STATUS_WITHDRAWN;
  g_autoptr (SporBreach) breach
      = seated ? spor_composition_check_leaver (composition, spor_signup_get_index (self->signup))
               : NULL;
  gboolean refused = breach && breach->rule != SPOR_RULE_FINALISED;

  gtk_widget_action_set_enabled (GTK_WIDGET (self), "signup.replace", seated && !refused);
  gtk_label_set_label (self->replace_objection, refused ? breach->text : "");
  gtk_widget_set_visible (GTK_WIDGET (self->replace_objection), refused);
  gtk_widget_set_visible (self->replace_button, !gone);
  gtk_widget_set_visible (self->replacement, seated && (refused || !gone));
}

static const char *const mending[]
    = { "signup.correct",  "signup.use-suggestion", "signup.organisation",
        "signup.waive",    "signup.unwaive",        "signup.include",
        "signup.withdraw", "signup.return",         NULL };

static const char *const replacing[] = { "signup.replace", NULL };

/* Anybody's data can be erased, in an archived round too; but in a book that can only be read. */
static void
spor_signup_pane_lock_erasure (SporSignupPane *self)
{
  static const char *const erasure[] = { "signup.erase", NULL };
  SporSnapshot *snapshot = spor_book_get_snapshot (self->book);
  const char *why = snapshot ? spor_snapshot_get_read_only (snapshot) : NULL;

  spor_lock_actions (GTK_WIDGET (self), erasure, why);
}

/* In an archived round it is read, not corrected; nor is there anything to correct in an erased
 * person. */
static void
spor_signup_pane_lock (SporSignupPane *self)
{
  const char *why = spor_signup_pane_get_closed (self);

  if (!why && self->erased)
    why = spor_signup_erased_sentence ();

  for (guint i = 0; mending[i]; i++)
    gtk_widget_action_set_enabled (GTK_WIDGET (self), mending[i], TRUE);
  spor_signup_pane_offer_replacement (self);
  spor_lock_actions (GTK_WIDGET (self), mending, why);
  spor_lock_actions (GTK_WIDGET (self), replacing, why);
  spor_signup_pane_lock_erasure (self);
  spor_lock_controls (GTK_WIDGET (self->problems), why);
  spor_lock_controls (GTK_WIDGET (self->answers), why);
}

/* "Accepted · Track 1"; without a place on the board the status alone. (transfer full) */
static char *
spor_signup_pane_status (SporSignupPane *self)
{
  SporComposition *composition = spor_signup_pane_get_composition (self);
  const char *status = spor_status_label (spor_signup_get_row (self->signup)->status);
  g_autofree char *seat = NULL;

  if (!composition)
    return g_strdup (status);
  seat = spor_signup_cell (composition, spor_signup_get_index (self->signup), SPOR_COLUMN_SEAT);
  return *seat ? g_strjoin (SPOR_TEXT_DOT, status, seat, NULL) : g_strdup (status);
}

static void
spor_signup_pane_update_head (SporSignupPane *self)
{
  SporSignups *signups = spor_signup_get_signups (self->signup);
  const SporSignupRow *row = spor_signup_get_row (self->signup);
  const char *region = spor_signup_region (signups, row);
  g_autofree char *place = g_strjoin (*region ? SPOR_TEXT_DOT : "", row->place, region, NULL);
  g_autofree char *status = spor_signup_pane_status (self);

  gtk_label_set_label (self->name, *row->name ? row->name : _ ("Without a name"));
  gtk_label_set_label (self->place, place);
  gtk_image_set_from_icon_name (self->status_icon, spor_status_icon (row->status));
  gtk_label_set_label (self->status, status);
  spor_signup_pane_keep_focus (self);
  spor_signup_problems_show (self->problems, signups, row, spor_signup_pane_is_seated (self));
  spor_signup_pane_offer_claim (self);
  spor_signup_pane_lock (self);
}

static void
spor_signup_pane_go_to_wanted (SporSignupPane *self)
{
  if (self->wanted)
    {
      spor_signup_answers_focus (self->answers, self->wanted - 1);
      spor_scroll_to (spor_focus_within (GTK_WIDGET (self->answers)), NEXT_FIELDS);
    }
  self->wanted = 0;
}

typedef struct
{
  SporSignupPane *pane;
  guint serial;
} SporDetailQuestion;

static void
on_detail_loaded_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  SporDetailQuestion *question = user_data;
  SporSignupPane *self = question->pane;
  g_autoptr (GError) error = NULL;
  g_autoptr (SporSignupDetail) detail
      = spor_signup_detail_load_finish (SPOR_BOOK (source), result, &error);
  gboolean had_focus = spor_focus_within (GTK_WIDGET (self)) != NULL;

  if (question->serial == self->serial && detail)
    {
      spor_signup_answers_show (self->answers, self->book, detail);
      spor_signup_history_show (self->history, detail);
      self->erased = detail->erased;
      if (detail->erased)
        gtk_widget_set_visible (GTK_WIDGET (self->problems), FALSE);
      gtk_widget_action_set_enabled (GTK_WIDGET (self), "signup.erase", !detail->erased);
      spor_signup_pane_lock (self);
      if (detail->erased)
        gtk_widget_action_set_enabled (GTK_WIDGET (self), "signup.claim", FALSE);
      gtk_widget_set_visible (self->details, TRUE);
      spor_signup_pane_go_to_wanted (self);
      if (had_focus && !spor_focus_within (GTK_WIDGET (self))) /* the button has done its deed */
        gtk_widget_grab_focus (GTK_WIDGET (self->scroll));
    }
  else if (question->serial == self->serial)
    spor_show_error (GTK_WIDGET (self), _ ("The Sign-up Could Not Be Read"), error);
  g_object_unref (question->pane);
  g_free (question);
}

/* Whose sign-up it is: not the book's, which may show another round by now. */
static SporRound *
spor_signup_pane_get_round (SporSignupPane *self)
{
  return spor_signups_round (spor_signup_get_signups (self->signup));
}

static void
spor_signup_pane_load (SporSignupPane *self)
{
  SporDetailQuestion *question = g_new0 (SporDetailQuestion, 1);

  question->pane = g_object_ref (self);
  question->serial = ++self->serial;
  spor_signup_detail_load_async (self->book, spor_signup_pane_get_round (self)->id,
                                 spor_signup_get_row (self->signup)->id, NULL, on_detail_loaded_cb,
                                 question);
}

/* --- Actions -------------------------------------------------------------------------------- */

static void
spor_signup_pane_do (SporSignupPane *self, SporDeed deed, const char *text)
{
  spor_signup_do (GTK_WIDGET (self), self->book, spor_signup_pane_get_round (self),
                  spor_signup_get_row (self->signup)->id, deed, text);
}

/* (nullable) (transfer full): all who have given the same answer to @field, if what is done now is
 * done to them; NULL: it is done to one. */
static GArray *
spor_signup_pane_find_alike (SporSignupPane *self, SporField field, SporProblem *problem)
{
  for (guint p = 0; p < SPOR_N_PROBLEMS; p++)
    if (spor_problem_field (p) == field && spor_signup_problems_is_for_all (self->problems, p))
      {
        g_autoptr (GArray) alike
            = spor_signups_alike (spor_signup_get_signups (self->signup),
                                  spor_signup_get_index (self->signup), p, NULL);

        *problem = p;
        return alike->len > 1 ? g_steal_pointer (&alike) : NULL;
      }
  return NULL;
}

/* @text: what the place is; @organisation: or what is no municipality */
static void
spor_signup_pane_set_place (SporSignupPane *self, const char *text, gboolean organisation)
{
  SporProblem problem;
  g_autoptr (GArray) alike = spor_signup_pane_find_alike (self, SPOR_FIELD_MUNICIPALITY, &problem);

  if (alike)
    spor_mend_do (GTK_WIDGET (self), self->book, spor_signup_get_signups (self->signup), alike,
                  problem, text, organisation);
  else
    spor_signup_pane_do (self,
                         organisation ? SPOR_DEED_SET_ORGANISATION : SPOR_DEED_SET_MUNICIPALITY,
                         text);
}

static void
on_correct_activated_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  SporSignupPane *self = SPOR_SIGNUP_PANE (widget);
  int field = spor_field_from_key (g_variant_get_string (parameter, NULL));
  SporProblem problem;
  g_autoptr (GArray) alike = NULL;

  if (field < 0)
    return;
  if ((alike = spor_signup_pane_find_alike (self, field, &problem)))
    spor_mend_ask (widget, self->book, spor_signup_get_signups (self->signup), alike, problem);
  else
    spor_signup_answers_focus (self->answers, field);
}

static void
on_use_suggestion_activated_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  SporSignupPane *self = SPOR_SIGNUP_PANE (widget);
  SporSignups *signups = spor_signup_get_signups (self->signup);
  int suggestion = spor_signup_suggestion (signups, spor_signup_get_row (self->signup));

  if (suggestion >= 0)
    spor_signup_pane_set_place (
        self, spor_places_get (spor_signups_round (signups)->places, suggestion)->name, FALSE);
}

static void
on_organisation_activated_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  SporSignupPane *self = SPOR_SIGNUP_PANE (widget);

  spor_signup_pane_set_place (self, spor_signup_get_row (self->signup)->place, TRUE);
}

/* Whom the question is about: somebody else may be shown by the time it is answered. */
typedef struct
{
  SporSignupPane *pane;
  SporBook *book;
  SporRound *round;
  char *id;
} SporPaneWaiver;

static void
spor_pane_waiver_free (gpointer data)
{
  SporPaneWaiver *waiver = data;

  g_object_unref (waiver->pane);
  g_object_unref (waiver->book);
  spor_round_unref (waiver->round);
  g_free (waiver->id);
  g_free (waiver);
}

static void
on_waived_cb (gpointer data, const char *note)
{
  SporPaneWaiver *waiver = data;

  spor_signup_do (GTK_WIDGET (waiver->pane), waiver->book, waiver->round, waiver->id,
                  SPOR_DEED_WAIVE, note);
}

static void
on_waive_activated_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  SporSignupPane *self = SPOR_SIGNUP_PANE (widget);
  SporPaneWaiver *waiver = g_new0 (SporPaneWaiver, 1);

  waiver->pane = g_object_ref (self);
  waiver->book = g_object_ref (self->book);
  waiver->round = spor_round_ref (spor_signup_pane_get_round (self));
  waiver->id = g_strdup (spor_signup_get_row (self->signup)->id);
  spor_ask_to_waive (widget, 1, on_waived_cb, waiver, spor_pane_waiver_free);
}

static const struct
{
  const char *action;
  SporDeed deed;
} plain_deeds[] = {
  { "signup.unwaive", SPOR_DEED_UNWAIVE },
  { "signup.include", SPOR_DEED_INCLUDE },
  { "signup.withdraw", SPOR_DEED_WITHDRAW },
  { "signup.return", SPOR_DEED_RETURN },
};

static void
on_deed_activated_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  for (guint i = 0; i < G_N_ELEMENTS (plain_deeds); i++)
    if (g_str_equal (plain_deeds[i].action, action))
      spor_signup_pane_do (SPOR_SIGNUP_PANE (widget), plain_deeds[i].deed, NULL);
}

static void
on_claim_activated_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  gtk_widget_activate_action (widget, "win.new-claim", "(ss)", "",
                              spor_signup_get_row (SPOR_SIGNUP_PANE (widget)->signup)->id);
}

static void
on_replace_activated_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  gtk_widget_activate_action (widget, "win.find-replacement", "s",
                              spor_signup_get_row (SPOR_SIGNUP_PANE (widget)->signup)->id);
}

static void
on_erase_activated_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  SporSignupPane *self = SPOR_SIGNUP_PANE (widget);
  const char *const ids[] = { spor_signup_get_row (self->signup)->id, NULL };

  spor_erase_ask (widget, self->book, ids);
}

static void
on_look_again_activated_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  SporSignupPane *self = SPOR_SIGNUP_PANE (widget);

  if (self->signup)
    spor_signup_pane_load (self);
}

static void
on_close_activated_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  g_signal_emit (widget, signals[CLOSED], 0);
}

/* --- Object --------------------------------------------------------------------------------- */

static void
spor_signup_pane_dispose (GObject *object)
{
  SporSignupPane *self = SPOR_SIGNUP_PANE (object);

  self->serial++;
  g_clear_object (&self->book);
  g_clear_object (&self->signup);
  G_OBJECT_CLASS (spor_signup_pane_parent_class)->dispose (object);
}

static void
spor_signup_pane_class_init (SporSignupPaneClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = spor_signup_pane_dispose;
  signals[CLOSED] = g_signal_new ("closed", SPOR_TYPE_SIGNUP_PANE, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                  NULL, G_TYPE_NONE, 0);

  g_type_ensure (SPOR_TYPE_SIGNUP_PROBLEMS);
  g_type_ensure (SPOR_TYPE_SIGNUP_ANSWERS);
  g_type_ensure (SPOR_TYPE_SIGNUP_HISTORY);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/dk/kombit/Spor/ui/spor-signup-pane.ui");
  gtk_widget_class_bind_template_child (widget_class, SporSignupPane, name);
  gtk_widget_class_bind_template_child (widget_class, SporSignupPane, place);
  gtk_widget_class_bind_template_child (widget_class, SporSignupPane, unlisted);
  gtk_widget_class_bind_template_child (widget_class, SporSignupPane, next);
  gtk_widget_class_bind_template_child (widget_class, SporSignupPane, status_icon);
  gtk_widget_class_bind_template_child (widget_class, SporSignupPane, status);
  gtk_widget_class_bind_template_child (widget_class, SporSignupPane, scroll);
  gtk_widget_class_bind_template_child (widget_class, SporSignupPane, claim);
  gtk_widget_class_bind_template_child (widget_class, SporSignupPane, claim_objection);
  gtk_widget_class_bind_template_child (widget_class, SporSignupPane, replacement);
  gtk_widget_class_bind_template_child (widget_class, SporSignupPane, replace_button);
  gtk_widget_class_bind_template_child (widget_class, SporSignupPane, replace_objection);
  gtk_widget_class_bind_template_child (widget_class, SporSignupPane, details);
  gtk_widget_class_bind_template_child (widget_class, SporSignupPane, problems);
  gtk_widget_class_bind_template_child (widget_class, SporSignupPane, answers);
  gtk_widget_class_bind_template_child (widget_class, SporSignupPane, history);

  gtk_widget_class_install_action (widget_class, "signup.correct", "s", on_correct_activated_cb);
  gtk_widget_class_install_action (widget_class, "signup.use-suggestion", NULL,
                                   on_use_suggestion_activated_cb);
  gtk_widget_class_install_action (widget_class, "signup.organisation", NULL,
                                   on_organisation_activated_cb);
  gtk_widget_class_install_action (widget_class, "signup.waive", NULL, on_waive_activated_cb);
  for (guint i = 0; i < G_N_ELEMENTS (plain_deeds); i++)
    gtk_widget_class_install_action (widget_class, plain_deeds[i].action, NULL,
                                     on_deed_activated_cb);
  gtk_widget_class_install_action (widget_class, "signup.claim", NULL, on_claim_activated_cb);
  gtk_widget_class_install_action (widget_class, "signup.replace", NULL, on_replace_activated_cb);
  gtk_widget_class_install_action (widget_class, "signup.erase", NULL, on_erase_activated_cb);
  gtk_widget_class_install_action (widget_class, "signup.look-again", NULL,
                                   on_look_again_activated_cb);
  gtk_widget_class_install_action (widget_class, "signup.close", NULL, on_close_activated_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "signup.close", NULL);
}

static void
spor_signup_pane_init (SporSignupPane *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

void
spor_signup_pane_show (SporSignupPane *self, SporBook *book, SporSignup *signup)
{
  gboolean other;

  g_return_if_fail (SPOR_IS_SIGNUP_PANE (self));
  g_return_if_fail (!signup || SPOR_IS_SIGNUP (signup));

  other
      = !signup || !self->signup
        || !g_str_equal (spor_signup_get_row (signup)->id, spor_signup_get_row (self->signup)->id);
  if (other && self->signup)
    spor_signup_answers_leave (self->answers);
  g_set_object (&self->book, book);
  g_set_object (&self->signup, signup);
  if (!signup)
    {
      self->serial++;
      return;
    }
  spor_signup_pane_update_head (self);
  if (other)
    {
      self->erased = FALSE;
      self->wanted = 0;
      gtk_widget_set_visible (self->details, FALSE);
      gtk_adjustment_set_value (gtk_scrolled_window_get_vadjustment (self->scroll), 0);
    }
  spor_signup_pane_load (self);
}

void
spor_signup_pane_correct (SporSignupPane *self, SporField field)
{
  g_return_if_fail (SPOR_IS_SIGNUP_PANE (self));

  self->wanted = 1 + field;
}

SporSignup *
spor_signup_pane_get_signup (SporSignupPane *self)
{
  g_return_val_if_fail (SPOR_IS_SIGNUP_PANE (self), NULL);

  return self->signup;
}

void
spor_signup_pane_set_unlisted (SporSignupPane *self, gboolean unlisted)
{
  gboolean mended;

  g_return_if_fail (SPOR_IS_SIGNUP_PANE (self));

  if (gtk_widget_get_visible (self->unlisted) == unlisted)
    return;
  mended
      = gtk_root_get_focus (gtk_widget_get_root (GTK_WIDGET (self))) == GTK_WIDGET (self->scroll);
  gtk_widget_set_visible (self->unlisted, unlisted);
  if (unlisted && mended)
    gtk_widget_grab_focus (self->next);
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "spor-signup-party.h"

#include "spor-alike.h"
#include "spor-erase-dialog.h"
#include "spor-focus.h"
#include "spor-language.h"
#include "spor-mend.h"
#include "spor-signup-columns.h"
#include "spor-signups-deed.h"
#include "spor-toast.h"
#include "spor-waive-dialog.h"
#include "spor-why.h"

#include <glib/gi18n-lib.h>

/* What can be done; the first are SporSignupsChange. */
enum
{
  WAIT = SPOR_N_SIGNUPS_CHANGES,
  MAIL,
  ERASE,
  N_WAYS
};

struct _SporSignupParty
{
  AdwBin parent_instance;

  /* template */
  GtkScrolledWindow *scroll;
  GtkLabel *title;
  GtkLabel *why; /* nothing can be done */
  GtkBox *statuses;
  GtkBox *alike;
  GtkBox *ways;

  /* borrowed */
  GtkButton *buttons[N_WAYS];
  GtkLabel *reasons[N_WAYS];

  /* owned */
  SporBook *book;
  SporSignups *signups;
  GArray *indices;
  GPtrArray *groups;    /* SporAlike*: those of them who have given the same answer */
  GArray *able[N_WAYS]; /* those of indices to whom it can be done */
  char *closed;         /* why nobody can be put on the board; NULL: they can */
  gboolean locked;      /* nor can anything else be changed, for the same reason */
  gboolean read_only;   /* nor can anybody be erased */
};

/* More answers than that are corrected one after another. */
#define MOST_GROUPS 8
#define GROUP_KEY "spor-group"

enum
{
  CLOSED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (SporSignupParty, spor_signup_party, ADW_TYPE_BIN)

static const struct
{
  const char *action;
  const char *label;
  const char *others; /* why not to the others */
  const char *nobody; /* why to none; NULL: then it is not offered */
} ways[N_WAYS] = {
  [MAIL] = { "several.copy-mail", N_ ("Copy E-mail Addresses"),
             N_ ("The others have no valid e-mail address."),
             N_ ("None of them has a valid e-mail address.") },
  [WAIT] = { "several.wait", N_ ("Put on Waiting List"),
             N_ ("The others are not accepted, or have a place on the board already."),
             N_ ("None of them is accepted and without a place on the board.") },
  [ERASE] = { "several.erase", N_ ("Erase Personal Data…"), NULL, NULL }, /* anybody's */
  [SPOR_SIGNUPS_WAIVE_LATE]
  = { "several.waive", N_ ("Waive Lateness…"), N_ ("The others came in time."), NULL },
  [SPOR_SIGNUPS_INCLUDE]
  = { "several.include", N_ ("Include"), N_ ("The others completed the questionnaire."), NULL },
  [SPOR_SIGNUPS_WITHDRAW]
  = { "several.withdraw", N_ ("Withdraw"), N_ ("The others have been withdrawn already."), NULL },
  [SPOR_SIGNUPS_RETURN]
  = { "several.return", N_ ("Reinstate"), N_ ("The others have not been withdrawn."), NULL },
};

static const guint order[N_WAYS] = { MAIL,
                                     WAIT,
                                     SPOR_SIGNUPS_WAIVE_LATE,
                                     SPOR_SIGNUPS_INCLUDE,
                                     SPOR_SIGNUPS_WITHDRAW,
                                     SPOR_SIGNUPS_RETURN,
                                     ERASE };

/* --- Who can ------------------------------------------------------------------------------- */

static gboolean
spor_signup_party_can (const SporSignupRow *row, guint way, gboolean placed)
{
  const guint32 no_mail = 1u << SPOR_PROBLEM_MISSING_EMAIL | 1u << SPOR_PROBLEM_INVALID_EMAIL;

  switch (way)
    {
    case MAIL:
      return *row->email && !(row->problems & no_mail);
    case WAIT:
      return row->status == SPOR_STATUS_ELIGIBLE && !placed;
    case SPOR_SIGNUPS_WAIVE_LATE:
      return row->problems & (1u << SPOR_PROBLEM_LATE);
    case SPOR_SIGNUPS_INCLUDE:
      return row->status == SPOR_STATUS_SKIPPED;
    case SPOR_SIGNUPS_WITHDRAW:
      return row->status != SPOR_STATUS_WITHDRAWN;
    case SPOR_SIGNUPS_RETURN:
      return row->status == SPOR_STATUS_WITHDRAWN;
    case ERASE:
      return TRUE;
    default:
      g_return_val_if_reached (FALSE);
    }
}

static void
spor_signup_party_sort_out (SporSignupParty *self)
{
  SporSnapshot *snapshot = spor_book_get_snapshot (self->book);
  SporComposition *composition = spor_snapshot_get_composition (snapshot);
  gboolean is_theirs = composition->signups == self->signups; /* else of others */
  g_autofree guint8 *spots = is_theirs ? spor_signups_spots (composition) : NULL;

  g_free (self->closed);
  self->closed = spor_composition_closed_text (composition);
  self->locked = spor_snapshot_get_closed (snapshot) != NULL;
  self->read_only = spor_snapshot_get_read_only (snapshot) != NULL;
  for (guint w = 0; w < N_WAYS; w++)
    g_array_set_size (self->able[w], 0);
  for (guint i = 0; i < self->indices->len; i++)
    {
      guint index = g_array_index (self->indices, guint, i);
      const SporSignupRow *row = spor_signups_row (self->signups, index);
      gboolean placed = spots && spots[index] != SPOR_SPOT_POOL;

      for (guint w = 0; w < N_WAYS; w++)
        if (!(w == WAIT && self->closed) && spor_signup_party_can (row, w, placed))
          g_array_append_val (self->able[w], index);
    }
}

/* An archived round does not change; but anybody's data can be erased, unless the book can only be
 * read. */
static gboolean
spor_signup_party_is_locked (SporSignupParty *self, guint way)
{
  return self->locked && way != MAIL && (way != ERASE || self->read_only);
}

/* --- What is shown -------------------------------------------------------------------------- */

static void
spor_signup_party_add_status (SporSignupParty *self, SporStatus status, guint n)
{
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  g_autofree char *count = spor_format_count (n);
  /* Translators: a status, such as "Accepted", and how many have it */
  g_autofree char *text = g_strdup_printf (_ ("%s: %s"), spor_status_label (status), count);

  gtk_box_append (GTK_BOX (line),
                  g_object_new (GTK_TYPE_IMAGE, "accessible-role", GTK_ACCESSIBLE_ROLE_PRESENTATION,
                                "icon-name", spor_status_icon (status), NULL));
  gtk_box_append (GTK_BOX (line), gtk_label_new (text));
  gtk_box_append (self->statuses, line);
}

static void
spor_signup_party_update_statuses (SporSignupParty *self)
{
  guint counts[SPOR_N_STATUSES] = { 0 };
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->statuses))))
    gtk_box_remove (self->statuses, child);
  for (guint i = 0; i < self->indices->len; i++)
    counts[spor_signups_row (self->signups, g_array_index (self->indices, guint, i))->status]++;
  for (guint s = 0; s < SPOR_N_STATUSES; s++)
    if (counts[s] > 0)
      spor_signup_party_add_status (self, s, counts[s]);
}

static void
spor_signup_party_update_reason (SporSignupParty *self, guint way)
{
  guint n = self->able[way]->len;
  const char *reason = spor_signup_party_is_locked (self, way) ? NULL /* said for all of them */
                       : n == self->indices->len               ? NULL
                       : n > 0                                 ? _ (ways[way].others)
                       : way == WAIT && self->closed           ? self->closed
                       : ways[way].nobody                      ? _ (ways[way].nobody)
                                                               : NULL;

  if (reason)
    gtk_label_set_label (self->reasons[way], reason);
  gtk_widget_set_visible (GTK_WIDGET (self->reasons[way]), reason != NULL);
}

static void
spor_signup_party_update_way (SporSignupParty *self, guint way)
{
  guint n = self->able[way]->len, all = self->indices->len;
  g_autofree char *n_text = spor_format_count (n);
  g_autofree char *all_text = spor_format_count (all);
  /* Translators: what to do, to how many, and of how many: "Withdraw (2 of 3)" */
  g_autofree char *counted
      = g_strdup_printf (_ ("%s (%s of %s)"), _ (ways[way].label), n_text, all_text);

  gtk_button_set_label (self->buttons[way], n > 0 && n < all ? counted : _ (ways[way].label));
  gtk_widget_action_set_enabled (GTK_WIDGET (self), ways[way].action,
                                 n > 0 && !spor_signup_party_is_locked (self, way));
  spor_say_why (GTK_WIDGET (self->buttons[way]), NULL,
                spor_signup_party_is_locked (self, way) ? self->closed : NULL);
  gtk_widget_set_visible (GTK_WIDGET (self->buttons[way]), n > 0 || ways[way].nobody);
  spor_signup_party_update_reason (self, way);
}

/* --- Alike ---------------------------------------------------------------------------------- */

static void
on_alike_clicked_cb (GtkButton *button, SporSignupParty *self)
{
  const SporAlike *alike
      = g_ptr_array_index (self->groups,
                           GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (button), GROUP_KEY)));

  spor_mend_ask (GTK_WIDGET (self), self->book, self->signups, alike->indices, alike->problem);
}

/* "Correct 12 with the answer “Århus k”…" */
static void
spor_signup_party_add_alike (SporSignupParty *self, guint index)
{
  const SporAlike *alike = g_ptr_array_index (self->groups, index);
  const SporSignupRow *row
      = spor_signups_row (self->signups, g_array_index (alike->indices, guint, 0));
  g_autofree char *count = spor_format_count (alike->indices->len);
  g_autofree char *label
      /* Translators: how many sign-ups, an answer that is not understood */
      = g_strdup_printf (_ ("Correct %s with the answer “%s”…"), count,
                         spor_signup_misread (row, alike->problem));
  GtkWidget *button = gtk_button_new_with_label (label);
  GtkWidget *text = gtk_button_get_child (GTK_BUTTON (button));

  gtk_label_set_wrap (GTK_LABEL (text), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (text), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_justify (GTK_LABEL (text), GTK_JUSTIFY_CENTER);
  gtk_widget_set_sensitive (button, !self->locked);
  spor_say_why (button, NULL, self->locked ? self->closed : NULL);
  g_object_set_data (G_OBJECT (button), GROUP_KEY, GUINT_TO_POINTER (index));
  g_signal_connect_object (button, "clicked", G_CALLBACK (on_alike_clicked_cb), self, 0);
  gtk_box_append (self->alike, button);
}

static void
spor_signup_party_update_alike (SporSignupParty *self)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->alike))))
    gtk_box_remove (self->alike, child);
  g_clear_pointer (&self->groups, g_ptr_array_unref);
  self->groups = spor_signups_group_alike (self->signups, self->indices);
  for (guint i = 0; i < MIN (self->groups->len, MOST_GROUPS); i++)
    spor_signup_party_add_alike (self, i);
  gtk_widget_set_visible (GTK_WIDGET (self->alike), self->groups->len > 0);
}

static void
spor_signup_party_update (SporSignupParty *self)
{
  guint n = self->indices->len;
  g_autofree char *count = spor_format_count (n);
  g_autofree char *title
      = g_strdup_printf (ngettext ("%s Sign-up Chosen", "%s Sign-ups Chosen", n), count);

  gtk_label_set_label (self->title, title);
  spor_signup_party_update_statuses (self);
  spor_signup_party_sort_out (self);
  gtk_label_set_label (self->why, self->locked ? self->closed : "");
  gtk_widget_set_visible (GTK_WIDGET (self->why), self->locked);
  if (spor_focus_within (GTK_WIDGET (self->ways))
      || spor_focus_within (GTK_WIDGET (self->alike))) /* the button may be about to go */
    gtk_widget_grab_focus (GTK_WIDGET (self->scroll));
  spor_signup_party_update_alike (self);
  for (guint w = 0; w < N_WAYS; w++)
    spor_signup_party_update_way (self, w);
}

/* --- Actions -------------------------------------------------------------------------------- */

static void
on_change_activated_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  SporSignupParty *self = SPOR_SIGNUP_PARTY (widget);

  for (guint w = 0; w < SPOR_N_SIGNUPS_CHANGES; w++)
    if (g_str_equal (ways[w].action, action))
      spor_signups_change (widget, self->book, self->signups, self->able[w], w, NULL);
}

/* Whom the question is about: others may be chosen by the time it is answered. */
typedef struct
{
  GtkWidget *from;
  SporBook *book;
  SporSignups *signups;
  GArray *late;
} SporPartyWaiver;

static void
spor_party_waiver_free (gpointer data)
{
  SporPartyWaiver *waiver = data;

  g_object_unref (waiver->from);
  g_object_unref (waiver->book);
  spor_signups_unref (waiver->signups);
  g_array_unref (waiver->late);
  g_free (waiver);
}

static void
on_waived_cb (gpointer data, const char *note)
{
  SporPartyWaiver *waiver = data;

  spor_signups_change (waiver->from, waiver->book, waiver->signups, waiver->late,
                       SPOR_SIGNUPS_WAIVE_LATE, note);
}

static void
on_waive_activated_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  SporSignupParty *self = SPOR_SIGNUP_PARTY (widget);
  SporPartyWaiver *waiver = g_new0 (SporPartyWaiver, 1);

  waiver->from = g_object_ref (widget);
  waiver->book = g_object_ref (self->book);
  waiver->signups = spor_signups_ref (self->signups);
  waiver->late = g_array_copy (self->able[SPOR_SIGNUPS_WAIVE_LATE]);
  spor_ask_to_waive (widget, waiver->late->len, on_waived_cb, waiver, spor_party_waiver_free);
}

static void
on_wait_activated_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  SporSignupParty *self = SPOR_SIGNUP_PARTY (widget);

  spor_signups_wait (widget, self->book, self->signups, self->able[WAIT]);
}

/* As mail programs take them; nobody twice. */
static void
on_copy_mail_activated_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  SporSignupParty *self = SPOR_SIGNUP_PARTY (widget);
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GString) addresses = g_string_new (NULL);
  g_autofree char *count = NULL;
  g_autofree char *said = NULL;
  guint n;

  for (guint i = 0; i < self->able[MAIL]->len; i++)
    {
      const SporSignupRow *row
          = spor_signups_row (self->signups, g_array_index (self->able[MAIL], guint, i));

      if (g_hash_table_add (seen, (gpointer)row->person))
        g_string_append_printf (addresses, "%s%s", addresses->len ? "; " : "", row->email);
    }
  n = g_hash_table_size (seen);
  count = spor_format_count (n);
  said = g_strdup_printf (ngettext ("%s e-mail address copied", "%s e-mail addresses copied", n),
                          count);
  gdk_clipboard_set_text (gtk_widget_get_clipboard (widget), addresses->str);
  spor_toast (widget, said);
}

static void
on_erase_activated_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  SporSignupParty *self = SPOR_SIGNUP_PARTY (widget);
  g_autoptr (GPtrArray) ids = g_ptr_array_new ();

  for (guint i = 0; i < self->able[ERASE]->len; i++)
    g_ptr_array_add (ids, (gpointer)spor_signups_row (self->signups,
                                                      g_array_index (self->able[ERASE], guint, i))
                              ->id);
  g_ptr_array_add (ids, NULL);
  spor_erase_ask (widget, self->book, (const char *const *)ids->pdata);
}

static void
on_close_activated_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  g_signal_emit (widget, signals[CLOSED], 0);
}

/* --- Object --------------------------------------------------------------------------------- */

static void
spor_signup_party_dispose (GObject *object)
{
  SporSignupParty *self = SPOR_SIGNUP_PARTY (object);

  g_clear_object (&self->book);
  g_clear_pointer (&self->signups, spor_signups_unref);
  G_OBJECT_CLASS (spor_signup_party_parent_class)->dispose (object);
}

static void
spor_signup_party_finalize (GObject *object)
{
  SporSignupParty *self = SPOR_SIGNUP_PARTY (object);

  g_clear_pointer (&self->indices, g_array_unref);
  g_clear_pointer (&self->groups, g_ptr_array_unref);
  g_free (self->closed);
  for (guint w = 0; w < N_WAYS; w++)
    g_array_unref (self->able[w]);
  G_OBJECT_CLASS (spor_signup_party_parent_class)->finalize (object);
}

static void
spor_signup_party_class_init (SporSignupPartyClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = spor_signup_party_dispose;
  object_class->finalize = spor_signup_party_finalize;
  signals[CLOSED] = g_signal_new ("closed", SPOR_TYPE_SIGNUP_PARTY, G_SIGNAL_RUN_LAST, 0, NULL,
                                  NULL, NULL, G_TYPE_NONE, 0);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/dk/kombit/Spor/ui/spor-signup-party.ui");
  gtk_widget_class_bind_template_child (widget_class, SporSignupParty, scroll);
  gtk_widget_class_bind_template_child (widget_class, SporSignupParty, title);
  gtk_widget_class_bind_template_child (widget_class, SporSignupParty, why);
  gtk_widget_class_bind_template_child (widget_class, SporSignupParty, statuses);
  gtk_widget_class_bind_template_child (widget_class, SporSignupParty, alike);
  gtk_widget_class_bind_template_child (widget_class, SporSignupParty, ways);

  for (guint w = 0; w < SPOR_N_SIGNUPS_CHANGES; w++)
    gtk_widget_class_install_action (widget_class, ways[w].action, NULL,
                                     w == SPOR_SIGNUPS_WAIVE_LATE ? on_waive_activated_cb
                                                                  : on_change_activated_cb);
  gtk_widget_class_install_action (widget_class, ways[WAIT].action, NULL, on_wait_activated_cb);
  gtk_widget_class_install_action (widget_class, ways[MAIL].action, NULL,
                                   on_copy_mail_activated_cb);
  gtk_widget_class_install_action (widget_class, ways[ERASE].action, NULL, on_erase_activated_cb);
  gtk_widget_class_install_action (widget_class, "several.close", NULL, on_close_activated_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "several.close", NULL);
}

/* A button, and under it why it does not reach all. */
static void
spor_signup_party_add_way (SporSignupParty *self, guint way)
{
  GtkWidget *button = gtk_button_new_with_label (_ (ways[way].label));
  GtkWidget *said = gtk_button_get_child (GTK_BUTTON (button));
  GtkWidget *reason = gtk_label_new (NULL);

  gtk_label_set_wrap (GTK_LABEL (said), TRUE);
  gtk_label_set_justify (GTK_LABEL (said), GTK_JUSTIFY_CENTER);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), ways[way].action);
  gtk_label_set_wrap (GTK_LABEL (reason), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (reason), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_xalign (GTK_LABEL (reason), 0);
  gtk_widget_add_css_class (reason, "dim-label");
  gtk_widget_add_css_class (reason, "caption");
  gtk_box_append (self->ways, button);
  gtk_box_append (self->ways, reason);
  self->buttons[way] = GTK_BUTTON (button);
  self->reasons[way] = GTK_LABEL (reason);
}

static void
spor_signup_party_init (SporSignupParty *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  for (guint i = 0; i < N_WAYS; i++)
    {
      self->able[i] = g_array_new (FALSE, FALSE, sizeof (guint));
      spor_signup_party_add_way (self, order[i]);
    }
}

void
spor_signup_party_show (SporSignupParty *self,
                        SporBook *book,
                        SporSignups *signups,
                        GArray *indices)
{
  g_return_if_fail (SPOR_IS_SIGNUP_PARTY (self));

  g_set_object (&self->book, book);
  g_clear_pointer (&self->signups, spor_signups_unref);
  self->signups = spor_signups_ref (signups);
  g_clear_pointer (&self->indices, g_array_unref);
  self->indices = g_array_ref (indices);
  spor_signup_party_update (self);
}

GMenuModel *
spor_signup_party_create_menu (SporSignupParty *self)
{
  GMenu *menu = g_menu_new ();
  g_autoptr (GMenu) copies = g_menu_new ();
  g_autoptr (GMenu) changes = g_menu_new ();
  gboolean one;

  g_return_val_if_fail (SPOR_IS_SIGNUP_PARTY (self), NULL);

  one = self->indices->len == 1;
  g_menu_append (copies, one ? _ ("Copy Row") : _ ("Copy Rows"), "signups.copy");
  for (guint i = 0; i < N_WAYS; i++)
    {
      guint way = order[i];
      const char *label = one && way == MAIL ? _ ("Copy E-mail Address")
                                             : gtk_button_get_label (self->buttons[way]);

      if (self->able[way]->len > 0 && !spor_signup_party_is_locked (self, way))
        g_menu_append (way == MAIL ? copies : changes, label, ways[way].action);
    }
  g_menu_append_section (menu, NULL, G_MENU_MODEL (copies));
  g_menu_append_section (menu, NULL, G_MENU_MODEL (changes));
  return G_MENU_MODEL (menu);
}

const char *const *
spor_signup_party_get_actions (void)
{
  static const char *const actions[]
      = { "several.copy-mail", "several.wait",   "several.waive", "several.include",
          "several.withdraw",  "several.return", "several.erase", NULL };

  return actions;
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "spor-quotes.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * SporKeeper:
 *
 * A widget in which something is typed that goes to the book by itself, or that has to be right
 * first. Nothing of it may be lost by closing a window: see spor_settle().
 */
#define SPOR_TYPE_KEEPER (spor_keeper_get_type ())
G_DECLARE_INTERFACE (SporKeeper, spor_keeper, SPOR, KEEPER, GtkWidget)

struct _SporKeeperInterface
{
  GTypeInterface parent_iface;

  /* Sends what is typed to the book, unless it is there or under way. NULL: somebody else does. */
  void (*save) (SporKeeper *self);

  /* Whether the book has what is typed, or is about to. */
  gboolean (*is_saved) (SporKeeper *self);

  /* Whether the book has not answered yet what was sent to it; then spor_leave_hear() is called.
   * NULL: it sends nothing itself. */
  gboolean (*is_sending) (SporKeeper *self);

  /* Why it cannot have it as it stands. (transfer full) (nullable) */
  char *(*object) (SporKeeper *self);

  /* Adds what is typed and not saved to @quotes, a list of SporQuote*. NULL: what it says to object
   * is all that there is to be said. */
  void (*quote) (SporKeeper *self, GPtrArray *quotes);

  /* The same of what could be saved, and counts only once its field is left. NULL: there is no such
   * thing. */
  void (*quote_typing) (SporKeeper *self, GPtrArray *quotes);

  /* Whose or what its fields are, and those of the keepers in it: a person's name, say. NULL: that
   * is no matter, or the fields say it. (transfer full) (nullable) */
  char *(*about) (SporKeeper *self);
};

/* All of them in @from and below. */
void spor_keepers_save (GtkWidget *from);

/* The first of them whose text is not saved; NULL: there is none. */
SporKeeper *spor_keepers_find_unsaved (GtkWidget *from);

/* The first of them whose text is not saved, and could be; NULL: there is none. */
SporKeeper *spor_keepers_find_savable (GtkWidget *from);

/* What is typed and not saved in any of them, and whose field it stands in, added to @quotes. */
void spor_keepers_quote (GtkWidget *from, GPtrArray *quotes);

/* What a window beside the book's is called, as whose the fields in it are; NULL: it is the book's.
 */
const char *spor_keepers_name_window (GtkWindow *window);

/* The first of them that waits for the book; NULL: there is none. */
SporKeeper *spor_keepers_find_sending (GtkWidget *from);

/* (transfer full) (nullable) */
char *spor_keeper_object (SporKeeper *self);

/* What the first of them says whose text cannot be saved as it stands. (transfer full) (nullable)
 */
char *spor_keepers_object (GtkWidget *from);

/* Brings the page that it is on to the front, and the keyboard to it. */
void spor_keeper_reveal (SporKeeper *self);

G_END_DECLS

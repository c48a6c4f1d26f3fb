/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "spor-book.h"
#include "spor-map-picture.h"

G_BEGIN_DECLS

/* What is to be written, and where. */
typedef struct
{
  guint choice;        /* of the kind's choices */
  gboolean switched;   /* the kind's switch */
  GFile *file;         /* or folder; owned */
  SporMapPicture *map; /* owned; the kinds that take the map as it is shown, else NULL */
  gpointer loaded;     /* what load() gave; owned */
} SporExportOrder;

/* Where to go for what is missing: a button, and the action of the book's window behind it. */
typedef struct
{
  const char *label;  /* not translated yet */
  const char *action; /* "win.page" */
  const char *target; /* a text for the action; NULL: it takes none */
} SporExportWay;

/* A kind of file that leaves the program: what it is for, what can be chosen, and how it comes
 * about. Strings are not translated yet. */
typedef struct
{
  const char *key;   /* "roster" */
  const char *title; /* "Roster" */
  const char *purpose;
  const char *doing;  /* "Writing the roster…" */
  const char *failed; /* "The roster could not be written" */

  const char *name;            /* proposed; with the first pattern's ending */
  const char *files;           /* what such files are called */
  const char *const *patterns; /* the first is the usual one; NULL: a folder is asked for */

  /* Something to choose, and something to switch on; NULL: nothing */
  const char *choice;
  char **(*choices) (SporSnapshot *snapshot); /* translated; g_strfreev() */
  guint usual_choice;
  const char *switch_title, *switch_subtitle; /* off at first */

  /* A sentence why there is nothing of the kind to write, NULL if there is; (nullable) */
  char *(*why_not) (SporSnapshot *snapshot);
  /* … and what leads out of it; (nullable), as is what it gives */
  const SporExportWay *(*way_on) (SporSnapshot *snapshot);
  /* What is to be known beforehand, in a sentence; NULL: nothing. (nullable) */
  char *(*remark) (SporSnapshot *snapshot);
  gboolean takes_map;

  /* On the book's worker, as soon as the kind is chosen: what objection() needs to say why nothing
   * would be written as chosen, in a sentence; NULL: something would be. (nullable, both) */
  gpointer (*survey) (SporStore *store, GError **error);
  GDestroyNotify survey_free;
  char *(*objection) (gconstpointer surveyed, guint choice, gboolean switched);

  /* On the book's worker; gives what write() needs, NULL with @error. (nullable) */
  gpointer (*load) (SporStore *store,
                    SporExportOrder *order,
                    GCancellable *cancellable,
                    GError **error);
  GDestroyNotify loaded_free;
  /* In a thread of its own. NULL: deliver() does it */
  gboolean (*write) (SporExportOrder *order,
                     void (*progress) (double fraction, gpointer data),
                     gpointer progress_data,
                     GCancellable *cancellable,
                     GError **error);
  /* On the book's worker: for what is written and noted in the book as one, or not at all.
   * (nullable) */
  gboolean (*deliver) (SporStore *store,
                       SporExportOrder *order,
                       void (*progress) (double fraction, gpointer data),
                       gpointer progress_data,
                       GCancellable *cancellable,
                       GError **error);
  /* What came of it, in a sentence (transfer full); NULL: that the file was written */
  char *(*tell) (const SporExportOrder *order);
} SporExportKind;

/* All kinds, in the order shown; NULL-terminated. */
const SporExportKind *const *spor_export_kinds (void);

/* NULL if there is none of that key. */
const SporExportKind *spor_export_kind_find (const char *key);

/* One each */
extern const SporExportKind spor_export_roster;
extern const SporExportKind spor_export_management;
extern const SporExportKind spor_export_list;
extern const SporExportKind spor_export_protocol;
extern const SporExportKind spor_export_map;
extern const SporExportKind spor_export_letters;
extern const SporExportKind spor_export_calendar;
extern const SporExportKind spor_export_calendars;
extern const SporExportKind spor_export_refunds;

G_END_DECLS

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "spor-untold.h"

void
spor_untold_forget (SporUntold *self)
{
  self->n = 0;
  g_clear_object (&self->since);
  g_clear_pointer (&self->first, g_free);
}

SporTell
spor_untold_count (SporUntold *self, SporBook *book, const char *was, gboolean pausing)
{
  SporTell tell = self->n > 0 ? SPOR_TELL_DONE : SPOR_TELL_UNDO;

  if (!pausing)
    {
      spor_untold_forget (self);
      return tell;
    }
  if (self->n++ == 0)
    {
      g_set_object (&self->since, spor_book_get_snapshot (book));
      self->first = g_strdup (was);
    }
  return SPOR_TELL_NOTHING;
}

void
spor_untold_tell (
    SporUntold *self, GtkWidget *from, SporBook *book, const SporRound *round, SporField field)
{
  if (self->n > 0)
    spor_signup_edited (from, book, round, self->since, field,
                        self->n == 1 ? SPOR_TELL_UNDO : SPOR_TELL_DONE);
  spor_untold_forget (self);
}

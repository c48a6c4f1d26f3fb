/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "spor-application.h"
#include "spor-language.h"

#include <gtk/gtk.h>

int
main (int argc, char **argv)
{
  g_autoptr (SporApplication) app = NULL;

  spor_language_init (NULL);
  gtk_disable_setlocale (); /* GTK would take the locale back from us */
  app = spor_application_new (G_APPLICATION_DEFAULT_FLAGS);
  return g_application_run (G_APPLICATION (app), argc, argv);
}

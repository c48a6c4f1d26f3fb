/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "spor-application.h"
#include "spor-language.h"

int
main (int argc, char **argv)
{
  g_autoptr (SporApplication) app = NULL;

  spor_language_init (NULL);
  app = spor_application_new (G_APPLICATION_DEFAULT_FLAGS);
  return g_application_run (G_APPLICATION (app), argc, argv);
}

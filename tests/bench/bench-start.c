/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Ends as soon as its first frame has been painted: an empty AdwApplicationWindow without an
 * argument, or Spor's window on the book that is named. bench_start.py times it from outside. */

#include "spor-application.h"
#include "spor-language.h"

#include <unistd.h>

static void
on_painted_cb (GdkFrameClock *clock, gpointer data)
{
  _exit (0);
}

static void
on_realized_cb (GtkWidget *window, gpointer data)
{
  g_signal_connect (gtk_widget_get_frame_clock (window), "after-paint", G_CALLBACK (on_painted_cb),
                    NULL);
}

static void
on_window_added_cb (GtkApplication *app, GtkWindow *window, gpointer data)
{
  g_signal_connect (window, "realize", G_CALLBACK (on_realized_cb), NULL);
}

static void
on_activated_cb (GtkApplication *app, gpointer data)
{
  GtkWidget *window = adw_application_window_new (app);

  gtk_window_set_default_size (GTK_WINDOW (window), 1280, 800);
  gtk_window_present (GTK_WINDOW (window));
}

int
main (int argc, char **argv)
{
  g_autoptr (AdwApplication) app = NULL;

  spor_language_init (NULL);
  gtk_disable_setlocale ();
  if (argc > 1)
    app = ADW_APPLICATION (spor_application_new (G_APPLICATION_NON_UNIQUE));
  else
    {
      app = adw_application_new ("dk.kombit.Spor.Empty", G_APPLICATION_NON_UNIQUE);
      g_signal_connect (app, "activate", G_CALLBACK (on_activated_cb), NULL);
    }
  g_signal_connect (app, "window-added", G_CALLBACK (on_window_added_cb), NULL);
  return g_application_run (G_APPLICATION (app), argc, argv);
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "spor-toast.h"

#include "spor-announce.h"

#include <glib/gi18n-lib.h>

/* Short: it lies over the page, and undo has a button and a key of its own. */
#define UNDO_SECONDS 3

/* Time to read it, and to decide on what comes next. */
#define NEXT_SECONDS 30

/* What a toast has beside its title and the words on its button, in pixels, and what a title has at
 * the least, in characters. */
#define BESIDE_TITLE 140
#define LEAST_CHARS 16

/* One toast at a time: the newest says what matters, and libadwaita 1.2 aborts when a toast that
 * gave way to an urgent one comes back while it still fades (show_toast: !info->widget). */
#define SHOWN_TOAST "spor-shown-toast"

/* On a toast that is about the page under it. */
#define OF_PAGE "spor-toast-of-page"

static AdwToastOverlay *
spor_toast_find_overlay (GtkWidget *from)
{
  GtkWidget *overlay = gtk_widget_get_ancestor (from, ADW_TYPE_TOAST_OVERLAY);

  if (!overlay && ADW_IS_APPLICATION_WINDOW (from))
    overlay = adw_application_window_get_content (ADW_APPLICATION_WINDOW (from));
  else if (!overlay && ADW_IS_WINDOW (from))
    overlay = adw_window_get_content (ADW_WINDOW (from));
  return ADW_IS_TOAST_OVERLAY (overlay) ? ADW_TOAST_OVERLAY (overlay) : NULL;
}

/* On as many lines as it needs: libadwaita cuts it off at the end of the first, and a reason is
 * worth nothing without its end. Names of people and files may hold what looks like markup, which
 * this does not read. */
static GtkWidget *
spor_toast_title_new (const char *text)
{
  GtkWidget *title = gtk_label_new (text);

  gtk_label_set_wrap (GTK_LABEL (title), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (title), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_xalign (GTK_LABEL (title), 0);
  gtk_widget_add_css_class (title, "heading");
  return title;
}

static AdwToast *
spor_toast_new (const char *text)
{
  AdwToast *toast = adw_toast_new ("");

  adw_toast_set_custom_title (toast, spor_toast_title_new (text));
  return toast;
}

/* Of the words on its button, in the text of @overlay; the toast is nowhere yet. */
static int
spor_toast_label_width (AdwToast *toast, AdwToastOverlay *overlay)
{
  const char *label = adw_toast_get_button_label (toast);
  g_autoptr (PangoLayout) layout
      = gtk_widget_create_pango_layout (GTK_WIDGET (overlay), label ? label : "");
  int width;

  pango_layout_get_pixel_size (layout, &width, NULL);
  return width;
}

/* Of the heading that a title is, as GTK counts it. */
static double
spor_toast_char_width (AdwToastOverlay *overlay)
{
  PangoContext *context = gtk_widget_get_pango_context (GTK_WIDGET (overlay));
  PangoFontDescription *font
      = pango_font_description_copy (pango_context_get_font_description (context));
  PangoFontMetrics *metrics;
  double width;

  pango_font_description_set_weight (font, PANGO_WEIGHT_BOLD);
  metrics = pango_context_get_metrics (context, font, NULL);
  width = (double)MAX (pango_font_metrics_get_approximate_char_width (metrics),
                       pango_font_metrics_get_approximate_digit_width (metrics))
          / PANGO_SCALE;
  pango_font_metrics_unref (metrics);
  pango_font_description_free (font);
  return width;
}

/* Toasts come and go without an animation: libadwaita 1.2 crashes when one is dismissed while it
 * still appears, and when a window goes in which one fades. */
static gboolean
spor_toast_stop_animations (AdwToastOverlay *overlay)
{
  GtkSettings *settings = gtk_widget_get_settings (GTK_WIDGET (overlay));
  gboolean were_on;

  g_object_get (settings, "gtk-enable-animations", &were_on, NULL);
  if (were_on)
    g_object_set (settings, "gtk-enable-animations", FALSE, NULL);
  return were_on;
}

/* Given back to the desktop: a value set here would stand, whatever the user asks of the desktop
 * later. */
static void
spor_toast_resume_animations (AdwToastOverlay *overlay, gboolean were_on)
{
  if (were_on)
    gtk_settings_reset_property (gtk_widget_get_settings (GTK_WIDGET (overlay)),
                                 "gtk-enable-animations");
}

static void
spor_toast_dismiss (AdwToastOverlay *overlay, AdwToast *toast)
{
  gboolean were_on = spor_toast_stop_animations (overlay);

  adw_toast_dismiss (toast);
  spor_toast_resume_animations (overlay, were_on);
}

/* In a window that has just been opened, what there will be. */
static int
spor_toast_room (AdwToastOverlay *overlay)
{
  int height, width = gtk_widget_get_width (GTK_WIDGET (overlay));
  GtkWidget *window = gtk_widget_get_ancestor (GTK_WIDGET (overlay), GTK_TYPE_WINDOW);

  if (width == 0 && window)
    gtk_window_get_default_size (GTK_WINDOW (window), &width, &height);
  return width;
}

/* As wide as there is room for beside its buttons: what is wider as a whole is not laid out on
 * lines by itself. */
static void
spor_toast_fit (AdwToastOverlay *overlay, AdwToast *toast)
{
  GtkLabel *title = GTK_LABEL (adw_toast_get_custom_title (toast));
  int room = spor_toast_room (overlay) - BESIDE_TITLE - spor_toast_label_width (toast, overlay);

  gtk_label_set_max_width_chars (title, MAX (room / spor_toast_char_width (overlay), LEAST_CHARS));
}

static void
spor_toast_add (AdwToastOverlay *overlay, AdwToast *toast)
{
  gboolean were_on = spor_toast_stop_animations (overlay);

  spor_toast_fit (overlay, toast);
  adw_toast_overlay_add_toast (overlay, toast);
  spor_toast_resume_animations (overlay, were_on);
}

static void
on_toast_dismissed_cb (AdwToast *toast, AdwToastOverlay *overlay)
{
  if (g_object_get_data (G_OBJECT (overlay), SHOWN_TOAST) == toast)
    g_object_set_data (G_OBJECT (overlay), SHOWN_TOAST, NULL);
}

/* Takes the place of the one that is shown. @toast (transfer full); @text: what it says */
static void
spor_toast_show (GtkWidget *from, AdwToast *toast, const char *text)
{
  AdwToastOverlay *overlay = spor_toast_find_overlay (from);
  g_autoptr (AdwToast) shown = NULL;

  if (!overlay)
    {
      g_object_unref (toast);
      return;
    }
  shown = g_object_steal_data (G_OBJECT (overlay), SHOWN_TOAST);
  if (shown)
    spor_toast_dismiss (overlay, shown);
  g_signal_connect_object (toast, "dismissed", G_CALLBACK (on_toast_dismissed_cb), overlay, 0);
  g_object_set_data_full (G_OBJECT (overlay), SHOWN_TOAST, g_object_ref (toast), g_object_unref);
  spor_toast_add (overlay, toast);
  spor_announce (GTK_WIDGET (overlay), text);
}

void
spor_toast (GtkWidget *from, const char *text)
{
  spor_toast_show (from, spor_toast_new (text), text);
}

void
spor_toast_of_page (GtkWidget *from, const char *text)
{
  AdwToast *toast = spor_toast_new (text);

  g_object_set_data (G_OBJECT (toast), OF_PAGE, GINT_TO_POINTER (TRUE));
  spor_toast_show (from, toast, text);
}

gboolean
spor_toast_can_undo (GtkWidget *from)
{
  GtkRoot *root = gtk_widget_get_root (from);
  GType owner;
  const char *name, *property;
  const GVariantType *type;
  gboolean found = FALSE;

  for (guint i = 0; root && !found
                    && gtk_widget_class_query_action (GTK_WIDGET_GET_CLASS (root), i, &owner, &name,
                                                      &type, &property);
       i++)
    found = g_str_equal (name, "win.undo");
  return found;
}

void
spor_toast_undo (GtkWidget *from, const char *text)
{
  AdwToast *toast = spor_toast_new (text);

  if (spor_toast_can_undo (from))
    {
      adw_toast_set_button_label (toast, _ ("_Undo"));
      adw_toast_set_action_name (toast, "win.undo");
    }
  adw_toast_set_timeout (toast, UNDO_SECONDS);
  spor_toast_show (from, toast, text);
}

void
spor_toast_offer (GtkWidget *from, const char *text, const char *label, const char *action)
{
  AdwToast *toast = spor_toast_new (text);

  adw_toast_set_button_label (toast, label);
  adw_toast_set_action_name (toast, action);
  spor_toast_show (from, toast, text);
}

GObject *
spor_toast_stay (GtkWidget *from, const char *text, const char *label, const char *action)
{
  AdwToastOverlay *overlay = spor_toast_find_overlay (from);
  AdwToast *toast = spor_toast_new (text);

  adw_toast_set_button_label (toast, label);
  adw_toast_set_action_name (toast, action);
  adw_toast_set_timeout (toast, 0);
  spor_toast_show (from, toast, text);
  return overlay ? g_object_get_data (G_OBJECT (overlay), SHOWN_TOAST) : NULL;
}

void
spor_toast_withdraw_undo (AdwToastOverlay *overlay)
{
  AdwToast *shown = g_object_get_data (G_OBJECT (overlay), SHOWN_TOAST);

  const char *action = shown ? adw_toast_get_action_name (shown) : NULL;

  if (action && g_str_has_prefix (action, "win.undo"))
    spor_toast_dismiss (overlay, shown);
}

void
spor_toast_withdraw (GtkWidget *from)
{
  AdwToastOverlay *overlay = spor_toast_find_overlay (from);
  AdwToast *shown = overlay ? g_object_get_data (G_OBJECT (overlay), SHOWN_TOAST) : NULL;

  if (shown)
    spor_toast_dismiss (overlay, shown);
}

void
spor_toast_leave_page (AdwToastOverlay *overlay)
{
  AdwToast *shown = g_object_get_data (G_OBJECT (overlay), SHOWN_TOAST);

  if (shown && g_object_get_data (G_OBJECT (shown), OF_PAGE))
    spor_toast_dismiss (overlay, shown);
}

void
spor_toast_file (GtkWidget *from, const char *text, GFile *file)
{
  g_autofree char *uri = g_file_get_uri (file);
  AdwToast *toast = spor_toast_new (text);

  adw_toast_set_button_label (toast, _ ("_Show in Folder"));
  adw_toast_set_action_name (toast, "app.show-in-folder");
  adw_toast_set_action_target_value (toast, g_variant_new_string (uri));
  spor_toast_show (from, toast, text);
}

static AdwToast *
spor_toast_new_leading (const char *text, const char *label, const char *action, const char *target)
{
  AdwToast *toast = spor_toast_new (text);

  adw_toast_set_button_label (toast, label);
  adw_toast_set_action_name (toast, action);
  adw_toast_set_action_target_value (toast, g_variant_new_string (target));
  return toast;
}

void
spor_toast_lead (
    GtkWidget *from, const char *text, const char *label, const char *action, const char *target)
{
  spor_toast_show (from, spor_toast_new_leading (text, label, action, target), text);
}

void
spor_toast_next (
    GtkWidget *from, const char *text, const char *label, const char *action, const char *target)
{
  AdwToast *toast = spor_toast_new_leading (text, label, action, target);

  adw_toast_set_timeout (toast, NEXT_SECONDS);
  g_object_set_data (G_OBJECT (toast), OF_PAGE, GINT_TO_POINTER (TRUE));
  spor_toast_show (from, toast, text);
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "spor-recent.h"

#include <errno.h>
#include <string.h>

#define GROUP "Recent"
#define KEY "Books"

static char *
spor_recent_file (void)
{
  return g_build_filename (g_get_user_config_dir (), "spor", "recent.ini", NULL);
}

GStrv
spor_recent_list (void)
{
  g_autoptr (GKeyFile) key_file = g_key_file_new ();
  g_autoptr (GStrvBuilder) paths = g_strv_builder_new ();
  g_autofree char *file = spor_recent_file ();
  g_auto (GStrv) addresses = NULL;
  guint n = 0;

  if (g_key_file_load_from_file (key_file, file, G_KEY_FILE_NONE, NULL))
    addresses = g_key_file_get_string_list (key_file, GROUP, KEY, NULL, NULL);

  for (guint i = 0; addresses && addresses[i] && n < SPOR_RECENT_MAX; i++)
    {
      g_autofree char *path = g_filename_from_uri (addresses[i], NULL, NULL);

      if (path)
        {
          g_strv_builder_add (paths, path);
          n++;
        }
    }
  return g_strv_builder_end (paths);
}

char *
spor_recent_get_last (void)
{
  g_auto (GStrv) paths = spor_recent_list ();

  return g_strdup (paths[0]);
}

static gboolean
spor_recent_write (const char *const *addresses, gsize n, GError **error)
{
  g_autoptr (GKeyFile) key_file = g_key_file_new ();
  g_autofree char *file = spor_recent_file ();
  g_autofree char *folder = g_path_get_dirname (file);
  g_autofree char *data = NULL;
  gsize length;

  if (g_mkdir_with_parents (folder, 0700) != 0)
    {
      int code = errno;

      g_set_error (error, G_FILE_ERROR, g_file_error_from_errno (code), "%s: %s", folder,
                   g_strerror (code));
      return FALSE;
    }
  g_key_file_set_string_list (key_file, GROUP, KEY, addresses, n);
  data = g_key_file_to_data (key_file, &length, NULL);
  return g_file_set_contents_full (file, data, length, G_FILE_SET_CONTENTS_CONSISTENT, 0600, error);
}

gboolean
spor_recent_set_last (const char *path, GError **error)
{
  g_autofree char *absolute = NULL;
  g_auto (GStrv) paths = spor_recent_list ();
  g_autoptr (GPtrArray) addresses = g_ptr_array_new_with_free_func (g_free);

  g_return_val_if_fail (path != NULL, FALSE);

  absolute = g_canonicalize_filename (path, NULL);
  if (g_strcmp0 (paths[0], absolute) == 0)
    return TRUE;

  /* an address, because a path need not be UTF-8 and a key file must */
  g_ptr_array_add (addresses, g_filename_to_uri (absolute, NULL, NULL));
  for (guint i = 0; paths[i] && addresses->len < SPOR_RECENT_MAX; i++)
    if (strcmp (paths[i], absolute) != 0)
      g_ptr_array_add (addresses, g_filename_to_uri (paths[i], NULL, NULL));

  return spor_recent_write ((const char *const *)addresses->pdata, addresses->len, error);
}

gboolean
spor_recent_remove (const char *path, GError **error)
{
  g_autofree char *absolute = NULL;
  g_auto (GStrv) paths = spor_recent_list ();
  g_autoptr (GPtrArray) addresses = g_ptr_array_new_with_free_func (g_free);

  g_return_val_if_fail (path != NULL, FALSE);

  absolute = g_canonicalize_filename (path, NULL);
  if (!g_strv_contains ((const char *const *)paths, absolute))
    return TRUE;
  for (guint i = 0; paths[i]; i++)
    if (strcmp (paths[i], absolute) != 0)
      g_ptr_array_add (addresses, g_filename_to_uri (paths[i], NULL, NULL));
  return spor_recent_write ((const char *const *)addresses->pdata, addresses->len, error);
}

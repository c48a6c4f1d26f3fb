/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "spor-folder.h"

#include "spor-file.h"
#include "spor-sweep.h"
#include "spor-text.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#define MOST_TRIES 10

struct _SporFolder
{
  char *given; /* the target as it was named */
  char *path;  /* the same, without links where it is there */
  char *temp;  /* NULL once it has taken the target's name */
  int held;    /* its lock */
  gboolean replaces;
  GPtrArray *known; /* char*: names that were there */
  GPtrArray *names; /* char*: names that were added */
  guint n_moved;    /* of names, into a folder that was there */
  gboolean existed;
  gboolean added; /* committed, and not by replacing */
};

/* --- Looking -------------------------------------------------------------------------------- */

static gboolean
refuse_folder (const char *path, const char *sentence, GError **error)
{
  g_autofree char *name = g_filename_display_basename (path);
  g_autoptr (GString) text = g_string_new (sentence);

  g_string_replace (text, "%s", name, 1);
  g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_EXISTS, text->str);
  return FALSE;
}

static gboolean
look_at_target (SporFolder *self, SporFolderOwns owns, GError **error)
{
  g_autoptr (GDir) folder = NULL;
  const char *name;

  if (!g_file_test (self->path, G_FILE_TEST_EXISTS))
    return TRUE;
  if (!g_file_test (self->path, G_FILE_TEST_IS_DIR))
    /* Translators: a file */
    return refuse_folder (self->path, _ ("“%s” is a file: choose a folder."), error);
  errno = EACCES;
  if (!(folder = g_dir_open (self->path, 0, NULL)))
    return spor_file_fail (self->path, errno, error);

  self->existed = TRUE;
  while ((name = g_dir_read_name (folder)))
    {
      if (!owns (name))
        return refuse_folder (self->path,
                              /* Translators: a folder */
                              _ ("The folder “%s” has other files in it: choose a new or an empty "
                                 "one."),
                              error);
      g_ptr_array_add (self->known, g_strdup (name));
    }
  return TRUE;
}

/* Where a folder would be renamed: "out/" is "out", and a link leads to what it stands for. */
static char *
plain_path (const char *path)
{
  char *plain = g_strdup (path);
  char *real = realpath (path, NULL);

  if (real)
    {
      g_free (plain);
      plain = g_strdup (real);
      free (real);
      return plain;
    }

  for (gsize n = strlen (plain); n > 1 && G_IS_DIR_SEPARATOR (plain[n - 1]); n--)
    plain[n - 1] = '\0';
  return plain;
}

/* A sweep can come between making and holding: then another is made. */
static gboolean
make_temp (SporFolder *self, const char *beside)
{
  for (int n = 0; n < MOST_TRIES; n++)
    {
      g_autofree char *temp = g_build_filename (beside, SPOR_TEMP_NAME, NULL);

      if (!g_mkdtemp_full (temp, 0700))
        return FALSE;
      self->held = open (temp, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
      if (self->held >= 0 && spor_sweep_hold (self->held))
        {
          self->temp = g_steal_pointer (&temp);
          return TRUE;
        }
      if (self->held >= 0)
        close (self->held);
      self->held = -1;
    }
  return FALSE;
}

SporFolder *
spor_folder_new (const char *path, SporFolderOwns owns, gboolean replaces, GError **error)
{
  g_autoptr (SporFolder) self = g_new0 (SporFolder, 1);
  g_autofree char *beside = NULL;

  g_return_val_if_fail (path != NULL && owns != NULL, NULL);

  self->held = -1;
  self->given = g_strdup (path);
  self->path = plain_path (path);
  self->replaces = replaces;
  self->known = g_ptr_array_new_with_free_func (g_free);
  self->names = g_ptr_array_new_with_free_func (g_free);
  if (!look_at_target (self, owns, error))
    return NULL;

  /* in the target's own folder: only there is a name taken in one step */
  beside = g_path_get_dirname (self->path);
  spor_sweep_folder (beside);
  if (!make_temp (self, beside))
    {
      spor_file_fail (self->path, errno, error);
      return NULL;
    }
  return g_steal_pointer (&self);
}

const GPtrArray *
spor_folder_known (const SporFolder *self)
{
  return self->known;
}

/* --- Writing -------------------------------------------------------------------------------- */

gboolean
spor_folder_add (
    SporFolder *self, const char *name, const char *data, gssize length, GError **error)
{
  g_autofree char *path = NULL;

  g_return_val_if_fail (self->temp != NULL, FALSE);
  g_return_val_if_fail (strchr (name, G_DIR_SEPARATOR) == NULL, FALSE);

  path = g_build_filename (self->temp, name, NULL);
  if (!spor_file_create (path, data, length, error))
    return FALSE;
  g_ptr_array_add (self->names, g_strdup (name));
  return TRUE;
}

static void
sync_folder (const char *path)
{
  int fd = open (path, O_RDONLY | O_CLOEXEC);

  /* some file systems cannot; the files are in their place all the same */
  if (fd < 0)
    return;
  fsync (fd);
  close (fd);
}

static void
take_back_moved (SporFolder *self)
{
  for (; self->n_moved > 0; self->n_moved--)
    {
      g_autofree char *path
          = g_build_filename (self->path, g_ptr_array_index (self->names, self->n_moved - 1), NULL);

      g_unlink (path);
    }
}

/* Into a folder with files one by one; not over one that has come there meanwhile. */
static gboolean
move_into_target (SporFolder *self, GError **error)
{
  for (; self->n_moved < self->names->len; self->n_moved++)
    {
      const char *name = g_ptr_array_index (self->names, self->n_moved);
      g_autofree char *from = g_build_filename (self->temp, name, NULL);
      g_autofree char *to = g_build_filename (self->path, name, NULL);

      if (g_file_test (to, G_FILE_TEST_EXISTS))
        spor_file_fail (to, EEXIST, error);
      else if (g_rename (from, to) == 0)
        continue;
      else
        spor_file_fail (to, errno, error);
      take_back_moved (self);
      return FALSE;
    }
  sync_folder (self->path);
  g_rmdir (self->temp);
  return TRUE;
}

/* That of the folder that gives way; else what mkdir() leaves after the umask. */
static gboolean
give_mode (SporFolder *self, const char *old)
{
  g_autofree char *sample = g_build_filename (self->temp, ".mode", NULL);
  GStatBuf info;
  gboolean known;

  if (old)
    known = g_stat (old, &info) == 0;
  else
    {
      if (g_mkdir (sample, 0777) != 0)
        return FALSE;
      known = g_stat (sample, &info) == 0;
      g_rmdir (sample);
    }
  return known && g_chmod (self->temp, info.st_mode & 0777) == 0;
}

/* In one step, where the target is new or empty; else sets errno. */
static gboolean
take_target_name (SporFolder *self, const char *old)
{
  g_autofree char *beside = g_path_get_dirname (self->path);

  if (!give_mode (self, old) || g_rename (self->temp, self->path) != 0)
    return FALSE;
  sync_folder (beside);
  return TRUE;
}

static void
remove_files (const char *folder, const GPtrArray *names)
{
  for (guint i = 0; i < names->len; i++)
    {
      g_autofree char *path = g_build_filename (folder, g_ptr_array_index (names, i), NULL);

      g_unlink (path);
    }
}

/* The two folders change places in one step: whoever is killed has the one or the other, whole. */
static gboolean
change_places (SporFolder *self)
{
  g_autofree char *beside = g_path_get_dirname (self->path);

  if (!give_mode (self, self->path)
      || renameat2 (AT_FDCWD, self->temp, AT_FDCWD, self->path, RENAME_EXCHANGE) != 0)
    return FALSE;
  sync_folder (beside);
  remove_files (self->temp, self->known);
  g_rmdir (self->temp);
  return TRUE;
}

/* On a file system that cannot do that, the old folder steps aside until the new one has its
 * name. */
static gboolean
take_over_name (SporFolder *self)
{
  g_autofree char *aside = g_strconcat (self->temp, "-old", NULL);
  int failure;

  if (g_rename (self->path, aside) != 0)
    return FALSE;
  if (!take_target_name (self, aside))
    {
      failure = errno;
      g_rename (aside, self->path);
      errno = failure;
      return FALSE;
    }
  remove_files (aside, self->known);
  g_rmdir (aside);
  return TRUE;
}

static gboolean
place_files (SporFolder *self, GError **error)
{
  if (self->known->len > 0 && self->replaces)
    return change_places (self) || take_over_name (self)
           || spor_file_fail (self->path, errno, error);
  if (self->known->len == 0 && take_target_name (self, self->existed ? self->path : NULL))
    return TRUE;
  /* a folder that something stands in cannot give way, but takes files */
  return self->existed ? move_into_target (self, error) : spor_file_fail (self->path, errno, error);
}

gboolean
spor_folder_commit (SporFolder *self, GError **error)
{
  g_return_val_if_fail (self->temp != NULL, FALSE);

  if (!place_files (self, error))
    return FALSE;
  g_clear_pointer (&self->temp, g_free);
  self->added = self->known->len == 0 || !self->replaces;
  return TRUE;
}

void
spor_folder_revert (SporFolder *self)
{
  if (!self->added)
    return;
  remove_files (self->path, self->names);
  if (!self->existed)
    g_rmdir (self->path);
  self->added = FALSE;
}

GPtrArray *
spor_folder_paths (const SporFolder *self)
{
  GPtrArray *paths = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < self->names->len; i++)
    g_ptr_array_add (paths,
                     g_build_filename (self->given, g_ptr_array_index (self->names, i), NULL));
  return paths;
}

void
spor_folder_free (SporFolder *self)
{
  if (self->temp)
    {
      remove_files (self->temp, self->names);
      g_rmdir (self->temp);
    }
  if (self->held >= 0)
    close (self->held);
  g_free (self->given);
  g_free (self->path);
  g_free (self->temp);
  g_clear_pointer (&self->known, g_ptr_array_unref);
  g_clear_pointer (&self->names, g_ptr_array_unref);
  g_free (self);
}

/* --- Names ---------------------------------------------------------------------------------- */

char *
spor_file_name_part (const char *text, guint max_characters)
{
  g_autofree char *clean = spor_text_clean (text);
  GString *part = g_string_new (NULL);
  gboolean gap = FALSE;
  guint n = 0;

  for (const char *p = clean; *p && n < max_characters; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (!g_unichar_isalnum (c))
        {
          gap = TRUE;
          continue;
        }
      if (gap && part->len > 0)
        {
          if (n + 2 > max_characters)
            break;
          g_string_append_c (part, '-');
          n++;
        }
      gap = FALSE;
      g_string_append_unichar (part, c);
      n++;
    }
  return g_string_free (part, FALSE);
}

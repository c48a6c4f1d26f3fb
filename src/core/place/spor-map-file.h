/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "spor-map-picture.h"
#include "spor-map-view.h"

#include <gio/gio.h>

G_BEGIN_DECLS

typedef enum
{
  SPOR_MAP_PNG,
  SPOR_MAP_SVG,
  SPOR_MAP_PDF, /* A4 on its side; the figures follow on pages of their own */
} SporMapFormat;

typedef struct
{
  SporMapThemeKind theme;
  double width, height;    /* pixels, at scale 1; a PDF has its own */
  double scale;            /* PNG, SVG: how many pixels there are to one; 2 for print */
  double text_scale;       /* 1 is 100 % text */
  const SporMapView *view; /* (nullable): the whole country; else what a window shows */
  gint64 created; /* Unix seconds; stated in a PDF, so that the same map gives the same file */
} SporMapFileOptions;

/* 1200 × 800 pixels, twice as fine, for print, the whole country. */
#define SPOR_MAP_FILE_OPTIONS_INIT                                                                 \
  {                                                                                                \
    SPOR_MAP_PRINT, 1200, 800, 2, 1, NULL, 0                                                       \
  }

/* The format that @path's ending asks for; fails with a sentence (%G_IO_ERROR_INVALID_FILENAME). */
gboolean spor_map_format_of (const char *path, SporMapFormat *format, GError **error);

/**
 * spor_map_render:
 *
 * The file's content. In SVG, whose names are drawn as outlines, the legend is text; title and
 * figures are also a title and a description, which can be searched and read aloud, and browsers
 * show a municipality's name and figures under the pointer.
 *
 * Returns: (transfer full): or %NULL: %G_IO_ERROR_CANCELLED, %G_IO_ERROR_NO_SPACE (too large a
 * picture)
 */
GBytes *spor_map_render (SporMapPicture *picture,
                         SporMapFormat format,
                         const SporMapFileOptions *options,
                         GCancellable *cancellable,
                         GError **error);

/* The same into @path, by its ending; an existing file keeps its permissions and, on failure, its
 * content. Errors are sentences (G_IO_ERROR codes). */
gboolean spor_map_write (SporMapPicture *picture,
                         const SporMapFileOptions *options,
                         const char *path,
                         GCancellable *cancellable,
                         GError **error);

G_END_DECLS

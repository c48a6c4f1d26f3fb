/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "spor-decoder.h"

#include "spor-input.h"
#include "spor-source.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define CHUNK (64 * 1024)

/* Found in the bytes after those handed out; reported by the next call, when the line is known. */
typedef enum
{
  PROBLEM_NONE,
  PROBLEM_ZERO,
  PROBLEM_INVALID,
  PROBLEM_MIXED, /* UTF-8 in what was Windows-1252 so far */
  PROBLEM_TRUNCATED,
} Problem;

struct _SporDecoder
{
  GInputStream *stream;
  char *name;
  SporEncoding encoding;
  gboolean stated;
  gboolean started;
  gboolean at_end;
  Problem problem;
  gsize used, length; /* of raw: handed out, and filled */
  guint64 n_before;   /* bytes no longer in raw */
  guchar raw[CHUNK];
  char out[CHUNK * 3];
};

static const char *const encoding_names[]
    = { NULL, "UTF-8", "UTF-16LE", "UTF-16BE", "WINDOWS-1252" };

/* 0x80–0x9F; the five that are not assigned stay control characters. Source: unicode.org
 * CP1252.TXT. */
static const gunichar2 windows_1252[32] = {
  0x20ac, 0x0081, 0x201a, 0x0192, 0x201e, 0x2026, 0x2020, 0x2021, 0x02c6, 0x2030, 0x0160,
  0x2039, 0x0152, 0x008d, 0x017d, 0x008f, 0x0090, 0x2018, 0x2019, 0x201c, 0x201d, 0x2022,
  0x2013, 0x2014, 0x02dc, 0x2122, 0x0161, 0x203a, 0x0153, 0x009d, 0x017e, 0x0178,
};

const char *
spor_encoding_get_name (SporEncoding encoding)
{
  return encoding_names[encoding];
}

SporEncoding
spor_encoding_from_name (const char *name)
{
  for (guint i = 1; name != NULL && i < G_N_ELEMENTS (encoding_names); i++)
    if (g_ascii_strcasecmp (name, encoding_names[i]) == 0)
      return i;
  return SPOR_ENCODING_UNKNOWN;
}

SporDecoder *
spor_decoder_new (GInputStream *stream, const char *name, SporEncoding stated)
{
  SporDecoder *self = g_new (SporDecoder, 1);

  self->stream = g_object_ref (stream);
  self->name = g_strdup (name);
  self->encoding = stated;
  self->stated = stated != SPOR_ENCODING_UNKNOWN;
  self->started = FALSE;
  self->at_end = FALSE;
  self->problem = PROBLEM_NONE;
  self->used = self->length = 0;
  self->n_before = 0;
  return self;
}

void
spor_decoder_free (SporDecoder *self)
{
  if (self == NULL)
    return;
  g_object_unref (self->stream);
  g_free (self->name);
  g_free (self);
}

static void
spor_decoder_set_error (SporDecoder *self, guint line, GError **error)
{
  switch (self->problem)
    {
    case PROBLEM_ZERO:
      g_set_error (error, SPOR_INTAKE_ERROR, SPOR_INTAKE_ERROR_FORMAT,
                   /* Translators: file name, line number */
                   _ ("“%s” is damaged or is not a text file: line %u holds a zero byte. Export it "
                      "again, or save it as “CSV UTF-8”."),
                   self->name, line);
      break;
    case PROBLEM_MIXED:
      g_set_error (
          error, SPOR_INTAKE_ERROR, SPOR_INTAKE_ERROR_FORMAT,
          /* Translators: file name, line number */
          _ ("“%s” has mixed encodings: line %u is UTF-8, but the lines before it are "
             "Windows-1252. Save the whole file as “CSV UTF-8”, or say which encoding to use."),
          self->name, line);
      break;
    case PROBLEM_TRUNCATED:
      g_set_error (
          error, SPOR_INTAKE_ERROR, SPOR_INTAKE_ERROR_FORMAT,
          /* Translators: file name, line number */
          _ ("“%s” is not complete: it ends in the middle of a character in line %u. Export it "
             "again."),
          self->name, line);
      break;
    case PROBLEM_INVALID:
      if (self->encoding == SPOR_ENCODING_UTF_8 && !self->stated)
        g_set_error (
            error, SPOR_INTAKE_ERROR, SPOR_INTAKE_ERROR_FORMAT,
            /* Translators: file name, line number */
            _ ("“%s” has mixed encodings: line %u is not UTF-8, but the file begins as UTF-8. "
               "Save the whole file as “CSV UTF-8”, or say which encoding to use."),
            self->name, line);
      else
        g_set_error (
            error, SPOR_INTAKE_ERROR, SPOR_INTAKE_ERROR_FORMAT,
            /* Translators: file name, line number, an encoding such as UTF-16LE */
            _ ("“%s” is damaged or has another encoding: line %u is not valid %s. Export it "
               "again, or say which encoding to use."),
            self->name, line, spor_encoding_get_name (self->encoding));
      break;
    case PROBLEM_NONE:
    default:
      g_assert_not_reached ();
    }
}

/* Keeps what was not handed out and fills up behind it. */
static gboolean
spor_decoder_fill (SporDecoder *self, GCancellable *cancellable, GError **error)
{
  g_autoptr (GError) reason = NULL;
  gsize n_read = 0;

  self->n_before += self->used;
  self->length -= self->used;
  memmove (self->raw, self->raw + self->used, self->length);
  self->used = 0;
  if (self->at_end)
    return TRUE;

  if (!g_input_stream_read_all (self->stream, self->raw + self->length, CHUNK - self->length,
                                &n_read, cancellable, &reason))
    {
      spor_input_propagate_error (error, reason, self->name);
      return FALSE;
    }
  self->length += n_read;
  self->at_end = self->length < CHUNK;
  return TRUE;
}

static gboolean
skip_mark (SporDecoder *self, const char *mark, gsize length, SporEncoding encoding)
{
  gboolean found = FALSE;

  if (self->stated && self->encoding != encoding)
    return FALSE;
  while (self->length - self->used >= length && memcmp (self->raw + self->used, mark, length) == 0)
    {
      self->used += length;
      self->encoding = encoding;
      found = TRUE;
    }
  return found;
}

/* UTF-16 without a mark: every other byte of Western text is zero. */
static SporEncoding
guess_utf_16 (const guchar *raw, gsize length)
{
  gsize zeros[2] = { 0, 0 };

  for (gsize i = 0; i < length; i++)
    zeros[i & 1] += raw[i] == 0;
  if (zeros[0] == 0 && zeros[1] > length / 4)
    return SPOR_ENCODING_UTF_16LE;
  if (zeros[1] == 0 && zeros[0] > length / 4)
    return SPOR_ENCODING_UTF_16BE;
  return SPOR_ENCODING_UNKNOWN;
}

/* Zero bytes are left to be reported with their line. */
static gboolean
looks_binary (const guchar *raw, gsize length)
{
  gsize n_controls = 0;

  for (gsize i = 0; i < length; i++)
    n_controls += (raw[i] > 0 && raw[i] < '\t') || (raw[i] > '\r' && raw[i] < ' ');
  return n_controls >= 2 && n_controls > length / 50;
}

static gboolean
spor_decoder_start (SporDecoder *self, GError **error)
{
  self->started = TRUE;
  if (skip_mark (self, "\xef\xbb\xbf", 3, SPOR_ENCODING_UTF_8)
      || skip_mark (self, "\xff\xfe", 2, SPOR_ENCODING_UTF_16LE)
      || skip_mark (self, "\xfe\xff", 2, SPOR_ENCODING_UTF_16BE))
    return TRUE;

  if (!self->stated)
    self->encoding = guess_utf_16 (self->raw, self->length);
  if (self->encoding == SPOR_ENCODING_UTF_16LE || self->encoding == SPOR_ENCODING_UTF_16BE
      || !looks_binary (self->raw, self->length))
    return TRUE;
  g_set_error (
      error, SPOR_INTAKE_ERROR, SPOR_INTAKE_ERROR_FORMAT,
      /* Translators: file name */
      _ ("“%s” is not a table: it holds no text. Choose a CSV file, an Excel workbook (.xlsx) or "
         "an export from SurveyXact."),
      self->name);
  return FALSE;
}

/* The length of the valid character at @at: 0 if there is none, -1 if it may go on after @end. */
static int
measure_utf_8 (const guchar *at, const guchar *end)
{
  const gunichar c = g_utf8_get_char_validated ((const char *)at, end - at);

  if (c == (gunichar)-2)
    return -1;
  if (c == (gunichar)-1)
    return 0;
  return g_unichar_to_utf8 (c, NULL);
}

/* Letters and signs that people here write in UTF-8, and whose bytes nobody writes in Windows-1252
 * ("Ã¦"). */
static gboolean
is_telling (const guchar *at, int length)
{
  return (length == 2 && at[0] == 0xc3) || length == 4
         || (length == 3 && at[0] == 0xe2 && (at[1] == 0x80 || at[1] == 0x82 || at[1] == 0x84));
}

/* Tells UTF-8 from Windows-1252 by the first bytes that decide; leaves UNKNOWN if there are none.
 */
static void
spor_decoder_decide (SporDecoder *self, const guchar *raw, const guchar *end)
{
  gboolean other = FALSE;

  for (const guchar *at = raw; at < end;)
    {
      const int length = *at < 0x80 ? 1 : measure_utf_8 (at, end);

      if (length == 0 || (length < 0 && self->at_end))
        {
          self->encoding = SPOR_ENCODING_WINDOWS_1252;
          return;
        }
      if (length < 0)
        break;
      if (length > 1 && is_telling (at, length))
        {
          self->encoding = SPOR_ENCODING_UTF_8;
          return;
        }
      other = other || length > 1;
      at += length;
    }
  if (other)
    self->encoding = SPOR_ENCODING_UTF_8;
}

static gsize
spor_decoder_take_ascii (SporDecoder *self, const guchar *raw, const guchar *end)
{
  const guchar *at = raw;

  while (at < end && *at < 0x80)
    at++;
  self->used += (gsize)(at - raw);
  return (gsize)(at - raw);
}

static gsize
spor_decoder_take_utf_8 (SporDecoder *self, const guchar *raw, const guchar *end)
{
  const char *stop = NULL;

  if (!g_utf8_validate_len ((const char *)raw, (gsize)(end - raw), &stop))
    {
      if (measure_utf_8 ((const guchar *)stop, end) >= 0)
        self->problem = PROBLEM_INVALID;
      else if (self->at_end)
        self->problem = PROBLEM_TRUNCATED;
    }
  self->used += (gsize)(stop - (const char *)raw);
  return (gsize)(stop - (const char *)raw);
}

static gsize
spor_decoder_take_windows_1252 (SporDecoder *self, const guchar *raw, const guchar *end)
{
  const guchar *at = raw;
  char *to = self->out;

  for (; at < end; at++)
    {
      if (*at < 0x80)
        {
          *to++ = (char)*at;
          continue;
        }
      if (*at == 0xc3 && !self->stated)
        {
          if (at + 1 == end && !self->at_end)
            break;
          if (at + 1 < end && at[1] >= 0x80 && at[1] <= 0xbf)
            {
              self->problem = PROBLEM_MIXED;
              break;
            }
        }
      to += g_unichar_to_utf8 (*at < 0xa0 ? windows_1252[*at - 0x80] : *at, to);
    }
  self->used += (gsize)(at - raw);
  return (gsize)(to - self->out);
}

static gunichar
read_utf_16 (const guchar *at, gboolean big)
{
  return big ? (gunichar)(at[0] << 8 | at[1]) : (gunichar)(at[1] << 8 | at[0]);
}

static gsize
spor_decoder_take_utf_16 (SporDecoder *self, const guchar *raw, const guchar *end)
{
  const gboolean big = self->encoding == SPOR_ENCODING_UTF_16BE;
  const guchar *at = raw;
  char *to = self->out;

  while (end - at >= 2)
    {
      gunichar c = read_utf_16 (at, big);
      guint length = 2;

      if (c >= 0xd800 && c <= 0xdbff)
        {
          const gunichar low = end - at >= 4 ? read_utf_16 (at + 2, big) : 0;

          if (end - at < 4)
            break;
          if (low >= 0xdc00 && low <= 0xdfff)
            c = 0x10000 + ((c - 0xd800) << 10) + (low - 0xdc00);
          length = 4;
        }
      if (c == 0)
        self->problem = PROBLEM_ZERO;
      else if (c >= 0xd800 && c <= 0xdfff)
        self->problem = PROBLEM_INVALID;
      if (self->problem != PROBLEM_NONE)
        break;
      to += g_unichar_to_utf8 (c, to);
      at += length;
    }
  if (self->problem == PROBLEM_NONE && self->at_end && at < end)
    self->problem = PROBLEM_TRUNCATED;
  self->used += (gsize)(at - raw);
  return (gsize)(to - self->out);
}

/* One byte a character at least: the text stops before a zero byte. */
static gsize
spor_decoder_take_bytes (SporDecoder *self, const char **text)
{
  const guchar *raw = self->raw + self->used;
  const guchar *zero = memchr (raw, 0, self->length - self->used);
  const guchar *end = zero != NULL ? zero : self->raw + self->length;
  gsize length;

  if (self->encoding == SPOR_ENCODING_UNKNOWN)
    spor_decoder_decide (self, raw, end);

  *text = (const char *)raw;
  if (self->encoding == SPOR_ENCODING_UNKNOWN)
    length = spor_decoder_take_ascii (self, raw, end);
  else if (self->encoding == SPOR_ENCODING_UTF_8)
    length = spor_decoder_take_utf_8 (self, raw, end);
  else
    {
      *text = self->out;
      length = spor_decoder_take_windows_1252 (self, raw, end);
    }
  if (zero != NULL && self->problem == PROBLEM_NONE)
    self->problem = PROBLEM_ZERO;
  return length;
}

int
spor_decoder_next (SporDecoder *self,
                   guint line,
                   const char **text,
                   gsize *length,
                   GCancellable *cancellable,
                   GError **error)
{
  *length = 0;
  while (*length == 0)
    {
      if (self->problem != PROBLEM_NONE)
        {
          spor_decoder_set_error (self, line, error);
          return -1;
        }
      if (!spor_decoder_fill (self, cancellable, error))
        return -1;
      if (!self->started && !spor_decoder_start (self, error))
        return -1;
      if (self->used == self->length && self->at_end)
        return 0;

      if (self->encoding == SPOR_ENCODING_UTF_16LE || self->encoding == SPOR_ENCODING_UTF_16BE)
        {
          *text = self->out;
          *length
              = spor_decoder_take_utf_16 (self, self->raw + self->used, self->raw + self->length);
        }
      else
        *length = spor_decoder_take_bytes (self, text);
    }
  return 1;
}

SporEncoding
spor_decoder_get_encoding (SporDecoder *self)
{
  return self->encoding == SPOR_ENCODING_UNKNOWN ? SPOR_ENCODING_UTF_8 : self->encoding;
}

guint64
spor_decoder_get_n_bytes (SporDecoder *self)
{
  return self->n_before + self->used;
}

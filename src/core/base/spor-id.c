/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "spor-id.h"

#include <string.h>
#include <sys/random.h>

#define POOL_SIZE 4096
#define N_BYTES 16
#define N_RANDOM_BYTES 6
/* Of the counter's 26 bits the highest begins as 0: room for 33 million ids in a millisecond. */
#define COUNTER_BITS 26
#define COUNTER_SEED_MASK ((1u << (COUNTER_BITS - 1)) - 1)

static GMutex mutex; /* for all below */
static guint8 pool[POOL_SIZE];
static gsize pool_left;
static gint64 last_time; /* ms since 1970 */
static guint32 counter;

static void
spor_random_take (guint8 *bytes, gsize n_bytes)
{
  g_assert (n_bytes <= POOL_SIZE);

  if (pool_left < n_bytes)
    {
      for (gsize got = 0; got < POOL_SIZE;)
        {
          gssize n = getrandom (pool + got, POOL_SIZE - got, 0);

          if (n <= 0)
            g_error ("The system has no random numbers");
          got += n;
        }
      pool_left = POOL_SIZE;
    }
  pool_left -= n_bytes;
  memcpy (bytes, pool + pool_left, n_bytes);
  /* what has been given away is nobody else's business */
  memset (pool + pool_left, 0, n_bytes);
}

void
spor_random_fill (guint8 *bytes, gsize n_bytes)
{
  g_mutex_lock (&mutex);
  spor_random_take (bytes, n_bytes);
  g_mutex_unlock (&mutex);
}

/* The next time and count: never the same or less than before, whatever the clock does. */
static void
spor_id_advance (void)
{
  gint64 now = g_get_real_time () / 1000;
  gboolean full = counter + 1 >= 1u << COUNTER_BITS;

  if (now <= last_time && !full)
    {
      counter++;
      return;
    }
  last_time = now > last_time ? now : last_time + 1;
  spor_random_take ((guint8 *)&counter, sizeof counter);
  counter &= COUNTER_SEED_MASK;
}

static void
spor_id_write (const guint8 bytes[N_BYTES], char *text)
{
  static const char hex[] = "0123456789abcdef";

  for (guint i = 0; i < N_BYTES; i++)
    {
      if (i == 4 || i == 6 || i == 8 || i == 10)
        *text++ = '-';
      *text++ = hex[bytes[i] >> 4];
      *text++ = hex[bytes[i] & 15];
    }
  *text = '\0';
}

char *
spor_id_new (void)
{
  guint8 bytes[N_BYTES];
  char *text = g_malloc (2 * N_BYTES + 5);

  g_mutex_lock (&mutex);
  spor_id_advance ();
  for (guint i = 0; i < 6; i++)
    bytes[i] = last_time >> (40 - 8 * i);
  /* version 7 and 12 bits of the counter; variant 2 and the other 14 */
  bytes[6] = 0x70 | counter >> 22;
  bytes[7] = counter >> 14;
  bytes[8] = 0x80 | ((counter >> 8) & 0x3f);
  bytes[9] = counter;
  spor_random_take (bytes + N_BYTES - N_RANDOM_BYTES, N_RANDOM_BYTES);
  g_mutex_unlock (&mutex);

  spor_id_write (bytes, text);
  return text;
}

char *
spor_short_id (const char *id)
{
  gsize length = strlen (id);

  return g_strdup (length > SPOR_ID_SHORT_LENGTH ? id + length - SPOR_ID_SHORT_LENGTH : id);
}

gboolean
spor_id_matches (const char *id, const char *part)
{
  gsize length = strlen (id), part_length = strlen (part);

  return part_length <= length
         && (g_ascii_strncasecmp (id, part, part_length) == 0
             || g_ascii_strcasecmp (id + length - part_length, part) == 0);
}

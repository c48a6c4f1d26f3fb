/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "spor-boundaries-private.h"

#include <math.h>

/* Vertices this near are one: half a metre, finer than what files are rounded to (five decimals of
 * a degree). */
#define VERTICES_PER_METRE 2

/* Where neighbours do not share vertices, a line this near to another municipality's is their
 * border. */
#define TOLERANCE 250.0
#define CELL 1000.0

/* With fewer than one edge in this many shared, neighbours were not drawn together. */
#define LEAST_SHARED 10

typedef struct
{
  gint32 ax, ay, bx, by; /* rounded; from a to b, as the ring runs */
} EdgeKey;

typedef struct
{
  EdgeKey key;
  guint municipality;
  SporPoint a, b;
} Edge;

typedef struct
{
  gint32 x, y;
} Cell;

typedef struct
{
  SporBorder border;
  guint first; /* its points, in border_points, which still move */
} Line;

typedef struct
{
  SporBoundaries *boundaries;
  GHashTable *by_key; /* EdgeKey in edges → Edge */
  GHashTable *cells;  /* Cell (owned) → GArray of Edge *; NULL where neighbours share vertices */
  GArray *edges;      /* Edge, ring after ring */
  GArray *lines[SPOR_N_BORDER_KINDS]; /* Line */
} Finder;

static guint
edge_hash (gconstpointer data)
{
  const EdgeKey *key = data;

  return (guint)key->ax * 73856093u ^ (guint)key->ay * 19349663u ^ (guint)key->bx * 83492791u
         ^ (guint)key->by * 2654435761u;
}

static gboolean
edge_equal (gconstpointer one, gconstpointer other)
{
  const EdgeKey *a = one, *b = other;

  return a->ax == b->ax && a->ay == b->ay && a->bx == b->bx && a->by == b->by;
}

static guint
cell_hash (gconstpointer data)
{
  const Cell *cell = data;

  return (guint)cell->x * 73856093u ^ (guint)cell->y * 19349663u;
}

static gboolean
cell_equal (gconstpointer one, gconstpointer other)
{
  const Cell *a = one, *b = other;

  return a->x == b->x && a->y == b->y;
}

static gint32
rounded (double metres)
{
  return lround (metres * VERTICES_PER_METRE);
}

static void
add_ring_edges (Finder *finder, guint municipality, guint ring)
{
  guint n;
  const SporPoint *points = spor_boundaries_get_ring (finder->boundaries, municipality, ring, &n);

  for (guint i = 0; i < n; i++)
    {
      SporPoint a = points[i], b = points[(i + 1) % n];
      Edge edge
          = { { rounded (a.x), rounded (a.y), rounded (b.x), rounded (b.y) }, municipality, a, b };

      g_array_append_val (finder->edges, edge);
    }
}

/* The municipality with the same edge the other way, or -1. */
static int
find_twin (Finder *finder, const Edge *edge)
{
  EdgeKey key = { edge->key.bx, edge->key.by, edge->key.ax, edge->key.ay };
  const Edge *twin = g_hash_table_lookup (finder->by_key, &key);

  return twin && twin->municipality != edge->municipality ? (int)twin->municipality : -1;
}

static void
add_to_cells (Finder *finder, Edge *edge)
{
  int west = floor (MIN (edge->a.x, edge->b.x) / CELL);
  int east = floor (MAX (edge->a.x, edge->b.x) / CELL);
  int south = floor (MIN (edge->a.y, edge->b.y) / CELL);
  int north = floor (MAX (edge->a.y, edge->b.y) / CELL);

  for (int x = west; x <= east; x++)
    for (int y = south; y <= north; y++)
      {
        Cell cell = { x, y };
        GPtrArray *edges = g_hash_table_lookup (finder->cells, &cell);

        if (!edges)
          {
            edges = g_ptr_array_new ();
            g_hash_table_insert (finder->cells, g_memdup2 (&cell, sizeof cell), edges);
          }
        g_ptr_array_add (edges, edge);
      }
}

/* The municipality with an edge nearest to the middle of @edge, within the tolerance, or -1. */
static int
find_beside (Finder *finder, const Edge *edge)
{
  SporPoint middle = { (edge->a.x + edge->b.x) / 2, (edge->a.y + edge->b.y) / 2 };
  double nearest = TOLERANCE * TOLERANCE;
  int found = -1;

  for (int x = floor (middle.x / CELL) - 1; x <= floor (middle.x / CELL) + 1; x++)
    for (int y = floor (middle.y / CELL) - 1; y <= floor (middle.y / CELL) + 1; y++)
      {
        Cell cell = { x, y };
        GPtrArray *edges = g_hash_table_lookup (finder->cells, &cell);

        for (guint i = 0; edges && i < edges->len; i++)
          {
            const Edge *other = edges->pdata[i];
            double distance2;

            if (other->municipality == edge->municipality)
              continue;
            distance2 = spor_point_line_distance2 (middle, other->a, other->b);
            if (distance2 < nearest)
              {
                nearest = distance2;
                found = other->municipality;
              }
          }
      }
  return found;
}

/* The kind of @edge, or -1 where the neighbour's edge is the one to keep. */
static int
classify (Finder *finder, const Edge *edge)
{
  SporPlaces *places = finder->boundaries->places;
  int other = finder->cells ? find_beside (finder, edge) : find_twin (finder, edge);

  if (other < 0)
    return SPOR_BORDER_COAST;
  if ((guint)other < edge->municipality)
    return -1;
  return spor_places_region_of (places, other) == spor_places_region_of (places, edge->municipality)
             ? SPOR_BORDER_MUNICIPALITY
             : SPOR_BORDER_REGION;
}

static void
add_line (Finder *finder, int kind, const Edge *edges, guint n_edges, guint first, guint n)
{
  Line line = { { .kind = kind, .n_points = n + 1 }, finder->boundaries->border_points->len };

  if (kind < 0)
    return;
  spor_box_clear (&line.border.box);
  for (guint i = 0; i <= n; i++)
    {
      SporPoint point = edges[(first + i) % n_edges].a;

      g_array_append_val (finder->boundaries->border_points, point);
      spor_box_add (&line.border.box, point);
    }
  g_array_append_val (finder->lines[kind], line);
}

/* Cuts a ring's edges into lines of one kind. */
static void
add_ring_lines (Finder *finder, const Edge *edges, guint n)
{
  g_autofree int *kinds = g_new (int, n);
  guint start = 0, length = 0;

  for (guint i = 0; i < n; i++)
    kinds[i] = classify (finder, &edges[i]);
  while (start < n && kinds[start] == kinds[(start + n - 1) % n])
    start++;
  start %= n; /* all of one kind: anywhere */
  for (guint i = 0; i < n; i += length)
    {
      guint first = (start + i) % n;

      for (length = 1; i + length < n && kinds[(first + length) % n] == kinds[first];)
        length++;
      add_line (finder, kinds[first], edges, n, first, length);
    }
}

static gboolean
neighbours_share (Finder *finder)
{
  guint n_shared = 0;

  for (guint i = 0; i < finder->edges->len; i++)
    n_shared += find_twin (finder, &g_array_index (finder->edges, Edge, i)) >= 0;
  return n_shared * LEAST_SHARED >= finder->edges->len;
}

static void
index_edges (Finder *finder)
{
  for (guint i = 0; i < finder->edges->len; i++)
    {
      Edge *edge = &g_array_index (finder->edges, Edge, i);

      g_hash_table_insert (finder->by_key, &edge->key, edge);
    }
  if (neighbours_share (finder))
    return;
  finder->cells
      = g_hash_table_new_full (cell_hash, cell_equal, g_free, (GDestroyNotify)g_ptr_array_unref);
  for (guint i = 0; i < finder->edges->len; i++)
    add_to_cells (finder, &g_array_index (finder->edges, Edge, i));
}

/* All lines, kind after kind; their points do not move any more. */
static void
keep_lines (Finder *finder)
{
  SporBoundaries *self = finder->boundaries;

  for (int kind = 0; kind < SPOR_N_BORDER_KINDS; kind++)
    for (guint i = 0; i < finder->lines[kind]->len; i++)
      {
        Line line = g_array_index (finder->lines[kind], Line, i);

        line.border.points = &g_array_index (self->border_points, SporPoint, line.first);
        g_array_append_val (self->borders, line.border);
      }
}

void
spor_boundaries_find_borders (SporBoundaries *self)
{
  Finder finder = { .boundaries = self,
                    .by_key = g_hash_table_new (edge_hash, edge_equal),
                    .edges = g_array_new (FALSE, FALSE, sizeof (Edge)) };
  guint first = 0;

  for (int kind = 0; kind < SPOR_N_BORDER_KINDS; kind++)
    finder.lines[kind] = g_array_new (FALSE, FALSE, sizeof (Line));
  for (guint m = 0; m < self->outlines->len; m++)
    for (guint r = 0; r < spor_boundaries_get_n_rings (self, m); r++)
      add_ring_edges (&finder, m, r);
  index_edges (&finder);
  for (guint m = 0; m < self->outlines->len; m++)
    for (guint r = 0; r < spor_boundaries_get_n_rings (self, m); r++)
      {
        guint n;

        spor_boundaries_get_ring (self, m, r, &n);
        add_ring_lines (&finder, &g_array_index (finder.edges, Edge, first), n);
        first += n;
      }
  keep_lines (&finder);

  g_hash_table_unref (finder.by_key);
  g_clear_pointer (&finder.cells, g_hash_table_unref);
  g_array_unref (finder.edges);
  for (int kind = 0; kind < SPOR_N_BORDER_KINDS; kind++)
    g_array_unref (finder.lines[kind]);
}

# SPDX-License-Identifier: GPL-3.0-or-later
"""Closes the narrow gaps between polygons that were drawn apart, for tools/make-boundaries.

The vertices along the gaps are triangulated (Delaunay). Each small triangle between polygons is
shared out among those whose vertices it has, along the lines between the middles of its sides, so
that neighbours meet half way and share every vertex there. Coordinates are whole numbers (metres),
so that all decisions are exact.
"""

import collections
import math


def turn(a, b, c):
    return (b[0] - a[0]) * (c[1] - a[1]) - (b[1] - a[1]) * (c[0] - a[0])


def in_circle(a, b, c, p):
    """Whether p is inside the circle through a, b, c (anticlockwise)."""
    ax, ay, bx, by = a[0] - p[0], a[1] - p[1], b[0] - p[0], b[1] - p[1]
    cx, cy = c[0] - p[0], c[1] - p[1]
    return ((ax * ax + ay * ay) * (bx * cy - cx * by)
            - (bx * bx + by * by) * (ax * cy - cx * ay)
            + (cx * cx + cy * cy) * (ax * by - bx * ay)) > 0


def circumradius(a, b, c):
    twice_area = abs(turn(a, b, c))
    sides = math.dist(a, b) * math.dist(b, c) * math.dist(c, a)
    return sides / (2 * twice_area) if twice_area else math.inf


class Delaunay:
    """Point by point, after Bowyer and Watson; near points are best added one after the other."""

    def __init__(self):
        far = 10 ** 8
        self.triangles = {0: ((-far, -far), (far, -far), (0, far))}
        self.by_edge = {}
        self.next = 1
        self.last = 0
        for edge in self.edges(0):
            self.by_edge[edge] = 0

    def edges(self, t):
        a, b, c = self.triangles[t]
        return (a, b), (b, c), (c, a)

    def find(self, p):
        t = self.last
        for _ in range(100_000):
            for u, v in self.edges(t):
                if turn(u, v, p) < 0:
                    t = self.by_edge[v, u]
                    break
            else:
                return t
        raise RuntimeError("a point outside everything")

    def add(self, p):
        start = self.find(p)
        if p in self.triangles[start]:
            return
        cavity, waiting = {start}, [start]
        while waiting:
            for u, v in self.edges(waiting.pop()):
                t = self.by_edge.get((v, u))
                if t is not None and t not in cavity and in_circle(*self.triangles[t], p):
                    cavity.add(t)
                    waiting.append(t)
        rim = [(u, v) for t in cavity for u, v in self.edges(t)
               if self.by_edge.get((v, u)) not in cavity]
        for t in cavity:
            for edge in self.edges(t):
                self.by_edge.pop(edge, None)
            del self.triangles[t]
        for u, v in rim:
            if turn(u, v, p) == 0:  # p lies on the rim, which is then no longer an edge
                continue
            self.triangles[self.next] = (u, v, p)
            for edge in self.edges(self.next):
                self.by_edge[edge] = self.next
            self.last = self.next
            self.next += 1


def middle(a, b):
    return (a[0] + b[0]) // 2, (a[1] + b[1]) // 2


class Edges:
    """The directed border of each polygon; adding a piece beside it removes what they share."""

    def __init__(self):
        self.of = collections.defaultdict(set)

    def add(self, name, ring):
        edges = self.of[name]
        for u, v in zip(ring, ring[1:] + ring[:1]):
            if u == v:
                continue
            if (v, u) in edges:
                edges.remove((v, u))
            else:
                edges.add((u, v))


def anticlockwise(ring):
    area = sum(a[0] * b[1] - a[1] * b[0] for a, b in zip(ring, ring[1:] + ring[:1]))
    return ring if area > 0 else ring[::-1]


def dense(ring, spacing):
    """The ring with points inserted where two are further apart than spacing."""
    out = []
    for a, b in zip(ring, ring[1:] + ring[:1]):
        n = max(1, math.ceil(math.dist(a, b) / spacing))
        out += [(round(a[0] + (b[0] - a[0]) * k / n), round(a[1] + (b[1] - a[1]) * k / n))
                for k in range(n)]
    return [p for p, before in zip(out, out[-1:] + out[:-1]) if p != before]


def near_others(rings_of, reach):
    """The points that have a point of another polygon within about reach."""
    cells = collections.defaultdict(set)
    for name, rings in rings_of.items():
        for ring in rings:
            for x, y in ring:
                cells[x // reach, y // reach].add(name)
    return {p for name, rings in rings_of.items() for ring in rings for p in ring
            if any(cells.get((p[0] // reach + i, p[1] // reach + j), set()) - {name}
                   for i in (-1, 0, 1) for j in (-1, 0, 1))}


def triangulate(rings_of, reach):
    """Triangles along the gaps, with every edge of a ring among them: where one is not, the ring
    gets another point in its middle. Changes rings_of."""
    delaunay = Delaunay()
    near = near_others(rings_of, reach)
    for p in sorted(near, key=lambda p: (p[0] // 20_000, p[1] * (1 if p[0] // 20_000 % 2 else -1))):
        delaunay.add(p)
    for _ in range(12):
        missing = 0
        for name, rings in rings_of.items():
            for r, ring in enumerate(rings):
                out = []
                for a, b in zip(ring, ring[1:] + ring[:1]):
                    out.append(a)
                    if a in near and b in near and (a, b) not in delaunay.by_edge:
                        half = middle(a, b)
                        if half not in (a, b):
                            missing += 1
                            near.add(half)
                            delaunay.add(half)
                            out.append(half)
                rings[r] = out
        if not missing:
            return delaunay
    raise RuntimeError(f"{missing} edges are still missing")


def share_out(edges, triangle, names):
    """Gives each corner's polygon its part of the triangle."""
    a, b, c = triangle
    different = len(set(names))
    if different == 1:
        edges.add(names[0], [a, b, c])
    elif different == 3:
        centre = (a[0] + b[0] + c[0]) // 3, (a[1] + b[1] + c[1]) // 3
        for p, before, after, name in zip((a, b, c), (c, a, b), (b, c, a), names):
            edges.add(name, [p, middle(p, after), centre, middle(before, p)])
    else:
        while names[0] == names[1] or names[0] == names[2]:  # the odd one first
            a, b, c = b, c, a
            names = names[1:] + names[:1]
        edges.add(names[0], [a, middle(a, b), middle(c, a)])
        edges.add(names[1], [middle(a, b), b, c, middle(c, a)])


def open_triangles(delaunay, name_of, inside):
    """Those outside all polygons, with the names of their corners."""
    for t, corners in delaunay.triangles.items():
        names = [name_of.get(p) for p in corners]
        if None in names:
            continue
        centre = sum(p[0] for p in corners) / 3, sum(p[1] for p in corners) / 3
        if not any(inside(name, centre) for name in set(names)):
            yield t, names


def pockets(delaunay, name_of, unfilled, largest, widest):
    """Groups of unfilled triangles that the filling has shut in: up to that area where three or
    more polygons meet, half of it between two, a tenth in one."""
    seen = set()
    for start in unfilled:
        group, waiting, shut = [], [start], True
        while waiting:
            t = waiting.pop()
            if t in seen:
                continue
            seen.add(t)
            group.append(t)
            for u, v in delaunay.edges(t):
                beside = delaunay.by_edge.get((v, u))
                if beside in unfilled:
                    waiting.append(beside)
                elif beside is None or any(p not in name_of for p in delaunay.triangles[beside]):
                    shut = False
        area = sum(abs(turn(*delaunay.triangles[t])) for t in group) / 2
        names = {name for t in group for name in unfilled[t]}
        short = all(math.dist(u, v) < widest for t in group for u, v in delaunay.edges(t))
        if shut and short and area <= largest / (10, 2, 1)[min(len(names), 3) - 1]:
            yield from group


def fill(rings_of, inside, apart, widest, spacing, pocket):
    """The directed edges of each polygon of rings_of (name → rings), with the gaps up to about
    that width filled. inside(name, point) tells; pairs in apart (frozensets) stay apart."""
    rings_of = {name: [dense(anticlockwise(ring), spacing) for ring in rings]
                for name, rings in rings_of.items()}
    delaunay = triangulate(rings_of, 2 * widest)
    name_of = {p: name for name, rings in rings_of.items() for ring in rings for p in ring}
    edges = Edges()
    for name, rings in rings_of.items():
        for ring in rings:
            edges.add(name, ring)
    unfilled = {}
    for t, names in open_triangles(delaunay, name_of, inside):
        pairs = {frozenset((x, y)) for x in names for y in names if x != y}
        if pairs and not pairs & apart and circumradius(*delaunay.triangles[t]) <= widest / 2:
            share_out(edges, delaunay.triangles[t], names)
        else:
            unfilled[t] = names
    for t in pockets(delaunay, name_of, unfilled, pocket, 2 * widest):
        share_out(edges, delaunay.triangles[t], unfilled[t])
    return edges.of


def rings_from(edges):
    """The rings that directed edges make; where several meet, the sharpest turn left is taken, so
    that rings touching in a point stay apart."""
    after = collections.defaultdict(list)
    for u, v in sorted(edges):
        after[u].append(v)
    rings = []
    for start in sorted(edges):
        if start[1] not in after[start[0]]:
            continue
        u, v = start
        after[u].remove(v)
        ring = [u]
        while v != ring[0]:
            came = math.atan2(u[1] - v[1], u[0] - v[0])
            w = min(after[v], key=lambda w: (came - math.atan2(w[1] - v[1], w[0] - v[0])) % math.tau
                    or math.tau)
            after[v].remove(w)
            ring.append(v)
            u, v = v, w
        rings.append(ring)
    return rings

-- SPDX-License-Identifier: GPL-3.0-or-later
-- The book, version 4: boundaries of its own for the map.

CREATE TABLE boundary (
  id TEXT NOT NULL PRIMARY KEY,
  name TEXT NOT NULL,      -- of the file it was read from
  at TEXT NOT NULL,
  text TEXT NOT NULL       -- GeoJSON
) STRICT;

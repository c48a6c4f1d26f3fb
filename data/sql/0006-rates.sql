-- SPDX-License-Identifier: GPL-3.0-or-later
-- The book, version 6: rates per kilometre of the book's own. Without a row, the program's own (data/rates/rates.csv).

CREATE TABLE rate (
  id TEXT NOT NULL PRIMARY KEY,
  from_day TEXT NOT NULL,
  to_day TEXT NOT NULL CHECK (to_day >= from_day), -- itself included
  high INTEGER NOT NULL CHECK (high > 0),          -- own car; øre per kilometre
  low INTEGER NOT NULL CHECK (low > 0),
  bicycle INTEGER NOT NULL CHECK (bicycle > 0),
  source TEXT NOT NULL,                            -- where it was read
  UNIQUE (from_day)
) STRICT;

-- SPDX-License-Identifier: GPL-3.0-or-later
-- The book, version 10: several rounds. Rows of their own, not columns of round: the log has an image of each row with the
-- columns that its table had then.

CREATE TABLE shown_round ( -- which round the book shows; without a row, the first by position
  id TEXT NOT NULL PRIMARY KEY,
  round_id TEXT NOT NULL REFERENCES round (id) ON DELETE CASCADE
) STRICT;

CREATE TABLE archived_round ( -- a round that is put away, and does not change until it is taken back
  id TEXT NOT NULL PRIMARY KEY,
  round_id TEXT NOT NULL REFERENCES round (id) ON DELETE CASCADE,
  at TEXT NOT NULL,
  actor TEXT NOT NULL,
  UNIQUE (round_id)
) STRICT;

-- SPDX-License-Identifier: GPL-3.0-or-later
-- The book, version 7: letters that answer sign-ups.

CREATE TABLE letter_template ( -- a round's own; without a row, the program's
  id TEXT NOT NULL PRIMARY KEY,
  round_id TEXT NOT NULL REFERENCES round (id) ON DELETE CASCADE,
  kind TEXT NOT NULL CHECK (kind IN ('accepted', 'waiting', 'rejected')),
  subject TEXT NOT NULL,   -- with fields such as {navn}
  body TEXT NOT NULL,
  UNIQUE (round_id, kind)
) STRICT;

CREATE TABLE letter (      -- who got which, when
  id TEXT NOT NULL PRIMARY KEY,
  round_id TEXT NOT NULL REFERENCES round (id) ON DELETE CASCADE,
  signup_id TEXT NOT NULL REFERENCES signup (id),
  track_id TEXT NOT NULL REFERENCES track (id),
  kind TEXT NOT NULL CHECK (kind IN ('accepted', 'waiting', 'rejected')),
  email TEXT NOT NULL,
  message_id TEXT NOT NULL,
  at TEXT NOT NULL
) STRICT;
CREATE INDEX letter_signup ON letter (signup_id);

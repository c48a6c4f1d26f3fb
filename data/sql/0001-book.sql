-- SPDX-License-Identifier: GPL-3.0-or-later
-- The book, version 1. Times are ISO 8601 UTC, ids UUIDs of version 7, shares fractions of whole numbers.
-- Lists of a round's own keys (roles, sectors) are comma-separated, as "super-user, school".

CREATE TABLE round (
  id TEXT NOT NULL PRIMARY KEY,
  position INTEGER NOT NULL,
  name TEXT NOT NULL,
  opens TEXT,
  deadline TEXT,           -- first instant that is too late
  reply_by TEXT,
  contact TEXT NOT NULL
) STRICT;

CREATE TABLE option (      -- roles, sectors, organisations
  id TEXT NOT NULL PRIMARY KEY,
  round_id TEXT NOT NULL REFERENCES round (id) ON DELETE CASCADE,
  list TEXT NOT NULL CHECK (list IN ('role', 'sector', 'organisation')),
  position INTEGER NOT NULL,
  key TEXT NOT NULL,
  name TEXT NOT NULL,
  aliases TEXT NOT NULL,   -- separated by |
  UNIQUE (round_id, list, key)
) STRICT;

CREATE TABLE track (
  id TEXT NOT NULL PRIMARY KEY,
  round_id TEXT NOT NULL REFERENCES round (id) ON DELETE CASCADE,
  number INTEGER NOT NULL,
  name TEXT NOT NULL,
  seats_min INTEGER NOT NULL CHECK (seats_min >= 0),
  seats_max INTEGER NOT NULL CHECK (seats_max >= seats_min),
  per_municipality INTEGER NOT NULL CHECK (per_municipality >= 0),
  roles TEXT NOT NULL,
  UNIQUE (round_id, number)
) STRICT;

CREATE TABLE dimension (
  id TEXT NOT NULL PRIMARY KEY,
  round_id TEXT NOT NULL REFERENCES round (id) ON DELETE CASCADE,
  position INTEGER NOT NULL,
  kind TEXT NOT NULL CHECK (kind IN ('region', 'size', 'sector', 'role', 'extra')),
  key TEXT NOT NULL,
  name TEXT NOT NULL,
  weight REAL NOT NULL CHECK (weight >= 0),
  for_group INTEGER NOT NULL CHECK (for_group IN (0, 1)),
  for_tracks INTEGER NOT NULL, -- bit i: the i-th track by number
  UNIQUE (round_id, key)
) STRICT;

CREATE TABLE category (
  id TEXT NOT NULL PRIMARY KEY,
  dimension_id TEXT NOT NULL REFERENCES dimension (id) ON DELETE CASCADE,
  position INTEGER NOT NULL,
  key TEXT NOT NULL,
  name TEXT NOT NULL,
  target_num INTEGER NOT NULL CHECK (target_num >= 0),
  target_den INTEGER NOT NULL CHECK (target_den > 0),
  min INTEGER,
  max INTEGER,
  lower INTEGER NOT NULL,
  upper INTEGER NOT NULL,
  UNIQUE (dimension_id, key)
) STRICT;

CREATE TABLE import (
  id TEXT NOT NULL PRIMARY KEY,
  round_id TEXT NOT NULL REFERENCES round (id) ON DELETE CASCADE,
  at TEXT NOT NULL,
  source TEXT NOT NULL,
  read INTEGER NOT NULL,
  accepted INTEGER NOT NULL,
  attention INTEGER NOT NULL,
  skipped INTEGER NOT NULL,
  added INTEGER NOT NULL,
  updated INTEGER NOT NULL,
  unchanged INTEGER NOT NULL
) STRICT;

CREATE TABLE signup (
  id TEXT NOT NULL PRIMARY KEY,
  round_id TEXT NOT NULL REFERENCES round (id) ON DELETE CASCADE,
  import_id TEXT REFERENCES import (id),
  ordinal INTEGER NOT NULL,
  respondent TEXT NOT NULL,
  created TEXT,
  closed TEXT,
  completed INTEGER NOT NULL CHECK (completed IN (0, 1)),
  included INTEGER NOT NULL CHECK (included IN (0, 1)),
  withdrawn INTEGER NOT NULL CHECK (withdrawn IN (0, 1)),
  track_id TEXT REFERENCES track (id),
  track_text TEXT NOT NULL,
  municipality TEXT,       -- four-digit code
  municipality_text TEXT NOT NULL,
  organisation TEXT NOT NULL,
  roles TEXT NOT NULL,
  roles_text TEXT NOT NULL,
  sectors TEXT NOT NULL,
  sectors_text TEXT NOT NULL,
  name TEXT NOT NULL,
  title TEXT NOT NULL,
  email TEXT NOT NULL,
  phone TEXT NOT NULL,
  motivation TEXT NOT NULL,
  extra TEXT NOT NULL,     -- JSON object
  late_waived INTEGER NOT NULL CHECK (late_waived IN (0, 1)),
  late_note TEXT NOT NULL,
  masked INTEGER NOT NULL CHECK (masked IN (0, 1)),
  edited TEXT NOT NULL     -- JSON object: field set by hand → text last imported for it, or null
) STRICT;
-- narrow, as an import fills them row by row: a book has few rounds
CREATE INDEX signup_ordinal ON signup (ordinal);
CREATE INDEX signup_respondent ON signup (respondent, ordinal) WHERE respondent <> '';
CREATE INDEX signup_email ON signup (email) WHERE email <> '';
CREATE INDEX signup_no_email ON signup (name, respondent) WHERE email = '';

CREATE TABLE composition (
  id TEXT NOT NULL PRIMARY KEY,
  round_id TEXT NOT NULL REFERENCES round (id) ON DELETE CASCADE,
  position INTEGER NOT NULL,
  name TEXT NOT NULL,
  finalised_at TEXT,
  finalised_by TEXT NOT NULL
) STRICT;

CREATE TABLE seat (
  id TEXT NOT NULL PRIMARY KEY,
  composition_id TEXT NOT NULL REFERENCES composition (id) ON DELETE CASCADE,
  track_id TEXT NOT NULL REFERENCES track (id),
  signup_id TEXT NOT NULL REFERENCES signup (id),
  spot TEXT NOT NULL CHECK (spot IN ('seated', 'waiting')),
  position INTEGER NOT NULL,
  UNIQUE (composition_id, signup_id)
) STRICT;
CREATE INDEX seat_signup ON seat (signup_id);

CREATE TABLE questionnaire (
  id TEXT NOT NULL PRIMARY KEY, -- SHA-256 of its column names
  mapping TEXT NOT NULL
) STRICT;

-- The change log. A change set is one action of one person; its changes are rows. What a row was before stands in its
-- change as JSON; what it became is the next change's "before", or the row itself. Digests and hashes chain all this so
-- that texts can be erased and the chain still verifies (docs/book-format.md).
CREATE TABLE change_set (
  no INTEGER NOT NULL PRIMARY KEY,
  at TEXT NOT NULL,
  actor TEXT NOT NULL,
  action TEXT NOT NULL,
  detail TEXT,             -- NULL once erased
  detail_salt TEXT,
  detail_digest TEXT NOT NULL,
  target INTEGER REFERENCES change_set (no), -- undo, redo: of which
  state TEXT NOT NULL CHECK (state IN ('done', 'undone', 'discarded', 'fixed')),
  digest TEXT NOT NULL,
  hash TEXT NOT NULL
) STRICT;
CREATE INDEX change_set_state ON change_set (state, no);

CREATE TABLE change (
  set_no INTEGER NOT NULL REFERENCES change_set (no) DEFERRABLE INITIALLY DEFERRED,
  seq INTEGER NOT NULL,
  -- not IN, for which SQLite makes a table of three words each time
  kind TEXT NOT NULL CHECK (kind = 'insert' OR kind = 'update' OR kind = 'delete'),
  row_table TEXT NOT NULL,
  row_id TEXT NOT NULL,
  subject TEXT,            -- the sign-up it is about, where that is not the row itself
  before TEXT,             -- NULL: inserted (or erased, when salt is NULL)
  salt BLOB,
  digest BLOB NOT NULL,    -- SHA-256 over the row before and after
  PRIMARY KEY (set_no, seq)
) STRICT, WITHOUT ROWID;
CREATE INDEX change_row ON change (row_id);
CREATE INDEX change_subject ON change (subject) WHERE subject IS NOT NULL;

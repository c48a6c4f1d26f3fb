-- SPDX-License-Identifier: GPL-3.0-or-later
-- The book, version 2: what the coordinator decided beforehand about people, and how suggestions and lotteries went.

CREATE TABLE mark (
  id TEXT NOT NULL PRIMARY KEY,
  composition_id TEXT NOT NULL REFERENCES composition (id) ON DELETE CASCADE,
  signup_id TEXT NOT NULL REFERENCES signup (id),
  mark TEXT NOT NULL CHECK (mark IN ('pinned', 'barred')), -- must have; not this time
  UNIQUE (composition_id, signup_id)
) STRICT;
CREATE INDEX mark_signup ON mark (signup_id);

CREATE TABLE protocol (
  id TEXT NOT NULL PRIMARY KEY,
  composition_id TEXT NOT NULL REFERENCES composition (id) ON DELETE CASCADE,
  at TEXT NOT NULL,
  kind TEXT NOT NULL CHECK (kind IN ('suggestion', 'lottery')),
  text TEXT NOT NULL       -- a JSON document
) STRICT;
CREATE INDEX protocol_composition ON protocol (composition_id);

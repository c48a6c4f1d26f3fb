-- SPDX-License-Identifier: GPL-3.0-or-later
-- The book, version 3: who the pseudonyms of a protocol are.

CREATE TABLE pool (
  id TEXT NOT NULL PRIMARY KEY,
  protocol_id TEXT NOT NULL REFERENCES protocol (id) ON DELETE CASCADE,
  people TEXT NOT NULL,    -- a line "signup_id chance chosen" for P001, P002 …; chosen is 0 or 1
  UNIQUE (protocol_id)
) STRICT;

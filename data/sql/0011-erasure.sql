-- SPDX-License-Identifier: GPL-3.0-or-later
-- The book, version 11: people whose personal data has been erased. Their sign-ups stay, without what says who they were.

CREATE TABLE erasure (
  id TEXT NOT NULL PRIMARY KEY,
  signup_id TEXT NOT NULL, -- it may be in the change log alone
  at TEXT NOT NULL,
  actor TEXT NOT NULL,
  UNIQUE (signup_id)
) STRICT;

CREATE INDEX change_erased ON change (set_no) WHERE salt IS NULL;

CREATE TRIGGER signup_stays_erased BEFORE UPDATE ON signup
WHEN EXISTS (SELECT 1 FROM erasure WHERE signup_id = old.id)
  AND (new.id <> old.id OR new.name <> old.name OR new.title <> '' OR new.email <> '' OR new.phone <> ''
       OR new.motivation <> '' OR new.extra <> '{}' OR new.late_note <> '' OR new.edited <> '{}' OR new.withdrawn = 0)
BEGIN SELECT raise (ABORT, 'what has been erased does not come back'); END;

CREATE TRIGGER signup_keeps_erasure BEFORE INSERT ON signup
WHEN EXISTS (SELECT 1 FROM erasure WHERE signup_id = new.id)
BEGIN SELECT raise (ABORT, 'what has been erased does not come back'); END;

CREATE TRIGGER signup_stays_for_erasure BEFORE DELETE ON signup
WHEN EXISTS (SELECT 1 FROM erasure WHERE signup_id = old.id)
BEGIN SELECT raise (ABORT, 'what has been erased does not come back'); END;

CREATE TRIGGER letter_keeps_erasure BEFORE INSERT ON letter
WHEN EXISTS (SELECT 1 FROM erasure WHERE signup_id = new.signup_id)
BEGIN SELECT raise (ABORT, 'what has been erased does not come back'); END;

CREATE TRIGGER claim_keeps_erasure BEFORE INSERT ON claim
WHEN EXISTS (SELECT 1 FROM erasure WHERE signup_id = new.signup_id)
BEGIN SELECT raise (ABORT, 'what has been erased does not come back'); END;

CREATE TRIGGER erasure_update BEFORE UPDATE ON erasure
BEGIN SELECT raise (ABORT, 'what has been erased does not come back'); END;

CREATE TRIGGER erasure_delete BEFORE DELETE ON erasure
BEGIN SELECT raise (ABORT, 'what has been erased does not come back'); END;

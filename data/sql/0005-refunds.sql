-- SPDX-License-Identifier: GPL-3.0-or-later
-- The book, version 5: meetings, and what travel to them costs. Money is whole øre, distances whole metres, a day
-- "2025-03-03". No account and no personal number is kept.

CREATE TABLE refund_terms ( -- a round's settings; without a row, the program's own
  id TEXT NOT NULL PRIMARY KEY,
  round_id TEXT NOT NULL REFERENCES round (id) ON DELETE CASCADE,
  car_rate TEXT NOT NULL CHECK (car_rate IN ('low', 'high')),
  receipt_above INTEGER NOT NULL CHECK (receipt_above >= 0),
  days_before INTEGER NOT NULL CHECK (days_before >= 0),
  days_after INTEGER NOT NULL CHECK (days_after >= 0),
  months INTEGER NOT NULL CHECK (months >= 0),
  budget INTEGER NOT NULL CHECK (budget >= 0), -- 0: none
  UNIQUE (round_id)
) STRICT;

CREATE TABLE meeting (
  id TEXT NOT NULL PRIMARY KEY,
  round_id TEXT NOT NULL REFERENCES round (id) ON DELETE CASCADE,
  kind TEXT NOT NULL CHECK (kind IN ('physical', 'online', 'review')),
  title TEXT NOT NULL,
  starts TEXT NOT NULL,
  ends TEXT NOT NULL CHECK (ends >= starts),
  place TEXT NOT NULL,
  agenda TEXT NOT NULL,
  series TEXT NOT NULL     -- what the meetings of a series share; '' outside one
) STRICT;
CREATE INDEX meeting_round ON meeting (round_id, starts);

CREATE TABLE meeting_track (
  id TEXT NOT NULL PRIMARY KEY,
  meeting_id TEXT NOT NULL REFERENCES meeting (id) ON DELETE CASCADE,
  track_id TEXT NOT NULL REFERENCES track (id),
  UNIQUE (meeting_id, track_id)
) STRICT;

CREATE TABLE attendance (  -- without a row, somebody is not invited
  id TEXT NOT NULL PRIMARY KEY,
  meeting_id TEXT NOT NULL REFERENCES meeting (id) ON DELETE CASCADE,
  signup_id TEXT NOT NULL REFERENCES signup (id),
  attendance TEXT NOT NULL CHECK (attendance IN ('invited', 'accepted', 'attended', 'excused')),
  UNIQUE (meeting_id, signup_id)
) STRICT;
CREATE INDEX attendance_signup ON attendance (signup_id);

CREATE TABLE claim (
  id TEXT NOT NULL PRIMARY KEY,
  meeting_id TEXT NOT NULL REFERENCES meeting (id),
  signup_id TEXT NOT NULL REFERENCES signup (id),
  corrects TEXT REFERENCES claim (id),
  state TEXT NOT NULL CHECK (state IN ('draft', 'submitted', 'approved', 'returned', 'rejected', 'paid')),
  route TEXT NOT NULL CHECK (route IN ('nemkonto', 'ean')),
  ean TEXT NOT NULL,
  note TEXT NOT NULL,
  created_at TEXT NOT NULL,
  submitted_at TEXT,
  submitted_by TEXT NOT NULL,
  decided_at TEXT,
  decided_by TEXT NOT NULL,
  reason TEXT NOT NULL,
  paid_at TEXT,
  paid_by TEXT NOT NULL,
  paid_on TEXT,
  reference TEXT NOT NULL
) STRICT;
CREATE INDEX claim_signup ON claim (signup_id);
CREATE INDEX claim_meeting ON claim (meeting_id);

CREATE TABLE receipt_bytes ( -- not in the change log; a receipt that is undone keeps its bytes, so that it can be redone
  sha256 TEXT NOT NULL PRIMARY KEY,
  bytes BLOB NOT NULL
) STRICT;

CREATE TABLE receipt (
  id TEXT NOT NULL PRIMARY KEY,
  claim_id TEXT NOT NULL REFERENCES claim (id),
  name TEXT NOT NULL,
  media_type TEXT NOT NULL,
  size INTEGER NOT NULL CHECK (size > 0),
  sha256 TEXT NOT NULL REFERENCES receipt_bytes (sha256)
) STRICT;
CREATE INDEX receipt_claim ON receipt (claim_id);
CREATE INDEX receipt_sha256 ON receipt (sha256);

CREATE TABLE claim_line (
  id TEXT NOT NULL PRIMARY KEY,
  claim_id TEXT NOT NULL REFERENCES claim (id),
  position INTEGER NOT NULL,
  mode TEXT NOT NULL CHECK (mode IN ('public', 'car', 'bicycle', 'toll', 'ferry', 'parking', 'taxi', 'other')),
  day TEXT NOT NULL,
  origin TEXT NOT NULL,
  destination TEXT NOT NULL,
  metres INTEGER NOT NULL CHECK (metres >= 0),
  rate INTEGER NOT NULL CHECK (rate >= 0), -- øre per kilometre on that day; 0: none
  amount INTEGER NOT NULL CHECK (amount >= 0),
  note TEXT NOT NULL,
  receipt_id TEXT REFERENCES receipt (id)
) STRICT;
CREATE INDEX claim_line_claim ON claim_line (claim_id, position);
CREATE INDEX claim_line_receipt ON claim_line (receipt_id) WHERE receipt_id IS NOT NULL;

-- What is approved does not change, whatever program writes; nor does a claim skip a state, or get approved by the one
-- who submitted it. A replaced row is an inserted one, so inserting looks at what is there too.
CREATE TRIGGER claim_begins BEFORE INSERT ON claim
WHEN new.state <> 'draft'
  OR EXISTS (SELECT 1 FROM claim WHERE id = new.id AND state IN ('approved', 'rejected', 'paid'))
BEGIN SELECT raise (ABORT, 'a claim begins as a draft'); END;

CREATE TRIGGER claim_states BEFORE UPDATE ON claim
WHEN new.state <> old.state
  AND NOT (old.state IN ('draft', 'returned') AND new.state = 'submitted')
  AND NOT (old.state = 'submitted' AND new.state IN ('approved', 'returned', 'rejected'))
  AND NOT (old.state = 'approved' AND new.state = 'paid')
BEGIN SELECT raise (ABORT, 'a claim goes from state to state in order'); END;

CREATE TRIGGER claim_two_people BEFORE UPDATE ON claim
WHEN new.state IN ('approved', 'paid')
  AND (new.submitted_by = '' OR new.decided_by = '' OR new.decided_by = new.submitted_by)
BEGIN SELECT raise (ABORT, 'whoever submitted a claim cannot approve it'); END;

CREATE TRIGGER claim_content BEFORE UPDATE ON claim
WHEN old.state NOT IN ('draft', 'returned')
  AND (new.id <> old.id OR new.meeting_id <> old.meeting_id OR new.signup_id <> old.signup_id
       OR new.corrects IS NOT old.corrects OR new.route <> old.route OR new.ean <> old.ean OR new.note <> old.note
       OR new.created_at <> old.created_at OR new.submitted_at IS NOT old.submitted_at
       OR new.submitted_by <> old.submitted_by)
BEGIN SELECT raise (ABORT, 'a submitted claim does not change'); END;

CREATE TRIGGER claim_decided BEFORE UPDATE ON claim
WHEN old.state IN ('approved', 'rejected', 'paid')
  AND (new.decided_at IS NOT old.decided_at OR new.decided_by <> old.decided_by OR new.reason <> old.reason
       OR (NOT (old.state = 'approved' AND new.state = 'paid')
           AND (new.paid_at IS NOT old.paid_at OR new.paid_by <> old.paid_by OR new.paid_on IS NOT old.paid_on
                OR new.reference <> old.reference)))
BEGIN SELECT raise (ABORT, 'a claim that is decided on does not change'); END;

CREATE TRIGGER claim_stays BEFORE DELETE ON claim WHEN old.state <> 'draft'
BEGIN SELECT raise (ABORT, 'a claim that was submitted stays'); END;

CREATE TRIGGER claim_line_insert BEFORE INSERT ON claim_line
WHEN EXISTS (SELECT 1 FROM claim WHERE state NOT IN ('draft', 'returned')
             AND (id = new.claim_id OR id = (SELECT claim_id FROM claim_line WHERE id = new.id)))
BEGIN SELECT raise (ABORT, 'a submitted claim does not change'); END;

CREATE TRIGGER claim_line_update BEFORE UPDATE ON claim_line
WHEN EXISTS (SELECT 1 FROM claim WHERE state NOT IN ('draft', 'returned') AND id IN (old.claim_id, new.claim_id))
BEGIN SELECT raise (ABORT, 'a submitted claim does not change'); END;

CREATE TRIGGER claim_line_delete BEFORE DELETE ON claim_line
WHEN EXISTS (SELECT 1 FROM claim WHERE state NOT IN ('draft', 'returned') AND id = old.claim_id)
BEGIN SELECT raise (ABORT, 'a submitted claim does not change'); END;

CREATE TRIGGER receipt_insert BEFORE INSERT ON receipt
WHEN EXISTS (SELECT 1 FROM claim WHERE state NOT IN ('draft', 'returned')
             AND (id = new.claim_id OR id = (SELECT claim_id FROM receipt WHERE id = new.id)))
BEGIN SELECT raise (ABORT, 'a submitted claim does not change'); END;

CREATE TRIGGER receipt_update BEFORE UPDATE ON receipt
WHEN EXISTS (SELECT 1 FROM claim WHERE state NOT IN ('draft', 'returned') AND id IN (old.claim_id, new.claim_id))
BEGIN SELECT raise (ABORT, 'a submitted claim does not change'); END;

CREATE TRIGGER receipt_delete BEFORE DELETE ON receipt
WHEN EXISTS (SELECT 1 FROM claim WHERE state NOT IN ('draft', 'returned') AND id = old.claim_id)
BEGIN SELECT raise (ABORT, 'a submitted claim does not change'); END;

CREATE TRIGGER receipt_bytes_insert BEFORE INSERT ON receipt_bytes
WHEN EXISTS (SELECT 1 FROM receipt_bytes WHERE sha256 = new.sha256)
BEGIN SELECT raise (ABORT, 'the bytes of a receipt do not change'); END;

CREATE TRIGGER receipt_bytes_update BEFORE UPDATE ON receipt_bytes
BEGIN SELECT raise (ABORT, 'the bytes of a receipt do not change'); END;

CREATE TRIGGER receipt_bytes_delete BEFORE DELETE ON receipt_bytes
WHEN EXISTS (SELECT 1 FROM receipt WHERE sha256 = old.sha256)
BEGIN SELECT raise (ABORT, 'a receipt keeps its bytes'); END;

-- SPDX-License-Identifier: GPL-3.0-or-later
-- The book, version 8: what is submitted cannot be replaced either. REPLACE deletes the row in its way without any
-- trigger for deleting, so no row may take another's id, nor the number that SQLite knows it by.

CREATE TRIGGER claim_keeps_id BEFORE UPDATE ON claim WHEN new.id <> old.id OR new.rowid <> old.rowid
BEGIN SELECT raise (ABORT, 'a claim keeps its id'); END;

CREATE TRIGGER claim_keeps_place BEFORE INSERT ON claim
WHEN EXISTS (SELECT 1 FROM claim WHERE rowid = new.rowid AND state <> 'draft')
BEGIN SELECT raise (ABORT, 'a claim that was submitted stays'); END;

CREATE TRIGGER claim_keeps_state BEFORE INSERT ON claim
WHEN EXISTS (SELECT 1 FROM claim WHERE id = new.id AND state <> 'draft')
BEGIN SELECT raise (ABORT, 'a claim that was submitted stays'); END;

CREATE TRIGGER claim_line_keeps_id BEFORE UPDATE ON claim_line
WHEN new.id <> old.id OR new.rowid <> old.rowid OR new.claim_id <> old.claim_id
BEGIN SELECT raise (ABORT, 'a line stays in its claim'); END;

CREATE TRIGGER claim_line_keeps_place BEFORE INSERT ON claim_line
WHEN EXISTS (SELECT 1 FROM claim_line JOIN claim ON claim.id = claim_line.claim_id
             WHERE claim_line.rowid = new.rowid AND claim.state NOT IN ('draft', 'returned'))
BEGIN SELECT raise (ABORT, 'a submitted claim does not change'); END;

CREATE TRIGGER receipt_keeps_id BEFORE UPDATE ON receipt
WHEN new.id <> old.id OR new.rowid <> old.rowid OR new.claim_id <> old.claim_id
BEGIN SELECT raise (ABORT, 'a receipt stays in its claim'); END;

CREATE TRIGGER receipt_keeps_place BEFORE INSERT ON receipt
WHEN EXISTS (SELECT 1 FROM receipt JOIN claim ON claim.id = receipt.claim_id
             WHERE receipt.rowid = new.rowid AND claim.state NOT IN ('draft', 'returned'))
BEGIN SELECT raise (ABORT, 'a submitted claim does not change'); END;

CREATE TRIGGER receipt_bytes_keep_place BEFORE INSERT ON receipt_bytes
WHEN EXISTS (SELECT 1 FROM receipt_bytes WHERE rowid = new.rowid)
BEGIN SELECT raise (ABORT, 'the bytes of a receipt do not change'); END;

CREATE TRIGGER claim_is_paid BEFORE UPDATE ON claim
WHEN new.state = 'paid'
  AND (new.paid_at IS NULL OR new.paid_by = '' OR new.paid_on IS NULL OR new.reference = '')
BEGIN SELECT raise (ABORT, 'a payment has a day, a reference and somebody who noted it'); END;

-- What a claim was judged by: its meeting and its member.

CREATE TRIGGER meeting_keeps_id BEFORE UPDATE ON meeting
WHEN new.id <> old.id OR new.rowid <> old.rowid OR new.round_id <> old.round_id
BEGIN SELECT raise (ABORT, 'a meeting keeps its id'); END;

CREATE TRIGGER meeting_keeps_time BEFORE UPDATE ON meeting
WHEN (new.kind <> old.kind OR new.starts <> old.starts OR new.ends <> old.ends)
  AND EXISTS (SELECT 1 FROM claim WHERE meeting_id = old.id AND state NOT IN ('draft', 'returned'))
BEGIN SELECT raise (ABORT, 'a meeting with submitted claims keeps its kind and its time'); END;

CREATE TRIGGER meeting_stays BEFORE DELETE ON meeting
WHEN EXISTS (SELECT 1 FROM claim WHERE meeting_id = old.id AND state <> 'draft')
BEGIN SELECT raise (ABORT, 'a meeting with submitted claims stays'); END;

CREATE TRIGGER meeting_keeps_place BEFORE INSERT ON meeting
WHEN EXISTS (SELECT 1 FROM meeting JOIN claim ON claim.meeting_id = meeting.id
             WHERE (meeting.id = new.id OR meeting.rowid = new.rowid) AND claim.state <> 'draft')
BEGIN SELECT raise (ABORT, 'a meeting with submitted claims stays'); END;

CREATE TRIGGER attendance_keeps_id BEFORE UPDATE ON attendance
WHEN new.id <> old.id OR new.rowid <> old.rowid OR new.meeting_id <> old.meeting_id
  OR new.signup_id <> old.signup_id
BEGIN SELECT raise (ABORT, 'attendance stays with its member and its meeting'); END;

CREATE TRIGGER signup_keeps_id BEFORE UPDATE ON signup
WHEN (new.id <> old.id OR new.rowid <> old.rowid)
  AND EXISTS (SELECT 1 FROM claim WHERE signup_id = old.id AND state <> 'draft')
BEGIN SELECT raise (ABORT, 'a member with submitted claims stays'); END;

CREATE TRIGGER signup_stays BEFORE DELETE ON signup
WHEN EXISTS (SELECT 1 FROM claim WHERE signup_id = old.id AND state <> 'draft')
BEGIN SELECT raise (ABORT, 'a member with submitted claims stays'); END;

CREATE TRIGGER signup_keeps_place BEFORE INSERT ON signup
WHEN EXISTS (SELECT 1 FROM claim WHERE signup_id = new.id AND state <> 'draft')
  OR EXISTS (SELECT 1 FROM signup JOIN claim ON claim.signup_id = signup.id
             WHERE signup.rowid = new.rowid AND claim.state <> 'draft')
BEGIN SELECT raise (ABORT, 'a member with submitted claims stays'); END;

-- SPDX-License-Identifier: GPL-3.0-or-later
-- The book, version 9: several compositions of a round, one of them on the board, one of them perhaps final.

CREATE TABLE board (       -- which composition is worked on; without a row, the round's first
  id TEXT NOT NULL PRIMARY KEY,
  round_id TEXT NOT NULL REFERENCES round (id) ON DELETE CASCADE,
  composition_id TEXT NOT NULL REFERENCES composition (id) ON DELETE CASCADE,
  UNIQUE (round_id)
) STRICT;

CREATE TABLE lineage (     -- a composition that began as a copy
  id TEXT NOT NULL PRIMARY KEY,
  composition_id TEXT NOT NULL REFERENCES composition (id) ON DELETE CASCADE,
  source TEXT NOT NULL,    -- what that was called then
  at TEXT NOT NULL,
  protocol_id TEXT REFERENCES protocol (id), -- how that had come about
  UNIQUE (composition_id)
) STRICT;
CREATE INDEX lineage_protocol ON lineage (protocol_id) WHERE protocol_id IS NOT NULL;

CREATE TABLE finalisation ( -- why a composition is final although it breaks a rule
  id TEXT NOT NULL PRIMARY KEY,
  composition_id TEXT NOT NULL REFERENCES composition (id) ON DELETE CASCADE,
  note TEXT NOT NULL CHECK (note <> ''),
  UNIQUE (composition_id)
) STRICT;

CREATE UNIQUE INDEX composition_name ON composition (round_id, name);
CREATE UNIQUE INDEX composition_final ON composition (round_id) WHERE finalised_at IS NOT NULL;

-- What is final does not change until it is reopened, whatever program writes. A replaced row is an inserted one.

CREATE TRIGGER composition_begins BEFORE INSERT ON composition
WHEN new.name = '' OR new.finalised_at IS NOT NULL
BEGIN SELECT raise (ABORT, 'a composition has a name and begins open'); END;

CREATE TRIGGER composition_is_named BEFORE UPDATE ON composition
WHEN new.name = '' OR (new.finalised_at IS NOT NULL AND new.finalised_by = '')
BEGIN SELECT raise (ABORT, 'a composition has a name, and somebody makes it final'); END;

CREATE TRIGGER composition_frozen BEFORE UPDATE ON composition
WHEN old.finalised_at IS NOT NULL
  AND (new.id <> old.id OR new.rowid <> old.rowid OR new.round_id <> old.round_id OR new.position <> old.position
       OR new.name <> old.name
       OR (new.finalised_at IS NOT NULL
           AND (new.finalised_at <> old.finalised_at OR new.finalised_by <> old.finalised_by)))
BEGIN SELECT raise (ABORT, 'a final composition does not change'); END;

CREATE TRIGGER composition_stays BEFORE DELETE ON composition WHEN old.finalised_at IS NOT NULL
BEGIN SELECT raise (ABORT, 'a final composition stays'); END;

CREATE TRIGGER composition_keeps_place BEFORE INSERT ON composition
WHEN EXISTS (SELECT 1 FROM composition AS there WHERE there.finalised_at IS NOT NULL
             AND (there.id = new.id OR there.rowid = new.rowid
                  OR (there.round_id = new.round_id AND (there.name = new.name OR new.finalised_at IS NOT NULL))))
BEGIN SELECT raise (ABORT, 'a final composition stays'); END;

CREATE TRIGGER seat_insert BEFORE INSERT ON seat
WHEN EXISTS (SELECT 1 FROM composition WHERE finalised_at IS NOT NULL
             AND (id = new.composition_id
                  OR id IN (SELECT composition_id FROM seat WHERE id = new.id OR rowid = new.rowid)))
BEGIN SELECT raise (ABORT, 'a final composition does not change'); END;

CREATE TRIGGER seat_update BEFORE UPDATE ON seat
WHEN EXISTS (SELECT 1 FROM composition WHERE finalised_at IS NOT NULL
             AND (id IN (old.composition_id, new.composition_id)
                  OR id IN (SELECT composition_id FROM seat WHERE id = new.id OR rowid = new.rowid)))
BEGIN SELECT raise (ABORT, 'a final composition does not change'); END;

CREATE TRIGGER seat_delete BEFORE DELETE ON seat
WHEN EXISTS (SELECT 1 FROM composition WHERE finalised_at IS NOT NULL AND id = old.composition_id)
BEGIN SELECT raise (ABORT, 'a final composition does not change'); END;

CREATE TRIGGER mark_insert BEFORE INSERT ON mark
WHEN EXISTS (SELECT 1 FROM composition WHERE finalised_at IS NOT NULL
             AND (id = new.composition_id
                  OR id IN (SELECT composition_id FROM mark WHERE id = new.id OR rowid = new.rowid)))
BEGIN SELECT raise (ABORT, 'a final composition does not change'); END;

CREATE TRIGGER mark_update BEFORE UPDATE ON mark
WHEN EXISTS (SELECT 1 FROM composition WHERE finalised_at IS NOT NULL
             AND (id IN (old.composition_id, new.composition_id)
                  OR id IN (SELECT composition_id FROM mark WHERE id = new.id OR rowid = new.rowid)))
BEGIN SELECT raise (ABORT, 'a final composition does not change'); END;

CREATE TRIGGER mark_delete BEFORE DELETE ON mark
WHEN EXISTS (SELECT 1 FROM composition WHERE finalised_at IS NOT NULL AND id = old.composition_id)
BEGIN SELECT raise (ABORT, 'a final composition does not change'); END;

-- Its protocol stays as well. It may go from one composition to another that is a copy of the first, when the first is
-- deleted, and back.

CREATE TRIGGER protocol_insert BEFORE INSERT ON protocol
WHEN EXISTS (SELECT 1 FROM composition WHERE finalised_at IS NOT NULL
             AND (id = new.composition_id
                  OR id IN (SELECT composition_id FROM protocol WHERE id = new.id OR rowid = new.rowid)))
BEGIN SELECT raise (ABORT, 'the protocol of a final composition stays'); END;

CREATE TRIGGER protocol_update BEFORE UPDATE ON protocol
WHEN EXISTS (SELECT 1 FROM composition WHERE finalised_at IS NOT NULL
             AND id IN (old.composition_id, new.composition_id)
             AND (new.id <> old.id OR new.rowid <> old.rowid OR new.at <> old.at OR new.kind <> old.kind
                  OR new.text <> old.text
                  OR NOT EXISTS (SELECT 1 FROM lineage
                                 WHERE lineage.composition_id = composition.id AND lineage.protocol_id = old.id)))
BEGIN SELECT raise (ABORT, 'the protocol of a final composition stays'); END;

CREATE TRIGGER protocol_delete BEFORE DELETE ON protocol
WHEN EXISTS (SELECT 1 FROM composition WHERE finalised_at IS NOT NULL AND id = old.composition_id)
BEGIN SELECT raise (ABORT, 'the protocol of a final composition stays'); END;

CREATE TRIGGER pool_insert BEFORE INSERT ON pool
WHEN EXISTS (SELECT 1 FROM composition JOIN protocol ON protocol.composition_id = composition.id
             WHERE composition.finalised_at IS NOT NULL
             AND (protocol.id = new.protocol_id
                  OR protocol.id IN (SELECT protocol_id FROM pool WHERE id = new.id OR rowid = new.rowid)))
BEGIN SELECT raise (ABORT, 'the protocol of a final composition stays'); END;

CREATE TRIGGER pool_update BEFORE UPDATE ON pool
WHEN EXISTS (SELECT 1 FROM composition JOIN protocol ON protocol.composition_id = composition.id
             WHERE composition.finalised_at IS NOT NULL AND protocol.id IN (old.protocol_id, new.protocol_id))
BEGIN SELECT raise (ABORT, 'the protocol of a final composition stays'); END;

CREATE TRIGGER pool_delete BEFORE DELETE ON pool
WHEN EXISTS (SELECT 1 FROM composition JOIN protocol ON protocol.composition_id = composition.id
             WHERE composition.finalised_at IS NOT NULL AND protocol.id = old.protocol_id)
BEGIN SELECT raise (ABORT, 'the protocol of a final composition stays'); END;

CREATE TRIGGER lineage_insert BEFORE INSERT ON lineage
WHEN EXISTS (SELECT 1 FROM composition WHERE finalised_at IS NOT NULL
             AND (id = new.composition_id
                  OR id IN (SELECT composition_id FROM lineage WHERE id = new.id OR rowid = new.rowid)))
BEGIN SELECT raise (ABORT, 'a final composition does not change'); END;

CREATE TRIGGER lineage_update BEFORE UPDATE ON lineage
WHEN EXISTS (SELECT 1 FROM composition WHERE finalised_at IS NOT NULL
             AND id IN (old.composition_id, new.composition_id))
BEGIN SELECT raise (ABORT, 'a final composition does not change'); END;

CREATE TRIGGER lineage_delete BEFORE DELETE ON lineage
WHEN EXISTS (SELECT 1 FROM composition WHERE finalised_at IS NOT NULL AND id = old.composition_id)
BEGIN SELECT raise (ABORT, 'a final composition does not change'); END;

CREATE TRIGGER finalisation_insert BEFORE INSERT ON finalisation
WHEN EXISTS (SELECT 1 FROM composition WHERE finalised_at IS NOT NULL
             AND (id = new.composition_id
                  OR id IN (SELECT composition_id FROM finalisation WHERE id = new.id OR rowid = new.rowid)))
BEGIN SELECT raise (ABORT, 'a final composition does not change'); END;

CREATE TRIGGER finalisation_update BEFORE UPDATE ON finalisation
WHEN EXISTS (SELECT 1 FROM composition WHERE finalised_at IS NOT NULL
             AND id IN (old.composition_id, new.composition_id))
BEGIN SELECT raise (ABORT, 'a final composition does not change'); END;

CREATE TRIGGER finalisation_delete BEFORE DELETE ON finalisation
WHEN EXISTS (SELECT 1 FROM composition WHERE finalised_at IS NOT NULL AND id = old.composition_id)
BEGIN SELECT raise (ABORT, 'a final composition does not change'); END;

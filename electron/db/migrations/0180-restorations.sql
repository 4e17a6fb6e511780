-- A register that came back from a backup: its new lineage, and where the chain of the lineage before it ends. The first
-- ledger line of the new lineage follows on a genesis of its own, which binds that end.
CREATE TABLE restoration (
  id INTEGER PRIMARY KEY,
  lineage TEXT NOT NULL UNIQUE CHECK (length(lineage) = 32),
  previous_lineage TEXT NOT NULL CHECK (length(previous_lineage) = 32),
  after_seq INTEGER NOT NULL UNIQUE CHECK (after_seq >= 1),
  after_head BLOB NOT NULL CHECK (length(after_head) = 32),
  pins_until INTEGER NOT NULL CHECK (pins_until >= 0), -- PINs up to this row were stretched with a pepper that is gone
  backup_sequence INTEGER NOT NULL CHECK (backup_sequence >= 1),
  backup_day TEXT NOT NULL CHECK (backup_day GLOB '????-??-??'),
  backup_sha256 BLOB NOT NULL CHECK (length(backup_sha256) = 32),
  second_shown_by TEXT NOT NULL CHECK (second_shown_by IN ('passphrase', 'name')),
  at INTEGER NOT NULL
) STRICT;

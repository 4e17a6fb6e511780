-- The monthly return as it was signed and sent, what leads its figures to DHIS2, and who let names out.
CREATE TABLE monthly_return (
  id INTEGER PRIMARY KEY,
  month TEXT NOT NULL CHECK (month GLOB '[0-9][0-9][0-9][0-9]-[01][0-9]'),
  body TEXT NOT NULL CHECK (json_valid(body)), -- RFC 8785 JSON: figures, their definitions, the ledger's head
  digest BLOB NOT NULL CHECK (length(digest) = 32),
  ledger_seq INTEGER NOT NULL CHECK (ledger_seq >= 1),
  staff_id INTEGER NOT NULL REFERENCES staff (id),
  at INTEGER NOT NULL
) STRICT;
CREATE INDEX monthly_return_month ON monthly_return (month);

CREATE TABLE monthly_return_approval (
  monthly_return_id INTEGER PRIMARY KEY REFERENCES monthly_return (id),
  digest BLOB NOT NULL CHECK (length(digest) = 32),
  staff_id INTEGER NOT NULL REFERENCES staff (id),
  at INTEGER NOT NULL
) STRICT;
CREATE TRIGGER monthly_return_approval_is_by_another BEFORE INSERT ON monthly_return_approval
WHEN EXISTS (SELECT 1 FROM monthly_return r WHERE r.id = NEW.monthly_return_id AND r.staff_id = NEW.staff_id)
BEGIN
  SELECT RAISE(ABORT, 'prepared by the same person');
END;
CREATE TRIGGER monthly_return_approval_is_of_its_text BEFORE INSERT ON monthly_return_approval
WHEN NOT EXISTS (SELECT 1 FROM monthly_return r WHERE r.id = NEW.monthly_return_id AND r.digest = NEW.digest)
BEGIN
  SELECT RAISE(ABORT, 'approval of another text');
END;
CREATE TRIGGER monthly_return_approval_is_of_the_newest BEFORE INSERT ON monthly_return_approval
WHEN EXISTS (SELECT 1 FROM monthly_return r JOIN monthly_return n ON n.month = r.month AND n.id > r.id
             WHERE r.id = NEW.monthly_return_id)
BEGIN
  SELECT RAISE(ABORT, 'return was prepared again');
END;

CREATE TABLE monthly_return_sent (
  monthly_return_id INTEGER PRIMARY KEY REFERENCES monthly_return_approval (monthly_return_id),
  how TEXT NOT NULL CHECK (how IN ('paper', 'stick', 'online', 'dhis2')),
  staff_id INTEGER NOT NULL REFERENCES staff (id),
  at INTEGER NOT NULL
) STRICT;

CREATE TABLE dhis2_metadata (
  id INTEGER PRIMARY KEY,
  body TEXT NOT NULL CHECK (json_valid(body)),
  digest BLOB NOT NULL CHECK (length(digest) = 32), -- of the file that it was read from
  staff_id INTEGER NOT NULL REFERENCES staff (id),
  at INTEGER NOT NULL
) STRICT;

CREATE TABLE dhis2_mapping (
  id INTEGER PRIMARY KEY,
  body TEXT NOT NULL CHECK (json_valid(body)),
  staff_id INTEGER NOT NULL REFERENCES staff (id),
  at INTEGER NOT NULL
) STRICT;

CREATE TABLE data_value_set (
  id INTEGER PRIMARY KEY,
  month TEXT NOT NULL CHECK (month GLOB '[0-9][0-9][0-9][0-9]-[01][0-9]'),
  body TEXT NOT NULL CHECK (json_valid(body)),
  dhis2_mapping_id INTEGER NOT NULL REFERENCES dhis2_mapping (id),
  monthly_return_id INTEGER REFERENCES monthly_return_sent (monthly_return_id), -- none: the figures of that moment
  staff_id INTEGER NOT NULL REFERENCES staff (id),
  at INTEGER NOT NULL
) STRICT;
CREATE INDEX data_value_set_month ON data_value_set (month);

CREATE TABLE names_export (
  id INTEGER PRIMARY KEY,
  reason TEXT NOT NULL CHECK (reason IN ('handing_over', 'order_of_a_court', 'moving_the_clinic', 'other_reason')),
  note BLOB NOT NULL,
  clients INTEGER NOT NULL CHECK (clients >= 1),
  digest BLOB NOT NULL CHECK (length(digest) = 32), -- of the encrypted file
  staff_id INTEGER NOT NULL REFERENCES staff (id),
  keyholder_id INTEGER NOT NULL REFERENCES keyholder (id),
  at INTEGER NOT NULL
) STRICT;

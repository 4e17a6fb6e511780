-- The regional office: a register of its own, with its keys, the sites whose backups it takes in, and what it said of
-- each file. The sites' own data lie beside it, one encrypted file a site.

UPDATE sqlite_schema SET sql = replace(sql,
  '''drop_in_centre'', ''treatment_centre''))', '''drop_in_centre'', ''treatment_centre'', ''office''))')
WHERE type = 'table' AND name = 'site';

-- Key A and the signing key, sealed as private columns are: a backup of this register opens them with key B or the
-- register's own key alone. Key B is never here.
CREATE TABLE office_key (
  id INTEGER PRIMARY KEY,
  everyday_key BLOB NOT NULL,
  signing_key BLOB NOT NULL,
  at INTEGER NOT NULL
) STRICT;

-- A site by its register; its data lie in sites/REGISTER_ID.sqlite.
CREATE TABLE office_site (
  id INTEGER PRIMARY KEY,
  register_id TEXT NOT NULL UNIQUE CHECK (length(register_id) = 32),
  staff_id INTEGER NOT NULL REFERENCES staff,
  at INTEGER NOT NULL
) STRICT;

-- The card that says who signs a site's backups; the latest of a site holds.
CREATE TABLE office_site_card (
  id INTEGER PRIMARY KEY,
  office_site_id INTEGER NOT NULL REFERENCES office_site,
  code TEXT NOT NULL,
  number INTEGER CHECK (number BETWEEN 1 AND 9999),
  name TEXT,
  ed25519 TEXT NOT NULL,
  age TEXT NOT NULL,
  staff_id INTEGER NOT NULL REFERENCES staff,
  at INTEGER NOT NULL
) STRICT;
CREATE INDEX office_site_card_site ON office_site_card (office_site_id);

-- Who runs a site, and where; the latest of a site holds. counted 0: the site has ended, nothing of it is awaited.
CREATE TABLE office_site_place (
  id INTEGER PRIMARY KEY,
  office_site_id INTEGER NOT NULL REFERENCES office_site,
  partner TEXT NOT NULL,
  district TEXT NOT NULL,
  counted INTEGER NOT NULL CHECK (counted IN (0, 1)),
  staff_id INTEGER NOT NULL REFERENCES staff,
  at INTEGER NOT NULL
) STRICT;
CREATE INDEX office_site_place_site ON office_site_place (office_site_id);

-- A backup that was good and whose data took the place of the site's earlier ones.
CREATE TABLE site_import (
  id INTEGER PRIMARY KEY,
  office_site_id INTEGER NOT NULL REFERENCES office_site,
  lineage TEXT NOT NULL CHECK (length(lineage) = 32),
  sequence INTEGER NOT NULL,
  day TEXT NOT NULL,
  made_at INTEGER NOT NULL,                  -- by the site's clock
  sha256 BLOB NOT NULL CHECK (length(sha256) = 32),
  data_key BLOB NOT NULL,                    -- sealed: of the file that this import left, and of no other
  ledger_length INTEGER NOT NULL,
  ledger_head BLOB CHECK (length(ledger_head) = 32),
  schema INTEGER NOT NULL,                   -- as the site sent it; the file here is migrated
  clients INTEGER NOT NULL,
  doses INTEGER NOT NULL,
  missing_from INTEGER,                      -- numbers between the last import and this one that never came
  missing_to INTEGER,
  lost_lines INTEGER,                        -- came back from a backup: ledger lines that the office had and the site lost
  continues TEXT NOT NULL CHECK (continues IN ('first', 'same', 'restored')),
  staff_id INTEGER NOT NULL REFERENCES staff,
  at INTEGER NOT NULL,
  CHECK ((missing_from IS NULL) = (missing_to IS NULL))
) STRICT;
CREATE INDEX site_import_site ON site_import (office_site_id);

-- One taking in of a folder, and what was said of each of its files.
CREATE TABLE import_run (
  id INTEGER PRIMARY KEY,
  staff_id INTEGER NOT NULL REFERENCES staff,
  at INTEGER NOT NULL
) STRICT;
CREATE TABLE import_verdict (
  id INTEGER PRIMARY KEY,
  import_run_id INTEGER NOT NULL REFERENCES import_run,
  file TEXT NOT NULL,
  outcome TEXT NOT NULL,
  sequence INTEGER,
  office_site_id INTEGER REFERENCES office_site,
  site_import_id INTEGER REFERENCES site_import,
  at INTEGER NOT NULL
) STRICT;
CREATE INDEX import_verdict_run ON import_verdict (import_run_id);
CREATE INDEX import_verdict_site ON import_verdict (office_site_id);

-- A signed receipt was written for this import.
CREATE TABLE import_receipt (
  id INTEGER PRIMARY KEY,
  site_import_id INTEGER NOT NULL REFERENCES site_import,
  staff_id INTEGER NOT NULL REFERENCES staff,
  at INTEGER NOT NULL
) STRICT;
CREATE INDEX import_receipt_import ON import_receipt (site_import_id);

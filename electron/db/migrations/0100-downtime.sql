-- The day on paper: numbered dose sheets, power cuts, and the lines of a sheet that were entered back.

CREATE TABLE downtime_sheet (
  id INTEGER PRIMARY KEY,
  number INTEGER NOT NULL UNIQUE CHECK (number >= 1),
  day TEXT NOT NULL CHECK (day GLOB '????-??-??'),
  body TEXT NOT NULL,                        -- JSON, shared/rules/paper-sheet.ts: what was printed; no names
  digest BLOB NOT NULL CHECK (length(digest) = 32),
  staff_id INTEGER NOT NULL REFERENCES staff,
  at INTEGER NOT NULL
) STRICT;
CREATE INDEX downtime_sheet_day ON downtime_sheet (day);

CREATE TABLE downtime_sheet_state (
  id INTEGER PRIMARY KEY,
  downtime_sheet_id INTEGER NOT NULL REFERENCES downtime_sheet,
  state TEXT NOT NULL CHECK (state IN ('used', 'unused', 'entered')),
  staff_id INTEGER NOT NULL REFERENCES staff,
  at INTEGER NOT NULL
) STRICT;
CREATE INDEX downtime_sheet_state_sheet ON downtime_sheet_state (downtime_sheet_id);

CREATE TABLE outage (
  id INTEGER PRIMARY KEY,
  from_at INTEGER NOT NULL,
  until_at INTEGER NOT NULL,
  reason TEXT NOT NULL CHECK (reason IN ('power_cut', 'pc_failed', 'program_failed', 'place_closed', 'other')),
  note TEXT,
  on_paper INTEGER NOT NULL CHECK (on_paper IN (0, 1)),
  staff_id INTEGER NOT NULL REFERENCES staff,
  at INTEGER NOT NULL,
  CHECK (until_at > from_at)
) STRICT;

CREATE TABLE paper_line (
  id INTEGER PRIMARY KEY,
  downtime_sheet_id INTEGER NOT NULL REFERENCES downtime_sheet,
  line INTEGER NOT NULL CHECK (line >= 1),
  client_id INTEGER NOT NULL REFERENCES client,
  result TEXT NOT NULL CHECK (result IN ('given', 'not_checked', 'refused', 'withheld', 'not_come')),
  drug TEXT CHECK (drug IN ('buprenorphine', 'buprenorphine-naloxone', 'methadone')),
  amount_micrograms INTEGER CHECK (amount_micrograms > 0),
  given_at INTEGER,
  given_by INTEGER NOT NULL REFERENCES staff,
  dose_id INTEGER REFERENCES dose,
  hold_id INTEGER REFERENCES hold,
  against TEXT,
  reason TEXT,
  staff_id INTEGER NOT NULL REFERENCES staff,
  at INTEGER NOT NULL,
  UNIQUE (downtime_sheet_id, line),          -- a line of paper is entered once
  CHECK (result NOT IN ('given', 'not_checked') OR (amount_micrograms IS NOT NULL AND given_at IS NOT NULL)),
  -- What somebody swallowed stands in a dose, or holds the client as an incident: it is never only a note.
  CHECK (result NOT IN ('given', 'not_checked') OR dose_id IS NOT NULL OR hold_id IS NOT NULL)
) STRICT;
CREATE INDEX paper_line_client ON paper_line (client_id);
CREATE INDEX paper_line_dose ON paper_line (dose_id) WHERE dose_id IS NOT NULL;

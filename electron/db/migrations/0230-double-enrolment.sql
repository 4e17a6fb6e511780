-- One person enrolled at two sites, found without a name: the key of the tokens, what a site sent and was answered, and
-- at the office what came, what two people decided, and the lists that went back.

-- The office makes it, a site takes it in; the one made last holds.
CREATE TABLE token_key (
  id INTEGER PRIMARY KEY,
  key_id TEXT NOT NULL UNIQUE CHECK (length(key_id) = 16),
  secret BLOB NOT NULL,                      -- sealed
  made_at INTEGER NOT NULL,
  staff_id INTEGER NOT NULL REFERENCES staff,
  at INTEGER NOT NULL
) STRICT;

-- ── At a site ─────────────────────────────────────────────────────────────────────────────────────
CREATE TABLE token_export (
  id INTEGER PRIMARY KEY,
  token_key_id INTEGER NOT NULL REFERENCES token_key,
  sequence INTEGER NOT NULL UNIQUE CHECK (sequence >= 1),
  clients INTEGER NOT NULL CHECK (clients >= 0),
  left_out INTEGER NOT NULL CHECK (left_out >= 0),
  nameless INTEGER NOT NULL CHECK (nameless >= 0),
  sha256 BLOB NOT NULL CHECK (length(sha256) = 32),
  staff_id INTEGER NOT NULL REFERENCES staff,
  at INTEGER NOT NULL
) STRICT;

-- The latest of a client holds.
CREATE TABLE token_refusal (
  id INTEGER PRIMARY KEY,
  client_id INTEGER NOT NULL REFERENCES client,
  refused INTEGER NOT NULL CHECK (refused IN (0, 1)),
  staff_id INTEGER NOT NULL REFERENCES staff,
  at INTEGER NOT NULL
) STRICT;
CREATE INDEX token_refusal_client ON token_refusal (client_id);

-- Every list is whole: the one with the highest number is all that stands.
CREATE TABLE hold_list (
  id INTEGER PRIMARY KEY,
  number INTEGER NOT NULL UNIQUE CHECK (number >= 1),
  made_at INTEGER NOT NULL,                  -- by the office's clock
  body TEXT NOT NULL,
  signature TEXT NOT NULL,
  staff_id INTEGER NOT NULL REFERENCES staff,
  at INTEGER NOT NULL
) STRICT;

CREATE TABLE case_answer (
  id INTEGER PRIMARY KEY,
  case_number INTEGER NOT NULL CHECK (case_number >= 1),
  client_id INTEGER NOT NULL REFERENCES client,
  answer TEXT NOT NULL CHECK (answer IN ('only_here', 'moved_away', 'two_people', 'asked')),
  note BLOB,                                 -- sealed
  staff_id INTEGER NOT NULL REFERENCES staff,
  at INTEGER NOT NULL
) STRICT;
CREATE INDEX case_answer_case ON case_answer (case_number);

-- ── At the office ─────────────────────────────────────────────────────────────────────────────────
CREATE TABLE token_import (
  id INTEGER PRIMARY KEY,
  office_site_id INTEGER NOT NULL REFERENCES office_site,
  token_key_id INTEGER NOT NULL REFERENCES token_key,
  lineage TEXT NOT NULL CHECK (length(lineage) = 32),
  sequence INTEGER NOT NULL CHECK (sequence >= 1),
  made_at INTEGER NOT NULL,                  -- by the site's clock
  clients INTEGER NOT NULL CHECK (clients >= 0),
  left_out INTEGER NOT NULL CHECK (left_out >= 0),
  nameless INTEGER NOT NULL CHECK (nameless >= 0),
  content BLOB NOT NULL,                     -- sealed
  sha256 BLOB NOT NULL UNIQUE CHECK (length(sha256) = 32),
  staff_id INTEGER NOT NULL REFERENCES staff,
  at INTEGER NOT NULL
) STRICT;
CREATE INDEX token_import_site ON token_import (office_site_id);

-- The key of a row is the case number that both sites see. Always two people.
CREATE TABLE office_case (
  id INTEGER PRIMARY KEY,
  site_a INTEGER NOT NULL REFERENCES office_site,
  number_a INTEGER NOT NULL CHECK (number_a >= 1),
  site_b INTEGER NOT NULL REFERENCES office_site,
  number_b INTEGER NOT NULL CHECK (number_b >= 1),
  verdict TEXT NOT NULL CHECK (verdict IN ('confirmed', 'rejected')),
  why TEXT NOT NULL,                         -- JSON
  second_id INTEGER NOT NULL REFERENCES staff,
  staff_id INTEGER NOT NULL REFERENCES staff,
  at INTEGER NOT NULL,
  CHECK (site_a < site_b),
  CHECK (second_id <> staff_id)
) STRICT;
CREATE INDEX office_case_pair ON office_case (site_a, number_a, site_b, number_b);

CREATE TABLE office_case_end (
  office_case_id INTEGER PRIMARY KEY REFERENCES office_case,
  outcome TEXT NOT NULL CHECK (outcome IN ('one_place_now', 'two_people')),
  second_id INTEGER NOT NULL REFERENCES staff,
  staff_id INTEGER NOT NULL REFERENCES staff,
  at INTEGER NOT NULL,
  CHECK (second_id <> staff_id)
) STRICT;

-- What a site answered to a case, as its exports brought it.
CREATE TABLE site_answer (
  id INTEGER PRIMARY KEY,
  office_case_id INTEGER NOT NULL REFERENCES office_case,
  office_site_id INTEGER NOT NULL REFERENCES office_site,
  answer TEXT NOT NULL CHECK (answer IN ('only_here', 'moved_away', 'two_people', 'asked')),
  answered_at INTEGER NOT NULL,              -- by the site's clock
  at INTEGER NOT NULL
) STRICT;
CREATE INDEX site_answer_case ON site_answer (office_case_id);

CREATE TABLE hold_list_made (
  id INTEGER PRIMARY KEY,
  office_site_id INTEGER NOT NULL REFERENCES office_site,
  number INTEGER NOT NULL CHECK (number >= 1),
  cases INTEGER NOT NULL CHECK (cases >= 0),
  staff_id INTEGER NOT NULL REFERENCES staff,
  at INTEGER NOT NULL,
  UNIQUE (office_site_id, number)
) STRICT;

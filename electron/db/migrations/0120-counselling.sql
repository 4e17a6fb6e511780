-- Counselling: relatives with their own consents, sessions, notes that are signed by being saved and then only added
-- to, appointments, and the glass that a doctor breaks.

CREATE TABLE relative (
  id INTEGER PRIMARY KEY,
  client_id INTEGER NOT NULL REFERENCES client,
  name BLOB NOT NULL,                        -- sealed
  relation TEXT NOT NULL CHECK (relation IN ('mother', 'father', 'wife', 'husband', 'partner', 'sister', 'brother', 'child', 'friend', 'other')),
  phone BLOB,                                -- sealed
  staff_id INTEGER NOT NULL REFERENCES staff,
  at INTEGER NOT NULL
) STRICT;
CREATE INDEX relative_client ON relative (client_id);

CREATE TABLE relative_end (
  relative_id INTEGER PRIMARY KEY REFERENCES relative,
  reason TEXT NOT NULL CHECK (reason IN ('asked', 'moved', 'died', 'entered_by_mistake')),
  staff_id INTEGER NOT NULL REFERENCES staff,
  at INTEGER NOT NULL
) STRICT;

CREATE TABLE relative_consent (
  id INTEGER PRIMARY KEY,
  relative_id INTEGER NOT NULL REFERENCES relative,
  kind TEXT NOT NULL CHECK (kind IN ('counselling', 'visit', 'phone', 'disclosure')),
  day TEXT NOT NULL CHECK (day GLOB '????-??-??'),
  witness_id INTEGER REFERENCES staff,
  detail BLOB,                               -- sealed
  staff_id INTEGER NOT NULL REFERENCES staff,
  at INTEGER NOT NULL
) STRICT;
CREATE INDEX relative_consent_relative ON relative_consent (relative_id);

CREATE TABLE relative_consent_withdrawal (
  relative_consent_id INTEGER PRIMARY KEY REFERENCES relative_consent,
  day TEXT NOT NULL CHECK (day GLOB '????-??-??'),
  staff_id INTEGER NOT NULL REFERENCES staff,
  at INTEGER NOT NULL
) STRICT;

CREATE TABLE session (
  id INTEGER PRIMARY KEY,
  kind TEXT NOT NULL CHECK (kind IN ('individual', 'family', 'group', 'crisis')),
  day TEXT NOT NULL CHECK (day GLOB '????-??-??'),
  start_minute INTEGER NOT NULL CHECK (start_minute BETWEEN 0 AND 1439), -- by the clinic's wall clock
  minutes INTEGER NOT NULL CHECK (minutes BETWEEN 1 AND 600),
  place TEXT NOT NULL CHECK (place IN ('centre', 'drop_in', 'home', 'phone')),
  counsellor_id INTEGER NOT NULL REFERENCES staff,
  at INTEGER NOT NULL
) STRICT;
CREATE INDEX session_counsellor ON session (counsellor_id, day);
CREATE INDEX session_day ON session (day);

CREATE TRIGGER session_overlaps_no_other BEFORE INSERT ON session
BEGIN
  SELECT RAISE(ABORT, 'sessions overlap')
  WHERE EXISTS (
    SELECT 1 FROM session s
    WHERE s.counsellor_id = NEW.counsellor_id AND s.day = NEW.day
      AND s.start_minute < NEW.start_minute + NEW.minutes
      AND NEW.start_minute < s.start_minute + s.minutes
      AND NOT EXISTS (SELECT 1 FROM session_void v WHERE v.session_id = s.id));
END;

-- Written for the wrong person, or never held: the session does not count. Its note stays where it was written.
CREATE TABLE session_void (
  session_id INTEGER PRIMARY KEY REFERENCES session,
  reason TEXT NOT NULL CHECK (reason IN ('wrong_client', 'not_held', 'entered_twice')),
  staff_id INTEGER NOT NULL REFERENCES staff,
  at INTEGER NOT NULL
) STRICT;

CREATE TABLE session_client (
  id INTEGER PRIMARY KEY,
  session_id INTEGER NOT NULL REFERENCES session,
  client_id INTEGER NOT NULL REFERENCES client,
  UNIQUE (session_id, client_id)
) STRICT;
CREATE INDEX session_client_client ON session_client (client_id);

CREATE TABLE session_relative (
  id INTEGER PRIMARY KEY,
  session_id INTEGER NOT NULL REFERENCES session,
  relative_id INTEGER NOT NULL REFERENCES relative,
  UNIQUE (session_id, relative_id)
) STRICT;

CREATE TABLE session_topic (
  id INTEGER PRIMARY KEY,
  session_id INTEGER NOT NULL REFERENCES session,
  topic TEXT NOT NULL,
  UNIQUE (session_id, topic)
) STRICT;

-- The first row of a session is its note, signed by being saved; every later one is an addendum.
CREATE TABLE session_note (
  id INTEGER PRIMARY KEY,
  session_id INTEGER NOT NULL REFERENCES session,
  note BLOB NOT NULL,                        -- sealed: JSON of situation, assessment, plan
  staff_id INTEGER NOT NULL REFERENCES staff,
  at INTEGER NOT NULL
) STRICT;
CREATE INDEX session_note_session ON session_note (session_id);

-- A doctor reads a client's notes without their consent: for half an hour, with a reason, shown to the counsellors.
CREATE TABLE broken_glass (
  id INTEGER PRIMARY KEY,
  client_id INTEGER NOT NULL REFERENCES client,
  reason TEXT NOT NULL,
  staff_id INTEGER NOT NULL REFERENCES staff,
  at INTEGER NOT NULL
) STRICT;
CREATE INDEX broken_glass_client ON broken_glass (client_id);

CREATE TABLE broken_glass_seen (
  broken_glass_id INTEGER PRIMARY KEY REFERENCES broken_glass,
  staff_id INTEGER NOT NULL REFERENCES staff,
  at INTEGER NOT NULL
) STRICT;

CREATE TABLE appointment (
  id INTEGER PRIMARY KEY,
  client_id INTEGER NOT NULL REFERENCES client,
  day TEXT NOT NULL CHECK (day GLOB '????-??-??'),
  start_minute INTEGER CHECK (start_minute BETWEEN 0 AND 1439),
  kind TEXT NOT NULL CHECK (kind IN ('counselling', 'doctor', 'test', 'group', 'other')),
  with_staff_id INTEGER REFERENCES staff,
  session_id INTEGER REFERENCES session,     -- in which it was agreed
  staff_id INTEGER NOT NULL REFERENCES staff,
  at INTEGER NOT NULL
) STRICT;
CREATE INDEX appointment_client ON appointment (client_id, day);
CREATE INDEX appointment_day ON appointment (day);

CREATE TABLE appointment_end (
  appointment_id INTEGER PRIMARY KEY REFERENCES appointment,
  outcome TEXT NOT NULL CHECK (outcome IN ('kept', 'missed', 'cancelled', 'moved')),
  session_id INTEGER REFERENCES session,
  staff_id INTEGER NOT NULL REFERENCES staff,
  at INTEGER NOT NULL
) STRICT;

-- States of a client: away, an overdose, a death reported and decided, pregnancy asked, kit and talk, medicines,
-- safety flags, letters. Each is undone by a row in `taken_back`, or ended by a row of its own; none changes.

CREATE TABLE absence (
  id INTEGER PRIMARY KEY,
  client_id INTEGER NOT NULL REFERENCES client,
  kind TEXT NOT NULL CHECK (kind IN ('hospital', 'custody', 'prison', 'travel')),
  from_day TEXT NOT NULL CHECK (from_day GLOB '????-??-??'),
  until_day TEXT CHECK (until_day GLOB '????-??-??'),   -- last day away, as it was expected; null: nobody knows
  note BLOB,                                            -- sealed
  staff_id INTEGER NOT NULL REFERENCES staff,
  at INTEGER NOT NULL,
  CHECK (until_day IS NULL OR until_day >= from_day)
) STRICT;
CREATE INDEX absence_client ON absence (client_id);

CREATE TABLE absence_end (
  id INTEGER PRIMARY KEY,
  absence_id INTEGER NOT NULL REFERENCES absence,
  day TEXT NOT NULL CHECK (day GLOB '????-??-??'),      -- the day on which the client was back
  staff_id INTEGER NOT NULL REFERENCES staff,
  at INTEGER NOT NULL
) STRICT;
CREATE INDEX absence_end_absence ON absence_end (absence_id);

-- What is known of doses while away; the newest answer holds.
CREATE TABLE absence_dosing (
  id INTEGER PRIMARY KEY,
  absence_id INTEGER NOT NULL REFERENCES absence,
  answer TEXT NOT NULL CHECK (answer IN ('confirmed', 'none', 'unknown')),
  drug TEXT CHECK (drug IN ('buprenorphine', 'buprenorphine-naloxone', 'methadone')),
  amount_micrograms INTEGER CHECK (amount_micrograms > 0),
  last_dose_day TEXT CHECK (last_dose_day GLOB '????-??-??'),
  detail BLOB,                                          -- sealed: who confirmed it
  staff_id INTEGER NOT NULL REFERENCES staff,
  at INTEGER NOT NULL,
  CHECK ((answer = 'confirmed') = (drug IS NOT NULL)),
  CHECK ((answer = 'confirmed') = (amount_micrograms IS NOT NULL)),
  CHECK ((answer = 'confirmed') = (last_dose_day IS NOT NULL)),
  CHECK ((answer = 'confirmed') = (detail IS NOT NULL))
) STRICT;
CREATE INDEX absence_dosing_absence ON absence_dosing (absence_id);

CREATE TABLE overdose (
  id INTEGER PRIMARY KEY,
  client_id INTEGER NOT NULL REFERENCES client,
  place TEXT NOT NULL CHECK (place IN ('here', 'elsewhere')),
  day TEXT NOT NULL CHECK (day GLOB '????-??-??'),
  clock_time TEXT CHECK (clock_time GLOB '[0-2][0-9]:[0-5][0-9]'),
  naloxone TEXT NOT NULL CHECK (naloxone IN ('given', 'not_given', 'unknown')),
  naloxone_doses INTEGER CHECK (naloxone_doses BETWEEN 1 AND 20),
  referred TEXT NOT NULL CHECK (referred IN ('no', 'hospital', 'other')),
  outcome TEXT NOT NULL CHECK (outcome IN ('recovered', 'in_hospital', 'died', 'unknown')),
  kit_given INTEGER NOT NULL CHECK (kit_given IN (0, 1)),
  detail BLOB,                                          -- sealed: who saw it
  note BLOB,                                            -- sealed
  hold_id INTEGER NOT NULL UNIQUE REFERENCES hold,
  staff_id INTEGER NOT NULL REFERENCES staff,
  at INTEGER NOT NULL,
  CHECK (naloxone_doses IS NULL OR naloxone = 'given')
) STRICT;
CREATE INDEX overdose_client ON overdose (client_id);

CREATE TABLE death_report (
  id INTEGER PRIMARY KEY,
  client_id INTEGER NOT NULL REFERENCES client,
  day TEXT NOT NULL CHECK (day GLOB '????-??-??'),      -- of the death, as it was said
  source TEXT NOT NULL CHECK (source IN ('family', 'staff', 'hospital', 'police', 'peer', 'other')),
  detail BLOB,                                          -- sealed: who said it
  hold_id INTEGER NOT NULL UNIQUE REFERENCES hold,
  staff_id INTEGER NOT NULL REFERENCES staff,
  at INTEGER NOT NULL
) STRICT;
CREATE INDEX death_report_client ON death_report (client_id);

-- Confirmed once, recorded in error once; the newest holds.
CREATE TABLE death_decision (
  id INTEGER PRIMARY KEY,
  death_report_id INTEGER NOT NULL REFERENCES death_report,
  verdict TEXT NOT NULL CHECK (verdict IN ('confirmed', 'in_error')),
  day TEXT CHECK (day GLOB '????-??-??'),
  reason TEXT,
  staff_id INTEGER NOT NULL REFERENCES staff,
  at INTEGER NOT NULL,
  CHECK ((verdict = 'confirmed') = (day IS NOT NULL)),
  CHECK ((verdict = 'in_error') = (reason IS NOT NULL)),
  UNIQUE (death_report_id, verdict)
) STRICT;

CREATE TABLE kit_and_talk (
  id INTEGER PRIMARY KEY,
  client_id INTEGER NOT NULL REFERENCES client,
  since_day TEXT NOT NULL CHECK (since_day GLOB '????-??-??'), -- beginning of the period of risk that it answers
  kit TEXT NOT NULL CHECK (kit IN ('given', 'has_one', 'refused', 'none_here')),
  talk INTEGER NOT NULL CHECK (talk IN (0, 1)),
  staff_id INTEGER NOT NULL REFERENCES staff,
  at INTEGER NOT NULL
) STRICT;
CREATE INDEX kit_and_talk_client ON kit_and_talk (client_id);

CREATE TABLE pregnancy_answer (
  id INTEGER PRIMARY KEY,
  client_id INTEGER NOT NULL REFERENCES client,
  day TEXT NOT NULL CHECK (day GLOB '????-??-??'),
  answer TEXT NOT NULL CHECK (answer IN ('yes', 'no', 'not_sure', 'not_said', 'not_possible')),
  staff_id INTEGER NOT NULL REFERENCES staff,
  at INTEGER NOT NULL
) STRICT;
CREATE INDEX pregnancy_answer_client ON pregnancy_answer (client_id);

CREATE TABLE client_medicine (
  id INTEGER PRIMARY KEY,
  client_id INTEGER NOT NULL REFERENCES client,
  name BLOB NOT NULL,                                   -- sealed: a medicine tells the illness
  note BLOB,                                            -- sealed
  staff_id INTEGER NOT NULL REFERENCES staff,
  at INTEGER NOT NULL
) STRICT;
CREATE INDEX client_medicine_client ON client_medicine (client_id);

CREATE TABLE client_medicine_stop (
  client_medicine_id INTEGER PRIMARY KEY REFERENCES client_medicine,
  day TEXT NOT NULL CHECK (day GLOB '????-??-??'),
  staff_id INTEGER NOT NULL REFERENCES staff,
  at INTEGER NOT NULL
) STRICT;

CREATE TABLE safety_flag (
  id INTEGER PRIMARY KEY,
  client_id INTEGER NOT NULL REFERENCES client,
  note BLOB NOT NULL,                                   -- sealed: why; a doctor breaks glass to read it
  hold_id INTEGER NOT NULL UNIQUE REFERENCES hold,
  staff_id INTEGER NOT NULL REFERENCES staff,
  at INTEGER NOT NULL
) STRICT;
CREATE INDEX safety_flag_client ON safety_flag (client_id);

CREATE TABLE safety_flag_reading (
  id INTEGER PRIMARY KEY,
  safety_flag_id INTEGER NOT NULL REFERENCES safety_flag,
  reason TEXT NOT NULL,
  staff_id INTEGER NOT NULL REFERENCES staff,
  at INTEGER NOT NULL
) STRICT;
CREATE INDEX safety_flag_reading_flag ON safety_flag_reading (safety_flag_id);

CREATE TABLE treatment_letter (
  id INTEGER PRIMARY KEY,
  client_id INTEGER NOT NULL REFERENCES client,
  consent_id INTEGER NOT NULL REFERENCES consent,       -- the disclosure that the client asked for
  detail BLOB NOT NULL,                                 -- sealed: to whom
  drug TEXT NOT NULL CHECK (drug IN ('buprenorphine', 'buprenorphine-naloxone', 'methadone')),
  amount_micrograms INTEGER NOT NULL CHECK (amount_micrograms > 0),
  last_dose_day TEXT NOT NULL CHECK (last_dose_day GLOB '????-??-??'),
  staff_id INTEGER NOT NULL REFERENCES staff,
  at INTEGER NOT NULL
) STRICT;
CREATE INDEX treatment_letter_client ON treatment_letter (client_id);

-- A row that was written in error. It stays and no longer counts.
CREATE TABLE taken_back (
  id INTEGER PRIMARY KEY,
  subject TEXT NOT NULL CHECK (subject IN
    ('absence', 'absence_end', 'overdose', 'kit_and_talk', 'pregnancy_answer', 'client_medicine')),
  row_id INTEGER NOT NULL,
  reason TEXT NOT NULL CHECK (reason IN ('other_client', 'written_wrongly', 'not_so')),
  staff_id INTEGER NOT NULL REFERENCES staff,
  at INTEGER NOT NULL,
  UNIQUE (subject, row_id)
) STRICT;

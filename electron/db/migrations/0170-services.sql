-- Services by contact (with a client or without), abscesses, tests with sealed results, and care that is sealed whole.

CREATE TABLE service_contact (
  id INTEGER PRIMARY KEY,
  client_id INTEGER REFERENCES client,       -- none: sex and age as they were seen
  sex TEXT CHECK (sex IN ('M', 'F', 'T')),
  age_band TEXT CHECK (age_band IN ('under_18', '18_24', '25_49', '50_plus')),
  first_time INTEGER CHECK (first_time IN (0, 1)),
  day TEXT NOT NULL CHECK (day GLOB '????-??-??'),
  place TEXT NOT NULL CHECK (length(place) BETWEEN 1 AND 60),
  staff_id INTEGER NOT NULL REFERENCES staff,
  at INTEGER NOT NULL,
  CHECK ((client_id IS NULL) = (sex IS NOT NULL)),
  CHECK ((client_id IS NULL) = (age_band IS NOT NULL)),
  CHECK ((client_id IS NULL) = (first_time IS NOT NULL))
) STRICT;
CREATE INDEX service_contact_day ON service_contact (day);
CREATE INDEX service_contact_client ON service_contact (client_id, day) WHERE client_id IS NOT NULL;

CREATE TABLE contact_service (
  id INTEGER PRIMARY KEY,
  service_contact_id INTEGER NOT NULL REFERENCES service_contact,
  kind TEXT NOT NULL CHECK (kind IN ('needles_out', 'needles_in', 'condoms', 'peer_education', 'naloxone', 'legal', 'shelter')),
  quantity INTEGER NOT NULL CHECK (quantity BETWEEN 1 AND 10000),
  naloxone_entry_id INTEGER UNIQUE REFERENCES naloxone_entry,
  UNIQUE (service_contact_id, kind),
  CHECK ((kind = 'naloxone') = (naloxone_entry_id IS NOT NULL))
) STRICT;

-- Written by mistake: it no longer counts, and stays where it was written.
CREATE TABLE service_void (
  id INTEGER PRIMARY KEY,
  subject TEXT NOT NULL CHECK (subject IN ('service_contact', 'abscess', 'abscess_visit', 'health_test', 'health_test_result', 'health_record')),
  row_id INTEGER NOT NULL,
  reason TEXT NOT NULL CHECK (reason IN ('wrong_person', 'not_done', 'entered_twice', 'written_wrongly')),
  staff_id INTEGER NOT NULL REFERENCES staff,
  at INTEGER NOT NULL,
  UNIQUE (subject, row_id)
) STRICT;

CREATE TABLE abscess (
  id INTEGER PRIMARY KEY,
  client_id INTEGER NOT NULL REFERENCES client,
  opened_day TEXT NOT NULL CHECK (opened_day GLOB '????-??-??'),
  staff_id INTEGER NOT NULL REFERENCES staff,
  at INTEGER NOT NULL
) STRICT;
CREATE INDEX abscess_client ON abscess (client_id);

CREATE TABLE abscess_visit (
  id INTEGER PRIMARY KEY,
  abscess_id INTEGER NOT NULL REFERENCES abscess,
  day TEXT NOT NULL CHECK (day GLOB '????-??-??'),
  finding BLOB NOT NULL,                     -- sealed: JSON of where, stage, size, dressing, note
  staff_id INTEGER NOT NULL REFERENCES staff,
  at INTEGER NOT NULL
) STRICT;
CREATE INDEX abscess_visit_abscess ON abscess_visit (abscess_id);
CREATE INDEX abscess_visit_day ON abscess_visit (day);

CREATE TABLE abscess_end (
  abscess_id INTEGER PRIMARY KEY REFERENCES abscess,
  day TEXT NOT NULL CHECK (day GLOB '????-??-??'),
  outcome TEXT NOT NULL CHECK (outcome IN ('healed', 'referred', 'lost')),
  staff_id INTEGER NOT NULL REFERENCES staff,
  at INTEGER NOT NULL
) STRICT;

CREATE TABLE health_test (
  id INTEGER PRIMARY KEY,
  client_id INTEGER NOT NULL REFERENCES client,
  kind TEXT NOT NULL CHECK (kind IN ('hiv', 'hbv', 'hcv', 'tb')),
  pre_counselled_day TEXT NOT NULL CHECK (pre_counselled_day GLOB '????-??-??'),
  day TEXT NOT NULL CHECK (day GLOB '????-??-??'),
  consent_id INTEGER NOT NULL REFERENCES consent,
  staff_id INTEGER NOT NULL REFERENCES staff,
  at INTEGER NOT NULL,
  CHECK (pre_counselled_day <= day)
) STRICT;
CREATE INDEX health_test_client ON health_test (client_id);
CREATE INDEX health_test_day ON health_test (day);

-- The consent that a test names is the client's own, of the test's kind, given by that day and not withdrawn by then.
CREATE TRIGGER health_test_has_its_consent BEFORE INSERT ON health_test
BEGIN
  SELECT RAISE(ABORT, 'no consent to the test')
  WHERE NOT EXISTS (
    SELECT 1 FROM consent c
    WHERE c.id = NEW.consent_id AND c.client_id = NEW.client_id AND c.day <= NEW.day
      AND c.kind = CASE NEW.kind WHEN 'hiv' THEN 'hiv_test' WHEN 'tb' THEN 'tb_test' ELSE 'hepatitis_test' END
      AND NOT EXISTS (SELECT 1 FROM consent_withdrawal w WHERE w.consent_id = c.id));
END;

CREATE TABLE health_test_result (
  id INTEGER PRIMARY KEY,
  health_test_id INTEGER NOT NULL REFERENCES health_test,
  day TEXT NOT NULL CHECK (day GLOB '????-??-??'),
  result BLOB NOT NULL,                      -- sealed: JSON of the result and the next day, the same length for all
  staff_id INTEGER NOT NULL REFERENCES staff,
  at INTEGER NOT NULL
) STRICT;
CREATE INDEX health_test_result_test ON health_test_result (health_test_id);

CREATE TRIGGER health_test_result_follows_its_test BEFORE INSERT ON health_test_result
BEGIN
  SELECT RAISE(ABORT, 'result before the test')
  WHERE NEW.day < (SELECT t.day FROM health_test t WHERE t.id = NEW.health_test_id);
  SELECT RAISE(ABORT, 'test has a result')
  WHERE EXISTS (
    SELECT 1 FROM health_test_result r WHERE r.health_test_id = NEW.health_test_id
      AND NOT EXISTS (
        SELECT 1 FROM service_void v WHERE v.subject = 'health_test_result' AND v.row_id = r.id));
END;

CREATE TABLE health_test_talk (
  health_test_id INTEGER PRIMARY KEY REFERENCES health_test,
  day TEXT NOT NULL CHECK (day GLOB '????-??-??'),
  staff_id INTEGER NOT NULL REFERENCES staff,
  at INTEGER NOT NULL
) STRICT;

-- STI care, and the link to a treatment: which of both stands inside the seal, and all have the same length.
CREATE TABLE health_record (
  id INTEGER PRIMARY KEY,
  client_id INTEGER NOT NULL REFERENCES client,
  content BLOB NOT NULL,                     -- sealed
  staff_id INTEGER NOT NULL REFERENCES staff,
  at INTEGER NOT NULL
) STRICT;
CREATE INDEX health_record_client ON health_record (client_id);

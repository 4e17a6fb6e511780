-- Camps with beds, team, costs and boxes; detoxification from the check to the discharge.

CREATE TABLE camp_place (
  id INTEGER PRIMARY KEY,
  name TEXT NOT NULL UNIQUE COLLATE NOCASE CHECK (length(name) BETWEEN 2 AND 60),
  kind TEXT NOT NULL CHECK (kind IN ('camp', 'centre')),
  staff_id INTEGER NOT NULL REFERENCES staff,
  at INTEGER NOT NULL
) STRICT;

CREATE TABLE camp (
  id INTEGER PRIMARY KEY,
  camp_place_id INTEGER NOT NULL REFERENCES camp_place,
  first_day TEXT NOT NULL CHECK (first_day GLOB '????-??-??'),
  last_day TEXT NOT NULL CHECK (last_day GLOB '????-??-??'),
  beds INTEGER NOT NULL CHECK (beds BETWEEN 1 AND 500),
  staff_id INTEGER NOT NULL REFERENCES staff,
  at INTEGER NOT NULL,
  CHECK (last_day >= first_day)
) STRICT;
CREATE INDEX camp_place_days ON camp (camp_place_id, first_day);

CREATE TABLE camp_end (
  camp_id INTEGER PRIMARY KEY REFERENCES camp,
  last_day TEXT NOT NULL CHECK (last_day GLOB '????-??-??'),
  reason TEXT NOT NULL CHECK (reason IN ('finished', 'cut_short', 'ran_longer', 'cancelled')),
  staff_id INTEGER NOT NULL REFERENCES staff,
  at INTEGER NOT NULL
) STRICT;

-- A place has one camp at a time; a cancelled one took no day.
CREATE TRIGGER camp_overlaps_no_other BEFORE INSERT ON camp
BEGIN
  SELECT RAISE(ABORT, 'camps overlap')
  WHERE EXISTS (
    SELECT 1 FROM camp c LEFT JOIN camp_end e ON e.camp_id = c.id
    WHERE c.camp_place_id = NEW.camp_place_id AND coalesce(e.reason, '') <> 'cancelled'
      AND c.first_day <= NEW.last_day AND coalesce(e.last_day, c.last_day) >= NEW.first_day);
END;

CREATE TRIGGER camp_end_overlaps_no_other BEFORE INSERT ON camp_end WHEN NEW.reason <> 'cancelled'
BEGIN
  SELECT RAISE(ABORT, 'camps overlap')
  WHERE EXISTS (
    SELECT 1 FROM camp own JOIN camp c ON c.camp_place_id = own.camp_place_id AND c.id <> own.id
      LEFT JOIN camp_end e ON e.camp_id = c.id
    WHERE own.id = NEW.camp_id AND coalesce(e.reason, '') <> 'cancelled'
      AND c.first_day <= NEW.last_day AND coalesce(e.last_day, c.last_day) >= own.first_day);
  SELECT RAISE(ABORT, 'camp ends before it begins')
  WHERE EXISTS (SELECT 1 FROM camp c WHERE c.id = NEW.camp_id AND c.first_day > NEW.last_day);
END;

CREATE TABLE camp_box (
  id INTEGER PRIMARY KEY,
  camp_id INTEGER NOT NULL REFERENCES camp,
  sub_store_id INTEGER NOT NULL UNIQUE REFERENCES sub_store,
  staff_id INTEGER NOT NULL REFERENCES staff,
  at INTEGER NOT NULL
) STRICT;
CREATE INDEX camp_box_camp ON camp_box (camp_id);

CREATE TABLE camp_team (
  id INTEGER PRIMARY KEY,
  camp_id INTEGER NOT NULL REFERENCES camp,
  name BLOB NOT NULL,                        -- sealed
  duty TEXT NOT NULL CHECK (duty IN ('doctor', 'nurse', 'counsellor', 'peer', 'guard', 'cook', 'other')),
  staff_id INTEGER NOT NULL REFERENCES staff,
  at INTEGER NOT NULL
) STRICT;
CREATE INDEX camp_team_camp ON camp_team (camp_id);

CREATE TABLE camp_team_end (
  camp_team_id INTEGER PRIMARY KEY REFERENCES camp_team,
  staff_id INTEGER NOT NULL REFERENCES staff,
  at INTEGER NOT NULL
) STRICT;

CREATE TABLE camp_cost (
  id INTEGER PRIMARY KEY,
  camp_id INTEGER NOT NULL REFERENCES camp,
  day TEXT NOT NULL CHECK (day GLOB '????-??-??'),
  kind TEXT NOT NULL CHECK (kind IN ('food', 'medicines', 'rent', 'transport', 'pay', 'materials', 'other')),
  amount_minor INTEGER NOT NULL CHECK (amount_minor <> 0), -- the smallest unit of the site's money
  note BLOB,                                 -- sealed
  undoes INTEGER UNIQUE REFERENCES camp_cost,
  staff_id INTEGER NOT NULL REFERENCES staff,
  at INTEGER NOT NULL,
  CHECK ((undoes IS NULL) = (amount_minor > 0))
) STRICT;
CREATE INDEX camp_cost_camp ON camp_cost (camp_id);

CREATE TRIGGER camp_cost_is_undone_whole BEFORE INSERT ON camp_cost WHEN NEW.undoes IS NOT NULL
BEGIN
  SELECT RAISE(ABORT, 'no such cost to undo')
  WHERE NOT EXISTS (SELECT 1 FROM camp_cost c WHERE c.id = NEW.undoes AND c.undoes IS NULL
                    AND c.camp_id = NEW.camp_id AND c.kind = NEW.kind AND c.amount_minor = -NEW.amount_minor);
END;

-- ── Detoxification ────────────────────────────────────────────────────────────────────────────────
CREATE TABLE detox_talk (
  id INTEGER PRIMARY KEY,
  client_id INTEGER NOT NULL REFERENCES client,
  kind TEXT NOT NULL CHECK (kind IN ('pre', 'post')),
  day TEXT NOT NULL CHECK (day GLOB '????-??-??'),
  staff_id INTEGER NOT NULL REFERENCES staff,
  at INTEGER NOT NULL
) STRICT;
CREATE INDEX detox_talk_client ON detox_talk (client_id, kind, day);

CREATE TABLE detox_check (
  id INTEGER PRIMARY KEY,
  client_id INTEGER NOT NULL REFERENCES client,
  day TEXT NOT NULL CHECK (day GLOB '????-??-??'),
  detail BLOB NOT NULL,                      -- sealed: JSON of the answers
  stopped INTEGER NOT NULL CHECK (stopped IN (0, 1)),
  staff_id INTEGER NOT NULL REFERENCES staff,
  at INTEGER NOT NULL
) STRICT;
CREATE INDEX detox_check_client ON detox_check (client_id);

CREATE TABLE detox_check_decision (
  detox_check_id INTEGER PRIMARY KEY REFERENCES detox_check,
  verdict TEXT NOT NULL CHECK (verdict IN ('admit', 'not_here')),
  note BLOB NOT NULL,                        -- sealed
  staff_id INTEGER NOT NULL REFERENCES staff,
  at INTEGER NOT NULL
) STRICT;

CREATE TABLE detox_admission (
  episode_id INTEGER PRIMARY KEY REFERENCES episode,
  setting TEXT NOT NULL CHECK (setting IN ('camp', 'centre', 'home')),
  camp_id INTEGER REFERENCES camp,
  day TEXT NOT NULL CHECK (day GLOB '????-??-??'),
  detox_check_id INTEGER NOT NULL UNIQUE REFERENCES detox_check,
  consent_id INTEGER NOT NULL REFERENCES consent,
  over_beds INTEGER NOT NULL CHECK (over_beds IN (0, 1)),
  staff_id INTEGER NOT NULL REFERENCES staff,
  at INTEGER NOT NULL,
  CHECK ((setting = 'home') = (camp_id IS NULL))
) STRICT;
CREATE INDEX detox_admission_camp ON detox_admission (camp_id);

-- A check that stopped admits nobody until a doctor has said so.
CREATE TRIGGER detox_admission_after_the_doctor BEFORE INSERT ON detox_admission
BEGIN
  SELECT RAISE(ABORT, 'a doctor decides first')
  WHERE EXISTS (SELECT 1 FROM detox_check c LEFT JOIN detox_check_decision d ON d.detox_check_id = c.id
                WHERE c.id = NEW.detox_check_id
                  AND (coalesce(d.verdict, '') = 'not_here' OR (c.stopped = 1 AND d.verdict IS NULL)));
END;

CREATE TABLE detox_sheet (
  id INTEGER PRIMARY KEY,
  camp_id INTEGER REFERENCES camp,
  episode_id INTEGER REFERENCES episode,
  first_day TEXT NOT NULL CHECK (first_day GLOB '????-??-??'),
  days INTEGER NOT NULL CHECK (days BETWEEN 1 AND 7),
  staff_id INTEGER NOT NULL REFERENCES staff,
  at INTEGER NOT NULL
) STRICT;

CREATE TABLE detox_chart (
  id INTEGER PRIMARY KEY,
  episode_id INTEGER NOT NULL REFERENCES detox_admission (episode_id),
  day TEXT NOT NULL CHECK (day GLOB '????-??-??'),
  shift TEXT NOT NULL CHECK (shift IN ('morning', 'afternoon', 'night')),
  detail BLOB NOT NULL,                      -- sealed: JSON of scale, vital signs, sleep, food, complications
  note BLOB,                                 -- sealed: what the next shift must know
  detox_sheet_id INTEGER REFERENCES detox_sheet,
  replaces INTEGER UNIQUE REFERENCES detox_chart,
  staff_id INTEGER NOT NULL REFERENCES staff,
  at INTEGER NOT NULL
) STRICT;
CREATE INDEX detox_chart_episode ON detox_chart (episode_id, day);

-- One chart a shift; another one puts the one that stands right, and says so.
CREATE TRIGGER detox_chart_is_one_a_shift BEFORE INSERT ON detox_chart
BEGIN
  SELECT RAISE(ABORT, 'shift is charted')
  WHERE EXISTS (SELECT 1 FROM detox_chart c
                WHERE c.episode_id = NEW.episode_id AND c.day = NEW.day AND c.shift = NEW.shift
                  AND c.id IS NOT NEW.replaces
                  AND NOT EXISTS (SELECT 1 FROM detox_chart n WHERE n.replaces = c.id));
  SELECT RAISE(ABORT, 'no such chart to put right')
  WHERE NEW.replaces IS NOT NULL
    AND NOT EXISTS (SELECT 1 FROM detox_chart c WHERE c.id = NEW.replaces AND c.episode_id = NEW.episode_id
                    AND c.day = NEW.day AND c.shift = NEW.shift);
END;

CREATE TABLE detox_medication (
  id INTEGER PRIMARY KEY,
  episode_id INTEGER NOT NULL REFERENCES detox_admission (episode_id),
  day TEXT NOT NULL CHECK (day GLOB '????-??-??'),
  shift TEXT NOT NULL CHECK (shift IN ('morning', 'afternoon', 'night')),
  sub_store_entry_id INTEGER NOT NULL UNIQUE REFERENCES sub_store_entry,
  dose_order_id INTEGER REFERENCES dose_order,
  order_step INTEGER CHECK (order_step >= 1),
  paper_doctor_id INTEGER REFERENCES staff,  -- who ordered it on paper, where no PC was
  staff_id INTEGER NOT NULL REFERENCES staff,
  at INTEGER NOT NULL,
  CHECK ((dose_order_id IS NULL) = (order_step IS NULL)),
  CHECK ((dose_order_id IS NULL) = (paper_doctor_id IS NOT NULL))
) STRICT;
CREATE INDEX detox_medication_episode ON detox_medication (episode_id, day);

-- The day's medicine comes from the counter or out of the box, never from both.
CREATE TRIGGER detox_medication_not_beside_a_dose BEFORE INSERT ON detox_medication
BEGIN
  SELECT RAISE(ABORT, 'dosed at the counter')
  WHERE EXISTS (
    SELECT 1 FROM dose d JOIN sub_store_entry s ON s.id = NEW.sub_store_entry_id
    WHERE d.client_id = s.client_id AND d.clinic_day = NEW.day
      AND NOT EXISTS (SELECT 1 FROM dose_void v WHERE v.dose_id = d.id)
      AND NOT EXISTS (SELECT 1 FROM dose_event e WHERE e.dose_id = d.id
                      AND e.kind IN ('refused', 'withheld', 'returned')));
  SELECT RAISE(ABORT, 'medicine is for somebody else')
  WHERE NOT EXISTS (SELECT 1 FROM sub_store_entry s JOIN episode e ON e.id = NEW.episode_id
                    WHERE s.id = NEW.sub_store_entry_id AND s.kind = 'issue' AND s.client_id = e.client_id);
END;

CREATE TRIGGER dose_not_beside_a_box BEFORE INSERT ON dose
BEGIN
  SELECT RAISE(ABORT, 'given out of the box')
  WHERE EXISTS (
    SELECT 1 FROM detox_medication m JOIN sub_store_entry s ON s.id = m.sub_store_entry_id
    WHERE s.client_id = NEW.client_id AND m.day = NEW.clinic_day
      AND NOT EXISTS (SELECT 1 FROM sub_store_entry u WHERE u.undoes = s.id));
END;

CREATE TABLE detox_discharge (
  episode_id INTEGER PRIMARY KEY REFERENCES detox_admission (episode_id),
  day TEXT NOT NULL CHECK (day GLOB '????-??-??'),
  outcome TEXT NOT NULL CHECK (outcome IN ('completed', 'to_ost', 'transferred', 'hospital', 'left_early', 'sent_away')),
  tolerance_talk TEXT NOT NULL CHECK (tolerance_talk IN ('held', 'gone', 'not_able')),
  naloxone TEXT NOT NULL CHECK (naloxone IN ('given', 'has_one', 'refused', 'none_here', 'gone')),
  naloxone_entry_id INTEGER UNIQUE REFERENCES naloxone_entry,
  note BLOB,                                 -- sealed
  staff_id INTEGER NOT NULL REFERENCES staff,
  at INTEGER NOT NULL,
  CHECK ((naloxone = 'given') = (naloxone_entry_id IS NOT NULL))
) STRICT;
CREATE INDEX detox_discharge_day ON detox_discharge (day);

CREATE TRIGGER detox_discharge_after_admission BEFORE INSERT ON detox_discharge
BEGIN
  SELECT RAISE(ABORT, 'discharged before admission')
  WHERE EXISTS (SELECT 1 FROM detox_admission a WHERE a.episode_id = NEW.episode_id AND a.day > NEW.day);
END;

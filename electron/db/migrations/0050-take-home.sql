-- Doses carried home, several days in one act, and the lists that a doctor signs before planned closures. What was
-- brought back says the dose's own event *returned*; nothing of an issue is ever changed.
CREATE TABLE closure_list (
  id INTEGER PRIMARY KEY,
  first_day TEXT NOT NULL CHECK (first_day GLOB '????-??-??'), -- closed days, both ends included
  last_day TEXT NOT NULL CHECK (last_day GLOB '????-??-??'),
  reason TEXT NOT NULL,
  staff_id INTEGER NOT NULL REFERENCES staff,
  at INTEGER NOT NULL,
  CHECK (last_day >= first_day)
) STRICT;
CREATE INDEX closure_list_last_day ON closure_list (last_day);

-- Everybody who is due in the closure: carries the doses home, or is excluded, with the reasons and what happens instead.
CREATE TABLE closure_list_client (
  id INTEGER PRIMARY KEY,
  closure_list_id INTEGER NOT NULL REFERENCES closure_list,
  client_id INTEGER NOT NULL REFERENCES client,
  outcome TEXT NOT NULL CHECK (outcome IN ('take_home', 'excluded')),
  reasons TEXT NOT NULL,                     -- JSON: codes of shared/rules/take-home.ts with their figures
  plan TEXT CHECK (plan IN ('staff_opens', 'other_site', 'doctor_sees', 'no_dose')),
  UNIQUE (closure_list_id, client_id),
  CHECK ((outcome = 'excluded') = (plan IS NOT NULL))
) STRICT;
CREATE INDEX closure_list_client_client ON closure_list_client (client_id);

CREATE TABLE take_home_issue (
  id INTEGER PRIMARY KEY,
  client_id INTEGER NOT NULL REFERENCES client,
  closure_list_id INTEGER REFERENCES closure_list, -- null: from the order's own allowance
  storage_told INTEGER NOT NULL CHECK (storage_told = 1),
  overdose_told INTEGER NOT NULL CHECK (overdose_told = 1),
  clinic_day_id INTEGER NOT NULL REFERENCES clinic_day,
  staff_id INTEGER NOT NULL REFERENCES staff,
  at INTEGER NOT NULL,
  recorded_at INTEGER NOT NULL
) STRICT;
CREATE INDEX take_home_issue_client ON take_home_issue (client_id);
CREATE INDEX take_home_issue_day ON take_home_issue (clinic_day_id);

-- The doses of one issue; a dose is issued once.
CREATE TABLE take_home_dose (
  dose_id INTEGER PRIMARY KEY REFERENCES dose,
  take_home_issue_id INTEGER NOT NULL REFERENCES take_home_issue
) STRICT;
CREATE INDEX take_home_dose_issue ON take_home_dose (take_home_issue_id);

CREATE TRIGGER take_home_dose_is_carried BEFORE INSERT ON take_home_dose
BEGIN
  SELECT RAISE(ABORT, 'not a dose of this issue')
  WHERE NOT EXISTS (
    SELECT 1 FROM dose d JOIN take_home_issue i ON i.id = NEW.take_home_issue_id
    WHERE d.id = NEW.dose_id AND d.kind = 'take_home' AND d.client_id = i.client_id
      AND d.clinic_day_id = i.clinic_day_id);
END;

-- What the counter asks before a first dose, what a doctor orders again, and by what a client was known.

CREATE TABLE induction_assessment (
  id INTEGER PRIMARY KEY,
  client_id INTEGER NOT NULL REFERENCES client,
  dose_order_id INTEGER NOT NULL REFERENCES dose_order,
  clinic_day_id INTEGER NOT NULL REFERENCES clinic_day,
  slot INTEGER NOT NULL CHECK (slot BETWEEN 1 AND 4),
  detail BLOB NOT NULL,                      -- sealed: the answers, COWS included
  staff_id INTEGER NOT NULL REFERENCES staff,
  at INTEGER NOT NULL,
  recorded_at INTEGER NOT NULL
) STRICT;
CREATE INDEX induction_assessment_client ON induction_assessment (client_id, clinic_day_id);

CREATE TABLE induction_decision (
  induction_assessment_id INTEGER PRIMARY KEY REFERENCES induction_assessment,
  go_on INTEGER NOT NULL CHECK (go_on IN (0, 1)),
  note BLOB NOT NULL,                        -- sealed: the doctor's reason
  doctor_id INTEGER NOT NULL REFERENCES staff,
  at INTEGER NOT NULL
) STRICT;

CREATE TABLE re_dose_order (
  id INTEGER PRIMARY KEY,
  dose_id INTEGER NOT NULL UNIQUE REFERENCES dose,
  client_id INTEGER NOT NULL REFERENCES client,
  amount_micrograms INTEGER NOT NULL CHECK (amount_micrograms > 0),
  via TEXT NOT NULL CHECK (via IN ('doctor', 'telephone')),
  prescriber_id INTEGER NOT NULL REFERENCES staff,
  written_by INTEGER NOT NULL REFERENCES staff,
  telephone_at INTEGER,
  reason TEXT NOT NULL,
  at INTEGER NOT NULL,
  CHECK ((via = 'telephone') = (telephone_at IS NOT NULL))
) STRICT;
CREATE INDEX re_dose_order_client ON re_dose_order (client_id);

-- Only what was lost is ordered again, never a re-dose, and never more than it was.
CREATE TRIGGER re_dose_order_names_a_loss BEFORE INSERT ON re_dose_order
BEGIN
  SELECT RAISE(ABORT, 'nothing was lost that could be given again')
  WHERE NOT EXISTS (
    SELECT 1 FROM dose d
    WHERE d.id = NEW.dose_id AND d.client_id = NEW.client_id AND d.redose_of IS NULL
      AND d.amount_micrograms >= NEW.amount_micrograms
      AND NOT EXISTS (SELECT 1 FROM dose_void v WHERE v.dose_id = d.id)
      AND EXISTS (SELECT 1 FROM dose_event e WHERE e.dose_id = d.id AND e.kind IN ('vomited', 'spilled')));
END;

-- A re-dose has its own named order, and is at most what that says (clinic.md: *except by a named re-dose order*).
-- What was never lost is refused by `dose_guard`.
CREATE TRIGGER dose_again_is_ordered BEFORE INSERT ON dose WHEN NEW.redose_of IS NOT NULL
BEGIN
  SELECT RAISE(ABORT, 'nobody ordered it again')
  WHERE EXISTS (SELECT 1 FROM dose d JOIN dose_event e ON e.dose_id = d.id
                WHERE d.id = NEW.redose_of AND d.redose_of IS NULL AND e.kind IN ('vomited', 'spilled'))
    AND NOT EXISTS (SELECT 1 FROM re_dose_order r
                    WHERE r.dose_id = NEW.redose_of AND r.amount_micrograms >= NEW.amount_micrograms);
END;

CREATE TABLE dose_identity (
  dose_id INTEGER PRIMARY KEY REFERENCES dose,
  first TEXT NOT NULL CHECK (first IN ('card', 'number', 'photo', 'own_word', 'birth_year')),
  second TEXT NOT NULL CHECK (second IN ('card', 'number', 'photo', 'own_word', 'birth_year')),
  staff_id INTEGER NOT NULL REFERENCES staff,
  at INTEGER NOT NULL,
  CHECK (first <> second)
) STRICT;

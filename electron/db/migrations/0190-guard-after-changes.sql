-- Two ways around the slot that 0010 and 0080 left open, found by trying: a dose that was given again by a doctor's
-- order frees its slot no more, and what was written on a day that was taken back holds the slot of its true day.

-- The re-dose stands outside the slot, so the lost dose must go on holding it: a void after it would make room for a
-- second full dose (clinic.md, *At the counter*: void, spill and re-dose are different acts).
CREATE TRIGGER dose_void_not_after_a_re_dose BEFORE INSERT ON dose_void
BEGIN
  SELECT RAISE(ABORT, 'dose was given again')
  WHERE EXISTS (
    SELECT 1 FROM dose r
    WHERE r.redose_of = NEW.dose_id
      AND NOT EXISTS (SELECT 1 FROM dose_void v WHERE v.dose_id = r.id)
      AND NOT EXISTS (SELECT 1 FROM dose_event e WHERE e.dose_id = r.id AND e.kind IN ('refused', 'withheld')));
END;

-- Days carried home and slips go as many days after the true day as they went after the date that was wrong; what was
-- entered from paper for an earlier day keeps its own date. Days are taken back almost never, so this is hardly asked.
CREATE TRIGGER dose_guard_of_true_days BEFORE INSERT ON dose
WHEN NEW.redose_of IS NULL AND EXISTS (SELECT 1 FROM clock_reset)
BEGIN
  SELECT RAISE(ABORT, 'slot is held')
  WHERE EXISTS (
    SELECT 1 FROM clock_reset z JOIN clinic_day y ON y.id = z.clinic_day_id
      JOIN dose d ON d.clinic_day_id = z.clinic_day_id
    WHERE d.client_id = NEW.client_id AND d.slot = NEW.slot AND d.redose_of IS NULL
      AND NEW.clinic_day = CASE WHEN d.clinic_day < y.day THEN d.clinic_day
        ELSE date(z.true_day, (julianday(d.clinic_day) - julianday(y.day)) || ' days') END
      AND NOT EXISTS (SELECT 1 FROM dose_void v WHERE v.dose_id = d.id)
      AND NOT EXISTS (SELECT 1 FROM dose_event e
                      WHERE e.dose_id = d.id AND e.kind IN ('refused', 'withheld', 'returned')));
END;

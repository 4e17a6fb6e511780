-- What the paper chart says was swallowed on a day of the counter is never left out: it is written in the very moment
-- in which it holds the client for the doctor, and only then.

DROP TRIGGER detox_medication_not_beside_a_dose;
CREATE TRIGGER detox_medication_not_beside_a_dose BEFORE INSERT ON detox_medication
BEGIN
  SELECT RAISE(ABORT, 'dosed at the counter')
  WHERE EXISTS (
    SELECT 1 FROM dose d JOIN sub_store_entry s ON s.id = NEW.sub_store_entry_id
    WHERE d.client_id = s.client_id AND d.clinic_day = NEW.day
      AND NOT EXISTS (SELECT 1 FROM dose_void v WHERE v.dose_id = d.id)
      AND NOT EXISTS (SELECT 1 FROM dose_event e WHERE e.dose_id = d.id
                      AND e.kind IN ('refused', 'withheld', 'returned'))
      AND NOT EXISTS (SELECT 1 FROM hold h WHERE h.client_id = d.client_id AND h.kind = 'incident'
                      AND h.at = NEW.at));
  SELECT RAISE(ABORT, 'medicine is for somebody else')
  WHERE NOT EXISTS (SELECT 1 FROM sub_store_entry s JOIN episode e ON e.id = NEW.episode_id
                    WHERE s.id = NEW.sub_store_entry_id AND s.kind = 'issue' AND s.client_id = e.client_id);
END;

DROP TRIGGER detox_shelf_gift_not_beside_a_dose;
CREATE TRIGGER detox_shelf_gift_not_beside_a_dose BEFORE INSERT ON detox_shelf_gift
BEGIN
  SELECT RAISE(ABORT, 'dosed at the counter')
  WHERE EXISTS (
    SELECT 1 FROM dose d JOIN episode e ON e.id = NEW.episode_id
    WHERE d.client_id = e.client_id AND d.clinic_day = NEW.day
      AND NOT EXISTS (SELECT 1 FROM dose_void v WHERE v.dose_id = d.id)
      AND NOT EXISTS (SELECT 1 FROM dose_event v WHERE v.dose_id = d.id
                      AND v.kind IN ('refused', 'withheld', 'returned'))
      AND NOT EXISTS (SELECT 1 FROM hold h WHERE h.client_id = d.client_id AND h.kind = 'incident'
                      AND h.at = NEW.recorded_at));
END;

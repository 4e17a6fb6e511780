-- Dose passports: slips issued here for another site, slips of other sites used here, and the office's list of the
-- keys that sign them. The triggers on dose run AFTER its insert, so that what dose_guard says is heard first.

-- The latest list made by the office holds.
CREATE TABLE site_list (
  id INTEGER PRIMARY KEY,
  made_at INTEGER NOT NULL UNIQUE,
  body TEXT NOT NULL,                        -- JSON, shared/records/site-list.ts, in RFC 8785 form
  signature TEXT NOT NULL,                   -- base64, Ed25519 of the office
  staff_id INTEGER NOT NULL REFERENCES staff,
  at INTEGER NOT NULL
) STRICT;

-- ── Issued here ───────────────────────────────────────────────────────────────────────────────────
CREATE TABLE passport (
  id INTEGER PRIMARY KEY,
  client_id INTEGER NOT NULL REFERENCES client,
  dose_order_id INTEGER NOT NULL REFERENCES dose_order,
  serial TEXT NOT NULL UNIQUE CHECK (length(serial) = 12),
  receiving_site INTEGER NOT NULL CHECK (receiving_site BETWEEN 1 AND 9999),
  from_day TEXT NOT NULL CHECK (from_day GLOB '????-??-??'),
  until_day TEXT NOT NULL CHECK (until_day GLOB '????-??-??'),
  digits TEXT NOT NULL,
  staff_id INTEGER NOT NULL REFERENCES staff,
  at INTEGER NOT NULL,
  CHECK (until_day >= from_day AND julianday(until_day) - julianday(from_day) <= 13)
) STRICT;
CREATE INDEX passport_client ON passport (client_id);

CREATE TABLE passport_end (
  passport_id INTEGER PRIMARY KEY REFERENCES passport,
  free_from TEXT NOT NULL CHECK (free_from GLOB '????-??-??'), -- from here on its days are the home order's again
  reason TEXT NOT NULL CHECK (reason IN ('brought_back', 'lost')),
  staff_id INTEGER NOT NULL REFERENCES staff,
  at INTEGER NOT NULL
) STRICT;

-- What the other site gave of one claimed dose; without a row nobody knows.
CREATE TABLE passport_report (
  dose_id INTEGER PRIMARY KEY REFERENCES dose,
  amount_micrograms INTEGER NOT NULL CHECK (amount_micrograms >= 0),
  source TEXT NOT NULL CHECK (source IN ('return_slip', 'slip_typed', 'telephone')),
  staff_id INTEGER NOT NULL REFERENCES staff,
  at INTEGER NOT NULL
) STRICT;

-- ── Used here ─────────────────────────────────────────────────────────────────────────────────────
CREATE TABLE guest_passport (
  id INTEGER PRIMARY KEY,
  client_id INTEGER NOT NULL REFERENCES client,
  episode_id INTEGER NOT NULL UNIQUE REFERENCES episode,
  dose_order_id INTEGER NOT NULL UNIQUE REFERENCES dose_order,
  home_site INTEGER NOT NULL CHECK (home_site BETWEEN 1 AND 9999),
  serial TEXT NOT NULL CHECK (length(serial) = 12),
  home_register_number INTEGER NOT NULL CHECK (home_register_number >= 1),
  from_day TEXT NOT NULL CHECK (from_day GLOB '????-??-??'),
  until_day TEXT NOT NULL CHECK (until_day GLOB '????-??-??'),
  last_dose_day TEXT NOT NULL CHECK (last_dose_day GLOB '????-??-??'),
  last_dose_micrograms INTEGER NOT NULL CHECK (last_dose_micrograms > 0),
  digits TEXT NOT NULL,
  staff_id INTEGER NOT NULL REFERENCES staff,
  at INTEGER NOT NULL,
  CHECK (until_day >= from_day AND last_dose_day < from_day),
  UNIQUE (home_site, serial)                 -- a slip opens one guest, once
) STRICT;
CREATE INDEX guest_passport_client ON guest_passport (client_id);

-- ── The double-dose guard, for days that are another site's ───────────────────────────────────────
-- A slip takes whole days on which nothing was given or carried, and no two slips share a day.
CREATE TRIGGER passport_days_are_free BEFORE INSERT ON passport
BEGIN
  SELECT RAISE(ABORT, 'day is on a passport')
  WHERE EXISTS (
    SELECT 1 FROM passport p LEFT JOIN passport_end e ON e.passport_id = p.id
    WHERE p.client_id = NEW.client_id AND p.from_day <= NEW.until_day
      AND p.until_day >= NEW.from_day AND (e.free_from IS NULL OR e.free_from > NEW.from_day));
  SELECT RAISE(ABORT, 'slot is held')
  WHERE EXISTS (
    SELECT 1 FROM dose d
    WHERE d.client_id = NEW.client_id AND d.clinic_day BETWEEN NEW.from_day AND NEW.until_day
      AND NOT EXISTS (SELECT 1 FROM dose_void v WHERE v.dose_id = d.id)
      AND NOT EXISTS (SELECT 1 FROM dose_event e
                      WHERE e.dose_id = d.id AND e.kind IN ('refused', 'withheld', 'returned')));
END;

-- While a slip runs nothing is given here on its days, whatever order was written since, in no slot, and no re-dose.
CREATE TRIGGER dose_not_on_passport_day AFTER INSERT ON dose WHEN NEW.kind <> 'passport'
BEGIN
  SELECT RAISE(ABORT, 'day is on a passport')
  WHERE EXISTS (
    SELECT 1 FROM passport p LEFT JOIN passport_end e ON e.passport_id = p.id
    WHERE p.client_id = NEW.client_id AND NEW.clinic_day BETWEEN p.from_day AND p.until_day
      AND (e.free_from IS NULL OR NEW.clinic_day < e.free_from));
END;

CREATE TRIGGER dose_of_a_passport AFTER INSERT ON dose WHEN NEW.kind = 'passport'
BEGIN
  SELECT RAISE(ABORT, 'no passport for this day')
  WHERE NEW.redose_of IS NOT NULL OR NOT EXISTS (
    SELECT 1 FROM passport p LEFT JOIN passport_end e ON e.passport_id = p.id
    WHERE p.client_id = NEW.client_id AND p.dose_order_id = NEW.dose_order_id
      AND NEW.clinic_day BETWEEN p.from_day AND p.until_day AND e.passport_id IS NULL);
END;

-- Claimed here, given elsewhere: it is told of, or its day is free again; never both, and never anything else.
CREATE TRIGGER dose_event_of_a_passport BEFORE INSERT ON dose_event WHEN NEW.kind <> 'prepared'
BEGIN
  SELECT RAISE(ABORT, 'step may not follow')
  WHERE EXISTS (SELECT 1 FROM dose d WHERE d.id = NEW.dose_id AND d.kind = 'passport')
    AND (NEW.kind NOT IN ('given', 'returned')
      OR EXISTS (SELECT 1 FROM dose_event e WHERE e.dose_id = NEW.dose_id AND e.kind IN ('given', 'returned')));
END;

CREATE TRIGGER dose_void_not_of_a_passport BEFORE INSERT ON dose_void
BEGIN
  SELECT RAISE(ABORT, 'dose cannot be voided')
  WHERE EXISTS (SELECT 1 FROM dose d WHERE d.id = NEW.dose_id AND d.kind = 'passport');
END;

CREATE TRIGGER stock_not_for_a_passport BEFORE INSERT ON stock_entry WHEN NEW.dose_id IS NOT NULL
BEGIN
  SELECT RAISE(ABORT, 'a passport takes nothing from the shelf')
  WHERE EXISTS (SELECT 1 FROM dose d WHERE d.id = NEW.dose_id AND d.kind = 'passport');
END;

CREATE TRIGGER passport_end_frees_what_is_left BEFORE INSERT ON passport_end
BEGIN
  SELECT RAISE(ABORT, 'passport day was given')
  WHERE NOT EXISTS (SELECT 1 FROM passport p WHERE p.id = NEW.passport_id
                    AND NEW.free_from BETWEEN p.from_day AND p.until_day)
    OR EXISTS (
      SELECT 1 FROM passport p JOIN dose d ON d.client_id = p.client_id AND d.kind = 'passport'
        AND d.clinic_day BETWEEN NEW.free_from AND p.until_day
      JOIN dose_event e ON e.dose_id = d.id AND e.kind = 'given'
      WHERE p.id = NEW.passport_id);
END;

CREATE TRIGGER passport_report_is_of_a_claim BEFORE INSERT ON passport_report
BEGIN
  SELECT RAISE(ABORT, 'more than the passport said')
  WHERE NOT EXISTS (SELECT 1 FROM dose d WHERE d.id = NEW.dose_id AND d.kind = 'passport'
                    AND d.amount_micrograms >= NEW.amount_micrograms);
END;

-- ── A guest has the days and amounts of the slip, and no others ───────────────────────────────────
CREATE TRIGGER dose_order_of_a_guest BEFORE INSERT ON dose_order
BEGIN
  SELECT RAISE(ABORT, 'guest order is fixed')
  WHERE (NEW.via = 'passport') <> EXISTS (
      SELECT 1 FROM episode e WHERE e.id = NEW.episode_id AND e.entry = 'guest')
    OR (NEW.via = 'passport' AND (NEW.supersedes IS NOT NULL
      OR EXISTS (SELECT 1 FROM dose_order o WHERE o.episode_id = NEW.episode_id)));
END;

CREATE TRIGGER dose_of_a_guest AFTER INSERT ON dose
BEGIN
  SELECT RAISE(ABORT, 'dose does not follow its order')
  WHERE EXISTS (SELECT 1 FROM dose_order o WHERE o.id = NEW.dose_order_id AND o.via = 'passport')
    AND (NEW.kind <> 'guest' OR NOT EXISTS (
      SELECT 1 FROM guest_passport g WHERE g.dose_order_id = NEW.dose_order_id
        AND NEW.clinic_day BETWEEN g.from_day AND g.until_day));
  SELECT RAISE(ABORT, 'dose outside the open day')
  WHERE NEW.kind = 'guest' AND NOT EXISTS (
    SELECT 1 FROM clinic_day d WHERE d.id = NEW.clinic_day_id AND d.day >= NEW.clinic_day);
END;

-- The register as it begins. Every table is append-only unless electron/db/append-only.ts names it:
-- the runner adds triggers that refuse UPDATE and DELETE on all others.
-- Columns marked "sealed" hold AES-256-GCM blobs (electron/vault/private-column.ts).

-- ── The site, its people and its days ─────────────────────────────────────────────────────────────
CREATE TABLE site (
  id INTEGER PRIMARY KEY CHECK (id = 1),
  register_id TEXT NOT NULL CHECK (length(register_id) = 32),
  lineage TEXT NOT NULL CHECK (length(lineage) = 32),
  code TEXT NOT NULL,
  number INTEGER NOT NULL CHECK (number BETWEEN 1 AND 9999),
  name TEXT NOT NULL,
  district TEXT NOT NULL,
  country TEXT NOT NULL,
  time_zone TEXT NOT NULL,
  kind TEXT NOT NULL CHECK (kind IN ('ost_centre', 'drop_in_centre', 'treatment_centre')),
  weekly_closed_days TEXT NOT NULL,          -- ISO weekday digits, '7' = Sunday
  dropout_days INTEGER NOT NULL CHECK (dropout_days BETWEEN 1 AND 366),
  created_at INTEGER NOT NULL
) STRICT;

CREATE TABLE office_card (
  id INTEGER PRIMARY KEY,
  name TEXT NOT NULL,
  age_a TEXT NOT NULL,
  age_b TEXT NOT NULL,
  ed25519 TEXT NOT NULL,
  at INTEGER NOT NULL
) STRICT;

CREATE TABLE staff (
  id INTEGER PRIMARY KEY,
  role TEXT NOT NULL CHECK (role IN ('nurse', 'counsellor', 'doctor', 'manager', 'outreach', 'data', 'inspector', 'office')),
  name BLOB NOT NULL,                        -- sealed
  at INTEGER NOT NULL
) STRICT;

CREATE TABLE staff_event (
  id INTEGER PRIMARY KEY,
  staff_id INTEGER NOT NULL REFERENCES staff,
  kind TEXT NOT NULL CHECK (kind IN ('added', 'disabled', 'enabled', 'relief', 'left')),
  until_day TEXT,                            -- relief only: last day on which the PIN works
  by_staff_id INTEGER REFERENCES staff,
  at INTEGER NOT NULL
) STRICT;
CREATE INDEX staff_event_staff ON staff_event (staff_id);

CREATE TABLE staff_pin (
  id INTEGER PRIMARY KEY,
  staff_id INTEGER NOT NULL REFERENCES staff,
  salt BLOB NOT NULL,
  verifier BLOB NOT NULL,
  scrypt_n INTEGER NOT NULL,
  at INTEGER NOT NULL
) STRICT;
CREATE INDEX staff_pin_staff ON staff_pin (staff_id);

CREATE TABLE pin_failure (
  staff_id INTEGER PRIMARY KEY REFERENCES staff,
  failures INTEGER NOT NULL CHECK (failures >= 0),
  last_at INTEGER NOT NULL
) STRICT;

CREATE TABLE keyholder (
  id INTEGER PRIMARY KEY,
  slot_id TEXT NOT NULL UNIQUE,
  label BLOB NOT NULL,                       -- sealed: who it is; the key file itself names nobody
  staff_id INTEGER REFERENCES staff,
  at INTEGER NOT NULL
) STRICT;

CREATE TABLE keyholder_removal (
  keyholder_id INTEGER PRIMARY KEY REFERENCES keyholder,
  by_staff_id INTEGER NOT NULL REFERENCES staff,
  at INTEGER NOT NULL
) STRICT;

CREATE TABLE holiday (
  id INTEGER PRIMARY KEY,
  day TEXT NOT NULL UNIQUE CHECK (day GLOB '????-??-??'),
  name TEXT NOT NULL,
  at INTEGER NOT NULL
) STRICT;

CREATE TABLE clinic_day (
  id INTEGER PRIMARY KEY,
  day TEXT NOT NULL UNIQUE CHECK (day GLOB '????-??-??'),
  opened_by INTEGER REFERENCES staff,
  approved_by INTEGER REFERENCES staff,
  reason TEXT,
  at INTEGER NOT NULL
) STRICT;

CREATE TABLE clinic_day_close (
  clinic_day_id INTEGER PRIMARY KEY REFERENCES clinic_day,
  late INTEGER NOT NULL CHECK (late IN (0, 1)),
  staff_id INTEGER NOT NULL REFERENCES staff,
  at INTEGER NOT NULL
) STRICT;

CREATE TABLE closure (
  id INTEGER PRIMARY KEY,
  day TEXT NOT NULL CHECK (day GLOB '????-??-??'),
  kind TEXT NOT NULL CHECK (kind IN ('planned', 'unplanned')),
  reason TEXT NOT NULL,
  staff_id INTEGER NOT NULL REFERENCES staff,
  at INTEGER NOT NULL
) STRICT;
CREATE UNIQUE INDEX closure_day ON closure (day);

-- ── Acts that concern many tables ─────────────────────────────────────────────────────────────────
CREATE TABLE ledger (
  seq INTEGER PRIMARY KEY,
  utc_ms INTEGER NOT NULL,
  actor INTEGER,                             -- staff id; null while a register is being made
  approver INTEGER,
  act TEXT NOT NULL,
  table_name TEXT NOT NULL,
  row_id INTEGER NOT NULL,
  row_hash BLOB NOT NULL CHECK (length(row_hash) = 32),
  reason TEXT,
  prev BLOB NOT NULL CHECK (length(prev) = 32),
  hash BLOB NOT NULL CHECK (length(hash) = 32)
) STRICT;
CREATE INDEX ledger_row ON ledger (table_name, row_id);

CREATE TABLE signature (
  id INTEGER PRIMARY KEY,
  kind TEXT NOT NULL CHECK (kind IN ('rule_pack', 'telephone_order', 'bring_over', 'closure_list', 'report')),
  subject_id INTEGER NOT NULL,
  digest BLOB NOT NULL CHECK (length(digest) = 32),
  staff_id INTEGER NOT NULL REFERENCES staff,
  at INTEGER NOT NULL
) STRICT;
CREATE INDEX signature_subject ON signature (kind, subject_id);

CREATE TABLE countersign_owed (
  id INTEGER PRIMARY KEY,
  act TEXT NOT NULL,
  table_name TEXT NOT NULL,
  row_id INTEGER NOT NULL,
  owed_by INTEGER NOT NULL REFERENCES staff,
  clinic_day_id INTEGER NOT NULL REFERENCES clinic_day,
  at INTEGER NOT NULL
) STRICT;
CREATE INDEX countersign_owed_row ON countersign_owed (table_name, row_id);

CREATE TABLE countersign (
  countersign_owed_id INTEGER PRIMARY KEY REFERENCES countersign_owed,
  staff_id INTEGER NOT NULL REFERENCES staff,
  at INTEGER NOT NULL
) STRICT;

CREATE TABLE request (
  id TEXT PRIMARY KEY,
  call TEXT NOT NULL,
  row_id INTEGER NOT NULL,
  at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX request_at ON request (at);

CREATE TABLE draft (
  staff_id INTEGER NOT NULL REFERENCES staff,
  form TEXT NOT NULL,
  subject TEXT NOT NULL,
  body BLOB NOT NULL,                        -- sealed
  at INTEGER NOT NULL,
  PRIMARY KEY (staff_id, form, subject)
) STRICT, WITHOUT ROWID;

CREATE TABLE rule_pack (
  id INTEGER PRIMARY KEY,
  version INTEGER NOT NULL UNIQUE CHECK (version >= 1),
  body TEXT NOT NULL,                        -- JSON, shared/records/rule-pack.ts
  staff_id INTEGER REFERENCES staff,
  at INTEGER NOT NULL
) STRICT;

-- ── Clients ───────────────────────────────────────────────────────────────────────────────────────
CREATE TABLE client (
  id INTEGER PRIMARY KEY,
  register_number INTEGER NOT NULL UNIQUE CHECK (register_number >= 1),
  name BLOB,                                 -- sealed
  called BLOB,                               -- sealed: what the client is called
  parent_name BLOB,                          -- sealed
  phone BLOB,                                -- sealed
  contact BLOB,                              -- sealed: landmark, who may be asked
  sex TEXT NOT NULL CHECK (sex IN ('M', 'F', 'T')),
  birth_year INTEGER NOT NULL CHECK (birth_year BETWEEN 1900 AND 2200),
  adult_confirmed INTEGER NOT NULL CHECK (adult_confirmed IN (0, 1)),
  enrolled_day TEXT NOT NULL CHECK (enrolled_day GLOB '????-??-??'),
  restricted INTEGER NOT NULL CHECK (restricted IN (0, 1)), -- staff or their kin
  staff_member BLOB,                         -- sealed: which of the staff this is, 'kin' for their families
  staff_id INTEGER NOT NULL REFERENCES staff,
  at INTEGER NOT NULL,
  CHECK ((restricted = 1) = (staff_member IS NOT NULL))
) STRICT;

CREATE TABLE consent (
  id INTEGER PRIMARY KEY,
  client_id INTEGER NOT NULL REFERENCES client,
  kind TEXT NOT NULL CHECK (kind IN ('treatment', 'photo', 'hiv_test', 'disclosure', 'visit', 'phone', 'notes_to_doctor')),
  day TEXT NOT NULL CHECK (day GLOB '????-??-??'),
  witness_id INTEGER REFERENCES staff,
  detail BLOB,                               -- sealed: to whom, where, when, who we say we are
  staff_id INTEGER NOT NULL REFERENCES staff,
  at INTEGER NOT NULL
) STRICT;
CREATE INDEX consent_client ON consent (client_id);

CREATE TABLE consent_withdrawal (
  consent_id INTEGER PRIMARY KEY REFERENCES consent,
  day TEXT NOT NULL CHECK (day GLOB '????-??-??'),
  staff_id INTEGER NOT NULL REFERENCES staff,
  at INTEGER NOT NULL
) STRICT;

CREATE TABLE client_photo (
  id INTEGER PRIMARY KEY,
  client_id INTEGER NOT NULL REFERENCES client,
  consent_id INTEGER NOT NULL REFERENCES consent,
  jpeg BLOB NOT NULL,                        -- sealed
  staff_id INTEGER NOT NULL REFERENCES staff,
  at INTEGER NOT NULL
) STRICT;
CREATE INDEX client_photo_client ON client_photo (client_id);

CREATE TABLE card (
  id INTEGER PRIMARY KEY,
  client_id INTEGER NOT NULL REFERENCES client,
  card_number INTEGER NOT NULL UNIQUE CHECK (card_number BETWEEN 0 AND 99999999),
  staff_id INTEGER NOT NULL REFERENCES staff,
  at INTEGER NOT NULL
) STRICT;
CREATE INDEX card_client ON card (client_id);

CREATE TABLE card_revocation (
  card_id INTEGER PRIMARY KEY REFERENCES card,
  reason TEXT NOT NULL CHECK (reason IN ('lost', 'stolen', 'damaged', 'replaced', 'left_treatment')),
  staff_id INTEGER NOT NULL REFERENCES staff,
  at INTEGER NOT NULL
) STRICT;

CREATE TABLE episode (
  id INTEGER PRIMARY KEY,
  client_id INTEGER NOT NULL REFERENCES client,
  kind TEXT NOT NULL CHECK (kind IN ('ost', 'detox', 'rehabilitation', 'drop_in')),
  opened_day TEXT NOT NULL CHECK (opened_day GLOB '????-??-??'),
  entry TEXT NOT NULL CHECK (entry IN ('new', 're_enrolled', 'transferred_in', 'brought_over')),
  staff_id INTEGER NOT NULL REFERENCES staff,
  at INTEGER NOT NULL
) STRICT;
CREATE INDEX episode_client ON episode (client_id);

CREATE TABLE episode_closing (
  episode_id INTEGER PRIMARY KEY REFERENCES episode,
  day TEXT NOT NULL CHECK (day GLOB '????-??-??'),
  reason TEXT NOT NULL CHECK (reason IN ('completed', 'dropped_out', 'transferred_out', 'died', 'imprisoned', 'withdrawn', 'other')),
  note BLOB,                                 -- sealed
  staff_id INTEGER NOT NULL REFERENCES staff,
  at INTEGER NOT NULL
) STRICT;

CREATE TABLE eligibility (
  episode_id INTEGER PRIMARY KEY REFERENCES episode,
  dependence INTEGER NOT NULL CHECK (dependence = 1),
  injecting INTEGER NOT NULL CHECK (injecting = 1),
  adult INTEGER NOT NULL CHECK (adult = 1),
  able_to_consent INTEGER NOT NULL CHECK (able_to_consent = 1),
  detox_before INTEGER NOT NULL CHECK (detox_before IN (0, 1)),
  staff_id INTEGER NOT NULL REFERENCES staff,
  at INTEGER NOT NULL
) STRICT;

CREATE TRIGGER episode_one_open_per_kind BEFORE INSERT ON episode
BEGIN
  SELECT RAISE(ABORT, 'episode already open')
  WHERE EXISTS (
    SELECT 1 FROM episode e
    WHERE e.client_id = NEW.client_id AND e.kind = NEW.kind
      AND NOT EXISTS (SELECT 1 FROM episode_closing c WHERE c.episode_id = e.id));
END;

CREATE TABLE brought_over (
  id INTEGER PRIMARY KEY,
  client_id INTEGER NOT NULL UNIQUE REFERENCES client,
  batch INTEGER NOT NULL,                    -- one saved grid; its printed list is signed once
  last_dose_day TEXT NOT NULL CHECK (last_dose_day GLOB '????-??-??'),
  last_dose_micrograms INTEGER NOT NULL CHECK (last_dose_micrograms > 0),
  paper_page TEXT NOT NULL,
  at INTEGER NOT NULL
) STRICT;

CREATE TABLE hold (
  id INTEGER PRIMARY KEY,
  client_id INTEGER NOT NULL REFERENCES client,
  kind TEXT NOT NULL CHECK (kind IN ('doctor', 'incident', 'overdose', 'safety')),
  reason TEXT NOT NULL,
  staff_id INTEGER NOT NULL REFERENCES staff,
  at INTEGER NOT NULL
) STRICT;
CREATE INDEX hold_client ON hold (client_id);

CREATE TABLE hold_release (
  hold_id INTEGER PRIMARY KEY REFERENCES hold,
  reason TEXT NOT NULL,
  staff_id INTEGER NOT NULL REFERENCES staff,
  at INTEGER NOT NULL
) STRICT;

-- ── Stock ─────────────────────────────────────────────────────────────────────────────────────────
CREATE TABLE product (
  id INTEGER PRIMARY KEY,
  drug TEXT NOT NULL CHECK (drug IN ('buprenorphine', 'buprenorphine-naloxone', 'methadone')),
  form TEXT NOT NULL CHECK (form IN ('tablet', 'liquid')),
  strength_micrograms INTEGER NOT NULL CHECK (strength_micrograms > 0),   -- in one tablet or one mL, as labelled
  steps_per_unit INTEGER NOT NULL CHECK (steps_per_unit BETWEEN 1 AND 100), -- 1 = whole tablet, 2 = half, 10 = 0.1 mL
  base_factor_ppm INTEGER NOT NULL CHECK (base_factor_ppm BETWEEN 1 AND 1000000),
  at INTEGER NOT NULL,
  CHECK (strength_micrograms % steps_per_unit = 0),
  UNIQUE (drug, form, strength_micrograms)
) STRICT;

CREATE TABLE batch (
  id INTEGER PRIMARY KEY,
  product_id INTEGER NOT NULL REFERENCES product,
  batch_number TEXT NOT NULL,
  expiry_day TEXT NOT NULL CHECK (expiry_day GLOB '????-??-??'),
  at INTEGER NOT NULL,
  UNIQUE (product_id, batch_number, expiry_day),
  UNIQUE (id, product_id)                    -- so that an entry's batch is one of its product
) STRICT;

CREATE TABLE open_pack (
  id INTEGER PRIMARY KEY,
  clinic_day_id INTEGER NOT NULL REFERENCES clinic_day,
  product_id INTEGER NOT NULL REFERENCES product,
  batch_id INTEGER NOT NULL,
  staff_id INTEGER NOT NULL REFERENCES staff,
  at INTEGER NOT NULL,
  FOREIGN KEY (batch_id, product_id) REFERENCES batch (id, product_id)
) STRICT;
CREATE INDEX open_pack_day ON open_pack (clinic_day_id, product_id);

-- ── Orders and doses ──────────────────────────────────────────────────────────────────────────────
CREATE TABLE dose_order (
  id INTEGER PRIMARY KEY,
  client_id INTEGER NOT NULL REFERENCES client,
  episode_id INTEGER NOT NULL REFERENCES episode,
  drug TEXT NOT NULL CHECK (drug IN ('buprenorphine', 'buprenorphine-naloxone', 'methadone')),
  kind TEXT NOT NULL CHECK (kind IN ('induction', 'titration', 'maintenance', 'taper', 're_induction')),
  via TEXT NOT NULL CHECK (via IN ('doctor', 'telephone', 'bridge', 'brought_over')),
  start_day TEXT NOT NULL CHECK (start_day GLOB '????-??-??'),
  end_day TEXT NOT NULL CHECK (end_day GLOB '????-??-??'),
  every_days INTEGER NOT NULL CHECK (every_days IN (1, 2)),
  take_home_days INTEGER NOT NULL CHECK (take_home_days BETWEEN 0 AND 30),
  prescriber_id INTEGER NOT NULL REFERENCES staff,
  written_by INTEGER NOT NULL REFERENCES staff,
  telephone_at INTEGER,
  supersedes INTEGER REFERENCES dose_order,
  reason TEXT NOT NULL,
  at INTEGER NOT NULL,
  CHECK (end_day >= start_day),
  CHECK ((via = 'telephone') = (telephone_at IS NOT NULL))
) STRICT;
CREATE UNIQUE INDEX dose_order_supersedes ON dose_order (supersedes) WHERE supersedes IS NOT NULL;
CREATE INDEX dose_order_client ON dose_order (client_id);

CREATE TABLE dose_order_step (
  id INTEGER PRIMARY KEY,
  dose_order_id INTEGER NOT NULL REFERENCES dose_order,
  step INTEGER NOT NULL CHECK (step >= 1),
  days INTEGER CHECK (days BETWEEN 1 AND 366),   -- null on the last step: until the order ends
  advance TEXT NOT NULL CHECK (advance IN ('swallowed', 'date')),
  slot INTEGER NOT NULL CHECK (slot BETWEEN 1 AND 4),
  least_hours INTEGER NOT NULL CHECK (least_hours BETWEEN 0 AND 24), -- after the slot before
  amount_micrograms INTEGER NOT NULL CHECK (amount_micrograms > 0),
  UNIQUE (dose_order_id, step, slot)
) STRICT;

CREATE TABLE dose_order_end (
  dose_order_id INTEGER PRIMARY KEY REFERENCES dose_order,
  reason TEXT NOT NULL,
  staff_id INTEGER NOT NULL REFERENCES staff,
  at INTEGER NOT NULL
) STRICT;

CREATE TABLE dose (
  id INTEGER PRIMARY KEY,
  client_id INTEGER NOT NULL REFERENCES client,
  episode_id INTEGER NOT NULL REFERENCES episode,
  dose_order_id INTEGER NOT NULL REFERENCES dose_order,
  order_step INTEGER NOT NULL,
  clinic_day TEXT NOT NULL CHECK (clinic_day GLOB '????-??-??'), -- the day whose slot it claims
  slot INTEGER NOT NULL CHECK (slot BETWEEN 1 AND 4),
  attempt INTEGER NOT NULL CHECK (attempt >= 1),
  kind TEXT NOT NULL CHECK (kind IN ('observed', 'take_home', 'guest', 'passport')),
  amount_micrograms INTEGER NOT NULL CHECK (amount_micrograms > 0),
  redose_of INTEGER REFERENCES dose,
  clinic_day_id INTEGER NOT NULL REFERENCES clinic_day, -- the day that was open
  identified_by TEXT NOT NULL CHECK (identified_by IN ('card', 'number', 'name')),
  no_card_reason TEXT CHECK (no_card_reason IN ('forgotten', 'lost', 'damaged', 'not_issued', 'scanner')),
  staff_id INTEGER NOT NULL REFERENCES staff,
  at INTEGER NOT NULL,
  recorded_at INTEGER NOT NULL,
  UNIQUE (client_id, clinic_day, slot, attempt)
) STRICT;
-- Partial: a whole unique index makes SQLite believe that `redose_of IS NULL` finds one row, and scan them all.
CREATE UNIQUE INDEX dose_redose ON dose (redose_of) WHERE redose_of IS NOT NULL;
CREATE INDEX dose_day ON dose (clinic_day);
CREATE INDEX dose_clinic_day_id ON dose (clinic_day_id);

CREATE TABLE dose_event (
  id INTEGER PRIMARY KEY,
  dose_id INTEGER NOT NULL REFERENCES dose,
  kind TEXT NOT NULL CHECK (kind IN ('prepared', 'given', 'checked', 'not_checked', 'refused', 'withheld', 'vomited',
    'spilled', 'incident', 'diversion_suspected', 'diversion_confirmed', 'diversion_unfounded', 'returned')),
  reason TEXT,
  minutes_after INTEGER CHECK (minutes_after BETWEEN 0 AND 1440),
  staff_id INTEGER NOT NULL REFERENCES staff,
  at INTEGER NOT NULL,
  recorded_at INTEGER NOT NULL
) STRICT;
CREATE INDEX dose_event_dose ON dose_event (dose_id);

CREATE TABLE dose_void (
  dose_id INTEGER PRIMARY KEY REFERENCES dose,
  reason TEXT NOT NULL,
  staff_id INTEGER NOT NULL REFERENCES staff,
  approver_id INTEGER REFERENCES staff,
  at INTEGER NOT NULL,
  recorded_at INTEGER NOT NULL
) STRICT;

-- The double-dose guard. No program can go around it: each rule holds for every INSERT, the first that says no
-- is heard.
CREATE TRIGGER dose_guard BEFORE INSERT ON dose
BEGIN
  -- A dose holds its slot until it is voided, refused, withheld or brought back; a re-dose stands outside the slot.
  SELECT RAISE(ABORT, 'slot is held')
  WHERE NEW.redose_of IS NULL AND EXISTS (
    SELECT 1 FROM dose d
    WHERE d.client_id = NEW.client_id AND d.clinic_day = NEW.clinic_day AND d.slot = NEW.slot
      AND d.redose_of IS NULL
      AND NOT EXISTS (SELECT 1 FROM dose_void v WHERE v.dose_id = d.id)
      AND NOT EXISTS (SELECT 1 FROM dose_event e
                      WHERE e.dose_id = d.id AND e.kind IN ('refused', 'withheld', 'returned')));

  -- It follows one step of its own client's order, in force on that day, at most with that slot's amount.
  SELECT RAISE(ABORT, 'dose does not follow its order')
  WHERE NOT EXISTS (
    SELECT 1 FROM dose_order o
    JOIN dose_order_step s ON s.dose_order_id = o.id
    WHERE o.id = NEW.dose_order_id AND o.client_id = NEW.client_id AND o.episode_id = NEW.episode_id
      AND NEW.clinic_day BETWEEN o.start_day AND o.end_day
      AND s.step = NEW.order_step AND s.slot = NEW.slot AND s.amount_micrograms >= NEW.amount_micrograms
      AND NOT EXISTS (SELECT 1 FROM dose_order_end e WHERE e.dose_order_id = o.id AND e.at <= NEW.at)
      AND NOT EXISTS (SELECT 1 FROM dose_order n WHERE n.supersedes = o.id AND n.start_day <= NEW.clinic_day));

  -- It is written on an open day, and nobody swallows tomorrow's dose today.
  SELECT RAISE(ABORT, 'dose outside the open day')
  WHERE NOT EXISTS (
    SELECT 1 FROM clinic_day d
    WHERE d.id = NEW.clinic_day_id AND (NEW.kind <> 'observed' OR d.day >= NEW.clinic_day)
      AND NOT EXISTS (SELECT 1 FROM clinic_day_close c WHERE c.clinic_day_id = d.id));

  -- Swallowed and carried together never exceed the day's ordered total, whatever path led here.
  SELECT RAISE(ABORT, 'more than the order of the day')
  WHERE NEW.redose_of IS NULL AND NEW.amount_micrograms + coalesce((
      SELECT sum(d.amount_micrograms) FROM dose d
      WHERE d.client_id = NEW.client_id AND d.clinic_day = NEW.clinic_day AND d.redose_of IS NULL
        AND NOT EXISTS (SELECT 1 FROM dose_void v WHERE v.dose_id = d.id)
        AND NOT EXISTS (SELECT 1 FROM dose_event e
                        WHERE e.dose_id = d.id AND e.kind IN ('refused', 'withheld', 'returned'))), 0)
    > coalesce((SELECT sum(s.amount_micrograms) FROM dose_order_step s
       WHERE s.dose_order_id = NEW.dose_order_id AND s.step = NEW.order_step), 0);

  -- A re-dose replaces what was vomited or spilled of the same slot, never more than that, and never a re-dose.
  SELECT RAISE(ABORT, 'nothing was lost that could be given again')
  WHERE NEW.redose_of IS NOT NULL AND NOT EXISTS (
    SELECT 1 FROM dose d
    WHERE d.id = NEW.redose_of AND d.redose_of IS NULL AND d.client_id = NEW.client_id
      AND d.clinic_day = NEW.clinic_day AND d.slot = NEW.slot AND d.amount_micrograms >= NEW.amount_micrograms
      AND NOT EXISTS (SELECT 1 FROM dose_void v WHERE v.dose_id = d.id)
      AND EXISTS (SELECT 1 FROM dose_event e WHERE e.dose_id = d.id AND e.kind IN ('vomited', 'spilled')));
END;

-- Each step is taken once, after *prepared*, and nothing follows an ending. What was or may have been swallowed
-- is never *refused* or *withheld* afterwards, for these free the slot.
CREATE TRIGGER dose_event_may_follow BEFORE INSERT ON dose_event WHEN NEW.kind NOT LIKE 'diversion%'
BEGIN
  SELECT RAISE(ABORT, 'step may not follow')
  WHERE EXISTS (SELECT 1 FROM dose_void v WHERE v.dose_id = NEW.dose_id)
    OR EXISTS (SELECT 1 FROM dose_event e WHERE e.dose_id = NEW.dose_id
               AND (e.kind = NEW.kind OR e.kind IN ('refused', 'withheld', 'returned', 'incident')))
    OR (NEW.kind <> 'prepared' AND NOT EXISTS (
          SELECT 1 FROM dose_event e WHERE e.dose_id = NEW.dose_id AND e.kind = 'prepared'))
    OR (NEW.kind IN ('refused', 'withheld') AND EXISTS (
          SELECT 1 FROM dose_event e WHERE e.dose_id = NEW.dose_id AND e.kind <> 'prepared'))
    OR (NEW.kind = 'returned' AND EXISTS (
          SELECT 1 FROM dose d WHERE d.id = NEW.dose_id AND d.kind = 'observed'));
END;

-- A void says that nobody swallowed any of it: never after vomiting or an incident, nor where the slot is free.
CREATE TRIGGER dose_may_be_voided BEFORE INSERT ON dose_void
BEGIN
  SELECT RAISE(ABORT, 'dose cannot be voided')
  WHERE EXISTS (SELECT 1 FROM dose_event e WHERE e.dose_id = NEW.dose_id
                AND e.kind IN ('incident', 'vomited', 'refused', 'withheld', 'returned'));
END;

CREATE TABLE dosing_incident (
  id INTEGER PRIMARY KEY,
  dose_id INTEGER NOT NULL UNIQUE REFERENCES dose,
  client_id INTEGER NOT NULL REFERENCES client,
  hold_id INTEGER NOT NULL REFERENCES hold,
  kind TEXT NOT NULL CHECK (kind IN ('wrong_amount', 'wrong_client', 'wrong_drug', 'given_twice', 'recorded_wrongly', 'interrupted', 'other')),
  swallowed TEXT NOT NULL CHECK (swallowed IN ('yes', 'unsure')),
  amount_taken_micrograms INTEGER CHECK (amount_taken_micrograms >= 0), -- null: nobody knows
  mixed_up_with INTEGER REFERENCES client,
  doctor_called INTEGER NOT NULL CHECK (doctor_called IN (0, 1)),
  naloxone_at_hand INTEGER NOT NULL CHECK (naloxone_at_hand IN (0, 1)),
  observe_until INTEGER NOT NULL,
  reason TEXT NOT NULL,
  staff_id INTEGER NOT NULL REFERENCES staff,
  at INTEGER NOT NULL,
  recorded_at INTEGER NOT NULL
) STRICT;

CREATE TABLE attendance (
  id INTEGER PRIMARY KEY,
  client_id INTEGER NOT NULL REFERENCES client,
  clinic_day_id INTEGER NOT NULL REFERENCES clinic_day,
  kind TEXT NOT NULL CHECK (kind IN ('no_order', 'held', 'locked', 'no_stock')),
  reason TEXT,
  staff_id INTEGER NOT NULL REFERENCES staff,
  at INTEGER NOT NULL,
  recorded_at INTEGER NOT NULL
) STRICT;
CREATE INDEX attendance_day ON attendance (clinic_day_id);
CREATE INDEX attendance_client ON attendance (client_id);

CREATE TABLE stock_entry (
  id INTEGER PRIMARY KEY,
  product_id INTEGER NOT NULL REFERENCES product,
  batch_id INTEGER NOT NULL,
  kind TEXT NOT NULL CHECK (kind IN ('opening', 'receipt', 'issue', 'return', 'wastage', 'transfer_in', 'transfer_out', 'adjustment')),
  steps INTEGER NOT NULL CHECK (steps <> 0),
  dose_id INTEGER REFERENCES dose,
  document TEXT,
  reason TEXT,
  clinic_day_id INTEGER NOT NULL REFERENCES clinic_day,
  staff_id INTEGER NOT NULL REFERENCES staff,
  approver_id INTEGER REFERENCES staff,
  at INTEGER NOT NULL,
  recorded_at INTEGER NOT NULL,
  FOREIGN KEY (batch_id, product_id) REFERENCES batch (id, product_id),
  CHECK ((kind IN ('opening', 'receipt', 'return', 'transfer_in') AND steps > 0)
      OR (kind IN ('issue', 'wastage', 'transfer_out') AND steps < 0)
      OR kind = 'adjustment')
) STRICT;
CREATE INDEX stock_entry_batch ON stock_entry (batch_id, clinic_day_id, steps); -- steps: balances read no table row
CREATE INDEX stock_entry_dose ON stock_entry (dose_id) WHERE dose_id IS NOT NULL;

-- ── What a closed day leaves behind ───────────────────────────────────────────────────────────────
CREATE TABLE day_line (
  id INTEGER PRIMARY KEY,
  clinic_day_id INTEGER NOT NULL REFERENCES clinic_day,
  client_id INTEGER NOT NULL REFERENCES client,
  slot INTEGER NOT NULL CHECK (slot BETWEEN 1 AND 4),
  due INTEGER NOT NULL CHECK (due IN (0, 1)),
  outcome TEXT NOT NULL CHECK (outcome IN ('taken', 'not_checked', 'refused', 'withheld', 'vomited', 'spilled', 'incident', 'no_order', 'held', 'missed', 'take_home')),
  amount_micrograms INTEGER NOT NULL CHECK (amount_micrograms >= 0),
  corrects INTEGER REFERENCES day_line
) STRICT;
CREATE UNIQUE INDEX day_line_corrects ON day_line (corrects) WHERE corrects IS NOT NULL;
CREATE INDEX day_line_day ON day_line (clinic_day_id);
CREATE INDEX day_line_client ON day_line (client_id, clinic_day_id);

CREATE TABLE stock_close (
  id INTEGER PRIMARY KEY,
  clinic_day_id INTEGER NOT NULL REFERENCES clinic_day,
  batch_id INTEGER NOT NULL REFERENCES batch,
  book_steps INTEGER NOT NULL CHECK (book_steps >= 0),
  UNIQUE (batch_id, clinic_day_id)
) STRICT;
CREATE INDEX stock_close_day ON stock_close (clinic_day_id);

-- Stock never goes below zero: balance = last close + entries since.
CREATE TRIGGER stock_never_below_zero BEFORE INSERT ON stock_entry WHEN NEW.steps < 0
BEGIN
  SELECT RAISE(ABORT, 'not enough stock')
  WHERE NEW.steps + coalesce((SELECT c.book_steps FROM stock_close c WHERE c.batch_id = NEW.batch_id
                              ORDER BY c.clinic_day_id DESC LIMIT 1), 0)
    + coalesce((SELECT sum(s.steps) FROM stock_entry s
                WHERE s.batch_id = NEW.batch_id
                  AND s.clinic_day_id > coalesce((SELECT max(c.clinic_day_id) FROM stock_close c
                                                  WHERE c.batch_id = NEW.batch_id), 0)), 0) < 0;
END;

-- A closed day's book does not move: what is entered later belongs to the day that is open then.
CREATE TRIGGER stock_entry_day_is_open BEFORE INSERT ON stock_entry
BEGIN
  SELECT RAISE(ABORT, 'clinic day is closed')
  WHERE EXISTS (SELECT 1 FROM clinic_day_close c WHERE c.clinic_day_id = NEW.clinic_day_id)
     OR EXISTS (SELECT 1 FROM stock_close c WHERE c.batch_id = NEW.batch_id AND c.clinic_day_id >= NEW.clinic_day_id);
END;

-- A closing line says what the entries say, or the balance would be a number that somebody chose.
CREATE TRIGGER stock_close_is_the_book BEFORE INSERT ON stock_close
BEGIN
  SELECT RAISE(ABORT, 'closing line is not the book')
  WHERE EXISTS (SELECT 1 FROM stock_close c WHERE c.batch_id = NEW.batch_id AND c.clinic_day_id >= NEW.clinic_day_id)
     OR EXISTS (SELECT 1 FROM stock_entry s WHERE s.batch_id = NEW.batch_id AND s.clinic_day_id > NEW.clinic_day_id)
     OR NEW.book_steps <> coalesce((SELECT c.book_steps FROM stock_close c WHERE c.batch_id = NEW.batch_id
                                    ORDER BY c.clinic_day_id DESC LIMIT 1), 0)
      + coalesce((SELECT sum(s.steps) FROM stock_entry s
                  WHERE s.batch_id = NEW.batch_id
                    AND s.clinic_day_id > coalesce((SELECT max(c.clinic_day_id) FROM stock_close c
                                                    WHERE c.batch_id = NEW.batch_id), 0)), 0);
END;

-- A dose never brings back more than it took.
CREATE TRIGGER stock_back_only_what_was_taken BEFORE INSERT ON stock_entry
WHEN NEW.steps > 0 AND NEW.dose_id IS NOT NULL
BEGIN
  SELECT RAISE(ABORT, 'more brought back than taken')
  WHERE NEW.steps + coalesce((SELECT sum(s.steps) FROM stock_entry s
                              WHERE s.dose_id = NEW.dose_id AND s.batch_id = NEW.batch_id), 0) > 0;
END;

-- What leaves the shelf and does not go to a client: to another site, back to the supplier, into a camp box; and the
-- naloxone kits, which are no narcotic and have a small book of their own.

-- From or to whom a movement of the shelf went; the movement itself, with its document, is the stock entry.
CREATE TABLE stock_transfer (
  stock_entry_id INTEGER PRIMARY KEY REFERENCES stock_entry,
  other_party TEXT NOT NULL CHECK (length(other_party) BETWEEN 1 AND 80),
  carrier BLOB NOT NULL                      -- sealed: who carries it
) STRICT;

-- A camp box is a little store with its own book.
CREATE TABLE sub_store (
  id INTEGER PRIMARY KEY,
  name TEXT NOT NULL UNIQUE CHECK (length(name) BETWEEN 1 AND 40),
  purpose TEXT NOT NULL CHECK (length(purpose) BETWEEN 1 AND 100),
  clinic_day_id INTEGER NOT NULL REFERENCES clinic_day,
  staff_id INTEGER NOT NULL REFERENCES staff,
  at INTEGER NOT NULL
) STRICT;

CREATE TABLE sub_store_closing (
  sub_store_id INTEGER PRIMARY KEY REFERENCES sub_store,
  clinic_day_id INTEGER NOT NULL REFERENCES clinic_day,
  staff_id INTEGER NOT NULL REFERENCES staff,
  at INTEGER NOT NULL
) STRICT;

CREATE TABLE sub_store_entry (
  id INTEGER PRIMARY KEY,
  sub_store_id INTEGER NOT NULL REFERENCES sub_store,
  product_id INTEGER NOT NULL REFERENCES product,
  batch_id INTEGER NOT NULL,
  kind TEXT NOT NULL CHECK (kind IN ('in', 'issue', 'issue_back', 'wastage', 'return', 'count_difference')),
  steps INTEGER NOT NULL CHECK (steps <> 0),
  stock_entry_id INTEGER UNIQUE REFERENCES stock_entry, -- the shelf's side of *in* and *return*
  client_id INTEGER REFERENCES client,       -- who an issue is for
  undoes INTEGER UNIQUE REFERENCES sub_store_entry,     -- the issue of which nobody took anything
  reason TEXT,
  clinic_day_id INTEGER NOT NULL REFERENCES clinic_day,
  staff_id INTEGER NOT NULL REFERENCES staff,
  approver_id INTEGER REFERENCES staff,
  at INTEGER NOT NULL,
  recorded_at INTEGER NOT NULL,
  FOREIGN KEY (batch_id, product_id) REFERENCES batch (id, product_id),
  CHECK ((kind IN ('in', 'issue_back') AND steps > 0)
      OR (kind IN ('issue', 'wastage', 'return') AND steps < 0)
      OR kind = 'count_difference'),
  CHECK ((kind IN ('in', 'return')) = (stock_entry_id IS NOT NULL)),
  CHECK ((kind IN ('issue', 'issue_back')) = (client_id IS NOT NULL)),
  CHECK ((kind = 'issue_back') = (undoes IS NOT NULL))
) STRICT;
CREATE INDEX sub_store_entry_batch ON sub_store_entry (sub_store_id, batch_id, steps);

-- What came in, left or went into a box is found without reading all the doses of a batch. A query uses this index only
-- when it says the same words as its condition.
CREATE INDEX stock_entry_no_dose ON stock_entry (batch_id, kind, steps, document) WHERE kind NOT IN ('issue', 'return');

-- A box never holds less than nothing.
CREATE TRIGGER sub_store_never_below_zero BEFORE INSERT ON sub_store_entry WHEN NEW.steps < 0
BEGIN
  SELECT RAISE(ABORT, 'not enough in the box')
  WHERE NEW.steps + coalesce((SELECT sum(e.steps) FROM sub_store_entry e
                              WHERE e.sub_store_id = NEW.sub_store_id AND e.batch_id = NEW.batch_id), 0) < 0;
END;

-- Nothing moves in a closed box, or on a closed day.
CREATE TRIGGER sub_store_entry_may_be_written BEFORE INSERT ON sub_store_entry
BEGIN
  SELECT RAISE(ABORT, 'box is closed')
  WHERE EXISTS (SELECT 1 FROM sub_store_closing c WHERE c.sub_store_id = NEW.sub_store_id);
  SELECT RAISE(ABORT, 'clinic day is closed')
  WHERE EXISTS (SELECT 1 FROM clinic_day_close c WHERE c.clinic_day_id = NEW.clinic_day_id);
END;

-- Both sides of a movement between shelf and box say the same: what left the one is what the other got.
CREATE TRIGGER sub_store_entry_has_its_other_side BEFORE INSERT ON sub_store_entry
WHEN NEW.kind IN ('in', 'return')
BEGIN
  SELECT RAISE(ABORT, 'shelf and box disagree')
  WHERE NOT EXISTS (
    SELECT 1 FROM stock_entry s
    WHERE s.id = NEW.stock_entry_id AND s.batch_id = NEW.batch_id AND s.steps = -NEW.steps
      AND s.kind = CASE NEW.kind WHEN 'in' THEN 'box_out' ELSE 'box_in' END);
END;

-- An issue is undone once, whole, in the box and for the client that it was for.
CREATE TRIGGER sub_store_issue_is_undone_whole BEFORE INSERT ON sub_store_entry WHEN NEW.kind = 'issue_back'
BEGIN
  SELECT RAISE(ABORT, 'no such issue to undo')
  WHERE NOT EXISTS (
    SELECT 1 FROM sub_store_entry i
    WHERE i.id = NEW.undoes AND i.kind = 'issue' AND i.sub_store_id = NEW.sub_store_id
      AND i.batch_id = NEW.batch_id AND i.client_id = NEW.client_id AND i.steps = -NEW.steps);
END;

-- Out of boxes comes no more of a batch than stands in them.
CREATE TRIGGER stock_from_boxes_only_what_is_there BEFORE INSERT ON stock_entry WHEN NEW.kind = 'box_in'
BEGIN
  SELECT RAISE(ABORT, 'more than stands in boxes')
  WHERE NEW.steps > coalesce((SELECT sum(e.steps) FROM sub_store_entry e WHERE e.batch_id = NEW.batch_id), 0);
END;

-- A box is closed empty, batch by batch.
CREATE TRIGGER sub_store_closes_empty BEFORE INSERT ON sub_store_closing
BEGIN
  SELECT RAISE(ABORT, 'box is not empty')
  WHERE EXISTS (SELECT 1 FROM sub_store_entry e WHERE e.sub_store_id = NEW.sub_store_id
                GROUP BY e.batch_id HAVING sum(e.steps) <> 0);
END;

-- ── Naloxone kits ─────────────────────────────────────────────────────────────────────────────────
CREATE TABLE naloxone_batch (
  id INTEGER PRIMARY KEY,
  batch_number TEXT NOT NULL,
  expiry_day TEXT NOT NULL CHECK (expiry_day GLOB '????-??-??'),
  at INTEGER NOT NULL,
  UNIQUE (batch_number, expiry_day)
) STRICT;

CREATE TABLE naloxone_entry (
  id INTEGER PRIMARY KEY,
  naloxone_batch_id INTEGER NOT NULL REFERENCES naloxone_batch,
  kind TEXT NOT NULL CHECK (kind IN ('receipt', 'given', 'write_off', 'count_difference')),
  kits INTEGER NOT NULL CHECK (kits <> 0),
  recipient TEXT CHECK (recipient IN ('client', 'relative', 'outreach')),
  client_id INTEGER REFERENCES client,
  document TEXT,
  reason TEXT,
  clinic_day_id INTEGER NOT NULL REFERENCES clinic_day,
  staff_id INTEGER NOT NULL REFERENCES staff,
  at INTEGER NOT NULL,
  recorded_at INTEGER NOT NULL,
  CHECK ((kind = 'receipt' AND kits > 0) OR (kind IN ('given', 'write_off') AND kits < 0) OR kind = 'count_difference'),
  CHECK ((kind = 'given') = (recipient IS NOT NULL)),
  CHECK (recipient IS NULL OR recipient <> 'client' OR client_id IS NOT NULL),
  CHECK (client_id IS NULL OR kind = 'given'),
  CHECK ((kind = 'receipt') = (document IS NOT NULL))
) STRICT;
CREATE INDEX naloxone_entry_batch ON naloxone_entry (naloxone_batch_id, kits);
CREATE INDEX naloxone_entry_client ON naloxone_entry (client_id) WHERE client_id IS NOT NULL;

CREATE TRIGGER naloxone_never_below_zero BEFORE INSERT ON naloxone_entry WHEN NEW.kits < 0
BEGIN
  SELECT RAISE(ABORT, 'not enough kits')
  WHERE NEW.kits + coalesce((SELECT sum(e.kits) FROM naloxone_entry e
                             WHERE e.naloxone_batch_id = NEW.naloxone_batch_id), 0) < 0;
END;

CREATE TRIGGER naloxone_entry_day_is_open BEFORE INSERT ON naloxone_entry
BEGIN
  SELECT RAISE(ABORT, 'clinic day is closed')
  WHERE EXISTS (SELECT 1 FROM clinic_day_close c WHERE c.clinic_day_id = NEW.clinic_day_id);
END;

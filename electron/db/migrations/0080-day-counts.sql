-- The day counted and signed for: physical counts, sheets for marks, and the clock set right by two keyholders.

-- ── Counts: typed before the book is shown ─────────────────────────────────────────────────────────
CREATE TABLE stock_count (
  id INTEGER PRIMARY KEY,
  clinic_day_id INTEGER NOT NULL REFERENCES clinic_day,
  moment TEXT NOT NULL CHECK (moment IN ('opening', 'closing')),
  skipped TEXT CHECK (length(skipped) >= 3),         -- why nobody counted
  staff_id INTEGER NOT NULL REFERENCES staff,
  at INTEGER NOT NULL
) STRICT;
CREATE INDEX stock_count_day ON stock_count (clinic_day_id, moment);

CREATE TABLE stock_count_line (
  id INTEGER PRIMARY KEY,
  stock_count_id INTEGER NOT NULL REFERENCES stock_count,
  batch_id INTEGER NOT NULL REFERENCES batch,
  book_steps INTEGER NOT NULL CHECK (book_steps >= 0),
  counted_steps INTEGER NOT NULL CHECK (counted_steps >= 0),
  tolerance_steps INTEGER NOT NULL CHECK (tolerance_steps >= 0),
  last_entry_id INTEGER REFERENCES stock_entry,      -- of this batch, when it was counted
  UNIQUE (stock_count_id, batch_id)
) STRICT;
CREATE INDEX stock_count_line_batch ON stock_count_line (batch_id);

CREATE TABLE stock_count_difference (
  stock_count_line_id INTEGER PRIMARY KEY REFERENCES stock_count_line,
  reason TEXT NOT NULL CHECK (reason <> ''),
  stock_entry_id INTEGER NOT NULL UNIQUE REFERENCES stock_entry,
  at INTEGER NOT NULL
) STRICT;
CREATE INDEX stock_count_difference_at ON stock_count_difference (at);

CREATE TABLE stock_count_end (
  stock_count_id INTEGER PRIMARY KEY REFERENCES stock_count,
  staff_id INTEGER NOT NULL REFERENCES staff,
  approver_id INTEGER REFERENCES staff,
  at INTEGER NOT NULL
) STRICT;

-- A line says what the book said, or the difference would be a number that somebody chose.
CREATE TRIGGER stock_count_line_is_the_book BEFORE INSERT ON stock_count_line
BEGIN
  SELECT RAISE(ABORT, 'count line is not the book')
  WHERE NEW.book_steps <> coalesce((SELECT c.book_steps FROM stock_close c WHERE c.batch_id = NEW.batch_id
                                    ORDER BY c.clinic_day_id DESC LIMIT 1), 0)
      + coalesce((SELECT sum(s.steps) FROM stock_entry s
                  WHERE s.batch_id = NEW.batch_id
                    AND s.clinic_day_id > coalesce((SELECT max(c.clinic_day_id) FROM stock_close c
                                                    WHERE c.batch_id = NEW.batch_id), 0)), 0);
END;

-- A count is signed once, and only with every difference explained.
CREATE TRIGGER stock_count_end_explained BEFORE INSERT ON stock_count_end
BEGIN
  SELECT RAISE(ABORT, 'difference not explained')
  WHERE EXISTS (SELECT 1 FROM stock_count_line l
                WHERE l.stock_count_id = NEW.stock_count_id AND l.book_steps <> l.counted_steps
                  AND NOT EXISTS (SELECT 1 FROM stock_count_difference f WHERE f.stock_count_line_id = l.id));
END;

-- ── Signature sheets: 25 marks on paper, no names ──────────────────────────────────────────────────
CREATE TABLE signature_sheet (
  id INTEGER PRIMARY KEY,
  clinic_day_id INTEGER NOT NULL REFERENCES clinic_day,
  number INTEGER NOT NULL UNIQUE CHECK (number >= 1),
  kind TEXT NOT NULL CHECK (kind IN ('due', 'given', 'blank')),
  staff_id INTEGER NOT NULL REFERENCES staff,
  at INTEGER NOT NULL
) STRICT;
CREATE INDEX signature_sheet_day ON signature_sheet (clinic_day_id);

CREATE TABLE signature_sheet_row (
  id INTEGER PRIMARY KEY,
  signature_sheet_id INTEGER NOT NULL REFERENCES signature_sheet,
  position INTEGER NOT NULL CHECK (position BETWEEN 1 AND 25),
  client_id INTEGER NOT NULL REFERENCES client,
  slot INTEGER NOT NULL CHECK (slot BETWEEN 1 AND 4),
  amount_micrograms INTEGER NOT NULL CHECK (amount_micrograms >= 0),
  dose_id INTEGER REFERENCES dose,
  UNIQUE (signature_sheet_id, position)
) STRICT;

CREATE TABLE mark_count (
  id INTEGER PRIMARY KEY,
  clinic_day_id INTEGER NOT NULL REFERENCES clinic_day,
  doses INTEGER NOT NULL CHECK (doses >= 0),
  marks INTEGER NOT NULL CHECK (marks >= 0),
  reason TEXT,
  staff_id INTEGER NOT NULL REFERENCES staff,
  at INTEGER NOT NULL,
  CHECK (doses = marks OR reason IS NOT NULL)
) STRICT;
CREATE INDEX mark_count_day ON mark_count (clinic_day_id);

CREATE TABLE sheet_marks (
  id INTEGER PRIMARY KEY,
  mark_count_id INTEGER NOT NULL REFERENCES mark_count,
  signature_sheet_id INTEGER NOT NULL REFERENCES signature_sheet,
  marks INTEGER NOT NULL CHECK (marks BETWEEN 0 AND 25),
  UNIQUE (mark_count_id, signature_sheet_id)
) STRICT;

-- ── The clock set right ────────────────────────────────────────────────────────────────────────────
CREATE TABLE clock_reset (
  id INTEGER PRIMARY KEY,
  clinic_day_id INTEGER UNIQUE REFERENCES clinic_day, -- the day that is taken back
  true_day TEXT CHECK (true_day GLOB '????-??-??'),   -- what day it really was, when something was dosed on it
  reason TEXT NOT NULL CHECK (length(reason) >= 3),
  staff_id INTEGER NOT NULL REFERENCES staff,
  keyholder_id INTEGER NOT NULL REFERENCES keyholder,
  at INTEGER NOT NULL,
  CHECK (true_day IS NULL OR clinic_day_id IS NOT NULL)
) STRICT;

-- A date that was opened by mistake and taken back comes one day, and is then opened rightly. So `day` is no longer
-- unique by itself: the index stays, as a plain one, and the trigger below holds what was unique. No row changes.
UPDATE sqlite_schema SET sql = replace(sql, 'day TEXT NOT NULL UNIQUE CHECK', 'day TEXT NOT NULL CHECK')
WHERE type = 'table' AND name = 'clinic_day';
UPDATE sqlite_schema SET name = 'clinic_day_day', sql = 'CREATE INDEX clinic_day_day ON clinic_day (day)'
WHERE type = 'index' AND name = 'sqlite_autoindex_clinic_day_1';

-- Doses that were given on a day taken back belong to its true day: that day is over, too.
CREATE TRIGGER clinic_day_once BEFORE INSERT ON clinic_day
BEGIN
  SELECT RAISE(ABORT, 'clinic day has been')
  WHERE EXISTS (SELECT 1 FROM clinic_day d WHERE d.day = NEW.day
                AND NOT EXISTS (SELECT 1 FROM clock_reset r WHERE r.clinic_day_id = d.id))
     OR EXISTS (SELECT 1 FROM clock_reset r WHERE r.true_day >= NEW.day);
END;

-- A day with doses is taken back only by naming the day that it was.
CREATE TRIGGER clock_reset_keeps_doses BEFORE INSERT ON clock_reset
BEGIN
  SELECT RAISE(ABORT, 'true day missing')
  WHERE NEW.true_day IS NULL AND EXISTS (SELECT 1 FROM dose d WHERE d.clinic_day_id = NEW.clinic_day_id);
END;

-- When the date of a day taken back comes, its slots are free again: what was swallowed then belongs to the true day.
UPDATE sqlite_schema SET sql = replace(sql,
  'd.client_id = NEW.client_id AND d.clinic_day = NEW.clinic_day',
  'd.client_id = NEW.client_id AND d.clinic_day = NEW.clinic_day'
    || ' AND NOT EXISTS (SELECT 1 FROM clock_reset z WHERE z.clinic_day_id = d.clinic_day_id)')
WHERE type = 'trigger' AND name = 'dose_guard';

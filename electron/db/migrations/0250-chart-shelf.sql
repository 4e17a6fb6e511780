-- Medicine of a detoxification off the clinic's own shelf, where no camp box is: in a treatment centre, or at home.

CREATE TABLE detox_shelf_gift (
  id INTEGER PRIMARY KEY,
  episode_id INTEGER NOT NULL REFERENCES detox_admission (episode_id),
  day TEXT NOT NULL CHECK (day GLOB '????-??-??'),
  shift TEXT NOT NULL CHECK (shift IN ('morning', 'afternoon', 'night')),
  product_id INTEGER NOT NULL REFERENCES product,
  steps INTEGER NOT NULL CHECK (steps > 0),
  dose_order_id INTEGER REFERENCES dose_order,
  order_step INTEGER CHECK (order_step >= 1),
  paper_doctor_id INTEGER REFERENCES staff,  -- who ordered it on paper
  staff_id INTEGER NOT NULL REFERENCES staff,
  at INTEGER NOT NULL,                       -- when it was given, as near as the chart says
  recorded_at INTEGER NOT NULL,
  CHECK ((dose_order_id IS NULL) = (order_step IS NULL)),
  CHECK ((dose_order_id IS NULL) = (paper_doctor_id IS NOT NULL))
) STRICT;
CREATE INDEX detox_shelf_gift_episode ON detox_shelf_gift (episode_id, day);

-- The batches that it was taken of, one entry of the narcotic book each, and later what came back into them.
CREATE TABLE detox_shelf_entry (
  stock_entry_id INTEGER PRIMARY KEY REFERENCES stock_entry,
  detox_shelf_gift_id INTEGER NOT NULL REFERENCES detox_shelf_gift
) STRICT;
CREATE INDEX detox_shelf_entry_gift ON detox_shelf_entry (detox_shelf_gift_id);

-- Nobody took any of it: all of it is back on the shelf.
CREATE TABLE detox_shelf_back (
  detox_shelf_gift_id INTEGER PRIMARY KEY REFERENCES detox_shelf_gift,
  staff_id INTEGER NOT NULL REFERENCES staff,
  at INTEGER NOT NULL
) STRICT;

CREATE TRIGGER detox_shelf_entry_is_of_its_gift BEFORE INSERT ON detox_shelf_entry
BEGIN
  SELECT RAISE(ABORT, 'entry of another gift')
  WHERE NOT EXISTS (SELECT 1 FROM stock_entry s JOIN detox_shelf_gift g ON g.id = NEW.detox_shelf_gift_id
                    WHERE s.id = NEW.stock_entry_id AND s.product_id = g.product_id AND s.dose_id IS NULL
                      AND s.kind IN ('issue', 'return'));
  SELECT RAISE(ABORT, 'more brought back than taken')
  WHERE EXISTS (
    SELECT 1 FROM stock_entry n WHERE n.id = NEW.stock_entry_id AND n.kind = 'return'
      AND n.steps + coalesce((SELECT sum(s.steps) FROM detox_shelf_entry x JOIN stock_entry s ON s.id = x.stock_entry_id
                              WHERE x.detox_shelf_gift_id = NEW.detox_shelf_gift_id AND s.batch_id = n.batch_id), 0) > 0);
  SELECT RAISE(ABORT, 'more taken than given')
  WHERE EXISTS (
    SELECT 1 FROM stock_entry n JOIN detox_shelf_gift g ON g.id = NEW.detox_shelf_gift_id
    WHERE n.id = NEW.stock_entry_id AND n.kind = 'issue'
      AND g.steps + n.steps + coalesce((SELECT sum(s.steps) FROM detox_shelf_entry x
                                        JOIN stock_entry s ON s.id = x.stock_entry_id
                                        WHERE x.detox_shelf_gift_id = g.id), 0) < 0);
END;

CREATE TRIGGER detox_shelf_back_is_whole BEFORE INSERT ON detox_shelf_back
BEGIN
  SELECT RAISE(ABORT, 'not all of it is back')
  WHERE coalesce((SELECT sum(s.steps) FROM detox_shelf_entry x JOIN stock_entry s ON s.id = x.stock_entry_id
                  WHERE x.detox_shelf_gift_id = NEW.detox_shelf_gift_id), -1) <> 0;
END;

-- The medicine of a day comes from the counter or by the chart, never from both (as 0150 has it for a box).
CREATE TRIGGER detox_shelf_gift_not_beside_a_dose BEFORE INSERT ON detox_shelf_gift
BEGIN
  SELECT RAISE(ABORT, 'dosed at the counter')
  WHERE EXISTS (
    SELECT 1 FROM dose d JOIN episode e ON e.id = NEW.episode_id
    WHERE d.client_id = e.client_id AND d.clinic_day = NEW.day
      AND NOT EXISTS (SELECT 1 FROM dose_void v WHERE v.dose_id = d.id)
      AND NOT EXISTS (SELECT 1 FROM dose_event v WHERE v.dose_id = d.id
                      AND v.kind IN ('refused', 'withheld', 'returned')));
END;

CREATE TRIGGER dose_not_beside_the_chart BEFORE INSERT ON dose
BEGIN
  SELECT RAISE(ABORT, 'given on the chart')
  WHERE EXISTS (
    SELECT 1 FROM episode e JOIN detox_shelf_gift g ON g.episode_id = e.id AND g.day = NEW.clinic_day
    WHERE e.client_id = NEW.client_id
      AND NOT EXISTS (SELECT 1 FROM detox_shelf_back b WHERE b.detox_shelf_gift_id = g.id));
END;

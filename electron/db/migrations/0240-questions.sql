-- What the Ask screen reads beside the views of 0200, and the questions that somebody kept.

-- The order in force on a day is the last that began: found without sorting a client's orders.
CREATE INDEX dose_order_start ON dose_order (client_id, start_day);

-- What became of each dose, with the drug ordered for its day: a missed one has an order too. Guests are another site's
-- clients. Doses of days that nobody opened (written on paper, or carried home for them) stand in no line and count here
-- as in a return; their keys are below zero.
-- Days lead to their lines and carried doses to theirs (CROSS JOIN keeps that order): the planner cannot know that a
-- period is a few days of many, and would read ten years for one.
CREATE VIEW question_dose AS
SELECT l.id AS line_id, h.day, l.client_id, c.register_number, c.sex, c.birth_year, l.slot, l.due, l.outcome,
  (SELECT o.drug FROM dose_order o
   WHERE o.client_id = l.client_id AND o.start_day <= h.day AND o.end_day >= h.day
   ORDER BY o.start_day DESC, o.id DESC LIMIT 1) AS drug,
  nullif(l.amount_micrograms, 0) AS amount_micrograms
FROM clinic_day_held h
CROSS JOIN day_line l ON l.clinic_day_id = h.clinic_day_id
JOIN client c ON c.id = l.client_id
WHERE NOT EXISTS (SELECT 1 FROM day_line n WHERE n.corrects = l.id)
  AND (l.client_id NOT IN (SELECT g.client_id FROM episode g WHERE g.entry = 'guest')
    OR NOT EXISTS (SELECT 1 FROM episode g LEFT JOIN episode_closing x ON x.episode_id = g.id
                   WHERE g.client_id = l.client_id AND g.entry = 'guest' AND g.opened_day <= h.day
                     AND (x.day IS NULL OR h.day <= x.day)))
UNION ALL
SELECT -t.dose_id, t.for_day, t.client_id, c.register_number, c.sex, c.birth_year, t.slot, 0, 'take_home', t.drug,
  t.amount_micrograms
FROM take_home_dose k
CROSS JOIN take_home_given t ON t.dose_id = k.dose_id
JOIN client c ON c.id = t.client_id
WHERE t.returned = 0 AND NOT EXISTS (SELECT 1 FROM clinic_day_held h WHERE h.written_day = t.for_day)
UNION ALL
SELECT -d.id, d.clinic_day, d.client_id, c.register_number, c.sex, c.birth_year, d.slot, 1,
  CASE p.result WHEN 'given' THEN 'taken' ELSE p.result END, o.drug,
  CASE WHEN p.result IN ('given', 'not_checked') THEN d.amount_micrograms END
FROM paper_line p
CROSS JOIN dose d ON d.id = p.dose_id
JOIN dose_order o ON o.id = d.dose_order_id
JOIN client c ON c.id = d.client_id
WHERE p.result <> 'not_come'
  AND NOT EXISTS (SELECT 1 FROM clinic_day y WHERE y.day = d.clinic_day)
  AND NOT EXISTS (SELECT 1 FROM dose_void v WHERE v.dose_id = d.id);

-- Care that went on after a death recorded in error is one episode, with the closing of its last part.
CREATE VIEW question_episode AS
SELECT e.episode_id, e.client_id, e.register_number, e.sex, e.birth_year, e.kind, e.entry, e.opened_day,
  CASE WHEN r.episode_id IS NULL THEN e.closed_day ELSE r.closed_day END AS closed_day,
  CASE WHEN r.episode_id IS NULL THEN e.closed_for ELSE r.closed_for END AS closed_for
FROM treatment e
LEFT JOIN treatment r ON r.episode_id = (
  SELECT max(m.episode_id) FROM treatment m
  WHERE m.client_id = e.client_id AND m.kind = e.kind AND m.reopened = 1 AND m.episode_id > e.episode_id
    AND NOT EXISTS (SELECT 1 FROM treatment n
                    WHERE n.client_id = e.client_id AND n.kind = e.kind AND n.reopened = 0
                      AND n.episode_id > e.episode_id AND n.episode_id < m.episode_id))
WHERE e.reopened = 0;

-- Movements as amounts, so that products of different strengths add up; in and out apart, for their sum says nothing.
CREATE VIEW question_stock AS
SELECT m.stock_entry_id, m.day, m.kind, m.drug, m.form, m.strength_micrograms, m.expiry_day,
  CASE WHEN m.steps > 0 THEN m.steps * (m.strength_micrograms / m.steps_per_unit) END AS in_micrograms,
  CASE WHEN m.steps < 0 THEN -m.steps * (m.strength_micrograms / m.steps_per_unit) END AS out_micrograms
FROM stock_movement m;

-- Kept under a name. Never changed: a new one says which it replaces.
CREATE TABLE question (
  id INTEGER PRIMARY KEY,
  name BLOB NOT NULL,                        -- sealed: free text
  body TEXT NOT NULL CHECK (json_valid(body)),
  replaces INTEGER UNIQUE REFERENCES question,
  staff_id INTEGER NOT NULL REFERENCES staff,
  at INTEGER NOT NULL
) STRICT;

CREATE TABLE question_end (
  question_id INTEGER PRIMARY KEY REFERENCES question,
  staff_id INTEGER NOT NULL REFERENCES staff,
  at INTEGER NOT NULL
) STRICT;

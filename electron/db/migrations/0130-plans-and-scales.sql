-- Treatment plans with their reviews, and the answers to questionnaires.

-- A plan is never edited: a new one names the one it takes the place of. Only what is signed is written.
CREATE TABLE treatment_plan (
  id INTEGER PRIMARY KEY,
  client_id INTEGER NOT NULL REFERENCES client,
  goals BLOB NOT NULL,                       -- sealed: JSON list of goal and steps
  review_day TEXT NOT NULL CHECK (review_day GLOB '????-??-??'),
  client_agreed INTEGER NOT NULL CHECK (client_agreed IN (0, 1)),
  supersedes INTEGER UNIQUE REFERENCES treatment_plan,
  staff_id INTEGER NOT NULL REFERENCES staff,
  at INTEGER NOT NULL
) STRICT;
CREATE INDEX treatment_plan_client ON treatment_plan (client_id);

-- What became of a plan on a day; it is looked at again on the next one, unless it has ended.
CREATE TABLE plan_review (
  id INTEGER PRIMARY KEY,
  treatment_plan_id INTEGER NOT NULL REFERENCES treatment_plan,
  day TEXT NOT NULL CHECK (day GLOB '????-??-??'),
  outcome TEXT NOT NULL CHECK (outcome IN ('reached', 'partly', 'not_reached', 'given_up')),
  next_day TEXT CHECK (next_day GLOB '????-??-??' AND next_day > day),
  note BLOB,                                 -- sealed
  staff_id INTEGER NOT NULL REFERENCES staff,
  at INTEGER NOT NULL,
  CHECK ((next_day IS NULL) = (outcome IN ('reached', 'given_up')))
) STRICT;
CREATE INDEX plan_review_plan ON plan_review (treatment_plan_id);

-- One questionnaire as it was answered; its score is computed from the answers whenever it is shown.
CREATE TABLE scale_result (
  id INTEGER PRIMARY KEY,
  client_id INTEGER NOT NULL REFERENCES client,
  instrument TEXT NOT NULL,
  day TEXT NOT NULL CHECK (day GLOB '????-??-??'),
  occasion TEXT NOT NULL CHECK (occasion IN ('intake', 'three_months', 'closing', 'other')),
  answers BLOB NOT NULL,                     -- sealed: JSON list of numbers
  staff_id INTEGER NOT NULL REFERENCES staff,
  at INTEGER NOT NULL
) STRICT;
CREATE INDEX scale_result_client ON scale_result (client_id);

CREATE TABLE scale_result_void (
  scale_result_id INTEGER PRIMARY KEY REFERENCES scale_result,
  reason TEXT NOT NULL CHECK (reason IN ('wrong_client', 'wrong_answers', 'entered_twice')),
  staff_id INTEGER NOT NULL REFERENCES staff,
  at INTEGER NOT NULL
) STRICT;

-- After the discharge: visits of the follow-up, numbered route lists, rehabilitation, training and work, and referrals.
-- The plan itself has no rows: it is computed from the day of closing and the template that held then.

CREATE TABLE route_list (
  id INTEGER PRIMARY KEY,
  number INTEGER NOT NULL UNIQUE CHECK (number >= 1),
  from_day TEXT NOT NULL CHECK (from_day GLOB '????-??-??'),
  until_day TEXT NOT NULL CHECK (until_day GLOB '????-??-??'),
  for_staff_id INTEGER NOT NULL REFERENCES staff,   -- who carries it
  staff_id INTEGER NOT NULL REFERENCES staff,
  at INTEGER NOT NULL,
  CHECK (until_day >= from_day)
) STRICT;

CREATE TABLE route_line (
  id INTEGER PRIMARY KEY,
  route_list_id INTEGER NOT NULL REFERENCES route_list,
  line INTEGER NOT NULL CHECK (line >= 1),
  episode_id INTEGER NOT NULL REFERENCES episode,
  step INTEGER NOT NULL CHECK (step BETWEEN 1 AND 24),
  due_day TEXT NOT NULL CHECK (due_day GLOB '????-??-??'),
  UNIQUE (route_list_id, line),
  UNIQUE (route_list_id, episode_id)
) STRICT;

-- What became of the paper: brought back, then destroyed; or lost on the way.
CREATE TABLE route_paper (
  id INTEGER PRIMARY KEY,
  route_list_id INTEGER NOT NULL REFERENCES route_list,
  kind TEXT NOT NULL CHECK (kind IN ('returned', 'destroyed', 'lost')),
  day TEXT NOT NULL CHECK (day GLOB '????-??-??'),
  staff_id INTEGER NOT NULL REFERENCES staff,
  at INTEGER NOT NULL,
  UNIQUE (route_list_id, kind)
) STRICT;

CREATE TRIGGER route_paper_in_order BEFORE INSERT ON route_paper
BEGIN
  SELECT RAISE(ABORT, 'route paper out of order')
  WHERE (NEW.kind = 'destroyed') <>
        EXISTS (SELECT 1 FROM route_paper p WHERE p.route_list_id = NEW.route_list_id)
     OR NEW.day < (SELECT max(day) FROM route_paper p WHERE p.route_list_id = NEW.route_list_id)
     OR EXISTS (SELECT 1 FROM route_paper p WHERE p.route_list_id = NEW.route_list_id AND p.kind IN ('lost', 'destroyed'));
END;

CREATE TABLE follow_up_visit (
  id INTEGER PRIMARY KEY,
  episode_id INTEGER NOT NULL REFERENCES episode,
  step INTEGER NOT NULL CHECK (step BETWEEN 0 AND 24),     -- 0: between two dates of the plan
  day TEXT NOT NULL CHECK (day GLOB '????-??-??'),
  place TEXT NOT NULL CHECK (place IN ('home', 'work', 'centre', 'street', 'phone', 'elsewhere')),
  met TEXT NOT NULL CHECK (met IN ('client', 'family', 'peer', 'nobody')),
  outcome TEXT CHECK (outcome IN ('abstinent', 'relapsed', 'on_ost', 'in_rehabilitation', 'in_training', 'lost', 'died')),
  evidence TEXT CHECK (evidence IN ('seen', 'own_word', 'family_word', 'other_word', 'paper')),
  route_list_id INTEGER REFERENCES route_list,
  note BLOB,                                 -- sealed
  staff_id INTEGER NOT NULL REFERENCES staff,
  at INTEGER NOT NULL,
  CHECK (met = 'nobody' OR outcome IS NOT NULL),
  CHECK (met <> 'client' OR outcome NOT IN ('lost', 'died')),
  CHECK (met <> 'nobody' OR outcome IS NULL OR outcome IN ('lost', 'died')),
  CHECK ((outcome IS NULL) = (evidence IS NULL))
) STRICT;
CREATE INDEX follow_up_visit_episode ON follow_up_visit (episode_id, day);
CREATE INDEX follow_up_visit_day ON follow_up_visit (day);

-- Written for the wrong person, or never made: the visit does not count.
CREATE TABLE follow_up_void (
  follow_up_visit_id INTEGER PRIMARY KEY REFERENCES follow_up_visit,
  reason TEXT NOT NULL CHECK (reason IN ('wrong_client', 'not_made', 'entered_twice', 'wrong_result')),
  staff_id INTEGER NOT NULL REFERENCES staff,
  at INTEGER NOT NULL
) STRICT;

CREATE TRIGGER follow_up_after_its_discharge BEFORE INSERT ON follow_up_visit
BEGIN
  SELECT RAISE(ABORT, 'follow-up before its discharge')
  WHERE NOT EXISTS (
    SELECT 1 FROM episode e JOIN episode_closing c ON c.episode_id = e.id
    WHERE e.id = NEW.episode_id AND e.kind IN ('detox', 'rehabilitation') AND c.day <= NEW.day);
  SELECT RAISE(ABORT, 'follow-up has its result')
  WHERE NEW.step > 0 AND NEW.outcome IS NOT NULL AND EXISTS (
    SELECT 1 FROM follow_up_visit v
    WHERE v.episode_id = NEW.episode_id AND v.step = NEW.step AND v.outcome IS NOT NULL
      AND NOT EXISTS (SELECT 1 FROM follow_up_void x WHERE x.follow_up_visit_id = v.id));
  SELECT RAISE(ABORT, 'visit after a death')
  WHERE (NEW.met = 'client' OR coalesce(NEW.outcome, 'died') <> 'died') AND EXISTS (
    SELECT 1 FROM death_report r JOIN episode e ON e.client_id = r.client_id
    LEFT JOIN death_decision d ON d.death_report_id = r.id AND d.verdict = 'confirmed'
    WHERE e.id = NEW.episode_id AND coalesce(d.day, r.day) < NEW.day
      AND NOT EXISTS (SELECT 1 FROM death_decision n WHERE n.death_report_id = r.id AND n.verdict = 'in_error'));
END;

CREATE TRIGGER death_after_the_last_visit BEFORE INSERT ON death_report
BEGIN
  SELECT RAISE(ABORT, 'met after that day')
  WHERE EXISTS (
    SELECT 1 FROM follow_up_visit v JOIN episode e ON e.id = v.episode_id
    WHERE e.client_id = NEW.client_id AND v.met = 'client' AND v.day > NEW.day
      AND NOT EXISTS (SELECT 1 FROM follow_up_void x WHERE x.follow_up_visit_id = v.id));
END;

CREATE TRIGGER death_confirmed_after_the_last_visit BEFORE INSERT ON death_decision
WHEN NEW.verdict = 'confirmed'
BEGIN
  SELECT RAISE(ABORT, 'met after that day')
  WHERE EXISTS (
    SELECT 1 FROM follow_up_visit v
    JOIN episode e ON e.id = v.episode_id
    JOIN death_report r ON r.client_id = e.client_id
    WHERE r.id = NEW.death_report_id AND v.met = 'client' AND v.day > NEW.day
      AND NOT EXISTS (SELECT 1 FROM follow_up_void x WHERE x.follow_up_visit_id = v.id));
END;

-- Rehabilitation: the phase that began, and who does what in the house.
CREATE TABLE rehabilitation_phase (
  id INTEGER PRIMARY KEY,
  episode_id INTEGER NOT NULL REFERENCES episode,
  phase TEXT NOT NULL CHECK (length(phase) BETWEEN 2 AND 60),
  day TEXT NOT NULL CHECK (day GLOB '????-??-??'),
  staff_id INTEGER NOT NULL REFERENCES staff,
  at INTEGER NOT NULL,
  UNIQUE (episode_id, day)
) STRICT;

CREATE TABLE rehabilitation_duty (
  id INTEGER PRIMARY KEY,
  episode_id INTEGER NOT NULL REFERENCES episode,
  duty TEXT NOT NULL CHECK (length(duty) BETWEEN 2 AND 60),
  day TEXT NOT NULL CHECK (day GLOB '????-??-??'),
  staff_id INTEGER NOT NULL REFERENCES staff,
  at INTEGER NOT NULL
) STRICT;
CREATE INDEX rehabilitation_duty_episode ON rehabilitation_duty (episode_id);

CREATE TABLE rehabilitation_duty_end (
  rehabilitation_duty_id INTEGER PRIMARY KEY REFERENCES rehabilitation_duty,
  day TEXT NOT NULL CHECK (day GLOB '????-??-??'),
  how TEXT NOT NULL CHECK (how IN ('done', 'changed', 'given_up', 'entered_by_mistake')),
  staff_id INTEGER NOT NULL REFERENCES staff,
  at INTEGER NOT NULL
) STRICT;

CREATE TRIGGER rehabilitation_phase_within_its_stay BEFORE INSERT ON rehabilitation_phase
BEGIN
  SELECT RAISE(ABORT, 'outside the stay')
  WHERE NOT EXISTS (
    SELECT 1 FROM episode e LEFT JOIN episode_closing c ON c.episode_id = e.id
    WHERE e.id = NEW.episode_id AND e.kind = 'rehabilitation' AND e.opened_day <= NEW.day
      AND (c.day IS NULL OR NEW.day <= c.day));
  SELECT RAISE(ABORT, 'phase is older')
  WHERE EXISTS (SELECT 1 FROM rehabilitation_phase p WHERE p.episode_id = NEW.episode_id AND p.day >= NEW.day);
END;

CREATE TRIGGER rehabilitation_duty_within_its_stay BEFORE INSERT ON rehabilitation_duty
BEGIN
  SELECT RAISE(ABORT, 'outside the stay')
  WHERE NOT EXISTS (
    SELECT 1 FROM episode e LEFT JOIN episode_closing c ON c.episode_id = e.id
    WHERE e.id = NEW.episode_id AND e.kind = 'rehabilitation' AND e.opened_day <= NEW.day
      AND (c.day IS NULL OR NEW.day <= c.day));
END;

CREATE TRIGGER rehabilitation_duty_ends_after_it_began BEFORE INSERT ON rehabilitation_duty_end
BEGIN
  SELECT RAISE(ABORT, 'ends before it began')
  WHERE NEW.day < (SELECT day FROM rehabilitation_duty WHERE id = NEW.rehabilitation_duty_id);
END;

-- The directory: where people are sent, learn and work. A correction is a new row that names the old one.
CREATE TABLE referral_place (
  id INTEGER PRIMARY KEY,
  name TEXT NOT NULL CHECK (length(name) BETWEEN 2 AND 80),
  kind TEXT NOT NULL CHECK (kind IN ('hospital', 'testing', 'treatment_of_hiv', 'tb_centre', 'treatment_centre', 'training', 'employer', 'legal', 'shelter', 'office', 'other')),
  address TEXT NOT NULL,
  phone TEXT NOT NULL,
  hours TEXT NOT NULL,
  replaces INTEGER UNIQUE REFERENCES referral_place,
  staff_id INTEGER NOT NULL REFERENCES staff,
  at INTEGER NOT NULL
) STRICT;

CREATE TABLE referral_place_end (
  referral_place_id INTEGER PRIMARY KEY REFERENCES referral_place,
  staff_id INTEGER NOT NULL REFERENCES staff,
  at INTEGER NOT NULL
) STRICT;

CREATE TABLE training (
  id INTEGER PRIMARY KEY,
  client_id INTEGER NOT NULL REFERENCES client,
  kind TEXT NOT NULL CHECK (kind IN ('skill_training', 'job_placement')),
  referral_place_id INTEGER NOT NULL REFERENCES referral_place,
  course TEXT NOT NULL CHECK (length(course) BETWEEN 2 AND 80),
  day TEXT NOT NULL CHECK (day GLOB '????-??-??'),
  staff_id INTEGER NOT NULL REFERENCES staff,
  at INTEGER NOT NULL
) STRICT;
CREATE INDEX training_client ON training (client_id);

CREATE TABLE training_month (
  id INTEGER PRIMARY KEY,
  training_id INTEGER NOT NULL REFERENCES training,
  month TEXT NOT NULL CHECK (month GLOB '????-??'),
  days_held INTEGER NOT NULL CHECK (days_held BETWEEN 1 AND 31),
  days_came INTEGER NOT NULL CHECK (days_came BETWEEN 0 AND days_held),
  staff_id INTEGER NOT NULL REFERENCES staff,
  at INTEGER NOT NULL,
  UNIQUE (training_id, month)
) STRICT;

CREATE TABLE training_end (
  training_id INTEGER PRIMARY KEY REFERENCES training,
  day TEXT NOT NULL CHECK (day GLOB '????-??-??'),
  outcome TEXT NOT NULL CHECK (outcome IN ('completed', 'left', 'entered_by_mistake')),
  certificate TEXT CHECK (length(certificate) BETWEEN 1 AND 60),
  staff_id INTEGER NOT NULL REFERENCES staff,
  at INTEGER NOT NULL,
  CHECK (certificate IS NULL OR outcome = 'completed')
) STRICT;

CREATE TRIGGER training_ends_after_it_began BEFORE INSERT ON training_end
BEGIN
  SELECT RAISE(ABORT, 'ends before it began')
  WHERE NEW.day < (SELECT day FROM training WHERE id = NEW.training_id);
END;

CREATE TRIGGER training_month_within BEFORE INSERT ON training_month
BEGIN
  SELECT RAISE(ABORT, 'outside the course')
  WHERE NEW.month < (SELECT substr(day, 1, 7) FROM training WHERE id = NEW.training_id)
     OR NEW.month > (SELECT substr(day, 1, 7) FROM training_end WHERE training_id = NEW.training_id);
END;

-- What a person earns later: told by them, so sealed.
CREATE TABLE income_report (
  id INTEGER PRIMARY KEY,
  training_id INTEGER NOT NULL REFERENCES training,
  day TEXT NOT NULL CHECK (day GLOB '????-??-??'),
  working INTEGER NOT NULL CHECK (working IN (0, 1)),
  detail BLOB,                               -- sealed: JSON of work and income a month
  staff_id INTEGER NOT NULL REFERENCES staff,
  at INTEGER NOT NULL,
  UNIQUE (training_id, day)
) STRICT;

CREATE TRIGGER income_after_the_course_began BEFORE INSERT ON income_report
BEGIN
  SELECT RAISE(ABORT, 'ends before it began')
  WHERE NEW.day < (SELECT day FROM training WHERE id = NEW.training_id);
END;

-- One row a referral; each later stage is a row of its own, and none stands without the one before.
CREATE TABLE referral (
  id INTEGER PRIMARY KEY,
  client_id INTEGER NOT NULL REFERENCES client,
  referral_place_id INTEGER NOT NULL REFERENCES referral_place,
  purpose TEXT NOT NULL CHECK (purpose IN ('hiv_test', 'hiv_care', 'hepatitis_test', 'hepatitis_care', 'tb_test', 'tb_care', 'sti', 'abscess', 'hospital', 'mental_health', 'detox', 'rehabilitation', 'ost', 'skill_training', 'job_placement', 'legal', 'shelter', 'social', 'other')),
  day TEXT NOT NULL CHECK (day GLOB '????-??-??'),
  by_day TEXT NOT NULL CHECK (by_day GLOB '????-??-??'),
  slip INTEGER NOT NULL UNIQUE CHECK (slip BETWEEN 0 AND 99999999),
  note BLOB,                                 -- sealed
  staff_id INTEGER NOT NULL REFERENCES staff,
  at INTEGER NOT NULL,
  CHECK (by_day >= day)
) STRICT;
CREATE INDEX referral_client ON referral (client_id);
CREATE INDEX referral_day ON referral (day);

CREATE TABLE referral_attended (
  referral_id INTEGER PRIMARY KEY REFERENCES referral,
  day TEXT NOT NULL CHECK (day GLOB '????-??-??'),
  how TEXT NOT NULL CHECK (how IN ('slip', 'went_along', 'place_says', 'client_says')),
  staff_id INTEGER NOT NULL REFERENCES staff,
  at INTEGER NOT NULL
) STRICT;

CREATE TABLE referral_result (
  referral_id INTEGER PRIMARY KEY REFERENCES referral,
  day TEXT NOT NULL CHECK (day GLOB '????-??-??'),
  note BLOB,                                 -- sealed: what the place found or did
  staff_id INTEGER NOT NULL REFERENCES staff,
  at INTEGER NOT NULL
) STRICT;

CREATE TABLE referral_end (
  referral_id INTEGER PRIMARY KEY REFERENCES referral,
  reason TEXT NOT NULL CHECK (reason IN ('declined', 'not_needed', 'could_not_go', 'entered_by_mistake')),
  staff_id INTEGER NOT NULL REFERENCES staff,
  at INTEGER NOT NULL
) STRICT;

CREATE TRIGGER referral_attended_in_order BEFORE INSERT ON referral_attended
BEGIN
  SELECT RAISE(ABORT, 'attended before the referral')
  WHERE NEW.day < (SELECT day FROM referral WHERE id = NEW.referral_id);
  SELECT RAISE(ABORT, 'referral has ended')
  WHERE EXISTS (SELECT 1 FROM referral_end e WHERE e.referral_id = NEW.referral_id);
END;

CREATE TRIGGER referral_result_in_order BEFORE INSERT ON referral_result
BEGIN
  SELECT RAISE(ABORT, 'result before the visit')
  WHERE NOT EXISTS (
    SELECT 1 FROM referral_attended a WHERE a.referral_id = NEW.referral_id AND a.day <= NEW.day);
  SELECT RAISE(ABORT, 'referral has ended')
  WHERE EXISTS (SELECT 1 FROM referral_end e WHERE e.referral_id = NEW.referral_id);
END;

CREATE TRIGGER referral_end_in_order BEFORE INSERT ON referral_end
BEGIN
  SELECT RAISE(ABORT, 'referral was attended')
  WHERE NEW.reason <> 'entered_by_mistake'
    AND EXISTS (SELECT 1 FROM referral_attended a WHERE a.referral_id = NEW.referral_id);
END;

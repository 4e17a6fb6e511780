-- What reports and the Ask screen read: views in the field's own words over the rows that stand. Voided, taken back and
-- corrected rows are left out here, once; nothing sealed is in any view, so the everyday office key opens them too.

-- A seek along one client's days with a dose: cohort figures jump over years instead of reading them.
CREATE INDEX day_line_taken ON day_line (client_id, clinic_day_id)
  WHERE outcome IN ('taken', 'not_checked', 'take_home');

-- Few rows of many: a dose that was diverted does not count, whatever its day's line says.
CREATE INDEX dose_event_diverted ON dose_event (dose_id) WHERE kind = 'diversion_confirmed';

-- Days as they were: one taken back with its true day counts on that, one without is left out.
CREATE VIEW clinic_day_held AS
SELECT d.id AS clinic_day_id, coalesce(r.true_day, d.day) AS day, d.day AS written_day, c.at AS closed_at
FROM clinic_day d
LEFT JOIN clock_reset r ON r.clinic_day_id = d.id
LEFT JOIN clinic_day_close c ON c.clinic_day_id = d.id
WHERE r.id IS NULL OR r.true_day IS NOT NULL;

CREATE VIEW client_person AS
SELECT id AS client_id, register_number, sex, birth_year, enrolled_day FROM client;

-- What became of each client's slot on each closed day.
CREATE VIEW day_line_standing AS
SELECT l.id AS day_line_id, h.day, l.client_id, c.register_number, c.sex, c.birth_year, l.slot, l.due, l.outcome,
  l.amount_micrograms
FROM day_line l
JOIN clinic_day_held h ON h.clinic_day_id = l.clinic_day_id
JOIN client c ON c.id = l.client_id
WHERE NOT EXISTS (SELECT 1 FROM day_line n WHERE n.corrects = l.id);

-- Doses handed over to carry home, by the day of the hand-over and the day that each is for.
CREATE VIEW take_home_given AS
SELECT d.id AS dose_id, d.client_id, c.register_number, h.day, CASE
    WHEN h.day = h.written_day OR d.clinic_day < h.written_day THEN d.clinic_day
    ELSE date(h.day, (julianday(d.clinic_day) - julianday(h.written_day)) || ' days') END AS for_day,
  d.slot, o.drug, d.amount_micrograms,
  EXISTS (SELECT 1 FROM dose_event e WHERE e.dose_id = d.id AND e.kind = 'returned') AS returned
FROM take_home_dose t
JOIN dose d ON d.id = t.dose_id
JOIN dose_order o ON o.id = d.dose_order_id
JOIN clinic_day_held h ON h.clinic_day_id = d.clinic_day_id
JOIN client c ON c.id = d.client_id
WHERE NOT EXISTS (SELECT 1 FROM dose_void v WHERE v.dose_id = d.id);

-- Episodes of care; guests of other sites are theirs to count. Re-opened: a death was recorded in error, and care went on.
CREATE VIEW treatment AS
SELECT e.id AS episode_id, e.client_id, c.register_number, c.sex, c.birth_year, e.kind, e.entry, e.opened_day,
  x.day AS closed_day, x.reason AS closed_for,
  EXISTS (SELECT 1 FROM death_decision d JOIN death_report r ON r.id = d.death_report_id
          WHERE r.client_id = e.client_id AND d.verdict = 'in_error' AND d.at = e.at) AS reopened
FROM episode e
JOIN client c ON c.id = e.client_id
LEFT JOIN episode_closing x ON x.episode_id = e.id
WHERE e.entry <> 'guest' AND coalesce(x.reason, '') <> 'guest_left';

CREATE VIEW session_held AS
SELECT s.id AS session_id, s.day, s.kind, s.minutes, s.place,
  (SELECT count(*) FROM session_client k WHERE k.session_id = s.id) AS clients,
  (SELECT count(*) FROM session_relative r WHERE r.session_id = s.id) AS relatives
FROM session s
WHERE NOT EXISTS (SELECT 1 FROM session_void v WHERE v.session_id = s.id);

CREATE VIEW session_attended AS
SELECT k.id AS session_client_id, s.session_id, s.day, s.kind, s.minutes, k.client_id, c.register_number, c.sex, c.birth_year
FROM session_held s
JOIN session_client k ON k.session_id = s.session_id
JOIN client c ON c.id = k.client_id;

CREATE VIEW group_meeting_held AS
SELECT m.id AS group_meeting_id, m.peer_group_id, g.kind, m.day,
  (SELECT count(*) FROM group_attendance a WHERE a.group_meeting_id = m.id) AS members, m.family, m.guests
FROM group_meeting m JOIN peer_group g ON g.id = m.peer_group_id
WHERE NOT EXISTS (SELECT 1 FROM group_meeting_void v WHERE v.group_meeting_id = m.id);

-- Without STI care: even its day is sealed, and only the site itself can count it.
CREATE VIEW service_given AS
SELECT 'contact_service' AS table_name, s.id AS row_id, k.day, s.kind, s.quantity, k.client_id, c.register_number,
  coalesce(c.sex, k.sex) AS sex, c.birth_year, k.age_band, k.place
FROM service_contact k
JOIN contact_service s ON s.service_contact_id = k.id
LEFT JOIN client c ON c.id = k.client_id
WHERE NOT EXISTS (SELECT 1 FROM service_void v WHERE v.subject = 'service_contact' AND v.row_id = k.id)
UNION ALL
SELECT 'abscess_visit', i.id, i.day, 'abscess', 1, a.client_id, c.register_number, c.sex, c.birth_year, NULL, NULL
FROM abscess_visit i JOIN abscess a ON a.id = i.abscess_id JOIN client c ON c.id = a.client_id
WHERE NOT EXISTS (SELECT 1 FROM service_void v WHERE (v.subject = 'abscess' AND v.row_id = a.id)
                    OR (v.subject = 'abscess_visit' AND v.row_id = i.id))
UNION ALL
SELECT 'health_test', t.id, t.day, 'test_' || t.kind, 1, t.client_id, c.register_number, c.sex, c.birth_year, NULL, NULL
FROM health_test t JOIN client c ON c.id = t.client_id
WHERE NOT EXISTS (SELECT 1 FROM service_void v WHERE v.subject = 'health_test' AND v.row_id = t.id);

CREATE VIEW test_taken AS
SELECT t.id AS health_test_id, t.day, t.kind, t.client_id, c.register_number, c.sex, c.birth_year,
  (SELECT min(r.day) FROM health_test_result r WHERE r.health_test_id = t.id AND NOT EXISTS (
     SELECT 1 FROM service_void v WHERE v.subject = 'health_test_result' AND v.row_id = r.id)) AS result_day,
  (SELECT k.day FROM health_test_talk k WHERE k.health_test_id = t.id) AS talk_day
FROM health_test t JOIN client c ON c.id = t.client_id
WHERE NOT EXISTS (SELECT 1 FROM service_void v WHERE v.subject = 'health_test' AND v.row_id = t.id);

CREATE VIEW referral_made AS
SELECT f.id AS referral_id, f.day, f.purpose, f.client_id, c.register_number, c.sex, c.birth_year, a.day AS attended_day,
  r.day AS result_day, e.reason AS ended_for
FROM referral f
JOIN client c ON c.id = f.client_id
LEFT JOIN referral_attended a ON a.referral_id = f.id
LEFT JOIN referral_result r ON r.referral_id = f.id
LEFT JOIN referral_end e ON e.referral_id = f.id
WHERE coalesce(e.reason, '') <> 'entered_by_mistake';

CREATE VIEW detox_stay AS
SELECT a.episode_id, a.day, a.setting, e.client_id, c.register_number, c.sex, c.birth_year, d.day AS discharge_day, d.outcome,
  d.tolerance_talk, d.naloxone
FROM detox_admission a
JOIN episode e ON e.id = a.episode_id
JOIN client c ON c.id = e.client_id
LEFT JOIN detox_discharge d ON d.episode_id = a.episode_id;

CREATE VIEW follow_up_made AS
SELECT v.id AS follow_up_visit_id, v.day, v.step, v.met, v.outcome, v.episode_id, e.client_id, c.register_number, c.sex,
  c.birth_year
FROM follow_up_visit v
JOIN episode e ON e.id = v.episode_id
JOIN client c ON c.id = e.client_id
WHERE NOT EXISTS (SELECT 1 FROM follow_up_void x WHERE x.follow_up_visit_id = v.id);

CREATE VIEW overdose_told AS
SELECT o.id AS overdose_id, o.day, o.place, o.naloxone, o.referred, o.outcome, o.client_id, c.register_number, c.sex, c.birth_year
FROM overdose o JOIN client c ON c.id = o.client_id
WHERE NOT EXISTS (SELECT 1 FROM taken_back t WHERE t.subject = 'overdose' AND t.row_id = o.id);

CREATE VIEW naloxone_kit_given AS
SELECT n.id AS naloxone_entry_id, h.day, n.recipient, -n.kits AS kits, n.client_id, c.register_number
FROM naloxone_entry n
JOIN clinic_day_held h ON h.clinic_day_id = n.clinic_day_id
LEFT JOIN client c ON c.id = n.client_id
WHERE n.kind = 'given';

-- Every movement of the shelf; steps are signed, amounts are as labelled.
CREATE VIEW stock_movement AS
SELECT s.id AS stock_entry_id, h.day, s.kind, p.drug, p.form, p.strength_micrograms, p.steps_per_unit, p.base_factor_ppm,
  b.batch_number, b.expiry_day, s.steps
FROM stock_entry s
JOIN clinic_day_held h ON h.clinic_day_id = s.clinic_day_id
JOIN product p ON p.id = s.product_id
JOIN batch b ON b.id = s.batch_id;

-- What moved on the shelf besides doses, by day: a month's book without reading its thousands of doses.
CREATE INDEX stock_entry_moved ON stock_entry (clinic_day_id, batch_id, kind, steps) WHERE kind NOT IN ('issue', 'return');

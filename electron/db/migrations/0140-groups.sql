-- Peer support groups and self-help groups that are partners: members, facilitators, meetings. What a group is called
-- and where it meets may change: the latest row of its details holds, the earlier ones stay.

CREATE TABLE peer_group (
  id INTEGER PRIMARY KEY,
  kind TEXT NOT NULL CHECK (kind IN ('peer_support', 'self_help_partner')),
  begun_day TEXT NOT NULL CHECK (begun_day GLOB '????-??-??'),
  staff_id INTEGER NOT NULL REFERENCES staff,
  at INTEGER NOT NULL
) STRICT;

CREATE TABLE peer_group_detail (
  id INTEGER PRIMARY KEY,
  peer_group_id INTEGER NOT NULL REFERENCES peer_group,
  name TEXT NOT NULL,
  purpose TEXT NOT NULL,
  place TEXT NOT NULL,
  weekday INTEGER CHECK (weekday BETWEEN 1 AND 7),  -- 1 is Monday; NULL: no usual day
  start_minute INTEGER CHECK (start_minute BETWEEN 0 AND 1439),
  every_weeks INTEGER NOT NULL CHECK (every_weeks BETWEEN 1 AND 8),
  staff_id INTEGER NOT NULL REFERENCES staff,
  at INTEGER NOT NULL
) STRICT;
CREATE INDEX peer_group_detail_group ON peer_group_detail (peer_group_id);

-- The latest row holds; without a day the group goes on again.
CREATE TABLE peer_group_end (
  id INTEGER PRIMARY KEY,
  peer_group_id INTEGER NOT NULL REFERENCES peer_group,
  day TEXT CHECK (day GLOB '????-??-??'),
  reason TEXT NOT NULL,
  staff_id INTEGER NOT NULL REFERENCES staff,
  at INTEGER NOT NULL
) STRICT;
CREATE INDEX peer_group_end_group ON peer_group_end (peer_group_id);

-- What a self-help group and the programme agreed on; the latest row holds.
CREATE TABLE partner_agreement (
  id INTEGER PRIMARY KEY,
  peer_group_id INTEGER NOT NULL REFERENCES peer_group,
  from_day TEXT NOT NULL CHECK (from_day GLOB '????-??-??'),
  until_day TEXT CHECK (until_day GLOB '????-??-??' AND until_day >= from_day),
  contact BLOB,                              -- sealed
  staff_id INTEGER NOT NULL REFERENCES staff,
  at INTEGER NOT NULL
) STRICT;
CREATE INDEX partner_agreement_group ON partner_agreement (peer_group_id);

CREATE TABLE partner_service (
  id INTEGER PRIMARY KEY,
  partner_agreement_id INTEGER NOT NULL REFERENCES partner_agreement,
  service TEXT NOT NULL,
  UNIQUE (partner_agreement_id, service)
) STRICT;

CREATE TABLE group_member (
  id INTEGER PRIMARY KEY,
  peer_group_id INTEGER NOT NULL REFERENCES peer_group,
  client_id INTEGER REFERENCES client,
  relative_id INTEGER REFERENCES relative,
  name BLOB,                                 -- sealed: the first name of a peer without a record
  joined_day TEXT NOT NULL CHECK (joined_day GLOB '????-??-??'),
  staff_id INTEGER NOT NULL REFERENCES staff,
  at INTEGER NOT NULL,
  CHECK (client_id IS NULL OR relative_id IS NULL),
  CHECK (name IS NULL OR (client_id IS NULL AND relative_id IS NULL))
) STRICT;
CREATE INDEX group_member_group ON group_member (peer_group_id);
CREATE INDEX group_member_client ON group_member (client_id) WHERE client_id IS NOT NULL;

CREATE TABLE group_member_end (
  group_member_id INTEGER PRIMARY KEY REFERENCES group_member,
  day TEXT NOT NULL CHECK (day GLOB '????-??-??'),
  reason TEXT NOT NULL CHECK (reason IN ('stayed_away', 'moved', 'other_group', 'died', 'other', 'entered_by_mistake')),
  staff_id INTEGER NOT NULL REFERENCES staff,
  at INTEGER NOT NULL
) STRICT;

CREATE TRIGGER group_member_stands_once BEFORE INSERT ON group_member
BEGIN
  SELECT RAISE(ABORT, 'a member already')
  WHERE EXISTS (
    SELECT 1 FROM group_member m
    WHERE m.peer_group_id = NEW.peer_group_id
      AND (m.client_id = NEW.client_id OR m.relative_id = NEW.relative_id)
      AND NOT EXISTS (SELECT 1 FROM group_member_end e WHERE e.group_member_id = m.id));
END;

-- Who leads a group, from a day on: somebody of the staff, or a member.
CREATE TABLE group_facilitator (
  id INTEGER PRIMARY KEY,
  peer_group_id INTEGER NOT NULL REFERENCES peer_group,
  person_id INTEGER REFERENCES staff,
  group_member_id INTEGER REFERENCES group_member,
  from_day TEXT NOT NULL CHECK (from_day GLOB '????-??-??'),
  staff_id INTEGER NOT NULL REFERENCES staff,
  at INTEGER NOT NULL,
  CHECK ((person_id IS NULL) <> (group_member_id IS NULL))
) STRICT;
CREATE INDEX group_facilitator_group ON group_facilitator (peer_group_id);

CREATE TABLE group_facilitator_end (
  group_facilitator_id INTEGER PRIMARY KEY REFERENCES group_facilitator,
  day TEXT NOT NULL CHECK (day GLOB '????-??-??'),
  staff_id INTEGER NOT NULL REFERENCES staff,
  at INTEGER NOT NULL
) STRICT;

CREATE TABLE group_meeting (
  id INTEGER PRIMARY KEY,
  peer_group_id INTEGER NOT NULL REFERENCES peer_group,
  day TEXT NOT NULL CHECK (day GLOB '????-??-??'),
  place TEXT NOT NULL,
  guests INTEGER NOT NULL CHECK (guests BETWEEN 0 AND 500),
  family INTEGER NOT NULL CHECK (family BETWEEN 0 AND 500), -- who are no members themselves
  next_day TEXT CHECK (next_day GLOB '????-??-??' AND next_day > day),
  again INTEGER NOT NULL CHECK (again IN (0, 1)),           -- somebody said: a second one on that day
  staff_id INTEGER NOT NULL REFERENCES staff,
  at INTEGER NOT NULL
) STRICT;
CREATE INDEX group_meeting_group ON group_meeting (peer_group_id, day);

CREATE TABLE group_meeting_void (
  group_meeting_id INTEGER PRIMARY KEY REFERENCES group_meeting,
  reason TEXT NOT NULL CHECK (reason IN ('mistake', 'wrong_group', 'not_held', 'entered_twice')),
  staff_id INTEGER NOT NULL REFERENCES staff,
  at INTEGER NOT NULL
) STRICT;

CREATE TRIGGER group_meeting_once_a_day BEFORE INSERT ON group_meeting WHEN NEW.again = 0
BEGIN
  SELECT RAISE(ABORT, 'a meeting on that day already')
  WHERE EXISTS (
    SELECT 1 FROM group_meeting m
    WHERE m.peer_group_id = NEW.peer_group_id AND m.day = NEW.day
      AND NOT EXISTS (SELECT 1 FROM group_meeting_void v WHERE v.group_meeting_id = m.id));
END;

CREATE TABLE group_attendance (
  id INTEGER PRIMARY KEY,
  group_meeting_id INTEGER NOT NULL REFERENCES group_meeting,
  group_member_id INTEGER NOT NULL REFERENCES group_member,
  UNIQUE (group_meeting_id, group_member_id)
) STRICT;
CREATE INDEX group_attendance_member ON group_attendance (group_member_id);

CREATE TRIGGER group_attendance_of_a_member BEFORE INSERT ON group_attendance
BEGIN
  SELECT RAISE(ABORT, 'not a member on that day')
  WHERE NOT EXISTS (
    SELECT 1 FROM group_member m
    JOIN group_meeting g ON g.id = NEW.group_meeting_id AND g.peer_group_id = m.peer_group_id
    LEFT JOIN group_member_end e ON e.group_member_id = m.id
    WHERE m.id = NEW.group_member_id AND m.joined_day <= g.day
      AND (e.group_member_id IS NULL OR (e.reason <> 'entered_by_mistake' AND g.day <= e.day)));
END;

CREATE TABLE group_meeting_facilitator (
  id INTEGER PRIMARY KEY,
  group_meeting_id INTEGER NOT NULL REFERENCES group_meeting,
  person_id INTEGER REFERENCES staff,
  group_member_id INTEGER REFERENCES group_member,
  CHECK ((person_id IS NULL) <> (group_member_id IS NULL))
) STRICT;
CREATE INDEX group_meeting_facilitator_meeting ON group_meeting_facilitator (group_meeting_id);

CREATE TABLE group_meeting_topic (
  id INTEGER PRIMARY KEY,
  group_meeting_id INTEGER NOT NULL REFERENCES group_meeting,
  topic TEXT NOT NULL,
  UNIQUE (group_meeting_id, topic)
) STRICT;

-- The first row of a meeting is what was written with it; every later one is an addendum.
CREATE TABLE group_meeting_note (
  id INTEGER PRIMARY KEY,
  group_meeting_id INTEGER NOT NULL REFERENCES group_meeting,
  note BLOB NOT NULL,                        -- sealed: JSON of decisions and notes
  staff_id INTEGER NOT NULL REFERENCES staff,
  at INTEGER NOT NULL
) STRICT;
CREATE INDEX group_meeting_note_meeting ON group_meeting_note (group_meeting_id);

-- A meeting that was due and did not take place, so that nobody waits for it to be written down.
CREATE TABLE group_not_held (
  id INTEGER PRIMARY KEY,
  peer_group_id INTEGER NOT NULL REFERENCES peer_group,
  day TEXT NOT NULL CHECK (day GLOB '????-??-??'),
  reason TEXT NOT NULL CHECK (reason IN ('nobody_came', 'facilitator_away', 'place_closed', 'holiday', 'other')),
  staff_id INTEGER NOT NULL REFERENCES staff,
  at INTEGER NOT NULL,
  UNIQUE (peer_group_id, day)
) STRICT;

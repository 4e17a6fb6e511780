-- An inspector's PIN opens the register only while an inspection is open: by the manager, for some hours.
CREATE TABLE inspection (
  id INTEGER PRIMARY KEY,
  inspector_id INTEGER NOT NULL REFERENCES staff,
  until INTEGER NOT NULL,
  reason TEXT NOT NULL,                      -- whose order, letter number; no client's name
  opened_by INTEGER NOT NULL REFERENCES staff,
  at INTEGER NOT NULL,
  CHECK (until > at)
) STRICT;

CREATE INDEX inspection_inspector ON inspection (inspector_id, id);

CREATE TABLE inspection_end (
  inspection_id INTEGER PRIMARY KEY REFERENCES inspection,
  staff_id INTEGER NOT NULL REFERENCES staff,
  at INTEGER NOT NULL
) STRICT;

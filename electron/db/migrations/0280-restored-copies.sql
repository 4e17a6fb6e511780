-- A register may come back from the copy of it that was taken before an update. A copy bears no number.

UPDATE sqlite_schema SET sql = replace(sql, 'CHECK (backup_sequence >= 1),',
  'CHECK (backup_sequence >= 0), -- 0: it came back from the copy of before an update')
WHERE type = 'table' AND name = 'restoration';

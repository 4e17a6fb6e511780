-- Words that later features need in lists that 0010 closed, and the settings of a site. A list is widened in the
-- schema's own text: no row changes, so no row's hash in the ledger does (https://sqlite.org/lang_altertable.html,
-- section 7). The columns of a table that the ledger covers never change: what is new stands in a table of its own.

UPDATE sqlite_schema SET sql = replace(sql,
  '''bridge'', ''brought_over''))', '''bridge'', ''brought_over'', ''passport''))')
WHERE type = 'table' AND name = 'dose_order';

UPDATE sqlite_schema SET sql = replace(sql,
  '''transferred_in'', ''brought_over''))', '''transferred_in'', ''brought_over'', ''guest''))')
WHERE type = 'table' AND name = 'episode';

UPDATE sqlite_schema SET sql = replace(sql,
  '''withdrawn'', ''other''))', '''withdrawn'', ''other'', ''guest_left''))')
WHERE type = 'table' AND name = 'episode_closing';

UPDATE sqlite_schema SET sql = replace(sql,
  '''overdose'', ''safety''))', '''overdose'', ''safety'', ''death'', ''pregnancy'', ''diversion''))')
WHERE type = 'table' AND name = 'hold';

UPDATE sqlite_schema SET sql = replace(sql,
  '''missed'', ''take_home''))', '''missed'', ''take_home'', ''away'', ''elsewhere''))')
WHERE type = 'table' AND name = 'day_line';

UPDATE sqlite_schema SET sql = replace(sql,
  '''closure_list'', ''report''))',
  '''closure_list'', ''report'', ''liquid_tolerance'', ''re_dose'', ''death'', ''medicine_review'', ''treatment_plan'', ''session_note'', ''passport''))')
WHERE type = 'table' AND name = 'signature';

UPDATE sqlite_schema SET sql = replace(replace(sql,
  '''transfer_in'', ''transfer_out'', ''adjustment''))',
  '''transfer_in'', ''transfer_out'', ''adjustment'', ''supplier_return'', ''box_out'', ''box_in''))'),
  '''return'', ''transfer_in'') AND steps > 0)
      OR (kind IN (''issue'', ''wastage'', ''transfer_out'') AND steps < 0)',
  '''return'', ''transfer_in'', ''box_in'') AND steps > 0)
      OR (kind IN (''issue'', ''wastage'', ''transfer_out'', ''supplier_return'', ''box_out'') AND steps < 0)')
WHERE type = 'table' AND name = 'stock_entry';

UPDATE sqlite_schema SET sql = replace(sql,
  '''replaced'', ''left_treatment''))', '''replaced'', ''left_treatment'', ''died''))')
WHERE type = 'table' AND name = 'card_revocation';

UPDATE sqlite_schema SET sql = replace(sql,
  '''phone'', ''notes_to_doctor''))', '''phone'', ''notes_to_doctor'', ''detox'', ''hepatitis_test'', ''tb_test''))')
WHERE type = 'table' AND name = 'consent';

-- The latest row of a name holds; shared/records/setting.ts says what a value may be and what holds without one.
CREATE TABLE setting (
  id INTEGER PRIMARY KEY,
  name TEXT NOT NULL,
  value TEXT NOT NULL,                       -- JSON
  staff_id INTEGER NOT NULL REFERENCES staff,
  at INTEGER NOT NULL
) STRICT;
CREATE INDEX setting_name ON setting (name, id);

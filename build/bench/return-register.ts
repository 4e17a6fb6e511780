import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { openWriter } from '../../electron/db/connection.ts'
import { migrate } from '../../electron/db/migrate.ts'
import type { ClinicDay } from '../../shared/records/time.ts'
import { addDays } from '../../shared/rules/days.ts'

const LAST = '2026-02-28' as ClinicDay
/** So many last days have their doses and what they took from the shelf row by row; a return reads no older ones. */
const WHOLE_DAYS = 60

/**
 * Years of closed days for so many clients, written in bulk: a line for every client and day (one in eleven missed, one
 * client in twenty away for three months before the last), all episodes and orders; doses and stock entries row by
 * row for the last days, and one entry a day before.
 */
export function returnRegister(clients: number, years: number) {
  const folder = mkdtempSync(join(tmpdir(), 'ost-return-'))
  const file = join(folder, 'register.db')
  const key = Uint8Array.from({ length: 32 }, (_, index) => index)
  const db = openWriter(file, key)
  migrate(db)
  db.pragma('cache_size = -400000')
  db.pragma('synchronous = OFF')
  const days = years * 365
  const first = addDays(LAST, 1 - days)
  db.transaction(() => {
    db.exec(people(clients, first))
    for (let index = 1; index <= days; index += 1)
      db.exec(dayOf(index, days, addDays(first, index - 1), clients))
  }).immediate()
  db.pragma('wal_checkpoint(TRUNCATE)')
  db.close()
  return { folder, file, key, lastDay: LAST, lines: clients * days }
}

const people = (clients: number, first: ClinicDay): string => `
  INSERT INTO site VALUES (1, '${'a'.repeat(32)}', '${'b'.repeat(32)}', 'AZL01', 17, 'Bench', 'Aizawl', 'India',
    'Asia/Kolkata', 'ost_centre', '', 60, 1);
  INSERT INTO staff VALUES (1, 'nurse', x'01', 1);
  INSERT INTO product VALUES (1, 'buprenorphine', 'tablet', 2000, 1, 1000000, 1);
  INSERT INTO batch VALUES (1, 1, 'B1', '2099-12-31', 1);
  WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < ${clients})
  INSERT INTO client (id, register_number, sex, birth_year, adult_confirmed, enrolled_day, restricted, staff_id, at)
    SELECT i, i, CASE i % 10 WHEN 0 THEN 'F' WHEN 1 THEN 'T' ELSE 'M' END, 1970 + i % 36, 1, '${first}', 0, 1, 1 FROM n;
  INSERT INTO episode SELECT id, id, 'ost', date('${first}', (id % 30 * 30) || ' days'), 'new', 1, 1 FROM client;
  INSERT INTO dose_order SELECT id, id, id, 'buprenorphine', 'maintenance', 'doctor', '${first}', '2099-12-31', 1, 0, 1, 1,
    NULL, NULL, 'bench', 1 FROM client;
  INSERT INTO dose_order_step (dose_order_id, step, advance, slot, least_hours, amount_micrograms)
    SELECT id, 1, 'swallowed', 1, 0, 4000 + id % 5 * 2000 FROM client;`

function dayOf(id: number, days: number, day: ClinicDay, clients: number): string {
  const whole = id > days - WHOLE_DAYS
  const back = days - id
  const away = back >= 10 && back <= 100 ? 'OR c.id % 20 = 3' : ''
  const taken = `NOT ((c.id * 31 + ${id} * 17) % 11 = 0 ${away})`
  const issued = whole
    ? `INSERT INTO dose (client_id, episode_id, dose_order_id, order_step, clinic_day, slot, attempt, kind,
         amount_micrograms, clinic_day_id, identified_by, staff_id, at, recorded_at)
       SELECT c.id, c.id, c.id, 1, '${day}', 1, 1, 'observed', 4000 + c.id % 5 * 2000, ${id}, 'card', 1, 1, 1
       FROM client c WHERE ${taken};
       INSERT INTO stock_entry (product_id, batch_id, kind, steps, dose_id, clinic_day_id, staff_id, at, recorded_at)
       SELECT 1, 1, 'issue', -(2 + d.client_id % 5), d.id, ${id}, 1, 1, 1 FROM dose d WHERE d.clinic_day_id = ${id};`
    : `INSERT INTO stock_entry (product_id, batch_id, kind, steps, clinic_day_id, staff_id, at, recorded_at)
       VALUES (1, 1, 'issue', -${clients}, ${id}, 1, 1, 1);`
  return `
    INSERT INTO clinic_day (id, day, at) VALUES (${id}, '${day}', 1);
    INSERT INTO stock_entry (product_id, batch_id, kind, steps, clinic_day_id, staff_id, at, recorded_at)
      VALUES (1, 1, 'receipt', ${clients * 5}, ${id}, 1, 1, 1);
    ${issued}
    INSERT INTO day_line (clinic_day_id, client_id, slot, due, outcome, amount_micrograms)
      SELECT ${id}, c.id, 1, 1, iif(${taken}, 'taken', 'missed'), iif(${taken}, 4000 + c.id % 5 * 2000, 0) FROM client c;
    INSERT INTO stock_close (clinic_day_id, batch_id, book_steps)
      SELECT ${id}, 1, coalesce((SELECT book_steps FROM stock_close ORDER BY clinic_day_id DESC LIMIT 1), 0)
        + sum(steps) FROM stock_entry WHERE batch_id = 1 AND clinic_day_id = ${id};
    INSERT INTO clinic_day_close VALUES (${id}, 0, 1, 1);`
}

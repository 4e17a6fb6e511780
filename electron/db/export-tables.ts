import type { ReportPeriod } from '../../shared/records/report.ts'
import type { Reader } from './connection.ts'

/** What a column holds; `milligrams` are stored as whole micrograms, `moment` as UTC milliseconds, `yes_no` as 0 and 1. */
export type CellType = 'text' | 'whole' | 'milligrams' | 'share' | 'day' | 'moment' | 'yes_no'
export type Cell = string | number | null

export interface ExportColumn {
  readonly name: string
  readonly type: CellType
}

export interface ExportTable {
  readonly name: string
  readonly columns: readonly ExportColumn[]
  /** `:first` and `:last` are the days of the period. */
  readonly sql: string
}

const column = (type: CellType) => (name: string) => ({ name, type })
const text = column('text')
const whole = column('whole')
const day = column('day')
const milligrams = column('milligrams')
const yesNo = column('yes_no')
const client = whole('register_number')
const person = [client, text('sex'), whole('birth_year')]

const table = (name: string, columns: readonly ExportColumn[], from: string): ExportTable => ({
  name,
  columns,
  sql: `SELECT ${columns.map((one) => one.name).join(', ')} FROM ${from}`,
})

/** Views whose rows have a day of their own. */
const byDay = (name: string, columns: readonly ExportColumn[], view: string): ExportTable =>
  table(name, [day('day'), ...columns], `${view} WHERE day BETWEEN :first AND :last ORDER BY day`)

const DOSES = `(SELECT h.day, d.at, c.register_number, o.drug, d.amount_micrograms AS amount_mg, d.clinic_day AS for_day, d.slot,
    d.kind, (SELECT e.kind FROM dose_event e WHERE e.dose_id = d.id AND e.kind NOT LIKE 'diversion%'
             ORDER BY e.id DESC LIMIT 1) AS last_step,
    EXISTS (SELECT 1 FROM dose_void v WHERE v.dose_id = d.id) AS voided, d.redose_of IS NOT NULL AS redose
  FROM clinic_day_held h JOIN dose d ON d.clinic_day_id = h.clinic_day_id
  JOIN client c ON c.id = d.client_id JOIN dose_order o ON o.id = d.dose_order_id
  WHERE h.day BETWEEN :first AND :last ORDER BY h.clinic_day_id, d.id)`
const DOSE_DAYS = `(SELECT h.day, c.register_number, l.slot, l.due, l.outcome, l.amount_micrograms AS amount_mg
  FROM clinic_day_held h JOIN day_line l ON l.clinic_day_id = h.clinic_day_id JOIN client c ON c.id = l.client_id
  WHERE h.day BETWEEN :first AND :last AND NOT EXISTS (SELECT 1 FROM day_line n WHERE n.corrects = l.id)
  ORDER BY h.clinic_day_id, l.id)`
const TAKE_HOME = `(SELECT day, for_day, register_number, slot, drug, amount_micrograms AS amount_mg, returned
  FROM take_home_given WHERE day BETWEEN :first AND :last ORDER BY day, dose_id)`
const STOCK = `(SELECT day, kind, drug, form, strength_micrograms AS strength_mg, batch_number, expiry_day, steps,
    steps * strength_micrograms / steps_per_unit AS amount_mg
  FROM stock_movement WHERE day BETWEEN :first AND :last ORDER BY stock_entry_id)`
/** Whoever was in treatment on a day of the period; the parameters stand in their order. */
const EPISODES = `(SELECT register_number, sex, birth_year, kind, entry, opened_day, closed_day, closed_for FROM treatment
  WHERE coalesce(closed_day, '9999-12-31') >= :first AND opened_day <= :last ORDER BY register_number, episode_id)`

/**
 * The rows behind the figures, as they may leave the house: by register number, over the views of what stands. No sealed
 * column is named in any of them, and no words that a person typed about a client.
 */
export const EXPORT_TABLES: readonly ExportTable[] = [
  table(
    'clients',
    [...person, day('enrolled_day')],
    'client_person WHERE enrolled_day <= :last ORDER BY register_number',
  ),
  table(
    'episodes',
    [...person, text('kind'), text('entry'), day('opened_day'), day('closed_day'), text('closed_for')],
    EPISODES,
  ),
  table(
    'doses',
    [
      ...[day('day'), column('moment')('at'), client, text('drug'), milligrams('amount_mg'), day('for_day')],
      ...[whole('slot'), text('kind'), text('last_step'), yesNo('voided'), yesNo('redose')],
    ],
    DOSES,
  ),
  table(
    'dose_days',
    [day('day'), client, whole('slot'), yesNo('due'), text('outcome'), milligrams('amount_mg')],
    DOSE_DAYS,
  ),
  table(
    'take_home',
    [
      ...[day('day'), day('for_day'), client, whole('slot'), text('drug'), milligrams('amount_mg')],
      yesNo('returned'),
    ],
    TAKE_HOME,
  ),
  byDay(
    'sessions',
    [
      whole('session_id'),
      text('kind'),
      whole('minutes'),
      text('place'),
      whole('clients'),
      whole('relatives'),
    ],
    'session_held',
  ),
  byDay('session_clients', [whole('session_id'), text('kind'), ...person], 'session_attended'),
  byDay(
    'group_meetings',
    [text('kind'), whole('members'), whole('family'), whole('guests')],
    'group_meeting_held',
  ),
  byDay(
    'services',
    [text('kind'), whole('quantity'), ...person, text('age_band'), text('place')],
    'service_given',
  ),
  byDay('tests', [text('kind'), ...person, day('result_day'), day('talk_day')], 'test_taken'),
  byDay(
    'referrals',
    [text('purpose'), ...person, day('attended_day'), day('result_day'), text('ended_for')],
    'referral_made',
  ),
  byDay('detox_stays', [text('setting'), ...person, day('discharge_day'), text('outcome')], 'detox_stay'),
  byDay('follow_ups', [whole('step'), text('met'), text('outcome'), ...person], 'follow_up_made'),
  byDay(
    'overdoses',
    [text('place'), ...person, yesNo('naloxone'), yesNo('referred'), text('outcome')],
    'overdose_told',
  ),
  byDay('naloxone_kits', [text('recipient'), whole('kits'), client], 'naloxone_kit_given'),
  table(
    'stock',
    [
      ...[
        day('day'),
        text('kind'),
        text('drug'),
        text('form'),
        milligrams('strength_mg'),
        text('batch_number'),
      ],
      ...[day('expiry_day'), whole('steps'), milligrams('amount_mg')],
    ],
    STOCK,
  ),
]

interface Days {
  readonly first: string
  readonly last: string
}

/** The rows of a table, one by one in the order of its columns: a year of doses is never in memory at once. */
export function exportRows(
  db: Reader,
  { sql }: ExportTable,
  { firstDay, lastDay }: ReportPeriod,
): IterableIterator<Cell[]> {
  return db.prepare<[Days], Cell[]>(sql).raw().iterate({ first: firstDay, last: lastDay })
}

export function countExportRows(
  db: Reader,
  { sql }: ExportTable,
  { firstDay, lastDay }: ReportPeriod,
): number {
  const count = db.prepare<[Days], number>(`SELECT count(*) FROM (${sql})`).pluck()
  return count.get({ first: firstDay, last: lastDay }) ?? 0
}

/** Keeps what the connection reads as it is now, through many questions with pauses between. @returns what ends it */
export function holdMoment(db: Reader): () => void {
  db.exec('BEGIN')
  db.prepare('SELECT 1 FROM site').get()
  return () => {
    if (db.inTransaction) db.exec('COMMIT')
  }
}

import type { DetoxMedication, DetoxShift } from '../../shared/records/detox.ts'
import type { Product } from '../../shared/records/product.ts'
import type { ClinicDay, Instant } from '../../shared/records/time.ts'
import type { Reader } from './connection.ts'
import { rowsOf } from './rows.ts'

/** Medicine on the chart of a detoxification: out of a camp box, or off the clinic's shelf. */
export interface MedicationStored
  extends Pick<
    DetoxMedication,
    'id' | 'episodeId' | 'doseOrderId' | 'orderStep' | 'paperDoctorId' | 'staffId'
  > {
  readonly from: 'box' | 'shelf'
  readonly day: ClinicDay
  readonly shift: DetoxShift
  /** The entry in the box's book; null off the shelf. */
  readonly subStoreEntryId: number | null
  /** In steps of the product, above zero. */
  readonly steps: number
  readonly product: Omit<Product, 'at'>
  readonly clientId: number
  /** When it was given, as near as the chart says. */
  readonly givenAt: Instant
}

/** What was taken of one episode, in the order of days; what went back is left out. */
export function medicationOf(db: Reader, episodeId: number): MedicationStored[] {
  return medication(db, { where: 'm.episode_id = ?', taken: true }, episodeId)
}

/** What a client took on the charts of all detoxifications from a day on. */
export function medicationOfClient(db: Reader, clientId: number, from: ClinicDay): MedicationStored[] {
  return medication(db, { where: 'e.client_id = ? AND m.day >= ?', taken: true }, clientId, from)
}

/** One gift, taken or brought back. */
export function medicationById(
  db: Reader,
  from: MedicationStored['from'],
  id: number,
): MedicationStored | undefined {
  return medication(db, { where: 'm.id = ?', taken: false }, id).find((gift) => gift.from === from)
}

/** Everybody who got medicine by the chart on a day. */
export function clientsOnTheChart(db: Reader, day: ClinicDay): number[] {
  return medication(db, { where: 'm.day = ?', taken: true }, day).map(({ clientId }) => clientId)
}

type Flat = Omit<MedicationStored, 'product'> & Omit<Product, 'at' | 'id'> & { readonly productId: number }

const COLUMNS = `m.id, m.episode_id, m.day, m.shift, m.dose_order_id, m.order_step, m.paper_doctor_id, m.staff_id,
  e.client_id, p.drug, p.form, p.strength_micrograms, p.steps_per_unit, p.base_factor_ppm`

function medication(
  db: Reader,
  { where, taken }: { where: string; taken: boolean },
  ...values: (number | string)[]
): MedicationStored[] {
  const unless = (rows: string) => (taken ? `AND NOT EXISTS (${rows})` : '')
  const rows = rowsOf<Flat>(
    db,
    `SELECT * FROM (
       SELECT 'box' AS "from", s.id AS sub_store_entry_id, -s.steps AS steps, s.product_id, s.at AS given_at, ${COLUMNS}
       FROM detox_medication m JOIN episode e ON e.id = m.episode_id
       JOIN sub_store_entry s ON s.id = m.sub_store_entry_id JOIN product p ON p.id = s.product_id
       WHERE ${where} ${unless('SELECT 1 FROM sub_store_entry u WHERE u.undoes = s.id')}
       UNION ALL
       SELECT 'shelf', NULL, m.steps, m.product_id, m.at, ${COLUMNS}
       FROM detox_shelf_gift m JOIN episode e ON e.id = m.episode_id JOIN product p ON p.id = m.product_id
       WHERE ${where} ${unless('SELECT 1 FROM detox_shelf_back b WHERE b.detox_shelf_gift_id = m.id')})
     ORDER BY day, given_at, id`,
    ...values,
    ...values,
  )
  return rows.map(({ productId, drug, form, strengthMicrograms, stepsPerUnit, baseFactorPpm, ...row }) => ({
    ...row,
    product: { id: productId, drug, form, strengthMicrograms, stepsPerUnit, baseFactorPpm },
  }))
}

/** The entries of the narcotic book that a gift off the shelf was taken of, and what came back into them. */
export function shelfEntriesOf(
  db: Reader,
  giftId: number,
): { batchId: number; productId: number; steps: number }[] {
  return rowsOf(
    db,
    `SELECT s.batch_id, s.product_id, s.steps FROM detox_shelf_entry x JOIN stock_entry s ON s.id = x.stock_entry_id
     WHERE x.detox_shelf_gift_id = ? ORDER BY s.id`,
    giftId,
  )
}

export interface CounterDose {
  readonly id: number
  readonly day: ClinicDay
  readonly drug: Product['drug']
  readonly amountMicrograms: number
  readonly staffId: number
}

/** Doses that a client swallowed at the counter on days of a stay. */
export function counterDosesOf(db: Reader, clientId: number, from: ClinicDay, to: ClinicDay): CounterDose[] {
  return rowsOf(
    db,
    `SELECT d.id, d.clinic_day AS day, o.drug, d.amount_micrograms, d.staff_id
     FROM dose d JOIN dose_order o ON o.id = d.dose_order_id
     WHERE d.client_id = ? AND d.clinic_day BETWEEN ? AND ? AND d.kind IN ('observed', 'guest')
       AND NOT EXISTS (SELECT 1 FROM dose_void v WHERE v.dose_id = d.id)
       AND EXISTS (SELECT 1 FROM dose_event e WHERE e.dose_id = d.id AND e.kind = 'given')
       AND NOT EXISTS (SELECT 1 FROM dose_event e WHERE e.dose_id = d.id AND e.kind = 'returned')
     ORDER BY d.clinic_day, d.id`,
    clientId,
    from,
    to,
  )
}

import type { SheetLine } from '../../shared/contract/detox-views.ts'
import type { DetoxShift } from '../../shared/records/detox.ts'
import type { Product } from '../../shared/records/product.ts'
import type { ClinicDay, Instant } from '../../shared/records/time.ts'
import { boundsOfDay } from '../../shared/rules/day-bounds.ts'
import { medicationProblem, swallowedVerdict } from '../../shared/rules/detox-medication.ts'
import { holdsSlot } from '../../shared/rules/dose-state.ts'
import { microgramsOf } from '../../shared/rules/quantity.ts'
import { rulesFor } from '../../shared/rules/rule-pack.ts'
import { rulePackDefault } from '../../shared/rules/rule-pack-default.ts'
import { shelfTake } from '../../shared/rules/shelf-take.ts'
import { campOfBox } from '../db/camp.ts'
import { type AdmissionStored, chartsOf } from '../db/detox.ts'
import { type MedicationStored, medicationOf, shelfEntriesOf } from '../db/detox-medication.ts'
import { dosesOfClient } from '../db/dose.ts'
import { openHolds } from '../db/dose-facts.ts'
import { siteOf } from '../db/site.ts'
import { products, shelf } from '../db/stock.ts'
import { batchWithProduct } from '../db/sub-store.ts'
import { insert, type Tx } from '../db/write.ts'
import { invalid, NotFound, refuse } from '../refusal.ts'
import type { Register } from '../register.ts'
import { detoxRules, packInForce } from '../rules-in-force.ts'
import { todayOf } from '../today.ts'
import { issueFromBox, undoIssueFromBox } from './box-entries.ts'
import { amountOf } from './chart-days.ts'
import { orderOn } from './detox-facts.ts'
import { chartBody } from './detox-text.ts'
import { asRecord } from './dose-facts.ts'
import type { IncidentAnswers } from './paper-incident.ts'
import { oweCountersign } from './second-person.ts'
import { dayOf } from './stock-entries.ts'
import { doseOfDay, writeOnTop } from './swallowed-on-top.ts'

/** About when a shift's medicine is given, in hours of the clinic's day: what paper does not say to the minute. */
const HOURS: Record<DetoxShift, number> = { morning: 8, afternoon: 15, night: 21 }

type Gift = NonNullable<SheetLine['gift']>

export interface Giving {
  readonly day: ClinicDay
  readonly shift: DetoxShift
  readonly gift: Gift
  readonly paperDoctorId: number | null
  /** It stands on a paper chart and was swallowed, whatever the rule says of it; null of what is given now. */
  readonly swallowed?: IncidentAnswers | null
}

/**
 * Gives medicine on a day of the chart, out of a box of the camp in which somebody is or off the clinic's shelf: the
 * narcotic book and the chart's row in one act. Refused with the codes of `medicationProblem`; of a box
 * `box_not_of_camp` and those of `issueFromBox`; of the shelf `shelf_not_in_camp` and those of `shelfTake`. What a
 * doctor ordered on paper owes a countersign. @returns the key of the medication
 */
export function giveMedicine(tx: Tx, register: Register, admission: AdmissionStored, giving: Giving): number {
  const { episodeId, clientId } = admission
  const { day, shift, gift, paperDoctorId, swallowed = null } = giving
  const today = todayOf(register)
  if (day > today) return invalid('day', 'day_ahead')
  if (day < admission.day) return invalid('day', 'before_admission')
  if (admission.closedDay !== null && day > admission.closedDay) return invalid('day', 'after_discharge')
  const product = productOf(tx, admission, gift)
  const given = medicationOf(tx.db, episodeId)
  const order = orderOn(register, clientId, day, given)
  const rules = detoxRules(register)
  const pack = packInForce(register)?.body ?? rulePackDefault
  const amountMicrograms = microgramsOf(gift.steps, product)
  const doses = dosesOfClient(tx.db, clientId, day).map(asRecord)
  const facts = {
    drug: product.drug,
    amountMicrograms,
    givenMicrograms: amountOf(given.filter((one) => one.day === day)),
    dosedAtCounter: doses.some((dose) => dose.clinicDay === day && holdsSlot(dose.state)),
    order,
    onPaper: paperDoctorId !== null && day < today,
    mostOnPaperMicrograms: rulesFor(pack, product.drug).warnAboveMicrograms,
    held: day === today && openHolds(tx.db, clientId).length > 0,
    breaths: breathsOn(register, episodeId, day),
    slowBreathsBelow: rules.slowBreathsBelow,
  }
  const verdict = swallowed === null ? null : swallowedVerdict(facts)
  const problem = verdict === null ? medicationProblem(facts) : verdict.as === 'mend' ? verdict.code : null
  if (problem) return refuse(problem)
  // Before the gift: the guard of the day's one place lets nothing through that does not hold the client.
  if (swallowed !== null && verdict?.as === 'incident') {
    const what = { kind: verdict.kind, swallowed: 'yes' as const, amountTakenMicrograms: amountMicrograms }
    writeOnTop(tx, register, { clientId, ...what, ...swallowed }, doseOfDay(register, doses, day))
  }
  const midnight = boundsOfDay(day, siteOf(tx.db).timeZone).from
  const at = day < today ? ((midnight + HOURS[shift] * 3_600_000) as Instant) : tx.at
  const row = {
    ...{ episodeId, day, shift },
    doseOrderId: order?.id ?? null,
    orderStep: order?.step ?? null,
    paperDoctorId: order ? null : paperDoctorId,
    staffId: tx.actor ?? 0,
  }
  const table = 'boxId' in gift ? 'detox_medication' : 'detox_shelf_gift'
  const id =
    'boxId' in gift
      ? insert(tx, 'detox_medication', {
          ...row,
          subStoreEntryId: issueFromBox(register, tx, { ...gift, clientId, at }),
          at: tx.at,
        })
      : takeOffShelf(tx, register, { ...row, ...gift, at, recordedAt: tx.at })
  if (!order || verdict?.as === 'incident') oweCountersign(tx, table, id, dayOf(register).id)
  return id
}

/**
 * Nobody took any of it: all of it goes back to where it came from, by further rows. Refused: `issue_undone_already`,
 * `box_closed`, `no_open_day`. @returns the key of what was written
 */
export function bringMedicineBack(tx: Tx, register: Register, gift: MedicationStored): number {
  if (gift.subStoreEntryId !== null) return undoIssueFromBox(register, tx, gift.subStoreEntryId)
  const entries = shelfEntriesOf(tx.db, gift.id)
  if (entries.some(({ steps }) => steps > 0)) return refuse('issue_undone_already')
  for (const { batchId, productId, steps } of entries)
    moveShelf(tx, register, gift.id, { batchId, productId, kind: 'return', steps: -steps, at: tx.at })
  return insert(tx, 'detox_shelf_back', { detoxShelfGiftId: gift.id, staffId: tx.actor ?? 0, at: tx.at })
}

/** The product of a gift, if this is where its medicine may come from. @throws NotFound */
function productOf(tx: Tx, { campId, setting }: AdmissionStored, gift: Gift): Omit<Product, 'at'> {
  if ('boxId' in gift) {
    if (campId === null || campOfBox(tx.db, gift.boxId) !== campId) return refuse('box_not_of_camp')
    return batchWithProduct(tx.db, gift.batchId)?.product ?? missing('batch')
  }
  if (setting === 'camp') return refuse('shelf_not_in_camp')
  return products(tx.db).find(({ id }) => id === gift.productId) ?? missing('product')
}

function missing(what: string): never {
  throw new NotFound(what)
}

function takeOffShelf(
  tx: Tx,
  register: Register,
  gift: Parameters<typeof insert<'detox_shelf_gift'>>[2],
): number {
  const day = dayOf(register)
  const take = shelfTake(shelf(tx.db, day.id), gift.productId, gift.steps, day.day)
  if (!take.ok) return refuse(take.code, take.code === 'shelf_has_less' ? { left: take.leftSteps } : {})
  const id = insert(tx, 'detox_shelf_gift', gift)
  const { productId, at } = gift
  for (const { batchId, steps } of take.lines)
    moveShelf(tx, register, id, { batchId, productId, kind: 'issue', steps: -steps, at })
  return id
}

/** One entry of the narcotic book for a gift on the chart. */
function moveShelf(
  tx: Tx,
  register: Register,
  detoxShelfGiftId: number,
  entry: { batchId: number; productId: number; kind: 'issue' | 'return'; steps: number; at: Instant },
): void {
  const stockEntryId = insert(tx, 'stock_entry', {
    ...entry,
    doseId: null,
    document: null,
    reason: tx.reason ?? null,
    clinicDayId: dayOf(register).id,
    staffId: tx.actor ?? 0,
    approverId: tx.approver ?? null,
    recordedAt: tx.at,
  })
  insert(tx, 'detox_shelf_entry', { stockEntryId, detoxShelfGiftId })
}

/** Breaths counted last on a day; null when nobody counted. */
function breathsOn(register: Register, episodeId: number, day: ClinicDay): number | null {
  const counted = chartsOf(register.db, episodeId)
    .filter((chart) => chart.day === day)
    .map((chart) => chartBody(register, chart).vitals.breaths)
  return counted.findLast((breaths) => breaths !== null) ?? null
}

import type { SheetLine } from '../../shared/contract/detox.ts'
import type { ChartBody, DetoxShift } from '../../shared/records/detox.ts'
import type { ClinicDay, Instant } from '../../shared/records/time.ts'
import { boundsOfDay } from '../../shared/rules/day-bounds.ts'
import { type ChartProblem, chartProblems } from '../../shared/rules/detox-chart.ts'
import { medicationProblem } from '../../shared/rules/detox-medication.ts'
import { cleanText } from '../../shared/rules/note-text.ts'
import { microgramsOf } from '../../shared/rules/quantity.ts'
import { rulesFor } from '../../shared/rules/rule-pack.ts'
import { rulePackDefault } from '../../shared/rules/rule-pack-default.ts'
import { campOfBox } from '../db/camp.ts'
import { type AdmissionStored, chartsOf, medicationOf } from '../db/detox.ts'
import { openHolds } from '../db/dose-facts.ts'
import { siteOf } from '../db/site.ts'
import { batchWithProduct } from '../db/sub-store.ts'
import { insert, nextId, type Tx } from '../db/write.ts'
import { seal } from '../private-text.ts'
import { InvalidInput, invalid, NotFound, refuse } from '../refusal.ts'
import type { Register } from '../register.ts'
import { detoxRules, packInForce } from '../rules-in-force.ts'
import { todayOf } from '../today.ts'
import { issueFromBox } from './box-entries.ts'
import { amountOf, orderOn } from './detox-facts.ts'
import { chartBody } from './detox-text.ts'
import { oweCountersign } from './second-person.ts'
import { dayOf } from './stock-entries.ts'

export interface Charting {
  readonly day: ClinicDay
  readonly shift: DetoxShift
  readonly body: ChartBody
  readonly note: string
  readonly replaces: number | null
  readonly sheetId: number | null
  /** Medicine is written with it, in the same act. */
  readonly medicated: boolean
}

/** What stands against a chart of an admission, as the register is now. */
export function problemsOfChart(
  register: Register,
  admission: AdmissionStored,
  { day, shift, body, note, replaces, medicated }: Charting,
): ChartProblem[] {
  return chartProblems({
    ...{ day, shift, body, note, medicated },
    today: todayOf(register),
    stay: { from: admission.day, to: admission.closedDay },
    charted: chartsOf(register.db, admission.episodeId).filter(({ id }) => id !== replaces),
  })
}

/** Writes the chart of one shift. Invalid as `chartProblems` says. @returns its key */
export function writeChart(tx: Tx, register: Register, admission: AdmissionStored, chart: Charting): number {
  const problems = problemsOfChart(register, admission, chart)
  if (problems.length > 0) throw new InvalidInput(problems)
  const id = nextId(tx, 'detox_chart')
  const body = { ...chart.body, otherMedicines: cleanText(chart.body.otherMedicines) }
  return insert(tx, 'detox_chart', {
    id,
    episodeId: admission.episodeId,
    day: chart.day,
    shift: chart.shift,
    detail: seal(register, 'detox_chart', 'detail', id, JSON.stringify(body)),
    note: seal(register, 'detox_chart', 'note', id, cleanText(chart.note) || null),
    detoxSheetId: chart.sheetId,
    replaces: chart.replaces,
    staffId: tx.actor ?? 0,
    at: tx.at,
  })
}

/** About when a shift's medicine is given, in hours of the clinic's day: what paper of a camp does not say to the minute. */
const HOURS: Record<DetoxShift, number> = { morning: 8, afternoon: 15, night: 21 }

export interface Giving {
  readonly day: ClinicDay
  readonly shift: DetoxShift
  readonly gift: NonNullable<SheetLine['gift']>
  readonly paperDoctorId: number | null
}

/**
 * Gives medicine out of a box of the camp in which somebody is: box entry and chart row in one act. Refused with the
 * codes of `medicationProblem`, `box_not_of_camp` and those of `issueFromBox`. What a doctor ordered on paper owes a
 * countersign. @returns the key of the medication
 */
export function giveFromBox(tx: Tx, register: Register, admission: AdmissionStored, giving: Giving): number {
  const { episodeId, clientId, campId } = admission
  const { day, shift, gift, paperDoctorId } = giving
  const today = todayOf(register)
  if (day > today) return invalid('day', 'day_ahead')
  if (day < admission.day) return invalid('day', 'before_admission')
  if (admission.closedDay !== null && day > admission.closedDay) return invalid('day', 'after_discharge')
  if (campId === null || campOfBox(tx.db, gift.boxId) !== campId) return refuse('box_not_of_camp')
  const batch = batchWithProduct(tx.db, gift.batchId)
  if (!batch) throw new NotFound('batch')
  const { product } = batch
  const given = medicationOf(tx.db, episodeId)
  const order = orderOn(register, clientId, day, given)
  const rules = detoxRules(register)
  const onPaper = paperDoctorId !== null && day < today
  const pack = packInForce(register)?.body ?? rulePackDefault
  const problem = medicationProblem({
    drug: product.drug,
    amountMicrograms: microgramsOf(gift.steps, product),
    givenMicrograms: amountOf(given.filter((one) => one.day === day)),
    order,
    onPaper,
    mostOnPaperMicrograms: rulesFor(pack, product.drug).warnAboveMicrograms,
    held: day === today && openHolds(tx.db, clientId).length > 0,
    breaths: breathsOn(register, episodeId, day),
    slowBreathsBelow: rules.slowBreathsBelow,
  })
  if (problem) return refuse(problem)
  const midnight = boundsOfDay(day, siteOf(tx.db).timeZone).from
  const at = day < today ? { at: (midnight + HOURS[shift] * 3_600_000) as Instant } : {}
  const subStoreEntryId = issueFromBox(register, tx, { ...gift, clientId, ...at })
  const id = insert(tx, 'detox_medication', {
    episodeId,
    day,
    shift,
    subStoreEntryId,
    doseOrderId: order?.id ?? null,
    orderStep: order?.step ?? null,
    paperDoctorId: order ? null : paperDoctorId,
    staffId: tx.actor ?? 0,
    at: tx.at,
  })
  if (!order) oweCountersign(tx, 'detox_medication', id, dayOf(register).id)
  return id
}

/** Breaths counted last on a day; null when nobody counted. */
function breathsOn(register: Register, episodeId: number, day: ClinicDay): number | null {
  const counted = chartsOf(register.db, episodeId)
    .filter((chart) => chart.day === day)
    .map((chart) => chartBody(register, chart).vitals.breaths)
  return counted.findLast((breaths) => breaths !== null) ?? null
}

import type {
  BoxChoice,
  ChartView,
  ClientDetox,
  DetoxEpisodeView,
  DetoxLine,
  GivenView,
  SheetView,
  ShelfChoice,
} from '../../shared/contract/detox-views.ts'
import { stayDays, takesBed } from '../../shared/rules/camp.ts'
import { cowsBand, cowsTotal } from '../../shared/rules/cows.ts'
import { usableKits } from '../../shared/rules/naloxone.ts'
import { microgramsOf } from '../../shared/rules/quantity.ts'
import { usableBatches } from '../../shared/rules/shelf-take.ts'
import { isExpired } from '../../shared/rules/stock-balance.ts'
import { allCamps, boxesOfCamp, staysOf } from '../db/camp.ts'
import type { ClientStored } from '../db/client.ts'
import { openClinicDay } from '../db/clinic-day.ts'
import {
  type AdmissionStored,
  admissionsOf,
  chartsOf,
  dischargeOf,
  lastCheckOf,
  type SheetStored,
  sheetsOf,
  talksOf,
} from '../db/detox.ts'
import { counterDosesOf, medicationOf } from '../db/detox-medication.ts'
import { kitBatches } from '../db/naloxone.ts'
import { allStaff } from '../db/staff.ts'
import { shelf } from '../db/stock.ts'
import { batchWithProduct, boxBalances } from '../db/sub-store.ts'
import { unseal } from '../private-text.ts'
import type { Register } from '../register.ts'
import { detoxRules } from '../rules-in-force.ts'
import { hasAccess } from '../session.ts'
import { todayOf } from '../today.ts'
import { lastDayOf } from './camp-view.ts'
import { checkView, detoxConsent, orderOn } from './detox-facts.ts'
import { chartBody } from './detox-text.ts'
import { staffNames } from './staff-facts.ts'

/** Everything of one client's detoxifications: what every act on it answers with. */
export function clientDetox(register: Register, client: ClientStored): ClientDetox {
  const { db } = register
  const today = todayOf(register)
  const names = staffNames(register)
  const stored = admissionsOf(db, client.id)
  const open = stored.find(({ closedDay }) => closedDay === null)
  const check = lastCheckOf(db, client.id)
  const order = open && orderOn(register, client.id, today, medicationOf(db, open.episodeId))
  return {
    today,
    clientId: client.id,
    registerNumber: client.registerNumber,
    sex: client.sex,
    rules: detoxRules(register),
    talks: talksOf(db, client.id).map(({ id, kind, day, staffId }) => ({
      ...{ id, kind, day },
      by: names.get(staffId) ?? '',
    })),
    consentDay: detoxConsent(register, client.id)?.day ?? null,
    check: check && check.used === 0 ? checkView(register, check, names) : null,
    camps: allCamps(db)
      .filter(({ ended, firstDay }) => ended !== 'cancelled' && firstDay <= today)
      .map((camp) => ({
        id: camp.id,
        label: camp.place,
        kind: camp.kind,
        firstDay: camp.firstDay,
        lastDay: lastDayOf(camp),
        beds: camp.beds,
        taken: staysOf(db, camp.id).filter((stay) => takesBed(stay, today)).length,
      })),
    episodes: stored.map((admission) => episodeView(register, admission, names)),
    boxes: open?.campId ? boxChoices(register, open.campId) : [],
    shelf: open && open.setting !== 'camp' ? shelfChoices(register) : [],
    orderToday: order ? { drug: order.drug, totalMicrograms: order.totalMicrograms } : null,
    doctors: allStaff(db)
      .filter((staff) => staff.role === 'doctor' && hasAccess(staff, today))
      .map(({ id }) => ({ id, name: names.get(id) ?? '' })),
    kitsUsable: usableKits(kitBatches(db), today),
  }
}

/** What is in the open boxes of a camp and has not expired. */
export function boxChoices(register: Register, campId: number): BoxChoice[] {
  const today = todayOf(register)
  return boxesOfCamp(register.db, campId)
    .filter(({ closedDay }) => closedDay === null)
    .flatMap(({ id: boxId, name: box }) =>
      boxBalances(register.db, boxId).flatMap(({ batchId, steps }): BoxChoice[] => {
        const batch = batchWithProduct(register.db, batchId)
        if (!batch || isExpired(batch, today)) return []
        const { batchNumber, expiryDay, product } = batch
        return [{ boxId, box, batchId, batchNumber, expiryDay, product, steps }]
      }),
    )
    .toSorted((a, b) => (a.expiryDay < b.expiryDay ? -1 : 1))
}

/** What stands on the clinic's own shelf and has not expired, a line a product. */
function shelfChoices(register: Register): ShelfChoice[] {
  const today = todayOf(register)
  return shelf(register.db, openClinicDay(register.db)?.id ?? 0).flatMap(
    ({ batches, openBatchId, ...product }) => {
      const usable = usableBatches({ batches, openBatchId }, today)
      const [first] = usable
      if (!first) return []
      const steps = usable.reduce((sum, { balanceSteps }) => sum + balanceSteps, 0)
      return [{ product, steps, batchNumber: first.batchNumber, expiryDay: first.expiryDay }]
    },
  )
}

function episodeView(
  register: Register,
  admission: AdmissionStored,
  names: ReadonlyMap<number, string>,
): DetoxEpisodeView {
  const { db } = register
  const { episodeId, clientId, registerNumber, setting, campId, place, day: from } = admission
  const { closedDay: to, closedFor } = admission
  const today = todayOf(register)
  const discharge = dischargeOf(db, episodeId)
  return {
    ...{ episodeId, clientId, registerNumber, setting, campId, place, from, to },
    days: stayDays({ from, to }, today),
    overBeds: admission.overBeds === 1,
    discharge: discharge
      ? {
          day: discharge.day,
          outcome: discharge.outcome,
          toleranceTalk: discharge.toleranceTalk,
          naloxone: discharge.naloxone,
          note: unseal(register, 'detox_discharge', 'note', episodeId, discharge.note),
        }
      : null,
    closedFor: discharge ? null : closedFor,
    charts: chartViews(register, episodeId, names),
    given: givenViews(register, admission, names),
    sheets: sheetsOf(db, episodeId).map(({ id, firstDay, days, entered }) => ({
      id,
      firstDay,
      days,
      entered,
    })),
  }
}

function chartViews(register: Register, episodeId: number, names: ReadonlyMap<number, string>): ChartView[] {
  return chartsOf(register.db, episodeId).map((chart) => {
    const body = chartBody(register, chart)
    const total = body.cows === null ? null : cowsTotal(body.cows)
    return {
      id: chart.id,
      day: chart.day,
      shift: chart.shift,
      body,
      cows: total === null ? null : { total, band: cowsBand(total) },
      note: unseal(register, 'detox_chart', 'note', chart.id, chart.note),
      sheet: chart.detoxSheetId,
      by: names.get(chart.staffId) ?? '',
      at: chart.at,
    }
  })
}

function givenViews(
  register: Register,
  { episodeId, clientId, day, closedDay }: AdmissionStored,
  names: ReadonlyMap<number, string>,
): GivenView[] {
  const charted = medicationOf(register.db, episodeId).map(
    (gift): GivenView => ({
      from: gift.from,
      id: gift.id,
      day: gift.day,
      shift: gift.shift,
      drug: gift.product.drug,
      amountMicrograms: microgramsOf(gift.steps, gift.product),
      steps: gift.steps,
      product: gift.product,
      onPaper: gift.paperDoctorId !== null,
      by: names.get(gift.staffId) ?? '',
    }),
  )
  const doses = counterDosesOf(register.db, clientId, day, closedDay ?? todayOf(register)).map(
    ({ staffId, ...dose }): GivenView => ({
      ...dose,
      from: 'counter',
      shift: null,
      steps: null,
      product: null,
      onPaper: false,
      by: names.get(staffId) ?? '',
    }),
  )
  return [...charted, ...doses].toSorted((a, b) => (a.day < b.day ? -1 : a.day > b.day ? 1 : 0))
}

/** Somebody in detoxification, in one line of the list. Who may not open the record sees no handover note. */
export function detoxLine(register: Register, admission: AdmissionStored, mayRead: boolean): DetoxLine {
  const { episodeId, clientId, registerNumber, place, setting, day: from } = admission
  const today = todayOf(register)
  const charts = chartViews(register, episodeId, new Map())
  const scaled = charts.findLast(({ cows }) => cows !== null)
  const days = stayDays({ from, to: null }, today)
  return {
    ...{ episodeId, clientId, registerNumber, place, setting, from, days },
    long: days > detoxRules(register).longAfterDays,
    lastCows: scaled?.cows ? { ...scaled.cows, day: scaled.day } : null,
    chartedToday: charts.filter(({ day }) => day === today).map(({ shift }) => shift),
    handover: mayRead ? (charts.findLast(({ note }) => note !== null)?.note ?? null) : null,
  }
}

export const sheetView = (sheet: SheetStored): SheetView => ({ ...sheet })

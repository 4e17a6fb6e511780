import type { DayOutcome } from '../../shared/records/clinic-day.ts'
import type { Drug } from '../../shared/records/product.ts'
import type { ClinicDay } from '../../shared/records/time.ts'
import { byClient } from '../by-client.ts'
import {
  amountOfDay,
  drugsByDay,
  drugsOrdered,
  guestStays,
  type LineGroup,
  type LineOtherwise,
  type LineRow,
  lineGroups,
  linesOfClient,
  linesOtherwise,
} from '../db/indicators/dose-lines.ts'
import type { ReportClinic } from './clinic.ts'

/** Lines of one client that ended alike. */
export interface Doses {
  readonly due: 0 | 1
  readonly outcome: DayOutcome
  readonly lines: number
  readonly amountMicrograms: number
  readonly withAmount: number
  readonly drug: Drug | null
}

/** What one client had of doses within the period. */
export interface DosedClient {
  readonly clientId: number
  readonly doses: readonly Doses[]
  readonly guestDoses: number
  /** The last day on which something was swallowed or carried, with its drug and all of its amount. */
  readonly last: {
    readonly day: ClinicDay
    readonly drug: Drug | null
    readonly amountMicrograms: number
  } | null
  /** More than one: switched within the period. */
  readonly drugs: readonly Drug[]
}

/**
 * The doses of the period by client: one scan of its lines, grouped. Lines are read one by one only of who had orders
 * for two drugs, was a guest at some time, or has doses for days that nobody opened.
 */
export function readDosing(clinic: ReportClinic): DosedClient[] {
  const { db, scope, ranges } = clinic
  const { firstDay, lastDay } = scope.period
  const ordered = new Map(drugsOrdered(db, firstDay, lastDay).map((row) => [row.clientId, row]))
  const guests = byClient(guestStays(db))
  const otherwise = byClient(linesOtherwise(db, firstDay, lastDay))
  const oneByOne = (clientId: number) => {
    const drugs = ordered.get(clientId)
    return (
      drugs === undefined || drugs.drug !== drugs.other || guests.has(clientId) || otherwise.has(clientId)
    )
  }
  const groups = byClient(ranges.flatMap(({ fromId, toId }) => lineGroups(db, fromId, toId)))
  const clients = new Set([...groups.keys(), ...otherwise.keys()])
  return [...clients].map((clientId) => {
    const drug = ordered.get(clientId)?.drug ?? null
    const own = groups.get(clientId) ?? []
    if (oneByOne(clientId))
      return readOneByOne(clinic, clientId, {
        otherwise: otherwise.get(clientId) ?? [],
        guests: guests.get(clientId) ?? [],
        sole: drug === ordered.get(clientId)?.other ? drug : null,
      })
    const last = lastDoseOf(clinic, clientId, own)
    return {
      clientId,
      doses: own.map((group) => ({ ...group, drug })),
      guestDoses: 0,
      last: last && { ...last, drug },
      drugs: drug === null || last === null ? [] : [drug],
    }
  })
}

/** Of the groups with something swallowed or carried, the latest day; its lines are added up where there may be several. */
function lastDoseOf(
  { db, days }: ReportClinic,
  clientId: number,
  groups: readonly LineGroup[],
): { day: ClinicDay; amountMicrograms: number } | null {
  const dosed = groups.filter(({ withAmount }) => withAmount > 0)
  const lastId = Math.max(0, ...dosed.map(({ lastClinicDayId }) => lastClinicDayId))
  const day = days.dayOf.get(lastId)
  if (day === undefined) return null
  const [only, ...more] = dosed
  const alone = more.length === 0 && only?.slots === 1 && only.withAmount === only.lines
  return {
    day,
    amountMicrograms: alone && only ? only.lastAmountMicrograms : amountOfDay(db, clientId, lastId),
  }
}

function readOneByOne(
  { db, scope, ranges, days }: ReportClinic,
  clientId: number,
  known: {
    otherwise: readonly LineOtherwise[]
    guests: readonly { openedDay: ClinicDay; closedDay: ClinicDay | null }[]
    /** The one drug of all orders of the period, where there is one. */
    sole: Drug | null
  },
): DosedClient {
  const { otherwise, guests, sole } = known
  const { firstDay, lastDay } = scope.period
  const drugs = new Map(drugsByDay(db, clientId, firstDay, lastDay).map(({ day, drug }) => [day, drug]))
  const isGuest = (day: ClinicDay) =>
    guests.some(({ openedDay, closedDay }) => openedDay <= day && (closedDay === null || day <= closedDay))
  const written = ranges
    .flatMap(({ fromId, toId }) => linesOfClient(db, clientId, fromId, toId))
    .flatMap((line: LineRow) => {
      const day = days.dayOf.get(line.clinicDayId)
      return day === undefined ? [] : [{ ...line, day, drug: drugs.get(day) ?? sole }]
    })
  const all = [...written, ...otherwise].toSorted((a, b) => a.day.localeCompare(b.day))
  const own = all.filter(({ day }) => !isGuest(day))
  const dosed = own.filter(({ amountMicrograms }) => amountMicrograms > 0)
  const lastDose = dosed.at(-1)
  return {
    clientId,
    doses: own.map(({ due, outcome, amountMicrograms, drug }) => ({
      due,
      outcome,
      amountMicrograms,
      drug,
      lines: 1,
      withAmount: amountMicrograms > 0 ? 1 : 0,
    })),
    guestDoses: all.filter(({ day, amountMicrograms }) => isGuest(day) && amountMicrograms > 0).length,
    last: lastDose
      ? {
          day: lastDose.day,
          drug: lastDose.drug,
          amountMicrograms: dosed
            .filter(({ day }) => day === lastDose.day)
            .reduce((sum, { amountMicrograms }) => sum + amountMicrograms, 0),
        }
      : null,
    drugs: [...new Set(dosed.flatMap(({ drug }) => drug ?? []))],
  }
}

import type { ClinicDay } from '../../shared/records/time.ts'
import { byClient } from '../by-client.ts'
import { deadClients } from '../db/death.ts'
import { linesOfClient } from '../db/indicators/dose-lines.ts'
import { careSpans } from '../db/indicators/service-events.ts'
import type { ReportClinic } from './clinic.ts'
import type { DosedClient } from './dosing.ts'
import { type Entry, entry } from './entries.ts'

/**
 * Doses that cannot be: of somebody who had died, or who was in no care that day. They stand in the return as they stand
 * in the register, and this line says so. Lines are read only of who may have one.
 */
export function* doubtfulEntries(clinic: ReportClinic, dosing: readonly DosedClient[]): Generator<Entry> {
  const dead = deadClients(clinic.db)
  const spans = byClient(careSpans(clinic.db))
  const { firstDay } = clinic.scope.period
  for (const { clientId, last } of dosing) {
    if (last === null) continue
    const died = dead.get(clientId)
    const own = spans.get(clientId) ?? []
    const whole = own.some(
      ({ openedDay, closedDay }) => openedDay <= firstDay && (closedDay === null || closedDay >= last.day),
    )
    if (whole && (died === undefined || died >= last.day)) continue
    for (const { id, day } of amountsOf(clinic, clientId)) {
      const row = { clientId, day, table: 'day_line', rowId: id, cell: '' }
      if (died !== undefined && day > died) yield entry('dosed_after_death', row)
      else if (!own.some((span) => covers(span, day))) yield entry('dosed_after_closing', row)
    }
  }
}

function covers(
  { openedDay, closedDay }: { openedDay: ClinicDay; closedDay: ClinicDay | null },
  day: ClinicDay,
): boolean {
  return openedDay <= day && (closedDay === null || day <= closedDay)
}

function amountsOf({ db, ranges, days }: ReportClinic, clientId: number): { id: number; day: ClinicDay }[] {
  return ranges
    .flatMap(({ fromId, toId }) => linesOfClient(db, clientId, fromId, toId))
    .flatMap(({ id, clinicDayId, amountMicrograms }) => {
      const day = days.dayOf.get(clinicDayId)
      return day === undefined || amountMicrograms === 0 ? [] : [{ id, day }]
    })
}

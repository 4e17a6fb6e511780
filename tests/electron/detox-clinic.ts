import { insert } from '../../electron/db/write.ts'
import type { ChartBody, CheckAnswers } from '../../shared/records/detox.ts'
import type { ClinicDay } from '../../shared/records/time.ts'
import { addDays } from '../../shared/rules/days.ts'
import { STAFF } from '../helpers/clinic.ts'
import { type SeededClient, seedClients } from '../helpers/seed-counter.ts'
import { line, requestId, type StockClinic, secondPerson, stockClinic } from './stock-clinic.ts'

export const day = (text: string) => text as ClinicDay
export const feb = (date: number) => addDays(day('2026-02-01'), date - 1)
export const calm: CheckAnswers = {
  pregnant: 'no',
  seizures: 'no',
  alcohol: 'no',
  benzodiazepines: 'no',
  breaths: 16,
}

/** A scale whose items have these values in the order of the sheet. */
const scale = {
  pulse: 1,
  sweating: 2,
  restlessness: 3,
  pupils: 1,
  aches: 2,
  runny_nose: 1,
  stomach: 2,
  tremor: 1,
  yawning: 1,
  anxiety: 1,
  gooseflesh: 3,
} as const

/** 18: moderate. */
export const body = (changes: Partial<ChartBody> = {}): ChartBody => ({
  cows: scale,
  vitals: { pulse: 84, systolic: 120, diastolic: 80, temperatureTenths: 368, breaths: 16 },
  sleepHours: 5,
  food: 'half',
  complications: [],
  otherMedicines: '',
  ...changes,
})

export interface DetoxClinic extends StockClinic {
  readonly clients: number[]
  readonly campId: number
  readonly boxId: number
  /** Of the 2 mg tablets in the box. */
  readonly batchId: number
  ready(clientId: number, on?: ClinicDay): Promise<void>
  /** @returns the episode */
  admit(clientId: number, on?: ClinicDay, overBeds?: boolean): Promise<number>
}

/** A camp of two beds from 3 to 17 February with a box of 100 tablets of 2 mg, and clients to be admitted. */
export async function detoxClinic(clients: readonly SeededClient[], beds = 2): Promise<DetoxClinic> {
  const clinic = await stockClinic()
  const ids = seedClients(clinic.register, clients)
  await clinic.call.stock.receive({ requestId: requestId(), document: 'DN 1', lines: [line({ steps: 500 })] })
  const batchId = 1
  const box = await clinic.call.boxes.open({ requestId: requestId(), name: 'Durtlang 1', purpose: 'Camp' })
  await clinic.call.boxes.putIn({
    requestId: requestId(),
    boxId: box.id,
    lines: [{ batchId, steps: 100, fromSealedPacks: false }],
    approver: secondPerson('counsellor'),
  })
  const camp = await clinic.call.camps.plan({
    requestId: requestId(),
    place: 'Durtlang hall',
    kind: 'camp',
    firstDay: feb(3),
    lastDay: feb(17),
    beds,
  })
  await clinic.call.camps.linkBox({ requestId: requestId(), campId: camp.id, boxId: box.id })
  const ready = async (clientId: number, on: ClinicDay = feb(3)) => {
    await clinic.call.detox.talk({ requestId: requestId(), clientId, kind: 'pre', day: on })
    clinic.register.write({ act: 'client.consent', actor: STAFF.nurse }, (tx) =>
      insert(tx, 'consent', {
        clientId,
        kind: 'detox',
        day: on,
        witnessId: STAFF.counsellor,
        detail: null,
        staffId: STAFF.nurse,
        at: tx.at,
      }),
    )
    await clinic.call.detox.check({ requestId: requestId(), clientId, day: on, answers: calm })
  }
  return {
    ...clinic,
    clients: ids,
    campId: camp.id,
    boxId: box.id,
    batchId,
    ready,
    admit: async (clientId, on = feb(3), overBeds = false) => {
      await ready(clientId, on)
      const input = { requestId: requestId(), clientId, day: on, campId: camp.id, overBeds }
      const { episodes } = await clinic.call.detox.admit(input)
      return episodes[0]?.episodeId ?? 0
    },
  }
}

/** Closes the open day as a night does, and opens another one. */
export function nextDay(clinic: StockClinic, to: ClinicDay): void {
  clinic.register.write({ act: 'day.close', actor: STAFF.nurse }, (tx) => {
    const open = Number(tx.db.prepare('SELECT max(id) FROM clinic_day').pluck().get())
    return insert(tx, 'clinic_day_close', { clinicDayId: open, late: 0, staffId: STAFF.nurse, at: tx.at })
  })
  clinic.openDay(to)
}

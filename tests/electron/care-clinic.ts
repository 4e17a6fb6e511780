import type { CareView, DosingInput } from '../../shared/contract/care.ts'
import type { ClinicDay } from '../../shared/records/time.ts'
import { PINS, type StaffName } from '../helpers/clinic.ts'
import { requestId, type SeededClient } from '../helpers/seed-counter.ts'
import { type CounterClinic, counterClinic } from './counter-clinic.ts'

export const day = (text: string) => text as ClinicDay
export const unknown: DosingInput = {
  answer: 'unknown',
  drug: null,
  amountMicrograms: null,
  lastDoseDay: null,
  detail: '',
}
export const confirmed = (lastDoseDay: string, more: Partial<DosingInput> = {}): DosingInput => ({
  answer: 'confirmed',
  drug: 'buprenorphine',
  amountMicrograms: 8_000,
  lastDoseDay: day(lastDoseDay),
  detail: 'Ward sister, Civil Hospital, 0389-2345',
  ...more,
})

/** One dosed yesterday, one not for a month, one under a taper; all on 8 mg. */
const CLIENTS: readonly SeededClient[] = [
  { registerNumber: 1, called: 'Puia', slots: [8_000] },
  { registerNumber: 2, called: 'Mawia', slots: [8_000], lastDoseDay: '2026-01-04' },
]

/** A stocked clinic on 03-Feb-2026, and the acts of care by register number. */
export async function careClinic(who: StaffName = 'nurse') {
  const clinic: CounterClinic = await counterClinic(CLIENTS)
  clinic.signIn(who)
  const { care } = clinic.call
  const of = (number: number) => ({ requestId: requestId(), clientId: clinic.clientId(number) })
  return {
    clinic,
    of,
    view: (number: number): Promise<CareView> => care.ofClient({ clientId: clinic.clientId(number) }),
    away: (number: number, fromDay: string, more: object = {}) =>
      care.away({
        ...of(number),
        kind: 'hospital',
        fromDay: day(fromDay),
        untilDay: null,
        note: '',
        dosing: unknown,
        ...more,
      }),
    back: (absenceId: number) => care.back({ requestId: requestId(), absenceId, day: null }),
    reportDeath: (number: number) =>
      care.reportDeath({ ...of(number), day: day('2026-02-02'), source: 'family', detail: 'His brother' }),
    confirmDeath: (deathId: number, on = '2026-02-02') =>
      care.confirmDeath({ requestId: requestId(), deathId, day: day(on), pin: PINS[1] }),
    inError: (deathId: number) =>
      care.deathInError({ requestId: requestId(), deathId, reason: 'Stands at the door' }),
    overdose: (number: number) =>
      care.overdose({
        ...of(number),
        place: 'elsewhere',
        day: day('2026-02-02'),
        clockTime: '21:30',
        naloxone: 'given',
        naloxoneDoses: 2,
        referred: 'hospital',
        outcome: 'recovered',
        kitGiven: true,
        saw: 'His friend',
        note: 'Found at the bus stand',
      }),
  }
}

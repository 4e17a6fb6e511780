import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { ClinicDay } from '../../shared/records/time.ts'
import { beforeClose } from '../helpers/before-close.ts'
import { type Clinic, openClinic, PINS, STAFF } from '../helpers/clinic.ts'
import { requestId } from '../helpers/seed-counter.ts'

/** A clinic with a day of February 2026 that is closed; today is 05-Mar-2026, and the manager is signed in. */
export async function monthOver(): Promise<Clinic & { readonly stick: string }> {
  const clinic = await openClinic({ who: 'manager' })
  const open = (day: string, approver: { staffId: number; pin: string } | null, reason: string | null) =>
    clinic.call.day.open({ requestId: requestId(), day: day as ClinicDay, approver, reason })
  await open('2026-02-03', null, null)
  await beforeClose(clinic.call)
  await clinic.call.dayClose.close({ requestId: requestId(), notChecked: [] })
  clinic.clock.setWall(Date.parse('2026-03-05T03:30:00Z'))
  await open(
    '2026-03-05',
    { staffId: STAFF.doctor, pin: PINS[STAFF.doctor - 1] ?? '' },
    'The bridge was down.',
  )
  const stick = mkdtempSync(join(tmpdir(), 'ost-stick-'))
  clinic.chosenFolder = stick
  return Object.assign(clinic, { stick })
}

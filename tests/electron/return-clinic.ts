import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { insert, nextId } from '../../electron/db/write.ts'
import { offerFolder } from '../../electron/handlers/backup-facts.ts'
import { seal } from '../../electron/private-text.ts'
import type { FigureWords } from '../../shared/records/monthly-return.ts'
import type { ClinicDay } from '../../shared/records/time.ts'
import { INDICATORS } from '../../shared/rules/indicators/definitions.ts'
import { beforeClose } from '../helpers/before-close.ts'
import { PINS, STAFF } from '../helpers/clinic.ts'
import { requestId } from '../helpers/seed-counter.ts'
import { CLIENTS, counterClinic } from './counter-clinic.ts'

/** What no file without names may hold. */
export const CANARIES = ['Zorinpuia Canary', 'কমল পাখি', 'Puia', 'Mawia', 'Sanga', 'Rema', 'Zova'] as const
export const pinOf = (who: keyof typeof STAFF): string => PINS[STAFF[who] - 1] ?? ''

export const WORDS: FigureWords = {
  definitions: INDICATORS.map(({ id }) => ({
    indicator: id,
    title: `Title of ${id}`,
    numerator: 'What is counted. রোগী',
    denominator: '',
    source: '=HYPERLINK("http://a")',
  })),
  cells: [{ indicator: 'active_start', cell: '', title: 'All' }],
}

/** February 2026 with one day at the counter, closed; today is 02-Mar-2026, and the manager is signed in. */
export async function returnClinic() {
  const clinic = await counterClinic(
    CLIENTS.map((client, index) => ({ ...client, ...(CANARIES[index] && { name: CANARIES[index] }) })),
  )
  const dose = await clinic.given(1)
  clinic.clock.pass(11 * 60_000)
  await clinic.check(dose)
  await beforeClose(clinic.call)
  await clinic.call.dayClose.close({ requestId: requestId(), notChecked: [] })
  clinic.openDay('2026-03-02')
  clinic.signIn('manager')
  const folder = mkdtempSync(join(tmpdir(), 'ost-export-'))
  offerFolder(clinic.register, folder)
  const month = '2026-02'
  const prepare = (who: keyof typeof STAFF = 'manager') =>
    clinic.call.returns.prepare({ requestId: requestId(), month, pin: pinOf(who), words: WORDS })
  const approve = (id: number, who: keyof typeof STAFF = 'doctor') =>
    clinic.call.returns.approve({ requestId: requestId(), id, pin: pinOf(who) })
  return {
    ...clinic,
    get register() {
      return clinic.register
    },
    folder,
    month,
    prepare,
    approve,
    /** Both signatures and out of the house; ends with the manager signed in. @returns the return's key */
    sendIt: async () => {
      const prepared = await prepare()
      const id = prepared.returns[0]?.id ?? 0
      clinic.signIn('doctor')
      await approve(id)
      clinic.signIn('manager')
      await clinic.call.returns.send({ requestId: requestId(), id, how: 'paper' })
      return id
    },
    /** An episode of February that is written in March: somebody forgot it. */
    enrolLate: (registerNumber: number, name: string, on = '2026-02-10') => {
      const { register } = clinic
      return register.write({ act: 'client.enrol', actor: STAFF.nurse }, (tx) => {
        const id = nextId(tx, 'client')
        const by = { staffId: STAFF.nurse, at: tx.at }
        const day = on as ClinicDay
        insert(tx, 'client', {
          ...{ id, registerNumber, name: seal(register, 'client', 'name', id, name) },
          ...{
            called: null,
            parentName: null,
            phone: null,
            contact: null,
            sex: 'F' as const,
            birthYear: 2005,
          },
          ...{
            adultConfirmed: 1 as const,
            enrolledDay: day,
            restricted: 0 as const,
            staffMember: null,
            ...by,
          },
        })
        return insert(tx, 'episode', { clientId: id, kind: 'ost', openedDay: day, entry: 'new', ...by })
      })
    },
  }
}

export type ReturnClinic = Awaited<ReturnType<typeof returnClinic>>

import { mkdtempSync, readdirSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { BackupStep } from '../../shared/contract/backups.ts'
import { type Clinic, openClinic, PINS } from '../helpers/clinic.ts'

let clinic: Clinic
let stick: string
beforeEach(async () => {
  clinic = await openClinic({ who: 'manager' })
  stick = mkdtempSync(join(tmpdir(), 'ost-stick-'))
})
afterEach(() => clinic.end())

async function make(folder: string, pin: string = PINS[0]): Promise<BackupStep[]> {
  const steps: BackupStep[] = []
  for await (const step of await clinic.call.backups.make({ folder, pin })) steps.push(step)
  return steps
}
const refusedBecause = (promise: Promise<unknown>) =>
  promise.then(
    () => 'nothing',
    (error) => error.data?.reasons?.[0]?.code ?? error.code,
  )

describe('the backup button', () => {
  it('writes to a chosen folder, reads back, and is remembered with its age', async () => {
    expect(await clinic.call.backups.age()).toMatchObject({ state: 'never', last: null })
    clinic.chosenFolder = stick
    await clinic.call.backups.chooseFolder()
    const steps = await make(stick)
    const last = steps.at(-1)
    expect(last).toMatchObject({ kind: 'done', backup: { sequence: 1, clients: 0 } })
    expect(readdirSync(stick).sort()).toEqual([
      'AZL01-000001-2026-02-03.ostbackup',
      'AZL01-000001-2026-02-03.ostkeys',
    ])
    expect(await clinic.call.backups.age()).toMatchObject({ state: 'good', daysAgo: 0 })
    clinic.clock.setWall(clinic.clock.now() + 8 * 86_400_000)
    expect(await clinic.call.backups.age()).toMatchObject({ state: 'due', daysAgo: 8 })
    expect((await make(stick)).at(-1)).toMatchObject({ kind: 'done', backup: { sequence: 2 } })
    expect((await clinic.call.backups.history()).made.map(({ sequence }) => sequence)).toEqual([2, 1])
    expect(clinic.faults).toEqual([])
  })

  it('changes not one row of the register', async () => {
    clinic.chosenFolder = stick
    await clinic.call.backups.chooseFolder()
    const before = await clinic.contents()
    expect((await make(stick)).at(-1)).toMatchObject({ kind: 'done' })
    expect(await clinic.contents()).toEqual(before)
  })

  it('goes only where this program offered to go, and only with the PIN of who is signed in', async () => {
    expect(await refusedBecause(make(stick))).toBe('folder_not_offered')
    clinic.chosenFolder = stick
    await clinic.call.backups.chooseFolder()
    expect(await refusedBecause(make(stick, '999998'))).toBe('wrong_pin')
    expect(readdirSync(stick)).toEqual([])
  })

  it('says in words what became of a stick that was pulled out', async () => {
    const gone = join(stick, 'gone')
    clinic.chosenFolder = gone
    await clinic.call.backups.chooseFolder()
    expect(await refusedBecause(make(gone))).toBe('folder_not_offered')
  })
})

import { mkdtempSync, readdirSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { appendHistory, readHistory } from '../../electron/backup/history.ts'
import { registerFiles } from '../../electron/register-files.ts'
import { openSlotsFile } from '../../electron/vault/keyholders.ts'
import { readVaultFile } from '../../electron/vault/vault-file.ts'
import type { BackupStep } from '../../shared/contract/backups.ts'
import { type Clinic, openClinic, PASSPHRASES, PINS } from '../helpers/clinic.ts'

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

  it('is not begun where the stick has no room for a backup as long as the last one', async () => {
    clinic.chosenFolder = stick
    await clinic.call.backups.chooseFolder()
    await make(stick)
    const files = registerFiles(clinic.folder)
    const slot = await openSlotsFile(files.slots, PASSPHRASES[0])
    if (slot.outcome !== 'opened' || !slot.secrets.databaseKey) throw new Error(slot.outcome)
    const vault = await readVaultFile(files.vault, slot.secrets.databaseKey)
    if (vault.outcome !== 'opened') throw new Error(vault.outcome)
    const { lines } = await readHistory(files.history, vault.keys.highWaterKey)
    const last = lines.findLast((line) => line.kind === 'made')
    if (last?.kind !== 'made') throw new Error('no backup is remembered')
    // Longer than any disk: what the program goes by is the length of the last one.
    await appendHistory(files.history, vault.keys.highWaterKey, { ...last, sequence: 2, bytes: 2 ** 52 })
    const plan = await clinic.call.backups.plan({ folder: stick })
    expect(plan).toMatchObject({ enough: false })
    expect(plan.neededBytes).toBeGreaterThan(2 ** 52)
    const before = readdirSync(stick)
    expect(await refusedBecause(make(stick))).toBe('backup_lowSpace')
    expect(readdirSync(stick)).toEqual(before)
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

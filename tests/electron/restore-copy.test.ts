import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { readHistory } from '../../electron/backup/history.ts'
import { openReader, openWriter } from '../../electron/db/connection.ts'
import { copyBeforeMigration } from '../../electron/db/copy.ts'
import { checkChain, checkRows } from '../../electron/db/ledger-check.ts'
import { LATEST, schemaVersion } from '../../electron/db/migrate.ts'
import { registerFiles } from '../../electron/register-files.ts'
import { openSlotsFile } from '../../electron/vault/keyholders.ts'
import { readVaultFile } from '../../electron/vault/vault-file.ts'
import type { RestoreOpened } from '../../shared/contract/restore.ts'
import type { ClinicDay } from '../../shared/records/time.ts'
import { answerOf } from '../helpers/answer.ts'
import { type Clinic, openClinic, PASSPHRASES, PINS, STAFF } from '../helpers/clinic.ts'
import { backUp, bothKeyholders, copyOf } from './restore-clinic.ts'

/** The schema before the last migration, which only widens a CHECK: a register of that age differs in nothing else. */
const BEFORE = 270
const THIRD = 'kettle lantern meadow nectar otter'

let clinic: Clinic
beforeEach(async () => {
  clinic = await openClinic({ who: 'manager' })
  await clinic.restart()
  await setSchema(clinic.folder, BEFORE)
  await clinic.call.session.open({ passphrase: PASSPHRASES[0] })
  await clinic.signInAs('manager')
})
afterEach(() => clinic.end())

async function keysOf(folder: string, passphrase: string = PASSPHRASES[0]) {
  const files = registerFiles(folder)
  const slot = await openSlotsFile(files.slots, passphrase)
  if (slot.outcome !== 'opened' || !slot.secrets.databaseKey) throw new Error(slot.outcome)
  const vault = await readVaultFile(files.vault, slot.secrets.databaseKey)
  if (vault.outcome !== 'opened') throw new Error(vault.outcome)
  return vault.keys
}

async function setSchema(folder: string, schema: number): Promise<void> {
  const db = openWriter(registerFiles(folder).database, (await keysOf(folder)).databaseKey)
  db.pragma(`user_version = ${schema}`)
  db.close()
}

async function readRegister<T>(folder: string, look: (db: ReturnType<typeof openReader>) => T): Promise<T> {
  const db = openReader(registerFiles(folder).database, (await keysOf(folder)).databaseKey)
  try {
    return look(db)
  } finally {
    db.close()
  }
}

const openDay = () =>
  clinic.call.day.open({
    day: '2026-02-03' as ClinicDay,
    requestId: crypto.randomUUID(),
    reason: null,
    approver: null,
  })

const copyFile = (schema: number = BEFORE) => join(clinic.folder, `register-before-${schema}.db`)

function spoil(file: string, from: number): void {
  const bytes = readFileSync(file)
  bytes.fill(7, from, from + 8192)
  writeFileSync(file, bytes)
}

async function openCopy(
  passphrase: string = PASSPHRASES[0],
  schema: number = BEFORE,
  aside: string | null = null,
): Promise<RestoreOpened> {
  let opened: RestoreOpened | null = null
  for await (const step of await clinic.call.restore.openCopy({ aside, schema, passphrase })) {
    if (step.kind === 'done') opened = step.opened
  }
  if (opened === null) throw new Error('the opening ended without an answer')
  return opened
}

const finish = (confirmed: number | null, changes: object = {}) =>
  clinic.call.restore.finish({ ...bothKeyholders, ...changes, confirmed })

describe('a restore from the copy that was taken before an update', () => {
  it('lists the copy with its schema and when it was taken, and refuses one that is not there', async () => {
    expect(await clinic.call.restore.copies()).toEqual([
      { aside: null, schema: BEFORE, at: expect.any(Number), bytes: readFileSync(copyFile()).length },
    ])
    expect(await answerOf(openCopy())).toBe('REFUSED register_open')
    await clinic.restart()
    expect(await answerOf(openCopy(PASSPHRASES[0], BEFORE - 10))).toBe('REFUSED restore_unreadable')
    expect(await answerOf(openCopy(PASSPHRASES[0], BEFORE, '..'))).toBe('REFUSED restore_unreadable')
  })

  it('brings a damaged register back by the same two people, under new keys, and keeps it aside with its copy', async () => {
    await clinic.restart()
    const old = await keysOf(clinic.folder)
    const files = registerFiles(clinic.folder)
    spoil(files.database, 0)
    const damaged = readFileSync(files.database)
    expect(await answerOf(clinic.call.session.open({ passphrase: PASSPHRASES[0] }))).toBe('REFUSED damaged')
    const opened = await openCopy()
    expect(opened).toMatchObject({ sequence: null, schema: BEFORE, signer: null, openedBy: 0 })
    expect(opened.site.code).toBe('AZL01')
    expect(opened.people.map(({ name }) => name)).toEqual(['Zothanpuii', 'Dr Lalnunmawia'])
    expect(opened.loss).toMatchObject({ readable: false })
    expect(await answerOf(finish(null))).toBe('REFUSED restore_not_confirmed')
    const { state, aside } = await finish(BEFORE)
    expect(state.staff.every(({ pinMissing }) => pinMissing)).toBe(true)
    const kept = registerFiles(join(clinic.folder, aside ?? ''))
    expect(readFileSync(kept.database).equals(damaged)).toBe(true)
    expect(readdirSync(kept.folder)).toContain(`register-before-${BEFORE}.db`)
    const now = await keysOf(clinic.folder)
    expect(Buffer.from(now.privateKey)).toEqual(Buffer.from(old.privateKey))
    expect(Buffer.from(now.databaseKey)).not.toEqual(Buffer.from(old.databaseKey))
    expect(now.siteIdentity).not.toBe(old.siteIdentity)
    const back = await readRegister(clinic.folder, (db) => ({
      schema: schemaVersion(db),
      findings: [...checkChain(db), ...checkRows(db)].flatMap(({ findings }) => findings),
      restoration: db.prepare('SELECT backup_sequence, backup_day, lineage FROM restoration').get(),
      lineage: db.prepare('SELECT lineage FROM site').pluck().get(),
    }))
    expect(back).toMatchObject({ schema: LATEST, findings: [] })
    expect(back.restoration).toEqual({
      backup_sequence: 0,
      backup_day: '2026-02-03',
      lineage: back.lineage,
    })
    const signIn = () => clinic.call.session.signIn({ staffId: STAFF.nurse, pin: PINS[2] })
    expect(await answerOf(signIn())).toBe('REFUSED pin_not_set')
    expect((await readHistory(files.history, now.highWaterKey)).lines).toEqual([])
  })

  it('names what an unwanted register has and the copy has not, and asks twice', async () => {
    await openDay()
    await clinic.restart()
    const { loss } = await openCopy()
    expect(loss).toMatchObject({
      readable: true,
      otherRegister: false,
      days: [{ day: '2026-02-03', doses: 0 }],
      clients: [],
    })
    expect(loss?.lines).toBeGreaterThan(0)
    expect(await answerOf(finish(LATEST))).toBe('REFUSED restore_not_confirmed')
    await finish(BEFORE)
    expect(await readRegister(clinic.folder, (db) => db.prepare('SELECT day FROM clinic_day').all())).toEqual(
      [],
    )
  })

  it('counts backups on from the highest number that the journal here knows', async () => {
    const stick = mkdtempSync(join(tmpdir(), 'ost-stick-'))
    await backUp(clinic, stick)
    await clinic.restart()
    expect((await openCopy()).loss).toMatchObject({ newestSequence: 1 })
    await finish(BEFORE)
    const { highWaterKey } = await keysOf(clinic.folder)
    const { lines } = await readHistory(registerFiles(clinic.folder).history, highWaterKey)
    expect(lines).toEqual([{ kind: 'continued', sequence: 1, at: expect.any(Number) }])
    rmSync(stick, { recursive: true })
  })

  it('opens the copy of a register that was set aside with the passphrases of then', async () => {
    await clinic.restart()
    await openCopy()
    const made = { person: 1, passphrase: THIRD, isNew: true }
    const { aside } = await finish(BEFORE, { second: made })
    await clinic.restart()
    expect(await clinic.call.restore.copies()).toMatchObject([{ aside, schema: BEFORE }])
    expect(await answerOf(openCopy(THIRD, BEFORE, aside))).toBe('REFUSED restore_copy_passphrase')
    const again = await openCopy(PASSPHRASES[1], BEFORE, aside)
    expect(again).toMatchObject({ openedBy: 1, loss: { readable: false } })
    await finish(BEFORE, { first: bothKeyholders.second, second: bothKeyholders.first })
    await clinic.restart()
    await clinic.call.session.open({ passphrase: PASSPHRASES[1] })
  })

  it('refuses a wrong passphrase, a missing or damaged key file and a damaged copy, and changes nothing', async () => {
    await clinic.restart()
    const copy = readFileSync(copyFile())
    const before = readdirSync(clinic.folder).toSorted()
    expect(await answerOf(openCopy('some five words of others'))).toBe('REFUSED restore_copy_passphrase')
    for (const file of [registerFiles(clinic.folder).slots, registerFiles(clinic.folder).vault]) {
      const whole = readFileSync(file)
      writeFileSync(file, whole.subarray(0, 100))
      expect(await answerOf(openCopy())).toBe('REFUSED restore_copy_keys')
      rmSync(file)
      expect(await answerOf(openCopy())).toBe('REFUSED restore_copy_keys')
      writeFileSync(file, whole)
    }
    for (const place of [0, 40_960, copy.length - 8192]) {
      spoil(copyFile(), place)
      expect(await answerOf(openCopy())).toBe('REFUSED restore_damaged')
      writeFileSync(copyFile(), copy)
    }
    for (const length of [0, 100, copy.length - 4096]) {
      writeFileSync(copyFile(), copy.subarray(0, length))
      expect(await answerOf(openCopy())).toBe('REFUSED restore_damaged')
    }
    writeFileSync(copyFile(), copy)
    expect(readdirSync(clinic.folder).toSorted()).toEqual(before)
    expect(await answerOf(finish(BEFORE))).toBe('REFUSED restore_not_open')
    await clinic.call.session.open({ passphrase: PASSPHRASES[0] })
  })

  it('refuses whoever became a keyholder only after the copy was taken', async () => {
    await clinic.call.staff.addKeyholder({
      requestId: crypto.randomUUID(),
      keyholder: { label: 'Nurse', staffId: STAFF.nurse, passphrase: THIRD },
      passphrase: PASSPHRASES[1],
    })
    await clinic.restart()
    expect(await answerOf(openCopy(THIRD))).toBe('REFUSED restore_copy_stranger')
    expect(await answerOf(finish(BEFORE))).toBe('REFUSED restore_not_open')
    expect((await openCopy(PASSPHRASES[1])).openedBy).toBe(1)
  })

  it('refuses the copy of a newer program', async () => {
    await clinic.restart()
    const { databaseKey } = await keysOf(clinic.folder)
    const newer = openWriter(join(copyOf(clinic.folder), 'register.db'), databaseKey)
    newer.pragma(`user_version = ${LATEST + 10}`)
    copyBeforeMigration(newer, clinic.folder, databaseKey)
    newer.close()
    expect((await clinic.call.restore.copies()).map(({ schema }) => schema)).toEqual([LATEST + 10, BEFORE])
    expect(await answerOf(openCopy(PASSPHRASES[0], LATEST + 10))).toBe('REFUSED restore_newerSchema')
    expect(await answerOf(finish(null))).toBe('REFUSED restore_not_open')
  })

  it('refuses a copy whose rows do not fit its ledger', async () => {
    await clinic.restart()
    const { databaseKey } = await keysOf(clinic.folder)
    const forged = openWriter(copyFile(), databaseKey)
    forged.exec("UPDATE site SET name = 'Another centre'")
    forged.close()
    expect(await answerOf(openCopy())).toBe('REFUSED restore_ledgerBroken')
  })
})

import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { readHistory } from '../../electron/backup/history.ts'
import { openReader } from '../../electron/db/connection.ts'
import { checkChain, checkRows } from '../../electron/db/ledger-check.ts'
import { registerFiles } from '../../electron/register-files.ts'
import { openSlotsFile } from '../../electron/vault/keyholders.ts'
import { readVaultFile } from '../../electron/vault/vault-file.ts'
import type { ClinicDay } from '../../shared/records/time.ts'
import { answerOf } from '../helpers/answer.ts'
import { type Clinic, officeKeys, openClinic, PASSPHRASES, PINS, STAFF } from '../helpers/clinic.ts'
import { backedUpClinic, backUp, backupsOn, barePc, bothKeyholders, open } from './restore-clinic.ts'

let [clinic, bare, stick]: [Clinic, Clinic, string] = [undefined as never, undefined as never, '']
beforeEach(async () => {
  const made = await backedUpClinic()
  clinic = made.clinic
  stick = made.stick
  bare = await barePc(stick)
})
afterEach(async () => {
  await bare.end()
  await clinic.end()
  rmSync(stick, { recursive: true, force: true })
})

async function keysOf(folder: string) {
  const files = registerFiles(folder)
  const slot = await openSlotsFile(files.slots, PASSPHRASES[0])
  if (slot.outcome !== 'opened' || !slot.secrets.databaseKey) throw new Error(slot.outcome)
  const vault = await readVaultFile(files.vault, slot.secrets.databaseKey)
  if (vault.outcome !== 'opened') throw new Error(vault.outcome)
  return vault.keys
}

async function readRegister<T>(folder: string, look: (db: ReturnType<typeof openReader>) => T): Promise<T> {
  const db = openReader(registerFiles(folder).database, (await keysOf(folder)).databaseKey)
  try {
    return look(db)
  } finally {
    db.close()
  }
}

const findingsIn = (folder: string) =>
  readRegister(folder, (db) => [...checkChain(db), ...checkRows(db)].flatMap(({ findings }) => findings))

describe('a restore on a bare PC', () => {
  it('brings the register back from the stick and one passphrase, with a second keyholder', async () => {
    const found = await bare.call.restore.look({ folder: stick })
    expect(found.backups).toMatchObject([{ site: 'AZL01', sequence: 1, hasKeys: true, hasTwin: false }])
    const opened = await open(bare, stick)
    expect(opened).toMatchObject({ sequence: 1, openedBy: 0, loss: null, newerInFolder: null })
    expect(opened.people.map(({ name }) => name)).toEqual(['Zothanpuii', 'Dr Lalnunmawia'])
    const { state, aside } = await bare.call.restore.finish({ ...bothKeyholders, confirmed: null })
    expect(aside).toBeNull()
    expect(state.stage).toBe('sign_in')
    expect(state.staff.every(({ pinMissing }) => pinMissing)).toBe(true)
  })

  it('lets nobody in with a PIN of before; each sets another with a keyholder', async () => {
    await open(bare, stick)
    await bare.call.restore.finish({ ...bothKeyholders, confirmed: null })
    const signIn = () => bare.call.session.signIn({ staffId: STAFF.nurse, pin: PINS[2] })
    expect(await answerOf(signIn())).toBe('REFUSED pin_not_set')
    const set = { requestId: crypto.randomUUID(), staffId: STAFF.nurse, pin: '905163' }
    expect(
      await answerOf(bare.call.staff.setPinAfterRestore({ ...set, passphrase: 'no such passphrase here' })),
    ).toBe('REFUSED wrong_passphrase')
    await bare.call.staff.setPinAfterRestore({ ...set, passphrase: PASSPHRASES[1] })
    const again = { ...set, requestId: crypto.randomUUID(), passphrase: PASSPHRASES[1] }
    expect(await answerOf(bare.call.staff.setPinAfterRestore(again))).toBe('REFUSED pin_is_set')
    const state = await bare.call.session.signIn({ staffId: STAFF.nurse, pin: '905163' })
    expect(state.signedIn?.name).toBe('Ramdini')
  })

  it('makes every key anew but the one of the private columns, and a new lineage whose chain binds the old', async () => {
    await open(bare, stick)
    await bare.call.restore.finish({ ...bothKeyholders, confirmed: null })
    const [old, now] = [await keysOf(clinic.folder), await keysOf(bare.folder)]
    expect(Buffer.from(now.privateKey)).toEqual(Buffer.from(old.privateKey))
    for (const name of ['databaseKey', 'pinPepper', 'highWaterKey'] as const)
      expect(Buffer.from(now[name])).not.toEqual(Buffer.from(old[name]))
    expect(now.siteIdentity).not.toBe(old.siteIdentity)
    expect(Buffer.from(now.signing.publicKey)).not.toEqual(Buffer.from(old.signing.publicKey))
    expect(await findingsIn(bare.folder)).toEqual([])
    const lineageOf = (folder: string) =>
      readRegister(
        folder,
        (db) => db.prepare('SELECT register_id, lineage FROM site').get() as Record<string, string>,
      )
    const [before, after] = [await lineageOf(clinic.folder), await lineageOf(bare.folder)]
    expect(after.register_id).toBe(before.register_id)
    expect(after.lineage).not.toBe(before.lineage)
    const first = await readRegister(bare.folder, (db) =>
      db.prepare("SELECT actor, approver FROM ledger WHERE act = 'register.restore' ORDER BY seq").get(),
    )
    expect(first).toEqual({ actor: STAFF.manager, approver: STAFF.doctor })
    await bare.restart()
    await bare.call.session.open({ passphrase: PASSPHRASES[1] })
  })

  it('counts its backups on from the highest number, over the hash of the one that it came from', async () => {
    await backUp(clinic, stick)
    const [older] = backupsOn(stick)
    const opened = await open(bare, stick, undefined, older)
    expect(opened.newerInFolder).toBe(2)
    await bare.call.restore.finish({ ...bothKeyholders, confirmed: null })
    const set = {
      requestId: crypto.randomUUID(),
      staffId: STAFF.manager,
      pin: PINS[0],
      passphrase: PASSPHRASES[0],
    }
    await bare.call.staff.setPinAfterRestore(set)
    await bare.signInAs('manager')
    await backUp(bare, stick)
    expect(backupsOn(stick).at(-1)).toContain('-000003-')
    const { lines } = await readHistory(
      registerFiles(bare.folder).history,
      (await keysOf(bare.folder)).highWaterKey,
    )
    expect(lines[0]).toMatchObject({ kind: 'continued', sequence: 2, sha256: expect.any(String) })
    const codes = (await bare.call.home.needs()).map(({ code }) => code)
    expect(codes).toContain('drill_age')
  })

  it('takes a manager of the staff with a passphrase made now for the second person', async () => {
    await open(bare, stick)
    const made = { person: 1, passphrase: 'orchid pelican quartz ribbon saddle', isNew: true }
    await bare.call.restore.finish({ first: bothKeyholders.first, second: made, confirmed: null })
    await bare.restart()
    expect(await answerOf(bare.call.session.open({ passphrase: PASSPHRASES[1] }))).toBe(
      'REFUSED wrong_passphrase',
    )
    await bare.call.session.open({ passphrase: made.passphrase })
  })

  it('asks two people, and each shows who they are', async () => {
    await open(bare, stick)
    const { first, second } = bothKeyholders
    const finish = (changes: object) =>
      answerOf(bare.call.restore.finish({ first, second, confirmed: null, ...changes }))
    expect(await finish({ second: first })).toBe('REFUSED restore_same_person')
    expect(await finish({ second: { ...second, passphrase: PASSPHRASES[0] } })).toContain(
      'restore_not_theirs',
    )
    expect(await finish({ second: { ...second, passphrase: 'short', isNew: true } })).toContain(
      'second.passphrase',
    )
    expect(await finish({ first: second, second: first })).toBe('REFUSED restore_not_theirs')
    expect(await finish({})).toBe('done')
    expect(await finish({})).toBe('REFUSED register_open')
  })

  it('refuses a wrong passphrase, a missing or damaged key file and a damaged backup, and leaves nothing', async () => {
    const wrong = { kind: 'passphrase', passphrase: 'some five words of others' } as const
    expect(await answerOf(open(bare, stick, wrong))).toBe('REFUSED restore_wrong_passphrase')
    const [file = ''] = backupsOn(stick)
    const keys = join(stick, file.replace('.ostbackup', '.ostkeys'))
    const whole = readFileSync(keys)
    writeFileSync(keys, whole.subarray(0, 200))
    expect(await answerOf(open(bare, stick))).toBe('REFUSED restore_keys_damaged')
    rmSync(keys)
    expect(await answerOf(open(bare, stick))).toBe('REFUSED restore_keys_missing')
    writeFileSync(keys, whole)
    const bytes = readFileSync(join(stick, file))
    writeFileSync(join(stick, file), bytes.subarray(0, bytes.length - 40))
    expect(await answerOf(open(bare, stick))).toBe('REFUSED restore_damaged')
    expect(readdirSync(bare.folder)).toEqual([])
    expect(await answerOf(bare.call.restore.finish({ ...bothKeyholders, confirmed: null }))).toBe(
      'REFUSED restore_not_open',
    )
  })
})

describe('a restore over a register that is here', () => {
  it('names the days, doses and clients that would vanish, asks twice, and keeps the old register aside', async () => {
    await clinic.call.day.open({
      day: '2026-02-03' as ClinicDay,
      requestId: crypto.randomUUID(),
      reason: null,
      approver: null,
    })
    await clinic.restart()
    clinic.chosenFolder = stick
    await clinic.call.restore.chooseFolder()
    const { loss } = await open(clinic, stick)
    expect(loss).toMatchObject({
      readable: true,
      otherRegister: false,
      days: [{ day: '2026-02-03', doses: 0 }],
      doses: 0,
      clients: [],
    })
    expect(loss?.lines).toBeGreaterThan(0)
    const finish = (confirmed: number | null) => clinic.call.restore.finish({ ...bothKeyholders, confirmed })
    expect(await answerOf(finish(null))).toBe('REFUSED restore_not_confirmed')
    const old = readFileSync(registerFiles(clinic.folder).database)
    const { aside } = await finish(1)
    expect(aside).toBe('register-set-aside-2026-02-03-1')
    const kept = registerFiles(join(clinic.folder, aside ?? ''))
    expect(readFileSync(kept.database).equals(old)).toBe(true)
    expect(readdirSync(kept.folder)).toEqual(
      expect.arrayContaining(['register.slots', 'register.vault', 'register.high-water', 'backups.log']),
    )
  })

  it('says so when the register here cannot be read, and goes by its journal', async () => {
    await clinic.restart()
    const files = registerFiles(clinic.folder)
    const bytes = readFileSync(files.database)
    bytes.fill(7, 0, 8192)
    writeFileSync(files.database, bytes)
    clinic.chosenFolder = stick
    await clinic.call.restore.chooseFolder()
    const { loss } = await open(clinic, stick)
    expect(loss).toMatchObject({ readable: false, newestSequence: 1 })
    await clinic.call.restore.finish({ ...bothKeyholders, confirmed: 1 })
    expect(await findingsIn(clinic.folder)).toEqual([])
  })
})

describe('a restore with the office’s keys', () => {
  it('goes with the sealed key B and two people with passphrases made now, and not with the everyday key A', async () => {
    const office = await officeKeys()
    const own = await openClinic({ who: 'manager', site: { officeCard: office.card } })
    const other = mkdtempSync(join(tmpdir(), 'ost-stick-'))
    await backUp(own, other)
    for (const name of readdirSync(other).filter((one) => one.endsWith('.ostkeys'))) rmSync(join(other, name))
    writeFileSync(join(other, 'office.key'), `# everyday\n${office.a}\n`)
    writeFileSync(join(other, 'office-sealed.key'), `# sealed\n${office.b}\n`)
    const pc = await barePc(other)
    const by = (file: string) => ({ kind: 'officeKey', folder: other, file }) as const
    expect(await answerOf(open(pc, other, by('office.key')))).toBe('REFUSED restore_everyday_key')
    const opened = await open(pc, other, by('office-sealed.key'))
    expect(opened).toMatchObject({ sequence: 1, openedBy: null })
    const hand = (person: number, passphrase: string) => ({ person, passphrase, isNew: true })
    const { state } = await pc.call.restore.finish({
      first: hand(0, 'a kettle on the red hill'),
      second: hand(1, 'nine boats under one bridge'),
      confirmed: null,
    })
    expect(state.stage).toBe('sign_in')
    await pc.end()
    await own.end()
    rmSync(other, { recursive: true, force: true })
  }, 120_000)
})

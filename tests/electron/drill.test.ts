import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { signReceipt } from '../../electron/backup/receipt.ts'
import { watchDrills } from '../../electron/drill-watch.ts'
import { openRegister } from '../../electron/register.ts'
import { finishMaking, registerFiles } from '../../electron/register-files.ts'
import { startSession } from '../../electron/session.ts'
import { newSigningKey } from '../../electron/vault/signature.ts'
import type { DrillDone } from '../../shared/contract/backups.ts'
import { Receipt } from '../../shared/records/receipt.ts'
import { answerOf } from '../helpers/answer.ts'
import { type Clinic, officeKeys, openClinic, PASSPHRASES } from '../helpers/clinic.ts'
import { backedUpClinic, backUp, backupsOn } from './restore-clinic.ts'

let clinic: Clinic
let stick: string
beforeEach(async () => {
  const made = await backedUpClinic()
  clinic = made.clinic
  stick = made.stick
})
afterEach(async () => {
  await clinic.end()
  rmSync(stick, { recursive: true, force: true })
})

async function drill(): Promise<DrillDone> {
  let done: DrillDone | null = null
  for await (const step of await clinic.call.backups.drill()) if (step.kind === 'done') done = step.drill
  if (done === null) throw new Error('the drill ended without an answer')
  return done
}

describe('the restore drill', () => {
  it('finds the newest backup good, changes not one row, leaves no file, and says so on Home', async () => {
    const before = await clinic.contents()
    const done = await drill()
    expect(done).toMatchObject({ outcome: 'good', sequence: 1, differences: [] })
    expect(done.rows).toBeGreaterThan(10)
    expect(await clinic.contents()).toEqual(before)
    expect(readdirSync(registerFiles(clinic.folder).scratch)).toEqual([])
    expect((await clinic.call.backups.age()).drill).toMatchObject({ state: 'good', daysAgo: 0 })
    const need = (await clinic.call.home.needs()).find(({ code }) => code === 'drill_age')
    expect(need).toMatchObject({ params: { state: 'good', daysAgo: 0 }, urgency: 4 })
  })

  it('still finds it good when the register has gone on since', async () => {
    await clinic.call.settings.change({ requestId: crypto.randomUUID(), name: 'backup.weekday', value: 2 })
    expect((await drill()).outcome).toBe('good')
  })

  it('fails over one altered byte, and over another file of the same length', async () => {
    const file = join(stick, backupsOn(stick)[0] ?? '')
    const whole = readFileSync(file)
    const flipped = Buffer.from(whole)
    flipped.writeUInt8(flipped.readUInt8(whole.length - 400) ^ 1, whole.length - 400)
    writeFileSync(file, flipped)
    expect((await drill()).outcome).toBe('damaged')
    const need = (await clinic.call.home.needs()).find(({ code }) => code === 'drill_age')
    expect(need).toMatchObject({ params: { state: 'failed' }, urgency: 1 })
    expect(readdirSync(registerFiles(clinic.folder).scratch)).toEqual([])
  })

  it('says that the stick is not in', async () => {
    rmSync(join(stick, backupsOn(stick)[0] ?? ''))
    expect(await answerOf(drill())).toBe('REFUSED drill_not_here')
  })

  it('begins by itself where one is due, and its scratch is swept after a kill', async () => {
    await clinic.restart()
    const session = startSession(clinic.folder, clinic.clock)
    const opening = await openRegister(clinic.folder, PASSPHRASES[0], clinic.clock)
    if (opening.outcome !== 'opened') throw new Error(opening.outcome)
    session.opened(opening.register)
    const notes: string[] = []
    const watch = watchDrills({
      session,
      log: { note: (line) => notes.push(line), fault: (error) => String(error) },
    })
    await watch.look()
    await watch.look()
    expect(notes).toEqual(['restore drill: good'])
    watch.stop()
    session.end()
    const { scratch } = registerFiles(clinic.folder)
    mkdirSync(join(scratch, 'drill-killed'), { recursive: true })
    writeFileSync(join(scratch, 'drill-killed', 'left.scratch'), 'noise')
    await finishMaking(clinic.folder)
    expect(existsSync(scratch)).toBe(false)
  })
})

describe('older backups give way', () => {
  it('only those that were said before, and with their key files', async () => {
    for (let week = 1; week <= 10; week += 1) {
      clinic.clock.pass(86_400_000)
      await backUp(clinic, stick)
    }
    const { givesWay, enough } = await clinic.call.backups.plan({ folder: stick })
    expect(enough).toBe(true)
    const goes = givesWay.map(({ sequence }) => sequence)
    expect(goes.length).toBeGreaterThan(2)
    expect(goes).not.toContain(11)
    await backUp(clinic, stick, goes.slice(0, 2))
    const left = backupsOn(stick).map((name) => Number(name.slice(6, 12)))
    expect(left).not.toContain(goes[0])
    expect(left).not.toContain(goes[1])
    expect(left).toContain(goes[2])
    expect(left).toContain(12)
    expect(readdirSync(stick).filter((name) => name.endsWith('.ostkeys'))).toHaveLength(left.length)
    const gone = (await clinic.call.backups.history()).made.filter(({ gaveWay }) => gaveWay)
    expect(gone.map(({ sequence }) => sequence).toSorted((a, b) => a - b)).toEqual(goes.slice(0, 2))
  }, 120_000)
})

describe('a receipt of the office', () => {
  it('marks its backup as delivered; forged, foreign and unknown ones are told apart', async () => {
    const office = await officeKeys()
    const own = await openClinic({ who: 'manager', site: { officeCard: office.card } })
    await backUp(own, stick)
    const [made] = (await own.call.backups.history()).made
    const { register_id } = await own.call.setup.siteCard()
    const receipt = (changes: object = {}) =>
      Receipt.parse({
        office: office.card.name,
        registerId: register_id,
        lineage: '0'.repeat(32),
        site: 'AZL01',
        sequence: made?.sequence,
        day: made?.day,
        sha256: made?.sha256,
        ledger: { head: null, length: 1 },
        receivedAt: own.clock.now(),
        ...changes,
      })
    const put = (name: string, value: unknown) =>
      writeFileSync(join(stick, `${name}.ostreceipt`), JSON.stringify(value))
    put('a-good', signReceipt(receipt(), office.signing.secretKey))
    put('b-forged', signReceipt(receipt(), newSigningKey().secretKey))
    put('c-foreign', signReceipt(receipt({ registerId: 'f'.repeat(32) }), office.signing.secretKey))
    put('d-unknown', signReceipt(receipt({ sha256: '0'.repeat(64) }), office.signing.secretKey))
    put('e-none', { hello: 1 })
    const take = async () =>
      (await own.call.backups.takeReceipts({ folder: stick })).map(({ outcome }) => outcome)
    expect(await take()).toEqual(['good', 'forged', 'otherRegister', 'unknownBackup', 'notAReceipt'])
    expect((await take())[0]).toBe('known')
    expect((await own.call.backups.history()).made[0]?.delivered).toBe(own.clock.now())
    await own.end()
  })
})

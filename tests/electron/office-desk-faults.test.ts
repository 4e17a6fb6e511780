import {
  copyFileSync,
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import type { ImportOrder } from '../../electron/office/import-order.ts'
import { takeIn } from '../../electron/office/take-in.ts'
import { PASSPHRASES } from '../helpers/clinic.ts'
import { putTogether } from './backup/forge.ts'
import { makeOneBackup, type OneBackup } from './backup/one-backup.ts'
import { backUpSite, type Desk, openDesk, outcomes, siteOf } from './office-clinic.ts'

/** How many flips and cuts; every one with `OST_OFFICE_BYTES=all`. */
const SAMPLES =
  process.env.OST_OFFICE_BYTES === 'all'
    ? Number.POSITIVE_INFINITY
    : Number(process.env.OST_OFFICE_BYTES ?? 60)

describe('a backup that was touched, at the office', () => {
  let one: OneBackup
  let incoming: string
  let bytes: Buffer
  let order: (file: string) => ImportOrder
  beforeAll(async () => {
    one = await makeOneBackup()
    incoming = mkdtempSync(join(tmpdir(), 'ost-incoming-'))
    bytes = readFileSync(one.file)
    order = (file) => ({
      file,
      identity: one.clinic.office.a,
      sites: [{ id: 1, card: one.card, before: null }],
      incoming,
      key: new Uint8Array(32).fill(7),
    })
  })
  afterAll(() => {
    one.clinic.close()
    rmSync(incoming, { recursive: true, force: true })
  })

  const verdict = async (content: Uint8Array): Promise<string> => {
    const file = join(one.clinic.folder, 'touched')
    writeFileSync(file, content)
    const { outcome } = await takeIn(order(file), () => undefined)
    return outcome
  }
  const places = (count: number): number[] => {
    const step = Math.max(1, Math.floor(count / SAMPLES))
    return Array.from({ length: Math.min(SAMPLES, count) }, (_, index) => index * step)
  }

  it('is refused with any byte changed, and leaves nothing behind', async () => {
    const accepted: number[] = []
    for (const place of places(bytes.length)) {
      const flipped = Buffer.from(bytes)
      flipped.writeUInt8(flipped.readUInt8(place) ^ (1 << (place % 8)), place)
      if ((await verdict(flipped)) === 'good') accepted.push(place)
    }
    expect(accepted).toEqual([])
    expect(readdirSync(incoming)).toEqual([])
  })

  it('is refused at any shorter length', async () => {
    const accepted: number[] = []
    for (const length of places(bytes.length))
      if ((await verdict(bytes.subarray(0, length))) === 'good') accepted.push(length)
    expect(accepted).toEqual([])
    expect(readdirSync(incoming)).toEqual([])
  })

  it('is refused when its manifest lies about counts, or another key signed it', async () => {
    const forged = async (members: Parameters<typeof putTogether>[1]) => {
      const file = join(one.clinic.folder, 'forged')
      await putTogether(file, members, [one.clinic.office.ageA])
      return (await takeIn(order(file), () => undefined)).outcome
    }
    const rows = JSON.parse(one.part('manifest.json').toString()).rows
    expect(await forged(one.withManifest({ rows: { ...rows, staff: 999 } }))).toBe('countsLie')
    expect(await forged(one.withManifest({}, new Uint8Array(32).fill(3)))).toBe('foreignSigner')
    expect(await forged(one.withManifest({ schema: 99_999 }))).toBe('newerSchema')
    expect(readdirSync(incoming)).toEqual([])
  })
})

describe('an import that is cut', () => {
  let desk: Desk
  beforeAll(async () => {
    desk = await openDesk()
  })
  afterAll(() => desk.clinic.end())

  const sitesFolder = () => join(desk.clinic.folder, 'sites')
  const reopen = async () => {
    await desk.clinic.restart()
    await desk.clinic.call.session.open({ passphrase: PASSPHRASES[0] })
    await desk.signIn()
  }
  const line = async () => (await desk.clinic.call.office.sites()).sites[0]

  it('leaves the old data, or the new ones, wherever the plug was pulled', async () => {
    const site = await siteOf(desk, 'CUT01')
    await desk.know(site)
    const stick = await desk.stick()
    await backUpSite(site, stick)
    await desk.takeIn(stick)
    const current = join(sitesFolder(), `${site.registerId}.sqlite`)
    const old = readFileSync(current)
    // Before the row: what was poured and what was laid beside belong to nothing.
    const beside = join(sitesFolder(), `${site.registerId}.${'0'.repeat(32)}.next`)
    copyFileSync(current, beside)
    await reopen()
    expect(await line()).toMatchObject({ dataLost: false, last: { sequence: 1 } })
    expect(existsSync(beside)).toBe(false)
    expect(readFileSync(current)).toEqual(old)
    // After the row: the new data lie beside under their own name, the old ones still in the place.
    await backUpSite(site, stick)
    const before = new Set(readdirSync(sitesFolder()))
    await desk.choose(stick)
    await desk.takeIn(stick)
    expect(new Set(readdirSync(sitesFolder()))).toEqual(before)
    const fresh = readFileSync(current)
    const name = await pendingName(desk, site.registerId)
    renameSync(current, join(sitesFolder(), name))
    writeFileSync(current, old)
    await reopen()
    expect(await line()).toMatchObject({ dataLost: false, last: { sequence: 2 } })
    expect(readFileSync(current)).toEqual(fresh)
    site.close()
  })

  it('says that data are not here, and takes the same backup in again', async () => {
    rmSync(sitesFolder(), { recursive: true })
    await reopen()
    expect(await line()).toMatchObject({ dataLost: true })
    const stick = await desk.stick()
    const again = await siteOf(desk, 'CUT02')
    await desk.know(again)
    await backUpSite(again, stick)
    await desk.takeIn(stick)
    rmSync(sitesFolder(), { recursive: true })
    await reopen()
    await desk.choose(stick)
    expect(outcomes(await desk.takeIn(stick))).toEqual(['CUT02-000001 good'])
    again.close()
  })

  it('stops when it is told, and keeps what is in', async () => {
    const site = await siteOf(desk, 'STP01')
    await desk.know(site)
    const stick = await desk.stick()
    await backUpSite(site, stick)
    const control = new AbortController()
    const requestId = crypto.randomUUID()
    const steps = await desk.clinic.call.office.import(
      { requestId, folder: stick },
      { signal: control.signal },
    )
    control.abort()
    await expect(
      (async () => {
        for await (const _ of steps);
      })(),
    ).rejects.toThrow()
    const verdicts = await vi.waitFor(() => desk.takeIn(stick), { timeout: 20_000, interval: 200 })
    expect(outcomes(verdicts)).toEqual(['STP01-000001 good'])
    expect(existsSync(join(sitesFolder(), 'incoming'))).toBe(false)
    site.close()
  })
})

/** The name under which the data of the last import are laid beside, as the store gives it. */
async function pendingName(desk: Desk, registerId: string): Promise<string> {
  const { createHash } = await import('node:crypto')
  const { openRegister } = await import('../../electron/register.ts')
  const { officeSiteByRegister } = await import('../../electron/db/office.ts')
  const { siteData } = await import('../../electron/office/site-store.ts')
  await desk.clinic.call.session.panic()
  const opening = await openRegister(desk.clinic.folder, PASSPHRASES[0], desk.clinic.clock)
  if (opening.outcome !== 'opened') throw new Error(opening.outcome)
  const site = officeSiteByRegister(opening.register.db, registerId)
  const data = site && siteData(opening.register, site)
  opening.register.close()
  if (!data) throw new Error('no data of this site')
  const name = createHash('sha256').update('ost-register/site-data/v1\n').update(data.key).digest('hex')
  return `${registerId}.${name.slice(0, 32)}.next`
}

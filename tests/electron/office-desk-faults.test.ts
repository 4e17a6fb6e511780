import {
  copyFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
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
  const line = async (code: string) =>
    (await desk.clinic.call.office.sites()).sites.find((site) => site.code === code)

  it('leaves the old data where the plug was pulled before the row was written', async () => {
    const site = await siteOf(desk, 'CUT01')
    await desk.know(site)
    const stick = await desk.stick()
    await backUpSite(site, stick)
    await desk.takeIn(stick)
    const current = join(sitesFolder(), `${site.registerId}.sqlite`)
    const old = readFileSync(current)
    const beside = join(sitesFolder(), `${site.registerId}.${'0'.repeat(32)}.next`)
    copyFileSync(current, beside)
    await reopen()
    expect(await line('CUT01')).toMatchObject({ dataLost: false, last: { sequence: 1 } })
    expect(existsSync(beside)).toBe(false)
    expect(readFileSync(current)).toEqual(old)
    site.close()
  })

  it('reads the new data where only their place was still to be changed, and changes it next time', async () => {
    const site = await siteOf(desk, 'CUT02')
    await desk.know(site)
    const [stick, later] = [await desk.stick(), await desk.stick()]
    await backUpSite(site, stick)
    await desk.takeIn(stick)
    const current = join(sitesFolder(), `${site.registerId}.sqlite`)
    const old = readFileSync(current)
    // What no rename goes over stands for the plug: the row is written, and the new data stay beside.
    rmSync(current)
    mkdirSync(join(current, 'in the way'), { recursive: true })
    await backUpSite(site, later)
    await desk.takeIn(later)
    expect(await line('CUT02')).toMatchObject({ dataLost: false, last: { sequence: 2 } })
    rmSync(current, { recursive: true })
    writeFileSync(current, old)
    await reopen()
    expect(await line('CUT02')).toMatchObject({ dataLost: false, last: { sequence: 2 } })
    expect(readdirSync(sitesFolder()).filter((name) => name.endsWith('.next'))).toEqual([])
    expect(readFileSync(current).equals(old)).toBe(false)
    site.close()
  })

  it('says that data are not here, and takes the same backup in again', async () => {
    const site = await siteOf(desk, 'LST01')
    await desk.know(site)
    const stick = await desk.stick()
    await backUpSite(site, stick)
    await desk.takeIn(stick)
    rmSync(join(sitesFolder(), `${site.registerId}.sqlite`))
    expect(await line('LST01')).toMatchObject({ dataLost: true })
    expect(outcomes(await desk.takeIn(stick))).toEqual(['LST01-000001 good'])
    expect(await line('LST01')).toMatchObject({ dataLost: false })
    site.close()
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

import { copyFileSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { readReceipt } from '../../electron/backup/receipt.ts'
import { openClinic } from '../helpers/clinic.ts'
import { backUpSite, cardOf, type Desk, openDesk, outcomes, siteOf } from './office-clinic.ts'

let desk: Desk
beforeAll(async () => {
  desk = await openDesk()
})
afterAll(() => desk.clinic.end())

const reasons = (code: string) => ({ data: { reasons: [expect.objectContaining({ code })] } })
const lineOf = async (code: string) => {
  const { sites } = await desk.clinic.call.office.sites()
  return sites.find((site) => site.code === code)
}

describe('the desk of a regional office', () => {
  it('takes in a folder of backups, a verdict a file, and shows whose data stand here', async () => {
    const [one, two, stranger] = [
      await siteOf(desk, 'AZL01'),
      await siteOf(desk, 'LGT01'),
      await siteOf(desk, 'XX01'),
    ]
    await desk.know(one)
    await desk.know(two, { partner: 'ARK', district: 'Lunglei' })
    const stick = await desk.stick()
    mkdirSync(join(stick, 'lunglei'))
    await backUpSite(one, stick)
    await backUpSite(two, join(stick, 'lunglei'))
    await backUpSite(stranger, stick)
    writeFileSync(join(stick, 'holiday.ostbackup'), 'no backup at all')
    const look = await desk.clinic.call.office.look({ folder: stick })
    expect(look).toMatchObject({
      backups: 4,
      sites: [{ code: 'AZL01', known: true }, { code: 'LGT01' }, { code: 'XX01', known: false }],
    })
    const verdicts = await desk.takeIn(stick)
    expect(outcomes(verdicts)).toEqual([
      'AZL01-000001 good',
      'XX01-000001- siteUnknown',
      'holiday.ostb notABackup',
      'lunglei/LGT0 good',
    ])
    expect(await lineOf('AZL01')).toMatchObject({
      state: 'good',
      receiptWaits: true,
      last: { sequence: 1 },
      verdict: { outcome: 'good' },
    })
    for (const site of [one, two, stranger]) site.close()
  })

  it('keeps every site’s data encrypted, and nothing else in its folder', async () => {
    const folder = join(desk.clinic.folder, 'sites')
    const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) =>
      entry.isFile(),
    )
    expect(files.length).toBe(2)
    for (const { name } of files) {
      expect(name).toMatch(/^[0-9a-f]{32}\.sqlite$/)
      expect(readFileSync(join(folder, name)).subarray(0, 6).toString('latin1')).not.toBe('SQLite')
    }
  })

  it('goes on from the last backup: same, older, gap, twin and a number left out are told apart', async () => {
    const site = await siteOf(desk, 'CHP01')
    await desk.know(site)
    const [all, first, later] = [await desk.stick(), await desk.stick(), await desk.stick()]
    const files = [
      await backUpSite(site, all),
      await backUpSite(site, all),
      await backUpSite(site, all),
      await backUpSite(site, all),
    ]
    const [a, b, , d] = files
    const put = (file: string | undefined, folder: string) =>
      copyFileSync(file ?? '', join(folder, file?.split('/').at(-1) ?? ''))
    put(a, first)
    put(b, first)
    expect(outcomes(await desk.takeIn(first))).toEqual(['CHP01-000001 older', 'CHP01-000002 good'])
    expect(outcomes(await desk.takeIn(first))).toEqual(['CHP01-000001 older', 'CHP01-000002 same'])
    put(d, later)
    expect(await desk.takeIn(later)).toMatchObject([
      { outcome: 'good', sequence: 4, missing: { from: 3, to: 3 }, continues: 'same' },
    ])
    expect(outcomes(await desk.takeIn(all))).toEqual([
      'CHP01-000001 older',
      'CHP01-000002 older',
      'CHP01-000003 older',
      'CHP01-000004 same',
    ])
    const twins = await desk.stick()
    put(d, twins)
    writeFileSync(join(twins, 'CHP01-000004-2026-03-09.ostbackup'), 'another')
    expect(outcomes(await desk.takeIn(twins))).toEqual(['CHP01-000004 twin', 'CHP01-000004 twin'])
    expect(await lineOf('CHP01')).toMatchObject({ last: { sequence: 4 }, verdict: { outcome: 'twin' } })
    site.close()
  })

  it('refuses a damaged, cut, renamed or foreign file, and keeps the last good one', async () => {
    const [site, other] = [await siteOf(desk, 'SRC01'), await siteOf(desk, 'OTH01')]
    await desk.know(site)
    const stick = await desk.stick()
    await backUpSite(site, stick)
    await desk.takeIn(stick)
    const bad = await desk.stick()
    const good = readFileSync(await backUpSite(site, await desk.stick()))
    const flipped = Buffer.from(good)
    flipped.writeUInt8(flipped.readUInt8(good.length >> 1) ^ 1, good.length >> 1)
    writeFileSync(join(bad, 'SRC01-000002-2026-03-02.ostbackup'), flipped)
    writeFileSync(join(bad, 'SRC01-000003-2026-03-02.ostbackup'), good)
    writeFileSync(join(bad, 'SRC01-000004-2026-03-02.ostbackup'), good.subarray(0, good.length - 20))
    copyFileSync(await backUpSite(other, await desk.stick()), join(bad, 'SRC01-000005-2026-03-02.ostbackup'))
    expect(outcomes(await desk.takeIn(bad))).toEqual([
      'SRC01-000002 damaged',
      'SRC01-000003 nameLies',
      'SRC01-000004 damaged',
      'SRC01-000005 nameLies',
    ])
    expect(await lineOf('SRC01')).toMatchObject({ last: { sequence: 1 }, dataLost: false })
    for (const one of [site, other]) one.close()
  })

  it('migrates an older schema in its own copy', async () => {
    const site = await siteOf(desk, 'OLD01', 180)
    const id = await desk.know(site)
    const stick = await desk.stick()
    await backUpSite(site, stick)
    expect(outcomes(await desk.takeIn(stick))).toEqual(['OLD01-000001 good'])
    expect((await desk.clinic.call.office.site({ id })).site.dataLost).toBe(false)
    site.close()
  })

  it('takes a card in once, and refuses another site under the same code', async () => {
    const [site, impostor] = [await siteOf(desk, 'SAM01'), await siteOf(desk, 'SAM01')]
    await desk.know(site)
    await expect(desk.know(site)).rejects.toMatchObject(reasons('card_known'))
    await expect(desk.know(impostor)).rejects.toMatchObject(reasons('site_code_taken'))
    const folder = await desk.stick()
    writeFileSync(join(folder, 'card.json'), JSON.stringify(cardOf(impostor)))
    const requestId = crypto.randomUUID()
    const swapped = { requestId, folder, file: 'card.json', fingerprint: 'AAAA', partner: 'x', district: 'y' }
    await expect(desk.clinic.call.office.takeCard(swapped)).rejects.toMatchObject(reasons('not_a_site_card'))
    for (const one of [site, impostor]) one.close()
  })

  it('writes signed receipts that the site’s program believes', async () => {
    const folder = await desk.stick()
    const { sites } = await desk.clinic.call.office.sites()
    const siteIds = sites.filter(({ receiptWaits }) => receiptWaits).map(({ id }) => id)
    const { files } = await desk.clinic.call.office.writeReceipts({
      requestId: crypto.randomUUID(),
      folder,
      siteIds,
    })
    expect(files.length).toBe(siteIds.length)
    const text = readFileSync(join(folder, files.find((name) => name.startsWith('CHP01')) ?? ''), 'utf8')
    expect(readReceipt(text, desk.card.ed25519)).toMatchObject({
      outcome: 'good',
      receipt: { site: 'CHP01', sequence: 4 },
    })
    expect((await desk.clinic.call.office.sites()).sites.some(({ receiptWaits }) => receiptWaits)).toBe(false)
  })

  it('is a room of the office alone', async () => {
    const id = (await lineOf('AZL01'))?.id ?? 0
    const place = {
      requestId: crypto.randomUUID(),
      siteId: id,
      partner: 'APOSH',
      district: 'Aizawl',
      counted: false,
    }
    expect(await desk.clinic.call.office.changePlace(place)).toMatchObject({
      partner: 'APOSH',
      state: 'ended',
    })
    const site = await openClinic({ who: 'manager' })
    await expect(site.call.office.sites()).rejects.toMatchObject(reasons('not_an_office'))
    await site.end()
  })
})

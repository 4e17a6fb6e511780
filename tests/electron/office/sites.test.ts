import { spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { readSiteList } from '../../../electron/site-list.ts'
import { newSigningKey } from '../../../electron/vault/signature.ts'
import { OfficeCard } from '../../../shared/records/card-files.ts'

const program = fileURLToPath(new URL('../../../electron/office/office.ts', import.meta.url))

let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'ost-office-sites-'))
  mkdirSync(join(folder, 'cards'))
  office('keygen', join(folder, 'keys'), '--name', 'Dimapur regional office')
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

function office(...args: string[]): { status: number | null; out: string; error: string } {
  const { status, stdout, stderr } = spawnSync(process.execPath, [program, ...args], { encoding: 'utf8' })
  return { status, out: stdout, error: stderr }
}
const makeList = () =>
  office('sites', '--keys', at('keys'), '--cards', at('cards'), '--out', at('site-list.json'))
const at = (name: string) => join(folder, name)
const officeCard = () => OfficeCard.parse(JSON.parse(readFileSync(at('keys/office-card.json'), 'utf8')))

function siteCard(file: string, changed: object): void {
  const card = {
    register_id: '0123456789abcdef0123456789abcdef',
    site: 'AZL01',
    ed25519: Buffer.from(newSigningKey().publicKey).toString('base64'),
    age: officeCard().ageA,
    number: 17,
    name: 'Grace-In',
    ...changed,
  }
  writeFileSync(at(`cards/${file}.json`), JSON.stringify(card))
}

describe('the list of sites that the office signs', () => {
  it('holds every card in the order of the numbers, and reads at a site as signed', () => {
    siteCard('b', { number: 23, name: 'Lunglei centre', site: 'LGL01' })
    siteCard('a', {})
    const { status, out } = makeList()
    expect(status).toBe(0)
    expect(out).toContain('2 sites listed')
    expect(out).toContain('0023  LGL01  Lunglei centre')
    const read = readSiteList(readFileSync(at('site-list.json'), 'utf8'), officeCard().ed25519)
    if (read.outcome !== 'good') expect.fail(read.outcome)
    expect(read.list.sites.map(({ number }) => number)).toEqual([17, 23])
    expect(read.list.office).toBe('Dimapur regional office')
  })

  it('reads as forged with one character changed, and as no list when a part is gone', () => {
    siteCard('a', {})
    makeList()
    const text = readFileSync(at('site-list.json'), 'utf8')
    const key = officeCard().ed25519
    for (const [from, to] of [
      ['Grace-In', 'Grace-Ip'],
      ['"number": 17', '"number": 18'],
      ['"made_at": 1', '"made_at": 2'],
    ] as const)
      expect(readSiteList(text.replace(from, to), key).outcome).toBe('site_list_forged')
    expect(readSiteList(text.replace('"signature"', '"signed"'), key).outcome).toBe('not_a_site_list')
    expect(readSiteList(text.slice(0, -9), key).outcome).toBe('not_a_site_list')
    const other = Buffer.from(newSigningKey().publicKey).toString('base64')
    expect(readSiteList(text, other).outcome).toBe('site_list_forged')
  })

  it('is not made of two cards with one number, a card without number, no card, or strange keys', () => {
    expect(makeList()).toMatchObject({ status: 2 })
    siteCard('a', {})
    siteCard('b', { site: 'LGL01' })
    expect(makeList().error).toContain('Two cards bear the number 17')
    siteCard('b', { number: undefined, name: undefined })
    expect(makeList().error).toContain('old card')
    rmSync(at('cards/b.json'))
    rmSync(at('keys/office-sign.key'))
    expect(makeList()).toMatchObject({ status: 2 })
    expect(office('sites').error).toContain('--keys DIR')
  })
})

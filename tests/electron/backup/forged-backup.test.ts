import { randomBytes } from 'node:crypto'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Member, statedMember } from './forge.ts'
import { makeOneBackup, type OneBackup } from './one-backup.ts'

let one: OneBackup
beforeAll(async () => {
  one = await makeOneBackup()
})
afterAll(() => one.clinic.close())

/** The page on which the index of the ledger begins. */
function indexRoot(): number {
  const root = one.clinic.writer
    .prepare("SELECT rootpage FROM sqlite_schema WHERE name = 'ledger_row'")
    .pluck()
  return Number(root.get())
}

describe('a forged backup', () => {
  it('signed by the forger’s own key is refused when the signer is pinned', async () => {
    const forger = randomBytes(32)
    const members = one.withManifest({}, forger)
    expect(await one.verdictOn(members)).toBe('foreignSigner')
  })

  it('signed by the forger in the site’s name has a bad signature', async () => {
    const members = one.withManifest({ signer: one.card.ed25519 }, randomBytes(32))
    expect(await one.verdictOn(members)).toBe('signatureBad')
  })

  it('with another database under a true manifest is refused', async () => {
    const other = Buffer.from(one.part('register.sqlite'))
    other[5_000] = (other[5_000] ?? 0) ^ 0x01
    const members: Member[] = [
      ['register.sqlite', other],
      one.memberOf('private.age'),
      one.memberOf('manifest.json'),
      one.memberOf('manifest.sig'),
    ]
    expect(await one.verdictOn(members)).toBe('memberHash')
  })

  it('with another private key under a true manifest is refused', async () => {
    const members: Member[] = [
      one.memberOf('register.sqlite'),
      ['private.age', Buffer.from('other')],
      one.memberOf('manifest.json'),
      one.memberOf('manifest.sig'),
    ]
    expect(await one.verdictOn(members)).toBe('memberHash')
  })

  it('whose manifest is the same in meaning, but another text, is refused', async () => {
    const spaced = Buffer.from(
      JSON.stringify(JSON.parse(one.part('manifest.json').toString('utf8')), null, 1),
    )
    const members: Member[] = [
      one.memberOf('register.sqlite'),
      one.memberOf('private.age'),
      ['manifest.json', spaced],
      one.memberOf('manifest.sig'),
    ]
    expect(await one.verdictOn(members)).toBe('manifestUnreadable')
  })

  it('whose manifest says more or less than one may say is refused', async () => {
    for (const changes of [
      { extra: 1 },
      { sequence: 0 },
      { site: '../etc' },
      { day: '2026-02-31' },
      { rows: null },
    ]) {
      const members = one.withManifest(changes as never)
      expect(await one.verdictOn(members), JSON.stringify(changes)).toBe('manifestUnreadable')
    }
  })

  it('with a member too many, too few, twice, or in another place is refused', async () => {
    const [register, key, manifest, signature] = [
      'register.sqlite',
      'private.age',
      'manifest.json',
      'manifest.sig',
    ].map(one.memberOf) as [Member, Member, Member, Member]
    const extra: Member = ['extra.txt', Buffer.from('x')]
    for (const members of [
      [register, key, manifest, signature, extra],
      [register, key, manifest],
      [key, register, manifest, signature],
      [register, register, key, manifest, signature],
      [['../register.sqlite', one.part('register.sqlite')] as Member, key, manifest, signature],
    ]) {
      expect(await one.verdictOn(members)).toBe('wrongMembers')
    }
  })

  it('with a small member that is none is refused before it fills the memory', async () => {
    const huge: Member = ['private.age', Buffer.alloc(2 << 20)]
    const members = [
      one.memberOf('register.sqlite'),
      huge,
      one.memberOf('manifest.json'),
      one.memberOf('manifest.sig'),
    ]
    expect(await one.verdictOn(members)).toBe('wrongMembers')
  })

  it('with bytes behind the gzip stream is refused', async () => {
    const members = ['register.sqlite', 'private.age', 'manifest.json', 'manifest.sig'].map(one.memberOf)
    expect(await one.verdictOn(members, { behindGzip: randomBytes(3 << 20) })).toBe('damaged')
    expect(await one.verdictOn(members, { behindGzip: Buffer.from('x') })).toBe('damaged')
  })
})

describe('a site that signs what is not so', () => {
  /** The verdict on another database under the site's own signature. */
  function signedOver(content: Buffer): Promise<string> {
    const members = {
      'register.sqlite': statedMember(content),
      'private.age': statedMember(one.part('private.age')),
    }
    const [, ...others] = one.withManifest({ members })
    return one.verdictOn([['register.sqlite', content], ...others])
  }

  it('is refused: another number of rows', async () => {
    const rows = { ...JSON.parse(one.part('manifest.json').toString('utf8')).rows, staff: 99 }
    const members = one.withManifest({ rows })
    expect(await one.verdictOn(members)).toBe('countsLie')
  })

  it('is refused: another ledger head, lineage, site or schema', async () => {
    const lies = [
      { ledger: { head: 'ab'.repeat(32), length: 22 } },
      { ledger: { head: null, length: 0 } },
      { lineage: randomBytes(16).toString('hex') },
      { schema: 0 },
    ]
    for (const lie of lies) {
      const members = one.withManifest(lie)
      expect(await one.verdictOn(members), JSON.stringify(lie)).toBe('countsLie')
    }
  })

  it('is refused: a row that the ledger does not know in that form', async () => {
    const path = join(one.clinic.folder, 'edited.sqlite')
    writeFileSync(path, one.part('register.sqlite'))
    const register = new Database(path)
    const triggers = register.prepare("SELECT name FROM sqlite_schema WHERE type = 'trigger'").pluck().all()
    for (const name of triggers) register.exec(`DROP TRIGGER "${String(name)}"`)
    register.exec("UPDATE staff SET role = 'doctor' WHERE id = 3")
    register.close()
    expect(await signedOver(readFileSync(path))).toBe('ledgerBroken')
  })

  it('is refused: a database that SQLite finds damaged', async () => {
    const content = Buffer.from(one.part('register.sqlite'))
    const page = 4096 * (indexRoot() - 1)
    content.fill(0, page + 8, page + 4000)
    expect(await signedOver(content)).toBe('integrity')
  })

  it('is refused: a database that is none, or not as long as it says', async () => {
    const whole = one.part('register.sqlite')
    for (const content of [
      Buffer.alloc(8192, 0x20),
      Buffer.alloc(0),
      whole.subarray(0, whole.length - 4096),
      whole.subarray(0, whole.length - 100),
      Buffer.concat([whole, Buffer.alloc(4096)]),
    ]) {
      expect(await signedOver(content), `${content.length} bytes`).toBe('notARegister')
    }
  })
})

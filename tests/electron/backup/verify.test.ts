import { randomBytes } from 'node:crypto'
import { copyFileSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { generateX25519Identity } from 'age-encryption'
import Database from 'better-sqlite3'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { makeBackup } from '../../../electron/backup/make-backup.ts'
import { type Verdict, type VerifyOptions, verifyBackup } from '../../../electron/backup/verify.ts'
import type { SiteCard } from '../../../shared/records/card-files.ts'
import { type Member, putTogether, signedMembers, statedMember, takeApart } from './forge.ts'
import { readOptions } from './read-options.ts'
import { makeSmallClinic, type SmallClinic } from './small-clinic.ts'

let clinic: SmallClinic
let file: string
let parts: Map<string, Buffer>
let card: SiteCard
let count = 0

beforeAll(async () => {
  clinic = await makeSmallClinic()
  clinic.addStaff(20)
  const made = await makeBackup(clinic.job)
  file = join(clinic.stick, made.fileName)
  parts = await takeApart(file, clinic.office.a)
  card = {
    register_id: clinic.registerId,
    site: 'DIMAPUR1',
    ed25519: Buffer.from(clinic.keys.signing.publicKey).toString('base64'),
    age: clinic.keys.siteRecipient,
  }
})
afterAll(() => clinic.close())

const part = (name: string): Buffer => parts.get(name) ?? Buffer.alloc(0)
const memberOf = (name: string): Member => [name, part(name)]
const secretKey = (): Uint8Array => clinic.keys.signing.secretKey
const resigned = (changes: Parameters<typeof signedMembers>[1], key = secretKey()): Member[] =>
  signedMembers(part('manifest.json'), changes, key)

function verify(
  path: string,
  more: Partial<VerifyOptions> = {},
  identity = clinic.office.a,
): Promise<Verdict> {
  return verifyBackup(path, identity, { ...readOptions(clinic), site: card, ...more })
}
async function codeOf(verdict: Promise<Verdict>): Promise<string> {
  const settled = await verdict
  expect(readdirSync(clinic.job.files.scratch)).toEqual([])
  return settled.outcome === 'wrong' ? settled.code : `good, ${settled.signer}`
}
/** The page on which the index of the ledger begins. */
function indexRoot(): number {
  const root = clinic.writer.prepare("SELECT rootpage FROM sqlite_schema WHERE name = 'ledger_row'").pluck()
  return Number(root.get())
}
/** Forges a file of these members under a name that says nothing, and verifies it. */
async function verdictOn(
  members: readonly Member[],
  options: Parameters<typeof putTogether>[3] = {},
): Promise<string> {
  count += 1
  const path = join(clinic.folder, `forged-${count}`)
  await putTogether(path, members, [clinic.office.ageA], options)
  return codeOf(verify(path))
}

describe('a good backup', () => {
  it('is good and its signer pinned, for each of its three keys', async () => {
    for (const identity of [clinic.office.a, clinic.office.b, clinic.keys.siteIdentity]) {
      expect(await codeOf(verify(file, {}, identity))).toBe('good, pinned')
    }
  })

  it('is good and its signer not pinned without the site’s card, with a fingerprint to compare', async () => {
    const verdict = await verify(file, { site: undefined })
    expect(verdict).toMatchObject({ outcome: 'good', signer: 'notPinned' })
    if (verdict.outcome === 'good') expect(verdict.fingerprint).toMatch(/^([0-9a-f]{4} ){7}[0-9a-f]{4}$/)
  })

  it('is good under any name that says nothing', async () => {
    const renamed = join(clinic.folder, 'from the stick (2).ostbackup')
    copyFileSync(file, renamed)
    expect(await codeOf(verify(renamed))).toBe('good, pinned')
  })

  it('put together again by hand is good: only what lies in it counts', async () => {
    const same = ['register.sqlite', 'private.age', 'manifest.json', 'manifest.sig'].map(memberOf)
    expect(await verdictOn(same)).toBe('good, pinned')
  })
})

describe('what is no backup', () => {
  it('is named: an empty file, a picture, a folder, nothing', async () => {
    const other = join(clinic.folder, 'other')
    writeFileSync(other, '')
    expect(await codeOf(verify(other))).toBe('notABackup')
    writeFileSync(other, randomBytes(10_000))
    expect(await codeOf(verify(other))).toBe('notABackup')
    expect(await codeOf(verify(clinic.stick))).toBe('unreadable')
    expect(await codeOf(verify(join(clinic.folder, 'nowhere')))).toBe('unreadable')
  })

  it('is named: an age file that holds something else', async () => {
    expect(await verdictOn([['letter.txt', Buffer.from('hello')]])).toBe('wrongMembers')
    expect(await verdictOn([])).toBe('wrongMembers')
  })
})

describe('a backup for others', () => {
  it('does not open to a key that is not among its three', async () => {
    expect(await codeOf(verify(file, {}, await generateX25519Identity()))).toBe('wrongKey')
  })

  it('of another site is refused by its card, also when that site seals to the same office', async () => {
    const other = await makeSmallClinic('KOHIMA2')
    const job = { ...other.job, office: { ageA: clinic.office.ageA, ageB: clinic.office.ageB } }
    const made = await makeBackup(job)
    expect(await codeOf(verify(join(other.stick, made.fileName)))).toBe('foreignSigner')
    other.close()
  })

  it('of another register with the same signing key is refused', async () => {
    const foreign = { ...card, register_id: randomBytes(16).toString('hex') }
    expect(await codeOf(verify(file, { site: foreign }))).toBe('otherRegister')
    expect(await codeOf(verify(file, { site: { ...card, site: 'KOHIMA2' } }))).toBe('otherRegister')
  })
})

describe('a forged backup', () => {
  it('signed by the forger’s own key is refused when the signer is pinned', async () => {
    const forger = randomBytes(32)
    const members = [memberOf('register.sqlite'), memberOf('private.age'), ...resigned({}, forger)]
    expect(await verdictOn(members)).toBe('foreignSigner')
  })

  it('signed by the forger in the site’s name has a bad signature', async () => {
    const members = [
      memberOf('register.sqlite'),
      memberOf('private.age'),
      ...resigned({ signer: card.ed25519 }, randomBytes(32)),
    ]
    expect(await verdictOn(members)).toBe('signatureBad')
  })

  it('with another database under a true manifest is refused', async () => {
    const other = Buffer.from(part('register.sqlite'))
    other[5_000] = (other[5_000] ?? 0) ^ 0x01
    const members: Member[] = [
      ['register.sqlite', other],
      memberOf('private.age'),
      memberOf('manifest.json'),
      memberOf('manifest.sig'),
    ]
    expect(await verdictOn(members)).toBe('memberHash')
  })

  it('with another private key under a true manifest is refused', async () => {
    const members: Member[] = [
      memberOf('register.sqlite'),
      ['private.age', Buffer.from('other')],
      memberOf('manifest.json'),
      memberOf('manifest.sig'),
    ]
    expect(await verdictOn(members)).toBe('memberHash')
  })

  it('whose manifest is the same in meaning, but another text, is refused', async () => {
    const spaced = Buffer.from(JSON.stringify(JSON.parse(part('manifest.json').toString('utf8')), null, 1))
    const members: Member[] = [
      memberOf('register.sqlite'),
      memberOf('private.age'),
      ['manifest.json', spaced],
      memberOf('manifest.sig'),
    ]
    expect(await verdictOn(members)).toBe('manifestUnreadable')
  })

  it('whose manifest says more or less than one may say is refused', async () => {
    for (const changes of [
      { extra: 1 },
      { sequence: 0 },
      { site: '../etc' },
      { day: '2026-02-31' },
      { rows: null },
    ]) {
      const members = [memberOf('register.sqlite'), memberOf('private.age'), ...resigned(changes as never)]
      expect(await verdictOn(members), JSON.stringify(changes)).toBe('manifestUnreadable')
    }
  })

  it('with a member too many, too few, twice, or in another place is refused', async () => {
    const [register, key, manifest, signature] = [
      'register.sqlite',
      'private.age',
      'manifest.json',
      'manifest.sig',
    ].map(memberOf) as [Member, Member, Member, Member]
    const extra: Member = ['extra.txt', Buffer.from('x')]
    for (const members of [
      [register, key, manifest, signature, extra],
      [register, key, manifest],
      [key, register, manifest, signature],
      [register, register, key, manifest, signature],
      [['../register.sqlite', part('register.sqlite')] as Member, key, manifest, signature],
    ]) {
      expect(await verdictOn(members)).toBe('wrongMembers')
    }
  })

  it('with a small member that is none is refused before it fills the memory', async () => {
    const huge: Member = ['private.age', Buffer.alloc(2 << 20)]
    const members = [memberOf('register.sqlite'), huge, memberOf('manifest.json'), memberOf('manifest.sig')]
    expect(await verdictOn(members)).toBe('wrongMembers')
  })

  it('with bytes behind the gzip stream is refused', async () => {
    const members = ['register.sqlite', 'private.age', 'manifest.json', 'manifest.sig'].map(memberOf)
    expect(await verdictOn(members, { behindGzip: randomBytes(3 << 20) })).toBe('damaged')
    expect(await verdictOn(members, { behindGzip: Buffer.from('x') })).toBe('damaged')
  })
})

describe('a site that signs what is not so', () => {
  /** The site's own signature over a database that was changed by hand. */
  async function signedOver(change: (register: Database.Database) => void): Promise<string> {
    const path = join(clinic.folder, `changed-${count}.sqlite`)
    writeFileSync(path, part('register.sqlite'))
    const register = new Database(path)
    change(register)
    register.close()
    const content = readFileSync(path)
    const stated = {
      'register.sqlite': statedMember(content),
      'private.age': statedMember(part('private.age')),
    }
    return verdictOn([
      ['register.sqlite', content],
      memberOf('private.age'),
      ...resigned({ members: stated }),
    ])
  }

  it('is refused: another number of rows', async () => {
    const rows = { ...JSON.parse(part('manifest.json').toString('utf8')).rows, staff: 99 }
    const members = [memberOf('register.sqlite'), memberOf('private.age'), ...resigned({ rows })]
    expect(await verdictOn(members)).toBe('countsLie')
  })

  it('is refused: another ledger head, lineage, site or schema', async () => {
    const lies = [
      { ledger: { head: 'ab'.repeat(32), length: 22 } },
      { ledger: { head: null, length: 0 } },
      { lineage: randomBytes(16).toString('hex') },
      { schema: 0 },
    ]
    for (const lie of lies) {
      const members = [memberOf('register.sqlite'), memberOf('private.age'), ...resigned(lie)]
      expect(await verdictOn(members), JSON.stringify(lie)).toBe('countsLie')
    }
  })

  it('is refused: a row that the ledger does not know in that form', async () => {
    const code = await signedOver((register) => {
      for (const name of register
        .prepare("SELECT name FROM sqlite_schema WHERE type = 'trigger'")
        .pluck()
        .all())
        register.exec(`DROP TRIGGER "${String(name)}"`)
      register.exec("UPDATE staff SET role = 'doctor' WHERE id = 3")
    })
    expect(code).toBe('ledgerBroken')
  })

  it('is refused: a database that SQLite finds damaged', async () => {
    const content = Buffer.from(part('register.sqlite'))
    const page = 4096 * (indexRoot() - 1)
    content.fill(0, page + 8, page + 4000)
    const stated = {
      'register.sqlite': statedMember(content),
      'private.age': statedMember(part('private.age')),
    }
    const members: Member[] = [
      ['register.sqlite', content],
      memberOf('private.age'),
      ...resigned({ members: stated }),
    ]
    expect(await verdictOn(members)).toBe('integrity')
  })

  it('is refused: a database that is none, or not as long as it says', async () => {
    const whole = part('register.sqlite')
    for (const content of [
      Buffer.alloc(8192, 0x20),
      Buffer.alloc(0),
      whole.subarray(0, whole.length - 4096),
      whole.subarray(0, whole.length - 100),
      Buffer.concat([whole, Buffer.alloc(4096)]),
    ]) {
      const stated = {
        'register.sqlite': statedMember(content),
        'private.age': statedMember(part('private.age')),
      }
      const members: Member[] = [
        ['register.sqlite', content],
        memberOf('private.age'),
        ...resigned({ members: stated }),
      ]
      expect(await verdictOn(members), `${content.length} bytes`).toBe('notARegister')
    }
  })
})

describe('a backup from elsewhere in time', () => {
  it('of a newer program is named as such, and not as damaged', async () => {
    const format = [
      memberOf('register.sqlite'),
      memberOf('private.age'),
      ...resigned({ format: 2, signer: 'a new kind of key' }),
    ]
    expect(await verdictOn(format)).toBe('newerFormat')
    const schema = [memberOf('register.sqlite'), memberOf('private.age'), ...resigned({ schema: 9_000 })]
    expect(await verdictOn(schema)).toBe('newerSchema')
  })

  it('that was renamed to look newer is refused', async () => {
    const folder = join(clinic.folder, 'renamed')
    mkdirSync(folder)
    for (const name of [
      'DIMAPUR1-000002-2026-03-02.ostbackup',
      'DIMAPUR1-000001-2026-03-09.ostbackup',
      'KOHIMA2-000001-2026-03-02.ostbackup',
    ]) {
      copyFileSync(file, join(folder, name))
      expect(await codeOf(verify(join(folder, name)))).toBe('nameLies')
    }
    expect(dirname(file)).not.toBe(folder)
  })
})

it('stops when it is told to, and leaves nothing in the scratch folder', async () => {
  const stop = new AbortController()
  const verifying = verify(file, { signal: stop.signal, onProgress: () => stop.abort() })
  await expect(verifying).rejects.toThrow(/abort/i)
  expect(readdirSync(clinic.job.files.scratch)).toEqual([])
})

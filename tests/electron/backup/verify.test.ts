import { randomBytes } from 'node:crypto'
import { copyFileSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { generateX25519Identity } from 'age-encryption'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { makeBackup } from '../../../electron/backup/make-backup.ts'
import { makeOneBackup, type OneBackup } from './one-backup.ts'
import { makeSmallClinic } from './small-clinic.ts'

let one: OneBackup
beforeAll(async () => {
  one = await makeOneBackup()
})
afterAll(() => one.clinic.close())

describe('a good backup', () => {
  it('is good and its signer pinned, for each of its three keys', async () => {
    for (const identity of [one.clinic.office.a, one.clinic.office.b, one.clinic.keys.siteIdentity]) {
      expect(await one.codeOf(one.verify(one.file, {}, identity))).toBe('good, pinned')
    }
  })

  it('is good and its signer not pinned without the site’s card, with a fingerprint to compare', async () => {
    const verdict = await one.verify(one.file, { site: undefined })
    expect(verdict).toMatchObject({ outcome: 'good', signer: 'notPinned' })
    if (verdict.outcome === 'good') expect(verdict.fingerprint).toMatch(/^([0-9a-f]{4} ){7}[0-9a-f]{4}$/)
  })

  it('is good under any name that says nothing', async () => {
    const renamed = join(one.clinic.folder, 'from the stick (2).ostbackup')
    copyFileSync(one.file, renamed)
    expect(await one.codeOf(one.verify(renamed))).toBe('good, pinned')
  })

  it('put together again by hand is good: only what lies in it counts', async () => {
    const same = ['register.sqlite', 'private.age', 'manifest.json', 'manifest.sig'].map(one.memberOf)
    expect(await one.verdictOn(same)).toBe('good, pinned')
  })
})

describe('what is no backup', () => {
  it('is named: an empty file, a picture, a folder, nothing', async () => {
    const other = join(one.clinic.folder, 'other')
    writeFileSync(other, '')
    expect(await one.codeOf(one.verify(other))).toBe('notABackup')
    writeFileSync(other, randomBytes(10_000))
    expect(await one.codeOf(one.verify(other))).toBe('notABackup')
    expect(await one.codeOf(one.verify(one.clinic.stick))).toBe('unreadable')
    expect(await one.codeOf(one.verify(join(one.clinic.folder, 'nowhere')))).toBe('unreadable')
  })

  it('is named: an age file that holds something else', async () => {
    expect(await one.verdictOn([['letter.txt', Buffer.from('hello')]])).toBe('wrongMembers')
    expect(await one.verdictOn([])).toBe('wrongMembers')
  })
})

describe('a backup for others', () => {
  it('does not open to a key that is not among its three', async () => {
    expect(await one.codeOf(one.verify(one.file, {}, await generateX25519Identity()))).toBe('wrongKey')
  })

  it('of another site is refused by its card, also when that site seals to the same office', async () => {
    const other = await makeSmallClinic('KOHIMA2')
    const job = { ...other.job, office: { ageA: one.clinic.office.ageA, ageB: one.clinic.office.ageB } }
    const made = await makeBackup(job)
    expect(await one.codeOf(one.verify(join(other.stick, made.fileName)))).toBe('foreignSigner')
    other.close()
  })

  it('of another register with the same signing key is refused', async () => {
    const foreign = { ...one.card, register_id: randomBytes(16).toString('hex') }
    expect(await one.codeOf(one.verify(one.file, { site: foreign }))).toBe('otherRegister')
    expect(await one.codeOf(one.verify(one.file, { site: { ...one.card, site: 'KOHIMA2' } }))).toBe(
      'otherRegister',
    )
  })
})

describe('a backup from elsewhere in time', () => {
  it('of a newer program is named as such, and not as damaged', async () => {
    const format = one.withManifest({ format: 2, signer: 'a new kind of key' })
    expect(await one.verdictOn(format)).toBe('newerFormat')
    const schema = one.withManifest({ schema: 9_000 })
    expect(await one.verdictOn(schema)).toBe('newerSchema')
  })

  it('that was renamed to look newer is refused', async () => {
    const folder = join(one.clinic.folder, 'renamed')
    mkdirSync(folder)
    for (const name of [
      'DIMAPUR1-000002-2026-03-02.ostbackup',
      'DIMAPUR1-000001-2026-03-09.ostbackup',
      'KOHIMA2-000001-2026-03-02.ostbackup',
    ]) {
      copyFileSync(one.file, join(folder, name))
      expect(await one.codeOf(one.verify(join(folder, name)))).toBe('nameLies')
    }
    expect(dirname(one.file)).not.toBe(folder)
  })
})

it('stops when it is told to, and leaves nothing in the scratch folder', async () => {
  const stop = new AbortController()
  const verifying = one.verify(one.file, { signal: stop.signal, onProgress: () => stop.abort() })
  await expect(verifying).rejects.toThrow(/abort/i)
  expect(readdirSync(one.clinic.job.files.scratch)).toEqual([])
})

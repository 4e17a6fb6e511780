import { spawnSync } from 'node:child_process'
import { createPrivateKey, createPublicKey } from 'node:crypto'
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { identityToRecipient } from 'age-encryption'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { makeBackup } from '../../../electron/backup/make-backup.ts'
import { readReceipt } from '../../../electron/backup/receipt.ts'
import { insert, write } from '../../../electron/db/write.ts'
import { sealBytes } from '../../../electron/vault/private-column.ts'
import { OfficeCard } from '../../../shared/records/card-files.ts'
import { Instant } from '../../../shared/records/time.ts'
import { makeOneBackup, type OneBackup } from '../backup/one-backup.ts'
import { makeSmallClinic } from '../backup/small-clinic.ts'

const program = fileURLToPath(new URL('../../../electron/office/office.ts', import.meta.url))

let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'ost-office-test-'))
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

/** Runs the office's command line as a person does, its scratch files in the test's own folder. */
function office(...args: string[]): { status: number | null; out: string; error: string } {
  const env = { ...process.env, TMPDIR: folder }
  const { status, stdout, stderr } = spawnSync(process.execPath, [program, ...args], {
    encoding: 'utf8',
    env,
  })
  return { status, out: stdout, error: stderr }
}

describe('keygen', () => {
  it('makes four files that only their owner reads, and a card of their public halves', async () => {
    const keys = join(folder, 'office')
    expect(office('keygen', keys, '--name', 'Dimapur regional office').status).toBe(0)
    expect(readdirSync(keys).sort()).toEqual([
      'office-card.json',
      'office-sealed.key',
      'office-sign.key',
      'office.key',
    ])
    for (const name of readdirSync(keys)) expect(statSync(join(keys, name)).mode & 0o777).toBe(0o600)
    const text = (name: string): string => readFileSync(join(keys, name), 'utf8')
    const card = OfficeCard.parse(JSON.parse(text('office-card.json')))
    const identityIn = (name: string): string => text(name).trim().split('\n').at(-1) ?? ''
    expect(card).toEqual({
      name: 'Dimapur regional office',
      ageA: await identityToRecipient(identityIn('office.key')),
      ageB: await identityToRecipient(identityIn('office-sealed.key')),
      ed25519: Buffer.from(
        createPublicKey(createPrivateKey(text('office-sign.key'))).export({ format: 'jwk' }).x ?? '',
        'base64url',
      ).toString('base64'),
    })
  })

  it('overwrites nothing', () => {
    const keys = join(folder, 'office')
    office('keygen', keys)
    const before = readFileSync(join(keys, 'office.key'))
    rmSync(join(keys, 'office-card.json'))
    const again = office('keygen', keys)
    expect(again.status).toBe(2)
    expect(again.error).toContain('nothing was changed')
    expect(readFileSync(join(keys, 'office.key'))).toEqual(before)
    expect(readdirSync(keys)).not.toContain('office-card.json')
  })
})

describe('with a backup', () => {
  let one: OneBackup
  beforeAll(async () => {
    one = await makeOneBackup()
  })
  afterAll(() => one.clinic.close())

  function keyFile(identity: string): string {
    const file = join(folder, 'some.key')
    writeFileSync(file, `# a comment, as age-keygen writes it\n${identity}\n`)
    return file
  }
  function cardFile(changes: object = {}): string {
    const file = join(folder, 'site-card.json')
    writeFileSync(file, JSON.stringify({ ...one.card, ...changes }))
    return file
  }

  describe('receipt', () => {
    it('writes a signed receipt for a good backup, and none for another site’s or a damaged one', () => {
      const keys = join(folder, 'office')
      expect(office('keygen', keys, '--name', 'Dimapur regional office').status).toBe(0)
      writeFileSync(join(keys, 'office.key'), `${one.clinic.office.a}\n`)
      const target = join(folder, 'DIMAPUR1-000001.ostreceipt')
      const ask = (file: string, ...more: string[]) =>
        office('receipt', file, '--keys', keys, '--out', target, ...more)
      const damaged = join(folder, 'damaged.ostbackup')
      writeFileSync(damaged, readFileSync(one.file).subarray(0, -1))
      expect(ask(damaged, '--site', cardFile())).toMatchObject({
        status: 1,
        error: expect.stringContaining('No receipt'),
      })
      expect(ask(one.file, '--site', cardFile({ register_id: 'f'.repeat(32) })).status).toBe(1)
      expect(existsSync(target)).toBe(false)
      expect(ask(one.file, '--site', cardFile()).status).toBe(0)
      const signer = OfficeCard.parse(
        JSON.parse(readFileSync(join(keys, 'office-card.json'), 'utf8')),
      ).ed25519
      const reading = readReceipt(readFileSync(target, 'utf8'), signer)
      expect(reading).toMatchObject({ outcome: 'good', receipt: { site: 'DIMAPUR1', sequence: 1 } })
      expect(readReceipt(readFileSync(target, 'utf8'), one.card.ed25519).outcome).toBe('forged')
      expect(ask(one.file).status).toBe(3)
      expect(ask(one.file, '--site')).toMatchObject({ status: 2 })
    })
  })

  describe('verify', () => {
    it('answers 0 for a good backup whose signer is pinned, and tells what is in it', () => {
      const key = keyFile(one.clinic.office.a)
      const answer = office('verify', one.file, '--key', key, '--site', cardFile())
      expect(answer).toMatchObject({ status: 0, error: '' })
      expect(answer.out).toMatch(/^GOOD: /)
      expect(answer.out).toContain('sequence     1')
      expect(answer.out).toContain('ledger       22 lines')
      expect(readdirSync(folder).sort()).toEqual(['site-card.json', 'some.key'])
    })

    it('answers 3 without a card, and prints the fingerprint of the signer', () => {
      const answer = office('verify', one.file, '--key', keyFile(one.clinic.office.b))
      expect(answer.status).toBe(3)
      expect(answer.out).toContain('SIGNER NOT PINNED')
      expect(answer.out).toMatch(/signed by {4}([0-9a-f]{4} ){7}[0-9a-f]{4}\n/)
    })

    it('answers 1 for a foreign signer, a wrong key, an altered file and no file', () => {
      const key = keyFile(one.clinic.office.a)
      const foreign = cardFile({ ed25519: 'VMcvGmQpe7QSzonXdC3gP2xaGbCGKqGTd36y15806pw=' })
      const altered = join(folder, 'altered')
      const bytes = readFileSync(one.file)
      bytes[9_000] = (bytes[9_000] ?? 0) ^ 0x01
      writeFileSync(altered, bytes)
      expect(office('verify', one.file, '--key', key, '--site', foreign)).toMatchObject({
        status: 1,
        out: '',
      })
      expect(office('verify', altered, '--key', key, '--site', cardFile())).toMatchObject({
        status: 1,
        out: '',
      })
      expect(office('verify', join(folder, 'none'), '--key', key)).toMatchObject({ status: 1, out: '' })
      office('keygen', join(folder, 'other'))
      const other = join(folder, 'other', 'office.key')
      expect(office('verify', one.file, '--key', other)).toMatchObject({ status: 1, out: '' })
    })

    it('answers 2 for a command line that it does not understand, and changes nothing', () => {
      for (const args of [
        ['verify'],
        ['verify', one.file],
        ['verify', one.file, '--key', one.file],
        ['verify', one.file, '--kye', 'x'],
        ['verify', one.file, '--key', keyFile(one.clinic.office.a), '--site', one.file],
        ['toString'],
      ]) {
        expect(office(...args), args.join(' ')).toMatchObject({ status: 2, out: '' })
      }
      expect(office().out).toContain('verify FILE --key KEY')
      expect(office('--help').status).toBe(0)
    })
  })

  describe('unseal', () => {
    it('writes pictures as base64, and answers 1 when a sealed value stands in another’s place', async () => {
      const clinic = await makeSmallClinic()
      const { privateKey } = clinic.keys
      const picture = Buffer.from('ffd8ffe000104a464946', 'hex')
      const at = Instant.parse(1)
      const sealed = (id: number) =>
        Uint8Array.from(sealBytes(privateKey, { table: 'staff', column: 'name', id }, picture))
      write(clinic.writer, { act: 'addStaff', at, actor: null }, (tx) => {
        insert(tx, 'staff', { id: 2, role: 'nurse', name: sealed(2), at })
        insert(tx, 'staff', { id: 3, role: 'nurse', name: sealed(2), at })
      })
      const { fileName } = await makeBackup(clinic.job)
      const out = join(folder, 'out')
      const key = keyFile(clinic.office.b)
      const answer = office('unseal', join(clinic.stick, fileName), '--key', key, '--out', out)
      clinic.close()
      expect(answer.status).toBe(1)
      expect(answer.error).toContain('1 sealed values do not open')
      const lines = readFileSync(join(out, 'private-columns.jsonl'), 'utf8').trim().split('\n')
      expect(lines).toHaveLength(2)
      expect(JSON.parse(lines[1] ?? '')).toMatchObject({ id: 2, base64: picture.toString('base64') })
    })

    it('writes what is personal with key B or the site’s, for their owner only, and says so in its log', async () => {
      for (const identity of [one.clinic.office.b, one.clinic.keys.siteIdentity]) {
        const out = join(folder, `out-${identity.slice(-4)}`)
        const key = keyFile(identity)
        const answer = office('unseal', one.file, '--key', key, '--out', out, '--site', cardFile())
        expect(answer).toMatchObject({ status: 0, error: '' })
        const lines = readFileSync(join(out, 'private-columns.jsonl'), 'utf8').trim().split('\n')
        expect(lines).toHaveLength(21)
        expect(JSON.parse(lines[4] ?? '')).toEqual({
          table: 'staff',
          column: 'name',
          id: 5,
          text: 'Canary 5',
        })
        const log = readFileSync(join(out, 'unseal.log'), 'utf8')
        expect(log).toContain(`unsealing backup 1 of DIMAPUR1 (register ${one.clinic.registerId}`)
        expect(log).toContain('unsealed 21 values of backup 1 of DIMAPUR1')
        expect(log).toContain(await identityToRecipient(identity))
        expect(log).not.toContain('Canary')
        expect(answer.out).toBe(log)
        for (const name of readdirSync(out)) expect(statSync(join(out, name)).mode & 0o777).toBe(0o600)
      }
    })

    it('opens nothing with the everyday key A, or from a backup that is not good', () => {
      const out = join(folder, 'out')
      const key = keyFile(one.clinic.office.a)
      const answer = office('unseal', one.file, '--key', key, '--out', out)
      expect(answer).toMatchObject({ status: 1, out: '' })
      expect(answer.error).toContain('office-sealed.key')
      const foreign = cardFile({ site: 'KOHIMA2' })
      const sealed = keyFile(one.clinic.office.b)
      expect(office('unseal', one.file, '--key', sealed, '--out', out, '--site', foreign).status).toBe(1)
      expect(readdirSync(folder)).not.toContain('out')
    })

    it('overwrites nothing that was unsealed before', () => {
      const out = join(folder, 'out')
      const key = keyFile(one.clinic.office.b)
      expect(office('unseal', one.file, '--key', key, '--out', out).status).toBe(0)
      const before = readFileSync(join(out, 'private-columns.jsonl'))
      expect(office('unseal', one.file, '--key', key, '--out', out).status).toBe(2)
      expect(readFileSync(join(out, 'private-columns.jsonl'))).toEqual(before)
    })
  })
})

import { randomBytes } from 'node:crypto'
import { Encrypter, generateX25519Identity, identityToRecipient } from 'age-encryption'
import { beforeAll, expect, test } from 'vitest'
import {
  isRecipient,
  makePrivateEnvelope,
  openPrivateEnvelope,
} from '../../../electron/vault/private-envelope.ts'
import { everyTruncation } from './every-fault.ts'

const privateKey = Uint8Array.from(randomBytes(32))
const people = { site: '', officeA: '', officeB: '' }
const recipients = { site: '', officeA: '', officeB: '' }
let envelope: Uint8Array

beforeAll(async () => {
  for (const who of ['site', 'officeA', 'officeB'] as const) {
    people[who] = await generateX25519Identity()
    recipients[who] = await identityToRecipient(people[who])
  }
  envelope = await makePrivateEnvelope(privateKey, recipients)
})

test('the site and sealed office B open the envelope; the everyday office key A does not', async () => {
  expect(await openPrivateEnvelope(envelope, people.site)).toEqual({ outcome: 'opened', privateKey })
  expect(await openPrivateEnvelope(envelope, people.officeB)).toEqual({ outcome: 'opened', privateKey })
  expect(await openPrivateEnvelope(envelope, people.officeA)).toEqual({ outcome: 'not-for-this-identity' })
})

test('no flipped byte and no truncation of the envelope gives another key', async () => {
  for (let at = 0; at < envelope.length; at += 1) {
    const bytes = Uint8Array.from(envelope)
    bytes[at] = (bytes[at] ?? 0) ^ 0x01
    const { outcome } = await openPrivateEnvelope(bytes, people.site)
    expect(['damaged', 'not-for-this-identity']).toContain(outcome)
  }
  for (const bytes of everyTruncation(envelope)) {
    expect((await openPrivateEnvelope(bytes, people.site)).outcome).not.toBe('opened')
  }
  expect(await openPrivateEnvelope(randomBytes(300), people.site)).toEqual({ outcome: 'damaged' })
})

test('an envelope around anything but 32 bytes is neither made nor taken', async () => {
  await expect(makePrivateEnvelope(privateKey.subarray(1), recipients)).rejects.toThrow(RangeError)
  const encrypter = new Encrypter()
  encrypter.addRecipient(recipients.site)
  const short = await encrypter.encrypt(privateKey.subarray(1))
  expect(await openPrivateEnvelope(short, people.site)).toEqual({ outcome: 'damaged' })
})

test('a recipient with a wrong check character is known before anything is encrypted to it', () => {
  expect(isRecipient(recipients.officeB)).toBe(true)
  const last = recipients.officeB.endsWith('q') ? 'p' : 'q'
  expect(isRecipient(recipients.officeB.slice(0, -1) + last)).toBe(false)
  expect(isRecipient('age1')).toBe(false)
  expect(isRecipient(people.site)).toBe(false)
})

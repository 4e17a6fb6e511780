import { generateX25519Identity, identityToRecipient } from 'age-encryption'
import { expect, test } from 'vitest'
import { newSigningKey } from '../../../electron/vault/signature.ts'
import { OfficeCard, SiteCard } from '../../../shared/records/card-files.ts'

const recipient = async () => identityToRecipient(await generateX25519Identity())
const ed25519 = () => Buffer.from(newSigningKey().publicKey).toString('base64')
const anOfficeCard = async () => ({
  name: 'Regional office, Guwahati',
  ageA: await recipient(),
  ageB: await recipient(),
  ed25519: ed25519(),
})

test('the cards that the office and a site make are accepted as they are', async () => {
  for (let sample = 0; sample < 50; sample += 1) {
    const office = await anOfficeCard()
    expect(OfficeCard.parse(office)).toEqual(office)
    const site = { register_id: 'ab'.repeat(16), site: 'AIZAWL1', ed25519: ed25519(), age: await recipient() }
    expect(SiteCard.parse(site)).toEqual(site)
  }
})

test('an office card whose two age keys are one is refused, as nothing would be sealed', async () => {
  const card = await anOfficeCard()
  expect(OfficeCard.safeParse({ ...card, ageB: card.ageA }).success).toBe(false)
})

test.each([
  ['a secret key in place of a public one', { ageA: 'AGE-SECRET-KEY-1QQQ' }],
  ['a key of another length', { ed25519: Buffer.alloc(31).toString('base64') }],
  ['a second text of the same key', { ed25519: `${'A'.repeat(42)}B=` }],
  ['a field that no card has', { ageC: 'age1' }],
  ['an empty name', { name: '  ' }],
])('%s is refused', async (_, change) => {
  expect(OfficeCard.safeParse({ ...(await anOfficeCard()), ...change }).success).toBe(false)
})

test.each([
  ['a register id that is not 128 bits', { register_id: 'ab' }],
  ['a site code that no file could be named by', { site: '../etc' }],
])('%s is refused', async (_, change) => {
  const site = { register_id: 'ab'.repeat(16), site: 'AIZAWL1', ed25519: ed25519(), age: await recipient() }
  expect(SiteCard.safeParse({ ...site, ...change }).success).toBe(false)
})

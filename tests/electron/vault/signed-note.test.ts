import { generateX25519Identity, identityToRecipient } from 'age-encryption'
import { expect, it } from 'vitest'
import { z } from 'zod'
import { newSigningKey } from '../../../electron/vault/signature.ts'
import { isSignedBy, noteValue, openNote, sealNote } from '../../../electron/vault/signed-note.ts'

const Value = z.strictObject({ number: z.number(), cases: z.array(z.number()) })
const value = { number: 7, cases: [1, 2, 3] }
const identity = await generateX25519Identity()
const signing = newSigningKey()
const publicKey = Buffer.from(signing.publicKey).toString('base64')
const text = await sealNote('hold-list', value, signing.secretKey, await identityToRecipient(identity))

/** What a site would take in of these letters: the value, or nothing. */
async function taken(letters: string) {
  const opening = await openNote(letters, identity)
  if (opening.outcome !== 'opened') return null
  const found = noteValue(opening.note, 'hold-list', Value)
  return found && isSignedBy(opening.note, 'hold-list', publicKey) ? found : null
}

it('says what was sealed, to whom it was sealed, of the kind that it is, by who signed it', async () => {
  expect(await taken(text)).toEqual(value)
  expect((await openNote(text, await generateX25519Identity())).outcome).toBe('note_for_others')
  const opening = await openNote(text, identity)
  if (opening.outcome !== 'opened') throw new Error(opening.outcome)
  expect(noteValue(opening.note, 'token-key', Value)).toBeUndefined()
  expect(isSignedBy(opening.note, 'token-export', publicKey)).toBe(false)
  const other = Buffer.from(newSigningKey().publicKey).toString('base64')
  expect(isSignedBy(opening.note, 'hold-list', other)).toBe(false)
})

it('is never taken for something else: every letter changed, every length', async () => {
  const wrong: string[] = []
  const look = async (letters: string, what: string) => {
    const found = await taken(letters)
    // A letter that age does not read, as one of a line's end, may change and nothing is lost by it.
    if (found !== null && JSON.stringify(found) !== JSON.stringify(value)) wrong.push(what)
  }
  for (let place = 0; place < text.length; place += 1) {
    const letter = text.charAt(place) === 'Q' ? 'R' : 'Q'
    await look(text.slice(0, place) + letter + text.slice(place + 1), `changed at ${place}`)
    await look(text.slice(0, place), `cut at ${place}`)
  }
  expect(wrong).toEqual([])
  expect(await taken(text.slice(0, text.length / 2))).toBeNull()
})

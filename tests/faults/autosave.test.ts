import { expect, it } from 'vitest'
import { autosave } from '../../build/faults/autosave.ts'
import { readTyped, typedText } from '../../build/faults/typed-note.ts'

it('the plug pulled while a counsellor types takes two seconds at most, and mixes no two notes', async () => {
  const { counts, failures } = await autosave({ seed: 1, scale: 0.02 })
  expect(failures).toEqual([])
  expect(counts.kills).toBe(4)
  expect(counts['drafts looked at']).toBeGreaterThan(3)
}, 120_000)

it('a note that is cut, mixed with another or out of order is seen as none', () => {
  const whole = typedText({ clientId: 1, note: 2, tick: 12 })
  expect(readTyped(whole)).toEqual({ clientId: 1, note: 2, tick: 12 })
  const other = typedText({ clientId: 1, note: 3, tick: 12 })
  expect(readTyped(whole.slice(0, 30) + other.slice(30))).toBeUndefined()
  expect(readTyped(whole.slice(8))).toBeUndefined()
  expect(readTyped(`${typedText({ clientId: 2, note: 2, tick: 3 })} ${whole}`)).toBeUndefined()
  expect(readTyped('')).toBeUndefined()
})

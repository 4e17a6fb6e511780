import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { type Clinic, openClinic, PASSPHRASES } from '../helpers/clinic.ts'

const place = { form: 'session-note', subject: '12' }

let clinic: Clinic
beforeEach(async () => {
  clinic = await openClinic({ who: 'counsellor' })
})
afterEach(() => clinic.end())

describe('a draft', () => {
  it('comes back as it was typed, also after the register was closed and opened', async () => {
    await clinic.call.drafts.keep({ ...place, body: '{"text":"was well আমি"}' })
    await clinic.restart()
    await clinic.call.session.open({ passphrase: PASSPHRASES[0] })
    await clinic.signInAs('counsellor')
    expect((await clinic.call.drafts.find(place))?.body).toBe('{"text":"was well আমি"}')
    expect(await clinic.call.drafts.mine()).toMatchObject([place])
  })

  it('is seen by nobody else', async () => {
    await clinic.call.drafts.keep({ ...place, body: 'mine' })
    await clinic.signInAs('doctor')
    expect(await clinic.call.drafts.find(place)).toBeNull()
    expect(await clinic.call.drafts.mine()).toEqual([])
    await clinic.call.drafts.drop(place)
    await clinic.signInAs('counsellor')
    expect((await clinic.call.drafts.find(place))?.body).toBe('mine')
  })

  it('keeps only the newest text of a form, and goes when it is dropped', async () => {
    await clinic.call.drafts.keep({ ...place, body: 'one' })
    await clinic.call.drafts.keep({ ...place, body: 'two' })
    expect(await clinic.call.drafts.mine()).toHaveLength(1)
    expect((await clinic.call.drafts.find(place))?.body).toBe('two')
    await clinic.call.drafts.drop(place)
    expect(await clinic.call.drafts.find(place)).toBeNull()
  })

  it('is forgotten after a month without a word', async () => {
    await clinic.call.drafts.keep({ ...place, body: 'old' })
    clinic.clock.pass(31 * 86_400_000)
    await clinic.signInAs('counsellor')
    await clinic.call.drafts.keep({ form: 'enrol', subject: 'new', body: 'fresh' })
    expect((await clinic.call.drafts.mine()).map(({ form }) => form)).toEqual(['enrol'])
  })

  it('lies in no file in the clear', async () => {
    await clinic.call.drafts.keep({ ...place, body: 'CANARY-WORD' })
    await clinic.restart()
    const files = readdirSync(clinic.folder, { recursive: true, withFileTypes: true }).filter((entry) =>
      entry.isFile(),
    )
    expect(files.length).toBeGreaterThan(2)
    for (const { parentPath, name } of files) {
      const bytes = readFileSync(join(parentPath, name))
      expect(bytes.includes('CANARY-WORD'), name).toBe(false)
      expect(bytes.includes('session-note'), name).toBe(false)
    }
  })
})

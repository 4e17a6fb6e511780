// @vitest-environment ./tests/helpers/window-environment.ts
import { waitFor } from '@testing-library/react'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { doorsFor, screensFor } from '../../renderer/screens.tsx'
import type { Role } from '../../shared/records/staff.ts'
import type { ClinicDay } from '../../shared/records/time.ts'
import { someClient } from '../helpers/clients.ts'
import { type Clinic, openClinic, PASSPHRASES, PINS } from '../helpers/clinic.ts'
import { requestId } from '../helpers/seed-counter.ts'
import { openWindowOn } from '../helpers/window.tsx'

const STAFF = [
  { name: 'Zothanpuii', role: 'manager', pin: PINS[0] },
  { name: 'Ramdini', role: 'nurse', pin: PINS[1] },
  { name: 'Vanlalruati', role: 'counsellor', pin: PINS[2] },
  { name: 'Puia', role: 'outreach', pin: PINS[3] },
  { name: 'Sanga', role: 'data', pin: PINS[4] },
] as const satisfies readonly { name: string; role: Role; pin: string }[]

/** What nobody at a drop-in centre has to do with. Naloxone kits are given there and have screens of their own. */
const DOSE_WORDS =
  /\b(?:doses?|dosed|dosing|undosed|methadone|buprenorphine|orders?|ordered|stock|tablets?|take-home|dispens\w+|\d+ mg)\b/giu

let clinic: Clinic
let close = () => {}
beforeAll(async () => {
  clinic = await openClinic({
    who: 'manager',
    site: {
      kind: 'drop_in_centre',
      name: 'Grace-In drop-in centre',
      products: [],
      staff: STAFF.map((one) => ({ ...one })),
      keyholders: [
        { label: 'Manager', passphrase: PASSPHRASES[0], staffIndex: 0 },
        { label: 'Nurse', passphrase: PASSPHRASES[1], staffIndex: 1 },
      ],
      rulePackSignedBy: null,
    },
  })
  await clinic.call.day.open({
    requestId: requestId(),
    day: '2026-02-03' as ClinicDay,
    approver: null,
    reason: null,
  })
  await clinic.call.clients.enrol(
    someClient({
      episode: {
        kind: 'drop_in',
        entry: 'new',
        eligibility: { dependence: false, injecting: false, ableToConsent: false, detoxBefore: false },
      },
      consents: (['treatment', 'hiv_test'] as const).map((kind) => ({
        ...{ kind, witnessId: 2, detail: '' },
        day: '2026-02-03' as ClinicDay,
      })),
    }),
  )
}, 60_000)
afterEach(() => close())
afterAll(() => clinic.end())

async function as(role: (typeof STAFF)[number]['role']) {
  const staffId = STAFF.findIndex((one) => one.role === role) + 1
  await clinic.call.session.signIn({ staffId, pin: PINS[staffId - 1] ?? '' })
}

/** The text of a screen once all that it asks for is there, without the rail at its left. */
async function textAt(path: string): Promise<string> {
  const shown = openWindowOn(clinic, { at: path.replace(':id', '1') })
  close = shown.close
  const main = () => document.querySelector('main')?.textContent ?? ''
  let before = ''
  await waitFor(
    () => {
      const now = main()
      const same = now !== '' && now === before
      before = now
      expect(same, path).toBe(true)
    },
    { interval: 250 },
  )
  const attributes = [...document.querySelectorAll('[aria-label], [placeholder], [title]')].map((element) =>
    ['aria-label', 'placeholder', 'title'].map((name) => element.getAttribute(name) ?? '').join(' '),
  )
  const text = `${[...document.querySelectorAll('body *')]
    .flatMap((element) => [...element.childNodes])
    .filter((node) => node.nodeType === Node.TEXT_NODE)
    .map((node) => node.textContent ?? '')
    .join(' · ')} ${attributes.join(' ')}`
  shown.close()
  return text
}

describe('a drop-in centre', () => {
  for (const { role } of STAFF)
    it(`shows its ${role} no dose, order or stock on any screen`, async () => {
      await as(role)
      const found: string[] = []
      for (const { path } of screensFor(role, 'drop_in_centre')) {
        const text = await textAt(path)
        const [first] = [...text.matchAll(DOSE_WORDS)]
        if (first) found.push(`${path}: “${text.slice(Math.max(0, first.index - 60), first.index + 40)}”`)
      }
      expect(found).toEqual([])
    }, 120_000)

  it('has services, sessions and clients as the doors of its people', () => {
    const doors = (role: Role) => doorsFor(role, 'drop_in_centre').map(({ path }) => path)
    expect(doors('counsellor')).toEqual(['/my-day', '/clients', '/sessions'])
    expect(doors('nurse')).toContain('/services')
    expect(doors('outreach')).toContain('/services')
    expect(doors('manager').every((path) => path !== '/stock' && path !== '/today')).toBe(true)
    for (const role of ['nurse', 'counsellor', 'manager', 'outreach', 'data'] as const)
      expect(doors(role).length).toBeGreaterThan(0)
  })
})

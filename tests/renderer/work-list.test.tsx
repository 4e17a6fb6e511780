// @vitest-environment ./tests/helpers/window-environment.ts
import { within } from '@testing-library/react'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { openDay, someClient } from '../helpers/clients.ts'
import { type Clinic, openClinic } from '../helpers/clinic.ts'
import { requestId } from '../helpers/seed-counter.ts'
import { openWindowOn } from '../helpers/window.tsx'

// user-event walks radios by a selector, for which jsdom has no escaping.
globalThis.CSS ??= { escape: (text: string) => text } as typeof CSS

let clinic: Clinic
let shown: ReturnType<typeof openWindowOn>
let clientId = 0

/** An order that was to run from the 20th of January and that nobody has come for: suspended by now. */
async function stopped(): Promise<void> {
  const { orders } = await clinic.call.orders.ofClient({ clientId })
  await clinic.call.orders.stop({ requestId: requestId(), orderId: orders[0]?.id ?? 0, reason: 'To be seen' })
}

beforeEach(async () => {
  clinic = await openClinic({ who: 'nurse' })
  await openDay(clinic, '2026-02-03' as never)
  clientId = (await clinic.call.clients.enrol(someClient({ called: 'Mawia' }))).clientId
  await clinic.signInAs('doctor')
  await clinic.call.orders.write({
    requestId: requestId(),
    clientId,
    supersedes: null,
    order: {
      drug: 'buprenorphine',
      kind: 'induction',
      startDay: '2026-02-03' as never,
      endDay: '2026-02-12' as never,
      everyDays: 1,
      takeHomeDays: 0,
      steps: [{ step: 1, days: null, advance: 'swallowed', slot: 1, leastHours: 0, amountMicrograms: 4_000 }],
      reason: 'First days',
    },
    confirmed: null,
  })
  await stopped()
  shown = openWindowOn(clinic, { at: '/orders' })
})
afterEach(async () => {
  shown.close()
  await clinic.end()
})

async function decide() {
  const { user, screen } = shown
  const section = within(await screen.findByRole('region', { name: 'Sent to the doctor today (1)' }))
  await user.click(section.getByRole('button', { name: /^Decide/ }))
  const box = within(await screen.findByRole('dialog'))
  await box.findByText(/Last order: buprenorphine 4/)
  return { user, screen, box }
}
const orders = async () => (await clinic.call.orders.ofClient({ clientId })).orders

describe('somebody sent to the doctor is decided on in the list', () => {
  it('resumed: everything but the dose and the reason stands there, the dose is typed', async () => {
    const { user, screen, box } = await decide()
    await user.keyboard('1')
    expect((await box.findByLabelText<HTMLInputElement>(/^Dose a day/)).value).toBe('')
    expect(box.getByLabelText<HTMLInputElement>('For how many days').value).toBe('10')
    await user.click(box.getByRole('button', { name: /Resume with this order/ }))
    expect(await box.findAllByText(/Type the dose|amount/i)).toBeTruthy()
    expect(await orders()).toHaveLength(1)
    await user.type(box.getByLabelText(/^Dose a day/), '4')
    await user.type(box.getByLabelText('Why'), 'Seen, sober, goes on')
    await user.click(box.getByRole('button', { name: /Resume with this order/ }))
    await screen.findByText(/Orders that end soon|Nothing waits/)
    const [now] = await orders()
    expect(now).toMatchObject({
      standing: 'in_force',
      reason: 'Seen, sober, goes on',
      endDay: '2026-02-12',
      steps: [{ amountMicrograms: 4_000 }],
    })
  })

  it('begun anew: the kind is set, the dose and the days are the doctor’s', async () => {
    const { user, box } = await decide()
    await user.keyboard('3')
    await user.type(await box.findByLabelText(/^Dose a day/), '2')
    await user.type(box.getByLabelText('For how many days'), '7')
    await user.type(box.getByLabelText('Why'), 'Away for a week')
    await user.click(box.getByRole('button', { name: /Order the induction/ }))
    await expect.poll(async () => (await orders())[0]?.kind, { timeout: 15_000 }).toBe('re_induction')
  })

  it('held, with a reason', async () => {
    const { user, screen, box } = await decide()
    await user.keyboard('4')
    await user.type(await box.findByLabelText(/What was seen or said/), 'Drowsy, comes again tomorrow')
    await user.click(box.getByRole('button', { name: 'Hold' }))
    await screen.findByRole('region', { name: 'Held (1)' })
    expect((await clinic.call.orders.ofClient({ clientId })).holds).toMatchObject([
      { kind: 'doctor', reason: 'Drowsy, comes again tomorrow' },
    ])
  })

  it('closed, for a reason of the monthly return; a death is not among them', async () => {
    const { user, screen, box } = await decide()
    await user.keyboard('5')
    expect(box.queryByLabelText(/^Died/)).toBeNull()
    await user.click(await box.findByLabelText(/dropped out/i))
    await user.click(box.getByRole('button', { name: 'Close the episode' }))
    await screen.findByText('Nothing waits for the doctor.')
    const profile = await clinic.call.clients.profile({ id: clientId })
    expect(profile.episodes[0]).toMatchObject({ closing: { reason: 'dropped_out' } })
  })
})

// @vitest-environment ./tests/helpers/window-environment.ts
import { within } from '@testing-library/react'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { openDay, someClient } from '../helpers/clients.ts'
import { type Clinic, openClinic, PINS } from '../helpers/clinic.ts'
import { requestId } from '../helpers/seed-counter.ts'
import { openWindowOn } from '../helpers/window.tsx'

// user-event walks radios by a selector, for which jsdom has no escaping.
globalThis.CSS ??= { escape: (text: string) => text } as typeof CSS

let clinic: Clinic
let shown: ReturnType<typeof openWindowOn>
let clientId = 0
beforeEach(async () => {
  clinic = await openClinic({ who: 'nurse' })
  await openDay(clinic, '2026-02-03' as never)
  const enrolled = await clinic.call.clients.enrol(someClient({ called: 'Mawia' }))
  clientId = enrolled.clientId
  await clinic.signInAs('doctor')
})
afterEach(async () => {
  shown.close()
  await clinic.end()
})

const open = (at: string) => {
  shown = openWindowOn(clinic, { at })
  return shown
}
const orders = async () => (await clinic.call.orders.ofClient({ clientId })).orders
const write = (amountMicrograms: number, kind: 'induction' | 'maintenance' = 'induction') =>
  clinic.call.orders.ofClient({ clientId }).then(({ lastOrderId }) =>
    clinic.call.orders.write({
      requestId: requestId(),
      clientId,
      supersedes: lastOrderId,
      order: {
        drug: 'buprenorphine',
        kind,
        startDay: '2026-02-03' as never,
        endDay: '2026-02-08' as never,
        everyDays: 1,
        takeHomeDays: 0,
        steps: [{ step: 1, days: null, advance: 'swallowed', slot: 1, leastHours: 0, amountMicrograms }],
        reason: 'First days',
      },
      confirmed: null,
    }),
  )

describe('a new order', () => {
  it('starts with an empty amount beside the last order, and is saved by keyboard', async () => {
    await write(4_000)
    const { user, screen } = open(`/clients/${clientId}/orders/new`)
    const last = within(await screen.findByRole('region', { name: 'Last order, to compare' }))
    expect(last.getByText('4')).toBeTruthy()
    expect(screen.getByLabelText<HTMLInputElement>(/^Dose$/).value).toBe('')
    await user.click(screen.getByLabelText('buprenorphine'))
    await user.selectOptions(screen.getByLabelText('Kind of order'), 'induction')
    await user.type(screen.getByLabelText('For how many days'), '28')
    expect(screen.getByText('Until 02-Mar-2026')).toBeTruthy()
    await user.type(screen.getByLabelText(/^Dose$/), '6')
    expect(screen.getByText('six milligrams: three tablets of 2 mg')).toBeTruthy()
    await user.type(screen.getByLabelText('Reason'), 'Still withdrawing in the evening')
    await user.keyboard('{Control>}{Enter}{/Control}')
    expect(await screen.findByText('Still withdrawing in the evening', { exact: false })).toBeTruthy()
    const [now, before] = await orders()
    expect(now).toMatchObject({
      standing: 'in_force',
      endDay: '2026-03-02',
      steps: [{ amountMicrograms: 6_000 }],
    })
    expect(before).toMatchObject({ standing: 'superseded' })
  })

  it('offers the nearest amounts that the shelf makes, and takes one by a key', async () => {
    const { user, screen } = open(`/clients/${clientId}/orders/new`)
    await user.click(await screen.findByLabelText('buprenorphine'))
    await user.type(screen.getByLabelText(/^Dose$/), '5')
    await user.click(await screen.findByRole('button', { name: /^4\.8\smg$/ }))
    expect(screen.getByLabelText<HTMLInputElement>(/^Dose$/).value).toBe('4.8')
  })

  it('says all that is missing at once, beside its fields, and loses nothing typed', async () => {
    const { user, screen } = open(`/clients/${clientId}/orders/new`)
    await user.type(await screen.findByLabelText('Reason'), 'As agreed')
    await user.click(screen.getByRole('button', { name: 'Save the order' }))
    const summary = within(await screen.findByRole('alert'))
    for (const sentence of [
      'Choose the medicine.',
      'Choose the kind of order.',
      'Type the number of days, such as 28.',
      'Type the dose in mg.',
    ])
      expect(summary.getByText(sentence)).toBeTruthy()
    expect(screen.getByLabelText<HTMLTextAreaElement>('Reason').value).toBe('As agreed')
    expect(await orders()).toEqual([])
  })

  it('above a ceiling asks for a reason and the dose once more, and compares it', async () => {
    const { user, screen } = open(`/clients/${clientId}/orders/new`)
    await user.click(await screen.findByLabelText('buprenorphine'))
    await user.selectOptions(screen.getByLabelText('Kind of order'), 'induction')
    await user.type(screen.getByLabelText('For how many days'), '7')
    await user.type(screen.getByLabelText(/^Dose$/), '10')
    await user.type(screen.getByLabelText('Reason'), 'High tolerance, seen by me')
    await user.click(screen.getByRole('button', { name: 'Save the order' }))
    expect(await screen.findByText('10 mg on the first day; usual is up to 8 mg.')).toBeTruthy()
    await user.type(screen.getByLabelText('Why it is right all the same'), 'Two years on 16 mg before')
    await user.type(screen.getByLabelText(/once more/), '1')
    await user.click(screen.getByRole('button', { name: 'Save with this reason' }))
    expect(await screen.findAllByText('This is not the same dose as above. Look at both.')).toBeTruthy()
    await user.clear(screen.getByLabelText(/once more/))
    await user.type(screen.getByLabelText(/once more/), '10')
    await user.click(screen.getByRole('button', { name: 'Save with this reason' }))
    await screen.findByRole('heading', { name: 'The order today' })
    expect(await orders()).toMatchObject([{ steps: [{ amountMicrograms: 10_000 }] }])
  })

  it('goes up by steps, each with its days', async () => {
    const { user, screen } = open(`/clients/${clientId}/orders/new`)
    await user.click(await screen.findByLabelText('buprenorphine'))
    await user.selectOptions(screen.getByLabelText('Kind of order'), 'induction')
    await user.type(screen.getByLabelText('For how many days'), '14')
    await user.click(screen.getByLabelText('Steps'))
    const [first, second] = screen.getAllByLabelText(/^Dose$/)
    if (!first || !second) throw new Error('two steps are there')
    await user.type(first, '4')
    await user.type(screen.getByLabelText('Days of this step'), '2')
    await user.type(second, '8')
    await user.type(screen.getByLabelText('Reason'), 'Up as tolerated')
    await user.click(screen.getByRole('button', { name: 'Save the order' }))
    expect(await screen.findByText('until swallowed on two days')).toBeTruthy()
    expect(await orders()).toMatchObject([
      {
        steps: [
          { step: 1, days: 2, advance: 'swallowed', amountMicrograms: 4_000 },
          { step: 2, days: null, amountMicrograms: 8_000 },
        ],
      },
    ])
  })
})

describe('the doctor’s list', () => {
  it('leads from a client who was sent to the doctor to a new order', async () => {
    const { user, screen } = open('/orders')
    const section = within(await screen.findByRole('region', { name: 'Sent to the doctor today (1)' }))
    expect(section.getByText('There is no dose order. A doctor writes one.')).toBeTruthy()
    await user.click(section.getByRole('button', { name: /^Decide/ }))
    const box = within(await screen.findByRole('dialog'))
    expect(await box.findByText('There is no order to go on with.')).toBeTruthy()
    expect(box.queryByLabelText(/^Resume/)).toBeNull()
    await user.click(box.getByLabelText(/Write another order/))
    expect(await screen.findByRole('heading', { name: 'New order' })).toBeTruthy()
  })

  it('releases a hold in place, with what was found', async () => {
    await write(4_000)
    await clinic.call.holds.place({
      requestId: requestId(),
      clientId,
      kind: 'doctor',
      reason: 'Drowsy at the door',
    })
    const { user, screen } = open('/orders')
    const section = within(await screen.findByRole('region', { name: 'Held (1)' }))
    await user.click(section.getByRole('button', { name: 'Release' }))
    const box = within(await screen.findByRole('dialog'))
    await user.type(box.getByLabelText('What was found'), 'Seen, alert')
    await user.click(box.getByRole('button', { name: 'Release' }))
    await screen.findByRole('region', { name: 'Orders that end soon (1)' })
    expect((await clinic.call.orders.ofClient({ clientId })).holds).toEqual([])
  })
})

describe('an order by telephone', () => {
  it('is shown in words to be read back, and never begins a treatment', async () => {
    await clinic.call.rules.allowTelephone({
      requestId: requestId(),
      allowed: true,
      source: 'State rules',
      pin: PINS[1],
    })
    await write(4_000)
    await clinic.signInAs('nurse')
    const { user, screen } = open(`/clients/${clientId}/orders/telephone`)
    await user.selectOptions(await screen.findByLabelText('Doctor on the telephone'), 'Dr Lalnunmawia')
    await user.type(screen.getByLabelText('Time of the call (today)'), '08:20')
    await user.click(screen.getByLabelText('buprenorphine'))
    await user.selectOptions(screen.getByLabelText('Kind of order'), 'maintenance')
    await user.type(screen.getByLabelText(/^Dose$/), '4')
    await user.type(screen.getByLabelText('Reason'), 'Doctor is away')
    expect(screen.getByText(/4 mg \(four milligrams\), every day, 03-Feb-2026 to 05-Feb-2026/)).toBeTruthy()
    await user.click(screen.getByRole('button', { name: 'Save the order' }))
    expect(await screen.findByText(/no dose is known of, so nothing can be ordered/i)).toBeTruthy()
    expect(screen.getAllByText('Read the order back to the doctor, then tick this.')).toBeTruthy()
    expect(await orders()).toHaveLength(1)
  })
})

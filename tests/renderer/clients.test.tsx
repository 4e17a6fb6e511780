// @vitest-environment ./tests/helpers/window-environment.ts
import { waitFor, within } from '@testing-library/react'
import { userEvent } from '@testing-library/user-event'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { ClinicDay } from '../../shared/records/time.ts'
import { makeCardText } from '../../shared/rules/card-number.ts'
import { openDay, someClient } from '../helpers/clients.ts'
import { type Clinic, openClinic, PINS, STAFF } from '../helpers/clinic.ts'
import { requestId } from '../helpers/seed-counter.ts'
import { openWindowOn } from '../helpers/window.tsx'

// user-event walks radios by a selector, for which jsdom has no escaping.
globalThis.CSS ??= { escape: (text: string) => text } as typeof CSS

let clinic: Clinic
let shown: ReturnType<typeof openWindowOn>
beforeEach(async () => {
  clinic = await openClinic({ who: 'nurse' })
  await openDay(clinic, '2026-02-03' as ClinicDay)
})
afterEach(async () => {
  shown.close()
  expect(clinic.faults).toEqual([])
  await clinic.end()
})

const open = (at: string) => {
  shown = openWindowOn(clinic, { at })
  return shown
}
/** As fast as fingers: a row of digits without pauses is a scanner's. */
const byHand = userEvent.setup({ delay: 90 })
/** As a scanner that sends its own key first, so that a slow machine's gaps between keys do not matter. */
const scan = (digits: string) =>
  userEvent.setup({ delay: null }).keyboard(`{Control>}b{/Control}${digits}{Enter}`)
const tick = (name: string | RegExp) => shown.user.click(shown.screen.getByRole('checkbox', { name }))
const field = (name: string | RegExp) => shown.screen.findByLabelText(name)

async function fillEnrolment(called: string) {
  const { user, screen } = shown
  await user.type(await field(/^Called/), called)
  await user.selectOptions(screen.getByLabelText(/^Sex/), 'M')
  await user.type(screen.getByLabelText(/^Birth year/), '1990')
  await tick('A doctor diagnosed opioid dependence')
  await tick('The client injects')
  await tick('The client is able and willing to consent')
  await tick('Consents to the treatment, today')
}

describe('enrolment', () => {
  it('takes a name, few keys and one scan of a blank card, without a mouse', async () => {
    const [blank = ''] = (await clinic.call.clients.blankCards({ count: 1 })).digits
    const { user, screen } = open('/')
    await screen.findByRole('heading', { name: /Good day/ })
    await user.keyboard('{Alt>}e{/Alt}')
    expect(await screen.findByText(/The client gets number 1, on 03-Feb-2026/)).toBeTruthy()
    const called = await field(/^Called/)
    await waitFor(() => expect(document.activeElement).toBe(called))
    await user.keyboard('Mawia{Tab}')
    await user.selectOptions(screen.getByLabelText(/^Sex/), 'M')
    await user.keyboard('{Tab}1990{Tab}')
    await byHand.keyboard('9862154321')
    await user.keyboard('{Tab} {Tab} {Tab} {Tab} ')
    await scan(blank)
    expect((await screen.findAllByText(/^Card 0017 .* is ready\.$/)).length).toBeGreaterThan(0)
    expect((screen.getByLabelText(/^Called/) as HTMLInputElement).value).toBe('Mawia')
    await user.keyboard('{Control>}{Enter}{/Control}')
    expect(await screen.findByText('Enrolled: number 1')).toBeTruthy()
    const { clientId } = await clinic.call.clients.byCard({ digits: blank })
    expect(await clinic.call.clients.profile({ id: clientId })).toMatchObject({
      called: 'Mawia',
      birthYear: 1990,
      phone: '9862154321',
      consents: [{ kind: 'treatment', witness: 'Ramdini' }],
      episodes: [{ kind: 'ost', entry: 'new' }],
    })
  })

  it('says all that is missing at once, beside the fields too, and keeps what was typed', async () => {
    const { user, screen } = open('/enrol')
    await user.type(await field(/^Birth year/), '2008')
    await user.type(screen.getByLabelText('Telephone'), 'none')
    await user.click(screen.getByRole('button', { name: 'Enrol' }))
    const summary = await screen.findByRole('alert')
    for (const sentence of [
      /Write what the client is called/,
      /Choose the sex/,
      /This is no telephone number/,
      /leaves open whether the client is 18/,
      /consent to the treatment first/,
    ])
      expect(within(summary).getByText(sentence)).toBeTruthy()
    expect((screen.getByLabelText(/^Birth year/) as HTMLInputElement).value).toBe('2008')
    await user.click(within(summary).getByRole('button', { name: /Write what the client is called/ }))
    expect(document.activeElement).toBe(screen.getByLabelText(/^Called/))
  })

  it('shows who may be the same person before it saves', async () => {
    await clinic.call.clients.enrol(someClient({ called: 'Lalrinpuia' }))
    const { user, screen } = open('/enrol')
    await fillEnrolment('Rinpuia')
    expect(await screen.findByText('May be the same person')).toBeTruthy()
    expect(screen.getByText(/name sounds the same/)).toBeTruthy()
    await user.keyboard('{Control>}{Enter}{/Control}')
    expect(await screen.findByText(/One client may be the same person/)).toBeTruthy()
    await tick('Number 1 is not the same person')
    await user.keyboard('{Control>}{Enter}{/Control}')
    expect(await screen.findByText('Enrolled: number 2')).toBeTruthy()
  })

  it('says of a scanned card why it cannot be given', async () => {
    const { card } = await clinic.call.clients.enrol(someClient({ called: 'Zova', card: 'new' }))
    const { screen } = open('/enrol')
    await field(/^Called/)
    await scan(makeCardText(18, 7))
    expect(await screen.findByText(/belongs to another site \(number 18\)/)).toBeTruthy()
    await scan(card ?? '')
    expect(await screen.findByText(/This card was given to somebody already/)).toBeTruthy()
  })

  it('brings back what was typed after somebody locked the screen', async () => {
    const { user, screen, signIn } = open('/enrol')
    await user.type(await field(/^Called/), 'Biaka')
    await user.keyboard('{Alt>}l{/Alt}')
    await signIn('nurse')
    await user.keyboard('{Alt>}e{/Alt}')
    await waitFor(async () => expect(((await field(/^Called/)) as HTMLInputElement).value).toBe('Biaka'))
    expect(screen.getByText(/is back\.$/)).toBeTruthy()
  })
})

describe('finding', () => {
  it('finds as it is typed, and Enter opens the one that is left', async () => {
    await clinic.call.clients.enrol(someClient({ called: 'Mawia' }))
    await clinic.call.clients.enrol(someClient({ called: 'Zova', birthYear: 1975, sex: 'F' }))
    const { user, screen } = open('/clients')
    await user.type(await field('Find a client'), 'zo')
    expect(await screen.findByText('One client')).toBeTruthy()
    await user.keyboard('{Enter}')
    expect(await screen.findByRole('heading', { name: 'Zova' })).toBeTruthy()
    expect(screen.getByText(/50 or 51 years/)).toBeTruthy()
  })

  it('opens a scanned card, and says of each wrong one what is wrong', async () => {
    const { card, clientId } = await clinic.call.clients.enrol(someClient({ called: 'Zova', card: 'new' }))
    const { screen } = open('/clients')
    await field('Find a client')
    const digits = card ?? ''
    await scan(digits.slice(0, 13) + ((Number(digits[13]) + 1) % 10))
    expect(await screen.findByText(/The card was not read rightly/)).toBeTruthy()
    const { cards } = await clinic.call.clients.profile({ id: clientId })
    await clinic.call.clients.revokeCard({
      requestId: requestId(),
      cardId: cards[0]?.id ?? 0,
      reason: 'lost',
    })
    await scan(digits)
    expect(await screen.findByText(/no longer valid. It belonged to number 1/)).toBeTruthy()
    const [other = ''] = (await clinic.call.clients.blankCards({ count: 1 })).digits
    await clinic.call.clients.issueCard({ requestId: requestId(), id: clientId, card: other, oldCard: null })
    await scan(other)
    expect(await screen.findByRole('heading', { name: 'Zova' })).toBeTruthy()
  })

  it('shows a restricted record by its number alone, and says who opens it', async () => {
    await clinic.signInAs('manager')
    const { clientId } = await clinic.call.clients.enrol(
      someClient({ called: 'Ramdini', restrictedFor: STAFF.otherNurse }),
    )
    await clinic.signInAs('nurse')
    const { user, screen } = open('/clients')
    await user.type(await field('Find a client'), '1')
    expect(await screen.findByText(/Restricted record: a doctor or manager opens it/)).toBeTruthy()
    expect(screen.queryByText('Ramdini')).toBeNull()
    await user.keyboard('{Enter}')
    expect(await screen.findByText(/Only a doctor or manager opens it\./)).toBeTruthy()
    expect(clientId).toBe(1)
  })
})

describe('the page of one client', () => {
  const openClient = async (changes = {}) => {
    const { clientId } = await clinic.call.clients.enrol(someClient({ called: 'Mawia', ...changes }))
    open(`/clients/${clientId}`)
    await shown.screen.findByRole('heading', { name: 'Mawia' })
    return clientId
  }
  const inDialog = async () => within(await shown.screen.findByRole('dialog'))

  it('has a mark for each of the last 28 days, said in words', async () => {
    await openClient()
    const days = within(await shown.screen.findByRole('list', { name: 'The last 28 days' }))
    expect(days.getAllByRole('listitem')).toHaveLength(28)
    expect(days.getByText('Tuesday, 03-Feb-2026: No dose due')).toBeTruthy()
    await shown.user.click(shown.screen.getByRole('button', { name: 'Month' }))
    const month = within(await shown.screen.findByRole('list', { name: 'February 2026' }))
    expect(month.getAllByRole('listitem')).toHaveLength(28)
  })

  it('corrects who it is only with a reason', async () => {
    const id = await openClient()
    await shown.user.click(shown.screen.getByRole('button', { name: 'Correct' }))
    const form = await inDialog()
    await shown.user.clear(form.getByLabelText(/^Called/))
    await shown.user.type(form.getByLabelText(/^Called/), 'Zara')
    await shown.user.click(form.getByRole('button', { name: 'Save' }))
    expect((await form.findAllByText('Choose one.')).length).toBeGreaterThan(0)
    await shown.user.click(form.getByRole('radio', { name: 'It was written wrongly' }))
    await shown.user.click(form.getByRole('button', { name: 'Save' }))
    expect(await shown.screen.findByRole('heading', { name: 'Zara' })).toBeTruthy()
    expect((await clinic.call.clients.profile({ id })).called).toBe('Zara')
  })

  it('records a consent in the client’s words, and withdraws it', async () => {
    await openClient()
    const { user, screen } = shown
    await user.click(screen.getByRole('button', { name: 'Add a consent' }))
    const form = await inDialog()
    await user.selectOptions(form.getByLabelText('To what'), 'visit')
    await user.click(form.getByRole('button', { name: 'Save the consent' }))
    expect((await form.findAllByText('Write what exactly the client allows.')).length).toBeGreaterThan(0)
    await user.type(form.getByLabelText('In the client’s words'), 'Sundays, say we are friends')
    await user.click(form.getByRole('button', { name: 'Save the consent' }))
    expect(await screen.findByText('Sundays, say we are friends')).toBeTruthy()
    await user.click(screen.getByRole('button', { name: 'Withdraw: Home visit' }))
    await user.click((await inDialog()).getByRole('button', { name: 'Withdraw' }))
    expect(await screen.findByText('Withdrawn 03-Feb-2026')).toBeTruthy()
  })

  it('takes no photo without a consent, and no file that is no picture', async () => {
    await openClient()
    const { user, screen } = shown
    await user.click(screen.getByRole('button', { name: 'Take a photo' }))
    const before = await inDialog()
    expect(before.getByText('First record the client’s consent to a photo.')).toBeTruthy()
    await user.click(before.getByRole('button', { name: 'Add a consent' }))
    await user.click((await inDialog()).getByRole('button', { name: 'Save the consent' }))
    const form = await inDialog()
    expect(await form.findByText(/There is no camera/)).toBeTruthy()
    const input = document.querySelector<HTMLInputElement>('input[type=file]')
    if (!input) throw new Error('no file field')
    await user.upload(input, new File(['not a picture'], 'face.jpg', { type: 'image/jpeg' }))
    expect(await form.findByText(/This file is no picture/)).toBeTruthy()
    expect(clinic.asked.cameraAllowed).toBe(true)
    await user.click(form.getByRole('button', { name: 'Cancel' }))
    await waitFor(() => expect(clinic.asked.cameraAllowed).toBe(false))
  })

  it('gives a scanned card in place of a lost one, and revokes it', async () => {
    await openClient({ card: 'new' })
    const { user, screen } = shown
    const [blank = ''] = (await clinic.call.clients.blankCards({ count: 1 })).digits
    await user.click(screen.getByRole('button', { name: 'Give a card' }))
    const form = await inDialog()
    await scan(blank)
    await user.click(await form.findByRole('radio', { name: 'Lost' }))
    await user.click(form.getByRole('button', { name: 'Give this card' }))
    expect(await screen.findByText(/^Revoked .*: Lost$/)).toBeTruthy()
    await user.click(screen.getByRole('button', { name: 'Revoke' }))
    const revoking = await inDialog()
    await user.keyboard('2')
    await user.click(revoking.getByRole('button', { name: 'Revoke' }))
    expect(await screen.findByText(/^Revoked .*: Stolen$/)).toBeTruthy()
  })

  it('closes the treatment with a reason, and takes the client up again', async () => {
    await openClient()
    const { user, screen } = shown
    await user.click(screen.getByRole('button', { name: /^Close: Substitution/ }))
    const form = await inDialog()
    expect(form.queryByRole('radio', { name: 'Died' })).toBeNull()
    await user.click(form.getByRole('radio', { name: 'In prison' }))
    await user.click(form.getByRole('button', { name: 'Close it' }))
    expect(await screen.findByText('On 03-Feb-2026: In prison.')).toBeTruthy()
    await user.click(screen.getByRole('button', { name: 'Open or take up again' }))
    const opening = await inDialog()
    await user.click(opening.getByRole('button', { name: 'Open it' }))
    expect((await opening.findAllByText(/needs this statement to be true/)).length).toBe(6)
    for (const name of [/dependence/, /injects/, /able and willing/])
      await user.click(opening.getByRole('checkbox', { name }))
    await user.click(opening.getByRole('button', { name: 'Open it' }))
    expect(await screen.findByText(/Came back/)).toBeTruthy()
  })
})

describe('bringing over', () => {
  const row = (number: string, ...rest: string[]) => [number, ...rest].join('\t')
  const good = ['Client', 'M', '1990', 'buprenorphine', '8', '30-Apr-2026', '02-Feb-2026', '8', '12']

  it('takes a pasted spreadsheet, marks every wrong cell, and is saved, signed and in force', async () => {
    const { user, screen } = open('/bring-over')
    await user.click(await field('Row 1, Number'))
    const spoilt = ['Client', 'X', '34', 'Addnok', '8.1', 'soon', '', 'eight', '']
    await user.paste([row('1', ...good), row('2', ...spoilt), row('3', ...good)].join('\r\n'))
    expect(await screen.findByText(/cells in one row to mend/)).toBeTruthy()
    const year = await field('Row 2, Birth year')
    expect(year.getAttribute('aria-invalid')).toBe('true')
    expect(screen.getAllByText(/An age is no birth year/).length).toBe(2)
    await user.click(await field('Row 2, Number'))
    await user.paste(`${row('2', ...good)}\n${row('3', ...good)}`)
    expect(await screen.findByText('Three clients ready to be saved.')).toBeTruthy()
    await user.click(screen.getByRole('button', { name: 'Save the list' }))
    expect(await screen.findByRole('heading', { name: 'Bring-over list 1' })).toBeTruthy()
    expect(screen.getByText(/Waits for Dr Lalnunmawia/)).toBeTruthy()
    expect(screen.queryByRole('button', { name: 'Sign the list' })).toBeNull()
    shown.close()

    await clinic.signInAs('doctor')
    const doctor = open('/bring-over/1')
    await doctor.user.click(await doctor.screen.findByRole('button', { name: 'Sign the list' }))
    await doctor.user.type(await field(/^PIN of/), PINS[1])
    await doctor.user.keyboard('{Enter}')
    expect(await doctor.screen.findByText(/^Signed by Dr Lalnunmawia/)).toBeTruthy()
    const { facts } = await clinic.call.doses.facts({ who: { by: 'number', registerNumber: 2 } })
    expect(facts.orders).toMatchObject([{ via: 'brought_over' }])
  })
})

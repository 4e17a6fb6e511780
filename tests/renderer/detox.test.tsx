// @vitest-environment ./tests/helpers/window-environment.ts
import { waitFor, within } from '@testing-library/react'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { openRegister } from '../../electron/register.ts'
import { type Clinic, openClinic, PASSPHRASES, STAFF } from '../helpers/clinic.ts'
import { requestId, seedClients, seedStock } from '../helpers/seed-counter.ts'
import { openWindowOn } from '../helpers/window.tsx'

// user-event walks radios by a selector, for which jsdom has no escaping.
globalThis.CSS ??= { escape: (text: string) => text } as typeof CSS

let clinic: Clinic
let shown: ReturnType<typeof openWindowOn> | undefined
beforeEach(async () => {
  clinic = await openClinic({ who: 'nurse' })
  await clinic.call.day.open({ requestId: requestId(), day: '2026-02-03', approver: null, reason: null })
  const opening = await openRegister(clinic.folder, PASSPHRASES[0], clinic.clock)
  if (opening.outcome !== 'opened') throw new Error(opening.outcome)
  seedStock(opening.register, 1)
  seedClients(opening.register, [
    { registerNumber: 1, called: 'Puia', slots: [8_000] },
    { registerNumber: 2, called: 'Mawii', sex: 'F', slots: [8_000] },
  ])
  opening.register.close()
})
afterEach(async () => {
  shown?.close()
  shown = undefined
  await clinic.end()
})

const at = async (who: 'counsellor' | 'doctor' | 'nurse' | 'manager', path: string) => {
  await clinic.signInAs(who)
  shown = openWindowOn(clinic, { at: path })
  return shown
}

/** A camp with a box of forty tablets, by the calls of its screens. */
async function camp(): Promise<{ campId: number; boxId: number }> {
  const { id: campId } = await clinic.call.camps.plan({
    requestId: requestId(),
    place: 'Durtlang hall',
    kind: 'camp',
    firstDay: '2026-02-01' as never,
    lastDay: '2026-02-15' as never,
    beds: 8,
  })
  const { id: boxId } = await clinic.call.boxes.open({
    requestId: requestId(),
    name: 'Box 1',
    purpose: 'Camp',
  })
  const lines = [{ batchId: 1, steps: 40, fromSealedPacks: true }]
  await clinic.call.boxes.putIn({ requestId: requestId(), boxId, lines, approver: null })
  await clinic.call.camps.linkBox({ requestId: requestId(), campId, boxId })
  return { campId, boxId }
}

async function admitted(clientId = 1): Promise<number> {
  const { campId } = await camp()
  await clinic.call.detox.talk({ requestId: requestId(), clientId, kind: 'pre', day: '2026-02-03' as never })
  await consent(clientId)
  const answers = {
    pregnant: 'no' as const,
    seizures: 'no' as const,
    alcohol: 'no' as const,
    benzodiazepines: 'no' as const,
    breaths: 16,
  }
  await clinic.call.detox.check({ requestId: requestId(), clientId, day: '2026-02-03' as never, answers })
  const input = { requestId: requestId(), clientId, day: '2026-02-03' as never, campId, overBeds: false }
  const { episodes } = await clinic.call.detox.admit(input)
  return episodes[0]?.episodeId ?? 0
}

const consent = (id: number) =>
  clinic.call.clients.consent({
    requestId: requestId(),
    id,
    kind: 'detox',
    day: '2026-02-03' as never,
    witnessId: STAFF.counsellor,
    detail: '',
  })

const PAGE = '/clients/1/detox'

describe('camps and places', () => {
  it('plans a camp by keyboard, and says in words that another one is there', async () => {
    const { user, screen } = await at('manager', '/detox')
    await screen.findByText(/Nobody is in detoxification/)
    await user.keyboard('{F6}')
    const dialog = within(await screen.findByRole('dialog', { name: 'Plan a camp' }))
    await user.type(dialog.getByLabelText('Place', { selector: 'input' }), 'Durtlang hall')
    await user.type(dialog.getByLabelText('First day'), '3 Mar 2026')
    await user.type(dialog.getByLabelText('Last day'), '17 Mar 2026')
    await user.type(dialog.getByLabelText('Beds'), '12{Enter}')
    expect(await screen.findByRole('heading', { name: 'Durtlang hall' })).toBeTruthy()
    expect(screen.getByText(/0 of 12 taken · Planned/)).toBeTruthy()
    await user.click(screen.getByRole('button', { name: 'Detoxification' }))
    await screen.findByText('03-Mar-2026 to 17-Mar-2026')
    await user.keyboard('{F6}')
    const again = within(await screen.findByRole('dialog', { name: 'Plan a camp' }))
    await user.type(again.getByLabelText('Place', { selector: 'input' }), 'durtlang hall')
    await user.type(again.getByLabelText('First day'), '17 Mar 2026')
    await user.type(again.getByLabelText('Last day'), '20 Mar 2026')
    await user.type(again.getByLabelText('Beds'), '12{Enter}')
    expect((await again.findAllByText(/Another camp is at this place/)).length).toBeGreaterThan(0)
    expect(again.getByLabelText<HTMLInputElement>('Beds').value).toBe('12')
  })

  it('shows the report of a camp on one page, without a name', async () => {
    await admitted()
    const { user, screen } = await at('nurse', '/detox/camps/1')
    await screen.findByRole('heading', { name: 'Durtlang hall' })
    await user.keyboard('{F4}')
    const paper = within(await screen.findByRole('dialog', { name: 'Camp report: Durtlang hall' }))
    expect(paper.getByRole('row', { name: 'People admitted 1' })).toBeTruthy()
    expect(paper.getByRole('row', { name: 'Bed days 1' })).toBeTruthy()
    expect(paper.queryByText(/Puia/)).toBeNull()
  })
})

describe('an admission', () => {
  it('goes from the counselling to the bed without a mouse', async () => {
    await camp()
    await consent(1)
    const { user, screen } = await at('nurse', PAGE)
    await screen.findByText(/Before the admission/)
    await user.keyboard('{Alt>}1{/Alt}')
    await screen.findByRole('dialog', { name: 'Counselling before' })
    await user.keyboard('{Enter}')
    await screen.findByText(/03-Feb-2026, Ramdini/)
    await user.keyboard('{Alt>}2{/Alt}')
    const check = within(await screen.findByRole('dialog', { name: 'Check before the admission' }))
    expect(check.queryByText(/Pregnant/)).toBeNull()
    await user.keyboard('111')
    await user.type(check.getByLabelText(/Breaths in one minute/), '16{Enter}')
    await screen.findByText(/nothing stops/)
    await user.keyboard('{Alt>}3{/Alt}')
    await screen.findByRole('dialog', { name: 'Admit to detoxification' })
    await user.tab()
    await user.keyboard('{Enter}')
    expect(await screen.findByText('Admitted.')).toBeTruthy()
    expect((await clinic.call.detox.list()).lines).toMatchObject([
      { registerNumber: 1, place: 'Durtlang hall' },
    ])
  })

  it('says all that is missing, and lets a doctor decide of a red flag', async () => {
    await camp()
    const first = await at('nurse', '/clients/2/detox')
    await first.screen.findByText(/Before the admission/)
    await first.user.keyboard('{Alt>}3{/Alt}')
    const admit = within(await first.screen.findByRole('dialog', { name: 'Admit to detoxification' }))
    await first.user.click(admit.getByRole('button', { name: 'Admit' }))
    expect(await admit.findByText(/No consent to detoxification stands/)).toBeTruthy()
    expect(admit.getByText(/Check for red flags first/)).toBeTruthy()
    await first.user.keyboard('{Escape}')
    await waitFor(() => expect(first.screen.queryByRole('dialog')).toBeNull())
    await first.user.keyboard('{Alt>}2{/Alt}')
    const check = within(await first.screen.findByRole('dialog', { name: 'Check before the admission' }))
    await first.user.keyboard('2111')
    await first.user.type(check.getByLabelText(/Breaths in one minute/), '16{Enter}')
    await first.screen.findByText(/waits for a doctor/)
    first.close()
    const second = await at('doctor', '/clients/2/detox')
    await second.user.click(await second.screen.findByRole('button', { name: 'Decide …' }))
    const decide = within(await second.screen.findByRole('dialog', { name: 'What does the doctor decide?' }))
    await second.user.keyboard('2')
    await second.user.type(decide.getByLabelText(/Why, and what/), 'Keep on OST')
    await second.user.click(decide.getByRole('button', { name: 'Write the decision' }))
    expect(await second.screen.findByText(/does not admit here/)).toBeTruthy()
  })
})

describe('a shift', () => {
  it('is charted by digits; the total is computed, slow breathing is said, and the course is drawn', async () => {
    await admitted()
    const { user, screen } = await at('nurse', PAGE)
    await screen.findByRole('img', { name: /Course of the detoxification of client 1/ })
    await user.keyboard('{Alt>}n{/Alt}')
    await screen.findByRole('radio', { name: '1: Morning' })
    await user.keyboard('1')
    await user.type(screen.getByLabelText('Breaths a minute'), '9')
    expect(await screen.findByText(/Slow breathing: wake the client/)).toBeTruthy()
    await user.keyboard('{Control>}{Enter}{/Control}')
    expect((await screen.findAllByText(/eleven items/)).length).toBeGreaterThan(0)
    const scale = within(screen.getByRole('group', { name: /Withdrawal/ }))
    scale.getAllByRole('radio')[0]?.focus()
    for (const digit of '12301111113') await user.keyboard(digit)
    await user.type(screen.getByLabelText('Handover to the next shift'), 'Call the doctor at ten')
    await user.keyboard('{Control>}{Enter}{/Control}')
    expect(await screen.findByText('The chart is saved.')).toBeTruthy()
    expect(await screen.findByText('15, moderate')).toBeTruthy()
    expect(screen.getByText('Call the doctor at ten')).toBeTruthy()
    await user.keyboard('{F6}')
    const give = within(await screen.findByRole('dialog', { name: 'Give medicine' }))
    await user.type(give.getByLabelText('How many tablets'), '2{Enter}')
    expect(await give.findByText(/breathes slowly. No medicine/)).toBeTruthy()
  })

  it('gives medicine out of the box, and takes it back when nobody took it', async () => {
    await admitted()
    const { user, screen } = await at('nurse', PAGE)
    await screen.findByText(/Ordered for today: buprenorphine, 8/)
    await user.keyboard('{F6}')
    const give = within(await screen.findByRole('dialog', { name: 'Give medicine' }))
    await user.type(give.getByLabelText('How many tablets'), '50{Enter}')
    expect(await give.findByText(/more than the order of that day/)).toBeTruthy()
    await user.clear(give.getByLabelText('How many tablets'))
    await user.type(give.getByLabelText('How many tablets'), '2{Enter}')
    expect(await screen.findByText(/given and taken off the book/)).toBeTruthy()
    expect((await clinic.call.boxes.book({ boxId: 1 })).batches[0]?.steps).toBe(38)
    await user.click(screen.getByRole('button', { name: /Nobody took it/ }))
    expect(await screen.findByText(/No medicine from a box/)).toBeTruthy()
    expect((await clinic.call.boxes.book({ boxId: 1 })).batches[0]?.steps).toBe(40)
  })
})

describe('a discharge', () => {
  it('is four answers, and never without the talk for who goes in agreement', async () => {
    await admitted()
    const { user, screen } = await at('counsellor', PAGE)
    await screen.findByRole('img', { name: /Course of the detoxification/ })
    await user.keyboard('{F7}')
    const dialog = within(await screen.findByRole('dialog', { name: 'Discharge' }))
    await user.keyboard('123')
    await user.click(dialog.getByRole('button', { name: 'Discharge' }))
    expect((await dialog.findAllByText(/Hold the talk about lost tolerance/)).length).toBeGreaterThan(0)
    await user.click(dialog.getByRole('radio', { name: '1: Held' }))
    await user.click(dialog.getByRole('button', { name: 'Discharge' }))
    expect(await screen.findByText(/Discharged. The follow-ups/)).toBeTruthy()
    expect(screen.getByText(/Completed on 03-Feb-2026/)).toBeTruthy()
  })
})

describe('a paper chart', () => {
  it('is entered with eleven digits a line; what does not fit stays with its reason', async () => {
    const episodeId = await admitted()
    await clinic.call.detox.makeSheets({
      requestId: requestId(),
      campId: 1,
      episodeId,
      firstDay: '2026-02-03' as never,
      days: 2,
      count: 1,
    })
    const { user, screen } = await at('nurse', '/detox/charts/1')
    const cows = await screen.findByLabelText<HTMLInputElement>('Line 1: COWS, 11 digits')
    await waitFor(() => expect(document.activeElement).toBe(cows))
    await user.keyboard('12301111113')
    expect(screen.getByText('15, moderate')).toBeTruthy()
    await user.keyboard('{Enter}')
    expect(document.activeElement).toBe(screen.getByLabelText('Line 2: COWS, 11 digits'))
    await user.keyboard('17')
    await user.type(screen.getByLabelText('Line 4: Pulse'), '80')
    await user.keyboard('{Control>}{Enter}{/Control}')
    expect(await screen.findByText('One line is saved.')).toBeTruthy()
    expect(screen.getByText(/type eleven digits, or none/)).toBeTruthy()
    expect(screen.getByText(/This day has not come yet/)).toBeTruthy()
    expect(screen.getByLabelText<HTMLInputElement>('Line 1: COWS, 11 digits').value).toBe('17')
    const { episodes } = await clinic.call.detox.client({ clientId: 1 })
    expect(episodes[0]?.charts).toMatchObject([{ cows: { total: 15 }, sheet: 1 }])
  })

  it('prints blank and numbered, with what each digit means at its foot', async () => {
    await camp()
    const { user, screen } = await at('nurse', '/detox')
    await screen.findByText(/No paper chart was printed/)
    await user.keyboard('{F7}')
    const dialog = within(await screen.findByRole('dialog', { name: 'Print blank charts' }))
    await user.clear(dialog.getByLabelText('How many charts'))
    await user.type(dialog.getByLabelText('How many charts'), '2{Enter}')
    const paper = within(await screen.findByRole('dialog', { name: 'Paper charts' }))
    expect(paper.getByText('Detox chart 1')).toBeTruthy()
    expect(paper.getByText('Detox chart 2')).toBeTruthy()
    expect(paper.getAllByText(/Shift: 1 morning, 2 afternoon, 3 night/)).toHaveLength(2)
    const [heading, line] = within(paper.getAllByRole('table')[0] as HTMLElement).getAllByRole('row')
    expect(line?.children.length).toBe(heading?.children.length)
  })
})

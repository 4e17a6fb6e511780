import { within } from '@testing-library/react'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { type Clinic, emptyClinic, officeKeys, PINS } from '../helpers/clinic.ts'
import { openWindowOn } from '../helpers/window.tsx'

let clinic: Clinic
let shown: ReturnType<typeof openWindowOn>
beforeEach(async () => {
  clinic = await emptyClinic()
  shown = openWindowOn(clinic)
  await shown.user.click(await shown.screen.findByRole('button', { name: 'Set up a new site' }))
})
afterEach(async () => {
  shown.close()
  await clinic.end()
})

const next = () => shown.user.click(shown.screen.getByRole('button', { name: 'Next' }))
const heading = (name: string) => shown.screen.findByRole('heading', { level: 1, name })
const type = async (label: string | RegExp, text: string, nth = 0) => {
  const field = shown.screen.getAllByLabelText(label)[nth]
  if (!field) throw new Error(`no field ${label}`)
  await shown.user.clear(field)
  if (text !== '') await shown.user.type(field, text)
}
const alert = async () => (await shown.screen.findByRole('alert')).textContent ?? ''

async function fillSite() {
  await type('Name of the site', 'Grace-In')
  await type('District', 'Aizawl')
  await type('Site code', 'azl01')
  await type('Site number', '১৭')
  await type('Country', 'India')
  await next()
}

async function fillPerson(index: number, name: string, pin: string) {
  await type('Name', name, index)
  await type('PIN', pin, index)
  await type('PIN again', pin, index)
}

/** Makes a passphrase, reads it off the screen as onto paper, and types it back. */
async function makePassphrase(): Promise<string> {
  const { user, screen } = shown
  const [make] = screen.getAllByRole('button', { name: 'Make a passphrase' })
  if (make) await user.click(make)
  await screen.findByText(/Write these five words down/)
  const slip = document.querySelector<HTMLElement>('.ost-print-this')
  const words = slip
    ? within(slip)
        .getAllByRole('listitem')
        .map((item) => item.textContent)
    : []
  await user.click(screen.getByRole('button', { name: 'I have it on paper' }))
  await user.type(screen.getByLabelText(/from the paper/), `${words.join(' ')}{Enter}`)
  return words.join(' ')
}

async function importCard(): Promise<void> {
  const { card } = await officeKeys()
  const file = new File([JSON.stringify(card)], 'office-card.json', { type: 'application/json' })
  file.text = async () => JSON.stringify(card)
  const input = document.querySelector<HTMLInputElement>('input[type=file]')
  if (input) await shown.user.upload(input, file)
  await shown.user.click(await shown.screen.findByLabelText(/the same/))
}

describe('setting up a new site', () => {
  it('makes a register that the retyped passphrase opens and the staff sign in to', async () => {
    const { user, screen } = shown
    await user.keyboard('1{Enter}')
    await heading('The site')
    await fillSite()
    await heading('Medicines')
    await user.click(screen.getByLabelText(/buprenorphine, tablets of 2/))
    await next()
    await heading('People')
    await fillPerson(0, 'Zothanpuii', PINS[0])
    await fillPerson(1, 'Dr Lalnunmawia', PINS[1])
    await fillPerson(2, 'Ramdini', PINS[2])
    await next()
    await heading('Keyholders')
    const passphrase = await makePassphrase()
    await makePassphrase()
    await next()
    await heading('Regional office')
    await importCard()
    await next()
    await heading('Rules')
    await user.selectOptions(screen.getByLabelText('Signed by'), 'Dr Lalnunmawia')
    await type('The doctor’s PIN', PINS[1])
    await next()
    await heading('Look over')
    expect(screen.getByText('Grace-In (AZL01, 17)')).toBeTruthy()
    await user.click(screen.getByRole('button', { name: 'Create the register' }))
    await heading('Who is here?')
    await clinic.restart()
    const state = await clinic.call.session.open({ passphrase })
    expect(state.staff.map(({ name, role }) => [name, role])).toEqual([
      ['Zothanpuii', 'manager'],
      ['Dr Lalnunmawia', 'doctor'],
      ['Ramdini', 'nurse'],
    ])
    expect(state.site?.timeZone).toBe('Asia/Kolkata')
  })

  it('asks a drop-in centre for no doctor, medicine or rules', async () => {
    const { user, screen } = shown
    await user.keyboard('3{Enter}')
    await heading('The site')
    const steps = within(screen.getByRole('navigation', { name: 'Steps' })).getAllByRole('listitem')
    expect(steps.map(({ textContent }) => textContent)).not.toEqual(
      expect.arrayContaining([expect.stringMatching(/Medicines|Rules/)]),
    )
    await fillSite()
    await heading('People')
    const roles = screen.getAllByLabelText('Role').map((field) => (field as HTMLSelectElement).value)
    expect(roles).toEqual(['manager', 'counsellor'])
    expect(screen.queryByRole('option', { name: 'doctor' })).toBeNull()
  })

  it('says what is missing, leads there, and keeps everything on Back', async () => {
    const { user, screen } = shown
    await user.keyboard('1{Enter}')
    await heading('The site')
    await type('Name of the site', 'Grace-In')
    await next()
    expect(await alert()).toContain('Type the district.')
    expect(document.activeElement?.getAttribute('role')).toBe('alert')
    await user.click(within(screen.getByRole('alert')).getByRole('button', { name: 'Type the district.' }))
    expect(document.activeElement).toBe(screen.getByLabelText('District'))
    await user.click(screen.getByRole('button', { name: 'Back' }))
    await heading('Kind of site')
    await next()
    await heading('The site')
    expect(screen.getByLabelText('Name of the site')).toHaveProperty('value', 'Grace-In')
  })

  it('refuses weak PINs and two that differ, and says whose', async () => {
    await shown.user.keyboard('3{Enter}')
    await heading('The site')
    await fillSite()
    await heading('People')
    await fillPerson(0, 'Zothanpuii', '123456')
    await fillPerson(1, 'Vanlalruati', PINS[4])
    await type('PIN again', '640288', 1)
    await next()
    const said = await alert()
    expect(said).toContain('Person 1: This PIN counts up or down')
    expect(said).toContain('Person 2: The two PINs are not the same')
  })

  it('goes on only when each passphrase was typed from the paper', async () => {
    const { user, screen } = shown
    await user.keyboard('3{Enter}')
    await heading('The site')
    await fillSite()
    await heading('People')
    await fillPerson(0, 'Zothanpuii', PINS[0])
    await fillPerson(1, 'Vanlalruati', PINS[4])
    await next()
    await heading('Keyholders')
    await makePassphrase()
    await next()
    expect(await alert()).toContain('Keyholder 2: Make the passphrase')
    await user.click(screen.getByRole('button', { name: 'Make a passphrase' }))
    await user.click(await screen.findByRole('button', { name: 'I have it on paper' }))
    await user.type(screen.getByLabelText(/from the paper/), 'quite other words{Enter}')
    expect(screen.getByText(/This is not the same/)).toBeTruthy()
    expect(document.querySelector('.ost-print-this')).toBeNull()
  })

  it('says plainly that a file is no office card', async () => {
    const { user, screen } = shown
    await user.keyboard('3{Enter}')
    await heading('The site')
    await fillSite()
    await heading('People')
    await fillPerson(0, 'Zothanpuii', PINS[0])
    await fillPerson(1, 'Vanlalruati', PINS[4])
    await next()
    await heading('Keyholders')
    await makePassphrase()
    await makePassphrase()
    await next()
    await heading('Regional office')
    const file = new File(['{}'], 'holiday.json', { type: 'application/json' })
    file.text = async () => '{}'
    const input = document.querySelector<HTMLInputElement>('input[type=file]')
    if (input) await user.upload(input, file)
    expect(await alert()).toContain('This file is no office card')
    await next()
    expect(screen.getAllByText('Choose the file office-card.json.').length).toBeGreaterThan(0)
  })
})

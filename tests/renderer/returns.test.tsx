// @vitest-environment ./tests/helpers/window-environment.ts
import { within } from '@testing-library/react'
import { afterEach, expect, it } from 'vitest'
import { PINS, STAFF } from '../helpers/clinic.ts'
import { openWindowOn } from '../helpers/window.tsx'
import { monthOver } from './month-over.ts'

let clinic: Awaited<ReturnType<typeof monthOver>>
let shown: ReturnType<typeof openWindowOn>
afterEach(async () => {
  shown.close()
  expect(clinic.faults).toEqual([])
  await clinic.end()
})
const pin = (who: keyof typeof STAFF) => PINS[STAFF[who] - 1] ?? ''

it('a return goes from Home through two signatures out of the house, with the keyboard', async () => {
  clinic = await monthOver()
  shown = openWindowOn(clinic)
  const { screen, user } = shown
  await screen.findByText('The return of February 2026 has not been sent.')
  await user.keyboard('{Control>}{F6}{/Control}')
  const table = await screen.findByRole('table', { name: /Months and their returns/ })
  expect(within(table).getByText('Not made')).toBeTruthy()
  expect(within(table).getByText('This month goes on')).toBeTruthy()
  const [, march, february] = within(table).getAllByRole('row')
  march?.focus()
  await user.keyboard('{ArrowDown}')
  expect(document.activeElement).toBe(february)
  await user.keyboard('{Enter}')

  await user.click(await screen.findByRole('button', { name: 'Prepare and sign' }))
  await screen.findByText(/working days without a register/)
  await user.keyboard(pin('manager'))
  await user.click(screen.getByRole('button', { name: 'Confirm' }))
  await screen.findByText(/You prepared it, so somebody else approves it/)
  expect(screen.queryByRole('button', { name: 'Approve and sign' })).toBeNull()

  shown.close()
  await clinic.signInAs('doctor')
  shown = openWindowOn(clinic)
  await screen.findByText('The return of February 2026 waits for your approval.')
  await user.click(screen.getByRole('button', { name: 'Go to Returns sent' }))
  await user.click(await screen.findByRole('row', { name: /^February 2026/ }))
  await user.click(await screen.findByRole('button', { name: 'Approve and sign' }))
  await screen.findByText(/The month is counted once more/)
  await user.keyboard(pin('doctor'))
  await user.click(screen.getByRole('button', { name: 'Confirm' }))
  await user.click(await screen.findByRole('button', { name: 'Mark as sent' }))
  const box = await screen.findByRole('dialog')
  await user.selectOptions(within(box).getByLabelText('How did it go out?'), 'stick')
  await user.click(within(box).getByRole('button', { name: 'Mark as sent' }))
  await screen.findByText('Sent as a file on a stick by')
  await screen.findByText('The register still gives the figures that were sent.')

  await user.keyboard('{Alt>}p{/Alt}')
  const paper = await screen.findByRole('dialog', { name: 'Monthly return, February 2026' })
  const cover = within(paper).getAllByRole('table')[0]
  expect(cover?.textContent).toContain('Zothanpuii')
  expect(cover?.textContent).toContain('Dr Lalnunmawia')
  const { returns } = await clinic.call.returns.month({ month: '2026-02' })
  expect(within(paper).getAllByText(`Mark ${returns[0]?.mark}`).length).toBeGreaterThan(3)
})

it('a nurse prepares and reads that somebody else approves', async () => {
  clinic = await monthOver()
  await clinic.signInAs('nurse')
  shown = openWindowOn(clinic, { at: '/returns/2026-02' })
  const { screen, user } = shown
  await screen.findByText('No return of this month was prepared yet.')
  await user.click(screen.getByRole('button', { name: 'Prepare and sign' }))
  await user.keyboard(pin('nurse'))
  await user.click(await screen.findByRole('button', { name: 'Confirm' }))
  await screen.findByText(/You prepared it/)
  shown.close()
  await clinic.signInAs('counsellor')
  shown = openWindowOn(clinic, { at: '/returns/2026-02' })
  await screen.findByText('The manager or the doctor approves it.')
})

// @vitest-environment ./tests/helpers/window-environment.ts
import { within } from '@testing-library/react'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import type { ClinicDay } from '../../shared/records/time.ts'
import { openDay, someClient } from '../helpers/clients.ts'
import { type Clinic, openClinic } from '../helpers/clinic.ts'
import { openWindowOn } from '../helpers/window.tsx'

let clinic: Clinic
let shown: ReturnType<typeof openWindowOn>

beforeAll(async () => {
  clinic = await openClinic({ who: 'nurse' })
  await openDay(clinic, '2026-02-03' as ClinicDay)
  await clinic.call.clients.enrol(someClient({ sex: 'F' }))
  await clinic.signInAs('manager')
})
afterEach(() => shown.close())
afterAll(() => clinic.end())

describe('the monthly return', () => {
  it('stands with its definition, and a figure opens by the keyboard on the clients that it counts', async () => {
    shown = openWindowOn(clinic, { at: '/reports' })
    const { user, screen } = shown
    expect(await screen.findByText(/Dropped out means 60 days in a row without a dose/)).toBeTruthy()
    expect(screen.getByText('0 at the start + 1 who came − 0 who went = 1 at the end.')).toBeTruthy()
    const figure = screen.getByRole('button', { name: 'New: All: 1' })
    figure.focus()
    await user.keyboard('{ArrowRight}')
    expect(document.activeElement?.getAttribute('aria-label')).toBe('New: Female: 1')
    await user.keyboard('{Enter}')
    const list = within(await screen.findByRole('dialog'))
    expect(await list.findByText('1 row, 1 in all.')).toBeTruthy()
    expect(list.getByRole('link', { name: 'Open the record of No. 1' }).getAttribute('href')).toBe(
      '#/clients/1',
    )
  })

  it('shows what each figure counts, when asked', async () => {
    shown = openWindowOn(clinic, { at: '/reports' })
    const { user, screen } = shown
    await user.click(await screen.findByRole('button', { name: 'Show the definitions' }))
    expect(
      await screen.findByText(/Clients whose substitution treatment was open at the end of the day/),
    ).toBeTruthy()
  })

  it('keeps what was typed when the period ends before it begins', async () => {
    shown = openWindowOn(clinic, { at: '/reports' })
    const { user, screen } = shown
    const last = await screen.findByLabelText(/Last day/)
    await user.clear(last)
    await user.type(last, '01-Jan-2026{Enter}')
    expect(await screen.findByText('The end must not come before the start.')).toBeTruthy()
    expect(last).toHaveProperty('value', '01-Jan-2026')
  })

  it('prints every section with its definitions, and no name', async () => {
    shown = openWindowOn(clinic, { at: '/reports' })
    const { user, screen } = shown
    await screen.findByText(/at the start \+/)
    await user.keyboard('{Alt>}p{/Alt}')
    const paper = within(await screen.findByRole('dialog', { name: 'Monthly return' }))
    expect(paper.getAllByText('Stock').length).toBeGreaterThan(0)
    expect(paper.getByText(/After PEPFAR’s KP_MAT/)).toBeTruthy()
    expect(paper.queryByText(/Lalrinpuii|Puia/)).toBeNull()
  })
})

// @vitest-environment ./tests/helpers/window-environment.ts
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { within } from '@testing-library/react'
import { afterEach, expect, it } from 'vitest'
import { PASSPHRASES, PINS, STAFF } from '../helpers/clinic.ts'
import { openWindowOn } from '../helpers/window.tsx'
import { monthOver } from './month-over.ts'

let clinic: Awaited<ReturnType<typeof monthOver>>
let shown: ReturnType<typeof openWindowOn>
afterEach(async () => {
  shown.close()
  expect(clinic.faults).toEqual([])
  await clinic.end()
})

it('the month that is over is written as CSV into a chosen folder, and not over a file of the same name', async () => {
  clinic = await monthOver()
  shown = openWindowOn(clinic, { at: '/export' })
  const { screen, user } = shown
  await user.click(await screen.findByRole('button', { name: 'Choose none' }))
  await user.click(screen.getByRole('checkbox', { name: /^Stock movements/ }))
  await user.click(screen.getByRole('radio', { name: /^CSV/ }))
  expect(screen.getByRole<HTMLInputElement>('checkbox', { name: /byte order mark/ }).checked).toBe(true)
  await user.click(screen.getByRole('button', { name: 'Choose another folder' }))
  await screen.findByRole('radio', { name: clinic.stick })
  await user.click(screen.getByRole('button', { name: 'Write the files' }))
  await screen.findByText('Four files written')
  const files = readdirSync(clinic.stick).sort()
  expect(files).toEqual(
    ['about', 'definitions', 'return', 'stock'].map((name) => `AZL01-2026-02-${name}.csv`),
  )
  const definitions = readFileSync(join(clinic.stick, 'AZL01-2026-02-definitions.csv'), 'utf8')
  expect(definitions).toContain(
    'active_start,Active at the start,Clients whose substitution treatment was open',
  )
  const figures = readFileSync(join(clinic.stick, 'AZL01-2026-02-return.csv'), 'utf8')
  expect(figures).toContain('flow,active_start,M,Active at the start,')

  await user.click(screen.getByRole('button', { name: 'Write them again' }))
  await screen.findByText(/AZL01-2026-02-about\.csv is there already/)
})

it('names are written by the manager with another keyholder, and by nobody else', async () => {
  clinic = await monthOver()
  shown = openWindowOn(clinic, { at: '/export' })
  const { screen, user } = shown
  await user.click(await screen.findByRole('button', { name: 'Write the list of names' }))
  const box = within(await screen.findByRole('dialog'))
  await user.click(box.getByRole('button', { name: 'Write the encrypted list' }))
  await box.findAllByText('Write in at least ten letters why the names leave and for whom.')
  await user.type(box.getByLabelText('Why, and for whom'), 'Order of the court, file 14')
  await user.type(box.getByLabelText('Your PIN'), PINS[STAFF.manager - 1] ?? '')
  await user.type(box.getByLabelText('Passphrase of another keyholder'), PASSPHRASES[0])
  await user.type(box.getByLabelText('A passphrase for the file'), 'harbour lantern muffin nectar orchid')
  await user.type(box.getByLabelText('The same passphrase again'), 'harbour lantern muffin nectar')
  await user.click(box.getByRole('button', { name: 'Choose another folder' }))
  await box.findByRole('radio', { name: clinic.stick })
  await user.click(box.getByRole('button', { name: 'Write the encrypted list' }))
  await box.findAllByText(/two passphrases of the file are not the same/)
  await user.type(box.getByLabelText('The same passphrase again'), ' orchid')
  await user.click(box.getByRole('button', { name: 'Write the encrypted list' }))
  await box.findByText(/The second person must be somebody else/)
  expect(readdirSync(clinic.stick)).toEqual([])
})

// @vitest-environment ./tests/helpers/window-environment.ts
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, expect, it } from 'vitest'
import { openWindowOn } from '../helpers/window.tsx'
import { monthOver } from './month-over.ts'

let clinic: Awaited<ReturnType<typeof monthOver>>
let shown: ReturnType<typeof openWindowOn>
afterEach(async () => {
  shown.close()
  expect(clinic.faults).toEqual([])
  await clinic.end()
})

/** The box behind the button, which the system's own dialog fills. */
const metadataField = () => {
  const field = document.querySelector<HTMLInputElement>('input[type=file]')
  if (field === null) throw new Error('no field for a file')
  return field
}

const METADATA = JSON.stringify({
  dataElements: [{ id: 'ActiveStart', name: 'OST active at start', categoryCombo: { id: 'ComboDefaul' } }],
  categoryOptionCombos: [{ id: 'OptionDefau', name: 'default', categoryCombo: { id: 'ComboDefaul' } }],
  organisationUnits: [{ id: 'OrgUnitAizw', name: 'Unit of Aizawl' }],
})

it('a number is mapped, its mistakes are named, the holes left out, and the file is tried out and written', async () => {
  clinic = await monthOver()
  shown = openWindowOn(clinic, { at: '/dhis2' })
  const { screen, user } = shown
  const wrong = new File(['{}'], 'metadata.json', { type: 'application/json' })
  await screen.findByLabelText('Read a metadata file')
  await user.upload(metadataField(), wrong)
  await screen.findByText(/This is no DHIS2 metadata export/)
  await user.upload(metadataField(), new File([METADATA], 'm.json'))
  await screen.findByText(/one data elements|1 data elements/)
  await user.type(screen.getByLabelText('Organisation unit of AZL01'), 'OrgUnitAizw')
  await screen.findAllByText('Unit of Aizawl')
  const element = screen.getByLabelText('Data element of Active at the start')
  await user.type(element, 'ActiveStar')
  await user.click(screen.getByRole('button', { name: 'Save the mapping' }))
  await screen.findByText(/^Saved by Zothanpuii/)

  await user.click(screen.getByRole('button', { name: 'Try it out' }))
  await screen.findByText(/“ActiveStar” is no DHIS2 id/)
  await user.type(element, 't')
  await screen.findAllByText('OST active at start')
  await user.click(screen.getByRole('button', { name: /^Leave the \d+ without a place out$/ }))
  await user.click(screen.getByRole('button', { name: 'Save the mapping' }))
  await screen.findByText(/^Saved by Zothanpuii/)
  await user.click(screen.getByRole('button', { name: 'Try it out' }))
  await screen.findByText(/1 values, 0 of them as before/)
  await user.click(screen.getByRole('checkbox', { name: 'Numbers that go nowhere may be missing' }))
  await user.click(screen.getByRole('button', { name: 'Choose another folder' }))
  await screen.findByRole('radio', { name: clinic.stick })
  await user.click(screen.getByRole('button', { name: 'Write the file for DHIS2' }))
  await screen.findByText(/AZL01-dhis2-2026-02\.json with 1 values was written/)
  const file = JSON.parse(readFileSync(join(clinic.stick, 'AZL01-dhis2-2026-02.json'), 'utf8'))
  expect(file.dataValues).toEqual([
    { dataElement: 'ActiveStart', period: '202602', orgUnit: 'OrgUnitAizw', value: '0' },
  ])
})

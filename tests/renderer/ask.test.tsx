// @vitest-environment ./tests/helpers/window-environment.ts
import { within } from '@testing-library/react'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { READY_MADE } from '../../renderer/ask/ready-made.ts'
import { codeWord, columnWord } from '../../renderer/words/en/question-columns.ts'
import { Question } from '../../shared/records/question.ts'
import { SUBJECT_IDS, subjectOf } from '../../shared/records/question-subjects.ts'
import type { ClinicDay } from '../../shared/records/time.ts'
import { openDay, someClient } from '../helpers/clients.ts'
import { type Clinic, openClinic } from '../helpers/clinic.ts'
import { openWindowOn } from '../helpers/window.tsx'

describe('the words of what may be asked', () => {
  it('stand for every column and every code', () => {
    for (const id of SUBJECT_IDS)
      for (const [column, { codes }] of Object.entries(subjectOf(id).columns)) {
        expect(columnWord(column), column).not.toBe(column)
        for (const code of codes) expect(codeWord(id, column, code), `${id}.${column}`).not.toBe(code)
      }
  })
  it('stand for every ready-made question, and each can be asked', () => {
    for (const question of Object.values(READY_MADE)) expect(Question.safeParse(question).success).toBe(true)
  })
})

describe('the Ask screen', () => {
  let clinic: Clinic
  let shown: ReturnType<typeof openWindowOn>
  beforeEach(async () => {
    clinic = await openClinic({ who: 'nurse' })
    await openDay(clinic, '2026-02-03' as ClinicDay)
    await clinic.call.clients.enrol(someClient())
    await clinic.signInAs('manager')
    shown = openWindowOn(clinic, { at: '/ask' })
  })
  afterEach(async () => {
    shown.close()
    await clinic.end()
  })
  const answer = () => within(shown.screen.getByRole('region', { name: 'The answer' }))

  it('says so in words when nothing fits, and keeps the question', async () => {
    const { screen } = shown
    expect(await screen.findByText(/Nothing in the register fits this question/)).toBeTruthy()
    expect(screen.getByLabelText('Condition 1: what')).toHaveProperty('value', 'missed')
  })

  it('answers a ready-made question, opens a number on its rows, and leads on to the record', async () => {
    const { screen, user } = shown
    await user.click(await screen.findByRole('button', { name: 'New clients by month' }))
    const february = await screen.findByRole('button', { name: 'Feb 2026: 1' })
    expect(answer().getByRole('row', { name: /Jan 2026/ }).textContent).toContain('0')
    expect(answer().getByRole('img', { name: /Picture: How many different clients/ })).toBeTruthy()
    february.focus()
    await user.keyboard('{Enter}')
    const dialog = within(await screen.findByRole('dialog', { name: 'Rows: Feb 2026' }))
    expect(await dialog.findByText('1 row.')).toBeTruthy()
    expect(dialog.getByText('Substitution treatment (OST)')).toBeTruthy()
    await user.click(dialog.getByRole('link', { name: 'Open the record of client 1' }))
    expect(await screen.findByRole('heading', { level: 1 })).toBeTruthy()
    expect(screen.queryByText('The question')).toBeNull()
  })

  it('is built by choosers: an unfinished condition says so and leaves the last answer standing', async () => {
    const { screen, user } = shown
    await user.selectOptions(await screen.findByLabelText('Of what'), 'clients')
    // The outcome of a dose cannot be asked of a client: that condition went with the subject.
    expect(screen.queryByLabelText('Condition 1: what')).toBeNull()
    await user.selectOptions(screen.getByLabelText('Divided by'), 'nothing: one number')
    expect(await screen.findByRole('button', { name: 'All: 1' })).toBeTruthy()
    await user.click(screen.getByRole('button', { name: 'Add a condition' }))
    expect(await screen.findByText(/The sentence is not finished/)).toBeTruthy()
    expect(screen.getByRole('button', { name: 'All: 1' })).toBeTruthy()
    await user.selectOptions(screen.getByLabelText('Condition 1: what'), 'F')
    expect(await screen.findByText(/Nothing in the register fits this question/)).toBeTruthy()
    expect(screen.queryByText(/The sentence is not finished/)).toBeNull()
  })

  it('keeps a question under a name for everybody, and takes it off the list again', async () => {
    const { screen, user } = shown
    expect(await screen.findByText(/No question is kept yet/)).toBeTruthy()
    await user.click(screen.getByRole('button', { name: 'Keep this question' }))
    const dialog = within(await screen.findByRole('dialog', { name: 'Keep this question' }))
    await user.click(dialog.getByRole('button', { name: 'Keep' }))
    expect((await dialog.findAllByText(/Give the question a name/)).length).toBeGreaterThan(0)
    await user.type(dialog.getByLabelText('Name'), 'Mondays')
    await user.click(dialog.getByRole('button', { name: 'Keep' }))
    const item = await screen.findByRole('button', { name: 'Mondays' })
    expect(item.getAttribute('aria-current')).toBe('true')
    await user.click(screen.getByRole('button', { name: 'Take off the list' }))
    const asked = within(await screen.findByRole('dialog', { name: /Take “Mondays” off/ }))
    await user.click(asked.getByRole('button', { name: 'Take off the list' }))
    expect(await screen.findByText(/No question is kept yet/)).toBeTruthy()
  })

  it('prints what it shows, by number and without a name', async () => {
    const { screen, user } = shown
    await user.click(await screen.findByRole('button', { name: 'New clients by month' }))
    await screen.findByRole('button', { name: 'Feb 2026: 1' })
    await user.keyboard('{Alt>}p{/Alt}')
    const paper = within(await screen.findByRole('dialog', { name: 'New clients by month' }))
    expect(paper.getByText(/Parts of fewer than five clients/)).toBeTruthy()
    expect(paper.getByText('Feb 2026', { selector: 'td span' })).toBeTruthy()
  })
})

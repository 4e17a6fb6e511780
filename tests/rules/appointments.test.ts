import { describe, expect, it } from 'vitest'
import type { AppointmentKind } from '../../shared/records/appointment.ts'
import type { Role } from '../../shared/records/staff.ts'
import type { ClinicDay } from '../../shared/records/time.ts'
import {
  type AgreedDate,
  appointmentProblem,
  endProblem,
  isExpectedBy,
} from '../../shared/rules/appointment-rules.ts'

const day = (text: string) => text as ClinicDay
const TODAY = day('2026-02-03')
const date = (more: Partial<AgreedDate> = {}): AgreedDate => ({
  clientId: 1,
  day: day('2026-02-10'),
  startMinute: 600,
  kind: 'counselling',
  withStaffId: 3,
  ...more,
})
const problem = (more: Partial<AgreedDate>, others: AgreedDate[] = []) => {
  const found = appointmentProblem({ date: date(more), today: TODAY, nowMinute: 600, others })
  return found && `${found.field} ${found.code}`
}

describe('a date', () => {
  it.each<[string, Partial<AgreedDate>, AgreedDate[], string | null]>([
    ['can be agreed', {}, [], null],
    ['today, later', { day: TODAY, startMinute: 601 }, [], null],
    ['today at any time', { day: TODAY, startMinute: null }, [], null],
    ['not yesterday', { day: day('2026-02-02') }, [], 'day appointment_in_past'],
    ['not this morning', { day: TODAY, startMinute: 599 }, [], 'startMinute appointment_in_past'],
    ['not after a year', { day: day('2027-02-05') }, [], 'day appointment_too_far'],
    ['not twice of a kind', {}, [date({ startMinute: 700 })], 'day appointment_twice'],
    ['twice for different things', {}, [date({ kind: 'doctor', withStaffId: 1 })], null],
    ['not at a minute that is taken', {}, [date({ clientId: 2 })], 'startMinute appointment_overlaps'],
    ['at the same minute with somebody else', {}, [date({ clientId: 2, withStaffId: 4 })], null],
    [
      'at any time, whoever else comes',
      { startMinute: null },
      [date({ clientId: 2, startMinute: null })],
      null,
    ],
  ])('%s', (_, more, others, expected) => {
    expect(problem(more, others)).toBe(expected)
  })

  it('is kept or missed only once its day has come', () => {
    expect(endProblem('kept', day('2026-02-04'), TODAY)).toBe('appointment_to_come')
    expect(endProblem('missed', day('2026-02-04'), TODAY)).toBe('appointment_to_come')
    expect(endProblem('missed', TODAY, TODAY)).toBeNull()
    expect(endProblem('moved', day('2026-02-04'), TODAY)).toBeNull()
  })

  it.each<[AppointmentKind, number | null, Role, boolean]>([
    ['counselling', null, 'counsellor', true],
    ['counselling', null, 'nurse', false],
    ['counselling', 9, 'counsellor', false],
    ['doctor', null, 'doctor', true],
    ['doctor', 7, 'nurse', true],
    ['other', null, 'nurse', true],
    ['other', null, 'manager', false],
    ['test', null, 'outreach', false],
  ])('for %s with %s: expected by a %s with id 7: %s', (kind, withStaffId, role, expected) => {
    expect(isExpectedBy({ kind, withStaffId }, { id: 7, role })).toBe(expected)
  })
})

import fc from 'fast-check'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { addDays } from '../../shared/rules/days.ts'
import { requestId } from '../helpers/seed-counter.ts'
import { day, type FollowUpClinic, followUpClinic } from './follow-up-clinic.ts'
import { refusal } from './stock-clinic.ts'

let clinic: FollowUpClinic
let placeId: number
beforeEach(async () => {
  clinic = await followUpClinic(3)
  const places = await clinic.call.referrals.writePlace({
    requestId: requestId(),
    name: 'Civil Hospital',
    kind: 'hospital',
    address: 'Dawrpui',
    phone: '',
    hours: '9 to 4',
    replaces: null,
  })
  placeId = places[0]?.id ?? 0
})
afterEach(() => clinic.end())

const thisYear = { from: day('2026-01-01'), until: day('2026-12-31') }

describe('training and work', () => {
  const begin = (over: object = {}) =>
    clinic.call.rehabilitation.beginTraining({
      requestId: requestId(),
      clientId: clinic.clientId(1),
      kind: 'skill_training',
      placeId,
      course: 'Tailoring',
      day: day('2026-02-01'),
      ...over,
    })
  const months = (month: string, daysHeld: number, daysCame: number) =>
    clinic.call.rehabilitation.attendance({
      requestId: requestId(),
      trainingId: 1,
      month,
      daysHeld,
      daysCame,
    })
  const finish = (certificate: string, outcome: 'completed' | 'left' = 'completed') =>
    clinic.call.rehabilitation.endTraining({
      requestId: requestId(),
      trainingId: 1,
      outcome,
      certificate,
      day: day('2026-02-03'),
    })

  it('runs from the first day to a certificate and what is earned, sealed', async () => {
    await begin()
    expect(await refusal(months('2026-02', 10, 11))).toBe('INVALID daysCame came_more_than_held')
    expect(await refusal(months('2026-01', 10, 9))).toBe('REFUSED outside_the_course')
    await months('2026-02', 3, 2)
    expect(await refusal(months('2026-02', 3, 2))).toBe('REFUSED month_known')
    expect(await refusal(finish('C-12', 'left'))).toBe('INVALID certificate certificate_not_completed')
    await finish('C-12')
    const { trainings } = await clinic.call.rehabilitation.income({
      requestId: requestId(),
      trainingId: 1,
      day: day('2026-02-03'),
      working: true,
      work: 'tailor at home',
      monthly: 9_000,
    })
    expect(trainings).toMatchObject([
      { certificate: 'C-12', months: [{ daysCame: 2 }], incomes: [{ working: true, monthly: 9_000 }] },
    ])
    const [row] = clinic.rows('SELECT detail FROM income_report') as { detail: Buffer }[]
    expect(row?.detail.toString('latin1')).not.toContain('tailor')
    expect(await clinic.call.rehabilitation.numbers(thisYear)).toEqual([
      { kind: 'skill_training', began: 1, completed: 1, certificates: 1, left: 0, working: 1 },
    ])
  })

  it('counts as a naive model does, over generated courses', async () => {
    const course = fc.record({
      kind: fc.constantFrom<'skill_training' | 'job_placement'>('skill_training', 'job_placement'),
      ago: fc.integer({ min: 0, max: 60 }),
      end: fc.constantFrom<'completed' | 'left' | 'entered_by_mistake' | null>(
        'completed',
        'left',
        'entered_by_mistake',
        null,
      ),
      paper: fc.boolean(),
      works: fc.boolean(),
    })
    const courses = fc.sample(course, { numRuns: 40, seed: 11 })
    for (const { kind, ago, end, paper, works } of courses) {
      const began = await begin({ kind, day: addDays(day('2026-02-03'), -ago) })
      const trainingId = Math.max(...began.trainings.map(({ id }) => id))
      if (works)
        await clinic.call.rehabilitation.income({
          requestId: requestId(),
          trainingId,
          day: day('2026-02-03'),
          working: true,
          work: '',
          monthly: null,
        })
      if (end !== null)
        await clinic.call.rehabilitation.endTraining({
          requestId: requestId(),
          trainingId,
          outcome: end,
          certificate: end === 'completed' && paper ? 'C' : '',
          day: day('2026-02-03'),
        })
    }
    const from = day('2026-01-01')
    const inside = courses.filter(
      (one) => addDays(day('2026-02-03'), -one.ago) >= from && one.end !== 'entered_by_mistake',
    )
    const found = await clinic.call.rehabilitation.numbers({ from, until: day('2026-02-03') })
    expect(found.length).toBe(2)
    for (const { kind, ...row } of found) {
      const own = inside.filter((one) => one.kind === kind)
      expect(row).toEqual({
        began: own.length,
        completed: own.filter((one) => one.end === 'completed').length,
        certificates: own.filter((one) => one.end === 'completed' && one.paper).length,
        left: own.filter((one) => one.end === 'left').length,
        working: own.filter((one) => one.works).length,
      })
    }
  })
})

describe('a stay in the house', () => {
  it('has phases in their order and duties once each, within the stay', async () => {
    const episodeId = clinic.episode(1, '2026-01-20', null, 'rehabilitation')
    const phase = (name: string, when: string) =>
      clinic.call.rehabilitation.beginPhase({
        requestId: requestId(),
        episodeId,
        phase: name,
        day: day(when),
      })
    const duty = (when: string) =>
      clinic.call.rehabilitation.giveDuty({
        requestId: requestId(),
        episodeId,
        duty: 'kitchen',
        day: day(when),
      })
    await phase('arriving', '2026-01-20')
    expect(await refusal(phase('going_home', '2026-01-19'))).toBe('REFUSED outside_the_stay')
    await phase('working_on_oneself', '2026-02-01')
    expect(await refusal(phase('going_home', '2026-01-25'))).toBe('REFUSED phase_is_older')
    await duty('2026-01-22')
    expect(await refusal(duty('2026-01-23'))).toBe('REFUSED duty_known')
    const endDuty = (when: string) =>
      clinic.call.rehabilitation.endDuty({ requestId: requestId(), dutyId: 1, how: 'done', day: day(when) })
    expect(await refusal(endDuty('2026-01-21'))).toBe('REFUSED ends_before_begun')
    expect((await clinic.call.rehabilitation.house()).residents).toMatchObject([
      { registerNumber: 1, phase: 'working_on_oneself', duties: ['kitchen'] },
    ])
    await endDuty('2026-02-02')
    await duty('2026-02-03')
  })
})

import fc from 'fast-check'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { FollowUpOutcome } from '../../shared/records/follow-up.ts'
import { addDays } from '../../shared/rules/days.ts'
import { requestId } from '../helpers/seed-counter.ts'
import { day, type FollowUpClinic, followUpClinic } from './follow-up-clinic.ts'
import { refusal } from './stock-clinic.ts'

let clinic: FollowUpClinic
beforeEach(async () => {
  clinic = await followUpClinic()
})
afterEach(() => clinic.end())

const due = async () => (await clinic.call.followUps.due({ until: null })).lines
const codes = async (...sent: Parameters<FollowUpClinic['record']>) =>
  (await clinic.record(...sent)).results.map(({ saved, problems }) =>
    saved ? 'saved' : problems.map(({ code }) => code).join(' '),
  )
const makeRoute = (episodeIds: number[], forStaffId = clinic.outreachId) =>
  clinic.call.followUps.makeRoute({
    requestId: requestId(),
    fromDay: day('2026-02-03'),
    untilDay: day('2026-02-08'),
    forStaffId,
    episodeIds,
  })

describe('follow-ups', () => {
  it('are due after any closed detoxification or rehabilitation, and the next plans itself', async () => {
    clinic.episode(1, '2026-01-10', '2026-01-27')
    clinic.episode(2, '2026-01-01', '2026-01-27', 'rehabilitation')
    clinic.episode(3, '2026-01-01', '2026-01-27', 'detox', 'transferred_out')
    expect((await due()).map(({ registerNumber, step, dueDay }) => [registerNumber, step, dueDay])).toEqual([
      [1, 1, '2026-02-03'],
      [2, 1, '2026-02-03'],
    ])
    expect(await codes([clinic.line(1)])).toEqual(['saved'])
    expect((await due()).map(({ registerNumber }) => registerNumber)).toEqual([2])
    const { lines } = await clinic.call.followUps.due({ until: day('2026-02-10') })
    expect(lines.find(({ registerNumber }) => registerNumber === 1)).toMatchObject({
      step: 2,
      dueDay: '2026-02-10',
    })
  })

  it('keep the template that held at the closing', async () => {
    const episode = clinic.episode(1, '2026-01-10', '2026-01-27')
    clinic.clock.pass(1_000)
    clinic.signIn('manager')
    await clinic.call.settings.change({
      requestId: requestId(),
      name: 'follow_up.template',
      value: [{ unit: 'months', count: 1 }],
    })
    clinic.clock.pass(1_000)
    clinic.episode(2, '2026-01-10', '2026-01-27')
    clinic.signIn('nurse')
    const plans = async (number: number) =>
      (await clinic.call.followUps.client({ clientId: clinic.clientId(number) })).plans[0]
    expect((await plans(1))?.episodeId).toBe(episode)
    expect((await plans(1))?.steps).toHaveLength(7)
    expect((await plans(2))?.steps.map(({ dueDay }) => dueDay)).toEqual(['2026-02-27'])
  })

  it('rest while the client is in such care again, and follow the newer discharge after it', async () => {
    clinic.episode(1, '2026-01-01', '2026-01-20')
    const again = clinic.episode(1, '2026-02-01', null)
    expect(await due()).toEqual([])
    clinic.register.db.exec(
      `INSERT INTO episode_closing VALUES (${again}, '2026-02-02', 'completed', NULL, 1, 1)`,
    )
    const { plans } = await clinic.call.followUps.client({ clientId: clinic.clientId(1) })
    expect(plans.map(({ ended, next }) => [ended, next?.dueDay ?? null])).toEqual([
      [null, '2026-02-09'],
      ['newer', null],
    ])
  })

  it('keep the good lines of a grid with bad ones, and say of each bad one why', async () => {
    clinic.episode(1, '2026-01-01', '2026-01-27')
    clinic.episode(2, '2026-01-01', '2026-01-27')
    const lines = [
      clinic.line(1),
      clinic.line(2, { day: day('2026-01-26') }),
      clinic.line(4),
      clinic.line(99),
      clinic.line(2, { outcome: null, evidence: null }),
    ]
    const said = [
      'saved',
      'follow_up_before_discharge',
      'nobody_discharged',
      'nobody_discharged',
      'outcome_missing',
    ]
    expect(await codes(lines)).toEqual(said)
    expect(await codes(lines)).toEqual(said)
    expect(clinic.count('follow_up_visit')).toBe(1)
  })

  it('suggest lost after three failed attempts, and a person writes it', async () => {
    clinic.episode(1, '2026-01-01', '2026-01-27')
    const failed = (when: string) =>
      clinic.line(1, { day: day(when), met: 'nobody', outcome: null, evidence: null })
    await clinic.record([failed('2026-01-31'), failed('2026-02-01')])
    expect((await due())[0]).toMatchObject({ failedInARow: 2, suggestLost: false })
    await clinic.record([failed('2026-02-03')])
    expect((await due())[0]).toMatchObject({ failedInARow: 3, suggestLost: true, last: null })
    expect(
      await codes([clinic.line(1, { met: 'family', outcome: 'lost', evidence: 'family_word' })]),
    ).toEqual(['saved'])
    expect(await due()).toEqual([])
  })

  it('write a death as a report that stops everything, and refuse one before the last visit', async () => {
    clinic.episode(1, '2026-01-01', '2026-01-27')
    clinic.agree(1)
    await clinic.record([clinic.line(1, { day: day('2026-02-02') })])
    const died = (on: string) =>
      clinic.line(1, { met: 'family', outcome: 'died', evidence: 'family_word', diedOn: day(on) })
    expect(await codes([died('2026-02-01')])).toEqual(['death_before_last_visit'])
    clinic.signIn('counsellor')
    const early = clinic.call.care.reportDeath({
      requestId: requestId(),
      clientId: clinic.clientId(1),
      day: day('2026-02-01'),
      source: 'family',
      detail: '',
    })
    expect(await refusal(early)).toBe('REFUSED death_before_last_visit')
    expect(await codes([died('2026-02-03')])).toEqual(['saved'])
    expect(clinic.rows('SELECT day, source FROM death_report')).toEqual([
      { day: '2026-02-03', source: 'family' },
    ])
    expect(clinic.count("hold WHERE kind = 'death'")).toBe(1)
    expect(await due()).toEqual([])
    expect(await codes([clinic.line(1, { day: day('2026-02-03') })])).toEqual(['saved'])
    clinic.openDay('2026-02-04')
    clinic.signIn('nurse')
    expect(await codes([clinic.line(1, { day: day('2026-02-04') })])).toEqual(['visit_after_death'])
  })

  it('no longer count when voided, and their date is open again', async () => {
    clinic.episode(1, '2026-01-01', '2026-01-27')
    await clinic.record([clinic.line(1)])
    expect(await due()).toEqual([])
    await clinic.call.followUps.void({ requestId: requestId(), visitId: 1, reason: 'wrong_client' })
    expect((await due())[0]).toMatchObject({ step: 1, last: null })
    const again = clinic.call.followUps.void({ requestId: requestId(), visitId: 1, reason: 'wrong_client' })
    expect(await refusal(again)).toBe('REFUSED visit_voided')
  })

  it('leave the way back open to who uses again, until a treatment is open', async () => {
    clinic.register.write({ act: 'episode.close', actor: 1 }, (tx) => {
      for (const id of [1, 2])
        tx.db.exec(`INSERT INTO episode_closing VALUES (${id}, '2026-01-20', 'withdrawn', NULL, 1, 1)`)
    })
    clinic.episode(1, '2026-01-21', '2026-01-27')
    clinic.episode(2, '2026-01-21', '2026-01-27')
    const relapsed = { outcome: 'relapsed', evidence: 'own_word' } as const
    await clinic.record([clinic.line(1, relapsed), clinic.line(2, relapsed)])
    clinic.episode(2, '2026-02-03', null, 'ost')
    expect((await clinic.call.followUps.wayBack()).map(({ registerNumber }) => registerNumber)).toEqual([1])
  })
})

describe('a visit list', () => {
  it('carries number and landmark of those who agreed, and nobody else', async () => {
    const agreed = clinic.episode(1, '2026-01-01', '2026-01-27')
    const not = clinic.episode(2, '2026-01-01', '2026-01-27')
    clinic.agree(1)
    expect(await refusal(makeRoute([agreed, not]))).toBe('REFUSED not_on_a_route')
    const { routeListId } = await makeRoute([agreed])
    const sheet = await clinic.call.followUps.route({ routeListId })
    expect(sheet).toMatchObject({ number: 1, lines: 1, entered: 0, state: 'out', forName: 'Liana' })
    expect(sheet.rows).toMatchObject([
      { registerNumber: 1, agreed: 'Evenings; say you are a friend', off: false },
    ])
    expect(JSON.stringify(sheet)).not.toContain('Client1')
    expect((await due()).find(({ registerNumber }) => registerNumber === 1)?.onList).toBe(1)
    expect(await refusal(makeRoute([agreed]))).toBe('REFUSED on_another_route')
  })

  it('strikes out who died or took the agreement back since, without their landmark', async () => {
    const episodeId = clinic.episode(1, '2026-01-01', '2026-01-27')
    const consentId = clinic.agree(1)
    const { routeListId } = await makeRoute([episodeId])
    clinic.register.db.exec(`INSERT INTO consent_withdrawal VALUES (${consentId}, '2026-02-03', 1, 1)`)
    const { rows } = await clinic.call.followUps.route({ routeListId })
    expect(rows).toMatchObject([{ off: true, landmark: null, agreed: null }])
  })

  it('comes back, is entered, and is destroyed, in this order', async () => {
    const episodeId = clinic.episode(1, '2026-01-01', '2026-01-27')
    clinic.agree(1)
    const { routeListId } = await makeRoute([episodeId])
    const paper = (kind: 'returned' | 'destroyed' | 'lost') =>
      clinic.call.followUps.routePaper({ requestId: requestId(), routeListId, kind })
    expect(await refusal(paper('destroyed'))).toBe('REFUSED route_paper_order')
    await clinic.record([clinic.line(1)], routeListId)
    expect(await paper('returned')).toMatchObject([{ state: 'returned', entered: 1 }])
    expect(await paper('destroyed')).toMatchObject([{ state: 'destroyed' }])
    expect(await refusal(paper('lost'))).toBe('REFUSED route_paper_order')
  })

  it('is outreach’s own: no list of others, nobody who did not agree, no page of a client', async () => {
    const one = clinic.episode(1, '2026-01-01', '2026-01-27')
    clinic.episode(2, '2026-01-01', '2026-01-27')
    clinic.agree(1)
    const { routeListId } = await makeRoute([one], 3)
    clinic.signInOutreach()
    expect((await due()).map(({ registerNumber }) => registerNumber)).toEqual([1])
    expect(await clinic.call.followUps.routes()).toEqual([])
    expect(await refusal(clinic.call.followUps.route({ routeListId }))).toBe('NOT_ALLOWED role')
    expect(await refusal(clinic.call.followUps.client({ clientId: 1 }))).toBe('NOT_ALLOWED role')
    expect(await refusal(makeRoute([one], 3))).toBe('NOT_ALLOWED role')
  })
})

describe('the numbers of follow-ups', () => {
  const outcome = fc.constantFrom<FollowUpOutcome | null>('abstinent', 'relapsed', 'on_ost', 'lost', null)
  const history = fc.array(
    fc.record({
      closed: fc.integer({ min: 0, max: 120 }),
      visits: fc.array(fc.tuple(fc.integer({ min: 0, max: 200 }), outcome, fc.boolean()), { maxLength: 8 }),
    }),
    { minLength: 1, maxLength: 5 },
  )

  it('are those of a naive model, over generated histories', async () => {
    const first = day('2025-07-01')
    await fc.assert(
      fc.asyncProperty(
        history,
        fc.integer({ min: 0, max: 150 }),
        fc.integer({ min: 0, max: 100 }),
        async (people, start, length) => {
          const own = await followUpClinic(people.length)
          try {
            const visits: { number: number; day: string; outcome: FollowUpOutcome | null }[] = []
            for (const [index, { closed, visits: planned }] of people.entries()) {
              const closedDay = addDays(first, closed)
              own.episode(index + 1, '2025-06-01', closedDay)
              for (const [after, known, voided] of planned) {
                const when = addDays(closedDay, after)
                if (when > '2026-02-03') continue
                const met = known === null || known === 'lost' ? 'nobody' : 'client'
                const evidence = known === null ? null : 'other_word'
                const [result] = (
                  await own.record([own.line(index + 1, { day: when, met, outcome: known, evidence })])
                ).results
                expect(result?.saved).toBe(true)
                if (voided) {
                  const visitId = own.count('follow_up_visit')
                  await own.call.followUps.void({ requestId: requestId(), visitId, reason: 'not_made' })
                } else visits.push({ number: index + 1, day: when, outcome: known })
              }
            }
            const [from, until] = [addDays(first, start), addDays(first, start + length)]
            const found = await own.call.followUps.numbers({ from, until })
            const inside = visits.filter((visit) => visit.day >= from && visit.day <= until)
            expect(found.attempts).toBe(inside.length)
            expect(found.failed).toBe(inside.filter((visit) => visit.outcome === null).length)
            for (const [name, count] of Object.entries(found.outcomes))
              expect(count).toBe(inside.filter((visit) => visit.outcome === name).length)
            // The plan counted by hand: days for the weeks, the calendar's own arithmetic for the months.
            const months = (from: string, count: number) => {
              const date = new Date(`${from}T00:00:00Z`)
              const wanted = date.getUTCMonth() + count
              date.setUTCMonth(wanted)
              while (date.getUTCMonth() !== wanted % 12) date.setUTCDate(date.getUTCDate() - 1)
              return date.toISOString().slice(0, 10)
            }
            const dues = people.flatMap(({ closed }) => {
              const after = addDays(first, closed)
              return [7, 14, 28]
                .map((days): string => addDays(after, days))
                .concat([2, 3, 6, 12].map((count) => months(after, count)))
            })
            expect(found.due).toBe(dues.filter((when) => when >= from && when <= until).length)
            expect(found.done).toBeLessThanOrEqual(found.due)
          } finally {
            own.end()
          }
        },
      ),
      { numRuns: 6 },
    )
  }, 60_000)
})

import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { DoseEventKind } from '../../shared/records/dose.ts'
import {
  countsAsDose,
  type DoseProgress,
  type DoseState,
  foldDose,
  holdsSlot,
  isSwallowed,
  isUnfinished,
  mayFollow,
  mayVoid,
} from '../../shared/rules/dose-state.ts'

const kinds = DoseEventKind.options
const fold = (events: readonly DoseEventKind[], voided = false) =>
  foldDose(
    events.map((kind) => ({ kind })),
    voided,
  )

describe('the state of a dose', () => {
  test.each<[DoseEventKind[], boolean, DoseState | null]>([
    [[], false, null],
    [['prepared'], false, 'prepared'],
    [['prepared', 'given'], false, 'given'],
    [['prepared', 'given', 'checked'], false, 'checked'],
    [['prepared', 'given', 'not_checked'], false, 'not_checked'],
    [['prepared', 'refused'], false, 'refused'],
    [['prepared', 'withheld'], false, 'withheld'],
    [['prepared', 'spilled'], false, 'spilled'],
    [['prepared', 'given', 'checked', 'vomited'], false, 'vomited'],
    [['prepared', 'incident'], false, 'incident'],
    [['prepared', 'incident', 'given'], false, 'incident'],
    [['prepared', 'given', 'returned'], false, 'returned'],
    [['prepared', 'given', 'checked', 'diversion_suspected'], false, 'checked'],
    [['prepared'], true, 'voided'],
    [['prepared', 'given', 'checked'], true, 'voided'],
  ])('after %j, voided: %s, is %s', (events, voided, state) => {
    expect(fold(events, voided).state).toBe(state)
  })

  test.each<[DoseEventKind[], DoseProgress['diversion']]>([
    [['prepared', 'given', 'checked'], 'none'],
    [['prepared', 'given', 'diversion_suspected', 'checked'], 'suspected'],
    [['prepared', 'given', 'checked', 'diversion_suspected', 'diversion_confirmed'], 'confirmed'],
    [['prepared', 'given', 'checked', 'diversion_suspected', 'diversion_unfounded'], 'unfounded'],
  ])('after %j, diversion is %s', (events, diversion) => {
    expect(fold(events).diversion).toBe(diversion)
  })
})

describe('what each state means', () => {
  //                 holds the slot | guard: swallowed | ladder: a dose | may be voided
  test.each<[DoseState, boolean, boolean, boolean, boolean]>([
    ['prepared', true, false, false, true],
    ['given', true, true, true, true],
    ['checked', true, true, true, true],
    ['not_checked', true, true, true, true],
    ['vomited', true, true, false, false],
    ['spilled', true, false, false, true],
    ['incident', true, true, false, false],
    ['refused', false, false, false, false],
    ['withheld', false, false, false, false],
    ['returned', false, false, false, false],
    ['voided', false, false, false, false],
  ])(
    '%s: holds its slot %s, swallowed for the guard %s, counts for the ladder %s, voidable %s',
    (state, ...expected) => {
      expect([
        holdsSlot(state),
        isSwallowed(state),
        countsAsDose({ state, diversion: 'none', incidentSwallowed: null }),
        mayVoid(state),
      ]).toEqual(expected)
    },
  )

  test.each<[DoseState, 'yes' | 'unsure' | null, DoseProgress['diversion'], boolean]>([
    ['incident', 'yes', 'none', true],
    ['incident', 'unsure', 'none', false],
    ['checked', null, 'suspected', true],
    ['checked', null, 'unfounded', true],
    ['checked', null, 'confirmed', false],
  ])(
    '%s, swallowed %s, diversion %s: counts for the ladder %s',
    (state, incidentSwallowed, diversion, counts) => {
      expect(countsAsDose({ state, diversion, incidentSwallowed })).toBe(counts)
    },
  )

  test.each<[DoseState, 'observed' | 'take_home', boolean]>([
    ['prepared', 'observed', true],
    ['given', 'observed', true],
    ['checked', 'observed', false],
    ['prepared', 'take_home', true],
    ['given', 'take_home', false],
    ['refused', 'observed', false],
  ])('%s, %s: somebody still has to say how it went: %s', (state, kind, unfinished) => {
    expect(isUnfinished({ state, kind })).toBe(unfinished)
  })
})

describe('which event may follow', () => {
  const allowed = (
    state: DoseState | null,
    form: 'tablet' | 'liquid',
    kind: 'observed' | 'take_home' = 'observed',
  ) => kinds.filter((event) => mayFollow({ state, diversion: 'none', form, kind }, event))

  test.each<[DoseState | null, DoseEventKind[]]>([
    [null, ['prepared']],
    ['prepared', ['given', 'refused', 'withheld', 'spilled', 'incident']],
    ['given', ['checked', 'not_checked', 'vomited', 'spilled', 'incident', 'diversion_suspected']],
    ['checked', ['vomited', 'incident', 'diversion_suspected']],
    ['not_checked', ['vomited', 'incident', 'diversion_suspected']],
    ['vomited', ['incident']],
    ['spilled', ['incident']],
    ['refused', []],
    ['withheld', []],
    ['incident', []],
    ['voided', []],
    ['returned', []],
  ])('after %s of a tablet: %j', (state, events) => {
    expect(allowed(state, 'tablet')).toEqual(events)
  })

  test('a liquid once swallowed cannot be spilled', () => {
    expect(allowed('given', 'liquid')).not.toContain('spilled')
    expect(allowed('prepared', 'liquid')).toContain('spilled')
  })

  test('a take-home dose is handed over, and may come back', () => {
    expect(allowed('prepared', 'tablet', 'take_home')).toEqual(['given', 'incident'])
    expect(allowed('given', 'tablet', 'take_home')).toEqual(['incident', 'diversion_suspected', 'returned'])
    expect(allowed('returned', 'tablet', 'take_home')).toEqual([])
  })

  test('a suspicion is reviewed once, and may come up again after it was unfounded', () => {
    const reviewable = (diversion: DoseProgress['diversion']) =>
      kinds.filter(
        (event) =>
          event.startsWith('diversion') && mayFollow({ state: 'checked', diversion, form: 'tablet' }, event),
      )
    expect(reviewable('none')).toEqual(['diversion_suspected'])
    expect(reviewable('suspected')).toEqual(['diversion_confirmed', 'diversion_unfounded'])
    expect(reviewable('confirmed')).toEqual([])
    expect(reviewable('unfounded')).toEqual(['diversion_suspected'])
  })

  test('under any order of keys a dose ends in one state, and what was swallowed never frees its slot', () => {
    const form = fc.constantFrom<'tablet' | 'liquid'>('tablet', 'liquid')
    fc.assert(
      fc.property(form, fc.array(fc.constantFrom(...kinds), { maxLength: 30 }), (theForm, tries) => {
        const accepted: DoseEventKind[] = []
        let swallowed = false
        for (const event of tries) {
          if (!mayFollow({ ...fold(accepted), form: theForm }, event)) continue
          accepted.push(event)
          const { state } = fold(accepted)
          if (state === null) throw new Error('an accepted event left no state')
          if (swallowed) expect(holdsSlot(state)).toBe(true)
          if (event === 'given') swallowed = true
        }
        expect(accepted.filter((event) => event === 'given').length).toBeLessThanOrEqual(1)
        expect(accepted.length === 0 || accepted[0] === 'prepared').toBe(true)
      }),
      { numRuns: 2000 },
    )
  })
})

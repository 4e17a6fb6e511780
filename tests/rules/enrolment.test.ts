import { describe, expect, it } from 'vitest'
import { consentProblems, enrolmentProblems, episodeProblems } from '../../shared/rules/enrolment.ts'
import { day } from './dose-records.ts'

const today = day('2026-02-03')
const ticked = { dependence: true, injecting: true, ableToConsent: true }

describe('whether an OST episode may be opened', () => {
  it.each([
    ['born 2007, so 18 for certain', 2007, false, []],
    ['born 2008, not asked', 2008, false, ['adultConfirmed adult_ask']],
    ['born 2008, asked', 2008, true, []],
    ['born 2009, whatever was said', 2009, true, ['episode.kind under_18_no_ost']],
  ])('%s', (_what, birthYear, adultConfirmed, expected) => {
    const facts = { birthYear, adultConfirmed, siteKind: 'ost_centre', today } as const
    const found = episodeProblems({ kind: 'ost', eligibility: ticked }, facts)
    expect(found.map(({ field, code }) => `${field} ${code}`)).toEqual(expected)
  })

  it('never at a drop-in centre, which gives no medicine', () => {
    const facts = { birthYear: 1990, adultConfirmed: true, siteKind: 'drop_in_centre', today } as const
    expect(episodeProblems({ kind: 'ost', eligibility: ticked }, facts)).toEqual([
      { field: 'episode.kind', code: 'not_offered_here' },
    ])
  })

  it('asks no such statements before other services', () => {
    const facts = { birthYear: 2012, adultConfirmed: false, siteKind: 'drop_in_centre', today } as const
    const none = { dependence: false, injecting: false, ableToConsent: false }
    expect(episodeProblems({ kind: 'drop_in', eligibility: none }, facts)).toEqual([])
  })
})

describe('the consent to treatment', () => {
  const enrolment = (kind: 'ost' | 'detox' | 'drop_in', siteKind: 'ost_centre' | 'drop_in_centre') =>
    enrolmentProblems(
      {
        ...{ called: 'M', phone: '', birthYear: 1990, adultConfirmed: false, consents: [] },
        episode: { kind, eligibility: ticked },
      },
      { siteKind, today },
    ).map(({ code }) => code)

  it('is asked before a treatment, and not before contact and services', () => {
    expect(enrolment('ost', 'ost_centre')).toEqual(['treatment_consent_missing'])
    expect(enrolment('detox', 'ost_centre')).toEqual(['treatment_consent_missing'])
    expect(enrolment('drop_in', 'ost_centre')).toEqual([])
  })

  it('is asked nowhere at a drop-in centre, which treats nobody', () => {
    expect(enrolment('drop_in', 'drop_in_centre')).toEqual([])
    expect(enrolment('detox', 'drop_in_centre')).toEqual([])
  })
})

describe('a telephone number', () => {
  it.each([
    ['', true],
    ['+91 98621-54321', true],
    ['৯৮৬২১৫৪৩২১', true],
    ['12345', false],
    ['1234567890123456', false],
    ['call my brother', false],
    ['98621 54321 after six', false],
  ])('%s', (phone, good) => {
    const enrolment = {
      called: 'M',
      phone,
      birthYear: 1990,
      adultConfirmed: false,
      episode: null,
      consents: [],
    }
    const found = enrolmentProblems(enrolment, { siteKind: 'ost_centre', today })
    expect(found).toEqual(good ? [] : [{ field: 'phone', code: 'phone_unlikely' }])
  })
})

describe('a birth year', () => {
  it.each([
    [1925, false],
    [1926, true],
    [2018, true],
    [2019, false],
    [90, false],
    [0, false],
  ])('%i', (birthYear, good) => {
    const enrolment = {
      called: 'M',
      phone: '',
      birthYear,
      adultConfirmed: false,
      episode: null,
      consents: [],
    }
    const found = enrolmentProblems(enrolment, { siteKind: 'ost_centre', today })
    expect(found).toEqual(good ? [] : [{ field: 'birthYear', code: 'birth_year_unlikely' }])
  })
})

describe('a consent', () => {
  it('to tell others, to visit or to call says to whom, where or when', () => {
    for (const kind of ['disclosure', 'visit', 'phone'] as const)
      expect(consentProblems({ kind, day: today, detail: '' }, today)).toEqual([
        { field: 'detail', code: 'consent_detail_missing' },
      ])
    for (const kind of ['treatment', 'photo', 'hiv_test', 'notes_to_doctor'] as const)
      expect(consentProblems({ kind, day: today, detail: '' }, today)).toEqual([])
  })

  it('lies in the past or today', () => {
    expect(consentProblems({ kind: 'photo', day: day('2026-02-04'), detail: '' }, today)).toEqual([
      { field: 'day', code: 'day_ahead' },
    ])
  })
})

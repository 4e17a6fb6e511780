import { describe, expect, test } from 'vitest'
import { asksBirthYear, identifiers, type KnownBy } from '../../shared/rules/identifiers.ts'

describe('two identifiers, never a name alone', () => {
  test.each<[KnownBy['identifiedBy'], boolean, boolean, string[]]>([
    ['card', true, false, ['card', 'photo']],
    ['card', false, true, ['card', 'birth_year']],
    ['number', true, false, ['number', 'photo']],
    ['number', false, true, ['number', 'birth_year']],
    ['name', true, true, ['photo', 'birth_year']],
  ])('by %s, photo %s, asked for the birth year %s', (identifiedBy, hasPhoto, asked, expected) => {
    expect(asksBirthYear({ identifiedBy, hasPhoto })).toBe(asked)
    expect(identifiers({ identifiedBy, hasPhoto, birthYearSaid: asked })).toEqual(expected)
  })

  test('a name without a photo is one identifier even when the birth year is right', () => {
    expect(identifiers({ identifiedBy: 'name', hasPhoto: false, birthYearSaid: true })).toEqual([
      'birth_year',
    ])
  })
})

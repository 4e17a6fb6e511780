import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { bringOverRow } from '../../build/demo/bring-over-rows.ts'
import { lastMorning, monthsLastMorning } from '../../build/demo/clinic-time.ts'
import { prepareOutput } from '../../build/demo/output.ts'
import { allNames, ENROLLED_TWICE, type Person, people, peopleElsewhere } from '../../build/demo/people.ts'
import type { ClinicDay } from '../../shared/records/time.ts'
import { readBringOver } from '../../shared/rules/bring-over.ts'
import { addDays } from '../../shared/rules/days.ts'
import { identityParts } from '../../shared/rules/enrolment-parts.ts'
import { knownPerson, lookAlikes } from '../../shared/rules/look-alike.ts'
import { rulePackDefault } from '../../shared/rules/rule-pack-default.ts'

const day = '2026-02-03' as ClinicDay

describe('the people of the demonstration', () => {
  it('are the same every time, 120 of them, and no two are easily mistaken for each other', () => {
    expect(people(day)).toEqual(people(day))
    const names = people(day).flatMap(({ name, called }) => [name, called])
    expect(new Set(names).size).toBe(240)
    expect(allNames()).toEqual(expect.arrayContaining(names))
    const known = people(day).map(({ number, sex, birthYear, name, called }) =>
      knownPerson({ id: number, sex, birthYear, names: [name, called], parentName: null, phone: null }),
    )
    expect(known.filter((person) => lookAlikes(person, known).length > 0)).toEqual([])
  })

  it('can all be brought over as they stand in the list', () => {
    const rows = people(day).map(bringOverRow)
    const products = [
      { drug: 'buprenorphine', form: 'tablet', strengthMicrograms: 2_000, stepsPerUnit: 1 },
      { drug: 'methadone', form: 'liquid', strengthMicrograms: 5_000, stepsPerUnit: 10 },
    ] as const
    const read = readBringOver(rows, { today: day, takenNumbers: [], products, pack: rulePackDefault })
    expect(read.problems).toEqual([])
    expect(read.entries).toHaveLength(120)
  })
})

describe('the morning that is played', () => {
  it('is over at whatever moment it is played, and opens at ten past eight', () => {
    fc.assert(
      fc.property(fc.integer({ min: Date.UTC(2026, 0, 1), max: Date.UTC(2030, 0, 1) }), (now) => {
        const { opens, offset } = lastMorning(now, 'Asia/Kolkata')
        expect(opens + 5 * 3_600_000).toBeLessThanOrEqual(now)
        expect(now + offset).toBe(opens)
        expect(now - opens).toBeLessThan(29 * 3_600_000)
        expect(new Date(opens).toISOString()).toContain('T02:40:00')
      }),
    )
  })
})

describe('the folder of the results', () => {
  it('replaces an earlier demonstration, and never touches a folder that holds anything else', () => {
    const folder = mkdtempSync(join(tmpdir(), 'ost-output-'))
    mkdirSync(join(folder, 'profile'))
    writeFileSync(join(folder, 'summary.json'), '{}')
    prepareOutput(folder)
    expect(readdirSync(folder)).toEqual([])

    writeFileSync(join(folder, 'letter.txt'), 'mine')
    mkdirSync(join(folder, 'profile'))
    expect(() => prepareOutput(folder)).toThrow('letter.txt')
    expect(readdirSync(folder).sort()).toEqual(['letter.txt', 'profile'])
    rmSync(folder, { recursive: true })
  })
})

describe('the last morning of a month that is played', () => {
  it('ends a month, and the morning after it is over too', () => {
    fc.assert(
      fc.property(fc.integer({ min: Date.UTC(2026, 0, 1), max: Date.UTC(2030, 0, 1) }), (now) => {
        const { day: last, opens, offset } = monthsLastMorning(now, 'Asia/Kolkata')
        expect(addDays(last, 1).slice(8)).toBe('01')
        expect(now + offset).toBe(opens)
        expect(opens + 29 * 3_600_000).toBeLessThanOrEqual(now)
        expect(now - opens).toBeLessThan(34 * 86_400_000)
      }),
    )
  })
})

describe('the people of the other sites', () => {
  it('are somebody else, but for the one who is enrolled twice under another spelling', () => {
    const elsewhere = peopleElsewhere().flat()
    const here = new Set(people(day).flatMap(({ name, called }) => [name, called]))
    expect(elsewhere.filter(({ name, called }) => here.has(name) || here.has(called))).toEqual([])
    expect(allNames()).toEqual(expect.arrayContaining(elsewhere.map(({ name }) => name)))
    const parts = (who: Pick<Person, 'name' | 'called' | 'sex' | 'birthYear'>) =>
      identityParts({ ...who, names: [who.name, who.called], parentName: null })?.meet ?? []
    const twice = people(day).find(({ number }) => number === ENROLLED_TWICE.number)
    const met = elsewhere.filter((one) => {
      const tokens = new Set(parts(one))
      return twice !== undefined && parts(twice).some((part) => tokens.has(part))
    })
    // Short names meet by chance too, as in life: two people at the office look.
    expect(met.map(({ name }) => name)).toContain(ENROLLED_TWICE.elsewhere.name)
  })
})

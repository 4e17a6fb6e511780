import { describe, expect, it } from 'vitest'
import { words } from '../../renderer/words/index.ts'
import { INDICATORS, SECTIONS } from '../../shared/rules/indicators/definitions.ts'

const say = words.reports

describe('the words of the return', () => {
  it('define every indicator, and nothing that is none', () => {
    expect(Object.keys(say.indicators).toSorted()).toEqual(INDICATORS.map(({ id }) => id).toSorted())
    for (const { id, ratio } of INDICATORS) {
      const { title, counts, of } = say.indicators[id] ?? { title: '', counts: '' }
      expect(title.length, id).toBeGreaterThan(2)
      expect(counts, id).toMatch(/\.$/)
      expect(of !== undefined, id).toBe(ratio)
    }
    expect(Object.keys(say.sections)).toEqual([...SECTIONS])
  })

  it('say every cell in words, never as a code', () => {
    const codes = INDICATORS.flatMap(({ id, cells }) =>
      cells.map((cell) => say.cell(id, cell)).filter((text) => text === '' || /[_.]/.test(text)),
    )
    expect(codes).toEqual([])
    expect(say.cell('last_dose', 'methadone.60000')).toBe('Methadone 60 mg')
    expect(say.cell('stock', 'methadone.liquid.5000.10.894000.issue')).toBe('Methadone 5 mg/mL, given out')
    expect(say.cell('dosed', 'F.under_25')).toBe('Female, Under 25')
  })
})

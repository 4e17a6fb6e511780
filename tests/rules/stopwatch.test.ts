import { describe, expect, it } from 'vitest'
import { hourTimes } from '../../shared/rules/stopwatch.ts'

const at = (hour: number, ...seconds: number[]) => seconds.map((one) => ({ hour, seconds: one }))

describe('the counter’s times by hour', () => {
  it('are none without a dose', () => {
    expect(hourTimes([])).toEqual([])
  })

  it('name the dose in the middle and the slow one of each hour, earliest hour first', () => {
    const ten = [31, 7, 8, 9, 10, 12, 11, 14, 13, 90]
    expect(hourTimes([...at(10, 20), ...at(8, ...ten)])).toEqual([
      { hour: 8, doses: 10, medianSeconds: 11, slowSeconds: 31 },
      { hour: 10, doses: 1, medianSeconds: 20, slowSeconds: 20 },
    ])
  })
})

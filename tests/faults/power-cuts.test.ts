import { expect, it } from 'vitest'
import { hasDiskShim } from '../../build/faults/disk-shim.ts'
import { powerCuts } from '../../build/faults/power-cuts.ts'

it.runIf(hasDiskShim)(
  'a power cut that drops or tears all that was not synced loses no acknowledged act, and would under NORMAL',
  async () => {
    const { counts, failures } = await powerCuts({ seed: 1, scale: 0.004 })
    expect(failures).toEqual([])
    expect(counts['FULL: states']).toBe(80)
    expect(counts['FULL: acts acknowledged in the record']).toBeGreaterThan(200)
    expect(counts['FULL after a kill: states']).toBeGreaterThan(0)
    expect(counts['NORMAL: states that lost acknowledged acts']).toBeGreaterThan(0)
  },
  120_000,
)

import { expect, it } from 'vitest'
import { diskErrors } from '../../build/faults/disk-errors.ts'
import { hasDiskShim } from '../../build/faults/disk-shim.ts'

it.runIf(hasDiskShim)(
  'a disk that is full or fails at any operation is never told as saved, nor as damaged, and the register opens once it mends',
  async () => {
    const { counts, failures } = await diskErrors({ seed: 1, scale: 0.01 })
    expect(failures).toEqual([])
    expect(counts.points).toBeGreaterThanOrEqual(50)
    expect(counts['acts answered: REFUSED disk_full']).toBeGreaterThan(0)
    expect(counts['acts answered: REFUSED disk_failing']).toBeGreaterThan(0)
  },
  120_000,
)

import { expect, test } from 'vitest'
import { twoInstances } from '../../build/faults/two-instances.ts'

test('of two programs started at once on one register, one stays and the other touches nothing', async () => {
  const { counts, failures } = await twoInstances({ seed: 1, scale: 0.2 })
  expect(failures).toEqual([])
  expect(counts['opened in the one that stayed']).toBe(1)
})

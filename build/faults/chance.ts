import { seeded } from '../demo/random.ts'

export type Chance = ReturnType<typeof chanceOf>

/** The same draws for the same seed, with what the fault programme draws most. */
export function chanceOf(seed: number) {
  const chance = seeded(seed)
  return {
    ...chance,
    /** True so often out of one. */
    often: (probability: number): boolean => chance.next() < probability,
    shuffled: <T>(from: readonly T[]): T[] =>
      from
        .map((value) => ({ value, place: chance.next() }))
        .sort((a, b) => a.place - b.place)
        .map(({ value }) => value),
  }
}

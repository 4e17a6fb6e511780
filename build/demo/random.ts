/** A small generator with a fixed seed (mulberry32): the same demonstration every time, on every machine. */
export function seeded(seed: number): {
  next(): number
  pick<T>(from: readonly T[]): T
  whole(from: number, to: number): number
} {
  let state = seed >>> 0
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
  return {
    next,
    pick: (from) => {
      const found = from[Math.floor(next() * from.length)]
      if (found === undefined) throw new RangeError('nothing to pick from')
      return found
    },
    whole: (from, to) => from + Math.floor(next() * (to - from + 1)),
  }
}

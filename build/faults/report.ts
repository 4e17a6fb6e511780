/** What one test of the fault programme did: enough to run it again, and every failure in a sentence. */
export interface Report {
  readonly name: string
  readonly seed: number
  readonly counts: Readonly<Record<string, number>>
  readonly failures: readonly string[]
}

/** How much of a test is wanted: 1 is the target of the test programme, npm test takes a hundredth or less. */
export interface Wanted {
  readonly seed: number
  readonly scale: number
}

/** A share of a target, at least `least`. */
export const share = (target: number, scale: number, least = 1): number =>
  Math.max(least, Math.round(target * scale))

/** Counts under names, and the failures beside them. */
export class Tally {
  readonly counts: Record<string, number> = {}
  readonly failures: string[] = []
  #tenth = 0

  add(what: string, by = 1): void {
    this.counts[what] = (this.counts[what] ?? 0) + by
  }

  /** @param context which of the many runs it was, so that a failure can be found again by its seed */
  fail(context: string, sentence: string): void {
    this.failures.push(`${context}: ${sentence}`)
  }

  /** Says so at each tenth of a long run, which otherwise would be silent for an hour. */
  progress(done: number, wanted: number): void {
    const tenth = Math.floor((10 * done) / wanted)
    if (tenth === this.#tenth || wanted < 100) return
    this.#tenth = tenth
    console.log(
      `… ${done.toLocaleString('en')} of ${wanted.toLocaleString('en')}, ${this.failures.length} failures`,
    )
  }

  report(name: string, seed: number): Report {
    return { name, seed, counts: this.counts, failures: this.failures }
  }
}

const LISTED = 20

export function printReport({ name, seed, counts, failures }: Report, seconds: number): void {
  console.log(
    `\n${failures.length === 0 ? 'ok    ' : 'FAILED'}  ${name} (seed ${seed}, ${seconds.toFixed(0)} s)`,
  )
  for (const [what, count] of Object.entries(counts))
    console.log(`        ${count.toLocaleString('en').padStart(9)}  ${what}`)
  for (const failure of failures.slice(0, LISTED)) console.log(`        ✗ ${failure}`)
  if (failures.length > LISTED) console.log(`        … and ${failures.length - LISTED} more`)
}

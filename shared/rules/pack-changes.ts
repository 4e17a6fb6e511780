import type { RulePackBody } from '../records/rule-pack.ts'

export type PackValue = string | number | boolean | null

/** One line that two versions say differently; null where a version does not have it. */
export type PackChange = { path: string; was: PackValue; now: PackValue }

/**
 * What changed from one version of the rules to another, in the order of the pack. A line of a ladder is known by its
 * day (`drugs.methadone.ladder.3.verdict`) and an alert by its medicine, so that a line put in between is one change
 * and not a change of every line after it.
 */
export function packChanges(was: RulePackBody, now: RulePackBody): PackChange[] {
  const [before, after] = [packLeaves(was), packLeaves(now)]
  const paths = [...new Set([...before.keys(), ...after.keys()])]
  return paths.flatMap((path) => {
    const change = { path, was: before.get(path) ?? null, now: after.get(path) ?? null }
    return change.was === change.now ? [] : [change]
  })
}

/** Every single value of a pack by where it stands. */
export function packLeaves(body: RulePackBody): Map<string, PackValue> {
  const leaves = new Map<string, PackValue>()
  walk('', body, leaves)
  return leaves
}

function walk(path: string, value: unknown, leaves: Map<string, PackValue>): void {
  if (Array.isArray(value)) {
    if (value.every((each) => typeof each === 'string')) {
      leaves.set(path, value.join(', '))
      return
    }
    for (const each of value) walk(`${path}.${keyOf(each)}`, each, leaves)
    return
  }
  if (typeof value === 'object' && value !== null) {
    for (const [name, each] of Object.entries(value))
      walk(path === '' ? name : `${path}.${name}`, each, leaves)
    return
  }
  if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean' || value === null)
    leaves.set(path, value)
}

function keyOf(entry: object): string {
  if ('fromDays' in entry) return String(entry.fromDays)
  return 'medicine' in entry ? String(entry.medicine) : ''
}

import { areLookAlikes, type KnownPerson, mistakenness } from './look-alike.ts'

/** Doses in a hundred that may bear the line; above it nobody reads it any more (clinic.md, *At the counter*). */
const dosesInAHundred = 1

export type DueToday = {
  /** Everybody with an order for today. */
  ordered: readonly KnownPerson[]
  /** Who had a dose of today already: they cannot be dosed for another any more, the counter stops. */
  served: ReadonlySet<number>
  /** The client was picked from a list of names, which is where one is taken for another. */
  byName: boolean
}

/**
 * Who of those still due today stands on this client's line. Picked by name, all look-alikes do. By card or number, which
 * tell people apart already, only those of the most easily mistaken pairs of the day, one pair for every hundred clients
 * and at least one: so the line stays at one dose in a hundred on any list of names, however many share one, and what it
 * shows are the likeliest mix-ups. A pair is said once, to whichever of both comes first.
 */
export function lookAlikeLine(client: KnownPerson, { ordered, served, byName }: DueToday): number[] {
  const stillDue = (id: number) => id !== client.id && !served.has(id)
  if (byName)
    return ordered.filter((other) => stillDue(other.id) && areLookAlikes(client, other)).map(({ id }) => id)
  const most = Math.max(1, Math.floor((ordered.length * dosesInAHundred) / 100))
  return lookAlikePairs(ordered)
    .slice(0, most)
    .flatMap(({ a, b }) => (a.id === client.id ? [b.id] : b.id === client.id ? [a.id] : []))
    .filter(stillDue)
}

type Pair = { a: KnownPerson; b: KnownPerson; rank: number }

/** All pairs of look-alikes, the most easily mistaken first. People are compared only with those who sound the same. */
export function lookAlikePairs(people: readonly KnownPerson[]): Pair[] {
  const bySound = new Map<string, KnownPerson[]>()
  for (const person of people)
    for (const sound of new Set(person.names.map(soundOf))) {
      const group = bySound.get(sound)
      if (group) group.push(person)
      else bySound.set(sound, [person])
    }
  const pairs = new Map<string, Pair>()
  for (const group of bySound.values())
    for (const [place, a] of group.entries())
      for (const b of group.slice(place + 1)) {
        const key = a.id < b.id ? `${a.id} ${b.id}` : `${b.id} ${a.id}`
        if (a.id === b.id || pairs.has(key) || !areLookAlikes(a, b)) continue
        pairs.set(key, { a, b, rank: mistakenness(a, b) })
      }
  return [...pairs.values()].toSorted((x, y) => x.rank - y.rank || x.a.id - y.a.id || x.b.id - y.b.id)
}

/** The sounds of a whole name, whatever the order of its words. */
function soundOf({ words }: KnownPerson['names'][number]): string {
  return words
    .map(({ sound, folded }) => (sound.length > 1 ? sound : folded))
    .toSorted()
    .join(' ')
}

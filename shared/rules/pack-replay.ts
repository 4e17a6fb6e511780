import type { ClinicDay, Instant } from '../records/time.ts'
import { type ClientHistory, factsAsOf } from './client-history.ts'
import { doseEligibility } from './dose-eligibility.ts'
import type { DoseFacts, DoseNotice, DoseVerdict, ShelfProduct } from './dose-facts.ts'
import { type PlainReason, refusalReasons } from './dose-refusal.ts'
import type { PackVersion, RuleReference } from './rule-pack.ts'

/** What the counter would have said, as far as the rules decide it. */
export type ReplayedVerdict = {
  outcome: DoseVerdict['outcome']
  /** The dose of the slot, in micrograms; null where none was due. */
  amountMicrograms: number | null
  reasons: PlainReason[]
  notices: DoseNotice['code'][]
  rule: RuleReference | null
}

/** One morning of one client that two packs judge differently. */
export type ReplayDifference = {
  day: ClinicDay
  came: boolean
  was: ReplayedVerdict
  wouldBe: ReplayedVerdict
}

type AsOf = ReturnType<typeof factsAsOf>

/** What else the counter looks at, as it stood on the day: not of the pack, and so the same under both. */
export type Around = Omit<
  DoseFacts,
  keyof AsOf | 'today' | 'now' | 'timeZone' | 'dayOpen' | 'pack' | 'shelf' | 'slot'
>

/** A clinic day of the register; a client is asked about when they came, else at the end of the day. */
export type ReplayDay = {
  day: ClinicDay
  openedAt: Instant
  endsAt: Instant
  cameAt: Instant | null
  around: Around
}

type Fixed = { timeZone: string; shelf: readonly ShelfProduct[] }

/** Of the shelf and not of the rules: the replay's shelf is always full. */
const ofTheShelf: ReadonlySet<DoseNotice['code']> = new Set(['split_recomputed', 'expiring_batch'])

/**
 * What two packs say of each clinic day of a client, and where they differ: each morning is judged by what was in the
 * register by then, as the counter judged it (dose-eligibility.ts). What was given stays given: under another pack
 * the days after might have gone otherwise, and nobody can know how.
 *
 * @param fixed.shelf full packs of every product (`fullShelf`), so that no difference comes from stock
 */
export function replayClient(
  history: ClientHistory,
  days: readonly ReplayDay[],
  packs: { was: PackVersion; wouldBe: PackVersion },
  fixed: Fixed,
): ReplayDifference[] {
  return days.flatMap(({ day, openedAt, endsAt, cameAt, around }) => {
    // Just before the first step of the day, so that the day's own dose is not yet in the register.
    const now = (cameAt === null ? Math.max(openedAt, endsAt) : cameAt - 1) as Instant
    const facts = {
      ...around,
      ...factsAsOf(history, day, now),
      today: day,
      now: (cameAt ?? now) as Instant,
      ...fixed,
    }
    if (!facts.episodes.some(({ kind }) => kind === 'ost' || kind === 'detox')) return []
    const judge = (pack: PackVersion) =>
      replayed(
        doseEligibility({
          ...facts,
          dayOpen: true,
          pack: { ...pack, signed: true },
          slot: null,
        }),
      )
    const [was, wouldBe] = [judge(packs.was), judge(packs.wouldBe)]
    return sameVerdict(was, wouldBe) ? [] : [{ day, came: cameAt !== null, was, wouldBe }]
  })
}

export function replayed(verdict: DoseVerdict): ReplayedVerdict {
  const isDue = verdict.outcome === 'due'
  return {
    outcome: verdict.outcome,
    amountMicrograms: isDue ? verdict.amountMicrograms : null,
    reasons: refusalReasons(verdict),
    notices: isDue ? verdict.notices.map(({ code }) => code).filter((code) => !ofTheShelf.has(code)) : [],
    rule: isDue || verdict.outcome === 'see_doctor' ? verdict.rule : null,
  }
}

/** Apart from the version that says it. */
function sameVerdict(a: ReplayedVerdict, b: ReplayedVerdict): boolean {
  const plain = ({ rule: _rule, ...rest }: ReplayedVerdict) => JSON.stringify(rest)
  return plain(a) === plain(b)
}

/** Every tablet and, of each liquid medicine, one strength, open and without end. */
export function fullShelf(
  products: readonly Pick<ShelfProduct, 'id' | 'drug' | 'form' | 'strengthMicrograms' | 'stepsPerUnit'>[],
): ShelfProduct[] {
  const liquids = new Set<string>()
  return products.flatMap((product) => {
    if (product.form === 'liquid' && liquids.has(product.drug)) return []
    if (product.form === 'liquid') liquids.add(product.drug)
    const { id } = product
    const batch = {
      id,
      productId: id,
      batchNumber: '',
      expiryDay: '9999-12-31' as ClinicDay,
      balanceSteps: 1_000_000,
    }
    return [{ ...product, batches: [batch], openBatchId: id }]
  })
}

export type DifferenceKind = 'stricter' | 'laxer' | 'amount' | 'notice'

/** A dose that would not have been given without the doctor, one that would, another amount, or only another word. */
export function differenceKind({ was, wouldBe }: Pick<ReplayDifference, 'was' | 'wouldBe'>): DifferenceKind {
  const [before, after] = [was.outcome === 'due', wouldBe.outcome === 'due']
  if (before && !after) return 'stricter'
  if (!before && after) return 'laxer'
  if (was.amountMicrograms !== wouldBe.amountMicrograms) return 'amount'
  return before ? 'notice' : was.reasons.length <= wouldBe.reasons.length ? 'stricter' : 'laxer'
}

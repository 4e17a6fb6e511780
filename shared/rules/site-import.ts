import type { ImportContinues } from '../records/office.ts'

/** What the office has of a site. `there`: its data can still be read. Hashes are lower-case hex. */
export interface ImportBefore {
  readonly lineage: string
  readonly sequence: number
  readonly sha256: string
  readonly ledgerLength: number
  readonly ledgerHead: string | null
  readonly there: boolean
}

/** What a whole, rightly signed backup of the site says. */
export interface ImportFound {
  readonly lineage: string
  readonly sequence: number
  readonly sha256: string
  readonly previousHash: string | null
  readonly ledgerLength: number
  /** Each coming back of the register from a backup, oldest first. */
  readonly restorations: readonly { lineage: string; previousLineage: string; afterSeq: number }[]
}

export type ImportRefusal =
  | 'same'
  | 'older'
  | 'twin'
  | 'previousDiffers'
  | 'ledgerCut'
  | 'ledgerDiffers'
  | 'otherLineage'

export type SiteImportVerdict =
  | {
      readonly outcome: 'good'
      readonly continues: ImportContinues
      /** Numbers that never came, both ends counted. */
      readonly missing: { readonly from: number; readonly to: number } | null
      /** Ledger lines that the office has seen and the site lost. */
      readonly lostLines: number | null
    }
  | { readonly outcome: 'refused'; readonly code: ImportRefusal }

/**
 * Up to which line both ledgers must agree: all that the office has seen, or as far as the register came back.
 * Null: the lineages have nothing to do with each other.
 */
export function commonLines(before: ImportBefore, found: ImportFound): number | null {
  if (found.lineage === before.lineage) return before.ledgerLength
  const left = found.restorations.find(({ previousLineage }) => previousLineage === before.lineage)
  if (!left || found.restorations.at(-1)?.lineage !== found.lineage) return null
  return Math.min(before.ledgerLength, left.afterSeq)
}

/**
 * Whether a backup goes on from the one that the office has of this site. Sequence numbers alone prove nothing: the
 * ledger of what came before must lie unchanged under the new one.
 * @param ours hash of the last common line as the office has it, null when it cannot be read any more
 * @param theirs hash of the same line in the backup
 */
export function siteImportVerdict(
  before: ImportBefore | null,
  found: ImportFound,
  { ours, theirs }: { ours: string | null; theirs: string | null },
): SiteImportVerdict {
  const refused = (code: ImportRefusal): SiteImportVerdict => ({ outcome: 'refused', code })
  if (before === null) return { outcome: 'good', continues: 'first', missing: null, lostLines: null }
  if (found.sha256 === before.sha256)
    return before.there
      ? refused('same')
      : { outcome: 'good', continues: 'same', missing: null, lostLines: null }
  const common = commonLines(before, found)
  if (common === null) return refused('otherLineage')
  const same = found.lineage === before.lineage
  if (same && before.there) {
    if (found.sequence < before.sequence) return refused('older')
    if (found.sequence === before.sequence) return refused('twin')
  }
  const isNewer = found.sequence > before.sequence
  if (found.ledgerLength < common && (isNewer || !same)) return refused('ledgerCut')
  if (found.ledgerLength >= common && ours !== null && ours !== theirs) return refused('ledgerDiffers')
  const follows = found.previousHash === before.sha256
  const next = found.sequence === before.sequence + 1
  if (same && next && !follows && found.previousHash !== null) return refused('previousDiffers')
  return {
    outcome: 'good',
    continues: same ? 'same' : 'restored',
    missing: isNewer && !next && !follows ? { from: before.sequence + 1, to: found.sequence - 1 } : null,
    lostLines: same || common === before.ledgerLength ? null : before.ledgerLength - common,
  }
}

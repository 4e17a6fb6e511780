import type { FigureWords } from '../../shared/records/monthly-return.ts'
import type { Figure, ReportPeriod, ReportScope } from '../../shared/records/report.ts'
import type { ClinicDay } from '../../shared/records/time.ts'
import type { LedgerRead } from '../db/ledger-read.ts'

export type TableFormat = 'xlsx' | 'csv' | 'json'

/** What stands on the first sheet, as pairs: what it is of, by which definitions, when and by whom it was made. */
export type AboutLines = readonly (readonly [name: string, value: string | number | null])[]

/** Tables to be written as `.part` files into a folder; nobody has named them yet. */
export interface FilesOrder {
  readonly kind: 'files'
  readonly folder: string
  readonly baseName: string
  readonly format: TableFormat
  readonly bom: boolean
  readonly scope: ReportScope
  /** The figures of a return that was sent; null: as they are counted now. `false`: no figures at all. */
  readonly figures: readonly Figure[] | null | false
  readonly words: FigureWords
  /** Names of `EXPORT_TABLES`. */
  readonly tables: readonly string[]
  readonly about: AboutLines
  readonly timeZone: string
  readonly made: number
}

/** The figures of a scope with the ledger's head of the same moment. */
export interface CountOrder {
  readonly kind: 'count'
  readonly scope: ReportScope
}

/** How many rows each table has, and the figures as they are now. */
export interface LookOrder {
  readonly kind: 'look'
  readonly period: ReportPeriod
}

/** For each return that was sent: the figures now, and what was written since. */
export interface CompareOrder {
  readonly kind: 'compare'
  readonly sent: readonly {
    readonly id: number
    readonly scope: ReportScope
    readonly figures: readonly Figure[]
    readonly afterSeq: number
  }[]
}

/** Names, which a person's passphrase locks in before anything is written. */
export interface NamesOrder {
  readonly kind: 'names'
  readonly folder: string
  readonly baseName: string
  readonly passphrase: string
  readonly rows: readonly (readonly [registerNumber: number, name: string, called: string])[]
}

export type ExportOrder = FilesOrder | CountOrder | LookOrder | CompareOrder | NamesOrder

export interface Counted {
  readonly figures: Figure[]
  readonly knownUntil: ClinicDay | null
  readonly ledger: { readonly seq: number; readonly hash: string }
}

export interface Compared {
  readonly id: number
  readonly figures: Figure[]
  /** Only looked for where the figures differ. */
  readonly lines: LedgerRead[]
}

/** What each order is answered with. */
export interface ExportAnswers {
  readonly files: { readonly names: string[]; readonly rows: number }
  readonly count: Counted
  readonly look: { readonly tables: { name: string; rows: number }[] }
  readonly compare: Compared[]
  readonly names: { readonly names: string[]; readonly sha256: Uint8Array }
}

export interface ExportSource {
  /** Null for names, which come with the order. */
  readonly file: string | null
  readonly key: Uint8Array | null
  readonly order: ExportOrder
}

export type FromExport =
  | { readonly kind: 'progress'; readonly rows: number }
  | { readonly kind: 'answer'; readonly answer: ExportAnswers[keyof ExportAnswers] }
  | { readonly kind: 'not_put'; readonly code: string; readonly file: string }

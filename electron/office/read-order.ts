import type { FindingFilter, FindingName, FindingStored } from '../db/inspection-findings.ts'
import type { answerReport } from '../report/answer.ts'
import type { ReportAsk } from '../report/run-report.ts'
import type { SiteData } from './site-store.ts'

export interface FindingCount {
  readonly kind: FindingName
  readonly count: number
  readonly fromPaper: number
}

/** A finding with the register number that belongs to it. */
export type FindingFound = Omit<FindingStored, 'clientId' | 'staffId'> & {
  readonly registerNumber: number | null
}

/** What may be asked over the data of one site. */
export type SiteAsk =
  | { readonly kind: 'report'; readonly ask: ReportAsk }
  | { readonly kind: 'counts'; readonly look: FindingFilter }
  | {
      readonly kind: 'findings'
      readonly look: FindingFilter
      readonly finding: FindingName
      readonly page: { readonly size: number; readonly offset: number }
    }
  /** Brings data of before an update of the program to the newest schema. */
  | { readonly kind: 'bringUp' }

export type SiteAnswer =
  | ReturnType<typeof answerReport>
  | readonly FindingCount[]
  | readonly FindingFound[]
  | null

export interface SiteOrder {
  readonly id: number
  readonly data: SiteData
  readonly ask: SiteAsk
}

export type FromSites =
  | { readonly id: number; readonly answer: SiteAnswer }
  | { readonly id: number; readonly fault: string }

import type { ReportSection } from '../../../shared/rules/indicators/definitions.ts'
import { flowIndicators } from './indicators-flow.ts'
import { serviceIndicators } from './indicators-services.ts'
import { treatmentIndicators } from './indicators-treatment.ts'

/** What stands on the page beside a figure, and under it when somebody asks, and on paper always. */
export interface IndicatorWords {
  readonly title: string
  /** What is counted: the numerator. */
  readonly counts: string
  /** Of whom or what: the denominator, where there is one. */
  readonly of?: string
  /** Where the definition comes from, where it is not this program’s own. */
  readonly source?: string
}

/** One entry a definition, under its id; a test holds that none is missing and none is left over. */
export const indicators: Readonly<Record<string, IndicatorWords>> = {
  ...flowIndicators,
  ...treatmentIndicators,
  ...serviceIndicators,
}

export const reportSections: Record<ReportSection, { title: string; lead: string }> = {
  flow: {
    title: 'Clients in and out',
    lead: 'Active at the start, plus all who came, less all who went, is active at the end. Guests of other sites are not in it, nor deaths that were recorded in error.',
  },
  people: {
    title: 'Who was treated',
    lead: 'Persons, each counted once however often they came.',
  },
  retention: {
    title: 'Who stays',
    lead: 'Whether people hold on. Somebody who dropped out and came back begins to be counted anew.',
  },
  doses: {
    title: 'Doses',
    lead: 'What became of every dose of every closed day, as it stands after all corrections. Days on which the site was closed have no doses due.',
  },
  counselling: { title: 'Counselling and groups', lead: 'Sessions and meetings that were held.' },
  detox: { title: 'Detoxification', lead: 'Admissions and discharges by their own days.' },
  follow_up: {
    title: 'Follow-up after detoxification and rehabilitation',
    lead: 'Dates of plans, and visits.',
  },
  services: {
    title: 'Services and tests',
    lead: 'What was given and done. STI care is not in it: even its day is sealed, and only the screen Service counts of the site adds it.',
  },
  referrals: {
    title: 'Referrals',
    lead: 'Of the referrals made in the period: how far each has come since.',
  },
  overdoses: {
    title: 'Overdoses and naloxone',
    lead: 'Overdoses here and elsewhere that somebody told us of.',
  },
  stock: {
    title: 'Stock',
    lead: 'The book before, what moved, the book after. Grams are of base drug; all else is as labelled.',
  },
}

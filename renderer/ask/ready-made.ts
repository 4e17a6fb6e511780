import type { Question } from '../../shared/records/question.ts'

const base = {
  period: { kind: 'named', name: 'last_12_months' },
  filters: [],
  groups: [],
  measure: { kind: 'count' },
  sort: 'group',
  chart: 'bar',
} satisfies Partial<Question>
const byMonth = (column: string) => ({ column, grain: 'month' as const })
const by = (column: string) => ({ column, grain: null })

/** Questions that a clinic asks most often, to begin with and to change. Persons of the staff are in none. */
export const READY_MADE = {
  missed_by_weekday: {
    ...base,
    subject: 'doses',
    filters: [{ op: 'is', column: 'outcome', value: 'missed' }],
    groups: [{ column: 'day', grain: 'weekday' }],
  },
  new_by_month: {
    ...base,
    subject: 'episodes',
    filters: [
      { op: 'is', column: 'kind', value: 'ost' },
      { op: 'is', column: 'entry', value: 'new' },
    ],
    groups: [byMonth('opened_day')],
    measure: { kind: 'clients' },
  },
  dose_by_month: {
    ...base,
    subject: 'doses',
    filters: [{ op: 'one_of', column: 'outcome', values: ['taken', 'not_checked', 'take_home'] }],
    groups: [byMonth('day'), by('drug')],
    measure: { kind: 'mean', column: 'amount' },
    chart: 'line',
  },
  sessions_by_kind: { ...base, subject: 'sessions', groups: [byMonth('day'), by('kind')] },
  needles_by_month: {
    ...base,
    subject: 'services',
    filters: [{ op: 'is', column: 'kind', value: 'needles_out' }],
    groups: [byMonth('day')],
    measure: { kind: 'sum', column: 'quantity' },
  },
  follow_up_by_round: {
    ...base,
    subject: 'follow_ups',
    filters: [{ op: 'filled', column: 'outcome' }],
    groups: [by('step'), by('outcome')],
  },
} satisfies Record<string, Question>

export type ReadyMade = keyof typeof READY_MADE

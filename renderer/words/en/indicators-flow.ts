import type { IndicatorWords } from './indicators.ts'

const entered = (title: string, how: string): IndicatorWords => ({
  title,
  counts: `Treatments opened in the period ${how}.`,
})
const left = (title: string, why: string): IndicatorWords => ({
  title,
  counts: `Treatments of active clients closed in the period ${why}.`,
})

export const flowIndicators: Readonly<Record<string, IndicatorWords>> = {
  active_start: {
    title: 'Active at the start',
    counts:
      'Clients whose substitution treatment was open at the end of the day before the period and who had not dropped out by then.',
  },
  entered_new: entered('New', 'for the first time'),
  entered_re_enrolled: entered('Enrolled again', 'for somebody whose earlier treatment had been closed'),
  entered_transferred_in: entered('Transferred from another site', 'for somebody who came from another site'),
  entered_brought_over: entered(
    'Brought over from paper',
    'when the register began, for somebody already in treatment',
  ),
  came_back: {
    title: 'Interrupted and came back',
    counts:
      'Clients who had dropped out by the days, whose treatment was still open, and who took a dose again in the period. Each return counts.',
    source: 'A quarter to a third of clients interrupt and come back (PMC10416117).',
  },
  left_completed: left('Completed', 'as completed'),
  left_dropped_out: {
    title: 'Dropped out',
    counts:
      'Active clients who reached the site’s number of days in a row without a dose, on the day on which it was reached; and treatments closed by staff as dropped out. Days on which the site was closed and days away (hospital, custody, prison, travel) do not count.',
    source: 'Nepal counts 7 days, India’s integrated care centres 60.',
  },
  left_transferred_out: left('Transferred to another site', 'because they went to another site'),
  left_died: left('Died', 'because they died, on the day of death'),
  left_imprisoned: left('In prison', 'because they went to prison'),
  left_withdrawn: left('Left on own wish', 'because the client wished so'),
  left_other: left('Another reason', 'for another reason'),
  active_end: {
    title: 'Active at the end',
    counts:
      'The same as at the start, at the end of the last day of the period, or of the last closed day where the period is not over.',
  },
  closed_after_dropout: {
    title: 'Closed after dropping out',
    counts:
      'Treatments closed in the period of clients who had already dropped out by the days. They left the active clients then, so they are in no line above.',
  },
  dropped_out_by_7: {
    title: 'Dropped out, if 7 days counted',
    counts: 'The same as dropped out by the days, reckoned with 7 days, whatever this site’s own number is.',
    source: 'Nepal.',
  },
  dropped_out_by_60: {
    title: 'Dropped out, if 60 days counted',
    counts: 'The same as dropped out by the days, reckoned with 60 days, whatever this site’s own number is.',
    source: 'India’s integrated care centres.',
  },
  came_back_by_7: {
    title: 'Came back, if 7 days counted',
    counts: 'Clients who had dropped out by 7 days and took a dose again in the period.',
  },
  came_back_by_60: {
    title: 'Came back, if 60 days counted',
    counts: 'Clients who had dropped out by 60 days and took a dose again in the period.',
  },
}

import { counted } from '../format.ts'
import type { ReasonWords } from '../types.ts'

/** What waits at a regional office. */
export const officeNeedWords: ReasonWords = {
  office_no_sites: () =>
    'No site is known here yet. Take in the card of each site; it lies beside its backups.',
  office_late: ({ count }) =>
    `${counted(Number(count), 'site', 'sites')} sent nothing for more than two weeks.`,
  office_never: ({ count }) => `Nothing has come from ${counted(Number(count), 'site', 'sites')} yet.`,
  office_receipts: ({ count }) =>
    `${counted(Number(count), 'site waits', 'sites wait')} for the receipt of the last backup.`,
}

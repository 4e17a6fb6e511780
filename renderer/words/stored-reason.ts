import { words } from './index.ts'

const { clients, counter, counts, sheets, stock } = words

/** Every code that the register stores as a reason, as the forms say it where it is chosen. */
const CODES: Readonly<Record<string, string>> = {
  ...counter.void.reasons,
  ...counter.incident.kinds,
  ...counter.after.notChecked,
  ...counter.ending.withheld,
  ...counter.ending.refused,
  ...stock.waste.reasons,
  ...counts.reasons,
  ...sheets.reasons,
  ...stock.count.reasons,
  ...clients.cardReasons,
  ...clients.correctForm.reasons,
  ...clients.closings,
  ...words.care.holdReasons,
  ...words.downtime.storedReason,
}

/** What is stored is a code and, after a colon, the person's own words; or only the person's own words. */
export function storedReason(reason: string): string {
  const [code = '', ...own] = reason.split(': ')
  return [CODES[code] ?? code, ...own].join(': ')
}

/** The person's own words alone, where the code is said already. */
export function ownWords(reason: string): string {
  const [code = '', ...own] = reason.split(': ')
  return code in CODES ? own.join(': ') : reason
}

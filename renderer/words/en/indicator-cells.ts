import type { Drug } from '../../../shared/records/product.ts'
import {
  readDoseCell,
  readProductCell,
  type StockLine,
} from '../../../shared/rules/indicators/product-cells.ts'
import { milligrams } from '../format.ts'
import { clients } from './clients.ts'
import { counselling } from './counselling.ts'
import { dayClose } from './day-close.ts'
import { detox } from './detox.ts'
import { followUp } from './follow-up.ts'
import { groups } from './groups.ts'
import { referrals } from './referrals.ts'
import { services } from './services.ts'
import { stock } from './stock.ts'

const drugs: Record<Drug, string> = {
  buprenorphine: 'Buprenorphine',
  'buprenorphine-naloxone': 'Buprenorphine-naloxone',
  methadone: 'Methadone',
}
const ages: Readonly<Record<string, string>> = { under_25: 'Under 25', from_25: '25 or over' }
const persons: Readonly<Record<string, string>> = { '': 'All', ...clients.sexes, ...ages }

const lines: Record<StockLine, string> = { before: 'Book before', ...stock.batch.kinds, after: 'Book after' }

/** Words of the cells of each list; where an indicator is not here, its cells are of no list. */
const lists: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  closed_after_dropout: clients.closings,
  dose_outcome: dayClose.counts.outcomes,
  dose_not_due: dayClose.counts.outcomes,
  mean_dose: drugs,
  adequate_dose: drugs,
  sessions: counselling.kinds,
  group_meetings: groups.kinds,
  group_attendance: { members: 'Members', family: 'Family', guests: 'Guests' },
  detox_started: detox.settings,
  detox_ended: detox.outcomes,
  detox_talks: { pre: 'Before', post: 'After' },
  follow_up_outcome: { ...followUp.outcomes, nobody_met: 'Nobody met' },
  service_times: services.kinds,
  service_quantity: services.kinds,
  service_clients: services.kinds,
  tests_with_result: { hiv: 'HIV', hbv: 'Hepatitis B', hcv: 'Hepatitis C', tb: 'TB' },
  tests_with_talk: { hiv: 'HIV', hbv: 'Hepatitis B', hcv: 'Hepatitis C', tb: 'TB' },
  referred: referrals.purposes,
  referral_attended: referrals.purposes,
  referral_result: referrals.purposes,
  overdoses: { here: 'Here', elsewhere: 'Elsewhere' },
  naloxone_kits: { client: 'To clients', relative: 'To families', outreach: 'On outreach' },
}

/** A cell in words: `Women, under 25`, `Methadone 60 mg`, a product with its line. Never a code where words exist. */
export function cellInWords(indicator: string, cell: string): string {
  const known = lists[indicator]?.[cell]
  if (known !== undefined) return known
  if (indicator === 'last_dose') {
    const dose = readDoseCell(cell)
    return dose ? `${drugs[dose.drug]} ${milligrams(dose.amountMicrograms)} mg` : cell
  }
  if (indicator === 'stock') {
    const read = readProductCell(cell)
    return read ? `${productInWords(cell)}, ${lines[read.line].toLowerCase()}` : cell
  }
  return cell === ''
    ? 'All'
    : cell
        .split('.')
        .map((part) => persons[part] ?? part)
        .join(', ')
}

/** `Methadone 5 mg/mL`, `Buprenorphine 2 mg tablets`. */
export function productInWords(cell: string): string {
  const read = readProductCell(cell)
  if (read === null) return cell
  const { drug, form, strengthMicrograms } = read.product
  const strength = milligrams(strengthMicrograms)
  return form === 'tablet' ? `${drugs[drug]} ${strength} mg tablets` : `${drugs[drug]} ${strength} mg/mL`
}

export const cellWords = { drugs, ages, lines, sexes: clients.sexes }

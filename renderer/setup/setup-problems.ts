import type { Problem } from '../../shared/contract/call.ts'
import type { SiteKind } from '../../shared/records/site.ts'
import { latinDigits } from '../../shared/rules/latin-digits.ts'
import { newSiteProblems } from '../../shared/rules/new-site.ts'
import { pinProblem } from '../../shared/rules/pin-policy.ts'
import { readDate } from '../ui/read-date.ts'
import { words } from '../words/index.ts'
import { dispenses, keyholderName, type SetupValues, toNewSite } from './setup-values.ts'

export const STEPS = [
  'kind',
  'site',
  'products',
  'staff',
  'keyholders',
  'office',
  'rules',
  'summary',
] as const
export type Step = (typeof STEPS)[number]

/** A drop-in centre has no drugs, and so no products and no rules to sign; of an office the kind is known. */
export const stepsOf = ({ kind }: SetupValues): readonly Step[] => {
  if (dispenses(kind)) return STEPS
  return STEPS.filter(
    (step) => step !== 'products' && step !== 'rules' && !(kind === 'office' && step === 'kind'),
  )
}

/** The step's name, which differs at an office. */
export const stepTitle = (step: Step, kind: SiteKind | null): string =>
  kind === 'office' && (step === 'site' || step === 'office')
    ? words.setup.officeSteps[step]
    : words.setup.steps[step]

/** Which step a problem of the server side is mended at. */
export function stepOfField(field: string): Step {
  const [first = ''] = field.split('.')
  const known: Record<string, Step> = {
    kind: 'kind',
    products: 'products',
    staff: 'staff',
    keyholders: 'keyholders',
    officeCard: 'office',
    rulePackSignedBy: 'rules',
  }
  return known[first] ?? 'site'
}

/** What stands against leaving a step. The same rule that the server side asks at the end is asked here first. */
export function stepProblems(step: Step, values: SetupValues): Problem[] {
  return CHECKS[step](values)
}

const CHECKS: Record<Step, (values: SetupValues) => Problem[]> = {
  kind: ({ kind }) => (kind ? [] : [{ field: 'kind', code: 'kind_missing' }]),
  site: siteProblems,
  products: (values) => fromRule(values, 'products'),
  staff: staffProblems,
  keyholders: keyholderProblems,
  office: ({ office, compared, kind }) => {
    const isOffice = kind === 'office'
    if (!office)
      return [{ field: 'officeCard', code: isOffice ? 'office_keys_missing' : 'office_card_missing' }]
    return compared ? [] : [{ field: 'compared', code: isOffice ? 'not_sealed_away' : 'not_compared' }]
  },
  rules: (values) => {
    if (values.signer.staffKey === '') return [{ field: 'signer.staffKey', code: 'rules_not_signed' }]
    return fromRule(values, 'rulePackSignedBy').map(({ code }) => ({ field: 'signer.pin', code }))
  },
  summary: () => [],
}

function siteProblems(values: SetupValues): Problem[] {
  const problems: Problem[] = []
  const want = (field: string, good: boolean, code: string) => {
    if (!good) problems.push({ field, code })
  }
  const whole = (text: string, most: number) => {
    const digits = latinDigits(text.trim())
    return /^\d{1,4}$/.test(digits) && Number(digits) >= 1 && Number(digits) <= most
  }
  want('code', /^[A-Z0-9]{2,12}$/.test(values.code.trim().toUpperCase()), 'site_code')
  want('number', whole(values.number, 9999), 'site_number')
  want('name', values.name.trim() !== '', 'site_name')
  want('district', values.district.trim() !== '', 'site_district')
  want('country', values.country.trim() !== '', 'site_country')
  want('timeZone', values.timeZone !== '', 'unknown_time_zone')
  want('weeklyClosedDays', values.weeklyClosedDays.length < 7, 'always_closed')
  want('dropoutDays', whole(values.dropoutDays, 366), 'dropout_days')
  values.holidays.forEach(({ day, name }, index) => {
    want(`holidays.${index}.day`, 'day' in readDate(day), 'holiday_day')
    want(`holidays.${index}.name`, name.trim() !== '', 'holiday_name')
    const twin = values.holidays.findIndex((other) => other.day.trim() === day.trim())
    want(`holidays.${index}.day`, twin === index || day.trim() === '', 'holiday_twice')
  })
  return problems
}

function staffProblems(values: SetupValues): Problem[] {
  const rows = values.staff.flatMap(({ name, pin, pinAgain }, index): Problem[] => {
    const weak = pinProblem(pin)
    return [
      ...(name.trim() === '' ? [{ field: `staff.${index}.name`, code: 'staff_name' }] : []),
      ...(weak ? [{ field: `staff.${index}.pin`, code: weak }] : []),
      ...(!weak && pin !== pinAgain ? [{ field: `staff.${index}.pinAgain`, code: 'pins_differ' }] : []),
    ]
  })
  return [...rows, ...fromRule(values, 'staff')]
}

function keyholderProblems(values: SetupValues): Problem[] {
  const { keyholders } = values
  const rows = keyholders.flatMap((row, index): Problem[] => {
    const field = `keyholders.${index}`
    if (keyholderName(values, row) === '') return [{ field: `${field}.label`, code: 'keyholder_who' }]
    const twin = keyholders.findIndex((other) => keyholderName(values, other) === keyholderName(values, row))
    if (twin < index) return [{ field: `${field}.staffIndex`, code: 'keyholder_twice' }]
    return row.known ? [] : [{ field: `${field}.passphrase`, code: 'passphrase_not_retyped' }]
  })
  return keyholders.length < 2 ? [...rows, { field: 'keyholders', code: 'two_keyholders' }] : rows
}

/** The shared rule, of which only the lines of one part count at its step. */
function fromRule(values: SetupValues, part: string): Problem[] {
  const { kind } = values
  if (!kind) return []
  const site = toNewSite({ ...values, office: values.office ?? NO_CARD })
  return newSiteProblems(site).filter(({ field }) => field === part || field.startsWith(`${part}.`))
}

/** The rule does not look at the card, which a later step asks for. */
const NO_CARD = {
  card: { name: '', ageA: '', ageB: '', ed25519: '' },
  fingerprints: { ageA: '', ageB: '', ed25519: '' },
}

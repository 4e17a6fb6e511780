import type { NewProduct, NewSite } from '../../shared/contract/setup.ts'
import type { OfficeCard } from '../../shared/records/card-files.ts'
import type { SiteKind } from '../../shared/records/site.ts'
import type { Role } from '../../shared/records/staff.ts'
import { latinDigits } from '../../shared/rules/latin-digits.ts'
import { readDate } from '../ui/read-date.ts'

export interface StaffRow {
  readonly key: string
  readonly name: string
  readonly role: Role
  readonly pin: string
  readonly pinAgain: string
}

export interface KeyholderRow {
  readonly key: string
  /** Which of the staff; empty for somebody else. */
  readonly staffKey: string
  /** Who it is, where it is nobody of the staff. */
  readonly label: string
  /** Made by the register; empty until it was asked for. */
  readonly passphrase: string
  /** Retyped and found equal. */
  readonly known: boolean
}

export interface ImportedCard {
  readonly card: OfficeCard
  readonly fingerprints: { ageA: string; ageB: string; ed25519: string }
}

/** All that the wizard asks, as it was typed: texts, so that Back and errors lose nothing. */
export interface SetupValues {
  readonly kind: SiteKind | null
  readonly code: string
  readonly number: string
  readonly name: string
  readonly district: string
  readonly country: string
  readonly timeZone: string
  readonly weeklyClosedDays: readonly string[]
  readonly dropoutDays: string
  readonly holidays: readonly { key: string; day: string; name: string }[]
  readonly products: readonly NewProduct[]
  readonly staff: readonly StaffRow[]
  readonly keyholders: readonly KeyholderRow[]
  readonly office: ImportedCard | null
  readonly compared: boolean
  readonly signer: { staffKey: string; pin: string }
}

export const newKey = (): string => crypto.randomUUID()

export const staffRow = (role: Role): StaffRow => ({ key: newKey(), name: '', role, pin: '', pinAgain: '' })
export const keyholderRow = (staffKey = ''): KeyholderRow => ({
  key: newKey(),
  staffKey,
  label: '',
  passphrase: '',
  known: false,
})

export const emptySetup = (): SetupValues => ({
  kind: null,
  code: '',
  number: '',
  name: '',
  district: '',
  country: '',
  timeZone: '',
  weeklyClosedDays: [],
  dropoutDays: '60',
  holidays: [],
  products: [],
  staff: [],
  keyholders: [],
  office: null,
  compared: false,
  signer: { staffKey: '', pin: '' },
})

export const dispenses = (kind: SiteKind | null): boolean => kind !== 'drop_in_centre' && kind !== 'office'

const WANTED: Record<SiteKind, readonly Role[]> = {
  ost_centre: ['manager', 'doctor', 'nurse'],
  treatment_centre: ['manager', 'doctor', 'nurse'],
  drop_in_centre: ['manager', 'counsellor'],
  office: ['manager', 'office'],
}

/** Cards and dose passports bear a site's number; an office issues neither, and never asks for one. */
const NUMBER_OF_OFFICE = '9999'

export const officeSetup = (): SetupValues => ({
  ...withKind(emptySetup(), 'office'),
  number: NUMBER_OF_OFFICE,
})

/** Choosing the kind lays out the people that such a site must have; what was typed before stays. */
export function withKind(values: SetupValues, kind: SiteKind): SetupValues {
  if (values.kind === kind) return values
  const wanted = WANTED[kind]
  const typed = values.staff.filter(({ name, pin }) => name.trim() !== '' || pin !== '')
  const missing = wanted.filter((role) => !typed.some((person) => person.role === role))
  const staff = [...typed, ...missing.map(staffRow)]
  const touched = values.keyholders.some(({ passphrase }) => passphrase !== '')
  const keyholders = touched ? values.keyholders : staff.slice(0, 2).map((person) => keyholderRow(person.key))
  return { ...values, kind, staff, keyholders, products: dispenses(kind) ? values.products : [] }
}

/** Who a keyholder is, in words. */
export function keyholderName(values: SetupValues, { staffKey, label }: KeyholderRow): string {
  return values.staff.find(({ key }) => key === staffKey)?.name.trim() ?? label.trim()
}

/** The act that set-up ends with. Only for values without problems. */
export function toNewSite(values: SetupValues): NewSite {
  const indexOf = (staffKey: string) => values.staff.findIndex(({ key }) => key === staffKey)
  const { office, kind } = values
  if (!office || !kind) throw new Error('set-up is not complete')
  return {
    kind,
    code: values.code.trim().toUpperCase(),
    number: Number(latinDigits(values.number)),
    name: values.name.trim(),
    district: values.district.trim(),
    country: values.country.trim(),
    timeZone: values.timeZone,
    weeklyClosedDays: [...values.weeklyClosedDays].sort().join(''),
    dropoutDays: Number(latinDigits(values.dropoutDays)),
    holidays: values.holidays.flatMap(({ day, name }) => {
      const read = readDate(day)
      return 'day' in read ? [{ day: read.day, name: name.trim() }] : []
    }),
    products: [...values.products],
    staff: values.staff.map(({ name, role, pin }) => ({ name: name.trim(), role, pin })),
    keyholders: values.keyholders.map((row) => {
      const staffIndex = indexOf(row.staffKey)
      return {
        label: keyholderName(values, row),
        passphrase: row.passphrase,
        staffIndex: staffIndex < 0 ? null : staffIndex,
      }
    }),
    officeCard: office.card,
    rulePackSignedBy: dispenses(kind)
      ? { staffIndex: indexOf(values.signer.staffKey), pin: values.signer.pin }
      : null,
  }
}

import type { SiteKind } from '../records/site.ts'
import type { Role } from '../records/staff.ts'

export interface NewSiteFacts {
  readonly kind: SiteKind
  readonly products: readonly {
    drug: string
    form: string
    strengthMicrograms: number
    stepsPerUnit: number
  }[]
  readonly keyholders: readonly { staffIndex: number | null; passphrase: string }[]
  readonly staff: readonly { name: string; role: Role; pin: string }[]
  readonly rulePackSignedBy: { staffIndex: number; pin: string } | null
}

export interface NewSiteProblem {
  readonly field: string
  readonly code: string
}

/** Who works at a regional office: nobody there treats anyone. */
export const ROLES_OF_OFFICE: readonly Role[] = ['manager', 'office', 'data']

/**
 * What a new site still lacks. Source: design, "People, acts, second person": the wizard makes the first
 * manager, doctor (not for a drop-in centre) and nurse or counsellor with PINs, and at least two keyholders. An office
 * has a manager and somebody of the office.
 */
export function newSiteProblems(site: NewSiteFacts): NewSiteProblem[] {
  const problems: NewSiteProblem[] = []
  const say = (field: string, code: string) => problems.push({ field, code })
  const isOffice = site.kind === 'office'
  const dispenses = site.kind !== 'drop_in_centre' && !isOffice
  const has = (...roles: Role[]) => site.staff.some(({ role }) => roles.includes(role))
  if (!has('manager')) say('staff', isOffice ? 'office_manager_missing' : 'manager_missing')
  if (isOffice) {
    if (!has('office')) say('staff', 'office_person_missing')
    site.staff.forEach(({ role }, index) => {
      if (!ROLES_OF_OFFICE.includes(role)) say(`staff.${index}.role`, 'role_not_at_office')
    })
  }
  if (dispenses && !has('doctor')) say('staff', 'doctor_missing')
  if (dispenses && !has('nurse')) say('staff', 'nurse_missing')
  if (!dispenses && !isOffice && !has('nurse', 'counsellor')) say('staff', 'nurse_or_counsellor_missing')
  if (dispenses && site.products.length === 0) say('products', 'product_missing')
  if (!dispenses && site.products.length > 0) say('products', 'product_not_for_drop_in')
  site.products.forEach((product, index) => {
    if (product.strengthMicrograms % product.stepsPerUnit !== 0)
      say(`products.${index}.stepsPerUnit`, 'step_not_whole')
    const twin = site.products.findIndex(
      (other) =>
        other.drug === product.drug &&
        other.form === product.form &&
        other.strengthMicrograms === product.strengthMicrograms,
    )
    if (twin < index) say(`products.${index}`, 'product_twice')
  })
  site.keyholders.forEach(({ staffIndex }, index) => {
    if (staffIndex === null) return
    if (!site.staff[staffIndex]) say(`keyholders.${index}.staffIndex`, 'no_such_person')
    else if (site.keyholders.findIndex((other) => other.staffIndex === staffIndex) < index)
      say(`keyholders.${index}.staffIndex`, 'keyholder_twice')
  })
  site.staff.forEach(({ name }, index) => {
    const same = site.staff.findIndex((other) => other.name.trim() === name.trim())
    if (same < index) say(`staff.${index}.name`, 'name_twice')
  })
  const signer = site.rulePackSignedBy
  if (dispenses && !signer) say('rulePackSignedBy', 'rules_not_signed')
  if (signer) {
    const person = site.staff[signer.staffIndex]
    if (person?.role !== 'doctor') say('rulePackSignedBy', 'signer_is_no_doctor')
    else if (person.pin !== signer.pin) say('rulePackSignedBy.pin', 'wrong_pin')
  }
  return problems
}

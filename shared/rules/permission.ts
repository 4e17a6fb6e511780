import type { Role } from '../records/staff.ts'

/**
 * How far the register must be open for an act: `none` before there is one or while it is locked, `open` after a
 * keyholder's passphrase, `staff` after somebody's PIN, `day` also with a clinic day open.
 */
export type Stage = 'none' | 'open' | 'staff' | 'day'

/**
 * The second person: `owed` = any other staff PIN now, or a countersign owed within seven days, never blocking;
 * `always` = two people without exception.
 */
export type Second = 'no' | 'owed' | 'always'

export interface Permission {
  readonly roles: 'anyone' | readonly Role[]
  readonly stage: Stage
  readonly second: Second
}

export const everyone: readonly Role[] = [
  'nurse',
  'counsellor',
  'doctor',
  'manager',
  'outreach',
  'data',
  'inspector',
  'office',
]
export const care: readonly Role[] = ['nurse', 'counsellor', 'doctor', 'manager']
export const counter: readonly Role[] = ['nurse', 'doctor']

export const may = (roles: Permission['roles'], stage: Stage, second: Second = 'no'): Permission => ({
  roles,
  stage,
  second,
})

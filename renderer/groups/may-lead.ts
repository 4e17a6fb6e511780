import type { StaffList } from '../../shared/contract/staff.ts'

/** Who of the staff leads a group: whose PIN works, and who works here. */
export const mayLead = ({ access, role }: StaffList['people'][number]): boolean =>
  (access === 'works' || access === 'relief') && role !== 'inspector' && role !== 'office'

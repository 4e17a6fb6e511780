import { openRecord } from '../client-access.ts'
import { signedIn } from './base.ts'
import { careAbsence } from './care-absence.ts'
import { careDeath } from './care-death.ts'
import { careEvents } from './care-events.ts'
import { careLetter } from './care-letter.ts'
import { careMedicines } from './care-medicines.ts'
import { careSafety } from './care-safety.ts'
import { careView } from './care-view.ts'

export const care = {
  ofClient: signedIn.care.ofClient.handler(({ input, context: { register, staff } }) =>
    careView(register, staff, openRecord(register, staff, input.clientId, 'care.see')),
  ),
  ...careAbsence,
  ...careEvents,
  ...careDeath,
  ...careMedicines,
  ...careSafety,
  ...careLetter,
}

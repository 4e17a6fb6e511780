import type { Need } from '../../shared/contract/home.ts'
import type { ClinicDay } from '../../shared/records/time.ts'
import type { Register } from '../register.ts'
import type { Session, SignedIn } from '../session.ts'
import { appointmentNeeds } from './appointment-needs.ts'
import { backupNeeds } from './backup-needs.ts'
import { bringOverNeeds } from './bring-over-needs.ts'
import { careNeeds } from './care-needs.ts'
import { closureNeeds } from './closure-needs.ts'
import { counsellingNeeds } from './counselling-needs.ts'
import { counterNeeds } from './counter-needs.ts'
import { dayCountNeeds } from './day-count-needs.ts'
import { detoxNeeds } from './detox-needs.ts'
import { downtimeNeeds } from './downtime-needs.ts'
import { enrolmentNeeds, officeCaseNeeds } from './enrolment-needs.ts'
import { followUpNeeds } from './follow-up-needs.ts'
import { groupNeeds } from './group-needs.ts'
import { healthNeeds } from './health-needs.ts'
import { countersignNeeds, dayNeeds, pinNeeds } from './home-facts.ts'
import { officeNeeds } from './office-needs.ts'
import { orderNeeds } from './order-needs.ts'
import { passportNeeds } from './passport-needs.ts'
import { referralNeeds } from './referral-places.ts'
import { returnNeeds } from './return-needs.ts'
import { stockNeeds } from './stock-needs.ts'
import { naloxoneNeeds, outlookNeeds } from './stock-outlook-needs.ts'

export interface NeedFacts {
  readonly register: Register
  readonly session: Session
  readonly staff: SignedIn
  /** The open clinic day, or without one the calendar day. */
  readonly today: ClinicDay
}

/** What a feature puts on Home for this person; it looks at the role itself. */
export type NeedSource = (facts: NeedFacts) => Need[] | Promise<Need[]>

/** What a regional office has of them. */
export const officeNeedSources: readonly NeedSource[] = [
  pinNeeds,
  countersignNeeds,
  officeNeeds,
  officeCaseNeeds,
  backupNeeds,
]

/** One line a feature. */
export const needSources: readonly NeedSource[] = [
  dayNeeds,
  counsellingNeeds,
  appointmentNeeds,
  groupNeeds,
  dayCountNeeds,
  countersignNeeds,
  pinNeeds,
  bringOverNeeds,
  counterNeeds,
  orderNeeds,
  healthNeeds,
  careNeeds,
  followUpNeeds,
  referralNeeds,
  passportNeeds,
  stockNeeds,
  outlookNeeds,
  naloxoneNeeds,
  enrolmentNeeds,
  closureNeeds,
  returnNeeds,
  backupNeeds,
  downtimeNeeds,
  detoxNeeds,
]

import { Users } from 'lucide-react'
import { care, dispensing, officeOnly, type Screen } from '../ui/screen-list.tsx'
import { words } from '../words/index.ts'
import { OfficeCasesScreen } from './office-cases.screen.tsx'
import { SiteEnrolmentScreen } from './site-enrolment.screen.tsx'

const { title, lead, office } = words.enrolment

export const enrolmentScreens: readonly Screen[] = [
  {
    path: '/double-enrolment',
    title,
    lead,
    Component: SiteEnrolmentScreen,
    Icon: Users,
    keys: 'ctrl+f2',
    roles: care,
    siteKinds: dispensing,
    mends: ['ask_office'],
  },
  {
    path: '/office/cases',
    title: office.title,
    lead: office.lead,
    Component: OfficeCasesScreen,
    Icon: Users,
    keys: 'ctrl+f2',
    roles: ['manager', 'office'],
    siteKinds: officeOnly,
    mends: ['cases_answered'],
  },
]

import { UsersRound } from 'lucide-react'
import { everySite, type Screen } from '../ui/screen-list.tsx'
import { words } from '../words/index.ts'
import { CountersignsScreen } from './countersigns.screen.tsx'
import { StaffScreen } from './staff.screen.tsx'

export const staffScreens: readonly Screen[] = [
  {
    path: '/staff',
    title: words.staff.title,
    lead: words.staff.lead,
    Component: StaffScreen,
    Icon: UsersRound,
    keys: 'alt+w',
    roles: 'everyone',
    siteKinds: everySite,
    mends: ['pins_disabled'],
  },
  {
    path: '/second-signatures',
    title: words.staff.countersigns.title,
    Component: CountersignsScreen,
    roles: 'everyone',
    siteKinds: everySite,
    mends: ['countersigns_owed'],
  },
]

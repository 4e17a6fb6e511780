import { Flag } from 'lucide-react'
import { care, dispensing, type Screen } from '../ui/screen-list.tsx'
import { words } from '../words/index.ts'
import { CareScreen } from './care.screen.tsx'
import { SafetyFlagsScreen } from './safety-flags.screen.tsx'

export const careScreens: readonly Screen[] = [
  {
    path: '/clients/:id/care',
    title: words.care.title,
    Component: CareScreen,
    roles: care,
  },
  {
    path: '/safety-flags',
    title: words.care.flags.screenTitle,
    lead: words.care.flags.screenLead,
    Component: SafetyFlagsScreen,
    Icon: Flag,
    keys: 'alt+f12',
    roles: ['counsellor', 'outreach'],
    mends: ['safety_flag_read', 'safety_flag_released'],
    siteKinds: dispensing,
  },
]

import { ListChecks } from 'lucide-react'
import { dispensing, type Screen } from '../ui/screen-list.tsx'
import { words } from '../words/index.ts'
import { ClosureListsScreen } from './closure-lists.screen.tsx'
import { TodayScreen } from './today.screen.tsx'

export const todayScreens: readonly Screen[] = [
  {
    path: '/today',
    title: words.today.title,
    lead: words.today.lead,
    Component: TodayScreen,
    Icon: ListChecks,
    keys: 'alt+t',
    roles: ['nurse', 'doctor', 'counsellor', 'manager'],
    siteKinds: dispensing,
  },
  {
    path: '/closures',
    title: words.closures.title,
    lead: words.closures.lead,
    Component: ClosureListsScreen,
    roles: ['nurse', 'doctor', 'counsellor', 'manager'],
    needsDay: true,
    siteKinds: dispensing,
    mends: ['closure_list_unsigned'],
  },
]

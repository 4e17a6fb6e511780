import { SlidersHorizontal } from 'lucide-react'
import { dispensing, type Screen } from '../ui/screen-list.tsx'
import { words } from '../words/index.ts'
import { CounterTimesScreen } from './counter-times.screen.tsx'
import { SettingsScreen } from './settings.screen.tsx'

export const settingsScreens: readonly Screen[] = [
  {
    path: '/settings',
    title: words.settings.title,
    lead: words.settings.lead,
    Component: SettingsScreen,
    Icon: SlidersHorizontal,
    keys: 'alt+j',
    roles: ['manager'],
  },
  {
    path: '/counter-times',
    title: words.settings.stopwatch.title,
    Component: CounterTimesScreen,
    roles: ['manager'],
    siteKinds: dispensing,
  },
]

import { PlugZap } from 'lucide-react'
import { dispensing, type Screen } from '../ui/screen-list.tsx'
import { words } from '../words/index.ts'
import { DowntimeScreen } from './downtime.screen.tsx'
import { EnterScreen } from './enter.screen.tsx'

export const downtimeScreens: readonly Screen[] = [
  {
    path: '/downtime',
    title: words.downtime.title,
    lead: words.downtime.door,
    Component: DowntimeScreen,
    Icon: PlugZap,
    keys: 'alt+z',
    roles: ['nurse', 'doctor', 'manager'],
    siteKinds: dispensing,
    mends: ['paper_to_enter', 'paper_day_without_sheet', 'sheets_unspoken', 'sheet_for_next_day'],
  },
  {
    path: '/downtime/sheets/:id',
    title: words.downtime.title,
    Component: EnterScreen,
    roles: ['nurse', 'doctor'],
    siteKinds: dispensing,
  },
]

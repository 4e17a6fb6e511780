import { ScanLine } from 'lucide-react'
import { dispensing, type Screen } from '../ui/screen-list.tsx'
import { words } from '../words/index.ts'
import { CounterScreen } from './counter.screen.tsx'

export const counterScreens: readonly Screen[] = [
  {
    path: '/counter',
    title: words.counter.title,
    lead: words.counter.lead,
    Component: CounterScreen,
    Icon: ScanLine,
    keys: 'alt+c',
    roles: ['nurse', 'doctor'],
    needsDay: true,
    siteKinds: dispensing,
    mends: ['doses_unfinished'],
  },
]

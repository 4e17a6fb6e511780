import { MoonStar } from 'lucide-react'
import type { Screen } from '../ui/screen-list.tsx'
import { words } from '../words/index.ts'
import { CloseDayScreen } from './close-day.screen.tsx'

export const dayCloseScreens: readonly Screen[] = [
  {
    path: '/close-day',
    title: words.dayClose.title,
    lead: words.dayClose.door,
    Component: CloseDayScreen,
    Icon: MoonStar,
    keys: 'alt+d',
    roles: ['nurse', 'doctor', 'manager'],
    mends: ['day_not_closed'],
  },
]

import { ClipboardList, MoonStar, Signature } from 'lucide-react'
import { dispensing, type Screen } from '../ui/screen-list.tsx'
import { words } from '../words/index.ts'
import { ClockScreen } from './clock.screen.tsx'
import { CloseDayScreen } from './close-day.screen.tsx'
import { CountScreen } from './count.screen.tsx'
import { SheetsScreen } from './sheets.screen.tsx'

const count: Screen = {
  path: '/count',
  title: words.counts.title,
  lead: words.counts.door,
  Component: CountScreen,
  Icon: ClipboardList,
  keys: 'alt+q',
  roles: ['nurse', 'doctor', 'manager'],
  needsDay: true,
  siteKinds: dispensing,
  mends: ['opening_count_missing', 'count_not_signed', 'tolerance_exceeded'],
}

export const dayCloseScreens: readonly Screen[] = [
  count,
  {
    path: '/count/closing',
    title: count.title,
    Component: CountScreen,
    roles: count.roles,
    needsDay: true,
    siteKinds: dispensing,
  },
  {
    path: '/sheets',
    title: words.sheets.title,
    lead: words.sheets.door,
    Component: SheetsScreen,
    Icon: Signature,
    keys: 'alt+y',
    roles: ['nurse', 'doctor', 'manager'],
    needsDay: true,
    siteKinds: dispensing,
  },
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
  {
    path: '/clock',
    title: words.clock.title,
    Component: ClockScreen,
    roles: ['manager'],
    mends: ['day_ahead', 'clock_was_ahead'],
  },
]

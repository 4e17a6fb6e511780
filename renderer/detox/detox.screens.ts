import { Tent } from 'lucide-react'
import { care, type Screen } from '../ui/screen-list.tsx'
import { words } from '../words/index.ts'
import { CampScreen } from './camp.screen.tsx'
import { ClientDetoxScreen } from './client-detox.screen.tsx'
import { DetoxScreen } from './detox.screen.tsx'
import { EnterChartScreen } from './enter-chart.screen.tsx'

export const detoxScreens: readonly Screen[] = [
  {
    path: '/detox',
    title: words.detox.title,
    lead: words.detox.lead,
    Component: DetoxScreen,
    Icon: Tent,
    keys: 'alt+f11',
    roles: care,
    mends: ['detox_waiting', 'detox_long'],
  },
  { path: '/detox/camps/:id', title: words.camps.report, Component: CampScreen, roles: care },
  {
    path: '/detox/charts/:id',
    title: words.detox.list.sheets,
    Component: EnterChartScreen,
    roles: ['nurse', 'doctor', 'counsellor'],
    needsDay: true,
  },
  {
    path: '/clients/:id/detox',
    title: words.detox.title,
    Component: ClientDetoxScreen,
    clientKeys: 'f12',
    roles: care,
  },
]

import { FileChartColumn } from 'lucide-react'
import { everySite, type Screen } from '../ui/screen-list.tsx'
import { words } from '../words/index.ts'
import { ReturnScreen } from './return.screen.tsx'

export const reportsScreens: readonly Screen[] = [
  {
    path: '/reports',
    title: words.reports.title,
    lead: words.reports.lead,
    Component: ReturnScreen,
    Icon: FileChartColumn,
    keys: 'alt+f3',
    roles: ['manager', 'data', 'doctor', 'office'],
    siteKinds: everySite,
  },
]

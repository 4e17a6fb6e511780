import { SearchCheck } from 'lucide-react'
import { dispensing, type Screen } from '../ui/screen-list.tsx'
import { words } from '../words/index.ts'
import { InspectionScreen } from './inspection.screen.tsx'

export const inspectionScreens: readonly Screen[] = [
  {
    path: '/inspection',
    title: words.inspection.title,
    lead: words.inspection.lead,
    Component: InspectionScreen,
    Icon: SearchCheck,
    keys: 'alt+i',
    roles: ['inspector', 'manager'],
    siteKinds: dispensing,
  },
]

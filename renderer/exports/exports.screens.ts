import { FileOutput, Network } from 'lucide-react'
import { everySite, type Screen } from '../ui/screen-list.tsx'
import { words } from '../words/index.ts'
import { Dhis2Screen } from './dhis2.screen.tsx'
import { ExportScreen } from './exports.screen.tsx'

export const exportsScreens: readonly Screen[] = [
  {
    path: '/export',
    title: words.exports.title,
    lead: words.exports.lead,
    Component: ExportScreen,
    Icon: FileOutput,
    keys: 'ctrl+f7',
    roles: ['manager', 'data'],
  },
  {
    path: '/dhis2',
    title: words.dhis2.title,
    lead: words.dhis2.lead,
    Component: Dhis2Screen,
    Icon: Network,
    keys: 'ctrl+f8',
    roles: ['manager', 'data', 'office'],
    siteKinds: everySite,
  },
]

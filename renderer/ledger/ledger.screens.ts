import { ScrollText } from 'lucide-react'
import { everySite, type Screen } from '../ui/screen-list.tsx'
import { words } from '../words/index.ts'
import { LedgerScreen } from './ledger.screen.tsx'

export const ledgerScreens: readonly Screen[] = [
  {
    path: '/ledger',
    title: words.ledger.title,
    lead: words.ledger.lead,
    Component: LedgerScreen,
    Icon: ScrollText,
    keys: 'alt+g',
    roles: ['manager', 'inspector', 'doctor'],
    siteKinds: everySite,
  },
]

import { HardDriveDownload } from 'lucide-react'
import { everySite, type Screen } from '../ui/screen-list.tsx'
import { words } from '../words/index.ts'
import { BackupsScreen } from './backups.screen.tsx'

export const backupsScreens: readonly Screen[] = [
  {
    path: '/backups',
    title: words.backups.title,
    Component: BackupsScreen,
    Icon: HardDriveDownload,
    keys: 'alt+b',
    roles: ['manager', 'data', 'office'],
    siteKinds: everySite,
    mends: ['backup_age', 'drill_age', 'site_card_new'],
  },
]

import { Building2, FileInput, KeyRound, SearchCheck } from 'lucide-react'
import type { Role } from '../../shared/records/staff.ts'
import { officeOnly, type Screen } from '../ui/screen-list.tsx'
import { words } from '../words/index.ts'
import { OfficeFindingsScreen } from './findings.screen.tsx'
import { ImportScreen } from './import.screen.tsx'
import { KeysScreen } from './keys.screen.tsx'
import { SiteScreen } from './site.screen.tsx'
import { SitesScreen } from './sites.screen.tsx'

const desk: readonly Role[] = ['manager', 'office']
const all: readonly Role[] = ['manager', 'office', 'data']

export const officeScreens: readonly Screen[] = [
  {
    path: '/office/import',
    title: words.office.import.title,
    lead: words.office.import.door,
    Component: ImportScreen,
    Icon: FileInput,
    keys: 'alt+a',
    roles: desk,
    siteKinds: officeOnly,
    mends: ['office_no_sites', 'office_never'],
  },
  {
    path: '/office/sites',
    title: words.office.sites.title,
    lead: words.office.sites.door,
    Component: SitesScreen,
    Icon: Building2,
    keys: 'alt+m',
    roles: all,
    siteKinds: officeOnly,
    mends: ['office_late', 'office_receipts'],
  },
  {
    path: '/office/sites/:id',
    title: words.office.sites.title,
    Component: SiteScreen,
    roles: all,
    siteKinds: officeOnly,
  },
  {
    path: '/office/findings',
    title: words.office.findings.title,
    Component: OfficeFindingsScreen,
    Icon: SearchCheck,
    keys: 'alt+i',
    roles: desk,
    siteKinds: officeOnly,
  },
  {
    path: '/office/keys',
    title: words.office.keys.title,
    Component: KeysScreen,
    Icon: KeyRound,
    keys: 'alt+k',
    roles: all,
    siteKinds: officeOnly,
  },
]

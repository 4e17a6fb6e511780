import { TicketCheck } from 'lucide-react'
import { dispensing, type Screen } from '../ui/screen-list.tsx'
import { words } from '../words/index.ts'
import { ClientPassportScreen } from './client-passport.screen.tsx'
import { GuestsScreen } from './guests.screen.tsx'
import { SitesScreen } from './sites.screen.tsx'

const { guests, sites, title } = words.passports

export const passportsScreens: readonly Screen[] = [
  {
    path: '/clients/:id/passport',
    title,
    Component: ClientPassportScreen,
    roles: ['nurse', 'doctor', 'manager'],
    siteKinds: dispensing,
  },
  {
    path: '/guests',
    title: guests.title,
    lead: guests.lead,
    Component: GuestsScreen,
    Icon: TicketCheck,
    keys: 'alt+v',
    roles: ['nurse', 'doctor', 'manager'],
    siteKinds: dispensing,
    mends: ['guests_over', 'passports_to_report'],
  },
  {
    path: '/guests/slip/:digits',
    title: guests.title,
    Component: GuestsScreen,
    roles: ['nurse', 'doctor', 'manager'],
    siteKinds: dispensing,
  },
  {
    path: '/sites',
    title: sites.title,
    lead: sites.lead,
    Component: SitesScreen,
    roles: ['nurse', 'doctor', 'manager'],
    siteKinds: dispensing,
  },
]

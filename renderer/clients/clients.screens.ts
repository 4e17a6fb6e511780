import { UserPlus, Users } from 'lucide-react'
import { care, dispensing, type Screen } from '../ui/screen-list.tsx'
import { words } from '../words/index.ts'
import { BlankCardsScreen } from './blank-cards.screen.tsx'
import { BringOverScreen } from './bring-over.screen.tsx'
import { BringOverListScreen } from './bring-over-list.screen.tsx'
import { ClientScreen } from './client.screen.tsx'
import { ClientsScreen } from './clients.screen.tsx'
import { EnrolScreen } from './enrol.screen.tsx'

export const clientsScreens: readonly Screen[] = [
  {
    path: '/clients',
    title: words.clients.title,
    lead: words.clients.lead,
    Component: ClientsScreen,
    Icon: Users,
    keys: 'alt+k',
    roles: care,
  },
  {
    path: '/clients/:id',
    title: words.clients.title,
    Component: ClientScreen,
    roles: care,
  },
  // The way back into treatment, from wherever it was heard of: the client's page with the form open.
  {
    path: '/clients/:id/open/:kind',
    title: words.clients.title,
    Component: ClientScreen,
    roles: care,
  },
  {
    path: '/enrol',
    title: words.clients.enrolNew,
    Component: EnrolScreen,
    Icon: UserPlus,
    keys: 'alt+e',
    roles: care,
    needsDay: true,
  },
  {
    path: '/blank-cards',
    title: words.clients.blankCards,
    Component: BlankCardsScreen,
    roles: care,
    needsDay: true,
  },
  {
    path: '/bring-over',
    title: words.bringOver.title,
    Component: BringOverScreen,
    roles: ['nurse', 'manager', 'doctor'],
    needsDay: true,
    siteKinds: dispensing,
    mends: ['bring_over_to_sign', 'bring_over_unsigned'],
  },
  {
    path: '/bring-over/:batch',
    title: words.bringOver.title,
    Component: BringOverListScreen,
    roles: ['nurse', 'manager', 'doctor'],
    siteKinds: dispensing,
  },
]

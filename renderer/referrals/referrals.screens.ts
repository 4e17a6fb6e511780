import { Signpost } from 'lucide-react'
import { care, type Screen } from '../ui/screen-list.tsx'
import { words } from '../words/index.ts'
import { ClientReferralsScreen } from './client-referrals.screen.tsx'
import { PlacesScreen } from './places.screen.tsx'
import { ReferralsScreen } from './referrals.screen.tsx'

const say = words.referrals

export const referralsScreens: readonly Screen[] = [
  {
    path: '/referrals',
    title: say.title,
    lead: say.lead,
    Component: ReferralsScreen,
    Icon: Signpost,
    keys: 'alt+9',
    roles: [...care, 'outreach'],
    mends: ['referrals_overdue'],
  },
  { path: '/places', title: say.places.title, Component: PlacesScreen, roles: [...care, 'outreach'] },
  {
    path: '/clients/:id/referrals',
    title: say.client.title,
    Component: ClientReferralsScreen,
    clientKeys: 'f3',
    roles: care,
  },
]

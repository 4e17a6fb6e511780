import { Footprints } from 'lucide-react'
import type { Screen } from '../ui/screen-list.tsx'
import { care } from '../ui/screen-list.tsx'
import { words } from '../words/index.ts'
import { ClientFollowUpScreen } from './client-follow-up.screen.tsx'
import { FollowUpScreen } from './follow-up.screen.tsx'
import { RoundScreen } from './round.screen.tsx'
import { RouteListScreen } from './route-list.screen.tsx'

const say = words.followUp

export const followUpScreens: readonly Screen[] = [
  {
    path: '/follow-up',
    title: say.title,
    lead: say.lead,
    Component: FollowUpScreen,
    Icon: Footprints,
    keys: 'alt+8',
    roles: ['outreach', 'counsellor', 'nurse', 'doctor'],
    mends: ['follow_ups_due', 'route_late', 'route_to_destroy'],
  },
  {
    path: '/follow-up/list/:id',
    title: say.routes.title,
    Component: RouteListScreen,
    roles: ['outreach', 'counsellor', 'nurse', 'doctor'],
  },
  {
    path: '/follow-up/round/:id',
    title: say.round.title,
    Component: RoundScreen,
    roles: ['outreach', 'counsellor', 'nurse'],
    needsDay: true,
  },
  {
    path: '/clients/:id/follow-up',
    title: say.client.title,
    Component: ClientFollowUpScreen,
    clientKeys: 'f10',
    roles: care,
  },
]

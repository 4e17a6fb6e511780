import { UsersRound } from 'lucide-react'
import type { Screen } from '../ui/screen-list.tsx'
import { words } from '../words/index.ts'
import { GroupScreen } from './group.screen.tsx'
import { GroupsScreen } from './groups.screen.tsx'
import { MeetingScreen } from './meeting.screen.tsx'

const roles = ['counsellor', 'outreach', 'manager'] as const

export const groupsScreens: readonly Screen[] = [
  {
    path: '/groups',
    title: words.groups.title,
    lead: words.groups.lead,
    Component: GroupsScreen,
    Icon: UsersRound,
    keys: 'alt+f6',
    roles,
    mends: ['group_meets_today', 'group_meeting_not_written'],
  },
  { path: '/groups/:id', title: words.groups.title, Component: GroupScreen, roles },
  {
    path: '/groups/:id/meeting',
    title: words.groups.page.newMeeting,
    Component: MeetingScreen,
    roles: ['counsellor'],
    needsDay: true,
  },
]

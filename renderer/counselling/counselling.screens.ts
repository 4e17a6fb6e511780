import { MessagesSquare, TextSearch } from 'lucide-react'
import type { Screen } from '../ui/screen-list.tsx'
import { words } from '../words/index.ts'
import { ClientCounsellingScreen } from './client-counselling.screen.tsx'
import { NoteSearchScreen } from './note-search.screen.tsx'
import { SessionsScreen } from './sessions.screen.tsx'

export const counsellingScreens: readonly Screen[] = [
  {
    path: '/sessions',
    title: words.counselling.mine.title,
    lead: words.counselling.mine.lead,
    Component: SessionsScreen,
    Icon: MessagesSquare,
    keys: 'alt+m',
    roles: ['counsellor'],
    mends: ['glass_broken'],
  },
  {
    path: '/clients/:id/counselling',
    title: words.counselling.title,
    Component: ClientCounsellingScreen,
    clientKeys: 'f6',
    roles: ['counsellor', 'doctor', 'nurse', 'manager'],
  },
  {
    path: '/note-search',
    title: words.counselling.search.title,
    lead: words.counselling.search.lead,
    Component: NoteSearchScreen,
    Icon: TextSearch,
    keys: 'alt+u',
    roles: ['counsellor', 'doctor'],
  },
]

import { CalendarDays, MessagesSquare, Sunrise, TextSearch } from 'lucide-react'
import { care, type Screen } from '../ui/screen-list.tsx'
import { words } from '../words/index.ts'
import { CalendarScreen } from './calendar.screen.tsx'
import { ClientCounsellingScreen } from './client-counselling.screen.tsx'
import { ClientPlanScreen } from './client-plan.screen.tsx'
import { MyDayScreen } from './my-day.screen.tsx'
import { NoteSearchScreen } from './note-search.screen.tsx'
import { SessionsScreen } from './sessions.screen.tsx'

export const counsellingScreens: readonly Screen[] = [
  {
    path: '/my-day',
    title: words.myDay.title,
    lead: words.myDay.door,
    Component: MyDayScreen,
    Icon: Sunrise,
    keys: 'alt+f9',
    roles: ['counsellor', 'outreach'],
  },
  {
    path: '/calendar',
    title: words.appointments.title,
    lead: words.appointments.lead,
    Component: CalendarScreen,
    Icon: CalendarDays,
    keys: 'alt+f7',
    roles: care,
    mends: ['appointments_overdue', 'appointments_today'],
  },
  {
    path: '/sessions',
    title: words.counselling.mine.title,
    lead: words.counselling.mine.lead,
    Component: SessionsScreen,
    Icon: MessagesSquare,
    keys: 'alt+f5',
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
    path: '/clients/:id/plan',
    title: words.plans.title,
    Component: ClientPlanScreen,
    clientKeys: 'f5',
    roles: ['counsellor', 'doctor'],
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

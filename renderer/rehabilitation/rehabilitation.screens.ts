import { Sprout } from 'lucide-react'
import { care, type Screen } from '../ui/screen-list.tsx'
import { words } from '../words/index.ts'
import { ClientRehabilitationScreen } from './client-rehabilitation.screen.tsx'
import { RehabilitationScreen } from './rehabilitation.screen.tsx'
import { TrainingScreen } from './training.screen.tsx'

const say = words.rehabilitation

export const rehabilitationScreens: readonly Screen[] = [
  {
    path: '/rehabilitation',
    title: say.title,
    lead: say.lead,
    Component: RehabilitationScreen,
    Icon: Sprout,
    keys: 'alt+0',
    roles: care,
  },
  {
    path: '/training',
    title: say.training.title,
    lead: say.training.lead,
    Component: TrainingScreen,
    Icon: Sprout,
    roles: ['outreach'],
  },
  {
    path: '/training/:id',
    title: say.training.title,
    Component: ClientRehabilitationScreen,
    roles: ['outreach'],
  },
  {
    path: '/clients/:id/rehabilitation',
    title: say.client.title,
    Component: ClientRehabilitationScreen,
    clientKeys: 'f11',
    roles: care,
  },
]

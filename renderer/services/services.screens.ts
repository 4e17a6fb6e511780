import { HandHeart, Sigma, TestTubeDiagonal } from 'lucide-react'
import { care, type Screen } from '../ui/screen-list.tsx'
import { words } from '../words/index.ts'
import { HealthScreen } from './health.screen.tsx'
import { ServicesScreen } from './services.screen.tsx'
import { SummaryScreen } from './summary.screen.tsx'
import { TestsDueScreen } from './tests-due.screen.tsx'

export const servicesScreens: readonly Screen[] = [
  {
    path: '/services',
    title: words.services.title,
    lead: words.services.lead,
    Component: ServicesScreen,
    Icon: HandHeart,
    keys: 'alt+5',
    roles: [...care, 'outreach'],
    needsDay: true,
  },
  {
    path: '/service-counts',
    title: words.services.summary.title,
    lead: words.services.summary.lead,
    Component: SummaryScreen,
    Icon: Sigma,
    keys: 'alt+6',
    roles: [...care, 'data'],
  },
  {
    path: '/tests-due',
    title: words.health.due.title,
    lead: words.health.due.lead,
    Component: TestsDueScreen,
    Icon: TestTubeDiagonal,
    keys: 'alt+7',
    roles: ['nurse', 'counsellor', 'doctor'],
    mends: ['tests_due'],
  },
  {
    path: '/clients/:id/health',
    title: words.health.title,
    Component: HealthScreen,
    clientKeys: 'f8',
    roles: care,
  },
]

import { Scale } from 'lucide-react'
import { care, dispensing, type Screen } from '../ui/screen-list.tsx'
import { words } from '../words/index.ts'
import { RulesScreen } from './rules.screen.tsx'
import { RulesEditScreen } from './rules-edit.screen.tsx'
import { RulesVersionsScreen } from './rules-versions.screen.tsx'

export const rulesScreens: readonly Screen[] = [
  {
    path: '/rules',
    title: words.rules.title,
    lead: words.rules.lead,
    Component: RulesScreen,
    Icon: Scale,
    roles: care,
    siteKinds: dispensing,
  },
  {
    path: '/rules/edit',
    title: words.rules.editor.title,
    Component: RulesEditScreen,
    roles: ['doctor'],
    siteKinds: dispensing,
  },
  {
    path: '/rules/versions',
    title: words.rules.versions.title,
    Component: RulesVersionsScreen,
    roles: care,
    siteKinds: dispensing,
  },
]

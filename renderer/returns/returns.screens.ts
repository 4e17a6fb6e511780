import { FileCheck2 } from 'lucide-react'
import { care, type Screen } from '../ui/screen-list.tsx'
import { words } from '../words/index.ts'
import { MonthScreen } from './month.screen.tsx'
import { ReturnsScreen } from './returns.screen.tsx'

const roles = [...care, 'data'] as const

export const returnsScreens: readonly Screen[] = [
  {
    path: '/returns',
    title: words.returns.title,
    lead: words.returns.lead,
    Component: ReturnsScreen,
    Icon: FileCheck2,
    keys: 'ctrl+f6',
    roles,
    mends: ['return_not_sent', 'return_to_approve', 'return_changed'],
  },
  { path: '/returns/:month', title: words.returns.title, Component: MonthScreen, roles },
]

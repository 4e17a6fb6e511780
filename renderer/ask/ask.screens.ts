import { MessageCircleQuestionMark } from 'lucide-react'
import type { Screen } from '../ui/screen-list.tsx'
import { words } from '../words/index.ts'
import { AskScreen } from './ask.screen.tsx'

export const askScreens: readonly Screen[] = [
  {
    path: '/ask',
    title: words.questions.title,
    lead: words.questions.door,
    Component: AskScreen,
    Icon: MessageCircleQuestionMark,
    keys: 'ctrl+f10',
    roles: ['manager', 'data'],
  },
]

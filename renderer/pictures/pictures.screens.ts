import { ChartLine } from 'lucide-react'
import type { Screen } from '../ui/screen-list.tsx'
import { words } from '../words/index.ts'
import { PicturesScreen } from './pictures.screen.tsx'

export const picturesScreens: readonly Screen[] = [
  {
    path: '/pictures',
    title: words.pictures.title,
    lead: words.pictures.door,
    Component: PicturesScreen,
    Icon: ChartLine,
    keys: 'alt+f1',
    roles: ['manager', 'data', 'doctor'],
  },
]

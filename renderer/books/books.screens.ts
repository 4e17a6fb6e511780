import { BookCopy, IdCard } from 'lucide-react'
import { care, type Screen } from '../ui/screen-list.tsx'
import { words } from '../words/index.ts'
import { BooksScreen } from './books.screen.tsx'
import { ClientCardScreen } from './client-card.screen.tsx'

export const booksScreens: readonly Screen[] = [
  {
    path: '/books',
    title: words.books.title,
    lead: words.books.door,
    Component: BooksScreen,
    Icon: BookCopy,
    keys: 'alt+f2',
    roles: [...care, 'data', 'inspector'],
  },
  {
    path: '/client-card',
    title: words.books.card.title,
    lead: words.books.card.lead,
    Component: ClientCardScreen,
    Icon: IdCard,
    roles: care,
  },
]

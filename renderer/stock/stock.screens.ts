import { Boxes } from 'lucide-react'
import { dispensing, type Screen } from '../ui/screen-list.tsx'
import { words } from '../words/index.ts'
import { BatchScreen } from './batch.screen.tsx'
import { PacksScreen } from './packs.screen.tsx'
import { OpeningScreen, ReceiveScreen } from './receive.screen.tsx'
import { StockScreen } from './stock.screen.tsx'

export const stockScreens: readonly Screen[] = [
  {
    path: '/stock',
    title: words.stock.title,
    lead: words.stock.door,
    Component: StockScreen,
    Icon: Boxes,
    keys: 'alt+s',
    roles: ['nurse', 'doctor', 'manager', 'inspector'],
    siteKinds: dispensing,
    mends: ['products_out', 'batches_expired', 'batches_expiring'],
  },
  {
    path: '/stock/receive',
    title: words.stock.delivery.title,
    Component: ReceiveScreen,
    roles: ['nurse', 'manager'],
    needsDay: true,
    siteKinds: dispensing,
  },
  {
    path: '/stock/opening',
    title: words.stock.opening,
    Component: OpeningScreen,
    roles: ['nurse', 'manager'],
    needsDay: true,
    siteKinds: dispensing,
  },
  {
    path: '/stock/packs',
    title: words.stock.packs.title,
    Component: PacksScreen,
    roles: ['nurse', 'doctor'],
    needsDay: true,
    siteKinds: dispensing,
    mends: ['packs_not_open'],
  },
  {
    path: '/stock/batches/:id',
    title: words.stock.title,
    Component: BatchScreen,
    roles: ['nurse', 'doctor', 'manager', 'inspector'],
    siteKinds: dispensing,
  },
]

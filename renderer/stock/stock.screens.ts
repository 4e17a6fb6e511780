import { Boxes, LifeBuoy } from 'lucide-react'
import { care, dispensing, type Screen } from '../ui/screen-list.tsx'
import { words } from '../words/index.ts'
import { BatchScreen } from './batch.screen.tsx'
import { BatchesScreen } from './batches.screen.tsx'
import { BookScreen } from './book.screen.tsx'
import { BoxScreen } from './box.screen.tsx'
import { BoxesScreen } from './boxes.screen.tsx'
import { NaloxoneScreen } from './naloxone.screen.tsx'
import { PacksScreen } from './packs.screen.tsx'
import { OpeningScreen, ReceiveScreen, TakeOverScreen } from './receive.screen.tsx'
import { SendScreen } from './send.screen.tsx'
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
    mends: ['products_out', 'batches_expired', 'batches_expiring', 'reorder', 'expires_unused'],
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
  {
    path: '/stock/batches',
    title: words.stockBook.batches.title,
    Component: BatchesScreen,
    roles: ['nurse', 'doctor', 'manager', 'inspector'],
    siteKinds: dispensing,
  },
  {
    path: '/stock/book',
    title: words.stockBook.title,
    Component: BookScreen,
    roles: ['nurse', 'doctor', 'manager', 'inspector'],
    siteKinds: dispensing,
  },
  {
    path: '/stock/send',
    title: words.boxes.leaving.title,
    Component: SendScreen,
    roles: ['nurse', 'manager'],
    needsDay: true,
    siteKinds: dispensing,
  },
  {
    path: '/stock/take-over',
    title: words.boxes.takeOver.title,
    Component: TakeOverScreen,
    roles: ['nurse', 'manager'],
    needsDay: true,
    siteKinds: dispensing,
  },
  {
    path: '/stock/boxes',
    title: words.boxes.title,
    Component: BoxesScreen,
    roles: [...care, 'inspector'],
    siteKinds: dispensing,
  },
  {
    path: '/stock/boxes/:id',
    title: words.boxes.title,
    Component: BoxScreen,
    roles: [...care, 'inspector'],
    siteKinds: dispensing,
  },
  {
    path: '/naloxone',
    title: words.naloxone.title,
    lead: words.naloxone.door,
    Component: NaloxoneScreen,
    Icon: LifeBuoy,
    keys: 'alt+x',
    roles: [...care, 'outreach', 'inspector'],
    mends: ['kits_out', 'kits_low', 'kits_expiring', 'kits_batch_expired'],
  },
]

import { ClipboardList } from 'lucide-react'
import { dispensing, type Screen } from '../ui/screen-list.tsx'
import { words } from '../words/index.ts'
import { ClientOrdersScreen } from './client-orders.screen.tsx'
import { WorkListScreen } from './work-list.screen.tsx'
import { NewOrderScreen, TelephoneOrderScreen } from './write-order.screen.tsx'

export const ordersScreens: readonly Screen[] = [
  {
    path: '/orders',
    title: words.orders.list.title,
    lead: words.orders.list.lead,
    Component: WorkListScreen,
    Icon: ClipboardList,
    keys: 'alt+o',
    roles: ['doctor', 'manager'],
    siteKinds: dispensing,
    mends: [
      'doses_lost',
      're_doses_to_sign',
      'diversions_to_review',
      'incidents_to_review',
      'signatures_overdue',
      'orders_to_sign',
      'orders_ending',
      'clients_held',
      'deaths_to_decide',
      'medicines_to_review',
    ],
  },
  {
    path: '/clients/:id/orders',
    title: words.orders.client.title,
    Component: ClientOrdersScreen,
    clientKeys: 'f4',
    roles: ['nurse', 'counsellor', 'doctor', 'manager'],
    siteKinds: dispensing,
  },
  {
    path: '/clients/:id/orders/new',
    title: words.orders.form.title,
    Component: NewOrderScreen,
    roles: ['doctor'],
    needsDay: true,
    siteKinds: dispensing,
  },
  {
    path: '/clients/:id/orders/telephone',
    title: words.orders.form.telephoneTitle,
    Component: TelephoneOrderScreen,
    roles: ['nurse'],
    needsDay: true,
    siteKinds: dispensing,
  },
]

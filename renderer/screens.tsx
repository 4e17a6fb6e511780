import {
  Boxes,
  ClipboardList,
  HardDriveDownload,
  House,
  ListChecks,
  MoonStar,
  ScanLine,
  ScrollText,
  UserPlus,
  Users,
  UsersRound,
} from 'lucide-react'
import type { SiteKind } from '../shared/records/site.ts'
import type { Role } from '../shared/records/staff.ts'
import { BackupsScreen } from './backups/backups.screen.tsx'
import { BlankCardsScreen } from './clients/blank-cards.screen.tsx'
import { BringOverScreen } from './clients/bring-over.screen.tsx'
import { BringOverListScreen } from './clients/bring-over-list.screen.tsx'
import { ClientScreen } from './clients/client.screen.tsx'
import { ClientsScreen } from './clients/clients.screen.tsx'
import { EnrolScreen } from './clients/enrol.screen.tsx'
import { CounterScreen } from './counter/counter.screen.tsx'
import { CloseDayScreen } from './day-close/close-day.screen.tsx'
import { DayDoor } from './doors/open-day.tsx'
import { HomeScreen } from './home/home.screen.tsx'
import { LedgerScreen } from './ledger/ledger.screen.tsx'
import { ClientOrdersScreen } from './orders/client-orders.screen.tsx'
import { RulesScreen } from './orders/rules.screen.tsx'
import { WorkListScreen } from './orders/work-list.screen.tsx'
import { NewOrderScreen, TelephoneOrderScreen } from './orders/write-order.screen.tsx'
import { CountersignsScreen } from './staff/countersigns.screen.tsx'
import { StaffScreen } from './staff/staff.screen.tsx'
import { BatchScreen } from './stock/batch.screen.tsx'
import { PacksScreen } from './stock/packs.screen.tsx'
import { OpeningScreen, ReceiveScreen } from './stock/receive.screen.tsx'
import { StockScreen } from './stock/stock.screen.tsx'
import { TodayScreen } from './today/today.screen.tsx'
import type { Screen } from './ui/screen-list.tsx'
import { words } from './words/index.ts'

const Home = () => <HomeScreen opening={<DayDoor />} />

/** A drop-in centre gives no medicine. */
const dispensing: readonly SiteKind[] = ['ost_centre', 'treatment_centre']

const care: readonly Role[] = ['nurse', 'counsellor', 'doctor', 'manager']

/** One line a screen, in the order of the rail. Keys taken by the frame: F1, F2, F9, Ctrl+F9, Alt+L. */
export const screens: readonly Screen[] = [
  {
    path: '/',
    title: words.shell.screensOf.home,
    Component: Home,
    Icon: House,
    keys: 'alt+h',
    roles: 'everyone',
  },
  {
    path: '/counter',
    title: words.counter.title,
    lead: words.counter.lead,
    Component: CounterScreen,
    Icon: ScanLine,
    keys: 'alt+c',
    roles: ['nurse', 'doctor'],
    needsDay: true,
    siteKinds: dispensing,
  },
  {
    path: '/today',
    title: words.today.title,
    lead: words.today.lead,
    Component: TodayScreen,
    Icon: ListChecks,
    keys: 'alt+t',
    roles: ['nurse', 'doctor', 'counsellor', 'manager'],
    siteKinds: dispensing,
  },
  {
    path: '/clients',
    title: words.clients.title,
    lead: words.clients.lead,
    Component: ClientsScreen,
    Icon: Users,
    keys: 'alt+k',
    roles: care,
  },
  {
    path: '/clients/:id',
    title: words.clients.title,
    Component: ClientScreen,
    roles: care,
  },
  {
    path: '/enrol',
    title: words.clients.enrolNew,
    Component: EnrolScreen,
    Icon: UserPlus,
    keys: 'alt+e',
    roles: care,
    needsDay: true,
  },
  {
    path: '/blank-cards',
    title: words.clients.blankCards,
    Component: BlankCardsScreen,
    roles: care,
    needsDay: true,
  },
  {
    path: '/bring-over',
    title: words.bringOver.title,
    Component: BringOverScreen,
    roles: ['nurse', 'manager', 'doctor'],
    needsDay: true,
    siteKinds: dispensing,
    mends: ['bring_over_to_sign', 'bring_over_unsigned'],
  },
  {
    path: '/bring-over/:batch',
    title: words.bringOver.title,
    Component: BringOverListScreen,
    roles: ['nurse', 'manager', 'doctor'],
    siteKinds: dispensing,
  },
  {
    path: '/orders',
    title: words.orders.list.title,
    lead: words.orders.list.lead,
    Component: WorkListScreen,
    Icon: ClipboardList,
    keys: 'alt+o',
    roles: ['doctor', 'manager'],
    siteKinds: dispensing,
    mends: ['incidents_to_review', 'signatures_overdue', 'orders_to_sign', 'orders_ending', 'clients_held'],
  },
  {
    path: '/clients/:id/orders',
    title: words.orders.client.title,
    Component: ClientOrdersScreen,
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
  {
    path: '/rules',
    title: words.rules.title,
    Component: RulesScreen,
    roles: ['nurse', 'counsellor', 'doctor', 'manager'],
    siteKinds: dispensing,
  },
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
  {
    path: '/close-day',
    title: words.dayClose.title,
    lead: words.dayClose.door,
    Component: CloseDayScreen,
    Icon: MoonStar,
    keys: 'alt+d',
    roles: ['nurse', 'doctor', 'manager'],
    mends: ['day_not_closed'],
  },
  {
    path: '/staff',
    title: words.staff.title,
    lead: words.staff.lead,
    Component: StaffScreen,
    Icon: UsersRound,
    keys: 'alt+w',
    roles: 'everyone',
    mends: ['pins_disabled'],
  },
  {
    path: '/second-signatures',
    title: words.staff.countersigns.title,
    Component: CountersignsScreen,
    roles: 'everyone',
    mends: ['countersigns_owed'],
  },
  {
    path: '/ledger',
    title: words.ledger.title,
    lead: words.ledger.lead,
    Component: LedgerScreen,
    Icon: ScrollText,
    keys: 'alt+g',
    roles: ['manager', 'inspector', 'doctor'],
  },
  {
    path: '/backups',
    title: words.backups.title,
    Component: BackupsScreen,
    Icon: HardDriveDownload,
    keys: 'alt+b',
    roles: ['manager', 'data'],
    mends: ['backup_age'],
  },
]

/** The screens of one person at one site. */
export function screensFor(role: Role, kind: SiteKind): Screen[] {
  return screens.filter(
    (screen) =>
      (screen.roles === 'everyone' || screen.roles.includes(role)) &&
      (!screen.siteKinds || screen.siteKinds.includes(kind)),
  )
}

/** What each role comes for, the usual first; the first three that exist at a site are Home's doors. */
const DOORS: Record<Role, readonly string[]> = {
  nurse: ['/counter', '/today', '/clients', '/stock'],
  doctor: ['/orders', '/clients', '/today', '/counter'],
  counsellor: ['/clients', '/counselling', '/today', '/services'],
  manager: ['/stock', '/staff', '/backups', '/today'],
  outreach: ['/follow-up', '/services', '/referrals'],
  data: ['/reports', '/backups', '/clients'],
  inspector: ['/inspection', '/ledger', '/stock'],
  office: ['/backups', '/reports', '/ledger'],
}

export function doorsFor(role: Role, kind: SiteKind): Screen[] {
  const mine = screensFor(role, kind)
  const usual = DOORS[role].flatMap((path) => mine.filter((screen) => screen.path === path))
  const others = mine.filter((screen) => screen.Icon && screen.path !== '/' && !usual.includes(screen))
  return [...usual, ...others].slice(0, 3)
}

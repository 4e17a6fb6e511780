import { House } from 'lucide-react'
import type { SiteKind } from '../shared/records/site.ts'
import type { Role } from '../shared/records/staff.ts'
import { askScreens } from './ask/ask.screens.ts'
import { backupsScreens } from './backups/backups.screens.ts'
import { booksScreens } from './books/books.screens.ts'
import { careScreens } from './client-care/care.screens.ts'
import { clientsScreens } from './clients/clients.screens.ts'
import { counsellingScreens } from './counselling/counselling.screens.ts'
import { counterScreens } from './counter/counter.screens.ts'
import { dayCloseScreens } from './day-close/day-close.screens.ts'
import { detoxScreens } from './detox/detox.screens.ts'
import { DayDoor } from './doors/open-day.tsx'
import { downtimeScreens } from './downtime/downtime.screens.ts'
import { enrolmentScreens } from './enrolment/enrolment.screens.ts'
import { exportsScreens } from './exports/exports.screens.ts'
import { followUpScreens } from './follow-up/follow-up.screens.ts'
import { groupsScreens } from './groups/groups.screens.ts'
import { HomeScreen } from './home/home.screen.tsx'
import { inspectionScreens } from './inspection/inspection.screens.ts'
import { ledgerScreens } from './ledger/ledger.screens.ts'
import { officeScreens } from './office/office.screens.ts'
import { ordersScreens } from './orders/orders.screens.ts'
import { passportsScreens } from './passports/passports.screens.ts'
import { picturesScreens } from './pictures/pictures.screens.ts'
import { referralsScreens } from './referrals/referrals.screens.ts'
import { rehabilitationScreens } from './rehabilitation/rehabilitation.screens.ts'
import { reportsScreens } from './reports/reports.screens.ts'
import { returnsScreens } from './returns/returns.screens.ts'
import { rulesScreens } from './rules/rules.screens.ts'
import { servicesScreens } from './services/services.screens.ts'
import { settingsScreens } from './settings/settings.screens.ts'
import { staffScreens } from './staff/staff.screens.ts'
import { stockScreens } from './stock/stock.screens.ts'
import { todayScreens } from './today/today.screens.ts'
import { everySite, type Screen } from './ui/screen-list.tsx'
import { words } from './words/index.ts'

const Home = () => <HomeScreen opening={<DayDoor />} />

const home: Screen = {
  path: '/',
  title: words.shell.screensOf.home,
  Component: Home,
  Icon: House,
  keys: 'alt+h',
  roles: 'everyone',
  siteKinds: everySite,
}

/** One line a feature, in the order of the rail. Keys taken by the frame: F1, F2, F9, Ctrl+F9, Alt+L; in pages Alt+P. */
export const screens: readonly Screen[] = [
  home,
  ...officeScreens,
  ...counterScreens,
  ...todayScreens,
  ...clientsScreens,
  ...counsellingScreens,
  ...groupsScreens,
  ...servicesScreens,
  ...careScreens,
  ...followUpScreens,
  ...referralsScreens,
  ...rehabilitationScreens,
  ...detoxScreens,
  ...ordersScreens,
  ...rulesScreens,
  ...passportsScreens,
  ...enrolmentScreens,
  ...stockScreens,
  ...dayCloseScreens,
  ...downtimeScreens,
  ...staffScreens,
  ...askScreens,
  ...booksScreens,
  ...ledgerScreens,
  ...inspectionScreens,
  ...reportsScreens,
  ...returnsScreens,
  ...exportsScreens,
  ...picturesScreens,
  ...backupsScreens,
  ...settingsScreens,
]

/** The screens of one person at one site. */
export function screensFor(role: Role, kind: SiteKind): Screen[] {
  return screens.filter(
    (screen) =>
      (screen.roles === 'everyone' || screen.roles.includes(role)) &&
      (screen.siteKinds ? screen.siteKinds.includes(kind) : kind !== 'office'),
  )
}

/** What each role comes for, the usual first; the first three that exist at a site are Home's doors. */
const DOORS: Record<Role, readonly string[]> = {
  nurse: ['/counter', '/today', '/clients', '/services', '/stock'],
  doctor: ['/orders', '/clients', '/today', '/counter'],
  counsellor: ['/my-day', '/clients', '/sessions', '/today', '/services'],
  manager: ['/stock', '/staff', '/backups', '/service-counts', '/today'],
  outreach: ['/my-day', '/follow-up', '/services', '/referrals'],
  data: ['/reports', '/backups', '/service-counts', '/clients'],
  inspector: ['/inspection', '/ledger', '/stock'],
  office: ['/backups', '/reports', '/ledger'],
}

/** At a regional office everybody comes for the same. */
const DOORS_OF_OFFICE = ['/office/import', '/office/sites', '/reports', '/backups']

export function doorsFor(role: Role, kind: SiteKind): Screen[] {
  const mine = screensFor(role, kind)
  const usual = (kind === 'office' ? DOORS_OF_OFFICE : DOORS[role]).flatMap((path) =>
    mine.filter((screen) => screen.path === path),
  )
  const others = mine.filter((screen) => screen.Icon && screen.path !== '/' && !usual.includes(screen))
  return [...usual, ...others].slice(0, 3)
}

/**
 * What stands in the rail at once, by role; the other screens of a person fold away under *More*, their keys work all
 * the same. A role that is not here has few screens and sees all of them.
 */
const USUAL: Partial<Record<Role, readonly string[]>> = {
  nurse: [
    '/counter',
    '/today',
    '/clients',
    '/enrol',
    '/services',
    '/guests',
    '/stock',
    '/count',
    '/sheets',
    '/close-day',
    '/downtime',
  ],
  doctor: [
    '/counter',
    '/today',
    '/clients',
    '/tests-due',
    '/detox',
    '/orders',
    '/rules',
    '/stock',
    '/close-day',
  ],
  counsellor: [
    '/my-day',
    '/today',
    '/clients',
    '/enrol',
    '/calendar',
    '/sessions',
    '/note-search',
    '/groups',
    '/follow-up',
    '/referrals',
    '/safety-flags',
  ],
  manager: [
    '/today',
    '/clients',
    '/orders',
    '/stock',
    '/count',
    '/close-day',
    '/staff',
    '/ledger',
    '/reports',
    '/returns',
    '/pictures',
    '/books',
    '/inspection',
    '/backups',
    '/settings',
    '/office/import',
    '/office/sites',
    '/office/findings',
    '/office/cases',
    '/office/keys',
  ],
}

/** Whether a screen folds away under *More* for this role. */
export const isFolded = (role: Role, { path }: Screen): boolean =>
  path !== '/' && USUAL[role] !== undefined && !USUAL[role].includes(path)

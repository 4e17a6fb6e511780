import { HardDriveDownload, House, type LucideIcon } from 'lucide-react'
import type { ComponentType } from 'react'
import type { SiteKind } from '../shared/records/site.ts'
import type { Role } from '../shared/records/staff.ts'
import { BackupsScreen } from './backups/backups.screen.tsx'
import { HomeScreen } from './home/home.screen.tsx'
import { words } from './words/index.ts'

/** A screen that a person can reach: one entry makes it known to the frame, its keys and F1. */
export interface Screen {
  /** As wouter matches it; `/clients/:id` for a screen of one client. */
  readonly path: string
  readonly title: string
  readonly Component: ComponentType
  /** In the rail at the left, with a picture; screens that others lead to have none. */
  readonly Icon?: LucideIcon
  /** Alt chord or function key that leads here from everywhere. */
  readonly keys?: string
  readonly roles: readonly Role[] | 'everyone'
  /** Shows *Open the day first* until a clinic day is open. */
  readonly needsDay?: boolean
  /** Left out at sites of other kinds. */
  readonly siteKinds?: readonly SiteKind[]
}

/** One line a screen, in the order of the rail. Keys taken by the frame: F1, F2, F9, Ctrl+F9, Alt+L. */
export const screens: readonly Screen[] = [
  {
    path: '/',
    title: words.shell.screensOf.home,
    Component: HomeScreen,
    Icon: House,
    keys: 'alt+h',
    roles: 'everyone',
  },
  {
    path: '/backups',
    title: words.backups.title,
    Component: BackupsScreen,
    Icon: HardDriveDownload,
    keys: 'alt+b',
    roles: ['manager', 'data'],
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

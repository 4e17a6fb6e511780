import type { LucideIcon } from 'lucide-react'
import { type ComponentType, createContext, type ReactNode, useContext } from 'react'
import { SiteKind } from '../../shared/records/site.ts'
import type { Role } from '../../shared/records/staff.ts'

/** Sites that give medicine; a drop-in centre gives none. */
export const dispensing: readonly SiteKind[] = ['ost_centre', 'treatment_centre']

/** Screens of a regional office alone. */
export const officeOnly: readonly SiteKind[] = ['office']

/** Screens of the sites that a regional office has too. */
export const everySite: readonly SiteKind[] = SiteKind.options

export const care: readonly Role[] = ['nurse', 'counsellor', 'doctor', 'manager']

/** A screen that a person can reach: one entry makes it known to the frame, its keys, Home and F1. */
export interface Screen {
  /** As wouter matches it; `/clients/:id` for a screen of one client. */
  readonly path: string
  readonly title: string
  readonly Component: ComponentType
  /** In the rail at the left, with a picture; screens that others lead to have none. */
  readonly Icon?: LucideIcon
  /** One line under the title where the screen is a door on Home. */
  readonly lead?: string
  /** Alt chord or function key that leads here from everywhere. */
  readonly keys?: string
  /** Of a screen under `/clients/:id/`: the key that opens it on the client's page, which then offers it. */
  readonly clientKeys?: string
  readonly roles: readonly Role[] | 'everyone'
  /** Shows *Open the day first* until a clinic day is open. */
  readonly needsDay?: boolean
  /** Left out at sites of other kinds; without it, left out at a regional office alone. */
  readonly siteKinds?: readonly SiteKind[]
  /** Codes of Home's list that are put right here. */
  readonly mends?: readonly string[]
}

interface ScreenList {
  /** Those of this person at this site. */
  readonly screens: readonly Screen[]
  /** The three that stand large on Home. */
  readonly doors: readonly Screen[]
}

const ScreenListContext = createContext<ScreenList>({ screens: [], doors: [] })

export function ScreenListProvider({ children, ...list }: ScreenList & { children: ReactNode }) {
  return <ScreenListContext value={list}>{children}</ScreenListContext>
}

export const useScreens = (): ScreenList => useContext(ScreenListContext)

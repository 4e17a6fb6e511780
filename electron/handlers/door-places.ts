import { backupPlaces } from '../backup-places.ts'
import { refuse } from '../refusal.ts'
import type { Session } from '../session.ts'

/** Folders chosen by hand before any register is open. They do not outlive the process. */
const chosen = new WeakMap<Session, string[]>()

/** Where a restore or a set-up may read and write: sticks that are in, and folders that somebody chose. */
export const placesAtDoor = (session: Session) => backupPlaces(process.platform, chosen.get(session) ?? [])

/** Offers a folder from now on. */
export function offerAtDoor(session: Session, folder: string): void {
  chosen.set(session, [...(chosen.get(session) ?? []), folder])
}

/** Refused: `folder_not_offered`. */
export function requirePlaceAtDoor(session: Session, folder: string): void {
  if (!placesAtDoor(session).some((place) => place.folder === folder)) refuse('folder_not_offered')
}

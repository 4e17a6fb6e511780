import type { Register } from '../register.ts'
import type { Session } from '../session.ts'
import { type ReportWorker, reportWorker } from './run-report.ts'

const desks = new WeakMap<Register, ReportWorker>()

/**
 * The worker that reads this register's reports. It lives from the first ask until nobody is signed in any more, so that
 * a cell opens at once, and its copy of the key goes with the lock.
 */
export function reportDesk(register: Register, session: Session): ReportWorker {
  const known = desks.get(register)
  if (known) return known
  const { files, keys } = register
  const made = reportWorker({ file: files.database, key: keys.databaseKey })
  desks.set(register, made)
  const stop = session.follow(({ signedIn }) => {
    if (signedIn !== null) return
    desks.delete(register)
    void made.end()
    queueMicrotask(() => stop())
  })
  return made
}

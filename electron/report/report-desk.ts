import type { Register } from '../register.ts'
import type { Session } from '../session.ts'
import { type ReportWorker, reportWorker } from './run-report.ts'

type Desks = WeakMap<Register, ReportWorker>
const returns: Desks = new WeakMap()
const questions: Desks = new WeakMap()

/**
 * The worker that reads this register's reports. It lives from the first ask until nobody is signed in any more, so that
 * a cell opens at once, and its copy of the key goes with the lock.
 */
export const reportDesk = (register: Register, session: Session): ReportWorker =>
  deskIn(returns, register, session)

/** The same for questions, in a worker of their own: a question that is given up ends its worker, and no return with it. */
export const questionDesk = (register: Register, session: Session): ReportWorker =>
  deskIn(questions, register, session)

function deskIn(desks: Desks, register: Register, session: Session): ReportWorker {
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

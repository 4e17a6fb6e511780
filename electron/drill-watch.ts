import { drillBegins } from '../shared/rules/drill-due.ts'
import { lastBackup, lastDrill, readHistory } from './backup/history.ts'
import { backupPlaces } from './backup-places.ts'
import { endTurn, turnOf } from './backup-turn.ts'
import { lastDoseStepAt } from './db/dose.ts'
import { drillNow, newestBackupHere } from './drill.ts'
import type { Register } from './register.ts'
import type { Services } from './services.ts'

/** How often the program looks whether a drill should begin. */
const LOOK_EVERY_MS = 60_000

/**
 * Lets the weekly drill begin by itself, in a worker, while nobody is dosed; ends it when the register is locked.
 * @returns the way to stop looking, and one look for tests
 */
export function watchDrills({ session, log }: Pick<Services, 'session' | 'log'>): {
  look(): Promise<void>
  stop(): void
} {
  const look = async () => {
    const register = session.register()
    if (!register || turnOf(register)) return
    try {
      const history = await readHistory(register.files.history, register.keys.highWaterKey)
      const facts = { newest: lastBackup(history), last: lastDrill(history), now: register.now() }
      if (!drillBegins(facts, lastDoseStepAt(register.db))) return
      const places = backupPlaces(process.platform, []).map(({ folder }) => folder)
      if ((await newestBackupHere(register, places)) === null || session.register() !== register) return
      const { outcome } = await drillNow(register, { byItself: true, places })
      log.note(`restore drill: ${outcome}`)
      session.changed()
    } catch (cause) {
      // A backup that a person begins stops the drill, and so does the lock: it begins again another time.
      if (!(cause instanceof Error && cause.name === 'AbortError')) log.fault(cause)
    }
  }
  const timer = setInterval(() => void look(), LOOK_EVERY_MS)
  timer.unref()
  let open: Register | undefined
  const unfollow = session.follow(() => {
    const now = session.register()
    if (open && open !== now) endTurn(open)
    open = now
  })
  return {
    look,
    stop: () => {
      clearInterval(timer)
      unfollow()
      if (open) endTurn(open)
    },
  }
}

import { backups } from './backups.ts'
import { clients } from './clients.ts'
import { day } from './day.ts'
import { dayClose } from './day-close.ts'
import { doseEndings } from './dose-endings.ts'
import { doseVoid } from './dose-void.ts'
import { doses } from './doses.ts'
import { dosingIncident } from './dosing-incident.ts'
import { drafts } from './drafts.ts'
import { home } from './home.ts'
import { ledger } from './ledger.ts'
import { session } from './session.ts'
import { setup } from './setup.ts'
import { staff } from './staff.ts'
import { stock } from './stock.ts'

/** One line a feature, as in the contract. */
export const handlers = {
  backups,
  clients,
  day,
  dayClose,
  doses: { ...doses, ...doseEndings, ...doseVoid, ...dosingIncident },
  drafts,
  home,
  ledger,
  session,
  setup,
  staff,
  stock,
}

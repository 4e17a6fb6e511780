import { backups } from './backups.ts'
import { bringOver } from './bring-over.ts'
import { clients } from './clients.ts'
import { countersigns } from './countersigns.ts'
import { day } from './day.ts'
import { dayClose } from './day-close.ts'
import { doseEndings } from './dose-endings.ts'
import { doseVoid } from './dose-void.ts'
import { doses } from './doses.ts'
import { dosingIncident } from './dosing-incident.ts'
import { drafts } from './drafts.ts'
import { holds } from './holds.ts'
import { home } from './home.ts'
import { inspection } from './inspection.ts'
import { ledger } from './ledger.ts'
import { orders } from './orders.ts'
import { paper } from './paper.ts'
import { rules } from './rules.ts'
import { session } from './session.ts'
import { settings } from './settings.ts'
import { setup } from './setup.ts'
import { staff } from './staff.ts'
import { stock } from './stock.ts'
import { today } from './today.ts'
import { workList } from './work-list.ts'

/** One line a feature, as in the contract. */
export const handlers = {
  backups,
  bringOver,
  clients,
  countersigns,
  day,
  dayClose,
  doses: { ...doses, ...doseEndings, ...doseVoid, ...dosingIncident },
  drafts,
  holds,
  home,
  inspection,
  ledger,
  orders,
  paper,
  rules,
  session,
  settings,
  setup,
  staff,
  stock,
  today,
  workList,
}

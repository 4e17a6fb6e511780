import { backupReasons, backups } from './backups.ts'
import { bringOver, bringOverNeeds, bringOverReasons } from './bring-over.ts'
import { clients } from './clients.ts'
import { clientReasons } from './clients-reasons.ts'
import { counter } from './counter.ts'
import {
  counterEventReasons,
  counterEvents,
  counterNeeds,
  diversion,
  induction,
  reDose,
} from './counter-events.ts'
import { counterReasons } from './counter-reasons.ts'
import { cows } from './cows.ts'
import { dayClose, dayCloseReasons } from './day-close.ts'
import { doors, doorsReasons } from './doors.ts'
import { home, homeNeeds } from './home.ts'
import { inspection, inspectionReasons } from './inspection.ts'
import { kit } from './kit.ts'
import { ledger, ledgerReasons } from './ledger.ts'
import { orderNeeds, orderReasons } from './order-reasons.ts'
import { orders } from './orders.ts'
import { paper } from './paper.ts'
import { commonReasons } from './reasons.ts'
import { passportNeeds, passportReasons, passports } from './passports.ts'
import { rules, rulesReasons } from './rules.ts'
import { settings, settingsReasons } from './settings.ts'
import { setup, setupReasons } from './setup.ts'
import { shell } from './shell.ts'
import { staff, staffReasons } from './staff.ts'
import { stock, stockNeeds, stockReasons } from './stock.ts'
import { closures, takeHome, takeHomeNeeds, takeHomeReasons } from './take-home.ts'
import { today, todayReasons } from './today.ts'

/** Every sentence of the program in English: one line a feature. */
export const en = {
  backups,
  bringOver,
  clients,
  counter,
  counterEvents,
  cows,
  dayClose,
  diversion,
  doors,
  home,
  induction,
  inspection,
  kit,
  ledger,
  orders,
  paper,
  passports,
  reDose,
  rules,
  settings,
  setup,
  shell,
  staff,
  stock,
  takeHome,
  closures,
  today,
}

/** One line a feature that has reasons of its own. */
export const enReasons = {
  ...commonReasons,
  ...rulesReasons,
  ...backupReasons,
  ...bringOverReasons,
  ...clientReasons,
  ...counterReasons,
  ...counterEventReasons,
  ...dayCloseReasons,
  ...doorsReasons,
  ...inspectionReasons,
  ...ledgerReasons,
  ...orderReasons,
  ...passportReasons,
  ...settingsReasons,
  ...setupReasons,
  ...staffReasons,
  ...stockReasons,
  ...takeHomeReasons,
  ...todayReasons,
}

/** One line a feature that puts something on Home's list. */
export const enNeeds = {
  ...homeNeeds,
  ...counterNeeds,
  ...orderNeeds,
  ...passportNeeds,
  ...bringOverNeeds,
  ...stockNeeds,
  ...takeHomeNeeds,
}

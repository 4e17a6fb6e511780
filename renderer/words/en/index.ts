import { appointmentNeeds, appointmentReasons, appointments } from './appointments.ts'
import { backupReasons, backups } from './backups.ts'
import { bookReasons, books } from './books.ts'
import { boxes, boxReasons } from './boxes.ts'
import { bringOver, bringOverNeeds, bringOverReasons } from './bring-over.ts'
import { camps } from './camps.ts'
import { care } from './care.ts'
import { careNeedWords, careReasons } from './care-reasons.ts'
import { clients } from './clients.ts'
import { clientReasons } from './clients-reasons.ts'
import { clock, clockReasons } from './clock.ts'
import { counselling, counsellingNeeds, counsellingReasons } from './counselling.ts'
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
import { countNeeds, countReasons, counts } from './counts.ts'
import { cows } from './cows.ts'
import { dayClose, dayCloseReasons } from './day-close.ts'
import { detox } from './detox.ts'
import { detoxNeeds, detoxReasons } from './detox-reasons.ts'
import { doors, doorsReasons } from './doors.ts'
import { downtime } from './downtime.ts'
import { downtimeNeeds, downtimeReasons } from './downtime-reasons.ts'
import { enrolment } from './enrolment.ts'
import { enrolmentNeeds, enrolmentReasons } from './enrolment-reasons.ts'
import { dhis2, exportReasons, exports } from './exports.ts'
import { followUp, followUpNeeds, followUpReasons } from './follow-up.ts'
import { groups } from './groups.ts'
import { groupNeeds, groupReasons } from './groups-reasons.ts'
import { health, healthNeeds, healthReasons } from './health.ts'
import { home, homeNeeds } from './home.ts'
import { inspection, inspectionReasons } from './inspection.ts'
import { kit } from './kit.ts'
import { ledger, ledgerReasons } from './ledger.ts'
import { myDay } from './my-day.ts'
import { naloxone, naloxoneNeeds, naloxoneReasons } from './naloxone.ts'
import { office, officeNeedWords, officeReasons } from './office.ts'
import { officeReports } from './office-reports.ts'
import { orderNeeds, orderReasons } from './order-reasons.ts'
import { orders } from './orders.ts'
import { paper } from './paper.ts'
import { passportNeeds, passportReasons, passports } from './passports.ts'
import { pictures } from './pictures.ts'
import { planReasons, plans } from './plans.ts'
import { questionReasons, questions } from './questions.ts'
import { commonReasons } from './reasons.ts'
import { referralNeeds, referralReasons, referrals } from './referrals.ts'
import { rehabilitation, rehabilitationReasons } from './rehabilitation.ts'
import { reports } from './reports.ts'
import { restore, restoreReasons } from './restore.ts'
import { returnNeeds, returnReasons, returns } from './returns.ts'
import { rules, rulesReasons } from './rules.ts'
import { serviceReasons, services } from './services.ts'
import { settings, settingsReasons } from './settings.ts'
import { setup, setupReasons } from './setup.ts'
import { sheetReasons, sheets } from './sheets.ts'
import { shell } from './shell.ts'
import { staff, staffReasons } from './staff.ts'
import { stock, stockNeeds, stockReasons } from './stock.ts'
import { stockBook, stockBookNeeds } from './stock-book.ts'
import { closures, takeHome, takeHomeNeeds, takeHomeReasons } from './take-home.ts'
import { today, todayReasons } from './today.ts'

/** Every sentence of the program in English: one line a feature. */
export const en = {
  appointments,
  care,
  backups,
  books,
  boxes,
  bringOver,
  clients,
  clock,
  counts,
  counselling,
  counter,
  counterEvents,
  cows,
  camps,
  dayClose,
  detox,
  dhis2,
  diversion,
  doors,
  downtime,
  exports,
  groups,
  health,
  enrolment,
  followUp,
  home,
  induction,
  inspection,
  kit,
  ledger,
  myDay,
  naloxone,
  office,
  officeReports,
  orders,
  paper,
  passports,
  pictures,
  plans,
  questions,
  reDose,
  referrals,
  rehabilitation,
  reports,
  restore,
  returns,
  rules,
  services,
  settings,
  setup,
  sheets,
  shell,
  staff,
  stock,
  stockBook,
  takeHome,
  closures,
  today,
}

/** One line a feature that has reasons of its own. */
export const enReasons = {
  ...commonReasons,
  ...appointmentReasons,
  ...restoreReasons,
  ...returnReasons,
  ...exportReasons,
  ...rulesReasons,
  ...backupReasons,
  ...bookReasons,
  ...boxReasons,
  ...bringOverReasons,
  ...careReasons,
  ...clientReasons,
  ...counsellingReasons,
  ...counterReasons,
  ...counterEventReasons,
  ...clockReasons,
  ...countReasons,
  ...dayCloseReasons,
  ...detoxReasons,
  ...doorsReasons,
  ...enrolmentReasons,
  ...downtimeReasons,
  ...groupReasons,
  ...followUpReasons,
  ...inspectionReasons,
  ...ledgerReasons,
  ...naloxoneReasons,
  ...officeReasons,
  ...orderReasons,
  ...planReasons,
  ...questionReasons,
  ...passportReasons,
  ...healthReasons,
  ...serviceReasons,
  ...referralReasons,
  ...rehabilitationReasons,
  ...settingsReasons,
  ...sheetReasons,
  ...setupReasons,
  ...staffReasons,
  ...stockReasons,
  ...takeHomeReasons,
  ...todayReasons,
}

/** One line a feature that puts something on Home's list. */
export const enNeeds = {
  ...countNeeds,
  ...healthNeeds,
  ...homeNeeds,
  ...returnNeeds,
  ...groupNeeds,
  ...counsellingNeeds,
  ...appointmentNeeds,
  ...counterNeeds,
  ...detoxNeeds,
  ...officeNeedWords,
  ...orderNeeds,
  ...careNeedWords,
  ...followUpNeeds,
  ...referralNeeds,
  ...passportNeeds,
  ...bringOverNeeds,
  ...stockNeeds,
  ...enrolmentNeeds,
  ...downtimeNeeds,
  ...naloxoneNeeds,
  ...stockBookNeeds,
  ...takeHomeNeeds,
}

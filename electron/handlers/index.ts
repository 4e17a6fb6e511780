import { appointments } from './appointments.ts'
import { backups } from './backups.ts'
import { books } from './books.ts'
import { boxes } from './boxes.ts'
import { bringOver } from './bring-over.ts'
import { camps } from './camps.ts'
import { care } from './care.ts'
import { clientView } from './client-view.ts'
import { clients } from './clients.ts'
import { clock } from './clock-reset.ts'
import { closures } from './closures.ts'
import { counselling } from './counselling.ts'
import { counterEvents } from './counter-events.ts'
import { countersigns } from './countersigns.ts'
import { counts } from './counts.ts'
import { day } from './day.ts'
import { dayClose } from './day-close.ts'
import { detox } from './detox.ts'
import { dhis2 } from './dhis2.ts'
import { diversions } from './diversions.ts'
import { doseEndings } from './dose-endings.ts'
import { doseVoid } from './dose-void.ts'
import { doses } from './doses.ts'
import { dosingIncident } from './dosing-incident.ts'
import { downtime } from './downtime.ts'
import { drafts } from './drafts.ts'
import { enrolments } from './enrolments.ts'
import { exports } from './exports.ts'
import { followUps } from './follow-ups.ts'
import { groupMeetings } from './group-meetings.ts'
import { groupMembers } from './group-members.ts'
import { groups } from './groups.ts'
import { guests } from './guests.ts'
import { health } from './health.ts'
import { holds } from './holds.ts'
import { home } from './home.ts'
import { induction } from './induction.ts'
import { inspection } from './inspection.ts'
import { ledger } from './ledger.ts'
import { myDay } from './my-day.ts'
import { naloxone } from './naloxone.ts'
import { office } from './office.ts'
import { officeCases } from './office-cases.ts'
import { officeReports } from './office-reports.ts'
import { orders } from './orders.ts'
import { paper } from './paper.ts'
import { paperEntry } from './paper-entry.ts'
import { passports } from './passports.ts'
import { pictures } from './pictures.ts'
import { plans } from './plans.ts'
import { programmeSites } from './programme-sites.ts'
import { questions } from './questions.ts'
import { reDoses } from './re-doses.ts'
import { referralPlaces } from './referral-places.ts'
import { referrals } from './referrals.ts'
import { rehabilitation } from './rehabilitation.ts'
import { relatives } from './relatives.ts'
import { reports } from './reports.ts'
import { restore } from './restore.ts'
import { returns } from './returns.ts'
import { routes } from './routes.ts'
import { rules } from './rules.ts'
import { scales } from './scales.ts'
import { services } from './services.ts'
import { session } from './session.ts'
import { settings } from './settings.ts'
import { setup } from './setup.ts'
import { sheets } from './sheets.ts'
import { staff } from './staff.ts'
import { stock } from './stock.ts'
import { stockBook } from './stock-book.ts'
import { stockLeaving } from './stock-leaving.ts'
import { stopwatch } from './stopwatch.ts'
import { takeHome } from './take-home.ts'
import { takeHomeReturn } from './take-home-return.ts'
import { today } from './today.ts'
import { trainings } from './trainings.ts'
import { workList } from './work-list.ts'

/** One line a feature, as in the contract. */
export const handlers = {
  appointments,
  backups,
  books,
  boxes,
  bringOver,
  camps,
  closures,
  care,
  clients,
  clientView,
  clock,
  counterEvents,
  counselling,
  countersigns,
  counts,
  day,
  dayClose,
  detox,
  dhis2,
  diversions,
  doses: { ...doses, ...doseEndings, ...doseVoid, ...dosingIncident },
  downtime: { ...downtime, ...paperEntry },
  drafts,
  enrolments,
  exports,
  followUps: { ...followUps, ...routes },
  holds,
  groups: { ...groups, ...groupMembers, ...groupMeetings },
  guests,
  health,
  home,
  induction,
  inspection,
  ledger,
  myDay,
  naloxone,
  officeCases,
  office,
  officeReports,
  orders,
  paper,
  passports,
  pictures,
  plans,
  programmeSites,
  questions,
  reDoses,
  referrals: { ...referrals, ...referralPlaces },
  rehabilitation: { ...rehabilitation, ...trainings },
  relatives,
  reports,
  restore,
  returns,
  rules,
  scales,
  services,
  session,
  settings,
  setup,
  sheets,
  staff,
  stock,
  stockBook,
  stockLeaving,
  takeHome: { ...takeHome, ...takeHomeReturn },
  stopwatch,
  today,
  workList,
}

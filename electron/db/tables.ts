import type { z } from 'zod'
import { Absence, AbsenceDosing, AbsenceEnd } from '../../shared/records/absence.ts'
import { Attendance } from '../../shared/records/attendance.ts'
import { Card, CardRevocation } from '../../shared/records/card.ts'
import { KitAndTalk, PregnancyAnswer, TakenBack } from '../../shared/records/care-answer.ts'
import { BroughtOver, Client, ClientPhoto, Hold, HoldRelease } from '../../shared/records/client.ts'
import { ClientMedicine, ClientMedicineStop } from '../../shared/records/client-medicine.ts'
import { ClinicDayClose, ClinicDayRow, DayLine, StockClose } from '../../shared/records/clinic-day.ts'
import { ClockReset } from '../../shared/records/clock-reset.ts'
import { Consent, ConsentWithdrawal } from '../../shared/records/consent.ts'
import { DeathDecision, DeathReport } from '../../shared/records/death.ts'
import { Dose, DoseEvent, DoseVoid } from '../../shared/records/dose.ts'
import { DoseIdentity } from '../../shared/records/dose-identity.ts'
import { DoseOrder, DoseOrderEnd, DoseOrderStep } from '../../shared/records/dose-order.ts'
import { DosingIncident } from '../../shared/records/dosing-incident.ts'
import { DowntimeSheet, DowntimeSheetState, Outage, PaperLine } from '../../shared/records/downtime.ts'
import { Eligibility, Episode, EpisodeClosing } from '../../shared/records/episode.ts'
import { InductionAssessment, InductionDecision } from '../../shared/records/induction.ts'
import { Inspection, InspectionEnd } from '../../shared/records/inspection.ts'
import { NaloxoneBatch, NaloxoneEntry } from '../../shared/records/naloxone.ts'
import { Overdose } from '../../shared/records/overdose.ts'
import { GuestPassport, PassportEnd, PassportReport, PassportRow } from '../../shared/records/passport.ts'
import { Batch, OpenPack, Product } from '../../shared/records/product.ts'
import { ReDoseOrder } from '../../shared/records/re-dose.ts'
import { Restoration } from '../../shared/records/restoration.ts'
import { RulePack } from '../../shared/records/rule-pack.ts'
import { SafetyFlag, SafetyFlagReading } from '../../shared/records/safety-flag.ts'
import { SettingRow } from '../../shared/records/setting.ts'
import { Countersign, CountersignOwed, Signature } from '../../shared/records/signature.ts'
import {
  MarkCount,
  SheetMarks,
  SignatureSheet,
  SignatureSheetRow,
} from '../../shared/records/signature-sheet.ts'
import { Closure, Holiday, OfficeCardRow, Site } from '../../shared/records/site.ts'
import { SiteListRow } from '../../shared/records/site-list.ts'
import { Keyholder, KeyholderRemoval, Staff, StaffEvent, StaffPin } from '../../shared/records/staff.ts'
import {
  StockCount,
  StockCountDifference,
  StockCountEnd,
  StockCountLine,
} from '../../shared/records/stock-count.ts'
import { StockEntry } from '../../shared/records/stock-entry.ts'
import { StockTransfer, SubStore, SubStoreClosing, SubStoreEntry } from '../../shared/records/sub-store.ts'
import {
  ClosureList,
  ClosureListClient,
  TakeHomeDose,
  TakeHomeIssue,
} from '../../shared/records/take-home.ts'
import { TreatmentLetter } from '../../shared/records/treatment-letter.ts'
import { COUNSELLING_KEYS, COUNSELLING_TABLES } from './tables-counselling.ts'
import { DETOX_KEYS, DETOX_TABLES } from './tables-detox.ts'
import { ENROLMENT_KEYS, ENROLMENT_TABLES } from './tables-enrolment.ts'
import { FOLLOW_UP_KEYS, FOLLOW_UP_TABLES } from './tables-follow-up.ts'
import { GROUP_KEYS, GROUP_TABLES } from './tables-groups.ts'
import { OFFICE_TABLES } from './tables-office.ts'
import { PLAN_KEYS, PLAN_TABLES } from './tables-plans.ts'
import { QUESTION_KEYS, QUESTION_TABLES } from './tables-questions.ts'
import { RETURN_KEYS, RETURN_TABLES } from './tables-returns.ts'
import { SERVICE_KEYS, SERVICE_TABLES } from './tables-services.ts'

/** Every table whose rows the ledger covers, with the record that says what a row holds. */
export const TABLES = {
  absence: Absence,
  absence_dosing: AbsenceDosing,
  absence_end: AbsenceEnd,
  attendance: Attendance,
  batch: Batch,
  brought_over: BroughtOver,
  ...COUNSELLING_TABLES,
  ...ENROLMENT_TABLES,
  ...FOLLOW_UP_TABLES,
  ...GROUP_TABLES,
  ...OFFICE_TABLES,
  ...PLAN_TABLES,
  ...QUESTION_TABLES,
  ...RETURN_TABLES,
  card: Card,
  card_revocation: CardRevocation,
  client: Client,
  client_medicine: ClientMedicine,
  client_medicine_stop: ClientMedicineStop,
  client_photo: ClientPhoto,
  clinic_day: ClinicDayRow,
  clinic_day_close: ClinicDayClose,
  clock_reset: ClockReset,
  closure: Closure,
  closure_list: ClosureList,
  closure_list_client: ClosureListClient,
  consent: Consent,
  consent_withdrawal: ConsentWithdrawal,
  countersign: Countersign,
  countersign_owed: CountersignOwed,
  day_line: DayLine,
  death_decision: DeathDecision,
  death_report: DeathReport,
  ...DETOX_TABLES,
  dose: Dose,
  dose_event: DoseEvent,
  dose_identity: DoseIdentity,
  dose_order: DoseOrder,
  dose_order_end: DoseOrderEnd,
  dose_order_step: DoseOrderStep,
  dose_void: DoseVoid,
  dosing_incident: DosingIncident,
  downtime_sheet: DowntimeSheet,
  downtime_sheet_state: DowntimeSheetState,
  eligibility: Eligibility,
  episode: Episode,
  episode_closing: EpisodeClosing,
  guest_passport: GuestPassport,
  hold: Hold,
  hold_release: HoldRelease,
  holiday: Holiday,
  inspection: Inspection,
  inspection_end: InspectionEnd,
  induction_assessment: InductionAssessment,
  induction_decision: InductionDecision,
  keyholder: Keyholder,
  keyholder_removal: KeyholderRemoval,
  kit_and_talk: KitAndTalk,
  naloxone_batch: NaloxoneBatch,
  naloxone_entry: NaloxoneEntry,
  mark_count: MarkCount,
  office_card: OfficeCardRow,
  open_pack: OpenPack,
  overdose: Overdose,
  pregnancy_answer: PregnancyAnswer,
  outage: Outage,
  paper_line: PaperLine,
  passport: PassportRow,
  passport_end: PassportEnd,
  passport_report: PassportReport,
  product: Product,
  re_dose_order: ReDoseOrder,
  restoration: Restoration,
  rule_pack: RulePack,
  safety_flag: SafetyFlag,
  safety_flag_reading: SafetyFlagReading,
  ...SERVICE_TABLES,
  setting: SettingRow,
  sheet_marks: SheetMarks,
  signature: Signature,
  signature_sheet: SignatureSheet,
  signature_sheet_row: SignatureSheetRow,
  site: Site,
  site_list: SiteListRow,
  staff: Staff,
  staff_event: StaffEvent,
  staff_pin: StaffPin,
  stock_close: StockClose,
  stock_count: StockCount,
  stock_count_difference: StockCountDifference,
  stock_count_end: StockCountEnd,
  stock_count_line: StockCountLine,
  stock_entry: StockEntry,
  take_home_dose: TakeHomeDose,
  take_home_issue: TakeHomeIssue,
  taken_back: TakenBack,
  treatment_letter: TreatmentLetter,
  stock_transfer: StockTransfer,
  sub_store: SubStore,
  sub_store_closing: SubStoreClosing,
  sub_store_entry: SubStoreEntry,
} as const

export type TableName = keyof typeof TABLES
export type Row<T extends TableName> = z.infer<(typeof TABLES)[T]>
/** A row to be written; the register gives the key where the table has its own. */
export type NewRow<T extends TableName> =
  Row<T> extends { id: infer I } ? Omit<Row<T>, 'id'> & { id?: I } : Row<T>

/** The key column of tables that describe another table's row; all others have `id`. */
const KEYS: Partial<Record<TableName, string>> = {
  ...COUNSELLING_KEYS,
  ...DETOX_KEYS,
  ...ENROLMENT_KEYS,
  ...FOLLOW_UP_KEYS,
  ...GROUP_KEYS,
  ...PLAN_KEYS,
  ...QUESTION_KEYS,
  ...RETURN_KEYS,
  ...SERVICE_KEYS,
  card_revocation: 'card_id',
  client_medicine_stop: 'client_medicine_id',
  clinic_day_close: 'clinic_day_id',
  consent_withdrawal: 'consent_id',
  countersign: 'countersign_owed_id',
  dose_identity: 'dose_id',
  dose_order_end: 'dose_order_id',
  dose_void: 'dose_id',
  eligibility: 'episode_id',
  episode_closing: 'episode_id',
  hold_release: 'hold_id',
  inspection_end: 'inspection_id',
  induction_decision: 'induction_assessment_id',
  keyholder_removal: 'keyholder_id',
  passport_end: 'passport_id',
  passport_report: 'dose_id',
  stock_count_difference: 'stock_count_line_id',
  stock_count_end: 'stock_count_id',
  stock_transfer: 'stock_entry_id',
  sub_store_closing: 'sub_store_id',
  take_home_dose: 'dose_id',
}

export function keyColumn(table: TableName): string {
  return KEYS[table] ?? 'id'
}

export const isCovered = (table: string): table is TableName => Object.hasOwn(TABLES, table)

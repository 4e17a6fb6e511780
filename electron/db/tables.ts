import type { z } from 'zod'
import { Attendance } from '../../shared/records/attendance.ts'
import { Card, CardRevocation } from '../../shared/records/card.ts'
import { BroughtOver, Client, ClientPhoto, Hold, HoldRelease } from '../../shared/records/client.ts'
import { ClinicDayClose, ClinicDayRow, DayLine, StockClose } from '../../shared/records/clinic-day.ts'
import { Consent, ConsentWithdrawal } from '../../shared/records/consent.ts'
import { Dose, DoseEvent, DoseVoid } from '../../shared/records/dose.ts'
import { DoseOrder, DoseOrderEnd, DoseOrderStep } from '../../shared/records/dose-order.ts'
import { DosingIncident } from '../../shared/records/dosing-incident.ts'
import { Eligibility, Episode, EpisodeClosing } from '../../shared/records/episode.ts'
import { Inspection, InspectionEnd } from '../../shared/records/inspection.ts'
import { Batch, OpenPack, Product } from '../../shared/records/product.ts'
import { RulePack } from '../../shared/records/rule-pack.ts'
import { SettingRow } from '../../shared/records/setting.ts'
import { Countersign, CountersignOwed, Signature } from '../../shared/records/signature.ts'
import { Closure, Holiday, OfficeCardRow, Site } from '../../shared/records/site.ts'
import { Keyholder, KeyholderRemoval, Staff, StaffEvent, StaffPin } from '../../shared/records/staff.ts'
import { StockEntry } from '../../shared/records/stock-entry.ts'

/** Every table whose rows the ledger covers, with the record that says what a row holds. */
export const TABLES = {
  attendance: Attendance,
  batch: Batch,
  brought_over: BroughtOver,
  card: Card,
  card_revocation: CardRevocation,
  client: Client,
  client_photo: ClientPhoto,
  clinic_day: ClinicDayRow,
  clinic_day_close: ClinicDayClose,
  closure: Closure,
  consent: Consent,
  consent_withdrawal: ConsentWithdrawal,
  countersign: Countersign,
  countersign_owed: CountersignOwed,
  day_line: DayLine,
  dose: Dose,
  dose_event: DoseEvent,
  dose_order: DoseOrder,
  dose_order_end: DoseOrderEnd,
  dose_order_step: DoseOrderStep,
  dose_void: DoseVoid,
  dosing_incident: DosingIncident,
  eligibility: Eligibility,
  episode: Episode,
  episode_closing: EpisodeClosing,
  hold: Hold,
  hold_release: HoldRelease,
  holiday: Holiday,
  inspection: Inspection,
  inspection_end: InspectionEnd,
  keyholder: Keyholder,
  keyholder_removal: KeyholderRemoval,
  office_card: OfficeCardRow,
  open_pack: OpenPack,
  product: Product,
  rule_pack: RulePack,
  setting: SettingRow,
  signature: Signature,
  site: Site,
  staff: Staff,
  staff_event: StaffEvent,
  staff_pin: StaffPin,
  stock_close: StockClose,
  stock_entry: StockEntry,
} as const

export type TableName = keyof typeof TABLES
export type Row<T extends TableName> = z.infer<(typeof TABLES)[T]>
/** A row to be written; the register gives the key where the table has its own. */
export type NewRow<T extends TableName> =
  Row<T> extends { id: infer I } ? Omit<Row<T>, 'id'> & { id?: I } : Row<T>

/** The key column of tables that describe another table's row; all others have `id`. */
const KEYS: Partial<Record<TableName, string>> = {
  card_revocation: 'card_id',
  clinic_day_close: 'clinic_day_id',
  consent_withdrawal: 'consent_id',
  countersign: 'countersign_owed_id',
  dose_order_end: 'dose_order_id',
  dose_void: 'dose_id',
  eligibility: 'episode_id',
  episode_closing: 'episode_id',
  hold_release: 'hold_id',
  inspection_end: 'inspection_id',
  keyholder_removal: 'keyholder_id',
}

export function keyColumn(table: TableName): string {
  return KEYS[table] ?? 'id'
}

export const isCovered = (table: string): table is TableName => Object.hasOwn(TABLES, table)

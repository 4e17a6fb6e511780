import {
  Camp,
  CampBox,
  CampCost,
  CampEnd,
  CampPlace,
  CampTeam,
  CampTeamEnd,
} from '../../shared/records/camp.ts'
import {
  DetoxAdmission,
  DetoxChart,
  DetoxCheck,
  DetoxCheckDecision,
  DetoxDischarge,
  DetoxMedication,
  DetoxSheet,
  DetoxShelfBack,
  DetoxShelfEntry,
  DetoxShelfGift,
  DetoxTalk,
} from '../../shared/records/detox.ts'

/** The tables of camps and detoxification, for `TABLES`. */
export const DETOX_TABLES = {
  camp: Camp,
  camp_box: CampBox,
  camp_cost: CampCost,
  camp_end: CampEnd,
  camp_place: CampPlace,
  camp_team: CampTeam,
  camp_team_end: CampTeamEnd,
  detox_admission: DetoxAdmission,
  detox_chart: DetoxChart,
  detox_check: DetoxCheck,
  detox_check_decision: DetoxCheckDecision,
  detox_discharge: DetoxDischarge,
  detox_medication: DetoxMedication,
  detox_sheet: DetoxSheet,
  detox_shelf_back: DetoxShelfBack,
  detox_shelf_entry: DetoxShelfEntry,
  detox_shelf_gift: DetoxShelfGift,
  detox_talk: DetoxTalk,
} as const

/** Their key columns where these are not `id`, for `KEYS`. */
export const DETOX_KEYS = {
  camp_end: 'camp_id',
  camp_team_end: 'camp_team_id',
  detox_admission: 'episode_id',
  detox_check_decision: 'detox_check_id',
  detox_discharge: 'episode_id',
  detox_shelf_back: 'detox_shelf_gift_id',
  detox_shelf_entry: 'stock_entry_id',
} as const

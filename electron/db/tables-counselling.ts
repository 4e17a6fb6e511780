import { Appointment, AppointmentEnd } from '../../shared/records/appointment.ts'
import {
  Relative,
  RelativeConsent,
  RelativeConsentWithdrawal,
  RelativeEnd,
} from '../../shared/records/relative.ts'
import {
  BrokenGlass,
  BrokenGlassSeen,
  CounsellingSession,
  SessionClient,
  SessionNote,
  SessionRelative,
  SessionTopic,
  SessionVoid,
} from '../../shared/records/session.ts'

/** The tables of counselling, for `TABLES`. */
export const COUNSELLING_TABLES = {
  appointment: Appointment,
  appointment_end: AppointmentEnd,
  broken_glass: BrokenGlass,
  broken_glass_seen: BrokenGlassSeen,
  relative: Relative,
  relative_consent: RelativeConsent,
  relative_consent_withdrawal: RelativeConsentWithdrawal,
  relative_end: RelativeEnd,
  session: CounsellingSession,
  session_client: SessionClient,
  session_note: SessionNote,
  session_relative: SessionRelative,
  session_topic: SessionTopic,
  session_void: SessionVoid,
} as const

/** Their key columns where these are not `id`, for `KEYS`. */
export const COUNSELLING_KEYS = {
  appointment_end: 'appointment_id',
  broken_glass_seen: 'broken_glass_id',
  relative_consent_withdrawal: 'relative_consent_id',
  relative_end: 'relative_id',
  session_void: 'session_id',
} as const

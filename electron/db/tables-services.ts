import {
  Abscess,
  AbscessEnd,
  AbscessVisit,
  HealthRecord,
  HealthTest,
  HealthTestResult,
  HealthTestTalk,
} from '../../shared/records/health.ts'
import { ContactService, ServiceContact, ServiceVoid } from '../../shared/records/service-contact.ts'

/** The tables of services and health, for `TABLES`. */
export const SERVICE_TABLES = {
  abscess: Abscess,
  abscess_end: AbscessEnd,
  abscess_visit: AbscessVisit,
  contact_service: ContactService,
  health_record: HealthRecord,
  health_test: HealthTest,
  health_test_result: HealthTestResult,
  health_test_talk: HealthTestTalk,
  service_contact: ServiceContact,
  service_void: ServiceVoid,
} as const

/** Their key columns where these are not `id`, for `KEYS`. */
export const SERVICE_KEYS = { abscess_end: 'abscess_id', health_test_talk: 'health_test_id' } as const

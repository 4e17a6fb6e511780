import {
  CaseAnswerRow,
  HoldListMade,
  HoldListRow,
  OfficeCase,
  OfficeCaseEnd,
  SiteAnswer,
  TokenExportRow,
  TokenImport,
  TokenKey,
  TokenRefusal,
} from '../../shared/records/double-enrolment.ts'

/** The tables of double enrolment, for `TABLES`. */
export const ENROLMENT_TABLES = {
  case_answer: CaseAnswerRow,
  hold_list: HoldListRow,
  hold_list_made: HoldListMade,
  office_case: OfficeCase,
  office_case_end: OfficeCaseEnd,
  site_answer: SiteAnswer,
  token_export: TokenExportRow,
  token_import: TokenImport,
  token_key: TokenKey,
  token_refusal: TokenRefusal,
} as const

/** Their key columns where these are not `id`, for `KEYS`. */
export const ENROLMENT_KEYS = { office_case_end: 'office_case_id' } as const

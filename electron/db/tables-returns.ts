import { DataValueSetRow, Dhis2MappingRow, Dhis2MetadataRow } from '../../shared/records/dhis2.ts'
import {
  MonthlyReturn,
  MonthlyReturnApproval,
  MonthlyReturnSent,
} from '../../shared/records/monthly-return.ts'
import { NamesExport } from '../../shared/records/names-export.ts'

/** The tables of returns and exports, for `TABLES`. */
export const RETURN_TABLES = {
  data_value_set: DataValueSetRow,
  dhis2_mapping: Dhis2MappingRow,
  dhis2_metadata: Dhis2MetadataRow,
  monthly_return: MonthlyReturn,
  monthly_return_approval: MonthlyReturnApproval,
  monthly_return_sent: MonthlyReturnSent,
  names_export: NamesExport,
} as const

/** Their key columns where these are not `id`, for `KEYS`. */
export const RETURN_KEYS = {
  monthly_return_approval: 'monthly_return_id',
  monthly_return_sent: 'monthly_return_id',
} as const

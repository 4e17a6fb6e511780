import {
  ImportReceipt,
  ImportRun,
  ImportVerdict,
  OfficeKey,
  OfficeSite,
  OfficeSiteCard,
  OfficeSitePlace,
  SiteImport,
} from '../../shared/records/office.ts'

/** The tables of the regional office, for `TABLES`. */
export const OFFICE_TABLES = {
  import_receipt: ImportReceipt,
  import_run: ImportRun,
  import_verdict: ImportVerdict,
  office_key: OfficeKey,
  office_site: OfficeSite,
  office_site_card: OfficeSiteCard,
  office_site_place: OfficeSitePlace,
  site_import: SiteImport,
} as const

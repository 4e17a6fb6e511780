import type { OfficeCard } from '../../shared/records/card-files.ts'

/** What an office keeps in its own register: key A and the signing seed (32 bytes), with the card that they are on. */
export interface OfficeSecrets {
  readonly card: OfficeCard
  readonly everyday: string
  readonly signing: Uint8Array
}

import { z } from 'zod'
import { ReturnMonth } from './monthly-return.ts'
import { Bytes, Id, Instant } from './time.ts'

/** DHIS2's own ids: a letter and ten letters or digits. */
export const Dhis2Id = z.string().regex(/^[A-Za-z][A-Za-z0-9]{10}$/)

/** Half a surrogate pair has no RFC 8785 form. */
const isWellFormed = (text: string): boolean => /^\P{Cs}*$/u.test(text)
const Typed = z.string().trim().max(40).refine(isWellFormed)

/** What of a figure is sent: its count or its denominator. */
export const FigurePart = z.enum(['count', 'of'])
export type FigurePart = z.infer<typeof FigurePart>

/**
 * Where one number goes. `sent` false: deliberately left out, so that it is no hole. Ids are kept as they were typed;
 * whether they are good is the check's to say (shared/rules/dhis2-mapping.ts).
 */
export const MappingLine = z.object({
  indicator: z.string().min(1).max(80).refine(isWellFormed),
  cell: z.string().max(200).refine(isWellFormed),
  part: FigurePart,
  sent: z.boolean(),
  dataElement: Typed,
  categoryOptionCombo: Typed,
})
export type MappingLine = z.infer<typeof MappingLine>

export const Dhis2Mapping = z.object({
  dataSet: Typed,
  /** A site's code and its organisation unit. */
  orgUnits: z
    .array(z.object({ site: z.string().trim().min(1).max(20).refine(isWellFormed), orgUnit: Typed }))
    .max(500),
  lines: z.array(MappingLine).max(5_000),
})
export type Dhis2Mapping = z.infer<typeof Dhis2Mapping>

const Text = z.string().max(300).refine(isWellFormed)
const Named = z.object({ id: Text, name: Text })

/** What of a DHIS2 metadata export the mapping is held against. */
export const Dhis2Metadata = z.object({
  dataElements: z.array(Named.extend({ categoryCombo: Text.nullable() })).max(20_000),
  categoryOptionCombos: z.array(Named.extend({ categoryCombo: Text.nullable() })).max(20_000),
  organisationUnits: z.array(Named).max(20_000),
  dataSets: z.array(Named).max(2_000),
})
export type Dhis2Metadata = z.infer<typeof Dhis2Metadata>

export const DataValue = z.object({
  dataElement: z.string(),
  categoryOptionCombo: z.string(),
  period: z.string(),
  orgUnit: z.string(),
  value: z.string(),
})
export type DataValue = z.infer<typeof DataValue>

/** The payload of DHIS2's `dataValueSets`; period and organisation unit stand in each value too. */
export const DataValueSet = z.object({
  dataSet: z.string().optional(),
  period: z.string(),
  orgUnit: z.string(),
  dataValues: z.array(DataValue).max(20_000),
})
export type DataValueSet = z.infer<typeof DataValueSet>

export const Dhis2MetadataRow = z.object({
  id: Id,
  body: z.string(),
  digest: Bytes,
  staffId: Id,
  at: Instant,
})
export const Dhis2MappingRow = z.object({ id: Id, body: z.string(), staffId: Id, at: Instant })

/** One file that was made for DHIS2. `monthlyReturnId` null: not from a return that was sent. */
export const DataValueSetRow = z.object({
  id: Id,
  month: ReturnMonth,
  body: z.string(),
  dhis2MappingId: Id,
  monthlyReturnId: Id.nullable(),
  staffId: Id,
  at: Instant,
})

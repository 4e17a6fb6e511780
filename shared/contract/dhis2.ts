import { z } from 'zod'
import { Dhis2Mapping, Dhis2Metadata, FigurePart } from '../records/dhis2.ts'
import { ReturnMonth } from '../records/monthly-return.ts'
import { Id, Instant, RequestId } from '../records/time.ts'
import { call } from './call.ts'

const Folder = z.string().min(1).max(4_096)
const FigureNumber = z.object({ indicator: z.string(), cell: z.string(), part: FigurePart })

export const MappingView = z.object({
  /** The mapping that holds; null before the first was saved. */
  id: Id.nullable(),
  mapping: Dhis2Mapping,
  saved: z.object({ by: z.string(), at: Instant }).nullable(),
  metadata: z.object({ at: Instant, metadata: Dhis2Metadata }).nullable(),
  /** This site's code. */
  site: z.string(),
  /** Every number that may be mapped: those of the definitions, and those that the last return brought along. */
  numbers: z.array(FigureNumber),
})
export type MappingView = z.infer<typeof MappingView>

export const MappingCheck = z.object({
  faults: z.array(z.object({ fault: z.string(), figure: FigureNumber.nullable(), what: z.string() })),
  holes: z.array(FigureNumber),
  idle: z.array(FigureNumber),
})

/** What making the file would mean, before anything is written. */
export const DryRun = z.object({
  month: ReturnMonth,
  /** The figures of a return that was sent, or those of this moment. */
  source: z.enum(['sent', 'now']),
  check: MappingCheck,
  values: z.number().int(),
  against: z.discriminatedUnion('kind', [
    z.object({ kind: z.literal('nothing') }),
    z.object({ kind: z.literal('file') }),
    z.object({ kind: z.literal('last'), at: Instant }),
  ]),
  differences: z.array(
    z.object({
      kind: z.enum(['new', 'changed', 'gone']),
      dataElement: z.string(),
      categoryOptionCombo: z.string(),
      period: z.string(),
      orgUnit: z.string(),
      was: z.string().nullable(),
      is: z.string().nullable(),
    }),
  ),
  same: z.number().int(),
})
export type DryRun = z.infer<typeof DryRun>

export const dhis2 = {
  mapping: call('dhis2.see').output(MappingView),
  /** `basedOn`: the mapping that was edited. Refused: `mapping_saved_meanwhile`, `nothing_changed`. */
  save: call('dhis2.change')
    .input(z.object({ requestId: RequestId, basedOn: Id.nullable(), mapping: Dhis2Mapping }))
    .output(MappingView),
  /** What the window read out of a metadata export. Invalid: `metadata`. */
  keepMetadata: call('dhis2.change')
    .input(z.object({ requestId: RequestId, metadata: Dhis2Metadata }))
    .output(MappingView),
  /** A mapping file as text; nothing is saved. Invalid: `file`. */
  readFile: call('dhis2.see')
    .input(z.object({ text: z.string().max(4_000_000) }))
    .output(Dhis2Mapping),
  /** The mapping that holds, as a CSV that a spreadsheet opens. Refused as `exports.make`, `no_mapping`. */
  writeFile: call('dhis2.change')
    .input(z.object({ requestId: RequestId, folder: Folder, replace: z.boolean() }))
    .output(z.object({ file: z.string() })),
  /**
   * `earlier`: a dataValueSets file to compare with; null compares with the one made last for this month. Refused:
   * `no_mapping`, `return_in_future`. Invalid: `earlier`.
   */
  dryRun: call('export.see')
    .input(z.object({ month: ReturnMonth, earlier: z.string().max(8_000_000).nullable() }))
    .output(DryRun),
  /**
   * Writes the `dataValueSets` file. Refused: `dhis2_faults`, `dhis2_holes` unless `withoutHoles`, `dhis2_nothing_mapped`,
   * and as `exports.make`.
   */
  make: call('export.make')
    .input(
      z.object({
        requestId: RequestId,
        month: ReturnMonth,
        folder: Folder,
        withoutHoles: z.boolean(),
        replace: z.boolean(),
      }),
    )
    .output(z.object({ folder: z.string(), file: z.string(), values: z.number().int() })),
}

import { eventIterator } from '@orpc/contract'
import { z } from 'zod'
import { FigureWords } from '../records/monthly-return.ts'
import { NamesReason } from '../records/names-export.ts'
import { ReportPeriod } from '../records/report.ts'
import { Id, RequestId } from '../records/time.ts'
import { BackupPlace } from './backups.ts'
import { call } from './call.ts'

const Folder = z.string().min(1).max(4_096)
const Pin = z.string().regex(/^\d{6}$/)

/** What the person chose of the figures: as they are now, as a return was sent, or none of them. */
export const FiguresChosen = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('now') }),
  z.object({ kind: z.literal('sent'), monthlyReturnId: Id }),
  z.object({ kind: z.literal('none') }),
])
export type FiguresChosen = z.infer<typeof FiguresChosen>

export const TableFormat = z.enum(['xlsx', 'csv', 'json'])
export type TableFormat = z.infer<typeof TableFormat>

export const ExportStep = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('progress'), rows: z.number().int(), total: z.number().int() }),
  z.object({
    kind: z.literal('done'),
    folder: z.string(),
    files: z.array(z.string()),
    rows: z.number().int(),
  }),
])
export type ExportStep = z.infer<typeof ExportStep>

export const exports = {
  places: call('export.see').output(z.array(BackupPlace)),
  /** The system's own dialog; null when the person cancelled. */
  chooseFolder: call('export.make').output(BackupPlace.nullable()),
  /** How many rows each table would have. Invalid: `period.firstDay`, `period.lastDay`. */
  look: call('export.see')
    .input(z.object({ period: ReportPeriod }))
    .output(z.object({ tables: z.array(z.object({ name: z.string(), rows: z.number().int() })) })),
  /**
   * Writes figures and tables, by register number and never by name. Closing the stream cancels: nothing is left.
   * Refused: `folder_not_offered`, `export_running`, `export_nothing_chosen`, `export_too_many_rows`, `export_locked`,
   * and what the place says: `export_is_there`, `export_open_elsewhere`, `export_no_room`, `export_read_only`,
   * `export_place_gone`.
   */
  make: call('export.make')
    .input(
      z.object({
        requestId: RequestId,
        folder: Folder,
        period: ReportPeriod,
        figures: FiguresChosen,
        tables: z.array(z.string().max(40)).max(40),
        format: TableFormat,
        bom: z.boolean(),
        /** The person saw that such a file is there and wants it replaced. */
        replace: z.boolean(),
        words: FigureWords,
      }),
    )
    .output(eventIterator(ExportStep)),
  /**
   * Register numbers with names, encrypted under a passphrase of the file's own. Two people: the manager by PIN, another
   * keyholder by passphrase. Refused: `wrong_pin` and the like, `wrong_passphrase`, `no_names`, `folder_not_offered`, and
   * what the place says. Invalid: `filePassphrase`, `note`.
   */
  names: call('names.export')
    .input(
      z.object({
        requestId: RequestId,
        folder: Folder,
        reason: NamesReason,
        note: z.string().max(1_000),
        pin: Pin,
        passphrase: z.string().min(1).max(1_000),
        filePassphrase: z.string().min(1).max(1_000),
        replace: z.boolean(),
      }),
    )
    .output(z.object({ folder: z.string(), file: z.string(), clients: z.number().int() })),
}

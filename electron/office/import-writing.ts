import { constants } from 'node:fs'
import { copyFile, mkdir } from 'node:fs/promises'
import { basename, join, relative } from 'node:path'
import type { FileFound } from '../../shared/rules/import-plan.ts'
import { insert, nextId, type Tx } from '../db/write.ts'
import { seal } from '../private-text.ts'
import type { Register } from '../register.ts'
import type { ImportGood, ImportProblem, ImportProgress } from './import-order.ts'
import { layBeside, putInPlace, takeBack, waitingFolder } from './site-store.ts'

/** What became of one file. */
export interface FileVerdict {
  readonly file: string
  readonly outcome: 'good' | ImportProblem
  readonly siteId: number | null
  readonly sequence: number | null
  readonly continues: ImportGood['continues'] | null
  readonly missing: ImportGood['missing']
  readonly lostLines: number | null
}

/** One taking in of a folder: who, the row that its verdicts belong to, and who watches. */
export interface ImportTask {
  readonly register: Register
  readonly run: { readonly folder: string; readonly staffId: number; readonly runId: number }
  readonly watch: {
    readonly signal: AbortSignal
    /** `place` of `of`: which of the files is being opened. */
    onProgress(progress: ImportProgress & { file: string; place: number; of: number }): void
    onVerdict(verdict: FileVerdict): void
  }
}

export interface Told {
  readonly outcome: ImportProblem
  readonly siteId: number | null
  readonly sequence: number | null
}

/** The new data beside the old, then the row that makes them hold, then into their place. */
export async function keepGood(
  task: ImportTask,
  file: FileFound,
  good: ImportGood,
  key: Uint8Array,
): Promise<void> {
  const { register, run, watch } = task
  const { registerId, sequence } = good.manifest
  const { siteId, continues, missing, lostLines } = good
  await layBeside(register, registerId, key, good.file)
  try {
    register.write({ act: 'office.import', actor: run.staffId }, (tx) => {
      const siteImportId = writeImport(tx, register, run.staffId, good, key)
      insert(tx, 'import_verdict', {
        importRunId: run.runId,
        file: nameOf(task, file),
        outcome: 'good',
        sequence,
        officeSiteId: siteId,
        siteImportId,
        at: tx.at,
      })
    })
  } catch (cause) {
    await takeBack(register, registerId, key)
    throw cause
  }
  await putInPlace(register, registerId, key)
  watch.onVerdict({
    file: nameOf(task, file),
    outcome: 'good',
    siteId,
    sequence,
    continues,
    missing,
    lostLines,
  })
}

function writeImport(tx: Tx, register: Register, staffId: number, good: ImportGood, key: Uint8Array): number {
  const { manifest, missing } = good
  const id = nextId(tx, 'site_import')
  return insert(tx, 'site_import', {
    id,
    officeSiteId: good.siteId,
    lineage: manifest.lineage,
    sequence: manifest.sequence,
    day: manifest.day,
    madeAt: manifest.at,
    sha256: Buffer.from(good.sha256, 'hex'),
    dataKey: seal(register, 'site_import', 'data_key', id, Buffer.from(key).toString('hex')),
    ledgerLength: manifest.ledger.length,
    ledgerHead: manifest.ledger.head === null ? null : Buffer.from(manifest.ledger.head, 'hex'),
    schema: manifest.schema,
    clients: manifest.rows.client ?? 0,
    doses: manifest.rows.dose ?? 0,
    missingFrom: missing?.from ?? null,
    missingTo: missing?.to ?? null,
    lostLines: good.lostLines,
    continues: good.continues,
    staffId,
    at: tx.at,
  })
}

/** Writes down and says why a file was not taken. */
export function tell(task: ImportTask, file: FileFound, { outcome, siteId, sequence }: Told): void {
  const { register, run, watch } = task
  const name = nameOf(task, file)
  register.write({ act: 'office.import', actor: run.staffId }, (tx) =>
    insert(tx, 'import_verdict', {
      importRunId: run.runId,
      file: name,
      outcome,
      sequence,
      officeSiteId: siteId,
      siteImportId: null,
      at: tx.at,
    }),
  )
  watch.onVerdict({ file: name, outcome, siteId, sequence, continues: null, missing: null, lostLines: null })
}

const nameOf = ({ run }: ImportTask, { path }: FileFound): string => relative(run.folder, path).slice(-255)

/** A backup of a newer program is kept, sealed as it came, until this one is updated. */
export async function keepWaiting(register: Register, { path }: FileFound): Promise<void> {
  const folder = waitingFolder(register)
  await mkdir(folder, { recursive: true, mode: 0o700 })
  await copyFile(path, join(folder, basename(path)), constants.COPYFILE_EXCL).catch(() => undefined)
}

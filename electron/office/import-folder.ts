import { randomBytes } from 'node:crypto'
import { mkdir, rm } from 'node:fs/promises'
import { basename } from 'node:path'
import { type FileFound, importPlan } from '../../shared/rules/import-plan.ts'
import { lastImportOf, type OfficeSiteStored, officeSiteById, officeSites } from '../db/office.ts'
import { openOfficeKeys } from '../office-keys.ts'
import { refuse } from '../refusal.ts'
import type { Register } from '../register.ts'
import { findBackups, withoutCopies } from './find-backups.ts'
import type { ImportResult, ImportSite } from './import-order.ts'
import { type ImportWorker, startImportWorker } from './import-worker.ts'
import { type ImportTask, keepGood, keepWaiting, type Told, tell } from './import-writing.ts'
import { incomingFolder, settleSites, siteData } from './site-store.ts'

/**
 * Takes in every backup of a folder, file after file, each whole or not at all; stopped at any moment, what is in stays
 * in. Refused: `not_an_office`. @throws AbortError; the machine's error
 */
export async function importFolder(task: ImportTask): Promise<void> {
  const { register, run, watch } = task
  const keys = openOfficeKeys(register) ?? refuse('not_an_office')
  await settleSites(register)
  const { files, copies } = await withoutCopies((await findBackups(run.folder)).map(({ file }) => file))
  const sites = officeSites(register.db)
  const idOf = new Map(sites.map(({ code, id }) => [code, id]))
  const say = (file: FileFound, outcome: Told['outcome']) =>
    tell(task, file, { outcome, siteId: idOf.get(file.site ?? '') ?? null, sequence: file.sequence })
  const plan = importPlan(
    files,
    sites.map((site) => knownOf(register, site)),
  )
  for (const file of copies) say(file, 'same')
  for (const { file, code } of plan.judged) say(file, code)
  const of = plan.turns.reduce((sum, turn) => sum + turn.files.length, 0)
  const worker = startImportWorker(watch.signal)
  let place = 0
  try {
    for (const turn of plan.turns) {
      let ended = false
      for (const file of turn.files) {
        place += 1
        if (ended) say(file, 'older')
        else {
          const siteId = idOf.get(file.site ?? '')
          const result = await takeOne(task, worker, keys.everyday, file, siteId, { place, of })
          ended = turn.untilGood && result.outcome === 'good'
        }
      }
    }
  } finally {
    await worker.end()
    await rm(incomingFolder(register), { recursive: true, force: true, maxRetries: 5 })
  }
}

async function takeOne(
  task: ImportTask,
  worker: ImportWorker,
  identity: string,
  file: FileFound,
  siteId: number | undefined,
  count: { place: number; of: number },
): Promise<ImportResult> {
  const { register, watch } = task
  watch.signal.throwIfAborted()
  const incoming = incomingFolder(register)
  await mkdir(incoming, { recursive: true, mode: 0o700 })
  const key = Uint8Array.from(randomBytes(32))
  const order = { file: file.path, identity, sites: candidates(register, siteId), incoming, key }
  const result = await worker.take(order, (progress) =>
    watch.onProgress({ ...progress, file: basename(file.path), ...count }),
  )
  if (result.outcome === 'good') await keepGood(task, file, result, key)
  else {
    if (result.outcome === 'newerSchema' || result.outcome === 'newerFormat')
      await keepWaiting(register, file)
    tell(task, file, {
      outcome: result.outcome,
      siteId: result.siteId ?? siteId ?? null,
      sequence: result.sequence ?? file.sequence,
    })
  }
  key.fill(0)
  return result
}

/** What names are judged by. A card taken in since the last import means that the register came back. */
const knownOf = (register: Register, site: OfficeSiteStored) => ({
  code: site.code,
  lastSequence: siteData(register, site) === null ? null : site.sequence,
  trusted: site.importedAt !== null && site.cardAt <= site.importedAt,
})

/** The site that the file's name says, or any where it says none. */
function candidates(register: Register, siteId: number | undefined): ImportSite[] {
  const named = siteId === undefined ? undefined : officeSiteById(register.db, siteId)
  const sites = named ? [named] : officeSites(register.db)
  return sites.map((site) => ({
    id: site.id,
    card: { register_id: site.registerId, site: site.code, ed25519: site.ed25519, age: site.age },
    before: beforeOf(register, site),
  }))
}

function beforeOf(register: Register, site: OfficeSiteStored): ImportSite['before'] {
  const last = lastImportOf(register.db, site.id)
  if (!last) return null
  const data = siteData(register, site)
  return {
    lineage: last.lineage,
    sequence: last.sequence,
    sha256: hex(last.sha256),
    ledgerLength: last.ledgerLength,
    ledgerHead: last.ledgerHead && hex(last.ledgerHead),
    there: data !== null,
    file: data?.file ?? null,
    key: data?.key ?? null,
  }
}

const hex = (bytes: Uint8Array): string => Buffer.from(bytes).toString('hex')

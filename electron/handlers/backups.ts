import { join } from 'node:path'
import type { BackupDone, BackupStep } from '../../shared/contract/backups.ts'
import type { ClinicDay } from '../../shared/records/time.ts'
import { backupState } from '../../shared/rules/backup-age.ts'
import { BackupFailed } from '../backup/backup-failed.ts'
import { lastBackup, type MadeLine, readHistory } from '../backup/history.ts'
import { makeBackup } from '../backup/make-backup.ts'
import { backupPlaces, placeOf } from '../backup-places.ts'
import { officeCardOf } from '../db/site.ts'
import { programVersion } from '../program.ts'
import { Refusal, refuse } from '../refusal.ts'
import type { Register } from '../register.ts'
import { writeFileAtomically } from '../vault/atomic-file.ts'
import { answering, signedIn } from './base.ts'
import { provePin } from './session.ts'
import { siteCardOf } from './setup.ts'

const historyFile = ({ files }: Register) => join(files.folder, 'backups.log')
/** All backups that this register ever made, and what of the list is damaged. */
export const historyOf = (register: Register) =>
  readHistory(historyFile(register), register.keys.highWaterKey)

/** Folders chosen by hand since the program started; those of earlier backups are in the history. */
const chosenNow = new WeakMap<Register, string[]>()
const running = new WeakSet<Register>()

async function placesOf(register: Register) {
  const { lines } = await historyOf(register)
  const used = lines.flatMap((line) => (line.kind === 'made' ? [line.folder] : []))
  return backupPlaces(process.platform, [...used, ...(chosenNow.get(register) ?? [])])
}

export const backups = {
  age: signedIn.backups.age.handler(async ({ context: { register, session } }) => {
    const last = lastBackup(await historyOf(register))
    const { clinicDay, calendarDay } = session.state()
    const today = clinicDay?.day ?? calendarDay
    if (today === null) return refuse('register_closed')
    return {
      last: last && { sequence: last.sequence, day: last.day as ClinicDay, at: last.at as never },
      ...backupState(last ? (last.day as ClinicDay) : null, today),
    }
  }),

  places: signedIn.backups.places.handler(({ context: { register } }) => placesOf(register)),

  chooseFolder: signedIn.backups.chooseFolder.handler(async ({ context: { register, window } }) => {
    const folder = await window.chooseFolder()
    if (folder === null) return null
    chosenNow.set(register, [...(chosenNow.get(register) ?? []), folder])
    return placeOf(folder, 'folder', true)
  }),

  history: signedIn.backups.history.handler(async ({ context: { register } }) => {
    const { lines, damaged } = await historyOf(register)
    const made = lines.filter((line) => line.kind === 'made').reverse()
    return { made: made.map(asDone), damaged: damaged.length > 0 }
  }),

  make: signedIn.backups.make.handler(async ({ input, context, signal }) => {
    const { register, session, staff, log } = context
    await provePin(register, session, staff.id, input.pin)
    const places = await placesOf(register)
    if (!places.some(({ folder }) => folder === input.folder)) return refuse('folder_not_offered')
    if (running.has(register)) return refuse('backup_running')
    const { clinicDay, calendarDay } = session.state()
    return answering(log, steps(register, clinicDay?.day ?? calendarDay, input.folder, signal))
  }),

  saveSiteCard: signedIn.backups.saveSiteCard.handler(async ({ input, context: { register } }) => {
    const places = await placesOf(register)
    if (!places.some(({ folder }) => folder === input.folder)) return refuse('folder_not_offered')
    const card = siteCardOf(register)
    const file = join(input.folder, `site-card-${card.site}.json`)
    await writeFileAtomically(file, Buffer.from(`${JSON.stringify(card, null, 2)}\n`))
    return { file }
  }),
}

/** Turns the callbacks of a backup into a stream; when nobody reads on, the backup is cancelled. */
async function* steps(
  register: Register,
  day: ClinicDay | null,
  destination: string,
  signal: AbortSignal | undefined,
): AsyncGenerator<BackupStep> {
  const office = officeCardOf(register.db)
  if (day === null || !office) return refuse('no_office_card')
  const waiting: BackupStep[] = []
  let wake = () => {}
  const push = (step: BackupStep) => {
    waiting.push(step)
    wake()
  }
  running.add(register)
  const stop = new AbortController()
  signal?.addEventListener('abort', () => stop.abort(), { once: true })
  const { files, db, keys } = register
  const job = {
    writer: db,
    keys,
    office,
    files: {
      database: files.database,
      slots: files.slots,
      history: historyFile(register),
      scratch: join(files.folder, 'scratch'),
    },
    destination,
    day,
    program: programVersion,
    now: () => register.now(),
  }
  let ended = false
  const made = makeBackup(job, {
    signal: stop.signal,
    onProgress: (progress) => push({ kind: 'progress', ...progress }),
  }).finally(() => {
    ended = true
    wake()
  })
  made.catch(() => undefined)
  try {
    while (!ended || waiting.length > 0) {
      const next = waiting.shift()
      if (next) yield next
      else
        await new Promise<void>((resolve) => {
          wake = resolve
        })
    }
    const { fileName, ...rest } = await made
    yield { kind: 'done', backup: asDone({ ...rest, file: fileName, folder: destination }) }
  } catch (cause) {
    throw cause instanceof BackupFailed
      ? new Refusal([{ code: `backup_${cause.code}`, params: { place: cause.place } }])
      : cause
  } finally {
    stop.abort()
    await made.catch(() => undefined)
    running.delete(register)
  }
}

function asDone(line: Omit<MadeLine, 'kind'>): BackupDone {
  return {
    sequence: line.sequence,
    day: line.day as ClinicDay,
    at: line.at as never,
    file: line.file,
    folder: line.folder,
    sha256: line.sha256,
    bytes: line.bytes,
    clients: line.rows.client ?? 0,
    doses: line.rows.dose ?? 0,
  }
}

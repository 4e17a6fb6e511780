import type { BackupStep, DrillStep } from '../../shared/contract/backups.ts'
import { BackupFailed } from '../backup/backup-failed.ts'
import { lastBackup } from '../backup/history.ts'
import { makeBackup } from '../backup/make-backup.ts'
import { takeTurn } from '../backup-turn.ts'
import { officeCardOf } from '../db/site.ts'
import { drillNow } from '../drill.ts'
import { programVersion } from '../program.ts'
import { Refusal, refuse } from '../refusal.ts'
import type { Register } from '../register.ts'
import { todayOf } from '../today.ts'
import { asDone, asDrill, historyOf, placesOf, requirePlace } from './backup-facts.ts'
import { giveWay, planIn } from './backup-giving-way.ts'
import { answering, signedIn } from './base.ts'
import { provePin } from './session.ts'
import { stepStream } from './step-stream.ts'

export const make = signedIn.backups.make.handler(async ({ input, context, signal }) => {
  const { register, session, staff, log } = context
  await provePin(register, session, staff.id, input.pin)
  await requirePlace(register, input.folder)
  if (!(await planIn(register, input.folder)).enough) return refuse('backup_lowSpace')
  const steps = stepStream<BackupStep>(signal, (push, stop) => makeIn(register, input, stop, push))
  return answering(log, steps)
})

export const drill = signedIn.backups.drill.handler(async ({ context: { register, log }, signal }) => {
  if (lastBackup(await historyOf(register)) === null) return refuse('drill_no_backup')
  const places = (await placesOf(register)).map(({ folder }) => folder)
  const steps = stepStream<DrillStep>(signal, async (push, stop) => {
    const watch = {
      signal: stop,
      onProgress: (progress: Omit<DrillStep & { kind: 'progress' }, 'kind'>) =>
        push({ kind: 'progress', ...progress }),
    }
    return { kind: 'done', drill: asDrill(await drillNow(register, { byItself: false, places }, watch)) }
  })
  return answering(log, steps)
})

async function makeIn(
  register: Register,
  { folder, giveWay: agreed }: { folder: string; giveWay: readonly number[] },
  signal: AbortSignal,
  push: (step: BackupStep) => void,
): Promise<BackupStep> {
  const office = officeCardOf(register.db)
  if (!office) return refuse('no_office_card')
  const { files, db, keys } = register
  const job = {
    writer: db,
    keys,
    office,
    files,
    destination: folder,
    day: todayOf(register),
    program: programVersion,
    now: () => register.now(),
  }
  try {
    return await takeTurn(register, { what: 'backup', byItself: false, signal }, async (stop) => {
      const { fileName, ...made } = await makeBackup(job, {
        signal: stop,
        onProgress: (progress) => push({ kind: 'progress', ...progress }),
      })
      await giveWay(register, folder, agreed)
      return { kind: 'done', backup: asDone({ ...made, file: fileName, folder }) }
    })
  } catch (cause) {
    throw cause instanceof BackupFailed
      ? new Refusal([{ code: `backup_${cause.code}`, params: { place: cause.place } }])
      : cause
  }
}

import { join } from 'node:path'
import type { BackupPast } from '../../shared/contract/backups.ts'
import type { ClinicDay, Instant } from '../../shared/records/time.ts'
import { backupState, nextBackupDay } from '../../shared/rules/backup-age.ts'
import { daysBetween } from '../../shared/rules/days.ts'
import { drillState } from '../../shared/rules/drill-due.ts'
import { type History, lastBackup, lastDrill } from '../backup/history.ts'
import { placeOf } from '../backup-places.ts'
import { turnOf } from '../backup-turn.ts'
import { settingOf } from '../db/setting.ts'
import { refuse } from '../refusal.ts'
import type { Register } from '../register.ts'
import { siteCardOf } from '../site-card.ts'
import { writeFileAtomically } from '../vault/atomic-file.ts'
import { asDone, asDrill, historyOf, offerFolder, placesOf, requirePlace } from './backup-facts.ts'
import { planIn } from './backup-giving-way.ts'
import { drill, make } from './backup-making.ts'
import { takeReceipts } from './backup-receipts.ts'
import { signedIn } from './base.ts'

export const backups = {
  age: signedIn.backups.age.handler(async ({ context: { register, session } }) => {
    const { clinicDay, calendarDay } = session.state()
    const today = clinicDay?.day ?? calendarDay
    if (today === null) return refuse('register_closed')
    return ageOf(register, await historyOf(register), today)
  }),

  places: signedIn.backups.places.handler(({ context: { register } }) => placesOf(register)),

  plan: signedIn.backups.plan.handler(async ({ input, context: { register } }) => {
    await requirePlace(register, input.folder)
    return planIn(register, input.folder)
  }),

  chooseFolder: signedIn.backups.chooseFolder.handler(async ({ context: { register, window } }) => {
    const folder = await window.chooseFolder()
    if (folder === null) return null
    offerFolder(register, folder)
    return placeOf(folder, 'folder', true)
  }),

  history: signedIn.backups.history.handler(async ({ context: { register } }) => {
    const history = await historyOf(register)
    return { made: pastOf(history), damaged: history.damaged.length > 0 }
  }),

  make,
  drill,
  takeReceipts,

  saveSiteCard: signedIn.backups.saveSiteCard.handler(async ({ input, context: { register } }) => {
    await requirePlace(register, input.folder)
    const card = siteCardOf(register)
    const file = join(input.folder, `site-card-${card.site}.json`)
    await writeFileAtomically(file, Buffer.from(`${JSON.stringify(card, null, 2)}\n`))
    return { file }
  }),
}

function ageOf(register: Register, history: History, today: ClinicDay) {
  const last = lastBackup(history)
  const drilled = lastDrill(history)
  const weekday = settingOf(register.db, 'backup.weekday')
  const facts = { newest: last, last: drilled, now: register.now() }
  return {
    last: last && { sequence: last.sequence, day: last.day as ClinicDay, at: last.at as Instant },
    ...backupState(last ? (last.day as ClinicDay) : null, today, weekday),
    weekday,
    nextDay: last ? nextBackupDay(last.day as ClinicDay, weekday) : null,
    drill: {
      state: drillState(facts),
      last: drilled && asDrill(drilled),
      daysAgo: drilled ? Math.max(0, daysBetween(drilled.day as ClinicDay, today)) : null,
      running: turnOf(register) === 'drill',
    },
  }
}

function pastOf({ lines }: History): BackupPast[] {
  const delivered = new Map(
    lines.flatMap((line) => (line.kind === 'delivered' ? [[line.sha256, line.at]] : [])),
  )
  const gone = new Set(lines.flatMap((line) => (line.kind === 'pruned' ? [line.sequence] : [])))
  return lines
    .filter((line) => line.kind === 'made')
    .reverse()
    .map((line) => ({
      ...asDone(line),
      delivered: (delivered.get(line.sha256) ?? null) as Instant | null,
      gaveWay: gone.has(line.sequence),
    }))
}

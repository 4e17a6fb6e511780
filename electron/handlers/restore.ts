import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import type { BackupFound, RestoreHand, RestoreOpened, RestoreStep } from '../../shared/contract/restore.ts'
import { passphraseProblems } from '../../shared/rules/passphrase.ts'
import { numberToType, restoreHandsProblem, vanishes } from '../../shared/rules/restore-hands.ts'
import type { OpeningWatch } from '../backup/run-opening-worker.ts'
import { placeOf } from '../backup-places.ts'
import { machineRefusal } from '../machine-refusal.ts'
import { invalid, refuse } from '../refusal.ts'
import { openRegister } from '../register.ts'
import { registerFiles, restoringFolder } from '../register-files.ts'
import { copiesHere, openRestorableCopy } from '../restore-copy.ts'
import { highestSequence } from '../restore-loss.ts'
import { openRestorable, opensSlotOf, type Restorable } from '../restore-opening.ts'
import { asideName, finishRestore, type RestoringPerson } from '../restore-register.ts'
import type { Session } from '../session.ts'
import { answering, anyone } from './base.ts'
import { offerAtDoor, placesAtDoor, requirePlaceAtDoor as requirePlace } from './door-places.ts'
import { foundIn } from './restore-folder.ts'
import { stepStream } from './step-stream.ts'

/** The backup that lies opened, of each session; it does not outlive the process. */
const lying = new WeakMap<Session, Restorable>()
const opening = new WeakSet<Session>()

/** A restore takes the place of a register that is closed, never of one at work. */
function requireClosed(session: Session): void {
  if (session.register()) refuse('register_open')
}

export const restore = {
  places: anyone.restore.places.handler(({ context: { session } }) => placesAtDoor(session)),

  chooseFolder: anyone.restore.chooseFolder.handler(async ({ context: { session, window } }) => {
    const folder = await window.chooseFolder()
    if (folder === null) return null
    offerAtDoor(session, folder)
    return placeOf(folder, 'folder', true)
  }),

  look: anyone.restore.look.handler(async ({ input, context: { session } }) => {
    requirePlace(session, input.folder)
    return foundIn(input.folder)
  }),

  open: anyone.restore.open.handler(async ({ input, context: { session, log }, signal }) => {
    requireClosed(session)
    requirePlace(session, input.folder)
    const { backups } = await foundIn(input.folder)
    const asked = backups.find(({ file }) => file === input.file) ?? refuse('restore_unreadable')
    if (input.by.kind === 'officeKey') {
      requirePlace(session, input.by.folder)
      const { keyFiles } = await foundIn(input.by.folder)
      if (!keyFiles.includes(input.by.file)) refuse('restore_office_key')
    }
    const key =
      input.by.kind === 'passphrase'
        ? input.by
        : { kind: input.by.kind, file: join(input.by.folder, input.by.file) }
    const newer = newerThan(asked, backups)
    const steps = openingSteps(session, signal, (watch) =>
      openRestorable(session.profileFolder, join(input.folder, asked.file), key, newer, watch),
    )
    return answering(log, steps)
  }),

  copies: anyone.restore.copies.handler(({ context: { session } }) => copiesHere(session.profileFolder)),

  openCopy: anyone.restore.openCopy.handler(async ({ input, context: { session, log }, signal }) => {
    requireClosed(session)
    const asked =
      copiesHere(session.profileFolder).find(
        ({ aside, schema }) => aside === input.aside && schema === input.schema,
      ) ?? refuse('restore_unreadable')
    const steps = openingSteps(session, signal, (watch) =>
      openRestorableCopy(session.profileFolder, asked, input.passphrase, watch),
    )
    return answering(log, steps)
  }),

  finish: anyone.restore.finish.handler(async ({ input, context: { session, log } }) => {
    requireClosed(session)
    const restorable = lying.get(session) ?? refuse('restore_not_open')
    const { opened, answer, privateKey } = restorable
    if (vanishes(answer.loss, answer.sequence) && input.confirmed !== numberToType(answer))
      refuse('restore_not_confirmed')
    const people = [
      await proven(restorable, input.first, 'first'),
      await proven(restorable, input.second, 'second'),
    ] as const
    const problem = restoreHandsProblem(answer, input.first, input.second)
    if (problem !== null) refuse(problem)
    const files = registerFiles(session.profileFolder)
    const highest = Math.max(
      answer.sequence ?? 0,
      answer.newerInFolder ?? 0,
      answer.loss?.otherRegister ? 0 : ((await highestSequence(files)) ?? 0),
    )
    const aside = answer.loss === null ? null : asideName(session.profileFolder, dayOf(session))
    lying.delete(session)
    try {
      await finishRestore(session.profileFolder, opened, privateKey, people, {
        highest,
        aside,
        clock: session.clock,
      })
    } catch (cause) {
      await rm(restoringFolder(session.profileFolder), { recursive: true, force: true }).catch(
        () => undefined,
      )
      const machine = machineRefusal(cause)
      if (machine) refuse(machine)
      throw cause
    } finally {
      privateKey.fill(0)
    }
    log.note(
      `the register came back from ${sourceOf(answer)}${aside ? `; the one before lies in ${aside}` : ''}`,
    )
    const reopened = await openRegister(session.profileFolder, input.first.passphrase, session.clock)
    if (reopened.outcome !== 'opened') return refuse(reopened.outcome)
    session.opened(reopened.register)
    return { state: session.state(), aside }
  }),

  leave: anyone.restore.leave.handler(async ({ context: { session } }) => {
    const left = lying.has(session)
    forget(session)
    if (left) await rm(restoringFolder(session.profileFolder), { recursive: true, force: true })
    return { left }
  }),
}

/** Opens one backup or copy at a time, and keeps what was opened for this session. Refused: `restore_running`. */
function openingSteps(
  session: Session,
  signal: AbortSignal | undefined,
  open: (watch: OpeningWatch) => Promise<Restorable>,
): AsyncGenerator<RestoreStep> {
  if (opening.has(session)) return refuse('restore_running')
  return stepStream<RestoreStep>(signal, async (push, stop) => {
    opening.add(session)
    forget(session)
    try {
      const restorable = await open({
        signal: stop,
        onProgress: (progress) => push({ kind: 'progress', ...progress }),
      })
      lying.set(session, restorable)
      return { kind: 'done', opened: restorable.answer }
    } catch (cause) {
      await rm(restoringFolder(session.profileFolder), { recursive: true, force: true })
      throw cause
    } finally {
      opening.delete(session)
    }
  })
}

const sourceOf = ({ sequence, schema }: RestoreOpened): string =>
  sequence === null ? `the copy of schema ${schema}` : `backup ${sequence}`

function forget(session: Session): void {
  lying.get(session)?.privateKey.fill(0)
  lying.get(session)?.opened.databaseKey.fill(0)
  lying.delete(session)
}

const newerThan = (asked: BackupFound, backups: readonly BackupFound[]): number | null => {
  const newest = Math.max(
    ...backups.filter(({ site }) => site === asked.site).map(({ sequence }) => sequence),
  )
  return newest > asked.sequence ? newest : null
}

/** The machine's own calendar names the folder; no day of the register hangs on it. */
const dayOf = (session: Session): string => new Date(session.clock.now()).toISOString().slice(0, 10)

/** Refused: `restore_not_theirs`; invalid: the passphrase. */
async function proven(
  restorable: Restorable,
  hand: RestoreHand,
  field: 'first' | 'second',
): Promise<RestoringPerson> {
  const person = restorable.answer.people[hand.person] ?? refuse('restore_not_theirs')
  const { keyholderId, staffId, name } = person
  if (hand.isNew) {
    const [weak] = passphraseProblems(hand.passphrase)
    if (weak) return invalid(`${field}.passphrase`, weak.replaceAll('-', '_'))
  } else if (keyholderId === null || !(await opensSlotOf(restorable, keyholderId, hand.passphrase))) {
    return invalid(`${field}.passphrase`, 'restore_not_theirs')
  }
  return { staffId, label: name, hand }
}

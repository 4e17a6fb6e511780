import { readdir } from 'node:fs/promises'
import type { ImportStep } from '../../shared/contract/office.ts'
import { takeTurn } from '../backup-turn.ts'
import { insert } from '../db/write.ts'
import { importFolder } from '../office/import-folder.ts'
import { waitingFolder } from '../office/site-store.ts'
import { requirePlace } from './backup-facts.ts'
import { answering, signedIn } from './base.ts'
import { requireOffice } from './office-facts.ts'
import { stepStream } from './step-stream.ts'

/** Takes in a folder, off the main thread, one at a time; each file's verdict is written as soon as it is known. */
export const importing = signedIn.office.import.handler(async ({ input, context, signal }) => {
  const { register, session, staff, log } = context
  requireOffice(register)
  if (input.folder !== null) await requirePlace(register, input.folder)
  const folder = input.folder ?? waitingFolder(register)
  const act = { act: 'office.import', actor: staff.id }
  const steps = stepStream<ImportStep>(signal, async (push, stop) =>
    takeTurn(register, { what: 'import', byItself: false, signal: stop }, async (ending) => {
      const runId = register.writeOnce(input.requestId, act, (tx) =>
        insert(tx, 'import_run', { staffId: staff.id, at: tx.at }),
      )
      let files = 0
      await importFolder({
        register,
        run: { folder, staffId: staff.id, runId },
        watch: {
          signal: ending,
          onProgress: (progress) => push({ kind: 'progress', ...progress }),
          onVerdict: (verdict) => {
            files += 1
            // Whoever takes in a hundred sites is at work, though no key is pressed.
            session.touch()
            push({ kind: 'verdict', verdict })
          },
        },
      })
      return { kind: 'done', files }
    }),
  )
  return answering(log, steps)
})

/** How many backups wait for a newer program. */
export async function waitingBackups(register: Parameters<typeof waitingFolder>[0]): Promise<number> {
  const names = await readdir(waitingFolder(register)).catch(() => [])
  return names.filter((name) => name.endsWith('.ostbackup')).length
}

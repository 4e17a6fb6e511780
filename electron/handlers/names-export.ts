import { setImmediate as letOthersWork } from 'node:timers/promises'
import { cleanText } from '../../shared/rules/note-text.ts'
import { normalisePassphrase, passphraseProblems } from '../../shared/rules/passphrase.ts'
import { allClientIds, clientById } from '../db/client.ts'
import { insert, nextId } from '../db/write.ts'
import { runExport } from '../exports/run-export.ts'
import { seal, unseal } from '../private-text.ts'
import { invalid, NotAllowed, refuse } from '../refusal.ts'
import type { Register } from '../register.ts'
import { todayOf } from '../today.ts'
import { signedIn } from './base.ts'
import { baseName, inWords, oneAtATime, release, requireTarget } from './export-places.ts'
import { proveKeyholder } from './keyholder-slots.ts'
import { provePin } from './session.ts'

/** Clients that are unsealed at a stretch: some ten milliseconds. */
const AT_ONCE = 100

/**
 * Names leave the house by two people's hands and under a passphrase of their own. The row and its ledger line are
 * written before the file gets its name: names that are out without a line would be worse than a line without a file.
 */
export const names = signedIn.exports.names.handler(
  async ({ input, context: { register, session, staff } }) => {
    const act = 'names.export'
    const { requestId, folder, reason, replace } = input
    const note = cleanText(input.note)
    if (note.length < 10) return invalid('note', 'names_note_short')
    const filePassphrase = normalisePassphrase(input.filePassphrase)
    const [weak] = passphraseProblems(filePassphrase)
    if (weak) return invalid('filePassphrase', weak)
    if (filePassphrase === normalisePassphrase(input.passphrase))
      return invalid('filePassphrase', 'names_passphrase_same')
    const name = baseName(register, 'names', todayOf(register))
    await requireTarget(register, folder, [`${name}.csv.age`], replace)
    await provePin(register, session, staff.id, input.pin)
    const keyholder = await proveKeyholder(register, input.passphrase)
    if (keyholder.staffId === staff.id) throw new NotAllowed(act, 'same_person')
    return oneAtATime(register, async () => {
      const rows = await namesOfAll(register)
      if (rows.length === 0) return refuse('no_names')
      const order = { kind: 'names' as const, folder, baseName: name, passphrase: filePassphrase, rows }
      const made = await inWords(() => runExport({ file: null, key: null, order }))
      await release(register, session, folder, made.names, () =>
        register.writeOnce(requestId, { act, actor: staff.id, approver: keyholder.staffId, reason }, (tx) => {
          const id = nextId(tx, 'names_export')
          return insert(tx, 'names_export', {
            id,
            reason,
            note: seal(register, 'names_export', 'note', id, note),
            clients: rows.length,
            digest: made.sha256,
            staffId: staff.id,
            keyholderId: keyholder.id,
            at: tx.at,
          })
        }),
      )
      return { folder, file: made.names[0] ?? '', clients: rows.length }
    })
  },
)

/** Everybody, by register number; restricted records too, for two people answer for it. */
async function namesOfAll(register: Register): Promise<(readonly [number, string, string])[]> {
  const rows: (readonly [number, string, string])[] = []
  for (const [place, id] of allClientIds(register.db).entries()) {
    if (place % AT_ONCE === 0) await letOthersWork()
    const client = clientById(register.db, id)
    if (!client) continue
    rows.push([
      client.registerNumber,
      unseal(register, 'client', 'name', id, client.name) ?? '',
      unseal(register, 'client', 'called', id, client.called) ?? '',
    ])
  }
  return rows
}

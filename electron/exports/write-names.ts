import { createHash } from 'node:crypto'
import { writeFile } from 'node:fs/promises'
import { Encrypter } from 'age-encryption'
import type { ExportAnswers, NamesOrder } from './export-order.ts'
import { namesOf } from './file-names.ts'
import { asNotPut, dropParts, partOf, syncParts } from './put-files.ts'
import { csvText } from './write-csv.ts'

/**
 * Names by register number as CSV under a passphrase, by age's own stretching (2^18): `age -d FILE` opens it anywhere.
 * The plain text exists in this worker's memory alone. @throws NotPut, and nothing is left
 */
export async function writeNames(order: NamesOrder): Promise<ExportAnswers['names']> {
  const { folder, passphrase, rows } = order
  const names = namesOf(order)
  const [name = ''] = names
  const encrypter = new Encrypter()
  encrypter.setPassphrase(passphrase)
  const sealed = await encrypter.encrypt(csvText([['register_number', 'name', 'called'], ...rows], true))
  await dropParts(folder, names)
  try {
    await writeFile(partOf(folder, name), sealed, { flag: 'wx', mode: 0o600 })
    await syncParts(folder, names)
  } catch (cause) {
    await dropParts(folder, names)
    throw asNotPut(cause, name)
  }
  return { names, sha256: Uint8Array.from(createHash('sha256').update(sealed).digest()) }
}

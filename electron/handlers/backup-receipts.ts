import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { ReceiptRead } from '../../shared/contract/backups.ts'
import { appendHistory, type History } from '../backup/history.ts'
import { readReceipt, receiptEnding } from '../backup/receipt.ts'
import { officeCardOf, siteOf } from '../db/site.ts'
import { refuse } from '../refusal.ts'
import type { Register } from '../register.ts'
import { historyOf, requirePlace } from './backup-facts.ts'
import { signedIn } from './base.ts'

/** More than any receipt has. */
const mostBytes = 65_536

/** Takes in every receipt of a folder; each is judged by itself. Refused: `folder_not_offered`, `no_office_card`. */
export const takeReceipts = signedIn.backups.takeReceipts.handler(
  async ({ input, context: { register } }) => {
    await requirePlace(register, input.folder)
    const office = officeCardOf(register.db)
    if (!office) return refuse('no_office_card')
    const names = (await readdir(input.folder).catch(() => refuse('folder_not_offered'))).filter((name) =>
      name.endsWith(receiptEnding),
    )
    const read: ReceiptRead[] = []
    for (const file of names.toSorted()) {
      read.push({ file, ...(await take(register, join(input.folder, file), office.ed25519)) })
    }
    return read
  },
)

async function take(register: Register, file: string, officeKey: string): Promise<Omit<ReceiptRead, 'file'>> {
  const bytes = await readFile(file).catch(() => null)
  if (bytes === null) return { outcome: 'unreadable', sequence: null }
  const text = bytes.length > mostBytes ? '' : bytes.toString('utf8')
  const reading = readReceipt(text, officeKey)
  if (reading.outcome !== 'good') return { outcome: reading.outcome, sequence: null }
  const { registerId, sequence, sha256, office } = reading.receipt
  if (registerId !== siteOf(register.db).registerId) return { outcome: 'otherRegister', sequence }
  const history = await historyOf(register)
  if (!isMade(history, sequence, sha256)) return { outcome: 'unknownBackup', sequence }
  if (history.lines.some((line) => line.kind === 'delivered' && line.sha256 === sha256))
    return { outcome: 'known', sequence }
  const at = reading.receipt.receivedAt
  const line = { kind: 'delivered', sequence, at, sha256, office } as const
  await appendHistory(register.files.history, register.keys.highWaterKey, line)
  return { outcome: 'good', sequence }
}

const isMade = ({ lines }: History, sequence: number, sha256: string): boolean =>
  lines.some((line) => line.kind === 'made' && line.sequence === sequence && line.sha256 === sha256)

import { join } from 'node:path'
import { Receipt } from '../../shared/records/receipt.ts'
import { backupStem } from '../backup/backup-name.ts'
import { receiptEnding, signReceipt } from '../backup/receipt.ts'
import { lastImportOf, officeSiteById } from '../db/office.ts'
import { insert } from '../db/write.ts'
import { machineRefusal } from '../machine-refusal.ts'
import { openOfficeKeys } from '../office-keys.ts'
import { NotFound, refuse } from '../refusal.ts'
import type { Register } from '../register.ts'
import { writeFileAtomically } from '../vault/atomic-file.ts'
import { requirePlace } from './backup-facts.ts'
import { signedIn } from './base.ts'
import { requireOffice } from './office-facts.ts'

/** Receipts for what stands here of each site, signed by the office, all in one act. */
export const writeReceipts = signedIn.office.writeReceipts.handler(
  async ({ input, context: { register, staff } }) => {
    requireOffice(register)
    await requirePlace(register, input.folder)
    const keys = openOfficeKeys(register) ?? refuse('not_an_office')
    const written: { file: string; siteImportId: number }[] = []
    for (const siteId of new Set(input.siteIds)) {
      const { name, siteImportId, receipt } = receiptFor(register, keys.card.name, siteId)
      const text = `${JSON.stringify(signReceipt(receipt, keys.signing), null, 2)}\n`
      await writeFileAtomically(join(input.folder, name), Buffer.from(text)).catch((cause: unknown) => {
        throw machineRefusal(cause) ? cause : Object.assign(new Error('no receipt'), { code: 'EIO', cause })
      })
      written.push({ file: name, siteImportId })
    }
    register.writeOnce(input.requestId, { act: 'office.receipt', actor: staff.id }, (tx) => {
      let id = 0
      for (const { siteImportId } of written)
        id = insert(tx, 'import_receipt', { siteImportId, staffId: staff.id, at: tx.at })
      return id
    })
    return { files: written.map(({ file }) => file) }
  },
)

function receiptFor(register: Register, office: string, siteId: number) {
  const site = officeSiteById(register.db, siteId)
  if (!site) throw new NotFound('site')
  const last = lastImportOf(register.db, siteId) ?? refuse('nothing_imported')
  const { sequence, day, lineage } = last
  const receipt = Receipt.parse({
    office,
    registerId: site.registerId,
    lineage,
    site: site.code,
    sequence,
    day,
    sha256: hex(last.sha256),
    ledger: { head: last.ledgerHead && hex(last.ledgerHead), length: last.ledgerLength },
    receivedAt: last.at,
  })
  return {
    name: `${backupStem({ site: site.code, sequence, day })}${receiptEnding}`,
    siteImportId: last.id,
    receipt,
  }
}

const hex = (bytes: Uint8Array): string => Buffer.from(bytes).toString('hex')

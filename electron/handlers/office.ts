import { join } from 'node:path'
import type { FolderLook, OfficeSiteDetail } from '../../shared/contract/office.ts'
import { importsOf, officeSiteById, officeSites, verdictsOf } from '../db/office.ts'
import { officeCardOf } from '../db/site.ts'
import { insert } from '../db/write.ts'
import { findBackups } from '../office/find-backups.ts'
import { settleSites } from '../office/site-store.ts'
import { NotFound, refuse } from '../refusal.ts'
import type { Register } from '../register.ts'
import { writeFileAtomically } from '../vault/atomic-file.ts'
import { fingerprint } from '../vault/fingerprint.ts'
import { requirePlace } from './backup-facts.ts'
import { signedIn } from './base.ts'
import { cardsIn, printOf, readCard, stateOf, writeCard } from './office-cards.ts'
import { requireOffice, siteLine } from './office-facts.ts'
import { importing, waitingBackups } from './office-import.ts'
import { writeReceipts } from './office-receipts.ts'
import { staffNames } from './staff-facts.ts'

const SHOWN_VERDICTS = 40

export const office = {
  sites: signedIn.office.sites.handler(async ({ context: { register } }) => {
    requireOffice(register)
    await settleSites(register)
    return {
      sites: officeSites(register.db).map((site) => siteLine(register, site)),
      waiting: await waitingBackups(register),
    }
  }),

  site: signedIn.office.site.handler(async ({ input, context: { register } }) => {
    requireOffice(register)
    await settleSites(register)
    return detailOf(register, input.id)
  }),

  card: signedIn.office.card.handler(({ context: { register } }) => {
    requireOffice(register)
    const card = officeCardOf(register.db) ?? refuse('not_an_office')
    const signature = fingerprint(Buffer.from(card.ed25519, 'base64'))
    return {
      card,
      fingerprints: { ageA: fingerprint(card.ageA), ageB: fingerprint(card.ageB), ed25519: signature },
    }
  }),

  saveCard: signedIn.office.saveCard.handler(async ({ input, context: { register } }) => {
    requireOffice(register)
    await requirePlace(register, input.folder)
    const card = officeCardOf(register.db) ?? refuse('not_an_office')
    const file = join(input.folder, 'office-card.json')
    await writeFileAtomically(file, Buffer.from(`${JSON.stringify(card, null, 2)}\n`))
    return { file }
  }),

  look: signedIn.office.look.handler(async ({ input, context: { register } }) => {
    requireOffice(register)
    await requirePlace(register, input.folder)
    return lookInto(register, input.folder)
  }),

  takeCard: signedIn.office.takeCard.handler(async ({ input, context: { register, staff } }) => {
    requireOffice(register)
    await requirePlace(register, input.folder)
    const { requestId, folder, file, partner, district } = input
    const known = (await cardsIn(register, folder)).some((card) => card.file === file)
    const card = (known ? await readCard(folder, file) : null) ?? refuse('not_a_site_card')
    // What was compared by voice is what is taken in, though somebody changed the stick meanwhile.
    if (printOf(card) !== input.fingerprint) return refuse('not_a_site_card')
    const id = register.writeOnce(requestId, { act: 'office.card', actor: staff.id }, (tx) => {
      const state = stateOf(officeSites(tx.db), card)
      if (state === 'code_taken') refuse('site_code_taken', { code: card.site })
      if (state === 'known') refuse('card_known', { code: card.site })
      return writeCard(tx, card, { partner, district, staffId: staff.id })
    })
    return { id }
  }),

  changePlace: signedIn.office.changePlace.handler(({ input, context: { register, staff } }) => {
    requireOffice(register)
    const { requestId, siteId, partner, district, counted } = input
    if (!officeSiteById(register.db, siteId)) throw new NotFound('site')
    register.writeOnce(requestId, { act: 'office.place', actor: staff.id }, (tx) =>
      insert(tx, 'office_site_place', {
        officeSiteId: siteId,
        partner,
        district,
        counted: counted ? 1 : 0,
        staffId: staff.id,
        at: tx.at,
      }),
    )
    return detailOf(register, siteId).site
  }),

  import: importing,
  writeReceipts,
}

function detailOf(register: Register, id: number): OfficeSiteDetail {
  const site = officeSiteById(register.db, id)
  if (!site) throw new NotFound('site')
  const names = staffNames(register)
  return {
    site: siteLine(register, site),
    fingerprint: printOf(site),
    cardAt: site.cardAt,
    imports: importsOf(register.db, id).map(({ missingFrom, missingTo, staffId, ...one }) => ({
      id: one.id,
      sequence: one.sequence,
      day: one.day,
      madeAt: one.madeAt,
      at: one.at,
      by: names.get(staffId) ?? '',
      clients: one.clients,
      doses: one.doses,
      continues: one.continues,
      missing: missingFrom === null || missingTo === null ? null : { from: missingFrom, to: missingTo },
      lostLines: one.lostLines,
      receiptAt: one.receiptAt,
    })),
    verdicts: verdictsOf(register.db, id, SHOWN_VERDICTS),
  }
}

async function lookInto(register: Register, folder: string): Promise<FolderLook> {
  const found = await findBackups(folder).catch(() => refuse('folder_not_offered'))
  const known = new Set(officeSites(register.db).map(({ code }) => code))
  const counts = new Map<string, number>()
  for (const { file } of found)
    if (file.site !== null) counts.set(file.site, (counts.get(file.site) ?? 0) + 1)
  return {
    backups: found.length,
    bytes: found.reduce((sum, { bytes }) => sum + bytes, 0),
    sites: [...counts]
      .toSorted(([a], [b]) => (a < b ? -1 : 1))
      .map(([code, backups]) => ({ code, known: known.has(code), backups })),
    cards: await cardsIn(register, folder),
  }
}

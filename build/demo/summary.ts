import { basename } from 'node:path'
import { openTrusted } from '../../electron/backup/verify.ts'
import type { Reader } from '../../electron/db/connection.ts'
import { allBalances, products } from '../../electron/db/stock.ts'
import { readIdentity, readSiteCard } from '../../electron/office/key-file.ts'
import { withReadOptions } from '../../electron/office/read-options.ts'
import { milligrams } from '../../renderer/words/format.ts'
import type { OfficeWeek } from './office-week.ts'

export interface Summary {
  site: string
  clinicDay: string
  clients: number
  dosesGiven: number
  doubleDosesRefused: number
  voids: number
  incidents: number
  /** What is left, in whole steps of each product. */
  stock: Record<string, number>
  backup: { file: string; sequence: number; sha256: string; rows: Record<string, number> }
  /** What the regional office's desk said of all its sites. */
  office: OfficeWeek
  /** The pages and files that the play left. */
  papers: string[]
  screenshots: string[]
}

/** The figures of the demonstration, the clinic's own ones read from its backup, opened as the office opens one. */
export async function readSummary(
  files: { backup: string; key: string; siteCard: string },
  seen: Pick<Summary, 'doubleDosesRefused' | 'office' | 'papers' | 'screenshots'>,
): Promise<Summary> {
  const identity = await readIdentity(files.key)
  const site = await readSiteCard(files.siteCard)
  return withReadOptions(async (options) => {
    const { register, manifest, sha256, close } = await openTrusted(files.backup, identity, {
      ...options,
      site,
    })
    try {
      return {
        site: manifest.site,
        clinicDay: manifest.day,
        clients: count(register, 'SELECT count(*) FROM client'),
        dosesGiven: count(register, GIVEN),
        doubleDosesRefused: seen.doubleDosesRefused,
        voids: count(register, 'SELECT count(*) FROM dose_void'),
        incidents: count(register, 'SELECT count(*) FROM dosing_incident'),
        stock: stockOf(register),
        backup: { file: basename(files.backup), sequence: manifest.sequence, sha256, rows: manifest.rows },
        office: seen.office,
        papers: seen.papers,
        screenshots: seen.screenshots,
      }
    } finally {
      close()
    }
  })
}

/** Handed over and not void: under the tongue, or swallowed. */
const GIVEN = `SELECT count(DISTINCT dose_id) FROM dose_event
  WHERE kind = 'given' AND dose_id NOT IN (SELECT dose_id FROM dose_void)`

function count(register: Reader, question: string): number {
  const rows = register.prepare<[], number>(question).pluck().get()
  if (typeof rows !== 'number') throw new Error('The backup could not be counted')
  return rows
}

function stockOf(register: Reader): Record<string, number> {
  const balances = allBalances(register)
  return Object.fromEntries(
    products(register).map(({ id, drug, form, strengthMicrograms }) => [
      `${drug} ${form} ${milligrams(strengthMicrograms)} mg${form === 'liquid' ? ' per mL' : ''}`,
      balances
        .filter(({ productId }) => productId === id)
        .reduce((sum, { balanceSteps }) => sum + balanceSteps, 0),
    ]),
  )
}

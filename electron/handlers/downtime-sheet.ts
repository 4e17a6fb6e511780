import { createHash } from 'node:crypto'
import type { Sheet, SheetHead } from '../../shared/contract/downtime.ts'
import type { ClinicDay } from '../../shared/records/time.ts'
import { boundsOfDay } from '../../shared/rules/day-bounds.ts'
import type { DoseFacts, ShelfProduct } from '../../shared/rules/dose-facts.ts'
import {
  lastDoseOf,
  type SheetBatch,
  type SheetBody,
  type SheetLine,
  sheetDoses,
} from '../../shared/rules/paper-sheet.ts'
import { firstExpiredFirst, isExpired } from '../../shared/rules/stock-balance.ts'
import { clientById } from '../db/client.ts'
import { lastClinicDay, openClinicDay } from '../db/clinic-day.ts'
import { clientsInTreatment, linesOfSheet, type SheetStored, sheetById } from '../db/downtime.ts'
import { siteOf } from '../db/site.ts'
import { shelf } from '../db/stock.ts'
import { NotFound } from '../refusal.ts'
import type { Register } from '../register.ts'
import { todayOf } from '../today.ts'
import { staffName } from './counter-doses.ts'
import { doseFacts } from './dose-facts.ts'

/** Empty numbered lines at the end of every sheet, for a client who is not on it. */
const SPARE_LINES = 12
/** So many clients are read in one go; then the window gets its turn. */
const AT_ONCE = 25

/**
 * The sheet of a day as it would be printed now: the rule of the counter is asked for each client with that day as
 * its today. Packs are those open now, or what would be opened next.
 */
export async function makeBody(register: Register, day: ClinicDay): Promise<SheetBody> {
  const { db } = register
  const packsOf = (openClinicDay(db) ?? lastClinicDay(db))?.id ?? 0
  const bounds = boundsOfDay(day, siteOf(db).timeZone)
  const onShelf = shelfOn(shelf(db, packsOf), day)
  const today = todayOf(register)
  const lines: SheetLine[] = []
  for (const [place, clientId] of clientsInTreatment(db, day).entries()) {
    if (place % AT_ONCE === AT_ONCE - 1) await new Promise((resolve) => setImmediate(resolve))
    const client = clientById(db, clientId)
    if (!client) continue
    const read = doseFacts(register, clientId, { id: packsOf, day })
    // A sheet made afterwards, for what other paper says, is itself the paper of its day.
    const unknown = read.paperDaysNotEntered.filter((other) => day >= today || other < day)
    const facts: DoseFacts = { ...read, shelf: onShelf, paperDaysNotEntered: unknown }
    const { registerNumber, sex, birthYear } = client
    for (const dosing of sheetDoses(facts, bounds))
      lines.push({
        line: lines.length + 1,
        clientId,
        registerNumber,
        sex,
        birthYear,
        ...lastDoseOf(facts),
        ...dosing,
      })
  }
  return { day, lines, spareLines: SPARE_LINES, batches: batchesOf(onShelf) }
}

/** The shelf as that day would find it: an open pack stays open, else first expired, first out; one liquid a drug. */
function shelfOn(products: readonly ShelfProduct[], day: ClinicDay): ShelfProduct[] {
  const opened = products.map((product) => ({ ...product, openBatchId: packFor(product, day) }))
  const liquids = new Map<string, number>()
  for (const { drug, form, id, openBatchId } of [...opened].sort((a, b) => wasOpen(b) - wasOpen(a)))
    if (form === 'liquid' && openBatchId !== null && !liquids.has(drug)) liquids.set(drug, id)
  return opened.map((product) =>
    product.form === 'liquid' && liquids.get(product.drug) !== product.id
      ? { ...product, openBatchId: null }
      : product,
  )

  function wasOpen({ id }: ShelfProduct): number {
    return products.some((product) => product.id === id && product.openBatchId !== null) ? 1 : 0
  }
}

function packFor({ openBatchId, batches }: ShelfProduct, day: ClinicDay): number | null {
  const open = batches.find(({ id }) => id === openBatchId)
  if (open && open.balanceSteps > 0 && !isExpired(open, day)) return open.id
  const found = firstExpiredFirst(
    batches,
    new Map(batches.map(({ id, balanceSteps }) => [id, balanceSteps])),
    day,
  )
  return found.found ? found.batch.id : null
}

function batchesOf(products: readonly ShelfProduct[]): SheetBatch[] {
  return products.flatMap(({ drug, form, strengthMicrograms, stepsPerUnit, batches, openBatchId }) =>
    batches
      .filter(({ balanceSteps }) => balanceSteps > 0)
      .map(({ id, batchNumber, expiryDay, balanceSteps }) => ({
        drug,
        form,
        strengthMicrograms,
        stepsPerUnit,
        batchNumber,
        expiryDay,
        balanceSteps,
        open: id === openBatchId,
      })),
  )
}

export const digestOf = (body: string): Uint8Array => createHash('sha256').update(body).digest()

/** @throws NotFound */
export function storedSheet({ db }: Register, id: number): SheetStored {
  const sheet = sheetById(db, id)
  if (!sheet) throw new NotFound('downtime_sheet')
  return sheet
}

export function sheetHead(register: Register, sheet: Omit<SheetStored, 'body'>): SheetHead {
  const { id, number, day, digest, staffId, at, state } = sheet
  const check = Buffer.from(digest)
    .toString('hex')
    .slice(0, 8)
    .replace(/^(.{4})/, '$1 ')
  return { id, number, day, check, by: staffName(register, staffId), at, state }
}

export function sheetView(register: Register, id: number): Sheet {
  const sheet = storedSheet(register, id)
  return {
    head: sheetHead(register, sheet),
    body: JSON.parse(sheet.body) as SheetBody,
    entered: linesOfSheet(register.db, id).map(
      ({ line, registerNumber, result, amountMicrograms, givenAt, against }) => ({
        line,
        registerNumber,
        result,
        amountMicrograms,
        givenAt,
        against,
      }),
    ),
    bounds: boundsOfDay(sheet.day, siteOf(register.db).timeZone),
  }
}

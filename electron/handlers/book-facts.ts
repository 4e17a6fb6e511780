import type { BookFrame, BookRow, BookScope } from '../../shared/records/book.ts'
import { closesWithin } from '../db/books/doses.ts'
import { headAtClose } from '../db/day-close.ts'
import { siteOf } from '../db/site.ts'
import { products } from '../db/stock.ts'
import { readBookInWorker } from '../read-book.ts'
import type { Register } from '../register.ts'
import { codeOf } from './day-close-facts.ts'
import { staffNames } from './staff-facts.ts'

/** What stands at head and foot of a book. */
export function bookFrame(register: Register, scope: BookScope, printedBy: string): BookFrame {
  const { db } = register
  const { name, district, timeZone } = siteOf(db)
  const { open, last } = closesWithin(db, scope.period)
  const product = products(db).find(({ id }) => id === scope.productId)
  return {
    book: scope.book,
    period: scope.period,
    product: product
      ? {
          drug: product.drug,
          form: product.form,
          strengthMicrograms: product.strengthMicrograms,
          stepsPerUnit: product.stepsPerUnit,
        }
      : null,
    site: { name, district, timeZone },
    printedAt: register.now(),
    printedBy,
    close: last && { day: last.day, code: codeOf(headAtClose(db, last.id)) },
    draft: open,
    staff: Object.fromEntries(staffNames(register)),
  }
}

/** The rows, read away from the main thread. @throws AbortError */
export function readRows(register: Register, scope: BookScope, signal: AbortSignal): Promise<BookRow[]> {
  const { files, keys } = register
  const { book, period, productId } = scope
  return readBookInWorker(
    { file: files.database, key: keys.databaseKey, scope: { book, period, productId } },
    signal,
  )
}

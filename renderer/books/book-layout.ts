import type { BookFrame, BookRow } from '../../shared/records/book.ts'
import { words } from '../words/index.ts'
import { counsellingColumns } from './counselling-columns.ts'
import { doseColumns } from './dose-columns.ts'
import { followUpColumns } from './follow-up-columns.ts'
import { narcoticColumns } from './narcotic-columns.ts'

/** A column of a printed book: its share of the page's width, and what stands in a row's cell. */
export interface BookColumn<Row> {
  readonly title: string
  /** Parts of a hundred. */
  readonly width: number
  readonly numeric?: boolean
  readonly cell: (row: Row) => string
}

/** The columns of a book, as cells of any row of it. */
export function columnsOf(frame: BookFrame): BookColumn<BookRow>[] {
  switch (frame.book) {
    case 'doses':
      return only('doses', doseColumns(frame))
    case 'narcotic':
      return only('narcotic', narcoticColumns(frame))
    case 'counselling':
      return only('counselling', counsellingColumns(frame))
    case 'follow_up':
      return only('follow_up', followUpColumns(frame))
  }
}

function only<Kind extends BookRow['book']>(
  book: Kind,
  columns: readonly BookColumn<Extract<BookRow, { book: Kind }>>[],
): BookColumn<BookRow>[] {
  const isOwn = (row: BookRow): row is Extract<BookRow, { book: Kind }> => row.book === book
  return columns.map(({ cell, ...column }) => ({ ...column, cell: (row) => (isOwn(row) ? cell(row) : '') }))
}

/** What the book is called on its pages; also what the ledger says was printed. */
export function titleOf({ book, product }: Pick<BookFrame, 'book' | 'product'>): string {
  return words.books.paper.title(book, product && `${product.drug} ${words.stock.strength(product)}`)
}
